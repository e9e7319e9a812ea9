//! [`Model`]: the weights of features and of transitions, added up for the features of a token.

use crate::nlp::tagger::label::{CLOSED, INSIDE, LABELS, OPENING};
use crate::nlp::tagger::table::Table;

/// Length of a [`Sum`]: the labels, and three unused so that it is added up in whole words of memory.
pub(super) const ROW: usize = 20;
/// The weights of all features of a token by label, added up.
pub(super) type Sum = [i16; ROW];

/// Transitions from label to label. The last row is the begin of a line, the last column its end.
pub(super) type Transitions = [[i32; LABELS + 1]; LABELS + 1];

/// What a transition that cannot be weighs.
pub(super) const FORBIDDEN: i32 = -1_000_000;

/// Row and column of [`Transitions`] for the ends of a line.
pub(super) const EDGE: usize = LABELS;

/// The weights.
#[derive(Debug, Clone)]
pub(super) struct Model {
    table: Table,
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
    /// A model of these weights.
    pub(super) const fn new(table: Table, transitions: &Transitions, unit: f32) -> Self {
        Self { table, transitions: *transitions, unit }
    }

    /// Rows in the table.
    pub(super) const fn rows(&self) -> usize {
        self.table.len()
    }

    /// Bytes that the table takes in memory.
    pub(super) const fn bytes(&self) -> usize {
        self.table.bytes()
    }

    /// Adds the weights of the features, and forgets the features.
    pub(super) fn add(&self, lookup: &mut Lookup, sum: &mut Sum) {
        let Lookup { features, found } = lookup;
        found.clear();
        found.resize(features.len(), 0);
        // Which rows there are is found without a branch, for it cannot be predicted.
        let mut count = 0;
        for &feature in &*features {
            let place = self.table.find(fingerprint(feature));
            if let Some(next) = found.get_mut(count) {
                *next = place.row;
            }
            count += usize::from(place.has_row);
        }
        let rows = self.table.rows();
        for &row in found.iter().take(count) {
            if let Some(row) = rows.get(row as usize) {
                for (sum, &weight) in sum.iter_mut().zip(row) {
                    *sum += i16::from(weight);
                }
            }
        }
        features.clear();
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
