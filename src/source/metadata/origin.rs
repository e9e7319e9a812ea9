//! Finds whom a report credits for its content as a whole: "..., according to NAME.", "(NAME) -", "Source: NAME".
//!
//! Only the lines that sum the report up and its first paragraph are read, and only a credit at the very end of them or
//! before their first word: anything else credits one statement, and attribution reads that. Limits: English phrases.

use crate::source::boilerplate::line::head;
use crate::source::metadata::outlet::{is_listed, is_outlet_like, name_at};
use crate::text::Span;

/// Words before a credited source at the end of a summary.
const CREDITS: [&str; 7] =
    ["according to ", "as reported by ", "reported by ", "reports ", "via ", "citing ", "quoting "];

/// Labels before a credited source, alone in their line.
const LABELS: [&str; 8] = [
    "source: ",
    "sources: ",
    "via: ",
    "originally published by ",
    "originally published in ",
    "originally published on ",
    "first published by ",
    "first published in ",
];

/// Bytes before the dash that ends a dateline.
const DATELINE: usize = 120;

/// The source credited at the end of a summary line.
///
/// A summary may credit anybody; a first paragraph (`is_lead`) only what is called like an outlet, since people who are
/// quoted there stand behind one statement.
pub(in crate::source) fn at_end(line: &str, is_lead: bool) -> Option<(String, Span)> {
    let line_end = line.trim_end().trim_end_matches(['.', '"', '”']).len();
    // Whatever the paragraph's length, a credit at its end is short.
    let from =
        (0..=line_end.saturating_sub(DATELINE)).rev().find(|&at| line.is_char_boundary(at))?;
    let tail = line.get(from..line_end)?.to_ascii_lowercase();
    CREDITS.iter().find_map(|words| {
        let at = from + tail.rfind(words)? + words.len();
        let (name, span) = name_at(line, at)?;
        let credited = !is_lead || is_outlet_like(name.as_str());
        // "reports" and "via" say much else: after them only a listed name counts.
        let plain =
            words.starts_with("according") || words.contains("reported by") || is_listed(&name);
        (span.to() == line_end && credited && plain).then_some((name, span))
    })
}

/// The agency in the dateline that a first paragraph opens with: "PORT ANSEL (Reuters) -", "/TASS/".
pub(in crate::source) fn in_dateline(line: &str) -> Option<(String, Span)> {
    let reach = (0..=DATELINE.min(line.len())).rev().find(|&at| line.is_char_boundary(at))?;
    let opening = line.get(..reach)?;
    let agency = |open: char, close: char| {
        let start = opening.find(open)? + open.len_utf8();
        let end = start + opening.get(start..)?.find(close)?;
        let after = opening.get(end + close.len_utf8()..)?.trim_start();
        let closes = open == '/' || after.starts_with(['-', '–', '—']);
        let place = opening.get(..start)?;
        let is_place = !place.contains(". \"") && place.split_whitespace().count() <= 8;
        let name = opening.get(start..end)?.trim();
        (closes && is_place && (is_listed(name) || open == '(' && is_outlet_like(name)))
            .then(|| (name.to_owned(), Span::new(start, end)))
    };
    agency('(', ')').or_else(|| agency('/', '/'))
}

/// The source that a line of credit names: "Source: NAME", "This article was originally published by NAME".
pub(in crate::source) fn in_credit(line: &str) -> Option<(String, Span)> {
    let line = head(line);
    let lower = line.to_ascii_lowercase();
    LABELS.iter().find_map(|label| {
        let at = lower.find(label)?;
        let opens = at == 0 || !label.ends_with(": ");
        opens.then(|| name_at(line, at + label.len())).flatten()
    })
}

#[cfg(test)]
mod tests {
    use super::{at_end, in_credit, in_dateline};

    fn name(found: Option<(String, crate::text::Span)>) -> Option<String> {
        found.map(|(name, _)| name)
    }

    #[test]
    fn a_credit_at_the_end_of_the_summary_is_the_origin() {
        let summary = "The quay stays closed until May, according to Harbor Press.";

        assert_eq!(name(at_end(summary, false)).as_deref(), Some("Harbor Press"));
        assert_eq!(at_end("According to Harbor Press, the quay stays closed.", false), None);
    }

    #[test]
    fn a_person_quoted_in_the_first_paragraph_is_not() {
        assert_eq!(at_end("The quay stays closed, according to Ines Roth.", true), None);
    }

    #[test]
    fn a_dateline_credits_its_agency() {
        assert_eq!(
            name(in_dateline("PORT ANSEL, April 7 (Reuters) - The quay")).as_deref(),
            Some("Reuters")
        );
        assert_eq!(
            name(in_dateline("PORT ANSEL, April 7. /TASS/. The quay")).as_deref(),
            Some("TASS")
        );
        assert_eq!(in_dateline("The quay (built 1990) - the oldest"), None);
    }

    #[test]
    fn a_line_of_credit_names_the_origin() {
        assert_eq!(name(in_credit("Source: Harbor Press")).as_deref(), Some("Harbor Press"));
    }
}
