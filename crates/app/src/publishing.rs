//! How a version of the agreement comes into force here: previewed, proposed, published by a second person or by the console.

use std::sync::Arc;

use desk::access::{self, Object};
use desk::clock::{Calendars, Clock, Course, current};
use desk::decide::Decided;
use desk::pin::{self, Editions};
use desk::publication::{self, Publication};
use desk::{
    Action, Authored, By, Context, Digest, Entry, Fact, Field, Folded, PersonId, PublishedFact, Refusal,
    Scope, Service, Stream, TicketId,
};
use hours::Exception;
use jiff::Timestamp;
use jiff::civil::Date;
use store::projections::{published, scope, tickets};
use store::{Write, params, values};
use terms::{Agreement, AgreementId, MeasureId, RegionId};

use crate::load::Loaded;
use crate::queue::clocks;
use crate::write::Batch;
use crate::{App, Failure, Form, Record, Visitor, Which};

/// What a version would change for those who wait.
#[derive(Clone, Debug)]
pub struct Preview {
    /// The version.
    pub agreement: Arc<Agreement>,
    /// The one that it follows.
    pub before: Option<Arc<Agreement>>,
    /// How many tickets wait for an acknowledgement.
    pub waiting: u64,
    /// Those that would be due at another time under it.
    pub concerned: Vec<Concerned>,
}

/// A ticket that would be due at another time.
#[derive(Clone, PartialEq, Debug)]
pub struct Concerned {
    /// Its public number.
    pub number: u64,
    /// The version that measures it.
    pub pin: AgreementId,
    /// Whose hours count.
    pub region: RegionId,
    /// Its category, provisional or not.
    pub category: Option<u8>,
    /// When it is due.
    pub before: Timestamp,
    /// When it would be.
    pub after: Timestamp,
}

impl App {
    /// What this version would change, for somebody who may propose one.
    ///
    /// # Errors
    ///
    /// It can't be read, doesn't fit, isn't theirs to propose, or the database is away.
    pub async fn preview(&self, visitor: &Visitor, source: &str) -> Result<Preview, Failure> {
        access::require(&visitor.actor(self.now()), Action::ProposeVersion, &Object::House)?;
        self.preview_of_the_house(source).await
    }

    /// The same, for the console.
    ///
    /// # Errors
    ///
    /// It can't be read, doesn't fit, or the database is away.
    pub async fn preview_of_the_house(&self, source: &str) -> Result<Preview, Failure> {
        let agreement = checked(source)?;
        self.fits(&agreement)?;
        self.effects(agreement).await
    }

    /// What a published version would change for those who wait under another.
    ///
    /// # Errors
    ///
    /// There is no such version, or the database is away.
    pub async fn preview_of_published(
        &self,
        visitor: &Visitor,
        id: &AgreementId,
    ) -> Result<Preview, Failure> {
        access::require(&visitor.actor(self.now()), Action::ProposeVersion, &Object::House)?;
        let (agreement, _) = self.editions().by_id(id).ok_or(Refusal::NotFound)?;
        self.effects((*agreement).clone()).await
    }

    async fn effects(&self, agreement: Agreement) -> Result<Preview, Failure> {
        let calendars = agreement.calendars().map_err(|error| Failure::Agreement(error.to_string()))?;
        let others = Editions { agreement: &agreement, calendars: &calendars };
        let now = self.now();
        let (mut waiting, mut concerned) = (0, Vec::new());
        for (number, id) in self.waiting(now).await? {
            let ticket = self.load_ticket(id).await?.value;
            if ticket.pin().agreement == agreement.id {
                continue;
            }
            waiting += 1;
            let (own, made) = self.pinned(ticket.pin()).await?;
            let own = Editions { agreement: &own, calendars: &made };
            let Some(effect) = pin::effect(&ticket, own, others, now)? else { continue };
            let (Some(before), Some(after)) = (effect.before.due, effect.after.due) else { continue };
            let pin = ticket.pin().agreement.clone();
            let Clock { region, category, .. } = effect.before;
            concerned.push(Concerned { number, pin, region, category, before, after });
        }
        let all = self.editions().all();
        let before = all.into_iter().rfind(|other| other.effective_from < agreement.effective_from);
        Ok(Preview { agreement: Arc::new(agreement), before, waiting, concerned })
    }

    /// The tickets whose acknowledgement still runs.
    async fn waiting(&self, now: Timestamp) -> Result<Vec<(u64, TicketId)>, Failure> {
        let (first, last) = (Timestamp::MIN.as_microsecond(), Timestamp::MAX.as_microsecond());
        let rows = self.0.db.query(&tickets::MEASURED, &values![scope(Scope::Centre), first, last]).await?;
        let mut waiting = Vec::new();
        for row in &rows {
            let clocks = clocks(row, 6)?;
            let runs = |clock: &Clock| {
                let is_promised = matches!(clock.course, Course::Provisional | Course::Firm);
                is_promised && clock.stop.is_none() && clock.due.is_some_and(|due| now <= due)
            };
            if current(&clocks, &MeasureId::acknowledgement()).is_some_and(runs) {
                waiting.push((row.get(0)?, TicketId::from_bytes(row.get(7)?)));
            }
        }
        Ok(waiting)
    }

    fn fits(&self, agreement: &Agreement) -> Result<(), Refusal> {
        let all = self.editions().all();
        publication::fits(agreement, all.iter().map(|other| &**other), self.now())
    }

    /// The file of a version that begins on that day and differs from the one before it by one day of a region; none where no
    /// version is published. Whether it is sound, [`App::preview`] says.
    pub fn with_exception(
        &self,
        effective: Date,
        region: &RegionId,
        exception: &Exception,
    ) -> Option<String> {
        let all = self.editions().all();
        let before = all.iter().rfind(|version| version.effective < effective).or(all.first())?;
        let id = AgreementId(effective.to_string());
        Some(before.with_exception(&id, effective, region, exception))
    }

    /// Proposes a version, with a reason. Its public number is the proposal's.
    ///
    /// # Errors
    ///
    /// It can't be read, a refusal, or the database is away.
    pub async fn propose_version(
        &self,
        visitor: &Visitor,
        source: &str,
        reason: Authored,
        form: &Form,
    ) -> Result<u64, Failure> {
        let agreement = checked(source)?;
        let file = self.authored(source);
        let stream = Stream::agreement(&agreement.id);
        if self.asked_before(self.key(visitor, form).as_ref()).await?.is_some() {
            return self.number_of(stream).await;
        }
        self.fits(&agreement)?;
        self.decide_version(visitor, stream, form, None, |current, cx| {
            publication::propose(current, &agreement, &file, &reason, cx)
        })
        .await
    }

    /// A second person publishes the proposal of that number: it is in force from its date on.
    ///
    /// # Errors
    ///
    /// A refusal, or the database is away.
    pub async fn publish_version(
        &self,
        visitor: &Visitor,
        number: u64,
        form: &Form,
    ) -> Result<AgreementId, Failure> {
        let record = self.proposal(visitor, number).await?;
        let id = record.value.proposal.id.clone();
        let source = record.text(record.value.proposal.file.id).ok_or(Refusal::NotFound)?.to_owned();
        let agreement = checked(&source)?;
        // Time has passed since it was proposed, and others may have been published.
        if record.value.is_open() {
            self.fits(&agreement)?;
        }
        let hash = record.value.proposal.hash;
        let row = Write::new(&published::PUT_AGREEMENT, params![id.to_string(), hash.0, source.as_str()]);
        self.decide_version(visitor, Stream::agreement(&id), form, Some(row), |current, cx| {
            publication::publish(current.ok_or(Refusal::NotFound)?, cx)
        })
        .await?;
        self.publish(&[]).await?;
        Ok(id)
    }

    /// A second person turns it down, or whoever proposed it takes it back.
    ///
    /// # Errors
    ///
    /// A refusal, or the database is away.
    pub async fn decline_version(
        &self,
        visitor: &Visitor,
        number: u64,
        reason: Authored,
        form: &Form,
    ) -> Result<(), Failure> {
        let id = self.proposal(visitor, number).await?.value.proposal.id;
        self.decide_version(visitor, Stream::agreement(&id), form, None, |current, cx| {
            publication::decline(current.ok_or(Refusal::NotFound)?, &reason, cx)
        })
        .await?;
        Ok(())
    }

    /// A proposal, by its number.
    ///
    /// # Errors
    ///
    /// There is none for them, or the database is away.
    pub async fn proposal(&self, visitor: &Visitor, number: u64) -> Result<Record<Publication>, Failure> {
        self.record(visitor, Action::ProposeVersion, number).await
    }

    async fn decide_version(
        &self,
        visitor: &Visitor,
        stream: Stream,
        form: &Form,
        also: Option<Write>,
        decide: impl Fn(Option<&Publication>, &Context<'_>) -> Result<Decided, Refusal> + Send + Sync,
    ) -> Result<u64, Failure> {
        let with = |_: &[Entry]| also.clone().into_iter().collect();
        Ok(self.alter_with::<Publication>(visitor, Which::New(stream), form, decide, with).await?.number)
    }

    /// Whoever has the machine publishes a version, with a reason.
    ///
    /// # Errors
    ///
    /// It can't be read, doesn't fit, or the database is away.
    pub async fn publish_by_console(&self, source: &str, reason: &str) -> Result<AgreementId, Failure> {
        let agreement = checked(source)?;
        self.fits(&agreement)?;
        let reason = self.authored(reason);
        desk::decide::check_text(Field::Reason, &reason)?;
        let (stream, id, hash) =
            (Stream::agreement(&agreement.id), agreement.id.clone(), Digest(agreement.hash()));
        let Loaded { entries, head, .. } = self.stream(stream).await?;
        if Publication::fold(&entries).is_some_and(|waits| waits.is_open()) {
            return Err(Refusal::from(publication::PublicationRefusal::Waits).into());
        }
        let at = desk::decide::instant_of_an_entry(self.now());
        let fact = PublishedFact::Agreement {
            id: id.clone(),
            hash,
            reason: Some(reason.reference()),
            proposed_by: None,
        };
        let entry = Entry {
            stream,
            number: entries.len() as u64 + 1,
            at,
            recorded_at: at,
            by: By::Service(Service::Console),
            on_behalf_of: None,
            fact: Fact::Published(fact),
        };
        let decided = Decided { entries: vec![entry], texts: vec![reason] };
        let mut batch = Batch::default();
        let before = Loaded { value: (), entries, positions: Vec::new(), head };
        self.put_kept::<Publication>(&mut batch, &before, stream, &decided, PersonId::from_bytes([0; 16]));
        batch.also(Write::new(&published::PUT_AGREEMENT, params![id.to_string(), hash.0, source]));
        self.commit(batch).await?;
        self.publish(&[]).await?;
        Ok(id)
    }
}

/// A file, with its worked examples executed.
pub(crate) fn checked(source: &str) -> Result<Agreement, Failure> {
    Agreement::check(source).map_err(|problems| Failure::Agreement(problems.to_string()))
}

/// Editions that are held together.
pub(crate) fn editions<'a>(agreement: &'a Agreement, calendars: &'a Calendars) -> Editions<'a> {
    Editions { agreement, calendars }
}
