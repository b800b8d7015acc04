//! The same house as programs meet it: requests with tokens in, JSON out.

use std::ops::Deref;

use app::{Form, KeyKind, Secret};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header, request};
use desk::fact::Door;
use desk::{NewTicket, PersonId};
use serde_json::Value;
use tower::ServiceExt;
use web::{Settings, Site};

use crate::all::world::World;

/// Who asks; the desk of the tests makes a session of it.
const PERSON: &str = "x-person";

/// The house, and its door for programs.
pub struct Desk {
    world: World,
    pub site: Router,
}

impl Deref for Desk {
    type Target = World;

    fn deref(&self) -> &World {
        &self.world
    }
}

impl Desk {
    /// The same house as a browser meets it.
    pub fn pages(&self) -> &World {
        &self.world
    }

    /// The house on Friday 20 November 2026, 17:42 in Paris: eighteen minutes before it closes.
    pub async fn new(name: &str) -> Desk {
        let world = World::new(&format!("api {name}")).await;
        let site = web::routes(Site::new(world.app.clone(), Settings::default()));
        Desk { world, site }
    }

    /// A key for somebody.
    pub async fn key(&self, kind: KeyKind, person: PersonId) -> Secret {
        self.app.make_key(kind, person, "").await.expect("a key")
    }

    /// Somebody themselves, who comes with a fresh session each time: a token may less ([`Desk::program`]).
    pub async fn bearer(&self, person: PersonId) -> String {
        format!("person {person}")
    }

    /// The value of an `Authorization` header for a program of somebody's.
    pub async fn program(&self, person: PersonId) -> String {
        format!("Bearer {}", self.key(KeyKind::Token, person).await.reveal())
    }

    /// Reports a subject, and gives its number.
    pub async fn report(&self, person: PersonId, subject: &str) -> u64 {
        let secret = self.key(KeyKind::Session, person).await;
        let visitor = self.app.enter(KeyKind::Session, &secret).await.expect("an open door");
        let new = NewTicket::bare(self.app.fresh_ticket(), self.app.authored(subject), Door::Portal);
        self.app.open(&visitor, &new, None, None, &Form::default()).await.expect("a ticket").number
    }

    /// Sends a request.
    pub async fn send(&self, request: request::Builder, body: impl Into<Body>) -> Reply {
        let mut request = request.body(body.into()).expect("a request");
        if let Some(person) = request.headers_mut().remove(PERSON) {
            let person = person.to_str().ok().and_then(|id| id.parse::<PersonId>().ok()).expect("an id");
            let session = self.key(KeyKind::Session, person).await;
            let cookie = format!("session={}", session.reveal()).parse().expect("a value");
            request.headers_mut().insert(header::COOKIE, cookie);
            request.headers_mut().insert("sec-fetch-site", "same-origin".parse().expect("a value"));
        }
        let response = self.site.clone().oneshot(request).await.expect("a site always answers");
        let (head, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.expect("a body with an end");
        let body = String::from_utf8(body.to_vec()).expect("text");
        Reply { status: head.status, headers: head.headers, body }
    }

    /// Reads.
    pub async fn get(&self, bearer: &str, path: &str) -> Reply {
        self.send(ask("GET", path, bearer), Body::empty()).await
    }

    /// Writes.
    pub async fn post(&self, bearer: &str, path: &str, json: &Value) -> Reply {
        let request = ask("POST", path, bearer).header(header::CONTENT_TYPE, "application/json");
        self.send(request, json.to_string()).await
    }
}

/// A program's request, so far.
pub fn ask(method: &str, path: &str, bearer: &str) -> request::Builder {
    let request = Request::builder().method(method).uri(path);
    match bearer {
        "" => request,
        other => match other.strip_prefix("person ") {
            Some(person) => request.header(PERSON, person),
            None => request.header(header::AUTHORIZATION, other),
        },
    }
}

/// What came back.
#[derive(Clone, PartialEq, Debug)]
pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Reply {
    /// Its body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|_| panic!("{} {}", self.status, self.body))
    }

    /// The JSON of an answer that must be a good one.
    #[track_caller]
    pub fn good(&self) -> Value {
        assert!(self.status.is_success(), "{} {}", self.status, self.body);
        self.json()
    }

    /// A header, or nothing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The status and the kind of a problem, which must be a whole one.
    #[track_caller]
    pub fn problem(&self) -> (u16, String) {
        assert_eq!(self.header("content-type"), "application/problem+json", "{}", self.body);
        let problem = self.json();
        assert_eq!(problem["status"], self.status.as_u16());
        for part in ["title", "detail", "try"] {
            assert!(problem[part].as_str().is_some_and(|text| !text.is_empty()), "{part}: {problem}");
        }
        let kind = problem["type"].as_str().expect("a type").trim_start_matches("/problems/");
        (self.status.as_u16(), kind.to_owned())
    }
}
