//! The disk is full: no commit is half written, reading goes on, and so does writing once there is room.

use std::path::Path;
use std::process::Command;

use store::{Commit, CommitError, Db, Location, NewEntry};
use testkit::Folder;

use crate::support::{assert_sound, entry, id, key, run, ticket};

/// A small disk of its own; only root gets one, and elsewhere the test says so.
struct SmallDisk(Folder);

impl SmallDisk {
    fn new() -> Option<SmallDisk> {
        let folder = Folder::new();
        let mounted = mount(&["-t", "tmpfs", "-o", "size=2m", "tmpfs"], folder.path());
        if !mounted {
            eprintln!("notice: no small disk can be mounted here; the test of a full one is skipped");
        }
        mounted.then_some(SmallDisk(folder))
    }

    fn grow(&self) {
        assert!(mount(&["-o", "remount,size=16m"], self.0.path()));
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("--lazy").arg(self.0.path()).status();
    }
}

fn mount(options: &[&str], place: &Path) -> bool {
    Command::new("mount").args(options).arg(place).output().is_ok_and(|done| done.status.success())
}

fn big(version: u64, head: Option<&[u8; 32]>) -> (NewEntry, Commit) {
    let next = entry(ticket(1), version, head, &"x".repeat(20_000));
    (
        next.clone(),
        Commit { entries: vec![next], idempotency: Some(key(&version.to_string())), ..Commit::default() },
    )
}

/// Source: security §4 R6: "writes 507, reads work … recovery without restart; 0 corrupt".
#[test]
fn a_full_disk_loses_nothing() {
    let Some(disk) = SmallDisk::new() else { return };
    run(async {
        let db = Db::open(Location::SqliteFile(disk.0.path().join("desk.sqlite3"))).await.unwrap();
        let (mut version, mut head, mut refused) = (0, None, 0);
        while refused < 3 {
            let (next, commit) = big(version, head.as_ref());
            match db.commit(commit).await {
                Ok(_) => (version, head) = (version + 1, Some(next.hash)),
                Err(CommitError::Unknown | CommitError::Unavailable(_)) => refused += 1,
                Err(error) => panic!("{error}"),
            }
        }
        assert!(version > 10, "{version}");
        assert_eq!(db.version("ticket", id(1)).await.unwrap(), version);
        disk.grow();
        for _ in 0..20 {
            let (next, commit) = big(version, head.as_ref());
            db.commit(commit).await.unwrap();
            (version, head) = (version + 1, Some(next.hash));
        }
        assert_sound(&db).await;
        db.close().await;
    });
}
