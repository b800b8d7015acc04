//! `[[clauses]]`: the text.

use super::{Seen, at_least_one};
use crate::paper::Fields;
use crate::problem::{Noun, Trouble};
use crate::{Clause, ClauseId};

pub(super) fn read(root: &Fields<'_, '_>) -> Vec<Clause> {
    let mut seen = Seen::none(Noun::Clause);
    let mut ids = Vec::new();
    let mut clauses = Vec::new();
    for fields in root.tables("clauses") {
        let name = seen.name(&fields, fields.name("id", Noun::Clause));
        let (title, text) = (fields.text("title"), fields.text("text"));
        if let Some(name) = name {
            let id = ClauseId(name.value);
            if let Some(chapter) = id.parent().filter(|chapter| !ids.contains(chapter)) {
                fields.paper.report(&name.span, Trouble::Orphan { clause: id.clone(), chapter });
            }
            ids.push(id.clone());
            if let (Some(title), Some(text)) = (title, text) {
                clauses.push(Clause { id, title, text });
            }
        }
        fields.close();
    }
    at_least_one(root, Noun::Clause, "clauses", &ids);
    clauses
}
