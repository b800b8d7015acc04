//! Which exclusion is taken: by whom, on what, and after what (clause 2.B and its readings).

use jiff::Timestamp;
use terms::{ClauseId, Concern, DutiesAsGrounds, DutyId, Exclusion2B1, GroundId};

use super::{ExclusionFact, Found, Ground, Grounds, TRAINING, ground, grounds};
use crate::decide::Context;
use crate::{Action, Actor, Authored, Field, Refusal, Role, State, Ticket};

/// A verb on the question whether a ticket is excluded.
#[derive(Clone, PartialEq, Debug)]
pub enum ExclusionCommand {
    /// The first person.
    Propose(Box<Proposal>),
    /// The second person, who answers the questions of clause 2.B.1 for themselves.
    Confirm {
        /// Their answers, where the ground has those questions.
        found: Option<Found>,
        /// What the registers say.
        known: Known,
    },
    /// The second person disagrees, or the first takes it back.
    Decline {
        /// Why.
        reason: Authored,
    },
    /// Help was given, without being owed.
    Help {
        /// What was done, for the reporter to read.
        text: Authored,
    },
    /// The side that asked disagrees.
    Contest {
        /// Their reply.
        reply: Authored,
    },
    /// The third person.
    Review {
        /// Their word.
        verdict: Verdict,
        /// Why.
        reason: Authored,
    },
    /// The desk takes it back.
    Lift {
        /// Why.
        reason: Authored,
    },
}

crate::choices::choices! {
    /// What a review found.
    Verdict {
        /// It stays.
        Upheld = "upheld",
        /// It was wrong.
        Overturned = "overturned",
    }
}

/// An exclusion on its way in.
#[derive(Clone, PartialEq, Debug)]
pub struct Proposal {
    /// One of the agreement's grounds, or that it is no incident.
    pub ground: GroundId,
    /// The clause of the master contract.
    pub contract_clause: Option<Authored>,
    /// The two questions of clause 2.B.1.
    pub found: Option<Found>,
    /// The duty that it rests on, if on one.
    pub duty: Option<DutyId>,
    /// What caused the incident.
    pub cause: Authored,
    /// What shows it.
    pub evidence: Authored,
    /// What the reporter is told, in plain words.
    pub told: Authored,
    /// Will the desk help all the same?
    pub help: bool,
    /// What the registers say.
    pub known: Known,
}

/// What the registers say at the instant of notification. The shell looks it up; no form brings it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Known {
    /// Is the customer trained enough (clause 2.B.4)? None: the register holds nothing about it.
    pub trained: Option<bool>,
    /// When the duty behind the ground was first pointed out to the party, if ever.
    pub pointed_out: Option<Timestamp>,
}

/// Why not.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ExclusionRefusal {
    /// The agreement has no such ground.
    UnknownGround {
        /// What was given.
        given: String,
        /// What there is.
        known: Vec<String>,
    },
    /// The agreement has no such duty.
    UnknownDuty {
        /// What was given.
        given: String,
        /// What there is.
        known: Vec<String>,
    },
    /// The ground asks for the clause of the master contract too (clause 2.B.1).
    ContractClauseMissing,
    /// Reading "exclusion 2.B.1": both conditions, not one of them.
    NotBoth,
    /// With the other reading: not even one.
    Neither,
    /// For clause 2.B.4 the training register answers, and it says that they are trained.
    CustomerTrained,
    /// The training register holds nothing: doubt goes against whoever excludes.
    RegisterSilent,
    /// Reading "duties as grounds": a duty that was not pointed out to the party before can't be used.
    DutyNotPointedOut {
        /// Which.
        duty: DutyId,
    },
    /// One waits for a second person already.
    Waits,
    /// The ticket is excluded already.
    Excluded,
    /// The ticket isn't excluded.
    NotExcluded,
    /// The second person must be another one.
    SamePerson,
    /// Whoever reviews neither proposed nor confirmed it.
    NotAThirdPerson,
    /// Confirmed and reviewed by a qualified member, or by a manager.
    Unqualified,
    /// It was contested before.
    AlreadyContested,
    /// Nothing was contested.
    NothingContested,
}

impl ExclusionCommand {
    /// What the access table calls it.
    pub fn action(&self) -> Action {
        match self {
            ExclusionCommand::Propose(_)
            | ExclusionCommand::Decline { .. }
            | ExclusionCommand::Help { .. } => Action::ProposeExclusion,
            ExclusionCommand::Confirm { .. } | ExclusionCommand::Lift { .. } => Action::ConfirmExclusion,
            ExclusionCommand::Contest { .. } => Action::ContestExclusion,
            ExclusionCommand::Review { .. } => Action::ReviewExclusion,
        }
    }

    /// The texts of it, each with the field it was typed in.
    pub fn texts(&self) -> Vec<(Field, &Authored)> {
        match self {
            ExclusionCommand::Propose(proposal) => {
                let clause = proposal.contract_clause.iter().map(|text| (Field::ContractClause, text));
                let own = [
                    (Field::Cause, &proposal.cause),
                    (Field::Evidence, &proposal.evidence),
                    (Field::PlainWords, &proposal.told),
                ];
                clause.chain(own).collect()
            }
            ExclusionCommand::Confirm { .. } => Vec::new(),
            ExclusionCommand::Help { text } => vec![(Field::Message, text)],
            ExclusionCommand::Contest { reply } => vec![(Field::Reply, reply)],
            ExclusionCommand::Decline { reason }
            | ExclusionCommand::Review { reason, .. }
            | ExclusionCommand::Lift { reason } => vec![(Field::Reason, reason)],
        }
    }

    /// The same, with what the registers say. Whatever a form brought of it is gone.
    #[must_use]
    pub fn knowing(self, known: Known) -> ExclusionCommand {
        match self {
            ExclusionCommand::Propose(proposal) => {
                ExclusionCommand::Propose(Box::new(Proposal { known, ..*proposal }))
            }
            ExclusionCommand::Confirm { found, .. } => ExclusionCommand::Confirm { found, known },
            other => other,
        }
    }

    /// The ground about which the registers are asked, and the duty behind it.
    pub fn asks(&self, ticket: &Ticket, agreement: &terms::Agreement) -> Option<(GroundId, Option<DutyId>)> {
        let (id, duty) = match self {
            ExclusionCommand::Propose(proposal) => (proposal.ground.clone(), proposal.duty.clone()),
            ExclusionCommand::Confirm { .. } => {
                let grounds = ticket.exclusion.proposed()?.grounds();
                (grounds.ground.clone(), grounds.duty.clone())
            }
            _ => return None,
        };
        let duty = ground(agreement, &id).and_then(|ground| duty_behind(&ground, duty.as_ref()));
        Some((id, duty))
    }
}

/// Which fact a verb becomes in the state that the ticket is in.
pub(crate) fn fact(
    ticket: &Ticket,
    command: &ExclusionCommand,
    cx: &Context<'_>,
) -> Result<ExclusionFact, Refusal> {
    // A person's decision, never a rule's or an import's.
    let Some(person) = cx.actor.person() else {
        return Err(Refusal::NotAllowed { action: command.action(), role: cx.actor.role });
    };
    let still_open = || match ticket.state() {
        State::Closed => Err(Refusal::WrongState(State::Closed)),
        _ => Ok(()),
    };
    let holding = || ticket.exclusion.holding().ok_or(ExclusionRefusal::NotExcluded);
    let fact = match command {
        ExclusionCommand::Propose(proposal) => {
            still_open()?;
            ExclusionFact::Proposed(Box::new(propose(ticket, proposal, cx)?))
        }
        ExclusionCommand::Confirm { found, known } => {
            still_open()?;
            let proposed = &ticket.exclusion.proposed().ok_or(Refusal::NothingProposed)?.proposed;
            if proposed.by == cx.actor.by {
                return Err(ExclusionRefusal::SamePerson.into());
            }
            decides(cx.actor)?;
            // Clause 3.D: before triage nothing is called missed. An exclusion could hide a miss.
            if ticket.triages.is_empty() {
                return Err(Refusal::NotTriaged);
            }
            let grounds = Grounds { found: *found, ..proposed.what.clone() };
            let grounds = supported(ticket, &grounds, known, cx)?;
            let proposed_by = proposed.by.person().unwrap_or(person);
            ExclusionFact::Confirmed { grounds: Box::new(grounds), proposed_by }
        }
        ExclusionCommand::Decline { reason } => {
            ticket.exclusion.proposed().ok_or(Refusal::NothingProposed)?;
            ExclusionFact::Declined { reason: reason.reference() }
        }
        ExclusionCommand::Help { text } => {
            still_open()?;
            holding()?;
            ExclusionFact::Helped { text: text.reference() }
        }
        ExclusionCommand::Contest { reply } => {
            if holding()?.contested.is_some() {
                return Err(ExclusionRefusal::AlreadyContested.into());
            }
            ExclusionFact::Contested { reply: reply.reference() }
        }
        ExclusionCommand::Review { verdict, reason } => {
            let exclusion = ticket.exclusion.holding().filter(|one| one.is_contested());
            let exclusion = exclusion.ok_or(ExclusionRefusal::NothingContested)?;
            let second = exclusion.confirmed.map(|done| done.by);
            if [Some(exclusion.proposed.by), second].contains(&Some(cx.actor.by)) {
                return Err(ExclusionRefusal::NotAThirdPerson.into());
            }
            decides(cx.actor)?;
            let reason = reason.reference();
            match verdict {
                Verdict::Upheld => ExclusionFact::Upheld { reason },
                Verdict::Overturned => ExclusionFact::Overturned { reason },
            }
        }
        ExclusionCommand::Lift { reason } => {
            holding()?;
            ExclusionFact::Lifted { reason: reason.reference() }
        }
    };
    Ok(fact)
}

fn propose(ticket: &Ticket, proposal: &Proposal, cx: &Context<'_>) -> Result<Grounds, Refusal> {
    if ticket.exclusion.proposed().is_some() {
        return Err(ExclusionRefusal::Waits.into());
    }
    if ticket.exclusion.holding().is_some() {
        return Err(ExclusionRefusal::Excluded.into());
    }
    let grounds = Grounds {
        ground: proposal.ground.clone(),
        contract_clause: proposal.contract_clause.as_ref().map(Authored::reference),
        found: proposal.found,
        duty: proposal.duty.clone(),
        cause: proposal.cause.reference(),
        evidence: proposal.evidence.reference(),
        told: proposal.told.reference(),
        help: proposal.help,
    };
    supported(ticket, &grounds, &proposal.known, cx)
}

/// Does everything bear the ground that it needs? Asked of the first person and of the second.
fn supported(ticket: &Ticket, given: &Grounds, known: &Known, cx: &Context<'_>) -> Result<Grounds, Refusal> {
    let agreement = cx.agreement;
    let Some(ground) = ground(agreement, &given.ground) else {
        let known = grounds(agreement).into_iter().map(|id| id.0).collect();
        return Err(ExclusionRefusal::UnknownGround { given: given.ground.0.clone(), known }.into());
    };
    if let Some(duty) = given.duty.as_ref().filter(|duty| agreement.duty(duty).is_none()) {
        let known = agreement.duties.iter().map(|duty| duty.id.0.clone()).collect();
        return Err(ExclusionRefusal::UnknownDuty { given: duty.0.clone(), known }.into());
    }
    let mut grounds = given.clone();
    if ground.cites_contract {
        if given.contract_clause.is_none() {
            return Err(ExclusionRefusal::ContractClauseMissing.into());
        }
        let found = given.found.unwrap_or_default();
        let both = found.contract_not_kept && found.documentation_not_applied;
        let either = found.contract_not_kept || found.documentation_not_applied;
        match agreement.readings.exclusion_2b1 {
            Exclusion2B1::Cumulative if !both => return Err(ExclusionRefusal::NotBoth.into()),
            Exclusion2B1::Either if !either => return Err(ExclusionRefusal::Neither.into()),
            Exclusion2B1::Cumulative | Exclusion2B1::Either => {}
        }
        grounds.found = Some(found);
    } else {
        grounds.found = None;
    }
    if ground.concerns == Concern::Customer {
        match known.trained {
            Some(false) => {}
            Some(true) => return Err(ExclusionRefusal::CustomerTrained.into()),
            None => return Err(ExclusionRefusal::RegisterSilent.into()),
        }
    }
    grounds.duty = duty_behind(&ground, given.duty.as_ref());
    let told_before = known.pointed_out.is_some_and(|at| at <= ticket.opened.at);
    match (&grounds.duty, agreement.readings.duties_as_grounds) {
        (Some(duty), DutiesAsGrounds::OnlyIfPointedOut) if !told_before => {
            Err(ExclusionRefusal::DutyNotPointedOut { duty: duty.clone() }.into())
        }
        _ => Ok(grounds),
    }
}

/// The duty that a ground rests on: a condition on the customer is its training (clause 2.C); all else only what was named.
fn duty_behind(ground: &Ground<'_>, named: Option<&DutyId>) -> Option<DutyId> {
    match ground.concerns {
        Concern::Customer => Some(DutyId::from(TRAINING)),
        Concern::Incident => named.cloned(),
    }
}

/// May this person be the second or the third? A qualified member, or a manager.
fn decides(actor: &Actor) -> Result<(), Refusal> {
    let manages = matches!(actor.role, Role::CentreManager | Role::ProviderManager);
    if actor.qualified.is_any() || manages { Ok(()) } else { Err(ExclusionRefusal::Unqualified.into()) }
}

impl From<ExclusionRefusal> for Refusal {
    fn from(refusal: ExclusionRefusal) -> Refusal {
        Refusal::Exclusion(refusal)
    }
}

impl ExclusionRefusal {
    /// A stable word for it.
    pub fn code(&self) -> &'static str {
        match self {
            ExclusionRefusal::UnknownGround { .. } => "unknown-ground",
            ExclusionRefusal::UnknownDuty { .. } => "unknown-duty",
            ExclusionRefusal::ContractClauseMissing => "contract-clause-missing",
            ExclusionRefusal::NotBoth => "not-both-conditions",
            ExclusionRefusal::Neither => "neither-condition",
            ExclusionRefusal::CustomerTrained => "customer-trained",
            ExclusionRefusal::RegisterSilent => "register-silent",
            ExclusionRefusal::DutyNotPointedOut { .. } => "duty-not-pointed-out",
            ExclusionRefusal::Waits => "exclusion-waits",
            ExclusionRefusal::Excluded => "already-excluded",
            ExclusionRefusal::NotExcluded => "not-excluded",
            ExclusionRefusal::SamePerson => "same-person",
            ExclusionRefusal::NotAThirdPerson => "not-a-third-person",
            ExclusionRefusal::Unqualified => "qualified-decides",
            ExclusionRefusal::AlreadyContested => "already-contested",
            ExclusionRefusal::NothingContested => "nothing-contested",
        }
    }

    /// The clause behind it.
    pub fn clause(&self) -> ClauseId {
        ClauseId::from(match self {
            ExclusionRefusal::ContractClauseMissing
            | ExclusionRefusal::NotBoth
            | ExclusionRefusal::Neither => "2.B.1",
            ExclusionRefusal::CustomerTrained | ExclusionRefusal::RegisterSilent => "2.B.4",
            ExclusionRefusal::UnknownDuty { .. } | ExclusionRefusal::DutyNotPointedOut { .. } => "2.C",
            _ => "2.B",
        })
    }

    /// Which field it is about, where it is about one.
    pub fn field(&self) -> Option<Field> {
        match self {
            ExclusionRefusal::ContractClauseMissing => Some(Field::ContractClause),
            _ => None,
        }
    }
}
