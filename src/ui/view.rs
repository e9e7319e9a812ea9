//! Draws the state. It changes nothing and knows nothing of terminals.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::ui::canvas::{clear, put};
use crate::ui::layout::{Areas, Shape};
use crate::ui::pane::{list, reader, side, status};
use crate::ui::popup::{self, Popup};
use crate::ui::state::State;
use crate::ui::theme::{Meaning, Theme};

/// The whole screen, and where the terminal's cursor is shown, if it is.
pub fn view(state: &State, theme: &Theme) -> (Buffer, Option<Position>) {
    let (width, height) = state.size;
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    if width < 20 || height < 5 {
        put(&mut buffer, (0, 0), width, "too small", theme.style(Meaning::Quiet));
        return (buffer, None);
    }
    let areas = state.areas();
    if !areas.list.title.is_empty() {
        list::draw(state, theme, &areas, &mut buffer);
    }
    if !areas.reader.title.is_empty() {
        reader::draw(state, theme, &areas, &mut buffer);
    }
    if !areas.side.title.is_empty() {
        side::draw(state, theme, areas.side, &mut buffer);
    }
    draw_rules(&areas, theme, &mut buffer);
    if let Some(popup) = &state.popup {
        draw_popup(popup, state, theme, &mut buffer);
    }
    status::draw(state, theme, areas.status, &mut buffer);
    (buffer, cursor(state, &areas))
}

fn draw_popup(popup: &Popup, state: &State, theme: &Theme, buffer: &mut Buffer) {
    let area = popup::area(state.size.0, state.size.1);
    let screen = buffer.area;
    clear(buffer, Rect { height: area.height, ..screen });
    match popup {
        Popup::Help { top } => popup::help::draw(*top, state, theme, area, buffer),
        Popup::Search(search) => popup::search::draw(search, state, theme, area, buffer),
    }
}

/// The vertical rules between panes that stand beside each other.
fn draw_rules(areas: &Areas, theme: &Theme, buffer: &mut Buffer) {
    let side = areas.side;
    let rules: &[u16] = match areas.shape {
        Shape::Columns => &[areas.reader.title.x.saturating_sub(1), side.title.x.saturating_sub(1)],
        Shape::Strip => &[side.title.x.saturating_sub(1)],
        Shape::Stacked | Shape::Single => &[],
    };
    for &x in rules {
        for y in side.title.y..side.content.bottom() {
            put(buffer, (x, y), x + 1, "│", theme.style(Meaning::Rule));
        }
    }
}

/// Where text is being typed.
fn cursor(state: &State, areas: &Areas) -> Option<Position> {
    if let Some(prompt) = &state.prompt {
        return Some(status::prompt_cursor(prompt, areas.status));
    }
    match &state.popup {
        Some(Popup::Search(search)) => {
            let area = popup::area(state.size.0, state.size.1);
            Some(popup::search::cursor(search, area))
        }
        _ => None,
    }
}
