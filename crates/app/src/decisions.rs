//! What is counted of the decisions on tickets: exclusions by ground with the share overturned, and by person what could
//! better a figure. And which of them wait for somebody.

use std::collections::BTreeMap;

use desk::access::{Fields, Object, require};
use desk::conduct::{Act, acknowledged, overturned};
use desk::report::Share;
use desk::{Action, PersonId, Scope, access};
use jiff::Timestamp;
use store::projections::{decisions, scope, tickets};
use store::values;
use terms::{GroundId, MeasureId};

use crate::queue::clocks;
use crate::{App, Failure, Listed, Visitor};

/// The most that wait in one list.
const WAITING: u64 = 50;

/// The exclusions on one ground.
#[derive(Clone, PartialEq, Debug)]
pub struct OnGround {
    /// Which.
    pub ground: GroundId,
    /// How many of each act.
    pub acts: BTreeMap<Act, u64>,
    /// The share of those confirmed that a review found wrong.
    pub overturned: Option<Share>,
}

/// What one person decided.
#[derive(Clone, PartialEq, Debug)]
pub struct ByPerson {
    /// Who.
    pub person: PersonId,
    /// Their name; missing when it was erased, or isn't for this reader.
    pub name: Option<String>,
    /// How many of each act.
    pub acts: BTreeMap<Act, u64>,
    /// How many they acknowledged by the button.
    pub acknowledged: u64,
    /// Of those, how many within a minute of notification.
    pub at_once: u64,
}

/// What was decided in a period.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Decisions {
    /// Ground by ground, those that occur.
    pub grounds: Vec<OnGround>,
    /// All grounds together.
    pub share: Option<Share>,
    /// Person by person; none, if that isn't for this reader.
    pub people: Option<Vec<ByPerson>>,
}

impl Decisions {
    /// How many of an act, on all grounds.
    pub fn count(&self, act: Act) -> u64 {
        self.grounds.iter().map(|one| one.acts.get(&act).copied().unwrap_or(0)).sum()
    }
}

/// What waits for a second or a third person.
#[derive(Clone, Debug, Default)]
pub struct WaitingDecisions {
    /// Exclusions that are proposed.
    pub second: Vec<Listed>,
    /// Exclusions that are contested.
    pub third: Vec<Listed>,
}

impl App {
    /// What was decided from an instant up to another, for what this visitor may find. The centre's proposals are its own;
    /// the other side's figures begin with what it was told.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn decisions(
        &self,
        visitor: &Visitor,
        from: Timestamp,
        to: Timestamp,
    ) -> Result<Decisions, Failure> {
        let actor = visitor.actor(self.now());
        let Some(found_in) = access::scope_for(&actor, Action::ReadReports) else {
            return Ok(Decisions::default());
        };
        let at_desk = !matches!(found_in, Scope::Organisation(_) | Scope::Person(_));
        let people = require(&actor, Action::CountDecisions, &Object::House).ok();
        let mut decisions = self.decisions_in(found_in, from, to, people).await?;
        if !at_desk {
            for one in &mut decisions.grounds {
                one.acts.retain(|act, _| !matches!(act, Act::Proposed | Act::Declined));
            }
            decisions.grounds.retain(|one| !one.acts.is_empty());
        }
        Ok(decisions)
    }

    /// The same of a scope, for reports. `people`: with how much of each person, if at all.
    pub(crate) async fn decisions_in(
        &self,
        found_in: Scope,
        from: Timestamp,
        to: Timestamp,
        people: Option<Fields>,
    ) -> Result<Decisions, Failure> {
        let asked = values![scope(found_in), from.as_microsecond(), to.as_microsecond()];
        let mut grounds: BTreeMap<String, BTreeMap<Act, u64>> = BTreeMap::new();
        let mut each: BTreeMap<PersonId, ByPerson> = BTreeMap::new();
        for row in self.within(&[found_in], &decisions::COUNTED, &asked).await? {
            let damaged = |()| Failure::Damaged("an act in a row of decisions".to_owned());
            let act: Act = row.get::<&str>(0)?.parse().map_err(damaged)?;
            let n: u64 = row.get(3)?;
            let of_the_ground = !matches!(act, Act::WasOverturned | Act::WaitsForSecond | Act::WaitsForThird);
            if let Some(ground) = row.get::<Option<String>>(1)?.filter(|_| of_the_ground) {
                *grounds.entry(ground).or_default().entry(act).or_default() += n;
            }
            if let Some(person) = row.get::<Option<[u8; 16]>>(2)?.map(PersonId::from_bytes) {
                let counts =
                    matches!(act, Act::Proposed | Act::Confirmed | Act::WasOverturned | Act::Lowered);
                if counts {
                    *each.entry(person).or_insert_with(|| nobody(person)).acts.entry(act).or_default() += n;
                }
            }
        }
        let people = match people {
            None => None,
            Some(fields) => Some(self.people_of(found_in, from, to, each, fields).await?),
        };
        let n = |acts: &BTreeMap<Act, u64>, act| acts.get(&act).copied().unwrap_or(0);
        let on = |(ground, acts): (String, BTreeMap<Act, u64>)| OnGround {
            ground: GroundId(ground),
            overturned: overturned(n(&acts, Act::Overturned), n(&acts, Act::Confirmed)),
            acts,
        };
        let mut found = Decisions { grounds: grounds.into_iter().map(on).collect(), share: None, people };
        found.share = overturned(found.count(Act::Overturned), found.count(Act::Confirmed));
        Ok(found)
    }

    /// With how many each acknowledged, and how many of those at once; and with their names, where they are shown.
    async fn people_of(
        &self,
        found_in: Scope,
        from: Timestamp,
        to: Timestamp,
        mut each: BTreeMap<PersonId, ByPerson>,
        fields: Fields,
    ) -> Result<Vec<ByPerson>, Failure> {
        let asked = values![scope(found_in), from.as_microsecond(), to.as_microsecond()];
        for row in self.within(&[found_in], &tickets::MEASURED, &asked).await? {
            let clocks = clocks(&row, 6)?;
            let clock = desk::clock::current(&clocks, &MeasureId::acknowledgement());
            if let Some((person, at_once)) = clock.and_then(acknowledged) {
                let one = each.entry(person).or_insert_with(|| nobody(person));
                one.acknowledged += 1;
                one.at_once += u64::from(at_once);
            }
        }
        let mut people: Vec<ByPerson> = each.into_values().collect();
        if fields == Fields::All {
            for one in &mut people {
                one.name = self.person_row(one.person).await?.name;
            }
        }
        people.sort_by(|a, b| (&a.name, a.person).cmp(&(&b.name, b.person)));
        Ok(people)
    }

    /// The tickets on which a decision waits for a second or a third person, the longest first.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn waiting_decisions(&self, visitor: &Visitor) -> Result<WaitingDecisions, Failure> {
        Ok(WaitingDecisions {
            second: self.standing_decisions(visitor, Act::WaitsForSecond).await?,
            third: self.standing_decisions(visitor, Act::WaitsForThird).await?,
        })
    }

    /// How many wait, for the rail.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn count_waiting_decisions(&self, visitor: &Visitor) -> Result<u64, Failure> {
        let second = self.numbers_of_standing(visitor, Act::WaitsForSecond).await?;
        Ok((second.len() + self.numbers_of_standing(visitor, Act::WaitsForThird).await?.len()) as u64)
    }

    async fn standing_decisions(&self, visitor: &Visitor, act: Act) -> Result<Vec<Listed>, Failure> {
        let numbers = self.numbers_of_standing(visitor, act).await?;
        self.list_numbers(visitor, &numbers).await
    }

    async fn numbers_of_standing(&self, visitor: &Visitor, act: Act) -> Result<Vec<u64>, Failure> {
        let actor = visitor.actor(self.now());
        let Some(found_in) = access::scope_for(&actor, Action::ProposeExclusion) else {
            return Ok(Vec::new());
        };
        let asked = values![scope(found_in), act.word(), WAITING];
        let mut numbers = Vec::new();
        for row in self.within(&[found_in], &decisions::STANDING, &asked).await? {
            numbers.push(row.get::<u64>(0)?);
        }
        Ok(numbers)
    }
}

fn nobody(person: PersonId) -> ByPerson {
    ByPerson { person, name: None, acts: BTreeMap::new(), acknowledged: 0, at_once: 0 }
}
