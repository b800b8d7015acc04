//! Every address of the site, from the code itself: the doors of the pages, and the document of the interface. A
//! route whose parts or parameters can't be filled from what is in the house fails the test that asks for it.

use serde_json::Value;
use web::{Settings, Site};

use super::house::*;

/// A route, and what it is asked by.
#[derive(Clone, Debug)]
pub struct Route {
    pub method: &'static str,
    pub path: String,
    /// Each parameter of the document: its name, whether it must be given.
    pub query: Vec<(String, bool)>,
    pub is_page: bool,
}

/// The routes of the pages, as the site itself lists its doors.
fn pages(house: &House) -> Vec<Route> {
    let doors = web::doors(&Site::new(house.app.clone(), Settings::default()));
    let pages = doors.into_iter().filter(|hung| !hung.path.starts_with("/api/"));
    let route = |hung: web::Hung| {
        // What answers to any method is asked as a browser asks.
        let method = if hung.method == "*" { "GET" } else { hung.method };
        Route { method, path: hung.path, query: Vec::new(), is_page: true }
    };
    pages.map(route).collect()
}

async fn interface(house: &House) -> Vec<Route> {
    let document = house.ask("", "GET", "/openapi.json", "", String::new()).await;
    let document: Value = serde_json::from_str(&document.body).expect("a document");
    let mut all = Vec::new();
    for (path, operations) in document["paths"].as_object().expect("paths") {
        for (method, operation) in operations.as_object().expect("operations") {
            let method = ["GET", "POST", "PUT", "PATCH", "DELETE"]
                .into_iter()
                .find(|known| known.eq_ignore_ascii_case(method))
                .unwrap_or_else(|| panic!("{method} {path}"));
            let parameters = operation["parameters"].as_array().into_iter().flatten();
            let query = parameters
                .filter(|one| one["in"] == "query")
                .map(|one| (one["name"].as_str().expect("a name").to_owned(), one["required"] == true))
                .collect();
            all.push(Route { method, path: path.clone(), query, is_page: false });
        }
    }
    all
}

/// Every route that there is.
pub async fn all(house: &House) -> Vec<Route> {
    let (pages, interface) = (pages(house), interface(house).await);
    assert!(pages.len() > 150 && interface.len() > 100, "{} {}", pages.len(), interface.len());
    let mut all = pages;
    all.extend(interface);
    all
}

/// Every id there is, for each part of a path and each parameter of a query.
pub struct Ids<'h> {
    house: &'h House,
}

impl<'h> Ids<'h> {
    pub fn of(house: &'h House) -> Ids<'h> {
        Ids { house }
    }

    fn tickets(&self) -> Vec<String> {
        let numbers = self.house.tickets.iter().map(|ticket| ticket.number.to_string());
        numbers.chain(["4294967000".to_owned()]).collect()
    }

    fn people(&self) -> Vec<String> {
        self.house.people.iter().map(ToString::to_string).collect()
    }

    fn organisations(&self) -> Vec<String> {
        self.house.organisations.iter().map(ToString::to_string).collect()
    }

    /// What a part of a path may be.
    fn part(&self, before: &str, part: &str) -> Vec<String> {
        let texts = |all: &[&str]| all.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>();
        let counted = |most: u64| (1..=most).map(|n| n.to_string()).collect::<Vec<_>>();
        let after = before.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
        match (after, part) {
            ("t" | "tickets" | "access", "number" | "n") => self.tickets(),
            (_, "number" | "n") => counted(4),
            (_, "request" | "place" | "message") => {
                self.house.places.iter().map(ToString::to_string).collect()
            }
            (_, "certificate" | "authorisation" | "entry") => counted(4),
            (_, "*rest") => texts(&["nothing/here"]),
            (_, "person") => self.people(),
            (_, "organisation" | "party") => self.organisations(),
            ("attachments" | "uploads", "id") => self.house.files.clone(),
            ("people", "id") => self.people(),
            ("organisations", "id") => self.organisations(),
            ("terms" | "agreements", "id") => texts(&["2021-09", "rhone-2026", "2026-12-01"]),
            (_, "id") => [self.people(), self.organisations()].concat(),
            (_, "region") => texts(&["EMEA", "NAM", "APAC"]),
            (_, "week") => texts(&["2026-W48"]),
            ("reports", "month") => texts(&["2026-10", "2026-10.csv", "2026-10.json", "2026-11"]),
            (_, "month") => texts(&["2026-10", "2026-11"]),
            (_, "measure") => texts(&["acknowledgement", "diagnosis"]),
            ("hours", "file") => texts(&["EMEA.ics"]),
            ("roster", "file") => self.people().into_iter().map(|id| format!("{id}.ics")).collect(),
            ("assets", "name") => texts(&["guichet.css"]),
            // A session or token to be ended: nothing that is read.
            (_, "key") => counted(1),
            (_, "noun") => texts(&["cause", "announcement", "publication", "plan"]),
            _ => panic!("what is {{{part}}} of {before}? Say so in `part`."),
        }
    }

    /// What a parameter may be.
    fn parameter(&self, path: &str, name: &str) -> Vec<String> {
        let texts = |all: &[&str]| all.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>();
        match name {
            // Who looked at one ticket, by whom, when: all of it is in the whole.
            _ if path.ends_with("/audit/reads") => Vec::new(),
            "at" => texts(&["2026-11-20T12:00:00Z"]),
            "open" => texts(&["false"]),
            "own_desk" => texts(&["true"]),
            "by" => texts(&["provider", "agreement"]),
            "provider" => [V, P1, P2, E2].map(|org| self.house.id(org).to_string()).to_vec(),
            "region" => texts(&["EMEA"]),
            "state" => texts(&["closed", "over"]),
            "category" => texts(&["1"]),
            "sort" => texts(&["due"]),
            "limit" => texts(&["200"]),
            "cursor" => Vec::new(),
            "month" => texts(&["2026-10"]),
            "issue" => texts(&["1"]),
            "week" => texts(&["2026-W48"]),
            "weeks" => texts(&["4"]),
            "minutes" => texts(&["30"]),
            "agreement" => texts(&["2026-12-01"]),
            "from" | "to" if path.ends_with("/compare") => texts(&["2021-09", "2026-12-01", "rhone-2026"]),
            "from" if path.contains("/coverage/") => texts(&["2026-11-23T00:00:00Z"]),
            "from" if path.ends_with("/audit") => texts(&["2026-10-01T00:00:00Z"]),
            "from" => texts(&["2026-10-01"]),
            "to" => texts(&["2026-12-03"]),
            // An audit by person, kind and stretch says less than without.
            "person" | "kind" | "before" | "until" if path.ends_with("/audit") => Vec::new(),
            // The first page says the latest.
            "until" if path.ends_with("/security") => Vec::new(),
            _ => panic!("what is {name} of {path}? Say so in `parameter`."),
        }
    }

    /// Everything that a page is asked with besides its path. Pages have no document that says it.
    fn questions(path: &str, house: &House) -> Vec<String> {
        let owned = |all: &[&str]| all.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>();
        let providers =
            |rest: &str| [V, P1, P2, E2].map(|org| format!("provider={}{rest}", house.id(org))).to_vec();
        match path {
            "/audit" | "/organisations/{id}/audit" | "/organisations/{id}/audit.csv" => owned(&["show=read"]),
            "/tickets" => owned(&["state=over", "at=2026-11-20T12:00"]),
            "/t/{number}" | "/desk/t/{n}" => owned(&["at=2026-11-20T12:00"]),
            "/desk" => owned(&["state=over", "order=news", "waits=all", "own=0"]),
            "/desk/people" => owned(&["gone=1"]),
            "/desk/problems" | "/desk/maintenance" => owned(&["show=over", "open=false"]),
            "/reports" | "/reports/tickets" => owned(&[
                "from=2026-10-01&to=2026-12-03",
                "from=2026-10-01&to=2026-12-03&own_desk=true",
                "from=2026-10-01&to=2026-12-03&desk=own",
            ]),
            "/reports/what-if" | "/reports/decisions" | "/reports/response-times" => {
                owned(&["from=2026-10-01&to=2026-12-03"])
            }
            "/reports/evidence" => providers("&month=2026-10"),
            "/reports/{month}" | "/reports/months" => providers(""),
            "/terms/compare" => owned(&["from=2021-09&to=2026-12-01", "from=2021-09&to=rhone-2026"]),
            "/tickets/new" => (1..=5).map(|step| format!("step={step}")).collect(),
            "/desk/roster" => owned(&["week=2026-W48"]),
            _ => Vec::new(),
        }
    }

    /// Every path that a route is, with every id there is.
    pub fn paths(&self, route: &Route) -> Vec<String> {
        let mut paths = vec![String::new()];
        for part in route.path.split('/').skip(1) {
            let fills = match part.strip_prefix('{').and_then(|part| part.strip_suffix('}')) {
                Some(name) => {
                    let before = route.path.split(part).next().unwrap_or_default();
                    self.part(before, name)
                }
                None => vec![part.to_owned()],
            };
            paths = paths
                .iter()
                .flat_map(|path| fills.iter().map(move |fill| format!("{path}/{fill}")))
                .collect();
        }
        paths
    }

    /// The same, with every question that it takes.
    pub fn asked(&self, route: &Route) -> Vec<String> {
        let must = route.query.iter().filter(|(_, required)| *required);
        let mut musts = vec![String::new()];
        for (name, _) in must {
            let values = self.parameter(&route.path, name);
            musts =
                musts.iter().flat_map(|q| values.iter().map(move |v| format!("{q}&{name}={v}"))).collect();
        }
        let mut questions = musts.clone();
        for (name, _) in route.query.iter().filter(|(_, required)| !required) {
            let values = self.parameter(&route.path, name);
            questions.extend(values.iter().map(|value| format!("{}&{name}={value}", musts[0])));
        }
        if route.is_page {
            questions.extend(Ids::questions(&route.path, self.house).into_iter().map(|q| format!("&{q}")));
        }
        let paths = self.paths(route);
        let with = |path: &String, question: &String| match question.strip_prefix('&') {
            Some(question) => format!("{path}?{question}"),
            None => path.clone(),
        };
        paths.iter().flat_map(|path| questions.iter().map(move |question| with(path, question))).collect()
    }
}
