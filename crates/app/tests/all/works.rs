//! Problems, maintenance and releases on a whole desk (clause 2.A): journal, rows, rights, letters.

use app::{Failure, Form, Intended};
use desk::fact::{Delivery, Gravity, Kind, Resolution};
use desk::maintenance::{Effect, MaintenanceCommand, Whom};
use desk::problem::ProblemCommand;
use desk::procedure::AnswerCommand;
use desk::release::{Contents, ReleaseCommand};
use desk::works::{WorksRefusal, Written};
use desk::{Action, Command, Maintenance, PersonId, Problem, Refusal, Release, State};
use hours::OpenTime;

use crate::world::{World, at};

fn form() -> Form {
    Form::default()
}

fn notices(w: &World) -> Written {
    let text = |text: &str| w.app.authored(text);
    Written { en: text("In English."), fr: text("En français."), ja: text("日本語で。") }
}

async fn triaged(w: &World, who: PersonId, number: u64) {
    let triage = Command::Triage {
        kind: Kind::Incident,
        category: 2,
        gravity: Some(Gravity::Minor),
        workaround: None,
        reason: None,
    };
    let visitor = w.visitor(who).await;
    w.app.act(&visitor, number, &triage, &form()).await.expect("triaged");
}

async fn a_problem(w: &World, incidents: &[u64]) -> u64 {
    let vera = w.visitor(w.vera).await;
    let (title, statement) = (w.app.authored("Blank pages"), w.app.authored("Since the last update."));
    let open = ProblemCommand::Open { title, statement };
    let number = w.app.change_problem(&vera, None, &open, &form()).await.expect("a problem").number;
    for incident in incidents {
        w.app.link_incident(&vera, number, *incident, &form()).await.expect("linked");
    }
    number
}

async fn sound(w: &World) {
    assert_eq!(w.app.check().await.expect("a check").differs, None);
    w.app.verify_journal().await.expect("a walk");
}

/// Source: clause 2.A: root causes linked to incidents; the workaround is shown on each linked ticket, to both sides.
#[tokio::test]
async fn a_workaround_is_shown_on_every_linked_ticket() {
    let w = World::new("works-problem").await;
    let (one, two) = (w.report(w.nora, "Blank").await, w.report(w.sofia, "White page").await);
    let problem = a_problem(&w, &[one, two]).await;
    assert_eq!(problem, 1);
    let vera = w.visitor(w.vera).await;
    let text = w.app.authored("Sign in twice.");
    w.app
        .change_problem(&vera, Some(problem), &ProblemCommand::GiveWorkaround { text }, &form())
        .await
        .expect("given");
    for (who, number) in [(w.nora, one), (w.sofia, two), (w.quentin, two)] {
        let view = w.app.ticket(&w.visitor(who).await, number).await.expect("a ticket");
        let behind = view.problem.expect("a problem behind it");
        assert_eq!((behind.number, behind.workaround.as_deref()), (1, Some("Sign in twice.")));
        assert!(view.entries.iter().any(|placed| {
            matches!(&placed.entry.fact, desk::Fact::Ticket(fact) if fact.word() == "problem_linked")
        }));
    }
    sound(&w).await;
}

/// Source: the access rules, hard rule 2, and the row "problem: read": one's own incidents' only, and no hypothesis of it.
#[tokio::test]
async fn a_problem_is_found_by_who_asked_and_shows_them_their_own_incidents() {
    let w = World::new("works-rights").await;
    let (one, two) = (w.report(w.nora, "Blank").await, w.report(w.sofia, "White page").await);
    let number = a_problem(&w, &[one, two]).await;
    let nora = w.visitor(w.nora).await;
    let record = w.app.record::<Problem>(&nora, Action::ReadProblems, number).await.expect("hers too");
    let incidents = w.app.incidents_of(&nora, &record.value).await.expect("incidents");
    assert_eq!(incidents.iter().map(|incident| incident.number).collect::<Vec<_>>(), [one]);
    let suppose = ProblemCommand::Suppose { text: w.app.authored("x") };
    let refused = w.app.change_problem(&nora, Some(number), &suppose, &form()).await;
    assert!(matches!(refused, Err(Failure::Refused(Refusal::NotAllowed { .. }))), "{refused:?}");
    // A super administrator finds what is behind their organisation's, an authorised user what is behind their own.
    let user = app::NewPerson {
        organisation: w.direct,
        role: desk::Role::AuthorisedUser,
        name: "Ulrich".to_owned(),
        email: "ulrich@example".to_owned(),
        qualified_from: None,
    };
    let ulrich = w.app.add_person(&user).await.expect("a person");
    let hidden = w.app.record::<Problem>(&w.visitor(ulrich).await, Action::ReadProblems, number).await;
    assert!(matches!(hidden, Err(Failure::Refused(Refusal::NotFound))), "only a colleague's comes from it");
    let three = w.report(ulrich, "White again").await;
    w.app.link_incident(&w.visitor(w.vera).await, number, three, &form()).await.expect("linked");
    for (who, theirs) in [(w.sofia, vec![two, three]), (ulrich, vec![three])] {
        let visitor = w.visitor(who).await;
        let record =
            w.app.record::<Problem>(&visitor, Action::ReadProblems, number).await.expect("theirs too");
        let incidents = w.app.incidents_of(&visitor, &record.value).await.expect("incidents");
        assert_eq!(incidents.iter().map(|incident| incident.number).collect::<Vec<_>>(), theirs);
        let listed = w.app.records::<Problem>(&visitor, Action::ReadProblems, true).await.expect("a list");
        assert_eq!(listed.len(), 1, "in the list, too");
    }
    sound(&w).await;
    for stranger in [w.tom, w.ines] {
        let visitor = w.visitor(stranger).await;
        let hidden = w.app.record::<Problem>(&visitor, Action::ReadProblems, number).await;
        assert!(matches!(hidden, Err(Failure::Refused(Refusal::NotFound))), "{stranger}");
    }
    let theirs = w.app.link_incident(&w.visitor(w.tom).await, number, one, &form()).await;
    assert!(matches!(theirs, Err(Failure::Refused(Refusal::NotFound))));
}

/// Source: clause 2.A: both halves of a link are in one commit; a second link is refused whole.
#[tokio::test]
async fn a_link_has_two_halves_or_none() {
    let w = World::new("works-link").await;
    let ticket = w.report(w.nora, "Blank").await;
    let (first, second) = (a_problem(&w, &[ticket]).await, a_problem(&w, &[]).await);
    assert_eq!((first, second), (1, 2));
    let vera = w.visitor(w.vera).await;
    let refused = w.app.link_incident(&vera, second, ticket, &form()).await;
    assert!(matches!(refused, Err(Failure::Refused(Refusal::Works(WorksRefusal::Linked)))));
    let two = w.app.record::<Problem>(&vera, Action::ReadProblems, second).await.expect("a problem");
    assert_eq!(two.value.linked, []);

    let reason = w.app.authored("Another message.");
    w.app.unlink_incident(&vera, first, ticket, &reason, &form()).await.expect("unlinked");
    let view = w.app.ticket(&vera, ticket).await.expect("a ticket");
    assert!(view.problem.is_none() && view.ticket.problem.is_none());
    sound(&w).await;
}

/// Source: clause 2.A and clause 1, business hour; 20 Nov 2026 is a Friday: 20 minutes of it, then Monday morning.
#[tokio::test]
async fn a_problem_costs_the_open_hours_of_its_incidents() {
    let w = World::new("works-cost").await;
    let ticket = w.report(w.nora, "Blank").await;
    triaged(&w, w.vera, ticket).await;
    let problem = a_problem(&w, &[ticket]).await;
    w.clock("2026-11-23 10:00 Paris");
    let vera = w.visitor(w.vera).await;
    let record = w.app.record::<Problem>(&vera, Action::ReadProblems, problem).await.expect("a problem");
    let [incident] = &w.app.incidents_of(&vera, &record.value).await.expect("incidents")[..] else {
        panic!()
    };
    assert_eq!(incident.open, OpenTime::from_minutes(20 + 60));
    assert_eq!((incident.asked_by.as_str(), incident.excluded), ("Provider A", false));
}

fn europe(w: &World, from: &str, until: &str) -> Intended {
    Intended {
        from: at(from),
        until: at(until),
        whom: Whom::Regions(vec!["EMEA".into()]),
        effect: Effect::Unavailable,
        release: None,
        title: w.app.authored("Database move"),
        steps: w.app.authored("1. Stop. 2. Copy. 3. Start."),
        rollback: None,
    }
}

/// Source: issue 3, 2.A: announced in the portal to those concerned, a letter each in the outbox; nobody else hears of it.
#[tokio::test]
async fn an_announcement_reaches_those_concerned_and_nobody_else() {
    let w = World::new("works-maintenance").await;
    let (vera, mona) = (w.visitor(w.vera).await, w.visitor(w.mona).await);
    let plan =
        w.app.plan(europe(&w, "2026-11-28 08:00 Paris", "2026-11-28 10:00 Paris")).await.expect("a plan");
    let plan = MaintenanceCommand::Plan(Box::new(plan));
    let number = w.app.change_maintenance(&vera, None, &plan, &form()).await.expect("planned").number;
    let (nora, sofia) = (w.visitor(w.nora).await, w.visitor(w.sofia).await);
    assert_eq!(w.app.maintenance_ahead(&nora).await.expect("a list").len(), 0, "a draft is the centre's");

    let announce = MaintenanceCommand::Announce(Box::new(notices(&w)));
    let refused = w.app.change_maintenance(&vera, Some(number), &announce, &form()).await;
    assert!(matches!(refused, Err(Failure::Refused(Refusal::Works(WorksRefusal::NotQualified)))));
    w.app.change_maintenance(&mona, Some(number), &announce, &form()).await.expect("announced");
    let ahead = w.app.maintenance_ahead(&nora).await.expect("a list");
    let told = ahead[0].value.notices.expect("notices");
    assert_eq!(ahead[0].text(told.ja.id), Some("日本語で。"));
    assert_eq!(w.app.maintenance_ahead(&sofia).await.expect("a list").len(), 0, "she is in America");

    let letters = w.app.outbox(&mona).await.expect("letters");
    let to: Vec<PersonId> = letters.iter().map(|letter| letter.person).collect();
    for (person, is_told) in
        [(w.nora, true), (w.tom, true), (w.ines, true), (w.sofia, false), (w.vera, false)]
    {
        assert_eq!(to.contains(&person), is_told, "{person}");
    }
    assert!(letters.iter().all(|letter| letter.sent.is_none()));
    assert_eq!(letters[0].subject.as_deref(), Some("Database move"));
    let body = letters[0].body.as_deref().expect("words");
    assert!(["In English.", "En français.", "日本語で。"].iter().all(|part| body.contains(part)));
    let hidden = w.app.outbox(&nora).await;
    assert!(matches!(hidden, Err(Failure::Refused(Refusal::NotAllowed { .. }))));
    sound(&w).await;
}

/// Source: the agreement's own rule (clause 2.A): overlaps and too short a notice are refused, whoever asks.
#[tokio::test]
async fn overlaps_and_too_short_a_notice_are_refused() {
    let w = World::new("works-rules").await;
    let mona = w.visitor(w.mona).await;
    let plan = async |from, until| {
        let plan = w.app.plan(europe(&w, from, until)).await.expect("a plan");
        w.app.change_maintenance(&mona, None, &MaintenanceCommand::Plan(Box::new(plan)), &form()).await
    };
    let soon = plan("2026-11-23 20:00 Paris", "2026-11-23 22:00 Paris").await;
    let Err(Failure::Refused(Refusal::Works(WorksRefusal::TooShortNotice { given, .. }))) = soon else {
        panic!("{soon:?}")
    };
    assert_eq!(given, OpenTime::from_minutes(20 + 9 * 60), "20 minutes of Friday and all of Monday");
    let first = plan("2026-11-28 08:00 Paris", "2026-11-28 10:00 Paris").await.expect("planned").number;
    let announce = MaintenanceCommand::Announce(Box::new(notices(&w)));
    w.app.change_maintenance(&mona, Some(first), &announce, &form()).await.expect("announced");
    let clash = plan("2026-11-28 09:59 Paris", "2026-11-28 11:00 Paris").await;
    assert!(matches!(clash, Err(Failure::Refused(Refusal::Works(WorksRefusal::Overlaps { .. })))));
    plan("2026-11-28 10:00 Paris", "2026-11-28 11:00 Paris").await.expect("one ends where the next begins");
    let drafts = w.app.shown::<Maintenance>(&mona, Action::ReadNotices, true).await.expect("a list");
    assert_eq!(drafts.len(), 2);
}

/// Source: issue 3, "publishing closes the loop with each reporter"; asked again it goes on where it was.
#[tokio::test]
async fn publishing_a_release_tells_each_reporter_once() {
    let w = World::new("works-release").await;
    let (open, closed) = (w.report(w.nora, "Blank").await, w.report(w.sofia, "White page").await);
    let besides = w.report(w.tom, "Slow").await;
    for ticket in [open, closed, besides] {
        triaged(&w, w.vera, ticket).await;
    }
    let (vera, quentin, sofia) =
        (w.visitor(w.vera).await, w.visitor(w.quentin).await, w.visitor(w.sofia).await);
    let (resolution, delivery) = (Resolution::Workaround, Delivery::Supplied);
    let text = w.app.authored("Sign in twice.");
    let resolve = Command::resolve(resolution, delivery, text);
    w.app.act(&vera, closed, &resolve, &form()).await.expect("resolved");
    let accept = Command::Answer(AnswerCommand::Accept { note: None });
    w.app.act(&sofia, closed, &accept, &form()).await.expect("accepted");
    let number = a_problem(&w, &[open, closed]).await;
    let problem = w.app.record::<Problem>(&vera, Action::ReadProblems, number).await.expect("a problem");

    let contents = Contents {
        version: "4.2.1".to_owned(),
        contains: w.app.authored("The cache key has the tenant in it."),
        delivery: Delivery::Supplied,
        problems: vec![problem.value.id],
        tickets: vec![w.app.ticket_id(&vera, besides).await.expect("a ticket")],
    };
    let prepare = ReleaseCommand::Prepare(Box::new(contents));
    let release = w.app.change_release(&vera, None, &prepare, &form()).await.expect("prepared").number;
    let keyed = Form { key: Some("once".to_owned()), ..form() };
    let early = w.app.publish_release(&vera, release, notices(&w), &keyed).await;
    assert!(matches!(early, Err(Failure::Refused(Refusal::Works(WorksRefusal::NotQualified)))));
    w.app.publish_release(&quentin, release, notices(&w), &keyed).await.expect("published");
    w.app.publish_release(&quentin, release, notices(&w), &keyed).await.expect("the same press twice");

    for (ticket, state) in [(open, State::Resolved), (closed, State::Closed), (besides, State::Resolved)] {
        let view = w.app.ticket(&vera, ticket).await.expect("a ticket");
        assert_eq!((view.ticket.state(), view.ticket.updates.len()), (state, 1), "{ticket}");
    }
    let out = w.app.record::<Release>(&sofia, Action::ReadNotices, release).await.expect("everybody's");
    assert_eq!((out.value.closes.len(), out.value.told.len(), out.value.left()), (3, 3, vec![]));
    assert_eq!(w.app.close_the_loop(&quentin, release).await.expect("nothing left"), 0);
    let letters = w.app.outbox(&w.visitor(w.mona).await).await.expect("letters");
    assert_eq!(letters.iter().filter(|letter| letter.kind == "update_published").count(), 3);
    sound(&w).await;
}

/// Source: clause 2.A, search for causes; ux 5.2: similar problems beside a ticket, and what could be one problem as a list.
#[tokio::test]
async fn a_likely_problem_is_suggested_and_tickets_that_read_alike_are_a_group() {
    let w = World::new("works-similar").await;
    let mut alike = Vec::new();
    for subject in
        ["Page blanche après connexion", "Page blanche à la connexion", "Une page blanche à la connexion"]
    {
        alike.push(w.report(w.nora, subject).await);
    }
    let export = w.report(w.nora, "Export CSV vide").await;
    let (vera, nora) = (w.visitor(w.vera).await, w.visitor(w.nora).await);
    let groups = w.app.without_problem(&vera).await.expect("groups");
    let numbers = |group: &Vec<app::Listed>| group.iter().map(|one| one.number).collect::<Vec<_>>();
    assert_eq!(groups.iter().map(numbers).collect::<Vec<_>>(), [alike.clone()]);
    assert!(w.app.without_problem(&nora).await.is_err(), "the centre's alone");

    let likely = async |who: &app::Visitor, number: u64| {
        let view = w.app.ticket(who, number).await.expect("a ticket");
        let similar = w.app.similar(who, &view).await.expect("similar");
        let found = w.app.likely_problems(who, &view, &similar).await.expect("problems");
        found.into_iter().map(|one| (one.number, one.linked)).collect::<Vec<_>>()
    };
    assert_eq!(likely(&vera, alike[2]).await, []);
    let problem = a_problem(&w, &alike[..1]).await;
    assert_eq!(
        likely(&vera, alike[2]).await,
        [(problem, 1)],
        "similar tickets come from it, whatever it is called"
    );
    assert_eq!(likely(&vera, export).await, []);
    assert_eq!(likely(&vera, alike[0]).await, [], "it has one");
    assert_eq!(likely(&nora, alike[2]).await, [], "whoever can't link it is shown none");
    assert_eq!(w.app.without_problem(&vera).await.expect("groups").len(), 0, "two are no group any more");
}

/// Source: clause 2.A: a window names the release that it installs; both sides of that are found.
#[tokio::test]
async fn a_release_knows_its_windows() {
    let w = World::new("works-window-release").await;
    let (vera, quentin) = (w.visitor(w.vera).await, w.visitor(w.quentin).await);
    assert!(matches!(
        w.app.release_of(&vera, 1).await,
        Err(Failure::Refused(Refusal::Works(WorksRefusal::NoRelease)))
    ));
    let contents = Contents {
        version: "4.2.1".to_owned(),
        contains: w.app.authored("No more blank pages."),
        delivery: Delivery::Installed,
        problems: Vec::new(),
        tickets: Vec::new(),
    };
    let prepare = ReleaseCommand::Prepare(Box::new(contents));
    let release = w.app.change_release(&quentin, None, &prepare, &form()).await.expect("prepared").number;
    let id = w.app.release_of(&vera, release).await.expect("there");
    let intended =
        Intended { release: Some(id), ..europe(&w, "2026-11-28 08:00 Paris", "2026-11-28 10:00 Paris") };
    let plan = MaintenanceCommand::Plan(Box::new(w.app.plan(intended).await.expect("a plan")));
    let window = w.app.change_maintenance(&vera, None, &plan, &form()).await.expect("planned").number;
    let nora = w.visitor(w.nora).await;
    let windows = async |who: &app::Visitor| {
        let windows = w.app.windows_of(who, id).await.expect("windows");
        windows.into_iter().map(|(number, _)| number).collect::<Vec<_>>()
    };
    assert_eq!(
        (windows(&vera).await, windows(&nora).await),
        (vec![window], vec![]),
        "a draft is the centre's"
    );
    let announce = MaintenanceCommand::Announce(Box::new(notices(&w)));
    w.app.change_maintenance(&quentin, Some(window), &announce, &form()).await.expect("announced");
    let sofia = w.visitor(w.sofia).await;
    assert_eq!((windows(&nora).await, windows(&sofia).await), (vec![window], vec![]), "she is in America");

    let withdraw = ReleaseCommand::Withdraw { reason: w.app.authored("It loses files.") };
    w.app.change_release(&quentin, Some(release), &withdraw, &form()).await.expect("withdrawn");
    let postpone = MaintenanceCommand::Postpone {
        from: at("2026-11-29 08:00 Paris"),
        until: at("2026-11-29 10:00 Paris"),
        reason: w.app.authored("Later."),
        notices: Box::new(notices(&w)),
    };
    let refused = w.app.change_maintenance(&quentin, Some(window), &postpone, &form()).await;
    assert!(matches!(refused, Err(Failure::Refused(Refusal::Works(WorksRefusal::ReleaseWithdrawn(_))))));
    sound(&w).await;
}
