//! What is wrong with a command line, in the reader's language.

use std::ffi::OsString;

use clap::CommandFactory;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::exit::Exit;
use super::session::{Answer, Session, refuse};
use super::{Cli, help};

/// The language asked for by `--lang`, looked for before anything else so that even a mistyped command is answered in it.
pub fn asked_language(arguments: &[OsString]) -> Option<String> {
    let mut texts = arguments.iter().filter_map(|argument| argument.to_str());
    while let Some(text) = texts.next() {
        match text.strip_prefix("--lang") {
            Some("") => return texts.next().map(str::to_owned),
            Some(rest) if rest.starts_with('=') => return Some(rest[1..].to_owned()),
            _ => {}
        }
    }
    None
}

/// Is JSON asked for? A mistyped command is then answered in JSON too.
pub fn wants_json(arguments: &[OsString]) -> bool {
    arguments.iter().any(|argument| argument == "--json")
}

/// Help and version are answers; all else is a refusal.
pub fn explain(session: &mut Session, error: &clap::Error, arguments: &[OsString]) -> Answer {
    use std::io::Write;
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        write!(session.out, "{}", error.render())?;
        return Ok(Exit::Ok);
    }
    let lang = session.lang;
    let command = command_of(arguments);
    let said = |kind| text_of(error, kind);
    refuse(match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let near = said(ContextKind::SuggestedSubcommand);
            let known = if near.is_empty() { help::commands_below(&command) } else { near };
            lang.no_such_command(&said(ContextKind::InvalidSubcommand), &known)
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            lang.command_incomplete(&command, &help::commands_below(&command))
        }
        ErrorKind::UnknownArgument => {
            let argument = said(ContextKind::InvalidArg);
            if argument.starts_with('-') {
                let near = said(ContextKind::SuggestedArg);
                let near = if near.is_empty() { "--help".to_owned() } else { near };
                lang.no_such_option(&argument, &command, &near)
            } else {
                lang.argument_unexpected(&argument, &command)
            }
        }
        ErrorKind::MissingRequiredArgument => lang.option_missing(&said(ContextKind::InvalidArg), &command),
        ErrorKind::InvalidValue if said(ContextKind::InvalidValue).is_empty() => {
            lang.value_missing(&said(ContextKind::InvalidArg), &command)
        }
        ErrorKind::InvalidValue => lang.no_such_value(
            &said(ContextKind::InvalidArg),
            &said(ContextKind::InvalidValue),
            &said(ContextKind::ValidValue),
        ),
        ErrorKind::TooManyValues => lang.argument_unexpected(&said(ContextKind::InvalidValue), &command),
        _ => lang.usage_wrong(&detail(error), &command),
    })
}

/// The names or values that a mistake is about.
fn text_of(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        Some(ContextValue::StyledStrs(texts)) => {
            texts.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
        }
        _ => String::new(),
    }
}

/// The command being typed, as far as it is one: `guichet clock due`.
fn command_of(arguments: &[OsString]) -> String {
    let mut typed = vec!["guichet"];
    let mut at = Cli::command();
    for word in arguments.iter().skip(1).filter_map(|argument| argument.to_str()) {
        if let Some(below) = at.find_subcommand(word).cloned() {
            typed.push(word);
            at = below;
        }
    }
    typed.join(" ")
}

/// The first line of what the reader of the command line says itself.
fn detail(error: &clap::Error) -> String {
    let text = error.render().to_string();
    let line = text.lines().next().unwrap_or_default();
    line.strip_prefix("error: ").unwrap_or(line).to_owned()
}
