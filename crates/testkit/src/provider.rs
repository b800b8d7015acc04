//! An identity provider that says what a test makes it say: discovery, keys, and whatever comes for a code.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use ring::{digest, hmac};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// How a token is signed.
#[derive(Clone, Debug)]
pub enum Sign {
    /// With the key that the provider publishes.
    Own,
    /// With a key that it doesn't.
    Other,
    /// With a shared secret.
    Shared(Vec<u8>),
    /// By nobody.
    Nobody,
}

/// What the provider says, and what it was asked.
struct Script {
    description: Value,
    token: String,
    challenge: String,
    rotated: bool,
    asked: Vec<String>,
}

/// An identity provider on this machine.
#[derive(Clone)]
pub struct FakeProvider {
    issuer: String,
    own: Arc<EcdsaKeyPair>,
    other: Arc<EcdsaKeyPair>,
    script: Arc<Mutex<Script>>,
}

fn key() -> Arc<EcdsaKeyPair> {
    let chance = SystemRandom::new();
    let made = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &chance).expect("a key");
    let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, made.as_ref(), &chance);
    Arc::new(pair.expect("a key"))
}

fn jwk(pair: &EcdsaKeyPair, name: &str) -> Value {
    let point = pair.public_key().as_ref();
    let (x, y) = (encoded(&point[1..33]), encoded(&point[33..]));
    json!({ "kty": "EC", "crv": "P-256", "use": "sig", "kid": name, "x": x, "y": y })
}

fn encoded(bytes: &[u8]) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(bytes)
}

/// An answer of JSON.
pub fn answer(body: &str) -> String {
    let length = body.len();
    format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}"
    )
}

impl FakeProvider {
    /// Begins to answer.
    ///
    /// # Panics
    ///
    /// When this machine gives no port.
    pub async fn start() -> FakeProvider {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let issuer = format!("http://{}", listener.local_addr().expect("an address"));
        let description = json!({
            "issuer": issuer,
            "authorization_endpoint": format!("{issuer}/authorize"),
            "token_endpoint": format!("{issuer}/token"),
            "jwks_uri": format!("{issuer}/keys"),
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["ES256"],
        });
        let script = Script {
            description,
            token: String::new(),
            challenge: String::new(),
            rotated: false,
            asked: Vec::new(),
        };
        let provider =
            FakeProvider { issuer, own: key(), other: key(), script: Arc::new(Mutex::new(script)) };
        let listening = provider.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(listening.clone().talk(stream));
            }
        });
        provider
    }

    /// Its name for itself.
    pub fn issuer(&self) -> &str {
        &self.issuer
    }

    fn script(&self) -> MutexGuard<'_, Script> {
        self.script.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes what it says of itself.
    pub fn describe(&self, change: impl FnOnce(&mut Value)) {
        change(&mut self.script().description);
    }

    /// What comes for the next code, as it goes over the wire. A code counts only with the verifier of that challenge.
    pub fn gives(&self, answer: String, challenge: &str) {
        let mut script = self.script();
        script.token = answer;
        challenge.clone_into(&mut script.challenge);
    }

    /// Publishes the other key from now on, under the name `two`, and the first one no more.
    pub fn rotate(&self) {
        self.script().rotated = true;
    }

    /// The requests it got: head and body.
    pub fn asked(&self) -> Vec<String> {
        self.script().asked.clone()
    }

    /// The public key, as bytes that somebody could take for a secret.
    pub fn public(&self) -> Vec<u8> {
        self.own.public_key().as_ref().to_vec()
    }

    /// The key that it doesn't publish, for a header that claims it does.
    pub fn unpublished(&self) -> Value {
        jwk(&self.other, "one")
    }

    /// A token.
    ///
    /// # Panics
    ///
    /// When this machine has no chance left.
    pub fn token(&self, header: &Value, claims: &Value, sign: &Sign) -> String {
        let said =
            format!("{}.{}", encoded(header.to_string().as_bytes()), encoded(claims.to_string().as_bytes()));
        let with = |pair: &EcdsaKeyPair| {
            pair.sign(&SystemRandom::new(), said.as_bytes()).expect("a signature").as_ref().to_vec()
        };
        let signature = match sign {
            Sign::Own => with(&self.own),
            Sign::Other => with(&self.other),
            Sign::Shared(secret) => {
                hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, secret), said.as_bytes()).as_ref().to_vec()
            }
            Sign::Nobody => Vec::new(),
        };
        format!("{said}.{}", encoded(&signature))
    }

    async fn talk(self, mut stream: TcpStream) {
        let mut asked = Vec::new();
        let mut part = [0; 4096];
        while !is_whole(&asked) {
            match stream.read(&mut part).await {
                Ok(0) | Err(_) => return,
                Ok(n) => asked.extend_from_slice(&part[..n]),
            }
        }
        let asked = String::from_utf8_lossy(&asked).into_owned();
        let reply = self.reply(&asked);
        if reply.is_empty() {
            return std::future::pending().await;
        }
        let _ = stream.write_all(reply.as_bytes()).await;
    }

    fn reply(&self, asked: &str) -> String {
        let mut script = self.script();
        script.asked.push(asked.to_owned());
        let path = asked.split(' ').nth(1).unwrap_or_default();
        match path {
            "/.well-known/openid-configuration" => answer(&script.description.to_string()),
            "/keys" => {
                let key = if script.rotated { &self.other } else { &self.own };
                answer(&json!({ "keys": [jwk(key, if script.rotated { "two" } else { "one" })] }).to_string())
            }
            "/token" => {
                let body = asked.split("\r\n\r\n").nth(1).unwrap_or_default();
                let verifier = body.split('&').find_map(|pair| pair.strip_prefix("code_verifier="));
                let hash = digest::digest(&digest::SHA256, verifier.unwrap_or_default().as_bytes());
                if encoded(hash.as_ref()) == script.challenge {
                    return std::mem::replace(&mut script.token, refusal());
                }
                refusal()
            }
            _ => "HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\nconnection: close\r\n\r\n".to_owned(),
        }
    }
}

fn refusal() -> String {
    let body = r#"{"error":"invalid_grant"}"#;
    answer(body).replacen("200 OK", "400 Bad Request", 1)
}

fn is_whole(asked: &[u8]) -> bool {
    let text = String::from_utf8_lossy(asked);
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
    let length = head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse::<usize>().ok())?
    });
    body.len() >= length.unwrap_or(0)
}
