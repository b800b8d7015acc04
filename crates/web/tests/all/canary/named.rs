//! Fields that name something: a person, an organisation, a ticket of somebody else's in them is refused, nothing is
//! written, and where it is hidden from who names it, the answer is that for what was never there.

use serde_json::{Value, json};

use super::house::*;

/// Nobody's and nothing's.
const UNKNOWN: &str = "01a10b13-a800-7000-8000-000000000000";

/// Somebody names in a field what isn't theirs to name, or what isn't there.
struct Named {
    by: &'static str,
    path: String,
    body: Value,
    /// Where in the body.
    field: &'static str,
    foreign: Value,
    unknown: Value,
    /// Does who asks not know of it at all?
    is_hidden: bool,
}

fn cases(house: &House) -> Vec<Named> {
    let (org, person) =
        (|org: Org| json!(house.id(org).to_string()), |name| json!(house.person(who(name)).to_string()));
    let number = |ticket: usize| json!(house.tickets[ticket].number);
    let on = |ticket: usize, noun: &str| format!("/tickets/{}/{noun}", house.tickets[ticket].number);
    let subject = || json!({"subject": "Named"});
    let access = || {
        json!({"owner": house.id(E2).to_string(), "purpose": "Look", "systems": "srv",
               "from": "2026-12-04T09:00:00Z", "until": "2026-12-04T12:00:00Z"})
    };
    let contents = || json!({"version": "9.0.0", "contains": "Named", "delivery": "supplied"});
    let plan = || {
        json!({"from": "2026-12-26T05:00:00Z", "until": "2026-12-26T06:00:00Z", "whom": {"everybody": {}},
               "effect": "degraded", "title": "Named", "steps": "1."})
    };
    let shift = |who: Value| {
        json!({"plan": {"shifts": [{"person": who, "regions": ["EMEA"], "from": "2026-12-07T08:00:00Z",
               "until": "2026-12-07T17:00:00Z"}]}})
    };
    let named = |by, path: &str, body, field, foreign, unknown, is_hidden| Named {
        by,
        path: path.to_owned(),
        body,
        field,
        foreign,
        unknown,
        is_hidden,
    };
    let (nobody, no_ticket) = (json!(UNKNOWN), json!(4_294_967_000_u64));
    vec![
        named("p1a", "/tickets", subject(), "customer", org(E2), nobody.clone(), false),
        named("p1a", "/tickets", subject(), "asked_by", org(E2), nobody.clone(), true),
        named("e2u", "/tickets", subject(), "asked_by", org(E1), nobody.clone(), true),
        named("vq", &on(3, "access"), access(), "owner", org(E1), nobody.clone(), false),
        named("vq", &on(3, "access"), access(), "people", json!([person("p1a")]), json!([nobody]), false),
        named("vm", &on(3, "assignment"), json!({}), "to", person("p1a"), nobody.clone(), false),
        named("p1m", &on(0, "assignment"), json!({}), "to", person("p2a"), nobody.clone(), true),
        named("vq", &on(1, "contact"), json!({"text": "Named"}), "to", person("e3s"), nobody.clone(), false),
        named("vq", &on(1, "endorsement"), json!({}), "diagnosis", json!(1), json!(9_999), false),
        named("p1a", &on(2, "escalation"), subject(), "pass", json!([9_999]), json!([9_998]), false),
        named("va", "/problems/1/incidents", json!({}), "ticket", number(2), no_ticket.clone(), true),
        named(
            "va",
            "/problems/1/unlinking",
            json!({"reason": "x"}),
            "ticket",
            number(2),
            no_ticket.clone(),
            true,
        ),
        named("va", "/releases", contents(), "tickets", json!([number(2)]), json!([no_ticket]), true),
        named("va", "/releases", contents(), "problems", json!([99]), json!([98]), false),
        named("va", "/maintenance", plan(), "release", json!(99), json!(98), false),
        named(
            "va",
            "/maintenance",
            plan(),
            "whom",
            json!({"organisations": [nobody]}),
            json!({"organisations": [nobody]}),
            false,
        ),
        named(
            "va",
            "/reports/monthly/2026-10/drafts",
            json!({"summary": "x"}),
            "provider",
            org(E2),
            nobody.clone(),
            false,
        ),
        named(
            "p1m",
            &format!("/organisations/{}/contacts", house.id(E1)),
            json!({}),
            "people",
            json!([person("e2s")]),
            json!([nobody]),
            true,
        ),
        named(
            "vm",
            &on(3, "pin"),
            json!({"reason": "x"}),
            "agreement",
            json!("rhone-2026"),
            json!("1999-01"),
            false,
        ),
        named(
            "vm",
            "/organisations",
            json!({"name": "Named", "party": "customer", "region": "EMEA"}),
            "provider",
            org(E1),
            nobody.clone(),
            false,
        ),
        named(
            "vm",
            &format!("/organisations/{}/support", house.id(E1)),
            json!({}),
            "provider",
            org(E2),
            nobody.clone(),
            false,
        ),
        named(
            "e2s",
            &format!("/organisations/{}/sign-in/people", house.id(E2)),
            json!({"subject": "42"}),
            "person",
            json!(person("e3s")),
            nobody.clone(),
            true,
        ),
        named("vm", "/rosters/2026-W50", json!({}), "do", shift(person("p1a")), shift(nobody.clone()), false),
    ]
}

/// Source: catalogue c02, Zammad CVE-2026-34722, FreeScout CVE-2026-40591: a second id in the body isn't checked.
#[tokio::test]
async fn sec_c02_what_a_field_names_is_checked_like_the_address() {
    let house = House::told("named").await;
    let mut wrong = Vec::new();
    for case in cases(&house) {
        let send = async |value: &Value| {
            let mut body = case.body.clone();
            body[case.field] = value.clone();
            let cookies = house.session(who(case.by)).await;
            let path = format!("/api/v1{}", case.path);
            house.ask(&cookies, "POST", &path, "application/json", body.to_string()).await
        };
        let before = house.app.position();
        let (foreign, unknown) = (send(&case.foreign).await, send(&case.unknown).await);
        let what = format!("{} {} {}", case.by, case.path, case.field);
        let is_refused = (400..500).contains(&foreign.status) && (400..500).contains(&unknown.status);
        if !is_refused || house.app.position() != before {
            wrong.push(format!(
                "{what}: {} {} and {} {}",
                foreign.status, foreign.body, unknown.status, unknown.body
            ));
        } else if case.is_hidden {
            let told = |body: &str, value: &Value| {
                body.replace(value.to_string().trim_matches(['[', ']', '"']), "…")
            };
            let (theirs, nothing) = (told(&foreign.body, &case.foreign), told(&unknown.body, &case.unknown));
            if (foreign.status, &theirs) != (unknown.status, &nothing) {
                wrong.push(format!("{what}: {} {theirs}, but {} {nothing}", foreign.status, unknown.status));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
