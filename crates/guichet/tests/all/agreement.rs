//! `guichet agreement …`

use super::{guichet, guichet_fed, path};

fn reference() -> String {
    path("../../agreements/2021-09.toml")
}

/// A copy of the reference agreement with a change, in a file of its own.
fn changed(name: &str, from: &str, to: &str) -> String {
    let text = std::fs::read_to_string(reference()).expect("the reference agreement is in the repository");
    assert!(text.contains(from), "{from:?} is in the reference agreement");
    let file = std::env::temp_dir().join(format!("guichet-test-{}-{name}.toml", std::process::id()));
    std::fs::write(&file, text.replacen(from, to, 1)).expect("the temporary folder can be written");
    file.display().to_string()
}

#[test]
fn the_reference_agreement_is_sound_and_its_examples_come_out() {
    let ran = guichet_fed(&["agreement".into(), "check".into(), reference()], b"");
    assert_eq!(ran.exit, 0, "{}", ran.err);
    assert!(ran.out.contains("agreement 2021-09 is sound"), "{}", ran.out);
}

/// Source: an agreement whose worked examples don't come out is refused.
#[test]
fn an_example_that_does_not_come_out_is_refused_at_its_line() {
    let file = changed(
        "example",
        "acknowledged_by = \"2026-11-23 09:42\"",
        "acknowledged_by = \"2026-11-23 09:43\"",
    );
    for (lang, what) in [
        ("en", "this example doesn't come out"),
        ("fr", "cet exemple ne tombe pas juste"),
        ("ja", "計算例が一致しません"),
    ] {
        let ran = guichet_fed(&["agreement", "check", &file, "--lang", lang].map(str::to_owned), b"");
        assert_eq!((ran.exit, ran.out.as_str()), (3, ""), "{}", ran.err);
        assert!(ran.err.starts_with(&file) && ran.err.contains(what), "{}", ran.err);
        let line = ran.err[file.len() + 1..].split(':').next().and_then(|line| line.parse::<usize>().ok());
        let text = std::fs::read_to_string(&file).expect("it was written above");
        let place = line.and_then(|line| text.lines().nth(line - 1)).unwrap_or_default();
        assert!(!place.is_empty(), "{}", ran.err);
    }
    let line = ["due", "--region", "EMEA", "--category", "1", "--agreement", &file].map(str::to_owned);
    let used = guichet_fed(&line, b"");
    assert_eq!((used.exit, used.out.as_str()), (1, ""));
    assert!(used.err.contains("whose examples come out"), "{}", used.err);
}

#[test]
fn a_word_that_is_not_understood_is_refused_with_its_place() {
    let file = changed("key", "signed_in = \"fr\"", "signedin = \"fr\"");
    let ran = guichet_fed(&["agreement", "check", &file, "--json"].map(str::to_owned), b"");
    assert_eq!(ran.exit, 3);
    let first = ran.err.lines().next().unwrap_or_default();
    let told: serde_json::Value = serde_json::from_str(first).expect("each problem is a line of JSON");
    assert!(told["line"].as_u64().is_some_and(|line| line > 0), "{told}");
    assert_eq!(ran.json()[0]["sound"], false);
    let used = guichet_fed(&["hours", "--agreement", &file].map(str::to_owned), b"");
    assert_eq!(used.exit, 1);
    assert!(used.err.contains("is not an agreement that can run"), "{}", used.err);
}

#[test]
fn a_file_that_is_not_there_is_not_found() {
    guichet("agreement check nowhere.toml")
        .refuses(4, ["can't read \"nowhere.toml\"", "the system says", "check the path"]);
}

#[test]
fn a_clause_is_shown_with_its_readings() {
    let ran = guichet("agreement show 1.business-hour --lang fr");
    assert!(ran.out.starts_with("§\u{A0}1 Heure ouvrée\n"), "{}", ran.out);
    assert!(ran.out.lines().count() > 3, "{}", ran.out);
    assert!(guichet("agreement show §2.b").out.contains("§ 2.B.4"));
    guichet("agreement show 99").refuses(4, ["there is no clause \"99\"", "numbers its clauses", "2.B.3"]);
}

#[test]
fn a_difference_names_what_changes() {
    let file = changed("diff", "within = \"1 business hour\"", "within = \"30 business minutes\"");
    let ran = guichet_fed(&["agreement", "diff", &reference(), &file].map(str::to_owned), b"");
    assert_eq!(ran.out, "categories.1.acknowledgement\n  - 1 h\n  + 30 min\n");
    let same = guichet_fed(&["agreement", "diff", &reference(), &reference()].map(str::to_owned), b"");
    assert_eq!(same.out, "nothing changes\n");
}

/// A desk of its own, with its centre.
fn desk(folder: &testkit::Folder, line: &[&str]) -> super::Ran {
    let place = ["--data".to_owned(), folder.path().display().to_string()];
    let words = line.iter().map(|word| (*word).to_owned());
    guichet_fed(&words.chain(place).collect::<Vec<_>>(), b"")
}

/// Source: issue 3, `guichet agreement publish FILE [--dry-run] --reason`: a reason, a date to come, and never twice.
#[test]
fn a_version_is_published_with_a_reason_and_looked_at_first() {
    let folder = testkit::Folder::new();
    let made =
        desk(&folder, &["organisation", "add", "--name", "Centre", "--party", "vendor", "--region", "EMEA"]);
    assert_eq!(made.exit, 0, "{}", made.err);
    let text = std::fs::read_to_string(reference()).expect("the reference agreement is in the repository");
    let file = folder.path().join("2050-01.toml");
    let second = text.replacen("id = \"2021-09\"", "id = \"2050-01\"", 1).replacen(
        "effective = 2021-09-01",
        "effective = 2050-01-01",
        1,
    );
    std::fs::write(&file, second).expect("the folder can be written");
    let file = file.display().to_string();
    let silent = desk(&folder, &["agreement", "publish", &file]);
    assert_eq!(silent.exit, 2, "{}", silent.out);
    let looked = desk(&folder, &["agreement", "publish", &file, "--dry-run"]);
    assert_eq!(looked.exit, 0, "{}", looked.err);
    assert!(looked.out.contains("nothing was written"), "{}", looked.out);
    let done = desk(&folder, &["agreement", "publish", &file, "--reason", "Agreed", "--json"]);
    assert_eq!(done.exit, 0, "{}", done.err);
    assert_eq!(
        (done.json()["id"].as_str(), done.json()["published"].as_bool()),
        (Some("2050-01"), Some(true))
    );
    let twice = desk(&folder, &["agreement", "publish", &file, "--reason", "Agreed"]);
    assert_ne!(twice.exit, 0);
    assert!(twice.err.contains("A version 2050-01 is published"), "{}", twice.err);
    let past = desk(
        &folder,
        &[
            "agreement",
            "publish",
            &changed(
                "past",
                "id = \"2021-09\"\neffective = 2021-09-01",
                "id = \"2021-10\"\neffective = 2021-10-01",
            ),
            "--reason",
            "Late",
        ],
    );
    assert!(past.err.contains("a version begins later than now"), "{}", past.err);
    assert_eq!(desk(&folder, &["journal", "verify"]).exit, 0);
}

/// Source: issue 3, `guichet agreement replay --from … --to … --agreement NEW.toml`: nothing of it comes into force.
#[test]
fn a_replay_writes_nothing() {
    let folder = testkit::Folder::new();
    desk(&folder, &["organisation", "add", "--name", "Centre", "--party", "vendor", "--region", "EMEA"]);
    let file = changed(
        "replay",
        "id = \"2021-09\"\neffective = 2021-09-01",
        "id = \"2040-01\"\neffective = 2040-01-01",
    );
    let line = ["agreement", "replay", "--from", "2026-07-01", "--to", "2026-10-01", "--agreement", &file];
    let ran = desk(&folder, &line);
    assert_eq!(ran.exit, 0, "{}", ran.err);
    assert!(ran.out.contains("0 tickets measured") && ran.out.contains("No ticket would"), "{}", ran.out);
    let told = desk(&folder, &[&line[..], &["--json"]].concat());
    assert_eq!(
        (told.json()["agreement"].as_str(), told.json()["tickets"].as_u64()),
        (Some("2040-01"), Some(0))
    );
    // Clause 3.B under the other terms: the same hours, and nobody planned.
    assert!(ran.out.contains("The next 12 weeks, with the roster as it is"), "{}", ran.out);
    let emea = &told.json()["staffing"][0];
    assert_eq!((emea["region"].as_str(), emea["after"]["covered_seconds"].as_i64()), (Some("EMEA"), Some(0)));
    assert!(emea["after"]["open_seconds"].as_i64() > Some(400 * 3600), "{emea}");
    let published = desk(&folder, &["agreement", "publish", &file, "--dry-run"]);
    assert!(
        published.out.contains("would be in force"),
        "it isn't published by having been tried: {}",
        published.err
    );
    let turned = desk(&folder, &["agreement", "replay", "--from", "2026-10-01", "--to", "2026-07-01"]);
    assert_eq!(turned.exit, 2);
}

/// Source: issue 3, two tiers: `guichet agreement adopt --provider NAME FILE [--from DATE] [--dry-run]`, looked at first.
#[test]
fn a_provider_adopts_an_agreement_of_its_own() {
    let folder = testkit::Folder::new();
    let chart = folder.path().join("chart.csv");
    let rows = "name,party,region,provider,desk\nCentre,vendor,EMEA,,\nAtelier,provider,EMEA,,here\nClinique,customer,EMEA,Atelier,\n\
                Comptoir,provider,EMEA,,\n";
    std::fs::write(&chart, rows).expect("the folder can be written");
    let made = desk(&folder, &["organisation", "load", &chart.display().to_string()]);
    assert_eq!(made.exit, 0, "{}", made.err);
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let file = root.join("agreements/level1/rhone-2026.toml").display().to_string();
    let adopt = |provider: &str, more: &[&str]| {
        desk(&folder, &[&["agreement", "adopt", "--provider", provider, &file][..], more].concat())
    };
    let looked = adopt("Atelier", &["--dry-run"]);
    assert_eq!(looked.exit, 0, "{}", looked.err);
    assert!(looked.out.contains("Clinique") && looked.out.contains("nothing was written"), "{}", looked.out);
    let elsewhere = adopt("Comptoir", &[]);
    assert_eq!(elsewhere.exit, 1, "{}", elsewhere.out);
    assert!(elsewhere.err.contains("keeps no level-1 desk here"), "{}", elsewhere.err);
    assert_eq!(adopt("Centre", &[]).exit, 2, "the vendor's versions are published");
    let past = adopt("Atelier", &["--from", "2026-01-01"]);
    assert_ne!(past.exit, 0, "{}", past.out);
    let done = adopt("Atelier", &["--from", "2090-01-01", "--json"]);
    assert_eq!(done.exit, 0, "{}", done.err);
    let told = done.json();
    assert_eq!((told["id"].as_str(), told["adopted"].as_bool()), (Some("rhone-2026"), Some(true)));
    assert_eq!(told["from"].as_str(), Some("2089-12-31T23:00:00Z"), "midnight in Paris");
    let twice = adopt("Atelier", &[]);
    assert!(twice.err.contains("rhone-2026 is published"), "{}", twice.err);
    assert_eq!(desk(&folder, &["journal", "verify"]).exit, 0);
}
