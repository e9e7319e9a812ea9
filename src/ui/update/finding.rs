//! Finding text in the focused pane, and going on to the next place.
//!
//! Text is compared in its comparison form: case, diacritics and curly quotes do not matter.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::text::Span;
use crate::text::fold::{Folded, fold};
use crate::ui::pane::side::rows::Row;
use crate::ui::pane::{Pane, outlet};
use crate::ui::state::{Found, Repeat, State};
use crate::ui::update::{hint, jumping};

/// A key while the text to find is typed.
pub(super) fn on_key(state: &mut State, event: &KeyEvent) {
    let Some(prompt) = &mut state.prompt else {
        return;
    };
    let control = event.modifiers.contains(KeyModifiers::CONTROL);
    match event.code {
        KeyCode::Esc => state.prompt = None,
        KeyCode::Char('c' | 'g') if control => state.prompt = None,
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
                next(state, backward);
            }
        }
    }
}

/// Looks for the pattern from what is on the screen on.
fn begin(state: &mut State) {
    state.reader.found = Found::default();
    next(state, false);
}

/// Marks words that were found in the open report by other means; `n` goes on from `here`.
pub(super) fn mark(state: &mut State, words: Vec<String>, here: Span) {
    let Some(first) = words.first() else { return };
    state.pattern.clone_from(first);
    state.repeat = Repeat::Text;
    find_in_page(state, words);
    let spans = &state.reader.found.spans;
    state.reader.found.at = spans.iter().position(|span| span.overlaps(here));
}

/// Finds again what is marked, after text was folded or unfolded.
pub(super) fn refresh(state: &mut State) {
    let at = state.reader.found.at;
    let here = at.and_then(|at| state.reader.found.spans.get(at).copied());
    let patterns = std::mem::take(&mut state.reader.found.patterns);
    find_in_page(state, patterns);
    let spans = &state.reader.found.spans;
    state.reader.found.at = here.and_then(|here| spans.iter().position(|span| *span == here));
}

fn next(state: &mut State, backward: bool) {
    if state.pattern.is_empty() {
        return hint(state, "nothing to find: / asks for it".into());
    }
    match state.focus {
        Pane::Reader => next_in_page(state, backward),
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

/// Marks everything that is found in the open report, as far as it is not folded away.
fn find_in_page(state: &mut State, patterns: Vec<String>) {
    let page = &state.reader.page;
    let mut spans = everywhere(state, &patterns);
    spans.retain(|span| page.shows(span.from()));
    state.reader.found = Found { patterns, spans, at: None };
}

/// Where `patterns` stand in the open report, folded away or not.
fn everywhere(state: &State, patterns: &[String]) -> Vec<Span> {
    let Some(article) = state.open_article() else {
        return Vec::new();
    };
    let patterns: Vec<String> = patterns.iter().map(|pattern| fold(pattern)).collect();
    let mut spans = Vec::new();
    for block in &article.blocks {
        let folded = Folded::new(block.span.of(&article.text));
        for pattern in patterns.iter().filter(|pattern| !pattern.is_empty()) {
            spans.extend(folded.text().match_indices(pattern).map(|(at, found)| {
                let span = folded.source(at, at + found.len());
                let start = block.span.from();
                Span::new(start + span.from(), start + span.to())
            }));
        }
    }
    spans.sort_unstable();
    // Of two that overlap, the first.
    spans.dedup_by(|next, first| first.overlaps(*next));
    spans
}

fn next_in_page(state: &mut State, backward: bool) {
    if state.reader.found.patterns.first() != Some(&state.pattern) {
        find_in_page(state, vec![state.pattern.clone()]);
    }
    let found = &state.reader.found;
    let total = found.spans.len();
    if total == 0 {
        return hint(state, not_found(state));
    }
    let height = usize::from(state.areas().reader.content.height);
    let screen = state.reader.page.range(state.reader.top, height);
    let at = found.at.filter(|at| {
        let span = found.spans.get(*at);
        span.is_some_and(|span| screen.overlaps(*span))
    });
    // From the last one on, or from the top of the screen where that is out of sight.
    let before = |start: u32| found.spans.partition_point(|span| span.start < start);
    let next = match (at, backward) {
        (Some(at), false) => at + 1,
        (None, false) => before(screen.start),
        (Some(at), true) => at + total - 1,
        (None, true) => before(screen.start) + total - 1,
    };
    let index = next % total;
    let wrapped = match (backward, next < total) {
        (false, false) => " · on from the top",
        (true, true) => " · on from the end",
        _ => "",
    };
    let offset = found.spans.get(index).map_or(0, |span| span.from());
    state.reader.found.at = Some(index);
    jumping::land(state, offset);
    hint(state, format!("{} of {total}{wrapped}", index + 1));
}

/// What to say where the pattern is not in the page.
fn not_found(state: &State) -> String {
    let pattern = &state.pattern;
    if everywhere(state, std::slice::from_ref(pattern)).is_empty() {
        format!("\"{pattern}\" is not in this report · s searches the folder")
    } else {
        format!("\"{pattern}\" is only in what is folded · z f unfolds it")
    }
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
    let rows = (1..=len)
        .map(|step| if backward { (cursor + len - step) % len } else { (cursor + step) % len });
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
    let article = |id| state.corpus.article(id).map(|article| (&article.text, outlet(article)));
    let text = match state.side.rows.get(row) {
        Some(Row::Spelling(index)) => {
            let alias = state.entity().and_then(|entity| entity.aliases.get(*index));
            alias.map(|alias| alias.text.clone())
        }
        Some(Row::Report(id)) => article(*id).map(|(_, outlet)| outlet.to_owned()),
        Some(Row::Place(mention)) => {
            let sentence = state.corpus.cross_reference(*mention).map(|place| place.sentence);
            let sentence = sentence.unwrap_or_default();
            article(mention.article).map(|(text, outlet)| format!("{outlet} {}", sentence.of(text)))
        }
        _ => None,
    };
    text.unwrap_or_default()
}
