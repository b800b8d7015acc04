//! `/reports`: what was met, with its interval and its count; and `/reports/tickets`: the tickets behind a figure.
//!
//! Everybody reads what their own scope holds. Each delay is an indicator (clause 4, in fine): the clause stands under
//! each figure.

use std::sync::Arc;

use app::{Failure, NONE, Targets, TargetsQuery};
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::response::Response;
use desk::report::{Dimension, Group, Outcome};
use desk::{Action, access};
use jiff::Timestamp;
use jiff::civil::Date;
use maud::{Markup, html};
use terms::{Agreement, ClauseId};

use crate::components::{self, Attainment, AttainmentChart, BigFigure, Row, Tab, Table, Tone};
use crate::frame::Sheet;
use crate::reader::{Signed, encoded};
use crate::refuse::No;

use super::desk::{list_zone, nothing_here, rail};
use super::listing::Listing;
use super::{evidence, service_report};

/// How many of the tickets behind a figure stand on one page.
const SHOWN: usize = 50;

/// The ways to split, as the tabs offer them.
pub(super) const SPLITS: [&[Dimension]; 4] = [
    &[Dimension::Region, Dimension::Category],
    &[Dimension::Month],
    &[Dimension::Provider],
    &[Dimension::Agreement],
];

pub(super) type Pairs = Result<Query<Vec<(String, String)>>, QueryRejection>;

/// What the address asks for.
pub(super) struct Asked {
    pub(super) from: String,
    pub(super) to: String,
    pub(super) by: Vec<Dimension>,
    /// Of what a provider's own desk handles, at level 1.
    at_desk: bool,
    key: Vec<String>,
    outcome: Option<Outcome>,
    page: usize,
}

impl Asked {
    pub(super) fn of(pairs: Pairs) -> Asked {
        let pairs = pairs.map(|Query(pairs)| pairs).unwrap_or_default();
        let all = |name: &str| {
            pairs.iter().filter(|(key, _)| key == name).map(|(_, value)| value.clone()).collect::<Vec<_>>()
        };
        let one = |name: &str| all(name).into_iter().next().unwrap_or_default();
        let by: Option<Vec<Dimension>> = one("by").split(',').map(|word| word.parse().ok()).collect();
        Asked {
            from: one("from"),
            to: one("to"),
            by: by.unwrap_or_else(|| SPLITS[0].to_vec()),
            at_desk: one("desk") == "own",
            key: all("key"),
            outcome: one("outcome").parse().ok(),
            page: one("page").parse().unwrap_or(0),
        }
    }

    /// The part of an address that says which period.
    pub(super) fn period(&self) -> String {
        let given = [("from", &self.from), ("to", &self.to)].into_iter().filter(|(_, date)| !date.is_empty());
        given.map(|(name, date)| format!("&{name}={}", encoded(date))).collect()
    }

    /// The part of an address that says whose desk.
    fn whose(&self) -> &'static str {
        if self.at_desk { "&desk=own" } else { "" }
    }

    fn split(&self) -> String {
        self.by.iter().map(|dimension| dimension.word()).collect::<Vec<_>>().join(",")
    }

    /// The address of the tickets behind a figure.
    fn behind(&self, key: &[String], outcome: Option<Outcome>) -> String {
        let keys: String = key.iter().map(|value| format!("&key={}", encoded(value))).collect();
        let outcome = outcome.map(|outcome| format!("&outcome={}", outcome.word())).unwrap_or_default();
        format!("/reports/tickets?by={}{}{}{keys}{outcome}", self.split(), self.period(), self.whose())
    }
}

/// A period in days of the reader's zone; what isn't a date is named.
pub(super) struct Period {
    pub(super) query: TargetsQuery,
    pub(super) wrong: Option<String>,
}

pub(super) fn period(signed: &Signed, asked: &Asked) -> Period {
    let zone = list_zone(signed);
    let mut wrong = None;
    let mut day = |text: &str, next: bool| -> Option<Timestamp> {
        if text.is_empty() {
            return None;
        }
        let date =
            text.parse::<Date>().ok().and_then(|date| if next { date.tomorrow().ok() } else { Some(date) });
        let start = date.and_then(|date| date.in_tz(&zone).ok()).map(|start| start.timestamp());
        if start.is_none() {
            wrong = Some(text.to_owned());
        }
        start
    };
    let from = day(&asked.from, false).unwrap_or(Timestamp::MIN);
    let to = day(&asked.to, true).unwrap_or(Timestamp::MAX);
    Period { query: TargetsQuery { from, to, by: asked.by.clone() }, wrong }
}

/// `GET /reports`.
pub async fn show(signed: Signed, pairs: Pairs) -> Result<Response, No> {
    may_read(&signed)?;
    let asked = Asked::of(pairs);
    let Period { query, wrong } = period(&signed, &asked);
    let targets = match asked.at_desk {
        true => signed.app().targets_at_desk(&signed.visitor, &query).await,
        false => signed.app().targets(&signed.visitor, &query).await,
    };
    let targets = targets.map_err(|f| signed.no(f))?;
    let evidence = evidence::months(&signed).await.map_err(|f| signed.no(f))?;
    let months = service_report::months(&signed).await.map_err(|f| signed.no(f))?;
    let w = signed.reader.lang;
    let main = html! {
        div.reports {
            (components::head(None, &w.targets_title(), html! { p.lead { (w.targets_lead()) } }))
            (desks(&signed, &asked))
            (tabs(&signed, &asked))
            div.actions {
                a.button.small href="/reports/response-times" { (w.responses_title()) }
                a.button.small href="/reports/what-if" { (w.replay_title()) }
            }
            (dates(&signed, &asked, "/reports", wrong.as_deref()))
            @if targets.total.tickets() == 0 {
                (components::empty(&w.targets_nothing(), html! {}, None))
            } @else {
                (figures(&signed, &asked, &targets))
                (chart(&signed, &asked, &targets))
                (counts(&signed, &asked, &targets))
                (untold(&signed, &targets))
            }
            (months)
            (evidence)
            p { a href={ "/reports/decisions?from=" (asked.from) "&to=" (asked.to) } { (w.decisions_title()) } }
        }
    };
    sheet(&signed, w.targets_title(), main).await
}

/// `GET /reports/tickets`: what a figure is made of.
pub async fn behind(signed: Signed, pairs: Pairs) -> Result<Response, No> {
    may_read(&signed)?;
    let asked = Asked::of(pairs);
    let Period { query, .. } = period(&signed, &asked);
    let numbers = signed.app().behind(&signed.visitor, &query, &asked.key, asked.outcome, asked.at_desk);
    let numbers = numbers.await;
    let numbers = numbers.map_err(|f| signed.no(f))?;
    let first = asked.page.saturating_mul(SHOWN).min(numbers.len());
    let last = numbers.len().min(first + SHOWN);
    let main = behind_main(&signed, &asked, &numbers[first..last], first, numbers.len()).await;
    let main = main.map_err(|f| signed.no(f))?;
    sheet(&signed, signed.reader.lang.behind_title(), main).await
}

pub(super) fn may_read(signed: &Signed) -> Result<(), No> {
    match access::scope_for(&signed.actor(), Action::ReadReports) {
        Some(_) => Ok(()),
        None => Err(nothing_here(signed)),
    }
}

pub(super) async fn sheet(signed: &Signed, title: String, main: Markup) -> Result<Response, No> {
    if signed.reader.is_centre() {
        let rail = rail(signed, None, None).await.map_err(|f| signed.no(f))?;
        return Ok(signed.reader.page(Sheet::desk(title, rail, main)));
    }
    Ok(signed.reader.page(Sheet::portal(title, main)))
}

/// A provider has two kinds of figures: what it asked the support centre, and what its own desk handles by its own terms.
fn desks(signed: &Signed, asked: &Asked) -> Markup {
    if !signed.visitor.organisation.has_desk_here() {
        return html! {};
    }
    let w = signed.reader.lang;
    let tab = |desk: &str, label: String, current: bool| Tab {
        href: format!("/reports?by={}{}{desk}", asked.split(), asked.period()),
        label,
        count: None,
        current,
    };
    let both = [
        tab("", w.reports_of_the_centre(), !asked.at_desk),
        tab("&desk=own", w.reports_of_our_desk(), asked.at_desk),
    ];
    components::tabs(&w.reports_whose_desk(), &both)
}

fn tabs(signed: &Signed, asked: &Asked) -> Markup {
    let w = signed.reader.lang;
    let tab = |by: &&[Dimension]| {
        let word = by.iter().map(|dimension| dimension.word()).collect::<Vec<_>>().join(",");
        Tab {
            href: format!("/reports?by={word}{}{}", asked.period(), asked.whose()),
            label: if by.len() > 1 { w.by_region_category() } else { w.dimension(by[0]) },
            count: None,
            current: asked.by == **by,
        }
    };
    components::tabs(&w.split_by(), &SPLITS.iter().map(tab).collect::<Vec<_>>())
}

pub(super) fn dates(signed: &Signed, asked: &Asked, action: &str, wrong: Option<&str>) -> Markup {
    let w = signed.reader.lang;
    let split = asked.split();
    html! {
        form.filter action=(action) method="get" aria-label=(w.period()) {
            input type="hidden" name="by" value=(split);
            @if asked.at_desk { input type="hidden" name="desk" value="own"; }
            label { span { (w.period_from()) } input.input type="date" name="from" value=(asked.from); }
            label { span { (w.period_to()) } input.input type="date" name="to" value=(asked.to); }
            button.button { (w.period_show()) }
            @if !asked.period().is_empty() { a.button.plain href={ (action) "?by=" (split) (asked.whose()) } { (w.period_all()) } }
        }
        @if let Some(wrong) = wrong { (components::notice(Tone::Over, "", html! { p { (w.not_a_date(wrong)) } })) }
    }
}

/// The numbers that matter, each a way to its tickets.
fn figures(signed: &Signed, asked: &Asked, targets: &Targets) -> Markup {
    let w = signed.reader.lang;
    let figure = |n: u64, what: String, outcome: Option<Outcome>| BigFigure {
        n: count(signed, n),
        unit: String::new(),
        what,
        href: asked.behind(&[], outcome),
    };
    let total = &targets.total;
    components::big_figures(&[
        figure(total.count(Outcome::Met), w.target_met(), Some(Outcome::Met)),
        figure(total.count(Outcome::Missed), w.target_missed(), Some(Outcome::Missed)),
        figure(total.count(Outcome::Running), w.running_tickets(), Some(Outcome::Running)),
        figure(total.count(Outcome::Provisional), w.untriaged_past_due(), Some(Outcome::Provisional)),
    ])
}

fn count(signed: &Signed, n: u64) -> String {
    signed.reader.lang.number(i64::try_from(n).unwrap_or(i64::MAX))
}

/// A group's name: the values of its key, in the reader's words.
fn named(signed: &Signed, by: &[Dimension], key: &[String]) -> String {
    let w = signed.reader.lang;
    let name = |(dimension, value): (&Dimension, &String)| match dimension {
        Dimension::Region if value == NONE => w.region_untold(),
        Dimension::Category if value == NONE => w.untriaged_category(),
        Dimension::Category => value.parse().map_or_else(|_| value.clone(), |level| w.category_level(level)),
        _ => value.clone(),
    };
    let all: Vec<String> = by.iter().zip(key).map(name).collect();
    if all.is_empty() { w.all_together() } else { all.join(w.pick(" · ", " · ", "・")) }
}

/// Dots with whiskers: 100 % of 3 is not 100 % of 300.
fn chart(signed: &Signed, asked: &Asked, targets: &Targets) -> Markup {
    let w = signed.reader.lang;
    let percent = |share: f64| w.percent(share, 0);
    let row = |group: &Group| {
        let share = group.met;
        let of = share.map_or(0, |share| share.of);
        Attainment {
            label: named(signed, &asked.by, &group.key),
            href: asked.behind(&group.key, None),
            met: group.count(Outcome::Met),
            of,
            share_text: share.map_or_else(|| w.no_share(), |s| w.percent(s.share, 1)),
            range_text: share.map_or_else(String::new, |s| {
                w.share_between(&w.decimal(s.low * 100.0, 1), &w.percent(s.high, 1))
            }),
            count_text: w.count_of(&count(signed, group.count(Outcome::Met)), &count(signed, of)),
            interval: share.map(|s| (s.share, s.low, s.high)),
        }
    };
    let measured: Vec<&Group> = targets.groups.iter().filter(|group| group.met.is_some()).collect();
    let lowest = measured.iter().filter_map(|group| group.met).map(|share| share.low).fold(1.0, f64::min);
    let (from, steps): (f64, u32) = match lowest {
        low if low >= 0.9 => (0.9, 5),
        low if low >= 0.8 => (0.8, 4),
        low if low >= 0.5 => (0.5, 5),
        _ => (0.0, 4),
    };
    let axis = (0..=steps).map(|i| percent(from + (1.0 - from) * f64::from(i) / f64::from(steps)));
    let heading: Vec<String> = asked.by.iter().map(|dimension| w.dimension(*dimension)).collect();
    let finding = targets.total.met.map_or_else(
        || w.targets_nothing(),
        |share| {
            let met = count(signed, targets.total.count(Outcome::Met));
            w.targets_finding(&met, &count(signed, share.of), &w.percent(share.share, 1))
        },
    );
    html! {
        (components::attainment(&AttainmentChart {
            finding,
            note: w.targets_how(&percent(from)),
            columns: [heading.join(w.pick(", ", ", ", "・")), w.column_share_drawn(), w.column_share(), w.column_interval(), w.column_count()],
            from,
            axis: axis.collect(),
            rows: measured.into_iter().map(row).collect(),
        }))
        (note(signed, asked))
    }
}

/// Every ticket in exactly one column: the counts add up.
fn counts(signed: &Signed, asked: &Asked, targets: &Targets) -> Markup {
    let w = signed.reader.lang;
    let there: Vec<Outcome> =
        Outcome::ALL.iter().copied().filter(|outcome| targets.total.count(*outcome) > 0).collect();
    let split = asked.by.iter().map(|dimension| w.dimension(*dimension)).collect::<Vec<_>>();
    let headings = std::iter::once(split.join(w.pick(", ", ", ", "・")))
        .chain(there.iter().map(|outcome| w.outcome(*outcome)))
        .chain([w.column_tickets()]);
    let cell = |group: &Group, n: u64, outcome: Option<Outcome>| match n {
        0 => html! { span.meta { "0" } },
        n if group.key.is_empty() && !asked.by.is_empty() => html! { strong.num { (count(signed, n)) } },
        n => html! { a.num href=(asked.behind(&group.key, outcome)) { (count(signed, n)) } },
    };
    let row = |group: &Group| {
        let mut cells = vec![html! { (named(signed, &asked.by, &group.key)) }];
        cells.extend(there.iter().map(|outcome| cell(group, group.count(*outcome), Some(*outcome))));
        cells.push(cell(group, group.tickets(), None));
        cells
    };
    let rows: Vec<Vec<Markup>> = targets.groups.iter().chain([&targets.total]).map(row).collect();
    html! {
        section.counts {
            h2 { (w.counts_title()) }
            (components::plain_table(&w.counts_title(), &headings.collect::<Vec<_>>(), &rows))
            (note(signed, asked))
        }
    }
}

/// Clause 4, in fine, in the words of the agreement in force, at a provider's desk of its own: it stands under every figure.
fn note(signed: &Signed, asked: &Asked) -> Markup {
    let (own, now) = (signed.visitor.organisation.id, signed.reader.now);
    let own = signed.app().editions().own_in_force(own, now).filter(|_| asked.at_desk);
    let Some(agreement) = own.map(|own| own.agreement).or_else(|| agreement(signed)) else { return html! {} };
    let id = ClauseId::from("4.note");
    let Some(clause) = agreement.clause(id.as_str()) else { return html! {} };
    html! {
        p.clause-note { (signed.reader.lang.text(&clause.text)) " " (components::clause(&signed.reader.clause(&agreement, &id))) }
    }
}

pub(super) fn agreement(signed: &Signed) -> Option<Arc<Agreement>> {
    signed.app().editions().in_force(signed.reader.now).ok().map(|(agreement, _)| agreement)
}

/// What can't be told is said, not invented.
fn untold(signed: &Signed, targets: &Targets) -> Markup {
    let w = signed.reader.lang;
    html! {
        section.said-of-it {
            @if targets.imported > 0 { p { (w.imported_says(&count(signed, targets.imported))) } }
            p { (w.not_an_incident_says()) }
        }
    }
}

async fn behind_main(
    signed: &Signed,
    asked: &Asked,
    numbers: &[u64],
    first: usize,
    all: usize,
) -> Result<Markup, Failure> {
    let w = signed.reader.lang;
    let zone = list_zone(signed);
    let ways = if signed.reader.is_centre() { "/desk/t/" } else { "/t/" };
    let listing = Listing { signed, zone: &zone, ways, acknowledge: None };
    let mut rows: Vec<Row> = Vec::with_capacity(numbers.len());
    for listed in signed.app().list_numbers(&signed.visitor, numbers).await? {
        rows.push(listing.row(&listed).await?);
    }
    let outcome = asked.outcome.map_or_else(|| w.behind_all(), |outcome| w.outcome(outcome));
    let by: &[Dimension] = if asked.key.is_empty() { &[] } else { &asked.by };
    let what = format!("{} · {outcome}", named(signed, by, &asked.key));
    let n = |n: usize| n as u64;
    let shown = w.from_to_shown(n(first + 1), n(first + numbers.len()), n(all));
    let page = |page: usize| format!("{}&page={page}", asked.behind(&asked.key, asked.outcome));
    let next = (first + numbers.len() < all).then(|| (page(asked.page + 1), w.next_page()));
    let start = (first > 0).then(|| (page(0), w.first_page()));
    let table = Table {
        id: "behind".to_owned(),
        caption: what.clone(),
        columns: listing.columns(),
        rows,
        live: String::new(),
        announce: String::new(),
        roomy: false,
    };
    let back = format!("/reports?by={}{}{}", asked.split(), asked.period(), asked.whose());
    Ok(html! {
        div.queue {
            (components::head(
                Some(html! { a.quiet href=(back) data-key="u" aria-keyshortcuts="u" { "← " (w.back_to_reports()) } }),
                &w.behind_title(),
                html! { p.lead { (what) } },
            ))
            @if table.rows.is_empty() {
                (components::empty(&w.behind_none(), html! {}, None))
            } @else {
                (components::table(&table))
                (components::pages(&shown, start.as_ref().map(|(h, t)| (h.as_str(), t.as_str())), next.as_ref().map(|(h, t)| (h.as_str(), t.as_str()))))
            }
            (note(signed, asked))
        }
    })
}
