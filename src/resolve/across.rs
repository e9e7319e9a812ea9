//! Joins that hold in the whole folder: names in the tables and watchlists, persons' full names, surnames that only one has.
//!
//! Names meet in hash maps by key, never pair by pair, so the work grows with the number of spellings. Two full
//! names that stand in one sentence are never joined by spelling: one writer does not spell one person in two ways
//! in one sentence.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::model::{Article, Kind, Reading};
use crate::nlp::Lexicon;
use crate::nlp::gazetteer::phrase_key;
use crate::nlp::watchlist::RowId;
use crate::resolve::census::{Census, Person, SpellingId, Word};
use crate::resolve::cluster::{Clusters, Node, Reason};
use crate::resolve::layout;
use crate::resolve::within::LoneNames;

/// A single name that nobody's full name explains is joined with another spelling of it only from this length
/// on: short words are too often two names.
const LONG_SINGLE_NAME: usize = 6;

/// Joins names that one row of a table lists: Türkiye and Turkey, Syrian and Syrians.
pub(super) fn join_table_names(census: &Census, lexicon: &Lexicon, clusters: &mut Clusters) {
    let mut rows: HashMap<(Kind, &str, &str), SpellingId> = HashMap::new();
    for (id, spelling) in census.numbered() {
        let Some(entry) = lexicon.name(&phrase_key(spelling.text)) else {
            continue;
        };
        if entry.kind != spelling.kind || !case_fits(entry.spelling, spelling.text) {
            continue;
        }
        let first = *rows.entry((entry.kind, entry.table, entry.canonical)).or_insert(id);
        let rule = "names of the same thing in the tables";
        join_spellings(census, clusters, first, id, rule);
    }
}

/// Joins names that one row of a watchlist lists: a person and the aliases that the analyst knows of.
pub(super) fn join_watched_names(census: &Census, lexicon: &Lexicon, clusters: &mut Clusters) {
    let mut rows: HashMap<RowId, SpellingId> = HashMap::new();
    for (id, spelling) in census.numbered() {
        let listed = lexicon.watchlist().name(spelling.text);
        if let Some(name) = listed.filter(|name| name.kind == spelling.kind) {
            let first = *rows.entry(name.row).or_insert(id);
            let rule = "names of one row of the watchlist";
            join_spellings(census, clusters, first, id, rule);
        }
    }
}

/// Whether a spelling may be that of a table: one in capitals (`US`) is meant in capitals.
pub(super) fn case_fits(listed: &str, printed: &str) -> bool {
    listed.chars().any(char::is_lowercase) || !printed.chars().any(char::is_lowercase)
}

/// Joins persons' full names that are the same up to spelling, or but for a middle name that only one person has.
pub(super) fn join_full_names(
    census: &Census,
    articles: &[(&Article, &Reading)],
    clusters: &mut Clusters,
) {
    let blocks = full_name_blocks(census);
    let apart = names_of_one_sentence(census, articles, &blocks);
    for block in blocks {
        let mut by_middle: BTreeMap<Option<Word>, Vec<SpellingId>> = BTreeMap::new();
        for id in block {
            let middle = census.spelling(id).person.as_ref().and_then(|p| p.middle);
            by_middle.entry(middle).or_default().push(id);
        }
        let without = by_middle.remove(&None).unwrap_or_default();
        for names in by_middle.values() {
            join_apart(census, clusters, &apart, names, "the same name in another spelling");
        }
        join_apart(census, clusters, &apart, &without, "the same name in another spelling");
        if let (Some(&short), 1, Some(&long)) = (
            without.first(),
            by_middle.len(),
            by_middle.values().next().and_then(|names| names.first()),
        ) {
            let rule = "the same name without its middle name, and only one person has both";
            join_apart(census, clusters, &apart, &[long, short], rule);
        }
    }
}

/// Joins single names that stand alone in a report to the one person of the folder with that surname; or else
/// with their other spellings.
pub(super) fn join_lone_names(census: &Census, lone: &LoneNames, clusters: &mut Clusters) {
    let mut persons: HashMap<Word, Vec<(SpellingId, Node)>> = HashMap::new();
    for (id, spelling) in census.numbered() {
        if let (Kind::Person, Some(person)) = (spelling.kind, &spelling.person)
            && !person.is_bare
        {
            let root = clusters.root(spelling.node);
            let known = persons.entry(person.family).or_default();
            // Two are enough to know that the surname is ambiguous.
            if known.len() < 2 && known.iter().all(|(_, other)| *other != root) {
                known.push((id, root));
            }
        }
    }
    let mut alone: HashMap<Word, SpellingId> = HashMap::new();
    for (id, spelling) in census.numbered() {
        let (Kind::Person, Some(person)) = (spelling.kind, &spelling.person) else {
            continue;
        };
        if !person.is_bare || !lone.unbound.contains(&spelling.node) {
            continue;
        }
        let bearers = persons.get(&person.family).map(Vec::as_slice);
        if let Some(&[(full, _)]) = bearers
            && initial_fits(person, census.spelling(full).person.as_ref())
        {
            let rule = "surname that only one person of the folder has";
            join_spellings(census, clusters, full, id, rule);
            continue;
        }
        let is_long = spelling.text.chars().count() >= LONG_SINGLE_NAME;
        if bearers.is_none() && person.given.is_none() && is_long {
            let first = *alone.entry(person.family).or_insert(id);
            let rule = "the same single name in another spelling";
            join_spellings(census, clusters, first, id, rule);
        }
        if let Some(&open) = lone.open.get(&spelling.node) {
            let rule = "the same name, and nothing says whose it is";
            let reason = Reason { one: id, other: id, rule };
            clusters.join(spelling.node, open, reason);
        }
    }
}

/// Whether a single name, or an initial and a surname, may be short for the full name.
fn initial_fits(short: &Person, full: Option<&Person>) -> bool {
    short.given.is_none() || full.is_some_and(|full| full.first_letter == short.first_letter)
}

/// Full names of persons, by given and family name up to spelling, in the order in which they first occur; only
/// those that have more than one name.
fn full_name_blocks(census: &Census) -> Vec<Vec<SpellingId>> {
    let mut blocks: Vec<Vec<SpellingId>> = Vec::new();
    let mut block_of: HashMap<(Word, Word), usize> = HashMap::new();
    let mut seen: HashSet<Node> = HashSet::new();
    for (id, spelling) in census.numbered() {
        let (Kind::Person, Some(person)) = (spelling.kind, &spelling.person) else {
            continue;
        };
        let (Some(given), false) = (person.given, person.is_bare) else {
            continue;
        };
        if seen.insert(spelling.node) {
            let block = *block_of.entry((given, person.family)).or_insert(blocks.len());
            if block == blocks.len() {
                blocks.push(Vec::new());
            }
            blocks[block].push(id);
        }
    }
    blocks.retain(|block| block.len() > 1);
    blocks
}

/// The pairs of names of one block that stand in one sentence somewhere.
fn names_of_one_sentence(
    census: &Census,
    articles: &[(&Article, &Reading)],
    blocks: &[Vec<SpellingId>],
) -> HashMap<Node, HashSet<Node>> {
    let block_of: HashMap<Node, usize> = (blocks.iter().enumerate())
        .flat_map(|(block, ids)| ids.iter().map(move |&id| (census.spelling(id).node, block)))
        .collect();
    let mut apart: HashMap<Node, HashSet<Node>> = HashMap::new();
    for ((_, reading), spellings) in articles.iter().zip(&census.of) {
        // Names of the current sentence that have look-alikes: few, whatever the length of the article.
        let mut standing: HashMap<(usize, usize), Vec<Node>> = HashMap::new();
        let mut numbers = None;
        for (index, &id) in spellings.iter().enumerate() {
            let node = census.spelling(id).node;
            let Some(&block) = block_of.get(&node) else {
                continue;
            };
            let numbers = numbers.get_or_insert_with(|| layout::sentences(reading));
            let names = standing.entry((numbers[index], block)).or_default();
            if !names.contains(&node) {
                for &other in &*names {
                    apart.entry(node).or_default().insert(other);
                    apart.entry(other).or_default().insert(node);
                }
                names.push(node);
            }
        }
    }
    apart
}

/// Joins `names` in their order, each with the first cluster that holds no name it is kept apart from. They are the
/// spellings of one block, few in any folder, and only those that are kept apart from others are compared.
fn join_apart(
    census: &Census,
    clusters: &mut Clusters,
    apart: &HashMap<Node, HashSet<Node>>,
    names: &[SpellingId],
    rule: &'static str,
) {
    let mut groups: Vec<Vec<SpellingId>> = Vec::new();
    for &id in names {
        let enemies = apart.get(&census.spelling(id).node);
        let is_friend = |group: &Vec<SpellingId>| {
            enemies.is_none_or(|enemies| {
                (group.iter()).all(|&other| !enemies.contains(&census.spelling(other).node))
            })
        };
        match groups.iter_mut().find(|group| is_friend(group)) {
            Some(group) => {
                join_spellings(census, clusters, group[0], id, rule);
                group.push(id);
            }
            None => groups.push(vec![id]),
        }
    }
}

/// Joins the names of two spellings, giving them as the reason.
fn join_spellings(
    census: &Census,
    clusters: &mut Clusters,
    one: SpellingId,
    other: SpellingId,
    rule: &'static str,
) {
    let (first, second) = (census.spelling(one).node, census.spelling(other).node);
    if first != second {
        clusters.join(first, second, Reason { one, other, rule });
    }
}

#[cfg(test)]
mod tests {
    use crate::resolve::fixture::Folder;

    #[test]
    fn the_names_of_one_row_of_a_watchlist_are_one_entity() {
        let folder = Folder::watching(
            "Adel Kareem,person,The Heron|A. K. Nasr\nSalma Kareem,person\n",
            &[
                "[P:the heron] came. [P:Salma Kareem] left.",
                "[P:Adel Kareem] and [P:A. K. Nasr] left.",
            ],
        );

        let entity = folder.entity("Adel Kareem");
        assert_eq!(folder.same_as("Adel Kareem"), ["the heron", "Adel Kareem", "A. K. Nasr"]);
        assert_eq!(folder.entity_count(), 2);
        let rule = "names of one row of the watchlist";
        assert!(entity.evidence.iter().all(|row| row.rule == rule));
    }

    #[test]
    fn a_surname_alone_is_the_only_person_of_the_folder_who_bears_it() {
        let folder = Folder::new(&["[P:Adel Kareem] came.", "[P:Kareem] left."]);

        assert_eq!(folder.same_as("Adel Kareem"), ["Adel Kareem", "Kareem"]);
    }

    #[test]
    fn a_surname_alone_that_two_persons_of_the_folder_bear_stays_open() {
        let folder =
            Folder::new(&["[P:Adel Kareem] came.", "[P:Salma Kareem] came.", "[P:Kareem] left."]);

        assert_eq!(folder.same_as("Kareem"), ["Kareem"]);
    }

    #[test]
    fn a_given_name_alone_is_nobody_of_another_report() {
        let folder = Folder::new(&["[P:Nora Halden] came.", "[P:Nora] left."]);

        assert_eq!(folder.entity_count(), 2);
    }

    #[test]
    fn long_single_names_are_one_in_any_spelling_and_short_ones_are_not() {
        let folder = Folder::new(&["[P:Torvensky] [P:Hada]", "[P:Torvenskyy] [P:Hadda]"]);

        assert_eq!(folder.entity_count(), 3);
    }

    #[test]
    fn a_middle_name_that_only_one_person_has_may_be_missing() {
        let one = Folder::new(&["[P:Nora Elin Halden] came.", "[P:Nora Halden] left."]);
        let two = Folder::new(&[
            "[P:Nora Elin Halden] came.",
            "[P:Nora Marit Halden] came.",
            "[P:Nora Halden] left.",
        ]);

        assert_eq!((one.entity_count(), two.entity_count()), (1, 3));
    }
}
