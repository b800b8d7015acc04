//! Who is qualified, by plain forms: two people at the centre, one on a level-1 desk (clause 1); certificates to check (2.C).

use app::NewPerson;
use axum::http::StatusCode;
use desk::training::TrainingCommand;
use desk::{ChartCommand, PersonId, Role, fact::Level1Desk};

use super::world::{World, at};

fn field<'a>(name: &'a str, value: &'a str) -> (&'a str, &'a str) {
    (name, value)
}

/// Source: clause 1, response time: proposed by a manager, confirmed by a second person, taken back by one with a reason.
#[tokio::test]
async fn a_qualification_is_proposed_confirmed_and_taken_back_on_its_page() {
    let world = World::new("people-page").await;
    let list = world.get(world.mona, "/desk/people").await;
    assert!(
        list.words().contains("Quentin") && list.words().contains("granted at the console"),
        "{}",
        list.words()
    );
    assert!(world.get(world.vera, "/desk").await.body.contains(r#"href="/desk/people""#), "in the rail");
    let path = format!("/desk/people/{}", world.vera);
    let page = world.get(world.mona, &path).await;
    assert!(page.words().contains("Propose a qualification"), "{}", page.words());
    let seen = page.hidden("seen");
    let noun = format!("{path}/qualifications");
    let typed =
        [field("seen", &seen), field("product", "Portal"), field("until", "2027-01-10"), field("reason", "")];
    let refused = world.post(world.mona, &noun, &typed).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains(r#"value="Portal""#), "what was typed is kept");
    let typed = [
        field("seen", &seen),
        field("product", "Portal"),
        field("until", "2027-01-10"),
        field("reason", "Course of October."),
    ];
    assert_eq!(world.post(world.mona, &noun, &typed).await.status, StatusCode::SEE_OTHER);

    let list = world.get(world.quentin, "/desk/people").await.words();
    assert!(list.contains("Waits for a second person") && list.contains("portal"), "{list}");
    let page = world.get(world.quentin, &path).await;
    let seen = page.hidden("seen");
    let noun = format!("{path}/qualifications/2/confirmation");
    let own = world.post(world.mona, &noun, &[field("seen", &seen)]).await;
    assert_eq!(own.status, StatusCode::CONFLICT);
    assert!(own.words().contains("A second person must confirm it"), "{}", own.words());
    assert_eq!(world.post(world.quentin, &noun, &[field("seen", &seen)]).await.status, StatusCode::SEE_OTHER);
    let page = world.get(world.mona, &path).await;
    let words = page.words();
    assert!(words.contains("proposed by Mona, confirmed by Quentin"), "{words}");
    assert!(words.contains("lapses on"), "within sixty days: {words}");

    let noun = format!("{path}/qualifications/3/revocation");
    let revoke = [field("seen", "3"), field("reason", "Moved to sales.")];
    assert_eq!(world.post(world.vera, &noun, &revoke).await.status, StatusCode::FORBIDDEN);
    assert_eq!(world.post(world.mona, &noun, &revoke).await.status, StatusCode::SEE_OTHER);
    let words = world.get(world.mona, &path).await.words();
    assert!(words.contains("taken back by Mona") && words.contains("Moved to sales."), "{words}");
    for lang in ["fr", "ja"] {
        assert_eq!(world.get_in(lang, Some(world.mona), &path).await.status, StatusCode::OK);
        assert_eq!(world.get_in(lang, Some(world.mona), "/desk/people").await.status, StatusCode::OK);
    }
}

/// Source: the access rules: each desk sees its own people; a provider's manager grants alone at level 1.
#[tokio::test]
async fn each_desk_has_its_own_people() {
    let world = World::new("people-of-a-desk").await;
    let new = NewPerson {
        organisation: world.provider,
        role: Role::ProviderManager,
        name: "Paul".to_owned(),
        email: "paul@example".to_owned(),
        qualified_from: None,
    };
    let paul: PersonId = world.app.add_person(&new).await.expect("a person");
    let here = ChartCommand::Level1(Level1Desk::Here {});
    world.app.chart(world.provider, &here).await.expect("said");
    let page = world.get(paul, &format!("/desk/people/{}", world.nora)).await;
    assert!(page.words().contains("They never count for the vendor's clocks"), "{}", page.words());
    let seen = page.hidden("seen");
    let noun = format!("/desk/people/{}/qualifications", world.nora);
    let typed = [field("seen", &seen), field("reason", "Five years at level 1.")];
    assert_eq!(world.post(paul, &noun, &typed).await.status, StatusCode::SEE_OTHER);
    let words = world.get(world.nora, "/desk/people").await.words();
    assert!(words.contains("granted by Paul") && !words.contains("Vera"), "{words}");
    for (who, path) in [(paul, world.vera), (world.mona, world.nora), (world.sofia, world.vera)] {
        let status = world.get(who, &format!("/desk/people/{path}")).await.status;
        assert!([StatusCode::NOT_FOUND, StatusCode::FORBIDDEN].contains(&status), "{status}");
    }
}

/// Source: clause 2.C: what a party showed waits on the centre's page, with one click to take it.
#[tokio::test]
async fn certificates_that_wait_are_checked_on_the_page_of_people() {
    let world = World::new("certificates-to-check").await;
    let key = world.app.make_key(app::KeyKind::Session, world.sofia, "").await.expect("a session");
    let sofia = world.app.enter(app::KeyKind::Session, &key).await.expect("an open door");
    for name in ["SA-117", "SA-118"] {
        let record = TrainingCommand::Record {
            certificate: world.app.authored(name),
            trainer: world.app.authored("Academy"),
            proof: None,
            from: at("2026-01-05 00:00 Paris"),
            until: at("2027-06-05 00:00 Paris"),
            files: Vec::new(),
        };
        world.app.train(&sofia, world.sofia, &record, &app::Form::default()).await.expect("shown");
    }
    let page = world.get(world.vera, "/desk/people").await;
    let words = page.words();
    assert!(
        words.contains("Certificates to check")
            && words.contains("Sofia, Direct & Co")
            && words.contains("SA-118"),
        "{words}"
    );
    let noun = format!("/duties/{}/certificates/check", world.direct);
    let sofia = world.sofia.to_string();
    let of = |number: &'static str, verdict: &'static str| {
        [("person", sofia.as_str()), ("certificate", number), ("page", "people"), ("verdict", verdict)]
    };
    let taken = world.post(world.vera, &noun, &of("2", "verified")).await;
    assert_eq!((taken.status, taken.location()), (StatusCode::SEE_OTHER, "/desk/people?done=checked"));
    let why = [("reason-in", "reason-3"), ("reason-3", "Another person's.")];
    let refused =
        world.post(world.vera, &noun, &[of("3", "refused").as_slice(), why.as_slice()].concat()).await;
    assert_eq!(refused.status, StatusCode::SEE_OTHER);
    assert!(world.get(world.vera, "/desk/people").await.words().contains("None waits."));
}

/// Source: clause 2.C: what was told ahead stands on the pages of both parties, in their languages; the rail counts what waits.
#[tokio::test]
async fn a_certificate_that_lapses_is_told_on_the_pages_of_both_parties() {
    let world = World::new("certificates-lapse").await;
    let key = world.app.make_key(app::KeyKind::Session, world.sofia, "").await.expect("a session");
    let sofia = world.app.enter(app::KeyKind::Session, &key).await.expect("an open door");
    let record = TrainingCommand::Record {
        certificate: world.app.authored("SA-117"),
        trainer: world.app.authored("Academy"),
        proof: None,
        from: at("2026-02-01 00:00 NewYork"),
        until: at("2027-01-25 00:00 NewYork"),
        files: Vec::new(),
    };
    world.app.train(&sofia, world.sofia, &record, &app::Form::default()).await.expect("shown");
    world.clock("2026-11-27 09:00 Paris");
    while world.app.raise_alarms().await.expect("a look") > 0 {}
    let pages = [(world.vera, "/desk/notices"), (world.sofia, "/duties"), (world.mona, "/desk/outbox")];
    for (who, path) in pages {
        let words = world.get(who, path).await.words();
        assert!(words.contains("The certificate of Sofia lapses on"), "{path}: {words}");
    }
    let words = world.get(world.sofia, "/duties").await.words();
    assert!(words.contains("told 60 days ahead") && words.contains("no days of grace"), "{words}");
    assert!(world.get(world.sofia, "/").await.words().contains("The certificate of Sofia lapses on"));
    for lang in ["fr", "ja"] {
        assert!(world.get_in(lang, Some(world.sofia), "/duties").await.words().contains("60"));
    }
}
