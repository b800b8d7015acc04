//! Two tiers through the whole house (preamble): journal, rows and rights of both levels.

use app::{Failure, Form, Query};
use desk::chart::ChartCommand;
use desk::escalation::Chosen;
use desk::fact::{Door, Level1Desk};
use desk::{Action, Command, NewTicket, Refusal, State};

use super::world::{World, at};

/// The house, where Provider A keeps its level-1 desk here.
async fn house(name: &str) -> World {
    let w = World::new(name).await;
    let here = ChartCommand::Level1(Level1Desk::Here {});
    w.app.chart(w.provider, &here).await.expect("a desk");
    w
}

fn escalation(w: &World) -> NewTicket {
    NewTicket::bare(w.app.fresh_ticket(), w.app.authored("Blank page for all of them"), Door::Portal)
}

async fn says(w: &World, who: desk::PersonId, number: u64, text: &str) {
    let visitor = w.visitor(who).await;
    let send = Command::send(w.app.authored(text));
    w.app.act(&visitor, number, &send, &Form::default()).await.expect("sent");
}

fn refused<T: std::fmt::Debug>(answer: Result<T, Failure>) -> Refusal {
    match answer {
        Err(Failure::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

async fn at_desk(w: &World, who: desk::PersonId) -> Vec<u64> {
    let query = Query { at_desk: true, ..Query::default() };
    let page = w.app.list(&w.visitor(who).await, &query).await.expect("a list");
    page.rows.iter().map(|listed| listed.number).collect()
}

/// Source: preamble; matrix of rights, "read L1 side".
#[tokio::test]
async fn level_1_is_between_the_customer_and_its_provider() {
    let w = house("tiers-level-1").await;
    let number = w.report(w.ines, "Blank page").await;
    assert_eq!(at_desk(&w, w.nora).await, [number]);
    let asked = w.app.list(&w.visitor(w.nora).await, &Query::default()).await.expect("a list");
    assert!(asked.rows.is_empty(), "what a provider asked of the centre is another list");
    for who in [w.vera, w.quentin, w.mona, w.tom, w.sofia] {
        assert_eq!(at_desk(&w, who).await, [] as [u64; 0]);
        let visitor = w.visitor(who).await;
        assert_eq!(refused(w.app.ticket(&visitor, number).await), Refusal::NotFound);
    }
    let nora = w.visitor(w.nora).await;
    assert_eq!(w.app.count(&nora, true, app::Waits::Acknowledgement).await.expect("a count"), 1);
    let acknowledge = Command::Acknowledge { note: None };
    w.app.act(&nora, number, &acknowledge, &Form::default()).await.expect("acknowledged");
    assert_eq!(w.app.count(&nora, true, app::Waits::Acknowledgement).await.expect("a count"), 0);
    let view = w.app.ticket(&w.visitor(w.ines).await, number).await.expect("hers");
    assert_eq!(view.ticket.state(), State::Acknowledged);
    assert_eq!(w.app.check().await.expect("a check").differs, None);
}

/// Source: preamble: one step, both ends in one commit; the customer sees the state and not the inside.
#[tokio::test]
async fn an_escalation_is_one_commit_of_two_tickets() {
    let w = house("tiers-escalation").await;
    let level1 = w.report(w.ines, "Blank page").await;
    says(&w, w.ines, level1, "Since this morning.").await;
    let nora = w.visitor(w.nora).await;
    let note = Command::note(w.app.authored("They never update."));
    w.app.act(&nora, level1, &note, &Form::default()).await.expect("noted");

    let before = w.app.position();
    let new = escalation(&w);
    let bad = w.app.escalate(&nora, level1, &new, &Chosen::texts(&[3]), &Form::default()).await;
    assert_eq!(refused(bad), Refusal::NotToBePassedOn { entry: 3 });
    assert_eq!(w.app.position(), before, "nothing has happened at either level");
    let level2 = w
        .app
        .escalate(&nora, level1, &new, &Chosen::texts(&[2]), &Form::default())
        .await
        .expect("taken")
        .number;
    assert_eq!(w.app.position(), before + 3, "two entries there, one here");

    let quentin = w.visitor(w.quentin).await;
    let there = w.app.ticket(&quentin, level2).await.expect("the centre's");
    assert_eq!(there.ticket.opened.what.escalated_from.map(|from| from.number), Some(level1));
    let words: Vec<&str> = there.texts.values().map(String::as_str).collect();
    assert!(words.contains(&"Since this morning."), "{words:?}");
    assert!(!words.contains(&"They never update."), "{words:?}");
    let acknowledge = Command::Acknowledge { note: Some(w.app.authored("For the provider only.")) };
    w.app.act(&quentin, level2, &acknowledge, &Form::default()).await.expect("acknowledged");

    let hers = w.app.ticket(&w.visitor(w.ines).await, level1).await.expect("hers");
    let status = hers.level2.expect("it was escalated");
    assert_eq!((status.state, status.due), (State::Acknowledged, None));
    assert!(status.relayed.is_none(), "its number and its changes are the provider's");
    assert!(!hers.texts.values().any(|text| text.contains("provider only")));
    assert_eq!(refused(w.app.ticket(&w.visitor(w.ines).await, level2).await), Refusal::NotFound);

    let theirs = w.app.ticket(&nora, level1).await.expect("theirs").level2.expect("it was escalated");
    let relayed = theirs.relayed.expect("the provider's");
    assert_eq!((relayed.number, relayed.changes.len()), (level2, 1));
    let again = w.app.escalate(&nora, level1, &escalation(&w), &Chosen::default(), &Form::default()).await;
    assert_eq!(refused(again).code(), "already-escalated");
    assert_eq!(w.app.check().await.expect("a check").differs, None);
    let verified = w.app.verify_journal().await.expect("a walk");
    assert!(verified.wrong.is_none(), "{verified:?}");
}

/// Source: preamble: erased once, it is gone at both levels.
#[tokio::test]
async fn what_was_passed_on_is_erased_with_its_author() {
    let w = house("tiers-erasure").await;
    let level1 = w.report(w.ines, "Blank page").await;
    says(&w, w.ines, level1, "My name is in the log.").await;
    let nora = w.visitor(w.nora).await;
    let level2 = w
        .app
        .escalate(&nora, level1, &escalation(&w), &Chosen::texts(&[2]), &Form::default())
        .await
        .expect("taken")
        .number;
    w.app.erase_person(w.ines).await.expect("erased");
    let there = w.app.ticket(&w.visitor(w.quentin).await, level2).await.expect("the centre's");
    assert!(!there.texts.values().any(|text| text.contains("in the log")), "{:?}", there.texts);
}

/// Source: preamble: a customer that changes provider; the old one keeps its own, read-only.
#[tokio::test]
async fn the_old_provider_keeps_its_own_and_writes_no_more() {
    let w = house("tiers-change").await;
    let number = w.report(w.ines, "Blank page").await;
    let other = w.app.organisation_by_name("Provider B").await.expect("there").id;
    w.app.chart(other, &ChartCommand::Level1(Level1Desk::Here {})).await.expect("a desk");
    let from = Some(at("2026-12-01 00:00 Paris"));
    let moves = ChartCommand::Support { provider: Some(other), from, until: None };
    w.app.chart(w.customer, &moves).await.expect("known ahead");
    says(&w, w.nora, number, "Until the end of the month.").await;

    w.clock("2026-12-01 09:00 Paris");
    let nora = w.visitor(w.nora).await;
    let send = Command::send(w.app.authored("One more thing"));
    let ended = refused(w.app.act(&nora, number, &send, &Form::default()).await);
    assert_eq!(ended, Refusal::SupportEnded { at: from, now: Some("Provider B".to_owned()) });
    assert!(w.app.ticket(&nora, number).await.is_ok(), "it keeps its own");
    let tom = w.visitor(w.tom).await;
    assert_eq!(refused(w.app.ticket(&tom, number).await), Refusal::NotFound, "the new one from its date");
    let new = w.report(w.ines, "Blank again").await;
    assert!(w.app.ticket(&tom, new).await.is_ok());
    assert_eq!(refused(w.app.ticket(&nora, new).await), Refusal::NotFound);
}

/// Source: preamble, "authorised"; the level-1 desk works on, and asks the centre no more.
#[tokio::test]
async fn a_lapsed_provider_escalates_nothing() {
    let w = house("tiers-lapsed").await;
    let number = w.report(w.ines, "Blank page").await;
    w.app.chart(w.provider, &ChartCommand::EndAuthorisation).await.expect("ended");
    let nora = w.visitor(w.nora).await;
    let tried = w.app.escalate(&nora, number, &escalation(&w), &Chosen::default(), &Form::default()).await;
    assert_eq!(refused(tried).code(), "authorisation-lapsed");
    says(&w, w.nora, number, "We look at it ourselves.").await;
    let again = w.app.ticket(&nora, number).await.expect("theirs");
    assert!(again.may(Action::Escalate), "by the table; the decision knows better");
}

/// Source: preamble; what is said of an organisation is said of the right one.
#[tokio::test]
async fn what_cant_be_said_of_an_organisation_is_refused() {
    let w = house("tiers-chart").await;
    let said = async |id, command| refused(w.app.chart(id, &command).await).code();
    let support = |provider| ChartCommand::Support { provider: Some(provider), from: None, until: None };
    assert_eq!(said(w.provider, support(w.provider)).await, "only-of");
    assert_eq!(said(w.customer, support(w.direct)).await, "not-a-provider");
    assert_eq!(said(w.customer, ChartCommand::EndAuthorisation).await, "only-of");
    let (from, until) = (at("2026-12-01 00:00 Paris"), Some(at("2026-11-01 00:00 Paris")));
    assert_eq!(said(w.provider, ChartCommand::Authorise { from, until }).await, "ends-before-it-begins");
    let theirs = ChartCommand::Domains(vec!["@A.example".to_owned()]);
    w.app.chart(w.provider, &theirs).await.expect("theirs");
    assert_eq!(said(w.customer, ChartCommand::Domains(vec!["a.example".to_owned()])).await, "domain-taken");
    assert_eq!(said(w.customer, ChartCommand::Name("Direct".to_owned())).await, "name-taken");
    let vera = w.visitor(w.vera).await;
    let by = w.app.chart_by(&vera, w.customer, &support(w.provider), &Form::default()).await;
    assert_eq!(refused(by).code(), "not-allowed");
    let mona = w.visitor(w.mona).await;
    w.app.chart_by(&mona, w.customer, &support(w.provider), &Form::default()).await.expect("hers to say");
}
