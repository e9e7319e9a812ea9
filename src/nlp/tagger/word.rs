//! [`Vocabulary`]: the distinct words of the texts read so far, each with everything that its spelling alone tells.
//!
//! A text repeats its words, and a folder repeats them more, so that shape, affixes, group and list entries are
//! worked out once a spelling and not once a token.

use crate::nlp::gazetteer::phrase_key;
use crate::nlp::hash::HashedMap;
use crate::nlp::tagger::clusters::Clusters;
use crate::nlp::tagger::hash;
use crate::nlp::tagger::lists::{Lists, word_hash};
use crate::nlp::token::Shape;

/// What the spelling of a word tells.
#[derive(Debug, Clone)]
pub(super) struct Word {
    /// Number of its comparison form.
    pub(super) key: u32,
    /// Hash of the comparison form.
    pub(super) folded: u64,
    /// Hash of the word as written.
    pub(super) written: u64,
    /// Hash of the shape with runs drawn together: `Xx` for Oslo, `Xx'Xx` for O'Hara.
    pub(super) shape: u64,
    /// Hash of the shape of the first letters, one by one.
    pub(super) outline: u64,
    /// Hashes of the first one to four bytes of the comparison form; 0 where it is shorter.
    pub(super) prefixes: [u64; 4],
    /// Hashes of the last one to four bytes.
    pub(super) suffixes: [u64; 4],
    /// Groups from coarse to fine, each plus one; zeros for a word without.
    pub(super) groups: [u16; 3],
    /// What the lists say (see [`Lists::word`]).
    pub(super) listed: u16,
    /// Words of the longest listed phrase that begins with it.
    pub(super) longest: u8,
    /// Length of the comparison form, at most 20.
    pub(super) length: u8,
    /// What the token looks like.
    pub(super) case: Shape,
}

/// Tables that words are looked up in.
#[derive(Debug, Clone, Default)]
pub(super) struct Tables {
    pub(super) lists: Lists,
    pub(super) clusters: Clusters,
}

/// Number of the word that stands before every line.
pub(super) const BEFORE: u32 = 0;
/// Number of the word that stands after every line.
pub(super) const AFTER: u32 = 1;

/// The distinct words read so far.
#[derive(Debug, Clone)]
pub(super) struct Vocabulary {
    words: Vec<Word>,
    by_spelling: HashedMap<u32>,
    by_key: HashedMap<u32>,
}

impl Vocabulary {
    pub(super) fn new() -> Self {
        let edge = |key: u32| Word {
            key,
            folded: hash::of_one(1, u64::from(key)),
            written: hash::of_one(2, u64::from(key)),
            shape: hash::of_one(3, u64::from(key)),
            outline: 0,
            prefixes: [0; 4],
            suffixes: [0; 4],
            groups: [0; 3],
            listed: 0,
            longest: 0,
            length: 0,
            case: Shape::Punctuation,
        };
        let words = vec![edge(BEFORE), edge(AFTER)];
        let by_key = words.iter().map(|word| (word.folded, word.key)).collect();
        Self { words, by_spelling: HashedMap::default(), by_key }
    }

    /// Distinct words so far, with the two that stand outside of every line.
    pub(super) const fn len(&self) -> usize {
        self.words.len()
    }

    /// Distinct comparison forms so far.
    pub(super) fn keys(&self) -> usize {
        self.by_key.len()
    }

    /// The word of that number. One that is none reads as the end of a line.
    #[inline]
    pub(super) fn word(&self, number: u32) -> &Word {
        match self.words.get(number as usize) {
            Some(word) => word,
            None => &self.words[AFTER as usize],
        }
    }

    /// The number of a word, which is added if it is new.
    pub(super) fn number(&mut self, spelling: &str, case: Shape, tables: &Tables) -> u32 {
        let written = hash::of_bytes(spelling.as_bytes());
        if let Some(&number) = self.by_spelling.get(&written) {
            return number;
        }
        let number = u32::try_from(self.words.len()).unwrap_or(AFTER);
        let key = match case {
            Shape::Punctuation | Shape::Possessive | Shape::Address => spelling.to_lowercase(),
            _ => phrase_key(spelling),
        };
        let folded = word_hash(&key);
        let next_key = u32::try_from(self.by_key.len()).unwrap_or(AFTER);
        let bytes = key.as_bytes();
        let affix = |affix: Option<&[u8]>| affix.map_or(0, |affix| hash::of_bytes(affix) | 1);
        let [shape, outline] = shapes(spelling);
        self.words.push(Word {
            key: *self.by_key.entry(folded).or_insert(next_key),
            folded,
            written,
            shape,
            outline,
            prefixes: [1, 2, 3, 4].map(|length| affix(bytes.get(..length))),
            suffixes: [1, 2, 3, 4].map(|length| {
                affix(bytes.len().checked_sub(length).and_then(|from| bytes.get(from..)))
            }),
            groups: groups(spelling, &key, case, &tables.clusters),
            listed: tables.lists.word(folded),
            longest: tables.lists.longest_from(folded),
            length: u8::try_from(bytes.len().min(20)).unwrap_or(20),
            case,
        });
        self.by_spelling.insert(written, number);
        number
    }
}

/// The groups of a word: as written, else in small letters; a word in capitals also as a name is written.
fn groups(spelling: &str, key: &str, case: Shape, clusters: &Clusters) -> [u16; 3] {
    if case == Shape::Number {
        return clusters.of(NUMBER);
    }
    let mut groups = clusters.of(spelling);
    if groups[0] == 0 && case == Shape::Upper {
        let mut letters = key.chars();
        let name: String =
            letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
        groups = clusters.of(&name);
    }
    if groups[0] == 0 {
        groups = clusters.of(key);
    }
    groups
}

/// What all numbers are in the table of groups.
pub(super) const NUMBER: &str = "0";

/// The shape with runs drawn together, and the shape of the first eight characters.
fn shapes(spelling: &str) -> [u64; 2] {
    let mut together = [0; 24];
    let mut outline = [0; 8];
    let (mut parts, mut last) = (0, 0);
    for (at, character) in spelling.chars().enumerate() {
        let sign = match character {
            'a'..='z' => b'x',
            'A'..='Z' => b'X',
            '0'..='9' => b'd',
            '’' => b'\'',
            _ if character.is_ascii() => u8::try_from(character).unwrap_or(b'?'),
            _ if character.is_uppercase() => b'X',
            _ if character.is_alphabetic() => b'x',
            _ => b'?',
        };
        if let Some(place) = outline.get_mut(at) {
            *place = sign;
        }
        if sign != last
            && let Some(place) = together.get_mut(parts)
        {
            *place = sign;
            parts += 1;
        }
        last = sign;
    }
    [hash::of_bytes(&together), hash::of_bytes(&outline)]
}
