//! [`sentences`]: where the sentences of a block begin and end, as ranges of its tokens.
//!
//! A sentence ends after a full stop, question mark or exclamation mark, with the quotes and brackets that close
//! after it, where what follows can begin a sentence. The dot of a title or an initial does not end one; the dot
//! of another abbreviation does where a word follows that usually opens a sentence. A blank line always ends one.
//!
//! Limits: a single line end inside a block is taken for a blank, as in text that was wrapped to a width.

use std::ops::Range;

use crate::nlp::token::{Shape, Token};

/// The sentences of one block, given its tokens, as ranges into `tokens`: in order, not empty, covering all of it.
pub fn sentences(text: &str, tokens: &[Token]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        at += 1;
        let after = if is_end(text, token) { closing_end(text, tokens, at) } else { at };
        let rest = tokens.get(after..).unwrap_or_default();
        if !rest.is_empty()
            && (is_blank_line_before(text, tokens, after) || ends_here(text, token, rest))
        {
            found.push(start..after);
            start = after;
        }
        at = at.max(start);
    }
    if start < tokens.len() {
        found.push(start..tokens.len());
    }
    found
}

/// Whether `token` may end a sentence.
fn is_end(text: &str, token: &Token) -> bool {
    match token.shape {
        Shape::Punctuation => is_stop(token.span.of(text)),
        shape => shape.is_word() && token.span.of(text).ends_with('.'),
    }
}

/// Whether `sign` is a full stop in any script.
fn is_stop(sign: &str) -> bool {
    sign.starts_with('.') || matches!(sign, "!" | "?" | "…" | "؟" | "۔" | "。" | "！" | "？" | "।")
}

/// The index after the closing signs that begin at `at`.
fn closing_end(text: &str, tokens: &[Token], at: usize) -> usize {
    let mut end = at;
    while let (Some(before), Some(token)) = (tokens.get(end.wrapping_sub(1)), tokens.get(end)) {
        let sign = token.span.of(text);
        let closes = matches!(sign, ")" | "]" | "”" | "’" | "»")
            || is_stop(sign)
            // A straight quote closes where no blank stands before it.
            || (matches!(sign, "\"" | "'") && before.span.end == token.span.start);
        if token.shape != Shape::Punctuation || !closes {
            break;
        }
        end += 1;
    }
    end
}

/// Whether a blank line stands before the token at `at`.
fn is_blank_line_before(text: &str, tokens: &[Token], at: usize) -> bool {
    let (Some(before), Some(token)) = (tokens.get(at.wrapping_sub(1)), tokens.get(at)) else {
        return false;
    };
    if token.span.start - before.span.end < 2 {
        return false;
    }
    let between = text.get(before.span.to()..token.span.from()).unwrap_or_default();
    between.matches('\n').count() > 1
}

/// Whether a sentence ends with `token`, given what follows it.
fn ends_here(text: &str, token: &Token, rest: &[Token]) -> bool {
    if !is_end(text, token) {
        return false;
    }
    let mut rest = rest.iter();
    let Some(next) = rest.find(|next| next.shape != Shape::Punctuation) else {
        return false;
    };
    let word = token.span.of(text);
    if token.shape.is_word() {
        return !is_before_name(word)
            && next.shape == Shape::Capitalized
            && OPENERS.contains(&next.span.of(text));
    }
    next.shape != Shape::Lower && next.shape != Shape::Possessive
}

/// Abbreviations that stand before a name and so never end a sentence, and words that open a sentence.
const BEFORE_NAMES: [&str; 20] = [
    "Adm.", "Amb.", "Brig.", "Capt.", "Cmdr.", "Col.", "Dr.", "Gen.", "Gov.", "Hon.", "Lt.",
    "Maj.", "Mr.", "Mrs.", "Ms.", "Prof.", "Rep.", "Rev.", "Sen.", "St.",
];
const OPENERS: [&str; 40] = [
    "A",
    "According",
    "After",
    "All",
    "Also",
    "Although",
    "An",
    "And",
    "As",
    "At",
    "Before",
    "But",
    "By",
    "During",
    "For",
    "From",
    "He",
    "His",
    "However",
    "I",
    "If",
    "In",
    "It",
    "Its",
    "Last",
    "On",
    "One",
    "She",
    "Since",
    "Some",
    "That",
    "The",
    "There",
    "These",
    "They",
    "This",
    "We",
    "When",
    "While",
    "You",
];

/// Whether `word` is an abbreviation that stands before a name.
fn is_before_name(word: &str) -> bool {
    BEFORE_NAMES.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::sentences;
    use crate::nlp::token::tokens;
    use crate::text::Span;

    fn cut(text: &str) -> Vec<&str> {
        let tokens: Vec<_> = tokens(text, Span::new(0, text.len())).collect();
        sentences(text, &tokens)
            .into_iter()
            .map(|range| &text[tokens[range.start].span.from()..tokens[range.end - 1].span.to()])
            .collect()
    }

    #[test]
    fn closing_quotes_and_brackets_stay_with_their_sentence() {
        assert_eq!(
            cut("He left. \"We won.\" (Nobody asked.) So what?"),
            ["He left.", "\"We won.\"", "(Nobody asked.)", "So what?"]
        );
    }

    #[test]
    fn titles_initials_and_abbreviations_do_not_end_a_sentence() {
        assert_eq!(
            cut("Dr. J. Lund of Lund Inc. met U.S. envoys. He left the U.S. The rest stayed."),
            ["Dr. J. Lund of Lund Inc. met U.S. envoys.", "He left the U.S.", "The rest stayed."]
        );
    }

    #[test]
    fn a_stop_before_a_small_letter_ends_nothing() {
        assert_eq!(cut("\"Why?\" she asked. 12 left."), ["\"Why?\" she asked.", "12 left."]);
    }

    #[test]
    fn a_blank_line_ends_a_sentence_and_a_line_end_does_not() {
        assert_eq!(cut("one\ntwo\n\nthree"), ["one\ntwo", "three"]);
    }
}
