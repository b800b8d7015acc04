//! Who looked at what. Rows are written in batches, a moment after the answer; a row is one person's looks at one thing, with
//! one key, from one place, within an hour.
//!
//! True by itself, beside the journal. Whose the thing is, the write finds out: who notes a read knows a number or an id.

/// A read's columns, in the order in which questions are answered.
macro_rules! asked {
    ($($rest:literal),*) => {
        concat!("select r.id, r.person, r.token, r.reader, r.what, r.object, r.part, r.number, r.organisation, r.desk,
                    r.emergency, r.first_at, r.last_at, r.times, r.network ", $($rest),*)
    };
}

/// A row that was there grows; else it begins. Whose eyes is left out where the name is gone by now: then they were erased.
macro_rules! noted {
    ($columns:literal, $from:literal) => {
        concat!(
            "insert into reads (id, person, token, reader, what, part, emergency, first_at, last_at, times, network,
                 object, number, organisation, desk)
             select $1, (select p.id from people p join texts n on n.id = p.name where p.id = $2 and n.content is not null),
                 $3, $4, $5, $6, $7, $8, $9, $10, $11, ", $columns, " from ", $from, "
             on conflict (id) do update set last_at = excluded.last_at, times = reads.times + excluded.times"
        )
    };
}

crate::statements! {
    /// A look at the ticket of the number $12; $13 marks the scopes of level-1 desks.
    OF_A_TICKET = noted!(
        "t.id, t.number, t.asked_by, (select substr(v.scope, 2) from visible v where v.ticket = t.id and substr(v.scope, 1, 1) = $13)",
        "tickets t where t.number = $12"
    );
    /// A look at the person $12.
    OF_A_PERSON = noted!("o.id, null, o.organisation, null", "people o where o.id = $12");
    /// A look at the organisation $12.
    OF_AN_ORGANISATION = noted!("o.id, null, o.id, null", "organisations o where o.id = $12");

    /// What was looked at of an organisation's things, and by its people, before ($2, $3), the latest first: at most $4.
    CONCERNING = asked!(
        "from reads r where r.id in (
             select id from (select a.id, a.last_at from reads a where a.organisation = $1 and (a.last_at, a.id) < ($2, $3)
                             order by a.last_at desc, a.id desc limit $4) as theirs
             union select id from (select b.id, b.last_at from reads b where b.reader = $1 and (b.last_at, b.id) < ($2, $3)
                             order by b.last_at desc, b.id desc limit $4) as by_them)
         order by r.last_at desc, r.id desc limit $4"
    );
    /// The same of one ticket ($5).
    ON_A_TICKET = asked!(
        "from reads r where r.number = $5 and (r.organisation = $1 or r.reader = $1) and (r.last_at, r.id) < ($2, $3)
         order by r.last_at desc, r.id desc limit $4"
    );
    /// What a person looked at, the latest first.
    BY_SOMEBODY = asked!("from reads r where r.person = $1 order by r.last_at desc, r.id desc limit $2");
    /// How many rows have a person's name.
    COUNT_BY = "select count(*) from reads where person = $1";
    /// The tickets that were opened in an emergency access ($2) of an organisation, and at whose level-1 desk they are.
    OPENED = "select number, desk from reads where organisation = $1 and emergency = $2 and number is not null
              group by number, desk order by number";
    /// Who looked is nobody's business any more.
    FORGET_WHO = "update reads set person = null, token = null, network = '' where person = $1";
    /// Rows about an organisation's ($1) things that ended before $2, by whose eyes: how many, and the oldest.
    OLD = "select person, count(*), min(last_at) from reads where organisation = $1 and last_at < $2
           group by person order by person";
    /// Forgets some ($4 at most) of a person's ($2) looks at an organisation's ($1) things that ended before $3.
    SWEEP = "delete from reads where id in (select id from reads
                 where organisation = $1 and person = $2 and last_at < $3 order by last_at limit $4)";
    /// Forgets some ($3 at most) of those of whoever was erased.
    SWEEP_OF_NOBODY = "delete from reads where id in (select id from reads
                           where organisation = $1 and person is null and last_at < $2 order by last_at limit $3)";
}
