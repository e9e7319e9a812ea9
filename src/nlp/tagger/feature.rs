//! The features of a token, as hashes: about 60 of them, in two groups.
//!
//! [`of_word`] gives those that one word of the window tells by itself; their weights are added up once a word and
//! kept. [`of_place`] gives those that join words, or need the rest of the text. Templates are numbered; a number
//! is never used for anything else, since weights know features by hash alone.
//!
//! The templates are those of Ratinov and Roth (2009) and of the trial, less what did not help.

use crate::nlp::tagger::hash::{of_one, of_two};
use crate::nlp::tagger::lists::BITS;
use crate::nlp::tagger::sheet::{Line, Sheet, Style, is_name_like, is_opening};
use crate::nlp::tagger::word::{Vocabulary, Word};

/// Templates that each training set also has a copy of, so that its manner of labelling is learned apart.
pub(super) const COPIED: [u8; 14] = [1, 3, 12, 17, 18, 24, 30, 33, 61, 62, 63, 64, 65, 72];

/// Tokens to the left and to the right that a token's features look at.
pub(super) const REACH: usize = 2;

/// The features that a word gives the token at its left, at its right or in its own place: `offset` is where the
/// word stands as seen from the token, -2 to 2.
pub(super) fn of_word(word: &Word, offset: isize, emit: &mut impl FnMut(u8, u64)) {
    let mut one = |template: u8, value: u64| emit(template, of_one(u64::from(template), value));
    let [coarse, middle, fine] = word.groups.map(u64::from);
    match offset {
        0 => {
            one(1, 0);
            one(2, word.written);
            one(3, word.folded);
            for (template, affix) in (4..).zip(word.prefixes) {
                if affix != 0 {
                    one(template, affix);
                }
            }
            for (template, affix) in (8..).zip(word.suffixes) {
                if affix != 0 {
                    one(template, affix);
                }
            }
            one(12, word.shape);
            one(13, word.outline);
            one(14, word.shape ^ word.suffixes[2].rotate_left(17));
            one(15, u64::from(word.length) << 4 | word.case as u64);
            if coarse != 0 {
                one(16, coarse);
                one(17, middle);
                one(18, fine);
                one(19, word.shape ^ middle.rotate_left(40));
            }
            for bit in (0..BITS).filter(|bit| word.listed & (1 << bit) != 0) {
                one(23, u64::from(bit) << 4 | word.case as u64);
            }
            if word.listed != 0 {
                one(24, word.shape ^ u64::from(word.listed).rotate_left(40));
            }
        }
        -1 | 1 => {
            let base = if offset < 0 { 30 } else { 33 };
            one(base, word.folded);
            one(base + 1, word.shape);
            if word.suffixes[2] != 0 {
                one(base + 2, word.suffixes[2]);
            }
            let base = if offset < 0 { 40 } else { 43 };
            if coarse != 0 {
                one(base, middle);
                one(base + 1, fine);
            }
            for bit in (0..BITS).filter(|bit| word.listed & (1 << bit) != 0) {
                one(base + 2, u64::from(bit) << 4 | word.case as u64);
            }
        }
        _ => {
            let base = if offset < 0 { 50 } else { 53 };
            one(base, word.folded);
            if coarse != 0 {
                one(base + 1, middle);
                one(base + 2, fine);
            }
        }
    }
}

/// The features of the token `at` of `line` that join words or need the rest of the text.
pub(super) fn of_place(
    sheet: &Sheet,
    vocabulary: &Vocabulary,
    line: &Line,
    at: usize,
    emit: &mut impl FnMut(u8, u64),
) {
    let mut one = |template: u8, value: u64| emit(template, of_one(u64::from(template), value));
    let at_offset = |offset| sheet.word(line, at, offset, vocabulary);
    let (far_left, left, word, right, far_right) =
        (at_offset(-2), at_offset(-1), at_offset(0), at_offset(1), at_offset(2));
    let two = |first: u64, second: u64| of_two(0, first, second);

    // Words with their neighbors.
    let around = two(left.folded, right.folded);
    one(61, two(left.folded, word.folded));
    one(62, two(word.folded, right.folded));
    one(63, two(left.folded, word.shape));
    one(64, two(right.folded, word.shape));
    one(65, two(left.shape, word.shape));
    one(66, two(word.shape, right.shape));
    one(67, two(two(left.shape, word.shape), right.shape));
    one(68, two(far_left.folded, left.folded));
    one(69, two(right.folded, far_right.folded));
    one(70, two(around, word.shape));

    // Groups.
    let group = |word: &Word| u64::from(word.groups[1]);
    one(72, group(left) << 16 | group(word));
    one(73, group(word) << 16 | group(right));
    one(74, group(left) << 16 | group(right));
    one(75, two(group(left), word.shape));
    one(76, two(group(right), word.shape));

    // Lists.
    let listed = |word: &Word| u64::from(word.listed);
    let lists = listed(left) << 32 | listed(word) << 16 | listed(right);
    if lists != 0 {
        one(77, lists);
    }
    let phrases = [-1, 0, 1].map(|offset| u64::from(sheet.phrase(line, at, offset)));
    if phrases != [0; 3] {
        for (template, phrase) in (78..).zip(phrases) {
            one(template, phrase);
        }
        one(81, phrases[0] << 16 | phrases[1] << 8 | phrases[2]);
    }

    // The line.
    let is_first = is_opening(line, at, left);
    if at == line.tokens.start {
        one(82, word.shape ^ line.style as u64);
    }
    if line.style != Style::Running {
        one(83, word.shape ^ line.style as u64);
    }
    let glue = u64::from(sheet.is_glued(line, at)) << 1 | u64::from(sheet.is_glued(line, at + 1));
    if glue != 0 {
        one(84, glue);
        one(85, two(glue, word.shape));
        one(86, two(glue, right.shape));
    }

    // The rest of the text.
    if is_name_like(word.case)
        && let Some(evidence) = sheet.evidence(word)
    {
        let written = u64::from(evidence.is_small) << 2
            | u64::from(evidence.is_capital_inside) << 1
            | u64::from(evidence.is_capital_first);
        one(90, written << 4 | u64::from(is_first) << 2 | line.style as u64);
        one(91, two(written, word.shape));
        for before in evidence.before.into_iter().take_while(|&hash| hash != 0) {
            if before != left.folded {
                one(92, before);
            }
        }
        for after in evidence.after.into_iter().take_while(|&hash| hash != 0) {
            if after != right.folded {
                one(93, after);
            }
        }
    }
}

/// The hash of a set's own copy of a feature.
pub(super) const fn copy(set: u64, feature: u64) -> u64 {
    of_two(200, set, feature)
}
