//! A report comes in (preamble, clauses 1, 2.C, 3.A, 3.C, and their readings).

use desk::completeness::{Item, missing};
use desk::fact::{Affected, Detail, Door, Frequency, Opened, Stops, Untold};
use desk::{Action, Digest, Field, NewTicket, OrganisationId, Refusal, Role, Standing, TicketFact, open};
use terms::RegionId;

use crate::world::*;

fn ask(
    who: Who,
    asked_by: OrganisationId,
    customer: Option<OrganisationId>,
    new: &NewTicket,
) -> Result<Opened, Refusal> {
    let now = at("2026-11-20 17:42 Paris");
    let actor = who.actor(now);
    let customer = customer.map(organisation);
    let cx = context(&TERMS, &actor, now);
    let decided = open(new, &organisation(asked_by), customer.as_ref(), &cx)?;
    let desk::Fact::Ticket(TicketFact::Opened(opened)) = &decided.entries[0].fact else {
        panic!("{decided:?}")
    };
    Ok((**opened).clone())
}

/// Source: clauses 1 and 4; 20 Nov 2026 is a Friday. The story that the first page tells.
#[test]
fn friday_evening_is_due_on_monday_morning() {
    let story = Story::reported("2026-11-20 17:42 Paris");
    let clock = story.clock(&acknowledgement());
    assert_eq!(clock.due, Some(at("2026-11-23 09:42 Paris")));
    assert_eq!(clock.starts, at("2026-11-20 17:42 Paris"));
    assert_eq!(clock.region, region("EMEA"));
}

/// Source: preamble; hard rule: its request never becomes a ticket of the vendor.
#[test]
fn an_indirect_customers_user_is_told_whom_to_turn_to() {
    let refused = ask(INES, KYOTO, None, &bare());
    assert_eq!(refused, Err(Refusal::IndirectCustomer { provider: ALPHA }));
    let written_down = ask(VERA, KYOTO, None, &bare());
    assert_eq!(written_down, Err(Refusal::IndirectCustomer { provider: ALPHA }), "nor through the centre");
    let for_them = ask(VERA, VENDOR, Some(KYOTO), &bare());
    assert_eq!(for_them, Err(Refusal::IndirectCustomer { provider: ALPHA }));
}

/// Source: reading "whose region"; 23 Nov 2026 is Labour Thanksgiving Day in Japan.
#[test]
fn a_provider_reports_for_its_customer_whose_hours_count() {
    let opened = ask(NORA, ALPHA, Some(KYOTO), &bare()).expect("a report");
    assert_eq!((opened.asked_by, opened.customer), (ALPHA, Some(KYOTO)));
    assert_eq!(opened.regions, [region("APAC")]);
    let now = at("2026-11-20 17:42 Paris");
    let (terms, actor) = (&*TERMS, NORA.actor(now));
    let customer = organisation(KYOTO);
    let cx = context(terms, &actor, now);
    let decided = open(&bare(), &organisation(ALPHA), Some(&customer), &cx).expect("a report");
    let story = Story { terms, now, entries: decided.entries, texts: Default::default() };
    assert_eq!(story.clock(&acknowledgement()).due, Some(at("2026-11-24 10:00 Tokyo")));
}

/// Source: reading "whose region": the asking organisation's where there is no end customer.
#[test]
fn without_an_end_customer_the_asking_organisations_hours_count() {
    let opened = ask(NORA, ALPHA, None, &bare()).expect("a report");
    assert_eq!((opened.asked_by, opened.customer), (ALPHA, None));
    assert_eq!(opened.regions, [region("EMEA")]);
}

/// Source: preamble; a direct customer is its own end customer.
#[test]
fn a_direct_customer_asks_for_itself() {
    let opened = ask(SOFIA, DIRECT, None, &bare()).expect("a report");
    assert_eq!((opened.asked_by, opened.customer), (DIRECT, Some(DIRECT)));
    assert_eq!(opened.regions, [region("NAM")]);
}

/// Source: clause 3.A; the vendor's people write down what a direct customer or a provider says.
#[test]
fn what_the_centre_writes_down_is_asked_by_the_customer() {
    let opened = ask(VERA, VENDOR, Some(DIRECT), &bare()).expect("a report");
    assert_eq!((opened.asked_by, opened.customer), (DIRECT, Some(DIRECT)));
    assert_eq!(opened.regions, [region("NAM")]);
    let opened = ask(VERA, DIRECT, None, &bare()).expect("a report");
    assert_eq!(opened.asked_by, DIRECT);
    let opened = ask(VERA, ALPHA, Some(KYOTO), &bare()).expect("a report");
    assert_eq!((opened.asked_by, opened.customer), (ALPHA, Some(KYOTO)));
}

/// Source: preamble; a provider supports its own customers.
#[test]
fn nobody_reports_for_another_ones_customer() {
    assert_eq!(ask(TOM, BETA, Some(KYOTO), &bare()), Err(Refusal::NotTheirCustomer));
    assert_eq!(ask(NORA, ALPHA, Some(DIRECT), &bare()), Err(Refusal::NotTheirCustomer));
    assert_eq!(ask(SOFIA, DIRECT, Some(KYOTO), &bare()), Err(Refusal::NotTheirCustomer));
}

/// Source: hard rule 2 of the access table: outside one's scope an organisation doesn't exist, nor does its provider.
#[test]
fn nobody_asks_in_another_ones_name() {
    assert_eq!(ask(NORA, BETA, None, &bare()), Err(Refusal::NotFound));
    assert_eq!(ask(TOM, KYOTO, None, &bare()), Err(Refusal::NotFound));
    assert_eq!(ask(ULI, VENDOR, Some(DIRECT), &bare()).map(|o| o.asked_by), Ok(DIRECT), "it is theirs");
    for (who, role) in [(ADAM, Role::Administrator), (AUDREY, Role::Auditor)] {
        assert_eq!(ask(who, VENDOR, None, &bare()), Err(Refusal::NotAllowed { action: Action::Open, role }));
    }
}

/// Source: reading "several regions"; 19 Nov 2026 is a Thursday, 05:00 in Paris is 13:00 in Tokyo.
#[test]
fn of_several_regions_the_earliest_due_instant_counts() {
    let new = NewTicket { regions: vec![region("EMEA"), region("APAC"), region("EMEA")], ..bare() };
    let early = Story::reported_by("2026-11-19 05:00 Paris", NORA, &new);
    assert_eq!(early.ticket().opened.what.regions, [region("APAC"), region("EMEA")], "each once");
    let clock = early.clock(&acknowledgement());
    assert_eq!((clock.region, clock.due), (region("APAC"), Some(at("2026-11-19 14:00 Tokyo"))));
    let late = Story::reported_by("2026-11-20 17:42 Paris", NORA, &new);
    let clock = late.clock(&acknowledgement());
    assert_eq!((clock.region, clock.due), (region("EMEA"), Some(at("2026-11-23 09:42 Paris"))));
    let milder = &late.clock(&acknowledgement()).candidates[1];
    assert_eq!((milder.category, milder.due), (2, at("2026-11-23 12:42 Paris")));
}

#[test]
fn a_region_that_the_agreement_does_not_have_is_refused_with_those_that_it_has() {
    let new = NewTicket { regions: vec![RegionId::from("EMEA"), RegionId::from("MARS")], ..bare() };
    let Err(Refusal::UnknownRegion { given, known }) = ask(NORA, ALPHA, None, &new) else { panic!() };
    assert_eq!(given, "MARS");
    assert_eq!(known, ["EMEA", "NAM", "LATAM", "APAC"]);
}

/// Source: issue, "Bad input": an empty subject, 2 MB of text, NUL.
#[test]
fn a_text_is_not_blank_not_endless_and_storable() {
    let subject = |text: &str| NewTicket { subject: words(text), ..bare() };
    let refused = |new: &NewTicket| ask(NORA, ALPHA, None, new).expect_err("refused");
    assert_eq!(refused(&subject(" \u{a0}\t\n")), Refusal::Empty(Field::Subject));
    assert_eq!(refused(&subject("a\0b")), Refusal::NotText(Field::Subject));
    let limit = Field::Subject.limit();
    assert_eq!(refused(&subject(&"x".repeat(limit + 1))), Refusal::TooLong { field: Field::Subject, limit });
    assert!(ask(NORA, ALPHA, None, &subject(&"x".repeat(limit))).is_ok());

    let mut long = bare();
    long.details.insert(Detail::Description, words(&"x".repeat(2_000_000)));
    assert!(matches!(refused(&long), Refusal::TooLong { field: Field::Description, .. }));
    let mut nul = bare();
    nul.details.insert(Detail::Steps, words("\0"));
    assert_eq!(refused(&nul), Refusal::NotText(Field::Detail));
    let blank = NewTicket { reference: Some(words("")), ..bare() };
    assert_eq!(refused(&blank), Refusal::Empty(Field::Reference));
}

/// Source: architecture, "No personal text in an entry".
#[test]
fn an_entry_holds_the_hash_of_a_text_and_not_the_text() {
    let mut new = NewTicket { reference: Some(words("INC-4711")), ..bare() };
    new.details.insert(Detail::Description, words("Since this morning nobody gets in."));
    let story = Story::reported_by("2026-11-20 17:42 Paris", NORA, &new);
    let stored = String::from_utf8(story.entries[0].bytes()).expect("JSON");
    for words in ["Blank page", "INC-4711", "this morning"] {
        assert!(!stored.contains(words), "{words}");
    }
    let subject = story.ticket().opened.what.subject;
    let kept = &story.texts[&subject.id];
    assert!(subject.holds(&kept.salt, &kept.text));
    assert_eq!(story.texts.len(), 3);
}

/// Source: clause 4; the centre decides (3.D).
#[test]
fn what_stops_suggests_a_category_and_no_more() {
    let suggested = |stops| {
        let new = NewTicket { stops, ..bare() };
        ask(NORA, ALPHA, None, &new).expect("a report").suggested
    };
    assert_eq!(suggested(Some(Stops::Everything)), Some(1));
    assert_eq!(suggested(Some(Stops::Degraded)), Some(1));
    assert_eq!(suggested(Some(Stops::Function)), Some(2));
    assert_eq!(suggested(Some(Stops::Nothing)), None);
    assert_eq!(suggested(None), None);
}

/// Source: clauses 2.C and 3.C: an incomplete report is taken, and what is missing is named.
#[test]
fn what_a_report_leaves_out_is_named() {
    let bare_report = ask(NORA, ALPHA, None, &bare()).expect("a report").report;
    assert_eq!(missing(&bare_report), Item::ALL);

    let mut new = NewTicket {
        stops: Some(Stops::Everything),
        affected: Some(Affected::All),
        frequency: Some(Frequency::Always),
        ..bare()
    };
    for detail in [Detail::Place, Detail::Since, Detail::Steps, Detail::Expected, Detail::Message] {
        new.details.insert(detail, words("told"));
    }
    let report = ask(NORA, ALPHA, None, &new).expect("a report").report;
    assert_eq!(missing(&report), [Item::Checks, Item::Documentation]);
}

/// Source: architecture: a ticket is pinned to agreement and calendars when it opens.
#[test]
fn a_ticket_is_pinned_when_it_opens() {
    let opened = ask(NORA, ALPHA, Some(KYOTO), &bare()).expect("a report");
    assert_eq!(opened.pin.agreement.as_str(), "2021-09");
    assert_eq!(opened.pin.agreement_hash, Digest::of(&[REFERENCE.as_bytes()]));
    let editions: Vec<_> = opened.pin.calendars.into_iter().collect();
    assert_eq!(editions, [(region("APAC"), TERMS.calendars["APAC"].edition())]);
}

/// Source: issue, "what the log can't tell is said": a log's, and nobody else's.
#[test]
fn only_an_import_leaves_out_what_a_clock_counts_from() {
    let refused = Err(Refusal::NotAllowed { action: Action::Open, role: Role::ProviderAgent });
    let untold = NewTicket { untold: vec![Untold::Notification], ..bare() };
    assert_eq!(ask(NORA, ALPHA, None, &untold), refused);
    assert_eq!(ask(NORA, ALPHA, None, &NewTicket { door: Door::Import, ..bare() }), refused);
}

/// Source: architecture: `at` is not after now; calendars say how far they reach.
#[test]
fn a_report_comes_neither_from_the_future_nor_from_beyond_the_calendar() {
    let told_at = |instant: &str| {
        let now = at("2026-11-20 17:42 Paris");
        let actor = NORA.actor(now);
        let cx = desk::Context { at: at(instant), ..context(&TERMS, &actor, now) };
        open(&bare(), &organisation(ALPHA), None, &cx).map(|_| ())
    };
    assert_eq!(told_at("2026-11-20 17:42 Paris"), Ok(()));
    assert!(matches!(told_at("2026-11-20 17:43 Paris"), Err(Refusal::OutOfOrder { .. })));
    assert!(
        matches!(told_at("2026-11-20 17:41 Paris"), Err(Refusal::OutOfOrder { .. })),
        "only a log tells of then"
    );
    let far = at("2031-06-01 10:00 Paris");
    let actor = NORA.actor(far);
    let refused = open(&bare(), &organisation(ALPHA), None, &context(&TERMS, &actor, far));
    assert_eq!(refused, Err(Refusal::BeyondCalendar(far)));
}

/// Source: architecture: instants are cut to microseconds once, when the fact is made.
#[test]
fn an_instant_is_cut_to_the_microsecond() {
    let now = at("2026-11-20 17:42 Paris") + jiff::SignedDuration::from_nanos(1_999);
    let actor = NORA.actor(now);
    let decided = open(&bare(), &organisation(ALPHA), None, &context(&TERMS, &actor, now)).expect("a report");
    let entry = &decided.entries[0];
    assert_eq!(entry.at, at("2026-11-20 17:42 Paris") + jiff::SignedDuration::from_micros(1));
    assert_eq!(entry.recorded_at, entry.at);
    assert_eq!((entry.number, entry.on_behalf_of), (1, Some(ALPHA)));
}

/// Source: reading "an event outside open hours".
#[test]
fn a_report_on_saturday_starts_on_monday() {
    let mut story = Story::reported("2026-11-21 10:00 Paris");
    let starts = at("2026-11-23 09:00 Paris");
    assert_eq!(story.acknowledged(), Standing::NotStarted { starts });
    assert_eq!(story.clock(&acknowledgement()).due, Some(at("2026-11-23 10:00 Paris")));
    story.at("2026-11-23 09:00 Paris");
    assert_eq!(story.acknowledged(), Standing::Running { left: minutes(60) });
}
