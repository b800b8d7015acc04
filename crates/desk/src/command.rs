//! What a person asks the desk to do: facts that aren't yet.

use std::collections::BTreeMap;

use terms::RegionId;

use crate::access::Object;
use crate::attachment::Attaching;
use crate::clock::PendingAlarm;
use crate::contact::ContactCommand;
use crate::escalation::{Chosen, EscalatedFrom};
use crate::exclusion::ExclusionCommand;
use crate::fact::{Affected, Delivery, Detail, Door, Frequency, Gravity, Kind, Resolution, Stops, Untold};
use crate::information::{Given, InformationCommand};
use crate::link::LinkCommand;
use crate::procedure::{AnswerCommand, Shipped};
use crate::promise::PromiseCommand;
use crate::refusal::Field;
use crate::remote::RemoteCommand;
use crate::review::ReviewCommand;
use crate::{Action, Actor, Authored, Product, Ticket, TicketId};

/// A report on its way in. Everything but the subject may be missing.
#[derive(Clone, PartialEq, Debug)]
pub struct NewTicket {
    /// Drawn by the shell.
    pub id: TicketId,
    /// Regions hit; none given: the customer's, else the asking organisation's (reading "whose region").
    pub regions: Vec<RegionId>,
    /// What the reporter takes it for.
    pub kind: Kind,
    /// One line.
    pub subject: Authored,
    /// What stops: suggests the category.
    pub stops: Option<Stops>,
    /// Who is affected.
    pub affected: Option<Affected>,
    /// How often it happens.
    pub frequency: Option<Frequency>,
    /// Texts, by what they answer.
    pub details: BTreeMap<Detail, Authored>,
    /// Is a trained super administrator at hand?
    pub trained: Option<bool>,
    /// May the centre contact the customer's super administrator?
    pub may_contact: Option<bool>,
    /// Would remote access be given on demand?
    pub remote_access: Option<bool>,
    /// The reporter's own number.
    pub reference: Option<Authored>,
    /// Which product it is about, where the house has several.
    pub product: Option<Product>,
    /// The files with it.
    pub files: Vec<Attaching>,
    /// By which door.
    pub door: Door,
    /// What an imported log can't tell.
    pub untold: Vec<Untold>,
    /// The level-1 ticket that it is escalated from. Only [`crate::escalate`] says so.
    pub escalated_from: Option<EscalatedFrom>,
}

impl NewTicket {
    /// The least that can be reported: a subject. For the rest, `NewTicket { …, ..NewTicket::bare(…) }`.
    pub fn bare(id: TicketId, subject: Authored, door: Door) -> NewTicket {
        NewTicket {
            id,
            regions: Vec::new(),
            kind: Kind::Incident,
            subject,
            stops: None,
            affected: None,
            frequency: None,
            details: BTreeMap::new(),
            trained: None,
            may_contact: None,
            remote_access: None,
            reference: None,
            product: None,
            files: Vec::new(),
            door,
            untold: Vec::new(),
            escalated_from: None,
        }
    }

    /// Every text of it, with the field it was typed in.
    pub fn texts(&self) -> impl Iterator<Item = (Field, &Authored)> {
        let details = self.details.iter().map(|(detail, text)| match detail {
            Detail::Description => (Field::Description, text),
            _ => (Field::Detail, text),
        });
        let subject = std::iter::once((Field::Subject, &self.subject));
        subject.chain(details).chain(self.reference.iter().map(|text| (Field::Reference, text)))
    }
}

/// A verb on a ticket.
#[derive(Clone, PartialEq, Debug)]
pub enum Command {
    /// "We have it." (Clause 4.)
    Acknowledge {
        /// Told to the reporter with it.
        note: Option<Authored>,
    },
    /// Work begins (clause 4, best effort).
    StartWork,
    /// The preliminary investigation's answer, first or again (clause 3.D).
    Triage {
        /// What it is.
        kind: Kind,
        /// Which category.
        category: u8,
        /// Major or minor, if it is an incident.
        gravity: Option<Gravity>,
        /// Is there a workaround?
        workaround: Option<bool>,
        /// Why.
        reason: Option<Authored>,
    },
    /// A second person agrees to a lowered category.
    ConfirmLowering,
    /// A second person doesn't, or whoever proposed it takes it back.
    DeclineLowering {
        /// Why.
        reason: Authored,
    },
    /// A diagnosis, given to the reporter (clause 1).
    Diagnose {
        /// The diagnosis.
        text: Authored,
        /// The files with it.
        files: Vec<Attaching>,
    },
    /// A qualified member makes a diagnosis their own (clause 1).
    Endorse {
        /// The number of its entry.
        diagnosis: u64,
    },
    /// Something works around it (clause 1, incident): told to those who wait.
    FindWorkaround {
        /// What to do.
        text: Authored,
    },
    /// Which product it is about.
    NameProduct {
        /// That one.
        product: Product,
    },
    /// Owner, next step, next news (clause 4, best effort).
    Promise(PromiseCommand),
    /// The review of what was missed (clause 4).
    Review(ReviewCommand),
    /// A message to the other side.
    Send {
        /// The message.
        text: Authored,
        /// The files with it.
        files: Vec<Attaching>,
    },
    /// Destroys words that somebody wrote, with an entry that says so.
    Redact {
        /// Those of that entry.
        entry: u64,
        /// Why; one's own words may be taken back at once without.
        reason: Option<Authored>,
    },
    /// A note for one's own organisation.
    Note {
        /// The note.
        text: Authored,
        /// The files with it.
        files: Vec<Attaching>,
    },
    /// A resolution procedure (clause 2.A).
    Resolve {
        /// What it is.
        resolution: Resolution,
        /// Installed or supplied.
        delivery: Delivery,
        /// The procedure.
        text: Authored,
        /// The files with it.
        files: Vec<Attaching>,
    },
    /// Over.
    Close {
        /// Why, if said.
        reason: Option<Authored>,
    },
    /// Passed on to the support centre. Made by [`crate::escalate`] only, which makes the level-2 ticket with it.
    Escalate {
        /// The level-2 ticket.
        to: TicketId,
        /// What was passed on with it.
        passed: Chosen,
    },
    /// Back.
    Reopen {
        /// What is wrong still.
        reason: Authored,
    },
    /// Excluded, or no incident (clauses 2.B and 1).
    Exclusion(ExclusionCommand),
    /// What the reporter's side says of the resolution.
    Answer(AnswerCommand),
    /// The update that fixes it is out; its own release's stream says so in the same commit.
    Ship(Box<Shipped>),
    /// The problem behind it; that problem's stream says so in the same commit.
    Link(LinkCommand),
    /// The desk's clock raises an alarm.
    RaiseAlarm(PendingAlarm),
    /// Asks for information, or answers (clause 3.C).
    Information(InformationCommand),
    /// Asks for remote access, allows it, uses it, ends it (clause 3.C).
    Remote(RemoteCommand),
    /// Writes to a customer's super administrator, or answers (clause 2.C).
    Contact(ContactCommand),
}

impl Command {
    /// A message without files.
    pub fn send(text: Authored) -> Command {
        Command::Send { text, files: Vec::new() }
    }

    /// A note without files.
    pub fn note(text: Authored) -> Command {
        Command::Note { text, files: Vec::new() }
    }

    /// A diagnosis without files.
    pub fn diagnose(text: Authored) -> Command {
        Command::Diagnose { text, files: Vec::new() }
    }

    /// A resolution procedure without files.
    pub fn resolve(resolution: Resolution, delivery: Delivery, text: Authored) -> Command {
        Command::Resolve { resolution, delivery, text, files: Vec::new() }
    }

    /// The files that come with it.
    pub fn files(&self) -> &[Attaching] {
        match self {
            Command::Send { files, .. }
            | Command::Note { files, .. }
            | Command::Diagnose { files, .. }
            | Command::Resolve { files, .. } => files,
            Command::Information(command) => command.files(),
            _ => &[],
        }
    }

    /// The same with these files; a verb that takes none stays as it is.
    #[must_use]
    pub fn with_files(mut self, with: Vec<Attaching>) -> Command {
        match &mut self {
            Command::Send { files, .. }
            | Command::Note { files, .. }
            | Command::Diagnose { files, .. }
            | Command::Resolve { files, .. }
            | Command::Information(InformationCommand::Answer { given: Given { files, .. }, .. }) => {
                *files = with
            }
            _ => {}
        }
        self
    }

    /// The entry that it is about, of those that a party may see who sees nothing else of the ticket.
    pub fn place(&self) -> Option<u64> {
        match self {
            Command::Remote(command) => command.request(),
            Command::Contact(command) => command.message(),
            _ => None,
        }
    }

    /// On what it is done: the ticket, but for what one organisation alone may decide.
    pub fn object(&self, ticket: &Ticket, actor: &Actor) -> Object {
        let own = match self {
            Command::Remote(command) => command.object(ticket, actor.organisation),
            Command::Contact(command) => command.object(ticket),
            Command::Redact { entry, .. } => {
                let said = ticket.words.of(*entry);
                said.map(|said| said.object(ticket.opened.what.asked_by, ticket.level1_desk()))
            }
            _ => None,
        };
        own.unwrap_or_else(|| Object::of(ticket))
    }

    /// What the access table calls it.
    pub fn action(&self) -> Action {
        match self {
            Command::Acknowledge { .. } => Action::Acknowledge,
            Command::StartWork => Action::StartWork,
            Command::Triage { .. } => Action::Triage,
            Command::ConfirmLowering | Command::DeclineLowering { .. } => Action::ConfirmLowering,
            Command::Diagnose { .. } => Action::Diagnose,
            Command::Endorse { .. } => Action::Endorse,
            Command::FindWorkaround { .. } => Action::FindWorkaround,
            Command::NameProduct { .. } => Action::NameProduct,
            Command::Promise(command) => command.action(),
            Command::Review(command) => command.action(),
            Command::Send { .. } => Action::SendMessage,
            Command::Note { .. } => Action::WriteNote,
            Command::Redact { .. } => Action::RedactMessage,
            Command::Resolve { .. } => Action::Resolve,
            Command::Close { .. } => Action::Close,
            Command::Escalate { .. } => Action::Escalate,
            Command::Reopen { .. } => Action::Reopen,
            Command::Exclusion(command) => command.action(),
            Command::Answer(_) => Action::AnswerResolution,
            Command::Ship(_) => Action::AnnounceWorks,
            Command::Link(_) => Action::WriteProblems,
            Command::RaiseAlarm(_) => Action::RaiseAlarm,
            Command::Information(command) => command.action(),
            Command::Remote(command) => command.action(),
            Command::Contact(command) => command.action(),
        }
    }

    /// The texts of it, each with the field it was typed in.
    pub fn texts(&self) -> Vec<(Field, &Authored)> {
        let one = match self {
            Command::Exclusion(command) => return command.texts(),
            Command::Review(command) => return command.texts(),
            Command::Information(command) => return command.texts(),
            Command::Remote(command) => return command.texts(),
            Command::Contact(command) => return command.texts(),
            Command::Acknowledge { note } => note.as_ref().map(|text| (Field::Message, text)),
            Command::Triage { reason, .. } | Command::Redact { reason, .. } => {
                reason.as_ref().map(|text| (Field::Reason, text))
            }
            Command::Close { reason } => reason.as_ref().map(|text| (Field::Reason, text)),
            Command::DeclineLowering { reason } | Command::Reopen { reason } => Some((Field::Reason, reason)),
            Command::Diagnose { text, .. } => Some((Field::Diagnosis, text)),
            Command::FindWorkaround { text } => Some((Field::Workaround, text)),
            Command::Promise(command) => command.text(),
            Command::Send { text, .. } => Some((Field::Message, text)),
            Command::Note { text, .. } => Some((Field::Note, text)),
            Command::Resolve { text, .. } => Some((Field::Resolution, text)),
            Command::Answer(answer) => answer.text(),
            Command::StartWork
            | Command::ConfirmLowering
            | Command::Endorse { .. }
            | Command::NameProduct { .. }
            | Command::Ship(_)
            | Command::Link(_)
            | Command::Escalate { .. }
            | Command::RaiseAlarm(_) => None,
        };
        one.into_iter().collect()
    }
}
