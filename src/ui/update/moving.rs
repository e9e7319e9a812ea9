//! Moving within a pane: lines, pages, top and bottom. No jump: nothing is remembered.

use crate::ui::pane::Pane;
use crate::ui::pane::side::rows::Row;
use crate::ui::pane::side::{row_height, rows_on_screen};
use crate::ui::state::State;

/// Moves the focused pane by lines or rows.
pub(super) fn by_lines(state: &mut State, lines: usize, up: bool) {
    match state.focus {
        Pane::List => state.list.cursor = step(state.list.cursor, lines, up, state.list_len()),
        Pane::Reader => {
            let top =
                if up { state.reader.top.saturating_sub(lines) } else { state.reader.top + lines };
            scroll_to(state, top);
        }
        Pane::Side => {
            let rows = side_rows(state);
            let at = rows.partition_point(|row| *row < state.side.cursor);
            let is_on_one = rows.get(at) == Some(&state.side.cursor);
            let to = if up {
                at.saturating_sub(lines)
            } else {
                // Between two of them, the next one is one step away.
                (at + lines - usize::from(!is_on_one)).min(rows.len().saturating_sub(1))
            };
            state.side.cursor = rows.get(to).copied().unwrap_or_default();
        }
    }
}

/// Moves the focused pane by parts of its page.
pub(super) fn by_pages(state: &mut State, pages: usize, part: usize, up: bool) {
    let areas = state.areas();
    let rows = match state.focus {
        Pane::List => areas.list_rows(),
        // One line of the page before stays in sight, for the eye to hold on to.
        Pane::Reader => {
            usize::from(areas.reader.content.height).saturating_sub(usize::from(part == 1))
        }
        Pane::Side => {
            let top = state.side.top;
            let shown = top..top + rows_on_screen(state, top);
            let rows = side_rows(state).into_iter();
            rows.filter(|row| shown.contains(row)).count()
        }
    };
    by_lines(state, (rows / part).max(1).saturating_mul(pages), up);
}

/// Moves the focused pane to line or row `number`, counted from one.
pub(super) fn to_line(state: &mut State, number: u32) {
    let index = usize::try_from(number).unwrap_or(usize::MAX).saturating_sub(1);
    match state.focus {
        Pane::List => state.list.cursor = index.min(state.list_len().saturating_sub(1)),
        Pane::Reader => scroll_to(state, index),
        Pane::Side => {
            let rows = side_rows(state);
            if let Some(row) = rows.get(index).or_else(|| rows.last()) {
                state.side.cursor = *row;
            }
        }
    }
}

/// Scrolls the reader so that line `top` is the first, as far as there is text.
pub(super) fn scroll_to(state: &mut State, top: usize) {
    let height = usize::from(state.areas().reader.content.height).max(1);
    let last = state.reader.page.lines.len().saturating_sub(height);
    state.reader.top = top.min(last);
    state.reader.anchor = state.reader.page.spot(state.reader.top);
}

/// After the rows are made: the side panel's cursor is on its screen, and what stands above it too.
pub(super) fn keep_cursors_on_screen(state: &mut State) {
    let cursor = state.side.cursor;
    let last = state.side.rows.len().saturating_sub(1);
    let top = state.side.top.clamp(first_above(state, cursor), cursor);
    let top = top.min(first_above(state, last));
    // At the first row that leads somewhere, the headings above it are worth more than the rows below.
    let first = state.side.rows.iter().position(Row::can_be_followed);
    let is_first = first.is_none_or(|first| cursor <= first);
    // They are also what one looks at while another pane has the keys.
    let shows_all = is_first && (state.focus != Pane::Side || first_above(state, cursor) == 0);
    state.side.top = if shows_all { 0 } else { top };
}

/// The first row of the side panel on a screen that ends with row `last`.
fn first_above(state: &State, last: usize) -> usize {
    let mut left = usize::from(state.areas().side.content.height);
    let mut first = last;
    while let Some(row) = state.side.rows.get(first) {
        let height = row_height(state, row);
        if height > left && first < last {
            return first + 1;
        }
        left = left.saturating_sub(height);
        match first.checked_sub(1) {
            Some(above) => first = above,
            None => return 0,
        }
    }
    0
}

/// The rows of the side panel that lead somewhere.
fn side_rows(state: &State) -> Vec<usize> {
    let rows = state.side.rows.iter().enumerate();
    rows.filter(|(_, row)| row.can_be_followed()).map(|(row, _)| row).collect()
}

/// `from` moved by `by` rows of `len`.
fn step(from: usize, by: usize, up: bool, len: usize) -> usize {
    if up { from.saturating_sub(by) } else { (from + by).min(len.saturating_sub(1)) }
}
