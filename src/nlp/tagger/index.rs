//! A hash map whose keys are hashes already, so that they are not hashed again.

use std::hash::{BuildHasherDefault, Hasher};

/// A map from hashes.
pub(super) type HashMap<V> = std::collections::HashMap<u64, V, BuildHasherDefault<Passing>>;

/// Takes an already hashed key as it is.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Passing(u64);

impl Hasher for Passing {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(byte);
        }
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}
