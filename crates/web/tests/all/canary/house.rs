//! A house in which every text is a canary: who is here, what was said, and whom it was said to.

use std::sync::Arc;

use app::{App, Held, KeyKind, NewOrganisation, NewPerson};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, header};
use desk::chart::ChartCommand;
use desk::fact::{Level1Desk, Party};
use desk::{OrganisationId, PersonId, Role};
use serde_json::Value;
use store::{Db, Location};
use terms::RegionId;
use tower::ServiceExt;
use web::{Settings, Site};

use crate::all::attachments::Folder;
use crate::all::world::at;

pub const AGREEMENT: &str = include_str!("../../../../../agreements/2021-09.toml");

/// An organisation of the house, by its place in [`House::organisations`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Org {
    V,
    P1,
    P2,
    E1,
    E2,
    E3,
    E4,
}

pub use Org::*;

/// All of them: short name, what it is, region, and the provider at the beginning. E4 moves from P1 to P2.
pub const ORGS: [(Org, Party, &str, Option<Org>); 7] = [
    (V, Party::Vendor, "EMEA", None),
    (P1, Party::Provider, "EMEA", None),
    (P2, Party::Provider, "APAC", None),
    (E1, Party::Customer, "EMEA", Some(P1)),
    (E2, Party::Customer, "NAM", None),
    (E3, Party::Customer, "APAC", Some(P2)),
    (E4, Party::Customer, "EMEA", Some(P1)),
];

/// A person of the house, by their place in [`PEOPLE`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Who(pub usize);

/// Everybody: what they are called here, whose they are, what for, whether they are qualified, whether they crawl.
pub const PEOPLE: [(&str, Org, Role, bool, bool); 22] = [
    ("va", V, Role::CentreAgent, false, true),
    ("vq", V, Role::CentreAgent, true, true),
    ("vm", V, Role::CentreManager, true, true),
    ("vm2", V, Role::CentreManager, false, false),
    ("vad", V, Role::Administrator, false, true),
    ("vau", V, Role::Auditor, false, true),
    ("p1a", P1, Role::ProviderAgent, false, true),
    ("p1b", P1, Role::ProviderAgent, false, false),
    ("p1m", P1, Role::ProviderManager, false, true),
    ("p1au", P1, Role::Auditor, false, true),
    ("p2a", P2, Role::ProviderAgent, false, true),
    ("p2m", P2, Role::ProviderManager, false, true),
    ("e1u", E1, Role::AuthorisedUser, false, true),
    ("e1w", E1, Role::AuthorisedUser, false, true),
    ("e1s", E1, Role::SuperAdministrator, false, true),
    ("e2u", E2, Role::AuthorisedUser, false, true),
    ("e2s", E2, Role::SuperAdministrator, false, true),
    ("e2au", E2, Role::Auditor, false, true),
    ("e3u", E3, Role::AuthorisedUser, false, false),
    ("e3s", E3, Role::SuperAdministrator, false, true),
    ("e4u", E4, Role::AuthorisedUser, false, true),
    ("e4s", E4, Role::SuperAdministrator, false, true),
];

pub fn who(name: &str) -> Who {
    Who(PEOPLE.iter().position(|one| one.0 == name).expect("somebody of the house"))
}

impl Who {
    pub fn org(self) -> Org {
        PEOPLE[self.0].1
    }

    pub fn name(self) -> &'static str {
        PEOPLE[self.0].0
    }
}

/// Whom a text was said to. What follows from it is the reference's business.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum To {
    /// Whoever reads one of these tickets.
    Ticket(Vec<usize>),
    /// Whoever handles that ticket.
    Handlers(usize),
    /// The writer's own side, on that ticket.
    Note(usize, Org),
    /// Whoever asked for an incident that comes from it, and the centre.
    Problem(Vec<usize>),
    /// The centre.
    Centre,
    /// The centre's managers.
    Managers,
    /// Everybody who comes in.
    Everybody,
    /// What is announced to these organisations.
    Announced(Vec<Org>),
    /// An agreement of those organisations' own.
    Terms(Vec<Org>),
    /// On a ticket of the centre's, addressed to the super administrators of a customer of who asked.
    Addressed(usize, Org),
    /// Kept, and shown nowhere: what was withdrawn, what is only for the journal.
    Nobody,
    /// What an organisation owes: itself, who supports it, the centre.
    Ledger(Org),
    /// What is issued to a provider.
    Issued(Org),
    /// The writer alone.
    Oneself(Who),
    /// The name of a token: its maker, and whoever reads who came in to their organisation.
    Token(Who),
    /// What the audit of an organisation tells, and no page of what it is about.
    Audit(Org),
    /// The desk of an organisation, among its own.
    Desk(Org),
    /// Somebody's name.
    Name(Who),
    /// Somebody's address.
    Address(Who),
    /// An organisation's name.
    Called(Org),
}

/// A text that was said.
#[derive(Clone, Debug)]
pub struct Canary {
    pub text: String,
    pub to: To,
}

/// A ticket, as the reference knows it.
#[derive(Clone, Debug)]
pub struct Ticket {
    pub number: u64,
    pub asked_by: Org,
    pub reporter: Who,
    /// The provider whose level-1 desk handles it; none: the centre.
    pub desk: Option<Org>,
}

/// The house, and everything that was ever said in it.
pub struct House {
    pub app: App,
    pub shell: Arc<Held>,
    pub site: Router,
    pub organisations: Vec<OrganisationId>,
    pub people: Vec<PersonId>,
    pub canaries: Vec<Canary>,
    pub tickets: Vec<Ticket>,
    /// Who did something that those may see.
    pub acts: Vec<(Who, To)>,
    /// Requests of a ticket by their number in it.
    pub places: Vec<u64>,
    /// Files, by their ids.
    pub files: Vec<String>,
    _folder: Folder,
}

/// What came back.
pub struct Answer {
    pub status: u16,
    pub body: String,
}

impl House {
    /// The house on Monday 5 October 2026, with everybody in it.
    pub async fn new(name: &str) -> House {
        let shell = Arc::new(Held::at(at("2026-10-05 10:00 Paris"), 11));
        let db = Db::open(Location::SqliteMemory(format!("canary {name}"))).await.expect("a database");
        let app = App::start(db, shell.clone(), &[AGREEMENT]).await.expect("a desk");
        let _folder = Folder::of(&format!("canary-{name}"), &app);
        let site = web::routes(Site::new(app.clone(), Settings::default()));
        let mut house = House {
            app,
            shell,
            site,
            organisations: Vec::new(),
            people: Vec::new(),
            canaries: Vec::new(),
            tickets: Vec::new(),
            acts: Vec::new(),
            places: Vec::new(),
            files: Vec::new(),
            _folder,
        };
        for (org, party, region, provider) in ORGS {
            let name = house.say(org, "name", To::Called(org));
            let provider = provider.map(|provider| house.id(provider));
            let new = NewOrganisation { name, party, region: RegionId::from(region), provider };
            let id = house.app.add_organisation(&new).await.expect("an organisation");
            house.organisations.push(id);
        }
        for (n, (_, org, role, qualified, _)) in PEOPLE.into_iter().enumerate() {
            let name = house.say(org, "person", To::Name(Who(n)));
            let email = format!("{}@example.org", house.say(org, "address", To::Address(Who(n))));
            let qualified_from = qualified.then(|| at("2020-01-01 00:00 Paris"));
            let new = NewPerson { organisation: house.id(org), role, name, email, qualified_from };
            let id = house.app.add_person(&new).await.expect("a person");
            house.people.push(id);
        }
        for provider in [P1, P2] {
            let here = ChartCommand::Level1(Level1Desk::Here {});
            house.app.chart(house.id(provider), &here).await.expect("a desk");
        }
        house
    }

    pub fn id(&self, org: Org) -> OrganisationId {
        self.organisations[org as usize]
    }

    pub fn person(&self, who: Who) -> PersonId {
        self.people[who.0]
    }

    pub fn clock(&self, text: &str) {
        self.shell.set(at(text));
    }

    /// A fresh canary for those: `CANARY-<org>-<audience>-<kind>-<n>`.
    pub fn say(&mut self, org: Org, kind: &str, to: To) -> String {
        let audience = match &to {
            To::Ticket(tickets) | To::Problem(tickets) => {
                format!("t{}", tickets.iter().map(ToString::to_string).collect::<Vec<_>>().join("x"))
            }
            To::Handlers(ticket) => format!("handlers{ticket}"),
            To::Note(ticket, _) => format!("note{ticket}"),
            other => format!("{other:?}").split(['(', ' ']).next().unwrap_or_default().to_lowercase(),
        };
        let text = format!("CANARY-{org:?}-{audience}-{kind}-{:03}", self.canaries.len());
        self.canaries.push(Canary { text: text.clone(), to });
        text
    }

    /// A session of somebody's, as the value of a `Cookie` header.
    pub async fn session(&self, who: Who) -> String {
        let secret = self.app.make_key(KeyKind::Session, self.person(who), "").await.expect("a session");
        format!("lang=en; session={}", secret.reveal())
    }

    /// Asks for something, with these cookies.
    pub async fn ask(&self, cookies: &str, method: &str, path: &str, kind: &str, body: String) -> Answer {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::COOKIE, cookies)
            .header("sec-fetch-site", "same-origin");
        if method != "GET" {
            request = request.header(header::CONTENT_TYPE, kind);
        }
        let request = request.body(Body::from(body)).expect("a request");
        let response = self.site.clone().oneshot(request).await.expect("a site always answers");
        let (head, body) = response.into_parts();
        let is_stream =
            head.headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind == "text/event-stream");
        // A stream has no end: what it told so far is what is looked at elsewhere.
        let body =
            if is_stream { Vec::new() } else { to_bytes(body, usize::MAX).await.expect("a body").to_vec() };
        Answer { status: head.status.as_u16(), body: String::from_utf8_lossy(&body).into_owned() }
    }

    /// Somebody does something through the interface for programs, which must succeed.
    #[track_caller]
    pub fn does(&self, who: Who, path: &str, body: Value) -> impl Future<Output = Value> {
        let (path, place) = (format!("/api/v1{path}"), std::panic::Location::caller());
        async move {
            let cookies = self.session(who).await;
            let answer = self.ask(&cookies, "POST", &path, "application/json", body.to_string()).await;
            assert!(answer.status < 300, "{place}: {} {path}: {} {}", who.name(), answer.status, answer.body);
            serde_json::from_str(&answer.body).unwrap_or(Value::Null)
        }
    }
}
