//! From drafted articles to snapshots, and the rule that says when.
//!
//! A snapshot looks at the whole folder again, so its cost grows with the folder. It is published when at least
//! [`BATCH`] articles are new and publishing has taken at most a tenth of the time so far: few snapshots for
//! large folders, many for slow storage, and no setting to tune. The last one is always published.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::corpus::{Corpus, Entry};
use crate::index;
use crate::loader::Read;
use crate::loader::message::{Message, Progress};
use crate::loader::pipeline::{Drafted, Tools, drafted};
use crate::model::{Article, Issue, Reading};
use crate::nlp::tagger::{Memory, Tagger, WeightsError};
use crate::nlp::{Lexicon, Watchlist, recognize};
use crate::resolve::resolve;

/// New articles that are worth a snapshot.
const BATCH: usize = 64;

/// Publishing may take one part in so many of the time since the start.
const SHARE: u32 = 10;

/// Collects drafted articles and makes snapshots of them.
#[derive(Debug)]
pub(super) struct Publisher {
    tools: Tools,
    /// By path: in the order of the corpus, and a file that is named twice is there once.
    drafted: BTreeMap<Arc<str>, Drafted>,
    issues: Vec<Issue>,
    read: usize,
    fresh: usize,
    generation: u64,
    started: Instant,
    publishing: Duration,
}

impl Publisher {
    pub(super) fn new(watchlist: Watchlist) -> Self {
        let lexicon = Lexicon::embedded().with_watchlist(watchlist);
        let (tagger, issues) = match Tagger::embedded(&lexicon) {
            Ok(tagger) => (Some(tagger), Vec::new()),
            Err(error) => (None, vec![damaged(error)]),
        };
        Self {
            tools: Tools { lexicon, tagger, memory: Memory::new() },
            drafted: BTreeMap::new(),
            issues,
            read: 0,
            fresh: 0,
            generation: 0,
            started: Instant::now(),
            publishing: Duration::ZERO,
        }
    }

    /// Parses and drafts what was read.
    pub(super) fn add(&mut self, read: Read) {
        self.read += 1;
        self.fresh += 1;
        match read.and_then(|(path, bytes)| self.drafted_safely(&path, &bytes)) {
            Ok(articles) => {
                self.drafted
                    .extend(articles.into_iter().map(|one| (one.article.path.clone(), one)));
            }
            Err(issue) => self.issues.push(issue),
        }
    }

    /// The articles of one file; an error in redthread itself costs that file alone.
    fn drafted_safely(&mut self, path: &Arc<str>, bytes: &[u8]) -> Result<Vec<Drafted>, Issue> {
        let drafted = catch_unwind(AssertUnwindSafe(|| drafted(path, bytes, &mut self.tools)));
        drafted.unwrap_or_else(|_| {
            let text = "not read: an error in redthread itself; please report it with this file";
            Err(Issue { path: path.clone(), text: text.into() })
        })
    }

    /// Whether enough is new for a snapshot while more is ready to be read.
    pub(super) fn is_due(&self) -> bool {
        self.fresh >= BATCH && self.has_time()
    }

    /// Whether anything is new for a snapshot while storage makes us wait.
    pub(super) fn is_worth_showing(&self) -> bool {
        self.fresh > 0 && self.has_time()
    }

    fn has_time(&self) -> bool {
        self.publishing * SHARE <= self.started.elapsed()
    }

    /// Publishes a snapshot, then its index. Whether anybody still listens.
    pub(super) fn tell(&mut self, send: &impl Fn(Message) -> bool, complete: bool) -> bool {
        let began = Instant::now();
        let corpus = self.publish();
        let progress = Progress { read: self.read, complete };
        let mut heard = send(Message::Snapshot(corpus.clone(), progress));
        if heard {
            heard = send(match index::build(&corpus) {
                Ok(searcher) => Message::Indexed(corpus.generation(), Arc::new(searcher)),
                Err(error) => Message::IndexFailed(chain(&error)),
            });
        }
        self.publishing += began.elapsed();
        heard
    }

    /// A snapshot of everything added so far.
    pub(super) fn publish(&mut self) -> Arc<Corpus> {
        self.fresh = 0;
        self.generation += 1;
        let evidence = recognize::gather(self.drafted.values().map(|one| &one.draft));
        let entries: Vec<Entry> = self
            .drafted
            .values()
            .map(|Drafted { article, draft }| {
                let reading = recognize::decide(article, draft, &evidence, &self.tools.lexicon);
                Entry { article: article.clone(), reading: Arc::new(reading) }
            })
            .collect();
        let read: Vec<(&Article, &Reading)> =
            entries.iter().map(|entry| (&*entry.article, &*entry.reading)).collect();
        let resolution = resolve(&read, &self.tools.lexicon);
        Arc::new(Corpus::new(self.generation, entries, resolution, self.issues.clone()))
    }
}

/// An error with everything that led to it.
fn chain(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(error.source(), |error| error.source());
    causes.fold(error.to_string(), |text, cause| format!("{text}: {cause}"))
}

/// What the analyst should know where the weights in the binary are not what was built into it.
fn damaged(error: WeightsError) -> Issue {
    Issue {
        path: Arc::from("the embedded weights"),
        text: format!("{error}; names are found by rules alone"),
    }
}
