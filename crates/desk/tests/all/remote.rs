//! Remote access (clause 3.C): asked, granted by the party that owns the system, used, ended.
//!
//! 17 Nov 2026 is a Tuesday; the agreement lets an access last 8 hours at most.

use desk::remote::{RemoteCommand, Standing};
use desk::{Actor, By, Command, Field, NewTicket, OrganisationId, PersonId, Refusal, Service, State, open};

use crate::world::*;

/// Nora of Alpha reports for Alpha's customer in Japan.
fn reported() -> Story<'static> {
    let now = at("2026-11-17 10:00 Paris");
    let (new, actor): (NewTicket, Actor) = (bare(), NORA.actor(now));
    let customer = organisation(KYOTO);
    let decided = open(&new, &organisation(ALPHA), Some(&customer), &context(&TERMS, &actor, now));
    let entries = decided.expect("a report").entries;
    Story { terms: &TERMS, now, entries, texts: Default::default() }
}

fn ask_of(owner: OrganisationId, from: &str, until: &str) -> Command {
    Command::Remote(RemoteCommand::Ask {
        owner,
        purpose: words("See the session store fill up."),
        systems: words("Application server 2"),
        people: vec![MONA.id()],
        known: vec![MONA.id()],
        from: at(from),
        until: at(until),
    })
}

fn ask() -> Command {
    ask_of(ALPHA, "2026-11-17 14:00 Paris", "2026-11-17 16:00 Paris")
}

fn grant(request: u64) -> Command {
    Command::Remote(RemoteCommand::Grant { request, until: None })
}

fn refuse(request: u64, why: &str) -> Command {
    Command::Remote(RemoteCommand::Refuse { request, reason: Some(words(why)) })
}

fn enter(request: u64) -> Command {
    Command::Remote(RemoteCommand::Enter { request })
}

fn leave(request: u64) -> Command {
    Command::Remote(RemoteCommand::Leave { request, note: Some(words("Read the log.")) })
}

fn revoke(request: u64) -> Command {
    Command::Remote(RemoteCommand::Revoke { request, reason: None })
}

fn standing(story: &Story<'_>, request: u64) -> Standing {
    story.ticket().remote.request(request).expect("a request").standing
}

/// Source: clause 3.C: from the question to the end, who and when; it ends by itself on the instant.
#[test]
fn clause_3c_asked_granted_used_and_ended_by_itself() {
    let mut story = reported();
    story.act(QUENTIN, &ask());
    let request = story.last().number;
    story.at("2026-11-17 11:00 Paris").act(PAUL, &grant(request));
    assert_eq!(story.tries(QUENTIN, &enter(request)).expect_err("too early").code(), "access-not-live");
    story.at("2026-11-17 14:05 Paris").act(QUENTIN, &enter(request));
    story.at("2026-11-17 14:30 Paris").act(QUENTIN, &leave(request)).act(MONA, &enter(request));

    story.at("2026-11-17 16:20 Paris").rings();
    let ended = story.last();
    assert_eq!((ended.at, ended.by), (at("2026-11-17 16:00 Paris"), By::Service(Service::Clock)));
    let found = story.ticket().remote.request(request).expect("it").clone();
    assert_eq!(found.standing, Standing::Ended);
    let visits: Vec<_> = found.visits.iter().map(|v| (v.by, v.from, v.until.expect("out"))).collect();
    let of = |who: Who, from: &str, until: &str| (By::Person(who.id()), at(from), at(until));
    let quentin = of(QUENTIN, "2026-11-17 14:05 Paris", "2026-11-17 14:30 Paris");
    assert_eq!(visits, [quentin, of(MONA, "2026-11-17 14:30 Paris", "2026-11-17 16:00 Paris")]);
    assert!(story.rings().is_empty(), "never twice");
    assert_eq!(story.tries(QUENTIN, &enter(request)).expect_err("over").code(), "access-not-live");
}

/// Source: clause 3.C binds the provider for its own systems; an end customer's need that customer's own consent.
#[test]
fn the_party_that_owns_the_system_consents_and_nobody_else() {
    let mut story = reported();
    story.act(QUENTIN, &ask());
    let own = story.last().number;
    story.act(QUENTIN, &ask_of(KYOTO, "2026-11-17 14:00 Paris", "2026-11-17 16:00 Paris"));
    let theirs = story.last().number;

    assert_eq!(story.tries(NORA, &grant(own)).expect_err("an agent").code(), "not-allowed");
    assert_eq!(story.tries(VERA, &grant(own)).expect_err("the centre").code(), "not-allowed");
    assert_eq!(story.tries(KEIKO, &grant(own)), Err(Refusal::NotFound), "not theirs");
    story.act(PAUL, &grant(own));
    assert_eq!(story.tries(PAUL, &grant(theirs)), Err(Refusal::NotFound), "not the provider's to give");
    story.act(KEIKO, &grant(theirs));
    assert_eq!((standing(&story, own), standing(&story, theirs)), (Standing::Granted, Standing::Granted));
    assert_eq!(
        story.tries(QUENTIN, &ask_of(BETA, "2026-11-17 14:00 Paris", "2026-11-17 15:00 Paris")),
        Err(Refusal::NotTheirSystem)
    );
    assert_eq!(
        story.tries(KEIKO, &send("Hello")),
        Err(Refusal::NotFound),
        "nothing else of the ticket is theirs"
    );
    story.act(KEIKO, &revoke(theirs));
    assert_eq!(standing(&story, theirs), Standing::Revoked);
}

/// Source: the access rules: asked and used by a qualified member, of those that were named.
#[test]
fn a_qualified_member_asks_and_a_named_one_goes_in() {
    let mut story = reported();
    assert_eq!(story.tries(VERA, &ask()), Err(Refusal::NotQualified { product: None }));
    let only_mona = Command::Remote(RemoteCommand::Ask {
        owner: ALPHA,
        purpose: words("Look."),
        systems: words("One"),
        people: vec![],
        known: vec![],
        from: at("2026-11-17 10:00 Paris"),
        until: at("2026-11-17 12:00 Paris"),
    });
    story.act(MONA, &only_mona);
    let request = story.last().number;
    story.act(PAUL, &grant(request));
    assert_eq!(story.tries(QUENTIN, &enter(request)), Err(Refusal::NotNamed));
    story.act(MONA, &enter(request));
    assert_eq!(story.tries(MONA, &enter(request)), Err(Refusal::AlreadyIn));
    assert_eq!(story.tries(QUENTIN, &leave(request)), Err(Refusal::NotIn));
}

/// Source: clause 3.C: the owner is told who may go in; a name that nobody can vouch for isn't passed on.
#[test]
fn clause_3c_only_qualified_colleagues_are_named() {
    let mut story = reported();
    let with = |people: Vec<PersonId>, known: Vec<PersonId>| {
        Command::Remote(RemoteCommand::Ask {
            owner: ALPHA,
            purpose: words("Look."),
            systems: words("One"),
            people,
            known,
            from: at("2026-11-17 10:00 Paris"),
            until: at("2026-11-17 12:00 Paris"),
        })
    };
    let both = vec![MONA.id(), VERA.id()];
    let refused = story.tries(QUENTIN, &with(both, vec![MONA.id()]));
    assert_eq!(refused, Err(Refusal::NotToBeNamed), "Vera isn't qualified");
    assert_eq!(Refusal::NotToBeNamed.clause().map(|clause| clause.to_string()), Some("3.C".to_owned()));
    story.act(QUENTIN, &with(vec![QUENTIN.id(), MONA.id()], vec![MONA.id()]));
    let request = story.last().number;
    let named = story.ticket().remote.request(request).expect("it").asked.people.clone();
    assert_eq!(named, [QUENTIN.id(), MONA.id()], "whoever asks is named, once");
}

/// Source: clause 3.C with the agreement's own limit of eight hours.
#[test]
fn a_window_lies_ahead_and_is_no_longer_than_the_agreement_says() {
    let mut story = reported();
    let asked = |from: &str, until: &str| ask_of(ALPHA, from, until);
    let long = asked("2026-11-17 10:00 Paris", "2026-11-17 18:00 Paris");
    story.act(QUENTIN, &long);
    let longer = asked("2026-11-17 10:00 Paris", "2026-11-17 18:01 Paris");
    assert_eq!(story.tries(QUENTIN, &longer), Err(Refusal::WindowTooLong { hours: 8 }));
    let past = asked("2026-11-17 08:00 Paris", "2026-11-17 09:59 Paris");
    assert_eq!(story.tries(QUENTIN, &past).expect_err("refused").code(), "window-over");
    let request = story.last().number;
    story.at("2026-11-17 11:00 Paris");
    let sooner = Command::Remote(RemoteCommand::Grant { request, until: Some(at("2026-11-17 12:00 Paris")) });
    story.act(PAUL, &sooner);
    let window = story.ticket().remote.request(request).expect("it").window;
    assert_eq!(window, (at("2026-11-17 11:00 Paris"), at("2026-11-17 12:00 Paris")), "granted for less");
}

/// Source: issue, 3.C: granted, refused, or left unanswered.
#[test]
fn what_nobody_answers_is_told_as_unanswered() {
    let mut story = reported();
    story.act(QUENTIN, &ask()).act(QUENTIN, &ask());
    let (first, second) = (story.last().number - 1, story.last().number);
    story.act(PAUL, &refuse(second, "Not during the audit."));
    assert_eq!(standing(&story, second), Standing::Refused);
    story.at("2026-11-17 16:00 Paris").rings();
    assert_eq!(standing(&story, first), Standing::Unanswered);
    assert_eq!(story.last().at, at("2026-11-17 16:00 Paris"));
    assert_eq!(story.tries(PAUL, &grant(first)), Err(Refusal::AccessIs(Standing::Unanswered)));
}

/// Source: hard rule 8: revocable in one click by either, and nobody is in any more.
#[test]
fn either_side_takes_it_back_at_once() {
    for who in [NORA, PAUL, VERA] {
        let mut story = reported();
        story.act(QUENTIN, &ask());
        let request = story.last().number;
        story.act(PAUL, &grant(request)).at("2026-11-17 14:10 Paris").act(QUENTIN, &enter(request));
        story.at("2026-11-17 14:20 Paris");
        let actor = who.actor(story.now);
        story.does(&actor, &revoke(request), Some(1)).expect("one click");
        let found = story.ticket().remote.request(request).expect("it").clone();
        assert_eq!(found.visits[0].until, Some(story.now), "out, too");
        assert_eq!(story.tries(QUENTIN, &enter(request)).expect_err("refused").code(), "access-not-live");
        assert_eq!(story.tries(who, &revoke(request)), Err(Refusal::AccessIs(Standing::Revoked)));
        story.at("2026-11-17 17:00 Paris");
        assert!(story.rings().iter().all(|entry| entry.fact.texts().is_empty()));
        assert!(!story.words().contains(&"access_ended"), "it was over before");
    }
}

/// Source: hard rule 8: the act of a person after the end comes after the end, even if the desk's clock is slower.
#[test]
fn an_end_that_the_clock_has_not_told_is_told_first() {
    let mut story = reported();
    story.act(QUENTIN, &ask());
    let request = story.last().number;
    story.act(PAUL, &grant(request)).at("2026-11-17 16:30 Paris");
    assert_eq!(story.tries(PAUL, &revoke(request)), Err(Refusal::AccessIs(Standing::Ended)));
    story.act(NORA, &send("Done?"));
    let words = story.words();
    assert_eq!(words[words.len() - 2..], ["access_ended", "message_sent"]);
}

/// Source: hard rule 8: no credential is stored, ever; the refusal says how to go on without.
#[test]
fn a_field_in_which_a_credential_is_pasted_refuses_it() {
    let mut story = reported();
    let with = |systems: &str| {
        Command::Remote(RemoteCommand::Ask {
            owner: ALPHA,
            purpose: words("Look."),
            systems: words(systems),
            people: vec![],
            known: vec![],
            from: at("2026-11-17 14:00 Paris"),
            until: at("2026-11-17 15:00 Paris"),
        })
    };
    for pasted in ["srv2, password=Winter2026", "ssh://root:hunter2@srv2", "AKIAIOSFODNN7EXAMPLE"] {
        let refused = story.tries(QUENTIN, &with(pasted)).expect_err(pasted);
        assert!(matches!(refused, Refusal::Credential { field: Field::Systems, .. }), "{refused:?}");
        let masked = desk::credential::masked(pasted);
        story.act(QUENTIN, &with(&masked));
    }
    for said in
        ["The password is wrong: blank page", "token expired", "Reset the password, then wait: nothing"]
    {
        story.act(NORA, &send(said));
    }
    assert!(story.tries(NORA, &send("mdp : hiver!26")).is_err());
}

#[test]
fn a_closed_ticket_lets_nobody_in() {
    let mut story = reported();
    story.act(QUENTIN, &ask());
    let request = story.last().number;
    story.act(PAUL, &grant(request)).act(PAUL, &close()).at("2026-11-17 14:10 Paris");
    assert_eq!(story.tries(QUENTIN, &enter(request)), Err(Refusal::WrongState(State::Closed)));
    assert_eq!(story.tries(QUENTIN, &ask()), Err(Refusal::WrongState(State::Closed)));
}
