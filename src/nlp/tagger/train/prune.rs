//! From learned weights to a weights file of a given size: the weakest features are left out, the rest is quantized.

use std::collections::HashSet;

use crate::nlp::tagger::clusters::Groups;
use crate::nlp::tagger::format::Weights;
use crate::nlp::tagger::label::LABELS;
use crate::nlp::tagger::model::{Transitions, fingerprint};
use crate::nlp::tagger::table::Table;
use crate::nlp::tagger::train::gradient::Table as Scores;

/// Bytes of a weights file besides its two tables, at most.
const HEAD: usize = 2_700;
/// Bytes of a feature in a weights file.
const ROW: usize = 4 + LABELS;
/// Bytes of a word in a weights file.
const WORD: usize = 6;
/// Labels of a feature.
const LABEL_COUNT: f32 = 17.0;
/// The share of weights that the largest quantized weight stands for; the few beyond are cut to it.
const WHOLE: usize = 9_995;

/// The strongest of `rows` that fit into `bytes`, in eight bits. Rows are expected in the order of their hashes.
pub(super) fn quantized(
    mut rows: Vec<(u64, [f32; LABELS])>,
    transitions: &Scores,
    groups: Groups,
    bytes: usize,
) -> Weights {
    let room = bytes.saturating_sub(HEAD + groups.words.len() * WORD) / ROW;
    // What is added to all labels alike decides nothing.
    for (_, weights) in &mut rows {
        let mean = weights.iter().sum::<f32>() / LABEL_COUNT;
        for weight in weights {
            *weight -= mean;
        }
    }
    rows.sort_by(|(_, a), (_, b)| strength(b).total_cmp(&strength(a)));
    let mut seen = HashSet::new();
    rows.retain(|&(hash, _)| seen.len() < room && seen.insert(fingerprint(hash)));
    let mut sizes: Vec<f32> = rows.iter().flat_map(|(_, weights)| weights.map(f32::abs)).collect();
    sizes.sort_unstable_by(f32::total_cmp);
    let largest = sizes.get(sizes.len() * WHOLE / 10_000).copied();
    let unit = 127.0 / largest.unwrap_or(1.0).max(0.01);
    let mut rows: Vec<_> = rows
        .into_iter()
        .map(|(hash, weights)| (fingerprint(hash), weights.map(|weight| small(weight * unit))))
        .collect();
    rows.sort_unstable();
    let mut quantized = Transitions::default();
    for (to, from) in quantized.as_flattened_mut().iter_mut().zip(transitions.as_flattened()) {
        *to = whole(from * unit);
    }
    Weights { unit, transitions: quantized, groups, table: Table::new(&rows) }
}

/// How much a feature can decide.
fn strength(weights: &[f32; LABELS]) -> f32 {
    let largest = weights.iter().fold(0.0, |most: f32, weight| most.max(weight.abs()));
    let length = weights.iter().map(|weight| weight * weight).sum::<f32>().sqrt();
    largest + length
}

#[expect(clippy::cast_possible_truncation, reason = "clamped to the range")]
fn small(weight: f32) -> i8 {
    weight.round().clamp(-127.0, 127.0) as i8
}

#[expect(clippy::cast_possible_truncation, reason = "clamped to the range")]
fn whole(weight: f32) -> i32 {
    weight.round().clamp(-10_000.0, 10_000.0) as i32
}
