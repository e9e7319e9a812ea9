//! Reads one list of names: rows of name, kind and aliases, and what is wrong with the others.
//!
//! ```text
//! # name        kind          aliases
//! Ilan Marr     person        The Ferryman|I. Marr
//! Harbor Union  organization
//! ```
//!
//! Columns stand between tabs where the first row has one, else between commas. A field may stand in quotation marks, doubled inside it. A first row that begins with `name` is the header; lines that
//! begin with `#` and blank lines are remarks. A row is one line, so that a quotation mark that is never closed
//! spoils its own row alone.
//!
//! A row without a valid kind is left out and told: whatever kind stood in for it would be shown as a fact, and
//! would decide with which other names it is joined.

use std::iter::Peekable;
use std::str::Chars;

use crate::model::{Issue, Kind};
use crate::text::nearest::nearest;

/// A row of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    /// Number of its line, from 1.
    pub(super) line: usize,
    pub(super) name: String,
    pub(super) kind: Kind,
    pub(super) aliases: Vec<String>,
}

/// What is wrong in a list, by line.
#[derive(Debug, Default)]
pub(super) struct Problems {
    told: Vec<(usize, String)>,
}

/// Wrong lines of one list that are told one by one; of more the number is told.
const MOST_TOLD: usize = 20;

impl Problems {
    pub(super) fn tell(&mut self, line: usize, problem: String) {
        self.told.push((line, problem));
    }

    /// One issue for each, in the order of lines; of very many, the number.
    pub(super) fn into_issues(mut self, path: &str) -> Vec<Issue> {
        self.told.sort();
        let issue = |text: String| Issue { path: path.into(), text };
        let more = self.told.len().saturating_sub(MOST_TOLD);
        let mut issues: Vec<Issue> = (self.told.into_iter().take(MOST_TOLD))
            .map(|(line, problem)| issue(format!("line {line}: {problem}")))
            .collect();
        if more > 0 {
            issues.push(issue(format!("{more} more problems in this list")));
        }
        issues
    }
}

/// The rows of a list that can be used, and what is wrong with the others.
pub(super) fn rows(text: &str) -> (Vec<Row>, Problems) {
    let mut problems = Problems::default();
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let lines = (1..)
        .zip(text.lines())
        .filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
    let mut lines = lines.peekable();
    let has_tab = lines.peek().is_some_and(|(_, line)| line.contains('\t'));
    let separator = if has_tab { '\t' } else { ',' };
    let is_header = |line: &str| {
        fields(line, separator).first().is_some_and(|first| first.eq_ignore_ascii_case("name"))
    };
    let _header = lines.next_if(|(_, line)| is_header(line));
    let rows = lines
        .filter_map(|(number, line)| match row(number, line, separator) {
            Ok(row) => Some(row),
            Err(problem) => {
                problems.tell(number, problem);
                None
            }
        })
        .collect();
    (rows, problems)
}

/// The row of one line, or what is wrong with it.
fn row(number: usize, line: &str, separator: char) -> Result<Row, String> {
    let mut fields = fields(line, separator).into_iter();
    let mut next = || fields.next().unwrap_or_default();
    let (name, kind, aliases) = (next(), next(), next());
    if name.is_empty() {
        return Err("the row has no name".into());
    }
    let kinds = Kind::ALL.map(Kind::name);
    let Some(kind) = Kind::from_name(&kind.to_lowercase()) else {
        return Err(if kind.is_empty() {
            let kinds = kinds.join(", ");
            format!("“{name}” is left out: it needs a kind, one of {kinds}")
        } else {
            let hint = nearest(&kind.to_lowercase(), &kinds);
            format!("“{name}” is left out: no kind is called “{kind}”{hint}")
        });
    };
    let aliases = aliases.split('|').map(str::trim);
    Ok(Row {
        line: number,
        name,
        kind,
        aliases: aliases.filter(|alias| !alias.is_empty()).map(str::to_owned).collect(),
    })
}

/// The fields of one line, without blanks around them.
fn fields(line: &str, separator: char) -> Vec<String> {
    let mut fields = Vec::new();
    let mut rest = line.chars().peekable();
    loop {
        while rest.next_if(|&blank| blank.is_whitespace() && blank != separator).is_some() {}
        let mut field = String::new();
        if rest.next_if_eq(&'"').is_some() {
            quoted(&mut rest, &mut field);
        }
        while let Some(character) = rest.next_if(|&character| character != separator) {
            field.push(character);
        }
        fields.push(field.trim().to_owned());
        if rest.next().is_none() {
            return fields;
        }
    }
}

/// Adds what stands up to the closing quotation mark; a doubled one stands for itself.
fn quoted(rest: &mut Peekable<Chars<'_>>, field: &mut String) {
    while let Some(character) = rest.next() {
        if character == '"' && rest.next_if_eq(&'"').is_none() {
            return;
        }
        field.push(character);
    }
}

#[cfg(test)]
mod tests {
    use super::rows;
    use crate::model::Kind;

    /// The rows as `name/kind/alias|alias`, and what is told.
    fn read(path: &str, text: &str) -> (Vec<String>, Vec<String>) {
        let (rows, problems) = rows(text);
        let rows = rows.iter().map(|row| {
            let (kind, aliases) = (row.kind.name(), row.aliases.join("|"));
            format!("{}/{kind}/{aliases}", row.name)
        });
        let told = problems.into_issues(path);
        let told = told.iter().map(ToString::to_string);
        (rows.collect(), told.collect())
    }

    #[test]
    fn tabs_and_commas_quotation_marks_remarks_and_a_header_are_understood() {
        let tabs =
            "# watched\nIlan Marr\tPerson\tThe \"Fox\"| I. Marr |\r\n\nQuay, Ltd\torganization\n";
        let commas =
            "\u{FEFF}Name,Kind,Aliases\n\"Quay, \"\"Old\"\" Ltd\" , organization ,QL\nOstrow,place";

        assert_eq!(
            read("a.txt", tabs).0,
            ["Ilan Marr/person/The \"Fox\"|I. Marr", "Quay, Ltd/organization/"]
        );
        assert_eq!(read("a.csv", commas).0, ["Quay, \"Old\" Ltd/organization/QL", "Ostrow/place/"]);
    }

    #[test]
    fn a_wrong_line_is_told_with_its_number_and_the_others_count() {
        let text = "Marr,persn\n,person\nQuay\nOstrow,place\n\"Zolt,person\nLund,person\n";

        let (rows, told) = read("n.csv", text);

        assert_eq!(rows, ["Ostrow/place/", "Lund/person/"]);
        assert_eq!(
            told,
            [
                "n.csv: line 1: “Marr” is left out: no kind is called “persn”; did you mean \"person\"?",
                "n.csv: line 2: the row has no name",
                "n.csv: line 3: “Quay” is left out: it needs a kind, one of person, organization, place, group, \
                 event, work",
                "n.csv: line 5: “Zolt,person” is left out: it needs a kind, one of person, organization, place, \
                 group, event, work",
            ]
        );
    }

    #[test]
    fn of_very_many_wrong_lines_the_number_is_told() {
        let (_, told) = read("n.csv", &"Marr\n".repeat(500));

        assert_eq!(told.len(), 21);
        assert_eq!(told.last().map(String::as_str), Some("n.csv: 480 more problems in this list"));
    }

    #[test]
    fn any_text_is_read_without_a_panic() {
        for text in ["\"", "\"\"\"", ",,,,", "\t\t", "|,|,|", "name", "\u{FEFF}"] {
            let (rows, _) = rows(text);

            assert!(rows.iter().all(|row| row.kind != Kind::Event));
        }
    }
}
