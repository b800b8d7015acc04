//! Administration by program: organisations, people, sessions, tokens, data, sign-in, the security journal. What each verb
//! refuses is one table; what it does is told after.

use app::{KeyKind, NewPerson};
use axum::http::{StatusCode, header};
use desk::{OrganisationId, PersonId, Role};
use serde_json::{Value, json};

use super::desk::{Desk, Reply, ask};

/// Somebody of an organisation.
async fn joins(desk: &Desk, name: &str, organisation: OrganisationId, role: Role) -> PersonId {
    let email = format!("{}@example", name.to_lowercase());
    let new = NewPerson { organisation, role, name: name.to_owned(), email, qualified_from: None };
    desk.app.add_person(&new).await.expect("a person")
}

/// Does the security journal have it, to whom and by whom?
async fn is_noted(desk: &Desk, person: PersonId, event: &str, by: PersonId) -> bool {
    let notes = desk.app.security_of(person, 20).await.expect("notes");
    notes.iter().any(|note| note.event.word() == event && note.by == Some(by))
}

/// The same request under one key.
async fn keyed(desk: &Desk, who: PersonId, path: &str, key: &str, body: &Value) -> Reply {
    let request = ask("POST", path, &desk.bearer(who).await)
        .header(header::CONTENT_TYPE, "application/json")
        .header("idempotency-key", key);
    desk.send(request, body.to_string()).await
}

async fn by_session(desk: &Desk, session: &str, method: &str, path: &str, body: &Value) -> Reply {
    let request = ask(method, path, "")
        .header(header::COOKIE, session)
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "application/json");
    desk.send(request, if method == "GET" { String::new() } else { body.to_string() }).await
}

/// A verb, and whom it refuses how.
struct Verb {
    path: String,
    body: Value,
    /// May.
    by: PersonId,
    /// For them it isn't there.
    outside: Option<PersonId>,
    /// They see whose it is, and may not.
    within: Option<PersonId>,
    /// A program may, with a token.
    token: bool,
    /// It takes a fresh proof.
    proof: bool,
}

/// Each of them refuses as it should: 404, 403, a program, an unknown field, a proof of long ago.
async fn refuses(desk: &Desk, verbs: &[Verb]) {
    let mut late = Vec::new();
    for verb in verbs {
        let path = format!("/api/v1{}", verb.path);
        let sends = async |who: PersonId, body: &Value| desk.post(&desk.bearer(who).await, &path, body).await;
        if let Some(outside) = verb.outside {
            assert_eq!(sends(outside, &verb.body).await.problem(), (404, "not-found".to_owned()), "{path}");
        }
        if let Some(within) = verb.within {
            assert_eq!(sends(within, &verb.body).await.problem(), (403, "not-allowed".to_owned()), "{path}");
        }
        if !verb.token {
            let program = desk.program(verb.by).await;
            let answer = desk.post(&program, &path, &verb.body).await;
            assert_eq!(answer.problem(), (403, "not-allowed".to_owned()), "{path} by a program");
        }
        let mut odd = verb.body.clone();
        odd["odd"] = json!(1);
        assert_eq!(sends(verb.by, &odd).await.problem(), (422, "unreadable".to_owned()), "{path}");
        if verb.proof {
            let session = desk.key(KeyKind::Session, verb.by).await;
            late.push((path, format!("session={}", session.reveal()), &verb.body));
        }
    }
    desk.clock("2026-11-20 17:58 Paris");
    for (path, session, body) in late {
        let answer = by_session(desk, &session, "POST", &path, body).await;
        assert_eq!(answer.problem(), (403, "prove-again".to_owned()), "{path}");
    }
}

/// Source: issue "People and doors", administration: organisations are added, and what is said of them, by the pages' verbs.
#[tokio::test]
async fn organisations_are_added_and_charted() {
    let desk = Desk::new("administration organisations").await;
    let mona = desk.bearer(desk.mona).await;
    let all = desk.get(&mona, "/api/v1/organisations").await.good();
    assert_eq!(all.as_array().map(Vec::len), Some(5), "the centre reads all");
    let theirs = desk.get(&desk.bearer(desk.nora).await, "/api/v1/organisations").await.good();
    let names: Vec<&str> =
        theirs.as_array().into_iter().flatten().filter_map(|o| o["name"].as_str()).collect();
    assert_eq!(names, ["Ateliers Moreau", "Provider A"], "a provider reads itself and its customers");

    let body = json!({ "name": "Usine Est", "party": "customer", "region": "EMEA", "provider": desk.provider.to_string() });
    let added = keyed(&desk, desk.mona, "/api/v1/organisations", "one", &body).await;
    assert_eq!(added.status, StatusCode::CREATED, "{}", added.body);
    let place = added.header("location").to_owned();
    let again = keyed(&desk, desk.mona, "/api/v1/organisations", "one", &body).await;
    assert_eq!((again.status, again.header("location")), (StatusCode::CREATED, place.as_str()));
    let one = desk.get(&mona, &place).await.good();
    assert_eq!((&one["party"], &one["provider"]), (&json!("customer"), &json!(desk.provider.to_string())));
    let taken = desk.post(&mona, "/api/v1/organisations", &body).await;
    assert_eq!(taken.problem(), (409, "name-taken".to_owned()));
    let nowhere = json!({ "name": "X", "party": "provider", "region": "MARS" });
    assert_eq!(desk.post(&mona, "/api/v1/organisations", &nowhere).await.problem().1, "unknown-region");
    let vendor = json!({ "name": "X", "party": "vendor", "region": "EMEA" });
    assert_eq!(
        desk.post(&mona, "/api/v1/organisations", &vendor).await.problem().0,
        422,
        "there is one vendor"
    );

    let says = async |noun: &str, body: Value| {
        let seen = desk.get(&mona, &place).await.good()["version"].clone();
        let mut body = body;
        body["seen"] = seen;
        desk.post(&mona, &format!("{place}/{noun}"), &body).await.good()
    };
    assert_eq!(says("support", json!({})).await["provider"], Value::Null, "the vendor itself");
    assert_eq!(
        says("domains", json!({ "domains": ["@Est.example"] })).await["domains"],
        json!(["est.example"])
    );
    assert_eq!(says("name", json!({ "name": "Usine de l'Est" })).await["name"], "Usine de l'Est");
    let stale = desk.post(&mona, &format!("{place}/name"), &json!({ "name": "Y", "seen": 1 })).await;
    assert_eq!(stale.problem().0, 409);
    let provider = format!("/api/v1/organisations/{}", desk.provider);
    let moved = desk.post(&mona, &format!("{provider}/desk"), &json!({ "address": "tel:+33" })).await.good();
    assert_eq!((&moved["desk_here"], &moved["desk_address"]), (&json!(false), &json!("tel:+33")));
    let until = json!({ "from": "2026-01-01T00:00:00Z", "until": "2027-01-01T00:00:00Z" });
    let authorised = desk.post(&mona, &format!("{provider}/authorisation"), &until).await.good();
    assert_eq!(authorised["authorisations"][0]["until"], "2027-01-01T00:00:00Z");
    let ended = desk.post(&mona, &format!("{provider}/authorisation/end"), &json!({})).await.good();
    assert_eq!(ended["authorised"], false);

    let direct = format!("/organisations/{}", desk.direct);
    let verb = |noun: &str, body: Value| Verb {
        path: format!("{direct}{noun}"),
        body,
        by: desk.mona,
        outside: Some(desk.tom),
        within: Some(desk.vera),
        token: true,
        proof: false,
    };
    let table = [
        Verb { path: "/organisations".to_owned(), outside: None, ..verb("", body.clone()) },
        verb("/support", json!({})),
        verb("/authorisation", json!({})),
        verb("/authorisation/end", json!({})),
        verb("/desk", json!({})),
        verb("/domains", json!({ "domains": [] })),
        verb("/name", json!({ "name": "Z" })),
    ];
    refuses(&desk, &table).await;
}

/// Source: issue "People and doors", administration: people are invited, given roles, closed out, by the pages' verbs.
#[tokio::test]
async fn people_are_invited_and_closed_out() {
    let desk = Desk::new("administration people").await;
    let sofia = desk.bearer(desk.sofia).await;
    let people = format!("/api/v1/organisations/{}/people", desk.direct);
    let body = json!({ "name": "Zoé", "email": "zoe@example", "role": "authorised_user" });
    let made = keyed(&desk, desk.sofia, &people, "one", &body).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.body);
    let (place, invited) = (made.header("location").to_owned(), made.json());
    let zoe = invited["person"].as_str().expect("an id").to_owned();
    assert_eq!(place, format!("/api/v1/people/{zoe}/membership"));
    let link = invited["link"].as_str().and_then(|link| link.split('#').nth(1)).expect("a link").to_owned();
    let again = keyed(&desk, desk.sofia, &people, "one", &body).await;
    assert_eq!((again.status, &again.json()), (StatusCode::CREATED, &json!({ "person": zoe, "link": null })));
    let other = desk.post(&sofia, &format!("/api/v1/people/{zoe}/link"), &json!({})).await;
    assert_eq!(other.status, StatusCode::CREATED);
    let came = desk.pages().send("", "/sign-in", &[("key", &link)]).await;
    assert_ne!(came.location(), "/enrolment", "the one before is no longer good");
    let link =
        other.json()["link"].as_str().and_then(|link| link.split('#').nth(1)).expect("a link").to_owned();
    assert_eq!(desk.pages().send("", "/sign-in", &[("key", &link)]).await.location(), "/enrolment");

    let list = desk.get(&sofia, &people).await.good();
    assert_eq!(list["roles"], json!(["authorised_user", "super_administrator"]));
    assert!(list["people"].as_array().is_some_and(|all| all.iter().any(|one| one["email"] == "zoe@example")));
    let seen = desk.get(&sofia, &place).await.good()["version"].clone();
    let up = json!({ "role": "super_administrator", "seen": seen });
    let changed = desk.post(&sofia, &format!("/api/v1/people/{zoe}/role"), &up).await.good();
    assert_eq!(changed["role"], "super_administrator");
    let stale = desk.post(&sofia, &format!("/api/v1/people/{zoe}/disabling"), &json!({ "seen": seen })).await;
    assert_eq!(stale.problem().0, 409);
    let beyond =
        desk.post(&sofia, &format!("/api/v1/people/{zoe}/role"), &json!({ "role": "auditor" })).await;
    assert_eq!(beyond.problem(), (403, "beyond-their-role".to_owned()));
    let gone = desk.post(&sofia, &format!("/api/v1/people/{zoe}/disabling"), &json!({})).await.good();
    assert_eq!(gone["active"], false);

    let uli = joins(&desk, "Uli", desk.direct, Role::AuthorisedUser).await;
    let max = joins(&desk, "Max", desk.provider, Role::ProviderManager).await;
    let verb = |path: String, body: Value, proof| Verb {
        path,
        body,
        by: desk.sofia,
        outside: Some(max),
        within: Some(desk.vera),
        token: false,
        proof,
    };
    let body = json!({ "name": "Q", "email": "q@example", "role": "authorised_user" });
    let table = [
        verb(format!("/organisations/{}/people", desk.direct), body, false),
        verb(format!("/people/{uli}/role"), json!({ "role": "super_administrator" }), true),
        verb(format!("/people/{uli}/disabling"), json!({}), false),
        verb(format!("/people/{uli}/link"), json!({}), false),
    ];
    refuses(&desk, &table).await;
}

/// Source: the access rules, "user: reset MFA": proposed by one, confirmed by another, the link once.
#[tokio::test]
async fn ways_in_are_made_anew_by_two() {
    let desk = Desk::new("administration ways in").await;
    let luc = joins(&desk, "Luc", desk.direct, Role::SuperAdministrator).await;
    let uli = joins(&desk, "Uli", desk.direct, Role::AuthorisedUser).await;
    let (sofia, by_luc) = (desk.bearer(desk.sofia).await, desk.bearer(luc).await);
    let path = format!("/api/v1/people/{uli}/ways-in/reset");
    assert_eq!(desk.get(&sofia, &path).await.good()["waits"], false);
    let waits = desk.post(&sofia, &path, &json!({ "reason": "Lost on a train" })).await.good();
    assert_eq!((&waits["waits"], &waits["reason"]), (&json!(true), &json!("Lost on a train")));
    let declined = desk.post(&by_luc, &format!("{path}/refusal"), &json!({})).await.good();
    assert_eq!(declined["waits"], false);
    desk.post(&sofia, &path, &json!({ "reason": "Lost on a train" })).await.good();
    let same = desk.post(&sofia, &format!("{path}/confirmation"), &json!({})).await;
    assert_eq!(same.problem(), (403, "reset-same-person".to_owned()));
    let made = keyed(&desk, luc, &format!("{path}/confirmation"), "two", &json!({})).await.good();
    let link = made["link"].as_str().and_then(|link| link.split('#').nth(1)).expect("a link");
    let again = keyed(&desk, luc, &format!("{path}/confirmation"), "two", &json!({})).await.good();
    assert_eq!(again["link"], Value::Null, "once");
    assert_eq!(desk.pages().send("", "/sign-in", &[("key", link)]).await.location(), "/enrolment");

    let max = joins(&desk, "Max", desk.provider, Role::ProviderManager).await;
    let verb = |noun: &str, body: Value| Verb {
        path: format!("/people/{uli}/ways-in/reset{noun}"),
        body,
        by: desk.sofia,
        outside: Some(max),
        within: Some(desk.vera),
        token: false,
        proof: true,
    };
    let table =
        [verb("", json!({ "reason": "x" })), verb("/confirmation", json!({})), verb("/refusal", json!({}))];
    refuses(&desk, &table).await;
}

/// Source: access matrix, "own sessions" and "sessions of one's people": listed from where, ended one by one and all.
#[tokio::test]
async fn sessions_are_listed_and_ended() {
    let desk = Desk::new("administration sessions").await;
    let uli = joins(&desk, "Uli", desk.direct, Role::AuthorisedUser).await;
    let session = format!("session={}", desk.key(KeyKind::Session, uli).await.reveal());
    let other = format!("session={}", desk.key(KeyKind::Session, uli).await.reveal());
    let own = by_session(&desk, &session, "GET", "/api/v1/account/sessions", &json!({})).await.good();
    let own = own.as_array().expect("a list").clone();
    assert_eq!((own.len(), own.iter().filter(|one| one["is_this"] == true).count()), (2, 1));
    let id =
        own.iter().find(|one| one["is_this"] == false).expect("the other")["id"].as_str().expect("an id");
    let end = format!("/api/v1/account/sessions/{id}/end");
    assert_eq!(
        by_session(&desk, &session, "POST", &end, &json!({})).await.good().as_array().map(Vec::len),
        Some(1)
    );
    assert_eq!(
        by_session(&desk, &other, "GET", "/api/v1/account/sessions", &json!({})).await.problem().0,
        401
    );
    assert_eq!(by_session(&desk, &session, "POST", &end, &json!({})).await.problem().0, 404, "it ended");
    desk.key(KeyKind::Session, uli).await;
    let all = "/api/v1/account/sessions/end";
    assert_eq!(
        by_session(&desk, &session, "POST", all, &json!({})).await.good().as_array().map(Vec::len),
        Some(1)
    );

    let sofia = desk.bearer(desk.sofia).await;
    let theirs = desk.get(&sofia, &format!("/api/v1/people/{uli}/sessions")).await.good();
    let id = theirs[0]["id"].as_str().expect("an id").to_owned();
    let ended = desk.post(&sofia, &format!("/api/v1/people/{uli}/sessions/{id}/end"), &json!({})).await;
    assert_eq!(ended.good(), json!([]));
    assert_eq!(
        by_session(&desk, &session, "GET", "/api/v1/account/sessions", &json!({})).await.problem().0,
        401
    );
    desk.key(KeyKind::Session, uli).await;
    let ended = desk.post(&sofia, &format!("/api/v1/people/{uli}/sessions/end"), &json!({})).await;
    assert_eq!(ended.good(), json!([]));
    assert!(is_noted(&desk, uli, "session_ended", desk.sofia).await);

    let max = joins(&desk, "Max", desk.provider, Role::ProviderManager).await;
    let verb = |path: String, outside, within| Verb {
        path,
        body: json!({}),
        by: desk.sofia,
        outside,
        within,
        token: false,
        proof: false,
    };
    let (outside, within) = (Some(max), Some(desk.vera));
    let nothing = "01a10b13-a800-7000-8000-000000000000";
    let table = [
        verb("/account/sessions/end".to_owned(), None, None),
        verb(format!("/account/sessions/{nothing}/end"), Some(desk.sofia), None),
        verb(format!("/people/{uli}/sessions/end"), outside, within),
        verb(format!("/people/{uli}/sessions/{nothing}/end"), outside, within),
    ];
    refuses(&desk, &table).await;
}

/// Source: catalogue e21: a token is made after a fresh proof, shown once, and no token breeds another; a manager revokes it.
#[tokio::test]
async fn sec_e21_tokens_are_made_and_revoked() {
    let desk = Desk::new("administration tokens").await;
    let max = joins(&desk, "Max", desk.provider, Role::ProviderManager).await;
    let by_nora = desk.bearer(desk.nora).await;
    let body = json!({ "name": "night", "scope": "write", "days": 7, "networks": ["192.0.2.7/24", "::1"] });
    let made = keyed(&desk, desk.nora, "/api/v1/account/tokens", "one", &body).await;
    assert_eq!((made.status, made.header("location")), (StatusCode::CREATED, "/api/v1/account/tokens"));
    let secret = made.json()["token"].as_str().expect("it is shown").to_owned();
    assert!(app::Secret::presented(&secret).is_like_a_token());
    let again = keyed(&desk, desk.nora, "/api/v1/account/tokens", "one", &body).await;
    assert_eq!((again.status, again.json()), (StatusCode::CREATED, json!({ "token": null })));
    let own = desk.get(&by_nora, "/api/v1/account/tokens").await.good();
    assert_eq!(own.as_array().map(Vec::len), Some(1), "two clicks are one act");
    assert_eq!(
        (&own[0]["name"], &own[0]["scope"], &own[0]["networks"]),
        (&json!("night"), &json!("write"), &json!("192.0.2.0/24 ::1/128"))
    );
    for (odd, code) in [
        (json!({ "name": "x", "days": 366 }), "token-days"),
        (json!({ "name": "x", "networks": ["x"] }), "token-networks"),
    ] {
        assert_eq!(
            desk.post(&by_nora, "/api/v1/account/tokens", &odd).await.problem(),
            (422, code.to_owned())
        );
    }
    let refused = desk.post(&desk.bearer(desk.ines).await, "/api/v1/account/tokens", &body).await;
    assert_eq!(refused.problem(), (403, "not-allowed".to_owned()), "a customer's user has none");

    let by_max = desk.bearer(max).await;
    let theirs = desk.get(&by_max, &format!("/api/v1/people/{}/tokens", desk.nora)).await.good();
    assert!(!theirs.to_string().contains(&secret[8..72]));
    let id = theirs[0]["id"].as_str().expect("an id").to_owned();
    let revocation = format!("/api/v1/people/{}/tokens/{id}/revocation", desk.nora);
    assert_eq!(desk.post(&by_max, &revocation, &json!({})).await.good(), json!([]));
    assert!(is_noted(&desk, desk.nora, "token_revoked", max).await);

    let verb = |path: String, by, outside, within, body| Verb {
        path,
        body,
        by,
        outside,
        within,
        token: false,
        proof: true,
    };
    let table = [
        verb("/account/tokens".to_owned(), desk.nora, None, Some(desk.ines), body),
        verb(
            format!("/people/{}/tokens/{id}/revocation", desk.nora),
            max,
            Some(desk.sofia),
            Some(desk.vera),
            json!({}),
        ),
    ];
    refuses(&desk, &table).await;
}

/// Source: GDPR, articles 15, 17, 18 and 20: data handed out, erasure asked, taken back, turned down, held, done.
#[tokio::test]
async fn data_is_handed_out_and_people_are_erased() {
    let desk = Desk::new("administration data").await;
    let uli = joins(&desk, "Uli", desk.direct, Role::AuthorisedUser).await;
    let (by_uli, sofia) = (desk.bearer(uli).await, desk.bearer(desk.sofia).await);
    let own = desk.post(&by_uli, "/api/v1/account/data", &json!({})).await;
    assert_eq!(
        (own.good()["format"].as_str(), own.header("cache-control")),
        (Some("guichet-person/1"), "no-store")
    );
    let theirs = desk.post(&sofia, &format!("/api/v1/people/{uli}/data"), &json!({})).await.good();
    assert_eq!(theirs["profile"]["name"], "Uli");
    assert!(is_noted(&desk, uli, "exported", desk.sofia).await);

    let at_uli = async |path: &str| desk.post(&by_uli, path, &json!({})).await.good();
    assert!(at_uli("/api/v1/account/erasure").await["asked_at"].is_string());
    assert!(desk.get(&by_uli, "/api/v1/account/erasure").await.good()["asked_at"].is_string());
    assert_eq!(at_uli("/api/v1/account/erasure/withdrawal").await["asked_at"], Value::Null);
    at_uli("/api/v1/account/erasure").await;
    let path = format!("/api/v1/people/{uli}");
    let says = async |noun: &str| {
        desk.post(&sofia, &format!("{path}/{noun}"), &json!({ "reason": "x" })).await.good()
    };
    assert!(says("erasure/refusal").await["declined_at"].is_string());
    assert!(says("erasure/hold").await["held_since"].is_string());
    let held = desk.post(&sofia, &format!("{path}/erasure"), &json!({ "reason": "x" })).await;
    assert_eq!(held.problem().0, 409, "a hold holds");
    let lifted = desk.post(&sofia, &format!("{path}/hold/lifting"), &json!({})).await.good();
    assert_eq!(lifted["held_since"], Value::Null);
    let preview = desk.get(&sofia, &format!("{path}/erasure")).await.good();
    assert!(preview["texts"].as_u64() >= Some(2), "{preview}");
    let stale = json!({ "reason": "Asked", "seen": 1 });
    assert_eq!(desk.post(&sofia, &format!("{path}/erasure"), &stale).await.problem().0, 409);
    let erased = keyed(&desk, desk.sofia, &format!("{path}/erasure"), "one", &json!({ "reason": "Asked" }))
        .await
        .good();
    assert!(erased["erased_at"].is_string() && erased["texts"] == 0, "{erased}");
    keyed(&desk, desk.sofia, &format!("{path}/erasure"), "one", &json!({ "reason": "Asked" })).await.good();

    let ada = joins(&desk, "Ada", desk.direct, Role::AuthorisedUser).await;
    let max = joins(&desk, "Max", desk.provider, Role::ProviderManager).await;
    let verb = |noun: &str, body: Value| Verb {
        path: format!("/people/{ada}/{noun}"),
        body,
        by: desk.sofia,
        outside: Some(max),
        within: Some(desk.vera),
        token: false,
        proof: true,
    };
    let ones_own = |noun: &str, proof| Verb {
        path: format!("/account/{noun}"),
        outside: None,
        within: None,
        proof,
        ..verb("", json!({}))
    };
    let because = || json!({ "reason": "x" });
    let table = [
        ones_own("data", true),
        ones_own("erasure", false),
        ones_own("erasure/withdrawal", false),
        // An agent of the centre has nobody's data but their own, and may not know that they could.
        verb("data", json!({})),
        verb("erasure", because()),
        verb("erasure/refusal", because()),
        verb("erasure/hold", because()),
        verb("hold/lifting", json!({})),
    ];
    refuses(&desk, &table).await;
}

/// Source: issue "People and doors", single sign-on: set, read without its secret, said whose account is whose, taken away.
#[tokio::test]
async fn sign_in_by_a_provider_is_set_and_taken_away() {
    let desk = Desk::new("administration sign-on").await;
    let uli = joins(&desk, "Uli", desk.direct, Role::AuthorisedUser).await;
    let sofia = desk.bearer(desk.sofia).await;
    let path = format!("/api/v1/organisations/{}/sign-in", desk.direct);
    let none = desk.get(&sofia, &path).await.good();
    assert_eq!((&none["version"], &none["issuer"]), (&json!(0), &Value::Null));
    let body =
        json!({ "issuer": "https://id.example", "client": "guichet", "secret": "hush hush", "seen": 0 });
    let set = desk.post(&sofia, &path, &body).await;
    assert!(!set.body.contains("hush"), "what it knows this desk by is told to nobody");
    assert_eq!((&set.good()["issuer"], &set.good()["version"]), (&json!("https://id.example"), &json!(1)));
    assert_eq!(desk.post(&sofia, &path, &body).await.problem(), (409, "stale".to_owned()));
    let odd = json!({ "issuer": "file:///etc", "client": "guichet", "secret": "x", "seen": 1 });
    assert_eq!(desk.post(&sofia, &path, &odd).await.problem(), (422, "not-an-issuer".to_owned()));
    let whose = json!({ "person": uli.to_string(), "subject": "42" });
    let said = desk.post(&sofia, &format!("{path}/people"), &whose).await.good();
    assert_eq!(said["people"][0]["person"], json!(uli.to_string()));
    assert_eq!(
        desk.post(&sofia, &format!("{path}/people"), &whose).await.problem(),
        (409, "has-ways-in".to_owned())
    );
    let gone = desk.post(&sofia, &format!("{path}/removal"), &json!({ "seen": 1 })).await.good();
    assert_eq!(gone["issuer"], Value::Null);

    let max = joins(&desk, "Max", desk.provider, Role::ProviderManager).await;
    let verb = |noun: &str, body: Value| Verb {
        path: format!("/organisations/{}/sign-in{noun}", desk.direct),
        body,
        by: desk.sofia,
        outside: Some(max),
        within: Some(desk.vera),
        token: false,
        proof: true,
    };
    let table = [verb("", body), verb("/removal", json!({ "seen": 1 })), verb("/people", whose)];
    refuses(&desk, &table).await;
}

/// Source: access matrix, security journal: one's own, and that of one's people; whoever only watches reads no name and no
/// place. It is read page by page.
#[tokio::test]
async fn the_security_journal_is_read_page_by_page() {
    let desk = Desk::new("administration security").await;
    let vendor = desk.app.vendor().await.expect("the vendor").id;
    let audrey = joins(&desk, "Audrey", vendor, Role::Auditor).await;
    let whence = app::Whence { network: "192.0.2.9".to_owned(), agent: "an agent".to_owned() };
    let sofia = desk.key(KeyKind::Session, desk.sofia).await;
    let sofia = desk.app.enter(KeyKind::Session, &sofia).await.expect("in");
    for n in 0..230 {
        desk.app.note_denied(&sofia, &whence, &format!("verb {n}")).await.expect("noted");
        if n % 2 == 1 {
            desk.shell.set(desk.app.wall() + jiff::SignedDuration::from_millis(1));
        }
    }
    let path = format!("/api/v1/organisations/{}/security", desk.direct);
    let (mut found, mut next) = (Vec::new(), String::new());
    loop {
        let page = desk.get(&desk.bearer(desk.sofia).await, &format!("{path}{next}")).await.good();
        found.extend(page["notes"].as_array().expect("notes").iter().map(|note| note["about"].to_string()));
        let Some(until) = page["next"].as_str() else { break };
        next = format!("?until={until}");
    }
    assert_eq!(found.len(), 230, "each once");
    let own = desk.get(&desk.bearer(desk.sofia).await, "/api/v1/account/security").await.good();
    assert_eq!(own["notes"][0]["network"], "192.0.2.9");
    let watched = desk.get(&desk.bearer(audrey).await, &path).await.good();
    assert_eq!(
        (&watched["notes"][0]["event"], &watched["notes"][0]["network"]),
        (&json!("denied"), &Value::Null)
    );
    assert_eq!(desk.get(&desk.bearer(desk.nora).await, &path).await.problem().0, 404);
    assert_eq!(
        desk.get(&desk.bearer(desk.vera).await, &path).await.problem(),
        (403, "not-allowed".to_owned())
    );
}
