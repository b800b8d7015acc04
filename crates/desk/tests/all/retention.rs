//! How long what is kept: limits, the calendar, notice, holds, and the plan that is carried out.

use std::collections::BTreeSet;

use desk::retention::{
    Class, Kept, Lapsed, Lines, Log, NOTICE, Over, Periods, RetentionCommand, RetentionFact,
    RetentionRefusal, Rules, Source, decide, lapse, plan,
};
use desk::{
    Actor, Decided, Entry, Fact, Field, Organisation, OrganisationFact, PersonId, Refusal, Stream, Ticket,
    TicketFact,
};
use jiff::Timestamp;

use crate::golden::kept;
use crate::world::*;

const NOW: &str = "2026-11-20 10:00 Paris";

fn utc(text: &str) -> Timestamp {
    text.parse().expect("an instant")
}

fn set(periods: Periods, reason: Option<&str>) -> RetentionCommand {
    RetentionCommand::Set { periods, reason: reason.map(words) }
}

fn of_words(months: u16) -> Periods {
    Periods { words: Some(months), ..Periods::default() }
}

fn tried(of: &Organisation, who: Who, command: &RetentionCommand) -> Result<Decided, Refusal> {
    let now = at(NOW);
    decide(of, &organisation(VENDOR), command, &context(&TERMS, &who.actor(now), now))
}

fn done(of: Organisation, who: Who, command: &RetentionCommand) -> Organisation {
    let decided = tried(&of, who, command).expect("theirs to do");
    decided.entries.iter().fold(of, Organisation::after)
}

/// Source: the access rules, §3.4: three years, one year, twelve months; the centre says it for all, each for its own.
#[test]
fn what_holds_is_ones_own_word_else_the_centres_else_the_houses() {
    let (own, centre) = (organisation(ALPHA), organisation(VENDOR));
    let house = Rules::of(&own, &centre);
    assert_eq!(Class::ALL.iter().map(|class| house.kept(*class).months).collect::<Vec<_>>(), [36, 12, 12]);
    assert!(Class::ALL.iter().all(|class| house.kept(*class).source == Source::House));
    let mut said = centre.clone();
    said.retention.periods = of_words(48);
    assert_eq!(
        (Rules::of(&own, &said).words.months, Rules::of(&own, &said).words.source),
        (48, Source::Centre)
    );
    let own = done(own, PAUL, &set(of_words(24), Some("We agreed on it with our staff.")));
    let rules = Rules::of(&own, &said);
    assert_eq!((rules.words.months, rules.words.source), (24, Source::Own));
    assert_eq!((rules.files.months, rules.files.source), (12, Source::House));
    assert_eq!(rules.words.since, Some(at(NOW)));
}

/// Source: the access rules, §3.4 (CNIL: six months to three years of a log), docs/DESIGN.md "How short may words be kept?".
#[test]
fn nobody_keeps_for_too_short_or_too_long() {
    for (class, least, most) in [(Class::Words, 12, 120), (Class::Files, 3, 120), (Class::Security, 6, 36)] {
        let periods = |months| match class {
            Class::Words => Periods { words: Some(months), ..Periods::default() },
            Class::Files => Periods { files: Some(months), ..Periods::default() },
            Class::Security => Periods { security: Some(months), ..Periods::default() },
        };
        let answer = |months| tried(&organisation(ALPHA), PAUL, &set(periods(months), Some("So it is.")));
        let limits = Err(RetentionRefusal::Limits { class }.into());
        assert_eq!((answer(least - 1).map(|_| ()), answer(most + 1).map(|_| ())), (limits.clone(), limits));
        assert!(answer(least).is_ok() && answer(most).is_ok(), "{class:?}");
    }
}

/// Source: the access rules, §3.2: an organisation's own; a reason where something goes sooner.
#[test]
fn a_manager_says_it_for_their_own_and_why_if_it_is_less() {
    let alpha = organisation(ALPHA);
    assert_eq!(tried(&alpha, PAUL, &set(of_words(24), None)), Err(Refusal::Empty(Field::Reason)));
    assert!(tried(&alpha, PAUL, &set(of_words(48), None)).is_ok(), "longer needs none");
    assert_eq!(tried(&alpha, PAUL, &set(Periods::default(), None)), Err(RetentionRefusal::Same.into()));
    for who in [NORA, MONA, VERA, TOM, SOFIA, ADAM, AUDREY] {
        assert!(tried(&alpha, who, &set(of_words(48), None)).is_err(), "{:?}", who.id());
    }
    let own = done(alpha, PAUL, &set(of_words(48), None));
    assert_eq!(tried(&own, PAUL, &set(Periods::default(), None)), Err(Refusal::Empty(Field::Reason)));
    let centre = organisation(VENDOR);
    assert!(tried(&centre, MONA, &set(of_words(60), None)).is_ok(), "and the centre's default");
    assert_eq!(tried(&centre, MONA, &set(of_words(12), None)), Err(Refusal::Empty(Field::Reason)));
}

/// Source: jiff's calendar: months are the calendar's, and a day that isn't there is the month's last.
#[test]
fn months_are_the_calendars() {
    let over = |months, ended: &str| {
        Kept { months, source: Source::House, since: None }.over(utc(ended), utc(ended)).to_string()
    };
    assert_eq!(over(12, "2024-02-29T10:00:00Z"), "2025-02-28T10:00:00Z", "a leap day");
    assert_eq!(over(48, "2024-02-29T10:00:00Z"), "2028-02-29T10:00:00Z", "and the next one");
    assert_eq!(over(36, "2023-11-20T16:42:00Z"), "2026-11-20T16:42:00Z");
    assert_eq!(over(6, "2025-08-31T23:59:59Z"), "2026-02-28T23:59:59Z", "the end of a month");
    assert_eq!(over(3, "2025-11-30T00:00:00Z"), "2026-02-28T00:00:00Z");
    assert_eq!(over(12, "2025-10-26T00:30:00Z"), "2026-10-26T00:30:00Z", "no summer time in it");
}

/// Source: docs/DESIGN.md, "What notice is there?": thirty days after it was said, and after it was told.
#[test]
fn nothing_goes_without_notice() {
    let kept = Kept { months: 12, source: Source::Own, since: Some(utc("2026-11-01T00:00:00Z")) };
    let (old, now) = (utc("2021-01-01T00:00:00Z"), utc("2026-11-20T00:00:00Z"));
    assert_eq!(kept.over(old, old), utc("2026-12-01T00:00:00Z"), "a shorter time was said on the first");
    assert_eq!(kept.over_before(now), None);
    assert_eq!(kept.over_before(utc("2026-12-01T00:00:00Z")), Some(utc("2025-12-01T00:00:00Z")));
    let house = Kept { since: None, ..kept };
    assert_eq!(house.over(old, now), now + NOTICE, "an old log was told today");
    assert_eq!(house.over_before(utc("2024-02-29T00:00:00Z")), Some(utc("2023-02-28T00:00:00Z")));
}

fn closed() -> Story<'static> {
    let mut story = Story::reported("2024-02-28 10:00 Paris");
    story.at("2024-02-28 10:05 Paris").act(NORA, &send("Her number is +33 6 12."));
    story.at("2024-02-29 11:00 Paris").act(PAUL, &close());
    story
}

fn rules(periods: Periods) -> Rules {
    let mut own = organisation(ALPHA);
    own.retention.periods = periods;
    Rules::of(&own, &organisation(VENDOR))
}

fn lapses(ticket: &Ticket, rules: &Rules, held: &[PersonId], now: &str) -> Result<Vec<Entry>, Refusal> {
    let (job, held) = (Actor::retention(VENDOR), held.iter().copied().collect());
    lapse(ticket, rules, &held, &context(&TERMS, &job, at(now))).map(|decided| decided.entries)
}

/// Source: the access rules, §3.4: three years after closing, and not a second sooner; once; by the job and nobody else.
#[test]
fn words_go_three_years_after_closing() {
    let (ticket, rules) = (closed().ticket(), rules(Periods::default()));
    let early = lapses(&ticket, &rules, &[], "2027-02-28 10:59 Paris");
    assert_eq!(early.map(|entries| entries.len()), Err(RetentionRefusal::NotOver.into()));
    let entries = lapses(&ticket, &rules, &[], "2027-02-28 11:00 Paris").expect("it is time");
    let lapsed = Lapsed { class: Class::Words, months: 36, closed_at: at("2024-02-29 11:00 Paris") };
    assert_eq!(entries[0].fact, Fact::Ticket(TicketFact::Lapsed(lapsed)));
    assert_eq!((entries.len(), entries[0].on_behalf_of), (1, None));
    let after = entries.iter().fold(ticket.clone(), Ticket::after);
    assert_eq!(after.over(), None, "nothing is left");
    assert_eq!(
        (after.state(), &after.closures, after.last_change),
        (ticket.state(), &ticket.closures, ticket.last_change)
    );
    let again = lapses(&after, &rules, &[], "2030-02-28 11:00 Paris");
    assert_eq!(again.map(|entries| entries.len()), Err(RetentionRefusal::NotOver.into()));
    for who in [MONA, PAUL, ADAM, NORA] {
        let (actor, nobody) = (who.actor(at("2027-03-01 11:00 Paris")), BTreeSet::new());
        let tried = lapse(&ticket, &rules, &nobody, &context(&TERMS, &actor, at("2027-03-01 11:00 Paris")));
        assert!(matches!(tried, Err(Refusal::NotAllowed { .. } | Refusal::NotFound)), "{:?}", who.id());
    }
}

/// Source: the access rules, §3.4: what is open is kept, and what came back is counted from its last closing.
#[test]
fn what_came_back_is_counted_anew() {
    let mut story = closed();
    assert_eq!(Story::reported("2024-02-28 10:00 Paris").ticket().over(), None, "it is open");
    story.at("2024-06-30 10:00 Paris").act(NORA, &reopen("It is back."));
    assert_eq!(story.ticket().over(), None);
    story.at("2024-08-31 10:00 Paris").act(PAUL, &close());
    let over = story.ticket().over().expect("it is over");
    assert_eq!(over.closed_at, at("2024-08-31 10:00 Paris"));
    assert_eq!(over.writers, BTreeSet::from([NORA.id()]), "who closed it wrote nothing");
    story.at("2027-08-31 10:00 Paris").act(NORA, &note("We had the same again, elsewhere."));
    let rules = rules(Periods::default());
    let next_day = lapses(&story.ticket(), &rules, &[], "2027-09-01 10:00 Paris");
    assert_eq!(
        next_day.map(|entries| entries.len()),
        Err(RetentionRefusal::NotOver.into()),
        "a month's notice"
    );
    assert!(lapses(&story.ticket(), &rules, &[], "2027-09-30 10:00 Paris").is_ok());
}

/// Source: GDPR, articles 17(3) and 18: a hold on the organisation, or on a person who wrote there, freezes.
#[test]
fn a_hold_freezes() {
    let (ticket, free) = (closed().ticket(), rules(Periods::default()));
    let held = Err(RetentionRefusal::Held.into());
    let late = "2027-03-01 11:00 Paris";
    assert_eq!(lapses(&ticket, &free, &[NORA.id()], late).map(|entries| entries.len()), held);
    assert!(lapses(&ticket, &free, &[TOM.id()], late).is_ok(), "who never wrote there");
    let hold = RetentionCommand::Hold { reason: words("A claim about the invoices of 2024.") };
    let of = done(organisation(ALPHA), MONA, &hold);
    assert_eq!(tried(&of, MONA, &hold), Err(RetentionRefusal::Held.into()));
    let frozen = Rules::of(&of, &organisation(VENDOR));
    assert_eq!(lapses(&ticket, &frozen, &[], late).map(|entries| entries.len()), held);
    assert_eq!(
        tried(&of, PAUL, &RetentionCommand::Release),
        Err(RetentionRefusal::NotHeld.into()),
        "not theirs"
    );
    let both = done(of, PAUL, &hold);
    let one = done(both, MONA, &RetentionCommand::Release);
    assert!(Rules::of(&one, &organisation(VENDOR)).is_held, "each lifts its own");
    let none = done(one, PAUL, &RetentionCommand::Release);
    assert!(!Rules::of(&none, &organisation(VENDOR)).is_held);
    for who in [NORA, TOM, VERA, SOFIA, ADAM] {
        assert!(tried(&none, who, &hold).is_err(), "{:?}", who.id());
    }
}

fn over(n: u128, closed_at: &str, has_files: bool, writers: &[PersonId]) -> Over {
    let closed_at = utc(closed_at);
    let (ticket, writers) = (desk::TicketId(uuid::Uuid::from_u128(n)), writers.iter().copied().collect());
    Over { ticket, organisation: ALPHA, closed_at, told_at: closed_at, has_files, writers }
}

/// Source: issue "People and doors": per class how many, the oldest, which; and what is held, apart.
#[test]
fn the_plan_says_what_goes_and_what_is_held() {
    let all = [
        over(1, "2025-10-01T00:00:00Z", true, &[NORA.id()]),
        over(2, "2023-01-01T00:00:00Z", true, &[PAUL.id()]),
        over(3, "2025-10-01T00:00:00Z", false, &[]),
        over(4, "2022-01-01T00:00:00Z", false, &[TOM.id()]),
        over(5, "2022-06-01T00:00:00Z", false, &[]),
    ];
    let line = |person, count, oldest| Lines { log: Log::Reads, person, count, oldest: utc(oldest) };
    let lines = [
        line(Some(NORA.id()), 40, "2024-05-01T00:00:00Z"),
        line(Some(TOM.id()), 7, "2024-01-01T00:00:00Z"),
        line(None, 2, "2025-01-01T00:00:00Z"),
    ];
    let held = BTreeSet::from([TOM.id()]);
    let now = utc("2026-11-20T00:00:00Z");
    let found = plan(rules(Periods::default()), &all, &lines, &held, now);
    let which = |class| -> Vec<u128> {
        let of_it = found.going.iter().filter(|going| going.class == class);
        of_it.map(|going| going.over.ticket.0.as_u128()).collect()
    };
    assert_eq!((which(Class::Words), which(Class::Files)), (vec![5, 2], vec![1]), "the longest closed first");
    assert_eq!(found.held.iter().map(|going| going.over.ticket.0.as_u128()).collect::<Vec<_>>(), [4]);
    assert_eq!(found.sum(Class::Words), (2, Some(utc("2022-06-01T00:00:00Z"))));
    assert_eq!(found.sum(Class::Files), (1, Some(utc("2025-10-01T00:00:00Z"))));
    assert_eq!(found.sum(Class::Security), (42, Some(utc("2024-05-01T00:00:00Z"))));
    assert_eq!(found.held_lines, [lines[1]]);
    assert_eq!(found.going[1].since, utc("2026-01-01T00:00:00Z"));
    let frozen = Rules { is_held: true, ..rules(Periods::default()) };
    let nothing = plan(frozen, &all, &lines, &held, now);
    assert_eq!(
        (nothing.going.len(), nothing.held.len(), nothing.lines.len(), nothing.held_lines.len()),
        (0, 4, 0, 3)
    );
}

/// Source: architecture, "a golden file pins the bytes".
#[test]
fn the_bytes_of_retention_are_kept() {
    let reason = words("We agreed on it with our staff.").reference();
    let said = [
        RetentionFact::Set { periods: Periods::default(), reason: None },
        RetentionFact::Set {
            periods: Periods { words: Some(24), files: Some(6), security: Some(18) },
            reason: Some(reason),
        },
        RetentionFact::Held { reason },
        RetentionFact::Released {},
    ];
    let own = said.map(|fact| (Stream::Organisation(ALPHA), Fact::from(OrganisationFact::Retention(fact))));
    let ticket = Stream::Ticket(desk::TicketId(uuid::Uuid::from_u128(100)));
    let lapsed = [Class::Words, Class::Files].map(|class| {
        let lapsed = Lapsed { class, months: class.months(), closed_at: at("2024-02-29 11:00 Paris") };
        (ticket, Fact::from(TicketFact::Lapsed(lapsed)))
    });
    let bytes = |(number, (stream, fact))| {
        let entry: Entry = by_console_at(NOW, stream, number, fact);
        String::from_utf8(entry.bytes()).expect("JSON") + "\n"
    };
    kept("retention.jsonl", &(2..).zip(own.into_iter().chain(lapsed)).map(bytes).collect::<String>());
}
