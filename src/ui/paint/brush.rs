//! Bytes of one frame, with what the terminal knows after them: where its cursor stands and how it draws.
//!
//! Every move is the shortest of an absolute and the relative ones; where the cursor is not known for sure,
//! it is absolute. All sequences are of the VT102 and ECMA-48, which xterm, tmux, GNU screen, mosh, the Linux
//! console and Windows Terminal know; scrolling by `CSI S` is not among them (the Linux console lacks it).

use super::grid::Square;
use super::pen::Pen;

/// Columns that a terminal may take for an unsure cluster: a family of four drawn as four people, and some.
///
/// So near to the right border wrapping is off while such a cluster is drawn, lest it spill onto the next row.
/// It is not off all the time: tmux 3.3a then puts a mark in the last column onto the letter before its own.
const WIDEST_MISTAKE: usize = 12;

/// Where the next bytes would be drawn, and how.
#[derive(Clone, Debug)]
pub(super) struct Brush {
    pub(super) out: Vec<u8>,
    /// Column and row of the cursor; none when terminals differ about it.
    at: Option<(usize, usize)>,
    pen: Pen,
    width: usize,
}

impl Brush {
    /// A brush on a terminal of `width` columns of which nothing is known; clears it.
    pub(super) fn clearing(width: usize) -> Self {
        Self { out: b"\x1b[m\x1b[H\x1b[2J".to_vec(), at: Some((0, 0)), pen: Pen::PLAIN, width }
    }

    /// The same brush with nothing written yet.
    pub(super) fn emptied(&self) -> Self {
        Self { out: Vec::new(), ..*self }
    }

    /// Columns from the cursor to `(x, y)`, when the cursor stands before it in the same row.
    pub(super) fn gap_to(&self, x: usize, y: usize) -> Option<usize> {
        self.at.filter(|&(column, row)| row == y && column < x).map(|(column, _)| x - column)
    }

    pub(super) fn is_at(&self, x: usize, y: usize) -> bool {
        self.at == Some((x, y))
    }

    pub(super) fn pen(&self) -> Pen {
        self.pen
    }

    /// Bytes that [`Brush::go`] would write.
    pub(super) fn cost_of_going(&self, x: usize, y: usize) -> usize {
        let mut scratch = Vec::new();
        append_move(self.at, (x, y), &mut scratch);
        scratch.len()
    }

    /// Moves the cursor.
    pub(super) fn go(&mut self, x: usize, y: usize) {
        append_move(self.at, (x, y), &mut self.out);
        self.at = Some((x, y));
    }

    /// Draws `square` at the cursor, which must stand where it belongs.
    pub(super) fn put(&mut self, square: &Square) {
        self.draw_as(square.pen);
        let could_overflow =
            !square.is_sure && self.at.is_none_or(|(x, _)| x + WIDEST_MISTAKE > self.width);
        if could_overflow {
            self.out.extend_from_slice(b"\x1b[?7l");
        }
        square.glyph.append_to(&mut self.out);
        if could_overflow {
            self.out.extend_from_slice(b"\x1b[?7h");
        }
        // At the right border some terminals wait with the cursor on the last column and some behind it.
        self.at = self
            .at
            .map(|(x, y)| (x + usize::from(square.columns), y))
            .filter(|&(x, _)| square.is_sure && x < self.width);
    }

    /// Erases `count` columns from the cursor, which stays.
    pub(super) fn erase(&mut self, count: usize) {
        self.draw_as(Pen::PLAIN);
        self.command(count, b'X');
    }

    /// Erases from the cursor, which stays, to the end of the row.
    pub(super) fn erase_tail(&mut self) {
        self.draw_as(Pen::PLAIN);
        self.out.extend_from_slice(b"\x1b[K");
    }

    /// Moves the content of rows `top..bottom` up by `by` rows, or down when it is negative.
    ///
    /// Lines are deleted or inserted above a bottom margin, as vim does it. `height` is that of the screen.
    pub(super) fn scroll(&mut self, top: usize, bottom: usize, by: isize, height: usize) {
        // Rows that come in have the color of the pen.
        self.draw_as(Pen::PLAIN);
        let has_margin = bottom < height;
        if has_margin {
            self.out.extend_from_slice(format!("\x1b[1;{bottom}r").as_bytes());
            self.at = Some((0, 0));
        }
        self.go(0, top);
        self.command(by.unsigned_abs(), if by > 0 { b'M' } else { b'L' });
        if has_margin {
            self.out.extend_from_slice(b"\x1b[r");
            self.at = Some((0, 0));
        }
    }

    fn draw_as(&mut self, pen: Pen) {
        self.pen.change(pen, &mut self.out);
        self.pen = pen;
    }

    fn command(&mut self, count: usize, letter: u8) {
        append_command(count, letter, &mut self.out);
    }
}

/// `CSI count letter`; a count of 1 goes without saying.
fn append_command(count: usize, letter: u8, out: &mut Vec<u8>) {
    out.extend_from_slice(b"\x1b[");
    if count != 1 {
        out.extend_from_slice(count.to_string().as_bytes());
    }
    out.push(letter);
}

/// The shortest move from `from` to `to`, as column and row from 0.
fn append_move(from: Option<(usize, usize)>, to: (usize, usize), out: &mut Vec<u8>) {
    if from == Some(to) {
        return;
    }
    let mut best = absolute(to);
    if let Some(from) = from {
        for candidate in relative(from, to) {
            if candidate.len() < best.len() {
                best = candidate;
            }
        }
    }
    out.extend_from_slice(&best);
}

fn absolute((x, y): (usize, usize)) -> Vec<u8> {
    let text = match (x, y) {
        (0, 0) => String::from("\x1b[H"),
        (0, _) => format!("\x1b[{}H", y + 1),
        _ => format!("\x1b[{};{}H", y + 1, x + 1),
    };
    text.into_bytes()
}

/// Moves within the row, and down by line feeds (which never scroll here: the goal is on the screen).
fn relative(from: (usize, usize), to: (usize, usize)) -> impl Iterator<Item = Vec<u8>> {
    let stay = (to.1 >= from.1).then(|| within_row(from.0, to.0));
    let back = (to.1 >= from.1).then(|| {
        let mut bytes = vec![b'\r'];
        bytes.extend(within_row(0, to.0));
        bytes
    });
    let down = to.1.saturating_sub(from.1);
    stay.into_iter().chain(back).map(move |mut bytes| {
        bytes.extend(std::iter::repeat_n(b'\n', down));
        bytes
    })
}

fn within_row(from: usize, to: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    match to.checked_sub(from) {
        Some(0) => {}
        Some(right) => append_command(right, b'C', &mut bytes),
        None if from - to <= 3 => bytes.resize(from - to, b'\x08'),
        None => append_command(from - to, b'D', &mut bytes),
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::append_move;

    #[test]
    fn a_move_takes_the_fewest_bytes() {
        let table = [
            (None, (0, 0), "\x1b[H"),
            (None, (0, 4), "\x1b[5H"),
            (None, (4, 0), "\x1b[1;5H"),
            (Some((3, 3)), (3, 3), ""),
            (Some((3, 3)), (4, 3), "\x1b[C"),
            (Some((3, 3)), (40, 3), "\x1b[37C"),
            (Some((3, 3)), (1, 3), "\x08\x08"),
            (Some((9, 3)), (0, 3), "\r"),
            (Some((9, 3)), (0, 4), "\r\n"),
            (Some((9, 3)), (9, 5), "\n\n"),
            (Some((9, 3)), (0, 20), "\x1b[21H"),
            (Some((9, 3)), (9, 2), "\x1b[3;10H"),
        ];

        for (from, to, bytes) in table {
            let mut out = Vec::new();
            append_move(from, to, &mut out);
            assert_eq!(String::from_utf8_lossy(&out), bytes, "{from:?} to {to:?}");
        }
    }
}
