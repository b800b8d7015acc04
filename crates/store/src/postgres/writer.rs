//! The one task of a node that writes. The lock on the house's row makes it wait for the other nodes'
//! writers; what it then loads can't change until it commits.

mod group;

use std::time::Duration;

use tokio::sync::watch;

use self::group::{Trouble, attempt};
use super::session::{Server, Session, words};
use crate::db::publish;
use crate::faults::Faults;
use crate::queue::{Answer, Ask, Queue};
use crate::{CommitError, Options};

/// A group that takes longer is given up, its connection dropped and its outcome unknown.
const DONE_WITHIN: Duration = Duration::from_secs(20);

pub(crate) struct Writer {
    server: Server,
    session: Option<Session>,
    faults: Faults,
    published: watch::Sender<u64>,
}

impl Writer {
    pub fn new(server: Server, options: &Options, published: watch::Sender<u64>) -> Writer {
        Writer { server, session: None, faults: options.faults.clone(), published }
    }

    pub async fn run(mut self, mut queue: Queue) {
        while let Some(group) = queue.next().await {
            self.answer(group).await;
            for scrubber in queue.scrubbers() {
                // The server's own vacuum and the recycling of its log do it, in their time.
                let _ = scrubber.send(Ok(()));
            }
        }
        drop(self.session.take());
        queue.finish();
    }

    /// A statement that fails undoes the transaction of the whole group, so that each is then tried alone.
    async fn answer(&mut self, group: Vec<Ask>) {
        if group.is_empty() {
            return;
        }
        match self.transact(&group).await {
            Ok(answers) => group.into_iter().zip(answers).for_each(|(ask, answer)| ask.hear(answer)),
            Err(Trouble::Refused(_)) if group.len() > 1 => {
                for ask in group {
                    self.answer_alone(ask).await;
                }
            }
            Err(trouble) => {
                let error = trouble.told();
                group.into_iter().for_each(|ask| ask.hear_error(&error));
            }
        }
    }

    async fn answer_alone(&mut self, ask: Ask) {
        let one = [ask];
        let answers = self.transact(&one).await;
        let [ask] = one;
        match answers.map(|mut answers| answers.pop()) {
            Ok(Some(answer)) => ask.hear(answer),
            Ok(None) => ask.hear_error(&CommitError::Unknown),
            Err(trouble) => ask.hear_error(&trouble.told()),
        }
    }

    /// A connection that was lost before COMMIT was sent has committed nothing: a new one tries again, once.
    async fn transact(&mut self, group: &[Ask]) -> Result<Vec<Answer>, Trouble> {
        match self.once(group).await {
            Err(Trouble::Away(reason)) => {
                tracing::warn!(reason, "the writer connects again");
                self.once(group).await
            }
            result => result,
        }
    }

    /// Only a session that did well, or that was rolled back in good order, is kept.
    async fn once(&mut self, group: &[Ask]) -> Result<Vec<Answer>, Trouble> {
        let session = match self.session.take().filter(|session| !session.client.is_closed()) {
            Some(session) => session,
            None => self.server.connect().await.map_err(|error| Trouble::Away(words(&error)))?,
        };
        let tried = tokio::time::timeout(DONE_WITHIN, attempt(&session, &self.faults, group)).await;
        let result = tried.unwrap_or_else(|_| Err(Trouble::Unknown("no answer in time".to_owned())));
        if matches!(result, Ok(_) | Err(Trouble::Refused(_) | Trouble::Busy(_))) {
            self.session = Some(session);
        }
        let (answers, position) = result?;
        publish(&self.published, position);
        Ok(answers)
    }
}
