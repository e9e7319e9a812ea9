//! [`Watchlist`]: the names that the analyst watches for, found wherever they stand.
//!
//! A name is kept as the hashes of its words (see `nlp::hash`), so that case, accents, hyphens and apostrophes do not
//! matter, and looked up word by word: at each step the list says whether the words so far are a name, and whether
//! any name goes on from here. The time that takes depends on the text and hardly on the length of the list.
//!
//! Limits: a name that the text breaks off at the end of a sentence ("Yahoo! News") is not found whole.

mod list;

use crate::model::{Issue, Kind};
use crate::nlp::hash::{HashedMap, mix, word_hash};
use crate::nlp::token::{Shape, tokens};
use crate::text::Span;

use list::Row;

/// The names of the analyst's lists.
#[derive(Debug, Clone, Default)]
pub struct Watchlist {
    names: Vec<WatchedName>,
    /// By the words so far, the first of them included.
    steps: HashedMap<Step>,
    rows: u32,
}

/// Position of a row among all rows of the lists: what stands in one row is one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RowId(u32);

/// A name as a row spells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WatchedName {
    /// The spelling in the list.
    pub spelling: Box<str>,
    /// The row.
    pub row: RowId,
    /// What it names.
    pub kind: Kind,
    /// Whether the possessive ending is part of the name: Sotheby's.
    pub(super) is_possessive: bool,
}

/// What is known after some words.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Step {
    /// Position of the name that these words are.
    name: Option<u32>,
    /// Whether a longer name begins with these words.
    pub(super) goes_on: bool,
}

impl Watchlist {
    /// Adds the names of one list and tells what is wrong in it. The columns are name, kind and aliases (separated
    /// by `|`), with tabs or commas between them; `path` says in messages where the list stands.
    ///
    /// A spelling that an earlier row has keeps its first meaning.
    pub fn add(&mut self, path: &str, text: &str) -> Vec<Issue> {
        let (rows, mut problems) = list::rows(text);
        for row in &rows {
            self.add_row(row, &mut problems);
        }
        problems.into_issues(path)
    }

    /// Whether it has no name.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// Number of names, aliases included.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// The name that `phrase` is as a whole.
    pub fn name(&self, phrase: &str) -> Option<&WatchedName> {
        if self.is_empty() {
            return None;
        }
        let units = units(phrase);
        let key = units.iter().fold(0, |key, &unit| mix(key, unit));
        self.named(self.step(key)?)
    }

    /// What is known after the words whose hashes are mixed to `key`; `None` where no name begins so.
    pub(super) fn step(&self, key: u64) -> Option<Step> {
        self.steps.get(&key).copied()
    }

    /// The name at a step.
    pub(super) fn named(&self, step: Step) -> Option<&WatchedName> {
        self.names.get(step.name? as usize)
    }

    fn add_row(&mut self, row: &Row, problems: &mut list::Problems) {
        let id = RowId(self.rows);
        self.rows = self.rows.saturating_add(1);
        for spelling in std::iter::once(&row.name).chain(&row.aliases) {
            let units = units(spelling);
            let Some((_, before)) = units.split_last() else {
                problems.tell(row.line, format!("“{spelling}” has no word to look for"));
                continue;
            };
            let mut key = 0;
            for &unit in before {
                key = mix(key, unit);
                self.steps.entry(key).or_default().goes_on = true;
            }
            let key = units.iter().fold(0, |key, &unit| mix(key, unit));
            let step = self.steps.entry(key).or_default();
            if let Some(listed) = step.name.and_then(|name| self.names.get(name as usize)) {
                if listed.row != id {
                    let text = format!("“{spelling}” is listed already; that row counts");
                    problems.tell(row.line, text);
                }
                continue;
            }
            step.name = u32::try_from(self.names.len()).ok();
            self.names.push(WatchedName {
                spelling: spelling.as_str().into(),
                row: id,
                kind: row.kind,
                is_possessive: ends_possessive(spelling),
            });
        }
    }
}

/// The hash of a word with the possessive ending that follows it.
pub(super) fn possessive(word: u64) -> u64 {
    mix(word, u64::from(b's'))
}

/// The words of a name, hashed, without punctuation at its ends. A possessive ending belongs to its word.
fn units(name: &str) -> Vec<u64> {
    let mut units: Vec<u64> = Vec::new();
    // What stands after the last word counts only if another word follows.
    let mut words = 0;
    for token in tokens(name, Span::new(0, name.len())) {
        match (token.shape, units.last_mut()) {
            (Shape::Possessive, Some(word)) => *word = possessive(*word),
            (Shape::Punctuation, None) => {}
            (shape, _) => {
                units.push(word_hash(token.span.of(name)));
                if shape != Shape::Punctuation {
                    words = units.len();
                }
            }
        }
    }
    units.truncate(words);
    units
}

fn ends_possessive(name: &str) -> bool {
    tokens(name, Span::new(0, name.len()))
        .last()
        .is_some_and(|last| last.shape == Shape::Possessive)
}

#[cfg(test)]
mod tests {
    use super::Watchlist;
    use crate::model::Kind;

    fn watchlist(text: &str) -> Watchlist {
        let mut list = Watchlist::default();
        assert_eq!(list.add("names.tsv", text), []);
        list
    }

    #[test]
    fn a_name_is_found_by_what_a_reader_takes_for_the_same_word() {
        let list = watchlist("Ilán Al-Marr\tperson\tO'Zolt|Zolt's Yard\n");

        for phrase in ["ILAN AL MARR", "ilan al-marr", "O’Zolt", "Zolt’s yard"] {
            assert_eq!(list.name(phrase).map(|name| name.kind), Some(Kind::Person));
        }
        for phrase in ["Ilan", "Ilan al-Marr Zolt", "", "Zolt"] {
            assert_eq!(list.name(phrase), None, "{phrase}");
        }
    }

    #[test]
    fn the_names_of_one_row_are_told_from_those_of_another() {
        let list = watchlist("Marr Line,organization,ML|The Line\nQuay Line,organization\n");
        let row = |phrase| list.name(phrase).map(|name| name.row);

        assert_eq!(row("ML"), row("the line"));
        assert_ne!(row("ML"), row("Quay Line"));
    }

    #[test]
    fn a_spelling_that_two_rows_have_is_told_and_means_the_first() {
        let mut list = Watchlist::default();

        let issues = list.add("n.csv", "Marr,person\nQuay,place,MARR|quay\n");

        assert_eq!(list.name("Marr").map(|name| name.kind), Some(Kind::Person));
        let told: Vec<String> = issues.iter().map(ToString::to_string).collect();
        assert_eq!(told, ["n.csv: line 2: “MARR” is listed already; that row counts"]);
    }
}
