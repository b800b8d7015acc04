//! The demonstration: a desk with people and tickets in three regions, on a Friday afternoon.
//!
//! The story is a file. It is told through the same verbs as everything else, with the desk clock moved from act to act,
//! so that what it leaves is a desk like any other: no row is written by hand.

mod roster;
mod works;

use std::collections::BTreeMap;
use std::sync::atomic::Ordering;

use desk::command::NewTicket;
use desk::exclusion::{ExclusionCommand, Known, Proposal, Verdict};
use desk::fact::{
    Affected, Delivery, Detail, Door, Frequency, Gravity, Kind, Level1Desk, Party, Resolution, Stops,
};
use desk::{ChartCommand, Command, OrganisationId, PersonId, Role};
use jiff::civil::DateTime;
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;
use store::{settings, values};
use terms::{GroundId, RegionId};

use crate::{App, Failure, Form, NewOrganisation, NewPerson, Visitor};

const STORY: &str = include_str!("demo/story.toml");
/// When people were added, and since when some are qualified.
const BEGINS: &str = "10-01 09:00 Paris";
/// What the desk clock shows when the demonstration opens.
const OPENS: &str = "11-20 17:40 Paris";
/// Marks a desk as a demonstration, where anybody may come in as anybody.
const MARK: &str = "demonstration";
/// The mark of one that is whole.
const TOLD: &str = "told";

/// Somebody who can be signed in with one click.
#[derive(Clone, Debug)]
pub struct Cast {
    /// Who.
    pub person: PersonId,
    /// The name.
    pub name: String,
    /// The organisation.
    pub organisation: String,
    /// What for.
    pub role: Role,
    /// Qualified?
    pub qualified: bool,
}

/// How the desk clock is moved on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// By so much.
    By(SignedDuration),
    /// To an instant.
    To(Timestamp),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Story {
    organisations: Vec<Office>,
    people: Vec<Member>,
    tickets: Vec<Tale>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Office {
    name: String,
    party: Party,
    region: RegionId,
    provider: Option<String>,
    /// Of a provider: it keeps its level-1 desk here.
    #[serde(default)]
    desk_here: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Member {
    id: String,
    name: String,
    role: Role,
    organisation: String,
    #[serde(default)]
    qualified: bool,
    #[serde(default)]
    one_click: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Tale {
    at: String,
    by: String,
    customer: Option<String>,
    kind: Option<Kind>,
    subject: String,
    reference: Option<String>,
    stops: Option<Stops>,
    affected: Option<Affected>,
    frequency: Option<Frequency>,
    #[serde(default)]
    details: BTreeMap<Detail, String>,
    trained: Option<bool>,
    may_contact: Option<bool>,
    remote_access: Option<bool>,
    course: Option<Course>,
    #[serde(default)]
    then: Vec<Act>,
}

/// The usual way of a ticket, in one line.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Course {
    by: String,
    acknowledged: String,
    category: u8,
    diagnosed: String,
    resolved: String,
    closed: String,
    text: String,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Act {
    at: String,
    by: String,
    r#do: Verb,
    text: Option<String>,
    kind: Option<Kind>,
    category: Option<u8>,
    gravity: Option<Gravity>,
    workaround: Option<bool>,
    resolution: Option<Resolution>,
    delivery: Option<Delivery>,
    grounds: Option<Grounds>,
    verdict: Option<Verdict>,
}

/// Why a ticket is excluded; the act's text is what the reporter is told.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Grounds {
    ground: GroundId,
    cause: String,
    evidence: String,
    #[serde(default)]
    help: bool,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Verb {
    Acknowledge,
    Work,
    Triage,
    Diagnose,
    Message,
    Note,
    Resolve,
    Close,
    Reopen,
    Exclude,
    ConfirmExclusion,
    Contest,
    Review,
}

impl App {
    /// Is anybody here, and is it not for a demonstration?
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn is_real(&self) -> Result<bool, Failure> {
        Ok(self.mark().await?.is_none() && self.position() > 0)
    }

    /// Tells the story in an empty desk, under `agreement`, and opens it on Friday afternoon. A desk in which it was told
    /// goes on where it stopped. Answers with who can be signed in.
    ///
    /// # Errors
    ///
    /// The database is away, or the agreement can't carry the story.
    pub async fn demonstrate(&self, agreement: &str) -> Result<Vec<Cast>, Failure> {
        let story: Story = toml::from_str(STORY).expect("a test reads the story");
        match self.mark().await?.as_deref() {
            Some(TOLD) => {}
            Some(_) => {
                return Err(Failure::Damaged("this demonstration was cut off while it was made".to_owned()));
            }
            None => {
                self.put_mark("begun").await?;
                self.show(instant(BEGINS, None));
                self.publish(&[agreement]).await?;
                self.tell(&story).await?;
                self.move_clock(instant(OPENS, None)).await?;
                self.put_mark(TOLD).await?;
            }
        }
        while self.raise_alarms().await? > 0 {}
        self.cast(&story).await
    }

    async fn mark(&self) -> Result<Option<String>, Failure> {
        let rows = self.0.db.query(&settings::GET, &values![MARK]).await?;
        Ok(rows.first().map(|row| row.get(0)).transpose()?)
    }

    async fn put_mark(&self, mark: &str) -> Result<(), Failure> {
        self.write(vec![store::Write::new(&settings::SET, store::params![MARK, mark])]).await
    }

    /// Moves the desk clock on, and raises what is due by then.
    ///
    /// # Errors
    ///
    /// [`Failure::NotForward`], or the database is away.
    pub async fn advance(&self, step: Step) -> Result<(), Failure> {
        let now = self.now();
        let to = match step {
            Step::By(span) => now.checked_add(span).map_err(|_| Failure::NotForward { now, to: now })?,
            Step::To(to) => to,
        };
        self.move_clock(to).await?;
        while self.raise_alarms().await? > 0 {}
        Ok(())
    }

    /// The next instant at which a region opens that is closed now, or closes and opens again.
    pub fn next_opening(&self, region: &RegionId) -> Option<Timestamp> {
        let now = self.now();
        let (_, calendars) = self.editions().in_force(now).ok()?;
        let calendar = calendars.get(region)?;
        let from = if calendar.is_open(now).ok()? { calendar.next_closing(now).ok()? } else { now };
        calendar.next_opening(from).ok()
    }

    /// What the desk clock shows while the story is told: it is written down once, at the end.
    fn show(&self, at: Timestamp) {
        let ahead = at.as_microsecond() - self.wall().as_microsecond();
        self.0.ahead.store(ahead, Ordering::Relaxed);
    }

    async fn tell(&self, story: &Story) -> Result<(), Failure> {
        let mut offices = BTreeMap::new();
        for office in &story.organisations {
            let provider = office.provider.as_ref().and_then(|name| offices.get(name)).copied();
            let (name, party, region) = (office.name.clone(), office.party, office.region.clone());
            let id = self.add_organisation(&NewOrganisation { name, party, region, provider }).await?;
            if office.desk_here {
                self.chart(id, &ChartCommand::Level1(Level1Desk::Here {})).await?;
            }
            offices.insert(office.name.clone(), id);
        }
        let mut people = BTreeMap::new();
        for member in &story.people {
            let new = NewPerson {
                organisation: offices[&member.organisation],
                role: member.role,
                name: member.name.clone(),
                email: address(&member.id),
                qualified_from: member.qualified.then(|| self.now()),
            };
            people.insert(member.id.clone(), self.add_person(&new).await?);
        }
        self.tell_tickets(story, &offices, &people).await?;
        self.tell_roster(&people).await?;
        self.tell_works(&people).await
    }

    /// Every act of every ticket, in the order of time.
    async fn tell_tickets(
        &self,
        story: &Story,
        offices: &BTreeMap<String, OrganisationId>,
        people: &BTreeMap<String, PersonId>,
    ) -> Result<(), Failure> {
        let mut acts = Vec::new();
        for (index, tale) in story.tickets.iter().enumerate() {
            let opened = instant(&tale.at, None);
            acts.push((opened, index, None));
            let course = tale.course.iter().flat_map(|course| course.acts(&tale.by));
            for act in course.chain(tale.then.iter().cloned()) {
                acts.push((instant(&act.at, Some(opened)), index, Some(act)));
            }
        }
        acts.sort_by_key(|(at, ..)| *at);

        let mut numbers = BTreeMap::new();
        for (at, index, act) in acts {
            let tale = &story.tickets[index];
            self.show(at);
            match act {
                None => {
                    let visitor = self.come_in(people[&tale.by]).await?;
                    let customer = tale.customer.as_ref().map(|name| offices[name]);
                    let receipt =
                        self.open(&visitor, &self.report(tale), None, customer, &Form::default()).await?;
                    numbers.insert(index, receipt.number);
                }
                Some(act) => {
                    let visitor = self.come_in(people[&act.by]).await?;
                    self.act(&visitor, numbers[&index], &self.command(&act), &Form::default()).await?;
                }
            }
        }
        Ok(())
    }

    async fn come_in(&self, id: PersonId) -> Result<Visitor, Failure> {
        let person = self.person(id, None).await?;
        let organisation = self.organisation(person.organisation, None).await?;
        Ok(Visitor { person, organisation, name: "".into() })
    }

    fn report(&self, tale: &Tale) -> NewTicket {
        let details = tale.details.iter().map(|(detail, text)| (*detail, self.authored(text)));
        NewTicket {
            kind: tale.kind.unwrap_or(Kind::Incident),
            stops: tale.stops,
            affected: tale.affected,
            frequency: tale.frequency,
            details: details.collect(),
            trained: tale.trained,
            may_contact: tale.may_contact,
            remote_access: tale.remote_access,
            reference: tale.reference.as_ref().map(|text| self.authored(text)),
            ..NewTicket::bare(self.fresh_ticket(), self.authored(&tale.subject), Door::Portal)
        }
    }

    fn command(&self, act: &Act) -> Command {
        let maybe = || act.text.as_ref().map(|text| self.authored(text));
        let text = || self.authored(act.text.as_deref().unwrap_or_default());
        match act.r#do {
            Verb::Acknowledge => Command::Acknowledge { note: maybe() },
            Verb::Work => Command::StartWork,
            Verb::Triage => Command::Triage {
                kind: act.kind.unwrap_or(Kind::Incident),
                category: act.category.unwrap_or(2),
                gravity: act.gravity,
                workaround: act.workaround,
                reason: maybe(),
            },
            Verb::Diagnose => Command::Diagnose { text: text() },
            Verb::Message => Command::Send { text: text() },
            Verb::Note => Command::Note { text: text() },
            Verb::Resolve => Command::Resolve {
                resolution: act.resolution.unwrap_or(Resolution::Workaround),
                delivery: act.delivery.unwrap_or(Delivery::Supplied),
                text: text(),
            },
            Verb::Close => Command::Close { reason: maybe() },
            Verb::Reopen => Command::Reopen { reason: text() },
            Verb::Exclude | Verb::ConfirmExclusion | Verb::Contest | Verb::Review => {
                Command::Exclusion(self.exclusion(act))
            }
        }
    }

    fn exclusion(&self, act: &Act) -> ExclusionCommand {
        let text = || self.authored(act.text.as_deref().unwrap_or_default());
        let known = Known::default(); // the desk looks it up
        match (act.r#do, &act.grounds) {
            (Verb::Exclude, Some(grounds)) => ExclusionCommand::Propose(Box::new(Proposal {
                ground: grounds.ground.clone(),
                contract_clause: None,
                found: None,
                duty: None,
                cause: self.authored(&grounds.cause),
                evidence: self.authored(&grounds.evidence),
                told: text(),
                help: grounds.help,
                known,
            })),
            (Verb::Contest, _) => ExclusionCommand::Contest { reply: text() },
            (Verb::Review, _) => {
                ExclusionCommand::Review { verdict: act.verdict.unwrap_or(Verdict::Upheld), reason: text() }
            }
            _ => ExclusionCommand::Confirm { found: None, known },
        }
    }

    async fn cast(&self, story: &Story) -> Result<Vec<Cast>, Failure> {
        let mut cast = Vec::new();
        for member in story.people.iter().filter(|member| member.one_click) {
            cast.push(Cast {
                person: self.person_by_email(&address(&member.id)).await?,
                name: member.name.clone(),
                organisation: member.organisation.clone(),
                role: member.role,
                qualified: member.qualified,
            });
        }
        Ok(cast)
    }
}

impl Course {
    fn acts(&self, reporter: &str) -> Vec<Act> {
        let act = |at: &str, by: &str, verb, text: Option<&str>| Act {
            at: at.to_owned(),
            by: by.to_owned(),
            r#do: verb,
            text: text.map(str::to_owned),
            kind: None,
            category: Some(self.category),
            gravity: Some(if self.category == 1 { Gravity::Major } else { Gravity::Minor }),
            workaround: Some(self.category != 1),
            resolution: Some(Resolution::PermanentUpdate),
            delivery: None,
            grounds: None,
            verdict: None,
        };
        let (by, text) = (self.by.as_str(), Some(self.text.as_str()));
        vec![
            act(&self.acknowledged, by, Verb::Acknowledge, None),
            act(&self.acknowledged, by, Verb::Triage, None),
            act(&self.diagnosed, by, Verb::Diagnose, text),
            act(&self.resolved, by, Verb::Resolve, text),
            act(&self.closed, reporter, Verb::Close, None),
        ]
    }
}

fn address(id: &str) -> String {
    format!("{id}@demo.example")
}

/// An instant of the story: on a wall, or so long after the report.
fn instant(text: &str, opened: Option<Timestamp>) -> Timestamp {
    read(text, opened).expect("a test reads every instant of the story")
}

fn read(text: &str, opened: Option<Timestamp>) -> Option<Timestamp> {
    if let Some(after) = text.strip_prefix('+') {
        let (hours, minutes) = after.split_once(':')?;
        let span = SignedDuration::from_mins(hours.parse::<i64>().ok()? * 60 + minutes.parse::<i64>().ok()?);
        return opened?.checked_add(span).ok();
    }
    let (civil, city) = text.rsplit_once(' ')?;
    let zone = match city {
        "Paris" => "Europe/Paris",
        "NewYork" => "America/New_York",
        "Tokyo" => "Asia/Tokyo",
        _ => return None,
    };
    let civil: DateTime = format!("2026-{}", civil.replace(' ', "T")).parse().ok()?;
    Some(civil.in_tz(zone).ok()?.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_story_can_be_read_to_its_end() {
        let story: Story = toml::from_str(STORY).expect("a story");
        let last = read(OPENS, None).expect("an instant");
        for tale in &story.tickets {
            let opened = read(&tale.at, None).unwrap_or_else(|| panic!("{}", tale.at));
            let course = tale.course.iter().flat_map(|course| course.acts(&tale.by)).map(|act| act.at);
            for at in course.chain(tale.then.iter().map(|act| act.at.clone())) {
                let at = read(&at, Some(opened)).unwrap_or_else(|| panic!("{at}"));
                assert!(opened < at && at < last, "{}", tale.subject);
            }
        }
        // The next report is the one of the tour.
        assert_eq!(story.tickets.len() as u64 + store::FIRST_TICKET_NUMBER, 1_043);
    }
}
