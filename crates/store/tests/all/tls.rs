//! The line to PostgreSQL is encrypted when its address says so, and then to the right server or not at all.

use std::process::Command;

use store::{Db, Location, OpenError};
use testkit::Cluster;

use crate::support::{append, run, ticket};

#[test]
fn the_right_server_or_none() {
    let Some(cluster) = Cluster::encrypted() else { return };
    let plain = cluster.database();
    let url = cluster.encrypted_address(Cluster::name_in(&plain));
    run(async {
        let refused = Db::open(Location::Postgres(url.clone())).await.err().unwrap();
        assert!(matches!(&refused, OpenError::Engine(said) if said.contains("certificate")), "{refused}");
        let unencrypted = url.replace("require", "disable");
        assert!(Db::open(Location::Postgres(unencrypted)).await.is_err());
    });
    // What the process trusts is said by its environment, so that it takes another process to trust this server.
    let trusting = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "tls::the_trusting_one", "--nocapture"])
        .env("GUICHET_ENCRYPTED", url)
        .env("SSL_CERT_FILE", cluster.certificate())
        .output()
        .unwrap();
    assert!(trusting.status.success(), "{}", String::from_utf8_lossy(&trusting.stderr));
}

/// Not a test by itself: what `the_right_server_or_none` runs.
#[test]
fn the_trusting_one() {
    let Ok(url) = std::env::var("GUICHET_ENCRYPTED") else { return };
    run(async {
        let db = Db::open(Location::Postgres(url)).await.unwrap();
        assert_eq!(append(&db, ticket(1), "opened").await.position(), 1);
        db.close().await;
    });
}
