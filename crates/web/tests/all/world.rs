//! A small house behind its web site: a vendor with its centre, two providers, a direct and an indirect customer.

use std::sync::Arc;

use app::{App, Form, Held, KeyKind, NewOrganisation, NewPerson};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use desk::fact::{Door, Party};
use desk::{NewTicket, OrganisationId, PersonId, Role};
use jiff::Timestamp;
use store::{Db, Location};
use terms::RegionId;
use tower::ServiceExt;
use web::{Settings, Site};

/// The agreement that everything is measured under.
const AGREEMENT: &str = include_str!("../../../../agreements/2021-09.toml");

/// A desk with people in it, and its pages.
pub struct World {
    pub app: App,
    pub db: Db,
    pub shell: Arc<Held>,
    site: Router,
    pub provider: OrganisationId,
    pub customer: OrganisationId,
    pub direct: OrganisationId,
    /// A provider's agent.
    pub nora: PersonId,
    /// Another provider's.
    pub tom: PersonId,
    /// The centre's, not qualified.
    pub vera: PersonId,
    /// The centre's, qualified.
    pub quentin: PersonId,
    /// The centre's manager.
    pub mona: PersonId,
    /// A direct customer's super administrator.
    pub sofia: PersonId,
    /// An indirect customer's user.
    pub ines: PersonId,
}

/// An answer, read whole.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    /// Where it leads.
    pub fn location(&self) -> &str {
        self.headers.get(header::LOCATION).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// Its content, without the frame.
    pub fn main(&self) -> &str {
        let from = self.body.find("<main").expect("a page has a main part");
        let to = self.body.find("</main>").expect("and it ends");
        &self.body[from..to]
    }

    /// The words of it, without the markup.
    pub fn words(&self) -> String {
        let mut words = String::new();
        let mut inside = true;
        for c in self.main().chars() {
            match c {
                '<' => inside = false,
                '>' => {
                    inside = true;
                    words.push(' ');
                }
                c if inside => words.push(c),
                _ => {}
            }
        }
        let plain = words.replace(['\u{202F}', '\u{A0}'], " ").replace("&quot;", "\"").replace("&amp;", "&");
        plain.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The value of a hidden field.
    pub fn hidden(&self, name: &str) -> String {
        let mark = format!("name=\"{name}\" value=\"");
        let from = self.body.find(&mark).unwrap_or_else(|| panic!("no hidden {name}")) + mark.len();
        self.body[from..].split('"').next().unwrap_or_default().to_owned()
    }
}

/// An instant as a person writes it.
pub fn at(text: &str) -> Timestamp {
    let (civil, zone) = text.rsplit_once(' ').expect("a civil time and a zone");
    let civil: jiff::civil::DateTime = civil.replace(' ', "T").parse().expect("a civil time");
    let zone = match zone {
        "Paris" => "Europe/Paris",
        "Tokyo" => "Asia/Tokyo",
        "NewYork" => "America/New_York",
        other => other,
    };
    civil.in_tz(zone).expect("a zone").timestamp()
}

/// The fields of a form, as a browser sends them.
pub fn encoded(fields: &[(&str, &str)]) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._".contains(&b);
    let part = |text: &str| -> String {
        text.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
    };
    fields.iter().map(|(name, value)| format!("{}={}", part(name), part(value))).collect::<Vec<_>>().join("&")
}

impl World {
    /// The house on Friday 20 November 2026, 17:42 in Paris.
    pub async fn new(name: &str) -> World {
        World::with(name, Settings::default()).await
    }

    /// The same house, which people reach at an address.
    pub async fn reached(name: &str, origin: &str) -> World {
        World::with(name, Settings { origin: Some(origin.to_owned()), ..Settings::default() }).await
    }

    async fn with(name: &str, settings: Settings) -> World {
        let shell = Arc::new(Held::at(at("2026-11-20 17:42 Paris"), 7));
        let db = Db::open(Location::SqliteMemory(name.to_owned())).await.expect("a database");
        let app = App::start(db.clone(), shell.clone(), &[AGREEMENT]).await.expect("a desk");
        let add = async |name: &str, party, region: &str, provider| {
            let region = RegionId::from(region);
            let new = NewOrganisation { name: name.to_owned(), party, region, provider };
            app.add_organisation(&new).await.expect("an organisation")
        };
        let vendor = add("Vendor", Party::Vendor, "EMEA", None).await;
        let provider = add("Provider A", Party::Provider, "EMEA", None).await;
        let other = add("Provider B", Party::Provider, "APAC", None).await;
        let customer = add("Ateliers Moreau", Party::Customer, "EMEA", Some(provider)).await;
        let direct = add("Direct & Co", Party::Customer, "NAM", None).await;
        let join = async |name: &str, organisation, role, qualified_from| {
            let email = format!("{}@example", name.to_lowercase());
            let new = NewPerson { organisation, role, name: name.to_owned(), email, qualified_from };
            app.add_person(&new).await.expect("a person")
        };
        let long_ago = Some(at("2020-01-01 00:00 Paris"));
        World {
            provider,
            customer,
            direct,
            nora: join("Nora", provider, Role::ProviderAgent, None).await,
            tom: join("Tom", other, Role::ProviderAgent, None).await,
            vera: join("Vera", vendor, Role::CentreAgent, None).await,
            quentin: join("Quentin", vendor, Role::CentreAgent, long_ago).await,
            mona: join("Mona", vendor, Role::CentreManager, None).await,
            sofia: join("Sofia", direct, Role::SuperAdministrator, None).await,
            ines: join("Ines", customer, Role::AuthorisedUser, None).await,
            site: web::routes(Site::new(app.clone(), settings)),
            app,
            db,
            shell,
        }
    }

    /// The clock on the wall, moved.
    pub fn clock(&self, text: &str) {
        self.shell.set(at(text));
    }

    /// Somebody reports, and this is its number.
    pub async fn report(&self, who: PersonId, subject: &str) -> u64 {
        let secret = self.app.make_key(KeyKind::Session, who, "").await.expect("a session");
        let visitor = self.app.enter(KeyKind::Session, &secret).await.expect("in");
        let subject = self.app.authored(subject);
        let new = NewTicket::bare(self.app.fresh_ticket(), subject, Door::Portal);
        self.app.open(&visitor, &new, None, None, &Form::default()).await.expect("a ticket").number
    }

    /// The cookies of somebody who came in and reads that language.
    pub async fn cookies(&self, who: Option<PersonId>, lang: &str) -> String {
        match who {
            None => format!("lang={lang}"),
            Some(person) => {
                let secret = self.app.make_key(KeyKind::Session, person, "").await.expect("a session");
                format!("lang={lang}; session={}", secret.reveal())
            }
        }
    }

    pub async fn ask(&self, request: Request<Body>) -> Answer {
        let response = self.site.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.expect("a body");
        let body = String::from_utf8_lossy(&body).into_owned();
        Answer { status: parts.status, headers: parts.headers, body }
    }

    /// A page, in a language.
    pub async fn get_in(&self, lang: &str, who: Option<PersonId>, path: &str) -> Answer {
        let cookies = self.cookies(who, lang).await;
        let request = Request::get(path).header(header::COOKIE, cookies).body(Body::empty());
        self.ask(request.expect("a request")).await
    }

    /// A page, with these cookies.
    pub async fn open(&self, cookies: &str, path: &str) -> Answer {
        let cookies = format!("lang=en; {cookies}");
        let request = Request::get(path).header(header::COOKIE, cookies).body(Body::empty());
        self.ask(request.expect("a request")).await
    }

    /// A form, with these cookies.
    pub async fn send(&self, cookies: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        let request = Request::post(path)
            .header(header::COOKIE, format!("lang=en; {cookies}"))
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(encoded(fields)));
        self.ask(request.expect("a request")).await
    }

    /// A page, in English.
    pub async fn get(&self, who: PersonId, path: &str) -> Answer {
        self.get_in("en", Some(who), path).await
    }

    /// A form, sent by a browser without scripts.
    pub async fn post(&self, who: PersonId, path: &str, fields: &[(&str, &str)]) -> Answer {
        let cookies = self.cookies(Some(who), "en").await;
        let request = Request::post(path)
            .header(header::COOKIE, cookies)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(encoded(fields)));
        self.ask(request.expect("a request")).await
    }
}
