//! [`Table`]: rows of weights by fingerprint, in buckets, laid out as they are looked up.
//!
//! A feature is known by 32 bits of its hash, which also say what bucket it is in. The fingerprints of a bucket fill
//! one cache line and are all compared at once, without a branch; rows stand apart, in the order of the buckets, so
//! that a feature without weights touches one line of one megabyte, and so that a weights file that keeps this order
//! is ready for lookup as soon as it is read. Where a bucket is full, what comes later is left out: about one row in
//! 2,000. A feature without weights is taken for another one about once in 30,000 lookups; that costs less than any
//! name is worth.

use crate::nlp::tagger::label::LABELS;

/// The weights of one feature by label.
pub(super) type Row = [i8; LABELS];

/// Fingerprints in a bucket: 64 bytes.
pub(super) const BUCKET: usize = 16;

/// Rows by fingerprint.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Table {
    /// 0 in a free place.
    buckets: Vec<[u32; BUCKET]>,
    /// For each bucket, the number of its first row.
    starts: Vec<u32>,
    rows: Vec<Row>,
}

impl Table {
    /// A table of these rows. Of two with one fingerprint the first stays.
    pub(super) fn new(rows: &[(u32, Row)]) -> Self {
        // Buckets are at most two thirds full on average.
        let count = (rows.len() * 3 / 2).div_ceil(BUCKET).next_power_of_two();
        let mut buckets: Vec<Vec<&(u32, Row)>> = vec![Vec::new(); count];
        for row in rows {
            if let Some(bucket) = buckets.get_mut(bucket_of(row.0, count))
                && bucket.len() < BUCKET
                && bucket.iter().all(|known| known.0 != row.0)
            {
                bucket.push(row);
            }
        }
        let mut table = Self::default();
        for bucket in buckets {
            let fingerprints = bucket.iter().map(|(fingerprint, _)| *fingerprint);
            table.push_bucket(fingerprints);
            table.rows.extend(bucket.iter().map(|(_, row)| *row));
        }
        table
    }

    /// A table of `buckets` buckets as it was laid out before: fingerprints and rows in the order of the buckets.
    /// `None` where they are not in that order or are not as many as each other.
    pub(super) fn laid_out(
        buckets: usize,
        fingerprints: &[[u8; 4]],
        rows: Vec<Row>,
    ) -> Option<Self> {
        // No table has more buckets than `new` would make, whatever a file says.
        let most = (rows.len() + BUCKET).saturating_mul(2).next_power_of_two();
        if !buckets.is_power_of_two() || buckets > most || fingerprints.len() != rows.len() {
            return None;
        }
        let mut table = Self {
            buckets: Vec::with_capacity(buckets),
            starts: Vec::with_capacity(buckets),
            rows,
        };
        let mut rest = fingerprints;
        for bucket in 0..buckets {
            let is_here = |fingerprint: &&[u8; 4]| {
                bucket_of(u32::from_le_bytes(**fingerprint), buckets) == bucket
            };
            let count = rest.iter().take(BUCKET).take_while(is_here).count();
            let (here, after) = rest.split_at_checked(count)?;
            let start = fingerprints.len() - rest.len();
            table.starts.push(u32::try_from(start).ok()?);
            let mut places = [0; BUCKET];
            for (place, fingerprint) in places.iter_mut().zip(here) {
                *place = u32::from_le_bytes(*fingerprint);
            }
            table.buckets.push(places);
            rest = after;
        }
        rest.is_empty().then_some(table)
    }

    /// Number of rows.
    pub(super) const fn len(&self) -> usize {
        self.rows.len()
    }

    /// Bytes that the table takes in memory.
    pub(super) const fn bytes(&self) -> usize {
        self.buckets.len() * (BUCKET + 1) * size_of::<u32>() + self.rows.len() * size_of::<Row>()
    }

    /// Number of buckets.
    pub(super) const fn buckets(&self) -> usize {
        self.buckets.len()
    }

    /// The fingerprints, in the order of the buckets.
    pub(super) fn fingerprints(&self) -> impl Iterator<Item = u32> {
        self.buckets.iter().flatten().copied().filter(|&fingerprint| fingerprint != 0)
    }

    /// The rows, in the order of the buckets.
    pub(super) fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Where the row of that fingerprint stands; the answer means nothing where `has_row` is false.
    #[inline]
    pub(super) fn find(&self, fingerprint: u32) -> Place {
        let bucket = bucket_of(fingerprint, self.buckets.len());
        // Counted from one, so that zero is none. A bucket holds a fingerprint once.
        let mut place = 0;
        if let Some(fingerprints) = self.buckets.get(bucket) {
            for (here, &known) in (1..).zip(fingerprints) {
                place |= if known == fingerprint { here } else { 0u32 };
            }
        }
        let start = self.starts.get(bucket).copied().unwrap_or_default();
        Place { row: start.wrapping_add(place).wrapping_sub(1), has_row: place != 0 }
    }

    fn push_bucket(&mut self, fingerprints: impl Iterator<Item = u32>) {
        let start = self.starts.last().copied().unwrap_or_default();
        let before = self
            .buckets
            .last()
            .map_or(0, |bucket| bucket.iter().filter(|&&known| known != 0).count());
        self.starts.push(start + u32::try_from(before).unwrap_or_default());
        let mut bucket = [0; BUCKET];
        for (place, fingerprint) in bucket.iter_mut().zip(fingerprints) {
            *place = fingerprint;
        }
        self.buckets.push(bucket);
    }
}

/// Where a row stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) row: u32,
    pub(super) has_row: bool,
}

/// The bucket of a fingerprint among `count`, a power of two.
#[inline]
const fn bucket_of(fingerprint: u32, count: usize) -> usize {
    fingerprint.wrapping_mul(0x9E37_79B9).rotate_left(16) as usize & (count - 1)
}

#[cfg(test)]
mod tests {
    use super::{Row, Table};

    fn row(weight: i8) -> Row {
        [weight; 17]
    }

    #[test]
    fn every_row_is_found_where_it_stands_and_no_other() {
        let rows: Vec<(u32, Row)> =
            (1..1000).map(|number| (number * 7919, row((number % 100) as i8))).collect();
        let table = Table::new(&rows);

        for (fingerprint, row) in &rows {
            let place = table.find(*fingerprint);
            assert!(place.has_row);
            assert_eq!(table.rows().get(place.row as usize), Some(row));
        }
        assert!(!table.find(5).has_row);
    }

    #[test]
    fn a_layout_that_does_not_add_up_is_refused() {
        let fingerprint = 9u32.to_le_bytes();

        let table = Table::new(&[(9, row(1)), (10, row(2)), (11, row(3))]);
        let mut fingerprints: Vec<[u8; 4]> = table.fingerprints().map(u32::to_le_bytes).collect();
        let rows = table.rows().to_vec();

        assert_eq!(Table::laid_out(table.buckets(), &fingerprints, rows.clone()), Some(table));
        assert_eq!(Table::laid_out(1, &fingerprints[..2], rows.clone()), None);
        assert_eq!(Table::laid_out(3, &fingerprints, rows.clone()), None);
        assert_eq!(Table::laid_out(1 << 30, &fingerprints, rows.clone()), None);
        fingerprints.extend([fingerprint; 20]);
        assert_eq!(Table::laid_out(1, &fingerprints, vec![row(1); 23]), None);
    }
}
