//! `guichet hours`: open now?

use super::guichet;

/// Source: Monday 23 Nov 2026, 9:33 in Paris: a holiday in Japan, not in France; night in New York.
const MONDAY: &str = "hours --now 2026-11-23T08:33:00Z";

#[test]
fn each_region_says_whether_it_is_open_and_what_comes_next() {
    let ran = guichet(MONDAY);
    assert_eq!(ran.exit, 0, "{}", ran.err);
    for part in [
        "Mon 09:33 (Paris)     open until 18:00",
        "Mon 03:33 (New York)  closed, opens 09:00",
        "closed, opens Tue 09:00 · Labour Thanksgiving Day",
    ] {
        assert!(ran.out.contains(part), "{part:?} in\n{}", ran.out);
    }
    assert!(guichet(&format!("{MONDAY} --lang ja")).out.contains("勤労感謝の日"));
}

#[test]
fn json_gives_instants() {
    let told = guichet(&format!("{MONDAY} --json")).json();
    assert_eq!(told["regions"][0]["open"], true);
    assert_eq!(told["regions"][0]["closes_at"], "2026-11-23T17:00:00Z");
    assert_eq!(told["regions"][3]["opens_at"], "2026-11-24T00:00:00Z");
    assert_eq!(told["regions"][3]["acknowledged_by"], "2026-11-24T01:00:00Z");
}

#[test]
fn one_region_can_be_asked_for() {
    let ran = guichet(&format!("{MONDAY} --region apac"));
    assert!(ran.out.contains("APAC") && !ran.out.contains("EMEA"), "{}", ran.out);
}

#[test]
fn now_needs_a_zone() {
    guichet("hours --now 2026-11-20+17:42")
        .refuses(2, ["does not say where", "each zone", "`2026-11-20 17:42Z`"]);
    guichet("hours --now demain --lang fr")
        .refuses(2, ["n'est pas un instant", "fuseau", "2026-11-20T16:42:00Z"]);
}
