//! Spans of open time: `42 min`, `1 h 12 min`. Never days: an open day is not a day of 24 hours.

use hours::OpenTime;

use crate::Lang;

/// Below this many seconds a countdown shows its seconds.
const LAST_MINUTES: i64 = 5 * 60;

impl Lang {
    /// A span of open time, exactly to the second below it: `1 h 12 min`, `17 min 30 s`, `1時間12分`.
    ///
    /// ```
    /// use hours::OpenTime;
    /// assert_eq!(words::Lang::Ja.open_time(OpenTime::from_minutes(72)), "1時間12分");
    /// ```
    #[must_use]
    pub fn open_time(self, span: OpenTime) -> String {
        self.seconds(span.as_seconds())
    }

    /// A span as a countdown shows it; see [`seconds_in_short`](Self::seconds_in_short).
    #[must_use]
    pub fn open_time_in_short(self, span: OpenTime) -> String {
        self.seconds_in_short(span.as_seconds())
    }

    /// A span of so many seconds, exactly: `1 h 12 min`, `17 min 30 s`, `1時間12分`.
    ///
    /// ```
    /// use words::Lang;
    /// assert_eq!(Lang::Fr.seconds(72 * 60), "1 h 12 min");
    /// assert_eq!(Lang::Ja.seconds(72 * 60), "1時間12分");
    /// ```
    #[must_use]
    pub fn seconds(self, seconds: i64) -> String {
        let sign = if seconds < 0 { "-" } else { "" };
        let all = i64::try_from(seconds.unsigned_abs()).unwrap_or(i64::MAX);
        let (hours, minutes, seconds) = (all / 3600, all / 60 % 60, all % 60);
        let [h, min, s] = self.pick([" h", " min", " s"], [" h", " min", " s"], ["時間", "分", "秒"]);
        let mut parts = Vec::with_capacity(3);
        if hours > 0 {
            parts.push(format!("{}{h}", self.number(hours)));
        }
        if minutes > 0 || all == 0 {
            parts.push(format!("{minutes}{min}"));
        }
        if seconds > 0 {
            parts.push(format!("{seconds}{s}"));
        }
        format!("{sign}{}", parts.join(self.pick(" ", " ", "")))
    }

    /// A span as a countdown shows it: whole minutes gone by or left, and seconds only in the last five minutes.
    ///
    /// ```
    /// use words::Lang;
    /// assert_eq!(Lang::En.seconds_in_short(42 * 60 + 59), "42 min");
    /// assert_eq!(Lang::En.seconds_in_short(4 * 60 + 12), "4 min 12 s");
    /// ```
    #[must_use]
    pub fn seconds_in_short(self, seconds: i64) -> String {
        if seconds < LAST_MINUTES { self.seconds(seconds) } else { self.seconds(seconds / 60 * 60) }
    }
}

#[cfg(test)]
mod tests {
    use crate::Lang;

    #[test]
    fn units_that_are_zero_are_not_said() {
        for (seconds, en, ja) in [
            (0, "0 min", "0分"),
            (30, "30 s", "30秒"),
            (60, "1 min", "1分"),
            (42 * 60, "42 min", "42分"),
            (3600, "1 h", "1時間"),
            (3630, "1 h 30 s", "1時間30秒"),
            (-90, "-1 min 30 s", "-1分30秒"),
            (1234 * 3600, "1,234 h", "1,234時間"),
        ] {
            assert_eq!([Lang::En.seconds(seconds), Lang::Ja.seconds(seconds)], [en, ja]);
        }
    }
}
