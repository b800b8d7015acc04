//! Many requests on their way at once on one connection, in a fixed order, so that a group costs few round
//! trips.

use std::future::poll_fn;
use std::pin::Pin;
use std::task::Poll;

/// A request that is sent when it is first polled.
pub(crate) type Request<'r, T, E> = Pin<Box<dyn Future<Output = Result<T, E>> + Send + 'r>>;

/// Sends all requests in order, then collects the answers, up to the first error and the place of the request
/// that it is for. A request that fails before it is sent, as with a parameter of the wrong kind, stops the
/// ones after it from being sent: COMMIT may be among them.
///
/// `join_all` won't do: it promises neither this nor the order in which it polls.
pub(crate) async fn in_order<T, E>(mut requests: Vec<Request<'_, T, E>>) -> Result<Vec<T>, (usize, E)> {
    let mut early: Vec<Option<Result<T, E>>> = Vec::with_capacity(requests.len());
    let mut answers = Vec::with_capacity(requests.len());
    poll_fn(|context| {
        for (place, request) in requests.iter_mut().enumerate().skip(early.len()) {
            early.push(match request.as_mut().poll(context) {
                Poll::Ready(Err(error)) => return Poll::Ready(Err((place, error))),
                Poll::Ready(answer) => Some(answer),
                Poll::Pending => None,
            });
        }
        // Answers come in the order of the requests, so only the first that is open needs a look.
        while answers.len() < requests.len() {
            let next = answers.len();
            let answer = match early[next].take() {
                Some(answer) => answer,
                None => match requests[next].as_mut().poll(context) {
                    Poll::Ready(answer) => answer,
                    Poll::Pending => return Poll::Pending,
                },
            };
            match answer {
                Ok(answer) => answers.push(answer),
                Err(error) => return Poll::Ready(Err((next, error))),
            }
        }
        Poll::Ready(Ok(()))
    })
    .await?;
    Ok(answers)
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;

    type Sent = Mutex<Vec<usize>>;

    fn request(sent: &Sent, number: usize) -> Request<'_, usize, &'static str> {
        Box::pin(async move {
            sent.lock().unwrap().push(number);
            tokio::task::yield_now().await;
            if number < 2 { Ok(number) } else { Err("refused") }
        })
    }

    #[tokio::test]
    async fn requests_are_sent_in_order_and_the_first_error_is_placed() {
        let sent = Sent::default();
        let requests =
            |numbers: std::ops::Range<usize>| numbers.map(|number| request(&sent, number)).collect();
        assert_eq!(in_order(requests(0..2)).await, Ok(vec![0, 1]));
        assert_eq!(in_order(requests(0..5)).await, Err((2, "refused")));
        assert_eq!(*sent.lock().unwrap(), [0, 1, 0, 1, 2, 3, 4]);
    }

    #[tokio::test]
    async fn what_cannot_be_sent_keeps_the_rest_from_being_sent() {
        let sent = Sent::default();
        let unsendable: Request<'_, usize, &str> = Box::pin(async { Err("not an integer") });
        let requests = vec![request(&sent, 0), unsendable, request(&sent, 1)];
        assert_eq!(in_order(requests).await, Err((1, "not an integer")));
        assert_eq!(*sent.lock().unwrap(), [0]);
    }
}
