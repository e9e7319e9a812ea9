//! [`merge`]: one list of names from what the rules see and what the tagger reads.
//!
//! On unseen newswire of many outlets the tagger is right more often than the rules wherever the two differ, but for
//! the cases below, each of which was counted there (853 articles, one in five held out). Where the two agree on
//! the words, the rules' finer kinds stand: the tagger has one class for peoples, events and works.

use std::ops::Range;

use crate::model::{Basis, Kind};
use crate::nlp::Class;
use crate::nlp::recognize::page::{Page, Style};
use crate::nlp::recognize::scan::{NOTHING, SURE, Sighting};
use crate::nlp::tagger::{NameClass, Tagged};

/// Below this a name that only the tagger sees is more often wrong than right.
const LEAST_ALONE: f32 = 0.6;
/// From here on the tagger's word on a kind is better than a table's row of one word.
const SURE_OF_KIND: f32 = 0.9;
/// From here on a name of several words that is neither person, organization nor place is shown, as a work.
const LEAST_WORK: f32 = 0.8;

/// The names of a page, in order, not overlapping.
pub(super) fn merge(page: &Page, sightings: Vec<Sighting>, tagged: &[Tagged]) -> Vec<Sighting> {
    let mut names: Vec<Sighting> = Vec::with_capacity(sightings.len() + tagged.len());
    let mut is_taken = vec![false; tagged.len()];
    let all: Vec<Range<usize>> = sightings
        .iter()
        .filter(|sighting| matches!(sighting.basis, Basis::Table(_)))
        .map(|sighting| sighting.tokens.clone())
        .collect();
    let mut after = 0;
    for sighting in sightings {
        while tagged
            .get(after)
            .is_some_and(|tagged| tagged.name.tokens.end <= sighting.tokens.start)
        {
            after += 1;
        }
        let same = tagged
            .iter()
            .skip(after)
            .position(|tagged| tagged.name.tokens == sighting.tokens);
        if let Some(same) = same.map(|same| after + same) {
            is_taken[same] = true;
            names.push(with_kind(sighting, &tagged[same]));
            continue;
        }
        let rivals: Vec<(usize, &Tagged)> = tagged
            .iter()
            .enumerate()
            .skip(after)
            .take_while(|(_, tagged)| tagged.name.tokens.start < sighting.tokens.end)
            .filter(|(index, tagged)| !is_taken[*index] && kind_alone(page, tagged).is_some())
            .collect();
        if rivals.is_empty() {
            if stands_alone(&sighting) {
                names.push(sighting);
            }
        } else if prevails(&sighting, &rivals)
            || rivals
                .iter()
                .any(|(_, rival)| is_row_of_tables(&rival.name.tokens, &all))
        {
            for (index, _) in rivals {
                is_taken[index] = true;
            }
            names.push(sighting);
        }
    }
    let alone = tagged.iter().zip(is_taken).filter(|(_, taken)| !taken);
    names.extend(alone.filter_map(|(tagged, _)| by_tagger(page, tagged)));
    names.sort_by_key(|name| (name.tokens.start, std::cmp::Reverse(name.tokens.end)));
    let mut end = 0;
    names.retain(|name| {
        let is_free = name.tokens.start >= end;
        if is_free {
            end = name.tokens.end;
        }
        is_free
    });
    names
}

/// Whether a name that the tagger does not see is one: it stands in a table, or its own words tell.
fn stands_alone(sighting: &Sighting) -> bool {
    matches!(sighting.basis, Basis::Table(_))
        || sighting.weight >= SURE
        || sighting.style == Style::Capitals
}

/// A name that both see, with the kind that is right more often.
fn with_kind(mut sighting: Sighting, tagged: &Tagged) -> Sighting {
    let kind = match tagged.name.class {
        NameClass::Person => Kind::Person,
        NameClass::Organization => Kind::Organization,
        NameClass::Place => Kind::Place,
        // The rules tell what kind of other name it is, or that it is none.
        NameClass::Other => return sighting,
    };
    let is_known_person =
        sighting.kind == Kind::Person && sighting.basis == Basis::Consensus && kind == Kind::Place;
    let is_sure = match sighting.basis {
        // A row of one word may name something else here: a person called Chad.
        Basis::Table(_) => sighting.tokens.len() > 1 || tagged.score < SURE_OF_KIND,
        _ => sighting.weight >= SURE,
    };
    if kind != sighting.kind && !is_known_person && !is_sure {
        sighting.kind = kind;
        sighting.basis = Basis::Tagger;
    }
    sighting
}

/// Whether a name of the rules stands against what the tagger reads in the same place.
fn prevails(sighting: &Sighting, rivals: &[(usize, &Tagged)]) -> bool {
    let is_longer = rivals
        .iter()
        .all(|(_, rival)| covers(&sighting.tokens, &rival.name.tokens));
    match sighting.basis {
        // A row of a table is longer than what the tagger reads of it.
        Basis::Table(_) => is_longer,
        Basis::Rule(_) => sighting.weight >= SURE && is_longer,
        _ => sighting.style == Style::Capitals,
    }
}

/// Whether the tokens are two or more whole names of the tables with little between them, as in "Hamas and Fatah":
/// the tagger likes to read them as one.
fn is_row_of_tables(tokens: &Range<usize>, tables: &[Range<usize>]) -> bool {
    let first = tables.partition_point(|table| table.start < tokens.start);
    let inside: Vec<&Range<usize>> = tables
        .iter()
        .skip(first)
        .take_while(|table| table.end <= tokens.end)
        .collect();
    let [start, .., end] = &*inside else {
        return false;
    };
    start.start == tokens.start
        && end.end == tokens.end
        && inside.windows(2).all(|two| two[1].start <= two[0].end + 1)
}

fn covers(tokens: &Range<usize>, other: &Range<usize>) -> bool {
    tokens.start <= other.start && other.end <= tokens.end
}

/// The kind of a name that only the tagger sees, if it is sure enough and its kind can be told.
fn kind_alone(page: &Page, tagged: &Tagged) -> Option<Kind> {
    let tokens = &tagged.name.tokens;
    let kind = match tagged.name.class {
        NameClass::Person => Kind::Person,
        NameClass::Organization => Kind::Organization,
        NameClass::Place => Kind::Place,
        NameClass::Other => {
            let is_event = page.is(Class::EventHead, tokens.end - 1);
            let is_whole = tokens.clone().skip(1).all(|at| !page.tokens[at].glued);
            if tokens.len() == 1 || !is_whole || tagged.score < LEAST_WORK {
                return None;
            }
            if is_event { Kind::Event } else { Kind::Work }
        }
    };
    (tagged.score >= LEAST_ALONE).then_some(kind)
}

/// A name that only the tagger sees.
fn by_tagger(page: &Page, tagged: &Tagged) -> Option<Sighting> {
    Some(Sighting {
        tokens: tagged.name.tokens.clone(),
        kind: kind_alone(page, tagged)?,
        basis: Basis::Tagger,
        weight: NOTHING,
        style: Style::Running,
    })
}
