//! One incident from report to report, and the rules on its way.

use app::{Failure, Form, TargetsQuery};
use desk::fact::{Delivery, Gravity, Kind, Resolution};
use desk::report::{Dimension, Outcome};
use desk::{Command, Refusal, Standing, State};
use hours::OpenTime;
use jiff::Timestamp;
use terms::MeasureId;

use crate::world::{World, at};

fn triage(category: u8) -> Command {
    Command::Triage {
        kind: Kind::Incident,
        category,
        gravity: Some(Gravity::Major),
        workaround: Some(false),
        reason: None,
    }
}

/// Source: conditions 2021-09, clause 4 category 1, clause 1 business day; 20 Nov 2026 is a Friday.
#[tokio::test]
async fn friday_evening_is_due_on_monday_morning() {
    let w = World::new("slice").await;
    let (nora, vera, quentin) =
        (w.visitor(w.nora).await, w.visitor(w.vera).await, w.visitor(w.quentin).await);
    let ack = MeasureId::acknowledgement();

    w.clock("2026-11-20 17:42 Paris");
    let number = w.report(w.nora, "Blank page after sign-in").await;
    let view = w.app.ticket(&nora, number).await.expect("her ticket");
    let clock = view.clock(&ack).expect("a clock");
    assert_eq!(clock.clock.due, Some(at("2026-11-23 09:42 Paris")));
    assert_eq!(clock.clock.candidates.len(), 2);
    let proof = view.proof(&clock.clock).expect("a proof");
    desk::verify(&proof).expect("a sound proof");

    w.clock("2026-11-23 09:20 Paris");
    let form = Form::default();
    w.app.act(&vera, number, &Command::Acknowledge { note: None }, &form).await.expect("acknowledged");
    let again = w.app.act(&quentin, number, &Command::Acknowledge { note: None }, &form).await;
    assert!(matches!(again, Err(Failure::Refused(Refusal::AlreadyAcknowledged { .. }))));
    w.app.act(&vera, number, &triage(1), &form).await.expect("triaged");

    let text = w.app.authored("The session store is full.");
    w.app.act(&vera, number, &Command::diagnose(text.clone()), &form).await.expect("kept");
    let view = w.app.ticket(&nora, number).await.expect("her ticket");
    assert!(matches!(
        view.clock(&MeasureId::diagnosis()).expect("a clock").standing,
        Standing::Measuring { .. }
    ));
    let text = w.app.authored("The session store is full, indeed.");
    w.app.act(&quentin, number, &Command::diagnose(text), &form).await.expect("kept");
    let view = w.app.ticket(&nora, number).await.expect("her ticket");
    let spent = OpenTime::from_minutes(38);
    assert!(matches!(view.clock(&MeasureId::diagnosis()).expect("a clock").standing,
        Standing::Measured { spent: s, .. } if s == spent));
    assert_eq!(view.clock(&ack).expect("a clock").standing, Standing::Met { spent });

    let (resolution, delivery) = (Resolution::Workaround, Delivery::Supplied);
    let text = w.app.authored("Empty it.");
    w.app
        .act(&quentin, number, &Command::resolve(resolution, delivery, text), &form)
        .await
        .expect("resolved");
    assert_eq!(w.app.ticket(&nora, number).await.expect("her ticket").ticket.state(), State::Resolved);

    let query = TargetsQuery {
        from: Timestamp::MIN,
        to: Timestamp::MAX,
        by: vec![Dimension::Region, Dimension::Category],
    };
    let groups = w.app.targets(&quentin, &query).await.expect("a report").groups;
    assert_eq!(groups.len(), 1);
    assert_eq!(groups[0].key, ["EMEA", "1"]);
    assert_eq!(groups[0].counts[&Outcome::Met], 1);
    let checked = w.app.check().await.expect("a check");
    assert_eq!(checked.differs, None);
    w.app.verify_journal().await.expect("a walk");
}

/// Source: hard rule 2 of the access table: 404, not 403, outside the scope.
#[tokio::test]
async fn another_providers_ticket_does_not_exist() {
    let w = World::new("scope").await;
    let number = w.report(w.nora, "Ours").await;
    let tom = w.visitor(w.tom).await;
    let seen = w.app.ticket(&tom, number).await;
    assert!(matches!(seen, Err(Failure::Refused(Refusal::NotFound))));
    let listed = w.app.list(&tom, &app::Query::default()).await.expect("a list");
    assert!(listed.rows.is_empty());
}

/// Source: preamble.
#[tokio::test]
async fn an_indirect_customer_is_told_whom_to_turn_to() {
    let w = World::new("indirect").await;
    let ines = w.visitor(w.ines).await;
    let new = desk::NewTicket::bare(w.app.fresh_ticket(), w.app.authored("Help"), desk::fact::Door::Portal);
    let refused = w.app.open(&ines, &new, None, None, &Form::default()).await;
    let Err(Failure::Refused(Refusal::IndirectCustomer { provider })) = refused else {
        panic!("{refused:?}")
    };
    assert_eq!(provider, w.provider);
}

/// Source: reading "before triage"; 23 Nov 2026 is a Monday. A miss bears its due instant, whenever it is noticed.
#[tokio::test]
async fn nothing_is_called_missed_before_triage() {
    let w = World::new("alarms").await;
    w.clock("2026-11-20 17:42 Paris");
    let number = w.report(w.nora, "Blank page").await;
    w.clock("2026-11-23 11:00 Paris");
    w.app.raise_alarms().await.expect("alarms");
    let quentin = w.visitor(w.quentin).await;
    let view = w.app.ticket(&quentin, number).await.expect("a ticket");
    assert_eq!((view.ticket.warned.len(), view.ticket.missed.len()), (1, 0));
    assert!(matches!(
        view.clock(&MeasureId::acknowledgement()).expect("a clock").standing,
        Standing::Passed { .. }
    ));
    w.app.act(&quentin, number, &triage(1), &Form::default()).await.expect("triaged");
    let view = w.app.ticket(&quentin, number).await.expect("a ticket");
    assert_eq!(view.ticket.missed.len(), 1);
    let missed = view.entries.last().expect("an entry");
    assert_eq!(missed.entry.at, at("2026-11-23 09:42 Paris"));
    assert!(matches!(
        view.clock(&MeasureId::acknowledgement()).expect("a clock").standing,
        Standing::Missed { .. }
    ));
}

/// Source: reading "whose region"; a provider reports for its own customers only, and a direct customer for itself.
#[tokio::test]
async fn hours_are_those_of_the_client_who_waits() {
    let w = World::new("whose").await;
    w.clock("2026-11-20 17:42 Paris");
    let nora = w.visitor(w.nora).await;
    let new = desk::NewTicket::bare(w.app.fresh_ticket(), w.app.authored("Theirs"), desk::fact::Door::Portal);
    let number =
        w.app.open(&nora, &new, None, Some(w.customer), &Form::default()).await.expect("theirs").number;
    let view = w.app.ticket(&nora, number).await.expect("a ticket");
    assert_eq!(view.ticket.opened.what.customer, Some(w.customer));
    let new =
        desk::NewTicket::bare(w.app.fresh_ticket(), w.app.authored("Another's"), desk::fact::Door::Portal);
    let refused = w.app.open(&nora, &new, None, Some(w.direct), &Form::default()).await;
    assert!(matches!(refused, Err(Failure::Refused(_))), "{refused:?}");

    let number = w.report(w.sofia, "Ours").await;
    let view = w.app.ticket(&w.visitor(w.sofia).await, number).await.expect("her ticket");
    let clock = &view.clock(&MeasureId::acknowledgement()).expect("a clock").clock;
    assert_eq!(clock.region.as_str(), "NAM");
    assert_eq!(clock.due, Some(at("2026-11-20 12:42 NewYork")));
}
