//! Planned maintenance (clause 2.A): announced long enough ahead, never two for the same people at once.
//!
//! 16 Nov 2026 is a Monday. The agreement owes 16 business hours of notice: nearly two days of any region.

use desk::fact::Party;
use desk::maintenance::{Effect, MaintenanceCommand, MaintenanceState, Plan, Whom, decide};
use desk::works::{WorksRefusal, Written};
use desk::{
    Authored, Entry, Field, Folded, Maintenance, MaintenanceId, OrganisationId, Refusal, Release,
    ReleaseFact, ReleaseId, Scope, Stream, TextId,
};
use jiff::Timestamp;
use terms::RegionId;

use crate::world::*;

fn id(n: u128) -> MaintenanceId {
    MaintenanceId(uuid::Uuid::from_u128(n))
}

fn plan(from: &str, until: &str, whom: Whom, regions: &[&str]) -> Plan<Authored> {
    Plan {
        from: at(from),
        until: at(until),
        whom,
        regions: regions.iter().map(|name| region(name)).collect(),
        providers: Vec::new(),
        effect: Effect::Unavailable,
        release: None,
        title: words("Database move"),
        steps: words("1. Stop. 2. Copy. 3. Start."),
        rollback: Some(words("Start the old one.")),
    }
}

fn europe() -> Whom {
    Whom::Regions(vec![region("EMEA")])
}

fn notices() -> Box<Written> {
    Box::new(Written { en: words("We move."), fr: words("Nous migrons."), ja: words("移行します。") })
}

/// One maintenance among others.
struct Tale {
    now: Timestamp,
    id: MaintenanceId,
    entries: Vec<Entry>,
    others: Vec<Maintenance>,
    release: Option<Release>,
}

impl Tale {
    fn planned(instant: &str, plan: Plan<Authored>) -> Result<Tale, Refusal> {
        Tale::beside(instant, plan, Vec::new())
    }

    fn beside(instant: &str, plan: Plan<Authored>, others: Vec<Maintenance>) -> Result<Tale, Refusal> {
        let mut tale = Tale {
            now: at(instant),
            id: id(others.len() as u128 + 1),
            entries: Vec::new(),
            others,
            release: None,
        };
        tale.tries(VERA, &MaintenanceCommand::Plan(Box::new(plan)))?;
        Ok(tale)
    }

    fn at(&mut self, instant: &str) -> &mut Self {
        self.now = at(instant);
        self
    }

    fn now(&self) -> Maintenance {
        Maintenance::fold(&self.entries).expect("a maintenance")
    }

    fn tries(&mut self, who: Who, command: &MaintenanceCommand) -> Result<(), Refusal> {
        let actor = who.actor(self.now);
        let cx = context(&TERMS, &actor, self.now);
        let before = Maintenance::fold(&self.entries);
        self.entries.extend(
            decide(self.id, before.as_ref(), command, &self.others, self.release.as_ref(), &cx)?.entries,
        );
        Ok(())
    }

    fn announced(mut self) -> Maintenance {
        self.tries(MONA, &MaintenanceCommand::Announce(notices())).expect("announced");
        self.now()
    }
}

const NIGHT: (&str, &str) = ("2026-11-18 20:00 Paris", "2026-11-18 23:00 Paris");

/// Source: clause 2.A and the agreement's `[maintenance] notice`: 16 business hours of those concerned.
#[test]
fn too_short_a_notice_is_refused_by_the_agreements_own_rule() {
    // From Tuesday 10:00 to Wednesday evening there are 8 hours of Tuesday and 9 of Wednesday.
    assert!(Tale::planned("2026-11-17 10:00 Paris", plan(NIGHT.0, NIGHT.1, europe(), &["EMEA"])).is_ok());
    let short = Tale::planned("2026-11-17 11:01 Paris", plan(NIGHT.0, NIGHT.1, europe(), &["EMEA"]));
    let Err(Refusal::Works(WorksRefusal::TooShortNotice { region, given, owed, earliest })) =
        short.map(|tale| tale.now())
    else {
        panic!("taken")
    };
    assert_eq!((region.as_str(), given, owed), ("EMEA", minutes(15 * 60 + 59), minutes(16 * 60)));
    assert_eq!(earliest, at("2026-11-19 09:01 Paris"));
}

/// Source: the same, exactly: what lies ahead at the announcement counts, and just enough is enough.
#[test]
fn just_enough_notice_is_enough_and_the_draft_waits_no_longer() {
    let mut tale = Tale::planned("2026-11-16 09:00 Paris", plan(NIGHT.0, NIGHT.1, europe(), &["EMEA"]))
        .expect("planned");
    tale.at("2026-11-17 11:00 Paris");
    let late = &mut tale;
    late.tries(QUENTIN, &MaintenanceCommand::Announce(notices())).expect("exactly 16 hours");
    assert_eq!(late.now().announced, Some(at("2026-11-17 11:00 Paris")));

    let mut tale = Tale::planned("2026-11-16 09:00 Paris", plan(NIGHT.0, NIGHT.1, europe(), &["EMEA"]))
        .expect("planned");
    tale.at("2026-11-17 11:01 Paris");
    let refused = tale.tries(QUENTIN, &MaintenanceCommand::Announce(notices())).expect_err("too late");
    assert_eq!(refused.code(), "too-short-notice");
    assert_eq!(refused.clause().map(|clause| clause.to_string()), Some("2.A".to_owned()));
}

/// Source: clause 1, business day: the open time is that of those concerned; 23 Nov 2026 is a holiday in Japan.
#[test]
fn the_notice_is_counted_in_the_hours_of_each_region_concerned() {
    let window = ("2026-11-24 20:00 Tokyo", "2026-11-24 22:00 Tokyo");
    let both = |regions: &[&str]| plan(window.0, window.1, Whom::Everybody {}, regions);
    // Friday 16:00 in Tokyo: 2 hours, then Monday is Labour Thanksgiving Day, then 9 hours of Tuesday.
    let refused = Tale::planned("2026-11-20 16:00 Tokyo", both(&["EMEA", "APAC"])).map(|tale| tale.now());
    let Err(Refusal::Works(WorksRefusal::TooShortNotice { region, given, .. })) = refused else { panic!() };
    assert_eq!((region, given), (RegionId::from("APAC"), minutes(11 * 60)));
    assert!(Tale::planned("2026-11-20 09:00 Paris", both(&["EMEA"])).is_ok());
}

/// Source: issue 3, 2.A: overlaps are refused; other people may be served at the same time.
#[test]
fn two_windows_never_concern_the_same_people_at_once() {
    let noon = "2026-11-16 12:00 Paris";
    let first = Tale::planned(noon, plan(NIGHT.0, NIGHT.1, europe(), &["EMEA"])).expect("planned");
    let draft = first.now();
    let again = |whom, regions: &[&str], others| {
        Tale::beside(noon, plan("2026-11-18 22:00 Paris", "2026-11-19 01:00 Paris", whom, regions), others)
            .map(|tale| tale.now())
    };
    assert!(again(europe(), &["EMEA"], vec![draft]).is_ok(), "a draft hinders nobody");
    let announced = first.announced();
    let clash = again(europe(), &["EMEA"], vec![announced.clone()]);
    let told = WorksRefusal::Overlaps { from: at(NIGHT.0), until: at(NIGHT.1) };
    assert_eq!(clash, Err(told.into()));
    let codes = |whom, regions: &[&str]| {
        again(whom, regions, vec![announced.clone()]).map_err(|refusal| refusal.code()).err()
    };
    assert_eq!(codes(Whom::Everybody {}, &["EMEA", "APAC", "NAM"]), Some("overlaps"));
    assert_eq!(codes(Whom::Organisations(vec![ALPHA]), &["EMEA"]), Some("overlaps"), "it is in the region");
    assert_eq!(codes(Whom::Organisations(vec![DIRECT]), &["NAM"]), None);
    let after = plan(NIGHT.1, "2026-11-19 02:00 Paris", europe(), &["EMEA"]);
    assert!(Tale::beside(noon, after, vec![announced]).is_ok(), "one ends where the next begins");
}

/// Source: the access table: any agent drafts; announcing is for the qualified and the manager.
#[test]
fn an_agent_drafts_and_somebody_qualified_announces() {
    let mut tale = Tale::planned("2026-11-16 10:00 Paris", plan(NIGHT.0, NIGHT.1, europe(), &["EMEA"]))
        .expect("planned");
    assert_eq!(tale.now().scopes(), [Scope::Centre]);
    let announce = MaintenanceCommand::Announce(notices());
    assert_eq!(tale.tries(VERA, &announce), Err(WorksRefusal::NotQualified.into()));
    assert_eq!(tale.tries(NORA, &announce).expect_err("refused").code(), "not-allowed");
    tale.tries(QUENTIN, &announce).expect("announced");
    assert_eq!(tale.now().scopes(), [Scope::Centre, Scope::Everybody]);
    assert_eq!(tale.tries(MONA, &announce), Err(WorksRefusal::Announced.into()));
    let anew = MaintenanceCommand::Plan(Box::new(plan(NIGHT.0, NIGHT.1, europe(), &["EMEA"])));
    assert_eq!(tale.tries(VERA, &anew), Err(WorksRefusal::Announced.into()), "it is postponed, not redrawn");
}

/// Source: issue 3, 2.A: postponed with a reason, and announced in its turn; done; cancelled.
#[test]
fn a_window_is_postponed_done_or_cancelled() {
    let mut tale = Tale::planned("2026-11-16 10:00 Paris", plan(NIGHT.0, NIGHT.1, europe(), &["EMEA"]))
        .expect("planned");
    let postpone = |from: &str, until: &str| MaintenanceCommand::Postpone {
        from: at(from),
        until: at(until),
        reason: words("The disk is late."),
        notices: notices(),
    };
    let later = postpone("2026-11-19 20:00 Paris", "2026-11-19 23:00 Paris");
    assert_eq!(tale.tries(MONA, &later), Err(WorksRefusal::NotAnnounced.into()));
    tale.tries(MONA, &MaintenanceCommand::Announce(notices())).expect("announced");
    let finish = MaintenanceCommand::Finish { note: None };
    assert_eq!(tale.tries(MONA, &finish), Err(WorksRefusal::NotBegun(at(NIGHT.0)).into()));
    tale.at("2026-11-17 18:00 Paris");
    let tomorrow = postpone("2026-11-18 21:00 Paris", "2026-11-18 23:30 Paris");
    assert_eq!(tale.tries(MONA, &tomorrow).expect_err("refused").code(), "too-short-notice");
    tale.tries(MONA, &later).expect("9 hours of Wednesday and 9 of Thursday lie ahead");
    let moved = tale.now();
    assert_eq!((moved.plan.from, moved.moved[0].from), (at("2026-11-19 20:00 Paris"), at(NIGHT.0)));
    assert!(!moved.is_on(at("2026-11-18 21:00 Paris")) && moved.is_on(at("2026-11-19 21:00 Paris")));

    tale.at("2026-11-19 23:10 Paris").tries(MONA, &finish).expect("done");
    assert_eq!((tale.now().state, tale.now().is_open()), (MaintenanceState::Done, false));
    let cancel = MaintenanceCommand::Cancel { reason: words("Not needed.") };
    assert_eq!(tale.tries(MONA, &cancel), Err(WorksRefusal::Over.into()));

    let mut tale = Tale::planned("2026-11-16 10:00 Paris", plan(NIGHT.0, NIGHT.1, europe(), &["EMEA"]))
        .expect("planned");
    tale.tries(MONA, &cancel).expect("cancelled");
    assert_eq!(tale.now().state, MaintenanceState::Cancelled);
}

/// Source: a window is a window, somebody is concerned, and the notice is written in three languages.
#[test]
fn what_makes_no_sense_is_refused() {
    let noon = "2026-11-16 12:00 Paris";
    let tried = |plan| Tale::planned(noon, plan).map(|tale| tale.now()).map_err(|refusal| refusal.code());
    assert_eq!(tried(plan(NIGHT.1, NIGHT.0, europe(), &["EMEA"])), Err("no-window"));
    assert_eq!(tried(plan("2026-11-16 11:00 Paris", NIGHT.1, europe(), &["EMEA"])), Err("no-window"));
    assert_eq!(tried(plan(NIGHT.0, NIGHT.1, Whom::Regions(vec![]), &[])), Err("nobody-concerned"));
    assert_eq!(tried(plan(NIGHT.0, NIGHT.1, europe(), &["MOON"])), Err("unknown-region"));
    let mut tale = Tale::planned(noon, plan(NIGHT.0, NIGHT.1, europe(), &["EMEA"])).expect("planned");
    let blank = Authored { id: TextId(uuid::Uuid::from_u128(9)), salt: [1; 16], text: String::new() };
    let notices = Box::new(Written { ja: blank, ..*notices() });
    let refused = tale.tries(MONA, &MaintenanceCommand::Announce(notices));
    assert_eq!(refused, Err(Refusal::Empty(Field::Notice)));
}

/// Source: issue 3, 2.A: announced to those concerned; a provider hears of it wherever its customers may be.
#[test]
fn those_concerned_are_those_it_is_for() {
    let one = |whom, providers: Vec<OrganisationId>| {
        let plan = Plan { providers, ..plan(NIGHT.0, NIGHT.1, whom, &["EMEA"]) };
        Tale::planned("2026-11-16 10:00 Paris", plan).expect("planned").announced()
    };
    let concerned = |maintenance: &Maintenance| {
        [ALPHA, KYOTO, BETA, DIRECT].map(|id| maintenance.concerns(&organisation(id)))
    };
    assert_eq!(concerned(&one(Whom::Everybody {}, vec![])), [true; 4]);
    assert_eq!(concerned(&one(europe(), vec![])), [true, false, true, false]);
    let kyoto = one(Whom::Organisations(vec![KYOTO]), vec![ALPHA]);
    assert_eq!(concerned(&kyoto), [true, true, false, false]);
    let scopes = [Scope::Centre, Scope::Organisation(ALPHA), Scope::Organisation(KYOTO)];
    assert_eq!(kyoto.scopes(), scopes);
    assert_eq!(organisation(KYOTO).party, Party::Customer);
}

/// Release 4.2.1 in preparation, or after what happened to it besides.
fn release(besides: &[ReleaseFact]) -> Release {
    let contents = desk::release::Contents {
        version: "4.2.1".to_owned(),
        contains: words("No more blank pages.").reference(),
        delivery: desk::fact::Delivery::Installed,
        problems: Vec::new(),
        tickets: Vec::new(),
    };
    let stream = Stream::Release(ReleaseId(uuid::Uuid::from_u128(900)));
    let (by, instant) = (desk::By::Person(VERA.id()), at("2026-11-13 10:00 Paris"));
    let entry = |(number, fact): (u64, ReleaseFact)| Entry {
        stream,
        number,
        at: instant,
        recorded_at: instant,
        by,
        on_behalf_of: Some(VENDOR),
        fact: fact.into(),
    };
    let first = ReleaseFact::Prepared(Box::new(contents));
    let all: Vec<Entry> = (1..).zip([first].into_iter().chain(besides.iter().cloned())).map(entry).collect();
    Release::fold(&all).expect("a release")
}

/// Source: clause 2.A, scheduled maintenance and the supply of updates: a window names the release that it installs.
#[test]
fn a_window_names_its_release_and_none_that_is_not_there_or_was_withdrawn() {
    let withdrawn = release(&[ReleaseFact::Withdrawn { reason: words("It loses files.").reference() }]);
    let prepared = release(&[]);
    let names = || Plan { release: Some(prepared.id), ..plan(NIGHT.0, NIGHT.1, europe(), &["EMEA"]) };
    let planned = |known: Option<Release>| {
        let mut tale = Tale::planned("2026-11-16 09:00 Paris", plan(NIGHT.0, NIGHT.1, europe(), &["EMEA"]))
            .expect("planned");
        tale.release = known;
        tale.tries(VERA, &MaintenanceCommand::Plan(Box::new(names()))).map(|()| tale)
    };
    let gone = WorksRefusal::ReleaseWithdrawn("4.2.1".to_owned());
    assert_eq!(planned(None).err(), Some(WorksRefusal::NoRelease.into()));
    assert_eq!(planned(Some(withdrawn.clone())).err(), Some(gone.clone().into()));
    let Ok(mut tale) = planned(Some(prepared.clone())) else { panic!("a release that is there is named") };
    assert_eq!(tale.now().plan.release, Some(prepared.id));

    // What is withdrawn meanwhile isn't announced any more; naming none again is a way on.
    tale.release = Some(withdrawn);
    let announce = MaintenanceCommand::Announce(notices());
    assert_eq!(tale.tries(MONA, &announce), Err(gone.into()));
    let anew = plan(NIGHT.0, NIGHT.1, europe(), &["EMEA"]);
    tale.tries(VERA, &MaintenanceCommand::Plan(Box::new(anew))).expect("without it");
    tale.tries(MONA, &announce).expect("announced");
}
