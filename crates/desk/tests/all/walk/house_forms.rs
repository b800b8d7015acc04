//! How somebody would fill in a form on anything but a ticket.

use desk::chart::ChartCommand;
use desk::duties::DutyCommand;
use desk::erasure::ErasureCommand;
use desk::fact::{Delivery, Level1Desk, PersonFact};
use desk::maintenance::{Effect, MaintenanceCommand, Plan, Whom};
use desk::problem::{ProblemCommand, Verdict};
use desk::qualification::QualificationCommand;
use desk::release::{Contents, ReleaseCommand};
use desk::roster::{Away, IsoWeek, NewShift, RosterCommand};
use desk::training::TrainingCommand;
use desk::works::Written;
use desk::{Authored, MaintenanceId, OrganisationId, PersonId, ProblemId, ReleaseId, Role, Stream, TicketId};
use jiff::{SignedDuration, Timestamp, ToSpan};

use super::acts::Act;
use super::dice::Dice;
use super::house::{House, OF_THE_VENDOR};
use super::monthly;
use super::ticket_forms::{product, report, text};
use super::verbs::Verb;
use crate::world::*;

fn id(of: u128, n: usize) -> uuid::Uuid {
    uuid::Uuid::from_u128(of * 1_000_000 + n as u128)
}

fn notices(dice: &mut Dice, n: usize) -> Box<Written> {
    let [fr, ja] = ["avis", "お知らせ"].map(|word| words(&format!("{word} {n}")));
    Box::new(Written { en: text(dice, n, "notice"), fr, ja })
}

fn centre(house: &House) -> Vec<PersonId> {
    let people = house.people.values().filter(|p| p.role.is_centre() && p.active);
    people.map(|person| person.id).collect()
}

fn somebody(house: &House, dice: &mut Dice, role: Role) -> Option<PersonId> {
    let all = house.people.values().filter(|person| person.active && person.role == role);
    let all: Vec<_> = all.map(|person| person.id).collect();
    let everybody: Vec<_> = house.people.keys().copied().collect();
    if dice.wild && dice.often(30) { dice.pick(&everybody) } else { dice.pick(&all) }
}

fn organisation_of(house: &House, dice: &mut Dice, party: desk::fact::Party) -> OrganisationId {
    let all = house.organisations.values().filter(|o| o.party == party || dice.wild);
    let all: Vec<_> = all.map(|organisation| organisation.id).collect();
    dice.one(&all)
}

/// The form of a verb; none where nothing of the kind can be filled in.
pub fn form(house: &House, verb: Verb, dice: &mut Dice, n: usize) -> Option<Act> {
    let now = house.now;
    let later = |seconds: i64| now + SignedDuration::from_secs(seconds);
    use desk::fact::Party::{Customer, Provider};
    Some(match verb {
        Verb::Report => {
            let all: Vec<_> = house.organisations.keys().copied().collect();
            let (asked_by, new) = (dice.one(&all), Box::new(report(dice, n)));
            let customers: Vec<_> = house.organisations.values().filter(|o| o.party == Customer).collect();
            let customers: Vec<_> = customers.into_iter().map(|o| o.id).collect();
            let customer = dice.often(70).then(|| dice.one(&customers));
            Act::Report { asked_by, customer, new }
        }
        Verb::ReportAtLevel1 => {
            let customer = organisation_of(house, dice, Customer);
            let provider = house.organisations[&customer].provider_at(now);
            let provider = provider.unwrap_or_else(|| organisation_of(house, dice, Provider));
            let (own_terms, new) = (dice.often(50), Box::new(report(dice, n)));
            Act::ReportAtLevel1 { customer, provider, own_terms, new }
        }
        Verb::AddPerson => {
            if house.people.len() > 22 {
                return None;
            }
            let all = [
                (VENDOR, Role::CentreAgent),
                (ALPHA, Role::ProviderManager),
                (BETA, Role::ProviderManager),
                (KYOTO, Role::SuperAdministrator),
                (LYON, Role::AuthorisedUser),
                (ALPHA, Role::Auditor),
            ];
            let (organisation, role) = dice.one(&all);
            let texts = ["name", "address"].map(|what| words(&format!("{what} {n}")));
            let [name, email] = [texts[0].reference(), texts[1].reference()];
            let fact = PersonFact::Added { organisation, role, name, email };
            Act::Person(PersonId(id(2, n)), fact, texts.to_vec())
        }
        Verb::Erasure => {
            let joined: Vec<_> = house.people.values().filter(|p| p.id.0.as_u128() > 1000).collect();
            let joined: Vec<_> = joined.into_iter().map(|person| person.id).collect();
            let whom = dice.pick(&joined)?;
            let command = match dice.below(8) {
                0 | 1 => ErasureCommand::Ask,
                2 => ErasureCommand::Withdraw,
                3 => ErasureCommand::Decline { reason: words(&format!("declined {n}")) },
                4 => ErasureCommand::Hold { reason: words(&format!("held {n}")) },
                5 | 6 => ErasureCommand::Release,
                _ => ErasureCommand::Erase { reason: words(&format!("erased {n}")) },
            };
            Act::Erasure(whom, command)
        }
        Verb::Disable | Verb::ChangeRole => {
            // Whoever joined may leave, or do something else; who was there from the beginning stays, so that somebody is
            // there.
            let joined: Vec<_> = house.people.values().filter(|p| p.id.0.as_u128() > 1000).collect();
            let joined: Vec<_> = joined.into_iter().map(|person| person.id).collect();
            let whom = dice.pick(&joined)?;
            let party = house.organisations[&house.people[&whom].organisation].party;
            let roles: Vec<_> = Role::ALL.iter().copied().filter(|role| role.is_of(party)).collect();
            let fact = match verb {
                Verb::Disable => PersonFact::Disabled {},
                _ => PersonFact::RoleChanged { role: dice.one(&roles) },
            };
            Act::Person(whom, fact, Vec::new())
        }
        Verb::GrantQualification => {
            let from = later(dice.between(-3600, 90_000));
            let until =
                dice.often(50).then(|| from + SignedDuration::from_secs(dice.between(3600, 3_000_000)));
            let product = dice.often(40).then(|| product(dice));
            let fact = PersonFact::QualificationGranted { from, until, product };
            Act::Person(dice.one(&centre(house)), fact, Vec::new())
        }
        Verb::RevokeQualification => {
            let product = dice.often(60).then(|| product(dice));
            Act::Person(dice.one(&centre(house)), PersonFact::QualificationRevoked { product }, Vec::new())
        }
        Verb::ProposeQualification => {
            let desks = house.people.values().filter(|p| p.role.is_centre() || p.organisation == ALPHA);
            let desks: Vec<_> = desks.map(|person| person.id).collect();
            let from = dice.often(50).then(|| later(dice.between(-3600, 90_000)));
            let until = dice.often(50).then(|| later(dice.between(100_000, 3_000_000)));
            let (product, reason) = (dice.often(40).then(|| product(dice)), text(dice, n, "qualified"));
            Act::Qualification(
                dice.one(&desks),
                QualificationCommand::Propose { product, from, until, reason },
            )
        }
        Verb::ConfirmQualification | Verb::DeclineQualification | Verb::EndQualification => {
            let has = |p: &&desk::Person| match verb {
                Verb::EndQualification => !p.qualifications.granted.is_empty(),
                _ => p.qualifications.waiting().next().is_some(),
            };
            let whose: Vec<_> = house.people.values().filter(has).map(|person| person.id).collect();
            let whose = dice.pick(&whose)?;
            let known = &house.person(whose).qualifications;
            let proposal = known.waiting().last().map_or(9, |proposal| proposal.number);
            let qualification = known.granted.last().map_or(9, |granted| granted.number);
            Act::Qualification(
                whose,
                match verb {
                    Verb::ConfirmQualification => QualificationCommand::Confirm { proposal },
                    Verb::DeclineQualification => {
                        QualificationCommand::Decline { proposal, reason: text(dice, n, "declined") }
                    }
                    _ => QualificationCommand::Revoke { qualification, reason: text(dice, n, "ended") },
                },
            )
        }
        Verb::NameDeputy => {
            let deputy = dice.pick(&centre(house));
            Act::Person(dice.one(&centre(house)), PersonFact::DeputyNamed { deputy }, Vec::new())
        }
        Verb::Support => {
            let customer = organisation_of(house, dice, Customer);
            let provider = dice.one(&[Some(ALPHA), Some(ALPHA), Some(BETA), None, Some(LYON)]);
            let provider = provider.filter(|p| dice.wild || *p != LYON);
            let from = dice.often(60).then(|| later(dice.between(-3600, 500_000)));
            let until = dice
                .often(50)
                .then(|| later(dice.between(if dice.wild { -9000 } else { 600_000 }, 3_000_000)));
            Act::Chart(customer, ChartCommand::Support { provider, from, until })
        }
        Verb::AuthoriseProvider => {
            let from = later(dice.between(-100_000, 100_000));
            let until = dice
                .often(60)
                .then(|| later(dice.between(if dice.wild { -200_000 } else { 200_000 }, 3_000_000)));
            let provider = organisation_of(house, dice, Provider);
            Act::Chart(provider, ChartCommand::Authorise { from, until })
        }
        Verb::EndAuthorisation => {
            Act::Chart(organisation_of(house, dice, Provider), ChartCommand::EndAuthorisation)
        }
        Verb::PlaceDesk => {
            let elsewhere = Level1Desk::Elsewhere { address: "help@example.org".to_owned() };
            let desk = dice.one(&[Level1Desk::Here {}, Level1Desk::Here {}, elsewhere]);
            Act::Chart(organisation_of(house, dice, Provider), ChartCommand::Level1(desk))
        }
        Verb::SetDomains => {
            let domains = vec![format!("@{}.Example", dice.one(&["one", "two", "three", "four"]))];
            Act::Chart(organisation_of(house, dice, Customer), ChartCommand::Domains(domains))
        }
        Verb::Rename => {
            let name =
                if dice.wild { dice.one(&["Alpha", "Kyoto", " "]).to_owned() } else { format!("House {n}") };
            Act::Chart(organisation_of(house, dice, Customer), ChartCommand::Name(name))
        }
        Verb::PointOutDuty => {
            let all: Vec<_> = house.organisations.keys().copied().collect();
            let duty = dice.one(&["training", "routing", "level-1", "information", "courtesy"]).into();
            let ticket = dice.pick(&house.numbers);
            Act::Duty(dice.one(&all), DutyCommand::PointOut { duty, ticket, text: text(dice, n, "duty") })
        }
        Verb::AuthoriseContact => {
            let customer = organisation_of(house, dice, Customer);
            let people = house.people.values().filter(|p| p.organisation == customer && dice.often(50));
            let people = people.map(|person| person.id).collect();
            let ticket = dice.often(30).then(|| dice.pick(&house.numbers)).flatten();
            let until =
                dice.often(50).then(|| later(dice.between(if dice.wild { -60 } else { 60 }, 900_000)));
            let from = dice.often(20).then(|| later(dice.between(0, 50)));
            Act::Duty(customer, DutyCommand::Authorise { people, ticket, from, until })
        }
        Verb::RevokeContact => {
            let customer = organisation_of(house, dice, Customer);
            let given = house.obliged(customer).contacts.authorisations;
            let authorisation = given.last().map_or(3, |given| given.number);
            Act::Duty(customer, DutyCommand::Revoke { authorisation })
        }
        Verb::RecordTraining => {
            let from = later(dice.between(-9_000_000, 0));
            let until =
                from + SignedDuration::from_secs(dice.between(if dice.wild { -60 } else { 60 }, 12_000_000));
            let (certificate, trainer) = (text(dice, n, "certificate"), words(&format!("trainer {n}")));
            let proof = dice.often(50).then(|| words(&format!("proof {n}")));
            let files = Vec::new();
            let command = TrainingCommand::Record { certificate, trainer, proof, from, until, files };
            Act::Training(somebody(house, dice, Role::SuperAdministrator)?, command)
        }
        Verb::VerifyTraining | Verb::RefuseTraining => {
            let shown = |p: &&desk::Person| !p.trainings.certificates.is_empty();
            let trained: Vec<_> = house.people.values().filter(shown).map(|person| person.id).collect();
            let whose = dice.pick(&trained)?;
            let certificate = house.person(whose).trainings.certificates.last().map_or(9, |c| c.number);
            Act::Training(
                whose,
                match verb {
                    Verb::VerifyTraining => TrainingCommand::Verify { certificate },
                    _ => TrainingCommand::Refuse { certificate, reason: text(dice, n, "refused") },
                },
            )
        }
        Verb::ProposeVersion => Act::Propose(1 + dice.below(OF_THE_VENDOR - 1), text(dice, n, "why")),
        Verb::PublishVersion => Act::Publish(1 + dice.below(OF_THE_VENDOR - 1)),
        Verb::DeclineVersion => Act::Decline(1 + dice.below(OF_THE_VENDOR - 1), text(dice, n, "why not")),
        Verb::DraftReport | Verb::ReviewReport | Verb::IssueReport => {
            let report = monthly::report(house, dice.one(&[ALPHA, BETA]), dice);
            match verb {
                Verb::DraftReport => Act::DraftReport(Box::new(report)),
                Verb::ReviewReport => Act::ReviewReport(report.of()),
                _ => Act::IssueReport(Box::new(report), dice.often(60).then(|| text(dice, n, "again"))),
            }
        }
        _ => return works(house, verb, dice, n).or_else(|| roster(house, verb, dice, n)),
    })
}

fn works(house: &House, verb: Verb, dice: &mut Dice, n: usize) -> Option<Act> {
    match verb {
        Verb::PlanMaintenance
        | Verb::AnnounceMaintenance
        | Verb::PostponeMaintenance
        | Verb::FinishMaintenance
        | Verb::CancelMaintenance => maintenance(house, verb, dice, n),
        Verb::PrepareRelease | Verb::PublishRelease | Verb::TellRelease | Verb::WithdrawRelease => {
            release(house, verb, dice, n)
        }
        _ => problem(house, verb, dice, n),
    }
}

fn problem(house: &House, verb: Verb, dice: &mut Dice, n: usize) -> Option<Act> {
    let known: Vec<ProblemId> = house.problems.values().map(|problem| problem.id).collect();
    let said = |dice: &mut Dice| text(dice, n, &format!("{verb:?}"));
    if verb == Verb::OpenProblem {
        let (title, statement) = (said(dice), words(&format!("statement {n}")));
        return Some(Act::Problem(ProblemId(id(3, n)), ProblemCommand::Open { title, statement }));
    }
    let which = dice.pick(&known)?;
    let problem = &house.problems[&Stream::Problem(which)];
    let ticket = dice.pick(&house.numbers);
    let command = match verb {
        Verb::Restate => ProblemCommand::Restate { statement: said(dice) },
        Verb::Suppose => ProblemCommand::Suppose { text: said(dice) },
        Verb::Judge => {
            let hypothesis = u32::try_from(dice.below(problem.hypotheses.len() + 1)).expect("few") + 1;
            ProblemCommand::Judge { hypothesis, verdict: dice.one(Verdict::ALL), text: said(dice) }
        }
        Verb::FindCause => ProblemCommand::FindCause { text: said(dice) },
        Verb::GiveWorkaround => ProblemCommand::GiveWorkaround { text: said(dice) },
        Verb::WithdrawWorkaround => ProblemCommand::WithdrawWorkaround { reason: said(dice) },
        Verb::LinkTicket => {
            let ticket = ticket?;
            let known = &house.tickets[&ticket];
            let (asked_by, reporter) = (known.opened.what.asked_by, known.reporter());
            ProblemCommand::Link { ticket, asked_by, reporter }
        }
        Verb::UnlinkTicket => {
            let linked: Vec<TicketId> = problem.linked.iter().map(|link| link.ticket).collect();
            ProblemCommand::Unlink { ticket: dice.pick(&linked).or(ticket)?, reason: said(dice) }
        }
        Verb::CloseProblem => ProblemCommand::Close { reason: said(dice) },
        Verb::ReopenProblem => ProblemCommand::Reopen { reason: said(dice) },
        _ => return None,
    };
    Some(Act::Problem(which, command))
}

fn plan(house: &House, dice: &mut Dice, n: usize) -> Plan<Authored> {
    let from =
        house.now + SignedDuration::from_secs(dice.between(if dice.wild { -3600 } else { 250_000 }, 700_000));
    let until = from + SignedDuration::from_secs(dice.between(600, 90_000));
    let (whom, regions) = match dice.below(3) {
        0 => (Whom::Everybody {}, vec![region("APAC"), region("EMEA"), region("LATAM"), region("NAM")]),
        1 => (Whom::Regions(vec![region("EMEA")]), vec![region("EMEA")]),
        _ => (Whom::Organisations(vec![KYOTO, DIRECT]), vec![region("APAC"), region("NAM")]),
    };
    let providers = if matches!(whom, Whom::Organisations(_)) { vec![ALPHA] } else { Vec::new() };
    let (title, steps) = (text(dice, n, "maintenance"), words(&format!("steps {n}")));
    let rollback = dice.often(50).then(|| words(&format!("rollback {n}")));
    // Each third names a release: one that stands, if there is one.
    let standing = |release: &&desk::Release| release.state != desk::release::ReleaseState::Withdrawn;
    let release =
        house.releases.values().filter(|_| n.is_multiple_of(3)).find(standing).map(|release| release.id);
    let effect = Effect::Degraded;
    Plan { from, until, whom, regions, providers, effect, release, title, steps, rollback }
}

fn maintenance(house: &House, verb: Verb, dice: &mut Dice, n: usize) -> Option<Act> {
    let open: Vec<_> =
        house.maintenances.values().filter(|m| desk::Folded::is_open(*m)).map(|m| m.id).collect();
    let all: Vec<_> = house.maintenances.values().map(|m| m.id).collect();
    let known = if dice.wild { dice.pick(&all) } else { dice.pick(&open) };
    let said = |dice: &mut Dice| text(dice, n, &format!("{verb:?}"));
    let command = match verb {
        Verb::PlanMaintenance => {
            let command = MaintenanceCommand::Plan(Box::new(plan(house, dice, n)));
            let again = known.filter(|_| dice.often(30));
            return Some(Act::Maintenance(again.unwrap_or(MaintenanceId(id(4, n))), command));
        }
        Verb::AnnounceMaintenance => MaintenanceCommand::Announce(notices(dice, n)),
        Verb::PostponeMaintenance => {
            let Plan { from, until, .. } = plan(house, dice, n);
            MaintenanceCommand::Postpone { from, until, reason: said(dice), notices: notices(dice, n) }
        }
        Verb::FinishMaintenance => {
            let note = dice.often(50).then(|| said(dice));
            MaintenanceCommand::Finish { note }
        }
        _ => MaintenanceCommand::Cancel { reason: said(dice) },
    };
    Some(Act::Maintenance(known?, command))
}

fn release(house: &House, verb: Verb, dice: &mut Dice, n: usize) -> Option<Act> {
    let all: Vec<ReleaseId> = house.releases.values().map(|release| release.id).collect();
    let known = dice.pick(&all);
    // Whoever fills in the form finds the tickets of the centre only.
    let centre = house.tickets.values().filter(|ticket| ticket.level1_desk().is_none());
    let centre: Vec<TicketId> = centre.map(|ticket| ticket.id).collect();
    let command = match verb {
        Verb::PrepareRelease => {
            let problems: Vec<_> = house.problems.values().map(|problem| problem.id).collect();
            let version = if dice.wild { dice.one(&["4.2.1", " "]).to_owned() } else { format!("5.{n}") };
            let contents = Contents {
                version,
                contains: text(dice, n, "contents"),
                delivery: dice.one(Delivery::ALL),
                problems: dice.pick(&problems).into_iter().collect(),
                tickets: dice.pick(&centre).into_iter().collect(),
            };
            let again = known.filter(|_| dice.often(20)).unwrap_or(ReleaseId(id(5, n)));
            return Some(Act::Release(again, ReleaseCommand::Prepare(Box::new(contents))));
        }
        Verb::PublishRelease => {
            let contents = &house.releases[&Stream::Release(known?)].contents;
            let of = |id: &ProblemId| house.problems.get(&Stream::Problem(*id)).map(|p| p.linked.clone());
            let linked = contents.problems.iter().filter_map(of).flatten().map(|link| link.ticket);
            let tickets = linked.chain(contents.tickets.iter().copied()).collect();
            ReleaseCommand::Publish { notices: notices(dice, n), tickets }
        }
        Verb::TellRelease => {
            let left = house.releases[&Stream::Release(known?)].left();
            let left = dice.pick(&left).or_else(|| dice.pick(&centre).filter(|_| dice.wild));
            ReleaseCommand::Tell(left?)
        }
        _ => ReleaseCommand::Withdraw { reason: text(dice, n, "withdrawn") },
    };
    Some(Act::Release(known?, command))
}

fn shift(house: &House, week: IsoWeek, dice: &mut Dice) -> NewShift {
    let regions = dice.one(&[vec!["EMEA"], vec!["EMEA"], vec!["NAM", "LATAM"], vec!["APAC"]]);
    let zone = match regions[0] {
        "EMEA" => "Europe/Paris",
        "APAC" => "Asia/Tokyo",
        _ => "America/New_York",
    };
    let day = week.monday().saturating_add(dice.between(0, 5).days());
    let instant = |hour: i8| -> Timestamp { day.at(hour, 0, 0, 0).in_tz(zone).expect("a time").timestamp() };
    let (from, until) = dice.one(&[(9, 18), (9, 13), (13, 18), (14, 9)]);
    let (from, until) = if dice.wild { (from, until) } else { (from.min(until), from.max(until)) };
    let regions = regions.into_iter().map(region).collect();
    NewShift { person: dice.one(&centre(house)), regions, from: instant(from), until: instant(until) }
}

fn roster(house: &House, verb: Verb, dice: &mut Dice, n: usize) -> Option<Act> {
    let today = house.now.to_zoned(jiff::tz::TimeZone::UTC).date();
    let this = IsoWeek::of(today);
    let known: Vec<IsoWeek> = house.rosters.values().map(|roster| roster.week).collect();
    let week = match dice.pick(&known) {
        Some(week) if dice.often(75) => week,
        _ => this.plus(dice.between(0, 2)),
    };
    let roster = house.rosters.get(&week.stream());
    let number = |dice: &mut Dice| {
        let shifts: Vec<u32> = roster.iter().flat_map(|r| &r.shifts).map(|held| held.shift.number).collect();
        dice.pick(&shifts).unwrap_or(99)
    };
    let people = centre(house);
    let somebody = dice.one(&people);
    let command = match verb {
        Verb::PlanShifts => {
            let shifts = (0..=dice.below(3)).map(|_| shift(house, week, dice)).collect();
            RosterCommand::Plan(shifts)
        }
        Verb::CopyWeek => {
            let from = house.rosters[&dice.pick(&known)?.stream()].clone();
            let to = this.plus(dice.between(1, 12));
            let region = dice.often(30).then(|| region("EMEA"));
            return Some(Act::Roster(to, RosterCommand::Copy { from: Box::new(from), region }));
        }
        Verb::RemoveShift => RosterCommand::Remove { shift: number(dice) },
        Verb::ReplaceShift => RosterCommand::Replace { shift: number(dice), with: shift(house, week, dice) },
        Verb::SwapShift => {
            let in_return = dice.often(30).then(|| number(dice));
            RosterCommand::Swap { shift: number(dice), with: somebody, in_return }
        }
        Verb::AgreeSwap | Verb::DeclineSwap => {
            let asked: Vec<u64> = roster.iter().flat_map(|r| &r.swaps).map(|swap| swap.number).collect();
            let swap = dice.pick(&asked).unwrap_or(99);
            if verb == Verb::AgreeSwap {
                RosterCommand::AgreeSwap { swap }
            } else {
                RosterCommand::DeclineSwap { swap }
            }
        }
        Verb::TellAway => {
            let from = week.begins() + SignedDuration::from_secs(dice.between(0, 500_000));
            let until = from + SignedDuration::from_secs(dice.between(3600, 100_000));
            let substitute = dice.often(30).then(|| dice.one(&people));
            RosterCommand::Away { person: somebody, from, until, why: dice.one(Away::ALL), substitute }
        }
        Verb::SubstituteAway | Verb::TellNotAway => {
            let told: Vec<u64> = roster.iter().flat_map(|r| &r.absences).map(|a| a.number).collect();
            let absence = dice.pick(&told).unwrap_or(99);
            let substitute = dice.often(80).then_some(somebody);
            match verb {
                Verb::SubstituteAway => RosterCommand::Substitute { absence, substitute },
                _ => RosterCommand::NotAway { absence },
            }
        }
        Verb::Arrive => {
            let regions = if dice.often(70) { vec![region("EMEA")] } else { Vec::new() };
            return Some(Act::Roster(this, RosterCommand::Arrive { person: somebody, regions }));
        }
        Verb::LeaveCentre => return Some(Act::Roster(this, RosterCommand::Leave { person: somebody })),
        Verb::NotePresence => {
            let week = this.plus(dice.between(-1, 1));
            let presence = shift(house, week, dice);
            let command = RosterCommand::NotePresence { presence, reason: text(dice, n, "noted") };
            return Some(Act::Roster(week, command));
        }
        Verb::StrikePresence => {
            let told: Vec<u64> = roster.iter().flat_map(|r| &r.presences).map(|p| p.number).collect();
            let presence = dice.pick(&told).unwrap_or(99);
            RosterCommand::StrikePresence { presence, reason: text(dice, n, "struck") }
        }
        Verb::HandOver => RosterCommand::HandOver { region: region("EMEA"), text: text(dice, n, "handover") },
        _ => return None,
    };
    Some(Act::Roster(week, command))
}
