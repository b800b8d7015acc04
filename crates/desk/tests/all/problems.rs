//! Problems: causes, workarounds, the incidents that come from them (clause 2.A, "search for causes").
//!
//! 16 Nov 2026 is a Monday.

use desk::fact::Kind;
use desk::link::LinkCommand;
use desk::problem::{ProblemCommand, Verdict, cost, decide, open_stretches};
use desk::works::WorksRefusal;
use desk::{
    Command, Context, Entry, Field, Folded, Problem, ProblemId, Refusal, Scope, State, Stream, TicketId,
};
use jiff::Timestamp;

use crate::world::*;

const CACHE: ProblemId = ProblemId(uuid::Uuid::from_u128(700));

/// One problem, and what happens to it.
struct Tale {
    now: Timestamp,
    entries: Vec<Entry>,
}

impl Tale {
    fn begun(instant: &str) -> Tale {
        let mut tale = Tale { now: at(instant), entries: Vec::new() };
        let (title, statement) = (words("Blank pages"), words("Since 17:30, on three sites."));
        tale.act(VERA, &ProblemCommand::Open { title, statement });
        tale
    }

    fn problem(&self) -> Option<Problem> {
        Problem::fold(&self.entries)
    }

    fn tries(&mut self, who: Who, command: &ProblemCommand) -> Result<(), Refusal> {
        let actor = who.actor(self.now);
        let cx = context(&TERMS, &actor, self.now);
        self.entries.extend(decide(CACHE, self.problem().as_ref(), command, &cx)?.entries);
        Ok(())
    }

    fn act(&mut self, who: Who, command: &ProblemCommand) -> &mut Self {
        self.tries(who, command).expect("taken");
        self
    }
}

fn suppose(text: &str) -> ProblemCommand {
    ProblemCommand::Suppose { text: words(text) }
}

fn judge(hypothesis: u32, verdict: Verdict, text: &str) -> ProblemCommand {
    ProblemCommand::Judge { hypothesis, verdict, text: words(text) }
}

fn link(ticket: u128) -> ProblemCommand {
    ProblemCommand::Link {
        ticket: TicketId(uuid::Uuid::from_u128(ticket)),
        asked_by: ALPHA,
        reporter: Some(NORA.id()),
    }
}

/// Source: clause 2.A: the centre searches for causes. Each hypothesis keeps what came of it.
#[test]
fn a_search_for_causes_keeps_what_was_tried() {
    let mut tale = Tale::begun("2026-11-16 10:00 Paris");
    tale.act(VERA, &suppose("The session store is full.")).act(QUENTIN, &suppose("A stale cache key."));
    tale.act(QUENTIN, &judge(1, Verdict::RuledOut, "12 % used."));
    tale.act(QUENTIN, &judge(2, Verdict::Held, "Cleared: pages are back."));
    tale.act(QUENTIN, &ProblemCommand::FindCause { text: words("The key lacks the tenant.") });
    let problem = tale.problem().expect("a problem");
    let verdicts: Vec<_> = problem.hypotheses.iter().map(|h| h.judged.map(|(verdict, _)| verdict)).collect();
    assert_eq!(verdicts, [Some(Verdict::RuledOut), Some(Verdict::Held)]);
    assert_eq!(problem.cause.map(|said| said.by.person()), Some(Some(QUENTIN.id())));
    assert_eq!(problem.version, 6);

    let again = tale.tries(VERA, &judge(2, Verdict::RuledOut, "No."));
    assert_eq!(again, Err(WorksRefusal::Judged(2).into()));
    for beyond in [0, 3, u32::MAX] {
        let refused = tale.tries(VERA, &judge(beyond, Verdict::Held, "Which?"));
        assert_eq!(refused, Err(WorksRefusal::NoHypothesis(beyond).into()));
    }
    assert_eq!(tale.tries(VERA, &suppose(" ")), Err(Refusal::Empty(Field::Hypothesis)));
}

/// Source: the access table: problems are the centre's to write; those who asked may read.
#[test]
fn a_problem_is_written_by_the_centre_and_found_by_whoever_asked() {
    let mut tale = Tale::begun("2026-11-16 10:00 Paris");
    for stranger in [NORA, PAUL, SOFIA, ULI, ADAM, AUDREY] {
        let refused = tale.tries(stranger, &suppose("x")).expect_err("refused");
        assert_eq!(refused.code(), "not-allowed", "{stranger:?}");
    }
    assert_eq!(tale.problem().expect("a problem").scopes(), [Scope::Centre]);
    tale.act(VERA, &link(1)).act(VERA, &link(2));
    let scopes = tale.problem().expect("a problem").scopes();
    assert_eq!(scopes, [Scope::Centre, Scope::Organisation(ALPHA), Scope::Person(NORA.id())]);
}

/// Source: clause 2.A: incidents are linked once, and can be let go with a reason.
#[test]
fn an_incident_is_linked_once() {
    let mut tale = Tale::begun("2026-11-16 10:00 Paris");
    tale.act(VERA, &link(1));
    assert_eq!(tale.tries(VERA, &link(1)), Err(WorksRefusal::Linked.into()));
    let unlink = |n: u128| ProblemCommand::Unlink {
        ticket: TicketId(uuid::Uuid::from_u128(n)),
        reason: words("Another message."),
    };
    assert_eq!(tale.tries(VERA, &unlink(2)), Err(WorksRefusal::NotLinked.into()));
    tale.act(VERA, &unlink(1));
    assert_eq!(tale.problem().expect("a problem").linked, []);
}

/// Source: the states of a problem: what is over takes nothing but to be brought back.
#[test]
fn a_closed_problem_comes_back_with_a_reason() {
    let mut tale = Tale::begun("2026-11-16 10:00 Paris");
    let workaround = ProblemCommand::GiveWorkaround { text: words("Sign in twice.") };
    tale.act(VERA, &workaround);
    tale.act(VERA, &ProblemCommand::Close { reason: words("Fixed by 4.2.1.") });
    assert!(!tale.problem().expect("a problem").is_open());
    assert_eq!(tale.tries(VERA, &suppose("Or not?")), Err(WorksRefusal::Over.into()));
    let reopen = ProblemCommand::Reopen { reason: words("It is back.") };
    tale.act(VERA, &reopen);
    assert_eq!(tale.tries(VERA, &reopen), Err(WorksRefusal::NotOver.into()));
    let withdraw = ProblemCommand::WithdrawWorkaround { reason: words("It doesn't help.") };
    tale.act(VERA, &withdraw);
    assert_eq!(tale.tries(VERA, &withdraw), Err(WorksRefusal::NoWorkaround.into()));
}

/// Source: hard rule of every form: whoever hasn't read the latest is shown it first.
#[test]
fn an_older_page_of_a_problem_is_refused() {
    let mut tale = Tale::begun("2026-11-16 10:00 Paris");
    tale.act(VERA, &suppose("A stale cache key."));
    let actor = QUENTIN.actor(tale.now);
    let cx = Context { seen: Some(1), ..context(&TERMS, &actor, tale.now) };
    let refused = decide(CACHE, tale.problem().as_ref(), &suppose("x"), &cx);
    assert_eq!(refused, Err(Refusal::Stale { seen: 1, now: 2 }));
}

/// Source: clause 2.A, seen from the incident: both sides see that there is a problem behind it; any state will do.
#[test]
fn a_ticket_has_one_problem_or_none() {
    let mut story = Story::reported("2026-11-16 10:00 Paris");
    let (cache, other) = (CACHE, ProblemId(uuid::Uuid::from_u128(701)));
    story.act(VERA, &incident(2)).act(VERA, &Command::Link(LinkCommand::Link(cache)));
    assert_eq!(story.ticket().problem.map(|link| link.what), Some(cache));
    assert!(story.facts().last().expect("a fact").is_shared());
    let second = story.tries(VERA, &Command::Link(LinkCommand::Link(other)));
    assert_eq!(second, Err(WorksRefusal::Linked.into()));
    let wrong = story.tries(VERA, &Command::Link(LinkCommand::Unlink(other)));
    assert_eq!(wrong, Err(WorksRefusal::NotLinked.into()));
    let theirs = story.tries(NORA, &Command::Link(LinkCommand::Unlink(cache)));
    assert_eq!(theirs.expect_err("refused").code(), "not-allowed");
    story.act(VERA, &close_because("Linked.")).act(VERA, &Command::Link(LinkCommand::Unlink(cache)));
    assert_eq!(story.ticket().problem, None);
    assert_eq!(story.ticket().state(), State::Closed);
}

/// Source: clause 2.A and clause 1, business hour: what a problem costs is open time while its incidents were open.
#[test]
fn a_problem_costs_the_open_hours_of_its_incidents() {
    let mut story = Story::reported("2026-11-16 17:00 Paris");
    story.act(VERA, &incident(2));
    story.at("2026-11-17 10:00 Paris").act(VERA, &resolve("Sign in twice."));
    story.at("2026-11-18 12:00 Paris").act(NORA, &reopen("It is back."));
    let calendar = &TERMS.calendars["EMEA"];
    let open = |instant: &str| cost(&story.entries, calendar, at(instant)).expect("a cost");
    assert_eq!(open("2026-11-16 16:00 Paris"), minutes(0), "before it was reported");
    assert_eq!(open("2026-11-16 17:30 Paris"), minutes(30));
    assert_eq!(open("2026-11-17 10:00 Paris"), minutes(120), "one hour of Monday, one of Tuesday");
    assert_eq!(open("2026-11-18 12:00 Paris"), minutes(120), "a resolved incident costs nothing");
    assert_eq!(open("2026-11-18 20:00 Paris"), minutes(120 + 360), "and again from when it came back");
    assert_eq!(open_stretches(&story.entries, at("2026-11-18 20:00 Paris")).len(), 2);
    assert_eq!(story.ticket().kind(), Kind::Incident);
    assert_eq!(story.entries[0].stream, Stream::Ticket(story.ticket().id));
}
