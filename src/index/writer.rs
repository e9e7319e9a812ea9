//! From a corpus to its searcher.
//!
//! Each index is one segment, written in order by one thread. Two writing threads would be ready in two thirds
//! of the time, but spread documents over segments by chance: scores and order would differ from run to run,
//! and every segment more makes a fuzzy query slower. One segment also makes document numbers the ids of the
//! corpus, so that nothing has to be looked up.

use std::sync::Arc;

use tantivy::directory::RamDirectory;
use tantivy::schema::{Field, Schema};
use tantivy::{Index, IndexBuilder, SingleSegmentIndexWriter, TantivyDocument};

use crate::corpus::Corpus;
use crate::index::schema::{self, ArticleFields};
use crate::index::{IndexError, Searcher};
use crate::model::{Article, ArticleId, Entity, MentionId, Role};

/// Bytes of text that one index takes. tantivy addresses the postings of a segment under construction with 32
/// bits, and they take at most about as many bytes as the text.
const MOST_TEXT: usize = 3 << 30;

/// Builds the searcher of a corpus. Nothing of it touches the disk.
///
/// # Errors
///
/// When the corpus holds more text than one index takes, or tantivy fails.
pub fn build(corpus: &Arc<Corpus>) -> Result<Searcher, IndexError> {
    let text = corpus.articles().map(|(_, article)| article.text.len()).sum();
    if text > MOST_TEXT {
        return Err(IndexError::TooLarge { bytes: text });
    }
    let (fields, article_schema) = schema::articles();
    let articles = write(
        article_schema,
        text,
        corpus.articles().map(|(id, article)| article_document(corpus, id, article, fields)),
    )?;
    let (name, name_schema) = schema::names();
    let names =
        write(name_schema, 0, corpus.entities().map(|(_, entity)| name_document(entity, name)))?;
    Ok(Searcher {
        corpus: corpus.clone(),
        fields,
        name,
        articles: schema::open(&articles)?,
        names: schema::open(&names)?,
    })
}

/// Writes one index; `text` is about how many bytes of text go into it.
fn write(
    schema: Schema,
    text: usize,
    documents: impl Iterator<Item = TantivyDocument>,
) -> tantivy::Result<Index> {
    // The budget only sizes the table of words at the start: 15 MB is the least that tantivy takes, and above
    // 100 MB nothing was gained when it was measured.
    let budget = text.clamp(15_000_000, 100_000_000);
    let mut writer: SingleSegmentIndexWriter = IndexBuilder::default()
        .schema(schema)
        .tokenizers(schema::tokenizers())
        .single_segment_index_writer(RamDirectory::create(), budget)?;
    for document in documents {
        writer.add_document(document)?;
    }
    writer.finalize()
}

/// What is indexed of an article. Every block goes to one field, so no text is indexed twice.
fn article_document(
    corpus: &Corpus,
    id: ArticleId,
    article: &Article,
    fields: ArticleFields,
) -> TantivyDocument {
    let mut document = TantivyDocument::new();
    let metadata = &article.metadata;
    let mut title_stands_in_text = false;
    for block in &article.blocks {
        let text = block.span.of(&article.text);
        match block.role {
            Role::Title => {
                title_stands_in_text = true;
                document.add_text(fields.title, text);
            }
            role if role.is_furniture() => {}
            _ => document.add_text(fields.body, text),
        }
    }
    if let Some(title) = &metadata.title
        && !title_stands_in_text
    {
        document.add_text(fields.title, &title.value);
    }
    if let Some(outlet) = &metadata.outlet {
        document.add_text(fields.outlet, &outlet.value);
    }
    for author in &metadata.authors {
        document.add_text(fields.author, &author.value);
    }
    if let Some(published) = &metadata.published {
        document.add_text(fields.date, published.value.day().to_string());
    }
    for entity in entities_of(corpus, id) {
        document.add_u64(fields.entity, entity);
    }
    document
}

/// The numbers of the entities that an article mentions, each once.
fn entities_of(corpus: &Corpus, article: ArticleId) -> Vec<u64> {
    let mentions = corpus.reading(article).map_or(0, |reading| reading.mentions.len());
    let mut entities: Vec<u64> = (0..u32::try_from(mentions).unwrap_or(u32::MAX))
        .filter_map(|index| corpus.entity_of(MentionId { article, index }))
        .map(|entity| u64::from(entity.0))
        .collect();
    entities.sort_unstable();
    entities.dedup();
    entities
}

/// The names of an entity: the canonical one and every spelling.
fn name_document(entity: &Entity, name: Field) -> TantivyDocument {
    let mut document = TantivyDocument::new();
    document.add_text(name, &entity.name);
    for alias in &entity.aliases {
        if alias.text != entity.name {
            document.add_text(name, &alias.text);
        }
    }
    document
}
