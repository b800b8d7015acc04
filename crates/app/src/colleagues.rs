//! Who may go in remotely besides whoever asks (clause 3.C): their colleagues who are qualified for the ticket's product.

use desk::remote::RemoteCommand;
use desk::{Actor, Command, Person, Product, Stream, Ticket};
use jiff::Timestamp;

use crate::write::Batch;
use crate::{App, Failure, PersonRow, TicketView, Visitor};

impl App {
    /// The same command; a request for remote access with those whom it names and who may go in now. What that rests on is
    /// guarded.
    pub(crate) async fn with_colleagues(
        &self,
        command: Command,
        ticket: &Ticket,
        actor: &Actor,
        at: Timestamp,
        batch: &mut Batch,
    ) -> Result<Command, Failure> {
        let Command::Remote(RemoteCommand::Ask { owner, purpose, systems, people, from, until, .. }) =
            command
        else {
            return Ok(command);
        };
        let mut known = Vec::new();
        for named in people.iter().filter(|named| Some(**named) != actor.person()) {
            let person = match self.person(*named, None).await {
                Ok(person) => person,
                Err(Failure::Refused(_)) => continue,
                Err(failure) => return Err(failure),
            };
            if person.organisation == actor.organisation && may_go_in(&person, ticket.product(), at) {
                batch.guard(Stream::Person(person.id), person.version);
                known.push(person.id);
            }
        }
        Ok(Command::Remote(RemoteCommand::Ask { owner, purpose, systems, people, known, from, until }))
    }

    /// Those whom this visitor may name in a request for remote access on that ticket, by name.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn may_be_named(
        &self,
        visitor: &Visitor,
        view: &TicketView,
    ) -> Result<Vec<PersonRow>, Failure> {
        let mut found = Vec::new();
        for row in self.colleagues(visitor).await? {
            let person = self.person(row.id, None).await?;
            if row.id != visitor.person.id && may_go_in(&person, view.ticket.product(), view.now) {
                found.push(row);
            }
        }
        Ok(found)
    }
}

fn may_go_in(person: &Person, product: Option<&Product>, at: Timestamp) -> bool {
    person.active && person.qualified_for(at).covers(product)
}
