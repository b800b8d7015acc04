//! Work in progress: what somebody typed and didn't send yet. It isn't in the journal: nothing has happened.

use jiff::Timestamp;
use store::projections::drafts;
use store::{Write, params, values};

use crate::{App, Failure, Visitor};

/// A draft as it was kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Draft {
    /// What was typed, in the form of whoever kept it.
    pub body: String,
    /// When, by the desk's clock.
    pub changed_at: Timestamp,
}

impl App {
    /// This person's draft of that name.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn draft(&self, visitor: &Visitor, name: &str) -> Result<Option<Draft>, Failure> {
        let rows = self.0.db.query(&drafts::GET, &values![visitor.person.id.bytes(), name]).await?;
        let Some(row) = rows.first() else { return Ok(None) };
        Ok(Some(Draft { body: row.get(0)?, changed_at: crate::queue::instant(row, 1)? }))
    }

    /// Keeps a draft in place of the one before.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn keep_draft(&self, visitor: &Visitor, name: &str, body: &str) -> Result<(), Failure> {
        let params = params![visitor.person.id.bytes(), name, body, self.now().as_microsecond()];
        self.write(vec![Write::new(&drafts::PUT, params)]).await
    }

    /// Throws a draft away. One that isn't there is gone already.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn drop_draft(&self, visitor: &Visitor, name: &str) -> Result<(), Failure> {
        let params = params![visitor.person.id.bytes(), name];
        self.write(vec![Write::new(&drafts::DROP, params)]).await
    }
}
