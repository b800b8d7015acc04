//! What would have been: the tickets of a period under another agreement. Nothing is written.

use std::sync::Arc;

use desk::access;
use desk::pin::Editions;
use desk::replay::{Answer, answer, flips};
use desk::report::{Group, Outcome, Row, targets, total};
use desk::roster::{Compared, compared, duties};
use desk::{Action, Proof, Scope, TicketId};
use jiff::{Timestamp, ToSpan};
use store::projections::{scope, tickets};
use store::values;
use terms::{Agreement, AgreementId, RegionId};

use crate::publishing::editions;
use crate::{App, Failure, Visitor};

/// A period under its own terms and under others.
#[derive(Clone, Debug)]
pub struct Replay {
    /// The terms that were tried.
    pub agreement: Arc<Agreement>,
    /// How many tickets opened in the period.
    pub tickets: u64,
    /// As it was.
    pub before: Group,
    /// As it would have been.
    pub after: Group,
    /// The tickets that would have come out otherwise.
    pub flips: Vec<Flip>,
    /// How the roster of the next [`WEEKS_AHEAD`](crate::WEEKS_AHEAD) weeks covers the hours of both; empty for whoever may
    /// not read a roster.
    pub staffing: Vec<Compared>,
}

/// A ticket that would have come out otherwise, with both derivations.
#[derive(Clone, Debug)]
pub struct Flip {
    /// Its public number.
    pub number: u64,
    /// The version that measured it.
    pub pin: AgreementId,
    /// Whose hours counted.
    pub region: Option<RegionId>,
    /// As it was.
    pub before: Side,
    /// As it would have been.
    pub after: Side,
}

/// One of the two.
#[derive(Clone, Debug)]
pub struct Side {
    /// How it came out.
    pub outcome: Outcome,
    /// Its derivation; none where there is no clock.
    pub proof: Option<Proof>,
}

impl App {
    /// The tickets of a period that this visitor may count, under another agreement.
    ///
    /// # Errors
    ///
    /// The terms have no calendar, or the database is away.
    pub async fn replay(
        &self,
        visitor: &Visitor,
        from: Timestamp,
        to: Timestamp,
        other: &Agreement,
    ) -> Result<Replay, Failure> {
        let now = self.now();
        let found_in = access::scope_for(&visitor.actor(now), Action::ReadReports);
        let replay = self.replay_in(found_in, from, to, other, now).await?;
        match self.may_read_rosters(visitor) {
            Ok(_) => Ok(Replay { staffing: self.staffing_under(other, now).await?, ..replay }),
            Err(_) => Ok(replay),
        }
    }

    /// The roster of the weeks ahead under the terms in force and under others.
    async fn staffing_under(&self, other: &Agreement, now: Timestamp) -> Result<Vec<Compared>, Failure> {
        let until = now.checked_add((crate::WEEKS_AHEAD * 7 * 24).hours()).unwrap_or(Timestamp::MAX);
        let made = other.calendars().map_err(|error| Failure::Agreement(error.to_string()))?;
        let held = self.editions().in_force(now).ok();
        let before = held.as_ref().map(|(agreement, calendars)| editions(agreement, calendars));
        let duties = duties(&self.rosters_around(now, until).await?);
        let crew = self.crew().await?.crew;
        Ok(compared(before, editions(other, &made), &duties, &crew, (now, until))?)
    }

    /// The same of the whole house, for its console.
    ///
    /// # Errors
    ///
    /// The terms have no calendar, or the database is away.
    pub async fn replay_of_the_house(
        &self,
        from: Timestamp,
        to: Timestamp,
        other: &Agreement,
        now: Timestamp,
    ) -> Result<Replay, Failure> {
        let replay = self.replay_in(Some(Scope::Centre), from, to, other, now).await?;
        Ok(Replay { staffing: self.staffing_under(other, now).await?, ..replay })
    }

    async fn replay_in(
        &self,
        found_in: Option<Scope>,
        from: Timestamp,
        to: Timestamp,
        other: &Agreement,
        now: Timestamp,
    ) -> Result<Replay, Failure> {
        let made = other.calendars().map_err(|error| Failure::Agreement(error.to_string()))?;
        let others = editions(other, &made);
        let (mut before, mut after, mut flipped) = (Vec::new(), Vec::new(), Vec::new());
        if let Some(found_in) = found_in {
            let asked = values![scope(found_in), from.as_microsecond(), to.as_microsecond()];
            for row in self.within(&[found_in], &tickets::MEASURED, &asked).await? {
                let (number, id) = (row.get(0)?, TicketId::from_bytes(row.get(7)?));
                let ticket = self.load_ticket(id).await?.value;
                // What a provider's desk promises is in no version of the vendor's agreement.
                if ticket.level1_desk().is_some() {
                    continue;
                }
                let (agreement, calendars) = self.pinned(ticket.pin()).await?;
                let own = editions(&agreement, &calendars);
                let was = answer(&ticket, own, now)?;
                // Regions that the others don't have give no clock, and so no promise.
                let would = answer(&ticket, others, now)?;
                before.push(was.outcome);
                after.push(would.outcome);
                if flips(was.outcome, would.outcome) {
                    let region = was.clock.as_ref().map(|clock| clock.region.clone());
                    let (was, would) = (side(&was, number, own, now)?, side(&would, number, others, now)?);
                    let pin = ticket.pin().agreement.clone();
                    flipped.push(Flip { number, pin, region, before: was, after: would });
                }
            }
        }
        let counted = |outcomes: &[Outcome]| {
            let rows = outcomes.iter().map(|outcome| Row { key: Vec::new(), outcome: *outcome });
            total(&targets(rows))
        };
        Ok(Replay {
            agreement: Arc::new(other.clone()),
            tickets: before.len() as u64,
            before: counted(&before),
            after: counted(&after),
            flips: flipped,
            staffing: Vec::new(),
        })
    }
}

fn side(answer: &Answer, number: u64, editions: Editions<'_>, now: Timestamp) -> Result<Side, Failure> {
    Ok(Side { outcome: answer.outcome, proof: answer.proof(number, editions, now)? })
}
