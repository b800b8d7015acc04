//! Files with a text: how they stand in a fact, who may read them, and what their names may hold.

use desk::access::shows;
use desk::attachment::{Attached, Attaching, AttachmentRefusal, Listing, MOST, file_name};
use desk::escalation::EscalationFact;
use desk::fact::{Delivery, Opened, Qualification, Report, Resolution};
use desk::information::{Given, InformationCommand, InformationFact};
use desk::training::{self, TrainingCommand, TrainingFact};
use desk::{
    AttachmentId, By, Command, Digest, Entry, Fact, Person, PersonFact, Refusal, Stream, TextRef, Ticket,
    TicketFact, TicketId,
};
use proptest::prelude::*;
use uuid::Uuid;

use crate::golden::kept;
use crate::world::*;

fn id(n: u128) -> AttachmentId {
    AttachmentId(Uuid::from_u128(n))
}

fn file(n: u128, name: &str) -> Attaching {
    let listing = Listing { sha256: Digest::of(&[name.as_bytes()]), name: file_name(name) };
    Attaching { id: id(n), listing: words(&listing.to_string()), size: 1_234 }
}

fn attached() -> Vec<Attached> {
    vec![file(1, "log.txt").reference()]
}

fn text(said: &str) -> TextRef {
    words(said).reference()
}

fn entry(number: u64, fact: TicketFact) -> Entry {
    let at = at("2026-11-20 17:42 Paris");
    let stream = Stream::Ticket(TicketId(Uuid::from_u128(100)));
    let fact = Fact::Ticket(fact);
    let by = By::Person(NORA.id());
    Entry { stream, number, at, recorded_at: at, by, on_behalf_of: Some(ALPHA), fact }
}

/// Source: architecture, "a golden file pins the bytes".
#[test]
fn the_bytes_of_facts_with_files_are_kept() {
    let opened = opened();
    let facts = [
        TicketFact::Opened(Box::new(opened)),
        TicketFact::MessageSent { text: text("Here is the log."), files: attached() },
        TicketFact::NoteWritten { text: text("Ours."), organisation: ALPHA, files: attached() },
        TicketFact::Diagnosed {
            text: text("The store is full."),
            qualification: Qualification::Valid,
            files: attached(),
        },
        TicketFact::Resolved {
            resolution: Resolution::Workaround,
            delivery: Delivery::Supplied,
            text: text("Run it."),
            files: attached(),
        },
        TicketFact::Information(InformationFact::Answered {
            request: 4,
            report: Box::new(Report { files: attached(), ..Report::default() }),
            text: None,
        }),
        TicketFact::Escalation(EscalationFact::PassedOn {
            text: None,
            written_at: at("2026-11-20 17:42 Paris"),
            written_for: Some(KYOTO),
            files: attached(),
        }),
    ];
    let mut entries: Vec<Entry> = (1..).zip(facts).map(|(number, fact)| entry(number, fact)).collect();
    entries.push(shown_with(attached()));
    let lines: Vec<String> =
        entries.iter().map(|entry| String::from_utf8(entry.bytes()).expect("JSON")).collect();
    kept("attachments.jsonl", &(lines.join("\n") + "\n"));
    for entry in entries {
        assert_eq!(Entry::from_bytes(&entry.bytes()).expect("an entry"), entry);
        assert!(entry.fact.texts().contains(&attached()[0].listing), "its listing is erased with its texts");
    }
}

/// A certificate with its proof.
fn shown_with(files: Vec<Attached>) -> Entry {
    let recorded = TrainingFact::Recorded {
        certificate: text("SA-117"),
        trainer: text("Academy"),
        proof: None,
        from: at("2026-01-05 00:00 Paris"),
        until: at("2027-01-05 00:00 Paris"),
        files,
    };
    let fact = Fact::Person(PersonFact::Training(recorded));
    Entry { stream: Stream::Person(SOFIA.id()), number: 2, on_behalf_of: None, fact, ..entry(2, sent()) }
}

fn sent() -> TicketFact {
    TicketFact::MessageSent { text: text("Here."), files: Vec::new() }
}

/// Source: clause 2.C, and "old entries parse unchanged": a certificate without files has the bytes that it always had.
#[test]
fn clause_2c_a_certificate_without_files_keeps_its_bytes() {
    let bytes = shown_with(Vec::new()).bytes();
    assert!(!String::from_utf8_lossy(&bytes).contains("files"));
    assert_eq!(Entry::from_bytes(&bytes).expect("an entry"), shown_with(Vec::new()));
}

/// Source: clause 2.C, issue 4: whoever shows a certificate may show its proof, under the limits of every text.
#[test]
fn clause_2c_a_certificate_takes_files() {
    let record = TrainingCommand::Record {
        certificate: words("SA-117"),
        trainer: words("Academy"),
        proof: None,
        from: at("2026-01-05 00:00 Paris"),
        until: at("2027-01-05 00:00 Paris"),
        files: Vec::new(),
    };
    let now = at("2026-11-20 17:45 Paris");
    let (person, actor) = (Person::fold(&SOFIA.entries()).expect("Sofia"), SOFIA.actor(now));
    let shows = |files: Vec<Attaching>| {
        let command = record.clone().with_files(files);
        training::decide(&person, &organisation(DIRECT), &command, &context(&TERMS, &actor, now))
    };
    let many: Vec<Attaching> = (0..).take(MOST + 1).map(|n| file(n, "a")).collect();
    let decided = shows(many[..MOST].to_vec()).expect("ten are taken");
    assert_eq!(decided.texts.len(), 2 + MOST, "each listing is kept beside the journal");
    assert_eq!(decided.entries[0].fact.files().len(), MOST);
    let shown = person.clone().after(&decided.entries[0]);
    assert_eq!(shown.trainings.certificates[0].files, decided.entries[0].fact.files());
    assert_eq!(shows(many), Err(Refusal::Attachment(AttachmentRefusal::TooMany)));
    assert_eq!(shows(vec![file(1, "a"), file(1, "a")]), Err(Refusal::NotFound));
    let verify = TrainingCommand::Verify { certificate: 2 };
    assert!(verify.with_files(vec![file(1, "a")]).files().is_empty(), "what is checked brings none");
}

fn opened() -> Opened {
    let ticket = reported();
    let mut opened = ticket.opened.what.clone();
    opened.report.files = attached();
    opened
}

fn reported() -> Ticket {
    Story::reported("2026-11-20 17:42 Paris").ticket()
}

/// Source: security paper, matrix: "attachment: read" is the text's.
#[test]
fn whoever_reads_the_text_reads_its_file() {
    let (message, note) = (
        entry(2, TicketFact::MessageSent { text: text("Here."), files: attached() }),
        entry(3, TicketFact::NoteWritten { text: text("Ours."), organisation: ALPHA, files: attached() }),
    );
    let now = at("2026-11-20 17:45 Paris");
    assert!(shows(&VERA.actor(now), &message, None) && !shows(&VERA.actor(now), &note, None));
    assert!(shows(&NORA.actor(now), &message, None) && shows(&NORA.actor(now), &note, None));
}

/// Source: product paper: attachments with limits.
#[test]
fn ten_files_and_each_once() {
    let (ticket, terms) = (reported(), Terms::of(REFERENCE));
    let actor = NORA.actor(at("2026-11-20 17:45 Paris"));
    let cx = context(&terms, &actor, at("2026-11-20 17:45 Paris"));
    let send =
        |files: Vec<Attaching>| desk::decide(&ticket, &Command::Send { text: words("Look."), files }, &cx);
    let many: Vec<Attaching> = (0..).take(MOST + 1).map(|n| file(n, "a")).collect();
    let decided = send(many[..MOST].to_vec()).expect("ten are taken");
    assert_eq!(decided.texts.len(), 1 + MOST, "each listing is kept beside the journal");
    assert_eq!(send(many), Err(Refusal::Attachment(AttachmentRefusal::TooMany)));
    assert_eq!(send(vec![file(1, "a"), file(1, "a")]), Err(Refusal::NotFound));
}

/// Source: clause 3.C, "files such as logs are the normal answer"; issue 4: whatever is sent as words takes files.
#[test]
fn clause_3c_diagnoses_resolutions_and_answers_take_files() {
    let (resolution, delivery) = (Resolution::Workaround, Delivery::Supplied);
    for command in [
        Command::diagnose(words("Full.")),
        Command::resolve(resolution, delivery, words("Empty it.")),
        Command::Information(InformationCommand::Answer { request: 2, given: Given::default() }),
    ] {
        assert_eq!(command.with_files(vec![file(1, "log.txt")]).files(), [file(1, "log.txt")]);
    }
    assert!(Command::StartWork.with_files(vec![file(1, "log.txt")]).files().is_empty());

    let mut story = Story::reported("2026-11-20 17:42 Paris");
    let ask = InformationCommand::Request { items: Vec::new(), text: Some(words("Which log?")) };
    story.act(VERA, &Command::Information(ask));
    let answer = InformationCommand::Answer { request: story.last().number, given: Given::default() };
    let log = vec![file(1, "log.txt")];
    story.act(NORA, &Command::Information(answer).with_files(log.clone()));
    assert_eq!(story.last().fact.files(), attached(), "a file alone is an answer");
    story.act(QUENTIN, &Command::diagnose(words("The store is full.")).with_files(log.clone()));
    assert_eq!(story.last().fact.files(), attached());
    let words_of = story.ticket().words.of(story.last().number).map(|said| said.texts.len());
    assert_eq!(words_of, Some(2), "redacted with its words");
}

/// Source: catalogue a17 and d08: a name is words, whatever was sent as one.
#[test]
fn sec_a17_a_name_has_no_character_that_nobody_sees() {
    for (sent, name) in [
        ("photo\u{202E}gnp.exe", "photognp.exe"),
        ("page\u{200B}.ht\u{AD}ml", "page.html"),
        ("\u{FEFF}a\u{2066}b\u{2069}.txt", "ab.txt"),
        ("a\r\nSet-Cookie: x=y", "aSet-Cookie: x=y"),
        ("nul\0.png", "nul.png"),
        ("../../../../etc/cron.d/x", "x"),
        ("..\\..\\CON", "CON"),
        ("/", "file"),
        ("", "file"),
        ("....", "file"),
        ("\u{3164}", "file"),
        ("図 1.png", "図 1.png"),
    ] {
        assert_eq!(file_name(sent), name, "{sent:?}");
    }
    assert_eq!(file_name(&"é".repeat(4_000)).len(), 254, "cut between two letters");
}

proptest! {
    /// Source: catalogue d08: no name has a folder, a control character or nothing in it.
    #[test]
    fn sec_d08_any_name_is_one_line_of_words(sent in any::<String>()) {
        let name = file_name(&sent);
        prop_assert!(!name.is_empty() && name.len() <= 255);
        prop_assert!(!name.contains(['/', '\\']) && !name.chars().any(char::is_control));
        prop_assert!(!name.trim_matches('.').is_empty());
        prop_assert_eq!(file_name(&name), name.clone(), "it stays as it is");
        let listing = Listing { sha256: Digest::ZERO, name };
        prop_assert_eq!(listing.to_string().parse(), Ok(listing));
    }
}
