//! A frame as the terminal will show it: sanitized clusters with their pens, one square a column.
//!
//! Two frames that look the same are equal here even where their buffers differ: colors are already those of
//! the terminal's depth, and what cannot be seen on a space is gone. Widths come from [`cluster_width`] alone.

use ratatui::buffer::{Buffer, Cell};

use super::pen::Pen;
use super::sure::is_sure;
use crate::text::width::{cluster_width, clusters};
use crate::ui::depth::Depth;

/// What one column of one row shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Square {
    pub(super) glyph: Glyph,
    pub(super) pen: Pen,
    /// 1 or 2; 0 for the second column of a wide cluster.
    pub(super) columns: u8,
    /// Whether every terminal takes `columns` columns for the glyph.
    pub(super) is_sure: bool,
}

/// A grapheme cluster; nearly always one character, which needs no memory of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Glyph {
    Character(char),
    Cluster(Box<str>),
}

impl Glyph {
    pub(super) fn append_to(&self, out: &mut Vec<u8>) {
        match self {
            Self::Character(character) => {
                out.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
            }
            Self::Cluster(text) => out.extend_from_slice(text.as_bytes()),
        }
    }

    /// Length in UTF-8.
    pub(super) fn bytes(&self) -> usize {
        match self {
            Self::Character(character) => character.len_utf8(),
            Self::Cluster(text) => text.len(),
        }
    }
}

impl Square {
    /// What an erased square shows.
    pub(super) const BLANK: Self =
        Self { glyph: Glyph::Character(' '), pen: Pen::PLAIN, columns: 1, is_sure: true };

    /// The second column of a wide cluster.
    fn tail(pen: Pen) -> Self {
        Self { columns: 0, pen, ..Self::BLANK }
    }

    pub(super) fn is_blank(&self) -> bool {
        *self == Self::BLANK
    }

    /// `cell`, where `room` columns are left in its row.
    fn of(cell: &Cell, depth: Depth, room: usize) -> Self {
        let pen = Pen::of(cell, depth);
        let symbol = cell.symbol();
        // Nearly all are one byte, which needs no segmentation.
        let cluster = match symbol.len() {
            1 => symbol,
            _ => clusters(symbol).next().map_or(" ", |(_, cluster)| cluster),
        };
        let columns = match cluster_width(cluster) {
            _ if cluster.chars().any(is_forbidden) => return Self::single('\u{FFFD}', pen),
            1 => 1,
            2 if room >= 2 => 2,
            // A lone mark would be drawn onto its neighbor, and half a wide cluster cannot be drawn.
            _ => return Self::single(' ', pen.on_blank()),
        };
        let mut characters = cluster.chars();
        let glyph = match (characters.next(), characters.next()) {
            (Some(character), None) => Glyph::Character(character),
            _ => Glyph::Cluster(cluster.into()),
        };
        Self {
            pen: if cluster == " " { pen.on_blank() } else { pen },
            glyph,
            columns,
            is_sure: is_sure(cluster),
        }
    }

    fn single(character: char, pen: Pen) -> Self {
        Self { glyph: Glyph::Character(character), pen, ..Self::BLANK }
    }
}

/// Characters that would command the terminal or break its lines. None should come this far.
fn is_forbidden(character: char) -> bool {
    character.is_control() || matches!(character, '\u{2028}' | '\u{2029}')
}

/// A whole frame, row by row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Grid {
    width: usize,
    height: usize,
    squares: Vec<Square>,
}

impl Grid {
    /// An erased screen.
    pub(super) fn blank(width: usize, height: usize) -> Self {
        Self { width, height, squares: vec![Square::BLANK; width * height] }
    }

    /// What `buffer` looks like on a terminal of `depth`.
    pub(super) fn of(buffer: &Buffer, depth: Depth) -> Self {
        let (width, height) = (usize::from(buffer.area.width), usize::from(buffer.area.height));
        let mut squares = Vec::with_capacity(width * height);
        for row in buffer.content.chunks(width.max(1)) {
            let start = squares.len();
            for (column, cell) in row.iter().enumerate() {
                // The buffer's cell under the second half of a wide cluster is not looked at.
                if squares.len() > start + column {
                    continue;
                }
                let square = Square::of(cell, depth, width - column);
                let (columns, pen) = (square.columns, square.pen);
                squares.push(square);
                if columns == 2 {
                    squares.push(Square::tail(pen));
                }
            }
        }
        Self { width, height, squares }
    }

    pub(super) fn width(&self) -> usize {
        self.width
    }

    pub(super) fn height(&self) -> usize {
        self.height
    }

    pub(super) fn is_same_size(&self, other: &Self) -> bool {
        (self.width, self.height) == (other.width, other.height)
    }

    /// The squares of row `y`, which must be on the screen.
    pub(super) fn row(&self, y: usize) -> &[Square] {
        &self.squares[y * self.width..(y + 1) * self.width]
    }

    /// Moves the content of rows `top..bottom` up by `by` rows (down when negative); blank rows come in.
    pub(super) fn shift(&mut self, top: usize, bottom: usize, by: isize) {
        let band = &mut self.squares[top * self.width..bottom * self.width];
        let moved = (by.unsigned_abs() * self.width).min(band.len());
        if by > 0 {
            band.rotate_left(moved);
            let kept = band.len() - moved;
            band[kept..].fill(Square::BLANK);
        } else {
            band.rotate_right(moved);
            band[..moved].fill(Square::BLANK);
        }
    }
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::{Glyph, Grid};
    use crate::ui::depth::Depth;

    fn shown(symbols: &[&str]) -> String {
        let mut buffer = Buffer::empty(Rect::new(0, 0, u16::try_from(symbols.len()).unwrap(), 1));
        for (cell, symbol) in buffer.content.iter_mut().zip(symbols) {
            cell.set_symbol(symbol);
        }
        let mut bytes = Vec::new();
        for square in Grid::of(&buffer, Depth::True).row(0) {
            if square.columns > 0 {
                square.glyph.append_to(&mut bytes);
            }
        }
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn control_characters_are_replaced_whatever_a_cell_holds() {
        assert_eq!(
            shown(&["a", "\x1b", "b\x07", "\u{9B}", "\t", ""]),
            "a\u{FFFD}b\u{FFFD}\u{FFFD} "
        );
    }

    #[test]
    fn a_wide_cluster_swallows_the_next_cell_and_is_dropped_in_the_last_column() {
        assert_eq!(shown(&["北", "x", "y", "京"]), "北y ");
    }

    #[test]
    fn what_cannot_be_seen_makes_no_difference() {
        let area = Rect::new(0, 0, 2, 1);
        let plain = Buffer::empty(area);
        let mut bold = Buffer::empty(area);
        bold.set_style(area, Style::new().bold().red());

        assert_eq!(Grid::of(&plain, Depth::True), Grid::of(&bold, Depth::True));
    }

    #[test]
    fn a_lone_mark_is_not_drawn_onto_its_neighbor() {
        assert_eq!(shown(&["a", "\u{301}", "e\u{301}"]), "a e\u{301}");
        assert_eq!(Glyph::Cluster("e\u{301}".into()).bytes(), 3);
    }
}
