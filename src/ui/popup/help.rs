//! The keys of the focused pane, made from the table of actions and the keymap.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::index::query::SYNTAX;
use crate::text::Span;
use crate::text::width::columns;
use crate::text::wrap::wrap;
use crate::ui::action::ACTIONS;
use crate::ui::canvas::put;
use crate::ui::popup::draw_title;
use crate::ui::state::State;
use crate::ui::theme::{Meaning, Theme};

/// Columns for the keys.
const KEYS: u16 = 24;

/// A row of the help: keys and what they do.
struct HelpRow {
    keys: String,
    sentence: String,
}

/// Number of rows.
pub(crate) fn len(state: &State) -> usize {
    rows(state).len()
}

fn rows(state: &State) -> Vec<HelpRow> {
    let scope = state.focus.scope();
    let actions = ACTIONS.iter().map(|row| HelpRow {
        keys: state.keymap.keys_of(scope, row.action).join("  "),
        sentence: row.sentence.to_owned(),
    });
    let heading = |text: &str| HelpRow {
        keys: String::new(),
        sentence: text.to_owned(),
    };
    let syntax = SYNTAX.iter().map(|(example, meaning)| HelpRow {
        keys: (*example).into(),
        sentence: (*meaning).into(),
    });
    let own = [
        heading(""),
        heading("A number before a key repeats it: 5j, 12G."),
        heading(""),
        heading("In the search of the folder:"),
    ];
    actions.chain(own).chain(syntax).collect()
}

/// Draws the help from row `top` on.
pub(crate) fn draw(top: usize, state: &State, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    draw_title("KEYS", theme, area, buffer);
    let mut y = area.y + 1;
    for row in rows(state).iter().skip(top) {
        let keys_end = (area.x + 1 + KEYS).min(area.right());
        let has_keys = !row.keys.is_empty();
        let x = if has_keys { keys_end + 1 } else { area.x + 1 };
        if y < area.bottom() && has_keys {
            put(
                buffer,
                (area.x + 1, y),
                area.right(),
                &row.keys,
                theme.style(Meaning::Key),
            );
        }
        let mut x = x;
        if columns(&row.keys) > usize::from(KEYS) {
            (x, y) = (keys_end + 1, y + 1);
        }
        let width = usize::from(area.right().saturating_sub(x + 1)).max(1);
        let lines = wrap(&row.sentence, Span::new(0, row.sentence.len()), width);
        for line in &lines {
            if y < area.bottom() {
                put(
                    buffer,
                    (x, y),
                    area.right(),
                    line.of(&row.sentence),
                    Style::new(),
                );
            }
            y += 1;
        }
        if lines.is_empty() {
            y += 1;
        }
        if y >= area.bottom() {
            break;
        }
    }
}
