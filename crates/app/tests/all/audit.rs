//! What was changed of an organisation's things, for whoever answers for it.

use app::{AuditQuery, Failure, Form, KeyKind, Visitor};
use desk::access::Fields;
use desk::{Command, PersonId, Refusal, Role, StreamKind};

use crate::world::World;

impl World {
    async fn someone(&self, organisation: desk::OrganisationId, role: Role, name: &str) -> Visitor {
        let email = format!("{name}@example").to_lowercase();
        let new = app::NewPerson { organisation, role, name: name.to_owned(), email, qualified_from: None };
        let id: PersonId = self.app.add_person(&new).await.expect("a person");
        let key = self.app.make_key(KeyKind::Session, id, "").await.expect("a session");
        self.app.enter(KeyKind::Session, &key).await.expect("in")
    }
}

/// Source: issue "People and doors", people's rights: an audit for each organisation's manager; the access rules, §3.2 "journal":
/// of one's organisation's things only, and never the notes of others.
#[tokio::test]
async fn a_manager_sees_what_was_changed_of_their_own_things_and_no_others() {
    let w = World::new("audit").await;
    let paul = w.someone(w.provider, Role::ProviderManager, "Paul").await;
    let theirs = w.report(w.nora, "Blank page").await;
    let others = w.report(w.tom, "Slow search").await;
    let vera = w.visitor(w.vera).await;
    for command in [
        Command::Acknowledge { note: None },
        Command::Note { text: w.app.authored("Ask Kyoto."), files: Vec::new() },
        Command::Send { text: w.app.authored("Which version?"), files: Vec::new() },
    ] {
        w.app.act(&vera, theirs, &command, &Form::default()).await.expect("taken");
    }
    let audit = w.app.audit(&paul, w.provider, &AuditQuery::default()).await.expect("his");
    assert_eq!((audit.fields, audit.wrong), (Fields::All, None));
    assert!(audit.chains >= 3, "a ticket, two people, the organisation: {}", audit.chains);
    let words: Vec<&str> = audit
        .lines
        .iter()
        .filter_map(|line| match &line.entry.fact {
            desk::Fact::Ticket(fact) => Some(fact.word()),
            _ => None,
        })
        .collect();
    assert_eq!(words, ["message_sent", "acknowledged", "opened"], "and no note of the centre");
    assert!(audit.lines.iter().all(|line| line.ticket != Some(others)));
    assert_eq!(audit.names.get(&w.vera).map(String::as_str), Some("Vera"));
    assert!(audit.people.iter().all(|row| row.organisation == w.provider));

    let by_vera = AuditQuery { person: Some(w.vera), limit: Some(1), ..AuditQuery::default() };
    let first = w.app.audit(&paul, w.provider, &by_vera).await.expect("a page");
    let second = AuditQuery { before: first.next, ..by_vera.clone() };
    let second = w.app.audit(&paul, w.provider, &second).await.expect("the next");
    let positions: Vec<u64> = first.lines.iter().chain(&second.lines).map(|line| line.position).collect();
    assert_eq!(positions.len(), 2);
    assert!(positions[0] > positions[1]);
    let people = AuditQuery { kind: Some(StreamKind::Person), ..AuditQuery::default() };
    let people = w.app.audit(&paul, w.provider, &people).await.expect("people");
    assert!(people.lines.iter().all(|line| line.ticket.is_none()) && people.lines.len() >= 2);

    for (who, of) in [(w.nora, w.provider), (w.vera, w.provider)] {
        let refused = w.app.audit(&w.visitor(who).await, of, &AuditQuery::default()).await;
        assert!(matches!(refused, Err(Failure::Refused(Refusal::NotAllowed { .. }))), "{refused:?}");
    }
    let mona = w.visitor(w.mona).await;
    let refused = w.app.audit(&mona, w.provider, &AuditQuery::default()).await;
    assert!(
        matches!(refused, Err(Failure::Refused(Refusal::NotAllowed { .. }))),
        "each its own: {refused:?}"
    );
    let hidden = w.app.audit(&w.visitor(w.sofia).await, w.provider, &AuditQuery::default()).await;
    assert!(matches!(hidden, Err(Failure::Refused(Refusal::NotFound))));
    let audrey = w.someone(mona.organisation.id, Role::Auditor, "Audrey").await;
    let seen = w.app.audit(&audrey, w.provider, &AuditQuery::default()).await.expect("that something was");
    assert_eq!(seen.fields, Fields::Metadata);
    assert!(seen.names.is_empty() && seen.people.is_empty());
}
