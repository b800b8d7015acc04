//! Where one is in a guided form.

use super::some;
use maud::{Markup, html};

/// One step: its name, and a way back to it where it has been seen.
#[derive(Debug, Clone, Default)]
pub struct Step {
    /// «Ce qui s'arrête»
    pub name: String,
    /// Address of the step; empty when it can't be visited yet.
    pub href: String,
}

/// The steps, with the current one (counted from 0). `line` says the same in words for a narrow screen: «Étape 2 sur 5 : …».
pub fn stepper(label: &str, steps: &[Step], current: usize, line: &str) -> Markup {
    html! {
        ol.stepper aria-label=(label) {
            @for (i, step) in steps.iter().enumerate() {
                li aria-current=[(i == current).then_some("step")] data-step=[(i < current).then_some("done")] {
                    @match some(&step.href) { Some(href) if i != current => a href=(href) { (step.name) }, _ => span { (step.name) } }
                }
            }
        }
        p.step-line aria-hidden="true" { (line) }
    }
}
