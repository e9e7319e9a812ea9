//! How many terminal columns text takes: the one place that decides it.
//!
//! Width is a property of a grapheme cluster; the width of a text is the sum over its clusters. Adding up
//! anything else (characters, or whole strings, where Arabic ligatures count as one) disagrees with what
//! terminals draw. No cluster is wider than two columns but a tab, which is always [`TAB`].

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;
use unicode_width::UnicodeWidthStr;

/// Columns of a tab. Fixed, so that a text has one width wherever it stands.
pub const TAB: usize = 4;

/// The grapheme clusters of `text` with their byte offsets.
pub fn clusters(text: &str) -> impl DoubleEndedIterator<Item = (usize, &str)> {
    text.grapheme_indices(true)
}

/// Columns of one grapheme cluster: 0 (invisible), 1, 2, or [`TAB`].
pub fn cluster_width(cluster: &str) -> usize {
    let mut characters = cluster.chars();
    match (characters.next(), characters.next()) {
        (Some('\t'), _) => TAB,
        (Some('\n'), _) => 1,
        (Some(character), None) if character.is_ascii() => {
            usize::from(!character.is_ascii_control())
        }
        // A soft hyphen is drawn by some terminals and not by others: it is never sent.
        (None, _) | (Some('\u{AD}'), None) => 0,
        (Some(character), None) => character.width().unwrap_or(0),
        // Halfwidth kana with a voicing mark takes two cells in every terminal.
        (Some('\u{FF65}'..='\u{FF9F}'), Some('\u{FF9E}' | '\u{FF9F}')) => 2,
        _ => cluster.width().clamp(1, 2),
    }
}

/// Columns of `text`.
pub fn columns(text: &str) -> usize {
    if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        return text.len();
    }
    clusters(text).map(|(_, cluster)| cluster_width(cluster)).sum()
}

/// `text` cut to at most `limit` columns, with `…` in the last column where something was cut.
pub fn truncate(text: &str, limit: usize) -> Cow<'_, str> {
    if text.len() <= limit && text.is_ascii() || columns(text) <= limit {
        return Cow::Borrowed(text);
    }
    if limit == 0 {
        return Cow::Borrowed("");
    }
    let mut cut = String::from(&text[..fitting(text, limit - 1)]);
    cut.truncate(cut.trim_end().len());
    cut.push('…');
    Cow::Owned(cut)
}

/// Bytes of the longest prefix of `text` that takes at most `limit` columns; always on a cluster border.
pub fn fitting(text: &str, limit: usize) -> usize {
    let mut used = 0;
    for (offset, cluster) in clusters(text) {
        used += cluster_width(cluster);
        if used > limit {
            return offset;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::{columns, truncate};

    #[test]
    fn widths_are_those_that_terminals_draw() {
        let table = [
            ("plain", 5),
            ("الإسلام", 7),
            ("مُحَمَّد", 4),
            ("e\u{301}", 1),
            ("北京", 4),
            ("🇸🇾", 2),
            ("👩\u{200D}🔬", 2),
            ("👍🏽", 2),
            ("ｶﾞ", 2),
            ("a\tb", 6),
            ("co\u{AD}op", 4),
        ];

        for (text, width) in table {
            assert_eq!(columns(text), width, "{text:?}");
        }
    }

    #[test]
    fn a_cut_text_says_so_and_never_splits_a_cluster() {
        assert_eq!(truncate("Damascus", 8), "Damascus");
        assert_eq!(truncate("Damascus", 5), "Dama…");
        assert_eq!(truncate("北京北京", 4), "北…");
        assert_eq!(truncate("a b c", 3), "a…");
        assert_eq!(truncate("Damascus", 0), "");
    }
}
