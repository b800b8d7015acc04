//! What the page shows, read once; and how it says instants: in the zone of the region.

use std::sync::Arc;

use app::{Centre, Colleague, Failure, RegionCoverage, WEEKS_AHEAD};
use desk::access::{self, Object};
use desk::roster::{Duty, Forecast, IsoWeek, duties};
use desk::{Action, PersonId, Refusal, Roster};
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use maud::{Markup, html};
use terms::{Agreement, RegionId};
use words::Lang;

use super::Asked;
use crate::components::{self, Tone};
use crate::reader::Signed;
use crate::typed::Typed;

/// A region's week, with all that the page says of it.
pub struct Board<'a> {
    pub signed: &'a Signed,
    pub typed: &'a Typed,
    pub asked: &'a Asked,
    pub agreement: Arc<Agreement>,
    pub region: RegionId,
    pub zone: TimeZone,
    pub zone_name: String,
    pub week: IsoWeek,
    pub this_week: IsoWeek,
    pub centre: Centre,
    pub record: app::Record<Roster>,
    /// The weeks before, this one and after.
    pub beside: Vec<Roster>,
    pub duties: Vec<Duty>,
    pub covered: RegionCoverage,
    pub forecast: Forecast,
    pub ahead: RegionCoverage,
    pub was: Option<(Timestamp, desk::roster::Answer)>,
    /// May the reader plan?
    pub plans: bool,
}

impl<'a> Board<'a> {
    pub async fn load(signed: &'a Signed, asked: &'a Asked, typed: &'a Typed) -> Result<Board<'a>, Failure> {
        let (app, now) = (signed.app(), signed.reader.now);
        let (agreement, _) = app.editions().in_force(now)?;
        let known = || agreement.regions.iter().map(|region| region.id.to_string()).collect();
        let region = match asked.region.as_deref().filter(|name| !name.is_empty()) {
            Some(name) => RegionId::from(name),
            None => signed.visitor.organisation.region.clone(),
        };
        let Some(found) = agreement.region(&region) else {
            return Err(Refusal::UnknownRegion { given: region.to_string(), known: known() }.into());
        };
        let zone_name = found.zone.clone();
        let zone = TimeZone::get(&zone_name).unwrap_or(TimeZone::UTC);
        let this_week = IsoWeek::of(zone.to_datetime(now).date());
        let week = asked.week.as_deref().and_then(|week| week.parse().ok()).unwrap_or(this_week);
        let record = app.roster(&signed.visitor, week).await?;
        let beside = app.weeks(&signed.visitor, week.plus(-1), week.plus(1)).await?;
        let duties = duties(&beside);
        let covered = app.coverage_of_week(&region, week).await?;
        let minutes = asked.minutes.as_deref().and_then(|typed| typed.trim().parse().ok());
        let minutes = minutes.filter(|minutes| (1..=app::MINUTES_MOST).contains(minutes));
        let forecast = app.forecast(&covered, week, minutes.unwrap_or(app::MINUTES_EACH)).await?;
        // The very time that `guichet coverage` and the API tell, from this instant on.
        let until = now.checked_add((WEEKS_AHEAD * 7 * 24).hours()).unwrap_or(Timestamp::MAX);
        let ahead = app.coverage(&region, now, until).await?;
        let was = match asked.was.as_deref().and_then(|typed| instant(&zone, typed)) {
            Some(at) => Some((at, app.was_staffed(&region, at).await?)),
            None => None,
        };
        let plans = access::require(&signed.actor(), Action::PlanRoster, &Object::House).is_ok();
        let centre = app.crew().await?;
        Ok(Board {
            signed,
            typed,
            asked,
            agreement,
            region,
            zone,
            zone_name,
            week,
            this_week,
            centre,
            record,
            beside,
            duties,
            covered,
            forecast,
            ahead,
            was,
            plans,
        })
    }

    pub fn w(&self) -> Lang {
        self.signed.reader.lang
    }

    pub fn roster(&self) -> &Roster {
        &self.record.value
    }

    /// Who reads.
    pub fn me(&self) -> PersonId {
        self.signed.visitor.person.id
    }

    /// Those who may have a shift.
    pub fn colleagues(&self) -> impl Iterator<Item = &Colleague> {
        self.centre.colleagues.iter().filter(|one| one.active)
    }

    /// Who somebody is.
    pub fn name(&self, person: PersonId) -> String {
        Some(self.centre.name(person))
            .filter(|name| !name.is_empty())
            .map_or_else(|| self.w().somebody(), str::to_owned)
    }

    pub fn local(&self, at: Timestamp) -> DateTime {
        self.zone.to_datetime(at)
    }

    /// `9 h` or `09:00`; the end of a day is its midnight.
    pub fn time(&self, at: Timestamp) -> String {
        self.w().time(self.local(at).time())
    }

    /// `lun. 23 nov. 9 h–18 h`.
    pub fn span(&self, from: Timestamp, until: Timestamp) -> String {
        let w = self.w();
        let (first, last) = (self.local(from), self.local(until));
        let day = |date: Date| w.day(date);
        let end = if first.date() == last.date() {
            w.time(last.time())
        } else {
            format!("{} {}", day(last.date()), w.time(last.time()))
        };
        format!("{} {}–{end}", day(first.date()), w.time(first.time()))
    }

    /// Where a week of a region is.
    pub fn href(&self, week: IsoWeek, region: &RegionId) -> String {
        format!("/desk/roster?week={week}&region={region}")
    }

    /// What goes with every form: where one is, what one had seen, and the key of this very form.
    pub fn hidden(&self, noun: &str) -> Markup {
        let key = match self.typed.get("key") {
            key if !key.is_empty() && self.typed.get("form") == noun => key.to_owned(),
            _ => self.signed.app().fresh_id().to_string(),
        };
        html! {
            input type="hidden" name="week" value=(self.week);
            input type="hidden" name="region" value=(self.region);
            input type="hidden" name="seen" value=(self.roster().version);
            input type="hidden" name="form" value=(noun);
            input type="hidden" name="key" value=(key);
        }
    }

    /// What was typed, or what a form begins with.
    pub fn value(&self, name: &str, begins: impl Into<String>) -> String {
        if self.typed.has(name) { self.typed.get(name).to_owned() } else { begins.into() }
    }
}

pub fn midnight(zone: &TimeZone, date: Date) -> Timestamp {
    zone.to_ambiguous_timestamp(date.at(0, 0, 0, 0)).compatible().unwrap_or(Timestamp::MAX)
}

/// `2026-11-23T10:15`, as a browser writes it.
pub fn instant(zone: &TimeZone, typed: &str) -> Option<Timestamp> {
    let civil: DateTime = typed.trim().replace(' ', "T").parse().ok()?;
    zone.to_ambiguous_timestamp(civil).compatible().ok()
}

/// The gaps of the next two weeks, for whoever answers for them; for others, and where there is none, nothing.
///
/// # Errors
///
/// The database is away.
pub async fn near(signed: &Signed) -> Result<Option<Markup>, Failure> {
    if access::require(&signed.actor(), Action::PlanRoster, &Object::House).is_err() {
        return Ok(None);
    }
    let gaps = signed.app().near_gaps().await?;
    if gaps.is_empty() {
        return Ok(None);
    }
    let w = signed.reader.lang;
    let line = |gap: &RegionCoverage| {
        let zone = TimeZone::get(gap.calendar.zone()).unwrap_or(TimeZone::UTC);
        let first = gap.coverage.gaps().first().map(|first| first.from)?;
        let week = IsoWeek::of(zone.to_datetime(first).date());
        let said = signed.reader.moment(first, gap.calendar.zone()).text;
        let said = w.roster_near_gap(gap.region.as_str(), &w.open_time(gap.coverage.short()), &said);
        Some((format!("/desk/roster?week={week}&region={}", gap.region), said))
    };
    let lines: Vec<(String, String)> = gaps.iter().filter_map(line).collect();
    Ok(Some(components::notice(
        Tone::Soon,
        &w.roster_near_gaps(),
        html! { ul { @for (href, said) in lines { li { a href=(href) { (said) } } } } },
    )))
}

/// The days of a week with the instants between which they lie.
pub fn days(board: &Board<'_>) -> Vec<(Date, Timestamp, Timestamp)> {
    let at = |date: Date| midnight(&board.zone, date);
    board.week.days().map(|date| (date, at(date), at(date.saturating_add(1.day())))).collect()
}
