//! A password in a header (RFC 7617): what programs can send that know neither a cookie nor a token, such as calendars.
//!
//! The name before the colon isn't read: the key alone says whose it is. A secret in an address would be in histories and
//! logs; in this header it is in neither.

use app::Secret;
use axum::http::header::{AUTHORIZATION, WWW_AUTHENTICATE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};

/// The password of the request; none where there is no such header, or it can't be read.
pub fn password(headers: &HeaderMap) -> Option<Secret> {
    let (scheme, told) = headers.get(AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    let plain = String::from_utf8(decoded(told.trim())?).ok()?;
    plain.split_once(':').map(|(_, password)| Secret::presented(password))
}

/// Asks for one.
pub fn asked(realm: &'static str) -> Response {
    let challenge = format!("Basic realm=\"{realm}\", charset=\"UTF-8\"");
    (StatusCode::UNAUTHORIZED, [(WWW_AUTHENTICATE, challenge)]).into_response()
}

/// Base64 (RFC 4648 § 4), with its padding or without.
fn decoded(text: &str) -> Option<Vec<u8>> {
    let (mut bytes, mut held, mut bits) = (Vec::new(), 0_u32, 0);
    for c in text.trim_end_matches('=').bytes() {
        let six = match c {
            b'A'..=b'Z' => c - b'A',
            b'a'..=b'z' => c - b'a' + 26,
            b'0'..=b'9' => c - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        held = (held << 6 | u32::from(six)) & 0xFFFF;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits & 0xFF) as u8);
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(value: &str) -> HeaderMap {
        HeaderMap::from_iter([(AUTHORIZATION, value.parse().expect("a header"))])
    }

    /// Source: RFC 7617, section 2: Aladdin's own example; and what isn't one is no password.
    #[test]
    fn a_password_is_read_from_its_header() {
        let read = |value: &str| password(&header(value)).map(|secret| secret.reveal().to_owned());
        assert_eq!(read("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==").as_deref(), Some("open sesame"));
        assert_eq!(read("basic QWxhZGRpbjpvcGVuIHNlc2FtZQ").as_deref(), Some("open sesame"));
        for none in ["Bearer QWxhZGRpbjpvcGVuIHNlc2FtZQ==", "Basic", "Basic ?", "Basic QWxhZGRpbg=="] {
            assert_eq!(read(none), None, "{none}");
        }
        assert!(password(&HeaderMap::new()).is_none());
    }
}
