//! Which desk a command works on, and how it is opened.
//!
//! A desk is a folder with a file of SQLite in it, or a database on a PostgreSQL server. Opening one hands it the real
//! shell: the wall clock, and the chance that the operating system gives.

use std::fs;
use std::future::Future;
use std::path::{Path, PathBuf};

use app::{App, Failure, Shell};
use jiff::Timestamp;
use ring::rand::{SecureRandom, SystemRandom};
use store::files::{Bucket, Files};
use store::{Db, Location};
use terms::Agreement;
use words::Lang;

use crate::cli::{Exit, Session, Stop};
use crate::wall;

/// The file in the folder of a desk.
const FILE: &str = "guichet.sqlite3";
/// The file with the key of a desk.
const KEY: &str = "guichet.key";
/// The folder in that of a desk where attachments lie.
const ATTACHMENTS: &str = "attachments";
/// The folder of a desk, unless another one is named.
const FOLDER: &str = "guichet-data";

/// Where the desk is kept.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Place {
    #[arg(long, value_name = "DIR", env = "GUICHET_DATA", hide_env = true)]
    data: Option<PathBuf>,
    #[arg(long, value_name = "URL", env = "GUICHET_DATABASE", hide_env = true, conflicts_with = "data")]
    database: Option<String>,
    #[arg(long, value_name = "PLACE", env = "GUICHET_ATTACHMENTS", hide_env = true)]
    attachments: Option<String>,
}

impl Place {
    /// A folder.
    pub fn folder(path: PathBuf) -> Place {
        Place { data: Some(path), ..Place::default() }
    }

    fn data(&self) -> &Path {
        self.data.as_deref().unwrap_or(Path::new(FOLDER))
    }

    fn location(&self, lang: Lang) -> Result<Location, Stop> {
        match &self.database {
            None => Ok(Location::SqliteFile(self.data().join(FILE))),
            Some(address) => {
                address.parse().map_err(|_| Stop::Refused(Exit::Usage, lang.desk_address_unknown(address)))
            }
        }
    }

    /// The key with which this desk seals what it must be able to read again. It lies beside the database, or, for a
    /// PostgreSQL server, where `GUICHET_KEY_FILE` says: a copy of the database alone opens no seal.
    fn sealing_key(&self) -> std::io::Result<[u8; 32]> {
        let named = std::env::var_os("GUICHET_KEY_FILE").map(PathBuf::from);
        let path = named.unwrap_or_else(|| self.data().join(KEY));
        match fs::read(&path) {
            Ok(bytes) => bytes
                .try_into()
                .map_err(|_| std::io::Error::other(format!("{}: not 32 bytes", path.display()))),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => make_key(&path),
            Err(error) => Err(error),
        }
    }

    /// Where the files of tickets lie: a folder, beside the database unless another one is named, or a bucket. What a bucket is
    /// opened with comes from the environment, under the names that every tool for S3 reads; a secret is never an argument, which
    /// every process of the machine can see.
    fn files(&self) -> std::io::Result<Files> {
        let own = self.data().join(ATTACHMENTS);
        let Some(named) = self.attachments.as_deref() else { return Files::in_folder(&own) };
        if !named.starts_with("s3://") {
            return Files::in_folder(Path::new(named));
        }
        let region = variable("AWS_REGION").unwrap_or_else(|| "us-east-1".to_owned());
        let endpoint = variable("AWS_ENDPOINT_URL");
        let endpoint = endpoint.unwrap_or_else(|| format!("https://s3.{region}.amazonaws.com"));
        let missing = |name: &str| std::io::Error::other(format!("{name} is not set"));
        let key = variable("AWS_ACCESS_KEY_ID").ok_or_else(|| missing("AWS_ACCESS_KEY_ID"))?;
        let secret = match std::env::var_os("GUICHET_S3_SECRET_FILE") {
            Some(path) => fs::read_to_string(path)?.trim().to_owned(),
            None => variable("AWS_SECRET_ACCESS_KEY").ok_or_else(|| missing("AWS_SECRET_ACCESS_KEY"))?,
        };
        let bucket = Bucket::at(named, &endpoint, &region, &key, &secret).map_err(std::io::Error::other)?;
        Files::in_bucket(bucket, &own.join("incoming"))
    }

    /// Which files and folders it takes on this machine.
    fn on_the_machine(&self) -> app::Place {
        let named = self.attachments.as_deref().filter(|named| !named.starts_with("s3://"));
        let files = named.map_or_else(|| self.data().join(ATTACHMENTS), PathBuf::from);
        let database = self.database.is_none().then(|| self.data().join(FILE));
        app::Place { database, folders: vec![self.data().to_owned(), files] }
    }

    /// What to add to another command, so that it works on the same desk.
    pub fn flag(&self) -> String {
        match (&self.database, &self.data) {
            (Some(_), _) => format!(" --database {:?}", self.name()),
            (None, Some(folder)) => format!(" --data {folder:?}"),
            (None, None) => String::new(),
        }
    }

    /// How a person would call it. The password of an address is nobody's to read.
    pub fn name(&self) -> String {
        match &self.database {
            None => self.data().display().to_string(),
            Some(address) => without_password(address),
        }
    }
}

/// Opens a desk that is there already.
///
/// # Errors
///
/// There is none at that place, it can't be opened, or the agreement handed over is refused.
pub async fn open_existing(place: &Place, session: &mut Session) -> Result<App, Stop> {
    is_there(place, session)?;
    open_desk(place, session).await
}

/// Opens a desk that is there already, with what it has published and nothing new: the agreement named is for something
/// else than to be in force.
///
/// # Errors
///
/// There is none at that place, or it can't be opened.
pub async fn open_existing_bare(place: &Place, session: &Session) -> Result<App, Stop> {
    is_there(place, session)?;
    open_bare(place, session).await
}

fn is_there(place: &Place, session: &Session) -> Result<(), Stop> {
    match place.location(session.lang)? {
        Location::SqliteFile(path) if !path.exists() => {
            Err(Stop::Refused(Exit::NotFound, session.lang.desk_missing(&place.name())))
        }
        _ => Ok(()),
    }
}

/// Opens a desk, and makes it where there is none.
///
/// # Errors
///
/// It can't be opened, or the agreement handed over is refused.
pub async fn open_desk(place: &Place, session: &mut Session) -> Result<App, Stop> {
    let handed_over = handed_over(place, session)?;
    let app = open_bare(place, session).await?;
    let sources: Vec<&str> = handed_over.iter().map(Agreement::source).collect();
    let lang = session.lang;
    app.publish(&sources).await.map_err(|failure| match failure {
        Failure::Agreement(_) | Failure::AlreadyThere(_) => not_opened(place, lang, &failure.to_string()),
        other => Stop::failed(lang, &other),
    })?;
    // What is in force is written in the desk. The agreement that is built in is for a desk that has none.
    if app.editions().all().is_empty() {
        let built_in = session.agreement()?;
        app.publish(&[built_in.source()]).await.map_err(|failure| Stop::failed(lang, &failure))?;
    }
    Ok(app)
}

/// Opens a desk, with what it has published and nothing new.
///
/// # Errors
///
/// It can't be opened.
pub async fn open_bare(place: &Place, session: &Session) -> Result<App, Stop> {
    let location = place.location(session.lang)?;
    let refused = |why: String| not_opened(place, session.lang, &why);
    if let Location::SqliteFile(path) = &location {
        make_folder_of(path).map_err(|error| refused(error.to_string()))?;
    }
    let db = Db::open(location).await.map_err(|error| refused(error.to_string()))?;
    let shell = Real::with(place.sealing_key().map_err(|error| refused(error.to_string()))?);
    let app = App::start(db, shell, &[]).await.map_err(|failure| Stop::failed(session.lang, &failure))?;
    let files = place.files().map_err(|error| refused(error.to_string()))?;
    app.keep_files(files, app::QUOTA);
    app.lies_in(place.on_the_machine());
    Ok(app)
}

fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

fn not_opened(place: &Place, lang: Lang, why: &str) -> Stop {
    Stop::Refused(Exit::Failed, lang.desk_not_opened(&place.name(), why))
}

/// The agreements named for this desk: by `--agreement`, else the files in its folder.
fn handed_over(place: &Place, session: &mut Session) -> Result<Vec<Agreement>, Stop> {
    if session.names_an_agreement() {
        return Ok(vec![session.agreement()?]);
    }
    if place.database.is_some() {
        return Ok(Vec::new());
    }
    let Ok(folder) = fs::read_dir(place.data().join("agreements")) else { return Ok(Vec::new()) };
    let mut files: Vec<PathBuf> = folder.flatten().map(|file| file.path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    files.sort();
    files.iter().map(|path| session.agreement_in(path)).collect()
}

/// What lies in it is between the desk and its people: only its owner may look.
fn make_folder_of(file: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => {
            fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
        }
        _ => Ok(()),
    }
}

/// Makes a key that nobody but its owner may read. Of two that begin at once, both go on with the same one.
fn make_key(path: &Path) -> std::io::Result<[u8; 32]> {
    use std::io::Write;
    use std::os::unix::fs::OpenOptionsExt;
    make_folder_of(path)?;
    let drawn = Real::with([0; 32]).chance();
    match fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path) {
        Ok(mut file) => {
            file.write_all(&drawn)?;
            file.sync_all()?;
            Ok(drawn)
        }
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => fs::read(path)?
            .try_into()
            .map_err(|_| std::io::Error::other("the key is being written: try again")),
        Err(error) => Err(error),
    }
}

fn without_password(address: &str) -> String {
    let Some((scheme, rest)) = address.split_once("://") else { return address.to_owned() };
    let Some((who, host)) = rest.split_once('@') else { return address.to_owned() };
    let user = who.split(':').next().unwrap_or_default();
    format!("{scheme}://{user}@{host}")
}

/// Waits for one errand of the command line. One thread is enough.
///
/// # Panics
///
/// When the operating system gives no event queue.
pub fn wait<F: Future>(errand: F) -> F::Output {
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    runtime.enable_all().build().expect("an event queue can be had").block_on(errand)
}

/// The wall clock, the chance of the operating system, and the desk's key.
pub struct Real {
    chance: SystemRandom,
    key: [u8; 32],
}

impl Real {
    /// All three.
    pub fn with(key: [u8; 32]) -> Real {
        Real { chance: SystemRandom::new(), key }
    }
}

impl Shell for Real {
    fn wall(&self) -> Timestamp {
        wall::now()
    }

    fn chance(&self) -> [u8; 32] {
        let mut drawn = [0; 32];
        self.chance.fill(&mut drawn).expect("an operating system without chance can't keep a secret");
        drawn
    }

    fn sealing_key(&self) -> [u8; 32] {
        self.key
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Source: ASVS 5.0, 6.5.3, 7.2.3, 11.5.1: 256 bits each time, and no two alike.
    #[test]
    fn what_is_drawn_is_drawn_anew() {
        let real = Real::with([0; 32]);
        let drawn: std::collections::BTreeSet<[u8; 32]> = (0..1_000).map(|_| real.chance()).collect();
        assert_eq!(drawn.len(), 1_000);
        let ones: u32 = drawn.iter().flatten().map(|byte| byte.count_ones()).sum();
        assert!((126_000..130_000).contains(&ones), "{ones} of 256000 bits");
    }

    #[test]
    fn a_password_is_shown_to_nobody() {
        assert_eq!(without_password("postgres://desk:secret@db/guichet"), "postgres://desk@db/guichet");
        assert_eq!(
            without_password("postgres://desk@/guichet?host=/run"),
            "postgres://desk@/guichet?host=/run"
        );
        assert_eq!(without_password("desk.sqlite3"), "desk.sqlite3");
    }
}
