//! One stretch of opening hours on a day, by the wall clock of the desk.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Time;
use serde::{Deserialize, Serialize};

const DAY: u32 = 86_400;

/// From an opening to a closing time, half-open: `09:00-18:00` holds 09:00:00 and not 18:00:00.
///
/// A window that closes at or before its opening time runs over midnight: `22:00-06:00` closes the next morning,
/// `09:00-09:00` lasts a whole day. `24:00` is the coming midnight.
///
/// ```
/// use hours::Window;
/// let shift: Window = "22:00-06:00".parse()?;
/// assert_eq!(shift.to_string(), "22:00-06:00");
/// assert_eq!(shift.seconds(), 8 * 3600);
/// # Ok::<(), hours::WindowError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Window {
    opens: u32,
    closes: u32,
}

impl Window {
    /// A window from one time of day to another; over midnight if the second isn't later.
    ///
    /// Times are cut to whole seconds.
    pub fn new(opens: Time, closes: Time) -> Window {
        Window::between(second_of(opens), second_of(closes))
    }

    /// The whole day, midnight to midnight.
    pub const DAY: Window = Window { opens: 0, closes: DAY };

    fn between(opens: u32, closes: u32) -> Window {
        Window { opens, closes: if closes <= opens { closes + DAY } else { closes } }
    }

    /// Seconds by the wall clock from midnight to the opening: 0 to 86 399.
    pub fn opens(self) -> u32 {
        self.opens
    }

    /// Seconds by the wall clock from midnight to the closing; above 86 400 when it runs over midnight.
    pub fn closes(self) -> u32 {
        self.closes
    }

    /// Its length by the wall clock; the real one differs when clocks change within it.
    pub fn seconds(self) -> u32 {
        self.closes - self.opens
    }
}

fn second_of(time: Time) -> u32 {
    // A `Time` has no negative part, so the sum is 0 to 86 399.
    (i32::from(time.hour()) * 3600 + i32::from(time.minute()) * 60 + i32::from(time.second())) as u32
}

/// Why a text isn't a window.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is not a window of hours; write an opening and a closing time such as 09:00-18:00 or 22:00-06:00"
)]
pub struct WindowError(pub String);

impl FromStr for Window {
    type Err = WindowError;

    fn from_str(text: &str) -> Result<Window, WindowError> {
        let refuse = || WindowError(text.to_owned());
        let (opens, closes) = text.split_once(['-', '–']).ok_or_else(refuse)?;
        let opens = clock(opens).filter(|&s| s < DAY).ok_or_else(refuse)?;
        let closes = clock(closes).ok_or_else(refuse)?;
        Ok(Window::between(opens, closes))
    }
}

/// `HH:MM` or `HH:MM:SS`, up to `24:00`, in seconds from midnight.
fn clock(text: &str) -> Option<u32> {
    let mut fields = text.trim().split(':');
    let mut field = |limit: u32| {
        let digits = fields.next()?;
        let plain = digits.len() == 2 && digits.bytes().all(|b| b.is_ascii_digit());
        digits.parse().ok().filter(|&n: &u32| plain && n <= limit)
    };
    let (hour, minute) = (field(24)?, field(59)?);
    let second = if text.matches(':').count() > 1 { field(59)? } else { 0 };
    let total = hour * 3600 + minute * 60 + second;
    (fields.next().is_none() && total <= DAY).then_some(total)
}

impl fmt::Display for Window {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let closes = if self.closes > DAY { self.closes - DAY } else { self.closes };
        show(f, self.opens)?;
        f.write_str("-")?;
        show(f, closes)
    }
}

fn show(f: &mut fmt::Formatter<'_>, second: u32) -> fmt::Result {
    write!(f, "{:02}:{:02}", second / 3600, second / 60 % 60)?;
    match second % 60 {
        0 => Ok(()),
        s => write!(f, ":{s:02}"),
    }
}

impl TryFrom<String> for Window {
    type Error = WindowError;
    fn try_from(text: String) -> Result<Window, WindowError> {
        text.parse()
    }
}

impl From<Window> for String {
    fn from(window: Window) -> String {
        window.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_reads_back_as_written() {
        for text in
            ["09:00-18:00", "00:00-24:00", "22:00-06:00", "09:00-09:00", "00:00-00:00:01", "08:30:15-17:00"]
        {
            assert_eq!(text.parse::<Window>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_is_no_window_is_refused_with_the_text() {
        for text in [
            "",
            "9-18",
            "09:00",
            "09:00-25:00",
            "24:00-06:00",
            "09:60-10:00",
            "09:00-24:01",
            "+9:00-10:00",
            "09:00:00:00-10:00",
        ] {
            let refusal = text.parse::<Window>().unwrap_err();
            assert!(refusal.to_string().starts_with(&format!("`{text}`")), "{refusal}");
        }
    }
}
