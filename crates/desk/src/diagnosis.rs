//! Which diagnosis ends the response time (clause 1): one given by a qualified member, or the instant at which a
//! qualified member endorses one.

use jiff::Timestamp;

use crate::decide::Context;
use crate::fact::Qualification;
use crate::ticket::Done;
use crate::{Entry, Refusal, Ticket, TicketFact};

/// A diagnosis, as a ticket remembers it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Diagnosis {
    /// The number of its entry: by this it is endorsed.
    pub number: u64,
    /// When, by whom, and whether its author was qualified.
    pub given: Done<Qualification>,
    /// The first endorsement by somebody who was qualified, if there is one.
    pub endorsed: Option<Done<()>>,
}

impl Diagnosis {
    /// From when on it is the word of a qualified member; never, if its author wasn't one and nobody endorsed it.
    pub fn qualified_since(&self) -> Option<Done<()>> {
        match self.given.what {
            Qualification::Valid => Some(self.given.without()),
            Qualification::Absent | Qualification::Unknown => self.endorsed,
        }
    }
}

/// Was whoever acts qualified for this ticket's product, at this very instant?
pub(crate) fn qualification(ticket: &Ticket, cx: &Context<'_>) -> Qualification {
    match (cx.actor.is_import(), cx.actor.is_qualified_on(ticket)) {
        (true, _) => Qualification::Unknown,
        (false, true) => Qualification::Valid,
        (false, false) => Qualification::Absent,
    }
}

/// A qualified member makes a diagnosis their own: the response time ends now, not when it was given.
pub(crate) fn endorse(ticket: &Ticket, number: u64, cx: &Context<'_>) -> Result<TicketFact, Refusal> {
    let diagnosis = ticket.diagnoses.iter().find(|d| d.number == number).ok_or(Refusal::NoSuchDiagnosis)?;
    if let Some(since) = diagnosis.qualified_since() {
        return Err(Refusal::AlreadyQualified { at: since.at });
    }
    if qualification(ticket, cx) != Qualification::Valid {
        return Err(Refusal::NotQualified { product: ticket.product().cloned() });
    }
    Ok(TicketFact::Endorsed { diagnosis: number })
}

/// The first diagnosis that is a qualified member's, and since when.
pub(crate) fn first_qualified(diagnoses: &[Diagnosis]) -> Option<(Done<()>, bool)> {
    let since = |d: &Diagnosis| Some((d.qualified_since()?, d.given.what != Qualification::Valid));
    diagnoses.iter().filter_map(since).min_by_key(|(done, _)| done.at)
}

/// The diagnoses after one more entry of their ticket.
pub(crate) fn endorsed(diagnoses: &mut [Diagnosis], entry: &Entry, number: u64) {
    let by = Done { at: entry.at, by: entry.by, organisation: entry.on_behalf_of, what: () };
    if let Some(diagnosis) = diagnoses.iter_mut().find(|d| d.number == number) {
        diagnosis.endorsed = diagnosis.endorsed.or(Some(by));
    }
}

/// Was one of unknown authors given before that instant? It may have been the first.
pub(crate) fn is_doubtful(diagnoses: &[Diagnosis], first: Option<Timestamp>) -> bool {
    let unknown = |d: &Diagnosis| d.given.what == Qualification::Unknown;
    diagnoses.iter().any(|d| unknown(d) && first.is_none_or(|first| d.given.at < first))
}
