//! What lies over the panes: the keys, and the search of the folder. The popup gets the keys first.

pub mod help;
pub mod search;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::text::width::truncate;
use crate::ui::canvas::{clear, put, rule};
use crate::ui::state::State;
use crate::ui::theme::{Meaning, Theme};

/// A popup.
#[derive(Debug, Clone)]
pub enum Popup {
    /// The keys; the first row on the screen.
    Help {
        /// The first row on the screen.
        top: usize,
    },
    /// The search of the folder.
    Search(search::Search),
}

/// Where a popup stands on a screen of that size: over the panes, above the status line.
pub(crate) fn area(width: u16, height: u16) -> Rect {
    let columns = width.min(100);
    let rows = height.saturating_sub(1);
    Rect::new((width - columns) / 2, 0, columns, rows)
}

/// Draws a popup.
pub(crate) fn draw(popup: &Popup, state: &State, theme: &Theme, buffer: &mut Buffer) {
    let area = area(state.size.0, state.size.1);
    clear(buffer, area);
    match popup {
        Popup::Help { top } => help::draw(*top, state, theme, area, buffer),
        Popup::Search(search) => search::draw(search, state, theme, area, buffer),
    }
}

/// Draws a popup's title row.
fn draw_title(title: &str, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    rule(
        buffer,
        (area.x, area.y),
        area.right(),
        theme.style(Meaning::Rule),
    );
    let title = truncate(title, usize::from(area.width.saturating_sub(4))).into_owned();
    put(
        buffer,
        (area.x, area.y),
        area.right(),
        &format!(" {title} "),
        theme.style(Meaning::Focus),
    );
}
