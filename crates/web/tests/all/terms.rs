//! The agreement as pages: what the centre makes of it, version by version.

use super::world::World;

/// Source: conditions 2021-09, §3.B and §4: the text leaves the means to the centre, and the margin says which they are.
#[tokio::test]
async fn the_margin_tells_whom_the_centre_calls_and_how_many_people_it_puts_there() {
    let world = World::new("terms-centre").await;
    let page = world.get_in("en", None, "/terms").await;
    for said in [
        "Escalation 30 min of open time left: whoever the ticket is assigned to",
        "at the due instant: the named deputy",
        "Staff, EMEA Mon–Fri 09:00–18:00 2 people, 1 of them qualified One person acknowledges",
        "News those who wait hear something within 9 h of open time category 1 those who wait hear something within 2 h",
        "Training a certificate that lapses is told 60, 30, 7 days ahead",
        "Remote access granted for 8 hours at most",
        "Maintenance announced at least 16 h of open time ahead",
    ] {
        assert!(page.words().contains(said), "{said}\n{}", page.words());
    }
    let page = world.get_in("fr", None, "/terms").await;
    assert!(page.words().contains("à l'échéance : le suppléant désigné"), "{}", page.words());
    assert!(page.words().contains("2 personnes, dont 1 qualifiée"));
}
