//! Qualifications (clause 1, response time): who is qualified for what, from when, and on whose word.
//!
//! 16 Nov 2026 is a Monday.

use desk::clock::clocks;
use desk::fact::Qualification;
use desk::qualification::{QualificationCommand, QualificationRefusal, decide};
use desk::{Entry, Fact, Organisation, Person, Product, QualifiedFor, Refusal, TicketFact};

use crate::world::*;

/// A person, and what happened to their qualifications.
struct Record {
    of: Organisation,
    entries: Vec<Entry>,
}

impl Record {
    fn of(who: Who) -> Record {
        Record { of: organisation(who.organisation), entries: who.entries() }
    }

    fn person(&self) -> Person {
        Person::fold(&self.entries).expect("a person")
    }

    /// What somebody does about it; the number of its entry.
    fn tries(&mut self, instant: &str, who: Who, command: &QualificationCommand) -> Result<u64, Refusal> {
        let now = at(instant);
        let decided = decide(&self.person(), &self.of, command, &context(&TERMS, &who.actor(now), now))?;
        self.entries.extend(decided.entries);
        Ok(self.entries.last().expect("an entry").number)
    }

    fn act(&mut self, instant: &str, who: Who, command: &QualificationCommand) -> u64 {
        self.tries(instant, who, command).unwrap_or_else(|refusal| panic!("{refusal:?}"))
    }

    fn qualified(&self, instant: &str) -> QualifiedFor {
        self.person().qualified_for(at(instant))
    }
}

fn propose(product: Option<&str>, from: Option<&str>, until: Option<&str>) -> QualificationCommand {
    QualificationCommand::Propose {
        product: product.and_then(Product::named),
        from: from.map(at),
        until: until.map(at),
        reason: words("Passed the course of October."),
    }
}

fn confirm(proposal: u64) -> QualificationCommand {
    QualificationCommand::Confirm { proposal }
}

fn decline(proposal: u64) -> QualificationCommand {
    QualificationCommand::Decline { proposal, reason: words("Not yet.") }
}

fn revoke(qualification: u64) -> QualificationCommand {
    QualificationCommand::Revoke { qualification, reason: words("Left the team.") }
}

fn refused(refusal: QualificationRefusal) -> Result<u64, Refusal> {
    Err(refusal.into())
}

/// Source: clause 1, response time; the access rules, "qualification of agents": two people of the centre; from the
/// confirmation on, or from the day that was proposed if that is later, never backwards.
#[test]
fn clause_1_a_qualification_takes_two_people_and_counts_from_the_confirmation() {
    let mut vera = Record::of(VERA);
    let portal = || QualifiedFor::Some(vec![Product::named("portal").expect("a product")]);
    let year = propose(Some("Portal"), Some("2026-11-02 09:00 Paris"), Some("2027-11-02 09:00 Paris"));
    let proposal = vera.act("2026-11-16 09:00 Paris", MONA, &year);
    assert_eq!(vera.qualified("2026-11-16 12:00 Paris"), QualifiedFor::Nothing, "nobody confirmed it");
    let again = propose(Some(" portal"), None, None);
    assert_eq!(vera.tries("2026-11-16 09:30 Paris", MONA, &again), refused(QualificationRefusal::Waits));
    let own = vera.tries("2026-11-16 10:00 Paris", MONA, &confirm(proposal));
    assert_eq!(own, refused(QualificationRefusal::SamePerson));
    let herself = vera.tries("2026-11-16 10:00 Paris", VERA, &confirm(proposal));
    assert_eq!(herself, refused(QualificationRefusal::Oneself));

    let confirmed = vera.act("2026-11-17 14:00 Paris", QUENTIN, &confirm(proposal));
    assert_eq!(vera.qualified("2026-11-17 13:59 Paris"), QualifiedFor::Nothing, "never backwards");
    assert_eq!(vera.qualified("2026-11-17 14:00 Paris"), portal());
    assert_eq!(vera.qualified("2027-11-02 08:59 Paris"), portal());
    assert_eq!(vera.qualified("2027-11-02 09:00 Paris"), QualifiedFor::Nothing);
    let held = vera.person().qualifications.granted[0].clone();
    let people = (held.proposed_by.and_then(|by| by.person()), held.granted_by.person());
    assert_eq!((held.number, people), (confirmed, (Some(MONA.id()), Some(QUENTIN.id()))));
    assert_eq!(
        vera.tries("2026-11-18 09:00 Paris", QUENTIN, &confirm(proposal)),
        refused(QualificationRefusal::NothingWaits)
    );

    let later = propose(Some("Billing"), Some("2026-12-01 09:00 Paris"), None);
    let proposal = vera.act("2026-11-18 09:00 Paris", MONA, &later);
    vera.act("2026-11-18 10:00 Paris", QUENTIN, &confirm(proposal));
    assert_eq!(vera.qualified("2026-11-30 12:00 Paris"), portal(), "not before its day");
    let billing = Product::named("billing").expect("a product");
    assert!(vera.qualified("2026-12-01 09:00 Paris").covers(Some(&billing)));
}

/// Source: the same: the second person is a manager, or qualified for the same; either may turn it down.
#[test]
fn the_second_person_can_judge_it() {
    let mut vera = Record::of(VERA);
    let proposal = vera.act("2026-11-16 09:00 Paris", MONA, &propose(Some("Portal"), None, None));
    let rose = Who { number: 30, ..VERA };
    let unqualified = vera.tries("2026-11-16 10:00 Paris", rose, &confirm(proposal));
    assert_eq!(unqualified, refused(QualificationRefusal::NotAPeer));
    vera.act("2026-11-16 11:00 Paris", QUENTIN, &decline(proposal));
    assert_eq!(
        vera.tries("2026-11-16 12:00 Paris", QUENTIN, &confirm(proposal)),
        refused(QualificationRefusal::NothingWaits)
    );
    assert_eq!(
        vera.person().qualifications.proposals[0].declined.map(|declined| declined.1.person()),
        Some(Some(QUENTIN.id()))
    );

    let proposal = vera.act("2026-11-16 13:00 Paris", MONA, &propose(Some("Portal"), None, None));
    vera.act("2026-11-16 14:00 Paris", MONA, &decline(proposal));
    assert_eq!(vera.person().qualifications.waiting().count(), 0, "she took it back herself");
}

/// Source: the access rules: who proposes is a manager of one's own desk; only people who work there are qualified.
#[test]
fn nobody_else_proposes_and_nobody_else_is_qualified() {
    let (now, all) = ("2026-11-16 09:00 Paris", propose(None, None, None));
    let mut vera = Record::of(VERA);
    for who in [QUENTIN, VERA, AUDREY] {
        assert_eq!(vera.tries(now, who, &all).expect_err("no manager").code(), "not-allowed", "{who:?}");
    }
    for who in [PAUL, NORA, SOFIA, ADAM] {
        assert_eq!(vera.tries(now, who, &all), Err(Refusal::NotFound), "{who:?}");
    }
    let empty = propose(None, None, Some("2026-11-16 09:00 Paris"));
    assert_eq!(vera.tries(now, MONA, &empty).expect_err("no time at all").code(), "window-over");
    for who in [ADAM, AUDREY] {
        assert_eq!(Record::of(who).tries(now, MONA, &all), refused(QualificationRefusal::NotTheirWork));
    }
    for who in [NORA, SOFIA] {
        assert_eq!(Record::of(who).tries(now, MONA, &all).expect_err("not hers").code(), "not-allowed");
    }
}

/// Source: clause 1 and the issue: one person takes it back at once, with a reason; what was, was.
#[test]
fn a_qualification_is_taken_back_by_one_person_at_once() {
    let mut quentin = Record::of(QUENTIN);
    let console = quentin.person().qualifications.granted[0].number;
    assert_eq!(quentin.person().qualifications.granted[0].proposed_by, None, "the console says so");
    quentin.act("2026-11-16 09:00 Paris", MONA, &revoke(console));
    assert_eq!(quentin.qualified("2026-11-16 08:59 Paris"), QualifiedFor::Everything);
    assert_eq!(quentin.qualified("2026-11-16 09:00 Paris"), QualifiedFor::Nothing);
    let held = quentin.person().qualifications.granted[0].clone();
    let (when, by, reason) = held.revoked.expect("it was");
    assert_eq!((when, by.person(), reason.is_some()), (at("2026-11-16 09:00 Paris"), Some(MONA.id()), true));
    let twice = quentin.tries("2026-11-16 10:00 Paris", MONA, &revoke(console));
    assert_eq!(twice, refused(QualificationRefusal::Over));

    let proposal =
        quentin.act("2026-11-16 11:00 Paris", MONA, &propose(None, Some("2026-12-01 09:00 Paris"), None));
    let manager = Who { number: 31, ..MONA };
    let to_come = quentin.act("2026-11-16 12:00 Paris", manager, &confirm(proposal));
    quentin.act("2026-11-17 12:00 Paris", MONA, &revoke(to_come));
    assert_eq!(
        quentin.qualified("2026-12-02 09:00 Paris"),
        QualifiedFor::Nothing,
        "what would have come never was"
    );
}

/// Source: the access rules, "P own agents (L1)": one person is enough on a level-1 desk, and it never counts for the
/// vendor's clock.
#[test]
fn a_providers_own_qualification_counts_at_its_level_1_desk_and_never_for_the_vendors_clock() {
    let mut nora = Record::of(NORA);
    let all = propose(None, None, None);
    assert_eq!(nora.tries("2026-11-16 09:00 Paris", PAUL, &all), refused(QualificationRefusal::NoLevel1Desk));
    nora.of = with_desk(ALPHA);
    assert_eq!(nora.tries("2026-11-16 09:00 Paris", NORA, &all).expect_err("an agent").code(), "not-allowed");
    let granted = nora.act("2026-11-16 09:00 Paris", PAUL, &all);
    let mut paul = Record { of: with_desk(ALPHA), entries: PAUL.entries() };
    assert_eq!(paul.tries("2026-11-16 09:00 Paris", PAUL, &all), refused(QualificationRefusal::Oneself));

    let now = at("2026-11-16 10:00 Paris");
    let actor = desk::Actor::new(&nora.person(), &nora.of, now);
    let mut own = Story::at_level_1("2026-11-16 10:00 Paris", INES, &bare());
    own.does(&actor, &diagnose("The session store is full."), None).expect("her own desk's");
    let Fact::Ticket(TicketFact::Diagnosed { qualification, .. }) = &own.last().fact else {
        panic!("it is one")
    };
    assert_eq!(*qualification, Qualification::Valid);

    let mut theirs = Story::reported("2026-11-16 10:00 Paris");
    assert!(actor.qualified.is_any() && !actor.is_qualified_on(&theirs.ticket()));
    let refusal =
        theirs.does(&actor, &diagnose("The session store is full."), None).expect_err("the vendor's");
    assert_eq!(refusal.code(), "not-allowed");
    let clock = |story: &Story<'_>| {
        let clocks = clocks(&story.ticket(), &TERMS.agreement, &TERMS.calendars).expect("clocks");
        clocks.into_iter().find(|clock| clock.measure == diagnosis()).expect("a response time").stop
    };
    assert_eq!(clock(&theirs), None, "it runs");
    assert!(!QUENTIN.actor(now).is_qualified_on(&own.ticket()), "nor the centre's at level 1");

    nora.act("2026-11-17 09:00 Paris", PAUL, &revoke(granted));
    assert_eq!(nora.qualified("2026-11-17 09:00 Paris"), QualifiedFor::Nothing);
}
