//! The status line: where one is, what is running or just happened, what can be pressed now.

use std::fmt::Write;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::text::count::count;
use crate::text::sanitize::sanitize;
use crate::text::width::columns;
use crate::ui::action::Action;
use crate::ui::canvas::{put, put_cut, put_right};
use crate::ui::pane::Pane;
use crate::ui::popup::Popup;
use crate::ui::prompt::Prompt;
use crate::ui::state::{Notice, State};
use crate::ui::theme::{Meaning, Theme};

/// Draws the status line.
pub(crate) fn draw(state: &State, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    if let Some(prompt) = &state.prompt {
        let x = put(buffer, (area.x, area.y), area.right(), "/", theme.style(Meaning::Key));
        let (typed, _) = prompt.window(prompt_room(area));
        put(buffer, (x, area.y), area.right(), typed, theme.style(Meaning::Status));
        return;
    }
    let (text, style) = match &state.notice {
        Some(Notice::Warning(text)) => (text.clone(), theme.style(Meaning::Warning)),
        Some(Notice::Hint(text)) => (text.clone(), theme.style(Meaning::Status)),
        None => (place(state), theme.style(Meaning::Status)),
    };
    let (start, end) = (area.x + 1.min(area.width), area.right().saturating_sub(1));
    // Where one is matters more than the keys: of those, as many as there is room for.
    let text_end = put_cut(buffer, (start, area.y), end, &text, style);
    let room = usize::from(end.saturating_sub(text_end + 2));
    put_right(buffer, text_end, (end, area.y), &keys(state, room), theme.style(Meaning::Quiet));
}

/// Where the terminal's cursor stands while text to find is typed.
pub(crate) fn prompt_cursor(prompt: &Prompt, area: Rect) -> Position {
    let (_, column) = prompt.window(prompt_room(area));
    let x = area.x + 1 + u16::try_from(column).unwrap_or(u16::MAX);
    Position::new(x.min(area.right().saturating_sub(1)), area.y)
}

/// Columns for the text to find, after its slash.
fn prompt_room(area: Rect) -> usize {
    usize::from(area.width.saturating_sub(1))
}

/// Where one is.
fn place(state: &State) -> String {
    if !state.progress.complete {
        return format!("reading · {} so far", count(state.progress.read, "file"));
    }
    let Some(article) = state.open_article() else {
        return String::new();
    };
    let (name, _) = sanitize(crate::ui::pane::file_name(&article.path));
    let mut place = name.into_owned();
    if let (Some(entity), Some(mention)) = (state.entity(), state.cursor_mention()) {
        let position = entity.mentions.iter().position(|one| *one == mention);
        if let Some(position) = position {
            let _ = write!(place, " · {} of {} in the folder", position + 1, entity.mentions.len());
        }
    }
    place
}

/// What can be pressed now, in at most `room` columns: the pending keys, or the most useful ones.
fn keys(state: &State, room: usize) -> String {
    let pending = &state.pending;
    if pending.count.is_some() || !pending.keys.is_empty() {
        let count = pending.count.map(|count| count.to_string()).unwrap_or_default();
        let keys: String = pending.keys.iter().map(ToString::to_string).collect();
        return format!("{count}{keys}…");
    }
    if matches!(state.popup, Some(Popup::Search(_))) {
        return "enter goes there  esc closes".into();
    }
    let useful: &[(Action, &str)] = match (&state.popup, state.focus) {
        (Some(_), _) => &[(Action::Quit, "close")],
        (None, Pane::List) => {
            &[(Action::Follow, "read"), (Action::FocusNext, "panes"), (Action::Search, "search")]
        }
        (None, Pane::Reader) => &[
            (Action::NextMention, "name"),
            (Action::NextInFolder, "same"),
            (Action::Follow, "look up"),
            (Action::Back, "back"),
            (Action::Search, "search"),
        ],
        (None, Pane::Side) => {
            &[(Action::Follow, "go there"), (Action::Back, "back"), (Action::FocusNext, "panes")]
        }
    };
    let hint = |(action, label): &(Action, &str)| {
        let key = state.keymap.keys_of(state.focus.scope(), *action).into_iter().next()?;
        Some(format!("{key} {label}"))
    };
    let help = hint(&(Action::Help, "keys")).unwrap_or_default();
    let mut keys = String::new();
    for hint in useful.iter().filter_map(hint) {
        if columns(&keys) + columns(&hint) + columns(&help) + 2 > room {
            break;
        }
        keys.push_str(&hint);
        keys.push_str("  ");
    }
    keys + &help
}
