//! [`Corpus`]: one immutable snapshot of everything known, with every lookup that screens and commands ask for.
//!
//! The questions are few and named, and nothing above this module reaches around them: articles by id or path,
//! the reading of an article, the entity of a mention, an entity's mentions, and its cross-references.
//! A snapshot never changes; a change of the folder gives a new one, with a higher generation and new ids.

mod crossref;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{Article, ArticleId, Entity, EntityId, Issue, Mention, MentionId, Reading};
use crate::resolve::Resolution;

pub use crossref::{CrossReference, ReportReferences};

/// One article with what was recognized in it. Shared between snapshots.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The article.
    pub article: Arc<Article>,
    /// What recognition found in it.
    pub reading: Arc<Reading>,
}

/// One immutable snapshot.
#[derive(Debug, Clone, Default)]
pub struct Corpus {
    generation: u64,
    entries: Vec<Entry>,
    by_path: BTreeMap<Arc<str>, ArticleId>,
    entities: Vec<Entity>,
    /// For each article, for each mention of its reading: the entity.
    entity_of: Vec<Vec<EntityId>>,
    issues: Vec<Issue>,
}

impl Corpus {
    /// A snapshot of `entries`, which are in path order, as `resolution` joined their mentions. `issues` are
    /// those of inputs that gave no article.
    pub fn new(
        generation: u64,
        entries: Vec<Entry>,
        resolution: Resolution,
        issues: Vec<Issue>,
    ) -> Self {
        let by_path = entries
            .iter()
            .zip(0..)
            .map(|(entry, id)| (entry.article.path.clone(), ArticleId(id)))
            .collect();
        let Resolution { entities, entity_of } = resolution;
        Self { generation, entries, by_path, entities, entity_of, issues }
    }

    /// Which snapshot this is; a later one of the same run has a higher number.
    pub fn generation(&self) -> u64 {
        self.generation
    }

    /// Number of articles.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether it holds no article.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Every article with its id, in path order.
    pub fn articles(
        &self,
    ) -> impl DoubleEndedIterator<Item = (ArticleId, &Arc<Article>)> + ExactSizeIterator {
        self.entries.iter().enumerate().map(|(index, entry)| {
            (ArticleId(u32::try_from(index).unwrap_or(u32::MAX)), &entry.article)
        })
    }

    /// An article. Ids of another snapshot may give another article or none.
    pub fn article(&self, id: ArticleId) -> Option<&Arc<Article>> {
        self.entries.get(id.index()).map(|entry| &entry.article)
    }

    /// The article at `path`.
    pub fn find(&self, path: &str) -> Option<ArticleId> {
        self.by_path.get(path).copied()
    }

    /// What was recognized in an article.
    pub fn reading(&self, id: ArticleId) -> Option<&Arc<Reading>> {
        self.entries.get(id.index()).map(|entry| &entry.reading)
    }

    /// Every entity with its id, by kind, then by name.
    pub fn entities(
        &self,
    ) -> impl DoubleEndedIterator<Item = (EntityId, &Entity)> + ExactSizeIterator {
        self.entities
            .iter()
            .enumerate()
            .map(|(index, entity)| (EntityId(u32::try_from(index).unwrap_or(u32::MAX)), entity))
    }

    /// An entity.
    pub fn entity(&self, id: EntityId) -> Option<&Entity> {
        self.entities.get(id.index())
    }

    /// The entity that a mention denotes.
    pub fn entity_of(&self, mention: MentionId) -> Option<EntityId> {
        self.entity_of.get(mention.article.index())?.get(mention.index as usize).copied()
    }

    /// A mention.
    pub fn mention(&self, mention: MentionId) -> Option<&Mention> {
        self.reading(mention.article)?.mentions.get(mention.index as usize)
    }

    /// The mention at byte `offset` of an article.
    pub fn mention_at(&self, article: ArticleId, offset: usize) -> Option<MentionId> {
        let index = self.reading(article)?.mention_at(offset)?;
        Some(MentionId { article, index: u32::try_from(index).ok()? })
    }

    /// What went wrong with inputs that gave no article.
    pub fn issues(&self) -> &[Issue] {
        &self.issues
    }
}
