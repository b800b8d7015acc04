//! Who is at the centre, and what that covers (clause 3.B): the same as the page, for programs.

use app::Failure;
use axum::Json;
use axum::http::StatusCode;
use axum::response::Response;
use desk::access::Fields;
use desk::roster::{Away, Expected, Forecast, IsoWeek, NewShift, RosterCommand};
use desk::{PersonId, Refusal, Roster};
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};
use terms::RegionId;
use utoipa::{IntoParams, ToSchema};

use super::caller::{Asked, Caller, Params, Path};
use super::problem::{self, Problem};

/// From when, how far.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct CoverageParams {
    /// From this instant on, RFC 3339; now if left out.
    #[param(value_type = Option<String>)]
    from: Option<String>,
    /// So many weeks, 1 to 104; 12 if left out.
    weeks: Option<i64>,
}

/// Who covers a region's open hours, and what is missing, with its reason.
#[utoipa::path(
    get, path = "/coverage/{region}", tag = "roster", params(("region" = String, Path), CoverageParams),
    responses(
        (status = OK, body = Object, description = "Open, covered and short seconds, needs with their reason, gaps with theirs"),
        (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn coverage(
    caller: Caller,
    Path(region): Path<String>,
    Params(params): Params<CoverageParams>,
) -> Result<Json<app::CoverageTold>, Response> {
    let from = instant(&caller, params.from.as_deref())?;
    let weeks = params.weeks.unwrap_or(app::WEEKS_AHEAD).clamp(1, 104);
    let until = from.checked_add((weeks * 7 * 24).hours()).unwrap_or(Timestamp::MAX);
    readable(&caller)?;
    let covered = caller.app().coverage(&RegionId(region), from, until).await;
    covered.map(|covered| Json(covered.told())).map_err(|failure| caller.no(failure))
}

/// Which instant.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct AtParams {
    /// RFC 3339; now if left out.
    #[param(value_type = Option<String>)]
    at: Option<String>,
}

/// Was the centre staffed for that region at that instant? Answered from recorded presence; the plan stands beside it.
#[utoipa::path(
    get, path = "/coverage/{region}/at", tag = "roster", params(("region" = String, Path), AtParams),
    responses(
        (status = OK, body = Object, description = "`staffed`, what was short, what was planned, what was recorded"),
        (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn staffed(
    caller: Caller,
    Path(region): Path<String>,
    Params(params): Params<AtParams>,
) -> Result<Json<desk::roster::Answer>, Response> {
    let at = instant(&caller, params.at.as_deref())?;
    let fields = readable(&caller)?;
    let answer = caller.app().was_staffed(&RegionId(region), at).await;
    let mut answer = answer.map_err(|failure| caller.no(failure))?;
    if fields == Fields::Metadata {
        // How many, not who.
        answer.planned.iter_mut().chain(&mut answer.recorded).for_each(|there| there.there.clear());
    }
    Ok(Json(answer))
}

/// Of which week, and how long a request takes.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ForecastParams {
    /// A week of the calendar, `2026-W48`.
    week: String,
    /// So many minutes a request takes one person, 1 to 480; 30 if left out.
    minutes: Option<u32>,
}

/// What to expect of a week.
#[derive(Debug, Serialize)]
pub struct ForecastView {
    region: RegionId,
    zone: String,
    week: String,
    #[serde(flatten)]
    forecast: Forecast,
    /// The hours with work for more people than are planned.
    hints: Vec<Expected>,
}

/// What a region's week is expected to bring, hour by hour, by what came in the weeks before: beside the people whom the
/// agreement asks for, and those who are planned. More work than people is a hint, never a gap.
#[utoipa::path(
    get, path = "/forecasts/{region}", tag = "roster", params(("region" = String, Path), ForecastParams),
    responses(
        (status = OK, body = Object, description = "`basis` with its weeks and requests, `hours`, and `hints` where the basis is enough"),
        (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn forecast(
    caller: Caller,
    Path(region): Path<String>,
    Params(params): Params<ForecastParams>,
) -> Result<Json<ForecastView>, Response> {
    readable(&caller)?;
    let (week, no) = (named(&caller, &params.week)?, |failure| caller.no(failure));
    let minutes = params.minutes.unwrap_or(app::MINUTES_EACH).clamp(1, app::MINUTES_MOST);
    let region = RegionId(region);
    let covered = caller.app().coverage_of_week(&region, week).await.map_err(no)?;
    let forecast = caller.app().forecast(&covered, week, minutes).await.map_err(no)?;
    let (zone, hints) = (covered.calendar.zone().to_owned(), forecast.hints().copied().collect());
    Ok(Json(ForecastView { region, zone, week: week.to_string(), forecast, hints }))
}

/// A shift.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ShiftBody {
    /// Whose: a person's id.
    #[schema(value_type = String)]
    person: PersonId,
    /// For which regions; the week is the first one's.
    #[schema(value_type = Vec<String>)]
    regions: Vec<RegionId>,
    /// From this instant on.
    #[schema(value_type = String, format = DateTime)]
    from: Timestamp,
    /// Up to this one.
    #[schema(value_type = String, format = DateTime)]
    until: Timestamp,
}

impl From<ShiftBody> for NewShift {
    fn from(body: ShiftBody) -> NewShift {
        let ShiftBody { person, regions, from, until } = body;
        NewShift { person, regions, from, until }
    }
}

/// A week's roster.
#[derive(Debug, Serialize, ToSchema)]
pub struct RosterView {
    /// Which week, `2026-W48`.
    week: String,
    /// How many entries it has: what a planner has seen.
    version: u64,
    /// The shifts, each with its number, whose it is, and for whom it was planned.
    #[schema(value_type = Vec<Object>)]
    shifts: Vec<desk::roster::Held>,
    /// Who is away, and who comes instead.
    #[schema(value_type = Vec<Object>)]
    absences: Vec<desk::roster::Absence>,
    /// Swaps that wait for their answer.
    #[schema(value_type = Vec<Object>)]
    swaps: Vec<desk::roster::Swap>,
    /// Who was there, as recorded.
    #[schema(value_type = Vec<Object>)]
    presences: Vec<desk::roster::Presence>,
}

impl From<Roster> for RosterView {
    fn from(roster: Roster) -> RosterView {
        RosterView {
            week: roster.week.to_string(),
            version: roster.version,
            shifts: roster.shifts,
            absences: roster.absences,
            swaps: roster.swaps,
            presences: roster.presences,
        }
    }
}

/// A week's roster. Whoever sees figures without people asks for the coverage instead.
#[utoipa::path(
    get, path = "/rosters/{week}", tag = "roster", params(("week" = String, Path, example = "2026-W48")),
    responses((status = OK, body = RosterView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)),
    security(("token" = []))
)]
pub async fn show(caller: Caller, Path(week): Path<String>) -> Result<Json<RosterView>, Response> {
    let week = named(&caller, &week)?;
    if readable(&caller)? == Fields::Metadata {
        let role = caller.visitor.person.role;
        let refused = Refusal::NotAllowed { action: desk::Action::KeepRoster, role };
        return Err(caller.no(Failure::Refused(refused)));
    }
    roster(&caller, week).await
}

/// What is done to a week's roster: one of its verbs.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub enum RosterVerb {
    /// Plan shifts.
    Plan {
        /// They.
        shifts: Vec<ShiftBody>,
    },
    /// Plan what another week had.
    Copy {
        /// The other week, `2026-W47`.
        from: String,
        /// One region's shifts only.
        region: Option<String>,
    },
    /// Take a shift out of the plan.
    Remove {
        /// Its number.
        shift: u32,
    },
    /// Plan another shift in the place of one.
    Replace {
        /// Its number.
        shift: u32,
        /// The other.
        with: ShiftBody,
    },
    /// Give a shift to a colleague; who isn't the manager asks for it.
    Swap {
        /// Its number.
        shift: u32,
        /// To whom.
        #[schema(value_type = String)]
        with: PersonId,
        /// For which of theirs, if for one.
        in_return: Option<u32>,
    },
    /// Answer a swap, or take it back.
    AnswerSwap {
        /// Its number.
        swap: u64,
        /// Yes or no.
        agree: bool,
    },
    /// Tell that somebody can't come.
    Away {
        /// Who.
        #[schema(value_type = String)]
        person: PersonId,
        /// From this instant on.
        #[schema(value_type = String, format = DateTime)]
        from: Timestamp,
        /// Up to this one.
        #[schema(value_type = String, format = DateTime)]
        until: Timestamp,
        /// `leave`, `ill`, `training` or `other`.
        #[schema(value_type = String)]
        why: Away,
        /// Who comes instead.
        #[schema(value_type = Option<String>)]
        substitute: Option<PersonId>,
    },
    /// Say who comes instead, or that nobody does.
    Substitute {
        /// The absence's number.
        absence: u64,
        /// Who.
        #[schema(value_type = Option<String>)]
        substitute: Option<PersonId>,
    },
    /// They can come after all.
    NotAway {
        /// The absence's number.
        absence: u64,
    },
    /// Somebody is there.
    Arrive {
        /// Who; oneself if left out.
        #[schema(value_type = Option<String>)]
        person: Option<PersonId>,
        /// For which regions; those of the shift if left out.
        #[serde(default)]
        #[schema(value_type = Vec<String>)]
        regions: Vec<RegionId>,
    },
    /// Somebody leaves.
    Leave {
        /// Who; oneself if left out.
        #[schema(value_type = Option<String>)]
        person: Option<PersonId>,
    },
    /// Note afterwards that somebody was there.
    NotePresence {
        /// Who, where and when.
        presence: ShiftBody,
        /// How it is known.
        reason: String,
    },
    /// A presence that was none.
    StrikePresence {
        /// Its number.
        presence: u64,
        /// How it is known.
        reason: String,
    },
    /// A word for those who come next.
    HandOver {
        /// For whose region.
        region: String,
        /// What.
        text: String,
    },
}

/// A verb, and what its author has seen.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RosterBody {
    /// What to do.
    #[serde(rename = "do")]
    verb: RosterVerb,
    /// The `version` that you read: if the plan has changed since, the answer is 409.
    seen: Option<u64>,
}

/// Changes a week's roster, and shows it after. An absence of several weeks is told week by week.
#[utoipa::path(
    post, path = "/rosters/{week}", tag = "roster", request_body = RosterBody,
    params(("week" = String, Path, example = "2026-W48"), ("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = OK, body = RosterView), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem),
        (status = 503, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn change(
    Path(week): Path<String>,
    Asked { caller, body, form }: Asked<RosterBody>,
) -> Result<Json<RosterView>, Response> {
    let week = named(&caller, &week)?;
    let command = command(&caller, body.verb).await.map_err(|failure| caller.no(failure))?;
    let form = app::Form { seen: body.seen, ..form };
    let done = caller.app().change_roster(&caller.visitor, week, &command, &form).await;
    done.map_err(|failure| caller.no(failure))?;
    roster(&caller, week).await
}

async fn command(caller: &Caller, verb: RosterVerb) -> Result<RosterCommand, Failure> {
    let app = caller.app();
    let me = |person: Option<PersonId>| person.unwrap_or(caller.visitor.person.id);
    Ok(match verb {
        RosterVerb::Plan { shifts } => RosterCommand::Plan(shifts.into_iter().map(NewShift::from).collect()),
        RosterVerb::Copy { from, region } => {
            let from: IsoWeek = from.parse().map_err(|_| Refusal::NotFound)?;
            let found = app.weeks(&caller.visitor, from, from).await?.into_iter().next();
            let nothing = || Refusal::Roster(desk::RosterRefusal::NothingToCopy(from));
            RosterCommand::Copy { from: Box::new(found.ok_or_else(nothing)?), region: region.map(RegionId) }
        }
        RosterVerb::Remove { shift } => RosterCommand::Remove { shift },
        RosterVerb::Replace { shift, with } => RosterCommand::Replace { shift, with: with.into() },
        RosterVerb::Swap { shift, with, in_return } => RosterCommand::Swap { shift, with, in_return },
        RosterVerb::AnswerSwap { swap, agree: true } => RosterCommand::AgreeSwap { swap },
        RosterVerb::AnswerSwap { swap, agree: false } => RosterCommand::DeclineSwap { swap },
        RosterVerb::Away { person, from, until, why, substitute } => {
            RosterCommand::Away { person, from, until, why, substitute }
        }
        RosterVerb::Substitute { absence, substitute } => RosterCommand::Substitute { absence, substitute },
        RosterVerb::NotAway { absence } => RosterCommand::NotAway { absence },
        RosterVerb::Arrive { person, regions } => RosterCommand::Arrive { person: me(person), regions },
        RosterVerb::Leave { person } => RosterCommand::Leave { person: me(person) },
        RosterVerb::NotePresence { presence, reason } => {
            RosterCommand::NotePresence { presence: presence.into(), reason: app.authored(reason) }
        }
        RosterVerb::StrikePresence { presence, reason } => {
            RosterCommand::StrikePresence { presence, reason: app.authored(reason) }
        }
        RosterVerb::HandOver { region, text } => {
            RosterCommand::HandOver { region: RegionId(region), text: app.authored(text) }
        }
    })
}

async fn roster(caller: &Caller, week: IsoWeek) -> Result<Json<RosterView>, Response> {
    let found = caller.app().roster(&caller.visitor, week).await;
    found.map(|record| Json(record.value.into())).map_err(|failure| caller.no(failure))
}

#[expect(clippy::result_large_err, reason = "an answer is made once, where it is sent")]
fn named(caller: &Caller, week: &str) -> Result<IsoWeek, Response> {
    week.parse().map_err(|_| caller.no(Failure::Refused(Refusal::NotFound)))
}

#[expect(clippy::result_large_err, reason = "an answer is made once, where it is sent")]
fn readable(caller: &Caller) -> Result<Fields, Response> {
    caller.app().may_read_rosters(&caller.visitor).map_err(|refusal| caller.no(Failure::Refused(refusal)))
}

#[expect(clippy::result_large_err, reason = "an answer is made once, where it is sent")]
fn instant(caller: &Caller, typed: Option<&str>) -> Result<Timestamp, Response> {
    let Some(text) = typed else { return Ok(caller.app().now()) };
    text.parse().map_err(|_| {
        let said = caller.lang.instant_without_offset(text);
        problem::unreadable(caller.lang, StatusCode::UNPROCESSABLE_ENTITY, "bad-instant", said)
    })
}
