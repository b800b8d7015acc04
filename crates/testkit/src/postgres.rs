//! A throw-away PostgreSQL from the machine's own binaries, once a test run, in a temporary directory,
//! without a network port.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// A running server. It stops, and its files go, when this process ends, however it ends.
pub struct Cluster {
    binaries: PathBuf,
    socket: PathBuf,
    databases: AtomicU32,
    // The guardian waits for this pipe to close, which the kernel does even for a killed process.
    _leash: ChildStdin,
    _guardian: Child,
}

/// The server of this test run, or `None` with a printed notice where PostgreSQL isn't installed.
///
/// # Panics
/// When there is none although `CI=true` or `GUICHET_REQUIRE_POSTGRES=1` insists, or when it doesn't start.
pub fn cluster() -> Option<&'static Cluster> {
    static CLUSTER: OnceLock<Option<Cluster>> = OnceLock::new();
    CLUSTER.get_or_init(|| start_with(&["fsync=off", "full_page_writes=off"])).as_ref()
}

impl Cluster {
    /// A server of one's own, that syncs to disk as in production: for measuring.
    ///
    /// # Panics
    /// As [`cluster`].
    pub fn durable() -> Option<Cluster> {
        start_with(&["fsync=on"])
    }

    /// A server of one's own that is reached over TLS alone. The certificate, which it signed itself, is for
    /// [`Cluster::encrypted_address`]. `None` where `openssl` isn't installed either.
    ///
    /// # Panics
    /// As [`cluster`].
    pub fn encrypted() -> Option<Cluster> {
        let openssl = Command::new("openssl").arg("version").output().is_ok_and(|said| said.status.success());
        if openssl { start_with(&["fsync=off", "ssl=on"]) } else { None }
    }

    /// The address of a database of an encrypted server.
    pub fn encrypted_address(&self, name: &str) -> String {
        format!("postgres://postgres@{}/{name}?sslmode=require", own_address())
    }

    /// The certificate of an encrypted server.
    pub fn certificate(&self) -> PathBuf {
        self.socket.join("tls.crt")
    }

    /// A new, empty database, and its address.
    ///
    /// # Panics
    /// When it can't be made.
    pub fn database(&self) -> String {
        self.copy_of("template0")
    }

    /// A new database with all that `template` has, and its address. Nobody may be connected to the template.
    ///
    /// # Panics
    /// When it can't be made.
    pub fn copy_of(&self, template: &str) -> String {
        let name = format!("t{}", self.databases.fetch_add(1, Ordering::Relaxed));
        let made = Command::new(self.binaries.join("createdb"))
            .arg("--host")
            .arg(&self.socket)
            .args(["--username", "postgres", "--template", template, &name])
            .output()
            .expect("createdb lies beside initdb");
        assert!(made.status.success(), "createdb: {}", String::from_utf8_lossy(&made.stderr));
        self.address(&name)
    }

    /// The address of a database.
    pub fn address(&self, name: &str) -> String {
        format!("postgres://postgres@/{name}?host={}", self.socket.display())
    }

    /// The name of the database at an address.
    pub fn name_in(address: &str) -> &str {
        address.rsplit('/').find_map(|part| part.split_once("?host=")).map_or(address, |(name, _)| name)
    }
}

fn start_with(settings: &[&str]) -> Option<Cluster> {
    let Some(binaries) = binaries() else {
        let asked = |name: &str, value: &str| std::env::var(name).is_ok_and(|found| found == value);
        assert!(
            !asked("CI", "true") && !asked("GUICHET_REQUIRE_POSTGRES", "1"),
            "PostgreSQL's binaries aren't installed"
        );
        eprintln!("notice: PostgreSQL's binaries aren't installed; its half of the tests is skipped");
        return None;
    };
    Some(start(binaries, settings))
}

/// The newest of Debian's, or whatever `PATH` has.
fn binaries() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut found: Vec<PathBuf> = versions.map(|version| version.path().join("bin")).collect();
    found.sort();
    let path = std::env::var_os("PATH").unwrap_or_default();
    found.into_iter().rev().chain(std::env::split_paths(&path)).find(|folder| folder.join("initdb").is_file())
}

/// A shell keeps the server: it starts it, says so, waits until its input closes, and clears up.
const GUARDIAN: &str = r#"
set -e
here=$(mktemp -d /tmp/guichet-postgres-XXXXXX)
trap 'rm -rf "$here"' EXIT
"$1/initdb" -D "$here/data" -U postgres -A trust -E UTF8 --locale=C --no-sync >"$here/log" 2>&1 || { cat "$here/log" >&2; exit 1; }
case "$2" in
*ssl=on*)
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=postgres \
        -addext "subjectAltName=IP:$3" -addext basicConstraints=CA:FALSE -keyout "$here/tls.key" -out "$here/tls.crt" 2>"$here/log"
    chmod 755 "$here" && chmod 600 "$here/tls.key"
    echo 'hostssl all all 127.0.0.0/8 trust' >"$here/data/pg_hba.conf"
    echo 'local all all trust' >>"$here/data/pg_hba.conf"
    listen="-c listen_addresses=$3 -c ssl_cert_file=$here/tls.crt -c ssl_key_file=$here/tls.key" ;;
*) listen="-c listen_addresses=''" ;;
esac
"$1/pg_ctl" -D "$here/data" -w -t 60 -l "$here/log" -o "-k $here $listen -c max_connections=300 $2" start >/dev/null \
    || { cat "$here/log" >&2; exit 1; }
echo "$here"
cat >/dev/null || true
"$1/pg_ctl" -D "$here/data" -m immediate stop >/dev/null 2>&1 || true
"#;

fn start(binaries: PathBuf, settings: &[&str]) -> Cluster {
    let settings: String = settings.iter().map(|setting| format!(" -c {setting}")).collect();
    let mut guardian = guardian()
        .args(["sh", "-c", GUARDIAN, "guardian"])
        .arg(&binaries)
        .arg(settings)
        .arg(own_address())
        .current_dir("/")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("a shell can be started");
    let leash = guardian.stdin.take().expect("its input is piped");
    let mut said = String::new();
    let heard = BufReader::new(guardian.stdout.take().expect("its output is piped")).read_line(&mut said);
    assert!(heard.is_ok() && !said.is_empty(), "PostgreSQL didn't start: see above");
    Cluster {
        binaries,
        socket: said.trim_end().into(),
        databases: AtomicU32::new(0),
        _leash: leash,
        _guardian: guardian,
    }
}

/// `initdb` refuses to run as root, so that root becomes `postgres`. A terminal's Ctrl-C must reach the
/// tests, not the guardian, which is why it gets a session of its own.
fn guardian() -> Command {
    let mut command = Command::new("setsid");
    if is_root() {
        command.args(["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]);
    }
    command
}

/// One of the many addresses of this machine's own, so that runs side by side don't meet on a port.
fn own_address() -> String {
    let [_, high, middle, low] = std::process::id().to_be_bytes();
    format!("127.{}.{middle}.{low}", high.saturating_add(1))
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|id| id.stdout.starts_with(b"0\n"))
}
