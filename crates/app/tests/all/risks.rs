//! The risky things: two nodes at once, an upgrade of the calendar, erasure, a killed answer.

use std::collections::BTreeMap;
use std::sync::Arc;

use app::{App, Failure, Form, Held};
use desk::fact::{Door, PersonFact, Qualification};
use desk::{Authored, Command, Context, NewTicket, TextId};
use hours::{Law, Schedule, Week};
use store::projections::published;
use store::{Db, Location, Write, params};
use terms::{Agreement, MeasureId, RegionId};

use crate::world::{AGREEMENT, World, at};

/// Source: clause 1, response time; hard rule 4, authority is evaluated at effect time. Two nodes of one desk on one
/// PostgreSQL: the one remembers a qualification that the other has revoked meanwhile.
#[tokio::test]
async fn a_qualification_revoked_during_a_diagnosis_does_not_count() {
    let Some(cluster) = testkit::cluster() else { return };
    let address = cluster.database();
    let here = World::on(Location::Postgres(address.clone()), AGREEMENT).await;
    let number = here.report(here.nora, "Blank page").await;
    let quentin = here.visitor(here.quentin).await; // this node now remembers him as qualified

    let there = Db::open(Location::Postgres(address)).await.expect("a second node's database");
    let there = App::start(there, here.shell.clone(), &[]).await.expect("a second node");
    here.clock("2026-11-20 17:50 Paris");
    there
        .change_person(here.quentin, PersonFact::QualificationRevoked { product: None })
        .await
        .expect("revoked");

    here.clock("2026-11-20 17:51 Paris");
    let text = here.app.authored("It is the session store.");
    here.app.act(&quentin, number, &Command::diagnose(text), &Form::default()).await.expect("kept");
    let view = here.app.ticket(&quentin, number).await.expect("the ticket");
    assert_eq!(view.ticket.diagnoses.len(), 1);
    assert_eq!(view.ticket.diagnoses[0].given.what, Qualification::Absent);
    assert!(view.clock(&MeasureId::diagnosis()).expect("a clock").clock.stop.is_none());
    assert_eq!(here.app.check().await.expect("a check").differs, None);
}

/// Source: architecture, pins. A ticket that was pinned to an edition which this program wouldn't make any more keeps
/// its instants, its proof verifies, and the projections made again are the same.
#[tokio::test]
async fn a_pinned_calendar_outlives_an_upgrade() {
    let w = World::new("pinned").await;
    // What an older program made: other horizon, and no public holidays known for Japan.
    let old = Schedule::new("Europe/Paris", "Mon-Fri 10:00-18:00".parse::<Week>().expect("a week"))
        .expect("a schedule")
        .holidays(Law::find("FR").expect("a law"))
        .calendar(2010..=2030)
        .expect("a calendar");
    let edition = desk::Digest(edition_bytes(&old));
    let keep = Write::new(&published::PUT_CALENDAR, params![edition.0, old.to_bytes()]);

    let agreement = Agreement::parse(AGREEMENT).expect("an agreement");
    let calendars = BTreeMap::from([(RegionId::from("EMEA"), old.clone())]);
    let nora = w.visitor(w.nora).await;
    let when = at("2026-11-20 17:42 Paris");
    let actor = nora.actor(when);
    let cx = Context {
        actor: &actor,
        at: when,
        recorded_at: when,
        agreement: &agreement,
        calendars: &calendars,
        seen: None,
    };
    let subject = Authored { id: TextId::from_bytes([9; 16]), salt: [1; 16], text: "Then".into() };
    let new = NewTicket::bare(w.app.fresh_ticket(), subject, Door::Portal);
    let opened = desk::open(&new, &nora.organisation, None, &cx).expect("opened");

    w.app.write_as_before(vec![keep], &opened, &agreement, &calendars).await;
    w.clock("2026-11-20 17:50 Paris");
    let view = w.app.ticket(&nora, 1001).await.expect("the ticket");
    let clock = &view.clock(&MeasureId::acknowledgement()).expect("a clock").clock;
    assert_eq!(clock.due, Some(at("2026-11-23 10:42 Paris")), "its own edition opens at ten");
    desk::verify(&view.proof(clock).expect("a proof")).expect("a sound proof");
    assert_eq!(w.app.check().await.expect("a check").differs, None);
    let now = w.report(w.nora, "Now").await;
    let view = w.app.ticket(&nora, now).await.expect("the ticket");
    let clock = &view.clock(&MeasureId::acknowledgement()).expect("a clock").clock;
    assert_eq!(clock.due, Some(at("2026-11-23 09:50 Paris")), "today's edition opens at nine");
}

fn edition_bytes(calendar: &hours::Calendar) -> [u8; 32] {
    calendar.edition().to_string().parse::<desk::Digest>().expect("a digest").0
}

/// Source: architecture, "no personal text in an entry". Erasing a person touches no chain and no figure.
#[tokio::test]
async fn erasing_a_person_leaves_chains_and_figures() {
    let w = World::new("erased").await;
    let number = w.report(w.nora, "CANARY in the subject").await;
    let mona = w.visitor(w.mona).await;
    let before = w.app.ticket(&mona, number).await.expect("the ticket");
    assert_eq!(before.subject(), Some("CANARY in the subject"));
    w.app.erase_person(w.nora).await.expect("erased");
    let after = w.app.ticket(&mona, number).await.expect("the ticket");
    assert_eq!(after.subject(), None);
    assert!(after.names.is_empty());
    assert_eq!(after.clocks[0].clock, before.clocks[0].clock);
    assert_eq!(w.app.check().await.expect("a check").differs, None);
    let verified = w.app.verify_journal().await.expect("a walk");
    assert!(verified.wrong.is_none(), "{verified:?}");
}

/// Source: architecture, idempotency: the same key again has the same result; another body is refused.
#[tokio::test]
async fn the_same_key_has_the_same_result() {
    let w = World::new("twins").await;
    let nora = w.visitor(w.nora).await;
    let form = |hash| Form { seen: None, key: Some("k1".into()), body_hash: [hash; 32] };
    let new = |w: &World| NewTicket::bare(w.app.fresh_ticket(), w.app.authored("Once"), Door::Api);
    let (one, two) = (new(&w), new(&w));
    let (same, other) = (form(1), form(1));
    let (first, second) =
        tokio::join!(w.app.open(&nora, &one, None, None, &same), w.app.open(&nora, &two, None, None, &other));
    let (first, second) = (first.expect("opened"), second.expect("the same"));
    assert_eq!(first.number, second.number);
    assert!(first.repeated != second.repeated);
    let other = w.app.open(&nora, &new(&w), None, None, &form(2)).await;
    assert!(matches!(other, Err(Failure::KeyReused)));
}

/// Source: architecture, alarms: any number of nodes may try, one commits.
#[tokio::test]
async fn two_nodes_raise_an_alarm_once() {
    let Some(cluster) = testkit::cluster() else { return };
    let address = cluster.database();
    let here = World::on(Location::Postgres(address.clone()), AGREEMENT).await;
    let db = Db::open(Location::Postgres(address)).await.expect("a database");
    let there = App::start(db, Arc::<Held>::clone(&here.shell), &[]).await.expect("a second node");
    let number = here.report(here.nora, "Blank page").await;
    here.clock("2026-11-23 11:00 Paris");
    let (one, two) = tokio::join!(here.app.raise_alarms(), there.raise_alarms());
    one.and(two).expect("alarms");
    let view = here.app.ticket(&here.visitor(here.mona).await, number).await.expect("the ticket");
    assert_eq!(view.ticket.warned.len(), 1);
}
