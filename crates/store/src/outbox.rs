//! What waits to be sent. True by itself, like texts: a journal made again sends nothing twice.

use crate::{Write, params};

crate::statements! {
    /// Puts a letter out, once: the same key again changes nothing.
    ADD = "insert into outbox (key, kind, person, subject, body, about, created_at) values ($1, $2, $3, $4, $5, $6, $7)
           on conflict (key) do nothing";
    /// Erases the subjects of the letters to a person: they may greet them.
    ERASE_SUBJECTS_TO = "update texts set content = null, salt = null, erased_at = $2
        where erased_at is null and id in (select subject from outbox where person = $1)
            and not exists (select 1 from outbox o where o.subject = texts.id and o.person <> $1)";
    /// Erases their bodies.
    ERASE_BODIES_TO = "update texts set content = null, salt = null, erased_at = $2
        where erased_at is null and id in (select body from outbox where person = $1)
            and not exists (select 1 from outbox o where o.body = texts.id and o.person <> $1)";
    /// Takes the letters to a person away: they were erased.
    DROP_TO = "delete from outbox where person = $1";
    /// The latest letters, at most $1, with their words.
    LIST = "select o.key, o.kind, o.person, s.content, b.content, o.about, o.created_at, o.sent_at
            from outbox o left join texts s on s.id = o.subject left join texts b on b.id = o.body
            order by o.created_at desc, o.key limit $1";
}

/// A letter to one person.
#[derive(Clone, Debug)]
pub struct Letter<'a> {
    /// What makes it the same letter: what it is about, and to whom.
    pub key: String,
    /// What kind of letter.
    pub kind: &'a str,
    /// To whom.
    pub person: [u8; 16],
    /// The text that is its subject.
    pub subject: [u8; 16],
    /// The text that is its body.
    pub body: [u8; 16],
    /// The stream that it is about.
    pub about: String,
    /// When it was put out.
    pub created_at: i64,
}

/// The row of a letter.
pub fn put(letter: Letter<'_>) -> Write {
    let Letter { key, kind, person, subject, body, about, created_at } = letter;
    Write::new(&ADD, params![key, kind, person, subject, body, about, created_at])
}
