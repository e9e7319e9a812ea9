//! Everything the screen shows, as values: `update` changes it, `view` draws it.
//!
//! What the analyst selected is held as path and span, never as a row or an id, so that a new snapshot moves
//! nothing. What follows from the rest (the page, the rows of the side panel) is derived once after each change.

mod place;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::corpus::Corpus;
use crate::index::Searcher;
use crate::loader::Progress;
use crate::model::{Article, ArticleId, ContentId, Entity, EntityId, Issue, Kind, MentionId};
use crate::text::Span;
use crate::text::sanitize::sanitize;
use crate::ui::jumplist::JumpList;
use crate::ui::keymap::{Key, Keymap};
use crate::ui::layout::{Areas, Shape, areas};
use crate::ui::page::{Page, Spot};
use crate::ui::pane::Pane;
use crate::ui::pane::side::rows::{Row, rows};
use crate::ui::popup::{Popup, Search};
use crate::ui::prompt::Prompt;

pub use place::Place;

/// Everything the screen shows.
#[derive(Debug, Clone, Default)]
pub struct State {
    /// The present snapshot.
    pub corpus: Arc<Corpus>,
    /// How far loading is.
    pub progress: Progress,
    /// Whether the folder can be searched.
    pub index: Index,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// The pane that gets the keys.
    pub focus: Pane,
    /// The list of articles.
    pub list: List,
    /// The reader.
    pub reader: Reader,
    /// The side panel.
    pub side: Side,
    /// Kinds whose names are not highlighted and not gone to.
    pub hidden: BTreeSet<Kind>,
    /// A mention of the selected entity.
    pub subject: Option<Anchor>,
    /// Articles that were opened, by content.
    pub read: BTreeSet<ContentId>,
    /// Articles that were not opened yet.
    pub unread: Unread,
    /// Where the analyst was.
    pub jumps: JumpList<Place>,
    /// Keys typed so far of a longer command.
    pub pending: Pending,
    /// What lies over the panes.
    pub popup: Option<Popup>,
    /// The search that was closed last, to be opened again.
    pub last_search: Option<Search>,
    /// The line in which text to find is typed.
    pub prompt: Option<Prompt>,
    /// What just happened; gone with the next key.
    pub notice: Option<Notice>,
    /// Text that was last to be found, in any pane.
    pub pattern: String,
    /// What `n` repeats.
    pub repeat: Repeat,
    /// Whether no key was pressed yet.
    pub untouched: bool,
    /// Number of the last question to the search worker.
    pub asked: u64,
    /// Which keys do what.
    pub keymap: Keymap,
}

/// Articles that were not opened yet.
#[derive(Debug, Clone, Copy, Default)]
pub struct Unread {
    /// How many.
    pub count: usize,
    /// What they were counted for: the snapshot, and how many were opened.
    counted_for: (u64, usize),
}

/// Whether the folder can be searched.
#[derive(Debug, Clone, Default)]
pub enum Index {
    /// Not yet.
    #[default]
    Building,
    /// Yes, with the articles of that generation.
    Ready(u64, Arc<Searcher>),
    /// No, and why.
    Failed(String),
}

/// A mention by its place, which outlives snapshots.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// Path of the report.
    pub path: Arc<str>,
    /// Where the name stands.
    pub span: Span,
}

/// The list of articles: one row for each, then one for each input that could not be read.
#[derive(Debug, Clone, Default)]
pub struct List {
    /// The row under the cursor.
    pub cursor: usize,
    /// The first row on the screen.
    pub top: usize,
}

/// The reader.
#[derive(Debug, Clone, Default)]
pub struct Reader {
    /// Path of the open report.
    pub path: Option<Arc<str>>,
    /// The line that the analyst scrolled to: survives every change of size.
    pub anchor: Spot,
    /// The first line on the screen: the anchor's, as far as the screen is full.
    pub top: usize,
    /// The name under the cursor.
    pub cursor: Option<Span>,
    /// Whether page furniture is shown.
    pub unfolded: bool,
    /// The open report as lines.
    pub page: Page,
    /// What the page was made for.
    made_for: Option<(Arc<str>, ContentId, u16, bool)>,
    /// Found text.
    pub found: Found,
}

/// Text that was found in the open report.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// What was looked for: as typed, or the words that a search found.
    pub patterns: Vec<String>,
    /// Where they stand, in order.
    pub spans: Vec<Span>,
    /// The one that was last gone to.
    pub at: Option<usize>,
}

/// What `n` repeats.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Repeat {
    /// Finding text.
    #[default]
    Text,
    /// Going to the mentions of the selected entity.
    Subject,
}

/// The side panel.
#[derive(Debug, Clone, Default)]
pub struct Side {
    /// The row under the cursor: one that can be followed, if there is one.
    pub cursor: usize,
    /// The first row on the screen.
    pub top: usize,
    /// The rows.
    pub rows: Vec<Row>,
    /// What the rows were made for.
    made_for: Option<Made>,
}

/// What the rows of the side panel were made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Made {
    generation: u64,
    entity: EntityId,
    here: Option<MentionId>,
    open: Option<ArticleId>,
    shape: Shape,
}

/// Keys typed so far of a longer command.
#[derive(Debug, Clone, Default)]
pub struct Pending {
    /// The count before it.
    pub count: Option<u32>,
    /// The keys after the count.
    pub keys: Vec<Key>,
}

/// What just happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// Something worth knowing.
    Hint(String),
    /// Something that went wrong.
    Warning(String),
}

impl Notice {
    /// The first of some problems and how many more there are; `None` where there is none.
    pub fn of_problems(problems: &[Issue]) -> Option<Self> {
        let more = match problems.len() {
            0 | 1 => String::new(),
            len => format!(" (and {} more)", len - 1),
        };
        let problem = problems.first()?.to_string();
        let (problem, _) = sanitize(&problem);
        Some(Self::Warning(format!("{problem}{more}")))
    }
}

impl State {
    /// Where everything stands on the present screen.
    pub fn areas(&self) -> Areas {
        areas(self.size.0, self.size.1, self.focus)
    }

    /// The open report.
    pub fn open_id(&self) -> Option<ArticleId> {
        self.corpus.find(self.reader.path.as_deref()?)
    }

    /// The open report.
    pub fn open_article(&self) -> Option<&Arc<Article>> {
        self.corpus.article(self.open_id()?)
    }

    /// The mention under the reader's cursor.
    pub fn cursor_mention(&self) -> Option<MentionId> {
        self.corpus.mention_at(self.open_id()?, self.reader.cursor?.from())
    }

    /// The selected entity.
    pub fn entity_id(&self) -> Option<EntityId> {
        let subject = self.subject.as_ref()?;
        let mention =
            self.corpus.mention_at(self.corpus.find(&subject.path)?, subject.span.from())?;
        self.corpus.entity_of(mention)
    }

    /// The selected entity.
    pub fn entity(&self) -> Option<&Entity> {
        self.corpus.entity(self.entity_id()?)
    }

    /// Rows of the list: articles, then inputs that could not be read.
    pub fn list_len(&self) -> usize {
        self.corpus.len() + self.corpus.issues().len()
    }

    /// Makes again what follows from the rest, as far as that has changed, and keeps every cursor on its screen.
    pub fn derive(&mut self) {
        self.derive_unread();
        self.derive_page();
        self.derive_side();
        self.list.cursor = self.list.cursor.min(self.list_len().saturating_sub(1));
        let rows = self.areas().list_rows();
        let last = self.list_len().saturating_sub(rows);
        self.list.top = keep_on_screen(self.list.top, self.list.cursor, rows).min(last);
    }

    fn derive_unread(&mut self) {
        let counted_for = (self.corpus.generation(), self.read.len());
        if self.unread.counted_for != counted_for {
            let articles = self.corpus.articles();
            let count = articles.filter(|(_, article)| !self.read.contains(&article.id)).count();
            self.unread = Unread { count, counted_for };
        }
    }

    fn derive_page(&mut self) {
        let areas = self.areas();
        let width = areas.text().width;
        let Some(article) = self.open_article().cloned() else {
            self.reader = Reader { path: self.reader.path.take(), ..Reader::default() };
            return;
        };
        let key = (article.path.clone(), article.id, width, self.reader.unfolded);
        if self.reader.made_for.as_ref() != Some(&key) {
            self.reader.page = Page::new(&article, usize::from(width), self.reader.unfolded);
            self.reader.made_for = Some(key);
        }
        self.reader.top = self.first_line();
    }

    /// The first line on the screen. While another pane takes rows from the reader, the name under the cursor stays
    /// in sight if it would be without that.
    fn first_line(&self) -> usize {
        let page = &self.reader.page;
        let anchored = page.line_of(self.reader.anchor);
        let rows = |focus| {
            let areas = areas(self.size.0, self.size.1, focus);
            usize::from(areas.reader.content.height).max(1)
        };
        let last = |height: usize| page.lines.len().saturating_sub(height);
        let (height, full) = (rows(self.focus), rows(Pane::Reader));
        let top = anchored.min(last(height));
        let Some(cursor) = self.reader.cursor.filter(|_| height < full) else {
            return top;
        };
        let line = page.line_at(cursor.from());
        let with_all_rows = anchored.min(last(full));
        if line >= top + height && line < with_all_rows + full {
            (line - height / 2).min(last(height))
        } else {
            top
        }
    }

    fn derive_side(&mut self) {
        let shape = self.areas().shape;
        let Some(entity) = self.entity_id() else {
            self.side = Side::default();
            return;
        };
        let here =
            self.cursor_mention().filter(|mention| self.corpus.entity_of(*mention) == Some(entity));
        let open = self.open_id();
        let made = Made { generation: self.corpus.generation(), entity, here, open, shape };
        if self.side.made_for == Some(made) {
            return;
        }
        let rows = rows(&self.corpus, entity, here, open, shape);
        let old = std::mem::take(&mut self.side);
        let is_same = old
            .made_for
            .is_some_and(|old| (old.generation, old.entity) == (made.generation, entity));
        let first = |rows: &[Row]| rows.iter().position(|row| matches!(row, Row::Place(_)));
        // Where the cursor was not moved, the panel goes on to show its top.
        let is_moved = is_same && Some(old.cursor) != first(&old.rows);
        let place = |row: &&Row| row.can_be_followed();
        let (cursor, top) = if is_moved {
            // The row under the cursor, or the next one that is still there.
            let from_cursor_on = old.rows.iter().skip(old.cursor).filter(place);
            let kept = { from_cursor_on }.find_map(|row| rows.iter().position(|one| one == row));
            let last = || rows.iter().rposition(Row::can_be_followed).unwrap_or_default();
            let cursor = kept.unwrap_or_else(last);
            (cursor, (cursor + old.top).saturating_sub(old.cursor))
        } else {
            (first(&rows).unwrap_or_default(), 0)
        };
        self.side = Side { cursor, top, rows, made_for: Some(made) };
    }
}

/// The first row to show so that row `cursor` is on a screen of `height` rows, moving as little as possible.
pub(crate) fn keep_on_screen(top: usize, cursor: usize, height: usize) -> usize {
    top.clamp((cursor + 1).saturating_sub(height.max(1)), cursor)
}
