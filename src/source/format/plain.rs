//! Plain text: printed lines, put together into paragraphs where the text was wrapped by hand.
//!
//! Pages saved as text have one line a paragraph; wire copy and minutes are broken at 60 to 80 columns. Which it is
//! is read off the lines themselves: in wrapped text the first word of most lines would not have fitted on the line
//! before. Limits: words hyphenated at a line end stay in two pieces; columns and tables are not understood.

use crate::text::Span;

/// A run of text that is classified as one: a line, or several of a wrapped paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::source) struct Paragraph {
    /// From the first to the last character that is not blank.
    pub(in crate::source) span: Span,
    /// Whether a blank line, or the start of the text, stands before it.
    pub(in crate::source) after_gap: bool,
}

/// Widest column at which text is wrapped by hand.
const MAX_COLUMN: usize = 100;
/// Narrowest.
const MIN_COLUMN: usize = 40;
/// Columns that a wrapping program may leave free although the next word would have fitted.
const SLACK: usize = 6;

/// A non-blank line.
#[derive(Debug, Clone, Copy)]
struct Line {
    span: Span,
    after_gap: bool,
    indent: usize,
    /// Characters, without the indent; lines far too long to be wrapped are not counted to their end.
    width: usize,
    first_word: usize,
    opens_list: bool,
}

/// The paragraphs of `text`, in order, covering every non-blank line.
pub(in crate::source) fn paragraphs(text: &str) -> Vec<Paragraph> {
    let lines = lines(text);
    let column = column(&lines);
    let mut paragraphs: Vec<Paragraph> = Vec::with_capacity(lines.len());
    let mut before: Option<Line> = None;
    for line in lines {
        let goes_on = match (before, column, paragraphs.last_mut()) {
            (Some(before), Some(column), Some(paragraph)) if continues(before, line, column) => {
                paragraph.span.end = line.span.end;
                true
            }
            _ => false,
        };
        if !goes_on {
            paragraphs.push(Paragraph { span: line.span, after_gap: line.after_gap });
        }
        before = Some(line);
    }
    paragraphs
}

fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut after_gap = true;
    for printed in text.split('\n') {
        let body = printed.trim();
        if body.is_empty() {
            after_gap = true;
        } else {
            let indent = printed.len() - printed.trim_start().len();
            let from = start + indent;
            let count = |text: &str| text.chars().take(2 * MAX_COLUMN).count();
            lines.push(Line {
                span: Span::new(from, from + body.len()),
                after_gap,
                indent,
                width: count(body),
                first_word: body.split_whitespace().next().map_or(0, count),
                opens_list: body.starts_with(['•', '·', '*', '-', '–', '—', '▪', '◦', '>']),
            });
            after_gap = false;
        }
        start += printed.len() + 1;
    }
    lines
}

/// The column at which the text was wrapped by hand; `None` where it was not.
fn column(lines: &[Line]) -> Option<usize> {
    let pairs = || {
        lines
            .windows(2)
            .filter_map(|pair| <[Line; 2]>::try_from(pair).ok())
            .filter(|[_, next]| !next.after_gap)
    };
    let mut widths: Vec<usize> = pairs().map(|[line, _]| line.indent + line.width).collect();
    widths.sort_unstable();
    // One stray long line (an address, a table) must not hide the column.
    let column = *widths.get(widths.len().saturating_sub(1) * 19 / 20)?;
    if !(MIN_COLUMN..=MAX_COLUMN).contains(&column) {
        return None;
    }
    let full = pairs().filter(|[line, next]| is_full(*line, *next, column)).count();
    (full >= 4 && full * 2 >= widths.len()).then_some(column)
}

/// Whether `next` carries the paragraph of `line` on.
fn continues(line: Line, next: Line, column: usize) -> bool {
    !next.after_gap
        && !next.opens_list
        // A line that stands further in than the one before opens a paragraph.
        && next.indent <= line.indent
        && is_full(line, next, column)
}

/// Whether the first word of `next` had no room on `line`.
fn is_full(line: Line, next: Line, column: usize) -> bool {
    line.indent + line.width + 1 + next.first_word + SLACK > column
}

#[cfg(test)]
mod tests {
    use super::paragraphs;

    fn texts(text: &str) -> Vec<&str> {
        paragraphs(text).iter().map(|paragraph| paragraph.span.of(text)).collect()
    }

    #[test]
    fn each_line_of_a_saved_page_is_a_paragraph() {
        let text = "Home\nNews\n\nThe quay was closed on Monday after a crane fell.\n  Share \n";

        assert_eq!(
            texts(text),
            ["Home", "News", "The quay was closed on Monday after a crane fell.", "Share"]
        );
    }

    #[test]
    fn lines_wrapped_by_hand_are_put_together_and_an_indent_opens_a_paragraph() {
        let text = "\
   The harbor office said on Monday that the north
quay would stay closed until the fallen crane had
been taken away by the company that had built it
and that no ship would be let in.
   A spokesman for the company told the office that
the work would be done in a week, if the sea stays
as calm as it has been.
";

        assert_eq!(texts(text).len(), 2);
        assert!(texts(text)[1].starts_with("A spokesman"));
    }

    #[test]
    fn a_menu_of_short_lines_is_not_wrapped_text() {
        let text = "Home\nWorld\nBusiness\nSport\nWeather\nOpinion\nShop\nTravel\n";

        assert_eq!(texts(text).len(), 8);
    }
}
