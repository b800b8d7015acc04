//! How a sentence enters the house: three languages side by side, or it does not compile.
//!
//! We chose a macro over message files because a key missing from one file is then only a warning.

/// One sentence of the catalogue as its author typed it, for the lint over all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The method of [`Lang`](crate::Lang) that says it.
    pub name: &'static str,
    /// The names of its arguments.
    pub arguments: &'static [&'static str],
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
                arguments: &[$(stringify!($arg)),*],
                en: &[$en $(, $en_many)?],
                fr: &[$fr $(, $fr_many)?],
                ja: &[$ja],
            }
        ),*];
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
