//! What nobody waits for any more is thrown away: files that never got their text, bytes of people who were erased.
//!
//! A row goes only after its bytes, so that whatever breaks in between is found again.

use std::time::Duration;

use desk::AttachmentId;
use store::files::Place;
use store::{Row, Write, attachments, params, values};

use super::away;
use crate::tasks::{Task, repeat};
use crate::{App, Failure};

/// How often.
const EVERY: Duration = Duration::from_secs(10 * 60);

/// Sweeps until the desk is closed.
pub(crate) async fn watch(app: App) {
    repeat(app, Task::SweepingFiles, EVERY, async |app: App| app.sweep_files().await).await;
}

impl App {
    /// Throws away what nobody waits for any more.
    ///
    /// # Errors
    ///
    /// The database or the files' home is away.
    pub async fn sweep_files(&self) -> Result<(), Failure> {
        let Ok(home) = self.home() else { return Ok(()) };
        let now = self.wall().as_microsecond();
        loop {
            let rows = self.0.db.query(&attachments::LEFT, &values![now]).await?;
            for row in &rows {
                let (id, place) = left(row)?;
                home.files.remove(id.bytes(), place.as_ref()).await.map_err(|error| away(&error))?;
                self.write(vec![Write::new(&attachments::FORGET, params![id.bytes(), now])]).await?;
            }
            if rows.len() < attachments::SWEPT_AT_ONCE {
                return Ok(());
            }
        }
    }
}

fn left(row: &Row) -> Result<(AttachmentId, Option<Place>), Failure> {
    let place = row.get::<Option<&str>>(1)?.and_then(Place::stored);
    Ok((AttachmentId::from_bytes(row.get(0)?), place))
}
