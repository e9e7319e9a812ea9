//! [`scan`]: walks the lines of a page and cuts their runs of capitalized words into names.
//!
//! A run is cut from left to right. At each word the rules are asked in a fixed order, the surest first: a name of
//! several words in a table, the name of an organization, place or event by its head word, a known name, a person by
//! title or given name, a single word in a table, and last what the words around tell about unknown ones.

use std::ops::Range;

use crate::model::{Basis, Kind, Role};
use crate::nlp::hash::mix;
use crate::nlp::recognize::evidence::{Knowledge, NameKey};
use crate::nlp::recognize::page::{Line, Page, Style};
use crate::nlp::token::Shape;
use crate::nlp::{Class, Lexicon};

/// One name as the scan saw it.
#[derive(Debug, Clone)]
pub(super) struct Sighting {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// What it seems to name.
    pub(super) kind: Kind,
    /// Why.
    pub(super) basis: Basis,
    /// How much that says about the same words elsewhere.
    pub(super) weight: u32,
    /// How its line is written.
    pub(super) style: Style,
}

/// What a sighting says about the same words elsewhere: nothing more than what is known already.
pub(super) const NOTHING: u32 = 0;
/// A guess by shape.
pub(super) const GUESS: u32 = 1;
/// A telling word stands nearby.
pub(super) const HINT: u32 = 2;
/// The name itself tells.
pub(super) const SURE: u32 = 4;

/// The names of a page, in order, not overlapping. Watched names win over every rule.
pub(super) fn scan(
    text: &str,
    page: &Page,
    lexicon: &Lexicon,
    knowledge: Knowledge<'_>,
) -> Vec<Sighting> {
    let mut found = Vec::new();
    for line in &page.lines {
        let mut from = line.tokens.start;
        let watched = page.watched_in(line);
        let barriers = watched.iter().map(Some).chain([None]);
        for watched in barriers {
            // The rules see the line up to the next watched name, so that none of them goes across it.
            let end = watched.map_or(line.tokens.end, |watched| watched.tokens.start);
            let part = Line { tokens: line.tokens.start..end, ..*line };
            let mut scan =
                Scan { text, page, lexicon, knowledge, line: &part, key: String::new(), found };
            scan.line(from);
            found = scan.found;
            if let Some(watched) = watched {
                from = watched.tokens.end;
                found.push(Sighting {
                    tokens: watched.tokens.clone(),
                    kind: watched.kind,
                    basis: Basis::Watchlist,
                    weight: SURE,
                    style: line.style,
                });
            }
        }
    }
    found
}

/// One line being scanned.
pub(super) struct Scan<'a> {
    pub(super) text: &'a str,
    pub(super) page: &'a Page,
    pub(super) lexicon: &'a Lexicon,
    pub(super) knowledge: Knowledge<'a>,
    pub(super) line: &'a Line,
    /// The phrase that was looked up last; kept to save its memory.
    pub(super) key: String,
    pub(super) found: Vec<Sighting>,
}

/// A name found by one rule.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    /// The token after it.
    pub(super) end: usize,
    pub(super) kind: Kind,
    pub(super) basis: Basis,
    pub(super) weight: u32,
}

impl Found {
    pub(super) const fn rule(end: usize, kind: Kind, rule: &'static str, weight: u32) -> Self {
        Self { end, kind, basis: Basis::Rule(rule), weight }
    }
}

impl Scan<'_> {
    /// Finds the names of the line from the token at `from` on.
    fn line(&mut self, from: usize) {
        let mut at = from;
        while at < self.line.tokens.end {
            if let Some((start, work)) = self.work(at) {
                self.push(start, work);
                at = work.end;
            } else if let Some(office) = self.small_office(at) {
                self.push(at, office);
                at = office.end;
            } else if self.begins_run(at) {
                let end = self.run_end(at);
                at = self.run(at, end).max(at + 1);
            } else {
                at += 1;
            }
        }
    }

    /// Cuts the run `start..end` into names; where to go on.
    fn run(&mut self, start: usize, end: usize) -> usize {
        let mut at = start;
        let mut after_title = self.is_title_before(start);
        while at < end {
            if let Some(found) = self.name(at, end, after_title) {
                self.push(at, found);
                at = found.end;
                after_title = false;
                continue;
            }
            let title = self.title_words(at, end);
            after_title = title > 0;
            at += title.max(1);
        }
        at
    }

    fn push(&mut self, start: usize, found: Found) {
        self.found.push(Sighting {
            tokens: start..found.end,
            kind: found.kind,
            basis: found.basis,
            weight: found.weight,
            style: self.line.style,
        });
    }

    /// The name that begins at `at` in a run that ends at `end`.
    fn name(&mut self, at: usize, end: usize, after_title: bool) -> Option<Found> {
        let table = self.in_table(at);
        if let Some(whole) = self.organization(at, end, table) {
            return Some(whole);
        }
        if let Some(table) = table.filter(|table| table.end > at + 1) {
            return Some(table);
        }
        if self.title_words(at, end) > 0 && !self.is_surname_after_given(at) {
            return None;
        }
        if let Some(person) = self.person(at, end, after_title, table) {
            return Some(person);
        }
        if let Some(known) = self.known(at, end, table) {
            return Some(known);
        }
        table.or_else(|| self.unknown(at, end))
    }

    /// Whether a run of name words begins at `at`.
    fn begins_run(&self, at: usize) -> bool {
        match self.page.shape(at) {
            Shape::Capitalized | Shape::Upper | Shape::Mixed => true,
            Shape::Initial => {
                self.text_of(at).ends_with('.') && self.is_capital_word(at + 1)
                    || self.is_bare_initial(at)
            }
            Shape::Caseless => self.page.word(at).is_some_and(|word| word.longest > 0),
            Shape::Lower => self.is_particle(at) && self.is_capital_word(at + 1),
            _ => false,
        }
    }

    /// The end of the run that begins at `start`.
    pub(super) fn run_end(&self, start: usize) -> usize {
        let mut at = start + 1;
        while at < self.line.tokens.end {
            let joins = self.is_capital_word(at)
                || (self.page.shape(at) == Shape::Caseless && self.page.shape(start) == Shape::Caseless)
                || (self.is_particle(at) && self.is_capital_word(at + 1))
                || self.is_small_part(at)
                // George M Lund: a letter between two capitalized words is an initial without its dot.
                || (self.page.shape(at) == Shape::Initial && self.is_capital_word(at + 1));
            if !joins {
                break;
            }
            at += 1;
        }
        at
    }

    /// The longest known name that begins at `at`; a last name alone is its person.
    fn known(&mut self, at: usize, end: usize, table: Option<Found>) -> Option<Found> {
        let first = (at..end).find(|&at| !self.is_particle(at) || at + 1 == end)?;
        let word = self.page.word(first)?;
        let most = self.knowledge.longest_from(word.hash).min(12);
        let mut limit = end;
        if most > 1 {
            limit = (first + 2 * most).min(self.line.tokens.end);
        }
        for stop in (first + 1..=limit).rev() {
            if !self.is_capital_word(stop - 1) && !self.is_small_part(stop - 1) {
                continue;
            }
            let Some(key) = self.page.name_key(&(at..stop)) else {
                continue;
            };
            if usize::from(key.words) > most {
                continue;
            }
            if let Some(kind) = self.knowledge.kind(key.whole) {
                if key.words == 1 && !self.can_be_name(first) {
                    break;
                }
                // A person's known name may go on here: Ana Cruz, then Ana Cruz Lund.
                if kind == Kind::Person && key.words == 1 && stop < end && !self.is_glued(stop) {
                    break;
                }
                return Some(Found { end: stop, kind, basis: Basis::Consensus, weight: NOTHING });
            }
        }
        let alone = first + 1 == end || !self.continues_person(first + 1, end);
        let is_surname = (self.knowledge.is_surname_here(word.hash)
            && (table.is_none() || self.is_person_by_verb(end)))
            || (self.knowledge.is_surname(word.hash)
                && word.longest == 0
                && !self.page.is(Class::Common, first));
        (alone && is_surname && self.can_be_name(first)).then_some(Found {
            end: first + 1,
            kind: Kind::Person,
            basis: Basis::Consensus,
            weight: NOTHING,
        })
    }

    /// Words of the title that begins at `at` in a run that ends at `end`.
    pub(super) fn title_words(&mut self, at: usize, end: usize) -> usize {
        // Every title has a word that is one by itself; without it there is nothing to look up.
        let Some(last) = (at..end.min(at + 4)).rev().find(|&at| self.page.is(Class::Title, at))
        else {
            return 0;
        };
        let mut key = std::mem::take(&mut self.key);
        key.clear();
        let mut words = 0;
        for (length, at) in (at..end.min(at + 4)).enumerate() {
            let Some(word) = self.page.word(at) else {
                break;
            };
            if length > 0 {
                key.push(' ');
            }
            key.push_str(self.page.key(word));
            if at >= last && self.lexicon.is(Class::Title, &key) {
                words = length + 1;
            } else if length == 0 && word.is(Class::Title) {
                words = 1;
            }
        }
        self.key = key;
        words
    }

    /// Whether the word at `at` may be a name by the way it is written here and elsewhere.
    pub(super) fn can_be_name(&self, at: usize) -> bool {
        let Some(word) = self.page.word(at) else {
            return false;
        };
        let written = self.knowledge.written(word.hash, word.written);
        if word.is(Class::Common) {
            return written.capital > written.small && self.knowledge.is_surname_here(word.hash);
        }
        if self.line.style == Style::Running && !self.is_opening(at) {
            return written.small <= written.capital;
        }
        written.capital > written.small || (written.capital == 0 && written.small == 0)
    }

    /// Whether the word at `at` is written with a capital elsewhere, in running text.
    pub(super) fn is_capital_elsewhere(&self, at: usize) -> bool {
        self.page.word(at).is_some_and(|word| {
            let written = self.knowledge.written(word.hash, word.written);
            written.capital > written.small
        })
    }

    pub(super) fn is_opening(&self, at: usize) -> bool {
        self.page.is_opening(self.text, self.line, at)
    }

    /// Whether the token at `at` stands in the line and is a word with a capital; single letters only with a dot.
    pub(super) fn is_capital_word(&self, at: usize) -> bool {
        self.line.tokens.contains(&at)
            && match self.page.shape(at) {
                Shape::Initial => self.text_of(at).ends_with('.') || self.is_glued(at),
                shape => shape.has_capital(),
            }
    }

    pub(super) fn is_glued(&self, at: usize) -> bool {
        self.line.tokens.contains(&at) && self.page.tokens.get(at).is_some_and(|token| token.glued)
    }

    /// The token's text; empty outside the line.
    pub(super) fn text_of(&self, at: usize) -> &str {
        if !self.line.tokens.contains(&at) {
            return "";
        }
        self.page.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    /// The comparison form of the word at `at`; empty for punctuation and outside the line.
    pub(super) fn key_of(&self, at: usize) -> &str {
        if !self.line.tokens.contains(&at) {
            return "";
        }
        self.page.word(at).map_or("", |word| self.page.key(word))
    }

    /// Whether the word at `at` joins the words of a name; one that is also a word of running English (as, at) does
    /// so only where it is glued to the next.
    pub(super) fn is_particle(&self, at: usize) -> bool {
        self.page.is(Class::Particle, at)
            && (self.is_glued(at + 1) || !self.page.is(Class::Common, at))
    }

    /// Whether the letter at `at` is an initial without its dot before a name: J Lund, J R Lund.
    pub(super) fn is_bare_initial(&self, at: usize) -> bool {
        self.line.tokens.contains(&at)
            && self.page.shape(at) == Shape::Initial
            && !matches!(self.key_of(at), "a" | "i")
            && (self.page.shape(at + 1) == Shape::Capitalized
                && !self.page.is(Class::Common, at + 1)
                || self.is_bare_initial(at + 1))
    }

    /// Whether the word at `at` is the small second part of a given name: Mi-kyung, Yao-chang.
    pub(super) fn is_small_part(&self, at: usize) -> bool {
        self.is_glued(at)
            && self.page.shape(at) == Shape::Lower
            && self.page.shape(at.wrapping_sub(1)) == Shape::Capitalized
            && !self.page.is(Class::Common, at)
            && (2..=6).contains(&self.text_of(at).len())
            && !self.text_of(at).ends_with("ed")
            && !self.text_of(at).ends_with("ing")
    }

    pub(super) fn is_byline(&self) -> bool {
        self.line.role == Role::Byline
    }
}

impl Page {
    /// The key of the name that these tokens spell: its words without articles and "son of".
    pub(super) fn name_key(&self, tokens: &Range<usize>) -> Option<NameKey> {
        let mut key: Option<NameKey> = None;
        let last = tokens.end.wrapping_sub(1);
        for at in tokens.clone() {
            let Some(word) = self.word(at) else {
                continue;
            };
            if word.is(Class::Particle) && (at != last) {
                continue;
            }
            key = Some(match key {
                None => NameKey {
                    whole: mix(0, word.hash),
                    first: word.hash,
                    last: word.hash,
                    words: 1,
                },
                Some(before) => NameKey {
                    whole: mix(before.whole, word.hash),
                    first: before.first,
                    last: word.hash,
                    words: before.words.saturating_add(1),
                },
            });
        }
        key
    }
}
