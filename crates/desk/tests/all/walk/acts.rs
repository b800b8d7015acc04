//! What can be done to the house, and what the shell looks up for it: every verb of every kind of stream.

use desk::chart::{self, ChartCommand};
use desk::contact::ContactCommand;
use desk::duties::{self, DutyCommand, Obliged};
use desk::erasure::ErasureCommand;
use desk::escalation::Chosen;
use desk::exclusion::Known;
use desk::fact::PersonFact;
use desk::maintenance::{self, MaintenanceCommand};
use desk::membership::{self, MembershipCommand};
use desk::pin::{self, Editions};
use desk::problem::{self, ProblemCommand};
use desk::procedure::Shipped;
use desk::promise::{Assignee, PromiseCommand};
use desk::qualification::{self, QualificationCommand};
use desk::release::{self, ReleaseCommand};
use desk::remote::RemoteCommand;
use desk::roster::{Crew, IsoWeek, RosterCommand};
use desk::service_report::{self, Of, ServiceReport};
use desk::training::{self, TrainingCommand};
use desk::{
    Action, Actor, Authored, Command, Context, Decided, Digest, Entry, Escalated, MaintenanceId, NewTicket,
    OrganisationId, Passing, PersonId, ProblemId, Refusal, ReleaseId, Role, Roster, Stream, Ticket, TicketId,
    access, decide, escalate, publication, tiers,
};

use super::house::{House, VERSIONS};
use crate::world::*;

/// Something that somebody would like to do.
#[derive(Clone, Debug)]
pub enum Act {
    Report {
        asked_by: OrganisationId,
        customer: Option<OrganisationId>,
        new: Box<NewTicket>,
    },
    ReportAtLevel1 {
        customer: OrganisationId,
        provider: OrganisationId,
        own_terms: bool,
        new: Box<NewTicket>,
    },
    On(TicketId, Command),
    Escalate(TicketId, Box<NewTicket>, Chosen),
    Repin(TicketId, usize, Authored),
    Problem(ProblemId, ProblemCommand),
    Maintenance(MaintenanceId, MaintenanceCommand),
    Release(ReleaseId, ReleaseCommand),
    Roster(IsoWeek, RosterCommand),
    DraftReport(Box<ServiceReport>),
    ReviewReport(Of),
    IssueReport(Box<ServiceReport>, Option<Authored>),
    Propose(usize, Authored),
    Publish(usize),
    Decline(usize, Authored),
    Chart(OrganisationId, ChartCommand),
    Duty(OrganisationId, DutyCommand),
    Training(PersonId, TrainingCommand),
    Qualification(PersonId, QualificationCommand),
    Erasure(PersonId, ErasureCommand),
    Person(PersonId, PersonFact, Vec<Authored>),
}

impl House {
    /// What would be written if that person did that now. Nothing is.
    ///
    /// # Errors
    ///
    /// The refusal, as the shell would get it.
    pub fn attempt(&self, who: PersonId, act: &Act, seen: Option<u64>) -> Result<Vec<Decided>, Refusal> {
        self.attempt_as(&self.actor(who), act, seen)
    }

    pub fn attempt_as(&self, actor: &Actor, act: &Act, seen: Option<u64>) -> Result<Vec<Decided>, Refusal> {
        let terms = self.in_force();
        let cx = &self.context(terms, actor, seen);
        let one = |decided: Result<Decided, Refusal>| decided.map(|decided| vec![decided]);
        match act {
            Act::Report { asked_by, customer, new } => {
                let customer = customer.map(|id| &self.organisations[&id]);
                one(desk::open(new, &self.organisations[asked_by], customer, cx))
            }
            Act::ReportAtLevel1 { customer, provider, own_terms, new } => {
                let (customer, provider) = (&self.organisations[customer], &self.organisations[provider]);
                let cx = &if *own_terms { self.context(&VERSIONS[3], actor, seen) } else { *cx };
                one(desk::open_at_level_1(new, customer, provider, *own_terms, cx))
            }
            Act::On(id, command) => one(self.on(&self.tickets[id], command, actor, seen)),
            Act::Escalate(id, new, chosen) => self.escalate(&self.tickets[id], new, chosen, actor, seen),
            Act::Repin(id, to, reason) => {
                let ticket = &self.tickets[id];
                let own = self.context(self.pinned(ticket), actor, seen);
                let Terms { agreement, calendars } = &VERSIONS[*to];
                one(pin::repin(ticket, Editions { agreement, calendars }, reason, &own))
            }
            Act::Problem(id, command) => self.problem(*id, command, actor, seen),
            Act::Maintenance(id, command) => {
                let known = self.maintenances.get(&Stream::Maintenance(*id));
                let others: Vec<_> =
                    self.maintenances.values().filter(|m| desk::Folded::is_open(*m)).cloned().collect();
                let named = match command {
                    maintenance::MaintenanceCommand::Plan(plan) => plan.release,
                    _ => known.and_then(|known| known.plan.release),
                };
                let release = named.and_then(|id| self.releases.get(&Stream::Release(id)));
                one(maintenance::decide(*id, known, command, &others, release, cx))
            }
            Act::Release(id, command) => self.release(*id, command, actor, seen),
            Act::Roster(week, command) => {
                let centre = self.people.values().filter(|p| p.organisation == VENDOR && p.role.is_centre());
                let crew = Crew::of(centre);
                let beside: Vec<Roster> =
                    self.rosters.values().filter(|r| r.week != *week).cloned().collect();
                let house = desk::roster::House { crew: &crew, beside: &beside };
                one(desk::roster::decide(self.rosters.get(&week.stream()), *week, command, house, cx))
            }
            Act::DraftReport(report) => {
                let current = self.reports.get(&Stream::report(&report.of()));
                one(service_report::draft(current, report, &words(&report.frozen()), cx))
            }
            Act::ReviewReport(of) => {
                let current = self.reports.get(&Stream::report(of));
                let hash = current.and_then(|current| current.draft.as_ref()).map(|draft| draft.hash);
                one(service_report::review(current, hash.unwrap_or(Digest::ZERO), cx))
            }
            Act::IssueReport(report, reason) => {
                let current = self.reports.get(&Stream::report(&report.of()));
                let draft = current.and_then(|current| current.draft.as_ref());
                // The house's own copy of what was drafted.
                let version = current.map_or(0, |current| current.version);
                let copy = words(&format!("issue of {:?} after {version}", report.of())).id;
                let frozen = draft.map(|draft| Authored { id: copy, ..self.texts[&draft.text.id].clone() });
                one(service_report::issue(current, report, frozen.as_ref(), reason.as_ref(), cx))
            }
            Act::Propose(n, reason) => {
                let new = &VERSIONS[*n].agreement;
                publication::fits(new, self.published.iter().map(|n| &VERSIONS[*n].agreement), self.now)?;
                let current = self.versions.get(&Stream::agreement(&new.id));
                let file = words(&format!("the file of {}", new.id));
                one(publication::propose(current, new, &file, reason, cx))
            }
            Act::Publish(n) => {
                let new = &VERSIONS[*n].agreement;
                publication::fits(new, self.published.iter().map(|n| &VERSIONS[*n].agreement), self.now)?;
                let current = self.versions.get(&Stream::agreement(&new.id)).ok_or(Refusal::NotFound)?;
                one(publication::publish(current, cx))
            }
            Act::Decline(n, reason) => {
                let current = self.versions.get(&Stream::agreement(&VERSIONS[*n].agreement.id));
                one(publication::decline(current.ok_or(Refusal::NotFound)?, reason, cx))
            }
            Act::Chart(id, command) => {
                let others: Vec<_> = self.organisations.values().cloned().collect();
                one(chart::decide(&self.organisations[id], command, &others, cx))
            }
            Act::Duty(id, command) => one(duties::decide(&self.obliged(*id), command, cx)),
            Act::Training(id, command) => {
                let person = self.person(*id);
                one(training::decide(person, &self.organisations[&person.organisation], command, cx))
            }
            Act::Qualification(id, command) => {
                let person = self.person(*id);
                one(qualification::decide(person, &self.organisations[&person.organisation], command, cx))
            }
            Act::Erasure(id, command) => {
                let person = self.person(*id);
                let of = &self.organisations[&person.organisation];
                one(desk::erasure::decide(person, of, self.others_than(person), command, cx))
            }
            Act::Person(id, PersonFact::Disabled {}, _) => {
                self.membership(*id, MembershipCommand::Disable, cx)
            }
            Act::Person(id, PersonFact::RoleChanged { role }, _) => {
                self.membership(*id, MembershipCommand::ChangeRole { role: *role }, cx)
            }
            Act::Person(id, fact, texts) => {
                let action = match fact {
                    PersonFact::QualificationGranted { .. } | PersonFact::QualificationRevoked { .. } => {
                        Action::GrantQualification
                    }
                    _ => Action::InvitePeople,
                };
                access::require(actor, action, &access::Object::House)?;
                let version = self.people.get(id).map_or(0, |person| person.version);
                let stream = Stream::Person(*id);
                Ok(vec![desk::decide::facts(stream, version, [fact.clone()], texts.clone(), cx)])
            }
        }
    }

    /// A party with what was pointed out to it and what it allowed.
    pub fn obliged(&self, id: OrganisationId) -> Obliged {
        Obliged::fold(&self.streams[&Stream::Organisation(id)]).expect("an organisation")
    }

    fn served(&self, ticket: &Ticket, command: &Command, cx: &desk::Context<'_>) -> Result<(), Refusal> {
        let customer = ticket.opened.what.customer.filter(|_| tiers::provider_of(ticket).is_some());
        let customer = customer.filter(|_| cx.actor.party != desk::fact::Party::Vendor);
        let Some(customer) = customer else { return Ok(()) };
        tiers::still_served(ticket, command, &self.organisations[&customer], |_| None, cx)
    }

    fn on(
        &self,
        ticket: &Ticket,
        command: &Command,
        actor: &Actor,
        seen: Option<u64>,
    ) -> Result<Decided, Refusal> {
        let cx = self.context(self.pinned(ticket), actor, seen);
        self.served(ticket, command, &cx)?;
        decide(ticket, &self.looked_up(ticket, command, actor), &cx)
    }

    /// The people of an organisation who are qualified on that ticket now.
    pub fn able(&self, ticket: &Ticket, organisation: OrganisationId) -> Vec<PersonId> {
        let theirs = self.people.values().filter(|p| p.active && p.organisation == organisation);
        theirs.map(|p| p.id).filter(|id| self.actor(*id).is_qualified_on(ticket)).collect()
    }

    /// What the shell looks up, whatever a form brought of it.
    fn looked_up(&self, ticket: &Ticket, command: &Command, actor: &Actor) -> Command {
        match command.clone() {
            Command::Promise(PromiseCommand::Assign(to)) => {
                let (organisation, role, active) = match self.people.get(&to.person) {
                    Some(person) => (person.organisation, person.role, person.active),
                    None => return command.clone(),
                };
                let to = Assignee { person: to.person, organisation, role, active };
                Command::Promise(PromiseCommand::Assign(to))
            }
            Command::Remote(RemoteCommand::Ask { owner, purpose, systems, people, from, until, .. }) => {
                let known = self.able(ticket, actor.organisation);
                Command::Remote(RemoteCommand::Ask { owner, purpose, systems, people, known, from, until })
            }
            Command::Exclusion(exclusion) => {
                let agreement = &self.pinned(ticket).agreement;
                let known =
                    exclusion.asks(ticket, agreement).map(|(_, duty)| self.known(ticket, duty.as_ref()));
                Command::Exclusion(exclusion.knowing(known.unwrap_or_default()))
            }
            Command::Contact(ContactCommand::Write { to, text, .. }) => {
                let customer = ticket.opened.what.customer;
                let is_one = |p: &&desk::Person| {
                    p.role == Role::SuperAdministrator && p.active && Some(p.organisation) == customer
                };
                let authorisation = customer.and_then(|customer| {
                    let party = self.obliged(customer);
                    let found = party.contacts.covering(&party.organisation, ticket.id, to, self.now)?;
                    Some(found.number)
                });
                let is_super_administrator = self.people.get(&to).filter(is_one).is_some();
                let known = desk::contact::Known { is_super_administrator, authorisation };
                Command::Contact(ContactCommand::Write { to, text, known })
            }
            other => other,
        }
    }

    fn known(&self, ticket: &Ticket, duty: Option<&terms::DutyId>) -> Known {
        let opened = &ticket.opened.what;
        let Some(customer) = opened.customer else { return Known::default() };
        let rules = self.pinned(ticket).agreement.training.as_ref();
        let theirs = || self.people.values().filter(|person| person.organisation == customer);
        let shown = theirs().any(|person| !person.trainings.certificates.is_empty());
        let trained = shown.then(|| training::trained(theirs(), ticket.opened.at, rules).is_enough());
        let party = self.obliged(opened.asked_by);
        let told = |duty: &terms::DutyId| {
            party.pointed_out.iter().find(|told| told.duty == *duty).map(|told| told.at)
        };
        Known { trained, pointed_out: duty.and_then(told) }
    }

    fn escalate(
        &self,
        ticket: &Ticket,
        new: &NewTicket,
        chosen: &Chosen,
        actor: &Actor,
        seen: Option<u64>,
    ) -> Result<Vec<Decided>, Refusal> {
        access::require(actor, Action::Escalate, &access::Object::of(ticket))?;
        let here = self.context(self.pinned(ticket), actor, seen);
        let there = self.context(self.in_force(), actor, None);
        let customer = ticket.opened.what.customer.ok_or(Refusal::NotTheirCustomer)?;
        let command = Command::Escalate { to: new.id, passed: Chosen::default() };
        self.served(ticket, &command, &here)?;
        let entries: &[Entry] = self.entries(ticket.id);
        let number = self.numbers.iter().position(|id| *id == ticket.id).map_or(0, |n| n as u64 + 1);
        let (provider, customer) = (&self.organisations[&actor.organisation], &self.organisations[&customer]);
        let passing = Passing { ticket, number, entries, new, chosen, provider, customer };
        let Escalated { level1, level2 } = escalate(&passing, &here, &there)?;
        Ok(vec![level1, level2])
    }

    /// Of the people of an organisation, somebody goes on answering for them.
    fn membership(
        &self,
        id: PersonId,
        command: MembershipCommand,
        cx: &Context<'_>,
    ) -> Result<Vec<Decided>, Refusal> {
        let person = self.person(id);
        let of = &self.organisations[&person.organisation];
        Ok(vec![membership::decide(person, of, self.others_than(person), command, cx)?])
    }

    /// How many others answer for the people of their organisation.
    fn others_than(&self, person: &desk::Person) -> usize {
        let others = self.people.values().filter(|other| {
            other.id != person.id
                && other.active
                && other.organisation == person.organisation
                && membership::answers_for_people(other.role)
        });
        others.count()
    }

    /// A link has two halves, in one commit.
    fn problem(
        &self,
        id: ProblemId,
        command: &ProblemCommand,
        actor: &Actor,
        seen: Option<u64>,
    ) -> Result<Vec<Decided>, Refusal> {
        let cx = self.context(self.in_force(), actor, seen);
        let own = problem::decide(id, self.problems.get(&Stream::Problem(id)), command, &cx)?;
        let (ticket, link) = match command {
            ProblemCommand::Link { ticket, .. } => (ticket, desk::link::LinkCommand::Link(id)),
            ProblemCommand::Unlink { ticket, .. } => (ticket, desk::link::LinkCommand::Unlink(id)),
            _ => return Ok(vec![own]),
        };
        Ok(vec![own, self.on(&self.tickets[ticket], &Command::Link(link), actor, None)?])
    }

    /// So has the telling of an update.
    fn release(
        &self,
        id: ReleaseId,
        command: &ReleaseCommand,
        actor: &Actor,
        seen: Option<u64>,
    ) -> Result<Vec<Decided>, Refusal> {
        let (known, others) = (self.releases.get(&Stream::Release(id)), self.releases.values().cloned());
        let others: Vec<_> = others.collect();
        let cx = self.context(self.in_force(), actor, seen);
        let own = release::decide(id, known, command, &others, &cx)?;
        let (ReleaseCommand::Tell(ticket), Some(known)) = (command, known) else { return Ok(vec![own]) };
        let notices = known.notices.expect("what is told was published");
        let (version, delivery) = (known.contents.version.clone(), known.contents.delivery);
        let shipped = Command::Ship(Box::new(Shipped { release: id, version, delivery, notices }));
        Ok(vec![own, self.on(&self.tickets[ticket], &shipped, actor, None)?])
    }

    /// The desk's clock raises everything whose instant has come. How often it rang.
    ///
    /// # Errors
    ///
    /// It would not stop, or was refused for another reason than that there is nothing to raise.
    pub fn ring(&mut self) -> Result<usize, String> {
        let clock = Actor::clock(VENDOR);
        let mut rung = 0;
        for id in self.numbers.clone() {
            loop {
                let ticket = &self.tickets[&id];
                let mut taken = None;
                for pending in self.pending(ticket) {
                    let command = self.rings(ticket, pending);
                    match self.on(ticket, &command, &clock, None) {
                        Ok(decided) => {
                            taken = Some(decided);
                            break;
                        }
                        Err(Refusal::NoAlarm) => {}
                        Err(other) => return Err(format!("the clock was refused: {other:?}")),
                    }
                }
                let Some(decided) = taken else { break };
                self.commit(&[decided])?;
                rung += 1;
                if rung > 400 {
                    return Err("it rings and rings".to_owned());
                }
            }
        }
        Ok(rung)
    }

    /// The command by which the clock raises an alarm.
    pub fn rings(&self, ticket: &Ticket, pending: desk::clock::PendingAlarm) -> Command {
        use desk::clock::Rings;
        if !matches!(pending.rings, Rings::Call | Rings::NewsCall) {
            return Command::RaiseAlarm(pending);
        }
        let rung = desk::ladder::whom(ticket, &pending.about, &self.pinned(ticket).agreement);
        let (owner, product) = (ticket.promises.owner.map(|owner| owner.what), ticket.product());
        let at_level_1 = ticket.level1_desk().is_some();
        let people =
            rung.map(|to| desk::ladder::people(to, owner, product, &self.on_duty(ticket), at_level_1));
        Command::Promise(PromiseCommand::Call { pending, people: people.unwrap_or_default() })
    }
}
