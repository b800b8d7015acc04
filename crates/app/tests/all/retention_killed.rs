//! Retention whose process dies before each of its commits, and after each, until nothing is left to do: at no moment is a
//! ticket half gone, and the next turn finishes.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex};

use app::{App, Failure, TargetsQuery, TicketView, Whence};
use desk::evidence::verify;
use desk::retention::Class;
use desk::{AttachmentId, Fact, Refusal, TicketFact};
use store::faults::{Fault, Faults};
use store::files::Files;
use store::{Db, Location, Options};
use tokio::io::AsyncReadExt;

use crate::retention::found_in;
use crate::world::{AGREEMENT, World, at};

/// A process that dies at its next commit, once it is told to: from then on it writes nothing.
#[derive(Clone, Default)]
struct Death(Arc<Mutex<Fate>>);

#[derive(Clone, Copy, Default, PartialEq)]
enum Fate {
    #[default]
    Lives,
    Awaits(Fault),
    Dead,
}

impl Death {
    /// Before the next commit is durable, or after it and before anybody hears of it.
    fn comes(&self, fault: Fault) {
        *self.0.lock().expect("nobody panicked with it") = Fate::Awaits(fault);
    }

    fn came(&self) -> bool {
        *self.0.lock().expect("nobody panicked with it") == Fate::Dead
    }

    fn faults(&self) -> Faults {
        let death = self.clone();
        Faults::new(move |step| {
            let mut fate = death.0.lock().expect("nobody panicked with it");
            match *fate {
                Fate::Awaits(fault) if step == "commit" => {
                    *fate = Fate::Dead;
                    fault
                }
                Fate::Dead => Fault::Fail,
                Fate::Lives | Fate::Awaits(_) => Fault::None,
            }
        })
    }
}

/// Where everything of a desk lies, for the process after this one.
struct Places<'a> {
    database: Location,
    files: &'a Path,
}

impl Places<'_> {
    /// The desk started again there, with a death to come.
    async fn again(&self, w: &mut World) -> Death {
        let death = Death::default();
        let options = Options { faults: death.faults(), ..Options::default() };
        let db = Db::open_with(self.database.clone(), options).await.expect("the same database");
        w.app = App::start(db, w.shell.clone(), &[AGREEMENT]).await.expect("a desk");
        w.app.keep_files(Files::in_folder(self.files).expect("a folder"), 1 << 20);
        death
    }
}

/// What was there before anything went.
struct Before {
    tickets: Vec<(u64, TicketView)>,
    figures: String,
}

/// Which classes of a ticket are gone, by its entries.
fn lapsed(view: &TicketView) -> Vec<Class> {
    let of = |fact: &Fact| match fact {
        Fact::Ticket(TicketFact::Lapsed(lapsed)) => Some(lapsed.class),
        _ => None,
    };
    view.entries.iter().filter_map(|placed| of(&placed.entry.fact)).collect()
}

impl World {
    async fn figures(&self) -> String {
        let (from, to) = (at("2026-11-01 00:00 Paris"), at("2028-12-01 00:00 Paris"));
        let query = TargetsQuery { from, to, by: Vec::new() };
        let mona = self.visitor(self.mona).await;
        format!("{:?}", self.app.targets(&mona, &query).await.expect("figures"))
    }

    async fn seen(&self, number: u64) -> TicketView {
        self.app.ticket(&self.visitor(self.mona).await, number).await.expect("the ticket")
    }

    /// How many bytes of a file whoever opens it gets.
    async fn opened(&self, number: u64, id: AttachmentId) -> Result<usize, Failure> {
        let mut download = self.app.attachment(&self.visitor(self.mona).await, number, id).await?;
        download.bytes.read_to_end(&mut Vec::new()).await.map_err(|error| panic!("half a file: {error}"))
    }

    /// Each ticket is whole, or has lost exactly what its entries say; all that stays stands.
    async fn nothing_is_half(&self, before: &Before) -> BTreeMap<u64, Vec<Class>> {
        let mut gone = BTreeMap::new();
        for (number, was) in &before.tickets {
            let is = self.seen(*number).await;
            let classes = lapsed(&is);
            let (no_words, no_files) = (classes.contains(&Class::Words), !classes.is_empty());
            // A file's listing is a text, too.
            let texts = match (no_words, no_files) {
                (true, _) => 0,
                (false, true) => was.texts.len() - was.files.len(),
                (false, false) => was.texts.len(),
            };
            assert_eq!(is.texts.len(), texts, "{number}: {classes:?}");
            for (file, row) in &was.files {
                assert_eq!(is.files.contains_key(file), !no_files, "{number}: {classes:?}");
                match self.opened(*number, *file).await {
                    Ok(length) => assert!(!no_files && Some(length as u64) == row.size, "{number}"),
                    Err(Failure::Refused(Refusal::NotFound)) => assert!(no_files, "{number}: no bytes"),
                    Err(other) => panic!("{number}: {other}"),
                }
            }
            let clocks =
                |view: &TicketView| format!("{:?}", view.clocks.iter().map(|t| &t.clock).collect::<Vec<_>>());
            assert_eq!((clocks(&is), is.ticket.state()), (clocks(was), was.ticket.state()));
            let mona = self.visitor(self.mona).await;
            let evidence = self.app.evidence_of_ticket(&mona, *number).await.expect("evidence");
            verify(&evidence, &[]).expect("sound");
            gone.insert(*number, classes);
        }
        assert_eq!(self.figures().await, before.figures);
        assert_eq!(self.app.check().await.expect("a check").differs, None);
        let verified = self.app.verify_journal().await.expect("a walk");
        assert!(verified.wrong.is_none(), "{verified:?}");
        gone
    }
}

/// Source: the access rules, §3.4, and the journal's promise: killed at any moment, nothing is half.
#[tokio::test]
async fn sec_g01_a_turn_that_is_killed_leaves_nothing_half_and_the_next_one_finishes() {
    let (folder, home) = (testkit::Folder::new(), testkit::Folder::new());
    let database = Location::SqliteFile(folder.path().join("desk.sqlite3"));
    dies_at_each_commit(Places { database, files: home.path() }).await;
    assert_eq!(found_in(folder.path(), "CANARY-old"), 0, "the file or its log has something still");
    assert!(found_in(folder.path(), "CANARY-young") > 0, "its words aren't over");
}

/// Source: the same on the other engine.
#[tokio::test]
async fn sec_g01_a_turn_that_is_killed_on_postgresql_leaves_nothing_half() {
    let Some(cluster) = testkit::cluster() else { return };
    let home = testkit::Folder::new();
    dies_at_each_commit(Places { database: Location::Postgres(cluster.database()), files: home.path() })
        .await;
}

async fn dies_at_each_commit(places: Places<'_>) {
    let mut w = World::on(places.database.clone(), AGREEMENT).await;
    w.app.keep_files(Files::in_folder(places.files).expect("a folder"), 1 << 20);
    let whence = Whence { network: "192.0.2.7".to_owned(), agent: "a browser".to_owned() };
    w.app.note_denied(&w.visitor(w.sofia).await, &whence, "read").await.expect("noted");
    let old = [w.closed("CANARY-old-1").await, w.closed("CANARY-old-2").await];
    w.clock("2028-06-01 10:00 Paris");
    let young = w.closed("CANARY-young").await;
    w.clock("2029-11-20 17:41 Paris");
    let mut tickets = Vec::new();
    for number in [old[0], old[1], young] {
        tickets.push((number, w.seen(number).await));
    }
    let before = Before { tickets, figures: w.figures().await };
    let plan = w.app.retention_plan(w.direct, None).await.expect("a plan").plan;
    assert_eq!((plan.sum(Class::Words).0, plan.sum(Class::Files).0), (2, 1));
    assert!(plan.sum(Class::Security).0 > 0);

    let mut deaths = 0;
    loop {
        let gone = w.nothing_is_half(&before).await;
        // Before it is durable: as if nothing had been tried. After: as if nothing else had been.
        let death = places.again(&mut w).await;
        death.comes(Fault::Fail);
        let _ = w.app.apply_retention(None).await;
        let over = !death.came();
        places.again(&mut w).await;
        assert_eq!(w.nothing_is_half(&before).await, gone);
        if over {
            break;
        }
        let death = places.again(&mut w).await;
        death.comes(Fault::Lose);
        let _ = w.app.apply_retention(None).await;
        assert!(death.came());
        deaths += 1;
        places.again(&mut w).await;
    }
    assert!(deaths > 3 + 3, "three tickets, three files and some lines: {deaths}");
    let gone = w.nothing_is_half(&before).await;
    let each = [(old[0], vec![Class::Words]), (old[1], vec![Class::Words]), (young, vec![Class::Files])];
    assert_eq!(gone, each.into(), "each once");
    let plan = w.app.retention_plan(w.direct, None).await.expect("a plan").plan;
    assert_eq!((plan.going.len(), plan.lines.len()), (0, 0));
    assert_eq!(found_in(places.files, "CANARY"), 0, "bytes of files are left");
}
