//! A file of a ticket, or with a certificate: handed out as it came, to be kept and not to be shown.
//!
//! Its type is what its content is, its name is words. Whatever is in it runs nowhere near this site: it is a download, in a
//! sandbox without an origin, and what looks like another type is still the type that is said. Pictures of a few kinds are
//! drawn on the ticket's page, by an `img`, which runs nothing; how, the page says, not the file.

use std::collections::BTreeMap;

use app::{Download, FileRow, TicketView};
use axum::body::Body;
use axum::extract::Path;
use axum::http::header::{
    CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderValue,
};
use axum::response::{IntoResponse, Response};
use desk::attachment::Attached;
use desk::{AttachmentId, Entry};
use maud::{Markup, html};
use tokio_util::io::ReaderStream;
use words::Lang;

use crate::components::{self, FileLink, FilesField};
use crate::reader::Signed;
use crate::refuse::No;

/// No script, no style, no frame, no form, no origin.
const SANDBOX: &str = "sandbox; default-src 'none'";

/// `GET /t/{number}/attachments/{id}`.
pub async fn serve(signed: Signed, Path((number, id)): Path<(String, String)>) -> Result<Response, No> {
    let not_found = || signed.no(desk::Refusal::NotFound.into());
    let number = number.parse::<u32>().map_err(|_| not_found())?;
    let id = id.parse().map_err(|_| not_found())?;
    let found = signed.app().attachment(&signed.visitor, number.into(), id).await;
    found.map(handed_out).map_err(|failure| signed.no(failure))
}

/// `GET /duties/{party}/attachments/{id}`: with a certificate, for whoever reads it on the ledger.
pub async fn proof(signed: Signed, Path((party, id)): Path<(String, String)>) -> Result<Response, No> {
    let not_found = || signed.no(desk::Refusal::NotFound.into());
    let party = party.parse().map_err(|_| not_found())?;
    let id = id.parse().map_err(|_| not_found())?;
    let found = signed.app().proof_file(&signed.visitor, party, id).await;
    found.map(handed_out).map_err(|failure| signed.no(failure))
}

/// A file on its way out.
pub fn handed_out(file: Download) -> Response {
    let kind = file.row.kind.map_or("application/octet-stream", |kind| kind.media_type);
    let mut response = Body::from_stream(ReaderStream::new(file.bytes)).into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(CONTENT_LENGTH, HeaderValue::from(file.length));
    headers.insert(CONTENT_DISPOSITION, disposition(&file.row.name));
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(SANDBOX));
    response
}

/// "Keep it under this name" (RFC 6266): in letters that every program reads, and in full (RFC 8187).
pub fn disposition(name: &str) -> HeaderValue {
    let plain = |c: char| if c.is_ascii_alphanumeric() || " -_.()".contains(c) { c } else { '_' };
    let simple: String = name.chars().map(plain).collect();
    let mut full = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            full.push(char::from(byte));
        } else {
            full.push_str(&format!("%{byte:02X}"));
        }
    }
    HeaderValue::try_from(format!("attachment; filename=\"{simple}\"; filename*=UTF-8''{full}"))
        .unwrap_or(HeaderValue::from_static("attachment"))
}

/// The files with an entry, under its words.
pub fn of_entry(w: Lang, view: &TicketView, entry: &Entry) -> Option<Markup> {
    under_at(w, &format!("/t/{}", view.number), entry.fact.files(), &view.files)
}

/// Files, each below that address; of those that aren't there any more, that they were.
pub fn under_at(
    w: Lang,
    at: &str,
    files: &[Attached],
    there: &BTreeMap<AttachmentId, FileRow>,
) -> Option<Markup> {
    let link = |file: &Attached| match there.get(&file.id) {
        None => FileLink { name: w.attached_erased(), size: w.file_size(file.size), ..FileLink::default() },
        Some(row) => FileLink {
            href: format!("{at}/attachments/{}", row.id),
            size: w.file_size(file.size),
            picture: row
                .kind
                .and_then(|kind| kind.picture)
                .map(|(width, height)| (w.attached_image(&row.name), width, height)),
            name: row.name.clone(),
        },
    };
    let links: Vec<FileLink> = files.iter().map(link).collect();
    (!links.is_empty()).then(|| components::file_links(&w.attached_files(), &links))
}

/// The field for files of a form; none where this desk keeps none.
pub fn field(signed: &Signed, id: &str, held: &[FileRow], error: &str) -> Option<FilesField> {
    if !signed.app().keeps_files() {
        return None;
    }
    let w = signed.reader.lang;
    let limit = w.file_size(desk::attachment::LARGEST_BY_FORM);
    let shown = |file: &FileRow| (file.id.to_string(), file.name.clone(), w.file_size(file.received));
    Some(FilesField {
        id: id.to_owned(),
        label: w.field(desk::Field::Attachment),
        hint: w.attach_hint(desk::attachment::MOST, &limit),
        error: error.to_owned(),
        optional: w.ask_optional(),
        held: held.iter().map(shown).collect(),
        held_words: w.attach_held(),
    })
}

/// Both, one under the other.
pub fn under(one: Option<Markup>, other: Option<Markup>) -> Option<Markup> {
    match (one, other) {
        (Some(one), Some(other)) => Some(html! { (one) (other) }),
        (one, other) => one.or(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Source: catalogue d03, RFC 6266 and 8187: no name ends the header or begins another.
    #[test]
    fn sec_d03_a_name_stays_within_its_header() {
        let said = |name: &str| disposition(name).to_str().expect("letters").to_owned();
        assert_eq!(said("log.txt"), "attachment; filename=\"log.txt\"; filename*=UTF-8''log.txt");
        assert_eq!(
            said("é \"x\".png"),
            "attachment; filename=\"_ _x_.png\"; filename*=UTF-8''%C3%A9%20%22x%22.png"
        );
        let evil = said("a\r\nSet-Cookie: x=y; \"; filename=b.html");
        assert!(!evil.contains(['\r', '\n']) && evil.matches('"').count() == 2, "{evil}");
        assert!(evil.split("filename*=UTF-8''").nth(1).is_some_and(|full| !full.contains([';', ' ', '"'])));
    }
}
