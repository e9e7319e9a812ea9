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
    pub(super) fn organization(
        &mut self,
        at: usize,
        end: usize,
        table: Option<Found>,
    ) -> Option<Found> {
        if self.page.shape(at) == Shape::Lower || self.is_byline() {
            return None;
        }
        if let Some(found) = self.bracketed(at, end).or_else(|| self.joined(at, end)) {
            return Some(found);
        }
        if let Some(command) = self.command(at, end) {
            return Some(command);
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
            return Some(Found { end: stop, kind: known, basis: Basis::Consensus, weight: 0 });
        }
        Some(Found::rule(stop, kind, "head word", SURE))
    }

    /// `Trade and Industry Board`: two plain words joined before one head; or two adjectives, after an owner or
    /// before what the office is about: `its Danish and Nordic Board`, `the Danish and Nordic Relations Board`.
    fn joined(&mut self, at: usize, end: usize) -> Option<Found> {
        let is_and = matches!(self.key_of(end), "and") || self.text_of(end) == "&";
        if end > at + 2
            || !is_and
            || !self.is_capital_word(end + 1)
            || self.line.style == Style::Capitals
        {
            return None;
        }
        let owner = at.checked_sub(1).is_some_and(|before| {
            self.page.shape(before) == Shape::Possessive
                || matches!(self.key_of(before), "its" | "his" | "her" | "their" | "our")
        });
        let next = end + 1;
        let next_end = self.run_end(next);
        let head = (next + 1..next_end.min(next + 4))
            .rev()
            .find(|&at| self.page.is(Class::OrganizationHead, at))?;
        let is_adjective = |scan: &mut Self, at: usize| {
            scan.in_table(at).is_some_and(|table| table.kind == Kind::Group)
        };
        let are_plain = (at..end).chain(next..head).all(|at| self.page.is(Class::Common, at))
            && !self.is_opening(at);
        let has_matter = matches!(self.key_of(head - 1), "affairs" | "relations");
        let are_adjectives =
            (owner || has_matter) && is_adjective(self, at) && is_adjective(self, next);
        if !(are_plain || are_adjectives) || (next..head).any(|at| self.title_words(at, head) > 0) {
            return None;
        }
        let stop = self.chain_end(at, head + 1);
        Some(Found::rule(stop, Kind::Organization, "head word", SURE))
    }

    /// `General Command of the Lund Liberation Front`: the command of an organization, told apart from other offices
    /// because armed factions split off and sign under such a name.
    fn command(&mut self, at: usize, end: usize) -> Option<Found> {
        let is_command = end == at + 2
            && matches!(self.key_of(at), "general" | "supreme" | "high")
            && self.key_of(at + 1) == "command"
            && self.key_of(end) == "of"
            && self.line.style == Style::Running;
        if !is_command {
            return None;
        }
        let next = self.connector(end)?;
        let next_end = self.run_end(next);
        let table = self.in_table(next);
        let owner = self.organization(next, next_end, table).or(table)?;
        (owner.kind == Kind::Organization).then_some(Found::rule(
            owner.end,
            Kind::Organization,
            "head word",
            SURE,
        ))
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
            let before_head = self.page.is(Class::OrganizationHead, next + 1) && next + 1 < end;
            if kind.is_none() && !before_head && self.title_words(next, end) > 0 {
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
                && matches!(
                    self.page.key(word),
                    "mount"
                        | "lake"
                        | "cape"
                        | "port"
                        | "fort"
                        | "camp"
                        | "tel"
                        | "tell"
                        | "jabal"
                        | "wadi"
                )
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
            if self.is_name_by_itself(end, next) {
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

    /// Whether what follows the connector at `connector` is a name with a head of its own, as in "Board of the Lund
    /// Institute", or an adjective, as in "Board of the Danish newspaper".
    fn is_name_by_itself(&mut self, connector: usize, next: usize) -> bool {
        let end = self.run_end(next);
        if let Some(table) = self.in_table(next) {
            let ends_there = table.end >= end && self.connector(table.end).is_none();
            let is_adjective = table.kind == Kind::Group && self.page.shape(end) == Shape::Lower;
            let is_other = table.kind == Kind::Organization && !self.page.is(Class::Common, next);
            if ends_there && (is_adjective || is_other) || table.end > next + 1 && is_other {
                return true;
            }
        }
        let after_article = next == connector + 2;
        let has_head = (next + 1..end).any(|at| self.page.is(Class::OrganizationHead, at));
        let begins_chain =
            self.page.is(Class::OrganizationHead, next) && self.connector(next + 1).is_some();
        after_article && (has_head || begins_chain)
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
            if whole_known
                || person_begins
                || (self.title_words(at, end) > 0 && !self.page.is(Class::Common, at))
            {
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
        if at > start + 1
            && self.head_kind(at - 1, false).is_none()
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
        if is_calendar(self.key_of(next)) {
            return None;
        }
        let is_title_case_word =
            self.is_capital_word(next) && self.page.shape(next) != Shape::Initial;
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

/// Whether the word is the name of a day or a month.
fn is_calendar(word: &str) -> bool {
    matches!(
        word,
        "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
            | "january"
            | "february"
            | "march"
            | "april"
            | "may"
            | "june"
            | "july"
            | "august"
            | "september"
            | "october"
            | "november"
            | "december"
    )
}
