//! The exact bytes of the journal: one entry of each fact, and the heads of their chain.
//!
//! A byte that changes here changes the hash of every journal there is. If it is meant, it is a new schema; if the file
//! grew by a fact, run the tests once with `GOLDEN=write` and read the difference.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use desk::completeness::Item;
use desk::contact::{ConsentFact, ContactFact};
use desk::duties::DutyFact;
use desk::erasure::ErasureFact;
use desk::escalation::{EscalatedFrom, EscalationFact};
use desk::exclusion::{ExclusionFact, Found, Grounds};
use desk::fact::{
    Affected, Alarm, Delivery, Detail, Door, Frequency, Gravity, Kind, Level1, Level1Desk, Opened, Party,
    Pin, Qualification, Report, Resolution, Stops, Triage, Untold,
};
use desk::information::InformationFact;
use desk::promise::PromiseFact;
use desk::qualification::{QualificationFact, Wanted};
use desk::redaction::Redacted;
use desk::remote::{Asked, RemoteFact};
use desk::review::{ReviewFact, Written};
use desk::training::TrainingFact;
use desk::{
    By, Digest, Entry, Fact, OrganisationFact, PersonFact, Product, PublishedFact, Role, Service, Stream,
    TextRef, TicketFact, TicketId, chain,
};
use hours::EditionId;
use terms::{AgreementId, DutyId, GroundId};

use crate::world::*;

/// Compares with a kept file, or writes it if told so.
pub fn kept(name: &str, actual: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var("GOLDEN").is_ok_and(|it| it == "write") {
        std::fs::write(&path, actual).expect("a folder to write to");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    for (number, (kept, actual)) in kept.lines().zip(actual.lines()).enumerate() {
        assert_eq!(kept, actual, "line {} of {name}", number + 1);
    }
    assert_eq!(kept.lines().count(), actual.lines().count(), "lines of {name}");
}

fn text(words: &str) -> TextRef {
    crate::world::words(words).reference()
}

fn ticket_facts() -> Vec<TicketFact> {
    let alarm = || Alarm { measure: acknowledgement(), category: 1, due: at("2026-11-23 09:42 Paris") };
    let triage = |category| Triage {
        kind: Kind::Incident,
        category,
        gravity: Some(Gravity::Major),
        workaround: Some(false),
        reason: Some(text("One screen only.")),
        proposed_by: Some(VERA.id()),
    };
    vec![
        TicketFact::Opened(Box::new(Opened {
            asked_by: ALPHA,
            customer: Some(KYOTO),
            regions: vec![region("APAC"), region("EMEA")],
            kind: Kind::Incident,
            suggested: Some(1),
            subject: text("Blank page after sign-in"),
            report: Report {
                stops: Some(Stops::Everything),
                affected: Some(Affected::All),
                frequency: Some(Frequency::Always),
                details: Detail::ALL.iter().map(|detail| (*detail, text(detail.word()))).collect(),
                trained: Some(true),
                may_contact: Some(false),
                remote_access: Some(true),
                files: Vec::new(),
            },
            reference: Some(text("INC-4711")),
            product: None,
            door: Door::Portal,
            untold: vec![Untold::Notification],
            level1: None,
            escalated_from: None,
            pin: Pin {
                agreement: AgreementId::from("2021-09"),
                agreement_hash: Digest::of(&[b"an agreement"]),
                calendars: BTreeMap::from([(region("APAC"), EditionId::of(b"a calendar"))]),
            },
        })),
        TicketFact::Acknowledged { note: Some(text("We have it.")) },
        TicketFact::WorkStarted {},
        TicketFact::Triaged(triage(1)),
        TicketFact::Retriaged(triage(2)),
        TicketFact::LoweringProposed(triage(2)),
        TicketFact::LoweringDeclined { reason: text("Three sites.") },
        TicketFact::Diagnosed {
            text: text("The store is full."),
            qualification: Qualification::Valid,
            files: Vec::new(),
        },
        TicketFact::MessageSent { text: text("Which version?"), files: Vec::new() },
        TicketFact::NoteWritten { text: text("I know this one."), organisation: VENDOR, files: Vec::new() },
        TicketFact::Resolved {
            resolution: Resolution::TemporaryUpdate,
            delivery: Delivery::Installed,
            text: text("Empty it."),
            files: Vec::new(),
        },
        TicketFact::Closed { reason: None },
        TicketFact::Reopened { reason: text("Full again.") },
        TicketFact::Warned(alarm()),
        TicketFact::Missed(alarm()),
    ]
}

/// Areas of a ticket that came later stand behind all others, each with a hundred of its own: bytes before them stay.
fn exclusion_facts() -> Vec<ExclusionFact> {
    let grounds = || Grounds {
        ground: GroundId::from("contract-not-kept"),
        contract_clause: Some(text("Clause 7.2")),
        found: Some(Found { contract_not_kept: true, documentation_not_applied: true }),
        duty: Some(DutyId::from("level-1")),
        cause: text("The index was deleted by hand."),
        evidence: text("The audit log of 19 Nov, 16:02."),
        told: text("The index is rebuilt as page 12 of the manual says."),
        help: true,
    };
    vec![
        ExclusionFact::Proposed(Box::new(grounds())),
        ExclusionFact::Declined { reason: text("The log shows the opposite.") },
        ExclusionFact::Confirmed { grounds: Box::new(grounds()), proposed_by: VERA.id() },
        ExclusionFact::Helped { text: text("We rebuilt it for you.") },
        ExclusionFact::Contested { reply: text("Nobody here deleted it.") },
        ExclusionFact::Upheld { reason: text("The log names your account.") },
        ExclusionFact::Overturned { reason: text("It was our own script.") },
        ExclusionFact::Lifted { reason: text("The wrong ticket.") },
    ]
}

fn information_facts() -> Vec<InformationFact> {
    let report = || Report {
        frequency: Some(Frequency::Always),
        details: BTreeMap::from([(Detail::Steps, text("1. Sign in."))]),
        ..Report::default()
    };
    vec![
        InformationFact::Requested {
            items: vec![Item::Steps, Item::Frequency],
            text: Some(text("Which browser?")),
        },
        InformationFact::Answered { request: 2, report: Box::new(report()), text: Some(text("Any.")) },
        InformationFact::Withdrawn { request: 2 },
    ]
}

fn information_place(fact: &InformationFact) -> usize {
    match fact {
        InformationFact::Requested { .. } => 0,
        InformationFact::Answered { .. } => 1,
        InformationFact::Withdrawn { .. } => 2,
    }
}

fn remote_facts() -> Vec<RemoteFact> {
    let (from, until) = (at("2026-11-23 14:00 Paris"), at("2026-11-23 16:00 Paris"));
    let asked = Asked {
        owner: ALPHA,
        purpose: text("See the store fill up."),
        systems: text("Server 2"),
        people: vec![QUENTIN.id(), MONA.id()],
        from,
        until,
    };
    vec![
        RemoteFact::Asked(Box::new(asked)),
        RemoteFact::Granted { request: 5, from, until },
        RemoteFact::Refused { request: 5, reason: Some(text("Not during the audit.")) },
        RemoteFact::Unanswered { request: 5 },
        RemoteFact::Entered { request: 5 },
        RemoteFact::Left { request: 5, note: Some(text("Read the log.")) },
        RemoteFact::Ended { request: 5 },
        RemoteFact::Revoked { request: 5, reason: None },
    ]
}

fn remote_place(fact: &RemoteFact) -> usize {
    match fact {
        RemoteFact::Asked(_) => 0,
        RemoteFact::Granted { .. } => 1,
        RemoteFact::Refused { .. } => 2,
        RemoteFact::Unanswered { .. } => 3,
        RemoteFact::Entered { .. } => 4,
        RemoteFact::Left { .. } => 5,
        RemoteFact::Ended { .. } => 6,
        RemoteFact::Revoked { .. } => 7,
    }
}

fn training_facts() -> Vec<TrainingFact> {
    vec![
        TrainingFact::Recorded {
            certificate: text("SA-2026-117"),
            trainer: text("Academy of Alpha"),
            proof: Some(text("https://academy.example/SA-2026-117")),
            from: at("2026-01-05 00:00 Paris"),
            until: at("2027-01-05 00:00 Paris"),
            files: Vec::new(),
        },
        TrainingFact::Verified { certificate: 2 },
        TrainingFact::Refused { certificate: 2, reason: text("Another person's.") },
    ]
}

fn qualification_facts() -> Vec<PersonFact> {
    let wanted = Wanted {
        product: Product::named("Portal"),
        from: at("2026-11-23 09:00 Paris"),
        until: Some(at("2027-11-23 09:00 Paris")),
        reason: text("Passed the course of October."),
    };
    vec![
        PersonFact::Training(TrainingFact::Warned { certificate: 2, days: 60 }),
        PersonFact::Qualification(QualificationFact::Proposed(wanted.clone())),
        PersonFact::Qualification(QualificationFact::Confirmed {
            proposal: 2,
            from: at("2026-11-24 09:00 Paris"),
        }),
        PersonFact::Qualification(QualificationFact::Declined { proposal: 2, reason: text("Not yet.") }),
        PersonFact::Qualification(QualificationFact::GrantedAtLevel1(Wanted {
            product: None,
            until: None,
            ..wanted
        })),
        PersonFact::Qualification(QualificationFact::Revoked {
            qualification: 3,
            reason: text("Left the team."),
        }),
    ]
}

fn qualification_place(fact: &QualificationFact) -> usize {
    match fact {
        QualificationFact::Proposed(_) => 0,
        QualificationFact::Confirmed { .. } => 1,
        QualificationFact::Declined { .. } => 2,
        QualificationFact::GrantedAtLevel1(_) => 3,
        QualificationFact::Revoked { .. } => 4,
    }
}

fn contact_facts() -> Vec<ContactFact> {
    vec![
        ContactFact::Asked {},
        ContactFact::Written { to: SOFIA.id(), authorisation: 3, text: text("Which build?") },
        ContactFact::Answered { message: 7, text: text("Build 7.") },
    ]
}

fn contact_place(fact: &ContactFact) -> usize {
    match fact {
        ContactFact::Asked {} => 0,
        ContactFact::Written { .. } => 1,
        ContactFact::Answered { .. } => 2,
    }
}

fn party_facts() -> Vec<OrganisationFact> {
    let ticket = Some(TicketId(uuid::Uuid::from_u128(100)));
    let (from, until) = (at("2026-11-17 10:00 Paris"), Some(at("2026-12-17 10:00 Paris")));
    vec![
        OrganisationFact::Contact(ConsentFact::Authorised { people: vec![SOFIA.id()], ticket, from, until }),
        OrganisationFact::Contact(ConsentFact::Revoked { authorisation: 3 }),
        OrganisationFact::Duty(DutyFact::PointedOut {
            duty: DutyId::from("level-1"),
            ticket,
            text: text("No check is told."),
        }),
    ]
}

fn training_place(fact: &TrainingFact) -> usize {
    match fact {
        TrainingFact::Recorded { .. } => 0,
        TrainingFact::Verified { .. } => 1,
        TrainingFact::Refused { .. } => 2,
        TrainingFact::Warned { .. } => 3,
    }
}

fn exclusion_place(fact: &ExclusionFact) -> usize {
    match fact {
        ExclusionFact::Proposed(_) => 0,
        ExclusionFact::Declined { .. } => 1,
        ExclusionFact::Confirmed { .. } => 2,
        ExclusionFact::Helped { .. } => 3,
        ExclusionFact::Contested { .. } => 4,
        ExclusionFact::Upheld { .. } => 5,
        ExclusionFact::Overturned { .. } => 6,
        ExclusionFact::Lifted { .. } => 7,
    }
}

fn promise_facts() -> Vec<TicketFact> {
    let product = desk::Product::named("customer portal").expect("a name");
    vec![
        TicketFact::Endorsed { diagnosis: 7 },
        TicketFact::WorkaroundFound { text: text("Sign in twice.") },
        TicketFact::ProductNamed { product },
        TicketFact::Promise(PromiseFact::Assigned { to: VERA.id() }),
        TicketFact::Promise(PromiseFact::Released {}),
        TicketFact::Promise(PromiseFact::NextStep {
            step: text("We empty the store."),
            news_by: at("2026-11-24 17:00 Paris"),
        }),
    ]
}

/// Two tiers: who supports whom from when until when, level-1 desks, escalation.
fn tiers() -> Vec<(Stream, Fact)> {
    let ticket = TicketId(uuid::Uuid::from_u128(101));
    let TicketFact::Opened(opened) = ticket_facts().remove(0) else {
        panic!("a ticket begins with its opening")
    };
    let (from, until) = (at("2026-01-05 09:00 Paris"), Some(at("2027-01-05 09:00 Paris")));
    let from_level_1 = EscalatedFrom { ticket, number: 1042, opened_at: from };
    let level1 = Some(Level1 { desk: ALPHA, own_terms: true });
    let tickets = [
        TicketFact::Opened(Box::new(Opened { level1, escalated_from: Some(from_level_1), ..*opened })),
        TicketFact::Escalation(EscalationFact::Escalated {
            to: ticket,
            passed: vec![2, 5],
            files: Vec::new(),
        }),
        TicketFact::Escalation(EscalationFact::PassedOn {
            text: Some(text("Since this morning.")),
            written_at: from,
            written_for: Some(KYOTO),
            files: Vec::new(),
        }),
    ];
    let elsewhere = Level1Desk::Elsewhere { address: "support@alpha.example".to_owned() };
    let organisations = [
        OrganisationFact::SupportedBy { provider: Some(ALPHA), from: Some(from), until },
        OrganisationFact::Authorised { from, until },
        OrganisationFact::AuthorisationEnded {},
        OrganisationFact::Level1 { desk: Level1Desk::Here {} },
        OrganisationFact::Level1 { desk: elsewhere },
        OrganisationFact::Domains { domains: vec!["alpha.example".to_owned()] },
        OrganisationFact::Named { name: "Alpha & Co".to_owned() },
    ];
    (tickets.into_iter().map(|fact| (Stream::Ticket(ticket), Fact::Ticket(fact))))
        .chain(organisations.map(|fact| (Stream::Organisation(ALPHA), Fact::Organisation(fact))))
        .collect()
}

fn review_facts() -> Vec<ReviewFact> {
    vec![
        ReviewFact::Written(Written {
            cause: text("Nobody looked."),
            remedy: text("A second pair of eyes at nine."),
            wording: text("Acknowledged 20 minutes after the target."),
        }),
        ReviewFact::Returned { reason: text("Say why.") },
        ReviewFact::Approved {},
    ]
}

fn call_facts() -> Vec<TicketFact> {
    let news = || Alarm { measure: "news".into(), category: 0, due: at("2026-11-24 17:00 Paris") };
    let called = desk::ladder::Call {
        alarm: news(),
        to: desk::ladder::Rung::Manager,
        people: vec![MONA.id()],
        no_roster: false,
    };
    vec![
        TicketFact::Promise(PromiseFact::NewsPassed(news())),
        TicketFact::Promise(PromiseFact::Called(Box::new(called))),
    ]
}

fn erasure_facts() -> Vec<PersonFact> {
    let all = [
        ErasureFact::Asked {},
        ErasureFact::Withdrawn {},
        ErasureFact::Declined { reason: text("The contract runs.") },
        ErasureFact::Held { reason: text("A claim is under way.") },
        ErasureFact::Released {},
        ErasureFact::Erased { reason: Some(text("They left.")) },
    ];
    all.map(PersonFact::Erasure).to_vec()
}

fn erasure_place(fact: &ErasureFact) -> usize {
    match fact {
        ErasureFact::Asked {} => 0,
        ErasureFact::Withdrawn {} => 1,
        ErasureFact::Declined { .. } => 2,
        ErasureFact::Held { .. } => 3,
        ErasureFact::Released {} => 4,
        ErasureFact::Erased { .. } => 5,
    }
}

fn redacted() -> Redacted {
    Redacted { entry: 9, reason: Some(text("It held a telephone number.")), note_of: None }
}

/// One entry of each fact, as one stream would hold them: what counts here are the bytes.
pub fn one_of_each() -> Vec<Entry> {
    let ticket = Stream::Ticket(TicketId(uuid::Uuid::from_u128(100)));
    let organisations = [
        OrganisationFact::Added { party: Party::Provider, name: "Alpha".to_owned(), region: region("EMEA") },
        OrganisationFact::SupportedBy { provider: Some(ALPHA), from: None, until: None },
    ];
    let people = [
        PersonFact::Added {
            organisation: VENDOR,
            role: Role::CentreAgent,
            name: text("Vera"),
            email: text("vera@example"),
        },
        PersonFact::QualificationGranted {
            from: at("2026-01-05 09:00 Paris"),
            until: Some(at("2027-01-05 09:00 Paris")),
            product: None,
        },
        PersonFact::QualificationRevoked { product: None },
        PersonFact::Disabled {},
    ];
    let deputy = PersonFact::DeputyNamed { deputy: Some(QUENTIN.id()) };
    let role = PersonFact::RoleChanged { role: Role::CentreManager };
    let edition = EditionId::of(b"a calendar");
    let published = [
        (
            Stream::agreement(&AgreementId::from("2021-09")),
            PublishedFact::Agreement {
                id: AgreementId::from("2021-09"),
                hash: Digest::of(&[b"an agreement"]),
                reason: None,
                proposed_by: None,
            },
        ),
        (
            Stream::calendar(&edition),
            PublishedFact::Calendar { edition, zone: "Europe/Paris".to_owned(), tzdb: "2026b".to_owned() },
        ),
    ];
    let facts = (ticket_facts().into_iter().map(|fact| (ticket, Fact::Ticket(fact))))
        .chain(organisations.map(|fact| (Stream::Organisation(ALPHA), Fact::Organisation(fact))))
        .chain(people.map(|fact| (Stream::Person(VERA.id()), Fact::Person(fact))))
        .chain(published.map(|(stream, fact)| (stream, Fact::Published(fact))))
        .chain(exclusion_facts().into_iter().map(|fact| (ticket, Fact::Ticket(TicketFact::Exclusion(fact)))))
        .chain(promise_facts().into_iter().map(|fact| (ticket, Fact::Ticket(fact))))
        .chain(information_facts().into_iter().map(|fact| (ticket, TicketFact::Information(fact).into())))
        .chain(remote_facts().into_iter().map(|fact| (ticket, TicketFact::Remote(fact).into())))
        .chain(
            training_facts()
                .into_iter()
                .map(|fact| (Stream::Person(SOFIA.id()), PersonFact::Training(fact).into())),
        )
        .chain(tiers())
        .chain(contact_facts().into_iter().map(|fact| (ticket, TicketFact::Contact(fact).into())))
        .chain(party_facts().into_iter().map(|fact| (Stream::Organisation(KYOTO), fact.into())))
        .chain(call_facts().into_iter().map(|fact| (ticket, Fact::Ticket(fact))))
        .chain([(Stream::Person(MONA.id()), Fact::Person(deputy))])
        .chain(review_facts().into_iter().map(|fact| (ticket, TicketFact::Review(fact).into())))
        .chain(qualification_facts().into_iter().map(|fact| (Stream::Person(VERA.id()), fact.into())))
        .chain([(Stream::Person(VERA.id()), Fact::Person(role))])
        .chain([(ticket, TicketFact::Redacted(redacted()).into())])
        .chain(erasure_facts().into_iter().map(|fact| (Stream::Person(NORA.id()), fact.into())));
    let second = jiff::SignedDuration::from_micros(1_000_001);
    let mut at = at("2026-11-20 17:42 Paris");
    let mut entries = Vec::new();
    for (number, (stream, fact)) in (1..).zip(facts) {
        let (by, on_behalf_of) = match &fact {
            Fact::Ticket(
                TicketFact::Warned(_)
                | TicketFact::Missed(_)
                | TicketFact::Promise(PromiseFact::NewsPassed(_) | PromiseFact::Called(_)),
            ) => (By::Service(Service::Clock), None),
            Fact::Ticket(_) => (By::Person(VERA.id()), Some(VENDOR)),
            _ => (By::Service(Service::Console), None),
        };
        entries.push(Entry { stream, number, at, recorded_at: at + second, by, on_behalf_of, fact });
        at += second;
    }
    entries
}

/// Where a fact stands in the lists above. A new variant doesn't compile until it has a place, and the test below
/// asks for it.
fn place(fact: &Fact) -> usize {
    match fact {
        Fact::Ticket(fact) => match fact {
            TicketFact::Opened(_) => 0,
            TicketFact::Acknowledged { .. } => 1,
            TicketFact::WorkStarted {} => 2,
            TicketFact::Triaged(_) => 3,
            TicketFact::Retriaged(_) => 4,
            TicketFact::LoweringProposed(_) => 5,
            TicketFact::LoweringDeclined { .. } => 6,
            TicketFact::Diagnosed { .. } => 7,
            TicketFact::MessageSent { .. } => 8,
            TicketFact::NoteWritten { .. } => 9,
            TicketFact::Resolved { .. } => 10,
            TicketFact::Closed { .. } => 11,
            TicketFact::Reopened { .. } => 12,
            TicketFact::Warned(_) => 13,
            TicketFact::Missed(_) => 14,
            TicketFact::Exclusion(fact) => 100 + exclusion_place(fact),
            TicketFact::Endorsed { .. } => 200,
            TicketFact::WorkaroundFound { .. } => 201,
            TicketFact::ProductNamed { .. } => 202,
            TicketFact::Promise(PromiseFact::Assigned { .. }) => 203,
            TicketFact::Promise(PromiseFact::Released {}) => 204,
            TicketFact::Promise(PromiseFact::NextStep { .. }) => 205,
            TicketFact::Escalation(_) => 300,
            TicketFact::Information(fact) => 500 + information_place(fact),
            TicketFact::Contact(fact) => 530 + contact_place(fact),
            TicketFact::Redacted(_) => 600,
            // Kept in a file of their own: `retention.rs`.
            TicketFact::Lapsed(_) => usize::MAX,
            TicketFact::Repinned(_) => panic!("it is kept with the proposals (publication.rs)"),
            TicketFact::Remote(fact) => 510 + remote_place(fact),
            // Kept in a file of their own: `works.rs`.
            TicketFact::Answered(_) | TicketFact::Shipped(_) | TicketFact::Link(_) => usize::MAX,
            TicketFact::Promise(PromiseFact::NewsPassed(_)) => 206,
            TicketFact::Promise(PromiseFact::Called(_)) => 207,
            TicketFact::Review(ReviewFact::Written(_)) => 210,
            TicketFact::Review(ReviewFact::Returned { .. }) => 211,
            TicketFact::Review(ReviewFact::Approved {}) => 212,
        },
        Fact::Organisation(OrganisationFact::Added { .. }) => 15,
        Fact::Organisation(OrganisationFact::Contact(ConsentFact::Authorised { .. })) => 533,
        Fact::Organisation(OrganisationFact::Contact(ConsentFact::Revoked { .. })) => 534,
        Fact::Organisation(OrganisationFact::Duty(DutyFact::PointedOut { .. })) => 535,
        Fact::Organisation(OrganisationFact::SupportedBy { .. }) => 16,
        // Kept in a file of their own: `emergency.rs`.
        Fact::Organisation(OrganisationFact::Retention(_)) => usize::MAX,
        Fact::Organisation(OrganisationFact::Emergency(_)) | Fact::Person(PersonFact::WaysIn(_)) => {
            usize::MAX
        }
        Fact::Person(PersonFact::Added { .. }) => 17,
        Fact::Person(PersonFact::QualificationGranted { .. }) => 18,
        Fact::Person(PersonFact::QualificationRevoked { .. }) => 19,
        Fact::Person(PersonFact::Disabled {}) => 20,
        Fact::Person(PersonFact::Training(fact)) => 520 + training_place(fact),
        Fact::Person(PersonFact::DeputyNamed { .. }) => 290,
        Fact::Person(PersonFact::RoleChanged { .. }) => 291,
        Fact::Person(PersonFact::Erasure(fact)) => 610 + erasure_place(fact),
        Fact::Person(PersonFact::Qualification(fact)) => 540 + qualification_place(fact),
        Fact::Published(PublishedFact::Agreement { .. }) => 21,
        Fact::Published(PublishedFact::Calendar { .. }) => 22,
        Fact::Published(PublishedFact::Adopted(_)) => panic!("it is kept with level 1 (level1.rs)"),
        Fact::Published(PublishedFact::Proposed(_) | PublishedFact::Declined { .. }) => {
            panic!("those of a proposal are kept in a file of their own (publication.rs)")
        }
        Fact::Report(_) => panic!("that of a report is kept in a file of its own (service_report.rs)"),
        Fact::Roster(_) => panic!("those of a roster are kept in a file of their own (staffing.rs)"),
        // Kept in a file of their own: `works.rs`.
        Fact::Problem(_) | Fact::Maintenance(_) | Fact::Release(_) => usize::MAX,
        Fact::Organisation(OrganisationFact::Authorised { .. }) => 301,
        Fact::Organisation(OrganisationFact::AuthorisationEnded {}) => 302,
        Fact::Organisation(OrganisationFact::Level1 { .. }) => 303,
        Fact::Organisation(OrganisationFact::Domains { .. }) => 304,
        Fact::Organisation(OrganisationFact::Named { .. }) => 305,
    }
}

/// Source: architecture, "a golden file pins the bytes".
#[test]
fn the_bytes_of_every_fact_are_kept() {
    let entries = one_of_each();
    let places: BTreeSet<usize> = entries.iter().map(|entry| place(&entry.fact)).collect();
    assert_eq!(
        places.into_iter().collect::<Vec<_>>(),
        (0..23)
            .chain(100..108)
            .chain(200..208)
            .chain(210..213)
            .chain(290..292)
            .chain(300..306)
            .chain(500..503)
            .chain(510..518)
            .chain(520..524)
            .chain(530..536)
            .chain(540..545)
            .chain(600..601)
            .chain(610..616)
            .collect::<Vec<_>>()
    );
    let lines: Vec<String> =
        entries.iter().map(|entry| String::from_utf8(entry.bytes()).expect("JSON")).collect();
    kept("entries.jsonl", &(lines.join("\n") + "\n"));
}

/// Source: architecture, "Chains": SHA-256 of `guichet entry\n` ‖ head before ‖ bytes.
#[test]
fn the_heads_of_their_chain_are_kept() {
    let mut head = Digest::ZERO;
    let mut lines = String::new();
    for entry in one_of_each() {
        head = chain(head, &entry.bytes());
        lines += &format!("{head}\n");
    }
    kept("heads.txt", &lines);
}

/// Source: architecture, "upcast on read": what is kept can be read, and is written again to the byte.
#[test]
fn the_kept_bytes_read_as_what_was_written() {
    let kept = include_str!("../golden/entries.jsonl");
    let read: Vec<Entry> =
        kept.lines().map(|line| Entry::from_bytes(line.as_bytes()).expect("an entry")).collect();
    assert_eq!(read, one_of_each());
    for (entry, line) in read.iter().zip(kept.lines()) {
        assert_eq!(entry.bytes(), line.as_bytes());
    }
}
