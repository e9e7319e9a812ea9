//! Comparison keys: what two spellings of the same name have in common whatever its kind.
//!
//! Equal keys are the only reason for which names of organizations are equal without a table or a bracket: two
//! names that are merely similar are two names. A key drops what printers vary and nobody means: case,
//! diacritics, dots, a leading "the", a possessive ending, British or American spelling, "&" for "and".

use crate::model::Kind;
use crate::nlp::gazetteer::phrase_key;

/// Words that have a British and an American spelling, as they occur in names of organizations and works:
/// British, American. The regular ending `-isation` is a rule of its own.
const BRITISH: [(&str, &str); 10] = [
    ("centre", "center"),
    ("defence", "defense"),
    ("labour", "labor"),
    ("programme", "program"),
    ("theatre", "theater"),
    ("harbour", "harbor"),
    ("licence", "license"),
    ("organise", "organize"),
    ("organised", "organized"),
    ("honour", "honor"),
];

/// The comparison key of `name`: `The Harbour Relief Organisation's` is `harbor relief organization`.
///
/// Names of groups are compared in the singular: Norlander, Norlanders.
pub(super) fn comparison_key(name: &str, kind: Kind) -> String {
    let spaced = name.replace('&', " and ");
    let phrase = phrase_key(without_possessive(&spaced));
    let words = phrase.strip_prefix("the ").unwrap_or(&phrase);
    let mut key = String::with_capacity(words.len());
    for word in words.split(' ') {
        if !key.is_empty() {
            key.push(' ');
        }
        push_american(word, &mut key);
    }
    if kind == Kind::Group && key.len() > 4 && key.ends_with('s') && !key.ends_with("ss") {
        key.pop();
    }
    key
}

/// `name` without `'s` or a bare apostrophe at its end.
fn without_possessive(name: &str) -> &str {
    let is_apostrophe = |character| matches!(character, '\'' | '\u{2019}' | '\u{02BC}');
    let name = name.trim();
    match name.strip_suffix(['s', 'S']) {
        Some(stem) if stem.ends_with(is_apostrophe) => stem.trim_end_matches(is_apostrophe),
        _ => name.trim_end_matches(is_apostrophe),
    }
}

/// Appends `word` in American spelling.
fn push_american(word: &str, key: &mut String) {
    if let Some((_, american)) = BRITISH.iter().find(|(british, _)| *british == word) {
        key.push_str(american);
    } else if let Some(stem) = word.strip_suffix("isation") {
        key.push_str(stem);
        key.push_str("ization");
    } else {
        key.push_str(word);
    }
}

#[cfg(test)]
mod tests {
    use super::comparison_key;
    use crate::model::Kind;

    #[test]
    fn what_printers_vary_is_not_in_the_key() {
        let spellings = [
            "The Harbour Relief & Rescue Organisation",
            "the harbor relief and rescue Organization's",
            "HARBOUR RELIEF AND RESCUE ORGANIZATION\u{2019}s",
        ];

        for spelling in spellings {
            let key = comparison_key(spelling, Kind::Organization);

            assert_eq!(key, "harbor relief and rescue organization");
        }
    }

    #[test]
    fn similar_names_of_organizations_have_different_keys() {
        let popular = comparison_key("Popular Front of Norland", Kind::Organization);
        let democratic = comparison_key("Democratic Front of Norland", Kind::Organization);

        assert_ne!(popular, democratic);
    }

    #[test]
    fn groups_are_compared_in_the_singular_and_others_are_not() {
        let groups = comparison_key("Norlanders", Kind::Group);
        let place = comparison_key("Netherlands", Kind::Place);

        assert_eq!((&*groups, &*place), ("norlander", "netherlands"));
    }
}
