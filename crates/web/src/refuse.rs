//! What isn't answered: a page for a browser, a problem (RFC 9457) for a program, the same words in both.

use app::{Failure, IdentityRefusal, Weakness};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use desk::Refusal;
use desk::attachment::AttachmentRefusal;
use desk::duties::DutyRefusal;
use desk::emergency::EmergencyRefusal;
use desk::exclusion::ExclusionRefusal;
use desk::membership::MembershipRefusal;
use desk::pin::PinRefusal;
use desk::publication::PublicationRefusal;
use desk::qualification::QualificationRefusal;
use desk::redaction::RedactionRefusal;
use desk::retention::RetentionRefusal;
use desk::works::WorksRefusal;
use jiff::tz::TimeZone;
use words::{Lang, Said};

use crate::reader::Reader;

/// A failure, said.
#[derive(Clone, Debug)]
pub struct Told {
    /// The status of the answer.
    pub status: StatusCode,
    /// A stable word for programs.
    pub code: &'static str,
    /// What, why, what to try.
    pub said: Said,
    /// The clause behind it.
    pub clause: Option<String>,
    /// The field it is about.
    pub field: Option<&'static str>,
}

/// A failure in words.
pub fn told(lang: Lang, failure: &Failure) -> Told {
    let when = |at: jiff::Timestamp| lang.instant(at, &TimeZone::UTC);
    let plain = |status, code, said| Told { status, code, said, clause: None, field: None };
    match failure {
        Failure::Refused(refusal) => Told {
            status: status(refusal),
            code: refusal.code(),
            said: lang.refusal(refusal, when),
            clause: refusal.clause().map(|clause| clause.to_string()),
            field: refusal.field().map(desk::Field::word),
        },
        Failure::KeyReused => plain(StatusCode::UNPROCESSABLE_ENTITY, "key-reused", lang.failed_key_reused()),
        Failure::NoEntry => plain(StatusCode::UNAUTHORIZED, "no-entry", lang.failed_no_entry()),
        Failure::Identity(refusal) => identity(lang, refusal),
        Failure::Busy => plain(StatusCode::SERVICE_UNAVAILABLE, "busy", lang.failed_busy()),
        Failure::Unknown => plain(StatusCode::SERVICE_UNAVAILABLE, "unknown-outcome", lang.failed_unknown()),
        Failure::Unavailable(_) => {
            plain(StatusCode::SERVICE_UNAVAILABLE, "unavailable", lang.failed_unavailable())
        }
        Failure::NotForward { .. } => {
            plain(StatusCode::UNPROCESSABLE_ENTITY, "not-forward", lang.failed_not_forward())
        }
        Failure::WrongRole(role, party) => {
            let said = lang.failed_wrong_role(&lang.role(*role), &lang.party(*party));
            plain(StatusCode::UNPROCESSABLE_ENTITY, "wrong-role", said)
        }
        Failure::NobodyThere(who) | Failure::NoOrganisation(who) => {
            plain(StatusCode::NOT_FOUND, "nobody-there", lang.failed_nobody_there(who))
        }
        Failure::AlreadyThere(what) => {
            plain(StatusCode::CONFLICT, "already-there", lang.failed_already_there(what))
        }
        Failure::Agreement(_) | Failure::Damaged(_) => {
            tracing::error!(%failure, "a request could not be answered");
            plain(StatusCode::INTERNAL_SERVER_ERROR, "damaged", lang.failed_damaged())
        }
    }
}

fn identity(lang: Lang, refusal: &IdentityRefusal) -> Told {
    let (status, said) = match refusal {
        IdentityRefusal::Wrong => (StatusCode::UNAUTHORIZED, lang.failed_wrong_credentials()),
        // Never longer than the stretch in which tries are counted.
        IdentityRefusal::TooMany { .. } => (StatusCode::TOO_MANY_REQUESTS, lang.failed_too_many_tries("15")),
        IdentityRefusal::Weak(Weakness::Short) => {
            (StatusCode::UNPROCESSABLE_ENTITY, lang.failed_short_password())
        }
        IdentityRefusal::Weak(Weakness::Long) => {
            (StatusCode::UNPROCESSABLE_ENTITY, lang.failed_long_password())
        }
        IdentityRefusal::Weak(Weakness::Guessable) => {
            (StatusCode::UNPROCESSABLE_ENTITY, lang.failed_guessable_password())
        }
        IdentityRefusal::ProveAgain => (StatusCode::FORBIDDEN, lang.failed_prove_again()),
        IdentityRefusal::LastWayIn => (StatusCode::CONFLICT, lang.failed_last_way_in()),
        IdentityRefusal::SignOn => (StatusCode::UNAUTHORIZED, lang.failed_sign_on()),
        IdentityRefusal::NotAnIssuer => (StatusCode::UNPROCESSABLE_ENTITY, lang.failed_not_an_issuer()),
        IdentityRefusal::NotAClient => (StatusCode::UNPROCESSABLE_ENTITY, lang.failed_not_a_client()),
        IdentityRefusal::NotASubject => (StatusCode::UNPROCESSABLE_ENTITY, lang.failed_not_a_subject()),
        IdentityRefusal::TokenScope => (StatusCode::FORBIDDEN, lang.failed_token_scope()),
        IdentityRefusal::TokenDays => (StatusCode::UNPROCESSABLE_ENTITY, lang.failed_token_days()),
        IdentityRefusal::TokenNetworks => (StatusCode::UNPROCESSABLE_ENTITY, lang.failed_token_networks()),
    };
    let field = match refusal {
        IdentityRefusal::Weak(_) => Some("password"),
        IdentityRefusal::TokenDays => Some("days"),
        IdentityRefusal::SignOn => Some("organisation"),
        IdentityRefusal::NotAnIssuer => Some("issuer"),
        IdentityRefusal::NotAClient => Some("secret"),
        IdentityRefusal::NotASubject => Some("subject"),
        IdentityRefusal::TokenNetworks => Some("networks"),
        _ => None,
    };
    Told { status, code: refusal.code(), said, clause: None, field }
}

fn status(refusal: &Refusal) -> StatusCode {
    match refusal {
        Refusal::Exclusion(refusal) => of_an_exclusion(refusal),
        Refusal::Publication(PublicationRefusal::BeginsInThePast { .. })
        | Refusal::Pin(PinRefusal::Passed { .. }) => StatusCode::UNPROCESSABLE_ENTITY,
        Refusal::Adoption(_) => StatusCode::UNPROCESSABLE_ENTITY,
        Refusal::Publication(_) | Refusal::Pin(_) | Refusal::Report(_) => StatusCode::CONFLICT,
        Refusal::Works(WorksRefusal::NotQualified) => StatusCode::FORBIDDEN,
        Refusal::Works(why) if why.is_conflict() => StatusCode::CONFLICT,
        Refusal::Works(_) => StatusCode::UNPROCESSABLE_ENTITY,
        Refusal::NotFound => StatusCode::NOT_FOUND,
        Refusal::NotAllowed { .. }
        | Refusal::IndirectCustomer { .. }
        | Refusal::NotTheirCustomer
        | Refusal::SupportEnded { .. }
        | Refusal::AuthorisationLapsed { .. }
        | Refusal::NotNamed
        | Refusal::Duty(DutyRefusal::NotAuthorised) => StatusCode::FORBIDDEN,
        Refusal::NoSuchRequest
        | Refusal::AccessIs(_)
        | Refusal::AccessNotLive { .. }
        | Refusal::AlreadyIn
        | Refusal::NotIn
        | Refusal::AlreadyChecked => StatusCode::CONFLICT,
        Refusal::Credential { .. }
        | Refusal::OnlyOf { .. }
        | Refusal::NotAProvider
        | Refusal::EndsBeforeItBegins { .. }
        | Refusal::NotAnInstant { .. }
        | Refusal::NotTheirSystem
        | Refusal::NotToBeNamed
        | Refusal::WindowOver { .. }
        | Refusal::WindowTooLong { .. }
        | Refusal::NotASuperAdministrator
        | Refusal::Duty(_) => StatusCode::UNPROCESSABLE_ENTITY,
        Refusal::Qualification(QualificationRefusal::NotTheirWork) => StatusCode::UNPROCESSABLE_ENTITY,
        Refusal::Qualification(QualificationRefusal::NotAPeer) => StatusCode::FORBIDDEN,
        Refusal::Qualification(_) => StatusCode::CONFLICT,
        Refusal::Membership(
            MembershipRefusal::BeyondTheirRole
            | MembershipRefusal::Oneself
            | MembershipRefusal::SamePerson
            | MembershipRefusal::TheirOwnFirst,
        ) => StatusCode::FORBIDDEN,
        Refusal::Emergency(EmergencyRefusal::OwnHouse | EmergencyRefusal::Minutes) => {
            StatusCode::UNPROCESSABLE_ENTITY
        }
        Refusal::Retention(RetentionRefusal::Limits { .. }) => StatusCode::UNPROCESSABLE_ENTITY,
        Refusal::Retention(_) => StatusCode::CONFLICT,
        Refusal::Emergency(EmergencyRefusal::SamePerson) => StatusCode::FORBIDDEN,
        Refusal::Emergency(_) => StatusCode::CONFLICT,
        Refusal::Membership(MembershipRefusal::NotAnAddress) => StatusCode::UNPROCESSABLE_ENTITY,
        Refusal::Membership(_) => StatusCode::CONFLICT,
        Refusal::Erasure(_) => StatusCode::CONFLICT,
        Refusal::Redaction(RedactionRefusal::NoWords) => StatusCode::UNPROCESSABLE_ENTITY,
        Refusal::Redaction(RedactionRefusal::TooLate { .. }) => StatusCode::FORBIDDEN,
        Refusal::Redaction(RedactionRefusal::Gone { .. }) => StatusCode::CONFLICT,
        Refusal::Attachment(AttachmentRefusal::TooLarge { .. } | AttachmentRefusal::NoRoom { .. }) => {
            StatusCode::PAYLOAD_TOO_LARGE
        }
        Refusal::Attachment(AttachmentRefusal::NotWhole { .. } | AttachmentRefusal::OutOfPlace { .. }) => {
            StatusCode::CONFLICT
        }
        Refusal::Attachment(AttachmentRefusal::NoHome) => StatusCode::SERVICE_UNAVAILABLE,
        Refusal::Attachment(AttachmentRefusal::TooMany | AttachmentRefusal::OtherBytes) => {
            StatusCode::UNPROCESSABLE_ENTITY
        }
        Refusal::Roster(refusal) if refusal.is_of_their_role() => StatusCode::FORBIDDEN,
        Refusal::Roster(refusal) if refusal.is_of_what_was_typed() => StatusCode::UNPROCESSABLE_ENTITY,
        Refusal::Roster(_) => StatusCode::CONFLICT,
        Refusal::AlreadyAcknowledged { .. }
        | Refusal::AlreadyQualified { .. }
        | Refusal::NotQualified { .. }
        | Refusal::NothingMissed
        | Refusal::NothingToApprove
        | Refusal::SameProduct
        | Refusal::AlreadyTheirs { .. }
        | Refusal::Nobodys
        | Refusal::AlreadyStarted
        | Refusal::AlreadyEscalated { .. }
        | Refusal::NotToBePassedOn { .. }
        | Refusal::DomainTaken { .. }
        | Refusal::NameTaken { .. }
        | Refusal::LoweringPending
        | Refusal::NothingProposed
        | Refusal::NotTriaged
        | Refusal::SamePerson
        | Refusal::SameTriage
        | Refusal::Stale { .. }
        | Refusal::WrongState(_)
        | Refusal::NoAlarm => StatusCode::CONFLICT,
        Refusal::Empty(_)
        | Refusal::TooLong { .. }
        | Refusal::NotText(_)
        | Refusal::UnknownRegion { .. }
        | Refusal::UnknownCategory { .. }
        | Refusal::GravityMissing
        | Refusal::MajorWithWorkaround
        | Refusal::GravityOf(_)
        | Refusal::WorkaroundWasFound
        | Refusal::NoSuchDiagnosis
        | Refusal::NotAProduct
        | Refusal::NotAColleague
        | Refusal::NewsInThePast { .. }
        | Refusal::LoweringNeedsReason { .. }
        | Refusal::OutOfOrder { .. }
        | Refusal::NoAgreement(_)
        | Refusal::BeyondCalendar(_) => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

fn of_an_exclusion(refusal: &ExclusionRefusal) -> StatusCode {
    match refusal {
        ExclusionRefusal::Unqualified => StatusCode::FORBIDDEN,
        ExclusionRefusal::Waits
        | ExclusionRefusal::Excluded
        | ExclusionRefusal::NotExcluded
        | ExclusionRefusal::SamePerson
        | ExclusionRefusal::NotAThirdPerson
        | ExclusionRefusal::AlreadyContested
        | ExclusionRefusal::NothingContested => StatusCode::CONFLICT,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

/// A part of a refusal as a sentence of its own: the catalogue keeps parts, which the command line joins.
pub fn sentence(lang: Lang, part: &str) -> String {
    let mut letters = part.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    let end = if part.ends_with(['.', '?', '!', '。']) { "" } else { lang.pick(".", ".", "。") };
    format!("{first}{}{end}", letters.as_str())
}

/// An answer that isn't one, for `?` in a handler.
pub struct No(Box<Response>);

impl No {
    /// A page that says so.
    pub fn page(reader: &Reader, failure: Failure) -> No {
        No(Box::new(crate::pages::error::page(reader, &told(reader.lang, &failure))))
    }

    /// Any other answer.
    pub fn with(response: Response) -> No {
        No(Box::new(response))
    }
}

impl IntoResponse for No {
    fn into_response(self) -> Response {
        *self.0
    }
}
