//! Numbers, percentages and which of two forms a count takes.

use crate::Lang;
use crate::typography::NARROW;

/// A number of things, whatever integer it is kept in.
pub trait Count: Copy {
    /// Its distance from zero.
    fn magnitude(self) -> u64;
}

macro_rules! counts {
    ($($type:ty => $abs:expr),* $(,)?) => {
        $( impl Count for $type { fn magnitude(self) -> u64 { $abs(self) } } )*
    };
}

counts! {
    u8 => u64::from,
    u16 => u64::from,
    u32 => u64::from,
    u64 => std::convert::identity,
    usize => |n| n as u64,
    i32 => |n: i32| u64::from(n.unsigned_abs()),
    i64 => i64::unsigned_abs,
}

impl Lang {
    /// Does a count take the singular? In French zero does too; Japanese has no plural.
    ///
    /// ```
    /// use words::Lang;
    /// assert!(Lang::Fr.is_one(0) && !Lang::En.is_one(0));
    /// ```
    #[must_use]
    pub fn is_one(self, n: impl Count) -> bool {
        match self {
            Self::En => n.magnitude() == 1,
            Self::Fr => n.magnitude() < 2,
            Self::Ja => false,
        }
    }

    /// The form of a noun that goes with a count.
    #[must_use]
    pub fn plural<'a>(self, n: impl Count, one: &'a str, many: &'a str) -> &'a str {
        if self.is_one(n) { one } else { many }
    }

    /// A whole number with its thousands set apart: `65 533` (narrow), `65,533`.
    ///
    /// ```
    /// use words::Lang;
    /// assert_eq!(Lang::Fr.number(65_533), "65\u{202F}533");
    /// assert_eq!(Lang::En.number(-1_000), "-1,000");
    /// ```
    #[must_use]
    pub fn number(self, n: i64) -> String {
        let sign = if n < 0 { "-" } else { "" };
        format!("{sign}{}", self.grouped(&n.unsigned_abs().to_string()))
    }

    /// A number with so many decimals: `12,50`, `12.50`.
    #[must_use]
    pub fn decimal(self, n: f64, places: usize) -> String {
        let text = format!("{:.places$}", n.abs());
        let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
        // −0.04 with one decimal is 0.0: a sign before a zero says nothing.
        let sign = if n < 0.0 && text.contains(|c: char| ('1'..='9').contains(&c)) { "-" } else { "" };
        let point = if decimals.is_empty() { "" } else { self.pick(".", ",", ".") };
        format!("{sign}{}{point}{decimals}", self.grouped(whole))
    }

    /// A share of one as a percentage: `12,5 %`, `12.5%`.
    ///
    /// ```
    /// use words::Lang;
    /// assert_eq!(Lang::Fr.percent(0.125, 1), "12,5\u{202F}%");
    /// assert_eq!(Lang::Ja.percent(0.5, 0), "50%");
    /// ```
    #[must_use]
    pub fn percent(self, share: f64, places: usize) -> String {
        let number = self.decimal(share * 100.0, places);
        self.pick(format!("{number}%"), format!("{number}{NARROW}%"), format!("{number}%"))
    }

    fn grouped(self, digits: &str) -> String {
        let mark = self.pick(',', NARROW, ',');
        let mut out = String::with_capacity(digits.len() * 2);
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                out.push(mark);
            }
            out.push(digit);
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use crate::Lang;

    #[test]
    fn thousands_and_decimals_follow_the_language() {
        for (lang, whole, decimal) in [
            (Lang::En, "1,234,567", "1,234.5"),
            (Lang::Fr, "1\u{202F}234\u{202F}567", "1\u{202F}234,5"),
            (Lang::Ja, "1,234,567", "1,234.5"),
        ] {
            assert_eq!(lang.number(1_234_567), whole);
            assert_eq!(lang.decimal(1234.5, 1), decimal);
        }
        assert_eq!(Lang::En.number(999), "999");
        assert_eq!(Lang::En.number(i64::MIN), "-9,223,372,036,854,775,808");
        assert_eq!(Lang::En.decimal(-0.04, 1), "0.0");
    }
}
