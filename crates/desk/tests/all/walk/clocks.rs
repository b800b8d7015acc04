//! What time says about a ticket, recomputed from its entries alone: no fold, no calendar, no agreement of the program. The
//! figures of each version are typed again here.

use desk::exclusion::ExclusionFact;
use desk::fact::{Kind, Opened, Qualification, Triage};
use desk::information::InformationFact;
use desk::promise::PromiseFact;
use desk::remote::RemoteFact;
use desk::{Entry, Fact, Standing, TicketFact};
use hours::OpenTime;
use jiff::Timestamp;

use super::minutes::{self, Minutes};

/// A clock as it should be.
#[derive(Clone, PartialEq, Debug)]
pub struct Expected {
    pub category: Option<u8>,
    pub region: String,
    pub course: Course,
    pub due: Option<Timestamp>,
    pub stop: Option<Timestamp>,
    pub standing: Standing,
}

/// How firm it is.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Course {
    Provisional,
    Firm,
    Superseded(Timestamp),
    Excluded(Timestamp),
    NotAnIncident(Kind),
}

/// The minutes within which each version wants an acknowledgement.
fn promised(agreement: &str, category: u8) -> Option<i64> {
    match (agreement, category) {
        ("2021-09", 1) | ("alpha-1", 2) => Some(60),
        ("2021-09" | "2026-12", 2) => Some(240),
        ("2026-12" | "alpha-1", 1) => Some(30),
        ("2027-02", 1) => Some(45),
        ("2027-02", 2) => Some(180),
        ("2027-02", 3) => None,
        other => panic!("nobody agreed on {other:?}"),
    }
}

fn categories(agreement: &str) -> &'static [u8] {
    if agreement == "2027-02" { &[1, 2, 3] } else { &[1, 2] }
}

/// A ticket's entries.
pub struct Past<'a> {
    pub entries: &'a [Entry],
    pub now: Timestamp,
}

struct Target {
    category: u8,
    minutes: i64,
    due: Timestamp,
    region: &'static Minutes,
}

impl<'a> Past<'a> {
    fn facts(&self) -> impl DoubleEndedIterator<Item = (&'a Entry, &'a TicketFact)> + use<'a> {
        self.entries.iter().map(|entry| match &entry.fact {
            Fact::Ticket(fact) => (entry, fact),
            other => panic!("{other:?} in a ticket"),
        })
    }

    pub fn opened(&self) -> (&'a Opened, Timestamp) {
        match self.facts().next() {
            Some((entry, TicketFact::Opened(opened))) => (opened, entry.at),
            other => panic!("{other:?} begins a ticket"),
        }
    }

    fn regions(&self) -> Vec<&'static Minutes> {
        self.opened().0.regions.iter().map(|region| minutes::of(region.as_str())).collect()
    }

    fn agreement(&self) -> &'a str {
        let repinned = self.facts().rev().find_map(|(_, fact)| match fact {
            TicketFact::Repinned(repinned) => Some(&repinned.to),
            _ => None,
        });
        repinned.unwrap_or(&self.opened().0.pin).agreement.as_str()
    }

    /// What each category would mean, the strictest first.
    fn targets(&self) -> Vec<Target> {
        let (agreement, opened) = (self.agreement(), self.opened().1);
        let of = |category: &u8| {
            let minutes = promised(agreement, *category)?;
            let dues = self.regions().into_iter().map(|region| (region.due(opened, minutes * 60), region));
            let (due, region) = dues.min_by_key(|(due, region)| (*due, region.region))?;
            Some(Target { category: *category, minutes, due, region })
        };
        let mut targets: Vec<Target> = categories(agreement).iter().filter_map(of).collect();
        targets.sort_by_key(|target| (target.due, target.minutes, target.category));
        targets
    }

    /// Is it an act of the desk that the other side sees and that says "we have it"? Being told that it is excluded counts
    /// too, unless it is that very exclusion that ends the target.
    fn sign(&self, excluded: bool) -> Option<Timestamp> {
        let ends = self.exclusion().filter(|_| excluded).map(|entry| entry.number);
        let (asked_by, mut closed, mut triaged) = (self.opened().0.asked_by, false, false);
        for (entry, fact) in self.facts() {
            let theirs = entry.on_behalf_of != Some(asked_by);
            let is_sign = match fact {
                TicketFact::Acknowledged { .. }
                | TicketFact::Diagnosed { .. }
                | TicketFact::WorkaroundFound { .. }
                | TicketFact::Promise(PromiseFact::NextStep { .. })
                | TicketFact::Resolved { .. } => true,
                TicketFact::MessageSent { .. }
                | TicketFact::Closed { .. }
                | TicketFact::Information(InformationFact::Requested { .. })
                | TicketFact::Remote(RemoteFact::Asked(_)) => theirs,
                TicketFact::Exclusion(ExclusionFact::Confirmed { .. }) => ends != Some(entry.number),
                // It resolves what waits; to whom it is a circular, it acknowledges nothing.
                TicketFact::Shipped(_) => triaged && !closed,
                _ => false,
            };
            if is_sign {
                return Some(entry.at);
            }
            match fact {
                TicketFact::Triaged(_) => triaged = true,
                TicketFact::Closed { .. } => closed = true,
                TicketFact::Reopened { .. } => closed = false,
                _ => {}
            }
        }
        None
    }

    /// Since when it is excluded, if it is.
    fn excluded(&self) -> Option<Timestamp> {
        self.exclusion().map(|entry| entry.at)
    }

    /// By which entry.
    fn exclusion(&self) -> Option<&'a Entry> {
        let last = self.facts().rev().find_map(|(entry, fact)| match fact {
            TicketFact::Exclusion(ExclusionFact::Confirmed { .. }) => Some(Some(entry)),
            TicketFact::Exclusion(ExclusionFact::Overturned { .. } | ExclusionFact::Lifted { .. }) => {
                Some(None)
            }
            _ => None,
        });
        last.flatten()
    }

    /// The end after which nobody waited, at the due instant if there is one.
    fn withdrawal(&self, due: Option<Timestamp>) -> Option<Timestamp> {
        let mut ends: Vec<(Timestamp, Option<Timestamp>)> = Vec::new();
        for (entry, fact) in self.facts() {
            match (fact, ends.last_mut()) {
                (TicketFact::Closed { .. }, _) => ends.push((entry.at, None)),
                (TicketFact::Reopened { .. }, Some((_, back))) => *back = back.or(Some(entry.at)),
                _ => {}
            }
        }
        let holds = |(closed, back): &&(Timestamp, Option<Timestamp>)| match (back, due) {
            (None, _) => true,
            (Some(back), Some(due)) => *closed <= due && due < *back,
            (Some(_), None) => false,
        };
        ends.iter().find(holds).map(|(closed, _)| *closed)
    }

    fn is_promised(&self) -> bool {
        self.opened().0.level1.as_ref().is_none_or(|level1| level1.own_terms)
    }

    fn triages(&self) -> Vec<(Timestamp, &'a Triage)> {
        let of = |(entry, fact): (&'a Entry, &'a TicketFact)| match fact {
            TicketFact::Triaged(triage) | TicketFact::Retriaged(triage) => Some((entry.at, triage)),
            _ => None,
        };
        self.facts().filter_map(of).collect()
    }

    fn firm(&self) -> Course {
        self.excluded().map_or(Course::Firm, Course::Excluded)
    }

    /// Every measurement of the acknowledgement, the one that counts now last.
    pub fn acknowledgement(&self) -> Vec<Expected> {
        if !self.is_promised() {
            return vec![self.without_target(None, self.firm(), None)];
        }
        let (targets, triages) = (self.targets(), self.triages());
        if triages.is_empty() {
            return vec![self.with_target(&targets[0], Course::Provisional)];
        }
        let mut all = Vec::new();
        for (i, (_, triage)) in triages.iter().enumerate() {
            let next = triages.get(i + 1);
            if next.is_some_and(|(_, next)| (next.category, next.kind) == (triage.category, triage.kind)) {
                continue;
            }
            let course = match (next, triage.kind) {
                (Some((at, _)), _) => Course::Superseded(*at),
                (None, Kind::Incident) => self.firm(),
                (None, other) => Course::NotAnIncident(other),
            };
            all.push(match targets.iter().find(|target| target.category == triage.category) {
                Some(target) => self.with_target(target, course),
                None => self.without_target(Some(triage.category), course, None),
            });
        }
        all
    }

    /// The response time: until the first diagnosis of a qualified member, or made their own by one. At a level-1 desk
    /// without terms of its own anyone's counts.
    pub fn diagnosis(&self) -> Expected {
        let any = !self.is_promised();
        let first = self.facts().find_map(|(entry, fact)| match fact {
            TicketFact::Diagnosed { qualification, .. } => {
                (any || *qualification == Qualification::Valid).then_some(entry.at)
            }
            TicketFact::Endorsed { .. } => Some(entry.at),
            _ => None,
        });
        self.without_target(None, self.firm(), Some(first))
    }

    fn ends(course: Course, stop: Option<Timestamp>) -> Option<Timestamp> {
        match course {
            Course::Excluded(at) => stop.filter(|stop| *stop <= at),
            _ => stop,
        }
    }

    /// `first`: what ends it, if it isn't an acknowledgement.
    fn without_target(
        &self,
        category: Option<u8>,
        course: Course,
        first: Option<Option<Timestamp>>,
    ) -> Expected {
        let opened = self.opened().1;
        let region = self.regions().into_iter().min_by_key(|region| (region.opening(opened), region.region));
        let region = region.expect("a region");
        let sign = || self.sign(matches!(course, Course::Excluded(_)));
        let own = || [sign(), self.withdrawal(None)].into_iter().flatten().min();
        let stop = Self::ends(course, first.unwrap_or_else(own));
        let spent = |to| OpenTime::from_seconds(region.between(opened, to));
        let standing = match (course, stop) {
            (Course::NotAnIncident(kind), _) => Standing::NoTarget(kind),
            (_, Some(at)) => {
                Standing::Measured { spent: spent(at), elapsed: at.as_second() - opened.as_second() }
            }
            (Course::Excluded(at), None) => Standing::Excluded { spent: spent(at) },
            (_, None) => Standing::Measuring { spent: spent(self.now) },
        };
        Expected { category, region: region.region.to_owned(), course, due: None, stop, standing }
    }

    fn with_target(&self, target: &Target, course: Course) -> Expected {
        let (opened, now, region, due) = (self.opened().1, self.now, target.region, target.due);
        let sign = self.sign(matches!(course, Course::Excluded(_)));
        let stop = [sign, self.withdrawal(Some(due))].into_iter().flatten().min();
        let stop = Self::ends(course, stop);
        let open = |from, to| OpenTime::from_seconds(region.between(from, to));
        let provisional = course == Course::Provisional;
        let standing = match (course, stop) {
            (Course::NotAnIncident(kind), _) => Standing::NoTarget(kind),
            (_, Some(at)) if at <= due && sign != Some(at) => Standing::Withdrawn,
            (_, Some(at)) if at <= due => Standing::Met { spent: open(opened, at) },
            (_, Some(at)) if provisional => Standing::Passed { over: open(due, at) },
            (_, Some(at)) => Standing::MetLate { spent: open(opened, at), over: open(due, at) },
            // It ran until it was confirmed, and an earlier miss stays.
            (Course::Excluded(at), None) if due < at => Standing::Missed { over: open(due, at) },
            (Course::Excluded(at), None) => Standing::Excluded { spent: open(opened, at) },
            (_, None) if due < now && provisional => Standing::Passed { over: open(due, now) },
            (_, None) if due < now => Standing::Missed { over: open(due, now) },
            (_, None) if now < region.opening(opened) => {
                Standing::NotStarted { starts: region.opening(opened) }
            }
            (_, None) if !region.is_open(now) => {
                Standing::DeskClosed { left: open(now, due), resumes: region.opening(now) }
            }
            (_, None) if region.between(now, due) <= (15 * 60).max(target.minutes * 15) => {
                Standing::Soon { left: open(now, due) }
            }
            (_, None) => Standing::Running { left: open(now, due) },
        };
        let (category, region) = (Some(target.category), region.region.to_owned());
        Expected { category, region, course, due: Some(due), stop, standing }
    }
}
