//! The people of an organisation: invited, given another role, closed out.

use app::{Failure, Form, IdentityRefusal, KeyKind, SecurityEvent, Visitor, Whence};
use desk::membership::{Invitation, MembershipCommand, MembershipRefusal};
use desk::{Refusal, Role};

use crate::world::World;

fn here() -> Whence {
    Whence { network: "192.0.2.7".to_owned(), agent: "a browser".to_owned() }
}

impl World {
    fn guest(&self, role: Role, email: &str) -> Invitation {
        Invitation { role, name: self.app.authored("Zoé Martin"), email: self.app.authored(email) }
    }

    /// Somebody who proved who they are a moment ago.
    async fn proven(&self, visitor: Visitor) -> Visitor {
        let key = self.app.make_key(KeyKind::Session, visitor.person.id, "").await.expect("a session");
        self.app.enter(KeyKind::Session, &key).await.expect("in")
    }
}

/// Source: issue "People and doors", signing in: people are invited by their own organisation, by a link shown once.
#[tokio::test]
async fn an_invitation_adds_a_person_and_opens_one_door_once() {
    let w = World::new("members-invite").await;
    let sofia = w.visitor(w.sofia).await;
    let form = Form { key: Some("one".to_owned()), ..Form::default() };
    let guest = w.guest(Role::AuthorisedUser, "zoe@example");
    let invited = w.app.invite(&sofia, w.direct, &guest, &form, &here()).await.expect("hers");
    let link = invited.link.expect("the first time");
    let again = w.app.invite(&sofia, w.direct, &guest, &form, &here()).await.expect("the same form");
    assert!(again.link.is_none() && again.person == invited.person, "two clicks are one act");
    let twice = w.app.invite(&sofia, w.direct, &guest, &Form::default(), &here()).await;
    assert!(matches!(twice, Err(Failure::AlreadyThere(_))));
    let arriving = w.app.take_link(&link, &here()).await.expect("the link opens");
    assert_eq!(arriving.person(), invited.person);
    assert!(w.app.take_link(&link, &here()).await.is_err(), "once");
    let noted = w.app.security_of(invited.person, 10).await.expect("notes");
    let by = |event| noted.iter().any(|note| note.event == event && note.by == Some(w.sofia));
    assert!(by(SecurityEvent::Invited) && by(SecurityEvent::LinkMade));

    w.app.erase_person(invited.person).await.expect("erased");
    let row = w.app.person_row(invited.person).await.expect("a row");
    assert_eq!((row.name, row.email), (None, None), "the name was their own, not their manager's");
}

/// Source: catalogue, hard rule 5: a role counts from the next request on, and what one was in by ends.
#[tokio::test]
async fn another_role_and_closing_out_end_what_one_was_in_by() {
    let w = World::new("members-change").await;
    let mona = w.visitor(w.mona).await;
    let mona = w.proven(mona).await;
    for command in [MembershipCommand::ChangeRole { role: Role::CentreManager }, MembershipCommand::Disable] {
        let session = w.app.make_key(KeyKind::Session, w.vera, "").await.expect("a session");
        let token = w.app.make_key(KeyKind::Token, w.vera, "").await.expect("a token");
        w.app.change_member(&mona, w.vera, command, &Form::default(), &here()).await.expect("done");
        assert!(w.app.enter(KeyKind::Session, &session).await.is_err());
        assert!(w.app.enter(KeyKind::Token, &token).await.is_err());
    }
    let noted: Vec<_> = w.app.security_of(w.vera, 10).await.expect("notes").iter().map(|n| n.event).collect();
    assert_eq!(noted, [SecurityEvent::Disabled, SecurityEvent::RoleChanged]);
    let sofia = w.visitor(w.sofia).await;
    let last =
        w.app.change_member(&mona, w.sofia, MembershipCommand::Disable, &Form::default(), &here()).await;
    let Err(Failure::Refused(Refusal::Membership(why))) = last else { panic!("{last:?}") };
    assert_eq!(why, MembershipRefusal::LastManager);
    let theirs =
        w.app.change_member(&sofia, w.nora, MembershipCommand::Disable, &Form::default(), &here()).await;
    assert!(matches!(theirs, Err(Failure::Refused(Refusal::NotFound))), "{theirs:?}");
    assert!(matches!(w.app.members(&sofia, w.provider).await, Err(Failure::Refused(Refusal::NotFound))));
}

/// Source: the access rules, "user: reset MFA": a manager makes another link only for somebody who hasn't come yet, since
/// a link to ways in that exist would let one person come in as another.
#[tokio::test]
async fn another_link_is_for_who_has_not_come_yet() {
    let w = World::new("members-again").await;
    let mona = w.visitor(w.mona).await;
    let first = w.app.invite_again(&mona, w.vera, &here()).await.expect("a link");
    let second = w.app.invite_again(&mona, w.vera, &here()).await.expect("another");
    assert!(w.app.take_link(&first, &here()).await.is_err(), "no longer good");
    let arriving = w.app.take_link(&second, &here()).await.expect("good");
    let offer = w.app.offer_generator(w.vera).await.expect("a generator");
    let code = testkit::code(&offer.seed, w.app.wall().as_second());
    let password = "three grey ducks cross the road".to_owned();
    w.app.enrol_with_password(&arriving, password, &offer.ceremony, &code, &here()).await.expect("ways in");
    let refused = w.app.invite_again(&mona, w.vera, &here()).await;
    let Err(Failure::Refused(Refusal::Membership(why))) = refused else { panic!("{refused:?}") };
    assert_eq!(why, MembershipRefusal::HasWaysIn);
    let own = w.app.invite_again(&mona, w.mona, &here()).await;
    assert!(matches!(own, Err(Failure::Refused(Refusal::Membership(MembershipRefusal::Oneself)))));
}

/// Source: the access rules, `ff`: another role takes a proof of who gives it.
#[tokio::test]
async fn another_role_takes_a_fresh_proof() {
    let w = World::new("members-proof").await;
    let mona = w.visitor(w.mona).await;
    let mona = w.proven(mona).await;
    let later = w.app.wall().as_second() + 16 * 60;
    w.shell.set(jiff::Timestamp::from_second(later).expect("an instant"));
    let role = MembershipCommand::ChangeRole { role: Role::CentreManager };
    let refused = w.app.change_member(&mona, w.vera, role, &Form::default(), &here()).await;
    assert!(matches!(refused, Err(Failure::Identity(IdentityRefusal::ProveAgain))), "{refused:?}");
}
