//! A person erased, and a person's data handed out: what is where, before and after.

use app::{Failure, Form, IdentityRefusal, KeyKind, SecurityEvent, Visitor, Whence};
use desk::erasure::{ErasureCommand, ErasureRefusal};
use desk::fact::Detail;
use desk::information::{Given, InformationCommand};
use desk::{Command, NewTicket, PersonId, Refusal};
use store::{Db, Location};

use crate::world::{AGREEMENT, World, at};

store::statements! {
    /// What people wrote.
    TEXTS = "select * from texts";
    /// What they didn't send.
    DRAFTS = "select * from drafts";
    /// What they were in by.
    KEYS = "select * from keys";
    /// What they came in with.
    CREDENTIALS = "select * from credentials";
    /// From where.
    SECURITY = "select * from security";
    /// What their programs called their requests.
    IDEMPOTENCY = "select * from idempotency";
    /// What waits to be sent.
    OUTBOX = "select * from outbox";
    /// Who is there.
    PEOPLE = "select * from people";
    /// Who looked at what.
    READS = "select * from reads";
}

fn from(agent: &str, network: &str) -> Whence {
    Whence { network: network.to_owned(), agent: agent.to_owned() }
}

/// How often that stands in the files of the folder.
fn found_in(folder: &testkit::Folder, what: &str) -> usize {
    let files = std::fs::read_dir(folder.path()).expect("a folder").filter_map(Result::ok);
    let bytes = files.map(|file| std::fs::read(file.path()).unwrap_or_default());
    bytes.map(|bytes| bytes.windows(what.len()).filter(|window| *window == what.as_bytes()).count()).sum()
}

/// Uli of the direct customer, with a canary in every field that a person can fill: a name, an address, a report with each of
/// its details, messages, an answer, an objection, drafts, tokens, idempotency keys, where they came from.
struct Uli {
    id: PersonId,
    number: u64,
}

async fn uli(w: &World) -> Uli {
    let new = app::NewPerson {
        organisation: w.direct,
        role: desk::Role::AuthorisedUser,
        name: "CANARY-uli-name".to_owned(),
        email: "CANARY-uli-mail@example".to_owned(),
        qualified_from: None,
    };
    let id = w.app.add_person(&new).await.expect("a person");
    let visitor = w.visitor(id).await;
    let text = |what: &str| w.app.authored(format!("CANARY-uli-{what}"));
    let details = Detail::ALL.iter().map(|detail| (*detail, text(&format!("detail-{}", detail.word()))));
    let new = NewTicket {
        details: details.collect(),
        reference: Some(text("reference")),
        ..NewTicket::bare(w.app.fresh_ticket(), text("subject"), desk::fact::Door::Portal)
    };
    let keyed =
        |n: u8| Form { key: Some(format!("CANARY-uli-key-{n}")), body_hash: [n; 32], ..Form::default() };
    let number = w.app.open(&visitor, &new, None, None, &keyed(0)).await.expect("opened").number;
    let vera = w.visitor(w.vera).await;
    let asks = InformationCommand::Request { items: Vec::new(), text: Some(w.app.authored("Which one?")) };
    w.app.act(&vera, number, &Command::Information(asks), &Form::default()).await.expect("asked");
    let request = w.app.ticket(&vera, number).await.expect("it").entries.last().expect("one").entry.number;
    for n in 1..=12 {
        let sends = Command::send(text(&format!("message-{n}")));
        w.app.act(&visitor, number, &sends, &keyed(n)).await.expect("sent");
    }
    let given = Given {
        details: [(Detail::Steps, text("answer-steps"))].into(),
        text: Some(text("answer")),
        ..Given::default()
    };
    let answers = InformationCommand::Answer { request, given };
    w.app.act(&visitor, number, &Command::Information(answers), &Form::default()).await.expect("answered");
    for n in 1..=5 {
        let (name, body) = (format!("CANARY-uli-draft-name-{n}"), format!("CANARY-uli-draft-{n}"));
        w.app.keep_draft(&visitor, &name, &body).await.expect("a draft");
    }
    w.app.make_key(KeyKind::Token, id, "CANARY-uli-token").await.expect("a token");
    w.app
        .note_denied(&visitor, &from("CANARY-uli-agent", "192.0.2.77"), "CANARY-uli-denied")
        .await
        .expect("noted");
    let look = app::Look { what: app::Looked::Ticket, on: app::On::Ticket(number), part: String::new() };
    w.app.note_read(&visitor, "192.0.2.77", look);
    w.app.write_reads().await.expect("written");
    Uli { id, number }
}

impl World {
    async fn proven_again(&self, person: PersonId) -> Visitor {
        let key = self.app.make_key(KeyKind::Session, person, "").await.expect("a session");
        self.app.enter(KeyKind::Session, &key).await.expect("in")
    }
}

fn erase(w: &World) -> ErasureCommand {
    ErasureCommand::Erase { reason: w.app.authored("They left; article 17.") }
}

/// Source: the access rules, §3.4, g01: a person with forty canaries is erased; no page of the file or its log has one, no
/// export, no evidence, no list; every figure is what it was, and the journal verifies.
#[tokio::test]
async fn sec_g01_an_erased_person_is_nowhere_and_every_figure_stands() {
    let folder = testkit::Folder::new();
    let w = World::on(Location::SqliteFile(folder.path().join("desk.sqlite3")), AGREEMENT).await;
    let uli = uli(&w).await;
    assert!(found_in(&folder, "CANARY-uli") >= 40, "{}", found_in(&folder, "CANARY-uli"));
    w.clock("2026-11-23 16:00 Paris");
    w.app.raise_alarms().await.expect("alarms");
    let mona = w.visitor(w.mona).await;
    let query = app::TargetsQuery {
        from: at("2026-11-01 00:00 Paris"),
        to: at("2026-12-01 00:00 Paris"),
        by: Vec::new(),
    };
    let before = w.app.targets(&mona, &query).await.expect("figures");
    let clocks = |view: &app::TicketView| view.clocks.iter().map(|t| t.clock.clone()).collect::<Vec<_>>();
    let ticket = w.app.ticket(&mona, uli.number).await.expect("the ticket");

    let sofia = w.proven_again(w.sofia).await;
    let preview = w.app.erasure_preview(&sofia, uli.id).await.expect("hers to see");
    assert!(preview.texts >= 25 && preview.drafts == 5 && preview.reads == 1, "{preview:?}");
    // Looked at in the second before: the write comes after the erasure, and names nobody.
    let visitor = w.visitor(uli.id).await;
    let people =
        app::Look { what: app::Looked::People, on: app::On::Organisation(w.direct), part: String::new() };
    w.app.note_read(&visitor, "", people);
    w.app
        .decide_erasure(&sofia, uli.id, &erase(&w), &Form::default(), &from("a browser", "198.51.100.9"))
        .await
        .expect("erased");

    assert_eq!(found_in(&folder, "CANARY-uli"), 0, "the file or its log has something still");
    assert_eq!(found_in(&folder, "192.0.2.77"), 0);
    let after = w.app.ticket(&mona, uli.number).await.expect("the ticket");
    assert_eq!(clocks(&after), clocks(&ticket));
    assert_eq!(format!("{:?}", w.app.targets(&mona, &query).await.expect("figures")), format!("{before:?}"));
    let evidence = w.app.evidence_of_ticket(&mona, uli.number).await.expect("evidence");
    assert!(!String::from_utf8_lossy(&evidence).contains("CANARY-uli"));
    w.app.write_reads().await.expect("written");
    let reads = w.app.reads(&sofia, w.direct, &app::ReadsQuery::default()).await.expect("hers");
    assert_eq!(reads.lines.len(), 2, "that somebody looked stays");
    assert!(reads.lines.iter().all(|line| line.person.is_none() && line.network.is_empty()), "{reads:?}");
    let data = serde_json::to_string(&w.app.data_of(uli.id).await.expect("what is left")).expect("JSON");
    assert!(!data.contains("CANARY-uli"));
    let people = format!("{:?}", w.app.people().await.expect("people"));
    assert!(!people.contains("CANARY-uli"));
    assert_eq!(w.app.check().await.expect("a check").differs, None);
    let verified = w.app.verify_journal().await.expect("a walk");
    assert!(verified.wrong.is_none(), "{verified:?}");
    let again = w.app.decide_erasure(&sofia, uli.id, &erase(&w), &Form::default(), &Whence::default()).await;
    assert!(matches!(again, Err(Failure::Refused(Refusal::Erasure(ErasureRefusal::Erased)))), "{again:?}");
}

/// Source: the same on the other engine: no row of any table has a canary.
#[tokio::test]
async fn sec_g01_no_row_of_postgresql_has_an_erased_person() {
    let Some(cluster) = testkit::cluster() else { return };
    let address = cluster.database();
    let w = World::on(Location::Postgres(address.clone()), AGREEMENT).await;
    let uli = uli(&w).await;
    let sofia = w.proven_again(w.sofia).await;
    w.app
        .decide_erasure(&sofia, uli.id, &erase(&w), &Form::default(), &Whence::default())
        .await
        .expect("erased");
    let db = Db::open(Location::Postgres(address)).await.expect("the same database");
    for table in ALL {
        let rows = db.query(table, &[]).await.expect("rows");
        assert!(!format!("{rows:?}").contains("CANARY-uli"), "{}", table.sql());
    }
}

/// Source: GDPR, articles 17 and 18, and the access rules, §3.2 "user: erase": the person asks, whoever answers for their own
/// organisation's people decides; a legal hold stands against everybody.
#[tokio::test]
async fn erasure_is_asked_for_decided_and_held() {
    let w = World::new("erasure-decided").await;
    let uli = uli(&w).await;
    let (own, sofia, mona) =
        (w.visitor(uli.id).await, w.proven_again(w.sofia).await, w.proven_again(w.mona).await);
    let decide = async |who: &Visitor, command: ErasureCommand| {
        w.app.decide_erasure(who, uli.id, &command, &Form::default(), &Whence::default()).await
    };
    decide(&own, ErasureCommand::Ask).await.expect("asked");
    let twice = decide(&own, ErasureCommand::Ask).await;
    assert!(matches!(twice, Err(Failure::Refused(Refusal::Erasure(ErasureRefusal::Asked)))));
    assert!(matches!(decide(&own, erase(&w)).await, Err(Failure::Refused(Refusal::NotAllowed { .. }))));
    let nora = w.proven_again(w.nora).await;
    assert!(matches!(decide(&nora, erase(&w)).await, Err(Failure::Refused(Refusal::NotFound))));
    assert!(
        matches!(decide(&mona, erase(&w)).await, Err(Failure::Refused(Refusal::NotAllowed { .. }))),
        "the centre's manager decides of the centre's people"
    );
    let hold = ErasureCommand::Hold { reason: w.app.authored("A claim.") };
    decide(&sofia, hold).await.expect("held");
    for refused in [decide(&sofia, erase(&w)).await, w.app.erase_person(uli.id).await] {
        assert!(
            matches!(refused, Err(Failure::Refused(Refusal::Erasure(ErasureRefusal::Held)))),
            "{refused:?}"
        );
    }
    decide(&sofia, ErasureCommand::Release).await.expect("lifted");
    let later = w.app.wall().as_second() + 16 * 60;
    w.shell.set(jiff::Timestamp::from_second(later).expect("an instant"));
    let late = decide(&sofia, erase(&w)).await;
    assert!(matches!(late, Err(Failure::Identity(IdentityRefusal::ProveAgain))), "{late:?}");
    let sofia = w.proven_again(w.sofia).await;
    let oneself =
        w.app.decide_erasure(&sofia, w.sofia, &erase(&w), &Form::default(), &Whence::default()).await;
    assert!(matches!(oneself, Err(Failure::Refused(Refusal::Membership(_)))), "{oneself:?}");
    decide(&sofia, erase(&w)).await.expect("erased");
    assert!(w.app.enter(KeyKind::Session, &app::Secret::presented("none")).await.is_err());
    assert!(!w.app.person_row(uli.id).await.expect("a row").active, "closed out with it");
}

/// Source: the access rules, §3.4, g02 (articles 15 and 20): complete, each canary once, none of other people's, no secret.
#[tokio::test]
async fn sec_g02_a_persons_data_is_whole_and_nobody_elses() {
    let w = World::new("sec-g02").await;
    let uli = uli(&w).await;
    let vera = w.visitor(w.vera).await;
    let says = Command::send(w.app.authored("CANARY-vera-message"));
    w.app.act(&vera, uli.number, &says, &Form::default()).await.expect("sent");
    w.report(w.tom, "CANARY-tom-subject").await;
    w.clock("2026-11-20 17:41 Paris");
    let own = w.proven_again(uli.id).await;
    let data = w.app.person_data(&own, uli.id, &from("a browser", "192.0.2.7")).await.expect("their own");
    let file = serde_json::to_string(&data).expect("JSON");
    let mut wanted: Vec<String> =
        ["name", "mail", "subject", "reference", "answer\"", "answer-steps", "token", "agent", "denied"]
            .map(str::to_owned)
            .to_vec();
    wanted.extend(Detail::ALL.iter().map(|detail| format!("detail-{}\"", detail.word())));
    wanted.extend((1..=12).map(|n| format!("message-{n}\"")));
    wanted.extend((1..=5).flat_map(|n| [format!("draft-{n}\""), format!("draft-name-{n}\"")]));
    for canary in wanted {
        assert_eq!(file.matches(&format!("CANARY-uli-{canary}")).count(), 1, "{canary}: {file}");
    }
    assert!(!file.contains("CANARY-vera") && !file.contains("CANARY-tom") && !file.contains("Which one?"));
    let subject = data.texts.iter().find(|text| text.text.ends_with("subject")).expect("it is there");
    assert_eq!((subject.on, subject.number), (Some("ticket"), Some(uli.number)));
    assert!(data.entries.iter().any(|entry| entry.is_act && entry.on == "ticket"));
    let looked: Vec<_> =
        data.reads.iter().map(|read| (read.what, read.number, read.network.as_str())).collect();
    assert_eq!(looked, [("ticket", Some(uli.number), "192.0.2.77")]);
    let noted = w.app.security_of(uli.id, 1).await.expect("notes");
    assert_eq!(noted[0].event, SecurityEvent::Exported);

    let sofia = w.proven_again(w.sofia).await;
    w.app.person_data(&sofia, uli.id, &Whence::default()).await.expect("her organisation's");
    let mona = w.proven_again(w.mona).await;
    let other = w.app.person_data(&mona, uli.id, &Whence::default()).await;
    assert!(matches!(other, Err(Failure::Refused(Refusal::NotAllowed { .. }))), "{other:?}");
    let later = w.app.wall().as_second() + 16 * 60;
    w.shell.set(jiff::Timestamp::from_second(later).expect("an instant"));
    let late = w.app.person_data(&sofia, uli.id, &Whence::default()).await;
    assert!(matches!(late, Err(Failure::Identity(IdentityRefusal::ProveAgain))), "{late:?}");
}
