//! Form fields: label, hint, error, control, in this order; and the summary of what has to be corrected.

use super::some;
use maud::{Markup, html};

/// A field of a form. What was typed is kept in `control`, whatever is wrong with it.
#[derive(Debug, Clone, Default)]
pub struct Field {
    /// The name in the form; also its id.
    pub name: String,
    /// «Objet»
    pub label: String,
    /// One sentence of help; may be empty.
    pub hint: String,
    /// What is wrong and what would do; empty when nothing is.
    pub error: String,
    /// «(facultatif)»; empty for a field that is needed.
    pub optional: String,
    /// What one types into.
    pub control: Control,
}

/// What one types into, or chooses from.
#[derive(Debug, Clone)]
pub enum Control {
    /// One line.
    Line {
        /// What is there.
        value: String,
        /// `text`, `email`, `url`, `datetime-local`, `number`…
        kind: &'static str,
        /// The browser's own help: `email`, `organization`… or `off`.
        autocomplete: &'static str,
        /// How wide.
        width: Width,
        /// The longest that is taken, in characters.
        most: Option<u32>,
    },
    /// Several lines; it grows with its text.
    Area {
        /// What is there.
        value: String,
        /// Lines at first.
        rows: u8,
    },
    /// One of a few, each with words under it.
    Choices(Vec<Choice>),
    /// One of a few, side by side.
    Inline(Vec<Choice>),
    /// One of many: value, words.
    Select(Vec<(String, String)>, String),
}

/// How wide a line is: it says how much is expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Width {
    /// A number, a reference.
    Short,
    /// A name.
    Medium,
    /// A sentence.
    #[default]
    Full,
}

/// One choice.
#[derive(Debug, Clone, Default)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What it is called.
    pub label: String,
    /// What it means; may be empty.
    pub hint: String,
    /// What follows from it, at the right: «accusé en 1 h ouvrée»; may be empty.
    pub aside: String,
    /// Whether it is chosen.
    pub checked: bool,
}

impl Default for Control {
    fn default() -> Control {
        Control::line("")
    }
}

impl Control {
    /// A full line of text.
    pub fn line(value: impl Into<String>) -> Control {
        Control::Line {
            value: value.into(),
            kind: "text",
            autocomplete: "off",
            width: Width::Full,
            most: None,
        }
    }

    /// Several lines.
    pub fn area(value: impl Into<String>, rows: u8) -> Control {
        Control::Area { value: value.into(), rows }
    }
}

/// Draws a field.
///
/// ```
/// use web::components::{Control, Field, field};
/// let subject = Field { name: "subject".into(), label: "Objet".into(), error: "Donnez un objet.".into(), control: Control::line(""), ..Field::default() };
/// let drawn = field(&subject).into_string();
/// assert!(drawn.contains(r#"aria-describedby="subject-error" aria-invalid="true""#), "{drawn}");
/// ```
pub fn field(field: &Field) -> Markup {
    match &field.control {
        Control::Choices(choices) => fieldset(field, choices, "choices"),
        Control::Inline(choices) => fieldset(field, choices, "choices inline"),
        _ => html! {
            div.field.invalid[!field.error.is_empty()] {
                label for=(field.name) { (field.label) (optional(field)) }
                (help(field))
                (control(field))
            }
        },
    }
}

fn fieldset(field: &Field, choices: &[Choice], class: &str) -> Markup {
    html! {
        fieldset.field.invalid[!field.error.is_empty()] aria-describedby=[described_by(field)] {
            legend { (field.label) (optional(field)) }
            (help(field))
            div class=(class) {
                @for (i, choice) in choices.iter().enumerate() {
                    label {
                        // The first one bears the field's id: the error summary leads there.
                        input type="radio" id=[(i == 0).then_some(&field.name)] name=(field.name) value=(choice.value) checked[choice.checked];
                        span { (choice.label) }
                        @if let Some(aside) = some(&choice.aside) { span.aside { (aside) } }
                        @if let Some(hint) = some(&choice.hint) { span.hint { (hint) } }
                    }
                }
            }
        }
    }
}

fn optional(field: &Field) -> Markup {
    html! { @if let Some(word) = some(&field.optional) { " " span.optional { (word) } } }
}

fn help(field: &Field) -> Markup {
    html! {
        @if let Some(hint) = some(&field.hint) { p.hint id={ (field.name) "-hint" } { (hint) } }
        @if let Some(error) = some(&field.error) { p.error id={ (field.name) "-error" } { (error) } }
    }
}

fn described_by(field: &Field) -> Option<String> {
    let hint = some(&field.hint).map(|_| format!("{}-hint", field.name));
    let error = some(&field.error).map(|_| format!("{}-error", field.name));
    let both: Vec<String> = hint.into_iter().chain(error).collect();
    (!both.is_empty()).then(|| both.join(" "))
}

fn control(field: &Field) -> Markup {
    let (name, described) = (&field.name, described_by(field));
    let invalid = (!field.error.is_empty()).then_some("true");
    html! {
        @match &field.control {
            Control::Line { value, kind, autocomplete, width, most } => {
                input class={ "input " (width_class(*width)) } type=(kind) id=(name) name=(name) value=(value) autocomplete=(autocomplete) maxlength=[most] aria-describedby=[described] aria-invalid=[invalid];
            }
            // A browser drops the first line break of a textarea: ours stands in for one that was typed.
            Control::Area { value, rows } => textarea.input id=(name) name=(name) rows=(rows) aria-describedby=[described] aria-invalid=[invalid] { "\n" (value) },
            Control::Select(options, chosen) => select.input id=(name) name=(name) aria-describedby=[described] aria-invalid=[invalid] {
                @for (value, words) in options { option value=(value) selected[value == chosen] { (words) } }
            },
            Control::Choices(_) | Control::Inline(_) => {}
        }
    }
}

fn width_class(width: Width) -> &'static str {
    match width {
        Width::Short => "short",
        Width::Medium => "medium",
        Width::Full => "",
    }
}

/// A single yes: a box and its sentence.
pub fn check(name: &str, label: &str, checked: bool) -> Markup {
    html! { label.check { input type="checkbox" id=(name) name=(name) value="yes" checked[checked]; span { (label) } } }
}

/// What has to be corrected, at the top of the page, in the same words as beside the fields. It takes the focus.
///
/// Each item is the id of a field and what is wrong with it.
pub fn error_summary(title: &str, errors: &[(String, String)]) -> Markup {
    html! {
        @if !errors.is_empty() {
            section.error-summary role="alert" tabindex="-1" data-focus aria-labelledby="error-summary-title" {
                h2 id="error-summary-title" { (title) }
                ul { @for (field, message) in errors { li { a href={ "#" (field) } { (message) } } } }
            }
        }
    }
}

/// A button that sends a form. `shortcut` is the key that clicks it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Button<'a> {
    /// «Accuser réception»
    pub label: &'a str,
    /// Its key, printed in it.
    pub shortcut: Option<&'a str>,
    /// Name and value sent, if any.
    pub sends: Option<(&'a str, &'a str)>,
    /// The address it is sent to, where it isn't the form's own.
    pub action: Option<&'a str>,
    /// `main`, `plain`, `note`, `grave`, `small`, `large`: one main button a page.
    pub look: &'a str,
}

/// Draws a button that sends its form.
pub fn button(what: &Button) -> Markup {
    html! {
        button class={ "button " (what.look) } name=[what.sends.map(|s| s.0)] value=[what.sends.map(|s| s.1)] formaction=[what.action]
            data-key=[what.shortcut] aria-keyshortcuts=[what.shortcut] { (what.label) @if let Some(keys) = what.shortcut { (super::key(keys)) } }
    }
}

/// A link that looks like a button: it leads somewhere and changes nothing.
pub fn button_link(href: &str, label: &str, shortcut: Option<&str>, look: &str) -> Markup {
    html! { a class={ "button " (look) } href=(href) data-key=[shortcut] aria-keyshortcuts=[shortcut] { (label) @if let Some(keys) = shortcut { (super::key(keys)) } } }
}
