//! Who changed what, and who came in: as pages, as a file, through the API.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};

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

/// A request of somebody's browser, from that address.
async fn from(world: &World, who: desk::PersonId, path: &str, address: &str) -> StatusCode {
    let cookies = world.cookies(Some(who), "en").await;
    let mut request =
        Request::get(path).header(header::COOKIE, cookies).body(Body::empty()).expect("a request");
    request.extensions_mut().insert(web::Peer(address.parse().expect("an address")));
    world.ask(request).await.status
}

/// Source: issue "People and doors": "who read what, … from where". A look is noted where it is answered, by a page, a file or
/// a program; a list, a refusal, a stream and a form's head are none.
#[tokio::test]
async fn a_super_administrator_reads_who_looked_at_what() {
    let world = World::new("audit-reads").await;
    let number = world.report(world.sofia, "=cmd|' /C calc'!A0").await;
    let ticket = format!("/desk/t/{number}");
    assert_eq!(from(&world, world.vera, &ticket, "192.0.2.7").await, StatusCode::OK);
    assert_eq!(from(&world, world.sofia, &format!("/t/{number}"), "2001:db8:1:2:3::4").await, StatusCode::OK);
    assert_eq!(from(&world, world.sofia, &format!("/t/{number}"), "2001:db8:1:2:5::6").await, StatusCode::OK);
    assert_eq!(world.app.reads_waiting(), 2, "a household is one place");
    for (who, path) in [(world.sofia, "/tickets"), (world.nora, "/t/1"), (world.sofia, "/tickets/new")] {
        world.get(who, path).await;
    }
    assert_eq!(world.get(world.nora, &format!("/t/{number}")).await.status, StatusCode::NOT_FOUND);
    let head = Request::head(format!("/t/{number}"));
    let head = head.header(header::COOKIE, world.cookies(Some(world.sofia), "en").await);
    world.ask(head.body(Body::empty()).expect("a request")).await;
    assert_eq!(world.app.reads_waiting(), 2, "a list, a form, a refusal and a head show nothing of a ticket");
    let token = world.app.make_key(app::KeyKind::Token, world.sofia, "A program").await.expect("a token");
    let program = Request::get(format!("/api/v1/tickets/{number}/journal"));
    let program = program.header(header::AUTHORIZATION, format!("Bearer {}", token.reveal()));
    let answer = world.ask(program.body(Body::empty()).expect("a request")).await;
    assert_eq!((answer.status, world.app.reads_waiting()), (StatusCode::OK, 3));
    world.app.write_reads().await.expect("written");

    let of = format!("/organisations/{}/audit", world.direct);
    let page = world.get(world.sofia, &format!("{of}?show=read&ticket={number}")).await;
    let words = page.words();
    assert!(words.contains("Vera Vendor") || words.contains("Vera"), "{words}");
    assert!(words.contains("2001:db8:1:2::/64") && words.contains("2 times"), "{words}");
    assert!(words.contains("with a token") && !words.contains("192.0.2.7"), "{words}");
    let none = world.get(world.sofia, &format!("{of}?show=read&ticket=999999")).await;
    assert!(none.words().contains("Nobody looked"));
    let file = world.get(world.sofia, &format!("{of}.csv?show=read")).await;
    assert!(file.body.starts_with("first,last,times,what,on,part,by,organisation,from,token,emergency\r\n"));
    assert!(file.body.contains(",Vera,"), "{}", file.body);
    let own = world.get(world.mona, "/audit?show=read").await;
    assert!(own.words().contains("192.0.2.7"), "the centre's manager: from where the centre's people looked");
    for path in [format!("{of}?show=read"), format!("{of}.csv?show=read")] {
        assert_eq!(world.get(world.nora, &path).await.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(world.get(world.mona, &path).await.status, StatusCode::FORBIDDEN, "{path}: each its own");
    }
    let program = Request::get(format!("/api/v1{of}/reads?ticket={number}"));
    let program = program.header(header::AUTHORIZATION, format!("Bearer {}", token.reveal()));
    let answer = world.ask(program.body(Body::empty()).expect("a request")).await;
    let told: serde_json::Value = serde_json::from_str(&answer.body).expect("JSON");
    assert_eq!(told["reads"].as_array().map(Vec::len), Some(3), "{told}");
    let by_token = told["reads"].as_array().expect("reads").iter().find(|read| read["program"].is_string());
    assert_eq!(by_token.expect("one")["name"], "Sofia");
}

/// Every address that shows one ticket, person or organisation by its name in the path is noted, but for what is none of theirs.
#[tokio::test]
async fn nothing_is_shown_unnoted() {
    let world = World::new("audit-doors").await;
    let site = web::Site::new(world.app.clone(), web::Settings::default());
    let names =
        ["tickets/{number}", "/t/{", "{person}", "{organisation}", "organisations/{", "people/{", "duties/{"];
    let house = ["/coverage/", "/forecasts/"];
    let all = web::doors(&site);
    let shown = all.iter().filter(|hung| hung.method == "GET" && matches!(hung.door, web::Door::Does(_)));
    let (mut noted, mut unnoted) = (0, Vec::new());
    for hung in shown {
        let names_one = names.iter().any(|name| hung.path.contains(name));
        let is_house = house.iter().any(|part| hung.path.contains(part));
        noted += usize::from(hung.shows.is_some());
        if names_one && !is_house && hung.shows.is_none() {
            unnoted.push(hung.path.clone());
        }
    }
    assert!(unnoted.is_empty(), "{unnoted:?}");
    assert!(noted > 40, "{noted}");
    let exports = all.iter().filter(|hung| hung.shows == Some(app::Looked::PersonalData));
    assert_eq!(exports.count(), 4, "what is kept of a person, taken home: by page and by program");
}
