//! A small house: a vendor with its centre, two providers, a direct and an indirect customer.

use std::sync::Arc;

use app::{App, Form, Held, NewOrganisation, NewPerson, Visitor};
use desk::fact::{Door, Party};
use desk::{NewTicket, OrganisationId, PersonId, Role};
use jiff::Timestamp;
use store::{Db, Location};
use terms::RegionId;

/// The agreement that everything is measured under.
pub const AGREEMENT: &str = include_str!("../../../../agreements/2021-09.toml");

/// A desk with people in it.
pub struct World {
    pub app: App,
    pub shell: Arc<Held>,
    pub provider: OrganisationId,
    pub customer: OrganisationId,
    pub direct: OrganisationId,
    pub nora: PersonId,
    pub tom: PersonId,
    pub vera: PersonId,
    pub quentin: PersonId,
    pub mona: PersonId,
    pub sofia: PersonId,
    pub ines: PersonId,
}

/// An instant as a person writes it.
pub fn at(text: &str) -> Timestamp {
    let (civil, zone) = text.rsplit_once(' ').expect("a civil time and a zone");
    let civil: jiff::civil::DateTime = civil.replace(' ', "T").parse().expect("a civil time");
    let zone = match zone {
        "Paris" => "Europe/Paris",
        "Tokyo" => "Asia/Tokyo",
        "NewYork" => "America/New_York",
        other => other,
    };
    civil.in_tz(zone).expect("a zone").timestamp()
}

impl World {
    /// The house on Friday 20 November 2026, 17:40 in Paris.
    pub async fn new(name: &str) -> World {
        World::on(Location::SqliteMemory(name.to_owned()), AGREEMENT).await
    }

    pub async fn on(location: Location, agreement: &str) -> World {
        let shell = Arc::new(Held::at(at("2026-11-20 17:40 Paris"), 7));
        let db = Db::open(location).await.expect("a database");
        let app = App::start(db, shell.clone(), &[agreement]).await.expect("a desk");
        let add = async |name: &str, party, region: &str, provider| {
            let region = RegionId::from(region);
            let new = NewOrganisation { name: name.to_owned(), party, region, provider };
            app.add_organisation(&new).await.expect("an organisation")
        };
        let vendor = add("Vendor", Party::Vendor, "EMEA", None).await;
        let provider = add("Provider A", Party::Provider, "EMEA", None).await;
        let other = add("Provider B", Party::Provider, "APAC", None).await;
        let customer = add("Customer of A", Party::Customer, "EMEA", Some(provider)).await;
        let direct = add("Direct", Party::Customer, "NAM", None).await;
        let join = async |name: &str, organisation, role, qualified_from| {
            let email = format!("{}@example", name.to_lowercase());
            let new = NewPerson { organisation, role, name: name.to_owned(), email, qualified_from };
            app.add_person(&new).await.expect("a person")
        };
        let long_ago = Some(at("2020-01-01 00:00 Paris"));
        World {
            provider,
            customer,
            direct,
            nora: join("Nora", provider, Role::ProviderAgent, None).await,
            tom: join("Tom", other, Role::ProviderAgent, None).await,
            vera: join("Vera", vendor, Role::CentreAgent, None).await,
            quentin: join("Quentin", vendor, Role::CentreAgent, long_ago).await,
            mona: join("Mona", vendor, Role::CentreManager, None).await,
            sofia: join("Sofia", direct, Role::SuperAdministrator, None).await,
            ines: join("Ines", customer, Role::AuthorisedUser, None).await,
            app,
            shell,
        }
    }

    /// Somebody, come in.
    pub async fn visitor(&self, person: PersonId) -> Visitor {
        let secret = self.app.make_key(app::KeyKind::Session, person, "").await.expect("a key");
        self.app.enter(app::KeyKind::Session, &secret).await.expect("an open door")
    }

    /// The wall clock, moved.
    pub fn clock(&self, text: &str) {
        self.shell.set(at(text));
    }

    /// Reports a subject, and gives its number.
    pub async fn report(&self, person: PersonId, subject: &str) -> u64 {
        let new = NewTicket::bare(self.app.fresh_ticket(), self.app.authored(subject), Door::Portal);
        let visitor = self.visitor(person).await;
        self.app.open(&visitor, &new, None, None, &Form::default()).await.expect("a ticket").number
    }
}
