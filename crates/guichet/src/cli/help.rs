//! Help in the reader's language: the front page, each command, the exit codes.
//!
//! The texts are in `words`; here each is attached to the command or option it explains. A test sees to it that none
//! is without.

use std::io::Write;

use clap::CommandFactory;
use words::Lang;

use super::exit::Exit;
use super::session::{Answer, Session, refuse};
use super::{Cli, table};

/// `guichet help [TOPIC]`
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "TOPIC")]
    topic: Vec<String>,
}

const EXIT_CODES: &str = "exit-codes";

/// Shows the front page, a command's help, or a topic.
pub fn run(args: Args, session: &mut Session) -> Answer {
    match args.topic.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => front_page(session),
        [EXIT_CODES] => exit_codes(session),
        ref path => help_of(path, session),
    }
}

/// What the program is, three examples, and where to read on: twelve lines.
pub fn front_page(session: &mut Session) -> Answer {
    let lang = session.lang;
    writeln!(session.out, "guichet: {}", lang.help_guichet())?;
    writeln!(session.out, "{}\n", lang.labelled(&lang.help_usage(), "guichet COMMAND [OPTIONS]"))?;
    let heading = lang.labelled(&lang.help_examples(), "");
    writeln!(session.out, "{}", heading.trim_end())?;
    let example = |command: &str, text: String| vec![format!("  {command}"), text];
    let examples = [
        example("guichet demo", lang.help_example_demo()),
        example("guichet serve", lang.help_example_serve()),
        example("guichet due --region EMEA --category 1 --at \"2026-11-20 17:42\"", lang.help_example_due()),
    ];
    table::write(&mut session.out, &examples)?;
    writeln!(session.out, "\n{}", lang.labelled(&lang.help_commands(), &commands_below("guichet")))?;
    writeln!(
        session.out,
        "{}",
        lang.labelled(
            &lang.help_global_options(),
            "--json --lang en|fr|ja --now INSTANT --agreement FILE --quiet"
        )
    )?;
    writeln!(session.out, "\n{}", lang.help_more())?;
    Ok(Exit::Ok)
}

fn exit_codes(session: &mut Session) -> Answer {
    let rows = Exit::ALL.map(|exit| vec![format!("{:>3}", exit as u8), exit.said(session.lang)]);
    table::write(&mut session.out, &rows)?;
    Ok(Exit::Ok)
}

fn help_of(path: &[&str], session: &mut Session) -> Answer {
    let mut command = super::command(session.lang);
    command.build();
    let mut found = &mut command;
    for name in path {
        let known = commands_of(found);
        match found.find_subcommand_mut(name) {
            Some(below) => found = below,
            None => return refuse(session.lang.no_such_topic(name, &format!("{known}, {EXIT_CODES}"))),
        }
    }
    let text = found.render_long_help();
    write!(session.out, "{text}")?;
    Ok(Exit::Ok)
}

/// The commands of a group by its full name, for a message: `due, elapsed`.
pub fn commands_below(group: &str) -> String {
    let root = Cli::command();
    let below = |command: clap::Command, name: &str| command.find_subcommand(name).cloned();
    let found = group.split(' ').skip(1).try_fold(root.clone(), below);
    commands_of(&found.unwrap_or(root))
}

fn commands_of(command: &clap::Command) -> String {
    command.get_subcommands().map(clap::Command::get_name).collect::<Vec<_>>().join(", ")
}

/// The same command line, explaining itself in a language.
pub fn speaking(root: clap::Command, lang: Lang) -> clap::Command {
    speaking_at("", root, lang)
}

fn speaking_at(path: &str, mut command: clap::Command, lang: Lang) -> clap::Command {
    let names: Vec<String> = command.get_subcommands().map(|below| below.get_name().to_owned()).collect();
    for name in names {
        let below = if path.is_empty() { name.clone() } else { format!("{path} {name}") };
        command = command.mut_subcommand(name, |command| speaking_at(&below, command, lang));
    }
    let is_global = |id: &str| GLOBAL.contains(&id);
    command = command.mut_args(|argument| {
        let heading = match () {
            () if is_global(argument.get_id().as_str()) => lang.help_global_options(),
            () if argument.is_positional() => lang.help_arguments(),
            () => lang.help_options(),
        };
        let text = argument_text(argument.get_id().as_str(), lang);
        let argument = argument.help_heading(heading);
        if let Some(text) = text { argument.help(text) } else { argument }
    });
    let usage = lang.labelled(&lang.help_usage(), "{usage}");
    command
        .about(command_text(path, lang).unwrap_or_default())
        .after_help(examples_text(path, lang))
        .after_long_help([examples_text(path, lang), more_text(path, lang)].join("\n\n").trim().to_owned())
        .subcommand_help_heading(lang.help_commands())
        .help_template(format!("{{about}}\n\n{usage}\n\n{{all-args}}{{after-help}}\n"))
}

const GLOBAL: [&str; 7] = ["json", "lang", "now", "agreement", "quiet", "help", "version"];

/// What a command does, by its path.
fn command_text(path: &str, lang: Lang) -> Option<String> {
    Some(match path {
        "" => lang.help_guichet(),
        "serve" => lang.help_serve(),
        "demo" => lang.help_demo(),
        "organisation" => lang.help_organisation(),
        "organisation add" => lang.help_organisation_add(),
        "organisation list" => lang.help_organisation_list(),
        "organisation load" => lang.help_organisation_load(),
        "person" => lang.help_person(),
        "person add" => lang.help_person_add(),
        "person list" => lang.help_person_list(),
        "person link" => lang.help_person_link(),
        "person qualify" => lang.help_person_qualify(),
        "person unqualify" => lang.help_person_unqualify(),
        "person deputy" => lang.help_person_deputy(),
        "person disable" => lang.help_person_disable(),
        "person erase" => lang.help_person_erase(),
        "person export" => lang.help_person_export(),
        "token" => lang.help_token(),
        "token create" => lang.help_token_create(),
        "token list" => lang.help_token_list(),
        "token revoke" => lang.help_token_revoke(),
        "hours" => lang.help_hours(),
        "holidays" => lang.help_holidays(),
        "coverage" => lang.help_coverage(),
        "due" => lang.help_due(),
        "clock" => lang.help_clock(),
        "clock due" => lang.help_clock_due(),
        "clock elapsed" => lang.help_clock_elapsed(),
        "clock start" => lang.help_clock_start(),
        "clock met" => lang.help_clock_met(),
        "agreement" => lang.help_agreement(),
        "agreement check" => lang.help_agreement_check(),
        "agreement show" => lang.help_agreement_show(),
        "agreement diff" => lang.help_agreement_diff(),
        "agreement publish" => lang.help_agreement_publish(),
        "agreement adopt" => lang.help_agreement_adopt(),
        "agreement replay" => lang.help_agreement_replay(),
        "import" => lang.help_import(),
        "import log" => lang.help_import_log(),
        "report" => lang.help_report(),
        "report targets" => lang.help_report_targets(),
        "report service" => lang.help_report_service(),
        "evidence" => lang.help_evidence(),
        "evidence export" => lang.help_evidence_export(),
        "verify" => lang.help_verify(),
        "retention" => lang.help_retention(),
        "retention plan" => lang.help_retention_plan(),
        "retention apply" => lang.help_retention_apply(),
        "journal" => lang.help_journal(),
        "journal verify" => lang.help_journal_verify(),
        "journal key" => lang.help_journal_key(),
        "check" => lang.help_check(),
        "help" => lang.help_help(),
        _ => return None,
    })
}

/// What `--help` says more than `-h`.
fn more_text(path: &str, lang: Lang) -> String {
    match path {
        "serve" => lang.help_serve_more(),
        "demo" => lang.help_demo_more(),
        "organisation add" => lang.help_organisation_add_more(),
        "organisation load" => lang.help_organisation_load_more(),
        "person add" => lang.help_person_add_more(),
        "person link" => lang.help_person_link_more(),
        "person erase" => lang.help_person_erase_more(),
        "import log" => lang.help_import_log_more(),
        "report targets" => lang.help_report_targets_more(),
        "report service" => lang.help_report_service_more(),
        "agreement publish" => lang.help_agreement_publish_more(),
        "agreement adopt" => lang.help_agreement_adopt_more(),
        "agreement replay" => lang.help_agreement_replay_more(),
        "verify" => lang.help_verify_more(),
        "evidence export" => lang.help_evidence_export_more(),
        "journal verify" => lang.help_journal_verify_more(),
        "due" => lang.help_due_more(),
        "coverage" => lang.help_coverage_more(),
        "clock" | "clock due" | "clock elapsed" | "clock start" | "clock met" => lang.help_clock_more(),
        _ => String::new(),
    }
}

/// Examples that run as they stand.
fn examples_text(path: &str, lang: Lang) -> String {
    let examples = examples(path);
    if examples.is_empty() {
        return String::new();
    }
    let heading = lang.labelled(&lang.help_examples(), "");
    format!("{}\n  {}", heading.trim_end(), examples.join("\n  "))
}

fn examples(path: &str) -> &'static [&'static str] {
    match path {
        "serve" => &[
            "guichet serve",
            "guichet serve --data /var/lib/guichet --listen 0.0.0.0:8420 --https --origin https://desk.example.org --log json",
        ],
        "demo" => &["guichet demo", "guichet demo --listen 127.0.0.1:9000 --data my-demo"],
        "organisation add" => &[
            "guichet organisation add --name \"Our centre\" --party vendor --region EMEA",
            "guichet organisation add --name \"Atelier Nord\" --party provider --region EMEA",
            "guichet organisation add --name \"Clinique du Parc\" --party customer --region EMEA --provider \"Atelier Nord\"",
        ],
        "organisation load" => &["guichet organisation load people.toml --dry-run"],
        "retention plan" => &[
            "guichet retention plan",
            "guichet retention plan --organisation \"Atelier Nord\" --now 2027-01-01T00:00:00Z",
        ],
        "retention apply" => &["guichet retention apply"],
        "person add" => &[
            "guichet person add --name Ann --email ann@example.org --role centre_manager --organisation \"Our centre\"",
        ],
        "person link" => &["guichet person link --person ann@example.org --base https://desk.example.org"],
        "person qualify" => &["guichet person qualify --person ann@example.org --from 2026-01-05"],
        "token create" => &[
            "guichet token create --person ann@example.org --name \"night script\"",
            "guichet token create --person ann@example.org --name \"import\" --scope write --days 7",
            "guichet token create --person ann@example.org --name \"office\" --network 192.0.2.0/24 --network 2001:db8::/32",
        ],
        "token list" => &["guichet token list --person ann@example.org"],
        "hours" => &["guichet hours", "guichet hours --region APAC --now 2026-11-23T08:33:00Z"],
        "holidays" => &["guichet holidays JP 2026", "guichet holidays US 2026..2030 --format csv"],
        "coverage" => &[
            "guichet coverage --region EMEA --weeks 12",
            "guichet coverage --region EMEA --was \"2026-11-23 10:15\"",
        ],
        "due" => &[
            "guichet due --region EMEA --category 1 --at \"2026-11-20 17:42\"",
            "guichet due --region APAC --category 2 --at 2026-11-20T08:30:00Z --json",
        ],
        "clock due" => &["guichet clock due <opened.csv >due.csv"],
        "clock elapsed" => &["guichet clock elapsed <intervals.csv >elapsed.csv"],
        "clock start" => &["guichet clock start <ends.csv >starts.csv"],
        "clock met" => &["guichet clock met <acknowledged.csv >met.csv"],
        "import log" => &["guichet import log incidents.csv.gz --mapping examples/volvo.toml"],
        "report targets" => &[
            "guichet report targets --by region,category",
            "guichet report targets --by month --from 2026-01-01 --to 2027-01-01 --format csv",
        ],
        "report service" => &[
            "guichet report service --month 2026-10 --provider \"Atelier Nord\"",
            "guichet report service --month 2026-10 --provider \"Atelier Nord\" --region EMEA --format csv",
        ],
        "evidence export" => &[
            "guichet evidence export --ticket 1001 -o 1001.evidence",
            "guichet evidence export --month 2026-11 --provider \"Atelier Nord\" -o november.evidence",
        ],
        "verify" => {
            &["guichet verify proof.json", "guichet verify december.evidence --against november.evidence"]
        }
        "journal key" => &["guichet journal key"],
        "journal verify" => &["guichet journal verify", "guichet journal verify --against november.evidence"],
        "check" => &["guichet check", "guichet check --repair"],
        "agreement check" => &["guichet agreement check agreements/2021-09.toml"],
        "agreement show" => &["guichet agreement show 2.B"],
        "agreement publish" => &[
            "guichet agreement publish 2027-01.toml --dry-run",
            "guichet agreement publish 2027-01.toml --reason \"Agreed with the providers\"",
        ],
        "agreement adopt" => &[
            "guichet agreement adopt --provider \"Atelier Rhône\" rhone-2026.toml --dry-run",
            "guichet agreement adopt --provider \"Atelier Rhône\" rhone-2026.toml --from 2027-01-01",
        ],
        "agreement replay" => {
            &["guichet agreement replay --from 2026-07-01 --to 2026-10-01 --agreement 2027-01.toml"]
        }
        "agreement diff" => &["guichet agreement diff agreements/2021-09.toml mine.toml"],
        _ => &[],
    }
}

/// What an option or argument says, by its id.
fn argument_text(id: &str, lang: Lang) -> Option<String> {
    Some(match id {
        "name" => lang.help_name(),
        "party" => lang.help_party(),
        "provider" => lang.help_provider(),
        "roster" => lang.help_roster(),
        "dry_run" => lang.help_dry_run(),
        "published_file" => lang.help_published_file(),
        "adopted_file" => lang.help_adopted_file(),
        "adopting_provider" => lang.help_adopting_provider(),
        "adopted_from" => lang.help_adopted_from(),
        "publish_reason" => lang.help_publish_reason(),
        "email" => lang.help_email(),
        "role" => lang.help_role(),
        "organisation" => lang.help_of_organisation(),
        "qualified_from" => lang.help_qualified_from(),
        "person" => lang.help_whom(),
        "base" => lang.help_base(),
        "from" => lang.help_from_day(),
        "until" => lang.help_until_day(),
        "product" => lang.help_product(),
        "deputy" => lang.help_deputy(),
        "yes" => lang.help_yes(),
        "retention_of" => lang.help_retention_organisation(),
        "data" => lang.help_data(),
        "demo_data" => lang.help_demo_data(),
        "database" => lang.help_database(),
        "attachments" => lang.help_attachments(),
        "listen" => lang.help_listen(),
        "https" => lang.help_https(),
        "origin" => lang.help_origin(),
        "proxy" => lang.help_proxy(),
        "local_providers" => lang.help_local_providers(),
        "log" => lang.help_log(),
        "json" => lang.help_json(),
        "lang" => lang.help_lang(),
        "now" => lang.help_now(),
        "agreement" => lang.help_agreement_file(),
        "quiet" => lang.help_quiet(),
        "help" => lang.help_flag(),
        "version" => lang.help_version(),
        "region" => lang.help_region(),
        "category" => lang.help_category(),
        "weeks" => lang.help_weeks(),
        "scope" => lang.help_scope(),
        "days" => lang.help_days(),
        "network" => lang.help_network(),
        "token" => lang.help_token_id(),
        "was" => lang.help_was(),
        "at" => lang.help_at(),
        "measure" => lang.help_measure(),
        "law" => lang.help_law(),
        "years" => lang.help_years(),
        "format" => lang.help_format(),
        "files" => lang.help_files(),
        "clause" => lang.help_clause(),
        "before" => lang.help_before(),
        "after" => lang.help_after(),
        "topic" => lang.help_topic(),
        "csv" => lang.help_csv(),
        "mapping" => lang.help_mapping(),
        "rejects" => lang.help_rejects(),
        "by" => lang.help_by(),
        "opened_from" => lang.help_from(),
        "opened_to" => lang.help_to(),
        "proof" => lang.help_proof_file(),
        "ticket" => lang.help_evidence_ticket(),
        "month" => lang.help_evidence_month(),
        "report_month" => lang.help_report_month(),
        "report_provider" => lang.help_report_provider(),
        "report_region" => lang.help_report_region(),
        "report_issue" => lang.help_report_issue(),
        "asked_by" => lang.help_asked_by(),
        "whole" => lang.help_evidence_whole(),
        "output" => lang.help_output(),
        "against" => lang.help_against(),
        "public_key" => lang.help_public_key(),
        "repair" => lang.help_repair(),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn walk(path: &str, command: &clap::Command) {
        assert!(command_text(path, Lang::Fr).is_some(), "the command {path:?} has no text");
        for argument in command.get_arguments() {
            let id = argument.get_id().as_str();
            assert!(argument_text(id, Lang::Fr).is_some(), "the argument {id:?} of {path:?} has no text");
        }
        for below in command.get_subcommands() {
            let name = below.get_name();
            walk(&if path.is_empty() { name.to_owned() } else { format!("{path} {name}") }, below);
        }
    }

    #[test]
    fn every_command_and_option_explains_itself() {
        walk("", &Cli::command());
    }

    #[test]
    fn the_definition_is_sound_in_every_language() {
        for lang in Lang::ALL {
            super::super::command(lang).debug_assert();
        }
    }
}
