//! Time travel: a ticket and the queue as they stood, by what the desk had been told up to then.

use app::{Failure, Form, Owned, Query, Waits};
use desk::chart::ChartCommand;
use desk::escalation::Chosen;
use desk::exclusion::{ExclusionCommand, Known, Proposal};
use desk::fact::{Door, Gravity, Kind, Level1Desk};
use desk::problem::ProblemCommand;
use desk::promise::{Assignee, Debt, PromiseCommand};
use desk::{Command, NewTicket, Refusal, Standing, State};
use terms::{GroundId, MeasureId};

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

/// Source: issue 3, "Time travel", clause 4 and clause 2.B: owner, next step and exclusion are as of then, on the ticket and in
/// the queue. Monday 23 November 2026.
#[tokio::test]
async fn owner_next_step_and_exclusion_stand_as_they_stood() {
    let w = World::new("then-promises").await;
    let form = Form::default();
    w.clock("2026-11-23 09:05 Paris");
    let number = w.report(w.nora, "Blank page").await;
    let excluded = w.report(w.nora, "Nobody signs in").await;
    let (vera, quentin) = (w.visitor(w.vera).await, w.visitor(w.quentin).await);
    w.clock("2026-11-23 09:10 Paris");
    let assign = |to| Command::Promise(PromiseCommand::Assign(Assignee::named(to)));
    w.app.act(&vera, number, &triage(1), &form).await.expect("taken");
    w.app.act(&vera, excluded, &triage(1), &form).await.expect("taken");
    w.app.act(&vera, number, &assign(w.vera), &form).await.expect("taken");
    w.clock("2026-11-23 09:20 Paris");
    let step = w.app.authored("Ask for the log.");
    let step = Command::Promise(PromiseCommand::Step { step, news_by: Some(at("2026-11-23 12:00 Paris")) });
    w.app.act(&vera, number, &step, &form).await.expect("taken");
    w.clock("2026-11-23 09:30 Paris");
    w.app.act(&vera, number, &assign(w.quentin), &form).await.expect("taken");
    let propose = ExclusionCommand::Propose(Box::new(Proposal {
        ground: GroundId::from("third-party-software"),
        contract_clause: None,
        found: None,
        duty: None,
        cause: w.app.authored("Another maker's server is down."),
        evidence: w.app.authored("Its log of 08:58."),
        told: w.app.authored("Your sign-on server is down."),
        help: true,
        known: Known::default(),
    }));
    w.app.act(&vera, excluded, &Command::Exclusion(propose), &form).await.expect("taken");
    w.clock("2026-11-23 09:40 Paris");
    let confirm = ExclusionCommand::Confirm { found: None, known: Known::default() };
    w.app.act(&quentin, excluded, &Command::Exclusion(confirm), &form).await.expect("taken");
    w.clock("2026-11-23 10:00 Paris");

    let row_of = async |number: u64, text: &str| {
        let query = Query { at: Some(at(text)), at_desk: true, ..Query::default() };
        let rows = w.app.list(&vera, &query).await.expect("a page").rows;
        rows.into_iter().find(|row| row.number == number).expect("it waited then")
    };
    let row = async |text: &str| row_of(number, text).await;
    let then = row("2026-11-23 09:15 Paris").await;
    assert_eq!((then.owner, then.debts.as_slice()), (Some(w.vera), &[Debt::NextStep][..]));
    let then = row("2026-11-23 09:25 Paris").await;
    assert_eq!((then.owner, then.debts.len()), (Some(w.vera), 0));
    assert_eq!(then.news_by, Some(at("2026-11-23 12:00 Paris")));
    assert_eq!(row("2026-11-23 09:35 Paris").await.owner, Some(w.quentin));
    let then = row_of(excluded, "2026-11-23 09:35 Paris").await;
    assert!(!matches!(then.standing, Some(Standing::Excluded { .. })), "only proposed: {:?}", then.standing);
    let then = row_of(excluded, "2026-11-23 09:45 Paris").await;
    assert!(matches!(then.standing, Some(Standing::Excluded { .. })), "{:?}", then.standing);

    let view =
        async |text: &str| w.app.ticket_at(&vera, excluded, Some(at(text))).await.expect("a ticket").ticket;
    assert!(view("2026-11-23 09:35 Paris").await.exclusion.holding().is_none());
    assert!(view("2026-11-23 09:45 Paris").await.exclusion.holding().is_some());
    // Who looked for what Vera answered for finds it as long as she did.
    let hers = async |text: &str| {
        let query = Query { at: Some(at(text)), at_desk: true, owned: Owned::By(w.vera), ..Query::default() };
        queue(&w, query).await
    };
    assert_eq!(hers("2026-11-23 09:25 Paris").await, [number]);
    assert_eq!(hers("2026-11-23 09:35 Paris").await, [0_u64; 0]);
}

/// Source: issue 3, "Time travel"; clause 2.A: the problem behind a ticket, with what was known of it then.
#[tokio::test]
async fn the_problem_behind_a_ticket_stands_as_it_stood() {
    let w = World::new("then-problem").await;
    let form = Form::default();
    let number = w.report(w.nora, "Blank page").await;
    let vera = w.visitor(w.vera).await;
    let (title, statement) = (w.app.authored("Blank pages"), w.app.authored("Since 17:30."));
    let open = ProblemCommand::Open { title, statement };
    let problem = w.app.change_problem(&vera, None, &open, &form).await.expect("a problem").number;
    w.clock("2026-11-20 17:50 Paris");
    w.app.link_incident(&vera, problem, number, &form).await.expect("linked");
    w.clock("2026-11-23 09:20 Paris");
    let give = ProblemCommand::GiveWorkaround { text: w.app.authored("Sign in twice.") };
    w.app.change_problem(&vera, Some(problem), &give, &form).await.expect("given");
    w.clock("2026-11-23 10:00 Paris");

    let nora = w.visitor(w.nora).await;
    let behind = async |text: &str| {
        let view = w.app.ticket_at(&nora, number, Some(at(text))).await.expect("a ticket");
        view.problem.map(|behind| behind.workaround)
    };
    assert_eq!(behind("2026-11-20 17:45 Paris").await, None, "nobody had linked it");
    assert_eq!(behind("2026-11-20 17:55 Paris").await, Some(None), "there was no workaround yet");
    assert_eq!(behind("2026-11-23 09:30 Paris").await, Some(Some("Sign in twice.".to_owned())));
}

/// Source: issue 3, "Time travel"; preamble: what level 1 knew of level 2 then.
#[tokio::test]
async fn level_2_stands_as_level_1_knew_it() {
    let w = World::new("then-level-2").await;
    let form = Form::default();
    let here = ChartCommand::Level1(Level1Desk::Here {});
    w.app.chart(w.provider, &here).await.expect("a desk");
    let number = w.report(w.ines, "Blank page").await;
    let (nora, vera) = (w.visitor(w.nora).await, w.visitor(w.vera).await);
    w.clock("2026-11-20 17:50 Paris");
    let new = NewTicket::bare(w.app.fresh_ticket(), w.app.authored("For all of them"), Door::Portal);
    let above =
        w.app.escalate(&nora, number, &new, &Chosen::default(), &form).await.expect("escalated").number;
    w.clock("2026-11-23 09:20 Paris");
    w.app.act(&vera, above, &Command::Acknowledge { note: None }, &form).await.expect("taken");
    w.clock("2026-11-23 10:00 Paris");

    let level2 =
        async |text: &str| w.app.ticket_at(&nora, number, Some(at(text))).await.expect("a ticket").level2;
    assert!(level2("2026-11-20 17:45 Paris").await.is_none());
    let then = level2("2026-11-20 17:55 Paris").await.expect("escalated by then");
    assert_eq!((then.state, then.due), (State::Received, Some(at("2026-11-23 09:50 Paris"))));
    assert_eq!(then.relayed.map(|relayed| (relayed.number, relayed.changes.len())), Some((above, 0)));
    let then = level2("2026-11-23 09:30 Paris").await.expect("escalated by then");
    assert_eq!((then.state, then.due), (State::Acknowledged, None));
    assert_eq!(then.relayed.map(|relayed| relayed.changes.len()), Some(1));
}
