//! From a frame to the bytes that show it: as few as the terminal's own abilities allow.
//!
//! Analysts work over slow lines, where the bytes of a keystroke decide whether the reader feels quick. So the
//! painter remembers what the terminal shows and sends the difference: scrolling where rows have moved,
//! erasing where blanks are, the shortest moves and changes of style between.
//!
//! A frame is one synchronized update (`CSI ? 2026 h` to `l`; terminals without it ignore it). A frame that
//! looks like the last one is no bytes at all. Nothing is ever asked of the terminal.
//!
//! It relies on raw mode, which [`terminal`](super::terminal) has set: a line feed must not return the cursor.

mod brush;
mod color;
mod grid;
mod pen;
#[cfg(test)]
mod replay;
mod row;
mod scroll;
mod sure;

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use self::brush::Brush;
use self::grid::Grid;
use self::row::paint_row;
use self::scroll::find_shift;
use super::depth::Depth;

const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";
const SHOW_CURSOR: &[u8] = b"\x1b[?25h";
const HIDE_CURSOR: &[u8] = b"\x1b[?25l";

/// Remembers what the terminal shows.
#[derive(Debug)]
pub struct Painter {
    depth: Depth,
    shown: Option<Shown>,
    frame: Vec<u8>,
}

#[derive(Debug)]
struct Shown {
    grid: Grid,
    brush: Brush,
    cursor: Option<Position>,
}

impl Painter {
    /// A painter for a terminal of which nothing is known yet.
    pub fn new(depth: Depth) -> Self {
        Self { depth, shown: None, frame: Vec::new() }
    }

    /// Forgets what the terminal shows: the next frame is painted from scratch.
    pub fn invalidate(&mut self) {
        self.shown = None;
    }

    /// The bytes that make the terminal show `next`, and its cursor at `cursor` or nowhere.
    pub fn frame(&mut self, next: &Buffer, cursor: Option<Position>) -> &[u8] {
        self.frame.clear();
        let grid = Grid::of(next, self.depth);
        if grid.width() == 0 || grid.height() == 0 {
            return &self.frame;
        }
        let cursor = cursor.map(|at| clamped(at, next));
        let known = self.shown.take().filter(|shown| shown.grid.is_same_size(&grid));
        let was_visible = known.as_ref().map(|shown| shown.cursor.is_some());
        let mut brush = if let Some(shown) = known {
            shortest(&shown.brush.emptied(), &shown.grid, &grid)
        } else {
            let blank = Grid::blank(grid.width(), grid.height());
            painted(Brush::clearing(grid.width()), &blank, &grid)
        };
        if let Some(at) = cursor {
            brush.go(at.x.into(), at.y.into());
        }
        if was_visible != Some(cursor.is_some()) {
            let visibility = if cursor.is_some() { SHOW_CURSOR } else { HIDE_CURSOR };
            brush.out.extend_from_slice(visibility);
        }
        if !brush.out.is_empty() {
            for part in [BEGIN, &brush.out, END] {
                self.frame.extend_from_slice(part);
            }
        }
        self.shown = Some(Shown { grid, brush, cursor });
        &self.frame
    }
}

/// The way from `old` to `new` with scrolling or without, whichever is shorter.
fn shortest(brush: &Brush, old: &Grid, new: &Grid) -> Brush {
    let plain = painted(brush.clone(), old, new);
    let Some(shift) = find_shift(old, new) else {
        return plain;
    };
    let mut moved = old.clone();
    moved.shift(shift.top, shift.bottom, shift.by);
    let mut brush = brush.clone();
    brush.scroll(shift.top, shift.bottom, shift.by, new.height());
    let scrolled = painted(brush, &moved, new);
    if scrolled.out.len() < plain.out.len() { scrolled } else { plain }
}

fn painted(mut brush: Brush, old: &Grid, new: &Grid) -> Brush {
    for y in 0..new.height() {
        paint_row(&mut brush, y, old.row(y), new.row(y));
    }
    brush
}

fn clamped(at: Position, buffer: &Buffer) -> Position {
    Position { x: at.x.min(buffer.area.width - 1), y: at.y.min(buffer.area.height - 1) }
}
