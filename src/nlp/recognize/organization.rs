//! Names that a head word makes: organizations, places and events.
//!
//! `Northern Relief Committee` ends with its head, `Ministry of Trade and Industry` begins with it, and a chain of
//! `of`, `for the`, `to` carries on after the head. A chain stops where a person begins: at a title, a given name,
//! or where its left part is known as a name by itself.

use crate::model::{Basis, Kind};
use crate::nlp::Class;
use crate::nlp::recognize::page::Style;
use crate::nlp::recognize::scan::{Found, SURE, Scan};
use crate::nlp::token::Shape;

/// Words of a name before its head, at most.
const MOST_BEFORE_HEAD: usize = 6;

impl Scan<'_> {
    /// The organization, place or event with a head word that begins at `at` in a run that ends at `end`, unless
    /// the table entry there already says more.
    pub(super) fn organization(&mut self, at: usize, end: usize, table: Option<Found>) -> Option<Found> {
        if self.page.shape(at) == Shape::Lower || self.is_byline() {
            return None;
        }
        let (head, kind) = self.head(at, end, table)?;
        let mut stop = head + 1;
        if kind != Kind::Place || head == at {
            stop = self.chain_end(at, stop);
        }
        let alone = stop == head + 1 && head == at;
        if alone || table.is_some_and(|table| table.end >= stop) {
            return None;
        }
        if self.line.style == Style::Capitals {
            let key = self.page.name_key(&(at..stop))?;
            let known = self.knowledge.kind(key.whole)?;
            return Some(Found {
                end: stop,
                kind: known,
                basis: Basis::Consensus,
                weight: 0,
            });
        }
        Some(Found::rule(stop, kind, "head word", SURE))
    }

    /// The head word of the name that begins at `at`, and what it makes of it: the last one before a title, a
    /// person or the end of the run.
    fn head(&mut self, at: usize, end: usize, table: Option<Found>) -> Option<(usize, Kind)> {
        if self.is_opening(at) && self.is_plain_opener(at) {
            return None;
        }
        let from = table.map_or(at, |table| table.end.min(end).max(at + 1) - 1);
        let mut head = None;
        for next in at..end.min(at + MOST_BEFORE_HEAD) {
            if next > at && self.is_glued(next) && self.page.is(Class::GivenName, next) {
                break;
            }
            if next < from {
                continue;
            }
            let kind = self.head_kind(next, next == at);
            if kind.is_none() && self.title_words(next, end) > 0 {
                break;
            }
            if let Some(kind) = kind {
                head = Some((next, kind));
            }
        }
        head
    }

    /// What the word at `at` makes of a name that it ends, or begins where `is_first`.
    fn head_kind(&self, at: usize, is_first: bool) -> Option<Kind> {
        let word = self.page.word(at)?;
        if !self.is_capital_word(at) {
            return None;
        }
        let connects = self.connector(at + 1).is_some();
        if is_first && !connects {
            let names_place = word.is(Class::PlaceHead)
                && matches!(self.page.key(word), "mount" | "lake" | "cape" | "port" | "fort" | "camp" | "tel" | "tell" | "jabal" | "wadi")
                && self.is_capital_word(at + 1)
                && !self.page.is(Class::Common, at + 1);
            return names_place.then_some(Kind::Place);
        }
        if word.is(Class::OrganizationHead) {
            Some(Kind::Organization)
        } else if word.is(Class::PlaceHead) {
            Some(Kind::Place)
        } else if word.is(Class::EventHead) {
            Some(Kind::Event)
        } else {
            None
        }
    }

    /// Where the chain of connectors after a head ends that stands right before `at`.
    fn chain_end(&mut self, start: usize, at: usize) -> usize {
        let mut end = at;
        while let Some(next) = self.connector(end) {
            let is_and = matches!(self.key_of(end), "and" | "&");
            if is_and && (end == at || !self.may_join(next)) {
                break;
            }
            let stop = self.chain_part_end(start, next);
            if stop == next {
                break;
            }
            end = stop;
        }
        end
    }

    /// Where the part of a chain ends that begins at `start` of it.
    fn chain_part_end(&mut self, name: usize, start: usize) -> usize {
        let end = self.run_end(start);
        let mut at = start;
        while at < end {
            let whole_known = at > start
                && self
                    .page
                    .name_key(&(name..at))
                    .is_some_and(|key| self.knowledge.kind(key.whole) == Some(Kind::Organization));
            let person_begins = at > start
                && self.page.is(Class::GivenName, at)
                && self.is_capital_word(at + 1)
                && at + 1 < end;
            if whole_known || person_begins || (self.title_words(at, end) > 0 && !self.page.is(Class::Common, at)) {
                break;
            }
            if let Some(table) = self.in_table(at)
                && table.end > at + 1
            {
                at = table.end.min(end);
                continue;
            }
            at += 1;
        }
        // "Front for the Liberation of Aland Ana Cruz": what follows a place in a table is a new name, unless a
        // head word ends it.
        if at > start + 1 && self.head_kind(at - 1, false).is_none()
            && let Some(table) = self.in_table(start)
            && table.kind == Kind::Place
            && table.end < at
            && !self.is_glued(table.end)
        {
            return table.end;
        }
        at
    }

    /// The first word after the connector at `at`, where one stands there and a capitalized word follows.
    fn connector(&self, at: usize) -> Option<usize> {
        let next = match self.key_of(at) {
            "of" | "for" | "to" | "on" | "against" => match self.key_of(at + 1) {
                "the" => at + 2,
                _ => at + 1,
            },
            "and" | "&" => at + 1,
            _ if self.text_of(at) == "&" => at + 1,
            _ => return None,
        };
        let is_title_case_word = self.is_capital_word(next) && self.page.shape(next) != Shape::Initial;
        is_title_case_word.then_some(next)
    }

    /// Whether the word after "and" may belong to the name before it: no name by itself.
    fn may_join(&mut self, at: usize) -> bool {
        if self.page.is(Class::GivenName, at) || self.in_table(at).is_some() {
            return false;
        }
        let end = self.run_end(at);
        self.title_words(at, end) == 0
            && self
                .page
                .name_key(&(at..end))
                .is_some_and(|key| self.knowledge.kind(key.whole).is_none())
    }

    /// Whether the word at the start of a line is there as any word might be: "The", "Security".
    pub(super) fn is_plain_opener(&self, at: usize) -> bool {
        let Some(word) = self.page.word(at) else {
            return true;
        };
        let written = self.knowledge.written(word.hash, word.written);
        let heads_chain = word.is(Class::OrganizationHead) && self.connector(at + 1).is_some();
        !heads_chain
            && (word.is(Class::Common) && !self.is_capital_elsewhere(at)
                || written.small > written.capital)
    }
}
