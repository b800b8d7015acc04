//! What was typed into a form, whole: several values of one name, and whatever characters there were.
//!
//! A refusal shows everything that was typed again. How much is read is said in [`crate::limits`].

use axum::body::to_bytes;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::response::Response;

use crate::limits;
use crate::reader::Reader;
use crate::site::Site;

/// The fields of a form, in their order.
#[derive(Clone, Debug, Default)]
pub struct Typed(Vec<(String, String)>);

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
        Typed(pairs.map(pair).collect())
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
        let (mut parts, body) = request.into_parts();
        // The wall before every handler holds the limit.
        if let Ok(body) = to_bytes(body, usize::MAX).await {
            return Ok(Typed::parse(&body));
        }
        let most = limits::of(&parts.method, parts.uri.path());
        let reader = <Reader as FromRequestParts<Site>>::from_request_parts(&mut parts, site).await?;
        Err(limits::page(&reader, most))
    }
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
