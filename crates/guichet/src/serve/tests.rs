//! With real sockets, and limits that are tenths of a desk's.

use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::routing::{get, post};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::Instant;

use super::limits::{Count, Limits};
use super::serve;

const POST: &str = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4000\r\n\r\n";

/// Tenths of what they are for a desk, so that nobody waits.
fn brief() -> Limits {
    Limits {
        head: Duration::from_millis(300),
        idle: Duration::from_millis(600),
        grace: Duration::from_millis(300),
        pace: 1000,
        each: 16,
        uncounted: Vec::new(),
    }
}

async fn open(limits: Limits) -> SocketAddr {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("it has one");
    let site = Router::new().route("/", post(async |body: Bytes| body.len().to_string()));
    tokio::spawn(serve(listener, site, limits));
    address
}

/// What comes until the other side hangs up, and after how long.
async fn heard(stream: &mut TcpStream) -> (String, Duration) {
    let (begun, mut all) = (Instant::now(), Vec::new());
    // A connection that is reset has ended, too.
    let _ = tokio::time::timeout(Duration::from_secs(5), stream.read_to_end(&mut all)).await;
    (String::from_utf8_lossy(&all).into_owned(), begun.elapsed())
}

/// Source: the security paper, priorities, 8: half a head, silence, half a body, and one byte now and then.
#[tokio::test]
async fn sec_d13_what_comes_too_slowly_is_let_go() {
    let address = open(brief()).await;
    let mut silent = TcpStream::connect(address).await.expect("it listens");
    let mut half = TcpStream::connect(address).await.expect("it listens");
    half.write_all(b"POST / HTTP/1.1\r\nHost: x\r\nX-Slow: ").await.expect("it reads");
    let mut body = TcpStream::connect(address).await.expect("it listens");
    body.write_all(POST.as_bytes()).await.expect("it reads");
    body.write_all(&[b'a'; 100]).await.expect("it reads");
    for (stream, what) in [(&mut silent, "silence"), (&mut half, "half a head"), (&mut body, "half a body")] {
        let (told, took) = heard(stream).await;
        // Half a body may be told why; what matters is that nothing stays open.
        assert!(!told.starts_with("HTTP/1.1 2") && took < Duration::from_secs(2), "{what}: {told} {took:?}");
    }
    let mut drops = TcpStream::connect(address).await.expect("it listens");
    drops.write_all(POST.as_bytes()).await.expect("it reads");
    let begun = Instant::now();
    while drops.write_all(b"a").await.is_ok() && begun.elapsed() < Duration::from_secs(3) {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert!(begun.elapsed() < Duration::from_secs(2), "a byte now and then keeps nothing open");
}

/// Source: the same: whoever keeps the pace is heard to the end, beyond the grace too.
#[tokio::test]
async fn sec_d13_a_slow_line_that_keeps_the_pace_is_answered() {
    let address = open(brief()).await;
    let mut stream = TcpStream::connect(address).await.expect("it listens");
    stream.write_all(POST.as_bytes()).await.expect("it reads");
    for _ in 0..4 {
        stream.write_all(&[b'a'; 1000]).await.expect("it reads on");
        tokio::time::sleep(Duration::from_millis(150)).await;
    }
    let (told, _) = heard(&mut stream).await;
    assert!(told.starts_with("HTTP/1.1 200") && told.ends_with("4000"), "{told}");
}

/// Source: the same: whoever asks and never reads the answer.
#[tokio::test]
async fn sec_d13_an_answer_that_nobody_takes_is_given_up() {
    let site = Router::new().route(
        "/",
        get(async || {
            let chunk = || Ok::<_, std::convert::Infallible>(Bytes::from_static(&[0; 1 << 16]));
            axum::body::Body::from_stream(futures_util::stream::repeat_with(chunk))
        }),
    );
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("it has one");
    tokio::spawn(serve(listener, site, brief()));
    let mut stream = TcpStream::connect(address).await.expect("it listens");
    stream.write_all(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n").await.expect("it reads");
    let mut begun = [0; 8];
    stream.read_exact(&mut begun).await.expect("it begins");
    let given_up = async {
        // What can be read once the connection has gone has an end, which the answer hasn't.
        tokio::time::sleep(Duration::from_millis(900)).await;
        let mut rest = Vec::new();
        let _ = stream.read_to_end(&mut rest).await;
    };
    tokio::time::timeout(Duration::from_secs(5), given_up).await.expect("the answer ends");
}

/// Source: the same, "caps per IP".
#[tokio::test]
async fn sec_d13_nobody_has_more_connections_than_so_many() {
    let address = open(Limits { head: Duration::from_secs(30), each: 3, ..brief() }).await;
    let ask = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nConnection: close\r\n\r\na";
    let mut open = Vec::new();
    for _ in 0..3 {
        open.push(TcpStream::connect(address).await.expect("it listens"));
    }
    let mut fourth = TcpStream::connect(address).await.expect("the system takes it");
    let _ = fourth.write_all(ask).await;
    assert_eq!(heard(&mut fourth).await.0, "", "it is hung up on");
    let mut first = open.swap_remove(0);
    first.write_all(ask).await.expect("it reads");
    assert!(heard(&mut first).await.0.starts_with("HTTP/1.1 200"), "the others are served");
    drop(first);
    // Its place is free once the server has seen the end of it.
    for _ in 0..100 {
        let mut next = TcpStream::connect(address).await.expect("it listens");
        let _ = next.write_all(ask).await;
        if heard(&mut next).await.0.starts_with("HTTP/1.1 200") {
            return;
        }
    }
    panic!("a place was never given back");
}

#[test]
fn a_household_counts_as_one_and_a_proxy_not_at_all() {
    let proxy: IpAddr = "10.0.0.1".parse().expect("an address");
    let (count, limits) = (Count::default(), Limits { each: 1, ..Limits::behind(&[proxy]) });
    let take = |from: &str| count.take(from.parse().expect("an address"), &limits);
    let first = take("2001:db8:1:2::3");
    assert!(first.is_some() && take("2001:db8:1:2:9::9").is_none() && take("2001:db8:1:3::3").is_some());
    assert!(
        take("::ffff:192.0.2.1").is_some_and(|place| take("192.0.2.1").is_none() && place.whose.is_some())
    );
    drop(first);
    assert!(take("2001:db8:1:2::4").is_some(), "it was given back");
    let many: Vec<_> = (0..9).map(|_| (take("10.0.0.1"), take("127.0.0.1"))).collect();
    assert!(many.iter().all(|(proxy, own)| proxy.is_some() && own.is_some()));
}
