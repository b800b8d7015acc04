//! Releases: prepared, published, and then each reporter told, one commit a ticket, so that a cut leaves nothing half done.

use desk::procedure::Shipped;
use desk::release::{self, ReleaseCommand, ReleaseState};
use desk::works::{Notices, Written};
use desk::{Action, Command, Context, Folded, Problem, Refusal, Release, ReleaseId, Scope, Stream, TicketId};

use crate::offices::keep;
use crate::tickets::{TRIES, guard_visitor};
use crate::write::Batch;
use crate::{App, Failure, Form, Receipt, Visitor, Which};

impl App {
    /// Prepares a release, or changes one.
    ///
    /// # Errors
    ///
    /// A refusal, a key that was used for something else, or the database is away.
    pub async fn change_release(
        &self,
        visitor: &Visitor,
        number: Option<u64>,
        command: &ReleaseCommand,
        form: &Form,
    ) -> Result<Receipt, Failure> {
        let which = match number {
            Some(n) => Which::Of(self.find_record::<Release>(visitor, Action::ReadNotices, n).await?),
            None => Which::New(Stream::Release(ReleaseId(self.id_for(visitor, form)))),
        };
        let (Which::New(stream) | Which::Of(stream)) = which;
        let id = ReleaseId(stream.id());
        let mut others: Vec<Release> = Vec::new();
        for is_open in [true, false] {
            let all = self.records_in(Scope::Centre, is_open).await?;
            others.extend(all.into_iter().map(|(_, release)| release));
        }
        let decide =
            |known: Option<&Release>, cx: &Context<'_>| release::decide(id, known, command, &others, cx);
        self.alter::<Release>(visitor, which, form, decide).await
    }

    /// Publishes a release with the incidents that it closes, then tells each reporter. Asked again, it goes on with those
    /// who weren't told yet.
    ///
    /// # Errors
    ///
    /// A refusal, a key that was used for something else, or the database is away.
    pub async fn publish_release(
        &self,
        visitor: &Visitor,
        number: u64,
        notices: Written,
        form: &Form,
    ) -> Result<Receipt, Failure> {
        let release = self.record::<Release>(visitor, Action::ReadNotices, number).await?.value;
        self.on_the_house(visitor, Action::AnnounceWorks)?;
        let tickets = self.closed_by(&release).await?;
        let publish = ReleaseCommand::Publish { notices: Box::new(notices), tickets };
        let receipt = self.change_release(visitor, Some(number), &publish, form).await?;
        self.close_the_loop(visitor, number).await?;
        Ok(receipt)
    }

    /// The incidents that a release closes: those of its problems as they are linked today, and those besides.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn closed_by(&self, release: &Release) -> Result<Vec<TicketId>, Failure> {
        if release.state != ReleaseState::Prepared {
            return Ok(release.closes.clone());
        }
        let mut tickets = release.contents.tickets.clone();
        for problem in &release.contents.problems {
            let entries = self.stream(Stream::Problem(*problem)).await?.entries;
            let linked = Problem::fold(&entries).map(|problem| problem.linked).unwrap_or_default();
            tickets.extend(linked.into_iter().map(|link| link.ticket));
        }
        tickets.sort();
        tickets.dedup();
        Ok(tickets)
    }

    /// Tells each reporter of a published release who wasn't told yet; how many were.
    ///
    /// # Errors
    ///
    /// A refusal, or the database is away; what was told until then is told.
    pub async fn close_the_loop(&self, visitor: &Visitor, number: u64) -> Result<usize, Failure> {
        let stream = self.find_record::<Release>(visitor, Action::ReadNotices, number).await?;
        let release = Release::fold(&self.stream(stream).await?.entries).ok_or(Refusal::NotFound)?;
        let mut told = 0;
        for ticket in release.left() {
            told += usize::from(self.tell_reporter(visitor, stream, ticket).await?);
        }
        Ok(told)
    }

    /// One reporter: the ticket's entry, the release's, and the letter, in one commit. False: somebody else was faster.
    async fn tell_reporter(
        &self,
        visitor: &Visitor,
        stream: Stream,
        ticket: TicketId,
    ) -> Result<bool, Failure> {
        let id = ReleaseId(stream.id());
        for _ in 0..TRIES {
            let at = self.now();
            let visitor = self.again(visitor).await?;
            let actor = visitor.actor(at);
            let loaded = self.stream(stream).await?;
            let release = Release::fold(&loaded.entries).ok_or(Refusal::NotFound)?;
            let Some(notices) = release.notices.filter(|_| release.left().contains(&ticket)) else {
                return Ok(false);
            };
            let incident = self.load_ticket(ticket).await?;
            let (agreement, calendars) = self.pinned(incident.value.pin()).await?;
            let (agreement, calendars) = (&*agreement, &*calendars);
            let cx = Context { actor: &actor, at, recorded_at: at, agreement, calendars, seen: None };
            let (version, delivery) = (release.contents.version.clone(), release.contents.delivery);
            let ship = Command::Ship(Box::new(Shipped { release: id, version, delivery, notices }));
            let own = desk::decide(&incident.value, &ship, &cx)?;
            let theirs = release::decide(id, Some(&release), &ReleaseCommand::Tell(ticket), &[], &cx)?;

            let mut batch = Batch::default();
            guard_visitor(&mut batch, &visitor);
            self.put(&mut batch, Some(&incident), &own, visitor.person.id, agreement, calendars)?;
            self.put_kept::<Release>(&mut batch, &loaded, stream, &theirs, visitor.person.id);
            let to: Vec<_> = incident.value.reporter().into_iter().collect();
            let body = self.body_of(&notices).await?;
            batch.also(keep(&body, visitor.person.id));
            let words = (incident.value.opened.what.subject.id, body.id);
            let key = ticket.to_string();
            batch.and(self.letters(("update_published", &key), stream, &to, words, at));
            match self.commit(batch).await {
                Err(Failure::Busy) => {}
                other => return other.map(|_| true),
            }
        }
        Err(Failure::Busy)
    }

    async fn body_of(&self, notices: &Notices) -> Result<desk::Authored, Failure> {
        let ids = [notices.en.id, notices.fr.id, notices.ja.id];
        let texts = self.texts_with(&ids).await?;
        Ok(self.letter_body(ids.map(|id| texts.get(&id).map_or("", String::as_str))))
    }
}
