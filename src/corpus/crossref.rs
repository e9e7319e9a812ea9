//! Cross-references: every other place where an entity stands, grouped by report, with the sentence around it.

use crate::corpus::Corpus;
use crate::model::{ArticleId, EntityId, MentionId};
use crate::text::Span;

/// One place where an entity stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CrossReference {
    /// The mention.
    pub mention: MentionId,
    /// The name as it stands there, in the article's text.
    pub span: Span,
    /// The sentence around it; the name alone where it stands in none.
    pub sentence: Span,
}

/// The places of one report where an entity stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportReferences {
    /// The report.
    pub article: ArticleId,
    /// The places, in text order. Never empty.
    pub references: Vec<CrossReference>,
}

impl Corpus {
    /// Every place where `entity` stands, by report: dated reports first, oldest first, then undated ones by path.
    pub fn cross_references(&self, entity: EntityId) -> Vec<ReportReferences> {
        let Some(entity) = self.entity(entity) else {
            return Vec::new();
        };
        let mut reports: Vec<ReportReferences> = entity
            .mentions
            .chunk_by(|one, next| one.article == next.article)
            .filter_map(|mentions| {
                let article = mentions.first()?.article;
                let references = mentions
                    .iter()
                    .filter_map(|&mention| self.cross_reference(mention))
                    .collect();
                Some(ReportReferences {
                    article,
                    references,
                })
            })
            .collect();
        reports.sort_by_key(|report| {
            (
                self.published(report.article).is_none(),
                self.published(report.article),
            )
        });
        reports
    }

    /// One mention as a cross-reference.
    pub fn cross_reference(&self, mention: MentionId) -> Option<CrossReference> {
        let span = self.mention(mention)?.span;
        let sentence = self
            .reading(mention.article)?
            .sentence_at(span.from())
            .unwrap_or(span);
        Some(CrossReference {
            mention,
            span,
            sentence,
        })
    }

    /// The day on which a report says that it was published.
    fn published(&self, article: ArticleId) -> Option<jiff::civil::Date> {
        self.article(article)?
            .metadata
            .published
            .as_ref()
            .map(|published| published.value.day())
    }
}
