//! The same values go in and come out of both engines.

use store::{Commit, CommitError, ReadError, Value, Write, params, settings, texts, values};

use crate::support::{append, first, id, only, text, ticket};

store::statements! {
    /// Gives back what it gets.
    ECHO = "select cast($1 as bigint), cast($2 as text), $3 = $4, coalesce(cast($5 as bigint), -1)";
    /// Not a statement.
    NONSENSE = "select nothing from nowhere";
}

on_both_engines! {
    async fn every_kind_comes_back(fresh: Fresh) {
        let db = fresh.open().await;
        let rows = db.query(&ECHO, &values![i64::MIN, "東京 été 🕰", "a", "a", None::<i64>]).await.unwrap();
        assert_eq!(rows[0].get::<i64>(0).unwrap(), i64::MIN);
        assert_eq!(rows[0].get::<&str>(1).unwrap(), "東京 été 🕰");
        assert!(rows[0].get::<bool>(2).unwrap());
        assert_eq!(rows[0].get::<i64>(3).unwrap(), -1);
        db.commit(Commit { statements: vec![text(1, "")], ..Commit::default() }).await.unwrap();
        let row = &db.query(&texts::GET, &values![id(1)]).await.unwrap()[0];
        assert_eq!((row.get::<[u8; 16]>(0).unwrap(), row.get::<&str>(2).unwrap()), (id(7), ""));
        assert_eq!(row.values()[3], Value::Null);
    }

    /// Source: architecture, store: "NUL refused at the edge".
    async fn nul_is_refused_at_both_doors(fresh: Fresh) {
        let db = fresh.open().await;
        let write = Write::new(&settings::SET, params!["name", "a\0b"]);
        let refused = db.commit(Commit { statements: vec![write], ..Commit::default() }).await;
        assert!(matches!(refused, Err(CommitError::Refused(_))));
        assert!(matches!(db.query(&settings::GET, &values!["a\0b"]).await, Err(ReadError::Nul { .. })));
        let key = crate::support::key("a\0b");
        assert!(matches!(db.commit(Commit { idempotency: Some(key), ..Commit::default() }).await, Err(CommitError::Refused(_))));
    }

    /// On PostgreSQL such a parameter fails before it is sent, with COMMIT right behind it.
    async fn a_parameter_of_another_kind_undoes_the_commit(fresh: Fresh) {
        let db = fresh.open().await;
        let wrong = Write::new(&texts::ADD, params!["sixteen letters!", id(7), [9_u8; 16], "Bonjour"]);
        let commit = Commit { statements: vec![wrong], ..only(vec![first(ticket(1), "opened")]) };
        assert!(matches!(db.commit(commit).await, Err(CommitError::Failed { .. })));
        assert_eq!(db.version("ticket", id(1)).await.unwrap(), 0);
        assert_eq!(append(&db, ticket(1), "opened").await.position(), 1);
    }

    async fn too_few_parameters_are_an_error(fresh: Fresh) {
        let db = fresh.open().await;
        let short = Write::new(&settings::SET, params!["name"]);
        let refused = db.commit(Commit { statements: vec![short], ..Commit::default() }).await;
        assert!(matches!(refused, Err(CommitError::Failed { .. })));
        append(&db, ticket(1), "opened").await;
    }

    async fn a_bad_statement_says_its_name(fresh: Fresh) {
        let db = fresh.open().await;
        let said = db.query(&NONSENSE, &[]).await.unwrap_err().to_string();
        assert!(said.starts_with("all::values::NONSENSE failed: "), "{said}");
        let refused = db.commit(Commit { statements: vec![Write::new(&NONSENSE, vec![])], ..Commit::default() }).await;
        assert!(matches!(refused, Err(CommitError::Failed { .. })));
        append(&db, ticket(1), "opened").await;
    }

    async fn a_duplicate_says_so(fresh: Fresh) {
        let db = fresh.open().await;
        let add = || Commit { statements: vec![text(1, "once")], ..Commit::default() };
        db.commit(add()).await.unwrap();
        assert!(matches!(db.commit(add()).await, Err(CommitError::Duplicate { .. })));
    }

    async fn a_commit_that_names_what_it_has_not_is_refused(fresh: Fresh) {
        let db = fresh.open().await;
        for param in [store::Param::Position(1), store::Param::TicketNumber] {
            let write = Write::new(&settings::SET, params!["name", param]);
            let refused = db.commit(Commit { statements: vec![write], ..only(vec![first(ticket(1), "opened")]) }).await;
            assert!(matches!(refused, Err(CommitError::Refused(_))));
        }
    }
}
