//! The file under the reader's eyes: where each value stands, and what was found wrong so far.
//!
//! Reading goes on after a problem, so that one look shows them all. [`Fields`] notes each key that was asked for; whatever is left
//! over when a table is closed is an unknown key.

mod fields;
mod moments;

pub(crate) use fields::{At, Fields};

use std::cell::RefCell;
use std::ops::Range;

use toml::Spanned;
use toml::de::DeTable;

use crate::problem::{Noun, Place, Problem, Problems, Trouble};

/// Names in an agreement are at most so long.
const LONGEST_NAME: usize = 64;

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

/// A message quotes what was written, but not a megabyte of it.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(LONGEST_NAME) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
