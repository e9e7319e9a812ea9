//! The side panel: the selected entity's spellings, and every other place where it stands.
//!
//! Its rows are made when the entity changes; how tall a row is follows from the width of the panel, and only the
//! rows on the screen are wrapped. In a strip below the reader each row is one line.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::corpus::Corpus;
use crate::model::{Alias, Article, ArticleId, Entity, EntityId, MentionId};
use crate::text::Span;
use crate::text::sanitize::sanitize;
use crate::text::width::{columns, truncate};
use crate::text::wrap::wrap;
use crate::ui::canvas::{put, put_cut, put_right, put_styled, rule};
use crate::ui::layout::{Frame, Shape};
use crate::ui::pane::{Pane, date, file_name, outlet};
use crate::ui::state::State;
use crate::ui::theme::{Meaning, Theme};

/// Most lines of a sentence in the panel; the place itself is one key away.
const SENTENCE_LINES: usize = 3;

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
        matches!(self, Self::Place(_) | Self::Report(_))
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
    let aliases = corpus
        .entity(entity)
        .map_or(0, |entity| entity.aliases.len());
    spellings.extend((0..aliases).map(Row::Spelling));

    let (mut elsewhere, mut in_this) = (Vec::new(), Vec::new());
    for report in corpus.cross_references(entity) {
        let is_open = Some(report.article) == open;
        let rows = if is_open {
            &mut in_this
        } else {
            &mut elsewhere
        };
        let places = report.references.iter().map(|reference| reference.mention);
        let places: Vec<Row> = places
            .filter(|mention| Some(*mention) != here)
            .map(Row::Place)
            .collect();
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
    let parts = if in_strip {
        [elsewhere, in_this, spellings]
    } else {
        [spellings, elsewhere, in_this]
    };
    let mut rows = if in_strip {
        Vec::new()
    } else {
        vec![Row::Summary]
    };
    for part in parts.into_iter().filter(|part| !part.is_empty()) {
        if !rows.is_empty() && !in_strip {
            rows.push(Row::Blank);
        }
        rows.extend(part);
    }
    rows
}

/// Rows that fit on the panel from row `top` on.
pub(crate) fn rows_on_screen(state: &State, top: usize) -> usize {
    let content = state.areas().side.content;
    let mut left = usize::from(content.height);
    let rows = state.side.rows.iter().skip(top);
    let fitting = rows.take_while(|row| {
        let height = lines(state, row, usize::from(content.width)).len().max(1);
        let fits = height <= left;
        left = left.saturating_sub(height);
        fits
    });
    fitting.count()
}

/// Draws the panel.
pub(crate) fn draw(state: &State, theme: &Theme, frame: Frame, buffer: &mut Buffer) {
    let Some(entity) = state.entity() else {
        draw_empty(state, theme, frame, buffer);
        return;
    };
    draw_title(state, theme, entity, frame.title, buffer);
    let content = frame.content;
    let mut y = content.y;
    for (index, row) in state.side.rows.iter().enumerate().skip(state.side.top) {
        let under_cursor = state.focus == Pane::Side && index == state.side.cursor;
        for line in lines(state, row, usize::from(content.width)) {
            if y >= content.bottom() {
                return;
            }
            draw_line(
                &line,
                theme,
                under_cursor,
                (content.x, y),
                content.right(),
                buffer,
            );
            y += 1;
        }
    }
}

/// The name, and in a strip its kind and counts, which else stand in the first row.
fn draw_title(state: &State, theme: &Theme, entity: &Entity, title: Rect, buffer: &mut Buffer) {
    let focused = state.focus == Pane::Side;
    let kind = theme.style(Meaning::Name(entity.kind));
    let style = if focused {
        kind.patch(theme.style(Meaning::Focus))
    } else {
        kind
    };
    let counts = if is_strip(state) {
        format!("{} ", summary(entity))
    } else {
        String::new()
    };
    let room = usize::from(title.width).saturating_sub(columns(&counts) + 3);
    rule(
        buffer,
        (title.x, title.y),
        title.right(),
        theme.style(Meaning::Rule),
    );
    let name = format!(" {} ", truncate(&entity.name, room));
    let x = put(buffer, (title.x, title.y), title.right(), &name, style);
    put(
        buffer,
        (x, title.y),
        title.right(),
        &counts,
        theme.style(Meaning::Quiet),
    );
}

/// Kind and counts of an entity.
fn summary(entity: &Entity) -> String {
    let mentions = count(entity.mentions.len(), "mention");
    format!(
        "{} · {mentions} · {}",
        entity.kind.name(),
        count(entity.article_count(), "report")
    )
}

/// Whether the panel is a strip below the reader, with one line for each row.
fn is_strip(state: &State) -> bool {
    state.areas().shape == Shape::Stacked
}

/// A line of a row, ready to be drawn.
#[derive(Debug, Default)]
struct Line {
    text: String,
    /// Text at the right edge.
    right: String,
    quiet: bool,
    heading: bool,
    /// The name in `text`.
    name: Option<Span>,
}

fn draw_line(
    line: &Line,
    theme: &Theme,
    under_cursor: bool,
    at: (u16, u16),
    end: u16,
    buffer: &mut Buffer,
) {
    let base = match (line.heading, line.quiet) {
        (true, _) => theme.style(Meaning::Heading),
        (_, true) => theme.style(Meaning::Quiet),
        _ => Style::new(),
    };
    let base = if under_cursor {
        base.patch(theme.style(Meaning::Row))
    } else {
        base
    };
    if under_cursor {
        let blanks = " ".repeat(usize::from(end - at.0));
        put(buffer, at, end, &blanks, base);
    }
    let text_end = if line.right.is_empty() {
        end
    } else {
        put_right(
            buffer,
            at.0,
            (end.saturating_sub(1), at.1),
            &line.right,
            base,
        )
    };
    let name = base.patch(theme.style(Meaning::Same));
    let is_name = |offset: usize| line.name.is_some_and(|span| span.contains(offset));
    let text = truncate(&line.text, usize::from(text_end.saturating_sub(at.0)));
    put_styled(buffer, at, text_end, &text, |offset| {
        if is_name(offset) { name } else { base }
    });
}

/// The lines of a row in a panel of that width.
fn lines(state: &State, row: &Row, width: usize) -> Vec<Line> {
    let in_strip = is_strip(state);
    match row {
        Row::Blank => vec![Line::default()],
        Row::Summary => {
            let text = state
                .entity()
                .map(|entity| format!(" {}", summary(entity)))
                .unwrap_or_default();
            vec![Line {
                text,
                quiet: true,
                ..Line::default()
            }]
        }
        Row::Heading(text) => vec![Line {
            text: format!(" {text}"),
            heading: true,
            ..Line::default()
        }],
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
                quiet: true,
                ..Line::default()
            }]
        }
        Row::Place(mention) => place(state, *mention, width, in_strip),
    }
}

fn spelling(alias: &Alias, width: usize, in_strip: bool) -> Vec<Line> {
    let outlets = |short: bool| {
        let outlets = alias.outlets.iter().map(|row| {
            let name = row.outlet.as_deref().unwrap_or("no outlet stated");
            if short && alias.outlets.len() == 1 {
                name.to_owned()
            } else {
                format!("{name} {}", row.count)
            }
        });
        outlets.collect::<Vec<_>>().join(" · ")
    };
    if in_strip || width >= 64 {
        let text = format!(" {}  {}×", alias.text, alias.count);
        return vec![Line {
            text,
            right: outlets(true),
            ..Line::default()
        }];
    }
    let name = Line {
        text: format!(" {}", alias.text),
        right: format!("{}×", alias.count),
        ..Line::default()
    };
    let mut lines = vec![name];
    let outlets = outlets(true);
    for span in wrap(
        &outlets,
        Span::new(0, outlets.len()),
        width.saturating_sub(4),
    ) {
        lines.push(Line {
            text: format!("   {}", span.of(&outlets)),
            quiet: true,
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
    let sentence = reference.sentence;
    if in_strip {
        let source = if Some(mention.article) == state.open_id() {
            String::from(" this report                 ")
        } else {
            let source = source(article);
            let source = truncate(&source, 16);
            let gap = " ".repeat(16usize.saturating_sub(columns(&source)));
            format!(" {}  {source}{gap} ", date(article))
        };
        let room = width.saturating_sub(columns(&source));
        let start = window(&article.text, sentence, reference.span, room);
        return vec![excerpt(
            &source,
            &article.text,
            Span { start, ..sentence },
            sentence.start,
            reference.span,
        )];
    }
    let room = width.saturating_sub(3).max(1);
    let start = window(
        &article.text,
        sentence,
        reference.span,
        room * SENTENCE_LINES,
    );
    let shown = wrap(
        &article.text,
        Span { start, ..sentence },
        room.saturating_sub(1).max(1),
    );
    let mut lines: Vec<Line> = Vec::new();
    for line in shown.iter().take(SENTENCE_LINES) {
        let lead = if lines.is_empty() { " · " } else { "   " };
        let whole = if line.start == start {
            sentence.start
        } else {
            line.start
        };
        lines.push(excerpt(lead, &article.text, *line, whole, reference.span));
    }
    if let (true, Some(last)) = (shown.len() > SENTENCE_LINES, lines.last_mut()) {
        last.text.push('…');
    }
    lines
}

/// Where to begin a sentence so that the name in it is within the first `room` columns.
fn window(text: &str, sentence: Span, name: Span, room: usize) -> u32 {
    let before = Span {
        end: name.start.max(sentence.start),
        ..sentence
    };
    let needed = columns(before.of(text)) + columns(name.of(text)) + 2;
    if needed <= room {
        return sentence.start;
    }
    // Begin at a word, so far before the name that it ends at about two thirds of the room.
    let lead = (room * 2 / 3).saturating_sub(columns(name.of(text)));
    let lead: usize = before
        .of(text)
        .chars()
        .rev()
        .take(lead)
        .map(char::len_utf8)
        .sum();
    let from = before.to() - lead.min(before.len());
    let blank = Span::new(from, before.to())
        .of(text)
        .find(' ')
        .map_or(0, |blank| blank + 1);
    Span::new(from + blank, from + blank).start
}

/// A line of text after `lead`, with `…` where it does not begin at `whole`.
fn excerpt(lead: &str, text: &str, shown: Span, whole: u32, name: Span) -> Line {
    let mut line = String::from(lead);
    if shown.start > whole {
        line.push('…');
    }
    let shift = line.len();
    line.push_str(&shown.of(text).replace(['\n', '\t'], " "));
    let name = (shown.start <= name.end && name.start < shown.end).then(|| {
        let at = |offset: usize| shift + offset.saturating_sub(shown.from());
        Span::new(at(name.from().max(shown.from())), at(name.to()))
    });
    Line {
        text: line,
        name,
        ..Line::default()
    }
}

fn draw_empty(state: &State, theme: &Theme, frame: Frame, buffer: &mut Buffer) {
    let focused = state.focus == Pane::Side;
    let title = theme.style(if focused {
        Meaning::Focus
    } else {
        Meaning::Heading
    });
    rule(
        buffer,
        (frame.title.x, frame.title.y),
        frame.title.right(),
        theme.style(Meaning::Rule),
    );
    put(
        buffer,
        (frame.title.x, frame.title.y),
        frame.title.right(),
        " NO NAME SELECTED ",
        title,
    );
    if frame.content.height > 0 {
        let hint = " e goes to the next name";
        put_cut(
            buffer,
            (frame.content.x, frame.content.y),
            frame.content.right(),
            hint,
            theme.style(Meaning::Quiet),
        );
    }
}

/// The outlet, or the file's name where the report states none.
fn source(article: &Article) -> String {
    if article.metadata.outlet.is_some() {
        return outlet(article).to_owned();
    }
    let (name, _) = sanitize(file_name(&article.path));
    name.into_owned()
}

/// `1 report`, `2 reports`.
pub(crate) fn count(number: usize, noun: &str) -> String {
    if number == 1 {
        format!("1 {noun}")
    } else {
        format!("{number} {noun}s")
    }
}
