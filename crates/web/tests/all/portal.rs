//! What the side that asks sees: home, report, tickets, ticket, terms, hours.

use axum::http::StatusCode;
use desk::PersonId;

use super::world::World;

/// A report by the short way, and the number of its ticket.
async fn report(world: &World, who: PersonId, subject: &str) -> u64 {
    let fields = [("go", "send"), ("subject", subject), ("stops", "everything"), ("key", subject)];
    let sent = world.post(who, "/tickets/new?step=urgent", &fields).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.words());
    let path = sent.location().trim_start_matches("/t/");
    path.split('?').next().and_then(|number| number.parse().ok()).expect("a number")
}

/// Source: issue, "all three languages for missing text".
#[tokio::test]
async fn every_page_speaks_three_languages() {
    let world = World::new("portal-languages").await;
    let number = report(&world, world.nora, "Page blanche").await;
    let ticket = format!("/t/{number}");
    let signed = [
        "/",
        "/tickets",
        "/tickets?tab=closed",
        "/tickets/new",
        "/tickets/new?step=urgent",
        "/tickets/new?step=2",
        "/tickets/new?step=3",
        "/tickets/new?step=4",
        "/tickets/new?step=5",
        &ticket,
        "/t/999999",
    ];
    let public = ["/", "/terms", "/terms/2021-09", "/hours", "/hours?year=2031", "/hours?year=1900"];
    let asked = signed.iter().map(|path| (Some(world.nora), *path)).chain(public.map(|path| (None, path)));
    for (who, path) in asked {
        let mut titles = Vec::new();
        for lang in ["en", "fr", "ja"] {
            let page = world.get_in(lang, who, path).await;
            let expected = if path == "/t/999999" { StatusCode::NOT_FOUND } else { StatusCode::OK };
            assert_eq!(page.status, expected, "{path} in {lang}");
            assert!(page.body.contains(&format!("<html lang=\"{lang}\"")), "{path} in {lang}");
            let words = page.words();
            assert!(!words.contains(['{', '}']), "a placeholder on {path} in {lang}: {words}");
            for empty in
                ["<h1></h1>", "<h2></h2>", "<h3></h3>", "<th scope=\"col\"></th>", "<legend></legend>"]
            {
                assert!(!page.body.contains(empty), "{empty} on {path} in {lang}");
            }
            assert!(!page.body.contains("style="), "the policy refuses inline styles: {path}");
            titles.push(words);
        }
        assert!(titles[0] != titles[1] && titles[1] != titles[2], "{path} says the same in two languages");
    }
}

/// Source: issue, story 2: reported at 17:42 on Friday 20 November 2026, acknowledged by Monday 9:42, and why.
#[tokio::test]
async fn a_report_at_17_42_says_by_when_and_why_line_by_line() {
    let world = World::new("portal-due").await;
    let number = report(&world, world.nora, "Blank page after signing in").await;
    let page = world.get(world.nora, &format!("/t/{number}?done=opened")).await;
    let words = page.words();
    for expected in [
        "Report received",
        "Acknowledged by Mon 23 Nov, 09:42 (Paris)",
        "category 1: Mon 23 Nov, 09:42 (Paris)",
        "category 2: Mon 23 Nov, 12:42 (Paris)",
        "Fri 20 Nov 17:42–18:00 18 min",
        "Mon 23 Nov 09:00–09:42 42 min",
        "not a working day",
        "provisional, until triage",
    ] {
        assert!(words.contains(expected), "{expected:?} isn't in: {words}");
    }
    for clause in ["#1.business-hour", "#1.business-day", "#4.category-1", "#3.D"] {
        assert!(page.body.contains(&format!("/terms/2021-09{clause}\"")), "{clause} isn't cited");
    }
    let french = world.get_in("fr", Some(world.nora), &format!("/t/{number}")).await;
    assert!(french.words().contains("Accusé de réception au plus tard lun. 23 nov., 9 h 42 (Paris)"));
}

/// Source: product, clause 1: the client's region picks the hours. 23 November 2026 is a holiday in Japan.
#[tokio::test]
async fn hours_are_those_of_the_region_that_is_hit() {
    let world = World::new("portal-regions").await;
    let fields = [("go", "send"), ("subject", "検索が遅い"), ("stops", "function"), ("region", "APAC")];
    let sent = world.post(world.nora, "/tickets/new?step=urgent", &fields).await;
    let page = world.get(world.nora, sent.location()).await;
    let words = page.words();
    assert!(words.contains("Acknowledged by Tue 24 Nov, 10:00 (Tokyo)"), "{words}");
    assert!(words.contains("Labour Thanksgiving Day"), "{words}");
}

#[tokio::test]
async fn the_steps_are_kept_and_may_be_gone_back_to() {
    let world = World::new("portal-steps").await;
    let first = [
        ("stops", "degraded"),
        ("subject", "Slow since noon"),
        ("description", "Lists take\n20 s"),
        ("go", "next"),
    ];
    let next = world.post(world.nora, "/tickets/new?step=1", &first).await;
    assert_eq!(next.location(), "/tickets/new?step=2");
    let whom = format!("{}/{}", world.provider, world.customer);
    let second = [
        ("whom", whom.as_str()),
        ("place", "https://moreau.example"),
        ("reference", "PA-20931"),
        ("go", "next"),
    ];
    assert_eq!(
        world.post(world.nora, "/tickets/new?step=2", &second).await.location(),
        "/tickets/new?step=3"
    );
    let back = world
        .post(world.nora, "/tickets/new?step=3", &[("steps", "1. open\n2. search"), ("go", "back")])
        .await;
    assert_eq!(back.location(), "/tickets/new?step=2");
    assert!(world.get(world.nora, "/tickets/new?step=2").await.body.contains("https://moreau.example"));

    let check = world.get(world.nora, "/tickets/new?step=5").await;
    let words = check.words();
    for expected in ["Slow since noon", "PA-20931", "Ateliers Moreau", "1. open 2. search", "Mon 23 Nov"] {
        assert!(words.contains(expected), "{expected:?} isn't in: {words}");
    }
    assert!(words.contains("Still missing") && words.contains("the checks of level 1"), "{words}");

    let key = check.hidden("key");
    let sent = world.post(world.nora, "/tickets/new?step=5", &[("key", &key), ("go", "send")]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let twice = world.post(world.nora, "/tickets/new?step=5", &[("key", &key), ("go", "send")]).await;
    let number = |location: &str| location.split('?').next().unwrap_or_default().to_owned();
    assert_eq!(number(sent.location()), number(twice.location()), "two clicks are one ticket");
    assert!(twice.location().ends_with("opened-before"));
    let ticket = world.get(world.nora, sent.location()).await.words();
    assert!(
        ticket.contains("Ateliers Moreau")
            && ticket.contains("PA-20931")
            && ticket.contains("Lists take 20 s")
    );
    assert!(
        !world.get(world.nora, "/tickets/new").await.body.contains("Slow since noon"),
        "the draft is gone"
    );
}

/// Source: issue, bad input: an empty subject, 2 MB of text, NUL and hostile Unicode.
#[tokio::test]
async fn a_refusal_keeps_everything_that_was_typed() {
    let world = World::new("portal-refusals").await;
    let empty =
        [("subject", " "), ("description", "It is all blank <b>&"), ("stops", "everything"), ("go", "send")];
    let refused = world.post(world.nora, "/tickets/new?step=urgent", &empty).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("It is all blank &lt;b&gt;&amp;"), "the text is kept, and is text");
    assert!(refused.body.contains("href=\"#subject\"") && refused.body.contains("id=\"subject-error\""));
    assert!(refused.body.contains("value=\"everything\" checked"));

    let much = "é".repeat(1_000_000);
    let long = [("subject", "Too much"), ("description", much.as_str()), ("go", "send")];
    let refused = world.post(world.nora, "/tickets/new?step=1", &long).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.words().contains("too long"));
    assert!(refused.body.contains(&much), "2 MB come back");

    let heavier = "x".repeat(9 << 20);
    let refused = world.post(world.nora, "/tickets/new?step=1", &[("description", &heavier)]).await;
    assert_eq!(refused.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(refused.words().contains("At most 8 MB are read"), "{}", refused.words());

    let nul = [("subject", "with a \0"), ("description", "\u{202E}\u{200B}ok"), ("go", "send")];
    let refused = world.post(world.nora, "/tickets/new?step=1", &nul).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.words().contains("a character that can't be kept"), "{}", refused.words());
    let nul = [("steps", "a \0"), ("go", "next")];
    let refused = world.post(world.nora, "/tickets/new?step=3", &nul).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);

    let region = [("subject", "Somewhere"), ("region", "MOON"), ("go", "send")];
    let refused = world.post(world.nora, "/tickets/new?step=urgent", &region).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.words().contains("MOON") && refused.body.contains("Somewhere"), "{}", refused.words());
}

/// Source: agreement, preamble: who bought through a provider is supported by that provider.
#[tokio::test]
async fn an_indirect_customer_is_told_whom_to_turn_to() {
    let world = World::new("portal-indirect").await;
    let page = world.get(world.ines, "/tickets/new").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.words().contains("Provider A supports you"), "{}", page.words());
    let fields = [("subject", "Labels are cut"), ("description", "After 64 signs")];
    let told = world.post(world.ines, "/tickets/new", &fields).await;
    assert_eq!(told.status, StatusCode::FORBIDDEN);
    assert!(told.words().contains("Summary for Provider A"), "{}", told.words());
    assert!(told.body.contains("Labels are cut\n\nFrom: Ines, Ateliers Moreau"), "ready to send");
    assert!(world.get(world.ines, "/tickets").await.words().contains("No ticket in progress"));
}

/// Source: security, unknown and forbidden are the same 404.
#[tokio::test]
async fn sec_c01_anothers_ticket_is_no_ticket() {
    let world = World::new("portal-foreign").await;
    let number = report(&world, world.nora, "Ours alone").await;
    let foreign = world.get(world.tom, &format!("/t/{number}")).await;
    let unknown = world.get(world.tom, "/t/999999").await;
    let nonsense = world.get(world.tom, "/t/abc").await;
    assert_eq!(foreign.status, StatusCode::NOT_FOUND);
    assert_eq!((foreign.status, foreign.main()), (unknown.status, unknown.main()));
    assert_eq!((foreign.status, foreign.main()), (nonsense.status, nonsense.main()));
    let written = world.post(world.tom, &format!("/t/{number}/messages"), &[("text", "hello")]).await;
    let nowhere = world.post(world.tom, "/t/999999/messages", &[("text", "hello")]).await;
    assert_eq!((written.status, written.main()), (nowhere.status, nowhere.main()));
}

#[tokio::test]
async fn every_form_of_a_ticket_works_as_a_plain_post() {
    let world = World::new("portal-forms").await;
    let number = report(&world, world.nora, "Blank page").await;
    let (ticket, desk) = (format!("/t/{number}"), format!("/desk/t/{number}"));
    let form = async |what: &str, name: &str, text: &str| {
        let page = world.get(world.nora, &ticket).await;
        let (seen, key) = (page.hidden("seen"), page.hidden("key"));
        world
            .post(world.nora, &format!("{ticket}/{what}"), &[("seen", &seen), ("key", &key), (name, text)])
            .await
    };
    assert_eq!(
        form("messages", "text", "It is back for some").await.location(),
        format!("{ticket}?done=message")
    );
    assert_eq!(form("notes", "text", "Call Marta").await.location(), format!("{ticket}?done=note"));
    let page = world.get(world.nora, &format!("{ticket}?done=note")).await.words();
    assert!(page.contains("It is back for some") && page.contains("Call Marta"), "{page}");
    let blank = form("messages", "text", "  ").await;
    assert_eq!(blank.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(blank.body.contains("error-summary"));
    assert_eq!(form("closure", "closing", "").await.location(), format!("{ticket}?done=closed"));
    let page = world.get(world.nora, &ticket).await;
    assert!(page.words().contains("It is over.") && !page.body.contains(&format!("{ticket}/messages\"")));
    assert_eq!(form("reopening", "reopening", "").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        form("reopening", "reopening", "Blank again").await.location(),
        format!("{ticket}?done=reopened")
    );
    assert!(world.get(world.nora, &ticket).await.words().contains("Blank again"));
    // The centre has its own page for it, and doesn't read the provider's note.
    assert_eq!(world.get(world.quentin, &ticket).await.location(), desk);
    assert!(!world.get(world.quentin, &desk).await.body.contains("Call Marta"));
}

/// Source: issue, bad input: two at once: 409 that shows what happened in between, with the draft intact.
#[tokio::test]
async fn a_stale_form_shows_what_is_new_above_the_draft() {
    let world = World::new("portal-stale").await;
    let number = report(&world, world.nora, "Blank page").await;
    let ticket = format!("/t/{number}");
    let before = world.get(world.nora, &ticket).await;
    let theirs = world.get(world.quentin, &format!("/desk/t/{number}")).await;
    let answer = [("text", "We see it too"), ("seen", &theirs.hidden("seen")), ("key", "theirs")];
    let sent = world.post(world.quentin, &format!("/desk/t/{number}/messages"), &answer).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.words());

    let draft = [("text", "Still blank & <slow>"), ("seen", &before.hidden("seen")), ("key", "ours")];
    let stale = world.post(world.nora, &format!("{ticket}/messages"), &draft).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    let (new, kept) = (stale.body.find("We see it too"), stale.body.find("Still blank &amp; &lt;slow&gt;"));
    assert!(new.is_some() && new < kept, "what is new stands above the draft");
    assert!(stale.words().contains("Send anyway"), "{}", stale.words());
    let again = [("text", "Still blank & <slow>"), ("seen", &stale.hidden("seen")), ("key", "ours")];
    let sent = world.post(world.nora, &format!("{ticket}/messages"), &again).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn the_lists_say_whose_turn_it_is() {
    let world = World::new("portal-lists").await;
    let ours = report(&world, world.nora, "With the centre").await;
    let theirs = report(&world, world.nora, "With the reporter").await;
    let page = world.get(world.vera, &format!("/desk/t/{theirs}")).await;
    let question = [("text", "Which browser?"), ("seen", &page.hidden("seen")), ("key", "question")];
    world.post(world.vera, &format!("/desk/t/{theirs}/messages"), &question).await;
    let waiting = world.get(world.nora, "/tickets?tab=waiting").await.words();
    assert!(waiting.contains("With the reporter") && !waiting.contains("With the centre"), "{waiting}");
    let with_us = world.get(world.nora, "/tickets?tab=with-us").await;
    assert!(
        with_us.body.contains(&format!("href=\"/t/{ours}\"")) && !with_us.body.contains("With the reporter")
    );
    let home = world.get(world.nora, "/").await.words();
    assert!(home.contains("Support is open until 18:00 (Paris)."), "{home}");
    assert!(
        home.contains("An incident reported now is acknowledged by Mon 23 Nov, 09:42 (Paris)."),
        "{home}"
    );
    assert!(world.get(world.tom, "/tickets").await.words().contains("No ticket in progress"));
    assert_eq!(world.get(world.mona, "/").await.location(), "/desk");
    assert_eq!(world.get(world.mona, "/tickets").await.location(), "/desk");
}

/// The centre writes down what somebody told it; the one who asked sees it.
#[tokio::test]
async fn the_centre_may_report_for_somebody() {
    let world = World::new("portal-behalf").await;
    let direct = world.direct.to_string();
    let fields = [("subject", "By telephone"), ("whom", direct.as_str()), ("go", "send")];
    let sent = world.post(world.mona, "/tickets/new?step=urgent", &fields).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.words());
    let tickets = world.get(world.sofia, "/tickets").await;
    assert!(tickets.words().contains("By telephone"), "{}", tickets.words());
    let stranger = format!("{}/{}", world.provider, world.direct);
    let fields = [("subject", "Not theirs"), ("whom", stranger.as_str()), ("go", "send")];
    let refused = world.post(world.nora, "/tickets/new?step=urgent", &fields).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(refused.body.contains("Not theirs") && refused.body.contains("id=\"whom-error\""));
}

#[tokio::test]
async fn the_agreement_stands_whole_with_its_notes() {
    let world = World::new("portal-terms").await;
    let page = world.get_in("en", None, "/terms").await;
    let agreement = world.app.editions().all().remove(0);
    for clause in &agreement.clauses {
        assert!(page.body.contains(&format!("<section id=\"{}\"", clause.id)), "{} has no anchor", clause.id);
        assert!(page.body.contains(&format!("href=\"#{}\"", clause.id)), "{} can't be linked", clause.id);
    }
    let words = page.words();
    for reading in &agreement.readings_told {
        assert!(words.contains(&reading.title.en), "the reading {} isn't shown", reading.id);
    }
    assert!(words.contains("Fri 20 Nov 2026, 17:42 Mon 23 Nov 2026, 09:42"), "{words}");
    assert!(words.contains("The French text is the one that binds"), "{words}");
    assert_eq!(world.get_in("en", None, "/terms/1999-01").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_hours_say_open_or_closed_and_by_when() {
    let world = World::new("portal-hours").await;
    let words = world.get_in("en", None, "/hours").await.words();
    for expected in [
        "Open until 18:00 (Paris)",
        "NAM · LATAM",
        "category 1: Mon 23 Nov, 09:42 (Paris)",
        "category 2: Mon 23 Nov, 12:42 (Paris)",
        "Mon 23 Nov Labour Thanksgiving Day",
        "勤労感謝の日",
        "Public holidays of 2026",
    ] {
        assert!(words.contains(expected), "{expected:?} isn't in: {words}");
    }
    let other = world.get_in("en", None, "/hours?year=2030").await.words();
    assert!(other.contains("Public holidays of 2030") && other.contains("computed"), "{other}");
    let beyond = world.get_in("en", None, "/hours?year=1900").await.words();
    assert!(beyond.contains("Nobody vouches for the holidays of 1900"), "{beyond}");
    let nonsense = world.get_in("en", None, "/hours?year=nonsense").await;
    assert!(nonsense.words().contains("Public holidays of 2026"), "{}", nonsense.words());
}

/// Saturday in Paris: what begins on Monday is said, by every page in the same words.
#[tokio::test]
async fn at_the_weekend_the_clock_waits_for_monday() {
    let world = World::new("portal-weekend").await;
    world.clock("2026-11-21 10:00 Paris");
    let number = report(&world, world.nora, "On a Saturday").await;
    let words = world.get(world.nora, &format!("/t/{number}")).await.words();
    assert!(
        words.contains("Acknowledged by Mon 23 Nov, 10:00 (Paris)") && words.contains("starts Mon 09:00"),
        "{words}"
    );
    let home = world.get(world.nora, "/").await.words();
    assert!(home.contains("Support is closed; it opens Mon 09:00 (Paris)."), "{home}");
}

/// Source: product, "a terms page shows any version, the current one, and the difference between two".
#[tokio::test]
async fn another_version_says_what_it_changes() {
    let world = World::new("portal-versions").await;
    let text = world.app.editions().all().remove(0).source().to_owned();
    let second = text
        .replacen("id = \"2021-09\"", "id = \"2027-01\"", 1)
        .replacen("effective = 2021-09-01", "effective = 2027-01-01", 1)
        .replacen("1 business hour\"", "30 business minutes\"", 1);
    let second = second.split("[[examples]]").next().expect("a first part").to_owned()
        + "[[examples]]\nregion = \"EMEA\"\ncategory = 1\nopened = \"2027-01-04 10:00\"\nacknowledged_by = \"2027-01-04 10:30\"\n";
    world.app.publish(&[&second]).await.expect("a second version");
    let page = world.get_in("en", None, "/terms/2027-01").await;
    let words = page.words();
    assert!(
        words.contains("in force from Fri 1 Jan 2027 on") && words.contains("2021-09 · current version"),
        "{words}"
    );
    assert!(page.body.contains("<del>1 h</del>"), "{words}");
    assert!(page.body.contains("<ins>30 min</ins>"), "{words}");
    assert!(!world.get_in("en", None, "/terms").await.words().contains("What changed since"));
}

/// Source: security, the access table: an auditor reads measurements and changes nothing.
#[tokio::test]
async fn who_may_not_report_is_told_before_they_write() {
    let world = World::new("portal-auditor").await;
    let new = app::NewPerson {
        organisation: world.provider,
        role: desk::Role::Auditor,
        name: "Aude".to_owned(),
        email: "aude@example".to_owned(),
        qualified_from: None,
    };
    let aude = world.app.add_person(&new).await.expect("a person");
    assert_eq!(world.get(aude, "/tickets/new").await.status, StatusCode::FORBIDDEN);
    let sent = world.post(aude, "/tickets/new?step=1", &[("subject", "No"), ("go", "send")]).await;
    assert_eq!(sent.status, StatusCode::FORBIDDEN);
    let number = report(&world, world.nora, "Secret words").await;
    let page = world.get(aude, &format!("/t/{number}")).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.body.contains("Secret words") && page.words().contains("Reported"), "{}", page.words());
}
