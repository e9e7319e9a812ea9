//! Labelled text: `token<TAB>tag` lines with BIO tags, a blank line between sentences, `-DOCSTART-` between texts.
//!
//! The tokens of such files are cut in the manner of the Penn Treebank, and not always in the same one. They are put
//! together to text again and cut as the reader cuts it, so that weights are learned on what will be read. A name is
//! the row of our tokens that covers it.
//!
//! Limits: whether a lone hyphen was a dash or stood inside a compound is lost; it is taken for a compound's.

use std::ops::Range;

use crate::nlp::tagger::hash;
use crate::nlp::tagger::label::{Name, NameClass};
use crate::nlp::token::{Token, tokens};
use crate::text::Span;

/// One labelled text.
#[derive(Debug, Clone, Default)]
pub struct Labelled {
    /// The text, put together from its tokens, one sentence a line.
    pub text: String,
    /// Its tokens as the reader cuts them.
    pub tokens: Vec<Token>,
    /// Its sentences.
    pub lines: Vec<Range<usize>>,
    /// The names in it, in order.
    pub names: Vec<Name>,
}

impl Labelled {
    /// Whether the text is one of the `one_in`th part that is held out from training. It depends on the text alone.
    pub fn is_held_out(&self, one_in: u64) -> bool {
        one_in > 0 && hash::of_bytes(self.text.as_bytes()).is_multiple_of(one_in)
    }
}

/// The texts of a file. Lines without a tag, and tags of other classes, are read as outside of names.
pub fn parse(file: &str) -> Vec<Labelled> {
    let mut texts = Vec::new();
    let mut text = Labelled::default();
    let mut sentence = Sentence::default();
    for line in file.lines() {
        let is_new_text = line.starts_with("-DOCSTART-");
        if is_new_text || line.trim().is_empty() {
            sentence.end(&mut text);
            if is_new_text && !text.tokens.is_empty() {
                texts.push(std::mem::take(&mut text));
            }
            continue;
        }
        let (token, tag) = line.split_once('\t').unwrap_or((line, "O"));
        sentence.add(token, tag);
    }
    sentence.end(&mut text);
    if !text.tokens.is_empty() {
        texts.push(text);
    }
    texts
}

/// A sentence being put together.
#[derive(Debug, Default)]
struct Sentence {
    text: String,
    /// The bytes of each name in `text`.
    names: Vec<(Range<usize>, NameClass)>,
    /// Whether the next token is written to the one before.
    joins: bool,
}

impl Sentence {
    fn add(&mut self, token: &str, tag: &str) {
        let token = match token {
            "``" | "''" => "\"",
            "-LRB-" => "(",
            "-RRB-" => ")",
            token => token.trim(),
        };
        let after_word = self.text.ends_with(char::is_alphanumeric);
        let is_ending = matches!(
            token,
            "'s" | "’s" | "'S" | "n't" | "n’t" | "'re" | "'ve" | "'ll" | "'m" | "'d"
        );
        // A possessive that was cut in two: ’ and s.
        let is_rest_of_possessive = token == "s" && self.text.ends_with(" ’");
        if is_rest_of_possessive {
            self.text.truncate(self.text.len() - " ’".len());
            self.text.push('’');
        }
        // A lone hyphen between two words is put between them; after any other sign it stands alone.
        let is_hyphen_joined = self.joins && token.starts_with(char::is_alphanumeric);
        if self.joins && !is_hyphen_joined {
            self.text.insert(self.text.len() - 1, ' ');
        }
        let is_hyphen = matches!(token, "-" | "‐" | "‑") && after_word;
        let written_to = is_rest_of_possessive
            || is_hyphen_joined
            || (after_word && (is_ending || is_hyphen))
            || self.text.is_empty();
        if !written_to {
            self.text.push(' ');
        }
        let start = self.text.len();
        self.text.push_str(token);
        self.joins = is_hyphen;
        let end = self.text.len();
        let Some((position, class)) = tag.split_once('-') else {
            return;
        };
        let Some(class) = NameClass::from_tag(class) else {
            return;
        };
        match self.names.last_mut() {
            Some((name, last)) if position == "I" && *last == class && name.end + 3 > start => {
                name.end = end;
            }
            _ => self.names.push((start..end, class)),
        }
    }

    /// Adds the sentence to its text and begins the next.
    fn end(&mut self, text: &mut Labelled) {
        let sentence = std::mem::take(self);
        if sentence.text.is_empty() {
            return;
        }
        let offset = text.text.len();
        let first = text.tokens.len();
        text.text.push_str(&sentence.text);
        let span = Span::new(offset, text.text.len());
        text.tokens.extend(tokens(&text.text, span));
        text.text.push('\n');
        text.lines.push(first..text.tokens.len());
        let mut after = first;
        for (bytes, class) in sentence.names {
            let start = text.tokens[after..]
                .partition_point(|token| token.span.to() <= offset + bytes.start)
                + after;
            let end = text.tokens[start..]
                .partition_point(|token| token.span.from() < offset + bytes.end)
                + start;
            if start < end {
                text.names.push(Name { tokens: start..end, class });
                after = end;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::parse;
    use crate::text::Span;

    fn names(file: &str) -> Vec<String> {
        let texts = parse(file);
        let text = &texts[0];
        let span = |range: &std::ops::Range<usize>| {
            let (first, last) = (&text.tokens[range.start], &text.tokens[range.end - 1]);
            Span::new(first.span.from(), last.span.to())
        };
        text.names
            .iter()
            .map(|name| format!("{} {}", name.class.tag(), span(&name.tokens).of(&text.text)))
            .collect()
    }

    #[test]
    fn names_keep_their_place_when_the_text_is_put_together() {
        let file = "-DOCSTART-\tO\n\nAna\tB-PER\nAl\tI-PER\n-\tI-PER\nLund\tI-PER\n’\tO\ns\tO\nOslo\tB-LOC\n-\tO\nbased\tO\nfleet\tO\n.\tO\n";

        assert_eq!(parse(file)[0].text, "Ana Al-Lund’s Oslo-based fleet .\n");
        assert_eq!(names(file), ["PER Ana Al-Lund", "LOC Oslo"]);
    }

    #[test]
    fn names_side_by_side_stay_apart() {
        let file = "Oslo\tB-LOC\nBergen\tB-LOC\n";

        assert_eq!(names(file), ["LOC Oslo", "LOC Bergen"]);
    }

    #[test]
    fn texts_are_told_apart_and_broken_lines_are_outside_of_names() {
        let texts = parse("-DOCSTART-\n\nOslo\n\n-DOCSTART-\nLund\tX-Y\n");

        assert_eq!(texts.len(), 2);
        assert!(texts.iter().all(|text| text.names.is_empty()));
    }
}
