//! [`Article`]: one report, its text, and what each run of the text is.

use std::fmt;
use std::sync::Arc;

use crate::model::{Issue, Metadata};
use crate::text::Span;

/// Position of an article in one corpus snapshot, in path order. Not valid in another snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ArticleId(pub u32);

impl ArticleId {
    /// As an index into the snapshot's list of articles.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// Stable id of an article's content: the first 8 bytes of the SHA-256 of its text.
///
/// It stays the same when the file is renamed or moved. Shown as 16 hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ContentId(pub u64);

impl fmt::Display for ContentId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:016x}", self.0)
    }
}

/// One report.
#[derive(Debug, Clone, PartialEq)]
pub struct Article {
    /// Path as given on the command line or found below a folder given there. Unique in a corpus.
    pub path: Arc<str>,
    /// Stable id of the content.
    pub id: ContentId,
    /// The whole decoded, sanitized text, page furniture included, with `\n` line ends.
    pub text: String,
    /// What each run of the text is: in order, not overlapping, covering every non-blank line.
    pub blocks: Vec<Block>,
    /// What the report states about itself.
    pub metadata: Metadata,
    /// What went wrong or was doubtful while reading it.
    pub issues: Vec<Issue>,
}

impl Article {
    /// The block that holds byte `offset`, if any does.
    pub fn block_at(&self, offset: usize) -> Option<&Block> {
        let after = self.blocks.partition_point(|block| block.span.from() <= offset);
        self.blocks[..after].last().filter(|block| block.span.contains(offset))
    }

    /// The title as stated, or else the beginning of its first content line, or else the path.
    pub fn label(&self) -> &str {
        if let Some(title) = &self.metadata.title {
            return &title.value;
        }
        let first = self.blocks.iter().find(|block| !block.role.is_furniture());
        first.map_or(&*self.path, |block| {
            let line = block.span.of(&self.text).lines().next();
            beginning(line.unwrap_or_default())
        })
    }
}

/// Most characters of a label that the report did not state as its title: a long headline has as many.
const LABEL: usize = 120;

/// As many whole words of `line` as a label may hold; of a longer word, its beginning.
fn beginning(line: &str) -> &str {
    let Some((most, _)) = line.char_indices().nth(LABEL) else {
        return line;
    };
    let start = &line[..most];
    start.rsplit_once(' ').map_or(start, |(words, _)| words.trim_end())
}

/// A run of an article's text that plays one role: a paragraph, a headline, a link list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// Where it stands; from its first to its last non-blank character.
    pub span: Span,
    /// What it is.
    pub role: Role,
}

/// What a run of text is on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// The report's headline.
    Title,
    /// The line below the headline that sums the report up.
    Subtitle,
    /// A headline inside the body.
    Heading,
    /// The report itself.
    Body,
    /// What stands below a picture.
    Caption,
    /// Who wrote it.
    Byline,
    /// When it was published.
    Date,
    /// Menus, section names, language switches.
    Navigation,
    /// Share buttons, forms, comment boxes, advertisements.
    Widget,
    /// Links to other reports.
    Related,
    /// What the outlet says about its own responsibility.
    Disclaimer,
}

impl Role {
    /// Every role, in the order of the documentation.
    pub const ALL: [Self; 11] = [
        Self::Title,
        Self::Subtitle,
        Self::Heading,
        Self::Body,
        Self::Caption,
        Self::Byline,
        Self::Date,
        Self::Navigation,
        Self::Widget,
        Self::Related,
        Self::Disclaimer,
    ];

    /// The word for it in output, configuration and help.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Subtitle => "subtitle",
            Self::Heading => "heading",
            Self::Body => "body",
            Self::Caption => "caption",
            Self::Byline => "byline",
            Self::Date => "date",
            Self::Navigation => "navigation",
            Self::Widget => "widget",
            Self::Related => "related",
            Self::Disclaimer => "disclaimer",
        }
    }

    /// Whether it is furniture of the page and not part of the report: folded, and never a source of names.
    pub const fn is_furniture(self) -> bool {
        matches!(self, Self::Navigation | Self::Widget | Self::Related | Self::Disclaimer)
    }
}
