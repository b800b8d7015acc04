//! From the text of a file to an agreement, or to everything that is wrong with it.
//!
//! Order matters once: clauses come first, because everything else names one; regions before targets, because a business day is as
//! long as theirs.

mod centre;
mod clauses;
mod conduct;
mod examples;
mod readings;
mod regions;
mod spans;
mod targets;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZoneDatabase;
use sha2::{Digest, Sha256};

use crate::paper::{At, Fields, Paper};
use crate::problem::{Noun, Place, Problems, Trouble};
use crate::{Agreement, AgreementId};

impl Agreement {
    /// Reads an agreement. Its examples are read too, and executed by [`Agreement::check`].
    ///
    /// ```
    /// let problems = terms::Agreement::parse("id = \"2021-09\"\nefective = 2021-09-01\n").unwrap_err().of("a.toml");
    /// assert!(problems.to_string().contains("a.toml:2:1: unknown key `efective`"));
    /// assert!(problems.to_string().contains("did you mean `effective`?"));
    /// ```
    pub fn parse(text: &str) -> Result<Agreement, Problems> {
        let paper = Paper::new(text);
        let agreement =
            paper.document().and_then(|document| agreement(Fields::root(&paper, &document), text));
        match (paper.problems(), agreement) {
            (None, Some(agreement)) => Ok(agreement),
            (problems, _) => Err(problems.unwrap_or_default()),
        }
    }
}

fn agreement(fields: Fields<'_, '_>, text: &str) -> Option<Agreement> {
    let id = fields.name("id", Noun::Agreement).map(|id| At { value: AgreementId(id.value), span: id.span });
    let effective = fields.date("effective");
    let zone = fields.zone("effective_in");
    let signed_in = fields.word("signed_in", Noun::Language, &["en", "fr", "ja"], language);
    let title = fields.text("title");
    let clauses = clauses::read(&fields);
    let (readings, readings_told) = readings::read(&fields);
    let regions = regions::read(&fields, &readings);
    let measures = targets::measures(&fields);
    let categories = targets::categories(&fields, &regions);
    let alarms = targets::alarms(&fields, &regions);
    let escalation = centre::escalation(&fields, &regions);
    let staffing = centre::staffing(&fields, &regions);
    let news = centre::news(&fields, &regions);
    let kinds = conduct::kinds(&fields);
    let gravities = conduct::gravities(&fields);
    let exclusions = conduct::exclusions(&fields);
    let duties = conduct::duties(&fields);
    let training = conduct::training(&fields);
    let remote_access = conduct::remote_access(&fields);
    let maintenance = conduct::maintenance(&fields, &regions);
    let examples = examples::read(&fields, &regions);
    agree(&fields, id.as_ref(), effective.as_ref());
    fields.close();
    let (id, effective, effective_in) = (id?.value, effective?.value, zone?);
    Some(Agreement {
        effective_from: midnight(effective, &effective_in)?,
        id,
        title: title?,
        effective,
        effective_in,
        signed_in: signed_in?,
        clauses,
        readings,
        readings_told,
        regions,
        categories,
        measures,
        kinds,
        gravities,
        exclusions,
        duties,
        alarms: alarms?,
        escalation,
        staffing,
        news,
        training,
        remote_access,
        maintenance,
        examples,
        source: text.to_owned(),
        hash: Sha256::digest(text).into(),
    })
}

/// An id that names a month names the month in which the version begins.
fn agree(fields: &Fields<'_, '_>, id: Option<&At<AgreementId>>, effective: Option<&At<Date>>) {
    let (Some(id), Some(effective)) = (id, effective) else { return };
    let named = format!("{}-01", id.value).parse::<Date>().ok().filter(|_| id.value.as_str().len() == 7);
    if named.is_some_and(|named| named.first_of_month() != effective.value.first_of_month()) {
        let trouble = Trouble::IdAgainstDate { id: id.value.clone(), effective: effective.value };
        fields.paper.report(&id.span, trouble);
    }
}

fn midnight(date: Date, zone: &str) -> Option<Timestamp> {
    let zone = TimeZoneDatabase::bundled().get(zone).ok()?;
    Some(date.to_zoned(zone).ok()?.timestamp())
}

fn language(code: &str) -> Option<String> {
    matches!(code, "en" | "fr" | "ja").then(|| code.to_owned())
}

/// Names seen so far in one list, to refuse the second of the same.
struct Seen(Noun, Vec<(String, Place)>);

impl Seen {
    fn none(noun: Noun) -> Self {
        Self(noun, Vec::new())
    }

    /// The name that a definition gives itself, if it is the first to do so.
    fn name(&mut self, fields: &Fields<'_, '_>, name: Option<At<String>>) -> Option<At<String>> {
        let Some(name) = name else {
            fields.paper.blurs(self.0);
            return None;
        };
        fields.paper.defines(self.0, &name.value);
        self.first_time(fields, &name).then_some(name)
    }

    fn first_time(&mut self, fields: &Fields<'_, '_>, name: &At<String>) -> bool {
        let place = fields.paper.place(&name.span);
        if let Some((_, first)) = self.1.iter().find(|(seen, _)| *seen == name.value) {
            let trouble = Trouble::Twice { noun: self.0, name: name.value.clone(), first: *first };
            fields.paper.report_at(place, trouble);
            return false;
        }
        self.1.push((name.value.clone(), place));
        true
    }
}

/// A desk can't work under an agreement that has none of these.
fn at_least_one<T>(fields: &Fields<'_, '_>, noun: Noun, key: &'static str, list: &[T]) {
    if list.is_empty() && !fields.has(key) {
        fields.paper.report(&fields.span, Trouble::NoneAtAll { noun });
    }
}
