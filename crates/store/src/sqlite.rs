//! SQLite: one writer thread, a few reader threads, one file in WAL mode.

mod connection;
mod readers;
mod writer;

use tokio::sync::{oneshot, watch};

use crate::queue::Queue;
use crate::{Location, OpenError, Options};

pub(crate) use readers::Readers;

/// Migrates, then starts the threads. They end when the database is closed or its last handle is dropped.
pub(crate) async fn open(
    location: Location,
    options: &Options,
    queue: Queue,
    published: watch::Sender<u64>,
) -> Result<Readers, OpenError> {
    let source = connection::Source::new(location);
    let (ready, opened) = oneshot::channel();
    let writer = writer::Writer::new(source.clone(), options, published);
    spawn("store-writer", move || writer.run(queue, ready))?;
    opened.await.map_err(|_| OpenError::Engine("the writer didn't start".to_owned()))??;
    Readers::start(&source, options.readers)
}

fn spawn(name: &str, body: impl FnOnce() + Send + 'static) -> Result<(), OpenError> {
    let thread = std::thread::Builder::new().name(name.to_owned());
    thread.spawn(body).map(drop).map_err(|error| OpenError::Engine(error.to_string()))
}
