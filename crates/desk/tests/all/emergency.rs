//! Two things that take two people: reading somebody's tickets in an emergency, and making somebody's ways in anew (the
//! access rules: break-glass, "reset MFA", hard rule 6).

use desk::access::{Fields, Object, scope_for, scopes_for, shows};
use desk::emergency::{EmergencyCommand, EmergencyFact, EmergencyRefusal, MOST, decide, read_by};
use desk::membership::MembershipRefusal;
use desk::ways_in::{self, Others, WaysInCommand, WaysInFact};
use desk::{
    Action, Actor, Decided, Decision, Entry, Fact, Organisation, OrganisationFact, Person, PersonFact,
    Refusal, Role, Scope, TicketFact, allows,
};

use crate::golden::kept;
use crate::world::*;

const NOW: &str = "2026-11-20 10:00 Paris";

fn ask(minutes: u16) -> EmergencyCommand {
    EmergencyCommand::Ask { reason: words("The database is damaged under one of their tickets."), minutes }
}

fn tried(of: &Organisation, who: Who, instant: &str, command: &EmergencyCommand) -> Result<Decided, Refusal> {
    let now = at(instant);
    decide(of, Some(&ADAM.person()), command, &context(&TERMS, &who.actor(now), now))
}

fn done(of: Organisation, who: Who, instant: &str, command: &EmergencyCommand) -> Organisation {
    let decided = tried(&of, who, instant, command).expect("theirs to do");
    decided.entries.iter().fold(of, Organisation::after)
}

fn granted() -> Organisation {
    let asked = done(organisation(DIRECT), ADAM, NOW, &ask(60));
    done(asked, MONA, "2026-11-20 10:05 Paris", &EmergencyCommand::Grant { asked: 2 })
}

fn adam(of: &Organisation, instant: &str) -> Actor {
    ADAM.actor(at(instant)).in_an_emergency(read_by([of], ADAM.id(), at(instant)))
}

/// Source: the access rules, break-glass: two people, a reason, an hour at most; it ends by itself, or by hand.
#[test]
fn an_emergency_takes_two_people_and_lasts_an_hour_at_most() {
    let of = organisation(DIRECT);
    assert!(!of.emergencies.lets_in(ADAM.id(), at(NOW)));
    for minutes in [0, MOST + 1] {
        assert_eq!(tried(&of, ADAM, NOW, &ask(minutes)), Err(EmergencyRefusal::Minutes.into()));
    }
    assert_eq!(tried(&organisation(VENDOR), ADAM, NOW, &ask(5)), Err(EmergencyRefusal::OwnHouse.into()));
    let bare = EmergencyCommand::Ask { reason: words(" "), minutes: 5 };
    assert!(matches!(tried(&of, ADAM, NOW, &bare), Err(Refusal::Empty(_))));
    let asked = done(of, ADAM, NOW, &ask(60));
    assert!(!asked.emergencies.lets_in(ADAM.id(), at(NOW)), "one person is not enough");
    assert_eq!(tried(&asked, ADAM, NOW, &ask(60)), Err(EmergencyRefusal::Waits.into()));
    let grant = EmergencyCommand::Grant { asked: 2 };
    for who in [ADAM, VERA, AUDREY, SOFIA, PAUL] {
        assert!(matches!(tried(&asked, who, NOW, &grant), Err(Refusal::NotAllowed { .. })), "{:?}", who.id());
    }
    assert_eq!(
        tried(&asked, MONA, "2026-11-21 10:01 Paris", &grant),
        Err(EmergencyRefusal::NothingThere.into()),
        "a day later it is asked anew"
    );
    let live = done(asked, MONA, "2026-11-20 10:05 Paris", &grant);
    let lets = |instant| live.emergencies.lets_in(ADAM.id(), at(instant));
    assert!(
        !lets("2026-11-20 10:04 Paris") && lets("2026-11-20 10:05 Paris") && lets("2026-11-20 11:04 Paris")
    );
    assert!(!lets("2026-11-20 11:05 Paris"), "it ends by itself");
    assert!(!live.emergencies.lets_in(MONA.id(), at("2026-11-20 10:30 Paris")), "it is nobody else's");
    assert_eq!(
        tried(&live, MONA, "2026-11-20 10:06 Paris", &grant),
        Err(EmergencyRefusal::NothingThere.into()),
        "once"
    );
    let ended = done(live, MONA, "2026-11-20 10:20 Paris", &EmergencyCommand::End { asked: 2 });
    assert!(!ended.emergencies.lets_in(ADAM.id(), at("2026-11-20 10:20 Paris")));
}

/// Source: hard rule 6: no self-approval, whatever became of the two meanwhile.
#[test]
fn nobody_grants_their_own_nor_that_of_somebody_gone() {
    let now = at(NOW);
    let asked = done(organisation(DIRECT), ADAM, NOW, &ask(60));
    let grant = EmergencyCommand::Grant { asked: 2 };
    let risen = Actor { role: Role::CentreManager, ..ADAM.actor(now) };
    let own = decide(&asked, Some(&ADAM.person()), &grant, &context(&TERMS, &risen, now));
    assert_eq!(own, Err(EmergencyRefusal::SamePerson.into()), "also once they are a manager");
    let gone =
        ADAM.person().after(&by_console(desk::Stream::Person(ADAM.id()), 9, PersonFact::Disabled {}.into()));
    let other = PersonFact::RoleChanged { role: Role::CentreAgent };
    let moved = ADAM.person().after(&by_console(desk::Stream::Person(ADAM.id()), 9, other.into()));
    for asker in [Some(&gone), Some(&moved), Some(&VERA.person()), None] {
        let late = decide(&asked, asker, &grant, &context(&TERMS, &MONA.actor(now), now));
        assert_eq!(late, Err(EmergencyRefusal::AskerGone.into()));
    }
    let no = done(asked, MONA, NOW, &EmergencyCommand::Decline { asked: 2 });
    assert_eq!(tried(&no, MONA, NOW, &grant), Err(EmergencyRefusal::NothingThere.into()));
    assert_eq!(tried(&no, MONA, NOW, &EmergencyCommand::Grant { asked: 7 }), Err(Refusal::NotFound));
}

/// Source: the access rules, break-glass: that organisation's tickets, to read; nothing is written, nobody else's is seen, no
/// token does it; the queries' scope is the same grant.
#[test]
fn an_emergency_reads_one_organisation_and_writes_nothing() {
    let of = granted();
    let (live, over) = (adam(&of, "2026-11-20 10:30 Paris"), adam(&of, "2026-11-20 11:30 Paris"));
    let theirs = Object::new_ticket(DIRECT, Some(SOFIA.id()));
    assert_eq!(allows(&live, Action::Read, &theirs), Decision::Allowed(Fields::All));
    assert_eq!(allows(&over, Action::Read, &theirs), Decision::Hidden);
    for action in Action::ALL.iter().filter(|action| **action != Action::Read) {
        assert_eq!(allows(&live, *action, &theirs), Decision::Refused, "{action:?}");
    }
    for other in [Object::new_ticket(ALPHA, None), Object::new_at_level_1(KYOTO, None, ALPHA)] {
        assert_eq!(allows(&live, Action::Read, &other), Decision::Hidden);
    }
    assert_eq!(allows(&live.clone().by_program(), Action::Read, &theirs), Decision::Hidden);
    for actor in [
        MONA.actor(at(NOW)).in_an_emergency(Some(KYOTO)),
        Actor { party: desk::fact::Party::Provider, ..live.clone() },
    ] {
        let at_kyoto = Object::new_at_level_1(KYOTO, None, ALPHA);
        let of_direct = Object::new_at_level_1(DIRECT, None, ALPHA);
        assert_eq!(allows(&actor, Action::Read, &at_kyoto), Decision::Hidden, "{:?}", actor.role);
        assert_eq!(allows(&actor, Action::Read, &of_direct), Decision::Hidden, "{:?}", actor.role);
    }
    assert_eq!(scope_for(&live, Action::Read), Some(Scope::Organisation(DIRECT)));
    assert_eq!(scopes_for(&live, Action::Read), [Scope::Organisation(DIRECT)]);
    for action in Action::ALL.iter().filter(|action| **action != Action::Read) {
        assert_eq!(scopes_for(&live, *action), scopes_for(&over, *action), "{action:?}");
    }
    assert_eq!(scopes_for(&over, Action::Read), []);
    let note = TicketFact::NoteWritten {
        text: words("inside").reference(),
        organisation: DIRECT,
        files: Vec::new(),
    };
    let note = by_console(desk::Stream::Ticket(desk::TicketId(uuid::Uuid::from_u128(9))), 2, note.into());
    assert!(!shows(&live, &note, None), "what somebody wrote for their own people stays theirs");
}

// ── Ways in ────────────────────────────────────────────────────────────────────────────────────────────────

fn propose() -> WaysInCommand {
    WaysInCommand::Propose { reason: words("Their telephone is lost.") }
}

fn asked(to: &Person, who: Who, first: Who, own: usize, command: &WaysInCommand) -> Result<Decided, Refusal> {
    let now = at(NOW);
    let (of, first) = (organisation(to.organisation), first.person());
    let others = Others { own, proposer: Some(&first) };
    ways_in::decide(to, &of, others, command, &context(&TERMS, &who.actor(now), now))
}

fn after(to: Person, decided: Result<Decided, Refusal>) -> Person {
    decided.expect("theirs to do").entries.iter().fold(to, Person::after)
}

/// Source: the access rules, "user: reset MFA", hard rule 6: two different people of the organisation, not the person.
#[test]
fn ways_in_are_made_anew_by_two_people_of_the_organisation() {
    for who in [ULI, NORA, PAUL, VERA, ADAM, AUDREY] {
        assert!(asked(&ULI.person(), who, who, 2, &propose()).is_err(), "{:?}", who.id());
    }
    let own = asked(&SOFIA.person(), SOFIA, SOFIA, 2, &propose());
    assert_eq!(own, Err(MembershipRefusal::Oneself.into()));
    let waits = after(INES.person(), asked(&INES.person(), KEIKO, KEIKO, 2, &propose()));
    assert_eq!(asked(&waits, KEIKO, KEIKO, 2, &propose()), Err(MembershipRefusal::ResetWaits.into()));
    let same = asked(&waits, KEIKO, KEIKO, 2, &WaysInCommand::Confirm);
    assert_eq!(same, Err(MembershipRefusal::SamePerson.into()));
    let strange = asked(&waits, MONA, KEIKO, 2, &WaysInCommand::Confirm);
    assert_eq!(strange, Err(MembershipRefusal::TheirOwnFirst.into()), "two of their own can do it");
    let other = Who { organisation: KYOTO, ..SOFIA };
    let reset = after(waits.clone(), asked(&waits, other, KEIKO, 2, &WaysInCommand::Confirm));
    assert_eq!(reset.reset, None);
    let nothing = asked(&reset, other, KEIKO, 2, &WaysInCommand::Confirm);
    assert_eq!(nothing, Err(MembershipRefusal::NoResetWaits.into()));
    let no = after(waits.clone(), asked(&waits, other, KEIKO, 2, &WaysInCommand::Decline));
    assert_eq!(no.reset, None);
    let gone = PersonFact::Disabled {};
    let gone = KEIKO.person().after(&by_console(desk::Stream::Person(KEIKO.id()), 9, gone.into()));
    let (now, of) = (at(NOW), organisation(KYOTO));
    for proposer in [Some(&gone), None] {
        let others = Others { own: 2, proposer };
        let actor = other.actor(now);
        let cx = context(&TERMS, &actor, now);
        let late = ways_in::decide(&waits, &of, others, &WaysInCommand::Confirm, &cx);
        assert_eq!(
            late,
            Err(MembershipRefusal::NoResetWaits.into()),
            "whoever is gone is nobody's first person"
        );
    }
}

/// Source: the access rules, "user: reset MFA": where an organisation has too few, the centre's managers stand in.
#[test]
fn the_centre_stands_in_where_there_is_nobody_else() {
    for (first, second, own) in [(KEIKO, MONA, 1), (MONA, MARC, 0), (MONA, KEIKO, 1)] {
        let waits = after(INES.person(), asked(&INES.person(), first, first, own, &propose()));
        assert!(asked(&waits, second, first, own, &WaysInCommand::Confirm).is_ok(), "{own}");
    }
    let late = after(INES.person(), asked(&INES.person(), MONA, MONA, 1, &propose()));
    let now = at("2026-11-22 10:01 Paris");
    let (of, mona) = (organisation(KYOTO), MONA.person());
    let others = Others { own: 1, proposer: Some(&mona) };
    let actor = KEIKO.actor(now);
    let cx = context(&TERMS, &actor, now);
    let refused = ways_in::decide(&late, &of, others, &WaysInCommand::Confirm, &cx);
    assert_eq!(refused, Err(MembershipRefusal::NoResetWaits.into()), "two days later it is proposed anew");
}

/// Source: architecture, "a golden file pins the bytes".
#[test]
fn the_bytes_of_these_facts_are_kept() {
    let reason = words("Why.").reference();
    let emergency = [
        EmergencyFact::Asked { reason, minutes: 30 },
        EmergencyFact::Granted { asked: 2, until: at("2026-11-20 10:30 Paris") },
        EmergencyFact::Declined { asked: 2 },
        EmergencyFact::Ended { asked: 2 },
    ];
    let ways = [WaysInFact::Proposed { reason }, WaysInFact::Declined {}, WaysInFact::Reset {}];
    let of = desk::Stream::Organisation(DIRECT);
    let emergency =
        emergency.into_iter().map(|fact| (of, Fact::Organisation(OrganisationFact::Emergency(fact))));
    let person = desk::Stream::Person(ULI.id());
    let ways = ways.into_iter().map(|fact| (person, Fact::Person(PersonFact::WaysIn(fact))));
    let bytes = |(number, (stream, fact)): (u64, (desk::Stream, Fact))| {
        let entry: Entry = by_console_at(NOW, stream, number, fact);
        String::from_utf8(entry.bytes()).expect("JSON") + "\n"
    };
    kept("two_people.jsonl", &(2..).zip(emergency.chain(ways)).map(bytes).collect::<String>());
}
