//! What the desk takes end to end, beside the raw ceiling of the same run: `bin/bench desk`.
//!
//! The server is a process of its own, reached over loopback with a token, each answer scoped to its asker. The ceiling is a
//! bare page of axum served and asked in the same way, and the store's bare group commit. Figures are rates over some
//! seconds; compare them with the ceiling of their own run, not with another machine's.
#![allow(clippy::print_stdout, reason = "figures are what it is for")]
#![allow(clippy::unwrap_used, reason = "a measurement that can't go on stops")]
#![allow(missing_docs, reason = "a program, not a library")]
#![allow(clippy::disallowed_methods, reason = "a bench reads the wall clock")]

use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use app::{App, Form, KeyKind, NewOrganisation, NewPerson, Shell, Visitor};
use desk::fact::{Door, Party};
use desk::{NewTicket, Role};
use jiff::Timestamp;
use store::{Db, Location};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

const AGREEMENT: &str = include_str!("../../../agreements/2021-09.toml");
const CLIENTS: u64 = 16;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(at) = arguments.iter().position(|a| a == "--serve-bare") {
        return bare(&arguments[at + 1]);
    }
    // `cargo test --benches` asks for a smoke test, not for figures.
    let real = arguments.iter().any(|argument| argument == "--bench");
    let (turn, tickets) =
        if real { (Duration::from_secs(4), 100_000) } else { (Duration::from_millis(100), 50) };
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(measure(turn, tickets));
}

async fn measure(turn: Duration, tickets: u64) {
    ceiling(turn).await;
    let folder = testkit::Folder::new();
    let data = folder.path().join("desk");
    std::fs::create_dir_all(&data).unwrap();
    let file = Location::SqliteFile(data.join("guichet.sqlite3"));
    desk("sqlite", file, &["--data", data.to_str().unwrap()], turn, tickets).await;
    if let Some(cluster) = testkit::Cluster::durable() {
        let url = cluster.database();
        desk("postgres", Location::Postgres(url.clone()), &["--database", &url], turn, tickets).await;
    }
}

/// A bare page, in a process of its own.
async fn ceiling(turn: Duration) {
    let address = free_address().await;
    let me = std::env::current_exe().unwrap();
    let _server = Server::start(Command::new(me).args(["--serve-bare", &address]), &address).await;
    let asked = together(&address, turn, |_| "GET / HTTP/1.1\r\nHost: d\r\n\r\n".to_owned()).await;
    report("ceiling: a bare page of axum", &asked, turn);
}

fn bare(address: &str) {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let page = axum::Router::new().route("/", axum::routing::get(async || "x".repeat(1024)));
        axum::serve(TcpListener::bind(address).await.unwrap(), page).await.unwrap();
    });
}

async fn desk(engine: &str, location: Location, place: &[&str], turn: Duration, tickets: u64) {
    let (token, session) = seed(location, tickets).await;
    let address = free_address().await;
    let program = env!("CARGO_BIN_EXE_guichet");
    let begun = Instant::now();
    let server =
        Server::start(Command::new(program).args(["serve", "--listen", &address]).args(place), &address)
            .await;
    println!("{engine}: start to first answer, {tickets} tickets: {:.3} s", begun.elapsed().as_secs_f64());

    let get = |path: &str| {
        format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nAuthorization: Bearer {token}\r\n\r\n")
    };
    let list = get("/api/v1/tickets?sort=due&limit=50");
    let asked = together(&address, turn, move |_| list.clone()).await;
    report(&format!("{engine}: list of 50 by due, of {tickets}"), &asked, turn);
    let one = get(&format!("/api/v1/tickets/{}", 1000 + tickets / 2));
    let asked = together(&address, turn, move |_| one.clone()).await;
    report(&format!("{engine}: one ticket with its clocks"), &asked, turn);
    let page = format!("GET /desk HTTP/1.1\r\nHost: {address}\r\nCookie: session={session}\r\n\r\n");
    let asked = together(&address, turn, move |_| page.clone()).await;
    report(&format!("{engine}: the queue page"), &asked, turn);
    let host = address.clone();
    let asked = together(&address, turn, move |n| {
        let body = format!(r#"{{"subject":"Blank page after sign-in","stops":"everything","description":"Since this morning, number {n}."}}"#);
        format!(
            "POST /api/v1/tickets HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {token}\r\nIdempotency-Key: k{n}\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        )
    })
    .await;
    report(&format!("{engine}: creates, full durability"), &asked, turn);
    drop(server);
}

struct Real;

impl Shell for Real {
    fn wall(&self) -> Timestamp {
        Timestamp::now()
    }

    fn chance(&self) -> [u8; 32] {
        static DRAWN: AtomicU64 = AtomicU64::new(0);
        let n = DRAWN.fetch_add(1, Ordering::Relaxed);
        desk::Digest::of(&[&n.to_be_bytes(), &std::process::id().to_be_bytes()]).0
    }

    fn sealing_key(&self) -> [u8; 32] {
        [7; 32]
    }
}

/// A desk with many tickets: a token of a centre agent, and a session.
async fn seed(location: Location, tickets: u64) -> (String, String) {
    let app = App::start(Db::open(location).await.unwrap(), Real, &[AGREEMENT]).await.unwrap();
    let add = async |name: &str, party, provider| {
        let new = NewOrganisation { name: name.into(), party, region: "EMEA".into(), provider };
        app.add_organisation(&new).await.unwrap()
    };
    let (vendor, provider) =
        (add("Vendor", Party::Vendor, None).await, add("Provider", Party::Provider, None).await);
    let join = async |name: &str, organisation, role| {
        let email = format!("{name}@example");
        let new = NewPerson { organisation, role, name: name.into(), email, qualified_from: None };
        app.add_person(&new).await.unwrap()
    };
    let agent = join("agent", vendor, Role::CentreAgent).await;
    let nora = join("nora", provider, Role::ProviderAgent).await;
    let key = app.make_key(KeyKind::Session, nora, "").await.unwrap();
    let nora = Arc::new(app.enter(KeyKind::Session, &key).await.unwrap());
    let mut under_way = JoinSet::new();
    for n in 0..tickets {
        under_way.spawn(open(app.clone(), nora.clone(), n));
        if under_way.len() >= 256 {
            under_way.join_next().await.unwrap().unwrap();
        }
    }
    under_way.join_all().await;
    let token = app.make_key(KeyKind::Token, agent, "bench").await.unwrap().reveal().to_owned();
    let session = app.make_key(KeyKind::Session, agent, "").await.unwrap().reveal().to_owned();
    app.close().await;
    (token, session)
}

async fn open(app: App, nora: Arc<Visitor>, n: u64) {
    let subject = app.authored(format!("Blank page after sign-in, number {n}"));
    let new = NewTicket::bare(app.fresh_ticket(), subject, Door::Api);
    app.open(&nora, &new, None, None, &Form::default()).await.unwrap();
}

/// Clients that each ask one thing after another, until the time is over; how long each answer took.
async fn together(
    address: &str,
    turn: Duration,
    request: impl Fn(u64) -> String + Send + Sync + 'static,
) -> Vec<Duration> {
    let (request, over) = (Arc::new(request), Arc::new(AtomicBool::new(false)));
    let numbers = Arc::new(AtomicU64::new(0));
    let mut clients = JoinSet::new();
    for _ in 0..CLIENTS {
        let (request, over, numbers) = (request.clone(), over.clone(), numbers.clone());
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.set_nodelay(true).unwrap();
        clients.spawn(async move {
            let (mut took, mut buffer) = (Vec::new(), Vec::with_capacity(1 << 18));
            while !over.load(Ordering::Relaxed) {
                let text = request(numbers.fetch_add(1, Ordering::Relaxed));
                let begun = Instant::now();
                stream.write_all(text.as_bytes()).await.unwrap();
                answer(&mut stream, &mut buffer).await;
                took.push(begun.elapsed());
            }
            took
        });
    }
    tokio::time::sleep(turn).await;
    over.store(true, Ordering::Relaxed);
    clients.join_all().await.concat()
}

/// Reads one answer whole. Anything but a success stops the measurement.
async fn answer(stream: &mut TcpStream, buffer: &mut Vec<u8>) {
    buffer.clear();
    let head = loop {
        assert!(stream.read_buf(buffer).await.unwrap() > 0, "the server hung up");
        if let Some(end) = find(buffer, b"\r\n\r\n") {
            break end + 4;
        }
    };
    let text = std::str::from_utf8(&buffer[..head]).unwrap().to_ascii_lowercase();
    assert!(text.starts_with("http/1.1 2"), "{text}");
    match text.lines().find_map(|line| line.strip_prefix("content-length: ")) {
        Some(length) => {
            let whole = head + length.trim().parse::<usize>().unwrap();
            while buffer.len() < whole {
                assert!(stream.read_buf(buffer).await.unwrap() > 0, "the server hung up");
            }
        }
        None => {
            while !buffer.ends_with(b"0\r\n\r\n") {
                assert!(stream.read_buf(buffer).await.unwrap() > 0, "the server hung up");
            }
        }
    }
}

fn find(text: &[u8], wanted: &[u8]) -> Option<usize> {
    text.windows(wanted.len()).position(|window| window == wanted)
}

fn report(what: &str, asked: &[Duration], turn: Duration) {
    let mut sorted = asked.to_vec();
    sorted.sort();
    let at = |share: f64| {
        sorted.get((sorted.len() as f64 * share) as usize).map_or(0.0, Duration::as_secs_f64) * 1e3
    };
    let rate = sorted.len() as f64 / turn.as_secs_f64();
    println!("{what:<46} {rate:>9.0}/s   p50 {:>7.2} ms   p99 {:>7.2} ms", at(0.5), at(0.99));
}

async fn free_address() -> String {
    TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().to_string()
}

/// A process that serves; it ends with its handle.
struct Server(Child);

impl Server {
    async fn start(command: &mut Command, address: &str) -> Server {
        let server = Server(command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap());
        for _ in 0..2_000 {
            if TcpStream::connect(address).await.is_ok() {
                return server;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        panic!("nothing answers at {address}");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.0.kill().and_then(|()| self.0.wait()).expect("our own child can be ended");
    }
}
