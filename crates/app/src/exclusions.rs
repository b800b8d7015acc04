//! What an exclusion needs to know beyond its ticket: what the training register says, and when a duty was pointed out.
//!
//! It is looked up here for every door; what a form brought of it is thrown away.

use desk::duties::TRAINING;
use desk::exclusion::Known;
use desk::{Command, Stream, Ticket};
use terms::{Agreement, DutyId};

use crate::write::Batch;
use crate::{App, Failure};

impl App {
    /// The same command, with what the registers say where it asks them. What that rests on is guarded.
    pub(crate) async fn informed(
        &self,
        ticket: &Ticket,
        command: &Command,
        agreement: &Agreement,
        batch: &mut Batch,
    ) -> Result<Command, Failure> {
        let Command::Exclusion(asked) = command else { return Ok(command.clone()) };
        let known = match asked.asks(ticket, agreement) {
            Some((_, Some(duty))) => self.known_about(ticket, &duty, agreement, batch).await?,
            Some((_, None)) | None => Known::default(),
        };
        Ok(Command::Exclusion(asked.clone().knowing(known)))
    }

    /// The party is who asked; the customer is theirs, or they are it. A register in which nobody was ever told to be
    /// trained, and in which nothing was shown, holds nothing.
    async fn known_about(
        &self,
        ticket: &Ticket,
        duty: &DutyId,
        agreement: &Agreement,
        batch: &mut Batch,
    ) -> Result<Known, Failure> {
        let opened = &ticket.opened.what;
        let party = self.obliged(opened.asked_by).await?;
        batch.guard(Stream::Organisation(opened.asked_by), party.organisation.version);
        let told = party.pointed_out.iter().find(|told| told.duty == *duty).map(|told| told.at);
        if duty.as_str() != TRAINING {
            return Ok(Known { trained: None, pointed_out: told });
        }
        let customer = opened.customer.unwrap_or(opened.asked_by);
        let people = self.super_administrators(customer).await?;
        for (row, person) in &people {
            batch.guard(Stream::Person(row.id), person.version);
        }
        let shown = people.iter().any(|(_, person)| !person.trainings.certificates.is_empty());
        let people = people.iter().map(|(_, person)| &**person);
        let trained = desk::training::trained(people, ticket.opened.at, agreement.training.as_ref());
        Ok(Known { trained: (shown || told.is_some()).then(|| trained.is_enough()), pointed_out: told })
    }
}
