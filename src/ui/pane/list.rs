//! The list of articles: date, outlet, title, and a mark for what was not opened yet.
//!
//! In a column each article takes two lines, in a strip one. Inputs that could not be read stand at the end.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use crate::model::Article;
use crate::text::sanitize::sanitize;
use crate::text::width::truncate;
use crate::ui::canvas::{backdrop, put, put_cut, put_right, rule};
use crate::ui::layout::{Areas, Shape};
use crate::ui::pane::{Pane, date, file_name, outlet};
use crate::ui::state::State;
use crate::ui::theme::{Meaning, Theme};

/// Columns for the outlet in a strip: in a narrow one, and where there is room.
const OUTLET: (usize, usize) = (18, 26);

/// Draws the list.
pub(crate) fn draw(state: &State, theme: &Theme, areas: &Areas, buffer: &mut Buffer) {
    let content = areas.list.content;
    draw_title(state, theme, areas, buffer);
    let height = areas.list_row_height();
    let open = state.open_id();
    for offset in 0..areas.list_rows() {
        let index = state.list.top + offset;
        let y = content.y + u16::try_from(offset).unwrap_or(u16::MAX).saturating_mul(height);
        if y >= content.bottom() || index >= state.list_len() {
            break;
        }
        let under_cursor = index == state.list.cursor && state.focus == Pane::List;
        let row = if under_cursor { theme.style(Meaning::Row) } else { Style::new() };
        if under_cursor {
            for line in y..(y + height).min(content.bottom()) {
                backdrop(buffer, (content.x, line), content.right(), row);
            }
        }
        let id = crate::model::ArticleId(u32::try_from(index).unwrap_or(u32::MAX));
        match state.corpus.article(id) {
            Some(article) => {
                let mark = if open == Some(id) { "▌" } else { " " };
                let is_read = state.read.contains(&article.id);
                draw_article(article, theme, (mark, is_read, row), areas, y, buffer);
            }
            None => {
                draw_unread_input(state, theme, index - state.corpus.len(), row, areas, y, buffer);
            }
        }
    }
}

fn draw_title(state: &State, theme: &Theme, areas: &Areas, buffer: &mut Buffer) {
    let title = areas.list.title;
    rule(buffer, (title.x, title.y), title.right(), theme.style(Meaning::Rule));
    let style =
        theme.style(if state.focus == Pane::List { Meaning::Focus } else { Meaning::Heading });
    let total = state.corpus.len();
    let position = state
        .open_id()
        .map_or_else(|| total.to_string(), |id| format!("{}/{total}", id.index() + 1));
    let x =
        put(buffer, (title.x, title.y), title.right(), &format!(" ARTICLES {position} "), style);
    let failed = state.corpus.issues().len();
    let counts = [(state.unread.count, "unread"), (failed, "failed")];
    let counts = counts.iter().filter(|(number, _)| *number > 0);
    let parts: Vec<String> = counts.map(|(number, word)| format!(" {number} {word}")).collect();
    let right = parts.concat();
    if !right.is_empty() {
        let right = format!("{right} ");
        let quiet = theme.style(Meaning::Quiet);
        put_right(buffer, x, (title.right().saturating_sub(1), title.y), &right, quiet);
    }
}

/// One article; `look` is the mark of the open one, whether it was read, and the style of the row.
fn draw_article(
    article: &Article,
    theme: &Theme,
    (mark, is_read, row): (&str, bool, Style),
    areas: &Areas,
    y: u16,
    buffer: &mut Buffer,
) {
    let content = areas.list.content;
    let title_style = theme.style(if is_read { Meaning::Read } else { Meaning::Unread }).patch(row);
    // A dim row under the cursor would have a patchy background.
    let quiet = if row == Style::new() { theme.style(Meaning::Quiet) } else { row };
    let unread = if is_read { " " } else { "•" };
    let (end, x) = (content.right(), content.x);
    let x = put(buffer, (x, y), end, mark, theme.style(Meaning::Focus).patch(row));
    let x = put(buffer, (x, y), end, unread, title_style);
    let date = date(article);
    if areas.shape == Shape::Columns {
        let next = put(buffer, (x, y), end, &format!(" {date}  "), quiet);
        put_cut(buffer, (next, y), end, outlet(article), quiet);
        if y + 1 < content.bottom() {
            put(buffer, (content.x, y + 1), end, mark, theme.style(Meaning::Focus).patch(row));
            put_cut(buffer, (x + 1, y + 1), end, article.label(), title_style);
        }
        return;
    }
    let x = put(buffer, (x, y), end, &format!(" {date}  "), quiet);
    let outlet_columns = if content.width < 100 { OUTLET.0 } else { OUTLET.1 };
    let outlet_end = x + u16::try_from(outlet_columns).unwrap_or(u16::MAX);
    if content.width >= 60 {
        put(buffer, (x, y), end, &truncate(outlet(article), outlet_columns), quiet);
        put_cut(buffer, (outlet_end + 2, y), end, article.label(), title_style);
    } else {
        put_cut(buffer, (x, y), end, article.label(), title_style);
    }
}

/// An input that could not be read.
fn draw_unread_input(
    state: &State,
    theme: &Theme,
    index: usize,
    row: Style,
    areas: &Areas,
    y: u16,
    buffer: &mut Buffer,
) {
    let Some(issue) = state.corpus.issues().get(index) else {
        return;
    };
    let content = areas.list.content;
    let style = if row == Style::new() { theme.style(Meaning::Warning) } else { row };
    let (name, _) = sanitize(file_name(&issue.path));
    let text = format!(" ! {name}: {}", issue.text);
    put_cut(buffer, (content.x, y), content.right(), &text, style);
}
