//! The roll of a month: every ticket that the house opened in the stretch that a bundle runs over, by its public number, so that none
//! of one's own can be left out unseen.
//!
//! The house numbers its tickets one after the other. A bundle of a month carries the chain from before the month to its head, and says
//! of each number given in between where its ticket is: here, of the same organisation in another month, or another's.
//! [`Roll::of`] refuses a number that is missing, and a ticket that stands here without being in the bundle. That a number *is*
//! another's is the desk's word, which its signature binds: whoever holds a ticket of that number, or a bundle that says otherwise,
//! has two statements of the desk that can't both be true.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Stretch, Why};
use crate::Month;

/// Where the ticket of a number is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Whose {
    /// In this bundle.
    Here,
    /// Asked by the same organisation, in another month: in that month's bundle.
    In(Month),
    /// Another's.
    Another,
}

/// A ticket that the house opened.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    /// Where its first entry stands in the journal of the house.
    pub position: u64,
    /// Its public number.
    pub number: u64,
    /// Where it is.
    pub whose: Whose,
}

/// What a roll that holds tells.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Roll {
    /// The first number that was given; none were, where this is 0.
    pub first: u64,
    /// The last one.
    pub last: u64,
    /// So many are here.
    pub here: u64,
    /// So many were asked by the same organisation in another month.
    pub in_others: u64,
    /// So many are another's.
    pub another: u64,
}

impl Roll {
    /// Does the roll of a stretch hold? `here`: the tickets of the bundle, by number, with the position of their first entry.
    ///
    /// # Errors
    ///
    /// The number of the ticket that it is about, and why.
    pub fn of(openings: &[Opening], house: &Stretch, here: &BTreeMap<u64, u64>) -> Result<Roll, (u64, Why)> {
        let mut roll = Roll::default();
        let mut position = house.before.position;
        for opening in openings {
            let number = opening.number;
            if roll.first == 0 {
                roll.first = number;
            } else if number != roll.last + 1 {
                return Err((roll.last + 1, Why::LeftOut));
            }
            roll.last = number;
            if opening.position <= position || opening.position > house.last.position {
                return Err((number, Why::Order));
            }
            position = opening.position;
            match opening.whose {
                Whose::Here if here.get(&number) == Some(&opening.position) => roll.here += 1,
                Whose::Here => return Err((number, Why::LeftOut)),
                _ if here.contains_key(&number) => return Err((number, Why::NotOnRoll)),
                Whose::In(_) => roll.in_others += 1,
                Whose::Another => roll.another += 1,
            }
        }
        let is_on_it = |number: &&u64| openings.iter().any(|opening| opening.number == **number);
        match here.keys().find(|number| !is_on_it(number)) {
            Some(number) => Err((*number, Why::NotOnRoll)),
            None => Ok(roll),
        }
    }
}
