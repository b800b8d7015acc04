//! The verbs on tickets, and a ticket as its reader may see it.

use std::collections::BTreeMap;
use std::sync::Arc;

use desk::access::{self, Fields, Object};
use desk::clock::{self, Calendars, Clock, Standing};
use desk::decide::Decided;
use desk::ladder::{self, Ahead, News};
use desk::redaction::Said;
use desk::retention;
use desk::{
    Action, Actor, AttachmentId, Command, Context, Decision, Entry, Fact, NewTicket, Organisation,
    OrganisationId, PersonId, Proof, Refusal, Stream, TextId, Ticket, TicketFact, TicketId,
};
use jiff::Timestamp;
use store::projections::{dues, scope, tickets};
use store::{Key, Param, Write, attachments, idempotency, texts, values};
use terms::{Agreement, MeasureId};

use crate::attachments::{FileRow, Goes, attach};
use crate::load::Loaded;
use crate::offices::{PersonRow, keep};
use crate::problems::Behind;
use crate::tiers::Level2;
use crate::write::Batch;
use crate::{App, Failure, Visitor};

/// How often a decision is taken anew when somebody else was faster.
pub(crate) const TRIES: usize = 8;

/// What comes with a request besides its words.
#[derive(Clone, Debug, Default)]
pub struct Form {
    /// How many entries of the ticket the form had seen.
    pub seen: Option<u64>,
    /// The idempotency key: the same again has the same result.
    pub key: Option<String>,
    /// The hash of everything that was asked, so that a key reused for something else is noticed.
    pub body_hash: [u8; 32],
}

/// What came of a verb.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Receipt {
    /// The ticket's public number.
    pub number: u64,
    /// Where in the journal.
    pub position: u64,
    /// It was asked before, and this is what came of it then.
    pub repeated: bool,
}

/// A clock with where it stands.
#[derive(Clone, Debug)]
pub struct Timed {
    /// The clock.
    pub clock: Clock,
    /// Where it stands.
    pub standing: Standing,
}

/// An entry with its place in the journal.
#[derive(Clone, Debug)]
pub struct Placed {
    /// The place.
    pub position: u64,
    /// The entry.
    pub entry: Entry,
}

/// A ticket as one reader may see it at one instant.
#[derive(Clone, Debug)]
pub struct TicketView {
    /// The public number.
    pub number: u64,
    /// When it was looked at.
    pub now: Timestamp,
    /// By whom.
    pub actor: Actor,
    /// How much of it they see.
    pub fields: Fields,
    /// The ticket.
    pub ticket: Ticket,
    /// The entries that this reader sees.
    pub entries: Vec<Placed>,
    /// The words that go with those; what was erased is missing.
    pub texts: BTreeMap<TextId, String>,
    /// The files with those; what was erased is missing.
    pub files: BTreeMap<AttachmentId, FileRow>,
    /// The names of the people in it; who was erased is missing.
    pub names: BTreeMap<PersonId, String>,
    /// The organisations in it.
    pub organisations: BTreeMap<OrganisationId, Arc<Organisation>>,
    /// Of a level-1 ticket that was escalated: where its level-2 ticket stands.
    pub level2: Option<Level2>,
    /// Its clocks.
    pub clocks: Vec<Timed>,
    /// By when those who wait hear something.
    pub news: Option<News>,
    /// Where the open time of a missed target went; for the desk only.
    pub spent: Option<desk::review::Spent>,
    /// To whom this reader may give it; nobody, where they may not.
    pub colleagues: Vec<PersonRow>,
    /// What the reader may do, by the table; what the state allows is another matter.
    pub allowed: Vec<Action>,
    /// The agreement that it is pinned to.
    pub agreement: Arc<Agreement>,
    /// The calendars that it is pinned to.
    pub calendars: Arc<Calendars>,
    /// The problem behind it, if one is linked.
    pub problem: Option<Behind>,
}

impl TicketView {
    /// The words of a text, if they are there.
    pub fn text(&self, id: TextId) -> Option<&str> {
        self.texts.get(&id).map(String::as_str)
    }

    /// The one line of it.
    pub fn subject(&self) -> Option<&str> {
        self.text(self.ticket.opened.what.subject.id)
    }

    /// The clock that counts now for a measure.
    pub fn clock(&self, measure: &MeasureId) -> Option<&Timed> {
        self.clocks.iter().rev().find(|timed| timed.clock.measure == *measure)
    }

    /// The words of an entry, where this reader may destroy them now; until when without a reason, is the other's to say.
    pub fn redactable(&self, entry: u64) -> Option<&Said> {
        let said = self.ticket.words.of(entry).filter(|said| said.redacted.is_none())?;
        let shown = self.entries.iter().any(|placed| placed.entry.number == entry);
        let command = Command::Redact { entry, reason: None };
        let object = command.object(&self.ticket, &self.actor);
        let may = matches!(access::allows(&self.actor, Action::RedactMessage, &object), Decision::Allowed(_));
        let in_time = !said.is_late(&self.actor, self.now);
        (shown && may && in_time && self.fields == Fields::All).then_some(said)
    }

    /// May the reader do that, by the table?
    pub fn may(&self, action: Action) -> bool {
        self.allowed.contains(&action)
    }

    /// The derivation of a clock, at the instant of the view.
    ///
    /// # Errors
    ///
    /// The calendar doesn't reach that far.
    pub fn proof(&self, clock: &Clock) -> Result<Proof, Failure> {
        let gone = || Failure::Damaged(format!("the calendar of {} is gone", clock.region));
        let calendar = self.calendars.get(&clock.region).ok_or_else(gone)?;
        Ok(desk::proof::proof(clock, Some(self.number), &self.agreement, calendar, self.now)?)
    }
}

impl App {
    /// A report comes in. `asked_by` and `customer` are the visitor's own organisation and none, unless told.
    ///
    /// # Errors
    ///
    /// A refusal of the desk, a key that was used for something else, or the database is away.
    pub async fn open(
        &self,
        visitor: &Visitor,
        new: &NewTicket,
        asked_by: Option<OrganisationId>,
        customer: Option<OrganisationId>,
        form: &Form,
    ) -> Result<Receipt, Failure> {
        let key = self.key(visitor, form);
        if let Some(receipt) = self.asked_before(key.as_ref()).await? {
            return Ok(receipt);
        }
        for _ in 0..TRIES {
            let at = self.now();
            let visitor = self.again(visitor).await?;
            let actor = visitor.actor(at);
            let asking = match asked_by {
                Some(id) => self.organisation(id, None).await?,
                None => visitor.organisation.clone(),
            };
            let for_whom = match customer {
                Some(id) => Some(self.organisation(id, None).await?),
                None => None,
            };
            let level1 = self.level1_desk_of(&asking, &actor, at).await?;
            let own = level1.as_ref().and_then(|desk| self.promised_at_level_1(desk.id, &asking, at));
            let (agreement, calendars) = match &own {
                Some(own) => (own.agreement.clone(), own.calendars.clone()),
                None => self.editions().in_force(at)?,
            };
            let (agreement, calendars) = (&*agreement, &*calendars);
            let cx = Context { actor: &actor, at, recorded_at: at, agreement, calendars, seen: None };
            let decided = match &level1 {
                Some(provider) => desk::open_at_level_1(new, &asking, provider, own.is_some(), &cx)?,
                None => desk::open(new, &asking, for_whom.as_deref(), &cx)?,
            };

            let mut batch = Batch::default();
            guard_visitor(&mut batch, &visitor);
            let others = for_whom.iter().chain(&level1).chain([&asking]);
            for organisation in others.filter(|o| o.id != visitor.organisation.id) {
                batch.guard(Stream::Organisation(organisation.id), organisation.version);
            }
            batch.keyed(key.clone());
            self.still_held(&visitor, &new.files).await?;
            batch.and(attach(visitor.person.id, Goes::OnATicket(new.id), &new.files));
            self.put(&mut batch, None, &decided, visitor.person.id, agreement, calendars)?;
            match self.commit(batch).await {
                Err(Failure::Busy) => {}
                other => return receipt(other?, None),
            }
        }
        Err(Failure::Busy)
    }

    /// A verb on a ticket.
    ///
    /// # Errors
    ///
    /// A refusal of the desk, a key that was used for something else, or the database is away.
    pub async fn act(
        &self,
        visitor: &Visitor,
        number: u64,
        command: &Command,
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
            let id = self.find_for(&actor, number, command.place()).await?;
            let loaded = self.load_ticket(id).await?;
            let (agreement, calendars) = self.pinned(loaded.value.pin()).await?;
            let (agreement, calendars) = (&*agreement, &*calendars);
            let cx = Context { actor: &actor, at, recorded_at: at, agreement, calendars, seen: form.seen };
            let customer = self.still_served(&loaded.value, command, &cx).await?;
            let (command, assignee) = self.looked_up(command).await?;
            let mut batch = Batch::default();
            let command = self.informed(&loaded.value, &command, agreement, &mut batch).await?;
            let command = self.with_colleagues(command, &loaded.value, &actor, at, &mut batch).await?;
            let decided = desk::decide(&loaded.value, &command, &cx)?;
            guard_visitor(&mut batch, &visitor);
            if let Some(customer) = customer.filter(|c| c.id != visitor.organisation.id) {
                batch.guard(Stream::Organisation(customer.id), customer.version);
            }
            if let Some(assignee) = assignee.filter(|assignee| assignee.id != visitor.person.id) {
                batch.guard(Stream::Person(assignee.id), assignee.version);
            }
            batch.keyed(key.clone());
            self.still_held(&visitor, command.files()).await?;
            batch.and(attach(visitor.person.id, Goes::OnATicket(id), command.files()));
            self.put(&mut batch, Some(&loaded), &decided, visitor.person.id, agreement, calendars)?;
            match self.commit(batch).await {
                Err(Failure::Busy) => {}
                other => {
                    let receipt = receipt(other?, Some(number))?;
                    if matches!(command, Command::Redact { .. }) {
                        self.leave_no_trace().await;
                    }
                    return Ok(receipt);
                }
            }
        }
        Err(Failure::Busy)
    }

    /// What was destroyed shall not linger in the pages of the file. It is destroyed whether or not this comes to its end now:
    /// the next scrubbing takes the rest.
    pub(crate) async fn leave_no_trace(&self) {
        if let Err(error) = self.sweep_files().await {
            tracing::warn!(%error, "files of what was redacted stay until the next sweep");
        }
        if let Err(error) = self.0.db.scrub().await {
            tracing::warn!(%error, "what was redacted stays in the database's log until it is written back");
        }
    }

    /// Puts a decision on a ticket into a batch: entries, texts, rows.
    pub(crate) fn put(
        &self,
        batch: &mut Batch,
        before: Option<&Loaded<Ticket>>,
        decided: &Decided,
        author: PersonId,
        agreement: &Agreement,
        calendars: &Calendars,
    ) -> Result<Ticket, Failure> {
        let head = before.map_or(desk::Digest::ZERO, |loaded| loaded.head);
        batch.append(head, &decided.entries);
        batch.and(decided.texts.iter().map(|text| keep(text, author)));
        batch.and(before.iter().flat_map(|loaded| destroyed(loaded, &decided.entries)));

        let after = match before {
            Some(loaded) => decided.entries.iter().fold(loaded.value.clone(), Ticket::after),
            None => Ticket::fold(&decided.entries).expect("a new ticket begins with its opening"),
        };
        let clocks = clock::clocks(&after, agreement, calendars)?;
        let ahead = ladder::ahead(&after, &clocks, agreement, calendars)?;
        batch.and(rows(before.is_none(), &after, &clocks, &ahead));
        if !ahead.pending.is_empty() {
            self.0.due.notify_one();
        }
        Ok(after)
    }

    /// A ticket as this visitor may see it, now.
    ///
    /// # Errors
    ///
    /// [`Refusal::NotFound`] if there is none for them, or the database is away.
    pub async fn ticket(&self, visitor: &Visitor, number: u64) -> Result<TicketView, Failure> {
        self.ticket_at(visitor, number, None).await
    }

    /// A ticket as it stood at an instant, by what the desk had been told up to then; nothing can be done to it. Who may
    /// see it is decided by who they are now. Without an instant, or with one to come: now.
    ///
    /// # Errors
    ///
    /// [`Refusal::NotFound`] if there is none for them, or was none then, or the database is away.
    pub async fn ticket_at(
        &self,
        visitor: &Visitor,
        number: u64,
        at: Option<Timestamp>,
    ) -> Result<TicketView, Failure> {
        let wall = self.now();
        let then = at.filter(|at| *at < wall);
        let now = then.unwrap_or(wall);
        let actor = visitor.actor(wall);
        let id = self.find(&actor, number).await?;
        let Loaded { value: mut ticket, mut entries, positions, .. } = self.load_ticket(id).await?;
        let object = Object::of(&ticket);
        let fields = access::require(&actor, Action::Read, &object)?;
        if then.is_some() {
            entries.retain(|entry| entry.recorded_at <= now);
            ticket = Ticket::fold(&entries).ok_or(Refusal::NotFound)?;
        }
        let (agreement, calendars) = self.pinned(ticket.pin()).await?;

        let placed = entries.into_iter().zip(positions).map(|(entry, position)| Placed { position, entry });
        let entries: Vec<Placed> =
            placed.filter(|placed| access::shows(&actor, &placed.entry, ticket.level1_desk())).collect();
        let texts = match fields {
            Fields::All => self.texts_of(&entries).await?,
            Fields::Metadata => BTreeMap::new(),
        };
        let files = match fields {
            Fields::All => self.files_of(&entries).await?,
            Fields::Metadata => BTreeMap::new(),
        };
        let clocks = clock::clocks(&ticket, &agreement, &calendars)?;
        let clocks = clocks.into_iter().map(|clock| self.timed(clock, &agreement, &calendars, now));
        let news = ladder::news(&ticket, &agreement, &calendars)?;
        let clocks: Vec<Timed> = clocks.collect::<Result<_, _>>()?;
        let may_review = matches!(access::allows(&actor, Action::WriteReview, &object), Decision::Allowed(_));
        let spent = if may_review { self.spent(&ticket, &clocks, &calendars, now).await? } else { None };
        let may_assign = matches!(access::allows(&actor, Action::Assign, &object), Decision::Allowed(_));
        let colleagues = if may_assign { self.colleagues(visitor).await? } else { Vec::new() };
        let allows = |action: &Action| {
            then.is_none() && matches!(access::allows(&actor, *action, &object), Decision::Allowed(_))
        };
        let problem = match ticket.problem {
            Some(link) => self.problem_behind(link.what, fields, then).await?,
            None => None,
        };
        Ok(TicketView {
            problem,
            number,
            now,
            fields,
            names: if fields == Fields::All { self.names_in(&entries).await? } else { BTreeMap::new() },
            organisations: self.organisations_in(&ticket, &entries).await?,
            level2: self.level2_of(&ticket, &actor, then).await?,
            clocks,
            allowed: Action::ALL.iter().copied().filter(allows).collect(),
            news,
            spent,
            colleagues,
            actor,
            ticket,
            entries,
            texts,
            files,
            agreement,
            calendars,
        })
    }

    pub(crate) fn timed(
        &self,
        clock: Clock,
        agreement: &Agreement,
        calendars: &Calendars,
        now: Timestamp,
    ) -> Result<Timed, Failure> {
        let gone = || Failure::Damaged(format!("the calendar of {} is gone", clock.region));
        let calendar = calendars.get(&clock.region).ok_or_else(gone)?;
        let standing = clock.standing(calendar, now.max(clock.opened), agreement.alarms.warn_left)?;
        Ok(Timed { clock, standing })
    }

    /// The same; or a ticket of which only what stands at `place` is for this actor's organisation.
    pub(crate) async fn find_for(
        &self,
        actor: &Actor,
        number: u64,
        place: Option<u64>,
    ) -> Result<TicketId, Failure> {
        match (self.find(actor, number).await, place) {
            (Err(Failure::Refused(Refusal::NotFound)), Some(place)) => {
                let asked = values![number, place, actor.organisation.bytes()];
                let rows = self.0.db.query(&dues::FIND, &asked).await?;
                Ok(TicketId::from_bytes(rows.first().ok_or(Refusal::NotFound)?.get(0)?))
            }
            (found, _) => found,
        }
    }

    /// The id of a ticket, if this actor's scope finds it.
    pub(crate) async fn find(&self, actor: &Actor, number: u64) -> Result<TicketId, Failure> {
        let found_in = access::scopes_for(actor, Action::Read);
        let (first, last) = found_in.first().zip(found_in.last()).ok_or(Refusal::NotFound)?;
        let rows =
            self.within(&found_in, &tickets::FIND, &values![number, scope(*first), scope(*last)]).await?;
        let row = rows.first().ok_or(Refusal::NotFound)?;
        Ok(TicketId::from_bytes(row.get(0)?))
    }

    pub(crate) async fn texts_of(&self, entries: &[Placed]) -> Result<BTreeMap<TextId, String>, Failure> {
        let wanted: Vec<TextId> =
            entries.iter().flat_map(|placed| placed.entry.fact.texts()).map(|text| text.id).collect();
        self.texts_with(&wanted).await
    }

    /// The words of these texts; what was erased is missing.
    pub(crate) async fn texts_with(&self, wanted: &[TextId]) -> Result<BTreeMap<TextId, String>, Failure> {
        let mut found = BTreeMap::new();
        for some in wanted.chunks(texts::AT_ONCE) {
            for (id, content) in self.some_texts(some).await? {
                found.insert(id, content);
            }
        }
        Ok(found)
    }

    async fn some_texts(&self, ids: &[TextId]) -> Result<Vec<(TextId, String)>, Failure> {
        let mut params = vec![store::Value::Null; texts::AT_ONCE];
        for (param, id) in params.iter_mut().zip(ids) {
            *param = store::Value::from(id.bytes());
        }
        let rows = self.0.db.query(&texts::SOME, &params).await?;
        rows.iter().map(|row| Ok((TextId::from_bytes(row.get(0)?), row.get(1)?))).collect()
    }

    pub(crate) async fn names_in(&self, entries: &[Placed]) -> Result<BTreeMap<PersonId, String>, Failure> {
        let mut names = BTreeMap::new();
        for person in entries.iter().flat_map(|placed| placed.entry.people()) {
            if !names.contains_key(&person)
                && let Some(name) = self.person_row(person).await?.name
            {
                names.insert(person, name);
            }
        }
        Ok(names)
    }

    async fn organisations_in(
        &self,
        ticket: &Ticket,
        entries: &[Placed],
    ) -> Result<BTreeMap<OrganisationId, Arc<Organisation>>, Failure> {
        let own = [Some(ticket.opened.what.asked_by), ticket.opened.what.customer, ticket.level1_desk()];
        let acting = entries.iter().map(|placed| placed.entry.on_behalf_of);
        let passed = entries.iter().map(|placed| crate::tiers::written_for(&placed.entry));
        let all: Vec<OrganisationId> = own.into_iter().chain(acting).chain(passed).flatten().collect();
        let mut found = BTreeMap::new();
        for id in all {
            found.insert(id, self.organisation(id, None).await?);
        }
        Ok(found)
    }

    /// The visitor as they are now, for a decision; the commit guards it.
    pub(crate) async fn again(&self, visitor: &Visitor) -> Result<Visitor, Failure> {
        let person = self.person(visitor.person.id, None).await?;
        let organisation = self.organisation(person.organisation, None).await?;
        let name = visitor.name.clone();
        let (proven_at, scope, networks) = (visitor.proven_at, visitor.scope, visitor.networks.clone());
        let token = visitor.token;
        if person.active {
            let emergency = self.reads_in_an_emergency(&person).await?;
            Ok(Visitor { person, organisation, name, proven_at, scope, token, networks, emergency })
        } else {
            Err(Failure::NoEntry)
        }
    }

    pub(crate) fn key(&self, visitor: &Visitor, form: &Form) -> Option<Key> {
        form.key.as_ref().map(|key| Key {
            who: visitor.person.id.bytes(),
            key: key.clone(),
            body_hash: form.body_hash,
            recorded_at: self.wall().as_microsecond(),
        })
    }

    /// A request that was asked before got its answer then, whatever the state allows now.
    pub(crate) async fn asked_before(&self, key: Option<&Key>) -> Result<Option<Receipt>, Failure> {
        let Some(key) = key else { return Ok(None) };
        let rows = self.0.db.query(&idempotency::RECORDED, &values![key.who, key.key.as_str()]).await?;
        let Some(row) = rows.first() else { return Ok(None) };
        if row.get::<[u8; 32]>(0)? != key.body_hash {
            return Err(Failure::KeyReused);
        }
        let number = row.get::<Option<u64>>(2)?.unwrap_or(0);
        Ok(Some(Receipt { number, position: row.get(1)?, repeated: true }))
    }
}

/// The words that these entries say are destroyed: the entry and the destruction are one commit.
fn destroyed(loaded: &Loaded<Ticket>, entries: &[Entry]) -> Vec<Write> {
    let mut writes = Vec::new();
    for entry in entries {
        let Fact::Ticket(fact) = &entry.fact else { continue };
        let theirs: Vec<TextId> = match fact {
            TicketFact::Redacted(redacted) => {
                loaded.value.words.of(redacted.entry).map_or_else(Vec::new, |said| said.texts.clone())
            }
            TicketFact::Lapsed(lapsed) => retention::lapsing(&loaded.entries, lapsed.class),
            _ => continue,
        };
        let at = entry.at.as_microsecond();
        // A file goes with its listing, which is one of the texts.
        writes.extend(theirs.iter().flat_map(|text| {
            [&texts::ERASE, &attachments::ERASE_LISTED]
                .map(|erase| Write::new(erase, store::params![text.bytes(), at]))
        }));
    }
    writes
}

pub(crate) fn guard_visitor(batch: &mut Batch, visitor: &Visitor) {
    batch.guard(Stream::Person(visitor.person.id), visitor.person.version);
    batch.guard(Stream::Organisation(visitor.organisation.id), visitor.organisation.version);
}

fn rows(is_new: bool, ticket: &Ticket, clocks: &[Clock], ahead: &Ahead) -> Vec<Write> {
    if is_new {
        tickets::put(ticket, Param::TicketNumber, clocks, ahead)
    } else {
        tickets::change(ticket, clocks, ahead)
    }
}

pub(crate) fn receipt(outcome: store::Outcome, number: Option<u64>) -> Result<Receipt, Failure> {
    let repeated = matches!(outcome, store::Outcome::Repeated { .. });
    let number = number.or(outcome.ticket_number());
    let number = number.ok_or_else(|| Failure::Damaged("a ticket has no number".to_owned()))?;
    Ok(Receipt { number, position: outcome.position(), repeated })
}
