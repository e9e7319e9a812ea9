//! The names of an article: drafted alone, decided with the whole folder in view.

use crate::model::{Article, Reading};
use crate::nlp::Lexicon;

/// What one article tells by itself.
#[derive(Debug, Clone, Default)]
pub struct Draft {}

/// What the drafts of a folder tell together.
#[derive(Debug, Clone, Default)]
pub struct FolderEvidence {}

/// Looks at one article alone.
pub fn draft(_article: &Article, _lexicon: &Lexicon) -> Draft {
    Draft {}
}

/// Adds up the drafts of a folder.
pub fn gather<'a>(_drafts: impl IntoIterator<Item = &'a Draft>) -> FolderEvidence {
    FolderEvidence {}
}

/// Names the mentions of an article with the whole folder in view.
pub fn decide(
    _article: &Article,
    _draft: &Draft,
    _evidence: &FolderEvidence,
    _lexicon: &Lexicon,
) -> Reading {
    Reading::default()
}
