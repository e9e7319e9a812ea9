//! From inputs to corpus snapshots: all at once for a command, in the background for the reader.
//!
//! One thread reads files, another parses, recognizes, resolves, indexes and publishes. Neither ever waits for
//! the screen. What each snapshot costs is bounded by the rule in `publish`. Recognition uses one core.

mod demo;
mod message;
mod pipeline;
mod publish;
mod settings;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::thread;
use std::time::Duration;

use crate::corpus::Corpus;
use crate::model::Issue;
use crate::source;

pub use message::{Message, Progress};
pub use settings::Settings;

use publish::Publisher;

/// Something to load articles from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A file, or every file below a folder.
    Path(PathBuf),
    /// Standard input.
    Stdin,
    /// The embedded demo corpus.
    Demo,
}

/// A file's bytes on the way from the reading thread, or why there are none.
type Read = Result<(Arc<str>, Vec<u8>), Issue>;

/// Files that may wait between the two threads: enough to keep both busy, little enough to bound memory.
const READ_AHEAD: usize = 64;

/// How long storage may keep us waiting before what is there is published.
const PATIENCE: Duration = Duration::from_millis(10);

/// Why nothing at all can be loaded from `inputs`, if none of them can be reached. Opens none of them.
pub fn unreachable(inputs: &[Input]) -> Option<Issue> {
    let mut problem = None;
    for input in inputs {
        match input {
            Input::Path(path) => problem = problem.or(Some(source::reach(path).err()?)),
            Input::Stdin | Input::Demo => return None,
        }
    }
    problem
}

/// Loads everything, then answers; and tells what is wrong in the lists of names.
pub fn load(inputs: &[Input], settings: &Settings) -> (Arc<Corpus>, Vec<Issue>) {
    let (watchlist, wrong) = settings.watchlist();
    let mut publisher = Publisher::new(watchlist);
    read_all(inputs, |read| {
        publisher.add(read);
        true
    });
    (publisher.publish(), wrong)
}

/// Loads in the background and tells `send` of each snapshot; ends when everything is told or `send` answers
/// that nobody listens any more.
///
/// # Errors
/// The system's, if a thread can't be started.
pub fn spawn(
    inputs: Vec<Input>,
    settings: Settings,
    send: impl Fn(Message) -> bool + Send + 'static,
) -> std::io::Result<()> {
    let (sender, receiver) = sync_channel(READ_AHEAD);
    thread::Builder::new().name("read".into()).spawn(move || read_ahead(&inputs, &sender))?;
    thread::Builder::new().name("loader".into()).spawn(move || {
        // What was published stays readable whatever happens here, so the reader is told and goes on.
        let publishing = || publish_all(&settings, &receiver, &send);
        if catch_unwind(AssertUnwindSafe(publishing)).is_err() {
            send(Message::Stopped);
        }
    })?;
    Ok(())
}

/// The reading thread.
fn read_ahead(inputs: &[Input], sender: &SyncSender<Read>) {
    read_all(inputs, |read| sender.send(read).is_ok());
}

/// Reads every input in order, until `take` answers that it wants no more.
fn read_all(inputs: &[Input], mut take: impl FnMut(Read) -> bool) {
    for input in inputs {
        let go_on = match input {
            Input::Demo => {
                demo::files().all(|(path, bytes)| take(Ok((path.into(), bytes.to_vec()))))
            }
            Input::Stdin => take(source::read_stdin().map(|bytes| ("-".into(), bytes))),
            Input::Path(path) => source::discover(std::slice::from_ref(path)).all(|found| {
                take(found.and_then(|path| {
                    let bytes = source::read(&path)?;
                    Ok((path.to_string_lossy().into(), bytes))
                }))
            }),
        };
        if !go_on {
            return;
        }
    }
}

/// The publishing thread.
fn publish_all(settings: &Settings, receiver: &Receiver<Read>, send: &impl Fn(Message) -> bool) {
    let (watchlist, wrong) = settings.watchlist();
    if !wrong.is_empty() && !send(Message::WrongNames(wrong)) {
        return;
    }
    let mut publisher = Publisher::new(watchlist);
    loop {
        match receiver.recv_timeout(PATIENCE) {
            Ok(read) => publisher.add(read),
            Err(RecvTimeoutError::Disconnected) => break,
            Err(RecvTimeoutError::Timeout) => {
                if publisher.is_worth_showing() && !publisher.tell(send, false) {
                    return;
                }
                // Nothing more to tell: sleep until storage answers, without waking up in between.
                match receiver.recv() {
                    Ok(read) => publisher.add(read),
                    Err(_) => break,
                }
            }
        }
        if publisher.is_due() && !publisher.tell(send, false) {
            return;
        }
    }
    publisher.tell(send, true);
}
