//! A file comes: whole with a form, or piece by piece.
//!
//! What has come is written down after each piece, so that whoever lost the connection goes on from there. It is looked
//! over once it is whole: hashed, recognised, and only then taken home.

use bytes::Bytes;
use desk::attachment::{AttachmentRefusal, LARGEST, LARGEST_BY_FORM, file_name};
use desk::{AttachmentId, Digest, Refusal};
use futures_util::{Stream, StreamExt};
use store::files::{Incoming, Place};
use store::{Write, attachments, params, values};

use super::kind::HEAD;
use super::{FileRow, HELD, HELD_AT_ONCE, Kind, Stored, away};
use crate::{App, Failure, Visitor};

/// Written down after so many bytes, so that a lost connection loses no more.
const STRIDE: u64 = 8 << 20;

/// What is said of a file before it comes.
#[derive(Clone, Debug, Default)]
pub struct Announced {
    /// Its name, as it was sent.
    pub name: String,
    /// How large it is, in bytes.
    pub size: u64,
    /// The SHA-256 of its bytes, if its sender says it.
    pub sha256: Option<Digest>,
}

/// How far a file goes that is being written.
struct Bounds {
    /// It is as large as that, neither more nor less; none: as large as it turns out.
    size: Option<u64>,
    /// It is refused beyond that.
    most: u64,
}

impl App {
    /// A file begins that comes piece by piece.
    ///
    /// # Errors
    ///
    /// It is too large, there is no room, or they write nowhere; or the database is away.
    pub async fn begin_file(&self, visitor: &Visitor, file: &Announced) -> Result<FileRow, Failure> {
        if file.size > LARGEST {
            return Err(Refusal::from(AttachmentRefusal::TooLarge { limit: LARGEST }).into());
        }
        if self.room(visitor).await? < file.size {
            return Err(self.no_room()?);
        }
        let id = self.begin(visitor, &file.name, file.size, file.sha256).await?;
        if file.size == 0 {
            return self.receive(visitor, id, 0, futures_util::stream::empty::<Result<_, String>>()).await;
        }
        self.upload(visitor, id).await
    }

    /// A piece of it, from an offset on. What came before the connection broke is kept.
    ///
    /// # Errors
    ///
    /// [`AttachmentRefusal::OutOfPlace`], [`AttachmentRefusal::OtherBytes`]: then the file is thrown away. Or the database
    /// or the disk is away.
    pub async fn receive<E: std::fmt::Display>(
        &self,
        visitor: &Visitor,
        id: AttachmentId,
        offset: u64,
        pieces: impl Stream<Item = Result<Bytes, E>> + Send,
    ) -> Result<FileRow, Failure> {
        let stored = self.held(visitor, id).await?;
        let (received, size) = (stored.shown.received, stored.shown.size.unwrap_or(0));
        if offset != received || stored.shown.is_whole() {
            return Err(Refusal::from(AttachmentRefusal::OutOfPlace { offset: received }).into());
        }
        let bounds = Bounds { size: Some(size), most: size };
        let received = self.write_pieces(id, received, &bounds, pieces).await;
        let received = match received {
            Err(Failure::Refused(refusal)) => return Err(self.thrown_away(visitor, id, refusal).await),
            other => other?,
        };
        if received == size {
            self.finish(visitor, stored, received).await
        } else {
            self.upload(visitor, id).await
        }
    }

    /// A file that comes with a form: whole, or not at all.
    ///
    /// # Errors
    ///
    /// It is too large, there is no room, or they write nowhere; the connection broke; or the database or the disk is away.
    pub async fn take_file<E: std::fmt::Display>(
        &self,
        visitor: &Visitor,
        name: &str,
        pieces: impl Stream<Item = Result<Bytes, E>> + Send,
    ) -> Result<FileRow, Failure> {
        let room = self.room(visitor).await?;
        let most = room.min(LARGEST_BY_FORM);
        let id = self.begin(visitor, name, most, None).await?;
        let pieces = pieces.map(|piece| piece.map_err(|error| error.to_string()));
        let (whole, broken) = unbroken(pieces);
        let taken = self.write_pieces(id, 0, &Bounds { size: None, most }, whole).await;
        let taken = match taken {
            Ok(_) if broken.load(std::sync::atomic::Ordering::Relaxed) => Err(Failure::Busy),
            Ok(received) => self.finish(visitor, self.held(visitor, id).await?, received).await,
            Err(Failure::Refused(_)) if most < LARGEST_BY_FORM => Err(self.no_room()?),
            Err(failure) => Err(failure),
        };
        if taken.is_err() {
            self.drop_file(visitor, id).await?;
        }
        taken
    }

    /// How many bytes their organisation may keep still.
    async fn room(&self, visitor: &Visitor) -> Result<u64, Failure> {
        let home = self.home()?;
        self.may_attach(visitor)?;
        let held = self.0.db.query(&attachments::HELD, &values![visitor.person.id.bytes()]).await?;
        let held: u64 = held.first().map_or(Ok(0), |row| row.get(0))?;
        if held >= HELD_AT_ONCE {
            return Err(self.no_room()?);
        }
        let kept = self.0.db.query(&attachments::KEPT, &values![visitor.organisation.id.bytes()]).await?;
        let kept: u64 = kept.first().map_or(Ok(0), |row| row.get(0))?;
        Ok(home.quota.saturating_sub(kept))
    }

    fn no_room(&self) -> Result<Failure, Failure> {
        Ok(Refusal::from(AttachmentRefusal::NoRoom { quota: self.home()?.quota }).into())
    }

    async fn begin(
        &self,
        visitor: &Visitor,
        name: &str,
        size: u64,
        announced: Option<Digest>,
    ) -> Result<AttachmentId, Failure> {
        let id = AttachmentId(self.fresh());
        let listing = self.authored("");
        let (now, until) = (self.wall().as_microsecond(), self.held_until(HELD));
        let params = params![
            id.bytes(),
            visitor.person.id.bytes(),
            visitor.organisation.id.bytes(),
            listing.id.bytes(),
            listing.salt,
            file_name(name),
            size,
            announced.map(|digest| digest.0),
            now,
            until
        ];
        self.write(vec![Write::new(&attachments::BEGIN, params)]).await?;
        Ok(id)
    }

    /// Writes pieces as they come, and how many bytes there are then. A broken stream ends it: what came is kept.
    async fn write_pieces<E: std::fmt::Display>(
        &self,
        id: AttachmentId,
        from: u64,
        bounds: &Bounds,
        pieces: impl Stream<Item = Result<Bytes, E>> + Send,
    ) -> Result<u64, Failure> {
        let home = self.home()?;
        let mut file = home.files.receive(id.bytes(), from).await.map_err(|error| match error.kind() {
            std::io::ErrorKind::WouldBlock => Failure::Busy,
            _ => away(&error),
        })?;
        let (mut received, mut told) = (from, from);
        let mut pieces = std::pin::pin!(pieces);
        while let Some(piece) = pieces.next().await {
            let piece = match piece {
                Ok(piece) => piece,
                Err(error) => {
                    tracing::debug!(%error, "a file stopped coming");
                    break;
                }
            };
            received += piece.len() as u64;
            if received > bounds.most {
                let refusal = match bounds.size {
                    Some(_) => AttachmentRefusal::OtherBytes,
                    None => AttachmentRefusal::TooLarge { limit: bounds.most },
                };
                return Err(Refusal::from(refusal).into());
            }
            file.write(&piece).await.map_err(|error| away(&error))?;
            if received - told >= STRIDE {
                self.confirm(id, &mut file, told, received).await?;
                told = received;
            }
        }
        self.confirm(id, &mut file, told, received).await?;
        Ok(received)
    }

    /// Writes down how much is safe.
    async fn confirm(
        &self,
        id: AttachmentId,
        file: &mut Incoming,
        from: u64,
        to: u64,
    ) -> Result<(), Failure> {
        file.sync().await.map_err(|error| away(&error))?;
        let params = params![id.bytes(), to, from, self.held_until(HELD)];
        self.write(vec![Write::new(&attachments::RECEIVED, params).must_touch(1)]).await
    }

    /// It is there: looked over, taken home, written down.
    async fn finish(&self, visitor: &Visitor, stored: Stored, received: u64) -> Result<FileRow, Failure> {
        let (home, id) = (self.home()?, stored.shown.id);
        let looked = home.files.look_over(id.bytes(), HEAD).await.map_err(|error| away(&error))?;
        let sha256 = Digest(looked.sha256);
        if looked.size != received || stored.announced.is_some_and(|announced| announced != sha256) {
            let refusal = AttachmentRefusal::OtherBytes.into();
            return Err(self.thrown_away(visitor, id, refusal).await);
        }
        let (path, head) = (looked.path, looked.head);
        let kind = tokio::task::spawn_blocking(move || Kind::of(&head, &path));
        let kind = kind.await.map_err(|error| Failure::Unavailable(error.to_string()))?;
        let place = Place::of(Digest::of(&[b"guichet file\n", &stored.listing.1, &sha256.0]).0);
        let settling = params![id.bytes(), received, place.as_str()];
        self.write(vec![Write::new(&attachments::SETTLING, settling).must_touch(1)]).await?;
        home.files.settle(id.bytes(), &place).await.map_err(|error| away(&error))?;
        let (width, height) = kind.picture.unzip();
        let until = self.held_until(HELD);
        let params = params![id.bytes(), sha256.0, kind.media_type, width, height, until];
        self.write(vec![Write::new(&attachments::WHOLE, params).must_touch(1)]).await?;
        self.upload(visitor, id).await
    }

    async fn thrown_away(&self, visitor: &Visitor, id: AttachmentId, refusal: Refusal) -> Failure {
        match self.drop_file(visitor, id).await {
            Ok(()) => refusal.into(),
            Err(failure) => failure,
        }
    }
}

/// The pieces up to where they break, and whether they did.
fn unbroken(
    pieces: impl Stream<Item = Result<Bytes, String>> + Send,
) -> (impl Stream<Item = Result<Bytes, String>> + Send, std::sync::Arc<std::sync::atomic::AtomicBool>) {
    use std::sync::atomic::{AtomicBool, Ordering};
    let broken = std::sync::Arc::new(AtomicBool::new(false));
    let noted = broken.clone();
    let pieces = pieces.inspect(move |piece| {
        if piece.is_err() {
            noted.store(true, Ordering::Relaxed);
        }
    });
    (pieces, broken)
}
