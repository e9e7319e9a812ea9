//! [`Phrases`]: what pages say everywhere in the same words, from the tables in `assets/furniture`.
//!
//! A row is a pattern in comparison form, in which `*` stands for anything: `follow us*`, `*all rights reserved*`.
//! Patterns are found by the first word that they spell out, so a line is compared with a handful of them only.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::model::Role;
use crate::source::boilerplate::line::{Line, key};

/// The tables; the first to match decides, so the most telling stand first.
const TABLES: [(Role, &str); 6] = [
    (Role::Disclaimer, include_str!("../../../assets/furniture/disclaimer.txt")),
    (Role::Related, include_str!("../../../assets/furniture/related.txt")),
    (Role::Caption, include_str!("../../../assets/furniture/caption.txt")),
    (Role::Widget, include_str!("../../../assets/furniture/widget.txt")),
    (Role::Navigation, include_str!("../../../assets/furniture/navigation.txt")),
    (Role::Byline, include_str!("../../../assets/furniture/byline.txt")),
];

const DATE_WORDS: &str = include_str!("../../../assets/furniture/date.txt");

const SECTIONS: &str = include_str!("../../../assets/furniture/sections.txt");

/// Signs that may follow a phrase without changing what it says.
const END_MARKS: [char; 9] = [':', '.', '!', '?', '»', '›', '…', '>', ' '];

/// The embedded phrases, read once: they never change while the program runs.
pub(in crate::source) static PHRASES: LazyLock<Phrases> = LazyLock::new(Phrases::embedded);

/// Phrases of page furniture by role, and names of sections.
#[derive(Debug, Default)]
pub(in crate::source) struct Phrases {
    whole: HashMap<String, Role>,
    /// By the first word that the pattern spells out.
    patterns: HashMap<String, Vec<Pattern>>,
    sections: HashSet<String>,
    date_words: HashSet<String>,
}

#[derive(Debug)]
struct Pattern {
    /// Position of its table: lower is more telling.
    rank: usize,
    role: Role,
    parts: Vec<String>,
    starts_open: bool,
    ends_open: bool,
}

impl Phrases {
    fn embedded() -> Self {
        let mut phrases = Self::default();
        for (rank, (role, table)) in TABLES.into_iter().enumerate() {
            for row in rows(table) {
                phrases.add(rank, role, row);
            }
        }
        phrases.sections = rows(SECTIONS).map(key).collect();
        phrases.date_words = rows(DATE_WORDS).map(key).collect();
        phrases
    }

    fn add(&mut self, rank: usize, role: Role, row: &str) {
        let row = key(row);
        if !row.contains('*') {
            self.whole.entry(bare(&row).to_owned()).or_insert(role);
            return;
        }
        let pattern = Pattern {
            rank,
            role,
            parts: row
                .split('*')
                .filter(|part| !part.trim().is_empty())
                .map(str::to_owned)
                .collect(),
            starts_open: row.starts_with('*'),
            ends_open: row.ends_with('*'),
        };
        let first = pattern.parts.first().and_then(|part| first_word(part));
        if let Some(first) = first {
            let patterns = self.patterns.entry(first.to_owned()).or_default();
            patterns.push(pattern);
        }
    }

    /// The role that the words of `line` speak for.
    pub(super) fn role(&self, line: &Line<'_>) -> Option<Role> {
        if let Some(&role) = self.whole.get(bare(&line.key)) {
            return Some(role);
        }
        let mut best: Option<&Pattern> = None;
        let mut start = 0;
        for word in line.key.split(' ') {
            for pattern in
                first_word(word).and_then(|first| self.patterns.get(first)).into_iter().flatten()
            {
                let is_better = best.is_none_or(|best| pattern.rank < best.rank);
                let fits =
                    line.words <= most_words(pattern.role) && (pattern.starts_open || start == 0);
                if is_better && fits && pattern.matches(&line.key, start) {
                    best = Some(pattern);
                }
            }
            start += word.len() + 1;
        }
        best.map(|pattern| pattern.role)
    }

    /// Whether `key` is a word that may stand beside the date of publication.
    pub(in crate::source) fn is_date_word(&self, key: &str) -> bool {
        self.date_words.contains(key)
    }

    /// Whether `key` is the name of a section of a site.
    pub(in crate::source) fn is_section(&self, key: &str) -> bool {
        self.sections.contains(bare(key))
    }
}

impl Pattern {
    /// Whether it matches `key` with its first part in the word that starts at byte `start`.
    fn matches(&self, key: &str, start: usize) -> bool {
        let mut rest = key.get(start..).unwrap_or_default();
        for (index, part) in self.parts.iter().enumerate() {
            let found = if index > 0 {
                rest.find(part.as_str())
            } else if self.starts_open {
                // "(credit: ..." is found in the word "(sana)(credit:" as well.
                let word = rest.split(' ').next().unwrap_or_default().len();
                rest.find(part.as_str()).filter(|&at| at <= word)
            } else {
                rest.starts_with(part.as_str()).then_some(0)
            };
            let Some(at) = found else { return false };
            rest = rest.get(at + part.len()..).unwrap_or_default();
            // A phrase that ends in a letter ends with the word: "live" is not "lively".
            if part.ends_with(char::is_alphabetic) && rest.starts_with(char::is_alphabetic) {
                return false;
            }
        }
        self.ends_open || rest.trim_end_matches(END_MARKS).is_empty()
    }
}

/// Words of the longest paragraph that a phrase may decide about: longer ones are the report itself.
fn most_words(role: Role) -> usize {
    match role {
        Role::Disclaimer => 120,
        Role::Caption => 80,
        _ => 40,
    }
}

/// The letters of the first word of `text`; signs where it has none.
fn first_word(text: &str) -> Option<&str> {
    let word = text.split_whitespace().next()?;
    let letters = word.trim_matches(|sign: char| !sign.is_alphanumeric());
    let letters = letters.split(|sign: char| !sign.is_alphanumeric()).next();
    letters.filter(|letters| !letters.is_empty()).or(word.get(..word.chars().next()?.len_utf8()))
}

fn bare(key: &str) -> &str {
    key.trim_end_matches(END_MARKS)
}

/// The rows of a table that are not remarks.
fn rows(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().map(str::trim).filter(|row| !row.is_empty() && !row.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::PHRASES;
    use crate::model::Role;
    use crate::source::boilerplate::line::Line;

    fn role(text: &str) -> Option<Role> {
        PHRASES.role(&Line::new(text, true))
    }

    #[test]
    fn furniture_is_known_by_its_words_whatever_their_case_and_bullets() {
        let cases = [
            ("• SHARE ON FACEBOOK", Role::Widget),
            ("Skip to main content", Role::Navigation),
            ("READ ALSO: Ferry line to reopen", Role::Related),
            ("Ferry at the quay (Photo credit: Ines Roth)", Role::Caption),
            ("© 2031 The Harbor Courier", Role::Disclaimer),
            ("إقرأ أيضاً: الميناء", Role::Related),
        ];

        for (text, expected) in cases {
            assert_eq!(role(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn running_text_with_a_telling_word_in_it_is_not_furniture() {
        let cases = [
            "Lively debate followed in the council.",
            "He said he would share the profit with the crew.",
            "The subscribers read the note and related it to the crane.",
        ];

        for text in cases {
            assert_eq!(role(text), None, "{text}");
        }
    }
}
