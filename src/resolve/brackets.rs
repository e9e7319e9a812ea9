//! Names that a report explains in brackets: `the Harbour Relief Organization (HRO)`.
//!
//! The name in brackets directly after a name of the same kind is the same thing, in this report and wherever
//! either form stands. What is not learned: credits of news agencies and outlets (`(Reuters)`), single letters,
//! the country after a town (`Northport (Norland)`), two names that the tables know as two things, persons. Where
//! reports put the same short form after several long ones, an abbreviation means in each report what that report
//! says, and a word is learned for the long form that most reports give and for those that share a word with it.

use std::collections::{HashMap, HashSet};

use crate::model::{Article, Kind, Reading};
use crate::nlp::Lexicon;
use crate::nlp::gazetteer::phrase_key;
use crate::resolve::across::case_fits;
use crate::resolve::census::{Census, SpellingId};
use crate::resolve::cluster::{Clusters, Node, Reason};
use crate::resolve::layout;
use crate::text::fold::fold;

/// News agencies that are credited in brackets after any name.
const AGENCIES: [&str; 16] = [
    "afp", "ansa", "ap", "bbc", "cnn", "dpa", "efe", "interfax", "irna", "kyodo", "reuters",
    "sana", "tass", "upi", "wafa", "xinhua",
];

const RULE: &str = "one stands in brackets after the other";

/// A name in brackets after another: the article and the spellings.
#[derive(Debug, Clone, Copy)]
struct Bracket {
    article: usize,
    long: SpellingId,
    short: SpellingId,
}

/// Joins names with what stands in brackets after them. Where an abbreviation means something in one report only,
/// sets its mentions there in `nodes`, which has the node of each mention.
pub(super) fn join_brackets(
    census: &Census,
    articles: &[(&Article, &Reading)],
    lexicon: &Lexicon,
    nodes: &mut [Vec<Node>],
    clusters: &mut Clusters,
) {
    let brackets = brackets(census, articles, lexicon);
    let mut order: Vec<Node> = Vec::new();
    let mut by_short: HashMap<Node, Vec<Bracket>> = HashMap::new();
    for bracket in brackets {
        let short = census.spelling(bracket.short).node;
        let of_short = by_short.entry(short).or_default();
        if of_short.is_empty() {
            order.push(short);
        }
        of_short.push(bracket);
    }
    for short in order {
        let brackets = by_short.remove(&short).unwrap_or_default();
        let Some(usual) = usual(census, &brackets, clusters) else {
            continue;
        };
        let usual_root = clusters.root(census.spelling(usual.long).node);
        let is_one = brackets
            .iter()
            .all(|other| clusters.root(census.spelling(other.long).node) == usual_root);
        if !is_one && is_abbreviation(census.spelling(short_of(&brackets, usual)).text) {
            for bracket in &brackets {
                bind_in_report(census, bracket, nodes, clusters);
            }
            continue;
        }
        for bracket in &brackets {
            let long = census.spelling(bracket.long);
            let root = clusters.root(long.node);
            if root == usual_root || share_a_word(long.text, census.spelling(usual.long).text) {
                let reason = Reason { one: bracket.long, other: bracket.short, rule: RULE };
                clusters.join(long.node, short, reason);
            }
        }
    }
}

/// The spelling of the short form that decides whether it is an abbreviation.
fn short_of(brackets: &[Bracket], usual: Bracket) -> SpellingId {
    brackets.first().map_or(usual.short, |first| first.short)
}

/// Gives the mentions of the short form in that report the meaning that it has there.
fn bind_in_report(
    census: &Census,
    bracket: &Bracket,
    nodes: &mut [Vec<Node>],
    clusters: &mut Clusters,
) {
    let short = census.spelling(bracket.short).node;
    let root = clusters.root(census.spelling(bracket.long).node);
    for node in nodes.get_mut(bracket.article).into_iter().flatten() {
        if *node == short {
            *node = root;
        }
    }
    let reason = Reason { one: bracket.long, other: bracket.short, rule: RULE };
    clusters.explain(root, reason);
}

/// The bracket whose long form is given most often; the first of those that are level.
fn usual(census: &Census, brackets: &[Bracket], clusters: &mut Clusters) -> Option<Bracket> {
    let mut counts: HashMap<Node, usize> = HashMap::new();
    for bracket in brackets {
        let root = clusters.root(census.spelling(bracket.long).node);
        *counts.entry(root).or_default() += 1;
    }
    let mut best: Option<(usize, Bracket)> = None;
    for bracket in brackets {
        let count = counts[&clusters.root(census.spelling(bracket.long).node)];
        if best.is_none_or(|(most, _)| count > most) {
            best = Some((count, *bracket));
        }
    }
    best.map(|(_, bracket)| bracket)
}

/// Every bracket that explains a name, in path order, then in text order.
fn brackets(census: &Census, articles: &[(&Article, &Reading)], lexicon: &Lexicon) -> Vec<Bracket> {
    let outlets: HashSet<String> = articles
        .iter()
        .flat_map(|(article, _)| {
            let metadata = &article.metadata;
            metadata.outlet.iter().chain(&metadata.origins)
        })
        .map(|found| fold(&found.value))
        .collect();
    let mut brackets = Vec::new();
    for (number, ((article, reading), spellings)) in articles.iter().zip(&census.of).enumerate() {
        for (index, pair) in spellings.windows(2).enumerate() {
            let &[long, short] = pair else { continue };
            if census.spelling(long).kind == census.spelling(short).kind
                && layout::brackets_follow(article, reading, index)
                && let Some((long, short)) = explains(census, lexicon, &outlets, long, short)
            {
                brackets.push(Bracket { article: number, long, short });
            }
        }
    }
    brackets
}

/// The long and the short form, if `inner` in brackets after `outer` explains it.
fn explains(
    census: &Census,
    lexicon: &Lexicon,
    outlets: &HashSet<String>,
    outer: SpellingId,
    inner: SpellingId,
) -> Option<(SpellingId, SpellingId)> {
    let (before, within) = (census.spelling(outer), census.spelling(inner));
    let is_credit = AGENCIES.contains(&&*fold(within.text)) || outlets.contains(&fold(within.text));
    let kind = before.kind;
    let can_be_explained = matches!(kind, Kind::Organization | Kind::Place | Kind::Work);
    if is_credit || !can_be_explained || within.text.chars().nth(1).is_none() {
        return None;
    }
    let known = |text: &str| {
        lexicon
            .name(&phrase_key(text))
            .filter(|entry| entry.kind == kind && case_fits(entry.spelling, text))
            .map(|entry| (entry.table, entry.canonical))
    };
    let conflict = match (known(before.text), known(within.text)) {
        (Some(one), Some(other)) => one != other,
        // The country or the province in which the place before the bracket lies.
        (None, Some(_)) => kind == Kind::Place,
        _ => false,
    };
    if conflict {
        None
    } else if before.text.len() > within.text.len() {
        Some((outer, inner))
    } else {
        // `HRO (Harbour Relief Organization)`: only where the letters prove it.
        (capitals(within.text) == letters(before.text)).then_some((inner, outer))
    }
}

/// Whether a name is an abbreviation: all its letters are capitals.
fn is_abbreviation(name: &str) -> bool {
    !name.chars().any(char::is_lowercase)
}

/// The capitals of a name in order.
fn capitals(name: &str) -> String {
    name.chars().filter(|c| c.is_uppercase()).collect()
}

/// The letters of a name in order.
fn letters(name: &str) -> String {
    name.chars().filter(|c| c.is_alphabetic()).collect()
}

/// Whether two names have a word of four letters or more in common.
fn share_a_word(one: &str, other: &str) -> bool {
    let (one, other) = (phrase_key(one), phrase_key(other));
    one.split(' ')
        .any(|word| word.chars().count() > 3 && other.split(' ').any(|shared| shared == word))
}

#[cfg(test)]
mod tests {
    use crate::resolve::fixture::Folder;

    #[test]
    fn a_name_in_brackets_is_the_name_before_it_everywhere() {
        let folder = Folder::new(&[
            "The [O:Harbour Relief Organization] ([O:HRO]) came. The [O:Norland Rescue Movement] ([O:Nahar]) left.",
            "[O:HRO] met [O:Nahar].",
        ]);

        assert_eq!(folder.same_as("HRO"), ["Harbour Relief Organization", "HRO", "HRO"]);
        assert_eq!(folder.same_as("Nahar"), ["Norland Rescue Movement", "Nahar", "Nahar"]);
    }

    #[test]
    fn the_long_form_may_stand_in_the_brackets_if_its_capitals_agree() {
        let explained = Folder::new(&["[O:HRO] ([O:Harbour Relief Organization])"]);
        let not = Folder::new(&["[O:HRO] ([O:Norland Rescue Movement])"]);

        assert_eq!((explained.entity_count(), not.entity_count()), (1, 2));
    }

    #[test]
    fn credits_places_of_places_persons_and_letters_are_not_learned() {
        for text in [
            "[O:Ministry of Tides] ([O:Reuters])",
            "Tidal Post|[O:Ministry of Tides] ([O:Tidal Post])",
            "[L:Northport] ([L:Turkey])",
            "[L:Northport] ([P:Nora Halden])",
            "[O:Green Party] ([O:G])",
            "[O:Ministry of Tides], ([O:Nahar])",
            "[O:Ministry of Tides] (see [O:Nahar])",
            "[O:Ministry of Tides] ([O:Nahar] says)",
        ] {
            assert_eq!(Folder::new(&[text]).entity_count(), 2, "{text}");
        }
    }

    #[test]
    fn an_abbreviation_of_two_names_means_in_each_report_what_it_says_there() {
        let folder = Folder::new(&[
            "[O:Harbour Relief Organization] ([O:HRO]) came. [O:HRO] left.",
            "[O:Hill Rescue Organization] ([O:HRO]) came. [O:HRO] left.",
            "[O:HRO] came.",
        ]);

        assert_eq!(
            folder.same_as("Hill Rescue Organization"),
            ["Hill Rescue Organization", "HRO", "HRO"]
        );
        assert_eq!(folder.entity_count(), 3);
    }

    #[test]
    fn a_short_name_joins_only_long_names_that_share_a_word() {
        let folder = Folder::new(&[
            "[O:Rescue Movement of Norland] ([O:Nahar])",
            "[O:Norland Rescue Movement] ([O:Nahar])",
            "[O:Ministry of Tides] ([O:Nahar])",
        ]);

        assert_eq!(folder.entity_count(), 2);
    }
}
