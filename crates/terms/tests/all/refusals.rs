//! Every refusal, at its place: a small sound file with one thing changed. `▸` marks where the problem must be told.

use terms::Agreement;

use crate::DECEMBER;

/// Changes `from` into `to`, and expects the one problem to stand at the mark and to say each of `says`.
#[track_caller]
fn refused(from: &str, to: &str, says: &[&str]) {
    assert_eq!(DECEMBER.matches(from).count(), 1, "`{from}` is there once");
    let marked = DECEMBER.replace(from, to);
    let before = marked.split_once('▸').expect("the place is marked").0;
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    let text = marked.replace('▸', "");
    let problems = Agreement::check(&text).expect_err("it must be refused").of("agreements/x.toml");
    let told = problems.to_string();
    assert_eq!(problems.list.len(), 1, "one mistake is told once: {told}");
    assert!(
        told.starts_with(&format!("agreements/x.toml:{line}:{column}: ")),
        "expected {line}:{column}: {told}"
    );
    assert_eq!(told.matches(" · ").count(), 2, "what · why · try: {told}");
    for phrase in says {
        assert!(told.contains(phrase), "«{phrase}» in: {told}");
    }
}

#[test]
fn the_file_itself() {
    refused("title.en = \"Application", "title.en = ▸Application", &["isn't TOML"]);
    refused(
        "signed_in = \"fr\"",
        "▸singed_in = \"fr\"\nsigned_in = \"fr\"",
        &["unknown key", "did you mean `signed_in`?"],
    );
    refused("signed_in = \"fr\"", "signed_in = ▸\"de\"", &["unknown language `de`", "en, fr, ja"]);
    refused(
        "signed_in = \"fr\"",
        "▸penalty = 100\nsigned_in = \"fr\"",
        &["unknown key `penalty`", "use one of: id,"],
    );
    refused("title.fr = \"Services", "title.fr = ▸5 # \"Services", &["`title.fr` isn't a text"]);
    refused("text.fr = \"La caté", "text.fr = ▸\"  \" # \"La caté", &["`text.fr` is empty"]);
    refused("title.fr = \"Fuseau\"", "title.fr = ▸\"a\\u0000b\"", &["`title.fr` holds a control character"]);
    refused(
        "title.fr = \"Fuseau\"",
        "title.▸de = \"Zone\"\ntitle.fr = \"Fuseau\"",
        &["unknown key `de`", "en, fr, ja"],
    );
}

#[test]
fn a_translation_that_is_missing() {
    refused("title.en = \"Zone\"\ntitle.fr = \"Fuseau\"", "▸title.en = \"Zone\"", &["`title.fr` is missing"]);
}

#[test]
fn the_id_and_the_effective_date() {
    refused("effective = 2026-12-01", "effective = ▸\"December 2026\"", &["isn't a date", "2021-09-01"]);
    refused("effective = 2026-12-01", "effective = ▸2026-12-01T09:00:00Z", &["isn't a date"]);
    refused("effective = 2026-12-01", "effective = ▸2026", &["isn't a date"]);
    refused("effective = 2026-12-01", "effective = ▸9999-12-31", &["isn't a date"]);
    refused("id = \"2026-12\"", "id = ▸\"2026-11\"", &["effective on 2026-12-01", "id = \"2026-12\""]);
    refused("id = \"2026-12\"", "id = ▸\"../2026\"", &["can't name an agreement"]);
    refused(
        "effective_in = \"Europe/Paris\"",
        "effective_in = ▸\"Europe/Pariss\"",
        &["unknown zone", "did you mean `Europe/Paris`?"],
    );
}

#[test]
fn clauses_that_are_not_there() {
    refused(
        "holidays = \"FR\"\nclause = \"1\"",
        "holidays = \"FR\"\nclause = ▸\"1.hours\"",
        &["unknown clause `1.hours`", "isn't in this file", "use one of: 1, 4"],
    );
    refused(
        "[[clauses]]\nid = \"4\"",
        "[[clauses]]\nid = ▸\"3.B\"\ntitle = { en = \"a\", fr = \"b\" }\ntext = { en = \"a\", fr = \"b\" }\n[[clauses]]\nid = \"4\"",
        &["clause `3.B` stands below `3`"],
    );
}

#[test]
fn names_that_are_there_twice() {
    refused(
        "[readings.zone_labels]",
        "[[clauses]]\nid = ▸\"1\"\ntitle = { en = \"a\", fr = \"b\" }\ntext = { en = \"a\", fr = \"b\" }\n[readings.zone_labels]",
        &["clause `1` is here twice", "on line 11"],
    );
    refused("level = 2", "level = ▸1", &["category `1` is here twice"]);
    refused(
        "[[regions.EMEA.exceptions]]\ndate = 2026-12-24",
        "[[regions.EMEA.exceptions]]\ndate = 2026-12-24\nclosed = true\nname = \"a\"\nreason = \"b\"\n\
         [[regions.EMEA.exceptions]]\ndate = ▸2026-12-24",
        &["exception on `2026-12-24` is here twice"],
    );
}

#[test]
fn regions() {
    refused(
        "zone = \"Europe/Paris\"\nhours",
        "zone = ▸\"EST\"\nhours",
        &["unknown zone `EST`", "America/New_York"],
    );
    refused("holidays = \"FR\"", "holidays = ▸\"DE\"", &["unknown law `DE`", "FR, JP, US"]);
    refused("hours = \"Mon-Fri 09:00-18:00\"", "hours = ▸\";\"", &["no opening hours"]);
    refused("hours = \"Mon-Fri 09:00-18:00\"", "hours = ▸\"Mon-Fri 9-18\"", &["`9-18` is not a window"]);
    refused("hours = \"09:00-12:00\"", "hours = ▸\"noon\"", &["these hours can't be used"]);
    refused(
        "[[regions.EMEA.exceptions]]",
        "▸[[regions.EMEA.exceptions]]\nclosed = true",
        &["either closed or has hours"],
    );
    refused(
        "holidays = \"FR\"",
        "holidays = \"FR\"\noffset = ▸\"CET\"",
        &["`CET` isn't an offset", "+01:00"],
    );
}

#[test]
fn targets() {
    refused("\"30 business minutes\"", "▸\"0 business minutes\"", &["is no time at all"]);
    refused("\"30 business minutes\"", "▸\"30 minutes\"", &["isn't a span of open time", "4 business hours"]);
    refused("\"30 business minutes\"", "▸\"-1 business hours\"", &["isn't a span"]);
    refused("\"30 business minutes\"", "▸\"99999999999999999999 business days\"", &["longer than any clock"]);
    refused("level = 2", "level = ▸0", &["`level` is out of bounds", "from 1 to 255"]);
    refused("by = \"centre\"", "by = ▸\"anyone\"", &["unknown person `anyone`", "centre, qualified"]);
    refused("id = \"acknowledgement\"", "id = ▸\"acknowlegement\"", &["did you mean `acknowledgement`?"]);
}

#[test]
fn a_day_that_has_no_one_length() {
    let uneven = DECEMBER.replace("Mon-Fri 09:00-18:00", "Mon-Thu 09:00-18:00; Fri 09:00-12:00");
    let problems =
        Agreement::parse(&uneven.replace("4 business hours", "2 business days")).unwrap_err().to_string();
    assert!(
        problems.contains(
            "the days of EMEA aren't equally long · a business day would have more than one length"
        )
    );
}

#[test]
fn readings() {
    refused(
        "[readings.zone_labels]",
        "[readings.▸zone_label]",
        &["unknown reading `zone_label`", "did you mean `zone_labels`?"],
    );
    refused(
        "value = \"civil\"",
        "value = ▸\"solar\"",
        &["unknown value `solar`", "no desk executes", "civil, fixed"],
    );
}

#[test]
fn a_region_with_a_name_that_cannot_stand_in_an_address() {
    let problems =
        Agreement::parse(&DECEMBER.replace("regions.EMEA", "regions.\"E M\"")).unwrap_err().to_string();
    assert!(problems.starts_with("34:10: `E M` can't name a region"), "{problems}");
    assert_eq!(problems.lines().count(), 1, "the example that means it isn't told too: {problems}");
}

#[test]
fn a_reading_that_needs_more_than_the_region_says() {
    let told = |text: String| Agreement::parse(&text).unwrap_err().to_string();
    let fixed = told(DECEMBER.replace("value = \"civil\"", "value = \"fixed\""));
    assert!(fixed.starts_with("34:10: region EMEA has no `offset` · the reading zone_labels is"), "{fixed}");
    let counted = DECEMBER
        .replace("zone_labels", "hours_of_days_off")
        .replace("\"civil\"", "\"counted\"")
        .replace("Mon-Fri 09:00-18:00", "Mon-Thu 09:00-18:00; Fri 09:00-12:00");
    assert!(told(counted).contains("a day off would have no hours of its own"));
}

#[test]
fn examples() {
    refused(
        "\"2026-12-28 09:15\"",
        "▸\"2026-12-24 12:15\"",
        &["expected Thu 24 Dec 2026 12:15:00, got Mon 28 Dec 2026 09:15:00"],
    );
    refused("\"2026-12-24 11:45\"", "▸\"2026-12-24 11:45 Paris\"", &["isn't a local date and time"]);
    refused("\"2026-12-24 11:45\"", "▸\"2026-12-24T11:45:00Z\"", &["isn't a local date and time"]);
    refused("\"2026-12-24 11:45\"", "▸\"2026-03-29 02:30\"", &["never was in Europe/Paris"]);
    refused("\"2026-12-24 11:45\"", "▸\"2026-10-25 02:30\"", &["was twice in Europe/Paris"]);
    refused("[[examples]]\nregion = \"EMEA\"", "[[examples]]\nregion = ▸\"EMAE\"", &["did you mean `EMEA`?"]);
    refused(
        "[[examples]]\nregion = \"EMEA\"\ncategory = 1",
        "[[examples]]\nregion = \"EMEA\"\ncategory = ▸3",
        &["unknown category `3`", "1, 2"],
    );
    refused(
        "2026-12-24 11:45\"\nacknowledged_by = \"2026-12-28",
        "2060-12-24 11:45\"\nacknowledged_by = ▸\"2060-12-28",
        &["can't be worked out"],
    );
}

#[test]
fn numbers_and_lists() {
    refused("warn_days = [60, 30]", "warn_days = ▸60", &["`warn_days` isn't a list"]);
    refused("warn_days = [60, 30]", "warn_days = [60, ▸\"30\"]", &["isn't a whole number"]);
    refused("grace_days = 0", "grace_days = ▸-1", &["out of bounds"]);
}

#[test]
fn the_ladder() {
    refused(
        "to = \"manager\"",
        "to = ▸\"boss\"",
        &["unknown addressee `boss`", "assigned, qualified, manager, deputy"],
    );
    refused("to = \"manager\"", "to = ▸\"qualified\"", &["addressee `qualified` is here twice"]);
    refused(
        "[[escalation]]\nat_left = \"0 business minutes\"",
        "▸[[escalation]]\nat_left = \"10 business minutes\"",
        &["comes no later than the one before it", "climbs as time runs out"],
    );
    refused("\"0 business minutes\"", "▸\"at once\"", &["isn't a span of open time"]);
}

#[test]
fn staffing() {
    refused(
        "hours = \"Fri 09:00-17:30\"",
        "hours = ▸\"Fri 09:00-19:00\"",
        &["in which EMEA is closed", "09:00-18:00"],
    );
    refused(
        "hours = \"Fri 09:00-17:30\"",
        "hours = ▸\"Thu-Fri 17:00-18:00\"",
        &["twice for the same hours of EMEA"],
    );
    refused(
        "people = 2\nqualified = 1",
        "people = 2\nqualified = ▸3",
        &["`qualified` is out of bounds", "from 0 to 2"],
    );
    refused("people = 2\n", "people = ▸0\n", &["`people` is out of bounds"]);
}

#[test]
fn news() {
    refused("within = \"8 business hours\"", "within = ▸\"0 business hours\"", &["is no time at all"]);
    refused(
        "within = \"8 business hours\"",
        "within = \"8 business hours\"\ncategories = [{ level = ▸3, within = \"1 business hour\" }]",
        &["unknown category `3`"],
    );
}

#[test]
fn every_mistake_of_a_file_is_told_at_once_in_the_order_of_its_lines() {
    let text = DECEMBER
        .replace("signed_in", "signd_in")
        .replace("level = 2", "level = 0")
        .replace("Europe/Paris", "CET");
    let problems = Agreement::parse(&text).unwrap_err();
    let places: Vec<_> = problems.list.iter().map(|problem| problem.place).collect();
    assert!(places.is_sorted() && places.len() >= 4, "{problems}");
}
