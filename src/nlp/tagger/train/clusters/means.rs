//! Spherical k-means: groups of vectors that point the same way.

use crate::nlp::tagger::train::Random;
use crate::nlp::tagger::train::clusters::matrix::{Vector, WIDTH, add, dot, normalize};

/// Rounds at most; groups hardly change after that.
const ROUNDS: usize = 12;

/// The group of each vector, and the mean of each group.
pub(super) fn group(
    vectors: &[Vector],
    groups: u16,
    random: &mut Random,
) -> (Vec<u16>, Vec<Vector>) {
    let mut order: Vec<u32> = (0..).take(vectors.len()).collect();
    random.shuffle(&mut order);
    // The first means are vectors taken at random. Where there are too few, groups stay empty.
    let mut means: Vec<Vector> =
        order.iter().take(usize::from(groups)).map(|&vector| vectors[vector as usize]).collect();
    means.resize(usize::from(groups), [0.0; WIDTH]);
    let mut group_of = vec![0; vectors.len()];
    for _ in 0..ROUNDS {
        let mut changed = false;
        for (group, vector) in group_of.iter_mut().zip(vectors) {
            let nearest = nearest(vector, &means);
            changed |= *group != nearest;
            *group = nearest;
        }
        if !changed {
            break;
        }
        means.fill([0.0; WIDTH]);
        for (&group, vector) in group_of.iter().zip(vectors) {
            add(&mut means[usize::from(group)], vector, 1.0);
        }
        for mean in &mut means {
            // A group that lost all its vectors begins again at one of them.
            if mean.iter().all(|&value| value == 0.0) {
                *mean = vectors[random.below(vectors.len())];
            }
            normalize(mean);
        }
    }
    (group_of, means)
}

fn nearest(vector: &Vector, means: &[Vector]) -> u16 {
    let mut best = (0, f32::MIN);
    for (group, mean) in (0..).zip(means) {
        let likeness = dot(vector, mean);
        if likeness > best.1 {
            best = (group, likeness);
        }
    }
    best.0
}
