//! Information, remote access, contacts and duties by plain forms, without a script (clauses 2.B.4, 2.C and 3.C).

use app::NewPerson;
use axum::http::StatusCode;
use desk::fact::{Door, Stops};
use desk::{NewTicket, PersonId, Role};

use super::world::{Answer, World};

/// Paul answers for the provider; Keiko runs the application at its customer.
async fn paul_and_keiko(world: &World) -> (PersonId, PersonId) {
    let join = async |name: &str, organisation, role| {
        let email = format!("{}@example", name.to_lowercase());
        let new = NewPerson { organisation, role, name: name.to_owned(), email, qualified_from: None };
        world.app.add_person(&new).await.expect("a person")
    };
    let paul = join("Paul", world.provider, Role::ProviderManager).await;
    (paul, join("Keiko", world.customer, Role::SuperAdministrator).await)
}

/// Nora reports for her customer, and the number of the ticket.
async fn reported(world: &World, subject: &str) -> u64 {
    let key = world.app.make_key(app::KeyKind::Session, world.nora, "").await.expect("a session");
    let nora = world.app.enter(app::KeyKind::Session, &key).await.expect("an open door");
    let subject = world.app.authored(subject);
    let new = NewTicket {
        stops: Some(Stops::Everything),
        ..NewTicket::bare(world.app.fresh_ticket(), subject, Door::Portal)
    };
    let form = app::Form::default();
    world.app.open(&nora, &new, None, Some(world.customer), &form).await.expect("a ticket").number
}

async fn taken(world: &World, who: PersonId, path: &str, fields: &[(&str, &str)]) -> Answer {
    let sent = world.post(who, path, fields).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{path}: {}", sent.words());
    world.get(who, sent.location().split('#').next().expect("a path")).await
}

/// Source: clause 3.C: asked in one message, with what is missing ticked; answered field by field.
#[tokio::test]
async fn information_is_asked_for_and_given_by_plain_forms() {
    let world = World::new("information-page").await;
    let number = reported(&world, "Page blanche").await;
    let page = world.get(world.vera, &format!("/desk/t/{number}")).await;
    assert!(page.body.contains(r#"id="act-information""#));
    assert!(page.body.contains(r#"name="item" value="steps" checked"#), "what is missing is ticked");
    assert!(page.body.contains(r#"name="item" value="stops">"#), "what was told isn't");
    let seen = page.hidden("seen");
    let path = format!("/desk/t/{number}/information");
    let none = world.post(world.vera, &path, &[("seen", &seen)]).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", none.words());
    let asked =
        [("seen", seen.as_str()), ("item", "steps"), ("item", "frequency"), ("question", "Which browser?")];
    let page = taken(&world, world.vera, &path, &asked).await;
    assert!(page.words().contains("Information asked for"), "{}", page.words());

    let theirs = world.get(world.nora, &format!("/t/{number}")).await;
    assert!(theirs.words().contains("The support centre asks you"), "{}", theirs.words());
    assert!(theirs.words().contains("Which browser?"));
    let action = format!("/t/{number}/information/2");
    assert!(theirs.body.contains(&action) && theirs.body.contains(r#"name="detail-steps""#));
    let seen = theirs.hidden("seen");
    let answer = [
        ("seen", seen.as_str()),
        ("detail-steps", "1. Sign in."),
        ("frequency", "always"),
        ("answer", "Any."),
    ];
    let page = taken(&world, world.nora, &action, &answer).await;
    assert!(
        page.words().contains("Information given") && page.words().contains("1. Sign in."),
        "{}",
        page.words()
    );
    assert!(!page.words().contains("The support centre asks you"));
    let again = world.post(world.nora, &action, &answer).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
}

/// Source: clause 3.C and hard rule 8: an end customer's own consent, on a page that shows nothing else of the ticket; a
/// credential is refused, masked, and stored nowhere.
#[tokio::test]
async fn a_customer_grants_and_revokes_access_to_its_systems() {
    let world = World::new("access-page").await;
    let (paul, keiko) = paul_and_keiko(&world).await;
    let number = reported(&world, "Geheime Sache").await;
    let owner = world.customer.to_string();
    let path = format!("/desk/t/{number}/access");
    let asked = |systems: &'static str| {
        [("owner", owner.clone()), ("purpose", "See the store fill up.".into()), ("systems", systems.into())]
            .into_iter()
            .chain([("from", "2026-11-23T14:00".into()), ("until", "2026-11-23T16:00".into())])
            .collect::<Vec<(&str, String)>>()
    };
    let send = async |who, fields: Vec<(&'static str, String)>| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        world.post(who, &path, &fields).await
    };
    assert_eq!(send(world.vera, asked("srv2")).await.status, StatusCode::CONFLICT, "not qualified");
    let refused = send(world.quentin, asked("srv2, password=Winter2026")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!refused.body.contains("Winter2026") && refused.body.contains("password=•••••"), "masked");
    assert!(refused.body.contains("See the store fill up."), "the rest is kept");
    let sent = send(world.quentin, asked("srv2, password=•••••")).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.words());

    let at = format!("/access/{number}/2");
    let hers = world.get(keiko, &at).await;
    assert!(
        hers.words().contains("See the store fill up.") && hers.words().contains("Grant access"),
        "{}",
        hers.words()
    );
    assert!(!hers.body.contains("Geheime Sache"), "nothing else of the ticket");
    assert_eq!(world.get(keiko, &format!("/t/{number}")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(world.get(world.tom, &at).await.status, StatusCode::NOT_FOUND);
    let pauls = world.get(paul, &at).await;
    assert!(!pauls.words().contains("Grant access"), "not the provider's to give");
    assert_eq!(world.post(paul, &format!("{at}/grant"), &[]).await.status, StatusCode::NOT_FOUND);
    assert!(world.get(keiko, "/").await.words().contains("Waits for you"));
    let page = taken(&world, keiko, &format!("{at}/grant"), &[]).await;
    assert!(
        page.words().contains("granted") && page.words().contains("Take the access back"),
        "{}",
        page.words()
    );

    world.clock("2026-11-23 14:05 Paris");
    let page = taken(&world, world.quentin, &format!("/desk/t/{number}/access/2/entry"), &[]).await;
    assert!(page.words().contains("I am out"), "{}", page.words());
    let page = taken(&world, keiko, &format!("{at}/revocation"), &[]).await;
    assert!(page.words().contains("taken back") && page.words().contains("Quentin"), "{}", page.words());
    let late = world.post(world.quentin, &format!("/desk/t/{number}/access/2/entry"), &[]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    let ledger = world.get(keiko, "/duties").await;
    assert!(ledger.words().contains("Remote access"), "{}", ledger.words());
}

/// Source: clause 2.C: the button names the authorisation; without one, asking the provider is one click.
#[tokio::test]
async fn the_centre_writes_under_the_authorisation_that_the_button_names() {
    let world = World::new("contact-page").await;
    let (paul, keiko) = paul_and_keiko(&world).await;
    let number = reported(&world, "Page blanche").await;
    let ticket = format!("/desk/t/{number}");
    let page = world.get(world.vera, &ticket).await;
    assert!(page.words().contains("No live authorisation"), "{}", page.words());
    let seen = page.hidden("seen");
    taken(&world, world.vera, &format!("{ticket}/contact/question"), &[("seen", &seen)]).await;
    let theirs = world.get(paul, &format!("/t/{number}")).await;
    assert!(
        theirs.words().contains("asks to write to the super administrators of Ateliers Moreau"),
        "{}",
        theirs.words()
    );
    let customer = format!("/duties/{}", world.customer);
    let page = taken(&world, paul, &format!("{customer}/contacts"), &[("until", "2026-12-01")]).await;
    assert!(page.words().contains("live"), "{}", page.words());

    let page = world.get(world.vera, &ticket).await;
    assert!(page.words().contains("Write to Keiko under authorisation 3"), "{}", page.words());
    let (seen, to) = (page.hidden("seen"), keiko.to_string());
    let fields = [("seen", seen.as_str()), ("to", &to), ("message", "Which build do you run?")];
    taken(&world, world.vera, &format!("{ticket}/contact"), &fields).await;
    assert!(
        world.get(world.nora, &format!("/t/{number}")).await.words().contains("Which build do you run?"),
        "copied"
    );
    let at = format!("/access/{number}/3");
    let page = taken(&world, keiko, &format!("{at}/answer"), &[("answer", "Build 7.")]).await;
    assert!(page.words().contains("Build 7."), "{}", page.words());
    assert!(world.get(world.vera, &ticket).await.words().contains("Build 7."));

    taken(&world, paul, &format!("{customer}/contacts/revocation"), &[("authorisation", "3")]).await;
    let seen = world.get(world.vera, &ticket).await.hidden("seen");
    let fields = [("seen", seen.as_str()), ("to", &to), ("message", "And which patch?")];
    let refused = world.post(world.vera, &format!("{ticket}/contact"), &fields).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(refused.body.contains("And which patch?"), "what was typed is kept");
}

/// Source: clauses 2.B.4 and 2.C: the party shows its own proof, the centre checks it; a duty is pointed out, and both see it.
#[tokio::test]
async fn the_ledger_is_the_same_page_for_both_parties() {
    let world = World::new("duties-page").await;
    let (_, keiko) = paul_and_keiko(&world).await;
    reported(&world, "Page blanche").await;
    let party = format!("/duties/{}", world.provider);
    let theirs = world.get(world.nora, "/duties").await;
    assert!(
        theirs.words().contains("Duties of Provider A") && theirs.words().contains("Nobody there is trained"),
        "{}",
        theirs.words()
    );
    assert!(!theirs.words().contains("Point it out"));
    assert_eq!(world.get(world.tom, &party).await.status, StatusCode::NOT_FOUND);
    assert_eq!(world.get(world.sofia, "/duties").await.status, StatusCode::OK);
    let intake = world.get(world.nora, "/tickets/new").await;
    assert!(intake.words().contains("duties not kept so far"), "{}", intake.words());

    let person = keiko.to_string();
    let fields = [
        ("person", person.as_str()),
        ("certificate", "SA-117"),
        ("trainer", "Academy"),
        ("from", "2026-01-05"),
        ("until", "2027-01-05"),
    ];
    let customer = format!("/duties/{}", world.customer);
    let page = taken(&world, world.nora, &format!("{customer}/certificates"), &fields).await;
    assert!(page.words().contains("SA-117") && page.words().contains("not checked yet"), "{}", page.words());
    assert!(page.words().contains("45 days left"), "{}", page.words());
    let backwards = [
        ("person", person.as_str()),
        ("certificate", "X-1"),
        ("trainer", "A"),
        ("from", "2026-01-05"),
        ("until", "2026-01-05"),
    ];
    let refused = world.post(world.nora, &format!("{customer}/certificates"), &backwards).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("X-1"));
    let check = [("person", person.as_str()), ("certificate", "2"), ("verdict", "verified")];
    let page = taken(&world, world.vera, &format!("{customer}/certificates/check"), &check).await;
    assert!(page.words().contains("checked by the centre"), "{}", page.words());

    let told = [("duty", "level-1"), ("reason", "No check of level 1 was told.")];
    let page = taken(&world, world.vera, &format!("{party}/pointed-out"), &told).await;
    assert!(page.words().contains("No check of level 1 was told."), "{}", page.words());
    assert!(world.get(world.nora, "/duties").await.words().contains("No check of level 1 was told."));
    assert_eq!(
        world.post(world.nora, &format!("{party}/pointed-out"), &told).await.status,
        StatusCode::FORBIDDEN
    );
}

#[tokio::test]
async fn the_pages_are_told_in_three_languages() {
    let world = World::new("duties-languages").await;
    let (_, keiko) = paul_and_keiko(&world).await;
    let number = reported(&world, "Page blanche").await;
    for (lang, words) in [("fr", "Devoirs de Provider A"), ("ja", "Provider Aの責務")] {
        assert!(world.get_in(lang, Some(world.nora), "/duties").await.words().contains(words));
        let desk = world.get_in(lang, Some(world.quentin), &format!("/desk/t/{number}")).await;
        assert_eq!(desk.status, StatusCode::OK);
    }
    assert_eq!(world.get(keiko, "/access/1000/2").await.status, StatusCode::NOT_FOUND);
    assert_eq!(world.get(keiko, "/duties/nobody").await.status, StatusCode::NOT_FOUND);
}

/// Source: clause 3.C: the form lists qualified colleagues; who is named there is read by the owner.
#[tokio::test]
async fn colleagues_are_named_in_a_request_for_access() {
    let world = World::new("colleagues-page").await;
    let (paul, _) = paul_and_keiko(&world).await;
    let granted = desk::PersonFact::QualificationGranted {
        from: super::world::at("2020-01-01 00:00 Paris"),
        until: None,
        product: None,
    };
    world.app.change_person(world.mona, granted).await.expect("qualified");
    let number = reported(&world, "Page blanche").await;
    let page = world.get(world.quentin, &format!("/desk/t/{number}")).await;
    let named = |id: PersonId| format!(r#"name="person" value="{id}""#);
    assert!(page.body.contains(&named(world.mona)), "she is qualified");
    assert!(!page.body.contains(&named(world.vera)), "she isn't");
    let (owner, mona, vera) = (world.provider.to_string(), world.mona.to_string(), world.vera.to_string());
    let path = format!("/desk/t/{number}/access");
    let send = async |who: &str| {
        let what = [("owner", owner.as_str()), ("purpose", "Look."), ("systems", "srv2"), ("person", who)];
        let window = [("from", "2026-11-23T14:00"), ("until", "2026-11-23T16:00")];
        world.post(world.quentin, &path, &[what.as_slice(), window.as_slice()].concat()).await
    };
    let refused = send(&vera).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.words().contains("Somebody named there can't go in"), "{}", refused.words());
    assert_eq!(send("nobody").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(send(&mona).await.status, StatusCode::SEE_OTHER);
    let pauls = world.get(paul, &format!("/access/{number}/2")).await;
    assert!(pauls.words().contains("Quentin, Mona"), "{}", pauls.words());
}

/// Source: clause 2.C: the ledger has its way from every page, and stands on the organisation's own, remote access with it.
#[tokio::test]
async fn the_ledger_stands_on_the_page_of_an_organisation() {
    let world = World::new("ledger-of-organisation").await;
    let (paul, keiko) = paul_and_keiko(&world).await;
    reported(&world, "Page blanche").await;
    for who in [paul, keiko, world.nora] {
        assert!(world.get(who, "/").await.body.contains(r#"href="/duties""#), "in the navigation");
    }
    let desk = world.get(world.vera, "/desk").await;
    assert!(desk.body.contains(r#"href="/duties""#), "in the rail");
    assert_eq!(world.get(world.vera, "/duties").await.location(), "/desk/organisations");
    for who in [world.vera, paul] {
        let page = world.get(who, &format!("/desk/organisations/{}", world.provider)).await;
        let words = page.words();
        assert!(words.contains("Not kept") && words.contains("Last pointed out"), "{words}");
        assert!(words.contains("Nobody there is trained"), "{words}");
    }
}
