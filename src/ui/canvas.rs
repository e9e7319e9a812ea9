//! Writes text into a frame: the one way from strings to cells.
//!
//! Widths are those of `text::width`; a cluster that does not fit is not drawn by half; clusters without width are
//! not drawn at all; a tab is blanks.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::text::width::{cluster_width, clusters, columns, truncate};

/// Writes `text` at column `x` of row `y`, at most up to column `end` (exclusive); answers the next free column.
pub(crate) fn put(
    buffer: &mut Buffer,
    (x, y): (u16, u16),
    end: u16,
    text: &str,
    style: Style,
) -> u16 {
    put_styled(buffer, (x, y), end, text, |_| style)
}

/// As [`put`], with a style for each byte offset of `text`.
pub(crate) fn put_styled(
    buffer: &mut Buffer,
    (mut x, y): (u16, u16),
    end: u16,
    text: &str,
    style: impl Fn(usize) -> Style,
) -> u16 {
    let end = end.min(buffer.area.right());
    for (offset, cluster) in clusters(text) {
        let width = u16::try_from(cluster_width(cluster)).unwrap_or(1);
        if width == 0 {
            continue;
        }
        if x + width > end {
            break;
        }
        let blank = matches!(cluster, "\t" | "\n");
        let symbol = if blank { " " } else { cluster };
        for column in x..x + width {
            if let Some(cell) = buffer.cell_mut((column, y)) {
                let first = column == x || blank;
                cell.set_symbol(if first { symbol } else { " " }).set_style(style(offset));
            }
        }
        x += width;
    }
    x
}

/// Writes `text`, cut with `…` where it is too long.
pub(crate) fn put_cut(
    buffer: &mut Buffer,
    (x, y): (u16, u16),
    end: u16,
    text: &str,
    style: Style,
) -> u16 {
    put(buffer, (x, y), end, &truncate(text, usize::from(end.saturating_sub(x))), style)
}

/// Writes `text` so that it ends before column `end`; nothing where it would begin before `start`. Answers
/// the column where it begins, or `end`.
pub(crate) fn put_right(
    buffer: &mut Buffer,
    start: u16,
    (end, y): (u16, u16),
    text: &str,
    style: Style,
) -> u16 {
    let width = u16::try_from(columns(text)).unwrap_or(u16::MAX);
    match end.checked_sub(width) {
        Some(x) if x >= start => {
            put(buffer, (x, y), end, text, style);
            x
        }
        _ => end,
    }
}

/// Fills the rest of a row with a rule.
pub(crate) fn rule(buffer: &mut Buffer, at: (u16, u16), end: u16, style: Style) {
    fill(buffer, at, end, "─", style);
}

/// Gives the rest of a row the background of `style`, before anything is written on it.
pub(crate) fn backdrop(buffer: &mut Buffer, at: (u16, u16), end: u16, style: Style) {
    fill(buffer, at, end, " ", style);
}

/// Writes one narrow symbol into each cell of the rest of a row.
fn fill(buffer: &mut Buffer, (x, y): (u16, u16), end: u16, symbol: &str, style: Style) {
    for column in x..end.min(buffer.area.right()) {
        if let Some(cell) = buffer.cell_mut((column, y)) {
            cell.set_symbol(symbol).set_style(style);
        }
    }
}

/// Blanks an area.
pub(crate) fn clear(buffer: &mut Buffer, area: Rect) {
    for position in area.intersection(buffer.area).positions() {
        if let Some(cell) = buffer.cell_mut(position) {
            cell.reset();
        }
    }
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::{put, put_right};

    fn row(draw: impl Fn(&mut Buffer)) -> String {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 8, 1));
        draw(&mut buffer);
        buffer.content.iter().map(ratatui::buffer::Cell::symbol).collect()
    }

    #[test]
    fn a_wide_cluster_is_drawn_whole_or_not_at_all() {
        assert_eq!(
            row(|buffer| {
                put(buffer, (4, 0), 7, "a北京", Style::new());
            }),
            "    a北  "
        );
    }

    #[test]
    fn invisible_clusters_take_no_cell_and_a_tab_takes_four() {
        assert_eq!(
            row(|buffer| {
                put(buffer, (0, 0), 8, "a\u{AD}b\tc", Style::new());
            }),
            "ab    c "
        );
    }

    #[test]
    fn text_on_the_right_ends_at_the_edge_or_is_left_out() {
        assert_eq!(
            row(|buffer| {
                put_right(buffer, 0, (8, 0), "46 %", Style::new());
            }),
            "    46 %"
        );
        assert_eq!(
            row(|buffer| {
                put_right(buffer, 5, (8, 0), "46 %", Style::new());
            }),
            "        "
        );
    }
}
