//! What isn't answered, as a page: what, why, what to try.

use axum::http::StatusCode;
use axum::response::Response;
use maud::html;

use crate::components::{self, Tone};
use crate::frame::Sheet;
use crate::reader::Reader;
use crate::refuse::{Told, sentence, told};

/// The page of a failure.
pub fn page(reader: &Reader, told: &Told) -> Response {
    let (said, w) = (&told.said, reader.lang);
    let main = html! {
        (components::head(None, &said.what, html! {}))
        (components::notice(Tone::Over, &sentence(w, &said.why), html! { p { (sentence(w, &said.fix)) } }))
        p { a href="/" { (w.home()) } }
    };
    reader.page_with(told.status, Sheet::portal(said.what.clone(), main))
}

/// Any address that isn't one. The same page as for what isn't this reader's.
pub async fn nothing_here(reader: Reader) -> Response {
    let mut told = told(reader.lang, &app::Failure::Refused(desk::Refusal::NotFound));
    told.status = StatusCode::NOT_FOUND;
    page(&reader, &told)
}
