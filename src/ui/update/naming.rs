//! Which kinds of names are shown, and why the name under the cursor is one.

use crate::model::{Entity, Evidence, Kind};
use crate::ui::state::State;
use crate::ui::update::hint;

/// Takes the names of a kind out of highlighting and out of the way from name to name, or brings them back.
pub(super) fn toggle(state: &mut State, kind: Kind) {
    let is_back = state.hidden.remove(&kind);
    if !is_back {
        state.hidden.insert(kind);
    }
    let done = if is_back { "shown again" } else { "hidden" };
    hint(state, format!("names of kind {} {done}", kind.name()));
}

/// What to add where a name was looked for: the kinds that are hidden.
pub(super) fn hidden(state: &State) -> String {
    if state.hidden.is_empty() {
        return String::new();
    }
    let kinds: Vec<&str> = state.hidden.iter().map(|kind| kind.name()).collect();
    format!(" · hidden: {}", kinds.join(", "))
}

/// Says why the name under the cursor was taken for a name of its kind, and why it was joined with others.
pub(super) fn why(state: &mut State) {
    let answer = explained(state);
    hint(state, answer.unwrap_or_else(|| "no name selected: e goes to the next one".into()));
}

fn explained(state: &State) -> Option<String> {
    let id = state.cursor_mention()?;
    let mention = state.corpus.mention(id)?;
    let article = state.corpus.article(id.article)?;
    let printed = mention.span.of(&article.text);
    let entity = state.corpus.entity(state.corpus.entity_of(id)?)?;
    let joined = evidence(entity, printed).map_or_else(String::new, |row| {
        let (one, other) = (on_one_line(&row.one), on_one_line(&row.other));
        format!(" · {other} is {one}: {}", row.rule)
    });
    let kind = mention.kind.name();
    // A name has the kind of most of its mentions, which this one may not be.
    let but = if entity.kind == mention.kind {
        String::new()
    } else {
        format!(", elsewhere {}", entity.kind.name())
    };
    Some(format!("{kind}{but} by {}{joined}", mention.basis))
}

/// Why a spelling was joined to another one, or else another one to it.
fn evidence<'a>(entity: &'a Entity, printed: &str) -> Option<&'a Evidence> {
    let mut rows = entity.evidence.iter();
    let joined = rows.clone().find(|row| row.other == printed);
    joined.or_else(|| rows.find(|row| row.one == printed))
}

/// A name as printed, without the line end that may stand in it.
fn on_one_line(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}
