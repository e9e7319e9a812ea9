//! [`Reading`]: what recognition found in one article.

use crate::model::Mention;
use crate::text::Span;

/// What recognition found in one article.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reading {
    /// Sentences of the content, in order, not overlapping.
    pub sentences: Vec<Span>,
    /// Names of the content, in order, not overlapping.
    pub mentions: Vec<Mention>,
}

impl Reading {
    /// The sentence that holds byte `offset`, if any does.
    pub fn sentence_at(&self, offset: usize) -> Option<Span> {
        let after = self.sentences.partition_point(|sentence| sentence.from() <= offset);
        self.sentences[..after].last().copied().filter(|sentence| sentence.contains(offset))
    }

    /// Position of the mention that holds byte `offset`, if any does.
    pub fn mention_at(&self, offset: usize) -> Option<usize> {
        let after = self.mentions.partition_point(|mention| mention.span.from() <= offset);
        let index = after.checked_sub(1)?;
        self.mentions.get(index).filter(|mention| mention.span.contains(offset)).map(|_| index)
    }
}
