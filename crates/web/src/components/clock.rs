//! `<sla-clock>`: the mark, the words, the due instant.
//!
//! The server writes the whole text, right at the instant it was sent. `Tick` adds what a browser needs to keep it right:
//! the due instant and the open stretches until then, so that it counts without knowing any calendar. The sentences it
//! fills stand once a page in `clock_words`, so that it knows no language either.

use super::{Moment, moment, some};
use jiff::Timestamp;
use maud::{Markup, html};
use std::fmt::Write;

/// Where a clock stands. Each has its own shape of mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Standing {
    /// Received while closed; starts at the next opening.
    Waiting,
    /// Open, and counting.
    #[default]
    Running,
    /// Open, little left.
    Soon,
    /// Begun, and closed for now.
    Closed,
    /// Held by a clause that allows it (the agreement of 2021-09 has none).
    Paused,
    /// Past the due instant, and not done.
    Over,
    /// Done in time.
    Met,
    /// Done, after the due instant.
    Late,
    /// No target.
    Untargeted,
}

impl Standing {
    /// The word in `data-standing`, which the style sheet and the script read.
    pub fn name(self) -> &'static str {
        match self {
            Standing::Waiting => "waiting",
            Standing::Running => "running",
            Standing::Soon => "soon",
            Standing::Closed => "closed",
            Standing::Paused => "paused",
            Standing::Over => "over",
            Standing::Met => "met",
            Standing::Late => "late",
            Standing::Untargeted => "untargeted",
        }
    }
}

/// A clock, in words.
#[derive(Debug, Clone, Default)]
pub struct Clock {
    /// Unique on the page: `clock-1042-acknowledgement`.
    pub id: String,
    /// Where it stands.
    pub standing: Standing,
    /// «reste 42 min», «démarre lun. 9 h», «accusé en 18 min (cible 1 h)».
    pub left: String,
    /// «fermé, reprend lun. 9 h»; may be empty.
    pub rest: String,
    /// The due instant, where there is a reason to show it beside the words.
    pub due: Option<Moment>,
    /// How much of the target is left, 0 to 100: the arc of the mark.
    pub share_left: u8,
    /// «provisoire», before triage: the ring is dashed and the word stands behind; empty otherwise.
    pub provisional: String,
    /// What is needed to tick; none for a clock that stands still.
    pub tick: Option<Tick>,
}

/// What a browser needs to count open time until a due instant, and past it.
#[derive(Debug, Clone)]
pub struct Tick {
    /// The due instant.
    pub due: Timestamp,
    /// The target in seconds, for the arc.
    pub target: i64,
    /// From how many seconds left on the clock is *soon*.
    pub soon: i64,
    /// The open stretches from the receipt to a few days past the due instant, each with the words for its opening («lun. 9 h»).
    pub open: Vec<(Timestamp, Timestamp, String)>,
}

/// In a table row: one line.
pub fn clock(what: &Clock) -> Markup {
    draw(what, "clock")
}

/// In the margin: the words large, the instant below.
pub fn large_clock(what: &Clock) -> Markup {
    draw(what, "clock large")
}

fn draw(what: &Clock, class: &str) -> Markup {
    let provisional = if what.provisional.is_empty() { "" } else { " provisional" };
    html! {
        sla-clock id=[some(&what.id)] class={ (class) (provisional) } data-standing=(what.standing.name())
            data-provisional[!what.provisional.is_empty()]
            data-due=[what.tick.as_ref().map(|t| t.due.as_millisecond())] data-target=[what.tick.as_ref().map(|t| t.target)]
            data-soon=[what.tick.as_ref().map(|t| t.soon)] data-open=[what.tick.as_ref().map(open_list)] {
            (mark(what.standing, what.share_left))
            span.left role=[what.tick.as_ref().map(|_| "timer")] { (what.left) }
            // A ticking clock may close while one looks at it: the place for the words is there before.
            @if what.tick.is_some() || !what.rest.is_empty() { span.rest hidden[what.rest.is_empty()] { (what.rest) } }
            @if let Some(due) = &what.due { span.at { (moment(due)) } }
            @if let Some(word) = some(&what.provisional) { span.provisional-word { (word) } }
        }
    }
}

/// The mark alone. The arc has a path length of 100, so that its dash is the share left; its stroke is as wide as its
/// diameter, which makes the arc a slice.
pub fn mark(standing: Standing, share_left: u8) -> Markup {
    let dash = format!("{} 100", share_left.min(100));
    html! {
        svg viewBox="0 0 16 16" aria-hidden="true" {
            @match standing {
                Standing::Waiting => circle.track cx="8" cy="8" r="7" {},
                Standing::Running | Standing::Soon => (ring(&dash)),
                Standing::Closed => {
                    circle cx="8" cy="8" r="7" fill="url(#hatch)" {}
                    (ring(&dash))
                }
                Standing::Paused => path.stroke d="M5.5 3.5v9M10.5 3.5v9" {},
                Standing::Over => { circle.solid cx="8" cy="8" r="7.5" {} path.cut d="M8 4.2v4.4M8 11.6v.1" {} }
                Standing::Met => path.stroke d="M3 8.6l3.4 3.4L13 4.6" {},
                Standing::Late => { path.stroke d="M3 6.6l3.4 3.4L13 2.6" {} path.stroke d="M3 14h10" {} }
                Standing::Untargeted => path.stroke d="M3.5 8h9" {},
            }
        }
    }
}

fn ring(dash: &str) -> Markup {
    html! {
        circle.track cx="8" cy="8" r="7" {}
        circle.arc cx="8" cy="8" r="2.5" pathLength="100" stroke-dasharray=(dash) transform="rotate(-90 8 8)" {}
    }
}

fn open_list(tick: &Tick) -> String {
    let mut list = String::new();
    for (from, to, opening) in &tick.open {
        // The words are free text: the two separators can't be part of them.
        let opening = opening.replace(['|', ';'], " ");
        let _ = write!(list, "{}|{}|{opening};", from.as_millisecond(), to.as_millisecond());
    }
    list
}

/// The sentences a ticking clock fills, once a page. Placeholders: `{left}`, `{h}`, `{m}`, `{s}`, `{opens}`, `{n}`.
#[derive(Debug, Clone, Default)]
pub struct ClockWords {
    /// `reste {left}`
    pub running: String,
    /// `fermé, reprend {opens}`
    pub closed: String,
    /// `démarre {opens}`
    pub waiting: String,
    /// `dépassé de {left} ouvrée|dépassé de {left} ouvrées`: for one minute or hour, for several (one form will do)
    pub over: String,
    /// `échéance provisoire passée de {left}`: before triage nothing is called missed
    pub past: String,
    /// `{h} h {m} min`
    pub hours_minutes: String,
    /// `{h} h`
    pub hours: String,
    /// `{m} min`
    pub minutes: String,
    /// `{m} min {s} s`, in the last five minutes
    pub minutes_seconds: String,
    /// `{s} s`, in the last one
    pub seconds: String,
    /// `{n} tickets à échéance bientôt`, said politely and at most once a minute.
    pub say_soon: String,
    /// `{n} cibles dépassées`
    pub say_over: String,
}

/// The sentences, where the script finds them. The page frame draws it.
pub fn clock_words(words: &ClockWords) -> Markup {
    html! {
        clock-words hidden data-running=(words.running) data-closed=(words.closed) data-waiting=(words.waiting) data-over=(words.over) data-past=(words.past)
            data-hours-minutes=(words.hours_minutes) data-hours=(words.hours) data-minutes=(words.minutes) data-minutes-seconds=(words.minutes_seconds) data-seconds=(words.seconds)
            data-say-soon=(words.say_soon) data-say-over=(words.say_over) {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_stands_still_carries_nothing_to_tick() {
        let met = Clock {
            standing: Standing::Met,
            left: "accusé en 18 min (cible 1 h)".into(),
            ..Clock::default()
        };
        let drawn = clock(&met).into_string();
        assert!(!drawn.contains("data-due") && !drawn.contains("timer"), "{drawn}");
        assert!(drawn.contains("accusé en 18 min (cible 1 h)"));
    }

    #[test]
    fn a_ticking_clock_carries_its_open_stretches_and_no_calendar() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let open = vec![(at("2026-11-23T08:00:00Z"), at("2026-11-23T17:00:00Z"), "lun. 9 h".to_owned())];
        let tick = Tick { due: at("2026-11-23T08:42:00Z"), target: 3600, soon: 900, open };
        let drawn = clock(&Clock { tick: Some(tick), ..Clock::default() }).into_string();
        assert!(drawn.contains(r#"data-open="1795420800000|1795453200000|lun. 9 h;""#), "{drawn}");
        assert!(drawn.contains(r#"role="timer""#));
    }

    #[test]
    fn every_standing_has_its_own_shape() {
        use Standing::*;
        let all = [Waiting, Running, Closed, Paused, Over, Met, Late, Untargeted];
        let shapes: std::collections::BTreeSet<String> =
            all.iter().map(|s| mark(*s, 50).into_string()).collect();
        assert_eq!(shapes.len(), all.len());
    }
}
