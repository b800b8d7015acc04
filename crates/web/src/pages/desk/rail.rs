//! The views of the desk, with how many wait in each.

use app::{COUNTED, Failure, Owned, Query, Waits};
use desk::{Action, PersonId, Standing, access};
use words::Lang;

use crate::components::{NavItem, RailGroup, RailView, Tone};
use crate::reader::Signed;

/// A view of the desk.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum View {
    /// What waits for an acknowledgement.
    #[default]
    Acknowledge,
    /// What waits for triage.
    Triage,
    /// What the reader answers for.
    Mine,
    /// What lacks an owner or a next step.
    Lacking,
    /// Everything that is open.
    Open,
    /// What is resolved or closed.
    Over,
}

impl View {
    /// Its word in an address.
    pub fn word(self) -> &'static str {
        match self {
            View::Acknowledge => "acknowledge",
            View::Triage => "triage",
            View::Mine => "mine",
            View::Lacking => "lacking",
            View::Open => "open",
            View::Over => "over",
        }
    }

    /// The view of that word.
    pub fn of(word: Option<&str>) -> View {
        match word {
            Some("mine") => View::Mine,
            Some("lacking") => View::Lacking,
            Some("open") => View::Open,
            Some("over") => View::Over,
            _ => View::Acknowledge,
        }
    }

    /// Where it is.
    pub fn href(self) -> &'static str {
        match self {
            View::Acknowledge => "/desk",
            View::Triage => "/desk/triage",
            View::Mine => "/desk?view=mine",
            View::Lacking => "/desk?view=lacking",
            View::Open => "/desk?view=open",
            View::Over => "/desk?view=over",
        }
    }

    /// Of whom it shows tickets.
    pub fn owned(self, reader: PersonId) -> Owned {
        match self {
            View::Mine => Owned::By(reader),
            View::Lacking => Owned::Lacking,
            _ => Owned::Anyhow,
        }
    }

    fn counts(self) -> (bool, Waits) {
        match self {
            View::Acknowledge => (true, Waits::Acknowledgement),
            View::Triage => (true, Waits::Triage),
            View::Mine | View::Lacking | View::Open => (true, Waits::Anything),
            View::Over => (false, Waits::Anything),
        }
    }
}

/// The rail, on the page of `here` (and of that region, if one is filtered).
///
/// # Errors
///
/// The database is away.
pub async fn rail(
    signed: &Signed,
    here: Option<View>,
    region: Option<&str>,
) -> Result<Vec<RailGroup>, Failure> {
    let w = signed.reader.lang;
    let mut views = Vec::new();
    for (view, label) in [
        (View::Acknowledge, w.view_acknowledge()),
        (View::Triage, w.triage_title()),
        (View::Mine, w.view_mine()),
        (View::Lacking, w.view_lacking()),
        (View::Open, w.view_open()),
        (View::Over, w.view_over()),
    ] {
        let (open, waits) = view.counts();
        let count = match view.owned(signed.visitor.person.id) {
            Owned::Anyhow => signed.app().count(&signed.visitor, open, waits).await?,
            owned => signed.app().count_owned(&signed.visitor, owned).await?,
        };
        let tone = if view == View::Acknowledge { pressing(signed).await? } else { Tone::Plain };
        let current = here == Some(view) && region.is_none();
        views.push(item(view.href().to_owned(), label, current, said(signed, count), tone));
    }
    let calls = signed.app().count_notices(&signed.visitor).await?;
    let tone = if calls > 0 { Tone::Soon } else { Tone::Plain };
    views.push(item("/desk/notices".to_owned(), w.notices_title(), false, said(signed, calls), tone));
    let waiting = signed.app().count_waiting_decisions(&signed.visitor).await?;
    if waiting > 0 {
        let count = said(signed, waiting);
        views.push(item("/desk/decisions".to_owned(), w.decisions_waiting(), false, count, Tone::Soon));
    }
    let (agreement, _) = signed.app().editions().in_force(signed.reader.now)?;
    let regions = agreement.regions.iter().map(|one| {
        let id = one.id.as_str();
        let current = here == Some(View::Open) && region == Some(id);
        item(format!("/desk?view=open&region={id}"), id.to_owned(), current, String::new(), Tone::Plain)
    });
    let by_region = RailGroup { heading: w.views_by_region(), views: regions.collect() };
    let groups = [
        RailGroup { heading: String::new(), views },
        by_region,
        house(signed, said(signed, signed.app().count_to_check(&signed.visitor).await?)),
    ];
    Ok(groups.into_iter().filter(|group| !group.views.is_empty()).collect())
}

/// A page of the house: where it is, what it is called, its keys, and the verb that it is for.
type House = (&'static str, fn(Lang) -> String, &'static str, Action);

/// The other pages of the desk, each for whoever may do what it is for.
const HOUSE: &[House] = &[
    ("/desk/problems", Lang::problems_title, "g p", Action::WriteProblems),
    ("/desk/maintenance", Lang::maintenance_title, "g m", Action::PlanWorks),
    ("/desk/releases", Lang::releases_title, "", Action::PlanWorks),
    ("/desk/outbox", Lang::outbox_title, "", Action::ReadOutbox),
    ("/desk/organisations", Lang::organisations, "g a", Action::ReadOrganisation),
    ("/desk/people", Lang::people_title, "g e", Action::ReadPeople),
    ("/people", Lang::members, "", Action::InvitePeople),
    ("/audit", Lang::audit, "", Action::ReadAudit),
    ("/desk/health", Lang::health_title, "", Action::ReadHealth),
    ("/emergency-access", Lang::emergency_title, "", Action::EndBreakGlass),
    ("/duties", Lang::duties_title, "g u", Action::PointOutDuty),
    ("/desk/reviews", Lang::reviews_title, "", Action::WriteReview),
    ("/desk/agreements", Lang::versions_title, "g v", Action::ProposeVersion),
];

/// `to_check`: how many certificates wait, on the page of people.
fn house(signed: &Signed, to_check: String) -> RailGroup {
    let path = signed.reader.here.split('?').next().unwrap_or("/").to_owned();
    let actor = signed.actor();
    let may = |(_, _, _, action): &&House| access::scope_for(&actor, *action).is_some();
    let view = |(href, label, keys, _): &House| {
        let (label, shortcut) = (label(signed.reader.lang), (*keys).to_owned());
        let current = path.starts_with(href);
        let item = NavItem { href: (*href).to_owned(), label, current, shortcut };
        let (count, tone) = match (*href, to_check.as_str()) {
            ("/desk/people", count) if !count.is_empty() => (count.to_owned(), Tone::Soon),
            _ => (String::new(), Tone::Plain),
        };
        RailView { item, count, tone }
    };
    let views = HOUSE.iter().filter(may).map(view).collect();
    RailGroup { heading: signed.reader.lang.views_of_the_house(), views }
}

fn item(href: String, label: String, current: bool, count: String, tone: Tone) -> RailView {
    RailView { item: NavItem { href, label, current, shortcut: String::new() }, count, tone }
}

fn said(signed: &Signed, count: u64) -> String {
    let w = signed.reader.lang;
    match count {
        0 => String::new(),
        n if n >= COUNTED => w.more_than(&w.number(i64::try_from(COUNTED - 1).unwrap_or(i64::MAX))),
        n => w.number(i64::try_from(n).unwrap_or(i64::MAX)),
    }
}

/// How the first ticket presses: the rail says it by its colour, the queue in words.
async fn pressing(signed: &Signed) -> Result<Tone, Failure> {
    let first = Query { waits: Waits::Acknowledgement, limit: 1, at_desk: true, ..Query::default() };
    let page = signed.app().list(&signed.visitor, &first).await?;
    Ok(match page.rows.first().and_then(|first| first.standing) {
        Some(Standing::Soon { .. }) => Tone::Soon,
        Some(Standing::Missed { .. } | Standing::Passed { .. }) => Tone::Over,
        _ => Tone::Plain,
    })
}
