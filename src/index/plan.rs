//! From a query tree to a tantivy query, and to the patterns that its highlights are found by.
//!
//! A word is looked for in the headline, in the text, and among the names of entities; whoever has such a name
//! is found in all reports that mention them, under whatever name. A word in quotation marks must be printed.

use std::collections::BTreeSet;

use tantivy::collector::DocSetCollector;
use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, FuzzyTermQuery, Occur, PhrasePrefixQuery,
    PhraseQuery, Query, RangeQuery, TermQuery, TermSetQuery,
};
use tantivy::schema::{Field as TantivyField, IndexRecordOption, Term};

use crate::index::Searcher;
use crate::index::query::{Field, Latitude, Node, Words};
use crate::model::EntityId;

/// How much more a word in the headline counts than one in the text.
const TITLE_WEIGHT: f32 = 3.0;

/// Score of a report that mentions an entity of the name asked for, under any name: little beside a word that
/// is printed as asked, whose score is mostly above 1.
const NAME_SCORE: f32 = 0.5;

/// A query ready to run.
pub(super) struct Plan {
    /// For the index of articles.
    pub(super) query: Box<dyn Query>,
    /// What to highlight.
    pub(super) patterns: Vec<Pattern>,
}

/// Something that the query asks for, as it is recognized in a text.
#[derive(Debug, Default)]
pub(super) struct Pattern {
    /// Comparison forms of words in a row; empty where only entities are asked for.
    pub(super) forms: Vec<String>,
    /// What the last of them matches.
    pub(super) last: Last,
    /// Entities whose mentions match too, sorted.
    pub(super) entities: Vec<EntityId>,
}

/// What the last word of a pattern matches.
#[derive(Debug, Default)]
pub(super) enum Last {
    /// The same word.
    #[default]
    Same,
    /// Words that begin with it.
    Prefix,
    /// These words.
    OneOf(BTreeSet<String>),
}

/// Plans the search for `node`.
pub(super) fn plan(searcher: &Searcher, node: &Node) -> tantivy::Result<Plan> {
    let mut planner = Planner { searcher, patterns: Vec::new() };
    let query = planner.node(node, true)?;
    Ok(Plan { query, patterns: planner.patterns })
}

struct Planner<'s> {
    searcher: &'s Searcher,
    patterns: Vec<Pattern>,
}

impl Planner<'_> {
    /// The query for a node; what it finds is highlighted where it `is_wanted`.
    fn node(&mut self, node: &Node, is_wanted: bool) -> tantivy::Result<Box<dyn Query>> {
        match node {
            Node::All(nodes) => self.all(nodes, is_wanted),
            Node::Not(_) => self.all(std::slice::from_ref(node), is_wanted),
            Node::Any(nodes) => {
                let queries: tantivy::Result<Vec<_>> =
                    nodes.iter().map(|node| self.node(node, is_wanted)).collect();
                Ok(Box::new(BooleanQuery::union(queries?)))
            }
            Node::Words(words) => self.words(words, is_wanted),
            Node::Dates { from, to } => {
                let bound = |text| Term::from_field_text(self.searcher.fields.date, text);
                let range = RangeQuery::new(
                    std::ops::Bound::Included(bound(from)),
                    std::ops::Bound::Excluded(bound(to)),
                );
                Ok(Box::new(ConstScoreQuery::new(Box::new(range), 0.0)))
            }
        }
    }

    /// What every node finds. Where all are negations, they are taken from all articles.
    fn all(&mut self, nodes: &[Node], is_wanted: bool) -> tantivy::Result<Box<dyn Query>> {
        let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::with_capacity(nodes.len());
        for node in nodes {
            clauses.push(match node {
                Node::Not(node) => (Occur::MustNot, self.node(node, !is_wanted)?),
                node => (Occur::Must, self.node(node, is_wanted)?),
            });
        }
        if clauses.iter().all(|(occur, _)| *occur == Occur::MustNot) {
            let everything = ConstScoreQuery::new(Box::new(AllQuery), 0.0);
            clauses.push((Occur::Must, Box::new(everything)));
        }
        Ok(Box::new(BooleanQuery::new(clauses)))
    }

    fn words(&mut self, words: &Words, is_wanted: bool) -> tantivy::Result<Box<dyn Query>> {
        let fields = self.searcher.fields;
        let articles = &self.searcher.articles;
        let single = |field| in_field(articles, field, words);
        let title = || -> tantivy::Result<Box<dyn Query>> {
            let query = in_field(articles, fields.title, words)?;
            Ok(Box::new(BoostQuery::new(query, TITLE_WEIGHT)))
        };
        let mut entities = Vec::new();
        let query = match words.field {
            Some(Field::Title) => title()?,
            Some(Field::Body) => single(fields.body)?,
            Some(Field::Outlet) => single(fields.outlet)?,
            Some(Field::Author) => single(fields.author)?,
            // The parser reads dates itself.
            Some(Field::Date) => single(fields.date)?,
            Some(Field::Entity) => {
                entities = self.entities_named(words)?;
                self.mentions_of(&entities)
            }
            None => {
                let mut queries = vec![title()?, single(fields.body)?];
                if !words.as_printed {
                    entities = self.entities_named(words)?;
                    queries.push(self.mentions_of(&entities));
                }
                Box::new(BooleanQuery::union(queries))
            }
        };
        if is_wanted {
            self.add_patterns(words, entities)?;
        }
        Ok(query)
    }

    /// The entities with a name that has `words`, sorted.
    fn entities_named(&self, words: &Words) -> tantivy::Result<Vec<EntityId>> {
        // tantivy 0.27 panics when it looks for prefixes in a segment without documents.
        if self.searcher.names.num_docs() == 0 {
            return Ok(Vec::new());
        }
        let query = in_field(&self.searcher.names, self.searcher.name, words)?;
        let found = self.searcher.names.search(&query, &DocSetCollector)?;
        let mut entities: Vec<EntityId> =
            found.into_iter().map(|address| EntityId(address.doc_id)).collect();
        entities.sort_unstable();
        Ok(entities)
    }

    fn mentions_of(&self, entities: &[EntityId]) -> Box<dyn Query> {
        let field = self.searcher.fields.entity;
        let numbers =
            entities.iter().map(|entity| Term::from_field_u64(field, u64::from(entity.0)));
        let mentions = TermSetQuery::new(numbers);
        Box::new(ConstScoreQuery::new(Box::new(mentions), NAME_SCORE))
    }

    /// Highlights for `words`, where they were looked for in the text or among its mentions.
    fn add_patterns(&mut self, words: &Words, entities: Vec<EntityId>) -> tantivy::Result<()> {
        let forms = words.forms.iter().cloned();
        match (words.field, words.latitude) {
            (Some(Field::Outlet | Field::Author | Field::Date), _) => {}
            (Some(Field::Entity), _) => {
                self.patterns.push(Pattern { entities, ..Pattern::default() });
            }
            (_, Latitude::Exact | Latitude::Prefix) => {
                let last = match words.latitude {
                    Latitude::Prefix => Last::Prefix,
                    _ => Last::Same,
                };
                self.patterns.push(Pattern { forms: forms.collect(), last, entities });
            }
            (_, Latitude::Near(_)) => self
                .patterns
                .extend(forms.map(|form| Pattern { forms: vec![form], ..Pattern::default() })),
            (_, Latitude::Fuzzy(letters)) => {
                for form in forms {
                    let last = Last::OneOf(self.similar_words(&form, letters)?);
                    self.patterns.push(Pattern {
                        forms: vec![form],
                        last,
                        entities: entities.clone(),
                    });
                }
            }
        }
        Ok(())
    }

    /// The words of titles and texts that are at most `letters` letters away from `form`.
    fn similar_words(&self, form: &str, letters: u8) -> tantivy::Result<BTreeSet<String>> {
        let mut similar = BTreeSet::new();
        for field in [self.searcher.fields.title, self.searcher.fields.body] {
            let query = FuzzyTermQuery::new(Term::from_field_text(field, form), letters, true);
            for segment in self.searcher.articles.segment_readers() {
                let index = segment.inverted_index(field)?;
                let mut words = index.terms().search(query.automaton()?).into_stream()?;
                while words.advance() {
                    similar.extend(str::from_utf8(words.key()).map(str::to_owned));
                }
            }
        }
        Ok(similar)
    }
}

/// The query for `words` in one field.
fn in_field(
    searcher: &tantivy::Searcher,
    field: TantivyField,
    words: &Words,
) -> tantivy::Result<Box<dyn Query>> {
    let mut terms: Vec<Term> =
        words.forms.iter().map(|form| Term::from_field_text(field, form)).collect();
    if let Latitude::Fuzzy(letters) = words.latitude {
        let similar = terms.into_iter().map(|term| {
            let all = FuzzyTermQuery::new(term.clone(), letters, true);
            exact_first(term, all)
        });
        return Ok(Box::new(BooleanQuery::intersection(similar.collect())));
    }
    if terms.len() == 1
        && let Some(term) = terms.pop()
    {
        return Ok(match words.latitude {
            Latitude::Prefix => {
                let all = FuzzyTermQuery::new_prefix(term.clone(), 0, true);
                exact_first(term, all)
            }
            _ => Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs)),
        });
    }
    Ok(match words.latitude {
        Latitude::Prefix => {
            let endings = terms.last().map_or(Ok(0), |last| words_with_prefix(searcher, last))?;
            let mut phrase = PhrasePrefixQuery::new(terms);
            phrase.set_max_expansions(endings);
            Box::new(phrase)
        }
        Latitude::Near(apart) => {
            let mut phrase = PhraseQuery::new(terms);
            phrase.set_slop(apart);
            Box::new(phrase)
        }
        _ => Box::new(PhraseQuery::new(terms)),
    })
}

/// All that `all` finds, ranked by how well `term` itself fits.
fn exact_first(term: Term, all: FuzzyTermQuery) -> Box<dyn Query> {
    let exact = TermQuery::new(term, IndexRecordOption::WithFreqs);
    Box::new(BooleanQuery::union(vec![Box::new(exact), Box::new(all)]))
}

/// How many words begin with `prefix`; tantivy would leave out those above fifty.
fn words_with_prefix(searcher: &tantivy::Searcher, prefix: &Term) -> tantivy::Result<u32> {
    let query = FuzzyTermQuery::new_prefix(prefix.clone(), 0, true);
    let mut count = 0;
    for segment in searcher.segment_readers() {
        let index = segment.inverted_index(prefix.field())?;
        let mut words = index.terms().search(query.automaton()?).into_stream()?;
        while words.advance() {
            count += 1;
        }
    }
    Ok(count)
}
