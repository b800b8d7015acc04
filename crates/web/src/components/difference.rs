//! A text and what became of it: what went struck out, what came underlined, the rest once.

use maud::{Markup, html};

/// Longer texts are shown whole, before and after: nobody reads a patchwork of pages.
const LONGEST: usize = 1_500;

/// What became of a stretch of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Stays,
    Goes,
    Comes,
}

/// Draws a changed text, word by word; Japanese character by character.
///
/// ```
/// let drawn = web::components::difference("within 1 hour", "within 30 minutes").into_string();
/// assert_eq!(drawn, "within <del>1 hour</del><ins>30 minutes</ins>");
/// ```
pub fn difference(before: &str, after: &str) -> Markup {
    html! {
        @for (fate, text) in pieces(before, after) {
            @match fate {
                Fate::Stays => (text),
                Fate::Goes => del { (text) },
                Fate::Comes => ins { (text) },
            }
        }
    }
}

/// Alike stretches joined; of a change, what went stands before what came.
fn pieces(before: &str, after: &str) -> Vec<(Fate, String)> {
    let (old, new) = (words(before), words(after));
    let steps = if old.len().max(new.len()) > LONGEST {
        vec![(Fate::Goes, before), (Fate::Comes, after)]
    } else {
        whole_changes(&steps(&old, &new))
    };
    let mut joined: Vec<(Fate, String)> = Vec::new();
    for change in steps.chunk_by(|a, b| (a.0 == Fate::Stays) == (b.0 == Fate::Stays)) {
        for fate in [Fate::Stays, Fate::Goes, Fate::Comes] {
            let text: String = change.iter().filter(|(of, _)| *of == fate).map(|(_, word)| *word).collect();
            if !text.is_empty() {
                joined.push((fate, text));
            }
        }
    }
    joined
}

/// A space that stayed between two changes belongs to both: `1 hour` became `30 minutes`, in one go.
fn whole_changes<'a>(steps: &[(Fate, &'a str)]) -> Vec<(Fate, &'a str)> {
    let changed =
        |at: Option<usize>| at.and_then(|at| steps.get(at)).is_some_and(|(fate, _)| *fate != Fate::Stays);
    let mut whole = Vec::with_capacity(steps.len());
    for (at, (fate, word)) in steps.iter().enumerate() {
        let is_space = *fate == Fate::Stays && word.trim().is_empty();
        if is_space && changed(at.checked_sub(1)) && changed(Some(at + 1)) {
            whole.extend([(Fate::Goes, *word), (Fate::Comes, *word)]);
        } else {
            whole.push((*fate, *word));
        }
    }
    whole
}

/// Words, the spaces between them, and each character of a script that writes no spaces.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut from = 0;
    let kind = |c: char| match c {
        c if c.is_whitespace() => 0,
        '\u{3000}'..='\u{9fff}' | '\u{f900}'..='\u{ffef}' => 1,
        _ => 2,
    };
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    for pair in chars.windows(2) {
        let ((_, one), (at, next)) = (pair[0], pair[1]);
        if kind(one) != kind(next) || kind(next) == 1 {
            words.push(&text[from..at]);
            from = at;
        }
    }
    if from < text.len() {
        words.push(&text[from..]);
    }
    words
}

/// The longest common subsequence, by the table that every textbook has.
fn steps<'a>(old: &[&'a str], new: &[&'a str]) -> Vec<(Fate, &'a str)> {
    let mut common = vec![vec![0_u32; new.len() + 1]; old.len() + 1];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            common[i][j] = match old[i] == new[j] {
                true => common[i + 1][j + 1] + 1,
                false => common[i + 1][j].max(common[i][j + 1]),
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut steps = Vec::with_capacity(old.len() + new.len());
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            steps.push((Fate::Stays, old[i]));
            (i, j) = (i + 1, j + 1);
        } else if j == new.len() || (i < old.len() && common[i + 1][j] >= common[i][j + 1]) {
            steps.push((Fate::Goes, old[i]));
            i += 1;
        } else {
            steps.push((Fate::Comes, new[j]));
            j += 1;
        }
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(before: &str, after: &str) -> String {
        difference(before, after).into_string()
    }

    #[test]
    fn what_stays_is_said_once() {
        assert_eq!(drawn("", "new"), "<ins>new</ins>");
        assert_eq!(drawn("gone", ""), "<del>gone</del>");
        assert_eq!(drawn("the same", "the same"), "the same");
        assert_eq!(drawn("a b c", "a c"), "a <del>b </del>c");
    }

    #[test]
    fn japanese_is_compared_by_its_characters() {
        assert_eq!(drawn("1営業時間以内", "2営業時間以内"), "<del>1</del><ins>2</ins>営業時間以内");
    }

    /// Both texts can be read off what is drawn.
    #[test]
    fn nothing_is_lost() {
        for (before, after) in [("one two three", "two three four"), ("x", "y"), ("a  b", "a b")] {
            let side = |not: Fate| -> String {
                pieces(before, after)
                    .into_iter()
                    .filter(|(fate, _)| *fate != not)
                    .map(|(_, text)| text)
                    .collect()
            };
            assert_eq!((side(Fate::Comes).as_str(), side(Fate::Goes).as_str()), (before, after));
        }
    }
}
