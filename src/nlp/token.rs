//! [`tokens`]: cuts text into words, numbers and punctuation, as byte spans.
//!
//! One scan over the bytes with a class table; only characters beyond ASCII are decoded. A possessive `'s` is a
//! token of its own. The parts of a hyphen compound are tokens, each later one marked as glued to the one before,
//! so that `Al-Hayya` can be read as one name and `Gaza-based` as a name and a word. Apostrophes inside a word stay
//! inside it, and so does the dot of an initial or an abbreviation. Nothing is allocated.
//!
//! Limits: scripts without blanks between words (Chinese, Thai) give one token for each run of letters.

mod shape;

use crate::text::Span;

use shape::Letters;
pub use shape::Shape;

/// A run of text that is read as one unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it looks like.
    pub shape: Shape,
    /// Whether nothing but a hyphen stands between it and the token before.
    pub glued: bool,
}

/// The tokens of `text` that begin within `within`, in order.
pub fn tokens(text: &str, within: Span) -> Tokens<'_> {
    let text = text.get(..within.to()).unwrap_or(text);
    let position = if text.is_char_boundary(within.from()) { within.from() } else { text.len() };
    Tokens { text, position, last_word_end: None }
}

/// Iterator of [`tokens`].
#[derive(Debug, Clone)]
pub struct Tokens<'a> {
    text: &'a str,
    position: usize,
    /// Where the last word or number ended, to see what is glued to it.
    last_word_end: Option<usize>,
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        self.skip_blanks();
        let hyphen = self.hyphen_at(self.position);
        let glued = hyphen > 0
            && self.last_word_end == Some(self.position)
            && self.is_word_at(self.position + hyphen);
        if glued {
            self.position += hyphen;
        }
        let start = self.position;
        let (end, shape) = match self.class_at(start)? {
            ByteClass::Lower | ByteClass::Upper => self.word(start),
            ByteClass::Digit => self.number(start),
            ByteClass::Beyond if self.is_word_at(start) => self.word(start),
            ByteClass::Handle if self.is_word_at(start + 1) => {
                (self.address_end(start + 1), Shape::Address)
            }
            ByteClass::Apostrophe | ByteClass::Beyond
                if self.last_word_end == Some(start) && self.possessive_at(start) > 0 =>
            {
                (start + self.possessive_at(start), Shape::Possessive)
            }
            _ => (self.punctuation_end(start), Shape::Punctuation),
        };
        self.position = end;
        self.last_word_end = (shape.is_word() || shape == Shape::Number).then_some(end);
        Some(Token { span: Span::new(start, end), shape, glued })
    }
}

/// What a byte can be part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ByteClass {
    Blank,
    Lower,
    Upper,
    Digit,
    Apostrophe,
    Handle,
    Sign,
    Beyond,
}

const CLASSES: [ByteClass; 256] = {
    let mut classes = [ByteClass::Sign; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte {
            0..=0x20 | 0x7F => ByteClass::Blank,
            0x41..=0x5A => ByteClass::Upper,
            0x61..=0x7A => ByteClass::Lower,
            0x30..=0x39 => ByteClass::Digit,
            0x27 => ByteClass::Apostrophe,
            0x23 | 0x40 => ByteClass::Handle,
            0x80.. => ByteClass::Beyond,
            _ => ByteClass::Sign,
        };
        byte += 1;
    }
    classes
};

/// Abbreviations that keep their dot, in small letters.
const ABBREVIATIONS: [&str; 52] = [
    "adm", "amb", "apr", "art", "assn", "aug", "ave", "bros", "brig", "capt", "cf", "cmdr", "co",
    "col", "corp", "dec", "dept", "dr", "eng", "est", "etc", "feb", "fig", "fr", "ft", "gen",
    "gov", "hon", "inc", "jan", "jr", "lt", "ltd", "maj", "messrs", "mr", "mrs", "ms", "mt", "nov",
    "oct", "pres", "prof", "rep", "rev", "sen", "sept", "sgt", "sr", "st", "univ", "vs",
];

impl Tokens<'_> {
    fn class_at(&self, at: usize) -> Option<ByteClass> {
        self.text.as_bytes().get(at).map(|&byte| CLASSES[byte as usize])
    }

    fn character_at(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }

    fn skip_blanks(&mut self) {
        while let Some(class) = self.class_at(self.position) {
            self.position += match class {
                ByteClass::Blank => 1,
                ByteClass::Beyond => match self.character_at(self.position) {
                    Some(character) if character.is_whitespace() || character == '\u{AD}' => {
                        character.len_utf8()
                    }
                    _ => return,
                },
                _ => return,
            };
        }
    }

    /// Whether a letter or digit stands at `at`.
    fn is_word_at(&self, at: usize) -> bool {
        match self.class_at(at) {
            Some(ByteClass::Lower | ByteClass::Upper | ByteClass::Digit) => true,
            Some(ByteClass::Beyond) => self.character_at(at).is_some_and(char::is_alphanumeric),
            _ => false,
        }
    }

    /// Length of the hyphen at `at`; 0 where there is none.
    fn hyphen_at(&self, at: usize) -> usize {
        let rest = self.text.as_bytes().get(at..).unwrap_or_default();
        match rest {
            [b'-', ..] => 1,
            // Hyphen and non-breaking hyphen; a dash (U+2013 on) separates.
            [0xE2, 0x80, 0x90 | 0x91, ..] => 3,
            _ => 0,
        }
    }

    /// Length of the apostrophe at `at`; 0 where there is none.
    fn apostrophe_at(&self, at: usize) -> usize {
        let rest = self.text.as_bytes().get(at..).unwrap_or_default();
        match rest {
            [b'\'', ..] => 1,
            // Right single quotation mark, modifier letter apostrophe and turned comma, half rings.
            [0xE2, 0x80, 0x98 | 0x99, ..] => 3,
            [0xCA, 0xBB..=0xBF, ..] => 2,
            _ => 0,
        }
    }

    /// Length of the possessive ending at `at`; 0 where there is none.
    fn possessive_at(&self, at: usize) -> usize {
        let apostrophe = self.apostrophe_at(at);
        let letter = self.text.as_bytes().get(at + apostrophe);
        let ends = apostrophe > 0
            && matches!(letter, Some(b's' | b'S'))
            && !self.is_word_at(at + apostrophe + 1);
        if ends { apostrophe + 1 } else { 0 }
    }

    /// The word that begins at `start`.
    fn word(&self, start: usize) -> (usize, Shape) {
        let mut letters = Letters::default();
        let mut at = start;
        loop {
            match self.class_at(at) {
                Some(ByteClass::Lower) => {
                    letters.lower += 1;
                    at += 1;
                }
                Some(ByteClass::Upper) => {
                    letters.first_upper |= at == start;
                    letters.upper += 1;
                    at += 1;
                }
                Some(ByteClass::Digit) => at += 1,
                Some(ByteClass::Apostrophe) => {
                    if self.possessive_at(at) > 0 || !self.is_word_at(at + 1) {
                        break;
                    }
                    at += 1;
                }
                Some(ByteClass::Sign) => match self.text.as_bytes().get(at) {
                    Some(b'.') => {
                        if self.is_address_dot(start, at) {
                            return (self.address_end(at), Shape::Address);
                        }
                        if !self.keeps_dot(start, at, letters) {
                            break;
                        }
                        at += 1;
                        if !self.is_initial_at(at) {
                            break;
                        }
                    }
                    // AT&T, S&P.
                    Some(b'&')
                        if letters.lower == 0
                            && self.class_at(at + 1) == Some(ByteClass::Upper) =>
                    {
                        at += 1;
                    }
                    _ => break,
                },
                Some(ByteClass::Beyond) => {
                    let apostrophe = self.apostrophe_at(at);
                    if apostrophe > 0 {
                        if self.possessive_at(at) > 0 || !self.is_word_at(at + apostrophe) {
                            break;
                        }
                        at += apostrophe;
                        continue;
                    }
                    let Some(character) = self.character_at(at) else {
                        break;
                    };
                    if !letters.add(character, at == start) {
                        break;
                    }
                    at += character.len_utf8();
                }
                _ => break,
            }
        }
        (at, letters.shape())
    }

    /// Whether a single letter with a dot stands at `at`.
    fn is_initial_at(&self, at: usize) -> bool {
        matches!(self.class_at(at), Some(ByteClass::Upper | ByteClass::Lower))
            && self.text.as_bytes().get(at + 1) == Some(&b'.')
    }

    /// Whether the dot at `dot` belongs to the word from `start`: an initial, a row of initials, an abbreviation.
    fn keeps_dot(&self, start: usize, dot: usize, letters: Letters) -> bool {
        let word = self.text.get(start..dot).unwrap_or_default();
        let last_is_single =
            word.len() == 1 || word.rfind('.').is_some_and(|at| at + 2 == word.len());
        if last_is_single {
            return letters.upper > 0 || word.len() > 1 || self.is_initial_at(dot + 1);
        }
        let mut small = [0; 6];
        let Some(small) = small.get_mut(..word.len()) else {
            return false;
        };
        small.copy_from_slice(word.as_bytes());
        small.make_ascii_lowercase();
        ABBREVIATIONS.iter().any(|abbreviation| abbreviation.as_bytes() == small)
    }

    /// Whether the dot at `dot` stands inside an address such as `example.org`: a small letter on each side, and
    /// more than one of them.
    fn is_address_dot(&self, start: usize, dot: usize) -> bool {
        dot >= start + 2
            && self.class_at(dot - 1) == Some(ByteClass::Lower)
            && self.class_at(dot + 1) == Some(ByteClass::Lower)
            && self.class_at(dot + 2) == Some(ByteClass::Lower)
    }

    /// The number that begins at `start`, with an ordinal ending or a unit that is written to it.
    fn number(&self, start: usize) -> (usize, Shape) {
        let mut at = start;
        loop {
            match self.class_at(at) {
                Some(ByteClass::Digit | ByteClass::Lower | ByteClass::Upper) => at += 1,
                Some(ByteClass::Sign)
                    if matches!(self.text.as_bytes().get(at), Some(b'.' | b',' | b':'))
                        && self.class_at(at + 1) == Some(ByteClass::Digit) =>
                {
                    at += 1;
                }
                _ => return (at, Shape::Number),
            }
        }
    }

    /// Where the address that goes on at `at` ends: before a blank, or before the signs that close a sentence.
    fn address_end(&self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or_default();
        let length = rest
            .find(|character: char| {
                character.is_whitespace()
                    || matches!(character, ')' | ']' | '"' | '<' | '>' | ',' | '”' | '’')
            })
            .unwrap_or(rest.len());
        let address = rest.get(..length).unwrap_or_default();
        at + address.trim_end_matches(['.', '!', '?', ':', ';']).len()
    }

    /// Where the punctuation that begins at `start` ends.
    fn punctuation_end(&self, start: usize) -> usize {
        let dots =
            self.text.as_bytes().iter().skip(start).take_while(|&&byte| byte == b'.').count();
        if dots > 0 {
            return start + dots;
        }
        start + self.character_at(start).map_or(1, char::len_utf8)
    }
}

#[cfg(test)]
mod tests {
    use super::{Shape, tokens};
    use crate::text::Span;

    /// The tokens of `text`, a glued one with a `+` before it.
    fn cut(text: &str) -> Vec<String> {
        tokens(text, Span::new(0, text.len()))
            .map(|token| format!("{}{}", if token.glued { "+" } else { "" }, token.span.of(text)))
            .collect()
    }

    #[test]
    fn the_parts_of_a_compound_are_tokens_glued_together() {
        assert_eq!(cut("Al-Mirza, Oslo-based"), ["Al", "+Mirza", ",", "Oslo", "+based"]);
        assert_eq!(cut("said - he"), ["said", "-", "he"]);
    }

    #[test]
    fn a_possessive_is_split_off_and_an_inner_apostrophe_stays() {
        assert_eq!(cut("Oslo's O'Hara’s Ba’ath"), ["Oslo", "'s", "O'Hara", "’s", "Ba’ath"]);
        assert_eq!(
            cut("the ‘warm’ guests’ hall"),
            ["the", "‘", "warm", "’", "guests", "’", "hall"]
        );
    }

    #[test]
    fn initials_and_abbreviations_keep_their_dot() {
        assert_eq!(
            cut("Dr. J. R. Lund of the U.S. left."),
            ["Dr.", "J.", "R.", "Lund", "of", "the", "U.S.", "left", "."]
        );
    }

    #[test]
    fn numbers_keep_their_inner_signs_and_addresses_are_one_token() {
        assert_eq!(
            cut("12th 1,200 at 16:49. See example.org, @lund_news."),
            ["12th", "1,200", "at", "16:49", ".", "See", "example.org", ",", "@lund_news", "."]
        );
    }

    #[test]
    fn the_shape_tells_the_case_in_any_script() {
        let text = "oslo Oslo OSLO J. eBay Осло ОСЛО أوسلو 12";
        let shapes: Vec<Shape> =
            tokens(text, Span::new(0, text.len())).map(|token| token.shape).collect();

        assert_eq!(
            shapes,
            [
                Shape::Lower,
                Shape::Capitalized,
                Shape::Upper,
                Shape::Initial,
                Shape::Mixed,
                Shape::Capitalized,
                Shape::Upper,
                Shape::Caseless,
                Shape::Number
            ]
        );
    }

    #[test]
    fn any_text_is_covered_in_order_without_a_panic() {
        let text = "'-’s-\u{301}a&.-.U.’’-é-–…\u{200D}٣٤ 習近平.x";
        let mut end = 0;

        for token in tokens(text, Span::new(0, text.len())) {
            assert!(token.span.from() >= end && !token.span.of(text).is_empty());
            end = token.span.to();
        }
    }

    #[test]
    fn only_the_given_part_of_the_text_is_read() {
        let text = "north of Oslo today";

        let read: Vec<&str> =
            tokens(text, Span::new(6, 13)).map(|token| token.span.of(text)).collect();

        assert_eq!(read, ["of", "Oslo"]);
    }
}
