//! Maintenance and releases (clause 2.A), the answer to a resolution, and the letters that wait.

use app::{Failure, Intended};
use axum::Json;
use axum::response::Response;
use desk::fact::Delivery;
use desk::maintenance::{Effect, MaintenanceCommand, Whom};
use desk::procedure::AnswerCommand;
use desk::release::{Contents, ReleaseCommand};
use desk::works::{Notices, Written};
use desk::{Action, Command, Maintenance, Release, TextRef, access};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::caller::{Asked, Caller, Params, Path, number};
use super::problem::Problem;
use super::problems::WhichParams;
use super::verbs::{Done as TicketDone, On};
use super::views::TicketDetail;

/// A notice in the three languages of the desk.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NoticeView {
    /// In English.
    pub en: String,
    /// In French.
    pub fr: String,
    /// In Japanese.
    pub ja: String,
}

/// A maintenance, as you may see it.
#[derive(Debug, Serialize, ToSchema)]
pub struct MaintenanceView {
    /// Its public number.
    pub number: u64,
    /// How many entries it has: send it back as `seen`.
    pub version: u64,
    /// `planned`, `announced`, `done` or `cancelled`.
    pub state: String,
    /// It begins.
    #[schema(value_type = String, format = DateTime)]
    pub from: Timestamp,
    /// It ends.
    #[schema(value_type = String, format = DateTime)]
    pub until: Timestamp,
    /// Who is concerned: `{"everybody":{}}`, `{"regions":[…]}` or `{"organisations":[…]}`.
    #[schema(value_type = Object)]
    pub whom: Whom,
    /// `none`, `degraded` or `unavailable`.
    pub effect: String,
    /// The number of the release that it installs, where you may see that.
    pub release: Option<u64>,
    /// One line.
    pub title: Option<String>,
    /// What those concerned read.
    pub notice: Option<NoticeView>,
    /// The windows that were told before and moved: how many.
    pub moved: usize,
}

/// A plan.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanBody {
    #[schema(value_type = String, format = DateTime)]
    from: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    until: Timestamp,
    /// `{"everybody":{}}`, `{"regions":["EMEA"]}` or `{"organisations":["<id>"]}`.
    #[schema(value_type = Object)]
    whom: Whom,
    /// `none`, `degraded` or `unavailable`.
    #[schema(value_type = String)]
    effect: Effect,
    /// The number of the release that it installs.
    release: Option<u64>,
    title: String,
    /// What is done, step by step.
    steps: String,
    /// How it is undone.
    rollback: Option<String>,
}

/// An announcement.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AnnouncementBody {
    notice: NoticeView,
    /// The `version` that you read.
    seen: Option<u64>,
}

/// Another window.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PostponementBody {
    #[schema(value_type = String, format = DateTime)]
    from: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    until: Timestamp,
    reason: String,
    notice: NoticeView,
    /// The `version` that you read.
    seen: Option<u64>,
}

/// How it went.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EndBody {
    note: Option<String>,
    /// The `version` that you read.
    seen: Option<u64>,
}

/// Why.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WhyBody {
    reason: String,
    /// The `version` that you read.
    seen: Option<u64>,
}

/// A release, as you may see it.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReleaseView {
    /// Its public number.
    pub number: u64,
    /// How many entries it has: send it back as `seen`.
    pub entries: u64,
    /// What people call it.
    pub version: String,
    /// `prepared`, `published` or `withdrawn`.
    pub state: String,
    /// `installed` or `supplied`.
    pub delivery: String,
    /// When it came out.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub published: Option<Timestamp>,
    /// What is in it, in the centre's words.
    pub contains: Option<String>,
    /// What everybody reads.
    pub notice: Option<NoticeView>,
    /// The incidents that it closes, of those that you may read.
    pub closes: Vec<u64>,
    /// How many reporters were told.
    pub told: usize,
    /// How many are left to be told.
    pub left: usize,
    /// The maintenance windows that install it, of those that you are told of.
    pub windows: Vec<WindowView>,
}

/// A window that installs a release.
#[derive(Debug, Serialize, ToSchema)]
pub struct WindowView {
    /// The number of the maintenance.
    pub maintenance: u64,
    /// `planned`, `announced`, `done` or `cancelled`.
    pub state: String,
    /// It begins.
    #[schema(value_type = String, format = DateTime)]
    pub from: Timestamp,
    /// It ends.
    #[schema(value_type = String, format = DateTime)]
    pub until: Timestamp,
}

/// What a release contains.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ContentsBody {
    version: String,
    contains: String,
    /// `installed` or `supplied`.
    #[schema(value_type = String)]
    delivery: Delivery,
    /// The numbers of the problems whose cause it removes.
    #[serde(default)]
    problems: Vec<u64>,
    /// The numbers of tickets that it closes besides.
    #[serde(default)]
    tickets: Vec<u64>,
}

/// A letter that waits to be sent.
#[derive(Debug, Serialize, ToSchema)]
pub struct LetterView {
    /// What kind of letter.
    pub kind: String,
    /// To whom: a person's id.
    pub to: String,
    /// Its subject; none for who doesn't read words.
    pub subject: Option<String>,
    /// Its body, likewise.
    pub body: Option<String>,
    /// The stream that it is about.
    pub about: String,
    /// When it was put out.
    #[schema(value_type = String, format = DateTime)]
    pub created: Timestamp,
    /// When it was sent.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub sent: Option<Timestamp>,
}

fn written(caller: &Caller, notice: NoticeView) -> Written {
    let text = |text: String| caller.app().authored(text);
    Written { en: text(notice.en), fr: text(notice.fr), ja: text(notice.ja) }
}

fn notice<'t>(told: Option<&Notices>, text: impl Fn(TextRef) -> Option<&'t str>) -> Option<NoticeView> {
    let told = told?;
    let said = |one: TextRef| text(one).unwrap_or_default().to_owned();
    Some(NoticeView { en: said(told.en), fr: said(told.fr), ja: said(told.ja) })
}

/// Does this caller read words here, or only that something is so?
fn reads(caller: &Caller) -> bool {
    access::reach(caller.visitor.person.role, Action::ReadNotices) != access::Reach::Metadata
}

async fn maintenance(caller: &Caller, n: u64) -> Result<MaintenanceView, Failure> {
    let record = caller.app().record::<Maintenance>(&caller.visitor, Action::ReadNotices, n).await?;
    let value = &record.value;
    let releases =
        if value.plan.release.is_some() { caller.app().releases(&caller.visitor).await? } else { Vec::new() };
    let release = releases.iter().find(|(_, release)| Some(release.id) == value.plan.release);
    Ok(MaintenanceView {
        number: n,
        version: value.version,
        state: value.state.word().to_owned(),
        from: value.plan.from,
        until: value.plan.until,
        whom: value.plan.whom.clone(),
        effect: value.plan.effect.word().to_owned(),
        release: release.map(|(number, _)| *number),
        title: record.text(value.plan.title.id).filter(|_| reads(caller)).map(str::to_owned),
        notice: notice(value.notices.as_ref(), |text| record.text(text.id)).filter(|_| reads(caller)),
        moved: value.moved.len(),
    })
}

async fn release(caller: &Caller, n: u64) -> Result<ReleaseView, Failure> {
    let (app, visitor) = (caller.app(), &caller.visitor);
    let record = app.record::<Release>(visitor, Action::ReadNotices, n).await?;
    let value = &record.value;
    let closes = app.numbers_of(visitor, &app.closed_by(value).await?).await?;
    let ours = visitor.person.role.is_centre();
    let windows = app.windows_of(visitor, value.id).await?;
    let window = |(maintenance, window): (u64, Maintenance)| WindowView {
        maintenance,
        state: window.state.word().to_owned(),
        from: window.plan.from,
        until: window.plan.until,
    };
    Ok(ReleaseView {
        number: n,
        entries: value.version,
        version: value.contents.version.clone(),
        state: value.state.word().to_owned(),
        delivery: value.contents.delivery.word().to_owned(),
        published: value.published,
        contains: record.text(value.contents.contains.id).filter(|_| ours).map(str::to_owned),
        notice: notice(value.notices.as_ref(), |text| record.text(text.id)).filter(|_| reads(caller)),
        closes: closes.into_values().collect(),
        told: value.told.len(),
        left: value.left().len(),
        windows: windows.into_iter().map(window).collect(),
    })
}

macro_rules! listed {
    ($(#[$doc:meta])* $name:ident, $path:literal, $record:ty, $view:ty, $of:ident) => {
        $(#[$doc])*
        #[utoipa::path(
            get, path = $path, tag = "works", params(WhichParams),
            responses((status = OK, body = Vec<$view>), (status = 401, body = Problem), (status = 503, body = Problem)),
            security(("token" = []))
        )]
        pub async fn $name(caller: Caller, Params(params): Params<WhichParams>) -> Result<Json<Vec<$view>>, Response> {
            let is_open = params.open.unwrap_or(true);
            let all = caller.app().records::<$record>(&caller.visitor, Action::ReadNotices, is_open).await;
            let mut views = Vec::new();
            for (n, _) in all.map_err(|failure| caller.no(failure))? {
                views.push($of(&caller, n).await.map_err(|failure| caller.no(failure))?);
            }
            Ok(Json(views))
        }
    };
}

macro_rules! shown {
    ($(#[$doc:meta])* $name:ident, $path:literal, $view:ty, $of:ident) => {
        $(#[$doc])*
        #[utoipa::path(
            get, path = $path, tag = "works", params(("number" = u64, Path)),
            responses((status = OK, body = $view), (status = 401, body = Problem), (status = 404, body = Problem), (status = 503, body = Problem)),
            security(("token" = []))
        )]
        pub async fn $name(caller: Caller, Path(path): Path<String>) -> Result<Json<$view>, Response> {
            let n = number(&path).map_err(|failure| caller.no(failure))?;
            $of(&caller, n).await.map(Json).map_err(|failure| caller.no(failure))
        }
    };
}

macro_rules! changed {
    ($(#[$doc:meta])* $name:ident, $path:literal, $body:ty, $view:ty, $of:ident, $act:ident) => {
        $(#[$doc])*
        #[utoipa::path(
            post, path = $path, tag = "works", request_body = $body,
            params(("number" = u64, Path), ("Idempotency-Key" = Option<String>, Header)),
            responses(
                (status = OK, body = $view), (status = 401, body = Problem), (status = 403, body = Problem),
                (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem),
                (status = 503, body = Problem)
            ),
            security(("token" = []))
        )]
        pub async fn $name(on: On<$body>) -> Result<Json<$view>, Response> {
            let Asked { caller, body, mut form } = on.asked;
            form.seen = body.seen;
            let n = number(&on.number).map_err(|failure| caller.no(failure))?;
            $act(&caller, n, body, &form).await.map_err(|failure| caller.no(failure))?;
            $of(&caller, n).await.map(Json).map_err(|failure| caller.no(failure))
        }
    };
}

listed! {
    /// Maintenance that you are told of, or plan; the furthest ahead first.
    maintenances, "/maintenance", Maintenance, MaintenanceView, maintenance
}
shown! {
    /// A maintenance.
    maintenance_of, "/maintenance/{number}", MaintenanceView, maintenance
}

/// Plans a maintenance. Overlaps and too short a notice are refused by the agreement's own rule.
#[utoipa::path(
    post, path = "/maintenance", tag = "works", request_body = PlanBody,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = OK, body = MaintenanceView), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem),
        (status = 503, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn plan(asked: Asked<PlanBody>) -> Result<Json<MaintenanceView>, Response> {
    let Asked { caller, body, form } = asked;
    let done = async {
        let app = caller.app();
        let PlanBody { from, until, whom, effect, release, title, steps, rollback } = body;
        let release = match release {
            Some(number) => Some(app.release_of(&caller.visitor, number).await?),
            None => None,
        };
        let (title, steps) = (app.authored(title), app.authored(steps));
        let rollback = rollback.map(|text| app.authored(text));
        let plan = app.plan(Intended { from, until, whom, effect, release, title, steps, rollback }).await?;
        let command = MaintenanceCommand::Plan(Box::new(plan));
        let n = app.change_maintenance(&caller.visitor, None, &command, &form).await?.number;
        maintenance(&caller, n).await
    };
    done.await.map(Json).map_err(|failure| caller.no(failure))
}

async fn maintain(
    caller: &Caller,
    n: u64,
    command: MaintenanceCommand,
    form: &app::Form,
) -> Result<(), Failure> {
    caller.app().change_maintenance(&caller.visitor, Some(n), &command, form).await.map(|_| ())
}

async fn announced(c: &Caller, n: u64, body: AnnouncementBody, form: &app::Form) -> Result<(), Failure> {
    maintain(c, n, MaintenanceCommand::Announce(Box::new(written(c, body.notice))), form).await
}

async fn postponed(c: &Caller, n: u64, body: PostponementBody, form: &app::Form) -> Result<(), Failure> {
    let (from, until, reason) = (body.from, body.until, c.app().authored(body.reason));
    let notices = Box::new(written(c, body.notice));
    maintain(c, n, MaintenanceCommand::Postpone { from, until, reason, notices }, form).await
}

async fn finished(c: &Caller, n: u64, body: EndBody, form: &app::Form) -> Result<(), Failure> {
    let note = body.note.map(|note| c.app().authored(note));
    maintain(c, n, MaintenanceCommand::Finish { note }, form).await
}

async fn cancelled(c: &Caller, n: u64, body: WhyBody, form: &app::Form) -> Result<(), Failure> {
    maintain(c, n, MaintenanceCommand::Cancel { reason: c.app().authored(body.reason) }, form).await
}

changed! {
    /// Those concerned are told, in three languages.
    announce, "/maintenance/{number}/announcement", AnnouncementBody, MaintenanceView, maintenance, announced
}
changed! {
    /// Another window, announced in its turn.
    postpone, "/maintenance/{number}/postponement", PostponementBody, MaintenanceView, maintenance, postponed
}
changed! {
    /// It took place.
    finish, "/maintenance/{number}/end", EndBody, MaintenanceView, maintenance, finished
}
changed! {
    /// It won't take place.
    cancel, "/maintenance/{number}/cancellation", WhyBody, MaintenanceView, maintenance, cancelled
}

listed! {
    /// Releases: open ones are in preparation, or have reporters left to be told; the others are over.
    releases, "/releases", Release, ReleaseView, release
}
shown! {
    /// A release.
    release_of, "/releases/{number}", ReleaseView, release
}

/// Prepares a release.
#[utoipa::path(
    post, path = "/releases", tag = "works", request_body = ContentsBody,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = OK, body = ReleaseView), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem),
        (status = 503, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn prepare(asked: Asked<ContentsBody>) -> Result<Json<ReleaseView>, Response> {
    let Asked { caller, body, form } = asked;
    let done = async {
        let (app, visitor) = (caller.app(), &caller.visitor);
        let ContentsBody { version, contains, delivery, problems, tickets } = body;
        let (mut causes, mut besides) = (Vec::new(), Vec::new());
        for n in problems {
            let problem = app.record::<desk::Problem>(visitor, Action::ReadProblems, n).await?;
            causes.push(problem.value.id);
        }
        for n in tickets {
            besides.push(app.ticket_id(visitor, n).await?);
        }
        let contains = app.authored(contains);
        let contents = Contents { version, contains, delivery, problems: causes, tickets: besides };
        let command = ReleaseCommand::Prepare(Box::new(contents));
        let n = app.change_release(visitor, None, &command, &form).await?.number;
        release(&caller, n).await
    };
    done.await.map(Json).map_err(|failure| caller.no(failure))
}

async fn published(c: &Caller, n: u64, body: AnnouncementBody, form: &app::Form) -> Result<(), Failure> {
    let notices = written(c, body.notice);
    c.app().publish_release(&c.visitor, n, notices, form).await.map(|_| ())
}

async fn withdrawn(c: &Caller, n: u64, body: WhyBody, form: &app::Form) -> Result<(), Failure> {
    let withdraw = ReleaseCommand::Withdraw { reason: c.app().authored(body.reason) };
    c.app().change_release(&c.visitor, Some(n), &withdraw, form).await.map(|_| ())
}

changed! {
    /// It is out: each open incident is resolved by it, and each reporter is told. Asked again with the same key, it goes on
    /// with those who weren't told yet.
    publish, "/releases/{number}/publication", AnnouncementBody, ReleaseView, release, published
}
changed! {
    /// It is taken back.
    withdraw, "/releases/{number}/withdrawal", WhyBody, ReleaseView, release, withdrawn
}

/// The resolution helps. Ends the ticket, if you may end it.
#[utoipa::path(
    post, path = "/tickets/{number}/acceptance", tag = "verbs", request_body = EndBody,
    params(("number" = u64, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = OK, body = TicketDetail), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem),
        (status = 503, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn accept(on: On<EndBody>) -> TicketDone {
    let seen = on.asked.body.seen;
    let accept = |app: &app::App, body: EndBody| {
        Command::Answer(AnswerCommand::Accept { note: body.note.map(|note| app.authored(note)) })
    };
    on.doing(seen, accept).await
}

/// The resolution doesn't help: the ticket is open again, with no new clock.
#[utoipa::path(
    post, path = "/tickets/{number}/objection", tag = "verbs", request_body = WhyBody,
    params(("number" = u64, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = OK, body = TicketDetail), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem),
        (status = 503, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn object(on: On<WhyBody>) -> TicketDone {
    let seen = on.asked.body.seen;
    let object = |app: &app::App, body: WhyBody| {
        Command::Answer(AnswerCommand::Contest { reason: app.authored(body.reason) })
    };
    on.doing(seen, object).await
}

/// The letters that wait, and those that were sent last.
#[utoipa::path(
    get, path = "/outbox", tag = "works",
    responses((status = OK, body = Vec<LetterView>), (status = 401, body = Problem), (status = 403, body = Problem), (status = 503, body = Problem)),
    security(("token" = []))
)]
pub async fn outbox(caller: Caller) -> Result<Json<Vec<LetterView>>, Response> {
    let letters = caller.app().outbox(&caller.visitor).await.map_err(|failure| caller.no(failure))?;
    let view = |letter: app::Waiting| LetterView {
        kind: letter.kind,
        to: letter.person.to_string(),
        subject: letter.subject,
        body: letter.body,
        about: letter.about,
        created: letter.created,
        sent: letter.sent,
    };
    Ok(Json(letters.into_iter().map(view).collect()))
}
