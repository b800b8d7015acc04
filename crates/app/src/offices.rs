//! Organisations and people: who is here.

use std::sync::Arc;

use desk::access::{self, Object};
use desk::chart::Newcomer;
use desk::fact::Party;
use desk::{
    Action, Authored, By, ChartCommand, Context, Digest, Entry, Fact, Field, Organisation, OrganisationFact,
    OrganisationId, Person, PersonFact, PersonId, Refusal, Role, Service, Stream,
};
use jiff::Timestamp;
use store::projections::{organisations, people};
use store::{Write, params, texts, values};
use terms::RegionId;

use crate::write::Batch;
use crate::{App, Failure, Form, Visitor, Which};

fn may_read(visitor: &Visitor, one: &Organisation, now: Timestamp) -> Result<(), Refusal> {
    let object = Object::Of { organisation: one.id, provider: one.provider_at(now), person: None };
    access::require(&visitor.actor(now), Action::ReadOrganisation, &object).map(|_| ())
}

/// An organisation to add.
#[derive(Clone, Debug)]
pub struct NewOrganisation {
    /// Its name.
    pub name: String,
    /// What it is here.
    pub party: Party,
    /// Whose hours are its hours.
    pub region: RegionId,
    /// The provider that supports it, if one does.
    pub provider: Option<OrganisationId>,
}

/// A person to add.
#[derive(Clone, Debug)]
pub struct NewPerson {
    /// Whose.
    pub organisation: OrganisationId,
    /// What for.
    pub role: Role,
    /// The name.
    pub name: String,
    /// The address, by which the console finds them.
    pub email: String,
    /// Qualified from this instant on, if so.
    pub qualified_from: Option<Timestamp>,
}

/// A person as lists show them. Name and address are gone when the person was erased.
#[derive(Clone, Debug)]
pub struct PersonRow {
    /// Who.
    pub id: PersonId,
    /// Whose.
    pub organisation: OrganisationId,
    /// What for.
    pub role: Role,
    /// The name.
    pub name: Option<String>,
    /// The address.
    pub email: Option<String>,
    /// May come in.
    pub active: bool,
}

impl App {
    /// Adds an organisation. Names are the console's handle, so they are unique.
    ///
    /// # Errors
    ///
    /// A name that is taken or empty, a region that no agreement has, or the database is away.
    pub async fn add_organisation(&self, new: &NewOrganisation) -> Result<OrganisationId, Failure> {
        let (agreement, _) = self.0.editions.in_force(self.now())?;
        if new.name.trim().is_empty() {
            return Err(Refusal::Empty(Field::Name).into());
        }
        if agreement.region(&new.region).is_none() {
            let known = agreement.regions.iter().map(|region| region.id.to_string()).collect();
            return Err(Refusal::UnknownRegion { given: new.region.to_string(), known }.into());
        }
        if self.organisations().await?.iter().any(|o| o.name == new.name) {
            return Err(Failure::AlreadyThere(new.name.clone()));
        }
        let stream = Stream::Organisation(self.fresh_organisation());
        let added =
            OrganisationFact::Added { party: new.party, name: new.name.clone(), region: new.region.clone() };
        let mut entries = vec![self.by_console(stream, 1, Fact::Organisation(added))];
        if new.provider.is_some() {
            let supported = OrganisationFact::SupportedBy { provider: new.provider, from: None, until: None };
            entries.push(self.by_console(stream, 2, Fact::Organisation(supported)));
        }
        let organisation = Organisation::fold(&entries).expect("it begins with its addition");
        let mut batch = Batch::default();
        batch.append(Digest::ZERO, &entries);
        batch.also(organisations::put(&organisation));
        self.commit(batch).await?;
        Ok(organisation.id)
    }

    /// Adds a person. Addresses are the console's handle, so they are unique.
    ///
    /// # Errors
    ///
    /// A role that isn't for such an organisation, an address that is taken, a name or address that is empty or too long, or the database is away.
    pub async fn add_person(&self, new: &NewPerson) -> Result<PersonId, Failure> {
        if self.person_by_email(&new.email).await.is_ok() {
            return Err(Failure::AlreadyThere(new.email.clone()));
        }
        let party = self.organisation(new.organisation, None).await?.party;
        if !new.role.is_of(party) {
            return Err(Failure::WrongRole(new.role, party));
        }
        let (name, email) = (self.authored(new.name.trim()), self.authored(new.email.trim()));
        for (field, text) in [(Field::Name, &name), (Field::Email, &email)] {
            desk::decide::check_text(field, text)?;
        }
        let id = self.fresh_person();
        let stream = Stream::Person(id);
        let added = PersonFact::Added {
            organisation: new.organisation,
            role: new.role,
            name: name.reference(),
            email: email.reference(),
        };
        let mut entries = vec![self.by_console(stream, 1, Fact::Person(added))];
        if let Some(from) = new.qualified_from {
            let granted = PersonFact::QualificationGranted { from, until: None, product: None };
            entries.push(self.by_console(stream, 2, Fact::Person(granted)));
        }
        let person = Person::fold(&entries).expect("it begins with its addition");
        let mut batch = Batch::default();
        batch.append(Digest::ZERO, &entries);
        batch.and([name, email].iter().map(|text| keep(text, id)));
        batch.and(people::rows(&person));
        self.commit(batch).await?;
        Ok(id)
    }

    /// Adds to a person's stream: a qualification granted or revoked, the door closed.
    ///
    /// # Errors
    ///
    /// There is no such person, too many changed it at once, or the database is away.
    pub async fn change_person(&self, id: PersonId, fact: PersonFact) -> Result<(), Failure> {
        let loaded = self.stream(Stream::Person(id)).await?;
        let person = Person::fold(&loaded.entries).ok_or(Refusal::NotFound)?;
        let entry = self.by_console(Stream::Person(id), person.version + 1, Fact::Person(fact));
        let after = person.after(&entry);
        let mut batch = Batch::default();
        batch.and(crate::keys::ended_by(std::slice::from_ref(&entry)));
        batch.append(loaded.head, &[entry]);
        batch.and(people::rows(&after));
        self.commit(batch).await?;
        self.0.known.forget(id.bytes());
        Ok(())
    }

    /// The console says something of an organisation.
    ///
    /// # Errors
    ///
    /// A refusal of the desk, too many changed it at once, or the database is away.
    pub async fn chart(&self, id: OrganisationId, command: &ChartCommand) -> Result<(), Failure> {
        let stream = Stream::Organisation(id);
        let loaded = self.stream(stream).await?;
        let organisation = Organisation::fold(&loaded.entries).ok_or(Refusal::NotFound)?;
        let fact = desk::chart::fact(&organisation, command, &self.organisations().await?)?;
        let entry = self.by_console(stream, organisation.version + 1, Fact::Organisation(fact));
        let after = organisation.after(&entry);
        let mut batch = Batch::default();
        batch.append(loaded.head, &[entry]);
        batch.also(organisations::put(&after));
        self.commit(batch).await?;
        self.0.known.forget(id.bytes());
        Ok(())
    }

    /// Somebody adds an organisation. The same form again adds no other.
    ///
    /// # Errors
    ///
    /// A refusal of the desk, a key that was used for something else, or the database is away.
    pub async fn add_organisation_by(
        &self,
        visitor: &Visitor,
        new: &Newcomer,
        form: &Form,
    ) -> Result<OrganisationId, Failure> {
        let others = self.organisations().await?;
        let id = OrganisationId::from_bytes(*self.id_for(visitor, form).as_bytes());
        let which = Which::New(Stream::Organisation(id));
        let decide = |known: Option<&Organisation>, cx: &Context<'_>| match known {
            Some(known) => Err(Refusal::NameTaken { name: known.name.clone() }),
            None => desk::chart::add(id, new, &others, cx),
        };
        self.alter::<Organisation>(visitor, which, form, decide).await?;
        Ok(id)
    }

    /// Somebody says something of an organisation.
    ///
    /// # Errors
    ///
    /// A refusal of the desk, a key that was used for something else, or the database is away.
    pub async fn chart_by(
        &self,
        visitor: &Visitor,
        id: OrganisationId,
        command: &ChartCommand,
        form: &Form,
    ) -> Result<(), Failure> {
        let others = self.organisations().await?;
        let stream = Which::Of(Stream::Organisation(id));
        self.alter::<Organisation>(visitor, stream, form, |organisation, cx| {
            let organisation = organisation.ok_or(Refusal::NotFound)?;
            desk::chart::decide(organisation, command, &others, cx)
        })
        .await?;
        Ok(())
    }

    /// The organisations that this visitor may read, by name.
    ///
    /// # Errors
    ///
    /// [`Refusal::NotAllowed`] or [`Refusal::NotFound`] if it is none, or the database is away.
    pub async fn organisations_for(&self, visitor: &Visitor) -> Result<Vec<Organisation>, Failure> {
        let now = self.now();
        let mut all = self.organisations().await?;
        all.retain(|one| may_read(visitor, one, now).is_ok());
        if all.is_empty() {
            may_read(visitor, &visitor.organisation, now)?;
        }
        Ok(all)
    }

    /// One of them.
    ///
    /// # Errors
    ///
    /// [`Refusal::NotFound`] or [`Refusal::NotAllowed`] if it isn't for this visitor to read, or the database is away.
    pub async fn organisation_for(
        &self,
        visitor: &Visitor,
        id: OrganisationId,
    ) -> Result<Arc<Organisation>, Failure> {
        let one = self.organisation(id, None).await?;
        may_read(visitor, &one, self.now())?;
        Ok(one)
    }

    /// All organisations, by name.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn organisations(&self) -> Result<Vec<Organisation>, Failure> {
        let mut all = Vec::new();
        for row in self.0.db.query(&organisations::LIST, &[]).await? {
            let known = self.organisation(OrganisationId::from_bytes(row.get(0)?), Some(row.get(1)?)).await?;
            all.push((*known).clone());
        }
        Ok(all)
    }

    /// The organisation of that name.
    ///
    /// # Errors
    ///
    /// [`Failure::NoOrganisation`], or the database is away.
    pub async fn organisation_by_name(&self, name: &str) -> Result<Organisation, Failure> {
        let found = self.organisations().await?.into_iter().find(|o| o.name == name);
        found.ok_or_else(|| Failure::NoOrganisation(name.to_owned()))
    }

    /// The vendor, whose support centre this desk is.
    ///
    /// # Errors
    ///
    /// [`Failure::NoOrganisation`], or the database is away.
    pub async fn vendor(&self) -> Result<Organisation, Failure> {
        let found = self.organisations().await?.into_iter().find(|o| o.party == Party::Vendor);
        found.ok_or_else(|| Failure::NoOrganisation(Party::Vendor.word().to_owned()))
    }

    /// All people.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn people(&self) -> Result<Vec<PersonRow>, Failure> {
        let rows = self.0.db.query(&people::LIST, &[]).await?;
        rows.iter().map(person_row).collect()
    }

    /// One person as lists show them.
    ///
    /// # Errors
    ///
    /// There is no such person, or the database is away.
    pub async fn person_row(&self, id: PersonId) -> Result<PersonRow, Failure> {
        let rows = self.0.db.query(&people::GET, &values![id.bytes()]).await?;
        rows.first().ok_or(Refusal::NotFound.into()).and_then(person_row)
    }

    /// Is this person qualified now?
    ///
    /// # Errors
    ///
    /// There is no such person, or the database is away.
    pub async fn is_qualified(&self, id: PersonId) -> Result<bool, Failure> {
        Ok(self.person(id, None).await?.is_qualified(self.now()))
    }

    /// The person with that address.
    ///
    /// # Errors
    ///
    /// [`Failure::NobodyThere`], or the database is away.
    pub async fn person_by_email(&self, email: &str) -> Result<PersonId, Failure> {
        // No database keeps that character, so nobody has it in their address; and no question is asked with it.
        if email.contains('\0') {
            return Err(Failure::NobodyThere(email.to_owned()));
        }
        let rows = self.0.db.query(&people::BY_EMAIL, &values![email.trim()]).await?;
        let row = rows.first().ok_or_else(|| Failure::NobodyThere(email.to_owned()))?;
        Ok(PersonId::from_bytes(row.get(0)?))
    }

    fn by_console(&self, stream: Stream, number: u64, fact: Fact) -> Entry {
        let at = desk::decide::instant_of_an_entry(self.now());
        Entry {
            stream,
            number,
            at,
            recorded_at: at,
            by: By::Service(Service::Console),
            on_behalf_of: None,
            fact,
        }
    }
}

/// Keeps a text beside the journal, under its author.
pub(crate) fn keep(text: &Authored, author: PersonId) -> Write {
    Write::new(&texts::ADD, params![text.id.bytes(), author.bytes(), text.salt, text.text.as_str()])
}

pub(crate) fn person_row(row: &store::Row) -> Result<PersonRow, Failure> {
    let role: &str = row.get(3)?;
    Ok(PersonRow {
        id: PersonId::from_bytes(row.get(0)?),
        organisation: OrganisationId::from_bytes(row.get(2)?),
        role: role.parse().map_err(|()| Failure::Damaged(format!("role {role:?}")))?,
        name: row.get(4)?,
        email: row.get(5)?,
        active: row.get(6)?,
    })
}
