//! [`Clusters`]: words that stand in like company, as a table from word to three nested group numbers.
//!
//! A word that the labelled texts do not know is read like its neighbors in the same group. The groups are made by
//! [`train`](super::train) from unlabelled text and are part of the weights.

use crate::nlp::hash::HashedMap;
use crate::nlp::tagger::hash;

/// Groups at the finest level.
pub(super) const FINE: usize = 1024;
/// Groups of those.
pub(super) const MIDDLE: usize = 256;

/// Which word is in which group, as stored.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Groups {
    /// Fingerprint and fine group of each word.
    pub(super) words: Vec<(u32, u16)>,
    /// The middle group of each fine one; empty where there are no words.
    pub(super) middle: Vec<u8>,
    /// The coarse group of each middle one.
    pub(super) coarse: Vec<u8>,
}

/// Words by their group, for lookup.
#[derive(Debug, Clone, Default)]
pub(super) struct Clusters {
    words: HashedMap<[u16; 3]>,
}

impl Clusters {
    pub(super) fn new(groups: &Groups) -> Self {
        let above = |level: &[u8], group: u16| {
            u16::from(level.get(usize::from(group)).copied().unwrap_or_default())
        };
        let words = groups.words.iter().map(|&(fingerprint, fine)| {
            let middle = above(&groups.middle, fine);
            let coarse = above(&groups.coarse, middle);
            (spread(fingerprint), [coarse + 1, middle + 1, fine.saturating_add(1)])
        });
        Self { words: words.collect() }
    }

    /// The groups of a word from coarse to fine (64, 256, 1024 of them), each plus one; zeros for an unknown word.
    pub(super) fn of(&self, spelling: &str) -> [u16; 3] {
        self.words.get(&spread(fingerprint(spelling))).copied().unwrap_or_default()
    }
}

/// What is stored of a word.
pub(super) fn fingerprint(spelling: &str) -> u32 {
    let hash = hash::of_bytes(spelling.as_bytes());
    u32::try_from(hash >> 32).unwrap_or_default()
}

/// A map key from a fingerprint; the map wants 64 well-mixed bits.
const fn spread(fingerprint: u32) -> u64 {
    (fingerprint as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}
