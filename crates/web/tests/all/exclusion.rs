//! Exclusions on the pages (clauses 2.B and 1): two people at the desk, the reason told, contested on the portal, reviewed
//! by a third; by plain forms, without a script.

use axum::http::StatusCode;
use desk::PersonId;

use super::world::{Answer, World};

const GROUND: [(&str, &str); 4] = [
    ("ground", "third-party-software"),
    ("cause", "The sign-on server of another maker is down."),
    ("evidence", "Its log of 16 Nov, 09:58: HTTP 502."),
    ("told", "Your sign-on server answers with an error; the application itself runs."),
];

/// A triaged report of Monday 16 November 2026, 10:00, category 1.
async fn triaged(world: &World) -> u64 {
    world.clock("2026-11-20 10:00 Paris");
    let fields = [("go", "send"), ("subject", "Nobody signs in"), ("stops", "everything"), ("key", "one")];
    let sent = world.post(world.nora, "/tickets/new?step=urgent", &fields).await;
    let path = sent.location().trim_start_matches("/t/").to_owned();
    let number = path.split('?').next().and_then(|number| number.parse().ok()).expect("a number");
    let triage = [("kind", "incident"), ("category", "1"), ("gravity", "minor"), ("workaround", "no")];
    does(world, world.vera, number, "triage", &triage).await;
    number
}

async fn posts(world: &World, who: PersonId, path: &str, noun: &str, fields: &[(&str, &str)]) -> Answer {
    let page = world.get(who, path).await;
    let seen = page.hidden("seen");
    let fields: Vec<_> = fields.iter().copied().chain([("seen", seen.as_str())]).collect();
    world.post(who, &format!("{path}/{noun}"), &fields).await
}

async fn does(world: &World, who: PersonId, number: u64, noun: &str, fields: &[(&str, &str)]) -> Answer {
    let sent = posts(world, who, &format!("/desk/t/{number}"), noun, fields).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{noun}: {}", sent.words());
    world.get(who, sent.location()).await
}

/// Source: clause 2.B; product, "proposed by one person, confirmed by a second, told, contestable, reviewed, reversible".
#[tokio::test]
async fn an_exclusion_is_proposed_confirmed_contested_and_overturned() {
    let world = World::new("exclusion-story").await;
    let number = triaged(&world).await;
    let desk = format!("/desk/t/{number}");

    let page = does(&world, world.vera, number, "exclusion", &GROUND).await;
    assert!(page.words().contains(&format!("{number}: the exclusion waits for a second person.")));
    assert!(page.words().contains("You proposed it: a qualified colleague decides."), "{}", page.words());
    assert!(!page.body.contains("value=\"confirm\""), "no button that would be refused");
    let portal = world.get(world.nora, &format!("/t/{number}")).await;
    assert!(!portal.words().contains("sign-on server"), "a proposal stays at the desk");

    let page = world.get(world.quentin, &desk).await;
    assert!(page.words().contains("An exclusion waits for a second person"), "{}", page.words());
    assert!(page.words().contains("Its log of 16 Nov, 09:58: HTTP 502."));
    world.clock("2026-11-20 10:20 Paris");
    let page =
        does(&world, world.quentin, number, "exclusion/confirmation", &[("decision", "confirm")]).await;
    assert!(page.words().contains(&format!("{number} is excluded; the reporter has been told.")));
    assert!(page.words().contains("out of scope, § 2.B"), "{}", page.words());

    let portal = world.get(world.nora, &format!("/t/{number}")).await;
    let words = portal.words();
    for told in
        ["the application itself runs", "HTTP 502", "§ 2.B.3", "Contest this exclusion", "is counted apart"]
    {
        assert!(words.contains(told), "{told}: {words}");
    }
    let reply = [("contesting", "Other applications sign in by it.")];
    let sent = posts(&world, world.nora, &format!("/t/{number}"), "contest", &reply).await;
    assert_eq!(sent.location(), format!("/t/{number}?done=contested"), "{}", sent.words());
    let portal = world.get(world.nora, sent.location()).await;
    assert!(portal.words().contains("Your reply waits for a third person of the centre."));

    let page = world.get(world.quentin, &desk).await;
    assert!(
        page.words().contains("You proposed or confirmed it: somebody else reviews."),
        "{}",
        page.words()
    );
    let review = [("decision", "overturned"), ("reviewing", "The log is of another server.")];
    let page = does(&world, world.mona, number, "exclusion/review", &review).await;
    assert!(page.words().contains("overturned on review"), "{}", page.words());
    let portal = world.get(world.nora, &format!("/t/{number}")).await;
    assert!(portal.words().contains("The log is of another server."));
    assert!(
        portal.words().contains("acknowledged in 20 min"),
        "counts from notification: {}",
        portal.words()
    );
}

/// Source: ux, "a refusal re-renders with everything typed kept"; clause 2.B.1 with its reading.
#[tokio::test]
async fn what_ground_2b1_lacks_is_said_beside_what_was_typed() {
    let world = World::new("exclusion-2b1").await;
    let number = triaged(&world).await;
    let path = format!("/desk/t/{number}");
    let half = [
        ("ground", "contract-not-kept"),
        ("contract_clause", "Clause 7.2"),
        ("contract_not_kept", "yes"),
        ("cause", "Deleted by hand."),
        ("evidence", "Audit log."),
        ("told", "The index was deleted."),
    ];
    let came_back = posts(&world, world.vera, &path, "exclusion", &half).await;
    assert_eq!(came_back.status, StatusCode::UNPROCESSABLE_ENTITY);
    let words = came_back.words();
    assert!(words.contains("Both conditions are needed") && words.contains("§ 2.B.1"), "{words}");
    for kept in ["Clause 7.2", "Deleted by hand.", "Audit log.", "The index was deleted."] {
        assert!(came_back.body.contains(kept), "{kept}");
    }
    let untrained = [GROUND[1], GROUND[2], GROUND[3], ("ground", "not-trained")];
    let came_back = posts(&world, world.vera, &path, "exclusion", &untrained).await;
    assert!(came_back.words().contains("training register"), "{}", came_back.words());
}

/// Source: the access rules: a provider's agent neither proposes nor confirms; another's doesn't know of it.
#[tokio::test]
async fn only_the_desk_excludes_and_only_the_asking_side_contests() {
    let world = World::new("exclusion-rights").await;
    let number = triaged(&world).await;
    does(&world, world.vera, number, "exclusion", &GROUND).await;
    does(&world, world.quentin, number, "exclusion/confirmation", &[("decision", "confirm")]).await;
    let contest = format!("/t/{number}/contest");
    let fields = [("contesting", "No."), ("seen", "99")];
    assert_eq!(world.post(world.tom, &contest, &fields).await.status, StatusCode::NOT_FOUND);
    assert_eq!(world.post(world.vera, &contest, &fields).await.status, StatusCode::FORBIDDEN);
    let lifting = format!("/desk/t/{number}/exclusion/lifting");
    let lifted = world.post(world.nora, &lifting, &[("lifting", "Mine."), ("seen", "99")]).await;
    assert_eq!(lifted.status, StatusCode::NOT_FOUND);
    does(&world, world.vera, number, "exclusion/help", &[("helping", "A local account.")]).await;
    let page = does(&world, world.vera, number, "exclusion/lifting", &[("lifting", "Wrong ticket.")]).await;
    assert!(page.words().contains("lifted"), "{}", page.words());
}

/// Source: clause 3.D; ux 5.2: entitled? reproducible? excluded, with the clauses quoted? then the category; similar beside.
#[tokio::test]
async fn triage_asks_its_four_questions_in_order() {
    let world = World::new("triage-questions").await;
    world.clock("2026-11-20 10:00 Paris");
    let mut numbers = Vec::new();
    for (key, subject) in
        [("a", "Page blanche après connexion"), ("b", "Export vide"), ("c", "Page blanche à la connexion")]
    {
        let fields = [("go", "send"), ("subject", subject), ("stops", "everything"), ("key", key)];
        let sent = world.post(world.nora, "/tickets/new?step=urgent", &fields).await;
        let path = sent.location().trim_start_matches("/t/").to_owned();
        numbers.push(path.split('?').next().unwrap_or_default().to_owned());
    }
    let (first, third) = (&numbers[0], &numbers[2]);
    let triage = format!("/desk/triage?ticket={third}");
    let page = world.get(world.vera, &triage).await;
    let words = page.words();
    let order =
        ["May they ask?", "Can it be reproduced as described?", "Is it excluded?", "Kind, gravity, category"];
    let places: Vec<usize> =
        order.iter().map(|asked| words.find(asked).unwrap_or_else(|| panic!("{asked}: {words}"))).collect();
    assert!(places.is_sorted(), "{words}");
    assert!(words.contains("Yes: Provider A, solution provider"), "{words}");
    assert!(words.contains("things are missing"), "{words}");
    assert!(words.contains("Give level 1"), "clause 2.C: what isn't kept shows at triage: {words}");
    for quoted in ["§ 2.B.1", "§ 2.B.2", "§ 2.B.3", "§ 2.B.4", "integrated", "Not an incident"] {
        assert!(words.contains(quoted), "{quoted}: {words}");
    }
    let alike = words.find("Reads alike").expect("similar tickets beside it");
    assert!(words[alike..].contains(&format!("{first} Page blanche après connexion")), "{}", &words[alike..]);
    assert!(!words[alike..].split("Also waiting").next().unwrap_or_default().contains("Export vide"));
    for key in ["1", "3", "4"] {
        assert!(page.body.contains(&format!("data-key=\"{key}\"")), "key {key}");
    }

    let back = [("back", triage.as_str())];
    let fields: Vec<_> = GROUND.into_iter().chain(back).collect();
    let sent = posts(&world, world.vera, &format!("/desk/t/{third}"), "exclusion", &fields).await;
    assert_eq!(sent.location(), format!("{triage}&done=exclusion-proposed&n={third}"));
    let page = world.get(world.vera, sent.location()).await;
    assert!(page.words().contains("a second person confirms only after triage"), "{}", page.words());
}

/// Source: ux 5.2, triage: "someone else decided first → shows it".
#[tokio::test]
async fn who_was_slower_at_triage_is_shown_what_was_decided() {
    let world = World::new("triage-slower").await;
    let number = triaged(&world).await;
    let page = world.get(world.quentin, &format!("/desk/triage?ticket={number}")).await;
    let seen = page.hidden("seen");
    does(&world, world.vera, number, "exclusion", &GROUND).await;
    let fields = [
        ("kind", "incident"),
        ("category", "2"),
        ("gravity", "minor"),
        ("seen", &seen),
        ("back", "/desk/triage"),
    ];
    let slower = world.post(world.quentin, &format!("/desk/t/{number}/triage"), &fields).await;
    assert_eq!(slower.status, StatusCode::CONFLICT);
    let words = slower.words();
    assert!(words.contains("What happened in between") && words.contains("Exclusion proposed"), "{words}");
}

/// Source: product, 2.B: grounds are counted and the share overturned is reported; per person, so that gaming shows.
#[tokio::test]
async fn decisions_are_counted_by_ground_and_by_person() {
    let world = World::new("decisions").await;
    let number = triaged(&world).await;
    does(&world, world.vera, number, "exclusion", &GROUND).await;
    let rail = world.get(world.quentin, "/desk/decisions").await;
    assert!(rail.words().contains("Waits for a second person"), "{}", rail.words());
    assert!(rail.body.contains("href=\"/desk/decisions\""), "the rail leads there");
    does(&world, world.quentin, number, "exclusion/confirmation", &[("decision", "confirm")]).await;
    let page = world.get(world.quentin, "/desk/decisions").await;
    assert!(page.words().contains("No decision waits."), "{}", page.words());

    let page = world.get(world.mona, "/reports/decisions").await;
    let words = page.words();
    for said in
        ["Software of others, integrated with the application", "1 exclusion confirmed", "By person", "Vera"]
    {
        assert!(words.contains(said), "{said}: {words}");
    }
    let theirs = world.get(world.nora, "/reports/decisions").await.words();
    assert!(theirs.contains("1 exclusion confirmed") && !theirs.contains("By person"), "{theirs}");
    assert!(!theirs.contains("proposed"), "{theirs}");
    let another = world.get(world.tom, "/reports/decisions").await.words();
    assert!(another.contains("Nothing was excluded in this period."), "{another}");
    let reports = world.get(world.mona, "/reports").await;
    assert!(reports.words().contains("excluded"), "shown apart: {}", reports.words());
}
