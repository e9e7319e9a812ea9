//! Union-find over names, with the reason for every join.
//!
//! A [`Node`] is what is joined: a name of one kind by its comparison key, or an occurrence of a name that must
//! stand alone. The smaller node is always the root, so the result does not depend on the order of joins.

use std::collections::HashSet;

use crate::model::Kind;
use crate::resolve::census::SpellingId;

/// A name that can be joined with others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Node(pub(super) u32);

/// Why two spellings were joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Reason {
    pub(super) one: SpellingId,
    pub(super) other: SpellingId,
    pub(super) rule: &'static str,
}

/// The clusters so far.
#[derive(Debug, Default)]
pub(super) struct Clusters {
    parents: Vec<Node>,
    kinds: Vec<Kind>,
    /// In the order in which they were given, each once.
    reasons: Vec<(Node, Reason)>,
    given: HashSet<Reason>,
}

impl Clusters {
    /// A new node for a name of that kind, alone in its cluster.
    pub(super) fn add(&mut self, kind: Kind) -> Node {
        let node = Node(u32::try_from(self.parents.len()).unwrap_or(u32::MAX));
        self.parents.push(node);
        self.kinds.push(kind);
        node
    }

    /// The kind of what `node` names.
    pub(super) fn kind(&self, node: Node) -> Kind {
        self.kinds[node.0 as usize]
    }

    /// The root of the cluster that `node` is in.
    pub(super) fn root(&mut self, mut node: Node) -> Node {
        loop {
            let parent = self.parents[node.0 as usize];
            if parent == node {
                return node;
            }
            let grandparent = self.parents[parent.0 as usize];
            self.parents[node.0 as usize] = grandparent;
            node = grandparent;
        }
    }

    /// Joins the clusters of two nodes for `reason`.
    pub(super) fn join(&mut self, one: Node, other: Node, reason: Reason) {
        let (one, other) = (self.root(one), self.root(other));
        if one != other {
            self.parents[one.max(other).0 as usize] = one.min(other);
        }
        self.explain(one, reason);
    }

    /// Records why two spellings stand for what `node` is, without joining clusters.
    pub(super) fn explain(&mut self, node: Node, reason: Reason) {
        if reason.one != reason.other && self.given.insert(reason) {
            self.reasons.push((node, reason));
        }
    }

    /// Every reason with the root of the cluster that it belongs to, in the order given.
    pub(super) fn reasons(&mut self) -> Vec<(Node, Reason)> {
        let reasons = std::mem::take(&mut self.reasons);
        reasons.into_iter().map(|(node, reason)| (self.root(node), reason)).collect()
    }

    /// Number of nodes.
    pub(super) fn len(&self) -> usize {
        self.parents.len()
    }
}

#[cfg(test)]
mod tests {
    use super::{Clusters, Reason};
    use crate::model::Kind;
    use crate::resolve::census::SpellingId;

    #[test]
    fn joins_lead_to_the_first_node_in_any_order() {
        let mut clusters = Clusters::default();
        let nodes = [Kind::Place; 3].map(|kind| clusters.add(kind));
        let reason = Reason { one: SpellingId(0), other: SpellingId(1), rule: "for the test" };

        clusters.join(nodes[2], nodes[1], reason);
        clusters.join(nodes[1], nodes[0], reason);

        assert_eq!(clusters.root(nodes[2]), nodes[0]);
        assert_eq!(clusters.reasons(), [(nodes[0], reason)]);
    }
}
