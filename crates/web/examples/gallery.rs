//! Draws every component on whole pages, with sample data, in three languages and two themes.
//!
//!     cargo run -p web --example gallery -- target/gallery
//!     python3 -m http.server -d target/gallery
//!
//! It is where the look is decided, and the shortest way to see how a component is called. Nothing here is computed: the
//! instants and sentences are written out as the floors below would say them on Friday 20 and Monday 23 November 2026,
//! a holiday in Japan.

use maud::{Markup, PreEscaped, html};
use std::path::Path;
use web::asset;
use web::components::*;

mod sample {
    pub mod desk;
    pub mod portal;
    pub mod words;
}
use sample::words::Say;

fn main() -> std::io::Result<()> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "target/gallery".into());
    for (url, text) in asset::all() {
        write(&folder, url, text)?;
    }
    let mut index = String::new();
    for lang in ["fr", "en", "ja"] {
        for theme in [Theme::Light, Theme::Dark] {
            for (name, page) in pages(Say(lang), theme) {
                let file = format!("/{name}-{lang}-{}.html", theme.name().unwrap_or("system"));
                index += &format!("<li><a href='{file}'>{file}</a>");
                write(&folder, &file, &page.into_string())?;
            }
        }
    }
    write(&folder, "/index.html", &index)
}

fn pages(say: Say, theme: Theme) -> Vec<(&'static str, Markup)> {
    vec![
        ("queue", sample::desk::queue(say, theme)),
        ("desk-ticket", sample::desk::ticket(say, theme)),
        ("reports", sample::desk::reports(say, theme)),
        ("home", sample::portal::home(say, theme)),
        ("sign-in", sample::portal::sign_in(say, theme)),
        ("report", sample::portal::report(say, theme)),
        ("check", sample::portal::check_answers(say, theme)),
        ("ticket", sample::portal::ticket(say, theme)),
        ("terms", sample::portal::terms(say, theme)),
        ("hours", sample::portal::hours(say, theme)),
        ("marks", marks(say, theme)),
    ]
}

/// The small things beside each other: every mark, chip, notice, button.
fn marks(say: Say, theme: Theme) -> Markup {
    use Standing::*;
    let line = |standing, share_left, left: String, rest: &str| Clock {
        standing,
        share_left,
        left,
        rest: rest.into(),
        ..Clock::default()
    };
    let all = [
        line(Waiting, 100, say.of("démarre lun. 9 h", "starts Mon 09:00", "月 9:00 開始"), ""),
        line(Running, 70, say.of("reste 42 min", "42 min left", "残り42分"), ""),
        line(Soon, 15, say.of("reste 9 min", "9 min left", "残り9分"), ""),
        line(
            Closed,
            70,
            say.of("reste 42 min", "42 min left", "残り42分"),
            &say.of("fermé, reprend lun. 9 h", "closed, resumes Mon 09:00", "営業時間外 月9:00再開"),
        ),
        line(
            Paused,
            70,
            say.of("en pause", "paused", "停止中"),
            &say.of("reste 42 min", "42 min left", "残り42分"),
        ),
        line(Over, 0, say.of("dépassé de 12 min ouvrées", "12 min over", "目標を12分超過"), ""),
        line(
            Met,
            0,
            say.of(
                "accusé en 18 min (cible 1 h)",
                "acknowledged in 18 min (target 1 h)",
                "18分で受付確認（目標1時間）",
            ),
            "",
        ),
        line(
            Late,
            0,
            say.of("accusé, 12 min après la cible", "acknowledged, 12 min late", "12分遅れで受付確認"),
            "",
        ),
        line(Untargeted, 0, say.of("hors périmètre, § 2.B", "out of scope, § 2.B", "対象外（§2.B）"), ""),
    ];
    let body = html! {
        (head(None, "Marks", html! {}))
        div.stack {
            @for one in &all { p { (clock(one)) } }
            p.cluster { @for (tone, word) in [(Tone::Plain, "plain"), (Tone::Met, "met"), (Tone::Soon, "soon"), (Tone::Over, "over"), (Tone::Still, "still"), (Tone::Note, "note"), (Tone::Accent, "accent")] { (chip(tone, "●", word)) } (tag("EMEA")) }
            p.cluster { (category(1, Certainty::Decided, "1")) (category(2, Certainty::Decided, "2")) (category(1, Certainty::Provisional, "1?")) (swatch(Opening::Open)) (swatch(Opening::Closed)) (swatch(Opening::Holiday)) }
            p.cluster { @for look in ["main", "", "note", "grave", "plain", "small"] { (button(&Button { label: "Button", shortcut: Some("v"), look, ..Button::default() })) } }
            @for tone in [Tone::Accent, Tone::Met, Tone::Soon, Tone::Over, Tone::Still, Tone::Note] { (notice(tone, "Notice", html! { p { "One sentence that says what is so." } })) }
            (dialog_opener("sample-dialog", "Dialog", None))
            (dialog("sample-dialog", "A dialog", "Close", html! { p { "With a body." } }))
            p { "Prose with " (PreEscaped("&nbsp;")) a href="#" { "a link" } " and " (key("Ctrl K")) "." }
        }
    };
    page(&sample::words::frame(say, theme, Frame::Portal, "Marks", "/marks"), body)
}

fn write(folder: &str, name: &str, text: &str) -> std::io::Result<()> {
    let path = Path::new(folder).join(name.trim_start_matches('/'));
    if let Some(parent) = path.parent() {
        std::fs::create_dir_all(parent)?;
    }
    std::fs::write(path, text)
}
