//! The side panel: the selected entity's spellings, and every other place where it stands.
//!
//! Its rows are made when the entity changes; how tall a row is follows from the width of the panel, and only the
//! rows on the screen are wrapped. In a strip below the reader each row is one line.

mod excerpt;
mod lines;
pub(crate) mod rows;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::model::Entity;
use crate::text::count::count;
use crate::text::width::{columns, truncate};
use crate::ui::canvas::{backdrop, put, put_cut, put_right, put_styled, rule};
use crate::ui::layout::Frame;
use crate::ui::pane::Pane;
use crate::ui::state::State;
use crate::ui::theme::{Meaning, Theme};

use lines::{Line, is_strip, lines};
use rows::Row;

/// Rows that fit on the panel from row `top` on.
pub(crate) fn rows_on_screen(state: &State, top: usize) -> usize {
    let content = state.areas().side.content;
    let mut left = usize::from(content.height);
    let rows = state.side.rows.iter().skip(top);
    let fitting = rows.take_while(|row| {
        let height = row_height(state, row);
        let fits = height <= left;
        left = left.saturating_sub(height);
        fits
    });
    fitting.count()
}

/// Lines that a row takes: at least one.
pub(crate) fn row_height(state: &State, row: &Row) -> usize {
    let width = state.areas().side.content.width;
    lines(state, row, usize::from(width)).len().max(1)
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
            draw_line(&line, theme, under_cursor, (content.x, y), content.right(), buffer);
            y += 1;
        }
    }
}

/// The name, and in a strip its kind and counts, which else stand in the first row.
fn draw_title(state: &State, theme: &Theme, entity: &Entity, title: Rect, buffer: &mut Buffer) {
    let focused = state.focus == Pane::Side;
    let kind = theme.style(Meaning::Name(entity.kind));
    let style = if focused { kind.patch(theme.style(Meaning::Focus)) } else { kind };
    let counts = if is_strip(state) { format!("{} ", summary(entity)) } else { String::new() };
    let room = usize::from(title.width).saturating_sub(columns(&counts) + 3);
    rule(buffer, (title.x, title.y), title.right(), theme.style(Meaning::Rule));
    let name = format!(" {} ", truncate(&entity.name, room));
    let x = put(buffer, (title.x, title.y), title.right(), &name, style);
    put(buffer, (x, title.y), title.right(), &counts, theme.style(Meaning::Quiet));
}

/// Kind and counts of an entity.
fn summary(entity: &Entity) -> String {
    let mentions = count(entity.mentions.len(), "mention");
    format!("{} · {mentions} · {}", entity.kind.name(), count(entity.article_count(), "report"))
}

fn draw_line(
    line: &Line,
    theme: &Theme,
    under_cursor: bool,
    at: (u16, u16),
    end: u16,
    buffer: &mut Buffer,
) {
    let base = match (line.is_heading, line.is_quiet) {
        (true, _) => theme.style(Meaning::Heading),
        (_, true) => theme.style(Meaning::Quiet),
        _ => Style::new(),
    };
    let base = if under_cursor { base.patch(theme.style(Meaning::Row)) } else { base };
    if under_cursor {
        backdrop(buffer, at, end, base);
    }
    let text_end = if line.right.is_empty() {
        end
    } else {
        put_right(buffer, at.0, (end.saturating_sub(1), at.1), &line.right, base)
    };
    let name = base.patch(theme.style(Meaning::Same));
    let is_name = |offset: usize| line.name.is_some_and(|span| span.contains(offset));
    let text = truncate(&line.text, usize::from(text_end.saturating_sub(at.0)));
    put_styled(buffer, at, text_end, &text, |offset| if is_name(offset) { name } else { base });
}

fn draw_empty(state: &State, theme: &Theme, frame: Frame, buffer: &mut Buffer) {
    let focused = state.focus == Pane::Side;
    let title = theme.style(if focused { Meaning::Focus } else { Meaning::Heading });
    rule(buffer, (frame.title.x, frame.title.y), frame.title.right(), theme.style(Meaning::Rule));
    put(buffer, (frame.title.x, frame.title.y), frame.title.right(), " NO NAME SELECTED ", title);
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
