//! SQL as named, listed texts: written once with `$1`, `$2`… for both engines.

use std::sync::OnceLock;

/// A statement with its name. Only the [`statements!`](crate::statements) macro makes them, so none escapes
/// the registry that the tests walk.
#[derive(Debug)]
pub struct Statement {
    name: &'static str,
    sql: &'static str,
    sqlite: OnceLock<String>,
}

impl Statement {
    #[doc(hidden)]
    pub const fn new(name: &'static str, sql: &'static str) -> Statement {
        Statement { name, sql, sqlite: OnceLock::new() }
    }

    /// The name in logs, plans and complaints: module and constant.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The text as it was written, which PostgreSQL takes as it is.
    pub fn sql(&self) -> &'static str {
        self.sql
    }

    /// The text for SQLite, where `$1` would be a *named* parameter numbered by its first appearance: `?1` is
    /// the first.
    pub fn sqlite(&self) -> &str {
        self.sqlite.get_or_init(|| numbered(self.sql))
    }

    /// Two statements are the same when they are the same constant; its address is the cheapest key of a
    /// cache.
    pub(crate) fn address(&'static self) -> usize {
        std::ptr::from_ref(self).addr()
    }
}

fn numbered(sql: &str) -> String {
    let mut quoted = false;
    let mut letters = sql.chars().peekable();
    let mut out = String::with_capacity(sql.len());
    while let Some(letter) = letters.next() {
        quoted ^= letter == '\'';
        let parameter = letter == '$' && !quoted && letters.peek().is_some_and(char::is_ascii_digit);
        out.push(if parameter { '?' } else { letter });
    }
    out
}

/// Declares statements as statics of a module, and `ALL`, the list of them.
///
/// ```
/// store::statements! {
///     /// Every setting.
///     SETTINGS = "select name, value from settings order by name";
/// }
/// assert_eq!(ALL.len(), 1);
/// assert!(SETTINGS.name().ends_with("SETTINGS"));
/// ```
#[macro_export]
macro_rules! statements {
    ($($(#[$about:meta])* $name:ident = $sql:expr;)*) => {
        $($(#[$about])* pub static $name: $crate::Statement =
            $crate::Statement::new(concat!(module_path!(), "::", stringify!($name)), $sql);)*
        /// The statements of this module, for the registry.
        pub static ALL: &[&$crate::Statement] = &[$(&$name),*];
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_renumbered_and_literals_are_left_alone() {
        assert_eq!(
            numbered("select '$1', $2, $10 where a = '$' and b = $1"),
            "select '$1', ?2, ?10 where a = '$' and b = ?1"
        );
    }
}
