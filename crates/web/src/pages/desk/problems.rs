//! `/desk/problems`: the causes behind incidents. The list, one problem with its log, and what is done to it.

use app::{Failure, Incident, Listed, Receipt, Record, Shown};
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use desk::problem::{Hypothesis, ProblemCommand, Verdict};
use desk::{Action, Problem, Refusal};
use hours::OpenTime;
use maud::{Markup, html};
use serde::Deserialize;

use super::works::{Refused, Sheet, Voices, page, sent};
use super::{Centre, list_zone, number, similar};
use crate::components::{self, Annotated, Choice, Control, Field, MarginNote, Tone};
use crate::reader::Signed;
use crate::refuse::No;
use crate::typed::Typed;

/// What the address says.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    done: Option<String>,
    /// The tickets for which a problem is looked for, with dots between.
    ticket: Option<String>,
}

/// The numbers of tickets in an address, or in a form's hidden field.
fn numbers(text: &str) -> Vec<u64> {
    text.split('.').filter_map(|number| number.parse().ok()).collect()
}

/// `GET /desk/problems`.
pub async fn list(Centre(signed): Centre, Query(asked): Query<Asked>) -> Result<Response, No> {
    draw_list(&signed, &Typed::default(), None, &numbers(&asked.ticket.unwrap_or_default())).await
}

/// `POST /desk/problems`: begins one, and links the ticket that it was begun for.
pub async fn begin(Centre(signed): Centre, typed: Typed) -> Result<Response, No> {
    let text = |name: &str| signed.app().authored(typed.get(name));
    let open = ProblemCommand::Open { title: text("title"), statement: text("statement") };
    let tickets = numbers(typed.get("ticket"));
    let app::Form { key, body_hash, .. } = sent(&typed);
    let form = app::Form { seen: None, key, body_hash };
    let begun = match signed.app().change_problem(&signed.visitor, None, &open, &form).await {
        Ok(begun) => begun,
        Err(failure) => {
            let refused = Refused::of(&signed, "", &failure);
            return draw_list(&signed, &typed, Some(&refused), &tickets).await;
        }
    };
    let n = begun.number;
    for ticket in tickets {
        let linked = signed.app().link_incident(&signed.visitor, n, ticket, &app::Form::default()).await;
        if let Err(failure) = linked {
            let refused = Refused::of(&signed, "incidents", &failure);
            return draw(&signed, n, &typed, Some(&refused), None).await;
        }
    }
    Ok(Redirect::to(&format!("/desk/problems/{n}?done=begun")).into_response())
}

/// `GET /desk/problems/{n}`.
pub async fn show(
    Centre(signed): Centre,
    Path(path): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, No> {
    let n = number(&signed, &path)?;
    let w = signed.reader.lang;
    let said = asked.done.map(|done| if done == "begun" { w.problem_begun() } else { w.problem_done() });
    draw(&signed, n, &Typed::default(), None, said).await
}

/// `POST /desk/problems/{n}/{noun}`.
pub async fn change(
    Centre(signed): Centre,
    Path((path, noun)): Path<(String, String)>,
    typed: Typed,
) -> Result<Response, No> {
    let n = number(&signed, &path)?;
    match changed(&signed, n, &noun, &typed).await {
        Ok(_) => Ok(Redirect::to(&then(n, &noun, &typed)).into_response()),
        Err(Failure::Refused(Refusal::NotFound)) if !is_a_noun(&noun) => Err(super::nothing_here(&signed)),
        Err(failure) => {
            let refused = Refused::of(&signed, &noun, &failure);
            draw(&signed, n, &typed, Some(&refused), None).await
        }
    }
}

/// Where one goes then: a link that was made beside a ticket leads back to it.
fn then(n: u64, noun: &str, typed: &Typed) -> String {
    let (back, ticket) = (typed.get("back"), typed.get("ticket"));
    let beside = [format!("/desk/t/{ticket}"), format!("/desk/triage?ticket={ticket}")];
    if noun == "incidents" && beside.iter().any(|place| place == back) {
        let joint = if back.contains('?') { '&' } else { '?' };
        return format!("{back}{joint}done=linked&n={ticket}");
    }
    format!("/desk/problems/{n}?done={noun}")
}

fn is_a_noun(noun: &str) -> bool {
    matches!(noun, "incidents" | "unlinking")
}

async fn changed(signed: &Signed, n: u64, noun: &str, typed: &Typed) -> Result<Receipt, Failure> {
    let (app, visitor, form) = (signed.app(), &signed.visitor, sent(typed));
    let text = |name: &str| app.authored(typed.get(name));
    let ticket = || typed.get("ticket").trim().parse::<u64>().map_err(|_| Refusal::NotFound);
    let command = match noun {
        "incidents" => return app.link_incident(visitor, n, ticket()?, &form).await,
        "unlinking" => {
            let reason = text("unlinking");
            let ticket = typed.get("unlinked").parse::<u64>().map_err(|_| Refusal::NotFound)?;
            return app.unlink_incident(visitor, n, ticket, &reason, &form).await;
        }
        "statement" => ProblemCommand::Restate { statement: text("statement") },
        "hypotheses" => ProblemCommand::Suppose { text: text("hypothesis") },
        "verdicts" => ProblemCommand::Judge {
            hypothesis: typed.get("of").parse().unwrap_or(0),
            verdict: typed
                .get(&format!("verdict-{}", typed.get("of")))
                .parse()
                .map_err(|()| Refusal::Empty(desk::Field::Reason))?,
            text: text(&format!("known-{}", typed.get("of"))),
        },
        "cause" => ProblemCommand::FindCause { text: text("cause") },
        "workaround" => ProblemCommand::GiveWorkaround { text: text("workaround") },
        "withdrawal" => ProblemCommand::WithdrawWorkaround { reason: text("withdrawing") },
        "closure" => ProblemCommand::Close { reason: text("closing") },
        "reopening" => ProblemCommand::Reopen { reason: text("reopening") },
        _ => return Err(Refusal::NotFound.into()),
    };
    app.change_problem(visitor, Some(n), &command, &form).await
}

async fn draw_list(
    signed: &Signed,
    typed: &Typed,
    refused: Option<&Refused>,
    tickets: &[u64],
) -> Result<Response, No> {
    let w = signed.reader.lang;
    let of = async |is_open| {
        let problems = signed.app().shown::<Problem>(&signed.visitor, Action::ReadProblems, is_open).await;
        problems.map_err(|failure| signed.no(failure))
    };
    let (open, over) = (of(true).await?, of(false).await?);
    let sheet = Sheet { signed, typed, refused, seen: 0, base: "/desk/problems".to_owned() };
    let groups =
        if tickets.is_empty() { signed.app().without_problem(&signed.visitor).await } else { Ok(Vec::new()) };
    let groups = groups.map_err(|failure| signed.no(failure))?;
    let ticket = match tickets {
        [one] => Some(*one),
        _ => None,
    };
    let several =
        signed.app().list_numbers(&signed.visitor, if ticket.is_none() { tickets } else { &[] }).await;
    let several = several.map_err(|failure| signed.no(failure))?;
    let title = several.first().and_then(|first| first.subject.clone()).unwrap_or_default();
    let hidden: Vec<String> = tickets.iter().map(u64::to_string).collect();
    let begin = html! {
        @if !tickets.is_empty() { input type="hidden" name="ticket" value=(hidden.join(".")); }
        (components::field(&sheet.line("", "title", w.problem_in_one_line(), &title)))
        (components::field(&Field {
            hint: w.problem_statement_hint(),
            ..sheet.area("", "statement", w.field(desk::Field::Statement), "", 5)
        }))
    };
    let main = html! {
        (components::head(None, &w.problems_title(), html! { p.lead { (w.problems_lead()) } }))
        div.stack-l {
            (sheet.summary())
            @if let Some(ticket) = ticket {
                (components::notice(Tone::Accent, &w.problem_for_ticket(ticket), html! {
                    p { a href={ "/desk/t/" (ticket) } { (w.to_the_ticket(ticket)) } }
                }))
            }
            @if !several.is_empty() {
                (components::notice(Tone::Accent, &w.problem_for_tickets(several.len()), similar::tickets(signed, &several)))
                (sheet.form("", &w.problem_new(), begin.clone()))
            }
            @if open.is_empty() { (components::empty(&w.problems_none(), html! {}, None)) }
            @else { (rows(&sheet, &open, &w.works_open(), ticket)) }
            @if several.is_empty() { (sheet.folded("", &w.problem_new(), begin)) }
            (alike(signed, &groups))
            @if !over.is_empty() { section.stack { h2 { (w.works_over()) } (rows(&sheet, &over, &w.works_over(), None)) } }
        }
    };
    page(&sheet, w.problems_title(), None, main).await
}

/// Tickets that read alike and come from no problem yet: each group could be one.
fn alike(signed: &Signed, groups: &[Vec<Listed>]) -> Markup {
    let w = signed.reader.lang;
    html! {
        @if !groups.is_empty() {
            section.stack aria-labelledby="groups" {
                h2 id="groups" { (w.problem_groups(groups.len())) }
                @for group in groups {
                    @let numbers: Vec<String> = group.iter().map(|one| one.number.to_string()).collect();
                    (similar::tickets(signed, group))
                    p { (components::button_link(&format!("/desk/problems?ticket={}", numbers.join(".")), &w.problem_for_group(group.len()), None, "small")) }
                }
            }
        }
    }
}

fn rows(sheet: &Sheet<'_>, problems: &[Shown<Problem>], caption: &str, ticket: Option<u64>) -> Markup {
    let w = sheet.words();
    let headings =
        [w.problems_title(), w.problem_count(), w.problem_cause(), w.problem_workaround(), w.works_since()];
    let row = |shown: &Shown<Problem>| {
        let title = shown.text(shown.value.title.id).map_or_else(|| w.text_erased(), str::to_owned);
        let known = |there: bool| if there { w.yes() } else { w.no() };
        let since = sheet.signed.reader.moment(shown.value.opened, &list_zone(sheet.signed));
        let count = i64::try_from(shown.value.linked.len()).unwrap_or(i64::MAX);
        vec![
            html! {
                a href={ "/desk/problems/" (shown.number) } { (w.problem_named(shown.number)) } " " (title)
                @if let Some(ticket) = ticket { (link_this(sheet, shown, ticket)) }
            },
            html! { span.num { (w.number(count)) } },
            html! { (known(shown.value.cause.is_some())) },
            html! { (known(shown.value.workaround.is_some())) },
            html! { (components::moment(&since)) },
        ]
    };
    let rows: Vec<Vec<Markup>> = problems.iter().map(row).collect();
    components::plain_table(caption, &headings, &rows)
}

/// One click links the ticket that one came from.
fn link_this(sheet: &Sheet<'_>, shown: &Shown<Problem>, ticket: u64) -> Markup {
    let w = sheet.words();
    html! {
        form method="post" action={ "/desk/problems/" (shown.number) "/incidents" } {
            input type="hidden" name="seen" value=(shown.value.version);
            input type="hidden" name="key" value=(sheet.signed.app().fresh_ticket());
            input type="hidden" name="ticket" value=(ticket);
            (components::button(&components::Button { label: &w.problem_link_this(ticket), look: "small", ..components::Button::default() }))
        }
    }
}

async fn draw(
    signed: &Signed,
    n: u64,
    typed: &Typed,
    refused: Option<&Refused>,
    said: Option<String>,
) -> Result<Response, No> {
    let w = signed.reader.lang;
    let record = signed.app().record::<Problem>(&signed.visitor, Action::ReadProblems, n).await;
    let record = record.map_err(|failure| signed.no(failure))?;
    let incidents = signed.app().incidents_of(&signed.visitor, &record.value).await;
    let incidents = incidents.map_err(|failure| signed.no(failure))?;
    let base = format!("/desk/problems/{n}");
    let sheet = Sheet { signed, typed, refused, seen: record.value.version, base };
    let title = record.text(record.value.title.id).map_or_else(|| w.text_erased(), str::to_owned);
    let crumb = html! { a.quiet href="/desk/problems" { "← " (w.problems_title()) } };
    let state = html! {
        p.state-line {
            @if record.value.closed.is_some() { (components::chip(Tone::Still, "✓", &w.works_over())) }
            @else { (components::chip(Tone::Accent, "◔", &w.works_open())) }
            span.num { (w.problem_named(n)) }
        }
    };
    let main = components::annotated(&Annotated {
        head: components::head(Some(crumb), &title, state),
        margin: margin(&sheet, &record, &incidents),
        text: html! { div.stack-l { (sheet.summary()) (text(&sheet, &record, &incidents)) } },
        more: html! {},
        margin_label: w.clocks_and_clauses(),
    });
    let flash = said.map(|said| components::flash(Tone::Met, &said, None));
    page(&sheet, format!("{title} · {}", w.problem_named(n)), flash, main).await
}

fn note(sheet: &Sheet<'_>, heading: String) -> MarginNote {
    let agreement = sheet.signed.app().editions().in_force(sheet.signed.reader.now).ok();
    let clause = agreement.map(|(agreement, _)| sheet.signed.reader.clause(&agreement, &"2.A".into()));
    MarginNote { heading, clauses: clause.into_iter().collect(), ..MarginNote::default() }
}

fn margin(sheet: &Sheet<'_>, record: &Record<Problem>, incidents: &[Incident]) -> Markup {
    let (w, problem) = (sheet.words(), &record.value);
    let voices = Voices { texts: &record.texts, names: &record.names };
    let cost: OpenTime = incidents.iter().map(|incident| incident.open).sum();
    html! {
        div.notes {
            (components::margin_note(&note(sheet, w.problem_cost()), html! {
                p { strong.num { (w.open_time_in_short(cost)) } }
                p.meta { (w.problem_cost_hint()) }
            }))
            (components::margin_note(&note(sheet, w.problem_cause()), html! {
                @match &problem.cause { Some(said) => (voices.said(sheet.signed, said)), None => p { (w.problem_no_cause()) } }
            }))
            (components::margin_note(&note(sheet, w.problem_workaround()), html! {
                @match &problem.workaround { Some(said) => (voices.said(sheet.signed, said)), None => p { (w.problem_no_workaround()) } }
                p.meta { (w.problem_workaround_hint()) }
            }))
        }
    }
}

fn text(sheet: &Sheet<'_>, record: &Record<Problem>, incidents: &[Incident]) -> Markup {
    let (w, problem) = (sheet.words(), &record.value);
    let voices = Voices { texts: &record.texts, names: &record.names };
    let statement = voices.text(w, problem.statement.text.id);
    html! {
        section.stack { h2 { (w.field(desk::Field::Statement)) } (voices.said(sheet.signed, &problem.statement)) }
        @if let Some(closed) = &problem.closed {
            section.stack { h2 { (w.problem_how_it_ended()) } (voices.said(sheet.signed, closed)) }
        }
        section.stack {
            h2 { (w.problem_hypotheses()) }
            @if problem.hypotheses.is_empty() { p { (w.problem_no_hypotheses()) } }
            ol.stack {
                @for (i, hypothesis) in (1..).zip(&problem.hypotheses) {
                    li { (logged(sheet, &voices, i, hypothesis)) }
                }
            }
        }
        section.stack { h2 { (w.problem_incidents()) } (linked(sheet, incidents)) }
        section.stack aria-label=(w.actions()) {
            @if problem.closed.is_some() {
                (sheet.folded("reopening", &w.problem_reopen(), components::field(&sheet.area("reopening", "reopening", w.works_reason(), "", 2))))
            } @else { (acts(sheet, problem, &statement)) }
        }
    }
}

fn acts(sheet: &Sheet<'_>, problem: &Problem, statement: &str) -> Markup {
    let w = sheet.words();
    let area = |noun: &str, name: &str, label: String, first: &str| {
        components::field(&sheet.area(noun, name, label, first, 4))
    };
    html! {
        (sheet.folded("incidents", &w.problem_link(), components::field(&sheet.line("incidents", "ticket", w.problem_link_number(), ""))))
        (sheet.folded("hypotheses", &w.problem_suppose(), area("hypotheses", "hypothesis", w.field(desk::Field::Hypothesis), "")))
        (sheet.folded("cause", &w.problem_find_cause(), area("cause", "cause", w.problem_cause(), "")))
        (sheet.folded("workaround", &w.problem_give_workaround(), html! {
            (components::field(&Field { hint: w.problem_workaround_hint(), ..sheet.area("workaround", "workaround", w.problem_workaround(), "", 4) }))
        }))
        @if problem.workaround.is_some() {
            (sheet.folded("withdrawal", &w.problem_withdraw_workaround(), area("withdrawal", "withdrawing", w.works_reason(), "")))
        }
        (sheet.folded("statement", &w.problem_restate(), area("statement", "statement", w.field(desk::Field::Statement), statement)))
        (sheet.folded("closure", &w.problem_close(), area("closure", "closing", w.problem_how_it_ended(), "")))
    }
}

/// One line of the log, with what came of it, or the form that asks.
fn logged(sheet: &Sheet<'_>, voices: &Voices<'_>, number: u32, hypothesis: &Hypothesis) -> Markup {
    let w = sheet.words();
    html! {
        (voices.said(sheet.signed, &hypothesis.said))
        @match &hypothesis.judged {
            Some((verdict, said)) => {
                (components::chip(if *verdict == Verdict::Held { Tone::Met } else { Tone::Still }, "", &w.verdict(*verdict)))
                (voices.said(sheet.signed, said))
            },
            None => (judging(sheet, number)),
        }
    }
}

fn judging(sheet: &Sheet<'_>, number: u32) -> Markup {
    let w = sheet.words();
    let mine = sheet.is_back("verdicts") && sheet.typed.get("of") == number.to_string();
    let was = |name: &str| if mine { sheet.typed.get(name).to_owned() } else { String::new() };
    let (verdict_name, known) = (format!("verdict-{number}"), format!("known-{number}"));
    let choice = |verdict: &Verdict| Choice {
        value: verdict.word().to_owned(),
        label: w.verdict(*verdict),
        checked: was(&verdict_name) == verdict.word(),
        ..Choice::default()
    };
    let choices = Control::Inline(Verdict::ALL.iter().map(choice).collect());
    let heading = w.problem_judge(number);
    let body = html! {
        input type="hidden" name="of" value=(number);
        (components::field(&Field { name: verdict_name.clone(), label: heading.clone(), control: choices, ..Field::default() }))
        (components::field(&Field { name: known.clone(), label: w.problem_how_one_knows(), control: Control::area(was(&known), 2), ..Field::default() }))
    };
    html! {
        details.folded-form name="works" id=[mine.then_some("act-verdicts")] open[mine] {
            summary { (heading) }
            (sheet.form("verdicts", &heading, body))
        }
    }
}

fn linked(sheet: &Sheet<'_>, incidents: &[Incident]) -> Markup {
    let w = sheet.words();
    if incidents.is_empty() {
        return html! { p { (w.problem_no_incidents()) } };
    }
    let headings =
        [w.works_number(), w.field(desk::Field::Subject), w.asked_by(), w.works_state(), w.problem_cost()];
    let row = |incident: &Incident| {
        let n = incident.number;
        vec![
            html! { a href={ "/desk/t/" (n) } { (n) } },
            html! { (incident.subject.clone().unwrap_or_else(|| w.text_erased())) @if incident.excluded { p.meta { (w.problem_excluded()) } } },
            html! { (incident.asked_by) },
            html! { (w.state(incident.state)) },
            html! { span.num { (w.open_time_in_short(incident.open)) } },
        ]
    };
    let rows: Vec<Vec<Markup>> = incidents.iter().map(row).collect();
    let unlink = html! {
        (components::field(&Field {
            name: "unlinked".to_owned(),
            label: w.problem_link_number(),
            control: Control::Select(
                incidents.iter().map(|i| (i.number.to_string(), i.number.to_string())).collect(),
                sheet.value("unlinking", "unlinked", ""),
            ),
            ..Field::default()
        }))
        (components::field(&sheet.area("unlinking", "unlinking", w.works_reason(), "", 2)))
    };
    html! {
        (components::plain_table(&w.problem_incidents(), &headings, &rows))
        (sheet.folded("unlinking", &w.problem_unlink_one(), unlink))
    }
}
