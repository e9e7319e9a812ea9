//! [`Shape`]: what a token looks like, told from its letters.
//!
//! Capitals are those of Unicode, so Greek and Cyrillic words have shapes too; scripts without case have one of
//! their own. Nothing here knows what a word means.

/// What a token looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shape {
    /// A word in small letters.
    Lower,
    /// A word that begins with a capital and has small letters.
    Capitalized,
    /// A word of two or more letters, all of them capitals: `NATO`, `U.S.`.
    Upper,
    /// A single capital letter, with or without its dot: `J.`.
    Initial,
    /// A word that begins small and has capitals inside: `eBay`.
    Mixed,
    /// A word of a script without capitals.
    Caseless,
    /// A possessive ending: `'s`.
    Possessive,
    /// A number, with its inner signs and its ending: `1,200`, `16:49`, `12th`.
    Number,
    /// An address, handle or tag: `www.example.org`, `@name`.
    Address,
    /// One character that is none of these, or a row of dots.
    Punctuation,
}

impl Shape {
    /// Whether it is a word.
    pub const fn is_word(self) -> bool {
        matches!(
            self,
            Self::Lower
                | Self::Capitalized
                | Self::Upper
                | Self::Initial
                | Self::Mixed
                | Self::Caseless
        )
    }

    /// Whether it is a word with a capital letter in it.
    pub const fn has_capital(self) -> bool {
        matches!(self, Self::Capitalized | Self::Upper | Self::Initial | Self::Mixed)
    }
}

/// The letters of a word by case.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Letters {
    /// Whether the first of them is a capital.
    pub(super) first_upper: bool,
    /// Capitals.
    pub(super) upper: u32,
    /// Small letters.
    pub(super) lower: u32,
}

impl Letters {
    /// Adds a character beyond ASCII; whether it belongs to a word at all.
    pub(super) fn add(&mut self, character: char, is_first: bool) -> bool {
        if character.is_uppercase() {
            self.first_upper |= is_first;
            self.upper += 1;
        } else if character.is_lowercase() {
            self.lower += 1;
        } else if !character.is_alphanumeric() {
            // Vowel marks and the joiners that Persian needs do not end a word.
            return is_mark(character) && !is_first;
        }
        true
    }

    /// The shape of the word.
    pub(super) const fn shape(self) -> Shape {
        match (self.first_upper, self.upper, self.lower) {
            (_, 0, 0) => Shape::Caseless,
            (_, 0, _) => Shape::Lower,
            (true, 1, 0) => Shape::Initial,
            (_, _, 0) => Shape::Upper,
            (true, _, _) => Shape::Capitalized,
            (false, _, _) => Shape::Mixed,
        }
    }
}

/// Whether `character` modifies the letter before it.
fn is_mark(character: char) -> bool {
    matches!(character, '\u{200C}' | '\u{200D}' | '\u{AD}' | '\u{0640}')
        || unicode_normalization::char::is_combining_mark(character)
}
