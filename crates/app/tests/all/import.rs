//! A log made anew in the shape of the Volvo one, with the mapping file of the project.

use std::borrow::Cow;

use app::import::{Imported, Log, Mapping, Observer, What, Why};
use app::{App, Failure, TargetsQuery};
use desk::report::Dimension;
use desk::{Refusal, State};
use jiff::Timestamp;
use store::{Db, Location};

use crate::world::{AGREEMENT, World, at};

const MAPPING: &str = include_str!("../../../../examples/volvo.toml");
const LOG: &str = include_str!("../data/log.csv");

#[derive(Default)]
struct Watcher {
    refused: Vec<(u64, Why)>,
    stop_after: Option<u64>,
    done: u64,
}

impl Observer for Watcher {
    fn step(&mut self, done: u64, _of: u64) {
        self.done = done;
    }
    fn refused(&mut self, line: u64, why: &Why) {
        self.refused.push((line, why.clone()));
    }
    fn stop(&self) -> bool {
        self.stop_after.is_some_and(|n| self.done >= n)
    }
}

fn mapping(app: &App) -> Mapping {
    app.mapping(MAPPING).expect("the mapping of the project")
}

/// Reads a log whose cells hold no commas.
async fn import_watched(app: &App, text: &str, watcher: &mut Watcher) -> Imported {
    let mapping = mapping(app);
    let mut lines = text.lines();
    let header: Vec<String> = lines.next().expect("a header").split(',').map(str::to_owned).collect();
    let mut log = Log::new(&mapping, &header).expect("its columns");
    for (line, row) in (2..).zip(lines) {
        let cells: Vec<&str> = row.split(',').collect();
        let taken = log.take(line, |i| Cow::Borrowed(cells.get(i).copied().unwrap_or_default().as_bytes()));
        if let Err(why) = taken {
            watcher.refused.push((line, why));
        }
    }
    app.import(log, watcher).await.expect("a run")
}

async fn import(app: &App, text: &str) -> (Imported, Vec<(u64, Why)>) {
    let mut watcher = Watcher::default();
    let run = import_watched(app, text, &mut watcher).await;
    (run, watcher.refused)
}

/// An empty desk: no vendor, nobody.
async fn empty(name: &str) -> App {
    empty_on(Location::SqliteMemory(name.to_owned())).await
}

async fn empty_on(location: Location) -> App {
    let shell = app::Held::at(at("2026-11-20 17:40 Paris"), 7);
    let db = Db::open(location).await.expect("a database");
    App::start(db, shell, &[AGREEMENT]).await.expect("a desk")
}

async fn lines(app: &App, by: &[Dimension]) -> Vec<(String, String)> {
    let query = TargetsQuery { from: Timestamp::MIN, to: Timestamp::MAX, by: by.to_vec() };
    let report = app.targets_of_the_house(&query, app.now()).await.expect("a report");
    let counts = |group: &desk::report::Group| {
        let counts = group.counts.iter().map(|(outcome, n)| format!("{} {n}", outcome.word()));
        counts.collect::<Vec<_>>().join(", ")
    };
    let mut lines: Vec<_> = report.groups.iter().map(|g| (g.key.join(" "), counts(g))).collect();
    lines.push(("total".to_owned(), counts(&report.total)));
    lines
}

fn text(lines: &[(String, String)]) -> Vec<String> {
    lines.iter().map(|(key, counts)| format!("{key}: {counts}")).collect()
}

/// Source: conditions 2021-09, clauses 1 and 4; 7 May 2012 is a Monday, 8 May a holiday in France and none in Japan.
#[tokio::test]
async fn a_log_is_measured_as_if_the_agreement_had_been_in_force() {
    measured(&empty("import").await).await;
}

#[tokio::test]
async fn a_log_is_measured_the_same_on_postgres() {
    let Some(cluster) = testkit::cluster() else { return };
    measured(&empty_on(Location::Postgres(cluster.database())).await).await;
}

async fn measured(app: &App) {
    let (run, refused) = import(app, LOG).await;
    assert_eq!(refused, []);
    let counts = (run.rows, run.tickets, run.added, run.grown, run.refused, run.stopped);
    assert_eq!(counts, (18, 6, 6, 0, 0, false));
    assert_eq!(
        text(&lines(app, &[Dimension::Region, Dimension::Category]).await),
        [
            "APAC 2: met 1",     // 15:00 to 18:00 and 9:00 to 9:30 in Tokyo
            "EMEA 1: met 1",     // 40 minutes
            "EMEA 2: missed 1",  // 10:00 to 16:00
            "LATAM 2: untold 1", // began with somebody at work
            "NAM 1: met 1",      // 10:00 to 10:30 in New York
            "– 2: untold 1",     // whose hours?
            "total: met 3, missed 1, untold 2",
        ]
    );
    assert_eq!(app.check().await.expect("a check").differs, None);
    assert_eq!(app.verify_journal().await.expect("a walk").wrong, None);
    assert_eq!(app.raise_alarms().await.expect("no alarms"), 0);
    let names: Vec<String> = app.organisations().await.expect("a list").into_iter().map(|o| o.name).collect();
    assert_eq!(names.first().map(String::as_str), Some("Brazil"));
    assert!(names.contains(&"Volvo IT".to_owned()));
}

#[tokio::test]
async fn a_ticket_of_a_log_reads_like_any() {
    let w = World::new("import-view").await;
    import(&w.app, LOG).await;
    let quentin = w.visitor(w.quentin).await;
    let all = w.app.list(&quentin, &app::Query::default()).await.expect("a list");
    let reopened = all.rows.iter().find(|row| row.reference.as_deref() == Some("9-005")).expect("9-005");
    assert_eq!(reopened.state, State::InProgress);
    let view = w.app.ticket(&quentin, reopened.number).await.expect("a ticket");
    assert_eq!(view.subject(), Some("9-005 · PROD4"));
    assert_eq!(view.ticket.opened.at, at("2012-05-07 16:00 Europe/Stockholm"));
    assert_eq!(view.ticket.reopened, 1);
    assert_eq!(view.ticket.triage().and_then(|triage| triage.gravity), None);
    assert!(view.entries.iter().all(|placed| placed.entry.recorded_at == w.app.now()));
    for timed in &view.clocks {
        desk::verify(&view.proof(&timed.clock).expect("a proof")).expect("a sound one");
    }
}

/// Source: issue 2, item 4: idempotent, resumable, also for a log that grew.
#[tokio::test]
async fn a_second_run_adds_nothing_and_a_killed_one_goes_on() {
    let whole = empty("import-whole").await;
    let (once, _) = import(&whole, LOG).await;
    let position = whole.position();
    let (again, refused) = import(&whole, LOG).await;
    assert_eq!((again.rows, again.tickets, again.added, again.entries, again.refused), (18, 6, 0, 0, 0));
    assert_eq!((refused, whole.position()), (vec![], position));

    // Killed somewhere on the way, again and again.
    let killed = empty("import-killed").await;
    for micros in [0, 300, 1_000, 3_000, 9_000] {
        let run = import(&killed, LOG);
        let _ = tokio::time::timeout(std::time::Duration::from_micros(micros), run).await;
    }
    import(&killed, LOG).await;

    // A log that is still being written: each of its beginnings, then the whole.
    let grown = empty("import-grown").await;
    let mut entries = 0;
    for end in 1..=LOG.lines().count() {
        let beginning: Vec<&str> = LOG.lines().take(end).collect();
        // Two rows came the wrong way round: the second of them comes too late for a ticket that is read meanwhile.
        if end == 11 {
            continue;
        }
        let (run, refused) = import(&grown, &beginning.join("\n")).await;
        assert_eq!(refused, [], "after {end} lines");
        entries += run.entries;
    }
    assert_eq!(entries, once.entries);
    let by = [Dimension::Region, Dimension::Category, Dimension::Month, Dimension::Provider];
    let reports = [lines(&whole, &by).await, lines(&killed, &by).await, lines(&grown, &by).await];
    assert_eq!(reports[0], reports[1]);
    assert_eq!(reports[0], reports[2]);
}

/// Source: `ux.md` 6: Ctrl-C keeps what is done, and the next run goes on.
#[tokio::test]
async fn a_run_that_is_stopped_keeps_what_is_done() {
    let app = empty("import-stopped").await;
    let rows = |copy: u32| LOG.lines().skip(1).map(move |row| row.replacen("9-", &format!("{copy}-"), 1));
    let many: Vec<String> = LOG.lines().take(1).map(str::to_owned).chain((0..60).flat_map(rows)).collect();
    let many = many.join("\n");
    let mut watcher = Watcher { stop_after: Some(10), ..Watcher::default() };
    let first = import_watched(&app, &many, &mut watcher).await;
    assert!(first.stopped && (10..360).contains(&first.added), "{first:?}");
    let (second, _) = import(&app, &many).await;
    assert_eq!((second.stopped, first.added + second.added), (false, 360));
    assert_eq!(lines_total(&app).await, Some(360));
}

fn with(old: &str, new: &str) -> String {
    assert!(LOG.contains(old), "{old}");
    LOG.replacen(old, new, 1)
}

/// Source: issue 2, "Bad input": a bad row is told with its line and reason, and nothing else is lost.
#[tokio::test]
async fn a_bad_row_costs_itself() {
    let cases: [(&str, &str, u64, Why); 7] = [
        ("9-003,2012-05-07T16", ",2012-05-07T16", 10, Why::Empty("SR Number".to_owned())),
        ("2012-05-07T16:00:00+01:00,Accepted", "noon,Accepted", 10, Why::NotAnInstant("noon".to_owned())),
        (
            "2012-05-07T16:00:00+01:00,Accepted",
            "2012-03-25T02:30:00+01:00,Accepted",
            10,
            Why::Skipped("2012-03-25T02:30:00+01:00".to_owned()),
        ),
        (
            "16:00:00+01:00,Accepted,In",
            "16:00:00+01:00,Lost,In",
            10,
            Why::UnknownStatus("Lost / In Progress".to_owned()),
        ),
        ("Low,PROD3,fr", "Enormous,PROD3,fr", 8, Why::UnknownImpact("Enormous".to_owned())),
        ("PROD3,fr", "PROD3,xx", 8, Why::UnknownPlace("xx".to_owned())),
        (
            "9-005,2012-05-10T17",
            "9-005,2112-05-10T17",
            17,
            Why::Refused(Refusal::OutOfOrder {
                at: at("2112-05-10 17:00 Europe/Stockholm"),
                earliest: at("2012-05-07 17:00 Europe/Stockholm"),
                latest: at("2026-11-20 17:40 Paris"),
            }),
        ),
    ];
    for (index, (old, new, line, why)) in cases.into_iter().enumerate() {
        let app = empty(&format!("import-bad-{index}")).await;
        let (run, refused) = import(&app, &with(old, new)).await;
        assert_eq!(refused, [(line, why.clone())], "{new}");
        assert_eq!((run.rows, run.refused, run.added), (18, 1, 6), "{new}");
        // The same log again: the same row, the same reason, nothing new.
        let (again, refused) = import(&app, &with(old, new)).await;
        assert_eq!(refused, [(line, why)], "{new}");
        assert_eq!((again.added, again.entries, again.refused), (0, 0, 1), "{new}");
    }
}

/// A row that is mended, or that appears, in the past of a ticket: the facts after it stand already.
#[tokio::test]
async fn a_row_that_comes_too_late_is_told() {
    let app = empty("import-late").await;
    let (first, _) = import(&app, &with("16:00:00+01:00,Accepted,In", "16:00:00+01:00,Lost,In")).await;
    assert_eq!(first.refused, 1);
    let (second, refused) = import(&app, LOG).await;
    assert_eq!(refused, [(8, Why::TooLate { ticket: "9-003".to_owned(), rows: 1 })]);
    assert_eq!((second.added, second.entries, second.refused), (0, 0, 1));
}

#[tokio::test]
async fn a_mapping_that_makes_no_sense_is_refused_at_its_place() {
    let app = empty("import-mapping").await;
    let regions = || ["EMEA", "NAM", "LATAM", "APAC"].map(str::to_owned).to_vec();
    let find = |piece: &str| {
        let before = &MAPPING[..MAPPING.find(piece).expect("a piece")];
        before.matches('\n').count() + 1
    };
    let cases = [
        (
            "agreement = \"2021-09\"",
            "agreement = \"1999\"",
            What::NoAgreement { given: "1999".to_owned(), known: vec!["2021-09".to_owned()] },
        ),
        ("zone = \"Europe/Stockholm\"", "zone = \"CET\"", What::NoZone("CET".to_owned())),
        ("High = 1", "High = 7", What::NoCategory { given: 7, known: vec![1, 2] }),
        (
            "be = { organisation = \"Belgium\", region = \"EMEA\" }",
            "be = { organisation = \"Belgium\", region = \"MOON\" }",
            What::NoRegion { given: "MOON".to_owned(), known: regions() },
        ),
        ("party = \"customer\"", "party = \"vendor\"", What::AskedByVendor),
    ];
    for (old, new, what) in cases {
        let found = app.mapping(&MAPPING.replacen(old, new, 1)).expect_err(new);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!((found[0].line, &found[0].what), (find(old), &what), "{new}");
    }
    for (old, new) in [
        ("place = \"Country\"", "plaice = \"Country\""),
        ("[\"closed\"]", "[\"shut\"]"),
        ("log = \"volvo-2013\"", "log = volvo"),
    ] {
        let found = app.mapping(&MAPPING.replacen(old, new, 1)).expect_err(new);
        assert!(matches!(found[0].what, What::Unreadable(_)), "{found:?}");
        assert_eq!(found[0].line, find(old), "{new}: {found:?}");
    }
}

#[tokio::test]
async fn a_log_without_a_column_is_refused() {
    let app = empty("import-column").await;
    let mapping = mapping(&app);
    let header: Vec<String> = LOG.lines().next().expect("a header").split(',').map(str::to_owned).collect();
    let shorter: Vec<String> = header.into_iter().filter(|name| name != "Country").collect();
    assert_eq!(Log::new(&mapping, &shorter).err().map(|none| none.column), Some("Country".to_owned()));
}

/// The same log by the same name is the same tickets: another process that imports it at the same time is told so.
#[tokio::test]
async fn two_at_once_add_a_ticket_once() {
    let app = empty("import-two").await;
    let (mapping, lines) = (mapping(&app), LOG.lines().collect::<Vec<_>>());
    let header: Vec<String> = lines[0].split(',').map(str::to_owned).collect();
    let log = || {
        let mut log = Log::new(&mapping, &header).expect("its columns");
        for (line, row) in (2..).zip(&lines[1..]) {
            let cells: Vec<&str> = row.split(',').collect();
            log.take(line, |i| Cow::Borrowed(cells[i].as_bytes())).expect("a good row");
        }
        log
    };
    import(&app, &lines[..2].join("\n")).await; // the organisations are there
    let (mut one, mut two) = (Watcher::default(), Watcher::default());
    let (a, b) = tokio::join!(app.import(log(), &mut one), app.import(log(), &mut two));
    assert!(a.is_ok() || b.is_ok());
    for run in [a, b] {
        assert!(matches!(run, Ok(_) | Err(Failure::Busy | Failure::AlreadyThere(_))), "{run:?}");
    }
    let (last, _) = import(&app, LOG).await;
    assert_eq!(last.tickets, 6);
    let report = lines_total(&app).await;
    assert_eq!(report, Some(6));
}

async fn lines_total(app: &App) -> Option<u64> {
    let query = TargetsQuery { from: Timestamp::MIN, to: Timestamp::MAX, by: vec![] };
    app.targets_of_the_house(&query, app.now()).await.ok().map(|report| report.total.tickets())
}
