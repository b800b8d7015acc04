//! What takes two people, whole: emergency access to tickets, and ways in made anew.

use app::{Failure, Form, IdentityRefusal, KeyKind, Query, SecurityEvent, Visitor, Whence};
use desk::emergency::{EmergencyCommand, EmergencyRefusal};
use desk::membership::MembershipRefusal;
use desk::ways_in::WaysInCommand;
use desk::{Command, PersonId, Refusal, Role};

use crate::world::{World, at};

fn here() -> Whence {
    Whence { network: "192.0.2.7".to_owned(), agent: "a browser".to_owned() }
}

fn refused<T: std::fmt::Debug>(answer: Result<T, Failure>) -> Refusal {
    match answer {
        Err(Failure::Refused(refusal)) => refusal,
        other => panic!("no refusal: {other:?}"),
    }
}

impl World {
    async fn joins(&self, name: &str, organisation: desk::OrganisationId, role: Role) -> PersonId {
        let email = format!("{name}@example");
        let new = app::NewPerson { organisation, role, name: name.to_owned(), email, qualified_from: None };
        self.app.add_person(&new).await.expect("a person")
    }

    async fn vendor(&self) -> desk::OrganisationId {
        self.visitor(self.mona).await.organisation.id
    }

    async fn ask(&self, who: &Visitor, of: desk::OrganisationId) -> Result<(), Failure> {
        let reason = self.app.authored("The database is damaged under one of their tickets.");
        let command = EmergencyCommand::Ask { reason, minutes: 60 };
        self.app.emergency(who, of, &command, &Form::default()).await
    }

    async fn sees(&self, who: PersonId, number: u64) -> bool {
        let visitor = self.visitor(who).await;
        self.app.ticket(&visitor, number).await.is_ok()
    }
}

/// Source: the access rules, break-glass: two people, a reason, an hour, one organisation, nothing written, and the
/// organisation is told. The lists ask in the same scope.
#[tokio::test]
async fn an_emergency_shows_one_organisations_tickets_for_an_hour() {
    an_emergency_on(World::new("emergency").await).await;
}

/// Source: the access rules, break-glass: the monthly report tells a provider of accesses to its own tickets and its customers', and
/// of nobody else's.
#[tokio::test]
async fn the_monthly_report_tells_of_emergencies() {
    let w = World::new("emergency report").await;
    let adam = w.joins("adam", w.vendor().await, Role::Administrator).await;
    let mona = w.visitor(w.mona).await;
    for (of, ended) in [(w.customer, true), (w.direct, false)] {
        w.ask(&w.visitor(adam).await, of).await.expect("asked");
        let rows = w.app.emergencies(&mona).await.expect("a list").rows;
        let asked = rows.iter().find(|row| row.organisation.id == of).expect("its row").emergency.number;
        w.app
            .emergency(&mona, of, &EmergencyCommand::Grant { asked }, &Form::default())
            .await
            .expect("granted");
        if ended {
            w.clock("2026-11-20 17:52 Paris");
            let end = EmergencyCommand::End { asked };
            w.app.emergency(&mona, of, &end, &Form::default()).await.expect("ended");
        }
    }
    let month: desk::Month = "2026-11".parse().expect("a month");
    let report = async |provider| {
        let of = desk::service_report::Of { month, provider, region: None };
        w.app.service_report(&mona, &of, app::Wanted::Latest).await.expect("counted").report
    };
    let told = report(w.provider).await;
    let [line] = &told.emergencies[..] else { panic!("one: {:?}", told.emergencies) };
    assert_eq!((line.organisation, line.name.as_str()), (w.customer, "Customer of A"));
    assert_eq!((line.from, line.until), (at("2026-11-20 17:40 Paris"), at("2026-11-20 17:52 Paris")));
    let row = format!("emergencies,{},Customer of A,2026-11-20T16:40:00Z,2026-11-20T16:52:00Z", w.customer);
    assert!(desk::service_report::sheet(&told).contains(&row), "{}", desk::service_report::sheet(&told));
    let tom = w.visitor(w.tom).await.organisation.id;
    assert!(report(tom).await.emergencies.is_empty(), "no other provider's");
}

/// Source: the same where PostgreSQL's row-level security stands behind the desk's own scopes: whoever reads in an emergency
/// sees that organisation's tickets, and the wall hides all others.
#[tokio::test]
async fn sec_c16_an_emergency_opens_one_organisation_behind_the_second_wall() {
    let Some(cluster) = testkit::cluster() else { return };
    let location = store::Location::Postgres(cluster.database());
    an_emergency_on(World::on(location, crate::world::AGREEMENT).await).await;
}

async fn an_emergency_on(w: World) {
    let adam = w.joins("adam", w.vendor().await, Role::Administrator).await;
    let (theirs, others) = (w.report(w.sofia, "Ours").await, w.report(w.nora, "Theirs").await);
    let mona = w.visitor(w.mona).await;
    assert!(!w.sees(adam, theirs).await, "whoever runs the machine reads nothing");
    w.ask(&w.visitor(adam).await, w.direct).await.expect("asked");
    assert!(!w.sees(adam, theirs).await, "one person is not enough");
    let asked = w.app.emergencies(&mona).await.expect("a list").rows[0].emergency.number;
    let grant = EmergencyCommand::Grant { asked };
    let own = w.app.emergency(&w.visitor(adam).await, w.direct, &grant, &Form::default()).await;
    assert!(matches!(refused(own), Refusal::NotAllowed { .. }));
    w.app.emergency(&mona, w.direct, &grant, &Form::default()).await.expect("granted");
    assert!(w.sees(adam, theirs).await);
    assert!(!w.sees(adam, others).await, "nobody else's");
    let visitor = w.visitor(adam).await;
    let listed = w.app.list(&visitor, &Query::default()).await.expect("a list");
    assert_eq!(listed.rows.iter().map(|row| row.number).collect::<Vec<_>>(), [theirs]);
    let view = w.app.ticket(&visitor, theirs).await.expect("theirs");
    assert_eq!(view.allowed, [desk::Action::Read], "to read, and nothing else");
    let say = Command::Send { text: w.app.authored("Hello"), files: Vec::new() };
    let said = w.app.act(&visitor, theirs, &say, &Form::default()).await;
    assert!(matches!(refused(said), Refusal::NotAllowed { .. }), "nothing is written by it");

    let look =
        |number| app::Look { what: app::Looked::Ticket, on: app::On::Ticket(number), part: String::new() };
    w.app.note_read(&visitor, "192.0.2.9", look(theirs));
    w.app.note_read(&visitor, "192.0.2.9", app::Look { what: app::Looked::Evidence, ..look(theirs) });
    w.app.write_reads().await.expect("written");
    let opened = w.app.emergencies(&mona).await.expect("a list").rows[0].opened.clone();
    assert_eq!(opened, app::Opened { count: 1, numbers: vec![theirs] }, "what was opened in it is known");
    let sofia = w.visitor(w.sofia).await;
    let told = w.app.reads(&sofia, w.direct, &app::ReadsQuery::default()).await.expect("her audit");
    assert!(told.lines.iter().all(|line| line.emergency == Some(asked) && line.person == Some(adam)));
    assert_eq!(told.lines.len(), 2);

    let letters = w.app.outbox(&mona).await.expect("letters");
    let told: Vec<PersonId> = letters
        .iter()
        .filter(|letter| letter.kind == "emergency_access")
        .map(|letter| letter.person)
        .collect();
    assert_eq!(told, [w.sofia], "who answers for the organisation's people");
    let found = w.app.emergencies_of(&sofia, w.direct).await.expect("in her ledger");
    assert_eq!(found.rows.len(), 1);
    assert!(found.rows[0].reason.as_deref().is_some_and(|why| why.contains("damaged")));
    assert_eq!(refused(w.app.emergencies(&sofia).await).code(), "not-allowed");

    w.clock("2026-11-20 18:43 Paris");
    assert!(!w.sees(adam, theirs).await, "it ends by itself");
    let late = w.app.list(&w.visitor(adam).await, &Query::default()).await.expect("a list");
    assert!(late.rows.is_empty());
    assert_eq!(w.app.check().await.expect("a check").differs, None);
}

/// Source: the access rules, `ff` and hard rule 6: both are proven; it ends by hand at once; whoever asked and lost the role
/// since is let in by nobody.
#[tokio::test]
async fn an_emergency_takes_proofs_and_ends_by_hand() {
    let w = World::new("emergency-end").await;
    let adam = w.joins("adam", w.vendor().await, Role::Administrator).await;
    let theirs = w.report(w.sofia, "Ours").await;
    let stale = w.visitor(adam).await;
    w.clock("2026-11-20 17:58 Paris");
    let late = w.ask(&stale, w.direct).await;
    assert!(matches!(late, Err(Failure::Identity(IdentityRefusal::ProveAgain))));
    w.ask(&w.visitor(adam).await, w.direct).await.expect("asked");
    assert_eq!(refused(w.ask(&w.visitor(adam).await, w.direct).await), EmergencyRefusal::Waits.into());
    let mona = w.visitor(w.mona).await;
    let asked = w.app.emergencies(&mona).await.expect("a list").rows[0].emergency.number;
    let (grant, end) = (EmergencyCommand::Grant { asked }, EmergencyCommand::End { asked });
    w.app.emergency(&mona, w.direct, &grant, &Form::default()).await.expect("granted");
    assert!(w.sees(adam, theirs).await);
    let elsewhere = w.provider;
    w.ask(&w.visitor(adam).await, elsewhere).await.expect("asked");
    let found = w.app.emergencies(&mona).await.expect("a list");
    let other = found.rows.iter().find(|row| row.organisation.id == elsewhere).expect("his second question");
    let second = EmergencyCommand::Grant { asked: other.emergency.number };
    let both = w.app.emergency(&mona, elsewhere, &second, &Form::default()).await;
    assert_eq!(refused(both), EmergencyRefusal::Elsewhere.into(), "one organisation at a time");
    w.app.emergency(&mona, w.direct, &end, &Form::default()).await.expect("ended");
    assert!(!w.sees(adam, theirs).await, "at once");
    w.ask(&w.visitor(adam).await, w.direct).await.expect("asked anew");
    w.app
        .change_person(adam, desk::PersonFact::RoleChanged { role: Role::CentreAgent })
        .await
        .expect("changed");
    let asked = w.app.emergencies(&mona).await.expect("a list").rows[0].emergency.number;
    let grant = EmergencyCommand::Grant { asked };
    let gone = w.app.emergency(&mona, w.direct, &grant, &Form::default()).await;
    assert_eq!(refused(gone), EmergencyRefusal::AskerGone.into());
}

/// Source: the access rules, "user: reset MFA", hard rule 6: two people, then everything that opened the door is gone, a link
/// is there for its second person once, and the person is told.
#[tokio::test]
async fn two_people_make_ways_in_anew() {
    let w = World::new("ways-in").await;
    let luc = w.joins("luc", w.direct, Role::SuperAdministrator).await;
    let uli = w.joins("uli", w.direct, Role::AuthorisedUser).await;
    let zoe = w.joins("zoe", w.direct, Role::SuperAdministrator).await;
    let session = w.app.make_key(KeyKind::Session, uli, "").await.expect("a session");
    let token = w.app.make_key(KeyKind::Token, uli, "").await.expect("a token");
    let act = async |who: PersonId, command: &WaysInCommand| {
        let visitor = w.visitor(who).await;
        w.app.reset_ways_in(&visitor, uli, command, &Form::default(), &here()).await
    };
    let reason = || WaysInCommand::Propose { reason: w.app.authored("Her telephone is lost.") };
    assert!(act(w.sofia, &reason()).await.expect("proposed").is_none());
    assert!(w.app.enter(KeyKind::Session, &session).await.is_ok(), "a proposal changes nothing");
    assert_eq!(refused(act(w.sofia, &WaysInCommand::Confirm).await), MembershipRefusal::SamePerson.into());
    assert_eq!(refused(act(w.mona, &WaysInCommand::Confirm).await), MembershipRefusal::TheirOwnFirst.into());
    assert_eq!(refused(act(w.nora, &WaysInCommand::Confirm).await), Refusal::NotFound);
    let link = act(luc, &WaysInCommand::Confirm).await.expect("confirmed").expect("a link");
    assert!(w.app.enter(KeyKind::Session, &session).await.is_err());
    assert!(w.app.enter(KeyKind::Token, &token).await.is_err());
    assert!(w.app.credentials(uli).await.expect("none").is_empty());
    let arriving = w.app.take_link(&link, &here()).await.expect("the link opens");
    assert_eq!(arriving.person(), uli);
    let noted = w.app.security_of(uli, 10).await.expect("notes");
    assert!(noted.iter().any(|note| note.event == SecurityEvent::WaysInReset && note.by == Some(luc)));
    let letters = w.app.outbox(&w.visitor(w.mona).await).await.expect("letters");
    assert!(letters.iter().any(|letter| letter.kind == "ways_in_reset" && letter.person == uli));
    assert_eq!(refused(act(zoe, &WaysInCommand::Confirm).await), MembershipRefusal::NoResetWaits.into());
}

/// Source: hard rule 6: whoever was closed out since is nobody's first person; the centre stands in where there are too few.
#[tokio::test]
async fn the_centre_stands_in_for_a_manager_who_is_alone() {
    let w = World::new("ways-in-alone").await;
    let uli = w.joins("uli", w.direct, Role::AuthorisedUser).await;
    let act = async |who: PersonId, command: WaysInCommand| {
        let visitor = w.visitor(who).await;
        w.app.reset_ways_in(&visitor, uli, &command, &Form::default(), &here()).await
    };
    let reason = || WaysInCommand::Propose { reason: w.app.authored("Her telephone is lost.") };
    act(w.sofia, reason()).await.expect("proposed");
    w.app.change_person(w.sofia, desk::PersonFact::Disabled {}).await.expect("closed out");
    assert_eq!(refused(act(w.mona, WaysInCommand::Confirm).await), MembershipRefusal::NoResetWaits.into());
    act(w.mona, WaysInCommand::Decline).await.expect("declined");
    act(w.mona, reason()).await.expect("proposed");
    let marc = w.joins("marc", w.vendor().await, Role::CentreManager).await;
    assert!(act(marc, WaysInCommand::Confirm).await.expect("confirmed").is_some());
}
