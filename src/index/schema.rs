//! The two tantivy schemas: articles, and the names of entities.
//!
//! Names are an index of their own, one document an entity, because an article that mentions a country under
//! one spelling must be found under the twenty others without carrying the twenty others: the article only
//! carries the numbers of its entities. Nothing is stored; the corpus holds every text.

use tantivy::Index;
use tantivy::schema::{
    Field, IndexRecordOption, NumericOptions, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::tokenizer::TokenizerManager;

use crate::index::words::WordTokenizer;

/// Name under which [`WordTokenizer`] is registered.
const WORDS: &str = "words";

/// The fields of the index of articles. A document's number is the article's: one segment, in path order.
#[derive(Debug, Clone, Copy)]
pub(super) struct ArticleFields {
    /// The headline.
    pub(super) title: Field,
    /// Every other block that is not page furniture.
    pub(super) body: Field,
    /// Name of the outlet.
    pub(super) outlet: Field,
    /// Names of the authors.
    pub(super) author: Field,
    /// ISO day of publication as one word, so that ranges compare as text.
    pub(super) date: Field,
    /// Numbers of the entities mentioned.
    pub(super) entity: Field,
}

/// The index of articles.
pub(super) fn articles() -> (ArticleFields, Schema) {
    let mut schema = Schema::builder();
    let day = TextFieldIndexing::default()
        .set_tokenizer("raw")
        .set_fieldnorms(false)
        .set_index_option(IndexRecordOption::Basic);
    let fields = ArticleFields {
        title: schema.add_text_field("title", words()),
        body: schema.add_text_field("body", words()),
        outlet: schema.add_text_field("outlet", words()),
        author: schema.add_text_field("author", words()),
        date: schema.add_text_field("date", TextOptions::default().set_indexing_options(day)),
        entity: schema.add_u64_field("entity", NumericOptions::default().set_indexed()),
    };
    (fields, schema.build())
}

/// The index of names: one field, one document an entity, whose number is the entity's.
pub(super) fn names() -> (Field, Schema) {
    let mut schema = Schema::builder();
    let name = schema.add_text_field("name", words());
    (name, schema.build())
}

/// The tokenizers that the schemas name.
pub(super) fn tokenizers() -> TokenizerManager {
    let tokenizers = TokenizerManager::default();
    tokenizers.register(WORDS, WordTokenizer);
    tokenizers
}

/// The words of an index, read through the tokenizers of [`tokenizers`].
fn words() -> TextOptions {
    TextOptions::default().set_indexing_options(
        TextFieldIndexing::default()
            .set_tokenizer(WORDS)
            .set_index_option(IndexRecordOption::WithFreqsAndPositions),
    )
}

/// A searcher over a finished index.
pub(super) fn open(index: &Index) -> tantivy::Result<tantivy::Searcher> {
    let reader = index.reader_builder().reload_policy(tantivy::ReloadPolicy::Manual).try_into()?;
    Ok(reader.searcher())
}
