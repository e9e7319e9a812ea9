//! [`Lists`]: what the embedded tables say about words and phrases, by hash.
//!
//! The tagger asks for every word of a text, so the tables are turned once into hash tables without strings. A row
//! that is added to a table is seen by the next tagger that is made, without training: the weights know lists, not
//! rows.

use crate::nlp::Lexicon;
use crate::nlp::hash::HashedMap;
use crate::nlp::tagger::hash;

/// Bits of [`Lists::word`] above those of the word classes: a single word in the tables of names.
pub(super) const NAME_BITS: u32 = 8;
/// All bits that [`Lists::word`] may give.
pub(super) const BITS: u32 = NAME_BITS + 6;

/// The embedded tables by hash.
#[derive(Debug, Clone, Default)]
pub(super) struct Lists {
    words: HashedMap<u16>,
    /// The kind of each phrase of several words, plus one.
    phrases: HashedMap<u8>,
    /// For the first word of each phrase, the number of words of the longest one.
    longest: HashedMap<u8>,
}

impl Lists {
    pub(super) fn new(lexicon: &Lexicon) -> Self {
        let mut lists = Self::default();
        for (key, classes) in lexicon.words() {
            if !key.contains(' ') {
                *lists.words.entry(word_hash(key)).or_default() |= classes.bits();
            }
        }
        for (key, kind) in lexicon.names() {
            let mut words = key.split(' ').map(word_hash);
            let count = key.split(' ').count();
            let first = words.next().unwrap_or_default();
            if count == 1 {
                *lists.words.entry(first).or_default() |= 1 << (NAME_BITS + kind as u32);
                continue;
            }
            let phrase = words.fold(first, join);
            lists.phrases.insert(phrase, kind as u8 + 1);
            let longest = lists.longest.entry(first).or_default();
            *longest = (*longest).max(u8::try_from(count).unwrap_or(u8::MAX));
        }
        lists
    }

    /// The classes of a word and the kinds of thing that it names by itself, as bits.
    pub(super) fn word(&self, word: u64) -> u16 {
        self.words.get(&word).copied().unwrap_or_default()
    }

    /// Words of the longest phrase that begins with this word; 0 where there is none.
    pub(super) fn longest_from(&self, word: u64) -> u8 {
        self.longest.get(&word).copied().unwrap_or_default()
    }

    /// The kind of the longest phrase that `words` begin with, plus one, and the number of its words.
    pub(super) fn phrase(&self, mut words: impl Iterator<Item = u64>) -> Option<(u8, usize)> {
        let mut phrase = words.next()?;
        let mut longest = None;
        for (word, count) in words.zip(2..) {
            phrase = join(phrase, word);
            if let Some(&kind) = self.phrases.get(&phrase) {
                longest = Some((kind, count));
            }
        }
        longest
    }
}

/// Hash of a word's comparison form (see [`phrase_key`](crate::nlp::gazetteer::phrase_key)).
pub(super) fn word_hash(key: &str) -> u64 {
    hash::of_bytes(key.as_bytes())
}

const fn join(phrase: u64, word: u64) -> u64 {
    hash::of_two(0, phrase, word)
}
