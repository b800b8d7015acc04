//! A bundle, checked line by line: first that each line is the one that was sealed, then that what they say comes out.

use std::collections::BTreeMap;

use hours::Calendar;
use jiff::Timestamp;
use terms::{Agreement, MeasureId};

use super::ticket::{Reading, Terms};
use super::{About, Anchor, FORMAT, Item, Line, Manifest, Stretch, Why, Wrong, digest};
use crate::clock::Course;
use crate::report::{Outcome, outcome};
use crate::{Digest, Proof};

/// What a sound bundle holds.
#[derive(Clone, PartialEq, Debug)]
pub struct Finding {
    /// What it is about.
    pub about: About,
    /// When it was made.
    pub made_at: Timestamp,
    /// How many tickets.
    pub tickets: u64,
    /// How many entries, withheld ones included.
    pub entries: u64,
    /// How many of those aren't for its reader, and stand in the chain by their hash alone.
    pub withheld: u64,
    /// How many texts.
    pub texts: u64,
    /// How many clocks.
    pub proofs: u64,
    /// How the acknowledgements came out, recomputed.
    pub outcomes: BTreeMap<Outcome, u64>,
    /// The part of the chain of the house that it carries.
    pub house: Stretch,
}

/// Is this what a desk wrote? And does it pass through the heads that were kept elsewhere?
///
/// # Errors
///
/// The first thing that doesn't hold.
pub fn verify(file: &[u8], anchors: &[Anchor]) -> Result<Finding, Wrong> {
    let mut lines: Vec<&[u8]> = file.split(|byte| *byte == b'\n').collect();
    let ends = lines.last().is_some_and(|last| last.is_empty());
    if ends {
        lines.pop();
    }
    let manifest = manifest(lines.first().copied().unwrap_or_default())?;
    sealed(&manifest, &lines[1..])?;
    if !ends {
        let why = Why::Truncated { of: lines.len() };
        return Err(Wrong { line: lines.len(), item: item(lines[lines.len() - 1], None), why });
    }
    Walk::of(&manifest).through(&lines[1..], anchors)
}

fn manifest(line: &[u8]) -> Result<Manifest, Wrong> {
    let wrong = |why| Wrong { line: 1, item: Item::Manifest, why };
    if !super::is_bundle(line) {
        return Err(wrong(Why::UnknownFormat("?".to_owned())));
    }
    let read = serde_json::from_slice::<Line>(line).map_err(|e| wrong(Why::Unreadable(e.to_string())))?;
    let Line::Manifest(manifest) = read else { return Err(wrong(Why::Order)) };
    if manifest.format != FORMAT {
        return Err(wrong(Why::UnknownFormat(manifest.format)));
    }
    let is_written_so = Line::Manifest(manifest.clone()).bytes() == line;
    if !is_written_so || manifest.clone().sealed().seal != manifest.seal {
        return Err(wrong(Why::Seal));
    }
    Ok(*manifest)
}

/// Each line is the one that the manifest seals, in its place.
fn sealed(manifest: &Manifest, lines: &[&[u8]]) -> Result<(), Wrong> {
    let given: Vec<Digest> = lines.iter().map(|line| digest(line)).collect();
    let sealed = &manifest.lines;
    let Some(i) = (0..given.len().max(sealed.len())).find(|i| given.get(*i) != sealed.get(*i)) else {
        return Ok(());
    };
    // In the file the manifest is line 1.
    let at = |i: usize| i + 2;
    let before = lines[..i.min(lines.len())].iter().rev().find_map(|line| ticket_of(line));
    let why = match (given.get(i), sealed.get(i)) {
        (Some(here), Some(expected)) => {
            if Some(expected) == given.get(i + 1) {
                Why::Added
            } else if Some(here) == sealed.get(i + 1) {
                Why::Missing
            } else if let Some(to) = sealed.iter().position(|digest| digest == here) {
                Why::Moved { to: at(to) }
            } else {
                Why::Changed
            }
        }
        (Some(_), None) => Why::Added,
        (None, _) => Why::Truncated { of: sealed.len() + 1 },
    };
    Err(Wrong { line: at(i), item: lines.get(i).map_or(Item::Unknown, |line| item(line, before)), why })
}

fn ticket_of(line: &[u8]) -> Option<u64> {
    match serde_json::from_slice::<Line>(line).ok()? {
        Line::Ticket { number, .. } => Some(number),
        _ => None,
    }
}

/// What a line is of, as far as it can still be read.
fn item(line: &[u8], ticket: Option<u64>) -> Item {
    let Ok(line) = serde_json::from_slice::<Line>(line) else { return Item::Unknown };
    let ticket = ticket.unwrap_or(0);
    match line {
        Line::Manifest(_) => Item::Manifest,
        Line::Agreement { id, .. } => Item::Agreement(id),
        Line::Calendar { .. } => Item::Calendar,
        Line::Ticket { number, .. } => Item::Ticket(number),
        Line::Entry { bytes, .. } => match crate::Entry::from_bytes(bytes.as_bytes()) {
            Ok(entry) => Item::Entry { ticket, number: entry.number },
            Err(_) => Item::Ticket(ticket),
        },
        Line::Withheld { number, .. } => Item::Entry { ticket, number },
        Line::Text { .. } => Item::Text { ticket },
        Line::Proof(proof) => Item::Proof { ticket, measure: proof.measure },
        Line::Name { .. } => Item::Name,
        Line::House { .. } => Item::House,
    }
}

/// A reader of the lines that come after the manifest.
struct Walk<'m> {
    manifest: &'m Manifest,
    terms: Terms,
    ticket: Option<Reading>,
    /// The hashes of the entries that were read, with the lines that they stand in.
    entries: BTreeMap<u64, (Digest, usize, Item)>,
    house: Anchor,
    /// Where the lines of the house began.
    reached_house: bool,
    finding: Finding,
}

impl<'m> Walk<'m> {
    fn of(manifest: &'m Manifest) -> Walk<'m> {
        Walk {
            manifest,
            terms: Terms::default(),
            ticket: None,
            entries: BTreeMap::new(),
            house: manifest.house.before,
            reached_house: false,
            finding: Finding {
                about: manifest.about.clone(),
                made_at: manifest.made_at,
                tickets: 0,
                entries: 0,
                withheld: 0,
                texts: 0,
                proofs: 0,
                outcomes: BTreeMap::new(),
                house: manifest.house,
            },
        }
    }

    fn through(mut self, lines: &[&[u8]], anchors: &[Anchor]) -> Result<Finding, Wrong> {
        let mut waiting: BTreeMap<u64, Anchor> = anchors.iter().map(|a| (a.position, *a)).collect();
        self.outside(anchors)?;
        self.passes(&mut waiting, 1)?;
        for (i, bytes) in lines.iter().enumerate() {
            let number = i + 2;
            let ticket = self.ticket.as_ref().map(|ticket| ticket.number);
            let wrong = |why| Wrong { line: number, item: item(bytes, ticket), why };
            let line: Line =
                serde_json::from_slice(bytes).map_err(|e| wrong(Why::Unreadable(e.to_string())))?;
            if line.bytes() != *bytes {
                return Err(wrong(Why::Unreadable("not written in the one way that counts".to_owned())));
            }
            self.step(number, line, &mut waiting, &wrong)?;
        }
        self.end_ticket()?;
        let last = lines.len() + 1;
        let wrong = |why| Wrong { line: last, item: Item::House, why };
        if let Some((position, _)) = self.entries.first_key_value() {
            return Err(wrong(Why::House { position: *position }));
        }
        if self.house != self.manifest.house.last {
            return Err(wrong(Why::House { position: self.manifest.house.last.position }));
        }
        Ok(self.finding)
    }

    /// A head that lies outside can't be compared; saying nothing would look as if it had been.
    fn outside(&self, anchors: &[Anchor]) -> Result<(), Wrong> {
        let (from, to) = (self.manifest.house.before.position, self.manifest.house.last.position);
        match anchors.iter().find(|anchor| !(from..=to).contains(&anchor.position)) {
            None => Ok(()),
            Some(anchor) => {
                let why = Why::Outside { position: anchor.position, from, to };
                Err(Wrong { line: 1, item: Item::House, why })
            }
        }
    }

    /// Does the chain, where it is now, agree with a head that was kept for this position?
    fn passes(&self, waiting: &mut BTreeMap<u64, Anchor>, line: usize) -> Result<(), Wrong> {
        match waiting.remove(&self.house.position) {
            Some(kept) if kept != self.house => {
                let why = Why::Anchor { position: kept.position };
                Err(Wrong { line, item: Item::House, why })
            }
            _ => Ok(()),
        }
    }

    fn step(
        &mut self,
        number: usize,
        line: Line,
        waiting: &mut BTreeMap<u64, Anchor>,
        wrong: &dyn Fn(Why) -> Wrong,
    ) -> Result<(), Wrong> {
        if self.reached_house && !matches!(line, Line::House { .. }) {
            return Err(wrong(Why::Order));
        }
        let ticket = || wrong(Why::Order);
        match line {
            Line::Manifest(_) => return Err(wrong(Why::Order)),
            Line::Agreement { id, source } => {
                let read = Agreement::parse(&source);
                let read = read.map_err(|problems| wrong(Why::Unreadable(problems.to_string())))?;
                if read.id != id {
                    return Err(wrong(Why::Hash));
                }
                self.terms.agreements.insert(id, read);
            }
            Line::Calendar { edition, bytes } => {
                let read = Calendar::from_bytes(bytes.as_bytes());
                let read = read.map_err(|error| wrong(Why::Unreadable(error.to_string())))?;
                if read.edition() != edition {
                    return Err(wrong(Why::Hash));
                }
                self.terms.calendars.insert(edition, read);
            }
            Line::Ticket { number: public, id, version, head } => {
                self.end_ticket()?;
                self.ticket = Some(Reading::of(number, public, id, version, head));
            }
            Line::Entry { position, bytes } => {
                let ticket = self.ticket.as_mut().ok_or_else(ticket)?;
                ticket.entry(number, position, &bytes).map_err(wrong)?;
                self.placed(position, number);
            }
            Line::Withheld { position, number: entry, hash } => {
                let ticket = self.ticket.as_mut().ok_or_else(ticket)?;
                ticket.withheld(position, entry, hash).map_err(wrong)?;
                self.placed(position, number);
            }
            Line::Text { id, salt, words } => {
                self.ticket.as_mut().ok_or_else(ticket)?.text(id, &salt, &words).map_err(wrong)?;
            }
            Line::Proof(proof) => self.ticket.as_mut().ok_or_else(ticket)?.proof(number, *proof),
            Line::Name { .. } => self.end_ticket()?,
            Line::House { from, hashes } => {
                self.end_ticket()?;
                self.reached_house = true;
                if from != self.house.position + 1 || hashes.is_empty() {
                    return Err(wrong(Why::Order));
                }
                for hash in &hashes {
                    self.advance(hash)?;
                    self.passes(waiting, number)?;
                }
            }
        }
        Ok(())
    }

    /// Remembers where an entry stands in the house, until the chain of the house comes by.
    fn placed(&mut self, position: u64, line: usize) {
        let Some(ticket) = &self.ticket else { return };
        let item = Item::Entry { ticket: ticket.number, number: ticket.read };
        if let Some(hash) = ticket.positions.get(&position) {
            self.entries.insert(position, (*hash, line, item));
        }
    }

    /// One entry of the house on. Where it is one that was read, it must be that one.
    fn advance(&mut self, hash: &Digest) -> Result<(), Wrong> {
        self.house = self.house.then(hash);
        let position = self.house.position;
        match self.entries.remove(&position) {
            Some((read, line, item)) if read != *hash => {
                Err(Wrong { line, item, why: Why::House { position } })
            }
            _ => Ok(()),
        }
    }

    fn end_ticket(&mut self) -> Result<(), Wrong> {
        let Some(ticket) = self.ticket.take() else { return Ok(()) };
        let proofs = ticket.end(&self.terms, self.manifest.made_at)?;
        let finding = &mut self.finding;
        finding.tickets += 1;
        finding.entries += ticket.read;
        finding.withheld += ticket.withheld;
        finding.texts += ticket.texts;
        finding.proofs += proofs.len() as u64;
        *finding.outcomes.entry(came_out(&proofs)).or_default() += 1;
        Ok(())
    }
}

/// How the acknowledgement of a ticket came out: the clock that counts is the last of its measure.
fn came_out(proofs: &[Proof]) -> Outcome {
    let measure = MeasureId::acknowledgement();
    let counts =
        |proof: &&Proof| proof.measure == measure && !matches!(proof.course, Course::Superseded { .. });
    proofs.iter().rev().find(counts).map_or(Outcome::Untold, |proof| outcome(proof.course, proof.standing))
}
