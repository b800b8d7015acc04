//! What comes over the wire that no browser sends: floods of frames, and requests that two servers would read as two.

use std::io::{ErrorKind, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::Duration;

use testkit::Folder;

use crate::served::Server;

fn desk() -> (Folder, Server) {
    let folder = Folder::new();
    let data = folder.path().display().to_string();
    let server = Server::start(&["serve", "--data", &data]);
    (folder, server)
}

/// A connection of HTTP/2 (RFC 9113), one frame at a time.
struct Wire(TcpStream);

const DATA: u8 = 0;
const HEADERS: u8 = 1;
const RST_STREAM: u8 = 3;
const SETTINGS: u8 = 4;
const CONTINUATION: u8 = 9;
const END_STREAM: u8 = 1;
const END_HEADERS: u8 = 4;
/// The error code of whoever is asked too much.
const GO_AWAY: u8 = 7;

impl Wire {
    fn open(server: &Server) -> Wire {
        let mut stream = TcpStream::connect(&server.address).expect("it listens");
        stream.set_read_timeout(Some(Duration::from_secs(20))).expect("a timeout can be set");
        stream.set_write_timeout(Some(Duration::from_secs(20))).expect("a timeout can be set");
        stream.write_all(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").expect("it reads");
        let mut wire = Wire(stream);
        assert!(wire.send(&frame(SETTINGS, 0, 0, &[])));
        wire
    }

    /// Does it still listen?
    fn send(&mut self, bytes: &[u8]) -> bool {
        self.0.write_all(bytes).is_ok()
    }

    /// What it says until it hangs up. That it does is what is asked.
    fn rest(mut self) -> Vec<u8> {
        let mut all = Vec::new();
        match self.0.read_to_end(&mut all) {
            Ok(_) => {}
            Err(error) if error.kind() == ErrorKind::ConnectionReset => {}
            Err(error) => panic!("it doesn't hang up: {error}, after {} bytes", all.len()),
        }
        all
    }
}

fn frame(kind: u8, flags: u8, stream: u32, body: &[u8]) -> Vec<u8> {
    let length = u32::try_from(body.len()).expect("a frame is short").to_be_bytes();
    [&length[1..], &[kind, flags], &stream.to_be_bytes(), body].concat()
}

/// The head of a request (RFC 7541): by the static table, but for the name of the desk.
fn head(method: u8, authority: &str) -> Vec<u8> {
    let length = u8::try_from(authority.len()).expect("a name is short");
    [&[method, 0x86, 0x84, 0x41, length], authority.as_bytes()].concat()
}
const GET: u8 = 0x82;
const POST: u8 = 0x83;

/// A field of a head, so many bytes long, that no table keeps.
fn padding(size: usize) -> Vec<u8> {
    let mut field = vec![0, 1, b'x', 0x7f];
    // RFC 7541, 5.1: what is beyond seven bits, seven at a time.
    let mut rest = size - 127;
    while rest >= 128 {
        field.push(u8::try_from(rest % 128 + 128).expect("a byte"));
        rest /= 128;
    }
    field.push(u8::try_from(rest).expect("a byte"));
    field.resize(field.len() + size, b'a');
    field
}

/// The frames that a server sent, by kind.
fn kinds(mut bytes: &[u8]) -> Vec<u8> {
    let mut kinds = Vec::new();
    while let [a, b, c, kind, rest @ ..] = bytes {
        kinds.push(*kind);
        let length = usize::from(*a) << 16 | usize::from(*b) << 8 | usize::from(*c);
        bytes = rest.get(5 + length..).unwrap_or_default();
    }
    kinds
}

fn still_answers(server: &Server) {
    assert_eq!(server.get("/healthz", "").status, 200);
}

/// Source: catalogue d12: the wire of these tests speaks HTTP/2 well enough to be answered.
#[test]
fn a_plain_request_of_http_2_is_answered() {
    let (_folder, server) = desk();
    let mut wire = Wire::open(&server);
    assert!(wire.send(&frame(HEADERS, END_HEADERS | END_STREAM, 1, &head(GET, &server.address))));
    let mut all = Vec::new();
    while !kinds(&all).contains(&HEADERS) {
        let mut some = [0; 4096];
        let read = wire.0.read(&mut some).expect("it answers");
        assert!(read > 0, "{all:?}");
        all.extend(&some[..read]);
    }
    wire.0.shutdown(Shutdown::Both).expect("it was open");
}

/// Source: catalogue d12, RUSTSEC-2024-0332: a head that never ends is no head.
#[test]
fn sec_d12_a_head_without_end_is_hung_up_on() {
    let (_folder, server) = desk();
    let mut wire = Wire::open(&server);
    assert!(wire.send(&frame(HEADERS, END_STREAM, 1, &head(GET, &server.address))));
    let more = frame(CONTINUATION, 0, 1, &padding(16_000));
    let sent = (0..20_000).take_while(|_| wire.send(&more)).count();
    assert!(sent < 20_000, "it listened to 320 MB of a head");
    wire.rest();
    still_answers(&server);
}

/// Source: catalogue d12, CVE-2023-44487 (rapid reset): ten thousand requests that are taken back at once.
#[test]
fn sec_d12_ten_thousand_requests_taken_back_are_hung_up_on() {
    let (_folder, server) = desk();
    let mut wire = Wire::open(&server);
    let head = head(GET, &server.address);
    for n in 0..10_000 {
        let stream = 2 * n + 1;
        let asked = frame(HEADERS, END_HEADERS | END_STREAM, stream, &head);
        let taken_back = frame(RST_STREAM, 0, stream, &8_u32.to_be_bytes());
        if !wire.send(&[asked, taken_back].concat()) {
            break;
        }
    }
    let said = wire.rest();
    let answers = kinds(&said).iter().filter(|&&kind| kind == HEADERS).count();
    assert!(answers < 1_000, "{answers} of them were worked on");
    assert!(said.is_empty() || kinds(&said).contains(&GO_AWAY) || answers < 1_000);
    still_answers(&server);
}

/// Source: catalogue d12, RUSTSEC-2026-0258: a body of nothing, without end.
#[test]
fn sec_d12_a_body_of_nothing_is_hung_up_on() {
    let (_folder, server) = desk();
    let mut wire = Wire::open(&server);
    assert!(wire.send(&frame(HEADERS, END_HEADERS, 1, &head(POST, &server.address))));
    let nothing = frame(DATA, 0, 1, &[]).repeat(1_000);
    let sent = (0..2_000).take_while(|_| wire.send(&nothing)).count();
    assert!(sent < 2_000, "it listened to two million frames of nothing");
    still_answers(&server);
}

/// What came back for bytes, and whether the desk hung up.
fn told(server: &Server, request: &str) -> String {
    let mut stream = TcpStream::connect(&server.address).expect("it listens");
    stream.set_read_timeout(Some(Duration::from_secs(20))).expect("a timeout can be set");
    stream.write_all(request.as_bytes()).expect("it reads");
    stream.shutdown(Shutdown::Write).expect("it was open");
    let mut all = Vec::new();
    match stream.read_to_end(&mut all) {
        Ok(_) => {}
        Err(error) if error.kind() == ErrorKind::ConnectionReset => {}
        Err(error) => panic!("it doesn't hang up: {error}"),
    }
    String::from_utf8_lossy(&all).into_owned()
}

/// Source: catalogue d14, hyper RUSTSEC-2021-0078, RFC 9112, 6.1 and 11.2: what another server before this one would read
/// as two requests is refused, or read as one and hung up on. What hides in the body is answered nowhere.
#[test]
fn sec_d14_no_request_is_read_as_two() {
    let (_folder, server) = desk();
    let host = &server.address;
    let hidden = format!("GET /healthz HTTP/1.1\r\nHost: {host}\r\n\r\n");
    let length = hidden.len();
    let heads = [
        ("two lengths", format!("Content-Length: 0\r\nContent-Length: {length}")),
        ("two lengths in one", format!("Content-Length: 0, {length}")),
        ("a length with a sign", format!("Content-Length: +{length}")),
        ("a length of letters", "Content-Length: 0x10".to_owned()),
        ("a length of nothing", "Content-Length: ".to_owned()),
        ("a length below nothing", "Content-Length: -1".to_owned()),
        ("a name with a blank", "Content-Length : 0".to_owned()),
        ("a folded line", format!("X-Folded: a\r\n Content-Length: {length}")),
        ("a bare return", format!("X-Line: a\rContent-Length: {length}")),
        ("chunks by another name", "Transfer-Encoding: xchunked".to_owned()),
        ("chunks, and something after", "Transfer-Encoding: chunked, identity".to_owned()),
        ("chunks behind a letter", "Transfer-Encoding: \u{b}chunked".to_owned()),
        ("a nul", "X-Nul: a\0b".to_owned()),
    ];
    for (why, head) in heads {
        let request = format!("POST /login HTTP/1.1\r\nHost: {host}\r\n{head}\r\n\r\n{hidden}");
        let all = told(&server, &request);
        assert!(all.is_empty() || all.starts_with("HTTP/1.1 400"), "{why}: {all}");
        assert!(!all.contains("alive"), "{why}: {all}");
    }
    // RFC 9112, 2.2: a line may end with a line feed alone. It ends here, and what follows is the body.
    let fed = format!("POST /login HTTP/1.1\nHost: {host}\nContent-Length: {length}\n\n{hidden}");
    assert!(!told(&server, &fed).contains("alive"));
    for (why, body) in [
        ("a chunk of another length", "5\r\nabc\r\n0\r\n\r\n"),
        ("a chunk with a sign", "+3\r\nabc\r\n0\r\n\r\n"),
        ("a chunk of letters", "0x3\r\nabc\r\n0\r\n\r\n"),
        ("a chunk that overflows", "ffffffffffffffffff\r\nabc\r\n0\r\n\r\n"),
    ] {
        let request = format!(
            "POST /login HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nTransfer-Encoding: chunked\r\n\r\n{body}{hidden}"
        );
        assert!(!told(&server, &request).contains("alive"), "{why}");
    }
    still_answers(&server);
}

/// Source: catalogue d14, RFC 9112, 6.1: a request with both ways of saying how long it is may be an attempt at smuggling.
/// It is read by its chunks, and nothing after it on that connection is.
#[test]
fn sec_d14_nothing_follows_a_request_in_chunks() {
    let (_folder, server) = desk();
    let host = &server.address;
    for head in [
        "Content-Length: 4\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nContent-Length: 4",
        "Transfer-Encoding: chunked",
    ] {
        let request = format!(
            "POST /login HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\n{head}\r\n\r\n0\r\n\r\n\
             GET /healthz HTTP/1.1\r\nHost: {host}\r\n\r\n"
        );
        let all = told(&server, &request);
        assert_eq!(all.matches("HTTP/1.1 ").count(), 1, "{head}: {all}");
        assert!(!all.contains("alive"), "{head}: {all}");
    }
}
