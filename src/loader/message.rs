//! What the loader tells the reader.

use std::sync::Arc;

use crate::corpus::Corpus;
use crate::index::Searcher;
use crate::model::Issue;

/// What the loader tells the reader.
#[derive(Debug)]
pub enum Message {
    /// A new snapshot: show it.
    Snapshot(Arc<Corpus>, Progress),
    /// The index of the snapshot of that generation: search with it.
    Indexed(u64, Arc<Searcher>),
    /// The index could not be built; reading goes on without searching.
    IndexFailed(String),
    /// What is wrong in the lists of names to watch for; never empty.
    WrongNames(Vec<Issue>),
    /// Loading ended by an error in redthread itself; what was published stays.
    Stopped,
}

/// How far loading is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// Inputs read so far, readable or not.
    pub read: usize,
    /// Whether everything was read.
    pub complete: bool,
}
