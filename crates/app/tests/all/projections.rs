//! A desk that an older program kept: its projections are made again when this one opens it, and by nobody's hand.

use app::{App, Form};
use desk::Command;
use desk::fact::{Gravity, Kind};
use store::projections::{decisions, dues, promises, reviews};
use store::{Commit, Db, Location, Write, params, settings};

use crate::world::World;

const MADE: &str = "projections are made by";

/// Tickets that owe something, were answered and were missed: rows in every table that came later.
async fn story(name: &str) -> World {
    let w = World::new(name).await;
    let (vera, form) = (w.visitor(w.vera).await, Form::default());
    let triage = Command::Triage {
        kind: Kind::Incident,
        category: 1,
        gravity: Some(Gravity::Minor),
        workaround: None,
        reason: None,
    };
    let first = w.report(w.nora, "Blank page").await;
    w.report(w.tom, "Slow search").await;
    w.app.act(&vera, first, &triage, &form).await.expect("taken");
    w.clock("2026-11-23 11:00 Paris");
    while w.app.raise_alarms().await.expect("alarms") > 0 {}
    w.app.act(&vera, first, &Command::Acknowledge { note: None }, &form).await.expect("taken");
    w.report(w.nora, "Another").await;
    assert_eq!(w.app.check().await.expect("a comparison").differs, None);
    w
}

async fn open(name: &str) -> Db {
    Db::open(Location::SqliteMemory(name.to_owned())).await.expect("a database")
}

/// Migrations 007 to 010 add tables, which are empty of what was there before.
#[tokio::test]
async fn a_desk_of_an_older_program_is_whole_when_it_is_opened() {
    let name = "projections-old";
    let w = story(name).await;
    let db = open(name).await;
    let empty =
        [&dues::CLEAR, &promises::CLEAR, &promises::CLEAR_NOTICES, &decisions::CLEAR, &reviews::CLEAR];
    let mut statements: Vec<Write> = empty.map(|clear| Write::new(clear, Vec::new())).into();
    statements.push(Write::new(&settings::SET, params![MADE, "0"]));
    db.commit(Commit { statements, ..Commit::default() }).await.expect("an older program's database");
    assert!(w.app.check().await.expect("a comparison").differs.is_some());

    let position = w.app.position();
    let opened = App::start(db, w.shell.clone(), &[]).await.expect("a desk");
    assert_eq!(opened.check().await.expect("a comparison").differs, None);
    assert_eq!(opened.position(), position, "the journal is as it was");
    let vera = w.visitor(w.vera).await;
    assert_eq!(opened.ticket(&vera, 1003).await.expect("a ticket").subject(), Some("Another"));
    // Opened again, there is nothing to do, and what was opened since keeps its number.
    let fourth = w.report(w.nora, "Yet another").await;
    let again = App::start(open(name).await, w.shell.clone(), &[]).await.expect("a desk");
    assert_eq!((fourth, again.check().await.expect("a comparison").differs), (1004, None));
}

/// A program that is stopped while it makes them leaves them in part: the next one goes on where it was.
#[tokio::test]
async fn what_was_stopped_on_the_way_goes_on_where_it_was() {
    let name = "projections-stopped";
    let w = story(name).await;
    for turns in [1, 2, 4] {
        w.app.rebuild_in_part(4, turns).await.expect("some of it");
        assert!(w.app.check().await.expect("a comparison").differs.is_some(), "{turns}");
        let opened = App::start(open(name).await, w.shell.clone(), &[]).await.expect("a desk");
        assert_eq!(opened.check().await.expect("a comparison").differs, None, "{turns}");
    }
    assert!(w.app.rebuild().await.expect("made again") > 0);
    assert_eq!(w.app.check().await.expect("a comparison").differs, None);
}

/// Of two nodes that open an old desk at once, each goes on where the other was.
#[tokio::test]
async fn two_that_open_it_at_once_make_them_together() {
    let name = "projections-two";
    let w = story(name).await;
    w.app.rebuild_in_part(4, 1).await.expect("some of it");
    let (here, there) = (open(name).await, open(name).await);
    let (here, there) =
        tokio::join!(App::start(here, w.shell.clone(), &[]), App::start(there, w.shell.clone(), &[]));
    let (here, there) = (here.expect("a desk"), there.expect("a desk"));
    assert_eq!(here.check().await.expect("a comparison").differs, None);
    assert_eq!(there.check().await.expect("a comparison").differs, None);
}
