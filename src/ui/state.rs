//! Everything the screen shows, as values: `update` changes it, `view` draws it.
//!
//! What the analyst selected is held as path and span, never as a row or an id, so that a new snapshot moves
//! nothing. What follows from the rest (the page, the rows of the side panel) is derived once after each change.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::corpus::Corpus;
use crate::index::Searcher;
use crate::loader::Progress;
use crate::model::{Article, ArticleId, ContentId, Entity, EntityId, MentionId};
use crate::text::Span;
use crate::ui::jumplist::{JumpList, Place};
use crate::ui::keymap::{Key, Keymap};
use crate::ui::layout::{Areas, Shape, areas};
use crate::ui::page::Page;
use crate::ui::pane::Pane;
use crate::ui::pane::side::{self, Row};
use crate::ui::popup::Popup;
use crate::ui::prompt::Prompt;

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
    /// A mention of the selected entity.
    pub subject: Option<Anchor>,
    /// Articles that were opened, by content.
    pub read: BTreeSet<ContentId>,
    /// Where the analyst was.
    pub jumps: JumpList,
    /// Keys typed so far of a longer command.
    pub pending: Pending,
    /// What lies over the panes.
    pub popup: Option<Popup>,
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
    /// First byte of the first text line on the screen: survives every change of width.
    pub anchor: usize,
    /// The first line on the screen.
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
    /// What was typed.
    pub pattern: String,
    /// Where it stands, in order.
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
    made_for: Option<(u64, EntityId, Option<MentionId>, Shape)>,
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
        self.corpus
            .mention_at(self.open_id()?, self.reader.cursor?.from())
    }

    /// The selected entity.
    pub fn entity_id(&self) -> Option<EntityId> {
        let subject = self.subject.as_ref()?;
        let mention = self
            .corpus
            .mention_at(self.corpus.find(&subject.path)?, subject.span.from())?;
        self.corpus.entity_of(mention)
    }

    /// The selected entity.
    pub fn entity(&self) -> Option<&Entity> {
        self.corpus.entity(self.entity_id()?)
    }

    /// Where the analyst is.
    pub fn place(&self) -> Option<Place> {
        let path = self.reader.path.clone()?;
        Some(Place {
            path,
            top: self.reader.anchor,
            cursor: self.reader.cursor,
        })
    }

    /// Rows of the list: articles, then inputs that could not be read.
    pub fn list_len(&self) -> usize {
        self.corpus.len() + self.corpus.issues().len()
    }

    /// Makes again what follows from the rest, as far as that has changed, and keeps every cursor on its screen.
    pub fn derive(&mut self) {
        self.derive_page();
        self.derive_side();
        self.list.cursor = self.list.cursor.min(self.list_len().saturating_sub(1));
        let rows = crate::ui::pane::list::rows_on_screen(&self.areas());
        self.list.top = keep_on_screen(self.list.top, self.list.cursor, rows);
    }

    fn derive_page(&mut self) {
        let areas = self.areas();
        let width = areas.text().width;
        let Some(article) = self.open_article().cloned() else {
            self.reader = Reader {
                path: self.reader.path.take(),
                ..Reader::default()
            };
            return;
        };
        let key = (
            article.path.clone(),
            article.id,
            width,
            self.reader.unfolded,
        );
        if self.reader.made_for.as_ref() != Some(&key) {
            self.reader.page = Page::new(&article, usize::from(width), self.reader.unfolded);
            self.reader.top = self.reader.page.line_at(self.reader.anchor);
            if self.reader.page.offset_at(0) >= self.reader.anchor {
                self.reader.top = 0;
            }
            self.reader.made_for = Some(key);
        }
        let height = usize::from(areas.reader.content.height);
        self.reader.top = self
            .reader
            .top
            .min(self.reader.page.lines.len().saturating_sub(height.max(1)));
    }

    fn derive_side(&mut self) {
        let shape = self.areas().shape;
        let Some(entity) = self.entity_id() else {
            self.side = Side::default();
            return;
        };
        let here = self
            .cursor_mention()
            .filter(|mention| self.corpus.entity_of(*mention) == Some(entity));
        let key = (self.corpus.generation(), entity, here, shape);
        if self.side.made_for == Some(key) {
            return;
        }
        let same = self
            .side
            .made_for
            .is_some_and(|(generation, before, _, before_shape)| {
                (generation, before, before_shape) == (key.0, entity, shape)
            });
        let rows = side::rows(&self.corpus, entity, here, self.open_id(), shape);
        let first = rows
            .iter()
            .position(Row::can_be_followed)
            .unwrap_or_default();
        let (cursor, top) = if same {
            (self.side.cursor, self.side.top)
        } else {
            (first, 0)
        };
        self.side = Side {
            cursor: cursor.min(rows.len().saturating_sub(1)),
            top,
            rows,
            made_for: Some(key),
        };
    }
}

/// The first row to show so that row `cursor` is on a screen of `height` rows, moving as little as possible.
pub(crate) fn keep_on_screen(top: usize, cursor: usize, height: usize) -> usize {
    top.clamp((cursor + 1).saturating_sub(height.max(1)), cursor)
}
