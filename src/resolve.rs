//! Who is who: which mentions, in one report and across reports, denote the same thing, and why.

use crate::model::{Article, Entity, EntityId, Reading};
use crate::nlp::Lexicon;

/// The answer of [`resolve`].
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Resolution {
    /// The entities, by kind, then by name, then by first mention.
    pub entities: Vec<Entity>,
    /// For each article given, for each mention of its reading: the entity.
    pub entity_of: Vec<Vec<EntityId>>,
}

/// Joins the mentions of `articles`, given in path order, into entities.
pub fn resolve(_articles: &[(&Article, &Reading)], _lexicon: &Lexicon) -> Resolution {
    Resolution::default()
}
