//! How somebody would fill in a form on a ticket.

use desk::completeness::Item;
use desk::contact::ContactCommand;
use desk::escalation::Chosen;
use desk::exclusion::{ExclusionCommand, Found, Known, Proposal, Verdict, grounds};
use desk::fact::{Delivery, Detail, Door, Gravity, Kind, Resolution, Stops};
use desk::information::{Given, InformationCommand};
use desk::procedure::AnswerCommand;
use desk::promise::{Assignee, PromiseCommand};
use desk::remote::RemoteCommand;
use desk::review::ReviewCommand;
use desk::{Authored, Command, NewTicket, Product, Ticket, TicketId};
use jiff::SignedDuration;

use super::acts::Act;
use super::dice::Dice;
use super::house::{House, OF_THE_VENDOR};
use super::verbs::Verb;
use crate::world::*;

/// A text that nobody wrote before; now and then one that can't be taken.
pub fn text(dice: &mut Dice, n: usize, what: &str) -> Authored {
    match dice.below(if dice.wild { 40 } else { 1_000_000 }) {
        1 => words(" "),
        2 => words("password: hunter2-and-more"),
        _ => words(&format!("{what} {n}")),
    }
}

fn maybe(dice: &mut Dice, n: usize, what: &str, of_a_hundred: usize) -> Option<Authored> {
    dice.often(of_a_hundred).then(|| text(dice, n, what))
}

pub fn product(dice: &mut Dice) -> Product {
    let name = dice.one(&["portal", "billing"]);
    Product::named(name).expect("a name")
}

/// A report on its way in.
pub fn report(dice: &mut Dice, n: usize) -> NewTicket {
    let id = TicketId(uuid::Uuid::from_u128(1_000_000 + n as u128));
    let regions = match dice.below(8) {
        0 => vec![region("APAC"), region("EMEA")],
        1 => vec![region("NAM")],
        2 => vec![region("EMEA"), region("NAM"), region("LATAM")],
        3 if dice.wild => vec![region("MOON")],
        _ => Vec::new(),
    };
    let kind = dice.one(&[Kind::Incident, Kind::Incident, Kind::Incident, Kind::Question, Kind::Change]);
    let stops = dice.often(70).then(|| dice.one(Stops::ALL));
    let details = [Detail::Description, Detail::Checks, Detail::Steps];
    let details = details.iter().filter(|_| dice.often(50)).copied().collect::<Vec<_>>();
    let details = details.into_iter().map(|d| (d, words(&format!("{} {n}", d.word())))).collect();
    let product = dice.often(30).then(|| product(dice));
    let subject = text(dice, n, "subject");
    let reference = dice.often(20).then(|| words(&format!("reference {n}")));
    NewTicket {
        regions,
        kind,
        stops,
        details,
        product,
        reference,
        ..NewTicket::bare(id, subject, Door::Portal)
    }
}

/// The number of an entry that such a verb could be about: the last one, or any.
fn about(dice: &mut Dice, of: Vec<u64>) -> u64 {
    match of.last() {
        Some(last) if !dice.wild || dice.often(60) => *last,
        _ => dice.pick(&of).filter(|_| dice.often(80)).unwrap_or(7),
    }
}

fn found(dice: &mut Dice) -> Option<Found> {
    let both = !dice.wild || dice.often(70);
    dice.often(95).then_some(Found { contract_not_kept: true, documentation_not_applied: both })
}

/// The form of a verb on that ticket; none where nothing of the kind can be filled in.
pub fn form(house: &House, verb: Verb, ticket: &Ticket, dice: &mut Dice, n: usize) -> Option<Act> {
    let now = house.now;
    let later = |seconds: i64| now + SignedDuration::from_secs(seconds);
    let people: Vec<_> = house.people.keys().copied().collect();
    let requests = || ticket.information.requests.iter().map(|r| r.number).collect::<Vec<_>>();
    let accesses = || ticket.remote.requests.iter().map(|r| r.number).collect::<Vec<_>>();
    let messages = || ticket.contact.messages.iter().map(|m| m.number).collect::<Vec<_>>();
    let said = format!("{verb:?}");
    let command = match verb {
        Verb::Acknowledge => Command::Acknowledge { note: maybe(dice, n, &said, 30) },
        Verb::StartWork => Command::StartWork,
        Verb::Triage => {
            let kind =
                dice.one(&[Kind::Incident, Kind::Incident, Kind::Incident, Kind::Question, Kind::Change]);
            let sound = kind == Kind::Incident && !(dice.wild && dice.often(20));
            let gravity = sound.then(|| dice.one(Gravity::ALL));
            let workaround = dice.pick(&[None, Some(true), Some(false)]).flatten();
            let workaround =
                if gravity == Some(Gravity::Major) && !dice.wild { Some(false) } else { workaround };
            let category = if dice.wild { dice.one(&[1, 2, 3, 4]) } else { dice.one(&[1, 1, 2, 2, 3]) };
            Command::Triage { kind, category, gravity, workaround, reason: maybe(dice, n, &said, 70) }
        }
        Verb::ConfirmLowering => Command::ConfirmLowering,
        Verb::DeclineLowering => Command::DeclineLowering { reason: text(dice, n, &said) },
        Verb::NameProduct => Command::NameProduct { product: product(dice) },
        Verb::Send => Command::send(text(dice, n, &said)),
        Verb::Note => Command::note(text(dice, n, &said)),
        Verb::Redact => {
            let said = (1..=ticket.version).filter(|entry| ticket.words.of(*entry).is_some()).collect();
            Command::Redact { entry: about(dice, said), reason: maybe(dice, n, "redacted", 80) }
        }
        Verb::Diagnose => Command::diagnose(text(dice, n, &said)),
        Verb::Endorse => {
            let given = ticket.diagnoses.iter().map(|d| d.number).collect();
            Command::Endorse { diagnosis: about(dice, given) }
        }
        Verb::FindWorkaround => Command::FindWorkaround { text: text(dice, n, &said) },
        Verb::Assign => {
            let desk: Vec<_> = house.on_duty(ticket).iter().map(|one| one.person).collect();
            let whom = if dice.wild { dice.one(&people) } else { dice.pick(&desk)? };
            Command::Promise(PromiseCommand::Assign(Assignee::named(whom)))
        }
        Verb::Release => Command::Promise(PromiseCommand::Release),
        Verb::PromiseNews => {
            let least = if dice.wild { -600 } else { 60 };
            let news_by = dice.often(70).then(|| later(dice.between(least, 200_000)));
            Command::Promise(PromiseCommand::Step { step: text(dice, n, &said), news_by })
        }
        Verb::RequestInformation => {
            let items = Item::ALL.iter().filter(|_| dice.often(30)).copied().collect();
            Command::Information(InformationCommand::Request { items, text: maybe(dice, n, &said, 70) })
        }
        Verb::AnswerInformation => {
            let stops = dice.often(30).then(|| dice.one(Stops::ALL));
            let given = Given { stops, text: maybe(dice, n, &said, 80), ..Given::default() };
            Command::Information(InformationCommand::Answer { request: about(dice, requests()), given })
        }
        Verb::WithdrawRequest => {
            Command::Information(InformationCommand::Withdraw { request: about(dice, requests()) })
        }
        Verb::AskAccess => {
            let owners = [Some(ticket.opened.what.asked_by), ticket.opened.what.customer];
            let owners: Vec<_> = owners.into_iter().flatten().collect();
            let anybody: Vec<_> = house.organisations.keys().copied().collect();
            let owner = if dice.wild && dice.often(20) { dice.one(&anybody) } else { dice.one(&owners) };
            let from = later(if dice.often(60) { 0 } else { dice.between(-3600, 7200) });
            let until =
                from + SignedDuration::from_secs(dice.between(600, if dice.wild { 40_000 } else { 28_000 }));
            let named = house.able(ticket, if ticket.level1_desk().is_some() { ALPHA } else { VENDOR });
            let named = if dice.wild && dice.often(20) { people } else { named };
            let people = named.into_iter().filter(|_| dice.often(40)).collect();
            let (purpose, systems) = (text(dice, n, &said), words(&format!("systems {n}")));
            Command::Remote(RemoteCommand::Ask {
                owner,
                purpose,
                systems,
                people,
                known: Vec::new(),
                from,
                until,
            })
        }
        Verb::GrantAccess => {
            let until = dice.often(20).then(|| later(dice.between(-60, 9000)));
            Command::Remote(RemoteCommand::Grant { request: about(dice, accesses()), until })
        }
        Verb::RefuseAccess => {
            let reason = maybe(dice, n, &said, 50);
            Command::Remote(RemoteCommand::Refuse { request: about(dice, accesses()), reason })
        }
        Verb::EnterAccess => Command::Remote(RemoteCommand::Enter { request: about(dice, accesses()) }),
        Verb::LeaveAccess => {
            let note = maybe(dice, n, &said, 50);
            Command::Remote(RemoteCommand::Leave { request: about(dice, accesses()), note })
        }
        Verb::RevokeAccess => {
            let reason = maybe(dice, n, &said, 50);
            Command::Remote(RemoteCommand::Revoke { request: about(dice, accesses()), reason })
        }
        Verb::AskContact => Command::Contact(ContactCommand::Ask),
        Verb::WriteContact => {
            let theirs =
                house.people.values().filter(|p| Some(p.organisation) == ticket.opened.what.customer);
            let theirs: Vec<_> = theirs.map(|person| person.id).collect();
            let to = if dice.wild { dice.one(&people) } else { dice.pick(&theirs)? };
            let known = desk::contact::Known::default();
            Command::Contact(ContactCommand::Write { to, text: text(dice, n, &said), known })
        }
        Verb::AnswerContact => {
            let message = about(dice, messages());
            Command::Contact(ContactCommand::Answer { message, text: text(dice, n, &said) })
        }
        Verb::Propose => {
            let all = grounds(&house.pinned(ticket).agreement);
            let ground = if dice.wild && dice.often(10) { "no-ground".into() } else { dice.one(&all) };
            let cites = !dice.wild || dice.often(70);
            let duty =
                (dice.wild && dice.often(20)).then(|| dice.one(&["routing", "level-1", "courtesy"]).into());
            Command::Exclusion(ExclusionCommand::Propose(Box::new(Proposal {
                ground,
                contract_clause: cites.then(|| words(&format!("clause {n}"))),
                found: found(dice),
                duty,
                cause: words(&format!("cause {n}")),
                evidence: words(&format!("evidence {n}")),
                told: text(dice, n, &said),
                help: dice.often(30),
                known: Known::default(),
            })))
        }
        Verb::Confirm => {
            let (found, known) = (found(dice), Known::default());
            Command::Exclusion(ExclusionCommand::Confirm { found, known })
        }
        Verb::Decline => Command::Exclusion(ExclusionCommand::Decline { reason: text(dice, n, &said) }),
        Verb::Help => Command::Exclusion(ExclusionCommand::Help { text: text(dice, n, &said) }),
        Verb::Contest => Command::Exclusion(ExclusionCommand::Contest { reply: text(dice, n, &said) }),
        Verb::Review => {
            let (verdict, reason) = (dice.one(Verdict::ALL), text(dice, n, &said));
            Command::Exclusion(ExclusionCommand::Review { verdict, reason })
        }
        Verb::Lift => Command::Exclusion(ExclusionCommand::Lift { reason: text(dice, n, &said) }),
        Verb::Escalate => {
            let said =
                house.entries(ticket.id).iter().filter(|entry| desk::escalation::said(entry).is_some());
            let mut passed: Vec<u64> = said.map(|entry| entry.number).filter(|_| dice.often(60)).collect();
            if dice.wild && dice.often(30) {
                passed.push(dice.throw() % (ticket.version + 2));
            }
            return Some(Act::Escalate(ticket.id, Box::new(report(dice, n)), Chosen::texts(&passed)));
        }
        Verb::Repin => {
            return Some(Act::Repin(ticket.id, dice.below(OF_THE_VENDOR), text(dice, n, &said)));
        }
        Verb::Resolve => {
            let (resolution, delivery) = (dice.one(Resolution::ALL), dice.one(Delivery::ALL));
            Command::resolve(resolution, delivery, text(dice, n, &said))
        }
        Verb::Accept => Command::Answer(AnswerCommand::Accept { note: maybe(dice, n, &said, 40) }),
        Verb::ContestResolution => Command::Answer(AnswerCommand::Contest { reason: text(dice, n, &said) }),
        Verb::Close => Command::Close { reason: maybe(dice, n, &said, 70) },
        Verb::Reopen => Command::Reopen { reason: text(dice, n, &said) },
        Verb::WriteReview => {
            let (cause, remedy) = (text(dice, n, &said), words(&format!("remedy {n}")));
            Command::Review(ReviewCommand::Write { cause, remedy, wording: words(&format!("wording {n}")) })
        }
        Verb::ReturnReview => Command::Review(ReviewCommand::Return { reason: text(dice, n, &said) }),
        Verb::ApproveReview => Command::Review(ReviewCommand::Approve),
        Verb::RaiseAlarm | Verb::Call => {
            let is_call = |command: &Command| matches!(command, Command::Promise(_));
            let pending = house.pending(ticket).into_iter().map(|pending| house.rings(ticket, pending));
            pending.into_iter().find(|command| is_call(command) == (verb == Verb::Call))?
        }
        _ => return None,
    };
    Some(Act::On(ticket.id, command))
}
