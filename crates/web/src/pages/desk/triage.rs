//! `/desk/triage`: the preliminary investigation (clause 3.D), one ticket at a time. The report at the left, the decision at
//! the right; sending it shows the next.

use app::{Failure, Listed, Query as Wanted, TicketView, Waits};
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::http::StatusCode;
use axum::response::Response;
use maud::{Markup, html};
use serde::Deserialize;

use crate::components::{self, Tone};
use crate::frame::Sheet;
use crate::pages::parties::desk::note as duties_note;
use crate::reader::Signed;
use crate::refuse::{No, Told};

use super::forms::{Fields, Form, Verb, anchor};
use super::similar::Alike;
use super::{AtDesk, Done, View, lang_of, list_zone, questions, queue, rail, ticket};

/// How many of those that wait are named beside the one at hand.
const NAMED: u64 = 12;

/// What stands beside the report: what reads alike, and which duties of whoever asks aren't kept (clause 2.C).
struct Beside {
    alike: Alike,
    duties: Markup,
}

impl Beside {
    async fn load(signed: &Signed, view: &TicketView) -> Result<Beside, Failure> {
        let duties = duties_note(signed, view).await?;
        Ok(Beside { alike: Alike::load(signed, view).await?, duties })
    }
}

/// What the address asks for.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    ticket: Option<String>,
    #[serde(flatten)]
    done: Done,
}

/// `GET /desk/triage`.
pub async fn show(
    AtDesk(signed): AtDesk,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Response, No> {
    let asked = asked.map(|Query(asked)| asked).unwrap_or_default();
    let waiting = waiting(&signed).await.map_err(|f| signed.no(f))?;
    let picked = match &asked.ticket {
        Some(text) => Some(super::number(&signed, text)?),
        None => waiting.first().map(|first| first.number),
    };
    let rail = rail(&signed, Some(View::Triage), None).await.map_err(|f| signed.no(f))?;
    let flash = asked.done.flash(&signed.reader, None);
    let main = match picked {
        None => empty(&signed).await.map_err(|f| signed.no(f))?,
        Some(number) => {
            let view = signed.app().ticket(&signed.visitor, number).await.map_err(|f| signed.no(f))?;
            let typed = Fields::default();
            let form = Form {
                signed: &signed,
                view: &view,
                typed: &typed,
                told: None,
                back: "/desk/triage",
                submit: None,
            };
            let beside = Beside::load(&signed, &view).await.map_err(|f| signed.no(f))?;
            page(&form, &waiting, &beside, html! {})
        }
    };
    Ok(signed.reader.page(Sheet { flash, ..Sheet::desk(signed.reader.lang.triage_title(), rail, main) }))
}

/// The same page, with what wasn't taken.
///
/// # Errors
///
/// The database is away.
pub async fn again(
    signed: &Signed,
    view: &TicketView,
    typed: &Fields,
    told: &Told,
) -> Result<Response, Failure> {
    let w = signed.reader.lang;
    let waiting = waiting(signed).await?;
    let beside = Beside::load(signed, view).await?;
    let rail = rail(signed, Some(View::Triage), None).await?;
    let submit = (told.code == "stale").then(|| w.send_anyway());
    let form = Form { signed, view, typed, told: Some(told), back: &typed.back, submit };
    let why = html! {
        div data-refused { (ticket::refused(view, anchor(Verb::Triage, told), told, signed)) }
        (ticket::between(signed, view, typed))
    };
    let status: StatusCode = told.status;
    Ok(signed
        .reader
        .page_with(status, Sheet::desk(w.triage_title(), rail, page(&form, &waiting, &beside, why))))
}

async fn waiting(signed: &Signed) -> Result<Vec<Listed>, Failure> {
    let wanted = Wanted { waits: Waits::Triage, limit: NAMED, at_desk: true, ..Wanted::default() };
    Ok(signed.app().list(&signed.visitor, &wanted).await?.rows)
}

/// An answer, not a drawing: what the day's triage came to, and when the next report can come.
async fn empty(signed: &Signed) -> Result<Markup, Failure> {
    let (w, zone) = (signed.reader.lang, list_zone(signed));
    let today = jiff::tz::TimeZone::get(&zone).unwrap_or(jiff::tz::TimeZone::UTC);
    let today = signed.reader.now.to_zoned(today).start_of_day();
    let from = today.map_or(signed.reader.now, |midnight| midnight.timestamp());
    let day = signed.app().triaged_since(&signed.visitor, from).await?;
    let figure = match (day.open, day.elapsed) {
        (Some(open), Some(elapsed)) => w.triaged_today(
            day.count,
            &w.open_time_in_short(open),
            &w.open_time_in_short(hours::OpenTime::from_seconds(elapsed)),
        ),
        _ => w.triaged_today_none(),
    };
    Ok(html! {
        (components::head(None, &w.triage_title(), html! {}))
        div id="triage" data-live="queue" {
            (components::empty(&w.triage_empty(), html! { p.figure { (figure) } (queue::hours(signed)) }, None))
        }
    })
}

fn page(form: &Form<'_>, waiting: &[Listed], beside: &Beside, why: Markup) -> Markup {
    let (signed, view) = (form.signed, form.view);
    let w = signed.reader.lang;
    let subject = ticket::subject(signed, view);
    let lang = Some(lang_of(&subject)).filter(|lang| !lang.is_empty());
    let waits = waiting.iter().any(|listed| listed.number == view.number);
    let qualify = form.submit.clone().unwrap_or_else(|| w.qualify());
    html! {
        header.head {
            div.crumb { (w.triage_title()) span { (w.triage_lead()) } }
            div.ticket-title { h1 tabindex="-1" { span.number { (view.number) } " " span lang=[lang] { (subject) } } }
        }
        (why)
        @if !waits && why.0.is_empty() { (components::notice(Tone::Still, "", html! { p { (w.not_waiting(view.number)) } })) }
        div.triage {
            section.triage-report aria-labelledby="triage-report" {
                h2 id="triage-report" { (w.the_report()) }
                (ticket::report(signed, view))
                p { (components::button_link(&format!("/desk/t/{}", view.number), &w.open_the_ticket(), Some("o"), "plain")) }
            }
            section.triage-decision aria-labelledby="triage-decision" {
                h2 id="triage-decision" { (w.the_decision()) " " (components::clause(&signed.reader.clause(&view.agreement, &"3.D".into()))) }
                @if let Some(level) = view.ticket.opened.what.suggested { p.meta { (w.report_suggests(level)) } }
                (questions::first_three(signed, view))
                (questions::question(signed, view, "priority", &w.triage_priority(), "4", form.triage(Some(qualify))))
            }
            div.triage-others {
                (beside.duties)
                (beside.alike.draw(signed, view, &format!("/desk/triage?ticket={}", view.number)))
                (others(signed, view, waiting))
            }
        }
    }
}

/// What else waits, so that one may take another first.
fn others(signed: &Signed, view: &TicketView, waiting: &[Listed]) -> Markup {
    let w = signed.reader.lang;
    let others: Vec<&Listed> = waiting.iter().filter(|listed| listed.number != view.number).collect();
    html! {
        div id="others" data-live="queue" {
            @if !others.is_empty() {
                h3 { (w.others_waiting()) }
                ul.others {
                    @for one in others {
                        @let subject = one.subject.clone().unwrap_or_default();
                        li { a.quiet href={ "/desk/triage?ticket=" (one.number) } { span.num { (one.number) } " " span lang=[Some(lang_of(&subject)).filter(|l| !l.is_empty())] { (subject) } } }
                    }
                }
            }
        }
    }
}
