//! The only way out of the house: where somebody's setting names an address, the desk goes there by this and by nothing
//! else.
//!
//! Over TLS only, with the server's name and certificate checked against the system's roots. The name is resolved once; if
//! any of its addresses isn't one of the open internet, nobody is asked; the connection goes to the very addresses that
//! were looked at. A redirect is an answer like any other, and is followed by nobody. An answer has ten seconds and
//! 128 KiB.

mod addresses;

use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use futures_util::future::BoxFuture;
use http_body_util::{BodyExt, Full, Limited};
use hyper::body::Bytes;
use hyper::header::{HOST, HeaderValue, USER_AGENT};
use hyper::{Request, Response, Uri};
use hyper_util::rt::TokioIo;
use openidconnect::AsyncHttpClient;
use openidconnect::url::{Host, Url};
use rustls::pki_types::ServerName;
use rustls::{ClientConfig, RootCertStore};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::task::JoinSet;
use tokio_rustls::TlsConnector;

pub use addresses::is_public;

use crate::App;

/// In bytes: no answer is longer.
const LONGEST: usize = 128 << 10;
/// In bytes: nor are its headers.
const HEAD: usize = 32 << 10;
/// An answer in so long, or none.
const PATIENCE: Duration = Duration::from_secs(10);

/// How far out the desk goes.
#[derive(Clone, Debug)]
pub struct Reach {
    /// To `http://127.0.0.1` as well: for development and tests, where an identity provider runs beside the desk.
    pub own_machine: bool,
    /// How long an answer may take.
    pub patience: Duration,
}

impl Default for Reach {
    fn default() -> Reach {
        Reach { own_machine: false, patience: PATIENCE }
    }
}

/// Why there is no answer. It says nothing of what came: that is somebody else's text.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NoAnswer {
    /// Not `https`, or with a name and password in it.
    #[error("not an address to go to")]
    Address,
    /// The name has no address, or one that isn't of the open internet.
    #[error("not an address of the open internet")]
    Special,
    /// Nobody there, or not who the name says.
    #[error("no connection")]
    Connection,
    /// It took too long.
    #[error("too slow")]
    Slow,
    /// What came is no answer, or longer than any is.
    #[error("no answer that is one")]
    Unreadable,
}

/// The way out.
#[derive(Default)]
pub(crate) struct Outbound {
    reach: OnceLock<Reach>,
    tls: OnceLock<Arc<ClientConfig>>,
}

/// Where to, after a look at the address.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Target {
    /// A name to be resolved; an IP address is one already.
    host: Host<String>,
    port: u16,
    is_encrypted: bool,
}

/// A connection, encrypted or not.
trait Line: AsyncRead + AsyncWrite + Send + Unpin {}
impl<T: AsyncRead + AsyncWrite + Send + Unpin> Line for T {}

/// What the library of single sign-on goes out by.
impl<'c> AsyncHttpClient<'c> for Outbound {
    type Error = NoAnswer;
    type Future = BoxFuture<'c, Result<Response<Vec<u8>>, NoAnswer>>;

    fn call(&'c self, request: Request<Vec<u8>>) -> Self::Future {
        Box::pin(self.send(request))
    }
}

impl App {
    /// Says how far the desk goes out, once, before anything does.
    pub fn reach_out(&self, reach: Reach) {
        let _ = self.0.outbound.reach.set(reach);
    }

    /// Could the desk go there? Said of the address alone; nobody is asked.
    pub(crate) fn may_go(&self, address: &str) -> bool {
        let target = Url::parse(address).ok().and_then(|url| self.0.outbound.target(&url).ok());
        target.is_some_and(|target| match target.host {
            Host::Domain(_) => true,
            Host::Ipv4(address) => is_public(address.into()) || !target.is_encrypted,
            Host::Ipv6(address) => is_public(address.into()),
        })
    }
}

impl Outbound {
    fn reach(&self) -> &Reach {
        self.reach.get_or_init(Reach::default)
    }

    /// Asks once, and gives the answer whatever it says.
    pub(crate) async fn send(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, NoAnswer> {
        let lookup = |name: String, port: u16| async move {
            Ok(tokio::net::lookup_host((name, port)).await?.collect())
        };
        self.send_by(request, lookup).await
    }

    async fn send_by<F: Future<Output = io::Result<Vec<SocketAddr>>>>(
        &self,
        request: Request<Vec<u8>>,
        lookup: impl FnOnce(String, u16) -> F,
    ) -> Result<Response<Vec<u8>>, NoAnswer> {
        let asked = async {
            let url = Url::parse(&request.uri().to_string()).map_err(|_| NoAnswer::Address)?;
            let target = self.target(&url)?;
            let line = self.connect(&target, lookup).await?;
            converse(line, &url, request).await
        };
        tokio::time::timeout(self.reach().patience, asked).await.map_err(|_| NoAnswer::Slow)?
    }

    /// Looks at an address as a browser reads it: `0x7f.1` is an IP address, too.
    fn target(&self, url: &Url) -> Result<Target, NoAnswer> {
        let is_bare = url.username().is_empty() && url.password().is_none();
        let (host, port) = (url.host().ok_or(NoAnswer::Address)?, url.port_or_known_default());
        let own: Host<&str> = Host::Ipv4(Ipv4Addr::LOCALHOST);
        let is_encrypted = match url.scheme() {
            "https" => true,
            "http" if self.reach().own_machine && host == own => false,
            _ => return Err(NoAnswer::Address),
        };
        match (is_bare, port) {
            (true, Some(port)) => Ok(Target { host: host.to_owned(), port, is_encrypted }),
            _ => Err(NoAnswer::Address),
        }
    }

    async fn connect<F: Future<Output = io::Result<Vec<SocketAddr>>>>(
        &self,
        target: &Target,
        lookup: impl FnOnce(String, u16) -> F,
    ) -> Result<Box<dyn Line>, NoAnswer> {
        let all = match &target.host {
            Host::Domain(name) => lookup(name.clone(), target.port).await.map_err(|_| NoAnswer::Special)?,
            Host::Ipv4(address) => vec![(IpAddr::V4(*address), target.port).into()],
            Host::Ipv6(address) => vec![(IpAddr::V6(*address), target.port).into()],
        };
        // Only what `target` let through bare is on one's own machine.
        let is_good = |address: &SocketAddr| is_public(address.ip()) || !target.is_encrypted;
        if all.is_empty() || !all.iter().all(is_good) {
            return Err(NoAnswer::Special);
        }
        let stream = TcpStream::connect(&all[..]).await.map_err(|_| NoAnswer::Connection)?;
        if !target.is_encrypted {
            return Ok(Box::new(stream));
        }
        let name = match &target.host {
            Host::Domain(name) => ServerName::try_from(name.clone()).map_err(|_| NoAnswer::Address)?,
            Host::Ipv4(address) => ServerName::from(IpAddr::V4(*address)),
            Host::Ipv6(address) => ServerName::from(IpAddr::V6(*address)),
        };
        let encrypted = TlsConnector::from(self.tls()?).connect(name, stream).await;
        encrypted.map(|stream| Box::new(stream) as Box<dyn Line>).map_err(|_| NoAnswer::Connection)
    }

    /// Trusts what the system trusts, or the file that `SSL_CERT_FILE` names.
    fn tls(&self) -> Result<Arc<ClientConfig>, NoAnswer> {
        if let Some(config) = self.tls.get() {
            return Ok(config.clone());
        }
        let mut roots = RootCertStore::empty();
        roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let builder = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
        let config = builder.map_err(|_| NoAnswer::Connection)?.with_root_certificates(roots);
        Ok(self.tls.get_or_init(|| Arc::new(config.with_no_client_auth())).clone())
    }
}

async fn converse(
    line: Box<dyn Line>,
    url: &Url,
    request: Request<Vec<u8>>,
) -> Result<Response<Vec<u8>>, NoAnswer> {
    let mut builder = hyper::client::conn::http1::Builder::new();
    let shaken = builder.max_buf_size(HEAD).handshake(TokioIo::new(line)).await;
    let (mut sender, connection) = shaken.map_err(|_| NoAnswer::Connection)?;
    // It ends with this conversation: what is still sent after it is read by nobody.
    let mut lines = JoinSet::new();
    lines.spawn(connection);
    let (mut parts, body) = request.into_parts();
    let path = url.query().map_or_else(|| url.path().to_owned(), |query| format!("{}?{query}", url.path()));
    parts.uri = path.parse::<Uri>().map_err(|_| NoAnswer::Address)?;
    let host = &url[openidconnect::url::Position::BeforeHost..openidconnect::url::Position::AfterPort];
    parts.headers.insert(HOST, HeaderValue::from_str(host).map_err(|_| NoAnswer::Address)?);
    parts.headers.insert(USER_AGENT, HeaderValue::from_static("Guichet"));
    let asked = Request::from_parts(parts, Full::new(Bytes::from(body)));
    let (parts, body) = sender.send_request(asked).await.map_err(|_| NoAnswer::Unreadable)?.into_parts();
    let body = Limited::new(body, LONGEST).collect().await.map_err(|_| NoAnswer::Unreadable)?;
    Ok(Response::from_parts(parts, body.to_bytes().to_vec()))
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpListener;

    use super::*;

    /// A listener on this machine that counts who comes, and answers everybody with that.
    async fn counting(answer: &'static str) -> (u16, Arc<AtomicUsize>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let came = Arc::new(AtomicUsize::new(0));
        let count = came.clone();
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                count.fetch_add(1, Ordering::SeqCst);
                tokio::spawn(async move {
                    let _ = stream.read(&mut [0; 4096]).await;
                    let _ = stream.write_all(answer.as_bytes()).await;
                    std::future::pending::<()>().await;
                });
            }
        });
        (port, came)
    }

    fn get(url: &str) -> Request<Vec<u8>> {
        Request::get(url).body(Vec::new()).unwrap()
    }

    /// Source: catalogue f01 and f05, P0-12: 40 hostile addresses, no connection.
    #[tokio::test]
    async fn sec_f01_no_hostile_address_is_gone_to() {
        let (port, came) = counting("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n").await;
        let hosts = [
            "127.0.0.1",
            "127.1",
            "127.0.1",
            "0x7f.1",
            "0x7f000001",
            "2130706433",
            "017700000001",
            "0177.0.0.1",
            "127.0.0.1.",
            "127.127.127.127",
            "0.0.0.0",
            "0",
            "localhost",
            "LOCALHOST",
            "localhost.",
            "[::1]",
            "[::]",
            "[::127.0.0.1]",
            "[::ffff:127.0.0.1]",
            "[::ffff:7f00:1]",
            "[0:0:0:0:0:ffff:127.0.0.1]",
            "[64:ff9b::127.0.0.1]",
            "[2002:7f00:1::]",
            "[fe80::1]",
            "[fd00:ec2::254]",
            "169.254.169.254",
            "10.0.0.1",
            "192.168.0.1",
            "172.16.0.1",
            "100.64.0.1",
            "１２７.０.０.１",
            "①②⑦.0.0.1",
            "user@127.0.0.1",
            "example.org:443@127.0.0.1",
            "127%2e0%2e0%2e1",
        ];
        let out = Outbound::default();
        let mut urls: Vec<String> = hosts.iter().map(|host| format!("https://{host}:{port}/")).collect();
        let others = [
            "http://127.0.0.1:PORT/",
            "http://example.org:PORT/",
            "ftp://127.0.0.1:PORT/",
            "gopher://127.0.0.1:PORT/",
            "file:///etc/passwd",
        ];
        urls.extend(others.map(|url| url.replace("PORT", &port.to_string())));
        assert!(urls.len() >= 40, "{}", urls.len());
        for url in urls {
            let Ok(uri) = url.parse::<Uri>() else { continue };
            let asked = Request::builder().uri(uri).body(Vec::new()).unwrap();
            let no = out.send(asked).await.expect_err(&url);
            assert!(matches!(no, NoAnswer::Address | NoAnswer::Special), "{url}: {no}");
        }
        assert_eq!(came.load(Ordering::SeqCst), 0);
    }

    /// Source: catalogue f01: one's own machine, where a test or a developer says so, and nothing else near it.
    #[tokio::test]
    async fn sec_f01_ones_own_machine_is_gone_to_where_that_was_said() {
        let (port, came) = counting("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok").await;
        let out = Outbound::default();
        out.reach.set(Reach { own_machine: true, ..Reach::default() }).unwrap();
        let answer = out.send(get(&format!("http://127.0.0.1:{port}/a?b=c"))).await.expect("an answer");
        assert_eq!(answer.body(), b"ok");
        for other in
            ["http://127.0.0.2", "http://localhost", "https://127.0.0.1", "http://10.0.0.1", "http://[::1]"]
        {
            assert!(out.send(get(&format!("{other}:{port}/"))).await.is_err(), "{other}");
        }
        assert_eq!(came.load(Ordering::SeqCst), 1);
    }

    /// Source: catalogue f03, OpenClaw 2026-100567: a name that answers otherwise the second time is asked once.
    #[tokio::test]
    async fn sec_f03_a_name_is_resolved_once_and_all_it_says_must_be_public() {
        let (port, came) = counting("").await;
        let out = Outbound::default();
        let lookups = AtomicUsize::new(0);
        let mixed = |_: String, port: u16| {
            lookups.fetch_add(1, Ordering::SeqCst);
            std::future::ready(Ok(vec![([1, 1, 1, 1], port).into(), ([127, 0, 0, 1], port).into()]))
        };
        let no = out.send_by(get(&format!("https://rebound.example:{port}/")), mixed).await.unwrap_err();
        assert_eq!((no, lookups.load(Ordering::SeqCst)), (NoAnswer::Special, 1));
        let nothing = |_: String, _: u16| std::future::ready(Ok(Vec::new()));
        assert_eq!(
            out.send_by(get("https://nowhere.example/"), nothing).await.unwrap_err(),
            NoAnswer::Special
        );
        assert_eq!(came.load(Ordering::SeqCst), 0);
    }

    /// Source: catalogue f02, FreeScout 2026-41905: a redirect is followed by nobody; an answer has its size and its time.
    #[tokio::test]
    async fn sec_f02_a_redirect_is_an_answer_and_an_endless_one_is_none() {
        let (inside, came) = counting("").await;
        let to: &'static str = format!(
            "HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:{inside}/\r\ncontent-length: 0\r\n\r\n"
        )
        .leak();
        let (redirecting, _) = counting(to).await;
        let (silent, _) = counting("").await;
        let long: &'static str =
            format!("HTTP/1.1 200 OK\r\ncontent-length: 200000\r\n\r\n{}", "x".repeat(200_000)).leak();
        let (huge, _) = counting(long).await;
        let out = Outbound::default();
        out.reach.set(Reach { own_machine: true, patience: Duration::from_millis(500) }).unwrap();
        let at = |port: u16| get(&format!("http://127.0.0.1:{port}/"));
        assert_eq!(out.send(at(redirecting)).await.expect("an answer").status(), 302);
        assert_eq!(out.send(at(silent)).await.unwrap_err(), NoAnswer::Slow);
        assert_eq!(out.send(at(huge)).await.unwrap_err(), NoAnswer::Unreadable);
        assert_eq!(came.load(Ordering::SeqCst), 0);
    }
}
