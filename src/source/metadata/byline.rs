//! Reads the line that says who wrote a report: "By INES ROTH and Adam Okoye, Staff Writer".
//!
//! A name is kept as printed, except that capitals throughout become a capital at the start of each word. Limits:
//! a byline without a word for it ("Ines Roth" alone on a line) is known only by its place, see `boilerplate::roles`.

use crate::source::boilerplate::line::key;
use crate::source::metadata::date;
use crate::text::Span;

/// Words that open a byline, in comparison form.
const OPENINGS: [&str; 13] = [
    "written by",
    "reported by",
    "reporting by",
    "words by",
    "text by",
    "story by",
    "by",
    "par",
    "por",
    "von",
    "author",
    "بقلم",
    "كتب",
];

/// Words of a name or between names that may be written small.
const SMALL: &str = "and und et y for in at of the de del della di da dos du la le van von der den bin ibn bint abu al el ash \
    as an ter zu";

/// Words that say what somebody does, not how they are called.
const OFFICES: &str = "writer reporter correspondent editor staff desk bureau newsroom contributor contributing chief \
    analyst columnist agency agencies";

/// Words of the longest byline.
const MAX_WORDS: usize = 16;

/// Whether `line` is a byline by its own words.
pub(in crate::source) fn is_byline(line: &str) -> bool {
    names_part(line).is_some_and(|(_, names)| {
        let is_named = |word: &str| {
            let word = word.trim_matches(|sign: char| !sign.is_alphanumeric());
            word.is_empty()
                || !word.starts_with(char::is_lowercase)
                || listed(SMALL, &key(word).replace("al-", "al "))
                || word.starts_with("al-")
                || word.starts_with("el-")
                || listed(OFFICES, &key(word))
        };
        let words = names.split_whitespace().count();
        let mut capitals = names.split_whitespace().filter(|word| {
            word.starts_with(|first: char| first.is_alphabetic() && !first.is_lowercase())
        });
        (1..=MAX_WORDS).contains(&words)
            && names.split_whitespace().all(is_named)
            // "By Monday" opens a sentence.
            && capitals.next().is_some_and(|word| !date::is_calendar_word(word.trim_end_matches(',')))
    })
}

/// The names in a byline with where they stand in it.
pub(in crate::source) fn authors(line: &str) -> Vec<(String, Span)> {
    // "Posted on 7 April 2031 by Ines Roth"
    let by = line.find(" by ").map_or(0, |at| at + 1);
    let (start, names) = names_part(line)
        .or_else(|| names_part(line.get(by..)?).map(|(start, names)| (by + start, names)))
        .unwrap_or((0, line));
    let end = [" | ", " - ", " – ", " — ", " • ", ";", "(", " in ", " at ", " for "]
        .iter()
        .filter_map(|sign| names.find(sign))
        .min()
        .unwrap_or(names.len());
    let names = names.get(..end).unwrap_or(names);
    let dated = date::find(names, |_| true).map_or(names.len(), |dated| dated.span.from());
    let names = names.get(..dated).unwrap_or(names);
    let mut authors = Vec::new();
    for (at, part) in parts(names) {
        let words = part.split_whitespace();
        let is_office = words.clone().any(|word| listed(OFFICES, &key(word)));
        let is_name = part.chars().any(char::is_alphabetic)
            && part.starts_with(|first: char| !first.is_lowercase())
            && words.count() <= 6
            && !part.split_whitespace().any(date::is_calendar_word)
            && !(is_office
                && (!authors.is_empty()
                    || part.split_whitespace().all(|word| listed(OFFICES, &key(word)))));
        if is_name {
            authors.push((as_written(part), Span::new(start + at, start + at + part.len())));
        }
    }
    authors
}

/// What follows the opening of a byline, and where it starts.
fn names_part(line: &str) -> Option<(usize, &str)> {
    let opening = line.split_whitespace().next()?;
    let first = opening.len();
    // Nearly every line ends here: its first word opens no byline.
    let opening = if first <= 24 {
        key(opening)
    } else {
        return None;
    };
    let opening = opening.trim_end_matches(':');
    OPENINGS.iter().find(|words| words.starts_with(opening))?;
    let lead = line.len() - line.trim_start().len();
    let second = line
        .get(lead + first..)
        .and_then(|rest| rest.split_whitespace().next().map(|word| (rest, word)));
    let mut ends = vec![lead + first];
    if let Some((rest, word)) = second {
        let gap = rest.len() - rest.trim_start().len();
        ends.insert(0, lead + first + gap + word.len());
    }
    ends.into_iter().find_map(|end| {
        let opening = key(line.get(..end)?);
        OPENINGS.contains(&opening.trim_end_matches(':')).then_some(())?;
        let rest = line.get(end..)?;
        let names = rest.trim_start_matches([' ', ':', '\t', '\u{A0}']);
        let start = line.len() - names.len();
        let names = names.trim_end();
        (!names.is_empty()).then_some((start, names))
    })
}

/// The pieces between commas and "and", with where each starts.
fn parts(names: &str) -> Vec<(usize, &str)> {
    let mut parts = Vec::new();
    let mut start = 0;
    for piece in names.split([',', '&', '/']) {
        let mut from = start;
        let mut rest = piece;
        while let Some((at, length)) = [" and ", " und ", " et ", " y "]
            .iter()
            .filter_map(|word| rest.find(word).map(|at| (at, word.len())))
            .min()
        {
            push(&mut parts, from, rest.get(..at).unwrap_or_default());
            from += at + length;
            rest = rest.get(at + length..).unwrap_or_default();
        }
        // ", and Adam Okoye": the comma has taken the blank before "and".
        let opening = rest.trim_start();
        if let Some(name) = opening.strip_prefix("and ") {
            from += rest.len() - name.len();
            rest = name;
        }
        push(&mut parts, from, rest);
        start += piece.len() + 1;
    }
    parts
}

fn push<'a>(parts: &mut Vec<(usize, &'a str)>, start: usize, piece: &'a str) {
    let lead = piece.len() - piece.trim_start().len();
    let name = piece.trim().trim_end_matches(['.', ':']);
    if !name.is_empty() {
        parts.push((start + lead, name));
    }
}

/// A name in capitals throughout with a capital at the start of each word; any other as printed.
fn as_written(name: &str) -> String {
    let is_shouted = !name.chars().any(char::is_lowercase)
        && name.split_whitespace().filter(|word| word.chars().count() > 1).count() > 1;
    if !is_shouted {
        return name.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    let mut written = String::with_capacity(name.len());
    let mut inside = false;
    for letter in name.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        if inside {
            written.extend(letter.to_lowercase());
        } else {
            written.push(letter);
        }
        inside = letter.is_alphanumeric();
    }
    written
}

fn listed(list: &str, word: &str) -> bool {
    let word = word.trim_matches(|sign: char| !sign.is_alphanumeric());
    list.split_whitespace().any(|listed| listed == word)
}

#[cfg(test)]
mod tests {
    use super::{authors, is_byline};

    fn names(line: &str) -> Vec<String> {
        authors(line).into_iter().map(|(name, _)| name).collect()
    }

    #[test]
    fn authors_are_read_one_by_one_without_their_offices() {
        assert_eq!(names("By INES ROTH-MAYER"), ["Ines Roth-Mayer"]);
        assert_eq!(
            names("By Ines Roth, Adam Okoye and Li Wen"),
            ["Ines Roth", "Adam Okoye", "Li Wen"]
        );
        assert_eq!(names("By Ines Roth, Staff Writer | 7 April 2031"), ["Ines Roth"]);
        assert_eq!(names("Par Ines Roth et Adam Okoye"), ["Ines Roth", "Adam Okoye"]);
    }

    #[test]
    fn the_place_of_a_name_is_where_it_is_printed() {
        let line = "Written by Ines Roth, and Adam Okoye";

        let found = authors(line);

        assert_eq!(found[1].1.of(line), "Adam Okoye");
    }

    #[test]
    fn a_sentence_that_begins_with_by_is_no_byline() {
        assert!(is_byline("By Ines Roth in Port Ansel"));
        for line in
            ["By contrast, the quay stayed open.", "By Monday the Ferry Left", "By", "Byron Roth"]
        {
            assert!(!is_byline(line), "{line}");
        }
    }
}
