//! `redthread refs NAME`: every sentence that names someone, by report, under whatever spelling.
//!
//! NAME is compared with every spelling by comparison form. All entities that bear it answer; where none does,
//! those with a spelling that contains it as whole words.

use serde::Serialize;

use crate::cli::Format;
use crate::command::articles::{published, value};
use crate::command::output::{Error, Output};
use crate::command::quote::{self, LineCounter};
use crate::corpus::{Corpus, CrossReference};
use crate::model::{Article, Entity, EntityId};
use crate::text::fold::fold;

/// One line of `refs --format jsonl`: one mention. `start` and `end` are byte offsets into the report's text.
#[derive(Debug, Serialize)]
struct Line<'a> {
    /// Id of the entity, as in `entities`.
    entity: u32,
    /// Its canonical name.
    name: &'a str,
    /// Its kind.
    kind: &'static str,
    /// Path of the report.
    path: &'a str,
    /// Stable id of the report's content, `id` in `articles`.
    article: String,
    /// Outlet of the report, or null.
    outlet: Option<&'a str>,
    /// Date of the report as stated, or null.
    published: Option<String>,
    /// First byte of the name.
    start: u32,
    /// Byte after the last.
    end: u32,
    /// The name as printed there.
    text: &'a str,
    /// The sentence around it; the name alone where it stands in none.
    sentence: SentenceField<'a>,
    /// What it stands in: `body`, `title`, `caption` and so on, as in `show`; or null.
    role: Option<&'static str>,
}

/// The field `sentence`.
#[derive(Debug, Serialize)]
struct SentenceField<'a> {
    /// First byte.
    start: u32,
    /// Byte after the last.
    end: u32,
    /// The sentence as printed, line ends included.
    text: &'a str,
}

/// Writes what `name` stands for and where; whether anything does.
pub(super) fn run(
    corpus: &Corpus,
    name: &str,
    format: Format,
    output: &mut Output,
) -> Result<bool, Error> {
    let entities = matching(corpus, name);
    for (position, &(id, entity)) in entities.iter().enumerate() {
        match format {
            Format::Text => {
                if position > 0 {
                    output.line("")?;
                }
                text(corpus, id, entity, output)?;
            }
            Format::Jsonl => json(corpus, id, entity, output)?,
        }
    }
    Ok(!entities.is_empty())
}

/// The entities that bear `name`, in their order; or else those with a spelling that contains it.
fn matching<'a>(corpus: &'a Corpus, name: &str) -> Vec<(EntityId, &'a Entity)> {
    let key = key(name);
    let (mut bearing, mut containing) = (Vec::new(), Vec::new());
    for (id, entity) in corpus.entities() {
        let spellings = entity.aliases.iter().map(|alias| alias.text.as_str());
        let keys: Vec<_> = spellings.chain([entity.name.as_str()]).map(self::key).collect();
        if keys.contains(&key) {
            bearing.push((id, entity));
        } else if keys.iter().any(|spelling| contains_words(spelling, &key)) {
            containing.push((id, entity));
        }
    }
    if bearing.is_empty() { containing } else { bearing }
}

/// The comparison form with single blanks.
fn key(name: &str) -> String {
    let folded = fold(name);
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether `words` stands in `text` and neither begins nor ends inside a word.
fn contains_words(text: &str, words: &str) -> bool {
    let is_border = |character: Option<char>| !character.is_some_and(char::is_alphanumeric);
    !words.is_empty()
        && text.match_indices(words).any(|(start, found)| {
            let (before, after) = (&text[..start], &text[start + found.len()..]);
            is_border(before.chars().next_back()) && is_border(after.chars().next())
        })
}

fn text(corpus: &Corpus, id: EntityId, entity: &Entity, output: &mut Output) -> Result<(), Error> {
    output.line(quote::entity(entity))?;
    for spelling in quote::spellings(entity) {
        output.line(format_args!("  {spelling}"))?;
    }
    for report in corpus.cross_references(id) {
        let Some(article) = corpus.article(report.article) else {
            continue;
        };
        let day = quote::day(article);
        let outlet = quote::outlet(value(article.metadata.outlet.as_ref()));
        let title = quote::line(article.label());
        let path = quote::path(&article.path);
        output.line(format_args!("\n  {day}  {outlet}  {title}  {path}"))?;
        let mut lines = LineCounter::new(&article.text);
        // Two names in one sentence are one quotation.
        let sentences = report
            .references
            .chunk_by(|one, next| one.sentence == next.sentence)
            .filter_map(|references| references.first());
        for CrossReference { sentence, .. } in sentences {
            let line = lines.line_at(sentence.from());
            let words = quote::line(sentence.of(&article.text));
            output.line(format_args!("  {line:6}: {words}"))?;
        }
    }
    Ok(())
}

fn json(corpus: &Corpus, id: EntityId, entity: &Entity, output: &mut Output) -> Result<(), Error> {
    for report in corpus.cross_references(id) {
        if let Some(article) = corpus.article(report.article) {
            for reference in &report.references {
                output.json(&line(id, entity, article, reference))?;
            }
        }
    }
    Ok(())
}

fn line<'a>(
    id: EntityId,
    entity: &'a Entity,
    article: &'a Article,
    reference: &CrossReference,
) -> Line<'a> {
    let CrossReference { span, sentence, .. } = *reference;
    Line {
        entity: id.0,
        name: &entity.name,
        kind: entity.kind.name(),
        path: &article.path,
        article: article.id.to_string(),
        outlet: value(article.metadata.outlet.as_ref()),
        published: published(article),
        start: span.start,
        end: span.end,
        text: span.of(&article.text),
        sentence: SentenceField {
            start: sentence.start,
            end: sentence.end,
            text: sentence.of(&article.text),
        },
        role: article.block_at(span.from()).map(|block| block.role.name()),
    }
}

#[cfg(test)]
mod tests {
    use super::{contains_words, key, run};
    use crate::cli::Format;
    use crate::command::sample::{corpus, written};

    #[test]
    fn every_sentence_that_names_someone_stands_below_its_report() {
        assert_eq!(
            written(|output| run(&corpus(), "ILAN MARR", Format::Text, output)),
            "Ilan Marr  person  3 mentions in 2 reports
      2  Marr       Harbor Post 1, no outlet 1
      1  Ilan Marr  Harbor Post 1

  2023-04-05  Harbor Post  Ferry waits  a.txt
       3: Ilan Marr said the ferry would wait.
       4: Marr knew why.

  no date  no outlet  Marr is back.  b.txt
       1: Marr is back.
"
        );
    }

    #[test]
    fn a_mention_is_one_line_of_json_with_its_sentence() {
        let written = written(|output| run(&corpus(), "ilan", Format::Jsonl, output));

        assert_eq!(written.lines().count(), 3);
        assert_eq!(
            written.lines().next(),
            Some(concat!(
                r#"{"entity":0,"name":"Ilan Marr","kind":"person","path":"a.txt","article":"000000000000000a","#,
                r#""outlet":"Harbor Post","published":"2023-04-05","start":13,"end":22,"text":"Ilan Marr","#,
                r#""sentence":{"start":13,"end":49,"text":"Ilan Marr said the ferry\nwould wait."},"role":"body"}"#
            ))
        );
    }

    #[test]
    fn a_name_that_nobody_bears_finds_nothing() {
        for name in ["Ila", "", " ", "Marr Ilan"] {
            assert_eq!(
                written(|output| run(&corpus(), name, Format::Text, output)),
                "",
                "{name:?}"
            );
        }
    }

    #[test]
    fn a_name_is_contained_as_whole_words_only() {
        let table = [
            ("ilan marr", "marr", true),
            ("ilan marron", "marr", false),
            ("marrmarr al-marr", "marr", true),
            ("ilan marr", "", false),
        ];

        for (text, words, contained) in table {
            assert_eq!(contains_words(text, words), contained, "{text} {words}");
        }
    }

    #[test]
    fn a_name_broken_over_two_lines_is_the_same_name() {
        assert_eq!(key("Ilan\n Márr"), "ilan marr");
    }
}
