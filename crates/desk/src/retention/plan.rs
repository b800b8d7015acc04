//! What would go now, of one organisation: the plan that is shown is the plan that is carried out.

use std::collections::BTreeSet;

use jiff::Timestamp;

use crate::PersonId;
use crate::retention::{Class, Over, Rules};

/// A ticket of which something goes, or would if nobody held it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Going {
    /// Which.
    pub over: Over,
    /// Its words, or its files alone.
    pub class: Class,
    /// Since when it is time.
    pub since: Timestamp,
}

crate::choices::choices! {
    /// The logs that lie beside the journal, and end.
    Log {
        /// Who came in, and from where.
        Security = "security",
        /// Who looked at what.
        Reads = "reads",
    }
}

/// Lines of a log that are over: one person's, up to the instant at which they are over.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Lines {
    /// Of which log.
    pub log: Log,
    /// Whose; none: nobody could tell.
    pub person: Option<PersonId>,
    /// How many.
    pub count: u64,
    /// The oldest one.
    pub oldest: Timestamp,
}

/// What would go.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Plan {
    /// By what rules.
    pub rules: Rules,
    /// Tickets whose words or files go, the longest closed first.
    pub going: Vec<Going>,
    /// Those that are kept on only because somebody holds them.
    pub held: Vec<Going>,
    /// Lines that go.
    pub lines: Vec<Lines>,
    /// Lines that are held.
    pub held_lines: Vec<Lines>,
}

impl Plan {
    /// How much of a class goes, and since when the oldest of it is closed, or is there.
    pub fn sum(&self, class: Class) -> (u64, Option<Timestamp>) {
        if class == Class::Security {
            let all = self.lines.iter();
            return (all.clone().map(|lines| lines.count).sum(), all.map(|lines| lines.oldest).min());
        }
        let of_it = self.going.iter().filter(|going| going.class == class);
        let count = of_it.clone().count();
        (u64::try_from(count).unwrap_or(u64::MAX), of_it.map(|going| going.over.closed_at).min())
    }
}

/// What of these goes at that instant; `held` are the people on whom there is a legal hold.
pub fn plan(rules: Rules, over: &[Over], lines: &[Lines], held: &BTreeSet<PersonId>, now: Timestamp) -> Plan {
    let time = over.iter().filter_map(|over| {
        let (class, since) = due(over, &rules, now)?;
        Some(Going { over: over.clone(), class, since })
    });
    let mut time: Vec<Going> = time.collect();
    time.sort_by_key(|going| (going.over.closed_at, going.over.ticket));
    let is_held = |going: &Going| rules.is_held || !going.over.writers.is_disjoint(held);
    let is_theirs =
        |lines: &Lines| rules.is_held || lines.person.is_some_and(|person| held.contains(&person));
    let (held_tickets, going) = time.into_iter().partition(is_held);
    let (held_lines, lines) = lines.iter().partition(|lines| is_theirs(lines));
    Plan { rules, going, held: held_tickets, lines, held_lines }
}

/// What of a ticket is over at that instant, and since when: its words, and all with them; else its files.
pub(super) fn due(over: &Over, rules: &Rules, now: Timestamp) -> Option<(Class, Timestamp)> {
    let classes = if over.has_files { &[Class::Words, Class::Files][..] } else { &[Class::Words] };
    let since = |class: &Class| (*class, rules.kept(*class).over(over.closed_at, over.told_at));
    classes.iter().map(since).find(|(_, since)| *since <= now)
}
