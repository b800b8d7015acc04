//! The general engine: any open stretches at all, with the open seconds before each.
//!
//! Two small directories, one by time and one by open seconds, lead to the right stretch or just before it, so that
//! a look-up costs the same at the start and at the end of fifty years.

use crate::civil::Stretch;
use crate::engine::{Engine, Place};

/// Open stretches on the line of seconds, relative to `origin`.
#[derive(Debug)]
pub(crate) struct Line {
    origin: i64,
    length: u64,
    stretches: Vec<Entry>,
    open: u32,
    by_time: Vec<u32>,
    time_shift: u32,
    by_open: Vec<u32>,
    open_shift: u32,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    from: u32,
    to: u32,
    /// Open seconds before `from`.
    before: u32,
}

impl Line {
    /// `stretches` must be sorted and apart, within `origin..end`, which is at most 2³² s long.
    pub fn new(origin: i64, end: i64, stretches: &[Stretch]) -> Line {
        let mut open = 0;
        let mut entries: Vec<Entry> = Vec::with_capacity(stretches.len() + 1);
        for &(from, to) in stretches {
            let (from, to) = ((from - origin) as u32, (to - origin) as u32);
            entries.push(Entry { from, to, before: open });
            open += to - from;
        }
        let length = (end - origin) as u64;
        let (time_shift, open_shift) =
            (cell(length, stretches.len()), cell(u64::from(open), stretches.len()));
        let by_time = directory(&entries, length, time_shift, |entry| entry.to);
        let by_open =
            directory(&entries, u64::from(open), open_shift, |entry| entry.before + (entry.to - entry.from));
        // A last entry that nothing reaches, so that a look-up needs no question whether there is one.
        entries.push(Entry { from: u32::MAX, to: u32::MAX, before: open });
        Line { origin, length, stretches: entries, open, by_time, time_shift, by_open, open_shift }
    }

    /// The stretches in unix seconds.
    pub fn stretches(&self) -> impl ExactSizeIterator<Item = Stretch> + '_ {
        self.stretches[..self.stretches.len() - 1].iter().map(|entry| self.absolute(entry))
    }

    /// The first stretch that closes after `at`, if `at` is on the line and there is one.
    pub fn current_or_next(&self, at: i64) -> Option<Stretch> {
        let entry = &self.stretches[self.find(self.relative(at)?)];
        (entry.to != u32::MAX).then(|| self.absolute(entry))
    }

    /// The stretches that reach into `from..to`.
    pub fn reaching(&self, from: i64, to: i64) -> impl Iterator<Item = Stretch> + '_ {
        let first = self.relative(from).map_or(self.stretches.len() - 1, |at| self.find(at));
        self.stretches[first..].iter().map(|entry| self.absolute(entry)).take_while(move |s| s.0 < to)
    }

    fn absolute(&self, entry: &Entry) -> Stretch {
        (self.origin + i64::from(entry.from), self.origin + i64::from(entry.to))
    }

    #[inline]
    fn relative(&self, at: i64) -> Option<u32> {
        let relative = at.wrapping_sub(self.origin) as u64;
        (relative < self.length).then_some(relative as u32)
    }

    /// The first entry that closes after `at`.
    #[inline]
    fn find(&self, at: u32) -> usize {
        let cell = self.by_time[(at >> self.time_shift) as usize] as usize;
        // One step is taken without a branch, as nothing could predict it; a second is rare.
        let first = cell + usize::from(self.stretches[cell].to <= at);
        first + self.stretches[first..].iter().take_while(|entry| entry.to <= at).count()
    }
}

/// The width of a directory's cells, as a power of two: a stretch in each, more or less.
fn cell(length: u64, stretches: usize) -> u32 {
    (length / stretches.max(1) as u64).max(1).ilog2()
}

/// For each cell of `1 << shift` units, the first entry whose end (by `end`) lies after the cell's beginning.
fn directory(entries: &[Entry], length: u64, shift: u32, end: impl Fn(&Entry) -> u32) -> Vec<u32> {
    let mut i = 0;
    (0..=length >> shift)
        .map(|cell| {
            while entries.get(i).is_some_and(|entry| u64::from(end(entry)) <= cell << shift) {
                i += 1;
            }
            i as u32
        })
        .collect()
}

impl Engine for Line {
    #[inline]
    fn place(&self, at: i64) -> Option<Place> {
        let at = self.relative(at)?;
        let entry = &self.stretches[self.find(at)];
        Some(Place {
            open: u64::from(entry.before + at.saturating_sub(entry.from)),
            inside: at >= entry.from,
        })
    }

    #[inline]
    fn instant(&self, open: u64) -> Option<i64> {
        if open >= u64::from(self.open) {
            return None;
        }
        let open = open as u32;
        let cell = self.by_open[(open >> self.open_shift) as usize] as usize;
        let next = cell + 1 + usize::from(self.stretches[cell + 1].before <= open);
        let next = next + self.stretches[next..].iter().take_while(|entry| entry.before <= open).count();
        let entry = &self.stretches[next - 1];
        Some(self.origin + i64::from(entry.from + (open - entry.before)))
    }
}
