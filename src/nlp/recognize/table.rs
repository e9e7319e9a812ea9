//! What the tables say about the words at hand: the longest phrase of them, written as a name can be.

use std::ops::Range;

use crate::model::{Basis, Kind};
use crate::nlp::Class;
use crate::nlp::recognize::page::Style;
use crate::nlp::recognize::scan::{Found, NOTHING, Scan};
use crate::nlp::token::Shape;

impl Scan<'_> {
    /// The longest phrase in the tables that begins at `at`. It may go beyond the run and across a possessive.
    pub(super) fn in_table(&mut self, at: usize) -> Option<Found> {
        let word = self.page.word(at)?;
        let acronym = self.acronym_in_table(at);
        let possessive = self.page.shape(at + 1) == Shape::Possessive;
        if word.longest == 0 && !possessive {
            return None;
        }
        let mut key = std::mem::take(&mut self.key);
        key.clear();
        key.push_str(self.page.key(word));
        let mut most = usize::from(word.longest);
        if possessive {
            key.push('s');
            most = most.max(self.lexicon.longest_from(&key));
            key.pop();
        }
        let mut words = 1;
        let mut end = at + 1;
        let mut longest = None;
        loop {
            let is_last_of_compound = self.is_glued(end) && self.page.shape(end) == Shape::Lower;
            if words <= most
                && let Some(entry) = self.lexicon.name(&key)
                && self.is_written_as(entry.spelling, at..end)
                && !(words == 1 && is_last_of_compound && entry.kind == Kind::Event)
            {
                longest = Some(Found {
                    end,
                    kind: entry.kind,
                    basis: Basis::Table(entry.table),
                    weight: NOTHING,
                });
            }
            if end >= self.line.tokens.end {
                break;
            }
            if self.page.shape(end) == Shape::Possessive {
                key.push('s');
            } else if let Some(next) = self.page.word(end).filter(|_| words < most) {
                key.push(' ');
                key.push_str(self.page.key(next));
                words += 1;
            } else {
                break;
            }
            end += 1;
        }
        self.key = key;
        longest.filter(|longest| longest.end > at + 1).or(acronym).or(longest)
    }

    /// The acronym in the tables that stands at `at`, written in capitals in both places.
    fn acronym_in_table(&mut self, at: usize) -> Option<Found> {
        if self.page.shape(at) != Shape::Upper {
            return None;
        }
        let mut capitals = std::mem::take(&mut self.key);
        capitals.clear();
        capitals.extend(self.text_of(at).chars().filter(|&character| character != '.'));
        let entry = self.lexicon.name(&capitals);
        let found =
            entry.filter(|entry| self.is_written_as(entry.spelling, at..at + 1)).map(|entry| {
                Found {
                    end: at + 1,
                    kind: entry.kind,
                    basis: Basis::Table(entry.table),
                    weight: NOTHING,
                }
            });
        self.key = capitals;
        found
    }

    /// Whether the tokens are written as a name spelt so in a table can be: begun with a capital, in capitals where
    /// the table has capitals, and never a lone word of running English in a line of capitals.
    fn is_written_as(&self, spelling: &str, tokens: Range<usize>) -> bool {
        let is_acronym = spelling.len() > 1 && !spelling.chars().any(char::is_lowercase);
        let shape = self.page.shape(tokens.start);
        if shape == Shape::Caseless {
            return true;
        }
        // US$ is a currency.
        if self.text_of(tokens.end) == "$" {
            return false;
        }
        let small = shape == Shape::Lower && spelling.starts_with(char::is_uppercase);
        if small || self.page.shape(tokens.end - 1) == Shape::Possessive {
            return false;
        }
        if tokens.len() > 1 {
            return true;
        }
        let is_common = self.page.is(Class::Common, tokens.start);
        if is_acronym && spelling.chars().all(char::is_alphabetic) {
            return shape == Shape::Upper && !(is_common && self.line.style == Style::Capitals);
        }
        !(is_common && (self.line.style == Style::Capitals || self.is_opening(tokens.start)))
    }
}
