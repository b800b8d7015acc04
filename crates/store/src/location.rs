//! Where a database is.

use std::path::PathBuf;
use std::str::FromStr;

use crate::OpenError;

/// The address of a database.
///
/// ```
/// use store::Location;
/// assert!(matches!("postgres://db.example/desk".parse(), Ok(Location::Postgres(_))));
/// assert!(matches!("sqlite:/var/lib/guichet/desk.sqlite3".parse(), Ok(Location::SqliteFile(_))));
/// assert!(matches!("desk.sqlite3".parse(), Ok(Location::SqliteFile(_))));
/// assert!("mysql://db.example/desk".parse::<Location>().is_err());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Location {
    /// A file of SQLite, made when it isn't there.
    SqliteFile(PathBuf),
    /// A database in memory, shared by all that open the same name in this process; gone with the last of
    /// them. For tests.
    SqliteMemory(String),
    /// A PostgreSQL server, as `postgres://user@host/database`.
    Postgres(String),
}

impl FromStr for Location {
    type Err = OpenError;

    fn from_str(address: &str) -> Result<Location, OpenError> {
        if address.starts_with("postgres://") || address.starts_with("postgresql://") {
            return Ok(Location::Postgres(address.to_owned()));
        }
        let path = address.strip_prefix("sqlite:").unwrap_or(address);
        if path.is_empty() || path.contains("://") {
            // Only the beginning: an address may hold a password.
            let scheme = path.split("://").next().unwrap_or_default();
            return Err(OpenError::Location(scheme.to_owned()));
        }
        Ok(Location::SqliteFile(path.into()))
    }
}
