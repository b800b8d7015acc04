//! What a file is, by its first bytes: never by its name, never by what its sender said.
//!
//! It decides under which type a file is handed out, and whether a page draws it. Nothing is decoded for it: of a picture
//! only the head is read, which says how many pixels it would have.

use std::path::Path;

/// A picture with more pixels isn't drawn on a page: decoded, it would take four bytes for each.
pub const MOST_PIXELS: u64 = 40_000_000;
/// So much is looked at.
pub(super) const HEAD: usize = 8 << 10;

/// What a browser draws in an `img` and runs nothing of.
const PICTURES: [&str; 4] = ["image/png", "image/jpeg", "image/gif", "image/webp"];
/// What is handed out under its own name; all else is just bytes.
const KNOWN: [&str; 12] = [
    "image/png",
    "image/jpeg",
    "image/gif",
    "image/webp",
    "application/pdf",
    "application/zip",
    "application/gzip",
    "application/zstd",
    "application/x-7z-compressed",
    "video/mp4",
    "video/webm",
    "text/plain; charset=utf-8",
];
const TEXT: &str = "text/plain; charset=utf-8";
const BYTES: &str = "application/octet-stream";

/// See the module.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Kind {
    /// The media type that it is handed out under.
    pub media_type: &'static str,
    /// Width and height, of a picture that a page may draw.
    pub picture: Option<(u64, u64)>,
}

impl Kind {
    /// As it was kept.
    pub(super) fn stored(media_type: &str, picture: Option<(u64, u64)>) -> Kind {
        let known = KNOWN.into_iter().find(|known| *known == media_type);
        Kind { media_type: known.unwrap_or(BYTES), picture }
    }

    /// Of what begins with these bytes and lies there whole.
    pub(super) fn of(head: &[u8], path: &Path) -> Kind {
        let media_type = by_content(head);
        let is_picture = PICTURES.contains(&media_type);
        let size = is_picture.then(|| imagesize::size(path).ok()).flatten();
        let size = size.map(|size| (size.width as u64, size.height as u64));
        Kind { media_type, picture: size.filter(|(width, height)| is_drawn(*width, *height)) }
    }
}

fn is_drawn(width: u64, height: u64) -> bool {
    width > 0 && height > 0 && width.checked_mul(height).is_some_and(|pixels| pixels <= MOST_PIXELS)
}

fn by_content(head: &[u8]) -> &'static str {
    match infer::get(head) {
        Some(kind) => KNOWN.into_iter().find(|known| *known == kind.mime_type()).unwrap_or(BYTES),
        None if is_text(head) => TEXT,
        None => BYTES,
    }
}

/// Letters and the ends of lines; the last letter may be cut in two.
fn is_text(head: &[u8]) -> bool {
    let text = match std::str::from_utf8(head) {
        Ok(text) => text,
        Err(error) if error.error_len().is_none() => {
            std::str::from_utf8(&head[..error.valid_up_to()]).unwrap_or("\0")
        }
        Err(_) => return false,
    };
    !text.chars().any(|letter| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t' | '\u{1B}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Source: catalogue b01: the content says what a file is, and what could run is just bytes.
    #[test]
    fn sec_b01_what_could_run_is_handed_out_as_bytes() {
        for (content, media_type) in [
            (&b"<!DOCTYPE html><script>alert(1)</script>"[..], BYTES),
            (b"<html><body>", BYTES),
            (b"<?xml version=\"1.0\"?><?xml-stylesheet href=\"x.xsl\"?>", BYTES),
            (b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>", TEXT),
            (b"%PDF-1.7 /JavaScript", "application/pdf"),
            (b"MZ\x90\x00\x03\x00\x00\x00", BYTES),
            (b"\x7fELF\x02\x01\x01\x00", BYTES),
            (b"PK\x03\x04rest", "application/zip"),
            (b"\x89PNG\r\n\x1a\n", "image/png"),
            (b"20:41 signed in\n20:42 blank\n", TEXT),
            ("é".as_bytes()[..1].as_ref(), TEXT),
            (b"\x00\x01\x02", BYTES),
        ] {
            assert_eq!(by_content(content), media_type, "{}", String::from_utf8_lossy(content));
        }
    }

    /// Source: catalogue b12: a small file that says it is a huge picture.
    #[test]
    fn sec_b12_a_huge_picture_is_not_drawn() {
        assert!(is_drawn(8_000, 5_000) && !is_drawn(8_001, 5_000));
        assert!(!is_drawn(0, 1) && !is_drawn(u64::MAX, 2));
    }
}
