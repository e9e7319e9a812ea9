//! The weights file: read with every bound checked, written the same way for the same weights.
//!
//! ```text
//! "redtags\n"  8 bytes
//! version      u32: 2; goes up with any change of the features, the hashes or this layout
//! checksum     u64: of all bytes after it
//! unit         f32: units of weight per 1 in the logarithm of a probability
//! words, rows, buckets   u32 each: length of the tables below
//! transitions  18 x 18 i32
//! groups       middle group of each of 1024 fine ones, coarse group of each of 256 middle ones: u8
//! words        fingerprint u32 each, then group u16 each
//! rows         fingerprint u32 of each row, then 17 i8 for each row
//! ```
//! Numbers are little-endian. Rows stand in the order of the buckets in which they are looked up, so that reading is
//! copying: the first screen waits for it.

use crate::nlp::tagger::clusters::{FINE, Groups, MIDDLE};
use crate::nlp::tagger::hash;
use crate::nlp::tagger::label::LABELS;
use crate::nlp::tagger::model::{FORBIDDEN, Model, Transitions, is_allowed};
use crate::nlp::tagger::table::Table;

/// Why a weights file cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WeightsError {
    /// It does not begin as a weights file does.
    #[error("not a weights file of the tagger")]
    Other,
    /// Another release wrote it.
    #[error("weights of format {0}, and this release reads format {VERSION}: train them again")]
    Version(u32),
    /// It ends too early or goes on too long.
    #[error("the weights file is cut off or too long")]
    Length,
    /// Its bytes are not those that were written.
    #[error("the weights file is damaged")]
    Damaged,
}

/// What a weights file holds.
#[derive(Debug, Clone)]
pub(super) struct Weights {
    pub(super) unit: f32,
    pub(super) transitions: Transitions,
    pub(super) groups: Groups,
    /// Weights of each feature.
    pub(super) table: Table,
}

const MAGIC: &[u8; 8] = b"redtags\n";
const VERSION: u32 = 2;

impl Weights {
    /// Reads a weights file.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, WeightsError> {
        let body = bytes.strip_prefix(MAGIC).ok_or(WeightsError::Other)?;
        let mut reader = Reader(body);
        let version = reader.u32()?;
        if version != VERSION {
            return Err(WeightsError::Version(version));
        }
        let checksum = u64::from_le_bytes(*reader.array()?);
        if checksum != hash::of_bytes(reader.0) {
            return Err(WeightsError::Damaged);
        }
        let unit = f32::from_le_bytes(*reader.array()?);
        let words = reader.length()?;
        let rows = reader.length()?;
        let buckets = reader.length()?;
        let mut transitions = Transitions::default();
        for weight in transitions.as_flattened_mut() {
            *weight = i32::from_le_bytes(*reader.array()?);
        }
        allow(&mut transitions);
        let middle = reader.many::<1>(FINE)?.as_flattened().to_vec();
        let coarse = reader.many::<1>(MIDDLE)?.as_flattened().to_vec();
        let fingerprints = reader.many::<4>(words)?;
        let groups = reader.many::<2>(words)?;
        let words = fingerprints
            .iter()
            .zip(groups)
            .map(|(word, group)| (u32::from_le_bytes(*word), u16::from_le_bytes(*group)))
            .collect();
        let fingerprints = reader.many::<4>(rows)?;
        let table =
            reader.many::<LABELS>(rows)?.iter().map(|row| row.map(u8::cast_signed)).collect();
        let table = Table::laid_out(buckets, fingerprints, table).ok_or(WeightsError::Length)?;
        if !reader.0.is_empty() || !unit.is_finite() || unit <= 0.0 {
            return Err(WeightsError::Length);
        }
        Ok(Self { unit, transitions, groups: Groups { words, middle, coarse }, table })
    }

    /// The bytes of a weights file.
    pub(super) fn write(&self) -> Vec<u8> {
        let length = |length: usize| u32::try_from(length).unwrap_or(u32::MAX).to_le_bytes();
        let mut body =
            Vec::with_capacity(self.table.len() * (4 + LABELS) + self.groups.words.len() * 6);
        body.extend(self.unit.to_le_bytes());
        body.extend(length(self.groups.words.len()));
        body.extend(length(self.table.len()));
        body.extend(length(self.table.buckets()));
        for weight in self.transitions.as_flattened() {
            body.extend(weight.to_le_bytes());
        }
        for (level, length) in [(&self.groups.middle, FINE), (&self.groups.coarse, MIDDLE)] {
            body.extend(level.iter().copied().chain(std::iter::repeat(0)).take(length));
        }
        self.groups.words.iter().for_each(|(word, _)| body.extend(word.to_le_bytes()));
        self.groups.words.iter().for_each(|(_, group)| body.extend(group.to_le_bytes()));
        self.table.fingerprints().for_each(|feature| body.extend(feature.to_le_bytes()));
        let rows = self.table.rows().as_flattened();
        body.extend(rows.iter().map(|weight| weight.cast_unsigned()));
        let mut bytes = MAGIC.to_vec();
        bytes.extend(VERSION.to_le_bytes());
        bytes.extend(hash::of_bytes(&body).to_le_bytes());
        bytes.extend(body);
        bytes
    }

    /// The weights ready for lookup.
    pub(super) fn model(self) -> (Model, Groups) {
        (Model::new(self.table, &self.transitions, self.unit), self.groups)
    }
}

/// Forbids the transitions that cannot be, and keeps the others in a range that sums cannot leave.
fn allow(transitions: &mut Transitions) {
    for (from, row) in transitions.iter_mut().enumerate() {
        for (to, weight) in row.iter_mut().enumerate() {
            *weight =
                if is_allowed(from, to) { (*weight).clamp(-10_000, 10_000) } else { FORBIDDEN };
        }
    }
}

/// What is left to read.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn array<const N: usize>(&mut self) -> Result<&'a [u8; N], WeightsError> {
        let (array, rest) = self.0.split_first_chunk().ok_or(WeightsError::Length)?;
        self.0 = rest;
        Ok(array)
    }

    fn u32(&mut self) -> Result<u32, WeightsError> {
        Ok(u32::from_le_bytes(*self.array()?))
    }

    fn length(&mut self) -> Result<usize, WeightsError> {
        usize::try_from(self.u32()?).map_err(|_| WeightsError::Length)
    }

    /// So many arrays of bytes.
    fn many<const N: usize>(&mut self, count: usize) -> Result<&'a [[u8; N]], WeightsError> {
        let bytes = count.checked_mul(N).ok_or(WeightsError::Length)?;
        let (arrays, rest) = self.0.split_at_checked(bytes).ok_or(WeightsError::Length)?;
        self.0 = rest;
        Ok(arrays.as_chunks().0)
    }
}

#[cfg(test)]
mod tests {
    use super::{Groups, Weights, WeightsError};
    use crate::nlp::tagger::model::Transitions;
    use crate::nlp::tagger::table::Table;

    fn table() -> Table {
        Table::new(&[(9, [1; 17]), (11, [-2; 17])])
    }

    fn bytes() -> Vec<u8> {
        let weights = Weights {
            unit: 32.0,
            transitions: Transitions::default(),
            groups: Groups { words: vec![(7, 3)], ..Groups::default() },
            table: table(),
        };
        weights.write()
    }

    #[test]
    fn weights_are_read_as_they_were_written() {
        let read = Weights::read(&bytes()).unwrap();

        assert_eq!(read.groups.words, [(7, 3)]);
        assert_eq!(read.table, table());
        assert_eq!(read.write(), Weights::read(&read.write()).unwrap().write());
    }

    #[test]
    fn a_damaged_file_is_an_error_wherever_it_is_damaged() {
        let good = bytes();

        for at in 0..good.len() {
            let mut damaged = good.clone();
            damaged[at] ^= 0x10;
            assert!(Weights::read(&damaged).is_err(), "byte {at}");
            assert!(Weights::read(&good[..at]).is_err(), "cut at {at}");
        }
    }

    #[test]
    fn another_format_is_told_apart_from_another_file() {
        let mut newer = bytes();
        newer[8] = 3;

        assert_eq!(Weights::read(&newer).err(), Some(WeightsError::Version(3)));
        assert_eq!(Weights::read(b"PK").err(), Some(WeightsError::Other));
    }
}
