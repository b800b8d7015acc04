//! What happens at the desk besides its tickets: certificates, authorisations, duties pointed out, versions of the
//! agreement, monthly reports, releases.

use std::collections::BTreeMap;

use desk::duties::DutyCommand;
use desk::fact::Delivery;
use desk::release::{Contents, ReleaseCommand};
use desk::service_report::Of;
use desk::training::TrainingCommand;
use desk::works::Written;
use desk::{Month, TicketId};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Deserialize;
use terms::DutyId;

use super::Told;
use crate::{App, Failure, Form, Wanted};

/// Somebody does something.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Event {
    pub(super) at: String,
    by: String,
    r#do: What,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum What {
    /// The centre may write to the super administrators of that customer.
    Authorise { party: String, until: Date },
    /// A certificate of training is shown.
    Certificate { of: String, number: String, trainer: String, from: Date, until: Date },
    /// The last one is checked.
    Check { of: String },
    /// A duty isn't kept. `about`: how the subject of the ticket begins.
    PointOut { party: String, duty: DutyId, about: Option<String>, text: String },
    /// A version of the agreement: the one in force, with some lines changed.
    ProposeVersion { id: String, from: Date, changes: Vec<(String, String)>, reason: String },
    /// A second person publishes it.
    PublishVersion { id: String },
    /// A month's report is drafted, with a summary on top.
    DraftReport { month: String, provider: String, summary: String },
    /// A second person reads the draft, and issues it.
    IssueReport { month: String, provider: String },
    /// A release, with what everybody reads. `closes`: how the subjects of the tickets begin.
    Release { version: String, contains: String, closes: Vec<String>, en: String, fr: String, ja: String },
}

/// What was begun and is gone on with.
#[derive(Default)]
pub(super) struct Begun {
    versions: BTreeMap<String, u64>,
}

impl App {
    /// Tells one.
    pub(super) async fn tell_event(
        &self,
        event: &Event,
        begun: &mut Begun,
        told: &Told<'_>,
    ) -> Result<(), Failure> {
        let (visitor, form) = (self.come_in(told.person(&event.by)).await?, Form::default());
        match &event.r#do {
            What::Authorise { party, until } => {
                let until = Some(day(*until));
                let command = DutyCommand::Authorise { people: Vec::new(), ticket: None, from: None, until };
                self.oblige(&visitor, told.organisation(party), &command, &form).await?;
            }
            What::Certificate { of, number, trainer, from, until } => {
                let command = TrainingCommand::Record {
                    certificate: self.authored(number),
                    trainer: self.authored(trainer),
                    proof: None,
                    from: day(*from),
                    until: day(*until),
                    files: Vec::new(),
                };
                self.train(&visitor, told.person(of), &command, &form).await?;
            }
            What::Check { of } => {
                let person = told.person(of);
                let shown = self.person(person, None).await?;
                let certificate = shown.trainings.certificates.last().map_or(0, |shown| shown.number);
                self.train(&visitor, person, &TrainingCommand::Verify { certificate }, &form).await?;
            }
            What::PointOut { party, duty, about, text } => {
                let ticket = match about {
                    Some(about) => Some(self.ticket_called(about, told).await?),
                    None => None,
                };
                let text = self.authored(text);
                let command = DutyCommand::PointOut { duty: duty.clone(), ticket, text };
                self.oblige(&visitor, told.organisation(party), &command, &form).await?;
            }
            What::ProposeVersion { id, from, changes, reason } => {
                let Some(file) = another(told.agreement, id, *from, changes) else { return Ok(()) };
                let number = self.propose_version(&visitor, &file, self.authored(reason), &form).await?;
                begun.versions.insert(id.clone(), number);
            }
            What::PublishVersion { id } => {
                let Some(number) = begun.versions.get(id) else { return Ok(()) };
                self.publish_version(&visitor, *number, &form).await?;
            }
            What::DraftReport { month, provider, summary } => {
                self.draft_report(&visitor, &month_of(month, provider, told), summary, &form).await?;
            }
            What::IssueReport { month, provider } => {
                let of = month_of(month, provider, told);
                let draft = self.service_report(&visitor, &of, Wanted::Draft).await?.draft;
                if let Some(draft) = draft {
                    self.review_report(&visitor, &of, draft.hash, &form).await?;
                }
                self.issue_report(&visitor, &of, None, &form).await?;
            }
            What::Release { version, contains, closes, en, fr, ja } => {
                let mut tickets = Vec::new();
                for subject in closes {
                    tickets.push(self.ticket_called(subject, told).await?);
                }
                let contents = Contents {
                    version: version.clone(),
                    contains: self.authored(contains),
                    delivery: Delivery::Supplied,
                    problems: Vec::new(),
                    tickets,
                };
                let prepare = ReleaseCommand::Prepare(Box::new(contents));
                let number = self.change_release(&visitor, None, &prepare, &form).await?.number;
                let [en, fr, ja] = [en, fr, ja].map(|notice| self.authored(notice));
                self.publish_release(&visitor, number, Written { en, fr, ja }, &form).await?;
            }
        }
        Ok(())
    }

    async fn ticket_called(&self, subject: &str, told: &Told<'_>) -> Result<TicketId, Failure> {
        let claire = self.come_in(told.person("claire")).await?;
        self.ticket_id(&claire, told.number(subject)).await
    }
}

/// The agreement with another name and date, and some lines changed; none if it hasn't those lines. Its examples are of
/// the figures as they were: they are left out.
fn another(agreement: &str, id: &str, from: Date, changes: &[(String, String)]) -> Option<String> {
    let (mut named, mut dated) = (false, false);
    let mut lines = Vec::new();
    for line in agreement.split("[[examples]]").next()?.lines() {
        lines.push(match line {
            line if line.starts_with("id = ") && !named => {
                named = true;
                format!("id = \"{id}\"")
            }
            line if line.starts_with("effective = ") && !dated => {
                dated = true;
                format!("effective = {from}")
            }
            line => line.to_owned(),
        });
    }
    let mut text = lines.join("\n");
    for (old, new) in changes {
        let _: usize = text.find(old.as_str())?;
        text = text.replacen(old.as_str(), new, 1);
    }
    (named && dated).then_some(text)
}

fn month_of(month: &str, provider: &str, told: &Told<'_>) -> Of {
    let month: Month = month.parse().expect("a test reads every month of the story");
    Of { month, provider: told.organisation(provider), region: None }
}

/// The first instant of a day in Paris.
fn day(date: Date) -> Timestamp {
    date.in_tz("Europe/Paris").expect("Paris has a clock").timestamp()
}
