//! [`Line`]: the features of a paragraph by which its role is told.
//!
//! Only the first bytes of a long paragraph are folded and looked at word by word: furniture is short.

use crate::text::fold::fold;

/// Bytes of a paragraph that are looked at closely.
const HEAD: usize = 800;

/// A paragraph and what can be seen of it at a glance.
#[derive(Debug)]
pub(in crate::source) struct Line<'a> {
    /// The paragraph.
    pub(in crate::source) text: &'a str,
    /// Comparison form of its head: single spaces, no bullet in front.
    pub(in crate::source) key: String,
    /// Words in all.
    pub(in crate::source) words: usize,
    /// Words of the head that begin with a capital letter.
    pub(in crate::source) capitals: usize,
    /// Words of the head that begin with a small letter.
    pub(in crate::source) smalls: usize,
    /// Whether a bullet stands in front.
    pub(in crate::source) has_bullet: bool,
    /// How it ends.
    pub(in crate::source) ending: Ending,
    /// Whether a blank line stands before it.
    pub(in crate::source) after_gap: bool,
}

/// How a paragraph ends, closing quotes and brackets aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::source) enum Ending {
    /// A full stop, an exclamation mark, three dots.
    Sentence,
    /// A question mark.
    Question,
    /// A colon.
    Colon,
    /// A word, or anything else.
    Open,
}

impl<'a> Line<'a> {
    /// Looks at a paragraph, which is not blank.
    pub(in crate::source) fn new(text: &'a str, after_gap: bool) -> Self {
        let head = head(text);
        let begins_with = |class: fn(char) -> bool| {
            move |word: &&str| {
                word.trim_start_matches(|letter: char| !letter.is_alphanumeric()).starts_with(class)
            }
        };
        let bare = head.trim_start_matches(is_bullet);
        Self {
            text,
            key: key(bare),
            words: text.split_whitespace().count() + ideographs(head) / 2,
            capitals: head.split_whitespace().filter(begins_with(char::is_uppercase)).count(),
            smalls: head.split_whitespace().filter(begins_with(char::is_lowercase)).count(),
            has_bullet: bare.len() < head.len() && head.starts_with(is_bullet_sign),
            ending: ending(text),
            after_gap,
        }
    }

    /// Whether it reads like running text: sentences, and enough words for one.
    pub(in crate::source) fn is_prose(&self) -> bool {
        self.words >= 45
            || self.words >= 12 && matches!(self.ending, Ending::Sentence | Ending::Question)
            || self.words >= 12 && self.has_inner_stop()
    }

    /// Whether a sentence ends inside it.
    pub(in crate::source) fn has_inner_stop(&self) -> bool {
        let head = head(self.text);
        [". ", ".\u{201D} ", ".\" ", "? ", "؟ "].iter().any(|stop| {
            head.match_indices(stop).any(|(at, _)| {
                // "Dr. Adam", "U.S. port": short words before a dot are abbreviations.
                head.get(..at)
                    .and_then(|before| {
                        before.rsplit(|letter: char| !letter.is_alphanumeric()).next()
                    })
                    .is_some_and(|word| word.chars().count() > 3)
            })
        })
    }

    /// Whether nearly every word that counts has a capital, as in many headlines.
    pub(in crate::source) fn is_title_case(&self) -> bool {
        self.capitals >= 2 && self.smalls * 4 <= self.capitals
    }

    /// Whether it has a letter at all.
    pub(in crate::source) fn has_letters(&self) -> bool {
        self.key.chars().any(char::is_alphabetic)
    }

    /// Whether it could be a headline: a few words, and not a sentence.
    pub(in crate::source) fn is_headline(&self, words: std::ops::RangeInclusive<usize>) -> bool {
        words.contains(&self.words)
            && self.has_letters()
            && !self.text.starts_with(char::is_lowercase)
            && match self.ending {
                Ending::Open | Ending::Question => true,
                Ending::Sentence => self.text.ends_with('!') || self.is_title_case(),
                Ending::Colon => false,
            }
    }
}

/// The first bytes of `text`, on a character boundary.
pub(in crate::source) fn head(text: &str) -> &str {
    let end = (0..=HEAD.min(text.len())).rev().find(|&end| text.is_char_boundary(end));
    text.get(..end.unwrap_or_default()).unwrap_or_default()
}

/// The comparison form of a phrase: folded, with single spaces.
pub(in crate::source) fn key(text: &str) -> String {
    let folded = fold(text);
    let mut key = String::with_capacity(folded.len());
    for word in folded.split_whitespace() {
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(word);
    }
    key
}

/// Characters of scripts that put no space between words: about two of them make a word.
fn ideographs(text: &str) -> usize {
    if text.is_ascii() {
        return 0;
    }
    let is_one =
        |letter: &char| matches!(letter, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}');
    text.chars().filter(is_one).count()
}

fn is_bullet(character: char) -> bool {
    character.is_whitespace() || is_bullet_sign(character)
}

fn is_bullet_sign(character: char) -> bool {
    matches!(
        character,
        '•' | '·' | '▪' | '◦' | '●' | '■' | '►' | '▶' | '*' | '»' | '›' | '-' | '–' | '→'
    )
}

fn ending(text: &str) -> Ending {
    let bare = text.trim_end_matches(|sign: char| {
        sign.is_whitespace() || matches!(sign, '"' | '\'' | '”' | '’' | '»' | ')' | ']')
    });
    match bare.chars().next_back() {
        Some('.' | '!' | '…' | '。') => Ending::Sentence,
        Some('?' | '؟') => Ending::Question,
        Some(':') => Ending::Colon,
        _ => Ending::Open,
    }
}

#[cfg(test)]
mod tests {
    use super::{Ending, Line};

    #[test]
    fn a_sentence_is_told_from_a_headline() {
        let sentence = Line::new(
            "The north quay was closed on Monday, the harbor office said in a note.",
            true,
        );
        let headline = Line::new("North Quay Closed After Crane Falls", true);

        assert!(sentence.is_prose() && !sentence.is_headline(2..=30));
        assert!(headline.is_headline(2..=30) && headline.is_title_case());
    }

    #[test]
    fn abbreviations_do_not_end_a_sentence() {
        assert!(!Line::new("Dr. Ines Roth meets U.S. envoy", true).has_inner_stop());
        assert!(Line::new("The quay is closed. Ships wait", true).has_inner_stop());
    }

    #[test]
    fn closing_quotes_do_not_hide_how_a_line_ends() {
        assert_eq!(Line::new("“Nobody knows.”", true).ending, Ending::Sentence);
        assert_eq!(Line::new("Your name:", true).ending, Ending::Colon);
    }
}
