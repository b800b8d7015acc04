//! The duties of parties (clauses 2.C and 3.C): training, contacts, remote access, and the ledger that tells how they stand.

use std::collections::BTreeMap;
use std::sync::Arc;

use desk::access::{self, Fields, Object};
use desk::contact::{self, Authorisation, ContactCommand};
use desk::duties::{self, DutyCommand, Kept, Obliged, PointedOut};
use desk::fact::Party;
use desk::training::{self, Certificate, Check, Trained};
use desk::{
    Action, Actor, AttachmentId, Authored, Command, Context, Entry, Fact, Organisation, OrganisationId,
    Person, PersonId, Refusal, Role, Stream, TextId, Ticket, TicketFact,
};
use jiff::Timestamp;
use store::projections::{dues, people};
use store::{Write, values};
use terms::{Agreement, DutyId};

use crate::attachments::FileRow;
use crate::load::Loaded;
use crate::offices::{PersonRow, person_row};
use crate::tickets::{TRIES, guard_visitor, receipt};
use crate::write::Batch;
use crate::{App, Failure, Form, Lapsing, Placed, Receipt, Visitor, Which, records};

/// How many occasions of a duty the ledger shows.
pub const SHOWN: u64 = 50;

/// How a party's duties stand, as one reader may see it now.
#[derive(Clone, Debug)]
pub struct Ledger {
    /// The party.
    pub organisation: Arc<Organisation>,
    /// How many entries its stream has.
    pub version: u64,
    /// The provider that supports it, if one does.
    pub provider: Option<Arc<Organisation>>,
    /// How much of it is shown.
    pub fields: Fields,
    /// When it was looked at.
    pub now: Timestamp,
    /// The agreement in force.
    pub agreement: Arc<Agreement>,
    /// The duties that it owes, in the order of the agreement.
    pub duties: Vec<DutyLine>,
    /// The customers that it answers for: a provider's, or the customer itself.
    pub customers: Vec<CustomerLine>,
    /// Requests for remote access to its systems, the latest first.
    pub access: Vec<DueLine>,
    /// Messages of the centre to its super administrators, the latest first.
    pub messages: Vec<DueLine>,
    /// What was pointed out to it, the latest first.
    pub pointed_out: Vec<PointedOut>,
    /// What was told ahead of the end of their certificates, the latest first.
    pub lapsing: Vec<Lapsing>,
    /// The words that go with it; what was erased is missing.
    pub texts: BTreeMap<TextId, String>,
    /// The files with certificates; what was erased is missing.
    pub files: BTreeMap<AttachmentId, FileRow>,
    /// The names of the people in it; who was erased is missing.
    pub names: BTreeMap<PersonId, String>,
    /// What the reader may do here, by the table.
    pub allowed: Vec<Action>,
}

/// A duty, and how it stands.
#[derive(Clone, Debug)]
pub struct DutyLine {
    /// The duty, as the agreement names it.
    pub duty: terms::Duty,
    /// How it stands now, or stood on the last occasion; none: there was none.
    pub kept: Option<Kept>,
    /// How often it was kept.
    pub met: u64,
    /// How often not.
    pub unmet: u64,
    /// How often it waits for an answer.
    pub asked: u64,
    /// The occasions, the latest first: at most [`SHOWN`].
    pub latest: Vec<DueLine>,
    /// When it was last pointed out.
    pub told: Option<Timestamp>,
}

/// An occasion on which a duty fell due.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DueLine {
    /// On which ticket.
    pub number: u64,
    /// In which of its entries; 0: the ticket as a whole.
    pub place: u64,
    /// When.
    pub at: Timestamp,
    /// How it stands.
    pub kept: Kept,
}

/// A customer's super administrators: are they trained, may they be contacted?
#[derive(Clone, Debug)]
pub struct CustomerLine {
    /// Which.
    pub organisation: Arc<Organisation>,
    /// Trained enough now (clause 2.B.4)?
    pub trained: Trained,
    /// Its super administrators, with their certificates.
    pub people: Vec<(PersonRow, Arc<Person>)>,
    /// Every authorisation to contact them.
    pub authorisations: Vec<Authorisation>,
    /// The numbers of those that hold now.
    pub live: Vec<u64>,
}

/// Something of a ticket that is for an organisation which may see nothing else of it: a request for remote access, or a
/// message.
#[derive(Clone, Debug)]
pub struct Addressed {
    /// The ticket's public number.
    pub number: u64,
    /// The number of the entry that begins it.
    pub place: u64,
    /// Whose it is.
    pub party: OrganisationId,
    /// When it was looked at.
    pub now: Timestamp,
    /// By whom.
    pub actor: Actor,
    /// What it adds up to: nothing but that is shown.
    pub awaited: Awaited,
    /// Its entries.
    pub entries: Vec<Placed>,
    /// The words that go with them.
    pub texts: BTreeMap<TextId, String>,
    /// The names of the people in them.
    pub names: BTreeMap<PersonId, String>,
    /// The organisations in it.
    pub organisations: BTreeMap<OrganisationId, Arc<Organisation>>,
    /// The agreement that the ticket is pinned to.
    pub agreement: Arc<Agreement>,
    /// May the reader answer for the party?
    pub may_answer: bool,
    /// May the reader end it?
    pub may_end: bool,
}

/// A certificate that waits for the centre to check it.
#[derive(Clone, Debug)]
pub struct ToCheck {
    /// The customer whose super administrator it is of.
    pub organisation: Arc<Organisation>,
    /// Whose.
    pub person: PersonId,
    /// Their name, unless it was erased.
    pub name: Option<String>,
    /// The certificate.
    pub certificate: Certificate,
    /// The words that go with it.
    pub texts: BTreeMap<TextId, String>,
    /// The files with it; what was erased is missing.
    pub files: BTreeMap<AttachmentId, FileRow>,
}

/// What is awaited of the party.
#[derive(Clone, PartialEq, Debug)]
pub enum Awaited {
    /// Remote access to its systems.
    Access(Box<desk::remote::Request>),
    /// An answer of its super administrator.
    Answer(desk::contact::Message),
}

impl records::Kept for Obliged {
    fn of(entries: &[Entry]) -> Option<Obliged> {
        Obliged::fold(entries)
    }

    fn entries(&self) -> u64 {
        self.organisation.version
    }

    fn rows(&self, stream: Stream, is_new: bool) -> Vec<Write> {
        self.organisation.rows(stream, is_new)
    }
}

impl App {
    /// Something is pointed out to a party, or allowed by it (clause 2.C).
    ///
    /// # Errors
    ///
    /// A refusal of the desk, or the database is away.
    pub async fn oblige(
        &self,
        visitor: &Visitor,
        party: OrganisationId,
        command: &DutyCommand,
        form: &Form,
    ) -> Result<Receipt, Failure> {
        let named = match command {
            DutyCommand::Authorise { people, .. } => people.as_slice(),
            _ => &[],
        };
        let theirs = if named.is_empty() { Vec::new() } else { self.super_administrators(party).await? };
        let decide = |party: Option<&Obliged>, cx: &Context<'_>| {
            let decided = duties::decide(party.ok_or(Refusal::NotFound)?, command, cx)?;
            // Said to whoever may authorise at all: nobody else learns who is a super administrator of whom.
            let is_theirs = |person: &PersonId| theirs.iter().any(|(row, _)| row.id == *person);
            if named.iter().all(is_theirs) { Ok(decided) } else { Err(Refusal::NotASuperAdministrator) }
        };
        self.alter::<Obliged>(visitor, Which::Of(Stream::Organisation(party)), form, decide).await
    }

    /// Writes to a super administrator of a ticket's customer, under the live authorisation that covers it.
    ///
    /// # Errors
    ///
    /// A refusal of the desk, or the database is away.
    pub async fn write_to_customer(
        &self,
        visitor: &Visitor,
        number: u64,
        to: PersonId,
        text: &Authored,
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
            let mut batch = Batch::default();
            let known = self.known_of(&loaded.value, to, at, &mut batch).await?;
            let (agreement, calendars) = self.pinned(loaded.value.pin()).await?;
            let (agreement, calendars) = (&*agreement, &*calendars);
            let cx = Context { actor: &actor, at, recorded_at: at, agreement, calendars, seen: form.seen };
            let command = Command::Contact(ContactCommand::Write { to, text: text.clone(), known });
            let decided = desk::decide(&loaded.value, &command, &cx)?;
            guard_visitor(&mut batch, &visitor);
            batch.keyed(key.clone());
            self.put(&mut batch, Some(&loaded), &decided, visitor.person.id, agreement, calendars)?;
            match self.commit(batch).await {
                Err(Failure::Busy) => {}
                other => return receipt(other?, Some(number)),
            }
        }
        Err(Failure::Busy)
    }

    /// Whom the centre may write to about a ticket, and under which authorisation. What it rests on is guarded.
    async fn known_of(
        &self,
        ticket: &Ticket,
        to: PersonId,
        at: Timestamp,
        batch: &mut Batch,
    ) -> Result<contact::Known, Failure> {
        let Some(customer) = ticket.opened.what.customer else { return Ok(contact::Known::default()) };
        let party = self.obliged(customer).await?;
        let person = self.person(to, None).await?;
        batch.guard(Stream::Organisation(customer), party.organisation.version);
        batch.guard(Stream::Person(to), person.version);
        let theirs = person.organisation == customer && person.active;
        let covering = party.contacts.covering(&party.organisation, ticket.id, to, at);
        Ok(contact::Known {
            is_super_administrator: theirs && person.role == Role::SuperAdministrator,
            authorisation: covering.map(|found| found.number),
        })
    }

    /// A party with what it allowed and what was pointed out to it.
    ///
    /// # Errors
    ///
    /// There is no such organisation, or the database is away.
    pub async fn obliged(&self, party: OrganisationId) -> Result<Obliged, Failure> {
        let entries = self.stream(Stream::Organisation(party)).await?.entries;
        Obliged::fold(&entries).ok_or(Refusal::NotFound.into())
    }

    /// Was that customer trained enough at that instant (clause 2.B.4)? What an exclusion asks.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn trained(&self, customer: OrganisationId, at: Timestamp) -> Result<Trained, Failure> {
        let (agreement, _) = self.editions().in_force(self.now())?;
        let people = self.super_administrators(customer).await?;
        let people = people.iter().map(|(_, person)| &**person);
        Ok(training::trained(people, at, agreement.training.as_ref()))
    }

    /// Was that duty pointed out to that party before that instant (reading "duties as grounds")? What an exclusion asks.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn was_told(
        &self,
        party: OrganisationId,
        duty: &DutyId,
        before: Timestamp,
    ) -> Result<bool, Failure> {
        Ok(self.obliged(party).await?.was_told(duty, before))
    }

    /// A customer's super administrators, gone ones too.
    pub(crate) async fn super_administrators(
        &self,
        customer: OrganisationId,
    ) -> Result<Vec<(PersonRow, Arc<Person>)>, Failure> {
        let rows = self.0.db.query(&people::OF, &values![customer.bytes()]).await?;
        let mut found = Vec::new();
        for row in rows.iter().map(person_row) {
            let row = row?;
            if row.role == Role::SuperAdministrator {
                let person = self.person(row.id, None).await?;
                found.push((row, person));
            }
        }
        Ok(found)
    }

    /// How often a party's duties were kept (by duty and outcome), from an instant up to another: what a report counts.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn duties_counted(
        &self,
        party: OrganisationId,
        from: Timestamp,
        to: Timestamp,
    ) -> Result<BTreeMap<(String, Kept), u64>, Failure> {
        let asked = values![party.bytes(), from.as_microsecond(), to.as_microsecond()];
        let rows = self.0.db.query(&dues::COUNTS, &asked).await?;
        let mut counted = BTreeMap::new();
        for row in &rows {
            counted.insert((row.get(0)?, kept(row.get(1)?)?), row.get(2)?);
        }
        Ok(counted)
    }

    async fn occasions(&self, party: OrganisationId, what: &str) -> Result<Vec<DueLine>, Failure> {
        let rows = self.0.db.query(&dues::LIST, &values![party.bytes(), what, SHOWN]).await?;
        let line = |row: &store::Row| {
            let at = crate::queue::instant(row, 2)?;
            Ok(DueLine { number: row.get(0)?, place: row.get(1)?, at, kept: kept(row.get(3)?)? })
        };
        rows.iter().map(line).collect()
    }

    /// How a party's duties stand, as this visitor may see it now.
    ///
    /// # Errors
    ///
    /// [`Refusal::NotFound`] if the party isn't there for them, or the database is away.
    pub async fn ledger(&self, visitor: &Visitor, party: OrganisationId) -> Result<Ledger, Failure> {
        let now = self.now();
        let actor = visitor.actor(now);
        let obliged = self.obliged(party).await?;
        let organisation = Arc::new(obliged.organisation.clone());
        let object = Object::Of {
            organisation: party,
            provider: organisation.provider_at(now),
            person: actor.person(),
        };
        let allowed_fields = access::require(&actor, Action::ReadOrganisation, &object)?;
        // Who asks for themselves reads what is owed and kept, not who of their organisation showed which certificate.
        let fields = match access::reach(actor.role, Action::ReadOrganisation) {
            access::Reach::Own => Fields::Metadata,
            _ => allowed_fields,
        };
        let may = |action: &Action| {
            matches!(access::allows(&actor, *action, &object), access::Decision::Allowed(_))
        };
        let allowed = Action::ALL.iter().copied().filter(may).collect();
        let (agreement, _) = self.editions().in_force(now)?;
        let provider = match organisation.provider_at(now) {
            Some(id) => Some(self.organisation(id, None).await?),
            None => None,
        };
        let customers = self.customers_of(&organisation, &agreement, now).await?;
        let mut ledger = Ledger {
            version: organisation.version,
            duties: self.duty_lines(&obliged, &customers, &agreement).await?,
            access: self.occasions(party, duties::REMOTE_ACCESS).await?,
            messages: self.occasions(party, duties::MESSAGE).await?,
            pointed_out: obliged.pointed_out.iter().rev().cloned().collect(),
            lapsing: self.lapsing_among(&customers, fields).await?,
            texts: BTreeMap::new(),
            files: BTreeMap::new(),
            names: BTreeMap::new(),
            organisation,
            provider,
            fields,
            now,
            agreement,
            customers,
            allowed,
        };
        if fields == Fields::All {
            self.put_words(&mut ledger).await?;
        } else {
            let rows = ledger.customers.iter_mut().flat_map(|customer| &mut customer.people);
            rows.for_each(|(row, _)| (row.name, row.email) = (None, None));
        }
        Ok(ledger)
    }

    async fn lapsing_among(
        &self,
        customers: &[CustomerLine],
        fields: Fields,
    ) -> Result<Vec<Lapsing>, Failure> {
        let mut found = Vec::new();
        for customer in customers {
            found.extend(self.lapsing_of(customer.organisation.id).await?);
        }
        if fields != Fields::All {
            found.iter_mut().for_each(|one: &mut Lapsing| one.name = None);
        }
        found.sort_by_key(|one| std::cmp::Reverse(one.at));
        Ok(found)
    }

    /// The customers that an organisation answers for, with who of them is trained and may be contacted.
    async fn customers_of(
        &self,
        party: &Arc<Organisation>,
        agreement: &Agreement,
        now: Timestamp,
    ) -> Result<Vec<CustomerLine>, Failure> {
        let theirs: Vec<OrganisationId> = match party.party {
            Party::Vendor => Vec::new(),
            Party::Customer => vec![party.id],
            Party::Provider => {
                let all = self.organisations().await?;
                all.iter().filter(|o| o.asks_instead(now) == Some(party.id)).map(|o| o.id).collect()
            }
        };
        let mut lines = Vec::new();
        for id in theirs {
            let obliged = self.obliged(id).await?;
            let people = self.super_administrators(id).await?;
            let folded = people.iter().map(|(_, person)| &**person);
            let trained = training::trained(folded, now, agreement.training.as_ref());
            let live = obliged.contacts.live(&obliged.organisation, now).map(|found| found.number).collect();
            lines.push(CustomerLine {
                trained,
                people,
                live,
                authorisations: obliged.contacts.authorisations,
                organisation: Arc::new(obliged.organisation),
            });
        }
        Ok(lines)
    }

    async fn duty_lines(
        &self,
        party: &Obliged,
        customers: &[CustomerLine],
        agreement: &Agreement,
    ) -> Result<Vec<DutyLine>, Failure> {
        let organisation = &party.organisation;
        let counted = self.duties_counted(organisation.id, Timestamp::MIN, Timestamp::MAX).await?;
        let mut lines = Vec::new();
        for duty in &agreement.duties {
            if !duties::owes(agreement, &duty.id, organisation, self.now()) {
                continue;
            }
            let what = duty.id.as_str();
            let latest = self.occasions(organisation.id, what).await?;
            let count = |kept| counted.get(&(what.to_owned(), kept)).copied().unwrap_or_default();
            let all = |holds: &dyn Fn(&CustomerLine) -> bool| {
                let kept = if customers.iter().all(holds) { Kept::Met } else { Kept::Unmet };
                (!customers.is_empty()).then_some(kept)
            };
            let kept = match what {
                duties::TRAINING => all(&|customer| customer.trained.is_enough()),
                duties::CONTACT => all(&|customer| !customer.live.is_empty()),
                _ => latest.first().map(|line| line.kept),
            };
            lines.push(DutyLine {
                kept,
                met: count(Kept::Met),
                unmet: count(Kept::Unmet),
                asked: count(Kept::Asked),
                latest,
                told: party.last_told(&duty.id).map(|told| told.at),
                duty: duty.clone(),
            });
        }
        Ok(lines)
    }

    async fn put_words(&self, ledger: &mut Ledger) -> Result<(), Failure> {
        let mut files: Vec<AttachmentId> = Vec::new();
        let mut texts: Vec<TextId> = ledger.pointed_out.iter().map(|told| told.text.id).collect();
        let mut people: Vec<PersonId> =
            ledger.pointed_out.iter().filter_map(|told| told.by.person()).collect();
        for customer in &ledger.customers {
            for (row, person) in &customer.people {
                people.push(row.id);
                for certificate in &person.trainings.certificates {
                    texts.extend([certificate.certificate.id, certificate.trainer.id]);
                    files.extend(certificate.files.iter().map(|file| file.id));
                    texts.extend(certificate.proof.iter().chain(&certificate.reason).map(|text| text.id));
                    people.extend(certificate.by.person());
                    people.extend(certificate.checked.and_then(|(_, by)| by.person()));
                }
            }
            people.extend(customer.authorisations.iter().filter_map(|found| found.by.person()));
        }
        ledger.texts = self.texts_with(&texts).await?;
        ledger.files = self.files_with(&files).await?;
        ledger.names = self.names_of(people).await?;
        Ok(())
    }

    /// The names of people, while they are there.
    pub(crate) async fn names_of(
        &self,
        people: impl IntoIterator<Item = PersonId>,
    ) -> Result<BTreeMap<PersonId, String>, Failure> {
        let mut names = BTreeMap::new();
        for person in people {
            if !names.contains_key(&person)
                && let Some(name) = self.person_row(person).await?.name
            {
                names.insert(person, name);
            }
        }
        Ok(names)
    }

    /// What of a ticket is for this visitor's organisation, whether or not they see the rest.
    ///
    /// # Errors
    ///
    /// [`Refusal::NotFound`] if there is none for them, or the database is away.
    pub async fn addressed(&self, visitor: &Visitor, number: u64, place: u64) -> Result<Addressed, Failure> {
        let now = self.now();
        let actor = visitor.actor(now);
        let id = self.find_for(&actor, number, Some(place)).await?;
        let Loaded { value: ticket, entries, positions, .. } = self.load_ticket(id).await?;
        let (awaited, party, person, answers) =
            match (ticket.remote.request(place), ticket.contact.message(place)) {
                (Some(request), _) => {
                    let owner = request.owner();
                    (Awaited::Access(Box::new(request.clone())), owner, None, Action::AllowRemoteAccess)
                }
                (None, Some(message)) => {
                    let (customer, to) = (message.customer, Some(message.to));
                    (Awaited::Answer(message.clone()), customer, to, Action::AnswerContact)
                }
                (None, None) => return Err(Refusal::NotFound.into()),
            };
        let own = Object::Of { organisation: party, provider: None, person };
        let seen = [Object::of(&ticket), own];
        let allows = |action, object: &Object| {
            matches!(access::allows(&actor, action, object), access::Decision::Allowed(Fields::All))
        };
        if !allows(Action::Read, &seen[0]) && !allows(Action::ReadOrganisation, &seen[1]) {
            return Err(Refusal::NotFound.into());
        }
        let placed = entries.into_iter().zip(positions).map(|(entry, position)| Placed { position, entry });
        let entries: Vec<Placed> = placed.filter(|placed| is_about(&placed.entry, place)).collect();
        let mut people: Vec<PersonId> =
            entries.iter().filter_map(|placed| placed.entry.by.person()).collect();
        match &awaited {
            Awaited::Access(request) => people.extend(request.asked.people.iter().copied()),
            Awaited::Answer(message) => people.push(message.to),
        }
        let mut organisations = BTreeMap::new();
        for id in
            [Some(party), Some(ticket.opened.what.asked_by), Some(actor.organisation)].into_iter().flatten()
        {
            organisations.insert(id, self.organisation(id, None).await?);
        }
        let (agreement, _) = self.pinned(ticket.pin()).await?;
        let may_answer = allows(answers, &seen[1]) && person.is_none_or(|to| actor.person() == Some(to));
        let may_end = seen.iter().any(|object| allows(Action::EndRemoteAccess, object));
        Ok(Addressed {
            number,
            place,
            party,
            now,
            awaited,
            texts: self.texts_of(&entries).await?,
            names: self.names_of(people).await?,
            organisations,
            agreement,
            may_answer,
            may_end,
            entries,
            actor,
        })
    }

    /// Certificates that the centre hasn't checked yet, what was shown first first.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn certificates_to_check(&self) -> Result<Vec<ToCheck>, Failure> {
        let mut waiting = Vec::new();
        for row in self.people().await?.into_iter().filter(|row| row.role == Role::SuperAdministrator) {
            let person = self.person(row.id, None).await?;
            let certificates = person.trainings.certificates.iter();
            for certificate in certificates.filter(|found| found.check == Check::Waiting) {
                let words = [Some(certificate.certificate), Some(certificate.trainer), certificate.proof];
                let ids: Vec<TextId> = words.into_iter().flatten().map(|text| text.id).collect();
                let files: Vec<AttachmentId> = certificate.files.iter().map(|file| file.id).collect();
                waiting.push(ToCheck {
                    organisation: self.organisation(row.organisation, None).await?,
                    person: row.id,
                    name: row.name.clone(),
                    certificate: certificate.clone(),
                    texts: self.texts_with(&ids).await?,
                    files: self.files_with(&files).await?,
                });
            }
        }
        waiting.sort_by_key(|one| one.certificate.shown);
        Ok(waiting)
    }
}

/// Does this entry begin it, or go on with it?
fn is_about(entry: &Entry, place: u64) -> bool {
    let Fact::Ticket(fact) = &entry.fact else { return false };
    let about = match fact {
        TicketFact::Remote(fact) => fact.request(),
        TicketFact::Contact(fact) => fact.message(),
        _ => return false,
    };
    about.unwrap_or(entry.number) == place
}

fn kept(word: &str) -> Result<Kept, Failure> {
    word.parse().map_err(|()| Failure::Damaged(format!("{word:?} in a row of dues")))
}

impl App {
    /// The super administrators of a ticket's customer, each with the authorisation under which the centre may write to
    /// them about it now.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn contactable(
        &self,
        view: &crate::TicketView,
    ) -> Result<Vec<(PersonId, String, Option<Authorisation>)>, Failure> {
        let Some(customer) = view.ticket.opened.what.customer else { return Ok(Vec::new()) };
        let party = self.obliged(customer).await?;
        let people = self.super_administrators(customer).await?;
        let people = people.into_iter().filter(|(_, person)| person.active);
        let with = |(row, _): (PersonRow, _)| {
            let covering = party.contacts.covering(&party.organisation, view.ticket.id, row.id, view.now);
            (row.id, row.name.unwrap_or_default(), covering.cloned())
        };
        Ok(people.map(with).collect())
    }
}
