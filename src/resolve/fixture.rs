//! Folders for the tests, written as texts with their mentions marked: `[P:Nora Halden] came.`
//!
//! The letters are P person, O organization, L place, G group, E event, W work. A sentence ends with `. `.

use std::sync::{Arc, LazyLock};

use crate::model::{Article, Basis, ContentId, Entity, Found, Kind, Mention, Metadata, Reading};
use crate::nlp::{Lexicon, Watchlist};
use crate::resolve::{Resolution, resolve};
use crate::text::Span;

/// The tables, read once for all tests.
static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::embedded);

/// A folder with its resolution.
pub(super) struct Folder {
    articles: Vec<(Article, Reading)>,
    pub(super) resolution: Resolution,
}

impl Folder {
    /// Resolves the texts as the articles of a folder, in that order. An outlet may stand before a text: `Post|...`.
    pub(super) fn new(marked: &[&str]) -> Self {
        Self::with(marked, &LEXICON)
    }

    /// Resolves the texts where the analyst watches for the names of `list`.
    pub(super) fn watching(list: &str, marked: &[&str]) -> Self {
        let mut watchlist = Watchlist::default();
        assert_eq!(watchlist.add("names.csv", list), []);
        Self::with(marked, &LEXICON.clone().with_watchlist(watchlist))
    }

    fn with(marked: &[&str], lexicon: &Lexicon) -> Self {
        let articles: Vec<_> =
            (marked.iter().enumerate()).map(|(number, marked)| article(number, marked)).collect();
        let borrowed: Vec<_> =
            articles.iter().map(|(article, reading)| (article, reading)).collect();
        let resolution = resolve(&borrowed, lexicon);
        Self { articles, resolution }
    }

    pub(super) fn entity_count(&self) -> usize {
        self.resolution.entities.len()
    }

    pub(super) fn names(&self) -> Vec<&str> {
        let entities = self.resolution.entities.iter();
        entities.map(|entity| &*entity.name).collect()
    }

    pub(super) fn kinds(&self) -> Vec<&str> {
        let entities = self.resolution.entities.iter();
        entities.map(|entity| entity.kind.name()).collect()
    }

    /// The entity of the first mention that reads `text`.
    pub(super) fn entity(&self, text: &str) -> &Entity {
        for ((article, reading), entities) in self.articles.iter().zip(&self.resolution.entity_of) {
            for (mention, entity) in reading.mentions.iter().zip(entities) {
                if mention.span.of(&article.text) == text {
                    return &self.resolution.entities[entity.index()];
                }
            }
        }
        panic!("no mention reads {text}");
    }

    /// The texts of all mentions of the entity of the first mention that reads `text`.
    pub(super) fn same_as(&self, text: &str) -> Vec<&str> {
        let mentions = self.entity(text).mentions.iter();
        mentions
            .map(|mention| {
                let (article, reading) = &self.articles[mention.article.index()];
                reading.mentions[mention.index as usize].span.of(&article.text)
            })
            .collect()
    }
}

fn article(number: usize, marked: &str) -> (Article, Reading) {
    let (outlet, marked) = match marked.split_once('|') {
        Some((outlet, marked)) => (Some(outlet.to_owned()), marked),
        None => (None, marked),
    };
    let mut text = String::new();
    let mut reading = Reading::default();
    for (index, piece) in marked.split('[').enumerate() {
        if index == 0 {
            text.push_str(piece);
            continue;
        }
        let (mention, after) = piece.split_once(']').unwrap();
        let (letter, name) = mention.split_once(':').unwrap();
        let from = text.len();
        text.push_str(name);
        reading.mentions.push(Mention {
            span: Span::new(from, text.len()),
            kind: match letter {
                "P" => Kind::Person,
                "O" => Kind::Organization,
                "L" => Kind::Place,
                "G" => Kind::Group,
                "E" => Kind::Event,
                _ => Kind::Work,
            },
            basis: Basis::Consensus,
        });
        text.push_str(after);
    }
    let mut from = 0;
    for sentence in text.split_inclusive(". ") {
        reading.sentences.push(Span::new(from, from + sentence.len()));
        from += sentence.len();
    }
    let article = Article {
        path: Arc::from(format!("{number:03}.txt")),
        id: ContentId(number as u64),
        text,
        blocks: Vec::new(),
        metadata: Metadata {
            outlet: outlet.map(|value| Found { value, at: None }),
            ..Metadata::default()
        },
        issues: Vec::new(),
    };
    (article, reading)
}
