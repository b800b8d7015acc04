//! What is wrong with an agreement file, in the reader's language.
//!
//! English is what `terms` itself says; French and Japanese match its problems whole, so that a new one doesn't
//! compile before it can be said.

mod french;
mod japanese;

use terms::{Problem, Trouble};

use crate::{Lang, Said, typography};

impl Lang {
    /// A problem of an agreement file: what, why, and what to try. Its place is not repeated.
    ///
    /// ```
    /// use words::Lang;
    /// let problems = terms::Agreement::parse("id = 2021").unwrap_err();
    /// assert_eq!(Lang::Fr.problem(&problems.list[0]).why, "sans elle cette partie des conditions ne dit rien");
    /// ```
    #[must_use]
    pub fn problem(self, problem: &Problem) -> Said {
        self.trouble(&problem.trouble)
    }

    /// The same of a trouble without its place.
    #[must_use]
    pub fn trouble(self, trouble: &Trouble) -> Said {
        match self {
            Self::En => {
                let said = trouble.in_english();
                Said { what: said.what, why: said.why, fix: said.attempt }
            }
            Self::Fr => {
                let [what, why, fix] = french::say(trouble).map(|part| typography::french(&part));
                Said { what, why, fix }
            }
            Self::Ja => {
                let [what, why, fix] = japanese::say(trouble);
                Said { what, why, fix }
            }
        }
    }
}

/// A local time as it is written in an agreement file.
fn written(time: &jiff::civil::DateTime) -> String {
    time.strftime("%Y-%m-%d %H:%M").to_string()
}
