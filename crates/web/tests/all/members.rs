//! Who may come in for an organisation, by plain forms.

use axum::http::StatusCode;

use super::world::World;

/// Source: issue "People and doors", signing in: a customer's super administrator invites, gives a role, closes out.
#[tokio::test]
async fn a_super_administrator_invites_and_closes_out_on_the_pages() {
    let world = World::new("members-page").await;
    let list = world.get(world.sofia, "/people").await;
    assert!(list.words().contains("Sofia") && list.words().contains("Invite somebody"), "{}", list.words());
    assert!(list.body.contains(r#"<option value="authorised_user""#));
    assert!(!list.body.contains(r#"<option value="auditor""#), "not hers to give");
    let noun = format!("/organisations/{}/people", world.direct);
    let typed = [("name", "Zoé <b>"), ("email", "no address"), ("role", "authorised_user")];
    let refused = world.post(world.sofia, &noun, &typed).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("Zoé &lt;b&gt;"), "what was typed is kept");
    let beyond = [("name", "Zoé"), ("email", "zoe@example"), ("role", "auditor")];
    assert_eq!(world.post(world.sofia, &noun, &beyond).await.status, StatusCode::FORBIDDEN);
    let typed = [("name", "Zoé"), ("email", "zoe@example"), ("role", "authorised_user")];
    let made = world.post(world.sofia, &noun, &typed).await;
    assert_eq!(made.status, StatusCode::OK);
    let link = made.body.split("/sign-in#").nth(1).and_then(|rest| rest.split('<').next()).expect("a link");
    let came = world.send("", "/sign-in", &[("key", link)]).await;
    assert_eq!((came.status, came.location()), (StatusCode::SEE_OTHER, "/enrolment"));
    let zoe = world.app.person_by_email("zoe@example").await.expect("Zoé");
    let path = format!("/people/{zoe}");
    let seen = world.get(world.sofia, &path).await.hidden("seen");
    let up = [("seen", seen.as_str()), ("role", "super_administrator")];
    assert_eq!(world.post(world.sofia, &format!("{path}/role"), &up).await.status, StatusCode::SEE_OTHER);
    let stale = world.post(world.sofia, &format!("{path}/disabling"), &[("seen", &seen)]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    let seen = world.get(world.sofia, &path).await.hidden("seen");
    let gone = world.post(world.sofia, &format!("{path}/disabling"), &[("seen", &seen)]).await;
    assert_eq!(gone.status, StatusCode::SEE_OTHER);
    assert!(world.get(world.sofia, &path).await.words().contains("has left"));
}

/// Source: catalogue e10, hard rule 5: at the next request after a change of role the session known before opens nothing;
/// whoever comes in anew has a fresh one, as what they are now.
#[tokio::test]
async fn sec_e10_a_change_of_role_ends_the_session_that_was() {
    let world = World::new("members-e10").await;
    let before = world.app.make_key(app::KeyKind::Session, world.vera, "").await.expect("a session");
    let cookie = format!("session={}", before.reveal());
    assert_eq!(world.open(&cookie, "/desk").await.status, StatusCode::OK);
    let path = format!("/people/{}", world.vera);
    let seen = world.get(world.mona, &path).await.hidden("seen");
    let up = [("seen", seen.as_str()), ("role", "centre_manager")];
    assert_eq!(world.post(world.mona, &format!("{path}/role"), &up).await.status, StatusCode::SEE_OTHER);
    assert_eq!(world.open(&cookie, "/desk").await.location(), "/login?next=/desk");
    let after = world.app.make_key(app::KeyKind::Session, world.vera, "").await.expect("a session");
    assert_ne!(before.reveal(), after.reveal());
    assert_eq!(
        world.open(&format!("session={}", after.reveal()), "/desk/outbox").await.status,
        StatusCode::OK
    );
    assert_eq!(world.open(&cookie, "/desk").await.status, StatusCode::SEE_OTHER, "the old one stays dead");
}

/// Source: the access rules, hard rule 2: outside one's scope there is nothing; within, it is refused by name.
#[tokio::test]
async fn nobody_reads_the_people_of_another_organisation() {
    let world = World::new("members-scope").await;
    for organisation in [world.provider, world.customer] {
        let path = format!("/organisations/{organisation}/people");
        assert_eq!(world.get(world.sofia, &path).await.status, StatusCode::NOT_FOUND);
        assert_eq!(
            world.get(world.mona, &path).await.status,
            StatusCode::OK,
            "the centre's manager: everybody"
        );
    }
    assert_eq!(world.get(world.nora, "/people").await.status, StatusCode::FORBIDDEN);
    assert_eq!(world.get(world.vera, "/people").await.status, StatusCode::FORBIDDEN);
    assert_eq!(
        world.get(world.sofia, &format!("/people/{}", world.nora)).await.status,
        StatusCode::NOT_FOUND
    );
    let link = format!("/people/{}/link", world.nora);
    assert_eq!(world.post(world.sofia, &link, &[]).await.status, StatusCode::NOT_FOUND);
    let one = world.get(world.mona, &format!("/people/{}", world.mona)).await;
    assert!(!one.body.contains("/disabling"), "not of oneself");
}

/// Source: access matrix, "sessions" and "tokens" of one's people: seen and ended by whoever answers for them.
#[tokio::test]
async fn what_somebody_is_in_by_is_ended_on_their_page() {
    let world = World::new("members-keys").await;
    let session = world.app.make_key(app::KeyKind::Session, world.vera, "").await.expect("a session");
    let new = app::NewToken {
        name: "night <b>".to_owned(),
        scope: app::TokenScope::Read,
        days: 7,
        networks: app::Networks::default(),
    };
    let token = world.app.make_token(world.vera, &new, &app::Whence::default()).await.expect("a token");
    let path = format!("/people/{}", world.vera);
    let noun = |page: &str, end: &str| {
        let action =
            page.split("action=\"").find(|rest| rest.split('"').next().is_some_and(|at| at.ends_with(end)));
        action.and_then(|rest| rest.split('"').next()).expect("a button").to_owned()
    };
    let page = world.get(world.mona, &path).await;
    assert!(page.words().contains("Where they are in"), "{}", page.words());
    let end = noun(&page.body, "/end");
    assert_eq!(world.post(world.sofia, &end, &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(world.post(world.mona, &end, &[]).await.location(), format!("{path}?done=people"));
    assert!(world.app.enter(app::KeyKind::Session, &session).await.is_err());
    let tokens = world.get(world.mona, &format!("{path}/tokens")).await;
    assert!(tokens.body.contains("night &lt;b&gt;") && !tokens.body.contains(token.reveal()));
    let revoke = noun(&tokens.body, "/revocation");
    assert_eq!(world.post(world.mona, &revoke, &[]).await.status, StatusCode::SEE_OTHER);
    assert!(world.app.enter(app::KeyKind::Token, &token).await.is_err());
    let all = world.post(world.mona, &format!("{path}/sessions/end"), &[]).await;
    assert_eq!(all.status, StatusCode::SEE_OTHER);
    assert_eq!(world.get(world.sofia, &format!("{path}/tokens")).await.status, StatusCode::NOT_FOUND);
}

/// Source: issue "People and doors", administration: an organisation is added and renamed by plain forms; what was typed stays.
#[tokio::test]
async fn an_organisation_is_added_and_renamed_on_the_pages() {
    let world = World::new("organisations-page").await;
    assert!(
        !world.get(world.nora, "/desk/organisations").await.body.contains("action=\"/desk/organisations\"")
    );
    let typed = |name| [("name", name), ("party", "customer"), ("region", "EMEA"), ("provider", "")];
    let refused = world.post(world.mona, "/desk/organisations", &typed("Provider A")).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.body.contains("value=\"Provider A\""), "what was typed is kept");
    assert_eq!(
        world.post(world.vera, "/desk/organisations", &typed("X")).await.status,
        StatusCode::FORBIDDEN
    );
    let added = world.post(world.mona, "/desk/organisations", &typed("Usine Est")).await;
    let path = added.location().trim_end_matches("?done=said").to_owned();
    let page = world.get(world.mona, &path).await;
    assert!(page.words().contains("Usine Est"));
    let named = [("name", "Usine Ouest"), ("seen", &page.hidden("seen"))];
    assert_eq!(world.post(world.mona, &format!("{path}/name"), &named).await.status, StatusCode::SEE_OTHER);
    assert!(world.get(world.mona, "/desk/organisations").await.words().contains("Usine Ouest"));
}
