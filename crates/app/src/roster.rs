//! Who is at the centre, and what that covers (clause 3.B): weeks read and changed, coverage ahead, presence afterwards.

use std::collections::BTreeMap;

use desk::access::{self, Fields, Object};
use desk::fact::Party;
use desk::roster::{
    self, Answer, Coverage, Crew, Duty, Forecast, Gap, House, IsoWeek, Need, Past, RosterCommand, coverage,
    duties, of_region, on_shift, presences, was_staffed,
};
use desk::{Action, Context, Folded, Person, PersonId, Refusal, Roster, Scope};
use hours::Calendar;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use store::projections::{records, scope, tickets};
use store::values;
use terms::{RegionId, Staffing};

use crate::load::Loaded;
use crate::tickets::Placed;
use crate::{App, Failure, Form, Receipt, Record, Visitor, Which};

/// How far ahead coverage is looked at, in weeks, unless somebody asks for more.
pub const WEEKS_AHEAD: i64 = 12;
/// So many weeks back a forecast looks.
pub const WEEKS_BACK: u32 = 8;
/// So many minutes a request takes one person, unless somebody says otherwise: an assumption, and shown as one.
pub const MINUTES_EACH: u32 = 30;
/// A day's work: no request takes one person longer without being several.
pub const MINUTES_MOST: u32 = 480;
/// A gap so near is on the manager's page.
const NEAR: SignedDuration = SignedDuration::from_hours(14 * 24);

/// Somebody of the centre, as a roster shows them.
#[derive(Clone, Debug)]
pub struct Colleague {
    /// Who.
    pub id: PersonId,
    /// The name; empty if erased.
    pub name: String,
    /// May come in.
    pub active: bool,
    /// Qualified now.
    pub qualified: bool,
}

/// The people of the centre.
#[derive(Clone, Debug, Default)]
pub struct Centre {
    /// As coverage knows them.
    pub crew: Crew,
    /// As people know them, by name.
    pub colleagues: Vec<Colleague>,
}

impl Centre {
    /// The name of somebody; empty if nobody knows it.
    pub fn name(&self, person: PersonId) -> &str {
        self.colleagues.iter().find(|one| one.id == person).map_or("", |one| one.name.as_str())
    }
}

/// A region's open hours, with who covers them.
#[derive(Clone, Debug)]
pub struct RegionCoverage {
    /// The region.
    pub region: RegionId,
    /// Its calendar, at the beginning.
    pub calendar: Calendar,
    /// From this instant on.
    pub from: Timestamp,
    /// Up to this one.
    pub until: Timestamp,
    /// What the agreement asks for, with its reason.
    pub needs: Vec<Staffing>,
    /// What there is.
    pub coverage: Coverage,
}

/// A coverage as programs are told it: page, API and command line say the same.
#[derive(Clone, Debug, Serialize)]
pub struct CoverageTold {
    /// The region.
    pub region: RegionId,
    /// Its zone.
    pub zone: String,
    /// From this instant on.
    pub from: Timestamp,
    /// Up to this one.
    pub until: Timestamp,
    /// All the open time, in seconds.
    pub open_seconds: i64,
    /// That of which nothing is short.
    pub covered_seconds: i64,
    /// The rest.
    pub short_seconds: i64,
    /// What the agreement asks for.
    pub needs: Vec<Staffing>,
    /// What isn't covered, each with what is short.
    pub gaps: Vec<Gap>,
}

impl RegionCoverage {
    /// For programs.
    pub fn told(&self) -> CoverageTold {
        CoverageTold {
            region: self.region.clone(),
            zone: self.calendar.zone().to_owned(),
            from: self.from,
            until: self.until,
            open_seconds: self.coverage.open().as_seconds(),
            covered_seconds: self.coverage.covered().as_seconds(),
            short_seconds: self.coverage.short().as_seconds(),
            needs: self.needs.clone(),
            gaps: self.coverage.gaps(),
        }
    }
}

/// How a past time was staffed, as planned and as recorded.
#[derive(Clone, Debug)]
pub struct Staffed {
    /// As planned.
    pub planned: RegionCoverage,
    /// As recorded. Where nobody recorded anything it says that nobody was there: [`Staffed::recorded_on`] tells.
    pub recorded: RegionCoverage,
    /// Who was there, when.
    pub presences: Vec<Duty>,
}

impl Staffed {
    /// Was anybody's presence recorded in that time?
    pub fn recorded_on(&self, from: Timestamp, until: Timestamp) -> bool {
        self.presences.iter().any(|there| there.from < until && from < there.until)
    }
}

impl App {
    /// The rosters from one week to another, both included; a week of which nothing is known is left out.
    ///
    /// # Errors
    ///
    /// A roster isn't this visitor's to read, or the database is away.
    pub async fn weeks(
        &self,
        visitor: &Visitor,
        first: IsoWeek,
        last: IsoWeek,
    ) -> Result<Vec<Roster>, Failure> {
        self.may_read_rosters(visitor)?;
        self.rosters(first, last).await
    }

    /// A week's roster with its entries, texts and names; an empty one where nothing is known of the week.
    ///
    /// # Errors
    ///
    /// A roster isn't this visitor's to read, or the database is away.
    pub async fn roster(&self, visitor: &Visitor, week: IsoWeek) -> Result<Record<Roster>, Failure> {
        self.may_read_rosters(visitor)?;
        let Loaded { entries, positions, .. } = self.stream(week.stream()).await?;
        let value = Roster::fold(&entries).unwrap_or_else(|| Roster::empty(week));
        let placed = entries.into_iter().zip(positions);
        let entries: Vec<Placed> = placed.map(|(entry, position)| Placed { position, entry }).collect();
        let (texts, names) = (self.texts_of(&entries).await?, self.names_in(&entries).await?);
        Ok(Record { number: 0, value, entries, texts, names })
    }

    /// May this visitor see rosters, and how much of them?
    ///
    /// # Errors
    ///
    /// They may not.
    pub fn may_read_rosters(&self, visitor: &Visitor) -> Result<Fields, Refusal> {
        access::require(&visitor.actor(self.now()), Action::ReadRoster, &Object::House)
    }

    /// The same for the desk itself.
    pub(crate) async fn rosters(&self, first: IsoWeek, last: IsoWeek) -> Result<Vec<Roster>, Failure> {
        let beginning = |week: IsoWeek| week.begins().as_microsecond();
        let asked = values![scope(Scope::Centre), "roster", true, beginning(first), beginning(last.plus(1))];
        let rows = self.0.db.query(&records::BETWEEN, &asked).await?;
        let read = |row: &store::Row| {
            serde_json::from_str(row.get::<&str>(2)?)
                .map_err(|_| Failure::Damaged("a roster in a row of records".to_owned()))
        };
        rows.iter().map(read).collect()
    }

    /// Those of the weeks that an absence or a shift over midnight may reach into.
    pub(crate) async fn rosters_around(
        &self,
        from: Timestamp,
        until: Timestamp,
    ) -> Result<Vec<Roster>, Failure> {
        let week = |at: Timestamp| IsoWeek::of(at.to_zoned(jiff::tz::TimeZone::UTC).date());
        self.rosters(week(from).plus(-1), week(until).plus(1)).await
    }

    /// The people of the centre.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn crew(&self) -> Result<Centre, Failure> {
        let now = self.now();
        let vendor = self.organisations().await?.into_iter().find(|one| one.party == Party::Vendor);
        let rows = self.people().await?.into_iter();
        let rows = rows
            .filter(|row| row.role.is_centre() && Some(row.organisation) == vendor.as_ref().map(|v| v.id));
        let (mut people, mut colleagues) = (Vec::new(), Vec::new());
        for row in rows {
            let person = self.person(row.id, None).await?;
            colleagues.push(Colleague {
                id: row.id,
                name: row.name.unwrap_or_default(),
                active: row.active,
                qualified: person.is_qualified(now),
            });
            people.push(person);
        }
        colleagues.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
        let crew = Crew::of(people.iter().map(|person| -> &Person { person }));
        Ok(Centre { crew, colleagues })
    }

    /// A verb on a week's roster.
    ///
    /// # Errors
    ///
    /// A refusal of the desk, or the database is away.
    pub async fn change_roster(
        &self,
        visitor: &Visitor,
        week: IsoWeek,
        command: &RosterCommand,
        form: &Form,
    ) -> Result<Receipt, Failure> {
        access::require(&visitor.actor(self.now()), command.action(), &Object::House)?;
        let crew = self.crew().await?.crew;
        let mut beside = self.rosters(week.plus(-1), week.plus(1)).await?;
        beside.retain(|roster| roster.week != week);
        self.alter::<Roster>(visitor, Which::New(week.stream()), form, |current, cx| {
            roster::decide(current, week, command, House { crew: &crew, beside: &beside }, cx)
        })
        .await
    }

    /// The same verb on several weeks, all or none: what one of them would refuse is found before anything is written.
    ///
    /// # Errors
    ///
    /// A refusal of the desk, or the database is away.
    pub async fn change_rosters(
        &self,
        visitor: &Visitor,
        changes: &[(IsoWeek, RosterCommand)],
        form: &Form,
    ) -> Result<(), Failure> {
        let of = |n: usize, week: IsoWeek| match n {
            0 => form.clone(),
            // What the page had seen is the first week's.
            _ => {
                Form { seen: None, key: form.key.as_ref().map(|key| format!("{key} {week}")), ..form.clone() }
            }
        };
        // Who presses twice is answered as the first time, not told that it is done already.
        if self.asked_before(self.key(visitor, form).as_ref()).await?.is_none() {
            for (n, (week, command)) in changes.iter().enumerate() {
                self.would_change(visitor, *week, command, of(n, *week).seen).await?;
            }
        }
        for (n, (week, command)) in changes.iter().enumerate() {
            self.change_roster(visitor, *week, command, &of(n, *week)).await?;
        }
        Ok(())
    }

    /// Would that verb be taken? Nothing is written.
    async fn would_change(
        &self,
        visitor: &Visitor,
        week: IsoWeek,
        command: &RosterCommand,
        seen: Option<u64>,
    ) -> Result<(), Failure> {
        let at = self.now();
        let actor = visitor.actor(at);
        let (agreement, calendars) = self.editions().in_force(at)?;
        let (agreement, calendars) = (&*agreement, &*calendars);
        let cx = Context { actor: &actor, at, recorded_at: at, agreement, calendars, seen };
        let crew = self.crew().await?.crew;
        let mut beside = self.rosters(week.plus(-1), week.plus(1)).await?;
        let own = beside.iter().position(|roster| roster.week == week).map(|place| beside.remove(place));
        roster::decide(own.as_ref(), week, command, House { crew: &crew, beside: &beside }, &cx)?;
        Ok(())
    }

    /// Tells an absence in each week that it touches: the first receipt. What one week refuses stops the rest.
    ///
    /// # Errors
    ///
    /// A refusal of the desk, or the database is away.
    pub async fn tell_absence(
        &self,
        visitor: &Visitor,
        (first, last): (IsoWeek, IsoWeek),
        command: &RosterCommand,
        form: &Form,
    ) -> Result<Receipt, Failure> {
        let receipt = self.change_roster(visitor, first, command, form).await?;
        let mut week = first.plus(1);
        while week <= last {
            let key = form.key.as_ref().map(|key| format!("{key} {week}"));
            let again = Form { seen: None, key, ..form.clone() };
            self.change_roster(visitor, week, command, &again).await?;
            week = week.plus(1);
        }
        Ok(receipt)
    }

    /// Who covers a region's open hours, as planned. Each stretch is held to the version of the agreement in force in it.
    ///
    /// # Errors
    ///
    /// An unknown region, an instant beyond the calendar, no agreement in force, or the database is away.
    pub async fn coverage(
        &self,
        region: &RegionId,
        from: Timestamp,
        until: Timestamp,
    ) -> Result<RegionCoverage, Failure> {
        let rosters = self.rosters_around(from, until).await?;
        self.covered(region, &duties(&rosters), &self.crew().await?.crew, from, until)
    }

    /// How a past time was staffed: what was planned beside what was recorded.
    ///
    /// # Errors
    ///
    /// As for [`App::coverage`].
    pub async fn staffed(
        &self,
        region: &RegionId,
        from: Timestamp,
        until: Timestamp,
    ) -> Result<Staffed, Failure> {
        let rosters = self.rosters_around(from, until).await?;
        let crew = self.crew().await?.crew;
        let presences: Vec<Duty> = presences(&rosters, self.now());
        let planned = self.covered(region, &duties(&rosters), &crew, from, until)?;
        let recorded = self.covered(region, &presences, &crew, from, until)?;
        let own = of_region(&presences, region).filter(|there| there.from < until && from < there.until);
        Ok(Staffed { planned, recorded, presences: own.cloned().collect() })
    }

    /// Was the centre staffed for that region at that instant?
    ///
    /// # Errors
    ///
    /// As for [`App::coverage`].
    pub async fn was_staffed(&self, region: &RegionId, at: Timestamp) -> Result<Answer, Failure> {
        let rosters = self.rosters_around(at, at).await?;
        let (agreement, calendars) = self.editions().in_force(at)?;
        let calendar = known(region, calendars.get(region), &calendars)?;
        let needs = Need::of(&agreement, region);
        let crew = self.crew().await?.crew;
        was_staffed((region, calendar, &needs), &rosters, &crew, at, self.now())
            .map_err(|_| Refusal::BeyondCalendar(at).into())
    }

    /// Who is to be there for a region at an instant: whom an escalation calls.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn on_shift(&self, region: &RegionId, at: Timestamp) -> Result<Vec<PersonId>, Failure> {
        Ok(on_shift(&self.rosters_around(at, at).await?, region, at))
    }

    /// The regions with a gap within two weeks, and those gaps: what a manager must know on coming in.
    ///
    /// # Errors
    ///
    /// No agreement is in force, or the database is away.
    pub async fn near_gaps(&self) -> Result<Vec<RegionCoverage>, Failure> {
        let from = self.now();
        let until = from.saturating_add(NEAR).unwrap_or(Timestamp::MAX);
        let (agreement, _) = self.editions().in_force(from)?;
        let duties = duties(&self.rosters_around(from, until).await?);
        let crew = self.crew().await?.crew;
        let mut found = Vec::new();
        for region in &agreement.regions {
            let covered = self.covered(&region.id, &duties, &crew, from, until)?;
            found.extend((covered.coverage.short().is_positive()).then_some(covered));
        }
        Ok(found)
    }

    /// The whole of a region's week, from Monday to Sunday by its own clock.
    ///
    /// # Errors
    ///
    /// As for [`App::coverage`].
    pub async fn coverage_of_week(
        &self,
        region: &RegionId,
        week: IsoWeek,
    ) -> Result<RegionCoverage, Failure> {
        let (_, calendars) = self.editions().in_force(self.now())?;
        let zone = zone_of(known(region, calendars.get(region), &calendars)?);
        self.coverage(region, midnight(&zone, week), midnight(&zone, week.plus(1))).await
    }

    /// What to expect of a region's week by the [`WEEKS_BACK`] weeks before it, or before this one, if a request takes one
    /// person so many minutes. `covered` is the week's coverage: [`App::coverage_of_week`].
    ///
    /// # Errors
    ///
    /// The calendar doesn't reach that far, or the database is away.
    pub async fn forecast(
        &self,
        covered: &RegionCoverage,
        week: IsoWeek,
        minutes: u32,
    ) -> Result<Forecast, Failure> {
        let now = self.now();
        let zone = zone_of(&covered.calendar);
        let before = week.min(IsoWeek::of(zone.to_datetime(now).date()));
        let first = midnight(&zone, before.plus(-i64::from(WEEKS_BACK)));
        let asked = values![
            scope(Scope::Centre),
            covered.region.as_str(),
            first.as_microsecond(),
            midnight(&zone, before).as_microsecond()
        ];
        let mut arrivals = Vec::new();
        for row in self.0.db.query(&tickets::OPENED, &asked).await? {
            arrivals.push(Timestamp::from_microsecond(row.get(0)?).unwrap_or(Timestamp::MAX));
        }
        let past =
            Past { arrivals: &arrivals, since: self.first_request(now).await?, before, weeks: WEEKS_BACK };
        roster::forecast(&covered.calendar, &covered.coverage, past, minutes)
            .map_err(|_| Refusal::BeyondCalendar(covered.until).into())
    }

    /// When the desk was first asked anything; `now` if it never was.
    async fn first_request(&self, now: Timestamp) -> Result<Timestamp, Failure> {
        let (agreement, _) = self.editions().in_force(now)?;
        let mut first = now;
        for region in &agreement.regions {
            let rows = self.0.db.query(&tickets::FIRST_OPENED, &values![region.id.as_str()]).await?;
            let opened = rows.first().map(|row| row.get::<Option<i64>>(0)).transpose()?.flatten();
            let opened = opened.and_then(|at| Timestamp::from_microsecond(at).ok());
            first = first.min(opened.unwrap_or(now));
        }
        Ok(first)
    }

    fn covered(
        &self,
        region: &RegionId,
        duties: &[Duty],
        crew: &Crew,
        from: Timestamp,
        until: Timestamp,
    ) -> Result<RegionCoverage, Failure> {
        let (agreement, calendars) = self.editions().in_force(from)?;
        let calendar = known(region, calendars.get(region), &calendars)?.clone();
        let mut changes: Vec<Timestamp> =
            self.editions().all().iter().map(|version| version.effective_from).collect();
        changes.retain(|at| from < *at && *at < until);
        let mut whole = Coverage::default();
        let mut begins = from;
        for ends in changes.into_iter().chain([until]) {
            let (agreement, calendars) = self.editions().in_force(begins)?;
            let needs = Need::of(&agreement, region);
            // A region that a version no longer knows has no hours under it.
            if let Some(calendar) = calendars.get(region) {
                let own = of_region(duties, region);
                let piece = coverage(calendar, &needs, own, crew, begins, ends);
                whole.stretches.extend(piece.map_err(|_| Refusal::BeyondCalendar(ends))?.stretches);
            }
            begins = ends;
        }
        let needs = agreement.staffing_of(region).cloned().collect();
        Ok(RegionCoverage { region: region.clone(), calendar, from, until, needs, coverage: whole })
    }
}

fn zone_of(calendar: &Calendar) -> TimeZone {
    // A calendar was laid out in its zone, so the zone is there.
    TimeZone::get(calendar.zone()).unwrap_or(TimeZone::UTC)
}

/// The instant at which a week begins.
fn midnight(zone: &TimeZone, week: IsoWeek) -> Timestamp {
    zone.to_ambiguous_timestamp(week.monday().at(0, 0, 0, 0)).compatible().unwrap_or(Timestamp::MAX)
}

fn known<'a>(
    region: &RegionId,
    calendar: Option<&'a Calendar>,
    calendars: &BTreeMap<RegionId, Calendar>,
) -> Result<&'a Calendar, Refusal> {
    let known = || calendars.keys().map(ToString::to_string).collect();
    calendar.ok_or_else(|| Refusal::UnknownRegion { given: region.to_string(), known: known() })
}
