//! Rows of tickets, drawn once for the queue and for the tickets behind a figure: the clock first, then the rest.

use app::{Failure, Listed};
use desk::clock::Course;
use desk::{Clock, Standing};
use hours::{Calendar, Closed, Stretched};
use jiff::Timestamp;
use maud::{Markup, html};

use crate::components::{
    self, Certainty, Column, Kind, Ribbon, Row, Scale, Size, Stretch as Drawn, category, ribbon, row_link,
};
use crate::reader::{Reader, Signed};

use super::desk::lang_of;

/// How a list of tickets is drawn.
pub struct Listing<'a> {
    /// Who reads.
    pub signed: &'a Signed,
    /// The zone in which all its instants are told.
    pub zone: &'a str,
    /// What precedes a ticket's number in its address: `/desk/t/`.
    pub ways: &'a str,
    /// Where a row's button comes back to; none: rows have no button.
    pub acknowledge: Option<&'a str>,
}

impl Listing<'_> {
    /// The headings.
    pub fn columns(&self) -> Vec<Column> {
        let w = self.signed.reader.lang;
        let column = |label: String, kind: Kind| Column { label, kind, ..Column::default() };
        let mut columns = vec![
            column(w.column_clock(), Kind::Standing),
            column(w.column_due(&w.place(self.zone)), Kind::At),
            column(w.column_number(), Kind::Fit),
            column(w.column_category(), Kind::Mark),
            column(w.column_subject(), Kind::Subject),
            column(w.column_state(), Kind::Fit),
            column(w.column_region(), Kind::Fit),
        ];
        if self.acknowledge.is_some() {
            columns.push(Column { hidden_label: w.column_action(), kind: Kind::Fit, ..Column::default() });
        }
        columns
    }

    /// The row of a ticket.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn row(&self, listed: &Listed) -> Result<Row, Failure> {
        let reader = &self.signed.reader;
        let drawn = self.clock(listed).await?;
        // What has no target is due at no time, though it keeps its place in the queue.
        let promised = !matches!(listed.standing, Some(Standing::NoTarget(_) | Standing::Excluded { .. }));
        let due = match self.acknowledge {
            Some(_) => listed.due(),
            None => listed.acknowledgement().and_then(|clock| clock.due), // also of what is done
        };
        let due = due.filter(|_| promised).map(|due| reader.moment(due, self.zone));
        let subject = listed.subject.clone().unwrap_or_else(|| reader.lang.subject_not_shown());
        let mut cells = vec![
            drawn,
            html! { @if let Some(due) = &due { (components::moment(due)) } },
            html! { span.num { (listed.number) } },
            category_of(reader, listed),
            html! {
                (row_link(&format!("{}{}{}", self.ways, listed.number, self.signed.reader.as_of()), lang_of(&subject), &subject))
                span.sub { (asked(reader, listed)) (what_is_promised(reader, self.zone, listed)) }
            },
            html! { (reader.lang.state(listed.state)) },
            html! { (listed.region) },
        ];
        if let Some(back) = self.acknowledge {
            cells.push(self.button(listed, back));
        }
        Ok(Row {
            id: format!("row-{}", listed.number),
            cells,
            over: matches!(listed.standing, Some(Standing::Missed { .. } | Standing::Passed { .. })),
        })
    }

    async fn clock(&self, listed: &Listed) -> Result<Markup, Failure> {
        let reader = &self.signed.reader;
        let agreement = self.signed.app().editions().measuring(&listed.agreement);
        let (Some(clock), Some(standing), Some((agreement, _))) =
            (listed.acknowledgement(), &listed.standing, agreement)
        else {
            return Ok(html! { span.meta { (reader.lang.clock_untold()) } });
        };
        let calendar = self.signed.app().calendar(&clock.edition).await?;
        let id = format!("clock-{}", listed.number);
        let mut drawn = reader.clock_in(self.zone, &id, clock, standing, &calendar, &agreement);
        drawn.due = None; // it has a column of its own
        let runs =
            clock.stop.is_none() && !matches!(standing, Standing::NoTarget(_) | Standing::Excluded { .. });
        let strip = runs.then(|| strip(reader, clock, &calendar, reader.now)).flatten();
        Ok(html! {
            div.with-ribbon { (components::clock(&drawn)) @if let Some(strip) = &strip { (ribbon(strip)) } }
        })
    }

    /// The button that `v` presses on the row. The key is the same for each drawing, so that pressing twice is once.
    fn button(&self, listed: &Listed, back: &str) -> Markup {
        let w = self.signed.reader.lang;
        let waits = listed.acknowledgement().is_some_and(|clock| clock.stop.is_none());
        html! {
            @if waits && listed.state.is_open() {
                form method="post" action={ "/desk/t/" (listed.number) "/acknowledgement" } {
                    input type="hidden" name="seen" value=(listed.version);
                    input type="hidden" name="key" value={ "acknowledgement-" (listed.number) "-" (listed.version) };
                    input type="hidden" name="back" value=(back);
                    button.button.small data-row-key="v" aria-keyshortcuts="v" {
                        (w.acknowledge_short()) span.visually-hidden { " " (listed.number) } (components::key("v"))
                    }
                }
            }
        }
    }
}

/// The category, dashed until the centre has decided.
fn category_of(reader: &Reader, listed: &Listed) -> Markup {
    let w = reader.lang;
    let provisional = listed.acknowledgement().filter(|clock| clock.course == Course::Provisional);
    match (listed.category, provisional.and_then(|clock| clock.category)) {
        (Some(level), _) => category(level, Certainty::Decided, &w.category_level(level)),
        (None, Some(level)) => category(level, Certainty::Provisional, &w.category_provisional(level)),
        (None, None) => {
            html! { span.visually-hidden { (w.category_unknown()) } span aria-hidden="true" { "–" } }
        }
    }
}

/// Who asks, and for whom.
fn asked(reader: &Reader, listed: &Listed) -> String {
    match &listed.customer {
        Some(customer) if customer.id != listed.asked_by.id => {
            reader.lang.asked_for(&listed.asked_by.name, &customer.name)
        }
        _ => listed.asked_by.name.clone(),
    }
}

/// Who answers for it, when there is news, and what it lacks.
fn what_is_promised(reader: &Reader, zone: &str, listed: &Listed) -> Markup {
    let w = reader.lang;
    let news = listed.news_by.map(|by| w.news_promised(&reader.moment(by, zone).text));
    html! {
        @if let Some(owner) = &listed.owner_name { " · " (owner) }
        @if let Some(news) = news { " · " (news) }
        @for debt in &listed.debts { " · " strong { (w.debt(*debt)) } }
    }
}

/// From notification to the due instant, and beyond it where that has passed. The words stand beside it.
fn strip(reader: &Reader, clock: &Clock, calendar: &Calendar, now: Timestamp) -> Option<Ribbon> {
    let due = clock.due?;
    let ledger = calendar.ledger(clock.opened, due.max(now)).ok()?;
    let mut stretches = Vec::new();
    let mut put = |from: Timestamp, to: Timestamp, what: Drawn| {
        let seconds = to.as_second() - from.as_second();
        if seconds > 0 {
            stretches.push((seconds, what));
        }
    };
    for part in &ledger.stretches {
        match &part.what {
            Stretched::Closed(Closed::Holiday(holiday)) => {
                put(part.from, part.to, Drawn::Holiday(reader.lang.holiday(&holiday.name.en)));
            }
            Stretched::Closed(_) => put(part.from, part.to, Drawn::Closed),
            Stretched::Counted => {
                let (gone, end) = (now.clamp(part.from, part.to), due.clamp(part.from, part.to));
                put(part.from, gone.min(end), Drawn::Elapsed);
                put(gone.min(end), end, Drawn::Remaining);
                put(end, part.to, Drawn::Over);
            }
        }
    }
    Some(Ribbon {
        size: Size::Tiny,
        scale: Scale::Open,
        stretches,
        marks: Vec::new(),
        summary: String::new(),
    })
}
