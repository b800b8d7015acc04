//! The rows of certificates of training (clauses 2.B.4 and 2.C): which wait for the centre, whose end comes near, and what was
//! told of it ahead.

use desk::{Person, Role};

use crate::{Write, params};

crate::statements! {
    /// Keeps a certificate.
    PUT = "insert into certificates (person, number, shown, ends, warned, verdict) values ($1, $2, $3, $4, $5, $6)
           on conflict (person, number) do update set ends = excluded.ends, warned = excluded.warned,
               verdict = excluded.verdict";
    /// Keeps a warning.
    WARN = "insert into warnings (person, certificate, days, at, until, organisation, stands) values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (person, certificate, days) do update set stands = excluded.stands";
    /// Whose certificate ends by $1, was shown at least $2 before its end, and wasn't warned of within $3 days: at most $4.
    DUE = "select person from certificates
           where ends <= $1 and ends - shown >= $2 and (warned is null or warned > $3) order by ends, person limit $4";
    /// How many wait for the centre's verdict; not counted beyond $2.
    COUNT_OF = "select count(*) from (select 1 from certificates where verdict = $1 limit $2) as counted";
    /// What was told of an organisation's certificates ($1), the latest first: at most $2.
    WARNED = "select w.person, w.days, w.at, w.until, w.organisation, w.stands, x.content
              from warnings w join people p on p.id = w.person join texts x on x.id = p.name
              where w.organisation = $1 order by w.at desc, w.person, w.days limit $2";
    /// What was told of anybody's certificates, the latest first: at most $1.
    WARNED_ALL = "select w.person, w.days, w.at, w.until, w.organisation, w.stands, x.content
                  from warnings w join people p on p.id = w.person join texts x on x.id = p.name
                  order by w.at desc, w.person, w.days limit $1";
    /// Forgets all certificates, to make them again.
    CLEAR = "delete from certificates";
    /// Forgets all warnings, to make them again.
    CLEAR_WARNINGS = "delete from warnings";
    /// All certificates, to compare.
    DUMP = "select * from certificates order by person, number";
    /// All warnings, to compare.
    DUMP_WARNINGS = "select * from warnings order by person, certificate, days";
}

/// The rows of a person's certificates, and of what was told ahead.
pub fn put(person: &Person) -> Vec<Write> {
    let trainings = &person.trainings;
    let in_service = person.active && person.role == Role::SuperAdministrator;
    let current = trainings.current().filter(|_| in_service).map(|certificate| certificate.number);
    let mut writes = Vec::new();
    for certificate in &trainings.certificates {
        let ends = (current == Some(certificate.number)).then(|| certificate.until.as_microsecond());
        let told = trainings.warned.iter().filter(|warning| warning.certificate == certificate.number);
        let row = params![
            person.id.bytes(),
            certificate.number,
            certificate.shown.as_microsecond(),
            ends,
            told.map(|warning| i64::from(warning.days)).min(),
            certificate.check.word(),
        ];
        writes.push(Write::new(&PUT, row));
    }
    for warning in &trainings.warned {
        let found = trainings.certificates.iter().find(|found| found.number == warning.certificate);
        let Some(certificate) = found else { continue };
        let row = params![
            person.id.bytes(),
            warning.certificate,
            i64::from(warning.days),
            warning.at.as_microsecond(),
            certificate.until.as_microsecond(),
            person.organisation.bytes(),
            current == Some(warning.certificate),
        ];
        writes.push(Write::new(&WARN, row));
    }
    writes
}
