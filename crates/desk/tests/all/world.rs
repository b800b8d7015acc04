//! A small house, and stories told in it: the tests say who does what and when, and read what the desk made of it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use desk::clock::{Calendars, current, pending_alarms};
use desk::fact::{Door, Gravity, Kind, Party};
use desk::{
    Actor, Authored, By, Clock, Command, Context, Entry, Fact, NewTicket, Organisation, OrganisationFact,
    OrganisationId, Person, PersonFact, PersonId, Refusal, Role, Service, Standing, Stream, TextId, Ticket,
    TicketFact, TicketId, clocks, decide, open,
};
use hours::OpenTime;
use jiff::Timestamp;
use terms::{Agreement, MeasureId, RegionId};

/// The agreement of September 2021.
pub const REFERENCE: &str = include_str!("../../../../agreements/2021-09.toml");

/// An agreement with its calendars.
pub struct Terms {
    pub agreement: Agreement,
    pub calendars: Calendars,
}

impl Terms {
    /// The agreement of a file, whatever its worked examples say.
    pub fn of(file: &str) -> Terms {
        let agreement = Agreement::parse(file).expect("an agreement");
        let calendars = agreement.calendars_over(2020..=2030).expect("calendars");
        Terms { agreement, calendars }
    }
}

/// The reference agreement, read once.
pub static TERMS: LazyLock<Terms> = LazyLock::new(|| Terms::of(REFERENCE));

/// The reference agreement with something else written in it, for a version of its own.
pub fn amended(changes: &[(&str, &str)]) -> String {
    changes.iter().fold(REFERENCE.to_owned(), |text, (old, new)| {
        assert!(text.contains(old), "{old:?} isn't in the agreement");
        text.replacen(old, new, 1)
    })
}

/// An instant as a person writes it: `2026-11-20 17:42 Paris`.
pub fn at(text: &str) -> Timestamp {
    let (civil, place) = text.rsplit_once(' ').expect("a civil time and a place");
    let civil: jiff::civil::DateTime = civil.replace(' ', "T").parse().expect("a civil time");
    let zone = match place {
        "Paris" => "Europe/Paris",
        "Tokyo" => "Asia/Tokyo",
        "NewYork" => "America/New_York",
        other => other,
    };
    civil.in_tz(zone).expect("a zone").timestamp()
}

pub fn minutes(n: i64) -> OpenTime {
    OpenTime::from_minutes(n)
}

pub fn acknowledgement() -> MeasureId {
    MeasureId::acknowledgement()
}

pub fn diagnosis() -> MeasureId {
    MeasureId::diagnosis()
}

pub fn region(name: &str) -> RegionId {
    RegionId::from(name)
}

// ── Organisations ──────────────────────────────────────────────────────────────────────────────────────────

pub const VENDOR: OrganisationId = OrganisationId(uuid::Uuid::from_u128(1));
/// A provider in France, and its end customer in Japan.
pub const ALPHA: OrganisationId = OrganisationId(uuid::Uuid::from_u128(2));
pub const KYOTO: OrganisationId = OrganisationId(uuid::Uuid::from_u128(3));
/// Another provider.
pub const BETA: OrganisationId = OrganisationId(uuid::Uuid::from_u128(4));
/// Its end customer in France.
pub const LYON: OrganisationId = OrganisationId(uuid::Uuid::from_u128(6));
/// A customer in the United States that bought direct.
pub const DIRECT: OrganisationId = OrganisationId(uuid::Uuid::from_u128(5));

/// An organisation, by its entries.
pub fn organisation(id: OrganisationId) -> Organisation {
    let (party, name, place, provider) = match id {
        VENDOR => (Party::Vendor, "Vendor", "EMEA", None),
        ALPHA => (Party::Provider, "Alpha", "EMEA", None),
        KYOTO => (Party::Customer, "Kyoto", "APAC", Some(ALPHA)),
        BETA => (Party::Provider, "Beta", "EMEA", None),
        LYON => (Party::Customer, "Lyon", "EMEA", Some(BETA)),
        DIRECT => (Party::Customer, "Direct", "NAM", None),
        other => panic!("{other} isn't in this house"),
    };
    let stream = Stream::Organisation(id);
    let added = OrganisationFact::Added { party, name: name.to_owned(), region: region(place) };
    let supported = OrganisationFact::SupportedBy { provider, from: None, until: None };
    let mut entries = vec![by_console(stream, 1, Fact::Organisation(added))];
    if provider.is_some() {
        entries.push(by_console(stream, 2, Fact::Organisation(supported)));
    }
    Organisation::fold(&entries).expect("an organisation")
}

/// A customer that this provider supports, from long ago on.
pub fn supported_by(id: OrganisationId, provider: OrganisationId) -> Organisation {
    let supported = OrganisationFact::SupportedBy { provider: Some(provider), from: None, until: None };
    organisation(id).after(&by_console(Stream::Organisation(id), 2, Fact::Organisation(supported)))
}

/// A provider that keeps its level-1 desk here.
pub fn with_desk(id: OrganisationId) -> Organisation {
    let here = OrganisationFact::Level1 { desk: desk::fact::Level1Desk::Here {} };
    organisation(id).after(&by_console(Stream::Organisation(id), 2, Fact::Organisation(here)))
}

/// An entry that the console made, long ago.
pub fn by_console(stream: Stream, number: u64, fact: Fact) -> Entry {
    by_console_at("2020-01-02 10:00 Paris", stream, number, fact)
}

pub fn by_console_at(instant: &str, stream: Stream, number: u64, fact: Fact) -> Entry {
    let at = at(instant);
    Entry { stream, number, at, recorded_at: at, by: By::Service(Service::Console), on_behalf_of: None, fact }
}

// ── People ─────────────────────────────────────────────────────────────────────────────────────────────────

/// Somebody in this house.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Who {
    pub number: u128,
    pub organisation: OrganisationId,
    pub role: Role,
    pub qualified: bool,
}

const fn who(number: u128, organisation: OrganisationId, role: Role, qualified: bool) -> Who {
    Who { number, organisation, role, qualified }
}

/// An agent of Alpha, and a colleague.
pub const NORA: Who = who(11, ALPHA, Role::ProviderAgent, false);
pub const PAUL: Who = who(12, ALPHA, Role::ProviderManager, false);
/// An agent of Beta.
pub const TOM: Who = who(13, BETA, Role::ProviderAgent, false);
/// Agents of the centre: Vera isn't qualified, Quentin is. And its manager.
pub const VERA: Who = who(14, VENDOR, Role::CentreAgent, false);
pub const QUENTIN: Who = who(15, VENDOR, Role::CentreAgent, true);
pub const MONA: Who = who(16, VENDOR, Role::CentreManager, true);
/// A super administrator of the direct customer, and a user.
pub const SOFIA: Who = who(17, DIRECT, Role::SuperAdministrator, false);
pub const ULI: Who = who(18, DIRECT, Role::AuthorisedUser, false);
/// A user of Alpha's customer.
pub const INES: Who = who(19, KYOTO, Role::AuthorisedUser, false);
/// A super administrator of Alpha's customer.
pub const KEIKO: Who = who(22, KYOTO, Role::SuperAdministrator, false);
/// Another manager of the centre, Beta's manager, and a super administrator of Beta's customer.
pub const MARC: Who = who(23, VENDOR, Role::CentreManager, true);
pub const LEA: Who = who(24, BETA, Role::ProviderManager, false);
pub const LUC: Who = who(25, LYON, Role::SuperAdministrator, false);
pub const ADAM: Who = who(20, VENDOR, Role::Administrator, false);
pub const AUDREY: Who = who(21, VENDOR, Role::Auditor, false);

impl Who {
    pub fn id(self) -> PersonId {
        PersonId(uuid::Uuid::from_u128(self.number))
    }

    /// The entries of this person's stream.
    pub fn entries(self) -> Vec<Entry> {
        let stream = Stream::Person(self.id());
        let (name, email) = (words("name").reference(), words("address").reference());
        let added = PersonFact::Added { organisation: self.organisation, role: self.role, name, email };
        let mut entries = vec![by_console(stream, 1, Fact::Person(added))];
        if self.qualified {
            let granted = PersonFact::QualificationGranted {
                from: at("2020-01-02 10:00 Paris"),
                until: None,
                product: None,
            };
            entries.push(by_console(stream, 2, Fact::Person(granted)));
        }
        entries
    }

    pub fn person(self) -> Person {
        Person::fold(&self.entries()).expect("a person")
    }

    pub fn actor(self, at: Timestamp) -> Actor {
        Actor::new(&self.person(), &organisation(self.organisation), at)
    }
}

// ── Words and verbs ────────────────────────────────────────────────────────────────────────────────────────

/// A text; the same words always have the same id and salt here.
pub fn words(text: &str) -> Authored {
    let digest = desk::Digest::of(&[text.as_bytes()]);
    Authored { id: TextId(digest.id()), salt: [7; 16], text: text.to_owned() }
}

pub fn acknowledge() -> Command {
    Command::Acknowledge { note: None }
}

pub fn send(text: &str) -> Command {
    Command::send(words(text))
}

pub fn note(text: &str) -> Command {
    Command::note(words(text))
}

pub fn diagnose(text: &str) -> Command {
    Command::diagnose(words(text))
}

pub fn close() -> Command {
    Command::Close { reason: None }
}

pub fn close_because(reason: &str) -> Command {
    Command::Close { reason: Some(words(reason)) }
}

pub fn reopen(reason: &str) -> Command {
    Command::Reopen { reason: words(reason) }
}

pub fn resolve(text: &str) -> Command {
    let (resolution, delivery) = (desk::fact::Resolution::Workaround, desk::fact::Delivery::Supplied);
    Command::resolve(resolution, delivery, words(text))
}

pub fn decline(reason: &str) -> Command {
    Command::DeclineLowering { reason: words(reason) }
}

/// A minor incident of that category.
pub fn incident(category: u8) -> Command {
    triage(Kind::Incident, category, Some(Gravity::Minor), None, None)
}

/// The same, with a reason.
pub fn incident_because(category: u8, reason: &str) -> Command {
    triage(Kind::Incident, category, Some(Gravity::Minor), None, Some(reason))
}

/// Not an incident.
pub fn question(category: u8) -> Command {
    triage(Kind::Question, category, None, None, None)
}

pub fn triage(
    kind: Kind,
    category: u8,
    gravity: Option<Gravity>,
    workaround: Option<bool>,
    reason: Option<&str>,
) -> Command {
    Command::Triage { kind, category, gravity, workaround, reason: reason.map(words) }
}

/// A report with a subject and nothing else.
pub fn bare() -> NewTicket {
    NewTicket::bare(TicketId(uuid::Uuid::from_u128(100)), words("Blank page after sign-in"), Door::Portal)
}

// ── A story ────────────────────────────────────────────────────────────────────────────────────────────────

/// One ticket and what happens to it.
pub struct Story<'a> {
    pub terms: &'a Terms,
    pub now: Timestamp,
    pub entries: Vec<Entry>,
    pub texts: BTreeMap<TextId, Authored>,
}

impl Story<'static> {
    /// Nora of Alpha reports, under the agreement of September 2021.
    pub fn reported(instant: &str) -> Story<'static> {
        Story::told(&TERMS, instant, NORA, &bare())
    }

    pub fn reported_by(instant: &str, who: Who, new: &NewTicket) -> Story<'static> {
        Story::told(&TERMS, instant, who, new)
    }
}

impl Story<'static> {
    /// Somebody reports for Kyoto, at the desk that Alpha keeps here.
    pub fn at_level_1(instant: &str, who: Who, new: &NewTicket) -> Story<'static> {
        Story::try_level_1(instant, who, new).expect("a report")
    }

    pub fn try_level_1(instant: &str, who: Who, new: &NewTicket) -> Result<Story<'static>, Refusal> {
        let (terms, now) = (&*TERMS, at(instant));
        let actor = who.actor(now);
        let cx = context(terms, &actor, now);
        let decided = desk::open_at_level_1(new, &organisation(KYOTO), &with_desk(ALPHA), false, &cx)?;
        let texts = decided.texts.into_iter().map(|text| (text.id, text)).collect();
        Ok(Story { terms, now, entries: decided.entries, texts })
    }
}

impl<'a> Story<'a> {
    /// Somebody reports for Kyoto, at the desk that Alpha keeps here under an agreement of its own.
    pub fn under_own_terms(own: &'a Terms, instant: &str, who: Who, new: &NewTicket) -> Story<'a> {
        let now = at(instant);
        let actor = who.actor(now);
        let cx = context(own, &actor, now);
        let decided = desk::open_at_level_1(new, &organisation(KYOTO), &with_desk(ALPHA), true, &cx);
        let decided = decided.expect("a report");
        let texts = decided.texts.into_iter().map(|text| (text.id, text)).collect();
        Story { terms: own, now, entries: decided.entries, texts }
    }

    /// Somebody reports something for their own organisation.
    pub fn told(terms: &'a Terms, instant: &str, who: Who, new: &NewTicket) -> Story<'a> {
        let now = at(instant);
        let actor = who.actor(now);
        let decided = open(new, &organisation(who.organisation), None, &context(terms, &actor, now));
        let decided = decided.expect("a report");
        let texts = decided.texts.into_iter().map(|text| (text.id, text)).collect();
        Story { terms, now, entries: decided.entries, texts }
    }

    /// Time passes.
    pub fn at(&mut self, instant: &str) -> &mut Self {
        self.now = at(instant);
        self
    }

    pub fn ticket(&self) -> Ticket {
        Ticket::fold(&self.entries).expect("a ticket")
    }

    /// Somebody does something, now.
    pub fn tries(&mut self, who: Who, command: &Command) -> Result<&[Entry], Refusal> {
        self.does(&who.actor(self.now), command, None)
    }

    /// The same, and it is taken.
    pub fn act(&mut self, who: Who, command: &Command) -> &mut Self {
        self.tries(who, command).expect("taken");
        self
    }

    pub fn does(&mut self, actor: &Actor, command: &Command, seen: Option<u64>) -> Result<&[Entry], Refusal> {
        let cx = Context { seen, ..context(self.terms, actor, self.now) };
        let before = self.entries.len();
        let decided = decide(&self.ticket(), command, &cx)?;
        self.entries.extend(decided.entries);
        self.texts.extend(decided.texts.into_iter().map(|text| (text.id, text)));
        Ok(&self.entries[before..])
    }

    /// The desk's clock raises everything that waits and whose time has come.
    pub fn rings(&mut self) -> Vec<Entry> {
        let mut rung = Vec::new();
        loop {
            let before = rung.len();
            for alarm in self.pending() {
                let actor = Actor::clock(VENDOR);
                match self.does(&actor, &Command::RaiseAlarm(alarm), None) {
                    Ok(entries) => rung.extend(entries.to_vec()),
                    Err(refusal) => assert_eq!(refusal, Refusal::NoAlarm),
                }
            }
            if rung.len() == before {
                return rung; // of several that wait for the same, one waits behind the other
            }
        }
    }

    pub fn pending(&self) -> Vec<desk::clock::PendingAlarm> {
        let Terms { agreement, calendars } = self.terms;
        pending_alarms(&self.ticket(), &self.clocks(), agreement, calendars).expect("alarms")
    }

    pub fn clocks(&self) -> Vec<Clock> {
        clocks(&self.ticket(), &self.terms.agreement, &self.terms.calendars).expect("clocks")
    }

    /// The clock that counts now.
    pub fn clock(&self, measure: &MeasureId) -> Clock {
        current(&self.clocks(), measure).expect("a clock").clone()
    }

    pub fn standing(&self, measure: &MeasureId) -> Standing {
        self.standing_of(&self.clock(measure))
    }

    pub fn standing_of(&self, clock: &Clock) -> Standing {
        let soon = self.terms.agreement.alarms.warn_left;
        clock.standing(&self.terms.calendars[&clock.region], self.now, soon).expect("a standing")
    }

    /// Where the acknowledgement stands.
    pub fn acknowledged(&self) -> Standing {
        self.standing(&acknowledgement())
    }

    /// The facts so far, by their words.
    pub fn words(&self) -> Vec<&'static str> {
        self.facts().map(TicketFact::word).collect()
    }

    pub fn facts(&self) -> impl Iterator<Item = &TicketFact> {
        self.entries.iter().map(|entry| match &entry.fact {
            Fact::Ticket(fact) => fact,
            other => panic!("{other:?} in a ticket"),
        })
    }

    pub fn last(&self) -> &Entry {
        self.entries.last().expect("an entry")
    }
}

/// A decision here and now.
pub fn context<'a>(terms: &'a Terms, actor: &'a Actor, now: Timestamp) -> Context<'a> {
    let Terms { agreement, calendars } = terms;
    Context { actor, at: now, recorded_at: now, agreement, calendars, seen: None }
}
