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

/// `POST /desk/roster/{noun}`.
pub async fn act(Centre(signed): Centre, Path(noun): Path<String>, typed: Typed) -> Result<Response, No> {
    let Some(form) = Filled::of(&signed, &typed) else { return Err(nothing_here(&signed)) };
    let taken = match form.command(&noun).await {
        Ok(Some(command)) => form.send(&command).await.map(|()| done(&noun, &command, &signed)),
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

fn done(noun: &str, command: &RosterCommand, signed: &Signed) -> &'static str {
    match (noun, command) {
        ("copies", _) => "copied",
        ("swaps", RosterCommand::Swap { .. }) if !signed.visitor.person.role.plans() => "swap-asked",
        ("swaps", _) => "swapped",
        ("absences" | "substitutes", _) => "absence",
        ("presence", _) => "presence",
        ("handovers", _) => "handed-over",
        _ => "planned",
    }
}

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

    /// What is asked of the desk; `None` for a noun that there isn't.
    async fn command(&self, noun: &str) -> Result<Option<RosterCommand>, Failure> {
        let get = |name: &str| self.typed.get(name);
        let number = |name: &str| get(name).parse::<u64>().unwrap_or(0);
        let shift = |name: &str| get(name).parse::<u32>().unwrap_or(0);
        Ok(Some(match noun {
            "shifts" => RosterCommand::Plan(self.shifts()?),
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

    async fn send(&self, command: &RosterCommand) -> Result<(), Failure> {
        let (app, visitor) = (self.signed.app(), &self.signed.visitor);
        let typed = self.typed;
        let seen = typed.get("seen").parse().ok();
        let form = app::Form {
            seen,
            key: Some(typed.get("key").to_owned()).filter(|key| !key.is_empty()),
            body_hash: Digest::of(&[&typed.bytes()]).0,
        };
        if let RosterCommand::Away { from, until, .. } = command
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
        app.change_roster(visitor, self.week, command, &form).await.map(|_| ())
    }
}
