//! What happens, as it happens.

use std::time::Duration;

use app::{KeyKind, Whence};
use axum::body::{Body, BodyDataStream};
use desk::Role;
use desk::chart::ChartCommand;
use desk::fact::Level1Desk;
use desk::fact::PersonFact;
use futures_util::StreamExt;
use serde_json::json;
use tower::ServiceExt;

use super::desk::{Desk, ask};

/// An open stream of events.
struct Heard(BodyDataStream, String);

impl Heard {
    async fn listen(desk: &Desk, bearer: &str, after: Option<u64>) -> Heard {
        let mut request = ask("GET", "/api/v1/events", bearer);
        if let Some(after) = after {
            request = request.header("last-event-id", after.to_string());
        }
        let request = request.body(Body::empty()).expect("a request");
        let response = desk.site.clone().oneshot(request).await.expect("an answer");
        assert_eq!(response.status(), 200);
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        Heard(response.into_body().into_data_stream(), String::new())
    }

    /// The next event's name, id and data; nothing when the stream has ended.
    async fn next(&mut self) -> Option<(String, u64, serde_json::Value)> {
        loop {
            if let Some((event, rest)) = self.1.split_once("\n\n") {
                let field = |name: &str| {
                    event
                        .lines()
                        .find_map(|line| line.strip_prefix(name))
                        .map(|rest| rest.trim_start().to_owned())
                };
                let found = field("event:").zip(field("id:")).zip(field("data:"));
                self.1 = rest.to_owned();
                match found {
                    Some(((name, id), data)) => {
                        let data = serde_json::from_str(&data).expect("JSON");
                        return Some((name, id.parse().expect("a position"), data));
                    }
                    None => continue,
                }
            }
            let more = tokio::time::timeout(Duration::from_secs(10), self.0.next()).await;
            let bytes = more.expect("news within ten seconds")?.expect("a stream that doesn't break");
            self.1.push_str(std::str::from_utf8(&bytes).expect("text"));
        }
    }
}

#[tokio::test]
async fn one_hears_what_one_may_see() {
    let desk = Desk::new("hears").await;
    desk.app.run();
    let (nora, vera, tom) =
        (desk.program(desk.nora).await, desk.program(desk.vera).await, desk.program(desk.tom).await);
    let mut at_nora = Heard::listen(&desk, &nora, None).await;
    let mut at_tom = Heard::listen(&desk, &tom, None).await;
    let number = desk.report(desk.nora, "Heard").await;
    desk.post(&vera, &format!("/api/v1/tickets/{number}/notes"), &json!({"text": "inside"})).await.good();
    desk.post(&vera, &format!("/api/v1/tickets/{number}/acknowledgement"), &json!({})).await.good();
    let (name, first, data) = at_nora.next().await.expect("the opening");
    assert_eq!((name.as_str(), &data["number"]), ("opened", &json!(number)));
    let (name, second, _) = at_nora.next().await.expect("the acknowledgement");
    assert_eq!(name, "acknowledged", "the other side's note is nobody's news");
    assert!(second > first);
    let theirs = desk.report(desk.tom, "Tom's own").await;
    let (name, _, data) = at_tom.next().await.expect("his own opening");
    assert_eq!((name.as_str(), &data["number"]), ("opened", &json!(theirs)));
}

/// Source: catalogue c09 and e10, hard rule 5: a stream ends within a second of a change of authority, also where nothing
/// happens that it would tell.
#[tokio::test]
async fn sec_c09_a_stream_ends_with_a_change_of_role() {
    let desk = Desk::new("sec c09 role").await;
    desk.app.run();
    let changes = [
        (desk.vera, PersonFact::RoleChanged { role: Role::CentreManager }),
        (desk.nora, PersonFact::RoleChanged { role: Role::ProviderManager }),
        (desk.tom, PersonFact::Disabled {}),
    ];
    for (who, fact) in changes {
        let session = desk.key(KeyKind::Session, who).await;
        let token = desk.program(who).await;
        let mut heard = Heard::listen(&desk, &token, None).await;
        desk.app.change_person(who, fact).await.expect("changed");
        let asked = std::time::Instant::now();
        assert_eq!(heard.next().await, None, "the stream has ended");
        assert!(asked.elapsed() < Duration::from_secs(1), "{:?}", asked.elapsed());
        assert!(
            desk.app.enter(KeyKind::Session, &session).await.is_err(),
            "the key from before opens nothing"
        );
    }
    let other = desk.program(desk.quentin).await;
    let mut heard = Heard::listen(&desk, &other, None).await;
    let one = desk.app.keys_of(desk.quentin, KeyKind::Token, None).await.expect("keys").remove(0);
    desk.app.end_key(desk.quentin, KeyKind::Token, one.id, &Whence::default()).await.expect("revoked");
    assert_eq!(heard.next().await, None, "nor does it outlive its key");
}

#[tokio::test]
async fn what_was_missed_is_told_first_and_nothing_twice() {
    let desk = Desk::new("missed").await;
    desk.app.run();
    let nora = desk.program(desk.nora).await;
    let first = desk.report(desk.nora, "One").await;
    let journal = desk.get(&nora, &format!("/api/v1/tickets/{first}/journal")).await.good();
    let position = journal["entries"][0]["position"].as_u64().expect("a position");
    let second = desk.report(desk.nora, "Two").await;
    let mut heard = Heard::listen(&desk, &nora, Some(position)).await;
    let third = desk.report(desk.nora, "Three").await;
    let (_, at_second, data) = heard.next().await.expect("the second");
    assert_eq!(data["number"], second);
    let (_, at_third, data) = heard.next().await.expect("the third");
    assert_eq!(data["number"], third);
    assert!(position < at_second && at_second < at_third);
}

#[tokio::test]
async fn sec_c09_a_stream_ends_with_its_key() {
    let desk = Desk::new("ends").await;
    desk.app.run();
    let secret = desk.key(KeyKind::Token, desk.nora).await;
    let mut heard = Heard::listen(&desk, &format!("Bearer {}", secret.reveal()), None).await;
    desk.report(desk.nora, "Before").await;
    assert!(heard.next().await.is_some());
    desk.app.drop_key(&secret).await.expect("a key less");
    desk.report(desk.nora, "After").await;
    assert_eq!(heard.next().await, None, "the door is closed, so the stream is");

    let mut heard = Heard::listen(&desk, &desk.program(desk.nora).await, None).await;
    desk.app.change_person(desk.nora, desk::PersonFact::Disabled {}).await.expect("a change");
    desk.report(desk.quentin, "Not for her").await;
    let answer = tokio::time::timeout(Duration::from_millis(300), heard.0.next()).await;
    assert!(!matches!(answer, Ok(Some(Ok(bytes))) if String::from_utf8_lossy(&bytes).contains("opened")));
}

/// Source: catalogue c09: the customer has another provider amid the stream; what comes after is the new one's alone.
#[tokio::test]
async fn sec_c09_a_change_of_provider_is_heard_at_once() {
    let desk = Desk::new("sec c09 provider").await;
    desk.app.run();
    let other = desk.app.organisation_by_name("Provider B").await.expect("there").id;
    for provider in [desk.provider, other] {
        let here = ChartCommand::Level1(Level1Desk::Here {});
        desk.app.chart(provider, &here).await.expect("a desk");
    }
    let (nora, tom) = (desk.program(desk.nora).await, desk.program(desk.tom).await);
    let (mut at_nora, mut at_tom) =
        (Heard::listen(&desk, &nora, None).await, Heard::listen(&desk, &tom, None).await);
    let before = desk.report(desk.ines, "For the old provider").await;
    let (_, _, data) = at_nora.next().await.expect("her customer's");
    assert_eq!(data["number"], before);
    let moves = ChartCommand::Support { provider: Some(other), from: None, until: None };
    desk.app.chart(desk.customer, &moves).await.expect("moved");
    let after = desk.report(desk.ines, "For the new provider").await;
    let (_, _, data) = at_tom.next().await.expect("his customer's, now");
    assert_eq!(data["number"], after, "and of the one before he heard nothing");
    let own = desk.report(desk.nora, "Her own").await;
    let (_, _, data) = at_nora.next().await.expect("her own");
    assert_eq!(data["number"], own, "of her customer's second one she heard nothing");
    // Whoever comes back is told what they missed by who they are now.
    let mut again = Heard::listen(&desk, &tom, Some(0)).await;
    assert_eq!(again.next().await.expect("what he missed").2["number"], after);
}

/// Source: catalogue c09: "replay re-authorised per event": told anew to somebody who is less than they were.
#[tokio::test]
async fn sec_c09_what_was_missed_is_told_by_who_one_is_now() {
    let desk = Desk::new("sec c09 replay").await;
    desk.app.run();
    let first = desk.report(desk.sofia, "Her own").await;
    let new = app::NewPerson {
        organisation: desk.direct,
        role: Role::SuperAdministrator,
        name: "Uma".to_owned(),
        email: "uma@example".to_owned(),
        qualified_from: None,
    };
    let uma = desk.app.add_person(&new).await.expect("a person");
    let second = desk.report(uma, "Uma's own").await;
    let mut heard = Heard::listen(&desk, &desk.program(uma).await, Some(0)).await;
    assert_eq!(heard.next().await.expect("all of her organisation's").2["number"], first);
    assert_eq!(heard.next().await.expect("all of her organisation's").2["number"], second);
    let role = Role::AuthorisedUser;
    desk.app.change_person(uma, PersonFact::RoleChanged { role }).await.expect("changed");
    assert_eq!(heard.next().await, None, "the stream ended with the role");
    let mut heard = Heard::listen(&desk, &desk.program(uma).await, Some(0)).await;
    assert_eq!(heard.next().await.expect("her own alone").2["number"], second);
}
