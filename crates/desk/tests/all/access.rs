//! Who may do what: the whole table, against a file that shows every change, and against a second opinion.
//!
//! The second opinion is written from the matrix of the access rules (a letter for each role and verb), by other means
//! than the code's own table. What that matrix has and isn't a verb here yet: merging and moving tickets,
//! attachments, webhooks, settings.

use std::collections::BTreeMap;

use desk::access::{Fields, Object, allows, desk_scope_for, scope_for, scopes_for, scopes_of, token_may};
use desk::{Action, Actor, By, Decision, PersonId, Role, Scope, Service};

use crate::golden::kept;
use crate::world::*;

const RELATIONS: [&str; 6] =
    ["own", "own organisation", "other organisation", "own level 1", "other level 1", "house"];

const WHOSE: [&str; 4] = ["self", "own people", "customer's people", "others' people"];

fn somebody(role: Role) -> Actor {
    let who = match role {
        Role::AuthorisedUser => ULI,
        Role::SuperAdministrator => SOFIA,
        Role::ProviderAgent => NORA,
        Role::ProviderManager => PAUL,
        Role::CentreAgent => VERA,
        Role::CentreManager => MONA,
        Role::Administrator => ADAM,
        Role::Auditor => AUDREY,
    };
    who.actor(at("2026-11-20 17:42 Paris"))
}

fn object(actor: &Actor, relation: &str) -> Object {
    let another = Some(PersonId(uuid::Uuid::from_u128(99)));
    match relation {
        "own" => Object::new_ticket(actor.organisation, actor.person()),
        "own organisation" => Object::new_ticket(actor.organisation, another),
        "other organisation" => Object::new_ticket(BETA, another),
        // Somebody else's customer asks at a level-1 desk: one's own organisation's, or another's.
        "own level 1" => Object::new_at_level_1(KYOTO, another, actor.organisation),
        "other level 1" => Object::new_at_level_1(KYOTO, another, BETA),
        _ => Object::House,
    }
}

fn people(actor: &Actor, whose: &str) -> Object {
    let another = Some(PersonId(uuid::Uuid::from_u128(99)));
    let own = actor.organisation;
    match whose {
        "self" => Object::Of { organisation: own, provider: None, person: actor.person() },
        "own people" => Object::Of { organisation: own, provider: None, person: another },
        "customer's people" => Object::Of { organisation: KYOTO, provider: Some(own), person: another },
        _ => Object::Of { organisation: BETA, provider: None, person: another },
    }
}

fn word(decision: Decision) -> &'static str {
    match decision {
        Decision::Allowed(Fields::All) => "allowed",
        Decision::Allowed(Fields::Metadata) => "metadata",
        Decision::Hidden => "hidden",
        Decision::Refused => "refused",
    }
}

/// Source: architecture, invariant 5: a changed permission is a visible difference.
#[test]
fn the_whole_table_is_kept() {
    let mut lines = format!("{:<22}{:<21}", "verb", "role");
    lines += &RELATIONS.map(|relation| format!("{relation:<20}")).concat();
    lines = lines.trim_end().to_owned() + "\n";
    for action in Action::ALL {
        lines.push('\n');
        for role in Role::ALL {
            let actor = somebody(*role);
            let cells = RELATIONS
                .map(|relation| format!("{:<20}", word(allows(&actor, *action, &object(&actor, relation)))));
            let line = format!("{:<22}{:<21}{}", action.word(), role.word(), cells.concat());
            lines += line.trim_end();
            lines.push('\n');
        }
    }
    kept("access.txt", &lines);
}

/// Source: architecture, invariant 5, over people.
#[test]
fn the_table_over_people_is_kept() {
    let mut lines =
        format!("{:<22}{:<21}{}", "verb", "role", WHOSE.map(|whose| format!("{whose:<20}")).concat());
    lines = lines.trim_end().to_owned() + "\n";
    for action in Action::ALL {
        lines.push('\n');
        for role in Role::ALL {
            let actor = somebody(*role);
            let cells =
                WHOSE.map(|whose| format!("{:<20}", word(allows(&actor, *action, &people(&actor, whose)))));
            let line = format!("{:<22}{:<21}{}", action.word(), role.word(), cells.concat());
            lines += line.trim_end();
            lines.push('\n');
        }
    }
    kept("access_people.txt", &lines);
}

/// The matrix, a letter for each role: EU SA PA PM centre-agent CM AD AU. `o` own items, `E`, `P` and `O` one's own
/// organisation (a customer's, a provider's, the vendor's), `1` what is handled at one's own level-1 desk, `L` and `V` what the centre has, `A` the same without words,
/// `-` never.
fn letters() -> BTreeMap<&'static str, [char; 8]> {
    BTreeMap::from([
        // ticket: create; read; set priority; acknowledge; start of work; close, reopen
        ("open", ['o', 'E', 'P', 'P', 'L', 'V', '-', '-']),
        ("read", ['o', 'E', 'P', 'P', 'L', 'V', '-', 'A']),
        ("triage", ['-', '-', '1', '1', 'L', 'V', '-', '-']),
        // exclusion, not an incident: propose; confirm or lift (that the second is qualified is the decision's matter);
        // contest; review
        ("propose_exclusion", ['-', '-', '1', '1', 'L', 'V', '-', '-']),
        ("confirm_exclusion", ['-', '-', '-', '1', 'L', 'V', '-', '-']),
        ("contest_exclusion", ['o', 'E', 'P', 'P', '-', '-', '-', '-']),
        ("review_exclusion", ['-', '-', '-', '1', 'L', 'V', '-', '-']),
        ("confirm_lowering", ['-', '-', '1', '1', 'L', 'V', '-', '-']),
        ("acknowledge", ['-', '-', '1', '1', 'L', 'V', '-', '-']),
        ("start_work", ['-', '-', '1', '1', 'L', 'V', '-', '-']),
        ("close", ['-', 'E', 'P', 'P', 'L', 'V', '-', '-']),
        ("reopen", ['o', 'E', 'P', 'P', 'L', 'V', '-', '-']),
        // first diagnosis: the message of an unqualified agent is kept; a resolution procedure (2.A) is the centre's
        ("diagnose", ['-', '-', '1', '1', 'L', 'V', '-', '-']),
        ("resolve", ['-', '-', '1', '1', 'L', 'V', '-', '-']),
        // endorsement, workaround, product; owner, next step and next news
        ("endorse", ['-', '-', '1', '1', 'L', 'V', '-', '-']),
        ("find_workaround", ['-', '-', '1', '1', 'L', 'V', '-', '-']),
        ("name_product", ['-', '-', '1', '1', 'L', 'V', '-', '-']),
        ("assign", ['-', '-', '1', '1', 'L', 'V', '-', '-']),
        ("promise_news", ['-', '-', '1', '1', 'L', 'V', '-', '-']),
        // a missed target's review: written by whoever works there, approved by a manager
        ("write_review", ['-', '-', '1', '1', 'L', 'V', '-', '-']),
        ("approve_review", ['-', '-', '-', '1', '-', 'V', '-', '-']),
        // escalate L1→L2
        ("escalate", ['-', '-', '1', '1', '-', '-', '-', '-']),
        // public message; internal note, of which an auditor sees that it is there
        ("send_message", ['o', 'E', 'P', 'P', 'L', 'V', '-', '-']),
        // public message: redact (that one's own is one's own for fifteen minutes is the decision's matter)
        ("redact_message", ['o', 'E', 'o', 'P', 'o', 'V', '-', '-']),
        ("write_note", ['-', '-', 'P', 'P', 'L', 'V', '-', '-']),
        ("read_notes", ['-', '-', 'P', 'P', 'L', 'V', '-', 'A']),
        // report; journal of the house (a ticket's own entries come with reading it); who is here and qualified
        ("read_reports", ['o', 'E', 'P', 'P', 'L', 'V', '-', 'A']),
        // who excludes how often: gaming shows to a manager and, without names, to an auditor
        ("count_decisions", ['-', '-', '-', '-', '-', 'V', '-', 'A']),
        ("read_journal", ['-', '-', '-', '-', '-', 'V', 'A', 'A']),
        // break-glass: asked by whoever runs the machine, granted by a manager of the centre, ended by either
        ("break_glass", ['-', '-', '-', '-', '-', '-', 'V', '-']),
        ("confirm_break_glass", ['-', '-', '-', '-', '-', 'V', '-', '-']),
        ("end_break_glass", ['-', '-', '-', '-', '-', 'V', 'V', '-']),
        ("manage_organisations", ['-', '-', '-', '-', '-', 'V', '-', '-']),
        // user: invite, disable, role; reset the ways in. By their own organisation, or by the centre.
        ("invite_people", ['-', 'E', '-', 'P', '-', 'V', '-', '-']),
        ("change_role", ['-', 'E', '-', 'P', '-', 'V', '-', '-']),
        ("disable_people", ['-', 'E', '-', 'P', '-', 'V', '-', '-']),
        ("reset_ways_in", ['-', 'E', '-', 'P', '-', 'V', '-', '-']),
        // by which identity provider an organisation's people come in: of the way in, like a reset
        ("manage_sign_on", ['-', 'E', '-', 'P', '-', 'V', '-', '-']),
        ("read_sessions", ['o', 'E', 'o', 'P', 'o', 'O', 'o', 'o']),
        // journal: own items, one's organisation's, all of it without words; user: erase, export
        ("read_audit", ['o', 'E', '-', 'P', '-', 'O', 'A', 'A']),
        ("read_security", ['o', 'E', 'o', 'P', 'o', 'O', 'A', 'A']),
        ("export_person", ['o', 'E', 'o', 'P', 'o', 'O', 'o', 'o']),
        ("ask_erasure", ['o'; 8]),
        ("erase_person", ['-', 'E', '-', 'P', '-', 'O', '-', '-']),
        // API token; how the machine is
        ("manage_tokens", ['-', 'E', 'o', 'P', 'o', 'O', 'A', 'A']),
        ("read_health", ['-', '-', '-', '-', '-', 'V', 'A', 'A']),
        // qualification of agents: a provider of its own (level 1); the centre with a second person, who is one of it
        ("read_people", ['-', '-', 'P', 'P', 'L', 'V', '-', 'A']),
        ("grant_qualification", ['-', '-', '-', 'P', '-', 'V', '-', '-']),
        ("confirm_qualification", ['-', '-', '-', '-', 'L', 'V', '-', '-']),
        // a resolution is answered by the side that asked; problems: read one's own incidents'; maintenance and releases:
        // drafted by any, announced by who is qualified (an instant's matter) or the manager; the auditor reads
        ("answer_resolution", ['o', 'E', 'P', 'P', '-', '-', '-', '-']),
        ("read_problems", ['o', 'E', 'P', 'P', 'L', 'V', '-', '-']),
        ("write_problems", ['-', '-', '-', '-', 'L', 'V', '-', '-']),
        ("read_notices", ['E', 'E', 'P', 'P', 'L', 'V', '-', 'A']),
        ("plan_works", ['-', '-', '-', '-', 'L', 'V', '-', '-']),
        ("announce_works", ['-', '-', '-', '-', 'L', 'V', '-', '-']),
        ("read_outbox", ['-', '-', '-', '-', '-', 'V', 'A', '-']),
        // an organisation: what it owes and what it gave
        ("read_organisation", ['o', 'E', 'P', 'P', 'L', 'V', '-', 'A']),
        // information (3.C): asked by the centre, given by whoever writes for the side that asked
        ("ask_information", ['-', '-', '1', '1', 'L', 'V', '-', '-']),
        ("answer_information", ['o', 'E', 'P', 'P', '-', '-', '-', '-']),
        // remote-access grant: request, consent, use, end
        ("ask_remote_access", ['-', '-', '1', '1', 'L', 'V', '-', '-']),
        ("allow_remote_access", ['-', 'E', '-', 'P', '-', '-', '-', '-']),
        ("use_remote_access", ['-', '-', '1', '1', 'L', 'V', '-', '-']),
        ("end_remote_access", ['o', 'E', 'P', 'P', 'L', 'V', '-', '-']),
        // training of super administrators: record with proof, verify
        ("record_training", ['-', 'E', 'P', 'P', '-', 'V', '-', '-']),
        ("check_training", ['-', '-', '-', '-', 'L', 'V', '-', '-']),
        // roster: who is at the centre, one's own part in it, the plan
        ("read_roster", ['-', '-', '-', '-', 'L', 'V', '-', 'A']),
        ("keep_roster", ['-', '-', '-', '-', 'L', 'V', '-', '-']),
        ("plan_roster", ['-', '-', '-', '-', '-', 'V', '-', '-']),
        // contact authorisation: give, revoke; contact a customer's super administrator, who answers
        ("authorise_contact", ['-', 'E', '-', 'P', '-', '-', '-', '-']),
        ("contact_customer", ['-', '-', '-', '-', 'L', 'V', '-', '-']),
        ("answer_contact", ['-', 'E', '-', '-', '-', '-', '-', '-']),
        // duties ledger: record
        ("point_out_duty", ['-', '-', '-', '-', 'L', 'V', '-', '-']),
        // agreement: edit, with a second person; a ticket put under another version
        ("repin", ['-', '-', '-', '-', '-', 'V', '-', '-']),
        ("propose_version", ['-', '-', '-', '-', '-', 'V', '-', '-']),
        ("publish_version", ['-', '-', '-', '-', '-', 'V', '-', '-']),
        // a month's report: drafted and read by two people of the centre, issued by a manager
        ("draft_report", ['-', '-', '-', '-', 'L', 'V', '-', '-']),
        ("review_report", ['-', '-', '-', '-', 'L', 'V', '-', '-']),
        ("issue_report", ['-', '-', '-', '-', '-', 'V', '-', '-']),
        // ticket: delete, by the retention job only; settings of one's own; a hold on one's own, or the centre's on anybody's
        ("read_retention", ['-', 'E', '-', 'P', '-', 'O', 'A', 'A']),
        ("manage_retention", ['-', 'E', '-', 'P', '-', 'O', '-', '-']),
        ("hold_retention", ['-', 'E', '-', 'P', '-', 'V', '-', '-']),
        ("apply_retention", ['-'; 8]),
        // an alarm is the desk's own clock's
        ("raise_alarm", ['-'; 8]),
    ])
}

/// Done by the side that asks: a level-1 desk doesn't answer for its customer, nor contest what it decided itself.
const OF_WHO_ASKS: [&str; 4] =
    ["allow_remote_access", "answer_information", "answer_resolution", "contest_exclusion"];

/// Done to people by their own organisation: the provider that supports a customer doesn't run that customer's people.
const OF_ONES_OWN_PEOPLE: [&str; 14] = [
    "read_retention",
    "manage_retention",
    "invite_people",
    "change_role",
    "disable_people",
    "reset_ways_in",
    "read_sessions",
    "read_audit",
    "read_security",
    "export_person",
    "ask_erasure",
    "erase_person",
    "manage_sign_on",
    "manage_tokens",
];

/// The matrix over people: oneself, somebody of one's organisation, of a customer that it supports, of any other.
fn second_opinion_of_people(role: Role, action: Action, whose: &str) -> &'static str {
    let column = Role::ALL.iter().position(|r| *r == role).expect("a role");
    let reaches = |word: &str| match (letters()[word][column], whose) {
        ('o', "self") => "allowed",
        ('E' | 'P' | 'O', "self" | "own people") => "allowed",
        ('E' | 'P' | 'O', "customer's people") if !OF_ONES_OWN_PEOPLE.contains(&word) => "allowed",
        ('L' | 'V', _) => "allowed",
        ('A', _) => "metadata",
        _ => "refused",
    };
    let knows = whose == "self" || reaches("read_organisation") != "refused";
    if knows { reaches(action.word()) } else { "hidden" }
}

fn second_opinion(role: Role, action: Action, relation: &str) -> &'static str {
    let column = Role::ALL.iter().position(|r| *r == role).expect("a role");
    let letter = |action: Action| letters()[action.word()][column];
    let reaches = |action: Action| match letter(action) {
        // An account is no part of any ticket.
        _ if OF_ONES_OWN_PEOPLE.contains(&action.word()) && relation != "house" => None,
        'o' => (relation == "own").then_some("allowed"),
        'E' | 'P' if OF_WHO_ASKS.contains(&action.word()) && relation == "own level 1" => None,
        'E' | 'P' | 'O' => relation.starts_with("own").then_some("allowed"),
        '1' => (relation == "own level 1").then_some("allowed"),
        // §3.1: what a provider and its customer say to each other isn't the vendor's to read, nor its auditor's.
        'L' | 'V' => (!relation.ends_with("level 1")).then_some("allowed"),
        'A' => (!relation.ends_with("level 1")).then_some("metadata"),
        _ => None,
    };
    if relation == "house" {
        let house = [
            "read_reports",
            "count_decisions",
            "read_journal",
            "manage_organisations",
            "invite_people",
            "disable_people",
            "read_audit",
            "read_security",
            "manage_tokens",
            "read_health",
            "grant_qualification",
            "read_roster",
            "keep_roster",
            "plan_roster",
            "propose_version",
            "publish_version",
            "draft_report",
            "review_report",
            "issue_report",
            "break_glass",
            "confirm_break_glass",
            "end_break_glass",
        ];
        let works = ["write_problems", "plan_works", "announce_works", "read_outbox"];
        let is_of_it = house.contains(&action.word()) || works.contains(&action.word());
        let reached = reaches(action).filter(|_| is_of_it);
        return reached.unwrap_or("refused");
    }
    // Hard rule 2: outside one's scope it doesn't exist. Whoever opens must know who asks; all else, the ticket.
    let knows = match action {
        Action::Open => !relation.starts_with("other") || reaches(Action::Open).is_some(),
        _ => reaches(Action::Read).is_some(),
    };
    if knows { reaches(action).unwrap_or("refused") } else { "hidden" }
}

/// Source: the access rules, §3.5: two evaluators that share nothing.
#[test]
fn a_second_opinion_agrees() {
    assert_eq!(letters().len(), Action::ALL.len());
    for action in Action::ALL {
        for role in Role::ALL {
            let actor = somebody(*role);
            for relation in RELATIONS {
                let decision = word(allows(&actor, *action, &object(&actor, relation)));
                assert_eq!(
                    decision,
                    second_opinion(*role, *action, relation),
                    "{role:?} {action:?} {relation}"
                );
            }
        }
    }
}

/// Source: the access rules, §3.2 "user" and §3.5: the same over people.
#[test]
fn a_second_opinion_agrees_over_people() {
    for action in Action::ALL {
        for role in Role::ALL {
            let actor = somebody(*role);
            for whose in WHOSE {
                let decision = word(allows(&actor, *action, &people(&actor, whose)));
                let wanted = second_opinion_of_people(*role, *action, whose);
                assert_eq!(decision, wanted, "{role:?} {action:?} {whose}");
            }
        }
    }
}

/// Source: the access rules, §3.2 "user": an auditor of another party reads measurements, and nothing of who comes in.
#[test]
fn an_auditor_of_another_party_sees_nobody_come_in() {
    let auditor = Actor { role: Role::Auditor, ..somebody(Role::ProviderAgent) };
    for action in [Action::ReadSecurity, Action::ReadAudit, Action::ManageTokens] {
        assert!(!matches!(allows(&auditor, action, &Object::House), Decision::Allowed(_)), "{action:?}");
        assert_eq!(scope_for(&auditor, action), None);
    }
    assert_eq!(allows(&auditor, Action::ReadJournal, &Object::House), Decision::Allowed(Fields::Metadata));
}

/// Source: the access rules, "AD": the machine is the vendor's; an administrator of another party neither asks to read in an
/// emergency nor sees who did.
#[test]
fn an_administrator_of_another_party_runs_no_machine() {
    let stray = Actor { role: Role::Administrator, ..somebody(Role::ProviderAgent) };
    for action in [Action::BreakGlass, Action::EndBreakGlass] {
        assert_eq!(
            allows(&somebody(Role::Administrator), action, &Object::House),
            Decision::Allowed(Fields::All),
            "{action:?}"
        );
        assert_eq!(allows(&stray, action, &Object::House), Decision::Refused, "{action:?}");
        assert_eq!(scope_for(&stray, action), None, "{action:?}");
    }
}

/// Source: hard rule 3: if one can't see it, one can't do anything with it.
#[test]
fn sec_c05_what_is_hidden_is_hidden_for_every_verb() {
    for role in Role::ALL {
        let actor = somebody(*role);
        for relation in RELATIONS.into_iter().filter(|relation| *relation != "house") {
            let object = object(&actor, relation);
            if allows(&actor, Action::Read, &object) != Decision::Hidden {
                continue;
            }
            for action in Action::ALL.iter().filter(|action| **action != Action::Open) {
                assert_eq!(
                    allows(&actor, *action, &object),
                    Decision::Hidden,
                    "{role:?} {action:?} {relation}"
                );
            }
        }
    }
}

/// Source: hard rule 1: a role of the centre is one at the vendor only, whatever somebody typed.
#[test]
fn a_centre_role_in_another_organisation_reaches_nothing() {
    for role in [Role::CentreAgent, Role::CentreManager] {
        let stray = Actor { role, ..somebody(Role::ProviderAgent) };
        for action in Action::ALL {
            for relation in RELATIONS {
                let decision = allows(&stray, *action, &object(&stray, relation));
                assert!(!matches!(decision, Decision::Allowed(_)), "{role:?} {action:?} {relation}");
            }
            assert_eq!(scope_for(&stray, *action), None);
        }
    }
}

/// Source: hard rule 1: nobody's tickets aren't anybody's own.
#[test]
fn what_nobody_reported_is_not_ones_own() {
    let nobody = Actor { by: By::Service(Service::Console), ..somebody(Role::AuthorisedUser) };
    let object = Object::new_ticket(nobody.organisation, None);
    assert_eq!(allows(&nobody, Action::Read, &object), Decision::Hidden);
}

/// Source: issue "People and doors", API tokens: never more than their owner, and not all of that.
#[test]
fn a_program_reaches_as_far_as_its_person_or_not_at_all() {
    let mut differs = 0;
    for role in Role::ALL {
        let person = somebody(*role);
        let program = Actor { is_program: true, ..person.clone() };
        for action in Action::ALL {
            let tickets = RELATIONS.map(|relation| object(&person, relation));
            let others = WHOSE.map(|whose| people(&person, whose));
            for object in tickets.iter().chain(&others) {
                let theirs = allows(&person, *action, object);
                let its = allows(&program, *action, object);
                let expected = match theirs {
                    Decision::Allowed(_) if !token_may(*action) => Decision::Refused,
                    theirs => theirs,
                };
                assert_eq!(its, expected, "{role:?} {action:?} {object:?}");
                differs += usize::from(its != theirs);
            }
        }
    }
    assert!(differs > 10, "{differs}");
}

/// Source: hard rule 10, and the reading "an automatic reply".
#[test]
fn the_desks_clock_raises_alarms_and_does_nothing_else() {
    let clock = Actor::clock(VENDOR);
    let ticket = object(&clock, "other organisation");
    for action in Action::ALL {
        let may = matches!(allows(&clock, *action, &ticket), Decision::Allowed(_));
        assert_eq!(may, matches!(action, Action::RaiseAlarm | Action::Read), "{action:?}");
    }
    assert_eq!(clock.by, By::Service(Service::Clock));
}

/// Source: the access rules, §3.2 "ticket: delete": the retention job only; and hard rule 10: it does nothing else.
#[test]
fn retention_destroys_what_is_over_and_does_nothing_else() {
    let job = Actor::retention(VENDOR);
    for relation in ["other organisation", "other level 1"] {
        for action in Action::ALL {
            let may = matches!(allows(&job, *action, &object(&job, relation)), Decision::Allowed(_));
            assert_eq!(may, matches!(action, Action::ApplyRetention | Action::Read), "{action:?}");
        }
    }
    assert_eq!(job.by, By::Service(Service::Retention));
}

/// Source: architecture, "Access": a query asks for one scope's rows; it finds what one may read and nothing else.
#[test]
fn a_scope_finds_exactly_what_may_be_read() {
    let tickets = [
        Story::reported("2026-11-16 10:00 Paris"),
        Story::reported_by("2026-11-16 10:00 Paris", PAUL, &bare()),
        Story::reported_by("2026-11-16 10:00 Paris", TOM, &bare()),
        Story::reported_by("2026-11-16 10:00 NewYork", SOFIA, &bare()),
        Story::reported_by("2026-11-16 10:00 NewYork", ULI, &bare()),
        Story::at_level_1("2026-11-16 10:00 Paris", INES, &bare()),
    ];
    let tickets = tickets.map(|story| story.ticket());
    for role in Role::ALL {
        let actor = somebody(*role);
        let scopes = scopes_for(&actor, Action::Read);
        for ticket in &tickets {
            let found = scopes.iter().any(|scope| scopes_of(ticket).contains(scope));
            let may = matches!(allows(&actor, Action::Read, &Object::of(ticket)), Decision::Allowed(_));
            assert_eq!(found, may, "{role:?} {:?}", ticket.opened.by);
        }
    }
    assert_eq!(scope_for(&somebody(Role::AuthorisedUser), Action::Read), Some(Scope::Person(ULI.id())));
    assert_eq!(scope_for(&somebody(Role::Administrator), Action::Read), None);
    let desk = |role| desk_scope_for(&somebody(role), Action::Read);
    assert_eq!(desk(Role::ProviderAgent), Some(Scope::Desk(ALPHA)));
    assert_eq!(desk(Role::CentreAgent), Some(Scope::Centre));
    assert_eq!(desk(Role::SuperAdministrator), None);
}
