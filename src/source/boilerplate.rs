//! Says what each paragraph of a page is: report or furniture, and which part of either.
//!
//! `phrases` holds what pages say everywhere in the same words, `line` the features of a paragraph, `roles` decides:
//! first each paragraph by its own words, then by where it stands. Limits: phrases are known for English, and the
//! most frequent ones for French, Spanish, German, Arabic and Russian; elsewhere only form and place speak.

pub(super) mod line;
pub(super) mod phrases;
mod roles;

use crate::model::Role;
use crate::source::format::plain::Paragraph;

use line::Line;

/// The role of each of `paragraphs`.
pub(super) fn roles(text: &str, paragraphs: &[Paragraph]) -> Vec<Role> {
    let lines: Vec<Line<'_>> = paragraphs
        .iter()
        .map(|paragraph| Line::new(paragraph.span.of(text), paragraph.after_gap))
        .collect();
    roles::decide(&lines)
}
