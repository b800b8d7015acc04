//! PostgreSQL: one writer task a node, a few shared connections for questions.

mod pipeline;
mod readers;
mod schema;
mod session;
mod sql;
mod tls;
mod values;
mod writer;

use tokio::sync::watch;

use crate::queue::Queue;
use crate::{OpenError, Options};

pub(crate) use readers::Readers;
pub(crate) use sql::{ALL as ONLY_HERE, BYTES, HAS_STANDBY};

/// Migrates, then starts the writer. It ends when the database is closed or its last handle is dropped.
pub(crate) async fn open(
    url: &str,
    options: &Options,
    queue: Queue,
    published: watch::Sender<u64>,
) -> Result<Readers, OpenError> {
    let server = session::Server::new(url)?;
    schema::migrate(&server).await?;
    let writer = writer::Writer::new(server.clone(), options, published);
    tokio::spawn(writer.run(queue));
    Ok(Readers::new(server, options.readers))
}
