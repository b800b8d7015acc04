//! The register of training (clauses 2.B.4 and 2.C).

use desk::training::{Check, Holds, Trained, TrainingCommand, Warning, decide, trained, warn};
use desk::{Actor, By, Organisation, Person, PersonFact, Refusal, Role, Service, Stream};
use terms::Training as Rules;

use crate::world::*;

/// A super administrator of the direct customer, and what happened to her certificates.
struct Register {
    entries: Vec<desk::Entry>,
}

impl Register {
    fn new() -> Register {
        Register { entries: SOFIA.entries() }
    }

    fn person(&self) -> Person {
        Person::fold(&self.entries).expect("Sofia")
    }

    fn tries(&mut self, instant: &str, who: Who, command: &TrainingCommand) -> Result<u64, Refusal> {
        self.of(instant, who, &organisation(DIRECT), command)
    }

    fn of(
        &mut self,
        instant: &str,
        who: Who,
        of: &Organisation,
        command: &TrainingCommand,
    ) -> Result<u64, Refusal> {
        let now = at(instant);
        let decided = decide(&self.person(), of, command, &context(&TERMS, &who.actor(now), now))?;
        self.entries.extend(decided.entries);
        Ok(self.entries.len() as u64)
    }

    fn trained(&self, instant: &str) -> Trained {
        trained([&self.person()], at(instant), TERMS.agreement.training.as_ref())
    }
}

impl Register {
    /// What waits to be told ahead.
    fn pending(&self) -> Vec<Warning> {
        self.person().trainings.pending(TERMS.agreement.training.as_ref())
    }

    /// The desk's clock looks: how many days ahead each warning was that it told.
    fn rings(&mut self, instant: &str) -> Vec<u16> {
        let (now, clock) = (at(instant), Actor::clock(VENDOR));
        let mut told = Vec::new();
        for warning in self.pending() {
            if let Ok(decided) = warn(&self.person(), &warning, &context(&TERMS, &clock, now)) {
                self.entries.extend(decided.entries);
                told.push(warning.days);
            }
        }
        told
    }
}

/// Source: clause 2.C, reading "trained enough": 60, 30 and 7 days ahead, each told once, by the desk's clock alone.
#[test]
fn clause_2c_each_warning_of_a_certificate_is_told_once() {
    let mut register = Register::new();
    register.tries("2026-01-06 10:00 Paris", SOFIA, &this_year()).expect("shown");
    let days: Vec<u16> = register.pending().iter().map(|warning| warning.days).collect();
    assert_eq!(days, [60, 30, 7]);
    let first = register.pending()[0];
    let early = warn(
        &register.person(),
        &first,
        &context(&TERMS, &Actor::clock(VENDOR), at("2026-11-05 23:00 Paris")),
    );
    assert_eq!(early, Err(Refusal::NoAlarm));
    let vera = VERA.actor(at("2026-11-06 09:00 Paris"));
    let person = warn(&register.person(), &first, &context(&TERMS, &vera, at("2026-11-06 09:00 Paris")));
    assert_eq!(person.expect_err("a person").code(), "not-allowed");

    assert_eq!(register.rings("2026-11-06 09:00 Paris"), [60]);
    let told = register.entries.last().expect("it").clone();
    assert_eq!(
        (told.at, told.by),
        (at("2026-11-06 00:00 Paris"), By::Service(Service::Clock)),
        "its own instant"
    );
    assert!(register.rings("2026-11-07 09:00 Paris").is_empty(), "never twice");
    assert_eq!(register.rings("2027-01-02 09:00 Paris"), [30, 7], "what was due meanwhile, each once");
    assert!(register.rings("2027-02-02 09:00 Paris").is_empty());
}

/// Source: the same: who renews is warned no more; nor who has gone; what was shown late is warned of what still lies ahead.
#[test]
fn clause_2c_a_renewed_certificate_warns_no_more() {
    let mut register = Register::new();
    register.tries("2026-01-06 10:00 Paris", SOFIA, &this_year()).expect("shown");
    assert_eq!(register.rings("2026-11-06 09:00 Paris"), [60]);
    let next = shown("2027-01-05 00:00 Paris", "2028-01-05 00:00 Paris");
    let renewed = register.tries("2026-11-20 10:00 Paris", SOFIA, &next).expect("shown");
    assert!(register.rings("2027-01-02 09:00 Paris").is_empty(), "the next one holds until 2028");
    let refuse = TrainingCommand::Refuse { certificate: renewed, reason: words("Another person's.") };
    register.tries("2027-01-02 10:00 Paris", VERA, &refuse).expect("not taken");
    assert_eq!(register.rings("2027-01-02 11:00 Paris"), [30, 7], "all rests on the first one again");

    let mut late = Register::new();
    let short = shown("2026-11-01 00:00 Paris", "2026-12-01 00:00 Paris");
    late.tries("2026-11-16 10:00 Paris", SOFIA, &short).expect("shown");
    assert_eq!(late.pending().iter().map(|warning| warning.days).collect::<Vec<_>>(), [7]);
    let number = late.person().version + 1;
    let gone = desk::Fact::Person(PersonFact::Disabled {});
    late.entries.push(by_console_at("2026-11-17 10:00 Paris", Stream::Person(SOFIA.id()), number, gone));
    assert!(late.rings("2026-11-25 10:00 Paris").is_empty(), "she has left");
}

fn shown(from: &str, until: &str) -> TrainingCommand {
    TrainingCommand::Record {
        certificate: words("SA-2026-117"),
        trainer: words("Academy of Alpha"),
        proof: Some(words("https://academy.example/SA-2026-117")),
        from: at(from),
        until: at(until),
        files: Vec::new(),
    }
}

fn this_year() -> TrainingCommand {
    shown("2026-01-05 00:00 Paris", "2027-01-05 00:00 Paris")
}

/// Source: clause 2.B.4, reading "trained enough": one validly trained super administrator at notification.
#[test]
fn clause_2b4_one_validly_trained_super_administrator_is_enough() {
    let mut register = Register::new();
    assert_eq!(register.trained("2026-11-16 10:00 Paris"), Trained::No { lapsed: None });
    register.tries("2026-01-06 10:00 Paris", SOFIA, &this_year()).expect("shown");
    let until = at("2027-01-05 00:00 Paris");
    let yes = Trained::Yes { who: SOFIA.id(), until, graced: false };
    assert_eq!(register.trained("2026-11-16 10:00 Paris"), yes);
    assert_eq!(
        register.trained("2027-01-05 00:00 Paris"),
        Trained::No { lapsed: Some((SOFIA.id(), until)) },
        "half-open"
    );

    let user = ULI.person();
    let rules = TERMS.agreement.training.as_ref();
    assert!(!trained([&user], at("2026-11-16 10:00 Paris"), rules).is_enough());
    assert!(trained([&user, &register.person()], at("2026-11-16 10:00 Paris"), rules).is_enough());
}

/// Source: the register's own rule: what was shown before counts until it is refused, what is shown later once it is
/// checked.
#[test]
fn what_is_shown_after_notification_counts_once_the_centre_has_checked_it() {
    let mut register = Register::new();
    let number = register.tries("2026-11-18 10:00 Paris", SOFIA, &this_year()).expect("shown");
    assert!(!register.trained("2026-11-16 10:00 Paris").is_enough());
    assert!(register.trained("2026-11-18 10:00 Paris").is_enough(), "from then on");
    let verify = TrainingCommand::Verify { certificate: number };
    register.tries("2026-11-18 11:00 Paris", VERA, &verify).expect("checked");
    assert!(register.trained("2026-11-16 10:00 Paris").is_enough());
    assert_eq!(register.tries("2026-11-18 12:00 Paris", VERA, &verify), Err(Refusal::AlreadyChecked));

    let refuse = TrainingCommand::Refuse { certificate: number, reason: words("Another person's.") };
    register.tries("2026-11-18 13:00 Paris", MONA, &refuse).expect("another mind");
    assert!(!register.trained("2026-11-19 10:00 Paris").is_enough());
    assert_eq!(register.person().trainings.certificates[0].check, Check::Refused);
}

/// Source: reading "trained enough": warnings 60, 30 and 7 days ahead, with the agreement's grace.
#[test]
fn a_certificate_warns_ahead_and_has_the_agreements_grace() {
    let mut register = Register::new();
    register.tries("2026-01-06 10:00 Paris", SOFIA, &this_year()).expect("shown");
    let person = register.person();
    let certificate = &person.trainings.certificates[0];
    let rules = TERMS.agreement.training.as_ref();
    let days: Vec<_> =
        certificate.warnings(rules).into_iter().map(|(days, at)| (days, at.to_string())).collect();
    let told = |days: u16, at: &str| (days, at.to_owned());
    assert_eq!(
        days,
        [told(60, "2026-11-05T23:00:00Z"), told(30, "2026-12-05T23:00:00Z"), told(7, "2026-12-28T23:00:00Z")]
    );
    let holds = |instant: &str, rules| certificate.holds(at(instant), rules);
    assert_eq!(holds("2026-11-05 12:00 Paris", rules), Holds::Now);
    assert_eq!(holds("2026-11-06 12:00 Paris", rules), Holds::Soon);
    assert_eq!(holds("2027-01-05 12:00 Paris", rules), Holds::Lapsed);
    assert_eq!(holds("2026-01-04 12:00 Paris", rules), Holds::NotYet);

    let month = Rules { grace_days: 30, ..rules.expect("of the agreement").clone() };
    assert_eq!(holds("2027-01-05 12:00 Paris", Some(&month)), Holds::Grace);
    let by_grace = trained([&person], at("2027-01-10 12:00 Paris"), Some(&month));
    assert!(matches!(by_grace, Trained::Yes { graced: true, .. }), "{by_grace:?}");
    assert!(!trained([&person], at("2027-02-05 12:00 Paris"), Some(&month)).is_enough());
}

/// Source: the access rules: the party shows, the centre checks; a provider for its own customers.
#[test]
fn the_party_shows_its_own_proof_and_the_centre_checks_it() {
    let mut register = Register::new();
    let when = "2026-01-06 10:00 Paris";
    assert_eq!(
        register.tries(when, ULI, &this_year()),
        Err(Refusal::NotFound),
        "a colleague's record isn't a user's"
    );
    assert_eq!(register.tries(when, NORA, &this_year()), Err(Refusal::NotFound), "no customer of Alpha");
    assert_eq!(register.tries(when, VERA, &this_year()).expect_err("refused").code(), "not-allowed");
    let number = register.tries(when, SOFIA, &this_year()).expect("her own");
    let verify = TrainingCommand::Verify { certificate: number };
    assert_eq!(register.tries(when, SOFIA, &verify).expect_err("refused").code(), "not-allowed");

    let supported = supported_by(DIRECT, ALPHA);
    register.of(when, NORA, &supported, &this_year()).expect("its customer's");
    assert_eq!(
        register.tries(when, VERA, &TrainingCommand::Verify { certificate: 77 }),
        Err(Refusal::NoSuchRequest)
    );
}

#[test]
fn the_register_is_of_super_administrators() {
    let mut register = Register { entries: ULI.entries() };
    assert_eq!(ULI.role, Role::AuthorisedUser);
    let refused = register.tries("2026-01-06 10:00 Paris", MONA, &this_year());
    assert_eq!(refused, Err(Refusal::NotASuperAdministrator));
    let mut register = Register::new();
    let backwards = shown("2027-01-05 00:00 Paris", "2026-01-05 00:00 Paris");
    assert_eq!(
        register.tries("2026-01-06 10:00 Paris", SOFIA, &backwards).expect_err("refused").code(),
        "window-over"
    );
    let secret = TrainingCommand::Record {
        certificate: words("x"),
        trainer: words("y"),
        proof: Some(words("https://ana:s3cret!@academy.example/")),
        from: at("2026-01-05 00:00 Paris"),
        until: at("2027-01-05 00:00 Paris"),
        files: Vec::new(),
    };
    assert_eq!(
        register.tries("2026-01-06 10:00 Paris", SOFIA, &secret).expect_err("refused").code(),
        "credential"
    );
}
