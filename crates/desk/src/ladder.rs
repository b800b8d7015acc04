//! Whom the desk calls as time runs out (clause 4, best effort): whoever answers for the ticket, then a qualified member on
//! shift, then a manager, then the deputy that a manager named.
//!
//! The agreement says at how much open time left each is called. It knows what was called already, so that nobody is called
//! twice for the same instant; who is at work is told to it.

use hours::{Calendar, CalendarError, OpenTime};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use terms::{Addressee, Agreement, MeasureId, RegionId};

use crate::alarm::{About, PendingAlarm, Rings, pending_alarms};
use crate::clock::{Calendars, Clock, Course};
use crate::decide::{Context, Decided, entry};
use crate::fact::Alarm;
use crate::product::{Product, QualifiedFor};
use crate::promise::PromiseFact;
use crate::{PersonId, Refusal, Role, Stream, Ticket, TicketFact};

/// The name under which an instant of news has its alarms, beside the measures of the agreement.
pub const NEWS: &str = "news";

crate::choices::choices! {
    /// Whom a rung of the ladder calls.
    Rung {
        /// Whoever answers for the ticket.
        Assigned = "assigned",
        /// A qualified member on shift.
        Qualified = "qualified",
        /// A manager of the centre.
        Manager = "manager",
        /// The deputy that a manager named.
        Deputy = "deputy",
    }
}

impl From<Addressee> for Rung {
    fn from(to: Addressee) -> Rung {
        match to {
            Addressee::Assigned => Rung::Assigned,
            Addressee::Qualified => Rung::Qualified,
            Addressee::Manager => Rung::Manager,
            Addressee::Deputy => Rung::Deputy,
        }
    }
}

/// Somebody was called.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Call {
    /// About which instant.
    pub alarm: Alarm,
    /// Whom the agreement calls then.
    pub to: Rung,
    /// Who was called: those, or those further up where there was nobody. None: nobody was to be found.
    pub people: Vec<PersonId>,
    /// Nobody of a level-1 desk is on shift: the roster is the support centre's. So a rung further up was called.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub no_roster: bool,
}

/// What somebody was told.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Told {
    /// They answer for it now.
    Assigned,
    /// They were called.
    Called(Call),
}

/// By when those who wait hear something.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct News {
    /// By when.
    pub by: Timestamp,
    /// A person promised it; else it follows from the agreement.
    pub promised: bool,
    /// In whose hours it is counted.
    pub region: RegionId,
}

/// What waits for its instant on a ticket.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Ahead {
    /// The alarms, the first first.
    pub pending: Vec<PendingAlarm>,
    /// The next news.
    pub news: Option<News>,
}

/// By when those who wait for this ticket hear something: what a person promised, else what the agreement says, counted from
/// the last word; after a word since the promise the later of the two. Before the first word the acknowledgement is awaited,
/// and nothing else.
///
/// # Errors
///
/// The calendar doesn't reach that far.
pub fn news(
    ticket: &Ticket,
    agreement: &Agreement,
    calendars: &Calendars,
) -> Result<Option<News>, CalendarError> {
    if !ticket.state().is_open() || ticket.is_imported() {
        return Ok(None);
    }
    let Some(heard) = ticket.promises.heard else { return Ok(None) };
    let regions = || ticket.opened.what.regions.iter().filter_map(|id| Some((id, calendars.get(id)?)));
    let mut agreed = Vec::new();
    // What the vendor's agreement says of news is the vendor's: a level-1 desk without terms of its own promises by its people.
    if let Some(within) = agreement.news_within(ticket.category()).filter(|_| ticket.has_targets()) {
        for (region, calendar) in regions() {
            agreed.push((calendar.due(heard, within)?, region));
        }
    }
    let agreed = agreed.into_iter().min();
    let region = agreed.map(|(_, region)| region).or(regions().next().map(|(region, _)| region));
    let by = ticket.promises.next_news(agreed.map(|(by, _)| by));
    Ok(by.zip(region).map(|((by, promised), region)| News { by, promised, region: region.clone() }))
}

/// Everything that waits for its instant: warnings, misses, the next rung of the ladder, the next news.
///
/// # Errors
///
/// The calendar doesn't reach that far.
pub fn ahead(
    ticket: &Ticket,
    clocks: &[Clock],
    agreement: &Agreement,
    calendars: &Calendars,
) -> Result<Ahead, CalendarError> {
    let news = news(ticket, agreement, calendars)?;
    let mut pending = pending_alarms(ticket, clocks, agreement, calendars)?;
    pending.extend(next_call(ticket, clocks, agreement, calendars)?);
    if let Some(news) = &news {
        pending.extend(about_news(ticket, news, agreement, calendars)?);
    }
    pending.sort_by_key(|p| p.at);
    Ok(Ahead { pending, news })
}

/// The next rung of whichever clock climbs first. Only the next: the one after it waits until this one was called.
fn next_call(
    ticket: &Ticket,
    clocks: &[Clock],
    agreement: &Agreement,
    calendars: &Calendars,
) -> Result<Option<PendingAlarm>, CalendarError> {
    let mut calls = Vec::new();
    for clock in clocks.iter().filter(|clock| !ticket.is_imported() && runs(clock)) {
        let (Some(due), Some(category)) = (clock.due, clock.category) else { continue };
        let alarm = Alarm { measure: clock.measure.clone(), category, due };
        let (Some(rung), Some(calendar)) =
            (next_rung(ticket, &alarm, agreement), calendars.get(&clock.region))
        else {
            continue;
        };
        let at = before(calendar, due, rung.at_left)?.max(clock.starts);
        calls.push(PendingAlarm { at, rings: Rings::Call, about: About::Target(alarm) });
    }
    Ok(calls.into_iter().min_by_key(|call| call.at))
}

/// When so much open time is left; none is left on the due instant itself.
fn before(calendar: &Calendar, due: Timestamp, left: OpenTime) -> Result<Timestamp, CalendarError> {
    if left == OpenTime::ZERO { Ok(due) } else { calendar.start(due, left) }
}

fn runs(clock: &Clock) -> bool {
    clock.stop.is_none() && matches!(clock.course, Course::Firm | Course::Provisional)
}

fn next_rung<'a>(ticket: &Ticket, alarm: &Alarm, agreement: &'a Agreement) -> Option<&'a terms::Rung> {
    let called = ticket.promises.calls.iter().filter(|called| called.call.alarm == *alarm).count();
    agreement.escalation.get(called)
}

fn about_news(
    ticket: &Ticket,
    news: &News,
    agreement: &Agreement,
    calendars: &Calendars,
) -> Result<Vec<PendingAlarm>, CalendarError> {
    let alarm = Alarm { measure: MeasureId::from(NEWS), category: 0, due: news.by };
    let mut pending = Vec::new();
    if let (Some(rung), Some(calendar)) = (next_rung(ticket, &alarm, agreement), calendars.get(&news.region))
    {
        let at = before(calendar, news.by, rung.at_left)?.max(ticket.promises.heard.unwrap_or(news.by));
        let about = About::Target(alarm.clone());
        pending.push(PendingAlarm { at, rings: Rings::NewsCall, about });
    }
    if !ticket.promises.passed.contains(&alarm) {
        pending.push(PendingAlarm { at: news.by, rings: Rings::NewsPassed, about: About::Target(alarm) });
    }
    Ok(pending)
}

/// Is a call about something that is still awaited?
pub fn stands(call: &Call, clocks: &[Clock], news: Option<&News>) -> bool {
    if call.alarm.measure.as_str() == NEWS {
        return news.is_some_and(|news| news.by == call.alarm.due);
    }
    let about = |clock: &&Clock| {
        clock.measure == call.alarm.measure
            && clock.due == Some(call.alarm.due)
            && clock.category == Some(call.alarm.category)
    };
    clocks.iter().filter(about).any(runs)
}

/// Somebody of the desk, as the ladder looks for them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OnDuty {
    /// Who.
    pub person: PersonId,
    /// What for.
    pub role: Role,
    /// For what qualified, now.
    pub qualified: QualifiedFor,
    /// On shift now; none: there is no roster that tells.
    pub on_shift: Option<bool>,
    /// Whom they named to stand in for them.
    pub deputy: Option<PersonId>,
}

/// Whom a rung finds. Where there is nobody, the next one up is called at once: nothing waits unseen. At a level-1 desk nobody is
/// on shift, since the roster is the support centre's: that rung is passed over, and a provider's ticket calls the provider's people.
pub fn people(
    to: Rung,
    owner: Option<PersonId>,
    product: Option<&Product>,
    desk: &[OnDuty],
    at_level_1: bool,
) -> Vec<PersonId> {
    let here = |person: &PersonId| desk.iter().any(|one| one.person == *person);
    let all = |wanted: &dyn Fn(&OnDuty) -> bool| -> Vec<PersonId> {
        desk.iter().filter(|one| wanted(one)).map(|one| one.person).collect()
    };
    let passed_over = |rung: &Rung| at_level_1 && *rung == Rung::Qualified;
    let up = Rung::ALL.iter().skip_while(|rung| **rung != to).filter(|rung| !passed_over(rung));
    for rung in up {
        let mut found = match rung {
            Rung::Assigned => owner.into_iter().filter(here).collect(),
            Rung::Qualified => all(&|one| one.qualified.covers(product) && one.on_shift.unwrap_or(true)),
            Rung::Manager => all(&|one| one.role == Role::CentreManager || one.role == Role::ProviderManager),
            Rung::Deputy => desk.iter().filter_map(|one| one.deputy).filter(here).collect(),
        };
        found.sort();
        found.dedup();
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

/// The desk's clock calls somebody: only who is next, only when it is time.
pub(crate) fn call(
    ticket: &Ticket,
    wanted: &PendingAlarm,
    called: &[PersonId],
    cx: &Context<'_>,
) -> Result<Decided, Refusal> {
    let About::Target(alarm) = &wanted.about else { return Err(Refusal::NoAlarm) };
    let pending = crate::decide::pending(ticket, cx)?;
    let is_call = matches!(wanted.rings, Rings::Call | Rings::NewsCall);
    // On the due instant itself one may still be in time.
    let is_time = wanted.at < cx.at || (wanted.at == cx.at && wanted.at < alarm.due);
    if !(is_call && is_time && pending.contains(wanted)) {
        return Err(Refusal::NoAlarm);
    }
    let rung = next_rung(ticket, alarm, cx.agreement).ok_or(Refusal::NoAlarm)?;
    let to: Rung = rung.to.into();
    let no_roster = ticket.level1_desk().is_some() && to == Rung::Qualified;
    let call = Call { alarm: alarm.clone(), to, people: called.to_vec(), no_roster };
    let fact = TicketFact::Promise(PromiseFact::Called(Box::new(call)));
    let entry = entry(Stream::Ticket(ticket.id), ticket.version + 1, wanted.at, fact, cx);
    Ok(Decided { entries: vec![entry], texts: Vec::new() })
}

/// Whom the next rung of this alarm calls.
pub fn whom(ticket: &Ticket, about: &About, agreement: &Agreement) -> Option<Rung> {
    let About::Target(alarm) = about else { return None };
    next_rung(ticket, alarm, agreement).map(|rung| rung.to.into())
}
