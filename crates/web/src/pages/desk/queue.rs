//! `/desk`: the next right ticket. What is due first stands on top, whatever its region; one zone for all instants.

use app::{Cursor, Failure, Listed, Page, Query as Wanted, Waits};
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::response::Response;
use desk::{Refusal, Standing, State};
use maud::{Markup, html};
use serde::Deserialize;
use terms::RegionId;

use crate::components::{self, Filter, FilterField, Row, Table};
use crate::frame::Sheet;
use crate::pages::listing::Listing;
use crate::pages::then::{self, At};
use crate::reader::{Signed, encoded};
use crate::refuse::No;

use super::{AtDesk, Done, View, list_zone, rail, roster};

/// What the address asks for.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    view: Option<String>,
    state: Option<String>,
    region: Option<String>,
    category: Option<String>,
    after: Option<String>,
    at: Option<String>,
    #[serde(flatten)]
    done: Done,
}

/// `GET /desk`.
pub async fn show(
    AtDesk(signed): AtDesk,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Response, No> {
    let asked = asked.map(|Query(asked)| asked).unwrap_or_default();
    let view = View::of(asked.view.as_deref());
    let (signed, wrong) = At::of(asked.at.as_deref()).take(signed);
    let wanted = wanted(&signed, view, &asked).map_err(|refusal| signed.no(refusal.into()))?;
    let page = signed.app().list(&signed.visitor, &wanted).await.map_err(|f| signed.no(f))?;
    let main = main(&signed, view, &asked, &page).await.map_err(|f| signed.no(f))?;
    let here = address(view, &Asked { at: None, ..asked.clone() }, None);
    let main = html! {
        (then::banner(&signed, &here, wrong.as_deref()))
        (main)
        @if signed.reader.then.is_none() { details.as-it-stood { summary { (signed.reader.lang.at_choose()) } (then::way(&signed, &here)) } }
    };
    let region = asked.region.as_deref().filter(|region| !region.is_empty());
    let rail = rail(&signed, Some(view), region).await.map_err(|f| signed.no(f))?;
    let title = pinned(&signed, view, &page).unwrap_or_else(|| heading(&signed, view));
    let flash = asked.done.flash(&signed.reader, None);
    Ok(signed.reader.page(Sheet { flash, ..Sheet::desk(title, rail, main) }))
}

/// What is asked for, or why it isn't there to be asked: a filter names what there is.
fn wanted(signed: &Signed, view: View, asked: &Asked) -> Result<Wanted, Refusal> {
    let (agreement, _) = signed
        .app()
        .editions()
        .in_force(signed.reader.now)
        .map_err(|_| Refusal::NoAgreement(signed.reader.now))?;
    let given = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
    let region = given(&asked.region).map(RegionId);
    if let Some(unknown) = region.as_ref().filter(|region| agreement.region(region).is_none()) {
        let known = agreement.regions.iter().map(|region| region.id.to_string()).collect();
        return Err(Refusal::UnknownRegion { given: unknown.to_string(), known });
    }
    let category = given(&asked.category).map(|text| text.parse::<u8>().unwrap_or(0));
    if let Some(unknown) = category.filter(|level| agreement.category(*level).is_none()) {
        let known = agreement.categories.iter().map(|category| category.level).collect();
        return Err(Refusal::UnknownCategory { given: unknown, known });
    }
    Ok(Wanted {
        open: view != View::Over,
        owned: view.owned(signed.visitor.person.id),
        turn: None,
        waits: if view == View::Acknowledge { Waits::Acknowledgement } else { Waits::Anything },
        state: given(&asked.state).and_then(|word| word.parse().ok()),
        region,
        category,
        at_desk: true,
        at: signed.reader.then,
        after: given(&asked.after).and_then(|cursor| cursor.parse::<Cursor>().ok()),
        limit: 50,
    })
}

async fn main(signed: &Signed, view: View, asked: &Asked, page: &Page) -> Result<Markup, Failure> {
    let w = signed.reader.lang;
    let zone = list_zone(signed);
    let here = address(view, asked, None);
    let listing = Listing {
        signed,
        zone: &zone,
        ways: "/desk/t/",
        acknowledge: (view != View::Over && signed.reader.then.is_none()).then_some(here.as_str()),
    };
    let mut rows: Vec<Row> = Vec::with_capacity(page.rows.len());
    for listed in &page.rows {
        rows.push(listing.row(listed).await?);
    }
    let shown = w.tickets(rows.len());
    let table = Table {
        id: "queue".to_owned(),
        caption: match view {
            View::Acknowledge | View::Triage => w.queue_caption_acknowledge(),
            View::Mine => w.queue_caption_mine(),
            View::Lacking => w.queue_caption_lacking(),
            View::Open => w.queue_caption_open(),
            View::Over => w.queue_caption_over(),
        },
        columns: listing.columns(),
        live: "queue".to_owned(),
        announce: w.rows_arrived("{n}"),
        roomy: false,
        rows,
    };
    let now = signed.reader.moment_in_full(signed.reader.now, &zone);
    let next = page.next.map(|cursor| address(view, asked, Some(cursor)));
    let next = next.as_deref().map(|href| (href, w.next_page()));
    let first = asked.after.as_ref().map(|_| (here.as_str(), w.first_page()));
    let gaps = if view == View::Acknowledge && signed.reader.then.is_none() {
        roster::near(signed).await?
    } else {
        None
    };
    Ok(html! {
        div.queue {
            (components::head(Some(html! { (components::moment(&now)) }), &heading(signed, view), html! {}))
            @if let Some(gaps) = &gaps { (gaps) }
            (components::filter(&filter(signed, view, asked)))
            @if table.rows.is_empty() {
                div id="queue" data-live="queue" { (empty(signed, view, asked)) }
            } @else {
                (components::table(&table))
                @if next.is_some() || first.is_some() {
                    (components::pages(&shown, first.as_ref().map(|(h, t)| (*h, t.as_str())), next.as_ref().map(|(h, t)| (*h, t.as_str()))))
                }
            }
        }
    })
}

fn heading(signed: &Signed, view: View) -> String {
    let w = signed.reader.lang;
    match view {
        View::Acknowledge | View::Triage => w.view_acknowledge(),
        View::Mine => w.view_mine(),
        View::Lacking => w.view_lacking(),
        View::Open => w.view_open(),
        View::Over => w.view_over(),
    }
}

/// What is due first, in the title of the tab: «9 min · 1042».
fn pinned(signed: &Signed, view: View, page: &Page) -> Option<String> {
    let short = |span| signed.reader.lang.open_time_in_short(span);
    let pin = |listed: &Listed| {
        let left = match listed.standing? {
            Standing::Running { left } | Standing::Soon { left } | Standing::DeskClosed { left, .. } => {
                short(left)
            }
            Standing::Missed { over } | Standing::Passed { over } => format!("+{}", short(over)),
            _ => return None,
        };
        Some(format!("{left} · {}", listed.number))
    };
    if view == View::Acknowledge { page.rows.iter().find_map(pin) } else { None }
}

/// The address of this list: the filters stay, the flash goes.
fn address(view: View, asked: &Asked, after: Option<Cursor>) -> String {
    let mut parts = Vec::new();
    if view != View::Acknowledge {
        parts.push(format!("view={}", view.word()));
    }
    let given = [
        ("state", &asked.state),
        ("region", &asked.region),
        ("category", &asked.category),
        ("at", &asked.at),
    ];
    for (name, value) in given {
        if let Some(value) = value.as_deref().filter(|value| !value.is_empty()) {
            parts.push(format!("{name}={}", encoded(value)));
        }
    }
    parts.extend(after.map(|cursor| format!("after={cursor}")));
    if parts.is_empty() { "/desk".to_owned() } else { format!("/desk?{}", parts.join("&")) }
}

fn is_filtered(asked: &Asked) -> bool {
    [&asked.state, &asked.region, &asked.category].into_iter().flatten().any(|value| !value.is_empty())
}

fn filter(signed: &Signed, view: View, asked: &Asked) -> Filter {
    let w = signed.reader.lang;
    let select =
        |name: &str, label: String, all: String, options: Vec<(String, String)>, value: &Option<String>| {
            FilterField::Select {
                name: name.to_owned(),
                label,
                options: std::iter::once((String::new(), all)).chain(options).collect(),
                value: value.clone().unwrap_or_default(),
            }
        };
    let agreement = signed.app().editions().in_force(signed.reader.now).ok().map(|(agreement, _)| agreement);
    let regions = agreement.iter().flat_map(|a| &a.regions).map(|r| (r.id.to_string(), r.id.to_string()));
    let categories = agreement.iter().flat_map(|a| &a.categories).map(|c| {
        let level = c.level.to_string();
        (level.clone(), level)
    });
    let states = State::ALL.iter().filter(|state| state.is_open() == (view != View::Over));
    let states = states.map(|state| (state.word().to_owned(), w.state(*state)));
    let mut fields = vec![
        select("region", w.column_region(), w.filter_all(), regions.collect(), &asked.region),
        select("category", w.category_and_reason(), w.filter_all(), categories.collect(), &asked.category),
        select("state", w.column_state(), w.filter_all_states(), states.collect(), &asked.state),
    ];
    if view != View::Acknowledge {
        // A GET form drops the query of its action: the view goes along as a field.
        fields.push(FilterField::Kept { name: "view".to_owned(), value: view.word().to_owned() });
    }
    if let Some(at) = asked.at.as_deref().filter(|at| !at.is_empty()) {
        fields.push(FilterField::Kept { name: "at".to_owned(), value: at.to_owned() });
    }
    Filter {
        action: "/desk".to_owned(),
        label: w.filter_queue(),
        fields,
        submit: w.filter_submit(),
        clear: if is_filtered(asked) { view.href().to_owned() } else { String::new() },
        clear_label: w.filter_clear(),
    }
}

/// Nothing to show is an answer.
fn empty(signed: &Signed, view: View, asked: &Asked) -> Markup {
    let w = signed.reader.lang;
    if is_filtered(asked) {
        let clear = components::button_link(view.href(), &w.filter_clear(), None, "");
        return components::empty(&w.nothing_matches(), html! {}, Some(clear));
    }
    let said = match view {
        View::Acknowledge | View::Triage => w.nothing_to_acknowledge(),
        View::Mine => w.nothing_mine(),
        View::Lacking => w.nothing_lacking(),
        View::Open => w.nothing_open(),
        View::Over => w.nothing_over(),
    };
    components::empty(&said, hours(signed), None)
}

/// Which desks are open and until when; where none is, which opens next.
pub fn hours(signed: &Signed) -> Markup {
    let reader = &signed.reader;
    let zone = list_zone(signed);
    let place = |region: &app::OpenNow| {
        let when = reader.moment(region.changes, &zone).text;
        (region.region.to_string(), reader.lang.at_place(&when, &zone))
    };
    let regions = signed.app().open_now().unwrap_or_default();
    let open: Vec<_> = regions.iter().filter(|region| region.open).map(place).collect();
    let next = regions.iter().filter(|region| !region.open).min_by_key(|region| region.changes).map(place);
    html! {
        @for (region, when) in &open { p { (reader.lang.open_until_in(region, when)) } }
        @if let Some((region, when)) = next { p { (reader.lang.next_opening_of(&region, &when)) } }
    }
}
