//! The agreement as pages: what the centre makes of it, version by version.

use axum::http::StatusCode;

use super::world::World;

/// Source: conditions 2021-09, §3.B and §4: the text leaves the means to the centre, and the margin says which they are.
#[tokio::test]
async fn the_margin_tells_whom_the_centre_calls_and_how_many_people_it_puts_there() {
    let world = World::new("terms-centre").await;
    let page = world.get_in("en", None, "/terms").await;
    for said in [
        "Escalation 30 min of open time left: whoever the ticket is assigned to",
        "at the due instant: the named deputy",
        "Staff, EMEA Mon–Fri 09:00–18:00 2 people, 1 of them qualified One person acknowledges",
        "News those who wait hear something within 9 h of open time category 1 those who wait hear something within 2 h",
        "Training a certificate that lapses is told 60, 30, 7 days ahead",
        "Remote access granted for 8 hours at most",
        "Maintenance announced at least 16 h of open time ahead",
    ] {
        assert!(page.words().contains(said), "{said}\n{}", page.words());
    }
    let page = world.get_in("fr", None, "/terms").await;
    assert!(page.words().contains("à l'échéance : le suppléant désigné"), "{}", page.words());
    assert!(page.words().contains("2 personnes, dont 1 qualifiée"));
}

/// A second version, from January 2027 on: half an hour for category 1, and Christmas Eve short in Europe.
async fn with_a_second_version(world: &World) {
    let first = world.app.editions().all().remove(0).source().to_owned();
    let second = first
        .replacen("id = \"2021-09\"", "id = \"2027-01\"", 1)
        .replacen("effective = 2021-09-01", "effective = 2027-01-01", 1)
        .replacen("within = \"1 business hour\"", "within = \"30 business minutes\"", 1)
        .replacen("within 1 business hour", "within 30 business minutes", 1)
        .replacen("通知から1営業時間以内", "通知から30営業分以内", 1)
        .replacen("[regions.NAM]", SHORT, 1);
    let second = second.split("[[examples]]").next().expect("a first part").to_owned();
    world.app.publish(&[&second]).await.expect("a second version");
}

const SHORT: &str = "[[regions.EMEA.exceptions]]\ndate = 2027-12-24\nhours = \"09:00-12:00\"\nname = \"Christmas Eve\"\n\
                     reason = \"Agreed with the providers\"\n\n[regions.NAM]";

/// Source: product, Version: the difference between two.
#[tokio::test]
async fn any_two_versions_stand_side_by_side_clause_by_clause_and_figure_by_figure() {
    let world = World::new("terms-compare").await;
    with_a_second_version(&world).await;
    let page = world.get_in("en", None, "/terms/compare?from=2021-09&to=2027-01").await;
    let words = page.words();
    assert!(
        page.body.contains("within <del>1</del><ins>30</ins> business <del>hour</del><ins>minutes</ins>"),
        "{words}"
    );
    assert!(words.contains("Target, category 1: Acknowledgement 1 h 30 min"), "{words}");
    assert!(words.contains("Exception, EMEA, Fri 24 Dec 2027 not said"), "{words}");
    // Friday 17:42: eighteen minutes today, the rest on Monday.
    assert!(
        words.contains("EMEA · category 1 Mon 23 Nov 2026, 09:42 (Paris) Mon 23 Nov 2026, 09:12 (Paris)"),
        "{words}"
    );
    assert!(words.contains("EMEA · category 2 Mon 23 Nov 2026, 12:42 (Paris) the same"), "{words}");
    assert!(words.contains("clauses say the same in both"), "{words}");
    let page = world.get_in("fr", None, "/terms/compare").await;
    assert!(page.words().contains("2021-09 → 2027-01"), "without names: the latest, and the one before");
    let page = world.get_in("ja", None, "/terms/compare").await;
    assert!(
        page.body.contains("通知から<del>1</del><ins>30</ins>営業<del>時間</del><ins>分</ins>以内"),
        "{}",
        page.words()
    );
    let same = world.get_in("en", None, "/terms/compare?from=2027-01&to=2027-01").await;
    assert!(same.words().contains("Nothing but its date"), "{}", same.words());
    let nowhere = world.get_in("en", None, "/terms/compare?from=1999-01&to=2027-01").await;
    assert_eq!(nowhere.status, StatusCode::NOT_FOUND);
}

/// Source: product, Version: the version in force at any date.
#[tokio::test]
async fn the_version_in_force_on_any_day() {
    let world = World::new("terms-at").await;
    with_a_second_version(&world).await;
    for (day, said) in [
        ("2025-03-01", "On Sat 1 Mar 2025 version 2021-09 was"),
        ("2021-09-01", "On Wed 1 Sep 2021 version 2021-09 was"),
        ("2027-01-01", "On Fri 1 Jan 2027 version 2027-01 was"),
        ("2021-08-31", "Nothing was in force on Tue 31 Aug 2021."),
        ("March", "\"March\" is no date"),
    ] {
        let words = world.get_in("en", None, &format!("/terms?at={day}")).await.words();
        assert!(words.contains(said), "{day}: {words}");
    }
    let short = world.get_in("en", None, "/terms?at=2027-06-01").await.words();
    assert!(short.contains("30 min of open time"), "{short}");
}

/// Source: product, the reference agreement is signed in French; Japanese is a courtesy.
#[tokio::test]
async fn the_clauses_in_japanese_are_marked_unofficial() {
    let world = World::new("terms-ja").await;
    let page = world.get_in("ja", None, "/terms").await;
    assert!(page.words().contains("この日本語は非公式の参考訳です"), "{}", page.words());
    let clauses = world.app.editions().all()[0].clauses.len();
    assert_eq!(page.body.matches("<p class=\"meta\">参考訳</p>").count(), clauses, "each clause says so");
    assert!(!world.get_in("fr", None, "/terms").await.body.contains("non officielle"), "the text that binds");
}

/// Source: product, Version: holidays of a region as `.ics`.
#[tokio::test]
async fn the_closures_of_a_region_are_a_calendar_to_subscribe_to() {
    let world = World::new("terms-ics").await;
    with_a_second_version(&world).await;
    let feed = world.get_in("en", None, "/hours/APAC.ics").await;
    assert_eq!(feed.headers["content-type"], "text/calendar; charset=utf-8");
    let day =
        "DTSTART;VALUE=DATE:20261123\r\nDTEND;VALUE=DATE:20261124\r\nSUMMARY:Labour Thanksgiving Day\r\n";
    assert!(feed.body.contains(day), "{}", feed.body);
    assert!(feed.body.contains("勤労感謝の日"));
    let feed = world.get_in("en", None, "/hours/EMEA.ics").await;
    assert!(!feed.body.contains("20261101"), "All Saints' 2026 is a Sunday: it closes nothing");
    assert!(
        feed.body.contains("SUMMARY:Christmas Eve: open 09:00–12:00\r\n"),
        "by the version in force then"
    );
    assert!(feed.body.contains("DTSTART;VALUE=DATE:20281225"), "three years");
    assert!(world.get_in("en", None, "/hours").await.body.contains("href=\"/hours/LATAM.ics\""));
    for nowhere in ["/hours/MARS.ics", "/hours/EMEA"] {
        assert_eq!(world.get_in("en", None, nowhere).await.status, StatusCode::NOT_FOUND);
    }
}

/// The file of a second version: from December 2026 on, half an hour for category 1.
fn faster(world: &World) -> String {
    let first = world.app.editions().all().remove(0).source().to_owned();
    let second = first
        .replacen("id = \"2021-09\"", "id = \"2026-12\"", 1)
        .replacen("effective = 2021-09-01", "effective = 2026-12-01", 1)
        .replacen("within = \"1 business hour\"", "within = \"30 business minutes\"", 1);
    second.split("[[examples]]").next().expect("a first part").to_owned()
}

async fn second_manager(world: &World) -> desk::PersonId {
    let organisations = world.app.organisations().await.expect("organisations");
    let vendor = organisations.iter().find(|o| o.party == desk::fact::Party::Vendor).expect("the vendor").id;
    let new = app::NewPerson {
        organisation: vendor,
        role: desk::Role::CentreManager,
        name: "Max".to_owned(),
        email: "max@example".to_owned(),
        qualified_from: None,
    };
    world.app.add_person(&new).await.expect("a person")
}

async fn visitor(world: &World, person: desk::PersonId) -> app::Visitor {
    let secret = world.app.make_key(app::KeyKind::Session, person, "").await.expect("a key");
    world.app.enter(app::KeyKind::Session, &secret).await.expect("an open door")
}

async fn reported(world: &World) -> u64 {
    let visitor = visitor(world, world.nora).await;
    let new = desk::NewTicket::bare(
        world.app.fresh_ticket(),
        world.app.authored("Blank page"),
        desk::fact::Door::Portal,
    );
    world.app.open(&visitor, &new, None, None, &app::Form::default()).await.expect("a ticket").number
}

/// Source: issue 3, "Readings and no silent rewrites": previewed, proposed with a reason, published by another; tickets stay,
/// and one is put under it.
#[tokio::test]
async fn a_version_is_previewed_and_published_on_pages_by_two_people() {
    let world = World::new("terms-publish").await;
    let max = second_manager(&world).await;
    let number = reported(&world).await;
    let file = faster(&world);
    for who in [world.vera, world.nora] {
        assert_ne!(world.get(who, "/desk/agreements").await.status, StatusCode::OK);
        let sent = world.post(who, "/desk/agreements", &[("file", &file), ("go", "propose")]).await;
        assert!(sent.status.is_client_error(), "{}", sent.status);
    }
    let shown = world.post(world.mona, "/desk/agreements", &[("file", &file), ("go", "preview")]).await;
    let words = shown.words();
    assert!(words.contains("1 open ticket would be due at another time under it"), "{words}");
    assert!(words.contains("Mon 23 Nov 2026, 09:42 (Paris) Mon 23 Nov 2026, 09:12 (Paris)"), "{words}");
    assert!(words.contains("Target, category 1: Acknowledgement 1 h 30 min"), "{words}");
    assert!(shown.body.contains("id = &quot;2026-12&quot;"), "what was typed is kept");

    let wrong = world
        .post(
            world.mona,
            "/desk/agreements",
            &[("file", &file.replace("signed_in", "sined_in")), ("go", "propose")],
        )
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.words().contains("did you mean `signed_in`?"), "{}", wrong.words());
    let silent = world.post(world.mona, "/desk/agreements", &[("file", &file), ("go", "propose")]).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY, "a reason is asked for");
    let fields = [("file", file.as_str()), ("reason", "Agreed in October."), ("go", "propose")];
    let proposed = world.post(world.mona, "/desk/agreements", &fields).await;
    assert_eq!((proposed.status, proposed.location()), (StatusCode::SEE_OTHER, "/desk/agreements/1"));
    let own = world.post(world.mona, "/desk/agreements/1/publication", &[]).await;
    assert_eq!(own.status, StatusCode::CONFLICT);
    assert!(own.words().contains("The second person must be another one"), "{}", own.words());
    let page = world.get(max, "/desk/agreements/1").await;
    assert!(
        page.words().contains("proposed by Mona") && page.words().contains("Agreed in October."),
        "{}",
        page.words()
    );
    let sent = world.post(max, "/desk/agreements/1/publication", &[("seen", &page.hidden("seen"))]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.words());
    assert!(world.get(max, "/desk/agreements/1").await.words().contains("published by Max"));
    assert!(
        world
            .get(max, "/desk/agreements")
            .await
            .words()
            .contains("2026-12 · in force from Tue 1 Dec 2026 on")
    );

    let pin = world.get(world.mona, &format!("/desk/t/{number}/pin")).await;
    assert!(
        pin.words().contains("Mon 23 Nov 2026, 09:42 (Paris) → Mon 23 Nov 2026, 09:12 (Paris)"),
        "{}",
        pin.words()
    );
    assert_eq!(world.get(world.vera, &format!("/desk/t/{number}/pin")).await.status, StatusCode::FORBIDDEN);
    let fields = [
        ("version", "2026-12"),
        ("reason", "Alpha asked."),
        ("seen", &pin.hidden("seen")),
        ("key", &pin.hidden("key")),
    ];
    let put = world.post(world.mona, &format!("/desk/t/{number}/pin"), &fields).await;
    assert_eq!(put.status, StatusCode::SEE_OTHER, "{}", put.words());
    let told = world.get(world.nora, &format!("/t/{number}")).await.words();
    assert!(told.contains("Measured under version 2026-12 from now on, instead of 2021-09"), "{told}");
    let again = world
        .post(world.mona, &format!("/desk/t/{number}/pin"), &[("version", "2026-12"), ("reason", "Twice.")])
        .await;
    assert_eq!(again.status, StatusCode::CONFLICT);
}

/// Source: issue 3, a calendar exception is published in the same way, with its preview.
#[tokio::test]
async fn one_day_that_differs_is_a_version_of_its_own() {
    let world = World::new("terms-exception").await;
    let number = reported(&world).await;
    world.clock("2026-11-20 17:50 Paris");
    let fields = [
        ("date", "2026-11-23"),
        ("region", "EMEA"),
        ("hours", ""),
        ("name", "Strike"),
        ("because", "The building is closed"),
        ("from", "2026-11-21"),
        ("go", "preview"),
    ];
    let shown = world.post(world.mona, "/desk/agreements", &fields).await;
    // A worked example of the agreement is about that very Monday: whoever closes it says so there, too.
    assert!(shown.words().contains("this example doesn't come out"), "{}", shown.words());
    let odd = world.post(world.mona, "/desk/agreements", &[("date", "soon"), ("go", "preview")]).await;
    assert!(odd.words().contains("The date (\"soon\")"), "{}", odd.words());
    let fields = [
        ("date", "2026-12-24"),
        ("region", "EMEA"),
        ("hours", "09:00-12:00"),
        ("name", "Christmas Eve"),
        ("because", "Agreed"),
        ("from", "2026-12-01"),
        ("reason", "As every year."),
        ("go", "propose"),
    ];
    let proposed = world.post(world.mona, "/desk/agreements", &fields).await;
    assert_eq!(proposed.location(), "/desk/agreements/1", "{}", proposed.words());
    let page = world.get(world.mona, "/desk/agreements/1").await.words();
    assert!(page.contains("Exception, EMEA, Thu 24 Dec 2026 not said 09:00-12:00: Christmas Eve"), "{page}");
    assert!(page.contains("0 open tickets would be due"), "{number} is due before: {page}");
}

/// Source: product, "Replay and what-if": 30 minutes for category 1?
#[tokio::test]
async fn what_would_have_been_is_told_with_both_derivations() {
    let world = World::new("terms-what-if").await;
    world.clock("2026-11-19 10:00 Paris");
    let number = reported(&world).await;
    world.clock("2026-11-19 10:45 Paris");
    let vera = visitor(&world, world.vera).await;
    let (acknowledge, form) = (desk::Command::Acknowledge { note: None }, app::Form::default());
    let triage = desk::Command::Triage {
        kind: desk::fact::Kind::Incident,
        category: 1,
        gravity: Some(desk::fact::Gravity::Minor),
        workaround: None,
        reason: None,
    };
    world.app.act(&vera, number, &triage, &form).await.expect("triaged");
    world.app.act(&vera, number, &acknowledge, &form).await.expect("acknowledged");
    let page = world.get(world.mona, "/reports/what-if?c1=30&run=yes").await;
    let words = page.words();
    assert!(words.contains("1 ticket would have come out otherwise"), "{words}");
    assert!(
        words.contains("target met → target missed")
            || words.contains("Met → Missed")
            || words.contains("met → missed"),
        "{words}"
    );
    assert!(
        page.body.contains(&format!("why-{number}-before"))
            && page.body.contains(&format!("why-{number}-after"))
    );
    let same = world.get(world.mona, "/reports/what-if?c1=50&run=yes").await.words();
    assert!(same.contains("The next 12 weeks, with the roster as it is"), "{same}");
    assert!(same.contains("Hours, numbers and coverage stay as they are"), "{same}");
    // Clause 3.B under other terms: an hour more each day, Monday to Friday, in every region, and nobody planned for it.
    let longer = world.get(world.mona, "/reports/what-if?hours=Mon-Fri+09:00-19:00&run=yes").await.words();
    assert!(longer.contains("EMEA") && longer.contains("first new gap"), "{longer}");
    assert!(!longer.contains("Hours, numbers and coverage stay as they are"), "{longer}");
    assert!(same.contains("No ticket would have come out otherwise"), "{same}");
    let none = world.get(world.tom, "/reports/what-if?c1=30&run=yes").await.words();
    assert!(none.contains("0 tickets measured"), "another provider's: {none}");
    assert!(!none.contains("with the roster as it is"), "and no roster: {none}");
    let odd = world.get(world.mona, "/reports/what-if?c1=soon&hours=noon&run=yes").await.words();
    assert!(odd.contains("\"soon\" can't be read") && odd.contains("\"noon\" can't be read"), "{odd}");
    let always = world.get(world.mona, "/reports/what-if?hours=Mon-Sun+00:00-24:00&run=yes").await;
    assert_eq!(always.status, StatusCode::OK);
}

/// Source: issue 3, "Publishing … a calendar exception": before and after on the page, a reason, a date, two people; the ticket
/// stays until somebody puts it under the new version. Wednesday 23 December 2026; the 25th is Christmas.
#[tokio::test]
async fn a_closed_day_is_published_on_pages_and_tickets_stay() {
    let world = World::new("terms-closed-day").await;
    let max = second_manager(&world).await;
    world.clock("2026-12-23 17:42 Paris");
    let number = reported(&world).await;
    let day = [
        ("date", "2026-12-24"),
        ("region", "EMEA"),
        ("hours", ""),
        ("name", "Strike"),
        ("because", "The building is closed"),
        ("from", "2026-12-24"),
    ];
    let with = |more: &[(&'static str, &'static str)]| [&day[..], more].concat();
    let shown = world.post(world.mona, "/desk/agreements", &with(&[("go", "preview")])).await.words();
    assert!(shown.contains("1 open ticket would be due at another time under it"), "{shown}");
    let both = "Thu 24 Dec 2026, 09:42 (Paris) Mon 28 Dec 2026, 09:42 (Paris)";
    assert!(shown.contains(both), "{shown}");
    assert!(shown.contains("They stay under their own version"), "{shown}");
    let silent = world.post(world.mona, "/desk/agreements", &with(&[("go", "propose")])).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY, "a reason is asked for");
    let fields = with(&[("reason", "A strike."), ("go", "propose")]);
    let proposed = world.post(world.mona, "/desk/agreements", &fields).await;
    assert_eq!(proposed.location(), "/desk/agreements/1", "{}", proposed.words());
    let page = world.get(max, "/desk/agreements/1").await;
    assert!(page.words().contains(both), "the second person sees it, too: {}", page.words());
    let sent = world.post(max, "/desk/agreements/1/publication", &[("seen", &page.hidden("seen"))]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.words());

    let stays = world.get(world.nora, &format!("/t/{number}")).await.words();
    assert!(stays.contains("24 Dec") && !stays.contains("28 Dec"), "{stays}");
    let pin = world.get(world.mona, &format!("/desk/t/{number}/pin")).await;
    let due = "Thu 24 Dec 2026, 09:42 (Paris) → Mon 28 Dec 2026, 09:42 (Paris)";
    assert!(pin.words().contains(due), "{}", pin.words());
    let seen = [("version", "2026-12-24"), ("seen", &pin.hidden("seen")), ("key", &pin.hidden("key"))];
    let silent = world.post(world.mona, &format!("/desk/t/{number}/pin"), &seen).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY, "a reason is asked for");
    let fields = [&seen[..], &[("reason", "Nobody can come in.")]].concat();
    let put = world.post(world.mona, &format!("/desk/t/{number}/pin"), &fields).await;
    assert_eq!(put.status, StatusCode::SEE_OTHER, "{}", put.words());
    let told = world.get(world.nora, &format!("/t/{number}")).await.words();
    assert!(told.contains("Measured under version 2026-12-24 from now on, instead of 2021-09"), "{told}");
    assert!(told.contains("28 Dec"), "{told}");
}

/// An exception whose day stands in a worked example: the file that was made of it is there to be mended.
#[tokio::test]
async fn a_file_that_was_made_of_a_day_can_be_mended() {
    let world = World::new("terms-mended").await;
    let fields = [
        ("date", "2026-11-23"),
        ("region", "EMEA"),
        ("hours", ""),
        ("name", "Strike"),
        ("because", "The building is closed"),
        ("from", "2026-11-21"),
        ("go", "preview"),
    ];
    let shown = world.post(world.mona, "/desk/agreements", &fields).await;
    assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(shown.body.contains("date = 2026-11-23") && shown.body.contains("id = &quot;2026-11-21&quot;"));
}

/// Source: issue 3: the rule and the act behind each public holiday in the reader's language: `/hours`, `.ics`, derivations.
#[tokio::test]
async fn the_rule_behind_a_holiday_is_told_in_the_readers_language() {
    let world = World::new("terms-rules").await;
    let page = world.get_in("fr", None, "/hours").await;
    for said in
        ["lendemain du dimanche de Pâques", "troisième lundi de janvier", "loi japonaise n° 178 de 1948"]
    {
        assert!(page.words().contains(said), "{said}\n{}", page.words());
    }
    assert!(!page.words().contains("after Easter"));
    let page = world.get_in("ja", None, "/hours").await;
    assert!(page.words().contains("復活祭の日曜日の39日後"), "{}", page.words());
    let feed = world.get_in("ja", None, "/hours/APAC.ics").await.body.replace("\r\n ", "");
    assert!(feed.contains("11月23日 · 昭和23年法律第178号第2条"), "{feed}");
    let feed = world.get_in("fr", None, "/hours/NAM.ics").await.body.replace("\r\n ", "");
    assert!(feed.contains("quatrième jeudi de novembre"), "{feed}");

    // Friday evening in Paris is Saturday in Tokyo; Monday 23 November is a holiday there.
    let tom = visitor(&world, world.tom).await;
    let subject = world.app.authored("Slow search");
    let new = desk::NewTicket::bare(world.app.fresh_ticket(), subject, desk::fact::Door::Portal);
    let number =
        world.app.open(&tom, &new, None, None, &app::Form::default()).await.expect("a ticket").number;
    let page = world.get_in("fr", Some(world.tom), &format!("/t/{number}")).await.words();
    let said = "Fête du travail (Japon) : 23 novembre (loi japonaise n° 178 de 1948, art. 2)";
    assert!(page.contains(said), "{page}");
}
