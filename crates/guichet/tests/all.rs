//! The command line as a person or a script meets it: the built binary, its streams and its exit codes.

#[path = "all/agreement.rs"]
mod agreement;
#[path = "all/boston.rs"]
mod boston;
#[path = "all/clock.rs"]
mod clock;
#[path = "all/console.rs"]
mod console;
#[path = "all/coverage.rs"]
mod coverage;
#[path = "all/due.rs"]
mod due;
#[path = "all/evidence.rs"]
mod evidence;
#[path = "all/help.rs"]
mod help;
#[path = "all/holidays.rs"]
mod holidays;
#[path = "all/hours.rs"]
mod hours;
#[path = "all/import.rs"]
mod import;
#[path = "all/log.rs"]
mod log;
#[path = "all/served.rs"]
mod served;
#[path = "all/verify.rs"]
mod verify;
#[path = "all/wire.rs"]
mod wire;

use std::io::Write;
use std::process::{Command, Stdio};

/// What a run came to.
struct Ran {
    out: String,
    err: String,
    exit: i32,
}

impl Ran {
    /// The result as JSON.
    fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error} in {:?}", self.out))
    }

    /// A refusal says what, why and what to try, writes no result, and ends with its code.
    fn refuses(&self, exit: i32, parts: [&str; 3]) {
        let lines: Vec<&str> = self.err.lines().collect();
        assert_eq!((self.exit, self.out.as_str()), (exit, ""), "{}", self.err);
        assert_eq!(lines.len(), 3, "{}", self.err);
        for (line, part) in lines.iter().zip(parts) {
            assert!(line.contains(part), "{part:?} is not in {:?}", self.err);
        }
    }
}

/// Runs `guichet` with a quiet environment; words are split at spaces, `+` standing for a space within one.
fn guichet(line: &str) -> Ran {
    guichet_reading(line, "")
}

fn guichet_reading(line: &str, input: &str) -> Ran {
    guichet_fed(&line.split(' ').map(|word| word.replace('+', " ")).collect::<Vec<_>>(), input.as_bytes())
}

fn guichet_fed(arguments: &[String], input: &[u8]) -> Ran {
    let mut child = Command::new(env!("CARGO_BIN_EXE_guichet"))
        .args(arguments.iter().filter(|argument| !argument.is_empty()))
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary was built by this test run");
    let mut stdin = child.stdin.take().expect("it was piped");
    let input = input.to_vec();
    // A command that doesn't read its input closes it, which is no failure of the test.
    let feeding = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().expect("it runs to its end");
    feeding.join().expect("feeding doesn't panic");
    Ran {
        // A filter hands on what it was given, which needn't be UTF-8.
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        err: String::from_utf8(output.stderr).expect("messages are UTF-8"),
        exit: output.status.code().expect("it was not killed"),
    }
}

/// A file of this package.
fn path(name: &str) -> String {
    format!("{}/{name}", env!("CARGO_MANIFEST_DIR"))
}

fn data(name: &str) -> String {
    std::fs::read_to_string(path(&format!("tests/data/{name}"))).expect("the sample is in the repository")
}
