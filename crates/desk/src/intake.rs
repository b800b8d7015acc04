//! A report comes in: whose it is, whose hours count, and what it is pinned to.
//!
//! Whatever the door, the same intake (clause 3.A).

use jiff::Timestamp;
use terms::{Agreement, MeasureId, RegionId};

use crate::access::{self, Object};
use crate::adoption;
use crate::attachment;
use crate::clock;
use crate::decide::{Context, Decided, entry, not_before};
use crate::fact::{Door, Level1, Opened, Party, Pin, Report, Stops, Untold};
use crate::pin::Editions;
use crate::{
    Action, Authored, NewTicket, Organisation, OrganisationId, Refusal, Stream, Support, TicketFact,
};

/// A report comes in. For whom, and who asks, was looked up by the caller: `asked_by` is the actor's own
/// organisation, unless the centre writes it down for somebody. What the vendor's people write down for a customer is
/// asked by that customer.
///
/// # Errors
///
/// A [`Refusal`]; an indirect customer's names the provider to turn to (preamble).
pub fn open(
    new: &NewTicket,
    asked_by: &Organisation,
    customer: Option<&Organisation>,
    cx: &Context<'_>,
) -> Result<Decided, Refusal> {
    let cx = &cx.cut();
    let (asked_by, customer) = match asked_by.party {
        Party::Vendor => (customer.unwrap_or(asked_by), None),
        Party::Provider | Party::Customer => (asked_by, customer),
    };
    access::require(cx.actor, Action::Open, &Object::new_ticket(asked_by.id, cx.actor.person()))?;
    only_imports_leave_out(new, cx)?;
    if let Some(provider) = asked_by.asks_instead(cx.at) {
        return Err(Refusal::IndirectCustomer { provider });
    }
    if !cx.actor.is_import() {
        is_entitled(asked_by, cx.at)?;
    }
    if customer.is_some_and(|c| !is_for(asked_by, c, cx.at)) {
        return Err(Refusal::NotTheirCustomer);
    }
    let whose = customer.unwrap_or(asked_by);
    let customer = customer.map(|c| c.id).or((asked_by.party == Party::Customer).then_some(asked_by.id));
    received(new, Asked { by: asked_by.id, customer, level1: None }, whose, cx)
}

/// An indirect customer's report lands on its provider's own desk, never on the vendor's (preamble). It is the customer's
/// people who report, or the provider's who write down what they say. Under the provider's own agreement (`own_terms`) its
/// regions count: those that were told, as far as it knows them, else the customer's ([`adoption::region_of`]).
///
/// # Errors
///
/// A [`Refusal`]: the provider doesn't support that customer, or keeps its desk elsewhere.
pub fn open_at_level_1(
    new: &NewTicket,
    customer: &Organisation,
    provider: &Organisation,
    own_terms: bool,
    cx: &Context<'_>,
) -> Result<Decided, Refusal> {
    let cx = &cx.cut();
    access::require(
        cx.actor,
        Action::Open,
        &Object::new_at_level_1(customer.id, cx.actor.person(), provider.id),
    )?;
    only_imports_leave_out(new, cx)?;
    if customer.asks_instead(cx.at) != Some(provider.id) {
        return Err(Refusal::NotTheirCustomer);
    }
    if !provider.has_desk_here() {
        return Err(Refusal::IndirectCustomer { provider: provider.id });
    }
    let level1 = Some(Level1 { desk: provider.id, own_terms });
    let new = &if own_terms { in_own_regions(new, customer, cx.agreement) } else { new.clone() };
    received(new, Asked { by: customer.id, customer: Some(customer.id), level1 }, customer, cx)
}

/// The report with the regions of the provider's own file.
fn in_own_regions(new: &NewTicket, customer: &Organisation, own: &Agreement) -> NewTicket {
    let told = new.regions.iter().filter(|region| own.region(region).is_some());
    let mut regions: Vec<RegionId> = told.cloned().collect();
    if regions.is_empty() {
        regions.extend(adoption::region_of(customer, own));
    }
    NewTicket { regions, ..new.clone() }
}

/// Is somebody there who may ask the centre at that instant: an authorised provider, a customer whose support has not
/// ended (preamble)?
fn is_entitled(asked_by: &Organisation, at: Timestamp) -> Result<(), Refusal> {
    if asked_by.party == Party::Provider && !asked_by.is_authorised(at) {
        return Err(Refusal::AuthorisationLapsed {
            provider: asked_by.name.clone(),
            at: asked_by.lapsed(at),
        });
    }
    match asked_by.support_at(at) {
        Support::Ended { at, .. } if asked_by.party == Party::Customer => {
            Err(Refusal::SupportEnded { at: Some(at), now: None })
        }
        _ => Ok(()),
    }
}

/// Who asks, for whom, and at which desk.
struct Asked {
    by: OrganisationId,
    customer: Option<OrganisationId>,
    level1: Option<Level1>,
}

/// It is taken, whatever the level.
fn received(
    new: &NewTicket,
    asked: Asked,
    whose: &Organisation,
    cx: &Context<'_>,
) -> Result<Decided, Refusal> {
    not_before(Timestamp::MIN, cx)?;
    new.texts().try_for_each(|(field, text)| text.check(field))?;
    attachment::check(&new.files)?;
    let regions = regions(new, whose, cx)?;
    clock::candidates(cx.at, &regions, &MeasureId::acknowledgement(), cx.agreement, cx.calendars)
        .map_err(|_| Refusal::BeyondCalendar(cx.at))?;
    let opened = Opened {
        asked_by: asked.by,
        customer: asked.customer,
        pin: pin(&regions, cx),
        regions,
        kind: new.kind,
        suggested: suggested(new.stops, cx.agreement),
        subject: new.subject.reference(),
        report: report(new),
        reference: new.reference.as_ref().map(Authored::reference),
        product: new.product.clone(),
        door: new.door,
        untold: new.untold.clone(),
        level1: asked.level1,
        escalated_from: new.escalated_from,
    };
    let words = new.texts().map(|(_, text)| text);
    let texts = words.chain(new.files.iter().map(|file| &file.listing)).cloned().collect();
    let fact = TicketFact::Opened(Box::new(opened));
    Ok(Decided { entries: vec![entry(Stream::Ticket(new.id), 1, cx.at, fact, cx)], texts })
}

/// Tickets of another desk's log raise no alarms and may leave out what a clock counts from: nobody else's may.
fn only_imports_leave_out(new: &NewTicket, cx: &Context<'_>) -> Result<(), Refusal> {
    let is_import = cx.actor.is_import();
    if is_import == (new.door == Door::Import) && (is_import || new.untold.is_empty()) {
        return Ok(());
    }
    Err(Refusal::NotAllowed { action: Action::Open, role: cx.actor.role })
}

/// May this organisation report for that customer, at that instant?
fn is_for(asked_by: &Organisation, customer: &Organisation, at: Timestamp) -> bool {
    match asked_by.party {
        Party::Provider => customer.provider_at(at) == Some(asked_by.id),
        Party::Customer | Party::Vendor => customer.id == asked_by.id,
    }
}

/// Reading "whose region": the end customer's; the asking organisation's where there is none; others if told.
fn regions(new: &NewTicket, whose: &Organisation, cx: &Context<'_>) -> Result<Vec<RegionId>, Refusal> {
    let agreement = cx.agreement;
    if cx.actor.is_import() && new.untold.contains(&Untold::Region) {
        return Ok(Vec::new());
    }
    let mut regions = if new.regions.is_empty() { vec![whose.region.clone()] } else { new.regions.clone() };
    regions.sort();
    regions.dedup();
    match regions.iter().find(|region| agreement.region(region).is_none()) {
        None => Ok(regions),
        Some(unknown) => Err(Refusal::UnknownRegion {
            given: unknown.to_string(),
            known: agreement.regions.iter().map(|r| r.id.to_string()).collect(),
        }),
    }
}

/// What the reporter's answer suggests (clause 4), of the categories with a target: the strictest where the whole is
/// concerned, the mildest where one function is. The centre decides.
fn suggested(stops: Option<Stops>, agreement: &Agreement) -> Option<u8> {
    let within = |c: &terms::Category| Some((c.target(&MeasureId::acknowledgement())?.within, c.level));
    let promised = agreement.categories.iter().filter_map(within);
    let category = match stops? {
        Stops::Everything | Stops::Degraded => promised.min(),
        Stops::Function => promised.max(),
        Stops::Nothing => None,
    };
    category.map(|(_, level)| level)
}

fn report(new: &NewTicket) -> Report {
    Report {
        stops: new.stops,
        affected: new.affected,
        frequency: new.frequency,
        details: new.details.iter().map(|(detail, text)| (*detail, text.reference())).collect(),
        trained: new.trained,
        may_contact: new.may_contact,
        remote_access: new.remote_access,
        files: attachment::references(&new.files),
    }
}

fn pin(regions: &[RegionId], cx: &Context<'_>) -> Pin {
    Pin::of(Editions { agreement: cx.agreement, calendars: cx.calendars }, regions)
}
