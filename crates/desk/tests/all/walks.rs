//! Random walks: whatever people do, in whatever order, the invariants hold.
//!
//! The clocks are recomputed by other means: minute by minute, over a list of holidays typed from a calendar, from the
//! entries alone. Walks move in whole minutes, so that this is exact.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use desk::clock::Course;
use desk::exclusion::{ExclusionCommand, ExclusionFact, Found, Known, Proposal, Verdict};
use desk::fact::{Alarm, Gravity, Kind, Qualification, Stops};
use desk::information::{Given, InformationCommand, InformationFact};
use desk::promise::{Assignee, PromiseCommand, PromiseFact};
use desk::remote::{RemoteCommand, RemoteFact};
use desk::{
    Actor, By, Command, Digest, Entry, Fact, NewTicket, OrganisationId, Service, Standing, Ticket,
    TicketFact, access, chain,
};
use hours::OpenTime;
use jiff::civil::{Date, Weekday, date};
use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use crate::world::*;

// ── Open minutes, one by one ───────────────────────────────────────────────────────────────────────────────

const DAYS: i64 = 120;
const REGIONS: [&str; 3] = ["APAC", "EMEA", "NAM"];

/// For each region, each minute from Sunday 15 Nov 2026 on: open or not.
static MINUTES: LazyLock<Vec<Vec<bool>>> = LazyLock::new(|| {
    let open = |zone: &str, holidays: &[Date]| {
        let zone = TimeZone::get(zone).expect("a zone");
        let open_at = |minute: i64| {
            let now = (begin() + SignedDuration::from_mins(minute)).to_zoned(zone.clone());
            let weekend = matches!(now.weekday(), Weekday::Saturday | Weekday::Sunday);
            (9..18).contains(&now.hour()) && !weekend && !holidays.contains(&now.date())
        };
        (0..DAYS * 24 * 60).map(open_at).collect()
    };
    let japan =
        [date(2026, 11, 23), date(2027, 1, 1), date(2027, 1, 11), date(2027, 2, 11), date(2027, 2, 23)];
    let france = [date(2026, 12, 25), date(2027, 1, 1)];
    let states =
        [date(2026, 11, 26), date(2026, 12, 25), date(2027, 1, 1), date(2027, 1, 18), date(2027, 2, 15)];
    vec![open("Asia/Tokyo", &japan), open("Europe/Paris", &france), open("America/New_York", &states)]
});

fn begin() -> Timestamp {
    "2026-11-15T00:00:00Z".parse().expect("an instant")
}

fn minute(at: Timestamp) -> usize {
    let seconds = at.as_second() - begin().as_second();
    assert_eq!((seconds % 60, at.subsec_nanosecond()), (0, 0), "walks move in whole minutes");
    usize::try_from(seconds / 60).expect("after the beginning")
}

fn instant(minute: usize) -> Timestamp {
    begin() + SignedDuration::from_mins(i64::try_from(minute).expect("few"))
}

/// How many minutes between the two are open.
fn between(region: usize, from: usize, to: usize) -> i64 {
    i64::try_from(MINUTES[region][from..to].iter().filter(|open| **open).count()).expect("few")
}

/// The first minute at whose beginning so many open minutes have passed.
fn due(region: usize, from: usize, target: i64) -> usize {
    let mut passed = 0;
    let enough = |minute: &usize| {
        passed += i64::from(MINUTES[region][*minute]);
        passed == target
    };
    (from..).find(enough).expect("in reach") + 1
}

fn opening(region: usize, from: usize) -> usize {
    (from..).find(|minute| MINUTES[region][*minute]).expect("in reach")
}

// ── What the entries say, naively ──────────────────────────────────────────────────────────────────────────

/// Is it an act of the centre that the other side sees and that says "we have it"? Being told that it is excluded
/// counts too, unless it is that very exclusion that ends the target.
fn is_sign(entry: &Entry, fact: &TicketFact, excluded: bool) -> bool {
    match fact {
        TicketFact::Acknowledged { .. }
        | TicketFact::Diagnosed { .. }
        | TicketFact::WorkaroundFound { .. }
        | TicketFact::Promise(PromiseFact::NextStep { .. })
        | TicketFact::Resolved { .. } => true,
        TicketFact::MessageSent { .. }
        | TicketFact::Closed { .. }
        | TicketFact::Information(InformationFact::Requested { .. })
        | TicketFact::Remote(RemoteFact::Asked(_)) => entry.on_behalf_of == Some(VENDOR),
        TicketFact::Exclusion(ExclusionFact::Confirmed { .. }) => !excluded,
        _ => false,
    }
}

fn sign(facts: &[(&Entry, &TicketFact)], excluded: bool) -> Option<usize> {
    facts.iter().find(|(entry, fact)| is_sign(entry, fact, excluded)).map(|(entry, _)| minute(entry.at))
}

/// Since when it is excluded, if it is.
fn excluded(facts: &[(&Entry, &TicketFact)]) -> Option<usize> {
    let mut since = None;
    for (entry, fact) in facts {
        match fact {
            TicketFact::Exclusion(ExclusionFact::Confirmed { .. }) => since = Some(minute(entry.at)),
            TicketFact::Exclusion(ExclusionFact::Overturned { .. } | ExclusionFact::Lifted { .. }) => {
                since = None
            }
            _ => {}
        }
    }
    since
}

/// The end after which nobody waited at the due instant.
fn withdrawal(facts: &[(&Entry, &TicketFact)], due: usize) -> Option<usize> {
    let mut closed = None;
    for (entry, fact) in facts {
        let now = minute(entry.at);
        match (fact, closed) {
            (TicketFact::Closed { .. }, _) => closed = Some(now),
            (TicketFact::Reopened { .. }, Some(then)) if then <= due && now > due => return Some(then),
            (TicketFact::Reopened { .. }, _) => closed = None,
            _ => {}
        }
    }
    closed
}

struct Naive {
    kind: Kind,
    firm: bool,
    excluded: Option<usize>,
    category: u8,
    due: usize,
    stop: Option<usize>,
    standing: Standing,
}

fn naive(regions: &[usize], facts: &[(&Entry, &TicketFact)], now: usize) -> Naive {
    let opened = minute(facts[0].0.at);
    let triage = facts.iter().rev().find_map(|(_, fact)| match fact {
        TicketFact::Triaged(triage) | TicketFact::Retriaged(triage) => Some(triage),
        _ => None,
    });
    let (kind, category) = triage.map_or((Kind::Incident, 1), |triage| (triage.kind, triage.category));
    let target = if category == 1 { 60 } else { 240 };
    let (due, region) = regions.iter().map(|r| (due(*r, opened, target), *r)).min().expect("a region");
    let excluded = excluded(facts).filter(|_| kind == Kind::Incident);
    let (sign, withdrawn) = (sign(facts, excluded.is_some()), withdrawal(facts, due));
    let stop =
        [sign, withdrawn].into_iter().flatten().min().filter(|stop| excluded.is_none_or(|at| *stop <= at));
    let open = |from, to| OpenTime::from_minutes(between(region, from, to));
    let standing = match stop {
        _ if kind != Kind::Incident => Standing::NoTarget(kind),
        Some(stop) if stop <= due && sign != Some(stop) => Standing::Withdrawn,
        Some(stop) if stop <= due => Standing::Met { spent: open(opened, stop) },
        Some(stop) if triage.is_none() => Standing::Passed { over: open(due, stop) },
        Some(stop) => Standing::MetLate { spent: open(opened, stop), over: open(due, stop) },
        // It ran until it was confirmed, and an earlier miss stays.
        None if excluded.is_some_and(|at| due < at) => {
            Standing::Missed { over: open(due, excluded.unwrap_or(now)) }
        }
        None if excluded.is_some() => Standing::Excluded { spent: open(opened, excluded.unwrap_or(now)) },
        None if now > due && triage.is_none() => Standing::Passed { over: open(due, now) },
        None if now > due => Standing::Missed { over: open(due, now) },
        None if now < opening(region, opened) => {
            Standing::NotStarted { starts: instant(opening(region, opened)) }
        }
        None if !MINUTES[region][now] => {
            Standing::DeskClosed { left: open(now, due), resumes: instant(opening(region, now)) }
        }
        None if open(now, due) <= minutes(15.max(target / 4)) => Standing::Soon { left: open(now, due) },
        None => Standing::Running { left: open(now, due) },
    };
    Naive { kind, firm: triage.is_some(), excluded, category, due, stop, standing }
}

fn naive_response(regions: &[usize], facts: &[(&Entry, &TicketFact)], now: usize) -> Standing {
    let opened = minute(facts[0].0.at);
    let (_, region) = regions.iter().map(|r| (opening(*r, opened), *r)).min().expect("a region");
    let excluded = excluded(facts);
    // Given by a qualified member, or made their own by one: the first of either.
    let first = facts.iter().find_map(|(entry, fact)| match fact {
        TicketFact::Diagnosed { qualification: Qualification::Valid, .. } | TicketFact::Endorsed { .. } => {
            Some(minute(entry.at))
        }
        _ => None,
    });
    let spent = |to| OpenTime::from_minutes(between(region, opened, to));
    match (first.filter(|at| excluded.is_none_or(|end| *at <= end)), excluded) {
        (Some(at), _) => {
            let elapsed = i64::try_from(at - opened).expect("few") * 60;
            Standing::Measured { spent: spent(at), elapsed }
        }
        (None, Some(end)) => Standing::Excluded { spent: spent(end) },
        (None, None) => Standing::Measuring { spent: spent(now) },
    }
}

// ── Walks ──────────────────────────────────────────────────────────────────────────────────────────────────

#[derive(Clone, Debug)]
enum Step {
    Wait(i64),
    Ring,
    Do {
        who: Option<Who>,
        verb: Verb,
        form: Option<u64>,
    },
    /// Something that is taken now, if anything is: a walk of guesses alone doesn't get far.
    Likely(prop::sample::Index),
}

#[derive(Clone, Copy, Debug)]
enum Verb {
    Acknowledge,
    Start,
    Triage { kind: Kind, category: u8, gravity: Option<Gravity>, workaround: Option<bool>, reason: bool },
    Confirm,
    Decline,
    Diagnose,
    Send,
    Note,
    Resolve,
    Close { reason: bool },
    Reopen,
    Blank,
    Alarm,
    Endorse,
    Workaround,
    Assign(Who),
    Release,
    Promise { minutes: i64 },
    Ask,
    Answer,
    Propose { ground: usize, known: Known, both: bool, cites: bool },
    ConfirmExclusion { known: Known, both: bool },
    DeclineExclusion,
    Help,
    Contest,
    Review(Verdict),
    Lift,
    AskAccess { hours: i64, owner: OrganisationId },
    Access(Access),
}

/// What becomes of the last request for remote access.
#[derive(Clone, Copy, Debug)]
enum Access {
    Grant,
    Refuse,
    Enter,
    Leave,
    Revoke,
}

/// What the registers say: anything.
fn known() -> impl Strategy<Value = Known> {
    let trained = prop::sample::select(vec![None, Some(true), Some(false), Some(false)]);
    (trained, any::<bool>())
        .prop_map(|(trained, told)| Known { trained, pointed_out: told.then_some(Timestamp::UNIX_EPOCH) })
}

/// The verbs of exclusions (clause 2.B).
fn exclusion() -> impl Strategy<Value = Verb> {
    let likely = || prop_oneof![5 => Just(true), 1 => Just(false)];
    let propose = (0..6_usize, known(), likely(), likely());
    prop_oneof![
        5 => propose.prop_map(|(ground, known, both, cites)| Verb::Propose { ground, known, both, cites }),
        5 => (known(), likely()).prop_map(|(known, both)| Verb::ConfirmExclusion { known, both }),
        1 => Just(Verb::DeclineExclusion),
        1 => Just(Verb::Help),
        2 => Just(Verb::Contest),
        2 => prop::sample::select(Verdict::ALL.to_vec()).prop_map(Verb::Review),
        2 => Just(Verb::Lift),
    ]
}

/// The verbs of promises, information and remote access (clauses 3.C and 4).
fn dealings() -> impl Strategy<Value = Verb> {
    let access = [Access::Grant, Access::Refuse, Access::Enter, Access::Leave, Access::Revoke];
    prop_oneof![
        2 => Just(Verb::Endorse),
        1 => Just(Verb::Workaround),
        1 => prop::sample::select(vec![VERA, QUENTIN, NORA]).prop_map(Verb::Assign),
        1 => Just(Verb::Release),
        1 => (-10..600_i64).prop_map(|minutes| Verb::Promise { minutes }),
        1 => Just(Verb::Ask),
        1 => Just(Verb::Answer),
        2 => (0..10_i64, prop::sample::select(vec![ALPHA, ALPHA, BETA, VENDOR]))
            .prop_map(|(hours, owner)| Verb::AskAccess { hours, owner }),
        4 => prop::sample::select(access.to_vec()).prop_map(Verb::Access),
    ]
}

fn verb() -> impl Strategy<Value = Verb> {
    use prop::option::of;
    use prop::sample::select;
    let kind = select(vec![Kind::Incident, Kind::Incident, Kind::Incident, Kind::Question, Kind::Change]);
    let gravity = of(select(vec![Gravity::Major, Gravity::Minor]));
    let triage = (kind, 1..4_u8, gravity, of(any::<bool>()), any::<bool>());
    let triage = triage.prop_map(|(kind, category, gravity, workaround, reason)| {
        let gravity = if kind == Kind::Incident { gravity.or(Some(Gravity::Minor)) } else { gravity };
        Verb::Triage { kind, category, gravity, workaround, reason }
    });
    prop_oneof![
        2 => Just(Verb::Acknowledge),
        1 => Just(Verb::Start),
        6 => triage,
        2 => Just(Verb::Confirm),
        1 => Just(Verb::Decline),
        2 => Just(Verb::Diagnose),
        2 => Just(Verb::Send),
        2 => Just(Verb::Note),
        2 => Just(Verb::Resolve),
        2 => any::<bool>().prop_map(|reason| Verb::Close { reason }),
        3 => Just(Verb::Reopen),
        1 => Just(Verb::Blank),
        1 => Just(Verb::Alarm),
        8 => exclusion(),
        8 => dealings(),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    let people = [NORA, NORA, PAUL, VERA, VERA, QUENTIN, MONA, TOM, SOFIA, AUDREY, ADAM];
    let who = prop_oneof![20 => prop::sample::select(people.to_vec()).prop_map(Some), 1 => Just(None)];
    let form = prop_oneof![4 => Just(None), 1 => (0..3_u64).prop_map(Some)];
    prop_oneof![
        2 => (1..90_i64).prop_map(Step::Wait),
        1 => (1..1500_i64).prop_map(Step::Wait),
        1 => Just(Step::Ring),
        4 => (who, verb(), form).prop_map(|(who, verb, form)| Step::Do { who, verb, form }),
        6 => any::<prop::sample::Index>().prop_map(Step::Likely),
    ]
}

/// One of each, as somebody would do it who knows the desk.
fn able() -> Vec<Verb> {
    let triage =
        |kind, category, gravity| Verb::Triage { kind, category, gravity, workaround: None, reason: true };
    let known = Known { trained: Some(false), pointed_out: Some(Timestamp::UNIX_EPOCH) };
    let mut all = vec![
        triage(Kind::Incident, 1, Some(Gravity::Major)),
        triage(Kind::Incident, 2, Some(Gravity::Minor)),
        triage(Kind::Question, 2, None),
        Verb::Acknowledge,
        Verb::Start,
        Verb::Confirm,
        Verb::Decline,
        Verb::Diagnose,
        Verb::Endorse,
        Verb::Workaround,
        Verb::Assign(VERA),
        Verb::Release,
        Verb::Promise { minutes: 90 },
        Verb::Send,
        Verb::Note,
        Verb::Ask,
        Verb::Answer,
        Verb::AskAccess { hours: 3, owner: ALPHA },
        Verb::Access(Access::Grant),
        Verb::Access(Access::Refuse),
        Verb::Access(Access::Enter),
        Verb::Access(Access::Leave),
        Verb::Access(Access::Revoke),
        Verb::ConfirmExclusion { known, both: true },
        Verb::DeclineExclusion,
        Verb::Help,
        Verb::Contest,
        Verb::Review(Verdict::Upheld),
        Verb::Review(Verdict::Overturned),
        Verb::Lift,
        Verb::Resolve,
        Verb::Close { reason: true },
        Verb::Reopen,
    ];
    all.extend((0..5).map(|ground| Verb::Propose { ground, known, both: true, cites: true }));
    all
}

fn command(
    verb: Verb,
    n: usize,
    ticket: &Ticket,
    now: Timestamp,
    alarm: Option<desk::clock::PendingAlarm>,
) -> Command {
    let text = words(&format!("{verb:?} {n}")); // no two texts are the same
    match verb {
        Verb::Acknowledge => acknowledge(),
        Verb::Start => Command::StartWork,
        Verb::Triage { kind, category, gravity, workaround, reason } => {
            Command::Triage { kind, category, gravity, workaround, reason: reason.then_some(text) }
        }
        Verb::Confirm => Command::ConfirmLowering,
        Verb::Decline => Command::DeclineLowering { reason: text },
        Verb::Diagnose => Command::Diagnose { text },
        Verb::Send => Command::Send { text },
        Verb::Note => Command::Note { text },
        Verb::Resolve => Command::Resolve {
            resolution: desk::fact::Resolution::Other,
            delivery: desk::fact::Delivery::Supplied,
            text,
        },
        Verb::Close { reason } => Command::Close { reason: reason.then_some(text) },
        Verb::Reopen => Command::Reopen { reason: text },
        Verb::Blank => Command::Send { text: words(" ") },
        Verb::Alarm => alarm.map_or(Command::StartWork, Command::RaiseAlarm),
        Verb::Endorse => Command::Endorse { diagnosis: ticket.diagnoses.last().map_or(1, |d| d.number) },
        Verb::Workaround => Command::FindWorkaround { text },
        Verb::Assign(who) => Command::Promise(PromiseCommand::Assign(Assignee {
            person: who.id(),
            organisation: who.organisation,
            role: who.role,
            active: true,
        })),
        Verb::Release => Command::Promise(PromiseCommand::Release),
        Verb::Promise { minutes } => {
            let news_by = now + SignedDuration::from_mins(minutes);
            Command::Promise(PromiseCommand::Step { step: text, news_by: Some(news_by) })
        }
        Verb::Ask => {
            Command::Information(InformationCommand::Request { items: Vec::new(), text: Some(text) })
        }
        Verb::Answer => {
            let request = ticket.information.requests.last().map_or(1, |request| request.number);
            let given = Given { text: Some(text), ..Given::default() };
            Command::Information(InformationCommand::Answer { request, given })
        }
        Verb::AskAccess { hours, owner } => Command::Remote(RemoteCommand::Ask {
            owner,
            purpose: text,
            systems: words(&format!("systems {n}")),
            people: vec![VERA.id()],
            known: if n % 5 == 0 { vec![] } else { vec![VERA.id()] },
            from: now,
            until: now + SignedDuration::from_hours(hours),
        }),
        Verb::Access(what) => {
            let request = ticket.remote.requests.last().map_or(1, |request| request.number);
            Command::Remote(match what {
                Access::Grant => RemoteCommand::Grant { request, until: None },
                Access::Refuse => RemoteCommand::Refuse { request, reason: Some(text) },
                Access::Enter => RemoteCommand::Enter { request },
                Access::Leave => RemoteCommand::Leave { request, note: Some(text) },
                Access::Revoke => RemoteCommand::Revoke { request, reason: None },
            })
        }
        other => Command::Exclusion(exclusion_command(other, n, text)),
    }
}

fn exclusion_command(verb: Verb, n: usize, text: desk::Authored) -> ExclusionCommand {
    let found = |both| Found { contract_not_kept: true, documentation_not_applied: both };
    match verb {
        Verb::Propose { ground, known, both, cites } => {
            let ground = desk::exclusion::grounds(&TERMS.agreement).get(ground).cloned();
            ExclusionCommand::Propose(Box::new(Proposal {
                ground: ground.unwrap_or_else(|| "no-ground".into()),
                contract_clause: cites.then(|| words(&format!("clause {n}"))),
                found: Some(found(both)),
                duty: None,
                cause: words(&format!("cause {n}")),
                evidence: words(&format!("evidence {n}")),
                told: text,
                help: n.is_multiple_of(2),
                known,
            }))
        }
        Verb::ConfirmExclusion { known, both } => {
            ExclusionCommand::Confirm { found: Some(found(both)), known }
        }
        Verb::DeclineExclusion => ExclusionCommand::Decline { reason: text },
        Verb::Help => ExclusionCommand::Help { text },
        Verb::Contest => ExclusionCommand::Contest { reply: text },
        Verb::Review(verdict) => ExclusionCommand::Review { verdict, reason: text },
        _ => ExclusionCommand::Lift { reason: text },
    }
}

struct Walk {
    story: Story<'static>,
    regions: Vec<usize>,
    /// What was written, as it was written then.
    stored: Vec<Vec<u8>>,
    /// Folded as it went.
    ticket: Ticket,
}

impl Walk {
    fn begin(start: i64, regions: &[usize], stops: Option<Stops>) -> Walk {
        let names = regions.iter().map(|r| region(REGIONS[*r])).collect();
        let new = NewTicket { regions: names, stops, ..bare() };
        let now = begin() + SignedDuration::from_mins(start);
        let told = now.to_zoned(TimeZone::UTC).strftime("%Y-%m-%d %H:%M UTC").to_string();
        let story = Story::reported_by(&told, NORA, &new);
        let ticket = story.ticket();
        let stored = vec![story.entries[0].bytes()];
        Walk { story, regions: regions.to_vec(), stored, ticket }
    }

    fn take(&mut self, n: usize, step: &Step) -> Result<(), TestCaseError> {
        let before = self.look();
        let decided = before.firm && before.kind == Kind::Incident;
        let waiting = decided && before.stop.is_none() && before.excluded.is_none();
        let overdue = waiting && minute(self.story.now) > before.due;
        let alarm =
            || Alarm { measure: acknowledgement(), category: before.category, due: instant(before.due) };
        match step {
            Step::Wait(wait) => self.story.now += SignedDuration::from_mins(*wait),
            Step::Ring => {
                self.story.rings();
                self.kept()?;
                prop_assert!(!overdue || self.ticket.missed.contains(&alarm()), "rung");
                prop_assert_eq!(self.story.rings(), vec![], "never twice");
            }
            Step::Do { who, verb, form } => {
                let actor = who.map_or(Actor::clock(VENDOR), |who| who.actor(self.story.now));
                let rings = self.story.pending().into_iter().next();
                let command = command(*verb, n, &self.ticket, self.story.now, rings);
                let seen = form.map(|behind| self.ticket.version.saturating_sub(behind));
                match self.story.does(&actor, &command, seen) {
                    Ok(_) => {
                        self.kept()?;
                        prop_assert!(!overdue || self.ticket.missed.contains(&alarm()), "told before");
                    }
                    Err(refusal) => {
                        prop_assert!(refusal.code().len() > 3, "a refusal names its rule");
                        prop_assert_eq!(&self.ticket, &self.story.ticket(), "a refusal leaves nothing");
                    }
                }
            }
            Step::Likely(which) => {
                let taken = self.taken(n);
                if !taken.is_empty() {
                    let (who, command) = which.get(&taken);
                    self.story.act(*who, command);
                    self.kept()?;
                    prop_assert!(!overdue || self.ticket.missed.contains(&alarm()), "told before");
                }
            }
        }
        self.agrees()?;
        self.keeps_secrets()?;
        self.takes_two()?;
        self.enters_by_leave()?;
        self.rings_once()
    }

    /// What would be taken now, each verb by the first who may.
    fn taken(&self, n: usize) -> Vec<(Who, Command)> {
        let mut taken = Vec::new();
        for verb in able() {
            let command = command(verb, n, &self.ticket, self.story.now, None);
            let may = |who: &&Who| {
                let actor = who.actor(self.story.now);
                let cx = context(self.story.terms, &actor, self.story.now);
                desk::decide(&self.ticket, &command, &cx).is_ok()
            };
            let people = if n.is_multiple_of(2) {
                [VERA, QUENTIN, MONA, NORA, PAUL]
            } else {
                [NORA, PAUL, MONA, QUENTIN, VERA]
            };
            taken.extend(people.iter().find(may).map(|who| (*who, command.clone())));
        }
        taken
    }

    /// New entries are numbered on, read as they were written, and change nothing before them.
    fn kept(&mut self) -> Result<(), TestCaseError> {
        for (entry, stored) in self.story.entries.iter().zip(&self.stored) {
            prop_assert_eq!(&entry.bytes(), stored, "an entry changed");
        }
        for entry in self.story.entries.iter().skip(self.stored.len()) {
            prop_assert_eq!(entry.number, self.ticket.version + 1);
            prop_assert!(entry.at <= entry.recorded_at && entry.recorded_at == self.story.now);
            let bytes = entry.bytes();
            let read = Entry::from_bytes(&bytes).expect("an entry");
            prop_assert_eq!(&read, entry);
            prop_assert_eq!(read.bytes(), bytes.clone());
            self.ticket = self.ticket.clone().after(&read);
            self.stored.push(bytes);
        }
        prop_assert_eq!(&self.ticket, &self.story.ticket(), "replayed, it is the same ticket");
        Ok(())
    }

    /// The story so far, for a failure that a person has to read.
    fn told(&self) -> String {
        let line =
            |(entry, fact): (&Entry, &TicketFact)| format!("{} {} {}\n", entry.number, entry.at, fact.word());
        let lines: String = self.facts().into_iter().map(line).collect();
        format!("{lines}now {}", self.story.now)
    }

    fn facts(&self) -> Vec<(&Entry, &TicketFact)> {
        let of = |entry: &'_ Entry| match &entry.fact {
            Fact::Ticket(_) => {}
            other => panic!("{other:?}"),
        };
        self.story.entries.iter().for_each(of);
        self.story.entries.iter().zip(self.story.facts()).collect()
    }

    fn look(&self) -> Naive {
        naive(&self.regions, &self.facts(), minute(self.story.now))
    }

    /// The clocks equal what the entries say, minute by minute.
    fn agrees(&self) -> Result<(), TestCaseError> {
        let (naive, clock) = (self.look(), self.story.clock(&acknowledgement()));
        prop_assert_eq!(clock.due, Some(instant(naive.due)));
        prop_assert_eq!(clock.category, Some(naive.category));
        prop_assert_eq!(clock.stop.map(|stop| stop.at), naive.stop.map(instant));
        prop_assert_eq!(self.story.acknowledged(), naive.standing);
        let courses = match (naive.firm, naive.kind, naive.excluded) {
            (false, _, _) => Course::Provisional,
            (true, Kind::Incident, Some(at)) => Course::Excluded { at: instant(at) },
            (true, Kind::Incident, None) => Course::Firm,
            (true, other, _) => Course::NotAnIncident(other),
        };
        prop_assert_eq!(clock.course, courses);
        let response = naive_response(&self.regions, &self.facts(), minute(self.story.now));
        prop_assert_eq!(self.story.standing(&diagnosis()), response);
        Ok(())
    }

    /// What the clock says can be proved.
    fn proves(&self) -> Result<(), TestCaseError> {
        let clock = self.story.clock(&acknowledgement());
        let proof = desk::proof::proof(
            &clock,
            Some(1),
            &self.story.terms.agreement,
            &self.story.terms.calendars[&clock.region],
            self.story.now,
        );
        prop_assert_eq!(desk::verify(&proof.expect("a proof")), Ok(()));
        Ok(())
    }

    /// No note of one side, and nothing that is the centre's own, is shown to the other.
    fn keeps_secrets(&self) -> Result<(), TestCaseError> {
        for (who, side) in [(NORA, ALPHA), (PAUL, ALPHA), (VERA, VENDOR), (MONA, VENDOR)] {
            let actor = who.actor(self.story.now);
            let (mut shown, mut secret) = (String::new(), Vec::new());
            for (entry, fact) in self.facts() {
                if access::shows(&actor, entry, None) {
                    shown += &String::from_utf8(entry.bytes()).expect("JSON");
                } else if let TicketFact::NoteWritten { text, organisation } = fact {
                    prop_assert_ne!(*organisation, side);
                    secret.push(text.id.to_string());
                } else {
                    prop_assert!(side != VENDOR && !fact.is_shared());
                }
            }
            prop_assert!(secret.iter().all(|id| !shown.contains(id)));
            let other: OrganisationId = if side == VENDOR { ALPHA } else { VENDOR };
            let theirs = format!("\"note_written\":{{\"text\":{{\"organisation\":\"{other}\"");
            prop_assert!(!shown.contains(&theirs));
        }
        Ok(())
    }

    /// Each alarm at most once, each miss on its due instant, none before triage, none where somebody was in time.
    fn rings_once(&self) -> Result<(), TestCaseError> {
        let (mut seen, mut triaged) = (BTreeSet::new(), false);
        for (entry, fact) in self.facts() {
            match fact {
                TicketFact::Triaged(_) | TicketFact::Retriaged(_) => triaged = true,
                TicketFact::Warned(alarm) | TicketFact::Missed(alarm) => {
                    let missed = matches!(fact, TicketFact::Missed(_));
                    prop_assert!(seen.insert((missed, alarm.clone())), "rang twice");
                    prop_assert_eq!(entry.by, By::Service(Service::Clock));
                    if missed {
                        prop_assert!(triaged, "before triage");
                        prop_assert_eq!(entry.at, alarm.due);
                        let early = sign(&self.facts(), false).is_some_and(|sign| instant(sign) <= alarm.due);
                        prop_assert!(!early, "somebody was in time");
                    } else {
                        prop_assert!(entry.at <= alarm.due);
                    }
                }
                // A window for remote access is over: the clock says so, at its end.
                TicketFact::Remote(RemoteFact::Ended { .. } | RemoteFact::Unanswered { .. }) => {
                    prop_assert_eq!(entry.by, By::Service(Service::Clock));
                }
                _ => prop_assert!(entry.by.person().is_some(), "{fact:?} by nobody"),
            }
        }
        Ok(())
    }

    /// Clause 2.B, 3.D: what two people decide, two people decided, and a third one reviewed it.
    fn takes_two(&self) -> Result<(), TestCaseError> {
        let (mut proposed, mut second) = (None, None);
        for (entry, fact) in self.facts() {
            match fact {
                TicketFact::Exclusion(ExclusionFact::Proposed(_)) => proposed = entry.by.person(),
                TicketFact::Exclusion(ExclusionFact::Confirmed { proposed_by, .. }) => {
                    prop_assert_eq!(proposed, Some(*proposed_by));
                    prop_assert_ne!(entry.by.person(), proposed);
                    second = entry.by.person();
                }
                TicketFact::Exclusion(ExclusionFact::Overturned { .. } | ExclusionFact::Upheld { .. }) => {
                    prop_assert!(entry.by.person() != proposed && entry.by.person() != second);
                }
                TicketFact::Triaged(triage) | TicketFact::Retriaged(triage)
                    if triage.proposed_by.is_some() =>
                {
                    prop_assert_ne!(entry.by.person(), triage.proposed_by);
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Clause 3.C: nobody goes in but through a window that its owner opened, and that isn't over.
    fn enters_by_leave(&self) -> Result<(), TestCaseError> {
        let mut windows = std::collections::BTreeMap::new();
        let mut owners = std::collections::BTreeMap::new();
        for (entry, fact) in self.facts() {
            let TicketFact::Remote(fact) = fact else { continue };
            match fact {
                RemoteFact::Asked(asked) => drop(owners.insert(entry.number, asked.owner)),
                RemoteFact::Granted { request, from, until } => {
                    prop_assert_eq!(entry.on_behalf_of, owners.get(request).copied());
                    prop_assert!(until.duration_since(*from) <= SignedDuration::from_hours(8));
                    windows.insert(*request, (*from, *until));
                }
                RemoteFact::Entered { request } => {
                    let window = windows.get(request);
                    prop_assert!(window.is_some_and(|(from, until)| *from <= entry.at && entry.at < *until));
                }
                RemoteFact::Revoked { request, .. } => drop(windows.remove(request)),
                _ => {}
            }
        }
        Ok(())
    }
}

fn start() -> impl Strategy<Value = i64> {
    24 * 60..30 * 24 * 60_i64
}

fn regions() -> impl Strategy<Value = Vec<usize>> {
    prop::sample::select(vec![vec![0], vec![1], vec![1], vec![2], vec![0, 1], vec![1, 2], vec![0, 1, 2]])
}

fn stops() -> impl Strategy<Value = Option<Stops>> {
    prop::option::of(prop::sample::select(Stops::ALL.to_vec()))
}

fn walk(start: i64, regions: &[usize], stops: Option<Stops>, steps: &[Step]) -> Result<Walk, TestCaseError> {
    let mut walk = Walk::begin(start, regions, stops);
    walk.agrees()?;
    for (n, step) in steps.iter().enumerate() {
        walk.take(n, step).map_err(|error| TestCaseError::fail(format!("{error}\n{}", walk.told())))?;
    }
    walk.proves()?;
    Ok(walk)
}

fn came_to(reached: &std::collections::BTreeMap<&str, u32>, word: &str) {
    assert!(reached.contains_key(word), "no walk came to {word}: {reached:?}");
}

/// Source: docs/DESIGN.md, "What always holds?".
#[test]
fn whatever_people_do_the_invariants_hold() {
    let steps = prop::collection::vec(step(), 20..60);
    let reached = std::cell::RefCell::new(std::collections::BTreeMap::<&str, u32>::new());
    let config = ProptestConfig {
        cases: 96,
        max_shrink_iters: 256,
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let outcome = TestRunner::new(config).run(
        &(start(), regions(), stops(), steps),
        |(start, regions, stops, steps)| {
            let walk = walk(start, &regions, stops, &steps)?;
            for (_, fact) in walk.facts() {
                *reached.borrow_mut().entry(fact.word()).or_default() += 1;
            }
            Ok(())
        },
    );
    if let Err(error) = outcome {
        panic!("{error}");
    }
    // Walks that never got anywhere would prove nothing.
    for word in [
        "exclusion_confirmed",
        "exclusion_lifted",
        "endorsed",
        "access_granted",
        "access_unanswered",
        "reopened",
    ] {
        came_to(&reached.borrow(), word);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, max_shrink_iters: 256, ..ProptestConfig::default() })]

    /// Source: issue 3, "Done when": any change is found, and the first entry that is wrong is named.
    #[test]
    fn a_journal_tells_where_it_was_changed(
        start in start(),
        steps in prop::collection::vec(step(), 20..40),
        place in any::<prop::sample::Index>(),
        byte in any::<prop::sample::Index>(),
        bit in 0..8_u8,
        how in 0..4,
    ) {
        let walk = walk(start, &[1], None, &steps)?;
        let mut heads = vec![Digest::ZERO];
        for bytes in &walk.stored {
            heads.push(chain(heads[heads.len() - 1], bytes));
        }
        let mut changed = walk.stored.clone();
        let i = place.index(changed.len());
        match how {
            0 => {
                let at = byte.index(changed[i].len());
                changed[i][at] ^= 1 << bit;
            }
            1 => drop(changed.remove(i)),
            2 => changed.insert(i, changed[i].clone()),
            _ if i == 0 => changed.reverse(),
            _ => changed.swap(i - 1, i),
        }
        prop_assume!(changed != walk.stored); // a journal of one entry reads the same from behind
        let mut head = Digest::ZERO;
        let mut wrong = None;
        for (number, bytes) in changed.iter().enumerate() {
            head = chain(head, bytes);
            if heads.get(number + 1) != Some(&head) {
                wrong = Some(number);
                break;
            }
        }
        let first = (0..).find(|n| walk.stored.get(*n) != changed.get(*n)).expect("something changed");
        let found = wrong.or((changed.len() < walk.stored.len()).then_some(changed.len()));
        prop_assert_eq!(found, Some(first));
    }

    /// Source: architecture: no bytes of a journal make the core panic.
    #[test]
    fn damaged_bytes_are_refused_or_read_as_something_else(
        which in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(),
        byte in any::<u8>(),
    ) {
        let entries = crate::golden::one_of_each();
        let mut bytes = entries[which.index(entries.len())].bytes();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        if let Ok(entry) = Entry::from_bytes(&bytes) {
            let again = Entry::from_bytes(&entry.bytes()).expect("what was read can be written");
            prop_assert_eq!(again, entry);
        }
    }
}
