//! From what the desk says to what components draw: clocks, derivations, ribbons, clauses, notes.

use app::{TicketView, Timed};
use desk::clock::Course;
use desk::{Clock, PersonId, Proof, Standing};
use hours::{Calendar, OpenTime, Stretch, Stretched};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use maud::{Markup, html};
use terms::{Agreement, ClauseId};
use words::Due;

use crate::components::{
    self, Clause, Counts, Mark, Moment, Ribbon, Scale, Size, Stretch as Drawn, Tick, Why, WhyGroup, WhyLine,
};
use crate::reader::Reader;

/// How far past the due instant a browser is told the open stretches, so that it can say how long over.
const AHEAD: i64 = 4 * 24 * 3600;

/// The public holidays that a derivation skips, each once.
fn holidays_in(proof: &Proof) -> Vec<&hours::Holiday> {
    let mut found: Vec<&hours::Holiday> = Vec::new();
    for line in &proof.lines {
        if let Some(hours::Closed::Holiday(holiday)) = &line.closed
            && !found.contains(&holiday)
        {
            found.push(holiday);
        }
    }
    found
}

impl Reader {
    /// A link to a clause, in the version that applies.
    pub fn clause(&self, agreement: &Agreement, id: &ClauseId) -> Clause {
        let title =
            agreement.clause(id.as_str()).map(|clause| self.lang.text(&clause.title)).unwrap_or_default();
        let label = match id.number() {
            Some(number) => self.lang.clause(number),
            None => title.clone(),
        };
        Clause { href: format!("/terms/{}#{id}", agreement.id), label, title }
    }

    /// A clock, as its component draws it, told in the zone of its region. `id` is unique on the page.
    pub fn clock(
        &self,
        id: &str,
        clock: &Clock,
        standing: &Standing,
        calendar: &Calendar,
        agreement: &Agreement,
    ) -> components::Clock {
        self.clock_in(calendar.zone(), id, clock, standing, calendar, agreement)
    }

    /// The same, told in another zone: in a list of several regions one zone makes the instants comparable.
    pub fn clock_in(
        &self,
        zone: &str,
        id: &str,
        clock: &Clock,
        standing: &Standing,
        calendar: &Calendar,
        agreement: &Agreement,
    ) -> components::Clock {
        use components::Standing as Shape;
        let w = self.lang;
        let short = |span: OpenTime| w.open_time_in_short(span);
        let short_moment = |at: Timestamp| self.moment(at, zone);
        let target = clock.target.unwrap_or(OpenTime::ZERO);
        let due = clock.due.map(&short_moment);
        let share = |left: OpenTime| {
            let whole = target.as_nanos().max(1);
            u8::try_from((i128::from(left.as_nanos()) * 100 / i128::from(whole)).clamp(0, 100)).unwrap_or(100)
        };
        let mut drawn = components::Clock { id: id.to_owned(), ..components::Clock::default() };
        (drawn.standing, drawn.left) = match standing {
            Standing::NotStarted { starts } => {
                drawn.due = due;
                drawn.share_left = 100;
                (Shape::Waiting, w.clock_starts_at(&short_moment(*starts).text))
            }
            Standing::Running { left } | Standing::Soon { left } => {
                drawn.due = due;
                drawn.share_left = share(*left);
                let soon = matches!(standing, Standing::Soon { .. });
                (if soon { Shape::Soon } else { Shape::Running }, w.clock_part_left(&short(*left)))
            }
            Standing::DeskClosed { left, resumes } => {
                drawn.due = due;
                drawn.share_left = share(*left);
                drawn.rest = w.clock_part_closed(&short_moment(*resumes).text);
                (Shape::Closed, w.clock_part_left(&short(*left)))
            }
            Standing::Passed { over } => {
                drawn.due = due;
                (Shape::Over, w.clock_part_passed(&short(*over)))
            }
            Standing::Missed { over } => {
                drawn.due = due;
                (Shape::Over, w.clock_over(*over))
            }
            Standing::Met { spent } => (Shape::Met, w.clock_met(*spent, target)),
            Standing::MetLate { over, .. } => (Shape::Late, w.clock_met_late(*over)),
            Standing::Withdrawn => (Shape::Untargeted, w.clock_withdrawn()),
            Standing::Excluded { .. } => (Shape::Untargeted, w.clock_excluded()),
            Standing::NoTarget(kind) => (Shape::Untargeted, w.clock_no_target(&w.kind(*kind))),
            Standing::Measuring { spent } => (Shape::Waiting, w.clock_diagnosis_awaited(&short(*spent))),
            Standing::Measured { spent, .. } => (Shape::Met, w.clock_diagnosed_in(&short(*spent))),
            Standing::Untold => (Shape::Untargeted, w.clock_untold()),
        };
        if clock.course == Course::Provisional && clock.stop.is_none() {
            drawn.provisional = w.clock_provisional();
        }
        drawn.tick = self.tick(zone, clock, standing, calendar, agreement);
        drawn
    }

    fn tick(
        &self,
        zone: &str,
        clock: &Clock,
        standing: &Standing,
        calendar: &Calendar,
        agreement: &Agreement,
    ) -> Option<Tick> {
        let ticking = matches!(
            standing,
            Standing::NotStarted { .. }
                | Standing::Running { .. }
                | Standing::Soon { .. }
                | Standing::DeskClosed { .. }
                | Standing::Missed { .. }
        );
        // An excluded ticket's miss stands still.
        let ticking = ticking && !matches!(clock.course, Course::Excluded { .. });
        let (due, target) = (clock.due.filter(|_| ticking)?, clock.target?);
        let until = Timestamp::from_second(due.max(self.now).as_second() + AHEAD).ok()?;
        let open = calendar.segments(clock.opened, until).ok()?;
        let words = |at: Timestamp| self.moment(at, zone).text;
        let quarter = target.as_seconds() / 4;
        Some(Tick {
            due,
            target: target.as_seconds(),
            soon: agreement.alarms.warn_left.as_seconds().max(quarter),
            open: open.into_iter().map(|s| (s.from, s.to, words(s.from))).collect(),
        })
    }

    /// The derivation of a clock: the same lines as on the command line and in the API.
    pub fn why(&self, id: &str, proof: &Proof, agreement: &Agreement, calendar: &Calendar) -> Why {
        let w = self.lang;
        let link = |clause: &ClauseId| self.clause(agreement, clause);
        let stretches = stretches(proof);
        let due = proof.due.unwrap_or(proof.now);
        let (region, category) = (agreement.region(&proof.region), proof.category);
        let target = category.and_then(|level| agreement.target(level, &proof.measure));
        let mut groups: Vec<WhyGroup> = Vec::new();
        if let (Some(region), Some(category), Some(target)) = (region, category, target) {
            let question = Due { agreement, region, calendar, category, target, received: proof.opened, due };
            let said = w.why(&question, &stretches);
            let mut drawn = stretches.iter();
            let last = said.len().saturating_sub(1);
            for (i, line) in said.into_iter().enumerate() {
                let counts = match i {
                    0..=2 => Counts::States,
                    i if i == last => Counts::Due,
                    _ => drawn.next().map_or(Counts::States, counts),
                };
                let line_drawn = WhyLine {
                    what: line.text,
                    amount: line.amount,
                    clauses: line.clauses.iter().map(link).collect(),
                    counts,
                };
                if line.heading.is_empty()
                    && let Some(group) = groups.last_mut()
                {
                    group.lines.push(line_drawn);
                } else {
                    groups.push(WhyGroup { label: line.heading, lines: vec![line_drawn] });
                }
            }
        }
        let due_text = self.moment(due, calendar.zone()).text;
        let mut foot: Vec<Markup> = Vec::new();
        for other in proof.candidates.iter().filter(|c| Some(c.category) != category) {
            let other_due = self.moment_in_full(other.due, calendar.zone()).text;
            foot.push(html! { (w.why_other_category(other.category, &other_due)) });
        }
        for holiday in holidays_in(proof) {
            let (rule, act) = (w.holiday_rule(holiday), w.statute(&holiday.source));
            foot.push(html! { (w.why_holiday(&w.holiday(&holiday.name.en), &rule, &act)) });
        }
        for id in &proof.readings {
            if let Some(reading) = agreement.reading(id) {
                foot.push(html! { (w.why_reading(&w.text(&reading.title), &w.text(&reading.says))) });
            }
        }
        foot.push(html! {
            (w.why_agreement(&agreement.id.to_string(), &w.date(agreement.effective))) " · "
            span.clauses { (components::clause(&self.clause(agreement, &ClauseId::from("4.note")))) }
        });
        Why {
            id: id.to_owned(),
            question: w.why_question(&due_text),
            open: false,
            shortcut: None,
            ribbon: Some(self.ribbon(proof, calendar, Size::Labelled)),
            groups,
            superseded: matches!(proof.course, Course::Superseded { .. }),
            foot,
            columns: [w.why_title(), w.why_count(), w.why_sum(), w.why_clause()],
        }
    }

    /// The ribbon of a derivation: from notification to the due instant, or to now when that is later.
    pub fn ribbon(&self, proof: &Proof, calendar: &Calendar, size: Size) -> Ribbon {
        let due = proof.due.unwrap_or(proof.now);
        let until = proof.stop.map_or(proof.now, |stop| stop.at);
        let mut drawn = Vec::new();
        for line in &proof.lines {
            let seconds = |from: Timestamp, to: Timestamp| to.as_second() - from.as_second();
            match &line.closed {
                Some(hours::Closed::Holiday(holiday)) => {
                    let name = self.lang.holiday(&holiday.name.en);
                    drawn.push((seconds(line.from, line.to), Drawn::Holiday(name)));
                }
                Some(_) => drawn.push((seconds(line.from, line.to), Drawn::Closed)),
                None => {
                    let split = until.clamp(line.from, line.to);
                    drawn.push((seconds(line.from, split), Drawn::Elapsed));
                    drawn.push((seconds(split, line.to), Drawn::Remaining));
                }
            }
        }
        drawn.retain(|(seconds, _)| *seconds > 0);
        let at = due.as_second() - proof.opened.as_second();
        let due_text = self.moment(due, calendar.zone());
        Ribbon {
            summary: self
                .lang
                .ribbon_summary(&self.moment(proof.opened, calendar.zone()).text, &due_text.text),
            size,
            scale: Scale::Open,
            stretches: drawn,
            marks: vec![Mark::Due(at, due_text.text)],
        }
    }

    /// Who a person is, by the names of a ticket's view.
    pub fn person_of(&self, view: &TicketView, by: desk::By) -> components::Person {
        let (name, note) = match by {
            desk::By::Person(id) => (name_of(self, view, id), String::new()),
            desk::By::Service(desk::Service::Clock) => (self.lang.by_the_clock(), String::new()),
            desk::By::Service(_) => (self.lang.by_the_desk(), String::new()),
        };
        components::Person { initials: crate::frame::initials(&name), name, note, qualified: true }
    }

    /// The zone that a ticket's times are told in: that of the region whose hours count.
    pub fn zone_of(&self, view: &TicketView) -> String {
        let region = view.clocks.last().map(|timed| &timed.clock.region);
        let calendar = region.and_then(|region| view.calendars.get(region));
        calendar.map_or_else(|| "UTC".to_owned(), |calendar| calendar.zone().to_owned())
    }

    /// A ticket's clock, drawn, with its derivation folded beneath.
    pub fn clock_and_why(
        &self,
        view: &TicketView,
        timed: &Timed,
        id: &str,
    ) -> Option<(components::Clock, Why)> {
        let calendar = view.calendars.get(&timed.clock.region)?;
        let drawn = self.clock(id, &timed.clock, &timed.standing, calendar, &view.agreement);
        let proof = view.proof(&timed.clock).ok()?;
        Some((drawn, self.why(&format!("why-{id}"), &proof, &view.agreement, calendar)))
    }

    /// Open time since notification, as the margin of the timeline shows it: «+18 min».
    pub fn spent(&self, view: &TicketView, at: Timestamp) -> String {
        let calendar = view.clocks.last().and_then(|timed| view.calendars.get(&timed.clock.region));
        let spent = calendar.and_then(|calendar| calendar.between(view.ticket.opened.at, at).ok());
        spent.map(|spent| format!("+{}", self.lang.open_time_in_short(spent))).unwrap_or_default()
    }

    /// A date of a ticket, in its zone.
    pub fn date_of(&self, view: &TicketView, at: Timestamp) -> String {
        let tz = TimeZone::get(&self.zone_of(view)).unwrap_or(TimeZone::UTC);
        self.lang.date(tz.to_datetime(at).date())
    }

    /// The clock time of an instant, in a ticket's zone.
    pub fn time_of(&self, view: &TicketView, at: Timestamp) -> Moment {
        let zone = self.zone_of(view);
        let tz = TimeZone::get(&zone).unwrap_or(TimeZone::UTC);
        let title = self.moment_in_full(at, &zone).text;
        Moment { iso: at.to_string(), text: self.lang.time(tz.to_datetime(at).time()), title }
    }
}

fn name_of(reader: &Reader, view: &TicketView, id: PersonId) -> String {
    view.names.get(&id).cloned().unwrap_or_else(|| reader.lang.somebody())
}

fn stretches(proof: &Proof) -> Vec<Stretch> {
    let what = |line: &desk::proof::Line| match &line.closed {
        Some(closed) => Stretched::Closed(closed.clone()),
        None => Stretched::Counted,
    };
    proof.lines.iter().map(|line| Stretch { from: line.from, to: line.to, what: what(line) }).collect()
}

fn counts(stretch: &Stretch) -> Counts {
    match &stretch.what {
        Stretched::Counted => Counts::Counted,
        Stretched::Closed(hours::Closed::Holiday(_) | hours::Closed::Exception { .. }) => Counts::Holiday,
        Stretched::Closed(_) => Counts::Closed,
    }
}
