//! How people show who they are: credentials, sign-ins under way, tries, and the security journal.
//!
//! True by itself, beside the journal. What would open a door by itself never comes here in the clear.

crate::statements! {
    /// Keeps a credential.
    ADD = "insert into credentials (id, person, kind, name, finds, body, step, made_at)
           values ($1, $2, $3, $4, $5, $6, 0, $7)";
    /// A person's credentials.
    OF_PERSON = "select id, kind, name, finds, body, step, made_at, used_at from credentials
                 where person = $1 order by made_at, id";
    /// The credential of that kind that is found by that, if its holder may come in.
    FOUND = "select c.id, c.person, c.body, c.step from credentials c join people p on p.id = c.person
             where c.kind = $1 and c.finds = $2 and p.active";
    /// Whose credential that is, whether or not they may come in.
    WHOSE = "select person from credentials where kind = $1 and finds = $2";
    /// It was used: a code of step $2 counts once, and no earlier one counts after it.
    USED = "update credentials set step = $2, used_at = $3 where id = $1 and step < $2";
    /// It was used, and its body changed with it.
    RENEWED = "update credentials set body = $2, used_at = $3 where id = $1";
    /// Takes one of a person's away.
    REMOVE = "delete from credentials where id = $1 and person = $2";
    /// Takes those of a kind away.
    REMOVE_KIND = "delete from credentials where person = $1 and kind = $2";
    /// Takes all of a person's away: they were erased.
    REMOVE_ALL = "delete from credentials where person = $1";
    /// Ends whatever a person had begun.
    END_ALL = "delete from ceremonies where person = $1";
    /// From where a person came is nobody's business any more.
    FORGET_WHENCE = "update security set network = '', agent = '', about = '' where person = $1";
    /// Nor from where they did something about somebody else.
    FORGET_WHENCE_OF_ACTS = "update security set network = '', agent = '' where by_person = $1";
    /// How many ways in a person has.
    COUNT = "select count(*) from credentials where person = $1";
    /// How many lines of the security journal say from where a person came.
    COUNT_NOTES = "select count(*) from security where person = $1 and (network <> '' or agent <> '' or about <> '')";

    /// By which identity provider an organisation's people come in.
    PROVIDER = "select version, issuer, client, secret, demands, changed_at from identity_providers where organisation = $1";
    /// The organisations that have one.
    WITH_PROVIDER = "select organisation from identity_providers order by organisation";
    /// Sets it, unless somebody changed it since version $7.
    SET_PROVIDER = "insert into identity_providers (organisation, version, issuer, client, secret, demands, changed_at, changed_by)
                    values ($1, $7 + 1, $2, $3, $4, $5, $6, $8)
                    on conflict (organisation) do update set version = excluded.version, issuer = excluded.issuer,
                        client = excluded.client, secret = excluded.secret, demands = excluded.demands,
                        changed_at = excluded.changed_at, changed_by = excluded.changed_by
                    where identity_providers.version = $7";
    /// Takes it away, unless somebody changed it since.
    DROP_PROVIDER = "delete from identity_providers where organisation = $1 and version = $2";
    /// The people of an organisation who have a credential of that kind.
    WHO_HAS = "select c.person, c.name, c.made_at, c.used_at, n.content from credentials c join people p on p.id = c.person
               join texts n on n.id = p.name where p.organisation = $1 and c.kind = $2 order by c.made_at, c.id";
    /// The people of an organisation who may come in, and have nothing to do it with.
    WHO_HAS_NONE = "select p.id, n.content from people p join texts n on n.id = p.name
                    where p.organisation = $1 and p.active and not exists (select 1 from credentials c where c.person = p.id)
                    order by n.content, p.id";

    /// Begins a ceremony.
    BEGIN = "insert into ceremonies (hash, kind, person, body, expires_at) values ($1, $2, $3, $4, $5)";
    /// One under way.
    UNDER_WAY = "select person, body from ceremonies where hash = $1 and kind = $2 and expires_at > $3";
    /// Ends one; nobody ends it twice.
    END = "delete from ceremonies where hash = $1 and kind = $2 and expires_at > $3";
    /// Takes away what has expired.
    SWEEP_CEREMONIES = "delete from ceremonies where expires_at <= $1";

    /// One more try.
    TRY = "insert into attempts (subject, stretch, tries) values ($1, $2, 1)
           on conflict (subject, stretch) do update set tries = attempts.tries + 1";
    /// How many there were.
    TRIES = "select tries from attempts where subject = $1 and stretch = $2";
    /// It came out well: what went before is forgotten.
    FORGET = "delete from attempts where subject = $1";
    /// Takes away old stretches.
    SWEEP_ATTEMPTS = "delete from attempts where stretch < $1";

    /// Writes in the security journal.
    NOTE = "insert into security (id, at, event, person, organisation, by_person, network, agent, about)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    /// What concerns a person, the latest first.
    OF_SOMEBODY = "select s.at, s.event, s.person, s.by_person, s.network, s.agent, s.about
                   from security s where s.person = $1 and s.at <= $2
                   order by s.at desc, s.id desc limit $3";
    /// What concerns an organisation's people, the latest first.
    OF_ORGANISATION = "select s.at, s.event, s.person, s.by_person, s.network, s.agent, s.about
                       from security s where s.organisation = $1 and s.at <= $2
                       order by s.at desc, s.id desc limit $3";
    /// All of it, the latest first.
    ALL_OF_IT = "select s.at, s.event, s.person, s.by_person, s.network, s.agent, s.about
                 from security s order by s.at desc, s.id desc limit $1";
    /// Lines about an organisation's people ($1) from before $2, by person: how many, and the oldest.
    OLD_LINES = "select person, count(*), min(at) from security where organisation = $1 and at < $2
                 group by person order by person";
    /// Lines about no organisation that is known, from before $1: how many, and the oldest.
    OLD_LINES_OF_NOBODY = "select count(*), min(at) from security where organisation is null and at < $1";
    /// Forgets some ($3 at most) about an organisation ($1) and nobody of it from before $2.
    SWEEP_LINES_OF_ALL = "delete from security where id in (select id from security
                              where organisation = $1 and person is null and at < $2 order by at limit $3)";
    /// Forgets some ($4 at most) of a person's ($2) in an organisation ($1) from before $3.
    SWEEP_LINES = "delete from security where id in (select id from security
                       where person = $2 and at < $3 and organisation = $1 order by at limit $4)";
    /// Forgets some ($2 at most) of nobody's from before $1.
    SWEEP_LINES_OF_NOBODY = "delete from security where id in (select id from security
                                 where organisation is null and at < $1 order by at limit $2)";
}
