//! What is in the log of a desk that is served, and what isn't.

use std::fs::File;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use testkit::Folder;

use crate::served::{Server, done, enrolled, link, make_ready};

/// A desk that tells everything it ever tells, in JSON.
struct Talkative {
    folder: Folder,
    server: Server,
}

impl Talkative {
    fn start() -> Talkative {
        let folder = Folder::new();
        let data = folder.path().join("desk").display().to_string();
        make_ready(&["--data", &data]);
        let log = File::create(folder.path().join("log")).expect("a file");
        let server = Server::telling(&["serve", "--data", &data, "--log", "json"], "trace", log.into());
        Talkative { folder, server }
    }

    fn data(&self) -> String {
        self.folder.path().join("desk").display().to_string()
    }

    /// All of it, once the server has ended.
    fn log(mut self) -> String {
        assert_eq!(self.server.end().0, Some(0));
        std::fs::read_to_string(self.folder.path().join("log")).expect("a log is text")
    }
}

/// Source: catalogue c12, GLPI CVE-2026-23624, and e07: whatever happened, and however much is told of it, no key is in the
/// log: no session, no half of one, no link, no token, no password, no code on paper.
#[test]
fn sec_c12_no_log_holds_what_opens() {
    let desk = Talkative::start();
    let data = desk.data();
    let place = ["--data", data.as_str()];
    let mut secrets = vec!["three grey ducks".to_owned(), "three+grey+ducks".to_owned()];
    let key = link(&place);
    let session = enrolled(&desk.server, &key);
    let token = done(&place, "token create --person ann@example.org --name night").trim().to_owned();
    let other = link(&place);
    secrets.extend([
        key,
        other.clone(),
        token.clone(),
        session.split_once('=').expect("a pair").1.to_owned(),
    ]);

    assert_eq!(desk.server.get("/account", &session).status, 200);
    let made = desk.server.post("/roster/calendar/password", "", &session);
    let password = made.body.split("<code>").nth(3).and_then(|rest| rest.split('<').next());
    secrets.extend(password.filter(|word| word.len() > 20).map(str::to_owned));
    desk.server.post("/login", "address=ann%40example.org&password=three+grey+ducks", "");
    // Where nobody should put a key, and somebody does.
    for address in [format!("/sign-in?key={other}"), format!("/tickets?token={token}"), format!("/{other}")] {
        desk.server.get(&address, &session);
    }
    let host = &desk.server.address;
    desk.server.send(&format!(
        "GET /api/v1/tickets HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {token}\r\nConnection: close\r\n\r\n"
    ));
    desk.server.post("/sign-out", "", &session);

    let log = desk.log();
    assert!(log.contains("ending"), "it tells what it does: {log}");
    for secret in secrets {
        assert!(!log.contains(&secret), "{}… is in the log", &secret[..8]);
    }
}

/// Source: catalogue d11: whatever is sent, each line of the log stays one object of JSON, and says nothing that was sent.
#[test]
fn sec_d11_a_hostile_header_writes_no_line() {
    let desk = Talkative::start();
    let host = desk.server.address.clone();
    let hostile = [
        "\"}\n{\"level\":\"ERROR\",\"message\":\"forged-line\"",
        "\u{1b}[2J\u{1b}[31mforged-line",
        "forged-line\u{7f}\u{85}\u{2028}",
        "%0d%0aforged-line%0a{\"a\":1}",
        "\r\n{\"forged-line\":1}",
        "\\u000aforged-line\\",
    ];
    for words in hostile {
        for request in [
            format!("GET / HTTP/1.1\r\nHost: {host}\r\nUser-Agent: {words}\r\nConnection: close\r\n\r\n"),
            format!("GET / HTTP/1.1\r\nHost: {words}\r\nConnection: close\r\n\r\n"),
            format!("GET /{words} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"),
            format!("GET /t/1?at={words} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"),
            format!("{words} / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"),
            format!("GET / HTTP/1.1\r\nHost: {host}\r\nX-{words}: x\r\nConnection: close\r\n\r\n"),
        ] {
            let mut stream = TcpStream::connect(&host).expect("it listens");
            stream.set_read_timeout(Some(Duration::from_secs(15))).expect("a timeout can be set");
            stream.write_all(request.as_bytes()).expect("it reads");
            // What comes back is another test's matter.
            let _ = stream.read_to_end(&mut Vec::new());
        }
        desk.server.post("/login", &format!("address={words}&password={words}"), "");
    }
    let log = desk.log();
    assert!(log.lines().count() > 20, "it tells little: {log}");
    for line in log.lines() {
        let told: serde_json::Value =
            serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        let at = told["timestamp"].as_str().expect("each says when");
        assert!(at.ends_with('Z'), "in universal time: {at}");
    }
    assert!(!log.contains("forged-line"), "the log repeats what was sent");
    assert!(!log.contains('\u{1b}'), "the log moves the cursor of who reads it");
}
