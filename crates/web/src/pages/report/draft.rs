//! A report that isn't sent yet: what was answered so far, and what it would become.

use std::collections::BTreeMap;
use std::str::FromStr;

use app::{App, Failure, Visitor};
use desk::completeness::{Item, missing};
use desk::fact::{Detail, Door, Kind, Report, Stops};
use desk::{AttachmentId, Digest, Field, NewTicket, OrganisationId, Product, Refusal, TextId, TextRef};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use terms::RegionId;

use super::steps::Step;
use crate::typed::Typed;

/// The name under which a person's draft is kept: one at a time.
const NAME: &str = "report";

/// What was answered so far.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Draft {
    /// The idempotency key: sent twice, it is one ticket.
    pub key: String,
    /// Answers by the name of their field.
    answers: BTreeMap<String, String>,
    /// Regions ticked.
    pub regions: Vec<String>,
    /// Files that came and wait for it.
    #[serde(default)]
    pub files: Vec<AttachmentId>,
    /// When it was kept; none: it never was.
    #[serde(skip)]
    pub kept_at: Option<Timestamp>,
}

impl Draft {
    /// An empty one, with its key.
    pub fn of_key(key: String) -> Draft {
        Draft { key, ..Draft::default() }
    }

    /// This person's draft, or an empty one.
    pub async fn load(app: &App, visitor: &Visitor) -> Result<Draft, Failure> {
        let kept = app.draft(visitor, NAME).await?;
        // A draft of another version of the program is no draft: nothing was promised for it.
        let read =
            kept.and_then(|kept| Some((serde_json::from_str::<Draft>(&kept.body).ok()?, kept.changed_at)));
        Ok(match read {
            Some((draft, at)) => Draft { kept_at: Some(at), ..draft },
            None => Draft { key: app.fresh_ticket().to_string(), ..Draft::default() },
        })
    }

    /// Keeps it.
    pub async fn keep(&self, app: &App, visitor: &Visitor) -> Result<(), Failure> {
        let body = serde_json::to_string(self).map_err(|error| Failure::Damaged(error.to_string()))?;
        app.hold_files(visitor, &self.files, app::HELD_FOR_A_DRAFT).await?;
        app.keep_draft(visitor, NAME, &body).await
    }

    /// Throws it away, with the files that waited for it.
    pub async fn discard(&self, app: &App, visitor: &Visitor) -> Result<(), Failure> {
        app.hold_files(visitor, &self.files, app::HELD).await?;
        Draft::drop(app, visitor).await
    }

    /// It is no draft any more.
    pub async fn drop(app: &App, visitor: &Visitor) -> Result<(), Failure> {
        app.drop_draft(visitor, NAME).await
    }

    /// What was answered under that name.
    pub fn get(&self, name: &str) -> &str {
        self.answers.get(name).map_or("", String::as_str)
    }

    /// Answers a question beforehand; nothing is no answer.
    pub fn answer(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.answers.insert(name.to_owned(), text.to_owned());
        }
    }

    /// The same, as one of a few choices.
    pub fn choice<T: FromStr>(&self, name: &str) -> Option<T> {
        self.get(name).parse().ok()
    }

    /// Takes over what was typed in a step. An emptied field is forgotten.
    pub fn take(&mut self, step: Step, typed: &Typed) {
        if !typed.get("key").is_empty() {
            self.key = typed.get("key").to_owned();
        }
        for name in step.fields().filter(|name| typed.has(name) || step.is_choice(name)) {
            match typed.get(name) {
                "" => self.answers.remove(name),
                value => self.answers.insert(name.to_owned(), value.to_owned()),
            };
        }
        if step.asks_files() {
            self.files = typed.files();
        }
        if step.asks_regions() {
            self.regions = typed.all("region");
        }
    }

    /// What can't be kept: too long, or no text.
    pub fn faults(&self) -> Vec<(String, Refusal)> {
        let fault = |(name, text): (&String, &String)| {
            let field = field_of(name);
            let refusal = if text.len() > field.limit() {
                Refusal::TooLong { field, limit: field.limit() }
            } else if text.contains('\0') {
                Refusal::NotText(field)
            } else if name == "product" && Product::named(text).is_none() && !text.trim().is_empty() {
                Refusal::NotAProduct
            } else {
                return None;
            };
            Some((name.clone(), refusal))
        };
        self.answers.iter().filter_map(fault).collect()
    }

    /// Who asks and for whom: `asked`, `asked/customer`, or nothing for one's own organisation.
    pub fn whom(&self) -> (Option<OrganisationId>, Option<OrganisationId>) {
        let whom = self.get("whom");
        let (asked, customer) = whom.split_once('/').unwrap_or((whom, ""));
        (asked.parse().ok(), customer.parse().ok())
    }

    /// The report as the desk takes it.
    pub fn new_ticket(&self, app: &App) -> NewTicket {
        let text = |name: &str| Some(self.get(name)).filter(|text| !text.trim().is_empty());
        let detail = |detail: &Detail| Some((*detail, app.authored(text(detail.word())?)));
        let stops = self.choice::<Stops>("stops");
        NewTicket {
            regions: self.regions.iter().map(|region| RegionId::from(region.as_str())).collect(),
            kind: if stops == Some(Stops::Nothing) { Kind::Question } else { Kind::Incident },
            stops,
            affected: self.choice("affected"),
            frequency: self.choice("frequency"),
            details: Detail::ALL.iter().filter_map(detail).collect(),
            trained: yes_or_no(self.get("trained")),
            may_contact: yes_or_no(self.get("may_contact")),
            remote_access: yes_or_no(self.get("remote_access")),
            product: Product::named(self.get("product")),
            reference: text("reference").map(|reference| app.authored(reference.trim())),
            ..NewTicket::bare(app.fresh_ticket(), app.authored(self.get("subject").trim()), Door::Portal)
        }
    }

    /// What is missing to locate and reproduce it, by name (clauses 2.C and 3.C).
    pub fn missing(&self) -> Vec<Item> {
        let here = TextRef { id: TextId::from_bytes([0; 16]), hash: Digest::ZERO };
        let told = |detail: &&Detail| !self.get(detail.word()).trim().is_empty();
        missing(&Report {
            stops: self.choice("stops"),
            affected: self.choice("affected"),
            frequency: self.choice("frequency"),
            details: Detail::ALL.iter().filter(told).map(|detail| (*detail, here)).collect(),
            ..Report::default()
        })
    }
}

/// A question that may stay open.
pub fn yes_or_no(word: &str) -> Option<bool> {
    match word {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}

/// The desk's name for a field of the form: its limit and its words.
pub fn field_of(name: &str) -> Field {
    match name {
        "subject" => Field::Subject,
        "description" => Field::Description,
        "reference" => Field::Reference,
        "product" => Field::Product,
        _ => Field::Detail,
    }
}
