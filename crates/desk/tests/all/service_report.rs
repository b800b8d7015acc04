//! The monthly service report: drafted by one person, read by another, issued by a manager; then frozen.

use desk::evidence::{Anchor, Item, SignedHead, SignedReport, Why};
use desk::report::{Outcome, Row, targets, total, wilson};
use desk::response::Responses;
use desk::service_report::{
    Draft, FORMAT, Issues, Of, Quoted, ReportFact, ServiceReport, TicketLine, WorkLine, draft, issue, review,
    sheet,
};
use desk::{Actor, Authored, Context, Decided, Digest, Entry, Fact, Folded, Refusal, Scope, Stream};

use crate::evidence::{DESK, Toy, holds};
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
        region: None,
        summary: String::new(),
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
        planned: Vec::new(),
        releases: Vec::new(),
        terms: Vec::new(),
        emergencies: Vec::new(),
        annex: Vec::new(),
    }
}

/// The verbs of the lifecycle at an instant, on what is there.
struct Desk<'a>(Option<&'a Issues>, &'static str);

impl Desk<'_> {
    fn with<T>(&self, who: Who, ask: impl Fn(Option<&Issues>, &Context<'_>) -> T) -> T {
        let actor: Actor = who.actor(at(self.1));
        let seen = Some(self.0.map_or(0, Issues::version));
        ask(self.0, &Context { seen, ..context(&TERMS, &actor, at(self.1)) })
    }

    fn draft(&self, who: Who, report: &ServiceReport) -> Result<Decided, Refusal> {
        self.with(who, |current, cx| draft(current, report, &words(&report.frozen()), cx))
    }

    fn review(&self, who: Who, hash: Digest) -> Result<Decided, Refusal> {
        self.with(who, |current, cx| review(current, hash, cx))
    }

    fn issue(
        &self,
        who: Who,
        now: &ServiceReport,
        frozen: &str,
        reason: Option<&Authored>,
    ) -> Result<Decided, Refusal> {
        self.with(who, |current, cx| issue(current, now, Some(&words(frozen)), reason, cx))
    }
}

fn after(current: Option<Issues>, decided: &Decided) -> Issues {
    match current {
        Some(current) => decided.entries.iter().fold(current, Issues::after),
        None => Issues::fold(&decided.entries).expect("a report"),
    }
}

fn hash_of(issues: &Issues) -> Digest {
    issues.draft.as_ref().map(|draft: &Draft| draft.hash).expect("a draft")
}

fn code(decided: Result<Decided, Refusal>) -> &'static str {
    decided.map(|_| "taken").unwrap_or_else(|refusal| refusal.code())
}

const DECEMBER: &str = "2026-12-01 09:00 Paris";

/// Source: issue 3, "draft → reviewed → issued, frozen with a hash"; ux.md, "re-issue keeps both".
#[test]
fn a_report_is_drafted_read_by_a_second_person_and_frozen_with_its_hash() {
    let first = ServiceReport {
        summary: "One ticket was missed: see its review.".to_owned(),
        ..report(&[Outcome::Met, Outcome::Missed, Outcome::Excluded])
    };
    let mut kept_entries: Vec<Entry> = Vec::new();
    let none = Desk(None, DECEMBER);
    assert_eq!(code(none.issue(MONA, &first, &first.frozen(), None)), "report-not-drafted");
    let drafted = none.draft(MONA, &first).expect("a draft");
    kept_entries.extend(drafted.entries.clone());
    let current = after(None, &drafted);
    assert_eq!(current.scopes(), [Scope::Centre], "a draft is nobody else's");
    let hash = hash_of(&current);

    // Her own draft takes a second reader; an agent will do, so that a desk of two gets along.
    let desk = Desk(Some(&current), DECEMBER);
    assert_eq!(code(desk.issue(MONA, &first, &first.frozen(), None)), "report-not-reviewed");
    assert_eq!(code(desk.review(MONA, hash)), "report-own-draft");
    assert_eq!(code(desk.review(NORA, hash)), "not-allowed");
    assert_eq!(code(desk.review(VERA, Digest::of(&[b"something else"]))), "report-not-drafted");
    let read = desk.review(VERA, hash).expect("read");
    kept_entries.extend(read.entries.clone());
    let current = after(Some(current), &read);

    let desk = Desk(Some(&current), DECEMBER);
    assert_eq!(code(desk.issue(VERA, &first, &first.frozen(), None)), "not-allowed");
    assert_eq!(code(desk.issue(MONA, &first, "another text", None)), "report-not-drafted");
    let moved = report(&[Outcome::Met, Outcome::Met, Outcome::Excluded]);
    assert_eq!(code(desk.issue(MONA, &moved, &first.frozen(), None)), "report-moved");
    let later = ServiceReport { at: at("2026-12-02 09:00 Paris"), summary: String::new(), ..first.clone() };
    let issued = desk.issue(MONA, &later, &first.frozen(), None).expect("issued");
    kept_entries.extend(issued.entries.clone());
    let Fact::Report(ReportFact::Issued { text, hash: frozen_hash, anchor, .. }) = &issued.entries[0].fact
    else {
        panic!("issued: {:?}", issued.entries)
    };
    let frozen = &issued.texts[0];
    assert_eq!((*frozen_hash, hash), (hash, Digest::of(&[frozen.text.as_bytes()])), "as it was read");
    assert_eq!((text.id, *anchor), (frozen.id, first.anchor));
    let fact = &issued.entries[0].fact;
    let Fact::Report(fact) = fact else { unreachable!("shown above") };
    assert_eq!(fact.said_by_the_house(), Some(*text), "whoever issued it isn't its author");
    let thawed = ServiceReport::thaw(&frozen.text).expect("a report");
    assert!(thawed.counts_as(&first) && thawed.summary == first.summary && thawed.reconciles());
    let current = after(Some(current), &issued);
    assert_eq!(current.scopes(), [Scope::Centre, Scope::Organisation(ALPHA)]);
    assert_eq!(current.draft, None);

    // Again: drafted and read anew, with a reason; both are kept.
    let drafted = Desk(Some(&current), DECEMBER).draft(VERA, &first).expect("a draft");
    let both = after(Some(current), &drafted);
    let read = Desk(Some(&both), DECEMBER).review(MONA, hash_of(&both)).expect("read");
    let both = after(Some(both), &read);
    let desk = Desk(Some(&both), DECEMBER);
    assert_eq!(code(desk.issue(MONA, &first, &first.frozen(), None)), "empty", "again: why?");
    let reason = words("Ticket 2 was counted twice.");
    let again = desk.issue(MONA, &first, &first.frozen(), Some(&reason)).expect("issued");
    kept_entries.extend(drafted.entries.iter().chain(&read.entries).chain(&again.entries).cloned());
    let both = after(Some(both.clone()), &again);
    assert_eq!((both.issues.len(), both.issues[0].hash), (2, *frozen_hash));

    let bytes = |entry: &Entry| String::from_utf8(entry.bytes()).expect("text") + "\n";
    kept("report_life.jsonl", &kept_entries.iter().map(bytes).collect::<String>());
}

/// What was issued before drafts were kept is read as it was written.
#[test]
fn reports_issued_without_a_draft_are_still_read() {
    let old = include_str!("../golden/report.jsonl");
    let read = |line: &str| Entry::from_bytes(line.as_bytes()).expect("an entry");
    let entries: Vec<Entry> = old.lines().map(read).collect();
    assert!(entries.iter().zip(old.lines()).all(|(entry, line)| entry.bytes() == line.as_bytes()));
    let issues = Issues::fold(&entries).expect("a report");
    assert_eq!((issues.issues.len(), issues.draft.is_none()), (2, true));
    let of = Of { month: issues.month, provider: issues.provider, region: None };
    assert_eq!(entries[0].stream, Stream::report(&of), "its stream is found under the same name");
    assert_ne!(entries[0].stream, Stream::report(&Of { region: Some(region("NAM")), ..of }));
}

/// Source: ux.md §5.3: "month not closed: provisional"; "unresolved data warnings block issue"; "counts add up".
#[test]
fn what_may_still_change_is_neither_drafted_nor_issued() {
    let code = |report: &ServiceReport, who, instant| {
        assert_eq!(
            code(Desk(None, instant).issue(MONA, report, "", None)) == "report-not-drafted",
            code(Desk(None, instant).draft(MONA, report)) == "taken"
        );
        code(Desk(None, instant).draft(who, report))
    };
    let sound = report(&[Outcome::Met]);
    assert_eq!(code(&sound, MONA, "2026-11-30 23:59 Paris"), "month-not-over");
    assert_eq!(code(&sound, MONA, "2026-12-01 00:00 Paris"), "taken");
    // Where it is still November, the month isn't over: 18:00 in New York.
    let mut far = sound.clone();
    far.regions.push(region("NAM"));
    assert_eq!(code(&far, MONA, "2026-12-01 00:00 Paris"), "month-not-over");
    assert_eq!(code(&far, MONA, DECEMBER), "taken", "03:00 in New York");

    for open in [Outcome::Running, Outcome::Provisional] {
        let report = report(&[Outcome::Met, open]);
        assert_eq!(report.unresolved(), [2]);
        assert_eq!(code(&report, MONA, DECEMBER), "report-unresolved");
    }
    let mut lost = report(&[Outcome::Met, Outcome::Missed]);
    lost.tickets.pop();
    assert!(!lost.reconciles());
    assert_eq!(code(&lost, MONA, DECEMBER), "report-does-not-add-up");
    for who in [NORA, PAUL, ADAM, AUDREY] {
        assert_eq!(code(&sound, who, DECEMBER), "not-allowed", "{who:?}");
    }
    assert_eq!(code(&sound, VERA, DECEMBER), "taken", "an agent of the centre drafts");
}

/// Source: issue 3, "Reports": CSV. Opened in a spreadsheet, no cell is a formula, and every section is there.
#[test]
fn sec_d02_a_sheet_has_every_section_and_no_formula() {
    let work = |title: &str| WorkLine {
        number: 1,
        title: title.to_owned(),
        from: at(DECEMBER),
        until: None,
        state: "announced".to_owned(),
    };
    let wording = "=HYPERLINK(\"http://x\")\r\nsecond line, with a comma".to_owned();
    let told = ServiceReport {
        summary: "+1 to all".to_owned(),
        missed: vec![Quoted { number: 2, missed_at: at("2026-11-23 09:42 Paris"), wording }],
        maintenance: vec![work("-2+3")],
        planned: vec![work("@SUM(A1)"), work("\tTab"), work("\rReturn")],
        ..report(&[Outcome::Met, Outcome::Missed])
    };
    let text = sheet(&told);
    for section in [
        "report",
        "targets",
        "tickets",
        "missed",
        "responses",
        "exclusions",
        "duties",
        "staffing",
        "maintenance",
        "planned",
        "releases",
        "terms",
    ] {
        assert!(text.contains(&format!("\r\n{section},")), "{section}: {text}");
    }
    for cell in
        ["'+1 to all", "\"'=HYPERLINK(\"\"http://x\"\")", "'-2+3", "'@SUM(A1)", "'\tTab", "\"'\rReturn"]
    {
        assert!(text.contains(cell), "{cell:?}: {text}");
    }
    assert!(text.contains("\r\ntargets,all,all,1,1,"), "{text}");
    assert!(text.contains("\r\ntickets,1,EMEA,1,2021-09,,met\r\n"), "{text}");
    assert!(text.contains("adds_up,true"), "{text}");
}

/// Source: security §3.6; issue 3, "Reports": an issued report is kept by the other party with the desk's own signature.
#[test]
fn a_signed_report_is_checked_without_the_desk() {
    let told = report(&[Outcome::Met, Outcome::Missed]);
    let text = told.frozen();
    let hash = Digest::of(&[text.as_bytes()]);
    let signed = SignedHead::by(&DESK, told.anchor, at(DECEMBER), hash);
    let file = SignedReport::new(text, signed).bytes();
    assert!(SignedReport::is_one(&file));
    let key = desk::evidence::Key::public(&DESK);
    let (read, _) = SignedReport::verify(&file, &holds, Some(&key)).expect("the desk's own");
    assert!(read.counts_as(&told));
    let other = desk::evidence::Key::public(&Toy(b"somebody else's"));
    let wrong = SignedReport::verify(&file, &holds, Some(&other)).expect_err("another's");
    assert_eq!((wrong.item, wrong.why), (Item::Signature, Why::Key(key)));
    for at in (0..file.len()).step_by(file.len() / 100) {
        let mut changed = file.clone();
        changed[at] ^= 1;
        assert!(SignedReport::verify(&changed, &holds, None).is_err(), "byte {at}");
    }
    let better = String::from_utf8(file).expect("text").replacen("\\\"missed\\\": 1", "\\\"missed\\\": 0", 1);
    let wrong = SignedReport::verify(better.as_bytes(), &holds, None).expect_err("changed");
    assert_eq!((wrong.item, wrong.why), (Item::Report, Why::Hash));
}

/// Source: issue 3, "frozen with a hash": what was frozen thaws to what was frozen, to the last digit of each share; a program
/// that reads decimals less than exactly would write another text, and so another hash.
#[test]
fn a_share_reads_back_to_the_bit() {
    for n in 1..=250 {
        for k in 0..=n {
            let share = wilson(k, n).expect("one of some");
            let text = serde_json::to_string(&share).expect("numbers");
            let back: desk::report::Share = serde_json::from_str(&text).expect("a share");
            assert_eq!(serde_json::to_string(&back).expect("numbers"), text, "{k} of {n}");
            for (a, b) in [(back.share, share.share), (back.low, share.low), (back.high, share.high)] {
                assert_eq!(a.to_bits(), b.to_bits(), "{k} of {n}");
            }
        }
    }
    // What no counts give stays what it says.
    let odd = r#"{"of":10,"share":0.55,"low":0.1,"high":0.9}"#;
    let back: desk::report::Share = serde_json::from_str(odd).expect("a share");
    assert_eq!(serde_json::to_string(&back).expect("numbers"), odd);
}
