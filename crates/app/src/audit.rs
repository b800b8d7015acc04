//! What was changed of an organisation's things, by whom and when, for whoever answers for it: its tickets as its own people may
//! see them, its people, itself. Told from the journal, with the chains of what is shown recomputed.

use std::collections::btree_map::Entry::{Occupied, Vacant};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use desk::access::{self, Fields, Object};
use desk::fact::Party;
use desk::{
    Action, Digest, Entry, Organisation, OrganisationId, PersonId, Scope, Stream, StreamKind, Ticket, chain,
};
use jiff::Timestamp;
use store::StoredEntry;
use store::projections::{people, scope, tickets};
use store::values;

use crate::offices::person_row;
use crate::{App, Failure, PersonRow, SecurityNote, SecurityPage, Visitor};

/// So many lines stand on a page, unless it says otherwise.
pub const AUDITED: usize = 50;
/// So many entries are looked through for one page; the next one goes on where it ended.
pub(crate) const LOOKED_THROUGH: u64 = 4_000;
/// So many are read at once.
const AT_ONCE: u64 = 200;

/// Which entries.
#[derive(Clone, Debug, Default)]
pub struct AuditQuery {
    /// By that person, or about them.
    pub person: Option<PersonId>,
    /// On things of that kind.
    pub kind: Option<StreamKind>,
    /// Not before this instant.
    pub from: Option<Timestamp>,
    /// Before this one.
    pub until: Option<Timestamp>,
    /// Before this position: what the page before gave as the next.
    pub before: Option<u64>,
    /// At most so many.
    pub limit: Option<usize>,
}

/// An entry that concerns an organisation.
#[derive(Clone, Debug)]
pub struct AuditLine {
    /// Its place in the journal of the house.
    pub position: u64,
    /// The entry.
    pub entry: Entry,
    /// The number of the ticket that it is on, if it is on one.
    pub ticket: Option<u64>,
}

/// A page of what happened to an organisation's things, the latest first.
#[derive(Clone, Debug)]
pub struct Audit {
    /// Whose.
    pub organisation: Arc<Organisation>,
    /// How much of it is shown: without names, for whoever only watches.
    pub fields: Fields,
    /// The lines.
    pub lines: Vec<AuditLine>,
    /// The names of the people in them; who was erased is missing.
    pub names: BTreeMap<PersonId, String>,
    /// The names of the organisations in them.
    pub organisations: BTreeMap<OrganisationId, String>,
    /// Where the next page begins, if there is one.
    pub next: Option<u64>,
    /// How many chains were recomputed: that of each thing on the page.
    pub chains: usize,
    /// The position of the first entry that doesn't hold, if one doesn't.
    pub wrong: Option<u64>,
    /// The organisation's people, to choose from.
    pub people: Vec<PersonRow>,
}

/// A page of the security journal of an organisation's people, as one reader may see it.
#[derive(Clone, Debug)]
pub struct SecurityTold {
    /// Whose.
    pub organisation: Arc<Organisation>,
    /// How much of it is shown: without names and places, for whoever only watches.
    pub fields: Fields,
    /// The lines, the latest first.
    pub notes: Vec<SecurityNote>,
    /// The names of the people in them; who was erased is missing.
    pub names: BTreeMap<PersonId, String>,
    /// Where the next page begins, if there is one.
    pub next: Option<Timestamp>,
}

/// What is known of a stream while a page is gathered.
struct Known {
    desk: Option<OrganisationId>,
    number: Option<u64>,
}

impl App {
    /// What happened to an organisation's things.
    ///
    /// # Errors
    ///
    /// [`desk::Refusal::NotFound`] or [`desk::Refusal::NotAllowed`] if it isn't for this visitor to see, or the database is away.
    pub async fn audit(
        &self,
        visitor: &Visitor,
        of: OrganisationId,
        query: &AuditQuery,
    ) -> Result<Audit, Failure> {
        let actor = visitor.actor(self.now());
        let organisation = self.organisation(of, None).await?;
        let object = Object::Of { organisation: of, provider: None, person: None };
        let fields = access::require(&actor, Action::ReadAudit, &object)?;
        let limit = query.limit.unwrap_or(AUDITED);
        let also = match organisation.party {
            Party::Vendor => Scope::Centre,
            Party::Provider => Scope::Desk(of),
            Party::Customer => Scope::Organisation(of),
        };
        let scopes = [scope(Scope::Organisation(of)), scope(also)];
        let (mut lines, mut known, mut wrong) = (Vec::new(), BTreeMap::new(), None);
        let mut before = query.before.unwrap_or(u64::MAX >> 1);
        let mut looked = 0;
        let next = 'pages: loop {
            let [first, second] = &scopes;
            let some = self.0.db.concerning(before, first, second, of.bytes(), AT_ONCE).await?;
            if some.is_empty() {
                break None;
            }
            looked += AT_ONCE;
            for stored in some {
                if lines.len() >= limit {
                    break 'pages Some(before);
                }
                before = stored.position;
                let entry = Entry::from_bytes(&stored.body)?;
                if !query.takes(&entry) {
                    continue;
                }
                let of_it = match known.entry(entry.stream) {
                    Occupied(found) => found.into_mut(),
                    Vacant(place) => {
                        let (found, broken) = self.audited(entry.stream).await?;
                        wrong = wrong.or(broken);
                        place.insert(found)
                    }
                };
                let is_ticket = matches!(entry.stream, Stream::Ticket(_));
                if is_ticket && !access::shows(&actor, &entry, of_it.desk) {
                    continue;
                }
                // What lies at a level-1 desk isn't there for whoever only watches, not even that it is.
                if fields == Fields::Metadata && of_it.desk.is_some() {
                    continue;
                }
                lines.push(AuditLine { position: stored.position, ticket: of_it.number, entry });
            }
            if looked >= LOOKED_THROUGH {
                break Some(before);
            }
        };
        let mut audit = Audit {
            organisation,
            fields,
            lines,
            names: BTreeMap::new(),
            organisations: BTreeMap::new(),
            next,
            chains: known.len(),
            wrong,
            people: Vec::new(),
        };
        if fields == Fields::All {
            self.name_those_in(&mut audit, of).await?;
        }
        Ok(audit)
    }

    async fn name_those_in(&self, audit: &mut Audit, of: OrganisationId) -> Result<(), Failure> {
        let entries = || audit.lines.iter().map(|line| &line.entry);
        let mut who: BTreeSet<PersonId> = entries().flat_map(Entry::people).collect();
        who.extend(entries().filter_map(|entry| match entry.stream {
            Stream::Person(id) => Some(id),
            _ => None,
        }));
        let organisations: BTreeSet<OrganisationId> =
            entries().filter_map(|entry| entry.on_behalf_of).collect();
        audit.names = self.names_of(who).await?;
        for id in organisations {
            audit.organisations.insert(id, self.organisation(id, None).await?.name.clone());
        }
        let rows = self.0.db.query(&people::OF, &values![of.bytes()]).await?;
        audit.people = rows.iter().map(person_row).collect::<Result<_, _>>()?;
        Ok(())
    }

    /// The level-1 desk and the number of a ticket, and the first position at which a stream's chain doesn't hold.
    async fn audited(&self, stream: Stream) -> Result<(Known, Option<u64>), Failure> {
        let stored = self.0.db.stream(stream.kind().word(), *stream.id().as_bytes()).await?;
        let wrong = first_wrong(&stored);
        let (mut desk, mut number) = (None, None);
        if let Stream::Ticket(id) = stream {
            let first = stored.first().map(|first| Entry::from_bytes(&first.body)).transpose()?;
            desk = first.and_then(|first| Ticket::first(&first)).and_then(|ticket| ticket.level1_desk());
            let rows = self.0.db.query(&tickets::NUMBER, &values![id.bytes()]).await?;
            number = rows.first().map(|row| row.get(0)).transpose()?;
        }
        Ok((Known { desk, number }, wrong))
    }

    /// The security journal of an organisation's people, for whoever may read it.
    ///
    /// # Errors
    ///
    /// As [`App::audit`].
    pub async fn security_for(
        &self,
        visitor: &Visitor,
        of: OrganisationId,
        until: Option<Timestamp>,
        most: u32,
    ) -> Result<SecurityTold, Failure> {
        let organisation = self.organisation(of, None).await?;
        let object = Object::Of { organisation: of, provider: None, person: None };
        let fields = access::require(&visitor.actor(self.now()), Action::ReadSecurity, &object)?;
        let SecurityPage { notes, next } = self.security_page_of(of, until, most).await?;
        let who: BTreeSet<PersonId> =
            notes.iter().flat_map(|note| [note.person, note.by]).flatten().collect();
        let names = if fields == Fields::All { self.names_of(who).await? } else { BTreeMap::new() };
        Ok(SecurityTold { organisation, fields, notes, names, next })
    }
}

impl AuditQuery {
    fn takes(&self, entry: &Entry) -> bool {
        let about =
            |person: PersonId| entry.people().contains(&person) || entry.stream == Stream::Person(person);
        self.person.is_none_or(about)
            && self.kind.is_none_or(|kind| entry.stream.kind() == kind)
            && self.from.is_none_or(|from| entry.at >= from)
            && self.until.is_none_or(|until| entry.at < until)
    }
}

fn first_wrong(stored: &[StoredEntry]) -> Option<u64> {
    let mut head = Digest::ZERO;
    for one in stored {
        head = chain(head, &one.body);
        if head.0 != one.hash {
            return Some(one.position);
        }
    }
    None
}
