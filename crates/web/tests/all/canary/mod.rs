//! The canary crawl: in a house in which every text is a canary, everybody asks every address with every id there is. What
//! they see is what the matrix lets them see: nothing else, and all of it.
//!
//! Source: the access paper, §3.5; issue 4, "Done when". The addresses come from the code ([`routes`]), what may be seen from
//! a second opinion ([`reference`]).

mod hidden;
mod house;
mod named;
mod reference;
mod routes;
mod tale;
mod walk;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use futures_util::StreamExt;
use tower::ServiceExt;

use house::{House, PEOPLE, To, Who};
use reference::{Loosened, Reference};
use routes::{Ids, Route};

/// What somebody saw, by canary: where first.
type Seen = BTreeMap<String, String>;

/// The canaries in an answer. One that was cut short counts as seen, by what is left of it.
fn canaries(body: &str) -> impl Iterator<Item = &str> {
    body.match_indices("CANARY-").map(|(from, _)| {
        let rest = &body[from..];
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(rest.len());
        let text = &rest[..end];
        // A number of three digits ends it, whatever stands behind.
        let end = text.match_indices('-').map(|(at, _)| at + 4).find(|end| {
            text.get(end - 3..*end).is_some_and(|digits| digits.bytes().all(|b| b.is_ascii_digit()))
        });
        end.and_then(|end| text.get(..end)).unwrap_or(text)
    })
}

/// What one person sees, at every address that is read.
async fn crawl(house: &House, who: Who, routes: &[Route]) -> Seen {
    let ids = Ids::of(house);
    let cookies = house.session(who).await;
    let mut seen = Seen::new();
    for route in routes.iter().filter(|route| route.method == "GET") {
        for path in ids.asked(route) {
            let answer = house.ask(&cookies, "GET", &path, "", String::new()).await;
            assert!(answer.status < 500, "{}: {path}: {} {}", who.name(), answer.status, answer.body);
            for canary in canaries(&answer.body) {
                if !seen.contains_key(canary) {
                    seen.insert(canary.to_owned(), path.clone());
                }
            }
        }
    }
    seen
}

fn crawlers() -> impl Iterator<Item = Who> {
    (0..PEOPLE.len()).map(Who).filter(|who| PEOPLE[who.0].4)
}

/// Where what was seen and what may be seen differ: who, what, and where.
fn differences(house: &House, seen: &[(Who, Seen)], loosened: Loosened) -> Vec<String> {
    let reference = Reference::of(house, loosened);
    let known: BTreeSet<&str> = house.canaries.iter().map(|canary| canary.text.as_str()).collect();
    let mut all = Vec::new();
    for (who, seen) in seen {
        for canary in &house.canaries {
            match (seen.get(&canary.text), reference.reads(*who, &canary.to)) {
                (Some(path), false) => all.push(format!("{} sees {} at {path}", who.name(), canary.text)),
                (None, true) => all.push(format!("{} sees {} nowhere", who.name(), canary.text)),
                _ => {}
            }
        }
        let strange = seen.iter().filter(|(text, _)| !known.contains(text.as_str()));
        all.extend(strange.map(|(text, path)| format!("{} sees {text}, cut short, at {path}", who.name())));
    }
    all
}

/// What a stream of events tells somebody who was away from the beginning: the numbers of tickets.
async fn heard(house: &House, who: Who, path: &str) -> BTreeSet<u64> {
    let request = axum::http::Request::get(path)
        .header("cookie", house.session(who).await)
        .header("last-event-id", "0")
        .body(axum::body::Body::empty())
        .expect("a request");
    let response = house.site.clone().oneshot(request).await.expect("an answer");
    let mut stream = response.into_body().into_data_stream();
    let mut told = String::new();
    let wait = std::time::Duration::from_millis(400);
    while let Ok(Some(Ok(bytes))) = tokio::time::timeout(wait, stream.next()).await {
        told.push_str(&String::from_utf8_lossy(&bytes));
    }
    assert!(canaries(&told).next().is_none(), "a stream has no words: {told}");
    let numbers = house.tickets.iter().map(|ticket| ticket.number);
    let names = |number: &u64| {
        told.contains(&format!("\"number\":{number}}}"))
            || told.contains(&format!("\"number\":{number},"))
            || told.contains(&format!("\"ticket-{number}\""))
    };
    numbers.filter(names).collect()
}

/// Source: the access paper, §3.5, and catalogue c01, c06, c08.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_canaries_seen_are_exactly_those_that_the_matrix_allows() {
    let house = Arc::new(House::told("crawl").await);
    let routes = Arc::new(routes::all(&house).await);
    let mut seen = Vec::new();
    for who in crawlers() {
        let (house, routes) = (house.clone(), routes.clone());
        seen.push((who, tokio::spawn(async move { crawl(&house, who, &routes).await })));
    }
    let mut all = Vec::new();
    for (who, seen) in seen {
        all.push((who, seen.await.expect("a crawl to its end")));
    }
    let seen = all;
    let wrong = differences(&house, &seen, Loosened::Not);
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong.join("\n"));

    // Teeth: were a cell of the matrix another, the crawl would say so.
    for loosened in [
        Loosened::UsersReadTheirOrganisation,
        Loosened::CentreReadsLevel1,
        Loosened::NotesAreShared,
        Loosened::AuditorsReadWords,
        Loosened::NewProviderReadsOld,
    ] {
        assert!(!differences(&house, &seen, loosened).is_empty(), "{loosened:?} would go unnoticed");
    }

    let reference = Reference::of(&house, Loosened::Not);
    for who in crawlers() {
        for path in ["/events", "/api/v1/events"] {
            let told = heard(&house, who, path).await;
            let may = (0..house.tickets.len()).filter(|ticket| reference.finds(who, *ticket));
            let may: BTreeSet<u64> = may.map(|ticket| house.tickets[ticket].number).collect();
            assert_eq!(told, may, "{} at {path}", who.name());
        }
    }
    write_everything(&house, &routes).await;
}

/// Everybody sends an empty form or nothing to every address that is written: no answer has what isn't theirs.
async fn write_everything(house: &House, routes: &[Route]) {
    let ids = Ids::of(house);
    let reference = Reference::of(house, Loosened::Not);
    let to: BTreeMap<&str, &To> =
        house.canaries.iter().map(|canary| (canary.text.as_str(), &canary.to)).collect();
    for who in ["vad", "vau", "p2m", "e1w", "e2s", "e4s"].map(house::who) {
        for route in routes.iter().filter(|route| route.method != "GET") {
            let (kind, body) = match route.is_page {
                true => ("application/x-www-form-urlencoded", ""),
                false => ("application/json", "{}"),
            };
            for path in few(ids.paths(route)) {
                // One for each: some of them end it.
                let cookies = house.session(who).await;
                let answer = house.ask(&cookies, route.method, &path, kind, body.to_owned()).await;
                assert!(answer.status < 500, "{}: {path}: {} {}", who.name(), answer.status, answer.body);
                // By now others have done something in places that this reader may see: names aren't looked at.
                for canary in canaries(&answer.body).filter(|canary| !canary.contains("-name-")) {
                    // One's own address comes with one's own data.
                    let is_own = to.get(canary).is_some_and(|to| **to == To::Address(who));
                    let may = is_own || to.get(canary).is_some_and(|to| reference.reads(who, to));
                    assert!(may, "{} sees {canary} at {} {path}", who.name(), route.method);
                }
            }
        }
    }
}

/// Four of many, from all over.
fn few(paths: Vec<String>) -> Vec<String> {
    let step = paths.len().div_ceil(4).max(1);
    paths.into_iter().step_by(step).collect()
}
