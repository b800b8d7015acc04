//! The roster as its people use it (clause 3.B): plain forms, no script.

use axum::http::StatusCode;
use desk::PersonId;

use super::world::{Answer, World};

const WEEK: &str = "/desk/roster?week=2026-W48&region=EMEA";

/// A form of the roster, with what the page had seen.
async fn post(world: &World, who: PersonId, noun: &str, fields: &[(&str, &str)]) -> Answer {
    let page = world.get(who, WEEK).await;
    let seen = page.hidden("seen");
    let here = [("week", "2026-W48"), ("region", "EMEA"), ("seen", seen.as_str()), ("form", noun)];
    let fields: Vec<_> = here.into_iter().chain(fields.iter().copied()).collect();
    world.post(who, &format!("/desk/roster/{noun}"), &fields).await
}

/// The same, and the page that it leads to.
async fn taken(world: &World, who: PersonId, noun: &str, fields: &[(&str, &str)]) -> Answer {
    let sent = post(world, who, noun, fields).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{noun}: {}", sent.words());
    world.get(who, sent.location()).await
}

/// Monday to Friday of week 48, 9:00 to 18:00 in Paris.
async fn plan(world: &World, who: PersonId) -> Answer {
    let person = who.to_string();
    let days = ["23", "24", "25", "26", "27"].map(|day| format!("2026-11-{day}"));
    let mut fields =
        vec![("person", person.as_str()), ("from", "09:00"), ("until", "18:00"), ("regions", "EMEA")];
    fields.extend(days.iter().map(|day| ("day", day.as_str())));
    taken(world, world.mona, "shifts", &fields).await
}

/// Source: clause 3.B: the manager plans the week, the gaps and their reasons are listed, and the manager's home names those
/// within two weeks.
#[tokio::test]
async fn a_manager_plans_and_sees_what_is_missing() {
    let world = World::new("roster-plan").await;
    let empty = world.get(world.mona, WEEK).await;
    assert_eq!(empty.status, StatusCode::OK);
    let words = empty.words();
    assert!(words.contains("0 min of 45 h covered"), "{words}");
    assert!(
        words.contains("2 needed, 1 of them qualified") && words.contains("One person acknowledges while")
    );
    let queue = world.get(world.mona, "/desk").await.words();
    assert!(queue.contains("Gaps in the next two weeks EMEA:"), "{queue}");
    assert!(!world.get(world.vera, "/desk").await.words().contains("Gaps in the next two weeks"));

    let words = plan(&world, world.vera).await.words();
    assert!(words.contains("The plan is changed."), "{words}");
    assert!(words.contains("Mon 23 Nov 09:00–18:00: 1 of 2 people"), "{words}");
    let words = plan(&world, world.quentin).await.words();
    assert!(words.contains("All 45 h are covered."), "{words}");
    let next = world.get(world.mona, "/desk/roster?week=2026-W49&region=EMEA").await;
    assert!(next.words().contains("No roster for week 49 in EMEA. Copy week 48"), "{}", next.words());

    let ahead = world.get(world.mona, WEEK).await.words();
    assert!(
        ahead.contains("week 49") && ahead.contains("Mon 30 Nov 2026") || ahead.contains("Mon 30 Nov"),
        "{ahead}"
    );
}

/// Source: clause 3.B, copied week to week; clause 1, business day: what falls on a holiday is left out.
#[tokio::test]
async fn a_week_is_copied_to_the_next() {
    let world = World::new("roster-copy").await;
    plan(&world, world.vera).await;
    plan(&world, world.quentin).await;
    let page = world.get(world.mona, "/desk/roster?week=2026-W49&region=EMEA").await;
    let fields = [
        ("week", "2026-W49"),
        ("region", "EMEA"),
        ("seen", &page.hidden("seen")),
        ("from", "2026-W48"),
        ("which", "region"),
    ];
    let sent = world.post(world.mona, "/desk/roster/copies", &fields).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.words());
    let words = world.get(world.mona, sent.location()).await.words();
    assert!(words.contains("The week is copied") && words.contains("All 45 h are covered."), "{words}");
    let again = world.post(world.mona, "/desk/roster/copies", &fields).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
}

/// Source: ux.md, error: a conflict names the hours; everything typed is kept, the reason stands on top and takes the focus.
#[tokio::test]
async fn what_isn_t_taken_comes_back_whole() {
    let world = World::new("roster-refused").await;
    plan(&world, world.vera).await;
    let vera = world.vera.to_string();
    let fields = [
        ("person", vera.as_str()),
        ("day", "2026-11-24"),
        ("from", "17:30"),
        ("until", "19:30"),
        ("regions", "EMEA"),
    ];
    let refused = post(&world, world.mona, "shifts", &fields).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    let words = refused.words();
    assert!(words.contains("This person is on shift then"), "{words}");
    assert!(words.contains("Tue 24 Nov 2026, 09:00 (Paris)"), "{words}");
    assert!(refused.body.contains("value=\"19:30\"") && refused.body.contains("data-focus"));
    assert!(refused.body.contains(&format!("value=\"{vera}\" selected")), "the person is kept");
    assert!(refused.body.contains("value=\"2026-11-24\" checked"), "so is the day");

    let stale = [("week", "2026-W48"), ("region", "EMEA"), ("seen", "0"), ("shift", "1")];
    let stale = world.post(world.mona, "/desk/roster/removals", &stale).await;
    assert_eq!(stale.status, StatusCode::CONFLICT, "two planners at once");
    let vague = post(&world, world.mona, "shifts", &[("person", vera.as_str()), ("from", "soon")]).await;
    assert_eq!(vague.status, StatusCode::UNPROCESSABLE_ENTITY);
}

/// Source: security 3.3: outside the centre there is no roster; within it, planning is the manager's.
#[tokio::test]
async fn a_roster_is_the_centres_own() {
    let world = World::new("roster-rights").await;
    for outsider in [world.nora, world.sofia, world.ines] {
        assert_eq!(world.get(outsider, WEEK).await.status, StatusCode::NOT_FOUND);
        let ics = format!("/roster/{outsider}.ics");
        assert_eq!(world.get(outsider, &ics).await.status, StatusCode::NOT_FOUND);
        let fields = [("week", "2026-W48"), ("region", "EMEA")];
        assert_eq!(world.post(outsider, "/desk/roster/shifts", &fields).await.status, StatusCode::NOT_FOUND);
    }
    let page = world.get(world.vera, WEEK).await;
    assert!(!page.words().contains("Plan shifts"), "{}", page.words());
    let quentin = world.quentin.to_string();
    let fields = [
        ("person", quentin.as_str()),
        ("day", "2026-11-23"),
        ("from", "09:00"),
        ("until", "18:00"),
        ("regions", "EMEA"),
    ];
    assert_eq!(post(&world, world.vera, "shifts", &fields).await.status, StatusCode::FORBIDDEN);
    assert_eq!(post(&world, world.mona, "holidays", &fields).await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        world.get(world.mona, "/desk/roster?region=Moon").await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
}

/// Source: clause 3.B, afterwards from recorded presence: "was the centre staffed on 23 Nov 10:15?"
#[tokio::test]
async fn presence_is_one_button_and_answers_afterwards() {
    let world = World::new("roster-presence").await;
    plan(&world, world.vera).await;
    plan(&world, world.quentin).await;
    world.clock("2026-11-23 09:00 Paris");
    for who in [world.vera, world.quentin] {
        let words = taken(&world, who, "presence", &[("verb", "arrive"), ("here", "EMEA")]).await.words();
        assert!(
            words.contains("You are there since 09:00; unless you say otherwise, until 18:00."),
            "{words}"
        );
    }
    world.clock("2026-11-23 12:00 Paris");
    taken(&world, world.vera, "presence", &[("verb", "leave")]).await;
    world.clock("2026-11-24 09:00 Paris");
    let asked = async |was: &str| world.get(world.vera, &format!("{WEEK}&was={was}")).await.words();
    let words = asked("2026-11-23T10:15").await;
    assert!(words.contains("Mon 23 Nov 2026, 10:15 (Paris): staffed."), "{words}");
    assert!(
        words.contains("Recorded as there: Quentin, Vera.")
            || words.contains("Recorded as there: Vera, Quentin.")
    );
    let words = asked("2026-11-23T15:00").await;
    assert!(words.contains("short of people.") && words.contains("1 of 2 people"), "{words}");
    assert!(asked("2026-11-22T10:15").await.contains("closed: nobody was needed"));

    let vera = world.vera.to_string();
    let note = |reason: &'static str| {
        [
            ("verb", "note"),
            ("note-from", "2026-11-23T12:00"),
            ("note-until", "2026-11-23T18:00"),
            ("note-region", "EMEA"),
            ("note-reason", reason),
        ]
    };
    let mut fields = note("").to_vec();
    fields.push(("note-person", vera.as_str()));
    assert_eq!(post(&world, world.vera, "presence", &fields).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let mut fields = note("Lunch at the desk.").to_vec();
    fields.push(("note-person", vera.as_str()));
    let words = taken(&world, world.vera, "presence", &fields).await.words();
    assert!(words.contains("noted afterwards"), "{words}");
    assert!(asked("2026-11-23T15:00").await.contains("(Paris): staffed."));
}

/// Source: clause 3.B, absences with substitute, swaps.
#[tokio::test]
async fn colleagues_stand_in_for_one_another() {
    let world = World::new("roster-absence").await;
    plan(&world, world.vera).await;
    let (vera, mona, quentin) = (world.vera.to_string(), world.mona.to_string(), world.quentin.to_string());
    let away = [
        ("away-person", vera.as_str()),
        ("away-why", "training"),
        ("away-from", "2026-11-24T00:00"),
        ("away-until", "2026-11-25T00:00"),
    ];
    let words = taken(&world, world.vera, "absences", &away).await.words();
    assert!(words.contains("away: at a training"), "{words}");
    assert!(words.contains("Tue 24 Nov 09:00–18:00: nobody"), "{words}");
    let page = world.get(world.mona, WEEK).await;
    let number = page.hidden("absence");
    let name = format!("substitute-{number}");
    let fields = [("absence", number.as_str()), (name.as_str(), mona.as_str())];
    let words = taken(&world, world.mona, "substitutes", &fields).await.words();
    assert!(words.contains("for Vera"), "{words}");

    let fields = [("shift", "5"), ("with", quentin.as_str()), ("in-return", "")];
    let words = taken(&world, world.vera, "swaps", &fields).await.words();
    assert!(words.contains("Vera asks Quentin to take Fri 27 Nov 09:00–18:00 EMEA"), "{words}");
    let swap = world.get(world.quentin, WEEK).await.hidden("swap");
    let words = taken(&world, world.quentin, "swaps", &[("swap", &swap), ("answer", "agree")]).await.words();
    assert!(words.contains("planned for Vera"), "{words}");
    let text = [("handover", "1042 waits for a log.")];
    let words = taken(&world, world.quentin, "handovers", &text).await.words();
    assert!(words.contains("1042 waits for a log."), "{words}");
}

/// The gaps that the week's ribbon draws.
fn drawn(page: &Answer) -> usize {
    let ribbon = &page.body[page.body.find("class=\"ribbon labelled\"").expect("a ribbon")..];
    ribbon[..ribbon.find("</svg>").expect("drawn")].matches("<rect class=\"gap\"").count()
}

/// Source: clause 3.B: gaps, and minutes without a qualified person, are listed and drawn on the hours ribbon, and a gap within
/// two weeks is on the manager's home.
#[tokio::test]
async fn gaps_are_listed_and_drawn() {
    let world = World::new("roster-drawn").await;
    assert_eq!(drawn(&world.get(world.mona, WEEK).await), 5, "five days with nobody");
    plan(&world, world.vera).await;
    let unqualified = plan(&world, world.mona).await;
    let words = unqualified.words();
    assert_eq!(drawn(&unqualified), 5, "two people, and nobody who may give a diagnosis");
    assert!(words.contains("Mon 23 Nov 09:00–18:00: nobody qualified"), "{words}");
    let home = world.get(world.mona, "/desk").await.words();
    assert!(home.contains("Gaps in the next two weeks EMEA:"), "{home}");
    assert_eq!(drawn(&plan(&world, world.quentin).await), 0);
    let home = world.get(world.mona, "/desk").await.words();
    // What is left of this Friday, 18 minutes, and the week after up to Friday at 17:42.
    assert!(home.contains("EMEA: 45 h not covered, first 17:42"), "{home}");
}

/// The link in a page whose words are these: what a screen reader says of it.
fn link(page: &Answer, words: &str) -> String {
    let said = page.body.find(words).unwrap_or_else(|| panic!("no {words:?} in {}", page.words()));
    let from = page.body[..said].rfind("href=\"").expect("a link") + 6;
    page.body[from..].split('"').next().unwrap_or_default().replace("&amp;", "&")
}

/// Source: ux.md, roster: each cell is one click from its form, filled in for whom and when it is; what was just done is one
/// click from undone. Without a script.
#[tokio::test]
async fn each_cell_is_a_click_from_its_form() {
    let world = World::new("roster-cells").await;
    let page = world.get(world.mona, WEEK).await;
    let cell = world.get(world.mona, &link(&page, "Plan Vera on Tue 24 Nov")).await;
    let vera = world.vera.to_string();
    assert!(cell.body.contains("<details id=\"shifts\" open>"), "the form is open");
    assert!(cell.body.contains(&format!("value=\"{vera}\" selected")), "for Vera");
    assert_eq!(cell.body.matches("name=\"day\"").count(), 7);
    assert!(
        cell.body.contains("value=\"2026-11-24\" checked")
            && !cell.body.contains("value=\"2026-11-25\" checked")
    );
    let fields = [
        ("person", vera.as_str()),
        ("day", "2026-11-24"),
        ("from", "09:00"),
        ("until", "18:00"),
        ("regions", "EMEA"),
    ];
    let done = taken(&world, world.mona, "shifts", &fields).await;
    assert!(done.words().contains("The plan is changed. Undo"), "{}", done.words());

    let change = world.get(world.mona, &link(&done, "of Vera, Tue 24 Nov 09:00–18:00")).await;
    assert!(
        change.words().contains("Change the shift of Vera, Tue 24 Nov 09:00–18:00"),
        "{}",
        change.words()
    );
    let other = [
        ("shift", "1"),
        ("person", vera.as_str()),
        ("day", "2026-11-24"),
        ("from", "10:00"),
        ("until", "16:00"),
        ("regions", "EMEA"),
    ];
    let done = taken(&world, world.mona, "changes", &other).await;
    assert!(
        done.words().contains("The shift is changed.") && done.words().contains("10:00–16:00 EMEA"),
        "{}",
        done.words()
    );
    let nobody = [
        ("shift", "9"),
        ("person", vera.as_str()),
        ("day", "2026-11-24"),
        ("from", "10:00"),
        ("until", "16:00"),
        ("regions", "EMEA"),
    ];
    assert_eq!(post(&world, world.mona, "changes", &nobody).await.status, StatusCode::CONFLICT);
    assert_eq!(post(&world, world.vera, "changes", &other).await.status, StatusCode::FORBIDDEN);

    let gone = taken(&world, world.mona, "removals", &[("shift", "2")]).await;
    assert!(
        gone.words().contains("The shift is taken out. Undo") && !gone.words().contains("10:00–16:00 EMEA"),
        "{}",
        gone.words()
    );
    let back = [
        ("person", vera.as_str()),
        ("day", "2026-11-24"),
        ("from", "10:00"),
        ("until", "16:00"),
        ("regions", "EMEA"),
    ];
    for (name, value) in &back[1..] {
        assert!(gone.body.contains(&format!("name=\"{name}\" value=\"{value}\"")), "{name}");
    }
    assert!(taken(&world, world.mona, "shifts", &back).await.words().contains("10:00–16:00 EMEA"));
    let agent = world.get(world.vera, WEEK).await;
    assert!(!agent.body.contains("plan-here"), "whoever doesn't plan has no such links");
}

/// Source: clause 3.B, copied week to week: a shift repeated, a week repeated, one person's row as last week. All or nothing, and
/// what falls on a closed day is left out: Friday 25 December 2026 in Paris.
#[tokio::test]
async fn what_repeats_is_planned_once() {
    let world = World::new("roster-repeats").await;
    let (vera, quentin) = (world.vera.to_string(), world.quentin.to_string());
    let fridays = [
        ("person", vera.as_str()),
        ("day", "2026-11-27"),
        ("from", "09:00"),
        ("until", "18:00"),
        ("regions", "EMEA"),
        ("repeat", "6"),
    ];
    taken(&world, world.mona, "shifts", &fridays).await;
    let of_week =
        async |week: u8| world.get(world.mona, &format!("/desk/roster?week=2026-W{week}&region=EMEA")).await;
    for (week, is_there) in [(48, true), (49, true), (51, true), (52, false), (53, false)] {
        let words = of_week(week).await.words();
        assert_eq!(words.contains("09:00–18:00 EMEA"), is_there, "week {week}: {words}");
    }
    let far = [fridays.as_slice(), &[("repeat", "99")]].concat();
    let far: Vec<_> = far.into_iter().filter(|pair| *pair != ("repeat", "6")).collect();
    assert_eq!(post(&world, world.mona, "shifts", &far).await.status, StatusCode::UNPROCESSABLE_ENTITY);

    let as_before = of_week(49).await;
    assert!(!as_before.words().contains("As last week for Vera"), "she has a shift already");
    plan(&world, world.quentin).await;
    let page = of_week(49).await;
    assert!(page.words().contains("As last week for Quentin"), "{}", page.words());
    let fields =
        [("week", "2026-W49"), ("region", "EMEA"), ("seen", &page.hidden("seen")), ("person", &quentin)];
    let sent = world.post(world.mona, "/desk/roster/rows", &fields).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.words());
    let words = world.get(world.mona, sent.location()).await.words();
    assert_eq!(words.matches("Take out of ").count(), 6, "{words}");

    // Week 49 is planned already, so that nothing of the weeks after it is.
    let refused = post(&world, world.mona, "repeats", &[("weeks", "4")]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.words());
    assert!(!of_week(52).await.words().contains("09:00–18:00 EMEA"));
    let page = of_week(51).await;
    let fields = [("week", "2026-W51"), ("region", "EMEA"), ("seen", &page.hidden("seen")), ("weeks", "1")];
    let sent = world.post(world.mona, "/desk/roster/repeats", &fields).await;
    assert_eq!(
        sent.status,
        StatusCode::CONFLICT,
        "of a week that has Fridays only nothing is left at Christmas"
    );
}

/// Source: clause 3.B, "the staff that its work needs"; ux.md, roster: forecast arrivals underneath. It states its basis, and
/// more work than people is a hint, never a gap.
#[tokio::test]
async fn a_forecast_stands_under_the_week() {
    let world = World::new("roster-forecast").await;
    let young = world.get(world.mona, WEEK).await.words();
    assert!(young.contains("The desk has no whole week behind it yet"), "{young}");
    // Three requests on each of seven Tuesdays at 10:20, from 29 September to 10 November 2026.
    for day in ["09-29", "10-06", "10-13", "10-20", "10-27", "11-03", "11-10"] {
        world.clock(&format!("2026-{day} 10:20 Paris"));
        for n in 0..3 {
            report(&world, &format!("{day} {n}")).await;
        }
    }
    world.clock("2026-11-20 17:42 Paris");
    plan(&world, world.vera).await;
    plan(&world, world.quentin).await;
    let words = world.get(world.mona, WEEK).await.words();
    assert!(
        words.contains("Too little to go by: 6 whole weeks, 18 requests."),
        "the first isn't whole: {words}"
    );
    world.clock("2026-11-17 10:20 Paris");
    for n in 0..6 {
        report(&world, &format!("11-17 {n}")).await;
    }
    world.clock("2026-11-24 17:42 Paris");
    let words = world.get(world.vera, "/desk/roster?week=2026-W48&region=EMEA&minutes=20").await.words();
    assert!(words.contains("From 7 weeks, 24 requests: about 3 to be expected in this week"), "{words}");
    assert!(words.contains("3.4 2 of 2 planned"), "24 in seven Tuesdays: {words}");
    assert!(words.contains("Enough people are planned for the work to be expected."), "{words}");
    let words = world.get(world.vera, "/desk/roster?week=2026-W48&region=EMEA&minutes=60").await.words();
    let hint = "Tue 24 Nov 10:00–11:00: 3.4 expected, work for 4, 2 planned";
    assert!(words.contains(hint) && words.contains("Hints, not gaps"), "{words}");
    assert!(words.contains("All 45 h are covered."), "and no gap: {words}");
    let odd = world.get(world.vera, "/desk/roster?week=2026-W48&region=EMEA&minutes=-5").await;
    assert_eq!(odd.status, StatusCode::OK);
}

/// A request of Nora's, in the portal.
async fn report(world: &World, subject: &str) {
    let key = world.app.make_key(app::KeyKind::Session, world.nora, "").await.expect("a session");
    let nora = world.app.enter(app::KeyKind::Session, &key).await.expect("an open door");
    let subject = world.app.authored(subject);
    let new = desk::NewTicket::bare(world.app.fresh_ticket(), subject, desk::fact::Door::Portal);
    world.app.open(&nora, &new, None, None, &app::Form::default()).await.expect("a ticket");
}

/// Source: RFC 5545; clause 3.B, `.ics` for people: one's own shifts, in universal time.
#[tokio::test]
async fn shifts_are_in_peoples_own_calendars() {
    let world = World::new("roster-ics").await;
    plan(&world, world.vera).await;
    let own = world.get(world.vera, &format!("/roster/{}.ics", world.vera)).await;
    assert_eq!(own.status, StatusCode::OK);
    assert_eq!(own.headers["content-type"], "text/calendar; charset=utf-8");
    assert_eq!(own.body.matches("BEGIN:VEVENT").count(), 5);
    assert!(
        own.body
            .contains("DTSTART:20261123T080000Z\r\nDTEND:20261123T170000Z\r\nSUMMARY:Support desk EMEA\r\n")
    );
    let theirs = world.get(world.quentin, &format!("/roster/{}.ics", world.vera)).await;
    assert_eq!(theirs.status, StatusCode::NOT_FOUND);
    let managed = world.get(world.mona, &format!("/roster/{}.ics", world.vera)).await;
    assert_eq!(managed.body, own.body, "and what didn't change is the same file");
}

/// In three languages, with the region's own holiday by name.
#[tokio::test]
async fn the_week_is_told_in_three_languages() {
    let world = World::new("roster-languages").await;
    for (lang, week, holiday) in [
        ("en", "Week 48", "Labour Thanksgiving Day"),
        ("fr", "Semaine 48", "Fête du travail"),
        ("ja", "第48週", "勤労感謝の日"),
    ] {
        let page = world.get_in(lang, Some(world.vera), "/desk/roster?week=2026-W48&region=APAC").await;
        let words = page.words();
        assert!(words.contains(week) && words.contains(holiday), "{words}");
    }
}
