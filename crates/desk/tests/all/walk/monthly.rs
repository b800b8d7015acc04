//! A month's report, counted from the walk's own tickets, for a manager to issue.

use desk::evidence::Anchor;
use desk::report::{Row, outcome, targets, total};
use desk::response::Responses;
use desk::service_report::{FORMAT, ServiceReport, TicketLine};
use desk::{Digest, Month, OrganisationId};
use jiff::tz::TimeZone;

use super::dice::Dice;
use super::house::House;
use crate::world::*;

/// The month before this one, or this one.
pub fn report(house: &House, provider: OrganisationId, dice: &mut Dice) -> ServiceReport {
    let this = Month::of(house.now.to_zoned(TimeZone::UTC).date());
    let month = if dice.wild && dice.often(40) { this } else { this.previous() };
    let (from, until) = month.bounds(&TimeZone::UTC);
    let mut tickets = Vec::new();
    for (number, id) in (1..).zip(&house.numbers) {
        let ticket = &house.tickets[id];
        let theirs = ticket.opened.what.asked_by == provider && ticket.level1_desk().is_none();
        if !theirs || ticket.opened.at < from || ticket.opened.at >= until {
            continue;
        }
        let Terms { agreement, calendars } = house.pinned(ticket);
        let clocks = desk::clocks(ticket, agreement, calendars).expect("within the calendars");
        let clock = desk::clock::current(&clocks, &acknowledgement()).expect("a clock");
        let soon = agreement.alarms.warn_left;
        let standing = clock.standing(&calendars[&clock.region], house.now, soon).expect("a standing");
        tickets.push(TicketLine {
            number,
            region: Some(clock.region.clone()),
            category: clock.category,
            agreement: agreement.id.to_string(),
            outcome: outcome(clock.course, standing),
        });
    }
    let row = |line: &TicketLine| Row { key: vec![line.agreement.clone()], outcome: line.outcome };
    let groups = targets(tickets.iter().map(row));
    ServiceReport {
        format: FORMAT,
        month,
        provider,
        name: house.organisations[&provider].name.clone(),
        region: None,
        summary: String::new(),
        regions: vec![region("EMEA")],
        at: house.now,
        anchor: Anchor { position: 7, head: Digest::of(&[b"head"]) },
        note: std::collections::BTreeMap::new(),
        total: total(&groups),
        targets: groups,
        imported: 0,
        tickets,
        missed: Vec::new(),
        responses: Responses::default(),
        exclusions: Vec::new(),
        overturned: None,
        duties: Vec::new(),
        staffing: Vec::new(),
        maintenance: Vec::new(),
        planned: Vec::new(),
        releases: Vec::new(),
        terms: Vec::new(),
        emergencies: Vec::new(),
        annex: Vec::new(),
    }
}
