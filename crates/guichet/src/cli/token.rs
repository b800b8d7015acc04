//! `guichet token`: keys by which a program acts for a person.

use std::io::Write;

use app::{App, KeyKind, Networks, NewToken, TokenScope, Whence};
use desk::Refusal;
use serde_json::json;

use super::exit::Exit;
use super::organisation::word;
use super::person::{Whom, who};
use super::session::{Answer, Session, Stop};
use super::table;
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
        #[arg(long, value_name = "SCOPE", default_value = "read", hide_default_value = true)]
        scope: String,
        #[arg(long, value_name = "DAYS", default_value_t = NewToken::DAYS, hide_default_value = true)]
        days: u32,
        #[arg(long, value_name = "CIDR")]
        network: Vec<String>,
    },
    List {
        #[command(flatten)]
        whom: Whom,
    },
    Revoke {
        #[command(flatten)]
        whom: Whom,
        #[arg(long, value_name = "ID")]
        token: String,
    },
}

/// Does it.
pub fn run(args: Args, session: &mut Session) -> Answer {
    wait(async {
        let (Verb::Create { whom, .. } | Verb::List { whom } | Verb::Revoke { whom, .. }) = &args.verb;
        let app = open_existing(&whom.place, session).await?;
        let done = act(&app, &args.verb, session).await;
        app.close().await;
        done
    })
}

async fn act(app: &App, verb: &Verb, session: &mut Session) -> Answer {
    match verb {
        Verb::Create { whom, name, scope, days, network } => {
            let scope = word("--scope", scope, &TokenScope::ALL, TokenScope::word, session.lang)?;
            let networks = Networks::parse(&network.join(" "));
            let networks = networks.map_err(|refusal| Stop::failed(session.lang, &refusal.into()))?;
            let new = NewToken { name: name.clone(), scope, days: *days, networks };
            create(app, &whom.person, &new, session).await
        }
        Verb::List { whom } => list(app, &whom.person, session).await,
        Verb::Revoke { whom, token } => revoke(app, &whom.person, token, session).await,
    }
}

/// From where, as the security journal says it.
fn here() -> Whence {
    Whence { network: String::new(), agent: "guichet token".to_owned() }
}

async fn create(app: &App, email: &str, new: &NewToken, session: &mut Session) -> Answer {
    let lang = session.lang;
    let person = who(app, email, lang).await?;
    let token = app.make_token(person, new, &here()).await.map_err(|failure| Stop::failed(lang, &failure))?;
    if session.json {
        session.write_json(&json!({ "person": email, "token": token.reveal() }))?;
    } else {
        writeln!(session.out, "{}", token.reveal())?;
        session.say(&lang.token_is_shown_once());
    }
    Ok(Exit::Ok)
}

async fn list(app: &App, email: &str, session: &mut Session) -> Answer {
    let lang = session.lang;
    let person = who(app, email, lang).await?;
    let all = app.keys_of(person, KeyKind::Token, None).await;
    let all = all.map_err(|failure| Stop::failed(lang, &failure))?;
    if session.json {
        let told = all.iter().map(|one| {
            json!({
                "id": one.id, "name": one.name, "scope": one.scope.word(),
                "networks": one.networks.to_string(), "made_at": one.made_at,
                "seen_at": one.seen_at, "ends_at": one.expires_at,
            })
        });
        session.write_json(&told.collect::<Vec<_>>())?;
        return Ok(Exit::Ok);
    }
    let head = ["ID".to_owned(), lang.token_name(), lang.token_scope(), lang.token_seen(), lang.token_ends()];
    let rows = all.iter().map(|one| {
        let day = |at: jiff::Timestamp| at.to_string().chars().take(10).collect::<String>();
        let seen = if one.seen_at > one.made_at { day(one.seen_at) } else { lang.token_never_seen() };
        let scope = one.scope.word().to_owned();
        vec![one.id.to_string(), one.name.clone(), scope, seen, day(one.expires_at)]
    });
    table::write(&mut session.out, &[head.to_vec()].into_iter().chain(rows).collect::<Vec<_>>())?;
    Ok(Exit::Ok)
}

async fn revoke(app: &App, email: &str, token: &str, session: &mut Session) -> Answer {
    let lang = session.lang;
    let failed = |failure| Stop::failed(lang, &failure);
    let person = who(app, email, lang).await?;
    let all = app.keys_of(person, KeyKind::Token, None).await.map_err(failed)?;
    let found = all.into_iter().find(|one| one.id.to_string() == token.trim());
    let found = found.ok_or_else(|| failed(Refusal::NotFound.into()))?;
    app.end_key(person, KeyKind::Token, found.id, &here()).await.map_err(failed)?;
    let name = if found.name.is_empty() { token.trim() } else { &found.name };
    if session.json {
        session.write_json(&json!({ "person": email, "done": true }))?;
    } else {
        writeln!(session.out, "{}", lang.token_revoked(name))?;
    }
    Ok(Exit::Ok)
}
