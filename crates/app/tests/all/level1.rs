//! A provider's own agreement through the whole house (preamble, two tiers): journal, rows, alarms, figures, and who reads it.
//!
//! The house stands on Friday 20 November 2026, 17:40 in Paris. Provider A's file is Rhône's: Lyon, Monday to Friday 8:00 to 19:00;
//! category 1 is acknowledged within 30 minutes, diagnosed within 4 hours.

use app::{Failure, Form, NewPerson, TargetsQuery};
use desk::chart::ChartCommand;
use desk::escalation::Chosen;
use desk::fact::{Door, Kind, Level1Desk};
use desk::ladder::Rung;
use desk::promise::PromiseFact;
use desk::report::Outcome;
use desk::{Command, Fact, NewTicket, PersonId, Refusal, Role, TicketFact};
use terms::{AgreementId, MeasureId};

use super::world::{World, at};

const FILE: &str = include_str!("../../../../agreements/level1/rhone-2026.toml");

/// The house, where Provider A keeps its level-1 desk here, with a manager.
async fn house(name: &str) -> (World, PersonId) {
    let w = World::new(name).await;
    w.app.chart(w.provider, &ChartCommand::Level1(Level1Desk::Here {})).await.expect("a desk");
    let paul = NewPerson {
        organisation: w.provider,
        role: Role::ProviderManager,
        name: "Paul".to_owned(),
        email: "paul@example".to_owned(),
        qualified_from: None,
    };
    let paul = w.app.add_person(&paul).await.expect("a person");
    (w, paul)
}

fn refused<T: std::fmt::Debug>(answer: Result<T, Failure>) -> Refusal {
    match answer {
        Err(Failure::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

async fn does(w: &World, who: PersonId, number: u64, command: Command) {
    w.app.act(&w.visitor(who).await, number, &command, &Form::default()).await.expect("taken");
}

fn incident(category: u8) -> Command {
    let (kind, gravity) = (Kind::Incident, Some(desk::fact::Gravity::Major));
    Command::Triage { kind, category, gravity, workaround: Some(false), reason: None }
}

async fn words_of(w: &World, who: PersonId, number: u64) -> Vec<&'static str> {
    let view = w.app.ticket(&w.visitor(who).await, number).await.expect("a ticket");
    let fact = |placed: &app::Placed| match &placed.entry.fact {
        Fact::Ticket(fact) => fact.word(),
        other => panic!("{other:?}"),
    };
    view.entries.iter().map(fact).collect()
}

/// Source: issue, two tiers: what opens from then on is pinned to the provider's file; what was open stays as it was.
#[tokio::test]
async fn a_provider_adopts_an_agreement_and_its_desk_is_measured_by_it() {
    let (w, _) = house("level1-adopted").await;
    let before = w.report(w.ines, "Blank page").await;
    w.clock("2026-11-23 10:00 Paris");

    let looked = w.app.would_adopt(w.provider, FILE, None).await.expect("it fits");
    assert_eq!((looked.open, looked.customers.len(), looked.without.len()), (1, 1, 0));
    let position = w.app.position();
    assert!(w.app.editions().own_in_force(w.provider, w.app.now()).is_none(), "looking writes nothing");
    w.app.adopt(w.provider, FILE, None).await.expect("adopted");
    assert!(w.app.position() > position);
    let again = w.app.adopt(w.provider, FILE, None).await;
    assert_eq!(refused(again).code(), "version-name-taken");

    w.clock("2026-11-23 10:01 Paris");
    let number = w.report(w.ines, "Blank page again").await;
    let ines = w.visitor(w.ines).await;
    let view = w.app.ticket(&ines, number).await.expect("hers");
    assert_eq!(view.agreement.id.as_str(), "rhone-2026");
    let due = view.clock(&MeasureId::acknowledgement()).and_then(|timed| timed.clock.due);
    assert_eq!(due, Some(at("2026-11-23 10:31 Paris")));
    assert!(view.proof(&view.clocks[0].clock).is_ok_and(|proof| desk::verify(&proof).is_ok()));
    let old = w.app.ticket(&ines, before).await.expect("hers");
    assert_eq!((old.agreement.id.as_str(), old.clocks[0].clock.due), ("2021-09", None), "it stays as it was");

    // The centre's own are the vendor's, as ever.
    let direct = w.report(w.sofia, "Of the centre").await;
    let theirs = w.app.ticket(&w.visitor(w.vera).await, direct).await.expect("theirs");
    assert_eq!(theirs.agreement.id.as_str(), "2021-09");
    assert_eq!(w.app.check().await.expect("a check").differs, None);
    assert!(w.app.verify_journal().await.expect("a walk").wrong.is_none());
}

/// Source: the same; another process that opens the same database reads whose it is and from when.
#[tokio::test]
async fn another_node_knows_whose_agreement_it_is() {
    let (w, _) = house("level1-node").await;
    let from = at("2026-12-01 00:00 Paris");
    w.app.adopt(w.provider, FILE, Some(from)).await.expect("adopted");
    let db =
        store::Db::open(store::Location::SqliteMemory("level1-node".to_owned())).await.expect("the same");
    let there = app::App::start(db, w.shell.clone(), &[]).await.expect("a desk");
    assert_eq!(there.editions().all().len(), 1, "it is no version of the house's");
    assert!(there.editions().by_id(&AgreementId::from("rhone-2026")).is_none());
    assert!(there.editions().own_in_force(w.provider, at("2026-11-30 23:59 Paris")).is_none());
    assert!(there.editions().own_in_force(w.provider, from).is_some());
    let same_name = app::App::start(
        store::Db::open(store::Location::SqliteMemory("level1-node".to_owned())).await.expect("the same"),
        w.shell.clone(),
        &[FILE],
    );
    assert!(same_name.await.is_err(), "a provider's own is nobody else's version");
}

/// Source: preamble: it is between the provider and its customers; the vendor reads none of it.
#[tokio::test]
async fn only_the_provider_and_its_customers_read_it() {
    let (w, paul) = house("level1-readers").await;
    w.app.adopt(w.provider, FILE, None).await.expect("adopted");
    for (who, reads) in [
        (w.nora, true),
        (paul, true),
        (w.ines, true),
        (w.tom, false),
        (w.sofia, false),
        (w.vera, false),
        (w.mona, false),
    ] {
        let own = w.app.own_terms_for(&w.visitor(who).await);
        assert_eq!(!own.is_empty(), reads);
    }
}

/// Source: clause 4, best effort, at level 1: warned and missed once for each of two targets; the provider's own people are called, and
/// never the centre's.
#[tokio::test]
async fn two_targets_and_a_ladder_of_the_providers_own_people() {
    let (w, paul) = house("level1-ladder").await;
    w.app.adopt(w.provider, FILE, None).await.expect("adopted");
    w.clock("2026-11-23 10:00 Paris");
    let number = w.report(w.ines, "Blank page").await;
    does(&w, w.nora, number, incident(1)).await;
    w.clock("2026-11-23 15:00 Paris");
    while w.app.raise_alarms().await.expect("alarms") > 0 {}
    let words = words_of(&w, w.nora, number).await;
    let count = |word: &str| words.iter().filter(|one| **one == word).count();
    assert_eq!((count("warned"), count("missed"), count("called")), (2, 2, 8), "{words:?}");
    while w.app.raise_alarms().await.expect("alarms") > 0 {}
    assert_eq!(words_of(&w, w.nora, number).await.len(), words.len(), "never twice");

    let view = w.app.ticket(&w.visitor(w.nora).await, number).await.expect("theirs");
    for placed in &view.entries {
        let Fact::Ticket(TicketFact::Promise(PromiseFact::Called(call))) = &placed.entry.fact else {
            continue;
        };
        assert!(call.people.iter().all(|one| [w.nora, paul].contains(one)), "{call:?}");
        assert_eq!(call.no_roster, call.to == Rung::Qualified);
        assert_eq!(call.people.is_empty(), call.to == Rung::Deputy, "nobody was named: {call:?}");
    }
    let told = w.app.notices(&w.visitor(paul).await).await.expect("notices");
    assert_eq!(told.len(), 6, "for nobody, for the roster, and as manager; of two targets");
    assert!(told.iter().all(|notice| notice.number == number));
    assert!(w.app.notices(&w.visitor(w.mona).await).await.expect("notices").is_empty());
    assert_eq!(w.app.check().await.expect("a check").differs, None);
}

/// Source: preamble, "who write down what they say": on the telephone, by the provider's agent, asked by the customer.
#[tokio::test]
async fn a_call_is_taken_down_for_a_customer_of_the_desk() {
    let (w, _) = house("level1-call").await;
    w.app.adopt(w.provider, FILE, None).await.expect("adopted");
    w.clock("2026-11-23 10:00 Paris");
    let new = NewTicket::bare(w.app.fresh_ticket(), w.app.authored("By telephone"), Door::Portal);
    let nora = w.visitor(w.nora).await;
    let number =
        w.app.open(&nora, &new, Some(w.customer), None, &Form::default()).await.expect("taken down").number;
    let hers = w.app.ticket(&w.visitor(w.nora).await, number).await.expect("theirs");
    let what = &hers.ticket.opened.what;
    assert_eq!((what.asked_by, hers.ticket.level1_desk()), (w.customer, Some(w.provider)));
    assert_eq!(hers.agreement.id.as_str(), "rhone-2026");
    let tom = w.visitor(w.tom).await;
    let new = NewTicket::bare(w.app.fresh_ticket(), w.app.authored("Not theirs"), Door::Portal);
    let other = w.app.open(&tom, &new, Some(w.customer), None, &Form::default()).await;
    assert_eq!(refused(other), Refusal::NotFound);
}

/// Source: issue, "so that it's plain whose time it was": the figures of the provider's own desk are its own.
#[tokio::test]
async fn the_providers_desk_has_figures_of_its_own() {
    let (w, _) = house("level1-figures").await;
    w.app.adopt(w.provider, FILE, None).await.expect("adopted");
    w.clock("2026-11-23 10:00 Paris");
    let number = w.report(w.ines, "Blank page").await;
    does(&w, w.nora, number, incident(1)).await;
    w.clock("2026-11-23 10:20 Paris");
    does(&w, w.nora, number, Command::Acknowledge { note: None }).await;
    let (from, to) = (at("2026-11-01 00:00 Paris"), at("2026-12-01 00:00 Paris"));
    let query = TargetsQuery { from, to, by: Vec::new() };
    let nora = w.visitor(w.nora).await;
    let own = w.app.targets_at_desk(&nora, &query).await.expect("figures");
    assert_eq!((own.total.count(Outcome::Met), own.total.tickets()), (1, 1));
    let asked = w.app.targets(&nora, &query).await.expect("figures");
    assert_eq!(asked.total.tickets(), 0, "nothing was asked of the centre");
    let mona = w.visitor(w.mona).await;
    let centre = w.app.targets_at_desk(&mona, &query).await.expect("figures");
    assert_eq!(centre.total.tickets(), 0, "a level-1 desk's time is none of the centre's");
}

/// Source: preamble: an escalated ticket is the centre's, by the centre's agreement and the customer's own region.
#[tokio::test]
async fn escalated_it_comes_under_the_vendors_agreement() {
    let (w, _) = house("level1-escalated").await;
    w.app.adopt(w.provider, FILE, None).await.expect("adopted");
    w.clock("2026-11-23 10:00 Paris");
    let level1 = w.report(w.ines, "Blank page").await;
    let nora = w.visitor(w.nora).await;
    let lyon = w.app.ticket(&nora, level1).await.expect("theirs").ticket.opened.what.regions.clone();
    let new = NewTicket {
        regions: lyon,
        ..NewTicket::bare(w.app.fresh_ticket(), w.app.authored("Blank page for all of them"), Door::Portal)
    };
    let level2 = w
        .app
        .escalate(&nora, level1, &new, &Chosen::default(), &Form::default())
        .await
        .expect("taken")
        .number;
    let there = w.app.ticket(&w.visitor(w.vera).await, level2).await.expect("the centre's");
    assert_eq!(there.agreement.id.as_str(), "2021-09");
    assert_eq!(there.ticket.opened.what.regions, [terms::RegionId::from("EMEA")]);
    let here = w.app.ticket(&w.visitor(w.ines).await, level1).await.expect("hers");
    let level2 = here.level2.as_ref().expect("it was escalated");
    assert_eq!((here.agreement.id.as_str(), level2.agreement.id.as_str()), ("rhone-2026", "2021-09"));
    let due = level2.clock.as_ref().and_then(|timed| timed.clock.due);
    assert_eq!(due, Some(at("2026-11-23 11:00 Paris")), "both clocks, each by its own agreement");
}
