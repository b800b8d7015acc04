//! Certificates of training with their proof (clauses 2.B.4 and 2.C), as the ledger of a party shows them, and the files that
//! are the proof.

use app::Ledger;
use axum::response::Response;
use desk::PersonId;
use desk::access::Fields;
use desk::training::Certificate;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use super::attachments::AttachmentView;
use super::caller::{Caller, Path};
use super::duties::id;
use super::problem::Problem;
use crate::pages::attachment::handed_out;

/// A certificate of training of a super administrator.
#[derive(Debug, Serialize, ToSchema)]
pub struct CertificateView {
    /// Whose: the person's id.
    #[schema(value_type = String, format = Uuid)]
    pub person: PersonId,
    /// Its number among the entries about that person, by which it is checked.
    pub number: u64,
    /// Its own number or name; none where it was erased.
    pub certificate: Option<String>,
    /// Who trained; none where it was erased.
    pub trainer: Option<String>,
    /// Where its proof is, if that was told.
    pub proof: Option<String>,
    /// From when it holds.
    #[schema(value_type = String, format = DateTime)]
    pub from: Timestamp,
    /// Until when, not including.
    #[schema(value_type = String, format = DateTime)]
    pub until: Timestamp,
    /// What the centre said of it: `waiting`, `verified` or `refused`.
    pub check: String,
    /// Its proof, as files: each at `/api/v1/organisations/{organisation}/attachments/{id}`.
    pub files: Vec<AttachmentView>,
}

/// The certificates of a customer's super administrators: for whoever reads their words, and for nobody else.
pub fn certificates(ledger: &Ledger, customer: &app::CustomerLine) -> Vec<CertificateView> {
    if ledger.fields != Fields::All {
        return Vec::new();
    }
    let text = |text: desk::TextRef| ledger.texts.get(&text.id).cloned();
    let shown = |person: PersonId, certificate: &Certificate| CertificateView {
        person,
        number: certificate.number,
        certificate: text(certificate.certificate),
        trainer: text(certificate.trainer),
        proof: certificate.proof.and_then(text),
        from: certificate.from,
        until: certificate.until,
        check: certificate.check.word().to_owned(),
        files: (certificate.files.iter())
            .map(|file| AttachmentView::of(certificate.number, file, ledger.files.get(&file.id)))
            .collect(),
    };
    let all = customer.people.iter();
    all.flat_map(|(row, person)| person.trainings.certificates.iter().map(move |one| (row.id, one)))
        .map(|(person, certificate)| shown(person, certificate))
        .collect()
}

/// The bytes of a file with a certificate, for whoever reads that certificate on the ledger of the party.
#[utoipa::path(
    get, path = "/organisations/{organisation}/attachments/{id}", tag = "attachments",
    params(("organisation" = String, Path), ("id" = String, Path)),
    responses(
        (status = OK, body = String, content_type = "application/octet-stream"), (status = 404, body = Problem),
        (status = 401, body = Problem), (status = 503, body = Problem)
    ),
    security(("token" = []))
)]
pub async fn download_proof(caller: Caller, Path(at): Path<(String, String)>) -> Result<Response, Response> {
    let (party, file) = (id(&caller, &at.0)?, id(&caller, &at.1)?);
    let found = caller.app().proof_file(&caller.visitor, party, file).await;
    found.map(handed_out).map_err(|failure| caller.no(failure))
}
