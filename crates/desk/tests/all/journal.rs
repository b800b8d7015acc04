//! Entries as bytes, and the chain that holds them.

use desk::{Authored, DecodeError, Digest, Entry, Stream, TextId, chain};

use crate::golden::one_of_each;
use crate::world::*;

fn json(entry: &Entry) -> String {
    String::from_utf8(entry.bytes()).expect("JSON")
}

fn refused(bytes: &str) -> DecodeError {
    Entry::from_bytes(bytes.as_bytes()).expect_err("refused")
}

/// Source: architecture, "a schema version".
#[test]
fn an_unknown_schema_is_refused_and_named() {
    let entry = json(&one_of_each()[1]);
    let later = entry.replacen("\"schema\":1", "\"schema\":2", 1);
    assert!(matches!(refused(&later), DecodeError::UnknownSchema(2)));
    assert_eq!(refused(&later).to_string(), "an entry has schema 2; this version knows 1");
    let without = entry.replacen("\"schema\":1,", "", 1);
    assert!(matches!(refused(&without), DecodeError::Malformed(_)));
}

/// What a version doesn't know it can't mean: neither beside the fact nor in it, nor twice.
#[test]
fn what_nobody_wrote_is_refused() {
    let entry = json(&one_of_each()[1]);
    let in_the_fact = entry.replacen("{\"note\":", "{\"priority\":1,\"note\":", 1);
    let beside = entry.replacen("\"number\":2", "\"number\":2,\"colour\":\"red\"", 1);
    let twice = entry.replacen("\"number\":2", "\"number\":2,\"number\":3", 1);
    let unknown = entry.replacen("\"acknowledged\"", "\"answered_by_robot\"", 1);
    for bytes in [in_the_fact, beside, twice, unknown, String::new(), "null".to_owned()] {
        assert!(matches!(refused(&bytes), DecodeError::Malformed(_)), "{bytes}");
    }
    for (number, entry) in one_of_each().iter().enumerate() {
        let bytes = json(entry);
        assert!(Entry::from_bytes(&bytes.as_bytes()[..bytes.len() - 1]).is_err(), "{number}");
    }
}

/// Source: fact.rs: a field added later is optional, so that old bytes stay readable.
#[test]
fn what_may_be_missing_may_be_missing() {
    let opened = json(&one_of_each()[0]);
    let report = opened.find("\"report\":{").expect("a report");
    let end = opened[report..].find("},\"reference\"").expect("its end") + report;
    let bare = format!("{}\"report\":{{{}", &opened[..report], &opened[end..]);
    let bare = bare.replacen(",\"untold\":[\"notification\"]", "", 1).replacen("\"suggested\":1,", "", 1);
    let entry = Entry::from_bytes(bare.as_bytes()).expect("an older entry");
    let desk::Fact::Ticket(desk::TicketFact::Opened(opened)) = entry.fact else { panic!() };
    assert_eq!(opened.report, desk::fact::Report::default());
    assert_eq!((opened.untold, opened.suggested), (vec![], None));
}

/// Source: issue 3, "Done when": flipping, deleting, swapping or inserting is found.
#[test]
fn a_chain_tells_any_change() {
    let bytes: Vec<Vec<u8>> = one_of_each().iter().map(Entry::bytes).collect();
    let head = |bytes: &[Vec<u8>]| bytes.iter().fold(Digest::ZERO, |head, bytes| chain(head, bytes));
    let sound = head(&bytes);
    for i in 0..bytes.len() {
        let mut flipped = bytes.clone();
        let place = (i * 7) % flipped[i].len();
        flipped[i][place] ^= 1;
        assert_ne!(head(&flipped), sound, "flipped {i}");
        let mut deleted = bytes.clone();
        deleted.remove(i);
        assert_ne!(head(&deleted), sound, "deleted {i}");
        let mut twice = bytes.clone();
        twice.insert(i, bytes[i].clone());
        assert_ne!(head(&twice), sound, "inserted {i}");
        if i > 0 {
            let mut swapped = bytes.clone();
            swapped.swap(i - 1, i);
            assert_ne!(head(&swapped), sound, "swapped {i}");
        }
    }
    // Nor can bytes move from one entry to the next.
    assert_ne!(head(&[b"ab".to_vec(), b"c".to_vec()]), head(&[b"a".to_vec(), b"bc".to_vec()]));
}

/// Source: architecture: erasing a person never touches a chain, and the salt keeps a hash from being guessed.
#[test]
fn a_hash_without_its_salt_says_nothing() {
    let id = TextId::from_bytes([1; 16]);
    let yes = |salt| Authored { id, salt, text: "yes".to_owned() }.reference();
    assert_ne!(yes([1; 16]).hash, yes([2; 16]).hash);
    assert!(yes([1; 16]).holds(&[1; 16], "yes"));
    assert!(!yes([1; 16]).holds(&[2; 16], "yes"));
}

#[test]
fn a_digest_is_read_as_it_is_written_and_nothing_else_is() {
    let digest = Digest::of(&[b"abc"]);
    assert_eq!(digest.to_string().parse(), Ok(digest));
    for wrong in ["", "abc", &"g".repeat(64), &"+f".repeat(32), &" 1".repeat(32), &"é".repeat(32)] {
        assert!(wrong.parse::<Digest>().is_err(), "{wrong}");
    }
}

/// Source: architecture: streams of agreements and calendars have the same id on every node.
#[test]
fn a_stream_of_content_is_named_by_it() {
    let of = |name: &str| Stream::agreement(&terms::AgreementId::from(name));
    assert_eq!(of("2021-09"), of("2021-09"));
    assert_ne!(of("2021-09"), of("2026-12"));
    let edition = TERMS.calendars["EMEA"].edition();
    assert_ne!(Stream::calendar(&edition).id(), of(&edition.to_string()).id());
    assert_eq!(of("2021-09").to_string(), format!("agreement/{}", of("2021-09").id()));
}

/// Source: choices: the word in forms and URLs is the word in the journal.
#[test]
fn a_choice_has_one_word_everywhere() {
    fn same<T>(all: &[T], word: impl Fn(T) -> &'static str)
    where
        T: Copy + serde::Serialize + std::str::FromStr<Err = ()> + PartialEq + std::fmt::Debug,
    {
        for choice in all {
            let stored = serde_json::to_value(choice).expect("a word");
            assert_eq!(stored, word(*choice));
            assert_eq!(word(*choice).parse(), Ok(*choice));
        }
        assert_eq!("no such word".parse::<T>(), Err(()));
    }
    same(desk::Role::ALL, desk::Role::word);
    same(desk::State::ALL, desk::State::word);
    same(desk::Action::ALL, desk::Action::word);
    same(desk::fact::Detail::ALL, desk::fact::Detail::word);
    same(desk::fact::Resolution::ALL, desk::fact::Resolution::word);
    same(desk::report::Outcome::ALL, desk::report::Outcome::word);
}
