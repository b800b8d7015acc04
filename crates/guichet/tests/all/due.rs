//! `guichet due`: the instant, and why, line by line.

use super::guichet;

const FRIDAY: &str = "due --region EMEA --category 1 --at 2026-11-20+17:42";

/// Source: conditions 2021-09, §4 category 1 with §1 business hour and business day.
#[test]
fn friday_evening_is_due_monday_morning_and_says_why() {
    let ran = guichet(FRIDAY);
    assert_eq!(ran.exit, 0, "{}", ran.err);
    let lines: Vec<&str> = ran.out.lines().collect();
    for (line, parts) in lines.iter().zip([
        ["Received", "Fri 20 Nov 2026, 17:42 (Paris)", "§ 1 Response time"],
        [
            "Region",
            "EMEA → Mon–Fri 09:00–18:00, French public holidays",
            "§ 1 Business hour; § 1 Business day",
        ],
        ["Category", "1 → acknowledged within 1 h of open time", "§ 4 Category 1"],
        ["Count", "Fri 20 Nov 17:42–18:00", "18 min"],
        ["", "Fri 20 Nov 18:00–24:00", "closed (night)"],
        ["", "Sat 21 Nov", "§ 1 Business day"],
        ["", "Sun 22 Nov", "closed (not a working day)"],
        ["", "Mon 23 Nov 00:00–09:00", "closed (night)"],
        ["", "Mon 23 Nov 09:00–09:42", "42 min"],
        ["Due", "Mon 23 Nov 2026, 09:42 (Paris)", "1 h"],
        ["", "", ""],
        ["In category 2", "Mon 12:42", ""],
        ["Agreement 2021-09", "Wed 1 Sep 2021", ""],
    ]) {
        assert!(parts.iter().all(|part| line.contains(part)), "{parts:?} in {line:?}");
    }
    assert_eq!(lines.len(), 13);
}

/// Source: §1, public holidays in Japan; 23 Nov 2026 is Labour Thanksgiving Day.
#[test]
fn a_holiday_is_skipped_by_its_name() {
    let at = "due --region APAC --category 1 --at 2026-11-20+17:42";
    for (lang, name) in [
        ("en", "closed (public holiday: Labour Thanksgiving Day)"),
        ("fr", "fermé (férié\u{A0}: Fête du travail (Japon))"),
        ("ja", "休業（祝日：勤労感謝の日）"),
    ] {
        let ran = guichet(&format!("{at} --lang {lang}"));
        assert!(ran.out.contains(name), "{}", ran.out);
    }
    assert_eq!(guichet(&format!("{at} --json")).json()["due_at"], "2026-11-24T00:42:00Z");
}

#[test]
fn it_answers_in_the_language_of_the_reader() {
    for (lang, due, other) in [
        ("fr", "lun. 23 nov. 2026, 9 h 42 (Paris)", "En catégorie 2\u{A0}: lun. 12 h 42"),
        ("ja", "2026年11月23日(月) 9:42（パリ）", "優先度2の場合：月 12:42"),
    ] {
        let ran = guichet(&format!("{FRIDAY} --lang {lang}"));
        assert!(ran.out.contains(due) && ran.out.contains(other), "{}", ran.out);
    }
}

#[test]
fn the_same_moment_may_be_typed_in_many_ways() {
    for at in [
        "2026-11-20+17:42",
        "2026-11-20T17:42",
        "2026-11-20T16:42:00Z",
        "2026-11-20+17:42+Europe/Paris",
        "2026-11-21+01:42+Asia/Tokyo",
        "２０２６-１１-２０+１７：４２",
    ] {
        let ran = guichet(&format!("due --region emea --category 1 --at {at} --json"));
        assert_eq!(ran.json()["due_at"], "2026-11-23T08:42:00Z", "{at}");
    }
    let now = guichet("due --region EMEA --category 1 --now 2026-11-20T16:42:00Z --json");
    assert_eq!(now.json()["due_at"], "2026-11-23T08:42:00Z");
}

#[test]
fn json_says_the_same_as_the_lines() {
    let told = guichet(&format!("{FRIDAY} --json")).json();
    assert_eq!(told["due_local"], "2026-11-23T09:42:00+01:00");
    assert_eq!(told["target_seconds"], 3600);
    assert_eq!(told["agreement"]["id"], "2021-09");
    assert_eq!(told["other_categories"][0]["due_at"], "2026-11-23T11:42:00Z");
    let counted =
        told["stretches"].as_array().expect("a list").iter().filter_map(|s| s["counted_seconds"].as_i64());
    assert_eq!(counted.sum::<i64>(), 3600);
    let texts: Vec<&str> =
        told["why"].as_array().expect("a list").iter().filter_map(|line| line["text"].as_str()).collect();
    let lines = guichet(FRIDAY).out;
    assert!(texts.iter().all(|text| lines.contains(text)), "{texts:?}");
}

/// Source: convention 2: a target used up by the last second falls at 18:00:00 the same day; an instant at 18:00:00 is closed.
#[test]
fn the_closing_hour_belongs_to_the_day_that_ends() {
    for (at, due) in [
        ("2026-11-20+17:00", "2026-11-20T17:00:00Z"),
        ("2026-11-20+18:00", "2026-11-23T09:00:00Z"),
        ("2026-11-20+17:00:00.5", "2026-11-23T08:00:00.5Z"),
    ] {
        let ran = guichet(&format!("due --region EMEA --category 1 --at {at} --json"));
        assert_eq!(ran.json()["due_at"], due, "{at}");
    }
}

#[test]
fn what_cannot_be_answered_is_refused_in_three_languages() {
    for (lang, region, category, gap, twice) in [
        (
            "en",
            ["there is no region \"MARS\"", "2021-09", "EMEA, NAM, LATAM, APAC"],
            ["there is no category \"3\"", "target", "1, 2"],
            ["does not exist in Paris", "summer time", "2026-03-29 03:30"],
            ["comes twice in Paris", "go back", "2026-10-25T02:30:00+01:00"],
        ),
        (
            "fr",
            ["il n'y a pas de région \"MARS\"", "2021-09", "EMEA, NAM, LATAM, APAC"],
            ["il n'y a pas de catégorie \"3\"", "cible", "1, 2"],
            ["n'existe pas à Paris", "l'heure d'été", "2026-03-29 03:30"],
            ["arrive deux fois à Paris", "reculent", "2026-10-25T02:30:00+01:00"],
        ),
        (
            "ja",
            ["地域 \"MARS\" はありません", "2021-09", "EMEA, NAM, LATAM, APAC"],
            ["優先度 \"3\" はありません", "目標", "1, 2"],
            ["パリには存在しません", "夏時間", "2026-03-29 03:30"],
            ["パリでは2回あります", "夏時間", "2026-10-25T02:30:00+01:00"],
        ),
    ] {
        let refused = |line: &str, parts| guichet(&format!("due --lang {lang} {line}")).refuses(2, parts);
        refused("--region MARS --category 1", region);
        refused("--region EMEA --category 3", category);
        refused("--region EMEA --category 1 --at 2026-03-29+02:30", gap);
        refused("--region EMEA --category 1 --at 2026-10-25+02:30", twice);
    }
}

#[test]
fn hostile_text_is_quoted_and_never_sent_to_the_terminal() {
    let arguments = ["due", "--region", "\u{1b}[2J\u{202e}x\n", "--category", "1"].map(str::to_owned);
    let ran = super::guichet_fed(&arguments, b"");
    assert_eq!(ran.exit, 2);
    assert!(!ran.err.contains('\u{1b}') && !ran.err.contains('\u{202e}'), "{:?}", ran.err);
}

#[test]
fn an_instant_beyond_the_calendar_is_not_guessed() {
    guichet("due --region EMEA --category 1 --at 2051-01-02+10:00")
        .refuses(2, ["outside the calendar", "from 2000-01-01 to 2050-12-31", "stay within it"]);
}
