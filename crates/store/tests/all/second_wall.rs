//! The second wall on PostgreSQL: whose rows a question sees, when the statement forgets to ask for a scope.

use store::projections::{decisions, promises, records, reviews, tickets};
use store::{ReadError, Statement, values};

use crate::support::{Fresh, id, on_postgres, session};

store::statements! {
    /// Every word that is kept.
    WORDS = "select id, content from texts order by id";
    /// Every key to the door.
    KEYS = "select hash from keys";
    /// Every entry of the journal.
    JOURNAL = "select body from entries";
    /// Whatever may be read of people.
    PEOPLE = "select email from people";
}

/// Two tickets and two records, each with all its rows: one that scope `a` finds, one that scope `b` finds.
async fn filled(fresh: &Fresh) {
    for (n, scope) in [(1, "a"), (2, "b")] {
        let id = |n: u64| format!("decode('{:032x}', 'hex')", n);
        let (ticket, subject, wording, record) = (id(n), id(10 + n), id(20 + n), id(30 + n));
        let sql = format!(
            "insert into texts (id, author, salt, content) values ({subject}, {subject}, '', 'subject'), ({wording}, {subject}, '', 'wording');
             insert into tickets values ({ticket}, {n}, 1, {subject}, null, null, 'EMEA', 'incident', null, null, 'received', true,
                 0, 0, 0, 0, '2021-09', {subject}, null, 'portal', '[]');
             insert into visible values ('{scope}', true, 0, 0, {n}, {ticket});
             insert into promises (ticket, is_open, lacks) values ({ticket}, true, 0);
             insert into notices values ({subject}, 0, {ticket}, 1, true, '{{}}');
             insert into decisions values ({ticket}, 1, 'x', null, 0, null);
             insert into reviews values ({ticket}, 0, 'approved', {wording});
             insert into records values ('problem', {record}, {n}, 1, true, 0, '{{}}');
             insert into found values ('{scope}', 'problem', true, 0, {record});"
        );
        fresh.behind_the_back(&sql).await;
    }
}

/// Statements that ask for everything: the Rust predicate is taken away.
fn without_a_scope() -> [(&'static Statement, usize); 9] {
    [
        (&tickets::DUMP, 1),
        (&tickets::DUMP_VISIBLE, 1),
        (&promises::DUMP, 1),
        (&promises::DUMP_NOTICES, 1),
        (&decisions::DUMP, 1),
        (&reviews::DUMP, 1),
        (&records::DUMP, 1),
        (&records::DUMP_FOUND, 1),
        (&WORDS, 2),
    ]
}

/// Source: catalogue c16: \"test removes the Rust predicate and RLS alone must hold\".
#[test]
fn sec_c16_a_question_without_a_scope_sees_the_askers_rows_alone() {
    on_postgres(|fresh: Fresh| async move {
        let db = fresh.open().await;
        filled(&fresh).await;
        let (a, b) = (b"a".to_vec(), b"b".to_vec());
        for (statement, each) in without_a_scope() {
            let seen =
                async |scopes: &[Vec<u8>]| db.query_within(scopes, statement, &[]).await.unwrap().len();
            let name = statement.name();
            assert_eq!(
                db.query(statement, &[]).await.unwrap().len(),
                2 * each,
                "{name}: the desk's own work"
            );
            assert_eq!(seen(&[a.clone(), b.clone()]).await, 2 * each, "{name}");
            assert_eq!(seen(std::slice::from_ref(&a)).await, each, "{name}");
            assert_eq!(seen(&[b"c".to_vec()]).await, 0, "{name}");
            assert_eq!(seen(&[]).await, 0, "{name}: whoever has no scope sees nothing");
        }
        let theirs = db.query_within(std::slice::from_ref(&b), &tickets::DUMP, &[]).await.unwrap();
        assert_eq!(theirs[0].get::<[u8; 16]>(0).unwrap(), id(2));
        for statement in [&KEYS, &JOURNAL, &PEOPLE] {
            let refused = db.query_within(std::slice::from_ref(&a), statement, &[]).await;
            assert!(matches!(refused, Err(ReadError::Failed { .. })), "{}: {refused:?}", statement.name());
        }
    });
}

/// Questions of many people share a few connections: nobody is answered within another's scopes.
#[test]
fn sec_c16_nobody_is_answered_within_anothers_scopes() {
    on_postgres(|fresh: Fresh| async move {
        let db = fresh.open().await;
        filled(&fresh).await;
        let ask = |n: u64| {
            let db = db.clone();
            tokio::spawn(async move {
                let scope = vec![if n.is_multiple_of(2) { b'a' } else { b'b' }];
                let rows = db.query_within(&[scope], &tickets::DUMP, &[]).await.unwrap();
                let seen: Vec<[u8; 16]> = rows.iter().map(|row| row.get(0).unwrap()).collect();
                assert_eq!(seen, [id(1 + n % 2)]);
            })
        };
        for asked in (0..400).map(ask).collect::<Vec<_>>() {
            asked.await.unwrap();
        }
        let listed = db
            .query_within(&[b"a".to_vec()], &tickets::COUNT, &values![b"b".as_slice(), true, 1, 1, 9])
            .await;
        assert_eq!(
            listed.unwrap()[0].get::<i64>(0).unwrap(),
            0,
            "a statement that asks for another's scope finds nothing"
        );
    });
}

/// Whatever the readers' role may read at all, it reads through a policy.
#[test]
fn sec_c16_no_table_is_open_to_the_role_without_a_policy() {
    on_postgres(|fresh: Fresh| async move {
        fresh.open().await.close().await;
        let store::Location::Postgres(url) = &fresh.location else { unreachable!() };
        let client = session(url).await;
        let sql = "select relname::text from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
                   and has_any_column_privilege('guichet_reader', oid, 'select') and not relrowsecurity order by 1";
        let open: Vec<String> = client.query(sql, &[]).await.unwrap().iter().map(|row| row.get(0)).collect();
        assert_eq!(open, ["people"], "of people it reads names' places and roles, and no address");
    });
}
