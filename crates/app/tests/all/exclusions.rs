//! Exclusions through the house (clause 2.B): journal, rows, rights and figures.

use app::{Failure, Form, TargetsQuery, Visitor};
use desk::conduct::Act;
use desk::exclusion::{ExclusionCommand, ExclusionRefusal, Known, Proposal, Verdict};
use desk::fact::{Gravity, Kind};
use desk::report::Outcome;
use desk::{Command, Refusal};
use jiff::Timestamp;
use terms::GroundId;

use crate::world::{World, at};

fn triage() -> Command {
    let (kind, gravity) = (Kind::Incident, Some(Gravity::Minor));
    Command::Triage { kind, category: 1, gravity, workaround: None, reason: None }
}

fn propose(w: &World, ground: &str, known: Known) -> Command {
    Command::Exclusion(ExclusionCommand::Propose(Box::new(Proposal {
        ground: GroundId::from(ground),
        contract_clause: None,
        found: None,
        duty: None,
        cause: w.app.authored("Another maker's server is down."),
        evidence: w.app.authored("Its log of 09:58."),
        told: w.app.authored("Your sign-on server is down."),
        help: true,
        known,
    })))
}

fn confirm() -> Command {
    Command::Exclusion(ExclusionCommand::Confirm { found: None, known: Known::default() })
}

async fn counted(w: &World, visitor: &Visitor) -> Vec<(Outcome, u64)> {
    let query = TargetsQuery { from: Timestamp::MIN, to: Timestamp::MAX, by: Vec::new() };
    let targets = w.app.targets(visitor, &query).await.expect("a report");
    targets.total.counts.into_iter().collect()
}

/// Source: clause 2.B; reading "exclusion and clock"; invariant: rows made again from the journal are the same rows.
#[tokio::test]
async fn an_exclusion_is_in_the_journal_the_rows_and_the_figures() {
    let w = World::new("exclusions").await;
    w.clock("2026-11-20 10:00 Paris");
    let number = w.report(w.nora, "Nobody signs in").await;
    let (nora, tom, vera) = (w.visitor(w.nora).await, w.visitor(w.tom).await, w.visitor(w.vera).await);
    let (quentin, mona) = (w.visitor(w.quentin).await, w.visitor(w.mona).await);
    let form = Form::default();
    w.app.act(&vera, number, &triage(), &form).await.expect("triaged");
    let proposal = propose(&w, "third-party-software", Known::default());
    let refused = w.app.act(&nora, number, &proposal, &form).await;
    assert!(matches!(refused, Err(Failure::Refused(Refusal::NotAllowed { .. }))));
    w.app.act(&vera, number, &proposal, &form).await.expect("proposed");
    assert_eq!(w.app.waiting_decisions(&quentin).await.expect("a list").second.len(), 1);
    assert_eq!(w.app.count_waiting_decisions(&nora).await.expect("a count"), 0, "not a provider's to see");

    w.clock("2026-11-20 10:20 Paris");
    w.app.act(&quentin, number, &confirm(), &form).await.expect("confirmed");
    assert_eq!(counted(&w, &nora).await, [(Outcome::Excluded, 1)], "shown apart, never left out");
    let view = w.app.ticket(&nora, number).await.expect("her ticket");
    let told = view.ticket.exclusion.holding().expect("excluded").grounds().told;
    assert_eq!(view.text(told.id), Some("Your sign-on server is down."));

    let reply = ExclusionCommand::Contest { reply: w.app.authored("It answers us.") };
    let theirs = w.app.act(&tom, number, &Command::Exclusion(reply.clone()), &form).await;
    assert!(matches!(theirs, Err(Failure::Refused(Refusal::NotFound))));
    w.app.act(&nora, number, &Command::Exclusion(reply), &form).await.expect("contested");
    assert_eq!(w.app.waiting_decisions(&mona).await.expect("a list").third.len(), 1);
    let (verdict, reason) = (Verdict::Overturned, w.app.authored("Seen both logs."));
    let review = Command::Exclusion(ExclusionCommand::Review { verdict, reason });
    w.app.act(&mona, number, &review, &form).await.expect("reviewed");
    assert_eq!(counted(&w, &nora).await, [(Outcome::Met, 1)], "all counts from notification");

    let all = w.app.decisions(&mona, Timestamp::MIN, Timestamp::MAX).await.expect("figures");
    assert_eq!((all.count(Act::Confirmed), all.count(Act::Overturned)), (1, 1));
    assert_eq!(all.count(Act::Helped), 1, "helped without obligation");
    let people = all.people.expect("for the manager");
    let vera_did = people.iter().find(|one| one.person == w.vera).expect("Vera");
    assert_eq!((vera_did.acts[&Act::Proposed], vera_did.acts[&Act::WasOverturned]), (1, 1));
    let of_nora = w.app.decisions(&nora, Timestamp::MIN, Timestamp::MAX).await.expect("figures");
    assert!(of_nora.people.is_none() && of_nora.count(Act::Proposed) == 0);
    let later = w.app.decisions(&mona, at("2026-11-21 00:00 Paris"), Timestamp::MAX).await.expect("figures");
    assert_eq!(later.grounds, [], "counted under the day of its confirmation");
    assert_eq!(w.app.check().await.expect("a check").differs, None);
}

/// Source: clause 2.B.4: the register answers; what a door brings of it is thrown away.
#[tokio::test]
async fn nobody_brings_their_own_register() {
    let w = World::new("exclusions-register").await;
    let number = w.report(w.nora, "Nobody signs in").await;
    let vera = w.visitor(w.vera).await;
    let claimed = Known { trained: Some(false), pointed_out: Some(at("2020-01-01 00:00 Paris")) };
    let refused = w.app.act(&vera, number, &propose(&w, "not-trained", claimed), &Form::default()).await;
    let Err(Failure::Refused(Refusal::Exclusion(refusal))) = refused else { panic!("{refused:?}") };
    let by_the_register =
        matches!(refusal, ExclusionRefusal::RegisterSilent | ExclusionRefusal::DutyNotPointedOut { .. });
    assert!(by_the_register, "{refusal:?}");
}

/// Source: product, 2.B: an acknowledgement within a minute of notification is counted by person.
#[tokio::test]
async fn acknowledgements_at_once_are_counted() {
    let w = World::new("exclusions-at-once").await;
    let (vera, mona) = (w.visitor(w.vera).await, w.visitor(w.mona).await);
    for (opened, acknowledged) in [
        ("2026-11-20 10:00:00 Paris", "2026-11-20 10:00:30 Paris"),
        ("2026-11-20 10:01:00 Paris", "2026-11-20 10:11:00 Paris"),
    ] {
        w.clock(opened);
        let number = w.report(w.nora, "Nobody signs in").await;
        w.clock(acknowledged);
        w.app
            .act(&vera, number, &Command::Acknowledge { note: None }, &Form::default())
            .await
            .expect("taken");
    }
    let all = w.app.decisions(&mona, Timestamp::MIN, Timestamp::MAX).await.expect("figures");
    let people = all.people.expect("for the manager");
    assert_eq!((people[0].acknowledged, people[0].at_once), (2, 1));
    let vera_reads = w.app.decisions(&vera, Timestamp::MIN, Timestamp::MAX).await.expect("figures");
    assert!(vera_reads.people.is_none(), "an agent doesn't count colleagues");
}
