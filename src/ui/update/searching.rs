//! The search of the folder: typing, asking, answers, going to a hit.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::index::worker::Reply;
use crate::ui::effect::Effect;
use crate::ui::pane::Pane;
use crate::ui::popup::Popup;
use crate::ui::popup::search::{Place, Search, hits_on_screen};
use crate::ui::state::{Found, State, keep_on_screen};
use crate::ui::update::jumping;

/// Opens the search.
pub(super) fn open(state: &mut State) -> Vec<Effect> {
    state.popup = Some(Popup::Search(Search::default()));
    Vec::new()
}

/// A key while the search is open.
pub(super) fn on_key(state: &mut State, event: &KeyEvent) -> Vec<Effect> {
    let height = state.size.1;
    let Some(Popup::Search(search)) = &mut state.popup else {
        return Vec::new();
    };
    let control = event.modifiers.contains(KeyModifiers::CONTROL);
    let last = search.hits.len().saturating_sub(1);
    let page = hits_on_screen(height);
    match event.code {
        KeyCode::Esc => state.popup = None,
        KeyCode::Char('c' | 'g') if control => state.popup = None,
        KeyCode::Char('z') if control => return vec![Effect::Suspend],
        KeyCode::Char('l') if control => return vec![Effect::Redraw],
        KeyCode::Enter => go_to_hit(state),
        KeyCode::Down | KeyCode::Tab => search.cursor = (search.cursor + 1).min(last),
        KeyCode::Char('n') if control => search.cursor = (search.cursor + 1).min(last),
        KeyCode::Up | KeyCode::BackTab => search.cursor = search.cursor.saturating_sub(1),
        KeyCode::Char('p') if control => search.cursor = search.cursor.saturating_sub(1),
        KeyCode::PageDown => search.cursor = (search.cursor + page).min(last),
        KeyCode::PageUp => search.cursor = search.cursor.saturating_sub(page),
        _ => {
            let before = search.prompt.text().to_owned();
            search.prompt.edit(event);
            if search.prompt.text() != before {
                return ask(state);
            }
        }
    }
    if let Some(Popup::Search(search)) = &mut state.popup {
        search.top = keep_on_screen(search.top, search.cursor, page);
    }
    Vec::new()
}

/// Asks for what is typed.
pub(super) fn ask(state: &mut State) -> Vec<Effect> {
    let Some(Popup::Search(search)) = &state.popup else {
        return Vec::new();
    };
    state.asked += 1;
    vec![Effect::Search {
        sequence: state.asked,
        query: search.prompt.text().to_owned(),
    }]
}

/// An answer; one to an older question, or about an older snapshot, is dropped.
pub(super) fn on_answer(state: &mut State, reply: Reply) {
    let Reply {
        sequence,
        generation,
        answer,
    } = reply;
    if sequence != state.asked || generation != state.corpus.generation() {
        return;
    }
    let Some(Popup::Search(search)) = &mut state.popup else {
        return;
    };
    let place = |hit: crate::index::Hit| {
        let path = state.corpus.article(hit.article)?.path.clone();
        Some(Place {
            path,
            snippet: hit.snippet,
        })
    };
    search.hits = answer.hits.into_iter().filter_map(place).collect();
    search.total = answer.total;
    search.problems = answer.problems;
    search.cursor = 0;
    search.top = 0;
}

fn go_to_hit(state: &mut State) {
    let Some(Popup::Search(search)) = &state.popup else {
        return;
    };
    let Some(hit) = search.hits.get(search.cursor).cloned() else {
        return;
    };
    let pattern = search.prompt.text().to_owned();
    state.popup = None;
    let span = hit
        .snippet
        .highlights
        .first()
        .copied()
        .unwrap_or(hit.snippet.span);
    jumping::go(state, &hit.path, span);
    state.reader.found = Found {
        pattern,
        spans: hit.snippet.highlights,
        at: Some(0),
    };
    state.focus = Pane::Reader;
}
