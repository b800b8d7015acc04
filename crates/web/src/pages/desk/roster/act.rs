//! The verbs of a roster: each is a POST to a noun, and leads back to the week, or to the same page with what wasn't taken.

use app::Failure;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use desk::roster::{IsoWeek, NewShift, RosterCommand, RosterRefusal};
use desk::{Digest, PersonId, Refusal};
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use terms::RegionId;

use super::board::instant;
use super::{Asked, again};
use crate::pages::desk::{Centre, nothing_here};
use crate::reader::Signed;
use crate::refuse::{No, Told, told};
use crate::typed::Typed;

/// The most weeks that one form plans.
const MOST_WEEKS: i64 = 26;

/// `POST /desk/roster/{noun}`.
pub async fn act(Centre(signed): Centre, Path(noun): Path<String>, typed: Typed) -> Result<Response, No> {
    let Some(form) = Filled::of(&signed, &typed) else { return Err(nothing_here(&signed)) };
    let taken = match form.changes(&noun).await {
        Ok(Some(changes)) => form.send(&changes).await.map(|()| done(&noun, &changes, &signed)),
        Ok(None) => return Err(nothing_here(&signed)),
        Err(failure) => Err(failure),
    };
    match taken {
        Ok(done) => {
            let to = format!("/desk/roster?week={}&region={}&done={done}", form.week, form.region);
            Ok(Redirect::to(&to).into_response())
        }
        Err(failure) => {
            let asked = Asked {
                week: Some(form.week.to_string()),
                region: Some(form.region.to_string()),
                ..Asked::default()
            };
            again(&signed, &asked, &typed, &in_their_words(&form, &failure), &noun).await
        }
    }
}

fn done(noun: &str, changes: &[Change], signed: &Signed) -> &'static str {
    let [(_, command)] = changes else { return if noun == "repeats" { "copied" } else { "planned" } };
    match (noun, command) {
        ("copies" | "repeats", _) => "copied",
        ("removals", _) => "removed",
        ("changes", _) => "changed",
        ("shifts", RosterCommand::Plan(shifts)) if shifts.len() == 1 => "planned-one",
        ("swaps", RosterCommand::Swap { .. }) if !signed.visitor.person.role.plans() => "swap-asked",
        ("swaps", _) => "swapped",
        ("absences" | "substitutes", _) => "absence",
        ("presence", _) => "presence",
        ("handovers", _) => "handed-over",
        _ => "planned",
    }
}

/// A verb on a week.
type Change = (IsoWeek, RosterCommand);

/// A refusal's instants are told in the zone of the region.
fn in_their_words(form: &Filled<'_>, failure: &Failure) -> Told {
    let reader = &form.signed.reader;
    let plain = told(reader.lang, failure);
    let Failure::Refused(refusal) = failure else { return plain };
    Told { said: reader.lang.refusal(refusal, |at| reader.moment_in_full(at, &form.zone_name).text), ..plain }
}

/// What was filled in, for a week and a region that there are.
struct Filled<'a> {
    signed: &'a Signed,
    typed: &'a Typed,
    week: IsoWeek,
    region: RegionId,
    zone_name: String,
    zone: TimeZone,
}

impl<'a> Filled<'a> {
    fn of(signed: &'a Signed, typed: &'a Typed) -> Option<Filled<'a>> {
        let (agreement, _) = signed.app().editions().in_force(signed.reader.now).ok()?;
        let week = typed.get("week").parse().ok()?;
        let region = agreement.region(&RegionId::from(typed.get("region")))?;
        let zone_name = region.zone.clone();
        let zone = TimeZone::get(&zone_name).ok()?;
        Some(Filled { signed, typed, week, region: region.id.clone(), zone_name, zone })
    }

    /// What is asked of the desk, week by week; `None` for a noun that there isn't.
    async fn changes(&self, noun: &str) -> Result<Option<Vec<Change>>, Failure> {
        Ok(Some(match noun {
            "shifts" => self.repeated()?,
            "repeats" => self.followed().await?,
            "rows" => vec![(self.week, RosterCommand::Plan(self.as_last_week().await?))],
            _ => match self.command(noun).await? {
                Some(command) => vec![(self.week, command)],
                None => return Ok(None),
            },
        }))
    }

    /// What is asked of this week alone; `None` for a noun that there isn't.
    async fn command(&self, noun: &str) -> Result<Option<RosterCommand>, Failure> {
        let get = |name: &str| self.typed.get(name);
        let number = |name: &str| get(name).parse::<u64>().unwrap_or(0);
        let shift = |name: &str| get(name).parse::<u32>().unwrap_or(0);
        Ok(Some(match noun {
            "changes" => {
                let none = || Refusal::from(RosterRefusal::NoSuchHours);
                let with = self.shifts()?.into_iter().next().ok_or_else(none)?;
                RosterCommand::Replace { shift: shift("shift"), with }
            }
            "copies" => self.copy().await?,
            "removals" => RosterCommand::Remove { shift: shift("shift") },
            "swaps" if self.typed.has("swap") && get("answer") == "agree" => {
                RosterCommand::AgreeSwap { swap: number("swap") }
            }
            "swaps" if self.typed.has("swap") => RosterCommand::DeclineSwap { swap: number("swap") },
            "swaps" => RosterCommand::Swap {
                shift: shift("shift"),
                with: self.person("with")?,
                in_return: Some(shift("in-return")).filter(|number| *number > 0),
            },
            "absences" if self.typed.has("not-away") => {
                RosterCommand::NotAway { absence: number("not-away") }
            }
            "absences" => RosterCommand::Away {
                person: self.person("away-person")?,
                from: self.at("away-from")?,
                until: self.at("away-until")?,
                why: get("away-why").parse().map_err(|()| Refusal::Empty(desk::Field::Reason))?,
                substitute: self.somebody("away-substitute")?,
            },
            "substitutes" => {
                let absence = number("absence");
                let substitute = self.somebody(&format!("substitute-{absence}"))?;
                RosterCommand::Substitute { absence, substitute }
            }
            "presence" => match self.presence()? {
                Some(command) => command,
                None => return Ok(None),
            },
            "handovers" => {
                let text = self.signed.app().authored(get("handover"));
                RosterCommand::HandOver { region: self.region.clone(), text }
            }
            _ => return Ok(None),
        }))
    }

    fn presence(&self) -> Result<Option<RosterCommand>, Refusal> {
        let app = self.signed.app();
        let me = self.signed.visitor.person.id;
        Ok(Some(match self.typed.get("verb") {
            "arrive" => RosterCommand::Arrive { person: me, regions: self.regions("here") },
            "leave" => RosterCommand::Leave { person: me },
            "note" => RosterCommand::NotePresence {
                presence: NewShift {
                    person: self.person("note-person")?,
                    regions: self.regions("note-region"),
                    from: self.at("note-from")?,
                    until: self.at("note-until")?,
                },
                reason: app.authored(self.typed.get("note-reason")),
            },
            "strike" => {
                let presence: u64 = self.typed.get("presence").parse().unwrap_or(0);
                let reason = app.authored(self.typed.get(&format!("strike-{presence}")));
                RosterCommand::StrikePresence { presence, reason }
            }
            _ => return Ok(None),
        }))
    }

    /// A shift on each of the days; an end that isn't after the beginning is the next morning's.
    fn shifts(&self) -> Result<Vec<NewShift>, Refusal> {
        let wrong = || Refusal::from(RosterRefusal::NoSuchHours);
        let time = |name: &str| self.typed.get(name).parse::<Time>().map_err(|_| wrong());
        let (person, regions) = (self.person("person")?, self.regions("regions"));
        let (from, until) = (time("from")?, time("until")?);
        let shift = |day: String| {
            let day: Date = day.parse().map_err(|_| wrong())?;
            let ends = if until > from { day } else { day.saturating_add(1.day()) };
            let at = |civil: jiff::civil::DateTime| {
                self.zone.to_ambiguous_timestamp(civil).compatible().map_err(|_| wrong())
            };
            let (from, until) = (at(day.to_datetime(from))?, at(ends.to_datetime(until))?);
            Ok(NewShift { person, regions: regions.clone(), from, until })
        };
        self.typed.all("day").into_iter().map(shift).collect()
    }

    /// The shifts of the form, in this week and in those that follow, without the days that are closed then.
    fn repeated(&self) -> Result<Vec<Change>, Refusal> {
        let shifts = self.shifts()?;
        let mut changes = vec![(self.week, RosterCommand::Plan(shifts.clone()))];
        for n in 1..self.weeks("repeat", 1)? {
            let moved: Vec<NewShift> = shifts.iter().filter_map(|shift| self.moved(shift, n)).collect();
            if !moved.is_empty() {
                changes.push((self.week.plus(n), RosterCommand::Plan(moved)));
            }
        }
        Ok(changes)
    }

    /// A copy of this week in each of those that follow.
    async fn followed(&self) -> Result<Vec<Change>, Failure> {
        let app = self.signed.app();
        let found = app.weeks(&self.signed.visitor, self.week, self.week).await?.into_iter().next();
        let from = found.ok_or(Refusal::Roster(RosterRefusal::NothingToCopy(self.week)))?;
        let copy = || RosterCommand::Copy { from: Box::new(from.clone()), region: Some(self.region.clone()) };
        Ok((1..=self.weeks("weeks", 1)?).map(|n| (self.week.plus(n), copy())).collect())
    }

    /// What somebody had planned in the week before, without the days that are closed now.
    async fn as_last_week(&self) -> Result<Vec<NewShift>, Failure> {
        let (person, before) = (self.person("person")?, self.week.plus(-1));
        let found = self.signed.app().weeks(&self.signed.visitor, before, before).await?;
        let held = found.iter().flat_map(|roster| &roster.shifts);
        let own = held.filter(|held| held.planned_for == person && held.shift.regions.contains(&self.region));
        let again = own.filter_map(|held| {
            let (regions, from, until) = (held.shift.regions.clone(), held.shift.from, held.shift.until);
            self.moved(&NewShift { person, regions, from, until }, 1)
        });
        let again: Vec<NewShift> = again.collect();
        if again.is_empty() {
            Err(Refusal::Roster(RosterRefusal::NothingToCopy(before)).into())
        } else {
            Ok(again)
        }
    }

    /// A shift so many weeks later by the clock of the region; none where all its regions are closed then.
    fn moved(&self, shift: &NewShift, weeks: i64) -> Option<NewShift> {
        let later = |at: Timestamp| {
            let civil = self.zone.to_datetime(at).saturating_add(weeks.weeks());
            self.zone.to_ambiguous_timestamp(civil).compatible().ok()
        };
        let (from, until) = (later(shift.from)?, later(shift.until)?);
        let (_, calendars) = self.signed.app().editions().in_force(self.signed.reader.now).ok()?;
        let is_open = |region: &RegionId| {
            calendars
                .get(region)
                .is_some_and(|calendar| calendar.segments(from, until).is_ok_and(|s| !s.is_empty()))
        };
        shift.regions.iter().any(is_open).then(|| NewShift { from, until, ..shift.clone() })
    }

    /// So many weeks, of a field that may be left out.
    fn weeks(&self, name: &str, begins: i64) -> Result<i64, Refusal> {
        match self.typed.get(name).trim() {
            "" => Ok(begins),
            typed => {
                let weeks = typed.parse().ok().filter(|weeks| (1..=MOST_WEEKS).contains(weeks));
                weeks.ok_or_else(|| RosterRefusal::NoSuchHours.into())
            }
        }
    }

    async fn copy(&self) -> Result<RosterCommand, Failure> {
        let from: IsoWeek = self.typed.get("from").parse().unwrap_or(self.week.plus(-1));
        let found = self.signed.app().weeks(&self.signed.visitor, from, from).await?.into_iter().next();
        let from = found.ok_or(Refusal::Roster(RosterRefusal::NothingToCopy(from)))?;
        let region = (self.typed.get("which") != "all").then(|| self.region.clone());
        Ok(RosterCommand::Copy { from: Box::new(from), region })
    }

    fn person(&self, name: &str) -> Result<PersonId, Refusal> {
        self.somebody(name)?.ok_or(Refusal::Empty(desk::Field::Name))
    }

    fn somebody(&self, name: &str) -> Result<Option<PersonId>, Refusal> {
        match self.typed.get(name) {
            "" => Ok(None),
            typed => typed.parse().map(Some).map_err(|_| Refusal::Empty(desk::Field::Name)),
        }
    }

    fn regions(&self, name: &str) -> Vec<RegionId> {
        self.typed.all(name).into_iter().map(RegionId).collect()
    }

    fn at(&self, name: &str) -> Result<Timestamp, Refusal> {
        instant(&self.zone, self.typed.get(name)).ok_or_else(|| RosterRefusal::NoSuchHours.into())
    }

    async fn send(&self, changes: &[Change]) -> Result<(), Failure> {
        let (app, visitor) = (self.signed.app(), &self.signed.visitor);
        let typed = self.typed;
        let seen = typed.get("seen").parse().ok();
        let form = app::Form {
            seen,
            key: Some(typed.get("key").to_owned()).filter(|key| !key.is_empty()),
            body_hash: Digest::of(&[&typed.bytes()]).0,
        };
        if let [(_, command @ RosterCommand::Away { from, until, .. })] = changes
            && from < until
        {
            let week = |at: Timestamp| IsoWeek::of(self.zone.to_datetime(at).date());
            // An absence that ends at midnight on Monday isn't one of that week.
            let last = until.checked_sub(jiff::SignedDuration::from_secs(1)).unwrap_or(*until);
            let weeks = (week(*from), week(last).min(week(*from).plus(53)));
            // What this page had seen is another week's business where the absence begins elsewhere.
            let seen = seen.filter(|_| weeks.0 == self.week);
            app.tell_absence(visitor, weeks, command, &app::Form { seen, ..form }).await?;
            return Ok(());
        }
        // Where the first of several weeks isn't this one, what the page had seen is another week's business.
        let seen = seen.filter(|_| changes.first().is_some_and(|(week, _)| *week == self.week));
        app.change_rosters(visitor, changes, &app::Form { seen, ..form }).await
    }
}
