//! Who says how long, and who holds: settings are an organisation's own, within limits; a hold may be the centre's, too.

use crate::access::{self, Object};
use crate::decide::{Context, Decided, facts, not_older_than};
use crate::retention::{Class, Periods, RetentionFact, Rules};
use crate::{Action, Authored, Field, Organisation, OrganisationFact, Refusal, Stream};

/// What is asked of the desk about retention.
#[derive(Clone, PartialEq, Debug)]
pub enum RetentionCommand {
    /// Says how long.
    Set {
        /// How long.
        periods: Periods,
        /// Why; owed where something goes sooner than before.
        reason: Option<Authored>,
    },
    /// Holds what the organisation has.
    Hold {
        /// Why.
        reason: Authored,
    },
    /// Lifts that, where one's own organisation holds.
    Release,
}

impl RetentionCommand {
    /// The verb of the access table.
    pub fn action(&self) -> Action {
        match self {
            RetentionCommand::Set { .. } => Action::ManageRetention,
            RetentionCommand::Hold { .. } | RetentionCommand::Release => Action::HoldRetention,
        }
    }

    fn reason(&self) -> Option<&Authored> {
        match self {
            RetentionCommand::Set { reason, .. } => reason.as_ref(),
            RetentionCommand::Hold { reason } => Some(reason),
            RetentionCommand::Release => None,
        }
    }
}

/// Why not.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RetentionRefusal {
    /// Nobody may keep that for so long, or so short.
    Limits {
        /// What.
        class: Class,
    },
    /// That is what holds already.
    Same,
    /// They hold it already.
    Held,
    /// They hold nothing.
    NotHeld,
    /// Nothing of it is over.
    NotOver,
}

impl RetentionRefusal {
    /// A stable word for it.
    pub fn code(self) -> &'static str {
        match self {
            RetentionRefusal::Limits { .. } => "retention-limits",
            RetentionRefusal::Same => "retention-same",
            RetentionRefusal::Held => "retention-held",
            RetentionRefusal::NotHeld => "retention-not-held",
            RetentionRefusal::NotOver => "retention-not-over",
        }
    }
}

impl From<RetentionRefusal> for Refusal {
    fn from(refusal: RetentionRefusal) -> Refusal {
        Refusal::Retention(refusal)
    }
}

/// What comes of it; `centre` is the vendor's organisation, which says it for all.
///
/// # Errors
///
/// A [`Refusal`] that names its rule; then nothing has happened.
pub fn decide(
    of: &Organisation,
    centre: &Organisation,
    command: &RetentionCommand,
    cx: &Context<'_>,
) -> Result<Decided, Refusal> {
    let cx = &cx.cut();
    let object = Object::Of { organisation: of.id, provider: of.provider_at(cx.at), person: None };
    access::require(cx.actor, command.action(), &object)?;
    not_older_than(of.version, cx)?;
    if let Some(reason) = command.reason() {
        reason.check(Field::Reason)?;
        reason.keeps_no_credential(Field::Reason)?;
    }
    let is_held = of.retention.holds.contains_key(&cx.actor.organisation);
    let fact = match command {
        RetentionCommand::Set { periods, reason } => {
            within_limits(periods)?;
            if *periods == of.retention.periods {
                return Err(RetentionRefusal::Same.into());
            }
            if goes_sooner(of, centre, periods) && reason.is_none() {
                return Err(Refusal::Empty(Field::Reason));
            }
            RetentionFact::Set { periods: *periods, reason: reason.as_ref().map(Authored::reference) }
        }
        RetentionCommand::Hold { .. } if is_held => return Err(RetentionRefusal::Held.into()),
        RetentionCommand::Hold { reason } => RetentionFact::Held { reason: reason.reference() },
        RetentionCommand::Release if !is_held => return Err(RetentionRefusal::NotHeld.into()),
        RetentionCommand::Release => RetentionFact::Released {},
    };
    let texts = command.reason().into_iter().cloned().collect();
    Ok(facts(Stream::Organisation(of.id), of.version, [OrganisationFact::Retention(fact)], texts, cx))
}

fn within_limits(periods: &Periods) -> Result<(), Refusal> {
    let beyond = |class: &&Class| periods.of(**class).is_some_and(|months| !class.limits().contains(&months));
    match Class::ALL.iter().find(beyond) {
        Some(class) => Err(RetentionRefusal::Limits { class: *class }.into()),
        None => Ok(()),
    }
}

/// Is anything kept for a shorter time by that?
fn goes_sooner(of: &Organisation, centre: &Organisation, periods: &Periods) -> bool {
    let mut after = of.clone();
    after.retention.periods = *periods;
    let before = Rules::of(of, centre);
    let after = Rules::of(&after, if of.id == centre.id { &after } else { centre });
    Class::ALL.iter().any(|class| after.kept(*class).months < before.kept(*class).months)
}
