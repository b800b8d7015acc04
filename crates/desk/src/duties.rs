//! The duties of a party (clauses 2.C and 3.C): which were kept, which not, which were pointed out.
//!
//! They are conditions for the full benefit of support and no grounds of exclusion by themselves. Where one stands behind
//! a ground, it counts only if it was pointed out to the party before (reading "duties as grounds"). What a ticket tells is
//! told by its entries; nothing here is typed in, but that somebody pointed something out.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use terms::{Agreement, ClauseId, DutyId};

use crate::access::{self, Object};
use crate::completeness::{Item, missing};
use crate::contact::{ConsentFact, Contacts};
use crate::decide::{Context, Decided, facts, not_older_than};
use crate::fact::{Detail, Door, Party};
use crate::{
    Action, Authored, By, Entry, Fact, Field, Organisation, OrganisationFact, OrganisationId, PersonId,
    Refusal, Stream, TextRef, Ticket, TicketId, remote,
};

/// Level 1 is given (clause 2.C).
pub const LEVEL_1: &str = "level-1";
/// What is needed to locate and reproduce is given (clauses 2.C and 3.C).
pub const INFORMATION: &str = "information";
/// Requests come as the master contract says (clause 2.C).
pub const ROUTING: &str = "routing";
/// Super administrators are trained (clauses 2.B.4 and 2.C).
pub const TRAINING: &str = "training";
/// The vendor may contact them (clause 2.C).
pub const CONTACT: &str = "contact";
/// Remote access on demand (clause 3.C).
pub const REMOTE_ACCESS: &str = "remote-access";
/// No duty, but found by the party it is for: a message to a super administrator.
pub const MESSAGE: &str = "message";

crate::choices::choices! {
    /// Where a duty stands.
    Kept {
        /// Kept.
        Met = "met",
        /// Not kept, so far as the desk can tell.
        Unmet = "unmet",
        /// Asked for, and not answered yet.
        Asked = "asked",
    }
}

/// What a ticket tells of a party.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Due {
    /// The entry that tells it; 0: the ticket as a whole.
    pub place: u64,
    /// Which duty, by its name in the agreement; or [`MESSAGE`].
    pub what: &'static str,
    /// Whose.
    pub party: OrganisationId,
    /// When it fell due.
    pub at: Timestamp,
    /// Where it stands.
    pub kept: Kept,
}

/// Everything that a ticket tells of the parties.
pub fn of_ticket(ticket: &Ticket) -> Vec<Due> {
    let opened = &ticket.opened.what;
    // An imported log can't tell; what a customer and its provider say to each other isn't the vendor's to count.
    if opened.door == Door::Import || opened.level1.is_some() {
        return Vec::new();
    }
    let (asked_by, at) = (opened.asked_by, ticket.opened.at);
    let due = |what, kept: bool| {
        let kept = if kept { Kept::Met } else { Kept::Unmet };
        Due { place: 0, what, party: asked_by, at, kept }
    };
    let report = ticket.report();
    let mut dues = vec![due(LEVEL_1, report.details.contains_key(&Detail::Checks))];
    let mut information = due(INFORMATION, missing(&report).iter().all(|item| !is_needed(*item)));
    if information.kept == Kept::Unmet && ticket.information.waiting().next().is_some() {
        information.kept = Kept::Asked;
    }
    dues.push(information);
    // Through the portal or the API, by its own people: as agreed. What the centre wrote down for somebody came otherwise.
    dues.push(due(ROUTING, ticket.opened.organisation == Some(asked_by)));
    dues.extend(ticket.remote.requests.iter().map(access_asked));
    dues.extend(ticket.contact.asked.map(|(place, at, _)| Due {
        place,
        what: CONTACT,
        party: asked_by,
        at,
        kept: Kept::Asked,
    }));
    dues.extend(ticket.contact.messages.iter().map(|message| Due {
        place: message.number,
        what: MESSAGE,
        party: message.customer,
        at: message.at,
        kept: if message.answered.is_some() { Kept::Met } else { Kept::Asked },
    }));
    dues
}

fn access_asked(request: &remote::Request) -> Due {
    use remote::Standing;
    let kept = match request.standing {
        Standing::Waiting => Kept::Asked,
        Standing::Granted | Standing::Ended => Kept::Met,
        Standing::Refused | Standing::Unanswered => Kept::Unmet,
        // Taken back by the centre before an answer, or after it was given: nobody failed to give it.
        Standing::Revoked => Kept::Met,
    };
    Due { place: request.number, what: REMOTE_ACCESS, party: request.owner(), at: request.at, kept }
}

/// What helps to locate and reproduce. Checks and documentation are level 1's.
fn is_needed(item: Item) -> bool {
    !matches!(item, Item::Checks | Item::Documentation)
}

/// What can be told of a party's duties in its stream.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum DutyFact {
    /// The centre points out to the party that a duty isn't kept.
    PointedOut {
        /// Which, by its name in the agreement.
        duty: DutyId,
        /// On the occasion of which ticket.
        ticket: Option<TicketId>,
        /// What is missing.
        text: TextRef,
    },
}

impl DutyFact {
    /// The texts that it refers to.
    pub fn texts(&self) -> Vec<TextRef> {
        let DutyFact::PointedOut { text, .. } = self;
        vec![*text]
    }
}

/// A duty was pointed out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PointedOut {
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: By,
    /// Which.
    pub duty: DutyId,
    /// On the occasion of which ticket.
    pub ticket: Option<TicketId>,
    /// What was missing.
    pub text: TextRef,
}

/// A party, with what it allowed and what was pointed out to it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Obliged {
    /// The party.
    pub organisation: Organisation,
    /// The authorisations to contact its super administrators.
    pub contacts: Contacts,
    /// What was pointed out to it, in that order.
    pub pointed_out: Vec<PointedOut>,
}

impl Obliged {
    /// The fold over the stream of an organisation.
    pub fn fold(entries: &[Entry]) -> Option<Obliged> {
        let organisation = Organisation::fold(entries)?;
        let mut party = Obliged { organisation, contacts: Contacts::default(), pointed_out: Vec::new() };
        for entry in entries {
            match &entry.fact {
                Fact::Organisation(OrganisationFact::Contact(fact)) => party.contacts.after(entry, fact),
                Fact::Organisation(OrganisationFact::Duty(fact)) => {
                    let DutyFact::PointedOut { duty, ticket, text } = fact;
                    party.pointed_out.push(PointedOut {
                        at: entry.at,
                        by: entry.by,
                        duty: duty.clone(),
                        ticket: *ticket,
                        text: *text,
                    });
                }
                _ => {}
            }
        }
        Some(party)
    }

    /// Was that duty pointed out before that instant? What exclusions ask (reading "duties as grounds").
    pub fn was_told(&self, duty: &DutyId, before: Timestamp) -> bool {
        self.pointed_out.iter().any(|told| told.duty == *duty && told.at < before)
    }

    /// When it was last pointed out.
    pub fn last_told(&self, duty: &DutyId) -> Option<&PointedOut> {
        self.pointed_out.iter().rev().find(|told| told.duty == *duty)
    }
}

/// What is asked of the desk about a party.
#[derive(Clone, PartialEq, Debug)]
pub enum DutyCommand {
    /// Points out that a duty isn't kept.
    PointOut {
        /// Which.
        duty: DutyId,
        /// On the occasion of which ticket.
        ticket: Option<TicketId>,
        /// What is missing.
        text: Authored,
    },
    /// Lets the centre write to the customer's super administrators.
    Authorise {
        /// To whom; nobody named: to each of them.
        people: Vec<PersonId>,
        /// About which ticket; none: about any.
        ticket: Option<TicketId>,
        /// From when; none: from now on.
        from: Option<Timestamp>,
        /// Until when; none: until it is revoked.
        until: Option<Timestamp>,
    },
    /// Takes that back.
    Revoke {
        /// Which authorisation.
        authorisation: u64,
    },
}

/// Why not, of duties.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DutyRefusal {
    /// Clause 2.C: nobody has authorised the centre to write to them.
    NotAuthorised,
    /// No customer behind a provider, or no super administrator of it.
    NobodyToContact,
    /// The agreement knows no such duty of such a party.
    NotOwed,
    /// Only customers are contacted.
    NotACustomer,
}

impl From<DutyRefusal> for Refusal {
    fn from(refusal: DutyRefusal) -> Refusal {
        Refusal::Duty(refusal)
    }
}

impl DutyRefusal {
    /// A stable word for it.
    pub fn code(self) -> &'static str {
        match self {
            DutyRefusal::NotAuthorised => "contact-not-authorised",
            DutyRefusal::NobodyToContact => "nobody-to-contact",
            DutyRefusal::NotOwed => "duty-not-owed",
            DutyRefusal::NotACustomer => "not-a-customer",
        }
    }

    /// The clause behind it.
    pub fn clause(self) -> ClauseId {
        ClauseId::from("2.C")
    }
}

impl DutyCommand {
    fn action(&self) -> Action {
        match self {
            DutyCommand::PointOut { .. } => Action::PointOutDuty,
            DutyCommand::Authorise { .. } | DutyCommand::Revoke { .. } => Action::AuthoriseContact,
        }
    }
}

/// Something is pointed out to a party, or allowed by it.
///
/// # Errors
///
/// A [`Refusal`] that names its rule; then nothing has happened.
pub fn decide(party: &Obliged, command: &DutyCommand, cx: &Context<'_>) -> Result<Decided, Refusal> {
    let cx = &cx.cut();
    let organisation = &party.organisation;
    let provider = organisation.provider_at(cx.at);
    let object = Object::Of { organisation: organisation.id, provider, person: None };
    access::require(cx.actor, command.action(), &object)?;
    let (fact, texts) = match command {
        DutyCommand::PointOut { duty, ticket, text } => {
            text.check(Field::Reason)?;
            text.keeps_no_credential(Field::Reason)?;
            if !owes(cx.agreement, duty, organisation, cx.at) {
                return Err(DutyRefusal::NotOwed.into());
            }
            let fact = DutyFact::PointedOut { duty: duty.clone(), ticket: *ticket, text: text.reference() };
            (OrganisationFact::Duty(fact), vec![text.clone()])
        }
        DutyCommand::Authorise { people, ticket, from, until } => {
            if organisation.party != Party::Customer {
                return Err(DutyRefusal::NotACustomer.into());
            }
            let cut = crate::decide::instant_of_an_entry;
            let from = from.map_or(cx.at, cut).max(cx.at);
            let until = until.map(cut);
            if let Some(until) = until.filter(|until| *until <= from) {
                return Err(Refusal::WindowOver { until });
            }
            let fact = ConsentFact::Authorised { people: people.clone(), ticket: *ticket, from, until };
            (OrganisationFact::Contact(fact), Vec::new())
        }
        DutyCommand::Revoke { authorisation } => {
            let found = party.contacts.authorisations.iter().find(|found| found.number == *authorisation);
            if found.is_none_or(|found| found.revoked.is_some()) {
                return Err(Refusal::NoSuchRequest);
            }
            (OrganisationFact::Contact(ConsentFact::Revoked { authorisation: *authorisation }), Vec::new())
        }
    };
    if matches!(command, DutyCommand::PointOut { .. }) {
        not_older_than(organisation.version, cx)?;
    }
    Ok(facts(Stream::Organisation(organisation.id), organisation.version, [fact], texts, cx))
}

/// Does that party owe that duty at that instant? A direct customer bears them itself; for one behind a provider the
/// provider does (clause 2.C).
pub fn owes(agreement: &Agreement, duty: &DutyId, party: &Organisation, at: Timestamp) -> bool {
    if party.asks_instead(at).is_some() {
        return false;
    }
    let party = match party.party {
        Party::Vendor => terms::Party::Vendor,
        Party::Provider => terms::Party::Provider,
        Party::Customer => terms::Party::Customer,
    };
    agreement.duty(duty).is_some_and(|duty| duty.owed_by.contains(&party))
}
