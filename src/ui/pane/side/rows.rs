//! The rows of the side panel: what stands there, in which order, and what leads somewhere.

use crate::corpus::Corpus;
use crate::model::{ArticleId, EntityId, MentionId};
use crate::ui::layout::Shape;

/// A row of the panel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// Air.
    Blank,
    /// Kind and counts.
    Summary,
    /// A heading.
    Heading(&'static str),
    /// A spelling: its position among the entity's aliases.
    Spelling(usize),
    /// A report, above its places.
    Report(ArticleId),
    /// A place where the entity stands.
    Place(MentionId),
}

impl Row {
    /// Whether there is somewhere to go.
    pub fn can_be_followed(&self) -> bool {
        matches!(self, Self::Place(_) | Self::Report(_) | Self::Spelling(_))
    }
}

/// The rows for an entity: spellings, its places in other reports, its other places in the open one.
pub(crate) fn rows(
    corpus: &Corpus,
    entity: EntityId,
    here: Option<MentionId>,
    open: Option<ArticleId>,
    shape: Shape,
) -> Vec<Row> {
    let in_strip = matches!(shape, Shape::Stacked);
    let mut spellings = vec![Row::Heading("SPELLINGS")];
    let aliases = corpus.entity(entity).map_or(0, |entity| entity.aliases.len());
    spellings.extend((0..aliases).map(Row::Spelling));

    let (mut elsewhere, mut in_this) = (Vec::new(), Vec::new());
    for report in corpus.cross_references(entity) {
        let is_open = Some(report.article) == open;
        let rows = if is_open { &mut in_this } else { &mut elsewhere };
        let places = report.references.iter().map(|reference| reference.mention);
        let places: Vec<Row> =
            places.filter(|mention| Some(*mention) != here).map(Row::Place).collect();
        if !is_open && !in_strip {
            rows.push(Row::Report(report.article));
        }
        rows.extend(places);
    }
    if elsewhere.is_empty() {
        elsewhere.insert(0, Row::Heading("IN NO OTHER REPORT"));
    } else if !in_strip {
        elsewhere.insert(0, Row::Heading("ELSEWHERE"));
    }
    if !in_this.is_empty() {
        in_this.insert(0, Row::Heading("ELSEWHERE IN THIS REPORT"));
    }
    let parts =
        if in_strip { [elsewhere, in_this, spellings] } else { [spellings, elsewhere, in_this] };
    let mut rows = if in_strip { Vec::new() } else { vec![Row::Summary] };
    for part in parts.into_iter().filter(|part| !part.is_empty()) {
        if !rows.is_empty() && !in_strip {
            rows.push(Row::Blank);
        }
        rows.extend(part);
    }
    rows
}
