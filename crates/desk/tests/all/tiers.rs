//! Two tiers (preamble): who supports whom and from when until when, a provider's own desk, escalation.

use desk::attachment::{Attaching, Listing};
use desk::clock::Course;
use desk::escalation::{Chosen, EscalationFact, said};
use desk::fact::{Level1Desk, Opened};
use desk::{
    Command, Entry, Fact, NewTicket, Organisation, OrganisationFact, OrganisationId, Passing, Refusal,
    Standing, State, Stream, Support, Ticket, TicketFact, TicketId, access, escalate, open, tiers,
};

use crate::world::*;

fn after(id: OrganisationId, facts: &[(&str, OrganisationFact)]) -> Organisation {
    (2..).zip(facts).fold(organisation(id), |organisation, (number, (instant, fact))| {
        organisation.after(&by_console_at(
            instant,
            Stream::Organisation(id),
            number,
            Fact::Organisation(fact.clone()),
        ))
    })
}

fn supported(by: Option<OrganisationId>, from: &str, until: Option<&str>) -> OrganisationFact {
    OrganisationFact::SupportedBy { provider: by, from: Some(at(from)), until: until.map(at) }
}

/// Kyoto goes from Alpha to Beta on 1 December 2026.
fn kyoto_moves() -> Organisation {
    after(KYOTO, &[("2026-11-02 10:00 Tokyo", supported(Some(BETA), "2026-12-01 00:00 Tokyo", None))])
}

fn opened(entries: &[Entry]) -> &Opened {
    let Fact::Ticket(TicketFact::Opened(opened)) = &entries[0].fact else { panic!("{entries:?}") };
    opened
}

// ── A dated graph ──────────────────────────────────────────────────────────────────────────────────────────

/// Source: preamble; a change of provider is known ahead and holds from its date, not from the day it was typed.
#[test]
fn a_change_of_provider_holds_from_its_date() {
    let kyoto = kyoto_moves();
    let provider = |instant| kyoto.provider_at(at(instant));
    assert_eq!(provider("2026-11-20 17:42 Tokyo"), Some(ALPHA));
    assert_eq!(provider("2026-11-30 23:59 Tokyo"), Some(ALPHA));
    assert_eq!(provider("2026-12-01 00:00 Tokyo"), Some(BETA));
    assert_eq!(
        tiers::ended_at(&kyoto, ALPHA, at("2026-12-02 10:00 Tokyo")),
        Some(at("2026-12-01 00:00 Tokyo"))
    );
}

/// Source: preamble; a substitute for three months covers those and no more.
#[test]
fn a_substitute_covers_its_months() {
    let substitute = supported(Some(BETA), "2026-12-01 00:00 Tokyo", Some("2027-03-01 00:00 Tokyo"));
    let kyoto = after(KYOTO, &[("2026-11-02 10:00 Tokyo", substitute)]);
    assert_eq!(kyoto.provider_at(at("2027-02-28 23:59 Tokyo")), Some(BETA));
    assert_eq!(kyoto.provider_at(at("2027-03-01 00:00 Tokyo")), Some(ALPHA));
}

/// Source: preamble; whose provider is gone has nobody, and didn't buy direct by that.
#[test]
fn an_ended_support_makes_no_direct_customer() {
    let until = supported(Some(ALPHA), "2026-01-01 00:00 Tokyo", Some("2026-11-01 00:00 Tokyo"));
    let alone = desk::Organisation::new(KYOTO, desk::fact::Party::Customer, "Kyoto", region("APAC"));
    let alone = alone.after(&by_console(Stream::Organisation(KYOTO), 2, Fact::Organisation(until)));
    let now = at("2026-11-20 17:42 Paris");
    let ended = at("2026-11-01 00:00 Tokyo");
    assert_eq!(alone.support_at(now), Support::Ended { provider: Some(ALPHA), at: ended });
    let actor = INES.actor(now);
    let refused = open(&bare(), &alone, None, &context(&TERMS, &actor, now));
    assert_eq!(refused, Err(Refusal::SupportEnded { at: Some(ended), now: None }));
}

/// Source: preamble, "authorised"; a reseller's authorisation can lapse.
#[test]
fn a_lapsed_authorisation_asks_the_centre_no_more() {
    let until = Some(at("2026-11-20 18:00 Paris"));
    let authorised = OrganisationFact::Authorised { from: at("2024-01-01 00:00 Paris"), until };
    let alpha = after(ALPHA, &[("2024-01-01 10:00 Paris", authorised)]);
    let ask = |instant: &str| {
        let now = at(instant);
        let actor = NORA.actor(now);
        open(&bare(), &alpha, None, &context(&TERMS, &actor, now)).map(|_| ())
    };
    assert_eq!(ask("2026-11-20 17:59 Paris"), Ok(()));
    let lapsed = Refusal::AuthorisationLapsed { provider: "Alpha".to_owned(), at: until };
    assert_eq!(ask("2026-11-20 18:00 Paris"), Err(lapsed));
    assert!(organisation(ALPHA).is_authorised(at("2026-11-20 18:00 Paris")), "nobody recorded an end");
}

#[test]
fn an_ended_authorisation_ended_then() {
    let ended = [("2026-11-18 10:00 Paris", OrganisationFact::AuthorisationEnded {})];
    let alpha = after(ALPHA, &ended);
    assert!(alpha.is_authorised(at("2026-11-18 09:59 Paris")));
    assert!(!alpha.is_authorised(at("2026-11-18 10:00 Paris")));
    assert_eq!(alpha.lapsed(at("2026-11-20 10:00 Paris")), Some(at("2026-11-18 10:00 Paris")));
}

/// Found by the walk: an authorisation to come that is taken back left nothing said, and nothing said is without end.
#[test]
fn an_authorisation_that_ends_before_it_begins_authorises_nothing() {
    let to_come = OrganisationFact::Authorised { from: at("2026-12-01 00:00 Paris"), until: None };
    let ended = OrganisationFact::AuthorisationEnded {};
    let alpha = after(ALPHA, &[("2026-11-18 10:00 Paris", to_come), ("2026-11-19 10:00 Paris", ended)]);
    for instant in ["2026-11-19 10:00 Paris", "2026-11-20 10:00 Paris", "2026-12-02 10:00 Paris"] {
        assert!(!alpha.is_authorised(at(instant)), "{instant}");
    }
    assert_eq!(alpha.lapsed(at("2026-11-20 10:00 Paris")), Some(at("2026-11-19 10:00 Paris")));
}

// ── Level 1 ────────────────────────────────────────────────────────────────────────────────────────────────

/// Source: preamble: it lands, whole and with provenance, on its provider's desk; 20 Nov 2026 is a Friday.
#[test]
fn an_indirect_customers_request_lands_on_its_providers_desk() {
    let story = Story::at_level_1("2026-11-20 10:00 Tokyo", INES, &bare());
    let what = opened(&story.entries);
    assert_eq!((what.asked_by, what.customer), (KYOTO, Some(KYOTO)));
    assert_eq!(story.ticket().level1_desk(), Some(ALPHA));
    assert_eq!(access::scopes_of(&story.ticket())[0], desk::Scope::Desk(ALPHA));
    for who in [VERA, QUENTIN, MONA, AUDREY, ADAM, TOM, SOFIA] {
        let may =
            access::allows(&who.actor(story.now), desk::Action::Read, &access::Object::of(&story.ticket()));
        assert_eq!(may, desk::Decision::Hidden, "{who:?}");
    }
}

/// Source: preamble; where the provider's desk is elsewhere, the request is answered with whom to turn to.
#[test]
fn where_the_desk_is_elsewhere_the_customer_is_told_whom_to_turn_to() {
    let address = "support@alpha.example".to_owned();
    let elsewhere = OrganisationFact::Level1 { desk: Level1Desk::Elsewhere { address } };
    let alpha = after(ALPHA, &[("2026-01-05 10:00 Paris", elsewhere)]);
    let now = at("2026-11-20 10:00 Tokyo");
    let actor = INES.actor(now);
    let cx = context(&TERMS, &actor, now);
    let refused = desk::open_at_level_1(&bare(), &organisation(KYOTO), &alpha, false, &cx);
    assert_eq!(refused, Err(Refusal::IndirectCustomer { provider: ALPHA }));
    assert_eq!(alpha.desk_address(), Some("support@alpha.example"));
}

/// Source: preamble: the provider's people write down what their customer says; nobody else's do.
#[test]
fn who_may_report_at_level_1() {
    let reported = |who| Story::try_level_1("2026-11-20 10:00 Tokyo", who, &bare()).map(|_| ());
    assert_eq!(reported(INES), Ok(()));
    assert_eq!(reported(NORA), Ok(()));
    assert_eq!(reported(TOM), Err(Refusal::NotFound), "another provider");
    assert_eq!(reported(VERA), Err(Refusal::NotFound), "the vendor's people");
    assert_eq!(reported(SOFIA), Err(Refusal::NotFound), "another customer");
}

/// Source: preamble, "the vendor's agreement isn't for them": level 1 is measured, and the vendor promises nothing.
#[test]
fn level_1_has_clocks_of_its_own_and_no_target_of_the_vendor() {
    let mut story = Story::at_level_1("2026-11-20 10:00 Tokyo", INES, &bare());
    let clock = story.clock(&acknowledgement());
    assert_eq!((clock.target, clock.due, clock.course), (None, None, Course::Firm));
    assert_eq!(clock.region, region("APAC"));
    assert_eq!(story.pending(), [], "no alarm for what nobody promised");
    story.at("2026-11-20 11:30 Tokyo").act(NORA, &acknowledge());
    assert_eq!(story.acknowledged(), Standing::Measured { spent: minutes(90), elapsed: 5400 });
    story.at("2026-11-20 12:00 Tokyo").act(NORA, &diagnose("The proxy caches it."));
    let response = story.standing(&diagnosis());
    assert_eq!(
        response,
        Standing::Measured { spent: minutes(120), elapsed: 7200 },
        "whoever of the desk gives it"
    );
}

/// Source: matrix of rights, "L1 side only": the provider works on its own desk as the centre does on its own.
#[test]
fn a_provider_works_its_own_desk_to_the_end() {
    let mut story = Story::at_level_1("2026-11-20 10:00 Tokyo", INES, &bare());
    story.at("2026-11-20 10:10 Tokyo").act(NORA, &acknowledge()).act(NORA, &incident(2));
    story.act(NORA, &note("Known since Monday.")).act(INES, &send("Any news?"));
    story.at("2026-11-20 10:30 Tokyo").act(NORA, &resolve("Clear the cache."));
    assert_eq!(story.ticket().state(), State::Resolved);
    let sees = |who: Who| {
        let actor = who.actor(story.now);
        story.entries.iter().filter(|entry| access::shows(&actor, entry, Some(ALPHA))).count()
    };
    assert_eq!(sees(NORA), story.entries.len());
    assert_eq!(sees(INES), story.entries.len() - 1, "the note is the provider's");
    let said = desk::TicketFact::LoweringDeclined { reason: words("Not minor.").reference() };
    let declined = by_console(story.entries[0].stream, 9, said.into());
    let sees = |who: Who| access::shows(&who.actor(story.now), &declined, Some(ALPHA));
    assert!(sees(NORA) && !sees(INES) && !sees(VERA), "what isn't shared is for the desk that handles it");
    assert_eq!(story.tries(INES, &acknowledge()), Err(not_allowed(desk::Action::Acknowledge, INES)));
}

/// Source: matrix of rights; at level 2 a provider asks, and acknowledges nothing.
#[test]
fn a_provider_does_not_work_the_centres_desk() {
    let mut story = Story::reported("2026-11-20 10:00 Paris");
    for (command, action) in [
        (acknowledge(), desk::Action::Acknowledge),
        (incident(1), desk::Action::Triage),
        (diagnose("Ours."), desk::Action::Diagnose),
        (resolve("Ours."), desk::Action::Resolve),
    ] {
        assert_eq!(story.tries(NORA, &command), Err(not_allowed(action, NORA)));
    }
}

fn not_allowed(action: desk::Action, who: Who) -> Refusal {
    Refusal::NotAllowed { action, role: who.role }
}

// ── Escalation ─────────────────────────────────────────────────────────────────────────────────────────────

fn level2() -> NewTicket {
    let id = TicketId(uuid::Uuid::from_u128(200));
    NewTicket { id, subject: words("Blank page for all of Kyoto"), ..bare() }
}

/// Passes on what was said, from Alpha's desk to the centre.
fn escalated(
    story: &Story<'_>,
    who: Who,
    texts: &[u64],
    customer: &Organisation,
) -> Result<(Vec<Entry>, Vec<Entry>), Refusal> {
    passing(story, who, &Chosen::texts(texts), customer)
}

/// The same, with files.
fn passing(
    story: &Story<'_>,
    who: Who,
    chosen: &Chosen,
    customer: &Organisation,
) -> Result<(Vec<Entry>, Vec<Entry>), Refusal> {
    let actor = who.actor(story.now);
    let cx = context(story.terms, &actor, story.now);
    let (ticket, new, provider) = (story.ticket(), level2(), with_desk(ALPHA));
    let passing = Passing {
        ticket: &ticket,
        number: 1042,
        entries: &story.entries,
        new: &new,
        chosen,
        provider: &provider,
        customer,
    };
    let both = escalate(&passing, &cx, &cx)?;
    Ok((both.level1.entries, both.level2.entries))
}

fn told() -> Story<'static> {
    let mut story = Story::at_level_1("2026-11-20 10:00 Tokyo", INES, &bare());
    story.at("2026-11-20 10:10 Tokyo").act(NORA, &acknowledge()).act(INES, &send("Since this morning."));
    story.act(NORA, &note("They never pay on time."));
    story.at("2026-11-20 12:00 Tokyo");
    story
}

/// Source: preamble: one step; provenance kept; the centre's clocks count from its own notification (reading "opened").
#[test]
fn the_provider_escalates_in_one_step() {
    let story = told();
    let (level1, level2) = escalated(&story, NORA, &[3], &organisation(KYOTO)).expect("taken");
    let what = opened(&level2);
    assert_eq!((what.asked_by, what.customer), (ALPHA, Some(KYOTO)));
    let from = what.escalated_from.expect("it came from somewhere");
    assert_eq!((from.number, from.opened_at), (1042, at("2026-11-20 10:00 Tokyo")));
    let there = Ticket::fold(&level2).expect("a ticket");
    assert_eq!(there.opened.at, at("2026-11-20 12:00 Tokyo"));
    assert_eq!(there.level1_desk(), None, "it is the centre's");

    let here = level1.iter().fold(story.ticket(), Ticket::after);
    assert_eq!(here.escalation.to.as_ref().map(|to| to.what), Some(there.id));
    assert_eq!(here.state(), State::Acknowledged, "level 1 goes on");
}

/// Source: preamble: the provider chooses what is passed on; the words stay one text.
#[test]
fn what_is_passed_on_is_the_same_text_and_a_note_never_is() {
    let story = told();
    let (_, level2) = escalated(&story, NORA, &[3], &organisation(KYOTO)).expect("taken");
    let Fact::Ticket(TicketFact::Escalation(EscalationFact::PassedOn { text, written_for, .. })) =
        &level2[1].fact
    else {
        panic!("{level2:?}")
    };
    assert_eq!(*text, said(&story.entries[2]));
    assert_eq!(*written_for, Some(KYOTO));
    for number in [1, 4, 99] {
        let refused = escalated(&story, NORA, &[number], &organisation(KYOTO));
        assert_eq!(refused, Err(Refusal::NotToBePassedOn { entry: number }));
    }
}

/// A message of Ines with a log.
fn with_a_log(story: &mut Story<'_>) -> u64 {
    let listing = Listing { sha256: desk::Digest::of(&[b"log"]), name: "log.txt".to_owned() };
    let id = desk::AttachmentId(uuid::Uuid::from_u128(7));
    let file = Attaching { id, listing: words(&listing.to_string()), size: 3 };
    story.act(INES, &Command::Send { text: words("Here is the log."), files: vec![file] });
    story.last().number
}

/// Source: preamble, issue 4: the provider chooses of each text whether its files go, with the words or without them; each stays
/// one file, and both journals say so.
#[test]
fn files_are_passed_on_as_the_provider_chooses() {
    let mut story = told();
    let log = with_a_log(&mut story);
    let passed = |texts: &[u64], files: &[u64]| {
        let chosen = Chosen { texts: texts.to_vec(), files: files.to_vec() };
        passing(&story, NORA, &chosen, &organisation(KYOTO))
    };
    let (level1, level2) = passed(&[3, log], &[log]).expect("taken");
    assert_eq!(level2.len(), 3);
    assert!(level2[1].fact.files().is_empty());
    assert_eq!(level2[2].fact.files(), story.last().fact.files(), "the same file, by the same hash");
    assert_eq!(
        level2[2].fact.texts(),
        story.last().fact.texts(),
        "erased once, they are gone at both levels"
    );
    let Fact::Ticket(TicketFact::Escalation(EscalationFact::Escalated { passed: texts, files, .. })) =
        &level1[0].fact
    else {
        panic!("{level1:?}")
    };
    assert_eq!((texts.as_slice(), files.as_slice()), ([3, log].as_slice(), [log].as_slice()));

    let lapsing = |entries| desk::retention::lapsing(entries, desk::retention::Class::Files);
    assert_eq!(lapsing(&level2), [], "it goes when the ticket on which it was sent was kept long enough");
    assert_eq!(lapsing(&story.entries), [story.last().fact.files()[0].listing.id]);

    let (_, without) = passed(&[log], &[]).expect("taken");
    assert!(without[1].fact.files().is_empty(), "the words go alone where only they were chosen");
    let (_, alone) = passed(&[], &[log]).expect("taken");
    assert_eq!((alone[1].fact.texts().len(), alone[1].fact.files().len()), (1, 1), "and the files, too");
    for none in [1, 3, 4, 99] {
        assert_eq!(
            passed(&[], &[none]),
            Err(Refusal::NotToBePassedOn { entry: none }),
            "it has no file to pass on"
        );
    }
}

/// Source: matrix of rights, "escalate L1→L2": the provider's people, on their own desk, once.
#[test]
fn who_escalates_and_how_often() {
    let mut story = told();
    let tried = |story: &Story<'_>, who| escalated(story, who, &[], &organisation(KYOTO)).map(|_| ());
    assert_eq!(tried(&story, INES), Err(not_allowed(desk::Action::Escalate, INES)));
    assert_eq!(tried(&story, TOM), Err(Refusal::NotFound));
    assert_eq!(tried(&story, VERA), Err(Refusal::NotFound));
    let (level1, _) = escalated(&story, NORA, &[], &organisation(KYOTO)).expect("taken");
    story.entries.extend(level1);
    assert_eq!(tried(&story, PAUL), Err(Refusal::AlreadyEscalated { at: story.now }));
}

/// Source: preamble: level 1 knows where it went and no more.
#[test]
fn an_escalation_is_told_to_the_customer() {
    let fact = TicketFact::Escalation(EscalationFact::Escalated {
        to: level2().id,
        passed: Vec::new(),
        files: Vec::new(),
    });
    assert!(fact.is_shared());
    assert_eq!(fact.word(), "escalated");
}

// ── Change of provider ─────────────────────────────────────────────────────────────────────────────────────

/// Source: preamble: the new one sees from its start date, the old one keeps its own, read-only.
#[test]
fn after_the_change_the_old_provider_reads_and_writes_nothing() {
    let story = told();
    let kyoto = kyoto_moves();
    let tried = |who: Who, command: &Command, instant: &str| {
        let now = at(instant);
        let actor = who.actor(now);
        let cx = context(&TERMS, &actor, now);
        tiers::still_served(&story.ticket(), command, &kyoto, |_| Some("Beta".to_owned()), &cx)
    };
    let (before, later) = ("2026-11-30 23:59 Tokyo", "2026-12-01 09:00 Tokyo");
    let ended = || {
        Err(Refusal::SupportEnded { at: Some(at("2026-12-01 00:00 Tokyo")), now: Some("Beta".to_owned()) })
    };
    assert_eq!(tried(NORA, &send("Solved?"), before), Ok(()));
    assert_eq!(tried(NORA, &send("Solved?"), later), ended());
    assert_eq!(tried(NORA, &incident(2), later), ended());
    assert_eq!(tried(INES, &send("Hello?"), later), ended(), "nobody would answer");
    assert_eq!(tried(NORA, &note("For our files."), later), Ok(()), "its own notes are its own");
    let may =
        access::allows(&NORA.actor(at(later)), desk::Action::Read, &access::Object::of(&story.ticket()));
    assert!(matches!(may, desk::Decision::Allowed(_)), "it keeps its own");
}

/// Source: preamble: what was asked of the centre before stays; only its provider of then writes there no more.
#[test]
fn at_level_2_too_the_old_provider_only_reads() {
    let now = at("2026-12-01 09:00 Tokyo");
    let story = told();
    let (_, level2) = escalated(&story, NORA, &[], &organisation(KYOTO)).expect("taken");
    let there = Ticket::fold(&level2).expect("a ticket");
    let tried = |who: Who| {
        let actor = who.actor(now);
        let cx = context(&TERMS, &actor, now);
        tiers::still_served(&there, &send("News?"), &kyoto_moves(), |_| None, &cx).is_ok()
    };
    assert!(!tried(NORA));
    assert!(tried(VERA));
}

/// Source: preamble: from its start date the new provider takes the customer's requests, and asks the centre for it.
#[test]
fn the_new_provider_begins_on_its_date() {
    let ask = |who: Who, provider, instant: &str| {
        let now = at(instant);
        let actor = who.actor(now);
        open(&bare(), &organisation(provider), Some(&kyoto_moves()), &context(&TERMS, &actor, now))
            .map(|_| ())
    };
    assert_eq!(ask(TOM, BETA, "2026-11-30 12:00 Tokyo"), Err(Refusal::NotTheirCustomer));
    assert_eq!(ask(TOM, BETA, "2026-12-01 12:00 Tokyo"), Ok(()));
    assert_eq!(ask(NORA, ALPHA, "2026-12-01 12:00 Tokyo"), Err(Refusal::NotTheirCustomer));
}
