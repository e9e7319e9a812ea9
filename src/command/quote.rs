//! How values are written in text answers: on one line, harmless for a terminal, in aligned columns.
//!
//! Article text was sanitized when it was read; paths and queries come straight from outside. JSON answers need
//! none of this.

use std::borrow::Cow;

use crate::model::{Article, Entity, OutletCount};
use crate::text::count::count;
use crate::text::sanitize::sanitize;
use crate::text::width::columns;

/// A path on one line: control characters, line ends and tabs included, become their visible pictures.
pub(super) fn path(path: &str) -> String {
    // Before sanitizing, which would make line ends of them.
    let marked: String = path
        .chars()
        .map(|character| match character {
            '\u{00}'..='\u{1F}' => {
                char::from_u32(0x2400 + u32::from(character)).unwrap_or(character)
            }
            '\u{85}' | '\u{2028}' | '\u{2029}' => char::REPLACEMENT_CHARACTER,
            character => character,
        })
        .collect();
    sanitize(&marked).0.into_owned()
}

/// A run of text on one line: every run of blanks and line ends becomes one blank.
pub(super) fn line(text: &str) -> Cow<'_, str> {
    let (clean, _) = sanitize(text);
    if !clean.contains(['\n', '\t']) && !clean.contains("  ") && clean.trim().len() == clean.len() {
        return clean;
    }
    Cow::Owned(clean.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The day of publication, or that there is none.
pub(super) fn day(article: &Article) -> String {
    match &article.metadata.published {
        Some(published) => published.value.day().to_string(),
        None => "no date".to_owned(),
    }
}

/// The name of the outlet, or that there is none.
pub(super) fn outlet(outlet: Option<&str>) -> Cow<'_, str> {
    outlet.map_or(Cow::Borrowed("no outlet"), line)
}

/// `text` with blanks up to `width` columns; longer text stays whole.
pub(super) fn pad(text: &str, width: usize) -> String {
    let blanks = width.saturating_sub(columns(text));
    format!("{text}{:blanks$}", "")
}

/// An entity on one line: name, kind, how often and in how many reports.
pub(super) fn entity(entity: &Entity) -> String {
    format!(
        "{}  {}  {} in {}",
        line(&entity.name),
        entity.kind.name(),
        count(entity.mentions.len(), "mention"),
        count(entity.article_count(), "report"),
    )
}

/// The spellings of an entity, one a line: how often, the spelling, by whom.
pub(super) fn spellings(entity: &Entity) -> Vec<String> {
    let texts: Vec<_> = entity.aliases.iter().map(|alias| line(&alias.text)).collect();
    let width = texts.iter().map(|text| columns(text)).max();
    let rows = entity.aliases.iter().zip(&texts);
    rows.map(|(alias, text)| {
        let outlets: Vec<_> = alias.outlets.iter().map(outlet_count).collect();
        let text = pad(text, width.unwrap_or_default().min(WIDEST_SPELLING));
        format!("{:5}  {text}  {}", alias.count, outlets.join(", ")).trim_end().to_owned()
    })
    .collect()
}

/// Beyond so many columns, one long spelling no longer moves the column after it.
const WIDEST_SPELLING: usize = 40;

fn outlet_count(count: &OutletCount) -> String {
    format!("{} {}", outlet(count.outlet.as_deref()), count.count)
}

/// Counts lines while moving forward through a text, so that many places cost one pass.
#[derive(Debug, Clone, Copy)]
pub(super) struct LineCounter<'a> {
    text: &'a str,
    offset: usize,
    line: usize,
}

impl<'a> LineCounter<'a> {
    /// A counter at the first line of `text`.
    pub(super) const fn new(text: &'a str) -> Self {
        Self { text, offset: 0, line: 1 }
    }

    /// The number of the line that holds byte `offset`, from 1. Offsets are asked for in ascending order; an
    /// earlier one gives the line of the last.
    pub(super) fn line_at(&mut self, offset: usize) -> usize {
        if let Some(between) = self.text.get(self.offset..offset) {
            self.line += between.matches('\n').count();
            self.offset = offset;
        }
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::{LineCounter, line, pad, path};

    #[test]
    fn a_hostile_path_stays_on_its_line_and_steers_nothing() {
        assert_eq!(path("a\n\u{1B}[2J\tb\u{202E}.txt"), "a␊␛[2J␉b\u{FFFD}.txt");
        assert_eq!(path("reports/Überfahrt 2.txt"), "reports/Überfahrt 2.txt");
    }

    #[test]
    fn line_breaks_inside_a_sentence_are_blanks() {
        assert_eq!(line(" The ferry\n  left\tlate. "), "The ferry left late.");
    }

    #[test]
    fn columns_are_those_of_the_terminal() {
        assert_eq!(pad("北京", 6), "北京  ");
        assert_eq!(pad("Damascus", 3), "Damascus");
    }

    #[test]
    fn lines_are_counted_from_one_and_forward_only() {
        let mut lines = LineCounter::new("one\ntwo\n\nfour");

        let numbers = [0, 3, 4, 9, 4, 99].map(|offset| lines.line_at(offset));

        assert_eq!(numbers, [1, 1, 2, 4, 4, 4]);
    }
}
