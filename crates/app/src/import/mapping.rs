//! The mapping file: what the columns and words of another desk's log mean here.

use std::collections::BTreeMap;
use std::ops::Range;

use desk::fact::Party;
use jiff::tz::TimeZone;
use serde::Deserialize;
use terms::{Agreement, AgreementId, RegionId};
use toml::Spanned;

use super::instants::Instants;

/// A mapping that makes sense by itself and under its agreement.
#[derive(Clone, Debug)]
pub struct Mapping {
    /// The log's name. Importing under the same name again adds only what is new.
    pub log: String,
    /// Under which agreement to measure, in force then or not.
    pub agreement: AgreementId,
    /// Who ran that desk: becomes the vendor of a desk that has none.
    pub centre: Centre,
    /// What those are who asked.
    pub party: Party,
    pub(super) columns: Columns,
    pub(super) instants: Instants,
    pub(super) facts: Vec<(String, Vec<Told>)>,
    pub(super) impacts: BTreeMap<String, u8>,
    pub(super) places: Vec<(String, Place)>,
}

/// Who ran the desk that the log is of.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Centre {
    /// Its name.
    pub name: String,
    /// Where it is.
    pub region: RegionId,
}

/// Which column is which.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Columns {
    pub ticket: String,
    pub instant: String,
    pub status: Vec<String>,
    pub place: String,
    pub impact: Option<String>,
    #[serde(default)]
    pub subject: Vec<String>,
}

/// What a status tells.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Told {
    /// As the first row of a ticket: the desk was notified now. A ticket that begins otherwise doesn't tell when.
    Opened,
    Acknowledged,
    WorkStarted,
    Diagnosed,
    Resolved,
    Closed,
    /// If it was over: it is back.
    Reopened,
}

/// What a place means.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Place {
    /// Who asks from there.
    pub organisation: String,
    /// Whose hours count there; none: the log can't tell.
    pub region: Option<RegionId>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Paper {
    log: Spanned<String>,
    agreement: Spanned<AgreementId>,
    #[serde(default = "customer")]
    party: Spanned<Party>,
    centre: Spanned<Centre>,
    columns: Spanned<Columns>,
    instants: Option<Moments>,
    facts: Spanned<BTreeMap<String, Vec<Told>>>,
    #[serde(default)]
    impacts: BTreeMap<String, Spanned<u8>>,
    places: BTreeMap<String, Spanned<Place>>,
}

fn customer() -> Spanned<Party> {
    Spanned::new(0..0, Party::Customer)
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Moments {
    zone: Option<Spanned<String>>,
    offset: OffsetMeans,
    format: Option<String>,
}

/// What an offset that is written beside an instant is worth.
#[derive(Default, Deserialize)]
#[serde(rename_all = "snake_case")]
enum OffsetMeans {
    /// It counts.
    #[default]
    Counts,
    /// It is a label that the export wrote everywhere: the time on the wall of the zone counts.
    Ignored,
}

/// Something in a mapping file that makes no sense, and where.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Trouble {
    /// The line, from 1 on.
    pub line: usize,
    /// The column, from 1 on.
    pub column: usize,
    /// What it is.
    pub what: What,
}

/// What can be wrong with a mapping.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum What {
    /// It can't be read: the reader's own words.
    Unreadable(String),
    /// Something is empty that names something.
    Empty(&'static str),
    /// This desk has no such agreement.
    NoAgreement {
        /// What was given.
        given: String,
        /// What there is.
        known: Vec<String>,
    },
    /// The agreement has no such region.
    NoRegion {
        /// What was given.
        given: String,
        /// What there is.
        known: Vec<String>,
    },
    /// The agreement has no such category.
    NoCategory {
        /// What was given.
        given: u8,
        /// What there is.
        known: Vec<u8>,
    },
    /// There is no such zone, or it is a label such as CET.
    NoZone(String),
    /// The offset is to be ignored, and no zone says what the time on the wall means.
    NoZoneInstead,
    /// A column of impacts and no table of them, or the other way round.
    ImpactsHalfTold,
    /// The vendor doesn't ask itself.
    AskedByVendor,
}

impl Mapping {
    /// Reads a mapping file and holds it against the agreements that this desk has.
    ///
    /// # Errors
    ///
    /// Everything in it that makes no sense, with its place.
    pub fn read(
        text: &str,
        agreement: impl Fn(&AgreementId) -> Result<std::sync::Arc<Agreement>, Vec<String>>,
    ) -> Result<Mapping, Vec<Trouble>> {
        let paper: Paper = toml::from_str(text).map_err(|error| {
            let what = What::Unreadable(error.message().to_owned());
            vec![at(text, error.span().unwrap_or(0..0), what)]
        })?;
        let mut found = Vec::new();
        match agreement(paper.agreement.get_ref()) {
            Err(known) => {
                let given = paper.agreement.get_ref().to_string();
                found.push((paper.agreement.span(), What::NoAgreement { given, known }));
            }
            Ok(agreement) => paper.against(&agreement, &mut found),
        }
        let zone = paper.by_itself(&mut found);
        if !found.is_empty() {
            found.sort_by_key(|(span, _)| span.start);
            return Err(found.into_iter().map(|(span, what)| at(text, span, what)).collect());
        }
        Ok(paper.mapping(zone))
    }

    /// The columns that it reads.
    pub fn column_names(&self) -> Vec<&str> {
        let Columns { ticket, instant, status, place, impact, subject } = &self.columns;
        let named = [ticket, instant].into_iter().chain(status).chain([place]).chain(impact).chain(subject);
        named.map(String::as_str).collect()
    }

    /// Can a ticket of this log be diagnosed at all?
    pub(super) fn tells_diagnoses(&self) -> bool {
        self.facts.iter().any(|(_, told)| told.contains(&Told::Diagnosed))
    }
}

type Found = Vec<(Range<usize>, What)>;

impl Paper {
    fn against(&self, agreement: &Agreement, found: &mut Found) {
        let known: Vec<String> = agreement.regions.iter().map(|region| region.id.to_string()).collect();
        let mut region = |span: Range<usize>, given: &RegionId| {
            if agreement.region(given).is_none() {
                found.push((span, What::NoRegion { given: given.to_string(), known: known.clone() }));
            }
        };
        region(self.centre.span(), &self.centre.get_ref().region);
        for place in self.places.values() {
            place.get_ref().region.iter().for_each(|given| region(place.span(), given));
        }
        for category in self.impacts.values().filter(|c| agreement.category(*c.get_ref()).is_none()) {
            let known = agreement.categories.iter().map(|c| c.level).collect();
            found.push((category.span(), What::NoCategory { given: *category.get_ref(), known }));
        }
    }

    fn by_itself(&self, found: &mut Found) -> Option<TimeZone> {
        let columns = self.columns.get_ref();
        let empty = [
            (self.log.get_ref().trim().is_empty(), self.log.span(), "log"),
            (self.centre.get_ref().name.trim().is_empty(), self.centre.span(), "centre"),
            (columns.status.is_empty(), self.columns.span(), "columns.status"),
            (self.facts.get_ref().is_empty(), self.facts.span(), "facts"),
        ];
        found.extend(empty.into_iter().filter(|e| e.0).map(|(_, span, what)| (span, What::Empty(what))));
        if columns.impact.is_some() == self.impacts.is_empty() {
            found.push((self.columns.span(), What::ImpactsHalfTold));
        }
        if *self.party.get_ref() == Party::Vendor {
            found.push((self.party.span(), What::AskedByVendor));
        }
        let Some(moments) = &self.instants else { return None };
        let Some(zone) = &moments.zone else {
            if matches!(moments.offset, OffsetMeans::Ignored) {
                found.push((self.columns.span(), What::NoZoneInstead));
            }
            return None;
        };
        let name = zone.get_ref();
        // Labels such as CET mean one thing in summer and another in databases.
        let read = (name.contains('/') || name == "UTC").then(|| TimeZone::get(name).ok()).flatten();
        if read.is_none() {
            found.push((zone.span(), What::NoZone(name.clone())));
        }
        read
    }

    fn mapping(self, zone: Option<TimeZone>) -> Mapping {
        let moments = self.instants.unwrap_or_default();
        let ignored = matches!(moments.offset, OffsetMeans::Ignored);
        let places = self.places.into_iter().map(|(word, place)| (word, place.into_inner()));
        let impacts = self.impacts.into_iter().map(|(word, category)| (word, category.into_inner()));
        Mapping {
            log: self.log.into_inner(),
            agreement: self.agreement.into_inner(),
            centre: self.centre.into_inner(),
            party: self.party.into_inner(),
            columns: self.columns.into_inner(),
            instants: Instants { zone, ignored, format: moments.format },
            facts: self.facts.into_inner().into_iter().collect(),
            impacts: impacts.collect(),
            places: places.collect(),
        }
    }
}

fn at(text: &str, span: Range<usize>, what: What) -> Trouble {
    let before = text.get(..span.start).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or(before).chars().count() + 1;
    Trouble { line, column, what }
}
