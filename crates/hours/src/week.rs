//! The opening hours of an ordinary week.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Weekday;
use serde::{Deserialize, Serialize};

use crate::{OpenTime, Window};

const NAMES: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// Weekly windows: for each day of the week, any number of stretches of opening hours.
///
/// It is written as people write it: days, then hours; parts are separated by `;`. A window over midnight belongs
/// to the day on which it opens. A week without any window doesn't exist: that would be no desk at all.
///
/// ```
/// use hours::Week;
/// let week: Week = "Mon-Thu 09:00-12:30 14:00-18:00; Fri 09:00-12:30; Sat 22:00-06:00".parse()?;
/// assert_eq!(week.to_string(), "Mon-Thu 09:00-12:30 14:00-18:00; Fri 09:00-12:30; Sat 22:00-06:00");
/// assert_eq!("24x7".parse::<Week>()?.to_string(), "24x7");
/// # Ok::<(), hours::WeekError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Week {
    days: [Vec<Window>; 7],
}

impl Week {
    /// The windows that open on a day of the week, in order.
    pub fn windows(&self, day: Weekday) -> &[Window] {
        &self.days[day.to_monday_zero_offset() as usize]
    }

    /// The length of a working day, if all of them are equally long: what "two business days" means.
    ///
    /// ```
    /// use hours::{OpenTime, Week};
    /// let week: Week = "Mon-Fri 08:30-17:00".parse()?;
    /// assert_eq!(week.day_length(), Some(OpenTime::from_minutes(510)));
    /// # Ok::<(), hours::WeekError>(())
    /// ```
    pub fn day_length(&self) -> Option<OpenTime> {
        let mut lengths = self
            .days
            .iter()
            .map(|windows| windows.iter().map(|w| w.seconds()).sum::<u32>())
            .filter(|&s| s > 0);
        let first = lengths.next()?;
        lengths.all(|s| s == first).then(|| OpenTime::from_seconds(i64::from(first)))
    }

    fn is_round_the_clock(&self) -> bool {
        self.days.iter().all(|windows| windows == &[Window::DAY])
    }
}

/// Why a text isn't a week. The message says what would do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WeekError {
    /// No windows at all.
    #[error(
        "the week has no opening hours, so nothing could ever fall due; write them as Mon-Fri 09:00-18:00 or 24x7"
    )]
    Empty,
    /// Days that can't be read.
    #[error(
        "`{0}` is not a day or a range of days; write Mon, Tue, Wed, Thu, Fri, Sat or Sun, or a range such as Mon-Fri"
    )]
    Days(String),
    /// Days without hours.
    #[error("`{0}` has no hours; write them after the days, such as Mon-Fri 09:00-18:00")]
    NoHours(String),
    /// Hours that can't be read.
    #[error(transparent)]
    Window(#[from] crate::WindowError),
    /// Two windows of one day overlap.
    #[error("{day} {first} and {second} overlap; join them into one window, or move one")]
    Overlap {
        /// The day of the week.
        day: &'static str,
        /// The earlier window.
        first: Window,
        /// The one that opens before the other closes.
        second: Window,
    },
}

impl FromStr for Week {
    type Err = WeekError;

    fn from_str(text: &str) -> Result<Week, WeekError> {
        if text.trim().eq_ignore_ascii_case("24x7") {
            return Ok(Week { days: std::array::from_fn(|_| vec![Window::DAY]) });
        }
        let mut days: [Vec<Window>; 7] = Default::default();
        for part in text.split(';').map(str::trim).filter(|part| !part.is_empty()) {
            let (named, windows) = part_of(part)?;
            for day in named {
                days[day].extend(&windows);
            }
        }
        check(&mut days)?;
        Ok(Week { days })
    }
}

/// `Mon-Wed,Fri 09:00-12:00 14:00-18:00`: the days named and their windows.
fn part_of(part: &str) -> Result<(Vec<usize>, Vec<Window>), WeekError> {
    let mut words = part.split_whitespace();
    let named = words.next().unwrap_or_default();
    let mut days = Vec::new();
    for range in named.split(',') {
        days.extend(days_of(range).ok_or_else(|| WeekError::Days(range.to_owned()))?);
    }
    let windows = words.map(str::parse).collect::<Result<Vec<Window>, _>>()?;
    if windows.is_empty() {
        return Err(WeekError::NoHours(part.to_owned()));
    }
    Ok((days, windows))
}

/// `Mon`, `Mon-Fri`, also over the week's end: `Sat-Mon`.
fn days_of(range: &str) -> Option<Vec<usize>> {
    let day = |name: &str| NAMES.iter().position(|n| n.eq_ignore_ascii_case(name.trim()));
    let (first, last) = match range.split_once(['-', '–']) {
        Some((first, last)) => (day(first)?, day(last)?),
        None => (day(range)?, day(range)?),
    };
    let count = (last + 7 - first) % 7 + 1;
    Some((first..first + count).map(|d| d % 7).collect())
}

fn check(days: &mut [Vec<Window>; 7]) -> Result<(), WeekError> {
    for (windows, day) in days.iter_mut().zip(NAMES) {
        windows.sort();
        for pair in windows.windows(2) {
            if pair[1].opens() < pair[0].closes() {
                return Err(WeekError::Overlap { day, first: pair[0], second: pair[1] });
            }
        }
    }
    // Monday's night shift may still run when Tuesday's first window opens.
    for d in 0..7 {
        if let (Some(&first), Some(&second)) = (days[d].last(), days[(d + 1) % 7].first())
            && second.opens() + 86_400 < first.closes()
        {
            return Err(WeekError::Overlap { day: NAMES[d], first, second });
        }
    }
    if days.iter().all(Vec::is_empty) { Err(WeekError::Empty) } else { Ok(()) }
}

/// Neighbouring days with the same hours are said as one range.
impl fmt::Display for Week {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_round_the_clock() {
            return f.write_str("24x7");
        }
        let mut parts = Vec::new();
        let mut first = 0;
        while first < 7 {
            let windows = &self.days[first];
            let run = self.days[first..].iter().take_while(|w| *w == windows).count();
            if !windows.is_empty() {
                parts.push(said(first, run, windows));
            }
            first += run;
        }
        f.write_str(&parts.join("; "))
    }
}

fn said(first: usize, run: usize, windows: &[Window]) -> String {
    let mut words = match run {
        1 => NAMES[first].to_owned(),
        _ => format!("{}-{}", NAMES[first], NAMES[first + run - 1]),
    };
    for window in windows {
        words.push_str(&format!(" {window}"));
    }
    words
}

impl TryFrom<String> for Week {
    type Error = WeekError;
    fn try_from(text: String) -> Result<Week, WeekError> {
        text.parse()
    }
}

impl From<Week> for String {
    fn from(week: Week) -> String {
        week.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reads(text: &str) -> String {
        text.parse::<Week>().unwrap().to_string()
    }

    #[test]
    fn a_week_reads_back_in_one_form() {
        assert_eq!(reads("mon-fri 09:00-18:00"), "Mon-Fri 09:00-18:00");
        assert_eq!(
            reads("Mon,Wed 14:00-18:00 09:00-12:00;"),
            "Mon 09:00-12:00 14:00-18:00; Wed 09:00-12:00 14:00-18:00"
        );
        assert_eq!(reads("Sat-Mon 10:00-12:00"), "Mon 10:00-12:00; Sat-Sun 10:00-12:00");
        assert_eq!(reads("Mon-Sun 00:00-24:00"), "24x7");
        assert_eq!(reads("Mon-Sun 22:00-06:00"), "Mon-Sun 22:00-06:00");
    }

    #[test]
    fn a_week_that_says_nothing_or_twice_is_refused() {
        let refusal = |text: &str| text.parse::<Week>().unwrap_err();
        assert_eq!(refusal(" ; "), WeekError::Empty);
        assert!(matches!(refusal("Weekdays 09:00-18:00"), WeekError::Days(_)));
        assert!(matches!(refusal("Mon-Fri"), WeekError::NoHours(_)));
        assert!(matches!(refusal("Mon 9-18"), WeekError::Window(_)));
        assert!(matches!(refusal("Mon 09:00-12:00 11:00-13:00"), WeekError::Overlap { day: "Mon", .. }));
        assert!(matches!(refusal("Sun 22:00-06:00; Mon 05:00-12:00"), WeekError::Overlap { day: "Sun", .. }));
    }

    #[test]
    fn a_day_has_one_length_or_none() {
        let length = |text: &str| text.parse::<Week>().unwrap().day_length();
        assert_eq!(length("Mon-Fri 09:00-18:00"), Some(OpenTime::from_hours(9)));
        assert_eq!(length("Mon-Thu 09:00-18:00; Fri 09:00-12:00"), None);
    }
}
