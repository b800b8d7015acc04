//! Is the journal what was written? Walks all of it and names the first position that isn't.

use std::collections::HashMap;

use desk::Digest;

use crate::journal::{self, StoredEntry};
use crate::{Db, ReadError};

const PAGE: u64 = 1_000;

/// The head of a house without entries.
pub const fn genesis() -> [u8; 32] {
    [0; 32]
}

/// The house's chain: the head after `position`, whose entry has `hash`, given the head before it.
pub fn next_head(head: &[u8; 32], position: u64, hash: &[u8; 32]) -> [u8; 32] {
    desk::evidence::house_head(&Digest(*head), position, &Digest(*hash)).0
}

/// What a walk found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// How many entries are good.
    pub entries: u64,
    /// The house's head after them.
    pub head: [u8; 32],
    /// The first that isn't.
    pub wrong: Option<Wrong>,
}

/// A place where the journal isn't what was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// The position.
    pub position: u64,
    /// What is wrong with it.
    pub reason: &'static str,
}

struct Walk<C> {
    chain: C,
    good: u64,
    head: [u8; 32],
    tips: HashMap<(String, [u8; 16]), (u64, [u8; 32])>,
}

impl Db {
    /// Walks the journal. `chain` is the core's chain of a stream: the hash of an entry, given the one before
    /// it in its stream.
    ///
    /// The chains vouch for what `chain` covers; that should be every field of the entry. A journal that was
    /// rewritten whole, heads included, can only be told from a head that was kept elsewhere.
    ///
    /// # Errors
    /// [`ReadError`] when the walk itself can't go on.
    pub async fn verify<C>(&self, chain: C) -> Result<Verdict, ReadError>
    where
        C: Fn(Option<&[u8; 32]>, &StoredEntry) -> [u8; 32] + Send,
    {
        let mut walk = Walk { chain, good: 0, head: genesis(), tips: HashMap::new() };
        let house = self.query(&journal::HOUSE, &[]).await?;
        let Some(house) = house.first() else { return Ok(walk.verdict(Some("the house has no row"))) };
        let (position, head): (u64, [u8; 32]) = (house.get(0)?, house.get(1)?);
        while walk.good < position {
            let page = self.after(walk.good, PAGE.min(position - walk.good)).await?;
            if page.is_empty() {
                return Ok(walk.verdict(Some("the entry is missing")));
            }
            for entry in &page {
                if let Err(reason) = walk.step(entry) {
                    return Ok(walk.verdict(Some(reason)));
                }
            }
        }
        if walk.head != head {
            return Ok(walk.verdict(Some("the house's head isn't the head of its entries")));
        }
        self.verify_streams(walk).await
    }

    /// The table of streams is what guards are checked against, so it must agree with the entries.
    async fn verify_streams<C>(&self, walk: Walk<C>) -> Result<Verdict, ReadError> {
        let mut unseen = walk.tips.len();
        let (mut kind, mut id) = (String::new(), [0; 16]);
        loop {
            let page = self.query(&journal::STREAMS_AFTER, &crate::values![kind.as_str(), id, PAGE]).await?;
            let Some(last) = page.last() else { break };
            (kind, id) = (last.get(0)?, last.get(1)?);
            for row in &page {
                let (version, head): (u64, [u8; 32]) = (row.get(2)?, row.get(3)?);
                let tip = walk.tips.get(&(row.get(0)?, row.get(1)?));
                unseen -= usize::from(tip.is_some());
                // A stream may have grown since the walk began; it can't have shrunk or forked.
                let sound = tip.is_none_or(|tip| version > tip.0 || (version, head) == *tip);
                if !sound {
                    return Ok(walk.verdict(Some("a stream's version isn't the last of its entries")));
                }
            }
        }
        let reason = (unseen > 0).then_some("a stream has entries and no version");
        Ok(Verdict {
            wrong: reason.map(|reason| Wrong { position: walk.good, reason }),
            ..walk.verdict(None)
        })
    }
}

impl<C> Walk<C> {
    fn verdict(&self, reason: Option<&'static str>) -> Verdict {
        let wrong = reason.map(|reason| Wrong { position: self.good + 1, reason });
        Verdict { entries: self.good, head: self.head, wrong }
    }
}

impl<C: Fn(Option<&[u8; 32]>, &StoredEntry) -> [u8; 32]> Walk<C> {
    fn step(&mut self, entry: &StoredEntry) -> Result<(), &'static str> {
        let position = self.good + 1;
        if entry.position != position {
            return Err("the entry is missing");
        }
        let stream = (entry.kind.clone(), entry.id);
        let tip = self.tips.get(&stream);
        if entry.number != tip.map_or(1, |(number, _)| number + 1) {
            return Err("its number doesn't follow in its stream");
        }
        if entry.hash != (self.chain)(tip.map(|(_, hash)| hash), entry) {
            return Err("its hash isn't the hash of what it says");
        }
        if entry.head != next_head(&self.head, position, &entry.hash) {
            return Err("the house's chain breaks at it");
        }
        self.tips.insert(stream, (entry.number, entry.hash));
        self.head = entry.head;
        self.good = position;
        Ok(())
    }
}
