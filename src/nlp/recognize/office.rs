//! Organizations whose head is printed small, and those that a bracketed short name spells out.
//!
//! "the bureau of Coastal and Northern Affairs", "the Northern Fishing movement (NFM)". Limits: a small head counts
//! only before a chain of plain words or where the letters in brackets stand for it.

use crate::model::Kind;
use crate::nlp::Class;
use crate::nlp::recognize::page::Style;
use crate::nlp::recognize::scan::{Found, SURE, Scan};
use crate::nlp::token::Shape;

/// Words of an office's matter, at most.
const MOST_MATTER: usize = 8;

impl Scan<'_> {
    /// `bureau of Coastal and Northern Affairs`: an office printed small that begins at `at`, with its matter in
    /// capitalized words, at least two of them, the last one a word of running English.
    pub(super) fn small_office(&mut self, at: usize) -> Option<Found> {
        if self.line.style == Style::Capitals
            || self.page.shape(at) != Shape::Lower
            || !is_office(self.key_of(at))
            || !matches!(self.key_of(at + 1), "of" | "for")
        {
            return None;
        }
        let start = match self.key_of(at + 2) {
            "the" => at + 3,
            _ => at + 2,
        };
        let mut words = 0;
        let mut stop = start;
        while stop < start + MOST_MATTER {
            let is_joint = stop > start
                && matches!(self.key_of(stop), "and" | "&")
                && self.is_matter(stop + 1);
            if is_joint {
                stop += 1;
            } else if self.is_matter(stop) {
                words += 1;
                stop += 1;
            } else {
                break;
            }
        }
        let ends_plain = stop > start && self.page.is(Class::Common, stop - 1);
        let goes_on = self.is_capital_word(stop);
        (words > 1 && ends_plain && !goes_on).then_some(Found::rule(
            stop,
            Kind::Organization,
            "office",
            SURE,
        ))
    }

    /// Whether the word at `at` can say what an office is about: capitalized, and no other name but an adjective.
    fn is_matter(&mut self, at: usize) -> bool {
        if !self.is_capital_word(at)
            || self.page.is(Class::GivenName, at)
            || self.title_words(at, at + 1) > 0
        {
            return false;
        }
        self.in_table(at).is_none_or(|table| table.kind == Kind::Group && table.end == at + 1)
    }

    /// The organization from `at` to the end of its run, or with one small head after it, whose initials follow in
    /// brackets: an adjective before a known name is part of it where the letters count it.
    pub(super) fn bracketed(&mut self, at: usize, end: usize) -> Option<Found> {
        let stop = if self.text_of(end) == "(" {
            end
        } else if self.page.shape(end) == Shape::Lower
            && self.page.is(Class::OrganizationHead, end)
            && self.text_of(end + 1) == "("
        {
            end + 1
        } else {
            return None;
        };
        let has_head = self.page.is(Class::OrganizationHead, stop - 1);
        let short = self.text_of(stop + 1);
        let is_short = self.page.shape(stop + 1) == Shape::Upper
            && self.text_of(stop + 2) == ")"
            && short.len() > 1;
        if !has_head || !is_short || self.line.style == Style::Capitals {
            return None;
        }
        let initials = (at..stop).filter_map(|at| self.text_of(at).chars().next());
        let is_spelled =
            initials.flat_map(char::to_uppercase).eq(short.chars().filter(|letter| *letter != '.'));
        is_spelled.then_some(Found::rule(stop, Kind::Organization, "spelled out", SURE))
    }
}

/// Heads of organizations that newspapers print small before the name of their matter.
fn is_office(word: &str) -> bool {
    matches!(
        word,
        "administration"
            | "agency"
            | "authority"
            | "board"
            | "bureau"
            | "commission"
            | "committee"
            | "council"
            | "department"
            | "directorate"
            | "institute"
            | "ministry"
            | "office"
            | "secretariat"
    )
}
