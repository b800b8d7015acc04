//! What is looked at behind an address, for the log of reads: told from its path, once, where its door is hung.
//!
//! What shows one thing of an organisation is a look at it: a ticket, a file, a person, an account of figures. A list is none at
//! each thing in it, a form none, a stream of events none: who opens what it tells of is noted then.

use app::{Look, Looked, On};
use axum::extract::RawPathParams;
use axum::http::Method;
use desk::OrganisationId;

/// What an address shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Shows {
    /// What of it.
    pub what: Looked,
    of: Of,
    /// To whoever comes with this method: HTTP's `HEAD` shows nothing.
    method: &'static str,
}

/// Where the thing is named.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Of {
    /// A ticket, by the first parameter.
    Ticket,
    /// A person, by the first parameter.
    Person,
    /// An organisation, by the first parameter.
    Organisation,
    /// The reader's own organisation.
    Own,
    /// The reader.
    Oneself,
}

/// What that address shows to whoever comes with that method, if it is noted.
pub fn at(method: &'static str, path: &str) -> Option<Shows> {
    use Looked::{
        Attachment, Audit, Evidence, Organisation, People, Person, PersonalData, Reports, Security,
    };
    let of_pages = !path.starts_with("/api/v1/");
    let path = path.strip_prefix("/api/v1").unwrap_or(path);
    let parts: Vec<&str> = path.split('/').skip(1).collect();
    let parts = if parts.first() == Some(&"desk") { &parts[1..] } else { &parts[..] };
    let shows = |what, of| Some(Shows { what, of, method });
    match (method, parts) {
        ("POST", ["people", _, "data"]) => shows(PersonalData, Of::Person),
        ("POST", ["account", "data"]) => shows(PersonalData, Of::Oneself),
        ("GET", ["t" | "tickets", id, rest @ ..]) if id.starts_with('{') => match rest {
            ["attachments", _] => shows(Attachment, Of::Ticket),
            ["evidence"] => shows(Evidence, Of::Ticket),
            _ => shows(Looked::Ticket, Of::Ticket),
        },
        ("GET", ["access", _, _]) => shows(Looked::Ticket, Of::Ticket),
        ("GET", ["people"]) if of_pages && path == "/people" => shows(People, Of::Own),
        ("GET", ["people", "sign-in"]) => shows(Organisation, Of::Own),
        ("GET", ["people", id, ..]) if id.starts_with('{') => shows(Person, Of::Person),
        ("GET", ["audit"]) => shows(Audit, Of::Own),
        ("GET", ["organisations", _, rest @ ..]) => match rest {
            ["audit" | "audit.csv", ..] => shows(Audit, Of::Organisation),
            ["security", ..] => shows(Security, Of::Organisation),
            ["people", ..] => shows(People, Of::Organisation),
            ["attachments", _] => shows(Attachment, Of::Organisation),
            _ => shows(Organisation, Of::Organisation),
        },
        ("GET", ["duties"]) => shows(Organisation, Of::Own),
        ("GET", ["duties", _, "attachments", _]) => shows(Attachment, Of::Organisation),
        ("GET", ["duties", _]) => shows(Organisation, Of::Organisation),
        ("GET", ["reports", "evidence"]) => shows(Evidence, Of::Own),
        ("GET", ["reports", ..]) => shows(Reports, Of::Own),
        _ => None,
    }
}

impl Shows {
    /// Is it shown by that method?
    pub fn is_by(self, method: &Method) -> bool {
        self.method == method.as_str()
    }

    /// The look of somebody of that organisation at what the parameters name. What names nothing is none.
    pub fn look(self, params: &RawPathParams, visitor: &app::Visitor) -> Option<Look> {
        let mut values = params.iter().map(|(_, value)| value);
        let named = match self.of {
            Of::Own | Of::Oneself => "",
            Of::Ticket | Of::Person | Of::Organisation => values.next()?,
        };
        let organisation = |id: OrganisationId| On::Organisation(id);
        let on = match self.of {
            Of::Ticket => On::Ticket(named.parse().ok()?),
            Of::Person => On::Person(named.parse().ok()?),
            Of::Organisation => organisation(named.parse().ok()?),
            Of::Own => organisation(visitor.organisation.id),
            Of::Oneself => On::Person(visitor.person.id),
        };
        // A file's id, a month.
        let is_part = matches!(self.what, Looked::Attachment | Looked::Reports);
        let part = values.next().filter(|_| is_part).unwrap_or_default().to_owned();
        Some(Look { what: self.what, on, part })
    }
}
