//! The exact bytes of problems, maintenances, releases and of what they leave on tickets: see `golden.rs`.

use desk::fact::Delivery;
use desk::link::LinkFact;
use desk::maintenance::{Effect, Plan, Whom};
use desk::problem::Verdict;
use desk::procedure::{AnswerFact, Shipped};
use desk::release::Contents;
use desk::works::Notices;
use desk::{
    By, Entry, Fact, MaintenanceFact, MaintenanceId, ProblemFact, ProblemId, ReleaseFact, ReleaseId, Stream,
    TextRef, TicketFact, TicketId,
};
use uuid::Uuid;

use crate::golden::kept;
use crate::world::*;

fn text(said: &str) -> TextRef {
    words(said).reference()
}

fn notices() -> Notices {
    Notices { en: text("en"), fr: text("fr"), ja: text("ja") }
}

const TICKET: TicketId = TicketId(Uuid::from_u128(100));
const PROBLEM: ProblemId = ProblemId(Uuid::from_u128(700));
const RELEASE: ReleaseId = ReleaseId(Uuid::from_u128(900));

fn tickets() -> Vec<Fact> {
    let shipped = Shipped {
        release: RELEASE,
        version: "4.2.1".to_owned(),
        delivery: Delivery::Supplied,
        notices: notices(),
    };
    let facts = [
        TicketFact::Answered(AnswerFact::Accepted { note: Some(text("Thank you.")) }),
        TicketFact::Answered(AnswerFact::Contested { reason: text("Full again.") }),
        TicketFact::Shipped(Box::new(shipped)),
        TicketFact::Link(LinkFact::Linked { problem: PROBLEM }),
        TicketFact::Link(LinkFact::Unlinked { problem: PROBLEM }),
    ];
    facts.map(Fact::from).to_vec()
}

fn problems() -> Vec<Fact> {
    let facts = [
        ProblemFact::Opened { title: text("Blank pages"), statement: text("Since 17:30.") },
        ProblemFact::Restated { statement: text("Since 17:28.") },
        ProblemFact::Supposed { text: text("The cache.") },
        ProblemFact::Judged { hypothesis: 1, verdict: Verdict::RuledOut, text: text("It is empty.") },
        ProblemFact::CauseFound { text: text("The key.") },
        ProblemFact::WorkaroundGiven { text: text("Sign in twice.") },
        ProblemFact::WorkaroundWithdrawn { reason: text("No.") },
        ProblemFact::Linked { ticket: TICKET, asked_by: ALPHA, reporter: None },
        ProblemFact::Unlinked { ticket: TICKET, reason: text("Another.") },
        ProblemFact::Closed { reason: text("Fixed.") },
        ProblemFact::Reopened { reason: text("Back.") },
        ProblemFact::Linked { ticket: TICKET, asked_by: ALPHA, reporter: Some(NORA.id()) },
    ];
    facts.map(Fact::from).to_vec()
}

fn maintenances() -> Vec<Fact> {
    let (from, until) = (at("2026-11-18 20:00 Paris"), at("2026-11-18 23:00 Paris"));
    let plan = |whom| {
        MaintenanceFact::Planned(Box::new(Plan {
            from,
            until,
            whom,
            regions: vec![region("APAC")],
            providers: vec![ALPHA],
            effect: Effect::Unavailable,
            release: None,
            title: text("Move"),
            steps: text("1. Stop."),
            rollback: None,
        }))
    };
    let facts = [
        plan(Whom::Everybody {}),
        plan(Whom::Regions(vec![region("APAC")])),
        plan(Whom::Organisations(vec![KYOTO])),
        MaintenanceFact::Announced { notices: notices() },
        MaintenanceFact::Postponed { from, until, reason: text("Late."), notices: notices() },
        MaintenanceFact::Done { note: None },
        MaintenanceFact::Cancelled { reason: text("Not needed.") },
        installing(plan(Whom::Everybody {})),
    ];
    facts.map(Fact::from).to_vec()
}

fn installing(planned: MaintenanceFact) -> MaintenanceFact {
    let MaintenanceFact::Planned(plan) = planned else { unreachable!("it is a plan") };
    MaintenanceFact::Planned(Box::new(Plan { release: Some(RELEASE), ..*plan }))
}

fn releases() -> Vec<Fact> {
    let contents = Contents {
        version: "4.2.1".to_owned(),
        contains: text("The key."),
        delivery: Delivery::Installed,
        problems: vec![PROBLEM],
        tickets: vec![TICKET],
    };
    let facts = [
        ReleaseFact::Prepared(Box::new(contents)),
        ReleaseFact::Published { notices: notices(), tickets: vec![TICKET] },
        ReleaseFact::Told { ticket: TICKET },
        ReleaseFact::Withdrawn { reason: text("It loses files.") },
    ];
    facts.map(Fact::from).to_vec()
}

/// Source: architecture, "a golden file pins the bytes".
#[test]
fn the_bytes_of_the_works_are_kept() {
    let streams = [
        (Stream::Ticket(TICKET), tickets()),
        (Stream::Problem(PROBLEM), problems()),
        (Stream::Maintenance(MaintenanceId(Uuid::from_u128(800))), maintenances()),
        (Stream::Release(RELEASE), releases()),
    ];
    let at = at("2026-11-20 17:42 Paris");
    let (by, on_behalf_of) = (By::Person(VERA.id()), Some(VENDOR));
    let mut lines = String::new();
    for (stream, facts) in streams {
        for (number, fact) in (1..).zip(facts) {
            let entry = Entry { stream, number, at, recorded_at: at, by, on_behalf_of, fact };
            let bytes = entry.bytes();
            assert_eq!(Entry::from_bytes(&bytes).expect("an entry"), entry);
            lines += &String::from_utf8(bytes).expect("JSON");
            lines.push('\n');
        }
    }
    kept("works.jsonl", &lines);
}
