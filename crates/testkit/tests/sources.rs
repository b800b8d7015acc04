//! What stands nowhere in the sources: a gate for what is easily added, and never wanted.

use std::path::{Path, PathBuf};

/// Every source file of the program: of each crate but those that only test.
fn program() -> Vec<(PathBuf, String)> {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let listed = std::fs::read_dir(crates).expect("the crates");
    let mut all = Vec::new();
    for one in listed.map(|entry| entry.expect("a crate").path()).filter(|path| !path.ends_with("testkit")) {
        gather(&one.join("src"), &mut all);
    }
    assert!(all.len() > 200, "only {} files", all.len());
    all
}

fn gather(folder: &Path, all: &mut Vec<(PathBuf, String)>) {
    let Ok(listed) = std::fs::read_dir(folder) else { return };
    for path in listed.map(|entry| entry.expect("its entry").path()) {
        if path.is_dir() {
            gather(&path, all);
        } else if path.extension().is_some_and(|end| end == "rs") {
            let text = std::fs::read_to_string(&path).expect("text");
            all.push((path, text));
        }
    }
}

/// Source: catalogue d16, FreeScout CVE-2024-29185: nothing that somebody typed reaches a shell, because none is ever started.
#[test]
fn sec_d16_no_program_is_started() {
    for (path, text) in program() {
        for starts in ["process::Command", "Command::new(", "libc::exec", "libc::system"] {
            assert!(!text.contains(starts), "{} has {starts}", path.display());
        }
    }
}

/// Source: ASVS 5.0, 11.2.1, 11.3.1, 11.3.2, 11.4.1, 11.6.1: what is cryptographic is one of a few, and of libraries. SHA-1 is there
/// where RFC 6238 has it: in codes of thirty seconds.
#[test]
fn only_approved_algorithms_are_named() {
    let approved = ["AES_256_GCM", "ED25519", "SHA256", "ECDSA_P256_SHA256_ASN1"];
    let names = [
        "AES_128_GCM",
        "CHACHA20_POLY1305",
        "ECB",
        "CBC",
        "RC4",
        "DES",
        "MD5",
        "Md5",
        "Sha1",
        "PKCS1",
        "RSA_",
        "HMAC_SHA1",
        "SHA1_FOR_LEGACY",
        "ECDSA_P384",
        "AES_256_GCM",
        "ED25519",
    ];
    let mut seen = 0;
    for (path, text) in program() {
        for name in names {
            let is_there = text
                .split(|c: char| !c.is_alphanumeric() && c != '_')
                .any(|word| word == name || name.ends_with('_') && word.starts_with(name));
            assert!(!is_there || approved.contains(&name), "{} names {name}", path.display());
            seen += usize::from(is_there);
        }
        let is_drawn =
            text.contains("rand::random") || text.contains("thread_rng") || text.contains("fastrand");
        assert!(!is_drawn, "{}: chance is the operating system's", path.display());
    }
    assert!(seen >= 2, "the seals and the signatures are there");
}

/// Source: priorities, 22: no crate may be unsafe; one that doesn't take the house's lints could.
#[test]
fn each_crate_forbids_unsafe_code() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let house = std::fs::read_to_string(root.join("Cargo.toml")).expect("the workspace");
    assert!(house.contains("unsafe_code = \"forbid\""));
    for one in std::fs::read_dir(root.join("crates")).expect("the crates") {
        let path = one.expect("a crate").path().join("Cargo.toml");
        let text = std::fs::read_to_string(&path).expect("a manifest");
        assert!(text.contains("[lints]\nworkspace = true"), "{}", path.display());
    }
}

/// Source: catalogue b10, RUSTSEC-2024-0421, and the versions of the supply chain's chapter: what was mended stays mended. The
/// rule is in `deny.toml`; here it is seen to be one that cargo-deny understands, and to hold for what is locked now.
#[test]
fn sec_b10_what_was_mended_stays_mended() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let rules = std::fs::read_to_string(root.join("deny.toml")).expect("the rules");
    let locked = std::fs::read_to_string(root.join("Cargo.lock")).expect("what is built in");
    assert!(!rules.contains("@<"), "cargo-deny takes `name@<1.0.0` for version 1.0.0 alone");
    let floors: Vec<(&str, &str)> = rules
        .lines()
        .filter_map(|line| line.trim().strip_prefix("{ crate = \"")?.split('"').next()?.split_once(":<"))
        .collect();
    for wanted in ["bytes", "h2", "idna", "postgres-protocol", "rustls-webpki", "time", "tokio-postgres"] {
        assert!(floors.iter().any(|(name, _)| *name == wanted), "deny.toml has no floor for {wanted}");
    }
    for (name, floor) in floors {
        for version in versions(&locked, name) {
            assert!(numbers(version) >= numbers(floor), "{name} {version} is older than {floor}");
        }
    }
}

/// Every version of a crate in the lock file: its line comes after that of the name.
fn versions<'a>(locked: &'a str, name: &str) -> Vec<&'a str> {
    let mark = format!("name = \"{name}\"\nversion = \"");
    locked.split(&mark).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

fn numbers(version: &str) -> Vec<u32> {
    version.split('.').map(|part| part.parse().unwrap_or(0)).collect()
}
