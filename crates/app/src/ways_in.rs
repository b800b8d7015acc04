//! Somebody's ways in made anew by two others: the commit that says so takes what opened the door, and cuts a link.

use desk::access::{self, Object};
use desk::decide::Decided;
use desk::membership::answers_for_people;
use desk::ways_in::{self, Others, WaysInCommand};
use desk::{Action, Organisation, Person, PersonId, Refusal, Stream};
use store::identity::{END_ALL, REMOVE_ALL};
use store::{Write, params, values};
use words::Lang;

use crate::offices::{keep, person_row};
use crate::records::{Change, Turn};
use crate::write::Batch;
use crate::{
    App, Failure, Form, KeyKind, Networks, Secret, SecurityEvent, TokenScope, Visitor, Whence, Which,
};

/// A proposal that waits for its second person.
#[derive(Clone, Debug)]
pub struct ResetWaiting {
    /// Who proposed it.
    pub by: Option<PersonId>,
    /// Their name; none where it was erased.
    pub name: Option<String>,
    /// Why; none where it was erased.
    pub reason: Option<String>,
}

/// A word on somebody's ways in.
struct MadeAnew<'a> {
    app: &'a App,
    person: PersonId,
    command: &'a WaysInCommand,
    whence: &'a Whence,
}

impl Change<Person> for MadeAnew<'_> {
    type Made = Option<Secret>;

    async fn decide(&self, turn: Turn<'_, Person>) -> Result<(Decided, Option<Secret>), Failure> {
        let (app, Turn { visitor, before, cx, besides }) = (self.app, turn);
        let target = before.ok_or(Refusal::NotFound)?;
        let of = app.organisation(target.organisation, None).await?;
        let first = match target.reset.and_then(|waiting| waiting.by.person()) {
            Some(first) => Some(app.person(first, None).await?),
            None => None,
        };
        let own = app.others_who_answer(&of, self.person).await?;
        let others = Others { own, proposer: first.as_deref() };
        let decided = ways_in::decide(target, &of, others, self.command, cx)?;
        // Only whoever may do it at all is asked for a proof.
        app.require_proof(visitor)?;
        let link = match (self.command, &first) {
            (WaysInCommand::Confirm, Some(first)) => {
                if first.id != visitor.person.id {
                    besides.guard(Stream::Person(first.id), first.version);
                }
                Some(app.make_anew(besides, target, first, visitor, self.whence).await?)
            }
            _ => None,
        };
        Ok((decided, link))
    }
}

impl App {
    /// The proposal about somebody that waits, for whoever might stand by it.
    ///
    /// # Errors
    ///
    /// A refusal of the table, or the database is away.
    pub async fn reset_that_waits(
        &self,
        visitor: &Visitor,
        person: PersonId,
    ) -> Result<Option<ResetWaiting>, Failure> {
        let (target, now) = (self.person(person, None).await?, self.now());
        let object = Object::Of { organisation: target.organisation, provider: None, person: Some(person) };
        access::require(&visitor.actor(now), Action::ResetWaysIn, &object)?;
        let Some(waiting) = target.reset.filter(|waiting| waiting.is_good(now)) else { return Ok(None) };
        let by = waiting.by.person();
        let name = match by {
            Some(by) => self.person_row(by).await?.name,
            None => None,
        };
        let reason = self.texts_with(&[waiting.reason.id]).await?.remove(&waiting.reason.id);
        Ok(Some(ResetWaiting { by, name, reason }))
    }

    /// Proposes it, stands by it, says no. Whoever stands by it gets the link, once; the same form again has no other.
    ///
    /// # Errors
    ///
    /// A refusal of the desk, [`crate::IdentityRefusal::ProveAgain`], or the database is away.
    pub async fn reset_ways_in(
        &self,
        visitor: &Visitor,
        person: PersonId,
        command: &WaysInCommand,
        form: &Form,
        whence: &Whence,
    ) -> Result<Option<Secret>, Failure> {
        let change = MadeAnew { app: self, person, command, whence };
        let (_, link) = self.alter_by(visitor, Which::Of(Stream::Person(person)), form, &change).await?;
        Ok(link.flatten())
    }

    /// What goes and what comes with the second person's word. Their keys went with the fact itself.
    async fn make_anew(
        &self,
        batch: &mut Batch,
        person: &Person,
        first: &Person,
        second: &Visitor,
        whence: &Whence,
    ) -> Result<Secret, Failure> {
        let theirs = |statement| Write::new(statement, params![person.id.bytes()]);
        batch.and([theirs(&REMOVE_ALL), theirs(&END_ALL)]);
        let cut = (KeyKind::Link, TokenScope::Write, KeyKind::Link.lasts(), &Networks::default());
        let (link, put) = self.cut_key(cut, person.id, "", &Whence::default());
        batch.also(put);
        for event in [SecurityEvent::WaysInReset, SecurityEvent::LinkMade] {
            let by = Some(second.person.id);
            batch.also(self.security_note(event, Some(person.id), by, whence, "").await?);
        }
        let named = async |id: PersonId| self.person_row(id).await.map(|row| row.name.unwrap_or_default());
        let (one, other) = (named(first.id).await?, named(second.person.id).await?);
        let langs = [Lang::En, Lang::Fr, Lang::Ja];
        let subject = self.authored(langs.map(|lang| lang.reset_letter_subject()).join(" · "));
        let bodies = langs.map(|lang| lang.reset_letter(&one, &other));
        let body = self.letter_body([0, 1, 2].map(|place| bodies[place].as_str()));
        batch.and([&subject, &body].map(|text| keep(text, person.id)));
        let (about, key) = (Stream::Person(person.id), format!("ways-in-{}", person.version + 1));
        let (to, words) = ([person.id], (subject.id, body.id));
        batch.and(self.letters(("ways_in_reset", &key), about, &to, words, self.now()));
        Ok(link)
    }

    /// How many others of the organisation itself answer for its people, and come in.
    async fn others_who_answer(&self, of: &Organisation, person: PersonId) -> Result<usize, Failure> {
        let rows = self.0.db.query(&store::projections::people::OF, &values![of.id.bytes()]).await?;
        let all = rows.iter().map(person_row).collect::<Result<Vec<_>, _>>()?;
        let counts = |row: &&crate::PersonRow| row.active && row.id != person && answers_for_people(row.role);
        Ok(all.iter().filter(counts).count())
    }
}
