//! The status line: where one is, what is running or just happened, what can be pressed now.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::text::sanitize::sanitize;
use crate::text::width::columns;
use crate::ui::action::Action;
use crate::ui::canvas::{put, put_cut, put_right};
use crate::ui::pane::Pane;
use crate::ui::pane::side::count;
use crate::ui::state::{Notice, State};
use crate::ui::theme::{Meaning, Theme};

/// Draws the status line.
pub(crate) fn draw(state: &State, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    if let Some(prompt) = &state.prompt {
        let x = put(
            buffer,
            (area.x, area.y),
            area.right(),
            "/",
            theme.style(Meaning::Key),
        );
        put(
            buffer,
            (x, area.y),
            area.right(),
            prompt.text(),
            theme.style(Meaning::Status),
        );
        return;
    }
    let keys = keys(state);
    let room = area.right().saturating_sub(1);
    let right_start = put_right(
        buffer,
        area.x,
        (room, area.y),
        &keys,
        theme.style(Meaning::Quiet),
    );
    let (text, style) = match &state.notice {
        Some(Notice::Warning(text)) => (text.clone(), theme.style(Meaning::Warning)),
        Some(Notice::Hint(text)) => (text.clone(), theme.style(Meaning::Status)),
        None => (place(state), theme.style(Meaning::Status)),
    };
    // What just happened matters more than the keys, which `?` shows too.
    let needs = u16::try_from(columns(&text))
        .unwrap_or(u16::MAX)
        .saturating_add(area.x + 1);
    let end = if state.notice.is_some() && needs > right_start {
        area.right()
    } else {
        right_start
    };
    if end != right_start {
        put(
            buffer,
            (area.x, area.y),
            area.right(),
            &" ".repeat(usize::from(area.width)),
            style,
        );
    }
    put_cut(
        buffer,
        (area.x + 1.min(area.width), area.y),
        end.saturating_sub(1),
        &text,
        style,
    );
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
            place.push_str(&format!(
                " · {} of {} in the folder",
                position + 1,
                entity.mentions.len()
            ));
        }
    }
    place
}

/// What can be pressed now: the pending keys, or the most useful ones of the focused pane.
fn keys(state: &State) -> String {
    let pending = &state.pending;
    if pending.count.is_some() || !pending.keys.is_empty() {
        let count = pending
            .count
            .map(|count| count.to_string())
            .unwrap_or_default();
        let keys: String = pending.keys.iter().map(ToString::to_string).collect();
        return format!("{count}{keys}…");
    }
    let useful: &[(Action, &str)] = match state.focus {
        Pane::List => &[
            (Action::Follow, "read"),
            (Action::FocusNext, "panes"),
            (Action::Search, "search"),
        ],
        Pane::Reader => &[
            (Action::NextMention, "name"),
            (Action::NextInFolder, "same"),
            (Action::Follow, "look up"),
            (Action::Back, "back"),
            (Action::Search, "search"),
        ],
        Pane::Side => &[
            (Action::Follow, "go there"),
            (Action::Back, "back"),
            (Action::FocusNext, "panes"),
        ],
    };
    let hints = useful
        .iter()
        .chain(&[(Action::Help, "keys")])
        .filter_map(|(action, label)| {
            let key = state
                .keymap
                .keys_of(state.focus.scope(), *action)
                .into_iter()
                .next()?;
            Some(format!("{key} {label}"))
        });
    hints.collect::<Vec<_>>().join("  ")
}
