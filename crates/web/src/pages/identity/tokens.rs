//! One's own tokens: what there is, a new one, the end of one.

use app::{KeyKind, Networks, NewToken, Secret, SessionRow, TokenScope};
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use serde::Deserialize;
use uuid::Uuid;
use words::Lang;

use super::account::day;
use super::{again, is_said_here, submit};
use crate::components::{self, Choice, Control, Field, Tone, Width};
use crate::frame::Sheet;
use crate::reader::Signed;
use crate::refuse::No;
use crate::typed::Typed;
use crate::whence::From;

#[derive(Deserialize)]
pub struct Asked {
    done: Option<String>,
}

/// What one chooses from, in days.
const DAYS: [u32; 5] = [7, 30, NewToken::DAYS, 180, NewToken::MOST_DAYS];

/// `GET /account/tokens`.
pub async fn show(signed: Signed, Query(asked): Query<Asked>) -> Result<Response, No> {
    let all = own(&signed).await?;
    Ok(page(&signed, &all, &Typed::default(), asked.done.is_some(), html! {}))
}

/// `POST /account/tokens`: the token is on the page that answers, and nowhere else.
pub async fn make(signed: Signed, From(whence): From, typed: Typed) -> Result<Response, No> {
    let made_of = async |new: Result<NewToken, app::IdentityRefusal>| {
        signed.app().make_own_token(&signed.visitor, &new?, &app::Form::default(), &whence).await
    };
    match made_of(wanted(&typed)).await {
        Ok(Some(token)) => Ok(made(&signed, &token)),
        Ok(None) => Ok(Redirect::to("/account/tokens").into_response()),
        Err(failure) if is_said_here(&failure) => {
            let all = own(&signed).await?;
            Ok(again(&signed.reader, &failure, |problem| page(&signed, &all, &typed, false, problem)))
        }
        Err(failure) => Err(signed.no(failure)),
    }
}

/// `POST /account/tokens/{id}/revocation`.
pub async fn revoke(signed: Signed, From(whence): From, Path(id): Path<String>) -> Result<Response, No> {
    let id = id.parse::<Uuid>().map_err(|_| signed.no(desk::Refusal::NotFound.into()))?;
    let ended = signed.app().end_key(signed.visitor.person.id, KeyKind::Token, id, &whence).await;
    ended.map_err(|failure| signed.no(failure))?;
    Ok(Redirect::to("/account/tokens?done=revoked").into_response())
}

fn wanted(typed: &Typed) -> Result<NewToken, app::IdentityRefusal> {
    let networks = Networks::parse(typed.get("networks"))?;
    let scope = TokenScope::ALL.into_iter().find(|scope| scope.word() == typed.get("scope"));
    let days = typed.get("days").trim();
    Ok(NewToken {
        networks,
        name: typed.get("name").to_owned(),
        scope: scope.unwrap_or(TokenScope::Read),
        // What is no number is no number of days.
        days: if days.is_empty() { NewToken::DAYS } else { days.parse().unwrap_or(0) },
    })
}

async fn own(signed: &Signed) -> Result<Vec<SessionRow>, No> {
    let all = signed.app().keys_of(signed.visitor.person.id, KeyKind::Token, None).await;
    all.map_err(|failure| signed.no(failure))
}

fn page(signed: &Signed, all: &[SessionRow], typed: &Typed, done: bool, problem: Markup) -> Response {
    let w = signed.reader.lang;
    let main = html! {
        (problem)
        (components::head(None, &w.tokens(), html! { p { (w.tokens_lead()) } }))
        div.stack-l {
            @if all.is_empty() { p { (w.tokens_none()) } } @else { (list(signed, all, "/account/tokens")) }
            @if signed.app().may_make_tokens(&signed.visitor).is_ok() { (form(w, typed)) }
            p { a href="/account" { (w.account_title()) } }
        }
    };
    let mut sheet = Sheet::portal(w.tokens(), main);
    sheet.flash = done.then(|| components::flash(Tone::Met, &w.done_account(), None));
    signed.reader.page(sheet)
}

/// Tokens in a table; each is revoked at its id under that address.
pub(in crate::pages) fn list(signed: &Signed, all: &[SessionRow], at: &str) -> Markup {
    let w = signed.reader.lang;
    let headings = [
        w.token_name(),
        w.token_scope(),
        w.token_networks(),
        w.token_made(),
        w.token_seen(),
        w.token_ends(),
        w.token_revoke(),
    ];
    let row = |one: &SessionRow| {
        let seen = if one.seen_at > one.made_at {
            day(signed, one.seen_at)
        } else {
            html! { (w.token_never_seen()) }
        };
        let name = if one.name.is_empty() { "–" } else { &one.name };
        let end = html! {
            form.inline method="post" action={ (at) "/" (one.id) "/revocation" } {
                button.button.small { (w.token_revoke()) span.visually-hidden { " – " (name) } }
            }
        };
        let cells = [
            html! { (name) },
            html! { (scope(w, one.scope)) },
            html! { @if one.networks.is_empty() { (w.token_anywhere()) } @else { (one.networks.to_string()) } },
            day(signed, one.made_at),
            seen,
            day(signed, one.expires_at),
            end,
        ];
        cells.to_vec()
    };
    components::plain_table(&w.tokens(), &headings, &all.iter().map(row).collect::<Vec<_>>())
}

fn scope(w: Lang, scope: TokenScope) -> String {
    match scope {
        TokenScope::Read => w.token_reads(),
        TokenScope::Write => w.token_writes(),
    }
}

fn form(w: Lang, typed: &Typed) -> Markup {
    let field = |name: &str, label, hint, control| {
        components::field(&Field { name: name.to_owned(), label, hint, control, ..Field::default() })
    };
    let name = Control::Line {
        value: typed.get("name").to_owned(),
        kind: "text",
        autocomplete: "off",
        width: Width::Medium,
        most: Some(100),
    };
    let (scope_typed, days_typed) = (typed.get("scope"), typed.get("days").trim());
    let choice = |scope_: TokenScope| Choice {
        value: scope_.word().to_owned(),
        label: scope(w, scope_),
        hint: match scope_ {
            TokenScope::Read => w.token_reads_hint(),
            TokenScope::Write => w.token_writes_hint(),
        },
        checked: scope_typed == scope_.word() || (scope_typed.is_empty() && scope_ == TokenScope::Read),
        ..Choice::default()
    };
    let chosen = if days_typed.is_empty() { NewToken::DAYS.to_string() } else { days_typed.to_owned() };
    let networks = Control::Line {
        value: typed.get("networks").to_owned(),
        kind: "text",
        autocomplete: "off",
        width: Width::Full,
        most: Some(1_000),
    };
    let days = DAYS.map(|days| (days.to_string(), w.token_days(&days.to_string())));
    html! {
        section.stack aria-labelledby="new" {
            h2 id="new" { (w.token_new()) }
            form.stack method="post" action="/account/tokens" {
                (field("name", w.token_name(), w.token_name_hint(), name))
                (field("scope", w.token_scope(), String::new(), Control::Choices(TokenScope::ALL.map(choice).to_vec())))
                (field("days", w.token_lasts(), String::new(), Control::Select(days.to_vec(), chosen)))
                (field("networks", w.token_networks(), w.token_networks_hint(), networks))
                (submit(&w.token_make()))
            }
        }
    }
}

fn made(signed: &Signed, token: &Secret) -> Response {
    let w = signed.reader.lang;
    let main = html! {
        (components::head(None, &w.token_is_here(), html! { p { (w.token_is_here_lead()) } }))
        p { code { (token.reveal()) } }
        p { a.button href="/account/tokens" { (w.tokens()) } }
    };
    signed.reader.page(Sheet::portal(w.token_is_here(), main))
}
