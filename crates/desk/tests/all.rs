//! The core, held to the agreement clause by clause.

#[path = "all/access.rs"]
mod access;
#[path = "all/access_marks.rs"]
mod access_marks;
#[path = "all/acknowledgement.rs"]
mod acknowledgement;
#[path = "all/alarms.rs"]
mod alarms;
#[path = "all/attachments.rs"]
mod attachments;
#[path = "all/conduct.rs"]
mod conduct;
#[path = "all/diagnosis.rs"]
mod diagnosis;
#[path = "all/duties.rs"]
mod duties;
#[path = "all/emergency.rs"]
mod emergency;
#[path = "all/ending.rs"]
mod ending;
#[path = "all/evidence.rs"]
mod evidence;
#[path = "all/exclusion.rs"]
mod exclusion;
#[path = "all/forecast.rs"]
mod forecast;
#[path = "all/golden.rs"]
mod golden;
#[path = "all/imports.rs"]
mod imports;
#[path = "all/information.rs"]
mod information;
#[path = "all/intake.rs"]
mod intake;
#[path = "all/journal.rs"]
mod journal;
#[path = "all/ladder.rs"]
mod ladder;
#[path = "all/level1.rs"]
mod level1;
#[path = "all/maintenances.rs"]
mod maintenances;
#[path = "all/membership.rs"]
mod membership;
#[path = "all/order.rs"]
mod order;
#[path = "all/people.rs"]
mod people;
#[path = "all/problems.rs"]
mod problems;
#[path = "all/procedures.rs"]
mod procedures;
#[path = "all/promises.rs"]
mod promises;
#[path = "all/publication.rs"]
mod publication;
#[path = "all/qualification.rs"]
mod qualification;
#[path = "all/redaction.rs"]
mod redaction;
#[path = "all/releases.rs"]
mod releases;
#[path = "all/remote.rs"]
mod remote;
#[path = "all/retention.rs"]
mod retention;
#[path = "all/reviews.rs"]
mod reviews;
#[path = "all/service_report.rs"]
mod service_report;
#[path = "all/similar.rs"]
mod similar;
#[path = "all/staffing.rs"]
mod staffing;
#[path = "all/tiers.rs"]
mod tiers;
#[path = "all/training.rs"]
mod training;
#[path = "all/triage.rs"]
mod triage;
#[path = "all/versions.rs"]
mod versions;
#[path = "all/walk/mod.rs"]
mod walk;
#[path = "all/works.rs"]
mod works;
#[path = "all/world.rs"]
mod world;
