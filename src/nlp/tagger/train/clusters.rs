//! Groups of words that stand in like company, from unlabelled text.
//!
//! Each word is described by how much more often than by chance the most frequent words stand right before and right
//! after it (positive pointwise mutual information, Church and Hanks 1990); the description is drawn together to a
//! few dimensions by a randomized singular value decomposition (Halko and others 2011); words are then grouped by
//! spherical k-means, and groups again, so that there are three levels from coarse to fine.

mod matrix;
mod means;

use crate::nlp::hash::HashedMap;
use crate::nlp::tagger::clusters::{Groups, fingerprint};
use crate::nlp::tagger::hash;
use crate::nlp::tagger::train::Random;
use crate::nlp::tagger::word::NUMBER;
use crate::nlp::token::{Shape, tokens};
use crate::text::Span;

/// Words that are grouped, the most frequent first.
const MOST_WORDS: usize = 40_000;
/// Occurrences that a word needs.
const LEAST: u32 = 4;
/// Words whose company is looked at.
const CONTEXTS: usize = 4_000;

/// Groups the words of some texts.
pub(super) fn groups(texts: &[&str], random: &mut Random) -> Groups {
    let (words, numbers) = frequent(texts);
    if words.len() < 2 {
        return Groups::default();
    }
    let counts = company(texts, &numbers);
    let vectors = matrix::embed(&matrix::informative(&counts, words.len(), 2 * CONTEXTS), random);
    let (fine, fine_means) = means::group(&vectors, 1024, random);
    let (middle, middle_means) = means::group(&fine_means, 256, random);
    let (coarse, _) = means::group(&middle_means, 64, random);
    let small = |groups: Vec<u16>| {
        groups.into_iter().map(|group| u8::try_from(group).unwrap_or_default()).collect()
    };
    Groups {
        words: words.iter().map(|word| fingerprint(word)).zip(fine).collect(),
        middle: small(middle),
        coarse: small(coarse),
    }
}

/// The words of a text with the ends of its lines: what they are counted as.
fn words_of(text: &str) -> impl Iterator<Item = &str> {
    tokens(text, Span::new(0, text.len()))
        .map(|token| if token.shape == Shape::Number { NUMBER } else { token.span.of(text) })
}

/// The frequent words, most frequent first, and the number of each by hash.
fn frequent<'a>(texts: &[&'a str]) -> (Vec<&'a str>, HashedMap<u32>) {
    let mut counts: HashedMap<(u32, &str)> = HashedMap::default();
    for word in texts.iter().flat_map(|text| words_of(text)) {
        counts.entry(hash::of_bytes(word.as_bytes())).or_insert((0, word)).0 += 1;
    }
    let mut words: Vec<(u32, &str)> =
        counts.into_values().filter(|&(count, _)| count >= LEAST).collect();
    words.sort_unstable_by(|(a, first), (b, second)| b.cmp(a).then(first.cmp(second)));
    words.truncate(MOST_WORDS);
    let words: Vec<&str> = words.into_iter().map(|(_, word)| word).collect();
    let numbers =
        (0..).zip(&words).map(|(number, word)| (hash::of_bytes(word.as_bytes()), number)).collect();
    (words, numbers)
}

/// How often each word stands beside each context, as (word, context) pairs in order, with their counts. Contexts
/// on the left come first, then those on the right; the last of each side stands for all rare words.
fn company(texts: &[&str], numbers: &HashedMap<u32>) -> Vec<(u32, u32, u32)> {
    let context = |number: Option<u32>| {
        let last = u32::try_from(CONTEXTS - 1).unwrap_or_default();
        number.map_or(last, |number| number.min(last))
    };
    let mut pairs = Vec::new();
    for text in texts {
        let row: Vec<Option<u32>> = words_of(text)
            .map(|word| numbers.get(&hash::of_bytes(word.as_bytes())).copied())
            .collect();
        for two in row.windows(2) {
            let [left, right] = *two else { continue };
            if let Some(right) = right {
                pairs.push((right, context(left)));
            }
            if let Some(left) = left {
                let after = u32::try_from(CONTEXTS).unwrap_or_default() + context(right);
                pairs.push((left, after));
            }
        }
    }
    pairs.sort_unstable();
    let mut counts: Vec<(u32, u32, u32)> = Vec::new();
    for (word, context) in pairs {
        match counts.last_mut() {
            Some(last) if (last.0, last.1) == (word, context) => last.2 += 1,
            _ => counts.push((word, context, 1)),
        }
    }
    counts
}
