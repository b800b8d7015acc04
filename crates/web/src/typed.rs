//! What was typed into a form, whole: several values of one name, and whatever characters there were.
//!
//! A refusal shows everything that was typed again. How much is read is said in [`crate::limits`].
//!
//! Where a form brings files, they are taken in while it is read and held until their text is sent: in the form there are
//! then their ids, like those of files that a form brought before. A file that isn't taken leaves the rest as it is.

use app::Failure;
use axum::body::to_bytes;
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{FromRequest, FromRequestParts, Multipart, Request};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use desk::AttachmentId;

use crate::limits;
use crate::reader::{Reader, Signed};
use crate::site::Site;

/// The fields of a form, in their order; and why a file of it wasn't taken, if one wasn't.
#[derive(Clone, Debug, Default)]
pub struct Typed(Vec<(String, String)>, Option<Failure>);

/// The field with the files of a form, and the one with the ids of those that are here.
const FILES: &str = "files";
const ATTACHED: &str = "attached";

impl Typed {
    /// What was typed under that name; nothing, if it isn't there.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// Was the field part of the form?
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(key, _)| key == name)
    }

    /// Everything under that name.
    pub fn all(&self, name: &str) -> Vec<String> {
        self.0.iter().filter(|(key, _)| key == name).map(|(_, value)| value.clone()).collect()
    }

    /// Everything, in its order.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The files that are to go with the text, by their ids, each once.
    pub fn files(&self) -> Vec<AttachmentId> {
        let mut ids = Vec::new();
        for id in self.all(ATTACHED).iter().filter_map(|id| id.parse().ok()) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        ids
    }

    /// Why a file wasn't taken, if one wasn't.
    pub fn fault(&self) -> Option<&Failure> {
        self.1.as_ref()
    }

    /// Everything that was typed, in bytes: the same again is the same form.
    pub fn bytes(&self) -> Vec<u8> {
        let pairs = self.0.iter().flat_map(|(name, value)| [name.as_bytes(), b"\0", value.as_bytes(), b"\0"]);
        pairs.flatten().copied().collect()
    }

    /// What comes with the words of a form: how far it had read, its key, and the hash of all the rest.
    pub fn form(&self, noun: &str, number: u64) -> app::Form {
        let mut parts: Vec<&[u8]> = vec![noun.as_bytes(), b"\0"];
        let number = number.to_string();
        parts.push(number.as_bytes());
        for (name, value) in self.0.iter().filter(|(name, _)| name != "seen" && name != "key") {
            parts.extend([b"\0".as_slice(), name.as_bytes(), b"=", value.as_bytes()]);
        }
        app::Form {
            seen: self.get("seen").parse().ok(),
            key: Some(self.get("key")).filter(|key| !key.is_empty()).map(str::to_owned),
            body_hash: desk::Digest::of(&parts).0,
        }
    }

    /// Reads the encoding that browsers use for forms. Bytes that are no text become the sign for that.
    fn parse(body: &[u8]) -> Typed {
        let pairs = body.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty());
        let pair = |pair: &[u8]| {
            let mut parts = pair.splitn(2, |byte| *byte == b'=');
            let mut next = || decoded(parts.next().unwrap_or_default());
            (next(), next())
        };
        Typed(pairs.map(pair).collect(), None)
    }
}

fn decoded(part: &[u8]) -> String {
    let hex = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let mut bytes = Vec::with_capacity(part.len());
    let mut at = 0;
    while at < part.len() {
        let coded = match part[at..] {
            [b'%', high, low, ..] => hex(high).zip(hex(low)).map(|(high, low)| high * 16 + low),
            _ => None,
        };
        bytes.push(match (coded, part[at]) {
            (Some(byte), _) => byte,
            (None, b'+') => b' ',
            (None, byte) => byte,
        });
        at += if coded.is_some() { 3 } else { 1 };
    }
    // A browser sends the end of a line as two characters; it was typed as one.
    String::from_utf8_lossy(&bytes).replace("\r\n", "\n")
}

impl FromRequest<Site> for Typed {
    type Rejection = Response;

    async fn from_request(request: Request, site: &Site) -> Result<Typed, Response> {
        if limits::takes_files(request.uri().path()) && limits::brings_files(request.headers()) {
            return with_files(request, site).await;
        }
        let (mut parts, body) = request.into_parts();
        // The wall before every handler holds the limit.
        if let Ok(body) = to_bytes(body, usize::MAX).await {
            return Ok(Typed::parse(&body));
        }
        let most = limits::of(&parts.method, parts.uri.path(), &parts.headers);
        let reader = <Reader as FromRequestParts<Site>>::from_request_parts(&mut parts, site).await?;
        Err(limits::page(&reader, most))
    }
}

/// A form with files, read once: what is text is kept here, what is a file goes where files lie.
async fn with_files(request: Request, site: &Site) -> Result<Typed, Response> {
    let (mut parts, body) = request.into_parts();
    let signed = Signed::from_request_parts(&mut parts, site).await?;
    let most = limits::of(&parts.method, parts.uri.path(), &parts.headers);
    let broken = |error: MultipartError| match error.status() {
        StatusCode::BAD_REQUEST => error.into_response(), // no browser writes such a form
        _ => limits::page(&signed.reader, most),
    };
    let multipart = Multipart::from_request(Request::from_parts(parts, body), site).await;
    let mut multipart = multipart.map_err(IntoResponse::into_response)?;
    let mut typed = Typed::default();
    let mut room = limits::FORM;
    while let Some(field) = multipart.next_field().await.map_err(broken)? {
        let name = field.name().unwrap_or_default().to_owned();
        match field.file_name().map(str::to_owned) {
            None => {
                let text = text(field, &mut room).await.map_err(broken)?;
                typed.0.push((name, text.ok_or_else(|| limits::page(&signed.reader, limits::FORM))?));
            }
            // A browser sends a file without a name where none was chosen.
            Some(file) if file.is_empty() || name != FILES => {}
            Some(file) => match take(&signed, &file, field, typed.files().len()).await {
                Ok(id) => typed.0.push((ATTACHED.to_owned(), id.to_string())),
                Err(failure) => typed.1 = Some(failure),
            },
        }
    }
    Ok(typed)
}

/// What was typed in a field, or nothing where there is no room for so much.
async fn text(mut field: Field<'_>, room: &mut usize) -> Result<Option<String>, MultipartError> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await? {
        let Some(left) = room.checked_sub(chunk.len()) else { return Ok(None) };
        *room = left;
        bytes.extend_from_slice(&chunk);
    }
    Ok(Some(String::from_utf8_lossy(&bytes).replace("\r\n", "\n")))
}

/// Takes a file in. What isn't taken is read over, so that what was typed after it isn't lost.
async fn take(signed: &Signed, name: &str, field: Field<'_>, before: usize) -> Result<AttachmentId, Failure> {
    if before >= desk::attachment::MOST {
        return Err(desk::Refusal::from(desk::attachment::AttachmentRefusal::TooMany).into());
    }
    Ok(signed.app().take_file(&signed.visitor, name, field).await?.id)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Source: the URL standard, application/x-www-form-urlencoded parsing.
    #[test]
    fn what_was_typed_comes_out() {
        let typed =
            Typed::parse(b"a=1+2&b=%E6%97%A5&region=EMEA&region=APAC&empty=&bare&c=50%25+%zz&l=1%0D%0A2");
        assert_eq!((typed.get("a"), typed.get("b"), typed.get("c")), ("1 2", "日", "50% %zz"));
        assert_eq!(typed.all("region"), ["EMEA", "APAC"]);
        assert_eq!((typed.has("empty"), typed.has("bare"), typed.has("none")), (true, true, false));
        assert_eq!(typed.get("l"), "1\n2");
        assert_eq!(Typed::parse(b"nul=%00").get("nul"), "\0", "the desk refuses it by name");
        assert_eq!(Typed::parse(b"bad=%FF").get("bad"), "\u{FFFD}");
    }
}
