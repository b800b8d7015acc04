//! What triage shows beside a report (clause 3.D; product, "similar tickets and problems beside it").

use desk::similar::{Runs, most_alike};

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
