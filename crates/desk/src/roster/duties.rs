//! Shifts, absences and substitutes together: who is to be there, when.

use jiff::Timestamp;
use terms::RegionId;

use super::{Absence, Roster};
use crate::PersonId;

/// A time in which somebody is (or was) there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Duty {
    /// Who.
    pub person: PersonId,
    /// For which regions.
    pub regions: Vec<RegionId>,
    /// From this instant on.
    pub from: Timestamp,
    /// Up to this one.
    pub until: Timestamp,
    /// Whose place they take, if somebody's.
    pub instead_of: Option<PersonId>,
    /// The number of the shift in its week; none for a recorded presence.
    pub shift: Option<u32>,
    /// When it was last changed.
    pub since: Timestamp,
}

/// Who is to be there by these rosters, absences taken out and substitutes put in, in order of time.
///
/// An absence told in one week holds for a shift that began in another. A substitute who is away too takes nobody's
/// place: there is no substitute's substitute, the gap shows instead.
pub fn duties(rosters: &[Roster]) -> Vec<Duty> {
    let absences: Vec<&Absence> = rosters.iter().flat_map(|roster| &roster.absences).collect();
    let mut found = Vec::new();
    for held in rosters.iter().flat_map(|roster| &roster.shifts) {
        let shift = &held.shift;
        let whole = Duty {
            person: shift.person,
            regions: shift.regions.clone(),
            from: shift.from,
            until: shift.until,
            instead_of: None,
            shift: Some(shift.number),
            since: held.since,
        };
        for absence in absences.iter().filter(|absence| absence.person == shift.person) {
            let Some(substitute) = absence.substitute else { continue };
            let (from, until) = (shift.from.max(absence.from), shift.until.min(absence.until));
            let since = whole.since.max(absence.since);
            let instead_of = Some(shift.person);
            let taken = Duty { person: substitute, from, until, instead_of, since, ..whole.clone() };
            found.extend(present(taken, &absences));
        }
        found.extend(present(whole, &absences));
    }
    found.sort_by_key(|duty| (duty.from, duty.until, duty.person));
    // The same absence told in two weeks gives the same duty twice.
    found.dedup_by(|a, b| (a.person, a.from, a.until, &a.regions) == (b.person, b.from, b.until, &b.regions));
    found
}

/// A duty without the times in which its person is away.
fn present(duty: Duty, absences: &[&Absence]) -> Vec<Duty> {
    let mut pieces = vec![duty];
    for absence in absences {
        pieces = pieces.into_iter().flat_map(|piece| without(piece, absence)).collect();
    }
    pieces.retain(|piece| piece.from < piece.until);
    pieces
}

fn without(duty: Duty, absence: &Absence) -> Vec<Duty> {
    if absence.person != duty.person || absence.until <= duty.from || duty.until <= absence.from {
        return vec![duty];
    }
    let since = duty.since.max(absence.since);
    let before = Duty { until: absence.from.max(duty.from), since, ..duty.clone() };
    let after = Duty { from: absence.until.min(duty.until), since, ..duty };
    vec![before, after]
}

/// Those of a region.
pub fn of_region<'a>(duties: &'a [Duty], region: &'a RegionId) -> impl Iterator<Item = &'a Duty> {
    duties.iter().filter(move |duty| duty.regions.contains(region))
}

/// Who is to be there for a region at an instant, each once.
pub fn on_shift(rosters: &[Roster], region: &RegionId, at: Timestamp) -> Vec<PersonId> {
    let duties = duties(rosters);
    let now = of_region(&duties, region).filter(|duty| duty.from <= at && at < duty.until);
    let mut people: Vec<PersonId> = now.map(|duty| duty.person).collect();
    people.sort_unstable();
    people.dedup();
    people
}
