//! The file under the reader's eyes: where each value stands, and what was found wrong so far.
//!
//! Reading goes on after a problem, so that one look shows them all. [`Fields`] notes each key that was asked for; whatever is left
//! over when a table is closed is an unknown key.

use std::cell::RefCell;
use std::ops::{Range, RangeInclusive};

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZoneDatabase;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::problem::{Noun, Place, Problem, Problems, Shape, Trouble};
use crate::suggest::nearest;
use crate::{ClauseId, Text};

/// Names in an agreement are at most so long.
const LONGEST_NAME: usize = 64;

/// Dates beyond are slips, and near the ends of the calendar they have no instant in some zones.
const YEARS: RangeInclusive<i16> = 1900..=2200;

/// The text, the names that it defines, and the problems found.
pub(crate) struct Paper<'i> {
    text: &'i str,
    found: RefCell<Vec<Problem>>,
    defined: RefCell<Vec<(Noun, String)>>,
    blurred: RefCell<Vec<Noun>>,
}

impl<'i> Paper<'i> {
    pub fn new(text: &'i str) -> Self {
        Self { text, found: RefCell::default(), defined: RefCell::default(), blurred: RefCell::default() }
    }

    /// The whole document, or why it isn't one.
    pub fn document(&self) -> Option<Spanned<DeTable<'i>>> {
        match DeTable::parse(self.text) {
            Ok(table) => Some(table),
            Err(error) => {
                let span = error.span().unwrap_or_default();
                self.report(&span, Trouble::NotToml(error.message().to_owned()));
                None
            }
        }
    }

    pub fn report(&self, span: &Range<usize>, trouble: Trouble) {
        self.report_at(self.place(span), trouble);
    }

    pub fn report_at(&self, place: Place, trouble: Trouble) {
        self.found.borrow_mut().push(Problem { place, trouble });
    }

    pub fn place(&self, span: &Range<usize>) -> Place {
        let before = &self.text[..self.text.floor_char_boundary(span.start)];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Place {
            line: count(before.bytes().filter(|&b| b == b'\n').count() + 1),
            column: count(before[line_start..].chars().count() + 1),
        }
    }

    /// From now on this name may be referred to, even if what it names is otherwise wrong: one mistake is told once.
    pub fn defines(&self, noun: Noun, name: &str) {
        self.defined.borrow_mut().push((noun, name.to_owned()));
    }

    /// One of these has no name that can be read, so a reference that leads nowhere may well mean it.
    pub fn blurs(&self, noun: Noun) {
        self.blurred.borrow_mut().push(noun);
    }

    pub fn problems(self) -> Option<Problems> {
        let found = self.found.into_inner();
        (!found.is_empty()).then(|| Problems::new(found))
    }
}

/// A value and where it stands.
pub(crate) struct At<T> {
    pub value: T,
    pub span: Range<usize>,
}

/// One table while it is read.
pub(crate) struct Fields<'p, 'i> {
    pub paper: &'p Paper<'i>,
    pub span: Range<usize>,
    name: String,
    table: &'p DeTable<'i>,
    asked: RefCell<Vec<&'static str>>,
}

impl<'p, 'i> Fields<'p, 'i> {
    pub fn root(paper: &'p Paper<'i>, table: &'p Spanned<DeTable<'i>>) -> Self {
        // What is missing from the whole file is missing at its top.
        Self::new(paper, table.get_ref(), 0..0, String::new())
    }

    fn new(paper: &'p Paper<'i>, table: &'p DeTable<'i>, span: Range<usize>, name: String) -> Self {
        Self { paper, span, name, table, asked: RefCell::default() }
    }

    /// Every key that is here and was never asked for is unknown.
    pub fn close(self) {
        let asked = self.asked.into_inner();
        for key in self.table.keys().filter(|key| !asked.contains(&key.get_ref().as_ref())) {
            self.paper.report(
                &key.span(),
                Trouble::UnknownKey {
                    key: key.get_ref().to_string(),
                    meant: nearest(key.get_ref(), asked.iter().copied()),
                    known: asked.clone(),
                },
            );
        }
    }

    /// The entries of a table whose keys are names that the author chose, in the order of the file.
    pub fn named(&self) -> Vec<(At<String>, Option<Fields<'p, 'i>>)> {
        let mut entries: Vec<_> = self.table.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        entries
            .into_iter()
            .map(|(key, value)| {
                let name = key.get_ref().to_string();
                let fields = self.as_table(key.span(), &name, value);
                (At { value: name, span: key.span() }, fields)
            })
            .collect()
    }

    pub fn has(&self, key: &'static str) -> bool {
        self.value(key).is_some()
    }

    /// A table, or nothing if it isn't there.
    pub fn table(&self, key: &'static str) -> Option<Fields<'p, 'i>> {
        let value = self.value(key)?;
        self.as_table(value.span(), key, value)
    }

    /// A list of tables; none if it isn't there.
    pub fn tables(&self, key: &'static str) -> Vec<Fields<'p, 'i>> {
        let Some(value) = self.value(key) else { return Vec::new() };
        match value.get_ref() {
            DeValue::Array(items) if items.iter().all(|item| item.get_ref().is_table()) => {
                items.iter().filter_map(|item| self.as_table(item.span(), key, item)).collect()
            }
            _ => {
                self.wrong(value.span(), key, Shape::Tables);
                Vec::new()
            }
        }
    }

    /// A text in two languages or three.
    pub fn text(&self, key: &'static str) -> Option<Text> {
        let fields = self.required(key).and_then(|value| self.as_table(value.span(), key, value))?;
        let text = (fields.string("en"), fields.string("fr"), fields.string_if_given("ja"));
        fields.close();
        Some(Text { en: text.0?.value, fr: text.1?.value, ja: text.2.map(|ja| ja.value) })
    }

    pub fn text_if_given(&self, key: &'static str) -> Option<Text> {
        self.has(key).then(|| self.text(key))?
    }

    pub fn string(&self, key: &'static str) -> Option<At<String>> {
        self.required(key).and_then(|value| self.as_string(key, value))
    }

    pub fn string_if_given(&self, key: &'static str) -> Option<At<String>> {
        self.value(key).and_then(|value| self.as_string(key, value))
    }

    /// A name: letters without accents, digits, dots and dashes.
    pub fn name(&self, key: &'static str, noun: Noun) -> Option<At<String>> {
        let name = self.string(key)?;
        self.checked_name(&name, noun).then_some(name)
    }

    pub fn checked_name(&self, name: &At<String>, noun: Noun) -> bool {
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '-';
        let parts = name.value.split('.').all(|part| !part.is_empty());
        let good = name.value.len() <= LONGEST_NAME && name.value.chars().all(plain) && parts;
        if !good {
            self.paper.report(&name.span, Trouble::BadName { noun, name: shortened(&name.value) });
        }
        good
    }

    /// One of a few words, by a function that knows them.
    pub fn word<T>(
        &self,
        key: &'static str,
        noun: Noun,
        known: &[&str],
        of: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let word = self.string(key)?;
        self.known(&word, noun, known, of)
    }

    pub fn known<T>(
        &self,
        word: &At<String>,
        noun: Noun,
        known: &[&str],
        of: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let found = of(&word.value);
        if found.is_none() {
            self.unknown(word, noun, known.iter().copied());
        }
        found
    }

    pub fn unknown<'k>(&self, word: &At<String>, noun: Noun, known: impl Iterator<Item = &'k str> + Clone) {
        let meant = nearest(&word.value, known.clone());
        let known = known.map(str::to_owned).collect();
        self.paper.report(&word.span, Trouble::Unknown { noun, name: shortened(&word.value), meant, known });
    }

    /// Whether a name is defined in this file.
    pub fn refers(&self, name: &At<String>, noun: Noun) -> bool {
        let defined = self.paper.defined.borrow();
        let known = defined.iter().filter(|(of, _)| *of == noun).map(|(_, name)| name.as_str());
        let found = known.clone().any(|known| known == name.value);
        if !found && !self.paper.blurred.borrow().contains(&noun) {
            self.unknown(name, noun, known);
        }
        found
    }

    /// A clause that is in this file.
    pub fn clause(&self, key: &'static str) -> Option<ClauseId> {
        let name = self.string(key)?;
        self.refers(&name, Noun::Clause).then_some(ClauseId(name.value))
    }

    pub fn number(&self, key: &'static str, least: i64, most: i64) -> Option<i64> {
        self.number_at(key, least, most).map(|number| number.value)
    }

    pub fn number_at(&self, key: &'static str, least: i64, most: i64) -> Option<At<i64>> {
        let value = self.required(key)?;
        self.as_number(key, value, least, most).map(|number| At { value: number, span: value.span() })
    }

    pub fn numbers(&self, key: &'static str, least: i64, most: i64) -> Option<Vec<i64>> {
        self.items(key)?.iter().map(|item| self.as_number(key, item, least, most)).collect()
    }

    pub fn strings(&self, key: &'static str) -> Option<Vec<At<String>>> {
        self.items(key)?.iter().map(|item| self.as_string(key, item)).collect()
    }

    pub fn yes(&self, key: &'static str) -> Option<bool> {
        self.required(key).and_then(|value| self.as_yes(key, value))
    }

    pub fn yes_if_given(&self, key: &'static str) -> Option<bool> {
        self.value(key).and_then(|value| self.as_yes(key, value))
    }

    /// A day, as TOML's own date or in quotes.
    pub fn date(&self, key: &'static str) -> Option<At<Date>> {
        let value = self.required(key)?;
        let given = self.as_moment(key, value, Shape::Date)?;
        match given.parse::<Date>() {
            Ok(date) if given.len() == 10 && YEARS.contains(&date.year()) => {
                Some(At { value: date, span: value.span() })
            }
            _ => {
                self.paper.report(&value.span(), Trouble::NotADate { given: shortened(&given) });
                None
            }
        }
    }

    /// A time on a wall, as TOML's own local time or in quotes, with or without seconds.
    pub fn local_time(&self, key: &'static str) -> Option<At<DateTime>> {
        let value = self.required(key)?;
        let given = self.as_moment(key, value, Shape::LocalTime)?;
        let whole = matches!(given.len(), 16 | 19) && !given.contains(['[', 'Z', 'z', '+']);
        match given.parse::<DateTime>() {
            Ok(time) if whole && YEARS.contains(&time.year()) => Some(At { value: time, span: value.span() }),
            _ => {
                self.paper.report(&value.span(), Trouble::NotATime { given: shortened(&given) });
                None
            }
        }
    }

    /// A place whose clock is known, by its name in the tz database.
    pub fn zone(&self, key: &'static str) -> Option<String> {
        let name = self.string(key)?;
        // A bare abbreviation such as EST is in the database, but means something else than people think.
        let place = name.value == "UTC" || name.value.contains('/');
        match TimeZoneDatabase::bundled().get(&name.value) {
            Ok(zone) if place => Some(zone.iana_name().unwrap_or(&name.value).to_owned()),
            _ => {
                let meant = nearest(&name.value, PLACES);
                self.paper.report(
                    &name.span,
                    Trouble::Unknown {
                        noun: Noun::Zone,
                        name: shortened(&name.value),
                        meant,
                        known: Vec::new(),
                    },
                );
                None
            }
        }
    }

    fn value(&self, key: &'static str) -> Option<&'p Spanned<DeValue<'i>>> {
        self.asked.borrow_mut().push(key);
        self.table.get(key)
    }

    fn required(&self, key: &'static str) -> Option<&'p Spanned<DeValue<'i>>> {
        let value = self.value(key);
        if value.is_none() {
            self.paper.report(&self.span, Trouble::MissingKey { key: self.full(key) });
        }
        value
    }

    /// `title.en` rather than `en`: inside a text, a bare language code says little.
    fn full(&self, key: &str) -> String {
        match key {
            "en" | "fr" | "ja" => format!("{}.{key}", self.name),
            _ => key.to_owned(),
        }
    }

    fn wrong(&self, span: Range<usize>, key: &str, wanted: Shape) {
        self.paper.report(&span, Trouble::WrongShape { key: self.full(key), wanted });
    }

    fn items(&self, key: &'static str) -> Option<&'p [Spanned<DeValue<'i>>]> {
        let value = self.required(key)?;
        match value.get_ref() {
            DeValue::Array(items) => Some(items),
            _ => {
                self.wrong(value.span(), key, Shape::List);
                None
            }
        }
    }

    fn as_table(
        &self,
        span: Range<usize>,
        key: &str,
        value: &'p Spanned<DeValue<'i>>,
    ) -> Option<Fields<'p, 'i>> {
        match value.get_ref() {
            DeValue::Table(table) => Some(Fields::new(self.paper, table, span, key.to_owned())),
            _ => {
                self.wrong(value.span(), key, Shape::Table);
                None
            }
        }
    }

    fn as_string(&self, key: &str, value: &Spanned<DeValue<'i>>) -> Option<At<String>> {
        let Some(text) = value.get_ref().as_str() else {
            self.wrong(value.span(), key, Shape::Text);
            return None;
        };
        let trouble = match text.trim() {
            "" => Trouble::EmptyText { key: self.full(key) },
            text if text.chars().any(|c| c.is_control() && c != '\n') => {
                Trouble::Control { key: self.full(key) }
            }
            text => return Some(At { value: text.to_owned(), span: value.span() }),
        };
        self.paper.report(&value.span(), trouble);
        None
    }

    fn as_number(&self, key: &str, value: &Spanned<DeValue<'i>>, least: i64, most: i64) -> Option<i64> {
        let DeValue::Integer(digits) = value.get_ref() else {
            self.wrong(value.span(), key, Shape::Number);
            return None;
        };
        let number = i64::from_str_radix(digits.as_str(), digits.radix()).ok();
        let within = number.filter(|number| (least..=most).contains(number));
        if within.is_none() {
            self.paper.report(&value.span(), Trouble::OutOfBounds { key: key.to_owned(), least, most });
        }
        within
    }

    fn as_yes(&self, key: &str, value: &Spanned<DeValue<'i>>) -> Option<bool> {
        let yes = value.get_ref().as_bool();
        if yes.is_none() {
            self.wrong(value.span(), key, Shape::YesOrNo);
        }
        yes
    }

    fn as_moment(&self, key: &str, value: &Spanned<DeValue<'i>>, wanted: Shape) -> Option<String> {
        match value.get_ref() {
            DeValue::Datetime(moment) => Some(moment.to_string()),
            DeValue::String(text) => Some(text.trim().to_owned()),
            _ => {
                self.wrong(value.span(), key, wanted);
                None
            }
        }
    }
}

/// Places that people mistype; for a suggestion only, any other zone is as good.
const PLACES: [&str; 12] = [
    "Europe/Paris",
    "Europe/London",
    "Europe/Berlin",
    "America/New_York",
    "America/Los_Angeles",
    "America/Sao_Paulo",
    "America/Mexico_City",
    "Asia/Tokyo",
    "Asia/Singapore",
    "Asia/Kolkata",
    "Australia/Sydney",
    "UTC",
];

/// A message quotes what was written, but not a megabyte of it.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(LONGEST_NAME) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
