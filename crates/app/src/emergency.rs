//! Emergency access: whoever runs the machine reads one organisation's tickets for an hour at most, on the word of a second
//! person, and the organisation is told by letter. What it opens is asked anew at each request.

use std::collections::BTreeMap;
use std::sync::Arc;

use desk::access::{self, Fields, Object};
use desk::decide::Decided;
use desk::emergency::{self, Emergency, EmergencyCommand, EmergencyRefusal};
use desk::fact::Party;
use desk::membership::answers_for_people;
use desk::{
    Action, Authored, By, Organisation, OrganisationId, Person, PersonId, Refusal, Role, Stream, TextId,
};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use terms::Agreement;
use words::Lang;

use crate::offices::keep;
use crate::reads::Opened;
use crate::records::{Change, Turn};
use crate::write::Batch;
use crate::{App, Failure, Form, Visitor, Which};

/// One, with its words.
#[derive(Clone, Debug)]
pub struct EmergencyRow {
    /// Whose tickets.
    pub organisation: Arc<Organisation>,
    /// The question and its answer.
    pub emergency: Emergency,
    /// Why; none where it was erased.
    pub reason: Option<String>,
    /// What was opened in it.
    pub opened: Opened,
}

/// One that somebody reads in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ReadingInEmergency {
    /// Whose tickets.
    pub organisation: OrganisationId,
    /// Until when.
    pub until: Timestamp,
    /// The number of the entry that asked for it.
    pub number: u64,
}

/// What there is of it, as one reader sees it.
#[derive(Clone, Debug)]
pub struct InEmergency {
    /// The latest first.
    pub rows: Vec<EmergencyRow>,
    /// The names of the people in it; who was erased is missing.
    pub names: BTreeMap<PersonId, String>,
    /// When it was looked at.
    pub now: Timestamp,
}

/// A word on an emergency.
struct OfAnEmergency<'a> {
    app: &'a App,
    command: &'a EmergencyCommand,
}

impl Change<Organisation> for OfAnEmergency<'_> {
    type Made = ();

    async fn decide(&self, turn: Turn<'_, Organisation>) -> Result<(Decided, ()), Failure> {
        let Turn { visitor, before, cx, besides } = turn;
        let organisation = before.ok_or(Refusal::NotFound)?;
        let asker = self.app.asker(organisation, self.command).await?;
        if let (EmergencyCommand::Grant { .. }, Some(asker)) = (self.command, &asker) {
            besides.guard(Stream::Person(asker.id), asker.version);
        }
        let decided = emergency::decide(organisation, asker.as_deref(), self.command, cx)?;
        if let Some(asker) = &asker
            && self.app.reads_in_an_emergency(asker).await?.is_some()
        {
            return Err(Refusal::from(EmergencyRefusal::Elsewhere).into());
        }
        if let EmergencyCommand::Grant { asked } = self.command {
            let after = decided.entries.iter().fold(organisation.clone(), Organisation::after);
            let granted = after.emergencies.0.iter().find(|one| one.number == *asked);
            let granted = granted.expect("it was granted just now");
            self.app.tell_of_an_emergency(besides, &after, granted, visitor, cx.agreement).await?;
        }
        Ok((decided, ()))
    }
}

impl App {
    /// All of it, for whoever asks, grants or ends.
    ///
    /// # Errors
    ///
    /// [`Refusal::NotAllowed`], or the database is away.
    pub async fn emergencies(&self, visitor: &Visitor) -> Result<InEmergency, Failure> {
        self.on_the_house(visitor, Action::EndBreakGlass)?;
        let all = self.organisations().await?;
        self.in_emergency(all.into_iter().map(Arc::new).collect(), visitor.organisation.id).await
    }

    /// An organisation's own, for whoever reads it.
    ///
    /// # Errors
    ///
    /// [`Refusal::NotFound`] outside their scope, or the database is away.
    pub async fn emergencies_of(
        &self,
        visitor: &Visitor,
        of: OrganisationId,
    ) -> Result<InEmergency, Failure> {
        let (organisation, now) = (self.organisation(of, None).await?, self.now());
        let provider = organisation.provider_at(now);
        let object = Object::Of { organisation: of, provider, person: None };
        let fields = access::require(&visitor.actor(now), Action::ReadOrganisation, &object)?;
        let mut found = self.in_emergency(vec![organisation], visitor.organisation.id).await?;
        if fields != Fields::All {
            found.names.clear();
            found.rows.iter_mut().for_each(|row| row.reason = None);
        }
        Ok(found)
    }

    async fn in_emergency(
        &self,
        of: Vec<Arc<Organisation>>,
        by: OrganisationId,
    ) -> Result<InEmergency, Failure> {
        let mut rows = Vec::new();
        for organisation in of {
            for emergency in &organisation.emergencies.0 {
                let (organisation, emergency) = (organisation.clone(), emergency.clone());
                let opened = self.opened_in(organisation.id, emergency.number, by).await?;
                rows.push(EmergencyRow { organisation, emergency, reason: None, opened });
            }
        }
        rows.sort_by_key(|row| std::cmp::Reverse((row.emergency.at, row.emergency.number)));
        let reasons: Vec<TextId> = rows.iter().map(|row| row.emergency.reason.id).collect();
        let texts = self.texts_with(&reasons).await?;
        let mut names = BTreeMap::new();
        for row in &mut rows {
            row.reason = texts.get(&row.emergency.reason.id).cloned();
            let answered = row.emergency.answer.map(|answer| answer.by);
            let ended = row.emergency.ended.map(|(by, _)| by);
            for person in
                [Some(row.emergency.by), answered, ended].into_iter().flatten().filter_map(By::person)
            {
                names.extend(self.person_row(person).await?.name.map(|name| (person, name)));
            }
        }
        Ok(InEmergency { rows, names, now: self.now() })
    }

    /// The emergency access in which that person reads now.
    pub(crate) async fn reads_in_an_emergency(
        &self,
        person: &Person,
    ) -> Result<Option<ReadingInEmergency>, Failure> {
        if person.role != Role::Administrator {
            return Ok(None);
        }
        let now = self.now();
        let is_theirs = |one: &&Emergency| one.by == By::Person(person.id) && one.is_live(now);
        for of in self.organisations().await? {
            if let Some(live) = of.emergencies.0.iter().find(is_theirs) {
                let (organisation, number) = (of.id, live.number);
                let until = live.answer.and_then(|answer| answer.until);
                return Ok(until.map(|until| ReadingInEmergency { organisation, until, number }));
            }
        }
        Ok(None)
    }

    /// Asks, grants, says no, ends. Asking and granting take a fresh proof of who one is.
    ///
    /// # Errors
    ///
    /// A refusal of the desk, [`crate::IdentityRefusal::ProveAgain`], or the database is away.
    pub async fn emergency(
        &self,
        visitor: &Visitor,
        of: OrganisationId,
        command: &EmergencyCommand,
        form: &Form,
    ) -> Result<(), Failure> {
        self.on_the_house(visitor, command.action())?;
        if access::needs_proof(command.action()) {
            self.require_proof(visitor)?;
        }
        let change = OfAnEmergency { app: self, command };
        self.alter_by(visitor, Which::Of(Stream::Organisation(of)), form, &change).await?;
        Ok(())
    }

    /// Whoever asked, as they are now, where the command is about a question.
    async fn asker(
        &self,
        of: &Organisation,
        command: &EmergencyCommand,
    ) -> Result<Option<Arc<Person>>, Failure> {
        let EmergencyCommand::Grant { asked } = command else { return Ok(None) };
        let found = of.emergencies.0.iter().find(|one| one.number == *asked);
        match found.and_then(|one| one.by.person()) {
            Some(person) => Ok(Some(self.person(person, None).await?)),
            None => Ok(None),
        }
    }

    /// A letter to each of those who answer for the organisation's people, and to its provider's managers: in the commit
    /// that opens the glass, so that nobody reads unannounced.
    async fn tell_of_an_emergency(
        &self,
        batch: &mut Batch,
        of: &Organisation,
        granted: &Emergency,
        by: &Visitor,
        agreement: &Agreement,
    ) -> Result<(), Failure> {
        let Some(answer) = granted.answer else { return Ok(()) };
        let provider = of.provider_at(answer.at).filter(|_| of.party == Party::Customer);
        let people = self.people().await?;
        let is_told = |row: &&crate::PersonRow| {
            let theirs = row.organisation == of.id && answers_for_people(row.role);
            let supports = Some(row.organisation) == provider && row.role == Role::ProviderManager;
            row.active && (theirs || supports)
        };
        let to: Vec<PersonId> = people.iter().filter(is_told).map(|row| row.id).collect();
        let name = |person: Option<PersonId>| {
            let found = people.iter().find(|row| Some(row.id) == person);
            found.and_then(|row| row.name.clone()).unwrap_or_default()
        };
        let (asker, second) = (name(granted.by.person()), name(Some(by.person.id)));
        let reason =
            self.texts_with(&[granted.reason.id]).await?.remove(&granted.reason.id).unwrap_or_default();
        let zone = agreement.region(&of.region).map_or("UTC", |region| region.zone.as_str());
        let tz = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
        let langs = [Lang::En, Lang::Fr, Lang::Ja];
        let subjects = langs.map(|lang| lang.emergency_letter_subject(&of.name));
        let bodies = langs.map(|lang| {
            let until = lang.instant(answer.until.unwrap_or(answer.at), &tz);
            lang.emergency_letter(&asker, &second, &of.name, &until, &reason)
        });
        let subject = self.authored(subjects.join(" · "));
        let body = self.letter_body([0, 1, 2].map(|place| bodies[place].as_str()));
        let texts: [&Authored; 2] = [&subject, &body];
        batch.and(texts.map(|text| keep(text, by.person.id)));
        let (about, key) = (Stream::Organisation(of.id), format!("emergency-{}", granted.number));
        let words = (subject.id, body.id);
        batch.and(self.letters(("emergency_access", &key), about, &to, words, answer.at));
        Ok(())
    }
}
