//! What the comparisons share: a report as the answers and as the library have it, and the usual ratios.

use redthread::model::{Article, EntityId, Reading};

use super::answers::Report;

/// One report as the answers and as the library have it.
pub(crate) struct Pair {
    pub(crate) report: Report,
    /// `None` where the library could not read the file, or changed its text.
    pub(crate) article: Option<Article>,
    pub(crate) reading: Reading,
    /// For each mention of the reading: its entity.
    pub(crate) entity_of: Vec<EntityId>,
}

/// How many answers there are, how many were given, and how many of these are right.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Counts {
    pub(crate) right: u32,
    pub(crate) given: u32,
    pub(crate) wanted: u32,
}

impl Counts {
    /// Share of the given answers that are right.
    pub(crate) fn precision(self) -> f64 {
        ratio(self.right.into(), self.given.into())
    }

    /// Share of the wanted answers that were given.
    pub(crate) fn recall(self) -> f64 {
        ratio(self.right.into(), self.wanted.into())
    }

    /// Harmonic mean of the two.
    pub(crate) fn f1(self) -> f64 {
        harmonic(self.precision(), self.recall())
    }
}

/// Harmonic mean of two ratios.
pub(crate) fn harmonic(one: f64, other: f64) -> f64 {
    ratio(2.0 * one * other, one + other)
}

/// A share; of nothing, 0: what was not tried has not succeeded.
pub(crate) fn ratio(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}
