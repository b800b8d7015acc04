//! The hours ribbon: a strip of hours, open ones solid, closed ones hatched, holidays dotted and named.
//!
//! Positions are shares of the width written as percentages, so that the drawing fills any column without being stretched
//! and needs no style attribute. Where a clock is told (a Friday evening to a Monday morning), the shut hours would eat
//! the whole width: `Scale::Open` draws the open hours to scale and folds each shut stretch to a fixed width.

use super::some;
use maud::{Markup, html};

/// What a stretch of the ribbon is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stretch {
    /// Open, and of no clock.
    Open,
    /// Open, and used by the clock already.
    Elapsed,
    /// Open, and left to the clock.
    Remaining,
    /// Open, and past the due instant.
    Over,
    /// Open, and as many people as needed are there.
    Staffed,
    /// Open, and they aren't.
    Gap,
    /// Closed: night, weekend, break.
    Closed,
    /// Closed by a holiday, which has a name.
    Holiday(String),
}

impl Stretch {
    fn class(&self) -> &'static str {
        match self {
            Stretch::Open => "open",
            Stretch::Elapsed => "elapsed",
            Stretch::Remaining => "remaining",
            Stretch::Over => "over",
            Stretch::Staffed => "staffed",
            Stretch::Gap => "gap",
            Stretch::Closed | Stretch::Holiday(_) => "shut",
        }
    }

    fn shut(&self) -> bool {
        matches!(self, Stretch::Closed | Stretch::Holiday(_))
    }
}

/// How time becomes width.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scale {
    /// An hour is an hour: for a day or a week as it is.
    #[default]
    Real,
    /// Open time to scale, each closed stretch folded to the same width: for a clock.
    Open,
}

/// A point on the ribbon, in seconds from its start, with its label (which may be empty).
#[derive(Debug, Clone)]
pub enum Mark {
    /// The due instant: a tick through the ribbon, label below.
    Due(i64, String),
    /// Now: a small triangle above.
    Now(i64, String),
    /// A day begins: a hairline, label above.
    Day(i64, String),
}

/// How big it is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Size {
    /// For a table row.
    Tiny,
    /// A strip without labels.
    Strip,
    /// With days above and instants below.
    #[default]
    Labelled,
}

/// A ribbon. `summary` says in one sentence what it shows, for those who don't see it.
///
/// ```
/// use web::components::{Mark, Ribbon, Scale, Size, Stretch, ribbon};
/// let friday_to_monday = Ribbon {
///     summary: "Ouvert ven. 17 h 42–18 h, fermé sam. et dim., ouvert lun. dès 9 h ; échéance lun. 9 h 42".into(),
///     size: Size::Tiny,
///     scale: Scale::Open,
///     stretches: vec![(18 * 60, Stretch::Elapsed), (63 * 3600, Stretch::Closed), (42 * 60, Stretch::Remaining)],
///     marks: vec![Mark::Due(18 * 60 + 63 * 3600 + 42 * 60, String::new())],
/// };
/// assert!(ribbon(&friday_to_monday).into_string().contains(r#"class="remaining" x="47.5%""#));
/// ```
#[derive(Debug, Clone, Default)]
pub struct Ribbon {
    /// The sentence that replaces the drawing; empty where the words beside it say as much (a clock in a row).
    pub summary: String,
    /// How big.
    pub size: Size,
    /// How time becomes width.
    pub scale: Scale,
    /// One after the other, each with its length in seconds.
    pub stretches: Vec<(i64, Stretch)>,
    /// Points.
    pub marks: Vec<Mark>,
}

/// Draws a ribbon.
pub fn ribbon(what: &Ribbon) -> Markup {
    let ruler = Ruler::new(what);
    let (size, top, height) = match what.size {
        Size::Tiny => ("tiny", 0, 8),
        Size::Strip => ("strip", 0, 12),
        Size::Labelled => ("labelled", 20, 12),
    };
    html! {
        div class={ "ribbon " (size) } role=[some(&what.summary).map(|_| "img")] aria-label=[some(&what.summary)] {
            svg aria-hidden="true" {
                @for (x, width, stretch) in ruler.stretches() { (draw_stretch(x, width, stretch, top, height, what.size)) }
                @for (i, mark) in what.marks.iter().enumerate() { (draw_mark(mark, what.marks.get(i + 1), &ruler, top, height)) }
            }
        }
    }
}

fn draw_stretch(x: f64, width: f64, stretch: &Stretch, top: i32, height: i32, size: Size) -> Markup {
    let fill = match stretch {
        Stretch::Closed | Stretch::Gap => Some("url(#hatch)"),
        Stretch::Holiday(_) => Some("url(#dots)"),
        _ => None,
    };
    html! {
        rect class=(stretch.class()) x=(percent(x)) width=(percent(width)) y=(top) height=(height) fill=[fill] {}
        @if let (Stretch::Holiday(name), Size::Labelled) = (stretch, size) {
            text.name x=(percent(x)) y=(top + height + 16) { (name) }
        }
    }
}

fn draw_mark(mark: &Mark, next: Option<&Mark>, ruler: &Ruler, top: i32, height: i32) -> Markup {
    let anchor = |x: f64| {
        if x > 0.85 {
            "end"
        } else if x < 0.12 {
            "start"
        } else {
            "middle"
        }
    };
    html! {
        @match mark {
            Mark::Due(at, label) => {
                @let x = ruler.position(*at);
                line.due x1=(percent(x)) x2=(percent(x)) y1=(top - 3) y2=(top + height + 3) {}
                @if let Some(label) = some(label) { text.strong x=(percent(x)) y=(top + height + 16) text-anchor=(anchor(x)) { (label) } }
            }
            Mark::Now(at, label) => {
                @let x = ruler.position(*at);
                svg x=(percent(x)) y=(top + height) overflow="visible" { path.now d="M0 1l4 5h-8z" {} }
                // A holiday's name stands just there: the mark alone will do, the page says the hour elsewhere.
                @if let (Some(label), false) = (some(label), ruler.in_holiday(*at)) { text.now-label x=(percent(x)) y=(top + height + 17) text-anchor=(anchor(x)) { (label) } }
            }
            Mark::Day(at, label) => {
                @let x = ruler.position(*at);
                @let passed_over = matches!(next, Some(Mark::Day(then, _)) if ruler.folds(*at, *then)).then_some("passed-over");
                line class={ "day " (passed_over.unwrap_or("")) } x1=(percent(x)) x2=(percent(x)) y1=(top - 16) y2=(top + height) {}
                @if let Some(label) = some(label) { svg x=(percent(x)) overflow="visible" { text class=[passed_over] x="5" y=(top - 6) { (label) } } }
            }
        }
    }
}

/// The small sign of a state of opening, in the ribbon's own drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// Solid.
    Open,
    /// Hatched.
    Closed,
    /// Dotted.
    Holiday,
    /// Solid, in the colour of what is in order.
    Staffed,
    /// Hatched in a strong outline.
    Gap,
}

/// A swatch: the same solid, hatch or dots as in the ribbon, as the mark before a word.
pub fn swatch(what: Opening) -> Markup {
    let (class, fill) = match what {
        Opening::Open => ("open", None),
        Opening::Closed => ("shut", Some("url(#hatch)")),
        Opening::Holiday => ("shut", Some("url(#dots)")),
        Opening::Staffed => ("staffed", None),
        Opening::Gap => ("gap", Some("url(#hatch)")),
    };
    html! {
        svg.swatch viewBox="0 0 16 10" aria-hidden="true" {
            rect class=(class) width="16" height="10" fill=[fill] {}
            @if matches!(what, Opening::Closed | Opening::Holiday) { rect.frame x="0.5" y="0.5" width="15" height="9" {} }
        }
    }
}

/// The patterns every ribbon and swatch refers to; the page frame has them once.
pub fn ribbon_patterns() -> Markup {
    html! {
        svg.pattern-store aria-hidden="true" {
            defs {
                pattern id="hatch" width="4" height="4" patternUnits="userSpaceOnUse" { path.pattern-hatch d="M-1 1l2-2M0 4l4-4M3 5l2-2" {} }
                pattern id="dots" width="4" height="4" patternUnits="userSpaceOnUse" { circle.pattern-dot cx="2" cy="2" r="1" {} }
            }
        }
    }
}

/// The share of the width that one folded stretch takes in `Scale::Open`, and the most that all together may take.
const FOLD: f64 = 0.25;
const FOLDS: f64 = 0.6;

/// Turns seconds into shares of the width.
struct Ruler<'a> {
    folded: bool,
    pieces: Vec<(i64, f64, &'a Stretch)>,
}

impl<'a> Ruler<'a> {
    fn new(ribbon: &'a Ribbon) -> Ruler<'a> {
        let shut = ribbon.stretches.iter().filter(|(_, s)| s.shut()).count();
        let folded = matches!(ribbon.scale, Scale::Open) && shut > 0 && shut < ribbon.stretches.len();
        let for_shut = if folded { (FOLD * shut as f64).min(FOLDS) } else { 0.0 };
        let counted = |s: &Stretch| !(folded && s.shut());
        let total: i64 =
            ribbon.stretches.iter().filter(|(_, s)| counted(s)).map(|(seconds, _)| *seconds).sum();
        let share = |seconds: i64, s: &Stretch| match counted(s) {
            true => (1.0 - for_shut) * seconds as f64 / total.max(1) as f64,
            false => for_shut / shut as f64,
        };
        let pieces = ribbon.stretches.iter().map(|(seconds, s)| (*seconds, share(*seconds, s), s)).collect();
        Ruler { folded, pieces }
    }

    fn stretches(&self) -> impl Iterator<Item = (f64, f64, &Stretch)> {
        self.pieces.iter().scan(0.0, |x, (_, width, stretch)| {
            let start = *x;
            *x += width;
            Some((start, *width, *stretch))
        })
    }

    fn in_holiday(&self, at: i64) -> bool {
        self.piece(at).is_some_and(|i| matches!(self.pieces[i].2, Stretch::Holiday(_)))
    }

    /// Whether both instants lie in one folded stretch, so that there is little room between them.
    fn folds(&self, at: i64, then: i64) -> bool {
        self.folded && self.piece(at).is_some_and(|i| self.pieces[i].2.shut() && self.piece(then) == Some(i))
    }

    /// Which stretch an instant lies in.
    fn piece(&self, at: i64) -> Option<usize> {
        let mut end = 0;
        self.pieces.iter().position(|(seconds, ..)| {
            end += seconds;
            at < end
        })
    }

    fn position(&self, at: i64) -> f64 {
        let (mut start, mut x) = (0, 0.0);
        for (seconds, width, _) in &self.pieces {
            if at < start + seconds {
                return x + width * (at - start).max(0) as f64 / (*seconds).max(1) as f64;
            }
            (start, x) = (start + seconds, x + width);
        }
        x
    }
}

/// A share as a percentage with at most two decimals: finer than a pixel on any screen.
fn percent(share: f64) -> String {
    format!("{}%", (share * 10_000.0).round() / 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weekend(scale: Scale) -> Ribbon {
        let stretches =
            vec![(1080, Stretch::Elapsed), (63 * 3600, Stretch::Closed), (2520, Stretch::Remaining)];
        Ribbon { scale, stretches, ..Ribbon::default() }
    }

    #[test]
    fn real_scale_gives_each_second_the_same_width() {
        let drawn = weekend(Scale::Real);
        let ruler = Ruler::new(&drawn);
        let total = (1080 + 63 * 3600 + 2520) as f64;
        assert!((ruler.position(1080) - 1080.0 / total).abs() < 1e-9);
    }

    #[test]
    fn open_scale_folds_the_weekend_and_keeps_open_time_in_proportion() {
        let drawn = weekend(Scale::Open);
        let ruler = Ruler::new(&drawn);
        let widths: Vec<f64> = ruler.stretches().map(|(_, width, _)| width).collect();
        assert!((widths[1] - FOLD).abs() < 1e-9);
        assert!((widths[2] / widths[0] - 42.0 / 18.0).abs() < 1e-9);
        assert!((widths.iter().sum::<f64>() - 1.0).abs() < 1e-9);
    }

    #[test]
    fn a_mark_at_the_end_stands_at_the_end() {
        let drawn = weekend(Scale::Open);
        assert!((Ruler::new(&drawn).position(1080 + 63 * 3600 + 2520) - 1.0).abs() < 1e-9);
        assert!((Ruler::new(&drawn).position(i64::MAX / 2) - 1.0).abs() < 1e-9, "beyond the end is the end");
    }

    #[test]
    fn an_all_closed_ribbon_still_fills_its_width() {
        let closed =
            Ribbon { scale: Scale::Open, stretches: vec![(3600, Stretch::Closed)], ..Ribbon::default() };
        assert!((Ruler::new(&closed).position(3600) - 1.0).abs() < 1e-9);
    }

    #[test]
    fn nothing_is_drawn_by_style_attributes() {
        let drawn = ribbon(&weekend(Scale::Open)).into_string();
        assert!(!drawn.contains("style="), "{drawn}");
    }
}
