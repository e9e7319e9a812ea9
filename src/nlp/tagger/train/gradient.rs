//! The gradient of one stretch of tokens: what the weights make probable, less what is labelled.
//!
//! Forward and backward sums over all rows of labels, each token's scaled to one so that nothing overflows.

use crate::nlp::tagger::decode::Around;
use crate::nlp::tagger::label::LABELS;
use crate::nlp::tagger::model::{EDGE, is_allowed};

/// Weights or their exponentials from label to label, [`EDGE`] being the ends of a line.
pub(super) type Table = [[f32; LABELS + 1]; LABELS + 1];
type Labelwise = [f32; LABELS];

/// The transition weights being learned, and working memory.
#[derive(Debug)]
pub(super) struct Lattice {
    pub(super) transitions: Table,
    /// Their exponentials; 0 for what cannot be.
    odds: Table,
    squares: Table,
    gradient: Table,
    forward: Vec<Labelwise>,
    backward: Vec<Labelwise>,
}

impl Lattice {
    pub(super) fn new() -> Self {
        let mut odds = Table::default();
        for (from, row) in odds.iter_mut().enumerate() {
            for (to, odds) in row.iter_mut().enumerate() {
                *odds = if is_allowed(from, to) { 1.0 } else { 0.0 };
            }
        }
        Self {
            transitions: Table::default(),
            odds,
            squares: Table::default(),
            gradient: Table::default(),
            forward: Vec::new(),
            backward: Vec::new(),
        }
    }

    /// Turns the weights of each token's labels into their gradient, and moves the transition weights by theirs.
    /// The loss: how improbable the labels were, as a logarithm.
    pub(super) fn learn(
        &mut self,
        weights: &mut [Labelwise],
        around: Around,
        labels: &[u8],
        rate: f32,
    ) -> f64 {
        let loss = self.expect(weights, around, labels);
        self.count_labelled(around, labels);
        for (from, row) in self.gradient.iter_mut().enumerate() {
            for (to, slope) in row.iter_mut().enumerate() {
                if *slope != 0.0 && self.odds[from][to] > 0.0 {
                    let square = &mut self.squares[from][to];
                    *square += *slope * *slope;
                    let weight = &mut self.transitions[from][to];
                    *weight -= rate * *slope / (0.01 + square.sqrt());
                    self.odds[from][to] = weight.exp();
                }
                *slope = 0.0;
            }
        }
        for (weights, &label) in weights.iter_mut().zip(labels) {
            weights[usize::from(label)] -= 1.0;
        }
        loss
    }

    /// Turns weights into the probabilities of each label, and adds the expected transitions to the gradient.
    fn expect(&mut self, weights: &mut [Labelwise], around: Around, labels: &[u8]) -> f64 {
        let mut loss = 0.0;
        for (weights, &label) in weights.iter_mut().zip(labels) {
            let most = weights.iter().copied().fold(f32::MIN, f32::max);
            loss += f64::from(most - weights[usize::from(label)]);
            for weight in weights {
                *weight = (*weight - most).exp();
            }
        }
        // From here on `weights` are odds.
        self.forward.clear();
        let mut from: Labelwise = [0.0; LABELS];
        from.copy_from_slice(&self.odds[around.before][..LABELS]);
        for odds in &*weights {
            for (from, odds) in from.iter_mut().zip(odds) {
                *from *= odds;
            }
            loss += f64::from(scale(&mut from)).ln();
            self.forward.push(from);
            let mut next = [0.0; LABELS];
            for (share, row) in from.iter().zip(&self.odds) {
                if *share > 0.0 {
                    for (next, odds) in next.iter_mut().zip(row) {
                        *next += share * odds;
                    }
                }
            }
            from = next;
        }
        let mut to: Labelwise = [0.0; LABELS];
        for (to, row) in to.iter_mut().zip(&self.odds) {
            *to = row[around.after];
        }
        if let Some(last) = self.forward.last() {
            let end: f32 = last.iter().zip(&to).map(|(share, to)| share * to).sum();
            loss += f64::from(end).ln();
        }
        self.backward.clear();
        for odds in weights.iter().rev() {
            scale(&mut to);
            self.backward.push(to);
            let mut through = to;
            for (through, odds) in through.iter_mut().zip(odds) {
                *through *= odds;
            }
            for (to, row) in to.iter_mut().zip(&self.odds) {
                *to = row.iter().zip(&through).map(|(odds, through)| odds * through).sum();
            }
        }
        self.backward.reverse();
        self.expect_transitions(weights, around);
        for ((weights, forward), backward) in
            weights.iter_mut().zip(&self.forward).zip(&self.backward)
        {
            for ((weight, forward), backward) in weights.iter_mut().zip(forward).zip(backward) {
                *weight = forward * backward;
            }
            scale(weights);
        }
        if let Some(first) = weights.first() {
            for (slope, share) in self.gradient[around.before].iter_mut().zip(first) {
                *slope += share;
            }
        }
        if let Some(last) = weights.last() {
            for (row, share) in self.gradient.iter_mut().zip(last) {
                row[around.after] += share;
            }
        }
        loss + self.labelled_loss(around, labels)
    }

    fn expect_transitions(&mut self, odds: &[Labelwise], _around: Around) {
        let steps = self.forward.iter().zip(self.backward.iter().zip(odds).skip(1));
        for (forward, (backward, odds)) in steps {
            let mut through = *backward;
            for (through, odds) in through.iter_mut().zip(odds) {
                *through *= odds;
            }
            let mut pairs = [[0.0; LABELS]; LABELS];
            let mut sum = 0.0;
            for ((pairs, row), share) in pairs.iter_mut().zip(&self.odds).zip(forward) {
                for ((pair, odds), through) in pairs.iter_mut().zip(row).zip(&through) {
                    *pair = share * odds * through;
                    sum += *pair;
                }
            }
            let part = 1.0 / sum;
            for (slopes, pairs) in self.gradient.iter_mut().zip(&pairs) {
                for (slope, pair) in slopes.iter_mut().zip(pairs) {
                    *slope += pair * part;
                }
            }
        }
    }

    /// Takes the labelled transitions off the gradient.
    fn count_labelled(&mut self, around: Around, labels: &[u8]) {
        let mut from = around.before;
        for &label in labels {
            self.gradient[from][usize::from(label)] -= 1.0;
            from = usize::from(label);
        }
        self.gradient[from][around.after] -= 1.0;
    }

    /// The part of the loss that the labelled transitions are.
    fn labelled_loss(&self, around: Around, labels: &[u8]) -> f64 {
        let mut from = around.before;
        let mut loss = 0.0;
        for &label in labels {
            loss -= f64::from(self.transitions[from][usize::from(label)]);
            from = usize::from(label);
        }
        loss - f64::from(self.transitions[from][around.after])
    }
}

/// Scales shares so that they add up to one; what they added up to.
fn scale(shares: &mut Labelwise) -> f32 {
    let sum: f32 = shares.iter().sum();
    if sum > 0.0 {
        let part = 1.0 / sum;
        for share in shares {
            *share *= part;
        }
    }
    sum.max(f32::MIN_POSITIVE)
}

const _: () = assert!(EDGE == LABELS);
