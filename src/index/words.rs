//! Text to index words, for articles, queries and highlights alike, so that the three always agree.
//!
//! A word is a run of letters and digits, with the marks on them. It is indexed in the comparison form of
//! [`text::fold`](mod@crate::text::fold) without its apostrophes ("Sa'iqa" is `saiqa`) and without a possessive
//! ending. Everything else separates, so "Al-Hayya" is two words. Scripts that write no spaces give one word a
//! character, which a query then asks for as a phrase. Words keep their endings: an English stemmer would turn
//! Hamas into `hama`.
//!
//! Words are cut from the source and folded one by one, so a word's place in the source is known exactly.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};
use unicode_normalization::char::is_combining_mark;

use crate::text::Span;
use crate::text::fold::fold;

/// Longest word in bytes. Longer runs (encoded data, one-line files) become several words in a row.
const LONGEST: usize = 120;

/// The words of a text, in order.
pub(super) struct Words<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Words<'t> {
    /// The words of `text`.
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    /// Where the next word stands; its comparison form replaces `form`.
    pub(super) fn next_into(&mut self, form: &mut String) -> Option<Span> {
        loop {
            let rest = self.text.get(self.at..)?;
            let start = self.at + rest.find(char::is_alphanumeric)?;
            let run = run_at(self.text, start);
            self.at = run.to();
            let word = without_possessive(run.of(self.text));
            set_form(word, form);
            if !form.is_empty() {
                return Some(Span::new(start, start + word.len()));
            }
        }
    }
}

/// The comparison forms of the words of `text`.
pub(super) fn forms(text: &str) -> Vec<String> {
    let mut words = Words::new(text);
    let mut form = String::new();
    let mut forms = Vec::new();
    while words.next_into(&mut form).is_some() {
        forms.push(form.clone());
    }
    forms
}

/// The run of word characters that begins at `start`.
fn run_at(text: &str, start: usize) -> Span {
    let rest = text.get(start..).unwrap_or_default();
    // Most words are plain ASCII between plain separators: no character of theirs needs a table.
    let plain = rest.bytes().take(LONGEST).take_while(u8::is_ascii_alphanumeric).count();
    let ends_plain =
        rest.as_bytes().get(plain).is_none_or(|next| next.is_ascii() && *next != b'\'');
    if plain > 0 && plain < LONGEST && ends_plain {
        return Span::new(start, start + plain);
    }
    let mut end = 0;
    let mut characters = rest.char_indices().peekable();
    while let Some((offset, character)) = characters.next() {
        let after = offset + character.len_utf8();
        if character.is_alphanumeric() {
            let alone = is_written_without_spaces(character);
            if offset > 0 && (alone || offset >= LONGEST || starts_alone(rest)) {
                break;
            }
            end = after;
        } else if is_combining_mark(character) {
            end = after;
        } else {
            let joins = is_apostrophe(character) || is_invisible(character);
            if !joins || !characters.peek().is_some_and(|next| is_inside(next.1)) {
                break;
            }
        }
    }
    Span::new(start, start + end)
}

/// Whether `text` begins with a character that is a word by itself.
fn starts_alone(text: &str) -> bool {
    text.chars().next().is_some_and(is_written_without_spaces)
}

/// Whether a word goes on with `character` after an apostrophe or an invisible character.
fn is_inside(character: char) -> bool {
    character.is_alphanumeric() || is_combining_mark(character) || is_invisible(character)
}

/// Apostrophes as printed, not the signs for the letters ayn and hamza.
fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '\u{2018}' | '\u{2019}' | '\u{201B}' | '\u{02BC}' | '\u{2032}')
}

/// Characters inside words that nobody sees and the comparison form drops.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

/// Thai, Lao, Burmese and Khmer; Chinese, Japanese; Korean, which glues its particles to names.
fn is_written_without_spaces(character: char) -> bool {
    matches!(
        u32::from(character),
        0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x2E80..=0xA4CF | 0xAC00..=0xD7FF
            | 0xF900..=0xFAFF | 0xFF66..=0xFF9F | 0x2_0000..=0x3_FFFF
    )
}

/// `word` without a possessive ending.
fn without_possessive(word: &str) -> &str {
    word.strip_suffix(['s', 'S'])
        .and_then(|stem| stem.strip_suffix(is_apostrophe))
        .filter(|stem| !stem.is_empty())
        .unwrap_or(word)
}

/// Replaces `form` by the comparison form of `word`.
fn set_form(word: &str, form: &mut String) {
    form.clear();
    if word.is_ascii() {
        let letters = word.bytes().filter(u8::is_ascii_alphanumeric);
        form.extend(letters.map(|byte| char::from(byte.to_ascii_lowercase())));
    } else {
        form.extend(fold(word).chars().filter(|&part| part.is_alphanumeric()));
    }
}

/// [`Words`] for tantivy.
#[derive(Clone)]
pub(super) struct WordTokenizer;

impl Tokenizer for WordTokenizer {
    type TokenStream<'a> = WordStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> WordStream<'a> {
        WordStream { words: Words::new(text), token: Token::default() }
    }
}

/// The stream of a [`WordTokenizer`].
pub(super) struct WordStream<'a> {
    words: Words<'a>,
    token: Token,
}

impl TokenStream for WordStream<'_> {
    fn advance(&mut self) -> bool {
        let Some(span) = self.words.next_into(&mut self.token.text) else {
            return false;
        };
        self.token.offset_from = span.from();
        self.token.offset_to = span.to();
        self.token.position = self.token.position.wrapping_add(1);
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

#[cfg(test)]
mod tests {
    use super::{Words, forms};

    #[test]
    fn spellings_that_a_reader_takes_for_one_word_give_one_form() {
        let texts = [
            ("Al-Rayya", &["al", "rayya"][..]),
            ("Sa\u{2019}iqa", &["saiqa"]),
            ("\u{2BF}Amr al-Sa\u{2BF}di", &["amr", "al", "sadi"]),
            ("Türkiye\u{2019}s", &["turkiye"]),
            ("Tu\u{308}rkiye's coast", &["turkiye", "coast"]),
            ("the envoys' 'word'", &["the", "envoys", "word"]),
            ("مُحَمَّد", &["محمد"]),
            ("Порт", &["порт"]),
            ("港口A", &["港", "口", "a"]),
            ("co\u{AD}operation", &["cooperation"]),
            ("ـ - ' _", &[]),
        ];

        for (text, expected) in texts {
            assert_eq!(forms(text), expected, "{text}");
        }
    }

    #[test]
    fn a_word_stands_exactly_where_it_is_printed() {
        let text = "in Tu\u{308}rkiye\u{2019}s Sa\u{2019}iqa";
        let mut words = Words::new(text);
        let mut form = String::new();

        let printed: Vec<&str> =
            std::iter::from_fn(|| words.next_into(&mut form).map(|span| span.of(text))).collect();

        assert_eq!(printed, ["in", "Tu\u{308}rkiye", "Sa\u{2019}iqa"]);
    }

    #[test]
    fn a_run_without_end_becomes_several_words() {
        let text = "a".repeat(1000);

        assert!(forms(&text).iter().all(|form| form.len() <= 120));
        assert_eq!(forms(&text).concat(), text);
    }
}
