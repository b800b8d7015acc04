//! Dialogs: opened by a button that names them (`command`), closed by Esc, by their own button, or by sending their form.

use super::key;
use maud::{Markup, html};

/// A dialog with its heading. Open it by `dialog_opener`, or by any button with `commandfor=id command=show-modal`.
pub fn dialog(id: &str, heading: &str, close: &str, body: Markup) -> Markup {
    html! {
        dialog id=(id) aria-labelledby={ (id) "-title" } closedby="any" {
            header {
                h2 id={ (id) "-title" } { (heading) }
                form method="dialog" { button.close aria-label=(close) title=(close) { "×" } }
            }
            div.dialog-body { (body) }
        }
    }
}

/// The button that opens a dialog. Where scripts are off and `command` is unknown, `href` leads to a page that does the same.
pub fn dialog_opener(id: &str, label: &str, shortcut: Option<&str>) -> Markup {
    html! { button.button type="button" commandfor=(id) command="show-modal" data-key=[shortcut] aria-keyshortcuts=[shortcut] { (label) @if let Some(keys) = shortcut { (key(keys)) } } }
}

/// The shortcut sheet (`?`): filled by the script from the controls of the page, so that it can't name a key that does nothing.
///
/// `fixed` are the keys that belong to no control: words, keys (`j k`, `?`, `Ctrl K`).
pub fn key_sheet(heading: &str, close: &str, fixed: &[(String, &str)]) -> Markup {
    let lines = html! { @for (words, keys) in fixed { li { span { (words) } @for one in keys.split(' ') { kbd { (one) } } } } };
    dialog("keys", heading, close, html! { ul.keys-list data-keys-list { (lines) } })
}

/// The palette (`Ctrl K`): it lists what the page can do. `goto` is the address of a ticket with `{n}` for its number.
pub fn palette(label: &str, placeholder: &str, nothing: &str, goto: &str) -> Markup {
    html! {
        dialog.palette id="palette" aria-label=(label) closedby="any" data-goto=(goto) {
            input.input type="text" role="combobox" autocomplete="off" spellcheck="false" aria-expanded="true" aria-controls="palette-list" aria-label=(label) placeholder=(placeholder);
            ul id="palette-list" role="listbox" aria-label=(label) {}
            p hidden { (nothing) }
        }
    }
}
