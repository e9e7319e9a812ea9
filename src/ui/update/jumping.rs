//! Jumps: from report to report, from name to name, to a place and back.

use std::sync::Arc;

use crate::model::{ArticleId, Entity, MentionId};
use crate::text::Span;
use crate::ui::pane::Pane;
use crate::ui::pane::side::rows::Row;
use crate::ui::state::{Anchor, Found, Notice, Place, Repeat, State};
use crate::ui::update::{hint, moving, naming};

/// Opens a report at its top.
pub(super) fn open(state: &mut State, id: ArticleId) {
    let Some(article) = state.corpus.article(id).cloned() else {
        return;
    };
    if state.reader.path.as_ref() != Some(&article.path) {
        state.reader.path = Some(article.path.clone());
        state.reader.cursor = None;
        state.reader.unfolded = false;
        state.reader.found = Found::default();
    }
    state.list.cursor = id.index();
    state.read.insert(article.id);
    state.derive();
    moving::scroll_to(state, 0);
}

/// Remembers the present place, then goes to a span of a report, and into the reader.
pub(super) fn go(state: &mut State, path: &Arc<str>, span: Span) {
    let Some(id) = state.corpus.find(path) else {
        return;
    };
    leave(state);
    state.focus = Pane::Reader;
    if state.open_id() != Some(id) {
        open(state, id);
    }
    state.derive();
    show(state, span.from());
}

/// Opens the report `times` further on in the list.
pub(super) fn to_article(state: &mut State, times: usize, backward: bool) {
    let Some(at) = state.open_id() else { return };
    let last = state.corpus.len().saturating_sub(1);
    let to =
        if backward { at.index().saturating_sub(times) } else { (at.index() + times).min(last) };
    if to == at.index() {
        hint(
            state,
            if backward { "this is the first report" } else { "this is the last report" }.into(),
        );
        return;
    }
    leave(state);
    open(state, ArticleId(u32::try_from(to).unwrap_or(u32::MAX)));
}

/// Opens the next report that was not opened yet; goes round at the end.
pub(super) fn to_unread(state: &mut State, times: usize, backward: bool) {
    let at = state.open_id().map_or(0, ArticleId::index);
    let unread: Vec<ArticleId> = state
        .corpus
        .articles()
        .filter(|(_, article)| !state.read.contains(&article.id))
        .map(|(id, _)| id)
        .collect();
    if unread.is_empty() {
        return hint(state, "every report was opened".into());
    }
    // Those before the open one, which is not among them.
    let before = unread.partition_point(|id| id.index() < at);
    let steps = (times - 1) % unread.len();
    let next = if backward { before + unread.len() - 1 - steps } else { before + steps };
    leave(state);
    open(state, unread[next % unread.len()]);
}

/// A page of the report; at its end, the next unread one.
pub(super) fn read_on(state: &mut State) {
    let height = usize::from(state.areas().reader.content.height);
    if state.reader.top + height >= state.reader.page.lines.len() {
        to_unread(state, 1, false);
    } else {
        moving::scroll_to(state, state.reader.top + height.saturating_sub(1).max(1));
    }
}

/// Moves the cursor to the next name in the open report: from the cursor, or from the top of the screen where the
/// cursor is out of sight.
pub(super) fn to_mention(state: &mut State, times: usize, backward: bool) {
    let Some(reading) = state.open_id().and_then(|id| state.corpus.reading(id)).cloned() else {
        return;
    };
    let page = &state.reader.page;
    let shown: Vec<Span> = reading
        .mentions
        .iter()
        .filter(|mention| !state.hidden.contains(&mention.kind))
        .map(|mention| mention.span)
        .filter(|span| page.shows(span.from()))
        .collect();
    let height = usize::from(state.areas().reader.content.height);
    let screen = page.range(state.reader.top, height);
    let in_sight = state.reader.cursor.filter(|span| screen.contains(span.from()));
    let steps = times.saturating_sub(1);
    let next = match (in_sight, backward) {
        (Some(cursor), false) => shown.iter().filter(|span| span.start > cursor.start).nth(steps),
        (Some(cursor), true) => {
            shown.iter().rev().filter(|span| span.start < cursor.start).nth(steps)
        }
        (None, false) => shown.iter().filter(|span| span.start >= screen.start).nth(steps),
        (None, true) => shown.iter().rev().filter(|span| span.start < screen.end).nth(steps),
    };
    if let Some(span) = next.copied() {
        set_cursor(state, span);
    } else {
        let side = if backward { "before" } else { "after" };
        let hidden = naming::hidden(state);
        hint(state, format!("no name {side} this one{hidden}"));
    }
}

/// Goes to the next mention of the selected entity in the folder, around the end if need be.
pub(super) fn in_folder(state: &mut State, times: usize, backward: bool) {
    state.repeat = Repeat::Subject;
    let Some(entity) = state.entity() else {
        hint(state, "no name selected: e goes to the next one".into());
        return;
    };
    let Some((target, wrapped)) = step(state, entity, times, backward) else {
        return;
    };
    if state.cursor_mention() == Some(target) {
        return hint(state, "this is the only mention in the folder".into());
    }
    go_to_mention(state, target);
    if wrapped {
        hint(
            state,
            if backward { "on from the last mention" } else { "on from the first mention" }.into(),
        );
    }
}

/// The mention `times` steps from here, and whether the end was passed.
fn step(state: &State, entity: &Entity, times: usize, backward: bool) -> Option<(MentionId, bool)> {
    let mentions = &entity.mentions;
    let place = |mention: MentionId| {
        let span = state.corpus.mention(mention).map(|mention| mention.span);
        (mention.article, span.map_or(0, Span::from))
    };
    let offset = state.reader.cursor.map(Span::from);
    let here = (state.open_id()?, offset.unwrap_or(state.reader.anchor.offset));
    let before = mentions.partition_point(|mention| place(*mention) < here);
    let is_on_one = offset.is_some() && mentions.get(before).is_some_and(|at| place(*at) == here);
    // The mention after `before` is already one step away where the cursor is on none.
    let steps = times.cast_signed();
    let index =
        before.cast_signed() + if backward { -steps } else { steps - isize::from(!is_on_one) };
    let around = usize::try_from(index.rem_euclid(mentions.len().max(1).cast_signed())).ok()?;
    let mention = mentions.get(around)?;
    Some((*mention, around.cast_signed() != index))
}

/// Remembers the present place, then goes to a mention and selects it.
fn go_to_mention(state: &mut State, target: MentionId) {
    let Some(article) = state.corpus.article(target.article).cloned() else {
        return;
    };
    let Some(span) = state.corpus.mention(target).map(|mention| mention.span) else {
        return;
    };
    go(state, &article.path, span);
    set_cursor(state, span);
}

/// Opens, looks up, goes there.
pub(super) fn follow(state: &mut State) {
    match state.focus {
        Pane::List => follow_in_list(state),
        Pane::Reader => {
            if state.reader.cursor.is_none() && state.subject.is_none() {
                to_mention(state, 1, false);
            }
            state.focus = Pane::Side;
        }
        Pane::Side => follow_in_side(state),
    }
}

fn follow_in_list(state: &mut State) {
    let index = state.list.cursor;
    if let Some(issue) =
        index.checked_sub(state.corpus.len()).and_then(|index| state.corpus.issues().get(index))
    {
        let text = issue.to_string();
        let (text, _) = crate::text::sanitize::sanitize(&text);
        state.notice = Some(Notice::Warning(text.into_owned()));
        return;
    }
    let id = ArticleId(u32::try_from(index).unwrap_or(u32::MAX));
    if state.open_id() != Some(id) {
        leave(state);
        open(state, id);
    }
    state.focus = Pane::Reader;
}

fn follow_in_side(state: &mut State) {
    let target = state.side.rows.get(state.side.cursor).and_then(|row| first_place(state, row));
    match target {
        Some(target) => go_to_mention(state, target),
        None => hint(state, "nothing to follow here".into()),
    }
}

/// The mention that a row of the side panel leads to.
fn first_place(state: &State, row: &Row) -> Option<MentionId> {
    let mentions = || state.entity().into_iter().flat_map(|entity| entity.mentions.iter().copied());
    match row {
        Row::Place(mention) => Some(*mention),
        Row::Report(article) => mentions().find(|mention| mention.article == *article),
        Row::Spelling(index) => {
            let spelling = &state.entity()?.aliases.get(*index)?.text;
            let is_spelled_so = |mention: &MentionId| {
                let article = state.corpus.article(mention.article);
                let span = state.corpus.mention(*mention).map(|mention| mention.span);
                let printed =
                    article.zip(span).map_or("", |(article, span)| span.of(&article.text));
                printed.split_whitespace().eq(spelling.split_whitespace())
            };
            // Again and again: from one to the next.
            let here = state.cursor_mention();
            let after = mentions().filter(|mention| Some(*mention) > here).find(is_spelled_so);
            after.or_else(|| mentions().find(is_spelled_so))
        }
        Row::Blank | Row::Summary | Row::Heading(_) => None,
    }
}

/// Back to where the last jump began.
pub(super) fn back(state: &mut State, times: usize) {
    for _ in 0..times {
        let Some(here) = state.place() else { return };
        match state.jumps.back(here) {
            Some(place) => restore(state, &place),
            None => return hint(state, "no jump to take back".into()),
        }
    }
}

/// Forward again.
pub(super) fn forward(state: &mut State, times: usize) {
    for _ in 0..times {
        let Some(here) = state.place() else { return };
        match state.jumps.forward(here) {
            Some(place) => restore(state, &place),
            None => return hint(state, "no jump to take again".into()),
        }
    }
}

/// Goes to a place exactly as it was left.
fn restore(state: &mut State, place: &Place) {
    let Some(id) = state.corpus.find(&place.path) else {
        return hint(state, format!("{} is gone", crate::ui::pane::file_name(&place.path)));
    };
    if state.open_id() != Some(id) {
        open(state, id);
    }
    state.restore(place);
}

/// Puts the cursor on a name of the open report, in sight, and selects its entity.
pub(super) fn set_cursor(state: &mut State, span: Span) {
    let Some(path) = state.reader.path.clone() else {
        return;
    };
    state.reader.cursor = Some(span);
    state.subject = Some(Anchor { path, span });
    show(state, span.from());
}

/// Goes to byte `offset` of the open report; inside a name, that name is selected: it is what was looked for.
pub(super) fn land(state: &mut State, offset: usize) {
    let mention = state.open_id().and_then(|id| state.corpus.mention_at(id, offset));
    match mention.and_then(|mention| state.corpus.mention(mention)).map(|mention| mention.span) {
        Some(span) => set_cursor(state, span),
        None => show(state, offset),
    }
}

/// Brings byte `offset` of the open report in sight, moving as little as possible.
pub(super) fn show(state: &mut State, offset: usize) {
    if !state.reader.page.shows(offset) && !state.reader.unfolded {
        state.reader.unfolded = true;
        state.derive();
    }
    let height = usize::from(state.areas().reader.content.height).max(1);
    let line = state.reader.page.line_at(offset);
    if line < state.reader.top || line >= state.reader.top + height {
        moving::scroll_to(state, line.saturating_sub(height / 3));
    }
}

/// Remembers the present place before a jump.
fn leave(state: &mut State) {
    if let Some(place) = state.place() {
        state.jumps.leave(place);
    }
}
