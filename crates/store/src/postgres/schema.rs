//! The schema of PostgreSQL brought up to date, by one node at a time.

use tokio_postgres::{Client, Error};

use super::session::{Server, words};
use crate::migrate::{LEDGER, missing, translated};
use crate::{Engine, OpenError};

/// "guichet" as a number; nobody else locks it.
const LOCK: &str = "select pg_advisory_lock(29118294541034100)";

/// Much was written since the planner last looked. The server looks by itself in time; a desk that was just filled, by an
/// import or a restore, would be read by bad plans until then.
const UNSEEN: &str = "select coalesce(max(n_mod_since_analyze), 0) > 1000 from pg_stat_user_tables";

/// The lock belongs to the session, and goes with it.
pub(crate) async fn migrate(server: &Server) -> Result<(), OpenError> {
    let engine = |error: Error| OpenError::Engine(words(&error));
    let session = server.connect().await.map_err(engine)?;
    let client = &session.client;
    client.batch_execute("set lock_timeout = 0").await.map_err(engine)?;
    client.batch_execute(LOCK).await.map_err(engine)?;
    client.batch_execute(&translated(LEDGER, Engine::Postgres)).await.map_err(engine)?;
    for step in missing(Engine::Postgres, &applied(client).await.map_err(engine)?)? {
        client.batch_execute(&format!("begin; {}", step.sql)).await.map_err(engine)?;
        let sql = "insert into migrations (number, name, hash) values ($1, $2, $3)";
        client.execute(sql, &[&step.number, &step.name, &step.hash.as_slice()]).await.map_err(engine)?;
        client.batch_execute("commit").await.map_err(engine)?;
    }
    let unseen: bool = client.query_one(UNSEEN, &[]).await.and_then(|row| row.try_get(0)).map_err(engine)?;
    if unseen {
        client.batch_execute("analyze").await.map_err(engine)?;
    }
    Ok(())
}

async fn applied(client: &Client) -> Result<Vec<(i64, Vec<u8>)>, Error> {
    let rows = client.query("select number, hash from migrations order by number", &[]).await?;
    rows.iter().map(|row| Ok((row.try_get(0)?, row.try_get(1)?))).collect()
}
