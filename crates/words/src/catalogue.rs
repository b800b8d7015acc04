//! How a sentence enters the house: three languages side by side, or it does not compile.
//!
//! We chose a macro over message files because a key missing from one file is then only a warning.

/// One sentence of the catalogue as its author typed it, for the lint over all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The method of [`Lang`](crate::Lang) that says it, with `.what`, `.why` or `.fix` for a part of a refusal.
    pub name: &'static str,
    /// English: one form, or singular and plural.
    pub en: &'static [&'static str],
    /// French, with plain spaces: one form, or singular and plural.
    pub fr: &'static [&'static str],
    /// Japanese: one form.
    pub ja: &'static [&'static str],
}

/// Declares sentences as methods of [`Lang`](crate::Lang). Call it once per file.
///
/// ```text
/// words! {
///     /// Heading of the queue.
///     queue_title() { en: "Queue", fr: "File d'attente", ja: "受付一覧" }
///     /// Below a list: how many.
///     tickets(n: usize) {
///         en: "{n} ticket" | "{n} tickets" by n,
///         fr: "{n} ticket" | "{n} tickets" by n,
///         ja: "{n}件",
///     }
/// }
/// ```
macro_rules! words {
    ($(
        $(#[$meta:meta])*
        $name:ident ( $($arg:ident : $type:ty),* $(,)? ) {
            en: $en:literal $(| $en_many:literal by $en_n:ident)?,
            fr: $fr:literal $(| $fr_many:literal by $fr_n:ident)?,
            ja: $ja:literal $(,)?
        }
    )*) => {
        impl $crate::Lang {
            $(
                $(#[$meta])*
                #[doc = concat!("“", $en, "”")]
                #[must_use]
                pub fn $name(self, $($arg: $type),*) -> String {
                    match self {
                        Self::En => form!(self, $en $(, $en_many, $en_n)?),
                        Self::Fr => $crate::typography::french(&form!(self, $fr $(, $fr_many, $fr_n)?)),
                        Self::Ja => format!($ja),
                    }
                }
            )*
        }

        /// The sentences of this file as they were typed.
        pub const WORDS: &[$crate::Entry] = &[$(
            $crate::Entry {
                name: stringify!($name),
                en: &[$en $(, $en_many)?],
                fr: &[$fr $(, $fr_many)?],
                ja: &[$ja],
            }
        ),*];
    };
}

/// A refusal, said: what was refused, why, and what would do instead.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Said {
    /// What was refused, with what was typed.
    pub what: String,
    /// The rule, so that the reader sees that it is one.
    pub why: String,
    /// What would do.
    pub fix: String,
}

/// Declares refusals as methods of [`Lang`](crate::Lang) that return [`Said`]. Call it once per file.
///
/// ```text
/// refusals! {
///     /// A region that the agreement doesn't name.
///     no_such_region(region: &str, known: &str) {
///         en: "there is no region {region:?}", "an agreement names its regions", "one of: {known}";
///         fr: …; ja: …;
///     }
/// }
/// ```
macro_rules! refusals {
    ($(
        $(#[$meta:meta])*
        $name:ident ( $($arg:ident : $type:ty),* $(,)? ) {
            en: $en:literal, $en_why:literal, $en_fix:literal;
            fr: $fr:literal, $fr_why:literal, $fr_fix:literal;
            ja: $ja:literal, $ja_why:literal, $ja_fix:literal;
        }
    )*) => {
        impl $crate::Lang {
            $(
                $(#[$meta])*
                #[doc = concat!("“", $en, "”")]
                #[must_use]
                pub fn $name(self, $($arg: $type),*) -> $crate::Said {
                    let [what, why, fix] = match self {
                        Self::En => [format!($en), format!($en_why), format!($en_fix)],
                        Self::Fr => [format!($fr), format!($fr_why), format!($fr_fix)]
                            .map(|part| $crate::typography::french(&part)),
                        Self::Ja => [format!($ja), format!($ja_why), format!($ja_fix)],
                    };
                    $crate::Said { what, why, fix }
                }
            )*
        }

        /// The sentences of this file as they were typed.
        pub const WORDS: &[$crate::Entry] = &[$(
            $crate::Entry { name: concat!(stringify!($name), ".what"), en: &[$en], fr: &[$fr], ja: &[$ja] },
            $crate::Entry { name: concat!(stringify!($name), ".why"), en: &[$en_why], fr: &[$fr_why], ja: &[$ja_why] },
            $crate::Entry { name: concat!(stringify!($name), ".fix"), en: &[$en_fix], fr: &[$fr_fix], ja: &[$ja_fix] },
        )*];
    };
}

/// Declares, for one enum of the desk, what each of its variants is called: a missing one does not compile.
macro_rules! called {
    ($($(#[$doc:meta])* $name:ident($type:ty) { $($variant:path => $en:literal, $fr:literal, $ja:literal;)* })*) => {
        impl $crate::Lang {$(
            $(#[$doc])*
            #[must_use]
            pub fn $name(self, of: $type) -> String {
                let (en, fr, ja) = match of { $($variant => ($en, $fr, $ja)),* };
                match self {
                    Self::En => en.to_owned(),
                    Self::Fr => $crate::typography::french(fr),
                    Self::Ja => ja.to_owned(),
                }
            }
        )*}

        /// The words of this file as they were typed.
        pub const WORDS: &[$crate::Entry] = &[$($(
            $crate::Entry { name: concat!(stringify!($name), " ", stringify!($variant)), en: &[$en], fr: &[$fr], ja: &[$ja] },
        )*)*];
    };
}

/// One form, or the singular or plural by a count.
macro_rules! form {
    ($lang:expr, $only:literal) => {
        format!($only)
    };
    ($lang:expr, $one:literal, $many:literal, $n:ident) => {
        if $lang.is_one($n) { format!($one) } else { format!($many) }
    };
}

/// Declares the areas and the list that the lint walks, so that no area can be forgotten in it.
macro_rules! catalogue {
    ($( $(#[$meta:meta])* $area:ident, )*) => {
        $( $(#[$meta])* pub mod $area; )*

        /// Every sentence of the house, by area.
        pub const CATALOGUE: &[(&str, &[Entry])] = &[$( (stringify!($area), $area::WORDS) ),*];
    };
}
