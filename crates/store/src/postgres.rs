//! PostgreSQL: one writer task a node, a few shared connections for questions.

use tokio::sync::{mpsc, watch};

use crate::db::Ask;
use crate::{OpenError, Options, ReadError, Row, Statement, Value};

pub(crate) struct Readers;

impl Readers {
    pub async fn query(&self, _: &'static Statement, _: &[Value]) -> Result<Vec<Row>, ReadError> {
        Err(ReadError::Unavailable("not yet".into()))
    }
    pub async fn close(&self) {}
}

pub(crate) async fn open(
    _: &str,
    _: &Options,
    _: mpsc::Receiver<Ask>,
    _: watch::Sender<u64>,
) -> Result<Readers, OpenError> {
    Err(OpenError::Engine("not yet".into()))
}
