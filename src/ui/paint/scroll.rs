//! Finds out that a band of rows has moved up or down.
//!
//! Nobody tells the painter that the reader has scrolled: it sees it by comparing rows, so whatever moves full
//! rows is served. A scroll region spans the whole width (margins at the sides are ignored by tmux 3.3a), so
//! nothing is found where panes stand side by side.
//!
//! A shift is a candidate when rows stand elsewhere unchanged; its best band is the one that saves the most by
//! a count of changed squares. The caller draws both ways and takes the shorter.

use super::grid::Grid;
use super::row::cost;

/// Rows `top..bottom` whose content has moved up by `by` rows, or down when `by` is negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shift {
    pub(super) top: usize,
    pub(super) bottom: usize,
    pub(super) by: isize,
}

/// Shifts with the most rows in their new places that are looked at closely.
const CANDIDATES: usize = 3;

/// Below this many columns saved, no scrolling is tried: its own sequences take about as many bytes.
const LEAST_GAIN: isize = 16;

/// The shift that saves most of the way from `old` to `new`, which are of one size.
pub(super) fn find_shift(old: &Grid, new: &Grid) -> Option<Shift> {
    let height = new.height();
    let changed: Vec<usize> = (0..height).filter(|&y| old.row(y) != new.row(y)).collect();
    let filled: Vec<usize> = changed.into_iter().filter(|&y| !is_blank(new, y)).collect();
    let signed_height = isize::try_from(height).ok()?;
    let mut candidates: Vec<(usize, isize)> = (1 - signed_height..signed_height)
        .filter(|&by| by != 0)
        .map(|by| {
            let moved = filled.iter().filter(|&&y| {
                y.checked_add_signed(by)
                    .is_some_and(|from| from < height && old.row(from) == new.row(y))
            });
            (moved.count(), by)
        })
        .filter(|&(moved, _)| moved > 0)
        .collect();
    candidates.sort_by_key(|&(moved, by)| (std::cmp::Reverse(moved), by.unsigned_abs(), by));
    candidates
        .iter()
        .take(CANDIDATES)
        .filter_map(|&(_, by)| best_band(old, new, by))
        .filter(|&(gain, _)| gain >= LEAST_GAIN)
        .max_by_key(|&(gain, shift)| (gain, std::cmp::Reverse(shift.by.unsigned_abs())))
        .map(|(_, shift)| shift)
}

/// The band that gains most by a shift of `by`, with its gain.
fn best_band(old: &Grid, new: &Grid, by: isize) -> Option<(isize, Shift)> {
    let (height, size) = (new.height(), by.unsigned_abs());
    let blank = Grid::blank(new.width(), 1);
    // What each row gains when the shift brings it its content, and when it brings it a blank row.
    let gain = |y: usize, from: Option<usize>| {
        let shifted = from.filter(|&from| from < height).map_or(blank.row(0), |from| old.row(from));
        signed(cost(old.row(y), new.row(y))) - signed(cost(shifted, new.row(y)))
    };
    let moved = sums((0..height).map(|y| gain(y, y.checked_add_signed(by))));
    let blanked = sums((0..height).map(|y| gain(y, None)));
    // A band of rows is some that receive content and, at the side it comes from, `size` blank ones.
    let total = |top: usize, bottom: usize| {
        if by > 0 {
            moved[bottom - size] - moved[top] + blanked[bottom] - blanked[bottom - size]
        } else {
            blanked[top + size] - blanked[top] + moved[bottom] - moved[top + size]
        }
    };
    let bands =
        (0..height).flat_map(|top| (top + size + 1..=height).map(move |bottom| (top, bottom)));
    bands
        .map(|(top, bottom)| (total(top, bottom), Shift { top, bottom, by }))
        .max_by_key(|&(gain, shift)| (gain, std::cmp::Reverse(shift.top), shift.bottom))
}

/// The sums of the first 0, 1, 2, .. values.
fn sums(values: impl Iterator<Item = isize>) -> Vec<isize> {
    let running = values.scan(0, |sum, value| {
        *sum += value;
        Some(*sum)
    });
    std::iter::once(0).chain(running).collect()
}

fn signed(cost: usize) -> isize {
    isize::try_from(cost).unwrap_or(isize::MAX)
}

fn is_blank(grid: &Grid, y: usize) -> bool {
    grid.row(y).iter().all(super::grid::Square::is_blank)
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;

    use super::{Shift, find_shift};
    use crate::ui::depth::Depth;
    use crate::ui::paint::grid::Grid;

    fn shift(old: [&str; 6], new: [&str; 6]) -> Option<Shift> {
        let [old, new] = [old, new].map(|lines| Grid::of(&Buffer::with_lines(lines), Depth::None));
        find_shift(&old, &new)
    }

    #[test]
    fn a_band_that_moved_between_fixed_rows_is_found_in_both_directions() {
        let old = [
            "a strip that stays..",
            "the first row of it",
            "a second row of it.",
            "and a third of them",
            "a fourth row of it.",
            "status: one hundred",
        ];
        let new = [
            "a strip that stays..",
            "a second row of it.",
            "and a third of them",
            "a fourth row of it.",
            "some new fifth row.",
            "status: one hundred",
        ];

        assert_eq!(shift(old, new), Some(Shift { top: 1, bottom: 5, by: 1 }));
        assert_eq!(shift(new, old), Some(Shift { top: 1, bottom: 5, by: -1 }));
    }

    #[test]
    fn nothing_is_found_where_little_would_be_saved() {
        let old = ["a", "b", "c", "d", "e", "f"];
        let new = ["b", "c", "d", "e", "f", "g"];

        assert_eq!(shift(old, new), None);
    }
}
