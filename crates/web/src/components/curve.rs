//! A curve that only rises: which share took no longer than that. Its figures stand in a table beside it.

use maud::{Markup, html};

/// The points of a curve, with its words.
#[derive(Debug, Clone, Default)]
pub struct Curve {
    /// What it shows, in a sentence.
    pub label: String,
    /// How far to the right (0 to 1), how high (0 to 1): in order.
    pub points: Vec<(f64, f64)>,
    /// Under the axis, from left to right, evenly spread.
    pub axis: Vec<String>,
}

const WIDTH: f64 = 600.0;
const HEIGHT: f64 = 160.0;

/// Draws a curve in steps: between two tickets nothing is known.
///
/// ```
/// use web::components::{Curve, curve};
/// let drawn = curve(&Curve { label: "Share".into(), points: vec![(0.5, 1.0)], ..Curve::default() }).into_string();
/// assert!(drawn.contains(r#"role="img" aria-label="Share""#), "{drawn}");
/// assert!(drawn.contains("M0 160 H300 V0 H600"), "{drawn}");
/// ```
pub fn curve(curve: &Curve) -> Markup {
    let mut path = format!("M0 {HEIGHT}");
    for (right, high) in &curve.points {
        path += &format!(" H{} V{}", (right * WIDTH).round(), ((1.0 - high) * HEIGHT).round());
    }
    path += &format!(" H{WIDTH}");
    html! {
        svg.curve role="img" aria-label=(curve.label) viewBox={ "0 0 " (WIDTH) " " (HEIGHT + 24.0) } {
            path d={ "M0 0 V" (HEIGHT) " H" (WIDTH) } fill="none" stroke="currentColor" stroke-opacity="0.35" {}
            path d=(path) fill="none" stroke="currentColor" stroke-width="2" {}
            @let steps = curve.axis.len().saturating_sub(1).max(1);
            @for (i, text) in curve.axis.iter().enumerate() {
                @let anchor = if i == 0 { "start" } else if i == steps { "end" } else { "middle" };
                text x=(place(i, steps)) y=(HEIGHT + 18.0) text-anchor=(anchor) font-size="12" fill="currentColor" { (text) }
            }
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "an axis has a handful of labels")]
fn place(i: usize, steps: usize) -> f64 {
    (WIDTH * i as f64 / steps as f64).round()
}
