//! The duties of the parties (clause 2.C): the ledger, contacts under a live authorisation, what was pointed out.
//!
//! 17 Nov 2026 is a Tuesday.

use std::collections::BTreeMap;

use desk::contact::{ContactCommand, Known};
use desk::duties::{self, DutyCommand, DutyRefusal, Kept, Obliged};
use desk::fact::Detail;
use desk::information::{Given, InformationCommand};
use desk::{Command, Field, NewTicket, OrganisationId, Refusal, Stream, open};
use terms::DutyId;

use crate::world::*;

/// A party's stream, and what is done to it.
struct House {
    entries: Vec<desk::Entry>,
}

impl House {
    fn kyoto() -> House {
        House::of(KYOTO, desk::fact::Party::Customer, Some(ALPHA))
    }

    fn of(id: OrganisationId, party: desk::fact::Party, provider: Option<OrganisationId>) -> House {
        use desk::{Fact, OrganisationFact};
        let stream = Stream::Organisation(id);
        let added = OrganisationFact::Added { party, name: "It".to_owned(), region: region("APAC") };
        let mut house = House { entries: vec![by_console(stream, 1, Fact::Organisation(added))] };
        house.supported_by(provider);
        house
    }

    fn supported_by(&mut self, provider: Option<OrganisationId>) {
        use desk::{Fact, OrganisationFact};
        let first = self.entries[0].stream;
        let number = self.entries.len() as u64 + 1;
        let supported = OrganisationFact::SupportedBy { provider, from: None, until: None };
        self.entries.push(by_console(first, number, Fact::Organisation(supported)));
    }

    fn party(&self) -> Obliged {
        Obliged::fold(&self.entries).expect("a party")
    }

    fn tries(&mut self, instant: &str, who: Who, command: &DutyCommand) -> Result<u64, Refusal> {
        let now = at(instant);
        let decided = duties::decide(&self.party(), command, &context(&TERMS, &who.actor(now), now))?;
        self.entries.extend(decided.entries);
        Ok(self.entries.len() as u64)
    }

    fn known(&self, instant: &str, story: &Story<'_>, person: Who) -> Known {
        let party = self.party();
        let found = party.contacts.covering(&party.organisation, story.ticket().id, person.id(), at(instant));
        Known { is_super_administrator: true, authorisation: found.map(|found| found.number) }
    }
}

fn authorise(from: Option<&str>, until: Option<&str>) -> DutyCommand {
    DutyCommand::Authorise { people: vec![], ticket: None, from: from.map(at), until: until.map(at) }
}

fn point_out(duty: &str, text: &str) -> DutyCommand {
    DutyCommand::PointOut { duty: DutyId::from(duty), ticket: None, text: words(text) }
}

/// Nora of Alpha reports for Alpha's customer in Japan.
fn reported() -> Story<'static> {
    let now = at("2026-11-17 10:00 Paris");
    let (new, actor): (NewTicket, desk::Actor) = (bare(), NORA.actor(now));
    let customer = organisation(KYOTO);
    let decided = open(&new, &organisation(ALPHA), Some(&customer), &context(&TERMS, &actor, now));
    let entries = decided.expect("a report").entries;
    Story { terms: &TERMS, now, entries, texts: BTreeMap::new() }
}

fn write(known: Known) -> Command {
    Command::Contact(ContactCommand::Write { to: KEIKO.id(), text: words("Which build do you run?"), known })
}

/// Source: clause 2.C: the vendor writes to a super administrator only under a live authorisation; it ends when it says,
/// when it is revoked, and with the provider that gave it.
#[test]
fn clause_2c_the_centre_writes_to_a_customer_only_under_a_live_authorisation() {
    let (mut story, mut kyoto) = (reported(), House::kyoto());
    let now = "2026-11-17 10:00 Paris";
    assert_eq!(
        story.tries(QUENTIN, &write(kyoto.known(now, &story, KEIKO))),
        Err(DutyRefusal::NotAuthorised.into())
    );
    story.act(QUENTIN, &Command::Contact(ContactCommand::Ask));
    assert_eq!(story.words(), ["opened", "contact_asked"]);

    let given = kyoto.tries(now, PAUL, &authorise(None, Some("2026-11-18 10:00 Paris"))).expect("given");
    let known = kyoto.known(now, &story, KEIKO);
    assert_eq!(known.authorisation, Some(given));
    story.act(VERA, &write(known));
    let message = story.last().number;
    assert!(
        desk::access::shows(&NORA.actor(story.now), story.last(), None),
        "the provider is copied, always"
    );
    assert_eq!(kyoto.known("2026-11-18 10:00 Paris", &story, KEIKO).authorisation, None, "half-open");

    let answer = Command::Contact(ContactCommand::Answer { message, text: words("Build 7.") });
    assert_eq!(story.tries(NORA, &answer), Err(Refusal::NotFound), "not the provider's to answer");
    story.act(KEIKO, &answer);
    assert_eq!(story.ticket().contact.messages[0].answered, Some(story.now));

    kyoto
        .tries("2026-11-17 12:00 Paris", PAUL, &DutyCommand::Revoke { authorisation: given })
        .expect("revoked");
    assert_eq!(kyoto.known("2026-11-17 12:00 Paris", &story, KEIKO).authorisation, None);
    let again = kyoto.tries("2026-11-17 12:00 Paris", PAUL, &DutyCommand::Revoke { authorisation: given });
    assert_eq!(again, Err(Refusal::NoSuchRequest));
}

/// Source: clause 2.C, preamble: what a provider allowed ends with its support of the customer.
#[test]
fn an_authorisation_ends_with_the_provider_that_gave_it() {
    let (story, mut kyoto) = (reported(), House::kyoto());
    kyoto.tries("2026-11-17 10:00 Paris", PAUL, &authorise(None, None)).expect("given");
    assert!(kyoto.known("2026-11-17 11:00 Paris", &story, KEIKO).authorisation.is_some());
    kyoto.supported_by(Some(BETA));
    assert!(kyoto.known("2026-11-17 11:00 Paris", &story, KEIKO).authorisation.is_none());
    kyoto.tries("2026-11-17 12:00 Paris", KEIKO, &authorise(None, None)).expect("its own");
    kyoto.supported_by(Some(ALPHA));
    assert!(kyoto.known("2026-11-17 13:00 Paris", &story, KEIKO).authorisation.is_some(), "its own stays");
}

/// Source: the access rules: a provider's manager for its customers, a super administrator for the own organisation.
#[test]
fn the_right_people_authorise() {
    let mut kyoto = House::kyoto();
    let now = "2026-11-17 10:00 Paris";
    assert_eq!(kyoto.tries(now, NORA, &authorise(None, None)).expect_err("an agent").code(), "not-allowed");
    assert_eq!(kyoto.tries(now, VERA, &authorise(None, None)).expect_err("the centre").code(), "not-allowed");
    assert_eq!(kyoto.tries(now, TOM, &authorise(None, None)), Err(Refusal::NotFound));
    assert_eq!(kyoto.tries(now, SOFIA, &authorise(None, None)), Err(Refusal::NotFound));
    kyoto.tries(now, KEIKO, &authorise(None, None)).expect("her own");
    let over = authorise(Some("2026-11-17 12:00 Paris"), Some("2026-11-17 11:00 Paris"));
    assert_eq!(kyoto.tries(now, PAUL, &over).expect_err("backwards").code(), "window-over");
}

/// Source: clause 2.C: a direct customer is asked, not contacted behind its back; and nobody outside is.
#[test]
fn there_is_somebody_to_contact_only_behind_a_provider() {
    let mut direct = Story::reported_by("2026-11-17 10:00 NewYork", SOFIA, &bare());
    let known = Known { is_super_administrator: true, authorisation: Some(3) };
    let to_nobody = Err(DutyRefusal::NobodyToContact.into());
    assert_eq!(direct.tries(VERA, &write(known)), to_nobody);
    assert_eq!(direct.tries(VERA, &Command::Contact(ContactCommand::Ask)), to_nobody);
    let mut story = reported();
    assert_eq!(story.tries(VERA, &write(Known { is_super_administrator: false, ..known })), to_nobody);
    assert_eq!(story.tries(NORA, &write(known)).expect_err("not the provider's").code(), "not-allowed");
}

/// Source: clauses 2.C and 3.C: what a ticket tells of level 1, information, routing and remote access.
#[test]
fn clause_2c_a_ticket_tells_which_duties_were_kept() {
    let told = |story: &Story<'_>| -> BTreeMap<&'static str, Kept> {
        duties::of_ticket(&story.ticket()).into_iter().map(|due| (due.what, due.kept)).collect()
    };
    let mut story = reported();
    let first = told(&story);
    assert_eq!(first[duties::LEVEL_1], Kept::Unmet);
    assert_eq!(first[duties::INFORMATION], Kept::Unmet);
    assert_eq!(first[duties::ROUTING], Kept::Met);
    assert!(!first.contains_key(duties::REMOTE_ACCESS), "nobody asked");

    let items = desk::completeness::Item::ALL.to_vec();
    story.act(VERA, &Command::Information(InformationCommand::Request { items, text: None }));
    assert_eq!(told(&story)[duties::INFORMATION], Kept::Asked);
    let details =
        [Detail::Place, Detail::Since, Detail::Steps, Detail::Expected, Detail::Observed, Detail::Checks];
    let given = Given {
        stops: Some(desk::fact::Stops::Function),
        affected: Some(desk::fact::Affected::All),
        frequency: Some(desk::fact::Frequency::Always),
        details: details.into_iter().map(|detail| (detail, words(detail.word()))).collect(),
        ..Given::default()
    };
    let request = story.last().number;
    story.act(NORA, &Command::Information(InformationCommand::Answer { request, given }));
    let then = told(&story);
    assert_eq!((then[duties::LEVEL_1], then[duties::INFORMATION]), (Kept::Met, Kept::Met));
    assert!(duties::of_ticket(&story.ticket()).iter().all(|due| due.party == ALPHA));
}

/// Source: clause 2.C: what the centre wrote down for somebody didn't come as agreed; an imported log can't tell.
#[test]
fn what_the_centre_wrote_down_did_not_come_as_agreed() {
    let now = at("2026-11-17 10:00 Paris");
    let decided = open(&bare(), &organisation(ALPHA), None, &context(&TERMS, &VERA.actor(now), now));
    let ticket = desk::Ticket::fold(&decided.expect("taken").entries).expect("a ticket");
    let routing =
        duties::of_ticket(&ticket).into_iter().find(|due| due.what == duties::ROUTING).expect("told");
    assert_eq!((routing.kept, routing.party), (Kept::Unmet, ALPHA));
}

/// Source: reading "duties as grounds": what was never pointed out to the party before can't be used against it.
#[test]
fn a_duty_is_pointed_out_to_the_party_that_owes_it() {
    let mut alpha = House::of(ALPHA, desk::fact::Party::Provider, None);
    let duty = DutyId::from(duties::LEVEL_1);
    let now = "2026-11-17 10:00 Paris";
    assert!(!alpha.party().was_told(&duty, at("2026-11-18 10:00 Paris")));
    let told = point_out(duties::LEVEL_1, "No check of level 1 is told.");
    assert_eq!(alpha.tries(now, NORA, &told).expect_err("not theirs").code(), "not-allowed");
    alpha.tries(now, VERA, &told).expect("pointed out");
    assert!(alpha.party().was_told(&duty, at("2026-11-17 10:01 Paris")));
    assert!(!alpha.party().was_told(&duty, at("2026-11-17 10:00 Paris")), "before, not at the same instant");
    assert!(!alpha.party().was_told(&DutyId::from(duties::TRAINING), at("2026-11-18 10:00 Paris")));

    assert_eq!(alpha.tries(now, VERA, &point_out("politeness", "x")), Err(DutyRefusal::NotOwed.into()));
    assert_eq!(alpha.tries(now, VERA, &point_out(duties::LEVEL_1, " ")), Err(Refusal::Empty(Field::Reason)));
    let mut kyoto = House::kyoto();
    let contact = point_out(duties::CONTACT, "Nobody may write.");
    assert_eq!(kyoto.tries(now, VERA, &contact), Err(DutyRefusal::NotOwed.into()), "the provider's duty");
}

#[test]
fn only_customers_are_contacted() {
    let mut alpha = House::of(ALPHA, desk::fact::Party::Provider, None);
    let refused = alpha.tries("2026-11-17 10:00 Paris", PAUL, &authorise(None, None));
    assert_eq!(refused, Err(DutyRefusal::NotACustomer.into()));
}
