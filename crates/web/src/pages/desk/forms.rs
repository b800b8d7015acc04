//! The forms of the desk's verbs, each drawn in one place: on the ticket, in triage, and on the page of what came back.

use app::TicketView;
use desk::Clock;
use desk::clock::{Candidate, Course, candidates};
use desk::fact::{Delivery, Gravity, Kind, Resolution};
use maud::{Markup, html};
use terms::{ClauseId, MeasureId};

use crate::components::{self, Button, Choice, Control, Field};
use crate::pages::attachment;
use crate::reader::Signed;
use crate::refuse::Told;
use crate::typed::Typed;

use super::exclusion;

/// A verb of the desk, by the noun it posts to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verb {
    Acknowledgement,
    Work,
    Triage,
    Lowering,
    Diagnosis,
    Endorsement,
    Workaround,
    Product,
    Assignment,
    NextStep,
    Review,
    Approval,
    Message,
    Note,
    Resolution,
    Closure,
    Reopening,
    Exclusion(exclusion::Step),
}

impl Verb {
    /// Where its form goes, after the ticket's address.
    pub fn noun(self) -> &'static str {
        match self {
            Verb::Acknowledgement => "acknowledgement",
            Verb::Work => "work",
            Verb::Triage => "triage",
            Verb::Lowering => "lowering",
            Verb::Diagnosis => "diagnosis",
            Verb::Endorsement => "endorsement",
            Verb::Workaround => "workaround",
            Verb::Product => "product",
            Verb::Assignment => "assignment",
            Verb::NextStep => "next-step",
            Verb::Review => "review",
            Verb::Approval => "review-approval",
            Verb::Message => "messages",
            Verb::Note => "notes",
            Verb::Resolution => "resolution",
            Verb::Closure => "closure",
            Verb::Reopening => "reopening",
            Verb::Exclusion(step) => step.noun(),
        }
    }
}

/// What was typed into any of them. Each keeps its own names, so that one page may hold them all.
#[derive(Clone, Debug, Default)]
pub struct Fields {
    /// How many entries of the ticket the form had seen.
    pub seen: String,
    /// The idempotency key.
    pub key: String,
    /// Where to go afterwards.
    pub back: String,
    /// A message, or a note.
    pub text: String,
    /// A diagnosis.
    pub diagnosis: String,
    /// A resolution procedure, what it is, how it reaches the customer.
    pub procedure: String,
    /// See there.
    pub resolution: String,
    /// See there.
    pub delivery: String,
    /// Why it ends.
    pub closing: String,
    /// What is wrong still.
    pub reopening: String,
    /// What triage found.
    pub kind: String,
    /// See there.
    pub workaround: String,
    /// See there.
    pub gravity: String,
    /// See there.
    pub category: String,
    /// Why, where a reason is owed.
    pub reason: String,
    /// Of a lowered category: `confirm` or `decline`.
    pub decision: String,
    /// Why it is declined.
    pub declining: String,
    /// About an exclusion.
    pub exclusion: exclusion::Fields,
    /// Which diagnosis is endorsed, by the number of its entry.
    pub endorsed: String,
    /// What works around it.
    pub around: String,
    /// Which product it is about.
    pub product: String,
    /// Who answers for it.
    pub assignee: String,
    /// What happens next.
    pub step: String,
    /// By when there is news.
    pub news_by: String,
    /// Why a target was missed.
    pub review_cause: String,
    /// What is done about it.
    pub remedy: String,
    /// What a report says of it.
    pub wording: String,
    /// Why a review is sent back.
    pub returning: String,
    /// The files with it.
    pub files: Vec<desk::AttachmentId>,
    /// Those that came and wait for their text.
    pub held: Vec<app::FileRow>,
}

impl Fields {
    /// Those of a form that was sent.
    pub fn of(typed: &Typed) -> Fields {
        let field = |name: &str| typed.get(name).to_owned();
        Fields {
            seen: field("seen"),
            key: field("key"),
            back: field("back"),
            text: field("text"),
            diagnosis: field("diagnosis"),
            procedure: field("procedure"),
            resolution: field("resolution"),
            delivery: field("delivery"),
            closing: field("closing"),
            reopening: field("reopening"),
            kind: field("kind"),
            workaround: field("workaround"),
            gravity: field("gravity"),
            category: field("category"),
            reason: field("reason"),
            decision: field("decision"),
            declining: field("declining"),
            exclusion: exclusion::Fields::of(typed),
            endorsed: field("endorsed"),
            around: field("around"),
            product: field("product"),
            assignee: field("assignee"),
            step: field("step"),
            news_by: field("news_by"),
            review_cause: field("review_cause"),
            remedy: field("remedy"),
            wording: field("wording"),
            returning: field("returning"),
            files: typed.files(),
            held: Vec::new(),
        }
    }

    /// The words that somebody wrote, whichever form they were in.
    pub fn words(&self) -> String {
        let all = [&self.text, &self.diagnosis, &self.procedure, &self.closing, &self.reopening];
        let all = all.into_iter().chain([
            &self.reason,
            &self.declining,
            &self.around,
            &self.wording,
            &self.returning,
            &self.step,
        ]);
        let mut all = all.chain(self.exclusion.words());
        all.find_map(|text| (!text.is_empty()).then(|| text.clone())).unwrap_or_default()
    }
}

/// A form on its way to be drawn.
pub struct Form<'a> {
    /// Who.
    pub signed: &'a Signed,
    /// On which ticket.
    pub view: &'a TicketView,
    /// What was typed before, if it came back.
    pub typed: &'a Fields,
    /// Why it came back.
    pub told: Option<&'a Told>,
    /// Where to go afterwards; empty: the ticket.
    pub back: &'a str,
    /// The words on its button, where they aren't its own.
    pub submit: Option<String>,
}

impl Form<'_> {
    /// The form of a verb.
    pub fn of(&self, verb: Verb) -> Markup {
        match verb {
            Verb::Acknowledgement => self.post(verb, html! {}, &self.words().acknowledge(), "main"),
            Verb::Work => self.post(verb, html! {}, &self.words().start_work(), "main"),
            Verb::Triage => self.triage(None),
            Verb::Lowering => self.lowering(),
            Verb::Diagnosis => self.diagnosis(),
            Verb::Endorsement => self.endorsement(),
            Verb::Workaround => self.workaround(),
            Verb::Product => self.product(),
            Verb::Assignment => self.assignment(),
            Verb::NextStep => self.next_step(),
            Verb::Review => self.review(),
            Verb::Approval => self.approval(),
            Verb::Message => self.plain(verb, self.words().reply(), self.words().send(), "main"),
            Verb::Note => self.plain(verb, self.words().internal_note(), self.words().keep_note(), "note"),
            Verb::Resolution => self.resolution(),
            Verb::Closure => self.closure(),
            Verb::Reopening => self.reopening(),
            Verb::Exclusion(step) => self.exclusion(step),
        }
    }

    pub(super) fn words(&self) -> words::Lang {
        self.signed.reader.lang
    }

    /// A form that posts to the verb's noun, with what every form carries.
    pub(super) fn post(&self, verb: Verb, body: Markup, submit: &str, look: &str) -> Markup {
        let label = self.submit.as_deref().unwrap_or(submit);
        self.post_with(verb, body, components::button(&Button { label, look, ..Button::default() }))
    }

    pub(super) fn post_with(&self, verb: Verb, body: Markup, buttons: Markup) -> Markup {
        let number = self.view.number;
        let draft = format!(
            "{}-{number}-{}",
            self.view.actor.by.person().map_or(String::new(), |p| p.to_string()),
            verb.noun()
        );
        let takes_files = matches!(verb, Verb::Message | Verb::Note | Verb::Diagnosis | Verb::Resolution);
        let encoding = takes_files.then_some("multipart/form-data");
        html! {
            form.fields method="post" action={ "/desk/t/" (number) "/" (verb.noun()) } enctype=[encoding] data-draft=(draft) {
                (self.hidden())
                (body)
                div.actions { (buttons) }
            }
        }
    }

    /// How far it has read, its idempotency key, where it comes back to.
    pub fn hidden(&self) -> Markup {
        let key = match self.typed.key.as_str() {
            "" => self.signed.app().fresh_ticket().to_string(),
            kept => kept.to_owned(),
        };
        html! {
            input type="hidden" name="seen" value=(self.view.ticket.version);
            input type="hidden" name="key" value=(key);
            @if !self.back.is_empty() { input type="hidden" name="back" value=(self.back); }
        }
    }

    pub(super) fn field(
        &self,
        name: &str,
        about: Option<desk::Field>,
        label: String,
        hint: String,
        control: Control,
    ) -> Field {
        let told = self.told.filter(|told| about.is_some() && told.field == about.map(desk::Field::word));
        let error =
            told.map(|told| self.words().wrong_and_fix(&told.said.what, &told.said.fix)).unwrap_or_default();
        Field { name: name.to_owned(), label, hint, error, optional: String::new(), control }
    }

    fn plain(&self, verb: Verb, label: String, submit: String, look: &str) -> Markup {
        let about = if verb == Verb::Note { desk::Field::Note } else { desk::Field::Message };
        let control = Control::area(self.typed.text.clone(), 6);
        let field = self.field("text", Some(about), label, String::new(), control);
        self.post(verb, html! { (components::field(&field)) (self.files("files")) }, &submit, look)
    }

    /// The field for files, with those that came before.
    fn files(&self, id: &str) -> Markup {
        let told = self.told.filter(|told| told.field == Some(desk::Field::Attachment.word()));
        let error =
            told.map(|told| self.words().wrong_and_fix(&told.said.what, &told.said.fix)).unwrap_or_default();
        let files = attachment::field(self.signed, id, &self.typed.held, &error);
        html! { @if let Some(files) = &files { (components::files_field(files)) } }
    }

    fn diagnosis(&self) -> Markup {
        let w = self.words();
        let control = Control::area(self.typed.diagnosis.clone(), 5);
        let field = self.field(
            "diagnosis",
            Some(desk::Field::Diagnosis),
            w.ask_diagnosis(),
            w.hint_diagnosis(),
            control,
        );
        let body = html! {
            @if !self.view.actor.qualified.covers(self.view.ticket.product()) {
                (components::notice(components::Tone::Soon, "", html! {
                    p { (w.you_are_not_qualified()) " " (self.cite("1.response-time")) }
                }))
            }
            (components::field(&field))
            (self.files("diagnosis-files"))
        };
        self.post(Verb::Diagnosis, body, &w.send_diagnosis(), "main")
    }

    fn resolution(&self) -> Markup {
        let w = self.words();
        let typed = self.typed;
        let choice = |value: &str, label: String, chosen: &str| Choice {
            checked: value == chosen,
            value: value.to_owned(),
            label,
            ..Choice::default()
        };
        let what = Resolution::ALL.iter().map(|r| choice(r.word(), w.resolution(*r), &typed.resolution));
        let how = Delivery::ALL.iter().map(|d| choice(d.word(), w.delivery(*d), &typed.delivery));
        let what = self.field(
            "resolution",
            None,
            w.ask_resolution(),
            String::new(),
            Control::Inline(what.collect()),
        );
        let how =
            self.field("delivery", None, w.ask_delivery(), String::new(), Control::Inline(how.collect()));
        let control = Control::area(typed.procedure.clone(), 5);
        let text = self.field(
            "procedure",
            Some(desk::Field::Resolution),
            w.ask_procedure(),
            w.hint_procedure(),
            control,
        );
        let body = html! {
            (components::field(&what)) (components::field(&how)) (components::field(&text))
            (self.files("resolution-files"))
        };
        self.post(Verb::Resolution, body, &w.send_resolution(), "main")
    }

    fn closure(&self) -> Markup {
        let w = self.words();
        let control = Control::area(self.typed.closing.clone(), 3);
        let field =
            self.field("closing", Some(desk::Field::Reason), w.ask_closing(), w.hint_closing(), control);
        self.post(Verb::Closure, components::field(&field), &w.send_closing(), "")
    }

    fn reopening(&self) -> Markup {
        let w = self.words();
        let control = Control::area(self.typed.reopening.clone(), 3);
        let field = self.field(
            "reopening",
            Some(desk::Field::Reason),
            w.ask_reopening(),
            w.hint_reopening(),
            control,
        );
        self.post(Verb::Reopening, components::field(&field), &w.send_reopening(), "main")
    }

    /// A lowered category that waits for a second person; whoever proposed it may only take it back.
    fn lowering(&self) -> Markup {
        let w = self.words();
        let own =
            self.view.ticket.proposed.as_ref().is_some_and(|proposed| proposed.by == self.view.actor.by);
        let control = Control::area(self.typed.declining.clone(), 2);
        let about = Some(desk::Field::Reason);
        let field = self.field("declining", about, w.ask_declining(), String::new(), control);
        let button = |label: String, decision: &str, look: &str| {
            components::button(&Button {
                label: &label,
                sends: Some(("decision", decision)),
                look,
                ..Button::default()
            })
        };
        let no = if own { w.take_back_lowering() } else { w.decline_lowering() };
        let buttons = html! {
            @if !own { (button(w.confirm_lowering(), "confirm", "main")) }
            (button(no, "decline", ""))
        };
        self.post_with(Verb::Lowering, components::field(&field), buttons)
    }

    /// The four questions of the preliminary investigation. `qualify`: the words of a button that `1` presses.
    pub fn triage(&self, qualify: Option<String>) -> Markup {
        let w = self.words();
        let now = self.chosen();
        let choice = |value: &str, label: String, hint: String, chosen: &str| Choice {
            checked: value == chosen,
            value: value.to_owned(),
            label,
            hint,
            aside: String::new(),
        };
        let none = String::new;
        let kinds = Kind::ALL.iter().map(|kind| choice(kind.word(), w.kind(*kind), none(), &now.kind));
        let kind = self.field("kind", None, w.ask_kind(), w.hint_kind(), Control::Inline(kinds.collect()));
        let around = [("", w.not_known_yet()), ("no", w.no()), ("yes", w.yes())];
        let around = around.into_iter().map(|(value, label)| choice(value, label, none(), &now.workaround));
        let around = self.field(
            "workaround",
            None,
            w.ask_workaround(),
            w.hint_workaround(),
            Control::Inline(around.collect()),
        );
        let mut graves: Vec<Choice> = Gravity::ALL
            .iter()
            .map(|g| choice(g.word(), w.gravity(*g), w.gravity_means(*g), &now.gravity))
            .collect();
        graves.push(choice("none", w.no_gravity(), none(), &now.gravity));
        let grave = self.field("gravity", None, w.ask_gravity(), w.hint_gravity(), Control::Choices(graves));
        let control = Control::area(now.reason.clone(), 2);
        let about = Some(desk::Field::Reason);
        let mut why = self.field("reason", about, w.ask_triage_reason(), w.hint_triage_reason(), control);
        why.optional = w.optional();
        let body = html! {
            (components::field(&kind)) (components::field(&around)) (components::field(&grave))
            (self.categories(&now.category)) (components::field(&why))
        };
        let button = components::button(&Button {
            label: &qualify.clone().or_else(|| self.submit.clone()).unwrap_or_else(|| w.qualify_here()),
            shortcut: qualify.is_some().then_some("1"),
            look: "main",
            ..Button::default()
        });
        self.post_with(Verb::Triage, body, button)
    }

    /// What is chosen at first: what was typed, else what was decided before, else what the reporter took it for.
    /// Gravity and category are never chosen for anybody.
    fn chosen(&self) -> Fields {
        let typed = self.typed;
        if !(typed.kind.is_empty() && typed.category.is_empty() && typed.gravity.is_empty()) {
            return typed.clone();
        }
        let yes_no = |known: bool| if known { "yes".to_owned() } else { "no".to_owned() };
        match self.view.ticket.triage() {
            Some(triage) => Fields {
                kind: triage.kind.word().to_owned(),
                category: triage.category.to_string(),
                gravity: triage.gravity.map_or("none", Gravity::word).to_owned(),
                workaround: triage.workaround.map(yes_no).unwrap_or_default(),
                reason: typed.reason.clone(),
                ..Fields::default()
            },
            None => Fields {
                kind: self.view.ticket.kind().word().to_owned(),
                reason: typed.reason.clone(),
                ..Fields::default()
            },
        }
    }

    /// The sentences of clause 4 side by side, each with the instant that would follow from it.
    fn categories(&self, chosen: &str) -> Markup {
        let (w, view) = (self.words(), self.view);
        let promised = if !view.ticket.has_targets() {
            Ok(Vec::new())
        } else {
            candidates(
                view.ticket.opened.at,
                &view.ticket.opened.what.regions,
                &MeasureId::acknowledgement(),
                &view.agreement,
                &view.calendars,
            )
        };
        let promised = promised.unwrap_or_default();
        let due = |level: u8| promised.iter().find(|candidate| candidate.category == level);
        html! {
            fieldset.field.categories {
                legend { (w.ask_category()) }
                div.choices.side-by-side {
                    @for (i, category) in view.agreement.categories.iter().enumerate() {
                        @let level = category.level.to_string();
                        label {
                            input type="radio" name="category" id=[(i == 0).then_some("category")] value=(level) checked[level == chosen] required;
                            span { (w.category_level(category.level)) }
                            span.aside { (self.cite(category.clause.as_str())) }
                            span.hint { (w.text(&category.means)) }
                            @if let Some(candidate) = due(category.level) { (self.would_be(candidate)) }
                        }
                    }
                }
            }
        }
    }

    /// The clock of a category, as if it were decided.
    fn would_be(&self, candidate: &Candidate) -> Markup {
        let (reader, view) = (&self.signed.reader, self.view);
        let Some(calendar) = view.calendars.get(&candidate.region) else { return html! {} };
        let stop = view.clock(&MeasureId::acknowledgement()).and_then(|timed| timed.clock.stop);
        let clock = Clock {
            measure: MeasureId::acknowledgement(),
            category: Some(candidate.category),
            region: candidate.region.clone(),
            edition: calendar.edition(),
            opened: view.ticket.opened.at,
            starts: view.ticket.opened.at,
            target: Some(candidate.target),
            due: Some(candidate.due),
            stop,
            course: Course::Firm,
            candidates: Vec::new(),
        };
        let standing = clock.standing(calendar, view.now.max(clock.opened), view.agreement.alarms.warn_left);
        let Ok(standing) = standing else { return html! {} };
        let id = format!("clock-category-{}", candidate.category);
        let drawn = reader.clock(&id, &clock, &standing, calendar, &view.agreement);
        let due = reader.moment(candidate.due, calendar.zone());
        html! {
            span.outcome { (components::clock(&drawn)) }
            @if drawn.due.is_none() { span.outcome.meta { (reader.lang.due_then()) " " (components::moment(&due)) } }
        }
    }

    fn cite(&self, clause: &str) -> Markup {
        components::clause(&self.signed.reader.clause(&self.view.agreement, &ClauseId::from(clause)))
    }
}

/// Where in the form the error summary leads.
pub fn anchor(verb: Verb, told: &Told) -> &'static str {
    match verb {
        Verb::Message | Verb::Note => "text",
        Verb::Diagnosis => "diagnosis",
        Verb::Endorsement => "endorsed",
        Verb::Workaround => "around",
        Verb::Product => "product",
        Verb::Assignment => "assignee",
        Verb::Review => match told.field {
            Some("remedy") => "remedy",
            Some("wording") => "wording",
            _ => "review_cause",
        },
        Verb::Approval => "returning",
        Verb::NextStep if told.field == Some("news_by") => "news_by",
        Verb::NextStep => "step",
        Verb::Resolution if told.field.is_none() => "resolution",
        Verb::Resolution => "procedure",
        Verb::Closure => "closing",
        Verb::Reopening => "reopening",
        Verb::Lowering => "declining",
        Verb::Exclusion(step) => step.anchor(told),
        Verb::Triage => match told.code {
            "gravity-missing"
            | "major-with-workaround"
            | "workaround-was-found"
            | "gravity-of-no-incident" => "gravity",
            "unknown-category" => "category",
            "lowering-needs-reason" => "reason",
            _ => "kind",
        },
        Verb::Acknowledgement | Verb::Work => "again",
    }
}
