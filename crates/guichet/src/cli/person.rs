//! `guichet person …`: who is here, what for, how they come in, and how they go.

use std::io::Write;

use app::{App, Failure, KeyKind, NewPerson};
use desk::fact::Party;
use desk::{Organisation, PersonFact, PersonId, Product, Refusal, Role};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::json;
use words::Lang;

use super::exit::Exit;
use super::organisation::word;
use super::session::{Answer, Session, Stop};
use super::{instant, table};
use crate::desk::{Place, open_existing, wait};

/// What to do with them.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, clap::Subcommand)]
enum Verb {
    Add {
        #[command(flatten)]
        place: Place,
        #[arg(long, value_name = "NAME")]
        name: String,
        #[arg(long, value_name = "ADDRESS")]
        email: String,
        #[arg(long, value_name = "ROLE")]
        role: String,
        #[arg(long, value_name = "NAME")]
        organisation: String,
        #[arg(long, value_name = "DATE")]
        qualified_from: Option<String>,
    },
    List {
        #[command(flatten)]
        place: Place,
    },
    Link {
        #[command(flatten)]
        whom: Whom,
        #[arg(long, value_name = "URL", env = "GUICHET_BASE", hide_env = true)]
        #[arg(default_value = "http://127.0.0.1:8420", hide_default_value = true)]
        base: String,
    },
    Qualify {
        #[command(flatten)]
        whom: Whom,
        #[arg(long, value_name = "DATE")]
        from: Option<String>,
        #[arg(long, value_name = "DATE")]
        until: Option<String>,
        #[arg(long, value_name = "NAME")]
        product: Option<String>,
    },
    Unqualify {
        #[command(flatten)]
        whom: Whom,
        #[arg(long, value_name = "NAME")]
        product: Option<String>,
    },
    Deputy {
        #[command(flatten)]
        whom: Whom,
        #[arg(long, value_name = "ADDRESS")]
        deputy: Option<String>,
    },
    Disable {
        #[command(flatten)]
        whom: Whom,
    },
    Export {
        #[command(flatten)]
        whom: Whom,
    },
    Erase {
        #[command(flatten)]
        whom: Whom,
        #[arg(long)]
        yes: bool,
    },
}

/// A person, and the desk where they are.
#[derive(Debug, clap::Args)]
pub struct Whom {
    #[command(flatten)]
    pub place: Place,
    #[arg(long, value_name = "ADDRESS")]
    pub person: String,
}

/// Does it.
pub fn run(args: Args, session: &mut Session) -> Answer {
    wait(async {
        let place = match &args.verb {
            Verb::Add { place, .. } | Verb::List { place } => place,
            Verb::Link { whom, .. }
            | Verb::Qualify { whom, .. }
            | Verb::Unqualify { whom, .. }
            | Verb::Deputy { whom, .. }
            | Verb::Disable { whom }
            | Verb::Export { whom }
            | Verb::Erase { whom, .. } => &whom.place,
        };
        let app = open_existing(place, session).await?;
        let done = act(&app, &args.verb, session).await;
        app.close().await;
        done
    })
}

async fn act(app: &App, verb: &Verb, session: &mut Session) -> Answer {
    let lang = session.lang;
    match verb {
        Verb::Add { name, email, role, organisation, qualified_from, .. } => {
            let organisation = app.organisation_by_name(organisation).await;
            let organisation = organisation.map_err(|failure| Stop::failed(lang, &failure))?;
            let role = word("--role", role, Role::ALL, Role::word, lang)?;
            add(app, name, email, role, &organisation, qualified_from.as_deref(), session).await
        }
        Verb::List { .. } => list(app, session).await,
        Verb::Link { whom, base } => link(app, &whom.person, base, session).await,
        Verb::Qualify { whom, from, until, product } => {
            qualify(app, &whom.person, from.as_deref(), until.as_deref(), product.as_deref(), session).await
        }
        Verb::Deputy { whom, deputy } => {
            let deputy = match deputy {
                Some(address) => Some(who(app, address, lang).await?),
                None => None,
            };
            change(app, &whom.person, PersonFact::DeputyNamed { deputy }, session).await?;
            told(lang.person_deputy(&whom.person), &whom.person, session)
        }
        Verb::Unqualify { whom, product } => {
            let product = product_named(product.as_deref(), lang)?;
            change(app, &whom.person, PersonFact::QualificationRevoked { product }, session).await?;
            told(lang.person_unqualified(&whom.person), &whom.person, session)
        }
        Verb::Disable { whom } => {
            change(app, &whom.person, PersonFact::Disabled {}, session).await?;
            told(lang.person_disabled(&whom.person), &whom.person, session)
        }
        Verb::Export { whom } => {
            let person = who(app, &whom.person, lang).await?;
            let data = app.data_of(person).await.map_err(|failure| Stop::failed(lang, &failure))?;
            session.write_json(&data)?;
            Ok(Exit::Ok)
        }
        Verb::Erase { whom, yes: true } => erase(app, &whom.person, session).await,
        Verb::Erase { whom, yes: false } => {
            Err(Stop::Refused(Exit::Usage, lang.erasing_needs_yes(&whom.person)))
        }
    }
}

async fn add(
    app: &App,
    name: &str,
    email: &str,
    role: Role,
    organisation: &Organisation,
    qualified_from: Option<&str>,
    session: &mut Session,
) -> Answer {
    let lang = session.lang;
    fits(role, organisation.party, lang)?;
    let qualified_from = match qualified_from {
        Some(day) => Some(beginning(app, organisation, day, lang)?),
        None => None,
    };
    let (name, email) = (name.to_owned(), email.to_owned());
    let new = NewPerson { organisation: organisation.id, role, name, email, qualified_from };
    let id = app.add_person(&new).await.map_err(|failure| Stop::failed(lang, &failure))?;
    if session.json {
        session.write_json(&json!({ "id": id, "email": new.email }))?;
    } else {
        writeln!(session.out, "{}", lang.person_added(&new.name))?;
    }
    Ok(Exit::Ok)
}

/// A role is one of a kind of organisation: elsewhere it would open nothing, and somebody would wonder why.
pub fn fits(role: Role, party: Party, lang: Lang) -> Result<(), Stop> {
    let theirs = match role {
        Role::AuthorisedUser | Role::SuperAdministrator => Party::Customer,
        Role::ProviderAgent | Role::ProviderManager => Party::Provider,
        Role::CentreAgent | Role::CentreManager | Role::Administrator | Role::Auditor => Party::Vendor,
    };
    if theirs == party {
        return Ok(());
    }
    Err(Stop::Refused(Exit::Usage, lang.role_elsewhere(role.word(), theirs.word(), party.word())))
}

/// The first instant of a day, in the zone of an organisation's region; or an instant.
pub fn beginning(app: &App, organisation: &Organisation, typed: &str, lang: Lang) -> Result<Timestamp, Stop> {
    let in_force =
        app.editions().in_force(app.now()).map_err(|refusal| Stop::failed(lang, &refusal.into()))?;
    let zone = in_force.0.region(&organisation.region).map_or("UTC", |region| region.zone.as_str());
    let Ok(day) = typed.trim().parse::<Date>() else {
        return instant::read(typed, Some(zone), lang).map_err(|said| Stop::Refused(Exit::Usage, said));
    };
    let midnight =
        TimeZone::get(zone).unwrap_or(TimeZone::UTC).to_ambiguous_zoned(day.at(0, 0, 0, 0)).compatible();
    let refused = |_| Stop::Refused(Exit::Usage, lang.not_an_instant(typed));
    midnight.map(|midnight| midnight.timestamp()).map_err(refused)
}

async fn list(app: &App, session: &mut Session) -> Answer {
    let lang = session.lang;
    let failed = |failure: Failure| Stop::failed(lang, &failure);
    let organisations = app.organisations().await.map_err(failed)?;
    let whose = |id| organisations.iter().find(|o| o.id == id).map_or("", |o| o.name.as_str());
    let mut rows = Vec::new();
    let mut told = Vec::new();
    for row in app.people().await.map_err(failed)? {
        let qualified = app.is_qualified(row.id).await.map_err(failed)?;
        let note = match (row.active, row.role.is_centre(), qualified) {
            (false, ..) => lang.person_is_disabled(),
            (true, true, true) => lang.qualified(),
            (true, true, false) => lang.not_qualified(),
            (true, false, _) => String::new(),
        };
        let (name, email) = (row.name.clone().unwrap_or_else(|| lang.person_is_erased()), row.email.clone());
        told.push(json!({
            "id": row.id, "name": row.name, "email": row.email, "role": row.role,
            "organisation": whose(row.organisation), "active": row.active, "qualified": qualified,
        }));
        rows.push(vec![
            name,
            email.unwrap_or_default(),
            lang.role(row.role),
            whose(row.organisation).to_owned(),
            note,
        ]);
    }
    if session.json {
        session.write_json(&told)?;
        return Ok(Exit::Ok);
    }
    let head = [lang.column_name(), lang.column_email(), lang.column_role(), lang.column_organisation()];
    table::write(&mut session.out, &[head.to_vec()].into_iter().chain(rows).collect::<Vec<_>>())?;
    Ok(Exit::Ok)
}

async fn link(app: &App, email: &str, base: &str, session: &mut Session) -> Answer {
    let lang = session.lang;
    let person = who(app, email, lang).await?;
    let key =
        app.make_key(KeyKind::Link, person, "").await.map_err(|failure| Stop::failed(lang, &failure))?;
    // After the `#` no server, log or proxy ever sees it.
    let link = format!("{}/sign-in#{}", base.trim_end_matches('/'), key.reveal());
    if session.json {
        session.write_json(&json!({ "person": email, "link": link }))?;
    } else {
        writeln!(session.out, "{link}")?;
        session.say(&lang.link_is_for_once());
    }
    Ok(Exit::Ok)
}

async fn qualify(
    app: &App,
    email: &str,
    from: Option<&str>,
    until: Option<&str>,
    product: Option<&str>,
    session: &mut Session,
) -> Answer {
    let lang = session.lang;
    let failed = |failure: Failure| Stop::failed(lang, &failure);
    let person = who(app, email, lang).await?;
    let row = app.person_row(person).await.map_err(failed)?;
    let organisation = app.organisation(row.organisation, None).await.map_err(failed)?;
    if !row.role.is_centre() {
        return Err(Stop::Refused(
            Exit::Usage,
            lang.only_the_centre_is_qualified(email, &lang.role(row.role)),
        ));
    }
    let read = |typed: &str| beginning(app, &organisation, typed, lang);
    let from = from.map_or(Ok(app.now()), read)?;
    let until = until.map(read).transpose()?;
    if let Some(until) = until.filter(|until| *until <= from) {
        return Err(Stop::Refused(Exit::Usage, lang.to_before_from(&from.to_string(), &until.to_string())));
    }
    let product = product_named(product, lang)?;
    change(app, email, PersonFact::QualificationGranted { from, until, product }, session).await?;
    told(lang.person_qualified(email), email, session)
}

/// A product by its name, if one was given.
fn product_named(typed: Option<&str>, lang: Lang) -> Result<Option<Product>, Stop> {
    let named = |typed| Product::named(typed).ok_or(Failure::Refused(Refusal::NotAProduct));
    typed.map(named).transpose().map_err(|failure| Stop::failed(lang, &failure))
}

async fn erase(app: &App, email: &str, session: &mut Session) -> Answer {
    let lang = session.lang;
    let failed = |failure: Failure| Stop::failed(lang, &failure);
    // Whoever was disabled before has an address still, until now.
    let people = app.people().await.map_err(failed)?;
    let theirs = people.into_iter().find(|row| {
        row.email.as_ref().is_some_and(|address| address.to_lowercase() == email.trim().to_lowercase())
    });
    let row = theirs.ok_or_else(|| failed(Failure::NobodyThere(email.to_owned())))?;
    if row.active {
        app.change_person(row.id, PersonFact::Disabled {}).await.map_err(failed)?;
    }
    app.erase_person(row.id).await.map_err(failed)?;
    told(lang.person_erased(email), email, session)
}

async fn change(app: &App, email: &str, fact: PersonFact, session: &Session) -> Result<(), Stop> {
    let person = who(app, email, session.lang).await?;
    app.change_person(person, fact).await.map_err(|failure| Stop::failed(session.lang, &failure))
}

/// The person with that address.
pub async fn who(app: &App, email: &str, lang: Lang) -> Result<PersonId, Stop> {
    app.person_by_email(email).await.map_err(|failure| Stop::failed(lang, &failure))
}

fn told(said: String, email: &str, session: &mut Session) -> Answer {
    if session.json {
        session.write_json(&json!({ "person": email, "done": true }))?;
    } else {
        writeln!(session.out, "{said}")?;
    }
    Ok(Exit::Ok)
}
