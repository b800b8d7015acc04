//! Doors: who comes through each address, by the list that the site itself is made of.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use app::{KeyKind, NewToken, TokenScope, Whence};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use web::{Door, Hung, Settings, Site};

use super::api::desk::{Desk, ask};
use super::world::World;

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/DOORS.md");

fn doors(app: &app::App) -> Vec<Hung> {
    web::doors(&Site::new(app.clone(), Settings::default()))
}

/// An address with something in place of its parameters.
fn filled(path: &str) -> String {
    let part = |part: &'_ str| if part.starts_with('{') { "1".to_owned() } else { part.to_owned() };
    path.split('/').map(part).collect::<Vec<_>>().join("/")
}

fn line(hung: &Hung) -> String {
    let who = match hung.door {
        Door::Anybody => "anybody".to_owned(),
        Door::Half => "half in".to_owned(),
        Door::SignedIn => "one's own".to_owned(),
        Door::Program(_) | Door::Does(_) => {
            let words: Vec<_> =
                hung.door.actions().iter().map(|action| format!("`{}`", action.word())).collect();
            words.join(", ")
        }
    };
    let more = match hung.door {
        Door::Program(_) if hung.path == "/metrics" => "a token or a session",
        Door::Program(_) => "its own password",
        door if door.takes_proof() => "proof, no token",
        Door::Does(_) if !hung.door.takes_tokens() => "no token",
        _ => "",
    };
    let noted = hung.shows.map(|what| format!("noted: {}", what.word().replace('_', " ")));
    let besides: Vec<&str> = [more, noted.as_deref().unwrap_or_default()].into();
    let besides: Vec<&str> = besides.into_iter().filter(|part| !part.is_empty()).collect();
    format!("| {} | `{}` | {who} | {} |", hung.method, hung.path, besides.join(", "))
}

fn page(all: &[Hung]) -> String {
    let mut text = String::from(
        "# Doors\n\nEvery address, and for what one comes through it. *Anybody*, *half in* (one factor of two, or a link) and *one's own* \
         account name no verb; every other address names those of the access table ([ACCESS.md](ACCESS.md)) that are done \
         behind it. Which of them somebody may do, on what, the table says; the door asks for the rest: that they are in, \
         for a fresh proof where the verb bears that mark, and of a program that the verb is one for tokens. *Noted*: who was \
         shown it is written down, for the audit of whose it is.\n\n\
         A test writes this page from the site itself: `GUICHET_RENEW=1 cargo test -p web --test all -- doors`.\n\n\
         | | Address | For | Besides |\n| --- | --- | --- | --- |\n",
    );
    for hung in all {
        writeln!(text, "{}", line(hung)).expect("a string grows");
    }
    let behind_none = desk::Action::ALL
        .iter()
        .filter(|action| !all.iter().any(|hung| hung.door.actions().contains(action)));
    let words: Vec<_> = behind_none.map(|action| format!("`{}`", action.word())).collect();
    writeln!(text, "\nVerbs with no address of their own: {}.", words.join(", ")).expect("a string grows");
    text
}

/// Source: the access rules, hard rule 1: no address without an action; the list is a page that people read.
#[tokio::test]
async fn every_address_has_a_door_and_stands_on_the_page() {
    let world = World::new("doors-page").await;
    let all = doors(&world.app);
    let text = page(&all);
    if std::env::var_os("GUICHET_RENEW").is_some() {
        std::fs::write(PAGE, &text).expect("the page is written");
    }
    let golden = std::fs::read_to_string(PAGE).expect("the page is there");
    let first = text.lines().zip(golden.lines()).find(|(now, then)| now != then);
    assert!(text == golden, "the doors have changed ({first:?}): GUICHET_RENEW=1 renews docs/DOORS.md");
    for hung in &all {
        let same =
            all.iter().filter(|other| (other.method, &other.path) == (hung.method, &hung.path)).count();
        assert_eq!(same, 1, "{} {} stands there once", hung.method, hung.path);
    }
}

/// Source: hard rule 1: there is no way around the doors; whoever adds a route elsewhere fails here.
#[test]
fn no_file_but_one_hangs_a_route() {
    let src = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src"));
    let mut files = vec![src.clone()];
    while let Some(at) = files.pop() {
        if at.is_dir() {
            files.extend(
                std::fs::read_dir(&at).expect("a folder").map(|entry| entry.expect("an entry").path()),
            );
        } else if at != src.join("doors.rs") && at.extension() == Some("rs".as_ref()) {
            let text = std::fs::read_to_string(&at).expect("a source file");
            for way in [".route(", ".route_service(", ".nest(", ".routes(", "axum::routing", "nest_service"] {
                let found =
                    text.lines().find(|line| line.contains(way) && !line.trim_start().starts_with("//"));
                assert_eq!(found, None, "{} goes around the doors", Path::new(&at).display());
            }
        }
    }
}

/// Source: hard rule 1, issue "People and doors": the document of the API and the list of doors name the same verbs.
#[tokio::test]
async fn the_document_and_the_doors_name_the_same_verbs() {
    let desk = Desk::new("doors document").await;
    let document = desk.get("", "/openapi.json").await.good();
    let mut promised = Vec::new();
    for (path, operations) in document["paths"].as_object().expect("paths") {
        promised.extend(
            operations
                .as_object()
                .expect("operations")
                .keys()
                .map(|method| (method.to_uppercase(), path.clone())),
        );
    }
    let is_api = |hung: &&Hung| hung.path.starts_with("/api/") && hung.method != "*";
    let mut hung: Vec<_> = doors(&desk.app)
        .iter()
        .filter(is_api)
        .map(|hung| (hung.method.to_owned(), hung.path.clone()))
        .collect();
    promised.sort();
    hung.sort();
    assert_eq!(promised, hung);
}

/// What a page has and a program hasn't, and why.
const OF_PAGES_ALONE: [(&str, &str); 1] =
    [("/organisations/{}/sign-in/trial", "a browser goes to the provider and comes back")];

/// Source: issue "People and doors", administration: all by the same verbs through the API. Each page that changes something
/// has its like there, at the same address and for the same verb; and no verb of the table is a page's alone.
#[tokio::test]
async fn each_verb_of_administration_has_its_like_in_the_api() {
    use desk::Action::*;
    let administration = [
        ManageOrganisations,
        InvitePeople,
        ChangeRole,
        DisablePeople,
        ResetWaysIn,
        ManageSignOn,
        ReadSessions,
        ReadAudit,
        ReadSecurity,
        ExportPerson,
        AskErasure,
        ErasePerson,
        ManageTokens,
        BreakGlass,
        ConfirmBreakGlass,
        EndBreakGlass,
    ];
    let world = World::new("doors-api").await;
    let all = doors(&world.app);
    let bare = |path: &str| {
        let part = |part: &'_ str| if part.starts_with('{') { "{}".to_owned() } else { part.to_owned() };
        let path = path.trim_start_matches("/api/v1");
        path.trim_start_matches("/desk").split('/').map(part).collect::<Vec<_>>().join("/")
    };
    let (api, pages): (Vec<&Hung>, Vec<&Hung>) = all.iter().partition(|hung| hung.path.starts_with("/api/"));
    let has_like = |page: &Hung| {
        let is_like =
            |hung: &&Hung| bare(&hung.path) == bare(&page.path) && hung.door.actions() == page.door.actions();
        api.iter().copied().filter(|hung| hung.method == "POST").any(|hung| is_like(&hung))
    };
    let mut asked = 0;
    for page in pages.iter().filter(|page| page.method == "POST") {
        if !page.door.actions().iter().any(|action| administration.contains(action)) {
            continue;
        }
        let is_alone = OF_PAGES_ALONE.iter().any(|(path, _)| *path == bare(&page.path));
        assert_eq!(has_like(page), !is_alone, "POST {}", page.path);
        asked += 1;
    }
    assert!(asked >= 25, "{asked}");
    for action in desk::Action::ALL {
        let behind = |all: &[&Hung]| all.iter().any(|hung| hung.door.actions().contains(action));
        assert!(!behind(&pages) || behind(&api), "{} is a page's alone", action.word());
    }
}

/// Source: hard rule 1, deny by default: nobody comes through any door but those for anybody.
#[tokio::test]
async fn nobody_comes_through_a_door_that_asks_who() {
    let world = World::new("doors-nobody").await;
    let mut asked = 0;
    for hung in doors(&world.app) {
        if matches!(hung.door, Door::Anybody) {
            continue;
        }
        let path = filled(&hung.path);
        let answer = match hung.method {
            "GET" => world.open("", &path).await,
            "POST" | "*" => world.send("", &path, &[]).await,
            other => {
                let request =
                    Request::builder().method(other).uri(&path).header("sec-fetch-site", "same-origin");
                world.ask(request.body(Body::empty()).expect("a request")).await
            }
        };
        let is_shut = match answer.status {
            StatusCode::UNAUTHORIZED => true,
            StatusCode::SEE_OTHER => {
                answer.location().starts_with("/login") || answer.location() == "/sign-in"
            }
            _ => false,
        };
        assert!(is_shut, "{} {path}: {} {}", hung.method, answer.status, answer.location());
        asked += 1;
    }
    assert!(asked > 200, "{asked}");
}

/// Source: access matrix, `ff`: a verb that bears the mark takes a proof not older than fifteen minutes at each of its doors,
/// before the handler; what was typed is kept. A token never comes through.
#[tokio::test]
async fn a_marked_verb_takes_a_proof_at_each_of_its_doors() {
    let desk = Desk::new("doors proof").await;
    let world = desk.pages();
    let mut sessions = Vec::new();
    for who in [desk.sofia, desk.mona] {
        sessions.push(format!("session={}", desk.key(KeyKind::Session, who).await.reveal()));
    }
    desk.clock("2026-11-20 17:58 Paris");
    let mut asked = 0;
    for hung in doors(&desk.app).into_iter().filter(|hung| hung.door.takes_proof()) {
        for session in &sessions {
            let path = filled(&hung.path);
            let role = if session == &sessions[0] {
                desk::Role::SuperAdministrator
            } else {
                desk::Role::CentreManager
            };
            let reach =
                |action: &desk::Action| desk::access::reach(role, *action) != desk::access::Reach::Never;
            if !hung.door.actions().iter().any(reach) {
                continue;
            }
            let what = format!("{} {path}", hung.method);
            if path.starts_with("/api/") {
                let request = ask(hung.method, &path, "").header(header::COOKIE, session);
                let request = request
                    .header(header::CONTENT_TYPE, "application/json")
                    .header("sec-fetch-site", "same-origin");
                let body = if hung.method == "GET" { "" } else { "{}" };
                assert_eq!(
                    desk.send(request, body).await.problem(),
                    (403, "prove-again".to_owned()),
                    "{what}"
                );
            } else if hung.method == "GET" {
                assert!(
                    world.open(session, &path).await.location().starts_with("/account/proof?next="),
                    "{what}"
                );
            } else {
                let answer = world.send(session, &path, &[("reason", "Long & typed")]).await;
                assert_eq!(answer.status, StatusCode::FORBIDDEN, "{what}");
                assert!(answer.words().contains("Show that it's you"), "{what}");
                assert_eq!(answer.hidden("next"), path);
                assert_eq!(answer.hidden("along.reason"), "Long &amp; typed", "{what}");
            }
            asked += 1;
        }
    }
    assert!(asked >= 5, "{asked}");
}

/// Source: access matrix, "TK": no token comes through a door of a verb that isn't a program's.
#[tokio::test]
async fn sec_e21_no_token_comes_through_a_door_that_isnt_for_programs() {
    let desk = Desk::new("doors tokens").await;
    let new = NewToken {
        name: "all".to_owned(),
        scope: TokenScope::Write,
        days: 90,
        networks: app::Networks::default(),
    };
    let mut asked = 0;
    for who in [desk.mona, desk.sofia] {
        let token = desk.app.make_token(who, &new, &Whence::default()).await.expect("a token");
        let bearer = format!("Bearer {}", token.reveal());
        for hung in doors(&desk.app)
            .into_iter()
            .filter(|hung| hung.path.starts_with("/api/") && !hung.door.takes_tokens())
        {
            let request = ask(hung.method, &filled(&hung.path), &bearer)
                .header(header::CONTENT_TYPE, "application/json");
            let answer = desk.send(request, if hung.method == "GET" { "" } else { "{}" }).await;
            assert_eq!(answer.problem(), (403, "not-allowed".to_owned()), "{} {}", hung.method, hung.path);
            asked += 1;
        }
    }
    assert!(asked > 10, "{asked}");
}

/// Source: catalogue e18 and the form that waits: it goes to an address of this site, by a click, and nowhere else.
#[tokio::test]
async fn sec_e18_what_waits_for_a_proof_goes_nowhere_else() {
    let world = World::new("doors-along").await;
    let session = world.app.make_key(KeyKind::Session, world.mona, "").await.expect("a session");
    let cookie = format!("session={}", session.reveal());
    let typed =
        [("next", "//evil/x"), ("sends", "yes"), ("along.name", "<b>"), ("password", "wrong"), ("code", "")];
    let refused = world.send(&cookie, "/account/proof", &typed).await;
    assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
    assert_eq!(refused.hidden("next"), "/");
    assert_eq!(refused.hidden("along.name"), "&lt;b&gt;", "a mistyped password loses nothing");
    let elsewhere = Request::post("/account/proof")
        .header(header::COOKIE, &cookie)
        .header("sec-fetch-site", "cross-site")
        .body(Body::from("next=/people/1/role&sends=yes"));
    assert_eq!(world.ask(elsewhere.expect("a request")).await.status, StatusCode::FORBIDDEN);
}
