//! Named settings of the house.

crate::statements! {
    /// The value of a setting.
    GET = "select value from settings where name = $1";
    /// All settings.
    LIST = "select name, value from settings order by name";
    /// Sets a setting that isn't set yet.
    KEEP = "insert into settings (name, value) values ($1, $2) on conflict (name) do nothing";
    /// Sets a setting.
    SET = "insert into settings (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value";
    /// A setting that isn't there yet.
    BEGIN = "insert into settings (name, value) values ($1, $2) on conflict (name) do nothing";
    /// Sets a setting that still has the value that was read.
    SWAP = "update settings set value = $3 where name = $1 and value = $2";
}
