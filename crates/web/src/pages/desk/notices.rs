//! `/desk/notices`: what was given to the reader, and what the desk called them for. What is still awaited stands on top.

use app::{Notice, Told};
use axum::response::Response;
use desk::ladder::NEWS;
use maud::{Markup, html};
use terms::MeasureId;

use crate::components::{self, Tone};
use crate::frame::Sheet;
use crate::pages::parties::ledger::lapsing;
use crate::reader::Signed;
use crate::refuse::No;

use super::{AtDesk, list_zone, rail};

/// `GET /desk/notices`.
pub async fn show(AtDesk(signed): AtDesk) -> Result<Response, No> {
    let w = signed.reader.lang;
    let notices = signed.app().notices(&signed.visitor).await.map_err(|f| signed.no(f))?;
    let certificates = signed.app().lapsing(&signed.visitor).await.map_err(|f| signed.no(f))?;
    let rail = rail(&signed, None, None).await.map_err(|f| signed.no(f))?;
    let (standing, past): (Vec<&Notice>, Vec<&Notice>) = notices.iter().partition(|notice| notice.stands);
    let main = html! {
        (components::head(None, &w.notices_title(), html! { p.lead { (w.notices_lead()) } }))
        @if notices.is_empty() && certificates.is_empty() { (components::empty(&w.notices_none(), html! {}, None)) }
        (list(&signed, &w.notices_standing(), Tone::Soon, &standing))
        (list(&signed, &w.notices_past(), Tone::Still, &past))
        (lapsing(&signed, &certificates))
    };
    Ok(signed.reader.page(Sheet::desk(w.notices_title(), rail, main)))
}

fn list(signed: &Signed, heading: &str, tone: Tone, notices: &[&Notice]) -> Markup {
    let (reader, w) = (&signed.reader, signed.reader.lang);
    let zone = list_zone(signed);
    html! {
        @if !notices.is_empty() {
            section {
                h2 { (heading) }
                ul.others {
                    @for notice in notices {
                        li {
                            (components::chip(tone, "", &said(signed, &zone, &notice.told))) " "
                            a href={ "/desk/t/" (notice.number) } {
                                span.num { (notice.number) } " "
                                (notice.subject.clone().unwrap_or_else(|| w.text_erased()))
                            }
                            " " span.meta { (components::moment(&reader.moment(notice.at, &zone))) }
                        }
                    }
                }
            }
        }
    }
}

fn said(signed: &Signed, zone: &str, told: &Told) -> String {
    let (reader, w) = (&signed.reader, signed.reader.lang);
    match told {
        Told::Assigned => w.notice_assigned(),
        Told::Called(call) => {
            let due = reader.moment(call.alarm.due, zone).text;
            let whom = w.rung(call.to);
            let said = match call.alarm.measure.as_str() {
                NEWS => w.notice_called_news(&whom, &due),
                measure if measure == MeasureId::diagnosis().as_str() => {
                    w.notice_called_diagnosis(&whom, &due)
                }
                _ => w.notice_called_target(&whom, &due),
            };
            if call.no_roster { w.notice_called_further_up(&said) } else { said }
        }
    }
}
