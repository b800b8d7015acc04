//! A bucket of any store that speaks S3: Amazon's, MinIO, Garage, Ceph…
//!
//! Requests are signed by rusty-s3 (AWS Signature Version 4, in the address) and sent over a connection each: files are few
//! and large. Bytes go through as they come, never whole in memory. What answers is believed in one thing only: whether it
//! did what was asked.

use std::io;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use futures_util::{StreamExt, TryStreamExt};
use http_body_util::combinators::BoxBody;
use http_body_util::{BodyDataStream, BodyExt, Empty, StreamBody};
use hyper::body::{Bytes, Frame, Incoming};
use hyper::header::{CONTENT_LENGTH, HOST};
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use rustls::pki_types::ServerName;
use rustls::{ClientConfig, RootCertStore};
use rusty_s3::{Credentials, S3Action, UrlStyle};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_util::io::{ReaderStream, StreamReader};

use super::{Place, Reading};

/// A signature is good for so long: a request is sent at once.
const SIGNED_FOR: Duration = Duration::from_secs(60);
/// For a connection, and for the head of an answer once all was sent.
const ANSWER: Duration = Duration::from_secs(30);
/// For all of a file, on its way there.
const SENDING: Duration = Duration::from_secs(30 * 60);

type Body = BoxBody<Bytes, io::Error>;

/// A bucket, and the key to it.
pub struct Bucket {
    bucket: rusty_s3::Bucket,
    credentials: Credentials,
    folder: String,
    tls: TlsConnector,
}

/// Why there is no such bucket.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NotABucket {
    /// Not `s3://bucket` or `s3://bucket/folder`.
    #[error("{0:?} is not s3://bucket or s3://bucket/folder in small letters, digits, dots and dashes")]
    Name(String),
    /// Not the address of a store.
    #[error("{0:?} is not http://host or https://host")]
    Endpoint(String),
}

impl Bucket {
    /// The bucket of an address like `s3://desk-files/attachments`, at a store of that endpoint and region.
    ///
    /// # Errors
    ///
    /// It is no such address, or that is no endpoint.
    ///
    /// ```
    /// use store::files::Bucket;
    /// let at = |address, endpoint| Bucket::at(address, endpoint, "eu-west-3", "key", "secret");
    /// assert!(at("s3://desk-files/attachments", "https://s3.example").is_ok());
    /// assert!(at("s3://desk-files/../other", "https://s3.example").is_err());
    /// assert!(at("s3://desk-files", "ftp://s3.example").is_err());
    /// ```
    pub fn at(
        address: &str,
        endpoint: &str,
        region: &str,
        key: &str,
        secret: &str,
    ) -> Result<Bucket, NotABucket> {
        let wrong = || NotABucket::Name(address.to_owned());
        let path = address.strip_prefix("s3://").ok_or_else(wrong)?;
        let (name, folder) = path.split_once('/').unwrap_or((path, ""));
        let is_plain = |text: &str| {
            let letters = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'.');
            text.bytes().all(letters) && !text.contains("..")
        };
        let folder = folder.trim_end_matches('/');
        if name.is_empty() || !is_plain(name) || !folder.split('/').all(is_plain) {
            return Err(wrong());
        }
        let no_endpoint = || NotABucket::Endpoint(endpoint.to_owned());
        let base: hyper::Uri = endpoint.parse().map_err(|_| no_endpoint())?;
        if !matches!(base.scheme_str(), Some("http" | "https")) || base.host().is_none() {
            return Err(no_endpoint());
        }
        let url = endpoint.parse().map_err(|_| no_endpoint())?;
        let bucket = rusty_s3::Bucket::new(url, UrlStyle::Path, name.to_owned(), region.to_owned());
        Ok(Bucket {
            bucket: bucket.map_err(|_| no_endpoint())?,
            credentials: Credentials::new(key, secret),
            folder: folder.to_owned(),
            tls: connector(),
        })
    }

    fn object(&self, place: &Place) -> String {
        match self.folder.as_str() {
            "" => place.as_str().to_owned(),
            folder => format!("{folder}/{}", place.as_str()),
        }
    }

    pub(super) async fn put(&self, place: &Place, from: &Path) -> io::Result<()> {
        let file = tokio::fs::File::open(from).await?;
        let length = file.metadata().await?.len();
        let body = BodyExt::boxed(StreamBody::new(ReaderStream::new(file).map_ok(Frame::data)));
        let object = self.object(place);
        let address = self.bucket.put_object(Some(&self.credentials), &object).sign(SIGNED_FOR);
        let sent = self.ask(Method::PUT, address.as_str(), Some(length), body);
        let answer = tokio::time::timeout(SENDING, sent).await??;
        expect(&answer, &[StatusCode::OK, StatusCode::CREATED, StatusCode::NO_CONTENT])
    }

    pub(super) async fn get(&self, place: &Place) -> io::Result<(u64, Reading)> {
        let object = self.object(place);
        let address = self.bucket.get_object(Some(&self.credentials), &object).sign(SIGNED_FOR);
        let asked = self.ask(Method::GET, address.as_str(), None, nothing());
        let answer = tokio::time::timeout(ANSWER, asked).await??;
        expect(&answer, &[StatusCode::OK])?;
        let length = answer.headers().get(CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse().ok());
        let length = length.ok_or_else(|| io::Error::other("the store doesn't say how large a file is"))?;
        let bytes = BodyDataStream::new(answer.into_body()).map(|piece| piece.map_err(io::Error::other));
        Ok((length, Box::pin(StreamReader::new(bytes))))
    }

    pub(super) async fn delete(&self, place: &Place) -> io::Result<()> {
        let object = self.object(place);
        let address = self.bucket.delete_object(Some(&self.credentials), &object).sign(SIGNED_FOR);
        let asked = self.ask(Method::DELETE, address.as_str(), None, nothing());
        let answer = tokio::time::timeout(ANSWER, asked).await??;
        expect(&answer, &[StatusCode::OK, StatusCode::NO_CONTENT, StatusCode::NOT_FOUND])
    }

    async fn ask(
        &self,
        method: Method,
        address: &str,
        length: Option<u64>,
        body: Body,
    ) -> io::Result<Response<Incoming>> {
        let uri: hyper::Uri = address.parse().map_err(io::Error::other)?;
        let (Some(host), Some(authority)) = (uri.host(), uri.authority()) else {
            return Err(io::Error::other("an address without a host"));
        };
        let is_https = uri.scheme_str() == Some("https");
        let port = uri.port_u16().unwrap_or(if is_https { 443 } else { 80 });
        let path = uri.path_and_query().map_or("/", |path| path.as_str());
        let mut request = Request::builder().method(method).uri(path).header(HOST, authority.as_str());
        if let Some(length) = length {
            request = request.header(CONTENT_LENGTH, length);
        }
        let request = request.body(body).map_err(io::Error::other)?;
        let bare = host.trim_start_matches('[').trim_end_matches(']');
        let stream = tokio::time::timeout(ANSWER, TcpStream::connect((bare, port))).await??;
        if is_https {
            let name = ServerName::try_from(bare.to_owned()).map_err(io::Error::other)?;
            send(tokio::time::timeout(ANSWER, self.tls.connect(name, stream)).await??, request).await
        } else {
            send(stream, request).await
        }
    }
}

async fn send(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    request: Request<Body>,
) -> io::Result<Response<Incoming>> {
    let (mut sender, connection) =
        hyper::client::conn::http1::handshake(TokioIo::new(stream)).await.map_err(io::Error::other)?;
    // It ends when the answer was read, or nobody wants it any more.
    tokio::spawn(connection);
    sender.send_request(request).await.map_err(io::Error::other)
}

fn nothing() -> Body {
    Empty::new().map_err(|never| match never {}).boxed()
}

fn expect(answer: &Response<Incoming>, good: &[StatusCode]) -> io::Result<()> {
    match answer.status() {
        status if good.contains(&status) => Ok(()),
        StatusCode::NOT_FOUND => Err(io::Error::new(io::ErrorKind::NotFound, "the store has no such file")),
        status => Err(io::Error::other(format!("the store answers {status}"))),
    }
}

fn connector() -> TlsConnector {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("ring knows the versions of TLS that are safe")
        .with_root_certificates(roots)
        .with_no_client_auth();
    TlsConnector::from(Arc::new(config))
}
