//! The demonstration: a desk with people and tickets in three regions, on a Friday afternoon.
//!
//! The story is a file. It is told through the same verbs as everything else, with the desk clock moved from act to act,
//! so that what it leaves is a desk like any other: no row is written by hand.

mod events;
mod roster;
mod tale;
mod works;

use std::collections::BTreeMap;
use std::sync::atomic::Ordering;

use desk::fact::{Level1Desk, Party};
use desk::{ChartCommand, OrganisationId, PersonId, Role};
use jiff::civil::DateTime;
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;
use store::{settings, values};
use terms::RegionId;

use self::events::{Begun, Event};
use self::tale::{Act, Tale};
use crate::{App, Failure, NewOrganisation, NewPerson, Visitor};

const STORY: &str = include_str!("demo/story.toml");
/// What the provider with a desk of its own promises there.
const OWN_TERMS: &str = include_str!("../../../agreements/level1/rhone-2026.toml");
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
    events: Vec<Event>,
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

/// What is there when something is told.
#[derive(Default)]
struct Told<'a> {
    agreement: &'a str,
    offices: BTreeMap<String, OrganisationId>,
    people: BTreeMap<String, PersonId>,
    /// Of tickets, by their subjects.
    numbers: BTreeMap<String, u64>,
}

impl Told<'_> {
    fn organisation(&self, name: &str) -> OrganisationId {
        *self.offices.get(name).unwrap_or_else(|| panic!("the story has no {name}"))
    }

    fn person(&self, id: &str) -> PersonId {
        *self.people.get(id).unwrap_or_else(|| panic!("the story has no {id}"))
    }

    /// The ticket whose subject begins so.
    fn number(&self, subject: &str) -> u64 {
        let found = self.numbers.iter().find(|(full, _)| full.starts_with(subject));
        *found.unwrap_or_else(|| panic!("the story has no ticket {subject} yet")).1
    }
}

/// Something of the story that has its instant.
enum Happens<'a> {
    Report(usize, &'a Tale),
    Act(usize, &'a Tale, Box<Act>),
    Event(&'a Event),
}

impl Story {
    /// All of it, in the order of time.
    fn days(&self) -> Vec<(Timestamp, Happens<'_>)> {
        let mut days: Vec<_> =
            self.events.iter().map(|event| (instant(&event.at, None), Happens::Event(event))).collect();
        for (index, tale) in self.tickets.iter().enumerate() {
            let opened = instant(&tale.at, None);
            days.push((opened, Happens::Report(index, tale)));
            let course = tale.course.iter().flat_map(|course| course.acts(&tale.by));
            for act in course.chain(tale.then.iter().cloned()) {
                days.push((instant(&act.at, Some(opened)), Happens::Act(index, tale, Box::new(act))));
            }
        }
        days.sort_by_key(|(at, _)| *at);
        days
    }
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
                self.tell(&story, agreement).await?;
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

    async fn tell(&self, story: &Story, agreement: &str) -> Result<(), Failure> {
        let mut told = Told { agreement, ..Told::default() };
        for office in &story.organisations {
            let provider = office.provider.as_ref().map(|name| told.organisation(name));
            let (name, party, region) = (office.name.clone(), office.party, office.region.clone());
            let id = self.add_organisation(&NewOrganisation { name, party, region, provider }).await?;
            if office.desk_here {
                self.chart(id, &ChartCommand::Level1(Level1Desk::Here {})).await?;
                self.adopt(id, OWN_TERMS, None).await?;
            }
            told.offices.insert(office.name.clone(), id);
        }
        for member in &story.people {
            let new = NewPerson {
                organisation: told.organisation(&member.organisation),
                role: member.role,
                name: member.name.clone(),
                email: address(&member.id),
                qualified_from: member.qualified.then(|| self.now()),
            };
            told.people.insert(member.id.clone(), self.add_person(&new).await?);
        }
        self.plan_autumn(&told.people).await?;
        self.tell_days(story, &mut told).await?;
        self.tell_roster(&told.people).await?;
        self.tell_works(&told.people).await
    }

    /// Everything that happened, in the order of time; the desk's clock calls whom it must in between.
    async fn tell_days(&self, story: &Story, told: &mut Told<'_>) -> Result<(), Failure> {
        let mut begun = Begun::default();
        let mut tickets: BTreeMap<usize, (u64, Option<u64>)> = BTreeMap::new();
        for (at, happens) in story.days() {
            self.show(at);
            while self.raise_alarms().await? > 0 {}
            match happens {
                Happens::Report(index, tale) => {
                    let number = self.tell_report(tale, told).await?;
                    told.numbers.insert(tale.subject.clone(), number);
                    tickets.insert(index, (number, None));
                }
                Happens::Act(index, tale, act) => {
                    let (level1, level2) = tickets[&index];
                    let escalated = self.tell_act(&act, tale, (level1, level2), told).await?;
                    tickets.insert(index, (level1, escalated.or(level2)));
                }
                Happens::Event(event) => self.tell_event(event, &mut begun, told).await?,
            }
        }
        Ok(())
    }

    async fn come_in(&self, id: PersonId) -> Result<Visitor, Failure> {
        let person = self.person(id, None).await?;
        let organisation = self.organisation(person.organisation, None).await?;
        let (name, networks) = ("".into(), crate::Networks::default());
        let (proven_at, scope, token, emergency) = (self.wall(), None, None, None);
        Ok(Visitor { person, organisation, name, proven_at, scope, token, networks, emergency })
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
        assert_eq!(story.tickets.len() as u64 + 1 + store::FIRST_TICKET_NUMBER, 1_046);
    }
}
