//! Help, usage and exit codes.

use super::{guichet, guichet_fed};

#[test]
fn without_arguments_twelve_lines_with_three_examples() {
    let ran = guichet("");
    assert_eq!((ran.exit, ran.out.lines().count()), (0, 12), "{}", ran.out);
    assert_eq!(ran.out.lines().filter(|line| line.starts_with("  guichet ")).count(), 3);
}

#[test]
fn help_speaks_three_languages() {
    for (lang, usage, global) in [
        ("en", "Usage: ", "Everywhere"),
        ("fr", "Usage\u{A0}: ", "Partout"),
        ("ja", "使い方：", "共通オプション"),
    ] {
        for line in [
            "due --help",
            "due -h",
            "help due",
            "clock due --help",
            "holidays --help",
            "agreement check -h",
            "--help",
        ] {
            let ran = guichet(&format!("{line} --lang {lang}"));
            assert_eq!(ran.exit, 0, "{}", ran.err);
            assert!(ran.out.contains(usage) && ran.out.contains(global), "{}", ran.out);
        }
    }
}

#[test]
fn exit_codes_are_listed() {
    let codes: Vec<String> = guichet("help exit-codes")
        .out
        .lines()
        .filter_map(|line| line.split_whitespace().next().map(str::to_owned))
        .collect();
    assert_eq!(codes, ["0", "1", "2", "3", "4", "5", "75", "130"]);
}

#[test]
fn a_mistyped_command_line_is_explained_in_three_languages() {
    for (lang, command, option, missing) in [
        (
            "en",
            ["there is no command \"dua\"", "", "due"],
            ["no option \"--regio\"", "`guichet hours`", "--region"],
            "something is missing: --region",
        ),
        (
            "fr",
            ["il n'y a pas de commande \"dua\"", "", "due"],
            ["pas d'option \"--regio\"", "`guichet hours`", "--region"],
            "il manque\u{A0}: --region",
        ),
        (
            "ja",
            ["コマンド \"dua\" はありません", "", "due"],
            ["オプション \"--regio\"", "`guichet hours`", "--region"],
            "指定が足りません：--region",
        ),
    ] {
        guichet(&format!("dua --lang {lang}")).refuses(2, command);
        guichet(&format!("hours --regio EMEA --lang={lang}")).refuses(2, option);
        guichet(&format!("due --category 1 --lang {lang}")).refuses(2, [missing, "guichet due", "--help"]);
    }
    guichet("clock").refuses(2, ["`guichet clock`", "group", "due, elapsed, start, met"]);
    guichet("hours now").refuses(2, ["\"now\"", "takes nothing there", "quotes"]);
    guichet("due --region")
        .refuses(2, ["--region <REGION> has no value", "only with one", "`guichet due --help`"]);
    guichet("hours --lang de").refuses(2, ["--lang", "few words", "en, fr, ja"]);
    guichet("help dance").refuses(2, ["\"dance\"", "help exists", "exit-codes"]);
}

#[test]
fn json_asked_for_is_json_also_when_refused() {
    let ran = guichet("due --region MARS --category 1 --json");
    let told: serde_json::Value = serde_json::from_str(&ran.err).expect("the refusal is JSON");
    assert_eq!(told["error"]["exit"], 2);
    assert!(["what", "why", "try"].iter().all(|part| told["error"][part].is_string()), "{told}");
}

#[test]
fn the_locale_chooses_the_language() {
    for (name, value, expected) in
        [("LANG", "fr_FR.UTF-8", "Région"), ("LC_ALL", "ja_JP.UTF-8", "地域"), ("LANG", "C.UTF-8", "Region")]
    {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_guichet"))
            .arg("hours")
            .env_clear()
            .env(name, value)
            .output()
            .expect("the binary was built by this test run");
        assert!(String::from_utf8_lossy(&output.stdout).starts_with(expected));
    }
}

#[test]
fn arguments_that_are_not_text_are_refused_without_a_panic() {
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStrExt;
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_guichet"))
            .args(["due", "--category", "1", "--region"])
            .arg(std::ffi::OsStr::from_bytes(b"\xff\xfe"))
            .env_clear()
            .output()
            .expect("the binary was built by this test run");
        assert_eq!(output.status.code(), Some(2));
    }
    assert_eq!(guichet_fed(&["\u{0}x".replace('\u{0}', "?")], b"").exit, 2);
}

#[test]
fn a_reader_that_leaves_early_is_no_news() {
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_guichet"))
        .args(["holidays", "JP", "2000..2050", "--format", "csv"])
        .env_clear()
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("the binary was built by this test run");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it runs to its end");
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(0), ""));
}
