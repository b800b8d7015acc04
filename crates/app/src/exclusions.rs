//! What an exclusion needs to know beyond its ticket: what the training register says, and when a duty was pointed out.
//!
//! It is looked up here for every door; what a form brought of it is thrown away.

use desk::Command;
use desk::exclusion::Known;

/// The same command, with what the registers say where it asks them. No register is kept yet: it holds nothing, and
/// nothing was pointed out.
pub(crate) fn informed(command: &Command) -> Command {
    match command {
        Command::Exclusion(asked) => Command::Exclusion(asked.clone().knowing(Known::default())),
        other => other.clone(),
    }
}
