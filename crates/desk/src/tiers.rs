//! Who may still act for whom (preamble): support and authorisation are dated, and tickets outlive both.

use jiff::Timestamp;

use crate::access;
use crate::decide::Context;
use crate::{Command, Organisation, OrganisationId, Refusal, Support, Ticket};

/// The provider that serves the customer of a ticket: at level 1 whose desk it is, at level 2 who asks; none: the ticket
/// is a direct customer's, or nobody's in particular.
pub fn provider_of(ticket: &Ticket) -> Option<OrganisationId> {
    let opened = &ticket.opened.what;
    let asks = opened.customer.filter(|customer| *customer != opened.asked_by).map(|_| opened.asked_by);
    ticket.level1_desk().or(asks)
}

/// Does the provider of a ticket support that customer still? After that it reads what it has, and writes nothing; nor
/// does the customer write to a desk that is no longer its own. It may always close.
///
/// `names` tells an organisation's name, for the words of the refusal.
///
/// # Errors
///
/// [`Refusal::SupportEnded`], which names whom to turn to; what isn't the actor's at all is refused as such first.
pub fn still_served(
    ticket: &Ticket,
    command: &Command,
    customer: &Organisation,
    names: impl Fn(Support) -> Option<String>,
    cx: &Context<'_>,
) -> Result<(), Refusal> {
    access::require(cx.actor, command.action(), &command.object(ticket, cx.actor))?;
    let Some(provider) = provider_of(ticket) else { return Ok(()) };
    let support = customer.support_at(cx.at);
    if support == Support::Provider(provider) {
        return Ok(());
    }
    let own = cx.actor.organisation;
    let ended = match command {
        Command::Close { .. } => own == provider,
        Command::Note { .. } | Command::Redact { .. } => false,
        _ => own == provider || (own == customer.id && ticket.level1_desk().is_some()),
    };
    if !ended {
        return Ok(());
    }
    Err(Refusal::SupportEnded { at: ended_at(customer, provider, cx.at), now: names(support) })
}

/// When that provider's support of the customer ended.
pub fn ended_at(customer: &Organisation, provider: OrganisationId, now: Timestamp) -> Option<Timestamp> {
    let mut edges: Vec<Timestamp> = Vec::new();
    for word in &customer.supported {
        edges.push(word.when.from);
        edges.extend(word.when.until);
    }
    edges.retain(|edge| *edge <= now);
    edges.sort_unstable();
    // The latest edge at which it was this provider just before, and wasn't any more.
    let was = |edge: Timestamp| {
        let before = Timestamp::from_microsecond(edge.as_microsecond() - 1).unwrap_or(edge);
        customer.support_at(before) == Support::Provider(provider)
            && customer.support_at(edge) != Support::Provider(provider)
    };
    edges.into_iter().rev().find(|edge| was(*edge))
}
