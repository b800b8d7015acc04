//! `/desk/releases`: what is prepared, what it closes, who was told.

use std::collections::BTreeMap;

use app::{Failure, Receipt, Record, Shown};
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use desk::fact::Delivery;
use desk::release::{Contents, ReleaseCommand, ReleaseState};
use desk::{Action, Maintenance, Problem, Refusal, Release};
use maud::{Markup, html};
use serde::Deserialize;
use words::Lang;

use super::works::{Refused, Sheet, Voices, notice_fields, page, sent, written};
use super::{Centre, list_zone, number};
use crate::components::{self, Choice, Control, Field, Tone};
use crate::pages::notices::{self, text_for};
use crate::reader::Signed;
use crate::refuse::No;
use crate::typed::Typed;

/// What the address says.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    done: Option<String>,
}

/// `GET /desk/releases`.
pub async fn list(Centre(signed): Centre) -> Result<Response, No> {
    draw_list(&signed, &Typed::default(), None).await
}

/// `POST /desk/releases`: prepares one.
pub async fn prepare(Centre(signed): Centre, typed: Typed) -> Result<Response, No> {
    let app::Form { key, body_hash, .. } = sent(&typed);
    let form = app::Form { seen: None, key, body_hash };
    let prepared = match prepared(&signed, &typed).await {
        Ok(command) => signed.app().change_release(&signed.visitor, None, &command, &form).await,
        Err(failure) => Err(failure),
    };
    match prepared {
        Ok(receipt) => Ok(Redirect::to(&format!("/desk/releases/{}", receipt.number)).into_response()),
        Err(failure) => draw_list(&signed, &typed, Some(&Refused::of(&signed, "", &failure))).await,
    }
}

/// `GET /desk/releases/{n}`.
pub async fn show(
    Centre(signed): Centre,
    Path(path): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, No> {
    let n = number(&signed, &path)?;
    let w = signed.reader.lang;
    let said = asked.done.map(|done| match done.as_str() {
        "publication" => w.release_published(),
        _ => w.release_changed(),
    });
    draw(&signed, n, &Typed::default(), None, said).await
}

/// `POST /desk/releases/{n}/{noun}`.
pub async fn change(
    Centre(signed): Centre,
    Path((path, noun)): Path<(String, String)>,
    typed: Typed,
) -> Result<Response, No> {
    let n = number(&signed, &path)?;
    match changed(&signed, n, &noun, &typed).await {
        Ok(()) => Ok(Redirect::to(&format!("/desk/releases/{n}?done={noun}")).into_response()),
        Err(failure) => {
            let refused = Refused::of(&signed, &noun, &failure);
            draw(&signed, n, &typed, Some(&refused), None).await
        }
    }
}

async fn changed(signed: &Signed, n: u64, noun: &str, typed: &Typed) -> Result<(), Failure> {
    let (app, visitor, form) = (signed.app(), &signed.visitor, sent(typed));
    let done = |_: Receipt| ();
    match noun {
        "contents" => {
            let prepare = prepared(signed, typed).await?;
            app.change_release(visitor, Some(n), &prepare, &form).await.map(done)
        }
        "publication" => app.publish_release(visitor, n, written(signed, typed), &form).await.map(done),
        "telling" => app.close_the_loop(visitor, n).await.map(|_| ()),
        "withdrawal" => {
            let withdraw = ReleaseCommand::Withdraw { reason: app.authored(typed.get("withdrawing")) };
            app.change_release(visitor, Some(n), &withdraw, &form).await.map(done)
        }
        _ => Err(Refusal::NotFound.into()),
    }
}

async fn prepared(signed: &Signed, typed: &Typed) -> Result<ReleaseCommand, Failure> {
    let (app, visitor) = (signed.app(), &signed.visitor);
    let mut problems = Vec::new();
    for number in typed.all("problem").iter().filter_map(|number| number.parse().ok()) {
        problems.push(app.record::<Problem>(visitor, Action::ReadProblems, number).await?.value.id);
    }
    let mut tickets = Vec::new();
    for number in typed.get("tickets").split([' ', ',', '、', '\n']).filter(|word| !word.is_empty()) {
        let number = number.parse().map_err(|_| Refusal::NotFound)?;
        tickets.push(app.ticket_id(visitor, number).await?);
    }
    Ok(ReleaseCommand::Prepare(Box::new(Contents {
        version: typed.get("version").to_owned(),
        contains: app.authored(typed.get("contains")),
        delivery: typed.get("delivery").parse().unwrap_or(Delivery::Supplied),
        problems,
        tickets,
    })))
}

async fn draw_list(signed: &Signed, typed: &Typed, refused: Option<&Refused>) -> Result<Response, No> {
    let w = signed.reader.lang;
    let of = async |is_open| {
        let all = signed.app().shown::<Release>(&signed.visitor, Action::ReadNotices, is_open).await;
        all.map_err(|failure| signed.no(failure))
    };
    let (open, over) = (of(true).await?, of(false).await?);
    let sheet = Sheet { signed, typed, refused, seen: 0, base: "/desk/releases".to_owned() };
    let fields = contents_fields(&sheet, "", None, "").await?;
    let main = html! {
        (components::head(None, &w.releases_title(), html! { p.lead { (w.releases_lead()) } }))
        div.stack-l {
            (sheet.summary())
            @if open.is_empty() { (components::empty(&w.releases_none(), html! {}, None)) }
            @else { (rows(&sheet, &open, &w.works_open())) }
            (sheet.folded("", &w.release_prepare(), fields))
            section.stack {
                h2 { (w.works_over()) }
                @if over.is_empty() { p { (w.releases_none_out()) } } @else { (rows(&sheet, &over, &w.works_over())) }
            }
        }
    };
    page(&sheet, w.releases_title(), None, main).await
}

fn rows(sheet: &Sheet<'_>, all: &[Shown<Release>], caption: &str) -> Markup {
    let w = sheet.words();
    let headings = [w.field(desk::Field::Version), w.works_state(), w.release_closes(), w.works_since()];
    let row = |shown: &Shown<Release>| {
        let value = &shown.value;
        let since = value.published.unwrap_or(value.prepared);
        let since = sheet.signed.reader.moment(since, &list_zone(sheet.signed));
        vec![
            html! { a href={ "/desk/releases/" (shown.number) } { (w.release_named(&value.contents.version)) } },
            html! { (components::chip(tone(value.state), "", &w.release_state(value.state))) },
            html! { @if value.published.is_some() { (w.release_told(value.told.len(), value.closes.len())) } },
            html! { (components::moment(&since)) },
        ]
    };
    let rows: Vec<Vec<Markup>> = all.iter().map(row).collect();
    components::plain_table(caption, &headings, &rows)
}

fn tone(state: ReleaseState) -> Tone {
    match state {
        ReleaseState::Prepared => Tone::Soon,
        ReleaseState::Published => Tone::Met,
        ReleaseState::Withdrawn => Tone::Still,
    }
}

async fn contents_fields(
    sheet: &Sheet<'_>,
    noun: &str,
    known: Option<&Record<Release>>,
    tickets: &str,
) -> Result<Markup, No> {
    let (w, signed) = (sheet.words(), sheet.signed);
    let problems = signed.app().shown::<Problem>(&signed.visitor, Action::ReadProblems, true).await;
    let problems = problems.map_err(|failure| signed.no(failure))?;
    let contents = known.map(|record| &record.value.contents);
    let contains =
        known.and_then(|record| record.text(record.value.contents.contains.id)).unwrap_or_default();
    let delivery = contents.map_or(Delivery::Supplied, |contents| contents.delivery);
    let delivery = sheet.value(noun, "delivery", delivery.word());
    let back = sheet.chosen(noun, "problem");
    let is_chosen = |shown: &Shown<Problem>| match sheet.is_back(noun) {
        true => back.contains(&shown.number.to_string()),
        false => contents.is_some_and(|contents| contents.problems.contains(&shown.value.id)),
    };
    let choice = |one: &Delivery| Choice {
        value: one.word().to_owned(),
        label: w.delivery(*one),
        checked: delivery == one.word(),
        ..Choice::default()
    };
    let control = Control::Inline(Delivery::ALL.iter().map(choice).collect());
    let version = contents.map_or("", |contents| contents.version.as_str());
    Ok(html! {
        (components::field(&sheet.line(noun, "version", w.field(desk::Field::Version), version)))
        (components::field(&sheet.area(noun, "contains", w.field(desk::Field::Contains), contains, 5)))
        (components::field(&Field { name: "delivery".to_owned(), label: w.ask_delivery(), control, ..Field::default() }))
        @if !problems.is_empty() {
            fieldset.field {
                legend { (w.release_problems()) }
                @for shown in &problems {
                    label.check {
                        input type="checkbox" name="problem" value=(shown.number) checked[is_chosen(shown)];
                        span { (w.problem_named(shown.number)) " " b { (shown.text(shown.value.title.id).unwrap_or_default()) } }
                    }
                }
            }
        }
        (components::field(&Field {
            hint: w.release_tickets_hint(),
            optional: w.optional(),
            ..sheet.line(noun, "tickets", w.release_tickets(), tickets)
        }))
    })
}

async fn draw(
    signed: &Signed,
    n: u64,
    typed: &Typed,
    refused: Option<&Refused>,
    said: Option<String>,
) -> Result<Response, No> {
    let w = signed.reader.lang;
    let no = |failure| signed.no(failure);
    let record = signed.app().record::<Release>(&signed.visitor, Action::ReadNotices, n).await.map_err(no)?;
    let closes = signed.app().closed_by(&record.value).await.map_err(no)?;
    let numbers = signed.app().numbers_of(&signed.visitor, &closes).await.map_err(no)?;
    let besides: Vec<String> =
        record.value.contents.tickets.iter().filter_map(|id| numbers.get(id)).map(u64::to_string).collect();
    let windows = signed.app().windows_of(&signed.visitor, record.value.id).await.map_err(no)?;
    let base = format!("/desk/releases/{n}");
    let sheet = Sheet { signed, typed, refused, seen: record.value.version, base };
    let fields = contents_fields(&sheet, "contents", Some(&record), &besides.join(" ")).await?;
    let title = w.release_named(&record.value.contents.version);
    let crumb = html! { a.quiet href="/desk/releases" { "← " (w.releases_title()) } };
    let state = html! {
        p.state-line {
            (components::chip(tone(record.value.state), "", &w.release_state(record.value.state)))
            span { (w.delivery(record.value.contents.delivery)) }
        }
    };
    let main = html! {
        (components::head(Some(crumb), &title, state))
        div.stack-l {
            (sheet.summary())
            (text(&sheet, &record, &numbers))
            (installed(&sheet, &windows))
            (acts(&sheet, &record, &windows, fields))
        }
    };
    let flash = said.map(|said| components::flash(Tone::Met, &said, None));
    page(&sheet, title, flash, main).await
}

fn text(sheet: &Sheet<'_>, record: &Record<Release>, numbers: &BTreeMap<desk::TicketId, u64>) -> Markup {
    let (w, value) = (sheet.words(), &record.value);
    let voices = Voices { texts: &record.texts, names: &record.names };
    html! {
        section.stack { h2 { (w.field(desk::Field::Contains)) } div.prose { (voices.text(w, value.contents.contains.id)) } }
        @if let Some(told) = &value.notices {
            section.stack { h2 { (w.field(desk::Field::Notice)) } div.prose { (voices.text(w, text_for(w, told).id)) } }
        }
        section.stack {
            h2 { (w.release_closes()) }
            @if numbers.is_empty() { p { (w.release_closes_none()) } }
            ul.others {
                @for (id, number) in numbers {
                    li { a href={ "/desk/t/" (number) } { span.num { (number) } } @if value.told.contains(id) { " ✓" } }
                }
            }
            @if value.published.is_some() { p { (w.release_told(value.told.len(), value.closes.len())) } }
        }
        @if let Some(why) = &value.withdrawn { section.stack { h2 { (w.works_reason()) } (voices.said(sheet.signed, why)) } }
    }
}

/// The windows that install it, whether those concerned were told yet or not.
fn installed(sheet: &Sheet<'_>, windows: &[(u64, Maintenance)]) -> Markup {
    let (w, zone) = (sheet.words(), list_zone(sheet.signed));
    html! {
        section.stack {
            h2 { (w.release_windows()) }
            @if windows.is_empty() { p { (w.release_windows_none()) } }
            ul.others {
                @for (number, window) in windows {
                    @let (from, until) = notices::window(w, window.plan.from, window.plan.until, &zone);
                    li { a href={ "/desk/maintenance/" (number) } { (w.maintenance_window_from_to(&from, &until)) } span.meta { " · " (w.maintenance_state(window.state)) } }
                }
            }
        }
    }
}

fn acts(
    sheet: &Sheet<'_>,
    record: &Record<Release>,
    windows: &[(u64, Maintenance)],
    fields: Markup,
) -> Markup {
    let (w, value) = (sheet.words(), &record.value);
    let contains = record.text(value.contents.contains.id).unwrap_or_default().to_owned();
    let zone = list_zone(sheet.signed);
    let told = |lang: Lang| {
        let told = windows.iter().filter(|(_, window)| window.announced.is_some());
        told.filter_map(|(_, window)| notices::installed(lang, window, &zone))
            .map(|said| format!("\n{said}"))
            .collect::<String>()
    };
    let drafted =
        |lang: Lang| format!("{}\n{contains}{}", lang.release_notice(&value.contents.version), told(lang));
    html! {
        section.stack aria-label=(w.actions()) {
            @if !value.left().is_empty() { (sheet.form("telling", &w.release_go_on(), html! {})) }
            @if value.state == ReleaseState::Prepared {
                (sheet.folded("publication", &w.release_publish(), html! {
                    p.hint { (w.release_publish_hint()) }
                    (notice_fields(sheet, "publication", drafted))
                }))
                (sheet.folded("contents", &w.release_redraw(), fields))
            }
            @if value.state != ReleaseState::Withdrawn {
                (sheet.folded("withdrawal", &w.release_withdraw(), components::field(&sheet.area("withdrawal", "withdrawing", w.works_reason(), "", 2))))
            }
        }
    }
}
