//! `redthread entities`: who and what the reports name, with every spelling by outlet; by kind, then by name.

use serde::Serialize;

use crate::cli::Format;
use crate::command::output::{Error, Output};
use crate::command::quote;
use crate::corpus::Corpus;
use crate::model::{Alias, Entity, EntityId};

/// One line of `entities --format jsonl`.
#[derive(Debug, Serialize)]
struct Line<'a> {
    /// Number of the entity among all that these reports name. Other inputs give other numbers.
    id: u32,
    /// Canonical name: the fullest of its frequent spellings.
    name: &'a str,
    /// `person`, `organization`, `place`, `group`, `event` or `work`.
    kind: &'static str,
    /// Its spellings as printed, most frequent first.
    aliases: Vec<AliasField<'a>>,
    /// Number of places where it is named.
    mentions: usize,
    /// Number of reports that name it.
    articles: usize,
    /// Always empty: descriptions are not recognized yet.
    roles: [(); 0],
    /// Earliest date of publication among the reports that name it, or null where none states a date.
    first: Option<String>,
    /// Latest such date, or null.
    last: Option<String>,
}

/// An entry of `aliases`.
#[derive(Debug, Serialize)]
struct AliasField<'a> {
    /// The spelling as printed.
    text: &'a str,
    /// How often it is printed.
    count: u32,
    /// By whom, most often first.
    outlets: Vec<OutletField<'a>>,
}

/// An entry of `outlets`.
#[derive(Debug, Serialize)]
struct OutletField<'a> {
    /// Name of the outlet, or null for reports that name none.
    outlet: Option<&'a str>,
    /// How often it prints the spelling.
    count: u32,
}

/// Writes the entities; whether there is any.
pub(super) fn run(corpus: &Corpus, format: Format, output: &mut Output) -> Result<bool, Error> {
    let mut found = false;
    for (id, entity) in corpus.entities() {
        found = true;
        match format {
            Format::Text => {
                output.line(quote::entity(entity))?;
                for spelling in quote::spellings(entity) {
                    output.line(format_args!("  {spelling}"))?;
                }
            }
            Format::Jsonl => output.json(&line(corpus, id, entity))?,
        }
    }
    Ok(found)
}

fn line<'a>(corpus: &Corpus, id: EntityId, entity: &'a Entity) -> Line<'a> {
    let mut articles: Vec<_> = entity.mentions.iter().map(|id| id.article).collect();
    articles.dedup();
    let days = || {
        let articles = articles.iter().filter_map(|&id| corpus.article(id));
        articles.filter_map(|article| Some(article.metadata.published.as_ref()?.value.day()))
    };
    Line {
        id: id.0,
        name: &entity.name,
        kind: entity.kind.name(),
        aliases: entity.aliases.iter().map(alias).collect(),
        mentions: entity.mentions.len(),
        articles: entity.article_count(),
        roles: [],
        first: days().min().map(|day| day.to_string()),
        last: days().max().map(|day| day.to_string()),
    }
}

fn alias(alias: &Alias) -> AliasField<'_> {
    let outlets = alias.outlets.iter();
    AliasField {
        text: &alias.text,
        count: alias.count,
        outlets: outlets
            .map(|count| OutletField { outlet: count.outlet.as_deref(), count: count.count })
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::run;
    use crate::cli::Format;
    use crate::command::sample::{corpus, written};

    #[test]
    fn an_entity_stands_above_its_spellings_with_who_prints_them() {
        assert_eq!(
            written(|output| run(&corpus(), Format::Text, output)),
            "Ilan Marr  person  3 mentions in 2 reports
      2  Marr       Harbor Post 1, no outlet 1
      1  Ilan Marr  Harbor Post 1
"
        );
    }

    #[test]
    fn an_undated_report_does_not_bound_the_dates_of_an_entity() {
        assert_eq!(
            written(|output| run(&corpus(), Format::Jsonl, output)),
            concat!(
                r#"{"id":0,"name":"Ilan Marr","kind":"person","aliases":["#,
                r#"{"text":"Marr","count":2,"outlets":[{"outlet":"Harbor Post","count":1},{"outlet":null,"count":1}]},"#,
                r#"{"text":"Ilan Marr","count":1,"outlets":[{"outlet":"Harbor Post","count":1}]}],"#,
                r#""mentions":3,"articles":2,"roles":[],"first":"2023-04-05","last":"2023-04-05"}"#,
                "\n"
            )
        );
    }
}
