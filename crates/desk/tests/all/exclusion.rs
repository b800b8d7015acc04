//! Exclusions (clause 2.B) and *not an incident* (clause 1): reasoned, by two people, contestable, reversible, shown apart.
//!
//! 16 Nov 2026 is a Monday: a report at 10:00 is due at 11:00 in category 1, at 14:00 in category 2. Vera isn't qualified,
//! Quentin is, Mona is the centre's manager.

use desk::access::shows;
use desk::clock::Course;
use desk::exclusion::{
    End, ExclusionCommand, ExclusionRefusal, Found, Known, NOT_AN_INCIDENT, Proposal, Verdict,
};
use desk::report::{Outcome, outcome};
use desk::{Command, Context, Field, Refusal, Standing, State, StopKind, decide};
use terms::{DutyId, GroundId};

use crate::world::*;

const TRAINED: Known = Known { trained: Some(true), pointed_out: None };

fn monday() -> Story<'static> {
    Story::reported("2026-11-16 10:00 Paris")
}

/// On that ground, with a cause, evidence and plain words.
fn on(ground: &str) -> Proposal {
    Proposal {
        ground: GroundId::from(ground),
        contract_clause: None,
        found: None,
        duty: None,
        cause: words("The single sign-on of another maker answers with an error."),
        evidence: words("Its log of 16 Nov, 09:58: HTTP 502."),
        told: words("Your sign-on server is down; the application itself runs."),
        help: false,
        known: Known::default(),
    }
}

fn propose(proposal: Proposal) -> Command {
    Command::Exclusion(ExclusionCommand::Propose(Box::new(proposal)))
}

fn confirm() -> Command {
    confirm_with(None, Known::default())
}

fn confirm_with(found: Option<Found>, known: Known) -> Command {
    Command::Exclusion(ExclusionCommand::Confirm { found, known })
}

fn turn_down() -> Command {
    Command::Exclusion(ExclusionCommand::Decline { reason: words("The log shows the opposite.") })
}

fn contest() -> Command {
    Command::Exclusion(ExclusionCommand::Contest { reply: words("Other applications sign in.") })
}

fn review(verdict: Verdict) -> Command {
    Command::Exclusion(ExclusionCommand::Review { verdict, reason: words("Seen both logs.") })
}

fn lift() -> Command {
    Command::Exclusion(ExclusionCommand::Lift { reason: words("The wrong ticket.") })
}

fn help() -> Command {
    Command::Exclusion(ExclusionCommand::Help { text: words("A way to sign in locally.") })
}

/// Proposed by Vera at 10:10 and confirmed by Quentin at 10:20, in category 1.
fn excluded() -> Story<'static> {
    let mut story = monday();
    story
        .at("2026-11-16 10:10 Paris")
        .act(VERA, &incident(1))
        .act(VERA, &propose(on("third-party-software")));
    story.at("2026-11-16 10:20 Paris").act(QUENTIN, &confirm());
    story
}

fn counted_as(story: &Story<'_>) -> Outcome {
    outcome(story.clock(&acknowledgement()).course, story.acknowledged())
}

fn refused(refusal: ExclusionRefusal) -> Result<&'static [desk::Entry], Refusal> {
    Err(Refusal::Exclusion(refusal))
}

/// Source: clause 2.B with product, "proposed by one person, confirmed by a second".
#[test]
fn an_exclusion_2b_takes_two_people() {
    let mut story = monday();
    story.act(QUENTIN, &incident(1)).act(QUENTIN, &propose(on("third-party-software")));
    assert!(story.ticket().exclusion.proposed().is_some());
    assert_eq!(story.ticket().exclusion.since(), None, "a proposal excludes nothing");
    assert_eq!(story.tries(QUENTIN, &confirm()), refused(ExclusionRefusal::SamePerson));
    assert_eq!(story.tries(VERA, &confirm()), refused(ExclusionRefusal::Unqualified));
    story.act(MONA, &confirm());
    assert_eq!(story.ticket().exclusion.since(), Some(at("2026-11-16 10:00 Paris")));
    assert_eq!(story.words(), ["opened", "triaged", "exclusion_proposed", "exclusion_confirmed"]);
}

/// Source: clause 2.B: the agreement's four grounds, and clause 1's fifth; no other.
#[test]
fn the_grounds_are_those_of_the_agreement() {
    let mut story = monday();
    let known = ["contract-not-kept", "misuse", "third-party-software", "not-trained", NOT_AN_INCIDENT];
    let known = known.map(str::to_owned).to_vec();
    let given = "we are busy".to_owned();
    let no_ground = ExclusionRefusal::UnknownGround { given: given.clone(), known };
    assert_eq!(story.tries(VERA, &propose(on(&given))), refused(no_ground));
    for ground in ["misuse", "third-party-software", NOT_AN_INCIDENT] {
        story.act(VERA, &propose(on(ground))).act(VERA, &turn_down());
    }
    let clause =
        |id| desk::exclusion::ground(&TERMS.agreement, &GroundId::from(id)).map(|g| g.clause.0.clone());
    assert_eq!(clause("misuse").as_deref(), Some("2.B.2"));
    assert_eq!(clause(NOT_AN_INCIDENT).as_deref(), Some("1.incident"));
}

/// Source: clause 2.B, "a reasoned decision: cause and evidence".
#[test]
fn cause_evidence_and_plain_words_are_owed() {
    let mut story = monday();
    let blank = |change: fn(&mut Proposal)| {
        let mut proposal = on("misuse");
        change(&mut proposal);
        propose(proposal)
    };
    let empty = |field| Err(Refusal::Empty(field));
    assert_eq!(story.tries(VERA, &blank(|p| p.cause = words(" "))), empty(Field::Cause));
    assert_eq!(story.tries(VERA, &blank(|p| p.evidence = words(""))), empty(Field::Evidence));
    assert_eq!(story.tries(VERA, &blank(|p| p.told = words(""))), empty(Field::PlainWords));
}

/// Source: clause 2.B.1 with its reading "cumulative": the contract not kept *and* the documentation neither read nor
/// applied, asked of both people; the clause of the master contract is named.
#[test]
fn ground_2b1_asks_for_both_conditions_and_the_clause_of_the_contract() {
    let (both, one) = (
        Found { contract_not_kept: true, documentation_not_applied: true },
        Found { contract_not_kept: true, documentation_not_applied: false },
    );
    let mut story = monday();
    story.act(VERA, &incident(1));
    let clause = Some(words("Clause 7.2"));
    let bare = Proposal { found: Some(both), ..on("contract-not-kept") };
    assert_eq!(story.tries(VERA, &propose(bare.clone())), refused(ExclusionRefusal::ContractClauseMissing));
    let half = Proposal { found: Some(one), contract_clause: clause.clone(), ..bare.clone() };
    assert_eq!(story.tries(VERA, &propose(half)), refused(ExclusionRefusal::NotBoth));
    story.act(VERA, &propose(Proposal { contract_clause: clause, ..bare }));
    assert_eq!(
        story.tries(QUENTIN, &confirm_with(Some(one), Known::default())),
        refused(ExclusionRefusal::NotBoth),
        "the second person answers for themselves"
    );
    story.act(QUENTIN, &confirm_with(Some(both), Known::default()));
    assert!(story.ticket().exclusion.holding().is_some());
}

/// Source: reading "exclusion 2.B.1", the other value.
#[test]
fn an_agreement_may_read_2b1_as_either() {
    let terms = Terms::of(&amended(&[("value = \"cumulative\"", "value = \"either\"")]));
    let mut story = Story::told(&terms, "2026-11-16 10:00 Paris", NORA, &bare());
    let proposal = |found| Proposal {
        found: Some(found),
        contract_clause: Some(words("Clause 7.2")),
        ..on("contract-not-kept")
    };
    assert_eq!(story.tries(VERA, &propose(proposal(Found::default()))), refused(ExclusionRefusal::Neither));
    story.act(VERA, &propose(proposal(Found { contract_not_kept: true, ..Found::default() })));
}

/// Source: clause 2.B.4: the training register answers, and a doubt isn't a ground.
#[test]
fn ground_2b4_asks_the_training_register() {
    let mut story = monday();
    let pointed_out = Some(at("2026-11-02 10:00 Paris"));
    let knowing = |known| propose(Proposal { known, ..on("not-trained") });
    assert_eq!(story.tries(VERA, &knowing(Known::default())), refused(ExclusionRefusal::RegisterSilent));
    assert_eq!(story.tries(VERA, &knowing(TRAINED)), refused(ExclusionRefusal::CustomerTrained));
    let untrained = Known { trained: Some(false), pointed_out };
    story.act(VERA, &incident(1)).act(VERA, &knowing(untrained));
    assert_eq!(
        story.tries(QUENTIN, &confirm_with(None, Known { trained: Some(true), ..untrained })),
        refused(ExclusionRefusal::CustomerTrained),
        "a proof came in meanwhile"
    );
    story.act(QUENTIN, &confirm_with(None, untrained));
}

/// Source: reading "duties as grounds": a duty that was never pointed out can't be used; not on the day itself either.
#[test]
fn a_duty_never_pointed_out_is_no_ground() {
    let training = ExclusionRefusal::DutyNotPointedOut { duty: DutyId::from("training") };
    let mut story = monday();
    for pointed_out in [None, Some(at("2026-11-16 10:00:01 Paris"))] {
        let known = Known { trained: Some(false), pointed_out };
        let proposal = propose(Proposal { known, ..on("not-trained") });
        assert_eq!(story.tries(VERA, &proposal), refused(training.clone()));
    }
    let level_1 = Proposal { duty: Some(DutyId::from("level-1")), ..on("misuse") };
    let refusal = ExclusionRefusal::DutyNotPointedOut { duty: DutyId::from("level-1") };
    assert_eq!(story.tries(VERA, &propose(level_1)), refused(refusal));

    let terms = Terms::of(&amended(&[("value = \"only if pointed out\"", "value = \"always\"")]));
    let mut story = Story::told(&terms, "2026-11-16 10:00 Paris", NORA, &bare());
    let known = Known { trained: Some(false), pointed_out: None };
    story.act(VERA, &propose(Proposal { known, ..on("not-trained") }));
}

/// Source: reading "exclusion and clock": the clock runs until the exclusion is confirmed.
#[test]
fn the_clock_runs_until_the_exclusion_is_confirmed() {
    let mut story = monday();
    story.at("2026-11-16 10:10 Paris").act(VERA, &incident(1)).act(VERA, &propose(on("misuse")));
    story.at("2026-11-16 10:20 Paris");
    assert_eq!(story.acknowledged(), Standing::Running { left: minutes(40) });
    story.act(QUENTIN, &confirm());
    assert_eq!(story.clock(&acknowledgement()).course, Course::Excluded { at: story.now });
    story.at("2026-11-16 16:00 Paris");
    assert_eq!(story.acknowledged(), Standing::Excluded { spent: minutes(20) });
    assert_eq!(counted_as(&story), Outcome::Excluded);
    assert_eq!(story.pending(), [], "nothing is awaited any more");
    assert_eq!(story.rings(), []);
}

/// Source: reading "exclusion and clock": an earlier miss stays, and it stands still.
#[test]
fn a_miss_before_the_exclusion_stays() {
    let mut story = monday();
    story.act(VERA, &incident(1)).act(VERA, &propose(on("misuse")));
    story.at("2026-11-16 11:30 Paris").act(QUENTIN, &confirm());
    assert_eq!(story.words()[3..], ["missed", "exclusion_confirmed"]);
    story.at("2026-11-16 17:00 Paris");
    assert_eq!(story.acknowledged(), Standing::Missed { over: minutes(30) });
    assert_eq!(counted_as(&story), Outcome::Missed);
    story.act(VERA, &send("We are sorry."));
    assert_eq!(
        story.acknowledged(),
        Standing::Missed { over: minutes(30) },
        "what comes later changes nothing"
    );
}

/// Source: the same, the other way: what was met before is not taken back, and the due instant itself is no miss.
#[test]
fn what_was_met_before_the_exclusion_stays_met() {
    let mut story = monday();
    story.act(VERA, &incident(1)).at("2026-11-16 10:05 Paris").act(VERA, &acknowledge());
    story.act(VERA, &propose(on("misuse"))).at("2026-11-16 12:00 Paris").act(QUENTIN, &confirm());
    assert_eq!(story.acknowledged(), Standing::Met { spent: minutes(5) });

    let mut story = monday();
    story.act(VERA, &incident(1)).act(VERA, &propose(on("misuse")));
    story.at("2026-11-16 11:00 Paris").act(QUENTIN, &confirm());
    assert_eq!(counted_as(&story), Outcome::Excluded);
}

/// Source: clause 3.D: before triage nothing is called missed, so an exclusion before it could hide a miss.
#[test]
fn an_exclusion_is_confirmed_after_triage_only() {
    let mut story = monday();
    story.act(VERA, &propose(on("misuse"))).at("2026-11-16 11:30 Paris");
    assert_eq!(story.tries(QUENTIN, &confirm()), Err(Refusal::NotTriaged));
    story.act(VERA, &incident(1)).act(QUENTIN, &confirm());
    assert_eq!(counted_as(&story), Outcome::Missed);
}

/// Source: product, 2.B "contestable, reviewed by someone else".
#[test]
fn a_contested_exclusion_is_reviewed_by_a_third_person() {
    let mut story = excluded();
    assert_eq!(story.tries(MONA, &review(Verdict::Upheld)), refused(ExclusionRefusal::NothingContested));
    assert_eq!(story.tries(VERA, &contest()).expect_err("not hers").code(), "not-allowed");
    story.at("2026-11-16 12:00 Paris").act(NORA, &contest());
    assert_eq!(story.tries(NORA, &contest()), refused(ExclusionRefusal::AlreadyContested));
    assert_eq!(story.tries(QUENTIN, &review(Verdict::Upheld)), refused(ExclusionRefusal::NotAThirdPerson));
    assert_eq!(story.tries(VERA, &review(Verdict::Upheld)), refused(ExclusionRefusal::NotAThirdPerson));
    assert_eq!(story.tries(NORA, &review(Verdict::Overturned)).expect_err("not hers").code(), "not-allowed");
    story.act(MONA, &review(Verdict::Upheld));
    assert_eq!(counted_as(&story), Outcome::Excluded);
    let ticket = story.ticket();
    let exclusion = ticket.exclusion.holding().expect("it holds");
    assert_eq!(exclusion.reviewed.map(|done| done.what), Some(Verdict::Upheld));
}

/// Source: reading "exclusion and clock": once overturned, all counts from notification. What the reporter was told at
/// 10:20 was a person's answer (reading "an automatic reply").
#[test]
fn overturned_it_counts_from_notification() {
    let mut story = excluded();
    story.act(NORA, &contest()).at("2026-11-16 15:00 Paris").act(MONA, &review(Verdict::Overturned));
    assert_eq!(story.acknowledged(), Standing::Met { spent: minutes(20) });
    assert_eq!(story.clock(&acknowledgement()).stop.map(|stop| stop.how), Some(StopKind::Answer));
    assert_eq!(story.ticket().exclusion.all[0].ended.map(|done| done.what), Some(End::Overturned));
    assert_eq!(
        story.standing(&diagnosis()),
        Standing::Measuring { spent: minutes(300) },
        "the response time too"
    );
}

/// Source: the same: what had passed before anybody was told is a miss, lifted or not.
#[test]
fn lifted_after_a_miss_it_is_late() {
    let mut story = monday();
    story.act(VERA, &incident(1)).act(VERA, &propose(on(NOT_AN_INCIDENT)));
    story.at("2026-11-16 11:10 Paris").act(QUENTIN, &confirm());
    story.at("2026-11-16 14:00 Paris").act(VERA, &lift());
    assert_eq!(story.acknowledged(), Standing::MetLate { spent: minutes(70), over: minutes(10) });
    assert_eq!(counted_as(&story), Outcome::Missed);
}

/// Source: product, 2.B "reversible": the desk itself takes it back, with a reason that the reporter reads.
#[test]
fn an_exclusion_can_be_lifted() {
    let mut story = excluded();
    assert_eq!(story.tries(NORA, &lift()).expect_err("not hers").code(), "not-allowed");
    story.at("2026-11-16 10:40 Paris").act(VERA, &lift());
    assert_eq!(story.tries(VERA, &lift()), refused(ExclusionRefusal::NotExcluded));
    assert_eq!(story.clock(&acknowledgement()).course, Course::Firm);
    assert_eq!(story.acknowledged(), Standing::Met { spent: minutes(20) });
    story.act(VERA, &propose(on("misuse"))).at("2026-11-16 10:50 Paris").act(MONA, &confirm());
    assert_eq!(story.ticket().exclusion.all.len(), 2, "and excluded anew, on another ground");
}

/// Source: product, 2.B: "the vendor isn't obliged; it may help all the same".
#[test]
fn helped_without_obligation_is_an_outcome() {
    let mut story = excluded();
    assert!(!story.ticket().exclusion.all[0].is_helped());
    story.act(VERA, &help());
    assert!(story.ticket().exclusion.all[0].is_helped());
    assert_eq!(counted_as(&story), Outcome::Excluded, "and it is shown apart all the same");
    assert_eq!(monday().tries(VERA, &help()), refused(ExclusionRefusal::NotExcluded));
}

/// Source: docs/DESIGN.md, "what was met stays met": a second exclusion doesn't take back the answer that the first one was, once
/// that was lifted.
#[test]
fn excluded_again_what_was_met_stays_met() {
    let mut story = excluded();
    story.at("2026-11-16 12:00 Paris").act(QUENTIN, &lift());
    let met = Standing::Met { spent: minutes(20) };
    assert_eq!(story.acknowledged(), met);
    story.act(VERA, &propose(on("misuse"))).at("2026-11-16 12:30 Paris").act(QUENTIN, &confirm());
    assert_eq!(story.acknowledged(), met);
}

/// Source: clause 1: the fault is elsewhere. As reasoned and contestable as an exclusion.
#[test]
fn not_an_incident_is_decided_like_an_exclusion() {
    let mut story = monday();
    story.act(VERA, &incident(1)).act(VERA, &propose(on(NOT_AN_INCIDENT)));
    story.at("2026-11-16 10:20 Paris").act(QUENTIN, &confirm()).act(NORA, &contest());
    story.act(MONA, &review(Verdict::Overturned));
    assert_eq!(counted_as(&story), Outcome::Met);
}

/// Source: product, 2.B "told to the reporter in plain words, with the clause": the proposal stays at the desk, the
/// decision is shown with its cause and evidence.
#[test]
fn the_reporter_sees_the_decision_and_not_the_proposal() {
    let mut story = excluded();
    story.act(NORA, &contest()).act(MONA, &review(Verdict::Upheld));
    let nora = NORA.actor(story.now);
    let seen = story.entries.iter().zip(story.facts()).filter(|(entry, _)| shows(&nora, entry, None));
    let seen: Vec<_> = seen.map(|(_, fact)| (fact.word(), fact.texts().len())).collect();
    assert_eq!(
        seen[1..],
        [
            ("triaged", 0),
            ("exclusion_confirmed", 3), // plain words, cause, evidence
            ("exclusion_contested", 1),
            ("exclusion_upheld", 1),
        ]
    );
}

/// Source: lessons, "two people at once": who decides on what changed meanwhile is shown it first.
#[test]
fn whoever_confirms_has_read_the_latest() {
    let mut story = monday();
    story.act(VERA, &incident(1)).act(VERA, &propose(on("misuse")));
    let seen = Some(story.ticket().version);
    story.act(NORA, &send("We found the cause ourselves."));
    let quentin = QUENTIN.actor(story.now);
    let stale = story.does(&quentin, &confirm(), seen);
    assert!(matches!(stale, Err(Refusal::Stale { .. })));
}

/// Source: hard rule 1: it is a person's decision; neither an import nor the desk's clock excludes.
#[test]
fn no_machine_excludes() {
    let story = monday();
    for actor in [desk::Actor::import(VENDOR), desk::Actor::clock(VENDOR)] {
        let cx: Context<'_> = context(&TERMS, &actor, story.now);
        let refusal = decide(&story.ticket(), &propose(on("misuse")), &cx).expect_err("refused");
        assert_eq!(refusal.code(), "not-allowed");
    }
}

/// Source: the same words as everywhere: one at a time, and not on what is over.
#[test]
fn one_is_decided_at_a_time() {
    let mut story = excluded();
    assert_eq!(story.tries(VERA, &propose(on("misuse"))), refused(ExclusionRefusal::Excluded));
    assert_eq!(story.tries(QUENTIN, &confirm()), Err(Refusal::NothingProposed));
    story.act(VERA, &close());
    assert_eq!(story.act(NORA, &contest()).ticket().state(), State::Closed, "contestable after the end too");
    let mut story = monday();
    story.act(VERA, &incident(1)).act(VERA, &propose(on("misuse")));
    assert_eq!(story.tries(VERA, &propose(on("misuse"))), refused(ExclusionRefusal::Waits));
    story.act(QUENTIN, &turn_down());
    assert_eq!(story.ticket().exclusion.all[0].ended.map(|done| done.what), Some(End::Declined));
}

/// Source: product, "a due-time proof on each clock": an excluded one can be recomputed too.
#[test]
fn an_excluded_clock_can_be_proved() {
    let mut story = excluded();
    story.at("2026-11-17 10:00 Paris");
    let clock = story.clock(&acknowledgement());
    let calendar = &TERMS.calendars[&clock.region];
    let proof = desk::proof::proof(&clock, Some(1), &TERMS.agreement, calendar, story.now).expect("a proof");
    assert_eq!(proof.standing, Standing::Excluded { spent: minutes(20) });
    assert!(proof.readings.contains(&"exclusion_and_clock".to_owned()));
    desk::verify(&proof).expect("it comes out");
}
