//! The rule and the statute behind a public holiday's date, for readers of every country.

use hours::{Holiday, HolidayRule};

use crate::Lang;

/// The statutes as the laws cite them, in French, in Japanese.
const STATUTES: &[(&str, &str, &str)] = &[
    ("Code du travail, L.3133-1", "Code du travail, L.3133-1", "フランス労働法典L.3133-1条"),
    (
        "Act on National Holidays, Act No. 178 of 1948",
        "loi japonaise sur les jours fériés nationaux, n° 178 de 1948",
        "国民の祝日に関する法律（昭和23年法律第178号）",
    ),
    ("5 U.S.C. 6103(a)", "Code des États-Unis, titre 5, § 6103(a)", "合衆国法典第5編第6103条(a)"),
    (
        "5 U.S.C. 6103(a), Pub. L. 117-17",
        "Code des États-Unis, titre 5, § 6103(a) ; loi publique 117-17",
        "合衆国法典第5編第6103条(a)、公法117-17",
    ),
    (
        "5 U.S.C. 6103(b)(1); E.O. 11582 sec. 3",
        "Code des États-Unis, titre 5, § 6103(b)(1) ; décret présidentiel 11582, art. 3",
        "合衆国法典第5編第6103条(b)(1)、大統領令11582第3条",
    ),
    ("Act No. 178 of 1948, art. 2", "loi japonaise n° 178 de 1948, art. 2", "昭和23年法律第178号第2条"),
    (
        "Act No. 178 of 1948, art. 2; Act No. 141 of 1998",
        "loi japonaise n° 178 de 1948, art. 2 ; loi n° 141 de 1998",
        "昭和23年法律第178号第2条、平成10年法律第141号",
    ),
    (
        "Act No. 178 of 1948, art. 2; Act No. 59 of 2001",
        "loi japonaise n° 178 de 1948, art. 2 ; loi n° 59 de 2001",
        "昭和23年法律第178号第2条、平成13年法律第59号",
    ),
    (
        "Act No. 178 of 1948, art. 2; Act No. 43 of 2005",
        "loi japonaise n° 178 de 1948, art. 2 ; loi n° 43 de 2005",
        "昭和23年法律第178号第2条、平成17年法律第43号",
    ),
    (
        "Act No. 178 of 1948, art. 2; Act No. 43 of 2014",
        "loi japonaise n° 178 de 1948, art. 2 ; loi n° 43 de 2014",
        "昭和23年法律第178号第2条、平成26年法律第43号",
    ),
    (
        "Act No. 178 of 1948, art. 2; Act No. 63 of 2017, suppl. 10",
        "loi japonaise n° 178 de 1948, art. 2 ; loi n° 63 de 2017, disp. compl. 10",
        "昭和23年法律第178号第2条、平成29年法律第63号附則第10条",
    ),
    (
        "Act No. 178 of 1948, art. 2; Act No. 57 of 2018",
        "loi japonaise n° 178 de 1948, art. 2 ; loi n° 57 de 2018",
        "昭和23年法律第178号第2条、平成30年法律第57号",
    ),
    ("Act No. 99 of 2018", "loi japonaise n° 99 de 2018", "平成30年法律第99号"),
    (
        "Olympic special measures act, as amended by Act No. 55 of 2018",
        "loi japonaise sur les mesures spéciales pour les Jeux olympiques, modifiée par la loi n° 55 de 2018",
        "オリンピック特別措置法（平成30年法律第55号による改正）",
    ),
    (
        "Olympic special measures act, as amended in force 28 December 2020",
        "loi japonaise sur les mesures spéciales pour les Jeux olympiques, version du 28 décembre 2020",
        "オリンピック特別措置法（令和2年12月28日施行の改正）",
    ),
    (
        "Act No. 178 of 1948, art. 3(2) to 2006",
        "loi japonaise n° 178 de 1948, art. 3(2), jusqu'en 2006",
        "昭和23年法律第178号第3条第2項（2006年まで）",
    ),
    (
        "Act No. 178 of 1948, art. 3(2); Act No. 43 of 2005",
        "loi japonaise n° 178 de 1948, art. 3(2) ; loi n° 43 de 2005",
        "昭和23年法律第178号第3条第2項、平成17年法律第43号",
    ),
    (
        "Act No. 178 of 1948, art. 3(3) to 2006",
        "loi japonaise n° 178 de 1948, art. 3(3), jusqu'en 2006",
        "昭和23年法律第178号第3条第3項（2006年まで）",
    ),
    (
        "Act No. 178 of 1948, art. 3(3); Act No. 43 of 2005",
        "loi japonaise n° 178 de 1948, art. 3(3) ; loi n° 43 de 2005",
        "昭和23年法律第178号第3条第3項、平成17年法律第43号",
    ),
];

const MOIS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

impl Lang {
    /// The rule that gives a holiday its date; in English where an edition tells of one that we don't know.
    ///
    /// ```
    /// use words::Lang;
    /// let law = hours::Law::find("US").unwrap();
    /// let king = law.holidays(2026).unwrap().remove(1);
    /// assert_eq!(Lang::En.holiday_rule(&king), "3rd Monday of January");
    /// assert_eq!(Lang::Fr.holiday_rule(&king), "troisième lundi de janvier");
    /// assert_eq!(Lang::Ja.holiday_rule(&king), "1月の第3月曜日");
    /// ```
    #[must_use]
    pub fn holiday_rule(self, holiday: &Holiday) -> String {
        match (self, holiday.rules()) {
            (Lang::En, _) | (_, None) => holiday.rule.to_string(),
            (Lang::Fr, Some(rules)) => rules.iter().map(in_french).collect::<Vec<_>>().join(" / "),
            (Lang::Ja, Some(rules)) => rules.iter().map(in_japanese).collect::<Vec<_>>().join("・"),
        }
    }

    /// The statute behind it; as the law cites it where we know no other words.
    ///
    /// ```
    /// use words::Lang;
    /// assert_eq!(Lang::Ja.statute("Act No. 178 of 1948, art. 2"), "昭和23年法律第178号第2条");
    /// ```
    #[must_use]
    pub fn statute(self, english: &str) -> String {
        let one = |english: &str| match STATUTES.iter().find(|(en, ..)| *en == english) {
            Some((en, fr, ja)) => self.pick(*en, *fr, *ja).to_owned(),
            None => english.to_owned(),
        };
        let said = english.split(" / ").map(one).collect::<Vec<_>>().join(self.pick(" / ", " / ", "・"));
        if self == Lang::Fr { crate::typography::french(&said) } else { said }
    }
}

fn month(number: i8) -> &'static str {
    usize::try_from(number - 1).ok().and_then(|i| MOIS.get(i)).copied().unwrap_or("?")
}

/// The first of a month is an ordinal.
fn day_of(day: i8, month_number: i8) -> String {
    let day = if day == 1 { "1er".to_owned() } else { day.to_string() };
    format!("{day} {}", month(month_number))
}

fn in_french(rule: &HolidayRule) -> String {
    let text = match *rule {
        HolidayRule::Fixed { month, day } => return day_of(day, month),
        HolidayRule::Once(date) => {
            return format!("{} {}, une seule fois", day_of(date.day(), date.month()), date.year());
        }
        HolidayRule::Nth { nth, weekday, month: number } => {
            let ordinal = match nth {
                1 => "premier",
                2 => "deuxième",
                3 => "troisième",
                4 => "quatrième",
                5 => "cinquième",
                _ => "dernier",
            };
            let month = month(number);
            let of = if month.starts_with(['a', 'o']) { "d'" } else { "de " };
            return format!("{ordinal} {} {of}{month}", Lang::Fr.weekday_in_full(weekday));
        }
        HolidayRule::Easter { days: 1 } => "lendemain du dimanche de Pâques",
        HolidayRule::Easter { days } => return format!("{days} jours après le dimanche de Pâques"),
        HolidayRule::VernalEquinox => "jour de l'équinoxe de printemps au Japon",
        HolidayRule::AutumnalEquinox => "jour de l'équinoxe d'automne au Japon",
        HolidayRule::NearestWeekday => "vendredi avant un samedi, lundi après un dimanche",
        HolidayRule::DayAfterSunday => "lendemain d'un férié national tombant un dimanche",
        HolidayRule::NextFreeDayAfterSunday => {
            "premier jour suivant qui n'est pas férié, pour un férié national tombant un dimanche"
        }
        HolidayRule::BetweenUnlessSunday => {
            "jour entre deux fériés nationaux, sauf un dimanche ou un jour de remplacement"
        }
        HolidayRule::Between => "jour entre deux fériés nationaux",
    };
    text.to_owned()
}

fn in_japanese(rule: &HolidayRule) -> String {
    let text = match *rule {
        HolidayRule::Fixed { month, day } => return format!("{month}月{day}日"),
        HolidayRule::Once(date) => {
            return format!("{}年{}月{}日（この年のみ）", date.year(), date.month(), date.day());
        }
        HolidayRule::Nth { nth, weekday, month } => {
            let weekday = Lang::Ja.weekday_in_full(weekday);
            return match nth {
                -1 => format!("{month}月の最終{weekday}"),
                _ => format!("{month}月の第{nth}{weekday}"),
            };
        }
        HolidayRule::Easter { days: 1 } => "復活祭の日曜日の翌日",
        HolidayRule::Easter { days } => return format!("復活祭の日曜日の{days}日後"),
        HolidayRule::VernalEquinox => "日本における春分日",
        HolidayRule::AutumnalEquinox => "日本における秋分日",
        HolidayRule::NearestWeekday => "土曜日に当たれば前日の金曜日、日曜日に当たれば翌日の月曜日",
        HolidayRule::DayAfterSunday => "国民の祝日が日曜日に当たるときはその翌日",
        HolidayRule::NextFreeDayAfterSunday => {
            "国民の祝日が日曜日に当たるときは、その後の最も近い国民の祝日でない日"
        }
        HolidayRule::BetweenUnlessSunday => "前日と翌日が国民の祝日である日（日曜日・振替休日を除く）",
        HolidayRule::Between => "前日と翌日が国民の祝日である日",
    };
    text.to_owned()
}
