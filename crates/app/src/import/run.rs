//! A run: ticket by ticket, one commit each, many on their way at once.

use std::cell::Cell;
use std::collections::{BTreeMap, HashMap};
use std::future::ready;

use desk::fact::Party;
use desk::{Actor, Digest, Organisation, OrganisationId, PersonId, Stream, TicketId};
use futures_util::{StreamExt, stream};
use jiff::Timestamp;
use store::projections::imported;
use store::{Write, params, values};
use terms::RegionId;

use super::log::{Log, Row, Why};
use super::mapping::{Mapping, Trouble};
use super::plan::{One, Planned, Under};
use crate::load::Loaded;
use crate::write::Batch;
use crate::{App, Failure, NewOrganisation};

/// How many commits are on their way at once: as many as the store writes in one group.
const AT_ONCE: usize = 256;

/// What a run came to.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Imported {
    /// Rows read, whatever came of them.
    pub rows: u64,
    /// Tickets that the log tells of.
    pub tickets: u64,
    /// Tickets of those that were looked at: all, unless it was stopped.
    pub seen: u64,
    /// Tickets that are new on this desk.
    pub added: u64,
    /// Tickets that were here and that the log knew more of.
    pub grown: u64,
    /// Entries that the journal got.
    pub entries: u64,
    /// Rows that weren't taken.
    pub refused: u64,
    /// It was stopped before its end. The next run goes on.
    pub stopped: bool,
}

/// Who watches a run.
pub trait Observer {
    /// So many tickets of so many are done.
    fn step(&mut self, done: u64, of: u64);
    /// A row wasn't taken.
    fn refused(&mut self, line: u64, why: &Why);
    /// Is it to stop? What is done stays.
    fn stop(&self) -> bool {
        false
    }
}

/// What was taken of a ticket in earlier runs.
#[derive(Clone, Copy)]
struct Taken {
    rows: u64,
    until: Timestamp,
}

/// What came of one ticket.
#[derive(Default)]
struct Done {
    added: bool,
    entries: u64,
    refused: Vec<(u64, Why)>,
}

impl App {
    /// Reads a mapping file and holds it against the agreements of this desk.
    ///
    /// # Errors
    ///
    /// Everything in it that makes no sense, with its place.
    pub fn mapping(&self, text: &str) -> Result<Mapping, Vec<Trouble>> {
        Mapping::read(text, |id| {
            let known = || self.editions().all().iter().map(|a| a.id.to_string()).collect();
            self.editions().by_id(id).map(|(agreement, _)| agreement).ok_or_else(known)
        })
    }

    /// Takes what is new in a log. Raises no alarms: what is past was past when it came.
    ///
    /// # Errors
    ///
    /// The database is away. What was done stays.
    pub async fn import(&self, log: Log<'_>, observer: &mut impl Observer) -> Result<Imported, Failure> {
        let mapping = log.mapping;
        let mut run = Imported {
            rows: log.rows(),
            tickets: log.tickets.len() as u64,
            refused: log.refused(),
            ..Imported::default()
        };
        let gone = || Failure::Damaged(format!("agreement {} is gone", mapping.agreement));
        let (agreement, calendars) = self.editions().by_id(&mapping.agreement).ok_or_else(gone)?;
        let centre = self.centre(mapping).await?;
        let actor = Actor::import(centre.id);
        let write = |text: String| self.authored(text);
        let under = Under {
            mapping,
            write: &write,
            agreement: &agreement,
            calendars: &calendars,
            actor: &actor,
            now: desk::decide::instant_of_an_entry(self.now()),
        };
        let places = self.askers(mapping, &log, &centre).await?;
        let taken = self.taken(&mapping.log).await?;

        let tickets = log.in_order();
        let stopped = Cell::new(false);
        let going = stream::iter(&tickets).take_while(|_| ready(!stopped.get()));
        let each = going.map(|(number, logged)| {
            let (id, asked_by) = (id_of(&mapping.log, number), &places[&logged.place]);
            self.take(&under, One { id, number, logged, asked_by }, taken.get(&**number).copied())
        });
        let mut each = each.buffered(AT_ONCE);
        while let Some(one) = each.next().await {
            let one = one?;
            run.seen += 1;
            run.added += u64::from(one.added);
            run.grown += u64::from(!one.added && one.entries > 0);
            run.entries += one.entries;
            for (line, why) in one.refused {
                run.refused += if let Why::TooLate { rows, .. } = why { rows } else { 1 };
                observer.refused(line, &why);
            }
            observer.step(run.seen, run.tickets);
            stopped.set(observer.stop()); // what is on its way still arrives
        }
        run.stopped = run.seen < run.tickets;
        Ok(run)
    }

    /// One ticket, in one commit.
    async fn take(&self, under: &Under<'_>, one: One<'_>, taken: Option<Taken>) -> Result<Done, Failure> {
        let rows = &one.logged.rows;
        let until = taken.map_or(Timestamp::MIN, |taken| taken.until);
        let old = if taken.is_some() { rows.partition_point(|row| row.at <= until) } else { 0 };
        let (old, new) = rows.split_at(old);
        let mut refused = Vec::new();
        if let Some(missing) = taken.and_then(|taken| (old.len() as u64).checked_sub(taken.rows))
            && missing > 0
        {
            refused = refused_before(missing, one.number, &under.plan(one, old, None), old);
        }
        if new.is_empty() {
            return Ok(Done { refused, ..Done::default() });
        }

        let before = match taken {
            None => None,
            Some(_) => Some(self.load_ticket(one.id).await?),
        };
        let planned = under.plan(one, new, before.as_ref().map(|loaded| loaded.value.clone()));
        refused.extend(planned.refused.iter().cloned());
        if planned.after.is_none() {
            return Ok(Done { refused, ..Done::default() }); // it couldn't even be opened
        }
        let rows = taken.map_or(0, |taken| taken.rows) + new.len() as u64 - planned.refused.len() as u64;
        let until = new.last().map_or(until, |row| row.at);
        let log = under.mapping.log.as_str();
        let remember = params![log, one.number, one.id.bytes(), rows, until.as_microsecond()];
        let remember = Write::new(&imported::PUT, remember);
        let entries = planned.entries.len() as u64;
        self.commit_planned(under, before, planned, one.asked_by, remember).await?;
        Ok(Done { added: taken.is_none(), entries, refused })
    }

    async fn commit_planned(
        &self,
        under: &Under<'_>,
        before: Option<Loaded<desk::Ticket>>,
        planned: Planned,
        asked_by: &Organisation,
        remember: Write,
    ) -> Result<(), Failure> {
        let mut batch = Batch::default();
        batch.also(remember);
        if !planned.entries.is_empty() {
            batch.guard(Stream::Organisation(asked_by.id), asked_by.version);
            let decided = desk::decide::Decided { entries: planned.entries, texts: planned.texts };
            let nobody = PersonId::from_bytes([0; 16]);
            self.put(&mut batch, before.as_ref(), &decided, nobody, under.agreement, under.calendars)?;
        }
        self.commit(batch).await?;
        Ok(())
    }

    /// The vendor of this desk; on an empty one, the centre that the mapping names.
    async fn centre(&self, mapping: &Mapping) -> Result<Organisation, Failure> {
        match self.vendor().await {
            Err(Failure::NoOrganisation(_)) => {
                let region = &mapping.centre.region;
                let id = self.make(&mapping.centre.name, Party::Vendor, region).await?;
                Ok((*self.organisation(id, None).await?).clone())
            }
            other => other,
        }
    }

    /// Who asks, by the mapping's places that the log has: those of that name, made where there are none.
    async fn askers(
        &self,
        mapping: &Mapping,
        log: &Log<'_>,
        centre: &Organisation,
    ) -> Result<BTreeMap<u16, Organisation>, Failure> {
        let mut known: HashMap<String, Organisation> =
            self.organisations().await?.into_iter().map(|o| (o.name.clone(), o)).collect();
        let mut places: Vec<u16> = log.tickets.values().map(|ticket| ticket.place).collect();
        places.sort_unstable();
        places.dedup();
        let mut askers = BTreeMap::new();
        for place in places {
            let meant = &mapping.places[usize::from(place)].1;
            if !known.contains_key(&meant.organisation) {
                let region = meant.region.as_ref().unwrap_or(&centre.region);
                let id = self.make(&meant.organisation, mapping.party, region).await?;
                known.insert(meant.organisation.clone(), (*self.organisation(id, None).await?).clone());
            }
            askers.insert(place, known[&meant.organisation].clone());
        }
        Ok(askers)
    }

    async fn make(&self, name: &str, party: Party, region: &RegionId) -> Result<OrganisationId, Failure> {
        let (name, region) = (name.to_owned(), region.clone());
        match self.add_organisation(&NewOrganisation { name, party, region, provider: None }).await {
            // A run that was killed a moment ago, or another one beside this, was faster.
            Err(Failure::AlreadyThere(name)) => Ok(self.organisation_by_name(&name).await?.id),
            made => made,
        }
    }

    async fn taken(&self, log: &str) -> Result<HashMap<String, Taken>, Failure> {
        let rows = self.0.db.query(&imported::OF_LOG, &values![log]).await?;
        let taken = |row: &store::Row| {
            let until = crate::queue::instant(row, 3)?;
            Ok((row.get(0)?, Taken { rows: row.get(2)?, until }))
        };
        rows.iter().map(taken).collect()
    }
}

/// Rows of a ticket that earlier runs left out: with the reasons of then if those are the same rows, else as too late.
fn refused_before(missing: u64, number: &str, again: &Planned, old: &[Row]) -> Vec<(u64, Why)> {
    if again.refused.len() as u64 == missing {
        return again.refused.clone();
    }
    let line = old.first().map_or(0, |row| row.line.into());
    vec![(line, Why::TooLate { ticket: number.to_owned(), rows: missing })]
}

/// The same ticket of the same log is the same ticket here, whoever imports it and however often.
fn id_of(log: &str, number: &str) -> TicketId {
    let named = [log.as_bytes(), number.as_bytes()];
    let lengths = named.map(|name| (name.len() as u64).to_be_bytes());
    TicketId(Digest::of(&[b"guichet import\n", &lengths[0], named[0], &lengths[1], named[1]]).id())
}
