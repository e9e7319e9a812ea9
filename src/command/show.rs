//! `redthread show`: each report with its text and the names in it, by path.
//!
//! As JSON, everything that is known of the report, with byte offsets into its text. As text, what a person would
//! read: the head, the content without page furniture (and how much of it was left out), and the names.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::cli::Format;
use crate::command::articles::{Head, value};
use crate::command::output::{Error, Output};
use crate::command::quote;
use crate::corpus::Corpus;
use crate::model::{Article, ArticleId, EntityId, Mention, MentionId};
use crate::text::count::count;

/// One line of `show --format jsonl`. `start` and `end` are byte offsets into `text`.
#[derive(Debug, Serialize)]
struct Line<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    /// The whole decoded, sanitized text, page furniture included, with `\n` line ends.
    text: &'a str,
    /// What each run of the text is, in order, covering every line that is not blank.
    blocks: Vec<BlockField>,
    /// The names, in text order, not overlapping.
    mentions: Vec<MentionField<'a>>,
    /// Always empty: dates in the text are not resolved yet.
    dates: [(); 0],
    /// Always empty: claims are not recognized yet.
    claims: [(); 0],
    /// What went wrong or was doubtful while reading it.
    issues: Vec<&'a str>,
}

/// An entry of `blocks`.
#[derive(Debug, Serialize)]
struct BlockField {
    /// First byte.
    start: u32,
    /// Byte after the last.
    end: u32,
    /// `title`, `subtitle`, `heading`, `body`, `caption`, `byline`, `date`, `navigation`, `widget`, `related` or
    /// `disclaimer`.
    role: &'static str,
}

/// An entry of `mentions`.
#[derive(Debug, Serialize)]
struct MentionField<'a> {
    /// First byte.
    start: u32,
    /// Byte after the last.
    end: u32,
    /// `person`, `organization`, `place`, `group`, `event` or `work`.
    kind: &'static str,
    /// Id of the entity over all the reports given, as in `entities`; or null.
    entity: Option<u32>,
    /// Canonical name of that entity.
    name: &'a str,
    /// Why it was taken for a name of this kind: `watchlist`, `list: places`, `rule: title`, `folder consensus`.
    why: String,
}

/// Writes the reports; whether there is any.
pub(super) fn run(corpus: &Corpus, format: Format, output: &mut Output) -> Result<bool, Error> {
    for (id, article) in corpus.articles() {
        match format {
            Format::Text => {
                if id != ArticleId(0) {
                    output.line("")?;
                }
                text(corpus, id, article, output)?;
            }
            Format::Jsonl => output.json(&line(corpus, id, article))?,
        }
    }
    Ok(!corpus.is_empty())
}

fn line<'a>(corpus: &'a Corpus, id: ArticleId, article: &'a Article) -> Line<'a> {
    let block = |block: &crate::model::Block| BlockField {
        start: block.span.start,
        end: block.span.end,
        role: block.role.name(),
    };
    let mention = |(mention, entity): (&Mention, Option<EntityId>)| MentionField {
        start: mention.span.start,
        end: mention.span.end,
        kind: mention.kind.name(),
        entity: entity.map(|entity| entity.0),
        name: entity
            .and_then(|entity| corpus.entity(entity))
            .map_or_else(|| mention.span.of(&article.text), |entity| &entity.name),
        why: mention.basis.to_string(),
    };
    Line {
        head: Head::new(article),
        text: &article.text,
        blocks: article.blocks.iter().map(block).collect(),
        mentions: mentions(corpus, id).map(mention).collect(),
        dates: [],
        claims: [],
        issues: article.issues.iter().map(|issue| &*issue.text).collect(),
    }
}

/// The mentions of an article, in text order, each with its entity.
fn mentions(
    corpus: &Corpus,
    article: ArticleId,
) -> impl Iterator<Item = (&Mention, Option<EntityId>)> {
    let mentions = corpus.reading(article).map(|reading| &reading.mentions[..]);
    mentions
        .unwrap_or_default()
        .iter()
        .zip(0..)
        .map(move |(mention, index)| (mention, corpus.entity_of(MentionId { article, index })))
}

fn text(
    corpus: &Corpus,
    id: ArticleId,
    article: &Article,
    output: &mut Output,
) -> Result<(), Error> {
    head(article, output)?;
    let mut folded = 0;
    for block in &article.blocks {
        let run = block.span.of(&article.text);
        if block.role.is_furniture() {
            folded += run.lines().filter(|line| !line.trim().is_empty()).count();
        } else {
            output.line(format_args!("\n{run}"))?;
        }
    }
    if folded > 0 {
        let lines = count(folded, "line");
        output.line(format_args!("\n({lines} of page furniture left out)"))?;
    }
    names(corpus, id, output)
}

/// What the report states about itself, one fact a line.
fn head(article: &Article, output: &mut Output) -> Result<(), Error> {
    let metadata = &article.metadata;
    let names = |list: &[crate::model::Found<String>]| {
        let names: Vec<_> = list.iter().map(|name| quote::line(&name.value)).collect();
        (!names.is_empty()).then(|| names.join(", "))
    };
    let one = |found| value(found).map(|value| quote::line(value).into_owned());
    let issues = article.issues.iter();
    let rows = [
        ("path", Some(quote::path(&article.path))),
        ("title", one(metadata.title.as_ref())),
        ("outlet", Some(quote::outlet(value(metadata.outlet.as_ref())).into_owned())),
        ("date", Some(quote::day(article))),
        ("authors", names(&metadata.authors)),
        ("credits", names(&metadata.origins)),
        ("language", one(metadata.language.as_ref())),
        ("url", one(metadata.url.as_ref())),
    ]
    .into_iter()
    .filter_map(|(label, value)| Some((label, value?)))
    .chain(issues.map(|issue| ("issue", quote::line(&issue.text).into_owned())));
    for (label, value) in rows {
        output.line(format_args!("{label:8}  {value}"))?;
    }
    Ok(())
}

/// The entities that the report names, as `entities` orders them, with how often.
fn names(corpus: &Corpus, id: ArticleId, output: &mut Output) -> Result<(), Error> {
    let mut counts: BTreeMap<EntityId, usize> = BTreeMap::new();
    for (_, entity) in mentions(corpus, id) {
        if let Some(entity) = entity {
            *counts.entry(entity).or_default() += 1;
        }
    }
    if !counts.is_empty() {
        output.line("")?;
    }
    for (entity, count) in counts {
        if let Some(entity) = corpus.entity(entity) {
            let (kind, name) = (entity.kind.name(), quote::line(&entity.name));
            output.line(format_args!("{kind:12}  {count:4}  {name}"))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::run;
    use crate::cli::Format;
    use crate::command::sample::{corpus, written};

    #[test]
    fn a_report_is_shown_without_furniture_which_is_told() {
        assert_eq!(
            written(|output| run(&corpus(), Format::Text, output)),
            "path      a.txt
title     Ferry waits
outlet    Harbor Post
date      2023-04-05
authors   Ada Quill

Ferry waits

Ilan Marr said the ferry
would wait. Marr knew why.

(1 line of page furniture left out)

person           2  Ilan Marr

path      b.txt
outlet    no outlet
date      no date
issue     it is very short

Marr is back.

person           1  Ilan Marr
"
        );
    }

    #[test]
    fn everything_known_of_a_report_is_one_line_of_json() {
        let written = written(|output| run(&corpus(), Format::Jsonl, output));

        assert_eq!(
            written.lines().nth(1),
            Some(concat!(
                r#"{"path":"b.txt","id":"000000000000000b","title":null,"outlet":null,"authors":[],"#,
                r#""published":null,"language":null,"url":null,"origins":[],"published_inferred":null,"#,
                r#""text":"Marr is back.\n","blocks":[{"start":0,"end":13,"role":"body"}],"#,
                r#""mentions":[{"start":0,"end":4,"kind":"person","entity":0,"name":"Ilan Marr","why":"folder consensus"}],"#,
                r#""dates":[],"claims":[],"issues":["it is very short"]}"#
            ))
        );
    }
}
