//! Lists of tickets, each in the scope of its reader, in the order of the queue.

use std::sync::Arc;

use desk::access;
use desk::clock::{Clock, current};
use desk::fact::{Gravity, Kind};
use desk::promise::Debt;
use desk::{Action, Organisation, OrganisationId, PersonId, Scope, Standing, State, TicketId};
use jiff::Timestamp;
use store::projections::{scope, tickets};
use store::{Row, values};
use terms::{MeasureId, RegionId};

use crate::{App, Failure, Visitor};

/// The most that one page holds.
pub const MOST: u64 = 200;

/// Beyond so many nobody counts: the number in a rail says "many", and says it at once.
pub const COUNTED: u64 = 1000;

/// Which tickets.
#[derive(Clone, Debug)]
pub struct Query {
    /// Those that are open, or those that are over.
    pub open: bool,
    /// Of this state.
    pub state: Option<State>,
    /// Of this region.
    pub region: Option<RegionId>,
    /// Of this category.
    pub category: Option<u8>,
    /// All of those, or what waits for one act.
    pub waits: Waits,
    /// What is handled at the visitor's own desk, the support centre's or their provider's, instead of what their
    /// organisation asked.
    pub at_desk: bool,
    /// Whoever answers for them, or only some.
    pub owned: Owned,
    /// Where a word of that side is awaited; none: of either.
    pub turn: Option<Turn>,
    /// As it stood at this instant, by what the desk had been told up to then; none, or one to come: now.
    pub at: Option<Timestamp>,
    /// After this place: what [`Page::next`] gave.
    pub after: Option<Cursor>,
    /// At most so many.
    pub limit: u64,
}

impl Default for Query {
    fn default() -> Query {
        let (waits, owned) = (Waits::default(), Owned::default());
        Query {
            open: true,
            state: None,
            region: None,
            category: None,
            waits,
            owned,
            turn: None,
            at_desk: false,
            at: None,
            after: None,
            limit: 50,
        }
    }
}

/// Who answers for a ticket.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Owned {
    /// Anybody, or nobody.
    #[default]
    Anyhow,
    /// That person.
    By(PersonId),
    /// It lacks an owner or a next step (clause 4, best effort).
    Lacking,
}

impl Owned {
    /// As the list asks it: how, and of whom.
    pub(crate) fn asked(self) -> (i64, [u8; 16]) {
        match self {
            Owned::Anyhow => (0, [0; 16]),
            Owned::By(person) => (1, person.bytes()),
            Owned::Lacking => (2, [0; 16]),
        }
    }
}

/// Whose word is awaited on an open ticket.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Turn {
    /// The side that asked: the centre wrote last, or asked to be told something.
    Theirs,
    /// The centre.
    Centres,
}

/// What a ticket waits for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Waits {
    /// Anything, or nothing.
    #[default]
    Anything,
    /// An acknowledgement (clause 4).
    Acknowledgement,
    /// Triage (clause 3.D).
    Triage,
}

impl Waits {
    /// The bounds in the order of the queue: the latest due instant, the highest rank.
    pub(crate) fn bounds(self) -> (i64, i64) {
        match self {
            Waits::Anything => (tickets::NOTHING_DUE, i64::MAX),
            Waits::Acknowledgement => (tickets::AWAITED, i64::MAX),
            Waits::Triage => (tickets::NOTHING_DUE, tickets::UNTRIAGED),
        }
    }
}

/// A place in the order of the queue.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Cursor {
    pub(crate) due: i64,
    pub(crate) rank: i64,
    pub(crate) number: u64,
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}.{}", self.due, self.rank, self.number)
    }
}

impl std::str::FromStr for Cursor {
    type Err = ();
    fn from_str(text: &str) -> Result<Cursor, ()> {
        let mut parts = text.splitn(3, '.');
        let mut next = || parts.next().ok_or(());
        let (due, rank, number) = (next()?, next()?, next()?);
        let number = number.parse::<u32>().map_err(|_| ())?.into();
        Ok(Cursor { due: due.parse().map_err(|_| ())?, rank: rank.parse().map_err(|_| ())?, number })
    }
}

/// A page of tickets.
#[derive(Clone, Debug)]
pub struct Page {
    /// In order.
    pub rows: Vec<Listed>,
    /// Where the next page begins, if there is one.
    pub next: Option<Cursor>,
    /// When it was looked at.
    pub now: Timestamp,
}

/// A ticket in a list.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Which.
    pub id: TicketId,
    /// The public number.
    pub number: u64,
    /// How many entries it has.
    pub version: u64,
    /// The one line; missing when it was erased, or isn't for this reader.
    pub subject: Option<String>,
    /// The reporter's own number.
    pub reference: Option<String>,
    /// Who asks.
    pub asked_by: Arc<Organisation>,
    /// For whom.
    pub customer: Option<Arc<Organisation>>,
    /// Who reported.
    pub reporter: Option<PersonId>,
    /// Whose hours count.
    pub region: RegionId,
    /// What it is.
    pub kind: Kind,
    /// The category that the centre gave it.
    pub category: Option<u8>,
    /// Major or minor.
    pub gravity: Option<Gravity>,
    /// Where it stands.
    pub state: State,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// When something last happened.
    pub changed_at: Timestamp,
    /// The agreement that it is pinned to.
    pub agreement: terms::AgreementId,
    /// Its clocks.
    pub clocks: Vec<Clock>,
    /// Where its acknowledgement stands.
    pub standing: Option<Standing>,
    /// Who answers for it; for the centre only.
    pub owner: Option<PersonId>,
    /// Their name.
    pub owner_name: Option<String>,
    /// By when those who wait hear something.
    pub news_by: Option<Timestamp>,
    /// What it lacks; for the centre only.
    pub debts: Vec<Debt>,
    /// Its place in the order of the queue.
    pub place: Cursor,
}

impl Listed {
    /// The acknowledgement clock that counts now.
    pub fn acknowledgement(&self) -> Option<&Clock> {
        current(&self.clocks, &MeasureId::acknowledgement())
    }

    /// When the next promise is due, if one is.
    pub fn due(&self) -> Option<Timestamp> {
        (self.place.due != tickets::NOTHING_DUE).then(|| Timestamp::from_microsecond(self.place.due).ok())?
    }
}

impl App {
    /// A page of what this visitor may find.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn list(&self, visitor: &Visitor, query: &Query) -> Result<Page, Failure> {
        let now = self.now();
        let nothing = Page { rows: Vec::new(), next: None, now };
        let actor = visitor.actor(now);
        let Some(found_in) = looks_in(&actor, query.at_desk) else { return Ok(nothing) };
        let words = access::reach(actor.role, Action::Read) != access::Reach::Metadata;
        let inside = is_of_a_desk(found_in);
        if let Some(then) = query.at.filter(|at| *at < now) {
            return self.list_at(found_in, query, then, words).await;
        }
        let limit = query.limit.clamp(1, MOST);
        let rows = self.rows(found_in, query, query.after, limit + 1).await?;
        let more = rows.len() as u64 > limit;
        let mut listed = Vec::with_capacity(rows.len());
        for row in rows.iter().take(limit.try_into().unwrap_or(usize::MAX)) {
            listed.push(self.listed(row, now, words, inside).await?);
        }
        let next = listed.last().filter(|_| more).map(|last| last.place);
        Ok(Page { rows: listed, next, now })
    }

    /// The rows of a list after a place: at most so many.
    pub(crate) async fn rows(
        &self,
        found_in: Scope,
        query: &Query,
        after: Option<Cursor>,
        limit: u64,
    ) -> Result<Vec<Row>, Failure> {
        let (due, rank, number) = after.map_or((i64::MIN, 0, 0), |c| (c.due, c.rank, c.number));
        let mut params = values![scope(found_in), query.open, due, rank, number, limit].to_vec();
        let filters = query.state.is_some()
            || query.region.is_some()
            || query.category.is_some()
            || query.waits != Waits::Anything
            || query.owned != Owned::Anyhow
            || query.turn.is_some();
        Ok(if filters {
            params.push(tickets::given(query.state.map(State::word)));
            params.push(tickets::given(query.region.as_ref().map(RegionId::as_str)));
            params.push(tickets::given(query.category.map(u32::from)));
            let (latest, highest) = query.waits.bounds();
            let (how, whom) = query.owned.asked();
            params.extend(values![latest, highest, how, whom]);
            params.push(tickets::given(query.turn.map(|turn| i64::from(turn == Turn::Theirs))));
            self.within(&[found_in], &tickets::LIST_FILTERED, &params).await?
        } else {
            self.within(&[found_in], &tickets::LIST, &params).await?
        })
    }

    /// The tickets of these numbers, in that order, as far as this visitor may find them.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn list_numbers(&self, visitor: &Visitor, numbers: &[u64]) -> Result<Vec<Listed>, Failure> {
        let now = self.now();
        let actor = visitor.actor(now);
        let words = access::reach(actor.role, Action::Read) != access::Reach::Metadata;
        let mut listed = Vec::with_capacity(numbers.len());
        for number in numbers {
            for found_in in access::scopes_for(&actor, Action::Read) {
                let inside = is_of_a_desk(found_in);
                for row in
                    self.within(&[found_in], &tickets::BY_NUMBER, &values![scope(found_in), *number]).await?
                {
                    listed.push(self.listed(&row, now, words, inside).await?);
                }
            }
        }
        Ok(listed)
    }

    /// How many tickets this visitor may find in each state.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn counts(&self, visitor: &Visitor) -> Result<Vec<(State, u64)>, Failure> {
        let Some(found_in) = access::scope_for(&visitor.actor(self.now()), Action::Read) else {
            return Ok(Vec::new());
        };
        let rows = self.within(&[found_in], &tickets::COUNTS, &values![scope(found_in)]).await?;
        rows.iter().map(|row| Ok((word(row, 0)?, row.get(1)?))).collect()
    }

    /// How many open (or over) tickets of the visitor's desk wait for that; not counted beyond [`COUNTED`].
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn count(&self, visitor: &Visitor, open: bool, waits: Waits) -> Result<u64, Failure> {
        let Some(found_in) = looks_in(&visitor.actor(self.now()), true) else { return Ok(0) };
        let (latest, highest) = waits.bounds();
        let params = values![scope(found_in), open, latest, highest, COUNTED];
        let rows = self.within(&[found_in], &tickets::COUNT, &params).await?;
        Ok(rows.first().map_or(Ok(0), |row| row.get(0))?)
    }

    /// How many tickets are open at a provider's level-1 desk; not counted beyond [`COUNTED`].
    pub(crate) async fn open_at_desk(&self, provider: OrganisationId) -> Result<u64, Failure> {
        let (latest, highest) = Waits::Anything.bounds();
        let params = values![scope(Scope::Desk(provider)), true, latest, highest, COUNTED];
        let rows = self.0.db.query(&tickets::COUNT, &params).await?;
        Ok(rows.first().map_or(Ok(0), |row| row.get(0))?)
    }

    pub(crate) async fn has_tickets(&self) -> Result<bool, Failure> {
        let rows = self.0.db.query(&tickets::ANY, &[]).await?;
        Ok(rows.first().map_or(Ok(None), |row| row.get::<Option<u64>>(0))?.is_some())
    }

    pub(crate) async fn listed(
        &self,
        row: &Row,
        now: Timestamp,
        words: bool,
        inside: bool,
    ) -> Result<Listed, Failure> {
        let clocks = clocks(row, 19)?;
        let agreement = terms::AgreementId(row.get(15)?);
        let customer = match row.get::<Option<[u8; 16]>>(4)? {
            Some(id) => Some(self.organisation(OrganisationId::from_bytes(id), None).await?),
            None => None,
        };
        let news_by = row.get::<Option<i64>>(21)?.map(|_| instant(row, 21)).transpose()?;
        let text = |index| Ok::<_, Failure>(row.get::<Option<String>>(index)?.filter(|_| words));
        Ok(Listed {
            id: TicketId::from_bytes(row.get(1)?),
            number: row.get(0)?,
            version: row.get(2)?,
            subject: text(16)?,
            reference: text(17)?,
            asked_by: self.organisation(OrganisationId::from_bytes(row.get(3)?), None).await?,
            customer,
            reporter: row.get::<Option<[u8; 16]>>(5)?.map(PersonId::from_bytes),
            region: RegionId(row.get(6)?),
            kind: word(row, 7)?,
            category: level(row, 8)?,
            gravity: row
                .get::<Option<&str>>(9)?
                .map(|w| w.parse())
                .transpose()
                .map_err(|()| damaged("gravity"))?,
            state: word(row, 10)?,
            opened_at: instant(row, 11)?,
            changed_at: instant(row, 12)?,
            standing: self.standing(&clocks, &agreement, now).await?,
            agreement,
            clocks,
            owner: row.get::<Option<[u8; 16]>>(20)?.filter(|_| inside).map(PersonId::from_bytes),
            owner_name: text(23)?.filter(|_| inside),
            news_by,
            debts: if inside {
                lacking(row.get::<Option<i64>>(22)?.unwrap_or(0), news_by, now)
            } else {
                Vec::new()
            },
            place: Cursor { due: row.get(13)?, rank: row.get(14)?, number: row.get(0)? },
        })
    }

    /// Where the acknowledgement stands, by the same function as on the ticket's page.
    pub(crate) async fn standing(
        &self,
        clocks: &[Clock],
        agreement: &terms::AgreementId,
        now: Timestamp,
    ) -> Result<Option<Standing>, Failure> {
        let Some(clock) = current(clocks, &MeasureId::acknowledgement()) else { return Ok(None) };
        let calendar = self.calendar(&clock.edition).await?;
        let soon =
            self.editions().measuring(agreement).map_or(::hours::OpenTime::ZERO, |(a, _)| a.alarms.warn_left);
        Ok(Some(clock.standing(&calendar, now.max(clock.opened), soon)?))
    }
}

/// Where a list looks: at what the actor's organisation asked, or at what their desk handles.
fn looks_in(actor: &desk::Actor, at_desk: bool) -> Option<desk::Scope> {
    if at_desk { access::desk_scope_for(actor, Action::Read) } else { access::scope_for(actor, Action::Read) }
}

/// The clocks in a row.
pub(crate) fn clocks(row: &Row, index: usize) -> Result<Vec<Clock>, Failure> {
    serde_json::from_str(row.get::<&str>(index)?).map_err(|error| Failure::Damaged(error.to_string()))
}

/// An instant in a row.
pub(crate) fn instant(row: &Row, index: usize) -> Result<Timestamp, Failure> {
    Timestamp::from_microsecond(row.get(index)?).map_err(|error| Failure::Damaged(error.to_string()))
}

/// A category in a row.
pub(crate) fn level(row: &Row, index: usize) -> Result<Option<u8>, Failure> {
    let level = row.get::<Option<i64>>(index)?;
    level.map(|level| u8::try_from(level).map_err(|_| damaged("category"))).transpose()
}

/// Is it looked at from the desk that works on it? Who answers for it is for nobody else.
pub(crate) fn is_of_a_desk(found_in: desk::Scope) -> bool {
    matches!(found_in, desk::Scope::Centre | desk::Scope::Desk(_))
}

/// What a ticket lacks, from its row.
pub(crate) fn lacking(lacks: i64, news_by: Option<Timestamp>, now: Timestamp) -> Vec<Debt> {
    let owed = |debt: &Debt| match debt {
        Debt::Owner => lacks & 1 != 0,
        Debt::NextStep => lacks & 2 != 0,
        Debt::News => news_by.is_some_and(|by| by < now),
    };
    Debt::ALL.iter().copied().filter(owed).collect()
}

fn word<T: std::str::FromStr<Err = ()>>(row: &Row, index: usize) -> Result<T, Failure> {
    row.get::<&str>(index)?.parse().map_err(|()| damaged("a word"))
}

fn damaged(what: &str) -> Failure {
    Failure::Damaged(format!("{what} in a row of tickets"))
}
