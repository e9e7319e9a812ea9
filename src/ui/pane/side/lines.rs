//! The lines of a row of the side panel: how many it takes follows from the panel's width.

use crate::model::{Alias, Article, MentionId};
use crate::text::Span;
use crate::text::sanitize::sanitize;
use crate::text::width::{columns, truncate};
use crate::text::wrap::wrap;
use crate::ui::layout::Shape;
use crate::ui::pane::side::excerpt::{beginning, excerpt, excerpts};
use crate::ui::pane::side::rows::Row;
use crate::ui::pane::side::summary;
use crate::ui::pane::{NO_OUTLET, date, file_name, outlet};
use crate::ui::state::State;

/// Most lines of a sentence in the panel; the place itself is one key away.
const SENTENCE_LINES: usize = 3;

/// Columns for the outlet in a strip.
const SOURCE: usize = 16;

/// A line of a row, ready to be drawn.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) text: String,
    /// Text at the right edge.
    pub(super) right: String,
    pub(super) is_quiet: bool,
    pub(super) is_heading: bool,
    /// The name in `text`.
    pub(super) name: Option<Span>,
}

/// The lines of a row in a panel of that width.
pub(super) fn lines(state: &State, row: &Row, width: usize) -> Vec<Line> {
    let in_strip = is_strip(state);
    match row {
        Row::Blank => vec![Line::default()],
        Row::Summary => {
            let text =
                state.entity().map(|entity| format!(" {}", summary(entity))).unwrap_or_default();
            vec![Line { text, is_quiet: true, ..Line::default() }]
        }
        Row::Heading(text) => {
            vec![Line { text: format!(" {text}"), is_heading: true, ..Line::default() }]
        }
        Row::Spelling(index) => {
            let alias = state.entity().and_then(|entity| entity.aliases.get(*index));
            alias.map_or_else(Vec::new, |alias| spelling(alias, width, in_strip))
        }
        Row::Report(article) => {
            let Some(article) = state.corpus.article(*article) else {
                return Vec::new();
            };
            vec![Line {
                text: format!(" {}  {}", date(article), source(article)),
                is_quiet: true,
                ..Line::default()
            }]
        }
        Row::Place(mention) => place(state, *mention, width, in_strip),
    }
}

fn spelling(alias: &Alias, width: usize, in_strip: bool) -> Vec<Line> {
    let outlets = alias.outlets.iter().map(|row| {
        let name = row.outlet.as_deref().unwrap_or(NO_OUTLET);
        if alias.outlets.len() == 1 { name.to_owned() } else { format!("{name} {}", row.count) }
    });
    let outlets = outlets.collect::<Vec<_>>().join(" · ");
    if in_strip || width >= 64 {
        let text = format!(" {}  {}×", alias.text, alias.count);
        return vec![Line { text, right: outlets, ..Line::default() }];
    }
    let name = Line {
        text: format!(" {}", alias.text),
        right: format!("{}×", alias.count),
        ..Line::default()
    };
    let mut lines = vec![name];
    for span in wrap(&outlets, Span::new(0, outlets.len()), width.saturating_sub(4)) {
        lines.push(Line {
            text: format!("   {}", span.of(&outlets)),
            is_quiet: true,
            ..Line::default()
        });
    }
    lines
}

/// The sentence around a mention: in a strip one line with date and outlet, else up to [`SENTENCE_LINES`].
fn place(state: &State, mention: MentionId, width: usize, in_strip: bool) -> Vec<Line> {
    let Some(article) = state.corpus.article(mention.article) else {
        return Vec::new();
    };
    let Some(reference) = state.corpus.cross_reference(mention) else {
        return Vec::new();
    };
    let (sentence, name) = (reference.sentence, reference.span);
    if in_strip {
        let is_here = Some(mention.article) == state.open_id();
        let lead = if is_here {
            format!(" {:<1$} ", "this report", columns("19 Oct 22") + 2 + SOURCE)
        } else {
            let source = source(article);
            let source = truncate(&source, SOURCE);
            let gap = " ".repeat(SOURCE - columns(&source));
            format!(" {}  {source}{gap} ", date(article))
        };
        let room = width.saturating_sub(columns(&lead));
        let from = beginning(&article.text, sentence, name, room);
        let (text, name) = excerpt(&article.text, sentence, from, name, room);
        return vec![Line::of(&lead, &text, name)];
    }
    // The lead, a column of air at the edge, and one for a mark of what is cut.
    let room = width.saturating_sub(5).max(1);
    let shown = excerpts(&article.text, sentence, name, (room, SENTENCE_LINES));
    let leads = std::iter::once(" · ").chain(std::iter::repeat("   "));
    leads.zip(shown).map(|(lead, (text, name))| Line::of(lead, &text, name)).collect()
}

impl Line {
    /// `text` after `lead`.
    fn of(lead: &str, text: &str, name: Option<Span>) -> Self {
        let moved = |name: Span| Span::new(lead.len() + name.from(), lead.len() + name.to());
        Self { text: format!("{lead}{text}"), name: name.map(moved), ..Self::default() }
    }
}

/// Whether the panel is a strip below the reader, with one line for each row.
pub(super) fn is_strip(state: &State) -> bool {
    state.areas().shape == Shape::Stacked
}

/// The outlet, or the file's name where the report states none.
fn source(article: &Article) -> String {
    if article.metadata.outlet.is_some() {
        return outlet(article).to_owned();
    }
    let (name, _) = sanitize(file_name(&article.path));
    name.into_owned()
}
