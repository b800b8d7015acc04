//! Files: to choose, to keep or leave out, and as they stand under a text.

use super::some;
use maud::{Markup, html};

/// A field for files. What was chosen before the form came back is offered again: the browser forgets its own choice.
#[derive(Debug, Clone, Default)]
pub struct FilesField {
    /// Its id: a page may have several forms. Its name is always `files`.
    pub id: String,
    /// «Fichiers»
    pub label: String,
    /// How many, how large; may be empty.
    pub hint: String,
    /// What is wrong; empty when nothing is.
    pub error: String,
    /// «(facultatif)»
    pub optional: String,
    /// What came before: id, name, size.
    pub held: Vec<(String, String, String)>,
    /// «Déjà reçus. Décochez ce qui ne doit pas partir.»
    pub held_words: String,
}

/// Draws it. Its form needs `enctype="multipart/form-data"`.
pub fn files_field(field: &FilesField) -> Markup {
    let hint = some(&field.hint).map(|_| format!("{}-hint", field.id));
    let error = some(&field.error).map(|_| format!("{}-error", field.id));
    let described: Vec<String> = hint.iter().chain(&error).cloned().collect();
    html! {
        div.field.invalid[error.is_some()] {
            label for=(field.id) { (field.label) @if let Some(word) = some(&field.optional) { " " span.optional { (word) } } }
            @if hint.is_some() { p.hint id=[hint] { (field.hint) } }
            @if error.is_some() { p.error id=[error] { (field.error) } }
            @if !field.held.is_empty() {
                fieldset.held {
                    legend.hint { (field.held_words) }
                    @for (id, name, size) in &field.held {
                        label.check { input type="checkbox" name="attached" value=(id) checked; span { bdi { (name) } " " span.optional { (size) } } }
                    }
                }
            }
            input.input type="file" id=(field.id) name="files" multiple aria-describedby=[(!described.is_empty()).then(|| described.join(" "))];
        }
    }
}

/// A file under a text.
#[derive(Debug, Clone, Default)]
pub struct FileLink {
    /// Where it is; empty: it was erased.
    pub href: String,
    /// Its name, or that it was erased.
    pub name: String,
    /// «12,3 Kio»
    pub size: String,
    /// Of a picture that is drawn: what it is called to those who don't see it, width, height.
    pub picture: Option<(String, u64, u64)>,
}

/// The files under a text; nothing, where there are none.
pub fn file_links(label: &str, files: &[FileLink]) -> Markup {
    html! {
        @if !files.is_empty() {
            ul.files aria-label=(label) {
                @for file in files {
                    li {
                        @if let Some((alt, width, height)) = &file.picture {
                            a.picture href=(file.href) { img src=(file.href) alt=(alt) width=(width) height=(height) loading="lazy" decoding="async"; }
                        }
                        @if file.href.is_empty() { span { (file.name) } } @else { a href=(file.href) { bdi { (file.name) } } }
                        " " span.meta { (file.size) }
                    }
                }
            }
        }
    }
}
