//! `redthread articles`: the reports, one a line, by path.

use std::borrow::Cow;

use serde::Serialize;
use unicode_segmentation::UnicodeSegmentation;

use crate::cli::Format;
use crate::command::output::{Error, Output};
use crate::command::quote;
use crate::corpus::Corpus;
use crate::model::{Article, ArticleId, Found, MentionId};
use crate::text::width::columns;

/// What a report states about itself, as `articles` and `show` print it.
#[derive(Debug, Serialize)]
pub(super) struct Head<'a> {
    /// Path as given or as found below a folder given; for an item of a container, with `#` and its number.
    path: &'a str,
    /// Stable id of the content: 16 hexadecimal digits, the same wherever the file lies.
    id: String,
    /// Headline, or null.
    title: Option<&'a str>,
    /// Name of the outlet, or null.
    outlet: Option<&'a str>,
    /// Authors, in the order of the byline.
    authors: Vec<&'a str>,
    /// Date (`2023-04-05`) or date and time (`2023-04-05T06:07:00`) of publication as stated, or null.
    published: Option<String>,
    /// Language as stated, as a BCP 47 tag, or null.
    language: Option<&'a str>,
    /// Address of the page as stated, or null.
    url: Option<&'a str>,
    /// Whom the report credits for its content.
    origins: Vec<&'a str>,
    /// Always null: dates that are not stated are not inferred yet.
    published_inferred: Option<()>,
}

impl<'a> Head<'a> {
    pub(super) fn new(article: &'a Article) -> Self {
        let metadata = &article.metadata;
        Self {
            path: &article.path,
            id: article.id.to_string(),
            title: value(metadata.title.as_ref()),
            outlet: value(metadata.outlet.as_ref()),
            authors: values(&metadata.authors),
            published: published(article),
            language: value(metadata.language.as_ref()),
            url: value(metadata.url.as_ref()),
            origins: values(&metadata.origins),
            published_inferred: None,
        }
    }
}

/// One line of `articles --format jsonl`.
#[derive(Debug, Serialize)]
struct Line<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    /// Number of words of the content, page furniture not counted.
    words: usize,
    /// Number of names that stand in it.
    mentions: usize,
    /// Number of different entities that they denote.
    entities: usize,
}

/// Writes the list; whether there is any article.
pub(super) fn run(corpus: &Corpus, format: Format, output: &mut Output) -> Result<bool, Error> {
    match format {
        Format::Text => text(corpus, output)?,
        Format::Jsonl => {
            for (id, article) in corpus.articles() {
                output.json(&line(corpus, id, article))?;
            }
        }
    }
    Ok(!corpus.is_empty())
}

/// Date or date and time of publication as stated, in ISO 8601.
pub(super) fn published(article: &Article) -> Option<String> {
    let published = article.metadata.published.as_ref()?;
    Some(published.value.to_string())
}

/// What was found, without where.
pub(super) fn value(found: Option<&Found<String>>) -> Option<&str> {
    found.map(|found| found.value.as_str())
}

fn values(found: &[Found<String>]) -> Vec<&str> {
    found.iter().map(|found| found.value.as_str()).collect()
}

fn line<'a>(corpus: &Corpus, id: ArticleId, article: &'a Article) -> Line<'a> {
    let mentions = corpus.reading(id).map_or(0, |reading| reading.mentions.len());
    let mut entities: Vec<_> = (0..mentions)
        .filter_map(|index| {
            corpus.entity_of(MentionId { article: id, index: u32::try_from(index).ok()? })
        })
        .collect();
    entities.sort_unstable();
    entities.dedup();
    Line { head: Head::new(article), words: words(article), mentions, entities: entities.len() }
}

fn words(article: &Article) -> usize {
    let content = article.blocks.iter().filter(|block| !block.role.is_furniture());
    content.map(|block| block.span.of(&article.text).unicode_words().count()).sum()
}

/// Beyond so many columns, one long outlet or title no longer moves the column after it.
const WIDEST_OUTLET: usize = 30;
const WIDEST_TITLE: usize = 80;

fn text(corpus: &Corpus, output: &mut Output) -> Result<(), Error> {
    let rows: Vec<[Cow<str>; 4]> = corpus.articles().map(|(_, article)| row(article)).collect();
    let width = |column: usize, widest: usize| {
        let widths = rows.iter().map(|row| columns(&row[column]));
        widths.max().unwrap_or_default().min(widest)
    };
    let widths = [width(0, 10), width(1, WIDEST_OUTLET), width(2, WIDEST_TITLE)];
    for [day, outlet, title, path] in &rows {
        let day = quote::pad(day, widths[0]);
        let outlet = quote::pad(outlet, widths[1]);
        let title = quote::pad(title, widths[2]);
        output.line(format_args!("{day}  {outlet}  {title}  {path}"))?;
    }
    Ok(())
}

/// Day, outlet, title, path.
fn row(article: &Article) -> [Cow<'_, str>; 4] {
    [
        quote::day(article).into(),
        quote::outlet(value(article.metadata.outlet.as_ref())),
        quote::line(article.label()),
        quote::path(&article.path).into(),
    ]
}

#[cfg(test)]
mod tests {
    use super::run;
    use crate::cli::Format;
    use crate::command::sample::{corpus, written};

    #[test]
    fn reports_are_listed_in_aligned_columns() {
        assert_eq!(
            written(|output| run(&corpus(), Format::Text, output)),
            "2023-04-05  Harbor Post  Ferry waits    a.txt\n\
             no date     no outlet    Marr is back.  b.txt\n"
        );
    }

    #[test]
    fn a_report_is_counted_without_its_page_furniture() {
        assert_eq!(
            written(|output| run(&corpus(), Format::Jsonl, output)),
            concat!(
                r#"{"path":"a.txt","id":"000000000000000a","title":"Ferry waits","outlet":"Harbor Post","#,
                r#""authors":["Ada Quill"],"published":"2023-04-05","language":null,"url":null,"origins":[],"#,
                r#""published_inferred":null,"words":12,"mentions":2,"entities":1}"#,
                "\n",
                r#"{"path":"b.txt","id":"000000000000000b","title":null,"outlet":null,"authors":[],"#,
                r#""published":null,"language":null,"url":null,"origins":[],"published_inferred":null,"#,
                r#""words":3,"mentions":1,"entities":1}"#,
                "\n"
            )
        );
    }
}
