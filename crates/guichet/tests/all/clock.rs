//! `guichet clock …`: from CSV to CSV.

use super::{Ran, data, guichet, guichet_fed, guichet_reading};

/// Drops columns of a sample without quotes.
fn without(text: &str, dropped: &[&str]) -> String {
    let header: Vec<&str> = text.lines().next().unwrap_or_default().split(',').collect();
    let keep = |line: &str| {
        let cells =
            line.split(',').zip(&header).filter(|(_, name)| !dropped.contains(*name)).map(|(cell, _)| cell);
        cells.collect::<Vec<_>>().join(",")
    };
    text.lines().map(|line| keep(line) + "\n").collect()
}

/// The columns that a filter adds, as the sample has them: in the order that it adds them, at the end.
fn moved_to_the_end(text: &str, added: &[&str]) -> String {
    let header: Vec<&str> = text.lines().next().unwrap_or_default().split(',').collect();
    let place =
        |name: &str| header.iter().position(|column| *column == name).expect("a column of the sample");
    let line = |line: &str| {
        let cells: Vec<&str> = line.split(',').collect();
        let rest = header.iter().zip(&cells).filter(|(name, _)| !added.contains(name)).map(|(_, cell)| *cell);
        rest.chain(added.iter().map(|name| cells[place(name)])).collect::<Vec<_>>().join(",") + "\n"
    };
    text.lines().map(line).collect()
}

/// Source: the oracles of deadlines, elapsed time, backward starts and compliance, 2015 to 2030.
#[test]
fn the_samples_of_the_oracles_come_out() {
    for (filter, added) in [
        ("due", &["due_at"][..]),
        ("elapsed", &["business_seconds"]),
        ("start", &["start_at"]),
        ("met", &["due_at", "business_seconds", "met"]),
    ] {
        let expected = data(&format!("{filter}.csv"));
        let ran = guichet_reading(&format!("clock {filter}"), &without(&expected, added));
        assert_eq!((ran.exit, ran.err.as_str()), (0, ""), "{filter}");
        assert_eq!(ran.out, moved_to_the_end(&expected, added), "{filter}");
        // A column that is there already is replaced where it stands.
        let again = guichet_reading(&format!("clock {filter}"), &expected);
        assert_eq!(again.out, expected, "{filter}");
    }
}

fn due(input: &str) -> Ran {
    guichet_reading("clock due", input)
}

#[test]
fn other_columns_pass_through_as_they_were_typed() {
    let ran = due(concat!(
        "\u{FEFF}id,\"note\",opened_at,region,target_minutes\r\n",
        "1,\"a \"\"b\"\", c\" ,2026-11-20T16:42:00Z,EMEA,60\r\n",
        "2,\"two\nlines\",2026-11-20T16:42:00Z, emea ,\"240\"\r\n",
        "\r\n",
        "3,,2026-11-20T11:42:00.5-05:00,EMEA,60",
    ));
    assert_eq!((ran.exit, ran.err.as_str()), (0, ""));
    assert_eq!(
        ran.out,
        concat!(
            "\u{FEFF}id,\"note\",opened_at,region,target_minutes,due_at\r\n",
            "1,\"a \"\"b\"\", c\" ,2026-11-20T16:42:00Z,EMEA,60,2026-11-23T08:42:00Z\r\n",
            "2,\"two\nlines\",2026-11-20T16:42:00Z, emea ,\"240\",2026-11-23T11:42:00Z\r\n",
            "\r\n",
            "3,,2026-11-20T11:42:00.5-05:00,EMEA,60,2026-11-23T08:42:00.5Z",
        )
    );
}

#[test]
fn a_row_that_cannot_be_computed_is_said_and_kept() {
    let header = "region,opened_at,target_minutes";
    let rows = [
        ("MARS,2026-11-20T16:42:00Z,60", "there is no region \"MARS\""),
        ("EMEA,2026-11-20 17:42,60", "\"2026-11-20 17:42\" does not say where"),
        ("EMEA,yesterday,60", "\"yesterday\" is not an instant"),
        ("EMEA,2026-11-20T16:42:00Z,0", "target_minutes \"0\" is not a number of minutes"),
        ("EMEA,2026-11-20T16:42:00Z,-5", "target_minutes \"-5\""),
        ("EMEA,2026-11-20T16:42:00Z,99999999999999999999", "is not a number of minutes"),
        ("EMEA,2026-11-20T16:42:00Z", "the row has 2 fields"),
        ("EMEA,2026-11-20T16:42:00Z,60,", "the row has 4 fields"),
        ("EMEA,\"2026-11-20T16:42:00Z,60", "the quotes of the row don't pair up"),
        ("EMEA,\"2026-11-20T16:42:00Z\"x,60", "the quotes of the row don't pair up"),
        ("EMEA,2060-11-20T16:42:00Z,60", "outside the calendar"),
        ("EMEA,2050-12-30T16:42:00Z,6000", "outside the calendar"),
        ("\0,2026-11-20T16:42:00Z,60", "there is no region \"\\0\""),
    ];
    let good = "EMEA,2026-11-20T16:42:00Z,60";
    let bad: Vec<&str> = rows.iter().map(|(row, _)| *row).collect();
    let ran = due(&format!("{header}\n{good}\n{}\n{good}\n", bad.join("\n")));
    let kept: Vec<String> = bad.iter().map(|row| format!("{row},")).collect();
    let filled = format!("{good},2026-11-23T08:42:00Z");
    assert_eq!(ran.out, format!("{header},due_at\n{filled}\n{}\n{filled}\n", kept.join("\n")));
    assert_eq!(ran.exit, 1);
    let said: Vec<&str> = ran.err.lines().collect();
    for (index, (_, what)) in rows.iter().enumerate() {
        assert!(said[index].starts_with(&format!("line {}: ", index + 3)), "{}", said[index]);
        assert!(said[index].contains(what) && said[index].contains(" · try: "), "{}", said[index]);
    }
    assert_eq!(said.last(), Some(&"13 rows of 15 refused; they were kept with their added fields empty"));
}

#[test]
fn bad_rows_are_said_in_the_language_of_the_reader() {
    let input = "region,from,to\nEMEA,2026-11-23T09:00:00Z,2026-11-20T09:00:00Z\n";
    for (lang, parts) in [
        (
            "en",
            [
                "line 2: 2026-11-20T09:00:00Z comes before 2026-11-23T09:00:00Z",
                "counted forwards",
                "try: the earlier",
            ],
        ),
        (
            "fr",
            ["ligne 2\u{A0}: 2026-11-20T09:00:00Z vient avant", "vers l'avant", "essayez\u{A0}: l'instant"],
        ),
        (
            "ja",
            ["2行目：2026-11-20T09:00:00Z は 2026-11-23T09:00:00Z より前です", "前から後", "対処：早い時点"],
        ),
    ] {
        let ran = guichet_reading(&format!("clock elapsed --lang {lang}"), input);
        assert_eq!(ran.exit, 1);
        assert!(parts.iter().all(|part| ran.err.contains(part)), "{}", ran.err);
    }
    let json = guichet_reading("clock elapsed --json --quiet", input);
    let told: serde_json::Value = serde_json::from_str(json.err.trim()).expect("one line of JSON");
    assert_eq!(told["line"], 2);
}

#[test]
fn sub_seconds_are_counted_and_written() {
    let ran = guichet_reading(
        "clock elapsed",
        "region,from,to\nEMEA,2026-11-20T16:42:00.25Z,2026-11-20T16:42:01Z\nEMEA,2026-11-20T16:42:00Z,2026-11-20T16:42:00Z\n",
    );
    let last: Vec<&str> = ran.out.lines().filter_map(|line| line.rsplit(',').next()).collect();
    assert_eq!(last, ["business_seconds", "0.75", "0"]);
}

/// Source: convention 4: exactly on the due instant is met; a nanosecond later is not.
#[test]
fn exactly_on_the_due_instant_is_met() {
    let ran = guichet_reading(
        "clock met",
        concat!(
            "region,opened_at,target_minutes,acknowledged_at\n",
            "EMEA,2026-11-20T16:42:00Z,60,2026-11-23T08:42:00Z\n",
            "EMEA,2026-11-20T16:42:00Z,60,2026-11-23T08:42:00.000000001Z\n",
            "EMEA,2026-11-20T16:00:00Z,60,2026-11-21T08:00:00Z\n",
        ),
    );
    let met: Vec<&str> = ran.out.lines().skip(1).filter_map(|line| line.rsplit(',').next()).collect();
    assert_eq!(met, ["true", "false", "false"]);
}

#[test]
fn a_header_that_will_not_do_is_refused() {
    guichet("clock due").refuses(1, ["no header", "first line", "region,opened_at,target_minutes"]);
    guichet_reading("clock due --lang fr", "region,opened_at\n")
        .refuses(1, ["il n'y a pas de colonne \"target_minutes\"", "region, opened_at", "`target_minutes`"]);
    guichet_reading("clock due --lang ja", "region,region,opened_at,target_minutes\n")
        .refuses(1, ["列 \"region\" が二つあります", "決められません", "列名"]);
}

#[test]
fn text_that_is_not_utf_8_is_refused_only_where_it_is_read() {
    let arguments = ["clock", "due"].map(str::to_owned);
    let note = b"note,region,opened_at,target_minutes\n\xffx,EMEA,2026-11-20T16:42:00Z,60\n";
    let passed = guichet_fed(&arguments, note);
    assert_eq!(passed.exit, 0, "{}", passed.err);
    assert!(passed.out.ends_with("x,EMEA,2026-11-20T16:42:00Z,60,2026-11-23T08:42:00Z\n"), "{}", passed.out);
    let region = b"region,opened_at,target_minutes\nEM\xffEA,2026-11-20T16:42:00Z,60\n";
    let refused = guichet_fed(&arguments, region);
    assert_eq!(refused.exit, 1);
    assert!(refused.err.starts_with("line 2: region is not text"), "{}", refused.err);
}

#[test]
fn another_agreement_counts_by_its_own_hours() {
    let line = format!("clock due --agreement {}", super::path("../../examples/boston.toml"));
    let ran = guichet_reading(&line, "region,opened_at,target_minutes\nBOSTON,2015-01-02T18:30:55Z,1530\n");
    assert_eq!(
        ran.out.lines().last(),
        Some("BOSTON,2015-01-02T18:30:55Z,1530,2015-01-07T18:30:55Z"),
        "{}",
        ran.err
    );
}
