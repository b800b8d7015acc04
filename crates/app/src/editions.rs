//! The values that tickets are pinned to: versions of the agreement, editions of calendars.
//!
//! The house's versions hold for the support centre; a provider's own agreement holds for its level-1 desk, is measured by
//! there and read by its own people and customers, and is none of the house's versions ([`Editions::by_id`] doesn't know it).
//!
//! Both are published once, by an entry, and kept by their hash. A calendar that is made anew with other time-zone
//! data is another edition; the old one stays, and so does every ticket pinned to it.

use std::collections::BTreeMap;
use std::sync::{Arc, RwLock};

use desk::clock::Calendars;
use desk::fact::Pin;
use desk::{By, Digest, Entry, Fact, OrganisationId, PublishedFact, Refusal, Service, Stream};
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
    own: Option<Own>,
}

/// Whose it is, where it isn't the house's, and from when on it holds there.
#[derive(Clone, Copy)]
pub(crate) struct Own {
    pub(crate) provider: OrganisationId,
    pub(crate) from: Timestamp,
}

/// A provider's own agreement.
#[derive(Clone, Debug)]
pub struct OwnTerms {
    /// The agreement.
    pub agreement: Arc<Agreement>,
    /// Its calendars, as this program makes them.
    pub calendars: Arc<Calendars>,
    /// The provider whose desk it measures.
    pub provider: OrganisationId,
    /// From this instant on.
    pub from: Timestamp,
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

    /// A version of the house's by its name, with the calendars that this program makes for it.
    pub fn by_id(&self, id: &AgreementId) -> Option<(Arc<Agreement>, Arc<Calendars>)> {
        let held = self.0.read().expect("nobody panics while holding it");
        let version = held.agreements.get(id).filter(|version| version.own.is_none())?;
        Some((version.agreement.clone(), version.calendars.clone()))
    }

    /// What measures a ticket, by its name: the house's, or a provider's own. For who may read that ticket.
    pub fn measuring(&self, id: &AgreementId) -> Option<(Arc<Agreement>, Arc<Calendars>)> {
        let held = self.0.read().expect("nobody panics while holding it");
        held.agreements.get(id).map(|version| (version.agreement.clone(), version.calendars.clone()))
    }

    /// A provider's own agreements, the one that holds first first.
    pub fn of_provider(&self, provider: OrganisationId) -> Vec<OwnTerms> {
        let held = self.0.read().expect("nobody panics while holding it");
        let mut own: Vec<OwnTerms> =
            held.agreements.values().filter_map(|version| version.own_terms()).collect();
        own.retain(|terms| terms.provider == provider);
        own.sort_by_key(|terms| terms.from);
        own
    }

    /// A provider's own agreement, by its name.
    pub fn own(&self, id: &AgreementId) -> Option<OwnTerms> {
        self.0.read().expect("nobody panics while holding it").agreements.get(id)?.own_terms()
    }

    /// What a provider's level-1 desk promises at an instant; none: it has no agreement of its own then.
    pub fn own_in_force(&self, provider: OrganisationId, at: Timestamp) -> Option<OwnTerms> {
        self.of_provider(provider).into_iter().rfind(|terms| terms.from <= at)
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

    /// All versions of the house's, the first in force first.
    pub fn all(&self) -> Vec<Arc<Agreement>> {
        let held = self.0.read().expect("nobody panics while holding it");
        let house = held.agreements.values().filter(|version| version.own.is_none());
        let mut all: Vec<_> = house.map(|version| version.agreement.clone()).collect();
        all.sort_by_key(|agreement| agreement.effective_from);
        all
    }

    /// A calendar that is in memory.
    pub fn calendar(&self, edition: &EditionId) -> Option<Calendar> {
        self.0.read().expect("nobody panics while holding it").calendars.get(edition).cloned()
    }

    fn hold(&self, agreement: Agreement, own: Option<Own>) -> Result<Arc<Calendars>, Failure> {
        let made = agreement.calendars().map_err(|error| Failure::Agreement(format!("{error:?}")))?;
        let calendars = Arc::new(made);
        let mut held = self.0.write().expect("nobody panics while holding it");
        for calendar in calendars.values() {
            held.calendars.insert(calendar.edition(), calendar.clone());
        }
        let version = Version { agreement: Arc::new(agreement), calendars: calendars.clone(), own };
        held.agreements.insert(version.agreement.id.clone(), Arc::new(version));
        let house = held.agreements.values().filter(|version| version.own.is_none());
        let all = house.map(|version| (*version.agreement).clone()).collect();
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

impl Version {
    fn own_terms(&self) -> Option<OwnTerms> {
        let Own { provider, from } = self.own?;
        let (agreement, calendars) = (self.agreement.clone(), self.calendars.clone());
        Some(OwnTerms { agreement, calendars, provider, from })
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
            let own = own_in(&row)?;
            // A provider's own one is nobody else's version, whatever it says.
            known.insert(id, Some(source.clone()).filter(|_| own.is_none()));
            self.offer(&source, true, own).await?;
        }
        for source in sources {
            let agreement = read(source)?;
            match known.get(agreement.id.as_str()) {
                Some(Some(before)) if before == source => {}
                // A published version is never edited: a change is a new version.
                Some(_) => return Err(Failure::AlreadyThere(format!("agreement {}", agreement.id))),
                None => self.offer(source, false, None).await?,
            }
        }
        Ok(())
    }

    async fn offer(&self, source: &str, is_published: bool, own: Option<Own>) -> Result<(), Failure> {
        let agreement = read(source)?;
        let (id, hash) = (agreement.id.clone(), Digest::of(&[source.as_bytes()]));
        let calendars = self.0.editions.hold(agreement, own)?;
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
        if self.0.editions.measuring(&pin.agreement).is_none() {
            self.publish(&[]).await?; // another node published it
        }
        let gone = || Failure::Damaged(format!("agreement {} is gone", pin.agreement));
        let (agreement, current) = self.0.editions.measuring(&pin.agreement).ok_or_else(gone)?;
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

fn own_in(row: &store::Row) -> Result<Option<Own>, Failure> {
    let provider = row.get::<Option<[u8; 16]>>(3)?.map(OrganisationId::from_bytes);
    let from = row.get::<Option<i64>>(4)?.map(|_| crate::queue::instant(row, 4)).transpose()?;
    Ok(provider.zip(from).map(|(provider, from)| Own { provider, from }))
}

fn read(source: &str) -> Result<Agreement, Failure> {
    Agreement::parse(source).map_err(|problems| Failure::Agreement(problems.to_string()))
}

fn digest(edition: &EditionId) -> Digest {
    edition.to_string().parse().expect("an edition's name is a SHA-256 in hexadecimal")
}
