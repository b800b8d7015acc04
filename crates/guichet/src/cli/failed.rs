//! What failed between the command line and the desk, with its exit code.

use app::{Failure, IdentityRefusal};
use desk::Refusal;
use jiff::tz::TimeZone;
use words::{Lang, Said};

use super::exit::Exit;
use super::session::Stop;

impl Stop {
    /// A failure, said.
    pub fn failed(lang: Lang, failure: &Failure) -> Stop {
        Stop::Refused(exit(failure), said(lang, failure))
    }
}

fn exit(failure: &Failure) -> Exit {
    match failure {
        Failure::NobodyThere(_) | Failure::NoOrganisation(_) | Failure::Refused(Refusal::NotFound) => {
            Exit::NotFound
        }
        Failure::Identity(IdentityRefusal::TokenDays | IdentityRefusal::TokenNetworks) => Exit::Usage,
        Failure::NoEntry | Failure::Identity(_) => Exit::NotPermitted,
        Failure::Busy | Failure::Unknown | Failure::Unavailable(_) => Exit::TryAgain,
        Failure::Refused(_)
        | Failure::Agreement(_)
        | Failure::KeyReused
        | Failure::AlreadyThere(_)
        | Failure::WrongRole(..)
        | Failure::NotForward { .. }
        | Failure::Damaged(_) => Exit::Failed,
    }
}

fn said(lang: Lang, failure: &Failure) -> Said {
    match failure {
        Failure::Refused(refusal) => lang.refusal(refusal, |at| lang.instant(at, &TimeZone::UTC)),
        Failure::KeyReused => lang.failed_key_reused(),
        Failure::Identity(IdentityRefusal::TokenDays) => lang.failed_token_days(),
        Failure::Identity(IdentityRefusal::TokenNetworks) => lang.failed_token_networks(),
        Failure::NoEntry | Failure::Identity(_) => lang.failed_no_entry(),
        Failure::NobodyThere(who) => lang.nobody_of_that_address(who),
        Failure::NoOrganisation(name) => lang.no_organisation_of_that_name(name),
        Failure::AlreadyThere(what) => lang.failed_already_there(what),
        Failure::WrongRole(role, party) => lang.failed_wrong_role(&lang.role(*role), &lang.party(*party)),
        Failure::NotForward { .. } => lang.failed_not_forward(),
        Failure::Busy => lang.failed_busy(),
        Failure::Unknown => lang.desk_outcome_unknown(),
        Failure::Unavailable(why) => lang.desk_away(why),
        Failure::Agreement(why) | Failure::Damaged(why) => lang.desk_damaged(why),
    }
}
