//! A file that lists organisations and people, compared with a desk and brought into it.
//!
//! Who is there already is kept as they are, so the same file may come again.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use app::{App, Failure, NewOrganisation, NewPerson};
use desk::Role;
use desk::fact::Party;
use serde::{Deserialize, Serialize};
use words::Lang;

use super::exit::Exit;
use super::organisation::{only_one_vendor, region_named};
use super::person;
use super::session::{Session, Stop};

/// What the file says.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Roster {
    #[serde(default)]
    organisations: Vec<Office>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Office {
    name: String,
    party: Party,
    region: String,
    #[serde(default)]
    provider: Option<String>,
    #[serde(default)]
    people: Vec<Member>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Member {
    name: String,
    email: String,
    role: Role,
    #[serde(default)]
    qualified_from: Option<toml::value::Datetime>,
}

/// What is to be done with one of them.
#[derive(Debug, Serialize)]
pub struct Step {
    what: &'static str,
    name: String,
    new: bool,
}

impl Step {
    /// Is it to be added?
    pub fn is_new(&self) -> bool {
        self.new
    }

    /// A row of a table.
    pub fn said(&self, lang: Lang) -> Vec<String> {
        let mark = if self.new { lang.roster_new() } else { lang.roster_kept() };
        vec![mark, self.name.clone()]
    }
}

/// The file, or all `*.toml` files of a folder, together.
pub fn read(path: &Path, session: &Session) -> Result<Roster, Stop> {
    let files = if path.is_dir() { files_in(path)? } else { vec![path.to_owned()] };
    let mut whole = Roster::default();
    for file in files {
        let text = session.text_of(&file)?;
        let part: Roster =
            toml::from_str(&text).map_err(|error| unreadable(&file, &text, &error, session.lang))?;
        whole.organisations.extend(part.organisations);
    }
    Ok(whole)
}

fn files_in(folder: &Path) -> Result<Vec<PathBuf>, Stop> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)?.flatten().map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    files.sort();
    Ok(files)
}

fn unreadable(file: &Path, text: &str, error: &toml::de::Error, lang: Lang) -> Stop {
    let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
    let place = format!("{}:{}", file.display(), before.matches('\n').count() + 1);
    let why = error.message().lines().next().unwrap_or_default().to_owned();
    Stop::Refused(Exit::Failed, lang.roster_unreadable(&place, &why))
}

/// What the file would change. Everything that can be refused beforehand is, so that nothing is left half done.
pub async fn plan(app: &App, wanted: &Roster, lang: Lang) -> Result<Vec<Step>, Stop> {
    let failed = |failure: Failure| Stop::failed(lang, &failure);
    let there: BTreeSet<String> =
        app.organisations().await.map_err(failed)?.into_iter().map(|o| o.name).collect();
    let providers: BTreeSet<&str> = wanted.organisations.iter().map(|o| o.name.as_str()).collect();
    let mut steps = Vec::new();
    for office in in_order(wanted) {
        region_named(app, &office.region, lang)?;
        if let Some(provider) = office.provider.as_ref().filter(|name| !providers.contains(name.as_str()))
            && !there.contains(provider)
        {
            return Err(failed(Failure::NoOrganisation(provider.clone())));
        }
        if office.party == Party::Vendor && !there.contains(&office.name) {
            only_one_vendor(app, lang).await?;
        }
        steps.push(Step {
            what: "organisation",
            name: office.name.clone(),
            new: !there.contains(&office.name),
        });
        for member in &office.people {
            person::fits(member.role, office.party, lang)?;
            let new = match app.person_by_email(&member.email).await {
                Ok(_) => false,
                Err(Failure::NobodyThere(_)) => true,
                Err(failure) => return Err(failed(failure)),
            };
            steps.push(Step { what: "person", name: member.email.clone(), new });
        }
    }
    Ok(steps)
}

/// Adds what is new.
pub async fn follow(app: &App, wanted: &Roster, steps: &[Step], lang: Lang) -> Result<(), Stop> {
    let failed = |failure: Failure| Stop::failed(lang, &failure);
    let new = |what: &str, name: &str| steps.iter().any(|s| s.new && s.what == what && s.name == name);
    for office in in_order(wanted) {
        let region = region_named(app, &office.region, lang)?;
        if new("organisation", &office.name) {
            let provider = match &office.provider {
                Some(name) => Some(app.organisation_by_name(name).await.map_err(failed)?.id),
                None => None,
            };
            let (name, party, region) = (office.name.clone(), office.party, region.clone());
            app.add_organisation(&NewOrganisation { name, party, region, provider }).await.map_err(failed)?;
        }
        let organisation = app.organisation_by_name(&office.name).await.map_err(failed)?;
        for member in office.people.iter().filter(|member| new("person", &member.email)) {
            let qualified_from = match member.qualified_from {
                Some(day) => Some(person::beginning(app, &organisation, &day.to_string(), lang)?),
                None => None,
            };
            let new = NewPerson {
                organisation: organisation.id,
                role: member.role,
                name: member.name.clone(),
                email: member.email.clone(),
                qualified_from,
            };
            app.add_person(&new).await.map_err(failed)?;
        }
    }
    Ok(())
}

/// Providers before those whom they support.
fn in_order(wanted: &Roster) -> impl Iterator<Item = &Office> {
    let (first, then): (Vec<_>, Vec<_>) = wanted.organisations.iter().partition(|o| o.provider.is_none());
    first.into_iter().chain(then)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn providers_come_before_those_whom_they_support() {
        let text = "[[organisations]]\nname = 'C'\nparty = 'customer'\nregion = 'EMEA'\nprovider = 'P'\n\
                    [[organisations]]\nname = 'P'\nparty = 'provider'\nregion = 'EMEA'\n";
        let roster: Roster = toml::from_str(text).expect("it is a roster");
        assert_eq!(in_order(&roster).map(|o| o.name.as_str()).collect::<Vec<_>>(), ["P", "C"]);
    }

    #[test]
    fn an_unknown_key_is_refused_where_it_stands() {
        let text = "[[organisations]]\nname = 'C'\nparty = 'customer'\nregion = 'EMEA'\nsize = 3\n";
        let error = toml::from_str::<Roster>(text).expect_err("there is no size");
        let Stop::Refused(_, said) = unreadable(Path::new("us.toml"), text, &error, Lang::En) else {
            panic!("it is a refusal")
        };
        assert!(said.what.contains("us.toml:5"), "{said:?}");
    }
}
