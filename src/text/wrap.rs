//! Breaks a run of text into lines of at most so many columns.
//!
//! Lines are spans of the source: nothing is copied, and highlights need no translation. Breaks follow the
//! Unicode line breaking algorithm (UAX #14); a word longer than a line is cut between clusters. Line feeds
//! inside the run are spaces: what is a paragraph was decided before.

use unicode_linebreak::linebreaks;

use crate::text::Span;
use crate::text::width::{cluster_width, clusters};

/// The lines of `span` of `text`, each at most `columns` wide (trailing blanks not counted and not included).
/// At least one line, unless the span is blank.
pub fn wrap(text: &str, span: Span, columns: usize) -> Vec<Span> {
    let run = span.of(text);
    let columns = columns.max(1);
    let flat = run.replace('\n', " ");
    let mut lines = Vec::new();
    let (mut start, mut end, mut used) = (0, 0, 0);
    let mut word_start = 0;
    for (word_end, _) in linebreaks(&flat) {
        let word = &flat[word_start..word_end];
        let width = width_without_trailing_blanks(word);
        if used + width > columns && end > start {
            push(&mut lines, run, start, end, span);
            (start, used) = (word_start, 0);
        }
        if width > columns {
            for (offset, cluster) in clusters(word) {
                if used + cluster_width(cluster) > columns && word_start + offset > start {
                    push(&mut lines, run, start, word_start + offset, span);
                    (start, used) = (word_start + offset, 0);
                }
                used += cluster_width(cluster);
            }
        } else {
            used += super::width::columns(word);
        }
        end = word_end;
        word_start = word_end;
    }
    push(&mut lines, run, start, end, span);
    lines
}

/// Adds the line `start..end` of `run` without its outer blanks, if anything is left.
fn push(lines: &mut Vec<Span>, run: &str, start: usize, end: usize, span: Span) {
    let line = &run[start..end];
    let content = line.trim();
    if !content.is_empty() {
        let start = span.from() + start + (line.len() - line.trim_start().len());
        lines.push(Span::new(start, start + content.len()));
    }
}

/// Columns of `word` without the blanks at its end, which may hang over the edge.
fn width_without_trailing_blanks(word: &str) -> usize {
    super::width::columns(word.trim_end())
}

#[cfg(test)]
mod tests {
    use super::wrap;
    use crate::text::Span;

    fn lines(text: &str, columns: usize) -> Vec<&str> {
        wrap(text, Span::new(0, text.len()), columns)
            .into_iter()
            .map(|line| line.of(text))
            .collect()
    }

    #[test]
    fn words_stay_whole_while_they_fit() {
        assert_eq!(
            lines("headed by Dr. Khalil Al-Hayya", 12),
            ["headed by", "Dr. Khalil", "Al-Hayya"]
        );
    }

    #[test]
    fn a_word_longer_than_the_line_is_cut_between_clusters() {
        assert_eq!(lines("ab 北京北京 c", 5), ["ab 北", "京北", "京 c"]);
        assert_eq!(lines("to Kahramanmaraş", 7), ["to", "Kahrama", "nmaraş"]);
        assert_eq!(lines("https", 2), ["ht", "tp", "s"]);
    }

    #[test]
    fn hard_line_ends_inside_a_paragraph_are_blanks() {
        assert_eq!(lines("one\ntwo three\n", 20), ["one\ntwo three"]);
    }

    #[test]
    fn blank_text_has_no_lines_and_no_width_is_one_column() {
        assert_eq!(lines("  \n ", 9), [""; 0]);
        assert_eq!(lines("abc", 0), ["a", "b", "c"]);
    }
}
