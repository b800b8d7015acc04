//! Clause 3.B: the centre has the staff it needs on business days, during business hours.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use desk::roster::{
    Answer, Away, Coverage, Crew, Duty, House, IsoWeek, Need, NewShift, RosterCommand, RosterRefusal,
    Shortage, Staffed, coverage, duties, of_region, on_shift, presences, was_staffed,
};
use desk::{Entry, Fact, Field, Folded, Person, PersonFact, PersonId, Refusal, Roster, RosterFact, Stream};
use jiff::civil::{Date, Weekday, date};
use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use proptest::prelude::*;
use terms::RegionId;

use crate::world::*;

// ── A week of the centre ───────────────────────────────────────────────────────────────────────────────────

/// A week's roster, and what happens to it.
struct Weeks {
    now: Timestamp,
    week: IsoWeek,
    entries: Vec<Entry>,
    beside: Vec<Roster>,
    crew: Crew,
}

impl Weeks {
    /// The week of Monday 23 November 2026, on the Friday before.
    fn ahead() -> Weeks {
        let week = "2026-W48".parse().expect("a week");
        Weeks {
            now: at("2026-11-20 16:00 Paris"),
            week,
            entries: Vec::new(),
            beside: Vec::new(),
            crew: crew(),
        }
    }

    fn roster(&self) -> Roster {
        Roster::fold(&self.entries).unwrap_or_else(|| Roster::empty(self.week))
    }

    fn tries(&mut self, who: Who, command: &RosterCommand) -> Result<&[Entry], Refusal> {
        self.tries_having_seen(who, command, None)
    }

    fn tries_having_seen(
        &mut self,
        who: Who,
        command: &RosterCommand,
        seen: Option<u64>,
    ) -> Result<&[Entry], Refusal> {
        let actor = who.actor(self.now);
        let cx = desk::Context { seen, ..context(&TERMS, &actor, self.now) };
        let house = House { crew: &self.crew, beside: &self.beside };
        let current = Roster::fold(&self.entries);
        let before = self.entries.len();
        let decided = desk::roster::decide(current.as_ref(), self.week, command, house, &cx)?;
        self.entries.extend(decided.entries);
        Ok(&self.entries[before..])
    }

    fn act(&mut self, who: Who, command: &RosterCommand) -> &mut Self {
        self.tries(who, command).expect("taken");
        self
    }

    fn at(&mut self, instant: &str) -> &mut Self {
        self.now = at(instant);
        self
    }

    /// The whole of a region's week.
    fn coverage(&self, name: &str) -> Coverage {
        let region = region(name);
        let known = duties(&[self.roster()]);
        let zone = TimeZone::get(TERMS.calendars[&region].zone()).expect("a zone");
        let midnight = |date: Date| date.to_zoned(zone.clone()).expect("a day").timestamp();
        let (from, until) = (midnight(self.week.monday()), midnight(self.week.plus(1).monday()));
        let own = of_region(&known, &region);
        coverage(&TERMS.calendars[&region], &[], own, &self.crew, from, until).expect("in reach")
    }

    fn gaps(&self, name: &str) -> Vec<(String, String, Shortage)> {
        let zone = TimeZone::get(TERMS.calendars[&region(name)].zone()).expect("a zone");
        let said = |at: Timestamp| zone.to_datetime(at).strftime("%a %H:%M").to_string();
        self.coverage(name).gaps().iter().map(|gap| (said(gap.from), said(gap.until), gap.shortage)).collect()
    }

    fn was_staffed(&self, name: &str, instant: &str) -> Answer {
        let region = region(name);
        let calendar = &TERMS.calendars[&region];
        let weeks = [self.roster()];
        was_staffed((&region, calendar, &[]), &weeks, &self.crew, at(instant), self.now).expect("in reach")
    }
}

fn crew() -> Crew {
    Crew::of(&[VERA, QUENTIN, MONA].map(Who::person))
}

fn shift(who: Who, regions: &[&str], from: &str, until: &str) -> NewShift {
    let regions = regions.iter().map(|name| region(name)).collect();
    NewShift { person: who.id(), regions, from: at(from), until: at(until) }
}

/// Quentin from Monday to Friday, 9:00 to 18:00 in Paris.
fn five_days(who: Who) -> RosterCommand {
    let days = 23..=27;
    let day =
        |n| shift(who, &["EMEA"], &format!("2026-11-{n} 09:00 Paris"), &format!("2026-11-{n} 18:00 Paris"));
    RosterCommand::Plan(days.map(day).collect())
}

fn away(who: Who, from: &str, until: &str, substitute: Option<Who>) -> RosterCommand {
    let (from, until, substitute) = (at(from), at(until), substitute.map(Who::id));
    RosterCommand::Away { person: who.id(), from, until, why: Away::Leave, substitute }
}

fn gap(from: &str, until: &str, shortage: Shortage) -> (String, String, Shortage) {
    (from.to_owned(), until.to_owned(), shortage)
}

// ── What is covered ────────────────────────────────────────────────────────────────────────────────────────

/// Source: clause 3.B. One qualified person over all the open hours: 45 hours of a week without a holiday.
#[test]
fn every_open_minute_of_a_planned_week_is_covered() {
    let mut weeks = Weeks::ahead();
    weeks.act(MONA, &five_days(QUENTIN));
    let covered = weeks.coverage("EMEA");
    assert_eq!((covered.open(), covered.short()), (minutes(45 * 60), minutes(0)));
    assert!(covered.gaps().is_empty());
}

/// Source: clause 3.B. Each gap has its reason: nobody, too few, or nobody who may give a diagnosis (clause 1).
#[test]
fn a_gap_says_why_it_is_one() {
    let mut weeks = Weeks::ahead();
    let monday = shift(QUENTIN, &["EMEA"], "2026-11-23 09:00 Paris", "2026-11-23 17:00 Paris");
    let tuesday = shift(VERA, &["EMEA"], "2026-11-24 08:00 Paris", "2026-11-24 19:00 Paris");
    weeks.act(MONA, &RosterCommand::Plan(vec![monday, tuesday]));
    assert_eq!(
        weeks.gaps("EMEA"),
        [
            gap("Mon 17:00", "Mon 18:00", Shortage::Nobody),
            gap("Tue 09:00", "Tue 18:00", Shortage::TooFewQualified),
            gap("Wed 09:00", "Wed 18:00", Shortage::Nobody),
            gap("Thu 09:00", "Thu 18:00", Shortage::Nobody),
            gap("Fri 09:00", "Fri 18:00", Shortage::Nobody),
        ]
    );
}

/// Source: clause 3.B with the number that the agreement needs at an hour, and clause 1, business hour.
#[test]
fn the_number_needed_is_that_of_the_hour() {
    let mut weeks = Weeks::ahead();
    weeks.act(MONA, &five_days(QUENTIN));
    let two_in_the_morning =
        Need { hours: "Mon 09:00-12:00".parse().expect("a week"), people: 2, qualified: 1 };
    let (region, roster) = (region("EMEA"), weeks.roster());
    let known = duties(&[roster]);
    let (from, until) = (at("2026-11-23 00:00 Paris"), at("2026-11-24 00:00 Paris"));
    let calendar = &TERMS.calendars[&region];
    let covered =
        coverage(calendar, &[two_in_the_morning], &known, &weeks.crew, from, until).expect("in reach");
    let gaps = covered.gaps();
    assert_eq!(gaps.len(), 1);
    assert_eq!((gaps[0].from, gaps[0].until), (at("2026-11-23 09:00 Paris"), at("2026-11-23 12:00 Paris")));
    assert_eq!((gaps[0].shortage, gaps[0].needed, gaps[0].there), (Shortage::TooFew, 2, 1));
}

/// Source: clause 1, business day: Monday 23 November 2026 is Labour Thanksgiving Day in Japan.
#[test]
fn nobody_is_needed_on_a_holiday() {
    let weeks = Weeks::ahead();
    let days: BTreeSet<String> =
        weeks.gaps("APAC").into_iter().map(|(from, ..)| from[..3].to_owned()).collect();
    assert_eq!(days, ["Tue", "Wed", "Thu", "Fri"].map(str::to_owned).into());
}

/// Source: clause 1, response time: qualified at that instant. A qualification that ends on Wednesday leaves Thursday bare.
#[test]
fn who_is_no_longer_qualified_no_longer_counts_as_such() {
    let mut weeks = Weeks::ahead();
    weeks.act(MONA, &five_days(QUENTIN));
    let member = weeks.crew.0.get_mut(&QUENTIN.id()).expect("of the crew");
    member.qualified[0].until = Some(at("2026-11-25 12:00 Paris"));
    assert_eq!(weeks.gaps("EMEA")[0], gap("Wed 12:00", "Wed 18:00", Shortage::TooFewQualified),);
}

/// Source: clause 3.B: a shift is changed in one act, two facts, nothing in between: it may overlap itself, and nobody else.
#[test]
fn a_shift_is_changed_in_one_act() {
    let mut weeks = Weeks::ahead();
    weeks.act(MONA, &five_days(QUENTIN));
    let later = shift(QUENTIN, &["EMEA"], "2026-11-23 10:00 Paris", "2026-11-23 19:00 Paris");
    let replace = |shift, with: &NewShift| RosterCommand::Replace { shift, with: with.clone() };
    let told = weeks.tries(MONA, &replace(1, &later)).expect("changed");
    let words: Vec<_> = told.iter().map(|entry| entry.fact.clone()).collect();
    assert!(matches!(words[0], Fact::Roster(RosterFact::Removed { shift: 1 })), "{words:?}");
    assert!(matches!(&words[1], Fact::Roster(RosterFact::Planned { shifts, .. }) if shifts[0].number == 6));
    assert_eq!(weeks.gaps("EMEA"), [gap("Mon 09:00", "Mon 10:00", Shortage::Nobody)]);
    let tuesday = shift(QUENTIN, &["EMEA"], "2026-11-24 17:00 Paris", "2026-11-24 20:00 Paris");
    assert_eq!(weeks.tries(MONA, &replace(6, &tuesday)).expect_err("his").code(), "already-on-shift");
    assert_eq!(weeks.tries(MONA, &replace(1, &later)).expect_err("gone").code(), "no-such-shift");
    assert_eq!(weeks.tries(VERA, &replace(6, &later)).expect_err("no planner").code(), "not-allowed");
    assert_eq!(weeks.roster().shifts.len(), 5, "and nothing has happened");
}

/// Source: clause 3.B, replay: the same roster under an hour more in the morning: 5 hours gained, 5 hours short, of which nobody
/// has the first; a region that the others don't know has no figures there.
#[test]
fn a_roster_is_compared_under_other_terms() {
    let mut weeks = Weeks::ahead();
    weeks.act(MONA, &five_days(QUENTIN)).act(MONA, &five_days(VERA));
    let hours = "Mon-Fri 08:00-18:00".parse().expect("a week");
    let mut tried = TERMS.agreement.tried(&[], Some(&hours));
    let made = tried.calendars().expect("calendars");
    tried.regions.retain(|known| known.id != region("APAC"));
    let mut made_without = made.clone();
    made_without.remove(&region("APAC"));
    let before = desk::pin::Editions { agreement: &TERMS.agreement, calendars: &TERMS.calendars };
    let after = desk::pin::Editions { agreement: &tried, calendars: &made_without };
    let known = duties(&[weeks.roster()]);
    let window = (at("2026-11-23 00:00 Paris"), at("2026-11-30 00:00 Paris"));
    let rows = desk::roster::compared(Some(before), after, &known, &weeks.crew, window).expect("in reach");
    let emea = rows.iter().find(|row| row.region == region("EMEA")).expect("a row");
    let (was, would) = (emea.before.as_ref().expect("known"), emea.after.as_ref().expect("known"));
    assert_eq!((was.open_seconds, was.short_seconds, was.gaps.len()), (45 * 3600, 0, 0));
    assert_eq!(
        (would.open_seconds, would.covered_seconds, would.short_seconds),
        (50 * 3600, 45 * 3600, 5 * 3600)
    );
    assert_eq!(emea.gained(), 5 * 3600);
    // Two people from nine to six by the agreement's number, and one in the hour of which it is silent.
    assert_eq!((was.needed_seconds, would.needed_seconds), (90 * 3600, 95 * 3600));
    assert_eq!((would.gaps.len(), would.gaps[0].from), (5, at("2026-11-23 08:00 Paris")));
    let apac = rows.iter().find(|row| row.region == region("APAC")).expect("a row");
    assert!(apac.before.is_some() && apac.after.is_none() && apac.gained() < 0);
}

/// Source: security 3.3, authority at effect time. The door was closed to somebody: their shifts cover nothing from then on.
#[test]
fn who_has_left_covers_nothing() {
    let mut entries = QUENTIN.entries();
    let gone = at("2026-11-24 12:00 Paris");
    let stream = Stream::Person(QUENTIN.id());
    entries.push(Entry { at: gone, ..by_console(stream, 3, Fact::Person(PersonFact::Disabled {})) });
    let mut weeks = Weeks::ahead();
    weeks.act(MONA, &five_days(QUENTIN));
    weeks.crew = Crew::of(&[Person::fold(&entries).expect("a person")]);
    assert_eq!(weeks.gaps("EMEA")[0], gap("Tue 12:00", "Tue 18:00", Shortage::Nobody));
}

/// Source: clause 3.B with clause 1: in two regions that are open at once, one shift may name both.
#[test]
fn a_shift_for_two_regions_covers_both() {
    let mut weeks = Weeks::ahead();
    let americas = shift(QUENTIN, &["NAM", "LATAM"], "2026-11-23 09:00 NewYork", "2026-11-23 18:00 NewYork");
    weeks.act(MONA, &RosterCommand::Plan(vec![americas]));
    for name in ["NAM", "LATAM"] {
        assert_eq!(weeks.gaps(name)[0], gap("Tue 09:00", "Tue 18:00", Shortage::Nobody), "{name}");
    }
    assert_eq!(on_shift(&[weeks.roster()], &region("LATAM"), at("2026-11-23 12:00 NewYork")), [QUENTIN.id()]);
    assert!(on_shift(&[weeks.roster()], &region("EMEA"), at("2026-11-23 12:00 NewYork")).is_empty());
}

// ── Planning ───────────────────────────────────────────────────────────────────────────────────────────────

/// Source: clause 3.B; security 3, roster: the manager plans, everybody reads.
#[test]
fn only_the_manager_plans() {
    let mut weeks = Weeks::ahead();
    let refused = weeks.tries(VERA, &five_days(VERA)).expect_err("she is no manager");
    assert_eq!(refused.code(), "not-allowed");
    for outsider in [NORA, SOFIA, ADAM, AUDREY] {
        assert_eq!(weeks.tries(outsider, &five_days(VERA)).expect_err("not theirs").code(), "not-allowed");
    }
}

/// Nobody is in two places at once: two shifts that overlap are refused with both hours.
#[test]
fn two_shifts_of_one_person_never_overlap() {
    let mut weeks = Weeks::ahead();
    weeks.act(MONA, &five_days(QUENTIN));
    let tokyo = shift(QUENTIN, &["APAC"], "2026-11-24 16:00 Tokyo", "2026-11-24 17:00 Tokyo");
    let evening = shift(QUENTIN, &["NAM"], "2026-11-24 11:00 NewYork", "2026-11-24 13:00 NewYork");
    weeks.act(MONA, &RosterCommand::Plan(vec![tokyo]));
    let refused =
        weeks.tries(MONA, &RosterCommand::Plan(vec![evening])).expect_err("he is in Paris until 18:00");
    let (from, until) = (at("2026-11-24 09:00 Paris"), at("2026-11-24 18:00 Paris"));
    assert_eq!(refused, RosterRefusal::AlreadyOnShift { person: QUENTIN.id(), from, until }.into());
}

#[test]
fn a_shift_belongs_to_the_week_of_its_region() {
    let mut weeks = Weeks::ahead();
    // Sunday evening in New York is Monday morning in Tokyo.
    let tokyo = shift(QUENTIN, &["APAC"], "2026-11-30 09:00 Tokyo", "2026-11-30 10:00 Tokyo");
    let refused = weeks.tries(MONA, &RosterCommand::Plan(vec![tokyo])).expect_err("the week after");
    assert_eq!(refused, RosterRefusal::AnotherWeek { week: weeks.week }.into());
    let backwards = shift(QUENTIN, &["EMEA"], "2026-11-23 18:00 Paris", "2026-11-23 09:00 Paris");
    let refused = weeks.tries(MONA, &RosterCommand::Plan(vec![backwards])).expect_err("backwards");
    assert_eq!(refused, RosterRefusal::NoSuchHours.into());
    let unknown = shift(QUENTIN, &["Moon"], "2026-11-23 09:00 Paris", "2026-11-23 18:00 Paris");
    assert_eq!(
        weeks.tries(MONA, &RosterCommand::Plan(vec![unknown])).expect_err("none").code(),
        "unknown-region"
    );
    let nora = shift(NORA, &["EMEA"], "2026-11-23 09:00 Paris", "2026-11-23 18:00 Paris");
    let refused = weeks.tries(MONA, &RosterCommand::Plan(vec![nora])).expect_err("of a provider");
    assert_eq!(refused, RosterRefusal::NotOfTheCentre(NORA.id()).into());
}

/// Source: clause 1, business hour, with the clocks that go forward in Paris on Sunday 29 March 2026.
#[test]
fn a_copied_week_keeps_its_hours_when_the_clocks_change() {
    let mut source = Weeks { week: "2026-W13".parse().expect("a week"), ..Weeks::ahead() };
    source.at("2026-03-20 10:00 Paris");
    let friday = shift(QUENTIN, &["EMEA"], "2026-03-27 09:00 Paris", "2026-03-27 18:00 Paris");
    source.act(MONA, &RosterCommand::Plan(vec![friday]));
    let mut weeks = Weeks { week: "2026-W14".parse().expect("a week"), ..Weeks::ahead() };
    weeks.at("2026-03-20 11:00 Paris");
    weeks.act(MONA, &RosterCommand::Copy { from: Box::new(source.roster()), region: None });
    let copied = &weeks.roster().shifts[0].shift;
    assert_eq!((copied.from, copied.until), (at("2026-04-03 09:00 Paris"), at("2026-04-03 18:00 Paris")));
}

/// Source: clause 1, business day: Friday 25 December 2026 is a holiday in France. What would fall on it isn't copied.
#[test]
fn a_copy_leaves_out_days_that_are_closed_this_time() {
    let mut source = Weeks::ahead();
    source.act(MONA, &five_days(QUENTIN));
    let mut weeks = Weeks { week: "2026-W52".parse().expect("a week"), ..Weeks::ahead() };
    weeks.act(MONA, &RosterCommand::Copy { from: Box::new(source.roster()), region: Some(region("EMEA")) });
    assert_eq!(weeks.roster().shifts.len(), 4);
    assert!(weeks.gaps("EMEA").is_empty());
    let again = RosterCommand::Copy { from: Box::new(source.roster()), region: Some(region("EMEA")) };
    let refused = weeks.tries(MONA, &again).expect_err("it is planned");
    assert_eq!(refused, RosterRefusal::AlreadyPlanned(weeks.week).into());
    let other = RosterCommand::Copy { from: Box::new(source.roster()), region: Some(region("APAC")) };
    let refused = weeks.tries(MONA, &other).expect_err("there is none");
    assert_eq!(refused, RosterRefusal::NothingToCopy(source.week).into());
}

/// Two planners at once: whoever hasn't read the latest plan is shown it first. People who come and go disturb nobody.
#[test]
fn a_planner_has_read_the_latest_plan() {
    let mut weeks = Weeks::ahead();
    weeks.act(MONA, &five_days(QUENTIN));
    let seen = weeks.roster().version;
    let handover =
        RosterCommand::HandOver { region: region("EMEA"), text: words("Ticket 1042 waits for a log.") };
    weeks.act(VERA, &handover);
    let remove = |shift| RosterCommand::Remove { shift };
    weeks.tries_having_seen(MONA, &remove(1), Some(seen)).expect("nothing was planned since");
    let refused = weeks.tries_having_seen(MONA, &remove(2), Some(seen)).expect_err("something was");
    assert_eq!(refused.code(), "stale");
}

// ── Absences and substitutes ───────────────────────────────────────────────────────────────────────────────

/// Source: clause 3.B. An absence opens a gap, a substitute closes it, and a copy of the week knows of neither.
#[test]
fn a_substitute_takes_the_place_of_somebody_who_is_away() {
    let mut weeks = Weeks::ahead();
    weeks.act(MONA, &five_days(QUENTIN));
    weeks.act(QUENTIN, &away(QUENTIN, "2026-11-24 14:00 Paris", "2026-11-26 00:00 Paris", None));
    assert_eq!(
        weeks.gaps("EMEA"),
        [gap("Tue 14:00", "Tue 18:00", Shortage::Nobody), gap("Wed 09:00", "Wed 18:00", Shortage::Nobody)]
    );
    let absence = weeks.roster().absences[0].number;
    weeks.act(MONA, &RosterCommand::Substitute { absence, substitute: Some(MONA.id()) });
    assert!(weeks.gaps("EMEA").is_empty(), "Mona is qualified");
    let taken: Vec<Duty> = duties(&[weeks.roster()]).into_iter().filter(|d| d.instead_of.is_some()).collect();
    assert_eq!(taken.len(), 2);
    assert!(taken.iter().all(|duty| duty.person == MONA.id() && duty.instead_of == Some(QUENTIN.id())));

    let mut next = Weeks { week: weeks.week.plus(1), ..Weeks::ahead() };
    next.act(MONA, &RosterCommand::Copy { from: Box::new(weeks.roster()), region: None });
    assert!(next.roster().shifts.iter().all(|held| held.shift.person == QUENTIN.id()));
    weeks.act(QUENTIN, &RosterCommand::NotAway { absence });
    assert!(duties(&[weeks.roster()]).iter().all(|duty| duty.person == QUENTIN.id()));
}

#[test]
fn a_substitute_is_there_and_free() {
    let mut weeks = Weeks::ahead();
    let tuesday = |who, name: &str| shift(who, &[name], "2026-11-24 09:00 Paris", "2026-11-24 18:00 Paris");
    weeks.act(MONA, &RosterCommand::Plan(vec![tuesday(QUENTIN, "EMEA"), tuesday(VERA, "NAM")]));
    let day =
        |substitute| away(QUENTIN, "2026-11-24 00:00 Paris", "2026-11-25 00:00 Paris", Some(substitute));
    let codes: Vec<&str> = [VERA, QUENTIN, NORA]
        .into_iter()
        .map(|who| weeks.tries(MONA, &day(who)).expect_err("not free").code())
        .collect();
    assert_eq!(codes, ["already-on-shift", "swap-with-oneself", "not-of-the-centre"]);
    weeks.act(MONA, &away(MONA, "2026-11-24 12:00 Paris", "2026-11-24 13:00 Paris", None));
    assert_eq!(weeks.tries(MONA, &day(MONA)).expect_err("at the dentist's").code(), "is-away");
    let refused = weeks.tries(VERA, &away(QUENTIN, "2026-11-24 00:00 Paris", "2026-11-25 00:00 Paris", None));
    assert_eq!(refused.expect_err("not hers to tell"), RosterRefusal::NotForOthers.into());
    let refused = weeks.tries(QUENTIN, &day(MONA)).expect_err("the manager says who works");
    assert_eq!(refused.code(), "not-allowed");
    let again = away(MONA, "2026-11-24 09:00 Paris", "2026-11-24 12:30 Paris", None);
    assert_eq!(weeks.tries(MONA, &again).expect_err("told already").code(), "is-away");
    let elsewhen = away(QUENTIN, "2026-12-24 00:00 Paris", "2026-12-25 00:00 Paris", None);
    assert_eq!(weeks.tries(MONA, &elsewhen).expect_err("another week").code(), "another-week");
}

// ── Swaps ──────────────────────────────────────────────────────────────────────────────────────────────────

fn swap(shift: u32, with: Who, in_return: Option<u32>) -> RosterCommand {
    RosterCommand::Swap { shift, with: with.id(), in_return }
}

fn two_days() -> Weeks {
    let mut weeks = Weeks::ahead();
    let tuesday = shift(QUENTIN, &["EMEA"], "2026-11-24 09:00 Paris", "2026-11-24 18:00 Paris");
    let thursday = shift(MONA, &["EMEA"], "2026-11-26 09:00 Paris", "2026-11-26 18:00 Paris");
    let friday = shift(VERA, &["EMEA"], "2026-11-27 09:00 Paris", "2026-11-27 18:00 Paris");
    weeks.act(MONA, &RosterCommand::Plan(vec![tuesday, thursday, friday]));
    weeks
}

/// Source: clause 3.B. A swap is asked by one, agreed by the other, and for once.
#[test]
fn a_swap_is_agreed_by_both() {
    let mut weeks = two_days();
    weeks.act(VERA, &swap(3, QUENTIN, None));
    let asked = weeks.roster().swaps[0].number;
    assert_eq!(weeks.roster().shift(3).expect("a shift").shift.person, VERA.id(), "nothing changed yet");
    let agree = RosterCommand::AgreeSwap { swap: asked };
    assert_eq!(weeks.tries(VERA, &agree).expect_err("not hers").code(), "not-asked-of-them");
    weeks.act(QUENTIN, &agree);
    let after = weeks.roster();
    assert_eq!(after.shift(3).expect("a shift").shift.person, QUENTIN.id());
    assert_eq!(after.shift(3).expect("a shift").planned_for, VERA.id(), "a copy of the week gives it back");
    assert!(after.swaps.is_empty());
    assert_eq!(weeks.tries(QUENTIN, &agree).expect_err("answered").code(), "no-such-swap");
}

/// Source: clause 3.B with clause 1, response time: between colleagues a swap never leaves a minute without a qualified
/// person that had one.
#[test]
fn a_swap_between_colleagues_opens_no_gap() {
    let mut weeks = two_days();
    let refused = weeks.tries(QUENTIN, &swap(1, VERA, Some(3))).expect_err("Vera isn't qualified");
    let (from, until) = (at("2026-11-24 09:00 Paris"), at("2026-11-24 18:00 Paris"));
    assert_eq!(refused, RosterRefusal::OpensGap { from, until }.into());
    assert_eq!(refused.clause(), Some("3.B".into()));
    weeks.act(MONA, &swap(1, VERA, Some(3)));
    let after = weeks.roster();
    assert_eq!(after.shift(1).expect("a shift").shift.person, VERA.id(), "the manager answers for it");
    assert_eq!(after.shift(3).expect("a shift").shift.person, QUENTIN.id());
}

#[test]
fn what_can_t_be_swapped_is_refused() {
    let mut weeks = two_days();
    let codes: Vec<&str> = [
        (VERA, swap(1, VERA, None)),
        (QUENTIN, swap(1, QUENTIN, None)),
        (QUENTIN, swap(1, MONA, Some(3))),
        (QUENTIN, swap(9, MONA, None)),
        (QUENTIN, swap(1, NORA, None)),
    ]
    .iter()
    .map(|(who, command)| weeks.tries(*who, command).expect_err("refused").code())
    .collect();
    assert_eq!(
        codes,
        ["not-their-shift", "swap-with-oneself", "no-such-shift", "no-such-shift", "not-of-the-centre"]
    );
    weeks.act(QUENTIN, &swap(1, MONA, Some(2)));
    let asked = weeks.roster().swaps[0].number;
    weeks.act(MONA, &RosterCommand::DeclineSwap { swap: asked });
    assert!(weeks.roster().swaps.is_empty());
    weeks.act(QUENTIN, &swap(1, MONA, Some(2))).act(MONA, &RosterCommand::Remove { shift: 2 });
    assert!(weeks.roster().swaps.is_empty(), "what isn't there can't be swapped");
}

// ── Afterwards ─────────────────────────────────────────────────────────────────────────────────────────────

/// Source: clause 3.B, answered afterwards from recorded presence: "was the centre staffed on 23 Nov 10:15?"
#[test]
fn was_the_centre_staffed_is_answered_from_presence() {
    let mut weeks = Weeks::ahead();
    weeks.act(MONA, &five_days(QUENTIN));
    assert_eq!(weeks.was_staffed("EMEA", "2026-11-23 10:15 Paris").staffed, Staffed::Ahead);
    let arrive = |who: Who| RosterCommand::Arrive { person: who.id(), regions: Vec::new() };
    weeks.at("2026-11-23 09:20 Paris").act(QUENTIN, &arrive(QUENTIN));
    weeks.at("2026-11-23 16:30 Paris").act(QUENTIN, &RosterCommand::Leave { person: QUENTIN.id() });
    weeks.at("2026-11-25 12:00 Paris");
    let asked = |instant: &str| {
        let answer = weeks.was_staffed("EMEA", instant);
        (answer.staffed, answer.shortage)
    };
    assert_eq!(asked("2026-11-23 10:15 Paris"), (Staffed::Staffed, None));
    assert_eq!(asked("2026-11-23 09:10 Paris"), (Staffed::Short, Some(Shortage::Nobody)));
    assert_eq!(asked("2026-11-23 16:30 Paris"), (Staffed::Short, Some(Shortage::Nobody)));
    assert_eq!(asked("2026-11-23 18:00 Paris"), (Staffed::Closed, None));
    assert_eq!(asked("2026-11-24 10:15 Paris"), (Staffed::Unrecorded, None), "planned is not proved");
    let tuesday = weeks.was_staffed("EMEA", "2026-11-24 10:15 Paris");
    assert_eq!(tuesday.planned.expect("open").there, [QUENTIN.id()]);
    assert_eq!(
        weeks.was_staffed("APAC", "2026-11-23 10:15 Tokyo").staffed,
        Staffed::Closed,
        "a holiday there"
    );
}

/// Who forgets to say that they leave is taken to have left at the end of their shift; without one, at closing.
#[test]
fn an_arrival_without_a_leaving_ends_with_the_shift() {
    let mut weeks = Weeks::ahead();
    let morning = shift(QUENTIN, &["EMEA"], "2026-11-23 09:00 Paris", "2026-11-23 13:00 Paris");
    weeks.act(MONA, &RosterCommand::Plan(vec![morning]));
    let arrive = |who: Who, regions: &[&str]| {
        let regions = regions.iter().map(|name| region(name)).collect();
        RosterCommand::Arrive { person: who.id(), regions }
    };
    weeks.at("2026-11-23 08:50 Paris");
    assert_eq!(weeks.tries(VERA, &arrive(VERA, &[])).expect_err("no shift").code(), "no-region");
    assert_eq!(weeks.tries(VERA, &arrive(QUENTIN, &[])).expect_err("another").code(), "not-for-others");
    weeks.act(QUENTIN, &arrive(QUENTIN, &[])).act(VERA, &arrive(VERA, &["EMEA"]));
    assert_eq!(weeks.tries(QUENTIN, &arrive(QUENTIN, &[])).expect_err("there").code(), "already-there");
    weeks.at("2026-11-23 20:00 Paris");
    let there: Vec<(PersonId, Timestamp)> =
        presences(&[weeks.roster()], weeks.now).into_iter().map(|duty| (duty.person, duty.until)).collect();
    assert_eq!(
        there,
        [(QUENTIN.id(), at("2026-11-23 13:00 Paris")), (VERA.id(), at("2026-11-23 18:00 Paris"))]
    );
}

/// Source: clause 3.B; what is told afterwards bears its reason and the instant at which it was told.
#[test]
fn presence_noted_afterwards_says_how_it_is_known() {
    let mut weeks = Weeks::ahead();
    weeks.at("2026-11-24 09:00 Paris");
    let note = |until: &str, reason: &str| RosterCommand::NotePresence {
        presence: shift(QUENTIN, &["EMEA"], "2026-11-23 09:00 Paris", until),
        reason: words(reason),
    };
    let refused = weeks.tries(QUENTIN, &note("2026-11-23 18:00 Paris", " ")).expect_err("no reason");
    assert_eq!(refused, Refusal::Empty(Field::Reason));
    let refused = weeks.tries(VERA, &note("2026-11-23 18:00 Paris", "I saw him")).expect_err("not hers");
    assert_eq!(refused, RosterRefusal::NotForOthers.into());
    weeks.act(QUENTIN, &note("2026-11-23 18:00 Paris", "The badge reader has it."));
    assert_eq!(weeks.was_staffed("EMEA", "2026-11-23 10:15 Paris").staffed, Staffed::Staffed);
    let told = weeks.roster().presences[0].clone();
    assert_eq!((told.told_at, told.number), (at("2026-11-24 09:00 Paris"), 2));
    let strike =
        RosterCommand::StrikePresence { presence: told.number, reason: words("It was Tuesday's badge.") };
    weeks.act(MONA, &strike);
    assert_eq!(weeks.was_staffed("EMEA", "2026-11-23 10:15 Paris").staffed, Staffed::Unrecorded);
    let tomorrow = RosterCommand::NotePresence {
        presence: shift(QUENTIN, &["EMEA"], "2026-11-24 09:00 Paris", "2026-11-24 18:00 Paris"),
        reason: words("I shall be there."),
    };
    let refused = weeks.tries(QUENTIN, &tomorrow).expect_err("it hasn't passed");
    assert_eq!(refused, RosterRefusal::NotPassed { now: weeks.now }.into());
}

/// Who leaves after their shift was there until then; who never came can't leave.
#[test]
fn leaving_late_is_being_there() {
    let mut weeks = Weeks::ahead();
    weeks.act(MONA, &five_days(QUENTIN));
    weeks.at("2026-11-23 19:30 Paris");
    let leave = RosterCommand::Leave { person: QUENTIN.id() };
    assert_eq!(weeks.tries(QUENTIN, &leave).expect_err("he never came").code(), "not-there");
    weeks.at("2026-11-24 09:00 Paris");
    weeks.act(QUENTIN, &RosterCommand::Arrive { person: QUENTIN.id(), regions: Vec::new() });
    weeks.at("2026-11-24 19:30 Paris").act(QUENTIN, &leave);
    assert_eq!(presences(&[weeks.roster()], weeks.now)[0].until, weeks.now);
    assert_eq!(weeks.tries(QUENTIN, &leave).expect_err("he left").code(), "not-there");
}

/// The week's stream is one, whoever begins it, and its first entry names the week.
#[test]
fn a_week_has_one_stream() {
    let mut weeks = Weeks::ahead();
    weeks.act(MONA, &five_days(QUENTIN));
    let stream = weeks.week.stream();
    assert!(weeks.entries.iter().all(|entry| entry.stream == stream));
    assert_eq!(weeks.entries[0].fact, Fact::Roster(RosterFact::Begun { week: weeks.week }));
    assert_eq!(weeks.entries.iter().map(|entry| entry.number).collect::<Vec<_>>(), [1, 2]);
    let row = serde_json::to_string(&weeks.roster()).expect("a row");
    assert_eq!(serde_json::from_str::<Roster>(&row).expect("a roster"), weeks.roster());
    for entry in &weeks.entries {
        assert_eq!(&Entry::from_bytes(&entry.bytes()).expect("an entry"), entry);
    }
}

// ── The bytes ──────────────────────────────────────────────────────────────────────────────────────────────

fn one_of_each() -> Vec<RosterFact> {
    let (from, until) = (at("2026-11-23 09:00 Paris"), at("2026-11-23 18:00 Paris"));
    let (person, regions) = (QUENTIN.id(), vec![region("EMEA"), region("NAM")]);
    let week = "2026-W48".parse().expect("a week");
    let shift = desk::roster::Shift { number: 1, person, regions: regions.clone(), from, until };
    let reason = words("The badge reader has it.").reference();
    vec![
        RosterFact::Begun { week },
        RosterFact::Planned { shifts: vec![shift.clone()], copied_from: None },
        RosterFact::Planned { shifts: vec![shift], copied_from: Some(week.plus(-1)) },
        RosterFact::Removed { shift: 1 },
        RosterFact::SwapAsked { shift: 1, with: VERA.id(), in_return: Some(2) },
        RosterFact::SwapDeclined { swap: 4 },
        RosterFact::Swapped { shift: 1, with: VERA.id(), in_return: None },
        RosterFact::Absent { person, from, until, why: Away::Ill, substitute: Some(VERA.id()) },
        RosterFact::Substituted { absence: 8, substitute: None },
        RosterFact::NotAbsent { absence: 8 },
        RosterFact::Arrived { person, regions: regions.clone(), until },
        RosterFact::Left { presence: 11 },
        RosterFact::PresenceNoted { person, regions, from, until, reason },
        RosterFact::PresenceStruck { presence: 13, reason },
        RosterFact::HandedOver { region: region("EMEA"), text: words("1042 waits for a log.").reference() },
    ]
}

/// A new variant doesn't compile until it has a place in the list above.
fn place(fact: &RosterFact) -> usize {
    match fact {
        RosterFact::Begun { .. } => 0,
        RosterFact::Planned { copied_from, .. } => 1 + usize::from(copied_from.is_some()),
        RosterFact::Removed { .. } => 3,
        RosterFact::SwapAsked { .. } => 4,
        RosterFact::SwapDeclined { .. } => 5,
        RosterFact::Swapped { .. } => 6,
        RosterFact::Absent { .. } => 7,
        RosterFact::Substituted { .. } => 8,
        RosterFact::NotAbsent { .. } => 9,
        RosterFact::Arrived { .. } => 10,
        RosterFact::Left { .. } => 11,
        RosterFact::PresenceNoted { .. } => 12,
        RosterFact::PresenceStruck { .. } => 13,
        RosterFact::HandedOver { .. } => 14,
    }
}

/// Source: architecture, "a golden file pins the bytes". What is kept can be read, and is written again to the byte.
#[test]
fn the_bytes_of_every_fact_of_a_roster_are_kept() {
    let facts = one_of_each();
    assert_eq!(facts.iter().map(place).collect::<Vec<_>>(), (0..15).collect::<Vec<_>>());
    assert_eq!(facts.iter().map(RosterFact::word).collect::<BTreeSet<_>>().len(), 15, "each has its word");
    let week: IsoWeek = "2026-W48".parse().expect("a week");
    let (now, by, on_behalf_of) = (at("2026-11-20 17:42 Paris"), desk::By::Person(MONA.id()), Some(VENDOR));
    let mut lines = String::new();
    for (number, fact) in (1..).zip(facts) {
        let (stream, fact) = (week.stream(), Fact::Roster(fact));
        let entry = Entry { stream, number, at: now, recorded_at: now, by, on_behalf_of, fact };
        assert_eq!(Entry::from_bytes(&entry.bytes()).expect("an entry"), entry);
        lines += &(String::from_utf8(entry.bytes()).expect("JSON") + "\n");
    }
    crate::golden::kept("roster.jsonl", &lines);
}

// ── Minute by minute ───────────────────────────────────────────────────────────────────────────────────────

/// Two weeks from Monday 23 November 2026 in New York: Thanksgiving is on the 26th, and it is typed from a calendar.
const FORTNIGHT: i64 = 14 * 24 * 60;

/// Each minute of them: the day and the minute of the day, by the clock of New York.
static MINUTES: LazyLock<Vec<(Date, i64)>> = LazyLock::new(|| {
    let zone = TimeZone::get("America/New_York").expect("a zone");
    let local = |minute: i64| {
        let now = instant(minute).to_zoned(zone.clone());
        (now.date(), i64::from(now.hour()) * 60 + i64::from(now.minute()))
    };
    (0..FORTNIGHT).map(local).collect()
});

fn is_weekend(day: Weekday) -> bool {
    matches!(day, Weekday::Saturday | Weekday::Sunday)
}

fn open(minute: usize) -> bool {
    let (day, of_day) = MINUTES[minute];
    (540..1080).contains(&of_day) && !is_weekend(day.weekday()) && day != date(2026, 11, 26)
}

fn begin() -> Timestamp {
    at("2026-11-23 00:00 NewYork")
}

fn instant(minute: i64) -> Timestamp {
    begin() + SignedDuration::from_mins(minute)
}

/// A piece of a week, as anybody might draw it: who, from which minute, how long.
type Piece = (usize, i64, i64);

fn pieces(n: usize, longest: i64) -> impl Strategy<Value = Vec<Piece>> {
    prop::collection::vec((0..4_usize, 0..FORTNIGHT, 1..longest), 0..n)
}

fn member(n: usize) -> PersonId {
    PersonId::from_bytes([u8::try_from(n).expect("few"); 16])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// Source: clause 3.B. Coverage equals a naive recomputation, minute by minute, whatever was planned.
    #[test]
    fn coverage_equals_a_count_of_the_minutes(
        shifts in pieces(14, 14 * 60),
        absences in pieces(4, 3 * 24 * 60),
        able in pieces(4, FORTNIGHT),
        substitutes in prop::collection::vec(prop::option::of(0..4_usize), 4),
        (people, trained, window) in (0..3_u16, 0..3_u16, 0..4_usize),
    ) {
        let region: RegionId = "NAM".into();
        let mut crew = Crew::default();
        // The fourth isn't of the crew: a shift of theirs covers nothing.
        for n in 0..3 {
            let spans = able.iter().filter(|(who, ..)| *who == n);
            let spans = spans.map(|(_, from, long)| qualified(instant(*from), instant(from + long)));
            crew.0.entry(member(n)).or_default().qualified = spans.collect();
        }
        let mut roster = Roster::empty("2026-W48".parse().expect("a week"));
        for (number, (who, from, long)) in (1..).zip(&shifts) {
            let shift = desk::roster::Shift {
                number,
                person: member(*who),
                regions: vec![region.clone()],
                from: instant(*from),
                until: instant(from + long),
            };
            roster.shifts.push(desk::roster::Held { planned_for: shift.person, since: begin(), shift });
        }
        for (number, ((who, from, long), substitute)) in (1..).zip(absences.iter().zip(&substitutes)) {
            roster.absences.push(desk::roster::Absence {
                number,
                person: member(*who),
                from: instant(*from),
                until: instant(from + long),
                why: Away::Other,
                substitute: substitute.map(member),
                since: begin(),
            });
        }
        let hours = ["Mon-Fri 09:00-18:00", "Mon,Wed 10:00-12:30", "24x7", "Sun-Thu 22:00-09:30"][window];
        let needs = [Need { hours: hours.parse().expect("a week"), people, qualified: trained }];
        let needed = |minute: usize| {
            let (day, of_day) = (MINUTES[minute].0.weekday(), MINUTES[minute].1);
            let asked = match window {
                0 => (540..1080).contains(&of_day) && !is_weekend(day),
                1 => (600..750).contains(&of_day) && matches!(day, Weekday::Monday | Weekday::Wednesday),
                2 => true,
                _ => of_day < 570 && !is_weekend(day),
            };
            if asked { (people, trained) } else { (1, 1) }
        };

        let known = duties(&[roster]);
        let calendar = &TERMS.calendars[&region];
        let covered =
            coverage(calendar, &needs, &known, &crew, begin(), instant(FORTNIGHT)).expect("in reach");

        let holds = |list: &[Piece], who: usize, minute: i64| {
            list.iter().any(|(w, from, long)| *w == who && (*from..from + long).contains(&minute))
        };
        let mut gap_minutes = 0_i64;
        for (at, minute) in (0..FORTNIGHT).enumerate() {
            let found = covered.at(instant(minute));
            prop_assert_eq!(found.is_some(), open(at), "minute {}", minute);
            let Some(found) = found else { continue };
            let mut there = BTreeSet::new();
            for (who, from, long) in &shifts {
                if !(*from..from + long).contains(&minute) {
                    continue;
                }
                if !holds(&absences, *who, minute) {
                    there.insert(*who);
                }
                for ((away, from, long), substitute) in absences.iter().zip(&substitutes) {
                    let replaced = away == who && (*from..from + long).contains(&minute);
                    if let (true, Some(substitute)) = (replaced, substitute)
                        && !holds(&absences, *substitute, minute)
                    {
                        there.insert(*substitute);
                    }
                }
            }
            there.retain(|who| *who < 3);
            let able_there = there.iter().filter(|who| holds(&able, **who, minute)).count();
            prop_assert_eq!(&found.there, &there.iter().map(|who| member(*who)).collect::<Vec<_>>());
            prop_assert_eq!(usize::from(found.qualified_there), able_there);
            prop_assert_eq!((found.people, found.qualified), needed(at));
            let short = there.len() < usize::from(found.people) || able_there < usize::from(found.qualified);
            prop_assert_eq!(found.shortage().is_some(), short);
            gap_minutes += i64::from(short);
        }
        prop_assert_eq!(covered.short(), minutes(gap_minutes));
        let listed: i64 = covered.gaps().iter().map(|gap| gap.until.duration_since(gap.from).as_mins()).sum();
        prop_assert_eq!(listed, gap_minutes);
        prop_assert!(covered.gaps().windows(2).all(|pair| pair[0].until <= pair[1].from));
    }
}

fn qualified(from: Timestamp, until: Timestamp) -> desk::qualification::Qualified {
    let granted_by = desk::By::Service(desk::Service::Console);
    desk::qualification::Qualified {
        number: 2,
        from,
        until: Some(until),
        product: None,
        granted_by,
        granted_at: from,
        proposed_by: None,
        reason: None,
        revoked: None,
    }
}
