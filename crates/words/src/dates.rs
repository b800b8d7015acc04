//! Dates and times of day. English shows 24 hours on the desk and never a slashed date.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time, Weekday};
use jiff::tz::TimeZone;

use crate::Lang;

impl Lang {
    /// `Fri 20 Nov 2026` · `ven. 20 nov. 2026` · `2026年11月20日(金)`
    #[must_use]
    pub fn date(self, date: Date) -> String {
        let year = date.year();
        match self {
            Self::En | Self::Fr => format!("{} {year}", self.day(date)),
            Self::Ja => format!("{year}年{}", self.day(date)),
        }
    }

    /// A date whose year goes without saying: `Fri 20 Nov` · `ven. 20 nov.` · `11月20日(金)`
    ///
    /// ```
    /// assert_eq!(words::Lang::Fr.day(jiff::civil::date(2026, 11, 1)), "dim. 1er nov.");
    /// ```
    #[must_use]
    pub fn day(self, date: Date) -> String {
        let (weekday, day) = (self.weekday(date.weekday()), date.day());
        match self {
            Self::En => format!("{weekday} {day} {}", self.month(date.month())),
            Self::Fr => format!("{weekday} {} {}", ordinal_first(day), self.month(date.month())),
            Self::Ja => format!("{}{day}日({weekday})", self.month(date.month())),
        }
    }

    /// `09:05` · `9 h 05`, `9 h` · `9:05`; seconds are left out.
    #[must_use]
    pub fn time(self, time: Time) -> String {
        let (hour, minute) = (time.hour(), time.minute());
        match self {
            Self::En => format!("{hour:02}:{minute:02}"),
            Self::Fr if minute == 0 => format!("{hour} h"),
            Self::Fr => format!("{hour} h {minute:02}"),
            Self::Ja => format!("{hour}:{minute:02}"),
        }
    }

    /// A time to the second where it has seconds: `17:59:59` · `17 h 59 min 59 s`. For proofs.
    #[must_use]
    pub fn time_to_the_second(self, time: Time) -> String {
        let (hour, minute, second) = (time.hour(), time.minute(), time.second());
        match self {
            _ if second == 0 => self.time(time),
            Self::En => format!("{hour:02}:{minute:02}:{second:02}"),
            Self::Fr => format!("{hour} h {minute:02} min {second:02} s"),
            Self::Ja => format!("{hour}:{minute:02}:{second:02}"),
        }
    }

    /// `Fri 20 Nov 2026, 17:42` · `ven. 20 nov. 2026, 17 h 42` · `2026年11月20日(金) 17:42`
    ///
    /// ```
    /// use words::Lang;
    /// let at = jiff::civil::date(2026, 11, 20).at(17, 42, 0, 0);
    /// assert_eq!(Lang::En.date_time(at), "Fri 20 Nov 2026, 17:42");
    /// ```
    #[must_use]
    pub fn date_time(self, at: DateTime) -> String {
        format!("{}{}{}", self.date(at.date()), self.before_time(), self.time(at.time()))
    }

    /// As [`date_time`](Self::date_time), with the seconds where there are any.
    #[must_use]
    pub fn date_time_to_the_second(self, at: DateTime) -> String {
        format!("{}{}{}", self.date(at.date()), self.before_time(), self.time_to_the_second(at.time()))
    }

    /// An instant as the clocks of a zone show it.
    ///
    /// ```
    /// use jiff::tz::TimeZone;
    /// let at = "2026-11-20T16:42:00Z".parse().unwrap();
    /// let paris = TimeZone::get("Europe/Paris").unwrap();
    /// assert_eq!(words::Lang::Fr.instant(at, &paris), "ven. 20 nov. 2026, 17 h 42");
    /// ```
    #[must_use]
    pub fn instant(self, at: Timestamp, zone: &TimeZone) -> String {
        self.date_time(zone.to_datetime(at))
    }

    /// Something said of a place: `17:42 (Paris)` · `17 h 42 (Paris)` · `17:42（パリ）`
    #[must_use]
    pub fn at_place(self, text: &str, zone: &str) -> String {
        let place = self.place(zone);
        self.pick(format!("{text} ({place})"), format!("{text} ({place})"), format!("{text}（{place}）"))
    }

    /// A time in the coming week: `Mon 09:42` · `lun. 9 h 42` · `月 9:42`
    #[must_use]
    pub fn weekday_time(self, at: DateTime) -> String {
        format!("{} {}", self.weekday(at.date().weekday()), self.time(at.time()))
    }

    /// As short as it can be said at `now` without doubt: the time today, the weekday within the six days
    /// to come, else the day, with its year when that differs.
    ///
    /// ```
    /// use jiff::civil::date;
    /// use words::Lang;
    /// let now = date(2026, 11, 20).at(17, 42, 0, 0);
    /// assert_eq!(Lang::Fr.relative(date(2026, 11, 20).at(18, 0, 0, 0), now), "18 h");
    /// assert_eq!(Lang::Fr.relative(date(2026, 11, 23).at(9, 42, 0, 0), now), "lun. 9 h 42");
    /// assert_eq!(Lang::Fr.relative(date(2026, 11, 27).at(9, 42, 0, 0), now), "ven. 27 nov., 9 h 42");
    /// ```
    #[must_use]
    pub fn relative(self, at: DateTime, now: DateTime) -> String {
        let days = (at.date() - now.date()).get_days();
        match days {
            0 => self.time(at.time()),
            // A weekday alone points ahead; of a day gone by it could be either.
            1..=6 => self.weekday_time(at),
            _ if at.year() == now.year() => {
                format!("{}{}{}", self.day(at.date()), self.before_time(), self.time(at.time()))
            }
            _ => self.date_time(at),
        }
    }

    /// The short name of a weekday: `Mon` · `lun.` · `月`
    #[must_use]
    pub fn weekday(self, weekday: Weekday) -> &'static str {
        WEEKDAYS[self as usize][weekday.to_monday_zero_offset() as usize]
    }

    /// The full name of a weekday: `Monday` · `lundi` · `月曜日`
    #[must_use]
    pub fn weekday_in_full(self, weekday: Weekday) -> &'static str {
        WEEKDAYS_IN_FULL[self as usize][weekday.to_monday_zero_offset() as usize]
    }

    /// The short name of a month, 1 to 12: `Nov` · `nov.` · `11月`
    ///
    /// # Panics
    ///
    /// Outside 1 to 12, which a `Date` never holds.
    #[must_use]
    pub fn month(self, month: i8) -> &'static str {
        MONTHS[self as usize][usize::from(month.unsigned_abs()) - 1]
    }

    fn before_time(self) -> &'static str {
        self.pick(", ", ", ", " ")
    }
}

/// French counts the first of a month: `1er nov.`, but `2 nov.`
fn ordinal_first(day: i8) -> String {
    if day == 1 { "1er".to_owned() } else { day.to_string() }
}

const WEEKDAYS: [[&str; 7]; 3] = [
    ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    ["lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."],
    ["月", "火", "水", "木", "金", "土", "日"],
];

const WEEKDAYS_IN_FULL: [[&str; 7]; 3] = [
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
    ["月曜日", "火曜日", "水曜日", "木曜日", "金曜日", "土曜日", "日曜日"],
];

const MONTHS: [[&str; 12]; 3] = [
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."],
    ["1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"],
];

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;

    /// Source: the localisation page of the design (24 hours, `9 h 05`, `2026年11月20日(金) 17:42`).
    #[test]
    fn the_same_instants_in_three_languages() {
        for (at, en, fr, ja) in [
            (
                date(2026, 11, 20).at(17, 42, 0, 0),
                "Fri 20 Nov 2026, 17:42",
                "ven. 20 nov. 2026, 17 h 42",
                "2026年11月20日(金) 17:42",
            ),
            (
                date(2026, 2, 1).at(9, 5, 59, 0),
                "Sun 1 Feb 2026, 09:05",
                "dim. 1er févr. 2026, 9 h 05",
                "2026年2月1日(日) 9:05",
            ),
            (
                date(2027, 8, 12).at(9, 0, 0, 0),
                "Thu 12 Aug 2027, 09:00",
                "jeu. 12 août 2027, 9 h",
                "2027年8月12日(木) 9:00",
            ),
            (
                date(2024, 1, 2).at(0, 0, 0, 0),
                "Tue 2 Jan 2024, 00:00",
                "mar. 2 janv. 2024, 0 h",
                "2024年1月2日(火) 0:00",
            ),
        ] {
            assert_eq!(
                [Lang::En.date_time(at), Lang::Fr.date_time(at), Lang::Ja.date_time(at)],
                [en, fr, ja]
            );
        }
    }

    #[test]
    fn a_proof_shows_seconds_where_there_are_any() {
        let late = time(17, 59, 59, 0);
        assert_eq!(
            Lang::ALL.map(|lang| lang.time_to_the_second(late)),
            ["17:59:59", "17 h 59 min 59 s", "17:59:59"]
        );
        assert_eq!(Lang::ALL.map(|lang| lang.time_to_the_second(time(9, 0, 0, 0))), ["09:00", "9 h", "9:00"]);
    }

    #[test]
    fn a_day_gone_by_is_never_a_bare_weekday() {
        let now = date(2026, 11, 23).at(9, 0, 0, 0);
        let friday = date(2026, 11, 20).at(17, 42, 0, 0);
        assert_eq!(
            Lang::ALL.map(|lang| lang.relative(friday, now)),
            ["Fri 20 Nov, 17:42", "ven. 20 nov., 17 h 42", "11月20日(金) 17:42"]
        );
        let next_year = date(2027, 1, 4).at(9, 0, 0, 0);
        assert_eq!(Lang::En.relative(next_year, date(2026, 12, 24).at(9, 0, 0, 0)), "Mon 4 Jan 2027, 09:00");
    }
}
