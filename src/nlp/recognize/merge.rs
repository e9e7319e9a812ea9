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

/// Below this a name that only the tagger sees is more often wrong than right. Any score will do for an organization:
/// half of those that are the least sure are right, of persons a third (174 articles of many outlets).
const LEAST_ALONE: f32 = 0.6;
const LEAST_ORGANIZATION: f32 = 0.5;
/// From here on the tagger knows better than a head word or the folder what the same words name.
const SURE_OF_KIND: f32 = 0.8;
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
            if is_other(&sighting, same) {
                names.extend(by_tagger(page, same));
            } else {
                names.push(with_kind(sighting, same));
            }
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
                || rivals.iter().any(|rival| is_row_of_tables(page, &rival.name.tokens, &tables))
        };
        if stands {
            is_settled[first..last].fill(true);
            names.push(sighting);
        }
    }
    let open = tagged.iter().zip(is_settled).filter(|(_, settled)| !settled);
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

/// Whether the tagger rightly reads a name of the fourth class where the rules only guess: a test, a language, a
/// festival for a place. Persons by their last name are no guess.
fn is_other(sighting: &Sighting, tagged: &Tagged) -> bool {
    let is_known_person = sighting.kind == Kind::Person && sighting.basis == Basis::Consensus;
    let is_guess = matches!(sighting.basis, Basis::Rule(_) | Basis::Consensus)
        && sighting.weight < SURE
        && !is_known_person;
    is_guess
        && matches!(sighting.kind, Kind::Person | Kind::Organization | Kind::Place)
        && tagged.name.class == NameClass::Other
        && tagged.score >= LEAST_ALONE
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
        || sighting.weight >= SURE
            && !(sighting.basis == Basis::Rule("head word") && tagged.score >= SURE_OF_KIND);
    if kind != sighting.kind && !is_known_person && !is_sure {
        sighting.kind = kind;
        sighting.basis = by_weights(tagged);
    }
    sighting
}

/// Whether a name of the rules stands against what the tagger reads in the same place.
fn prevails(page: &Page, sighting: &Sighting, rivals: &[&Tagged]) -> bool {
    let is_longer = rivals.iter().all(|rival| covers(&sighting.tokens, &rival.name.tokens));
    match sighting.basis {
        // A row of a table is longer than what the tagger reads of it; or an adjective stands before a plain noun,
        // or any row before a title.
        Basis::Table(_) => {
            is_longer && !is_owner_with_noun(page, sighting, rivals)
                || rivals.iter().all(|rival| {
                    let is_group = sighting.kind == Kind::Group;
                    let rival = &rival.name.tokens;
                    rival.start == sighting.tokens.start
                        && rival.end > sighting.tokens.end
                        && (sighting.tokens.end..rival.end).all(|at| {
                            is_group && page.shape(at) == Shape::Lower || page.is(Class::Title, at)
                        })
                })
        }
        Basis::Rule(_) => {
            sighting.weight >= SURE && is_longer && !is_article_more(page, sighting, rivals)
        }
        _ => sighting.style == Style::Capitals,
    }
}

/// Whether a row of a table only adds a plain noun to a name that the tagger is sure of: "U.S. military" names the
/// country and says what of it. With an adjective ("Danish army") the row is more than what the tagger reads.
fn is_owner_with_noun(page: &Page, sighting: &Sighting, rivals: &[&Tagged]) -> bool {
    sighting.kind != Kind::Event
        && page.shape(sighting.tokens.end - 1) == Shape::Lower
        && rivals.iter().any(|rival| {
            rival.name.class != NameClass::Other
                && rival.name.tokens.start == sighting.tokens.start
                && rival.score >= SURE_OF_KIND
        })
}

/// Whether the tokens are two or more whole names of the tables that a comma, a hyphen or "and" joins, as in "Hamas
/// and Fatah": the tagger likes to read them as one. Side by side, or with "of" between them, they are one name.
fn is_row_of_tables(page: &Page, tokens: &Range<usize>, tables: &[Range<usize>]) -> bool {
    let first = tables.partition_point(|table| table.start < tokens.start);
    let inside: Vec<&Range<usize>> =
        tables.iter().skip(first).take_while(|table| table.end <= tokens.end).collect();
    let [start, .., end] = &*inside else {
        return false;
    };
    start.start == tokens.start
        && end.end == tokens.end
        && inside.windows(2).all(|two| is_joined(page, two[0].end, two[1].start))
}

/// Whether the name only has an article more than the tagger's name: "The Zolt Fund" at the start of a sentence.
fn is_article_more(page: &Page, sighting: &Sighting, rivals: &[&Tagged]) -> bool {
    let is_article = page.word(sighting.tokens.start).is_some_and(|word| page.key(word) == "the");
    is_article
        && rivals
            .iter()
            .any(|rival| rival.name.tokens == (sighting.tokens.start + 1..sighting.tokens.end))
}

/// Whether a hyphen joins the name that ends before `end` to the one that begins at `start`, or just one token does
/// that stands between them: a comma, "and", "or".
fn is_joined(page: &Page, end: usize, start: usize) -> bool {
    if start == end {
        return page.tokens.get(start).is_some_and(|token| token.glued);
    }
    let key = page.word(end).map_or("and", |word| page.key(word));
    start == end + 1 && matches!(key, "and" | "or")
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
    let least = match kind {
        Kind::Organization => LEAST_ORGANIZATION,
        _ => LEAST_ALONE,
    };
    (tagged.score >= least).then_some(kind)
}

/// Where an organization's name ends that the tagger reads with the title of the person after it: "Zolt Relief
/// Committee Spokesman". What is left must look whole: it ends with a head word.
fn end_without_title(page: &Page, tokens: &Range<usize>) -> usize {
    let titles = tokens.clone().skip(1).rev().take_while(|&at| page.is(Class::Title, at));
    let end = tokens.end - titles.count();
    let is_whole = page.is(Class::OrganizationHead, end - 1);
    if is_whole { end } else { tokens.end }
}

/// The tagger as the reason for a name.
fn by_weights(tagged: &Tagged) -> Basis {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a percentage")]
    let percent = (tagged.score.clamp(0.0, 1.0) * 100.0) as u8;
    Basis::Tagger(percent)
}

/// A name that only the tagger sees.
fn by_tagger(page: &Page, tagged: &Tagged) -> Option<Sighting> {
    let kind = kind_alone(page, tagged)?;
    let tokens = &tagged.name.tokens;
    let end = match kind {
        Kind::Organization => end_without_title(page, tokens),
        _ => tokens.end,
    };
    Some(Sighting {
        tokens: tokens.start..end,
        kind,
        basis: by_weights(tagged),
        weight: if tagged.score >= SURE_ALONE { HINT } else { NOTHING },
        style: page.style_at(tagged.name.tokens.start),
    })
}

#[cfg(test)]
mod tests {
    use super::merge;
    use crate::model::{Article, Basis, Block, ContentId, Kind, Metadata, Role};
    use crate::nlp::Lexicon;
    use crate::nlp::recognize::page::{Page, Style};
    use crate::nlp::recognize::scan::{GUESS, NOTHING, SURE, Sighting};
    use crate::nlp::tagger::{Name, NameClass, Tagged};
    use crate::text::Span;

    fn page(text: &str) -> Page {
        let article = Article {
            path: "invented.txt".into(),
            id: ContentId(0),
            text: text.to_owned(),
            blocks: vec![Block { span: Span::new(0, text.len()), role: Role::Body }],
            metadata: Metadata::default(),
            issues: Vec::new(),
        };
        Page::new(&article, &Lexicon::embedded())
    }

    fn rule(tokens: std::ops::Range<usize>, kind: Kind, basis: Basis, weight: u32) -> Sighting {
        Sighting { tokens, kind, basis, weight, style: Style::Running }
    }

    fn table(tokens: std::ops::Range<usize>, kind: Kind) -> Sighting {
        rule(tokens, kind, Basis::Table("invented"), NOTHING)
    }

    fn tag(tokens: std::ops::Range<usize>, class: NameClass, score: f32) -> Tagged {
        Tagged { name: Name { tokens, class }, score }
    }

    fn merged(
        text: &str,
        rules: Vec<Sighting>,
        tags: &[Tagged],
    ) -> Vec<(std::ops::Range<usize>, Kind)> {
        merge(&page(text), rules, tags).into_iter().map(|name| (name.tokens, name.kind)).collect()
    }

    #[test]
    fn a_guess_by_shape_gives_way_to_the_tagger() {
        let guess = rule(1..2, Kind::Person, Basis::Rule("shape"), GUESS);

        assert_eq!(
            merged("the Zorten Ferry", vec![guess], &[tag(1..3, NameClass::Organization, 0.9)]),
            [(1..3, Kind::Organization)]
        );
    }

    #[test]
    fn names_of_tables_side_by_side_are_not_read_as_one() {
        let rules = vec![table(0..1, Kind::Organization), table(2..3, Kind::Organization)];

        assert_eq!(
            merged("Zorten and Marrow met", rules, &[tag(0..3, NameClass::Organization, 0.9)]),
            [(0..1, Kind::Organization), (2..3, Kind::Organization)]
        );
    }

    #[test]
    fn names_of_tables_that_a_hyphen_joins_are_not_read_as_one() {
        let rules = vec![table(1..2, Kind::Organization), table(2..3, Kind::Place)];

        assert_eq!(
            merged("the Zorten-Marrow talks", rules, &[tag(1..3, NameClass::Place, 0.7)]),
            [(1..2, Kind::Organization), (2..3, Kind::Place)]
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
    fn a_name_that_only_the_tagger_sees_needs_a_score_but_as_an_organization() {
        let tags = [
            tag(0..1, NameClass::Person, 0.5),
            tag(2..3, NameClass::Place, 0.8),
            tag(4..5, NameClass::Organization, 0.5),
        ];

        assert_eq!(
            merged("Zorten in Marrow with Zoltech", Vec::new(), &tags),
            [(2..3, Kind::Place), (4..5, Kind::Organization)]
        );
    }

    #[test]
    fn names_of_tables_with_nothing_or_of_between_them_can_be_one() {
        for text in ["Zortish Marrow met", "Zorten of Marrow met"] {
            let words = text.split(' ').count() - 1;
            let rules = vec![table(0..1, Kind::Organization), table(words - 1..words, Kind::Place)];

            assert_eq!(
                merged(text, rules, &[tag(0..words, NameClass::Organization, 0.9)]),
                [(0..words, Kind::Organization)]
            );
        }
    }

    #[test]
    fn a_table_gives_way_where_it_only_adds_a_plain_noun_to_a_sure_name() {
        let row = vec![table(0..2, Kind::Organization)];
        let country = [tag(0..1, NameClass::Place, 0.9)];
        let people = [tag(0..1, NameClass::Other, 0.9)];

        let owned = merged("Zorland military left", row.clone(), &country);
        let described = merged("Zortish army left", row, &people);

        assert_eq!(owned, [(0..1, Kind::Place)]);
        assert_eq!(described, [(0..2, Kind::Organization)]);
    }

    #[test]
    fn a_guess_is_dropped_where_the_tagger_reads_a_thing() {
        let guess = rule(1..2, Kind::Organization, Basis::Rule("acronym"), GUESS);

        assert_eq!(merged("a ZRT test", vec![guess], &[tag(1..2, NameClass::Other, 0.9)]), []);
    }

    #[test]
    fn a_row_of_a_table_before_a_title_stands() {
        let country = vec![table(0..1, Kind::Place)];
        let office = [tag(0..2, NameClass::Organization, 0.9)];

        assert_eq!(merged("Zorland Ambassador left", country, &office), [(0..1, Kind::Place)]);
    }

    #[test]
    fn a_title_after_an_organization_is_no_part_of_it() {
        let text = "Zorten Party Spokesman Marrow";

        assert_eq!(
            merged(text, Vec::new(), &[tag(0..3, NameClass::Organization, 0.9)]),
            [(0..2, Kind::Organization)]
        );
        assert_eq!(
            merged(
                "the Order of Zorten Bishops",
                Vec::new(),
                &[tag(1..5, NameClass::Organization, 0.9)]
            ),
            [(1..5, Kind::Organization)]
        );
    }

    #[test]
    fn an_article_at_the_start_of_a_sentence_is_no_part_of_a_name() {
        let whole = rule(0..3, Kind::Organization, Basis::Rule("head word"), SURE);

        assert_eq!(
            merged("The Zorten Fund paid", vec![whole], &[tag(1..3, NameClass::Organization, 0.7)]),
            [(1..3, Kind::Organization)]
        );
    }
}
