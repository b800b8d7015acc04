//! `[readings.NAME]`: what the desk takes open points to mean. What isn't mentioned is read as the house reads it.

use crate::paper::Fields;
use crate::problem::Noun;
use crate::{Reading, Readings};

pub(super) fn read(root: &Fields<'_, '_>) -> (Readings, Vec<Reading>) {
    let mut readings = Readings::default();
    let mut told = Vec::new();
    let Some(table) = root.table("readings") else { return (readings, told) };
    for (name, fields) in table.named() {
        let values = Readings::values(&name.value);
        if values.is_none() {
            table.unknown(&name, Noun::Reading, Readings::IDS.iter().copied());
        }
        let (Some(fields), Some(values)) = (fields, values) else { continue };
        let mut decide = |word: &str| readings.decide(&name.value, word).map(|()| word.to_owned());
        let value = fields.string("value").and_then(|word| {
            let decided = decide(&word.value);
            if decided.is_none() {
                fields.unknown(&word, Noun::Value, values.iter().copied());
            }
            decided
        });
        let (title, says, because) = (fields.text("title"), fields.text("says"), fields.text("because"));
        let clause = fields.clause("clause");
        fields.close();
        if let (Some(value), Some(title), Some(says), Some(because), Some(clause)) =
            (value, title, says, because, clause)
        {
            told.push(Reading { id: name.value, value, title, says, because, clause });
        }
    }
    (readings, told)
}
