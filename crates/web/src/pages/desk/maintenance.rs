//! `/desk/maintenance`: what is planned, announced, done; for whom, in whose hours, and what they read.

use app::{Failure, Intended, Receipt, Record, Shown};
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use desk::maintenance::{Effect, MaintenanceCommand, MaintenanceState, Whom};
use desk::release::ReleaseState;
use desk::{Action, Maintenance, Organisation, OrganisationId, Refusal, Release, ReleaseId};
use jiff::Timestamp;
use maud::{Markup, html};
use serde::Deserialize;
use words::Lang;

use super::works::{Refused, Sheet, Voices, instant, notice_fields, page, sent, written};
use super::{Centre, list_zone, number};
use crate::components::{self, Annotated, Choice, Control, Field, MarginNote, Tone};
use crate::pages::notices;
use crate::reader::Signed;
use crate::refuse::No;
use crate::typed::Typed;

/// What the address says.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    done: Option<String>,
}

/// What a plan chooses from.
struct House {
    organisations: Vec<Organisation>,
    releases: Vec<(u64, Release)>,
}

impl House {
    async fn load(signed: &Signed) -> Result<House, Failure> {
        let organisations = signed.app().organisations().await?;
        Ok(House { organisations, releases: signed.app().releases(&signed.visitor).await? })
    }

    /// The release of that id, with its number.
    fn release(&self, id: Option<ReleaseId>) -> Option<(u64, &Release)> {
        let found = self.releases.iter().find(|(_, release)| Some(release.id) == id);
        found.map(|(number, release)| (*number, release))
    }
}

/// `GET /desk/maintenance`.
pub async fn list(Centre(signed): Centre) -> Result<Response, No> {
    draw_list(&signed, &Typed::default(), None).await
}

/// `POST /desk/maintenance`: plans one.
pub async fn plan(Centre(signed): Centre, typed: Typed) -> Result<Response, No> {
    let app::Form { key, body_hash, .. } = sent(&typed);
    let form = app::Form { seen: None, key, body_hash };
    let planned = match planned(&signed, &typed).await {
        Ok(plan) => signed.app().change_maintenance(&signed.visitor, None, &plan, &form).await,
        Err(failure) => Err(failure),
    };
    match planned {
        Ok(receipt) => Ok(Redirect::to(&format!("/desk/maintenance/{}", receipt.number)).into_response()),
        Err(failure) => {
            let refused = Refused::of(&signed, "", &failure);
            draw_list(&signed, &typed, Some(&refused)).await
        }
    }
}

/// `GET /desk/maintenance/{n}`.
pub async fn show(
    Centre(signed): Centre,
    Path(path): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, No> {
    let n = number(&signed, &path)?;
    let w = signed.reader.lang;
    let said = asked.done.map(|done| match done.as_str() {
        "announcement" => w.maintenance_announced_done(),
        _ => w.maintenance_changed(),
    });
    draw(&signed, n, &Typed::default(), None, said).await
}

/// `POST /desk/maintenance/{n}/{noun}`.
pub async fn change(
    Centre(signed): Centre,
    Path((path, noun)): Path<(String, String)>,
    typed: Typed,
) -> Result<Response, No> {
    let n = number(&signed, &path)?;
    match changed(&signed, n, &noun, &typed).await {
        Ok(_) => Ok(Redirect::to(&format!("/desk/maintenance/{n}?done={noun}")).into_response()),
        Err(failure @ Failure::Refused(Refusal::NotFound)) => Err(signed.no(failure)),
        Err(failure) => {
            let refused = Refused::of(&signed, &noun, &failure);
            draw(&signed, n, &typed, Some(&refused), None).await
        }
    }
}

async fn changed(signed: &Signed, n: u64, noun: &str, typed: &Typed) -> Result<Receipt, Failure> {
    let text = |name: &str| signed.app().authored(typed.get(name));
    let command = match noun {
        "plan" => planned(signed, typed).await?,
        "announcement" => MaintenanceCommand::Announce(Box::new(written(signed, typed))),
        "postponement" => MaintenanceCommand::Postpone {
            from: instant(signed, typed.get("from")),
            until: instant(signed, typed.get("until")),
            reason: text("reason"),
            notices: Box::new(written(signed, typed)),
        },
        "end" => {
            let note = Some(typed.get("note")).filter(|note| !note.trim().is_empty());
            MaintenanceCommand::Finish { note: note.map(|note| signed.app().authored(note)) }
        }
        "cancellation" => MaintenanceCommand::Cancel { reason: text("cancelling") },
        _ => return Err(Refusal::NotFound.into()),
    };
    signed.app().change_maintenance(&signed.visitor, Some(n), &command, &sent(typed)).await
}

/// The plan that was typed.
async fn planned(signed: &Signed, typed: &Typed) -> Result<MaintenanceCommand, Failure> {
    let text = |name: &str| signed.app().authored(typed.get(name));
    let whom = match typed.get("whom") {
        "regions" => Whom::Regions(typed.all("region").iter().map(|id| id.as_str().into()).collect()),
        "organisations" => {
            let all = typed.all("organisation");
            Whom::Organisations(all.iter().filter_map(|id| id.parse::<OrganisationId>().ok()).collect())
        }
        _ => Whom::Everybody {},
    };
    let rollback = Some(typed.get("rollback")).filter(|text| !text.trim().is_empty());
    let release = match typed.get("release").trim() {
        "" => None,
        // What is no number is no release.
        number => Some(signed.app().release_of(&signed.visitor, number.parse().unwrap_or(0)).await?),
    };
    let intended = Intended {
        from: instant(signed, typed.get("from")),
        until: instant(signed, typed.get("until")),
        whom,
        effect: typed.get("effect").parse().unwrap_or(Effect::Unavailable),
        release,
        title: text("title"),
        steps: text("steps"),
        rollback: rollback.map(|text| signed.app().authored(text)),
    };
    Ok(MaintenanceCommand::Plan(Box::new(signed.app().plan(intended).await?)))
}

async fn draw_list(signed: &Signed, typed: &Typed, refused: Option<&Refused>) -> Result<Response, No> {
    let w = signed.reader.lang;
    let of = async |is_open| {
        let all = signed.app().shown::<Maintenance>(&signed.visitor, Action::ReadNotices, is_open).await;
        all.map_err(|failure| signed.no(failure))
    };
    let (mut open, over) = (of(true).await?, of(false).await?);
    open.reverse(); // what comes next first
    let house = House::load(signed).await.map_err(|failure| signed.no(failure))?;
    let sheet = Sheet { signed, typed, refused, seen: 0, base: "/desk/maintenance".to_owned() };
    let main = html! {
        (components::head(None, &w.maintenance_title(), html! { p.lead { (w.maintenance_lead()) } }))
        div.stack-l {
            (sheet.summary())
            @if open.is_empty() { (components::empty(&w.maintenance_none(), html! {}, None)) }
            @else { (rows(&sheet, &open, &w.works_open())) }
            (sheet.folded("", &w.maintenance_plan(), plan_fields(&sheet, "", None, &house)))
            section.stack {
                h2 { (w.works_over()) }
                @if over.is_empty() { p { (w.maintenance_none_over()) } } @else { (rows(&sheet, &over, &w.works_over())) }
            }
        }
    };
    page(&sheet, w.maintenance_title(), None, main).await
}

fn rows(sheet: &Sheet<'_>, all: &[Shown<Maintenance>], caption: &str) -> Markup {
    let w = sheet.words();
    let headings = [w.maintenance_what(), w.maintenance_window(), w.works_state(), w.maintenance_effect()];
    let row = |shown: &Shown<Maintenance>| {
        let plan = &shown.value.plan;
        let title = shown.text(plan.title.id).map_or_else(|| w.text_erased(), str::to_owned);
        vec![
            html! { a href={ "/desk/maintenance/" (shown.number) } { (title) } },
            html! { (window(sheet.signed, plan.from, plan.until, &list_zone(sheet.signed))) },
            html! { (components::chip(tone(shown.value.state), "", &w.maintenance_state(shown.value.state))) },
            html! { (w.maintenance_effect_means(plan.effect)) },
        ]
    };
    let rows: Vec<Vec<Markup>> = all.iter().map(row).collect();
    components::plain_table(caption, &headings, &rows)
}

fn tone(state: MaintenanceState) -> Tone {
    match state {
        MaintenanceState::Planned => Tone::Soon,
        MaintenanceState::Announced => Tone::Accent,
        MaintenanceState::Done => Tone::Met,
        MaintenanceState::Cancelled => Tone::Still,
    }
}

/// A window by the clock of one place.
fn window(signed: &Signed, from: Timestamp, until: Timestamp, zone: &str) -> String {
    let reader = &signed.reader;
    let (from, until) = notices::window(reader.lang, from, until, zone);
    reader.lang.maintenance_window_from_to(&from, &until)
}

fn plan_fields(sheet: &Sheet<'_>, noun: &str, known: Option<&Record<Maintenance>>, house: &House) -> Markup {
    let w = sheet.words();
    let plan = known.map(|record| &record.value.plan);
    let text = |id: Option<desk::TextRef>| {
        id.zip(known).and_then(|(text, record)| record.text(text.id)).unwrap_or_default().to_owned()
    };
    let zone = list_zone(sheet.signed);
    let rule = sheet.signed.app().editions().in_force(sheet.signed.reader.now).ok();
    let rule = rule.and_then(|(agreement, _)| agreement.maintenance.clone());
    let hint = w.maintenance_by_clock(&zone);
    let (title, steps) = (text(plan.map(|plan| plan.title)), text(plan.map(|plan| plan.steps)));
    html! {
        @if let Some(rule) = rule { p.hint { (w.maintenance_rule(&w.open_time_in_short(rule.notice))) } }
        (components::field(&sheet.line(noun, "title", w.maintenance_what(), &title)))
        (components::field(&Field { hint: hint.clone(), ..sheet.instant(noun, "from", w.maintenance_from(), plan.map(|plan| plan.from)) }))
        (components::field(&Field { hint, ..sheet.instant(noun, "until", w.maintenance_until(), plan.map(|plan| plan.until)) }))
        (whom_fields(sheet, noun, plan.map(|plan| &plan.whom), house))
        (release_field(sheet, noun, plan.and_then(|plan| plan.release), house))
        (effect_field(sheet, noun, plan.map(|plan| plan.effect)))
        (components::field(&sheet.area(noun, "steps", w.field(desk::Field::Steps), &steps, 4)))
        (components::field(&Field {
            optional: w.optional(),
            ..sheet.area(noun, "rollback", w.field(desk::Field::Rollback), &text(plan.and_then(|plan| plan.rollback)), 2)
        }))
    }
}

/// The release that it installs: one that is prepared or out.
fn release_field(sheet: &Sheet<'_>, noun: &str, first: Option<ReleaseId>, house: &House) -> Markup {
    let w = sheet.words();
    let first = house.release(first).map(|(number, _)| number.to_string()).unwrap_or_default();
    let stands = |(_, release): &&(u64, Release)| release.state != ReleaseState::Withdrawn;
    let named = |(number, release): &(u64, Release)| {
        let label = format!("{} · {}", release.contents.version, w.release_state(release.state));
        (number.to_string(), label)
    };
    let choices = house.releases.iter().filter(stands).map(named);
    let choices: Vec<_> = [(String::new(), w.maintenance_no_release())].into_iter().chain(choices).collect();
    components::field(&Field {
        name: "release".to_owned(),
        label: w.maintenance_release(),
        control: Control::Select(choices, sheet.value(noun, "release", &first)),
        ..Field::default()
    })
}

fn effect_field(sheet: &Sheet<'_>, noun: &str, first: Option<Effect>) -> Markup {
    let w = sheet.words();
    let chosen = sheet.value(noun, "effect", first.unwrap_or(Effect::Unavailable).word());
    let choice = |effect: &Effect| Choice {
        value: effect.word().to_owned(),
        label: w.maintenance_effect_means(*effect),
        checked: chosen == effect.word(),
        ..Choice::default()
    };
    let control = Control::Choices(Effect::ALL.iter().map(choice).collect());
    components::field(&Field {
        name: "effect".to_owned(),
        label: w.maintenance_effect(),
        control,
        ..Field::default()
    })
}

fn whom_fields(sheet: &Sheet<'_>, noun: &str, first: Option<&Whom>, house: &House) -> Markup {
    let w = sheet.words();
    let (word, regions, all): (&str, Vec<String>, Vec<String>) = match first {
        None | Some(Whom::Everybody {}) => ("everybody", Vec::new(), Vec::new()),
        Some(Whom::Regions(named)) => {
            ("regions", named.iter().map(ToString::to_string).collect(), Vec::new())
        }
        Some(Whom::Organisations(ids)) => {
            ("organisations", Vec::new(), ids.iter().map(ToString::to_string).collect())
        }
    };
    let back = sheet.is_back(noun);
    let regions = if back { sheet.chosen(noun, "region") } else { regions };
    let all = if back { sheet.chosen(noun, "organisation") } else { all };
    let word = sheet.value(noun, "whom", word);
    let choice = |value: &str, label: String| Choice {
        value: value.to_owned(),
        label,
        checked: word == value,
        ..Choice::default()
    };
    let choices = vec![
        choice("everybody", w.maintenance_everybody()),
        choice("regions", w.maintenance_some_regions()),
        choice("organisations", w.maintenance_some_organisations()),
    ];
    let agreement = sheet.signed.app().editions().in_force(sheet.signed.reader.now).ok();
    let known: Vec<String> =
        agreement.iter().flat_map(|(a, _)| a.regions.iter().map(|r| r.id.to_string())).collect();
    let asking = house.organisations.iter().filter(|o| o.party != desk::fact::Party::Vendor);
    html! {
        (components::field(&Field { name: "whom".to_owned(), label: w.maintenance_whom(), control: Control::Choices(choices), ..Field::default() }))
        fieldset.field {
            legend { (w.maintenance_regions()) }
            @for region in &known {
                label.check { input type="checkbox" name="region" value=(region) checked[regions.contains(region)]; span { (region) } }
            }
        }
        fieldset.field {
            legend { (w.maintenance_organisations()) }
            @for organisation in asking {
                @let id = organisation.id.to_string();
                label.check { input type="checkbox" name="organisation" value=(id) checked[all.contains(&id)]; span { (organisation.name) } }
            }
        }
    }
}

async fn draw(
    signed: &Signed,
    n: u64,
    typed: &Typed,
    refused: Option<&Refused>,
    said: Option<String>,
) -> Result<Response, No> {
    let w = signed.reader.lang;
    let no = |failure| signed.no(failure);
    let record =
        signed.app().record::<Maintenance>(&signed.visitor, Action::ReadNotices, n).await.map_err(no)?;
    let house = House::load(signed).await.map_err(no)?;
    let base = format!("/desk/maintenance/{n}");
    let sheet = Sheet { signed, typed, refused, seen: record.value.version, base };
    let title = record.text(record.value.plan.title.id).map_or_else(|| w.text_erased(), str::to_owned);
    let crumb = html! { a.quiet href="/desk/maintenance" { "← " (w.maintenance_title()) } };
    let state = html! {
        p.state-line { (components::chip(tone(record.value.state), "", &w.maintenance_state(record.value.state))) }
    };
    let main = components::annotated(&Annotated {
        head: components::head(Some(crumb), &title, state),
        margin: margin(&sheet, &record, &house),
        text: html! { div.stack-l { (sheet.summary()) (text(&sheet, &record, &house)) } },
        more: html! {},
        margin_label: w.clocks_and_clauses(),
    });
    let flash = said.map(|said| components::flash(Tone::Met, &said, None));
    page(&sheet, title, flash, main).await
}

/// The window by the clock of each region concerned, and how much of it lies in their open hours.
fn margin(sheet: &Sheet<'_>, record: &Record<Maintenance>, house: &House) -> Markup {
    let (w, plan) = (sheet.words(), &record.value.plan);
    let calendars = sheet.signed.app().calendars_now().unwrap_or_default();
    let agreement = sheet.signed.app().editions().in_force(sheet.signed.reader.now).ok();
    let clause = agreement.map(|(agreement, _)| sheet.signed.reader.clause(&agreement, &"2.A".into()));
    let note = |heading: String| MarginNote {
        heading,
        clauses: clause.clone().into_iter().collect(),
        ..MarginNote::default()
    };
    let whom = match &plan.whom {
        Whom::Everybody {} => vec![w.maintenance_everybody()],
        Whom::Regions(regions) => regions.iter().map(ToString::to_string).collect(),
        Whom::Organisations(ids) => {
            let of = |id: &OrganisationId| {
                house.organisations.iter().find(|o| o.id == *id).map(|o| o.name.clone())
            };
            ids.iter().filter_map(of).collect()
        }
    };
    html! {
        div.notes {
            (components::margin_note(&note(w.maintenance_window()), html! {
                @for region in &plan.regions {
                    @if let Some(calendar) = calendars.get(region) {
                        p { (window(sheet.signed, plan.from, plan.until, calendar.zone())) }
                        @if let Ok(open) = calendar.between(plan.from, plan.until) {
                            p.meta { (w.maintenance_in_hours(&w.open_time_in_short(open), region.as_str())) }
                        }
                    }
                }
            }))
            (components::margin_note(&note(w.maintenance_whom()), html! { p { (whom.join(w.pick(", ", ", ", "、"))) } }))
            @if let Some((number, release)) = house.release(plan.release) {
                (components::margin_note(&note(w.maintenance_release()), html! {
                    p { a href={ "/desk/releases/" (number) } { (w.release_named(&release.contents.version)) } }
                    p.meta { (w.release_state(release.state)) }
                }))
            }
            (components::margin_note(&note(w.maintenance_effect()), html! { p { (w.maintenance_effect_means(plan.effect)) } }))
        }
    }
}

fn text(sheet: &Sheet<'_>, record: &Record<Maintenance>, house: &House) -> Markup {
    let (w, value) = (sheet.words(), &record.value);
    let voices = Voices { texts: &record.texts, names: &record.names };
    html! {
        @if let Some(told) = value.notices {
            @let text = w.pick(told.en, told.fr, told.ja);
            section.stack { h2 { (w.field(desk::Field::Notice)) } div.prose { (voices.text(w, text.id)) } }
        }
        section.stack { h2 { (w.field(desk::Field::Steps)) } div.prose { (voices.text(w, value.plan.steps.id)) } }
        @if let Some(rollback) = value.plan.rollback {
            section.stack { h2 { (w.field(desk::Field::Rollback)) } div.prose { (voices.text(w, rollback.id)) } }
        }
        @if !value.moved.is_empty() || value.ended.is_some() {
            section.stack {
                h2 { (w.works_history()) }
                @for moved in &value.moved {
                    @let (from, until) = notices::window(w, moved.from, moved.until, &list_zone(sheet.signed));
                    p { (w.maintenance_moved(&from, &until)) }
                    (voices.said(sheet.signed, &moved.reason))
                }
                @if let Some(ended) = &value.ended { (voices.said(sheet.signed, ended)) }
            }
        }
        (acts(sheet, record, house))
    }
}

fn acts(sheet: &Sheet<'_>, record: &Record<Maintenance>, house: &House) -> Markup {
    let (w, value) = (sheet.words(), &record.value);
    let zone = notice_zone(sheet.signed, value);
    let release = house.release(value.plan.release).map(|(_, release)| release);
    let title = record.text(value.plan.title.id).unwrap_or_default().to_owned();
    let drafted = |lang: Lang| notices::drafted(lang, &title, &value.plan, release, &zone);
    let cancel =
        html! { (components::field(&sheet.area("cancellation", "cancelling", w.works_reason(), "", 2))) };
    html! {
        section.stack aria-label=(w.actions()) {
            @match value.state {
                MaintenanceState::Planned => {
                    (sheet.folded("announcement", &w.maintenance_announce(), html! {
                        p.hint { (w.maintenance_announce_hint()) }
                        (notice_fields(sheet, "announcement", drafted))
                    }))
                    (sheet.folded("plan", &w.maintenance_redraw(), plan_fields(sheet, "plan", Some(record), house)))
                    (sheet.folded("cancellation", &w.maintenance_cancel(), cancel))
                },
                MaintenanceState::Announced => {
                    (sheet.folded("end", &w.maintenance_done(), html! {
                        (components::field(&Field { optional: w.optional(), ..sheet.area("end", "note", w.maintenance_how_it_went(), "", 2) }))
                    }))
                    (sheet.folded("postponement", &w.maintenance_postpone(), html! {
                        (components::field(&sheet.instant("postponement", "from", w.maintenance_from(), Some(value.plan.from))))
                        (components::field(&sheet.instant("postponement", "until", w.maintenance_until(), Some(value.plan.until))))
                        (components::field(&sheet.area("postponement", "reason", w.works_reason(), "", 2)))
                        (notice_fields(sheet, "postponement", drafted))
                    }))
                    (sheet.folded("cancellation", &w.maintenance_cancel(), cancel))
                },
                MaintenanceState::Done | MaintenanceState::Cancelled => {},
            }
        }
    }
}

/// The clock of those concerned where they have one, else this reader's.
fn notice_zone(signed: &Signed, value: &Maintenance) -> String {
    let calendars = signed.app().calendars_now().unwrap_or_default();
    match &value.plan.regions[..] {
        [one] => calendars.get(one).map_or_else(|| list_zone(signed), |calendar| calendar.zone().to_owned()),
        _ => list_zone(signed),
    }
}
