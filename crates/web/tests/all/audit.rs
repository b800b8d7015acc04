//! Who changed what, and who came in: as pages, as a file, through the API.

use axum::http::{StatusCode, header};

use super::world::World;

/// Source: ux §5.4 "Audit": who, what, filtered, exported, with what the chain says; the access rules, §3.2 "journal".
#[tokio::test]
async fn a_super_administrator_reads_who_changed_what() {
    let world = World::new("audit-page").await;
    let number = world.report(world.sofia, "=cmd|' /C calc'!A0").await;
    world.post(world.vera, &format!("/desk/t/{number}/acknowledgement"), &[]).await;
    let page = world.get(world.sofia, "/audit").await;
    let words = page.words();
    assert!(words.contains("Acknowledged") && words.contains("Vera"), "{words}");
    assert!(words.contains("recomputed and hold"), "{words}");
    let of = format!("/organisations/{}/audit", world.direct);
    let filtered = world.get(world.sofia, &format!("{of}?kind=person")).await;
    assert!(!filtered.words().contains("Acknowledged") && filtered.words().contains("Added as"));
    let early = world.get(world.sofia, &format!("{of}?until=2020-01-01")).await;
    assert!(!early.words().contains("Added as"));
    let file = world.get(world.sofia, &format!("{of}.csv")).await;
    assert!(file.headers[header::CONTENT_TYPE].to_str().expect("words").starts_with("text/csv"));
    assert!(file.body.starts_with("position,at,what,on,by,for\r\n") && file.body.contains(",Vera,"));
    let security = world.get(world.sofia, &format!("/organisations/{}/security", world.direct)).await;
    assert_eq!(security.status, StatusCode::OK);
    for path in [of.clone(), format!("{of}.csv"), format!("/organisations/{}/security", world.direct)] {
        assert_eq!(world.get(world.nora, &path).await.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(world.get(world.mona, &path).await.status, StatusCode::FORBIDDEN, "{path}: each its own");
        assert_eq!(world.get(world.vera, &path).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    assert_eq!(world.get(world.mona, "/audit").await.status, StatusCode::OK);
}
