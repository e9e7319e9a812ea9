//! Reads what a report states about itself, each with the place that states it.
//!
//! Every field is read from blocks of the roles that can state it, never from running text or captions. What is not
//! stated stays absent; what is stated in a way that can be read twice stays absent and is told.

pub(super) mod byline;
pub(super) mod date;
pub(super) mod origin;
pub(super) mod outlet;

use std::collections::HashSet;

use crate::model::{Block, Found, Metadata, Published, Role};
use crate::source::boilerplate::line::key;
use crate::source::boilerplate::phrases::PHRASES;
use crate::text::Span;

/// What a report states about itself, and what in it is doubtful.
pub(super) fn metadata(text: &str, blocks: &[Block]) -> (Metadata, Vec<String>) {
    let page = Page { text, blocks };
    let (title, suffix) = page.title();
    let published = page.published();
    let doubt = match published {
        None => page.doubtful_date(),
        Some(_) => None,
    };
    let metadata = Metadata {
        title,
        outlet: page.outlet().or(suffix),
        authors: page.authors(),
        published,
        language: None,
        url: page.url(),
        origins: page.origins(),
    };
    (metadata, doubt.into_iter().collect())
}

struct Page<'a> {
    text: &'a str,
    blocks: &'a [Block],
}

impl<'a> Page<'a> {
    /// The text of the blocks that have one of `roles`, with where each starts and its position.
    fn of(
        &self,
        roles: &'static [Role],
    ) -> impl Iterator<Item = (usize, &'a Block, &'a str)> + use<'a> {
        let text = self.text;
        self.blocks
            .iter()
            .enumerate()
            .filter(move |(_, block)| roles.contains(&block.role))
            .map(move |(index, block)| (index, block, block.span.of(text)))
    }

    /// The headline, and the outlet where it is named behind it: "Crane falls | Harbor Courier".
    fn title(&self) -> (Option<Found<String>>, Option<Found<String>>) {
        let Some((_, block, printed)) = self.of(&[Role::Title]).next() else {
            return (None, None);
        };
        let split = [" | ", " - ", " – ", " — "]
            .iter()
            .filter_map(|separator| Some((printed.rfind(separator)?, separator.len())))
            .max()
            .and_then(|(at, length)| {
                let name = printed.get(at + length..)?;
                let start = at + length;
                outlet::is_listed(name)
                    .then(|| (at, found(block, name, Span::new(start, printed.len()))))
            });
        let end = split.as_ref().map_or(printed.len(), |(at, _)| *at);
        let title = printed.get(..end).unwrap_or(printed);
        let value = title.split_whitespace().collect::<Vec<_>>().join(" ");
        let title = found(block, &value, Span::new(0, title.trim_end().len()));
        (Some(title), split.map(|(_, outlet)| outlet))
    }

    fn outlet(&self) -> Option<Found<String>> {
        let head = self
            .blocks
            .iter()
            .position(|block| !block.role.is_furniture())
            .unwrap_or(self.blocks.len());
        let note = self
            .of(&[Role::Disclaimer, Role::Navigation])
            .find_map(|(_, block, line)| Some((block, outlet::in_note(line)?)));
        let in_furniture = || {
            self.of(&[Role::Navigation, Role::Widget, Role::Disclaimer])
                // "Originally published by NAME" names another outlet than this one.
                .filter(|(_, _, line)| origin::in_credit(line).is_none())
                // A long widget advertises something: a book, a film, another site.
                .filter(|(_, block, line)| {
                    block.role != Role::Widget || line.split_whitespace().count() <= 8
                })
                .find_map(|(index, block, line)| {
                    let is_page_head = index < head && block.role == Role::Navigation;
                    Some((block, outlet::in_furniture(line, is_page_head)?))
                })
        };
        note.or_else(in_furniture).map(|(block, (name, span))| found(block, &name, span))
    }

    fn authors(&self) -> Vec<Found<String>> {
        let others = ["editing by", "edited by", "additional reporting", "source"];
        let mut authors: Vec<Found<String>> = Vec::new();
        let mut seen = HashSet::new();
        for (_, block, line) in self.of(&[Role::Byline]) {
            let line_key = key(line);
            let is_other = others.iter().any(|words| line_key.starts_with(words))
                || line_key.contains("contributed");
            let is_other = is_other || !authors.is_empty() && outlet::opens_with_outlet(line);
            for (name, span) in byline::authors(line) {
                if !is_other && seen.insert(name.clone()) {
                    authors.push(found(block, &name, span));
                }
            }
        }
        authors
    }

    /// The date of publication: from a date line, then from a byline, then from a label in the furniture, then from a
    /// dateline. A line about an update counts only where no other states a date.
    fn published(&self) -> Option<Found<Published>> {
        let mut candidates: Vec<(usize, Found<Published>)> = Vec::new();
        let roles = &[Role::Date, Role::Byline, Role::Navigation, Role::Widget, Role::Disclaimer];
        for (_, block, line) in self.of(roles) {
            let Some(dated) = date::find(line, |word| PHRASES.is_date_word(word)) else {
                continue;
            };
            let before = key(line.get(..dated.span.from()).unwrap_or_default());
            let rank = match block.role {
                Role::Date
                    if before.contains("updat")
                        || before.contains("modif")
                        || before.contains("actuali") =>
                {
                    2
                }
                Role::Date => 0,
                Role::Byline => 1,
                _ if is_labelled(&before) => 3,
                _ => continue,
            };
            candidates.push((rank, found_date(block, dated)));
        }
        let lead = self.of(&[Role::Body]).next().and_then(|(_, block, line)| {
            let dated = date::find(line, |_| false)?;
            let after = line.get(dated.span.to()..)?.trim_start();
            let is_dateline = dated.span.from() < 60
                && line.get(..dated.span.from())?.chars().any(char::is_uppercase)
                && (after.starts_with(['-', '–', '—', '(', '/']) || after.starts_with(". /"))
                && line.get(..dated.span.from())?.split_whitespace().count() <= 5;
            is_dateline.then(|| (4, found_date(block, dated)))
        });
        candidates.extend(lead);
        let best = candidates.iter().min_by_key(|(rank, _)| *rank)?.1.clone();
        // The same day with its time says more.
        let timed = candidates.into_iter().map(|(_, date)| date).find(|date| {
            matches!(date.value, Published::Time(time) if best.value == Published::Day(time.date()))
        });
        Some(timed.unwrap_or(best))
    }

    fn doubtful_date(&self) -> Option<String> {
        self.of(&[Role::Date])
            .find_map(|(_, _, line)| date::ambiguous(line))
            .map(|figures| {
                format!("the date {figures} can be read day first or month first: not taken as the date of publication")
            })
    }

    fn url(&self) -> Option<Found<String>> {
        self.of(&[Role::Navigation]).find_map(|(_, block, line)| {
            let address = line.split_whitespace().next_back()?;
            let at = line.len() - address.len();
            let is_address = address.starts_with("https://") || address.starts_with("http://");
            is_address.then(|| found(block, address, Span::new(at, line.len())))
        })
    }

    fn origins(&self) -> Vec<Found<String>> {
        let summary = self
            .of(&[Role::Subtitle])
            .filter_map(|(_, block, line)| Some((block, origin::at_end(line, false)?)));
        let lead = self.of(&[Role::Body]).take(1).flat_map(|(_, block, line)| {
            [origin::in_dateline(line), origin::at_end(line, true)]
                .into_iter()
                .flatten()
                .map(move |origin| (block, origin))
        });
        let credit = self
            .of(&[Role::Byline, Role::Disclaimer])
            .filter_map(|(_, block, line)| Some((block, origin::in_credit(line)?)));
        let mut origins: Vec<Found<String>> = Vec::new();
        let mut seen = HashSet::new();
        for (block, (name, span)) in summary.chain(lead).chain(credit) {
            if seen.insert(key(&name)) {
                origins.push(found(block, &name, span));
            }
        }
        origins
    }
}

/// Whether the words before a date say that it is the date of publication.
fn is_labelled(before: &str) -> bool {
    let last = before.rsplit(' ').next().unwrap_or_default();
    let last = last.trim_end_matches(':');
    matches!(last, "date" | "published" | "posted" | "publie" | "publicado" | "veroffentlicht")
        || before.ends_with("published on")
        || before.ends_with("posted on")
}

/// A value at `span` of the text of `block`.
fn found(block: &Block, value: &str, span: Span) -> Found<String> {
    Found { value: value.to_owned(), at: Some(within(block, span)) }
}

fn found_date(block: &Block, dated: date::Dated) -> Found<Published> {
    Found { value: dated.published, at: Some(within(block, dated.span)) }
}

/// A span of the text of `block` as a span of the article's.
fn within(block: &Block, span: Span) -> Span {
    let start = block.span.from();
    Span::new(start + span.from(), start + span.to())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::model::Article;
    use crate::source::parse;

    const BODY: &str = "The north quay of Port Ansel was closed on Monday after a crane fell into the basin, the office said.\n\n\
        Nobody was hurt on 3 March 2031, but eleven ships had to wait outside the port until the evening.";

    fn article(head: &str, tail: &str) -> Article {
        let text = format!("{head}\n\n{BODY}\n\n{tail}\n");
        parse(&Arc::from("report.txt"), text.as_bytes()).unwrap().remove(0)
    }

    #[test]
    fn what_is_stated_is_found_with_its_place() {
        let article = article(
            "Harbor Courier | News\n\nCrane falls into basin\n\nBy INES ROTH\nPublished: APRIL 7, 2031 16:49",
            "",
        );
        let metadata = &article.metadata;

        assert_eq!(metadata.title.as_ref().unwrap().value, "Crane falls into basin");
        assert_eq!(metadata.outlet.as_ref().unwrap().value, "Harbor Courier");
        assert_eq!(metadata.authors[0].value, "Ines Roth");
        assert_eq!(metadata.authors[0].at.unwrap().of(&article.text), "INES ROTH");
        let published = metadata.published.as_ref().unwrap();
        assert_eq!(published.value.to_string(), "2031-04-07T16:49:00");
        assert_eq!(published.at.unwrap().of(&article.text), "APRIL 7, 2031 16:49");
    }

    #[test]
    fn dates_of_pictures_and_in_running_text_are_not_the_date_of_publication() {
        let article =
            article("Crane falls into basin\n\nThe crane in use, 9 May 2030 [Coast Agency]", "");

        assert_eq!(article.metadata.published, None);
        assert_eq!(article.metadata.outlet, None);
    }

    #[test]
    fn a_date_that_can_be_read_twice_is_told_and_not_taken() {
        let article = article("Crane falls into basin\n\nPosted 4/7/2031", "");

        assert_eq!(article.metadata.published, None);
        assert_eq!(article.issues.len(), 1);
    }

    #[test]
    fn the_origin_of_a_republished_text_is_not_its_outlet() {
        let article =
            article("Crane falls into basin", "This article was originally published by Reuters.");

        assert_eq!(article.metadata.outlet, None);
        assert_eq!(article.metadata.origins[0].value, "Reuters");
    }
}
