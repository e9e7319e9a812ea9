//! Where the panes stand: a pure function of the size of the screen and the focused pane.
//!
//! | columns | shape |
//! |---|---|
//! | 140 and more | three columns: list, reader, side panel |
//! | 100 to 139 | list as a strip on top, reader and side panel below it side by side |
//! | below 100 | list, reader and side panel stacked; the reader has full rows, so that scrolling it is cheap |
//! | below 60, or fewer than 15 rows | the focused pane alone |

use ratatui::layout::Rect;

use crate::ui::pane::Pane;

/// Most columns of text in the reader: longer lines are hard to follow.
pub const MEASURE: u16 = 80;

/// How the panes are arranged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Three columns.
    Columns,
    /// List above, reader and side panel beside each other.
    Strip,
    /// All three above each other.
    Stacked,
    /// The focused pane alone.
    Single,
}

/// A pane's place: one row for its title, the rest for its content.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Frame {
    /// The title row; empty where the pane is not shown.
    pub title: Rect,
    /// The content; may be empty. Where the pane is not shown, what it would have.
    pub content: Rect,
}

/// Where everything stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Areas {
    /// The arrangement.
    pub shape: Shape,
    /// The list of articles.
    pub list: Frame,
    /// The reader.
    pub reader: Frame,
    /// The side panel.
    pub side: Frame,
    /// The status line.
    pub status: Rect,
}

impl Areas {
    /// The place of a pane.
    pub fn of(&self, pane: Pane) -> Frame {
        match pane {
            Pane::List => self.list,
            Pane::Reader => self.reader,
            Pane::Side => self.side,
        }
    }

    /// Lines that an article takes in the list: in a column its title has a line of its own.
    pub fn list_row_height(&self) -> u16 {
        if self.shape == Shape::Columns { 2 } else { 1 }
    }

    /// Articles that fit into the list.
    pub fn list_rows(&self) -> usize {
        usize::from(self.list.content.height / self.list_row_height()).max(1)
    }

    /// The columns that text in the reader may take: the measure, with a margin where there is room for one.
    pub fn text(&self) -> Rect {
        let content = self.reader.content;
        let margin = if content.width > 20 { 2 } else { 0 };
        let width = content.width.saturating_sub(2 * margin).min(MEASURE);
        Rect {
            x: content.x + margin.max((content.width - width) / 2).min(content.width - width),
            width,
            ..content
        }
    }
}

/// Arranges the panes on a screen of that size.
pub fn areas(width: u16, height: u16, focus: Pane) -> Areas {
    let screen = Rect::new(0, 0, width, height);
    let (body, status) = split_bottom(screen, 1);
    if width < 60 || height < 15 {
        let frame = frame(body);
        let hidden = Frame { title: Rect::default(), ..frame };
        let shown = |pane| if pane == focus { frame } else { hidden };
        let (list, reader, side) = (shown(Pane::List), shown(Pane::Reader), shown(Pane::Side));
        return Areas { shape: Shape::Single, list, reader, side, status };
    }
    if width >= 140 {
        let (list, rest) = split_left(body, 34.min(width / 5));
        let (reader, side) = split_right(rest, 44.max(width / 4).min(64));
        return Areas {
            shape: Shape::Columns,
            list: frame(list),
            reader: frame(reader),
            side: frame(side),
            status,
        };
    }
    if width >= 100 {
        let (list, rest) = split_top(body, 1 + (height / 5).clamp(2, 8));
        let (reader, side) = split_right(rest, 40.min(width / 3));
        return Areas {
            shape: Shape::Strip,
            list: frame(list),
            reader: frame(reader),
            side: frame(side),
            status,
        };
    }
    let list_rows = if focus == Pane::List { height / 3 } else { (height / 10).clamp(2, 4) };
    let (list, rest) = split_top(body, 1 + list_rows);
    let side_rows = if focus == Pane::Side { height / 2 } else { (height / 6).clamp(3, 8) };
    let (reader, side) = split_bottom(rest, 1 + side_rows);
    Areas {
        shape: Shape::Stacked,
        list: frame(list),
        reader: frame(reader),
        side: frame(side),
        status,
    }
}

fn frame(area: Rect) -> Frame {
    let (title, content) = split_top(area, 1);
    Frame { title, content }
}

fn split_top(area: Rect, rows: u16) -> (Rect, Rect) {
    let rows = rows.min(area.height);
    (Rect { height: rows, ..area }, Rect { y: area.y + rows, height: area.height - rows, ..area })
}

fn split_bottom(area: Rect, rows: u16) -> (Rect, Rect) {
    let (top, bottom) = split_top(area, area.height.saturating_sub(rows));
    (top, bottom)
}

/// The columns left of a rule, and those right of it.
fn split_left(area: Rect, columns: u16) -> (Rect, Rect) {
    let columns = columns.min(area.width);
    let right = area.width.saturating_sub(columns + 1);
    (Rect { width: columns, ..area }, Rect { x: area.x + area.width - right, width: right, ..area })
}

/// The columns left of a rule, and `columns` right of it.
fn split_right(area: Rect, columns: u16) -> (Rect, Rect) {
    split_left(area, area.width.saturating_sub(columns + 1))
}

#[cfg(test)]
mod tests {
    use super::{Shape, areas};
    use crate::ui::pane::Pane;

    #[test]
    fn the_arrangement_changes_at_the_documented_widths() {
        let shape = |width, height| areas(width, height, Pane::Reader).shape;

        assert_eq!([shape(140, 40), shape(139, 40)], [Shape::Columns, Shape::Strip]);
        assert_eq!([shape(100, 40), shape(99, 40)], [Shape::Strip, Shape::Stacked]);
        assert_eq!(
            [shape(60, 15), shape(59, 15), shape(60, 14)],
            [Shape::Stacked, Shape::Single, Shape::Single]
        );
    }

    #[test]
    fn a_pane_that_is_not_shown_keeps_its_width() {
        let widths = Pane::ALL.map(|focus| areas(50, 20, focus).text().width);

        assert_eq!(widths, [46; 3]);
    }

    #[test]
    fn panes_stay_on_the_screen_and_apart_at_any_size() {
        for (width, height) in
            [(0, 0), (1, 1), (2, 2), (20, 5), (60, 15), (80, 24), (100, 15), (140, 15), (500, 200)]
        {
            for focus in Pane::ALL {
                let areas = areas(width, height, focus);
                let parts = [areas.list, areas.reader, areas.side];
                let parts = parts
                    .iter()
                    .filter(|frame| !frame.title.is_empty())
                    .flat_map(|frame| [frame.title, frame.content])
                    .chain([areas.status]);
                let parts: Vec<_> = parts.filter(|part| !part.is_empty()).collect();

                for (index, part) in parts.iter().enumerate() {
                    assert!(part.right() <= width && part.bottom() <= height);
                    assert!(parts[index + 1..].iter().all(|other| !part.intersects(*other)));
                }
                assert!(areas.text().right() <= width);
            }
        }
    }
}
