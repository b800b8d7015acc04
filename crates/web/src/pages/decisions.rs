//! `/reports/decisions`: exclusions by ground with the share overturned, and by person what could be a way to better
//! figures; and `/desk/decisions`: which decisions wait for a second or a third person.

use app::{ByPerson, Decisions, Listed, OnGround};
use axum::response::Response;
use desk::conduct::Act;
use desk::exclusion::ground;
use desk::report::Share;
use maud::{Markup, html};
use terms::ClauseId;

use crate::components::{self, Tone};
use crate::frame::Sheet;
use crate::reader::Signed;
use crate::refuse::No;

use super::desk::{Centre, lang_of, rail};
use super::reports::{Asked, Pairs, Period, agreement, may_read, period, sheet};

/// `GET /reports/decisions`.
pub async fn show(signed: Signed, pairs: Pairs) -> Result<Response, No> {
    may_read(&signed)?;
    let asked = Asked::of(pairs);
    let Period { query, wrong } = period(&signed, &asked);
    let decisions = signed.app().decisions(&signed.visitor, query.from, query.to).await;
    let decisions = decisions.map_err(|f| signed.no(f))?;
    let w = signed.reader.lang;
    let main = html! {
        div.reports {
            (components::head(
                Some(html! { a.quiet href="/reports" data-key="u" aria-keyshortcuts="u" { "← " (w.back_to_reports()) } }),
                &w.decisions_title(),
                html! { p.lead { (w.decisions_lead()) } },
            ))
            (dates(&signed, &asked, wrong.as_deref()))
            @if decisions.grounds.is_empty() {
                (components::empty(&w.decisions_nothing(), html! {}, None))
            } @else {
                (by_ground(&signed, &decisions))
            }
            @if let Some(people) = &decisions.people {
                @if !people.is_empty() { (by_person(&signed, people)) }
            }
        }
    };
    sheet(&signed, w.decisions_title(), main).await
}

fn dates(signed: &Signed, asked: &Asked, wrong: Option<&str>) -> Markup {
    let w = signed.reader.lang;
    html! {
        form.filter action="/reports/decisions" method="get" aria-label=(w.period()) {
            label { span { (w.period_from()) } input.input type="date" name="from" value=(asked.from); }
            label { span { (w.period_to()) } input.input type="date" name="to" value=(asked.to); }
            button.button { (w.period_show()) }
            @if !asked.period().is_empty() { a.button.plain href="/reports/decisions" { (w.period_all()) } }
        }
        @if let Some(wrong) = wrong { (components::notice(Tone::Over, "", html! { p { (w.not_a_date(wrong)) } })) }
    }
}

fn number(signed: &Signed, n: u64) -> Markup {
    let said = signed.reader.lang.number(i64::try_from(n).unwrap_or(i64::MAX));
    html! { @if n == 0 { span.meta { "0" } } @else { span.num { (said) } } }
}

fn share(signed: &Signed, share: Option<Share>) -> Markup {
    let w = signed.reader.lang;
    match share {
        None => html! { span.meta { (w.no_share()) } },
        Some(s) => html! {
            span.num { (w.percent(s.share, 0)) } " "
            span.meta { (w.share_between(&w.decimal(s.low * 100.0, 0), &w.percent(s.high, 0))) }
        },
    }
}

/// The columns of the grounds, for those who see proposals and for those who don't.
fn columns(w: words::Lang, decisions: &Decisions) -> Vec<(Act, String)> {
    let proposals = decisions.count(Act::Proposed) > 0;
    let first = [(Act::Proposed, w.column_proposed()), (Act::Declined, w.column_not_confirmed())];
    let rest = [
        (Act::Confirmed, w.column_confirmed()),
        (Act::Helped, w.column_helped()),
        (Act::Contested, w.column_contested()),
        (Act::Upheld, w.column_upheld()),
        (Act::Overturned, w.column_overturned()),
        (Act::Lifted, w.column_lifted()),
    ];
    first.into_iter().filter(|_| proposals).chain(rest).collect()
}

fn by_ground(signed: &Signed, decisions: &Decisions) -> Markup {
    let w = signed.reader.lang;
    let columns = columns(w, decisions);
    let headings = std::iter::once(w.column_ground())
        .chain(columns.iter().map(|(_, heading)| heading.clone()))
        .chain([w.column_share_overturned()]);
    let row = |one: &OnGround| {
        let mut cells = vec![named(signed, one)];
        cells.extend(columns.iter().map(|(act, _)| number(signed, one.acts.get(act).copied().unwrap_or(0))));
        cells.push(share(signed, one.overturned));
        cells
    };
    let mut rows: Vec<Vec<Markup>> = decisions.grounds.iter().map(row).collect();
    let mut all = vec![html! { (w.all_together()) }];
    all.extend(columns.iter().map(|(act, _)| number(signed, decisions.count(*act))));
    all.push(share(signed, decisions.share));
    rows.push(all);
    let (confirmed, overturned) = (decisions.count(Act::Confirmed), decisions.count(Act::Overturned));
    html! {
        section.counts {
            h2 { (w.decisions_by_ground()) }
            p { (w.decisions_finding(confirmed, overturned)) }
            (components::plain_table(&w.decisions_by_ground(), &headings.collect::<Vec<_>>(), &rows))
            p.clause-note { (w.decisions_cohort()) " " (w.decisions_rising()) " " (w.exclusion_effect()) " " (cite(signed, "2.B")) }
        }
    }
}

/// A ground in the words of the agreement in force; else its name.
fn named(signed: &Signed, one: &OnGround) -> Markup {
    let Some(agreement) = agreement(signed) else { return html! { (one.ground) } };
    match ground(&agreement, &one.ground) {
        Some(ground) => html! {
            (signed.reader.lang.text(ground.title)) " " (components::clause(&signed.reader.clause(&agreement, ground.clause)))
        },
        None => html! { (one.ground) },
    }
}

fn cite(signed: &Signed, clause: &str) -> Markup {
    let Some(agreement) = agreement(signed) else { return html! {} };
    components::clause(&signed.reader.clause(&agreement, &ClauseId::from(clause)))
}

fn by_person(signed: &Signed, people: &[ByPerson]) -> Markup {
    let w = signed.reader.lang;
    let headings = [
        w.column_person(),
        w.column_proposed(),
        w.column_confirmed(),
        w.column_theirs_overturned(),
        w.column_lowered(),
        w.column_acknowledged(),
        w.column_at_once(),
    ];
    let row = |one: &ByPerson| {
        let n = |act: Act| number(signed, one.acts.get(&act).copied().unwrap_or(0));
        let id: String = one.person.to_string().chars().take(8).collect();
        vec![
            html! { (one.name.clone().unwrap_or_else(|| w.person_not_shown(&id))) },
            n(Act::Proposed),
            n(Act::Confirmed),
            n(Act::WasOverturned),
            n(Act::Lowered),
            number(signed, one.acknowledged),
            number(signed, one.at_once),
        ]
    };
    html! {
        section.counts {
            h2 { (w.decisions_by_person()) }
            (components::plain_table(&w.decisions_by_person(), &headings, &people.iter().map(row).collect::<Vec<_>>()))
            p.clause-note { (w.people_says()) }
        }
    }
}

/// `GET /desk/decisions`.
pub async fn waiting(Centre(signed): Centre) -> Result<Response, No> {
    let waiting = signed.app().waiting_decisions(&signed.visitor).await.map_err(|f| signed.no(f))?;
    let rail = rail(&signed, None, None).await.map_err(|f| signed.no(f))?;
    let w = signed.reader.lang;
    let none = waiting.second.is_empty() && waiting.third.is_empty();
    let main = html! {
        (components::head(None, &w.decisions_waiting(), html! { p.lead { (w.decisions_waiting_lead()) } }))
        div id="decisions" data-live="queue" {
            @if none { (components::empty(&w.decisions_waiting_none(), html! {}, None)) }
            (list(&signed, &w.waits_for_third(), &waiting.third))
            (list(&signed, &w.waits_for_second(), &waiting.second))
        }
    };
    Ok(signed.reader.page(Sheet::desk(w.decisions_waiting(), rail, main)))
}

fn list(signed: &Signed, heading: &str, listed: &[Listed]) -> Markup {
    let w = signed.reader.lang;
    html! {
        @if !listed.is_empty() {
            h2 { (heading) }
            ul.others {
                @for one in listed {
                    @let subject = one.subject.clone().unwrap_or_else(|| w.subject_not_shown());
                    li { a.quiet href={ "/desk/t/" (one.number) } {
                        span.num { (one.number) } " " span lang=[Some(lang_of(&subject)).filter(|l| !l.is_empty())] { (subject) }
                        span.meta { " · " (one.customer.as_ref().unwrap_or(&one.asked_by).name) }
                    } }
                }
            }
        }
    }
}
