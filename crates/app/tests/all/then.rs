//! Time travel: a ticket and the queue as they stood, by what the desk had been told up to then.

use app::{Failure, Form, Query, Waits};
use desk::fact::{Gravity, Kind};
use desk::{Command, Refusal, Standing, State};
use terms::MeasureId;

use super::world::{World, at};

fn triage(category: u8) -> Command {
    let (gravity, workaround) = (Some(Gravity::Major), Some(false));
    Command::Triage { kind: Kind::Incident, category, gravity, workaround, reason: None }
}

async fn queue(w: &World, query: Query) -> Vec<u64> {
    let vera = w.visitor(w.vera).await;
    w.app.list(&vera, &query).await.expect("a page").rows.iter().map(|listed| listed.number).collect()
}

/// Source: issue 3, "Time travel": `?at=2026-11-20T17:45` on a ticket shows what stood then.
#[tokio::test]
async fn a_ticket_stands_as_it_stood() {
    let w = World::new("then-ticket").await;
    w.clock("2026-11-20 17:42 Paris");
    let number = w.report(w.nora, "Blank page after sign-in").await;
    let (vera, nora, form) = (w.visitor(w.vera).await, w.visitor(w.nora).await, Form::default());
    w.clock("2026-11-23 09:20 Paris");
    w.app.act(&vera, number, &Command::Acknowledge { note: None }, &form).await.expect("taken");
    w.app.act(&vera, number, &triage(1), &form).await.expect("taken");

    let then = Some(at("2026-11-20 17:45 Paris"));
    let view = w.app.ticket_at(&nora, number, then).await.expect("her ticket");
    assert_eq!((view.ticket.state(), view.entries.len(), view.ticket.version), (State::Received, 1, 1));
    let clock = view.clock(&MeasureId::acknowledgement()).expect("a clock");
    assert_eq!(clock.standing, Standing::Running { left: hours::OpenTime::from_minutes(57) });
    assert_eq!(clock.clock.candidates.len(), 2, "nobody had decided yet");
    assert!(view.allowed.is_empty(), "nobody acts in the past");
    assert_eq!(view.proof(&clock.clock).expect("a proof").now, at("2026-11-20 17:45 Paris"));
    // It wasn't there a minute before it was reported, and an instant to come is now.
    let before = w.app.ticket_at(&nora, number, Some(at("2026-11-20 17:41 Paris"))).await;
    assert!(matches!(before, Err(Failure::Refused(Refusal::NotFound))));
    let later = w.app.ticket_at(&nora, number, Some(at("2030-01-01 00:00 Paris"))).await.expect("now");
    assert!(later.ticket.state() == State::InProgress && !later.allowed.is_empty());
    // The past is nobody else's either.
    let other = w.app.ticket_at(&w.visitor(w.tom).await, number, then).await;
    assert!(matches!(other, Err(Failure::Refused(Refusal::NotFound))));
}

/// Source: issue 3, "Time travel": on the queue.
#[tokio::test]
async fn the_queue_stands_as_it_stood() {
    let w = World::new("then-queue").await;
    let form = Form::default();
    w.clock("2026-11-20 17:42 Paris");
    let first = w.report(w.nora, "First").await;
    let second = w.report(w.tom, "Second").await;
    w.clock("2026-11-20 17:50 Paris");
    let vera = w.visitor(w.vera).await;
    w.app.act(&vera, second, &Command::Acknowledge { note: None }, &form).await.expect("taken");
    w.clock("2026-11-23 09:20 Paris");
    let third = w.report(w.nora, "Third").await;
    w.app.act(&vera, first, &Command::Acknowledge { note: None }, &form).await.expect("taken");
    w.app.act(&vera, second, &triage(2), &form).await.expect("taken");
    w.app
        .act(&vera, second, &Command::Close { reason: Some(w.app.authored("Seen to.")) }, &form)
        .await
        .expect("taken");

    let at_once = |text: &str| Query { at: Some(at(text)), at_desk: true, ..Query::default() };
    let waiting = |text| Query { waits: Waits::Acknowledgement, ..at_once(text) };
    assert_eq!(queue(&w, at_once("2026-11-20 17:41 Paris")).await, [0_u64; 0]);
    assert_eq!(queue(&w, waiting("2026-11-20 17:45 Paris")).await, [first, second]);
    assert_eq!(queue(&w, waiting("2026-11-20 17:55 Paris")).await, [first]);
    assert_eq!(queue(&w, at_once("2026-11-23 09:19 Paris")).await, [first, second]);
    // Now only the third waits, and that is what an instant to come shows.
    assert_eq!(queue(&w, waiting("2026-12-23 09:19 Paris")).await, [third]);
    let over = Query { open: false, ..at_once("2026-11-23 09:19 Paris") };
    assert_eq!(queue(&w, over).await, [0_u64; 0], "nothing was over then");
    // A page at a time, in the same order.
    let page = Query { limit: 1, ..at_once("2026-11-23 09:19 Paris") };
    let shown = w.app.list(&vera, &page).await.expect("a page");
    assert_eq!((shown.rows.len(), shown.now), (1, at("2026-11-23 09:19 Paris")));
    assert!(
        matches!(shown.rows[0].standing, Some(Standing::Running { .. } | Standing::Soon { .. })),
        "{:?}",
        shown.rows[0].standing
    );
    let rest = queue(&w, Query { after: shown.next, ..page }).await;
    assert_eq!(rest, [second]);
    // Who sees what is decided now, as always: another provider finds its own ticket only.
    let tom = w.visitor(w.tom).await;
    let query = Query { at_desk: false, ..at_once("2026-11-20 17:45 Paris") };
    let rows = w.app.list(&tom, &query).await.expect("a page").rows;
    assert_eq!(rows.iter().map(|listed| listed.number).collect::<Vec<_>>(), [second]);
}
