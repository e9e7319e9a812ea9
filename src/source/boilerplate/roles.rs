//! Decides the role of each paragraph: by its own words first, then by where it stands.
//!
//! A page is read as four stretches: what stands before the headline, the head down to the first paragraph of prose, the
//! body to the last one, and the tail. The same short line is a menu entry in the first, an author in the second, a
//! heading in the third and a link in the last. What nothing speaks against stays body: to fold a part of the report
//! away is worse than to show a button.

use crate::model::Role;
use crate::source::boilerplate::line::{Ending, Line};
use crate::source::boilerplate::phrases::PHRASES;
use crate::source::metadata::{byline, origin, outlet};

mod own;

/// Paragraphs of a page without prose in which a headline is looked for.
const HEAD_REACH: usize = 20;

/// Links that are taken for related after one label.
const RELATED_REACH: usize = 15;

/// Paragraphs after a lead that are searched for its repetition.
const REPEAT_REACH: usize = 5;

/// The role of each of `lines`.
pub(super) fn decide(lines: &[Line<'_>]) -> Vec<Role> {
    let mut page = Page { lines, roles: lines.iter().map(own::role).collect() };
    page.mark_forms();
    page.mark_related();
    page.mark_labelled_captions();
    let first = page.first_prose();
    let title = page.mark_title(first);
    page.mark_repeated(title);
    let body = page.mark_head(title, first);
    page.mark_body_and_tail(body);
    page.roles.into_iter().map(|role| role.unwrap_or(Role::Body)).collect()
}

/// The paragraphs of a page and what has been decided about them.
struct Page<'a> {
    lines: &'a [Line<'a>],
    roles: Vec<Option<Role>>,
}

impl<'a> Page<'a> {
    /// The line at `index` while nothing is decided about it.
    fn open(&self, index: usize) -> Option<&'a Line<'a>> {
        self.lines.get(index).filter(|_| self.roles.get(index) == Some(&None))
    }

    fn role(&self, index: usize) -> Option<Role> {
        self.roles.get(index).copied().flatten()
    }

    fn set(&mut self, index: usize, role: Role) {
        if let Some(place) = self.roles.get_mut(index) {
            *place = Some(role);
        }
    }

    fn first_prose(&self) -> Option<usize> {
        (0..self.lines.len()).find(|&index| self.open(index).is_some_and(Line::is_prose))
    }

    /// Labels that wait for an answer, two or more in a row, are a form.
    fn mark_forms(&mut self) {
        let is_label = |line: &Line<'_>| line.ending == Ending::Colon && line.words <= 4;
        for index in 1..self.lines.len() {
            let both = self.lines.get(index - 1..=index).unwrap_or_default();
            let is_run = both.last().is_some_and(|line| !line.after_gap);
            if is_run && both.iter().all(is_label) {
                self.set(index - 1, Role::Widget);
                self.set(index, Role::Widget);
            }
        }
    }

    /// Headlines after a label such as "Related:" are links to other reports.
    fn mark_related(&mut self) {
        let mut is_in_body = false;
        for label in 0..self.lines.len() {
            is_in_body |= self.open(label).is_some_and(Line::is_prose);
            if self.role(label) != Some(Role::Related)
                || self.lines.get(label).is_none_or(|line| line.words > 6)
            {
                continue;
            }
            for index in label + 1..label + 1 + RELATED_REACH {
                let Some(line) = self.lines.get(index) else {
                    break;
                };
                // Counters and tags between the links do not end their list.
                if self.role(index) == Some(Role::Navigation) && !line.after_gap {
                    continue;
                }
                let is_date = self.role(index) == Some(Role::Date);
                let is_link = self.open(index).is_some() && line.is_headline(4..=30);
                // Before the body, the headline of the report itself comes after the next blank line.
                let is_apart = line.after_gap && !is_in_body;
                let opens_section = index > label + 1
                    && line.after_gap
                    && line.words <= 5
                    && self.open(index + 1).is_some_and(Line::is_prose);
                if !(is_date || is_link) || is_apart || opens_section {
                    break;
                }
                self.set(index, Role::Related);
            }
        }
    }

    /// What follows "Image caption," is one.
    fn mark_labelled_captions(&mut self) {
        for index in 1..self.lines.len() {
            let is_label = self.role(index - 1) == Some(Role::Caption)
                && self.lines.get(index - 1).is_some_and(|line| {
                    line.words <= 3
                        && (line.key.ends_with("caption") || line.key.ends_with([',', ':']))
                });
            if is_label && self.open(index).is_some() {
                self.set(index, Role::Caption);
            }
        }
    }

    /// The headline: the first line above the prose that could be one, preferably of four words or more.
    fn mark_title(&mut self, first: Option<usize>) -> Option<usize> {
        let end = first.unwrap_or(self.lines.len().min(HEAD_REACH));
        let candidate = |start: usize, least: usize| {
            (start..end).find(|&index| {
                self.open(index).is_some_and(|line| {
                    line.is_headline(least..=40)
                        && !PHRASES.is_section(&line.key)
                        && !outlet::opens_with_outlet(line.text)
                })
            })
        };
        let mut title = candidate(0, 4).or_else(|| candidate(0, 2))?;
        // Name and motto of a site stand above its menu, the headline below it.
        while let Some(later) = candidate(title + 1, 4) {
            let between = || (title + 1..later).filter_map(|index| self.role(index));
            if !between().any(|role| role == Role::Navigation)
                || between().any(|role| matches!(role, Role::Date | Role::Byline))
            {
                break;
            }
            title = later;
        }
        for index in 0..title {
            if self.open(index).is_some() {
                self.set(index, Role::Navigation);
            }
        }
        self.set(title, Role::Title);
        Some(title)
    }

    /// The headline printed again is the headline.
    fn mark_repeated(&mut self, title: Option<usize>) {
        let Some(title) = title else { return };
        let Some(key) = self.lines.get(title).map(|line| &line.key) else {
            return;
        };
        for index in title + 1..self.lines.len() {
            if self.open(index).is_some_and(|line| line.key == *key) {
                self.set(index, Role::Title);
            }
        }
    }

    /// Decides what stands between the headline and the prose; says where the body begins.
    fn mark_head(&mut self, title: Option<usize>, first: Option<usize>) -> usize {
        let Some(title) = title else {
            return first.unwrap_or_default();
        };
        let end = first.unwrap_or(title + 1);
        let mut has_subtitle = false;
        for index in title + 1..end {
            let Some(line) = self.open(index) else {
                continue;
            };
            let role = if self.is_caption(index) {
                Role::Caption
            } else if self.is_affiliation(index) || self.is_name_beside_date(index) {
                Role::Byline
            } else if PHRASES.is_section(&line.key) {
                Role::Navigation
            } else if line.words >= 4
                && line.ending != Ending::Colon
                && (!has_subtitle || line.has_bullet)
            {
                has_subtitle = true;
                Role::Subtitle
            } else if line.words <= 3
                && line.ending == Ending::Open
                && !line.text.contains(": ")
                && !has_subtitle
            {
                Role::Navigation
            } else {
                // The report begins with something that is not prose: a list, a table, a short sentence.
                return index;
            };
            self.set(index, role);
        }
        if let Some(first) = first.filter(|&first| !has_subtitle && self.is_subtitle(title, first))
        {
            self.set(first, Role::Subtitle);
            return first + 1;
        }
        end
    }

    /// Whether the first prose is a summary that stands apart from the body.
    fn is_subtitle(&self, title: usize, first: usize) -> bool {
        let Some(line) = self.open(first) else {
            return false;
        };
        let next = (first + 1..self.lines.len())
            .find(|&index| self.open(index).is_some_and(Line::is_prose));
        let Some((next, body)) = next.and_then(|next| Some((next, self.lines.get(next)?))) else {
            return false;
        };
        if line.words > 60 || line.has_inner_stop() {
            return false;
        }
        let stated = |range: std::ops::Range<usize>| {
            range
                .filter_map(|index| self.role(index))
                .any(|role| matches!(role, Role::Date | Role::Byline | Role::Title))
        };
        let is_repeated = || {
            let opening: String = line.key.chars().take(60).collect();
            opening.chars().count() == 60
                && (first + 1..first + 1 + REPEAT_REACH)
                    .filter_map(|index| self.lines.get(index))
                    .any(|line| line.key.starts_with(&opening))
        };
        let is_short = line.words <= 14 && line.words * 3 <= body.words * 2 && body.after_gap;
        stated(first + 1..next) && !stated(title + 1..first)
            || origin::at_end(line.text, false).is_some()
            || is_repeated()
            || is_short
    }

    /// Decides everything from the first paragraph of the body on.
    fn mark_body_and_tail(&mut self, body: usize) {
        let is_text =
            |line: &Line<'_>| line.is_prose() || line.ending == Ending::Sentence && line.words >= 5;
        let end = (body..self.lines.len())
            .rev()
            .find(|&index| self.open(index).is_some_and(is_text))
            .map_or(body, |last| last + 1);
        for index in body..end {
            let Some(line) = self.open(index) else {
                continue;
            };
            let role = if self.is_caption(index) {
                Role::Caption
            } else if self.is_heading(index) {
                Role::Heading
            } else {
                let is_beside_widget = self.role(index + 1) == Some(Role::Widget)
                    || index > 0 && self.role(index - 1) == Some(Role::Widget);
                let is_counter = line.words == 1 && !line.has_letters() && is_beside_widget;
                if is_counter { Role::Widget } else { Role::Body }
            };
            self.set(index, role);
        }
        let mut last_furniture = None;
        for index in end..self.lines.len() {
            if let Some(role) = self.role(index) {
                last_furniture = Some(role).filter(|role| role.is_furniture()).or(last_furniture);
            } else if let Some(line) = self.open(index) {
                let role = Self::tail_role(line, last_furniture);
                let role = if self.is_caption(index) { Role::Caption } else { role };
                self.set(index, role);
            }
        }
    }

    /// The role of a line below the last paragraph of prose, after furniture or not.
    fn tail_role(line: &Line<'_>, last_furniture: Option<Role>) -> Role {
        if line.ending == Ending::Colon && line.words <= 4 {
            return Role::Widget;
        }
        if PHRASES.is_section(&line.key) || outlet::is_outlet_like(line.text) {
            return Role::Navigation;
        }
        match last_furniture {
            Some(Role::Disclaimer) if !line.after_gap => Role::Disclaimer,
            Some(_) if line.is_headline(4..=30) => Role::Related,
            Some(Role::Widget) if line.words <= 3 => Role::Widget,
            Some(_) if line.words <= 3 => Role::Navigation,
            _ => Role::Body,
        }
    }

    /// Whether a short line between paragraphs opens a section of the report.
    fn is_heading(&self, index: usize) -> bool {
        let Some(line) = self.open(index) else {
            return false;
        };
        let next = (index + 1..index + 4).find(|&next| {
            !self.role(next).is_some_and(|role| role == Role::Caption || role.is_furniture())
        });
        let opens =
            next.and_then(|next| self.open(next)).is_some_and(|next| next.words > line.words);
        let is_speech = line.ending != Ending::Open
            && line.text.starts_with(['"', '“', '\'', '‘', '«', '(', '[', '…']);
        opens
            && line.after_gap
            && line.is_headline(1..=12)
            && !line.has_bullet
            && !is_speech
            && !line.text.ends_with([',', ';'])
            && !line.text.starts_with(char::is_lowercase)
    }

    /// Whether a line says what a picture shows by its place: it ends with the picture's date above the body, or repeats
    /// the caption beside it without the credit.
    fn is_caption(&self, index: usize) -> bool {
        let Some(line) = self.lines.get(index).filter(|line| line.words <= 60) else {
            return false;
        };
        let in_head =
            index < HEAD_REACH && line.ending == Ending::Open && own::ends_with_date(line);
        let beside = |other: usize| {
            self.role(other) == Some(Role::Caption)
                && line.words >= 4
                && self.lines.get(other).is_some_and(|caption| {
                    caption.key.starts_with(line.key.trim_end_matches('.'))
                        || caption.key.ends_with(&line.key)
                })
        };
        in_head || beside(index + 1) || index > 0 && beside(index - 1)
    }

    /// Whether a line of the head names an agency, or the outlet and place of the author above it.
    fn is_affiliation(&self, index: usize) -> bool {
        let Some(line) = self.open(index) else {
            return false;
        };
        let first = line.text.split(',').next().unwrap_or_default();
        let is_below_author = index > 0 && self.role(index - 1) == Some(Role::Byline);
        outlet::is_listed(line.text)
            || is_below_author && line.words <= 6 && outlet::is_listed(first)
    }

    /// Whether a line beside the date is somebody's name.
    fn is_name_beside_date(&self, index: usize) -> bool {
        let Some(line) = self.open(index) else {
            return false;
        };
        let beside = [index.checked_sub(1), Some(index + 1)];
        (2..=8).contains(&line.words)
            && line.capitals >= 2
            && byline::is_byline(&format!("by {}", line.text))
            && line.ending == Ending::Open
            && !line.text.contains(|sign: char| sign.is_ascii_digit())
            && !PHRASES.is_section(&line.key)
            && beside.into_iter().flatten().any(|other| self.role(other) == Some(Role::Date))
            && !byline::authors(line.text).is_empty()
    }
}

#[cfg(test)]
mod tests {
    use crate::model::Role;
    use crate::source::boilerplate::roles;
    use crate::source::format::plain::paragraphs;

    fn decided(text: &str) -> Vec<(Role, &str)> {
        let paragraphs = paragraphs(text);
        roles(text, &paragraphs)
            .into_iter()
            .zip(paragraphs.iter().map(|paragraph| paragraph.span.of(text)))
            .collect()
    }

    fn names(text: &str) -> Vec<Role> {
        decided(text).into_iter().map(|(role, _)| role).collect()
    }

    const LEAD: &str = "The north quay of Port Ansel was closed on Monday after a crane fell into the basin, the office said.";
    const MORE: &str = "Nobody was hurt, but eleven ships had to wait outside the port until the evening, according to the pilots.";

    #[test]
    fn a_page_is_told_apart_from_the_report_on_it() {
        let text = format!(
            "Skip to content\nHarbor Courier\nNews > Coast\n\nCrane Falls Into Harbor Basin\n\nBy Ines Roth\n\
             Published 7 April 2031\n\nThe fallen crane at Port Ansel [Coast Agency]\n\n{LEAD}\n\nSecond accident\n\n{MORE}\n\n\
             Read also: Ferry line to reopen\n\nShare on Facebook\nComments\n0\nYour name:\n© 2031 Harbor Courier\n"
        );

        assert_eq!(
            names(&text),
            [
                Role::Navigation,
                Role::Navigation,
                Role::Navigation,
                Role::Title,
                Role::Byline,
                Role::Date,
                Role::Caption,
                Role::Body,
                Role::Heading,
                Role::Body,
                Role::Related,
                Role::Widget,
                Role::Widget,
                Role::Widget,
                Role::Widget,
                Role::Disclaimer,
            ]
        );
    }

    #[test]
    fn the_line_between_headline_and_byline_is_the_subtitle() {
        let text = format!("Crane falls into harbor basin\n\n{LEAD}\n\nBy Ines Roth\n\n{MORE}\n");

        assert_eq!(names(&text), [Role::Title, Role::Subtitle, Role::Byline, Role::Body]);
    }

    #[test]
    fn a_headline_after_a_related_label_is_a_link_and_the_report_goes_on() {
        let text = format!(
            "Crane falls into harbor basin\n\n{LEAD}\n\nRELATED:\n\nFerry Line To Reopen In May\n\n{MORE}\n"
        );

        assert_eq!(names(&text)[2..], [Role::Related, Role::Related, Role::Body]);
    }

    #[test]
    fn a_report_without_furniture_is_all_body() {
        let text = format!("{LEAD}\n\n{MORE}\n\n“Who will pay?”\n\n{LEAD}\n");

        assert_eq!(names(&text), [Role::Body; 4]);
    }

    #[test]
    fn headline_and_caption_printed_twice_keep_their_roles() {
        let caption = "The mayor (L) and the pilot (R) at the quay, April 7, 2031";
        let text = format!(
            "Crane falls into harbor basin\nCrane falls into harbor basin\n\n{caption}.\n{caption} | Photo: Coast Agency\n\n{LEAD}\n\n{MORE}\n"
        );

        assert_eq!(names(&text)[..4], [Role::Title, Role::Title, Role::Caption, Role::Caption]);
    }
}
