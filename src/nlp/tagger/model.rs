//! [`Model`]: the weights, one row of small integers for each feature, in an open-addressing table.
//!
//! A feature is known by 32 bits of its hash, which also say where the search for it begins. A feature that was
//! never kept is taken for another one about once in 30,000 lookups; that costs less than any name is worth.

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

/// The weights.
#[derive(Debug, Clone)]
pub(super) struct Model {
    slots: Vec<Slot>,
    mask: usize,
    rows: usize,
    /// Transition weights in the unit of the rows.
    pub(super) transitions: Transitions,
    /// How many units are 1 in the logarithm of a probability.
    pub(super) unit: f32,
}

#[derive(Debug, Clone, Copy)]
struct Slot {
    /// 0 in a free slot.
    fingerprint: u32,
    row: Row,
}

impl Model {
    /// A model of these rows. Of two with one fingerprint the first stays.
    pub(super) fn new(rows: &[(u32, [i8; LABELS])], transitions: Transitions, unit: f32) -> Self {
        // Half as many slots again as rows at least, so that a search ends soon.
        let size = (rows.len() * 3 / 2).next_power_of_two().max(2);
        let free = Slot {
            fingerprint: 0,
            row: [0; ROW],
        };
        let mut model = Self {
            slots: vec![free; size],
            mask: size - 1,
            rows: 0,
            transitions,
            unit,
        };
        for (fingerprint, weights) in rows {
            model.insert(*fingerprint, weights);
        }
        model
    }

    /// Rows in the table.
    pub(super) const fn rows(&self) -> usize {
        self.rows
    }

    /// Bytes that the table takes in memory.
    pub(super) const fn bytes(&self) -> usize {
        self.slots.len() * size_of::<Slot>()
    }

    /// Adds the weights of a feature, if it has any.
    #[inline]
    pub(super) fn add(&self, feature: u64, sum: &mut Sum) {
        let fingerprint = fingerprint(feature);
        let mut at = place(fingerprint);
        loop {
            let Some(slot) = self.slots.get(at & self.mask) else {
                return;
            };
            if slot.fingerprint == fingerprint {
                for (sum, &weight) in sum.iter_mut().zip(&slot.row) {
                    *sum += i16::from(weight);
                }
                return;
            }
            if slot.fingerprint == 0 {
                return;
            }
            at = at.wrapping_add(1);
        }
    }

    fn insert(&mut self, fingerprint: u32, weights: &[i8; LABELS]) {
        let fingerprint = fingerprint.max(1);
        let mut at = place(fingerprint);
        while let Some(slot) = self.slots.get_mut(at & self.mask) {
            if slot.fingerprint == fingerprint {
                return;
            }
            if slot.fingerprint == 0 {
                slot.fingerprint = fingerprint;
                for (to, &from) in slot.row.iter_mut().zip(weights) {
                    *to = from;
                }
                self.rows += 1;
                return;
            }
            at = at.wrapping_add(1);
        }
    }
}

/// What is kept of a feature's hash; never 0.
pub(super) fn fingerprint(feature: u64) -> u32 {
    u32::try_from(feature >> 32).unwrap_or_default().max(1)
}

/// Where the search for a fingerprint begins, before the mask.
#[inline]
const fn place(fingerprint: u32) -> usize {
    fingerprint.wrapping_mul(0x9E37_79B9).rotate_left(16) as usize
}

/// Whether `to` may follow `from`; [`EDGE`] stands for the begin and the end of a line.
pub(super) fn is_allowed(from: usize, to: usize) -> bool {
    let continued = INSIDE.iter().any(|&[begin, inside, end]| {
        (from == begin || from == inside) && (to == inside || to == end)
    });
    let closed = from == EDGE || CLOSED.contains(&from);
    continued || (closed && (to == EDGE || OPENING.contains(&to)))
}
