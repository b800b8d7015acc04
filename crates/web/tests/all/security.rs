//! What a browser keeps of an answer, on every kind of it: a page, a refusal, what isn't there, the API, the door.

use axum::http::StatusCode;

use super::world::{Answer, World};

const PLACES: [&str; 11] = [
    "/",
    "/login",
    "/account",
    "/tickets",
    "/desk",
    "/reports",
    "/t/999999",
    "/nowhere",
    "/api/v1/tickets",
    "/api/v1/nowhere",
    "/openapi.json",
];

async fn every_answer(world: &World) -> Vec<(String, Answer)> {
    let mut all = Vec::new();
    for path in PLACES {
        all.push((format!("{path} of nobody"), world.open("", path).await));
        for who in [world.nora, world.vera] {
            all.push((path.to_owned(), world.get(who, path).await));
        }
    }
    all.push(("a refused write".to_owned(), world.post(world.nora, "/desk/t/1/acknowledgement", &[]).await));
    all
}

fn header<'a>(answer: &'a Answer, name: &str) -> &'a str {
    answer.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// Source: catalogue b11, Zammad CVE-2020-10096: nothing that was somebody's is kept by a browser or a proxy; leaving clears.
#[tokio::test]
async fn sec_b11_nothing_of_anybodys_is_kept() {
    let world = World::new("security-kept").await;
    for (what, answer) in every_answer(&world).await {
        assert_eq!(header(&answer, "cache-control"), "no-store", "{what}");
    }
    let left = world.post(world.nora, "/sign-out", &[]).await;
    assert_eq!(left.status, StatusCode::SEE_OTHER);
    assert!(header(&left, "clear-site-data").contains("cache"), "{:?}", left.headers);
}
