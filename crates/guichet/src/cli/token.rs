//! `guichet token create`: a key by which a program acts for a person.

use std::io::Write;

use app::KeyKind;
use serde_json::json;

use super::exit::Exit;
use super::person::{Whom, who};
use super::session::{Answer, Session, Stop};
use crate::desk::{open_existing, wait};

/// What to do with them.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, clap::Subcommand)]
enum Verb {
    Create {
        #[command(flatten)]
        whom: Whom,
        #[arg(long, value_name = "NAME", default_value = "", hide_default_value = true)]
        name: String,
    },
}

/// Does it.
pub fn run(args: Args, session: &mut Session) -> Answer {
    let Verb::Create { whom, name } = args.verb;
    wait(async {
        let lang = session.lang;
        let app = open_existing(&whom.place, session).await?;
        let person = who(&app, &whom.person, lang).await?;
        let made = app.make_key(KeyKind::Token, person, name.trim()).await;
        app.close().await;
        let token = made.map_err(|failure| Stop::failed(lang, &failure))?;
        if session.json {
            session.write_json(&json!({ "person": whom.person, "token": token.reveal() }))?;
        } else {
            writeln!(session.out, "{}", token.reveal())?;
            session.say(&lang.token_is_shown_once());
        }
        Ok(Exit::Ok)
    })
}
