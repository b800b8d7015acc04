//! Does the time of an answer tell what the answer doesn't say? `bin/bench times`.
//!
//! Pairs of requests whose answers are the same word for word: to a known and an unknown person, to what is hidden and what
//! isn't there, in a desk with and without rows that the asker may not see. Each pair is asked of the site's real router over
//! a real database, in an order that is drawn, one at a time. What is printed: the difference of the means with its 95 %
//! interval, Welch's t, the difference of the medians, and both means. No test asserts any of it: a machine with other things
//! to do would fail it at random.
#![allow(clippy::print_stdout, reason = "figures are what it is for")]
#![allow(clippy::unwrap_used, reason = "a measurement that can't go on stops")]
#![allow(missing_docs, reason = "a program, not a library")]
#![allow(clippy::disallowed_methods, reason = "a bench reads the wall clock")]

use std::sync::Arc;
use std::time::Instant;

use app::{App, Form, Held, KeyKind, NewOrganisation, NewPerson, Visitor, Whence};
use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::http::{Request, StatusCode, header};
use desk::fact::{Door, Party};
use desk::{AttachmentId, NewTicket, OrganisationId, PersonId, Role};
use futures_util::stream;
use jiff::{SignedDuration, Timestamp};
use store::files::Files;
use store::{Db, Location};
use tokio::task::JoinSet;
use tower::ServiceExt;
use web::{Settings, Site};

const AGREEMENT: &str = include_str!("../../../agreements/2021-09.toml");
const PASSWORD: &str = "a mallard and nine oars in Aarhus";

/// How much is asked.
#[derive(Clone, Copy)]
struct Size {
    /// Of each of a pair.
    asked: usize,
    /// The same, where each answer hashes a password.
    hashed: usize,
    /// Tickets that the asker may see.
    own: u64,
    /// And those that they may not.
    hidden: u64,
}

fn main() {
    // `cargo test --benches` asks for a smoke test, not for figures.
    let real = std::env::args().any(|argument| argument == "--bench");
    let size = if real {
        Size { asked: 500, hashed: 250, own: 40, hidden: 5_000 }
    } else {
        Size { asked: 5, hashed: 3, own: 2, hidden: 4 }
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let folder = testkit::Folder::new();
        let places = ["crowded", "alone"].map(|name| Location::SqliteFile(folder.path().join(name)));
        measure("sqlite", places, size).await;
        if let Some(cluster) = testkit::Cluster::durable() {
            measure("postgres", [cluster.database(), cluster.database()].map(Location::Postgres), size).await;
        }
    });
}

/// One desk has what the asker may not see, the other one hasn't.
async fn measure(engine: &str, [crowded, alone]: [Location; 2], size: Size) {
    let (crowded, alone) =
        (House::new(crowded, size).await, House::new(alone, Size { hidden: 0, ..size }).await);
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    let told = |id: &str, what: &str| format!("{engine}, {id}: {what}");

    let absent = "01a10b13-a800-7000-8000-000000000000";
    let (hidden, file, own) = (crowded.hidden, crowded.hidden_file, crowded.own);
    let stranger = crowded.nora;
    for (what, one, other) in [
        ("a ticket's page", format!("/t/{hidden}"), "/t/4294967000".to_owned()),
        ("a ticket", format!("/api/v1/tickets/{hidden}"), "/api/v1/tickets/4294967000".to_owned()),
        ("a person's page", format!("/people/{stranger}"), format!("/people/{absent}")),
        (
            "an attachment at its ticket",
            format!("/t/{hidden}/attachments/{file}"),
            format!("/t/4294967000/attachments/{absent}"),
        ),
        (
            "an attachment at one's own ticket",
            format!("/t/{own}/attachments/{file}"),
            format!("/t/{own}/attachments/{absent}"),
        ),
    ] {
        let (one, other) = (crowded.get(&one), crowded.get(&other));
        let what = told("c01", &format!("{what}, hidden or absent"));
        pair(&what, [&one, &other], StatusCode::NOT_FOUND, size.asked, &mut dice).await;
    }

    for (what, path) in [
        ("the page of tickets", "/tickets"),
        ("a list of tickets", "/api/v1/tickets?sort=due&limit=50"),
        ("counts of a report", "/reports?from=2026-11-01&to=2026-11-30"),
    ] {
        let (one, other) = (crowded.get(path), alone.get(path));
        let what = told("c06", &format!("{what}, with {} hidden rows or none", size.hidden));
        pair(&what, [&one, &other], StatusCode::OK, size.asked, &mut dice).await;
    }

    // Last, for they move the clock on, beyond the end of any session.
    for (what, one, other) in [
        ("wrong password, known or unknown", "nora@example", "nobody@example"),
        ("wrong password, known without a password or unknown", "tom@example", "nobody@example"),
        ("wrong password, unknown or unknown", "anybody@example", "nobody@example"),
    ] {
        let (one, other) = (crowded.sign_in(one), crowded.sign_in(other));
        pair(&told("e08, e09", what), [&one, &other], StatusCode::UNAUTHORIZED, size.hashed, &mut dice).await;
    }
}

/// A desk, and what is asked of it.
struct House {
    shell: Arc<Held>,
    site: Router,
    session: String,
    token: String,
    nora: PersonId,
    own: u64,
    hidden: u64,
    hidden_file: AttachmentId,
}

/// Something to be asked again and again.
struct Question<'a> {
    house: &'a House,
    request: Box<dyn Fn() -> Request<Body> + 'a>,
}

impl House {
    /// Sofia asks, who sees what her own organisation has; everything else is Nora's.
    async fn new(location: Location, size: Size) -> House {
        let shell = Arc::new(Held::at("2026-11-20T16:42:00Z".parse::<Timestamp>().unwrap(), 7));
        let app = App::start(Db::open(location).await.unwrap(), shell.clone(), &[AGREEMENT]).await.unwrap();
        let home = testkit::Folder::new();
        app.keep_files(Files::in_folder(home.path()).unwrap(), 1 << 30);
        let add = async |name: &str, party, provider: Option<OrganisationId>| {
            let new = NewOrganisation { name: name.into(), party, region: "EMEA".into(), provider };
            app.add_organisation(&new).await.unwrap()
        };
        add("Vendor", Party::Vendor, None).await;
        let provider = add("Provider", Party::Provider, None).await;
        let direct = add("Direct", Party::Customer, None).await;
        let join = async |name: &str, organisation, role| {
            let email = format!("{name}@example");
            let new = NewPerson { organisation, role, name: name.into(), email, qualified_from: None };
            app.add_person(&new).await.unwrap()
        };
        let nora = join("nora", provider, Role::ProviderAgent).await;
        join("tom", provider, Role::ProviderAgent).await;
        let sofia = join("sofia", direct, Role::SuperAdministrator).await;
        enrol(&app, &shell, nora).await;
        let hers = Arc::new(enter(&app, sofia).await);
        let noras = Arc::new(enter(&app, nora).await);
        let content = vec![Ok::<Bytes, &'static str>(Bytes::from_static(b"nobody else's"))];
        let file = app.take_file(&noras, "log.txt", stream::iter(content)).await.unwrap().id;
        let new = NewTicket::bare(app.fresh_ticket(), app.authored("Ours"), Door::Api);
        let hidden = app.open_with_files(&noras, new, &[file], (None, None), &Form::default()).await.unwrap();
        fill(&app, &noras, size.hidden).await;
        fill(&app, &hers, size.own).await;
        let new = NewTicket::bare(app.fresh_ticket(), app.authored("Mine"), Door::Api);
        let own = app.open(&hers, &new, None, None, &Form::default()).await.unwrap().number;
        let session = app.make_key(KeyKind::Session, sofia, "").await.unwrap().reveal().to_owned();
        let token = app.make_key(KeyKind::Token, sofia, "bench").await.unwrap().reveal().to_owned();
        let site = web::routes(Site::new(app.clone(), Settings::default()));
        House { shell, site, session, token, nora, own, hidden: hidden.number, hidden_file: file }
    }

    fn get<'a>(&'a self, path: &str) -> Question<'a> {
        let path = path.to_owned();
        let request = move || {
            let asked = Request::get(path.as_str());
            let asked = if path.starts_with("/api/") {
                asked.header(header::AUTHORIZATION, format!("Bearer {}", self.token))
            } else {
                asked.header(header::COOKIE, format!("lang=en; session={}", self.session))
            };
            asked.body(Body::empty()).unwrap()
        };
        Question { house: self, request: Box::new(request) }
    }

    fn sign_in<'a>(&'a self, address: &str) -> Question<'a> {
        let body = format!("address={}&password=it+is+not+this+one", address.replace('@', "%40"));
        let request = move || {
            // Ten tries a quarter of an hour are let through: each comes a quarter after the one before.
            let later = self.shell_wall().checked_add(SignedDuration::from_mins(15)).unwrap();
            self.shell.set(later);
            Request::post("/login")
                .header(header::COOKIE, "lang=en")
                .header("sec-fetch-site", "same-origin")
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                .body(Body::from(body.clone()))
                .unwrap()
        };
        Question { house: self, request: Box::new(request) }
    }

    fn shell_wall(&self) -> Timestamp {
        app::Shell::wall(&*self.shell)
    }
}

async fn enter(app: &App, person: PersonId) -> Visitor {
    let key = app.make_key(KeyKind::Session, person, "").await.unwrap();
    app.enter(KeyKind::Session, &key).await.unwrap()
}

/// Gives somebody a password.
async fn enrol(app: &App, shell: &Held, person: PersonId) {
    let (link, whence) = (app.make_key(KeyKind::Link, person, "").await.unwrap(), Whence::default());
    let arriving = app.take_link(&link, &whence).await.unwrap();
    let offer = app.offer_generator(person).await.unwrap();
    let code = testkit::code(&offer.seed, app::Shell::wall(shell).as_second());
    app.enrol_with_password(&arriving, PASSWORD.to_owned(), &offer.ceremony, &code, &whence).await.unwrap();
}

async fn fill(app: &App, whose: &Arc<Visitor>, tickets: u64) {
    let mut under_way = JoinSet::new();
    for n in 0..tickets {
        let (app, whose) = (app.clone(), whose.clone());
        under_way.spawn(async move {
            let subject = app.authored(format!("Blank page after sign-in, number {n}"));
            let new = NewTicket::bare(app.fresh_ticket(), subject, Door::Api);
            app.open(&whose, &new, None, None, &Form::default()).await.unwrap();
        });
        if under_way.len() >= 256 {
            under_way.join_next().await.unwrap().unwrap();
        }
    }
    under_way.join_all().await;
}

/// Asks both so many times, in an order that is drawn, and says how long they took.
async fn pair(what: &str, pair: [&Question<'_>; 2], status: StatusCode, asked: usize, dice: &mut Dice) {
    // The first ones fill what is remembered.
    for question in pair.iter().cycle().take(20.min(2 * asked)) {
        ask(question, status).await;
    }
    let mut order: Vec<usize> = (0..2 * asked).map(|n| n % 2).collect();
    for n in (1..order.len()).rev() {
        order.swap(n, dice.below(n + 1));
    }
    let mut took = [Vec::with_capacity(asked), Vec::with_capacity(asked)];
    for which in order {
        took[which].push(ask(pair[which], status).await);
    }
    report(what, &mut took);
}

/// In milliseconds.
async fn ask(question: &Question<'_>, status: StatusCode) -> f64 {
    let request = (question.request)();
    let begun = Instant::now();
    let answer = question.house.site.clone().oneshot(request).await.unwrap();
    let found = answer.status();
    to_bytes(answer.into_body(), usize::MAX).await.unwrap();
    let took = begun.elapsed().as_secs_f64() * 1e3;
    assert_eq!(found, status);
    took
}

fn report(what: &str, took: &mut [Vec<f64>; 2]) {
    let [one, other] = [0, 1].map(|which| Figures::of(&mut took[which]));
    let difference = one.mean - other.mean;
    let error = (one.variance / one.count + other.variance / other.count).sqrt();
    println!(
        "{what}: {difference:+.3} ms [{:+.3}, {:+.3}], t {:+.2}, medians {:+.3} ms, of {:.3} and {:.3} ms",
        difference - 1.96 * error,
        difference + 1.96 * error,
        difference / error,
        one.median - other.median,
        one.mean,
        other.mean,
    );
}

struct Figures {
    count: f64,
    mean: f64,
    variance: f64,
    median: f64,
}

impl Figures {
    fn of(took: &mut [f64]) -> Figures {
        took.sort_by(f64::total_cmp);
        let count = took.len() as f64;
        let mean = took.iter().sum::<f64>() / count;
        let variance = took.iter().map(|t| (t - mean).powi(2)).sum::<f64>() / (count - 1.0);
        Figures { count, mean, variance, median: took[took.len() / 2] }
    }
}

/// Draws an order, the same in each run (xorshift64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end as u64).unwrap()
    }
}
