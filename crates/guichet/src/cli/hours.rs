//! `guichet hours`: is each desk open, until when, and when does it open next?

use hours::{Calendar, CalendarError, Closed, Stretched};
use jiff::Timestamp;
use serde_json::{Value, json};
use terms::{Agreement, MeasureId, Region};
use words::Lang;

use super::exit::Exit;
use super::regions::{self, beyond};
use super::session::{Answer, Session, Stop, refuse};
use super::table;

/// Which desks.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(long, value_name = "REGION")]
    region: Option<String>,
}

/// A desk at an instant.
struct Desk<'a> {
    region: &'a Region,
    now: Timestamp,
    closes: Option<Timestamp>,
    opens: Timestamp,
    due: Option<Timestamp>,
    closed: Option<Closed>,
}

/// Tells them.
pub fn run(args: Args, session: &mut Session) -> Answer {
    let (lang, now) = (session.lang, session.now());
    let agreement = session.agreement()?;
    let regions: Vec<&Region> = match &args.region {
        Some(name) => vec![regions::named(&agreement, name, lang).or_else(refuse)?],
        None => agreement.regions.iter().collect(),
    };
    let desks: Vec<Desk<'_>> = regions
        .into_iter()
        .map(|region| {
            let calendar = regions::calendar(&agreement, region, lang)?;
            desk(&agreement, region, &calendar, now).map_err(|error| beyond(&error, lang))
        })
        .collect::<Result<_, Stop>>()?;
    if session.json {
        let regions: Vec<Value> = desks.iter().map(as_json).collect();
        session.write_json(&json!({ "at": now, "agreement": agreement.id, "regions": regions }))?;
    } else {
        let mut rows = vec![vec![
            lang.column_region(),
            lang.column_local_time(),
            lang.column_desk(),
            lang.column_if_reported_now(),
        ]];
        rows.extend(desks.iter().map(|desk| row(desk, lang)));
        table::write(&mut session.out, &rows)?;
    }
    Ok(Exit::Ok)
}

fn desk<'a>(
    agreement: &Agreement,
    region: &'a Region,
    calendar: &Calendar,
    now: Timestamp,
) -> Result<Desk<'a>, CalendarError> {
    let open = calendar.is_open(now)?;
    let closes = if open { Some(calendar.next_closing(now)?) } else { None };
    let opens = calendar.next_opening(closes.unwrap_or(now))?;
    let strictest = agreement.strictest(&MeasureId::acknowledgement());
    let due = strictest.map(|(_, target)| calendar.due(now, target.within)).transpose()?;
    let closed = match calendar.ledger(now, opens)?.stretches.into_iter().next().map(|stretch| stretch.what) {
        Some(Stretched::Closed(why)) if !open => Some(why),
        _ => None,
    };
    Ok(Desk { region, now, closes, opens, due, closed })
}

fn row(desk: &Desk<'_>, lang: Lang) -> Vec<String> {
    let zone = regions::zone_of(desk.region);
    let here = zone.to_datetime(desk.now);
    let said = |at: Timestamp| lang.relative(zone.to_datetime(at), here);
    let state = match desk.closes {
        Some(closes) => lang.open_until(&said(closes)),
        None => lang.closed_until(&said(desk.opens)),
    };
    let state = match &desk.closed {
        // A night or a weekend goes without saying; a holiday is named.
        Some(Closed::Holiday(holiday)) => format!("{state} · {}", lang.holiday(&holiday.name.en)),
        Some(Closed::Exception { name, .. }) => format!("{state} · {name}"),
        _ => state,
    };
    vec![
        desk.region.id.to_string(),
        lang.at_place(&lang.weekday_time(here), &desk.region.zone),
        state,
        desk.due.map(said).unwrap_or_default(),
    ]
}

fn as_json(desk: &Desk<'_>) -> Value {
    json!({
        "region": desk.region.id,
        "zone": desk.region.zone,
        "open": desk.closes.is_some(),
        "closes_at": desk.closes,
        "opens_at": desk.opens,
        "closed": desk.closed,
        "acknowledged_by": desk.due,
        "clause": desk.region.clause,
    })
}
