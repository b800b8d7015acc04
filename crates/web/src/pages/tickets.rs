//! `/tickets`: what waits for the reader, what is with the centre, what is over. A tab is an address.

use std::sync::Arc;

use app::{Cursor, Failure, Listed, Query, Turn};
use axum::extract;
use axum::response::{IntoResponse, Redirect, Response};
use desk::State;
use hours::Calendar;
use maud::{Markup, html};
use serde::Deserialize;
use terms::Agreement;
use words::Lang;

use crate::components::{self, Column, Kind, Row, Table, Tone};
use crate::frame::Sheet;
use crate::pages::then::{self, At};
use crate::reader::Signed;
use crate::refuse::No;

/// A part of the list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tab {
    /// The reader's turn.
    Waiting,
    /// The centre's turn.
    WithUs,
    /// Over.
    Closed,
}

impl Tab {
    const ALL: [Tab; 3] = [Tab::Waiting, Tab::WithUs, Tab::Closed];

    fn word(self) -> &'static str {
        match self {
            Tab::Waiting => "waiting",
            Tab::WithUs => "with-us",
            Tab::Closed => "closed",
        }
    }

    /// Its address.
    pub fn href(self) -> String {
        format!("/tickets?tab={}", self.word())
    }

    /// Its name.
    pub fn name(self, w: Lang) -> String {
        match self {
            Tab::Waiting => w.tickets_waiting(),
            Tab::WithUs => w.tickets_with_us(),
            Tab::Closed => w.tickets_closed(),
        }
    }

    /// What is said when it is empty.
    pub fn nothing(self, w: Lang) -> String {
        match self {
            Tab::Waiting => w.tickets_none_waiting(),
            Tab::WithUs => w.tickets_none_with_us(),
            Tab::Closed => w.tickets_none_closed(),
        }
    }
}

/// A ticket in a list, with what its clock is drawn from.
pub struct Shown {
    listed: Listed,
    editions: Option<(Arc<Agreement>, Calendar)>,
    /// Why it waits for the reader.
    waits: Option<Waits>,
}

/// What the reader is waited for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Waits {
    /// The centre wrote last.
    Word,
    /// A resolution was given: does it help?
    End,
}

/// What is in progress: on the reader's side, and on the centre's; a page of each.
pub struct Lists {
    /// The reader's turn.
    pub waiting: Vec<Shown>,
    /// Where the next page of those begins.
    pub more: Option<Place>,
    /// The centre's turn.
    pub with_us: Vec<Shown>,
    /// Where the next page of those begins.
    pub next: Option<Cursor>,
}

/// A place among what waits for the reader: first the words of the centre that nobody answered, then what was resolved.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// After that word.
    Word(Cursor),
    /// After that resolution; none: from the first on.
    End(Option<Cursor>),
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Place::Word(cursor) => write!(f, "word.{cursor}"),
            Place::End(Some(cursor)) => write!(f, "end.{cursor}"),
            Place::End(None) => f.write_str("end"),
        }
    }
}

impl std::str::FromStr for Place {
    type Err = ();
    fn from_str(text: &str) -> Result<Place, ()> {
        match text.split_once('.') {
            None if text == "end" => Ok(Place::End(None)),
            Some(("word", cursor)) => Ok(Place::Word(cursor.parse()?)),
            Some(("end", cursor)) => Ok(Place::End(Some(cursor.parse()?))),
            _ => Err(()),
        }
    }
}

impl Lists {
    /// What is in progress for this reader.
    pub async fn load(signed: &Signed) -> Result<Lists, Failure> {
        Lists::load_after(signed, None, None).await
    }

    async fn load_after(
        signed: &Signed,
        waiting: Option<Place>,
        with_us: Option<Cursor>,
    ) -> Result<Lists, Failure> {
        let query =
            Query { turn: Some(Turn::Centres), after: with_us, at: signed.reader.then, ..Query::default() };
        let page = signed.app().list(&signed.visitor, &query).await?;
        let with_us = all_shown(signed, page.rows, None).await?;
        let (waiting, more) = theirs(signed, waiting).await?;
        Ok(Lists { waiting, more, with_us, next: page.next })
    }
}

/// A page of what waits for the reader.
async fn theirs(signed: &Signed, after: Option<Place>) -> Result<(Vec<Shown>, Option<Place>), Failure> {
    let (app, visitor, at) = (signed.app(), &signed.visitor, signed.reader.then);
    let mut waiting = Vec::new();
    let ends = match after {
        Some(Place::End(after)) => after,
        word => {
            let after = if let Some(Place::Word(cursor)) = word { Some(cursor) } else { None };
            let words = Query { turn: Some(Turn::Theirs), after, at, ..Query::default() };
            let words = app.list(visitor, &words).await?;
            waiting = all_shown(signed, words.rows, Some(Waits::Word)).await?;
            if let Some(next) = words.next {
                return Ok((waiting, Some(Place::Word(next))));
            }
            None
        }
    };
    let ends = Query { open: false, state: Some(State::Resolved), after: ends, at, ..Query::default() };
    let ends = app.list(visitor, &ends).await?;
    waiting.extend(all_shown(signed, ends.rows, Some(Waits::End)).await?);
    Ok((waiting, ends.next.map(|next| Place::End(Some(next)))))
}

async fn all_shown(signed: &Signed, rows: Vec<Listed>, waits: Option<Waits>) -> Result<Vec<Shown>, Failure> {
    let mut all = Vec::with_capacity(rows.len());
    for listed in rows {
        all.push(shown(signed, listed, waits).await?);
    }
    Ok(all)
}

async fn shown(signed: &Signed, listed: Listed, waits: Option<Waits>) -> Result<Shown, Failure> {
    let agreement = signed.app().editions().measuring(&listed.agreement).map(|(agreement, _)| agreement);
    let editions = match (agreement, listed.acknowledgement()) {
        (Some(agreement), Some(clock)) => Some((agreement, signed.app().calendar(&clock.edition).await?)),
        _ => None,
    };
    Ok(Shown { listed, editions, waits })
}

/// What the address asks.
#[derive(Deserialize)]
pub struct Asked {
    tab: Option<String>,
    after: Option<String>,
    at: Option<String>,
}

/// `GET /tickets`.
pub async fn show(signed: Signed, extract::Query(asked): extract::Query<Asked>) -> Result<Response, No> {
    if signed.reader.is_centre() {
        return Ok(Redirect::to("/desk").into_response());
    }
    let (signed, wrong) = At::of(asked.at.as_deref()).take(signed);
    let named = Tab::ALL.into_iter().find(|tab| Some(tab.word()) == asked.tab.as_deref());
    let after = asked.after.as_deref();
    let cursor = after.and_then(|place| place.parse::<Cursor>().ok());
    let place = after.and_then(|place| place.parse::<Place>().ok());
    let (of_theirs, of_ours) =
        (place.filter(|_| named == Some(Tab::Waiting)), cursor.filter(|_| named == Some(Tab::WithUs)));
    let lists = Lists::load_after(&signed, of_theirs, of_ours).await.map_err(|failure| signed.no(failure))?;
    let tab = named.unwrap_or(if lists.waiting.is_empty() { Tab::WithUs } else { Tab::Waiting });
    let (rows, next) = match tab {
        Tab::Waiting => (lists.waiting, lists.more.map(|place| place.to_string())),
        Tab::WithUs => (lists.with_us, lists.next.map(|cursor| cursor.to_string())),
        Tab::Closed => closed(&signed, cursor).await.map_err(|failure| signed.no(failure))?,
    };
    let is_later = match tab {
        Tab::Waiting => of_theirs.is_some(),
        Tab::WithUs => of_ours.is_some(),
        Tab::Closed => cursor.is_some(),
    };
    let counts = signed.app().counts(&signed.visitor).await.map_err(|failure| signed.no(failure))?;
    Ok(draw(&signed, tab, &rows, next.as_deref(), is_later, &counts, wrong.as_deref()))
}

async fn closed(signed: &Signed, after: Option<Cursor>) -> Result<(Vec<Shown>, Option<String>), Failure> {
    let query =
        Query { open: false, state: Some(State::Closed), after, at: signed.reader.then, ..Query::default() };
    let page = signed.app().list(&signed.visitor, &query).await?;
    Ok((all_shown(signed, page.rows, None).await?, page.next.map(|cursor| cursor.to_string())))
}

fn draw(
    signed: &Signed,
    tab: Tab,
    rows: &[Shown],
    next: Option<&str>,
    is_later: bool,
    counts: &[(State, u64)],
    wrong: Option<&str>,
) -> Response {
    let w = signed.reader.lang;
    let over = counts.iter().find(|(state, _)| *state == State::Closed).map_or(0, |(_, n)| *n);
    let count = |of: Tab| match of {
        Tab::Closed => Some(over),
        of if of == tab && next.is_none() && !is_later => Some(rows.len() as u64),
        _ => None,
    };
    let tabs: Vec<components::Tab> = Tab::ALL
        .into_iter()
        .map(|of| components::Tab {
            href: of.href(),
            label: of.name(w),
            count: count(of),
            current: of == tab,
        })
        .collect();
    let onward = next.map(|place| format!("{}&after={place}", tab.href()));
    let back = is_later.then(|| tab.href());
    let main = html! {
        (then::banner(signed, "/tickets", wrong))
        (components::head(None, &w.tickets_heading(), html! {}))
        (components::tabs(&w.tickets_heading(), &tabs))
        @if rows.is_empty() {
            div id="tickets" data-live="queue" {
                (components::empty(&tab.nothing(w), html! {}, Some(components::button_link("/tickets/new", &w.report_an_incident(), None, "main"))))
            }
        } @else {
            (table(signed, tab, rows.iter()))
            @if onward.is_some() || back.is_some() {
                (components::pages(
                    &w.tickets(rows.len()),
                    back.as_ref().map(|href| (href.as_str(), w.tickets_first())).as_ref().map(|(href, words)| (*href, words.as_str())),
                    onward.as_ref().map(|href| (href.as_str(), w.tickets_next())).as_ref().map(|(href, words)| (*href, words.as_str())),
                ))
            }
        }
    };
    signed.reader.page(Sheet::portal(format!("{} · {}", tab.name(w), w.tickets_heading()), main))
}

/// The tickets as a table: clock, number, subject, customer, state in words, last news.
pub fn table<'s>(signed: &Signed, tab: Tab, rows: impl Iterator<Item = &'s Shown>) -> Markup {
    let w = signed.reader.lang;
    let column = |label: String, kind| Column { label, kind, ..Column::default() };
    components::table(&Table {
        id: format!("tickets-{}", tab.word()),
        caption: tab.name(w),
        columns: vec![
            column(w.portal_column_number(), Kind::Fit),
            column(w.portal_column_subject(), Kind::Subject),
            column(w.portal_column_customer(), Kind::Text),
            column(w.portal_column_clock(), Kind::Standing),
            column(w.portal_column_state(), Kind::Mark),
            column(w.portal_column_news(), Kind::At),
        ],
        rows: rows.map(|shown| row(signed, shown)).collect(),
        live: "queue".to_owned(),
        announce: w.tickets_live_new("{n}"),
        roomy: true,
    })
}

fn row(signed: &Signed, shown: &Shown) -> Row {
    let (reader, w, listed) = (&signed.reader, signed.reader.lang, &shown.listed);
    let subject = listed.subject.clone().unwrap_or_else(|| w.portal_no_subject());
    let customer = listed.customer.as_ref().unwrap_or(&listed.asked_by);
    let clock = shown.editions.as_ref().and_then(|(agreement, calendar)| {
        let (clock, standing) = (listed.acknowledgement()?, listed.standing.as_ref()?);
        Some(reader.clock(&format!("clock-{}", listed.number), clock, standing, calendar, agreement))
    });
    let zone = shown.editions.as_ref().map_or("UTC", |(_, calendar)| calendar.zone());
    let over = clock.as_ref().is_some_and(|clock| clock.standing == components::Standing::Over);
    let state = match shown.waits {
        Some(Waits::Word) => components::chip(Tone::Soon, "?", &w.waits_for_a_word()),
        Some(Waits::End) => components::chip(Tone::Soon, "?", &w.waits_for_the_end()),
        None => components::chip(tone(listed.state), "", &w.state(listed.state)),
    };
    Row {
        id: format!("row-{}", listed.number),
        over,
        cells: vec![
            html! { span.num { (listed.number) } },
            html! {
                (components::row_link(&format!("/t/{}{}", listed.number, reader.as_of()), "", &subject))
                @if let Some(reference) = &listed.reference { " " small.reference { (reference) } }
            },
            html! { (customer.name) },
            html! { @if let Some(clock) = &clock { (components::clock(clock)) } },
            state,
            components::moment(&reader.moment(listed.changed_at, zone)),
        ],
    }
}

/// The colour of a state.
pub fn tone(state: State) -> Tone {
    match state {
        State::Received => Tone::Plain,
        State::Acknowledged | State::InProgress | State::Diagnosed => Tone::Accent,
        State::Resolved => Tone::Met,
        State::Closed => Tone::Still,
    }
}
