//! Two invented reports with one person under two spellings, for the tests of the commands.

use std::sync::Arc;

use jiff::civil::date;

use crate::command::output::{Error, Output};
use crate::corpus::{Corpus, Entry};
use crate::model::{
    Alias, Article, ArticleId, Basis, Block, ContentId, Entity, EntityId, Found, Issue, Kind,
    Mention, MentionId, Metadata, OutletCount, Published, Reading, Role,
};
use crate::resolve::Resolution;
use crate::text::Span;

/// A dated report by the Harbor Post and an undated one by nobody.
pub(super) fn corpus() -> Arc<Corpus> {
    let post =
        "Ferry waits\n\nIlan Marr said the ferry\nwould wait. Marr knew why.\n\nShare this\n";
    let slip = "Marr is back.\n";
    let entries = vec![
        Entry {
            article: Arc::new(Article {
                path: "a.txt".into(),
                id: ContentId(0xA),
                text: post.to_owned(),
                blocks: blocks(
                    post,
                    &[
                        (Role::Title, "Ferry waits"),
                        (Role::Body, "Ilan Marr said the ferry\nwould wait. Marr knew why."),
                        (Role::Widget, "Share this"),
                    ],
                ),
                metadata: Metadata {
                    title: Some(found("Ferry waits".to_owned())),
                    outlet: Some(found("Harbor Post".to_owned())),
                    published: Some(found(Published::Day(date(2023, 4, 5)))),
                    authors: vec![found("Ada Quill".to_owned())],
                    ..Metadata::default()
                },
                issues: Vec::new(),
            }),
            reading: reading(
                post,
                &["Ilan Marr said the ferry\nwould wait.", "Marr knew why."],
                &["Ilan Marr", "Marr knew"],
            ),
        },
        Entry {
            article: Arc::new(Article {
                path: "b.txt".into(),
                id: ContentId(0xB),
                text: slip.to_owned(),
                blocks: blocks(slip, &[(Role::Body, "Marr is back.")]),
                metadata: Metadata::default(),
                issues: vec![Issue { path: "b.txt".into(), text: "it is very short".to_owned() }],
            }),
            reading: reading(slip, &["Marr is back."], &["Marr is"]),
        },
    ];
    let resolution = Resolution {
        entities: vec![marr()],
        entity_of: vec![vec![EntityId(0); 2], vec![EntityId(0)]],
    };
    Arc::new(Corpus::new(1, entries, resolution, Vec::new()))
}

/// What `run` writes.
pub(super) fn written(run: impl FnOnce(&mut Output) -> Result<bool, Error>) -> String {
    let mut bytes = Vec::new();
    let mut output = Output::to(&mut bytes);
    run(&mut output).unwrap();
    output.finish().unwrap();
    String::from_utf8(bytes).unwrap()
}

fn marr() -> Entity {
    let outlet = |outlet: Option<&str>| OutletCount { outlet: outlet.map(Into::into), count: 1 };
    let mention = |article, index| MentionId { article: ArticleId(article), index };
    Entity {
        name: "Ilan Marr".to_owned(),
        kind: Kind::Person,
        aliases: vec![
            Alias {
                text: "Marr".to_owned(),
                count: 2,
                outlets: vec![outlet(Some("Harbor Post")), outlet(None)],
                articles: vec![ArticleId(0), ArticleId(1)],
            },
            Alias {
                text: "Ilan Marr".to_owned(),
                count: 1,
                outlets: vec![outlet(Some("Harbor Post"))],
                articles: vec![ArticleId(0)],
            },
        ],
        mentions: vec![mention(0, 0), mention(0, 1), mention(1, 0)],
        evidence: Vec::new(),
    }
}

fn found<T>(value: T) -> Found<T> {
    Found { value, at: None }
}

fn span(text: &str, part: &str) -> Span {
    let start = text.find(part).unwrap();
    Span::new(start, start + part.len())
}

fn blocks(text: &str, blocks: &[(Role, &str)]) -> Vec<Block> {
    blocks.iter().map(|&(role, part)| Block { span: span(text, part), role }).collect()
}

/// A reading with persons at the given places: a name and, where the name alone is not unique, what follows it.
fn reading(text: &str, sentences: &[&str], names: &[&str]) -> Arc<Reading> {
    let mention = |place: &&str| {
        let start = span(text, place).from();
        let length = if place.starts_with("Marr") { 4 } else { place.len() };
        Mention {
            span: Span::new(start, start + length),
            kind: Kind::Person,
            basis: Basis::Consensus,
        }
    };
    Arc::new(Reading {
        sentences: sentences.iter().map(|part| span(text, part)).collect(),
        mentions: names.iter().map(mention).collect(),
    })
}
