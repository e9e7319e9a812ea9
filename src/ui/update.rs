//! Decides: one input changes the state and asks for effects. Nothing is drawn and nothing is waited for here.

mod finding;
mod jumping;
mod loading;
mod moving;
mod naming;
mod searching;

use crossterm::event::{KeyCode, KeyEvent};

use crate::index::worker::Reply;
use crate::loader::Message;
use crate::ui::action::Action;
use crate::ui::effect::Effect;
use crate::ui::keymap::{Key, Match};
use crate::ui::pane::Pane;
use crate::ui::popup::{Popup, help};
use crate::ui::state::{Notice, State};

/// Something that happened.
#[derive(Debug)]
pub enum Input {
    /// A key was pressed.
    Key(KeyEvent),
    /// Text was pasted.
    Paste(String),
    /// The terminal has that many columns and rows now.
    Resize(u16, u16),
    /// The loader has something to tell.
    Loader(Message),
    /// The search worker answered.
    Answer(Reply),
}

/// The largest count that can be typed.
const MAX_COUNT: u32 = 99_999;

/// Changes the state by one input.
pub fn update(state: &mut State, input: Input) -> Vec<Effect> {
    let effects = match input {
        Input::Key(key) => on_key(state, &key),
        Input::Paste(text) => on_paste(state, &text),
        Input::Resize(width, height) => {
            state.size = (width, height);
            Vec::new()
        }
        Input::Loader(message) => loading::on_message(state, message),
        Input::Answer(reply) => {
            searching::on_answer(state, reply);
            Vec::new()
        }
    };
    state.derive();
    moving::keep_cursors_on_screen(state);
    effects
}

fn on_key(state: &mut State, event: &KeyEvent) -> Vec<Effect> {
    state.notice = None;
    state.untouched = false;
    if state.prompt.is_some() {
        finding::on_key(state, event);
        return Vec::new();
    }
    if let Some(Popup::Search(_)) = state.popup {
        return searching::on_key(state, event);
    }
    let key = Key::from_event(event);
    if state.pending.keys.is_empty() {
        let count = state.pending.count;
        if let Some(digit) = key.digit().filter(|digit| *digit > 0 || count.is_some()) {
            let typed = count.unwrap_or_default().saturating_mul(10).saturating_add(digit);
            state.pending.count = Some(typed.min(MAX_COUNT));
            return Vec::new();
        }
    }
    state.pending.keys.push(key);
    match state.keymap.find(state.focus.scope(), &state.pending.keys) {
        Match::Prefix => Vec::new(),
        Match::Nothing => {
            let typed: Vec<String> = state.pending.keys.iter().map(ToString::to_string).collect();
            let is_escape = event.code == KeyCode::Esc;
            state.pending = crate::ui::state::Pending::default();
            if !is_escape {
                hint(
                    state,
                    format!("{} has no meaning here · ? shows the keys, q quits", typed.join(" ")),
                );
            }
            Vec::new()
        }
        Match::Action(action) => {
            let count = state.pending.count.take();
            state.pending.keys.clear();
            act(state, action, count)
        }
    }
}

fn on_paste(state: &mut State, text: &str) -> Vec<Effect> {
    if let Some(prompt) = &mut state.prompt {
        prompt.insert(text);
        return Vec::new();
    }
    if let Some(Popup::Search(_)) = state.popup {
        return searching::paste(state, text);
    }
    hint(state, "pasted text is not taken for keys".into());
    Vec::new()
}

fn act(state: &mut State, action: Action, count: Option<u32>) -> Vec<Effect> {
    let times = usize::try_from(count.unwrap_or(1)).unwrap_or(1);
    if let Some(Popup::Help { top }) = state.popup {
        return act_on_help(state, action, times, top);
    }
    match action {
        Action::Down => moving::by_lines(state, times, false),
        Action::Up => moving::by_lines(state, times, true),
        Action::HalfPageDown => moving::by_pages(state, times, 2, false),
        Action::HalfPageUp => moving::by_pages(state, times, 2, true),
        Action::PageDown => moving::by_pages(state, times, 1, false),
        Action::PageUp => moving::by_pages(state, times, 1, true),
        Action::Top => moving::to_line(state, count.unwrap_or(1)),
        Action::Bottom => moving::to_line(state, count.unwrap_or(u32::MAX)),
        Action::ReadOn => jumping::read_on(state),
        Action::NextArticle => jumping::to_article(state, times, false),
        Action::PreviousArticle => jumping::to_article(state, times, true),
        Action::NextUnread => jumping::to_unread(state, times, false),
        Action::PreviousUnread => jumping::to_unread(state, times, true),
        Action::FocusNext => focus(state, 1),
        Action::FocusPrevious => focus(state, Pane::ALL.len() - 1),
        Action::NextMention => jumping::to_mention(state, times, false),
        Action::PreviousMention => jumping::to_mention(state, times, true),
        Action::NextInFolder => jumping::in_folder(state, times, false),
        Action::PreviousInFolder => jumping::in_folder(state, times, true),
        Action::Follow => jumping::follow(state),
        Action::Back => jumping::back(state, times),
        Action::Forward => jumping::forward(state, times),
        Action::Find => state.prompt = Some(crate::ui::prompt::Prompt::default()),
        Action::FindNext => finding::again(state, times, false),
        Action::FindPrevious => finding::again(state, times, true),
        Action::Search => return searching::open(state),
        Action::ToggleFurniture => toggle_furniture(state),
        Action::ToggleKind(kind) => naming::toggle(state, kind),
        Action::Why => naming::why(state),
        Action::Help => state.popup = Some(Popup::Help { top: 0 }),
        Action::Redraw => return vec![Effect::Redraw],
        Action::Suspend => return vec![Effect::Suspend],
        Action::Cancel => cancel(state),
        Action::Quit => return vec![Effect::Quit],
    }
    Vec::new()
}

fn toggle_furniture(state: &mut State) {
    state.reader.unfolded = !state.reader.unfolded;
    state.derive();
    finding::refresh(state);
}

fn act_on_help(state: &mut State, action: Action, times: usize, top: usize) -> Vec<Effect> {
    let page = help::lines_on_screen(state);
    let last = help::len(state).saturating_sub(page);
    let top = match action {
        Action::Down => top + times,
        Action::Up => top.saturating_sub(times),
        Action::HalfPageDown => top + page / 2,
        Action::HalfPageUp => top.saturating_sub(page / 2),
        Action::PageDown | Action::ReadOn => top + page,
        Action::PageUp => top.saturating_sub(page),
        Action::Top => 0,
        Action::Bottom => last,
        Action::Redraw => return vec![Effect::Redraw],
        Action::Suspend => return vec![Effect::Suspend],
        Action::Help | Action::Cancel | Action::Quit => {
            state.popup = None;
            return Vec::new();
        }
        _ => top,
    };
    state.popup = Some(Popup::Help { top: top.min(last) });
    Vec::new()
}

fn focus(state: &mut State, steps: usize) {
    let at = Pane::ALL.iter().position(|pane| *pane == state.focus).unwrap_or_default();
    state.focus = Pane::ALL[(at + steps) % Pane::ALL.len()];
    if state.focus == Pane::List {
        state.list.cursor =
            state.open_id().map_or(state.list.cursor, crate::model::ArticleId::index);
    }
}

/// Takes back the least thing that can be taken back.
fn cancel(state: &mut State) {
    if state.popup.take().is_none() {
        state.reader.found = crate::ui::state::Found::default();
    }
}

fn hint(state: &mut State, text: String) {
    state.notice = Some(Notice::Hint(text));
}
