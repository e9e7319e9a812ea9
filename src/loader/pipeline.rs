//! One file, from bytes to drafted articles. Pure.

use std::sync::Arc;

use crate::model::{Article, Issue};
use crate::nlp::Lexicon;
use crate::nlp::recognize::{self, Draft};
use crate::nlp::tagger::{Memory, Tagger};
use crate::source;

/// An article and what recognition can tell of it alone.
#[derive(Debug)]
pub(super) struct Drafted {
    pub(super) article: Arc<Article>,
    pub(super) draft: Draft,
}

/// What names are found with.
#[derive(Debug)]
pub(super) struct Tools {
    pub(super) lexicon: Lexicon,
    /// None where the embedded weights are damaged; the rules then do without.
    pub(super) tagger: Option<Tagger>,
    /// What the tagger remembers from article to article.
    pub(super) memory: Memory,
}

/// The articles of one file.
///
/// # Errors
/// An [`Issue`] that says why there are none.
pub(super) fn drafted(
    path: &Arc<str>,
    bytes: &[u8],
    tools: &mut Tools,
) -> Result<Vec<Drafted>, Issue> {
    let articles = source::parse(path, bytes)?;
    let Tools { lexicon, tagger, memory } = tools;
    let drafted = |article: Article| {
        let draft = recognize::draft(&article, lexicon, tagger.as_ref(), memory);
        Drafted { article: Arc::new(article), draft }
    };
    Ok(articles.into_iter().map(drafted).collect())
}
