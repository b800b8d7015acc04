//! Files as programs send and read them: announced, piece by piece, resumed, attached by their id.

use axum::http::{StatusCode, header};
use serde_json::json;

use super::desk::{Desk, Reply, ask};
use crate::all::attachments::Folder;

const PIECE: &str = "application/offset+octet-stream";

impl Desk {
    async fn piece(&self, bearer: &str, place: &str, offset: usize, bytes: &[u8]) -> Reply {
        let request = ask("PATCH", place, bearer).header(header::CONTENT_TYPE, PIECE);
        self.send(request.header("upload-offset", offset), bytes.to_vec()).await
    }

    async fn announced(&self, bearer: &str, name: &str, size: usize) -> String {
        let body = json!({ "name": name, "size": size });
        let answer = self.post(bearer, "/api/v1/uploads", &body).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
        answer.headers[header::LOCATION].to_str().expect("an address").to_owned()
    }
}

fn id(place: &str) -> &str {
    place.rsplit('/').next().expect("an id")
}

/// Source: issue 4, "resumable uploads"; security paper R23.
#[tokio::test]
async fn a_file_is_resumed_and_attached() {
    let desk = Desk::new("files").await;
    let _folder = Folder::of("api-files", &desk.app);
    let nora = desk.program(desk.nora).await;
    let place = desk.announced(&nora, "core.bin", 6).await;
    let half = desk.piece(&nora, &place, 0, b"abc").await;
    assert_eq!(half.status, StatusCode::OK, "{}", half.body);
    assert_eq!(half.headers["upload-offset"], "3");
    assert_eq!(desk.piece(&nora, &place, 0, b"abcdef").await.status, StatusCode::CONFLICT);
    let head = desk.send(ask("HEAD", &place, &nora), "").await;
    assert_eq!(head.headers["upload-offset"], "3");
    let number = desk.report(desk.nora, "Blank page").await;
    let messages = format!("/api/v1/tickets/{number}/messages");
    let message = json!({ "text": "The dump.", "files": [id(&place)] });
    assert_eq!(desk.post(&nora, &messages, &message).await.status, StatusCode::CONFLICT, "not whole yet");
    assert!(desk.piece(&nora, &place, 3, b"def").await.good()["whole"].as_bool().expect("yes or no"));
    desk.post(&nora, &messages, &message).await.good();
    assert_eq!(desk.post(&nora, &messages, &message).await.status, StatusCode::NOT_FOUND, "it has its text");

    let list = desk.get(&nora, &format!("/api/v1/tickets/{number}/attachments")).await.good();
    assert_eq!(list["attachments"][0]["name"], "core.bin");
    assert_eq!(list["attachments"][0]["size"], 6);
    let file = format!("/api/v1/tickets/{number}/attachments/{}", id(&place));
    let vera = desk.program(desk.vera).await;
    let bytes = desk.get(&vera, &file).await;
    assert_eq!(bytes.body, "abcdef");
    assert_eq!(bytes.headers["content-security-policy"], "sandbox; default-src 'none'");
    let tom = desk.program(desk.tom).await;
    assert_eq!(desk.get(&tom, &file).await.status, StatusCode::NOT_FOUND);
    assert_eq!(desk.get(&tom, &place).await.status, StatusCode::NOT_FOUND);

    let place = desk.announced(&nora, "a.txt", 1).await;
    desk.piece(&nora, &place, 0, b"a").await.good();
    let report = json!({ "subject": "With a file", "files": [id(&place)] });
    let once = async |key: &str| {
        let request = ask("POST", "/api/v1/tickets", &nora).header(header::CONTENT_TYPE, "application/json");
        desk.send(request.header("idempotency-key", key), report.to_string()).await
    };
    let (first, second) = (once("k").await, once("k").await);
    assert_eq!((first.status, second.status), (StatusCode::CREATED, StatusCode::CREATED), "{}", second.body);
    assert_eq!(first.headers[header::LOCATION], second.headers[header::LOCATION]);
}

/// Source: clause 2.C, issue 4: a program shows a certificate with its proof, and whoever reads the ledger fetches it.
#[tokio::test]
async fn clause_2c_a_program_shows_a_certificate_with_its_proof() {
    let desk = Desk::new("files proof").await;
    let _folder = Folder::of("api-proof", &desk.app);
    let sofia = desk.program(desk.sofia).await;
    let place = desk.announced(&sofia, "diploma.pdf", 4).await;
    let certificates = format!("/api/v1/people/{}/certificates", desk.sofia);
    let shown = json!({
        "certificate": "SA-117", "trainer": "Academy", "from": "2026-01-05T00:00:00Z", "until": "2027-01-05T00:00:00Z",
        "files": [id(&place)]
    });
    assert_eq!(desk.post(&sofia, &certificates, &shown).await.status, StatusCode::CONFLICT, "not whole yet");
    desk.piece(&sofia, &place, 0, b"%PDF").await.good();
    let ledger = desk.post(&sofia, &certificates, &shown).await.good();
    let told = &ledger["customers"][0]["certificates"][0];
    assert_eq!(
        (&told["certificate"], &told["number"], &told["check"]),
        (&json!("SA-117"), &json!(2), &json!("waiting"))
    );
    assert_eq!(
        (&told["files"][0]["name"], &told["files"][0]["id"]),
        (&json!("diploma.pdf"), &json!(id(&place)))
    );
    let again = desk.post(&sofia, &certificates, &shown).await;
    assert_eq!(again.status, StatusCode::NOT_FOUND, "it has its certificate");

    let file = format!("/api/v1/organisations/{}/attachments/{}", desk.direct, id(&place));
    let data = desk.app.data_of(desk.sofia).await.expect("hers");
    assert_eq!(data.files[0].address.as_deref(), Some(file.as_str()), "her export says where");
    for reader in [desk.sofia, desk.vera] {
        let bytes = desk.get(&desk.program(reader).await, &file).await;
        assert_eq!(bytes.body, "%PDF");
        assert_eq!(bytes.headers["content-security-policy"], "sandbox; default-src 'none'");
    }
    for other in [desk.nora, desk.tom, desk.ines] {
        let other = desk.program(other).await;
        assert_eq!(desk.get(&other, &file).await.status, StatusCode::NOT_FOUND);
    }
    let elsewhere = file.replace(&desk.direct.to_string(), &desk.provider.to_string());
    let vera = desk.program(desk.vera).await;
    assert_eq!(desk.get(&vera, &elsewhere).await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        desk.get(&vera, &format!("/api/v1/organisations/x/attachments/{}", id(&place))).await.status,
        StatusCode::NOT_FOUND
    );
}

/// Source: security paper R23: too much is refused when it is announced; other bytes are thrown away.
#[tokio::test]
async fn what_is_too_large_or_another_is_refused() {
    let desk = Desk::new("files refused").await;
    let _folder = Folder::of("api-refused", &desk.app);
    let nora = desk.program(desk.nora).await;
    for size in [2_u64 << 30, (2 << 30) + 1, u64::MAX >> 1] {
        let answer = desk.post(&nora, "/api/v1/uploads", &json!({ "name": "x", "size": size })).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE, "{size}");
    }
    let bad = json!({ "name": "x", "size": 1, "sha256": "0" });
    assert_eq!(desk.post(&nora, "/api/v1/uploads", &bad).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let place = desk.announced(&nora, "x", 2).await;
    assert_eq!(desk.piece(&nora, &place, 0, b"abc").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(desk.get(&nora, &place).await.status, StatusCode::NOT_FOUND, "thrown away");
    let place = desk.announced(&nora, "x", 2).await;
    let json = ask("PATCH", &place, &nora).header(header::CONTENT_TYPE, "application/json");
    let answer = desk.send(json.header("upload-offset", "0"), "{}").await;
    assert_eq!(answer.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    assert_eq!(desk.send(ask("DELETE", &place, &nora), "").await.status, StatusCode::NO_CONTENT);
    assert_eq!(desk.get(&nora, &place).await.status, StatusCode::NOT_FOUND);
}
