//! The values that tickets are pinned to: versions of the agreement, editions of calendars.
//!
//! Both are published once, by an entry, and kept by their hash. A calendar that is made anew with other time-zone
//! data is another edition; the old one stays, and so does every ticket pinned to it.

use std::collections::BTreeMap;
use std::sync::{Arc, RwLock};

use desk::clock::Calendars;
use desk::fact::Pin;
use desk::{By, Digest, Entry, Fact, PublishedFact, Refusal, Service, Stream};
use hours::{Calendar, Day, EditionId};
use jiff::Timestamp;
use jiff::civil::Date;
use store::projections::published;
use store::{Write, params, values};
use terms::{Agreement, AgreementId, Agreements, RegionId};

use crate::write::Batch;
use crate::{App, Failure};

/// What is published, in memory.
#[derive(Default)]
pub struct Editions(RwLock<Held>);

#[derive(Default)]
struct Held {
    agreements: BTreeMap<AgreementId, Arc<Version>>,
    in_order: Option<Arc<Agreements>>,
    calendars: BTreeMap<EditionId, Calendar>,
}

struct Version {
    agreement: Arc<Agreement>,
    calendars: Arc<Calendars>,
}

impl Editions {
    /// The version in force at an instant, with the calendars that this program makes for it.
    ///
    /// # Errors
    ///
    /// [`Refusal::NoAgreement`].
    pub fn in_force(&self, at: Timestamp) -> Result<(Arc<Agreement>, Arc<Calendars>), Refusal> {
        let held = self.0.read().expect("nobody panics while holding it");
        let id =
            held.in_order.as_ref().and_then(|all| all.in_force(at)).map(|agreement| agreement.id.clone());
        let version = id.and_then(|id| held.agreements.get(&id)).ok_or(Refusal::NoAgreement(at))?;
        Ok((version.agreement.clone(), version.calendars.clone()))
    }

    /// A version by its name, with the calendars that this program makes for it.
    pub fn by_id(&self, id: &AgreementId) -> Option<(Arc<Agreement>, Arc<Calendars>)> {
        let held = self.0.read().expect("nobody panics while holding it");
        held.agreements.get(id).map(|version| (version.agreement.clone(), version.calendars.clone()))
    }

    /// The version in force on a day, its own first day counted whole; `None` before the first.
    pub fn on(&self, day: Date) -> Option<Arc<Agreement>> {
        let held = self.0.read().expect("nobody panics while holding it");
        let id = held.in_order.as_ref()?.on(day)?.id.clone();
        held.agreements.get(&id).map(|version| version.agreement.clone())
    }

    /// The days of a region on which its hours aren't those of its week, each by the version in force on it, with the
    /// instant since when that holds. `None` if no version knows the region.
    pub fn closures(&self, region: &RegionId, from: Date, to: Date) -> Option<Vec<(Day, Timestamp)>> {
        let all = self.all();
        let mut found = Vec::new();
        let mut is_known = false;
        for (number, version) in all.iter().enumerate() {
            let ends = all.get(number + 1).and_then(|next| next.effective.yesterday().ok());
            let (first, last) = (from.max(version.effective), ends.map_or(to, |ends| to.min(ends)));
            let Some(calendar) = self.by_id(&version.id).and_then(|(_, made)| made.get(region).cloned())
            else {
                continue;
            };
            is_known = true;
            let days =
                if first <= last { calendar.days(first, last).unwrap_or_default() } else { Vec::new() };
            let differs = |day: &Day| {
                let week = calendar.week().windows(day.date.weekday());
                day.closure.is_some() && !(week.is_empty() && day.segments.is_empty())
            };
            found.extend(days.into_iter().filter(differs).map(|day| (day, version.effective_from)));
        }
        is_known.then_some(found)
    }

    /// All versions, the first in force first.
    pub fn all(&self) -> Vec<Arc<Agreement>> {
        let held = self.0.read().expect("nobody panics while holding it");
        let mut all: Vec<_> = held.agreements.values().map(|version| version.agreement.clone()).collect();
        all.sort_by_key(|agreement| agreement.effective_from);
        all
    }

    /// A calendar that is in memory.
    pub fn calendar(&self, edition: &EditionId) -> Option<Calendar> {
        self.0.read().expect("nobody panics while holding it").calendars.get(edition).cloned()
    }

    fn hold(&self, agreement: Agreement) -> Result<Arc<Calendars>, Failure> {
        let made = agreement.calendars().map_err(|error| Failure::Agreement(format!("{error:?}")))?;
        let calendars = Arc::new(made);
        let mut held = self.0.write().expect("nobody panics while holding it");
        for calendar in calendars.values() {
            held.calendars.insert(calendar.edition(), calendar.clone());
        }
        let version = Version { agreement: Arc::new(agreement), calendars: calendars.clone() };
        held.agreements.insert(version.agreement.id.clone(), Arc::new(version));
        let all = held.agreements.values().map(|version| (*version.agreement).clone()).collect();
        let in_order = Agreements::new(all).map_err(|error| Failure::Agreement(format!("{error:?}")))?;
        held.in_order = Some(Arc::new(in_order));
        Ok(calendars)
    }

    fn keep(&self, calendar: Calendar) {
        self.0
            .write()
            .expect("nobody panics while holding it")
            .calendars
            .insert(calendar.edition(), calendar);
    }
}

impl App {
    /// Takes in what the database has published, and publishes what it hasn't.
    ///
    /// # Errors
    ///
    /// [`Failure::Agreement`] for one that can't be read, [`Failure::AlreadyThere`] for another text under a name that is
    /// taken, or the database is away.
    pub async fn publish(&self, sources: &[&str]) -> Result<(), Failure> {
        let mut known = BTreeMap::new();
        for row in self.0.db.query(&published::AGREEMENTS, &[]).await? {
            let (id, source): (String, String) = (row.get(0)?, row.get(2)?);
            known.insert(id, source.clone());
            self.offer(&source, true).await?;
        }
        for source in sources {
            let agreement = read(source)?;
            match known.get(agreement.id.as_str()) {
                Some(before) if before == source => {}
                // A published version is never edited: a change is a new version.
                Some(_) => return Err(Failure::AlreadyThere(format!("agreement {}", agreement.id))),
                None => self.offer(source, false).await?,
            }
        }
        Ok(())
    }

    async fn offer(&self, source: &str, is_published: bool) -> Result<(), Failure> {
        let agreement = read(source)?;
        let (id, hash) = (agreement.id.clone(), Digest::of(&[source.as_bytes()]));
        let calendars = self.0.editions.hold(agreement)?;
        if !is_published {
            let fact = PublishedFact::Agreement { id: id.clone(), hash, reason: None, proposed_by: None };
            let row = Write::new(&published::PUT_AGREEMENT, params![id.to_string(), hash.0, source]);
            self.publish_fact(Stream::agreement(&id), fact, row).await?;
        }
        for calendar in calendars.values() {
            self.publish_calendar(calendar).await?;
        }
        Ok(())
    }

    async fn publish_calendar(&self, calendar: &Calendar) -> Result<(), Failure> {
        let edition = calendar.edition();
        let stream = Stream::calendar(&edition);
        if self.0.db.version(stream.kind().word(), *stream.id().as_bytes()).await? > 0 {
            return Ok(());
        }
        let (zone, tzdb) = (calendar.zone().to_owned(), calendar.tzdb().to_owned());
        let row = Write::new(&published::PUT_CALENDAR, params![digest(&edition).0, calendar.to_bytes()]);
        self.publish_fact(stream, PublishedFact::Calendar { edition, zone, tzdb }, row).await
    }

    async fn publish_fact(&self, stream: Stream, fact: PublishedFact, row: Write) -> Result<(), Failure> {
        let entry = Entry {
            stream,
            number: 1,
            at: self.now(),
            recorded_at: self.now(),
            by: By::Service(Service::Console),
            on_behalf_of: None,
            fact: Fact::Published(fact),
        };
        let mut batch = Batch::default();
        batch.append(Digest::ZERO, &[entry]);
        batch.also(row);
        match self.commit(batch).await {
            Ok(_) | Err(Failure::Busy) => Ok(()), // another node was faster
            Err(failure) => Err(failure),
        }
    }

    /// What a ticket is measured under.
    ///
    /// # Errors
    ///
    /// What it is pinned to is gone, or the database is.
    pub async fn pinned(&self, pin: &Pin) -> Result<(Arc<Agreement>, Arc<Calendars>), Failure> {
        if self.0.editions.by_id(&pin.agreement).is_none() {
            self.publish(&[]).await?; // another node published it
        }
        let gone = || Failure::Damaged(format!("agreement {} is gone", pin.agreement));
        let (agreement, current) = self.0.editions.by_id(&pin.agreement).ok_or_else(gone)?;
        let same =
            |(region, edition): (_, &EditionId)| current.get(region).map(Calendar::edition) == Some(*edition);
        if pin.calendars.iter().all(same) {
            return Ok((agreement, current));
        }
        let mut calendars = Calendars::new();
        for (region, edition) in &pin.calendars {
            calendars.insert(region.clone(), self.calendar(edition).await?);
        }
        Ok((agreement, Arc::new(calendars)))
    }

    /// An edition of a calendar, from memory or from the store.
    ///
    /// # Errors
    ///
    /// There is no such edition, or the database is away.
    pub async fn calendar(&self, edition: &EditionId) -> Result<Calendar, Failure> {
        if let Some(calendar) = self.0.editions.calendar(edition) {
            return Ok(calendar);
        }
        let rows = self.0.db.query(&published::CALENDAR, &values![digest(edition).0]).await?;
        let row =
            rows.first().ok_or_else(|| Failure::Damaged(format!("calendar edition {edition} is gone")))?;
        let calendar =
            Calendar::from_bytes(row.get::<&[u8]>(0)?).map_err(|e| Failure::Damaged(e.to_string()))?;
        self.0.editions.keep(calendar.clone());
        Ok(calendar)
    }
}

fn read(source: &str) -> Result<Agreement, Failure> {
    Agreement::parse(source).map_err(|problems| Failure::Agreement(problems.to_string()))
}

fn digest(edition: &EditionId) -> Digest {
    edition.to_string().parse().expect("an edition's name is a SHA-256 in hexadecimal")
}
