//! # words
//!
//! Says in French, English and Japanese what the floors below decided: dates, spans, clock states, refusals.
//!
//! It answers one question: *how is this said in the reader's language?* It refuses to know anything else: it
//! decides nothing, reads no clock, and holds no address, no markup and no name of a person.
//!
//! A sentence is declared once, with its three languages side by side, by the macro `words!`; a language that
//! is missing does not compile. French is typed with plain spaces and set by [`typography::french`].
//!
//! ```
//! use words::Lang;
//!
//! let reader = Lang::negotiate("ja;q=0.4, fr-CA, en;q=0.8").unwrap_or_default();
//! assert_eq!(reader, Lang::Fr);
//! assert_eq!(reader.date(jiff::civil::date(2026, 11, 20)), "ven. 20 nov. 2026");
//! assert_eq!(Lang::Ja.date(jiff::civil::date(2026, 11, 20)), "2026年11月20日(金)");
//! ```

#![allow(
    rustdoc::bare_urls,
    rustdoc::broken_intra_doc_links,
    reason = "a text is its own documentation, and its brackets and addresses link to nothing"
)]

#[macro_use]
mod catalogue;
mod dates;
mod derivation;
mod holiday_rules;
mod holidays;
mod lang;
mod numbers;
mod places;
mod problems;
mod spans;
pub mod typography;
mod weeks;

pub use catalogue::{Entry, Said};
pub use derivation::{Due, WhyLine};
pub use lang::{Lang, UnknownLang};
pub use numbers::Count;

// One file per area. Adding one here also hands its sentences to the lint in `tests/lint.rs`.
catalogue! {
    /// Words met everywhere: yes, open, closed, target met.
    common,
    /// The states of a clock.
    clock,
    /// The derivation of a due instant, and the hours of a desk.
    why,
    /// The command line.
    cli,
    /// Refusals of input: what, why, what to try.
    refused_input,
    /// The choices of the desk: states, kinds, roles, facts.
    desk_words,
    /// What happened to a ticket.
    ticket_facts,
    /// Owner, next step, next news, workarounds, endorsements.
    promises,
    /// Reviews of what was missed, and response times.
    reviews,
    /// What the desk refuses.
    desk_refusals,
    /// What an exclusion is refused for.
    exclusion_refusals,
    /// Exclusions: what happened, the forms, the figures.
    exclusions,
    /// What it refuses about diagnoses, products and promises.
    refused_promises,
    /// The choices of duties.
    duties_words,
    /// What happened to information, remote access, training and contacts.
    duties_facts,
    /// What the desk refuses about them.
    duties_refusals,
    /// Their pages and forms.
    duties_pages,
    /// What the desk refuses about qualifications.
    people_refusals,
    /// People, their qualifications, the certificates that wait, warnings ahead.
    people_pages,
    /// Who belongs to an organisation.
    membership,
    /// Signing in with an account of one's organisation.
    sign_on,
    /// What is refused about that.
    attachment_refusals,
    attachments,
    membership_refusals,
    emergency_refusals,
    /// How long what is kept.
    retention,
    /// What is refused about that.
    retention_refusals,
    two_people,
    /// What people may ask about their own words and data: redaction, export, erasure, retention, audit.
    rights,
    /// Who changed what, and who came in from where.
    audit,
    /// Who looked at what.
    reads,
    /// How the machine is.
    health,
    /// What is refused about them.
    rights_refusals,
    /// The choices of a roster.
    roster_words,
    /// What a roster refuses.
    roster_refusals,
    /// The roster as a page.
    roster_page,
    /// What a week is expected to bring.
    roster_forecast,
    /// One's own shifts in one's own calendar.
    calendar_page,
    /// The roster under other terms.
    replay_staffing,
    /// What the works are refused for: problems, maintenance, releases, resolutions.
    works_refusals,
    /// What the works leave on a ticket.
    works_facts,
    /// The pages of problems, maintenance and releases.
    works_page,
    /// The frame of the pages.
    site,
    /// What failed between a door and the desk.
    failures,
    /// Requests that can't be read.
    api,
    /// The sign-in page.
    login,
    /// What the console says.
    console,
    /// What the console refuses.
    refused_console,
    /// The import of another desk's log.
    log_import,
    /// What an import refuses.
    refused_import,
    /// Reports, proofs and the journal at the console.
    evidence,
    /// Where a proof, the journal or the desk doesn't hold.
    refused_evidence,
    /// Bundles of evidence: making them, checking them, and what is wrong with one.
    bundles,
    /// The report of an incident.
    report,
    /// A ticket's page and the timeline.
    ticket_page,
    /// The portal's home.
    home,
    /// The portal's list of tickets.
    tickets_page,
    /// The agreement as a page.
    terms_page,
    /// Publishing a version, re-pinning, and what would have been.
    versions,
    /// What a version or a re-pinning is refused for.
    version_refusals,
    /// Two versions of the agreement side by side.
    terms_changes,
    /// The centre's own figures beside the clauses.
    terms_centre,
    /// The hours as a page.
    hours_page,
    /// The queue of the support centre.
    queue_page,
    /// A ticket as the support centre works on it.
    desk_ticket,
    /// The preliminary investigation.
    triage_page,
    /// The monthly service report.
    service_reports,
    /// What issuing one is refused for.
    report_refusals,
    /// Two tiers: level-1 desks, escalation, who supports whom.
    tiers,
    /// What the desk refuses between two tiers.
    refused_tiers,
    /// What was met.
    reports_page,
    /// What is counted of the decisions on tickets.
    decisions_page,
}
