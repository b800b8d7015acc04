//! What a verb takes beside the reach, against a second opinion written from the access rules; and the page of the matrix.

use std::collections::{BTreeMap, BTreeSet};

use desk::access::{self, MARKS, Reach, Second, TABLE, reach};
use desk::{Action, Role};

use crate::golden::kept;

fn words(which: impl Fn(Action) -> bool) -> BTreeSet<&'static str> {
    Action::ALL.iter().filter(|action| which(**action)).map(|action| action.word()).collect()
}

/// Source: hard rule 1: deny by default; a verb without a row, or with two, isn't a verb.
#[test]
fn every_verb_has_one_row_and_one_line_of_marks() {
    let all: BTreeSet<Action> = Action::ALL.iter().copied().collect();
    let rows: BTreeSet<Action> = TABLE.iter().map(|(action, _)| *action).collect();
    let marked: BTreeSet<Action> = MARKS.iter().map(|(action, _)| *action).collect();
    assert_eq!((rows.len(), &rows), (TABLE.len(), &all));
    assert_eq!((marked.len(), &marked), (MARKS.len(), &all));
}

/// Source: the access rules, §3.2: `ff` on consent, tokens, resetting ways in; roles, export and erasure as well here.
#[test]
fn what_takes_a_fresh_proof() {
    let wanted = [
        "allow_remote_access",
        "break_glass",
        "change_role",
        "confirm_break_glass",
        "erase_person",
        "export_person",
        "hold_retention",
        "manage_retention",
        "manage_sign_on",
        "manage_tokens",
        "reset_ways_in",
    ];
    assert_eq!(words(access::needs_proof), BTreeSet::from(wanted));
}

/// Source: the access rules, §3.2 `²` and hard rule 6: who proposes, and with which verb another stands by it.
#[test]
fn what_takes_two_people() {
    let wanted = BTreeMap::from([
        ("propose_exclusion", "confirm_exclusion"),
        ("contest_exclusion", "review_exclusion"),
        ("write_review", "approve_review"),
        ("reset_ways_in", "reset_ways_in"),
        ("grant_qualification", "confirm_qualification"),
        ("record_training", "check_training"),
        ("propose_version", "publish_version"),
        ("draft_report", "review_report"),
        ("break_glass", "confirm_break_glass"),
    ]);
    let awaits = MARKS.iter().filter_map(|(action, marks)| match marks.second {
        Second::Awaits(other) => Some((action.word(), other.word())),
        Second::No | Second::Stands => None,
    });
    assert_eq!(awaits.collect::<BTreeMap<_, _>>(), wanted);
    let mut second: BTreeSet<&str> = wanted.values().copied().collect();
    second.remove("reset_ways_in");
    // A lowered category is proposed by triage itself, which is mostly no proposal at all.
    second.insert("confirm_lowering");
    assert_eq!(words(|action| access::marks(action).second == Second::Stands), second);
    for (action, _) in TABLE.iter().filter(|(action, _)| access::marks(*action).second == Second::Stands) {
        assert!(
            Role::ALL.iter().any(|role| reach(*role, *action) != Reach::Never),
            "{action:?}: somebody can"
        );
    }
}

/// Source: the access rules, §3.2 `r`, and the clauses that ask for a reason: it is kept wherever something is changed that
/// others rely on.
#[test]
fn what_takes_a_reason() {
    let wanted = [
        "triage",
        "confirm_lowering",
        "propose_exclusion",
        "confirm_exclusion",
        "contest_exclusion",
        "review_exclusion",
        "approve_review",
        "break_glass",
        "redact_message",
        "reopen",
        "answer_resolution",
        "write_problems",
        "announce_works",
        "reset_ways_in",
        "erase_person",
        "hold_retention",
        "manage_retention",
        "grant_qualification",
        "confirm_qualification",
        "check_training",
        "keep_roster",
        "repin",
        "propose_version",
        "publish_version",
        "issue_report",
    ];
    assert_eq!(words(|action| access::marks(action).reason), BTreeSet::from(wanted));
}

/// Source: the access rules, §3.2 "TK": never what takes a proof or is a second person's, never consent, never people.
#[test]
fn a_token_is_never_a_person() {
    let never = [
        // consent
        "allow_remote_access",
        "authorise_contact",
        // people, their data, other tokens
        "invite_people",
        "change_role",
        "disable_people",
        "reset_ways_in",
        "read_sessions",
        "export_person",
        "ask_erasure",
        "erase_person",
        "manage_sign_on",
        "manage_tokens",
        "hold_retention",
        "manage_retention",
        // the second person's
        "confirm_lowering",
        "confirm_exclusion",
        "review_exclusion",
        "approve_review",
        "confirm_qualification",
        "check_training",
        "publish_version",
        "review_report",
        // the machine's
        "break_glass",
        "confirm_break_glass",
    ];
    assert_eq!(words(|action| !access::token_may(action)), BTreeSet::from(never));
}

/// Source: the access rules, §3.2 "user: invite" (≤ SA, ≤ PM, ≤ CM) and hard rule 7: nobody gives more than they have.
#[test]
fn nobody_gives_a_role_above_their_own() {
    use Role::*;
    assert_eq!(access::gives(SuperAdministrator), [AuthorisedUser, SuperAdministrator]);
    assert_eq!(access::gives(ProviderManager), [ProviderAgent, ProviderManager]);
    for giver in Role::ALL {
        let invites = reach(*giver, Action::InvitePeople) != Reach::Never;
        assert_eq!(!access::gives(*giver).is_empty(), invites, "{giver:?}");
        for role in [Administrator, Auditor] {
            assert!(!access::gives(*giver).contains(&role), "{giver:?} gives {role:?}");
        }
    }
}

/// What each verb is, from the words beside it in the source.
fn meanings() -> BTreeMap<&'static str, String> {
    let source = include_str!("../../src/access.rs");
    let verbs =
        source.split_once("    Action {").expect("the verbs").1.split_once("\n    }").expect("their end").0;
    let mut said = String::new();
    let mut all = BTreeMap::new();
    for line in verbs.lines().map(str::trim) {
        if let Some(words) = line.strip_prefix("///") {
            said += words;
        } else if let Some(word) = line.split('"').nth(1) {
            all.insert(word, std::mem::take(&mut said).trim().to_owned());
        }
    }
    all
}

fn cell(reach: Reach) -> &'static str {
    match reach {
        Reach::Never => "–",
        Reach::Own => "own",
        Reach::Desk => "level 1",
        Reach::Organisation => "organisation",
        Reach::Centre => "centre",
        Reach::Metadata => "metadata",
    }
}

const HEAD: &str = "# Access

Who may do what: a row for each verb of the desk, written by a test from the table that decides
(`crates/desk/src/access.rs`, `crates/desk/src/access/marks.rs`; `GOLDEN=write cargo test -p desk` renews it). Another test holds the
table against a second opinion, written from the access rules by other means (`crates/desk/tests/all/access.rs`
`a_second_opinion_agrees`, `a_second_opinion_agrees_over_people`; `crates/desk/tests/all/access_marks.rs`). Where the table departs from those
rules, [DESIGN.md](DESIGN.md) says why.

How far a hand reaches: **own**: what one reported, or oneself · **level 1**: what is handled at one's own level-1 desk ·
**organisation**: what one's own organisation asked, its people, and what its level-1 desk handles (not a customer's people, nor what only the
asking side may answer) · **centre**: all that the support centre has, nothing of a level-1 desk · **metadata**: what
happened and when, without the words that people wrote · **–**: never. Outside one's reach a thing doesn't exist (404); within it, a
verb that isn't one's own is refused by name (403).

Marks: **proof**: who one is was proven at most fifteen minutes ago · **second**: it counts once another person did what is named;
*stands*: it is what that other person does · **reason**: one is asked for, and kept, wherever something is turned down, taken back or changed ·
**token**: a program may do it with a token of somebody who may.

";

/// Source: the access rules, §3.5: the page is the third consumer of the table.
#[test]
fn the_page_of_the_matrix_is_the_table() {
    let roles = Role::ALL.iter().map(|role| role.word().replace('_', " ")).collect::<Vec<_>>().join(" | ");
    let meanings = meanings();
    let mut page = format!("{HEAD}| verb | what | {roles} | proof | second | reason | token |\n");
    page += &format!("|{}\n", " --- |".repeat(2 + Role::ALL.len() + 4));
    for action in Action::ALL {
        let cells = Role::ALL.iter().map(|role| cell(reach(*role, *action))).collect::<Vec<_>>().join(" | ");
        let marks = access::marks(*action);
        let second = match marks.second {
            Second::No => String::new(),
            Second::Awaits(other) => other.word().to_owned(),
            Second::Stands => "*stands*".to_owned(),
        };
        let yes = |it: bool| if it { "yes" } else { "" };
        let (proof, reason, token) = (yes(marks.proof), yes(marks.reason), yes(access::token_may(*action)));
        let meaning = &meanings[action.word()];
        page += &format!(
            "| {} | {meaning} | {cells} | {proof} | {second} | {reason} | {token} |\n",
            action.word()
        );
    }
    kept("../../../../docs/ACCESS.md", &page);
}
