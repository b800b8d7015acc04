//! A provider's own agreement: how it comes to measure what the provider's level-1 desk handles (preamble, two tiers).
//!
//! It is the provider's, and no version of the vendor's agreement: it holds for one desk, from an instant on, and what was
//! opened there before stays as it was, measured without a target. It knows one file and one provider; which other files there
//! are, it is told.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use terms::{Agreement, AgreementId, ClauseId, RegionId};

use crate::publication::PublicationRefusal;
use crate::{Digest, Organisation, OrganisationId, Refusal};

/// A provider's desk is measured under an agreement of its own.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Adopted {
    /// The agreement's name.
    pub id: AgreementId,
    /// The hash of its file.
    pub hash: Digest,
    /// Whose it is: the provider whose desk it measures.
    pub provider: OrganisationId,
    /// From this instant on.
    pub from: Timestamp,
}

/// An agreement that holds at a provider's desk already, or will.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Holding<'a> {
    /// Its name.
    pub id: &'a AgreementId,
    /// From when on.
    pub from: Timestamp,
}

/// Why a provider's agreement isn't adopted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum AdoptionRefusal {
    /// Nothing would be measured under it: the organisation keeps no level-1 desk here.
    NoDeskHere(String),
    /// The file itself begins later.
    BeginsLater {
        /// Then.
        effective: Timestamp,
    },
}

/// May this provider's desk be measured under that agreement, from `from` on? Without one: from the file's own first day, or
/// from now where that is past, since nobody was promised anything before. `own` are the provider's others; that the name isn't
/// taken by anybody's is the caller's to know.
///
/// # Errors
///
/// A [`Refusal`] that names its rule.
pub fn adopt<'a>(
    new: &Agreement,
    provider: &Organisation,
    from: Option<Timestamp>,
    own: impl IntoIterator<Item = Holding<'a>>,
    now: Timestamp,
) -> Result<Adopted, Refusal> {
    if !provider.has_desk_here() {
        return Err(AdoptionRefusal::NoDeskHere(provider.name.clone()).into());
    }
    let now = crate::decide::instant_of_an_entry(now);
    let from = match from {
        None => new.effective_from.max(now),
        Some(from) if from < now => {
            return Err(PublicationRefusal::BeginsInThePast { effective: from }.into());
        }
        Some(from) if from < new.effective_from => {
            return Err(AdoptionRefusal::BeginsLater { effective: new.effective_from }.into());
        }
        Some(from) => from,
    };
    if let Some(other) = own.into_iter().find(|other| other.from == from) {
        return Err(PublicationRefusal::DateTaken(other.id.clone()).into());
    }
    Ok(Adopted { id: new.id.clone(), hash: Digest(new.hash()), provider: provider.id, from })
}

/// Whose hours count at a desk that is measured under its own agreement: the customer's region where the file has it; where the
/// file has one region only, that one, for whoever asks there. None: the file doesn't speak of that customer, and promises it
/// nothing.
pub fn region_of(customer: &Organisation, own: &Agreement) -> Option<RegionId> {
    match &*own.regions {
        _ if own.region(&customer.region).is_some() => Some(customer.region.clone()),
        [only] => Some(only.id.clone()),
        _ => None,
    }
}

impl AdoptionRefusal {
    /// A stable word for it.
    pub fn code(&self) -> &'static str {
        match self {
            AdoptionRefusal::NoDeskHere(_) => "no-desk-here",
            AdoptionRefusal::BeginsLater { .. } => "begins-later",
        }
    }

    /// The clause behind it.
    pub fn clause(&self) -> ClauseId {
        ClauseId::from(match self {
            AdoptionRefusal::NoDeskHere(_) => "preamble",
            AdoptionRefusal::BeginsLater { .. } => "version",
        })
    }
}

impl From<AdoptionRefusal> for Refusal {
    fn from(refusal: AdoptionRefusal) -> Refusal {
        Refusal::Adoption(refusal)
    }
}
