//! The duties of parties through the whole desk: journal, rows, rights (clauses 2.B.4, 2.C and 3.C).
//!
//! 24 Nov 2026 is a Tuesday.

use app::{Awaited, Failure, Form, NewPerson};
use desk::completeness::Item;
use desk::contact::ContactCommand;
use desk::duties::{self, DutyCommand, DutyRefusal, Kept};
use desk::fact::{Detail, Door};
use desk::information::{Given, InformationCommand};
use desk::remote::{RemoteCommand, Standing};
use desk::training::TrainingCommand;
use desk::{Command, NewTicket, PersonId, Refusal, Role, StopKind};
use terms::{DutyId, MeasureId};

use crate::world::{World, at};

/// Paul answers for the provider; Keiko runs the application at its customer.
async fn paul_and_keiko(w: &World) -> (PersonId, PersonId) {
    let join = async |name: &str, organisation, role| {
        let email = format!("{}@example", name.to_lowercase());
        let new = NewPerson { organisation, role, name: name.to_owned(), email, qualified_from: None };
        w.app.add_person(&new).await.expect("a person")
    };
    (
        join("Paul", w.provider, Role::ProviderManager).await,
        join("Keiko", w.customer, Role::SuperAdministrator).await,
    )
}

async fn reported_for_the_customer(w: &World) -> u64 {
    let nora = w.visitor(w.nora).await;
    let new = NewTicket::bare(w.app.fresh_ticket(), w.app.authored("Blank page"), Door::Portal);
    w.app.open(&nora, &new, None, Some(w.customer), &Form::default()).await.expect("a ticket").number
}

async fn is_sound(w: &World) {
    assert_eq!(w.app.check().await.expect("a check").differs, None);
    w.app.verify_journal().await.expect("a walk");
}

/// Source: clause 3.C: what was asked and what came back; the ledger of clause 2.C follows.
#[tokio::test]
async fn information_is_asked_for_and_comes_back() {
    let w = World::new("information").await;
    let form = Form::default();
    let (nora, vera) = (w.visitor(w.nora).await, w.visitor(w.vera).await);
    w.clock("2026-11-24 10:00 Paris");
    let number = w.report(w.nora, "Blank page").await;
    let text = Some(w.app.authored("Which browser?"));
    let ask = Command::Information(InformationCommand::Request { items: vec![Item::Steps], text });
    let receipt = w.app.act(&vera, number, &ask, &form).await.expect("asked");
    assert_eq!(receipt.number, number);

    let view = w.app.ticket(&nora, number).await.expect("hers");
    let request = view.ticket.information.waiting().next().expect("it waits").clone();
    assert_eq!(view.text(request.text.expect("a text").id), Some("Which browser?"));
    let stop = view.clock(&MeasureId::acknowledgement()).expect("a clock").clock.stop;
    assert_eq!(stop.map(|stop| stop.how), Some(StopKind::Answer));
    let ledger = w.app.ledger(&vera, w.provider).await.expect("theirs");
    let line = |what: &str| ledger.duties.iter().find(|line| line.duty.id.as_str() == what).expect("owed");
    assert_eq!((line(duties::INFORMATION).kept, line(duties::INFORMATION).asked), (Some(Kept::Asked), 1));
    assert_eq!(line(duties::LEVEL_1).latest[0].number, number);

    let details = [(Detail::Steps, w.app.authored("1. Sign in."))].into();
    let given = Given { details, text: Some(w.app.authored("Any.")), ..Given::default() };
    let answer = Command::Information(InformationCommand::Answer { request: request.number, given });
    w.app.act(&nora, number, &answer, &form).await.expect("answered");
    let view = w.app.ticket(&vera, number).await.expect("a ticket");
    assert!(!desk::completeness::missing(&view.ticket.report()).contains(&Item::Steps));
    is_sound(&w).await;
}

/// Source: clause 3.C: an end customer's systems by its own consent, although it sees nothing else of the ticket; ended by
/// itself on the instant.
#[tokio::test]
async fn an_end_customer_allows_access_to_its_own_systems() {
    let w = World::new("access").await;
    let form = Form::default();
    let (paul, keiko) = paul_and_keiko(&w).await;
    let (paul, keiko) = (w.visitor(paul).await, w.visitor(keiko).await);
    let (nora, quentin, tom) = (w.visitor(w.nora).await, w.visitor(w.quentin).await, w.visitor(w.tom).await);
    w.clock("2026-11-24 10:00 Paris");
    let number = reported_for_the_customer(&w).await;
    let ask = Command::Remote(RemoteCommand::Ask {
        owner: w.customer,
        purpose: w.app.authored("See the store fill up."),
        systems: w.app.authored("Server 2"),
        people: vec![],
        known: vec![],
        from: at("2026-11-24 14:00 Paris"),
        until: at("2026-11-24 16:00 Paris"),
    });
    w.app.act(&quentin, number, &ask, &form).await.expect("asked");
    let view = w.app.ticket(&quentin, number).await.expect("a ticket");
    let request = view.ticket.remote.requests[0].number;
    let grant = Command::Remote(RemoteCommand::Grant { request, until: None });

    let refused = w.app.act(&paul, number, &grant, &form).await;
    assert!(matches!(refused, Err(Failure::Refused(Refusal::NotFound))), "not the provider's: {refused:?}");
    let refused = w.app.act(&tom, number, &grant, &form).await;
    assert!(matches!(refused, Err(Failure::Refused(Refusal::NotFound))), "{refused:?}");
    let refused = w.app.ticket(&keiko, number).await;
    assert!(matches!(refused, Err(Failure::Refused(Refusal::NotFound))), "she sees no ticket of level 2");
    let hers = w.app.addressed(&keiko, number, request).await.expect("but this");
    assert!(hers.may_answer && hers.entries.len() == 1);
    assert!(
        hers.texts.values().any(|text| text == "Server 2") && !hers.texts.values().any(|t| t == "Blank page")
    );
    assert!(!w.app.addressed(&nora, number, request).await.expect("her ticket").may_answer);
    assert!(w.app.addressed(&tom, number, request).await.is_err());
    assert_eq!(w.app.ledger(&keiko, w.customer).await.expect("hers").access.len(), 1);

    w.app.act(&keiko, number, &grant, &form).await.expect("granted");
    w.clock("2026-11-24 14:10 Paris");
    w.app.act(&quentin, number, &Command::Remote(RemoteCommand::Enter { request }), &form).await.expect("in");
    w.clock("2026-11-24 16:30 Paris");
    while w.app.raise_alarms().await.expect("alarms") > 0 {}
    let hers = w.app.addressed(&keiko, number, request).await.expect("hers");
    let Awaited::Access(found) = &hers.awaited else { panic!("{hers:?}") };
    assert_eq!(
        (found.standing, found.end.map(|end| end.0)),
        (Standing::Ended, Some(at("2026-11-24 16:00 Paris")))
    );
    let kept = w.app.ledger(&quentin, w.customer).await.expect("theirs").access[0].kept;
    assert_eq!(kept, Kept::Met);
    is_sound(&w).await;
}

/// Source: clause 2.C: writing to a customer's super administrator, the provider copied; revoked, it is no more possible.
#[tokio::test]
async fn the_centre_writes_to_a_customer_while_it_is_authorised() {
    let w = World::new("contact").await;
    let form = Form::default();
    let (paul, keiko_id) = paul_and_keiko(&w).await;
    let (paul, keiko) = (w.visitor(paul).await, w.visitor(keiko_id).await);
    let (nora, vera) = (w.visitor(w.nora).await, w.visitor(w.vera).await);
    w.clock("2026-11-24 10:00 Paris");
    let number = reported_for_the_customer(&w).await;
    let text = w.app.authored("Which build do you run?");
    let refused = w.app.write_to_customer(&vera, number, keiko_id, &text, &form).await;
    let not_authorised = Refusal::Duty(DutyRefusal::NotAuthorised);
    assert!(matches!(&refused, Err(Failure::Refused(r)) if *r == not_authorised), "{refused:?}");
    w.app.act(&vera, number, &Command::Contact(ContactCommand::Ask), &form).await.expect("one click");

    let authorise = DutyCommand::Authorise { people: vec![], ticket: None, from: None, until: None };
    let refused = w.app.oblige(&nora, w.customer, &authorise, &form).await;
    assert!(matches!(refused, Err(Failure::Refused(Refusal::NotAllowed { .. }))), "{refused:?}");
    w.app.oblige(&paul, w.customer, &authorise, &form).await.expect("given");
    let refused = w.app.write_to_customer(&vera, number, w.ines, &text, &form).await;
    assert!(refused.is_err(), "a user is no super administrator");
    w.app.write_to_customer(&vera, number, keiko_id, &text, &form).await.expect("written");

    let copied = w.app.ticket(&nora, number).await.expect("her ticket");
    let message = copied.ticket.contact.messages[0].number;
    assert!(copied.texts.values().any(|text| text == "Which build do you run?"));
    let answer = ContactCommand::Answer { message, text: w.app.authored("Build 7.") };
    assert!(w.app.act(&nora, number, &Command::Contact(answer.clone()), &form).await.is_err());
    assert!(w.app.addressed(&keiko, number, message).await.expect("hers").may_answer);
    w.app.act(&keiko, number, &Command::Contact(answer), &form).await.expect("answered");

    let ledger = w.app.ledger(&paul, w.customer).await.expect("its customer's");
    let live = ledger.customers[0].live[0];
    w.app
        .oblige(&paul, w.customer, &DutyCommand::Revoke { authorisation: live }, &form)
        .await
        .expect("revoked");
    let refused = w.app.write_to_customer(&vera, number, keiko_id, &w.app.authored("And?"), &form).await;
    assert!(matches!(&refused, Err(Failure::Refused(r)) if *r == not_authorised), "{refused:?}");
    is_sound(&w).await;
}

/// Source: clause 2.B.4 and the register: shown by the party, checked by the centre; what exclusions ask.
#[tokio::test]
async fn the_register_answers_whether_a_customer_is_trained() {
    let w = World::new("training").await;
    let form = Form::default();
    let (_, keiko) = paul_and_keiko(&w).await;
    let (nora, vera, tom) = (w.visitor(w.nora).await, w.visitor(w.vera).await, w.visitor(w.tom).await);
    w.clock("2026-11-24 10:00 Paris");
    let shown = TrainingCommand::Record {
        certificate: w.app.authored("SA-117"),
        trainer: w.app.authored("Academy"),
        proof: None,
        from: at("2026-01-05 00:00 Paris"),
        until: at("2027-01-05 00:00 Paris"),
        files: Vec::new(),
    };
    assert!(!w.app.trained(w.customer, w.app.now()).await.expect("an answer").is_enough());
    let refused = w.app.train(&tom, keiko, &shown, &form).await;
    assert!(matches!(refused, Err(Failure::Refused(Refusal::NotFound))), "{refused:?}");
    w.app.train(&nora, keiko, &shown, &form).await.expect("shown");
    assert!(w.app.trained(w.customer, w.app.now()).await.expect("an answer").is_enough());
    assert_eq!(w.app.certificates_to_check().await.expect("a list").len(), 1);
    let ledger = w.app.ledger(&nora, w.provider).await.expect("hers");
    let certificate = ledger.customers[0].people[0].1.trainings.certificates[0].clone();
    assert_eq!(ledger.texts[&certificate.certificate.id], "SA-117");
    let verify = TrainingCommand::Verify { certificate: certificate.number };
    w.app.train(&vera, keiko, &verify, &form).await.expect("checked");
    assert!(w.app.certificates_to_check().await.expect("a list").is_empty());
    is_sound(&w).await;
}

/// Source: reading "duties as grounds"; the access rules: a ledger is read by its party, its provider and the centre.
#[tokio::test]
async fn what_was_pointed_out_is_on_the_ledger_of_both_parties() {
    let w = World::new("pointed-out").await;
    let (nora, vera, tom) = (w.visitor(w.nora).await, w.visitor(w.vera).await, w.visitor(w.tom).await);
    let duty = DutyId::from(duties::LEVEL_1);
    let text = w.app.authored("No check of level 1 was told.");
    let point_out = DutyCommand::PointOut { duty: duty.clone(), ticket: None, text };
    assert!(!w.app.was_told(w.provider, &duty, w.app.now()).await.expect("an answer"));
    assert!(w.app.oblige(&nora, w.provider, &point_out, &Form::default()).await.is_err());
    w.app.oblige(&vera, w.provider, &point_out, &Form::default()).await.expect("told");
    w.clock("2026-11-24 10:00 Paris");
    assert!(w.app.was_told(w.provider, &duty, w.app.now()).await.expect("an answer"));
    let ledger = w.app.ledger(&nora, w.provider).await.expect("hers");
    assert_eq!(ledger.texts[&ledger.pointed_out[0].text.id], "No check of level 1 was told.");
    assert!(ledger.duties.iter().any(|line| line.duty.id == duty && line.told.is_some()));
    let refused = w.app.ledger(&tom, w.provider).await;
    assert!(matches!(refused, Err(Failure::Refused(Refusal::NotFound))), "{refused:?}");
    assert!(w.app.ledger(&nora, w.customer).await.is_ok(), "its customer's");
    assert!(w.app.ledger(&nora, w.direct).await.is_err());
    is_sound(&w).await;
}

/// Source: clause 2.B.4 with the reading "duties as grounds": the register answers, and only after the duty was pointed out.
#[tokio::test]
async fn the_register_answers_when_a_customer_is_to_be_excluded() {
    let w = World::new("not-trained").await;
    let form = Form::default();
    let (_, keiko) = paul_and_keiko(&w).await;
    let (nora, quentin) = (w.visitor(w.nora).await, w.visitor(w.quentin).await);
    w.clock("2026-11-24 10:00 Paris");
    let propose = |app: &app::App| {
        let proposal = desk::exclusion::Proposal {
            ground: terms::GroundId::from("not-trained"),
            contract_clause: None,
            found: None,
            duty: None,
            cause: app.authored("Nobody there is trained."),
            evidence: app.authored("The register."),
            told: app.authored("Have one of you trained."),
            help: false,
            known: desk::exclusion::Known { trained: Some(false), pointed_out: Some(app.now()) },
        };
        Command::Exclusion(desk::exclusion::ExclusionCommand::Propose(Box::new(proposal)))
    };
    let first = reported_for_the_customer(&w).await;
    let refused = w.app.act(&quentin, first, &propose(&w.app), &form).await;
    assert!(refused.is_err(), "never pointed out, whatever the form says");

    w.clock("2026-11-24 10:30 Paris");
    let text = w.app.authored("Keiko's certificate is missing.");
    let told = DutyCommand::PointOut { duty: DutyId::from(duties::TRAINING), ticket: None, text };
    w.app.oblige(&quentin, w.provider, &told, &form).await.expect("pointed out");
    let refused = w.app.act(&quentin, first, &propose(&w.app), &form).await;
    assert!(refused.is_err(), "it was reported before it was pointed out");
    w.clock("2026-11-24 11:00 Paris");
    let second = reported_for_the_customer(&w).await;
    w.app
        .act(&quentin, second, &propose(&w.app), &form)
        .await
        .expect("nobody is trained, and they were told");

    let shown = TrainingCommand::Record {
        certificate: w.app.authored("SA-117"),
        trainer: w.app.authored("Academy"),
        proof: None,
        from: at("2026-01-05 00:00 Paris"),
        until: at("2027-01-05 00:00 Paris"),
        files: Vec::new(),
    };
    w.app.train(&nora, keiko, &shown, &form).await.expect("shown");
    w.clock("2026-11-24 12:00 Paris");
    let third = reported_for_the_customer(&w).await;
    let refused = w.app.act(&quentin, third, &propose(&w.app), &form).await;
    assert!(refused.is_err(), "somebody is trained");
}

/// Source: clause 3.C: whoever asks names colleagues who are qualified; the owner reads their names, and nobody else goes in.
#[tokio::test]
async fn a_request_for_access_names_qualified_colleagues() {
    let w = World::new("colleagues").await;
    let form = Form::default();
    let (paul, _) = paul_and_keiko(&w).await;
    let (paul, quentin, mona) = (w.visitor(paul).await, w.visitor(w.quentin).await, w.visitor(w.mona).await);
    let new = NewPerson {
        organisation: mona.organisation.id,
        role: Role::CentreAgent,
        name: "Rose".to_owned(),
        email: "rose@example".to_owned(),
        qualified_from: Some(at("2026-01-05 09:00 Paris")),
    };
    let rose = w.app.add_person(&new).await.expect("a person");
    w.clock("2026-11-24 14:00 Paris");
    let number = w.report(w.nora, "Blank page").await;
    let view = w.app.ticket(&quentin, number).await.expect("a ticket");
    let may = w.app.may_be_named(&quentin, &view).await.expect("a list");
    assert_eq!(
        may.iter().map(|row| row.id).collect::<Vec<_>>(),
        [rose],
        "not himself, nor who isn't qualified"
    );
    let ask = |people: Vec<PersonId>| {
        Command::Remote(RemoteCommand::Ask {
            owner: w.provider,
            purpose: w.app.authored("See the store fill up."),
            systems: w.app.authored("Server 2"),
            people,
            known: vec![w.vera], // what a caller says of it is not believed
            from: at("2026-11-24 14:00 Paris"),
            until: at("2026-11-24 16:00 Paris"),
        })
    };
    for unknown in [w.vera, w.nora, PersonId::from_bytes([9; 16])] {
        let refused = w.app.act(&quentin, number, &ask(vec![rose, unknown]), &form).await;
        assert!(matches!(refused, Err(Failure::Refused(Refusal::NotToBeNamed))), "{refused:?}");
    }
    w.app.act(&quentin, number, &ask(vec![rose]), &form).await.expect("asked");
    let request = w.app.ticket(&quentin, number).await.expect("it").ticket.remote.requests[0].number;
    let theirs = w.app.addressed(&paul, number, request).await.expect("his");
    assert_eq!(theirs.names.get(&rose).map(String::as_str), Some("Rose"));
    let grant = Command::Remote(RemoteCommand::Grant { request, until: None });
    w.app.act(&paul, number, &grant, &form).await.expect("granted");
    let enter = Command::Remote(RemoteCommand::Enter { request });
    w.app.change_person(w.mona, qualified()).await.expect("qualified");
    let refused = w.app.act(&w.visitor(w.mona).await, number, &enter, &form).await;
    assert!(matches!(refused, Err(Failure::Refused(Refusal::NotNamed))), "{refused:?}");
    w.app.act(&w.visitor(rose).await, number, &enter, &form).await.expect("in");
    is_sound(&w).await;
}

fn qualified() -> desk::PersonFact {
    let from = at("2026-01-05 09:00 Paris");
    desk::PersonFact::QualificationGranted { from, until: None, product: None }
}

/// Source: clause 2.C: 60, 30 and 7 days ahead, each once: an entry, a letter to each who sees to it, a notice on the pages of
/// both parties; who renews is warned no more.
#[tokio::test]
async fn certificates_are_told_60_30_and_7_days_ahead_and_each_once() {
    let w = World::new("warnings").await;
    let form = Form::default();
    let (paul, keiko) = paul_and_keiko(&w).await;
    let hers = w.visitor(keiko).await;
    let record = |number: &str, from: &str, until: &str| TrainingCommand::Record {
        certificate: w.app.authored(number),
        trainer: w.app.authored("Academy"),
        proof: None,
        from: at(from),
        until: at(until),
        files: Vec::new(),
    };
    let first = record("SA-1", "2026-02-01 00:00 Paris", "2027-02-01 00:00 Paris");
    w.app.train(&hers, keiko, &first, &form).await.expect("shown");
    assert_eq!(w.app.count_to_check(&w.visitor(w.vera).await).await.expect("a count"), 1);
    let letters = async || {
        let all = w.app.outbox(&w.visitor(w.mona).await).await.expect("letters");
        let mut to: Vec<PersonId> =
            all.iter().filter(|one| one.kind == "certificate_lapses").map(|one| one.person).collect();
        to.sort();
        to
    };
    assert_eq!(w.app.raise_alarms().await.expect("a look"), 0, "73 days ahead");
    w.clock("2026-12-03 09:00 Paris");
    assert_eq!(w.app.raise_alarms().await.expect("a look"), 1, "60 days ahead of 1 February is 3 December");
    assert_eq!(w.app.raise_alarms().await.expect("a look"), 0, "once");
    let mut both = vec![paul, keiko];
    both.sort();
    assert_eq!(letters().await, both, "to her, and to the provider that sees to her training");
    for who in [w.vera, paul, keiko] {
        let told = w.app.lapsing(&w.visitor(who).await).await.expect("notices");
        assert_eq!(told.len(), 1);
        assert_eq!((told[0].days, told[0].stands, told[0].name.as_deref()), (60, true, Some("Keiko")));
        assert_eq!(told[0].at, at("2026-12-03 00:00 Paris"), "its own instant");
    }
    assert!(w.app.lapsing(&w.visitor(w.tom).await).await.expect("notices").is_empty(), "another provider");
    w.clock("2027-01-02 09:00 Paris");
    assert_eq!(w.app.raise_alarms().await.expect("a look"), 1);
    let next = record("SA-2", "2027-02-01 00:00 Paris", "2028-02-01 00:00 Paris");
    w.app.train(&hers, keiko, &next, &form).await.expect("shown");
    w.clock("2027-01-26 09:00 Paris");
    assert_eq!(w.app.raise_alarms().await.expect("a look"), 0, "renewed");
    assert_eq!(letters().await.len(), 4);
    let ledger = w.app.ledger(&w.visitor(w.vera).await, w.customer).await.expect("hers");
    assert!(ledger.lapsing.iter().map(|one| (one.days, one.stands)).eq([(30, false), (60, false)]));
    is_sound(&w).await;
}
