//! What takes two people, on the pages and through the API: emergency access, ways in made anew; and from where a token is good.

use app::{KeyKind, Networks, NewPerson, NewToken, TokenScope, Whence};
use axum::body::Body;
use axum::http::{StatusCode, header};
use desk::{PersonId, Role};
use serde_json::json;

use super::api::desk::{Desk, ask};
use super::world::World;

async fn joins(app: &app::App, name: &str, organisation: desk::OrganisationId, role: Role) -> PersonId {
    let email = format!("{name}@example");
    let new = NewPerson { organisation, role, name: name.to_owned(), email, qualified_from: None };
    app.add_person(&new).await.expect("a person")
}

async fn vendor(app: &app::App, mona: PersonId) -> desk::OrganisationId {
    let key = app.make_key(KeyKind::Session, mona, "").await.expect("a session");
    app.enter(KeyKind::Session, &key).await.expect("in").organisation.id
}

/// Source: the access rules, break-glass, on the pages: asked, granted by another, read without a form, told in the ledger.
#[tokio::test]
async fn an_emergency_is_asked_granted_and_read_on_the_pages() {
    let world = World::new("emergency-pages").await;
    let adam = joins(&world.app, "Adam", vendor(&world.app, world.mona).await, Role::Administrator).await;
    assert_eq!(world.get(world.vera, "/emergency-access").await.status, StatusCode::FORBIDDEN);
    assert_eq!(world.get(world.sofia, "/emergency-access").await.status, StatusCode::FORBIDDEN);
    let of = world.direct.to_string();
    let typed = [("organisation", of.as_str()), ("minutes", "90"), ("reason", "Damaged <row>")];
    let refused = world.post(adam, "/emergency-access", &typed).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("Damaged &lt;row&gt;"), "what was typed is kept");
    let typed = [("organisation", of.as_str()), ("minutes", "30"), ("reason", "Damaged <row>")];
    let asked = world.post(adam, "/emergency-access", &typed).await;
    assert_eq!(asked.location(), "/emergency-access?done=emergency");
    let list = world.get(world.mona, "/emergency-access").await;
    assert!(list.words().contains("waits for a manager") && list.body.contains("Damaged &lt;row&gt;"));
    let grant = list.body.split("action=\"").find(|rest| rest.contains("/grant\"")).expect("a button");
    let grant = grant.split('"').next().expect("an address").to_owned();
    assert!(!world.get(adam, "/emergency-access").await.body.contains("/grant\""), "no button for one's own");
    assert_eq!(world.post(adam, &grant, &[]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(world.post(world.mona, &grant, &[]).await.status, StatusCode::SEE_OTHER);
    let ledger = world.get(world.sofia, &format!("/duties/{of}")).await;
    assert!(ledger.words().contains("Read in an emergency"), "{}", ledger.words());
    assert!(world.get(adam, "/emergency-access").await.words().contains("granted by Mona"));
    let end = grant.replace("/grant", "/end");
    assert_eq!(world.post(adam, &end, &[]).await.status, StatusCode::SEE_OTHER);
}

/// Source: the access rules, break-glass, through the API: the same verbs; no token asks or grants; other organisations
/// stay hidden, also in the lists.
#[tokio::test]
async fn an_emergency_through_the_api_reads_that_organisation_and_writes_nothing() {
    let desk = Desk::new("emergency api").await;
    let adam = joins(&desk.app, "Adam", vendor(&desk.app, desk.mona).await, Role::Administrator).await;
    let (ours, theirs) = (desk.report(desk.sofia, "Ours").await, desk.report(desk.nora, "Theirs").await);
    let (by_adam, by_mona) = (desk.bearer(adam).await, desk.bearer(desk.mona).await);
    let path = |number: u64| format!("/api/v1/tickets/{number}");
    assert_eq!(desk.get(&by_adam, &path(ours)).await.status, StatusCode::NOT_FOUND);
    let body = json!({ "organisation": desk.direct.to_string(), "minutes": 30, "reason": "Damaged" });
    let program = desk.program(adam).await;
    let by_token = desk.post(&program, "/api/v1/emergency-access", &body).await;
    assert_eq!(by_token.problem(), (403, "not-allowed".to_owned()));
    let asked = desk.post(&by_adam, "/api/v1/emergency-access", &body).await.good();
    let grant = format!("/api/v1/emergency-access/{}/{}/grant", desk.direct, asked[0]["number"]);
    assert_eq!(desk.post(&by_adam, &grant, &json!({})).await.problem(), (403, "not-allowed".to_owned()));
    let granted = desk.post(&by_mona, &grant, &json!({})).await.good();
    assert_eq!((granted[0]["live"].as_bool(), granted[0]["minutes"].as_u64()), (Some(true), Some(30)));
    assert_eq!(desk.get(&by_adam, &path(ours)).await.good()["subject"], "Ours");
    assert_eq!(desk.pages().get(adam, &format!("/t/{ours}")).await.status, StatusCode::OK);
    assert_eq!(desk.get(&by_adam, &path(theirs)).await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        desk.get(&program, &path(ours)).await.status,
        StatusCode::NOT_FOUND,
        "no token reads behind it"
    );
    let listed = desk.get(&by_adam, "/api/v1/tickets").await.good();
    assert!(!listed.to_string().contains("Theirs") && listed.to_string().contains("Ours"));
    let said = desk.post(&by_adam, &format!("{}/messages", path(ours)), &json!({ "text": "Hello" })).await;
    assert_eq!(said.status, StatusCode::FORBIDDEN);
    desk.clock("2026-11-20 18:13 Paris");
    assert_eq!(desk.get(&by_adam, &path(ours)).await.status, StatusCode::NOT_FOUND, "half an hour later");
}

/// Source: the access rules, "user: reset MFA": proposed on one person's page, confirmed on another's, the link shown once.
#[tokio::test]
async fn ways_in_are_made_anew_on_the_pages_by_two_people() {
    let world = World::new("reset-pages").await;
    let luc = joins(&world.app, "Luc", world.direct, Role::SuperAdministrator).await;
    let uli = joins(&world.app, "Uli", world.direct, Role::AuthorisedUser).await;
    let page = format!("/people/{uli}");
    let noun = format!("{page}/ways-in/reset");
    let empty = world.post(world.sofia, &noun, &[("reason", "")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let proposed = world.post(world.sofia, &noun, &[("reason", "Lost on a train")]).await;
    assert_eq!(proposed.status, StatusCode::SEE_OTHER);
    let own = world.get(world.sofia, &page).await;
    assert!(own.words().contains("Sofia says") && !own.body.contains("ways-in/reset/confirmation"));
    let other = world.get(luc, &page).await;
    assert!(other.words().contains("Lost on a train") && other.body.contains("ways-in/reset/confirmation"));
    let same = world.post(world.sofia, &format!("{noun}/confirmation"), &[]).await;
    assert_eq!(same.status, StatusCode::FORBIDDEN);
    let made = world.post(luc, &format!("{noun}/confirmation"), &[]).await;
    assert_eq!(made.status, StatusCode::OK);
    let link = made.body.split("/sign-in#").nth(1).and_then(|rest| rest.split('<').next()).expect("a link");
    let came = world.send("", "/sign-in", &[("key", link)]).await;
    assert_eq!(came.location(), "/enrolment");
}

/// Source: the access rules, "TK": owner ∩ scopes ∩ IP list, at the time of the call; what was typed stays.
#[tokio::test]
async fn sec_e21_a_token_is_good_from_its_networks_only() {
    let desk = Desk::new("sec e21 networks").await;
    let networks = Networks::parse("192.0.2.0/24").expect("a network");
    let new = NewToken { name: "office".to_owned(), scope: TokenScope::Read, days: 7, networks };
    let token = desk.app.make_token(desk.mona, &new, &Whence::default()).await.expect("a token");
    let bearer = format!("Bearer {}", token.reveal());
    let from = async |address: Option<&str>| {
        let mut request = ask("GET", "/api/v1/tickets", &bearer);
        if let Some(address) = address {
            request = request.extension(web::Peer(address.parse().expect("an address")));
        }
        desk.send(request, Body::empty()).await.status
    };
    assert_eq!(from(Some("192.0.2.77")).await, StatusCode::OK);
    for elsewhere in [Some("192.0.3.1"), Some("2001:db8::1"), None] {
        assert_eq!(from(elsewhere).await, StatusCode::UNAUTHORIZED, "{elsewhere:?}");
    }
    let pages = desk.pages();
    let typed = [("name", "mine"), ("scope", "write"), ("days", "30"), ("networks", "192.0.2.0/33")];
    let refused = pages.post(desk.mona, "/account/tokens", &typed).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("value=\"192.0.2.0/33\"") && refused.body.contains("value=\"mine\""));
    let typed = [("name", "mine"), ("scope", "write"), ("days", "30"), ("networks", "192.0.2.7/24 ::1")];
    assert_eq!(pages.post(desk.mona, "/account/tokens", &typed).await.status, StatusCode::OK);
    assert!(pages.get(desk.mona, "/account/tokens").await.words().contains("192.0.2.0/24 ::1/128"));
    let request = ask("GET", "/api/v1/tickets", "").header(header::AUTHORIZATION, &bearer);
    assert_eq!(desk.send(request, Body::empty()).await.status, StatusCode::UNAUTHORIZED);
}
