//! The security journal: who came in, from where, and what was changed of how they do. It is apart from the journal of
//! the tickets, because it ends: nobody needs to know for ever from where somebody signed in ([`crate::retention`]).

use std::time::Duration;

use desk::{OrganisationId, PersonId};
use jiff::Timestamp;
use store::identity::{ALL_OF_IT, NOTE, OF_ORGANISATION, OF_SOMEBODY};
use store::{Row, Statement, Write, params, values};

use super::Whence;
use crate::tasks::{Task, repeat};
use crate::{App, Failure, Visitor};

/// How often what is over is forgotten.
const EVERY: Duration = Duration::from_secs(6 * 3600);

/// Forgets what is over, until the desk is closed.
pub(crate) async fn watch(app: App) {
    repeat(app, Task::Forgetting, EVERY, async |app: App| app.forget_what_is_over().await).await;
}

macro_rules! events {
    ($($(#[$about:meta])* $name:ident = $word:literal,)*) => {
        /// What happened.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum SecurityEvent { $($(#[$about])* $name,)* }

        impl SecurityEvent {
            /// All of them.
            pub const ALL: &[SecurityEvent] = &[$(SecurityEvent::$name,)*];

            /// The word in the database and the API.
            pub fn word(self) -> &'static str {
                match self { $(SecurityEvent::$name => $word,)* }
            }
        }
    };
}

events! {
    /// Came in.
    SignedIn = "signed_in",
    /// Went out.
    SignedOut = "signed_out",
    /// A password that wasn't it.
    WrongPassword = "wrong_password",
    /// A second factor that wasn't it.
    WrongSecondFactor = "wrong_second_factor",
    /// Too many tries.
    LockedOut = "locked_out",
    /// Proved who they are, once more.
    Proved = "proved",
    /// A way in was added or replaced.
    CredentialAdded = "credential_added",
    /// A way in was taken away.
    CredentialRemoved = "credential_removed",
    /// A recovery code was used up.
    RecoveryCodeUsed = "recovery_code_used",
    /// A link to set up one's ways in was made.
    LinkMade = "link_made",
    /// It was used.
    LinkTaken = "link_taken",
    /// A session was ended from elsewhere.
    SessionEnded = "session_ended",
    /// A token was made.
    TokenMade = "token_made",
    /// A token was revoked.
    TokenRevoked = "token_revoked",
    /// Somebody was invited.
    Invited = "invited",
    /// Somebody can't come in any more.
    Disabled = "disabled",
    /// Somebody got another role.
    RoleChanged = "role_changed",
    /// Two others made their ways in anew.
    WaysInReset = "ways_in_reset",
    /// Somebody asked for what isn't theirs.
    Denied = "denied",
    /// Somebody came from an identity provider, and wasn't let in.
    SignOnRefused = "sign_on_refused",
    /// An organisation has another identity provider, or none.
    SignOnChanged = "sign_on_changed",
    /// The data of a person was handed out.
    Exported = "exported",
    /// A person was erased.
    Erased = "erased",
}

impl SecurityEvent {
    fn read(word: &str) -> Option<SecurityEvent> {
        SecurityEvent::ALL.iter().copied().find(|event| event.word() == word)
    }
}

/// A line of the security journal.
#[derive(Clone, Debug)]
pub struct SecurityNote {
    /// When, by the wall.
    pub at: Timestamp,
    /// What.
    pub event: SecurityEvent,
    /// To whom.
    pub person: Option<PersonId>,
    /// By whom, if by somebody else.
    pub by: Option<PersonId>,
    /// From where.
    pub whence: Whence,
    /// Which credential, which token.
    pub about: String,
}

/// A page of it, the latest first.
#[derive(Clone, Debug)]
pub struct SecurityPage {
    /// The lines.
    pub notes: Vec<SecurityNote>,
    /// Where the next page begins, if there is one.
    pub next: Option<Timestamp>,
}

impl App {
    /// Writes down what somebody did themselves.
    pub(crate) async fn note(
        &self,
        event: SecurityEvent,
        person: PersonId,
        whence: &Whence,
        about: &str,
    ) -> Result<(), Failure> {
        let note = self.security_note(event, Some(person), None, whence, about).await?;
        self.write(vec![note]).await
    }

    /// The write of a line.
    pub(crate) async fn security_note(
        &self,
        event: SecurityEvent,
        person: Option<PersonId>,
        by: Option<PersonId>,
        whence: &Whence,
        about: &str,
    ) -> Result<Write, Failure> {
        let organisation = match person {
            Some(person) => Some(self.person(person, None).await?.organisation.bytes()),
            None => None,
        };
        let about: String = about.chars().filter(|c| !c.is_control()).take(200).collect();
        let row = params![
            *self.fresh_id().as_bytes(),
            self.wall().as_microsecond(),
            event.word(),
            person.map(PersonId::bytes),
            organisation,
            by.map(PersonId::bytes),
            whence.network.as_str(),
            whence.agent.as_str(),
            about,
        ];
        Ok(Write::new(&NOTE, row))
    }

    /// What was written of a person, the latest first.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn security_of(&self, person: PersonId, most: u32) -> Result<Vec<SecurityNote>, Failure> {
        notes(&self.0.db.query(&OF_SOMEBODY, &values![person.bytes(), i64::MAX, most]).await?)
    }

    /// A page of what was written of somebody, for themselves.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn own_security(
        &self,
        visitor: &Visitor,
        until: Option<Timestamp>,
        most: u32,
    ) -> Result<SecurityPage, Failure> {
        self.security_page(&OF_SOMEBODY, visitor.person.id.bytes(), until, most).await
    }

    /// A page of what was written of an organisation's people. Who may ask is the access table's to say.
    pub(crate) async fn security_page_of(
        &self,
        of: OrganisationId,
        until: Option<Timestamp>,
        most: u32,
    ) -> Result<SecurityPage, Failure> {
        self.security_page(&OF_ORGANISATION, of.bytes(), until, most).await
    }

    async fn security_page(
        &self,
        statement: &'static Statement,
        whose: [u8; 16],
        until: Option<Timestamp>,
        most: u32,
    ) -> Result<SecurityPage, Failure> {
        let until = until.map_or(i64::MAX, Timestamp::as_microsecond);
        let rows = self.0.db.query(statement, &values![whose, until, most.saturating_add(1)]).await?;
        let mut notes = notes(&rows)?;
        let next = notes.get(most as usize).map(|first_left_out| first_left_out.at);
        // What happened at one instant stands on one page; more than a page of it doesn't happen.
        match next {
            Some(next) if notes[0].at > next => notes.retain(|note| note.at > next),
            _ => notes.truncate(most as usize),
        }
        Ok(SecurityPage { notes, next })
    }

    /// What was written of an organisation's people, the latest first. Who may ask is the access table's to say.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn security_of_organisation(
        &self,
        organisation: OrganisationId,
        most: u32,
    ) -> Result<Vec<SecurityNote>, Failure> {
        notes(&self.0.db.query(&OF_ORGANISATION, &values![organisation.bytes(), i64::MAX, most]).await?)
    }

    /// The whole security journal, the latest first.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn security_journal(&self, most: u32) -> Result<Vec<SecurityNote>, Failure> {
        notes(&self.0.db.query(&ALL_OF_IT, &values![most]).await?)
    }

    /// Forgets ceremonies, tries and sessions that are over.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn forget_what_is_over(&self) -> Result<(), Failure> {
        let now = self.wall();
        self.write(vec![
            Write::new(&store::identity::SWEEP_CEREMONIES, params![now.as_microsecond()]),
            Write::new(&store::identity::SWEEP_ATTEMPTS, params![now.as_second().div_euclid(900) - 1]),
            Write::new(&store::projections::keys::SWEEP, params![now.as_microsecond()]),
        ])
        .await
    }

    /// Somebody asked for what isn't theirs to do, within what they can see.
    ///
    /// # Errors
    ///
    /// The database is away.
    pub async fn note_denied(&self, visitor: &Visitor, whence: &Whence, verb: &str) -> Result<(), Failure> {
        self.note(SecurityEvent::Denied, visitor.person.id, whence, verb).await
    }
}

fn notes(rows: &[Row]) -> Result<Vec<SecurityNote>, Failure> {
    let somebody =
        |row: &Row, column| Ok::<_, Failure>(row.get::<Option<[u8; 16]>>(column)?.map(PersonId::from_bytes));
    let mut all = Vec::new();
    for row in rows {
        let Some(event) = SecurityEvent::read(row.get(1)?) else { continue };
        all.push(SecurityNote {
            at: crate::queue::instant(row, 0)?,
            event,
            person: somebody(row, 2)?,
            by: somebody(row, 3)?,
            whence: Whence { network: row.get(4)?, agent: row.get(5)? },
            about: row.get(6)?,
        });
    }
    Ok(all)
}
