//! The browser's policy: which headers go with what, and from where a write may come.

use app::{KeyKind, NewToken, TokenScope, Whence};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, Response, StatusCode, header};
use tower::ServiceExt;
use web::{Settings, Site};

use super::api::desk::Desk;
use super::world::World;

store::statements! {
    /// The tables that there are.
    TABLES = "select name from sqlite_schema where type = 'table' and name not like 'sqlite%'
        and name <> 'migrations' order by name";
    /// Keys, but for when they were last seen.
    KEYS = "select hash, kind, person, expires_at, proven_at, network, agent, id, scope, via from keys";
    /// All of it.
    HOUSE = "select * from house";
    /// All of it.
    ENTRIES = "select * from entries";
    /// All of it.
    STREAMS = "select * from streams";
    /// All of it.
    TEXTS = "select * from texts";
    /// All of it.
    IDEMPOTENCY = "select * from idempotency";
    /// All of it.
    SETTINGS = "select * from settings";
    /// All of it.
    TICKETS = "select * from tickets";
    /// All of it.
    VISIBLE = "select * from visible";
    /// All of it.
    ALARMS = "select * from alarms";
    /// All of it.
    ORGANISATIONS = "select * from organisations";
    /// All of it.
    PEOPLE = "select * from people";
    /// All of it.
    AGREEMENTS = "select * from agreements";
    /// All of it.
    CALENDARS = "select * from calendars";
    /// All of it.
    DRAFTS = "select * from drafts";
    /// All of it.
    IMPORTED = "select * from imported";
    RETENTION = "select * from kept";
    /// All of it.
    RECORDS = "select * from records";
    /// All of it.
    FOUND = "select * from found";
    /// All of it.
    OUTBOX = "select * from outbox";
    /// All of it.
    DUES = "select * from dues";
    /// All of it.
    PROMISES = "select * from promises";
    /// All of it.
    NOTICES = "select * from notices";
    /// All of it.
    DECISIONS = "select * from decisions";
    /// All of it.
    REVIEWS = "select * from reviews";
    /// All of it.
    CERTIFICATES = "select * from certificates";
    /// All of it.
    WARNINGS = "select * from warnings";
    /// All of it.
    CREDENTIALS = "select * from credentials";
    /// All of it.
    ATTEMPTS = "select * from attempts";
    /// All of it.
    SECURITY = "select * from security";
    /// All of it.
    ATTACHMENTS = "select * from attachments";
    /// All of it.
    IDENTITY_PROVIDERS = "select * from identity_providers";
    /// Who looked at what: written after the answers, by a task of its own.
    READS = "select * from reads";
}

const GOLDEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/headers.txt");

/// The same house, reached under a name and over HTTPS.
fn public(desk: &Desk) -> Router {
    let origin = Some("https://desk.example".to_owned());
    web::routes(Site::new(desk.app.clone(), Settings { https: true, origin, ..Settings::default() }))
}

async fn ask(site: &Router, request: axum::http::request::Builder) -> Response<Body> {
    site.clone().oneshot(request.body(Body::empty()).expect("a request")).await.expect("an answer")
}

/// Every header, in order; what differs each time is left out.
fn told(name: &str, response: &Response<Body>) -> String {
    let mut lines: Vec<String> = response
        .headers()
        .iter()
        .filter(|(name, _)| !["etag", "last-modified", "content-length"].contains(&name.as_str()))
        .map(|(name, value)| format!("{name}: {}", String::from_utf8_lossy(value.as_bytes())))
        .collect();
    lines.sort();
    format!("# {name}: {}\n{}\n\n", response.status().as_u16(), lines.join("\n"))
}

/// Source: browser policy, one golden test per class of route; catalogue b11 (no-store) and e20 (framing, opener).
/// `GUICHET_RENEW=1 cargo test -p web` writes the file anew; the diff is then read by a person.
#[tokio::test]
async fn sec_e20_each_class_of_route_has_exactly_these_headers() {
    let desk = Desk::new("sec e20").await;
    let site = public(&desk);
    let session = desk.key(KeyKind::Session, desk.quentin).await;
    let cookie = format!("lang=en; __Host-session={}", session.reveal());
    let page = ask(&site, Request::get("/login").header(header::HOST, "desk.example")).await;
    let body = to_bytes(page.into_body(), usize::MAX).await.expect("a page");
    let text = String::from_utf8_lossy(&body).into_owned();
    let asset = text.split("href=\"/assets/guichet-").nth(1).and_then(|rest| rest.split('"').next());
    let asset = format!("/assets/guichet-{}", asset.expect("a style sheet"));
    let mut all = String::new();
    for (name, path) in [
        ("a page for anybody", "/login"),
        ("a page of somebody who is in", "/tickets"),
        ("a page that isn't there", "/nothing/here"),
        ("an asset", &asset),
        ("the interface for programs", "/api/v1/tickets"),
        ("a refusal of it", "/api/v1/tickets/999999"),
        ("a stream of events", "/events"),
        ("a stream of events for programs", "/api/v1/events"),
        ("a file to download", "/hours/EMEA.ics"),
        ("a key that anybody may have", "/.well-known/guichet-key"),
        ("health", "/healthz"),
    ] {
        let request = Request::get(path).header(header::HOST, "desk.example").header(header::COOKIE, &cookie);
        all += &told(name, &ask(&site, request).await);
    }
    let out = Request::post("/sign-out")
        .header(header::HOST, "desk.example")
        .header(header::COOKIE, &cookie)
        .header("sec-fetch-site", "same-origin");
    all += &told("signing out", &ask(&site, out).await);
    if std::env::var_os("GUICHET_RENEW").is_some() {
        std::fs::write(GOLDEN, &all).expect("the file is written");
    }
    let golden = std::fs::read_to_string(GOLDEN).expect("the file is there");
    assert!(all == golden, "the headers have changed: GUICHET_RENEW=1 renews {GOLDEN}\n{all}");
}

/// Source: browser policy: 4 values of `Sec-Fetch-Site` × 6 methods × 3 types of content × cookie or token.
#[tokio::test]
async fn sec_e19_a_write_comes_from_here_or_from_a_program() {
    let desk = Desk::new("sec e19 cross").await;
    let session = desk.key(KeyKind::Session, desk.nora).await;
    let cookie = format!("session={}", session.reveal());
    let bearer = desk.program(desk.nora).await;
    for from in ["same-origin", "same-site", "cross-site", "none"] {
        for method in ["GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE"] {
            for kind in ["application/json", "application/x-www-form-urlencoded", "text/plain"] {
                for (name, value) in [("cookie", &cookie), ("authorization", &bearer)] {
                    let is_write = ["POST", "PUT", "DELETE"].contains(&method);
                    let request = Request::builder()
                        .method(method)
                        .uri("/api/v1/tickets")
                        .header("sec-fetch-site", from)
                        .header(header::CONTENT_TYPE, kind)
                        .header(name, value);
                    let body = if is_write { r#"{"subject":"x"}"# } else { "" };
                    let status = desk.send(request, body).await.status.as_u16();
                    let expected =
                        match (is_write && ["same-site", "cross-site"].contains(&from), method, kind) {
                            (true, ..) => 403,
                            (_, "GET" | "HEAD", _) => 200,
                            (_, "POST", "application/json") => 201,
                            (_, "POST", _) => 415,
                            _ => 405,
                        };
                    assert_eq!(status, expected, "{from} {method} {kind} {name}");
                }
            }
        }
    }
}

/// Source: browser policy: an answer for programs is no page, picture or script of somebody who has a session.
#[tokio::test]
async fn sec_e20_no_answer_for_programs_is_embedded() {
    let desk = Desk::new("sec e20 embedded").await;
    let session = desk.key(KeyKind::Session, desk.nora).await;
    let cookie = format!("session={}", session.reveal());
    let bearer = desk.program(desk.nora).await;
    for dest in ["document", "image", "script", "empty"] {
        let with = |name: &str, value: &str| {
            Request::get("/api/v1/tickets").header("sec-fetch-dest", dest).header(name, value)
        };
        let by_cookie = desk.send(with("cookie", &cookie), Body::empty()).await.status;
        assert_eq!(by_cookie == StatusCode::FORBIDDEN, dest != "empty", "{dest}");
        assert_eq!(desk.send(with("authorization", &bearer), Body::empty()).await.status, StatusCode::OK);
    }
}

/// Source: catalogue e04: an unknown `Host` is answered by 421, whatever `X-Forwarded-Host` says.
#[tokio::test]
async fn sec_e04_the_desk_answers_to_its_own_name() {
    let desk = Desk::new("sec e04").await;
    let site = public(&desk);
    for (host, forwarded, expected) in [
        ("desk.example", "", 200),
        ("desk.example", "evil", 200),
        ("evil", "", 421),
        ("evil", "desk.example", 421),
        ("localhost:8420", "", 200),
    ] {
        let request = Request::get("/login").header(header::HOST, host).header("x-forwarded-host", forwarded);
        let response = ask(&site, request).await;
        assert_eq!(response.status().as_u16(), expected, "{host} {forwarded}");
        let body = to_bytes(response.into_body(), usize::MAX).await.expect("a body");
        assert!(!String::from_utf8_lossy(&body).contains("evil"));
    }
    assert_eq!(ask(&site, Request::get("/login")).await.status(), StatusCode::MISDIRECTED_REQUEST);
    assert_eq!(ask(&site, Request::get("/healthz").header(header::HOST, "10.0.0.7")).await.status(), 200);
}

/// Source: catalogue e04: the address of one's calendar is that which was configured. Where none was, nobody's `Host` stands in
/// for it but the machine's own.
#[tokio::test]
async fn sec_e04_an_address_that_is_told_is_the_configured_one() {
    let desk = Desk::new("sec e04 told").await;
    let session = desk.key(KeyKind::Session, desk.vera).await;
    let bare = web::routes(Site::new(desk.app.clone(), Settings::default()));
    for (site, host, told) in [
        (public(&desk), "desk.example", "<code>https://desk.example/roster/"),
        (public(&desk), "localhost:8420", "<code>https://desk.example/roster/"),
        (bare.clone(), "evil.example", "<code>/roster/"),
        (bare, "127.0.0.1:8420", "<code>http://127.0.0.1:8420/roster/"),
    ] {
        let cookie = format!("session={0}; __Host-session={0}", session.reveal());
        let request =
            Request::get("/roster/calendar").header(header::HOST, host).header(header::COOKIE, cookie);
        let body = to_bytes(ask(&site, request).await.into_body(), usize::MAX).await.expect("a page");
        let page = String::from_utf8_lossy(&body).into_owned();
        assert!(page.contains(told), "{host}");
        assert!(!page.contains("evil.example"), "{host}");
    }
}

/// Source: catalogue e02, Zammad CVE-2020-26030: a header in which somebody says who they are is read by nobody.
#[tokio::test]
async fn sec_e02_nobody_comes_in_by_a_header() {
    let desk = Desk::new("sec e02").await;
    let proxied = Settings { proxies: vec!["127.0.0.1".parse().expect("an address")], ..Settings::default() };
    let site = web::routes(Site::new(desk.app.clone(), proxied));
    for name in
        ["x-forwarded-user", "x-remote-user", "remote-user", "x-forwarded-email", "x-auth-request-user"]
    {
        for value in ["mona@example", "Mona", &desk.mona.to_string()] {
            for (path, expected) in [("/desk", 303), ("/api/v1/tickets", 401)] {
                let mut request =
                    Request::get(path).header(name, value).body(Body::empty()).expect("a request");
                let peer = web::Peer("127.0.0.1".parse().expect("an address"));
                request.extensions_mut().insert(peer);
                let response = site.clone().oneshot(request).await.expect("an answer");
                assert_eq!(response.status().as_u16(), expected, "{name}: {value} on {path}");
            }
        }
    }
}

/// The pages that are asked so.
pub fn pages(desk: &World, method: &str) -> Vec<String> {
    let site = web::Site::new(desk.app.clone(), web::Settings::default());
    let is_page = |hung: &web::Hung| hung.method == method && !hung.path.starts_with("/api/");
    web::doors(&site).into_iter().filter(is_page).map(|hung| filled(&hung.path)).collect()
}

pub fn filled(path: &str) -> String {
    let part = |part: &str| if part.starts_with('{') { "1".to_owned() } else { part.to_owned() };
    path.split('/').map(part).collect::<Vec<_>>().join("/")
}

/// Source: catalogue d13, RUSTSEC-2022-0055: each route has a limit of its own, and what is heavier is refused in words.
#[tokio::test]
async fn sec_d13_every_route_has_its_limit() {
    let desk = Desk::new("sec d13").await;
    let session = desk.key(KeyKind::Session, desk.quentin).await;
    let document = desk.get("", "/openapi.json").await.good();
    let operations = document["paths"].as_object().expect("paths").iter();
    let written = operations.filter(|(_, operations)| operations.get("post").is_some());
    let mut all: Vec<String> = written.map(|(path, _)| filled(path)).collect();
    assert!(all.len() > 60, "{}", all.len());
    let pages = pages(&desk, "POST");
    assert!(pages.len() > 90, "{}", pages.len());
    all.extend(pages);
    for path in all {
        let most = web::limit(&axum::http::Method::POST, &path, &axum::http::HeaderMap::new());
        assert!((1..=8 << 20).contains(&most), "{path}: {most}");
        let request = Request::post(&path)
            .header(header::COOKIE, format!("session={}", session.reveal()))
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let answer = desk.send(request, vec![b'a'; most + 1]).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE, "{path}");
    }
    for path in ["/tickets", "/api/v1/tickets"] {
        let answer = desk.send(Request::get(path), "x").await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE, "who looks sends nothing");
    }
}

/// Source: catalogue d13: a body that doesn't say its length is measured as it comes.
#[tokio::test]
async fn sec_d13_a_body_without_a_length_is_held_too() {
    let desk = Desk::new("sec d13 chunks").await;
    let nora = desk.program(desk.nora).await;
    let chunks = |count: usize| {
        let chunk = || Ok::<_, std::convert::Infallible>(vec![b' '; 1 << 16]);
        Body::from_stream(futures_util::stream::iter((0..count).map(move |_| chunk())))
    };
    let send = async |count: usize| {
        let request = Request::post("/api/v1/tickets")
            .header(header::AUTHORIZATION, &nora)
            .header(header::CONTENT_TYPE, "application/json");
        desk.send(request, chunks(count)).await.problem()
    };
    assert_eq!(send(16).await.0, 400, "a mebibyte is read, and is no JSON");
    assert_eq!(send(17).await, (413, "too-large".to_owned()));
    let form = Request::post("/login")
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    assert_eq!(desk.send(form, chunks(1)).await.status, StatusCode::PAYLOAD_TOO_LARGE);
}

/// Every table with every row, but for the questions that wait a few minutes for their answer.
async fn written(desk: &Desk) -> Vec<(String, Vec<store::Row>)> {
    let mut all = Vec::new();
    for table in ALL.iter().skip(1) {
        let name = table.sql().rsplit(' ').next().unwrap_or_default().to_owned();
        all.push((name, desk.db.query(table, &[]).await.expect("rows")));
    }
    all
}

/// Source: catalogue e19, FreeScout CVE-2026-41194: whoever only looks changes nothing. Two things are written, apart
/// from everything that anybody decides by: when a key was last seen (`keys.seen_at`), and the
/// question of a ceremony, which waits a few minutes for its answer. And a moment later, by a task of its own, who looked.
#[tokio::test]
async fn sec_e19_looking_changes_nothing() {
    let desk = Desk::new("sec e19 looking").await;
    let number = desk.report(desk.nora, "A ticket to look at").await;
    let new = NewToken {
        name: "looks".to_owned(),
        scope: TokenScope::Write,
        days: 90,
        networks: app::Networks::default(),
    };
    let token = desk.app.make_token(desk.quentin, &new, &Whence::default()).await.expect("a token");
    let session = desk.key(KeyKind::Session, desk.quentin).await;
    let document = desk.get("", "/openapi.json").await.good();
    let operations = document["paths"].as_object().expect("paths").iter();
    let read = operations.filter(|(_, operations)| operations.get("get").is_some());
    let mut all: Vec<String> = read.map(|(path, _)| filled(path)).collect();
    all.extend(pages(&desk, "GET"));
    all.extend(pages(&desk, "POST"));
    all.extend([format!("/t/{number}"), format!("/desk/t/{number}"), format!("/api/v1/tickets/{number}")]);
    let tables = desk.db.query(&TABLES, &[]).await.expect("names");
    let tables: Vec<String> = tables.iter().map(|row| row.get(0).expect("a name")).collect();
    // The desk draws its signing key when it is first asked for it; once there, it stays.
    desk.get("", "/.well-known/guichet-key").await;
    let (before, position) = (written(&desk).await, desk.app.position());
    let mut compared: Vec<String> = before.iter().map(|(table, _)| table.clone()).collect();
    compared.push("ceremonies".to_owned());
    compared.sort();
    assert_eq!(compared, tables, "every table is compared");
    for path in &all {
        for method in ["GET", "HEAD"] {
            let request = Request::builder().method(method).uri(path);
            let request = if path.starts_with("/api/") {
                request.header(header::AUTHORIZATION, format!("Bearer {}", token.reveal()))
            } else {
                request.header(header::COOKIE, format!("session={}", session.reveal()))
            };
            let request = request.body(Body::empty()).expect("a request");
            // Only whether it is answered: a stream has no end.
            let status = desk.site.clone().oneshot(request).await.expect("an answer").status();
            assert!(!status.is_server_error(), "{method} {path}: {status}");
        }
    }
    for ((table, before), (_, after)) in before.iter().zip(written(&desk).await) {
        assert_eq!(*before, after, "{table}");
    }
    assert_eq!(desk.app.position(), position);
    // Who looked is written apart from the answers, a moment later, into that table and no other.
    assert!(desk.app.reads_waiting() > 2, "{}", desk.app.reads_waiting());
    desk.app.write_reads().await.expect("written");
    for ((table, before), (_, after)) in before.iter().zip(written(&desk).await) {
        assert_eq!(*before == after, table != "reads", "{table}");
    }
}
