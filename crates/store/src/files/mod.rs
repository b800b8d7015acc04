//! Where the bytes of attachments lie: a folder of this machine, or a bucket of any store that speaks S3.
//!
//! Bytes come into a folder of this machine first, under the file's id, and go home in one step once they are whole: a
//! folder renames, a bucket takes the object whole or not at all. So nothing half is ever at home, whatever breaks when. At
//! home a file is known by a [`Place`], which the caller makes of a salted hash of the content: nobody can tell from places
//! whether two people sent the same, and no name that anybody typed is ever part of a path.
//!
//! It refuses to know whose a file is, and what is in it. Nothing is unpacked or decoded.

mod bucket;
mod folder;

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};

use sha2::{Digest, Sha256};
use tokio::io::{AsyncRead, AsyncSeekExt, AsyncWriteExt};

pub use bucket::{Bucket, NotABucket};

/// A file at home: hexadecimal digits and slashes, by construction.
///
/// ```
/// use store::files::Place;
/// let place = Place::of([0xab; 32]);
/// assert!(place.as_str().starts_with("ab/abab"));
/// assert_eq!(Place::stored(place.as_str()), Some(place));
/// assert_eq!(Place::stored("../etc/passwd"), None);
/// assert_eq!(Place::stored("/"), None);
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place(String);

impl Place {
    /// The place of what has that hash.
    pub fn of(hash: [u8; 32]) -> Place {
        let hex = hex(&hash);
        Place(format!("{}/{}", &hex[..2], &hex[2..]))
    }

    /// A place as it was kept; none, if those aren't the characters of one.
    pub fn stored(text: &str) -> Option<Place> {
        let (first, rest) = text.split_once('/')?;
        let is_hex = |part: &str| part.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        (first.len() == 2 && rest.len() == 62 && is_hex(first) && is_hex(rest))
            .then(|| Place(text.to_owned()))
    }

    /// As it is kept.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Bytes that are read one after the other.
pub type Reading = Pin<Box<dyn AsyncRead + Send>>;

/// The home of attachments. Clones share it.
#[derive(Clone)]
pub struct Files(Arc<Inner>);

struct Inner {
    incoming: PathBuf,
    home: Home,
    /// What is being written now: two at once would mix their bytes.
    writing: Mutex<BTreeSet<[u8; 16]>>,
}

enum Home {
    Folder(PathBuf),
    Bucket(Box<Bucket>),
}

impl Files {
    /// In a folder of this machine, which is made if it isn't there. Only its owner looks into it.
    ///
    /// # Errors
    ///
    /// It can't be made.
    pub fn in_folder(folder: &Path) -> io::Result<Files> {
        folder::make(folder)?;
        Files::coming_through(&folder.join("incoming"), Home::Folder(folder.to_owned()))
    }

    /// In a bucket. What comes waits in a folder of this machine until it is whole.
    ///
    /// # Errors
    ///
    /// That folder can't be made.
    pub fn in_bucket(bucket: Bucket, incoming: &Path) -> io::Result<Files> {
        Files::coming_through(incoming, Home::Bucket(Box::new(bucket)))
    }

    fn coming_through(incoming: &Path, home: Home) -> io::Result<Files> {
        folder::make(incoming)?;
        let writing = Mutex::default();
        Ok(Files(Arc::new(Inner { incoming: incoming.to_owned(), home, writing })))
    }

    fn incoming(&self, id: [u8; 16]) -> PathBuf {
        self.0.incoming.join(hex(&id))
    }

    /// Opens what comes under that id, to go on where so many bytes end. What lies behind them was never confirmed, and
    /// goes.
    ///
    /// # Errors
    ///
    /// [`io::ErrorKind::WouldBlock`]: somebody else is writing it; fewer bytes are there, or the disk doesn't do it.
    pub async fn receive(&self, id: [u8; 16], from: u64) -> io::Result<Incoming> {
        let lease = Lease::take(self, id)?;
        let mut file = folder::to_write(&self.incoming(id)).await?;
        if file.metadata().await?.len() < from {
            return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "bytes that were confirmed are gone"));
        }
        file.set_len(from).await?;
        file.seek(io::SeekFrom::Start(from)).await?;
        Ok(Incoming { file, _lease: lease })
    }

    /// Reads what came under that id: its SHA-256, its length, and its first bytes, at most so many.
    ///
    /// # Errors
    ///
    /// It isn't there, or can't be read.
    pub async fn look_over(&self, id: [u8; 16], most: usize) -> io::Result<Looked> {
        let path = self.incoming(id);
        tokio::task::spawn_blocking(move || look_over(path, most)).await.map_err(io::Error::other)?
    }

    /// Takes home what came under that id. After a crash it can be done again.
    ///
    /// # Errors
    ///
    /// It isn't there, or home is away.
    pub async fn settle(&self, id: [u8; 16], place: &Place) -> io::Result<()> {
        let from = self.incoming(id);
        match &self.0.home {
            Home::Folder(home) => folder::settle(&from, home, place).await,
            Home::Bucket(bucket) => {
                bucket.put(place, &from).await?;
                folder::remove(&from).await
            }
        }
    }

    /// Reads a file at home: its length, and its bytes.
    ///
    /// # Errors
    ///
    /// It isn't there, or home is away.
    pub async fn read(&self, place: &Place) -> io::Result<(u64, Reading)> {
        match &self.0.home {
            Home::Folder(home) => folder::read(home, place).await,
            Home::Bucket(bucket) => bucket.get(place).await,
        }
    }

    /// Removes what came under an id, and the file at home, if there is one. What is gone already is gone.
    ///
    /// # Errors
    ///
    /// Home is away.
    pub async fn remove(&self, id: [u8; 16], place: Option<&Place>) -> io::Result<()> {
        folder::remove(&self.incoming(id)).await?;
        match (place, &self.0.home) {
            (None, _) => Ok(()),
            (Some(place), Home::Folder(home)) => folder::remove(&home.join(place.as_str())).await,
            (Some(place), Home::Bucket(bucket)) => bucket.delete(place).await,
        }
    }
}

/// What was seen of bytes that came.
pub struct Looked {
    /// Their SHA-256.
    pub sha256: [u8; 32],
    /// How many.
    pub size: u64,
    /// The first ones.
    pub head: Vec<u8>,
    /// Where they are, for whoever reads a picture's head.
    pub path: PathBuf,
}

fn look_over(path: PathBuf, most: usize) -> io::Result<Looked> {
    use std::io::Read;
    let mut file = std::fs::File::open(&path)?;
    let (mut hasher, mut size, mut head) = (Sha256::new(), 0, Vec::new());
    let mut chunk = vec![0; 64 << 10];
    loop {
        let read = file.read(&mut chunk)?;
        if read == 0 {
            return Ok(Looked { sha256: hasher.finalize().into(), size, head, path });
        }
        hasher.update(&chunk[..read]);
        size += read as u64;
        let wanted = most.saturating_sub(head.len()).min(read);
        head.extend_from_slice(&chunk[..wanted]);
    }
}

/// A file that is being written.
pub struct Incoming {
    file: tokio::fs::File,
    _lease: Lease,
}

impl Incoming {
    /// Some more of it.
    ///
    /// # Errors
    ///
    /// The disk is full, or gone.
    pub async fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.write_all(bytes).await
    }

    /// What was written is safe.
    ///
    /// # Errors
    ///
    /// It isn't.
    pub async fn sync(&mut self) -> io::Result<()> {
        self.file.flush().await?;
        self.file.sync_data().await
    }
}

/// The right to write a file, until it is dropped.
struct Lease(Files, [u8; 16]);

impl Lease {
    fn take(files: &Files, id: [u8; 16]) -> io::Result<Lease> {
        let mut writing = files.0.writing.lock().unwrap_or_else(PoisonError::into_inner);
        if writing.insert(id) {
            Ok(Lease(files.clone(), id))
        } else {
            Err(io::Error::new(io::ErrorKind::WouldBlock, "it is being written"))
        }
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        self.0.0.writing.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.1);
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
