//! The embedded tables keep the form that their remarks promise: sorted, unique, no blank left over, no spelling
//! under two names. It does not judge whether a row is true.

use std::collections::HashMap;

use redthread::nlp::gazetteer::phrase_key;

/// Each name table with the most columns that a row of it may have.
const TABLES: [(&str, &str, usize); 4] = [
    ("places", include_str!("../../assets/gazetteer/places.tsv"), 3),
    ("organizations", include_str!("../../assets/gazetteer/organizations.tsv"), 2),
    ("groups", include_str!("../../assets/gazetteer/groups.tsv"), 2),
    ("events", include_str!("../../assets/gazetteer/events.tsv"), 2),
];

const COMMON: &str = include_str!("../../assets/words/common.txt");

const LISTS: [(&str, &str); 7] = [
    ("titles", include_str!("../../assets/words/titles.txt")),
    ("particles", include_str!("../../assets/words/particles.txt")),
    ("organization_heads", include_str!("../../assets/words/organization_heads.txt")),
    ("event_heads", include_str!("../../assets/words/event_heads.txt")),
    ("place_heads", include_str!("../../assets/words/place_heads.txt")),
    ("given_names", include_str!("../../assets/words/given_names.txt")),
    ("common", COMMON),
];

#[test]
fn every_table_opens_with_remarks_and_leaves_no_blank_over() {
    let texts = TABLES.map(|(name, text, _)| (name, text)).into_iter().chain(LISTS);

    for (name, text) in texts {
        assert!(text.starts_with("# "), "{name}");
        for line in text.lines() {
            assert!(!line.is_empty() && line == line.trim(), "{name}: {line:?}");
        }
    }
}

#[test]
fn rows_are_sorted_by_their_first_column_and_unique() {
    let texts = TABLES.map(|(name, text, _)| (name, text)).into_iter().chain(LISTS);

    for (name, text) in texts {
        let firsts: Vec<&str> = rows(text).filter_map(|row| row.split('\t').next()).collect();

        for pair in firsts.windows(2) {
            assert!(pair[0] < pair[1], "{name}: {pair:?}");
        }
    }
}

#[test]
fn a_row_has_no_more_columns_than_its_table_and_no_empty_spelling() {
    for (name, text, most) in TABLES {
        for row in rows(text) {
            let columns: Vec<&str> = row.split('\t').collect();

            assert!(columns.len() <= most, "{name}: {row}");
            for column in columns.iter().filter(|column| !column.is_empty()) {
                for spelling in column.split('|') {
                    assert!(!phrase_key(spelling).is_empty(), "{name}: {row}");
                    assert_eq!(spelling, spelling.trim(), "{name}: {row}");
                }
            }
        }
    }
}

#[test]
fn no_spelling_stands_twice_in_one_table() {
    for (name, text, _) in TABLES {
        let mut seen = HashMap::new();
        for row in rows(text) {
            for spelling in spellings(row) {
                let other = seen.insert(phrase_key(spelling), row);
                assert_eq!(other, None, "{name}: {spelling} in {row}");
            }
        }
    }
    for (name, text) in LISTS {
        let mut seen = HashMap::new();
        for word in rows(text) {
            assert_eq!(seen.insert(phrase_key(word), word), None, "{name}: {word}");
        }
    }
}

#[test]
fn a_common_word_is_a_name_only_where_the_name_is_meant_in_capitals() {
    let common: HashMap<String, &str> = rows(COMMON).map(|word| (phrase_key(word), word)).collect();

    for (name, text, _) in TABLES {
        for row in rows(text) {
            for spelling in spellings(row) {
                let meant_in_capitals = !spelling.chars().any(char::is_lowercase);
                assert!(
                    meant_in_capitals || !common.contains_key(&phrase_key(spelling)),
                    "{name}: {spelling} in {row}"
                );
            }
        }
    }
}

fn rows(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().filter(|line| !line.starts_with('#'))
}

fn spellings(row: &'static str) -> impl Iterator<Item = &'static str> {
    row.split(['\t', '|']).filter(|spelling| !spelling.is_empty())
}
