//! Two versions side by side: clause by clause and figure by figure.
//!
//! An agreement is laid out as a list of things said ([`Agreement::said`]), each under its subject; a difference is a subject of
//! which two versions say something else, or of which only one speaks.

use std::fmt;

use jiff::civil::Date;

use crate::{
    Addressee, Agreement, Category, ClauseId, DutyId, GravityId, GroundId, KindId, MeasureId, News, Readings,
    Region, RegionId, Staffing, Text,
};

/// What an agreement says something about.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the noun that it names")]
pub enum Subject {
    Title,
    Effective,
    SignedIn,
    ClauseTitle(ClauseId),
    ClauseText(ClauseId),
    Reading(String),
    ReadingText(String),
    ReadingReason(String),
    RegionName(RegionId),
    Zone(RegionId),
    ZoneLabel(RegionId),
    Hours(RegionId),
    Holidays(RegionId),
    Exception(RegionId, Date),
    Meaning(u8),
    Target(u8, MeasureId),
    MeasureName(MeasureId),
    StoppedBy(MeasureId),
    KindName(KindId),
    Kind(KindId),
    KindPromised(KindId),
    GravityName(GravityId),
    Gravity(GravityId),
    Exclusion(GroundId),
    ExclusionOf(GroundId),
    CitesContract(GroundId),
    Duty(DutyId),
    OwedBy(DutyId),
    WarnLeft,
    Escalation(Addressee),
    Staffing(RegionId, String),
    StaffingReason(RegionId, String),
    NewsWithin(Option<u8>),
    TrainingWarnings,
    TrainingGrace,
    RemoteAccess,
    MaintenanceNotice,
}

/// The place in the file where it is said, without its punctuation: `categories.1.acknowledgement`. Stable, for programs.
impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use Subject::*;
        match self {
            Title => write!(f, "title"),
            Effective => write!(f, "effective"),
            SignedIn => write!(f, "signed_in"),
            ClauseTitle(id) => write!(f, "clauses.{id}.title"),
            ClauseText(id) => write!(f, "clauses.{id}.text"),
            Reading(id) => write!(f, "readings.{id}"),
            ReadingText(id) => write!(f, "readings.{id}.says"),
            ReadingReason(id) => write!(f, "readings.{id}.because"),
            RegionName(id) => write!(f, "regions.{id}.title"),
            Zone(id) => write!(f, "regions.{id}.zone"),
            ZoneLabel(id) => write!(f, "regions.{id}.label"),
            Hours(id) => write!(f, "regions.{id}.hours"),
            Holidays(id) => write!(f, "regions.{id}.holidays"),
            Exception(id, date) => write!(f, "regions.{id}.exceptions.{date}"),
            Meaning(level) => write!(f, "categories.{level}.means"),
            Target(level, measure) => write!(f, "categories.{level}.{measure}"),
            MeasureName(id) => write!(f, "measures.{id}.title"),
            StoppedBy(id) => write!(f, "measures.{id}.by"),
            KindName(id) => write!(f, "kinds.{id}.title"),
            Kind(id) => write!(f, "kinds.{id}.means"),
            KindPromised(id) => write!(f, "kinds.{id}.promised"),
            GravityName(id) => write!(f, "gravities.{id}.title"),
            Gravity(id) => write!(f, "gravities.{id}.means"),
            Exclusion(id) => write!(f, "exclusions.{id}.title"),
            ExclusionOf(id) => write!(f, "exclusions.{id}.concerns"),
            CitesContract(id) => write!(f, "exclusions.{id}.cites_contract"),
            Duty(id) => write!(f, "duties.{id}.title"),
            OwedBy(id) => write!(f, "duties.{id}.owed_by"),
            WarnLeft => write!(f, "alarms.warn_left"),
            Escalation(to) => write!(f, "escalation.{}", to.as_str()),
            Staffing(id, hours) => write!(f, "staffing.{id}.{hours}"),
            StaffingReason(id, hours) => write!(f, "staffing.{id}.{hours}.because"),
            NewsWithin(None) => write!(f, "news.within"),
            NewsWithin(Some(level)) => write!(f, "news.{level}.within"),
            TrainingWarnings => write!(f, "training.warn_days"),
            TrainingGrace => write!(f, "training.grace_days"),
            RemoteAccess => write!(f, "remote_access.at_most_hours"),
            MaintenanceNotice => write!(f, "maintenance.notice"),
        }
    }
}

/// What is said: words for people, or a figure that reads the same in any language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// A text in its languages.
    Text(Text),
    /// A figure as the file writes it: `1 business hour`, `Europe/Paris`, `FR`.
    Figure(String),
}

/// One thing that an agreement says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// About what.
    pub subject: Subject,
    /// By which clause; the version as a whole has none.
    pub clause: Option<ClauseId>,
    /// What.
    pub told: Told,
}

/// One thing of which two versions speak differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// About what.
    pub subject: Subject,
    /// The clause in the later version, or in the earlier one if the later is silent.
    pub clause: Option<ClauseId>,
    /// What the earlier version says; `None` if it is silent.
    pub before: Option<Told>,
    /// What the later version says; `None` if it is silent.
    pub after: Option<Told>,
}

/// What differs from one version to another, in the order of the earlier one; what is new comes last.
///
/// ```
/// # let text = include_str!("../../../agreements/2021-09.toml");
/// use terms::{Agreement, Subject, Told, diff};
/// let before = Agreement::parse(text)?;
/// let after = Agreement::parse(&text.replace("\"1 business hour\"", "\"30 business minutes\""))?;
/// let differences = diff(&before, &after);
/// assert_eq!(differences.len(), 1);
/// assert_eq!(differences[0].clause.as_ref().map(|clause| clause.as_str()), Some("4.category-1"));
/// assert_eq!(differences[0].after, Some(Told::Figure("30 business minutes".into())));
/// # Ok::<(), terms::Problems>(())
/// ```
pub fn diff(before: &Agreement, after: &Agreement) -> Vec<Difference> {
    let (old, new) = (before.said(), after.said());
    let same_subject =
        |list: &[Said], said: &Said| list.iter().find(|other| other.subject == said.subject).cloned();
    let changed = old.iter().filter_map(|said| difference(Some(said.clone()), same_subject(&new, said)));
    let added = new.iter().filter(|said| same_subject(&old, said).is_none());
    changed.chain(added.filter_map(|said| difference(None, Some(said.clone())))).collect()
}

fn difference(before: Option<Said>, after: Option<Said>) -> Option<Difference> {
    let (told_before, told_after) =
        (before.as_ref().map(|said| &said.told), after.as_ref().map(|said| &said.told));
    if told_before == told_after {
        return None;
    }
    let Said { subject, clause, .. } = after.clone().or(before.clone())?;
    Some(Difference {
        subject,
        clause,
        before: before.map(|said| said.told),
        after: after.map(|said| said.told),
    })
}

impl Agreement {
    /// Everything that this version says, under its subject. Worked examples aren't among it: they follow from the rest.
    pub fn said(&self) -> Vec<Said> {
        let mut said = vec![
            whole(Subject::Title, Told::Text(self.title.clone())),
            whole(Subject::Effective, Told::Figure(format!("{} {}", self.effective, self.effective_in))),
            whole(Subject::SignedIn, Told::Figure(self.signed_in.clone())),
        ];
        for clause in &self.clauses {
            said.push(text(Subject::ClauseTitle(clause.id.clone()), &clause.id, &clause.title));
            said.push(text(Subject::ClauseText(clause.id.clone()), &clause.id, &clause.text));
        }
        said.extend(Readings::IDS.iter().flat_map(|id| self.of_reading(id)));
        said.extend(self.regions.iter().flat_map(of_region));
        said.extend(self.categories.iter().flat_map(of_category));
        said.extend(self.conduct());
        said.extend(self.limits());
        said
    }

    /// A reading's value counts even where the file is silent: the house's own is in force.
    fn of_reading(&self, id: &str) -> Vec<Said> {
        let told = self.reading(id);
        let value = Told::Figure(self.readings.value(id).unwrap_or_default().to_owned());
        let clause = told.map(|reading| reading.clause.clone());
        let mut said = vec![Said { subject: Subject::Reading(id.to_owned()), clause, told: value }];
        if let Some(reading) = told {
            said.push(text(Subject::ReadingText(id.to_owned()), &reading.clause, &reading.says));
            said.push(text(Subject::ReadingReason(id.to_owned()), &reading.clause, &reading.because));
        }
        said
    }

    fn conduct(&self) -> Vec<Said> {
        let mut said = Vec::new();
        for m in &self.measures {
            said.push(text(Subject::MeasureName(m.id.clone()), &m.clause, &m.title));
            said.push(figure(Subject::StoppedBy(m.id.clone()), &m.clause, m.by.as_str()));
        }
        for k in &self.kinds {
            said.push(text(Subject::KindName(k.id.clone()), &k.clause, &k.title));
            said.push(text(Subject::Kind(k.id.clone()), &k.clause, &k.means));
            said.push(figure(Subject::KindPromised(k.id.clone()), &k.clause, k.promised));
        }
        for g in &self.gravities {
            said.push(text(Subject::GravityName(g.id.clone()), &g.clause, &g.title));
            said.push(text(Subject::Gravity(g.id.clone()), &g.clause, &g.means));
        }
        for e in &self.exclusions {
            said.push(text(Subject::Exclusion(e.ground.clone()), &e.clause, &e.title));
            said.push(figure(Subject::ExclusionOf(e.ground.clone()), &e.clause, e.concerns.as_str()));
            said.push(figure(Subject::CitesContract(e.ground.clone()), &e.clause, e.cites_contract));
        }
        for d in &self.duties {
            let parties: Vec<&str> = d.owed_by.iter().map(|party| party.as_str()).collect();
            said.push(text(Subject::Duty(d.id.clone()), &d.clause, &d.title));
            said.push(figure(Subject::OwedBy(d.id.clone()), &d.clause, parties.join(", ")));
        }
        said
    }

    fn limits(&self) -> Vec<Said> {
        let mut said = vec![figure(Subject::WarnLeft, &self.alarms.clause, self.alarms.warn_left)];
        said.extend(self.escalation.iter().map(|r| figure(Subject::Escalation(r.to), &r.clause, &r.written)));
        said.extend(self.staffing.iter().flat_map(of_staffing));
        said.extend(self.news.iter().flat_map(of_news));
        if let Some(training) = &self.training {
            let days: Vec<String> = training.warn_days.iter().map(u16::to_string).collect();
            said.push(figure(Subject::TrainingWarnings, &training.clause, days.join(", ")));
            said.push(figure(Subject::TrainingGrace, &training.clause, training.grace_days));
        }
        let access = self.remote_access.iter();
        said.extend(
            access.map(|a| figure(Subject::RemoteAccess, &a.clause, format!("{} h", a.at_most_hours))),
        );
        let maintenance = self.maintenance.iter();
        said.extend(maintenance.map(|m| figure(Subject::MaintenanceNotice, &m.clause, m.notice)));
        said
    }
}

fn of_region(region: &Region) -> Vec<Said> {
    let id = || region.id.clone();
    let law = region.holidays.map_or("", |law| law.code);
    let offset = region.offset.map(|hours| format!("{hours:+03}:00")).unwrap_or_default();
    let label = format!("{} {offset}", region.label.as_deref().unwrap_or_default());
    let mut said = vec![
        text(Subject::RegionName(id()), &region.clause, &region.title),
        figure(Subject::Zone(id()), &region.clause, &region.zone),
        figure(Subject::ZoneLabel(id()), &region.clause, label.trim()),
        figure(Subject::Hours(id()), &region.clause, &region.week),
        figure(Subject::Holidays(id()), &region.days_clause, law),
    ];
    for exception in &region.exceptions {
        let windows: Vec<String> = exception.windows.iter().map(ToString::to_string).collect();
        let hours = if windows.is_empty() { "closed".to_owned() } else { windows.join(" ") };
        let told = format!("{hours}: {} ({})", exception.name, exception.reason);
        said.push(figure(Subject::Exception(id(), exception.date), &region.days_clause, told));
    }
    said
}

/// `Mon-Fri 09:00-18:00` needs `2 (1)`: two people, one of them qualified.
fn of_staffing(need: &Staffing) -> Vec<Said> {
    let hours = || need.hours.to_string();
    let people = format!("{} ({})", need.people, need.qualified);
    vec![
        figure(Subject::Staffing(need.region.clone(), hours()), &need.clause, people),
        text(Subject::StaffingReason(need.region.clone(), hours()), &need.clause, &need.because),
    ]
}

fn of_news(news: &News) -> Vec<Said> {
    let mut said = vec![figure(Subject::NewsWithin(None), &news.clause, news.within)];
    let own = news.by_category.iter();
    said.extend(own.map(|of| figure(Subject::NewsWithin(Some(of.level)), &news.clause, of.within)));
    said
}

fn of_category(category: &Category) -> Vec<Said> {
    let mut said = vec![text(Subject::Meaning(category.level), &category.clause, &category.means)];
    let targets = category.targets.iter();
    said.extend(
        targets.map(|t| figure(Subject::Target(category.level, t.measure.clone()), &t.clause, &t.written)),
    );
    said
}

fn whole(subject: Subject, told: Told) -> Said {
    Said { subject, clause: None, told }
}

fn text(subject: Subject, clause: &ClauseId, text: &Text) -> Said {
    Said { subject, clause: Some(clause.clone()), told: Told::Text(text.clone()) }
}

fn figure(subject: Subject, clause: &ClauseId, figure: impl ToString) -> Said {
    Said { subject, clause: Some(clause.clone()), told: Told::Figure(figure.to_string()) }
}
