//! What isn't for somebody to see, and what was never there, are one answer: same status, same body.

use super::house::*;
use super::reference::{Loosened, Reference};
use super::routes::{self, Route};

/// A path of a route with all its parts filled by that.
fn filled(route: &Route, with: &str) -> String {
    let part = |part: &str| match (part.starts_with('{'), part) {
        (true, "{measure}") => "acknowledgement".to_owned(),
        (true, "{place}" | "{request}" | "{message}" | "{entry}") => "2".to_owned(),
        (true, _) => with.to_owned(),
        (false, part) => part.to_owned(),
    };
    let path: Vec<String> = route.path.split('/').map(part).collect();
    let must = route.query.iter().filter(|(_, required)| *required).count();
    assert_eq!(must, 0, "{}: a question that must be asked", route.path);
    path.join("/")
}

fn is_of(route: &Route, nouns: &[&str]) -> bool {
    nouns.iter().any(|noun| route.path.contains(&format!("/{noun}/{{")))
}

/// Source: catalogue c01 and c06: "same body as unknown", for each address of a ticket, a person, an organisation, a record.
#[tokio::test]
async fn sec_c06_what_is_hidden_and_what_is_not_there_are_one_answer() {
    let house = House::told("hidden").await;
    let all = routes::all(&house).await;
    let reference = Reference::of(&house, Loosened::Not);
    let nobody = "01a10b13-a800-7000-8000-000000000000".to_owned();
    let mut wrong = Vec::new();
    for by in ["va", "vad", "p2a", "e1u", "e2s"].map(who) {
        let hidden =
            (0..house.tickets.len()).find(|ticket| !reference.finds(by, *ticket)).expect("one of another's");
        let ticket = house.tickets[hidden].number.to_string();
        let stranger = house.person(who(if by.org() == P1 { "p2a" } else { "p1b" })).to_string();
        let elsewhere = house.id(if by.org() == E3 { E2 } else { E3 }).to_string();
        let is_centre = by.org() == V;
        let mut asked = vec![(["t", "tickets", "access"].as_slice(), ticket, "4294967000".to_owned())];
        // The centre knows everybody's organisation; P2 knows E3, whom it supports.
        if !is_centre {
            asked.push((&["people"], stranger, nobody.clone()));
            asked.push((&["problems"], "2".to_owned(), "99".to_owned()));
            asked.push((&["maintenance"], "2".to_owned(), "99".to_owned()));
            asked.push((&["releases"], "2".to_owned(), "99".to_owned()));
            asked.push((&["proposals"], "2".to_owned(), "99".to_owned()));
        }
        if by.org() != P2 && !is_centre {
            asked.push((&["organisations", "duties"], elsewhere, nobody.clone()));
        }
        for (nouns, hidden, unknown) in asked {
            for route in all.iter().filter(|route| is_of(route, nouns)) {
                let (kind, body) = match (route.method, route.is_page) {
                    ("GET", _) => ("", ""),
                    (_, true) => ("application/x-www-form-urlencoded", ""),
                    (_, false) => ("application/json", "{}"),
                };
                let cookies = house.session(by).await;
                let ask = async |id: &str| {
                    let path = filled(route, id);
                    let answer = house.ask(&cookies, route.method, &path, kind, body.to_owned()).await;
                    // A page says the address back where one may go on from; a number of one digit stands in many places.
                    let told = answer.body.replace(&path, "…");
                    (answer.status, if id.len() > 3 { told.replace(id, "…") } else { told })
                };
                let (there, nowhere) = (ask(&hidden).await, ask(&unknown).await);
                if there != nowhere {
                    wrong.push(format!(
                        "{} {} {}: {} {}, but {} {}",
                        by.name(),
                        route.method,
                        route.path,
                        there.0,
                        there.1,
                        nowhere.0,
                        nowhere.1,
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}
