//! The console keeps organisations and people: what it adds, lists and refuses.

use testkit::Folder;

use crate::{Ran, guichet_fed};

fn on(folder: &Folder, line: &str) -> Ran {
    let words = line.split(' ').map(|word| word.replace('+', " "));
    let place = ["--data".to_owned(), folder.path().display().to_string()];
    guichet_fed(&words.chain(place).collect::<Vec<_>>(), b"")
}

const ROSTER: &str = r#"
[[organisations]]
name = "Clinique du Parc"
party = "customer"
region = "emea"
provider = "Atelier Nord"

[[organisations.people]]
name = "Zoé Martin"
email = "zoe@parc.example"
role = "super_administrator"

[[organisations]]
name = "Atelier Nord"
party = "provider"
region = "EMEA"

[[organisations]]
name = "Our centre"
party = "vendor"
region = "EMEA"

[[organisations.people]]
name = "Cy"
email = "cy@example.org"
role = "centre_agent"
qualified_from = 2026-03-01
"#;

#[test]
fn one_file_lists_a_whole_house_and_may_come_again() {
    let folder = Folder::new();
    let file = folder.path().join("house.toml");
    std::fs::write(&file, ROSTER).expect("the folder can be written");
    let load = format!("organisation load {}", file.display());
    let rehearsed = on(&folder, &format!("{load} --dry-run --json")).json();
    assert_eq!((&rehearsed["added"], &rehearsed["kept"]), (&5.into(), &0.into()));
    assert!(on(&folder, "organisation list --json").json().as_array().is_some_and(Vec::is_empty));

    assert_eq!(on(&folder, &format!("{load} --json")).json()["added"], 5);
    let again = on(&folder, &format!("{load} --json")).json();
    assert_eq!((&again["added"], &again["kept"]), (&0.into(), &5.into()));

    let organisations = on(&folder, "organisation list --json").json();
    let clinic = organisations.as_array().expect("a list").iter().find(|o| o["name"] == "Clinique du Parc");
    assert_eq!(clinic.expect("it was added")["provider"], "Atelier Nord");
    let people = on(&folder, "person list --json").json();
    let cy = people.as_array().expect("a list").iter().find(|p| p["name"] == "Cy").expect("he was added");
    assert_eq!(cy["qualified"], true);
}

#[test]
fn a_mistake_in_a_list_is_refused_where_it_stands_and_nothing_is_added() {
    let folder = Folder::new();
    let file = folder.path().join("house.toml");
    std::fs::write(&file, ROSTER.replace("centre_agent", "centre_agnt")).expect("the folder can be written");
    let load = format!("organisation load {}", file.display());
    on(&folder, &load).refuses(1, ["house.toml:26", "centre_agnt", "guichet help organisation load"]);
    std::fs::write(&file, ROSTER.replace("\"Atelier Nord\"\n\n[", "\"Nobody\"\n\n["))
        .expect("it can be written");
    on(&folder, &load).refuses(4, ["Nobody", "exact name", "organisation list"]);
    assert!(on(&folder, "organisation list --json").json().as_array().is_some_and(Vec::is_empty));
}

#[test]
fn people_come_are_qualified_and_go() {
    let folder = Folder::new();
    assert_eq!(on(&folder, "organisation add --name Centre --party vendor --region emea").exit, 0);
    let add = "person add --name Ann --email ann@example.org --role centre-agent --organisation Centre";
    assert_eq!(on(&folder, add).exit, 0);
    on(&folder, add).refuses(1, ["ann@example.org", "once", "another"]);
    let is = |word: &str| on(&folder, "person list --json").json()[0][word].clone();
    assert_eq!(is("qualified"), false);
    assert_eq!(on(&folder, "person qualify --person ann@example.org --from 2026-01-05").exit, 0);
    assert_eq!(is("qualified"), true);
    assert_eq!(on(&folder, "person unqualify --person ann@example.org").exit, 0);
    assert_eq!(is("qualified"), false);

    on(&folder, "person erase --person ann@example.org")
        .refuses(2, ["not erased", "can't be brought back", "--yes"]);
    assert_eq!(on(&folder, "person erase --person ann@example.org --yes").exit, 0);
    assert_eq!((is("name"), is("email"), is("active")), (().into(), ().into(), false.into()));
    on(&folder, "person link --person ann@example.org")
        .refuses(4, ["ann@example.org", "address", "person list"]);
}

#[test]
fn what_doesnt_fit_is_refused_with_a_way_out() {
    let folder = Folder::new();
    on(&folder, "person list").refuses(4, ["no desk", "nothing", "guichet serve"]);
    on(&folder, "organisation add --name A --party buyer --region EMEA")
        .refuses(2, ["buyer", "few words", "customer"]);
    on(&folder, "organisation add --name A --party vendor --region Mars")
        .refuses(2, ["Mars", "2021-09", "EMEA"]);
    assert_eq!(on(&folder, "organisation add --name A --party vendor --region EMEA").exit, 0);
    on(&folder, "organisation add --name B --party vendor --region EMEA")
        .refuses(1, ["vendor already", "one centre", "--data"]);
    on(&folder, "organisation add --name B --party customer --region EMEA --provider A")
        .refuses(2, ["no provider", "vendor", "--party provider"]);
    on(&folder, "person add --name P --email p@example.org --role provider_agent --organisation A")
        .refuses(2, ["no provider_agent", "provider", "another role"]);
    on(&folder, "token create --person p@example.org")
        .refuses(4, ["p@example.org", "address", "person list"]);
}

const CHART: &str = "\
name,party,region,provider,from,until,desk,address,domains,authorised_from,authorised_until
Our centre,vendor,EMEA,,,,,,,,
Atelier Nord,provider,EMEA,,,,here,,nord.example,2024-01-01,2030-01-01
Lakeshore,provider,NAM,,,,elsewhere,support@lakeshore.example,,,
Clinique du Parc,customer,EMEA,Atelier Nord,2024-01-01,,,,parc.example;clinique.example,,
Clinique du Parc,customer,EMEA,Lakeshore,2031-01-01,,,,,,
";

/// Source: preamble; an organisation chart comes by CSV, with a dry run first, and may come again.
#[test]
fn a_chart_comes_by_csv_with_a_dry_run_first() {
    let folder = Folder::new();
    let file = folder.path().join("chart.csv");
    std::fs::write(&file, CHART).expect("the folder can be written");
    let load = format!("organisation load {}", file.display());
    let rehearsed = on(&folder, &format!("{load} --dry-run --json")).json();
    assert_eq!((&rehearsed["added"], &rehearsed["changed"]), (&4.into(), &0.into()), "{rehearsed}");
    assert_eq!(rehearsed["steps"][3]["says"], serde_json::json!(["provider", "domains", "provider"]));
    assert!(on(&folder, "organisation list --json").json().as_array().is_some_and(Vec::is_empty));

    assert_eq!(on(&folder, &format!("{load} --json")).json()["added"], 4);
    let again = on(&folder, &format!("{load} --json")).json();
    assert_eq!((&again["added"], &again["changed"], &again["kept"]), (&0.into(), &0.into(), &4.into()));
    let organisations = on(&folder, "organisation list --json").json();
    let clinic = organisations.as_array().expect("a list").iter().find(|o| o["name"] == "Clinique du Parc");
    assert_eq!(clinic.expect("it was added")["provider"], "Atelier Nord", "the change holds from its date");

    let moved = CHART.replace("parc.example;clinique.example", "nord.example");
    std::fs::write(&file, moved).expect("the folder can be written");
    let refused = on(&folder, &load);
    assert!(refused.err.contains("chart.csv:5") && refused.err.contains("Atelier Nord"), "{}", refused.err);
}
