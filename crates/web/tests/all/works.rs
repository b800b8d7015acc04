//! Problems, maintenance, releases and the answer to a resolution, by plain forms (clause 2.A).

use axum::http::StatusCode;
use desk::PersonId;

use super::world::{Answer, World};

async fn report(world: &World, who: PersonId, subject: &str) -> u64 {
    let fields = [("go", "send"), ("subject", subject), ("stops", "everything"), ("key", subject)];
    let sent = world.post(who, "/tickets/new?step=urgent", &fields).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.words());
    let path = sent.location().trim_start_matches("/t/");
    path.split('?').next().and_then(|number| number.parse().ok()).expect("a number")
}

/// A form, taken, and the page that it leads to.
async fn taken(world: &World, who: PersonId, path: &str, fields: &[(&str, &str)]) -> Answer {
    let sent = world.post(who, path, fields).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{path}: {}", sent.words());
    world.get(who, sent.location()).await
}

async fn resolved(world: &World, number: u64) {
    let triage = [("kind", "incident"), ("category", "2"), ("gravity", "minor"), ("workaround", "no")];
    taken(world, world.vera, &format!("/desk/t/{number}/triage"), &triage).await;
    let procedure = [("resolution", "workaround"), ("delivery", "supplied"), ("procedure", "Sign in twice.")];
    taken(world, world.vera, &format!("/desk/t/{number}/resolution"), &procedure).await;
}

/// Source: clause 2.A: from a ticket to its problem; the workaround is shown on the ticket, to both sides.
#[tokio::test]
async fn a_problem_is_begun_from_a_ticket_and_its_workaround_is_shown_to_both_sides() {
    let world = World::new("web-problem").await;
    let number = report(&world, world.nora, "Page blanche").await;
    let desk = world.get(world.vera, &format!("/desk/t/{number}")).await;
    let choose = format!("/desk/problems?ticket={number}");
    assert!(desk.body.contains(&choose), "the margin leads to the problems");
    let list = world.get(world.vera, &choose).await;
    assert_eq!(list.hidden("ticket"), number.to_string());

    let ticket = number.to_string();
    let begin =
        [("title", "Blank pages"), ("statement", "Since 17:30."), ("ticket", ticket.as_str()), ("key", "b")];
    let page = taken(&world, world.vera, "/desk/problems", &begin).await;
    assert!(
        page.words().contains("The problem is begun.") && page.words().contains("Page blanche"),
        "{}",
        page.words()
    );
    let again = world.post(world.vera, "/desk/problems", &begin).await;
    assert_ne!(again.location(), "/desk/problems/2?done=begun", "the same press twice is one problem");

    taken(&world, world.vera, "/desk/problems/1/hypotheses", &[("hypothesis", "The cache.")]).await;
    let verdict = [("of", "1"), ("verdict-1", "held"), ("known-1", "Cleared, and gone.")];
    let page = taken(&world, world.quentin, "/desk/problems/1/verdicts", &verdict).await;
    assert!(page.words().contains("it holds"), "{}", page.words());
    taken(&world, world.vera, "/desk/problems/1/workaround", &[("workaround", "Sign in twice.")]).await;
    let theirs = world.get(world.nora, &format!("/t/{number}")).await;
    assert!(theirs.words().contains("Sign in twice."), "{}", theirs.words());
    let ours = world.get(world.quentin, &format!("/desk/t/{number}")).await;
    assert!(ours.words().contains("Problem 1") && ours.words().contains("Sign in twice."));
    for (lang, word) in [("fr", "Ce qui aide en attendant"), ("ja", "当面の対処方法")] {
        let page = world.get_in(lang, Some(world.nora), &format!("/t/{number}")).await;
        assert!(page.words().contains(word), "{}", page.words());
    }
}

/// Source: the rules of every form: a refusal keeps what was typed, says why at the top; the desk's pages are the centre's.
#[tokio::test]
async fn a_refused_form_of_a_problem_keeps_what_was_typed() {
    let world = World::new("web-problem-refused").await;
    let blank = [("title", "Blank pages"), ("statement", " ")];
    let refused = world.post(world.vera, "/desk/problems", &blank).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("value=\"Blank pages\"") && refused.body.contains("error-summary"));
    taken(&world, world.vera, "/desk/problems", &[("title", "Blank pages"), ("statement", "Since 17:30.")])
        .await;
    taken(&world, world.vera, "/desk/problems/1/hypotheses", &[("hypothesis", "The cache.")]).await;
    let older = [("cause", "The <key>."), ("seen", "1")];
    let stale = world.post(world.quentin, "/desk/problems/1/cause", &older).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(stale.body.contains("The &lt;key&gt;."), "{}", stale.words());
    for stranger in [world.nora, world.sofia, world.ines] {
        for path in
            ["/desk/problems", "/desk/problems/1", "/desk/maintenance", "/desk/releases", "/desk/outbox"]
        {
            assert_eq!(world.get(stranger, path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
    }
    let unknown = world.post(world.vera, "/desk/problems/1/nonsense", &[]).await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
}

const PLAN: [(&str, &str); 7] = [
    ("title", "Database move"),
    ("from", "2026-11-28T08:00"),
    ("until", "2026-11-28T10:00"),
    ("whom", "regions"),
    ("region", "EMEA"),
    ("effect", "unavailable"),
    ("steps", "1. Stop."),
];

/// Source: clause 2.A and the agreement's rule: drafted in three languages, announced in the portal, refused when too late.
#[tokio::test]
async fn a_maintenance_is_planned_announced_and_read_by_those_concerned() {
    let world = World::new("web-maintenance").await;
    let soon: Vec<(&str, &str)> = PLAN
        .iter()
        .map(|(name, value)| match *name {
            "from" => (*name, "2026-11-21T08:00"),
            "until" => (*name, "2026-11-21T10:00"),
            _ => (*name, *value),
        })
        .collect();
    let refused = world.post(world.vera, "/desk/maintenance", &soon).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.words().contains("Too short a notice for EMEA"), "{}", refused.words());
    assert!(refused.body.contains("value=\"Database move\""), "what was typed is kept");

    let draft = taken(&world, world.vera, "/desk/maintenance", &PLAN).await;
    for drafted in [
        "Maintenance planifiée : Database move",
        "計画メンテナンスのお知らせ",
        "The application can't be used.",
    ] {
        let body = draft.body.replace(['\u{202F}', '\u{A0}'], " ").replace("&#39;", "'");
        assert!(body.contains(drafted), "{drafted}: {}", draft.words());
    }
    assert!(!world.get(world.nora, "/").await.words().contains("Database move"), "a draft is the centre's");
    let notice = [("notice_en", "We move."), ("notice_fr", "Nous migrons."), ("notice_ja", "移行します。")];
    let unqualified = world.post(world.vera, "/desk/maintenance/1/announcement", &notice).await;
    assert_eq!(unqualified.status, StatusCode::FORBIDDEN);
    let told = taken(&world, world.mona, "/desk/maintenance/1/announcement", &notice).await;
    assert!(told.words().contains("those concerned see it now"), "{}", told.words());

    let fr = world.get_in("fr", Some(world.nora), "/").await;
    assert!(fr.words().contains("Nous migrons."), "{}", fr.words());
    assert!(world.get(world.nora, "/hours").await.words().contains("We move."));
    assert!(!world.get(world.sofia, "/").await.words().contains("We move."), "she is in America");
    assert!(!world.get_in("en", None, "/hours").await.words().contains("We move."));
    let outbox = world.get(world.mona, "/desk/outbox").await;
    assert!(outbox.words().contains("Nora") && outbox.words().contains("waits"), "{}", outbox.words());
    assert_eq!(world.get(world.vera, "/desk/outbox").await.status, StatusCode::FORBIDDEN);
}

/// Source: clause 2.A, releases: publishing resolves the incident, tells the reporter, and stands on the page of releases.
#[tokio::test]
async fn a_release_is_published_and_its_reporters_read_it_on_their_ticket() {
    let world = World::new("web-release").await;
    let number = report(&world, world.nora, "Page blanche").await;
    let triage = [("kind", "incident"), ("category", "2"), ("gravity", "minor"), ("workaround", "no")];
    taken(&world, world.vera, &format!("/desk/t/{number}/triage"), &triage).await;
    let tickets = number.to_string();
    let contents = [
        ("version", "4.2.1"),
        ("contains", "The cache key has the tenant in it."),
        ("delivery", "supplied"),
        ("tickets", tickets.as_str()),
    ];
    let draft = taken(&world, world.vera, "/desk/releases", &contents).await;
    assert!(
        draft.body.contains("4.2.1を公開しました") || draft.body.contains("バージョン4.2.1"),
        "{}",
        draft.words()
    );
    let notice = [("notice_en", "Out now."), ("notice_fr", "Parue."), ("notice_ja", "公開しました。")];
    let out = taken(&world, world.quentin, "/desk/releases/1/publication", &notice).await;
    assert!(out.words().contains("1 of 1 reporters told"), "{}", out.words());
    let theirs = world.get_in("ja", Some(world.nora), &format!("/t/{number}")).await;
    assert!(theirs.words().contains("公開しました。"), "{}", theirs.words());
    let releases = world.get(world.sofia, "/releases").await;
    assert!(releases.words().contains("Release 4.2.1") && releases.words().contains("Out now."));
}

/// Source: clause 2.A: accepted or contested by the reporter, with a reason, seen by both sides.
#[tokio::test]
async fn a_resolution_is_accepted_or_contested_by_the_reporter() {
    let world = World::new("web-answer").await;
    let number = report(&world, world.nora, "Page blanche").await;
    resolved(&world, number).await;
    let page = world.get(world.nora, &format!("/t/{number}")).await;
    assert!(page.body.contains("/acceptance") && page.body.contains("/objection"), "{}", page.words());
    let blank = world.post(world.nora, &format!("/t/{number}/objection"), &[("objecting", " ")]).await;
    assert_eq!(blank.status, StatusCode::UNPROCESSABLE_ENTITY);
    let open =
        taken(&world, world.nora, &format!("/t/{number}/objection"), &[("objecting", "Still blank.")]).await;
    assert!(open.words().contains("the ticket is open again"), "{}", open.words());
    let desk = world.get(world.vera, &format!("/desk/t/{number}")).await;
    assert!(
        desk.words().contains("contested by Nora") && desk.words().contains("Still blank."),
        "{}",
        desk.words()
    );
    let again =
        [("resolution", "temporary_update"), ("delivery", "installed"), ("procedure", "4.2.0-hotfix")];
    taken(&world, world.vera, &format!("/desk/t/{number}/resolution"), &again).await;
    let over = taken(&world, world.nora, &format!("/t/{number}/acceptance"), &[]).await;
    assert!(over.words().contains("accepted by Nora"), "{}", over.words());
}

/// Source: clause 3.D; ux 5.2, triage: the empty page is an answer; `4` asks for information on the ticket itself.
#[tokio::test]
async fn an_empty_triage_says_what_the_day_came_to() {
    let world = World::new("web-triaged").await;
    world.clock("2026-11-23 10:00 Paris");
    let empty = world.get(world.vera, "/desk/triage").await;
    assert!(empty.words().contains("None triaged today."), "{}", empty.words());
    let number = report(&world, world.nora, "Page blanche").await;
    let page = world.get(world.vera, "/desk/triage").await;
    let way = format!("href=\"/desk/t/{number}#act-information\" data-key=\"4\"");
    assert!(page.body.contains(&way), "{}", page.main());
    world.clock("2026-11-23 10:06 Paris");
    resolved(&world, number).await;
    for (lang, said) in [
        ("en", "1 triaged today, median 6 min of open time (6 min elapsed)."),
        ("fr", "1 trié aujourd'hui, médiane 6 min ouvrées (6 min écoulées)."),
        ("ja", "本日1件を仕分け、中央値は営業時間で6分（経過時間6分）。"),
    ] {
        let page = world.get_in(lang, Some(world.vera), "/desk/triage").await;
        let words = page.words().replace(['\u{a0}', '\u{202f}'], " ").replace('’', "'");
        assert!(words.contains(said), "{words}");
    }
}

/// Source: clause 2.A: whoever asked for a linked incident reads the problem's public side, their own incidents, no hypothesis.
#[tokio::test]
async fn who_asked_reads_the_public_side_of_a_problem() {
    let world = World::new("web-problem-public").await;
    let (hers, theirs) =
        (report(&world, world.sofia, "Blank page").await, report(&world, world.nora, "Page blanche").await);
    let other = report(&world, world.tom, "Export vide").await;
    let (first, second) = (hers.to_string(), theirs.to_string());
    let begin = [("title", "Blank pages"), ("statement", "Since 17:30."), ("ticket", first.as_str())];
    taken(&world, world.vera, "/desk/problems", &begin).await;
    let nobody = world.get(world.nora, "/problems/1").await;
    assert_eq!(nobody.status, StatusCode::NOT_FOUND, "no incident of hers comes from it");
    taken(&world, world.vera, "/desk/problems/1/incidents", &[("ticket", second.as_str())]).await;
    taken(&world, world.vera, "/desk/problems/1/hypotheses", &[("hypothesis", "The cache of Vera.")]).await;
    taken(&world, world.vera, "/desk/problems/1/cause", &[("cause", "The session store is full.")]).await;
    taken(&world, world.vera, "/desk/problems/1/workaround", &[("workaround", "Sign in twice.")]).await;

    let ticket = world.get(world.sofia, &format!("/t/{hers}")).await;
    assert!(ticket.body.contains("href=\"/problems/1\""), "{}", ticket.main());
    for (who, own, not_theirs) in
        [(world.sofia, "Blank page", "Page blanche"), (world.nora, "Page blanche", "Blank page ·")]
    {
        let page = world.get(who, "/problems/1").await;
        let words = page.words();
        for said in
            ["Since 17:30.", "The session store is full.", "Sign in twice.", "Its cause is found.", own]
        {
            assert!(words.contains(said), "{said}: {words}");
        }
        for hidden in ["The cache of Vera.", "Vera", not_theirs] {
            assert!(!words.contains(hidden), "{hidden}: {words}");
        }
    }
    for (lang, word) in [("fr", "Vos incidents qui en découlent"), ("ja", "この問題によるお客様の件")]
    {
        let page = world.get_in(lang, Some(world.sofia), "/problems/1").await;
        assert!(page.words().contains(word), "{}", page.words());
    }
    for stranger in [world.tom, world.ines] {
        assert_eq!(world.get(stranger, "/problems/1").await.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(world.get(world.sofia, "/problems/2").await.status, StatusCode::NOT_FOUND);
    assert_eq!(world.get(world.vera, "/problems/1").await.location(), "/desk/problems/1");
    assert!(!world.get(world.tom, &format!("/t/{other}")).await.body.contains("/problems/"));

    let release =
        [("version", "4.2.1"), ("contains", "No more."), ("delivery", "supplied"), ("problem", "1")];
    taken(&world, world.quentin, "/desk/releases", &release).await;
    let before = world.get(world.sofia, "/problems/1").await;
    assert!(before.words().contains("No release carries it yet."), "a draft is the centre's");
    let notice = [("notice_en", "Out."), ("notice_fr", "Paru."), ("notice_ja", "公開。")];
    taken(&world, world.quentin, "/desk/releases/1/publication", &notice).await;
    let after = world.get(world.sofia, "/problems/1").await;
    assert!(after.words().contains("Version 4.2.1 carries it."), "{}", after.words());
}

/// Source: clause 2.A, search for causes; ux 5.2: one click links a ticket to the problem of those that read alike.
#[tokio::test]
async fn a_likely_problem_stands_beside_a_ticket_and_one_click_links_it() {
    let world = World::new("web-similar").await;
    let mut numbers = Vec::new();
    for subject in
        ["Page blanche après connexion", "Page blanche à la connexion", "Une page blanche à la connexion"]
    {
        numbers.push(report(&world, world.nora, subject).await);
    }
    let list = world.get(world.vera, "/desk/problems").await;
    assert!(list.words().contains("1 group of similar tickets could be one problem"), "{}", list.words());
    let all: Vec<String> = numbers.iter().map(u64::to_string).collect();
    let way = format!("/desk/problems?ticket={}", all.join("."));
    assert!(list.body.contains(&way), "{}", list.main());
    let form = world.get(world.vera, &way).await;
    assert_eq!(form.hidden("ticket"), all.join("."));
    assert!(
        form.body.contains("value=\"Page blanche après connexion\""),
        "the title is drafted: {}",
        form.main()
    );
    let two = all[..2].join(".");
    let begin =
        [("title", "Blank pages"), ("statement", "Since 17:30."), ("ticket", two.as_str()), ("key", "b")];
    let page = taken(&world, world.vera, "/desk/problems", &begin).await;
    assert!(
        page.words().contains("Page blanche après connexion") && page.words().contains("Page blanche à la")
    );

    let third = &all[2];
    for place in [format!("/desk/triage?ticket={third}"), format!("/desk/t/{third}")] {
        let page = world.get(world.vera, &place).await;
        assert!(page.words().contains("2 similar tickets come from it"), "{place}: {}", page.words());
    }
    let back = format!("/desk/triage?ticket={third}");
    let link = [("ticket", third.as_str()), ("back", back.as_str())];
    let sent = world.post(world.vera, "/desk/problems/1/incidents", &link).await;
    assert_eq!(sent.location(), format!("{back}&done=linked&n={third}"));
    let page = world.get(world.vera, sent.location()).await;
    assert!(page.words().contains("is linked to the problem."), "{}", page.words());
    let elsewhere = [("ticket", third.as_str()), ("back", "//example.org")];
    let refused = world.post(world.vera, "/desk/problems/1/incidents", &elsewhere).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "linked already");
}

/// Source: clause 2.A: the announcement names the release, the release shows its windows, and publishing tells of them.
#[tokio::test]
async fn a_maintenance_names_the_release_that_it_installs() {
    let world = World::new("web-window-release").await;
    let plan: Vec<(&str, &str)> = PLAN.into_iter().chain([("release", "1")]).collect();
    let refused = world.post(world.vera, "/desk/maintenance", &plan).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.words().contains("That release isn't there"), "{}", refused.words());

    let release = [("version", "4.2.1"), ("contains", "No more."), ("delivery", "installed")];
    taken(&world, world.quentin, "/desk/releases", &release).await;
    let draft = taken(&world, world.vera, "/desk/maintenance", &plan).await;
    for drafted in
        ["It installs version 4.2.1.", "Elle installe la version 4.2.1.", "バージョン4.2.1を適用します。"]
    {
        let body = draft.body.replace(['\u{202F}', '\u{A0}'], " ");
        assert!(body.contains(drafted), "{drafted}: {}", draft.words());
    }
    assert!(draft.words().contains("Release 4.2.1"), "{}", draft.words());
    let shown = world.get(world.vera, "/desk/releases/1").await;
    assert!(shown.body.contains("href=\"/desk/maintenance/1\""), "{}", shown.main());
    let notice = [("notice_en", "We move."), ("notice_fr", "Nous migrons."), ("notice_ja", "移行します。")];
    taken(&world, world.mona, "/desk/maintenance/1/announcement", &notice).await;
    let shown = world.get(world.quentin, "/desk/releases/1").await;
    assert!(shown.words().contains("It is installed in the maintenance window from"), "{}", shown.words());
    taken(&world, world.quentin, "/desk/releases/1/publication", &notice).await;
    let theirs = world.get(world.nora, "/releases").await;
    assert!(theirs.words().contains("It is installed in the maintenance window from"), "{}", theirs.words());
    assert!(!world.get(world.sofia, "/releases").await.words().contains("It is installed in"), "not hers");
    world.clock("2026-11-28 10:30 Paris");
    taken(&world, world.mona, "/desk/maintenance/1/end", &[("note", "As planned.")]).await;
    let theirs = world.get(world.nora, "/releases").await;
    assert!(theirs.words().contains("It was installed in the maintenance window from"), "{}", theirs.words());
}
