//! [`Sheet`]: one text as the tagger reads it: the word of each token, its listed phrases, and what the rest of
//! the text tells about each word.
//!
//! The evidence of the text is how a word is written elsewhere in it and which words stand beside it there. It was
//! worth 0.6 to 0.7 F1 in the trial.

use std::ops::Range;

use crate::nlp::tagger::word::{AFTER, BEFORE, Tables, Vocabulary, Word};
use crate::nlp::token::{Shape, Token};

/// One text as the tagger reads it. Reused from text to text to save its memory.
#[derive(Debug, Clone, Default)]
pub(super) struct Sheet {
    /// For each token, its word.
    words: Vec<u32>,
    /// For each token, the kind and place of the listed phrase that it stands in; 0 for none.
    phrases: Vec<u8>,
    /// For each token, whether nothing but a hyphen stands before it.
    glued: Vec<bool>,
    pub(super) lines: Vec<Line>,
    evidence: Vec<Evidence>,
    /// For each comparison form of the vocabulary, its evidence in the text with that number.
    evidence_of: Vec<(u32, u32)>,
    text: u32,
}

/// One sentence.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) tokens: Range<usize>,
    pub(super) style: Style,
}

/// What the capitals of a line tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// Names have capitals.
    Running = 0,
    /// Nearly every longer word has one.
    TitleCase = 1,
    /// All letters are capitals.
    Capitals = 2,
}

/// Different neighbors of a word that are kept.
const NEIGHBORS: usize = 3;

/// What a text tells about a word.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Evidence {
    /// Written somewhere in small letters.
    pub(super) is_small: bool,
    /// Written with a capital where running text would have none.
    pub(super) is_capital_inside: bool,
    /// Written with a capital where any word has one.
    pub(super) is_capital_first: bool,
    /// Hashes of words that stand before it; 0 for none.
    pub(super) before: [u64; NEIGHBORS],
    /// Hashes of words that stand after it; 0 for none.
    pub(super) after: [u64; NEIGHBORS],
}

impl Sheet {
    /// Reads one text, given its tokens and sentences.
    pub(super) fn read(
        &mut self,
        text: &str,
        tokens: &[Token],
        lines: &[Range<usize>],
        tables: &Tables,
        vocabulary: &mut Vocabulary,
    ) {
        self.words.clear();
        self.words.extend(
            tokens.iter().map(|token| vocabulary.number(token.span.of(text), token.shape, tables)),
        );
        self.glued.clear();
        self.glued.extend(tokens.iter().map(|token| token.glued));
        self.phrases.clear();
        self.phrases.resize(tokens.len(), 0);
        self.lines.clear();
        self.evidence.clear();
        self.text = self.text.wrapping_add(1);
        self.evidence_of.resize(vocabulary.keys() + 2, (self.text.wrapping_sub(1), 0));
        for tokens in lines {
            let line = Line {
                tokens: tokens.clone(),
                style: style(self.words.get(tokens.clone()).unwrap_or_default(), vocabulary),
            };
            self.mark_phrases(&line, tables, vocabulary);
            self.collect_evidence(&line, vocabulary);
            self.lines.push(line);
        }
    }

    /// The word at `offset` from the token `at` of `line`.
    #[inline]
    pub(super) fn word<'a>(
        &self,
        line: &Line,
        at: usize,
        offset: isize,
        vocabulary: &'a Vocabulary,
    ) -> &'a Word {
        vocabulary.word(self.number(line, at, offset))
    }

    /// The number of the word at `offset` from the token `at` of `line`.
    #[inline]
    pub(super) fn number(&self, line: &Line, at: usize, offset: isize) -> u32 {
        let at = at.wrapping_add_signed(offset);
        if line.tokens.contains(&at) {
            self.words.get(at).copied().unwrap_or(AFTER)
        } else if offset < 0 {
            BEFORE
        } else {
            AFTER
        }
    }

    /// The number of the word at the token `at`, whatever line it stands in.
    #[inline]
    pub(super) fn at(&self, at: usize) -> u32 {
        self.words.get(at).copied().unwrap_or(AFTER)
    }

    /// The listed phrase at `offset` from the token `at` of `line`.
    #[inline]
    pub(super) fn phrase(&self, line: &Line, at: usize, offset: isize) -> u8 {
        let at = at.wrapping_add_signed(offset);
        if line.tokens.contains(&at) {
            self.phrases.get(at).copied().unwrap_or_default()
        } else {
            0
        }
    }

    /// Whether nothing but a hyphen stands before the token `at`.
    #[inline]
    pub(super) fn is_glued(&self, line: &Line, at: usize) -> bool {
        line.tokens.contains(&at) && self.glued.get(at).copied().unwrap_or_default()
    }

    /// What the text tells about a word.
    #[inline]
    pub(super) fn evidence(&self, word: &Word) -> Option<&Evidence> {
        let &(text, index) = self.evidence_of.get(word.key as usize)?;
        if text == self.text { self.evidence.get(index as usize) } else { None }
    }

    /// Marks the listed phrases of several words, the leftmost and longest first.
    fn mark_phrases(&mut self, line: &Line, tables: &Tables, vocabulary: &Vocabulary) {
        let mut at = line.tokens.start;
        while at < line.tokens.end {
            let word = self.word(line, at, 0, vocabulary);
            let end = line.tokens.end.min(at + usize::from(word.longest));
            let found = (word.longest > 1 && is_name_like(word.case))
                .then(|| {
                    let words = self.words.get(at..end).unwrap_or_default().iter();
                    tables.lists.phrase(words.map(|&word| vocabulary.word(word).folded))
                })
                .flatten();
            let Some((kind, count)) = found else {
                at += 1;
                continue;
            };
            for (mark, index) in self.phrases.iter_mut().skip(at).take(count).zip(1..) {
                let place = match index {
                    1 => 1,
                    _ if index == count => 3,
                    _ => 2,
                };
                *mark = kind << 2 | place;
            }
            at += count;
        }
    }

    fn collect_evidence(&mut self, line: &Line, vocabulary: &Vocabulary) {
        for at in line.tokens.clone() {
            let word = self.word(line, at, 0, vocabulary);
            if !word.case.is_word() {
                continue;
            }
            let index = self.evidence_index(word.key);
            let before = self.word(line, at, -1, vocabulary);
            let after = self.word(line, at, 1, vocabulary);
            let Some(evidence) = self.evidence.get_mut(index) else {
                continue;
            };
            if word.case == Shape::Lower {
                evidence.is_small = true;
                continue;
            }
            if line.style == Style::Running {
                if is_opening(line, at, before) {
                    evidence.is_capital_first = true;
                } else {
                    evidence.is_capital_inside = true;
                }
            }
            if line.style != Style::Capitals {
                if at > line.tokens.start {
                    note(&mut evidence.before, before.folded);
                }
                if at + 1 < line.tokens.end {
                    note(&mut evidence.after, after.folded);
                }
            }
        }
    }

    fn evidence_index(&mut self, key: u32) -> usize {
        let fresh = u32::try_from(self.evidence.len()).unwrap_or(u32::MAX);
        let text = self.text;
        let Some(place) = self.evidence_of.get_mut(key as usize) else {
            return usize::MAX;
        };
        if place.0 != text {
            *place = (text, fresh);
            self.evidence.push(Evidence::default());
        }
        place.1 as usize
    }
}

/// Whether a word at `at` has a capital in any case.
pub(super) fn is_opening(line: &Line, at: usize, before: &Word) -> bool {
    at == line.tokens.start || before.case == Shape::Punctuation
}

/// Whether a word written like this may be part of a name.
pub(super) const fn is_name_like(case: Shape) -> bool {
    case.has_capital() || matches!(case, Shape::Caseless)
}

/// Adds a neighbor, if it is new and there is room.
fn note(neighbors: &mut [u64; NEIGHBORS], neighbor: u64) {
    for place in neighbors {
        if *place == neighbor {
            return;
        }
        if *place == 0 {
            *place = neighbor;
            return;
        }
    }
}

/// What the capitals of a line tell.
fn style(words: &[u32], vocabulary: &Vocabulary) -> Style {
    let (mut upper, mut capital, mut small, mut long_small) = (0, 0, 0, 0);
    for word in words.iter().map(|&word| vocabulary.word(word)) {
        match word.case {
            Shape::Upper => upper += 1,
            Shape::Capitalized => capital += 1,
            Shape::Lower | Shape::Mixed => {
                small += 1;
                long_small += usize::from(word.length > 3);
            }
            _ => {}
        }
    }
    if upper >= 2 && upper > 2 * (capital + small) {
        Style::Capitals
    } else if upper + capital >= 4 && long_small * 4 < upper + capital {
        Style::TitleCase
    } else {
        Style::Running
    }
}
