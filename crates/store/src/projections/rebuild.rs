//! Dropping the projections and making them again.

use crate::{Statement, Write};

/// Which rows this program makes of a journal. Whoever changes what a projection keeps of an entry raises it, by one, with the
/// migration that needs it: a database whose rows an older program made has them made again when it opens.
pub const VERSION: u64 = 3;

/// Forgets every projection. What is true by itself stays: texts, published values, keys, drafts.
pub fn clear() -> Vec<Write> {
    let all: [&'static Statement; 15] = [
        &super::alarms::CLEAR,
        &super::promises::CLEAR_NOTICES,
        &super::promises::CLEAR,
        &super::decisions::CLEAR,
        &super::reviews::CLEAR,
        &super::tickets::CLEAR_VISIBLE,
        &super::tickets::CLEAR,
        &super::certificates::CLEAR_WARNINGS,
        &super::certificates::CLEAR,
        &super::people::CLEAR,
        &super::organisations::CLEAR,
        &super::records::CLEAR_FOUND,
        &super::records::CLEAR,
        &super::dues::CLEAR,
        &super::kept::CLEAR,
    ];
    all.into_iter().map(|statement| Write::new(statement, Vec::new())).collect()
}

/// Every projection's rows, to compare two desks.
pub static DUMPS: [&Statement; 15] = [
    &super::organisations::DUMP,
    &super::people::DUMP,
    &super::certificates::DUMP,
    &super::certificates::DUMP_WARNINGS,
    &super::tickets::DUMP,
    &super::tickets::DUMP_VISIBLE,
    &super::alarms::DUMP,
    &super::promises::DUMP,
    &super::reviews::DUMP,
    &super::promises::DUMP_NOTICES,
    &super::decisions::DUMP,
    &super::records::DUMP,
    &super::records::DUMP_FOUND,
    &super::dues::DUMP,
    &super::kept::DUMP,
];
