//! Who looked at what: noted without waiting, written a moment later, told to whoever answers for it.

use app::{Failure, Look, Looked, On, ReadLine, ReadsQuery};
use desk::access::Fields;
use desk::{OrganisationId, PersonId, Refusal, Role};
use store::Location;

use crate::world::{AGREEMENT, World};

const OFFICE: &str = "192.0.2.7";

fn ticket(number: u64) -> Look {
    Look { what: Looked::Ticket, on: On::Ticket(number), part: String::new() }
}

impl World {
    async fn looks(&self, who: PersonId, look: Look) {
        self.app.note_read(&self.visitor(who).await, OFFICE, look);
    }

    async fn comes(&self, organisation: OrganisationId, role: Role, name: &str) -> PersonId {
        let email = format!("{name}@example").to_lowercase();
        let new = app::NewPerson { organisation, role, name: name.to_owned(), email, qualified_from: None };
        self.app.add_person(&new).await.expect("a person")
    }

    async fn told(&self, who: PersonId, of: OrganisationId) -> Vec<ReadLine> {
        self.app.write_reads().await.expect("written");
        let visitor = self.visitor(who).await;
        self.app.reads(&visitor, of, &ReadsQuery::default()).await.expect("theirs").lines
    }
}

/// Source: issue "People and doors": "an audit page for each organisation's manager (who read what, … from where)".
#[tokio::test]
async fn whoever_answers_for_a_thing_is_told_who_looked_at_it() {
    let w = World::new("reads").await;
    let paul = w.comes(w.provider, Role::ProviderManager, "Paul").await;
    let vendor = w.visitor(w.mona).await.organisation.id;
    let audrey = w.comes(vendor, Role::Auditor, "Audrey").await;
    let theirs = w.report(w.nora, "Blank page").await;
    w.looks(w.vera, ticket(theirs)).await;
    w.looks(w.nora, ticket(theirs)).await;

    let lines = w.told(paul, w.provider).await;
    let seen = |who| lines.iter().find(|line| line.person == Some(who)).expect("a line");
    assert_eq!((lines.len(), seen(w.vera).ticket), (2, Some(theirs)));
    assert_eq!(seen(w.nora).network, OFFICE, "his own people: from where");
    assert_eq!(seen(w.vera).network, "", "from where others came is their organisation's to know");
    let page = w.app.reads(&w.visitor(paul).await, w.provider, &ReadsQuery::default()).await.expect("his");
    assert_eq!(page.names.get(&w.vera).map(String::as_str), Some("Vera"));
    assert_eq!(page.organisations.get(&vendor).map(String::as_str), Some("Vendor"));

    let centre = w.told(w.mona, vendor).await;
    let who: Vec<_> = centre.iter().map(|line| (line.person, line.network.as_str())).collect();
    assert_eq!(who, [(Some(w.vera), OFFICE)], "what its people looked at; not when others look at their own");

    assert!(w.told(w.sofia, w.direct).await.is_empty(), "nothing of others");
    let refused = w.app.reads(&w.visitor(w.mona).await, w.provider, &ReadsQuery::default()).await;
    assert!(matches!(refused, Err(Failure::Refused(Refusal::NotAllowed { .. }))), "{refused:?}");
    let hidden = w.app.reads(&w.visitor(w.sofia).await, w.provider, &ReadsQuery::default()).await;
    assert!(matches!(hidden, Err(Failure::Refused(Refusal::NotFound))), "{hidden:?}");
    let watched = w.app.reads(&w.visitor(audrey).await, w.provider, &ReadsQuery::default()).await;
    let watched = watched.expect("that somebody looked");
    assert_eq!((watched.fields, watched.lines.len()), (Fields::Metadata, 2));
    assert!(watched.names.is_empty() && watched.people.is_empty());
    assert!(watched.lines.iter().all(|line| line.person.is_none() && line.network.is_empty()));
}

/// Source: issue "People and doors": coalesced, so that a person who works on a ticket all day isn't a thousand rows.
#[tokio::test]
async fn looks_within_an_hour_are_one_line() {
    let w = World::new("reads-hour").await;
    let paul = w.comes(w.provider, Role::ProviderManager, "Paul").await;
    let (one, other) = (w.report(w.nora, "One").await, w.report(w.nora, "Other").await);
    for _ in 0..3 {
        w.looks(w.vera, ticket(one)).await;
    }
    w.looks(w.vera, ticket(other)).await;
    assert_eq!(w.app.reads_waiting(), 2);
    let times = |lines: &[ReadLine]| -> Vec<(Option<u64>, u64)> {
        lines
            .iter()
            .filter(|line| line.what == Looked::Ticket)
            .map(|line| (line.ticket, line.times))
            .collect()
    };
    let mut first = times(&w.told(paul, w.provider).await);
    first.sort_unstable();
    assert_eq!(first, [(Some(one), 3), (Some(other), 1)]);
    w.clock("2026-11-20 18:30 Paris");
    w.looks(w.vera, ticket(one)).await;
    assert_eq!(times(&w.told(paul, w.provider).await)[0], (Some(one), 4), "it grows");
    w.clock("2026-11-20 18:41 Paris");
    w.looks(w.vera, ticket(one)).await;
    let lines = w.told(paul, w.provider).await;
    assert_eq!(times(&lines)[..2], [(Some(one), 1), (Some(one), 4)], "an hour after the first, another line");
    assert_eq!(lines[1].last.duration_since(lines[1].first).as_secs(), 50 * 60);

    let of_other = ReadsQuery { ticket: Some(other), limit: Some(1), ..ReadsQuery::default() };
    let visitor = w.visitor(paul).await;
    let found = w.app.reads(&visitor, w.provider, &of_other).await.expect("who looked at it");
    assert_eq!(times(&found.lines), [(Some(other), 1)]);
    let mut before = None;
    let mut all = Vec::new();
    loop {
        let some = ReadsQuery { limit: Some(1), before, ..ReadsQuery::default() };
        let page = w.app.reads(&visitor, w.provider, &some).await.expect("a page");
        all.extend(page.lines);
        before = page.next;
        if before.is_none() {
            break;
        }
    }
    assert_eq!(times(&all), times(&lines), "page by page it is the same list");
}

/// Source: DESIGN, "What may be lost of who looked?": the desk that closes writes what waits; one that can't write goes on
/// waiting; what is too much is counted.
#[tokio::test]
async fn what_waits_is_written_at_the_end_and_bounded_meanwhile() {
    let folder = testkit::Folder::new();
    let file = || Location::SqliteFile(folder.path().join("desk.sqlite3"));
    let w = World::on(file(), AGREEMENT).await;
    let number = w.report(w.nora, "Blank page").await;
    w.looks(w.vera, ticket(number)).await;
    w.app.close().await;
    assert_eq!(w.app.reads_waiting(), 0);
    let db = store::Db::open(file()).await.expect("the same");
    let again = app::App::start(db, w.shell.clone(), &[AGREEMENT]).await.expect("the same desk");
    let key = again.make_key(app::KeyKind::Session, w.mona, "").await.expect("a key");
    let mona = again.enter(app::KeyKind::Session, &key).await.expect("in");
    let lines = again.reads(&mona, mona.organisation.id, &ReadsQuery::default()).await.expect("hers").lines;
    assert_eq!(lines.len(), 1);

    again.close().await;
    again.note_read(&mona, OFFICE, ticket(number));
    assert!(again.write_reads().await.is_err());
    assert_eq!((again.reads_waiting(), again.reads_lost()), (1, 0), "it goes on waiting");
    for n in 0..10_000 {
        again.note_read(&mona, OFFICE, ticket(100_000 + n));
    }
    assert_eq!((again.reads_waiting(), again.reads_lost()), (10_000, 1));
    again.note_read(&mona, OFFICE, ticket(number));
    assert_eq!(again.reads_lost(), 1, "what waits already only grows");
}

/// Source: the security journal's term, a year where nobody says otherwise (DESIGN): retention takes it.
#[tokio::test]
async fn after_a_year_nobody_knows_who_looked() {
    let w = World::new("reads-year").await;
    let paul = w.comes(w.provider, Role::ProviderManager, "Paul").await;
    let number = w.report(w.nora, "Blank page").await;
    w.looks(w.vera, ticket(number)).await;
    assert_eq!(w.told(paul, w.provider).await.len(), 1);
    w.clock("2027-11-20 17:39 Paris");
    w.app.apply_retention(None).await.expect("a turn");
    assert_eq!(w.told(paul, w.provider).await.len(), 1);
    w.clock("2027-11-20 17:41 Paris");
    w.app.apply_retention(None).await.expect("a turn");
    assert!(w.told(paul, w.provider).await.is_empty());
}

/// What lies at a level-1 desk isn't told to who can't find it, not by way of who looked.
#[tokio::test]
async fn sec_c06_the_audit_tells_no_number_that_isnt_found() {
    let w = World::new("reads-level-1").await;
    let vendor = w.visitor(w.mona).await.organisation.id;
    let audrey = w.comes(vendor, Role::Auditor, "Audrey").await;
    let (lea, paul) = (
        w.comes(w.customer, Role::SuperAdministrator, "Lea").await,
        w.comes(w.provider, Role::ProviderManager, "Paul").await,
    );
    w.app
        .chart(w.provider, &desk::chart::ChartCommand::Level1(desk::fact::Level1Desk::Here {}))
        .await
        .expect("a desk of its own");
    let number = w.report(w.ines, "At level 1").await;
    w.looks(w.nora, ticket(number)).await;
    let of_theirs = w.told(lea, w.customer).await;
    assert_eq!((of_theirs.len(), of_theirs[0].ticket), (1, Some(number)), "whose it is");
    assert_eq!(w.told(paul, w.provider).await[0].ticket, Some(number), "whose desk it is at");
    assert!(w.told(audrey, w.customer).await.is_empty(), "whoever only watches doesn't find it");
    let audit = w.app.audit(&w.visitor(audrey).await, w.customer, &app::AuditQuery::default()).await;
    assert!(audit.expect("the rest").lines.iter().all(|line| line.ticket.is_none()));
}

/// Source: ASVS 5.0, 16.1.1: an inventory of what is logged, where, by whom it is read, how long it stays.
#[test]
fn what_is_written_down_is_listed() {
    let page = include_str!("../../../../docs/LOGS.md");
    let words = app::SecurityEvent::ALL.iter().map(|event| event.word());
    for word in words.chain(Looked::ALL.iter().map(|what| what.word())) {
        assert!(page.contains(&format!("`{word}`")), "{word} isn't listed in docs/LOGS.md");
    }
}
