//! What the desk does by itself, again and again, until it is closed. [`App::health`] tells how each last went.

use std::time::Duration;

use crate::{App, Failure};

/// A task. Its word is the one in the API and in the log.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Task {
    /// Alarms are raised in their second.
    RaisingAlarms,
    /// Who looked at what is written.
    WritingReads,
    /// Sessions, ceremonies and lines that are over are forgotten.
    Forgetting,
    /// Files that nobody waits for any more are thrown away.
    SweepingFiles,
    /// What was kept long enough goes.
    ApplyingRetention,
    /// The chains of the journal are recomputed.
    VerifyingJournal,
}

impl Task {
    /// All of them.
    pub const ALL: [Task; 6] = [
        Task::RaisingAlarms,
        Task::WritingReads,
        Task::Forgetting,
        Task::SweepingFiles,
        Task::ApplyingRetention,
        Task::VerifyingJournal,
    ];

    /// The word in the API and in the log.
    pub fn word(self) -> &'static str {
        match self {
            Task::RaisingAlarms => "raising_alarms",
            Task::WritingReads => "writing_reads",
            Task::Forgetting => "forgetting",
            Task::SweepingFiles => "sweeping_files",
            Task::ApplyingRetention => "applying_retention",
            Task::VerifyingJournal => "verifying_journal",
        }
    }
}

/// Does a task now, and again so long after each turn, until the desk is closed. A turn that fails is logged, and the next one
/// tries again.
pub(crate) async fn repeat<Turn>(app: App, task: Task, every: Duration, turn: impl Fn(App) -> Turn)
where
    Turn: Future<Output = Result<(), Failure>>,
{
    loop {
        let done = turn(app.clone()).await;
        app.ran(task, &done);
        match done {
            Ok(()) => {}
            Err(_) if app.0.db.is_closed() => return,
            Err(failure) => {
                tracing::error!(task = task.word(), %failure, "a task failed; its next turn tries again")
            }
        }
        tokio::time::sleep(every).await;
    }
}
