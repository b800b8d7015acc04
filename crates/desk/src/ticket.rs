//! A ticket: what its entries add up to.

use jiff::Timestamp;

use crate::contact::Contact;
use crate::diagnosis::{self, Diagnosis};
use crate::escalation::Escalation;
use crate::exclusion::Exclusions;
use crate::fact::Pin;
use crate::fact::{Alarm, Door, Gravity, Kind, Opened, Report, Triage};
use crate::information::{Information, InformationFact};
use crate::procedure::{self, AnswerFact, Procedure};
use crate::promise::{PromiseFact, Promises};
use crate::redaction::{Redacted, Words};
use crate::remote::{Remote, RemoteFact};
use crate::retention::Remains;
use crate::review::Review;
use crate::{
    Actor, By, Entry, Fact, OrganisationId, PersonId, ProblemId, Product, ReleaseId, Service, Stream,
    TextRef, TicketFact, TicketId, link,
};

crate::choices::choices! {
    /// Where a ticket stands. The furthest step that was taken, whatever the order.
    State {
        /// Received, nothing else yet.
        Received = "received",
        /// A person of the centre has it.
        Acknowledged = "acknowledged",
        /// Being investigated.
        InProgress = "in_progress",
        /// The first diagnosis was given.
        Diagnosed = "diagnosed",
        /// A resolution procedure was given.
        Resolved = "resolved",
        /// Over.
        Closed = "closed",
    }
}

impl State {
    /// Does somebody still owe something?
    pub fn is_open(self) -> bool {
        !matches!(self, State::Resolved | State::Closed)
    }
}

/// A fact that is remembered with when and by whom.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Done<T> {
    /// When it happened.
    pub at: Timestamp,
    /// Whose act.
    pub by: By,
    /// For which organisation.
    pub organisation: Option<OrganisationId>,
    /// What.
    pub what: T,
}

impl<T> Done<T> {
    /// The same act, of something else.
    pub(crate) fn with<U>(self, what: U) -> Done<U> {
        Done { at: self.at, by: self.by, organisation: self.organisation, what }
    }

    /// The act alone.
    pub(crate) fn without(self) -> Done<()> {
        self.with(())
    }
}

/// An end that may not have been the last one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Closure {
    /// When, and by whom.
    pub closed: Done<()>,
    /// When the ticket came back, if it did.
    pub reopened: Option<Timestamp>,
}

/// What a ticket's stream adds up to.
#[derive(Clone, PartialEq, Debug)]
pub struct Ticket {
    /// Which.
    pub id: TicketId,
    /// How many entries the stream has.
    pub version: u64,
    /// How it began. `at` is the instant of notification: every clock counts from it.
    pub opened: Done<Opened>,
    /// The button, pressed by a person of the centre.
    pub acknowledged: Option<Done<()>>,
    /// Work began.
    pub work_started: Option<Done<()>>,
    /// Triage, and each later one; the last one holds.
    pub triages: Vec<Done<Triage>>,
    /// A lowered category that waits for a second person.
    pub proposed: Option<Done<Triage>>,
    /// Each diagnosis, with whether its author was qualified, and who endorsed it.
    pub diagnoses: Vec<Diagnosis>,
    /// What works around it, as it was found last.
    pub workaround: Option<Done<TextRef>>,
    /// Was it found after the last triage?
    pub found_since_triage: bool,
    /// The product that the centre named.
    pub named: Option<Product>,
    /// Owner, next step, next news.
    pub promises: Promises,
    /// The review of what was missed.
    pub review: Review,
    /// The first message of the centre to the reporter, be it the one that closed the ticket.
    pub first_answer: Option<Done<()>>,
    /// The last entry that a person made and the centre sees: a form of the centre that saw less is stale.
    pub last_change: u64,
    /// The last one of those that both sides see: a form of the other side that saw less is stale.
    pub last_shared: u64,
    /// The resolution procedure that holds now.
    pub resolved: Option<Done<TextRef>>,
    /// The first one ever: it was an answer, even if the ticket came back.
    pub first_resolved: Option<Done<()>>,
    /// Each resolution procedure, with what was said of it.
    pub procedures: Vec<Procedure>,
    /// The releases whose update its reporter was told of.
    pub updates: Vec<ReleaseId>,
    /// The problem behind it.
    pub problem: Option<Done<ProblemId>>,
    /// Each time that it was over.
    pub closures: Vec<Closure>,
    /// Whether it is excluded: each decision about it.
    pub exclusion: Exclusions,
    /// How often it came back, resolved or closed.
    pub reopened: u32,
    /// Due instants of which the desk's clock has warned.
    pub warned: Vec<Alarm>,
    /// Due instants that the desk's clock has called missed.
    pub missed: Vec<Alarm>,
    /// What the centre asked to be told, and what came back (clause 3.C).
    pub information: Information,
    /// The editions that it came under since it opened, the last one in force.
    pub pins: Vec<Pin>,
    /// Remote access: asked, granted, used, ended (clause 3.C).
    pub remote: Remote,
    /// Where it was passed on to, and what was passed on with it.
    pub escalation: Escalation,
    /// What went on with the customer's super administrators (clause 2.C).
    pub contact: Contact,
    /// The words that its entries brought, and which of them were destroyed.
    pub words: Words,
    /// What of it is there still to be kept.
    pub remains: Remains,
    /// When the latest thing happened: an import can't tell of anything earlier.
    pub last_at: Timestamp,
}

impl Ticket {
    /// The ticket after its first entry; `None` if it isn't one.
    pub fn first(entry: &Entry) -> Option<Ticket> {
        let (Stream::Ticket(id), Fact::Ticket(TicketFact::Opened(opened))) = (entry.stream, &entry.fact)
        else {
            return None;
        };
        let mut words = Words::default();
        words.after(entry, &TicketFact::Opened(opened.clone()));
        let mut remains = Remains::default();
        remains.after(entry, &TicketFact::Opened(opened.clone()));
        Some(Ticket {
            id,
            version: entry.number,
            opened: done(entry, (**opened).clone()),
            acknowledged: None,
            work_started: None,
            triages: Vec::new(),
            proposed: None,
            diagnoses: Vec::new(),
            workaround: None,
            found_since_triage: false,
            named: None,
            promises: Promises::default(),
            review: Review::default(),
            first_answer: None,
            last_change: entry.number,
            last_shared: entry.number,
            resolved: None,
            first_resolved: None,
            procedures: Vec::new(),
            updates: Vec::new(),
            problem: None,
            closures: Vec::new(),
            exclusion: Exclusions::default(),
            reopened: 0,
            warned: Vec::new(),
            missed: Vec::new(),
            information: Information::default(),
            pins: Vec::new(),
            remote: Remote::default(),
            escalation: Escalation::default(),
            contact: Contact::default(),
            words,
            remains,
            last_at: entry.at,
        })
    }

    /// The ticket after one more entry.
    pub fn after(mut self, entry: &Entry) -> Ticket {
        self.version = entry.number;
        let Fact::Ticket(fact) = &entry.fact else { return self };
        self.last_at = self.last_at.max(entry.at);
        use TicketFact::NoteWritten;
        let is_a_notes =
            matches!(fact, NoteWritten { .. } | TicketFact::Redacted(Redacted { note_of: Some(_), .. }));
        let is_theirs = is_a_notes && !self.is_from_the_centre(entry);
        if entry.by.person().is_some() && !is_theirs {
            self.last_change = entry.number;
        }
        if fact.is_shared() && entry.by != By::Service(Service::Clock) {
            self.last_shared = entry.number;
        }
        let told = self.tells_those_who_wait(entry, fact);
        self.promises.after(entry, fact, told);
        self.words.after(entry, fact);
        self.remains.after(entry, fact);
        let resolves = self.state() != State::Closed && !self.triages.is_empty();
        procedure::after(&mut self.procedures, entry, resolves);
        match fact {
            TicketFact::Opened(_) => {}
            TicketFact::Acknowledged { .. } => {
                self.acknowledged = self.acknowledged.or(Some(done(entry, ())))
            }
            TicketFact::WorkStarted {} => self.work_started = self.work_started.or(Some(done(entry, ()))),
            TicketFact::Triaged(triage) | TicketFact::Retriaged(triage) => {
                self.proposed = None;
                self.found_since_triage = false;
                self.triages.push(done(entry, triage.clone()));
            }
            TicketFact::LoweringProposed(triage) => self.proposed = Some(done(entry, triage.clone())),
            TicketFact::LoweringDeclined { .. } => self.proposed = None,
            TicketFact::Diagnosed { qualification, .. } => self.diagnoses.push(Diagnosis {
                number: entry.number,
                given: done(entry, *qualification),
                endorsed: None,
            }),
            TicketFact::Endorsed { diagnosis } => {
                diagnosis::endorsed(&mut self.diagnoses, entry, *diagnosis);
            }
            TicketFact::ProductNamed { product } => self.named = Some(product.clone()),
            TicketFact::WorkaroundFound { text } => {
                self.workaround = Some(done(entry, *text));
                self.found_since_triage = true;
                self.first_answer = self.first_answer.or(Some(done(entry, ())));
            }
            // What happens next is a person's word to those who wait: an answer, like any other.
            TicketFact::Promise(PromiseFact::NextStep { .. }) => {
                self.first_answer = self.first_answer.or(Some(done(entry, ())));
            }
            TicketFact::Promise(_) => {}
            TicketFact::Review(fact) => self.review.after(entry, fact),
            TicketFact::MessageSent { .. } => {
                if self.is_from_the_centre(entry) {
                    self.first_answer = self.first_answer.or(Some(done(entry, ())));
                }
            }
            TicketFact::NoteWritten { .. } | TicketFact::Redacted(_) | TicketFact::Lapsed(_) => {}
            TicketFact::Resolved { text, .. } => {
                self.first_resolved = self.first_resolved.or(Some(done(entry, ())));
                self.resolved = Some(done(entry, *text));
            }
            TicketFact::Closed { .. } => {
                if self.is_from_the_centre(entry) {
                    self.first_answer = self.first_answer.or(Some(done(entry, ())));
                }
                self.closures.push(Closure { closed: done(entry, ()), reopened: None });
            }
            TicketFact::Escalation(fact) => self.escalation.after(entry, fact),
            TicketFact::Reopened { .. } => {
                self.resolved = None;
                self.reopened += 1;
                if let Some(last) = self.closures.last_mut() {
                    last.reopened = last.reopened.or(Some(entry.at));
                }
            }
            TicketFact::Exclusion(fact) => self.exclusion.after(fact, entry),
            TicketFact::Answered(AnswerFact::Accepted { .. }) => {}
            TicketFact::Answered(AnswerFact::Contested { .. }) => {
                self.resolved = None;
                self.reopened += 1;
            }
            TicketFact::Shipped(shipped) => {
                self.updates.push(shipped.release);
                if resolves {
                    self.first_resolved = self.first_resolved.or(Some(done(entry, ())));
                    self.resolved = Some(done(entry, shipped.notices.en));
                }
            }
            TicketFact::Link(fact) => link::after(&mut self.problem, done(entry, *fact)),
            TicketFact::Repinned(repinned) => self.pins.push(repinned.to.clone()),
            TicketFact::Warned(alarm) => self.warned.push(alarm.clone()),
            TicketFact::Missed(alarm) => self.missed.push(alarm.clone()),
            TicketFact::Information(fact) => {
                // To the reporter a question is a word of the centre (reading "an automatic reply").
                if matches!(fact, InformationFact::Requested { .. }) && self.is_from_the_centre(entry) {
                    self.first_answer = self.first_answer.or(Some(done(entry, ())));
                }
                self.information.after(entry, fact);
            }
            TicketFact::Contact(fact) => self.contact.after(entry, fact, self.opened.what.customer),
            TicketFact::Remote(fact) => {
                if matches!(fact, RemoteFact::Asked(_)) && self.is_from_the_centre(entry) {
                    self.first_answer = self.first_answer.or(Some(done(entry, ())));
                }
                self.remote.after(entry, fact);
            }
        }
        self
    }

    /// The fold over a whole stream.
    pub fn fold(entries: &[Entry]) -> Option<Ticket> {
        let (first, rest) = entries.split_first()?;
        Some(rest.iter().fold(Ticket::first(first)?, Ticket::after))
    }

    /// Where it stands.
    pub fn state(&self) -> State {
        if self.closures.last().is_some_and(|last| last.reopened.is_none()) {
            State::Closed
        } else if self.resolved.is_some() {
            State::Resolved
        } else if !self.diagnoses.is_empty() {
            State::Diagnosed
        } else if self.work_started.is_some() || !self.triages.is_empty() {
            State::InProgress
        } else if self.acknowledged.is_some() || self.first_answer.is_some() {
            State::Acknowledged
        } else {
            State::Received
        }
    }

    /// What it is measured under: what held when it opened, unless it was deliberately put under another.
    pub fn pin(&self) -> &Pin {
        self.pins.last().unwrap_or(&self.opened.what.pin)
    }

    /// Everything that it was ever measured under: what held when it opened, then whatever it was deliberately put under.
    pub fn all_pins(&self) -> impl Iterator<Item = &Pin> {
        std::iter::once(&self.opened.what.pin).chain(&self.pins)
    }

    /// What the centre decided last; `None` before triage.
    pub fn triage(&self) -> Option<&Triage> {
        self.triages.last().map(|done| &done.what)
    }

    /// The centre's word on what it is, else the reporter's.
    pub fn kind(&self) -> Kind {
        self.triage().map_or(self.opened.what.kind, |triage| triage.kind)
    }

    /// The report, with everything that was told since (clause 3.C).
    pub fn report(&self) -> Report {
        self.information.completed(&self.opened.what.report)
    }

    /// The category that the centre gave it.
    pub fn category(&self) -> Option<u8> {
        self.triage().map(|triage| triage.category)
    }

    /// The product that it is about: the centre's word, else the reporter's.
    pub fn product(&self) -> Option<&Product> {
        self.named.as_ref().or(self.opened.what.product.as_ref())
    }

    /// Clause 1: major means that nothing works around it. Does a workaround, found since, ask for another look?
    pub fn offers_reclassification(&self) -> bool {
        let is_major = self.triage().is_some_and(|triage| triage.gravity == Some(Gravity::Major));
        self.state().is_open() && is_major && self.found_since_triage
    }

    /// Did it come from another desk's log?
    pub fn is_imported(&self) -> bool {
        self.opened.what.door == Door::Import
    }

    /// Who reported it.
    pub fn reporter(&self) -> Option<PersonId> {
        self.opened.by.person()
    }

    /// Does the centre wait for a word of the side that asked: an answer to what it wrote last, or to what it asked to be
    /// told? On a ticket that is over nobody waits for a word.
    pub fn waits_for_their_word(&self) -> bool {
        self.state().is_open() && (self.promises.written_last || self.information.waiting().next().is_some())
    }

    /// Is it a word of the centre to those who wait?
    fn tells_those_who_wait(&self, entry: &Entry, fact: &TicketFact) -> bool {
        match fact {
            TicketFact::Acknowledged { .. }
            | TicketFact::Diagnosed { .. }
            | TicketFact::WorkaroundFound { .. }
            | TicketFact::Resolved { .. }
            | TicketFact::Shipped(_)
            | TicketFact::Promise(PromiseFact::NextStep { .. }) => true,
            TicketFact::MessageSent { .. }
            | TicketFact::Information(InformationFact::Requested { .. })
            | TicketFact::Remote(RemoteFact::Asked(_)) => self.is_from_the_centre(entry),
            _ => false,
        }
    }

    /// The provider whose level-1 desk handles it; none: the support centre does.
    pub fn level1_desk(&self) -> Option<OrganisationId> {
        self.opened.what.level1.as_ref().map(|level1| level1.desk)
    }

    /// Does this actor work at the desk that handles it: the provider's at level 1, else the support centre?
    pub fn is_handled_by(&self, actor: &Actor) -> bool {
        match self.level1_desk() {
            Some(desk) => actor.organisation == desk,
            None => actor.role.is_centre(),
        }
    }

    /// Is anything promised? At level 1 only what the provider's own agreement promises; the vendor's targets are the
    /// vendor's.
    pub fn has_targets(&self) -> bool {
        self.opened.what.level1.as_ref().is_none_or(|level1| level1.own_terms)
    }

    /// Was this a person's act for the desk that handles it, as opposed to the side that asked?
    fn is_from_the_centre(&self, entry: &Entry) -> bool {
        entry.by.speaks_for_somebody()
            && entry.on_behalf_of.is_some_and(|organisation| organisation != self.opened.what.asked_by)
    }
}

pub(crate) fn done<T>(entry: &Entry, what: T) -> Done<T> {
    Done { at: entry.at, by: entry.by, organisation: entry.on_behalf_of, what }
}
