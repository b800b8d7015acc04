//! One table while it is read: each key by its shape, each wrong one told.

use std::cell::RefCell;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{LONGEST_NAME, Paper, shortened};
use crate::problem::{Noun, Shape, Trouble};
use crate::suggest::nearest;
use crate::{ClauseId, Text};

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

    fn value(&self, key: &'static str) -> Option<&'p Spanned<DeValue<'i>>> {
        let mut asked = self.asked.borrow_mut();
        if !asked.contains(&key) {
            asked.push(key);
        }
        self.table.get(key)
    }

    pub(super) fn required(&self, key: &'static str) -> Option<&'p Spanned<DeValue<'i>>> {
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

    pub(super) fn wrong(&self, span: Range<usize>, key: &str, wanted: Shape) {
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
}
