//! What is announced, as those read it who are told: maintenance on the first page and beside the hours, releases on a page
//! of their own.

use app::Shown;
use axum::response::Response;
use desk::maintenance::{MaintenanceState, Plan};
use desk::release::ReleaseState;
use desk::works::Notices;
use desk::{Action, Maintenance, Release, TextRef};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use maud::{Markup, html};
use words::Lang;

use crate::components::{self, Tone};
use crate::frame::Sheet;
use crate::reader::{Reader, Signed};
use crate::refuse::No;

/// Both ends of a window by the clock of a place: the day, the hour, the place.
pub fn window(w: Lang, from: Timestamp, until: Timestamp, zone: &str) -> (String, String) {
    let tz = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    let said = |at: Timestamp| w.at_place(&w.date_time(tz.to_datetime(at)), zone);
    (said(from), said(until))
}

/// A notice of a maintenance, drafted.
pub fn drafted(w: Lang, title: &str, plan: &Plan, release: Option<&Release>, zone: &str) -> String {
    let (from, until) = window(w, plan.from, plan.until, zone);
    let notice = w.maintenance_notice(title, &from, &until, &w.maintenance_effect_means(plan.effect));
    let installs = release.map(|release| w.maintenance_installs(&release.contents.version));
    [notice].into_iter().chain(installs).collect::<Vec<_>>().join(w.pick(" ", " ", ""))
}

/// In which window a release is installed, or was; one that was called off is passed over.
pub fn installed(w: Lang, window_of: &Maintenance, zone: &str) -> Option<String> {
    let (from, until) = window(w, window_of.plan.from, window_of.plan.until, zone);
    match window_of.state {
        MaintenanceState::Planned | MaintenanceState::Announced => {
            Some(w.release_window_notice(&from, &until))
        }
        MaintenanceState::Done => Some(w.release_window_done(&from, &until)),
        MaintenanceState::Cancelled => None,
    }
}

/// The text of a notice for this reader.
pub fn text_for(w: Lang, notices: &Notices) -> TextRef {
    w.pick(notices.en, notices.fr, notices.ja)
}

/// The maintenances that this reader is told of: the next first, those that go on now above all.
pub fn maintenance(reader: &Reader, ahead: &[Shown<Maintenance>], zone: &str) -> Markup {
    let w = reader.lang;
    html! {
        @for shown in ahead {
            @let is_on = shown.value.is_on(reader.now);
            @let heading = if is_on { w.maintenance_on_now() } else { w.maintenance_ahead() };
            (components::notice(if is_on { Tone::Over } else { Tone::Soon }, &heading, body(reader, shown, zone)))
        }
    }
}

fn body(reader: &Reader, shown: &Shown<Maintenance>, zone: &str) -> Markup {
    let (w, plan) = (reader.lang, &shown.value.plan);
    let said = shown.value.notices.as_ref().and_then(|notices| shown.text(text_for(w, notices).id));
    let (from, until) = window(w, plan.from, plan.until, zone);
    html! {
        p.prose { (said.map_or_else(|| w.text_erased(), str::to_owned)) }
        p.meta { (w.maintenance_window_from_to(&from, &until)) }
        @for moved in &shown.value.moved {
            @let (from, until) = window(w, moved.from, moved.until, zone);
            p.meta { s { (w.maintenance_moved(&from, &until)) } }
        }
    }
}

/// `GET /releases`: what is out.
pub async fn releases(signed: Signed) -> Result<Response, No> {
    let w = signed.reader.lang;
    let mut out: Vec<Shown<Release>> = Vec::new();
    for is_open in [true, false] {
        let some = signed.app().shown::<Release>(&signed.visitor, Action::ReadNotices, is_open).await;
        out.extend(some.map_err(|failure| signed.no(failure))?);
    }
    out.retain(|shown| shown.value.published.is_some());
    out.sort_by_key(|shown| std::cmp::Reverse(shown.value.published));
    let mut windows = Vec::new();
    for shown in &out {
        let all = signed.app().windows_of(&signed.visitor, shown.value.id).await;
        windows.push(all.map_err(|failure| signed.no(failure))?);
    }
    let zone = super::desk::list_zone(&signed);
    let main = html! {
        (components::head(None, &w.releases_title(), html! { p.lead { (w.releases_portal_lead()) } }))
        div.stack-l {
            @if out.is_empty() { (components::empty(&w.releases_none_out(), html! {}, None)) }
            @for (shown, windows) in out.iter().zip(&windows) { (release(&signed.reader, shown, windows, &zone)) }
        }
    };
    Ok(signed.reader.page(Sheet::portal(w.releases_title(), main)))
}

fn release(reader: &Reader, shown: &Shown<Release>, windows: &[(u64, Maintenance)], zone: &str) -> Markup {
    let (w, value) = (reader.lang, &shown.value);
    let said = value.notices.as_ref().and_then(|notices| shown.text(text_for(w, notices).id));
    let out = value.published.map(|at| reader.moment(at, "UTC").text).unwrap_or_default();
    let why = value.withdrawn.and_then(|said| shown.text(said.text.id));
    html! {
        section.stack id={ "release-" (shown.number) } {
            h2 { (w.release_named(&value.contents.version)) }
            p.meta { (w.release_out(&out)) " · " (w.delivery(value.contents.delivery)) }
            @if value.state == ReleaseState::Withdrawn {
                (components::notice(Tone::Over, "", html! { p { (w.release_withdrawn_because(why.unwrap_or_default())) } }))
            }
            div.prose { (said.map_or_else(|| w.text_erased(), str::to_owned)) }
            @for (_, window) in windows {
                @if let Some(installed) = installed(w, window, zone) { p.meta { (installed) } }
            }
        }
    }
}
