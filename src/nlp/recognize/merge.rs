//! [`merge`]: one list of names from what the rules see and what the tagger reads.
//!
//! On unseen newswire of many outlets the tagger is right more often than the rules wherever the two differ, but for
//! the cases below, each of which was counted there (853 articles, one in five held out). Where the two agree on
//! the words, the rules' finer kinds stand: the tagger has one class for peoples, events and works.

use std::cmp::Reverse;
use std::ops::Range;

use crate::model::{Basis, Kind};
use crate::nlp::Class;
use crate::nlp::recognize::page::{Page, Style};
use crate::nlp::recognize::scan::{HINT, NOTHING, SURE, Sighting};
use crate::nlp::tagger::{NameClass, Tagged};
use crate::nlp::token::Shape;

/// Below this a name that only the tagger sees is more often wrong than right.
const LEAST_ALONE: f32 = 0.6;
/// From here on it also says what the same words name elsewhere.
const SURE_ALONE: f32 = 0.9;

/// The names of a page, in order, not overlapping. Both lists are in order and do not overlap themselves.
pub(super) fn merge(page: &Page, sightings: Vec<Sighting>, tagged: &[Tagged]) -> Vec<Sighting> {
    let tables: Vec<Range<usize>> = sightings
        .iter()
        .filter(|sighting| matches!(sighting.basis, Basis::Table(_)))
        .map(|sighting| sighting.tokens.clone())
        .collect();
    let mut names: Vec<Sighting> = Vec::with_capacity(sightings.len() + tagged.len());
    // Which names of the tagger are settled: taken over, or lost to a rule.
    let mut is_settled = vec![false; tagged.len()];
    for sighting in sightings {
        let tokens = &sighting.tokens;
        let first = tagged.partition_point(|tagged| tagged.name.tokens.end <= tokens.start);
        let last = tagged.partition_point(|tagged| tagged.name.tokens.start < tokens.end);
        let rivals = tagged.get(first..last).unwrap_or_default();
        // What the analyst watches for is always found.
        if sighting.basis == Basis::Watchlist {
            is_settled[first..last].fill(true);
            names.push(sighting);
            continue;
        }
        if let [same] = rivals
            && same.name.tokens == *tokens
        {
            is_settled[first] = true;
            names.push(with_kind(sighting, same));
            continue;
        }
        let rivals: Vec<&Tagged> = rivals
            .iter()
            .zip(first..)
            .filter(|(rival, index)| !is_settled[*index] && kind_alone(page, rival).is_some())
            .map(|(rival, _)| rival)
            .collect();
        let stands = if rivals.is_empty() {
            stands_alone(&sighting)
        } else {
            prevails(page, &sighting, &rivals)
                || rivals
                    .iter()
                    .any(|rival| is_row_of_tables(&rival.name.tokens, &tables))
        };
        if stands {
            is_settled[first..last].fill(true);
            names.push(sighting);
        }
    }
    let open = tagged
        .iter()
        .zip(is_settled)
        .filter(|(_, settled)| !settled);
    names.extend(open.filter_map(|(tagged, _)| by_tagger(page, tagged)));
    names.sort_by_key(|name| (name.tokens.start, Reverse(name.tokens.end)));
    without_overlaps(names)
}

/// Of names that overlap, the first stays, and of those that begin together the longest.
fn without_overlaps(mut names: Vec<Sighting>) -> Vec<Sighting> {
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
    // A newspaper of a person's name, as in "told Al-Zoltan", is known by the words around it alone.
    let is_sure = matches!(sighting.basis, Basis::Table(_) | Basis::Rule("source"))
        || sighting.weight >= SURE;
    if kind != sighting.kind && !is_known_person && !is_sure {
        sighting.kind = kind;
        sighting.basis = by_weights(tagged);
    }
    sighting
}

/// Whether a name of the rules stands against what the tagger reads in the same place.
fn prevails(page: &Page, sighting: &Sighting, rivals: &[&Tagged]) -> bool {
    let is_longer = rivals
        .iter()
        .all(|rival| covers(&sighting.tokens, &rival.name.tokens));
    match sighting.basis {
        // A row of a table is longer than what the tagger reads of it; or an adjective stands before a plain noun.
        Basis::Table(_) => {
            is_longer
                || sighting.kind == Kind::Group
                    && rivals.iter().all(|rival| {
                        let rival = &rival.name.tokens;
                        rival.start == sighting.tokens.start
                            && (sighting.tokens.end..rival.end)
                                .all(|at| page.shape(at) == Shape::Lower)
                    })
        }
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
            let is_whole = tokens
                .clone()
                .skip(1)
                .all(|at| page.tokens.get(at).is_some_and(|token| !token.glued));
            if tokens.len() == 1 || !is_whole {
                return None;
            }
            if is_event { Kind::Event } else { Kind::Work }
        }
    };
    (tagged.score >= LEAST_ALONE).then_some(kind)
}

/// The tagger as the reason for a name.
fn by_weights(tagged: &Tagged) -> Basis {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a percentage"
    )]
    let percent = (tagged.score.clamp(0.0, 1.0) * 100.0) as u8;
    Basis::Tagger(percent)
}

/// A name that only the tagger sees.
fn by_tagger(page: &Page, tagged: &Tagged) -> Option<Sighting> {
    Some(Sighting {
        tokens: tagged.name.tokens.clone(),
        kind: kind_alone(page, tagged)?,
        basis: by_weights(tagged),
        weight: if tagged.score >= SURE_ALONE {
            HINT
        } else {
            NOTHING
        },
        style: page.style_at(tagged.name.tokens.start),
    })
}

#[cfg(test)]
mod tests {
    use super::merge;
    use crate::model::{Article, Basis, Block, ContentId, Kind, Metadata, Role};
    use crate::nlp::Lexicon;
    use crate::nlp::recognize::page::{Page, Style};
    use crate::nlp::recognize::scan::{GUESS, NOTHING, Sighting};
    use crate::nlp::tagger::{Name, NameClass, Tagged};
    use crate::text::Span;

    fn page(text: &str) -> Page {
        let article = Article {
            path: "invented.txt".into(),
            id: ContentId(0),
            text: text.to_owned(),
            blocks: vec![Block {
                span: Span::new(0, text.len()),
                role: Role::Body,
            }],
            metadata: Metadata::default(),
            issues: Vec::new(),
        };
        Page::new(&article, &Lexicon::embedded())
    }

    fn rule(tokens: std::ops::Range<usize>, kind: Kind, basis: Basis, weight: u32) -> Sighting {
        Sighting {
            tokens,
            kind,
            basis,
            weight,
            style: Style::Running,
        }
    }

    fn table(tokens: std::ops::Range<usize>, kind: Kind) -> Sighting {
        rule(tokens, kind, Basis::Table("invented"), NOTHING)
    }

    fn tag(tokens: std::ops::Range<usize>, class: NameClass, score: f32) -> Tagged {
        Tagged {
            name: Name { tokens, class },
            score,
        }
    }

    fn merged(
        text: &str,
        rules: Vec<Sighting>,
        tags: &[Tagged],
    ) -> Vec<(std::ops::Range<usize>, Kind)> {
        merge(&page(text), rules, tags)
            .into_iter()
            .map(|name| (name.tokens, name.kind))
            .collect()
    }

    #[test]
    fn a_guess_by_shape_gives_way_to_the_tagger() {
        let guess = rule(1..2, Kind::Person, Basis::Rule("shape"), GUESS);

        assert_eq!(
            merged(
                "the Zorten Ferry",
                vec![guess],
                &[tag(1..3, NameClass::Organization, 0.9)]
            ),
            [(1..3, Kind::Organization)]
        );
    }

    #[test]
    fn names_of_tables_side_by_side_are_not_read_as_one() {
        let rules = vec![
            table(0..1, Kind::Organization),
            table(2..3, Kind::Organization),
        ];

        assert_eq!(
            merged(
                "Zorten and Marrow met",
                rules,
                &[tag(0..3, NameClass::Organization, 0.9)]
            ),
            [(0..1, Kind::Organization), (2..3, Kind::Organization)]
        );
    }

    #[test]
    fn an_adjective_before_a_plain_noun_stays_an_adjective() {
        assert_eq!(
            merged(
                "a Zortish party left",
                vec![table(1..2, Kind::Group)],
                &[tag(1..3, NameClass::Organization, 0.9)]
            ),
            [(1..2, Kind::Group)]
        );
    }

    #[test]
    fn a_name_that_only_the_tagger_sees_needs_a_score() {
        let tags = [
            tag(0..1, NameClass::Person, 0.5),
            tag(2..3, NameClass::Place, 0.8),
        ];

        assert_eq!(
            merged("Zorten in Marrow", Vec::new(), &tags),
            [(2..3, Kind::Place)]
        );
    }
}
