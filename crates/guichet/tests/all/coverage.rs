//! `guichet coverage` (clause 3.B): what is covered ahead, and what was.

use std::path::Path;
use std::sync::Arc;

use app::{App, Form, Held, KeyKind, NewOrganisation, NewPerson};
use desk::Role;
use desk::fact::Party;
use desk::roster::{NewShift, RosterCommand};
use store::{Db, Location};
use terms::RegionId;
use testkit::Folder;

use super::guichet;

const AGREEMENT: &str = include_str!("../../../../agreements/2021-09.toml");

/// A desk on disk where one qualified manager has Monday's hours in Paris, on the Friday before.
async fn desk(folder: &Path) {
    let at = |text: &str| text.parse().expect("an instant");
    let db = Db::open(Location::SqliteFile(folder.join("guichet.sqlite3"))).await.expect("a database");
    let app = App::start(db, Arc::new(Held::at(at("2026-11-20T16:42:00Z"), 7)), &[AGREEMENT])
        .await
        .expect("a desk");
    let region = RegionId::from("EMEA");
    let name = "Our centre".to_owned();
    let new = NewOrganisation { name, party: Party::Vendor, region: region.clone(), provider: None };
    let organisation = app.add_organisation(&new).await.expect("an organisation");
    let new = NewPerson {
        organisation,
        role: Role::CentreManager,
        name: "Ann".to_owned(),
        email: "ann@example.org".to_owned(),
        qualified_from: Some(at("2026-01-05T00:00:00Z")),
    };
    let person = app.add_person(&new).await.expect("a person");
    let key = app.make_key(KeyKind::Session, person, "").await.expect("a key");
    let ann = app.enter(KeyKind::Session, &key).await.expect("an open door");
    let (from, until) = (at("2026-11-23T08:00:00Z"), at("2026-11-23T17:00:00Z"));
    let regions = vec!["NAM".into(), region];
    let shift = NewShift { person, regions: regions.into_iter().rev().collect(), from, until };
    let week = "2026-W48".parse().expect("a week");
    app.change_roster(&ann, week, &RosterCommand::Plan(vec![shift]), &Form::default())
        .await
        .expect("planned");
    app.close().await;
}

fn made() -> Folder {
    let folder = Folder::new();
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = runtime.enable_all().build().expect("an event queue");
    runtime.block_on(desk(folder.path()));
    folder
}

/// Source: clause 3.B: `guichet coverage --region EMEA --weeks 12` says the same as the page and the API.
#[test]
fn twelve_weeks_of_a_region_are_told() {
    let folder = made();
    let data = folder.path().display();
    let run = guichet(&format!("coverage --region emea --weeks 1 --data {data} --now 2026-11-23T00:00:00Z"));
    assert_eq!(run.exit, 3, "something is short: {}", run.err);
    assert!(run.out.starts_with("EMEA (Paris): 0 min of 45 h covered\n"), "{}", run.out);
    assert!(run.out.contains("Mon–Fri 09:00–18:00: 2 needed, 1 of them qualified"), "{}", run.out);
    assert!(run.out.contains("Mon 23 Nov 2026  09:00–18:00  1 of 2 people\n"), "{}", run.out);
    assert!(run.out.contains("Fri 27 Nov 2026  09:00–18:00  nobody\n"), "{}", run.out);

    let run = guichet(&format!("coverage --weeks 12 --data {data} --now 2026-11-23T00:00:00Z --json"));
    let told = run.json();
    assert_eq!(told["regions"].as_array().map(Vec::len), Some(4));
    assert_eq!(told["regions"][0]["open_seconds"], 58 * 9 * 3600);
    assert_eq!(told["regions"][1]["region"], "NAM");
    // In New York it opens at 15:00 in Paris, and that shift ends at 18:00.
    assert_eq!(told["regions"][1]["covered_seconds"], 3 * 3600);
}

/// Source: clause 3.B: "was the centre staffed on 23 Nov 10:15?"
#[test]
fn a_past_instant_is_answered_from_presence() {
    let folder = made();
    let data = folder.path().display();
    let run = guichet(&format!("coverage --region EMEA --was 2026-11-22+10:15 --data {data}"));
    assert_eq!(run.exit, 0, "{} {}", run.out, run.err);
    assert!(run.out.contains("closed: nobody was needed"), "{}", run.out);
    let run = guichet(&format!("coverage --was 2026-11-23+10:15 --data {data}"));
    assert_eq!(run.exit, 2, "of which region?");
}

/// A page or an answer of the same desk, as Ann gets it.
async fn got(site: &axum::Router, key: &app::Secret, path: &str) -> String {
    let request = axum::http::Request::get(path)
        .header("cookie", format!("session={}; lang=en", key.reveal()))
        .body(axum::body::Body::empty())
        .expect("a request");
    let answer = tower::ServiceExt::oneshot(site.clone(), request).await.expect("an answer");
    assert_eq!(answer.status(), 200, "{path}");
    let body = axum::body::to_bytes(answer.into_body(), usize::MAX).await.expect("a body");
    String::from_utf8(body.to_vec()).expect("text").replace(['\u{202F}', '\u{A0}'], " ")
}

/// Source: issue 3, 3.B: "`guichet coverage --region EMEA --weeks 12` and the API say the same", and so does the page.
#[test]
fn page_api_and_command_line_say_the_same() {
    let folder = made();
    let now = "2026-11-23T00:00:00Z";
    let line =
        format!("coverage --region EMEA --weeks 12 --data {} --now {now} --json", folder.path().display());
    let told = guichet(&line).json()["regions"][0].clone();
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = runtime.enable_all().build().expect("an event queue");
    let (api, page) = runtime.block_on(async {
        let db =
            Db::open(Location::SqliteFile(folder.path().join("guichet.sqlite3"))).await.expect("a database");
        let shell = Arc::new(Held::at(now.parse().expect("an instant"), 9));
        let app = App::start(db, shell, &[AGREEMENT]).await.expect("a desk");
        let ann = app.person_by_email("ann@example.org").await.expect("Ann");
        let key = app.make_key(KeyKind::Session, ann, "").await.expect("a key");
        let site = web::routes(web::Site::new(app.clone(), web::Settings::default()));
        let api = got(&site, &key, &format!("/api/v1/coverage/EMEA?from={now}&weeks=12")).await;
        let page = got(&site, &key, "/desk/roster?week=2026-W48&region=EMEA").await;
        app.close().await;
        (serde_json::from_str::<serde_json::Value>(&api).expect("JSON"), page)
    });
    assert_eq!(told, api, "the command line and the API");
    assert_eq!(told["gaps"].as_array().map(Vec::len), Some(58), "Monday is short too: one of two");
    let time = |name: &str| {
        let seconds = told[name].as_i64().expect("seconds");
        words::Lang::En.open_time(hours::OpenTime::from_seconds(seconds)).replace(['\u{202F}', '\u{A0}'], " ")
    };
    let sentence = format!("{} of {} covered", time("covered_seconds"), time("open_seconds"));
    let ahead = &page[page.find("id=\"ahead\"").expect("the weeks ahead")..];
    assert!(ahead.contains(&sentence), "{sentence}");
    let gap = "Mon 23 Nov 09:00–18:00: 1 of 2 people";
    assert!(page.contains(gap), "the first gap of all three: {}", told["gaps"][0]);
}
