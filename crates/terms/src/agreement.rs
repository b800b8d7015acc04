//! The agreement as a value, and the questions that a desk asks it.

use hours::{Law, OpenTime, Week};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use serde::Serialize;

use crate::problem::Place;
use crate::{
    AgreementId, ClauseId, DutyId, GravityId, GroundId, KindId, MeasureId, News, Reading, Readings, RegionId,
    Rung, Staffing, Text,
};

/// One version of an agreement, read whole from one file.
///
/// ```
/// # let text = include_str!("../../../agreements/2021-09.toml");
/// use hours::OpenTime;
/// use terms::{Agreement, MeasureId};
///
/// let agreement = Agreement::parse(text)?;
/// let (category, target) = agreement.strictest(&MeasureId::acknowledgement()).expect("clause 4 has two");
/// assert_eq!((category.level, target.within), (1, OpenTime::from_hours(1)));
/// assert_eq!(agreement.clause("2.B.3").expect("it is there").title.en, "Third-party software");
/// # Ok::<(), terms::Problems>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreement {
    /// Its name, `2021-09`.
    pub id: AgreementId,
    /// What it is called.
    pub title: Text,
    /// Its first day.
    pub effective: Date,
    /// The zone whose midnight begins that day.
    pub effective_in: String,
    /// That midnight.
    pub effective_from: Timestamp,
    /// The language of the text that binds (`en`, `fr` or `ja`).
    pub signed_in: String,
    /// The clauses, in the order of the text.
    pub clauses: Vec<Clause>,
    /// What the desk takes open points to mean: typed, to execute.
    pub readings: Readings,
    /// The readings that the file tells, for people, in its order.
    pub readings_told: Vec<Reading>,
    /// Whose hours.
    pub regions: Vec<Region>,
    /// The priorities, in the order of the file.
    pub categories: Vec<Category>,
    /// What is measured.
    pub measures: Vec<Measure>,
    /// The kinds of request that the centre tells apart.
    pub kinds: Vec<Kind>,
    /// How grave an incident is.
    pub gravities: Vec<Gravity>,
    /// What the vendor isn't obliged to assist with.
    pub exclusions: Vec<Exclusion>,
    /// What a party owes.
    pub duties: Vec<Duty>,
    /// When to warn.
    pub alarms: Alarms,
    /// Whom to call as time runs out, the first called first.
    pub escalation: Vec<Rung>,
    /// How many people each hour needs.
    pub staffing: Vec<Staffing>,
    /// How long those who wait may be without news, if the agreement says so.
    pub news: Option<News>,
    /// How long a training counts, if the agreement says so.
    pub training: Option<Training>,
    /// For how long remote access may be granted, if the agreement says so.
    pub remote_access: Option<RemoteAccess>,
    /// How long ahead maintenance is announced, if the agreement says so.
    pub maintenance: Option<Maintenance>,
    /// Worked examples.
    pub examples: Vec<Example>,
    pub(crate) source: String,
    pub(crate) hash: [u8; 32],
}

/// A clause, in our own words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Clause {
    /// Its stable name.
    pub id: ClauseId,
    /// Its heading.
    pub title: Text,
    /// What it says.
    pub text: Text,
}

/// Clients whose hours are the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    /// Its name, `EMEA`.
    pub id: RegionId,
    /// What it is called.
    pub title: Text,
    /// The place whose clock is on the wall; dates and times of the region are shown in it.
    pub zone: String,
    /// The text's own name of the zone, `CET`.
    pub label: Option<String>,
    /// What the label is worth taken literally, in hours east of UTC.
    pub offset: Option<i8>,
    /// Its opening hours.
    pub week: Week,
    /// The law that gives its holidays.
    pub holidays: Option<&'static Law>,
    /// Dates that differ.
    pub exceptions: Vec<hours::Exception>,
    /// The clause that gives its hours.
    pub clause: ClauseId,
    /// The clause that gives its days and holidays.
    pub days_clause: ClauseId,
    /// Where the file says so.
    pub place: Place,
}

/// A priority and what it promises.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Category {
    /// 1 is the first.
    pub level: u8,
    /// The clause that defines it.
    pub clause: ClauseId,
    /// What it means.
    pub means: Text,
    /// At most one for each measure.
    pub targets: Vec<Target>,
}

/// How much open time may pass.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Target {
    /// What is measured.
    pub measure: MeasureId,
    /// The span of open time.
    pub within: OpenTime,
    /// The span in the words of the file, `1 business hour`.
    pub written: String,
    /// The clause that promises it.
    pub clause: ClauseId,
}

/// Something that a clock measures from notification on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Measure {
    /// Its name.
    pub id: MeasureId,
    /// What it is called.
    pub title: Text,
    /// Who can stop its clock.
    pub by: By,
    /// The clause that defines it.
    pub clause: ClauseId,
}

/// Who can stop a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// Any person of the centre.
    Centre,
    /// A person whose qualification is valid at that instant.
    Qualified,
}

/// A kind of request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Kind {
    /// Its name.
    pub id: KindId,
    /// What it is called.
    pub title: Text,
    /// What it means.
    pub means: Text,
    /// Whether the targets are promised to it.
    pub promised: bool,
    /// The clause that speaks of it.
    pub clause: ClauseId,
}

/// A gravity of an incident; it never decides the category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Gravity {
    /// Its name.
    pub id: GravityId,
    /// What it is called.
    pub title: Text,
    /// What it means.
    pub means: Text,
    /// The clause that defines it.
    pub clause: ClauseId,
}

/// A ground on which the vendor isn't obliged to assist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Exclusion {
    /// The clause that excludes.
    pub clause: ClauseId,
    /// Its name.
    pub ground: GroundId,
    /// What it is called.
    pub title: Text,
    /// What the condition is on.
    pub concerns: Concern,
    /// Whether the decision must also name a clause of the master contract.
    pub cites_contract: bool,
}

/// What an exclusion is a condition on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Concern {
    /// The incident.
    Incident,
    /// The customer, whatever the incident.
    Customer,
}

/// Something that a party owes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Duty {
    /// Its name.
    pub id: DutyId,
    /// What it is called.
    pub title: Text,
    /// Who owes it.
    pub owed_by: Vec<Party>,
    /// The clause that asks for it.
    pub clause: ClauseId,
}

/// Who may owe a duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Party {
    /// The publisher of the application.
    Vendor,
    /// A solution provider.
    Provider,
    /// A customer who bought directly.
    Customer,
}

/// When to warn of a target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Alarms {
    /// Warn when so much open time is left.
    pub warn_left: OpenTime,
    /// The clause behind it.
    pub clause: ClauseId,
}

/// How long a training counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Training {
    /// Days before a certificate lapses on which to warn, the longest first.
    pub warn_days: Vec<u16>,
    /// Days after it on which it still counts.
    pub grace_days: u16,
    /// The clause that asks for it.
    pub clause: ClauseId,
}

/// For how long remote access may be granted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RemoteAccess {
    /// Hours on the wall.
    pub at_most_hours: u16,
    /// The clause that allows it.
    pub clause: ClauseId,
}

/// How long ahead maintenance is announced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Maintenance {
    /// Open time of those concerned.
    pub notice: OpenTime,
    /// The clause that speaks of it.
    pub clause: ClauseId,
}

/// A worked example: it comes out, or the file is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// The client's region.
    pub region: RegionId,
    /// The category.
    pub category: u8,
    /// What is measured.
    pub measure: MeasureId,
    /// When it was opened, by the clock of the region.
    pub opened: DateTime,
    /// When it is due, by the clock of the region.
    pub due: DateTime,
    /// The instant of the opening.
    pub opened_at: Timestamp,
    /// The instant at which it is due.
    pub due_at: Timestamp,
    /// What there is to see.
    pub because: Option<Text>,
    /// Where the file says when it is due.
    pub place: Place,
}

impl Agreement {
    /// The clause of that name.
    pub fn clause(&self, id: &str) -> Option<&Clause> {
        self.clauses.iter().find(|clause| clause.id.as_str() == id)
    }

    /// The region of that name.
    pub fn region(&self, id: &RegionId) -> Option<&Region> {
        self.regions.iter().find(|region| region.id == *id)
    }

    /// The category of that level.
    pub fn category(&self, level: u8) -> Option<&Category> {
        self.categories.iter().find(|category| category.level == level)
    }

    /// What a category promises of a measure; `None` where it is measured without a target.
    pub fn target(&self, level: u8, measure: &MeasureId) -> Option<&Target> {
        self.category(level)?.target(measure)
    }

    /// The measure of that name.
    pub fn measure(&self, id: &MeasureId) -> Option<&Measure> {
        self.measures.iter().find(|measure| measure.id == *id)
    }

    /// The shortest target of a measure and its category: what runs before triage.
    pub fn strictest(&self, measure: &MeasureId) -> Option<(&Category, &Target)> {
        self.categories
            .iter()
            .filter_map(|category| Some((category, category.target(measure)?)))
            .min_by_key(|(category, target)| (target.within, category.level))
    }

    /// A reading that the file tells.
    pub fn reading(&self, id: &str) -> Option<&Reading> {
        self.readings_told.iter().find(|reading| reading.id == id)
    }

    /// The readings that read a clause: its margin notes.
    pub fn readings_of<'a>(&'a self, clause: &'a ClauseId) -> impl Iterator<Item = &'a Reading> {
        self.readings_told.iter().filter(move |reading| reading.clause == *clause)
    }

    /// The exclusion on that ground.
    pub fn exclusion(&self, ground: &GroundId) -> Option<&Exclusion> {
        self.exclusions.iter().find(|exclusion| exclusion.ground == *ground)
    }

    /// The duty of that name.
    pub fn duty(&self, id: &DutyId) -> Option<&Duty> {
        self.duties.iter().find(|duty| duty.id == *id)
    }

    /// The kind of that name.
    pub fn kind(&self, id: &KindId) -> Option<&Kind> {
        self.kinds.iter().find(|kind| kind.id == *id)
    }

    /// The gravity of that name.
    pub fn gravity(&self, id: &GravityId) -> Option<&Gravity> {
        self.gravities.iter().find(|gravity| gravity.id == *id)
    }

    /// The file, byte for byte.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// SHA-256 of the file's exact bytes.
    pub fn hash(&self) -> [u8; 32] {
        self.hash
    }

    /// The hash as 64 hexadecimal digits.
    pub fn hash_hex(&self) -> String {
        self.hash.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

impl By {
    /// The word of the file.
    pub fn as_str(self) -> &'static str {
        match self {
            By::Centre => "centre",
            By::Qualified => "qualified",
        }
    }
}

impl Concern {
    /// The word of the file.
    pub fn as_str(self) -> &'static str {
        match self {
            Concern::Incident => "incident",
            Concern::Customer => "customer",
        }
    }
}

impl Party {
    /// The word of the file.
    pub fn as_str(self) -> &'static str {
        match self {
            Party::Vendor => "vendor",
            Party::Provider => "provider",
            Party::Customer => "customer",
        }
    }
}

impl Category {
    /// What it promises of a measure.
    pub fn target(&self, measure: &MeasureId) -> Option<&Target> {
        self.targets.iter().find(|target| target.measure == *measure)
    }
}
