//! Clause 4, best effort, on a real database: owners, next steps, calls and notices, and the order of the queue.
//!
//! 23 Nov 2026 is a Monday.

use app::{Failure, Form, Owned, Query, TargetsQuery, Told, Turn};
use desk::fact::{Gravity, Kind};
use desk::ladder::Rung;
use desk::promise::{Assignee, Debt, PromiseCommand};
use desk::report::Dimension;
use desk::review::{ReviewCommand, ReviewState};
use desk::{Command, PersonFact, PersonId, Refusal};
use jiff::Timestamp;

use crate::world::{World, at};

fn assign(to: PersonId) -> Command {
    Command::Promise(PromiseCommand::Assign(Assignee::named(to)))
}

fn triage(category: u8, gravity: Gravity) -> Command {
    Command::Triage { kind: Kind::Incident, category, gravity: Some(gravity), workaround: None, reason: None }
}

async fn acts(w: &World, who: PersonId, number: u64, command: &Command) {
    let visitor = w.visitor(who).await;
    w.app.act(&visitor, number, command, &Form::default()).await.expect("taken");
}

/// Source: clause 4, best effort; the issue: assigned → qualified → manager → named deputy, each told in their own inbox.
#[tokio::test]
async fn each_rung_of_the_ladder_finds_its_person_and_tells_them() {
    let w = World::new("ladder").await;
    w.app.change_person(w.mona, PersonFact::DeputyNamed { deputy: Some(w.quentin) }).await.expect("named");
    w.clock("2026-11-23 10:00 Paris");
    let number = w.report(w.nora, "Blank page").await;
    acts(&w, w.mona, number, &assign(w.vera)).await;
    w.clock("2026-11-23 11:05 Paris");
    while w.app.raise_alarms().await.expect("alarms") > 0 {}

    let mona = w.visitor(w.mona).await;
    let calls = w.app.ticket(&mona, number).await.expect("a ticket").ticket.promises.calls;
    let whom: Vec<_> = calls.iter().map(|called| (called.call.to, called.call.people.clone())).collect();
    let expected = [
        (Rung::Assigned, vec![w.vera]),
        (Rung::Qualified, vec![w.quentin]),
        (Rung::Manager, vec![w.mona]),
        (Rung::Deputy, vec![w.quentin]),
    ];
    assert_eq!(whom, expected);

    let vera = w.visitor(w.vera).await;
    let told = w.app.notices(&vera).await.expect("notices");
    assert_eq!(told.iter().map(|notice| notice.stands).collect::<Vec<_>>(), [true, true]);
    assert!(matches!((&told[0].told, &told[1].told), (Told::Called(_), Told::Assigned)));
    assert_eq!(w.app.count_notices(&w.visitor(w.quentin).await).await.expect("a count"), 2);
    assert_eq!(w.app.notices(&w.visitor(w.nora).await).await.expect("none"), []);

    acts(&w, w.vera, number, &Command::Acknowledge { note: None }).await;
    let told = w.app.notices(&vera).await.expect("notices");
    assert_eq!(told.iter().map(|notice| notice.stands).collect::<Vec<_>>(), [false, true], "still hers");
    let checked = w.app.check().await.expect("checked");
    assert_eq!(checked.differs, None, "the rows are what the journal adds up to");
}

/// Source: security 3.2: who isn't of the desk, or has left it, can't answer for a ticket.
#[tokio::test]
async fn a_ticket_is_given_to_somebody_of_the_desk() {
    let w = World::new("given").await;
    let number = w.report(w.nora, "Blank page").await;
    let mona = w.visitor(w.mona).await;
    let nobody = PersonId::from_bytes([9; 16]);
    w.app.change_person(w.quentin, PersonFact::Disabled {}).await.expect("gone");
    for stranger in [w.nora, w.sofia, w.quentin, nobody] {
        let refused = w.app.act(&mona, number, &assign(stranger), &Form::default()).await;
        assert!(matches!(refused, Err(Failure::Refused(Refusal::NotAColleague))), "{refused:?}");
    }
    let nora = w.visitor(w.nora).await;
    let refused = w.app.act(&nora, number, &assign(nobody), &Form::default()).await;
    assert!(matches!(refused, Err(Failure::Refused(Refusal::NotAllowed { .. }))), "{refused:?}");
}

/// Source: clause 4, best effort: due instant, then category, then gravity, then the next news.
#[tokio::test]
async fn the_queue_orders_by_due_category_gravity_and_next_news() {
    let w = World::new("order").await;
    w.clock("2026-11-23 10:00 Paris");
    let mut numbers = Vec::new();
    for subject in ["late news", "early news", "major", "first category", "unacknowledged"] {
        numbers.push(w.report(w.nora, subject).await);
    }
    let step = |by: &str| {
        let step = w.app.authored("We look.");
        Command::Promise(PromiseCommand::Step { step, news_by: Some(at(by)) })
    };
    for (number, category, gravity, by) in [
        (numbers[0], 2, Gravity::Minor, "2026-11-24 17:00 Paris"),
        (numbers[1], 2, Gravity::Minor, "2026-11-23 17:00 Paris"),
        (numbers[2], 2, Gravity::Major, "2026-11-25 17:00 Paris"),
        (numbers[3], 1, Gravity::Minor, "2026-11-26 17:00 Paris"),
    ] {
        acts(&w, w.vera, number, &triage(category, gravity)).await;
        acts(&w, w.vera, number, &step(by)).await;
    }
    let vera = w.visitor(w.vera).await;
    let listed = w.app.list(&vera, &Query::default()).await.expect("a list").rows;
    let order: Vec<u64> = listed.iter().map(|row| row.number).collect();
    let expected: Vec<u64> = [4, 3, 2, 1, 0].iter().map(|i: &usize| numbers[*i]).collect();
    assert_eq!(order, expected);
    assert_eq!(listed[4].news_by, Some(at("2026-11-24 17:00 Paris")));
    assert_eq!(
        (listed[0].debts.as_slice(), listed[1].debts.as_slice()),
        (&[Debt::Owner, Debt::NextStep][..], &[Debt::Owner][..])
    );

    let nora = w.visitor(w.nora).await;
    let seen = w.app.list(&nora, &Query::default()).await.expect("a list").rows;
    assert!(seen.iter().all(|row| row.owner.is_none() && row.debts.is_empty()), "the centre's own affair");
}

/// Source: clause 4, best effort: nothing waits unseen.
#[tokio::test]
async fn what_lacks_an_owner_or_a_step_is_a_list_of_its_own() {
    let w = World::new("lacking").await;
    let (first, second) = (w.report(w.nora, "One").await, w.report(w.nora, "Two").await);
    acts(&w, w.vera, first, &Command::StartWork).await;
    let vera = w.visitor(w.vera).await;
    let list = async |owned| {
        let rows = w.app.list(&vera, &Query { owned, ..Query::default() }).await.expect("a list").rows;
        assert_eq!(w.app.count_owned(&vera, owned).await.expect("a count"), rows.len() as u64);
        rows.iter().map(|row| row.number).collect::<Vec<_>>()
    };
    assert_eq!(list(Owned::By(w.vera)).await, [first]);
    assert_eq!(list(Owned::By(w.mona)).await, [] as [u64; 0]);
    assert_eq!(list(Owned::Lacking).await, [first, second]);
    let step = Command::Promise(PromiseCommand::Step { step: w.app.authored("We look."), news_by: None });
    acts(&w, w.vera, first, &step).await;
    assert_eq!(list(Owned::Lacking).await, [second]);
}

/// Source: clause 4; the issue: only an approved wording is quoted, and the second person is another one.
#[tokio::test]
async fn a_missed_target_is_reviewed_and_its_wording_approved() {
    let w = World::new("review").await;
    w.clock("2026-11-23 10:00 Paris");
    let number = w.report(w.nora, "Blank page").await;
    acts(&w, w.vera, number, &triage(1, Gravity::Minor)).await;
    w.clock("2026-11-23 11:30 Paris");
    while w.app.raise_alarms().await.expect("alarms") > 0 {}
    let mona = w.visitor(w.mona).await;
    let states = async || {
        let reviews = w.app.reviews(&mona).await.expect("reviews");
        reviews.iter().map(|one| (one.number, one.state)).collect::<Vec<_>>()
    };
    let month = (at("2026-11-01 00:00 Paris"), at("2026-12-01 00:00 Paris"));
    let quoted = async || {
        let wordings =
            w.app.approved_wordings(desk::Scope::Centre, month.0, month.1).await.expect("wordings");
        wordings.into_iter().map(|one| one.text).collect::<Vec<_>>()
    };
    assert_eq!(states().await, [(number, ReviewState::Owed)]);
    let write = Command::Review(ReviewCommand::Write {
        cause: w.app.authored("Both were at lunch."),
        remedy: w.app.authored("Lunch in turns."),
        wording: w.app.authored("Acknowledged after the target, for want of staff."),
    });
    acts(&w, w.vera, number, &write).await;
    assert_eq!((states().await, quoted().await), (vec![(number, ReviewState::Written)], Vec::new()));
    let vera = w.visitor(w.vera).await;
    let refused = w.app.act(&vera, number, &Command::Review(ReviewCommand::Approve), &Form::default()).await;
    assert!(matches!(refused, Err(Failure::Refused(Refusal::NotAllowed { .. }))), "{refused:?}");
    acts(&w, w.mona, number, &Command::Review(ReviewCommand::Approve)).await;
    assert_eq!(states().await, [(number, ReviewState::Approved)]);
    assert_eq!(quoted().await, ["Acknowledged after the target, for want of staff."]);

    let nora = w.visitor(w.nora).await;
    let view = w.app.ticket(&nora, number).await.expect("a ticket");
    assert!(view.spent.is_none() && view.texts.len() == 1, "the desk's own affair");
    assert_eq!(w.app.reviews(&nora).await.expect("none"), []);
    assert_eq!(w.app.check().await.expect("checked").differs, None);
}

/// Source: clause 1, response time: a distribution in open time and by the calendar; no target.
#[tokio::test]
async fn response_times_are_a_distribution() {
    let w = World::new("responses").await;
    w.clock("2026-11-20 17:00 Paris");
    let numbers =
        [w.report(w.nora, "One").await, w.report(w.nora, "Two").await, w.report(w.nora, "Three").await];
    for (number, instant) in numbers.iter().zip(["2026-11-20 17:30 Paris", "2026-11-23 09:30 Paris"]) {
        w.clock(instant);
        let text = w.app.authored("The session store is full.");
        acts(&w, w.quentin, *number, &Command::diagnose(text)).await;
    }
    let query = TargetsQuery { from: Timestamp::MIN, to: Timestamp::MAX, by: vec![Dimension::Region] };
    let (lines, total) = w.app.responses(&w.visitor(w.mona).await, &query).await.expect("responses");
    assert_eq!((lines.len(), total.given, total.waiting), (1, 2, 1));
    let (open, elapsed) = (total.open.expect("open"), total.elapsed.expect("elapsed"));
    assert_eq!((open.half, open.most), (30 * 60, 90 * 60), "17:00 to 17:30, and one hour more on Monday");
    assert_eq!(elapsed.most, (64 * 60 + 30) * 60, "Friday 17:00 to Monday 9:30");
    let (_, nothing) = w.app.responses(&w.visitor(w.tom).await, &query).await.expect("responses");
    assert_eq!(nothing.given, 0, "another provider's scope holds nothing");
}

/// Source: ux 5.1, "waits for you": whatever their number, those with a word of the centre that nobody answered.
#[tokio::test]
async fn what_waits_for_the_reporter_is_found_among_any_number() {
    let w = World::new("turns").await;
    w.clock("2026-11-23 10:00 Paris");
    let mut numbers = Vec::new();
    for n in 0..60 {
        numbers.push(w.report(w.nora, &format!("Report {n}")).await);
    }
    let (nora, last) = (w.visitor(w.nora).await, *numbers.last().expect("sixty"));
    let theirs = async |turn| {
        let query = Query { turn: Some(turn), limit: 200, ..Query::default() };
        let rows = w.app.list(&nora, &query).await.expect("a page").rows;
        rows.iter().map(|listed| listed.number).collect::<Vec<_>>()
    };
    assert_eq!((theirs(Turn::Theirs).await, theirs(Turn::Centres).await.len()), (vec![], 60));
    let word = Command::send(w.app.authored("Which browser?"));
    acts(&w, w.vera, last, &word).await;
    assert_eq!((theirs(Turn::Theirs).await, theirs(Turn::Centres).await.len()), (vec![last], 59));
    w.clock("2026-11-23 10:30 Paris");
    let then = Query { turn: Some(Turn::Theirs), at: Some(at("2026-11-23 10:10 Paris")), ..Query::default() };
    acts(&w, w.nora, last, &Command::send(w.app.authored("All of them."))).await;
    assert_eq!(theirs(Turn::Theirs).await, Vec::<u64>::new());
    let stood = w.app.list(&nora, &then).await.expect("as it stood").rows;
    assert_eq!(stood.iter().map(|listed| listed.number).collect::<Vec<_>>(), [last]);
    assert_eq!(w.app.check().await.expect("a check").differs, None);
}

/// Source: table stakes: what is over is listed with the latest first, whatever its category; page after page.
#[tokio::test]
async fn what_is_over_is_listed_latest_first() {
    let w = World::new("over").await;
    w.clock("2026-11-23 10:00 Paris");
    let mut ended = Vec::new();
    for (minute, category) in [(10, 1), (20, 2), (30, 1)] {
        let number = w.report(w.nora, "Blank page").await;
        w.clock(&format!("2026-11-23 10:{minute} Paris"));
        acts(&w, w.vera, number, &triage(category, Gravity::Minor)).await;
        ended.push(number);
    }
    for (minute, number) in [(40, ended[1]), (41, ended[0]), (42, ended[2])] {
        w.clock(&format!("2026-11-23 10:{minute} Paris"));
        let reason = Some(w.app.authored("Nothing is left to do."));
        acts(&w, w.vera, number, &Command::Close { reason }).await;
    }
    let latest = [ended[2], ended[0], ended[1]];
    for (who, at_desk) in [(w.nora, false), (w.vera, true)] {
        let visitor = w.visitor(who).await;
        let (mut found, mut after) = (Vec::new(), None);
        loop {
            let query = Query { open: false, at_desk, after, limit: 2, ..Query::default() };
            let page = w.app.list(&visitor, &query).await.expect("a page");
            found.extend(page.rows.iter().map(|listed| listed.number));
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        assert_eq!(found, latest);
    }
}

/// Source: ux 5.2, triage, empty: how many were triaged today, and the median in open and in elapsed time.
#[tokio::test]
async fn the_days_triage_is_counted_from_the_journal() {
    let w = World::new("triaged").await;
    w.clock("2026-11-20 17:50 Paris");
    let friday = w.report(w.nora, "On Friday evening").await;
    w.clock("2026-11-23 09:10 Paris");
    let monday = w.report(w.nora, "On Monday").await;
    w.clock("2026-11-23 09:20 Paris");
    acts(&w, w.vera, friday, &triage(1, Gravity::Minor)).await;
    w.clock("2026-11-23 09:30 Paris");
    acts(&w, w.vera, monday, &triage(2, Gravity::Minor)).await;
    acts(&w, w.vera, monday, &triage(1, Gravity::Minor)).await;
    let vera = w.visitor(w.vera).await;
    let day = w.app.triaged_since(&vera, at("2026-11-23 00:00 Paris")).await.expect("counted");
    assert_eq!(day.count, 2, "each once");
    assert_eq!((day.open.map(|open| open.as_seconds()), day.elapsed), (Some(20 * 60), Some(20 * 60)));
    let none = w.app.triaged_since(&vera, at("2026-11-23 09:40 Paris")).await.expect("counted");
    assert_eq!(none, app::Triaged::default());
    let theirs = w.app.triaged_since(&w.visitor(w.nora).await, at("2026-11-23 00:00 Paris")).await;
    assert_eq!(theirs.expect("counted").count, 0, "what another desk triaged is no figure of theirs");
}
