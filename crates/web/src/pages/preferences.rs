//! How a reader likes to read: language, theme, keys. Kept in cookies, so that it works before signing in.

use axum::Form;
use axum::extract::State;
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use serde::Deserialize;
use words::Lang;

use crate::reader::{local, set_cookie};
use crate::site::Site;

/// A year.
const LASTS: u64 = 365 * 24 * 3600;

#[derive(Deserialize)]
pub struct Preferences {
    lang: Option<String>,
    theme: Option<String>,
    keys: Option<String>,
    back: Option<String>,
}

/// `POST /preferences`.
pub async fn set(State(site): State<Site>, Form(wish): Form<Preferences>) -> Response {
    let mut cookies = Vec::new();
    if let Some(lang) = wish.lang.and_then(|tag| tag.parse::<Lang>().ok()) {
        cookies.push(set_cookie(&site, "lang", lang.tag(), LASTS));
    }
    if let Some(theme) = wish.theme.filter(|t| matches!(t.as_str(), "light" | "dark" | "system")) {
        cookies.push(set_cookie(&site, "theme", &theme, LASTS));
    }
    if let Some(keys) = wish.keys.filter(|k| matches!(k.as_str(), "on" | "off")) {
        cookies.push(set_cookie(&site, "keys", &keys, LASTS));
    }
    (AppendHeaders(cookies), Redirect::to(local(wish.back.as_deref()))).into_response()
}
