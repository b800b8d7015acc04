//! The values that tickets are pinned to, kept by their hash: an old pin stays executable.

crate::statements! {
    /// Keeps a version of the agreement.
    PUT_AGREEMENT = "insert into agreements (id, hash, source) values ($1, $2, $3) on conflict (id) do nothing";
    /// Keeps a provider's own one, which holds for its level-1 desk from an instant on.
    ADOPT = "insert into agreements (id, hash, source, provider, begins) values ($1, $2, $3, $4, $5)";
    /// All versions: the house's, and each provider's own.
    AGREEMENTS = "select id, hash, source, provider, begins from agreements order by id";
    /// Keeps an edition of a calendar.
    PUT_CALENDAR = "insert into calendars (edition, bytes) values ($1, $2) on conflict (edition) do nothing";
    /// An edition.
    CALENDAR = "select bytes from calendars where edition = $1";
}
