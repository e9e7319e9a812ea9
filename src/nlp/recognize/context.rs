//! Unknown capitalized words: what the words around them tell, and last their shape.

use crate::model::Kind;
use crate::nlp::Class;
use crate::nlp::recognize::page::Style;
use crate::nlp::recognize::scan::{Found, GUESS, HINT, Scan};
use crate::nlp::token::Shape;

impl Scan<'_> {
    /// The name of unknown words that begins at `at` in a run that ends at `end`.
    pub(super) fn unknown(&mut self, at: usize, end: usize) -> Option<Found> {
        if !self.may_be_unknown_name(at) {
            return None;
        }
        let stop = self.unknown_end(at, end);
        let words = (at..stop).filter(|&at| !self.is_particle(at)).count();
        if self.is_byline() {
            return (words > 1).then_some(Found::rule(stop, Kind::Person, "byline", HINT));
        }
        if let Some((kind, rule)) = self.told_by_context(at, stop) {
            return Some(Found::rule(stop, kind, rule, HINT));
        }
        if self.page.shape(at) == Shape::Upper && stop == at + 1 {
            return self.acronym(at);
        }
        let (kind, rule) = self.told_by_shape(at, words)?;
        Some(Found::rule(stop, kind, rule, GUESS))
    }

    /// Whether what stands after a name, before `stop`, is done by persons.
    pub(super) fn is_person_by_verb(&self, stop: usize) -> bool {
        is_speech(self.key_of(stop)) || is_human(self.key_of(stop))
    }

    /// Whether the word at `at` can begin an unknown name: written like a name here and not otherwise elsewhere.
    fn may_be_unknown_name(&self, at: usize) -> bool {
        if self.page.shape(at) == Shape::Caseless || self.page.shape(at) == Shape::Initial {
            return false;
        }
        let first = if self.is_particle(at) { at + 1 } else { at };
        if self.page.is(Class::Common, first) || !self.can_be_name(first) {
            return false;
        }
        let in_doubt = self.line.style == Style::Capitals || self.is_opening(first);
        !in_doubt
            || self.is_capital_elsewhere(first)
            || (self.line.style == Style::Running && self.is_capital_word(first + 1))
    }

    /// Where the unknown name that begins at `at` ends: before a title, a table's name, a given name.
    fn unknown_end(&mut self, at: usize, end: usize) -> usize {
        let mut next = at + 1;
        while next < end {
            let particle_before = self.is_particle(next - 1);
            let begins_other = self.page.is(Class::Common, next)
                || self.title_words(next, end) > 0
                || (self.in_table(next).is_some() && !particle_before)
                || (self.page.is(Class::GivenName, next)
                    && next + 1 < end
                    && !particle_before
                    && next > at + 1)
                || (self.line.style == Style::Capitals && !self.is_capital_elsewhere(next));
            if begins_other && !particle_before {
                break;
            }
            next += 1;
        }
        next
    }

    /// What the words before and after the name say about its kind.
    fn told_by_context(&mut self, at: usize, stop: usize) -> Option<(Kind, &'static str)> {
        let back = |count: usize| at.checked_sub(count).map_or("", |before| self.key_of(before));
        let (before, second) = (back(1), back(2));
        let after = self.key_of(stop);
        if is_outlet_word(before) || (second == "according" && before == "to") || before == "via" {
            return Some((Kind::Organization, "source"));
        }
        if matches!(
            second,
            "city"
                | "town"
                | "village"
                | "province"
                | "district"
                | "region"
                | "governorate"
                | "state"
                | "capital"
                | "island"
        ) && before == "of"
            || is_place_word(after)
        {
            return Some((Kind::Place, "place word"));
        }
        if is_organization_word(after) {
            return Some((Kind::Organization, "organization word"));
        }
        let is_acronym = self.page.shape(at) == Shape::Upper && stop == at + 1;
        if is_acronym {
            return None;
        }
        if is_speech(after) || is_human(after) {
            return Some((Kind::Person, "speech"));
        }
        if is_speech(before) && before != "told" {
            return Some((Kind::Person, "speech"));
        }
        let age_follows = self.text_of(stop) == ","
            && self.page.shape(stop + 1) == Shape::Number
            && self.text_of(stop + 1).len() == 2
            && self.text_of(stop + 2) == ",";
        if age_follows {
            return Some((Kind::Person, "age"));
        }
        if before == "told" && self.is_particle(at) {
            return Some((Kind::Organization, "source"));
        }
        let is_owner = self.page.shape(stop) == Shape::Possessive;
        if is_place_preposition(before) && !is_owner {
            return Some((Kind::Place, "preposition"));
        }
        let place_follows = self.text_of(stop) == ","
            && self.is_capital_word(stop + 1)
            && self.in_table(stop + 1).is_some_and(|table| {
                table.kind == Kind::Place && self.page.shape(table.end) != Shape::Possessive
            });
        if place_follows && !self.page.is(Class::GivenName, at) {
            return Some((Kind::Place, "place after comma"));
        }
        None
    }

    /// What the lone word in capitals at `at` names; in brackets it names what stands before them.
    fn acronym(&self, at: usize) -> Option<Found> {
        let stop = at + 1;
        let letters = self.text_of(at).chars().filter(|letter| letter.is_alphabetic()).count();
        let is_dateline = self.line.tokens.start == at
            && letters > 3
            && matches!(self.text_of(stop), "," | "(" | "-" | "–" | "—");
        if is_dateline {
            return Some(Found::rule(stop, Kind::Place, "dateline", GUESS));
        }
        let opens = at.checked_sub(1).is_some_and(|before| self.text_of(before) == "(");
        if opens && self.text_of(stop) == ")" {
            let named = self.found.last().filter(|last| last.tokens.end + 1 == at)?;
            return Some(Found::rule(stop, named.kind, "acronym of the name before", HINT));
        }
        let is_number =
            self.text_of(at).chars().all(|letter| matches!(letter, 'I' | 'V' | 'X' | 'L' | 'C'));
        let is_measure = self.page.shape(stop) == Shape::Number || self.text_of(stop) == "$";
        let is_name = letters > 1 && !is_number && !is_measure && self.line.style == Style::Running;
        is_name.then_some(Found::rule(stop, Kind::Organization, "acronym", GUESS))
    }

    /// What the shape of the words suggests where nothing else tells.
    fn told_by_shape(&self, at: usize, words: usize) -> Option<(Kind, &'static str)> {
        let after_article = at.checked_sub(1).is_some_and(|before| self.key_of(before) == "the");
        if after_article {
            return None;
        }
        if words == 1 && self.page.is(Class::GivenName, at) && self.line.style == Style::Running {
            return Some((Kind::Person, "given name alone"));
        }
        (words > 1 && words < 5).then_some((Kind::Person, "shape"))
    }
}

/// Verbs of speech and thought that persons do.
fn is_speech(word: &str) -> bool {
    matches!(
        word,
        "said"
            | "says"
            | "told"
            | "added"
            | "explained"
            | "argued"
            | "noted"
            | "recalled"
            | "replied"
            | "insisted"
            | "asked"
            | "wrote"
            | "stated"
            | "stressed"
            | "tweeted"
            | "warned"
            | "believes"
            | "claimed"
            | "thinks"
            | "admitted"
            | "pointed"
            | "remarked"
            | "commented"
    )
}

/// Verbs and pronouns that follow a person's name.
fn is_human(word: &str) -> bool {
    matches!(
        word,
        "who" | "whose" | "resigned" | "died" | "married" | "arrived" | "himself" | "herself"
    )
}

/// Nouns that announce the name of a news outlet.
fn is_outlet_word(word: &str) -> bool {
    matches!(
        word,
        "newspaper"
            | "daily"
            | "weekly"
            | "magazine"
            | "channel"
            | "broadcaster"
            | "agency"
            | "website"
            | "outlet"
            | "network"
            | "station"
            | "journal"
            | "company"
            | "firm"
            | "party"
            | "group"
            | "organization"
            | "organisation"
            | "giant"
            | "startup"
            | "carrier"
            | "airline"
    )
}

/// Nouns that follow the name of a place.
fn is_place_word(word: &str) -> bool {
    matches!(
        word,
        "province"
            | "city"
            | "district"
            | "region"
            | "village"
            | "town"
            | "governorate"
            | "county"
            | "airport"
            | "river"
            | "valley"
            | "neighborhood"
            | "neighbourhood"
            | "suburb"
            | "camp"
            | "island"
            | "islands"
            | "border"
            | "peninsula"
            | "municipality"
            | "prefecture"
    )
}

/// Nouns that follow the name of an organization.
fn is_organization_word(word: &str) -> bool {
    matches!(
        word,
        "party"
            | "movement"
            | "militia"
            | "militias"
            | "newspaper"
            | "daily"
            | "agency"
            | "group"
            | "militants"
            | "fighters"
            | "magazine"
            | "website"
            | "channel"
            | "spokesman"
            | "spokeswoman"
            | "spokesperson"
            | "shares"
            | "lawmaker"
            | "lawmakers"
            | "insurgents"
            | "rebels"
    )
}

/// Prepositions that usually stand before a place.
fn is_place_preposition(word: &str) -> bool {
    matches!(
        word,
        "in" | "near"
            | "across"
            | "throughout"
            | "outside"
            | "inside"
            | "toward"
            | "towards"
            | "around"
            | "northern"
            | "southern"
            | "eastern"
            | "western"
            | "central"
    )
}
