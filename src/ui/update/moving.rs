//! Moving within a pane: lines, pages, top and bottom. No jump: nothing is remembered.

use crate::ui::pane::side::rows_on_screen;
use crate::ui::pane::{Pane, list};
use crate::ui::state::State;

/// Moves the focused pane by lines or rows.
pub(super) fn by_lines(state: &mut State, lines: usize, up: bool) {
    match state.focus {
        Pane::List => state.list.cursor = step(state.list.cursor, lines, up, state.list_len()),
        Pane::Reader => {
            let top = if up {
                state.reader.top.saturating_sub(lines)
            } else {
                state.reader.top + lines
            };
            scroll_to(state, top);
        }
        Pane::Side => {
            for _ in 0..lines.min(state.side.rows.len()) {
                if !to_next_place(state, up) {
                    break;
                }
            }
        }
    }
}

/// Moves the focused pane by parts of its page.
pub(super) fn by_pages(state: &mut State, pages: usize, part: usize, up: bool) {
    let areas = state.areas();
    let rows = match state.focus {
        Pane::List => list::rows_on_screen(&areas),
        // One line of the page before stays in sight, for the eye to hold on to.
        Pane::Reader => {
            usize::from(areas.reader.content.height).saturating_sub(usize::from(part == 1))
        }
        Pane::Side => rows_on_screen(state, state.side.top),
    };
    by_lines(state, (rows / part).max(1).saturating_mul(pages), up);
}

/// Moves the focused pane to line or row `number`, counted from one.
pub(super) fn to_line(state: &mut State, number: u32) {
    let index = usize::try_from(number)
        .unwrap_or(usize::MAX)
        .saturating_sub(1);
    match state.focus {
        Pane::List => state.list.cursor = index.min(state.list_len().saturating_sub(1)),
        Pane::Reader => scroll_to(state, index),
        Pane::Side => {
            let rows = state
                .side
                .rows
                .iter()
                .enumerate()
                .filter(|(_, row)| row.can_be_followed());
            let rows: Vec<usize> = rows.map(|(row, _)| row).collect();
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
    state.reader.anchor = state.reader.page.offset_at(state.reader.top);
}

/// After the rows are made: the side panel's cursor is on its screen, and what stands above it too.
pub(super) fn keep_cursors_on_screen(state: &mut State) {
    let side = &state.side;
    if side.cursor < side.top {
        state.side.top = state.side.cursor;
    }
    while state.side.cursor >= state.side.top + rows_on_screen(state, state.side.top).max(1) {
        state.side.top += 1;
    }
    // At the first place, the headings above it are worth more than the places below.
    let first = state
        .side
        .rows
        .iter()
        .position(super::super::pane::side::Row::can_be_followed);
    if first.is_some_and(|first| first >= state.side.cursor)
        && state.side.cursor < rows_on_screen(state, 0)
    {
        state.side.top = 0;
    }
}

/// Moves the side panel's cursor to the next row that leads somewhere; whether there is one.
fn to_next_place(state: &mut State, up: bool) -> bool {
    let rows = state
        .side
        .rows
        .iter()
        .enumerate()
        .filter(|(_, row)| row.can_be_followed())
        .map(|(row, _)| row);
    let cursor = state.side.cursor;
    let next = if up {
        rows.rev().find(|row| *row < cursor)
    } else {
        { rows }.find(|row| *row > cursor)
    };
    if let Some(next) = next {
        state.side.cursor = next;
    }
    next.is_some()
}

/// `from` moved by `by` rows of `len`.
fn step(from: usize, by: usize, up: bool, len: usize) -> usize {
    if up {
        from.saturating_sub(by)
    } else {
        (from + by).min(len.saturating_sub(1))
    }
}
