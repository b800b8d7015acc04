//! Retention in a whole world: what is planned goes, by the mechanism of redaction, and nothing else; figures stand, chains
//! hold, holds freeze, and a second turn finds nothing.

use std::path::Path;

use app::{Failure, Form, IdentityRefusal, KeyKind, Visitor, Whence};
use bytes::Bytes;
use desk::erasure::ErasureCommand;
use desk::evidence::verify;
use desk::fact::{Detail, Door, Gravity, Kind};
use desk::retention::{Class, Periods, RetentionCommand, RetentionRefusal};
use desk::{Command, Fact, NewTicket, OrganisationFact, PersonId, Refusal, TicketFact};
use futures_util::stream;
use store::files::Files;
use store::{Db, Location};

use crate::world::{AGREEMENT, World, at};

store::statements! {
    /// What people wrote.
    TEXTS = "select * from texts";
    /// What they sent.
    ATTACHMENTS = "select * from attachments";
    /// Who came in.
    SECURITY = "select * from security";
}

/// How often that stands in the files of a folder, and of those below it.
pub fn found_in(folder: &Path, what: &str) -> usize {
    let mut found = 0;
    for entry in std::fs::read_dir(folder).expect("a folder").filter_map(Result::ok) {
        if entry.path().is_dir() {
            found += found_in(&entry.path(), what);
            continue;
        }
        let bytes = std::fs::read(entry.path()).unwrap_or_default();
        found += bytes.windows(what.len()).filter(|window| *window == what.as_bytes()).count();
    }
    found
}

impl World {
    async fn proven_to_keep(&self, person: PersonId) -> Visitor {
        let key = self.app.make_key(KeyKind::Session, person, "").await.expect("a session");
        self.app.enter(KeyKind::Session, &key).await.expect("in")
    }

    async fn says(&self, person: PersonId, periods: Periods) -> Result<(), Failure> {
        let reason = Some(self.app.authored("We agreed on it with our staff."));
        let command = RetentionCommand::Set { periods, reason };
        let visitor = self.proven_to_keep(person).await;
        let of = visitor.organisation.id;
        self.app.decide_retention(&visitor, of, &command, &Form::default()).await
    }

    /// A ticket of Sofia's organisation, with canaries in its report, its messages, its reasons and its file; closed.
    pub async fn closed(&self, canary: &str) -> u64 {
        let sofia = self.visitor(self.sofia).await;
        let text = |what: &str| self.app.authored(format!("{canary}-{what}"));
        let file = vec![Ok::<Bytes, &'static str>(Bytes::from(format!("{canary}-content")))];
        let file = self.app.take_file(&sofia, "notes.txt", stream::iter(file)).await.expect("a file");
        let files = self.app.attaching(&sofia, &[file.id]).await.expect("hers");
        let new = NewTicket {
            details: [(Detail::Description, text("description"))].into(),
            reference: Some(text("reference")),
            files,
            ..NewTicket::bare(self.app.fresh_ticket(), text("subject"), Door::Portal)
        };
        let number = self.app.open(&sofia, &new, None, None, &Form::default()).await.expect("opened").number;
        let vera = self.visitor(self.vera).await;
        let triage = Command::Triage {
            kind: Kind::Incident,
            category: 2,
            gravity: Some(Gravity::Minor),
            workaround: None,
            reason: Some(text("reason")),
        };
        let acts = [
            (&vera, triage),
            (&vera, Command::send(text("answer"))),
            (&vera, Command::note(text("note"))),
            (&sofia, Command::send(text("message"))),
            (&sofia, Command::Close { reason: Some(text("closing")) }),
        ];
        for (who, command) in acts {
            self.app.act(who, number, &command, &Form::default()).await.expect("done");
        }
        number
    }
}

/// Source: the access rules, §3.4: files a year after closing, words three years after; no page of the database's file, of its
/// log or of the files' folder has them then; entries, clocks, figures and evidence stand, and say that it was done.
#[tokio::test]
async fn sec_g01_what_was_kept_long_enough_is_nowhere_and_everything_else_stands() {
    let (folder, home) = (testkit::Folder::new(), testkit::Folder::new());
    let place = Location::SqliteFile(folder.path().join("desk.sqlite3"));
    let w = World::on(place, AGREEMENT).await;
    w.app.keep_files(Files::in_folder(home.path()).expect("a folder"), 1 << 20);
    goes_in_its_time(&w, Some((folder.path(), home.path()))).await;
}

/// Source: the same on the other engine: no row of any table has it.
#[tokio::test]
async fn sec_g01_no_row_of_postgresql_has_what_was_kept_long_enough() {
    let Some(cluster) = testkit::cluster() else { return };
    let address = cluster.database();
    let home = testkit::Folder::new();
    let w = World::on(Location::Postgres(address.clone()), AGREEMENT).await;
    w.app.keep_files(Files::in_folder(home.path()).expect("a folder"), 1 << 20);
    goes_in_its_time(&w, None).await;
    let db = Db::open(Location::Postgres(address)).await.expect("the same database");
    for table in ALL {
        let rows = db.query(table, &[]).await.expect("rows");
        assert!(!format!("{rows:?}").contains("CANARY-old"), "{}", table.sql());
    }
    assert_eq!(found_in(home.path(), "CANARY-old"), 0);
}

async fn goes_in_its_time(w: &World, places: Option<(&Path, &Path)>) {
    let number = w.closed("CANARY-old").await;
    let (young, mona) = (w.report(w.sofia, "It is open.").await, w.visitor(w.mona).await);
    let query = app::TargetsQuery {
        from: at("2026-11-01 00:00 Paris"),
        to: at("2026-12-01 00:00 Paris"),
        by: Vec::new(),
    };
    let before = w.app.ticket(&mona, number).await.expect("the ticket");
    let clocks = |view: &app::TicketView| view.clocks.iter().map(|t| t.clock.clone()).collect::<Vec<_>>();

    w.clock("2027-11-19 17:40 Paris");
    assert_eq!(w.app.retention_plan(w.direct, None).await.expect("a plan").plan.going, []);
    w.clock("2027-11-20 17:41 Paris");
    let planned = w.app.retention_plan(w.direct, None).await.expect("a plan");
    assert_eq!(planned.plan.sum(Class::Files).0, 1, "its file, after a year");
    assert_eq!(planned.numbers.get(&planned.plan.going[0].over.ticket), Some(&number));
    if let Some((_, home)) = places {
        assert_eq!(found_in(home, "CANARY-old-content"), 1, "a plan changes nothing");
    }
    let all = w.app.apply_retention(None).await.expect("applied");
    let done = all.iter().find(|applied| applied.organisation == w.direct).expect("it was asked");
    assert_eq!((done.words, done.files, done.left), (0, 1, 0));
    if let Some((folder, home)) = places {
        assert_eq!(found_in(home, "CANARY-old"), 0, "the file is gone");
        assert!(found_in(folder, "CANARY-old") >= 8, "the words are there");
    }

    w.clock("2029-11-20 17:41 Paris");
    let planned = w.app.retention_plan(w.direct, None).await.expect("a plan");
    assert_eq!((planned.plan.sum(Class::Words).0, planned.plan.sum(Class::Files).0), (1, 0));
    let figures = format!("{:?}", w.app.targets(&w.visitor(w.mona).await, &query).await.expect("figures"));
    w.app.apply_retention(Some(w.direct)).await.expect("applied");
    if let Some((folder, _)) = places {
        assert_eq!(found_in(folder, "CANARY-old"), 0, "the file or its log has something still");
    }
    let again = w.app.apply_retention(Some(w.direct)).await.expect("applied");
    assert_eq!((again[0].words, again[0].files, again[0].lines), (0, 0, 0), "once");

    let mona = w.visitor(w.mona).await;
    let after = w.app.ticket(&mona, number).await.expect("the ticket");
    assert!(after.texts.is_empty() && after.files.is_empty(), "{:?}", after.texts);
    let lapses = after.entries.iter().filter_map(|placed| match &placed.entry.fact {
        Fact::Ticket(TicketFact::Lapsed(lapsed)) => Some((lapsed.class, lapsed.months, placed.entry.by)),
        _ => None,
    });
    let job = desk::By::Service(desk::Service::Retention);
    assert_eq!(lapses.collect::<Vec<_>>(), [(Class::Files, 12, job), (Class::Words, 36, job)]);
    assert_eq!((clocks(&after), after.ticket.state()), (clocks(&before), before.ticket.state()));
    assert_eq!(format!("{:?}", w.app.targets(&mona, &query).await.expect("figures")), figures);
    assert!(
        !w.app.ticket(&mona, young).await.expect("the other one").texts.is_empty(),
        "the open one is whole"
    );
    let evidence = w.app.evidence_of_ticket(&mona, number).await.expect("evidence");
    assert!(!String::from_utf8_lossy(&evidence).contains("CANARY-old"));
    verify(&evidence, &[]).expect("sound");
    let sofia = w.visitor(w.sofia).await;
    let audit = w.app.audit(&sofia, w.direct, &app::AuditQuery::default()).await.expect("hers to see");
    let lapsed = |line: &&app::AuditLine| matches!(line.entry.fact, Fact::Ticket(TicketFact::Lapsed(_)));
    assert_eq!((audit.lines.iter().filter(lapsed).count(), audit.wrong), (2, None), "the audit says so");
    assert_eq!(w.app.check().await.expect("a check").differs, None);
    let verified = w.app.verify_journal().await.expect("a walk");
    assert!(verified.wrong.is_none(), "{verified:?}");
}

/// Source: GDPR, articles 17(3) and 18: a legal hold on whoever wrote there keeps the words, and so does a hold on all that an
/// organisation has, which the centre may put on anybody and nobody else lifts.
#[tokio::test]
async fn what_is_held_stays() {
    let w = World::new("retention-held").await;
    let home = testkit::Folder::new();
    w.app.keep_files(Files::in_folder(home.path()).expect("a folder"), 1 << 20);
    w.closed("CANARY-held").await;
    let mona = w.proven_to_keep(w.mona).await;
    let claim = || w.app.authored("A claim.");
    let person = async |command: ErasureCommand| {
        let (who, whence) = (w.proven_to_keep(w.mona).await, Whence::default());
        w.app.decide_erasure(&who, w.vera, &command, &Form::default(), &whence).await.expect("decided");
    };
    person(ErasureCommand::Hold { reason: claim() }).await;
    w.clock("2030-01-01 10:00 Paris");
    let plan = w.app.retention_plan(w.direct, None).await.expect("a plan").plan;
    assert_eq!((plan.going.len(), plan.held.len()), (0, 1), "Vera wrote there");
    assert_eq!(w.app.apply_retention(Some(w.direct)).await.expect("applied")[0].words, 0);
    person(ErasureCommand::Release).await;

    let hold = RetentionCommand::Hold { reason: claim() };
    let stale = w.app.decide_retention(&mona, w.direct, &hold, &Form::default()).await;
    assert!(matches!(stale, Err(Failure::Identity(IdentityRefusal::ProveAgain))), "{stale:?}");
    let (mona, sofia) = (w.proven_to_keep(w.mona).await, w.proven_to_keep(w.sofia).await);
    w.app.decide_retention(&mona, w.direct, &hold, &Form::default()).await.expect("held");
    let release =
        w.app.decide_retention(&sofia, w.direct, &RetentionCommand::Release, &Form::default()).await;
    let not_hers = RetentionRefusal::NotHeld;
    assert!(
        matches!(release, Err(Failure::Refused(Refusal::Retention(why))) if why == not_hers),
        "{release:?}"
    );
    assert_eq!(w.app.apply_retention(Some(w.direct)).await.expect("applied")[0].words, 0);
    let view = w.app.retention(&sofia, w.direct).await.expect("hers to see");
    assert_eq!(view.holds[0].reason.as_deref(), Some("A claim."));
    w.app
        .decide_retention(&mona, w.direct, &RetentionCommand::Release, &Form::default())
        .await
        .expect("lifted");
    assert_eq!(w.app.apply_retention(Some(w.direct)).await.expect("applied")[0].words, 1);
    assert_eq!(w.app.check().await.expect("a check").differs, None);
}

/// Source: the access rules, §3.4 "per organisation": each for its own, with a reason in the journal and thirty days' notice;
/// nobody for others, and outside one's scope there is nothing.
#[tokio::test]
async fn each_organisation_says_it_for_its_own() {
    let w = World::new("retention-said").await;
    let home = testkit::Folder::new();
    w.app.keep_files(Files::in_folder(home.path()).expect("a folder"), 1 << 20);
    w.closed("CANARY-short").await;
    w.clock("2028-11-21 10:00 Paris");
    w.app.apply_retention(None).await.expect("the file went");
    w.says(w.sofia, Periods { words: Some(24), ..Periods::default() }).await.expect("said");
    let going = async || w.app.retention_plan(w.direct, None).await.expect("a plan").plan.going.len();
    assert_eq!(going().await, 0, "thirty days' notice");
    w.clock("2028-12-21 10:00 Paris");
    assert_eq!(going().await, 1);
    let sofia = w.visitor(w.sofia).await;
    let audit = w.app.audit(&sofia, w.direct, &app::AuditQuery::default()).await.expect("hers to see");
    let said = |line: &&app::AuditLine| {
        matches!(line.entry.fact, Fact::Organisation(OrganisationFact::Retention(_)))
    };
    assert_eq!(audit.lines.iter().filter(said).count(), 1);
    let refused = async |who: PersonId| match w.app.retention(&w.visitor(who).await, w.direct).await {
        Ok(view) => panic!("{who}: {:?}", view.planned),
        Err(Failure::Refused(refusal)) => refusal,
        Err(other) => panic!("{other}"),
    };
    assert_eq!(refused(w.nora).await, Refusal::NotFound);
    assert!(matches!(refused(w.vera).await, Refusal::NotAllowed { .. }));
    let mona = w.app.retention(&w.visitor(w.mona).await, w.direct).await.expect("she may hold");
    assert!(mona.planned.is_none() && mona.may_hold && !mona.may_set);
    assert!(w.says(w.vera, Periods::default()).await.is_err());
}

/// Source: the access rules, §3.4, and the CNIL: who came in is kept for twelve months, by the wall's clock, and a legal hold on
/// a person keeps what is written of them.
#[tokio::test]
async fn who_came_in_is_kept_for_a_year() {
    let w = World::new("retention-security").await;
    let whence = Whence { network: "192.0.2.7".to_owned(), agent: "a browser".to_owned() };
    for _ in 0..3 {
        w.app.note_denied(&w.visitor(w.sofia).await, &whence, "read").await.expect("noted");
    }
    let count = async || w.app.security_of(w.sofia, 50).await.expect("lines").len();
    let before = count().await;
    w.clock("2027-11-19 17:40 Paris");
    w.app.apply_retention(None).await.expect("applied");
    assert_eq!(count().await, before);
    w.clock("2027-11-21 17:40 Paris");
    let plan = w.app.retention_plan(w.direct, None).await.expect("a plan").plan;
    assert_eq!(plan.sum(Class::Security).0, u64::try_from(before).expect("a few"));
    w.app.apply_retention(None).await.expect("applied");
    assert_eq!(count().await, 0);
}
