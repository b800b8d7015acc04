//! The schema as numbered steps, written once in a few portable words for both engines.
//!
//! A step is never edited once it is released: its hash is kept beside its number, and a database that was
//! made by another text is refused.

use sha2::{Digest, Sha256};

use crate::{Engine, OpenError};

/// The table of applied steps, the same text for both engines but for its words.
pub(crate) const LEDGER: &str = "create table if not exists migrations (number INT primary key, name TEXT not null, hash BYTES not null) STRICT;";

struct Migration {
    number: i64,
    name: &'static str,
    sql: Sql,
}

enum Sql {
    /// In portable words.
    Both(&'static str),
    /// Where the engines have nothing in common, such as triggers.
    Each { sqlite: &'static str, postgres: &'static str },
}

static MIGRATIONS: &[Migration] = &[
    Migration { number: 1, name: "journal", sql: Sql::Both(include_str!("schema/001-journal.sql")) },
    Migration {
        number: 2,
        name: "append-only",
        sql: Sql::Each {
            sqlite: include_str!("schema/002-append-only.sqlite.sql"),
            postgres: include_str!("schema/002-append-only.postgres.sql"),
        },
    },
    Migration { number: 3, name: "projections", sql: Sql::Both(include_str!("schema/003-projections.sql")) },
    Migration { number: 4, name: "house", sql: Sql::Both(include_str!("schema/004-house.sql")) },
    Migration { number: 5, name: "records", sql: Sql::Both(include_str!("schema/005-records.sql")) },
    Migration { number: 6, name: "outbox", sql: Sql::Both(include_str!("schema/006-outbox.sql")) },
    Migration { number: 7, name: "dues", sql: Sql::Both(include_str!("schema/007-dues.sql")) },
    Migration { number: 8, name: "promises", sql: Sql::Both(include_str!("schema/008-promises.sql")) },
    Migration { number: 9, name: "decisions", sql: Sql::Both(include_str!("schema/009-decisions.sql")) },
    Migration { number: 10, name: "reviews", sql: Sql::Both(include_str!("schema/010-reviews.sql")) },
    Migration { number: 11, name: "turns", sql: Sql::Both(include_str!("schema/011-turns.sql")) },
    Migration { number: 12, name: "openings", sql: Sql::Both(include_str!("schema/012-openings.sql")) },
    Migration { number: 13, name: "own-terms", sql: Sql::Both(include_str!("schema/013-own-terms.sql")) },
    Migration {
        number: 14,
        name: "certificates",
        sql: Sql::Both(include_str!("schema/014-certificates.sql")),
    },
    Migration { number: 15, name: "identity", sql: Sql::Both(include_str!("schema/015-identity.sql")) },
    Migration { number: 16, name: "tokens", sql: Sql::Both(include_str!("schema/016-tokens.sql")) },
    Migration {
        number: 17,
        name: "second-wall",
        sql: Sql::Each {
            sqlite: include_str!("schema/017-second-wall.sqlite.sql"),
            postgres: include_str!("schema/017-second-wall.postgres.sql"),
        },
    },
    Migration { number: 18, name: "attachments", sql: Sql::Both(include_str!("schema/018-attachments.sql")) },
    Migration {
        number: 19,
        name: "scopes-once",
        sql: Sql::Each {
            sqlite: include_str!("schema/019-scopes-once.sqlite.sql"),
            postgres: include_str!("schema/019-scopes-once.postgres.sql"),
        },
    },
    Migration { number: 20, name: "sign-on", sql: Sql::Both(include_str!("schema/020-sign-on.sql")) },
    Migration { number: 21, name: "doors", sql: Sql::Both(include_str!("schema/021-doors.sql")) },
    Migration { number: 22, name: "reads", sql: Sql::Both(include_str!("schema/022-reads.sql")) },
    Migration { number: 23, name: "retention", sql: Sql::Both(include_str!("schema/023-retention.sql")) },
    Migration { number: 24, name: "proofs", sql: Sql::Both(include_str!("schema/024-proofs.sql")) },
];

/// A step as one engine runs it.
pub(crate) struct Step {
    pub number: i64,
    pub name: &'static str,
    pub sql: String,
    pub hash: [u8; 32],
}

/// The steps that a database still needs, given those that it has, in order.
pub(crate) fn missing(engine: Engine, applied: &[(i64, Vec<u8>)]) -> Result<Vec<Step>, OpenError> {
    let known = MIGRATIONS.last().map_or(0, |last| last.number);
    if let Some((found, _)) = applied.iter().find(|(number, _)| *number > known) {
        return Err(OpenError::Newer { found: *found, known });
    }
    let mut steps = Vec::new();
    for migration in MIGRATIONS {
        let step = migration.step(engine);
        match applied.iter().find(|(number, _)| *number == step.number) {
            Some((_, hash)) if *hash == step.hash => {}
            Some(_) => return Err(OpenError::Altered { number: step.number }),
            None => steps.push(step),
        }
    }
    Ok(steps)
}

impl Migration {
    fn step(&self, engine: Engine) -> Step {
        let sql = match (&self.sql, engine) {
            (Sql::Both(text), engine) => translated(text, engine),
            (Sql::Each { sqlite, .. }, Engine::Sqlite) => (*sqlite).to_owned(),
            (Sql::Each { postgres, .. }, Engine::Postgres) => (*postgres).to_owned(),
        };
        let hash = Sha256::digest(&sql).into();
        Step { number: self.number, name: self.name, sql, hash }
    }
}

/// Replaces the portable words, which are the ones in capitals.
pub(crate) fn translated(text: &str, engine: Engine) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        let code = line.split("--").next().unwrap_or_default();
        let mut word = String::new();
        for letter in code.chars().chain(['\n']) {
            if letter.is_ascii_alphanumeric() || letter == '_' {
                word.push(letter);
            } else {
                out.push_str(meaning(&word, engine).unwrap_or(&word));
                out.push(letter);
                word.clear();
            }
        }
    }
    out
}

fn meaning(word: &str, engine: Engine) -> Option<&'static str> {
    let (sqlite, postgres) = match word {
        "ID" | "BYTES" => ("blob", "bytea"),
        "INT" => ("integer", "bigint"),
        "TEXT" => ("text", "text collate \"C\""),
        "BOOL" => ("integer", "boolean"),
        // What follows a table's closing parenthesis: PostgreSQL is strict anyway, and has no tables that are
        // their own index.
        "STRICT" => ("strict", ""),
        "CLUSTERED" => ("strict, without rowid", ""),
        "GENESIS" => ("zeroblob(32)", "decode(repeat('00', 32), 'hex')"),
        _ => return None,
    };
    Some(if engine == Engine::Sqlite { sqlite } else { postgres })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn portable_words_become_each_engines_own() {
        let text = "create table t (id ID primary key, name TEXT) CLUSTERED; -- TEXT here is a comment";
        assert_eq!(
            translated(text, Engine::Sqlite).trim_end(),
            "create table t (id blob primary key, name text) strict, without rowid;"
        );
        assert_eq!(
            translated(text, Engine::Postgres).trim_end(),
            "create table t (id bytea primary key, name text collate \"C\") ;"
        );
    }

    #[test]
    fn numbers_follow_one_another() {
        assert!(MIGRATIONS.iter().zip(1..).all(|(migration, number)| migration.number == number));
    }

    #[test]
    fn a_newer_or_altered_schema_is_refused() {
        assert!(matches!(
            missing(Engine::Sqlite, &[(9_999, vec![])]),
            Err(OpenError::Newer { found: 9_999, .. })
        ));
        assert!(matches!(
            missing(Engine::Sqlite, &[(1, vec![0; 32])]),
            Err(OpenError::Altered { number: 1 })
        ));
    }
}
