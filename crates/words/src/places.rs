//! Time zones by the city that people name: "9:42 (Paris)".

use crate::Lang;

/// Zone, English and French name where they differ from the zone's own, Japanese name.
const PLACES: &[(&str, [&str; 3])] = &[
    ("America/New_York", ["New York", "New York", "ニューヨーク"]),
    ("Asia/Tokyo", ["Tokyo", "Tokyo", "東京"]),
    ("Europe/London", ["London", "Londres", "ロンドン"]),
    ("Europe/Paris", ["Paris", "Paris", "パリ"]),
    ("UTC", ["UTC", "UTC", "UTC"]),
];

impl Lang {
    /// The place whose clocks a zone follows. A zone we have no name for is called by its own city.
    ///
    /// ```
    /// use words::Lang;
    /// assert_eq!(Lang::Ja.place("Asia/Tokyo"), "東京");
    /// assert_eq!(Lang::Fr.place("America/Argentina/Buenos_Aires"), "Buenos Aires");
    /// ```
    #[must_use]
    pub fn place(self, zone: &str) -> String {
        match PLACES.iter().find(|(name, _)| *name == zone) {
            Some((_, [en, fr, ja])) => self.pick(*en, *fr, *ja).to_owned(),
            None => zone.rsplit('/').next().unwrap_or(zone).replace('_', " "),
        }
    }
}
