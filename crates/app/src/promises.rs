//! Who may answer for a ticket: looked up when it is decided, and guarded by the commit.

use std::borrow::Cow;
use std::sync::Arc;

use desk::promise::{Assignee, PromiseCommand};
use desk::{Command, Person};

use crate::{App, Failure};

impl App {
    /// The command with whom it names as they are now, and who that is. Whoever isn't there is left unknown: the decision
    /// refuses them, once it is clear that the one who asks may ask.
    pub(crate) async fn looked_up<'c>(
        &self,
        command: &'c Command,
    ) -> Result<(Cow<'c, Command>, Option<Arc<Person>>), Failure> {
        let unchanged = (Cow::Borrowed(command), None);
        let Command::Promise(PromiseCommand::Assign(named)) = command else { return Ok(unchanged) };
        let person = match self.person(named.person, None).await {
            Ok(person) => person,
            Err(Failure::Refused(_)) => return Ok(unchanged),
            Err(failure) => return Err(failure),
        };
        let Person { id, organisation, role, active, .. } = &*person;
        let found = Assignee { person: *id, organisation: *organisation, role: *role, active: *active };
        Ok((Cow::Owned(Command::Promise(PromiseCommand::Assign(found))), Some(person)))
    }
}
