//! Calendars that other programs subscribe to: iCalendar (RFC 5545, with the names of RFC 7986).
//!
//! It answers *how are these events written?* and refuses to know what they mean or what time it is: the stamp of each
//! event is given, so that what didn't change is the same file at each fetch.

use axum::http::HeaderValue;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use jiff::civil::Date;

/// A calendar with its events.
///
/// ```
/// use web::ics::{Calendar, Event, When};
/// let stamp = "2026-11-20T16:42:00Z".parse()?;
/// let (from, to) = ("2026-11-23T08:00:00Z".parse()?, "2026-11-23T17:00:00Z".parse()?);
/// let shift = Event {
///     uid: "2026-W48-3@guichet".into(),
///     when: When::Span { from, to },
///     summary: "EMEA, support desk".into(),
///     ..Event::at(stamp)
/// };
/// let text = Calendar { name: "Vera".into(), events: vec![shift], ..Calendar::default() }.text();
/// assert!(text.contains("DTSTART:20261123T080000Z\r\nDTEND:20261123T170000Z\r\nSUMMARY:EMEA\\, support desk\r\n"));
/// # Ok::<(), jiff::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Calendar {
    /// What the reader's program calls it.
    pub name: String,
    /// The language of its words, as a tag.
    pub lang: String,
    /// In the order in which they are written.
    pub events: Vec<Event>,
}

/// Something at a time.
#[derive(Debug, Clone)]
pub struct Event {
    /// The same for the same event at each fetch, and different in the whole world.
    pub uid: String,
    /// When what it says was last decided.
    pub stamp: Timestamp,
    /// When it is.
    pub when: When,
    /// One line.
    pub summary: String,
    /// More, or nothing.
    pub description: String,
    /// Does it take up its reader's time? A holiday doesn't.
    pub busy: bool,
}

/// The time of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// A whole day, wherever the reader is.
    Day(Date),
    /// From an instant on, up to another.
    Span {
        /// Its first instant.
        from: Timestamp,
        /// The first instant after it.
        to: Timestamp,
    },
}

impl Event {
    /// An event decided at that instant, of which nothing is said yet.
    pub fn at(stamp: Timestamp) -> Event {
        let when = When::Span { from: stamp, to: stamp };
        Event {
            uid: String::new(),
            stamp,
            when,
            summary: String::new(),
            description: String::new(),
            busy: true,
        }
    }

    fn lines(&self) -> Vec<String> {
        let mut lines = vec![
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{}", escaped(&self.uid)),
            format!("DTSTAMP:{}", instant(self.stamp)),
        ];
        match self.when {
            When::Day(date) => {
                lines.push(format!("DTSTART;VALUE=DATE:{}", date.strftime("%Y%m%d")));
                // The end of a whole day is the day after, and at the end of all days there is none.
                if let Ok(next) = date.tomorrow() {
                    lines.push(format!("DTEND;VALUE=DATE:{}", next.strftime("%Y%m%d")));
                }
            }
            When::Span { from, to } => {
                lines.push(format!("DTSTART:{}", instant(from)));
                lines.push(format!("DTEND:{}", instant(to)));
            }
        }
        lines.push(format!("SUMMARY:{}", escaped(&self.summary)));
        if !self.description.is_empty() {
            lines.push(format!("DESCRIPTION:{}", escaped(&self.description)));
        }
        lines.push(format!("TRANSP:{}", if self.busy { "OPAQUE" } else { "TRANSPARENT" }));
        lines.push("END:VEVENT".to_owned());
        lines
    }
}

impl Calendar {
    /// The file.
    pub fn text(&self) -> String {
        let mut lines = vec![
            "BEGIN:VCALENDAR".to_owned(),
            "VERSION:2.0".to_owned(),
            format!("PRODID:-//Guichet//Guichet {}//{}", env!("CARGO_PKG_VERSION"), self.lang.to_uppercase()),
            "CALSCALE:GREGORIAN".to_owned(),
            "METHOD:PUBLISH".to_owned(),
            format!("NAME:{}", escaped(&self.name)),
            // What most programs read instead.
            format!("X-WR-CALNAME:{}", escaped(&self.name)),
            "REFRESH-INTERVAL;VALUE=DURATION:PT1H".to_owned(),
        ];
        lines.extend(self.events.iter().flat_map(Event::lines));
        lines.push("END:VCALENDAR".to_owned());
        lines.iter().map(|line| folded(line)).collect()
    }

    /// The file as an answer, under a name to save it by.
    pub fn response(&self, file: &str) -> Response {
        let plain = |c: &char| c.is_ascii_alphanumeric() || "-_.".contains(*c);
        let file: String = file.chars().filter(plain).collect();
        let mut response = self.text().into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/calendar; charset=utf-8"));
        if let Ok(disposition) = HeaderValue::from_str(&format!("inline; filename=\"{file}\"")) {
            headers.insert(CONTENT_DISPOSITION, disposition);
        }
        response
    }
}

fn instant(at: Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// RFC 5545, 3.3.11: these four mean something, and no other control character belongs in a text.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() && c != '\t' => {}
            c => out.push(c),
        }
    }
    out
}

/// RFC 5545, 3.1: at most 75 bytes a line, the rest on lines that begin with a space; no character is cut in two.
fn folded(line: &str) -> String {
    const MOST: usize = 75;
    let mut out = String::with_capacity(line.len() + line.len() / MOST * 3 + 2);
    let mut width = 0;
    for c in line.chars() {
        if width + c.len_utf8() > MOST {
            out.push_str("\r\n ");
            width = 1;
        }
        out.push(c);
        width += c.len_utf8();
    }
    out.push_str("\r\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calendar(summary: &str, when: When) -> String {
        let stamp = "2026-11-20T16:42:00.5Z".parse().expect("an instant");
        let event = Event { uid: "1@here".into(), when, summary: summary.into(), ..Event::at(stamp) };
        Calendar { name: "Ours".into(), lang: "en".into(), events: vec![event] }.text()
    }

    /// Source: RFC 5545, 3.8.2.2: the end of a whole day is the day after it.
    #[test]
    fn a_whole_day_ends_where_the_next_begins() {
        let text = calendar("Christmas Day", When::Day(jiff::civil::date(2026, 12, 31)));
        assert!(text.contains("DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n"), "{text}");
    }

    /// Source: RFC 5545, 3.1.
    #[test]
    fn lines_are_folded_at_75_bytes_and_unfold_to_what_they_were() {
        let long = "祝日の対応当番".repeat(30);
        let text = calendar(&long, When::Day(jiff::civil::date(2026, 11, 23)));
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
        assert!(!text.replace("\r\n", "").contains(['\r', '\n']), "every line ends the same way");
        assert!(text.replace("\r\n ", "").contains(&format!("SUMMARY:{long}\r\n")));
    }

    /// Source: RFC 5545, 3.3.11. A name can't put a property of its own into somebody's calendar.
    #[test]
    fn a_text_stays_a_text() {
        let day = When::Day(jiff::civil::date(2026, 11, 23));
        let text = calendar("a;b,c\\d\r\nATTENDEE:mailto:x@y\u{7}", day);
        assert!(text.contains("SUMMARY:a\\;b\\,c\\\\d\\nATTENDEE:mailto:x@y\r\n"), "{text}");
    }

    #[test]
    fn instants_are_in_universal_time_and_whole_seconds() {
        let at = |text: &str| text.parse().expect("an instant");
        let when = When::Span { from: at("2026-11-23T09:00:00+01:00"), to: at("2026-11-23T18:00:00+01:00") };
        let text = calendar("Desk", when);
        assert!(
            text.contains(
                "DTSTAMP:20261120T164200Z\r\nDTSTART:20261123T080000Z\r\nDTEND:20261123T170000Z\r\n"
            )
        );
    }
}
