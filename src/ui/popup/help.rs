//! The keys of the focused pane, made from the table of actions and the keymap.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::index::query::SYNTAX;
use crate::text::Span;
use crate::text::width::columns;
use crate::text::wrap::wrap;
use crate::ui::action::ACTIONS;
use crate::ui::canvas::{put, put_cut};
use crate::ui::popup::{area, draw_title};
use crate::ui::state::State;
use crate::ui::theme::{Meaning, Theme};

/// Columns for the keys.
const KEYS: u16 = 24;

/// A row of the help: keys and what they do.
struct HelpRow {
    keys: String,
    sentence: String,
}

/// A line of the help.
struct HelpLine {
    keys: String,
    /// Column of the text.
    at: u16,
    text: String,
}

/// Number of lines.
pub(crate) fn len(state: &State) -> usize {
    lines(state, area(state.size.0, state.size.1).width).len()
}

/// Lines that fit on the screen: at least one.
pub(crate) fn lines_on_screen(state: &State) -> usize {
    let height = area(state.size.0, state.size.1).height;
    usize::from(height.saturating_sub(1)).max(1)
}

fn rows(state: &State) -> Vec<HelpRow> {
    let scope = state.focus.scope();
    let actions = ACTIONS.iter().map(|row| HelpRow {
        keys: state.keymap.keys_of(scope, row.action).join("  "),
        sentence: row.sentence.to_owned(),
    });
    let heading = |text: &str| HelpRow { keys: String::new(), sentence: text.to_owned() };
    let syntax = SYNTAX
        .iter()
        .map(|(example, meaning)| HelpRow { keys: (*example).into(), sentence: (*meaning).into() });
    let own = [
        heading(""),
        heading("A number before a key repeats it: 5j, 12G."),
        heading(""),
        heading("In the search of the folder:"),
    ];
    actions.chain(own).chain(syntax).collect()
}

/// The rows as lines of a popup of that width.
fn lines(state: &State, width: u16) -> Vec<HelpLine> {
    let mut lines = Vec::new();
    for HelpRow { keys, sentence } in rows(state) {
        let at = if keys.is_empty() { 1 } else { KEYS + 2 };
        let room = usize::from(width.saturating_sub(at + 1)).max(1);
        let mut keys = keys;
        if columns(&keys) > usize::from(KEYS) {
            let keys = std::mem::take(&mut keys);
            let text = String::new();
            lines.push(HelpLine { keys, at, text });
        }
        let spans = wrap(&sentence, Span::new(0, sentence.len()), room);
        let parts = spans.iter().map(|span| span.of(&sentence).to_owned());
        // An empty sentence is a line of air.
        let air = spans.is_empty().then(String::new);
        for text in parts.chain(air) {
            let keys = std::mem::take(&mut keys);
            lines.push(HelpLine { keys, at, text });
        }
    }
    lines
}

/// Draws the help from line `top` on.
pub(crate) fn draw(top: usize, state: &State, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    draw_title("KEYS", theme, area, buffer);
    let lines = lines(state, area.width);
    for (line, y) in lines.iter().skip(top).zip(area.y + 1..area.bottom()) {
        let key = theme.style(Meaning::Key);
        put_cut(buffer, (area.x + 1, y), area.right(), &line.keys, key);
        put(buffer, (area.x + line.at, y), area.right(), &line.text, Style::new());
    }
}
