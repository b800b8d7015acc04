//! Information, remote access, contacts, training and the ledger of duties (clauses 2.B.4, 2.C and 3.C).

use std::collections::BTreeMap;

use app::{Awaited, Ledger};
use axum::Json;
use axum::response::Response;
use desk::access::Fields;
use desk::completeness::Item;
use desk::contact::ContactCommand;
use desk::duties::DutyCommand;
use desk::fact::{Affected, Detail, Frequency, Stops};
use desk::information::{Given, InformationCommand};
use desk::remote::RemoteCommand;
use desk::training::{Trained, TrainingCommand};
use desk::{AttachmentId, Command, OrganisationId, PersonId, Refusal};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use terms::DutyId;
use utoipa::ToSchema;

use super::caller::{Asked, Caller, Path};
use super::problem::Problem;
use super::proofs::{self, CertificateView};
use super::verbs::NothingBody;
use super::views::TicketDetail;

/// A request for information.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InformationBody {
    /// What of the report is missing: `stops`, `place`, `affected`, `since`, `steps`, `expected`, `observed`, `frequency`,
    /// `checks`, `documentation`.
    #[serde(default)]
    #[schema(value_type = Vec<String>)]
    items: Vec<Item>,
    /// What else.
    text: Option<String>,
    /// The `version` of the ticket that you read.
    seen: Option<u64>,
}

/// An answer to it. What is told completes the report.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerBody {
    /// `everything`, `degraded`, `function` or `nothing`.
    #[schema(value_type = Option<String>)]
    stops: Option<Stops>,
    /// `all`, `some` or `one`.
    #[schema(value_type = Option<String>)]
    affected: Option<Affected>,
    /// `always`, `sometimes` or `once`.
    #[schema(value_type = Option<String>)]
    frequency: Option<Frequency>,
    /// Texts, by what they answer: `place`, `since`, `steps`, `expected`, `observed`, `message`…
    #[serde(default)]
    #[schema(value_type = Object)]
    details: BTreeMap<Detail, String>,
    /// Anything else.
    text: Option<String>,
    /// Files that were sent before, by their ids: at most 10. One alone is an answer.
    #[serde(default)]
    #[schema(value_type = Vec<String>)]
    files: Vec<AttachmentId>,
    /// The `version` of the ticket that you read.
    seen: Option<u64>,
}

/// A request for remote access. No credential is taken, in any field.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AccessBody {
    /// Whose systems: the organisation's id.
    owner: String,
    /// What for.
    purpose: String,
    /// Which systems.
    systems: String,
    /// Who may go in besides you: ids of colleagues who are qualified for the ticket's product.
    #[serde(default)]
    people: Vec<String>,
    /// From when.
    #[schema(value_type = String, format = DateTime)]
    from: Timestamp,
    /// Until when, not including.
    #[schema(value_type = String, format = DateTime)]
    until: Timestamp,
}

/// Consent, for the window that was asked for or less.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GrantBody {
    /// Sooner than asked.
    #[schema(value_type = Option<String>, format = DateTime)]
    until: Option<Timestamp>,
}

/// A reason that may be left out.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PerhapsWhyBody)]
pub struct WhyBody {
    /// Why.
    reason: Option<String>,
}

/// A message to a super administrator.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ContactBody {
    /// To whom: the person's id.
    to: String,
    /// The message. The provider reads it too.
    text: String,
    /// The `version` of the ticket that you read.
    seen: Option<u64>,
}

/// An answer of theirs.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReplyBody {
    /// The words.
    text: String,
}

/// Leave to write to a customer's super administrators.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AuthorisationBody {
    /// To whom: ids of people; nobody named: to each of them.
    #[serde(default)]
    people: Vec<String>,
    /// From when; now, if left out.
    #[schema(value_type = Option<String>, format = DateTime)]
    from: Option<Timestamp>,
    /// Until when; until it is taken back, if left out.
    #[schema(value_type = Option<String>, format = DateTime)]
    until: Option<Timestamp>,
}

/// A duty that isn't kept.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PointOutBody {
    /// Its name in the agreement.
    duty: String,
    /// What is missing.
    text: String,
}

/// A certificate of training.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CertificateBody {
    /// Its own number or name.
    certificate: String,
    /// Who trained.
    trainer: String,
    /// Where its proof is.
    proof: Option<String>,
    /// Its proof, as files that were sent before, by their ids: at most 10.
    #[serde(default)]
    #[schema(value_type = Vec<String>)]
    files: Vec<AttachmentId>,
    /// From when it holds.
    #[schema(value_type = String, format = DateTime)]
    from: Timestamp,
    /// Until when, not including.
    #[schema(value_type = String, format = DateTime)]
    until: Timestamp,
}

/// What the centre says of a certificate.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CheckBody {
    /// Is it sound?
    sound: bool,
    /// Why not, if it isn't.
    reason: Option<String>,
}

/// A request for remote access, or a question of the centre, as the party may see it that it is for.
#[derive(Debug, Serialize, ToSchema)]
pub struct AddressedView {
    /// The ticket's public number.
    pub ticket: u64,
    /// The number of the entry that began it.
    pub place: u64,
    /// Whose it is: the organisation's id.
    pub party: String,
    /// `access` or `question`.
    pub kind: String,
    /// `waiting`, `granted`, `refused`, `unanswered`, `ended` or `revoked`; of a question, `waiting` or `answered`.
    pub standing: String,
    /// From when one may go in.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub from: Option<Timestamp>,
    /// Until when.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub until: Option<Timestamp>,
    /// The words that go with it, in their order.
    pub texts: Vec<String>,
    /// May you answer for the party?
    pub may_answer: bool,
}

/// How a party's duties stand.
#[derive(Debug, Serialize, ToSchema)]
pub struct LedgerView {
    /// The organisation's id.
    pub organisation: String,
    /// Its name.
    pub name: String,
    /// The duties that it owes.
    pub duties: Vec<DutyView>,
    /// The customers that it answers for.
    pub customers: Vec<CustomerView>,
    /// What was pointed out, the latest first.
    pub pointed_out: Vec<PointedOutView>,
}

/// A duty, and how it stands.
#[derive(Debug, Serialize, ToSchema)]
pub struct DutyView {
    /// Its name in the agreement.
    pub duty: String,
    /// The clause.
    pub clause: String,
    /// `met`, `unmet` or `asked` on the last occasion, or now; none where there was none.
    pub kept: Option<String>,
    /// How often it was kept.
    pub met: u64,
    /// How often not.
    pub unmet: u64,
    /// How often it waits.
    pub asked: u64,
    /// When it was last pointed out.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub pointed_out: Option<Timestamp>,
}

/// A customer's training and contacts.
#[derive(Debug, Serialize, ToSchema)]
pub struct CustomerView {
    /// The organisation's id.
    pub organisation: String,
    /// Trained enough now (clause 2.B.4)?
    pub trained: bool,
    /// Until when, by the certificate that holds longest.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub trained_until: Option<Timestamp>,
    /// The authorisations to contact its super administrators that hold now.
    pub authorisations: Vec<u64>,
    /// The certificates of its super administrators; none where they aren't for you.
    pub certificates: Vec<CertificateView>,
}

/// A duty was pointed out.
#[derive(Debug, Serialize, ToSchema)]
pub struct PointedOutView {
    /// Which.
    pub duty: String,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// What was missing; none where it was erased, or isn't for you.
    pub text: Option<String>,
}

type Detailed = Result<Json<TicketDetail>, Response>;
type Shown = Result<Json<AddressedView>, Response>;
type Listed = Result<Json<LedgerView>, Response>;

/// The ticket after it.
async fn detailed(
    caller: &Caller,
    (number, _): (u64, u64),
    done: Result<app::Receipt, app::Failure>,
) -> Detailed {
    done.map_err(|failure| caller.no(failure))?;
    let view = caller.app().ticket(&caller.visitor, number).await.map_err(|failure| caller.no(failure))?;
    Ok(Json(TicketDetail::from(&view)))
}

/// What is for the party, after it.
async fn shown(
    caller: &Caller,
    (number, place): (u64, u64),
    done: Result<app::Receipt, app::Failure>,
) -> Shown {
    done.map_err(|failure| caller.no(failure))?;
    let found = caller.app().addressed(&caller.visitor, number, place).await.map_err(|f| caller.no(f))?;
    let (kind, standing, window) = match &found.awaited {
        Awaited::Access(request) => ("access", request.standing_at(found.now).word(), Some(request.window)),
        Awaited::Answer(message) if message.answered.is_some() => ("question", "answered", None),
        Awaited::Answer(_) => ("question", "waiting", None),
    };
    let texts = found.entries.iter().flat_map(|placed| placed.entry.fact.texts());
    Ok(Json(AddressedView {
        ticket: number,
        place,
        party: found.party.to_string(),
        kind: kind.to_owned(),
        standing: standing.to_owned(),
        from: window.map(|window| window.0),
        until: window.map(|window| window.1),
        texts: texts.filter_map(|text| found.texts.get(&text.id).cloned()).collect(),
        may_answer: found.may_answer,
    }))
}

/// The ledger after it.
async fn listed(caller: &Caller, party: OrganisationId, done: Result<app::Receipt, app::Failure>) -> Listed {
    done.map_err(|failure| caller.no(failure))?;
    let ledger = caller.app().ledger(&caller.visitor, party).await.map_err(|failure| caller.no(failure))?;
    Ok(Json(view(&ledger)))
}

fn view(ledger: &Ledger) -> LedgerView {
    let duties = ledger.duties.iter().map(|line| DutyView {
        duty: line.duty.id.to_string(),
        clause: line.duty.clause.to_string(),
        kept: line.kept.map(|kept| kept.word().to_owned()),
        met: line.met,
        unmet: line.unmet,
        asked: line.asked,
        pointed_out: line.told,
    });
    let customers = ledger.customers.iter().map(|customer| CustomerView {
        organisation: customer.organisation.id.to_string(),
        trained: customer.trained.is_enough(),
        trained_until: match customer.trained {
            Trained::Yes { until, .. } => Some(until),
            Trained::No { .. } => None,
        },
        authorisations: customer.live.clone(),
        certificates: proofs::certificates(ledger, customer),
    });
    let pointed_out = ledger.pointed_out.iter().map(|told| PointedOutView {
        duty: told.duty.to_string(),
        at: told.at,
        text: ledger.texts.get(&told.text.id).filter(|_| ledger.fields == Fields::All).cloned(),
    });
    LedgerView {
        organisation: ledger.organisation.id.to_string(),
        name: ledger.organisation.name.clone(),
        duties: duties.collect(),
        customers: customers.collect(),
        pointed_out: pointed_out.collect(),
    }
}

/// An id in a path or a body. What is none names nothing.
#[expect(clippy::result_large_err, reason = "an answer is made once, where it is sent")]
pub fn id<T: std::str::FromStr>(caller: &Caller, text: &str) -> Result<T, Response> {
    text.parse().map_err(|_| caller.no(app::Failure::Refused(Refusal::NotFound)))
}

#[expect(clippy::result_large_err, reason = "an answer is made once, where it is sent")]
fn ids<T: std::str::FromStr>(caller: &Caller, texts: &[String]) -> Result<Vec<T>, Response> {
    texts.iter().map(|text| id(caller, text)).collect()
}

macro_rules! post {
    ($(#[$doc:meta])* $name:ident, $path:literal, ($($param:literal),*), $at:ident: $kind:ty, $body:ty => $shows:ident($view:ty),
     |$caller:ident, $asked:ident, $form:ident| $done:block) => {
        $(#[$doc])*
        #[utoipa::path(
            post, path = $path, tag = "duties", request_body = $body,
            params($(($param = String, Path),)* ("Idempotency-Key" = Option<String>, Header)),
            responses(
                (status = OK, body = $view), (status = 404, body = Problem), (status = 401, body = Problem),
                (status = 403, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem),
                (status = 400, body = Problem), (status = 413, body = Problem), (status = 415, body = Problem),
                (status = 503, body = Problem)
            ),
            security(("token" = []))
        )]
        pub async fn $name(path: Path<$kind>, asked: Asked<$body>) -> Result<Json<$view>, Response> {
            let Path($at) = path;
            let Asked { caller: $caller, body: $asked, form: $form } = asked;
            let (at, done) = $done;
            $shows(&$caller, at, done).await
        }
    };
}

post! {
    /// Asks for what is missing, in one message (clause 3.C). No clock waits for it.
    ask_information, "/tickets/{number}/information", ("number"), number: u64, InformationBody => detailed(TicketDetail),
    |caller, body, form| {
        let text = body.text.map(|text| caller.app().authored(text));
        let command = Command::Information(InformationCommand::Request { items: body.items, text });
        let form = app::Form { seen: body.seen, ..form };
        ((number, 0), caller.app().act(&caller.visitor, number, &command, &form).await)
    }
}
post! {
    /// Answers it. What is told completes the report.
    answer_information, "/tickets/{number}/information/{request}/answer", ("number", "request"), at: (u64, u64),
    AnswerBody => detailed(TicketDetail),
    |caller, body, form| {
        let authored = |text: String| caller.app().authored(text);
        let given = Given {
            stops: body.stops,
            affected: body.affected,
            frequency: body.frequency,
            details: body.details.into_iter().map(|(detail, text)| (detail, authored(text))).collect(),
            text: body.text.map(authored),
            ..Given::default()
        };
        let command = Command::Information(InformationCommand::Answer { request: at.1, given });
        let form = app::Form { seen: body.seen, ..form };
        (at, caller.app().act_with_files(&caller.visitor, at.0, command, &body.files, &form).await)
    }
}
post! {
    /// Needs it no more.
    withdraw_information, "/tickets/{number}/information/{request}/withdrawal", ("number", "request"), at: (u64, u64),
    NothingBody => detailed(TicketDetail),
    |caller, _body, form| {
        let command = Command::Information(InformationCommand::Withdraw { request: at.1 });
        (at, caller.app().act(&caller.visitor, at.0, &command, &form).await)
    }
}
post! {
    /// Asks for remote access to the systems of who asked, or of its customer (clause 3.C). Takes a qualified person.
    ask_access, "/tickets/{number}/access", ("number"), number: u64, AccessBody => detailed(TicketDetail),
    |caller, body, form| {
        let command = Command::Remote(RemoteCommand::Ask {
            owner: id(&caller, &body.owner)?,
            purpose: caller.app().authored(body.purpose),
            systems: caller.app().authored(body.systems),
            people: ids::<PersonId>(&caller, &body.people)?,
            known: Vec::new(),
            from: body.from,
            until: body.until,
        });
        ((number, 0), caller.app().act(&caller.visitor, number, &command, &form).await)
    }
}
post! {
    /// Allows it: the owner of the systems, who may see nothing else of the ticket.
    grant_access, "/tickets/{number}/access/{request}/grant", ("number", "request"), at: (u64, u64),
    GrantBody => shown(AddressedView),
    |caller, body, form| {
        let command = Command::Remote(RemoteCommand::Grant { request: at.1, until: body.until });
        (at, caller.app().act(&caller.visitor, at.0, &command, &form).await)
    }
}
post! {
    /// Doesn't.
    refuse_access, "/tickets/{number}/access/{request}/refusal", ("number", "request"), at: (u64, u64),
    WhyBody => shown(AddressedView),
    |caller, body, form| {
        let reason = body.reason.map(|text| caller.app().authored(text));
        let command = Command::Remote(RemoteCommand::Refuse { request: at.1, reason });
        (at, caller.app().act(&caller.visitor, at.0, &command, &form).await)
    }
}
post! {
    /// Takes it back, before or during its window: either side.
    revoke_access, "/tickets/{number}/access/{request}/revocation", ("number", "request"), at: (u64, u64),
    WhyBody => shown(AddressedView),
    |caller, body, form| {
        let reason = body.reason.map(|text| caller.app().authored(text));
        let command = Command::Remote(RemoteCommand::Revoke { request: at.1, reason });
        (at, caller.app().act(&caller.visitor, at.0, &command, &form).await)
    }
}
post! {
    /// Goes in: whom the request names, within its window.
    enter_access, "/tickets/{number}/access/{request}/entry", ("number", "request"), at: (u64, u64),
    NothingBody => shown(AddressedView),
    |caller, _body, form| {
        let command = Command::Remote(RemoteCommand::Enter { request: at.1 });
        (at, caller.app().act(&caller.visitor, at.0, &command, &form).await)
    }
}
post! {
    /// Comes out again; the reason tells what was done.
    leave_access, "/tickets/{number}/access/{request}/leaving", ("number", "request"), at: (u64, u64),
    WhyBody => shown(AddressedView),
    |caller, body, form| {
        let note = body.reason.map(|text| caller.app().authored(text));
        let command = Command::Remote(RemoteCommand::Leave { request: at.1, note });
        (at, caller.app().act(&caller.visitor, at.0, &command, &form).await)
    }
}
post! {
    /// Asks the provider to let the centre write to its customer (clause 2.C).
    ask_contact, "/tickets/{number}/contact/question", ("number"), number: u64, NothingBody => detailed(TicketDetail),
    |caller, _body, form| {
        let command = Command::Contact(ContactCommand::Ask);
        ((number, 0), caller.app().act(&caller.visitor, number, &command, &form).await)
    }
}
post! {
    /// Writes to a super administrator of the ticket's customer, under a live authorisation. The provider reads it too.
    contact, "/tickets/{number}/contact", ("number"), number: u64, ContactBody => detailed(TicketDetail),
    |caller, body, form| {
        let to = id(&caller, &body.to)?;
        let (text, form) = (caller.app().authored(body.text), app::Form { seen: body.seen, ..form });
        ((number, 0), caller.app().write_to_customer(&caller.visitor, number, to, &text, &form).await)
    }
}
post! {
    /// Answers such a message: whom it is for.
    answer_contact, "/tickets/{number}/contact/{message}/answer", ("number", "message"), at: (u64, u64),
    ReplyBody => shown(AddressedView),
    |caller, body, form| {
        let text = caller.app().authored(body.text);
        let command = Command::Contact(ContactCommand::Answer { message: at.1, text });
        (at, caller.app().act(&caller.visitor, at.0, &command, &form).await)
    }
}
post! {
    /// Lets the centre write to a customer's super administrators (clause 2.C).
    authorise_contact, "/organisations/{organisation}/contacts", ("organisation"), at: String,
    AuthorisationBody => listed(LedgerView),
    |caller, body, form| {
        let (party, people) = (id(&caller, &at)?, ids(&caller, &body.people)?);
        let command = DutyCommand::Authorise { people, ticket: None, from: body.from, until: body.until };
        (party, caller.app().oblige(&caller.visitor, party, &command, &form).await)
    }
}
post! {
    /// Takes that back.
    revoke_contact, "/organisations/{organisation}/contacts/{authorisation}/revocation", ("organisation", "authorisation"),
    at: (String, u64), NothingBody => listed(LedgerView),
    |caller, _body, form| {
        let party = id(&caller, &at.0)?;
        let command = DutyCommand::Revoke { authorisation: at.1 };
        (party, caller.app().oblige(&caller.visitor, party, &command, &form).await)
    }
}
post! {
    /// Points out that a duty isn't kept. One that was never pointed out can't be used against the party.
    point_out, "/organisations/{organisation}/duties/pointed-out", ("organisation"), at: String,
    PointOutBody => listed(LedgerView),
    |caller, body, form| {
        let party = id(&caller, &at)?;
        let text = caller.app().authored(body.text);
        let command = DutyCommand::PointOut { duty: DutyId::from(body.duty.as_str()), ticket: None, text };
        (party, caller.app().oblige(&caller.visitor, party, &command, &form).await)
    }
}
post! {
    /// Shows a certificate of training of a super administrator (clauses 2.B.4 and 2.C).
    record_certificate, "/people/{person}/certificates", ("person"), at: String, CertificateBody => listed(LedgerView),
    |caller, body, form| {
        let person = id(&caller, &at)?;
        let command = TrainingCommand::Record {
            certificate: caller.app().authored(body.certificate),
            trainer: caller.app().authored(body.trainer),
            proof: body.proof.map(|text| caller.app().authored(text)),
            from: body.from,
            until: body.until,
            files: Vec::new(),
        };
        let row = caller.app().person_row(person).await.map_err(|failure| caller.no(failure))?;
        let app = caller.app();
        (row.organisation, app.train_with_files(&caller.visitor, person, command, &body.files, &form).await)
    }
}
post! {
    /// Checks it: the centre.
    check_certificate, "/people/{person}/certificates/{certificate}/check", ("person", "certificate"), at: (String, u64),
    CheckBody => listed(LedgerView),
    |caller, body, form| {
        let (person, certificate) = (id(&caller, &at.0)?, at.1);
        let reason = caller.app().authored(body.reason.unwrap_or_default());
        let command = match body.sound {
            true => TrainingCommand::Verify { certificate },
            false => TrainingCommand::Refuse { certificate, reason },
        };
        let row = caller.app().person_row(person).await.map_err(|failure| caller.no(failure))?;
        (row.organisation, caller.app().train(&caller.visitor, person, &command, &form).await)
    }
}

/// How a party's duties stand: for itself, its provider and the centre.
#[utoipa::path(
    get, path = "/organisations/{organisation}/duties", tag = "duties", params(("organisation" = String, Path)),
    responses(
        (status = OK, body = LedgerView), (status = 404, body = Problem), (status = 401, body = Problem),
        (status = 503, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn ledger(caller: Caller, Path(party): Path<String>) -> Listed {
    let party = id(&caller, &party)?;
    let ledger = caller.app().ledger(&caller.visitor, party).await.map_err(|failure| caller.no(failure))?;
    Ok(Json(view(&ledger)))
}

/// A request for remote access, or a question of the centre, for the party that it is for.
#[utoipa::path(
    get, path = "/tickets/{number}/addressed/{place}", tag = "duties",
    params(("number" = u64, Path), ("place" = u64, Path)),
    responses(
        (status = OK, body = AddressedView), (status = 404, body = Problem), (status = 401, body = Problem),
        (status = 503, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn addressed(caller: Caller, Path(at): Path<(u64, u64)>) -> Shown {
    let nothing_done = Ok(app::Receipt { number: at.0, position: 0, repeated: false });
    shown(&caller, at, nothing_done).await
}
