//! What the loader tells: a new snapshot moves nothing that the analyst placed.

use std::sync::Arc;

use crate::corpus::Corpus;
use crate::loader::Message;
use crate::model::{ArticleId, Kind, MentionId};
use crate::ui::effect::Effect;
use crate::ui::state::{Index, Notice, State};
use crate::ui::update::{jumping, searching};

/// Takes a message of the loader.
pub(super) fn on_message(state: &mut State, message: Message) -> Vec<Effect> {
    match message {
        Message::Snapshot(corpus, progress) => {
            state.progress = progress;
            take(state, corpus);
            Vec::new()
        }
        Message::Indexed(generation, searcher) => {
            state.index = Index::Ready(generation, searcher);
            searching::ask(state)
        }
        Message::IndexFailed(why) => {
            state.notice = Some(Notice::Warning(format!("no searching: {why}")));
            state.index = Index::Failed(why);
            Vec::new()
        }
        Message::WrongNames(wrong) => {
            state.notice = Notice::of_problems(&wrong);
            Vec::new()
        }
        Message::Stopped => {
            state.progress.complete = true;
            let text = "loading stopped by an error in redthread; what was read is shown";
            state.notice = Some(Notice::Warning(text.into()));
            Vec::new()
        }
    }
}

fn take(state: &mut State, corpus: Arc<Corpus>) {
    let rows = state.rows();
    state.corpus = corpus;
    state.index = Index::Building;
    state.derive();
    if state.open_id().is_none() && !state.corpus.is_empty() {
        jumping::open(state, ArticleId(0));
    }
    // A name whose borders changed stays under the cursor.
    state.reader.cursor =
        state.cursor_mention().and_then(|mention| state.corpus.mention(mention)).map(|m| m.span);
    state.derive();
    state.put_rows(&rows);
    if state.untouched {
        select_a_name(state);
    }
}

/// Selects a name on the first screen that leads far: one of many reports, a person rather than a place.
fn select_a_name(state: &mut State) {
    let Some(id) = state.open_id() else { return };
    let Some(reading) = state.corpus.reading(id).cloned() else {
        return;
    };
    let page = &state.reader.page;
    let shown = page.range(0, usize::from(state.areas().reader.content.height));
    let worth = |index: usize| {
        let mention = MentionId { article: id, index: u32::try_from(index).ok()? };
        let entity = state.corpus.entity(state.corpus.entity_of(mention)?)?;
        let reports = entity.article_count();
        Some((reports > 1, entity.kind == Kind::Person, reports, entity.mentions.len()))
    };
    let on_screen = reading.mentions.iter().map(|mention| mention.span).enumerate();
    let on_screen = on_screen.filter(|(_, span)| shown.covers(*span) && page.shows(span.from()));
    // The first of the best: `max_by_key` takes the last, so the order is turned round.
    let best =
        on_screen.collect::<Vec<_>>().into_iter().rev().max_by_key(|(index, _)| worth(*index));
    if let Some((_, span)) = best {
        jumping::set_cursor(state, span);
    }
}
