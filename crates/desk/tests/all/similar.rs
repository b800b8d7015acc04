//! What triage shows beside a report (clause 3.D; product, "similar tickets and problems beside it").

use desk::similar::{ALIKE, Candidate, Runs, clusters, likely, most_alike};
use proptest::prelude::*;

/// Source: ux 5.2, triage: similar tickets. The subjects are those of a day on a desk.
#[test]
fn the_second_of_a_kind_is_found() {
    let known = [
        (1, "Page blanche après connexion"),
        (2, "Export CSV vide"),
        (3, "Page blanche à la connexion, depuis la mise à jour"),
        (4, "Login fails with error 502"),
        (5, "検索が遅い"),
    ];
    let known = || known.map(|(number, text)| (number, text.to_owned()));
    assert_eq!(most_alike("Page blanche après la connexion", known(), 5), [1, 3]);
    assert_eq!(most_alike("CSV : export vide", known(), 5), [2]);
    assert_eq!(most_alike("検索がとても遅い", known(), 5), [5]);
    assert_eq!(most_alike("Impression impossible", known(), 5), Vec::<i32>::new());
    assert_eq!(most_alike("Page blanche après la connexion", known(), 1), [1]);
}

/// Source: the same: of equals the latest comes first, and nothing is alike to nothing.
#[test]
fn of_equals_the_latest_comes_first() {
    let same = [(7, "Login fails".to_owned()), (9, "LOGIN FAILS".to_owned())];
    assert_eq!(most_alike("login fails!", same, 5), [9, 7]);
    assert_eq!(most_alike("…", [(1, "…".to_owned())], 5), Vec::<i32>::new());
}

/// Source: a comparison is fair: it doesn't matter which is asked about, and a text is fully alike to itself.
#[test]
fn likeness_goes_both_ways() {
    let (one, other) = (Runs::of("Blank page after sign-in"), Runs::of("Blank screen"));
    assert!((one.alike(&other) - other.alike(&one)).abs() < f64::EPSILON);
    assert!((one.alike(&one) - 1.0).abs() < f64::EPSILON);
}

/// Source: clause 2.A, search for causes; ux 5.2, triage: similar problems. What similar tickets come from outweighs words.
#[test]
fn the_problem_of_similar_tickets_is_suggested_before_one_that_reads_alike() {
    let known = |which: u64, linked, texts: &[&str]| Candidate {
        which,
        linked,
        texts: texts.iter().map(|text| (*text).to_owned()).collect(),
    };
    let all = [
        known(1, 0, &["L'export est vide", "Depuis lundi."]),
        known(2, 0, &["Pages blanches", "Page blanche après connexion"]),
        known(3, 1, &["Session store full"]),
        known(4, 3, &["Mémoire des sessions"]),
        known(5, 0, &["Page blanche après connexion"]),
    ];
    assert_eq!(likely("Page blanche après connexion", all.clone(), 5), [4, 3, 5, 2]);
    assert_eq!(likely("Page blanche après connexion", all.clone(), 2), [4, 3]);
    assert_eq!(likely("検索が遅い", all.into_iter().filter(|one| one.linked == 0), 5), Vec::<u64>::new());
}

/// Source: ux 5.2, problems: "2 clusters of similar tickets could be one problem".
#[test]
fn tickets_that_read_alike_and_have_no_problem_are_a_group() {
    let day = [
        "Page blanche après connexion",
        "Export CSV vide",
        "Page blanche à la connexion",
        "検索が遅い",
        "Une page blanche après la connexion",
        "検索がとても遅い",
        "検索が遅いです",
        "Export CSV",
    ];
    let day = || (1_u64..).zip(day).map(|(n, text)| (n, text.to_owned()));
    assert_eq!(clusters(day(), 3), [vec![1, 3, 5], vec![4, 6, 7]]);
    assert_eq!(clusters(day(), 2).len(), 3, "two exports are a pair");
    assert_eq!(clusters(day().take(2), 3), Vec::<Vec<u64>>::new());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    /// Source: the same. Nobody is in two groups, each reads like its first, and what is left makes no group any more.
    #[test]
    fn groups_share_nobody_and_each_reads_like_its_first(
        texts in prop::collection::vec("(page|blank|export|empty|slow){1,3}", 0..24),
        least in 2..5_usize,
    ) {
        let all: Vec<(usize, String)> = texts.into_iter().enumerate().collect();
        let found = clusters(all.clone(), least);
        let alike = |a: usize, b: usize| Runs::of(&all[a].1).alike(&Runs::of(&all[b].1)) >= ALIKE;
        let mut seen = std::collections::BTreeSet::new();
        for group in &found {
            prop_assert!(group.len() >= least);
            prop_assert!(group[1..].iter().all(|other| alike(group[0], *other)));
            prop_assert!(group.iter().all(|one| seen.insert(*one)), "in one group only");
        }
        let left: Vec<usize> = (0..all.len()).filter(|one| !seen.contains(one)).collect();
        for one in &left {
            let beside = left.iter().filter(|other| *other != one && alike(*one, **other)).count();
            prop_assert!(beside + 1 < least);
        }
        let mut turned = all.clone();
        turned.reverse();
        prop_assert_eq!(clusters(turned, least), found, "the order of asking changes nothing");
    }
}
