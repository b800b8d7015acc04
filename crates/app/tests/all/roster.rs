//! Clause 3.B through the whole desk: journal, rows and rights.

use app::{App, Failure, Form};
use desk::PersonId;
use desk::roster::{IsoWeek, NewShift, RosterCommand, Shortage, Staffed};

use crate::world::{World, at};

fn week() -> IsoWeek {
    "2026-W48".parse().expect("a week")
}

fn day(person: PersonId, day: &str, region: &str) -> NewShift {
    let (from, until) = (at(&format!("{day} 09:00 Paris")), at(&format!("{day} 18:00 Paris")));
    NewShift { person, regions: vec![region.into()], from, until }
}

async fn change(world: &World, who: PersonId, command: RosterCommand) -> Result<(), Failure> {
    let visitor = world.visitor(who).await;
    world.app.change_roster(&visitor, week(), &command, &Form::default()).await.map(|_| ())
}

/// The rows of the desk are those that its journal makes again.
async fn is_what_its_journal_says(app: &App) {
    assert_eq!(app.check().await.expect("a comparison").differs, None);
}

/// Source: clause 3.B: planned by the manager, covered by the agreement's number (2 people, 1 qualified, in EMEA), answered
/// afterwards from presence.
#[tokio::test]
async fn a_week_is_planned_kept_and_answered_for() {
    let world = World::new("roster-week").await;
    let days = ["2026-11-23", "2026-11-24"];
    let both = |who| days.map(|d| day(who, d, "EMEA"));
    let shifts = both(world.vera).into_iter().chain(both(world.quentin)).collect();
    change(&world, world.mona, RosterCommand::Plan(shifts)).await.expect("planned");

    let (from, until) = (at("2026-11-23 00:00 Paris"), at("2026-11-25 18:00 Paris"));
    let covered = world.app.coverage(&"EMEA".into(), from, until).await.expect("a coverage");
    assert_eq!(covered.needs[0].people, 2);
    let gaps = covered.coverage.gaps();
    assert_eq!(gaps.len(), 1);
    assert_eq!((gaps[0].from, gaps[0].shortage), (at("2026-11-25 09:00 Paris"), Shortage::Nobody));

    world.clock("2026-11-23 09:00 Paris");
    for who in [world.vera, world.quentin] {
        change(&world, who, RosterCommand::Arrive { person: who, regions: Vec::new() }).await.expect("there");
    }
    world.clock("2026-11-23 17:00 Paris");
    change(&world, world.vera, RosterCommand::Leave { person: world.vera }).await.expect("left");
    world.clock("2026-11-24 12:00 Paris");
    let asked = async |instant: &str| {
        let answer = world.app.was_staffed(&"EMEA".into(), at(instant)).await.expect("an answer");
        (answer.staffed, answer.shortage)
    };
    assert_eq!(asked("2026-11-23 10:15 Paris").await, (Staffed::Staffed, None));
    assert_eq!(asked("2026-11-23 17:30 Paris").await, (Staffed::Short, Some(Shortage::TooFew)));
    assert_eq!(asked("2026-11-24 10:15 Paris").await, (Staffed::Unrecorded, None));
    assert_eq!(asked("2026-11-25 10:15 Paris").await, (Staffed::Ahead, None));

    let on_shift = world.app.on_shift(&"EMEA".into(), at("2026-11-24 10:15 Paris")).await.expect("an answer");
    assert_eq!(on_shift.len(), 2);
    is_what_its_journal_says(&world.app).await;
}

/// Source: security 3, roster: agents read it and speak for themselves, the manager plans, nobody else sees it.
#[tokio::test]
async fn a_roster_is_the_centres() {
    let world = World::new("roster-rights").await;
    change(&world, world.mona, RosterCommand::Plan(vec![day(world.quentin, "2026-11-23", "EMEA")]))
        .await
        .expect("planned");
    let refused = change(&world, world.vera, RosterCommand::Remove { shift: 1 }).await;
    assert!(matches!(refused, Err(Failure::Refused(refusal)) if refusal.code() == "not-allowed"));
    for (who, sees) in [
        (world.vera, true),
        (world.mona, true),
        (world.nora, false),
        (world.sofia, false),
        (world.ines, false),
    ] {
        let visitor = world.visitor(who).await;
        let weeks = world.app.weeks(&visitor, week(), week()).await;
        assert_eq!(weeks.is_ok(), sees, "{weeks:?}");
    }
    assert_eq!(world.app.check().await.expect("a comparison").differs, None);
}

/// An absence of three weeks is told in each of them, once, whoever presses twice.
#[tokio::test]
async fn a_long_absence_is_told_in_each_week() {
    let world = World::new("roster-away").await;
    let visitor = world.visitor(world.vera).await;
    let away = RosterCommand::Away {
        person: world.vera,
        from: at("2026-11-26 00:00 Paris"),
        until: at("2026-12-09 00:00 Paris"),
        why: desk::roster::Away::Leave,
        substitute: None,
    };
    let form = Form { key: Some("leave".to_owned()), ..Form::default() };
    for _ in 0..2 {
        let weeks = (week(), week().plus(2));
        world.app.tell_absence(&visitor, weeks, &away, &form).await.expect("told");
    }
    let rosters = world.app.weeks(&visitor, week(), week().plus(5)).await.expect("rosters");
    let told: Vec<usize> = rosters.iter().map(|roster| roster.absences.len()).collect();
    assert_eq!(told, [1, 1, 1]);
}

/// Source: clause 3.B, "at least twelve weeks ahead, holidays included", and the manager's notice of the next two.
#[tokio::test]
async fn gaps_are_seen_ahead() {
    let world = World::new("roster-ahead").await;
    let (from, until) = (at("2026-11-23 00:00 Paris"), at("2027-02-15 00:00 Paris"));
    let covered = world.app.coverage(&"EMEA".into(), from, until).await.expect("a coverage");
    // Twelve weeks of five days, without Christmas and New Year's Day, both Fridays.
    assert_eq!(covered.coverage.open(), hours::OpenTime::from_hours((60 - 2) * 9));
    assert_eq!(covered.coverage.gaps().len(), 58);
    let near = world.app.near_gaps().await.expect("gaps");
    assert_eq!(near.len(), 4, "each region");
}
