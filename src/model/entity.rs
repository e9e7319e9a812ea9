//! [`Entity`]: the cluster of mentions that denote one thing, with its spellings and the reasons for the joins.

use std::sync::Arc;

use crate::model::{ArticleId, Kind};

/// Position of an entity in one corpus snapshot. Not valid in another snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntityId(pub u32);

impl EntityId {
    /// As an index into the snapshot's list of entities.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// One mention in one corpus snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MentionId {
    /// The article that it stands in.
    pub article: ArticleId,
    /// Its position among the mentions of that article's reading.
    pub index: u32,
}

/// What a set of names denotes.
#[derive(Debug, Clone, PartialEq)]
pub struct Entity {
    /// Canonical name: the fullest of its frequent spellings, as printed.
    pub name: String,
    /// Its kind: that of most of its mentions.
    pub kind: Kind,
    /// Its spellings, most frequent first, then by text.
    pub aliases: Vec<Alias>,
    /// Its mentions in path order, then in text order.
    pub mentions: Vec<MentionId>,
    /// Why its mentions were joined; one row for each pair of spellings that was joined by a rule.
    pub evidence: Vec<Evidence>,
}

impl Entity {
    /// Number of articles that mention it.
    pub fn article_count(&self) -> usize {
        self.mentions.chunk_by(|one, next| one.article == next.article).count()
    }
}

/// A spelling of an entity as printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alias {
    /// The spelling.
    pub text: String,
    /// How often it is printed.
    pub count: u32,
    /// By whom, most often first, then by name.
    pub outlets: Vec<OutletCount>,
    /// The articles that print it, in path order.
    pub articles: Vec<ArticleId>,
}

/// How often an outlet prints something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutletCount {
    /// The outlet; `None` for reports that name none.
    pub outlet: Option<Arc<str>>,
    /// How often.
    pub count: u32,
}

/// Why two spellings were taken for the same entity.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Evidence {
    /// One spelling.
    pub one: String,
    /// The other.
    pub other: String,
    /// The rule that joined them, as a sentence fragment: "surname of the full name in the same report".
    pub rule: &'static str,
}
