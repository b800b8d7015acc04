//! Files on their way, and those that belong to a text: rows beside the journal. Their bytes are elsewhere
//! ([`crate::files`]).

/// How many [`SOME`] asks for; fewer are filled up with nulls.
pub const AT_ONCE: usize = 16;
/// How many [`LEFT`] tells of, at most.
pub const SWEPT_AT_ONCE: usize = 100;

crate::statements! {
    /// A file begins to come: id, person, organisation, id of its listing, salt, name, size if announced, SHA-256 if
    /// announced, when, until when it is waited for.
    BEGIN = "insert into attachments
                 (id, person, organisation, listing, salt, name, size, announced, received, begun_at, held_until)
             values ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9, $10)";
    /// So much of a file ($1) has come ($2, from $3 on), and it is waited for until $4.
    RECEIVED = "update attachments set received = $2, held_until = $4
                where id = $1 and received = $3 and place is null and held_until is not null";
    /// A file ($1) has come whole, and its home is to be there: size, place. Whatever breaks then, its bytes are found again.
    SETTLING = "update attachments set size = $2, received = $2, place = $3
                where id = $1 and place is null and held_until is not null";
    /// A file ($1) is at home: SHA-256, kind, width, height, until when it waits for its text.
    WHOLE = "update attachments set sha256 = $2, kind = $3, width = $4, height = $5, held_until = $6
             where id = $1 and place is not null and kind is null and held_until is not null";
    /// A file ($1) of a person ($2) gets its text, on a ticket ($3) or with a certificate of somebody's ($4): once.
    ATTACH = "update attachments set ticket = $3, holder = $4, held_until = null
              where id = $1 and person = $2 and ticket is null and kind is not null and held_until is not null";
    /// A file ($1) of a person ($2) waits for its text until $3.
    HOLD = "update attachments set held_until = $3
            where id = $1 and person = $2 and ticket is null and held_until is not null";
    /// A file: id, person, listing, salt, name, size, announced, received, sha256, place, kind, width, height, held until,
    /// ticket.
    GET = "select id, person, listing, salt, name, size, announced, received, sha256, place, kind, width, height,
               held_until, ticket
           from attachments where id = $1 and erased_at is null";
    /// Up to sixteen that are still there: the same.
    SOME = "select id, person, listing, salt, name, size, announced, received, sha256, place, kind, width, height,
                held_until, ticket
            from attachments where erased_at is null and
                id in ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)";
    /// A person's that came whole and are there still, those that they sent and those that prove their training: id, listing,
    /// name, size, sha256.
    OF_PERSON = "select id, listing, name, size, sha256 from attachments
                 where (person = $1 or holder = $1) and erased_at is null and kind is not null order by id";
    /// How much an organisation keeps, what was announced and hasn't come included.
    KEPT = "select cast(coalesce(sum(coalesce(size, received)), 0) as bigint) from attachments
            where organisation = $1 and erased_at is null";
    /// Of how many files nobody has said what they belong to, of a person.
    HELD = "select count(*) from attachments where person = $1 and held_until is not null and erased_at is null";
    /// The listings of the files that prove a person's training ($1) are erased, at an instant ($2), whoever sent them.
    ERASE_LISTINGS_OF_PROOFS = "update texts set content = null, salt = null, erased_at = $2
                                where erased_at is null and id in (select listing from attachments where holder = $1)";
    /// A person's files are erased ($1), at an instant ($2), those that they sent and those that prove their training: what is
    /// left is where bytes lie, until they are gone too.
    ERASE_OF_PERSON = "update attachments set salt = null, name = null, announced = null, sha256 = null, kind = null,
                           width = null, height = null, held_until = 0, erased_at = $2
                       where (person = $1 or holder = $1) and erased_at is null";
    /// The file with that listing ($1) is erased, at an instant ($2).
    ERASE_LISTED = "update attachments set salt = null, name = null, announced = null, sha256 = null, kind = null,
                 width = null, height = null, held_until = 0, erased_at = $2
             where listing = $1 and erased_at is null";
    /// What nobody waits for any more ($1, now), what was erased included: id, place.
    LEFT = "select id, place from attachments where held_until < $1 limit 100";
    /// A file that nobody waited for is forgotten, if still nobody does ($2, now).
    FORGET = "delete from attachments where id = $1 and held_until < $2";
}
