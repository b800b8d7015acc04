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
