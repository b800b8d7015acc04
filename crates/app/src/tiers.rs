//! Two tiers: whose desk a report lands on, escalation, and what level 1 knows of level 2.

use std::sync::Arc;

use desk::clock::{self, Calendars, current};
use desk::escalation::{Chosen, EscalationFact};
use desk::fact::Party;
use desk::{
    Actor, Command, Context, Entry, Fact, NewTicket, Organisation, OrganisationId, Passing, Refusal, State,
    Stream, Support, Ticket, TicketFact, access, tiers,
};
use jiff::Timestamp;
use store::projections::tickets;
use store::values;
use terms::{Agreement, MeasureId};

use crate::tickets::{TRIES, Timed, guard_visitor, receipt};
use crate::write::Batch;
use crate::{App, Failure, Form, Receipt, Visitor};

/// Where a level-2 ticket stands, as level 1 may know it: its state, and no word of what is said there.
#[derive(Clone, Debug)]
pub struct Level2 {
    /// When it was escalated.
    pub escalated_at: Timestamp,
    /// Where it stands.
    pub state: State,
    /// When the centre's acknowledgement is due, while it is awaited.
    pub due: Option<Timestamp>,
    /// The clock of the centre's acknowledgement: its time, apart from level 1's.
    pub clock: Option<Timed>,
    /// The version of the vendor's agreement that measures it.
    pub agreement: Arc<Agreement>,
    /// Its calendars.
    pub calendars: Arc<Calendars>,
    /// When something last happened that the provider sees.
    pub changed_at: Timestamp,
    /// What only the provider knows: its number, and each change, for a sentence to its customer.
    pub relayed: Option<Relayed>,
}

/// What the provider has to tell its customer.
#[derive(Clone, Debug)]
pub struct Relayed {
    /// The public number of the level-2 ticket.
    pub number: u64,
    /// What the centre did, as far as the provider sees it, oldest first.
    pub changes: Vec<Entry>,
}

impl App {
    /// The provider on whose desk here this organisation's report lands (preamble), if it does. What the vendor's own
    /// people would write down for an indirect customer is refused by the desk, as it always was.
    pub(crate) async fn level1_desk_of(
        &self,
        asking: &Organisation,
        actor: &Actor,
        at: Timestamp,
    ) -> Result<Option<Arc<Organisation>>, Failure> {
        match asking.asks_instead(at) {
            Some(provider) if actor.party != Party::Vendor => {
                let provider = self.organisation(provider, None).await?;
                Ok(provider.has_desk_here().then_some(provider))
            }
            _ => Ok(None),
        }
    }

    /// May this actor still act on this ticket, now that support is dated? The customer that was asked about, for the
    /// commit to guard.
    pub(crate) async fn still_served(
        &self,
        ticket: &Ticket,
        command: &Command,
        cx: &Context<'_>,
    ) -> Result<Option<Arc<Organisation>>, Failure> {
        let customer = ticket.opened.what.customer.filter(|_| tiers::provider_of(ticket).is_some());
        let Some(customer) = customer.filter(|_| cx.actor.party != Party::Vendor) else { return Ok(None) };
        let customer = self.organisation(customer, None).await?;
        let now = match customer.support_at(cx.at) {
            Support::Provider(id) => Some(self.organisation(id, None).await?.name.clone()),
            Support::Vendor => Some(self.vendor().await?.name),
            Support::Ended { .. } => None,
        };
        tiers::still_served(ticket, command, &customer, |_| now.clone(), cx)?;
        Ok(Some(customer))
    }

    /// Passes a level-1 ticket on to the support centre, with what was chosen of it: both tickets in one commit. The receipt is the
    /// level-2 ticket's.
    ///
    /// # Errors
    ///
    /// A refusal of the desk, a key that was used for something else, or the database is away.
    pub async fn escalate(
        &self,
        visitor: &Visitor,
        number: u64,
        new: &NewTicket,
        chosen: &Chosen,
        form: &Form,
    ) -> Result<Receipt, Failure> {
        let key = self.key(visitor, form);
        if let Some(receipt) = self.asked_before(key.as_ref()).await? {
            return Ok(receipt);
        }
        for _ in 0..TRIES {
            let at = self.now();
            let visitor = self.again(visitor).await?;
            let actor = visitor.actor(at);
            let id = self.find(&actor, number).await?;
            let loaded = self.load_ticket(id).await?;
            let ticket = &loaded.value;
            access::require(&actor, desk::Action::Escalate, &access::Object::of(ticket))?;
            let customer = ticket.opened.what.customer.ok_or(Refusal::NotTheirCustomer)?;
            let customer = self.organisation(customer, None).await?;
            let provider = visitor.organisation.clone();

            let (pinned, days) = self.pinned(ticket.pin()).await?;
            let (agreement, calendars) = self.editions().in_force(at)?;
            let context = |agreement, calendars, seen| Context {
                actor: &actor,
                at,
                recorded_at: at,
                agreement,
                calendars,
                seen,
            };
            let here = context(&*pinned, &*days, form.seen);
            let there = context(&*agreement, &*calendars, None);
            let command = Command::Escalate { to: new.id, passed: Chosen::default() };
            self.still_served(ticket, &command, &here).await?;
            // The regions of the provider's own file are none of the centre's: there the customer's counts.
            let mut new = new.clone();
            new.regions
                .retain(|region| agreement.region(region).is_some() || pinned.region(region).is_none());
            let new = &new;
            let (entries, provider) = (&*loaded.entries, &*provider);
            let passing = Passing { ticket, number, entries, new, chosen, provider, customer: &customer };
            let escalated = desk::escalate(&passing, &here, &there)?;

            let mut batch = Batch::default();
            guard_visitor(&mut batch, &visitor);
            batch.guard(Stream::Organisation(customer.id), customer.version);
            batch.keyed(key.clone());
            let author = visitor.person.id;
            self.put(&mut batch, None, &escalated.level2, author, &agreement, &calendars)?;
            self.put(&mut batch, Some(&loaded), &escalated.level1, author, &pinned, &days)?;
            match self.commit(batch).await {
                Err(Failure::Busy) => {}
                other => return receipt(other?, None),
            }
        }
        Err(Failure::Busy)
    }

    /// Where the level-2 ticket of a level-1 ticket stands, or stood, for a reader of level 1.
    pub(crate) async fn level2_of(
        &self,
        ticket: &Ticket,
        actor: &Actor,
        then: Option<Timestamp>,
    ) -> Result<Option<Level2>, Failure> {
        let Some(escalated) = &ticket.escalation.to else { return Ok(None) };
        let mut there = self.load_ticket(escalated.what).await?;
        if let Some(then) = then {
            there.entries.retain(|entry| entry.recorded_at <= then);
            there.value = Ticket::fold(&there.entries).ok_or(Refusal::NotFound)?;
        }
        let (agreement, calendars) = self.pinned(there.value.pin()).await?;
        let clocks = clock::clocks(&there.value, &agreement, &calendars)?;
        let clock = current(&clocks, &MeasureId::acknowledgement()).cloned();
        let awaited = clock.clone().filter(|clock| clock.stop.is_none());
        let seen_at = then.unwrap_or_else(|| self.now());
        let clock = clock.map(|clock| self.timed(clock, &agreement, &calendars, seen_at)).transpose()?;
        let shared: Vec<Entry> = there.entries.into_iter().filter(is_shared).collect();
        let changed_at = shared.last().map_or(escalated.at, |last| last.at);
        let asked_by = there.value.opened.what.asked_by;
        let relayed = match ticket.is_handled_by(actor) {
            true => {
                let rows = self.0.db.query(&tickets::NUMBER, &values![escalated.what.bytes()]).await?;
                let number = rows.first().map_or(Ok(0), |row| row.get(0))?;
                let centre = |entry: &Entry| entry.on_behalf_of.is_some_and(|whose| whose != asked_by);
                Some(Relayed { number, changes: shared.into_iter().filter(centre).collect() })
            }
            false => None,
        };
        Ok(Some(Level2 {
            escalated_at: escalated.at,
            state: there.value.state(),
            due: awaited.and_then(|clock| clock.due).filter(|_| there.value.state().is_open()),
            changed_at,
            relayed,
            clock,
            agreement,
            calendars,
        }))
    }
}

fn is_shared(entry: &Entry) -> bool {
    matches!(&entry.fact, desk::Fact::Ticket(fact) if fact.is_shared())
}

/// Whose words an entry passes on, if it does.
pub(crate) fn written_for(entry: &Entry) -> Option<OrganisationId> {
    match &entry.fact {
        Fact::Ticket(TicketFact::Escalation(EscalationFact::PassedOn { written_for, .. })) => *written_for,
        _ => None,
    }
}
