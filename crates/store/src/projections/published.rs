//! The values that tickets are pinned to, kept by their hash: an old pin stays executable.

crate::statements! {
    /// Keeps a version of the agreement.
    PUT_AGREEMENT = "insert into agreements (id, hash, source) values ($1, $2, $3) on conflict (id) do nothing";
    /// All versions.
    AGREEMENTS = "select id, hash, source from agreements order by id";
    /// Keeps an edition of a calendar.
    PUT_CALENDAR = "insert into calendars (edition, bytes) values ($1, $2) on conflict (edition) do nothing";
    /// An edition.
    CALENDAR = "select bytes from calendars where edition = $1";
}
