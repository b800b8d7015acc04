//! What the support centre sees and does: queue, ticket, triage, by plain forms, without a script.

use axum::http::StatusCode;
use desk::{PersonId, Standing};

use super::world::{Answer, World};

/// A report at 17:42 on Friday 20 November 2026, and the number of its ticket.
async fn report(world: &World, subject: &str) -> u64 {
    let fields = [("go", "send"), ("subject", subject), ("stops", "everything"), ("key", subject)];
    let sent = world.post(world.nora, "/tickets/new?step=urgent", &fields).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.words());
    let path = sent.location().trim_start_matches("/t/");
    path.split('?').next().and_then(|number| number.parse().ok()).expect("a number")
}

/// A form of the desk, with how far it had read; taken, and the page that it leads to.
async fn taken(world: &World, who: PersonId, number: u64, noun: &str, fields: &[(&str, &str)]) -> Answer {
    let page = world.get(who, &format!("/desk/t/{number}")).await;
    let seen = page.hidden("seen");
    let fields: Vec<_> = fields.iter().copied().chain([("seen", seen.as_str())]).collect();
    let sent = world.post(who, &format!("/desk/t/{number}/{noun}"), &fields).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{noun}: {}", sent.words());
    world.get(who, sent.location()).await
}

const MAJOR: [(&str, &str); 4] =
    [("kind", "incident"), ("category", "1"), ("gravity", "major"), ("workaround", "no")];

/// Source: issue, story 2: seen in the queue, acknowledged, triaged, diagnosed, resolved; a diagnosis by somebody who
/// isn't qualified doesn't end the response time, and the page says why (clause 1).
#[tokio::test]
async fn a_ticket_is_worked_to_its_end_by_plain_forms() {
    let world = World::new("desk-story").await;
    let number = report(&world, "Page blanche").await;
    world.clock("2026-11-23 09:33 Paris");

    let queue = world.get(world.quentin, "/desk").await;
    assert!(queue.body.contains(&format!("<title>9 min · {number}")), "{}", &queue.body[..600]);
    assert!(queue.words().contains("9 min left"), "{}", queue.words());
    assert!(queue.body.contains("data-row-key=\"v\"") && queue.body.contains("data-live=\"queue\""));

    let ticket = world.get(world.vera, &format!("/desk/t/{number}")).await;
    for both in ["09:42 (Paris) in category 1", "12:42 (Paris) in category 2"] {
        assert!(ticket.words().contains(both), "{both}: {}", ticket.words());
    }
    let fields = [("seen", "1"), ("key", "one"), ("back", "/desk?view=open")];
    let path = format!("/desk/t/{number}/acknowledgement");
    let sent = world.post(world.vera, &path, &fields).await;
    assert_eq!(sent.location(), format!("/desk?view=open&done=acknowledged&n={number}"));
    let again = world.post(world.vera, &path, &fields).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER, "the same press twice is one acknowledgement");

    let page = taken(&world, world.vera, number, "triage", &MAJOR).await;
    assert!(page.words().contains(&format!("{number} is triaged.")), "{}", page.words());

    let page = taken(&world, world.vera, number, "diagnosis", &[("diagnosis", "The cache, I think.")]).await;
    assert!(
        page.words().contains("The diagnosis of Vera (09:33) doesn't end it: not qualified at that moment.")
    );
    assert!(page.words().contains("It doesn't end the response time"), "{}", page.words());
    let form = world.get(world.vera, &format!("/desk/t/{number}")).await;
    assert!(form.words().contains("You are not qualified today"));

    let page =
        taken(&world, world.quentin, number, "diagnosis", &[("diagnosis", "It is the session.")]).await;
    assert!(page.words().contains("measured, no target"), "{}", page.words());
    let key = world.app.make_key(app::KeyKind::Session, world.quentin, "").await.unwrap();
    let quentin = world.app.enter(app::KeyKind::Session, &key).await.unwrap();
    let view = world.app.ticket(&quentin, number).await.unwrap();
    let diagnosis = view.clock(&terms::MeasureId::diagnosis()).unwrap();
    assert!(matches!(diagnosis.standing, Standing::Measured { .. }));

    let resolved = [("resolution", "workaround"), ("delivery", "supplied"), ("procedure", "Sign in twice.")];
    let page = taken(&world, world.quentin, number, "resolution", &resolved).await;
    assert!(page.words().contains(&format!("{number} is resolved.")), "{}", page.words());
    assert!(page.words().contains("Sign in twice."));

    let page = taken(&world, world.quentin, number, "reopening", &[("reopening", "It is back.")]).await;
    assert!(page.words().contains(&format!("{number} is open again.")));
    let page = taken(&world, world.quentin, number, "closure", &[("closing", "")]).await;
    assert!(page.words().contains(&format!("{number} is closed.")));
    let done = world.get(world.quentin, "/desk?view=over").await;
    assert!(done.words().contains("Page blanche"));
}

/// Source: issue, "Bad input": two agents at once: 409 that shows what happened in between, with the draft intact.
#[tokio::test]
async fn who_answers_an_older_page_is_shown_what_is_new_above_their_draft() {
    let world = World::new("desk-stale").await;
    let number = report(&world, "Page blanche").await;
    world.clock("2026-11-23 09:10 Paris");
    let path = format!("/desk/t/{number}/messages");
    let page = world.get(world.vera, &format!("/desk/t/{number}")).await;
    let seen = page.hidden("seen");
    taken(&world, world.quentin, number, "messages", &[("text", "We are on it.")]).await;

    let draft = "Bonjour,\nnous « regardons » <b>.";
    let fields = [("text", draft), ("seen", seen.as_str()), ("key", "mine")];
    let stale = world.post(world.vera, &path, &fields).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    let words = stale.words();
    let (new, mine) = (words.find("We are on it."), words.find("Send anyway"));
    assert!(new.is_some() && new < mine, "{words}");
    assert!(stale.body.contains("nous « regardons » &lt;b&gt;."), "the draft is intact");
    assert_eq!(stale.hidden("key"), "mine");

    let now = stale.hidden("seen");
    let sent = world.post(world.vera, &path, &[("text", draft), ("seen", &now), ("key", "mine")]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.words());
}

/// Source: clause 4: somebody was faster, and the page says who.
#[tokio::test]
async fn a_second_acknowledgement_is_refused_by_name() {
    let world = World::new("desk-twice").await;
    let number = report(&world, "Page blanche").await;
    world.clock("2026-11-23 09:10 Paris");
    taken(&world, world.quentin, number, "acknowledgement", &[("key", "a")]).await;
    let path = format!("/desk/t/{number}/acknowledgement");
    let late = world.post(world.vera, &path, &[("seen", "1"), ("key", "b")]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.words().contains("Quentin"), "{}", late.words());
}

/// Source: clause 3.D and its readings: each refusal names its rule and keeps what was typed.
#[tokio::test]
async fn what_triage_refuses_comes_back_with_the_rule_and_the_choices() {
    let world = World::new("desk-triage").await;
    let number = report(&world, "Page blanche").await;
    world.clock("2026-11-23 09:10 Paris");
    let path = format!("/desk/t/{number}/triage");
    let page = world.get(world.vera, "/desk/triage").await;
    assert!(page.words().contains("09:42") && page.words().contains("12:42"), "{}", page.words());
    assert!(page.body.contains("data-key=\"1\""));

    let bare = [("back", "/desk/triage"), ("kind", "incident"), ("category", "1"), ("reason", "seen it")];
    let refused = world.post(world.vera, &path, &bare).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.words().contains("Major or minor?"), "{}", refused.words());
    assert!(refused.body.contains("seen it") && refused.body.contains("value=\"1\" checked"));

    let both = [("kind", "incident"), ("category", "1"), ("gravity", "major"), ("workaround", "yes")];
    let refused = world.post(world.vera, &path, &both).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let none = world.post(world.vera, &path, &[("kind", "incident"), ("gravity", "minor")]).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);

    let resolve = [("resolution", "other"), ("delivery", "supplied"), ("procedure", "Wait.")];
    let early = world.post(world.vera, &format!("/desk/t/{number}/resolution"), &resolve).await;
    assert_eq!(early.status, StatusCode::CONFLICT);
    assert!(early.words().contains("The preliminary investigation comes first"), "{}", early.words());
    assert!(early.body.contains("Wait."));

    let taken = [&MAJOR[..], &[("back", "/desk/triage")]].concat();
    let sent = world.post(world.vera, &path, &taken).await;
    assert_eq!(sent.location(), format!("/desk/triage?done=triaged&n={number}"));
    let empty = world.get(world.vera, sent.location()).await;
    assert!(empty.words().contains("Triage is empty."), "{}", empty.words());
}

/// Source: reading "before triage": lowering a category after its due instant needs a reason and a second person.
#[tokio::test]
async fn a_lowered_category_waits_for_a_second_person() {
    let world = World::new("desk-lowering").await;
    let number = report(&world, "Page blanche").await;
    world.clock("2026-11-23 10:30 Paris");
    let lower = [("kind", "incident"), ("category", "2"), ("gravity", "minor")];
    let refused = world.post(world.vera, &format!("/desk/t/{number}/triage"), &lower).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused.words().contains("09:42 (Paris)"),
        "its instant, in the ticket's zone: {}",
        refused.words()
    );

    let reasoned = [&lower[..], &[("reason", "One screen only.")]].concat();
    let page = taken(&world, world.vera, number, "triage", &reasoned).await;
    assert!(page.words().contains("A second person decides."), "{}", page.words());
    let path = format!("/desk/t/{number}/lowering");
    let same = world.post(world.vera, &path, &[("decision", "confirm")]).await;
    assert_eq!(same.status, StatusCode::CONFLICT);
    let page = taken(&world, world.quentin, number, "lowering", &[("decision", "confirm")]).await;
    assert!(page.words().contains("proposed by Vera, confirmed by a second person"), "{}", page.words());
}

/// Source: reading "changed priority": both measurements are kept; the earlier one is struck through.
#[tokio::test]
async fn an_earlier_clock_stays_struck_through() {
    let world = World::new("desk-superseded").await;
    let number = report(&world, "Page blanche").await;
    world.clock("2026-11-23 09:10 Paris");
    taken(&world, world.vera, number, "triage", &MAJOR).await;
    let minor = [("kind", "incident"), ("category", "2"), ("gravity", "minor")];
    let page = taken(&world, world.vera, number, "triage", &minor).await;
    assert!(page.body.contains("<s>category 1, due 09:42</s>"), "{}", page.words());
}

/// Source: issue, "Unknown and forbidden are the same 404".
#[tokio::test]
async fn the_desk_does_not_exist_for_anybody_else() {
    let world = World::new("desk-doors").await;
    let number = report(&world, "Page blanche").await;
    for path in ["/desk", "/desk/triage", &format!("/desk/t/{number}"), "/desk/t/999999", "/desk/t/abc"] {
        assert_eq!(world.get(world.nora, path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let path = format!("/desk/t/{number}/acknowledgement");
    assert_eq!(world.post(world.nora, &path, &[]).await.status, StatusCode::NOT_FOUND);
    let nobody = world.get_in("en", None, "/desk").await;
    assert_eq!(nobody.location(), "/login?next=/desk");
    assert_eq!(world.get(world.vera, "/desk/t/999999").await.status, StatusCode::NOT_FOUND);
}

/// Source: issue, "Bad input": NUL, hostile Unicode, 2 MB of text: refused by name, and kept.
#[tokio::test]
async fn hostile_words_come_back_refused() {
    let world = World::new("desk-hostile").await;
    let number = report(&world, "Page blanche").await;
    let path = format!("/desk/t/{number}/messages");
    let long = "é".repeat(1 << 20);
    for (text, says) in
        [("", "nothing was written"), ("a\0b", "a character that can't be kept"), (long.as_str(), "too long")]
    {
        let refused = world.post(world.vera, &path, &[("text", text)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.words().contains(says), "{says}");
        assert!(refused.body.contains(text.trim_matches('\0')) || text.contains('\0'), "{says}: kept");
    }
    let odd = "\u{202E}gnp.exe \u{200B} 👩‍👩‍👧 ｱ";
    let sent = world.post(world.vera, &path, &[("text", odd)]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
}

/// Source: issue, "a filter names what there is".
#[tokio::test]
async fn a_filter_is_an_address_and_names_what_there_is() {
    let world = World::new("desk-filter").await;
    report(&world, "Page blanche").await;
    let some = world.get(world.vera, "/desk?region=EMEA").await;
    assert!(some.words().contains("Page blanche"));
    let none = world.get(world.vera, "/desk?region=APAC&category=2").await;
    assert!(none.words().contains("Nothing matches this filter."), "{}", none.words());
    let unknown = world.get(world.vera, "/desk?region=MOON").await;
    assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unknown.words().contains("EMEA"), "{}", unknown.words());
}

/// Source: ux, "empty is an answer".
#[tokio::test]
async fn an_empty_queue_says_when_the_next_desk_opens() {
    let world = World::new("desk-empty").await;
    let page = world.get(world.vera, "/desk").await;
    assert!(page.words().contains("Nothing to acknowledge."), "{}", page.words());
    assert!(page.words().contains("Next opening:"), "{}", page.words());
}

/// Source: issue, "by region and category … each figure opens the tickets behind it"; clause 4, in fine.
#[tokio::test]
async fn a_report_counts_in_its_readers_scope_and_opens_its_tickets() {
    let world = World::new("desk-reports").await;
    let number = report(&world, "Page blanche").await;
    world.clock("2026-11-23 09:10 Paris");
    taken(&world, world.vera, number, "acknowledgement", &[]).await;
    taken(&world, world.vera, number, "triage", &MAJOR).await;
    for who in [world.mona, world.nora] {
        let page = world.get(who, "/reports").await;
        assert!(
            page.words().contains("1 of 1 tickets were acknowledged within their target: 100.0%."),
            "{}",
            page.words()
        );
        assert!(page.words().contains("When one is missed, the contract is still being kept."));
        let href = "/reports/tickets?by=region,category&amp;key=EMEA&amp;key=1&amp;outcome=met";
        assert!(page.body.contains(href), "{}", page.main());
        let behind = world.get(who, &href.replace("&amp;", "&")).await;
        assert!(behind.words().contains("Page blanche"), "{}", behind.words());
    }
    let other = world.get(world.tom, "/reports").await;
    assert!(other.words().contains("Nothing is measured in this range yet."), "{}", other.words());
    let wrong = world.get(world.mona, "/reports?from=23/11").await;
    assert!(wrong.words().contains("isn't a date"), "{}", wrong.words());
    let later = world.get(world.mona, "/reports?from=2026-11-21").await;
    assert!(later.words().contains("Nothing is measured"), "{}", later.words());
}

/// Source: issue, "all three languages for missing text".
#[tokio::test]
async fn every_page_of_the_desk_speaks_three_languages() {
    let world = World::new("desk-languages").await;
    let number = report(&world, "Page blanche").await;
    world.clock("2026-11-23 10:30 Paris");
    let lower = [("kind", "incident"), ("category", "2"), ("gravity", "minor"), ("reason", "r")];
    let second = report(&world, "Une autre").await;
    taken(&world, world.vera, number, "triage", &lower).await;
    taken(&world, world.vera, number, "diagnosis", &[("diagnosis", "d")]).await;
    let (ticket, other) = (format!("/desk/t/{number}"), format!("/desk/t/{second}"));
    let paths = [
        "/desk",
        "/desk?view=open",
        "/desk?view=over",
        "/desk/triage",
        &ticket,
        &other,
        "/reports",
        "/reports?by=month",
        "/reports/tickets?by=region,category",
        "/desk/t/999999",
    ];
    for path in paths {
        let mut said = Vec::new();
        for lang in ["en", "fr", "ja"] {
            let page = world.get_in(lang, Some(world.quentin), path).await;
            let words = page.words();
            assert!(page.body.contains(&format!("<html lang=\"{lang}\"")), "{path}");
            let placeholder = words.replace("{n}", "").contains(['{', '}']);
            assert!(!placeholder, "a placeholder on {path} in {lang}: {words}");
            for empty in ["<h1></h1>", "<h2></h2>", "<h3></h3>", "<legend></legend>"] {
                assert!(!page.body.contains(empty), "{empty} on {path} in {lang}");
            }
            for never in ["breach", "violation", "manquement", "違反"] {
                assert!(!words.to_lowercase().contains(never), "{never} on {path} in {lang}");
            }
            assert!(!page.body.contains("style="), "the policy refuses inline styles: {path}");
            assert_eq!(twice(&page.body), Vec::<String>::new(), "ids on {path}");
            said.push(words);
        }
        assert!(said[0] != said[1] && said[1] != said[2], "{path} says the same in two languages");
    }
}

/// Ids that stand twice on a page.
fn twice(body: &str) -> Vec<String> {
    let mut ids: Vec<&str> = body.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    ids.sort_unstable();
    let mut again: Vec<String> =
        ids.windows(2).filter(|two| two[0] == two[1]).map(|two| two[0].to_owned()).collect();
    again.dedup();
    again
}

/// Source: clause 4, best effort; ux 5.2: owner, next step and next news on the ticket, in the queue and for those who wait; a
/// promise for the past comes back with everything typed.
#[tokio::test]
async fn what_is_promised_is_seen_by_the_desk_and_by_those_who_wait() {
    let world = World::new("desk-promises").await;
    let number = report(&world, "Page blanche").await;
    world.clock("2026-11-23 09:20 Paris");
    let lacking = world.get(world.vera, "/desk?view=lacking").await;
    assert!(
        lacking.words().contains("no owner") && lacking.words().contains("Page blanche"),
        "{}",
        lacking.words()
    );

    let to = world.quentin.to_string();
    let page = taken(&world, world.vera, number, "assignment", &[("assignee", &to)]).await;
    assert!(page.words().contains(&format!("{number}: assigned.")), "{}", page.words());
    let notices = world.get(world.quentin, "/desk/notices").await;
    assert!(notices.words().contains("It was given to you"), "{}", notices.words());
    let mine = world.get(world.quentin, "/desk?view=mine").await;
    assert!(mine.words().contains("Page blanche"));

    let path = format!("/desk/t/{number}/next-step");
    let past =
        [("seen", "9"), ("key", "k1"), ("step", "We empty the store."), ("news_by", "2026-11-20T09:00")];
    let refused = world.post(world.quentin, &path, &past).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("We empty the store.") && refused.body.contains("2026-11-20T09:00"));
    let step = [("step", "We empty the store."), ("news_by", "2026-11-23T17:00")];
    let page = taken(&world, world.quentin, number, "next-step", &step).await;
    assert!(page.words().contains("as promised"), "{}", page.words());
    let theirs = world.get(world.nora, &format!("/t/{number}")).await;
    assert!(
        theirs.words().contains("We empty the store.") && theirs.words().contains("Next news by"),
        "{}",
        theirs.words()
    );
    assert!(!theirs.words().contains("Assigned"), "who works on it is the desk's own affair");
    let hidden = world.post(world.nora, &path, &past).await;
    assert_eq!(hidden.status, StatusCode::NOT_FOUND);
}
