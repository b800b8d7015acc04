//! Problems in English: `agreements/x.toml:12:5: what · why · try`.

use std::fmt;

use super::{Noun, Problem, Problems, Shape, Trouble};

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, problem) in self.list.iter().enumerate() {
            if number > 0 {
                f.write_str("\n")?;
            }
            if let Some(file) = &self.file {
                write!(f, "{file}:")?;
            }
            write!(f, "{problem}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let said = self.trouble.in_english();
        write!(f, "{}: {} · {} · {}", self.place, said.what, said.why, said.attempt)
    }
}

/// A problem in three phrases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrases {
    /// What is wrong.
    pub what: String,
    /// Why it is refused.
    pub why: String,
    /// What to try.
    pub attempt: String,
}

fn said(what: impl Into<String>, why: impl Into<String>, attempt: impl Into<String>) -> Phrases {
    Phrases { what: what.into(), why: why.into(), attempt: attempt.into() }
}

impl Trouble {
    /// The problem in English.
    pub fn in_english(&self) -> Phrases {
        use Trouble::*;
        match self {
            NotToml(message) => said(
                format!("this isn't TOML: {}", message.lines().collect::<Vec<_>>().join(", ")),
                "nothing after it can be read",
                "write keys as `key = value` and texts in \"quotes\"",
            ),
            UnknownKey { key, meant, known } => said(
                format!("unknown key `{key}`"),
                "a key that nothing executes or shows would be a promise that nobody keeps",
                or_else(meant, || format!("use one of: {}", known.join(", "))),
            ),
            MissingKey { key } => said(
                format!("`{key}` is missing"),
                "without it this part of the agreement says nothing",
                format!("add {}", example_of(key)),
            ),
            WrongShape { key, wanted } => said(
                format!("`{key}` isn't {}", wanted.in_english()),
                "it can't be read as anything else",
                format!("write {}", wanted.example()),
            ),
            EmptyText { key } => said(
                format!("`{key}` is empty"),
                "people read it",
                "write a sentence, or leave the key out if it is optional",
            ),
            Control { key } => said(
                format!("`{key}` holds a control character"),
                "people couldn't see it, and stores refuse it",
                "type the text again; a line break is fine",
            ),
            OutOfBounds { key, least, most } => said(
                format!("`{key}` is out of bounds"),
                format!("it is a number from {least} to {most}"),
                format!("write a number from {least} to {most}"),
            ),
            Unknown { noun, name, meant, known } => said(
                format!("unknown {} `{}`", noun.in_english(), name.escape_debug()),
                noun.why_unknown(),
                or_else(meant, || match known.as_slice() {
                    [] => noun.what_to_write().to_owned(),
                    known => format!("use one of: {}", known.join(", ")),
                }),
            ),
            Twice { noun, name, first } => said(
                format!("{} `{name}` is here twice", noun.in_english()),
                format!("the first is on line {}, and a reference couldn't tell them apart", first.line),
                "rename one of them, or take it out",
            ),
            BadName { noun, name } => said(
                format!("`{}` can't name {}", name.escape_debug(), noun.with_article()),
                "names stand in addresses, files and tables",
                "use 1 to 64 letters without accents, digits, dots and dashes",
            ),
            IdAgainstDate { id, effective } => said(
                format!("`{id}` names a month, and the version is effective on {effective}"),
                "people would look for it under the wrong date",
                format!("write id = \"{}\", or change `effective`", effective.strftime("%Y-%m")),
            ),
            Orphan { clause, chapter } => said(
                format!("clause `{clause}` stands below `{chapter}`, which isn't here"),
                "clauses are shown under their chapter",
                format!("add a clause with id = \"{chapter}\" before it"),
            ),
            NoneAtAll { noun } => said(
                format!("the agreement has no {}", noun.in_english()),
                "a desk couldn't promise anything under it",
                noun.what_to_write(),
            ),
            NotADate { given } => said(
                format!("`{}` isn't a date", given.escape_debug()),
                "it must be one day of the calendar",
                "write year-month-day, such as 2021-09-01",
            ),
            NotATime { given } => said(
                format!("`{}` isn't a local date and time", given.escape_debug()),
                "an example is told by the clock on the region's wall",
                "write it without a zone, such as \"2026-11-20 17:42\"",
            ),
            TimeSkipped { time, zone } => said(
                format!("{} never was in {zone}", spoken(time)),
                "clocks were put forward over it",
                "take a time before or after the change",
            ),
            TimeTwice { time, zone } => said(
                format!("{} was twice in {zone}", spoken(time)),
                "clocks were put back over it, so it names two instants",
                "take a time before or after the change",
            ),
            Hours(error) => said(
                "these opening hours can't be used",
                error.to_string(),
                "such as \"Mon-Fri 09:00-18:00\"",
            ),
            Window(error) => said("these hours can't be used", error.to_string(), "such as \"09:00-12:00\""),
            ClosedOrHours => said(
                "an exception is either closed or has hours",
                "the day would be both or neither",
                "write closed = true, or hours = \"09:00-12:00\"",
            ),
            NotASpan { given } => said(
                format!("`{}` isn't a span of open time", given.escape_debug()),
                "a target counts business time only, and says in which unit",
                "write \"30 business minutes\", \"4 business hours\" or \"3 business days\"",
            ),
            NoTime { given } => said(
                format!("`{given}` is no time at all"),
                "a target that is missed as soon as it runs can't be kept",
                "write at least \"1 business minute\"",
            ),
            SpanTooLong { given } => said(
                format!("`{given}` is longer than any clock"),
                "no calendar reaches so far",
                "write at most 5000 business days",
            ),
            RungTooEarly { given, before } => said(
                format!("a rung at `{given}` left comes no later than the one before it, at `{before}`"),
                "the ladder climbs as time runs out",
                "put the rungs in the order in which they call, each with less time left",
            ),
            StaffedWhileClosed { region, hours } => said(
                format!("people for hours in which {region} is closed"),
                format!("it is open {hours}, and nothing is promised outside"),
                "write hours within those of the region",
            ),
            StaffedTwice { region } => said(
                format!("people are given twice for the same hours of {region}"),
                "one minute would need two numbers",
                "let the hours of one end where those of the other begin",
            ),
            UnevenDays { region } => said(
                format!("a target in business days, and the days of {region} aren't equally long"),
                "a business day would have more than one length",
                "write the target in business hours, or give each open day the same length",
            ),
            UnequalRegions { one, other } => said(
                format!(
                    "a target in business days, and a day of {one} is longer or shorter than one of {other}"
                ),
                "the same words would promise different spans",
                "write the target in business hours",
            ),
            NotAnOffset { given } => said(
                format!("`{}` isn't an offset", given.escape_debug()),
                "a label taken literally is a whole number of hours from UTC",
                "write it as \"+01:00\" or \"-05:00\"",
            ),
            OffsetMissing { region } => said(
                format!("region {region} has no `offset`"),
                "the reading zone_labels is \"fixed\", so that the label's literal offset decides",
                "add offset = \"+01:00\", or read zone_labels as \"civil\"",
            ),
            DaysOffUneven { region } => said(
                format!("the days of {region} have different hours"),
                "the reading hours_of_days_off is \"counted\", and a day off would have no hours of its own",
                "give each open day the same hours, or read hours_of_days_off as \"not counted\"",
            ),
            NoCalendar { region, message } => said(
                format!("the calendar of {region} can't be built"),
                message.clone(),
                "change its zone, hours, holidays or exceptions",
            ),
            NoTarget { category, measure } => said(
                format!("category {category} has no target for {measure}"),
                "the example has nothing to work out",
                "add a target to the category, or change the example",
            ),
            ExampleBeyond { message } => said(
                "the example can't be worked out",
                message.clone(),
                "take a date within the calendar's years",
            ),
            ExampleFails { region, category, opened, expected, got } => said(
                format!("this example doesn't come out: expected {}, got {}", spoken(expected), spoken(got)),
                format!("opened in {region} on {}, category {category}", spoken(opened)),
                format!(
                    "correct the example to \"{}\", or the hours, holidays or target that it shows",
                    written(got)
                ),
            ),
        }
    }
}

fn or_else(meant: &Option<String>, otherwise: impl FnOnce() -> String) -> String {
    match meant {
        Some(word) => format!("did you mean `{word}`?"),
        None => otherwise(),
    }
}

fn spoken(time: &jiff::civil::DateTime) -> String {
    format!("{} {}", time.strftime("%a %-d %b %Y"), time.time())
}

fn written(time: &jiff::civil::DateTime) -> String {
    format!("{} {}", time.date(), time.time())
}

fn example_of(key: &str) -> String {
    match key {
        "id" => "id = \"2021-09\"".into(),
        "effective" => "effective = 2021-09-01".into(),
        "effective_in" => "effective_in = \"Europe/Paris\", the zone in which the first day begins".into(),
        "zone" => "zone = \"Europe/Paris\"".into(),
        "hours" => "hours = \"Mon-Fri 09:00-18:00\"".into(),
        "within" => "within = \"4 business hours\"".into(),
        "clause" => "clause = \"4\", the clause that says so".into(),
        _ => format!("`{key}`"),
    }
}

impl Shape {
    fn in_english(self) -> &'static str {
        match self {
            Shape::Text => "a text",
            Shape::Number => "a whole number",
            Shape::YesOrNo => "true or false",
            Shape::Date => "a date",
            Shape::LocalTime => "a local date and time",
            Shape::List => "a list",
            Shape::Table => "a table",
            Shape::Tables => "a list of tables",
        }
    }

    fn example(self) -> &'static str {
        match self {
            Shape::Text => "it in \"quotes\"",
            Shape::Number => "digits without quotes",
            Shape::YesOrNo => "true or false, without quotes",
            Shape::Date => "year-month-day, such as 2021-09-01",
            Shape::LocalTime => "\"2026-11-20 17:42\"",
            Shape::List => "a list, such as [60, 30, 7]",
            Shape::Table => "a heading in [brackets], or keys joined by dots such as title.en and title.fr",
            Shape::Tables => "a heading in [[double brackets]] for each",
        }
    }
}

impl Noun {
    fn in_english(self) -> &'static str {
        match self {
            Noun::Agreement => "agreement",
            Noun::Clause => "clause",
            Noun::Region => "region",
            Noun::Category => "category",
            Noun::Measure => "measure",
            Noun::Target => "target for",
            Noun::Reading => "reading",
            Noun::Value => "value",
            Noun::Law => "law",
            Noun::Zone => "zone",
            Noun::Language => "language",
            Noun::Party => "party",
            Noun::Person => "person",
            Noun::Exception => "exception on",
            Noun::Exclusion => "ground",
            Noun::Duty => "duty",
            Noun::Kind => "kind",
            Noun::Gravity => "gravity",
            Noun::Concern => "concern",
            Noun::Addressee => "addressee",
        }
    }

    fn with_article(self) -> String {
        let word = self.in_english();
        let article = if word.starts_with(['a', 'e']) { "an" } else { "a" };
        format!("{article} {word}")
    }

    fn why_unknown(self) -> &'static str {
        match self {
            Noun::Clause => "the clause isn't in this file, so the margin note would lead nowhere",
            Noun::Zone => "hours need the clock of a place",
            Noun::Law => "no holidays of that name are known by law",
            Noun::Reading => "nothing reads it",
            Noun::Value => "no desk executes this reading",
            Noun::Measure => "a desk can't measure it",
            _ => "it stands for nothing here",
        }
    }

    fn what_to_write(self) -> &'static str {
        match self {
            Noun::Zone => {
                "write a place of the tz database, such as Europe/Paris, America/New_York or Asia/Tokyo"
            }
            Noun::Region => "add [regions.NAME] with zone, hours and clause",
            Noun::Category => "add [[categories]] with level, clause and means",
            Noun::Clause => "add [[clauses]] with id, title and text",
            _ => "write one that is defined in this file",
        }
    }
}
