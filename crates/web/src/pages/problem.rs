//! `/problems/{n}`: the public side of a problem, for whoever asked for an incident that comes from it (clause 2.A). What is
//! seen, the cause once it is known, what helps meanwhile, and the release that corrects it.
//!
//! What the centre supposes, and the incidents of others, are not for this page.

use app::{Incident, Record};
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use desk::works::Said;
use desk::{Action, Problem, Release};
use maud::{Markup, html};

use super::desk::{list_zone, number};
use crate::components::{self, Annotated, MarginNote, Tone};
use crate::frame::Sheet;
use crate::reader::Signed;
use crate::refuse::No;

/// `GET /problems/{n}`.
pub async fn show(signed: Signed, Path(path): Path<String>) -> Result<Response, No> {
    let n = number(&signed, &path)?;
    if signed.reader.is_centre() {
        return Ok(Redirect::to(&format!("/desk/problems/{n}")).into_response());
    }
    let (app, visitor, no) = (signed.app(), &signed.visitor, |failure| signed.no(failure));
    let record = app.record::<Problem>(visitor, Action::ReadProblems, n).await.map_err(no)?;
    let incidents = app.incidents_of(visitor, &record.value).await.map_err(no)?;
    let release = app.corrected_by(visitor, record.value.id).await.map_err(no)?;
    Ok(draw(&signed, &record, &incidents, release.as_ref()))
}

fn draw(
    signed: &Signed,
    record: &Record<Problem>,
    incidents: &[Incident],
    release: Option<&(u64, Release)>,
) -> Response {
    let (w, problem) = (signed.reader.lang, &record.value);
    let title = record.text(problem.title.id).map_or_else(|| w.text_erased(), str::to_owned);
    let (tone, stands) = match (&problem.closed, &problem.cause) {
        (Some(_), _) => (Tone::Still, w.problem_stands_over()),
        (None, Some(_)) => (Tone::Accent, w.problem_stands_cause()),
        (None, None) => (Tone::Accent, w.problem_stands_open()),
    };
    let crumb = html! { a.quiet href="/tickets" { "← " (w.tickets_heading()) } };
    let state = html! { p.state-line { (components::chip(tone, "", &w.problem_named(record.number))) span { (stands) } } };
    let main = components::annotated(&Annotated {
        head: components::head(Some(crumb), &title, state),
        margin: margin(signed, incidents, release),
        text: html! {
            div.stack-l {
                (part(signed, record, w.problem_meanwhile(), problem.workaround.as_ref(), w.problem_no_workaround()))
                (part(signed, record, w.field(desk::Field::Statement), Some(&problem.statement), String::new()))
                (part(signed, record, w.problem_cause(), problem.cause.as_ref(), w.problem_no_cause()))
            }
        },
        more: html! {},
        margin_label: w.portal_margin_label(),
    });
    signed.reader.page(Sheet::portal(format!("{title} · {}", w.problem_named(record.number)), main))
}

/// What the centre said, and when: the desk speaks as one, no name stands under it.
fn part(
    signed: &Signed,
    record: &Record<Problem>,
    heading: String,
    said: Option<&Said>,
    none: String,
) -> Markup {
    let w = signed.reader.lang;
    html! {
        section.stack {
            h2 { (heading) }
            @match said {
                Some(said) => {
                    div.prose { (record.text(said.text.id).map_or_else(|| w.text_erased(), str::to_owned)) }
                    p.meta { (components::moment(&signed.reader.moment(said.at, &list_zone(signed)))) }
                },
                None => p { (none) },
            }
        }
    }
}

fn margin(signed: &Signed, incidents: &[Incident], release: Option<&(u64, Release)>) -> Markup {
    let w = signed.reader.lang;
    let agreement = signed.app().editions().in_force(signed.reader.now).ok();
    let clause = agreement.map(|(agreement, _)| signed.reader.clause(&agreement, &"2.A".into()));
    let note = |heading: String| MarginNote {
        heading,
        clauses: clause.clone().into_iter().collect(),
        ..MarginNote::default()
    };
    html! {
        div.notes {
            (components::margin_note(&note(w.problem_correction()), html! {
                @match release {
                    Some((number, release)) => p { a href={ "/releases#release-" (number) } { (w.problem_corrected_in(&release.contents.version)) } },
                    None => p { (w.problem_not_corrected()) },
                }
            }))
            (components::margin_note(&note(w.problem_of_yours()), html! {
                ul.others {
                    @for one in incidents {
                        li { a.quiet href={ "/t/" (one.number) } {
                            span.num { (one.number) } " " span { (one.subject.clone().unwrap_or_else(|| w.portal_no_subject())) }
                            span.meta { " · " (w.state(one.state)) }
                        } }
                    }
                }
            }))
        }
    }
}
