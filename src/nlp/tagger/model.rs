//! [`Model`]: the weights, one row of small integers for each feature, in a hash table of buckets.
//!
//! A feature is known by 32 bits of its hash, which also say what bucket it is in. The fingerprints of a bucket fill
//! one cache line and are all compared at once, without a branch; rows stand apart, so that a feature without weights
//! touches one line of one megabyte. Where a bucket is full, what comes later is left out: about one row in 2,000.
//! A feature without weights is taken for another one about once in 30,000 lookups; that costs less than any name
//! is worth.

use crate::nlp::tagger::label::{CLOSED, INSIDE, LABELS, OPENING};

/// The weights of one feature by label, the last three unused: a slot of the table is then 24 bytes long.
pub(super) type Row = [i8; ROW];
/// Length of a [`Row`].
pub(super) const ROW: usize = 20;
/// The weights of all features of a token by label, added up.
pub(super) type Sum = [i16; ROW];

/// Transitions from label to label. The last row is the begin of a line, the last column its end.
pub(super) type Transitions = [[i32; LABELS + 1]; LABELS + 1];

/// What a transition that cannot be weighs.
pub(super) const FORBIDDEN: i32 = -1_000_000;

/// Row and column of [`Transitions`] for the ends of a line.
pub(super) const EDGE: usize = LABELS;

/// Fingerprints in a bucket: 64 bytes.
const BUCKET: usize = 16;

/// The weights.
#[derive(Debug, Clone)]
pub(super) struct Model {
    /// 0 in a free place.
    buckets: Vec<[u32; BUCKET]>,
    rows: Vec<[Row; BUCKET]>,
    count: usize,
    /// Transition weights in the unit of the rows.
    pub(super) transitions: Transitions,
    /// How many units are 1 in the logarithm of a probability.
    pub(super) unit: f32,
}

/// The features of one token, to be looked up together.
#[derive(Debug, Clone, Default)]
pub(super) struct Lookup {
    features: Vec<u64>,
    found: Vec<u32>,
}

impl Lookup {
    /// Adds a feature.
    #[inline]
    pub(super) fn add(&mut self, feature: u64) {
        self.features.push(feature);
    }
}

impl Model {
    /// A model of these rows. Of two with one fingerprint the first stays.
    pub(super) fn new(rows: &[(u32, [i8; LABELS])], transitions: &Transitions, unit: f32) -> Self {
        // Buckets are at most two thirds full on average.
        let buckets = (rows.len() * 3 / 2).div_ceil(BUCKET).next_power_of_two();
        let mut model = Self {
            buckets: vec![[0; BUCKET]; buckets],
            rows: vec![[[0; ROW]; BUCKET]; buckets],
            count: 0,
            transitions: *transitions,
            unit,
        };
        for (fingerprint, weights) in rows {
            model.insert(*fingerprint, weights);
        }
        model
    }

    /// Rows in the table.
    pub(super) const fn rows(&self) -> usize {
        self.count
    }

    /// Bytes that the table takes in memory.
    pub(super) const fn bytes(&self) -> usize {
        self.buckets.len() * BUCKET * (size_of::<u32>() + size_of::<Row>())
    }

    /// Adds the weights of the features, and forgets the features.
    pub(super) fn add(&self, lookup: &mut Lookup, sum: &mut Sum) {
        let Lookup { features, found } = lookup;
        found.clear();
        found.resize(features.len(), 0);
        // Which rows there are is found without a branch, for it cannot be predicted.
        let mut count = 0;
        for &feature in &*features {
            let fingerprint = fingerprint(feature);
            let bucket = self.bucket(fingerprint);
            // Counted from one, so that zero is none. A bucket holds a fingerprint once.
            let mut place = 0;
            if let Some(fingerprints) = self.buckets.get(bucket) {
                for (here, &known) in (1..).zip(fingerprints) {
                    place |= if known == fingerprint { here } else { 0u32 };
                }
            }
            if let Some(next) = found.get_mut(count) {
                *next =
                    (u32::try_from(bucket).unwrap_or_default()) << 4 | place.wrapping_sub(1) & 15;
            }
            count += usize::from(place != 0);
        }
        let rows = self.rows.as_flattened();
        for &row in found.iter().take(count) {
            if let Some(row) = rows.get(row as usize) {
                for (sum, &weight) in sum.iter_mut().zip(row) {
                    *sum += i16::from(weight);
                }
            }
        }
        features.clear();
    }

    /// The bucket of a fingerprint.
    #[inline]
    const fn bucket(&self, fingerprint: u32) -> usize {
        fingerprint.wrapping_mul(0x9E37_79B9).rotate_left(16) as usize & (self.buckets.len() - 1)
    }

    fn insert(&mut self, fingerprint: u32, weights: &[i8; LABELS]) {
        let fingerprint = fingerprint.max(1);
        let bucket = self.bucket(fingerprint);
        let (Some(fingerprints), Some(rows)) =
            (self.buckets.get_mut(bucket), self.rows.get_mut(bucket))
        else {
            return;
        };
        for (known, row) in fingerprints.iter_mut().zip(rows) {
            if *known == fingerprint {
                return;
            }
            if *known == 0 {
                *known = fingerprint;
                for (to, &from) in row.iter_mut().zip(weights) {
                    *to = from;
                }
                self.count += 1;
                return;
            }
        }
    }
}

/// What is kept of a feature's hash; never 0.
pub(super) fn fingerprint(feature: u64) -> u32 {
    u32::try_from(feature >> 32).unwrap_or_default().max(1)
}

/// Whether `to` may follow `from`; [`EDGE`] stands for the begin and the end of a line.
pub(super) fn is_allowed(from: usize, to: usize) -> bool {
    let continued = INSIDE.iter().any(|&[begin, inside, end]| {
        (from == begin || from == inside) && (to == inside || to == end)
    });
    let closed = from == EDGE || CLOSED.contains(&from);
    continued || (closed && (to == EDGE || OPENING.contains(&to)))
}
