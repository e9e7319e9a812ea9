//! The search of the folder: typing, asking, answers, going to a hit.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::index::worker::Reply;
use crate::ui::effect::Effect;
use crate::ui::popup::search::hits_on_screen;
use crate::ui::popup::{Place, Popup, Search};
use crate::ui::prompt::Prompt;
use crate::ui::state::{Found, State, keep_on_screen};
use crate::ui::update::{finding, jumping};

/// Opens the search as it was closed; what is typed takes the place of the old query.
pub(super) fn open(state: &mut State) -> Vec<Effect> {
    let mut search = state.last_search.take().unwrap_or_default();
    search.is_old = !search.prompt.text().is_empty();
    let is_old = search.is_old;
    state.popup = Some(Popup::Search(search));
    // Since then there may be more to find.
    if is_old { ask(state) } else { Vec::new() }
}

/// Closes the search and keeps it.
fn close(state: &mut State) -> Option<&Search> {
    if let Some(Popup::Search(search)) = state.popup.take() {
        state.last_search = Some(search);
    }
    state.last_search.as_ref()
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
    search.is_awaited = false;
    match event.code {
        KeyCode::Esc => {
            close(state);
        }
        KeyCode::Char('c' | 'g') if control => {
            close(state);
        }
        KeyCode::Char('z') if control => return vec![Effect::Suspend],
        KeyCode::Char('l') if control => return vec![Effect::Redraw],
        KeyCode::Enter if search.answered.as_deref() == Some(search.prompt.text()) => {
            go_to_hit(state);
        }
        // The hits on the screen are those of another query: go there when the answer is.
        KeyCode::Enter => search.is_awaited = !search.prompt.text().is_empty(),
        KeyCode::Down | KeyCode::Tab => search.cursor = (search.cursor + 1).min(last),
        KeyCode::Char('n') if control => search.cursor = (search.cursor + 1).min(last),
        KeyCode::Up | KeyCode::BackTab => search.cursor = search.cursor.saturating_sub(1),
        KeyCode::Char('p') if control => search.cursor = search.cursor.saturating_sub(1),
        KeyCode::PageDown => search.cursor = (search.cursor + page).min(last),
        KeyCode::PageUp => search.cursor = search.cursor.saturating_sub(page),
        _ => {
            let before = search.prompt.text().to_owned();
            replace_old(search, event.code);
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

/// Takes pasted text.
pub(super) fn paste(state: &mut State, text: &str) -> Vec<Effect> {
    if let Some(Popup::Search(search)) = &mut state.popup {
        replace_old(search, KeyCode::Char(' '));
        search.prompt.insert(text);
    }
    ask(state)
}

/// Takes an old query away before the first key that types or deletes.
fn replace_old(search: &mut Search, key: KeyCode) {
    let changes = matches!(key, KeyCode::Char(_) | KeyCode::Backspace | KeyCode::Delete);
    if std::mem::take(&mut search.is_old) && changes {
        search.prompt = Prompt::default();
    }
}

/// Asks for what is typed.
pub(super) fn ask(state: &mut State) -> Vec<Effect> {
    let Some(Popup::Search(search)) = &state.popup else {
        return Vec::new();
    };
    state.asked += 1;
    vec![Effect::Search { sequence: state.asked, query: search.prompt.text().to_owned() }]
}

/// An answer; one to an older question, or about an older snapshot, is dropped.
pub(super) fn on_answer(state: &mut State, reply: Reply) {
    let Reply { sequence, generation, answer } = reply;
    if sequence != state.asked || generation != state.corpus.generation() {
        return;
    }
    let Some(Popup::Search(search)) = &mut state.popup else {
        return;
    };
    let place = |hit: crate::index::Hit| {
        let path = state.corpus.article(hit.article)?.path.clone();
        Some(Place { path, snippet: hit.snippet })
    };
    let under_cursor = search.hits.get(search.cursor).map(|hit| hit.path.clone());
    search.hits = answer.hits.into_iter().filter_map(place).collect();
    search.total = answer.total;
    search.problems = answer.problems;
    let is_same = search.answered.as_deref() == Some(search.prompt.text());
    let kept = under_cursor.filter(|_| is_same);
    let kept = kept.and_then(|path| search.hits.iter().position(|hit| hit.path == path));
    search.cursor = kept.unwrap_or_default();
    search.top = keep_on_screen(search.top, search.cursor, hits_on_screen(state.size.1));
    search.answered = Some(search.prompt.text().to_owned());
    if std::mem::take(&mut search.is_awaited) {
        go_to_hit(state);
    }
}

fn go_to_hit(state: &mut State) {
    let Some(Popup::Search(search)) = &state.popup else {
        return;
    };
    let Some(hit) = search.hits.get(search.cursor).cloned() else {
        return;
    };
    close(state);
    let found = hit.snippet.highlights;
    let span = found.first().copied().unwrap_or(hit.snippet.span);
    jumping::go(state, &hit.path, span);
    state.reader.found = Found::default();
    let Some(article) = state.open_article() else {
        return;
    };
    let mut words: Vec<String> = Vec::new();
    for word in found.iter().map(|span| span.of(&article.text)) {
        if !words.iter().any(|known| known == word) {
            words.push(word.to_owned());
        }
    }
    finding::mark(state, words, span);
    jumping::land(state, span.from());
}
