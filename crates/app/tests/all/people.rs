//! Qualifications through the whole desk: journal, rows, rights, clocks (clause 1, response time).
//!
//! 23 Nov 2026 is a Monday.

use app::{Failure, Form, NewPerson};
use desk::qualification::{QualificationCommand, QualificationRefusal};
use desk::{ChartCommand, Command, PersonId, Product, Refusal, Role, fact::Level1Desk};
use terms::MeasureId;

use crate::world::{World, at};

fn propose(w: &World, product: Option<&str>) -> QualificationCommand {
    QualificationCommand::Propose {
        product: product.and_then(Product::named),
        from: None,
        until: Some(at("2027-01-15 00:00 Paris")),
        reason: w.app.authored("Passed the course of October."),
    }
}

async fn is_sound(w: &World) {
    assert_eq!(w.app.check().await.expect("a check").differs, None);
    w.app.verify_journal().await.expect("a walk");
}

fn is(refused: &Result<app::Receipt, Failure>, wanted: QualificationRefusal) -> bool {
    matches!(refused, Err(Failure::Refused(Refusal::Qualification(found))) if *found == wanted)
}

/// Source: clause 1: a diagnosis ends the response time from the confirmation on, and not after it was taken back.
#[tokio::test]
async fn a_diagnosis_counts_from_the_confirmation_on() {
    let w = World::new("qualification").await;
    let form = Form::default();
    let (mona, vera, quentin) =
        (w.visitor(w.mona).await, w.visitor(w.vera).await, w.visitor(w.quentin).await);
    w.clock("2026-11-23 09:30 Paris");
    let number = w.report(w.nora, "Blank page").await;
    let stop = async || {
        let view = w.app.ticket(&quentin, number).await.expect("a ticket");
        view.clock(&MeasureId::diagnosis()).expect("a clock").clock.stop
    };
    w.app.qualify(&mona, w.vera, &propose(&w, None), &form).await.expect("proposed");
    let proposal = w
        .app
        .people_of_desk(&mona)
        .await
        .expect("hers")
        .members
        .iter()
        .find(|(row, _)| row.id == w.vera)
        .and_then(|(_, vera)| vera.qualifications.waiting().next().map(|waits| waits.number))
        .expect("it waits");
    let diagnose = || Command::diagnose(w.app.authored("The session store is full."));
    w.app.act(&vera, number, &diagnose(), &form).await.expect("kept");
    assert_eq!(stop().await, None, "proposed isn't confirmed");

    let confirm = QualificationCommand::Confirm { proposal };
    let alone = w.app.qualify(&mona, w.vera, &confirm, &form).await;
    assert!(is(&alone, QualificationRefusal::SamePerson), "{alone:?}");
    w.clock("2026-11-23 10:00 Paris");
    w.app.qualify(&quentin, w.vera, &confirm, &form).await.expect("confirmed");
    assert_eq!(stop().await, None, "never backwards");
    w.clock("2026-11-23 10:20 Paris");
    w.app.act(&vera, number, &diagnose(), &form).await.expect("kept");
    assert_eq!(stop().await.map(|stop| stop.at), Some(at("2026-11-23 10:20 Paris")));

    let roll = w.app.member(&mona, w.vera).await.expect("hers");
    let held = roll.members[0].1.qualifications.granted[0].clone();
    assert_eq!(roll.names.get(&w.quentin).map(String::as_str), Some("Quentin"));
    assert_eq!(held.lapses_within(roll.now, roll.soon), held.until, "it lapses within sixty days");
    let revoke =
        QualificationCommand::Revoke { qualification: held.number, reason: w.app.authored("Moved.") };
    w.app.qualify(&mona, w.vera, &revoke, &form).await.expect("taken back");
    assert!(!w.app.is_qualified(w.vera).await.expect("she is here"));
    assert!(stop().await.is_some(), "what was, was");
    is_sound(&w).await;
}

/// Source: the access rules: a provider's manager qualifies its own agents on its level-1 desk, alone, and sees nobody else's.
#[tokio::test]
async fn a_provider_qualifies_its_own_agents_at_level_1() {
    let w = World::new("qualification-level-1").await;
    let form = Form::default();
    let new = NewPerson {
        organisation: w.provider,
        role: Role::ProviderManager,
        name: "Paul".to_owned(),
        email: "paul@example".to_owned(),
        qualified_from: None,
    };
    let paul: PersonId = w.app.add_person(&new).await.expect("a person");
    let (paul, nora) = (w.visitor(paul).await, w.visitor(w.nora).await);
    let elsewhere = w.app.qualify(&paul, w.nora, &propose(&w, None), &form).await;
    assert!(is(&elsewhere, QualificationRefusal::NoLevel1Desk), "{elsewhere:?}");
    w.app.chart(w.provider, &ChartCommand::Level1(Level1Desk::Here {})).await.expect("said");
    w.app.qualify(&paul, w.nora, &propose(&w, None), &form).await.expect("granted");
    assert!(w.app.is_qualified(w.nora).await.expect("she is here"));
    for (who, whom) in [(&nora, w.nora), (&paul, w.tom), (&paul, w.vera)] {
        assert!(w.app.qualify(who, whom, &propose(&w, None), &form).await.is_err());
    }
    let names: Vec<_> = w.app.people_of_desk(&paul).await.expect("his").names.into_values().collect();
    assert_eq!(names.len(), 2, "{names:?}");
    assert!(w.app.member(&paul, w.vera).await.is_err(), "not his");
    let (ines, mona) = (w.visitor(w.ines).await, w.visitor(w.mona).await);
    assert!(w.app.people_of_desk(&ines).await.is_err(), "a customer's people have no desk");
    assert!(w.app.member(&mona, w.nora).await.is_err(), "a provider's agents are the provider's");
    is_sound(&w).await;
}
