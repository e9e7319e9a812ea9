//! [`train`]: weights from labelled text.
//!
//! A linear-chain conditional random field by stochastic gradient descent with `AdaGrad` steps, sentence by
//! sentence, some features dropped at random; then the features with little weight are left out and the rest is
//! quantized to eight bits. The recipe and its figures are those of the trial (see `assets/tagger.md`).
//!
//! Each set of labelled text has its own copies of some features, so that its manner of labelling is learned apart
//! from what names look like (Daumé 2007). The copies of the set that the tagger shall label like are added to the
//! shared weights at the end; the others are dropped.
//!
//! Same sets and seed, same bytes: one thread, no hash order, no clock.

mod clusters;
mod examples;
mod gradient;
mod prune;
mod vary;

use crate::nlp::Lexicon;
use crate::nlp::tagger::clusters::Clusters;
use crate::nlp::tagger::format::Weights;
use crate::nlp::tagger::label::LABELS;
use crate::nlp::tagger::labelled::Labelled;
use crate::nlp::tagger::lists::Lists;
use crate::nlp::tagger::train::examples::{Examples, examples};
use crate::nlp::tagger::train::gradient::Lattice;
use crate::nlp::tagger::word::Tables;

/// What weights are made from.
#[derive(Debug, Clone, Default)]
pub struct Material {
    /// Labelled sets by name.
    pub sets: Vec<(String, Vec<Labelled>)>,
    /// Unlabelled texts, to group words by, besides the labelled ones.
    pub texts: Vec<String>,
}

/// How weights are made.
#[derive(Debug, Clone, PartialEq)]
pub struct Recipe {
    /// Begins the row of random numbers.
    pub seed: u64,
    /// The set whose manner of labelling the tagger takes; none: what all have in common.
    pub like: Option<String>,
    /// Bytes that the weights may take.
    pub bytes: usize,
    /// Times that every sentence is read.
    pub rounds: u16,
}

impl Default for Recipe {
    fn default() -> Self {
        Self { seed: 1, like: None, bytes: 3_000_000, rounds: 8 }
    }
}

/// First step of a weight.
const RATE: f32 = 0.1;
/// How much shorter steps become each round.
const SLOWING: f32 = 0.15;
/// Share of the features of a token that a round does not see.
const DROPPED: f32 = 0.3;
/// Pull of every weight toward zero.
const DECAY: f32 = 1e-6;
/// A token whose labels are surer than this teaches nothing.
const SURE: f32 = 2e-3;

/// Makes a weights file. `tell` takes a line about each step.
pub fn train(
    material: &Material,
    recipe: &Recipe,
    lexicon: &Lexicon,
    tell: &mut dyn FnMut(&str),
) -> Vec<u8> {
    let mut random = Random::new(recipe.seed);
    let labelled = material.sets.iter().flat_map(|(_, texts)| texts);
    let texts: Vec<&str> = material
        .texts
        .iter()
        .map(String::as_str)
        .chain(labelled.map(|text| text.text.as_str()))
        .collect();
    let groups = clusters::groups(&texts, &mut random);
    tell(&format!("{} words in groups", groups.words.len()));
    let tables = Tables { lists: Lists::new(lexicon), clusters: Clusters::new(&groups) };
    let examples = examples(&material.sets, &tables, &mut random);
    tell(&format!(
        "{} tokens near names, {} features",
        examples.labels.len(),
        examples.features.len()
    ));
    let mut learner = Learner::new(&examples);
    for round in 0..recipe.rounds {
        let loss = learner.round(round, &mut random);
        tell(&format!("round {}: loss {loss:.4} a token", round + 1));
    }
    let like = recipe
        .like
        .as_ref()
        .and_then(|like| material.sets.iter().position(|(name, _)| name == like));
    let rows = learner.shared_rows(like);
    let weights: Weights =
        prune::quantized(rows, &learner.lattice.transitions, groups, recipe.bytes);
    tell(&format!("{} features kept", weights.table.len()));
    weights.write()
}

/// Weights being learned.
struct Learner<'a> {
    examples: &'a Examples,
    rows: Vec<Learned>,
    lattice: Lattice,
    order: Vec<u32>,
}

/// The weights of one feature, and what they were moved by so far.
#[derive(Debug, Clone, Copy)]
struct Learned {
    weights: [f32; LABELS],
    squares: [f32; LABELS],
}

impl<'a> Learner<'a> {
    fn new(examples: &'a Examples) -> Self {
        let zero = Learned { weights: [0.0; LABELS], squares: [0.0; LABELS] };
        Self {
            examples,
            rows: vec![zero; examples.features.len()],
            lattice: Lattice::new(),
            order: (0..).take(examples.stretches.len()).collect(),
        }
    }

    /// Reads every stretch once, in a new order. The loss for each token.
    fn round(&mut self, round: u16, random: &mut Random) -> f64 {
        random.shuffle(&mut self.order);
        let rate = RATE / (1.0 + SLOWING * f32::from(round));
        let examples = self.examples;
        let mut loss = 0.0;
        let mut kept: Vec<u32> = Vec::new();
        let mut ends: Vec<usize> = Vec::new();
        let mut gradient: Vec<[f32; LABELS]> = Vec::new();
        for &index in &self.order {
            let stretch = &examples.stretches[index as usize];
            let tokens = stretch.tokens.clone();
            kept.clear();
            ends.clear();
            gradient.clear();
            for token in tokens.clone() {
                let start = kept.len();
                let features = examples.features_of(token).iter().copied();
                kept.extend(features.filter(|_| random.unit() >= DROPPED));
                let mut sum = [0.0; LABELS];
                for &feature in &kept[start..] {
                    let weights = &self.rows[feature as usize].weights;
                    for (sum, weight) in sum.iter_mut().zip(weights) {
                        *sum += weight;
                    }
                }
                ends.push(kept.len());
                gradient.push(sum);
            }
            let labels = &examples.labels[tokens];
            loss += self.lattice.learn(&mut gradient, stretch.around, labels, rate);
            let mut start = 0;
            for (gradient, &end) in gradient.iter().zip(&ends) {
                if gradient.iter().any(|slope| slope.abs() >= SURE) {
                    for &feature in &kept[start..end] {
                        self.rows[feature as usize].step(gradient, rate);
                    }
                }
                start = end;
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "a figure for people")]
        let tokens = examples.labels.len() as f64;
        loss / tokens
    }

    /// The weights that all sets share, with the copies of the set number `like` added, by feature hash.
    fn shared_rows(&self, like: Option<usize>) -> Vec<(u64, [f32; LABELS])> {
        let mut rows = Vec::new();
        for feature in self.examples.shared() {
            let mut weights = self.rows[feature.index].weights;
            let copy = like.and_then(|set| self.examples.copy_of(feature.hash, set));
            if let Some(copy) = copy {
                for (weight, own) in weights.iter_mut().zip(&self.rows[copy].weights) {
                    *weight += own;
                }
            }
            // All features are seen when reading, so each weighs less than while learning.
            rows.push((feature.hash, weights.map(|weight| weight * (1.0 - DROPPED))));
        }
        rows.sort_unstable_by_key(|&(hash, _)| hash);
        rows
    }
}

impl Learned {
    #[inline]
    fn step(&mut self, gradient: &[f32; LABELS], rate: f32) {
        for ((weight, square), slope) in
            self.weights.iter_mut().zip(&mut self.squares).zip(gradient)
        {
            let slope = slope + DECAY * *weight;
            *square += slope * slope;
            *weight -= rate * slope / (0.1 + square.sqrt());
        }
    }
}

/// A row of random numbers that a seed decides (xorshift64*, Vigna 2016).
#[derive(Debug, Clone)]
struct Random(u64);

impl Random {
    const fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    /// From 0 to below 1.
    fn unit(&mut self) -> f32 {
        #[expect(clippy::cast_precision_loss, reason = "24 bits fit")]
        let bits = (self.next() >> 40) as f32;
        bits / 16_777_216.0
    }

    /// From 0 to below `end`.
    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() >> 16).unwrap_or_default() % end.max(1)
    }

    fn shuffle(&mut self, order: &mut [u32]) {
        for last in (1..order.len()).rev() {
            order.swap(last, self.below(last + 1));
        }
    }
}
