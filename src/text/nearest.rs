//! Finds the name that was probably meant.

/// `; did you mean "NAME"?` for the name nearest to `typed`, or nothing where none is near.
///
/// Near is at most one edit for every three letters (Damerau-Levenshtein distance, optimal string alignment).
pub fn nearest(typed: &str, names: &[&str]) -> String {
    let best = names.iter().map(|name| (distance(typed, name), *name)).min();
    match best {
        Some((edits, name)) if edits <= 1 + typed.chars().count() / 3 => {
            format!("; did you mean \"{name}\"?")
        }
        _ => String::new(),
    }
}

/// Insertions, deletions, replacements and swaps of neighbors that turn one text into the other.
fn distance(one: &str, other: &str) -> usize {
    let one: Vec<char> = one.chars().collect();
    let other: Vec<char> = other.chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut previous: Vec<usize> = (0..=other.len()).collect();
    for (row, letter) in one.iter().enumerate() {
        let mut current = vec![row + 1];
        for (column, against) in other.iter().enumerate() {
            let replaced = previous[column] + usize::from(letter != against);
            let mut best = replaced.min(previous[column + 1] + 1).min(current[column] + 1);
            let swapped =
                row > 0 && column > 0 && one[row - 1] == *against && *letter == other[column - 1];
            if swapped {
                best = best.min(before[column - 1] + 1);
            }
            current.push(best);
        }
        before = std::mem::replace(&mut previous, current);
    }
    previous.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_typo_finds_its_name_and_another_word_finds_none() {
        let names = ["quit", "next-unread", "help"];

        assert_eq!(nearest("qiut", &names), "; did you mean \"quit\"?");
        assert_eq!(nearest("next_unread", &names), "; did you mean \"next-unread\"?");
        assert_eq!(nearest("xylophone", &names), "");
    }
}
