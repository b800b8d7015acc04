//! The command line: one file a noun, and this table of contents.
//!
//! Results go to standard output, messages to standard error. `--json` writes both as JSON.

mod adopt;
mod agreement;
mod chart;
mod clock;
mod coverage;
mod demo;
mod due;
mod evidence;
mod exit;
mod failed;
mod help;
mod holidays;
mod hours;
mod import;
mod instant;
mod journal;
mod organisation;
mod person;
mod progress;
mod publish;
mod regions;
mod replay;
mod report;
mod retention;
mod roster;
mod serve;
mod service_report;
mod session;
mod table;
mod token;
mod usage;
mod verify;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use words::Lang;

use session::{Answer, Globals};

pub use exit::Exit;
pub use session::{Session, Stop};

/// All of it. The texts of the help are in `words`, in three languages; [`help`] attaches them.
#[derive(Debug, Parser)]
#[command(name = "guichet", version, disable_help_flag = true, disable_version_flag = true)]
#[command(disable_help_subcommand = true)]
pub struct Cli {
    #[command(flatten)]
    globals: Globals,
    #[command(subcommand)]
    command: Option<Command>,
}

/// What one can ask for.
#[derive(Debug, Subcommand)]
enum Command {
    Serve(serve::Args),
    Demo(demo::Args),
    Organisation(organisation::Args),
    Person(person::Args),
    Token(token::Args),
    Hours(hours::Args),
    Holidays(holidays::Args),
    Coverage(coverage::Args),
    Due(due::Args),
    Clock(clock::Args),
    Agreement(agreement::Args),
    Import(import::Args),
    Report(report::Args),
    Evidence(evidence::Args),
    Verify(verify::Args),
    Retention(retention::Args),
    Journal(journal::Args),
    Check(journal::CheckArgs),
    Help(help::Args),
}

/// Runs the command line of this process.
pub fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let mut session = Session::new(usage::wants_json(&arguments));
    let exit =
        match session.speak(usage::asked_language(&arguments)).and_then(|()| run(&mut session, &arguments)) {
            Ok(exit) => exit,
            Err(stop) => session.stop(stop),
        };
    session.finish(exit).into()
}

fn run(session: &mut Session, arguments: &[OsString]) -> Answer {
    let matches = match command(session.lang).try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(error) => return usage::explain(session, &error, arguments),
    };
    // The definition and the reader are generated from the same types, so they agree.
    let cli = Cli::from_arg_matches(&matches).expect("what was matched by the definition can be read by it");
    session.adopt(cli.globals)?;
    match cli.command {
        None => help::front_page(session),
        Some(Command::Serve(args)) => serve::run(args, session),
        Some(Command::Demo(args)) => demo::run(args, session),
        Some(Command::Organisation(args)) => organisation::run(args, session),
        Some(Command::Person(args)) => person::run(args, session),
        Some(Command::Token(args)) => token::run(args, session),
        Some(Command::Hours(args)) => hours::run(args, session),
        Some(Command::Holidays(args)) => holidays::run(args, session),
        Some(Command::Coverage(args)) => coverage::run(args, session),
        Some(Command::Due(args)) => due::run(args, session),
        Some(Command::Clock(args)) => clock::run(args, session),
        Some(Command::Agreement(args)) => agreement::run(args, session),
        Some(Command::Import(args)) => import::run(args, session),
        Some(Command::Report(args)) => report::run(args, session),
        Some(Command::Evidence(args)) => evidence::run(args, session),
        Some(Command::Verify(args)) => verify::run(args, session),
        Some(Command::Retention(args)) => retention::run(args, session),
        Some(Command::Journal(args)) => journal::run(args, session),
        Some(Command::Check(args)) => journal::check(args, session),
        Some(Command::Help(args)) => help::run(args, session),
    }
}

/// The definition of the command line, speaking a language.
fn command(lang: Lang) -> clap::Command {
    help::speaking(Cli::command(), lang)
}
