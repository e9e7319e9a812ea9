//! Finds the outlet that printed a report, where the page states it.
//!
//! It is stated in a note of responsibility ("translated and edited by NAME"), a copyright line ("© 2031 NAME"), a label
//! ("Outlet: NAME"), or the head of the page; in the head, a name counts when it stands in `assets/outlets.tsv` or is made
//! like an outlet's ("Harbor Courier"). Running text never counts: reports quote other outlets all the time.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::source::boilerplate::line::{head, key};
use crate::source::boilerplate::phrases::PHRASES;
use crate::text::Span;

const TABLE: &str = include_str!("../../../assets/outlets.tsv");

/// Words after which a note names the outlet itself.
const NOTES: [&str; 8] = [
    "translated and edited by ",
    "edited and translated by ",
    "report by ",
    "report from ",
    "outlet: ",
    "publisher: ",
    "publication: ",
    "newspaper: ",
];

/// Words before which a note names the outlet itself.
const DENIALS: [&str; 7] = [
    " has not verified the content",
    " has not verified the information",
    " is not responsible for",
    " does not endorse",
    " assumes no responsibility",
    " does not take responsibility",
    " does not necessarily",
];

/// Last words of names that are made like an outlet's.
const HEADS: &str = "agency bulletin chronicle courier daily dispatch echo examiner gazette globe guardian herald inquirer \
    journal mail messenger mirror monitor observer post press record register reporter review sentinel standard star sun \
    telegraph times today tribune voice weekly wire";

/// The embedded table: comparison form of a name to the name as listed first. It never changes.
static OUTLETS: LazyLock<HashMap<String, (&'static str, &'static str)>> = LazyLock::new(|| {
    let mut outlets = HashMap::new();
    for row in TABLE.lines().filter(|row| !row.starts_with('#')) {
        let (name, others) = row.split_once('\t').unwrap_or((row, ""));
        for spelling in std::iter::once(name).chain(others.split('|')) {
            if !spelling.trim().is_empty() {
                outlets.entry(key(spelling)).or_insert((name, spelling));
            }
        }
    }
    outlets
});

/// Words of the longest name in the table.
const LONGEST: usize = 6;

/// Whether the table lists `name`.
pub(in crate::source) fn is_listed(name: &str) -> bool {
    name.len() < 80 && OUTLETS.contains_key(&key(name))
}

/// Whether `name` is listed, or made like the name of an outlet.
pub(in crate::source) fn is_outlet_like(name: &str) -> bool {
    let words = name.split_whitespace();
    let last = words.clone().next_back().map(key).unwrap_or_default();
    is_listed(name)
        || (2..=5).contains(&words.clone().count())
            && words.clone().all(|word| !word.starts_with(char::is_lowercase) || word == "of")
            && HEADS.split_whitespace().any(|head| head == last)
}

/// Whether `line` is the name of an outlet, or begins with one as the head of a page does: "Harbor Courier | News".
pub(in crate::source) fn opens_with_outlet(line: &str) -> bool {
    is_outlet_like(opening(line))
}

/// What stands before the first separator in the head of a page.
fn opening(line: &str) -> &str {
    let end =
        [" | ", ", ", " - ", " – ", " — ", " • "].iter().filter_map(|sign| line.find(sign)).min();
    line.get(..end.unwrap_or(line.len())).unwrap_or(line)
}

/// The outlet that a note of responsibility, a label or a copyright line names.
pub(in crate::source) fn in_note(note: &str) -> Option<(String, Span)> {
    let note = head(note);
    let lower = note.to_ascii_lowercase();
    let after = NOTES
        .iter()
        .filter_map(|words| Some((words, lower.find(words)? + words.len())))
        .find_map(|(words, at)| {
            // "report by" may also name a person.
            name_at(note, at)
                .filter(|(name, _)| !words.starts_with("report") || is_outlet_like(name))
        });
    let before = || {
        DENIALS.iter().find_map(|words| {
            let end = lower.find(words)?;
            let sentence = note.get(..end)?;
            let start = sentence.rfind(". ").map_or(0, |stop| stop + 2);
            name_at(note, start).filter(|(_, span)| span.to() == end)
        })
    };
    after.or_else(|| in_copyright(note)).or_else(before)
}

/// The first listed outlet in a line of furniture, or the outlet-like opening of a head such as "Harbor Courier | News".
pub(in crate::source) fn in_furniture(line: &str, is_page_head: bool) -> Option<(String, Span)> {
    let line = head(line);
    if is_page_head {
        let name = opening(line).trim_end();
        if is_outlet_like(name) {
            return Some((name.to_owned(), Span::new(0, name.len())));
        }
    }
    listed_within(line)
}

/// The first name in `line` that the table lists, the longest where several begin at one word.
fn listed_within(line: &str) -> Option<(String, Span)> {
    let mut words = Vec::new();
    let mut at = 0;
    for word in line.split(char::is_whitespace) {
        let bare = word.trim_matches(|sign: char| !sign.is_alphanumeric());
        if !bare.is_empty() {
            let start = at + word.find(bare).unwrap_or_default();
            words.push(Span::new(start, start + bare.len()));
        }
        let rest = line.get(at + word.len()..).unwrap_or_default();
        at += word.len() + rest.chars().next().map_or(0, char::len_utf8);
    }
    (0..words.len()).find_map(|first| {
        (1..=LONGEST).rev().find_map(|count| {
            let start = words.get(first)?.from();
            let span = Span::new(start, words.get(first + count - 1)?.to());
            let printed = span.of(line);
            let printed_key = key(printed);
            let (_, spelling) = OUTLETS.get(&printed_key)?;
            if PHRASES.is_section(&printed_key) {
                return None;
            }
            // Short names are also words (Dawn, Time, RT): they count only as they are written.
            (spelling.len() > 8 && spelling.contains(' ') || *spelling == printed)
                .then(|| (printed.to_owned(), span))
        })
    })
}

/// The owner in "© 2031 The Harbor Courier. All rights reserved".
fn in_copyright(note: &str) -> Option<(String, Span)> {
    let lower = note.to_ascii_lowercase();
    let at = note
        .find('©')
        .map(|at| at + '©'.len_utf8())
        .or_else(|| lower.find("(c) ").map(|at| at + 4))
        .or_else(|| lower.starts_with("copyright ").then_some("copyright ".len()))?;
    let rest = note.get(at..)?;
    let owner = rest.trim_start_matches(|sign: char| !sign.is_alphabetic());
    let owner_at = at + rest.len() - owner.len();
    let skipped = ["by ", "copyright ", "Copyright "]
        .iter()
        .find(|word| owner.starts_with(**word))
        .map_or(0, |word| word.len());
    name_at(note, owner_at + skipped)
        .filter(|(name, _)| !matches!(key(name).as_str(), "all" | "all rights"))
}

/// The run of capitalized words that starts at byte `start`.
pub(in crate::source) fn name_at(text: &str, start: usize) -> Option<(String, Span)> {
    let rest = text.get(start..)?;
    let start = start + rest.len() - rest.trim_start().len();
    let rest = rest.trim_start();
    let mut end = 0;
    let mut at = 0;
    for (index, word) in rest.split(' ').enumerate() {
        let bare = word.trim_end_matches(['.', ',', ';', ':', ')', '"', '\n']);
        let is_small = bare.starts_with(char::is_lowercase);
        let may_be_small = ["of", "the", "de", "la", "al", "le", "and", "for"].contains(&bare)
            || bare.starts_with("al-")
            || bare.starts_with("el-");
        if bare.is_empty()
            || bare.contains('\n')
            || is_small && !(may_be_small || is_listed(bare))
            || index > 7
        {
            break;
        }
        if !is_small || bare.contains('-') {
            end = at + bare.len();
        }
        if bare.len() < word.len() {
            break;
        }
        at += word.len() + 1;
    }
    let name = rest.get(..end).filter(|name| name.chars().any(char::is_alphabetic))?;
    let name = name.strip_suffix("'s").or(name.strip_suffix("’s")).unwrap_or(name);
    Some((name.to_owned(), Span::new(start, start + name.len())))
}

#[cfg(test)]
mod tests {
    use super::{in_furniture, in_note, is_outlet_like};

    fn name(found: Option<(String, crate::text::Span)>) -> Option<String> {
        found.map(|(name, _)| name)
    }

    #[test]
    fn a_note_of_responsibility_or_rights_names_the_outlet() {
        let cases = [
            (
                "This text was translated and edited by The Harbor Observer. It is not ours.",
                "The Harbor Observer",
            ),
            (
                "Views differ. The Quay Review has not verified the content of this story.",
                "The Quay Review",
            ),
            ("© 2031 Harbor Courier. All rights reserved.", "Harbor Courier"),
            ("Copyright 2031 by The Quay Review", "The Quay Review"),
        ];

        for (note, outlet) in cases {
            assert_eq!(name(in_note(note)).as_deref(), Some(outlet));
        }
        assert_eq!(in_note("© 2031 All rights reserved"), None);
    }

    #[test]
    fn the_head_of_a_page_names_the_outlet_when_it_is_made_like_one() {
        assert_eq!(
            name(in_furniture("Harbor Courier | World", true)).as_deref(),
            Some("Harbor Courier")
        );
        assert_eq!(name(in_furniture("Home BBC News World", false)).as_deref(), Some("BBC News"));
        assert_eq!(in_furniture("Home World dawn Opinion", false), None);
        assert!(!is_outlet_like("Middle East"));
    }
}
