//! Who may answer for a ticket, looked up when it is decided and guarded by the commit; who is called; and what people were
//! told.

use std::borrow::Cow;
use std::sync::Arc;

use desk::ladder::OnDuty;
pub use desk::ladder::Told;
use desk::promise::{Assignee, PromiseCommand};
use desk::{Action, Command, OrganisationId, Person, PersonId, Ticket, access};
use jiff::Timestamp;
use store::projections::{people, promises, scope};
use store::{Row, values};
use terms::RegionId;

use crate::offices::{PersonRow, person_row};
use crate::queue::{COUNTED, Owned, Waits, instant};
use crate::{App, Failure, Visitor};

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

/// Something that a person was told.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Notice {
    /// When.
    pub at: Timestamp,
    /// About which ticket.
    pub number: u64,
    /// Its one line; missing when it was erased.
    pub subject: Option<String>,
    /// Is it still awaited?
    pub stands: bool,
    /// What.
    pub told: Told,
}

/// The most notices that are shown.
const SHOWN: u64 = 100;

impl App {
    /// What this visitor was told: what was given to them, and what they were called for; the latest first.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn notices(&self, visitor: &Visitor) -> Result<Vec<Notice>, Failure> {
        let Some(found_in) = access::desk_scope_for(&visitor.actor(self.now()), Action::Read) else {
            return Ok(Vec::new());
        };
        let asked = values![visitor.person.id.bytes(), scope(found_in), SHOWN];
        let rows = self.within(&[found_in], &promises::TOLD, &asked).await?;
        rows.iter().map(notice).collect()
    }

    /// How many of them are still awaited.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn count_notices(&self, visitor: &Visitor) -> Result<u64, Failure> {
        let asked = values![visitor.person.id.bytes(), COUNTED];
        let rows = self.0.db.query(&promises::COUNT_TOLD, &asked).await?;
        Ok(rows.first().map_or(Ok(0), |row| row.get(0))?)
    }

    /// How many open tickets that this visitor may find are theirs, or lack an owner or a next step; not counted beyond
    /// [`COUNTED`].
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn count_owned(&self, visitor: &Visitor, owned: Owned) -> Result<u64, Failure> {
        let Some(found_in) = access::desk_scope_for(&visitor.actor(self.now()), Action::Read) else {
            return Ok(0);
        };
        let rows = match owned {
            Owned::Anyhow => return self.count(visitor, true, Waits::Anything).await,
            Owned::By(person) => {
                let asked = values![scope(found_in), person.bytes(), COUNTED];
                self.within(&[found_in], &promises::COUNT_OWNED, &asked).await?
            }
            Owned::Lacking => {
                self.within(&[found_in], &promises::COUNT_LACKING, &values![scope(found_in), COUNTED]).await?
            }
        };
        Ok(rows.first().map_or(Ok(0), |row| row.get(0))?)
    }

    /// The people of the desk that has the ticket, as the ladder looks for them. The roster is the support centre's: who is
    /// on shift at another desk, or where nothing is planned, nobody can tell.
    pub(crate) async fn on_duty(&self, ticket: &Ticket, at: Timestamp) -> Result<Vec<OnDuty>, Failure> {
        let whose = match ticket.level1_desk() {
            Some(desk) => desk,
            None => self.vendor().await?.id,
        };
        let shift = match ticket.level1_desk() {
            Some(_) => None,
            None => self.shift_of(&ticket.opened.what.regions, at).await?,
        };
        let mut desk = Vec::new();
        for row in self.who_work_at(whose).await? {
            let person = self.person(row.id, None).await?;
            desk.push(OnDuty {
                person: person.id,
                role: person.role,
                qualified: person.qualified_for(at),
                on_shift: shift.as_ref().map(|shift| shift.contains(&person.id)),
                deputy: person.deputy,
            });
        }
        Ok(desk)
    }

    /// Who is on shift for any of these regions; none: the roster plans none of them.
    async fn shift_of(&self, regions: &[RegionId], at: Timestamp) -> Result<Option<Vec<PersonId>>, Failure> {
        let rosters = self.rosters_around(at, at).await?;
        let planned = |region: &&RegionId| rosters.iter().any(|roster| roster.plans(region));
        let mut planned = regions.iter().filter(planned).peekable();
        if planned.peek().is_none() {
            return Ok(None);
        }
        Ok(Some(planned.flat_map(|region| desk::roster::on_shift(&rosters, region, at)).collect()))
    }

    async fn who_work_at(&self, organisation: OrganisationId) -> Result<Vec<PersonRow>, Failure> {
        let works = |row: &PersonRow| {
            row.active && access::reach(row.role, Action::Acknowledge) != access::Reach::Never
        };
        let rows = self.0.db.query(&people::OF, &values![organisation.bytes()]).await?;
        let all = rows.iter().map(person_row).collect::<Result<Vec<_>, _>>()?;
        Ok(all.into_iter().filter(works).collect())
    }

    /// Those to whom this visitor may give a ticket: the people of the same desk who work on tickets, by name.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn colleagues(&self, visitor: &Visitor) -> Result<Vec<PersonRow>, Failure> {
        self.who_work_at(visitor.organisation.id).await
    }
}

fn notice(row: &Row) -> Result<Notice, Failure> {
    let told = serde_json::from_str(row.get::<&str>(3)?);
    Ok(Notice {
        at: instant(row, 0)?,
        number: row.get(1)?,
        stands: row.get(2)?,
        told: told.map_err(|error| Failure::Damaged(error.to_string()))?,
        subject: row.get(4)?,
    })
}
