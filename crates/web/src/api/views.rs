//! What the API shows: the figures of the pages, for programs.

use app::{Listed, TicketView, Timed};
use desk::access::Fields;
use desk::clock::{Course, Stop};
use desk::{By, Clock, Standing, Stream};
use hours::OpenTime;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use super::escalation::LevelView;
use super::promises::PromiseView;

/// An organisation.
#[derive(Debug, Serialize, ToSchema)]
pub struct OrganisationView {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
}

impl From<&desk::Organisation> for OrganisationView {
    fn from(organisation: &desk::Organisation) -> OrganisationView {
        OrganisationView { id: organisation.id.to_string(), name: organisation.name.clone() }
    }
}

/// What ended a clock.
#[derive(Debug, Serialize, ToSchema)]
pub struct StopView {
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// `acknowledgement`, `answer`, `diagnosis`, `resolution` or `closure`.
    pub how: String,
}

/// What a category would mean.
#[derive(Debug, Serialize, ToSchema)]
pub struct CandidateView {
    /// The category.
    pub category: u8,
    /// Whose hours.
    pub region: String,
    /// The open time there is.
    pub target_seconds: i64,
    /// When it would be due.
    #[schema(value_type = String, format = DateTime)]
    pub due: Timestamp,
}

/// A clock, and where it stands now.
#[derive(Debug, Serialize, ToSchema)]
pub struct ClockView {
    /// `acknowledgement` or `diagnosis`.
    pub measure: String,
    /// Under which category; none where the measure has no target.
    pub category: Option<u8>,
    /// Whose hours.
    pub region: String,
    /// Notification.
    #[schema(value_type = String, format = DateTime)]
    pub opened: Timestamp,
    /// The first open instant from then on.
    #[schema(value_type = String, format = DateTime)]
    pub starts: Timestamp,
    /// The open time there is.
    pub target_seconds: Option<i64>,
    /// When it is due.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub due: Option<Timestamp>,
    /// `provisional`, `firm`, `superseded`, `not_an_incident` or `untold`.
    pub course: String,
    /// What ended it.
    pub stop: Option<StopView>,
    /// `not_started`, `running`, `soon`, `desk_closed`, `passed` (provisional), `missed`, `met`, `met_late`, `withdrawn`,
    /// `no_target`, `measuring`, `measured` or `untold`.
    pub standing: String,
    /// Open time left.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left_seconds: Option<i64>,
    /// Open time past the due instant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub over_seconds: Option<i64>,
    /// Open time taken.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spent_seconds: Option<i64>,
    /// All time taken.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub elapsed_seconds: Option<i64>,
    /// When a closed desk opens again.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub resumes: Option<Timestamp>,
    /// Before triage: what each category would mean, strictest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub candidates: Vec<CandidateView>,
}

impl ClockView {
    /// A clock at its standing.
    pub fn new(clock: &Clock, standing: &Standing) -> ClockView {
        let seconds = OpenTime::as_seconds;
        let mut view = ClockView {
            measure: clock.measure.to_string(),
            category: clock.category,
            region: clock.region.to_string(),
            opened: clock.opened,
            starts: clock.starts,
            target_seconds: clock.target.map(seconds),
            due: clock.due,
            course: course(clock.course).to_owned(),
            stop: clock.stop.map(|Stop { at, how, .. }| StopView { at, how: how.word().to_owned() }),
            standing: String::new(),
            left_seconds: None,
            over_seconds: None,
            spent_seconds: None,
            elapsed_seconds: None,
            resumes: None,
            candidates: clock.candidates.iter().map(candidate).collect(),
        };
        let word = match *standing {
            Standing::NotStarted { .. } => "not_started",
            Standing::Running { left } => {
                view.left_seconds = Some(seconds(left));
                "running"
            }
            Standing::Soon { left } => {
                view.left_seconds = Some(seconds(left));
                "soon"
            }
            Standing::DeskClosed { left, resumes } => {
                (view.left_seconds, view.resumes) = (Some(seconds(left)), Some(resumes));
                "desk_closed"
            }
            Standing::Passed { over } => {
                view.over_seconds = Some(seconds(over));
                "passed"
            }
            Standing::Missed { over } => {
                view.over_seconds = Some(seconds(over));
                "missed"
            }
            Standing::Met { spent } => {
                view.spent_seconds = Some(seconds(spent));
                "met"
            }
            Standing::MetLate { spent, over } => {
                (view.spent_seconds, view.over_seconds) = (Some(seconds(spent)), Some(seconds(over)));
                "met_late"
            }
            Standing::Withdrawn => "withdrawn",
            Standing::Excluded { spent } => {
                view.spent_seconds = Some(seconds(spent));
                "excluded"
            }
            Standing::NoTarget(_) => "no_target",
            Standing::Measuring { spent } => {
                view.spent_seconds = Some(seconds(spent));
                "measuring"
            }
            Standing::Measured { spent, elapsed } => {
                (view.spent_seconds, view.elapsed_seconds) = (Some(seconds(spent)), Some(elapsed));
                "measured"
            }
            Standing::Untold => "untold",
        };
        view.standing = word.to_owned();
        view
    }
}

fn candidate(candidate: &desk::Candidate) -> CandidateView {
    CandidateView {
        category: candidate.category,
        region: candidate.region.to_string(),
        target_seconds: candidate.target.as_seconds(),
        due: candidate.due,
    }
}

fn course(course: Course) -> &'static str {
    match course {
        Course::Provisional => "provisional",
        Course::Firm => "firm",
        Course::Superseded { .. } => "superseded",
        Course::Excluded { .. } => "excluded",
        Course::NotAnIncident(_) => "not_an_incident",
        Course::Untold => "untold",
    }
}

/// A ticket in a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct ListedView {
    /// Its public number.
    pub number: u64,
    /// `received`, `acknowledged`, `in_progress`, `diagnosed`, `resolved` or `closed`.
    pub state: String,
    /// `incident`, `question` or `change`.
    pub kind: String,
    /// The one line; missing when it was erased, or isn't for this reader.
    pub subject: Option<String>,
    /// The reporter's own number.
    pub reference: Option<String>,
    /// Whose hours count.
    pub region: String,
    /// The category that the centre gave it.
    pub category: Option<u8>,
    /// `major` or `minor`.
    pub gravity: Option<String>,
    /// Who asks.
    pub asked_by: OrganisationView,
    /// For whom.
    pub customer: Option<OrganisationView>,
    /// When it was opened.
    #[schema(value_type = String, format = DateTime)]
    pub opened_at: Timestamp,
    /// When something last happened.
    #[schema(value_type = String, format = DateTime)]
    pub changed_at: Timestamp,
    /// When the next promise is due.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub due: Option<Timestamp>,
    /// The acknowledgement clock that counts now.
    pub acknowledgement: Option<ClockView>,
    /// The agreement that it is measured under.
    pub agreement: String,
}

impl From<&Listed> for ListedView {
    fn from(row: &Listed) -> ListedView {
        let clock = row.acknowledgement().zip(row.standing.as_ref());
        ListedView {
            number: row.number,
            state: row.state.word().to_owned(),
            kind: row.kind.word().to_owned(),
            subject: row.subject.clone(),
            reference: row.reference.clone(),
            region: row.region.to_string(),
            category: row.category,
            gravity: row.gravity.map(|g| g.word().to_owned()),
            asked_by: OrganisationView::from(&*row.asked_by),
            customer: row.customer.as_deref().map(OrganisationView::from),
            opened_at: row.opened_at,
            changed_at: row.changed_at,
            due: row.due(),
            acknowledgement: clock.map(|(clock, standing)| ClockView::new(clock, standing)),
            agreement: row.agreement.to_string(),
        }
    }
}

/// A page of tickets.
#[derive(Debug, Serialize, ToSchema)]
pub struct TicketsView {
    /// In the order of the queue: what is due next first.
    pub tickets: Vec<ListedView>,
    /// `cursor` of the next page; none on the last one.
    pub next: Option<String>,
    /// The desk's time.
    #[schema(value_type = String, format = DateTime)]
    pub now: Timestamp,
}

/// The problem behind a ticket: what helps those who wait.
#[derive(Debug, Serialize, ToSchema)]
pub struct BehindView {
    /// Its public number.
    pub number: u64,
    /// The workaround, if there is one.
    pub workaround: Option<String>,
    /// The cause, once it is found.
    pub cause: Option<String>,
    /// Is it over?
    pub closed: bool,
}

impl From<&app::Behind> for BehindView {
    fn from(behind: &app::Behind) -> BehindView {
        let app::Behind { number, workaround, cause, closed } = behind.clone();
        BehindView { number, workaround, cause, closed }
    }
}

/// A ticket.
#[derive(Debug, Serialize, ToSchema)]
pub struct TicketDetail {
    /// Its public number.
    pub number: u64,
    /// How many entries it has: send it back as `seen` so that a stale answer is noticed.
    pub version: u64,
    /// Where it stands.
    pub state: String,
    /// What it is, by the centre's word, else the reporter's.
    pub kind: String,
    /// The one line.
    pub subject: Option<String>,
    /// The reporter's own number.
    pub reference: Option<String>,
    /// Regions hit.
    pub regions: Vec<String>,
    /// The category that the centre gave it; none before triage.
    pub category: Option<u8>,
    /// `major` or `minor`.
    pub gravity: Option<String>,
    /// Who asks.
    pub asked_by: Option<OrganisationView>,
    /// For whom.
    pub customer: Option<OrganisationView>,
    /// When it was opened.
    #[schema(value_type = String, format = DateTime)]
    pub opened_at: Timestamp,
    /// By which door: `portal`, `api` or `import`.
    pub door: String,
    /// The agreement that it is pinned to.
    pub agreement: String,
    /// The hash of that agreement's file.
    pub agreement_hash: String,
    /// What would help to reproduce and was not told.
    pub missing: Vec<String>,
    /// What is promised beyond the acknowledgement.
    pub promise: PromiseView,
    /// At which level it is, and what the other one is.
    pub level: LevelView,
    /// The problem behind it, if one is linked (clause 2.A).
    pub problem: Option<BehindView>,
    /// Exclusions, and that it is no incident: each decision that you may know of (clauses 2.B and 1).
    pub exclusions: Vec<super::exclusions::ExclusionView>,
    /// Its clocks, superseded ones first.
    pub clocks: Vec<ClockView>,
    /// What this caller may do, by the access table.
    pub allowed: Vec<String>,
    /// The desk's time.
    #[schema(value_type = String, format = DateTime)]
    pub now: Timestamp,
}

impl From<&TicketView> for TicketDetail {
    fn from(view: &TicketView) -> TicketDetail {
        let (ticket, opened) = (&view.ticket, &view.ticket.opened.what);
        let organisation = |id| view.organisations.get(&id).map(|o| OrganisationView::from(&**o));
        TicketDetail {
            number: view.number,
            version: ticket.version,
            state: ticket.state().word().to_owned(),
            kind: ticket.kind().word().to_owned(),
            subject: view.subject().map(str::to_owned),
            reference: opened.reference.and_then(|text| view.text(text.id)).map(str::to_owned),
            regions: opened.regions.iter().map(ToString::to_string).collect(),
            category: ticket.category(),
            gravity: ticket.triage().and_then(|t| t.gravity).map(|g| g.word().to_owned()),
            asked_by: organisation(opened.asked_by),
            customer: opened.customer.and_then(organisation),
            opened_at: ticket.opened.at,
            door: opened.door.word().to_owned(),
            agreement: ticket.pin().agreement.to_string(),
            agreement_hash: ticket.pin().agreement_hash.to_string(),
            missing: desk::completeness::missing(&ticket.report())
                .iter()
                .map(|i| i.word().to_owned())
                .collect(),
            promise: PromiseView::from(view),
            level: LevelView::from(view),
            problem: view.problem.as_ref().map(BehindView::from),
            exclusions: super::exclusions::exclusions(view),
            clocks: view
                .clocks
                .iter()
                .map(|Timed { clock, standing }| ClockView::new(clock, standing))
                .collect(),
            allowed: view.allowed.iter().map(|action| action.word().to_owned()).collect(),
            now: view.now,
        }
    }
}

/// An entry of the journal, with the words that go with it.
#[derive(Debug, Serialize, ToSchema)]
pub struct EntryView {
    /// Its place in the journal of the house.
    pub position: u64,
    /// Its place in the ticket's own.
    pub number: u64,
    /// What: `opened`, `acknowledged`, `triaged`…
    pub what: String,
    /// When it happened.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// When the desk was told.
    #[schema(value_type = String, format = DateTime)]
    pub recorded_at: Timestamp,
    /// Whose act: a person's id, or a part of the desk.
    pub by: String,
    /// That person's name, while it is there.
    pub name: Option<String>,
    /// The fact, as the journal has it: ids, choices, hashes.
    #[schema(value_type = Object)]
    pub fact: serde_json::Value,
    /// The words that people wrote, by the id of the text; what was erased is missing.
    pub texts: std::collections::BTreeMap<String, String>,
}

/// A ticket's journal, as far as this caller sees it.
#[derive(Debug, Serialize, ToSchema)]
pub struct JournalView {
    /// The ticket's public number.
    pub ticket: u64,
    /// The stream's name: what the hash chain is of.
    pub stream: String,
    /// In the order in which they were written.
    pub entries: Vec<EntryView>,
}

/// The entries that a caller sees.
pub fn journal(view: &TicketView) -> JournalView {
    let entry = |placed: &app::Placed| {
        let entry = &placed.entry;
        let fact = serde_json::to_value(&entry.fact).unwrap_or_default();
        let mut texts = std::collections::BTreeMap::new();
        if view.fields == Fields::All {
            collect_texts(&fact, view, &mut texts);
        }
        EntryView {
            position: placed.position,
            number: entry.number,
            what: match &entry.fact {
                desk::Fact::Ticket(fact) => fact.word().to_owned(),
                _ => String::new(),
            },
            at: entry.at,
            recorded_at: entry.recorded_at,
            by: match entry.by {
                By::Person(id) => id.to_string(),
                By::Service(service) => service.word().to_owned(),
            },
            name: entry.by.person().and_then(|id| view.names.get(&id).cloned()),
            fact,
            texts,
        }
    };
    JournalView {
        ticket: view.number,
        stream: Stream::Ticket(view.ticket.id).to_string(),
        entries: view.entries.iter().map(entry).collect(),
    }
}

/// A text reference is an object with an id and a hash, wherever it stands in a fact.
fn collect_texts(
    fact: &serde_json::Value,
    view: &TicketView,
    texts: &mut std::collections::BTreeMap<String, String>,
) {
    match fact {
        serde_json::Value::Object(fields) => {
            if let (Some(serde_json::Value::String(id)), true) =
                (fields.get("id"), fields.contains_key("hash"))
                && let Some(words) = id.parse().ok().and_then(|id| view.text(id))
            {
                texts.insert(id.clone(), words.to_owned());
            }
            fields.values().for_each(|value| collect_texts(value, view, texts));
        }
        serde_json::Value::Array(items) => items.iter().for_each(|item| collect_texts(item, view, texts)),
        _ => {}
    }
}
