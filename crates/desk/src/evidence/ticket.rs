//! The part of a bundle that is one ticket: made from its entries, and recomputed from them.

use std::collections::BTreeMap;

use hours::EditionId;
use jiff::Timestamp;
use serde_json::Value;
use terms::{Agreement, AgreementId, MeasureId};

use super::{Item, Line, Why, Wrong};
use crate::clock::{self, Calendars};
use crate::fact::Pin;
use crate::pin::{self, Editions};
use crate::{
    Digest, Entry, Fact, Month, OrganisationId, Proof, Stream, TextId, TextRef, Ticket, TicketFact, TicketId,
    chain, proof,
};

/// An entry as the journal keeps it.
#[derive(Clone, Debug)]
pub struct Stored {
    /// Its place in the journal of the house.
    pub position: u64,
    /// Its exact bytes.
    pub bytes: Vec<u8>,
    /// The head of its stream after it.
    pub hash: Digest,
}

/// Words that are still there, with the salt of their hash.
#[derive(Clone, Debug)]
pub struct Words {
    /// Which.
    pub id: TextId,
    /// The salt.
    pub salt: Vec<u8>,
    /// The words.
    pub words: String,
}

/// A ticket on its way into a bundle.
#[derive(Clone, Debug)]
pub struct OfTicket<'a> {
    /// Its public number.
    pub number: u64,
    /// Its entries, each with whether it is for the reader.
    pub entries: Vec<(&'a Stored, &'a Entry, bool)>,
    /// The words of those that are.
    pub texts: Vec<Words>,
    /// What it is pinned to now; the bundle carries what it was ever pinned to ([`Ticket::all_pins`]).
    pub agreement: &'a Agreement,
    /// What it is pinned to now.
    pub calendars: &'a Calendars,
}

impl OfTicket<'_> {
    /// Its lines; none if it has no entries.
    ///
    /// # Errors
    ///
    /// The ticket lies beyond what its calendars vouch for.
    pub fn lines(&self, made_at: Timestamp) -> Result<Vec<Line>, hours::CalendarError> {
        let Some((last, entry, _)) = self.entries.last() else { return Ok(Vec::new()) };
        let Stream::Ticket(id) = entry.stream else { return Ok(Vec::new()) };
        let mut lines =
            vec![Line::Ticket { number: self.number, id, version: entry.number, head: last.hash }];
        lines.extend(self.entries.iter().map(|(stored, entry, shown)| match shown {
            true => Line::Entry {
                position: stored.position,
                bytes: String::from_utf8_lossy(&stored.bytes).into_owned(),
            },
            false => Line::Withheld { position: stored.position, number: entry.number, hash: stored.hash },
        }));
        let hex = |salt: &[u8]| salt.iter().map(|byte| format!("{byte:02x}")).collect();
        let text =
            |text: &Words| Line::Text { id: text.id, salt: hex(&text.salt), words: text.words.clone() };
        lines.extend(self.texts.iter().map(text));

        let shown: Vec<Entry> =
            self.entries.iter().filter(|(.., shown)| *shown).map(|(_, entry, _)| (*entry).clone()).collect();
        if let Some(ticket) = Ticket::fold(&shown) {
            let proofs = proofs(&ticket, self.number, self.agreement, self.calendars, made_at)?;
            lines.extend(proofs.into_iter().map(|proof| Line::Proof(Box::new(proof))));
        }
        Ok(lines)
    }
}

/// The derivation of each clock of a ticket, where it stood at that instant.
fn proofs(
    ticket: &Ticket,
    number: u64,
    agreement: &Agreement,
    calendars: &Calendars,
    made_at: Timestamp,
) -> Result<Vec<Proof>, hours::CalendarError> {
    let now = made_at.max(ticket.opened.at);
    let all = clock::clocks(ticket, agreement, calendars)?;
    let of = |clock: &clock::Clock| Some((clock.clone(), calendars.get(&clock.region)?));
    let all = all.iter().filter_map(of);
    all.map(|(clock, calendar)| proof::proof(&clock, Some(number), agreement, calendar, now)).collect()
}

/// The terms that a bundle carries.
#[derive(Default)]
pub(super) struct Terms {
    pub agreements: BTreeMap<AgreementId, Agreement>,
    pub calendars: BTreeMap<EditionId, hours::Calendar>,
}

/// A ticket while its lines are read.
pub(super) struct Reading {
    pub number: u64,
    line: usize,
    id: TicketId,
    version: u64,
    stated: Digest,
    head: Digest,
    /// How many entries were read, withheld ones included.
    pub read: u64,
    /// How many of those were withheld.
    pub withheld: u64,
    entries: Vec<Entry>,
    /// The re-pinnings among those: their line, and how many entries come before.
    repinned: Vec<(usize, usize)>,
    references: BTreeMap<TextId, Digest>,
    proofs: Vec<(usize, Proof)>,
    /// The hash of each of its entries, by position.
    pub positions: BTreeMap<u64, Digest>,
    /// How many texts were read.
    pub texts: u64,
    /// How many entries say that words were destroyed.
    pub redacted: u64,
}

impl Reading {
    pub fn of(line: usize, number: u64, id: TicketId, version: u64, stated: Digest) -> Reading {
        Reading {
            number,
            line,
            id,
            version,
            stated,
            head: Digest::ZERO,
            read: 0,
            withheld: 0,
            entries: Vec::new(),
            repinned: Vec::new(),
            references: BTreeMap::new(),
            proofs: Vec::new(),
            positions: BTreeMap::new(),
            texts: 0,
            redacted: 0,
        }
    }

    pub fn entry(&mut self, line: usize, position: u64, bytes: &str) -> Result<(), Why> {
        let entry = Entry::from_bytes(bytes.as_bytes()).map_err(|e| Why::Unreadable(e.to_string()))?;
        if entry.stream != Stream::Ticket(self.id) {
            return Err(Why::Stream);
        }
        self.next(position, entry.number, chain(self.head, bytes.as_bytes()))?;
        self.references.extend(entry.fact.texts().into_iter().map(|text| (text.id, text.hash)));
        self.redacted += u64::from(matches!(entry.fact, Fact::Ticket(TicketFact::Redacted(_))));
        if matches!(entry.fact, Fact::Ticket(TicketFact::Repinned(_))) {
            self.repinned.push((line, self.entries.len()));
        }
        self.entries.push(entry);
        Ok(())
    }

    pub fn withheld(&mut self, position: u64, number: u64, hash: Digest) -> Result<(), Why> {
        self.withheld += 1;
        self.next(position, number, hash)
    }

    fn next(&mut self, position: u64, number: u64, head: Digest) -> Result<(), Why> {
        let expected = self.read + 1;
        let follows = self.positions.last_key_value().is_none_or(|(last, _)| *last < position);
        let is_first = self.texts == 0 && self.proofs.is_empty();
        if number != expected || !follows {
            return Err(Why::Number { expected });
        }
        if !is_first {
            return Err(Why::Order);
        }
        self.read = number;
        self.head = head;
        self.positions.insert(position, head);
        Ok(())
    }

    pub fn text(&mut self, id: TextId, salt: &str, words: &str) -> Result<(), Why> {
        let hash = *self.references.get(&id).ok_or(Why::Unreferenced)?;
        let salt = unhex(salt).ok_or_else(|| Why::Unreadable("a salt is hexadecimal".to_owned()))?;
        self.texts += 1;
        if (TextRef { id, hash }).holds(&salt, words) { Ok(()) } else { Err(Why::Hash) }
    }

    pub fn proof(&mut self, line: usize, proof: Proof) {
        self.proofs.push((line, proof));
    }

    /// Everything of it was read: does it come out?
    pub fn end(&self, terms: &Terms, made_at: Timestamp) -> Result<Vec<Proof>, Wrong> {
        let whole = |why| Wrong { line: self.line, item: Item::Ticket(self.number), why };
        if self.read != self.version {
            return Err(whole(Why::Number { expected: self.version }));
        }
        if self.head != self.stated {
            return Err(whole(Why::Chain));
        }
        let unreadable = |why: &str| whole(Why::Unreadable(why.to_owned()));
        let ticket = Ticket::fold(&self.entries).ok_or_else(|| unreadable("no opening"))?;
        let pinned: Option<Vec<_>> = ticket.all_pins().map(|pin| under(pin, terms)).collect();
        let pinned = pinned.ok_or_else(|| whole(Why::Pin))?;
        self.repinnings(&pinned)?;
        let (agreement, calendars) = pinned.last().ok_or_else(|| whole(Why::Pin))?;
        let expected = proofs(&ticket, self.number, agreement, calendars, made_at)
            .map_err(|error| unreadable(&error.to_string()))?;
        for ((line, given), expected) in self.proofs.iter().zip(&expected) {
            if let Some(field) = first_difference(given, expected) {
                let item = Item::Proof { ticket: self.number, measure: given.measure.clone() };
                return Err(Wrong { line: *line, item, why: Why::Proof(field) });
            }
        }
        if self.proofs.len() != expected.len() {
            return Err(whole(Why::Proofs { expected: expected.len() }));
        }
        Ok(expected)
    }

    /// Each re-pinning moved the due instant from where it was under the one to where it is under the next. What it was
    /// pinned to, in turn, is in `pinned`.
    fn repinnings(&self, pinned: &[(&Agreement, Calendars)]) -> Result<(), Wrong> {
        for ((line, before), turn) in self.repinned.iter().zip(pinned.windows(2)) {
            let (Some(entry), Some(ticket)) =
                (self.entries.get(*before), Ticket::fold(&self.entries[..*before]))
            else {
                continue;
            };
            let Fact::Ticket(TicketFact::Repinned(fact)) = &entry.fact else { continue };
            let due = |(agreement, calendars): &(&Agreement, Calendars)| {
                pin::due(&ticket, Editions { agreement, calendars }).ok().flatten()
            };
            let field = match (due(&turn[0]) == Some(fact.was), due(&turn[1]) == Some(fact.is)) {
                (true, true) => continue,
                (false, _) => "was",
                (true, false) => "is",
            };
            let item = Item::Entry { ticket: self.number, number: entry.number };
            return Err(Wrong { line: *line, item, why: Why::Proof(field.to_owned()) });
        }
        Ok(())
    }
}

impl Reading {
    /// Was it asked by that organisation, in that month of the region whose hours count?
    pub fn belongs_to(&self, month: Month, provider: OrganisationId, terms: &Terms) -> Result<(), Wrong> {
        let wrong = || Wrong { line: self.line, item: Item::Ticket(self.number), why: Why::AnothersTicket };
        let ticket = Ticket::fold(&self.entries).ok_or_else(wrong)?;
        let (agreement, calendars) = under(ticket.pin(), terms).ok_or_else(wrong)?;
        let clocks = clock::clocks(&ticket, agreement, &calendars).map_err(|_| wrong())?;
        let counts = clock::current(&clocks, &MeasureId::acknowledgement());
        let date = match counts.and_then(|clock| calendars.get(&clock.region)) {
            Some(calendar) => calendar.date_of(ticket.opened.at).map_err(|_| wrong())?,
            None => ticket.opened.at.to_zoned(jiff::tz::TimeZone::UTC).date(),
        };
        let is_there = ticket.opened.what.asked_by == provider && Month::of(date) == month;
        if is_there { Ok(()) } else { Err(wrong()) }
    }
}

/// The terms of a pin, if they are here, to the byte.
fn under<'t>(pin: &Pin, terms: &'t Terms) -> Option<(&'t Agreement, Calendars)> {
    let agreement = terms.agreements.get(&pin.agreement)?;
    let same = Digest::of(&[agreement.source().as_bytes()]) == pin.agreement_hash;
    let calendar = |(region, edition): (&terms::RegionId, &EditionId)| {
        Some((region.clone(), terms.calendars.get(edition)?.clone()))
    };
    let calendars: Option<Calendars> = pin.calendars.iter().map(calendar).collect();
    Some((agreement, calendars?)).filter(|_| same)
}

/// The name of the first field in which two proofs differ.
fn first_difference(given: &Proof, expected: &Proof) -> Option<String> {
    if given == expected {
        return None;
    }
    let fields = |proof: &Proof| match serde_json::to_value(proof) {
        Ok(Value::Object(fields)) => fields,
        _ => serde_json::Map::new(),
    };
    let (given, expected) = (fields(given), fields(expected));
    let names = expected.keys().chain(given.keys());
    let differs = |name: &&String| given.get(*name) != expected.get(*name);
    // Whatever differs, the seal does too: it tells least.
    let (last, first): (Vec<&String>, Vec<&String>) =
        names.filter(differs).partition(|name| *name == "seal" || *name == "days");
    first.into_iter().chain(last).next().cloned().or_else(|| Some("seal".to_owned()))
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let is_hex = text.len().is_multiple_of(2) && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let byte = |pair: usize| u8::from_str_radix(&text[pair..pair + 2], 16).ok();
    if is_hex { (0..text.len()).step_by(2).map(byte).collect() } else { None }
}
