//! Files: sent, held, attached, read by whoever reads their text, and gone with their sender.

use std::path::{Path, PathBuf};

use app::{Announced, Failure, FileRow, Form, HELD, Visitor};
use bytes::Bytes;
use desk::attachment::AttachmentRefusal;
use desk::chart::ChartCommand;
use desk::escalation::Chosen;
use desk::fact::{Door, Level1Desk};
use desk::information::{Given, InformationCommand};
use desk::{AttachmentId, Command, Digest, NewTicket, PersonId, Refusal};
use futures_util::stream;
use store::files::Files;
use tokio::io::AsyncReadExt;

use crate::world::World;

const MIB: u64 = 1 << 20;

/// A folder that goes when the test does.
pub struct Folder(PathBuf);

impl Folder {
    fn of(test: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("guichet-files-{test}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        Folder(path)
    }

    /// Every file in it, by its path.
    pub fn all(&self) -> Vec<PathBuf> {
        let mut found = Vec::new();
        let mut folders = vec![self.0.clone()];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
                match entry.file_type().expect("a type").is_dir() {
                    true => folders.push(entry.path()),
                    false => found.push(entry.path()),
                }
            }
        }
        found.sort();
        found
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A desk that keeps files.
pub async fn world(name: &str) -> (World, Folder) {
    let (w, folder) = (World::new(name).await, Folder::of(name));
    w.app.keep_files(Files::in_folder(&folder.0).expect("a folder"), 64 * MIB);
    (w, folder)
}

type Piece = Result<Bytes, &'static str>;

fn pieces(content: &[u8]) -> impl futures_util::Stream<Item = Piece> + Send + use<> {
    let pieces: Vec<Piece> = content.chunks(1000).map(|piece| Ok(Bytes::copy_from_slice(piece))).collect();
    stream::iter(pieces)
}

fn broken(content: &[u8]) -> impl futures_util::Stream<Item = Piece> + Send + use<> {
    stream::iter(vec![Ok(Bytes::copy_from_slice(content)), Err("gone")])
}

/// Why it wasn't taken.
pub fn refused<T>(answer: Result<T, Failure>) -> Refusal {
    match answer {
        Err(Failure::Refused(refusal)) => refusal,
        Err(other) => panic!("not a refusal: {other}"),
        Ok(_) => panic!("it was taken"),
    }
}

impl World {
    pub async fn file(&self, visitor: &Visitor, name: &str, content: &[u8]) -> FileRow {
        self.app.take_file(visitor, name, pieces(content)).await.expect("a file")
    }

    pub async fn send(
        &self,
        visitor: &Visitor,
        number: u64,
        text: &str,
        ids: &[AttachmentId],
    ) -> Result<(), Failure> {
        let files = self.app.attaching(visitor, ids).await?;
        let command = Command::Send { text: self.app.authored(text), files };
        self.app.act(visitor, number, &command, &Form::default()).await.map(drop)
    }

    pub async fn content(&self, who: PersonId, number: u64, id: AttachmentId) -> Result<Vec<u8>, Failure> {
        let visitor = self.visitor(who).await;
        let mut download = self.app.attachment(&visitor, number, id).await?;
        let mut content = Vec::new();
        download.bytes.read_to_end(&mut content).await.expect("bytes");
        assert_eq!(content.len() as u64, download.length);
        Ok(content)
    }
}

fn is_private(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(path).expect("a file").permissions().mode() & 0o077 == 0
}

/// Source: matrix of the access rules, "attachment: read": whoever reads the text; nobody else finds it.
#[tokio::test]
async fn whoever_reads_the_text_reads_its_file() {
    let (w, folder) = world("files-read").await;
    let nora = w.visitor(w.nora).await;
    let log = w.file(&nora, "../log é.txt", b"17:42 blank\n").await;
    assert_eq!(
        (log.name.as_str(), log.kind.expect("whole").media_type),
        ("log é.txt", "text/plain; charset=utf-8")
    );
    let new = NewTicket {
        files: w.app.attaching(&nora, &[log.id]).await.expect("it is hers"),
        ..NewTicket::bare(w.app.fresh_ticket(), w.app.authored("Blank page"), Door::Portal)
    };
    let number = w.app.open(&nora, &new, None, None, &Form::default()).await.expect("a ticket").number;

    for reader in [w.nora, w.vera, w.quentin, w.mona] {
        assert_eq!(w.content(reader, number, log.id).await.expect("theirs to read"), b"17:42 blank\n");
    }
    for other in [w.tom, w.sofia, w.ines] {
        assert_eq!(refused(w.content(other, number, log.id).await), Refusal::NotFound);
    }
    let view = w.app.ticket(&nora, number).await.expect("a ticket");
    assert_eq!(view.files[&log.id].name, "log é.txt");

    let vera = w.visitor(w.vera).await;
    let ours = w.file(&vera, "ours.txt", b"not theirs").await;
    let files = w.app.attaching(&vera, &[ours.id]).await.expect("hers");
    let note = Command::Note { text: w.app.authored("Look at that."), files };
    w.app.act(&vera, number, &note, &Form::default()).await.expect("a note");
    assert!(w.content(w.mona, number, ours.id).await.is_ok());
    assert_eq!(
        refused(w.content(w.nora, number, ours.id).await),
        Refusal::NotFound,
        "a note's file is the note's"
    );
    assert!(folder.all().iter().all(|file| is_private(file)) && is_private(&folder.0));
    assert_eq!(w.app.check().await.expect("a check").differs, None);
}

/// Source: catalogue c04: an id of one ticket is nothing on another, and what it names stays as it is.
#[tokio::test]
async fn sec_c04_an_id_serves_once_and_its_sender_only() {
    let (w, folder) = world("sec-c04").await;
    let (nora, tom) = (w.visitor(w.nora).await, w.visitor(w.tom).await);
    let (first, second) = (w.report(w.nora, "One").await, w.report(w.nora, "Two").await);
    let file = w.file(&nora, "one.txt", b"of the first").await;

    assert_eq!(refused(w.app.attaching(&tom, &[file.id]).await), Refusal::NotFound, "somebody else's");
    assert_eq!(refused(w.app.drop_file(&tom, file.id).await), Refusal::NotFound);
    w.send(&nora, first, "Here.", &[file.id]).await.expect("sent");
    for _ in 0..2 {
        assert_eq!(refused(w.send(&nora, second, "Again.", &[file.id]).await), Refusal::NotFound);
        assert_eq!(refused(w.app.drop_file(&nora, file.id).await), Refusal::NotFound);
    }
    assert_eq!(
        refused(w.content(w.nora, second, file.id).await),
        Refusal::NotFound,
        "read at another ticket"
    );
    assert_eq!(w.content(w.nora, first, file.id).await.expect("there still"), b"of the first");
    assert_eq!(folder.all().len(), 1);

    // Two at once: one gets it.
    let file = w.file(&nora, "two.txt", b"of one of them").await;
    let (ids, other) = ([file.id], [file.id]);
    let (one, two) = tokio::join!(w.send(&nora, first, "a", &ids), w.send(&nora, second, "b", &other));
    assert!(one.is_ok() != two.is_ok(), "{one:?} {two:?}");
}

/// Source: catalogue d09: what lies where follows from content and salt, and from nothing that anybody typed.
#[tokio::test]
async fn sec_d09_a_place_is_never_of_what_was_typed() {
    let (w, folder) = world("sec-d09").await;
    let visitor = w.visitor(w.nora).await;
    for name in ["../../x", "CON", "a\0b", "\u{202E}", "..", &"é".repeat(4096), "c:\\x\r\ny"] {
        w.file(&visitor, name, b"the same").await;
    }
    let files = folder.all();
    assert_eq!(files.len(), 7, "equal files of equal people can't be told to be equal");
    for file in files {
        let place = file.strip_prefix(&folder.0).expect("inside").to_str().expect("text").to_owned();
        assert!(place.chars().all(|c| matches!(c, '0'..='9' | 'a'..='f' | '/')), "{place}");
    }
}

/// Source: catalogue d08: the same for what comes piece by piece.
#[tokio::test]
async fn sec_d08_a_name_never_becomes_a_path() {
    let (w, folder) = world("sec-d08").await;
    let visitor = w.visitor(w.nora).await;
    let announced = Announced { name: "/etc/passwd".to_owned(), size: 10, sha256: None };
    let file = w.app.begin_file(&visitor, &announced).await.expect("a file");
    w.app.receive(&visitor, file.id, 0, pieces(b"12345")).await.expect("a piece");
    let incoming = folder.all();
    let name = incoming[0].file_name().and_then(|name| name.to_str()).expect("a name");
    assert!(incoming.len() == 1 && name.len() == 32 && name.bytes().all(|b| b.is_ascii_hexdigit()));
    assert!(is_private(&incoming[0]));
}

/// Source: hard rules, "erasure is complete"; issue 4: "erased with their person".
#[tokio::test]
async fn a_persons_files_go_with_them() {
    let (w, folder) = world("files-erased").await;
    let (nora, vera) = (w.visitor(w.nora).await, w.visitor(w.vera).await);
    let number = w.report(w.nora, "Blank page").await;
    let (hers, held) = (
        w.file(&nora, "canary.txt", b"canary-of-nora").await,
        w.file(&nora, "held.txt", b"canary too").await,
    );
    let theirs = w.file(&vera, "answer.txt", b"an answer").await;
    w.send(&nora, number, "Here.", &[hers.id]).await.expect("sent");
    w.send(&vera, number, "There.", &[theirs.id]).await.expect("sent");
    let half = Announced { name: "half".to_owned(), size: 10, sha256: None };
    let half = w.app.begin_file(&nora, &half).await.expect("begun");
    w.app.receive(&nora, half.id, 0, broken(b"canary")).await.expect("a piece");
    assert_eq!(folder.all().len(), 4);

    w.app.erase_person(w.nora).await.expect("erased");

    let left = folder.all();
    assert_eq!(left.len(), 1, "{left:?}");
    assert_eq!(std::fs::read(&left[0]).expect("a file"), b"an answer");
    assert_eq!(refused(w.content(w.vera, number, hers.id).await), Refusal::NotFound);
    let view = w.app.ticket(&vera, number).await.expect("a ticket");
    assert!(!view.files.contains_key(&hers.id) && view.files.contains_key(&theirs.id));
    assert!(view.texts.values().all(|text| !text.contains("canary")));
    assert!(
        view.entries.iter().any(|placed| placed.entry.fact.files().iter().any(|file| file.id == hers.id))
    );
    assert_eq!(w.app.verify_journal().await.expect("verified").wrong, None, "the chain holds");
    assert!(refused(w.app.upload(&nora, held.id).await) == Refusal::NotFound);
}

/// Source: security paper R23: aborted, resumed, out of place, wrong length, wrong hash.
#[tokio::test]
async fn a_file_comes_piece_by_piece() {
    let (w, folder) = world("files-pieces").await;
    let nora = w.visitor(w.nora).await;
    let content: Vec<u8> = (0..50_000_u32).flat_map(u32::to_le_bytes).collect();
    let sha256 = Some(Digest::of(&[&content]));
    let announced = Announced { name: "core.bin".to_owned(), size: content.len() as u64, sha256 };
    let file = w.app.begin_file(&nora, &announced).await.expect("begun");
    let row = w.app.receive(&nora, file.id, 0, broken(&content[..70_000])).await.expect("so far");
    assert_eq!((row.received, row.is_whole()), (70_000, false));
    let number = w.report(w.nora, "Blank page").await;
    let early = refused(w.send(&nora, number, "Too early.", &[file.id]).await);
    assert_eq!(early, Refusal::Attachment(AttachmentRefusal::NotWhole { received: 70_000, size: 200_000 }));
    let gap = refused(w.app.receive(&nora, file.id, 80_000, pieces(&content[80_000..])).await);
    assert_eq!(gap, Refusal::Attachment(AttachmentRefusal::OutOfPlace { offset: 70_000 }));
    let row = w.app.receive(&nora, file.id, 70_000, pieces(&content[70_000..])).await.expect("the rest");
    assert!(row.is_whole());
    w.send(&nora, number, "All of it.", &[file.id]).await.expect("sent");
    assert!(w.content(w.vera, number, file.id).await.expect("bytes") == content);

    for (size, bytes) in [(5, b"123456".as_slice()), (6, b"123457")] {
        let sha256 = Some(Digest::of(&[b"123456"]));
        let file = Announced { name: "wrong".to_owned(), size, sha256 };
        let file = w.app.begin_file(&nora, &file).await.expect("begun");
        let other = refused(w.app.receive(&nora, file.id, 0, pieces(bytes)).await);
        assert_eq!(other, Refusal::Attachment(AttachmentRefusal::OtherBytes));
        assert_eq!(refused(w.app.upload(&nora, file.id).await), Refusal::NotFound, "thrown away");
    }
    assert_eq!(folder.all().len(), 1);
}

/// Source: security paper R23: over quota before anything is read; what breaks off leaves nothing; orphans are gone in an hour.
#[tokio::test]
async fn too_much_is_refused_and_nothing_is_left_lying() {
    let (w, folder) = world("files-quota").await;
    let nora = w.visitor(w.nora).await;
    let announce = async |size| {
        let file = Announced { name: "big".to_owned(), size, sha256: None };
        w.app.begin_file(&nora, &file).await
    };
    let limit = desk::attachment::LARGEST;
    assert_eq!(
        refused(announce(limit + 1).await),
        Refusal::Attachment(AttachmentRefusal::TooLarge { limit })
    );
    assert_eq!(
        refused(announce(65 * MIB).await),
        Refusal::Attachment(AttachmentRefusal::NoRoom { quota: 64 * MIB })
    );
    announce(63 * MIB).await.expect("room for that");
    let crowded = refused(w.app.take_file(&nora, "more", pieces(&vec![0; 2 << 20])).await);
    assert_eq!(crowded, Refusal::Attachment(AttachmentRefusal::NoRoom { quota: 64 * MIB }));
    let tom = w.visitor(w.tom).await;
    w.file(&tom, "his", b"another organisation has its own room").await;

    assert!(matches!(w.app.take_file(&tom, "lost", broken(b"half of it")).await, Err(Failure::Busy)));
    assert_eq!(folder.all().len(), 1, "what broke off with a form is gone");

    let later =
        w.app.wall().checked_add(HELD).expect("later").checked_add(jiff::SignedDuration::from_secs(1));
    w.shell.set(later.expect("later"));
    w.app.sweep_files().await.expect("swept");
    assert!(folder.all().is_empty(), "orphans are gone");
    announce(64 * MIB).await.expect("room again");
}

/// Source: crash consistency: a file whose end wasn't confirmed is continued where it was, or goes; it is never shown half.
#[tokio::test]
async fn what_was_not_confirmed_is_written_again() {
    let (w, folder) = world("files-crash").await;
    let nora = w.visitor(w.nora).await;
    let file = Announced { name: "log".to_owned(), size: 10, sha256: Some(Digest::of(&[b"1234567890"])) };
    let file = w.app.begin_file(&nora, &file).await.expect("begun");
    w.app.receive(&nora, file.id, 0, pieces(b"12345")).await.expect("half");
    // The machine fell before the next piece was confirmed: its bytes may lie there, right or wrong.
    let path = folder.all().remove(0);
    std::fs::write(&path, b"12345xxx").expect("written");
    let whole = w.app.receive(&nora, file.id, 5, pieces(b"67890")).await.expect("the rest");
    assert!(whole.is_whole());
    assert_eq!(folder.all().len(), 1);
}

/// A level-1 ticket of Ines with a log in its report, another in an answer, and a note of its provider with a file.
async fn escalated(w: &World, pass: impl Fn(u64, u64) -> Chosen) -> (u64, u64, [AttachmentId; 3]) {
    let here = ChartCommand::Level1(Level1Desk::Here {});
    w.app.chart(w.provider, &here).await.expect("a desk");
    let (ines, nora) = (w.visitor(w.ines).await, w.visitor(w.nora).await);
    let report = w.file(&ines, "report.log", b"canary of the report").await.id;
    let new = NewTicket::bare(w.app.fresh_ticket(), w.app.authored("Blank page"), Door::Portal);
    let form = Form::default();
    let level1 =
        w.app.open_with_files(&ines, new, &[report], (None, None), &form).await.expect("a ticket").number;
    let note = w.file(&nora, "note.txt", b"the provider's own").await.id;
    let noted = Command::note(w.app.authored("Ours."));
    w.app.act_with_files(&nora, level1, noted, &[note], &form).await.expect("noted");
    let ask = InformationCommand::Request { items: Vec::new(), text: Some(w.app.authored("Which log?")) };
    w.app.act(&nora, level1, &Command::Information(ask), &form).await.expect("asked");
    let answer = w.file(&ines, "answer.log", b"canary of the answer").await.id;
    let given = Given { text: Some(w.app.authored("This one.")), ..Given::default() };
    let told = Command::Information(InformationCommand::Answer { request: 3, given });
    w.app.act_with_files(&ines, level1, told, &[answer], &form).await.expect("answered");

    let new = NewTicket::bare(w.app.fresh_ticket(), w.app.authored("Blank for all"), Door::Portal);
    let level2 = w.app.escalate(&nora, level1, &new, &pass(1, 4), &form).await.expect("passed on").number;
    (level1, level2, [report, answer, note])
}

/// Source: preamble, issue 4: what is passed on brings its files; catalogue c04: nothing else opens at the other ticket.
#[tokio::test]
async fn sec_c04_an_escalation_opens_the_files_that_were_chosen() {
    let (w, folder) = world("files-escalated").await;
    let chosen = |report, answer| Chosen { texts: vec![answer], files: vec![report] };
    let (level1, level2, [report, answer, note]) = escalated(&w, chosen).await;
    assert_eq!(folder.all().len(), 3, "each lies there once");
    assert_eq!(w.content(w.quentin, level2, report).await.expect("passed on"), b"canary of the report");
    assert_eq!(w.content(w.nora, level2, report).await.expect("what it asked"), b"canary of the report");
    for other in [answer, note] {
        assert_eq!(refused(w.content(w.quentin, level2, other).await), Refusal::NotFound);
    }
    for id in [report, answer, note] {
        assert_eq!(
            refused(w.content(w.quentin, level1, id).await),
            Refusal::NotFound,
            "level 1 isn't the centre's"
        );
        assert_eq!(
            refused(w.content(w.ines, level2, id).await),
            Refusal::NotFound,
            "nor level 2 the customer's"
        );
        assert_eq!(refused(w.content(w.tom, level2, id).await), Refusal::NotFound);
    }
    let view = w.app.ticket(&w.visitor(w.quentin).await, level2).await.expect("a ticket");
    assert!(view.texts.values().any(|text| text == "This one."), "the words without their file");
    let named = view.texts.values().filter(|text| text.ends_with("report.log"));
    assert_eq!(named.count(), 1, "its listing, by which a bundle of evidence shows which file it was");
    assert_eq!(w.app.check().await.expect("a check").differs, None);
    assert_eq!(w.app.verify_journal().await.expect("a walk").wrong, None);
}

/// Source: hard rules, "erasure is complete", catalogue g01: of its sender no byte is left, at either level.
#[tokio::test]
async fn sec_g01_what_was_passed_on_goes_with_its_sender() {
    let (w, folder) = world("files-escalated-erased").await;
    let all = |report, answer| Chosen { texts: vec![answer], files: vec![report, answer] };
    let (_, level2, [report, answer, _]) = escalated(&w, all).await;
    assert_eq!(w.content(w.quentin, level2, answer).await.expect("passed on"), b"canary of the answer");
    w.app.erase_person(w.ines).await.expect("erased");
    let left: Vec<Vec<u8>> = folder.all().iter().map(|file| std::fs::read(file).expect("a file")).collect();
    assert_eq!(left, [b"the provider's own".to_vec()]);
    for id in [report, answer] {
        assert_eq!(refused(w.content(w.quentin, level2, id).await), Refusal::NotFound);
    }
    assert_eq!(w.app.verify_journal().await.expect("a walk").wrong, None, "the chain holds");
}

/// Source: GDPR, articles 15 and 20: each of one's own files once, with the text that it belongs to and where it is fetched.
#[tokio::test]
async fn an_export_lists_ones_own_files() {
    let (w, _folder) = world("files-export").await;
    let both = |report, answer| Chosen { texts: vec![answer], files: vec![report, answer] };
    let (level1, level2, [report, answer, note]) = escalated(&w, both).await;
    let ines = w.visitor(w.ines).await;
    let held = w.file(&ines, "held.txt", b"waits").await;
    let data = w.app.data_of(w.ines).await.expect("hers");
    let listed: Vec<_> = data.files.iter().map(|file| (file.id.clone(), file.number, file.entry)).collect();
    let expected = [(report, Some(level1), Some(1)), (answer, Some(level1), Some(4)), (held.id, None, None)];
    assert_eq!(listed, expected.map(|(id, number, entry)| (id.to_string(), number, entry)));
    let one = &data.files[0];
    assert_eq!((one.name.as_str(), one.size, one.on), ("report.log", 20, Some("ticket")));
    assert_eq!(one.sha256, Some(Digest::of(&[b"canary of the report"]).to_string()));
    assert_eq!(one.address, Some(format!("/api/v1/tickets/{level1}/attachments/{report}")));
    assert!(data.texts.iter().all(|text| !text.text.contains("report.log")), "each once");

    let nora = w.app.data_of(w.nora).await.expect("hers");
    let ids: Vec<_> = nora.files.iter().map(|file| file.id.clone()).collect();
    assert_eq!(ids, [note.to_string()], "who passed a file on didn't send it; {level2}");
}

/// Source: access rules, §3.4: what was passed on is redacted where it was written, and goes from both.
#[tokio::test]
async fn what_was_passed_on_is_redacted_at_both_levels() {
    let (w, folder) = world("files-escalated-redacted").await;
    let all = |_, answer| Chosen { texts: Vec::new(), files: vec![answer] };
    let (level1, level2, [_, answer, _]) = escalated(&w, all).await;
    let redact = |entry| Command::Redact { entry, reason: None };
    let there = w.app.act(&w.visitor(w.nora).await, level2, &redact(2), &Form::default()).await;
    assert_eq!(refused(there).code(), "no-words-to-redact");
    w.app.act(&w.visitor(w.ines).await, level1, &redact(4), &Form::default()).await.expect("redacted");
    assert_eq!(refused(w.content(w.quentin, level2, answer).await), Refusal::NotFound);
    assert_eq!(folder.all().len(), 2);
}

/// Source: access rules, §3.4: redacted words take their files with them, and nothing else.
#[tokio::test]
async fn a_redacted_message_takes_its_files_with_it() {
    let (w, folder) = world("files-redacted").await;
    let nora = w.visitor(w.nora).await;
    let number = w.report(w.nora, "Blank page").await;
    let (kept, gone) = (w.file(&nora, "a", b"kept").await, w.file(&nora, "b", b"gone").await);
    w.send(&nora, number, "First.", &[kept.id]).await.expect("sent");
    w.send(&nora, number, "Second.", &[gone.id]).await.expect("sent");
    let redact = Command::Redact { entry: 3, reason: None };
    w.app.act(&nora, number, &redact, &Form::default()).await.expect("redacted");
    assert_eq!(refused(w.content(w.nora, number, gone.id).await), Refusal::NotFound);
    assert_eq!(w.content(w.nora, number, kept.id).await.expect("there"), b"kept");
    assert_eq!(folder.all().len(), 1);
}
