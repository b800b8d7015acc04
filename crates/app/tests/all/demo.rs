//! The demonstration is a desk like any other: told through the verbs, and whole.

use app::demo::Cast;
use app::{App, Held, Query, Visitor, Wanted};
use desk::duties::{Kept, REMOTE_ACCESS};
use desk::maintenance::MaintenanceState;
use desk::release::ReleaseState;
use desk::remote::Standing;
use desk::review::ReviewState;
use desk::service_report::Of;
use desk::training::{Check, Holds};
use desk::{Action, Maintenance, Problem, Publication, Release, State};
use jiff::SignedDuration;
use store::{Db, Location};

use crate::world::{AGREEMENT, at};

async fn told(name: &str) -> (App, Vec<Cast>) {
    let db = Db::open(Location::SqliteMemory(name.to_owned())).await.expect("a database");
    let shell = Held::at(at("2027-03-01 10:00 Paris"), 11);
    let app = App::start(db, shell, &[]).await.expect("a desk");
    let cast = app.demonstrate(AGREEMENT).await.expect("the story is told");
    (app, cast)
}

async fn enters(app: &App, cast: &[Cast], name: &str) -> Visitor {
    let person = cast.iter().find(|one| one.name == name).expect("one of the cast").person;
    let key = app.make_key(app::KeyKind::Session, person, "").await.expect("a key");
    app.enter(app::KeyKind::Session, &key).await.expect("an open door")
}

/// Source: invariant 10, and issue "The agreement runs", 1.
#[tokio::test]
async fn the_story_leaves_a_desk_that_holds() {
    let (app, cast) = told("demo").await;
    assert_eq!((cast.len(), app.now()), (9, at("2026-11-20 17:40 Paris")));
    app.verify_journal().await.expect("a walk");
    assert_eq!(app.check().await.expect("a check").differs, None);

    let tomoko = enters(&app, &cast, "Tomoko Kimura").await;
    let counts = app.counts(&tomoko).await.expect("counts");
    for state in State::ALL {
        assert!(counts.iter().any(|(found, n)| found == state && *n > 0), "{state:?} is shown");
    }
    let open = app.list(&tomoko, &Query::default()).await.expect("a list").rows;
    let search = open.iter().find(|row| row.number == 1_038).expect("the ticket from Hamamatsu");
    // Monday 23 November is a holiday in Japan: of the hour, twenty minutes are left on Tuesday.
    assert_eq!(search.acknowledgement().expect("a clock").due, Some(at("2026-11-24 09:20 Tokyo")));

    assert!(app.advance(app::demo::Step::To(at("2026-11-20 17:00 Paris"))).await.is_err());
    app.advance(app::demo::Step::To(at("2026-11-23 09:33 Paris"))).await.expect("forwards");
    assert_eq!(app.now(), at("2026-11-23 09:33 Paris"));
}

/// Source: issue "Every clause works": each of its parts is shown in the demo desk, in a state in which somebody has to
/// do something next.
#[tokio::test]
async fn every_clause_has_something_in_the_story() {
    let (app, cast) = told("demo-clauses").await;
    let claire = enters(&app, &cast, "Claire Vasseur").await;
    let (nora, philippe) =
        (enters(&app, &cast, "Nora Bensaïd").await, enters(&app, &cast, "Philippe Garnier").await);
    let (sophie, ines) =
        (enters(&app, &cast, "Sophie Delmas").await, enters(&app, &cast, "Inès Moreau").await);
    let organisation = async |name: &str| app.organisation_by_name(name).await.expect("there").id;

    // Preamble: one ticket of level 1 is with the provider, another was passed on and its sentences sent on.
    let own = Query { at_desk: true, ..Query::default() };
    let own = app.list(&nora, &own).await.expect("a list").rows;
    let mut escalated = Vec::new();
    for row in &own {
        escalated.push(app.ticket(&nora, row.number).await.expect("hers").level2.is_some());
    }
    assert_eq!((escalated.len(), escalated.iter().filter(|passed| **passed).count()), (2, 1), "preamble");

    // Clause 2.A.
    let problem = &app.records::<Problem>(&claire, Action::ReadProblems, true).await.expect("a list")[0].1;
    assert!(
        problem.hypotheses.len() == 2 && problem.workaround.is_some() && problem.linked.len() == 2,
        "2.A"
    );
    let windows = app.records::<Maintenance>(&claire, Action::ReadNotices, true).await.expect("a list");
    assert!(
        windows.iter().any(|(_, window)| window.state == MaintenanceState::Announced),
        "2.A, maintenance"
    );
    for (is_open, state) in [(true, ReleaseState::Prepared), (false, ReleaseState::Published)] {
        let releases = app.records::<Release>(&claire, Action::ReadNotices, is_open).await.expect("a list");
        assert!(releases.iter().any(|(_, release)| release.state == state), "2.A, releases: {state:?}");
    }

    // Clause 2.B: a contested exclusion waits for a third person.
    assert_eq!(app.waiting_decisions(&claire).await.expect("a list").third.len(), 1, "2.B");

    // Clause 2.C: the ledger, certificates, authorisations.
    let rules = app.editions().in_force(app.now()).expect("a version").0.training.clone();
    let mut shown = Vec::new();
    for name in ["Régie des Eaux du Lac", "Clinique des Tilleuls", "Transports Lormont"] {
        let ledger = app.ledger(&claire, organisation(name).await).await.expect("a ledger");
        let certificate = ledger.customers[0].people[0].1.trainings.certificates[0].clone();
        shown.push((certificate.check, certificate.holds(app.now(), rules.as_ref())));
    }
    let expected =
        [(Check::Verified, Holds::Now), (Check::Verified, Holds::Soon), (Check::Waiting, Holds::Now)];
    assert_eq!(shown, expected, "2.C, certificates");
    let ledger = app.ledger(&philippe, philippe.organisation.id).await.expect("his");
    let may = |name: &str| {
        let customer = ledger.customers.iter().find(|line| line.organisation.name == name);
        !customer.expect("his customer").live.is_empty()
    };
    assert!(may("Clinique des Tilleuls") && !may("Transports Lormont"), "2.C, contact");
    for name in ["Lakeshore Integration", "東海システムサポート"] {
        let ledger = app.ledger(&claire, organisation(name).await).await.expect("a ledger");
        assert_eq!(ledger.pointed_out.len(), 1, "2.C, pointed out to {name}");
    }

    // Clause 3.C: access that was used and ended, one that nobody answered, one that waits.
    let clinic = app.ledger(&ines, ines.organisation.id).await.expect("hers").access;
    let answers: Vec<Kept> = clinic.iter().map(|line| line.kept).collect();
    assert_eq!(answers, [Kept::Unmet, Kept::Met], "3.C, {REMOTE_ACCESS}");
    let first = app.ticket(&claire, clinic[0].number).await.expect("a ticket").ticket;
    let standing: Vec<Standing> = first.remote.requests.iter().map(|request| request.standing).collect();
    assert_eq!(standing, [Standing::Ended, Standing::Unanswered], "3.C");
    assert_eq!(first.remote.requests[0].visits.len(), 1, "3.C, used");
    let waits = app.ledger(&sophie, sophie.organisation.id).await.expect("hers").access;
    assert_eq!(waits.iter().map(|line| line.kept).collect::<Vec<_>>(), [Kept::Asked], "3.C, waits");

    // Clause 4: reviews in each state; the roster answers.
    let reviews: Vec<ReviewState> =
        app.reviews(&claire).await.expect("a list").iter().map(|review| review.state).collect();
    for state in [ReviewState::Owed, ReviewState::Written, ReviewState::Approved] {
        assert!(reviews.contains(&state), "4, reviews: {state:?} in {reviews:?}");
    }
    let (from, until) =
        (app.now(), app.now().saturating_add(SignedDuration::from_hours(24 * 14)).expect("ahead"));
    let ahead = app.coverage(&"EMEA".into(), from, until).await.expect("a coverage").coverage;
    assert!(!ahead.gaps().is_empty(), "3.B, a gap ahead");

    // Version, and no silent rewrites: one is published ahead, another waits for a second person.
    let versions: Vec<String> = app.editions().all().iter().map(|version| version.id.to_string()).collect();
    assert_eq!(versions, ["2021-09", "2027-01"], "version");
    let waiting = app.records::<Publication>(&claire, Action::ProposeVersion, true).await.expect("a list");
    assert_eq!(waiting.len(), 1, "version, a second person");

    // Reports: last month's, which quotes the wordings that a manager stands by, and no others.
    let october =
        Of { month: "2026-10".parse().expect("a month"), provider: nora.organisation.id, region: None };
    let report = app.service_report(&nora, &october, Wanted::Latest).await.expect("hers");
    assert!(report.issued.is_some() && report.report.reconciles(), "reports");
    assert_eq!(report.report.missed.len(), 2, "reports, approved wordings");
}
