//! What the desk's clock tells ahead of a certificate's end (clause 2.C): 60, 30 and 7 days, as the agreement says; each once,
//! to the customer's super administrators and to the managers of its provider, and on the pages of all three.
//!
//! Like an alarm, a warning is an entry of its stream: any number of nodes may try, one commits, the others hear that there
//! is nothing to tell.

use desk::access::{self, Fields, Object};
use desk::training::{self, Check, Warning};
use desk::{Action, Actor, Context, Organisation, OrganisationId, Person, PersonId, Role, Stream};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use store::projections::certificates;
use store::{Row, values};
use terms::Agreement;
use words::Lang;

use crate::load::Loaded;
use crate::offices::keep;
use crate::write::Batch;
use crate::{App, COUNTED, Failure, Visitor};

/// How many are told between two looks at the clock, and the most that a list shows.
const AT_ONCE: u64 = 64;
const SHOWN: u64 = 100;
const DAY: i64 = 24 * 3_600 * 1_000_000;

/// That a certificate's end comes near, as it was told.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Lapsing {
    /// Whose certificate.
    pub person: PersonId,
    /// Their name; missing when it was erased, or isn't for the reader.
    pub name: Option<String>,
    /// Of which customer.
    pub organisation: OrganisationId,
    /// So many days ahead.
    pub days: u16,
    /// When it was told.
    pub at: Timestamp,
    /// The certificate's end.
    pub until: Timestamp,
    /// Is it still to be renewed?
    pub stands: bool,
}

impl App {
    /// Tells what is due to be told now; how many were.
    pub(crate) async fn raise_warnings(&self) -> Result<usize, Failure> {
        let now = self.now();
        let Ok((agreement, _)) = self.editions().in_force(now) else { return Ok(0) };
        let Some(rules) = &agreement.training else { return Ok(0) };
        let mut told = 0;
        for days in &rules.warn_days {
            let ahead = i64::from(*days) * DAY;
            let asked = values![now.as_microsecond().saturating_add(ahead), ahead, i64::from(*days), AT_ONCE];
            for row in self.0.db.query(&certificates::DUE, &asked).await? {
                told += usize::from(self.warn(PersonId::from_bytes(row.get(0)?), now).await?);
            }
        }
        Ok(told)
    }

    /// The next warning of a person's certificate, with its letters, in one commit. False: there was none, or another node
    /// was faster.
    async fn warn(&self, id: PersonId, now: Timestamp) -> Result<bool, Failure> {
        let stream = Stream::Person(id);
        let loaded: Loaded<()> = self.stream(stream).await?;
        let Some(person) = Person::fold(&loaded.entries) else { return Ok(false) };
        let (agreement, calendars) = self.editions().in_force(now)?;
        let pending = person.trainings.pending(agreement.training.as_ref());
        let Some(warning) = pending.into_iter().find(|warning| warning.at <= now) else { return Ok(false) };
        let actor = Actor::clock(self.vendor().await?.id);
        let (agreement, calendars) = (&*agreement, &*calendars);
        let cx = Context { actor: &actor, at: now, recorded_at: now, agreement, calendars, seen: None };
        let Ok(decided) = training::warn(&person, &warning, &cx) else { return Ok(false) };
        let mut batch = Batch::default();
        self.put_kept::<Person>(&mut batch, &loaded, stream, &decided, id);
        self.put_letters(&mut batch, &person, &warning, agreement, now).await?;
        match self.commit(batch).await {
            Ok(_) => {
                self.0.known.forget(id.bytes());
                Ok(true)
            }
            Err(Failure::Busy) => Ok(false),
            Err(failure) => Err(failure),
        }
    }

    /// A letter to each super administrator of the customer, and to each manager of the provider that sees to their
    /// training. Its words are the holder's, so that who erases the one erases the other.
    async fn put_letters(
        &self,
        batch: &mut Batch,
        person: &Person,
        warning: &Warning,
        agreement: &Agreement,
        now: Timestamp,
    ) -> Result<(), Failure> {
        let found = person.trainings.certificates.iter().find(|found| found.number == warning.certificate);
        let Some(certificate) = found else { return Ok(()) };
        let customer = self.organisation(person.organisation, None).await?;
        let provider = customer.provider_at(now);
        let reads = |row: &&crate::PersonRow| {
            let theirs = row.organisation == customer.id && row.role == Role::SuperAdministrator;
            let answers = Some(row.organisation) == provider && row.role == Role::ProviderManager;
            row.active && (theirs || answers)
        };
        let people = self.people().await?;
        let to: Vec<PersonId> = people.iter().filter(reads).map(|row| row.id).collect();
        let name = people.iter().find(|row| row.id == person.id).and_then(|row| row.name.clone());
        let name = name.unwrap_or_default();
        let said = |letter: &dyn Fn(Lang, &str) -> String| {
            [Lang::En, Lang::Fr, Lang::Ja]
                .map(|lang| letter(lang, &date_of(&customer, certificate.until, agreement, lang)))
        };
        let subjects = said(&|lang, until| lang.letter_subject(&name, until));
        let bodies = said(&|lang, until| lang.letter_of_a_certificate(&name, &customer.name, until));
        let subject = self.authored(subjects.join(" · "));
        let body = self.letter_body([0, 1, 2].map(|place| bodies[place].as_str()));
        batch.and([&subject, &body].map(|text| keep(text, person.id)));
        let key = format!("{}-{}", warning.certificate, warning.days);
        let words = (subject.id, body.id);
        batch.and(self.letters(("certificate_lapses", &key), Stream::Person(person.id), &to, words, now));
        Ok(())
    }

    /// What was told of the certificates in this visitor's scope, the latest first: the centre's is everybody's, a party's
    /// its own and its customers'.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn lapsing(&self, visitor: &Visitor) -> Result<Vec<Lapsing>, Failure> {
        if visitor.person.role.is_centre() {
            let rows = self.0.db.query(&certificates::WARNED_ALL, &values![SHOWN]).await?;
            return rows.iter().map(lapsing).collect();
        }
        let now = self.now();
        let own = visitor.organisation.id;
        let all = self.organisations().await?;
        let theirs = all.iter().filter(|one| one.id == own || one.asks_instead(now) == Some(own));
        let mut found = Vec::new();
        for one in theirs {
            let object = Object::Of { organisation: one.id, provider: one.provider_at(now), person: None };
            let may = access::allows(&visitor.actor(now), Action::ReadOrganisation, &object);
            if may == access::Decision::Allowed(Fields::All) {
                found.extend(self.lapsing_of(one.id).await?);
            }
        }
        found.sort_by_key(|one: &Lapsing| std::cmp::Reverse(one.at));
        Ok(found)
    }

    /// What was told of an organisation's certificates.
    pub(crate) async fn lapsing_of(&self, organisation: OrganisationId) -> Result<Vec<Lapsing>, Failure> {
        let rows = self.0.db.query(&certificates::WARNED, &values![organisation.bytes(), SHOWN]).await?;
        rows.iter().map(lapsing).collect()
    }

    /// How many certificates wait for the centre's verdict, for those who may give it; not counted beyond [`COUNTED`].
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn count_to_check(&self, visitor: &Visitor) -> Result<u64, Failure> {
        if access::reach(visitor.person.role, Action::CheckTraining) == access::Reach::Never {
            return Ok(0);
        }
        let asked = values![Check::Waiting.word(), COUNTED];
        let rows = self.0.db.query(&certificates::COUNT_OF, &asked).await?;
        Ok(rows.first().map_or(Ok(0), |row| row.get(0))?)
    }
}

/// The day of an instant where the customer is.
fn date_of(customer: &Organisation, at: Timestamp, agreement: &Agreement, lang: Lang) -> String {
    let zone = agreement.region(&customer.region).map_or("UTC", |region| region.zone.as_str());
    let tz = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    lang.date(tz.to_datetime(at).date())
}

fn lapsing(row: &Row) -> Result<Lapsing, Failure> {
    let days: i64 = row.get(1)?;
    Ok(Lapsing {
        person: PersonId::from_bytes(row.get(0)?),
        days: u16::try_from(days).map_err(|_| Failure::Damaged(format!("{days} days in a warning")))?,
        at: crate::queue::instant(row, 2)?,
        until: crate::queue::instant(row, 3)?,
        organisation: OrganisationId::from_bytes(row.get(4)?),
        stands: row.get(5)?,
        name: row.get(6)?,
    })
}
