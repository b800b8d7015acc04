//! The demonstration is a desk like any other: told through the verbs, and whole.

use app::{App, Held, Query};
use desk::State;
use store::{Db, Location};

use crate::world::{AGREEMENT, at};

/// Source: invariant 10, and issue "The agreement runs", 1.
#[tokio::test]
async fn the_story_leaves_a_desk_that_holds() {
    let db = Db::open(Location::SqliteMemory("demo".to_owned())).await.expect("a database");
    let shell = Held::at(at("2027-03-01 10:00 Paris"), 11);
    let app = App::start(db, shell, &[]).await.expect("a desk");
    let cast = app.demonstrate(AGREEMENT).await.expect("the story is told");
    assert_eq!((cast.len(), app.now()), (7, at("2026-11-20 17:40 Paris")));
    app.verify_journal().await.expect("a walk");
    assert_eq!(app.check().await.expect("a check").differs, None);

    let tomoko = app.make_key(app::KeyKind::Session, cast[1].person, "").await.expect("a key");
    let tomoko = app.enter(app::KeyKind::Session, &tomoko).await.expect("an open door");
    let counts = app.counts(&tomoko).await.expect("counts");
    for state in State::ALL {
        assert!(counts.iter().any(|(found, n)| found == state && *n > 0), "{state:?} is shown");
    }
    let open = app.list(&tomoko, &Query::default()).await.expect("a list").rows;
    let search = open.iter().find(|row| row.number == 1_035).expect("the ticket from Hamamatsu");
    // Monday 23 November is a holiday in Japan: of the hour, twenty minutes are left on Tuesday.
    assert_eq!(search.acknowledgement().expect("a clock").due, Some(at("2026-11-24 09:20 Tokyo")));

    assert!(app.advance(app::demo::Step::To(at("2026-11-20 17:00 Paris"))).await.is_err());
    app.advance(app::demo::Step::To(at("2026-11-23 09:33 Paris"))).await.expect("forwards");
    assert_eq!(app.now(), at("2026-11-23 09:33 Paris"));
}
