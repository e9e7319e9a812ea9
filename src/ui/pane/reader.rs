//! The reader: the open report, its names by kind, the name under the cursor, found text.
//!
//! Styles are laid over each other in a fixed order: role, name, watched or else of the selected entity, found text,
//! the name under the cursor.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use crate::model::{Article, ArticleId, Basis, EntityId, Reading, Role};
use crate::text::Span;
use crate::text::count::count;
use crate::text::width::{columns, truncate};
use crate::ui::canvas::{put, put_cut, put_right, put_styled, rule};
use crate::ui::layout::Areas;
use crate::ui::page::Line;
use crate::ui::pane::Pane;
use crate::ui::state::State;
use crate::ui::theme::{Meaning, Theme};

/// Draws the reader.
pub(crate) fn draw(state: &State, theme: &Theme, areas: &Areas, buffer: &mut Buffer) {
    draw_title(state, theme, areas, buffer);
    let (Some(article), Some(id)) = (state.open_article(), state.open_id()) else {
        draw_empty(state, theme, areas, buffer);
        return;
    };
    let ink = Ink { state, theme, article, id, entity: state.entity_id() };
    let text = areas.text();
    let lines = state.reader.page.lines.iter().skip(state.reader.top);
    for (line, y) in lines.zip(text.y..text.bottom()) {
        let at = (text.x, y);
        match line {
            Line::Blank => {}
            Line::Text { span, role } => ink.draw_text(*span, *role, at, text.right(), buffer),
            Line::Facts(facts) => {
                put(buffer, at, text.right(), facts, theme.style(Meaning::Quiet));
            }
            Line::Fold { lines, .. } => {
                let text_of_fold = format!("▸ {} of page furniture folded", count(*lines, "line"));
                put_cut(buffer, at, text.right(), &text_of_fold, theme.style(Meaning::Furniture));
            }
        }
    }
}

/// What decides the style of the open report's text.
struct Ink<'a> {
    state: &'a State,
    theme: &'a Theme,
    article: &'a Article,
    id: ArticleId,
    entity: Option<EntityId>,
}

impl Ink<'_> {
    fn draw_text(&self, span: Span, role: Role, at: (u16, u16), end: u16, buffer: &mut Buffer) {
        let base = match role {
            Role::Title | Role::Heading => self.theme.style(Meaning::Title),
            Role::Caption => self.theme.style(Meaning::Caption),
            Role::Byline | Role::Date => self.theme.style(Meaning::Quiet),
            role if role.is_furniture() => self.theme.style(Meaning::Furniture),
            _ => Style::new(),
        };
        let names = self.names_on(span);
        let style = |offset: usize| {
            let offset = span.from() + offset;
            let name = names.iter().find(|(name, _)| name.contains(offset));
            let style = name.map_or(base, |(_, style)| base.patch(*style));
            if self.is_found(offset)
                && self.state.reader.cursor.is_none_or(|cursor| !cursor.contains(offset))
            {
                style.patch(self.theme.style(Meaning::Found))
            } else {
                style
            }
        };
        put_styled(buffer, at, end, span.of(&self.article.text), style);
    }

    /// The names that touch a line, with their styles.
    fn names_on(&self, line: Span) -> Vec<(Span, Style)> {
        let Some(reading) = self.state.corpus.reading(self.id) else {
            return Vec::new();
        };
        let reading: &Reading = reading;
        let first = reading.mentions.partition_point(|mention| mention.span.end <= line.start);
        let touching = reading.mentions.iter().enumerate().skip(first);
        let touching = touching.take_while(|(_, mention)| mention.span.start < line.end);
        let styled = touching.map(|(index, mention)| {
            let is_hidden = self.state.hidden.contains(&mention.kind);
            let mut style = if is_hidden {
                Style::new()
            } else {
                self.theme.style(Meaning::Name(mention.kind))
            };
            let index = u32::try_from(index).unwrap_or(u32::MAX);
            let entity =
                self.state.corpus.entity_of(crate::model::MentionId { article: self.id, index });
            if entity.is_some() && entity == self.entity {
                style = style.patch(self.theme.style(Meaning::Same));
            } else if mention.basis == Basis::Watchlist && !is_hidden {
                style = style.patch(self.theme.style(Meaning::Watched));
            }
            if self.state.reader.cursor == Some(mention.span) {
                style = style.patch(self.theme.style(Meaning::Selected));
            }
            (mention.span, style)
        });
        styled.collect()
    }

    fn is_found(&self, offset: usize) -> bool {
        let spans = &self.state.reader.found.spans;
        let after = spans.partition_point(|span| span.from() <= offset);
        spans[..after].last().is_some_and(|span| span.contains(offset))
    }
}

/// The report's title, with the position in its text at the right.
fn draw_title(state: &State, theme: &Theme, areas: &Areas, buffer: &mut Buffer) {
    let title = areas.reader.title;
    if title.is_empty() {
        return;
    }
    rule(buffer, (title.x, title.y), title.right(), theme.style(Meaning::Rule));
    let focused = state.focus == Pane::Reader;
    let style = theme.style(if focused { Meaning::Focus } else { Meaning::Heading });
    let position = state.open_article().map_or_else(String::new, |_| {
        let height = usize::from(areas.reader.content.height);
        format!(" {} ", position(state, height))
    });
    let label = state.open_article().map_or("REPORT", |article| article.label());
    let room = usize::from(title.width).saturating_sub(columns(&position) + 4);
    let x = put(
        buffer,
        (title.x, title.y),
        title.right(),
        &format!(" {} ", truncate(label, room)),
        style,
    );
    put_right(
        buffer,
        x,
        (title.right().saturating_sub(1), title.y),
        &position,
        theme.style(Meaning::Quiet),
    );
}

/// `all`, `top`, `end`, or how much of the text is above the last line on the screen.
fn position(state: &State, height: usize) -> String {
    let lines = state.reader.page.lines.len();
    let below = state.reader.top + height;
    match (state.reader.top, below >= lines) {
        (0, true) => "all".into(),
        (0, false) => "top".into(),
        (_, true) => "end".into(),
        _ => format!("{} %", below * 100 / lines.max(1)),
    }
}

/// What to do where there is nothing to read.
fn draw_empty(state: &State, theme: &Theme, areas: &Areas, buffer: &mut Buffer) {
    let text = areas.text();
    let failed = state.corpus.issues().len();
    let say = if !state.progress.complete {
        "reading …".to_owned()
    } else if failed > 0 {
        format!(
            "Nothing here can be read: {} failed, see the list. q quits.",
            count(failed, "input")
        )
    } else {
        "No reports here. Open a folder of text files with: redthread FOLDER. q quits.".to_owned()
    };
    let lines = crate::text::wrap::wrap(&say, Span::new(0, say.len()), usize::from(text.width));
    for (line, y) in lines.iter().zip(text.y..text.bottom()) {
        put(buffer, (text.x, y), text.right(), line.of(&say), theme.style(Meaning::Quiet));
    }
}
