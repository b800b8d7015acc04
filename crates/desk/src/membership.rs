//! Who belongs to an organisation, and as what: invited, given another role, closed out.
//!
//! Each organisation says so of its own people, the centre of everybody's; nobody gives more than they are, and an
//! administrator or auditor, whose reach goes beyond their organisation, is the console's to name. How somebody comes in
//! is no matter of this module: it knows no key and no password.

use crate::access::{self, Object};
use crate::decide::{Context, Decided, facts, not_older_than};
use crate::fact::Party;
use crate::{Action, Authored, Field, Organisation, Person, PersonFact, PersonId, Refusal, Role, Stream};

/// Somebody to be invited.
#[derive(Clone, PartialEq, Debug)]
pub struct Invitation {
    /// What for.
    pub role: Role,
    /// The name.
    pub name: Authored,
    /// The address.
    pub email: Authored,
}

/// What is done about somebody who is there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MembershipCommand {
    /// They come in no more.
    Disable,
    /// They get another role.
    ChangeRole {
        /// Which.
        role: Role,
    },
}

impl MembershipCommand {
    /// The verb of the access table.
    pub fn action(self) -> Action {
        match self {
            MembershipCommand::Disable => Action::DisablePeople,
            MembershipCommand::ChangeRole { .. } => Action::ChangeRole,
        }
    }
}

/// Why not.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MembershipRefusal {
    /// Not a role that they can give or take.
    BeyondTheirRole,
    /// Nobody closes themselves out, nor changes their own role.
    Oneself,
    /// Each organisation keeps somebody who answers for its people.
    LastManager,
    /// They come in no more already.
    Gone,
    /// They have that role.
    SameRole,
    /// No address of a mailbox.
    NotAnAddress,
    /// A new invitation is for somebody who hasn't set up how they come in.
    HasWaysIn,
    /// That their ways in be made anew is proposed already.
    ResetWaits,
    /// Nobody proposed it, or too long ago.
    NoResetWaits,
    /// The second person must be another one.
    SamePerson,
    /// Two of their own organisation can do it: the centre only stands in.
    TheirOwnFirst,
}

impl MembershipRefusal {
    /// A stable word for it.
    pub fn code(self) -> &'static str {
        match self {
            MembershipRefusal::BeyondTheirRole => "beyond-their-role",
            MembershipRefusal::Oneself => "not-of-oneself",
            MembershipRefusal::LastManager => "last-manager",
            MembershipRefusal::Gone => "person-gone",
            MembershipRefusal::SameRole => "same-role",
            MembershipRefusal::NotAnAddress => "not-an-address",
            MembershipRefusal::HasWaysIn => "has-ways-in",
            MembershipRefusal::ResetWaits => "reset-waits",
            MembershipRefusal::NoResetWaits => "no-reset-waits",
            MembershipRefusal::SamePerson => "reset-same-person",
            MembershipRefusal::TheirOwnFirst => "their-own-first",
        }
    }

    /// Which field it is about.
    pub fn field(self) -> Option<Field> {
        (self == MembershipRefusal::NotAnAddress).then_some(Field::Email)
    }
}

impl From<MembershipRefusal> for Refusal {
    fn from(refusal: MembershipRefusal) -> Refusal {
        Refusal::Membership(refusal)
    }
}

/// Does it answer for an organisation's people?
pub fn answers_for_people(role: Role) -> bool {
    !access::gives(role).is_empty()
}

/// The roles that somebody gives and takes among the people of such an organisation.
///
/// ```
/// use desk::{Role, fact::Party, membership::gives};
/// let given = gives(Role::SuperAdministrator, Party::Customer);
/// assert_eq!(given, [Role::AuthorisedUser, Role::SuperAdministrator]);
/// assert!(gives(Role::CentreAgent, Party::Vendor).is_empty());
/// ```
pub fn gives(giver: Role, party: Party) -> Vec<Role> {
    access::gives(giver).iter().copied().filter(|role| role.is_of(party)).collect()
}

/// Somebody is invited into an organisation, as its first entry.
///
/// # Errors
///
/// A [`Refusal`] that names its rule; then nothing has happened.
pub fn invite(
    id: PersonId,
    of: &Organisation,
    new: &Invitation,
    cx: &Context<'_>,
) -> Result<Decided, Refusal> {
    access::require(cx.actor, Action::InvitePeople, &among(of, None))?;
    if !gives(cx.actor.role, of.party).contains(&new.role) {
        return Err(MembershipRefusal::BeyondTheirRole.into());
    }
    new.name.check(Field::Name)?;
    new.email.check(Field::Email)?;
    if !is_an_address(&new.email.text) {
        return Err(MembershipRefusal::NotAnAddress.into());
    }
    let added = PersonFact::Added {
        organisation: of.id,
        role: new.role,
        name: new.name.reference(),
        email: new.email.reference(),
    };
    let texts = vec![new.name.clone(), new.email.clone()];
    Ok(facts(Stream::Person(id), 0, [added], texts, cx))
}

/// Somebody is closed out, or gets another role. `others` answer for the same organisation's people, and come in.
///
/// # Errors
///
/// A [`Refusal`] that names its rule; then nothing has happened.
pub fn decide(
    person: &Person,
    of: &Organisation,
    others: usize,
    command: MembershipCommand,
    cx: &Context<'_>,
) -> Result<Decided, Refusal> {
    reaches(person, of, command.action(), cx)?;
    not_older_than(person.version, cx)?;
    let fact = match command {
        MembershipCommand::Disable => PersonFact::Disabled {},
        MembershipCommand::ChangeRole { role } if role == person.role => {
            return Err(MembershipRefusal::SameRole.into());
        }
        MembershipCommand::ChangeRole { role } if !gives(cx.actor.role, of.party).contains(&role) => {
            return Err(MembershipRefusal::BeyondTheirRole.into());
        }
        MembershipCommand::ChangeRole { role } => PersonFact::RoleChanged { role },
    };
    let goes_on = matches!(command, MembershipCommand::ChangeRole { role } if answers_for_people(role));
    if answers_for_people(person.role) && !goes_on && others == 0 {
        return Err(MembershipRefusal::LastManager.into());
    }
    Ok(facts(Stream::Person(person.id), person.version, [fact], Vec::new(), cx))
}

/// May the actor do this about that person?
///
/// # Errors
///
/// A [`Refusal`] that names its rule.
pub fn reaches(person: &Person, of: &Organisation, action: Action, cx: &Context<'_>) -> Result<(), Refusal> {
    access::require(cx.actor, action, &among(of, Some(person.id)))?;
    if cx.actor.person() == Some(person.id) {
        return Err(MembershipRefusal::Oneself.into());
    }
    if !person.active {
        return Err(MembershipRefusal::Gone.into());
    }
    if !gives(cx.actor.role, of.party).contains(&person.role) {
        return Err(MembershipRefusal::BeyondTheirRole.into());
    }
    Ok(())
}

/// The people of an organisation are its own: a provider doesn't say who its customer's are.
fn among(of: &Organisation, person: Option<PersonId>) -> Object {
    Object::Of { organisation: of.id, provider: None, person }
}

/// Something before the sign, something after, and nothing blank: more is for the mail to find out.
fn is_an_address(text: &str) -> bool {
    let parts = text.trim().split_once('@');
    parts.is_some_and(|(name, host)| {
        !name.is_empty()
            && !host.is_empty()
            && !host.contains('@')
            && !text.trim().contains(char::is_whitespace)
    })
}
