//! Exit codes: the answer in a number, for scripts.

use std::process::ExitCode;

use words::Lang;

/// How a run ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Exit {
    /// Done.
    Ok = 0,
    /// It failed, wholly or for some rows.
    Failed = 1,
    /// The command line was not understood.
    Usage = 2,
    /// The answer is no.
    No = 3,
    /// What was asked for isn't there.
    NotFound = 4,
    /// The person may not.
    NotPermitted = 5,
    /// Not now.
    TryAgain = 75,
    /// Interrupted by the person.
    Interrupted = 130,
}

impl Exit {
    /// All of them, in order.
    pub const ALL: [Self; 8] = [
        Self::Ok,
        Self::Failed,
        Self::Usage,
        Self::No,
        Self::NotFound,
        Self::NotPermitted,
        Self::TryAgain,
        Self::Interrupted,
    ];

    /// What it means.
    pub fn said(self, lang: Lang) -> String {
        match self {
            Self::Ok => lang.exit_ok(),
            Self::Failed => lang.exit_failed(),
            Self::Usage => lang.exit_usage(),
            Self::No => lang.exit_no(),
            Self::NotFound => lang.exit_not_found(),
            Self::NotPermitted => lang.exit_not_permitted(),
            Self::TryAgain => lang.exit_try_again(),
            Self::Interrupted => lang.exit_interrupted(),
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}
