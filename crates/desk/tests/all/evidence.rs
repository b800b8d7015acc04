//! A bundle of evidence: it comes out, and whatever is changed in it is found and named.

use std::collections::BTreeMap;

use desk::clock::clocks;
use desk::evidence::{
    About, Anchor, Item, Key, Line, Manifest, OfTicket, Opening, PublicKey, Signature, Stored, Stretch,
    Whose, Why, Words, Wrong, bundle, digest, verify, verify_signed,
};
use desk::pin::{self, Editions};
use desk::report::Outcome;
use desk::{Context, Digest, Entry, Fact, Ticket, TicketFact, access, chain};

use crate::world::*;

/// A journal in which two tickets and something else happen in turn.
struct House {
    stories: Vec<Story<'static>>,
    /// The journal: whose entry, and how it is stored.
    journal: Vec<(Option<usize>, Stored)>,
    heads: Vec<Anchor>,
}

/// One ticket acknowledged in time and one that is not, with notes and a proposal that stay in the centre.
fn house() -> House {
    let mut first = Story::reported("2026-11-20 17:42 Paris");
    first.at("2026-11-23 09:20 Paris").act(VERA, &acknowledge()).act(VERA, &note("Ask Kyoto."));
    first.act(VERA, &incident(1)).act(QUENTIN, &diagnose("The session store is full."));
    first.at("2026-11-23 11:00 Paris").act(QUENTIN, &resolve("Empty it."));
    let mut second = Story::reported("2026-11-23 10:00 Paris");
    second.act(VERA, &incident(1));
    second.at("2026-11-23 11:30 Paris").rings();
    second.act(VERA, &incident_because(2, "One function only.")).act(MONA, &send("We are looking into it."));
    tell(vec![first, second])
}

/// The journal of those tickets, entry by entry in turn, with strangers' entries between.
fn tell(stories: Vec<Story<'static>>) -> House {
    let mut journal = Vec::new();
    let mut heads = vec![Anchor::GENESIS];
    let mut streams = vec![Digest::ZERO; stories.len()];
    let mut keep = |whose: Option<usize>, bytes: Vec<u8>, hash: Digest| {
        let position = journal.len() as u64 + 1;
        journal.push((whose, Stored { position, bytes, hash }));
        heads.push(heads[heads.len() - 1].then(&hash));
    };
    for n in 0..stories.iter().map(|story| story.entries.len()).max().unwrap_or(0) {
        keep(None, Vec::new(), Digest::of(&[b"somebody else's", &n.to_be_bytes()]));
        for (i, story) in stories.iter().enumerate() {
            let Some(entry) = story.entries.get(n) else { continue };
            streams[i] = chain(streams[i], &entry.bytes());
            keep(Some(i), entry.bytes(), streams[i]);
        }
    }
    House { stories, journal, heads }
}

/// A key as good as a curve for these tests: whoever has its secret signs, by hash.
pub struct Toy(pub &'static [u8]);

impl Key for Toy {
    fn public(&self) -> PublicKey {
        PublicKey(Digest::of(&[b"public", self.0]).0)
    }

    fn sign(&self, statement: &[u8]) -> Signature {
        let half = Digest::of(&[&self.public().0, statement]).0;
        Signature([half, half].concat().try_into().expect("64 bytes"))
    }
}

pub const DESK: Toy = Toy(b"the desk's own");

pub fn holds(key: &PublicKey, statement: &[u8], signature: &Signature) -> bool {
    let half = Digest::of(&[&key.0, statement]).0;
    signature.0 == *[half, half].concat()
}

impl House {
    /// What Paul, who manages Alpha, may read.
    fn bundle(&self) -> Vec<u8> {
        self.bundle_after(1, None)
    }

    /// The same, signed by the desk.
    fn signed(&self) -> Vec<u8> {
        self.bundle_after(1, Some(&DESK))
    }

    fn bundle_after(&self, before: usize, key: Option<&dyn Key>) -> Vec<u8> {
        self.bundle_with(before, &TERMS, &[&TERMS], key)
    }

    /// Its tickets under these terms, with the agreements and calendars of those.
    fn bundle_with(&self, before: usize, own: &Terms, carried: &[&Terms], key: Option<&dyn Key>) -> Vec<u8> {
        let made_at = at("2026-12-01 10:00 Paris");
        let reader = PAUL.actor(made_at);
        let mut lines = Vec::new();
        for terms in carried {
            let calendar = terms.calendars[&region("EMEA")].clone();
            let (id, source) = (terms.agreement.id.clone(), terms.agreement.source().to_owned());
            let bytes = String::from_utf8(calendar.to_bytes()).expect("text");
            lines.push(Line::Agreement { id, source });
            lines.push(Line::Calendar { edition: calendar.edition(), bytes });
        }
        for (i, story) in self.stories.iter().enumerate() {
            let stored = self.journal.iter().filter(|(whose, _)| *whose == Some(i)).map(|(_, stored)| stored);
            let entries: Vec<_> = stored
                .zip(&story.entries)
                .map(|(stored, entry)| (stored, entry, access::shows(&reader, entry, None)))
                .collect();
            let shown = entries.iter().filter(|(.., shown)| *shown).flat_map(|(_, e, _)| e.fact.texts());
            let text = |id| {
                let text = &story.texts[&id];
                Words { id, salt: text.salt.to_vec(), words: text.text.clone() }
            };
            let texts = shown.map(|reference| text(reference.id)).collect();
            let (agreement, calendars) = (&own.agreement, &own.calendars);
            let ticket = OfTicket { number: 1001 + i as u64, entries, texts, agreement, calendars };
            lines.extend(ticket.lines(made_at).expect("calendars that reach"));
        }
        lines.push(Line::Name { id: NORA.id().0, name: "Nora".to_owned() });
        let begins = |i: usize| self.journal.iter().find(|(whose, _)| *whose == Some(i));
        let opening = |i: usize| Opening {
            position: begins(i).expect("a ticket begins").1.position,
            number: 1001 + i as u64,
            whose: Whose::Here,
        };
        lines.extend(Line::roll(&(0..self.stories.len()).map(opening).collect::<Vec<_>>()));
        let hashes: Vec<Digest> = self.journal[before..].iter().map(|(_, stored)| stored.hash).collect();
        lines.extend(Line::house(before as u64, &hashes));
        let house = Stretch { before: self.heads[before], last: self.heads[self.journal.len()] };
        let about = About::Month { month: "2026-11".parse().expect("a month"), provider: ALPHA };
        bundle(about, Some(ALPHA), made_at, house, &lines, key)
    }
}

fn lines(file: &[u8]) -> Vec<Vec<u8>> {
    let body = file.strip_suffix(b"\n").expect("a file of lines");
    body.split(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect()
}

fn file(lines: &[Vec<u8>]) -> Vec<u8> {
    lines.iter().flat_map(|line| [line.as_slice(), b"\n"].concat()).collect()
}

/// The same lines under a manifest that was sealed anew, as a careful forger would do.
fn resealed(lines: &[Vec<u8>]) -> Vec<u8> {
    let Ok(Line::Manifest(manifest)) = serde_json::from_slice(&lines[0]) else { panic!("a manifest") };
    let sealed = lines[1..].iter().map(|line| digest(line)).collect();
    let manifest = Manifest { lines: sealed, ..*manifest }.sealed();
    let mut all = lines.to_vec();
    all[0] = Line::Manifest(Box::new(manifest)).bytes();
    file(&all)
}

fn parsed(line: &[u8]) -> Line {
    serde_json::from_slice(line).expect("a line")
}

/// Chance that is the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % n
    }
}

/// Source: issue 3, "Evidence bundle": checked offline, with no database.
#[test]
fn a_bundle_comes_out_by_itself() {
    let house = house();
    let found = verify(&house.bundle(), &[]).expect("sound");
    assert_eq!(
        (found.tickets, found.entries),
        (2, house.stories.iter().map(|s| s.entries.len() as u64).sum())
    );
    assert_eq!(found.outcomes, BTreeMap::from([(Outcome::Met, 1), (Outcome::Missed, 1)]));
    assert_eq!((found.proofs, found.texts), (4, 5));
    assert_eq!(found.house.last, *house.heads.last().expect("a head"));
}

/// Source: security §2.2: what isn't one's own doesn't leave the desk, not even in evidence.
#[test]
fn what_is_not_for_the_reader_is_withheld_and_the_chain_still_holds() {
    let house = house();
    let bundle = house.bundle();
    let found = verify(&bundle, &[]).expect("sound");
    let hidden =
        house.stories.iter().flat_map(|s| &s.entries).filter(|e| !access::shows(&PAUL.actor(e.at), e, None));
    assert_eq!(found.withheld, hidden.count() as u64);
    assert!(found.withheld >= 3, "a note, a warning, a missed target");
    let text = String::from_utf8(bundle).expect("text");
    assert!(!text.contains("note_written") && !text.contains("Ask Kyoto"));
}

/// What the other side can't see moves no clock: else its proofs would be of another ticket.
#[test]
fn what_is_withheld_moves_no_clock() {
    for story in house().stories {
        let shown: Vec<Entry> =
            story.entries.iter().filter(|e| access::shows(&PAUL.actor(e.at), e, None)).cloned().collect();
        let seen = Ticket::fold(&shown).expect("a ticket");
        assert_eq!(clocks(&seen, &TERMS.agreement, &TERMS.calendars).expect("clocks"), story.clocks());
    }
}

/// Source: issue 3, "Done when": flipping, deleting, swapping, inserting or truncating is found, 100 of 100, and named.
#[test]
fn a_hundred_of_a_hundred_changes_to_a_bundle_are_found_and_named() {
    let sound = lines(&house().signed());
    let mut chance = Chance(2026);
    for n in 0..100 {
        let mut changed = sound.clone();
        let i = chance.below(sound.len());
        let (at, expected) = match n % 5 {
            0 => {
                let place = chance.below(changed[i].len());
                changed[i][place] ^= 1 << chance.below(7);
                (i, None)
            }
            1 => {
                changed.remove(i);
                (i, None)
            }
            2 => {
                let j = (i + 1 + chance.below(sound.len() - 1)) % sound.len();
                changed.swap(i, j);
                (i.min(j), None)
            }
            3 => {
                let copy = sound[chance.below(sound.len())].clone();
                let is_the_same = sound.get(i) == Some(&copy);
                changed.insert(i, copy);
                (if is_the_same { i + 1 } else { i }, (i > 0).then_some(Why::Added))
            }
            _ => {
                changed.truncate(i);
                (i, (i > 0).then_some(Why::Truncated { of: sound.len() }))
            }
        };
        let wrong = verify_signed(&file(&changed), &[], &holds, None).expect_err("changed");
        assert_eq!(wrong.line, at + 1, "{n}: {wrong}");
        assert!(expected.is_none_or(|why| why == wrong.why), "{n}: {wrong}");
    }
}

/// A file that was cut within a line, or that lost its end.
#[test]
fn a_cut_byte_is_found() {
    let sound = house().bundle();
    for cut in [1, 2, 100, sound.len() / 2, sound.len() - 1, sound.len()] {
        assert!(verify(&sound[..sound.len() - cut], &[]).is_err(), "{cut}");
    }
    assert!(verify(b"", &[]).is_err());
    assert!(verify(b"\n\n\n", &[]).is_err());
}

/// The same by somebody who knows how a manifest is sealed: entries, words, terms and proofs hold each other.
#[test]
fn a_hundred_of_a_hundred_changes_are_found_under_a_manifest_sealed_anew() {
    let sound = lines(&house().bundle());
    // What is only said can be said otherwise: the names, and where one ticket's texts stand among themselves.
    let entry = |line: &Vec<u8>| matches!(parsed(line), Line::Entry { .. } | Line::Withheld { .. });
    let is_held = |line: &Vec<u8>| {
        entry(line) || matches!(parsed(line), Line::Ticket { .. } | Line::House { .. } | Line::Roll { .. })
    };
    let proven: Vec<usize> =
        (1..sound.len()).filter(|i| !matches!(parsed(&sound[*i]), Line::Name { .. })).collect();
    let held: Vec<usize> = (1..sound.len()).filter(|i| is_held(&sound[*i])).collect();
    let entries: Vec<usize> = (1..sound.len()).filter(|i| entry(&sound[*i])).collect();
    let mut chance = Chance(4);
    for n in 0..100 {
        let mut changed = sound.clone();
        match n % 5 {
            0 => {
                let i = proven[chance.below(proven.len())];
                let place = chance.below(changed[i].len());
                changed[i][place] ^= 1 << chance.below(7);
            }
            1 => drop(changed.remove(held[chance.below(held.len())])),
            2 => {
                let i = chance.below(entries.len());
                let j = (i + 1 + chance.below(entries.len() - 1)) % entries.len();
                changed.swap(entries[i], entries[j]);
            }
            3 => {
                let copy = sound[entries[chance.below(entries.len())]].clone();
                changed.insert(entries[chance.below(entries.len())], copy);
            }
            _ => changed.truncate(1 + chance.below(sound.len() - 1)),
        }
        let wrong = verify(&resealed(&changed), &[]).expect_err("changed");
        assert!(wrong.line >= 1 && !matches!(wrong.why, Why::Changed | Why::Seal), "{n}: {wrong}");
    }
}

/// Who makes all anew, from the entry up to the head of the house, is found by a head that was kept elsewhere.
#[test]
fn another_past_is_found_by_a_head_that_was_kept() {
    let honest = house();
    let kept = honest.heads[8];
    assert!(verify(&honest.bundle(), &[kept, honest.heads[1]]).is_ok());

    let mut stories = house().stories;
    stories[0].entries[1].at = at("2026-11-20 17:50 Paris"); // acknowledged on Friday, it would say
    let forged = tell(stories);
    assert!(verify(&forged.bundle(), &[]).is_ok(), "it hangs together");
    let wrong = verify(&forged.bundle(), &[kept]).expect_err("another past");
    assert_eq!((wrong.item, wrong.why), (Item::House, Why::Anchor { position: 8 }));

    // A tail that was cut off and sealed anew no longer reaches the head that was kept.
    let mut cut = house();
    cut.journal.truncate(cut.journal.len() - 1);
    cut.stories[0].entries.pop();
    let last = *honest.heads.last().expect("a head");
    let wrong = verify(&cut.bundle(), &[last]).expect_err("cut");
    assert!(matches!(wrong.why, Why::Outside { .. }), "{wrong}");
    // And a head from before what the bundle carries can't be compared, which is said.
    let wrong = verify(&honest.bundle_after(1, None), &[Anchor::GENESIS]).expect_err("not carried");
    assert_eq!(wrong.why, Why::Outside { position: 0, from: 1, to: last.position });
}

/// Each kind of forgery is named for what it is.
#[test]
fn the_first_thing_that_is_wrong_is_named() {
    let sound = lines(&house().bundle());
    let whole = |from: &str, to: &str| -> Wrong {
        let changed: Vec<Vec<u8>> = sound
            .iter()
            .map(|line| String::from_utf8_lossy(line).replacen(from, to, 1).into_bytes())
            .collect();
        assert!(changed != sound, "{from}");
        verify(&resealed(&changed), &[]).expect_err("changed")
    };
    let wrong = whole("We are looking into it.", "We are on it.");
    assert_eq!((wrong.item, wrong.why), (Item::Text { ticket: 1002 }, Why::Hash));
    let wrong = whole("\"standing\":{\"met\":{\"spent\":", "\"standing\":{\"met\":{\"spent\":1");
    assert!(
        matches!((&wrong.item, &wrong.why), (Item::Proof { ticket: 1001, .. }, Why::Proof(field)) if field == "standing"),
        "{wrong}"
    );
    let wrong = whole("effective = 2021-09-01", "effective = 2021-09-02");
    assert_eq!((wrong.item, wrong.why), (Item::Ticket(1001), Why::Pin));
    let wrong = whole("\"format\":\"guichet-evidence/2\"", "\"format\":\"guichet-evidence/9\"");
    assert_eq!(wrong.why, Why::UnknownFormat("guichet-evidence/9".to_owned()));
    let wrong = verify(b"{}", &[]).expect_err("no bundle");
    assert_eq!((wrong.line, wrong.item), (1, Item::Manifest));
}

/// A version that begins later, with another target, and one day of its own so that its calendar is another edition.
fn version(id: &str, minutes: u32) -> Terms {
    Terms::of(&amended(&[
        ("id = \"2021-09\"", &format!("id = \"{id}\"")),
        ("effective = 2021-09-01", &format!("effective = {id}-01")),
        ("within = \"1 business hour\"", &format!("within = \"{minutes} business minutes\"")),
        (
            "[regions.NAM]",
            &format!(
                "[[regions.EMEA.exceptions]]\ndate = {id}-15\nclosed = true\nname = \"Move\"\nreason = \"Agreed\"\n\n[regions.NAM]"
            ),
        ),
    ]))
}

/// Source: issue 3, "Evidence bundle" and "deliberate re-pinning as an entry": whoever checks a ticket that was put under other
/// terms twice can check each step. Friday 20 November 2026, 17:42: due on Monday at 9:42, at 9:12 under the second, at 9:27
/// under the third.
#[test]
fn a_bundle_carries_whatever_a_ticket_was_ever_pinned_to() {
    let (second, third) = (version("2026-12", 30), version("2027-01", 45));
    let mut story = Story::reported("2026-11-20 17:42 Paris");
    let mut own = &*TERMS;
    for (instant, to) in [("2026-11-20 17:50 Paris", &second), ("2026-11-20 17:55 Paris", &third)] {
        let actor = MONA.actor(at(instant));
        let (at, agreement, calendars) = (at(instant), &own.agreement, &own.calendars);
        let cx = Context { actor: &actor, at, recorded_at: at, agreement, calendars, seen: None };
        let to_editions = Editions { agreement: &to.agreement, calendars: &to.calendars };
        let decided = pin::repin(&story.ticket(), to_editions, &words("Agreed."), &cx).expect("taken");
        story.entries.extend(decided.entries);
        story.texts.extend(decided.texts.into_iter().map(|text| (text.id, text)));
        own = to;
    }
    assert_eq!(story.ticket().all_pins().count(), 3);
    let house = tell(vec![story]);
    let whole = house.bundle_with(1, &third, &[&TERMS, &second, &third], None);
    assert_eq!(verify(&whole, &[]).expect("sound").proofs, 2);
    for lacks in [[&*TERMS, &third], [&second, &third], [&*TERMS, &second]] {
        let wrong = verify(&house.bundle_with(1, &third, &lacks, None), &[]).expect_err("one is missing");
        assert_eq!((wrong.item, wrong.why), (Item::Ticket(1001), Why::Pin));
    }

    // A due instant that the terms don't give is named, however well the chain was made anew.
    let mut forged = house;
    let Fact::Ticket(TicketFact::Repinned(fact)) = &mut forged.stories[0].entries[1].fact else {
        panic!("a re-pinning")
    };
    fact.was = at("2026-11-23 10:42 Paris");
    let forged = tell(forged.stories).bundle_with(1, &third, &[&TERMS, &second, &third], None);
    let wrong = verify(&forged, &[]).expect_err("another instant");
    let entry = Item::Entry { ticket: 1001, number: 2 };
    assert_eq!((wrong.item, wrong.why), (entry, Why::Proof("was".to_owned())));
}

/// Source: security §3.6: heads are signed on export. Whose a bundle is, is told by its last line.
#[test]
fn a_bundle_says_whose_it_is() {
    let house = house();
    let signed = house.signed();
    let found = verify_signed(&signed, &[], &holds, Some(&DESK.public())).expect("the desk's own");
    let head = found.signed.expect("signed");
    assert_eq!((head.key, head.head), (DESK.public(), found.house.last));
    let other = Toy(b"somebody else's");
    let wrong = verify_signed(&signed, &[], &holds, Some(&other.public())).expect_err("another's");
    assert_eq!((wrong.item, wrong.why), (Item::Signature, Why::Key(DESK.public())));

    // Nobody's: read, and said; refused where a key is expected.
    let unsigned = house.bundle();
    assert_eq!(verify_signed(&unsigned, &[], &holds, None).expect("sound").signed, None);
    let wrong = verify_signed(&unsigned, &[], &holds, Some(&DESK.public())).expect_err("nobody's");
    assert_eq!(wrong.why, Why::Unsigned);
}

/// Whoever seals anew what they changed can't sign it: the wrong signature is the first thing that is named, 100 of 100.
#[test]
fn a_hundred_of_a_hundred_forgeries_have_a_wrong_signature() {
    let sound = lines(&house().signed());
    let last = sound.len() - 1;
    let mut chance = Chance(64);
    for n in 0..100 {
        let mut changed = sound.clone();
        if n % 2 == 0 {
            // Some byte of the signature's own line.
            let place = chance.below(changed[last].len());
            changed[last][place] ^= 1 << chance.below(7);
        } else {
            // Some byte of another line, under a manifest sealed anew.
            let i = 1 + chance.below(last - 1);
            let place = chance.below(changed[i].len());
            changed[i][place] ^= 1 << chance.below(7);
            let signature = changed.pop().expect("a signature");
            changed = lines(&resealed(&changed));
            changed.push(signature);
        }
        let wrong = verify_signed(&file(&changed), &[], &holds, None).expect_err("changed");
        assert_eq!(wrong.line, last + 1, "{n}: {wrong}");
        assert!(
            n % 2 == 0 || (&wrong.item, &wrong.why) == (&Item::Signature, &Why::Signature),
            "{n}: {wrong}"
        );
    }
}

/// Source: issue 3, "Evidence bundle": of a month, no ticket is left out unseen.
#[test]
fn a_ticket_left_out_of_a_month_is_found_and_named() {
    let house = house();
    let sound = lines(&house.bundle());
    let roll = verify(&house.bundle(), &[]).expect("sound").roll.expect("a month has one");
    assert_eq!((roll.first, roll.last, roll.here, roll.another), (1001, 1002, 2, 0));

    // All lines of one ticket gone, and the manifest sealed anew.
    let number =
        |line: &Vec<u8>| if let Line::Ticket { number, .. } = parsed(line) { Some(number) } else { None };
    for gone in [1001, 1002] {
        let mut of = None;
        let kept: Vec<Vec<u8>> = sound
            .iter()
            .filter(|line| {
                let ends = matches!(parsed(line), Line::Name { .. } | Line::Manifest(_) | Line::Roll { .. });
                of = number(line).or(if ends { None } else { of });
                of != Some(gone)
            })
            .cloned()
            .collect();
        let house_too = |line: &Vec<u8>| matches!(parsed(line), Line::House { .. });
        assert!(kept.len() < sound.len() && kept.iter().any(house_too));
        let wrong = verify(&resealed(&kept), &[]).expect_err("left out");
        assert_eq!((wrong.item, wrong.why), (Item::Ticket(gone), Why::LeftOut));
    }

    // A roll that is silent about it, leaps over its number, or gives it to another.
    let openings = |change: &dyn Fn(&mut Vec<Opening>)| {
        let mut changed = sound.clone();
        let at = changed.iter().position(|line| matches!(parsed(line), Line::Roll { .. })).expect("a roll");
        let Line::Roll { mut openings } = parsed(&changed[at]) else { unreachable!("found above") };
        change(&mut openings);
        changed[at] = Line::Roll { openings }.bytes();
        let wrong = verify(&resealed(&changed), &[]).expect_err("changed");
        (wrong.item, wrong.why)
    };
    assert_eq!(openings(&|all| all.truncate(1)), (Item::Ticket(1002), Why::NotOnRoll));
    assert_eq!(openings(&|all| all[1].number = 1003), (Item::Ticket(1002), Why::LeftOut));
    assert_eq!(openings(&|all| all[1].whose = Whose::Another), (Item::Ticket(1002), Why::NotOnRoll));
    assert_eq!(openings(&|all| all[1].position += 1), (Item::Ticket(1002), Why::LeftOut));
    // And what isn't this provider's, or this month's, doesn't count as evidence of its month.
    let other = String::from_utf8(house.bundle()).expect("text").replacen("2026-11", "2026-10", 1);
    let wrong = verify(&resealed(&lines(other.as_bytes())), &[]).expect_err("another month");
    assert_eq!((wrong.item, wrong.why), (Item::Ticket(1001), Why::AnothersTicket));
}
