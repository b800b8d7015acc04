//! The desk at work, on a real database, with time and chance in the test's hand.

#[path = "all/attachments.rs"]
mod attachments;
#[path = "all/audit.rs"]
mod audit;
#[path = "all/demo.rs"]
mod demo;
#[path = "all/duties.rs"]
mod duties;
#[path = "all/erasure.rs"]
mod erasure;
#[path = "all/evidence.rs"]
mod evidence;
#[path = "all/exclusions.rs"]
mod exclusions;
#[path = "all/health.rs"]
mod health;
#[path = "all/identity.rs"]
mod identity;
#[path = "all/import.rs"]
mod import;
#[path = "all/level1.rs"]
mod level1;
#[path = "all/members.rs"]
mod members;
#[path = "all/passkeys.rs"]
mod passkeys;
#[path = "all/people.rs"]
mod people;
#[path = "all/projections.rs"]
mod projections;
#[path = "all/promises.rs"]
mod promises;
#[path = "all/proofs.rs"]
mod proofs;
#[path = "all/publishing.rs"]
mod publishing;
#[path = "all/reads.rs"]
mod reads;
#[path = "all/redaction.rs"]
mod redaction;
#[path = "all/retention.rs"]
mod retention;
#[path = "all/retention_killed.rs"]
mod retention_killed;
#[path = "all/risks.rs"]
mod risks;
#[path = "all/roster.rs"]
mod roster;
#[path = "all/service_reports.rs"]
mod service_reports;
#[path = "all/sign_on.rs"]
mod sign_on;
#[path = "all/slice.rs"]
mod slice;
#[path = "all/then.rs"]
mod then;
#[path = "all/tiers.rs"]
mod tiers;
#[path = "all/two_people.rs"]
mod two_people;
#[path = "all/works.rs"]
mod works;
#[path = "all/world.rs"]
mod world;
