//! Opening hours of a week, and whose holidays are kept.

use hours::{Law, Week, Window};
use jiff::civil::{Time, Weekday};

use crate::Lang;

impl Lang {
    /// The hours of a week: days with the same hours together.
    ///
    /// ```
    /// use words::Lang;
    /// let week = "Mon-Fri 09:00-18:00".parse().unwrap();
    /// assert_eq!(Lang::En.week(&week), "Mon–Fri 09:00–18:00");
    /// assert_eq!(Lang::Fr.week(&week), "lun.–ven. 9 h–18 h");
    /// assert_eq!(Lang::Ja.week(&week), "月–金 9:00–18:00");
    /// ```
    #[must_use]
    pub fn week(self, week: &Week) -> String {
        let groups = groups_of(week);
        if let [(.., [window])] = groups[..]
            && *window == Window::DAY
            && groups[0].0 != groups[0].1
        {
            let (first, last, _) = groups[0];
            if (first, last) == (Weekday::Monday, Weekday::Sunday) {
                return self.week_always();
            }
        }
        let said = groups.into_iter().map(|(first, last, windows)| {
            let days = match first == last {
                true => self.weekday(first).to_owned(),
                false => format!("{}–{}", self.weekday(first), self.weekday(last)),
            };
            let windows: Vec<String> = windows.iter().map(|window| self.window(*window)).collect();
            format!("{days} {}", windows.join(self.pick(", ", ", ", "、")))
        });
        said.collect::<Vec<_>>().join(self.pick("; ", "\u{202F}; ", "；"))
    }

    /// One stretch of hours: `09:00–18:00` · `9 h–18 h` · `9:00–18:00`; midnight at its end is 24:00.
    #[must_use]
    pub fn window(self, window: Window) -> String {
        format!("{}–{}", self.second_of_day(window.opens()), self.second_of_day(window.closes()))
    }

    /// Whose holidays are kept: `public holidays of France`.
    #[must_use]
    pub fn holidays_kept(self, law: Option<&Law>) -> String {
        match law.map(|law| law.code) {
            None => self.without_holidays(),
            Some("FR") => self.pick("French public holidays", "fériés français", "フランスの祝日").to_owned(),
            Some("US") => {
                self.pick("US federal holidays", "fériés fédéraux américains", "米国の連邦祝日").to_owned()
            }
            Some("JP") => self.pick("Japanese public holidays", "fériés japonais", "日本の祝日").to_owned(),
            Some(code) => self.holidays_of(code),
        }
    }

    fn second_of_day(self, second: u32) -> String {
        let end_of_day = self.pick("24:00", "24 h", "24:00");
        match second {
            86_400 => end_of_day.to_owned(),
            second => {
                let of_day = second % 86_400;
                let part = |n: u32| i8::try_from(n).expect("a part of a time of day is below 60");
                let time = Time::constant(part(of_day / 3600), part(of_day / 60 % 60), part(of_day % 60), 0);
                self.time_to_the_second(time)
            }
        }
    }
}

/// Days in a row with the same windows, closed days left out.
fn groups_of(week: &Week) -> Vec<(Weekday, Weekday, &[Window])> {
    let mut groups: Vec<(Weekday, Weekday, &[Window])> = Vec::new();
    for day in Weekday::Monday.cycle_forward().take(7) {
        let windows = week.windows(day);
        match groups.last_mut() {
            Some((_, last, same)) if last.next() == day && *same == windows && !windows.is_empty() => {
                *last = day
            }
            _ if windows.is_empty() => {}
            _ => groups.push((day, day, windows)),
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use crate::Lang;

    #[test]
    fn a_week_is_said_in_groups_of_equal_days() {
        for (week, en, fr) in [
            (
                "Mon-Thu 09:00-12:30 14:00-18:00; Fri 09:00-12:30; Sat 22:00-06:00",
                "Mon–Thu 09:00–12:30, 14:00–18:00; Fri 09:00–12:30; Sat 22:00–06:00",
                "lun.–jeu. 9 h–12 h 30, 14 h–18 h\u{202F}; ven. 9 h–12 h 30\u{202F}; sam. 22 h–6 h",
            ),
            ("24x7", "24 hours, 7 days", "24 h sur 24, 7 j sur 7"),
            (
                "Mon,Wed 00:00-24:00",
                "Mon 00:00–24:00; Wed 00:00–24:00",
                "lun. 0 h–24 h\u{202F}; mer. 0 h–24 h",
            ),
        ] {
            let week = week.parse().expect("a week of the test");
            assert_eq!([Lang::En.week(&week), Lang::Fr.week(&week)], [en, fr]);
        }
    }
}
