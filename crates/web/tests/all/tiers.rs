//! Two tiers on the pages (preamble): a provider works its own desk by the same plain forms, and escalates in one step.

use axum::http::StatusCode;
use desk::PersonId;
use desk::chart::ChartCommand;
use desk::fact::Level1Desk;

use super::world::World;

/// The house, where Provider A keeps its level-1 desk here.
async fn house(name: &str) -> World {
    let world = World::new(name).await;
    let here = ChartCommand::Level1(Level1Desk::Here {});
    world.app.chart(world.provider, &here).await.expect("a desk");
    world
}

/// Ines of an indirect customer reports; the number of her ticket.
async fn report(world: &World, subject: &str) -> u64 {
    let fields = [("go", "send"), ("subject", subject), ("description", "All white."), ("key", subject)];
    let sent = world.post(world.ines, "/tickets/new?step=urgent", &fields).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.words());
    let path = sent.location().trim_start_matches("/t/");
    path.split('?').next().and_then(|number| number.parse().ok()).expect("a number")
}

async fn message(world: &World, who: PersonId, path: &str, text: &str) {
    let page = world.get(who, path).await;
    let fields = [("text", text), ("seen", &page.hidden("seen")), ("key", text)];
    let sent = world.post(who, &format!("{path}/messages"), &fields).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.words());
}

/// Source: preamble; the vendor's targets promise nothing for a provider's desk.
#[tokio::test]
async fn an_indirect_customers_report_lands_on_its_providers_desk() {
    let world = house("tiers-report").await;
    let form = world.get(world.ines, "/tickets/new").await;
    assert!(form.words().contains("Your report goes to Provider A"), "{}", form.words());
    assert!(!form.words().contains("Acknowledged by"), "{}", form.words());
    let number = report(&world, "Page blanche").await;

    let queue = world.get(world.nora, "/desk").await;
    assert!(queue.words().contains("Page blanche"), "{}", queue.words());
    for who in [world.vera, world.mona] {
        let queue = world.get(who, "/desk").await;
        assert!(!queue.body.contains("Page blanche"));
        assert_eq!(world.get(who, &format!("/desk/t/{number}")).await.status, StatusCode::NOT_FOUND);
    }
    for who in [world.tom, world.ines, world.sofia] {
        assert_eq!(world.get(who, "/desk").await.status, StatusCode::NOT_FOUND, "no desk of theirs is here");
    }
    assert_eq!(world.get(world.nora, "/desk/organisations").await.status, StatusCode::OK);
}

/// Source: preamble; where the desk is elsewhere: whom to turn to, with the address, and a summary ready to send.
#[tokio::test]
async fn an_address_elsewhere_is_told() {
    let world = World::new("tiers-elsewhere").await;
    let address = "support@a.example".to_owned();
    let elsewhere = ChartCommand::Level1(Level1Desk::Elsewhere { address });
    world.app.chart(world.provider, &elsewhere).await.expect("known");
    let page = world.get(world.ines, "/tickets/new").await;
    assert!(page.words().contains("The desk of Provider A: support@a.example"), "{}", page.words());
    let sent = world.post(world.ines, "/tickets/new", &[("subject", "Help"), ("steps", "Open it")]).await;
    assert_eq!(sent.status, StatusCode::FORBIDDEN);
    assert!(sent.body.contains("mailto:support@a.example?subject=Help"), "{}", sent.main());
}

/// Source: preamble: from level 1 to the centre and back to the customer, by plain forms.
#[tokio::test]
async fn a_provider_escalates_and_sends_on_what_it_hears() {
    let world = house("tiers-story").await;
    let number = report(&world, "Page blanche").await;
    message(&world, world.ines, &format!("/t/{number}"), "Depuis ce matin.").await;
    let ticket = world.get(world.nora, &format!("/desk/t/{number}")).await;
    assert!(ticket.body.contains(&format!("/desk/t/{number}/escalation")), "{}", ticket.main());
    assert!(!ticket.words().contains("in category 1"), "no target of the vendor: {}", ticket.words());

    let path = format!("/desk/t/{number}/escalation");
    let form = world.get(world.nora, &path).await;
    assert!(form.body.contains("value=\"Page blanche\""), "{}", form.main());
    assert!(form.main().contains("All white."), "{}", form.main());
    assert!(form.words().contains("Depuis ce matin."), "{}", form.words());
    let (key, seen) = (form.hidden("key"), form.hidden("seen"));
    let blank = [("subject", " "), ("description", "Kept"), ("key", key.as_str()), ("seen", seen.as_str())];
    let refused = world.post(world.nora, &path, &blank).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.words());
    assert!(
        refused.main().contains("Kept") && refused.main().contains("error-summary"),
        "{}",
        refused.main()
    );
    let fields = [
        ("subject", "Page blanche chez tous"),
        ("description", "All white."),
        ("stops", "everything"),
        ("pass", "2"),
        ("key", key.as_str()),
        ("seen", seen.as_str()),
    ];
    let sent = world.post(world.nora, &path, &fields).await;
    assert_eq!(sent.location(), format!("/desk/t/{number}?done=escalated&n={number}"), "{}", sent.words());

    let queue = world.get(world.quentin, "/desk").await;
    assert!(queue.words().contains("Page blanche chez tous"), "{}", queue.words());
    let level2 = number + 1;
    let there = world.get(world.quentin, &format!("/desk/t/{level2}")).await;
    assert!(there.words().contains(&format!("level 1, ticket {number}")), "{}", there.words());
    assert!(there.words().contains("Passed on from level 1: Ateliers Moreau"), "{}", there.words());
    let fields = [("seen", there.hidden("seen")), ("key", "ack".to_owned())];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    world.post(world.quentin, &format!("/desk/t/{level2}/acknowledgement"), &fields).await;

    let page = world.get(world.nora, &format!("/desk/t/{number}")).await;
    assert!(page.words().contains("the vendor's support centre has taken it up"), "{}", page.words());
    let relay = page.body.split("?relay=").nth(1).and_then(|rest| rest.split('&').next()).expect("a way");
    let begun = world.get(world.nora, &format!("/desk/t/{number}?relay={relay}&in=fr")).await;
    assert!(begun.main().contains(&format!("Votre demande {number}")), "{}", begun.main());
    let hers = world.get(world.ines, &format!("/t/{number}")).await;
    assert!(hers.words().contains("with the vendor's support centre since"), "{}", hers.words());
    assert!(!hers.body.contains(&level2.to_string()), "its number is the provider's");
    let theirs = world.get(world.nora, &format!("/desk/t/{level2}")).await;
    assert_eq!(theirs.location(), format!("/t/{level2}"), "what it asked is in the portal");
}

/// Source: ux, Organisations; who supports whom, since when, where their desks are.
#[tokio::test]
async fn the_chart_is_shown_to_whom_it_concerns_and_changed_by_a_manager() {
    let world = house("tiers-chart").await;
    let all = world.get(world.vera, "/desk/organisations").await;
    for name in ["Provider A", "Provider B", "Ateliers Moreau", "Direct & Co"] {
        assert!(all.words().contains(name), "{name}: {}", all.words());
    }
    let own = world.get(world.nora, "/desk/organisations").await;
    assert!(
        own.words().contains("Ateliers Moreau") && !own.words().contains("Direct & Co"),
        "{}",
        own.words()
    );
    let path = format!("/desk/organisations/{}", world.customer);
    assert!(world.get(world.nora, &path).await.words().contains("Provider A"));
    assert_eq!(world.get(world.tom, &path).await.status, StatusCode::NOT_FOUND);
    assert_eq!(world.get(world.ines, &path).await.status, StatusCode::NOT_FOUND);

    let page = world.get(world.mona, &path).await;
    let other = world.app.organisation_by_name("Provider B").await.expect("there").id.to_string();
    let fields = [
        ("provider", other.as_str()),
        ("from", "2026-12-01T00:00"),
        ("seen", &page.hidden("seen")),
        ("key", "move"),
    ];
    let sent = world.post(world.mona, &format!("{path}/support"), &fields).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.words());
    let after = world.get(world.mona, &path).await;
    assert!(after.words().contains("Provider B"), "{}", after.words());
    let refused = world.post(world.vera, &format!("{path}/support"), &fields).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    let wrong = [("provider", other.as_str()), ("from", "2026-12-01T00:00"), ("until", "2026-11-01T00:00")];
    let wrong = world.post(world.mona, &format!("{path}/support"), &wrong).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", wrong.words());
    assert!(wrong.main().contains("2026-11-01T00:00"), "what was typed is kept");
}

const OWN_TERMS: &str = include_str!("../../../../agreements/level1/rhone-2026.toml");

/// Source: preamble, two tiers: under the provider's own agreement the due instants are its own; it is named to those whose it is, and is
/// nothing for anybody else; an escalated ticket shows both levels' clocks with their agreement.
#[tokio::test]
async fn level_1_is_measured_by_the_providers_own_agreement() {
    let world = house("tiers-own-terms").await;
    world.app.adopt(world.provider, OWN_TERMS, None).await.expect("adopted");
    let form = world.get(world.ines, "/tickets/new").await;
    assert!(form.words().contains("Your report goes to Provider A"), "{}", form.words());
    assert!(form.body.contains("/terms/rhone-2026"), "{}", form.main());
    let number = report(&world, "Page blanche").await;
    for (who, path) in [(world.nora, format!("/desk/t/{number}")), (world.ines, format!("/t/{number}"))] {
        let page = world.get(who, &path).await;
        assert!(page.body.contains("/terms/rhone-2026") && page.body.contains("data-due"), "{}", page.main());
    }
    for (who, status) in [
        (world.nora, StatusCode::OK),
        (world.ines, StatusCode::OK),
        (world.tom, StatusCode::NOT_FOUND),
        (world.sofia, StatusCode::NOT_FOUND),
        (world.mona, StatusCode::NOT_FOUND),
    ] {
        assert_eq!(world.get(who, "/terms/rhone-2026").await.status, status);
        let both = world.get(who, "/terms").await;
        assert_eq!(both.body.contains("/terms/rhone-2026"), status == StatusCode::OK, "{}", both.main());
    }
    let own = world.get(world.nora, "/reports?desk=own").await;
    assert!(own.body.contains("desk=own"), "{}", own.main());

    let path = format!("/desk/t/{number}/escalation");
    let form = world.get(world.nora, &path).await;
    let (key, seen) = (form.hidden("key"), form.hidden("seen"));
    let fields = [("subject", "For the centre"), ("key", key.as_str()), ("seen", seen.as_str())];
    let sent = world.post(world.nora, &path, &fields).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.words());
    let hers = world.get(world.ines, &format!("/t/{number}")).await;
    for whose in ["Level 1, by rhone-2026", "Support centre, by 2021-09"] {
        assert!(hers.words().contains(whose), "{}", hers.words());
    }
}

/// Source: preamble, "who write down what they say": on the form the provider's agent says that a customer called.
#[tokio::test]
async fn a_call_of_a_customer_is_taken_down_at_level_1() {
    let world = house("tiers-call").await;
    let form = world.get(world.nora, "/tickets/new?step=2").await;
    let customer = world.customer.to_string();
    assert!(form.body.contains(&format!("value=\"{customer}\"")), "{}", form.main());
    let fields = [("go", "next"), ("whom", customer.as_str()), ("key", "call")];
    world.post(world.nora, "/tickets/new?step=2", &fields).await;
    let draft = world.get(world.nora, "/tickets/new?step=1").await;
    let key = draft.hidden("key");
    let fields = [("go", "send"), ("subject", "She called"), ("key", key.as_str())];
    let sent = world.post(world.nora, "/tickets/new?step=1", &fields).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.words());
    assert!(world.get(world.nora, "/desk").await.words().contains("She called"));
    assert!(
        !world.get(world.mona, "/desk").await.words().contains("She called"),
        "it is none of the centre's"
    );
    let hers = world.get(world.ines, sent.location()).await;
    assert_eq!(hers.status, StatusCode::NOT_FOUND, "she didn't report it herself, and sees her own");
}
