//! A bundle, checked line by line: first that each line is the one that was sealed, then that what they say comes out.

use std::collections::BTreeMap;

use hours::Calendar;
use jiff::Timestamp;
use terms::{Agreement, MeasureId};

use super::ticket::{Reading, Terms};
use super::{
    About, Anchor, Check, FIRST, FORMAT, Item, Line, Manifest, Opening, PublicKey, Roll, SignedHead, Stretch,
    Why, Wrong, digest,
};
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
    /// How many entries say that the words of another were destroyed.
    pub redacted: u64,
    /// How many clocks.
    pub proofs: u64,
    /// How the acknowledgements came out, recomputed.
    pub outcomes: BTreeMap<Outcome, u64>,
    /// The part of the chain of the house that it carries.
    pub house: Stretch,
    /// The roll of a month; none in the evidence of a ticket, and in what was written before there were rolls.
    pub roll: Option<Roll>,
    /// Who signed it; none: nobody did, so that anybody may have made it.
    pub signed: Option<SignedHead>,
}

/// Is this what a desk wrote? And does it pass through the heads that were kept elsewhere? The signature is compared with what it
/// is over, and not with its key: that takes [`verify_signed`].
///
/// # Errors
///
/// The first thing that doesn't hold.
pub fn verify(file: &[u8], anchors: &[Anchor]) -> Result<Finding, Wrong> {
    verify_with(file, anchors, &|_, _, _| true, None)
}

/// The same, and whose it is: signed by the key that it names, which is the `expected` one where one is. The signature is looked at
/// before anything is read, so that what a forger seals anew is called a wrong signature, and nothing else.
///
/// # Errors
///
/// The first thing that doesn't hold.
pub fn verify_signed(
    file: &[u8],
    anchors: &[Anchor],
    check: Check<'_>,
    expected: Option<&PublicKey>,
) -> Result<Finding, Wrong> {
    verify_with(file, anchors, check, expected)
}

fn verify_with(
    file: &[u8],
    anchors: &[Anchor],
    check: Check<'_>,
    expected: Option<&PublicKey>,
) -> Result<Finding, Wrong> {
    let mut lines: Vec<&[u8]> = file.split(|byte| *byte == b'\n').collect();
    let ends = lines.last().is_some_and(|last| last.is_empty());
    if ends {
        lines.pop();
    }
    let manifest = manifest(lines.first().copied().unwrap_or_default())?;
    // What the manifest doesn't seal is the signature, behind all that it does.
    let (own, last) = match manifest.key {
        Some(_) => lines[1..].split_at(manifest.lines.len().min(lines.len() - 1)),
        None => (&lines[1..], &[][..]),
    };
    sealed(&manifest, &lines[1..])?;
    if !ends {
        let why = Why::Truncated { of: lines.len() };
        return Err(Wrong { line: lines.len(), item: item(lines[lines.len() - 1], None), why });
    }
    let signed = signature(&manifest, last, check, expected)?;
    let found = Walk::of(&manifest).through(own, anchors)?;
    Ok(Finding { signed, ..found })
}

/// Who signed it? The line of the signature says the same as the manifest, and comes from the key that both name.
fn signature(
    manifest: &Manifest,
    last: &[&[u8]],
    check: Check<'_>,
    expected: Option<&PublicKey>,
) -> Result<Option<SignedHead>, Wrong> {
    let at = manifest.lines.len() + 2;
    let wrong = |line, why| Wrong { line, item: Item::Signature, why };
    let Some(key) = manifest.key else {
        return if expected.is_some() { Err(wrong(1, Why::Unsigned)) } else { Ok(None) };
    };
    let Some(line) = last.first() else { return Err(wrong(at, Why::Truncated { of: at })) };
    let read = serde_json::from_slice::<Line>(line);
    let Ok(Line::Signed(signed)) = read else {
        let behind =
            last.get(1).is_some_and(|line| matches!(serde_json::from_slice(line), Ok(Line::Signed(_))));
        return Err(wrong(at, if behind { Why::Added } else { Why::Signature }));
    };
    if last.len() > 1 {
        return Err(Wrong { line: at + 1, item: Item::Unknown, why: Why::Added });
    }
    let is_written_so = Line::Signed(signed.clone()).bytes() == *line;
    let says_so = (signed.key, signed.head, signed.at, signed.of)
        == (key, manifest.house.last, manifest.made_at, manifest.seal);
    if !is_written_so || !says_so || !signed.holds(check) {
        return Err(wrong(at, Why::Signature));
    }
    match expected {
        Some(expected) if *expected != key => Err(wrong(at, Why::Key(key))),
        _ => Ok(Some(*signed)),
    }
}

fn manifest(line: &[u8]) -> Result<Manifest, Wrong> {
    let wrong = |why| Wrong { line: 1, item: Item::Manifest, why };
    if !super::is_bundle(line) {
        return Err(wrong(Why::UnknownFormat("?".to_owned())));
    }
    let read = serde_json::from_slice::<Line>(line).map_err(|e| wrong(Why::Unreadable(e.to_string())))?;
    let Line::Manifest(manifest) = read else { return Err(wrong(Why::Order)) };
    if ![FORMAT, FIRST].contains(&manifest.format.as_str()) {
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
    let count = if manifest.key.is_some() { sealed.len() } else { given.len().max(sealed.len()) };
    let Some(i) = (0..count).find(|i| given.get(*i) != sealed.get(*i)) else {
        return Ok(());
    };
    // In the file the manifest is line 1, and a signature comes last.
    let at = |i: usize| i + 2;
    let of = sealed.len() + 1 + usize::from(manifest.key.is_some());
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
        (None, _) => Why::Truncated { of },
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
        Line::Roll { .. } => Item::Roll,
        Line::House { .. } => Item::House,
        Line::Signed(_) => Item::Signature,
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
    /// The tickets that were read, with the position of their first entry.
    here: BTreeMap<u64, u64>,
    /// The roll, with the line that it began in.
    roll: Vec<Opening>,
    roll_at: Option<usize>,
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
            here: BTreeMap::new(),
            roll: Vec::new(),
            roll_at: None,
            reached_house: false,
            finding: Finding {
                about: manifest.about.clone(),
                made_at: manifest.made_at,
                tickets: 0,
                entries: 0,
                withheld: 0,
                texts: 0,
                redacted: 0,
                proofs: 0,
                outcomes: BTreeMap::new(),
                house: manifest.house,
                roll: None,
                signed: None,
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
        self.finding.roll = self.called()?;
        Ok(self.finding)
    }

    /// Is every number of the roll accounted for, and every ticket on it?
    fn called(&self) -> Result<Option<Roll>, Wrong> {
        let is_month = matches!(self.manifest.about, About::Month { .. });
        if self.manifest.format == FIRST || !is_month {
            let stray = self.roll_at.map(|line| Wrong { line, item: Item::Roll, why: Why::Order });
            return stray.map_or(Ok(None), Err);
        }
        let line = self.roll_at.unwrap_or(1);
        let roll = Roll::of(&self.roll, &self.manifest.house, &self.here);
        roll.map(Some).map_err(|(number, why)| Wrong { line, item: Item::Ticket(number), why })
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
            Line::Manifest(_) | Line::Signed(_) => return Err(wrong(Why::Order)),
            Line::Roll { openings } => {
                self.end_ticket()?;
                self.roll_at.get_or_insert(number);
                self.roll.extend(openings);
            }
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
        if let Some(first) = ticket.positions.keys().next() {
            self.here.insert(ticket.number, *first);
        }
        if let About::Month { month, provider } = self.manifest.about
            && self.manifest.format == FORMAT
        {
            ticket.belongs_to(month, provider, &self.terms)?;
        }
        let finding = &mut self.finding;
        finding.tickets += 1;
        finding.entries += ticket.read;
        finding.withheld += ticket.withheld;
        finding.texts += ticket.texts;
        finding.redacted += ticket.redacted;
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
