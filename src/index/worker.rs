//! [`Worker`]: a thread that searches, so that typing never waits.
//!
//! It takes the newest request only: what was asked while it was searching, and is not the newest, is dropped
//! unanswered. It sleeps until asked. Replies carry the request's number; the asker ignores those it has moved on
//! from.

use std::io;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{Builder, JoinHandle};

use crate::index::{Answer, Searcher};

/// A search to run.
pub struct Request {
    /// Number of the request, given by the asker; higher is newer.
    pub sequence: u64,
    /// What to search.
    pub searcher: Arc<Searcher>,
    /// What for.
    pub query: String,
    /// Most hits to return.
    pub limit: usize,
}

/// What a search gave.
#[derive(Debug, Clone)]
pub struct Reply {
    /// Number of the request.
    pub sequence: u64,
    /// Generation of the corpus that was searched.
    pub generation: u64,
    /// What was found.
    pub answer: Answer,
}

/// A thread that searches. It ends after its current search when the worker is dropped.
pub struct Worker {
    desk: Arc<Desk>,
    thread: JoinHandle<()>,
}

impl Worker {
    /// Starts the thread. `reply` is called on it, once for each request that is answered.
    ///
    /// # Errors
    ///
    /// When the system gives no thread.
    pub fn spawn(reply: impl Fn(Reply) + Send + 'static) -> io::Result<Self> {
        let desk = Arc::new(Desk::default());
        let thread = Builder::new().name("search".to_owned()).spawn({
            let desk = desk.clone();
            move || {
                while let Some(request) = desk.next() {
                    reply(answer(&request));
                }
            }
        })?;
        Ok(Self { desk, thread })
    }

    /// Asks for a search in place of whatever still waits.
    pub fn ask(&self, request: Request) {
        let waiting = self.desk.lock().request.replace(request);
        self.desk.changed.notify_one();
        drop(waiting);
    }

    /// Whether the thread still answers.
    pub fn is_alive(&self) -> bool {
        !self.thread.is_finished()
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.desk.lock().is_closed = true;
        self.desk.changed.notify_one();
    }
}

/// Where the newest request waits.
#[derive(Default)]
struct Desk {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    request: Option<Request>,
    is_closed: bool,
}

impl Desk {
    /// The newest request, waiting for one if need be; `None` once closed.
    fn next(&self) -> Option<Request> {
        let mut state = self
            .changed
            .wait_while(self.lock(), |state| state.request.is_none() && !state.is_closed)
            .unwrap_or_else(PoisonError::into_inner);
        if state.is_closed {
            return None;
        }
        state.request.take()
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // Nothing panics while it is held, and a request is whole or absent.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn answer(request: &Request) -> Reply {
    Reply {
        sequence: request.sequence,
        generation: request.searcher.generation(),
        answer: request.searcher.search(&request.query, request.limit),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, mpsc};

    use super::{Request, Worker};
    use crate::corpus::Corpus;
    use crate::index::build;

    #[test]
    fn the_newest_request_replaces_those_that_wait() {
        let searcher = Arc::new(build(&Arc::new(Corpus::default())).unwrap());
        let request = |sequence| Request {
            sequence,
            searcher: searcher.clone(),
            query: "harbour".to_owned(),
            limit: 1,
        };
        let (replies, answered) = mpsc::channel();
        let (release, released) = mpsc::channel::<()>();
        let worker = Worker::spawn(move |reply| {
            replies.send(reply.sequence).unwrap();
            released.recv().ok();
        })
        .unwrap();

        worker.ask(request(1));
        let first = answered.recv();
        worker.ask(request(2));
        worker.ask(request(3));
        release.send(()).unwrap();

        assert_eq!((first, answered.recv()), (Ok(1), Ok(3)));
    }

    #[test]
    fn dropping_the_worker_ends_its_thread() {
        let (replies, answered) = mpsc::channel::<u64>();

        let worker = Worker::spawn(move |reply| replies.send(reply.sequence).unwrap()).unwrap();
        drop(worker);

        assert!(answered.recv().is_err());
    }
}
