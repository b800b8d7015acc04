//! Ways to a part of a list: tabs, filters, pages. Each is a link or a GET form, so that a view is an address.

use super::{key, some};
use maud::{Markup, html};

/// A tab: a view and its count.
#[derive(Debug, Clone, Default)]
pub struct Tab {
    /// Its address.
    pub href: String,
    /// «Attendent de vous»
    pub label: String,
    /// How many; none where it isn't counted.
    pub count: Option<u64>,
    /// Where one is.
    pub current: bool,
}

/// Tabs over a list.
pub fn tabs(label: &str, tabs: &[Tab]) -> Markup {
    html! {
        nav.tabs aria-label=(label) {
            @for tab in tabs { a href=(tab.href) aria-current=[tab.current.then_some("page")] { (tab.label) @if let Some(n) = tab.count { span.count { (n) } } } }
        }
    }
}

/// One filter.
#[derive(Debug, Clone)]
pub enum FilterField {
    /// Free words. `/` goes there.
    Query {
        /// The name in the address.
        name: String,
        /// Its label.
        label: String,
        /// What is asked now.
        value: String,
        /// What could be asked.
        placeholder: String,
    },
    /// One of several: value and words.
    Select {
        /// The name in the address.
        name: String,
        /// Its label.
        label: String,
        /// Value and words of each.
        options: Vec<(String, String)>,
        /// What is chosen.
        value: String,
    },
    /// Goes along unseen: which view is filtered.
    Kept {
        /// The name in the address.
        name: String,
        /// Its value.
        value: String,
    },
}

/// A filter over a list. `clear` is the address without any, where one is set: its words are `clear_label`.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Where it leads.
    pub action: String,
    /// What it filters, for those who hear it.
    pub label: String,
    /// Its fields.
    pub fields: Vec<FilterField>,
    /// «Filtrer»
    pub submit: String,
    /// The address without filters; empty when none is set.
    pub clear: String,
    /// «Tout montrer»
    pub clear_label: String,
}

/// Draws a filter.
pub fn filter(filter: &Filter) -> Markup {
    html! {
        search {
            form.filter action=(filter.action) method="get" aria-label=(filter.label) {
                @for field in &filter.fields { (filter_field(field)) }
                button.button { (filter.submit) }
                @if let Some(clear) = some(&filter.clear) { a.button.plain href=(clear) { (filter.clear_label) } }
            }
        }
    }
}

fn filter_field(field: &FilterField) -> Markup {
    html! {
        @match field {
            FilterField::Query { name, label, value, placeholder } => label.query { span { (label) " " (key("/")) }
                input.input type="search" name=(name) value=(value) placeholder=(placeholder) data-key="/" aria-keyshortcuts="/"; },
            FilterField::Kept { name, value } => input type="hidden" name=(name) value=(value);,
            FilterField::Select { name, label, options, value } => label { span { (label) }
                select.input name=(name) { @for (code, words) in options { option value=(code) selected[code == value] { (words) } } } },
        }
    }
}

/// The way through a long list: what is shown, and the next part.
pub fn pages(shown: &str, first: Option<(&str, &str)>, next: Option<(&str, &str)>) -> Markup {
    html! {
        nav.pages {
            span { (shown) }
            span.end.cluster {
                @if let Some((href, words)) = first { a href=(href) { (words) } }
                @if let Some((href, words)) = next { a href=(href) rel="next" { (words) } }
            }
        }
    }
}
