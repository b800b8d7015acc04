//! A ticket comes under other editions of agreement and calendars: deliberately, with a reason, by an entry of its own.

use desk::pin;
use desk::{Authored, Context, Refusal};
use terms::AgreementId;

use crate::publishing::editions;
use crate::tickets::{TRIES, guard_visitor, receipt};
use crate::write::Batch;
use crate::{App, Failure, Form, Receipt, Visitor};

impl App {
    /// Puts a ticket under a published version, as its calendars are made now.
    ///
    /// # Errors
    ///
    /// A refusal of the desk, a key that was used for something else, or the database is away.
    pub async fn repin(
        &self,
        visitor: &Visitor,
        number: u64,
        to: &AgreementId,
        reason: &Authored,
        form: &Form,
    ) -> Result<Receipt, Failure> {
        let key = self.key(visitor, form);
        if let Some(receipt) = self.asked_before(key.as_ref()).await? {
            return Ok(Receipt { number, ..receipt });
        }
        for _ in 0..TRIES {
            let at = self.now();
            let visitor = self.again(visitor).await?;
            let actor = visitor.actor(at);
            let id = self.find(&actor, number).await?;
            let loaded = self.load_ticket(id).await?;
            let (agreement, calendars) = self.pinned(loaded.value.pin()).await?;
            let (agreement, calendars) = (&*agreement, &*calendars);
            let cx = Context { actor: &actor, at, recorded_at: at, agreement, calendars, seen: form.seen };
            let (new, made) = self.editions().by_id(to).ok_or(Refusal::NotFound)?;
            let decided = pin::repin(&loaded.value, editions(&new, &made), reason, &cx)?;

            let mut batch = Batch::default();
            guard_visitor(&mut batch, &visitor);
            batch.keyed(key.clone());
            self.put(&mut batch, Some(&loaded), &decided, visitor.person.id, &new, &made)?;
            match self.commit(batch).await {
                Err(Failure::Busy) => {}
                other => return receipt(other?, Some(number)),
            }
        }
        Err(Failure::Busy)
    }
}
