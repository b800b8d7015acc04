//! Doors: each address of the site says who comes through it, or it isn't there.
//!
//! **To add a page**, one line in `routes.rs` for each method: `.post("/people/{id}/role", Does(&[ChangeRole]), members::change_role)`.
//! **To add a verb of the API**, one line in `api/mod.rs`: `.hang(Does(&[Acknowledge]), routes!(verbs::acknowledge))`. Then
//! `GUICHET_RENEW=1 cargo test -p web --test all -- doors` writes it into `docs/DOORS.md`. There is no other way in: an
//! address without a door doesn't compile, and a test finds whoever goes around this file.
//!
//! What a door asks before its handler: that somebody is in; of a verb that bears the mark, that they proved who they are a
//! short while ago (what they had typed is kept meanwhile); of a token, that one of the verbs is a program's at all. *Whether*
//! they may do it to this ticket or that person is the access table's to say, which the handler's one call into `app` asks.
//!
//! And after its handler: what was shown of an organisation's things, to whom, is noted ([`crate::looks`] says at which
//! addresses). No handler does so, none can forget it.

use app::{Look, Visitor};
use axum::Router;
use axum::extract::{FromRequestParts, RawPathParams, Request, State};
use axum::handler::Handler;
use axum::http::request::Parts;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodFilter, MethodRouter, get, on, post};
use desk::access::{self, Reach};
use desk::{Action, Refusal, Role};
use utoipa::openapi::path::PathItem;
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouter};

use crate::api::Caller;
use crate::looks::{self, Shows};
use crate::pages::identity::proof;
use crate::reader::Signed;
use crate::site::Site;
use crate::whence::network_of;

/// Who comes through.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Door {
    /// Whoever comes; what they are told may be more if they are in.
    Anybody,
    /// Somebody half in: they showed one factor of two, or came by a link. The handler takes that type and no other.
    Half,
    /// Somebody who is in, to what is their own account.
    SignedIn,
    /// A program, whose handler asks who it is: a calendar that has a password for this alone, what gathers figures.
    Program(&'static [Action]),
    /// Somebody who is in, to do one of these.
    Does(&'static [Action]),
}

impl Door {
    /// What is done behind it.
    pub fn actions(self) -> &'static [Action] {
        match self {
            Door::Program(actions) | Door::Does(actions) => actions,
            Door::Anybody | Door::Half | Door::SignedIn => &[],
        }
    }

    /// Does whatever is done behind it take a fresh proof of who one is?
    pub fn takes_proof(self) -> bool {
        !self.actions().is_empty() && self.actions().iter().all(|action| access::needs_proof(*action))
    }

    /// Is something behind it that a program may do with a token?
    pub fn takes_tokens(self) -> bool {
        match self {
            Door::Does(actions) => actions.iter().any(|action| access::token_may(*action)),
            Door::Anybody | Door::SignedIn => true,
            Door::Half | Door::Program(_) => false,
        }
    }

    fn asks_who(self) -> bool {
        matches!(self, Door::SignedIn | Door::Does(_))
    }

    /// Does somebody of that role do any of it? Who doesn't is told so by the handler, and not asked for a proof first.
    fn is_for(self, role: Role) -> bool {
        self.actions().iter().any(|action| access::reach(role, *action) != Reach::Never)
    }
}

/// An address and its door.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hung {
    /// As HTTP calls it; `*`: any.
    pub method: &'static str,
    /// The path, with its parameters in braces.
    pub path: String,
    /// Who comes through.
    pub door: Door,
    /// What of an organisation's things is shown behind it, and noted.
    pub shows: Option<app::Looked>,
}

/// The pages' addresses.
pub struct Doors {
    site: Site,
    router: Router<Site>,
    hung: Vec<Hung>,
}

impl Doors {
    /// None yet.
    pub fn new(site: &Site) -> Doors {
        Doors { site: site.clone(), router: Router::new(), hung: Vec::new() }
    }

    /// What only looks.
    pub fn get<T: 'static>(self, path: &str, door: Door, handler: impl Handler<T, Site>) -> Doors {
        self.hang("GET", path, door, get(handler))
    }

    /// What acts.
    pub fn post<T: 'static>(self, path: &str, door: Door, handler: impl Handler<T, Site>) -> Doors {
        self.hang("POST", path, door, post(handler))
    }

    /// The same answer to whatever is asked: for what isn't there.
    pub fn any<T: 'static>(self, path: &str, door: Door, handler: impl Handler<T, Site>) -> Doors {
        let all = [MethodFilter::POST, MethodFilter::PUT, MethodFilter::PATCH, MethodFilter::DELETE];
        let all = all.into_iter().fold(MethodFilter::GET, MethodFilter::or);
        self.hang("*", path, door, on(all, handler))
    }

    fn hang(mut self, method: &'static str, path: &str, door: Door, handler: MethodRouter<Site>) -> Doors {
        let shows = looks::at(method, path).filter(|_| door.asks_who());
        let ask = Ask { site: self.site.clone(), door, shows };
        self.router = self.router.route(path, handler.route_layer(from_fn_with_state(ask, of_a_page)));
        self.hung.push(Hung { method, path: path.to_owned(), door, shows: shows.map(|shows| shows.what) });
        self
    }

    /// The addresses, and the list of their doors.
    pub fn open(self) -> (Router<Site>, Vec<Hung>) {
        (self.router, self.hung)
    }
}

/// The API's addresses, with their document.
pub struct ApiDoors {
    site: Site,
    under: &'static str,
    router: OpenApiRouter<Site>,
    hung: Vec<Hung>,
}

impl ApiDoors {
    /// None yet; all of them will be under that path.
    pub fn under(site: &Site, under: &'static str) -> ApiDoors {
        ApiDoors { site: site.clone(), under, router: OpenApiRouter::new(), hung: Vec::new() }
    }

    /// A verb, from `routes!`. Verbs with different doors take a line each, also at one path.
    pub fn hang(mut self, door: Door, (schemas, paths, handler): UtoipaMethodRouter<Site>) -> ApiDoors {
        let mut shows = None;
        for (path, item) in &paths.paths {
            for method in methods(item) {
                let path = format!("{}{path}", self.under);
                let shown = looks::at(method, &path).filter(|_| door.asks_who());
                shows = shows.or(shown);
                self.hung.push(Hung { method, path, door, shows: shown.map(|shows| shows.what) });
            }
        }
        let ask = Ask { site: self.site.clone(), door, shows };
        let handler = handler.route_layer(from_fn_with_state(ask, of_the_api));
        self.router = self.router.routes((schemas, paths, handler));
        self
    }

    /// The addresses with the document that they complete, and the list of their doors.
    pub fn open(
        self,
        document: utoipa::openapi::OpenApi,
    ) -> (Router<Site>, utoipa::openapi::OpenApi, Vec<Hung>) {
        let whole = OpenApiRouter::with_openapi(document).nest(self.under, self.router);
        let (router, document) = whole.split_for_parts();
        (router, document, self.hung)
    }
}

fn methods(item: &PathItem) -> Vec<&'static str> {
    let all = [
        ("GET", &item.get),
        ("POST", &item.post),
        ("PUT", &item.put),
        ("PATCH", &item.patch),
        ("DELETE", &item.delete),
    ];
    all.into_iter().filter(|(_, operation)| operation.is_some()).map(|(method, _)| method).collect()
}

/// What a door needs to ask.
#[derive(Clone)]
struct Ask {
    site: Site,
    door: Door,
    shows: Option<Shows>,
}

impl Ask {
    /// The look that this would be, if it is answered: asked for before the handler takes the request.
    async fn look(&self, parts: &mut Parts, visitor: &Visitor) -> Option<(Look, String)> {
        let shows = self.shows.filter(|shows| shows.is_by(&parts.method))?;
        let params = RawPathParams::from_request_parts(parts, &self.site).await.ok()?;
        Some((shows.look(&params, visitor)?, network_of(parts, &self.site)))
    }

    /// The answer, noted if something was shown by it.
    fn noted(&self, visitor: &Visitor, look: Option<(Look, String)>, answer: Response) -> Response {
        if let Some((look, network)) = look.filter(|_| answer.status().is_success()) {
            self.site.app().note_read(visitor, &network, look);
        }
        answer
    }
}

/// Who was asked at the door isn't asked again: the handler's extractors find them with the request.
async fn of_a_page(State(ask): State<Ask>, request: Request, next: Next) -> Response {
    if !ask.door.asks_who() {
        return next.run(request).await;
    }
    let (mut parts, body) = request.into_parts();
    let signed = match <Signed as FromRequestParts<Site>>::from_request_parts(&mut parts, &ask.site).await {
        Ok(signed) => signed,
        Err(elsewhere) => return elsewhere,
    };
    parts.extensions.insert(signed.reader.clone());
    let look = ask.look(&mut parts, &signed.visitor).await;
    let request = Request::from_parts(parts, body);
    let is_late = ask.door.takes_proof() && !signed.visitor.is_proven(ask.site.app().wall());
    if is_late && ask.door.is_for(signed.visitor.person.role) {
        return proof::first(&signed, request).await;
    }
    let answer = next.run(request).await;
    ask.noted(&signed.visitor, look, answer)
}

async fn of_the_api(State(ask): State<Ask>, request: Request, next: Next) -> Response {
    if !ask.door.asks_who() {
        return next.run(request).await;
    }
    let (mut parts, body) = request.into_parts();
    let caller = match Caller::from_request_parts(&mut parts, &ask.site).await {
        Ok(caller) => caller,
        Err(problem) => return problem,
    };
    if let Err(problem) = may_knock(&caller, ask.door) {
        return problem.into_response();
    }
    let look = ask.look(&mut parts, &caller.visitor).await;
    let visitor = look.is_some().then(|| caller.visitor.clone());
    parts.extensions.insert(caller);
    let answer = next.run(Request::from_parts(parts, body)).await;
    match visitor {
        Some(visitor) => ask.noted(&visitor, look, answer),
        None => answer,
    }
}

#[expect(clippy::result_large_err, reason = "an answer is made once, where it is sent")]
fn may_knock(caller: &Caller, door: Door) -> Result<(), Response> {
    let (visitor, role) = (&caller.visitor, caller.visitor.person.role);
    if let (Some(_), false, [action, ..]) = (visitor.scope, door.takes_tokens(), door.actions()) {
        return Err(caller.no(Refusal::NotAllowed { action: *action, role }.into()));
    }
    if door.takes_proof() && door.is_for(role) {
        caller.app().require_proof(visitor).map_err(|late| caller.no(late))?;
    }
    Ok(())
}
