//! The comparison form of text, with a map back to the source.
//!
//! Two spellings that a reader takes for the same word have one comparison form: lower case, without diacritics
//! or vowel marks, with one apostrophe, one hyphen and one space. Used for searching, for gazetteers and for
//! comparing names. It is not a transliteration: letters stay in their script.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::text::Span;

/// The comparison form of `text`.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        let space = |byte: u8| {
            if byte.is_ascii_whitespace() { b' ' } else { byte }
        };
        return text.bytes().map(|byte| char::from(space(byte).to_ascii_lowercase())).collect();
    }
    let mut folded = String::with_capacity(text.len());
    for character in text.chars() {
        fold_character(character, &mut folded);
    }
    folded
}

/// The comparison form of a text together with the way back.
#[derive(Debug, Clone, Default)]
pub struct Folded {
    text: String,
    /// For each byte of `text`, where its character starts in the source; then the length of the source.
    sources: Vec<u32>,
}

impl Folded {
    /// Folds `text`.
    pub fn new(text: &str) -> Self {
        let mut folded = Self::default();
        for (offset, character) in text.char_indices() {
            fold_character(character, &mut folded.text);
            folded.sources.resize(folded.text.len(), Span::new(offset, offset).start);
        }
        folded.sources.push(Span::new(text.len(), text.len()).start);
        folded
    }

    /// The comparison form.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where the bytes `start..end` of the comparison form stand in the source. Marks that follow the last
    /// letter and were dropped belong to it.
    pub fn source(&self, start: usize, end: usize) -> Span {
        let length = self.sources.last().copied().unwrap_or_default();
        let at = |index: usize| self.sources.get(index).copied().unwrap_or(length);
        let last = at(end.saturating_sub(1));
        let after = self.sources.iter().skip(end).copied().find(|&source| source > last);
        Span::new(at(start) as usize, after.unwrap_or(length) as usize)
    }
}

/// Appends the comparison form of one character.
fn fold_character(character: char, folded: &mut String) {
    if character.is_ascii() {
        let space = character.is_ascii_whitespace();
        folded.push(if space { ' ' } else { character.to_ascii_lowercase() });
        return;
    }
    for part in std::iter::once(character).nfkd().filter(|&part| !is_combining_mark(part)) {
        match part {
            '\u{2018}' | '\u{2019}' | '\u{201B}' | '\u{02BC}' | '\u{02BB}' | '\u{02BF}'
            | '\u{02BE}' | '\u{2032}' | '\u{00B4}' => folded.push('\''),
            '\u{201C}' | '\u{201D}' | '\u{201E}' | '\u{00AB}' | '\u{00BB}' => folded.push('"'),
            '\u{2010}'..='\u{2015}' | '\u{2212}' => folded.push('-'),
            // Soft hyphen, zero-width joiners and the Arabic stretching bar carry no meaning in a comparison.
            '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{0640}' => {}
            'ı' => folded.push('i'),
            'ß' | 'ẞ' => folded.push_str("ss"),
            'ø' | 'Ø' => folded.push('o'),
            'æ' | 'Æ' => folded.push_str("ae"),
            'œ' | 'Œ' => folded.push_str("oe"),
            'đ' | 'Đ' | 'ð' | 'Ð' => folded.push('d'),
            'ł' | 'Ł' => folded.push('l'),
            'þ' | 'Þ' => folded.push_str("th"),
            // Arabic: alif maqsura is written for ya, ta marbuta for ha.
            'ى' => folded.push('ي'),
            'ة' => folded.push('ه'),
            part if part.is_whitespace() => folded.push(' '),
            part => folded.extend(part.to_lowercase()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Folded, fold};

    #[test]
    fn spellings_that_a_reader_takes_for_one_word_fold_to_one_form() {
        let pairs = [
            ("Türkiye", "turkiye"),
            ("As\u{2010}Sa\u{2019}iqa", "as-sa'iqa"),
            ("ISTANBUL", "istanbul"),
            ("مُحَمَّد", "محمد"),
            ("أحمد", "احمد"),
            ("co\u{AD}operation", "cooperation"),
            ("two\u{A0}words", "two words"),
        ];

        for (text, folded) in pairs {
            assert_eq!(fold(text), folded);
        }
    }

    #[test]
    fn a_range_of_the_folded_form_leads_back_to_whole_characters() {
        let text = "in Tu\u{308}rkiye, Gauß";
        let folded = Folded::new(text);
        let turkiye = folded.text().find("turkiye").unwrap();
        let half_of_the_sharp_s = folded.text().find("gaus").unwrap();

        assert_eq!(folded.source(turkiye, turkiye + 7).of(text), "Tu\u{308}rkiye");
        assert_eq!(folded.source(half_of_the_sharp_s, half_of_the_sharp_s + 4).of(text), "Gauß");
    }
}
