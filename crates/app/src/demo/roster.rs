//! The demonstration's roster: the autumn planned week by week, with what a real one has: somebody at a training, somebody away for an
//! afternoon, a swap that waits, and who is there this Friday.

use std::collections::BTreeMap;

use desk::PersonId;
use desk::roster::{Away, IsoWeek, NewShift, RosterCommand};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use terms::RegionId;

use super::instant;
use crate::{App, Failure, Form};

/// When it is told: after everything else.
const TOLD_AT: &str = "11-20 17:36 Paris";

/// When the autumn is planned.
const PLANNED_AT: &str = "10-02 10:00 Paris";

impl App {
    /// The weeks from October on, as they were planned: what was there is what reports and calls go by.
    pub(super) async fn plan_autumn(&self, people: &BTreeMap<String, PersonId>) -> Result<(), Failure> {
        self.show(instant(PLANNED_AT, None));
        let claire = self.come_in(people["claire"]).await?;
        let first = IsoWeek::of(jiff::civil::date(2026, 10, 5));
        let week = whole(first, people);
        self.change_roster(&claire, first, &RosterCommand::Plan(week), &Form::default()).await?;
        for later in 1..=8 {
            let from = Box::new(self.roster(&claire, first).await?.value);
            let copy = RosterCommand::Copy { from, region: None };
            self.change_roster(&claire, first.plus(later), &copy, &Form::default()).await?;
        }
        Ok(())
    }

    /// Tells what changed in them.
    pub(super) async fn tell_roster(&self, people: &BTreeMap<String, PersonId>) -> Result<(), Failure> {
        self.show(instant(TOLD_AT, None));
        let week = IsoWeek::of(jiff::civil::date(2026, 11, 20));
        let (claire, noe, tomoko, haru) = (people["claire"], people["noe"], people["tomoko"], people["haru"]);
        let does = async |who: PersonId, week: IsoWeek, command: RosterCommand| -> Result<(), Failure> {
            let visitor = self.come_in(who).await?;
            self.change_roster(&visitor, week, &command, &Form::default()).await.map(|_| ())
        };

        let next = week.plus(1);
        let away = |person, from: &str, until: &str, why| {
            let (from, until) = (instant(from, None), instant(until, None));
            RosterCommand::Away { person, from, until, why, substitute: None }
        };
        does(noe, next, away(noe, "11-24 09:00 Paris", "11-24 18:00 Paris", Away::Training)).await?;
        does(haru, next, away(haru, "11-27 12:00 NewYork", "11-27 18:00 NewYork", Away::Other)).await?;
        let visitor = self.come_in(tomoko).await?;
        let plan = self.roster(&visitor, next).await?.value;
        let thursday = instant("11-26 09:00 Tokyo", None);
        let given =
            plan.shifts.iter().find(|held| held.shift.person == tomoko && held.shift.from == thursday);
        if let Some(given) = given {
            let swap = RosterCommand::Swap { shift: given.shift.number, with: haru, in_return: None };
            does(tomoko, next, swap).await?;
        }

        let reason = || self.authored("Relevé du badge.");
        let (from, until) = (instant("11-20 09:00 Paris", None), instant("11-20 17:30 Paris", None));
        for person in [claire, noe] {
            let presence = NewShift { person, regions: vec!["EMEA".into()], from, until };
            does(claire, week, RosterCommand::NotePresence { presence, reason: reason() }).await?;
        }
        for person in [claire, noe, haru] {
            does(person, week, RosterCommand::Arrive { person, regions: Vec::new() }).await?;
        }
        let text =
            self.authored("Clinique des Tilleuls rappelle lundi matin : le journal de session est demandé.");
        does(noe, week, RosterCommand::HandOver { region: "EMEA".into(), text }).await
    }
}

/// A week as it is planned: two in Paris, one in Tokyo, one in New York.
fn whole(week: IsoWeek, people: &BTreeMap<String, PersonId>) -> Vec<NewShift> {
    let days = (0..5_i64).map(|day| week.monday().saturating_add(day.days()));
    let of = |day| {
        [
            shift(people["claire"], &["EMEA"], day, "Europe/Paris"),
            shift(people["noe"], &["EMEA"], day, "Europe/Paris"),
            shift(people["tomoko"], &["APAC"], day, "Asia/Tokyo"),
            shift(people["haru"], &["NAM", "LATAM"], day, "America/New_York"),
        ]
    };
    days.flat_map(of).collect()
}

/// 9:00 to 18:00 of a day.
fn shift(person: PersonId, regions: &[&str], day: Date, zone: &str) -> NewShift {
    let at = |hour: i8| -> Timestamp {
        day.at(hour, 0, 0, 0).in_tz(zone).expect("the agreement's zones are known").timestamp()
    };
    let regions = regions.iter().map(|region| RegionId::from(*region)).collect();
    NewShift { person, regions, from: at(9), until: at(18) }
}
