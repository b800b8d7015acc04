//! Who is qualified for which product, from when until when, and on whose word (clause 1, response time).
//!
//! At the support centre that takes two people: a manager proposes, a second person confirms; it counts from the instant of
//! the confirmation, or from the day that was proposed if that is later, never backwards. On a level-1 desk the provider's
//! manager grants it to its own agents, and it never counts for the vendor's clocks ([`Actor::is_qualified_on`]). Taking one
//! back needs one person and a reason. The first people of a house are granted theirs at the console, which entries say.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use terms::ClauseId;

use crate::access::{self, Object};
use crate::decide::{Context, Decided, facts, instant_of_an_entry, not_older_than};
use crate::fact::Party;
use crate::product::QualifiedFor;
use crate::{
    Action, Actor, Authored, By, Entry, Field, Organisation, Person, PersonFact, Product, Refusal, Role,
    Stream, TextRef, Ticket,
};

/// What can happen to the qualification of a person. One that the console grants is a fact of its own.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum QualificationFact {
    /// A manager of the centre would have them qualified. The entry's number is the proposal's.
    Proposed(Wanted),
    /// A second person confirms it.
    Confirmed {
        /// Which proposal.
        proposal: u64,
        /// It counts from then on: not before this entry.
        from: Timestamp,
    },
    /// Turned down, or taken back by whoever proposed it.
    Declined {
        /// Which proposal.
        proposal: u64,
        /// Why.
        reason: TextRef,
    },
    /// A provider's manager grants it for its own level-1 desk. The entry's number is the qualification's.
    GrantedAtLevel1(Wanted),
    /// No longer from this instant on.
    Revoked {
        /// Which.
        qualification: u64,
        /// Why.
        reason: TextRef,
    },
}

/// A qualification, as somebody would have it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wanted {
    /// For this product only; none: for all that there are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product: Option<Product>,
    /// From this instant on.
    pub from: Timestamp,
    /// Up to, not including; open if none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Timestamp>,
    /// Why.
    pub reason: TextRef,
}

/// What is asked of the desk about a qualification.
#[derive(Clone, PartialEq, Debug)]
pub enum QualificationCommand {
    /// Proposes one; on a level-1 desk that grants it.
    Propose {
        /// For this product; none: for all that there are.
        product: Option<Product>,
        /// From when; none: at once.
        from: Option<Timestamp>,
        /// Until when, not including.
        until: Option<Timestamp>,
        /// Why.
        reason: Authored,
    },
    /// Confirms what another proposed.
    Confirm {
        /// Which proposal.
        proposal: u64,
    },
    /// Turns it down, or takes it back.
    Decline {
        /// Which proposal.
        proposal: u64,
        /// Why.
        reason: Authored,
    },
    /// Takes a qualification back, from now on.
    Revoke {
        /// Which.
        qualification: u64,
        /// Why.
        reason: Authored,
    },
}

/// A proposal that waits for a second person, or was turned down.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Proposal {
    /// The number of its entry.
    pub number: u64,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: By,
    /// What.
    pub wanted: Wanted,
    /// When it was turned down, by whom and why.
    pub declined: Option<(Timestamp, By, TextRef)>,
}

/// A qualification, on whose word, and what became of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Qualified {
    /// The number of the entry that gave it.
    pub number: u64,
    /// From this instant on.
    pub from: Timestamp,
    /// Up to, not including; open if none.
    pub until: Option<Timestamp>,
    /// For this product only; none: for all that there are.
    pub product: Option<Product>,
    /// Who granted it: the second person, where it takes two.
    pub granted_by: By,
    /// When.
    pub granted_at: Timestamp,
    /// Who had proposed it, where it takes two.
    pub proposed_by: Option<By>,
    /// Why.
    pub reason: Option<TextRef>,
    /// When it was taken back, by whom and why; the console says no reason.
    pub revoked: Option<(Timestamp, By, Option<TextRef>)>,
}

impl Qualified {
    /// Does it hold at that instant? From its first instant on, and not at its last.
    pub fn holds(&self, at: Timestamp) -> bool {
        self.from <= at && self.until.is_none_or(|until| at < until)
    }

    /// Does it hold at that instant, or will it?
    pub fn is_to_count(&self, at: Timestamp) -> bool {
        self.until.is_none_or(|until| at < until && self.from < until)
    }

    /// Its last instant, if it ends within so many days.
    pub fn lapses_within(&self, at: Timestamp, days: u16) -> Option<Timestamp> {
        let soon = at.checked_add(jiff::SignedDuration::from_hours(24 * i64::from(days))).ok()?;
        self.until.filter(|until| self.holds(at) && *until <= soon)
    }
}

/// Everything about a person's qualifications, in the order in which it came.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Qualifications {
    /// Those that were granted.
    pub granted: Vec<Qualified>,
    /// What was proposed and isn't confirmed.
    pub proposals: Vec<Proposal>,
}

impl Qualifications {
    /// The proposals that wait for a second person.
    pub fn waiting(&self) -> impl Iterator<Item = &Proposal> {
        self.proposals.iter().filter(|proposal| proposal.declined.is_none())
    }

    /// The console granted one.
    pub(crate) fn granted_by_console(
        &mut self,
        entry: &Entry,
        from: Timestamp,
        until: Option<Timestamp>,
        product: Option<Product>,
    ) {
        self.granted.push(Qualified {
            number: entry.number,
            from,
            until,
            product,
            granted_by: entry.by,
            granted_at: entry.at,
            proposed_by: None,
            reason: None,
            revoked: None,
        });
    }

    /// The console took back all that there are for a product, or all; what would have come never was.
    pub(crate) fn revoked_by_console(&mut self, entry: &Entry, product: Option<&Product>) {
        let concerned = |q: &Qualified| product.is_none() || q.product.as_ref() == product;
        self.granted.retain(|q| !concerned(q) || q.from < entry.at);
        for q in self.granted.iter_mut().filter(|q| concerned(q)) {
            end(q, entry, None);
        }
    }

    pub(crate) fn after(&mut self, entry: &Entry, fact: &QualificationFact) {
        match fact {
            QualificationFact::Proposed(wanted) => self.proposals.push(Proposal {
                number: entry.number,
                at: entry.at,
                by: entry.by,
                wanted: wanted.clone(),
                declined: None,
            }),
            QualificationFact::Confirmed { proposal, from } => {
                let Some(place) = self.proposals.iter().position(|p| p.number == *proposal) else { return };
                let Proposal { by, wanted, .. } = self.proposals.remove(place);
                self.grant(entry, Wanted { from: *from, ..wanted }, Some(by));
            }
            QualificationFact::Declined { proposal, reason } => {
                for found in self.proposals.iter_mut().filter(|p| p.number == *proposal) {
                    found.declined = Some((entry.at, entry.by, *reason));
                }
            }
            QualificationFact::GrantedAtLevel1(wanted) => self.grant(entry, wanted.clone(), None),
            QualificationFact::Revoked { qualification, reason } => {
                for q in self.granted.iter_mut().filter(|q| q.number == *qualification) {
                    end(q, entry, Some(*reason));
                }
            }
        }
    }

    fn grant(&mut self, entry: &Entry, wanted: Wanted, proposed_by: Option<By>) {
        let Wanted { product, from, until, reason } = wanted;
        self.granted.push(Qualified {
            number: entry.number,
            from,
            until,
            product,
            granted_by: entry.by,
            granted_at: entry.at,
            proposed_by,
            reason: Some(reason),
            revoked: None,
        });
    }

    /// For which products, at that instant?
    pub fn at(&self, at: Timestamp) -> QualifiedFor {
        let held: Vec<&Qualified> = self.granted.iter().filter(|q| q.holds(at)).collect();
        if held.is_empty() {
            return QualifiedFor::Nothing;
        }
        match held.into_iter().map(|q| q.product.clone()).collect::<Option<Vec<_>>>() {
            Some(products) => QualifiedFor::Some(products),
            None => QualifiedFor::Everything,
        }
    }
}

/// It ends now, if it hasn't ended yet.
fn end(q: &mut Qualified, entry: &Entry, reason: Option<TextRef>) {
    if q.until.is_none_or(|until| entry.at < until) {
        q.until = Some(entry.at);
        q.revoked = Some((entry.at, entry.by, reason));
    }
}

impl Actor {
    /// Is that a qualified member of the desk that handles this ticket, for its product? What a provider grants counts at its
    /// own level-1 desk and never for the vendor's clocks; the centre's people are none of a level-1 desk's.
    pub fn is_qualified_on(&self, ticket: &Ticket) -> bool {
        let is_theirs = match ticket.level1_desk() {
            Some(desk) => desk == self.organisation,
            None => self.party == Party::Vendor,
        };
        is_theirs && self.qualified.covers(ticket.product())
    }
}

impl QualificationFact {
    /// The texts that it refers to.
    pub fn texts(&self) -> Vec<TextRef> {
        match self {
            QualificationFact::Proposed(wanted) | QualificationFact::GrantedAtLevel1(wanted) => {
                vec![wanted.reason]
            }
            QualificationFact::Confirmed { .. } => Vec::new(),
            QualificationFact::Declined { reason, .. } | QualificationFact::Revoked { reason, .. } => {
                vec![*reason]
            }
        }
    }
}

impl QualificationCommand {
    fn action(&self) -> Action {
        match self {
            QualificationCommand::Propose { .. } | QualificationCommand::Revoke { .. } => {
                Action::GrantQualification
            }
            QualificationCommand::Confirm { .. } | QualificationCommand::Decline { .. } => {
                Action::ConfirmQualification
            }
        }
    }

    fn reason(&self) -> Option<&Authored> {
        match self {
            QualificationCommand::Confirm { .. } => None,
            QualificationCommand::Propose { reason, .. }
            | QualificationCommand::Decline { reason, .. }
            | QualificationCommand::Revoke { reason, .. } => Some(reason),
        }
    }
}

/// What the desk refuses about qualifications.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum QualificationRefusal {
    /// Only people who work at a desk, and still do, are qualified.
    NotTheirWork,
    /// A provider grants on the level-1 desk that it keeps here, and has none.
    NoLevel1Desk,
    /// A proposal for the same product waits already.
    Waits,
    /// No such proposal waits.
    NothingWaits,
    /// The second person is another than the one who proposed.
    SamePerson,
    /// Nobody says of themselves that they are qualified.
    Oneself,
    /// The second person is a manager, or qualified for the same.
    NotAPeer,
    /// It has ended, or never was.
    Over,
}

impl QualificationRefusal {
    /// A stable word for it.
    pub fn code(self) -> &'static str {
        match self {
            QualificationRefusal::NotTheirWork => "not-their-work",
            QualificationRefusal::NoLevel1Desk => "no-level-1-desk",
            QualificationRefusal::Waits => "qualification-waits",
            QualificationRefusal::NothingWaits => "no-qualification-waits",
            QualificationRefusal::SamePerson => "qualification-same-person",
            QualificationRefusal::Oneself => "qualification-of-oneself",
            QualificationRefusal::NotAPeer => "qualification-by-a-peer",
            QualificationRefusal::Over => "qualification-over",
        }
    }

    /// The clause behind it.
    pub fn clause(self) -> ClauseId {
        ClauseId::from("1.response-time")
    }
}

impl From<QualificationRefusal> for Refusal {
    fn from(refusal: QualificationRefusal) -> Refusal {
        Refusal::Qualification(refusal)
    }
}

/// A qualification is proposed, confirmed, turned down, granted on a level-1 desk, or taken back. `of` is the person's
/// organisation.
///
/// # Errors
///
/// A [`Refusal`] that names its rule; then nothing has happened.
pub fn decide(
    person: &Person,
    of: &Organisation,
    command: &QualificationCommand,
    cx: &Context<'_>,
) -> Result<Decided, Refusal> {
    let cx = &cx.cut();
    let object = Object::Of { organisation: of.id, provider: None, person: Some(person.id) };
    access::require(cx.actor, command.action(), &object)?;
    if cx.actor.organisation != of.id {
        return Err(Refusal::NotAllowed { action: command.action(), role: cx.actor.role });
    }
    if let Some(reason) = command.reason() {
        reason.check(Field::Reason)?;
        reason.keeps_no_credential(Field::Reason)?;
    }
    not_older_than(person.version, cx)?;
    let fact = match command {
        QualificationCommand::Propose { product, from, until, reason } => {
            let from = from.map_or(cx.at, instant_of_an_entry).max(cx.at);
            let until = until.map(instant_of_an_entry);
            let wanted = Wanted { product: product.clone(), from, until, reason: reason.reference() };
            propose(person, of, wanted, cx)?
        }
        QualificationCommand::Confirm { proposal } => confirm(person, *proposal, cx)?,
        QualificationCommand::Decline { proposal, reason } => {
            waiting(person, *proposal)?;
            QualificationFact::Declined { proposal: *proposal, reason: reason.reference() }
        }
        QualificationCommand::Revoke { qualification, reason } => {
            let mut found = person.qualifications.granted.iter().filter(|q| q.number == *qualification);
            if !found.any(|q| q.is_to_count(cx.at)) {
                return Err(QualificationRefusal::Over.into());
            }
            QualificationFact::Revoked { qualification: *qualification, reason: reason.reference() }
        }
    };
    let texts = command.reason().into_iter().cloned().collect();
    Ok(facts(Stream::Person(person.id), person.version, [PersonFact::Qualification(fact)], texts, cx))
}

fn propose(
    person: &Person,
    of: &Organisation,
    wanted: Wanted,
    cx: &Context<'_>,
) -> Result<QualificationFact, Refusal> {
    works_there(person, of)?;
    if let Some(until) = wanted.until.filter(|until| *until <= wanted.from) {
        return Err(Refusal::WindowOver { until });
    }
    if of.party == Party::Provider {
        if !of.has_desk_here() {
            return Err(QualificationRefusal::NoLevel1Desk.into());
        }
        not_oneself(person, cx)?;
        return Ok(QualificationFact::GrantedAtLevel1(wanted));
    }
    if person.qualifications.waiting().any(|waits| waits.wanted.product == wanted.product) {
        return Err(QualificationRefusal::Waits.into());
    }
    Ok(QualificationFact::Proposed(wanted))
}

/// Another person than the proposer and the one concerned, who can judge: a manager, or somebody qualified for the same.
fn confirm(person: &Person, number: u64, cx: &Context<'_>) -> Result<QualificationFact, Refusal> {
    let proposal = waiting(person, number)?;
    if !person.active {
        return Err(QualificationRefusal::NotTheirWork.into());
    }
    if proposal.by == cx.actor.by {
        return Err(QualificationRefusal::SamePerson.into());
    }
    not_oneself(person, cx)?;
    let is_peer = match &proposal.wanted.product {
        Some(product) => cx.actor.qualified.covers(Some(product)),
        None => cx.actor.qualified == QualifiedFor::Everything,
    };
    if !is_peer && cx.actor.role != Role::CentreManager {
        return Err(QualificationRefusal::NotAPeer.into());
    }
    let from = proposal.wanted.from.max(cx.at);
    if let Some(until) = proposal.wanted.until.filter(|until| *until <= from) {
        return Err(Refusal::WindowOver { until });
    }
    Ok(QualificationFact::Confirmed { proposal: number, from })
}

fn works_there(person: &Person, of: &Organisation) -> Result<(), Refusal> {
    let works = match of.party {
        Party::Vendor => person.role.is_centre(),
        Party::Provider => matches!(person.role, Role::ProviderAgent | Role::ProviderManager),
        Party::Customer => false,
    };
    if works && person.active { Ok(()) } else { Err(QualificationRefusal::NotTheirWork.into()) }
}

fn not_oneself(person: &Person, cx: &Context<'_>) -> Result<(), Refusal> {
    let is_oneself = cx.actor.person() == Some(person.id);
    if is_oneself { Err(QualificationRefusal::Oneself.into()) } else { Ok(()) }
}

fn waiting(person: &Person, number: u64) -> Result<&Proposal, Refusal> {
    let mut waiting = person.qualifications.waiting();
    waiting.find(|proposal| proposal.number == number).ok_or(QualificationRefusal::NothingWaits.into())
}
