//! What comes and goes on a connection does so at a pace, or the connection ends.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::body::{Bytes, HttpBody};
use hyper::body::{Frame, Incoming, SizeHint};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::{Instant, Sleep};
use tokio_util::sync::CancellationToken;

use super::limits::Limits;

/// What a body has to keep, and how to say that it didn't.
#[derive(Clone)]
pub struct Pace {
    pub limits: Arc<Limits>,
    pub too_slow: CancellationToken,
}

impl Pace {
    /// This body, held to it.
    pub fn keep(self, body: Incoming) -> Paced {
        let grace = Box::pin(tokio::time::sleep(self.limits.grace));
        Paced { body, pace: self, begun: Instant::now(), read: 0, late: grace }
    }
}

/// A body that has to come at a pace. Its length is what the sender said it is.
pub struct Paced {
    body: Incoming,
    pace: Pace,
    begun: Instant,
    read: u64,
    late: Pin<Box<Sleep>>,
}

impl HttpBody for Paced {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        // What is there is taken first: it isn't the sender's fault if nobody looked for a while.
        if let Poll::Ready(frame) = Pin::new(&mut self.body).poll_frame(context) {
            let bytes =
                frame.as_ref().and_then(|frame| frame.as_ref().ok()).and_then(|frame| frame.data_ref());
            self.read += bytes.map_or(0, |bytes| bytes.len() as u64);
            let limits = &self.pace.limits;
            let earned = Duration::from_secs_f64((self.read + 1) as f64 / limits.pace as f64);
            let until = self.begun + earned.max(limits.grace);
            self.late.as_mut().reset(until);
            return Poll::Ready(frame.map(|frame| frame.map_err(axum::Error::new)));
        }
        ready!(self.late.as_mut().poll(context));
        self.pace.too_slow.cancel();
        Poll::Ready(Some(Err(axum::Error::new(io::Error::from(io::ErrorKind::TimedOut)))))
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// A connection whose other side takes what it is sent, if slowly: somebody who asks and never reads holds it no longer than
/// so long.
pub struct Taken {
    stream: TcpStream,
    within: Duration,
    late: Option<Pin<Box<Sleep>>>,
}

impl Taken {
    pub fn within(within: Duration, stream: TcpStream) -> Taken {
        Taken { stream, within, late: None }
    }

    fn judge(
        &mut self,
        context: &mut Context<'_>,
        written: Poll<io::Result<usize>>,
    ) -> Poll<io::Result<usize>> {
        if written.is_ready() {
            self.late = None;
            return written;
        }
        let within = self.within;
        let late = self.late.get_or_insert_with(|| Box::pin(tokio::time::sleep(within)));
        ready!(late.as_mut().poll(context));
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
    }
}

impl AsyncRead for Taken {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, into)
    }
}

impl AsyncWrite for Taken {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        from: &[u8],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(context, from);
        self.judge(context, written)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        from: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(context, from);
        self.judge(context, written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
