//! A provider's own agreement: adopted for its level-1 desk by whoever has the machine, read by those whose it is.

use std::sync::Arc;

use desk::adoption::{self, Adopted, Holding};
use desk::fact::Party;
use desk::publication::PublicationRefusal;
use desk::{By, Entry, Fact, Organisation, OrganisationId, PublishedFact, Refusal, Service, Stream};
use jiff::Timestamp;
use store::projections::published;
use store::{Write, params};
use terms::{Agreement, AgreementId};

use crate::publishing::checked;
use crate::write::Batch;
use crate::{App, Failure, OwnTerms, Visitor};

/// What an agreement would do at a provider's desk.
#[derive(Clone, Debug)]
pub struct Adoption {
    /// What would be written.
    pub adopted: Adopted,
    /// The agreement.
    pub agreement: Arc<Agreement>,
    /// The provider's own one that it follows.
    pub before: Option<OwnTerms>,
    /// The provider's customers, by name.
    pub customers: Vec<String>,
    /// Those of them in a region that the file doesn't know: nothing is promised to them.
    pub without: Vec<String>,
    /// The tickets that are open at the desk: they stay as they are.
    pub open: u64,
}

impl App {
    /// What this agreement would do at that provider's level-1 desk; nothing is written.
    ///
    /// # Errors
    ///
    /// It can't be read, doesn't fit, or the database is away.
    pub async fn would_adopt(
        &self,
        provider: OrganisationId,
        source: &str,
        from: Option<Timestamp>,
    ) -> Result<Adoption, Failure> {
        let agreement = Arc::new(checked(source)?);
        let provider = self.organisation(provider, None).await?;
        let now = self.now();
        self.is_free(&agreement.id).await?;
        let own = self.editions().of_provider(provider.id);
        let holding = own.iter().map(|own| Holding { id: &own.agreement.id, from: own.from });
        let adopted = adoption::adopt(&agreement, &provider, from, holding, now)?;
        let all = self.organisations().await?;
        let theirs: Vec<&Organisation> =
            all.iter().filter(|one| one.asks_instead(adopted.from) == Some(provider.id)).collect();
        let named = |one: &&Organisation| one.name.clone();
        let unknown = theirs.iter().filter(|one| adoption::region_of(one, &agreement).is_none());
        Ok(Adoption {
            before: own.into_iter().rfind(|own| own.from < adopted.from),
            customers: theirs.iter().map(named).collect(),
            without: unknown.map(named).collect(),
            open: self.open_at_desk(provider.id).await?,
            adopted,
            agreement,
        })
    }

    /// The provider's level-1 desk is measured under it from then on: what opens there is pinned to it.
    ///
    /// # Errors
    ///
    /// The same, and then nothing has happened.
    pub async fn adopt(
        &self,
        provider: OrganisationId,
        source: &str,
        from: Option<Timestamp>,
    ) -> Result<Adoption, Failure> {
        let adoption = self.would_adopt(provider, source, from).await?;
        let adopted = &adoption.adopted;
        let at = desk::decide::instant_of_an_entry(self.now());
        let entry = Entry {
            stream: Stream::agreement(&adopted.id),
            number: 1,
            at,
            recorded_at: at,
            by: By::Service(Service::Console),
            on_behalf_of: Some(provider),
            fact: Fact::Published(PublishedFact::Adopted(adopted.clone())),
        };
        let mut batch = Batch::default();
        let organisation = self.organisation(provider, None).await?;
        batch.guard(Stream::Organisation(provider), organisation.version);
        batch.append(desk::Digest::ZERO, &[entry]);
        let row = params![
            adopted.id.to_string(),
            adopted.hash.0,
            source,
            provider.bytes(),
            adopted.from.as_microsecond()
        ];
        batch.also(Write::new(&published::ADOPT, row));
        self.commit(batch).await?;
        self.publish(&[]).await?;
        Ok(adoption)
    }

    /// A name is taken by any version, the house's or a provider's, published or proposed.
    async fn is_free(&self, id: &AgreementId) -> Result<(), Failure> {
        if self.stream(Stream::agreement(id)).await?.entries.is_empty() {
            return Ok(());
        }
        Err(Refusal::from(PublicationRefusal::NameTaken(id.clone())).into())
    }

    /// What a provider's desk promises this customer at an instant: its own agreement, as far as it speaks of that customer.
    pub fn promised_at_level_1(
        &self,
        provider: OrganisationId,
        customer: &Organisation,
        at: Timestamp,
    ) -> Option<OwnTerms> {
        let own = self.editions().own_in_force(provider, at)?;
        adoption::region_of(customer, &own.agreement).is_some().then_some(own)
    }

    /// The own agreements that this visitor may read: those of their provider, or of the providers that support them or did.
    /// The vendor reads none: what a provider promises its customers is between those two.
    pub fn own_terms_for(&self, visitor: &Visitor) -> Vec<OwnTerms> {
        let own = &visitor.organisation;
        let mut whose: Vec<OrganisationId> = match own.party {
            Party::Vendor => Vec::new(),
            Party::Provider => vec![own.id],
            Party::Customer => own.supported.iter().filter_map(|word| word.provider).collect(),
        };
        whose.sort();
        whose.dedup();
        whose.into_iter().flat_map(|provider| self.editions().of_provider(provider)).collect()
    }
}
