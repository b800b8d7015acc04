//! Writing to a customer's super administrator (clause 2.C): only under a live authorisation, and the provider is always
//! copied.
//!
//! A provider gives it for its customers, a customer for itself. It ends when it says, when it is revoked, and when the
//! customer is supported by somebody else. Without one, asking for it is one step.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::access::Object;
use crate::decide::Context;
use crate::duties::DutyRefusal;
use crate::{
    Action, Authored, By, Entry, Field, Organisation, OrganisationId, PersonId, Refusal, State, TextRef,
    Ticket, TicketId,
};

/// What can happen to the authorisation to contact a customer, in the stream of that customer.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum ConsentFact {
    /// The centre may write. The entry's number is the authorisation's.
    Authorised {
        /// To whom; nobody named: to every super administrator.
        people: Vec<PersonId>,
        /// About which ticket; none: about any.
        ticket: Option<TicketId>,
        /// From when.
        from: Timestamp,
        /// Until when, not including; none: until it is revoked.
        until: Option<Timestamp>,
    },
    /// It may no more.
    Revoked {
        /// Which authorisation.
        authorisation: u64,
    },
}

/// An authorisation, and what became of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Authorisation {
    /// The number of its entry.
    pub number: u64,
    /// When it was given.
    pub at: Timestamp,
    /// By whom.
    pub by: By,
    /// For which organisation: the provider's, or the customer's own.
    pub given_by: Option<OrganisationId>,
    /// To whom the centre may write; nobody named: to every super administrator.
    pub people: Vec<PersonId>,
    /// About which ticket; none: about any.
    pub ticket: Option<TicketId>,
    /// From when.
    pub from: Timestamp,
    /// Until when, not including.
    pub until: Option<Timestamp>,
    /// When it was revoked, and by whom.
    pub revoked: Option<(Timestamp, By)>,
}

impl Authorisation {
    /// Does it hold at that instant, for a customer that this provider supports?
    pub fn is_live(&self, customer: OrganisationId, provider: Option<OrganisationId>, at: Timestamp) -> bool {
        let in_time = self.from <= at && self.until.is_none_or(|until| at < until);
        let theirs = self.given_by.is_some_and(|by| by == customer || Some(by) == provider);
        in_time && theirs && self.revoked.is_none_or(|(revoked, _)| at < revoked)
    }

    fn covers(&self, ticket: TicketId, person: PersonId) -> bool {
        let named = self.people.is_empty() || self.people.contains(&person);
        named && self.ticket.is_none_or(|only| only == ticket)
    }
}

/// The authorisations of a customer, in the order in which they were given.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Contacts {
    /// See there.
    pub authorisations: Vec<Authorisation>,
}

impl Contacts {
    pub(crate) fn after(&mut self, entry: &Entry, fact: &ConsentFact) {
        match fact {
            ConsentFact::Authorised { people, ticket, from, until } => {
                self.authorisations.push(Authorisation {
                    number: entry.number,
                    at: entry.at,
                    by: entry.by,
                    given_by: entry.on_behalf_of,
                    people: people.clone(),
                    ticket: *ticket,
                    from: *from,
                    until: *until,
                    revoked: None,
                })
            }
            ConsentFact::Revoked { authorisation } => {
                for found in self.authorisations.iter_mut().filter(|found| found.number == *authorisation) {
                    found.revoked = found.revoked.or(Some((entry.at, entry.by)));
                }
            }
        }
    }

    /// The authorisations that hold at an instant.
    pub fn live<'c>(
        &'c self,
        customer: &Organisation,
        at: Timestamp,
    ) -> impl Iterator<Item = &'c Authorisation> + use<'c> {
        let (id, provider) = (customer.id, customer.provider_at(at));
        self.authorisations.iter().filter(move |found| found.is_live(id, provider, at))
    }

    /// The one under which the centre may write to that person about that ticket now.
    pub fn covering(
        &self,
        customer: &Organisation,
        ticket: TicketId,
        person: PersonId,
        at: Timestamp,
    ) -> Option<&Authorisation> {
        self.live(customer, at).find(|found| found.covers(ticket, person))
    }
}

/// What can happen on a ticket between the centre and the customer's super administrators.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum ContactFact {
    /// The centre asks the provider to authorise it.
    Asked {},
    /// The centre writes to a super administrator. The provider reads it too, always.
    Written {
        /// To whom.
        to: PersonId,
        /// Under which authorisation of the customer.
        authorisation: u64,
        /// The message.
        text: TextRef,
    },
    /// The super administrator answers.
    Answered {
        /// Which message.
        message: u64,
        /// The answer.
        text: TextRef,
    },
}

/// What the desk knows besides the ticket when it is asked to write to a customer.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Known {
    /// Is the addressee a super administrator of the ticket's customer?
    pub is_super_administrator: bool,
    /// The authorisation that covers it, if one does.
    pub authorisation: Option<u64>,
}

/// What is asked of the desk about contacts.
#[derive(Clone, PartialEq, Debug)]
pub enum ContactCommand {
    /// Asks the provider to authorise it.
    Ask,
    /// Writes to a super administrator of the customer.
    Write {
        /// To whom.
        to: PersonId,
        /// The message.
        text: Authored,
        /// Looked up by the caller; the commit guards it.
        known: Known,
    },
    /// Answers.
    Answer {
        /// Which message.
        message: u64,
        /// The answer.
        text: Authored,
    },
}

/// A message to a super administrator.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Message {
    /// The number of its entry.
    pub number: u64,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: By,
    /// To whom.
    pub to: PersonId,
    /// Of which organisation.
    pub customer: OrganisationId,
    /// Under which authorisation.
    pub authorisation: u64,
    /// When the first answer came.
    pub answered: Option<Timestamp>,
}

/// What went on with the customer's super administrators on a ticket.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Contact {
    /// When the provider was last asked, and by whom.
    pub asked: Option<(u64, Timestamp, By)>,
    /// In their order.
    pub messages: Vec<Message>,
}

impl Contact {
    pub(crate) fn after(&mut self, entry: &Entry, fact: &ContactFact, customer: Option<OrganisationId>) {
        match fact {
            ContactFact::Asked {} => self.asked = Some((entry.number, entry.at, entry.by)),
            ContactFact::Written { to, authorisation, .. } => {
                self.messages.extend(customer.map(|customer| Message {
                    number: entry.number,
                    at: entry.at,
                    by: entry.by,
                    to: *to,
                    customer,
                    authorisation: *authorisation,
                    answered: None,
                }));
            }
            ContactFact::Answered { message, .. } => {
                for found in self.messages.iter_mut().filter(|found| found.number == *message) {
                    found.answered = found.answered.or(Some(entry.at));
                }
            }
        }
    }

    /// That message.
    pub fn message(&self, number: u64) -> Option<&Message> {
        self.messages.iter().find(|message| message.number == number)
    }
}

impl ContactFact {
    /// The word for it in a list of events.
    pub fn word(&self) -> &'static str {
        match self {
            ContactFact::Asked {} => "contact_asked",
            ContactFact::Written { .. } => "contact_written",
            ContactFact::Answered { .. } => "contact_answered",
        }
    }

    /// Which message it is about; a new one is its own entry.
    pub fn message(&self) -> Option<u64> {
        match self {
            ContactFact::Answered { message, .. } => Some(*message),
            ContactFact::Asked {} | ContactFact::Written { .. } => None,
        }
    }

    /// The texts that it refers to.
    pub fn texts(&self) -> Vec<TextRef> {
        match self {
            ContactFact::Asked {} => Vec::new(),
            ContactFact::Written { text, .. } | ContactFact::Answered { text, .. } => vec![*text],
        }
    }
}

impl ContactCommand {
    pub(crate) fn action(&self) -> Action {
        match self {
            ContactCommand::Ask | ContactCommand::Write { .. } => Action::ContactCustomer,
            ContactCommand::Answer { .. } => Action::AnswerContact,
        }
    }

    /// Which message it answers.
    pub fn message(&self) -> Option<u64> {
        match self {
            ContactCommand::Answer { message, .. } => Some(*message),
            ContactCommand::Ask | ContactCommand::Write { .. } => None,
        }
    }

    pub(crate) fn texts(&self) -> Vec<(Field, &Authored)> {
        match self {
            ContactCommand::Ask => Vec::new(),
            ContactCommand::Write { text, .. } => vec![(Field::Message, text)],
            ContactCommand::Answer { text, .. } => vec![(Field::Answer, text)],
        }
    }

    /// An answer is the customer's, who sees nothing else of the ticket.
    pub(crate) fn object(&self, ticket: &Ticket) -> Option<Object> {
        let message = ticket.contact.message(self.message()?)?;
        Some(Object::Of { organisation: message.customer, provider: None, person: Some(message.to) })
    }
}

/// What of it is taken.
pub(crate) fn decide(
    ticket: &Ticket,
    command: &ContactCommand,
    cx: &Context<'_>,
) -> Result<ContactFact, Refusal> {
    if ticket.state() == State::Closed {
        return Err(Refusal::WrongState(State::Closed));
    }
    let opened = &ticket.opened.what;
    let indirect = opened.customer.is_some_and(|customer| customer != opened.asked_by);
    match command {
        ContactCommand::Ask if !indirect => Err(DutyRefusal::NobodyToContact.into()),
        ContactCommand::Ask => Ok(ContactFact::Asked {}),
        ContactCommand::Write { to, text, known } => {
            if !indirect || !known.is_super_administrator {
                return Err(DutyRefusal::NobodyToContact.into());
            }
            let authorisation = known.authorisation.ok_or(DutyRefusal::NotAuthorised)?;
            Ok(ContactFact::Written { to: *to, authorisation, text: text.reference() })
        }
        ContactCommand::Answer { message, text } => {
            let found = ticket.contact.message(*message).ok_or(Refusal::NoSuchRequest)?;
            if cx.actor.person() != Some(found.to) {
                return Err(Refusal::NotNamed);
            }
            Ok(ContactFact::Answered { message: *message, text: text.reference() })
        }
    }
}
