//! Reader threads, each with its own connection and prepared statements, taking questions from one queue.

use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::Connection;
use tokio::sync::{mpsc, oneshot};

use super::connection::{self, Source};
use crate::{OpenError, ReadError, Row, Statement, Value};

const QUEUE: usize = 1_024;

enum Ask {
    Query(&'static Statement, Vec<Value>, oneshot::Sender<Result<Vec<Row>, ReadError>>),
    Close,
}

type Queue = Arc<Mutex<mpsc::Receiver<Ask>>>;

pub(crate) struct Readers {
    asks: mpsc::Sender<Ask>,
    threads: usize,
}

impl Readers {
    pub fn start(source: &Source, threads: usize) -> Result<Readers, OpenError> {
        let (asks, queue) = mpsc::channel(QUEUE);
        let queue = Arc::new(Mutex::new(queue));
        let threads = threads.max(1);
        for index in 0..threads {
            let connection = source.reader().map_err(|error| OpenError::Engine(error.to_string()))?;
            let queue = Arc::clone(&queue);
            super::spawn(&format!("store-reader-{index}"), move || serve(connection, &queue))?;
        }
        Ok(Readers { asks, threads })
    }

    pub async fn query(
        &self,
        statement: &'static Statement,
        params: &[Value],
    ) -> Result<Vec<Row>, ReadError> {
        let closed = || ReadError::Unavailable("closed".to_owned());
        let (answer, answered) = oneshot::channel();
        self.asks.send(Ask::Query(statement, params.to_vec(), answer)).await.map_err(|_| closed())?;
        answered.await.map_err(|_| closed())?
    }

    /// Each thread takes one farewell, after the questions that were asked before it.
    pub async fn close(&self) {
        for _ in 0..self.threads {
            // An error means that all have gone.
            let _ = self.asks.send(Ask::Close).await;
        }
        self.asks.closed().await;
    }
}

fn serve(connection: Connection, queue: &Queue) {
    while let Some(ask) = next(queue) {
        match ask {
            Ask::Query(statement, params, answer) => {
                if !answer.is_closed() {
                    // An error means that the asker has gone.
                    let _ = answer.send(ask_one(&connection, statement, &params));
                }
            }
            Ask::Close => return,
        }
    }
}

/// One thread waits for a question, the others for the lock.
fn next(queue: &Queue) -> Option<Ask> {
    queue.lock().unwrap_or_else(PoisonError::into_inner).blocking_recv()
}

fn ask_one(connection: &Connection, statement: &Statement, params: &[Value]) -> Result<Vec<Row>, ReadError> {
    connection::query(connection, statement, params)
        .map_err(|error| ReadError::Failed { statement: statement.name(), reason: error.to_string() })
}
