//! A whole house in memory: the journal of every stream, what each adds up to as it grows, who works where.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use desk::fact::{Level1Desk, Party};
use desk::ladder::{self, OnDuty};
use desk::publication::Publication;
use desk::service_report::Issues;
use desk::{
    Actor, Authored, Context, Decided, Digest, Entry, Fact, Folded, Maintenance, Organisation,
    OrganisationFact, OrganisationId, Person, PersonId, Problem, Release, Roster, Stream, TextId, Ticket,
    TicketId, chain,
};
use jiff::Timestamp;
use terms::AgreementId;

use crate::world::*;

/// The versions that there may be, in the order of their names. The first is in force from the beginning.
pub static VERSIONS: LazyLock<Vec<Terms>> = LazyLock::new(|| {
    let third = "[[categories]]\nlevel = 3\nclause = \"4\"\nmeans.en = \"A wish\"\nmeans.fr = \"Un souhait\"\n\n[alarms]";
    let renamed = |id: &str, from: &str| {
        [
            ("id = \"2021-09\"".to_owned(), format!("id = \"{id}\"")),
            ("effective = 2021-09-01".to_owned(), format!("effective = {from}")),
        ]
    };
    let of = |id: &str, from: &str, more: &[(&str, &str)]| {
        let [a, b] = renamed(id, from);
        let both = [(a.0.as_str(), a.1.as_str()), (b.0.as_str(), b.1.as_str())];
        Terms::of(&amended(&both.iter().chain(more).copied().collect::<Vec<_>>()))
    };
    let half = ("within = \"1 business hour\"", "within = \"30 business minutes\"");
    let hour = ("within = \"4 business hours\"", "within = \"1 business hour\"");
    let most = ("within = \"1 business hour\"", "within = \"45 business minutes\"");
    let three = ("within = \"4 business hours\"", "within = \"3 business hours\"");
    vec![
        Terms::of(REFERENCE),
        of("2026-12", "2026-12-01", &[half]),
        of("2027-02", "2027-02-01", &[most, three, ("[alarms]", third)]),
        // A provider's own, for its level-1 desk.
        of("alpha-1", "2021-09-01", &[half, hour]),
    ]
});

/// How many of them are the vendor's.
pub const OF_THE_VENDOR: usize = 3;

/// The version of that name.
pub fn terms(id: &AgreementId) -> &'static Terms {
    VERSIONS.iter().find(|terms| terms.agreement.id == *id).expect("a version")
}

/// Everything that the desk knows.
pub struct House {
    pub now: Timestamp,
    pub streams: BTreeMap<Stream, Vec<Entry>>,
    /// The head of each stream after each of its entries, as it was written then.
    pub heads: BTreeMap<Stream, Vec<Digest>>,
    /// Where in the journal each entry stands: what was known when it was written stands before it.
    pub positions: BTreeMap<(Stream, u64), usize>,
    /// What each stream adds up to, folded as it grew.
    pub tickets: BTreeMap<TicketId, Ticket>,
    pub organisations: BTreeMap<OrganisationId, Organisation>,
    pub people: BTreeMap<PersonId, Person>,
    pub problems: BTreeMap<Stream, Problem>,
    pub maintenances: BTreeMap<Stream, Maintenance>,
    pub releases: BTreeMap<Stream, Release>,
    pub rosters: BTreeMap<Stream, Roster>,
    pub reports: BTreeMap<Stream, Issues>,
    pub versions: BTreeMap<Stream, Publication>,
    /// Tickets by their public numbers.
    pub numbers: Vec<TicketId>,
    pub texts: BTreeMap<TextId, Authored>,
    /// The vendor's versions that were published.
    pub published: Vec<usize>,
    /// Every step so far, a line each.
    pub log: Vec<String>,
}

fn grow<T: Folded>(all: &mut BTreeMap<Stream, T>, entry: &Entry) {
    let after = match all.remove(&entry.stream) {
        Some(record) => Some(record.after(entry)),
        None => T::first(entry),
    };
    all.extend(after.map(|record| (entry.stream, record)));
}

impl House {
    pub fn new(now: Timestamp) -> House {
        let mut house = House {
            now,
            streams: BTreeMap::new(),
            heads: BTreeMap::new(),
            positions: BTreeMap::new(),
            tickets: BTreeMap::new(),
            organisations: BTreeMap::new(),
            people: BTreeMap::new(),
            problems: BTreeMap::new(),
            maintenances: BTreeMap::new(),
            releases: BTreeMap::new(),
            rosters: BTreeMap::new(),
            reports: BTreeMap::new(),
            versions: BTreeMap::new(),
            numbers: Vec::new(),
            texts: BTreeMap::new(),
            published: vec![0],
            log: Vec::new(),
        };
        let supported = |provider| OrganisationFact::SupportedBy { provider, from: None, until: None };
        let desk = |desk| OrganisationFact::Level1 { desk };
        let elsewhere = Level1Desk::Elsewhere { address: "help@beta.example".to_owned() };
        house.found(VENDOR, Party::Vendor, "Vendor", "EMEA", &[]);
        house.found(ALPHA, Party::Provider, "Alpha", "EMEA", &[desk(Level1Desk::Here {})]);
        house.found(BETA, Party::Provider, "Beta", "EMEA", &[desk(elsewhere)]);
        house.found(KYOTO, Party::Customer, "Kyoto", "APAC", &[supported(Some(ALPHA))]);
        house.found(LYON, Party::Customer, "Lyon", "EMEA", &[supported(Some(BETA))]);
        house.found(DIRECT, Party::Customer, "Direct", "NAM", &[]);
        let all =
            [NORA, PAUL, TOM, VERA, QUENTIN, MONA, MARC, SOFIA, ULI, INES, KEIKO, ADAM, AUDREY, LEA, LUC];
        for who in all {
            house.texts.extend([words("name"), words("address")].map(|text| (text.id, text)));
            who.entries().iter().for_each(|entry| house.append(entry));
        }
        house
    }

    fn found(
        &mut self,
        id: OrganisationId,
        party: Party,
        name: &str,
        place: &str,
        more: &[OrganisationFact],
    ) {
        let added = OrganisationFact::Added { party, name: name.to_owned(), region: region(place) };
        for (number, fact) in (1..).zip([added].iter().chain(more)) {
            let entry = by_console(Stream::Organisation(id), number, Fact::Organisation(fact.clone()));
            self.append(&entry);
        }
    }

    /// One more entry, kept and folded.
    fn append(&mut self, entry: &Entry) {
        let heads = self.heads.entry(entry.stream).or_default();
        heads.push(chain(heads.last().copied().unwrap_or(Digest::ZERO), &entry.bytes()));
        self.streams.entry(entry.stream).or_default().push(entry.clone());
        self.positions.insert((entry.stream, entry.number), self.positions.len());
        match entry.stream {
            Stream::Ticket(id) => {
                if entry.number == 1 {
                    self.numbers.push(id);
                }
                let after = match self.tickets.remove(&id) {
                    Some(ticket) => Some(ticket.after(entry)),
                    None => Ticket::first(entry),
                };
                self.tickets.extend(after.map(|ticket| (id, ticket)));
            }
            Stream::Organisation(id) => {
                let after = match self.organisations.remove(&id) {
                    Some(organisation) => Some(organisation.after(entry)),
                    None => Organisation::first(entry),
                };
                self.organisations.extend(after.map(|organisation| (id, organisation)));
            }
            Stream::Person(id) => {
                let after = match self.people.remove(&id) {
                    Some(person) => Some(person.after(entry)),
                    None => Person::first(entry),
                };
                self.people.extend(after.map(|person| (id, person)));
            }
            Stream::Problem(_) => grow(&mut self.problems, entry),
            Stream::Maintenance(_) => grow(&mut self.maintenances, entry),
            Stream::Release(_) => grow(&mut self.releases, entry),
            Stream::Roster(_) => grow(&mut self.rosters, entry),
            Stream::Report(_) => grow(&mut self.reports, entry),
            Stream::Agreement(_) => {
                grow(&mut self.versions, entry);
                if let Fact::Published(desk::PublishedFact::Agreement { id, .. }) = &entry.fact {
                    let place = VERSIONS.iter().position(|terms| terms.agreement.id == *id);
                    self.published.extend(place);
                }
            }
            Stream::Calendar(_) => {}
        }
    }

    /// What was decided is written: all of it, in one commit. The streams that it touched.
    ///
    /// # Errors
    ///
    /// Entries that a store wouldn't take: numbered with a gap, told at another time, or read as something else.
    pub fn commit(&mut self, all: &[Decided]) -> Result<Vec<Stream>, String> {
        let mut touched = Vec::new();
        for decided in all {
            self.texts.extend(decided.texts.iter().map(|text| (text.id, text.clone())));
            for entry in &decided.entries {
                let next = self.streams.get(&entry.stream).map_or(1, |entries| entries.len() as u64 + 1);
                if entry.number != next {
                    return Err(format!("entry {} of {} would be number {next}", entry.number, entry.stream));
                }
                if entry.recorded_at != self.now || entry.at > entry.recorded_at {
                    return Err(format!("told at {}: {entry:?}", self.now));
                }
                let read = Entry::from_bytes(&entry.bytes()).map_err(|error| error.to_string())?;
                if read != *entry || read.bytes() != entry.bytes() {
                    return Err(format!("{entry:?} reads as {read:?}"));
                }
                self.append(&read);
                touched.push(entry.stream);
            }
        }
        touched.dedup();
        Ok(touched)
    }

    pub fn person(&self, id: PersonId) -> &Person {
        &self.people[&id]
    }

    /// Somebody, as the decisions see them now.
    pub fn actor(&self, id: PersonId) -> Actor {
        let person = self.person(id);
        Actor::new(person, &self.organisations[&person.organisation], self.now)
    }

    /// Everybody who may come in.
    pub fn active(&self) -> Vec<PersonId> {
        self.people.values().filter(|person| person.active).map(|person| person.id).collect()
    }

    /// What is in force for the centre now.
    pub fn in_force(&self) -> &'static Terms {
        let begun = self.published.iter().map(|n| &VERSIONS[*n]);
        let begun = begun.filter(|terms| terms.agreement.effective_from <= self.now);
        begun.max_by_key(|terms| terms.agreement.effective_from).expect("the first one")
    }

    /// What a ticket is measured under.
    pub fn pinned(&self, ticket: &Ticket) -> &'static Terms {
        terms(&ticket.pin().agreement)
    }

    pub fn context<'a>(&self, terms: &'static Terms, actor: &'a Actor, seen: Option<u64>) -> Context<'a> {
        Context { seen, ..context(terms, actor, self.now) }
    }

    /// A ticket's entries.
    pub fn entries(&self, id: TicketId) -> &[Entry] {
        &self.streams[&Stream::Ticket(id)]
    }

    /// The people of the desk that has the ticket, as the ladder looks for them.
    pub fn on_duty(&self, ticket: &Ticket) -> Vec<OnDuty> {
        let whose = ticket.level1_desk().unwrap_or(VENDOR);
        let works = |role| desk::access::reach(role, desk::Action::Acknowledge) != desk::access::Reach::Never;
        let people = self.people.values().filter(|p| p.active && p.organisation == whose && works(p.role));
        let one = |person: &Person| OnDuty {
            person: person.id,
            role: person.role,
            qualified: person.qualified_for(self.now),
            on_shift: None,
            deputy: person.deputy,
        };
        people.map(one).collect()
    }

    /// What waits for its instant on a ticket.
    pub fn pending(&self, ticket: &Ticket) -> Vec<desk::clock::PendingAlarm> {
        let Terms { agreement, calendars } = self.pinned(ticket);
        let clocks = desk::clocks(ticket, agreement, calendars).expect("within the calendars");
        ladder::ahead(ticket, &clocks, agreement, calendars).expect("within the calendars").pending
    }

    /// What a person or a stream is called in a log.
    pub fn name(&self, id: PersonId) -> String {
        let person = self.person(id);
        format!("{}@{}", person.role.word(), self.organisations[&person.organisation].name)
    }
}
