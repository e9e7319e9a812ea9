//! Hashes of words by comparison form, the same in every article, and maps that are keyed by them.
//!
//! A phrase is the hashes of its words, mixed in their order. Two phrases are taken for one where their 64 bits
//! agree.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::nlp::gazetteer::phrase_key;

/// A map keyed by word hashes, which need no second hashing.
pub(super) type HashedMap<V> = HashMap<u64, V, BuildHasherDefault<Passing>>;

/// A hasher that takes an already hashed key as it is.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Passing(u64);

impl Hasher for Passing {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(u64::from(byte));
        }
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = mix(self.0, value);
    }
}

/// One step of a multiplicative hash (the multiplier is the golden ratio in 64 bits, as in Fibonacci hashing).
pub(super) fn mix(hash: u64, value: u64) -> u64 {
    let mixed = (hash.rotate_left(5) ^ value).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    mixed ^ (mixed >> 29)
}

/// Hash of the comparison form of one word.
pub(super) fn word_hash(word: &str) -> u64 {
    let of = |bytes: &[u8]| {
        bytes
            .iter()
            .filter(|&&byte| byte != b'.' && byte != b'\'')
            .fold(0, |hash, &byte| mix(hash, u64::from(byte.to_ascii_lowercase())))
    };
    if word.is_ascii() { of(word.as_bytes()) } else { of(phrase_key(word).as_bytes()) }
}
