//! Where the watched names stand on a page.
//!
//! They are found before anything else is asked, the longest that begins at a word, and no rule takes their words
//! away: a rule reads the line up to a watched name and goes on after it. What belongs to a name by its spelling
//! joins the mention: the article of `al-Zolt`, and a given name or an initial before a watched person's surname.

use std::ops::Range;

use crate::model::Kind;
use crate::nlp::Class;
use crate::nlp::hash::{mix, word_hash};
use crate::nlp::recognize::page::{Line, Page};
use crate::nlp::token::Shape;
use crate::nlp::watchlist::{WatchedName, Watchlist, possessive};

/// A watched name on a page.
#[derive(Debug, Clone)]
pub(super) struct Watched {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// What it names.
    pub(super) kind: Kind,
}

/// The watched names of a page, in order, not overlapping.
pub(super) fn watched(text: &str, page: &Page, list: &Watchlist) -> Vec<Watched> {
    let mut found = Vec::new();
    if list.is_empty() {
        return found;
    }
    for line in &page.lines {
        let mut at = line.tokens.start;
        let mut free = at;
        while at < line.tokens.end {
            let Some((end, name)) = page.watched_at(text, line, at, list) else {
                at += 1;
                continue;
            };
            found.push(Watched {
                tokens: page.whole_start(text, at, free, name.kind)..end,
                kind: name.kind,
            });
            at = end;
            free = end;
        }
    }
    found
}

impl Page {
    /// The longest watched name that begins at `at`, and the token after it.
    fn watched_at<'a>(
        &self,
        text: &str,
        line: &Line,
        at: usize,
        list: &'a Watchlist,
    ) -> Option<(usize, &'a WatchedName)> {
        let is_owner = |at: usize| line.tokens.contains(&at) && self.shape(at) == Shape::Possessive;
        // Most words begin no name, and that was looked up once for all their occurrences.
        let begins = match self.word(at) {
            Some(word) => word.begins_watched || is_owner(at + 1),
            None => self.shape(at) == Shape::Address,
        };
        let mut longest = None;
        let (mut key, mut next) = (0, at);
        while begins && line.tokens.contains(&next) {
            let unit = match self.word(next) {
                Some(word) => word.hash,
                None => word_hash(self.text_of(text, next)),
            };
            next += 1;
            let mut step = list.step(mix(key, unit));
            let is_listed =
                |name: &&WatchedName| self.is_written_as_listed(text, at..next, &name.spelling);
            if let Some(name) = step.and_then(|step| list.named(step)).filter(is_listed) {
                longest = Some((next, name));
            }
            if is_owner(next) {
                // From here on only names count that have the possessive ending in them.
                key = mix(key, possessive(unit));
                next += 1;
                step = list.step(key);
                let named = step.and_then(|step| list.named(step));
                if let Some(name) = named.filter(|name| name.is_possessive) {
                    longest = Some((next, name));
                }
            } else {
                key = mix(key, unit);
            }
            if !step.is_some_and(|step| step.goes_on) {
                break;
            }
        }
        longest
    }

    /// Whether a name may be printed so: in any case, but a lone word of running English (WHO, May, Will) only as the
    /// list spells it, or in capitals.
    fn is_written_as_listed(&self, text: &str, tokens: Range<usize>, spelling: &str) -> bool {
        let is_plain = tokens.len() == 1 && self.is(Class::Common, tokens.start);
        !is_plain
            || self.text_of(text, tokens.start) == spelling
            || self.shape(tokens.start) == Shape::Upper
            || !spelling.chars().any(char::is_uppercase)
    }

    /// Where the mention begins whose watched words begin at `at`, the words before `free` being taken.
    fn whole_start(&self, text: &str, at: usize, free: usize, kind: Kind) -> usize {
        let mut start = at;
        while start > free {
            let before = start - 1;
            let is_glued = self.tokens.get(start).is_some_and(|token| token.glued);
            let is_article = is_glued && self.is(Class::Particle, before);
            let is_given = self.shape(before).has_capital()
                && self.is(Class::GivenName, before)
                && !self.is(Class::Common, before);
            let is_initial =
                self.shape(before) == Shape::Initial && self.text_of(text, before).ends_with('.');
            if !is_article && !(kind == Kind::Person && (is_given || is_initial)) {
                break;
            }
            start = before;
        }
        start
    }

    fn text_of<'a>(&self, text: &'a str, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.span.of(text))
    }
}
