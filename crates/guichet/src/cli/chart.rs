//! An organisation chart as a CSV, compared with a desk and brought into it: who is there, who supports whom from when
//! until when, who is authorised, where the level-1 desks are, whose the mail domains are.
//!
//! Everything is decided in memory first, by the desk's own rules, so that a dry run says what would happen and a refusal
//! leaves nothing half done. What is so already is left alone: the same file may come again.

use std::path::Path;

use app::{App, Failure, NewOrganisation};
use desk::chart::{self, ChartCommand};
use desk::fact::{Level1Desk, Party};
use desk::organisation::{Stretch, Supported};
use desk::{By, Digest, Entry, Fact, Organisation, OrganisationId, Refusal, Service, Stream};
use serde::Serialize;
use serde_json::json;
use words::Lang;

use super::exit::Exit;
use super::organisation::{only_one_vendor, region_named};
use super::session::{Answer, Session, Stop};
use super::{person, table};
use crate::csv_rows::{Row, Rows};

/// The columns, in any order; all but the first three may be missing.
const COLUMNS: [&str; 11] = [
    "name",
    "party",
    "region",
    "provider",
    "from",
    "until",
    "desk",
    "address",
    "domains",
    "authorised_from",
    "authorised_until",
];

/// A line of the file.
struct Line {
    /// Where it stands: `chart.csv:3`.
    place: String,
    cells: [String; COLUMNS.len()],
}

impl Line {
    fn get(&self, column: &str) -> &str {
        let index = COLUMNS.iter().position(|name| *name == column);
        index.map_or("", |index| self.cells[index].trim())
    }
}

/// What is to be done with one organisation.
#[derive(Debug, Serialize)]
struct Step {
    name: String,
    new: bool,
    /// What is said of it that wasn't so before.
    says: Vec<&'static str>,
    #[serde(skip)]
    party: Party,
    #[serde(skip)]
    region: terms::RegionId,
    #[serde(skip)]
    commands: Vec<ChartCommand>,
}

/// Compares, and unless it is a dry run, brings in.
pub async fn load(app: &App, path: &Path, dry_run: bool, session: &mut Session) -> Answer {
    let lang = session.lang;
    let lines = read(path, &session.text_of(path)?, lang)?;
    let mut plan = Plan::new(app, lang).await?;
    for line in &lines {
        plan.organisation(line).await?;
    }
    for line in &lines {
        plan.words(line)?;
    }
    if !dry_run {
        plan.follow().await?;
    }
    let steps = plan.steps;
    let count = |of: fn(&Step) -> bool| steps.iter().filter(|step| of(step)).count();
    let added = count(|step| step.new);
    let changed = count(|step| !step.new && !step.says.is_empty());
    let kept = steps.len() - added - changed;
    if session.json {
        let told =
            json!({ "added": added, "changed": changed, "kept": kept, "dry_run": dry_run, "steps": steps });
        session.write_json(&told)?;
        return Ok(Exit::Ok);
    }
    let mark = |step: &Step| match (step.new, step.says.is_empty()) {
        (true, _) => lang.roster_new(),
        (false, false) => lang.chart_changed(),
        (false, true) => lang.roster_kept(),
    };
    let rows: Vec<Vec<String>> =
        steps.iter().map(|step| vec![mark(step), step.name.clone(), step.says.join(", ")]).collect();
    table::write(&mut session.out, &rows)?;
    let sum =
        if dry_run { lang.chart_would(added, changed, kept) } else { lang.chart_did(added, changed, kept) };
    session.say(&sum);
    Ok(Exit::Ok)
}

fn read(path: &Path, text: &str, lang: Lang) -> Result<Vec<Line>, Stop> {
    let place = |line: u64| format!("{}:{line}", path.display());
    let unreadable = |line, why: &str| Stop::Refused(Exit::Failed, lang.roster_unreadable(&place(line), why));
    let mut rows = Rows::new(text.as_bytes());
    let header = rows.header()?.ok_or_else(|| unreadable(1, &lang.chart_no_header()))?;
    let cell = |row: &Row, index: usize| String::from_utf8_lossy(&row.field(index)).trim().to_owned();
    let names: Vec<String> = (0..header.len()).map(|index| cell(&header, index)).collect();
    if let Some(unknown) = names.iter().find(|name| !COLUMNS.contains(&name.as_str())) {
        return Err(unreadable(1, &lang.chart_no_column(unknown, &COLUMNS.join(", "))));
    }
    if let Some(missing) = COLUMNS[..3].iter().find(|name| !names.iter().any(|given| given == *name)) {
        return Err(unreadable(1, &lang.chart_column_missing(missing)));
    }
    let (mut lines, mut row) = (Vec::new(), Row::default());
    while rows.next(&mut row)? {
        if row.is_blank() {
            continue;
        }
        if row.fault.is_some() || row.len() != names.len() {
            return Err(unreadable(row.line, &lang.chart_bad_row()));
        }
        let mut cells: [String; COLUMNS.len()] = Default::default();
        for (index, name) in names.iter().enumerate() {
            if let Some(column) = COLUMNS.iter().position(|known| known == name) {
                cells[column] = cell(&row, index);
            }
        }
        lines.push(Line { place: place(row.line), cells });
    }
    Ok(lines)
}

/// The desk as it would be.
struct Plan<'a> {
    app: &'a App,
    lang: Lang,
    all: Vec<Organisation>,
    steps: Vec<Step>,
}

impl<'a> Plan<'a> {
    async fn new(app: &'a App, lang: Lang) -> Result<Plan<'a>, Stop> {
        let all = app.organisations().await.map_err(|failure| Stop::failed(lang, &failure))?;
        Ok(Plan { app, lang, all, steps: Vec::new() })
    }

    fn unreadable(&self, line: &Line, why: &str) -> Stop {
        Stop::Refused(Exit::Failed, self.lang.roster_unreadable(&line.place, why))
    }

    /// The organisation of a line: known, or to be added.
    async fn organisation(&mut self, line: &Line) -> Result<(), Stop> {
        let name = line.get("name");
        if name.is_empty() {
            return Err(self.unreadable(line, &self.lang.chart_no_name()));
        }
        if self.steps.iter().any(|step| step.name == name) {
            return Ok(()); // a further line of the same organisation: another stretch of time
        }
        let wrong = |party: &str| self.unreadable(line, &self.lang.chart_no_party(party));
        let party: Party = line.get("party").parse().map_err(|()| wrong(line.get("party")))?;
        let region = region_named(self.app, line.get("region"), self.lang)?;
        let known = self.all.iter().find(|one| one.name == name);
        if let Some(known) = known.filter(|known| known.party != party) {
            return Err(
                self.unreadable(line, &self.lang.chart_other_party(name, &self.lang.party(known.party)))
            );
        }
        let new = known.is_none();
        if new {
            if party == Party::Vendor {
                only_one_vendor(self.app, self.lang).await?;
            }
            // It gets its id when it is added; until then its name stands for it.
            let id = OrganisationId(Digest::of(&[b"chart\n", name.as_bytes()]).id());
            self.all.push(Organisation::new(id, party, name, region.clone()));
        }
        let (says, commands) = (Vec::new(), Vec::new());
        self.steps.push(Step { name: name.to_owned(), new, says, party, region, commands });
        Ok(())
    }

    /// What a line says of its organisation, if it isn't so already.
    fn words(&mut self, line: &Line) -> Result<(), Stop> {
        for (what, command) in self.commands(line)? {
            let index = self.all.iter().position(|one| one.name == line.get("name"));
            let index = index.expect("every line has its organisation by now");
            if self.is_so(&self.all[index], &command) {
                continue;
            }
            let fact = chart::fact(&self.all[index], &command, &self.all)
                .map_err(|refusal| self.refused(line, &refusal))?;
            let of = self.all[index].clone();
            let at = self.app.now();
            let entry = Entry {
                stream: Stream::Organisation(of.id),
                number: of.version + 1,
                at,
                recorded_at: at,
                by: By::Service(Service::Console),
                on_behalf_of: None,
                fact: Fact::Organisation(fact),
            };
            self.all[index] = of.after(&entry);
            let step = self.steps.iter_mut().find(|step| step.name == line.get("name"));
            let step = step.expect("every line has its step by now");
            step.says.push(what);
            step.commands.push(command);
        }
        Ok(())
    }

    fn refused(&self, line: &Line, refusal: &Refusal) -> Stop {
        let said = self.lang.refusal(refusal, |at| at.to_string());
        self.unreadable(line, &format!("{} · {}", said.what, said.fix))
    }

    fn commands(&self, line: &Line) -> Result<Vec<(&'static str, ChartCommand)>, Stop> {
        let of = self.all.iter().find(|one| one.name == line.get("name"));
        let of = of.expect("every line has its organisation by now");
        let instant = |column: &str| match line.get(column) {
            "" => Ok(None),
            typed => person::beginning(self.app, of, typed, self.lang).map(Some),
        };
        let mut said = Vec::new();
        if !line.get("provider").is_empty() {
            let named = |one: &&Organisation| one.name == line.get("provider");
            let provider = self.all.iter().find(named).ok_or_else(|| {
                Stop::failed(self.lang, &Failure::NoOrganisation(line.get("provider").to_owned()))
            })?;
            // "Supported by the vendor" is how a file says that it bought direct.
            let provider = (provider.party != Party::Vendor).then_some(provider.id);
            let (from, until) = (instant("from")?, instant("until")?);
            said.push(("provider", ChartCommand::Support { provider, from, until }));
        }
        if let Some(from) = instant("authorised_from")? {
            let until = instant("authorised_until")?;
            said.push(("authorised", ChartCommand::Authorise { from, until }));
        }
        match line.get("desk") {
            "" => {}
            "here" => said.push(("desk", ChartCommand::Level1(Level1Desk::Here {}))),
            "elsewhere" => {
                let address = line.get("address").to_owned();
                said.push(("desk", ChartCommand::Level1(Level1Desk::Elsewhere { address })));
            }
            other => return Err(self.unreadable(line, &self.lang.chart_no_desk(other))),
        }
        if !line.get("domains").is_empty() {
            let domains = line.get("domains").split([';', ' ', ',']).map(str::to_owned).collect();
            said.push(("domains", ChartCommand::Domains(domains)));
        }
        Ok(said)
    }

    fn is_so(&self, of: &Organisation, command: &ChartCommand) -> bool {
        match command {
            ChartCommand::Support { provider, from: Some(from), until } => {
                let when = Stretch { from: *from, until: *until };
                of.supported.contains(&Supported { provider: *provider, when })
            }
            ChartCommand::Support { provider, from: None, until } => {
                until.is_none() && of.provider_at(self.app.now()) == *provider && !of.supported.is_empty()
            }
            ChartCommand::Authorise { from, until } => {
                of.authorised.contains(&Stretch { from: *from, until: *until })
            }
            ChartCommand::Level1(desk) => of.level1.as_ref() == Some(desk),
            ChartCommand::Domains(domains) => {
                let mut theirs: Vec<String> =
                    domains.iter().map(|d| d.trim_start_matches('@').to_ascii_lowercase()).collect();
                theirs.retain(|domain| !domain.is_empty());
                theirs.sort();
                theirs.dedup();
                of.domains == theirs
            }
            ChartCommand::EndAuthorisation | ChartCommand::Name(_) => false,
        }
    }

    /// Adds what is new, then says what is said, each name with the id that it has by then.
    async fn follow(&self) -> Result<(), Stop> {
        let failed = |failure: Failure| Stop::failed(self.lang, &failure);
        for step in self.steps.iter().filter(|step| step.new) {
            let (name, party, region) = (step.name.clone(), step.party, step.region.clone());
            let new = NewOrganisation { name, party, region, provider: None };
            self.app.add_organisation(&new).await.map_err(failed)?;
        }
        for step in &self.steps {
            let id = self.app.organisation_by_name(&step.name).await.map_err(failed)?.id;
            for command in &step.commands {
                let command = match command {
                    ChartCommand::Support { provider: Some(meant), from, until } => {
                        let name = self.all.iter().find(|one| one.id == *meant).map(|one| one.name.as_str());
                        let provider =
                            self.app.organisation_by_name(name.unwrap_or_default()).await.map_err(failed)?.id;
                        ChartCommand::Support { provider: Some(provider), from: *from, until: *until }
                    }
                    other => other.clone(),
                };
                self.app.chart(id, &command).await.map_err(failed)?;
            }
        }
        Ok(())
    }
}
