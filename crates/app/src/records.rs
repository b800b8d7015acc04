//! Whatever has a stream of its own and isn't a ticket: problems, maintenances, releases, rosters, reports, and the
//! organisations and people themselves. Found by scope, changed by decision, like tickets; kept whole in one row.

use std::collections::BTreeMap;

use desk::access;
use desk::decide::Decided;
use desk::{
    Action, Authored, Context, Entry, Folded, Organisation, Person, PersonId, Refusal, Scope, Stream, TextId,
};
use store::projections::{organisations, people, records, scope};
use store::{Row, Write, values};

use crate::load::Loaded;
use crate::offices::keep;
use crate::tickets::{Placed, TRIES, guard_visitor};
use crate::write::Batch;
use crate::{App, Failure, Form, Receipt, Visitor};

/// The most that a list shows.
pub const LISTED: u64 = 1_000;

/// The author of what the house itself says: nobody who could be erased.
const NOBODY: PersonId = PersonId(uuid::Uuid::nil());

/// What a stream adds up to, with the rows that keep it.
pub trait Kept: Sized + Send + Sync {
    /// The fold over a whole stream.
    fn of(entries: &[Entry]) -> Option<Self>;

    /// How many entries the stream has.
    fn entries(&self) -> u64;

    /// The rows of it.
    fn rows(&self, stream: Stream, is_new: bool) -> Vec<Write>;
}

impl Kept for Person {
    fn of(entries: &[Entry]) -> Option<Person> {
        Person::fold(entries)
    }

    fn entries(&self) -> u64 {
        self.version
    }

    fn rows(&self, _: Stream, _: bool) -> Vec<Write> {
        people::rows(self)
    }
}

impl Kept for Organisation {
    fn of(entries: &[Entry]) -> Option<Organisation> {
        Organisation::fold(entries)
    }

    fn entries(&self) -> u64 {
        self.version
    }

    fn rows(&self, _: Stream, _: bool) -> Vec<Write> {
        vec![organisations::put(self)]
    }
}

/// Each record is kept in the same way: its name in the list below is all it takes.
macro_rules! kept {
    ($($record:ty),* $(,)?) => {$(
        impl Kept for $record {
            fn of(entries: &[Entry]) -> Option<Self> {
                Folded::fold(entries)
            }

            fn entries(&self) -> u64 {
                self.version()
            }

            fn rows(&self, stream: Stream, is_new: bool) -> Vec<Write> {
                records::put(*stream.id().as_bytes(), self, is_new)
            }
        }
    )*};
}

kept! { desk::Publication, desk::Roster, desk::Problem, desk::Maintenance, desk::Release, desk::service_report::Issues }

/// The rows of a record, made again from its entries.
pub(crate) fn record_rows<T: Kept>(stream: Stream, entries: &[Entry]) -> Vec<Write> {
    T::of(entries).map_or_else(Vec::new, |record| record.rows(stream, true))
}

/// A record as one reader may see it.
#[derive(Clone, Debug)]
pub struct Record<T> {
    /// The public number, of its kind.
    pub number: u64,
    /// What its entries add up to.
    pub value: T,
    /// The entries.
    pub entries: Vec<Placed>,
    /// The words that go with them; what was erased is missing.
    pub texts: BTreeMap<TextId, String>,
    /// The names of the people in them; who was erased is missing.
    pub names: BTreeMap<PersonId, String>,
}

impl<T> Record<T> {
    /// The words of a text, if they are there.
    pub fn text(&self, id: TextId) -> Option<&str> {
        self.texts.get(&id).map(String::as_str)
    }
}

/// Which one is to be changed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Which {
    /// One that isn't yet: a stream of its own begins.
    New(Stream),
    /// The one of that stream: [`App::find_record`] finds it by its number.
    Of(Stream),
}

/// One try at a change.
pub(crate) struct Turn<'a, T> {
    /// Who changes it, as they are now.
    pub visitor: &'a Visitor,
    /// What it is so far; none: it begins.
    pub before: Option<&'a T>,
    /// Who, when, under which agreement.
    pub cx: &'a Context<'a>,
    /// What else goes into the commit, after the entries: other streams that were read, other rows.
    pub besides: &'a mut Batch,
}

/// A change whose decision asks for more than the stream itself, or writes more than its entries. It is taken anew when
/// somebody else was faster, so it keeps nothing between two tries.
pub(crate) trait Change<T>: Sync {
    /// What it makes, for whoever asked: shown once.
    type Made: Send;

    /// Decides, on what is there now.
    fn decide(
        &self,
        turn: Turn<'_, T>,
    ) -> impl Future<Output = Result<(Decided, Self::Made), Failure>> + Send;
}

/// A decision on the stream alone.
struct Plain<D, W> {
    decide: D,
    with: W,
}

impl<T, D, W> Change<T> for Plain<D, W>
where
    T: Sync,
    D: Fn(Option<&T>, &Context<'_>) -> Result<Decided, Refusal> + Send + Sync,
    W: Fn(&[Entry]) -> Vec<Write> + Send + Sync,
{
    type Made = ();

    async fn decide(&self, turn: Turn<'_, T>) -> Result<(Decided, ()), Failure> {
        let decided = (self.decide)(turn.before, turn.cx)?;
        turn.besides.and((self.with)(&decided.entries));
        Ok((decided, ()))
    }
}

impl App {
    /// A record by its number, if this visitor's scope for the verb finds it.
    ///
    /// # Errors
    ///
    /// [`Refusal::NotFound`] if there is none for them, or the database is away.
    pub async fn record<T: Folded>(
        &self,
        visitor: &Visitor,
        action: Action,
        number: u64,
    ) -> Result<Record<T>, Failure> {
        let stream = self.find_record::<T>(visitor, action, number).await?;
        let Loaded { entries, positions, .. } = self.stream(stream).await?;
        let value = T::fold(&entries).ok_or(Refusal::NotFound)?;
        let placed = entries.into_iter().zip(positions);
        let entries: Vec<Placed> = placed.map(|(entry, position)| Placed { position, entry }).collect();
        let (texts, names) = (self.texts_of(&entries).await?, self.names_in(&entries).await?);
        Ok(Record { number, value, entries, texts, names })
    }

    /// The records of a kind that this visitor's scope for the verb finds, open or over, the latest first.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn records<T: Folded>(
        &self,
        visitor: &Visitor,
        action: Action,
        is_open: bool,
    ) -> Result<Vec<(u64, T)>, Failure> {
        let Some(found_in) = access::scope_for(&visitor.actor(self.now()), action) else {
            return Ok(Vec::new());
        };
        self.records_in(found_in, is_open).await
    }

    /// The records of a kind that a scope finds: for what goes on by itself, and for reports.
    pub(crate) async fn records_in<T: Folded>(
        &self,
        found_in: Scope,
        is_open: bool,
    ) -> Result<Vec<(u64, T)>, Failure> {
        let (own, all) = (scope(found_in), scope(Scope::Everybody));
        let asked = values![own, all, T::KIND.word(), is_open, LISTED];
        let rows = self.within(&[found_in, Scope::Everybody], &records::LIST, &asked).await?;
        rows.iter().map(read).collect()
    }

    /// Changes a record, an organisation or a person, or begins one, as a decision has it; it is taken anew when somebody
    /// else was faster. The receipt bears the public number of a record, and 0 for the others.
    ///
    /// # Errors
    ///
    /// A refusal of the decision, a key that was used for something else, or the database is away.
    pub async fn alter<T: Kept>(
        &self,
        visitor: &Visitor,
        which: Which,
        form: &Form,
        decide: impl Fn(Option<&T>, &Context<'_>) -> Result<Decided, Refusal> + Send + Sync,
    ) -> Result<Receipt, Failure> {
        self.alter_with(visitor, which, form, decide, |_| Vec::new()).await
    }

    /// The same, with what else is written in the commit of those entries.
    pub(crate) async fn alter_with<T: Kept>(
        &self,
        visitor: &Visitor,
        which: Which,
        form: &Form,
        decide: impl Fn(Option<&T>, &Context<'_>) -> Result<Decided, Refusal> + Send + Sync,
        with: impl Fn(&[Entry]) -> Vec<Write> + Send + Sync,
    ) -> Result<Receipt, Failure> {
        let change = Plain { decide, with };
        Ok(self.alter_by(visitor, which, form, &change).await?.0)
    }

    /// The same, for a decision that asks further than the stream: see [`Change`]. What it makes is handed out by the try that
    /// was committed; the same form again gets nothing of it.
    pub(crate) async fn alter_by<T: Kept, C: Change<T>>(
        &self,
        visitor: &Visitor,
        which: Which,
        form: &Form,
        change: &C,
    ) -> Result<(Receipt, Option<C::Made>), Failure> {
        let key = self.key(visitor, form);
        let (Which::New(stream) | Which::Of(stream)) = which;
        if let Some(receipt) = self.asked_before(key.as_ref()).await? {
            return Ok((Receipt { number: self.number_of(stream).await?, ..receipt }, None));
        }
        for _ in 0..TRIES {
            let at = self.now();
            let visitor = self.again(visitor).await?;
            let actor = visitor.actor(at);
            let (agreement, calendars) = self.editions().in_force(at)?;
            let (agreement, calendars) = (&*agreement, &*calendars);
            let cx = Context { actor: &actor, at, recorded_at: at, agreement, calendars, seen: form.seen };
            let loaded = self.stream(stream).await?;
            let before = T::of(&loaded.entries);
            if before.is_none() && !matches!(which, Which::New(_)) {
                return Err(Refusal::NotFound.into());
            }
            let mut besides = Batch::default();
            let turn = Turn { visitor: &visitor, before: before.as_ref(), cx: &cx, besides: &mut besides };
            let (decided, made) = change.decide(turn).await?;
            let mut batch = Batch::default();
            guard_visitor(&mut batch, &visitor);
            batch.keyed(key.clone());
            self.put_kept::<T>(&mut batch, &loaded, stream, &decided, visitor.person.id);
            batch.join(besides);
            match self.commit(batch).await {
                Err(Failure::Busy) => {}
                other => {
                    let outcome = other?;
                    self.0.known.forget(*stream.id().as_bytes());
                    let repeated = matches!(outcome, store::Outcome::Repeated { .. });
                    let number = self.number_of(stream).await?;
                    let receipt = Receipt { number, position: outcome.position(), repeated };
                    return Ok((receipt, (!repeated).then_some(made)));
                }
            }
        }
        Err(Failure::Busy)
    }

    /// Puts a decision on a record, an organisation or a person into a batch: entries, texts, rows.
    pub(crate) fn put_kept<T: Kept>(
        &self,
        batch: &mut Batch,
        before: &Loaded<()>,
        stream: Stream,
        decided: &Decided,
        author: PersonId,
    ) {
        let own: Vec<Entry> = decided.entries.iter().filter(|e| e.stream == stream).cloned().collect();
        batch.append(before.head, &own);
        batch.and(crate::keys::ended_by(&own));
        let said: Vec<TextId> = own.iter().filter_map(|entry| entry.fact.said_by_the_house()).collect();
        let whose = |text: &Authored| if said.contains(&text.id) { NOBODY } else { author };
        batch.and(decided.texts.iter().map(|text: &Authored| keep(text, whose(text))));
        let all: Vec<Entry> = before.entries.iter().chain(&own).cloned().collect();
        if let Some(after) = T::of(&all) {
            batch.and(after.rows(stream, before.entries.is_empty()));
        }
    }

    /// The stream of a record, by its number, if this visitor's scope for the verb finds it.
    ///
    /// # Errors
    ///
    /// [`Refusal::NotFound`] if there is none for them, or the database is away.
    pub async fn find_record<T: Folded>(
        &self,
        visitor: &Visitor,
        action: Action,
        number: u64,
    ) -> Result<Stream, Failure> {
        let found_in = access::scope_for(&visitor.actor(self.now()), action).ok_or(Refusal::NotFound)?;
        let asked = values![T::KIND.word(), number, scope(found_in), scope(Scope::Everybody)];
        let rows = self.within(&[found_in, Scope::Everybody], &records::GET, &asked).await?;
        let row = rows.first().ok_or(Refusal::NotFound)?;
        Ok(Stream::of(T::KIND, uuid::Uuid::from_bytes(row.get(0)?)))
    }

    pub(crate) async fn number_of(&self, stream: Stream) -> Result<u64, Failure> {
        let asked = values![stream.kind().word(), *stream.id().as_bytes()];
        let rows = self.0.db.query(&records::NUMBER, &asked).await?;
        rows.first().map_or(Ok(0), |row| Ok(row.get(0)?))
    }
}

fn read<T: Folded>(row: &Row) -> Result<(u64, T), Failure> {
    let damaged = |_| Failure::Damaged(format!("a {} in a row of records", T::KIND.word()));
    Ok((row.get(1)?, serde_json::from_str(row.get::<&str>(2)?).map_err(damaged)?))
}
