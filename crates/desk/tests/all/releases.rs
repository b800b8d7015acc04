//! Releases (clause 2.A, "the supply of updates"): what they contain, which incidents they close, who was told.

use desk::fact::Delivery;
use desk::release::{Contents, ReleaseCommand, ReleaseState, decide};
use desk::works::{WorksRefusal, Written};
use desk::{Authored, Entry, Field, Folded, ProblemId, Refusal, Release, ReleaseId, Scope, TicketId};

use crate::world::*;

fn ticket(n: u128) -> TicketId {
    TicketId(uuid::Uuid::from_u128(n))
}

fn contents(version: &str) -> ReleaseCommand {
    ReleaseCommand::Prepare(Box::new(Contents {
        version: version.to_owned(),
        contains: words("The cache key has the tenant in it."),
        delivery: Delivery::Supplied,
        problems: vec![ProblemId(uuid::Uuid::from_u128(700))],
        tickets: vec![ticket(3)],
    }))
}

fn publish(tickets: &[u128]) -> ReleaseCommand {
    let notices =
        Written { en: words("4.2.1 is out."), fr: words("4.2.1 est parue."), ja: words("4.2.1を公開。") };
    ReleaseCommand::Publish {
        notices: Box::new(notices),
        tickets: tickets.iter().map(|n| ticket(*n)).collect(),
    }
}

/// One release among others.
#[derive(Default)]
struct Tale {
    entries: Vec<Entry>,
    others: Vec<Release>,
}

impl Tale {
    fn tries(&mut self, who: Who, command: &ReleaseCommand) -> Result<(), Refusal> {
        let now = at("2026-11-16 10:00 Paris");
        let (actor, before) = (who.actor(now), Release::fold(&self.entries));
        let cx = context(&TERMS, &actor, now);
        let id = ReleaseId(uuid::Uuid::from_u128(900 + self.others.len() as u128));
        self.entries.extend(decide(id, before.as_ref(), command, &self.others, &cx)?.entries);
        Ok(())
    }

    fn act(&mut self, who: Who, command: &ReleaseCommand) -> &mut Self {
        self.tries(who, command).expect("taken");
        self
    }

    fn now(&self) -> Release {
        Release::fold(&self.entries).expect("a release")
    }
}

/// Source: issue 3, 2.A: publishing closes the loop with each reporter; what is left is known.
#[test]
fn publishing_leaves_each_reporter_to_be_told_once() {
    let mut tale = Tale::default();
    tale.act(VERA, &contents("4.2.1"));
    assert_eq!((tale.now().state, tale.now().scopes()), (ReleaseState::Prepared, vec![Scope::Centre]));
    assert_eq!(tale.tries(VERA, &publish(&[3])), Err(WorksRefusal::NotQualified.into()));
    tale.act(QUENTIN, &publish(&[5, 3, 5]));
    let out = tale.now();
    assert_eq!((out.closes.clone(), out.left()), (vec![ticket(3), ticket(5)], vec![ticket(3), ticket(5)]));
    assert!(out.is_open() && out.scopes().contains(&Scope::Everybody));
    tale.act(QUENTIN, &ReleaseCommand::Tell(ticket(3)));
    assert_eq!(tale.now().left(), [ticket(5)], "a cut leaves the rest known");
    let twice = tale.tries(QUENTIN, &ReleaseCommand::Tell(ticket(3)));
    assert_eq!(twice, Err(WorksRefusal::ToldAlready.into()));
    tale.act(QUENTIN, &ReleaseCommand::Tell(ticket(5)));
    assert!(!tale.now().is_open());
    assert_eq!(tale.tries(MONA, &publish(&[9])), Err(WorksRefusal::Announced.into()));
    assert_eq!(tale.tries(MONA, &contents("4.2.2")), Err(WorksRefusal::Announced.into()));
}

/// Source: a version's name means one thing; it stays in the journal, so that it is a name and no more.
#[test]
fn a_version_is_one_release() {
    let mut first = Tale::default();
    first.act(VERA, &contents(" 4.2.1 "));
    assert_eq!(first.now().contents.version, "4.2.1");
    let mut second = Tale { others: vec![first.now()], ..Tale::default() };
    assert_eq!(
        second.tries(VERA, &contents("4.2.1")),
        Err(WorksRefusal::VersionTaken("4.2.1".to_owned()).into())
    );
    assert_eq!(second.tries(VERA, &contents(" ")), Err(Refusal::Empty(Field::Version)));
    assert_eq!(second.tries(VERA, &contents("4\n2")), Err(Refusal::NotText(Field::Version)));
    assert_eq!(second.tries(VERA, &contents(&"9".repeat(61))).expect_err("long").code(), "too-long");
    second.act(VERA, &contents("4.2.2"));
}

/// Source: a release that was taken back is over; nobody is told any more.
#[test]
fn a_withdrawn_release_tells_nobody() {
    let withdraw: fn(Authored) -> ReleaseCommand = |reason| ReleaseCommand::Withdraw { reason };
    let mut tale = Tale::default();
    tale.act(VERA, &contents("4.2.1")).act(MONA, &publish(&[1]));
    tale.act(MONA, &withdraw(words("It loses files.")));
    assert_eq!((tale.now().left(), tale.now().is_open()), (vec![], false));
    assert_eq!(tale.tries(MONA, &ReleaseCommand::Tell(ticket(1))), Err(WorksRefusal::Over.into()));
    assert_eq!(tale.now().state, ReleaseState::Withdrawn);
    assert!(tale.now().scopes().contains(&Scope::Everybody), "whoever has it must know");
}
