//! The monthly service report: a draft until the month is over and all in it is decided, then frozen.

use desk::evidence::Anchor;
use desk::report::{Outcome, Row, targets, total};
use desk::response::Responses;
use desk::service_report::{FORMAT, Issues, ReportFact, ServiceReport, TicketLine, issue};
use desk::{Authored, Context, Decided, Digest, Fact, Folded, Refusal, Scope};

use crate::golden::kept;
use crate::world::*;

fn report(outcomes: &[Outcome]) -> ServiceReport {
    let numbered = (1..).zip(outcomes);
    let line = |(number, outcome): (u64, &Outcome)| TicketLine {
        number,
        region: Some(region("EMEA")),
        category: Some(1),
        agreement: "2021-09".to_owned(),
        outcome: *outcome,
    };
    let row = |outcome: &Outcome| Row { key: vec!["EMEA".to_owned(), "1".to_owned()], outcome: *outcome };
    let groups = targets(outcomes.iter().map(row));
    ServiceReport {
        format: FORMAT,
        month: "2026-11".parse().expect("a month"),
        provider: ALPHA,
        name: "Alpha".to_owned(),
        regions: vec![region("EMEA")],
        at: at("2026-12-01 09:00 Paris"),
        anchor: Anchor { position: 7, head: Digest::of(&[b"head"]) },
        note: [("en".to_owned(), "Each delay is an indicator.".to_owned())].into(),
        total: total(&groups),
        targets: groups,
        imported: 0,
        tickets: numbered.map(line).collect(),
        missed: Vec::new(),
        responses: Responses::default(),
        exclusions: Vec::new(),
        overturned: None,
        duties: Vec::new(),
        staffing: Vec::new(),
        maintenance: Vec::new(),
        releases: Vec::new(),
        terms: Vec::new(),
    }
}

fn issues(
    current: Option<&Issues>,
    report: &ServiceReport,
    who: Who,
    instant: &str,
    reason: Option<&Authored>,
) -> Result<Decided, Refusal> {
    let actor = who.actor(at(instant));
    let cx =
        Context { seen: Some(current.map_or(0, Issues::version)), ..context(&TERMS, &actor, at(instant)) };
    issue(current, report, &words(&report.frozen()), reason, &cx)
}

const DECEMBER: &str = "2026-12-01 09:00 Paris";

/// Source: issue 3, "draft → issued, frozen with a hash"; ux.md, "re-issue keeps both".
#[test]
fn a_report_is_frozen_with_its_hash_and_issued_again_with_a_reason() {
    let first = report(&[Outcome::Met, Outcome::Missed, Outcome::Excluded]);
    let decided = issues(None, &first, MONA, DECEMBER, None).expect("issued");
    let Fact::Report(ReportFact::Issued { text, hash, anchor, .. }) = &decided.entries[0].fact else {
        panic!("issued: {:?}", decided.entries)
    };
    let frozen = &decided.texts[0];
    assert_eq!(*hash, Digest::of(&[frozen.text.as_bytes()]), "whoever has the file can compute it");
    assert_eq!((text.id, *anchor), (frozen.id, first.anchor));
    let thawed = ServiceReport::thaw(&frozen.text).expect("a report");
    assert_eq!((&thawed.tickets, &thawed.total.counts), (&first.tickets, &first.total.counts));
    assert!(thawed.reconciles());

    let current = Issues::fold(&decided.entries).expect("a report");
    assert_eq!(current.scopes(), [Scope::Centre, Scope::Organisation(ALPHA)]);
    let code = |reason: Option<&Authored>| {
        issues(Some(&current), &first, MONA, DECEMBER, reason).map_err(|refusal| refusal.code())
    };
    assert_eq!(code(None).expect_err("refused"), "empty", "again: why?");
    let again = code(Some(&words("Ticket 2 was counted twice."))).expect("issued");
    let both = again.entries.iter().fold(current.clone(), Issues::after);
    assert_eq!((both.issues.len(), both.issues[0].clone()), (2, current.issues[0].clone()));

    let bytes = |entry: &desk::Entry| String::from_utf8(entry.bytes()).expect("text") + "\n";
    kept("report.jsonl", &decided.entries.iter().chain(&again.entries).map(bytes).collect::<String>());
}

/// Source: ux.md §5.3: "month not closed: provisional"; "unresolved data warnings block issue"; "counts add up".
#[test]
fn what_may_still_change_is_not_issued() {
    let code = |report: &ServiceReport, who, instant| {
        issues(None, report, who, instant, None).map(|_| ()).map_err(|refusal| refusal.code())
    };
    let sound = report(&[Outcome::Met]);
    assert_eq!(code(&sound, MONA, "2026-11-30 23:59 Paris"), Err("month-not-over"));
    assert_eq!(code(&sound, MONA, "2026-12-01 00:00 Paris"), Ok(()));
    // Where it is still November, the month isn't over: 18:00 in New York.
    let mut far = sound.clone();
    far.regions.push(region("NAM"));
    assert_eq!(code(&far, MONA, "2026-12-01 00:00 Paris"), Err("month-not-over"));
    assert_eq!(code(&far, MONA, DECEMBER), Ok(()), "03:00 in New York");

    for open in [Outcome::Running, Outcome::Provisional] {
        let report = report(&[Outcome::Met, open]);
        assert_eq!(report.unresolved(), [2]);
        assert_eq!(code(&report, MONA, DECEMBER), Err("report-unresolved"));
    }
    let mut lost = report(&[Outcome::Met, Outcome::Missed]);
    lost.tickets.pop();
    assert!(!lost.reconciles());
    assert_eq!(code(&lost, MONA, DECEMBER), Err("report-does-not-add-up"));
    for who in [VERA, NORA, PAUL, ADAM, AUDREY] {
        assert_eq!(code(&sound, who, DECEMBER), Err("not-allowed"), "{who:?}");
    }
}
