//! Where mentions stand relative to each other: in which sentence, in which list, before which bracket.

use crate::model::{Article, Mention, Reading};

/// For each mention of `reading`, the number of the sentence that it stands in or after.
pub(super) fn sentences(reading: &Reading) -> Vec<usize> {
    let mut sentence = 0;
    let number = |mention: &Mention| {
        while reading.sentences.get(sentence).is_some_and(|span| span.start <= mention.span.start) {
            sentence += 1;
        }
        sentence
    };
    reading.mentions.iter().map(number).collect()
}

/// For each mention, the number of the list that it stands in: neighbors have the same number where only a comma
/// or a conjunction stands between them.
pub(super) fn lists(article: &Article, reading: &Reading) -> Vec<usize> {
    let mut list = 0;
    let mut lists = Vec::with_capacity(reading.mentions.len());
    for index in 0..reading.mentions.len() {
        if index > 0 && !is_list_gap(gap_after(article, reading, index - 1)) {
            list += 1;
        }
        lists.push(list);
    }
    lists
}

/// Whether mention `index + 1` stands in brackets directly after mention `index`.
pub(super) fn brackets_follow(article: &Article, reading: &Reading, index: usize) -> bool {
    let opened = gap_after(article, reading, index).trim_start().strip_prefix('(');
    let is_quote = |c: char| matches!(c, '"' | '\'' | '\u{2018}'..='\u{201D}');
    opened.is_some_and(|rest| rest.trim_matches(is_quote).is_empty())
        && gap_after(article, reading, index + 1).trim_start_matches(is_quote).starts_with(')')
}

/// The text between mention `index` and the next one, or the end of the text.
fn gap_after<'a>(article: &'a Article, reading: &Reading, index: usize) -> &'a str {
    let from = reading.mentions.get(index).map(|mention| mention.span.to());
    let to =
        reading.mentions.get(index + 1).map_or(article.text.len(), |mention| mention.span.from());
    from.and_then(|from| article.text.get(from..to)).unwrap_or_default()
}

/// Whether the text between two names makes them items of one list.
fn is_list_gap(gap: &str) -> bool {
    let gap = gap.trim();
    let conjunction = gap.strip_prefix([',', ';']).unwrap_or(gap).trim_start();
    matches!(conjunction, "and" | "or" | "&") || (conjunction.is_empty() && !gap.is_empty())
}

#[cfg(test)]
mod tests {
    use super::is_list_gap;

    #[test]
    fn names_are_listed_where_only_commas_and_conjunctions_stand_between_them() {
        for gap in [", ", " and ", ", and ", "; ", " or ", " & "] {
            assert!(is_list_gap(gap), "{gap:?}");
        }
        for gap in ["", " ", ". ", " met ", ", who met ", " ("] {
            assert!(!is_list_gap(gap), "{gap:?}");
        }
    }
}
