//! The seam through which tests break a writer: at any step it can be told to fail, to lose its transaction,
//! or to die.
//!
//! Always compiled, because a promise about crashes that only a special build keeps is worth little; without
//! faults it is one comparison a step.

use std::sync::Arc;

/// What happens at a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nothing: the step runs.
    None,
    /// The step fails, its transaction lives on. A failing `commit` isn't durable.
    Fail,
    /// The step fails and takes the transaction with it, as a full disk or a lost connection does. A `commit`
    /// that is lost *is* durable: only the answer got lost.
    Lose,
    /// The process dies before the step.
    Abort,
}

/// Decides at each step, by its name: `begin`, `load`, `savepoint`, `entry`, a statement's name, `stream`,
/// `key`, `release`, `house`, `commit`.
#[derive(Clone, Default)]
pub struct Faults(Option<Arc<dyn Fn(&'static str) -> Fault + Send + Sync>>);

impl Faults {
    /// Asks `decide` before every step of the writer.
    pub fn new(decide: impl Fn(&'static str) -> Fault + Send + Sync + 'static) -> Faults {
        Faults(Some(Arc::new(decide)))
    }

    pub(crate) fn any(&self) -> bool {
        self.0.is_some()
    }

    pub(crate) fn at(&self, step: &'static str) -> Fault {
        let fault = self.0.as_ref().map_or(Fault::None, |decide| decide(step));
        if fault == Fault::Abort {
            std::process::abort();
        }
        fault
    }
}

impl std::fmt::Debug for Faults {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(if self.any() { "Faults(installed)" } else { "Faults(none)" })
    }
}
