//! Behavior of search from a corpus to hits. This file holds what the tests build and how they look at it.

mod find;
mod robust;
mod snippet;

use std::sync::Arc;

use super::{Answer, Searcher, build};
use crate::corpus::{Corpus, Entry};
use crate::model::{
    Alias, Article, ArticleId, Basis, Block, ContentId, Entity, EntityId, Found, Kind, Mention,
    MentionId, Metadata, Published, Reading, Role,
};
use crate::resolve::Resolution;
use crate::text::Span;

/// A report whose first line is the headline and whose other lines are paragraphs of one sentence.
fn report(path: &str, text: &str) -> Entry {
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in text.lines() {
        let role = match (at, line.starts_with("Related:")) {
            (0, _) => Role::Title,
            (_, true) => Role::Related,
            _ => Role::Body,
        };
        let span = Span::new(at, at + line.len());
        blocks.push(Block { span, role });
        at += line.len() + 1;
    }
    let content = blocks.iter().filter(|block| !block.role.is_furniture());
    let sentences = content.map(|block| block.span).collect();
    Entry {
        reading: Arc::new(Reading { sentences, mentions: Vec::new() }),
        article: Arc::new(Article {
            path: path.into(),
            id: ContentId(0),
            text: text.to_owned(),
            blocks,
            metadata: Metadata::default(),
            issues: Vec::new(),
        }),
    }
}

/// `report` with an outlet and a day of publication.
fn dated(path: &str, text: &str, outlet: &str, day: [i8; 2]) -> Entry {
    let mut entry = report(path, text);
    let metadata = &mut Arc::make_mut(&mut entry.article).metadata;
    metadata.outlet = Some(Found { value: outlet.to_owned(), at: None });
    metadata.published =
        Some(Found { value: Published::Day(jiff::civil::date(2021, day[0], day[1])), at: None });
    entry
}

fn searcher(entries: Vec<Entry>) -> Searcher {
    let corpus = Corpus::new(1, entries, Resolution::default(), Vec::new());
    build(&Arc::new(corpus)).unwrap()
}

/// Two reports that print two spellings of one name.
fn two_spellings() -> Searcher {
    let mut entries = vec![
        report("a", "Talks\nEnvoy Karim Dufaya spoke."),
        report("b", "Reply\nNobody answered Qarim Doufaia yesterday."),
    ];
    let names = ["Karim Dufaya", "Qarim Doufaia"];
    for (entry, name) in entries.iter_mut().zip(names) {
        let start = entry.article.text.find(name).unwrap();
        Arc::make_mut(&mut entry.reading).mentions.push(Mention {
            span: Span::new(start, start + name.len()),
            kind: Kind::Person,
            basis: Basis::Consensus,
        });
    }
    let alias = |name: &str, article| Alias {
        text: name.to_owned(),
        count: 1,
        outlets: Vec::new(),
        articles: vec![ArticleId(article)],
    };
    let mention = |article| MentionId { article: ArticleId(article), index: 0 };
    let entity = Entity {
        name: names[0].to_owned(),
        kind: Kind::Person,
        aliases: vec![alias(names[0], 0), alias(names[1], 1)],
        mentions: vec![mention(0), mention(1)],
        evidence: Vec::new(),
    };
    let resolution = Resolution {
        entities: vec![entity],
        entity_of: vec![vec![EntityId(0)], vec![EntityId(0)]],
    };
    let corpus = Corpus::new(1, entries, resolution, Vec::new());
    build(&Arc::new(corpus)).unwrap()
}

/// The paths found, best first.
fn paths(searcher: &Searcher, query: &str) -> String {
    let answer = searcher.search(query, 100);
    let path = |id| &*searcher.corpus().article(id).unwrap().path;
    let paths: Vec<&str> = answer.hits.iter().map(|hit| path(hit.article)).collect();
    paths.join(" ")
}

/// The paths found, in path order.
fn sorted_paths(searcher: &Searcher, query: &str) -> String {
    let found = paths(searcher, query);
    let mut paths: Vec<&str> = found.split(' ').collect();
    paths.sort_unstable();
    paths.join(" ")
}

/// The snippet of the best hit, with its highlights in brackets.
fn marked(searcher: &Searcher, answer: &Answer) -> String {
    let hit = &answer.hits[0];
    let text = &searcher.corpus().article(hit.article).unwrap().text;
    let mut marked = String::new();
    let mut at = hit.snippet.span.from();
    for highlight in &hit.snippet.highlights {
        marked += &text[at..highlight.from()];
        marked.extend(["[", highlight.of(text), "]"]);
        at = highlight.to();
    }
    marked + &text[at..hit.snippet.span.to()]
}

fn best(searcher: &Searcher, query: &str) -> String {
    marked(searcher, &searcher.search(query, 1))
}

/// Where each problem stands and how it begins.
fn problems(searcher: &Searcher, query: &str) -> Vec<usize> {
    let answer = searcher.search(query, 10);
    answer.problems.iter().map(|problem| problem.at).collect()
}
