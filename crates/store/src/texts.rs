//! What people wrote, apart from the journal, so that it can be erased without touching a chain.

/// How many [`SOME`] asks for; fewer are filled up with nulls.
pub const AT_ONCE: usize = 16;

crate::statements! {
    /// Keeps a text: id, author, salt, content.
    ADD = "insert into texts (id, author, salt, content) values ($1, $2, $3, $4)";
    /// A text: author, salt, content, erased at.
    GET = "select author, salt, content, erased_at from texts where id = $1";
    /// Up to sixteen texts that are still there: id, content.
    SOME = "select id, content from texts where content is not null and
                id in ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)";
    /// Erases one text ($1) at an instant ($2). The salt goes too: without it the hash in the journal tells
    /// nothing.
    ERASE = "update texts set content = null, salt = null, erased_at = $2 where id = $1 and erased_at is null";
    /// Erases all texts of an author ($1) at an instant ($2).
    ERASE_OF_AUTHOR = "update texts set content = null, salt = null, erased_at = $2
                       where author = $1 and erased_at is null";
    /// How many texts of an author are still there.
    COUNT_OF_AUTHOR = "select count(*) from texts where author = $1 and erased_at is null";
    /// The ids of an author's texts.
    OF_AUTHOR = "select id from texts where author = $1 order by id";
}
