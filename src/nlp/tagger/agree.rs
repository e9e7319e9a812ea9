//! What a text says of a word in one place holds in the others: three rules over the names that were found.
//!
//! A line such as "Lund 3.2 percent" does not tell what Lund is, and another line of the same text does. The rules
//! serve any text; they were worth 0.3 to 0.9 F1 on unseen newswire in the trial, and cost next to no time:
//!
//! 1. a single word that ends a person's full name in the text is that person, unless the lists know it as a place;
//! 2. a name that is found at least four times, three times out of four in one class, is of that class throughout;
//! 3. a word found at least twice as a name of one class, and never written small, is one where it was passed over.

use crate::model::Kind;
use crate::nlp::Class;
use crate::nlp::hash::HashedMap;
use crate::nlp::tagger::lists::NAME_BITS;
use crate::nlp::tagger::sheet::{Line, Sheet, Style, is_name_like};
use crate::nlp::tagger::word::Vocabulary;
use crate::nlp::tagger::{Name, NameClass, Tagged, hash};
use crate::nlp::token::Shape;

/// What a text says of a name.
#[derive(Debug, Clone, Copy, Default)]
struct Votes {
    classes: [u16; 4],
    is_last_of_person: bool,
}

/// Working memory.
#[derive(Debug, Clone, Default)]
pub(super) struct Agreement {
    votes: HashedMap<Votes>,
}

impl Agreement {
    /// Applies the rules to the names of a text.
    pub(super) fn reach(
        &mut self,
        sheet: &Sheet,
        vocabulary: &Vocabulary,
        found: &mut Vec<Tagged>,
    ) {
        self.votes.clear();
        for tagged in &*found {
            let votes = self.votes.entry(key(sheet, vocabulary, &tagged.name)).or_default();
            if let Some(count) = votes.classes.get_mut(tagged.name.class as usize) {
                *count = count.saturating_add(1);
            }
            if tagged.name.class == NameClass::Person
                && bare(sheet, vocabulary, &tagged.name).is_none()
            {
                let last = vocabulary.word(sheet.at(tagged.name.tokens.end - 1));
                self.votes.entry(last.folded).or_default().is_last_of_person = true;
            }
        }
        for tagged in &mut *found {
            if let Some(class) = self.better(sheet, vocabulary, &tagged.name) {
                tagged.name.class = class;
            }
        }
        self.complete(sheet, vocabulary, found);
    }

    /// Another class for a name, where the rest of the text says so.
    fn better(&self, sheet: &Sheet, vocabulary: &Vocabulary, name: &Name) -> Option<NameClass> {
        let votes = self.votes.get(&key(sheet, vocabulary, name))?;
        let own = votes.classes.get(name.class as usize).copied()?;
        if name.class == NameClass::Other {
            return None;
        }
        let person = votes.classes.first().copied()?;
        let last = bare(sheet, vocabulary, name).and_then(|last| self.votes.get(&last));
        if last.is_some_and(|last| last.is_last_of_person)
            && name.class != NameClass::Person
            && (person >= own || own == 1)
            && !is_listed_place(vocabulary, sheet.at(name.tokens.end - 1))
        {
            return Some(NameClass::Person);
        }
        let all: u16 = votes.classes.iter().sum();
        let most =
            *NameClass::ALL[..3].iter().max_by_key(|&&class| votes.classes[class as usize])?;
        let clear = all >= 4 && votes.classes[most as usize] * 4 >= all * 3;
        (clear && most != name.class).then_some(most)
    }

    /// Adds single words that were passed over.
    fn complete(&self, sheet: &Sheet, vocabulary: &Vocabulary, found: &mut Vec<Tagged>) {
        let mut added = Vec::new();
        let mut next = found.iter().peekable();
        for line in &sheet.lines {
            if line.style != Style::Running {
                while next.next_if(|tagged| tagged.name.tokens.start < line.tokens.end).is_some() {}
                continue;
            }
            let mut before = line.tokens.start;
            loop {
                let known = next.next_if(|tagged| tagged.name.tokens.start < line.tokens.end);
                let gap = before..known.map_or(line.tokens.end, |known| known.name.tokens.start);
                self.complete_gap(sheet, vocabulary, line, gap, &mut added);
                match known {
                    Some(known) => before = known.name.tokens.end + 1,
                    None => break,
                }
            }
        }
        if !added.is_empty() {
            found.extend(added);
            found.sort_unstable_by_key(|tagged| tagged.name.tokens.start);
        }
    }

    fn complete_gap(
        &self,
        sheet: &Sheet,
        vocabulary: &Vocabulary,
        line: &Line,
        gap: std::ops::Range<usize>,
        added: &mut Vec<Tagged>,
    ) {
        // Not right before a name: there it would be a part of it that the weights left out.
        let end = if gap.end == line.tokens.end { gap.end } else { gap.end.saturating_sub(1) };
        for at in gap.start..end {
            let word = vocabulary.word(sheet.at(at));
            if !is_name_like(word.case) || word.case == Shape::Initial || word.length < 4 {
                continue;
            }
            let Some(votes) = self.votes.get(&word.folded) else {
                continue;
            };
            let all: u16 = votes.classes.iter().sum();
            let class =
                NameClass::ALL[..3].iter().find(|&&class| votes.classes[class as usize] == all);
            let is_small = sheet.evidence(word).is_some_and(|evidence| evidence.is_small);
            let beside = [-1, 1]
                .into_iter()
                .any(|offset| is_name_like(sheet.word(line, at, offset, vocabulary).case));
            if all >= 2
                && !is_small
                && !beside
                && let Some(&class) = class
            {
                added.push(Tagged { name: Name { tokens: at..at + 1, class }, score: 0.5 });
            }
        }
    }
}

/// The only word of a name but for particles, as in "Al-Lund".
fn bare(sheet: &Sheet, vocabulary: &Vocabulary, name: &Name) -> Option<u64> {
    let last = name.tokens.end - 1;
    let is_particle =
        |at| vocabulary.word(sheet.at(at)).listed & (1 << Class::Particle as u16) != 0;
    (name.tokens.start..last).all(is_particle).then(|| vocabulary.word(sheet.at(last)).folded)
}

/// The name's words as one hash; a single word's is the word's own.
fn key(sheet: &Sheet, vocabulary: &Vocabulary, name: &Name) -> u64 {
    let mut words = name.tokens.clone().map(|at| vocabulary.word(sheet.at(at)).folded);
    let first = words.next().unwrap_or_default();
    words.fold(first, |key, word| hash::of_two(3, key, word))
}

fn is_listed_place(vocabulary: &Vocabulary, word: u32) -> bool {
    vocabulary.word(word).listed & (1 << (NAME_BITS + Kind::Place as u32)) != 0
}
