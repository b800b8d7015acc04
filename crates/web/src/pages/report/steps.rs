//! The steps of a report, and the short way: which question stands where, and how each is asked.

use desk::fact::{Affected, Detail, Frequency, Stops};
use maud::{Markup, html};
use terms::MeasureId;
use words::Lang;

use super::Asked;
use crate::components::{self, Choice, Control, Field, Width};
use crate::pages::attachment;

/// A page of the report.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// The short way: what happens, what stops, for whom.
    Urgent,
    /// What happens and what stops.
    What,
    /// Where, for whom, since when.
    Where,
    /// How to see it again (clause 3.C).
    Again,
    /// What level 1 did already (clause 2.C).
    Done,
    /// Everything once more, and what follows from sending it.
    Check,
}

impl Step {
    /// The five, in their order.
    pub const FIVE: [Step; 5] = [Step::What, Step::Where, Step::Again, Step::Done, Step::Check];

    /// The step that an address names; the first for any other.
    pub fn named(word: &str) -> Step {
        let all = Step::FIVE.into_iter().chain([Step::Urgent]);
        all.into_iter().find(|step| step.word() == word).unwrap_or(Step::What)
    }

    /// Its word in the address.
    pub fn word(self) -> &'static str {
        match self {
            Step::Urgent => "urgent",
            Step::What => "1",
            Step::Where => "2",
            Step::Again => "3",
            Step::Done => "4",
            Step::Check => "5",
        }
    }

    /// Its address.
    pub fn href(self) -> String {
        match self {
            Step::What => "/tickets/new".to_owned(),
            step => format!("/tickets/new?step={}", step.word()),
        }
    }

    /// Its place among the five.
    pub fn place(self) -> usize {
        Step::FIVE.iter().position(|step| *step == self).unwrap_or(0)
    }

    /// The one after it.
    pub fn next(self) -> Step {
        *Step::FIVE.get(self.place() + 1).unwrap_or(&Step::Check)
    }

    /// The one before it.
    pub fn before(self) -> Option<Step> {
        self.place().checked_sub(1).and_then(|place| Step::FIVE.get(place)).copied()
    }

    /// What it is called.
    pub fn name(self, w: Lang) -> String {
        match self {
            Step::Urgent => w.report_urgent_title(),
            Step::What => w.step_what(),
            Step::Where => w.step_where(),
            Step::Again => w.step_again(),
            Step::Done => w.step_done(),
            Step::Check => w.step_check(),
        }
    }

    /// The fields that it asks.
    pub fn fields(self) -> impl Iterator<Item = &'static str> {
        let names: &[&str] = match self {
            Step::Urgent => &["subject", "description", "stops", "whom"],
            Step::What => &["stops", "subject", "description"],
            Step::Where => &["whom", "product", "place", "affected", "since", "changed", "reference"],
            Step::Again => &["steps", "expected", "observed", "message", "frequency"],
            Step::Done => &[
                "checks",
                "documentation",
                "workaround",
                "third_party",
                "trained",
                "may_contact",
                "remote_access",
            ],
            Step::Check => &[],
        };
        names.iter().copied()
    }

    /// The step of the five in which a field is asked.
    pub fn of(field: &str) -> Step {
        Step::FIVE.into_iter().find(|step| step.fields().any(|name| name == field)).unwrap_or(Step::Where)
    }

    /// A choice that nobody made isn't sent by the browser: its absence is the answer.
    pub fn is_choice(self, field: &str) -> bool {
        matches!(field, "stops" | "affected" | "frequency" | "trained" | "may_contact" | "remote_access")
    }

    /// Are files asked here?
    pub fn asks_files(self) -> bool {
        matches!(self, Step::Urgent | Step::Again)
    }

    /// Are regions asked here?
    pub fn asks_regions(self) -> bool {
        matches!(self, Step::Urgent | Step::Where)
    }
}

/// The questions of a step.
pub fn questions(asked: &Asked<'_>, step: Step) -> Markup {
    match step {
        Step::Urgent => html! {
            (section(asked, 1, &asked.w().report_what_happens(), html! { (subject(asked)) (area(asked, Detail::Description, 5, "")) (files(asked)) }))
            (section(asked, 2, &asked.w().ask_stops(), stops(asked)))
            (section(asked, 3, &third(asked), html! { (whom(asked)) (regions(asked)) }))
        },
        Step::What => html! { (stops(asked)) (subject(asked)) (area(asked, Detail::Description, 5, "")) },
        Step::Where => html! {
            (whom(asked)) (regions(asked))
            (line(asked, "product", desk::Field::Product, asked.w().ask_product_hint()))
            (area(asked, Detail::Place, 2, ""))
            (choices(asked, "affected", &asked.w().ask_affected(), Affected::ALL.iter().map(|a| (a.word(), asked.w().affected(*a)))))
            (area(asked, Detail::Since, 2, &asked.w().ask_since_hint()))
            (area(asked, Detail::Changed, 2, ""))
            (line(asked, "reference", desk::Field::Reference, asked.w().ask_reference_hint()))
        },
        Step::Again => html! {
            (area(asked, Detail::Steps, 5, &asked.w().ask_steps_hint()))
            (area(asked, Detail::Expected, 2, ""))
            (area(asked, Detail::Observed, 2, ""))
            (area(asked, Detail::Message, 3, &asked.w().ask_message_hint()))
            (choices(asked, "frequency", &asked.w().ask_frequency(), Frequency::ALL.iter().map(|f| (f.word(), asked.w().frequency(*f)))))
            (files(asked))
        },
        Step::Done => html! {
            (area(asked, Detail::Checks, 4, ""))
            (area(asked, Detail::Documentation, 2, ""))
            (area(asked, Detail::Workaround, 2, ""))
            (area(asked, Detail::ThirdParty, 2, ""))
            (yes_or_no(asked, "trained", &asked.w().ask_trained()))
            (yes_or_no(asked, "may_contact", &asked.w().ask_may_contact()))
            (yes_or_no(asked, "remote_access", &asked.w().ask_remote_access()))
        },
        Step::Check => html! {},
    }
}

/// The third question of the short way: for whom; of who asks for themselves, only where.
fn third(asked: &Asked<'_>) -> String {
    match (asked.whom.is_empty(), asked.signed.reader.is_centre()) {
        (true, _) => asked.w().ask_regions(),
        (false, true) => asked.w().ask_whom_behalf(),
        (false, false) => asked.w().ask_whom(),
    }
}

fn section(asked: &Asked<'_>, number: u8, heading: &str, body: Markup) -> Markup {
    let id = format!("question-{number}");
    html! {
        section.question.named[number > 1] aria-labelledby=(id) {
            h2 id=(id) { span.question-number aria-hidden="true" { (number) } (heading) }
            div.fields { (body) }
        }
        @if number == 3 { p.meta { (asked.w().category_is_ours()) " " (asked.cite("3.D")) } }
    }
}

fn files(asked: &Asked<'_>) -> Markup {
    let field = attachment::field(asked.signed, "files", &asked.files, &asked.error("files"));
    html! { @if let Some(field) = field { (components::files_field(&field)) } }
}

fn subject(asked: &Asked<'_>) -> Markup {
    components::field(&Field {
        name: "subject".into(),
        label: asked.w().field(desk::Field::Subject),
        hint: asked.w().ask_subject_hint(),
        error: asked.error("subject"),
        control: Control::line(asked.draft.get("subject")),
        ..Field::default()
    })
}

/// What stops: each choice says which category it suggests, and what that promises.
fn stops(asked: &Asked<'_>) -> Markup {
    let w = asked.w();
    let means = |stops: Stops| match stops {
        Stops::Everything => w.stops_everything_means(),
        Stops::Degraded => w.stops_degraded_means(),
        Stops::Function => w.stops_function_means(),
        Stops::Nothing => w.stops_nothing_means(),
    };
    let choice = |stops: &Stops| Choice {
        value: stops.word().to_owned(),
        label: w.stops(*stops),
        hint: means(*stops),
        aside: suggests(asked, *stops),
        checked: asked.draft.get("stops") == stops.word(),
    };
    components::field(&Field {
        name: "stops".into(),
        label: w.ask_stops(),
        error: asked.error("stops"),
        control: Control::Choices(Stops::ALL.iter().map(choice).collect()),
        ..Field::default()
    })
}

/// The same rule as the desk's: the strictest target where the whole is concerned, the mildest where one function is.
fn suggests(asked: &Asked<'_>, stops: Stops) -> String {
    let measure = MeasureId::acknowledgement();
    let within = |category: &terms::Category| Some((category.target(&measure)?.within, category.level));
    let promised = asked.agreement.categories.iter().filter_map(within);
    let suggested = match stops {
        Stops::Everything | Stops::Degraded => promised.min(),
        Stops::Function => promised.max(),
        Stops::Nothing => None,
    };
    let words = |(within, level)| asked.w().stops_suggests(level, &asked.w().open_time(within));
    suggested.map(words).unwrap_or_default()
}

fn whom(asked: &Asked<'_>) -> Markup {
    if asked.whom.is_empty() {
        return html! {};
    }
    let behalf = asked.signed.reader.is_centre();
    components::field(&Field {
        name: "whom".into(),
        label: if behalf { asked.w().ask_whom_behalf() } else { asked.w().ask_whom() },
        error: asked.error("whom"),
        control: Control::Select(asked.whom.clone(), asked.draft.get("whom").to_owned()),
        ..Field::default()
    })
}

fn regions(asked: &Asked<'_>) -> Markup {
    let w = asked.w();
    let error = asked.error("region");
    html! {
        fieldset.field.invalid[!error.is_empty()] aria-describedby="region-hint" {
            legend { (w.ask_regions()) " " span.optional { (w.ask_optional()) } }
            p.hint id="region-hint" { (w.ask_regions_hint()) " " (asked.cite("1.business-hour")) }
            @if !error.is_empty() { p.error id="region-error" { (error) } }
            div.region-checks {
                @for (i, region) in asked.agreement.regions.iter().enumerate() {
                    @let id = region.id.to_string();
                    label.check {
                        input type="checkbox" id=(if i == 0 { "region".to_owned() } else { format!("region-{id}") }) name="region" value=(id) checked[asked.draft.regions.contains(&id)];
                        span { b { (id) } " " span.optional { (w.text(&region.title)) } }
                    }
                }
            }
        }
    }
}

fn area(asked: &Asked<'_>, detail: Detail, rows: u8, hint: &str) -> Markup {
    let optional = if detail == Detail::Description { String::new() } else { asked.w().ask_optional() };
    components::field(&Field {
        name: detail.word().into(),
        label: asked.w().detail(detail),
        hint: hint.to_owned(),
        error: asked.error(detail.word()),
        optional,
        control: Control::area(asked.draft.get(detail.word()), rows),
    })
}

fn line(asked: &Asked<'_>, name: &str, about: desk::Field, hint: String) -> Markup {
    components::field(&Field {
        name: name.to_owned(),
        label: asked.w().field(about),
        hint,
        error: asked.error(name),
        optional: asked.w().ask_optional(),
        control: Control::Line {
            value: asked.draft.get(name).to_owned(),
            kind: "text",
            autocomplete: "off",
            width: Width::Medium,
            most: None,
        },
    })
}

fn choices<'w>(
    asked: &Asked<'_>,
    name: &str,
    label: &str,
    all: impl Iterator<Item = (&'w str, String)>,
) -> Markup {
    let choice = |(value, label): (&str, String)| Choice {
        value: value.to_owned(),
        label,
        checked: asked.draft.get(name) == value,
        ..Choice::default()
    };
    components::field(&Field {
        name: name.to_owned(),
        label: label.to_owned(),
        error: asked.error(name),
        optional: asked.w().ask_optional(),
        control: Control::Inline(all.map(choice).collect()),
        ..Field::default()
    })
}

fn yes_or_no(asked: &Asked<'_>, name: &str, label: &str) -> Markup {
    let w = asked.w();
    choices(asked, name, label, [("yes", w.yes()), ("no", w.no()), ("", w.ask_not_said())].into_iter())
}
