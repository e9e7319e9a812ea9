//! The search of the whole folder: a line to type in, and the best hits with the words around them.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::text::Span;
use crate::text::count::count;
use crate::text::width::columns;
use crate::text::wrap::wrap;
use crate::ui::canvas::{backdrop, put, put_cut, put_styled};
use crate::ui::pane::{date, outlet};
use crate::ui::popup::{Place, Search, draw_title};
use crate::ui::state::{Index, State};
use crate::ui::theme::{Meaning, Theme};

/// Rows that a hit takes.
const HIT_ROWS: usize = 3;

/// Hits that fit on a screen of that height.
pub(crate) fn hits_on_screen(height: u16) -> usize {
    (usize::from(height).saturating_sub(5) / HIT_ROWS).max(1)
}

/// Draws the search.
pub(crate) fn draw(search: &Search, state: &State, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    draw_title("SEARCH THE FOLDER", theme, area, buffer);
    let (x, end) = (area.x + 1, area.right().saturating_sub(1));
    let row = |offset: u16| area.y + offset;
    if area.height < 3 {
        return;
    }
    let next = put(buffer, (x, row(1)), end, "› ", theme.style(Meaning::Key));
    let style = if search.is_old { theme.style(Meaning::Row) } else { Style::new() };
    let (typed, _) = search.prompt.window(room(area));
    put(buffer, (next, row(1)), end, typed, style);
    let (say, meaning) = summary(search, state);
    put_cut(buffer, (x, row(2)), end, &say, theme.style(meaning));
    for (offset, (index, hit)) in search.hits.iter().enumerate().skip(search.top).enumerate() {
        let y = row(4).saturating_add(u16::try_from(offset * HIT_ROWS).unwrap_or(u16::MAX));
        if y + 1 >= area.bottom() {
            break;
        }
        draw_hit(
            hit,
            state,
            theme,
            index == search.cursor,
            Rect { x, y, width: end.saturating_sub(x), height: 2 },
            buffer,
        );
    }
}

/// Columns for what is typed.
fn room(area: Rect) -> usize {
    usize::from(area.width.saturating_sub(5))
}

/// Where the terminal's cursor stands.
pub(crate) fn cursor(search: &Search, area: Rect) -> Position {
    let (_, column) = search.prompt.window(room(area));
    let x = area.x + 3 + u16::try_from(column).unwrap_or(u16::MAX);
    Position::new(x.min(area.right().saturating_sub(1)), area.y + 1)
}

/// How many were found, or what is wrong.
fn summary(search: &Search, state: &State) -> (String, Meaning) {
    let typed = search.prompt.text();
    let problem = search.problems.first();
    match &state.index {
        Index::Building => ("the index is being built …".into(), Meaning::Quiet),
        Index::Failed(why) => (format!("no searching: {why}"), Meaning::Warning),
        Index::Ready(..) if typed.trim().is_empty() => (
            "words, \"a phrase\", outlet:name, entity:name, date:2022-10-20, -without, begin*"
                .into(),
            Meaning::Quiet,
        ),
        Index::Ready(..) => {
            let found = if search.total == 0 {
                "nothing found".to_owned()
            } else {
                format!("{} · enter goes there · down, up", count(search.total, "report"))
            };
            match problem {
                Some(problem) => {
                    let column = 1 + columns(typed.get(..problem.at).unwrap_or(typed));
                    (format!("column {column}: {} · {found}", problem.text), Meaning::Warning)
                }
                None => (found, Meaning::Quiet),
            }
        }
    }
}

fn draw_hit(
    hit: &Place,
    state: &State,
    theme: &Theme,
    under_cursor: bool,
    area: Rect,
    buffer: &mut Buffer,
) {
    let Some(article) = state.corpus.find(&hit.path).and_then(|id| state.corpus.article(id)) else {
        return;
    };
    let row = if under_cursor { theme.style(Meaning::Row) } else { Style::new() };
    if under_cursor {
        backdrop(buffer, (area.x, area.y), area.right(), row);
    }
    let source = format!("{}  {}  ", date(article), outlet(article));
    let x = put(
        buffer,
        (area.x, area.y),
        area.right(),
        &source,
        if under_cursor { row } else { theme.style(Meaning::Quiet) },
    );
    put_cut(
        buffer,
        (x, area.y),
        area.right(),
        article.label(),
        theme.style(Meaning::Title).patch(row),
    );
    let width = usize::from(area.width.saturating_sub(2)).max(1);
    let lines = wrap(&article.text, hit.snippet.span, width);
    let is_found = |offset: usize| hit.snippet.highlights.iter().any(|span| span.contains(offset));
    let shows = |line: &Span| hit.snippet.highlights.iter().any(|found| line.overlaps(*found));
    // The line with the first found word says most.
    if let Some(line) = lines.iter().find(|line| shows(line)).or_else(|| lines.first()) {
        let style = |offset: usize| {
            if is_found(line.from() + offset) { theme.style(Meaning::Found) } else { Style::new() }
        };
        put_styled(buffer, (area.x + 2, area.y + 1), area.right(), line.of(&article.text), style);
    }
}
