//! The frame of a page for one reader: where they are, where they can go, whether help is open.

use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use jiff::tz::TimeZone;
use maud::{Markup, html};

use crate::components::{
    self, ClockWords, Frame, Moment, NavItem, OpenNow, Opening, PageWords, Person, RailGroup,
};
use crate::reader::Reader;

/// What a page says of itself.
pub struct Sheet {
    /// The frame it stands in.
    pub frame: Frame,
    /// The title of the tab.
    pub title: String,
    /// What was just done.
    pub flash: Option<Markup>,
    /// The views of the desk; empty in the portal.
    pub rail: Vec<RailGroup>,
    /// Lines at the top of a printed page.
    pub print_header: Vec<String>,
    /// Its content.
    pub main: Markup,
}

impl Sheet {
    /// A page of the portal.
    pub fn portal(title: impl Into<String>, main: Markup) -> Sheet {
        Sheet {
            frame: Frame::Portal,
            title: title.into(),
            flash: None,
            rail: Vec::new(),
            print_header: Vec::new(),
            main,
        }
    }

    /// A page of the desk.
    pub fn desk(title: impl Into<String>, rail: Vec<RailGroup>, main: Markup) -> Sheet {
        Sheet { frame: Frame::Desk, rail, ..Sheet::portal(title, main) }
    }
}

/// Characters that turn the words after them around (Unicode, UAX #9), or that are no wider than nothing: what they hide
/// is shown by their number. What holds a script's letters or an emoji together stays as it is.
fn is_turning(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200B}' | '\u{FEFF}')
}

/// A page on which nothing is hidden by what people wrote: our own words have none of these.
fn shown(html: String) -> String {
    if !html.contains(is_turning) {
        return html;
    }
    let mut out = String::with_capacity(html.len());
    for c in html.chars() {
        if is_turning(c) { out.push_str(&format!("[U+{:04X}]", u32::from(c))) } else { out.push(c) }
    }
    out
}

impl Reader {
    /// The whole page.
    pub fn page(&self, sheet: Sheet) -> Response {
        self.page_with(StatusCode::OK, sheet)
    }

    /// The whole page, with another status.
    pub fn page_with(&self, status: StatusCode, sheet: Sheet) -> Response {
        let page = components::Page {
            frame: sheet.frame,
            lang: self.lang.tag(),
            theme: self.theme,
            keys: self.keys,
            here: self.here.clone(),
            title: format!("{} · {}", sheet.title, self.lang.brand()),
            now: self.now.to_string(),
            words: self.page_words(),
            clock_words: self.clock_words(),
            nav: self.nav(),
            rail: sheet.rail,
            viewer: self.viewer(),
            open_now: self.open_now(),
            desk_clock: self.site.is_demo().then(|| self.desk_clock()),
            events: if self.visitor.is_some() { "/events".to_owned() } else { String::new() },
            flash: sheet.flash,
            print_header: sheet.print_header,
        };
        let html = shown(components::page(&page, sheet.main).into_string());
        let mut response = (status, Html(html)).into_response();
        if let Ok(tag) = self.lang.tag().parse() {
            response.headers_mut().insert(axum::http::header::CONTENT_LANGUAGE, tag);
        }
        response
    }

    /// An instant as this reader reads it, in a zone of the agreement.
    pub fn moment(&self, at: jiff::Timestamp, zone: &str) -> Moment {
        let tz = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
        let text = self.lang.relative(tz.to_datetime(at), tz.to_datetime(self.now));
        let title = self.lang.at_place(&self.lang.instant(at, &tz), zone);
        Moment { iso: at.to_string(), text, title }
    }

    /// An instant written out in full, with its place.
    pub fn moment_in_full(&self, at: jiff::Timestamp, zone: &str) -> Moment {
        let tz = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
        let text = self.lang.at_place(&self.lang.instant(at, &tz), zone);
        Moment { iso: at.to_string(), text, title: String::new() }
    }

    fn page_words(&self) -> PageWords {
        let w = self.lang;
        PageWords {
            brand: w.brand(),
            skip: w.skip_to_content(),
            nav: w.navigation(),
            rail: w.views(),
            open_now: w.open_now_question(),
            language: w.language(),
            theme: w.change_theme(),
            sign_out: w.sign_out(),
            account: w.account_title(),
            keys: w.keyboard_shortcuts(),
            fixed_keys: vec![
                (w.key_rows(), "j k"),
                (w.key_open(), "Enter"),
                (w.key_send(), "Ctrl Enter"),
                (w.key_palette(), "Ctrl K"),
                (w.key_sheet(), "?"),
                (w.key_back(), "Esc"),
            ],
            close: w.close_dialog(),
            palette: w.commands(),
            palette_hint: w.palette_hint(),
            palette_nothing: w.palette_nothing(),
            goto: if self.is_centre() { "/desk/t/{n}".to_owned() } else { "/t/{n}".to_owned() },
            live: w.live(),
            live_off: w.live_off("{at}"),
            pause: w.pause_live(),
            resume: w.resume_live(),
            help: w.help(),
            help_href: "/terms".to_owned(),
            hours: w.hours_page(),
            hours_href: "/hours".to_owned(),
            desk_clock: w.demo_clock(),
            colophon: format!("Guichet {}", env!("CARGO_PKG_VERSION")),
        }
    }

    fn clock_words(&self) -> ClockWords {
        let w = self.lang;
        ClockWords {
            running: w.clock_part_left("{left}"),
            closed: w.clock_part_closed("{opens}"),
            waiting: w.clock_starts_at("{opens}"),
            over: w.clock_part_over("{left}"),
            past: w.clock_part_passed("{left}"),
            hours_minutes: w.span_hours_minutes("{h}", "{m}"),
            hours: w.span_hours("{h}"),
            minutes: w.span_minutes("{m}"),
            minutes_seconds: w.span_minutes_seconds("{m}", "{s}"),
            seconds: w.span_seconds("{s}"),
            say_soon: w.say_soon("{n}"),
            say_over: w.say_over("{n}"),
        }
    }

    fn nav(&self) -> Vec<NavItem> {
        let w = self.lang;
        let mut ways = Vec::new();
        if self.visitor.is_some() {
            if self.is_centre() {
                ways.push(("/desk", w.queue_title(), "g q"));
                ways.push(("/desk/triage", w.triage_title(), "g t"));
                ways.push(("/desk/roster", w.roster_title(), "g r"));
            } else {
                ways.push(("/", w.home(), "g h"));
                ways.push(("/tickets", w.my_tickets(), "g l"));
                if self.works_at_a_desk() {
                    ways.push(("/desk", w.own_desk_title(), "g q"));
                    ways.push(("/desk/triage", w.triage_title(), "g t"));
                }
                ways.push(("/duties", w.duties_title(), "g u"));
                if self.answers_for_people() {
                    ways.push(("/people", w.members(), "g e"));
                }
            }
            ways.push(("/tickets/new", w.report_an_incident(), "c"));
            ways.push(("/reports", w.reports_title(), "g d"));
        }
        ways.push(("/terms", w.terms_title(), "g s"));
        ways.push(("/hours", w.hours_title(), "g o"));
        let path = self.here.split('?').next().unwrap_or("/");
        let item = |(href, label, keys): (&str, String, &str)| NavItem {
            href: href.to_owned(),
            label,
            current: path == href,
            shortcut: keys.to_owned(),
        };
        ways.into_iter().map(item).collect()
    }

    fn viewer(&self) -> Option<Person> {
        let visitor = self.visitor.as_ref()?;
        Some(Person {
            initials: initials(&visitor.name),
            name: visitor.name.to_string(),
            note: format!("{} · {}", self.lang.role(visitor.person.role), visitor.organisation.name),
            qualified: !visitor.person.role.is_centre() || visitor.person.is_qualified(self.now),
        })
    }

    fn open_now(&self) -> Vec<OpenNow> {
        let regions = self.app().open_now().unwrap_or_default();
        regions.iter().map(|region| self.open_line(region)).collect()
    }

    /// Whether a region's desk is open, in a line.
    pub fn open_line(&self, region: &app::OpenNow) -> OpenNow {
        let tz = TimeZone::get(&region.zone).unwrap_or(TimeZone::UTC);
        let changes = self.lang.relative(tz.to_datetime(region.changes), tz.to_datetime(region.now));
        let changes = self.lang.at_place(&changes, &region.zone);
        let (state, words) = match (&region.holiday, region.open) {
            (_, true) => (Opening::Open, self.lang.open_until(&changes)),
            (Some(holiday), false) => {
                let name = self.lang.holiday(&holiday.name.en);
                (Opening::Holiday, self.lang.holiday_until(&name, &changes))
            }
            (None, false) => (Opening::Closed, self.lang.closed_until(&changes)),
        };
        OpenNow { state, region: region.region.to_string(), words }
    }

    /// The demonstration's clock: what it shows, and the buttons that move it on.
    fn desk_clock(&self) -> Markup {
        let now = self.moment_in_full(self.now, "Europe/Paris");
        let steps = [
            ("5m", self.lang.move_minutes(5)),
            ("1h", self.lang.move_hours(1)),
            ("next", self.lang.move_to_opening()),
        ];
        html! {
            form method="post" action="/demo/clock" {
                a href="/demo/clock" { (self.lang.demo_clock()) " " (components::moment(&now)) }
                input type="hidden" name="back" value=(self.here);
                @for (step, label) in steps { button.button.small name="by" value=(step) { (label) } }
            }
        }
    }
}

/// One to three signs of a name.
pub fn initials(name: &str) -> String {
    let first = |word: &str| word.chars().next();
    match name.split_whitespace().collect::<Vec<_>>().as_slice() {
        [] => "–".to_owned(),
        [one] => one.chars().take(if one.is_ascii() { 2 } else { 1 }).collect(),
        [one, .., last] => [first(one), first(last)].into_iter().flatten().collect(),
    }
}
