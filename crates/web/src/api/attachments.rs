//! Files: sent piece by piece, attached to a text by their id, listed and handed out.
//!
//! Sending follows the shape of tus (<https://tus.io>): a file is announced, then its bytes come in `PATCH` requests from
//! the offset on where the last one ended, however it ended. Whoever lost the connection asks by `HEAD` where that is.

use app::{Announced, FileRow};
use axum::Json;
use axum::body::Body;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use desk::attachment::Attached;
use desk::{AttachmentId, Refusal};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::caller::{Asked, Caller, Path, number};
use super::problem::{self, Problem};
use crate::pages::attachment::handed_out;

const OFFSET: HeaderName = HeaderName::from_static("upload-offset");
const LENGTH: HeaderName = HeaderName::from_static("upload-length");
const PIECE: &str = "application/offset+octet-stream";

/// What is said of a file before it comes.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UploadBody {
    /// Its name.
    name: String,
    /// How large it is, in bytes: at most 2 GiB.
    size: u64,
    /// The SHA-256 of its bytes, in hexadecimal digits. What comes is held to it.
    sha256: Option<String>,
}

/// A file on its way, or here and waiting for its text.
#[derive(Debug, Serialize, ToSchema)]
pub struct UploadView {
    /// What a message or a ticket names it by.
    #[schema(value_type = String, format = Uuid)]
    id: AttachmentId,
    /// Its name, as it will be shown.
    name: String,
    /// How large it is, in bytes.
    size: u64,
    /// How much has come: where the next piece begins.
    offset: u64,
    /// Has it come whole? Then it may be attached, within the hour.
    whole: bool,
}

impl From<FileRow> for UploadView {
    fn from(row: FileRow) -> UploadView {
        let (whole, size) = (row.is_whole(), row.size.unwrap_or(0));
        UploadView { id: row.id, name: row.name, size, offset: row.received, whole }
    }
}

/// Announce a file. It is yours alone until a message, a note, a ticket or a certificate names it in `files`, and gone after an
/// hour if none does.
#[utoipa::path(
    post, path = "/uploads", tag = "attachments", request_body = UploadBody,
    responses(
        (status = CREATED, body = UploadView), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 400, body = Problem), (status = 415, body = Problem),
        (status = 413, description = "Larger than is taken, or than there is room for", body = Problem),
        (status = 422, body = Problem), (status = 503, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn begin(asked: Asked<UploadBody>) -> Result<Response, Response> {
    let Asked { caller, body, .. } = asked;
    let digest = body.sha256.as_deref().map(str::parse).transpose();
    let sha256 = digest.map_err(|_| {
        let said =
            caller.lang.bad_parameter("sha256", body.sha256.as_deref().unwrap_or_default(), "[0-9a-f]{64}");
        problem::unreadable(caller.lang, StatusCode::UNPROCESSABLE_ENTITY, "bad-parameter", said)
    })?;
    let announced = Announced { name: body.name, size: body.size, sha256 };
    let row = caller.app().begin_file(&caller.visitor, &announced).await;
    let view = UploadView::from(row.map_err(|failure| caller.no(failure))?);
    let place = format!("/api/v1/uploads/{}", view.id);
    Ok((StatusCode::CREATED, [(header::LOCATION, place)], Json(view)).into_response())
}

/// How far a file has come. `HEAD` says the same in `Upload-Offset` and `Upload-Length`.
#[utoipa::path(
    get, path = "/uploads/{id}", tag = "attachments", params(("id" = String, Path)),
    responses((status = OK, body = UploadView), (status = 404, body = Problem), (status = 401, body = Problem), (status = 503, body = Problem)),
    security(("token" = []))
)]
pub async fn progress(caller: Caller, Path(id): Path<String>) -> Result<Response, Response> {
    let id = upload(&caller, &id)?;
    let row = caller.app().upload(&caller.visitor, id).await.map_err(|failure| caller.no(failure))?;
    let headers = said(&row);
    Ok((headers, Json(UploadView::from(row))).into_response())
}

/// A piece of it, from `Upload-Offset` on, as `application/offset+octet-stream`. What came before a connection broke is
/// kept. The last piece ends it: bytes that aren't the announced ones are thrown away, with the file.
#[utoipa::path(
    patch, path = "/uploads/{id}", tag = "attachments",
    params(("id" = String, Path), ("Upload-Offset" = u64, Header, description = "Where the piece before ended")),
    request_body(content = String, content_type = "application/offset+octet-stream"),
    responses(
        (status = OK, body = UploadView), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, description = "Not where the piece before ended", body = Problem),
        (status = 413, body = Problem), (status = 415, body = Problem),
        (status = 422, description = "Not the announced bytes", body = Problem), (status = 503, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn send(
    caller: Caller,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Response> {
    let id = upload(&caller, &id)?;
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !text(header::CONTENT_TYPE).eq_ignore_ascii_case(PIECE) {
        let said = caller.lang.bad_parameter("Content-Type", text(header::CONTENT_TYPE), PIECE);
        return Err(problem::unreadable(
            caller.lang,
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "not-a-piece",
            said,
        ));
    }
    let offset = text(OFFSET).parse().map_err(|_| {
        let said = caller.lang.bad_parameter("Upload-Offset", text(OFFSET), "0–");
        problem::unreadable(caller.lang, StatusCode::UNPROCESSABLE_ENTITY, "bad-parameter", said)
    })?;
    let row = caller.app().receive(&caller.visitor, id, offset, body.into_data_stream()).await;
    let row = row.map_err(|failure| caller.no(failure))?;
    Ok((said(&row), Json(UploadView::from(row))).into_response())
}

/// Throw a file away that waits for its text.
#[utoipa::path(
    delete, path = "/uploads/{id}", tag = "attachments", params(("id" = String, Path)),
    responses((status = NO_CONTENT), (status = 404, body = Problem), (status = 401, body = Problem), (status = 403, body = Problem), (status = 503, body = Problem)),
    security(("token" = []))
)]
pub async fn drop_it(caller: Caller, Path(id): Path<String>) -> Result<StatusCode, Response> {
    let id = upload(&caller, &id)?;
    caller.app().drop_file(&caller.visitor, id).await.map_err(|failure| caller.no(failure))?;
    Ok(StatusCode::NO_CONTENT)
}

/// A file of a ticket, or with a certificate.
#[derive(Debug, Serialize, ToSchema)]
pub struct AttachmentView {
    /// Which.
    #[schema(value_type = String, format = Uuid)]
    id: AttachmentId,
    /// The entry that it belongs to, by its number: in the ticket's journal, or in that of the certificate's holder.
    entry: u64,
    /// How large it is, in bytes.
    size: u64,
    /// The salted hash of its listing, as the journal has it.
    listing: String,
    /// Its name; gone with its sender.
    name: Option<String>,
    /// What it is, by its content; gone with its sender.
    media_type: Option<String>,
    /// The SHA-256 of its bytes; gone with its sender.
    sha256: Option<String>,
}

impl AttachmentView {
    /// A file of that entry; of one that was erased only what the journal has.
    pub fn of(entry: u64, file: &Attached, row: Option<&FileRow>) -> AttachmentView {
        AttachmentView {
            id: file.id,
            entry,
            size: file.size,
            listing: file.listing.hash.to_string(),
            name: row.map(|row| row.name.clone()),
            media_type: row.and_then(|row| row.kind).map(|kind| kind.media_type.to_owned()),
            sha256: row.and_then(|row| row.sha256).map(|sha256| sha256.to_string()),
        }
    }
}

/// The files of a ticket, as far as you may read what they belong to.
#[derive(Debug, Serialize, ToSchema)]
pub struct AttachmentsView {
    /// The ticket's public number.
    ticket: u64,
    /// In the order of their texts.
    attachments: Vec<AttachmentView>,
}

/// The files of a ticket, as far as you may read what they belong to.
#[utoipa::path(
    get, path = "/tickets/{number}/attachments", tag = "attachments", params(("number" = u64, Path)),
    responses((status = OK, body = AttachmentsView), (status = 404, body = Problem), (status = 401, body = Problem), (status = 503, body = Problem)),
    security(("token" = []))
)]
pub async fn list(caller: Caller, Path(text): Path<String>) -> Result<Json<AttachmentsView>, Response> {
    let number = number(&text).map_err(|failure| caller.no(failure))?;
    let view = caller.app().ticket(&caller.visitor, number).await.map_err(|failure| caller.no(failure))?;
    let of_entry = |placed: &app::Placed| {
        let entry = placed.entry.number;
        placed.entry.fact.files().iter().map(move |file| (entry, *file)).collect::<Vec<_>>()
    };
    let shown = |(entry, file): (u64, Attached)| AttachmentView::of(entry, &file, view.files.get(&file.id));
    let attachments = view.entries.iter().flat_map(of_entry).map(shown).collect();
    Ok(Json(AttachmentsView { ticket: number, attachments }))
}

/// The bytes of a file, for whoever may read the text that it belongs to.
#[utoipa::path(
    get, path = "/tickets/{number}/attachments/{id}", tag = "attachments",
    params(("number" = u64, Path), ("id" = String, Path)),
    responses(
        (status = OK, body = String, content_type = "application/octet-stream"), (status = 404, body = Problem),
        (status = 401, body = Problem), (status = 503, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn download(
    caller: Caller,
    Path((text, id)): Path<(String, String)>,
) -> Result<Response, Response> {
    let number = number(&text).map_err(|failure| caller.no(failure))?;
    let id = upload(&caller, &id)?;
    let found = caller.app().attachment(&caller.visitor, number, id).await;
    found.map(handed_out).map_err(|failure| caller.no(failure))
}

/// The id in an address. What is none names nothing.
#[expect(clippy::result_large_err, reason = "an answer is made once, where it is sent")]
fn upload(caller: &Caller, text: &str) -> Result<AttachmentId, Response> {
    text.parse().map_err(|_| caller.no(Refusal::NotFound.into()))
}

fn said(row: &FileRow) -> [(HeaderName, HeaderValue); 2] {
    [(OFFSET, HeaderValue::from(row.received)), (LENGTH, HeaderValue::from(row.size.unwrap_or(0)))]
}
