//! A folder of this machine: its owner's alone, and nothing in it that wasn't written whole.

use std::io;
use std::path::Path;

use tokio::fs::{self, File, OpenOptions};

use super::{Place, Reading};

/// Makes a folder that only its owner looks into.
pub(super) fn make(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

/// A file that only its owner reads and writes, there already or made now.
pub(super) async fn to_write(path: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).create(true).truncate(false).mode(0o600).open(path).await
}

/// Gives what came its place, whole and safe on the disk, or leaves it where it was.
pub(super) async fn settle(from: &Path, home: &Path, place: &Place) -> io::Result<()> {
    let to = home.join(place.as_str());
    let folder = to.parent().unwrap_or(home).to_owned();
    match File::open(from).await {
        Ok(file) => file.sync_all().await?,
        // A crash came between the rename and the row that tells of it.
        Err(error) if error.kind() == io::ErrorKind::NotFound && fs::try_exists(&to).await? => return Ok(()),
        Err(error) => return Err(error),
    }
    make(&folder)?;
    fs::rename(from, &to).await?;
    // The name is in the folder, and the folder's is in its own.
    File::open(&folder).await?.sync_all().await?;
    File::open(home).await?.sync_all().await
}

pub(super) async fn read(home: &Path, place: &Place) -> io::Result<(u64, Reading)> {
    let file = File::open(home.join(place.as_str())).await?;
    Ok((file.metadata().await?.len(), Box::pin(file)))
}

pub(super) async fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path).await {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
