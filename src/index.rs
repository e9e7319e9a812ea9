//! Full-text search over one corpus snapshot, in memory. The only module that knows tantivy.
//!
//! [`build`] makes a [`Searcher`] of a corpus; [`Searcher::search`] answers a query in the language of
//! [`query`]; [`worker`] does so on a thread of its own. A name is found in every spelling that the corpus
//! knows for it, words are otherwise found as printed, and hits come best first, then in path order. The same
//! corpus and query always give the same answer.
//!
//! It does not rank by meaning, and it does not stem: an ending is asked for with `*`.

mod hit;
mod plan;
pub mod query;
mod schema;
mod words;
pub mod worker;
mod writer;

use std::fmt;
use std::sync::Arc;

use tantivy::collector::{Count, TopDocs};

use crate::corpus::Corpus;
use crate::model::ArticleId;
use crate::text::Span;

pub use writer::build;

/// Why a corpus could not be indexed.
#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    /// More text than one index takes.
    #[error("{bytes} bytes of text are more than one index takes; open fewer folders at once")]
    TooLarge {
        /// Bytes of text in the corpus.
        bytes: usize,
    },
    /// tantivy failed.
    #[error("cannot build the search index")]
    Tantivy(#[from] tantivy::TantivyError),
}

/// The index of one corpus snapshot. Cheap to share, never changes.
pub struct Searcher {
    corpus: Arc<Corpus>,
    fields: schema::ArticleFields,
    name: tantivy::schema::Field,
    articles: tantivy::Searcher,
    names: tantivy::Searcher,
}

impl fmt::Debug for Searcher {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Searcher")
            .field("generation", &self.corpus.generation())
            .finish_non_exhaustive()
    }
}

/// What a query found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Answer {
    /// The best hits: highest score first, equal scores in path order.
    pub hits: Vec<Hit>,
    /// Number of articles found, shown or not.
    pub total: usize,
    /// What of the query was not understood, in its order; the rest was searched.
    pub problems: Vec<Problem>,
    /// Whether anything of the query was understood and searched.
    pub searched: bool,
}

/// One article found.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// The article, in the corpus that was searched.
    pub article: ArticleId,
    /// How well it fits; comparable within one answer only.
    pub score: f32,
    /// The place to show.
    pub snippet: Snippet,
}

/// A place of an article that shows why it was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Snippet {
    /// A sentence, or part of a long one, in the article's text.
    pub span: Span,
    /// What the query matched inside, in order, not overlapping, in the article's text.
    pub highlights: Vec<Span>,
}

/// Something in a query that was not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where it stands, in bytes of the query.
    pub at: usize,
    /// What is wrong: lower case, no final dot.
    pub text: String,
}

impl Searcher {
    /// Generation of the corpus that is searched.
    pub fn generation(&self) -> u64 {
        self.corpus.generation()
    }

    /// The corpus that is searched.
    pub fn corpus(&self) -> &Arc<Corpus> {
        &self.corpus
    }

    /// Answers `query` with the `limit` best hits. An empty query finds nothing.
    pub fn search(&self, query: &str, limit: usize) -> Answer {
        let parsed = query::parse(query);
        let mut answer = Answer { problems: parsed.problems, ..Answer::default() };
        let found = parsed.node.map(|node| self.find(&node, limit));
        match found.transpose() {
            Ok(found) => {
                answer.searched = found.is_some();
                (answer.hits, answer.total) = found.unwrap_or_default();
            }
            Err(error) => {
                answer
                    .problems
                    .push(Problem { at: 0, text: format!("the search failed: {error}") });
            }
        }
        answer
    }

    /// The best hits and the number of all.
    fn find(&self, node: &query::Node, limit: usize) -> tantivy::Result<(Vec<Hit>, usize)> {
        if self.corpus.is_empty() {
            return Ok((Vec::new(), 0));
        }
        let plan = plan::plan(self, node)?;
        // tantivy sets room for the hits aside, and refuses to look for none.
        let room = limit.clamp(1, self.corpus.len());
        let best = TopDocs::with_limit(room).order_by_score();
        let (best, total) = self.articles.search(&plan.query, &(best, Count))?;
        let hits = best.into_iter().take(limit).map(|(score, address)| {
            let article = ArticleId(address.doc_id);
            Hit { article, score, snippet: hit::snippet(&self.corpus, article, &plan.patterns) }
        });
        Ok((hits.collect(), total))
    }
}

#[cfg(test)]
mod tests;
