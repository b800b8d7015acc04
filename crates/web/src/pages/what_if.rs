//! `/reports/what-if`: a period under other terms. Values in the address, so that a scenario is a link; nothing is written.

use app::{Flip, Replay, Side};
use axum::extract::Query;
use axum::response::Response;
use desk::clock::Calendars;
use desk::report::{Group, Outcome};
use desk::roster::{Compared, Figures, Gap};
use desk::{Action, access};
use hours::{OpenTime, Week};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use maud::{Markup, html};
use terms::{Agreement, AgreementId, MeasureId};

use crate::components::{self, Tone};
use crate::frame::Sheet;
use crate::pages::desk::{nothing_here, rail};
use crate::reader::Signed;
use crate::refuse::No;

/// So many tickets that flip are drawn with both derivations.
const SHOWN: usize = 20;
/// A month of minutes: beyond, nobody promises anything.
pub const LONGEST: u32 = 44_640;

type Pairs = Query<Vec<(String, String)>>;

/// What the address asks.
struct Asked(Vec<(String, String)>);

impl Asked {
    fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim())
    }

    /// Midnight (UTC) of a day.
    fn day(&self, name: &str) -> Option<Timestamp> {
        let day: Date = self.get(name).parse().ok()?;
        day.to_zoned(TimeZone::UTC).ok().map(|day| day.timestamp())
    }
}

/// Terms to try, and what of them couldn't be read.
struct Scenario {
    tried: Agreement,
    unread: Vec<String>,
}

/// `GET /reports/what-if`.
pub async fn show(signed: Signed, Query(pairs): Pairs) -> Result<Response, No> {
    if access::scope_for(&signed.actor(), Action::ReadReports).is_none() {
        return Err(nothing_here(&signed));
    }
    let asked = Asked(pairs);
    let w = signed.reader.lang;
    let id = AgreementId::from(asked.get("version"));
    let current =
        || signed.app().editions().in_force(signed.reader.now).map_err(|refusal| signed.no(refusal.into()));
    let base = match signed.app().editions().by_id(&id) {
        Some((base, _)) => base,
        None => current()?.0,
    };
    let scenario = scenario(&base, &asked);
    let replay = match asked.get("run") {
        "" => None,
        _ => {
            let (from, to) =
                (asked.day("from").unwrap_or(Timestamp::MIN), asked.day("to").unwrap_or(Timestamp::MAX));
            let replay = signed.app().replay(&signed.visitor, from, to.max(from), &scenario.tried).await;
            Some(replay.map_err(|failure| signed.no(failure))?)
        }
    };
    let main = html! {
        (components::head(
            Some(html! { a.quiet href="/reports" data-key="u" aria-keyshortcuts="u" { "← " (w.back_to_reports()) } }),
            &w.replay_title(),
            html! { p.lead { (w.replay_lead()) } },
        ))
        div.stack.versions {
            (form(&signed, &asked, &base))
            @for what in &scenario.unread { (components::notice(Tone::Over, "", html! { p { (w.scenario_unread(what)) } })) }
            @if let Some(replay) = &replay { (told(&signed, replay)) (staffing(&signed, replay)) }
        }
    };
    if signed.reader.is_centre() {
        let rail = rail(&signed, None, None).await.map_err(|failure| signed.no(failure))?;
        return Ok(signed.reader.page(Sheet::desk(w.replay_title(), rail, main)));
    }
    Ok(signed.reader.page(Sheet::portal(w.replay_title(), main)))
}

fn field_of(level: u8) -> String {
    format!("c{level}")
}

fn scenario(base: &Agreement, asked: &Asked) -> Scenario {
    let mut unread = Vec::new();
    let mut within = Vec::new();
    for category in &base.categories {
        let typed = asked.get(&field_of(category.level)).to_owned();
        match typed.parse::<i64>() {
            Ok(minutes) if (1..=i64::from(LONGEST)).contains(&minutes) => {
                within.push((category.level, OpenTime::from_minutes(minutes)));
            }
            _ if typed.is_empty() => {}
            _ => unread.push(typed),
        }
    }
    let typed = asked.get("hours");
    let hours = typed.parse::<Week>().ok();
    let tried = base.tried(&within, hours.as_ref());
    if !typed.is_empty() && (hours.is_none() || tried.calendars().is_err()) {
        unread.push(typed.to_owned());
        return Scenario { tried: base.tried(&within, None), unread };
    }
    Scenario { tried, unread }
}

/// The scenario as sentences with values in them.
fn form(signed: &Signed, asked: &Asked, base: &Agreement) -> Markup {
    let w = signed.reader.lang;
    let all = signed.app().editions().all();
    let minutes = |level: u8| {
        let own = base.target(level, &MeasureId::acknowledgement()).map(|t| t.within.as_seconds() / 60);
        match asked.get(&field_of(level)) {
            "" => own.map(|own| own.to_string()).unwrap_or_default(),
            typed => typed.to_owned(),
        }
    };
    html! {
        form.stack action="/reports/what-if" method="get" aria-label=(w.scenario_title()) {
            div.filter {
                label { span { (w.period_from()) } input.input type="date" name="from" value=(asked.get("from")); }
                label { span { (w.period_to()) } input.input type="date" name="to" value=(asked.get("to")); }
                label { span { (w.scenario_version()) } select.input name="version" {
                    @for one in &all { option value=(one.id) selected[one.id == base.id] { (one.id) } }
                } }
            }
            @for category in base.categories.iter().filter(|c| c.target(&MeasureId::acknowledgement()).is_some()) {
                div.field {
                    label for=(field_of(category.level)) { (w.scenario_within(category.level)) }
                    input.input.short id=(field_of(category.level)) name=(field_of(category.level)) inputmode="numeric" value=(minutes(category.level));
                }
            }
            div.field {
                label for="hours" { (w.scenario_hours()) }
                p.hint id="hours-hint" { (w.scenario_hours_hint()) }
                input.input id="hours" name="hours" aria-describedby="hours-hint" value=(asked.get("hours"));
            }
            div { button.button.primary name="run" value="yes" { (w.scenario_run()) } }
        }
    }
}

fn told(signed: &Signed, replay: &Replay) -> Markup {
    let w = signed.reader.lang;
    let there = |outcome: &&Outcome| replay.before.count(**outcome) + replay.after.count(**outcome) > 0;
    let outcomes: Vec<Outcome> = Outcome::ALL.iter().filter(there).copied().collect();
    let number = |n: u64| w.number(i64::try_from(n).unwrap_or(i64::MAX));
    let headings: Vec<String> = std::iter::once(w.replay_outcome())
        .chain(outcomes.iter().map(|outcome| w.outcome(*outcome)))
        .chain([w.column_share(), w.column_interval()])
        .collect();
    let row = |label: String, group: &Group| {
        let mut cells = vec![html! { (label) }];
        cells.extend(outcomes.iter().map(|outcome| html! { span.num { (number(group.count(*outcome))) } }));
        cells.push(html! { @if let Some(met) = group.met { (w.percent(met.share, 1)) } @else { "–" } });
        cells.push(
            html! { @if let Some(met) = group.met { (w.percent(met.low, 1)) "–" (w.percent(met.high, 1)) } },
        );
        cells
    };
    let rows = [
        row(w.replay_as_it_was(), &replay.before),
        row(w.replay_under(replay.agreement.id.as_str()), &replay.after),
    ];
    let made = replay.agreement.calendars().unwrap_or_default();
    let note = replay.agreement.clause("4.note").map(|clause| w.text(&clause.text));
    html! {
        section.stack id="replay" {
            h2 { (w.replay_measured(replay.tickets)) }
            div.examples-table tabindex="0" role="group" aria-label=(w.replay_title()) { (components::plain_table(&w.replay_title(), &headings, &rows)) }
            @if let Some(note) = note { p.meta { (note) } }
            @if replay.flips.is_empty() { p { (w.replay_none()) } } @else {
                h2 { (w.replay_flips(replay.flips.len() as u64)) }
                @if replay.flips.len() > SHOWN { p { (w.replay_too_many(SHOWN as u64)) } }
                @for flip in replay.flips.iter().take(SHOWN) { (both(signed, replay, &made, flip)) }
            }
        }
    }
}

/// The roster ahead under both terms; nothing for whoever may not read it.
fn staffing(signed: &Signed, replay: &Replay) -> Markup {
    let w = signed.reader.lang;
    if replay.staffing.is_empty() {
        return html! {};
    }
    let headings = [
        w.staffing_region(),
        w.staffing_open(),
        w.staffing_covered(),
        w.staffing_short(),
        w.staffing_needed(),
        w.staffing_gaps(),
    ];
    let rows: Vec<Vec<Markup>> =
        replay.staffing.iter().map(|region| row_of(signed, replay, region)).collect();
    let title = w.staffing_title(app::WEEKS_AHEAD);
    let clause = components::clause(&signed.reader.clause(&replay.agreement, &"3.B".into()));
    html! {
        section.stack id="staffing" {
            h2 { (title) " " (clause) }
            @if replay.staffing.iter().all(|region| region.before == region.after) { p { (w.staffing_same()) } }
            div.examples-table tabindex="0" role="group" aria-label=(title) { (components::plain_table(&title, &headings, &rows)) }
        }
    }
}

/// `EMEA: 522 h → 580 h open`, and so on; the first gap that is new leads to its week.
fn row_of(signed: &Signed, replay: &Replay, region: &Compared) -> Vec<Markup> {
    let w = signed.reader.lang;
    let zone = replay.agreement.region(&region.region).map_or("UTC", |region| region.zone.as_str());
    let figure = |of: fn(&Figures) -> i64| {
        let said = |side: &Option<Figures>| {
            side.as_ref().map_or_else(|| "–".to_owned(), |s| w.open_time(OpenTime::from_seconds(of(s))))
        };
        let (before, after) = (said(&region.before), said(&region.after));
        html! { span.num { @if before == after { (after) } @else { (w.staffing_change(&before, &after)) } } }
    };
    let gaps = |side: &Option<Figures>| side.as_ref().map_or(0, |figures| figures.gaps.len());
    let count = |n: usize| w.number(i64::try_from(n).unwrap_or(i64::MAX));
    let was = region.before.as_ref().map_or(&[][..], |figures| &figures.gaps);
    let new = region.after.iter().flat_map(|figures| &figures.gaps).find(|gap| !was.contains(gap));
    let said = |gap: &Gap| signed.reader.moment(gap.from, zone).text;
    vec![
        html! { (region.region) },
        figure(|side| side.open_seconds),
        figure(|side| side.covered_seconds),
        figure(|side| side.short_seconds),
        figure(|side| side.needed_seconds),
        html! {
            span.num { (w.staffing_change(&count(gaps(&region.before)), &count(gaps(&region.after)))) }
            @if let Some(gap) = new { " " small { (w.staffing_first_gap(&said(gap))) } }
        },
    ]
}

/// A ticket that flips: both outcomes, both derivations.
fn both(signed: &Signed, replay: &Replay, tried: &Calendars, flip: &Flip) -> Markup {
    let w = signed.reader.lang;
    let way = if signed.reader.is_centre() { "/desk/t/" } else { "/t/" };
    let own = signed.app().editions().measuring(&flip.pin);
    html! {
        section.stack.flip id=(format!("flip-{}", flip.number)) {
            h3 {
                a.num href=(format!("{way}{}", flip.number)) { (flip.number) } " · "
                (w.outcome(flip.before.outcome)) " → " (w.outcome(flip.after.outcome))
            }
            @if let Some((own, made)) = &own { (derivation(signed, w.replay_as_it_was(), flip.number, "before", &flip.before, own, made)) }
            (derivation(signed, w.replay_under(replay.agreement.id.as_str()), flip.number, "after", &flip.after, &replay.agreement, tried))
        }
    }
}

fn derivation(
    signed: &Signed,
    label: String,
    number: u64,
    side: &str,
    told: &Side,
    agreement: &Agreement,
    calendars: &Calendars,
) -> Markup {
    let Some(proof) = &told.proof else { return html! {} };
    // The days that a derivation shows are those of its own calendar: the one that these terms make.
    let calendar = calendars.get(&proof.region);
    let due = proof.due.map(|due| signed.reader.moment_in_full(due, &proof.zone).text);
    html! {
        p { b { (label) } @if let Some(due) = &due { " · " (signed.reader.lang.example_due()) " " (due) } }
        @if let Some(calendar) = calendar {
            (components::why(&signed.reader.why(&format!("why-{number}-{side}"), proof, agreement, calendar)))
        }
    }
}
