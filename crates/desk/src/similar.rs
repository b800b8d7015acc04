//! Which texts read alike: what triage shows beside a report, so that the second of a kind is seen as one.
//!
//! It compares letters and knows no language: runs of three letters or digits of each word, of two where words aren't
//! written apart. A shared run counts, wherever it stands; what is alike and what is the same incident is for people to say.

use std::collections::BTreeSet;

/// From this on, two texts are shown beside each other.
pub const ALIKE: f64 = 0.35;

/// A text, taken apart once to be compared with many.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Runs(BTreeSet<String>);

impl Runs {
    /// Taken apart.
    pub fn of(text: &str) -> Runs {
        let mut runs = BTreeSet::new();
        let lower = text.to_lowercase();
        for word in lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
            let letters: Vec<char> = word.chars().collect();
            if letters.iter().any(|c| is_unspaced(*c)) {
                runs.extend(letters.windows(2).map(|pair| pair.iter().collect::<String>()));
            } else {
                let padded: Vec<char> = [' '].into_iter().chain(letters).chain([' ']).collect();
                runs.extend(padded.windows(3).map(|run| run.iter().collect::<String>()));
            }
        }
        Runs(runs)
    }

    /// How alike two texts are, 0 to 1: twice what they share, of what both have (Dice).
    ///
    /// ```
    /// use desk::similar::{ALIKE, Runs};
    /// let one = Runs::of("Blank page after sign-in");
    /// assert!(one.alike(&Runs::of("A blank page when signing in")) > ALIKE);
    /// assert!(one.alike(&Runs::of("The CSV export is empty")) < ALIKE);
    /// assert!(Runs::of("検索が遅い").alike(&Runs::of("検索がとても遅い")) > ALIKE);
    /// ```
    #[expect(clippy::cast_precision_loss, reason = "a text has far fewer runs than 2^53")]
    pub fn alike(&self, other: &Runs) -> f64 {
        let all = self.0.len() + other.0.len();
        if all == 0 { 0.0 } else { 2.0 * self.0.intersection(&other.0).count() as f64 / all as f64 }
    }
}

/// Kana and Han: scripts that write no spaces between words.
fn is_unspaced(c: char) -> bool {
    ('\u{3041}'..='\u{30ff}').contains(&c) || ('\u{3400}'..='\u{9fff}').contains(&c)
}

/// The most alike of many, the most alike first; of equals, the latest. At most `most`, none below [`ALIKE`].
pub fn most_alike<T: Ord + Copy>(
    text: &str,
    others: impl IntoIterator<Item = (T, String)>,
    most: usize,
) -> Vec<T> {
    let runs = Runs::of(text);
    let likeness = |(which, text): (T, String)| (runs.alike(&Runs::of(&text)), which);
    let mut found: Vec<(f64, T)> =
        others.into_iter().map(likeness).filter(|(alike, _)| *alike >= ALIKE).collect();
    found.sort_by(|(a, one), (b, other)| b.total_cmp(a).then(other.cmp(one)));
    found.into_iter().take(most).map(|(_, which)| which).collect()
}

/// A problem that may be behind a ticket.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Candidate<T> {
    /// Which.
    pub which: T,
    /// How many of the tickets that read like this one come from it.
    pub linked: usize,
    /// What it is known by: its title, its statement, its workaround.
    pub texts: Vec<String>,
}

/// The problems that may be behind a ticket: first those from which most of the similar tickets come, then those that read
/// most alike; of equals, the latest. At most `most`; none from which no similar ticket comes and that reads like nothing.
///
/// ```
/// use desk::similar::{Candidate, likely};
/// let known = |which, linked, text: &str| Candidate { which, linked, texts: vec![text.to_owned()] };
/// let all = [known(1, 0, "The export is empty"), known(2, 2, "Session store"), known(3, 0, "Blank page")];
/// assert_eq!(likely("A blank page after sign-in", all, 5), [2, 3]);
/// ```
pub fn likely<T: Ord + Copy>(
    text: &str,
    problems: impl IntoIterator<Item = Candidate<T>>,
    most: usize,
) -> Vec<T> {
    let runs = Runs::of(text);
    let weighed = |one: Candidate<T>| {
        let likeness = one.texts.iter().map(|text| runs.alike(&Runs::of(text))).fold(0.0, f64::max);
        (one.linked, likeness, one.which)
    };
    let mut found: Vec<(usize, f64, T)> = problems.into_iter().map(weighed).collect();
    found.retain(|(linked, likeness, _)| *linked > 0 || *likeness >= ALIKE);
    found.sort_by(|a, b| b.0.cmp(&a.0).then(b.1.total_cmp(&a.1)).then(b.2.cmp(&a.2)));
    found.into_iter().take(most).map(|(_, _, which)| which).collect()
}

/// Groups of at least `least` texts that read alike: each text of a group reads like its first. Whoever has most beside them
/// comes first, of equals the earliest; nobody is in two groups.
///
/// ```
/// use desk::similar::clusters;
/// let all = ["Blank page", "Export empty", "A blank page", "Blank page again"];
/// let all = (1..).zip(all).map(|(n, text)| (n, text.to_owned()));
/// assert_eq!(clusters(all, 3), [vec![1, 3, 4]]);
/// ```
pub fn clusters<T: Ord + Copy>(texts: impl IntoIterator<Item = (T, String)>, least: usize) -> Vec<Vec<T>> {
    let mut all: Vec<(T, Runs)> = texts.into_iter().map(|(which, text)| (which, Runs::of(&text))).collect();
    all.sort_by_key(|(which, _)| *which);
    let beside = |(i, one): (usize, &(T, Runs))| -> BTreeSet<usize> {
        let alike = |(j, other): &(usize, &(T, Runs))| *j != i && one.1.alike(&other.1) >= ALIKE;
        all.iter().enumerate().filter(alike).map(|(j, _)| j).collect()
    };
    let mut neighbours: Vec<BTreeSet<usize>> = all.iter().enumerate().map(beside).collect();
    let mut found = Vec::new();
    loop {
        let first = (0..all.len()).max_by_key(|i| (neighbours[*i].len(), std::cmp::Reverse(*i)));
        let Some(first) = first.filter(|first| neighbours[*first].len() + 1 >= least.max(2)) else {
            return found;
        };
        let others = std::mem::take(&mut neighbours[first]);
        found.push([first].into_iter().chain(others.iter().copied()).map(|i| all[i].0).collect());
        for gone in others.iter().copied().chain([first]) {
            neighbours[gone].clear();
            for left in &mut neighbours {
                left.remove(&gone);
            }
        }
    }
}
