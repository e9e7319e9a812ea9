//! One row: from what it shows to what it should show.
//!
//! Equal squares between two changes are written again where that is shorter than a jump over them. What
//! is blank to the end of the row is erased at once, and so are long blanks inside it.
//!
//! From the first unsure cluster on, old or new, nothing is known about a row: the terminal may have drawn it
//! wider or narrower than it should be. So when such a row changes, all of it from there on is drawn again.

use super::brush::Brush;
use super::grid::Square;

/// A blank that is at least this long is erased and not written: `CSI n X` takes four or five bytes, and a
/// jump over it as many more when something follows.
const LONG_BLANK: usize = 9;

/// Blanks up to this number are written at the end of a row, where `CSI K` takes three bytes.
const SHORT_TAIL: usize = 3;

/// Appends to `brush` what turns row `y` from `old` into `new`.
pub(super) fn paint_row(brush: &mut Brush, y: usize, old: &[Square], new: &[Square]) {
    if old == new {
        return;
    }
    let trusted = trusted(old, new);
    let is_changed = |x: usize| x >= trusted || old[x] != new[x];
    let end = text_end(new);
    let mut x = 0;
    while x < end {
        if new[x].columns == 0 || !is_changed(x) {
            x += 1;
            continue;
        }
        reach(brush, x, y, new);
        let blank = new[x..end]
            .iter()
            .enumerate()
            .take_while(|(offset, square)| square.is_blank() && is_changed(x + offset))
            .count();
        if blank >= LONG_BLANK {
            brush.erase(blank);
            x += blank;
        } else {
            brush.put(&new[x]);
            x += usize::from(new[x].columns);
            if !new[x - 1].is_sure && x < new.len() {
                brush.go(x, y);
            }
        }
    }
    let mut changes = (end..new.len()).filter(|&x| is_changed(x));
    let Some(first) = changes.next() else {
        return;
    };
    let last = changes.next_back().unwrap_or(first);
    if last - first < SHORT_TAIL && (brush.is_at(first, y)) {
        new[first..=last].iter().for_each(|square| brush.put(square));
        return;
    }
    if !brush.is_at(end, y) {
        brush.go(first, y);
    }
    brush.erase_tail();
}

/// A rough count of the bytes that [`paint_row`] would append: one a changed square.
pub(super) fn cost(old: &[Square], new: &[Square]) -> usize {
    let trusted = trusted(old, new);
    let end = text_end(new);
    let changed = |x: &usize| *x >= trusted || old[*x] != new[*x];
    (0..end).filter(changed).count() + if (end..new.len()).any(|x| changed(&x)) { 3 } else { 0 }
}

/// The columns before the first cluster of unsure width.
fn trusted(old: &[Square], new: &[Square]) -> usize {
    if old == new {
        return new.len();
    }
    old.iter().zip(new).position(|(old, new)| !old.is_sure || !new.is_sure).unwrap_or(new.len())
}

/// The columns up to the last that is not blank.
fn text_end(row: &[Square]) -> usize {
    row.iter().rposition(|square| !square.is_blank()).map_or(0, |last| last + 1)
}

/// Moves the cursor to `x`, over what is there already or by drawing it again.
fn reach(brush: &mut Brush, x: usize, y: usize, row: &[Square]) {
    let jump = brush.cost_of_going(x, y);
    if let Some(gap) = brush.gap_to(x, y) {
        let between = &row[x - gap..x];
        let pen = brush.pen();
        let is_drawable = between.iter().all(|square| square.is_sure && square.pen == pen);
        if is_drawable && between.iter().map(bytes).sum::<usize>() <= jump {
            between.iter().filter(|square| square.columns > 0).for_each(|square| brush.put(square));
            return;
        }
    }
    brush.go(x, y);
}

fn bytes(square: &Square) -> usize {
    if square.columns == 0 { 0 } else { square.glyph.bytes() }
}
