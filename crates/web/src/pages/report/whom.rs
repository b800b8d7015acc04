//! For whom a report is: a provider's customers, or everybody the centre may write for.

use std::sync::Arc;

use app::Failure;
use desk::Organisation;
use desk::fact::Party;
use terms::RegionId;

use super::draft::Draft;
use crate::reader::Signed;
use crate::refuse::No;

/// The choices, each with its value in the form; none for who can only ask for their own organisation.
pub async fn choices(signed: &Signed) -> Result<Vec<(String, String)>, Failure> {
    let own = &signed.visitor.organisation;
    if own.party == Party::Customer {
        return Ok(Vec::new());
    }
    let (all, now) = (signed.app().organisations().await?, signed.reader.now);
    let w = signed.reader.lang;
    let mut found = vec![(String::new(), w.ask_whom_ourselves(&own.name))];
    match own.party {
        Party::Provider => {
            let theirs = all.iter().filter(|customer| customer.asks_instead(now) == Some(own.id));
            for customer in theirs {
                found.push((format!("{}/{}", own.id, customer.id), customer.name.clone()));
                if own.has_desk_here() {
                    found.push((customer.id.to_string(), w.ask_whom_by_telephone(&customer.name)));
                }
            }
        }
        _ => found.extend(all.iter().filter_map(|one| on_behalf(signed, one, &all))),
    }
    Ok(found)
}

/// The centre writes down for a provider, for a provider's customer, for a direct customer.
fn on_behalf(signed: &Signed, one: &Organisation, all: &[Organisation]) -> Option<(String, String)> {
    match (one.party, one.provider_at(signed.reader.now)) {
        (Party::Vendor, _) => None,
        (Party::Customer, Some(provider)) => {
            let name = &all.iter().find(|other| other.id == provider)?.name;
            Some((format!("{provider}/{}", one.id), signed.reader.lang.ask_whom_for(&one.name, name)))
        }
        _ => Some((one.id.to_string(), one.name.clone())),
    }
}

/// Whose hours count where no region is ticked (reading "whose region").
pub async fn region(signed: &Signed, draft: &Draft) -> RegionId {
    let (asked, customer) = draft.whom();
    let mut whose: Arc<Organisation> = signed.visitor.organisation.clone();
    if let Some(id) = customer.or(asked)
        && let Ok(found) = signed.app().organisation(id, None).await
    {
        whose = found;
    }
    whose.region.clone()
}

/// The provider that this reader's organisation asks instead of the support centre (preamble), if one supports it.
pub async fn provider(signed: &Signed) -> Result<Option<Arc<Organisation>>, No> {
    let Some(id) = signed.visitor.organisation.asks_instead(signed.reader.now) else { return Ok(None) };
    signed.app().organisation(id, None).await.map(Some).map_err(|failure| signed.no(failure))
}

/// The provider whose level-1 desk would take this report, and for which of its customers: the reader's own organisation, or the
/// customer whose call a provider's agent takes down.
pub async fn at_level_1(
    signed: &Signed,
    draft: &Draft,
) -> Result<Option<(Arc<Organisation>, Arc<Organisation>)>, No> {
    let own = &signed.visitor.organisation;
    if let Some(provider) = provider(signed).await? {
        return Ok(Some((provider, own.clone())));
    }
    let (Some(asked), None) = draft.whom() else { return Ok(None) };
    let Ok(customer) = signed.app().organisation(asked, None).await else { return Ok(None) };
    let theirs = own.has_desk_here() && customer.asks_instead(signed.reader.now) == Some(own.id);
    Ok(theirs.then(|| (own.clone(), customer)))
}

/// The same, where that provider keeps its desk elsewhere: the report can't land here.
pub async fn desk_elsewhere(signed: &Signed) -> Result<Option<Arc<Organisation>>, No> {
    Ok(provider(signed).await?.filter(|provider| !provider.has_desk_here()))
}
