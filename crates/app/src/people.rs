//! The people of a desk: who works there, who is qualified for what, and on whose word (clause 1).

use std::collections::BTreeMap;
use std::sync::Arc;

use desk::access::{self, Fields, Object};
use desk::qualification::{self, QualificationCommand};
use desk::{Action, Actor, Context, OrganisationId, Person, PersonId, Refusal, Role, Stream, TextId};
use jiff::Timestamp;
use store::projections::people;
use store::values;

use crate::offices::person_row;
use crate::{App, Failure, Form, PersonRow, Receipt, Visitor, Which};

/// The people of a desk, as one reader may see them.
#[derive(Clone, Debug)]
pub struct Roll {
    /// Whose they are.
    pub organisation: OrganisationId,
    /// How much of it is shown.
    pub fields: Fields,
    /// When it was looked at.
    pub now: Timestamp,
    /// How many days ahead it is told that a qualification lapses.
    pub soon: u16,
    /// Each of them, by name.
    pub members: Vec<(PersonRow, Arc<Person>)>,
    /// The words that go with it; what was erased is missing.
    pub texts: BTreeMap<TextId, String>,
    /// The names of everybody in it; who was erased is missing.
    pub names: BTreeMap<PersonId, String>,
    /// What the reader may do here, by the table.
    pub allowed: Vec<Action>,
}

/// So many days ahead, where the agreement says nothing of warnings.
const SOON: u16 = 60;

impl App {
    /// A qualification is proposed, confirmed, turned down, granted on a level-1 desk, or taken back.
    ///
    /// # Errors
    ///
    /// A refusal of the desk, or the database is away.
    pub async fn qualify(
        &self,
        visitor: &Visitor,
        person: PersonId,
        command: &QualificationCommand,
        form: &Form,
    ) -> Result<Receipt, Failure> {
        let of = self.organisation(self.person(person, None).await?.organisation, None).await?;
        let decide = |person: Option<&Person>, cx: &Context<'_>| {
            qualification::decide(person.ok_or(Refusal::NotFound)?, &of, command, cx)
        };
        self.alter::<Person>(visitor, Which::Of(Stream::Person(person)), form, decide).await
    }

    /// The people of this visitor's own desk, gone ones too.
    ///
    /// # Errors
    ///
    /// [`Refusal::NotFound`] or [`Refusal::NotAllowed`] if they aren't for them to see, or the database is away.
    pub async fn people_of_desk(&self, visitor: &Visitor) -> Result<Roll, Failure> {
        self.roll_of(visitor, |_| true).await
    }

    /// One of them.
    ///
    /// # Errors
    ///
    /// As [`App::people_of_desk`]; [`Refusal::NotFound`] if it is somebody else's.
    pub async fn member(&self, visitor: &Visitor, person: PersonId) -> Result<Roll, Failure> {
        let roll = self.roll_of(visitor, |row| row.id == person).await?;
        if roll.members.is_empty() { Err(Refusal::NotFound.into()) } else { Ok(roll) }
    }

    async fn roll_of(&self, visitor: &Visitor, wanted: impl Fn(&PersonRow) -> bool) -> Result<Roll, Failure> {
        let now = self.now();
        let actor = visitor.actor(now);
        let organisation = visitor.organisation.id;
        let object = Object::Of { organisation, provider: None, person: actor.person() };
        let fields = access::require(&actor, Action::ReadPeople, &object)?;
        let (agreement, _) = self.editions().in_force(now)?;
        let rules = agreement.training.as_ref();
        let soon = rules.and_then(|rules| rules.warn_days.iter().max().copied()).unwrap_or(SOON);
        let mut members = Vec::new();
        for row in self.0.db.query(&people::OF, &values![organisation.bytes()]).await? {
            let version: u64 = row.get(1)?;
            let row = person_row(&row)?;
            if works_at_a_desk(row.role) && wanted(&row) {
                let person = self.person(row.id, Some(version)).await?;
                members.push((row, person));
            }
        }
        let mut roll = Roll {
            organisation,
            fields,
            now,
            soon,
            members,
            texts: BTreeMap::new(),
            names: BTreeMap::new(),
            allowed: allowed(&actor, &object),
        };
        if fields == Fields::All {
            self.put_words_of(&mut roll).await?;
        }
        Ok(roll)
    }

    async fn put_words_of(&self, roll: &mut Roll) -> Result<(), Failure> {
        let (mut texts, mut people): (Vec<TextId>, Vec<PersonId>) = (Vec::new(), Vec::new());
        for (row, person) in &roll.members {
            people.push(row.id);
            for q in &person.qualifications.granted {
                texts
                    .extend(q.reason.iter().chain(q.revoked.iter().flat_map(|r| r.2.as_ref())).map(|t| t.id));
                let whose = [Some(q.granted_by), q.proposed_by, q.revoked.map(|revoked| revoked.1)];
                people.extend(whose.into_iter().flatten().filter_map(|by| by.person()));
            }
            for proposal in &person.qualifications.proposals {
                texts.push(proposal.wanted.reason.id);
                texts.extend(proposal.declined.map(|declined| declined.2.id));
                let whose = [Some(proposal.by), proposal.declined.map(|declined| declined.1)];
                people.extend(whose.into_iter().flatten().filter_map(|by| by.person()));
            }
        }
        roll.texts = self.texts_with(&texts).await?;
        roll.names = self.names_of(people).await?;
        Ok(())
    }
}

/// Those whom a qualification is for; whoever runs the machine or reads figures is none of them.
fn works_at_a_desk(role: Role) -> bool {
    role.is_centre() || matches!(role, Role::ProviderAgent | Role::ProviderManager)
}

fn allowed(actor: &Actor, object: &Object) -> Vec<Action> {
    let may =
        |action: &Action| matches!(access::allows(actor, *action, object), access::Decision::Allowed(_));
    Action::ALL.iter().copied().filter(may).collect()
}
