//! The page frame: from the doctype to the foot. Two frames, one hand: the portal (roomy) and the desk (dense, with a rail).

use super::{
    ClockWords, Opening, Person, Theme, clock_words, key, key_sheet, language_switch, palette, person,
    ribbon_patterns, some, swatch, theme_switch,
};
use crate::asset;
use maud::{DOCTYPE, Markup, html};

/// Which frame a page has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Frame {
    /// For those who ask: 16 px, one column of text and its margin.
    #[default]
    Portal,
    /// For those who answer: 14 px, a rail of views at the left.
    Desk,
}

/// A page around its content. Everything in it is ready to be read, in the reader's language.
#[derive(Default)]
pub struct Page {
    /// Which frame.
    pub frame: Frame,
    /// The language of the page: `fr`, `en`, `ja`.
    pub lang: &'static str,
    /// The theme chosen.
    pub theme: Theme,
    /// Whether single keys act; their reader can turn them off.
    pub keys: bool,
    /// The address of this page, to which language and theme come back.
    pub here: String,
    /// The title of the tab: «Page blanche… · 1042».
    pub title: String,
    /// The server's instant, RFC 3339: clocks tick from it and not from the reader's own clock.
    pub now: String,
    /// The words of the frame.
    pub words: PageWords,
    /// Sentences of ticking clocks.
    pub clock_words: ClockWords,
    /// Ways through the portal, or of the whole house.
    pub nav: Vec<NavItem>,
    /// The views of the desk, in groups; only drawn in its frame.
    pub rail: Vec<RailGroup>,
    /// Who is signed in.
    pub viewer: Option<Person>,
    /// Is help open? One line a region.
    pub open_now: Vec<OpenNow>,
    /// The demonstration's clock and the buttons that move it on; none on a real desk.
    pub desk_clock: Option<Markup>,
    /// The address of the stream of changes; empty where nothing is live.
    pub events: String,
    /// What was just done, from `flash`.
    pub flash: Option<Markup>,
    /// «Conditions 2021-09 · imprimé le …» at the top of a printed page.
    pub print_header: Vec<String>,
}

/// The words of the frame itself.
#[derive(Debug, Clone, Default)]
pub struct PageWords {
    /// The name of the desk: «Guichet», or the vendor's.
    pub brand: String,
    /// «Aller au contenu»
    pub skip: String,
    /// «Navigation»
    pub nav: String,
    /// «Vues»
    pub rail: String,
    /// «Ouvert maintenant ?»
    pub open_now: String,
    /// «Horloge de démonstration»
    pub desk_clock: String,
    /// «Langue»
    pub language: String,
    /// What the theme button does.
    pub theme: String,
    /// «Se déconnecter»
    pub sign_out: String,
    /// «Mon compte»
    pub account: String,
    /// «Raccourcis clavier»
    pub keys: String,
    /// Keys that belong to no control, with their words: «ligne suivante, précédente» `j k`.
    pub fixed_keys: Vec<(String, &'static str)>,
    /// «Fermer»
    pub close: String,
    /// «Commandes»
    pub palette: String,
    /// «Un ticket, une page, une action…»
    pub palette_hint: String,
    /// «Rien de ce nom.»
    pub palette_nothing: String,
    /// Where a ticket's number leads: `/desk/t/{n}`.
    pub goto: String,
    /// «en direct»
    pub live: String,
    /// «pas en direct depuis {at}»
    pub live_off: String,
    /// «Suspendre»
    pub pause: String,
    /// «Reprendre»
    pub resume: String,
    /// «Aide»: help stands at the same place on every page.
    pub help: String,
    /// Where help is.
    pub help_href: String,
    /// «Horaires du support»
    pub hours: String,
    /// Where the hours are.
    pub hours_href: String,
    /// Version and the like, at the end of the foot.
    pub colophon: String,
}

/// A way to a page.
#[derive(Debug, Clone, Default)]
pub struct NavItem {
    /// Its address.
    pub href: String,
    /// Its name.
    pub label: String,
    /// Where one is.
    pub current: bool,
    /// Its keys: `g q`; may be empty.
    pub shortcut: String,
}

/// A group of views in the rail. Only the first stands in the bar of a narrow screen: keep it to four.
#[derive(Debug, Clone, Default)]
pub struct RailGroup {
    /// Its heading; may be empty.
    pub heading: String,
    /// Its views.
    pub views: Vec<RailView>,
}

/// A view in the rail.
#[derive(Debug, Clone, Default)]
pub struct RailView {
    /// Where it leads.
    pub item: NavItem,
    /// How many wait there; empty for none.
    pub count: String,
    /// `Soon` or `Over` where one of them presses.
    pub tone: super::Tone,
}

/// Whether a region is open, in words.
#[derive(Debug, Clone)]
pub struct OpenNow {
    /// Solid, hatched or dotted.
    pub state: Opening,
    /// «EMEA»
    pub region: String,
    /// «ouvert jusqu'à 18 h (Paris)»
    pub words: String,
}

/// The whole page around `main`.
pub fn page(page: &Page, main: Markup) -> Markup {
    let frame = match page.frame {
        Frame::Portal => "portal",
        Frame::Desk => "desk",
    };
    html! {
        (DOCTYPE)
        html lang=(page.lang) data-frame=(frame) data-theme=[page.theme.name()] data-keys=(if page.keys { "on" } else { "off" }) {
            (top(page))
            body {
                a.skip href="#main" { (page.words.skip) }
                (ribbon_patterns())
                @if let Some(clock) = &page.desk_clock { aside.desk-clock aria-label=(page.words.desk_clock) { (clock) } }
                (bar(page))
                (open_now(page))
                div.body {
                    @if page.frame == Frame::Desk { (rail(page)) }
                    main.sheet id="main" tabindex="-1" {
                        @if !page.print_header.is_empty() { div.print-header { @for line in &page.print_header { span { (line) } } } }
                        @if let Some(flash) = &page.flash { (flash) }
                        (main)
                    }
                }
                (foot(&page.words))
                p.visually-hidden id="said" role="status" aria-live="polite" {}
                (clock_words(&page.clock_words))
                (key_sheet(&page.words.keys, &page.words.close, &page.words.fixed_keys))
                (palette(&page.words.palette, &page.words.palette_hint, &page.words.palette_nothing, &page.words.goto))
            }
        }
    }
}

fn top(page: &Page) -> Markup {
    html! {
        head {
            meta charset="utf-8";
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="color-scheme" content=(page.theme.name().unwrap_or("light dark"));
            meta name="now" content=(page.now);
            @if let Some(events) = some(&page.events) { meta name="events" content=(events); }
            title { (page.title) }
            link rel="icon" href=(asset::icon()) type="image/svg+xml";
            link rel="stylesheet" href=(asset::style());
            script type="module" src=(asset::script()) {}
        }
    }
}

fn bar(page: &Page) -> Markup {
    let words = &page.words;
    html! {
        header.bar {
            a.brand href="/" { (brand_mark()) span { (words.brand) } }
            nav.bar-nav aria-label=(words.nav) { @for item in &page.nav { (nav_link(item)) } }
            div.bar-end {
                (language_switch(&words.language, page.lang, &page.here))
                (theme_switch(&words.theme, page.theme, &page.here))
                @if let Some(viewer) = &page.viewer {
                    a.account href="/account" title=(words.account) { (person(viewer)) }
                    form.switch method="post" action="/sign-out" data-clear-drafts { button { (words.sign_out) } }
                }
            }
        }
    }
}

/// A counter window under its arch, with the hours on it.
fn brand_mark() -> Markup {
    html! { svg viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" { path d="M2.5 17.2h15M4 14.6V9a6 6 0 0 1 12 0v5.6" {} path d="M10 6.6V10l2.2 1.3" {} } }
}

fn nav_link(item: &NavItem) -> Markup {
    let shortcut = some(&item.shortcut);
    html! { a href=(item.href) aria-current=[item.current.then_some("page")] data-key=[shortcut] aria-keyshortcuts=[shortcut] { span { (item.label) } } }
}

fn open_now(page: &Page) -> Markup {
    html! {
        @if !page.open_now.is_empty() {
            section.open-now aria-label=(page.words.open_now) {
                // A narrow screen scrolls through it: by keyboard too.
                ul tabindex="0" { @for one in &page.open_now { li { (swatch(one.state)) b { (one.region) } span { (one.words) } } } }
                @if !page.events.is_empty() { (live_state(&page.words)) }
            }
        }
    }
}

fn live_state(words: &PageWords) -> Markup {
    html! {
        div.live-state {
            span.on { (words.live) }
            span.off data-words=(words.live_off) {}
            button type="button" data-live-pause data-pause=(words.pause) data-resume=(words.resume) { (words.pause) }
        }
    }
}

fn rail(page: &Page) -> Markup {
    html! {
        div.rail {
            nav aria-label=(page.words.rail) {
                @for (i, group) in page.rail.iter().enumerate() {
                    div.second[i > 0] {
                        @if let Some(heading) = some(&group.heading) { h2 { (heading) } }
                        ul { @for view in &group.views { li { (rail_link(view)) } } }
                    }
                }
            }
        }
    }
}

fn rail_link(view: &RailView) -> Markup {
    let (item, shortcut) = (&view.item, some(&view.item.shortcut));
    html! {
        a href=(item.href) aria-current=[item.current.then_some("page")] data-key=[shortcut] aria-keyshortcuts=[shortcut] {
            span { (item.label) }
            @if let Some(keys) = shortcut { span { (key(keys)) } }
            @if let Some(count) = some(&view.count) { span class={ "count " (view.tone.class()) } { (count) } }
        }
    }
}

fn foot(words: &PageWords) -> Markup {
    html! {
        footer.foot {
            a href=(words.help_href) { (words.help) }
            a href=(words.hours_href) { (words.hours) }
            span.end { (words.colophon) }
        }
    }
}
