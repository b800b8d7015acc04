//! The people of an organisation, as who answers for them sees them: invited, given another role, closed out.

use std::sync::Arc;

use desk::access::{self, Decision, Object};
use desk::decide::Decided;
use desk::membership::{self, Invitation, MembershipCommand, MembershipRefusal, answers_for_people};
use desk::{Action, Context, Organisation, OrganisationId, Person, PersonId, Refusal, Role, Stream};
use store::projections::people;
use store::values;

use crate::offices::{keep, person_row};
use crate::records::{Change, Turn};
use crate::{App, Failure, Form, KeyKind, PersonRow, Secret, SecurityEvent, Visitor, Whence, Which};

/// The people of an organisation.
#[derive(Clone, Debug)]
pub struct Members {
    /// Which.
    pub organisation: Arc<Organisation>,
    /// Each, by name, with how many entries they have.
    pub rows: Vec<(PersonRow, u64)>,
    /// What the reader may do here, by the table.
    pub allowed: Vec<Action>,
    /// The roles that the reader gives and takes here.
    pub roles: Vec<Role>,
}

/// Somebody who was invited.
#[derive(Clone, Debug)]
pub struct Invited {
    /// Who.
    pub person: PersonId,
    /// Shown now, and never again; none for a form that was sent before.
    pub link: Option<Secret>,
}

/// Somebody who is asked to come.
struct Asked<'a> {
    app: &'a App,
    person: PersonId,
    of: OrganisationId,
    new: &'a Invitation,
}

impl Change<Person> for Asked<'_> {
    type Made = ();

    async fn decide(&self, turn: Turn<'_, Person>) -> Result<(Decided, ()), Failure> {
        if turn.before.is_some() {
            return Err(Failure::KeyReused);
        }
        let organisation = self.app.organisation(self.of, None).await?;
        // Nobody read before what begins with this.
        let cx = Context { seen: None, ..*turn.cx };
        let mut decided = membership::invite(self.person, &organisation, self.new, &cx)?;
        // Said only to whoever may invite: an address opens one door, so two people can't have it.
        if self.app.person_by_email(&self.new.email.text).await.is_ok() {
            return Err(Failure::AlreadyThere(self.new.email.text.trim().to_owned()));
        }
        // Their own words, not their manager's: they go when the person is erased.
        let words = std::mem::take(&mut decided.texts);
        turn.besides.and(words.iter().map(|text| keep(text, self.person)));
        Ok((decided, ()))
    }
}

impl App {
    /// The people of an organisation.
    ///
    /// # Errors
    ///
    /// [`Refusal::NotFound`] or [`Refusal::NotAllowed`] if they aren't for this visitor to see, or the database is away.
    pub async fn members(&self, visitor: &Visitor, of: OrganisationId) -> Result<Members, Failure> {
        let actor = visitor.actor(self.now());
        let organisation = self.organisation(of, None).await?;
        let object = Object::Of { organisation: of, provider: None, person: None };
        access::require(&actor, Action::InvitePeople, &object)?;
        let mut rows = Vec::new();
        for row in self.0.db.query(&people::OF, &values![of.bytes()]).await? {
            rows.push((person_row(&row)?, row.get(1)?));
        }
        let may = |action: &Action| matches!(access::allows(&actor, *action, &object), Decision::Allowed(_));
        let allowed = Action::ALL.iter().copied().filter(may).collect();
        let roles = membership::gives(actor.role, organisation.party);
        Ok(Members { organisation, rows, allowed, roles })
    }

    /// The people of somebody's organisation, and where among them they are.
    ///
    /// # Errors
    ///
    /// As [`App::members`].
    pub async fn members_with(
        &self,
        visitor: &Visitor,
        person: PersonId,
    ) -> Result<(Members, PersonRow, u64), Failure> {
        let of = self.person(person, None).await?.organisation;
        let members = self.members(visitor, of).await?;
        let found = members.rows.iter().find(|(row, _)| row.id == person).cloned();
        let (row, version) = found.ok_or(Refusal::NotFound)?;
        Ok((members, row, version))
    }

    /// Somebody is invited: known from now on, with a link to set up how they come in. The same form again has no other
    /// link: the answer to the first has it, and a new one can be made.
    ///
    /// # Errors
    ///
    /// A refusal of the desk, [`Failure::AlreadyThere`] for an address that somebody has, or the database is away.
    pub async fn invite(
        &self,
        visitor: &Visitor,
        of: OrganisationId,
        new: &Invitation,
        form: &Form,
        whence: &Whence,
    ) -> Result<Invited, Failure> {
        let person = PersonId::from_bytes(*self.id_for(visitor, form).as_bytes());
        let change = Asked { app: self, person, of, new };
        let which = Which::New(Stream::Person(person));
        let (_, Some(())) = self.alter_by(visitor, which, form, &change).await? else {
            return Ok(Invited { person, link: None });
        };
        self.note_of(SecurityEvent::Invited, person, visitor, whence, new.role.word()).await?;
        let link = self.link_for(person, visitor, whence).await?;
        Ok(Invited { person, link: Some(link) })
    }

    /// Somebody is closed out, or gets another role. What they were in by ends: they come in anew, as what they are now.
    ///
    /// # Errors
    ///
    /// A refusal of the desk, [`crate::IdentityRefusal::ProveAgain`] where the table asks for a proof, or the database is away.
    pub async fn change_member(
        &self,
        visitor: &Visitor,
        person: PersonId,
        command: MembershipCommand,
        form: &Form,
        whence: &Whence,
    ) -> Result<(), Failure> {
        let of = self.organisation(self.person(person, None).await?.organisation, None).await?;
        // Outside one's scope there is nobody, proof or no proof.
        let object = Object::Of { organisation: of.id, provider: None, person: Some(person) };
        access::require(&visitor.actor(self.now()), command.action(), &object)?;
        if access::needs_proof(command.action()) {
            self.require_proof(visitor)?;
        }
        let others = self.who_answers_for(of.id).await?.into_iter().filter(|id| *id != person).count();
        let decide = |person: Option<&Person>, cx: &Context<'_>| {
            membership::decide(person.ok_or(Refusal::NotFound)?, &of, others, command, cx)
        };
        let receipt = self.alter::<Person>(visitor, Which::Of(Stream::Person(person)), form, decide).await?;
        if receipt.repeated {
            return Ok(());
        }
        let (event, about) = match command {
            MembershipCommand::Disable => (SecurityEvent::Disabled, ""),
            MembershipCommand::ChangeRole { role } => (SecurityEvent::RoleChanged, role.word()),
        };
        self.note_of(event, person, visitor, whence, about).await
    }

    /// Another link for somebody who was invited and hasn't set up how they come in; the one before is no longer good.
    ///
    /// # Errors
    ///
    /// A refusal of the desk, or the database is away.
    pub async fn invite_again(
        &self,
        visitor: &Visitor,
        person: PersonId,
        whence: &Whence,
    ) -> Result<Secret, Failure> {
        let at = self.now();
        let target = self.person(person, None).await?;
        let of = self.organisation(target.organisation, None).await?;
        let actor = self.again(visitor).await?.actor(at);
        let (agreement, calendars) = self.editions().in_force(at)?;
        let (agreement, calendars) = (&*agreement, &*calendars);
        let cx = Context { actor: &actor, at, recorded_at: at, agreement, calendars, seen: None };
        membership::reaches(&target, &of, Action::InvitePeople, &cx)?;
        // Whoever has ways in would lose them to the link, and their manager could come in as them: that takes two people.
        if !self.credentials(person).await?.is_empty() {
            return Err(Refusal::from(MembershipRefusal::HasWaysIn).into());
        }
        self.end_all_keys(person).await?;
        self.link_for(person, visitor, whence).await
    }

    async fn link_for(
        &self,
        person: PersonId,
        visitor: &Visitor,
        whence: &Whence,
    ) -> Result<Secret, Failure> {
        self.note_of(SecurityEvent::LinkMade, person, visitor, whence, "").await?;
        self.make_key(KeyKind::Link, person, "").await
    }

    /// Writes down what one did about another.
    pub(crate) async fn note_of(
        &self,
        event: SecurityEvent,
        person: PersonId,
        by: &Visitor,
        whence: &Whence,
        about: &str,
    ) -> Result<(), Failure> {
        let note = self.security_note(event, Some(person), Some(by.person.id), whence, about).await?;
        self.write(vec![note]).await
    }

    /// Those who answer for an organisation's people, and come in.
    pub(crate) async fn who_answers_for(&self, of: OrganisationId) -> Result<Vec<PersonId>, Failure> {
        let rows = self.0.db.query(&people::OF, &values![of.bytes()]).await?;
        let all = rows.iter().map(person_row).collect::<Result<Vec<_>, _>>()?;
        Ok(all.iter().filter(|row| row.active && answers_for_people(row.role)).map(|row| row.id).collect())
    }
}
