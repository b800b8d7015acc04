//! `guichet import log` and what follows from it: report, check, journal. The log is made anew in the shape of a real one.

use std::io::Write;

use testkit::Folder;

use super::{Ran, guichet, path};

const LOG: &str = include_str!("../../../app/tests/data/log.csv");

struct Desk {
    folder: Folder,
}

impl Desk {
    fn new() -> Desk {
        Desk { folder: Folder::new() }
    }

    fn file(&self, name: &str, bytes: &[u8]) -> String {
        let file = self.folder.path().join(name);
        std::fs::write(&file, bytes).expect("the folder can be written");
        file.display().to_string()
    }

    /// Runs a command on the desk in this folder.
    fn run(&self, command: &str) -> Ran {
        guichet(&format!("{command} --data {}/desk", self.folder.path().display()))
    }

    fn import(&self, file: &str, more: &str) -> Ran {
        let mapping = path("../../examples/volvo.toml");
        self.run(&format!("import log {file} --mapping {mapping} {more}"))
    }
}

/// Source: issue 2, item 4: `--json` ends with these four; a second run adds nothing.
#[test]
fn a_log_comes_in_once() {
    let desk = Desk::new();
    let log = desk.file("log.csv", LOG.as_bytes());
    let first = desk.import(&log, "--json");
    assert_eq!((first.exit, first.err.as_str()), (0, ""));
    assert_eq!(first.out.lines().last(), Some(r#"{"rows":18,"tickets":6,"added":6,"refused":0}"#));
    let second = desk.import(&log, "--json");
    assert_eq!(second.out.lines().last(), Some(r#"{"rows":18,"tickets":6,"added":0,"refused":0}"#));

    let checked = desk.run("check --json");
    assert_eq!((checked.exit, checked.json()["sound"].as_bool()), (0, Some(true)), "{}", checked.err);
    let journal = desk.run("journal verify --json");
    assert_eq!(journal.json()["sound"].as_bool(), Some(true));
}

#[test]
fn a_packed_log_is_unpacked_whatever_it_is_called() {
    let desk = Desk::new();
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packer.write_all(LOG.as_bytes()).expect("memory can be written");
    let packed = packer.finish().expect("memory can be written");
    let whole = desk.import(&desk.file("log.csv", &packed), "--json");
    assert!(whole.out.ends_with("\"added\":6,\"refused\":0}\n"), "{} {}", whole.out, whole.err);
    // Half a file is no log: nothing is taken of it.
    let half = desk.import(&desk.file("half.csv.gz", &packed[..packed.len() / 2]), "--json");
    assert_eq!((half.exit, half.out.as_str()), (1, ""));
}

/// Source: issue 2, "Bad input": a CSV with a broken line in the middle.
#[test]
fn a_broken_line_costs_itself() {
    let desk = Desk::new();
    let mut lines: Vec<&str> = LOG.lines().collect();
    lines.insert(5, "9-001,\"2012-05-07T10:00:00+01:00,Accepted,In Progress");
    lines.insert(9, "9-003,2012-05-07T11:00:00+01:00,Accepted");
    lines.insert(12, "9-003,yesterday,Accepted,In Progress,,,,,,,L1,Low,PROD3,fr,France,Dora,fr-Dora");
    let log = desk.file("broken.csv", lines.join("\n").as_bytes());
    let rejects = desk.folder.path().join("rejects.csv").display().to_string();
    let ran = desk.import(&log, &format!("--rejects {rejects}"));
    assert_eq!(ran.exit, 1);
    let told: Vec<&str> = ran.err.lines().collect();
    assert_eq!(told.len(), 3, "{}", ran.err);
    assert!(told[0].starts_with("line 6: the quotes of the row don't pair up"), "{}", told[0]);
    assert!(told[1].starts_with("line 10: the row has 3 fields"), "{}", told[1]);
    assert!(told[2].starts_with("line 13: \"yesterday\" is not an instant"), "{}", told[2]);
    let kept = std::fs::read_to_string(rejects).expect("the file of refused rows");
    let firsts: Vec<&str> = kept.lines().map(|line| line.split(',').next().unwrap_or_default()).collect();
    assert_eq!(firsts, ["line", "6", "10", "13"]);
    let counted = desk.run("report targets --by agreement --json").json();
    assert_eq!(counted["total"]["counts"]["met"], 3);
}

#[test]
fn a_mapping_is_refused_at_its_line_and_nothing_is_made() {
    let desk = Desk::new();
    let log = desk.file("log.csv", LOG.as_bytes());
    let mapping = std::fs::read_to_string(path("../../examples/volvo.toml")).expect("the example");
    let wrong = desk.file("wrong.toml", mapping.replace("region = \"NAM\"", "region = \"NAN\"").as_bytes());
    let ran = desk.run(&format!("import log {log} --mapping {wrong}"));
    assert_eq!((ran.exit, ran.out.as_str()), (1, ""));
    let line = mapping.lines().position(|line| line.contains("NAM\" }")).expect("a line") + 1;
    assert!(ran.err.contains(&format!("wrong.toml:{line}:")), "{}", ran.err);
    assert!(ran.err.contains("There is no region \"NAN\""), "{}", ran.err);
    assert!(ran.err.contains("EMEA"), "{}", ran.err);

    let none = desk.import("nowhere.csv", "");
    assert_eq!(none.exit, 4);
    let other = desk.file("other.csv", b"id,when\n1,2\n");
    desk.import(&other, "").refuses(1, ["\"SR Number\"", "id, when", "SR Number"]);
    let empty = desk.file("empty.csv", b"");
    desk.import(&empty, "").refuses(1, ["header", "names the columns", "SR Number"]);
}

/// Source: conditions 2021-09, clause 4, note: an indicator; a missed one is not a failure of the contract.
#[test]
fn a_report_counts_every_ticket_and_says_what_it_cannot_tell() {
    let desk = Desk::new();
    desk.import(&desk.file("log.csv", LOG.as_bytes()), "");
    let ran = desk.run("report targets");
    assert_eq!(ran.exit, 0, "{}", ran.err);
    let lines: Vec<Vec<&str>> = ran.out.lines().map(|line| line.split_whitespace().collect()).collect();
    assert_eq!(
        lines[1],
        ["APAC", "2", "1", "0", "100.0%", "20.7%–100.0%", "0", "0", "0", "0", "0", "0", "1"]
    );
    assert_eq!(lines[5], ["NAM", "1", "1", "0", "100.0%", "20.7%–100.0%", "0", "0", "0", "0", "0", "0", "1"]);
    assert_eq!(lines[6], ["–", "2", "0", "0", "–", "–", "0", "0", "1", "0", "0", "0", "1"]);
    assert_eq!(lines[7], ["Total", "3", "1", "75.0%", "30.1%–95.4%", "0", "0", "2", "0", "0", "0", "6"]);
    assert!(ran.out.contains("key performance indicators"), "{}", ran.out);
    assert!(ran.out.contains("Of 2 it can't be told whether the target was met"), "{}", ran.out);
    for lang in ["en", "fr", "ja"] {
        let said = desk.run(&format!("report targets --lang {lang} --by provider")).out.to_lowercase();
        for never in ["breach", "violation", "manquement", "違反"] {
            assert!(!said.contains(never), "{said}");
        }
    }

    let csv = desk.run("report targets --by month,provider --format csv").out;
    let mut lines = csv.lines();
    let header = "month,provider,met,missed,share,low,high,running,provisional,untold,excluded,no_target,withdrawn,tickets";
    assert_eq!(lines.next(), Some(header));
    assert_eq!(lines.next(), Some("2012-05,Brazil,0,0,,,,0,0,1,0,0,0,1"));
    assert_eq!(lines.map(|line| line.rsplit(',').next().unwrap_or_default()).collect::<String>(), "11111");

    let may = desk.run("report targets --by region --from 2012-05-07 --to 2012-05-08 --json").json();
    assert_eq!(may["total"]["counts"]["untold"], 2);
    let none = desk.run("report targets --from 2013-01-01 --json").json();
    assert_eq!(none["groups"].as_array().map(Vec::len), Some(0));
    assert_eq!(desk.run("report targets --by colour").exit, 2);
    assert_eq!(desk.run("report targets --from yesterday").exit, 2);
    assert_eq!(desk.run("report targets --from 2013-01-01 --to 2012-01-01").exit, 2);
    assert_eq!(guichet("report targets --data /nowhere/at/all").exit, 4);
}

/// Source: `architecture.md`, invariant 10: the journal is the truth.
#[test]
fn a_desk_that_was_touched_is_found_and_made_again() {
    let desk = Desk::new();
    desk.import(&desk.file("log.csv", LOG.as_bytes()), "");
    let file = desk.folder.path().join("desk/guichet.sqlite3");
    let database = rusqlite::Connection::open(&file).expect("the file of the desk");
    database.execute("update tickets set state = 'closed' where is_open = 1", []).expect("a change");
    let found = desk.run("check");
    found.refuses(3, ["not what its journal says", "tickets", "--repair"]);
    assert_eq!(desk.run("check --repair").exit, 0);
    assert_eq!(desk.run("check").exit, 0);

    database.execute_batch("drop trigger entries_are_never_changed").expect("an intruder");
    let rewrite = "update entries set body = cast(cast(body as text) || ' ' as blob) where position = 30";
    database.execute(rewrite, []).expect("a change");
    let found = desk.run("journal verify");
    assert_eq!(found.exit, 3, "{}", found.out);
    assert!(found.err.contains("position 30"), "{}", found.err);
}

/// Source: catalogue d02, RT CVE-2025-61873; ASVS 5.0, 1.2.10: what came in from elsewhere is no formula in what goes out.
#[test]
fn sec_d02_the_console_writes_no_formula() {
    let desk = Desk::new();
    let mapping = std::fs::read_to_string(path("../../examples/volvo.toml")).expect("the example");
    let hostile = mapping
        .replace("\"Sweden\"", "\"=cmd|' /C calc'!A0;@x\"")
        .replace("\"United States\"", "\"+1\\t-2\"");
    assert_ne!(mapping, hostile);
    let mapping = desk.file("hostile.toml", hostile.as_bytes());
    let log = desk.file("log.csv", LOG.as_bytes());
    let came = desk.run(&format!("import log {log} --mapping {mapping} --json"));
    assert_eq!(came.exit, 0, "{}", came.err);
    let sheet = desk.run("report targets --by provider,region --format csv").out;
    assert!(sheet.contains("\"'=cmd|' /C calc'!A0;@x\""), "{sheet}");
    let begins = |line: &str| line.trim_start_matches('"').starts_with(['=', '+', '-', '@', '\t', '\r']);
    assert!(!sheet.lines().any(begins), "{sheet}");
}
