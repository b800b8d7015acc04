//! Attacks of the catalogue on pages and interface at once: what people wrote is drawn, what an address asks is answered.

use std::collections::BTreeSet;

use app::KeyKind;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use desk::PersonId;
use tower::ServiceExt;

use super::api::desk::Desk;
use super::browser::{filled, pages};

/// What somebody writes who means harm.
const WRITTEN: &str = "<img src=https://evil.example/x.png> <script>alert(1)</script> ![x](https://evil.example/x.png) \
    <a href=\"javascript:alert(1)\">y</a> javascript:alert(1) data:text/html,x vbscript:x https://good.example@evil.example/ \
    https://xn--pple-43d.example/ \" onload=alert(1) x='<style>@import url(https://evil.example)</style>";

/// An answer, whatever is in it.
struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// As somebody's browser asks; as nobody's, without a person.
async fn look(desk: &Desk, who: Option<PersonId>, path: &str) -> Answer {
    let mut request = Request::get(path);
    if let Some(person) = who {
        let session = desk.key(KeyKind::Session, person).await;
        request = request.header(header::COOKIE, format!("lang=en; session={}", session.reveal()));
    }
    let request = request.body(Body::empty()).unwrap_or_else(|error| panic!("{path}: {error}"));
    let response = desk.site.clone().oneshot(request).await.expect("an answer");
    let (parts, body) = response.into_parts();
    if parts.headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/event"))
    {
        return Answer { status: parts.status, headers: parts.headers, body: Vec::new() };
    }
    let body = to_bytes(body, usize::MAX).await.expect("a body").to_vec();
    Answer { status: parts.status, headers: parts.headers, body }
}

/// Every address that a page leads to, loads or sends to.
fn addresses(page: &str) -> Vec<String> {
    let mut all = Vec::new();
    for name in ["src", "href", "action", "formaction", "srcset", "poster", "data", "background", "ping"] {
        for rest in page.split(&format!(" {name}=\"")).skip(1) {
            all.push(rest.split('"').next().unwrap_or_default().replace("&amp;", "&"));
        }
    }
    all
}

/// A desk where everything that can be written was written by somebody who means harm, and the pages that show it.
async fn written() -> (Desk, Vec<String>) {
    let desk = Desk::new("attacks written").await;
    let number = desk.report(desk.nora, &WRITTEN[..250]).await;
    let world = desk.pages();
    let sent = world.post(desk.nora, &format!("/t/{number}/messages"), &[("text", WRITTEN)]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let noted = world.post(desk.vera, &format!("/desk/t/{number}/notes"), &[("text", WRITTEN)]).await;
    assert_eq!(noted.status, StatusCode::SEE_OTHER, "{}", noted.body);
    let paths = [format!("/t/{number}"), format!("/desk/t/{number}")];
    let lists = ["/", "/desk", "/tickets", "/desk/triage", "/desk/outbox", "/reports", "/reports/tickets"];
    (desk, paths.into_iter().chain(lists.map(str::to_owned)).collect())
}

/// Source: catalogue b05 and b09: what people wrote leads nowhere and loads nothing. Each address of a page is one of this
/// site, and would something slip through, the policy lets nothing be loaded from elsewhere.
#[tokio::test]
async fn sec_b05_what_was_written_loads_nothing_and_sec_b09_leads_nowhere() {
    let (desk, paths) = written().await;
    let mut shown = 0;
    for who in [desk.nora, desk.vera, desk.mona] {
        for path in &paths {
            let answer = look(&desk, Some(who), path).await;
            let page = answer.text();
            shown += usize::from(page.contains("evil.example"));
            for address in addresses(&page) {
                let is_ours =
                    address.is_empty() || address.starts_with(['/', '#', '?']) && !address.starts_with("//");
                assert!(is_ours, "{path} leads to {address}");
            }
            for markup in ["<img src=https", "<script>alert", "<style>@import", "\" onload="] {
                assert!(!page.contains(markup), "{path} has {markup}");
            }
            let policy = answer.header("content-security-policy");
            assert!(policy.contains("default-src 'none'") && policy.contains("img-src 'self'"), "{path}");
            assert!(
                !policy.contains("http") && !policy.contains("data:") && !policy.contains('*'),
                "{policy}"
            );
            assert_eq!(answer.header("referrer-policy"), "no-referrer", "{path}");
        }
    }
    assert!(shown >= 6, "it was shown {shown} times only");
}

/// Source: catalogue b08, FreeScout 2026-53592: no script of the pages makes an object of what an address asks; what keys a
/// script looks up are its own. (In a browser: `e2e/tests/hostile.test.js`.)
#[test]
fn sec_b08_no_script_reads_an_address_into_an_object() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/js");
    let mut read = 0;
    for file in std::fs::read_dir(folder).expect("the scripts") {
        let path = file.expect("a script").path();
        let script = std::fs::read_to_string(&path).expect("text");
        for way in
            ["URLSearchParams", "Object.assign", "__proto__", "Object.prototype", "new Function", "eval("]
        {
            assert!(!script.contains(way), "{} has {way}", path.display());
        }
        read += 1;
    }
    assert!(read >= 5, "{read}");
}

/// Source: catalogue b11, RT CVE-2024-3262: of every route there is, nothing that was somebody's is kept.
#[tokio::test]
async fn sec_b11_no_route_lets_anything_be_kept() {
    let desk = Desk::new("attacks kept").await;
    let number = desk.report(desk.nora, "Page blanche").await;
    let mut paths: BTreeSet<String> = pages(&desk, "GET").into_iter().collect();
    let document = desk.get("", "/openapi.json").await.good();
    paths.extend(document["paths"].as_object().expect("paths").keys().map(|path| filled(path)));
    paths.extend([format!("/t/{number}"), format!("/desk/t/{number}"), format!("/t/{number}/evidence")]);
    paths.insert(format!("/roster/{}.ics", desk.vera));
    assert!(paths.len() > 150, "{}", paths.len());
    for path in paths {
        for who in [None, Some(desk.nora), Some(desk.vera), Some(desk.mona)] {
            let answer = look(&desk, who, &path).await;
            assert_eq!(answer.header("cache-control"), "no-store", "{path}: {}", answer.status);
        }
    }
}

/// What no address ought to ask.
const ASKED: [&str; 18] = [
    "' or 1=1 --",
    "\");drop table people;--",
    "1)",
    "a desc, (select body from credentials)",
    "\0",
    "\u{202e}\u{1f702}",
    "-1",
    "99999999999999999999",
    "1e309",
    "NaN",
    "null",
    "[]",
    "{\"a\":1}",
    "../../etc/passwd",
    "%",
    "2026-13-45T99:99",
    "٣",
    "\r\nX-Header: 1",
];

/// The words of a database that speaks of a mistake.
const SQL: [&str; 7] = [
    "sqlite",
    "syntax error",
    "no such column",
    "no such table",
    "unrecognized token",
    "postgres",
    "rusqlite",
];

fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

fn answers(answer: &Answer, what: &str) {
    assert!(answer.status.as_u16() < 500, "{what}: {}", answer.status);
    let text = answer.text().to_lowercase();
    // What was asked may stand on the page, and which database it is where the machine's health is told: what a database says mayn't.
    let is_named = |word: &str| what.contains("/health") && ["sqlite", "postgres"].contains(&word);
    for word in SQL.iter().filter(|word| !what.to_lowercase().contains(*word) && !is_named(word)) {
        assert!(!text.contains(word), "{what}: {word}");
    }
}

/// Source: catalogue d01, RT CVE-2026-41075: every parameter of every address of the interface, with what no address ought to
/// ask. Either it is refused by name, or it is looked for and nothing is found; no database ever speaks.
#[tokio::test]
async fn sec_d01_no_parameter_of_the_interface_reaches_a_database_as_words() {
    let desk = Desk::new("attacks d01 api").await;
    let number = desk.report(desk.nora, "Page blanche").await;
    let document = desk.get("", "/openapi.json").await.good();
    let mut asked = 0;
    for (path, operations) in document["paths"].as_object().expect("paths") {
        let Some(get) = operations.get("get").filter(|_| !path.ends_with("/events")) else { continue };
        let path = filled(&path.replace("{number}", &number.to_string()));
        for parameter in get["parameters"].as_array().into_iter().flatten() {
            if parameter["in"] != "query" {
                continue;
            }
            let name = parameter["name"].as_str().expect("a name");
            for value in ASKED {
                let address = format!("{path}?{name}={}", encoded(value));
                answers(&look(&desk, Some(desk.mona), &address).await, &format!("{path}?{name}={value}"));
                asked += 1;
            }
        }
    }
    assert!(asked > 300, "{asked}");
}

/// The names under which a page is asked for something: of its forms that look something up, and of its links.
fn names(page: &str) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for address in addresses(page) {
        let Some((_, query)) = address.split_once('?') else { continue };
        let pairs = query.split('#').next().unwrap_or_default().split('&');
        all.extend(pairs.filter_map(|pair| pair.split('=').next()).map(str::to_owned));
    }
    for form in page.split("<form").skip(1).filter_map(|form| form.split("</form").next()) {
        if form.split('>').next().is_some_and(|head| !head.contains("method=\"post\"")) {
            let fields = form.split(" name=\"").skip(1).filter_map(|rest| rest.split('"').next());
            all.extend(fields.map(str::to_owned));
        }
    }
    all.retain(|name| !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_'));
    all
}

/// Source: catalogue d01: the same of the pages, by every name that any page asks with.
#[tokio::test]
async fn sec_d01_no_parameter_of_a_page_reaches_a_database_as_words() {
    let desk = Desk::new("attacks d01 pages").await;
    let number = desk.report(desk.nora, "Page blanche").await;
    let mut paths: Vec<String> = pages(&desk, "GET").into_iter().filter(|path| path != "/events").collect();
    paths.extend([format!("/t/{number}"), format!("/desk/t/{number}"), "/reports/2026-11".to_owned()]);
    let mut found: Vec<String> = Vec::new();
    let mut all = BTreeSet::new();
    for path in paths {
        let answer = look(&desk, Some(desk.mona), &path).await;
        answers(&answer, &path);
        if answer.status == StatusCode::OK {
            all.extend(names(&answer.text()));
            found.push(path);
        }
    }
    assert!(all.len() > 15 && found.len() > 30, "{all:?} on {found:?}");
    for path in found {
        for name in &all {
            // Each name meets one on each page, and all of them over the pages.
            for value in ASKED.iter().skip((path.len() + name.len()) % 18).step_by(18) {
                let address = format!("{path}?{name}={}", encoded(value));
                answers(&look(&desk, Some(desk.mona), &address).await, &format!("{path}?{name}={value}"));
            }
        }
    }
}

/// Source: catalogue d03, FreeScout 2025-48388: what is saved as a file has a name of plain letters, whatever it is about.
#[tokio::test]
async fn sec_d03_a_name_of_a_file_is_plain() {
    let desk = Desk::new("attacks d03").await;
    let number = desk.report(desk.nora, "a\r\nSet-Cookie: x=1").await;
    let provider = desk.provider;
    let mut seen = 0;
    for path in [
        "/hours/EMEA.ics".to_owned(),
        format!("/roster/{}.ics", desk.vera),
        format!("/t/{number}/evidence"),
        format!("/reports/evidence?month=2026-10&provider={provider}"),
        format!("/reports/2026-10.csv?provider={provider}"),
        format!("/reports/2026-10.json?provider={provider}"),
        "/hours/EMEA%0d%0aSet-Cookie:x.ics".to_owned(),
        format!("/reports/2026-10%0d%0aX.csv?provider={provider}"),
    ] {
        for who in [desk.vera, desk.mona, desk.nora] {
            let answer = look(&desk, Some(who), &path).await;
            assert!(answer.status.as_u16() < 500, "{path}");
            assert!(answer.headers.get(header::SET_COOKIE).is_none(), "{path}");
            let said = answer.header("content-disposition");
            if said.is_empty() {
                continue;
            }
            seen += 1;
            let name = said.split_once("; filename=\"").and_then(|(_, rest)| rest.strip_suffix('"'));
            let name = name.unwrap_or_else(|| panic!("{path}: {said}"));
            assert!(name.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c)), "{path}: {name}");
        }
    }
    assert!(seen >= 6, "{seen}");
}

/// Source: catalogue d05, Zammad CVE-2024-33667: a verb is one of those that the desk has. Any other word is nowhere, and
/// nothing happens.
#[tokio::test]
async fn sec_d05_a_verb_that_the_desk_does_not_have_is_nowhere() {
    let desk = Desk::new("attacks d05").await;
    let number = desk.report(desk.nora, "Page blanche").await;
    let before = desk.app.position();
    let words = [
        "",
        "constructor",
        "__proto__",
        "toString",
        "destroy",
        "delete",
        "send",
        "eval",
        "Shifts",
        "shifts%00",
        "..%2f",
    ];
    for place in
        ["/desk/roster", "/desk/problems/1", "/desk/maintenance/1", "/desk/releases/1", "/desk/t/N", "/t/N"]
    {
        for word in words {
            let path = format!("{}/{word}", place.replace('N', &number.to_string()));
            let answer = desk.pages().post(desk.mona, &path, &[("seen", "1"), ("form", word)]).await;
            let is_nowhere = [StatusCode::NOT_FOUND, StatusCode::METHOD_NOT_ALLOWED].contains(&answer.status);
            assert!(is_nowhere, "{path}: {}", answer.status);
            let reply = desk
                .post(
                    &desk.bearer(desk.mona).await,
                    &format!("/api/v1/tickets/{number}/{word}"),
                    &serde_json::json!({}),
                )
                .await;
            assert!([404, 405].contains(&reply.status.as_u16()), "{word}: {}", reply.status);
        }
    }
    assert_eq!(desk.app.position(), before, "nothing happened");
}

/// Source: catalogue a16, for what people type: characters that turn the words after them around are shown by their number.
#[tokio::test]
async fn sec_a16_turning_characters_are_shown() {
    let desk = Desk::new("attacks a16").await;
    let number = desk.report(desk.nora, "invoice\u{202e}gnp.exe\u{2066}\u{200b}").await;
    for (who, path) in [
        (desk.nora, format!("/t/{number}")),
        (desk.vera, format!("/desk/t/{number}")),
        (desk.vera, "/desk".to_owned()),
    ] {
        let page = look(&desk, Some(who), &path).await.text();
        assert!(page.contains("invoice[U+202E]gnp.exe[U+2066][U+200B]"), "{path}");
        assert!(!page.contains(['\u{202e}', '\u{2066}', '\u{200b}']), "{path}");
    }
    let kept = desk.get(&desk.bearer(desk.nora).await, &format!("/api/v1/tickets/{number}")).await.good();
    assert!(
        kept["subject"].as_str().is_some_and(|subject| subject.contains('\u{202e}')),
        "what was written is kept"
    );
}
