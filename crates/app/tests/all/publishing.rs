//! A version of the agreement comes into force; a ticket comes under it; a quarter is told again under it.

use app::{Failure, Form};
use desk::fact::{Gravity, Kind};
use desk::report::Outcome;
use desk::{Command, Fact, Refusal, Role, TicketFact};
use jiff::Timestamp;
use terms::{Agreement, AgreementId, MeasureId};

use crate::world::{AGREEMENT, World, at};

/// From December 2026 on, category 1 within half an hour. Examples that show the old figure are left out.
fn faster() -> String {
    let text = AGREEMENT
        .replacen("id = \"2021-09\"", "id = \"2026-12\"", 1)
        .replacen("effective = 2021-09-01", "effective = 2026-12-01", 1)
        .replacen("within = \"1 business hour\"", "within = \"30 business minutes\"", 1);
    text.split("[[examples]]").next().expect("a first part").to_owned()
}

async fn manager(world: &World) -> desk::PersonId {
    let vendor = world.visitor(world.mona).await.organisation.id;
    let new = app::NewPerson {
        organisation: vendor,
        role: Role::CentreManager,
        name: "Max".to_owned(),
        email: "max@example".to_owned(),
        qualified_from: None,
    };
    world.app.add_person(&new).await.expect("a person")
}

fn code<T: std::fmt::Debug>(result: Result<T, Failure>) -> String {
    match result.expect_err("refused") {
        Failure::Refused(refusal) => refusal.code().to_owned(),
        other => format!("{other:?}"),
    }
}

async fn due(world: &World, number: u64) -> Timestamp {
    let view = world.app.ticket(&world.visitor(world.mona).await, number).await.expect("a ticket");
    view.clock(&MeasureId::acknowledgement()).and_then(|timed| timed.clock.due).expect("it is due")
}

/// Source: issue 3, "No silent rewrites": preview, reason, two people, from a date; tickets stay pinned, one is put under it.
#[tokio::test]
async fn a_version_is_previewed_proposed_and_published_by_another_and_tickets_stay() {
    let world = World::new("publishing").await;
    let max = manager(&world).await;
    let (mona, max) = (world.visitor(world.mona).await, world.visitor(max).await);
    let number = world.report(world.nora, "Blank page").await;
    let second = world.report(world.nora, "Another").await;
    let (file, form) = (faster(), Form::default());

    let preview = world.app.preview(&mona, &file).await.expect("a preview");
    let told: Vec<_> = preview.concerned.iter().map(|one| (one.number, one.before, one.after)).collect();
    let (before, after) = (at("2026-11-23 09:40 Paris"), at("2026-11-23 09:10 Paris"));
    assert_eq!(told, [(number, before, after), (second, before, after)]);
    assert_eq!((preview.waiting, preview.before.expect("one").id.as_str()), (2, "2021-09"));
    let vera = world.visitor(world.vera).await;
    assert_eq!(code(world.app.preview(&vera, &file).await), "not-allowed");

    let reason = || world.app.authored("Agreed in October.");
    let proposal = world.app.propose_version(&mona, &file, reason(), &form).await.expect("proposed");
    assert!(
        world.app.editions().by_id(&AgreementId::from("2026-12")).is_none(),
        "nothing is in force by one person"
    );
    assert_eq!(code(world.app.publish_version(&mona, proposal, &form).await), "version-same-person");
    assert_eq!(code(world.app.propose_version(&max, &file, reason(), &form).await), "version-waits");
    let id = world.app.publish_version(&max, proposal, &form).await.expect("published");
    assert_eq!(code(world.app.publish_version(&max, proposal, &form).await), "no-version-waits");
    assert_eq!(code(world.app.propose_version(&mona, &file, reason(), &form).await), "version-name-taken");

    // Nothing is another's: the tickets stay under theirs, and so does what opens before the date.
    assert_eq!((due(&world, number).await, due(&world, second).await), (before, before));
    let third = world.report(world.nora, "Before the date").await;
    assert_eq!(due(&world, third).await, before);
    let (in_force, _) = world.app.editions().in_force(at("2026-12-01 00:00 Paris")).expect("one");
    assert_eq!(in_force.id, id);

    // One is put under it, deliberately: both sides see it, and the queue knows.
    let why = world.app.authored("Alpha asked for it.");
    assert_eq!(code(world.app.repin(&vera, number, &id, &why, &form).await), "not-allowed");
    world.app.repin(&mona, number, &id, &why, &form).await.expect("taken");
    assert_eq!((due(&world, number).await, due(&world, second).await), (after, before));
    let seen = world.app.ticket(&world.visitor(world.nora).await, number).await.expect("a ticket");
    let last = &seen.entries.last().expect("entries").entry.fact;
    assert!(matches!(last, Fact::Ticket(TicketFact::Repinned(_))), "{last:?}");
    assert_eq!(code(world.app.repin(&mona, number, &id, &why, &form).await), "same-editions");
    let tom = world.visitor(world.tom).await;
    assert_eq!(code(world.app.repin(&tom, second, &id, &why, &form).await), "not-found");

    // At 9:15 the one is missed, the others aren't; and the desk is what its journal says.
    world.clock("2026-11-23 09:15 Paris");
    while world.app.raise_alarms().await.expect("alarms") > 0 {}
    world.app.act(&vera, number, &triaged(1), &form).await.expect("triaged");
    let missed = world.app.ticket(&mona, number).await.expect("a ticket").ticket.missed.len();
    assert_eq!(missed, 1);
    assert_eq!(world.app.check().await.expect("a comparison").differs, None);
    assert_eq!(world.app.verify_journal().await.expect("a walk").wrong, None);
}

fn triaged(category: u8) -> Command {
    Command::Triage {
        kind: Kind::Incident,
        category,
        gravity: Some(Gravity::Minor),
        workaround: None,
        reason: None,
    }
}

/// Source: product, an agreement whose examples don't come out is refused; a version begins later than now.
#[tokio::test]
async fn what_can_not_be_in_force_is_refused_before_anybody_proposes_it() {
    let world = World::new("publishing-refused").await;
    let mona = world.visitor(world.mona).await;
    let preview = async |file: &str| world.app.preview(&mona, file).await;
    let wrong = AGREEMENT.replacen(
        "acknowledged_by = \"2026-11-23 09:42\"",
        "acknowledged_by = \"2026-11-23 09:43\"",
        1,
    );
    assert!(
        matches!(preview(&wrong).await, Err(Failure::Agreement(told)) if told.contains("doesn't come out"))
    );
    assert_eq!(code(preview(AGREEMENT).await), "version-name-taken");
    world.clock("2026-12-01 00:00 Paris");
    assert_eq!(code(preview(&faster()).await), "begins-in-the-past");
    assert_eq!(code(world.app.publish_by_console(&faster(), "Late.").await), "begins-in-the-past");
}

/// The console needs no second person: whoever has the machine has the file. The reason is kept all the same.
#[tokio::test]
async fn the_console_publishes_with_a_reason() {
    let world = World::new("publishing-console").await;
    assert_eq!(code(world.app.publish_by_console(&faster(), " ").await), "empty");
    let id = world.app.publish_by_console(&faster(), "Agreed in October.").await.expect("published");
    world.clock("2026-12-01 09:10 Paris");
    let number = world.report(world.nora, "Blank page").await;
    assert_eq!(due(&world, number).await, at("2026-12-01 09:40 Paris"));
    assert_eq!(id.as_str(), "2026-12");
    assert_eq!(world.app.check().await.expect("a comparison").differs, None);
}

/// Source: product, "Replay and what-if".
#[tokio::test]
async fn a_quarter_is_told_again_under_other_terms() {
    let world = World::new("replay").await;
    let (mona, form) = (world.visitor(world.mona).await, Form::default());
    let vera = world.visitor(world.vera).await;
    world.clock("2026-11-23 10:00 Paris");
    let numbers = [world.report(world.nora, "Ten minutes").await, world.report(world.nora, "Fifty").await];
    for (number, instant) in numbers.into_iter().zip(["2026-11-23 10:10 Paris", "2026-11-23 10:50 Paris"]) {
        world.clock(instant);
        world.app.act(&vera, number, &triaged(1), &form).await.expect("triaged");
        world
            .app
            .act(&vera, number, &Command::Acknowledge { note: None }, &form)
            .await
            .expect("acknowledged");
    }
    let other = Agreement::parse(&faster()).expect("an agreement");
    let position = world.app.position();
    let (from, to) = (at("2026-10-01 00:00 Paris"), at("2027-01-01 00:00 Paris"));
    let told = world.app.replay(&mona, from, to, &other).await.expect("a replay");
    assert_eq!((told.tickets, told.before.count(Outcome::Met), told.after.count(Outcome::Met)), (2, 2, 1));
    let [flip] = &told.flips[..] else { panic!("one flips: {:?}", told.flips) };
    assert_eq!(
        (flip.number, flip.before.outcome, flip.after.outcome),
        (numbers[1], Outcome::Met, Outcome::Missed)
    );
    for side in [&flip.before, &flip.after] {
        desk::verify(side.proof.as_ref().expect("a proof")).expect("it comes out");
    }
    assert_eq!(world.app.position(), position, "nothing was written");
    let tom = world.visitor(world.tom).await;
    assert_eq!(
        world.app.replay(&tom, from, to, &other).await.expect("a replay").tickets,
        0,
        "another provider's"
    );
    let none = world.app.replay(&mona, to, to, &other).await.expect("a replay");
    assert_eq!((none.tickets, none.flips.len()), (0, 0));
    assert!(matches!(world.app.proposal(&mona, 1).await, Err(Failure::Refused(Refusal::NotFound))));
}

/// Source: issue 3, "Publishing a new agreement version or a calendar exception shows the open tickets concerned, before and
/// after, asks for a reason, applies from a date, and leaves closed measurements untouched". Wednesday 23 December 2026; the
/// 25th is Christmas, a Friday.
#[tokio::test]
async fn a_closed_day_is_published_and_nobody_is_moved_by_it() {
    let w = World::new("publishing-exception").await;
    let max = w.visitor(manager(&w).await).await;
    let (mona, vera, form) = (w.visitor(w.mona).await, w.visitor(w.vera).await, Form::default());
    w.clock("2026-12-23 10:00 Paris");
    let measured = w.report(w.nora, "Answered in time").await;
    w.app.act(&vera, measured, &triaged(1), &form).await.expect("triaged");
    w.app.act(&vera, measured, &Command::Acknowledge { note: None }, &form).await.expect("acknowledged");
    w.clock("2026-12-23 17:42 Paris");
    let number = w.report(w.nora, "Blank page").await;
    let other = w.report(w.sofia, "Another region").await;
    let (before, after) = (at("2026-12-24 09:42 Paris"), at("2026-12-28 09:42 Paris"));
    assert_eq!(due(&w, number).await, before);
    let clocks = async |number| {
        let view = w.app.ticket(&w.visitor(w.mona).await, number).await.expect("a ticket");
        view.clocks.into_iter().map(|timed| timed.clock).collect::<Vec<_>>()
    };
    let (measured_before, other_before) = (clocks(measured).await, clocks(other).await);

    let day = hours::Exception {
        date: jiff::civil::date(2026, 12, 24),
        windows: Vec::new(),
        name: "Strike".to_owned(),
        reason: "The building is closed.".to_owned(),
    };
    let file = w.app.with_exception(day.date, &terms::RegionId::from("EMEA"), &day).expect("a file");
    let preview = w.app.preview(&mona, &file).await.expect("a preview");
    assert_eq!(preview.waiting, 2, "what was measured isn't looked at");
    let told: Vec<_> = preview.concerned.iter().map(|one| (one.number, one.before, one.after)).collect();
    assert_eq!(told, [(number, before, after)], "the closed region's only");
    let reason = |text: &str| w.app.authored(text);
    assert_eq!(code(w.app.propose_version(&mona, &file, reason(" "), &form).await), "empty");
    let proposal = w.app.propose_version(&mona, &file, reason("A strike."), &form).await.expect("proposed");
    let id = w.app.publish_version(&max, proposal, &form).await.expect("published");
    let published = w.app.preview_of_published(&mona, &id).await.expect("a preview");
    assert_eq!(published.concerned.len(), 1, "whoever re-pins still sees whom it concerns");

    // From its date on, and nobody is moved.
    assert_eq!(due(&w, number).await, before);
    assert_eq!((clocks(measured).await, clocks(other).await), (measured_before.clone(), other_before));
    let same_day = w.report(w.nora, "Still under the old one").await;
    assert_eq!(due(&w, same_day).await, before);

    // Deliberately, with a reason; and never what was measured.
    assert_eq!(code(w.app.repin(&mona, number, &id, &reason(""), &form).await), "empty");
    assert_eq!(code(w.app.repin(&mona, measured, &id, &reason("Too."), &form).await), "already-measured");
    w.app.repin(&mona, number, &id, &reason("Nobody can come in."), &form).await.expect("taken");
    let view = w.app.ticket(&mona, number).await.expect("a ticket");
    let Some(Fact::Ticket(TicketFact::Repinned(fact))) = view.entries.last().map(|e| &e.entry.fact) else {
        panic!("a re-pinning: {:?}", view.entries.last())
    };
    assert_eq!((fact.was, fact.is), (before, after));
    assert_eq!((due(&w, number).await, due(&w, same_day).await), (after, before));
    let bundle = w.app.evidence_of_ticket(&mona, number).await.expect("evidence");
    desk::evidence::verify(&bundle, &[]).expect("both calendars are in it, and both due instants come out");

    w.clock("2026-12-24 10:00 Paris");
    let later = w.report(w.nora, "On the closed day").await;
    assert_eq!(due(&w, later).await, at("2026-12-28 10:00 Paris"));
    assert_eq!(clocks(measured).await, measured_before);
    assert_eq!(w.app.check().await.expect("a comparison").differs, None);
}
