//! `redthread search QUERY`: the reports that match, best first, each with its best passage.

use serde::Serialize;

use crate::cli::Format;
use crate::command::articles::{published, value};
use crate::command::output::{Error, Output};
use crate::command::quote::{self, LineCounter};
use crate::corpus::Corpus;
use crate::index::{Answer, Hit, Problem};
use crate::model::Article;
use crate::text::Span;

/// One line of `search --format jsonl`. `start` and `end` are byte offsets into the report's text.
#[derive(Debug, Serialize)]
struct Line<'a> {
    /// Path of the report.
    path: &'a str,
    /// Stable id of the report's content.
    id: String,
    /// Headline, or null.
    title: Option<&'a str>,
    /// Outlet of the report, or null.
    outlet: Option<&'a str>,
    /// Date of the report as stated, or null.
    published: Option<String>,
    /// How well it matches (BM25): comparable within one answer only.
    score: f32,
    /// The passage that matches best.
    snippet: SnippetField<'a>,
}

/// The field `snippet`.
#[derive(Debug, Serialize)]
struct SnippetField<'a> {
    /// First byte.
    start: u32,
    /// Byte after the last.
    end: u32,
    /// The passage as printed, line ends included.
    text: &'a str,
    /// The words in it that match.
    highlights: Vec<SpanField>,
}

/// An entry of `highlights`.
#[derive(Debug, Serialize)]
struct SpanField {
    /// First byte.
    start: u32,
    /// Byte after the last.
    end: u32,
}

/// Writes the hits of `answer`; whether there is any.
pub(super) fn run(
    corpus: &Corpus,
    answer: &Answer,
    format: Format,
    output: &mut Output,
) -> Result<bool, Error> {
    for hit in &answer.hits {
        let Some(article) = corpus.article(hit.article) else {
            continue;
        };
        match format {
            Format::Text => text(article, hit, output)?,
            Format::Jsonl => output.json(&line(article, hit))?,
        }
    }
    Ok(!answer.hits.is_empty())
}

/// What is wrong with `query`, one message each. Columns are characters, from 1.
pub(super) fn problems(query: &str, answer: &Answer) -> Vec<String> {
    if !answer.searched && answer.problems.is_empty() {
        return vec!["query: there is nothing to search for in it; write a word".to_owned()];
    }
    let message = |problem: &Problem| {
        let before = query.char_indices().take_while(|&(at, _)| at < problem.at);
        let column = before.count() + 1;
        format!("query, column {column}: {}", quote::line(&problem.text))
    };
    answer.problems.iter().map(message).collect()
}

fn text(article: &Article, hit: &Hit, output: &mut Output) -> Result<(), Error> {
    let span = hit.snippet.span;
    let path = quote::path(&article.path);
    let line = LineCounter::new(&article.text).line_at(span.from());
    let day = quote::day(article);
    let outlet = quote::outlet(value(article.metadata.outlet.as_ref()));
    let title = quote::line(article.label());
    let words = quote::line(span.of(&article.text));
    output.line(format_args!("{path}:{line}  {day}  {outlet}  {title}"))?;
    output.line(format_args!("    {words}"))
}

fn line<'a>(article: &'a Article, hit: &Hit) -> Line<'a> {
    let highlight = |span: &Span| SpanField { start: span.start, end: span.end };
    let span = hit.snippet.span;
    Line {
        path: &article.path,
        id: article.id.to_string(),
        title: value(article.metadata.title.as_ref()),
        outlet: value(article.metadata.outlet.as_ref()),
        published: published(article),
        score: hit.score,
        snippet: SnippetField {
            start: span.start,
            end: span.end,
            text: span.of(&article.text),
            highlights: hit.snippet.highlights.iter().map(highlight).collect(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::{problems, run};
    use crate::cli::Format;
    use crate::command::sample::{corpus, written};
    use crate::index::{Answer, Hit, Problem, Snippet};
    use crate::model::ArticleId;
    use crate::text::Span;

    fn answer() -> Answer {
        Answer {
            hits: vec![Hit {
                article: ArticleId(0),
                score: 1.5,
                snippet: Snippet { span: Span::new(13, 49), highlights: vec![Span::new(32, 37)] },
            }],
            total: 1,
            problems: Vec::new(),
            searched: true,
        }
    }

    #[test]
    fn a_hit_is_told_with_its_line_and_its_passage() {
        assert_eq!(
            written(|output| run(&corpus(), &answer(), Format::Text, output)),
            "a.txt:3  2023-04-05  Harbor Post  Ferry waits\n    Ilan Marr said the ferry would wait.\n"
        );
    }

    #[test]
    fn a_hit_is_one_line_of_json() {
        assert_eq!(
            written(|output| run(&corpus(), &answer(), Format::Jsonl, output)),
            concat!(
                r#"{"path":"a.txt","id":"000000000000000a","title":"Ferry waits","outlet":"Harbor Post","#,
                r#""published":"2023-04-05","score":1.5,"snippet":{"start":13,"end":49,"#,
                r#""text":"Ilan Marr said the ferry\nwould wait.","highlights":[{"start":32,"end":37}]}}"#,
                "\n"
            )
        );
    }

    #[test]
    fn the_column_of_a_query_problem_is_counted_in_characters() {
        let answer = Answer {
            problems: vec![Problem {
                at: "Überfahrt ".len(), text: "no closing quote".to_owned()
            }],
            ..Answer::default()
        };

        assert_eq!(problems("Überfahrt \"x", &answer), ["query, column 11: no closing quote"]);
    }
}
