//! [`Page`]: one article as recognition reads it: the tokens of its content, its distinct words, its lines.
//!
//! A word is looked up in the tables once an article, not once an occurrence; a token only points to its word.
//! For each word the page counts how it is written: small, with a capital inside a sentence, or with one at a place
//! where any word would have it.

use std::ops::Range;

use crate::model::{Article, Role};
use crate::nlp::gazetteer::phrase_key;
use crate::nlp::hash::{HashedMap, mix, word_hash};
use crate::nlp::recognize::watch::{Watched, watched};
use crate::nlp::sentence::sentences;
use crate::nlp::token::{Shape, Token, tokens};
use crate::nlp::{Class, Classes, Lexicon};
use crate::text::Span;

/// One article as recognition reads it.
#[derive(Debug, Clone, Default)]
pub(super) struct Page {
    /// The tokens of every block that is read.
    pub(super) tokens: Vec<Token>,
    /// For each token, its word; `NO_WORD` for punctuation.
    word_of: Vec<u32>,
    /// The distinct words.
    pub(super) words: Vec<Word>,
    /// The comparison forms of the words, one after the other.
    keys: String,
    /// The sentences of every block that is read.
    pub(super) lines: Vec<Line>,
    /// Where names stand that the analyst watches for.
    pub(super) watched: Vec<Watched>,
}

/// One distinct word of an article.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    /// Hash of the comparison form; the same in every article.
    pub(super) hash: u64,
    key: Span,
    classes: Classes,
    /// Words of the longest phrase in the tables that begins with it.
    pub(super) longest: u8,
    /// Whether a watched name begins with it.
    pub(super) begins_watched: bool,
    /// How it is written in this article.
    pub(super) written: Written,
}

/// How often a word is written in which way.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Written {
    /// In small letters.
    pub(super) small: u32,
    /// With a capital where running text would have none.
    pub(super) capital: u32,
}

/// One sentence, or a line without an end such as a headline.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// How it is written.
    pub(super) style: Style,
    /// The role of its block.
    pub(super) role: Role,
}

/// What the capitals of a line tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// Names have capitals, other words have none.
    Running,
    /// Most words have capitals, or all letters are capitals.
    Capitals,
}

const NO_WORD: u32 = u32::MAX;

impl Page {
    /// Reads the content of `article`.
    pub(super) fn new(article: &Article, lexicon: &Lexicon) -> Self {
        let mut page = Self::default();
        let mut index = HashedMap::default();
        let read = article
            .blocks
            .iter()
            .filter(|block| !block.role.is_furniture() && block.role != Role::Date);
        for block in read {
            let first = page.tokens.len();
            page.tokens.extend(tokens(&article.text, block.span));
            for at in first..page.tokens.len() {
                let word = page.intern(&article.text, at, &mut index, lexicon);
                page.word_of.push(word);
            }
            let block_tokens = page.tokens.get(first..).unwrap_or_default();
            for sentence in sentences(&article.text, block_tokens) {
                page.add_line(
                    &article.text,
                    first + sentence.start..first + sentence.end,
                    block.role,
                );
            }
        }
        page.watched = watched(&article.text, &page, lexicon.watchlist());
        page
    }

    /// The watched names of a line, in order.
    pub(super) fn watched_in(&self, line: &Line) -> &[Watched] {
        let from = |at: usize| self.watched.partition_point(|one| one.tokens.start < at);
        let (first, end) = (from(line.tokens.start), from(line.tokens.end));
        self.watched.get(first..end).unwrap_or_default()
    }

    /// The word of the token at `at`.
    pub(super) fn word(&self, at: usize) -> Option<&Word> {
        self.words.get(*self.word_of.get(at)? as usize)
    }

    /// The comparison form of a word.
    pub(super) fn key(&self, word: &Word) -> &str {
        word.key.of(&self.keys)
    }

    /// What the token at `at` looks like; punctuation past the end.
    pub(super) fn shape(&self, at: usize) -> Shape {
        self.tokens.get(at).map_or(Shape::Punctuation, |token| token.shape)
    }

    /// Whether the word at `at` is of that class.
    pub(super) fn is(&self, class: Class, at: usize) -> bool {
        self.word(at).is_some_and(|word| word.is(class))
    }

    /// How the line is written that the token at `at` stands in.
    pub(super) fn style_at(&self, at: usize) -> Style {
        let line = self.lines.partition_point(|line| line.tokens.end <= at);
        self.lines.get(line).map_or(Style::Running, |line| line.style)
    }

    /// From the first to the last byte of some tokens.
    pub(super) fn span(&self, tokens: &Range<usize>) -> Span {
        let first = self.tokens.get(tokens.start).map_or(0, |token| token.span.from());
        let last =
            self.tokens.get(tokens.end.wrapping_sub(1)).map_or(first, |token| token.span.to());
        Span::new(first, last)
    }

    /// Whether a word at `at` would have a capital in any case: first of its line, or after a colon or a quote.
    pub(super) fn is_opening(&self, text: &str, line: &Line, at: usize) -> bool {
        let before = line.tokens.start..at;
        let Some(last) = self.tokens.get(before).and_then(<[Token]>::last) else {
            return true;
        };
        let words_before = (line.tokens.start..at).any(|before| self.shape(before).is_word());
        last.shape == Shape::Punctuation
            && (!words_before
                || matches!(
                    last.span.of(text),
                    ":" | "“" | "\"" | "‘" | "•" | "«" | "." | "?" | "!"
                ))
    }

    /// The index of the token's word, which is added if it is new.
    fn intern(
        &mut self,
        text: &str,
        at: usize,
        index: &mut HashedMap<u32>,
        lexicon: &Lexicon,
    ) -> u32 {
        let Some(token) = self.tokens.get(at) else {
            return NO_WORD;
        };
        if !token.shape.is_word() && token.shape != Shape::Number {
            return NO_WORD;
        }
        let spelling = token.span.of(text);
        let hash = word_hash(spelling);
        if let Some(&known) = index.get(&hash) {
            return known;
        }
        let key = phrase_key(spelling);
        let start = self.keys.len();
        self.keys.push_str(&key);
        let new = u32::try_from(self.words.len()).unwrap_or(NO_WORD);
        self.words.push(Word {
            hash,
            key: Span::new(start, self.keys.len()),
            classes: lexicon.classes(&key),
            longest: u8::try_from(lexicon.longest_from(&key)).unwrap_or(u8::MAX),
            begins_watched: lexicon.watchlist().step(mix(0, hash)).is_some(),
            written: Written::default(),
        });
        index.insert(hash, new);
        new
    }

    /// Adds a line and counts how its words are written.
    fn add_line(&mut self, text: &str, tokens: Range<usize>, role: Role) {
        let style = self.style(text, &tokens, role);
        let line = Line { tokens, style, role };
        for at in line.tokens.clone() {
            let shape = self.shape(at);
            let counts_capital = style == Style::Running
                && shape.has_capital()
                && shape != Shape::Initial
                && !self.is_opening(text, &line, at);
            let index = self.word_of.get(at).map_or(usize::MAX, |&word| word as usize);
            let Some(word) = self.words.get_mut(index) else {
                continue;
            };
            if shape == Shape::Lower {
                word.written.small += 1;
            } else if counts_capital {
                word.written.capital += 1;
            }
        }
        self.lines.push(line);
    }

    /// What the capitals of the line tell: nothing where nearly all of its longer words have one.
    fn style(&self, text: &str, tokens: &Range<usize>, role: Role) -> Style {
        let (mut small, mut capital, mut upper, mut commas) = (0, 0, 0, 0);
        for token in self.tokens.get(tokens.clone()).unwrap_or_default() {
            let long = token.span.len() > 3;
            match token.shape {
                Shape::Upper if long => {
                    upper += 1;
                    capital += 1;
                }
                Shape::Capitalized if long => capital += 1,
                Shape::Lower if long => small += 1,
                Shape::Punctuation if token.span.of(text) == "," => commas += 1,
                _ => {}
            }
        }
        // Outside headlines, a full stop tells that a sentence only happens to hold many names.
        let is_stopped = self
            .tokens
            .get(tokens.clone())
            .and_then(<[Token]>::last)
            .is_some_and(|last| last.span.of(text).ends_with('.'));
        let is_headline = matches!(role, Role::Title | Role::Subtitle | Role::Heading);
        let title_case = if is_headline {
            capital >= 3 && capital * 10 >= (capital + small) * 7
        } else {
            capital >= 5 && commas == 0 && !is_stopped && capital * 10 >= (capital + small) * 8
        };
        let all_capitals = upper >= 3 && upper * 10 >= (capital + small) * 8;
        if role != Role::Byline && (title_case || all_capitals) {
            Style::Capitals
        } else {
            Style::Running
        }
    }
}

impl Word {
    /// Whether it is of that class.
    pub(super) fn is(&self, class: Class) -> bool {
        self.classes.has(class)
    }
}
