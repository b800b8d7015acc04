//! Who belongs to an organisation (the access rules, "user: invite / disable / role").

use desk::fact::Party;
use desk::membership::{Invitation, MembershipCommand, MembershipRefusal, decide, gives, invite};
use desk::{Action, Entry, Organisation, Person, PersonFact, PersonId, Refusal, Role};

use crate::world::*;

const NOW: &str = "2026-11-20 10:00 Paris";

fn new(role: Role, email: &str) -> Invitation {
    Invitation { role, name: words("Zoé Martin"), email: words(email) }
}

fn invited(by: Who, of: &Organisation, role: Role) -> Result<Vec<Entry>, Refusal> {
    let now = at(NOW);
    let id = PersonId(uuid::Uuid::from_u128(77));
    invite(id, of, &new(role, "zoe@example"), &context(&TERMS, &by.actor(now), now)).map(|d| d.entries)
}

fn done(by: Who, to: Who, others: usize, command: MembershipCommand) -> Result<Person, Refusal> {
    let now = at(NOW);
    let of = organisation(to.organisation);
    let decided = decide(&to.person(), &of, others, command, &context(&TERMS, &by.actor(now), now))?;
    Ok(decided.entries.iter().fold(to.person(), Person::after))
}

/// Source: the access rules, "user: invite": each organisation its own people, the centre everybody; on the word of a
/// person, never of the console.
#[test]
fn people_are_invited_by_who_answers_for_their_organisation() {
    let (direct, alpha) = (organisation(DIRECT), organisation(ALPHA));
    let entries = invited(SOFIA, &direct, Role::AuthorisedUser).expect("her own");
    assert_eq!(entries[0].by.person(), Some(SOFIA.id()));
    let person = Person::fold(&entries).expect("a person");
    assert_eq!((person.organisation, person.role, person.active), (DIRECT, Role::AuthorisedUser, true));
    assert!(invited(PAUL, &alpha, Role::ProviderManager).is_ok());
    assert!(invited(MONA, &alpha, Role::ProviderManager).is_ok(), "the first of a provider, too");
    for by in [NORA, ULI, VERA, QUENTIN, ADAM, AUDREY] {
        let refused = invited(by, &organisation(by.organisation), Role::AuthorisedUser);
        let expected = [Some(Action::InvitePeople), None];
        let action = match refused {
            Err(Refusal::NotAllowed { action, .. }) => Some(action),
            Err(Refusal::NotFound) => None,
            other => panic!("{:?}: {other:?}", by.id()),
        };
        assert!(expected.contains(&action));
    }
    assert_eq!(
        invited(SOFIA, &alpha, Role::ProviderAgent),
        Err(Refusal::NotFound),
        "outside, nothing is there"
    );
    assert_eq!(invited(PAUL, &organisation(KYOTO), Role::AuthorisedUser), Err(Refusal::NotFound));
}

/// Source: the access rules, "≤ SA", "≤ PM", "≤ CM": nobody gives more than they are, nor a role of elsewhere.
#[test]
fn nobody_gives_more_than_they_are() {
    let beyond = Err(Refusal::Membership(MembershipRefusal::BeyondTheirRole));
    for role in [Role::Auditor, Role::Administrator, Role::CentreManager, Role::ProviderAgent] {
        assert_eq!(invited(SOFIA, &organisation(DIRECT), role), beyond, "{role:?}");
    }
    assert_eq!(invited(MONA, &organisation(VENDOR), Role::Administrator), beyond);
    assert_eq!(
        done(MONA, ADAM, 2, MembershipCommand::Disable),
        Err(MembershipRefusal::BeyondTheirRole.into())
    );
    for role in Role::ALL {
        for party in [Party::Vendor, Party::Provider, Party::Customer] {
            assert!(gives(*role, party).iter().all(|given| given.is_of(party)));
        }
    }
}

/// Source: the access rules: closed out, another role; nobody does it to themselves, and somebody stays who answers.
#[test]
fn the_last_who_answers_for_people_stays() {
    let lower = MembershipCommand::ChangeRole { role: Role::ProviderAgent };
    assert_eq!(done(MONA, PAUL, 0, MembershipCommand::Disable), Err(MembershipRefusal::LastManager.into()));
    assert_eq!(done(MONA, PAUL, 0, lower), Err(MembershipRefusal::LastManager.into()));
    let after = done(MONA, PAUL, 1, lower).expect("another stays");
    assert_eq!((after.role, after.active), (Role::ProviderAgent, true));
    assert!(!done(PAUL, NORA, 0, MembershipCommand::Disable).expect("an agent").active);
    assert_eq!(done(PAUL, PAUL, 3, MembershipCommand::Disable), Err(MembershipRefusal::Oneself.into()));
    assert_eq!(done(PAUL, NORA, 0, lower), Err(MembershipRefusal::SameRole.into()));
    assert_eq!(done(PAUL, TOM, 3, MembershipCommand::Disable), Err(Refusal::NotFound), "another provider's");
    assert_eq!(done(LEA, NORA, 3, lower), Err(Refusal::NotFound));
}

/// Source: the same: whoever is gone stays gone; an address is one.
#[test]
fn who_is_gone_and_what_is_no_address_are_refused() {
    let mut entries = NORA.entries();
    let number = u64::try_from(entries.len() + 1).expect("few");
    let gone = desk::Fact::Person(PersonFact::Disabled {});
    entries.push(by_console(desk::Stream::Person(NORA.id()), number, gone));
    let nora = Person::fold(&entries).expect("Nora");
    let now = at(NOW);
    let paul = PAUL.actor(now);
    let cx = context(&TERMS, &paul, now);
    let refused = decide(&nora, &organisation(ALPHA), 3, MembershipCommand::Disable, &cx);
    assert_eq!(refused.map(|d| d.entries.len()), Err(MembershipRefusal::Gone.into()));
    for address in ["zoe", "@example", "zoe@", "zoe @example", "zoe@ex@ample"] {
        let id = PersonId(uuid::Uuid::from_u128(77));
        let refused = invite(id, &organisation(ALPHA), &new(Role::ProviderAgent, address), &cx);
        assert_eq!(
            refused.map(|d| d.entries.len()),
            Err(MembershipRefusal::NotAnAddress.into()),
            "{address}"
        );
    }
}
