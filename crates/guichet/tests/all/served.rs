//! A desk that is served, as a browser and a console meet it.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::os::unix::fs::PermissionsExt;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use testkit::Folder;

use crate::{Ran, guichet, guichet_fed};

/// A server of this test. It ends when the test does.
pub(crate) struct Server {
    child: Child,
    pub(crate) address: String,
}

/// What came back.
pub(crate) struct Answer {
    pub(crate) status: u16,
    headers: BTreeMap<String, String>,
    cookies: Vec<String>,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn cookie(&self) -> &str {
        let pairs = self.cookies.iter().filter_map(|cookie| cookie.split(';').next());
        pairs.into_iter().find(|pair| !pair.ends_with('=')).expect("a cookie with a value")
    }

    /// The value of a hidden field.
    pub(crate) fn hidden(&self, name: &str) -> &str {
        let rest = self.body.split_once(&format!("name=\"{name}\" value=\"")).expect("a hidden field").1;
        rest.split('"').next().expect("it ends")
    }
}

impl Server {
    /// Starts `guichet ARGUMENTS`, on a port that is free, and waits until it says where it is.
    pub(crate) fn start(arguments: &[&str]) -> Server {
        Server::telling(arguments, "info", Stdio::null())
    }

    /// The same, with its log where it can be read: so much of it.
    pub(crate) fn telling(arguments: &[&str], much: &str, log: Stdio) -> Server {
        let mut child = Command::new(env!("CARGO_BIN_EXE_guichet"))
            .args(arguments)
            .args(["--listen", "127.0.0.1:0", "--json"])
            .env_clear()
            .env("GUICHET_LOG", much)
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .expect("the binary was built by this test run");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("it was piped"))
            .read_line(&mut line)
            .expect("it can be read");
        let said: serde_json::Value = serde_json::from_str(&line).expect("it says where it is");
        let address = said["address"].as_str().expect("an address").trim_start_matches("http://").to_owned();
        Server { child, address }
    }

    pub(crate) fn send(&self, request: &str) -> Answer {
        let mut stream = TcpStream::connect(&self.address).expect("it listens");
        stream.write_all(request.as_bytes()).expect("it reads");
        let mut text = String::new();
        stream.read_to_string(&mut text).expect("it answers in UTF-8");
        let (head, body) = text.split_once("\r\n\r\n").expect("a head and a body");
        let mut lines = head.lines();
        let status = lines.next().and_then(|line| line.split(' ').nth(1)).expect("a status");
        let headers: Vec<(String, String)> = lines
            .filter_map(|line| line.split_once(": "))
            .map(|(k, v)| (k.to_owned(), v.to_owned()))
            .collect();
        let cookies = headers.iter().filter(|(name, _)| name == "set-cookie").map(|(_, value)| value.clone());
        Answer {
            status: status.parse().expect("a number"),
            cookies: cookies.collect(),
            headers: headers.into_iter().collect(),
            body: body.to_owned(),
        }
    }

    pub(crate) fn get(&self, path: &str, cookie: &str) -> Answer {
        let host = &self.address;
        self.send(&format!(
            "GET {path} HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\nConnection: close\r\n\r\n"
        ))
    }

    /// A form, sent from a page of the site.
    pub(crate) fn post(&self, path: &str, form: &str, cookie: &str) -> Answer {
        let (host, length) = (&self.address, form.len());
        self.send(&format!(
            "POST {path} HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nCookie: {cookie}\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{form}"
        ))
    }

    /// Asks it to end, and waits: the exit code, and how long it took.
    pub(crate) fn end(&mut self) -> (Option<i32>, Duration) {
        let asked = Instant::now();
        let kill = Command::new("kill").arg(self.child.id().to_string()).status().expect("there is a kill");
        assert!(kill.success());
        (self.child.wait().expect("it ends").code(), asked.elapsed())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Whoever ended already can't be killed, and that is fine.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The console on the desk in a folder. As with [`guichet`], `+` stands for a space within a word.
fn console(place: &[&str], line: &str) -> Ran {
    let words = line.split(' ').map(|word| word.replace('+', " "));
    guichet_fed(&words.chain(place.iter().map(|&word| word.to_owned())).collect::<Vec<_>>(), b"")
}

pub(crate) fn done(place: &[&str], line: &str) -> String {
    let ran = console(place, line);
    assert_eq!(ran.exit, 0, "{line}: {}", ran.err);
    ran.out
}

pub(crate) fn make_ready(place: &[&str]) {
    done(place, "organisation add --name Our+centre --party vendor --region EMEA");
    done(
        place,
        "person add --name Ann --email ann@example.org --role centre_manager --organisation Our+centre",
    );
}

/// The key in a fresh sign-in link.
pub(crate) fn link(place: &[&str]) -> String {
    let link = done(place, "person link --person ann@example.org --base https://desk.example.org");
    link.trim().strip_prefix("https://desk.example.org/sign-in#").expect("a link").to_owned()
}

/// What a code application shows now.
fn code(seed: &str) -> String {
    #[expect(clippy::disallowed_methods, reason = "the server has the real clock, and so have codes")]
    let now =
        std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).expect("after 1970").as_secs();
    testkit::code(seed, i64::try_from(now).expect("before the end of time"))
}

/// Comes by a link, sets up password and codes, and is in: the cookie of the session.
pub(crate) fn enrolled(server: &Server, key: &str) -> String {
    let arrived = server.post("/sign-in", &format!("key={key}"), "");
    assert_eq!((arrived.status, arrived.headers["location"].as_str()), (303, "/enrolment"));
    let arriving = arrived.cookie();
    assert_eq!(server.get("/desk", arriving).status, 303, "a link opens nothing but this");
    let page = server.get("/enrolment", arriving);
    let seed = page.body.split("<code>").nth(1).and_then(|rest| rest.split('<').next()).expect("a seed");
    let form = format!(
        "ceremony={}&password=three+grey+ducks+cross+the+road&code={}",
        page.hidden("ceremony"),
        code(seed)
    );
    let entered = server.post("/enrolment/password", &form, arriving);
    assert_eq!(entered.status, 200, "{}", entered.body);
    entered.cookie().to_owned()
}

/// Source: issue "The agreement runs", 3: an empty folder, the console beside it, a link that works once.
#[test]
fn an_empty_folder_becomes_a_desk() {
    let folder = Folder::new();
    let data = folder.path().join("desk").display().to_string();
    let place = ["--data", data.as_str()];
    let mut server = Server::start(&["serve", "--data", &data]);
    let mode = std::fs::metadata(&data).expect("the folder was made").permissions().mode();
    assert_eq!(mode & 0o777, 0o700);
    assert_eq!((server.get("/login", "").status, server.get("/healthz", "").status), (200, 200));

    // The console is another process on the same file.
    make_ready(&place);
    let key = link(&place);
    assert_eq!(server.get("/sign-in", "").status, 200, "looking uses nothing up");
    assert_eq!(server.post("/sign-in", "key=0123", "").status, 401);
    let session = enrolled(&server, &key);
    assert_eq!(server.post("/sign-in", &format!("key={key}"), "").status, 401, "a link works once");
    let desk = server.get("/desk", &session);
    assert_eq!(desk.status, 200);
    assert!(desk.body.contains("Ann"));

    // What the other process does holds at once.
    done(&place, "person disable --person ann@example.org");
    assert_eq!(server.get("/desk", &session).status, 303);

    assert_eq!(server.get("/demo/clock", "").status, 404, "a real desk's clock isn't moved");
    assert_eq!(server.end().0, Some(0));
}

/// Source: catalogue e22 and c13, RT `root:password`: on a fresh machine there is no account to guess and no page to set one up.
#[test]
fn sec_e22_a_fresh_desk_lets_nobody_in() {
    let folder = Folder::new();
    let data = folder.path().join("desk").display().to_string();
    let server = Server::start(&["serve", "--data", &data]);
    for (who, password) in
        [("root", "password"), ("admin", "admin"), ("admin@localhost", "guichet"), ("", "")]
    {
        let form = format!("email={who}&password={password}");
        let answer = server.post("/login", &form, "");
        assert!((400..500).contains(&answer.status), "{form}: {}", answer.status);
    }
    for path in [
        "/setup",
        "/install",
        "/register",
        "/sign-up",
        "/admin",
        "/demo/clock",
        "/.git/config",
        "/.env",
        "/Cargo.toml",
    ] {
        assert_eq!(server.get(path, "").status, 404, "{path}");
        assert!(server.post(path, "", "").status >= 400, "{path}");
    }
    assert_eq!(server.post("/sign-in", "key=", "").status, 401, "no link is open");
    assert_eq!(server.get("/desk", "session=").status, 303);
}

/// Source: the security paper, priorities, 8.
#[test]
fn a_connection_that_says_nothing_whole_is_let_go() {
    let folder = Folder::new();
    let data = folder.path().display().to_string();
    let server = Server::start(&["serve", "--data", &data]);
    let mut stream = TcpStream::connect(&server.address).expect("it listens");
    stream.write_all(b"GET /login HTTP/1.1\r\nHost: x\r\nX-Slow: ").expect("it reads");
    stream.set_read_timeout(Some(Duration::from_secs(15))).expect("a timeout can be set");
    let began = Instant::now();
    let read = stream.read(&mut [0; 64]);
    assert!(matches!(read, Ok(0) | Err(_)) && began.elapsed() < Duration::from_secs(14), "{read:?}");
}

#[test]
fn a_token_opens_the_interface_for_programs() {
    let folder = Folder::new();
    let data = folder.path().display().to_string();
    let place = ["--data", data.as_str()];
    make_ready(&place);
    let token = done(&place, "token create --person ann@example.org --name night");
    let server = Server::start(&["serve", "--data", &data]);
    let host = &server.address;
    let asked = |token: &str| {
        server.send(&format!(
            "GET /api/v1/tickets HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {token}\r\nConnection: close\r\n\r\n"
        ))
    };
    assert_eq!(asked(token.trim()).status, 200);
    assert_eq!(asked("guichet_0123").status, 401);

    let list = done(&place, "token list --person ann@example.org --json");
    assert!(!list.contains(&token[8..72]), "no list has the secret");
    let list: serde_json::Value = serde_json::from_str(&list).expect("JSON");
    assert_eq!((&list[0]["name"], &list[0]["scope"]), (&"night".into(), &"read".into()));
    let id = list[0]["id"].as_str().expect("an id");
    let revoked = done(&place, &format!("token revoke --person ann@example.org --token {id}"));
    assert!(revoked.contains("night"), "{revoked}");
    assert_eq!(asked(token.trim()).status, 401, "at the next request");
    let elsewhere = "token create --person ann@example.org --network 192.0.2.7/24 --network 2001:db8::/32";
    assert_eq!(asked(done(&place, elsewhere).trim()).status, 401, "good from its networks only");
    let list = done(&place, "token list --person ann@example.org --json");
    assert!(list.contains("192.0.2.0/24 2001:db8::/32"), "{list}");
    console(&place, "token create --person ann@example.org --network 192.0.2.0/33")
        .refuses(2, ["networks", "192.0.2.0/24", "leave it empty"]);
    console(&place, "token create --person ann@example.org --days 366")
        .refuses(2, ["that long", "a year", "365"]);
    console(&place, "token create --person ann@example.org --scope all")
        .refuses(2, ["--scope", "", "read, write"]);
}

/// Source: issue "The agreement runs", 1: Friday 20 Nov 2026, 17:40 Paris, movable forward.
#[test]
fn the_demonstration_opens_on_a_friday_afternoon() {
    let mut server = Server::start(&["demo"]);
    let login = server.get("/login", "").body;
    for name in ["Nora Bensaïd", "Tomoko Kimura", "Noé Achard", "Claire Vasseur", "Sophie Delmas", "中村 健"]
    {
        assert!(login.contains(name), "{name} can come in");
    }
    assert!(login.contains("Fri 20 Nov 2026, 17:4"), "the desk clock is shown");
    let people: Vec<&str> =
        login.split("name=\"person\" value=\"").skip(1).filter_map(|rest| rest.get(..36)).collect();
    let tomoko = server.post("/sign-in", &format!("person={}", people[1]), "").cookie().to_owned();
    let queue = server.get("/desk", &tomoko).body;
    for number in [1_038, 1_040, 1_041, 1_043, 1_044] {
        assert!(queue.contains(&number.to_string()), "{number} waits for an acknowledgement");
    }

    // Backwards is refused, forwards to the next opening of Paris is Monday at nine.
    assert_eq!(server.post("/demo/clock", "to=2026-11-19T10%3A00", &tomoko).status, 422);
    assert_eq!(server.post("/demo/clock", "to=tomorrow", &tomoko).status, 422);
    assert_eq!(server.post("/demo/clock", "by=next&back=%2Fdesk", &tomoko).headers["location"], "/desk");
    assert!(server.get("/desk", &tomoko).body.contains("Mon 23 Nov 2026, 09:00"));

    // A page that listens for events doesn't hold up the end.
    let mut events = TcpStream::connect(&server.address).expect("it listens");
    let ask = format!("GET /events HTTP/1.1\r\nHost: {}\r\nCookie: {tomoko}\r\n\r\n", server.address);
    events.write_all(ask.as_bytes()).expect("it reads");
    assert!(events.read(&mut [0; 16]).expect("it answers") > 0);
    let (exit, took) = server.end();
    assert_eq!(exit, Some(0));
    assert!(took < Duration::from_secs(5), "{took:?}");
}

#[test]
fn a_real_desk_is_no_demonstration() {
    let folder = Folder::new();
    let data = folder.path().display().to_string();
    make_ready(&["--data", &data]);
    guichet(&format!("demo --data {data}")).refuses(1, ["is a real one", "anybody", "guichet demo"]);
}

/// Source: issue "The agreement runs", store: one smoke run on PostgreSQL.
#[test]
fn a_desk_may_be_kept_on_postgresql() {
    let Some(cluster) = testkit::cluster() else { return };
    let database = cluster.database();
    let place = ["--database", database.as_str()];
    make_ready(&place);
    let mut server = Server::start(&["serve", "--database", &database]);
    assert_eq!(server.get("/readyz", "").status, 200);
    let session = enrolled(&server, &link(&place));
    assert!(server.get("/desk", &session).body.contains("Ann"));
    assert_eq!(server.end().0, Some(0));
}
