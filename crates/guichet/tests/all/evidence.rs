//! Evidence at the console: made, checked without the desk, compared with what was kept; and a journal that was tampered
//! with, a hundred times.

use std::path::Path;
use std::sync::Arc;

use app::{App, Form, Held, KeyKind, NewOrganisation, NewPerson};
use desk::fact::{Door, Party};
use desk::{Command, NewTicket, Role};
use rusqlite::Connection;
use store::{Db, Location};
use terms::RegionId;
use testkit::Folder;

use super::guichet;

const AGREEMENT: &str = include_str!("../../../../agreements/2021-09.toml");

/// A desk on disk with two tickets of a provider, and its journal closed.
async fn desk(folder: &Path) -> App {
    let friday = "2026-11-20T16:42:00Z".parse().expect("an instant");
    let file = folder.join("guichet.sqlite3");
    let db = Db::open(Location::SqliteFile(file)).await.expect("a database");
    let app = App::start(db, Arc::new(Held::at(friday, 7)), &[AGREEMENT]).await.expect("a desk");
    let mut people = Vec::new();
    for (name, party, role) in [
        ("Our centre", Party::Vendor, Role::CentreAgent),
        ("Atelier Nord", Party::Provider, Role::ProviderAgent),
    ] {
        let new =
            NewOrganisation { name: name.to_owned(), party, region: RegionId::from("EMEA"), provider: None };
        let organisation = app.add_organisation(&new).await.expect("an organisation");
        let email = format!("{}@example.org", people.len());
        let new = NewPerson { organisation, role, name: name.to_owned(), email, qualified_from: None };
        let person = app.add_person(&new).await.expect("a person");
        let key = app.make_key(KeyKind::Session, person, "").await.expect("a key");
        people.push(app.enter(KeyKind::Session, &key).await.expect("an open door"));
    }
    let form = Form::default();
    for subject in ["Blank page", "Slow search"] {
        let new = NewTicket::bare(app.fresh_ticket(), app.authored(subject), Door::Portal);
        let number = app.open(&people[1], &new, None, None, &form).await.expect("a ticket").number;
        let note = Command::note(app.authored("Ask them about their proxy."));
        for command in [Command::Acknowledge { note: None }, note] {
            app.act(&people[0], number, &command, &form).await.expect("taken");
        }
    }
    app
}

fn wait<F: Future>(errand: F) -> F::Output {
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    runtime.enable_all().build().expect("an event queue").block_on(errand)
}

/// Source: issue 3, "Evidence bundle": `guichet evidence export` and `guichet verify` with no database.
#[test]
fn evidence_is_written_and_checked_without_the_desk() {
    let folder = Folder::new();
    wait(async { desk(folder.path()).await.close().await });
    let data = folder.path().display();
    let file = format!("{data}/one.evidence");
    let ran = guichet(&format!("evidence export --ticket 1001 -o {file} --data {data}"));
    assert_eq!((ran.exit, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains("1 tickets, 3 entries, 2 proofs"), "{}", ran.out);
    let ran = guichet(&format!("verify {file} --json"));
    assert_eq!((ran.exit, ran.json()["withheld"].as_u64()), (0, Some(1)), "{}", ran.err);
    let head = ran.json()["anchor"].as_str().expect("a head").to_owned();
    assert!(guichet(&format!("verify {file}")).out.contains(&head));

    // The month of the provider passes through what the ticket ended with, and so does the journal.
    let month = format!("{data}/month.evidence");
    let made = format!("evidence export --month 2026-11 --provider Atelier+Nord -o {month} --data {data}");
    assert_eq!(guichet(&made).exit, 0);
    let ran = guichet(&format!("verify {month} --against {file} --against {head}"));
    assert!(ran.exit == 0 && ran.out.contains("passes through the head"), "{}{}", ran.out, ran.err);
    assert_eq!(guichet(&format!("journal verify --against {file} --data {data}")).exit, 0);

    // Whose it is: the key comes from the desk, not from the file.
    let key = guichet(&format!("journal key --data {data}")).out;
    let (kept, other) = (format!("{data}/desk.key"), "0".repeat(64));
    std::fs::write(&kept, &key).expect("written");
    for expected in [key.trim(), &kept] {
        let ran = guichet(&format!("verify {month} --key {expected}"));
        assert!(
            ran.exit == 0 && ran.out.contains("Signed by the desk that you expected"),
            "{}{}",
            ran.out,
            ran.err
        );
        assert!(
            ran.out.contains("Tickets 1001 to 1002 were opened while it runs; 2 are here"),
            "{}",
            ran.out
        );
    }
    assert!(
        guichet(&format!("verify {file}"))
            .out
            .contains(&format!("Signed by the desk of this key: {}", key.trim()))
    );
    guichet(&format!("verify {file} --key {other}")).refuses(3, ["the signature", "another desk", "try"]);
    assert_eq!(guichet(&format!("verify {file} --key nothing")).exit, 4);

    let sound = std::fs::read_to_string(&file).expect("a file");
    for (old, new, what) in [
        ("Blank page", "Blank pages", "a text of ticket 1001"),
        ("\"withheld\":{", "\"withheld\":{ ", "entry 3 of ticket 1001"),
        ("guichet-evidence/2", "guichet-evidence/9", "its first line"),
    ] {
        assert!(sound.contains(old), "{old}");
        std::fs::write(&file, sound.replacen(old, new, 1)).expect("written");
        guichet(&format!("verify {file}")).refuses(3, [what, "why", "try"]);
    }
    guichet(&format!("evidence export --ticket 9999 --data {data}")).refuses(4, ["", "", ""]);
    assert_eq!(guichet(&format!("evidence export --month 2026-13 --provider X --data {data}")).exit, 2);
    assert_eq!(guichet("evidence export").exit, 2);
}

/// Who cuts off the journal and seals it again is found by evidence that was given away before.
#[test]
fn a_journal_cut_off_and_sealed_again_is_found_by_evidence_given_away() {
    let folder = Folder::new();
    wait(async { desk(folder.path()).await.close().await });
    let data = folder.path().display();
    let file = format!("{data}/one.evidence");
    assert_eq!(guichet(&format!("evidence export --ticket 1002 -o {file} --data {data}")).exit, 0);
    let db = disarmed(folder.path());
    // The last entry goes, with every trace of it.
    db.execute_batch(
        "update streams set version = version - 1, head = (select e.hash from entries e
             where e.stream_id = streams.id and e.number = streams.version - 1)
             where id = (select stream_id from entries order by position desc limit 1);
         delete from entries where position = (select position from house);
         update house set position = position - 1, head = (select head from entries order by position desc limit 1);",
    )
    .expect("somebody with the file");
    drop(db);
    let ran = guichet(&format!("journal verify --data {data}"));
    assert_eq!(ran.exit, 0, "it hangs together: {}", ran.err);
    guichet(&format!("journal verify --against {file} --data {data}"))
        .refuses(3, ["head", "cut off", "backup"]);
}

/// The guards of the journal taken off, as someone with the file can.
fn disarmed(folder: &Path) -> Connection {
    let db = Connection::open(folder.join("guichet.sqlite3")).expect("the file");
    db.execute_batch(
        "drop trigger entries_are_never_changed; drop trigger entries_are_never_deleted;
         create table if not exists as_it_was as select * from entries;",
    )
    .expect("two triggers");
    db
}

/// Chance that is the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }
}

/// Source: issue 3, "Done when": flipping, deleting, swapping, inserting or truncating any entry of a journal is found,
/// 100 of 100 tried at random, and named.
#[test]
fn a_hundred_of_a_hundred_changes_to_a_journal_are_found_and_named() {
    let folder = Folder::new();
    let app = wait(desk(folder.path()));
    let db = disarmed(folder.path());
    let last = app.position();
    let mut chance = Chance(11);
    for n in 0..100 {
        let at = 1 + chance.below(last);
        let (sql, expected) = match n % 5 {
            0 => flipped(&db, &mut chance, at),
            1 => (format!("delete from entries where position = {at}"), at),
            2 => {
                let other = 1 + (at + chance.below(last - 1)) % last;
                let sql = format!(
                    "update entries set position = 1000 where position = {at};
                     update entries set position = {at} where position = {other};
                     update entries set position = {other} where position = 1000;"
                );
                (sql, at.min(other))
            }
            3 => {
                // A copy of some entry pushes in as another stream's (twice in its own the store refuses by itself),
                // and those after it move on.
                let sql = format!(
                    "create temp table later as select * from entries where position >= {at};
                     delete from entries where position >= {at};
                     insert into entries select {at}, stream_kind, zeroblob(16), 1, at, recorded_at, body, hash, head
                         from as_it_was where position = {from};
                     insert into entries select position + 1, stream_kind, stream_id, number, at, recorded_at, body, hash, head
                         from later;
                     drop table later;",
                    from = 1 + chance.below(last),
                );
                (sql, at)
            }
            _ => (format!("delete from entries where position >= {at}"), at),
        };
        db.execute_batch(&sql).unwrap_or_else(|error| panic!("{n}: {error} in {sql}"));
        let verdict = wait(app.verify_journal()).expect("a walk");
        let wrong = verdict.wrong.unwrap_or_else(|| panic!("{n} was not found: {sql}"));
        assert_eq!(wrong.position, expected, "{n}: {wrong:?}: {sql}");
        db.execute_batch("delete from entries; insert into entries select * from as_it_was;")
            .expect("as it was");
    }
    assert_eq!(wait(app.verify_journal()).expect("a walk").wrong, None, "all is as it was");
    wait(app.close());
}

/// One bit of one column of an entry.
fn flipped(db: &Connection, chance: &mut Chance, at: u64) -> (String, u64) {
    let columns = ["body", "hash", "head", "stream_id", "at", "recorded_at", "number"];
    let column = columns[usize::try_from(chance.below(7)).expect("small")];
    if matches!(column, "at" | "recorded_at" | "number") {
        return (format!("update entries set {column} = {column} + 100 where position = {at}"), at);
    }
    let select = format!("select {column} from entries where position = {at}");
    let mut bytes: Vec<u8> = db.query_row(&select, [], |row| row.get(0)).expect("a row");
    let place = usize::try_from(chance.below(bytes.len() as u64)).expect("small");
    bytes[place] ^= 1 << chance.below(8);
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    (format!("update entries set {column} = x'{hex}' where position = {at}"), at)
}

/// Source: issue 3, "Reports": the month of a provider, as the page has it: to read, for a spreadsheet, and to the byte.
#[test]
fn the_service_report_of_a_provider_is_told_at_the_console() {
    let folder = Folder::new();
    wait(async { desk(folder.path()).await.close().await });
    let data = folder.path().display();
    let asked = |rest: &str| guichet(&format!("report service --provider Atelier+Nord {rest} --data {data}"));
    let ran = asked("--month 2026-11 --now 2026-11-23T09:00:00Z");
    assert_eq!((ran.exit, ran.err.as_str()), (0, ""));
    for said in
        ["Service report of Atelier Nord, 2026-11", "Draft: not issued", "Every ticket", "1001 · EMEA"]
    {
        assert!(ran.out.contains(said), "{said}: {}", ran.out);
    }
    let csv = asked("--month 2026-11 --region EMEA --format csv").out;
    assert!(csv.contains("\r\ntickets,1002,EMEA,") && csv.contains("report,region,EMEA"), "{csv}");
    let ran = asked("--month 2026-11 --json");
    assert_eq!(
        (ran.json()["issue"].is_null(), ran.json()["report"]["annex"].as_array().map(Vec::len)),
        (true, Some(2))
    );
    assert_eq!(asked("--month 2026-13").exit, 2);
    assert_eq!(asked("--month 2026-11 --issue x").exit, 2);
    assert_eq!(asked("--month 2026-11 --region MOON").exit, 2);
    assert_eq!(asked("--month 2026-11 --issue 1").exit, 4, "nothing was issued");
}
