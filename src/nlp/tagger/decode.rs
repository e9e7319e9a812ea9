//! The best row of labels for a stretch of tokens, and how far ahead of any other it is.
//!
//! Exact Viterbi over the transitions that can be: 81 between names, 4 in each class. For each token the best row
//! that gives it another label is found by a second pass from the right; the distance to it is the margin.

use crate::nlp::tagger::label::{CLOSED, INSIDE, LABELS, OPENING};
use crate::nlp::tagger::model::{FORBIDDEN, Sum, Transitions};

/// Working memory, reused from stretch to stretch.
#[derive(Debug, Clone, Default)]
pub(super) struct Decoder {
    /// For each token and label, the weight of the best row up to there.
    forward: Vec<Weights>,
    /// For each token and label, the label before it in that row.
    previous: Vec<[u8; LABELS]>,
    /// For each token and label, the weight of the best row after it.
    backward: Vec<Weights>,
}

type Weights = [i32; LABELS];

/// What stands around a stretch: a label, or [`EDGE`](super::model::EDGE).
#[derive(Debug, Clone, Copy)]
pub(super) struct Around {
    pub(super) before: usize,
    pub(super) after: usize,
}

impl Decoder {
    /// Writes the best labels of the tokens with these weights. Whether any of them belongs to a name.
    pub(super) fn best(
        &mut self,
        emissions: &[Sum],
        around: Around,
        transitions: &Transitions,
        labels: &mut [u8],
    ) -> bool {
        let Some(first) = emissions.first() else {
            return false;
        };
        self.forward.clear();
        self.previous.clear();
        let mut weights = [FORBIDDEN; LABELS];
        for label in OPENING {
            weights[label] = transitions[around.before][label] + i32::from(first[label]);
        }
        self.forward.push(weights);
        self.previous.push([0; LABELS]);
        for emission in emissions.iter().skip(1) {
            let (next, previous) = step(&weights, emission, transitions);
            weights = next;
            self.forward.push(next);
            self.previous.push(previous);
        }
        let mut label = 0;
        let mut best = i32::MIN;
        for last in CLOSED {
            let weight = weights[last] + transitions[last][around.after];
            if weight > best {
                best = weight;
                label = last;
            }
        }
        let mut any = false;
        for (to, previous) in labels.iter_mut().zip(&self.previous).rev() {
            *to = u8::try_from(label).unwrap_or_default();
            any |= label != 0;
            label = usize::from(previous[label]);
        }
        any
    }

    /// For each token of the stretch just labelled, how much heavier its best row is than the best with another
    /// label there.
    pub(super) fn margins(
        &mut self,
        emissions: &[Sum],
        around: Around,
        transitions: &Transitions,
        labels: &[u8],
        margins: &mut [i32],
    ) {
        let mut weights = [FORBIDDEN; LABELS];
        for label in CLOSED {
            weights[label] = transitions[label][around.after];
        }
        self.backward.clear();
        self.backward.push(weights);
        for emission in emissions.iter().skip(1).rev() {
            weights = step_back(&weights, emission, transitions);
            self.backward.push(weights);
        }
        let rows = self.forward.iter().zip(self.backward.iter().rev());
        for ((margin, &label), (forward, backward)) in margins.iter_mut().zip(labels).zip(rows) {
            let through = |label: usize| forward[label] + backward[label];
            let other = (0..LABELS).filter(|&other| other != usize::from(label)).map(through).max();
            *margin = through(usize::from(label)) - other.unwrap_or(FORBIDDEN);
        }
    }
}

/// One token further: the weights, and the label before each.
#[inline]
fn step(weights: &Weights, emission: &Sum, transitions: &Transitions) -> (Weights, [u8; LABELS]) {
    let mut next = [FORBIDDEN; LABELS];
    let mut previous = [0; LABELS];
    let mut best = [i32::MIN; LABELS];
    for from in CLOSED {
        let row = &transitions[from];
        for to in OPENING {
            let weight = weights[from] + row[to];
            if weight > best[to] {
                best[to] = weight;
                previous[to] = u8::try_from(from).unwrap_or_default();
            }
        }
    }
    for to in OPENING {
        next[to] = best[to] + i32::from(emission[to]);
    }
    for [begin, inside, end] in INSIDE {
        for to in [inside, end] {
            let begun = weights[begin] + transitions[begin][to];
            let gone_on = weights[inside] + transitions[inside][to];
            next[to] = begun.max(gone_on) + i32::from(emission[to]);
            let from = if begun >= gone_on { begin } else { inside };
            previous[to] = u8::try_from(from).unwrap_or_default();
        }
    }
    (next, previous)
}

/// One token back.
#[inline]
fn step_back(weights: &Weights, emission: &Sum, transitions: &Transitions) -> Weights {
    let mut next = [FORBIDDEN; LABELS];
    let mut through = [0; LABELS];
    for (label, through) in through.iter_mut().enumerate() {
        *through = weights[label] + i32::from(emission[label]);
    }
    for from in CLOSED {
        let row = &transitions[from];
        for to in OPENING {
            next[from] = next[from].max(row[to] + through[to]);
        }
    }
    for [begin, inside, end] in INSIDE {
        for from in [begin, inside] {
            let row = &transitions[from];
            next[from] = (row[inside] + through[inside]).max(row[end] + through[end]);
        }
    }
    next
}

#[cfg(test)]
mod tests {
    use super::{Around, Decoder};
    use crate::nlp::tagger::label::LABELS;
    use crate::nlp::tagger::model::{EDGE, FORBIDDEN, ROW, Sum, Transitions, is_allowed};

    /// Weights that look random and are always the same.
    fn weights(tokens: i16) -> Vec<Sum> {
        let weight = |token: i16, label: i16| (token * 37 + label * 101 + token * label * 7) % 41;
        (1..=tokens)
            .map(|token| std::array::from_fn(|label| weight(token, i16::try_from(label).unwrap())))
            .collect()
    }

    fn transitions() -> Transitions {
        let mut transitions = Transitions::default();
        for (from, row) in transitions.iter_mut().enumerate() {
            for (to, weight) in row.iter_mut().enumerate() {
                let free = i32::try_from((from * 13 + to * 5) % 17).unwrap();
                *weight = if is_allowed(from, to) { free } else { FORBIDDEN };
            }
        }
        transitions
    }

    /// The weight of the best row with `fixed` at its place, by trying every row.
    fn by_trying(weights: &[Sum], fixed: Option<(usize, u8)>) -> i32 {
        let transitions = transitions();
        let mut rows = vec![(EDGE, 0)];
        for (at, emission) in weights.iter().enumerate() {
            let allowed = |label: usize| match fixed {
                Some((place, wanted)) if place == at => label == usize::from(wanted),
                _ => true,
            };
            rows = rows
                .iter()
                .flat_map(|&(from, weight)| {
                    (0..LABELS).filter(|&to| allowed(to)).map(move |to| {
                        (to, weight + transitions[from][to] + i32::from(emission[to]))
                    })
                })
                .filter(|&(_, weight)| weight > FORBIDDEN / 2)
                .collect();
        }
        rows.iter().map(|&(last, weight)| weight + transitions[last][EDGE]).max().unwrap()
    }

    #[test]
    fn the_best_row_and_its_margins_are_those_found_by_trying_every_row() {
        let weights = weights(3);
        let around = Around { before: EDGE, after: EDGE };
        let (mut labels, mut margins) = ([0; 3], [0; 3]);
        let mut decoder = Decoder::default();

        decoder.best(&weights, around, &transitions(), &mut labels);
        decoder.margins(&weights, around, &transitions(), &labels, &mut margins);

        let best = by_trying(&weights, None);
        for (at, (&label, &margin)) in labels.iter().zip(&margins).enumerate() {
            assert_eq!(by_trying(&weights, Some((at, label))), best);
            let others = (0..17).filter(|&other| other != label);
            let second = others.map(|other| by_trying_or_less(&weights, at, other)).max().unwrap();
            assert_eq!(margin, best - second);
        }
        assert_eq!(ROW, 20);
    }

    fn by_trying_or_less(weights: &[Sum], at: usize, label: u8) -> i32 {
        // A label that cannot stand there has no row at all.
        let cannot = (at == 0 && !is_allowed(EDGE, usize::from(label)))
            || (at + 1 == weights.len() && !is_allowed(usize::from(label), EDGE));
        if cannot { FORBIDDEN } else { by_trying(weights, Some((at, label))) }
    }
}
