//! The queue as it stood: by what the desk had been told up to an instant.
//!
//! A ticket that nothing was told of since stands in its row as it stood then. The others that were there already are
//! few: they are folded up to that instant. Those that came later weren't there.

use std::collections::BTreeSet;

use desk::clock::{self, current};
use desk::ladder;
use desk::{Organisation, OrganisationId, Scope, Stream, Ticket, TicketId};
use jiff::Timestamp;
use std::sync::Arc;
use store::projections::{promises, scope, tickets};
use store::{Row, journal, values};
use terms::MeasureId;

use crate::queue::{Cursor, MOST, Owned, Turn, is_of_a_desk, lacking};
use crate::{App, Failure, Listed, Page, Query};

/// What happened to tickets since.
struct Since {
    /// Every ticket that something was told of.
    touched: BTreeSet<[u8; 16]>,
    /// Those of them that were there before.
    changed: Vec<TicketId>,
}

impl App {
    /// A page of what a scope's queue was at an instant.
    pub(crate) async fn list_at(
        &self,
        found_in: Scope,
        query: &Query,
        then: Timestamp,
        words: bool,
    ) -> Result<Page, Failure> {
        let since = self.since(then).await?;
        let limit = usize::try_from(query.limit.clamp(1, MOST)).unwrap_or(usize::MAX);
        let mut rows = self.rows_untouched(found_in, query, &since, limit + 1, then, words).await?;
        for id in since.changed {
            rows.extend(self.listed_at(found_in, query, id, then, words).await?);
        }
        rows.sort_by_key(|listed| listed.place);
        let more = rows.len() > limit;
        rows.truncate(limit);
        let next = rows.last().filter(|_| more).map(|last| last.place);
        Ok(Page { rows, next, now: then })
    }

    async fn since(&self, then: Timestamp) -> Result<Since, Failure> {
        let position = self.position_at(then).await?;
        let rows = self.0.db.query(&journal::TICKETS_SINCE, &values![position]).await?;
        let mut since = Since { touched: BTreeSet::new(), changed: Vec::new() };
        for row in &rows {
            let id: [u8; 16] = row.get(0)?;
            since.touched.insert(id);
            // Who was opened later has a first entry later.
            if row.get::<u64>(1)? > 1 {
                since.changed.push(TicketId::from_bytes(id));
            }
        }
        Ok(since)
    }

    /// The last position of what was told up to an instant: positions follow the time at which they were told.
    pub(crate) async fn position_at(&self, then: Timestamp) -> Result<u64, Failure> {
        let (mut known, mut later) = (0, self.position() + 1);
        while later - known > 1 {
            let middle = known + (later - known) / 2;
            let some = self.0.db.after(middle - 1, 1).await?;
            match some.first() {
                Some(stored) if stored.recorded_at <= then.as_microsecond() => known = middle,
                _ => later = middle,
            }
        }
        Ok(known)
    }

    async fn rows_untouched(
        &self,
        found_in: Scope,
        query: &Query,
        since: &Since,
        limit: usize,
        then: Timestamp,
        words: bool,
    ) -> Result<Vec<Listed>, Failure> {
        let (mut after, mut listed) = (query.after, Vec::new());
        loop {
            let rows = self.rows(found_in, query, after, MOST).await?;
            for row in &rows {
                if !since.touched.contains(&row.get::<[u8; 16]>(1)?) {
                    listed.push(self.listed(row, then, words, is_of_a_desk(found_in)).await?);
                }
                after = Some(Cursor { due: row.get(13)?, rank: row.get(14)?, number: row.get(0)? });
            }
            if (rows.len() as u64) < MOST || listed.len() >= limit {
                return Ok(listed);
            }
        }
    }

    /// A ticket that changed since, as it stood, if the scope finds it and the query asks for it.
    async fn listed_at(
        &self,
        found_in: Scope,
        query: &Query,
        id: TicketId,
        then: Timestamp,
        words: bool,
    ) -> Result<Option<Listed>, Failure> {
        let seen =
            self.within(&[found_in], &tickets::NUMBER_IN, &values![id.bytes(), scope(found_in)]).await?;
        let Some(row) = seen.first() else { return Ok(None) };
        let mut entries = self.stream(Stream::Ticket(id)).await?.entries;
        entries.retain(|entry| entry.recorded_at <= then);
        let Some(ticket) = Ticket::fold(&entries) else { return Ok(None) };
        let (agreement, calendars) = self.pinned(ticket.pin()).await?;
        let clocks = clock::clocks(&ticket, &agreement, &calendars)?;
        let news = ladder::news(&ticket, &agreement, &calendars)?;
        let (due, rank) = tickets::order(&ticket, &clocks, news.as_ref());
        let (owner, lacks) = (ticket.promises.owner.map(|owner| owner.what), promises::lacks(&ticket));
        let inside = is_of_a_desk(found_in);
        let owned = match query.owned {
            Owned::Anyhow => true,
            Owned::By(person) => owner == Some(person),
            Owned::Lacking => lacks > 0,
        };
        let place = Cursor { due, rank, number: row.get(0)? };
        let acknowledgement = current(&clocks, &MeasureId::acknowledgement());
        let region = acknowledgement.map(|clock| &clock.region).or(ticket.opened.what.regions.first());
        let (latest, highest) = query.waits.bounds();
        let wanted = ticket.state().is_open() == query.open
            && query.after.is_none_or(|after| place > after)
            && query.state.is_none_or(|state| ticket.state() == state)
            && query.region.as_ref().is_none_or(|wanted| Some(wanted) == region)
            && query.category.is_none_or(|level| ticket.category() == Some(level))
            && owned
            && query.turn.is_none_or(|turn| (turn == Turn::Theirs) == ticket.waits_for_their_word())
            && due <= latest
            && rank <= highest;
        if !wanted {
            return Ok(None);
        }
        let text = |row: &Row, index| Ok::<_, Failure>(row.get::<Option<String>>(index)?.filter(|_| words));
        Ok(Some(Listed {
            id,
            number: place.number,
            version: ticket.version,
            subject: text(row, 1)?,
            reference: text(row, 2)?,
            asked_by: self.organisation(ticket.opened.what.asked_by, None).await?,
            customer: self.customer(ticket.opened.what.customer).await?,
            reporter: ticket.reporter(),
            region: region.cloned().unwrap_or_else(|| terms::RegionId(String::new())),
            kind: ticket.kind(),
            category: ticket.category(),
            gravity: ticket.triage().and_then(|triage| triage.gravity),
            state: ticket.state(),
            opened_at: ticket.opened.at,
            changed_at: ticket.last_at,
            agreement: agreement.id.clone(),
            standing: self.standing(&clocks, &agreement.id, then).await?,
            clocks,
            owner: owner.filter(|_| inside),
            owner_name: match owner.filter(|_| inside && words) {
                Some(owner) => self.person_row(owner).await?.name,
                None => None,
            },
            news_by: news.as_ref().map(|news| news.by),
            debts: if inside { lacking(lacks, news.map(|news| news.by), then) } else { Vec::new() },
            place,
        }))
    }

    async fn customer(&self, id: Option<OrganisationId>) -> Result<Option<Arc<Organisation>>, Failure> {
        match id {
            Some(id) => Ok(Some(self.organisation(id, None).await?)),
            None => Ok(None),
        }
    }
}
