//! Persons by a title before the name or by a given name, and how far the name goes.

use crate::model::Kind;
use crate::nlp::Class;
use crate::nlp::recognize::page::Style;
use crate::nlp::recognize::scan::{Found, SURE, Scan};
use crate::nlp::token::Shape;

/// Words of a person's name without particles, at most.
const MOST_WORDS: usize = 5;

impl Scan<'_> {
    /// The person whose name begins at `at` in a run that ends at `end`.
    pub(super) fn person(
        &mut self,
        at: usize,
        end: usize,
        after_title: bool,
        table: Option<Found>,
    ) -> Option<Found> {
        let first = (at..end).find(|&at| !self.is_particle(at))?;
        let is_given = self.page.is(Class::GivenName, first) && !self.is_plain_word_here(first);
        let stop = self.person_end(at, end);
        let words = (at..stop).filter(|&at| !self.is_particle(at)).count();
        if is_given && words > 1 && (table.is_none() || self.is_person_despite_table(first, stop)) {
            return Some(Found::rule(stop, Kind::Person, "given name", SURE));
        }
        if table.is_some() {
            return None;
        }
        let is_name = self.can_be_name(first) && self.page.shape(first) != Shape::Mixed;
        if after_title
            && is_name
            && (self.page.shape(first) != Shape::Upper || self.line.style == Style::Capitals)
        {
            return Some(Found::rule(stop, Kind::Person, "title", SURE));
        }
        let is_initial = self.text_of(at).ends_with('.') || self.is_bare_initial(at);
        if self.page.shape(at) == Shape::Initial && words > 1 && is_initial {
            return Some(Found::rule(stop, Kind::Person, "initials", SURE));
        }
        None
    }

    /// Where the person's name that begins at `at` ends.
    fn person_end(&mut self, at: usize, end: usize) -> usize {
        let mut words = 0;
        let mut next = at;
        while next < end && words < MOST_WORDS {
            if self.is_particle(next) && next + 1 < end {
                next += 1;
                continue;
            }
            if words > 0 && !self.continues_name(next, end, words) {
                break;
            }
            words += 1;
            next += 1;
        }
        // A particle at the end joins nothing.
        while next > at + 1 && self.is_particle(next - 1) && next < end {
            next -= 1;
        }
        next
    }

    /// Whether the word at `at` can carry on a person's name of `words` words.
    fn continues_name(&mut self, at: usize, end: usize, words: usize) -> bool {
        if self.page.shape(at) == Shape::Initial
            || self.is_small_part(at)
            || self.is_particle(at - 1)
        {
            return true;
        }
        if self.title_words(at, end) > 0 {
            return words == 1 && at + 1 == end;
        }
        if self.page.is(Class::GivenName, at) {
            return true;
        }
        let is_acronym = self.page.shape(at) == Shape::Upper
            && self.page.shape(at - 1) != Shape::Upper
            && words > 1;
        let is_head = self.page.is(Class::OrganizationHead, at) && words > 1;
        let is_other =
            self.page.is(Class::Common, at) && (words > 1 || self.line.style == Style::Capitals);
        let is_table = match self.in_table(at) {
            Some(table) => words > 1 || table.kind != Kind::Place || table.end > at + 1,
            None => false,
        };
        let is_small_elsewhere = self.line.style == Style::Capitals && !self.can_be_name(at);
        !(is_acronym || is_head || is_other || is_table && !self.is_glued(at) || is_small_elsewhere)
    }

    /// Whether the word at `at` carries on a person's name within its run.
    pub(super) fn continues_person(&mut self, at: usize, end: usize) -> bool {
        at < end && self.continues_name(at, end, 1)
    }

    /// Whether the word at `at` is a word of running English that stands where it must have a capital.
    fn is_plain_word_here(&self, at: usize) -> bool {
        let in_doubt = self.line.style == Style::Capitals || self.is_opening(at);
        self.page.is(Class::Common, at) && in_doubt && !self.is_capital_elsewhere(at)
    }

    /// Whether a given name that is also in a table (Jordan, Chad) begins a person's name of several words.
    fn is_person_despite_table(&mut self, at: usize, stop: usize) -> bool {
        stop == at + 2
            && !self.is_glued(at + 1)
            && self.in_table(at + 1).is_none()
            && !self.page.is(Class::OrganizationHead, at + 1)
            && !self.page.is(Class::PlaceHead, at + 1)
            && !self.page.is(Class::Common, at + 1)
    }

    /// Whether the word at `at` is a title by its letters but a last name here: Ana Bishop.
    pub(super) fn is_surname_after_given(&self, at: usize) -> bool {
        self.page.word(at).is_some_and(|word| self.knowledge.is_surname_here(word.hash))
            && !self.is_capital_word(at + 1)
    }

    /// Whether a title stands right before the run that begins at `at`.
    pub(super) fn is_title_before(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| {
            self.line.tokens.contains(&before) && self.page.is(Class::Title, before)
        })
    }
}
