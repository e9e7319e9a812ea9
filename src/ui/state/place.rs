//! Where the analyst is, in words that outlive snapshots: paths and spans, never rows or ids.
//!
//! A jump back restores a [`Place`] exactly; a new snapshot keeps the [`Rows`] under the cursors where they are on
//! the screen. A place whose report is gone can't be restored; a row that is gone leaves its cursor alone.

use std::sync::Arc;

use crate::model::ArticleId;
use crate::text::Span;
use crate::ui::page::Spot;
use crate::ui::pane::Pane;
use crate::ui::pane::side::rows::Row;
use crate::ui::state::{Anchor, State};

/// Where the analyst is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Path of the open report.
    pub path: Arc<str>,
    top: Spot,
    is_unfolded: bool,
    cursor: Option<Span>,
    subject: Option<Anchor>,
    focus: Pane,
    rows: Rows,
}

/// What stands under the cursors of list and side panel, each with the rows above it on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Rows {
    list: Option<(Arc<str>, usize)>,
    side: Option<(Target, usize)>,
}

/// What a row of the side panel leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Target {
    Spelling(String),
    Report(Arc<str>),
    Mention(Anchor),
}

impl State {
    /// Where the analyst is; nowhere while no report is open.
    pub fn place(&self) -> Option<Place> {
        Some(Place {
            path: self.reader.path.clone()?,
            top: self.reader.anchor,
            is_unfolded: self.reader.unfolded,
            cursor: self.reader.cursor,
            subject: self.subject.clone(),
            focus: self.focus,
            rows: self.rows(),
        })
    }

    /// Makes everything as it was at `place`, whose report is open.
    pub(crate) fn restore(&mut self, place: &Place) {
        self.reader.anchor = place.top;
        self.reader.unfolded = place.is_unfolded;
        self.reader.cursor = place.cursor;
        self.subject.clone_from(&place.subject);
        self.focus = place.focus;
        self.derive();
        self.put_rows(&place.rows);
    }

    /// What stands under the cursors.
    pub(crate) fn rows(&self) -> Rows {
        let above = |cursor: usize, top: usize| cursor.saturating_sub(top);
        let listed = self.path_in_list(self.list.cursor);
        let target = self.target(self.side.cursor);
        Rows {
            list: listed.map(|path| (path, above(self.list.cursor, self.list.top))),
            side: target.map(|target| (target, above(self.side.cursor, self.side.top))),
        }
    }

    /// Puts the cursors back on `rows`, as far as they are there, and these back to their rows of the screen.
    pub(crate) fn put_rows(&mut self, rows: &Rows) {
        if let Some((path, above)) = &rows.list
            && let Some(row) = self.row_in_list(path)
        {
            self.list.cursor = row;
            self.list.top = row.saturating_sub(*above);
        }
        if let Some((target, above)) = &rows.side
            && let Some(row) = self.row_of(target)
        {
            self.side.cursor = row;
            self.side.top = row.saturating_sub(*above);
        }
    }

    /// The report of a row of the list, or the input that could not be read.
    fn path_in_list(&self, row: usize) -> Option<Arc<str>> {
        let id = ArticleId(u32::try_from(row).ok()?);
        if let Some(article) = self.corpus.article(id) {
            return Some(article.path.clone());
        }
        let issue = self.corpus.issues().get(row - self.corpus.len())?;
        Some(issue.path.clone())
    }

    fn row_in_list(&self, path: &str) -> Option<usize> {
        if let Some(id) = self.corpus.find(path) {
            return Some(id.index());
        }
        let issues = self.corpus.issues();
        let issue = issues.iter().position(|issue| &*issue.path == path)?;
        Some(self.corpus.len() + issue)
    }

    fn target(&self, row: usize) -> Option<Target> {
        Some(match self.side.rows.get(row)? {
            Row::Blank | Row::Summary | Row::Heading(_) => return None,
            Row::Spelling(index) => {
                Target::Spelling(self.entity()?.aliases.get(*index)?.text.clone())
            }
            Row::Report(article) => Target::Report(self.corpus.article(*article)?.path.clone()),
            Row::Place(mention) => Target::Mention(Anchor {
                path: self.corpus.article(mention.article)?.path.clone(),
                span: self.corpus.mention(*mention)?.span,
            }),
        })
    }

    fn row_of(&self, target: &Target) -> Option<usize> {
        let row = match target {
            Target::Spelling(text) => {
                let aliases = &self.entity()?.aliases;
                Row::Spelling(aliases.iter().position(|alias| alias.text == *text)?)
            }
            Target::Report(path) => Row::Report(self.corpus.find(path)?),
            Target::Mention(anchor) => {
                let article = self.corpus.find(&anchor.path)?;
                Row::Place(self.corpus.mention_at(article, anchor.span.from())?)
            }
        };
        self.side.rows.iter().position(|one| *one == row)
    }
}
