//! Cross-references: every other place where an entity stands, grouped by report, with the sentence around it; the
//! way from one place to the next; and who stands beside it.

use std::collections::{BTreeSet, HashMap};

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
                let references =
                    mentions.iter().filter_map(|&mention| self.cross_reference(mention)).collect();
                Some(ReportReferences { article, references })
            })
            .collect();
        reports.sort_by_key(|report| {
            (self.published(report.article).is_none(), self.published(report.article))
        });
        reports
    }

    /// One mention as a cross-reference.
    pub fn cross_reference(&self, mention: MentionId) -> Option<CrossReference> {
        let span = self.mention(mention)?.span;
        let sentence = self.reading(mention.article)?.sentence_at(span.from()).unwrap_or(span);
        Some(CrossReference { mention, span, sentence })
    }

    /// The entities that stand in the same sentences as `entity`, each with the number of those sentences: most
    /// first, then in the order of ids.
    pub fn companions(&self, entity: EntityId) -> Vec<(EntityId, u32)> {
        let mentions = self.entity(entity).map(|entity| &*entity.mentions);
        let mut sentences: Vec<(ArticleId, Span)> = (mentions.unwrap_or_default().iter())
            .filter_map(|&mention| {
                let from = self.mention(mention)?.span.from();
                let sentence = self.reading(mention.article)?.sentence_at(from)?;
                Some((mention.article, sentence))
            })
            .collect();
        // Mentions are in text order, so those of one sentence are neighbors.
        sentences.dedup();
        let mut counts: HashMap<EntityId, u32> = HashMap::new();
        for (article, sentence) in sentences {
            for companion in self.entities_of_sentence(article, sentence) {
                *counts.entry(companion).or_default() += 1;
            }
        }
        counts.remove(&entity);
        let mut companions: Vec<(EntityId, u32)> = counts.into_iter().collect();
        companions
            .sort_unstable_by_key(|&(companion, count)| (std::cmp::Reverse(count), companion));
        companions
    }

    /// The mention of `entity` that follows `after` in path order, then text order, or precedes it where `backward`
    /// is set; past the last one comes the first. `None` where `entity` has no mention besides.
    ///
    /// `after` need not be a mention of `entity`, so that the way can begin anywhere.
    pub fn next_mention(
        &self,
        entity: EntityId,
        after: MentionId,
        backward: bool,
    ) -> Option<MentionId> {
        let mentions = &*self.entity(entity)?.mentions;
        let next = if backward {
            let here = mentions.partition_point(|&mention| mention < after);
            let before = here.checked_sub(1).and_then(|index| mentions.get(index));
            before.or(mentions.last())
        } else {
            let beyond = mentions.partition_point(|&mention| mention <= after);
            mentions.get(beyond).or(mentions.first())
        };
        next.copied().filter(|&mention| mention != after)
    }

    /// The entities that a sentence of `article` mentions, each once.
    fn entities_of_sentence(&self, article: ArticleId, sentence: Span) -> BTreeSet<EntityId> {
        let mentions = self.reading(article).map(|reading| &*reading.mentions).unwrap_or_default();
        let first = mentions.partition_point(|mention| mention.span.start < sentence.start);
        (first..)
            .zip(mentions.iter().skip(first))
            .take_while(|(_, mention)| mention.span.start < sentence.end)
            .filter_map(|(index, _)| {
                let index = u32::try_from(index).ok()?;
                self.entity_of(MentionId { article, index })
            })
            .collect()
    }

    /// The day on which a report says that it was published.
    fn published(&self, article: ArticleId) -> Option<jiff::civil::Date> {
        self.article(article)?.metadata.published.as_ref().map(|published| published.value.day())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::corpus::{Corpus, Entry};
    use crate::model::{
        Article, ArticleId, Basis, ContentId, Entity, EntityId, Kind, Mention, MentionId, Metadata,
        Reading,
    };
    use crate::resolve::Resolution;
    use crate::text::Span;

    /// A corpus of articles whose letters are mentions and whose dots end sentences: `a` is entity 0, `b` is 1.
    fn corpus(texts: &[&str]) -> Corpus {
        let entries: Vec<Entry> = texts.iter().map(|text| entry(text)).collect();
        let mut resolution = Resolution::default();
        for (article, text) in (0..).map(ArticleId).zip(texts) {
            let letters = text.bytes().filter(u8::is_ascii_lowercase);
            let ids: Vec<EntityId> =
                letters.map(|letter| EntityId(u32::from(letter - b'a'))).collect();
            for (index, id) in (0..).zip(&ids) {
                while resolution.entities.len() <= id.index() {
                    resolution.entities.push(Entity {
                        name: String::new(),
                        kind: Kind::Person,
                        aliases: Vec::new(),
                        mentions: Vec::new(),
                        evidence: Vec::new(),
                    });
                }
                let mentions = &mut resolution.entities[id.index()].mentions;
                mentions.push(MentionId { article, index });
            }
            resolution.entity_of.push(ids);
        }
        Corpus::new(1, entries, resolution, Vec::new())
    }

    fn entry(text: &str) -> Entry {
        let mut reading = Reading::default();
        let mut from = 0;
        for sentence in text.split_inclusive('.') {
            let to = from + sentence.len();
            reading.sentences.push(Span::new(from, to));
            from = to;
        }
        for (offset, _) in text.match_indices(|c: char| c.is_ascii_lowercase()) {
            reading.mentions.push(Mention {
                span: Span::new(offset, offset + 1),
                kind: Kind::Person,
                basis: Basis::Consensus,
            });
        }
        let article = Article {
            path: text.into(),
            id: ContentId(0),
            text: text.to_owned(),
            blocks: Vec::new(),
            metadata: Metadata::default(),
            issues: Vec::new(),
        };
        Entry { article: Arc::new(article), reading: Arc::new(reading) }
    }

    fn at(article: u32, index: u32) -> MentionId {
        MentionId { article: ArticleId(article), index }
    }

    #[test]
    fn companions_are_counted_once_a_sentence_and_come_most_frequent_first() {
        let corpus = corpus(&["abb.acb.a.bd.", "da.ac."]);

        let companions = corpus.companions(EntityId(0));

        assert_eq!(companions, [(EntityId(1), 2), (EntityId(2), 2), (EntityId(3), 1)]);
    }

    #[test]
    fn the_way_through_the_mentions_crosses_articles_and_wraps_around() {
        let corpus = corpus(&["ab.a.", "b.", "ba."]);
        let next = |after| corpus.next_mention(EntityId(0), after, false);
        let previous = |after| corpus.next_mention(EntityId(0), after, true);

        assert_eq!(next(at(0, 1)), Some(at(0, 2)));
        assert_eq!(next(at(0, 2)), Some(at(2, 1)));
        assert_eq!(next(at(2, 1)), Some(at(0, 0)));
        assert_eq!(previous(at(2, 1)), Some(at(0, 2)));
        assert_eq!(previous(at(0, 0)), Some(at(2, 1)));
    }

    #[test]
    fn a_single_mention_has_no_next_one_and_an_unknown_entity_none_at_all() {
        let corpus = corpus(&["ab."]);

        assert_eq!(corpus.next_mention(EntityId(0), at(0, 0), false), None);
        assert_eq!(corpus.next_mention(EntityId(9), at(0, 0), true), None);
        assert_eq!(corpus.companions(EntityId(9)), []);
    }
}
