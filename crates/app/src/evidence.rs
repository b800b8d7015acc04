//! Bundles of evidence: gathered here, made and checked by the core.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use desk::access::{self, Fields, Object};
use desk::clock::Calendars;
use desk::evidence::{About, Anchor, Line, OfTicket, Opening, Stored, Stretch, Whose, Words, bundle};
use desk::fact::{Party, Pin};
use desk::{
    Action, Actor, Digest, Entry, Month, OrganisationId, Refusal, Scope, Stream, StreamKind, TicketId,
};
use jiff::Timestamp;
use store::projections::{scope, tickets};
use store::{StoredEntry, texts, values};
use terms::Agreement;

use crate::reports::TargetsQuery;
use crate::tickets::TRIES;
use crate::{App, Failure, Visitor};

/// How many entries of the house are read at once.
const PAGE: u64 = 512;

/// For whom the console makes a bundle.
#[derive(Clone, Debug)]
pub enum Audience {
    /// For those who asked: what their people may read.
    Asker,
    /// For the support centre: what its manager may read.
    Centre,
}

/// A stretch of the house: its hashes, and where tickets begin in it.
struct House {
    stretch: Stretch,
    hashes: Vec<Digest>,
    opened: Vec<(u64, TicketId)>,
}

/// What a bundle is made of, on the way.
#[derive(Default)]
struct Gathered {
    agreements: BTreeMap<String, Arc<Agreement>>,
    editions: BTreeMap<String, Vec<u8>>,
    tickets: Vec<Line>,
    first: Option<u64>,
    people: BTreeSet<desk::PersonId>,
    organisations: BTreeSet<OrganisationId>,
}

impl App {
    /// The evidence of a ticket, as this visitor may see it.
    ///
    /// # Errors
    ///
    /// [`Refusal::NotFound`] if there is none for them, or the database is away.
    pub async fn evidence_of_ticket(&self, visitor: &Visitor, number: u64) -> Result<Vec<u8>, Failure> {
        let now = self.now();
        self.evidence(&visitor.actor(now), About::Ticket(number), now).await
    }

    /// The evidence of a month: of every ticket that an organisation asked in it, as this visitor may see them.
    ///
    /// # Errors
    ///
    /// [`Refusal::NotFound`] if that organisation isn't in their scope, or the database is away.
    pub async fn evidence_of_month(
        &self,
        visitor: &Visitor,
        month: Month,
        provider: OrganisationId,
    ) -> Result<Vec<u8>, Failure> {
        let now = self.now();
        self.evidence(&visitor.actor(now), About::Month { month, provider }, now).await
    }

    /// The same for the console, which says for whom.
    ///
    /// # Errors
    ///
    /// There is no such ticket or organisation, or the database is away.
    pub async fn evidence_for(
        &self,
        about: About,
        audience: &Audience,
        now: Timestamp,
    ) -> Result<Vec<u8>, Failure> {
        let asker = match &about {
            About::Month { provider, .. } => *provider,
            About::Ticket(number) => {
                let asked = values![scope(Scope::Centre), *number];
                let rows = self.0.db.query(&tickets::BY_NUMBER, &asked).await?;
                OrganisationId::from_bytes(rows.first().ok_or(Refusal::NotFound)?.get(3)?)
            }
        };
        let actor = match audience {
            Audience::Asker => Actor::reader_for(&*self.organisation(asker, None).await?),
            Audience::Centre => Actor::reader_for(&self.vendor().await?),
        };
        self.evidence(&actor, about, now).await
    }

    /// The head of the house after a position; none if the journal doesn't reach so far.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn anchor(&self, position: u64) -> Result<Option<Anchor>, Failure> {
        let Some(before) = position.checked_sub(1) else { return Ok(Some(Anchor::GENESIS)) };
        let found = self.0.db.after(before, 1).await?;
        let found = found.first().filter(|stored| stored.position == position);
        Ok(found.map(|stored| Anchor { position, head: Digest(stored.head) }))
    }

    async fn evidence(&self, actor: &Actor, about: About, now: Timestamp) -> Result<Vec<u8>, Failure> {
        for _ in 0..TRIES {
            if let Some(bundle) = self.evidence_at(actor, &about, now).await? {
                return Ok(bundle);
            }
        }
        Err(Failure::Busy)
    }

    /// None where a ticket of the month came in meanwhile: the roll would say that it is here.
    async fn evidence_at(
        &self,
        actor: &Actor,
        about: &About,
        now: Timestamp,
    ) -> Result<Option<Vec<u8>>, Failure> {
        let numbers = match about {
            About::Ticket(number) => vec![*number],
            About::Month { month, provider } => self.asked_in(actor, *month, *provider, now).await?,
        };
        let mut gathered = Gathered::default();
        for number in &numbers {
            self.gather(&mut gathered, actor, *number, now).await?;
        }
        let before = match about {
            About::Ticket(_) => gathered.first,
            // From before the month, so that every entry of it stands in the chain.
            About::Month { month, .. } => {
                let start = self.recorded_before(month.anywhere().0).await? + 1;
                Some(gathered.first.map_or(start, |first| first.min(start)))
            }
        };
        let House { stretch: house, hashes, opened } = self.house_from(before).await?;
        let mut lines: Vec<Line> = gathered.agreements.into_values().map(|a| agreement_line(&a)).collect();
        for (edition, bytes) in gathered.editions {
            let edition = edition.parse().map_err(|_| Failure::Damaged("an edition's name".to_owned()))?;
            lines.push(Line::Calendar { edition, bytes: String::from_utf8_lossy(&bytes).into_owned() });
        }
        lines.extend(gathered.tickets);
        for person in gathered.people {
            if let Some(name) = self.person_row(person).await?.name {
                lines.push(Line::Name { id: person.0, name });
            }
        }
        for id in gathered.organisations {
            let name = self.organisation(id, None).await?.name.clone();
            lines.push(Line::Name { id: id.0, name });
        }
        if let About::Month { month, provider } = about {
            let roll = self.roll(actor, *month, *provider, &opened, now).await?;
            if roll.iter().any(|opening| opening.whose == Whose::Here && !numbers.contains(&opening.number)) {
                return Ok(None);
            }
            lines.extend(Line::roll(&roll));
        }
        lines.extend(Line::house(house.before.position, &hashes));
        let reader = (actor.party != Party::Vendor).then_some(actor.organisation);
        let key = self.signing_key().await?;
        Ok(Some(bundle(about.clone(), reader, now, house, &lines, Some(&key))))
    }

    /// The numbers of what an organisation asked in a month, as far as the actor finds them.
    async fn asked_in(
        &self,
        actor: &Actor,
        month: Month,
        provider: OrganisationId,
        now: Timestamp,
    ) -> Result<Vec<u64>, Failure> {
        let found_in = access::scope_for(actor, Action::ReadReports).ok_or(Refusal::NotFound)?;
        if found_in != Scope::Centre && provider != actor.organisation {
            return Err(Refusal::NotFound.into());
        }
        self.organisation(provider, None).await?;
        let all = self.months_of(found_in, provider, month.anywhere(), now).await?;
        Ok(all.into_iter().filter(|(_, its)| *its == month).map(|(number, _)| number).collect())
    }

    /// In which month each ticket is that an organisation asked between two instants.
    async fn months_of(
        &self,
        found_in: Scope,
        provider: OrganisationId,
        (from, to): (Timestamp, Timestamp),
        now: Timestamp,
    ) -> Result<BTreeMap<u64, Month>, Failure> {
        let measured = self.measured_in(found_in, &TargetsQuery { from, to, by: Vec::new() }, now).await?;
        Ok(measured.into_iter().filter(|m| m.asked_by == provider).map(|m| (m.number, m.month)).collect())
    }

    /// Where the ticket of each number is that the house gave.
    async fn roll(
        &self,
        actor: &Actor,
        month: Month,
        provider: OrganisationId,
        opened: &[(u64, TicketId)],
        now: Timestamp,
    ) -> Result<Vec<Opening>, Failure> {
        let found_in = access::scope_for(actor, Action::ReadReports).ok_or(Refusal::NotFound)?;
        // Whenever it happened: a log may tell later of what was earlier.
        let months = self.months_of(found_in, provider, (Timestamp::MIN, Timestamp::MAX), now).await?;
        let mut openings = Vec::new();
        for (position, id) in opened {
            let rows = self.0.db.query(&tickets::NUMBER, &values![id.bytes()]).await?;
            let gone = || Failure::Damaged("the row of a ticket".to_owned());
            let number = rows.first().ok_or_else(gone)?.get(0)?;
            let whose = match months.get(&number) {
                Some(its) if *its == month => Whose::Here,
                Some(its) => Whose::In(*its),
                None => Whose::Another,
            };
            openings.push(Opening { position: *position, number, whose });
        }
        Ok(openings)
    }

    /// The last position that was recorded before an instant: the desk's clock never goes back.
    async fn recorded_before(&self, instant: Timestamp) -> Result<u64, Failure> {
        let (mut low, mut high) = (0, self.position());
        while low < high {
            let middle = low.midpoint(high);
            let next = self.0.db.after(middle, 1).await?;
            match next.first() {
                Some(entry) if entry.recorded_at < instant.as_microsecond() => low = middle + 1,
                _ => high = middle,
            }
        }
        Ok(low)
    }

    async fn gather(
        &self,
        gathered: &mut Gathered,
        actor: &Actor,
        number: u64,
        now: Timestamp,
    ) -> Result<(), Failure> {
        let id = self.find(actor, number).await?;
        let (stored, entries) = self.bytes_of(id).await?;
        let ticket = desk::Ticket::fold(&entries).ok_or(Refusal::NotFound)?;
        let fields = access::require(actor, Action::Read, &Object::of(&ticket))?;
        let (agreement, calendars) = self.pinned(ticket.pin()).await?;

        let desk = ticket.level1_desk();
        let shown: Vec<bool> = entries.iter().map(|entry| access::shows(actor, entry, desk)).collect();
        let seen = || entries.iter().zip(&shown).filter(|(_, shown)| **shown).map(|(entry, _)| entry);
        let mut words = Vec::new();
        if fields == Fields::All {
            for reference in seen().flat_map(|entry| entry.fact.texts()) {
                words.extend(self.words_of(reference.id).await?);
            }
            gathered.people.extend(seen().filter_map(|entry| entry.by.person()));
        }
        gathered.organisations.extend(seen().filter_map(|entry| entry.on_behalf_of));
        gathered
            .organisations
            .extend([Some(ticket.opened.what.asked_by), ticket.opened.what.customer].into_iter().flatten());
        gathered.first = gathered.first.into_iter().chain(stored.first().map(|s| s.position)).min();
        // Whoever checks a ticket that was put under other terms checks what it was under before, too.
        for pin in ticket.all_pins() {
            let (agreement, calendars) = self.pinned(pin).await?;
            gathered.terms(pin, &agreement, &calendars);
        }
        let entries = stored.iter().zip(&entries).zip(&shown).map(|((s, e), shown)| (s, e, *shown)).collect();
        let ticket = OfTicket { number, entries, texts: words, agreement: &agreement, calendars: &calendars };
        gathered.tickets.extend(ticket.lines(now)?);
        Ok(())
    }

    async fn bytes_of(&self, id: TicketId) -> Result<(Vec<Stored>, Vec<Entry>), Failure> {
        let stream = Stream::Ticket(id);
        let stored = self.0.db.stream(stream.kind().word(), id.bytes()).await?;
        let entries = stored.iter().map(|s| Entry::from_bytes(&s.body)).collect::<Result<Vec<_>, _>>()?;
        let kept = |s: StoredEntry| Stored { position: s.position, bytes: s.body, hash: Digest(s.hash) };
        Ok((stored.into_iter().map(kept).collect(), entries))
    }

    /// The words of a text with their salt; none if they were erased.
    async fn words_of(&self, id: desk::TextId) -> Result<Option<Words>, Failure> {
        let rows = self.0.db.query(&texts::GET, &values![id.bytes()]).await?;
        let Some(row) = rows.first() else { return Ok(None) };
        let (salt, words) = (row.get::<Option<&[u8]>>(1)?, row.get::<Option<&str>>(2)?);
        Ok(salt.zip(words).map(|(salt, words)| Words { id, salt: salt.to_vec(), words: words.to_owned() }))
    }

    /// The chain of the house from before a position up to where it ends now.
    async fn house_from(&self, first: Option<u64>) -> Result<House, Failure> {
        let gone = || Failure::Damaged("the journal has a gap".to_owned());
        let from = first.map_or(self.position(), |first| first - 1);
        let before = self.anchor(from).await?.ok_or_else(gone)?;
        let (mut last, mut hashes, mut opened) = (before, Vec::new(), Vec::new());
        loop {
            let some = self.0.db.after(last.position, PAGE).await?;
            let Some(end) = some.last() else {
                return Ok(House { stretch: Stretch { before, last }, hashes, opened });
            };
            let begins =
                some.iter().filter(|stored| stored.number == 1 && stored.kind == StreamKind::Ticket.word());
            opened.extend(begins.map(|stored| (stored.position, TicketId::from_bytes(stored.id))));
            last = Anchor { position: end.position, head: Digest(end.head) };
            hashes.extend(some.iter().map(|stored| Digest(stored.hash)));
        }
    }
}

impl Gathered {
    fn terms(&mut self, pin: &Pin, agreement: &Arc<Agreement>, calendars: &Calendars) {
        self.agreements.entry(agreement.id.to_string()).or_insert_with(|| agreement.clone());
        for region in pin.calendars.keys() {
            let Some(calendar) = calendars.get(region) else { continue };
            self.editions.entry(calendar.edition().to_string()).or_insert_with(|| calendar.to_bytes());
        }
    }
}

fn agreement_line(agreement: &Agreement) -> Line {
    Line::Agreement { id: agreement.id.clone(), source: agreement.source().to_owned() }
}
