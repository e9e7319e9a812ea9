//! One file, from bytes to drafted articles. Pure.

use std::sync::Arc;

use crate::model::{Article, Issue};
use crate::nlp::Lexicon;
use crate::nlp::recognize::{self, Draft};
use crate::source;

/// An article and what recognition can tell of it alone.
#[derive(Debug)]
pub(super) struct Drafted {
    pub(super) article: Arc<Article>,
    pub(super) draft: Draft,
}

/// The articles of one file.
///
/// # Errors
/// An [`Issue`] that says why there are none.
pub(super) fn drafted(
    path: &Arc<str>,
    bytes: &[u8],
    lexicon: &Lexicon,
) -> Result<Vec<Drafted>, Issue> {
    let articles = source::parse(path, bytes)?;
    let drafted = |article: Article| {
        let draft = recognize::draft(&article, lexicon);
        Drafted {
            article: Arc::new(article),
            draft,
        }
    };
    Ok(articles.into_iter().map(drafted).collect())
}
