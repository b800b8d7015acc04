//! The files a page needs besides itself: one style sheet, one script, one icon.
//!
//! They are part of the program (nothing is read at run time) and bear a hash of their content in their name, so that a
//! browser may keep them for ever and a new version is seen at once. The parts of the sheet are joined in the order of
//! `LAYERS`; the cascade doesn't depend on it, because each part says which layer it belongs to.

use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use std::sync::LazyLock;

macro_rules! parts {
    ($folder:literal: $($name:literal)*) => { &[$(include_str!(concat!("../assets/", $folder, "/", $name))),*] };
}

const STYLE: &[&str] = parts!["css":
    "layers.css" "reset.css" "tokens.css" "base.css"
    "components/frame.css" "components/margin.css" "components/clause.css" "components/button.css" "components/kbd.css"
    "components/rail.css" "components/switch.css" "components/person.css" "components/chip.css" "components/ribbon.css"
    "components/clock.css" "components/why.css" "components/table.css" "components/filter.css" "components/field.css"
    "components/stepper.css" "components/answers.css" "components/notice.css" "components/dialog.css"
    "components/timeline.css" "components/files.css" "components/composer.css" "components/chart.css" "components/diff.css"
    "pages/queue.css" "pages/ticket.css" "pages/portal.css" "pages/desk.css" "pages/terms.css" "pages/hours.css" "pages/people.css" "pages/roster.css" "print.css"];

/// The parts share one module scope: `say.js` and `fragment.js` offer a few functions, the others use them.
const SCRIPT: &[&str] = parts!["js":
    "say.js" "fragment.js" "clock.js" "live.js" "keys.js" "palette.js" "draft.js" "passkey.js" "app.js"];

const ICON: &[&str] = parts!["img": "icon.svg"];

/// One file as it is sent.
pub struct Asset {
    /// The address under which pages ask for it, hash included.
    pub url: String,
    kind: &'static str,
    body: String,
}

static ASSETS: LazyLock<[Asset; 3]> = LazyLock::new(|| {
    [
        Asset::new("guichet", "css", "text/css; charset=utf-8", STYLE),
        Asset::new("guichet", "js", "text/javascript; charset=utf-8", SCRIPT),
        Asset::new("icon", "svg", "image/svg+xml", ICON),
    ]
});

impl Asset {
    fn new(stem: &str, extension: &str, kind: &'static str, parts: &[&str]) -> Asset {
        let body = parts.concat();
        Asset { url: format!("/assets/{stem}-{:016x}.{extension}", fnv1a(body.as_bytes())), kind, body }
    }
}

/// The address of the style sheet.
pub fn style() -> &'static str {
    &ASSETS[0].url
}

/// The address of the script, an ES module.
pub fn script() -> &'static str {
    &ASSETS[1].url
}

/// The address of the icon.
pub fn icon() -> &'static str {
    &ASSETS[2].url
}

/// Every file with its text, for whoever writes pages to a folder (the gallery does).
pub fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
    ASSETS.iter().map(|asset| (asset.url.as_str(), asset.body.as_str()))
}

/// `GET /assets/{name}`. A name with an old hash is answered by 404 and not by the new file: a page of yesterday's
/// version must not be drawn with today's sheet for ever.
pub async fn serve(Path(name): Path<String>) -> Response {
    match ASSETS.iter().find(|asset| asset.url.ends_with(&format!("/{name}"))) {
        Some(asset) => {
            let forever = "public, max-age=31536000, immutable";
            ([(header::CONTENT_TYPE, asset.kind), (header::CACHE_CONTROL, forever)], asset.body.as_str())
                .into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// FNV-1a, 64 bits. Nobody attacks the name of our own style sheet; it has to differ when the content differs.
const fn fnv1a(bytes: &[u8]) -> u64 {
    let (mut hash, mut i) = (0xcbf2_9ce4_8422_2325_u64, 0);
    while i < bytes.len() {
        hash = (hash ^ bytes[i] as u64).wrapping_mul(0x0000_0100_0000_01b3);
        i += 1;
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Source: the test vectors of the FNV authors.
    #[test]
    fn the_hash_is_fnv_1a() {
        assert_eq!(fnv1a(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv1a(b"a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(fnv1a(b"foobar"), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn every_style_file_is_joined() {
        let (mut files, folder) = (0, concat!(env!("CARGO_MANIFEST_DIR"), "/assets/css"));
        for sub in ["", "/components", "/pages"] {
            let entries = std::fs::read_dir(format!("{folder}{sub}")).unwrap();
            files += entries
                .filter(|e| e.as_ref().unwrap().path().extension().is_some_and(|x| x == "css"))
                .count();
        }
        assert_eq!(files, STYLE.len(), "a style file on disk isn't listed in asset.rs");
    }

    #[test]
    fn every_style_part_says_its_layer() {
        for part in STYLE {
            assert!(part.contains("@layer "), "no layer in: {}", &part[..part.len().min(60)]);
        }
    }

    /// Colours are tokens; the only literal ones are the tokens themselves, the shade behind a dialog and the printer's.
    #[test]
    fn colours_come_from_tokens() {
        for part in STYLE
            .iter()
            .filter(|part| part.contains("@layer components {") || part.contains("@layer pages {"))
        {
            for line in part.lines().filter(|line| !line.contains("::backdrop")) {
                assert!(!line.contains(": #") && !line.contains("rgb("), "a loose colour: {line}");
            }
        }
    }

    #[tokio::test]
    async fn a_file_may_be_kept_for_ever_and_an_old_name_is_gone() {
        let name = style().trim_start_matches("/assets/").to_owned();
        let found = serve(Path(name)).await;
        assert_eq!(found.status(), StatusCode::OK);
        assert!(found.headers()[header::CACHE_CONTROL].to_str().unwrap().contains("immutable"));
        assert_eq!(serve(Path("guichet-0000000000000000.css".into())).await.status(), StatusCode::NOT_FOUND);
    }
}
