//! «Did you mean…»: the known word nearest to the one that was typed.

/// The nearest of `known`, if it is near enough to be a slip of the fingers.
pub(crate) fn nearest<'k>(typed: &str, known: impl IntoIterator<Item = &'k str>) -> Option<String> {
    // A hostile word of a megabyte isn't a slip, and the distance is quadratic.
    if typed.chars().count() > 64 {
        return None;
    }
    let typed: Vec<char> = typed.to_lowercase().chars().collect();
    // Any two words of one or two letters are near each other: only their case can be a slip.
    let allowed = if typed.len() < 3 { 0 } else { (typed.len() / 3).max(1) };
    known
        .into_iter()
        .map(|word| (distance(&typed, &word.to_lowercase().chars().collect::<Vec<_>>()), word))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word.to_owned())
}

/// How many letters to add, drop or change, a swap of two neighbours counting once.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut rows = vec![vec![0; b.len() + 1]; a.len() + 1];
    rows[0] = (0..=b.len()).collect();
    for i in 1..=a.len() {
        rows[i][0] = i;
        for j in 1..=b.len() {
            let changed = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let swapped = if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                rows[i - 2][j - 2] + 1
            } else {
                usize::MAX
            };
            rows[i][j] = changed.min(swapped).min(rows[i - 1][j] + 1).min(rows[i][j - 1] + 1);
        }
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_finds_its_word_and_another_word_finds_none() {
        let known = ["effective", "title", "regions"];
        assert_eq!(nearest("efective", known).as_deref(), Some("effective"));
        assert_eq!(nearest("tilte", known).as_deref(), Some("title"));
        assert_eq!(nearest("Regions", known).as_deref(), Some("regions"));
        assert_eq!(nearest("penalty", known), None);
        assert_eq!(nearest("3", ["1", "2"]), None);
        assert_eq!(nearest(&"x".repeat(100), known), None);
    }
}
