//! Finding text in the focused pane, and going on to the next place.
//!
//! Text is compared in its comparison form: case, diacritics and curly quotes do not matter.

use crossterm::event::{KeyCode, KeyEvent};

use crate::text::Span;
use crate::text::fold::{Folded, fold};
use crate::ui::pane::{Pane, outlet};
use crate::ui::state::{Found, Repeat, State};
use crate::ui::update::{hint, jumping};

/// A key while the text to find is typed.
pub(super) fn on_key(state: &mut State, event: &KeyEvent) {
    let Some(prompt) = &mut state.prompt else {
        return;
    };
    match event.code {
        KeyCode::Esc => state.prompt = None,
        KeyCode::Backspace if prompt.text().is_empty() => state.prompt = None,
        KeyCode::Enter => {
            let typed = prompt.text().to_owned();
            state.prompt = None;
            if !typed.is_empty() {
                state.pattern = typed;
            }
            state.repeat = Repeat::Text;
            begin(state);
        }
        _ => {
            prompt.edit(event);
        }
    }
}

/// Goes to the next place of what was last looked for: text, or the selected entity.
pub(super) fn again(state: &mut State, times: usize, backward: bool) {
    match state.repeat {
        Repeat::Subject => jumping::in_folder(state, times, backward),
        Repeat::Text => {
            for _ in 0..times {
                next(state, backward, false);
            }
        }
    }
}

/// Looks for the pattern from what is on the screen on.
fn begin(state: &mut State) {
    if state.focus == Pane::Reader {
        find_in_page(state);
    }
    next(state, false, true);
}

fn next(state: &mut State, backward: bool, from_here: bool) {
    if state.pattern.is_empty() {
        return hint(state, "nothing to find: / asks for it".into());
    }
    match state.focus {
        Pane::Reader => next_in_page(state, backward, from_here),
        Pane::List => next_row(
            state,
            state.list.cursor,
            state.list_len(),
            backward,
            row_of_list,
            |state, row| {
                state.list.cursor = row;
            },
        ),
        Pane::Side => {
            next_row(
                state,
                state.side.cursor,
                state.side.rows.len(),
                backward,
                row_of_side,
                |state, row| {
                    state.side.cursor = row;
                },
            );
        }
    }
}

/// Everything that is found in the open report, as far as it is not folded away.
fn find_in_page(state: &mut State) {
    let Some(article) = state.open_article().cloned() else {
        return;
    };
    let pattern = fold(&state.pattern);
    let mut spans = Vec::new();
    for block in article
        .blocks
        .iter()
        .filter(|block| state.reader.page.shows(block.span.from()))
    {
        let folded = Folded::new(block.span.of(&article.text));
        spans.extend(folded.text().match_indices(&pattern).map(|(at, found)| {
            let span = folded.source(at, at + found.len());
            Span::new(
                block.span.from() + span.from(),
                block.span.from() + span.to(),
            )
        }));
    }
    state.reader.found = Found {
        pattern: state.pattern.clone(),
        spans,
        at: None,
    };
}

fn next_in_page(state: &mut State, backward: bool, from_here: bool) {
    if state.reader.found.pattern != state.pattern {
        find_in_page(state);
    }
    let found = &state.reader.found;
    let here = state.reader.anchor;
    let here = found
        .at
        .and_then(|at| found.spans.get(at))
        .filter(|_| !from_here)
        .map_or(here, |span| span.from());
    let after = |span: &Span| {
        if found.at.is_none() || from_here {
            span.from() >= here
        } else {
            span.from() > here
        }
    };
    let next = if backward {
        found.spans.iter().rposition(|span| span.from() < here)
    } else {
        found.spans.iter().position(after)
    };
    let around = if backward {
        found.spans.len().checked_sub(1)
    } else {
        Some(0)
    };
    let Some(index) = next.or(around).filter(|index| *index < found.spans.len()) else {
        let text = format!(
            "\"{}\" is not in this report · s searches the folder",
            state.pattern
        );
        return hint(state, text);
    };
    let total = found.spans.len();
    let offset = found.spans.get(index).map_or(0, |span| span.from());
    state.reader.found.at = Some(index);
    // Found inside a name: that name is what the analyst is after.
    let name = state
        .open_id()
        .and_then(|id| state.corpus.mention_at(id, offset));
    match name
        .and_then(|mention| state.corpus.mention(mention))
        .map(|mention| mention.span)
    {
        Some(span) => jumping::set_cursor(state, span),
        None => jumping::show(state, offset),
    }
    let wrapped = if next.is_none() {
        " · around the end"
    } else {
        ""
    };
    hint(state, format!("{} of {total}{wrapped}", index + 1));
}

fn next_row(
    state: &mut State,
    cursor: usize,
    len: usize,
    backward: bool,
    text: impl Fn(&State, usize) -> String,
    put: impl Fn(&mut State, usize),
) {
    let pattern = fold(&state.pattern);
    let rows = (1..=len).map(|step| {
        if backward {
            (cursor + len - step) % len
        } else {
            (cursor + step) % len
        }
    });
    let found = { rows }.find(|row| fold(&text(state, *row)).contains(&pattern));
    match found {
        Some(row) => put(state, row),
        None => hint(state, format!("\"{}\" is in no row here", state.pattern)),
    }
}

fn row_of_list(state: &State, row: usize) -> String {
    let id = crate::model::ArticleId(u32::try_from(row).unwrap_or(u32::MAX));
    match state.corpus.article(id) {
        Some(article) => format!("{} {} {}", outlet(article), article.label(), article.path),
        None => state
            .corpus
            .issues()
            .get(row - state.corpus.len())
            .map_or_else(String::new, ToString::to_string),
    }
}

fn row_of_side(state: &State, row: usize) -> String {
    let Some(crate::ui::pane::side::Row::Place(mention)) = state.side.rows.get(row) else {
        return String::new();
    };
    let Some(article) = state.corpus.article(mention.article) else {
        return String::new();
    };
    let sentence = state
        .corpus
        .cross_reference(*mention)
        .map(|reference| reference.sentence);
    format!(
        "{} {}",
        outlet(article),
        sentence.unwrap_or_default().of(&article.text)
    )
}
