//! An article as lines of the reader: wrapped text, air between paragraphs, furniture folded.
//!
//! Lines are spans of the article's text, so that names and found text need no translation. A page is made once
//! for an article and a width, and is the same for every scroll position.

use crate::model::{Article, Published, Role};
use crate::text::{Span, wrap::wrap};

/// One line of the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// Air.
    Blank,
    /// A line of the article's text.
    Text {
        /// Where it stands in the text.
        span: Span,
        /// What it belongs to.
        role: Role,
    },
    /// What the report says about itself, in the reader's words.
    Facts(String),
    /// Furniture or repetition that is folded away.
    Fold {
        /// What is folded.
        span: Span,
        /// How many lines of the text.
        lines: usize,
    },
}

impl Line {
    /// What of the text it stands for.
    fn span(&self) -> Option<Span> {
        match self {
            Self::Text { span, .. } | Self::Fold { span, .. } => Some(*span),
            Self::Blank | Self::Facts(_) => None,
        }
    }
}

/// An article as lines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// The lines, from top to bottom.
    pub lines: Vec<Line>,
    /// The lines that stand for text: index and first byte of each, in order.
    starts: Vec<(usize, usize)>,
}

/// A line of the page by its place in the text: the same at every width, furniture folded or not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Spot {
    /// First byte of the nearest line with text: the line itself, or else the one below.
    pub offset: usize,
    /// How many lines below that one it is; above, where negative.
    shift: isize,
}

impl Page {
    /// The lines of `article`, at most `width` columns each.
    pub fn new(article: &Article, width: usize, unfolded: bool) -> Self {
        let mut page = Self::default();
        let facts = facts(article);
        let has_title = article.blocks.iter().any(|block| block.role == Role::Title);
        if !has_title {
            page.add_facts(&facts, width);
        }
        let mut titles: Vec<&str> = Vec::new();
        let mut captions: Vec<&str> = Vec::new();
        for block in &article.blocks {
            let text = block.span.of(&article.text);
            let repeated = match block.role {
                Role::Title => repeats(&mut titles, text),
                Role::Caption => repeats(&mut captions, text),
                _ => false,
            };
            if !unfolded && (block.role.is_furniture() || repeated) {
                page.add_fold(
                    block.span,
                    text.lines().filter(|line| !line.trim().is_empty()).count(),
                );
                continue;
            }
            page.add_air();
            page.lines.extend(
                wrap(&article.text, block.span, width)
                    .into_iter()
                    .map(|span| Line::Text { span, role: block.role }),
            );
            if block.role == Role::Title && titles.len() == 1 && !repeated {
                page.add_facts(&facts, width);
            }
        }
        page.starts = page.spans().map(|(line, span)| (line, span.from())).collect();
        page
    }

    /// The line on which byte `offset` of the text stands, or the one after which it would.
    pub fn line_at(&self, offset: usize) -> usize {
        let after = self.starts.partition_point(|(_, from)| *from <= offset);
        after.checked_sub(1).map_or(0, |index| self.starts[index].0)
    }

    /// The place of line `index`.
    pub fn spot(&self, index: usize) -> Spot {
        let below = self.starts.partition_point(|(line, _)| *line < index);
        let nearest = self.starts.get(below).or(self.starts.last());
        nearest.map_or_else(Spot::default, |&(line, offset)| Spot {
            offset,
            shift: index.cast_signed() - line.cast_signed(),
        })
    }

    /// The line of a place; where lines without text are missing around it, as near as can be.
    pub fn line_of(&self, spot: Spot) -> usize {
        let after = self.starts.partition_point(|(_, from)| *from <= spot.offset);
        let Some(at) = after.checked_sub(1) else {
            return 0;
        };
        let (line, from) = self.starts[at];
        if from != spot.offset {
            return line;
        }
        let above = at.checked_sub(1).map_or(0, |above| self.starts[above].0 + 1);
        let below = self.starts.get(after).map_or(self.lines.len(), |below| below.0);
        line.saturating_add_signed(spot.shift).clamp(above, below - 1)
    }

    /// The bytes of the text on the lines from `top` on, `height` of them.
    pub fn range(&self, top: usize, height: usize) -> Span {
        let bottom = top.saturating_add(height).min(self.lines.len());
        let mut shown =
            self.lines.get(top..bottom).unwrap_or_default().iter().filter_map(Line::span);
        let first = shown.next().unwrap_or_default();
        let last = shown.next_back().unwrap_or(first);
        Span { end: last.end, ..first }
    }

    /// Whether byte `offset` is on the page and not folded away.
    pub fn shows(&self, offset: usize) -> bool {
        let line = self.lines.get(self.line_at(offset));
        matches!(line, Some(Line::Text { span, .. }) if span.from() <= offset && offset <= span.to())
    }

    /// The lines that stand for text, with their spans.
    fn spans(&self) -> impl Iterator<Item = (usize, Span)> {
        self.lines.iter().enumerate().filter_map(|(index, line)| Some((index, line.span()?)))
    }

    fn add_air(&mut self) {
        if !matches!(self.lines.last(), None | Some(Line::Blank)) {
            self.lines.push(Line::Blank);
        }
    }

    fn add_facts(&mut self, facts: &str, width: usize) {
        let lines = wrap(facts, Span::new(0, facts.len()), width);
        self.lines.extend(lines.into_iter().map(|span| Line::Facts(span.of(facts).to_owned())));
    }

    /// Folds `lines` more lines: into the fold right above, if there is one.
    fn add_fold(&mut self, span: Span, lines: usize) {
        if let Some(Line::Fold { span: above, lines: folded }) = self.lines.last_mut() {
            above.end = span.end;
            *folded += lines;
            return;
        }
        self.add_air();
        self.lines.push(Line::Fold { span, lines });
    }
}

/// Whether `text` was there before; remembers it.
fn repeats<'a>(seen: &mut Vec<&'a str>, text: &'a str) -> bool {
    let repeated = seen.contains(&text);
    if !repeated {
        seen.push(text);
    }
    repeated
}

/// Outlet, date, authors and credited sources in a line, as far as the report states them.
fn facts(article: &Article) -> String {
    let metadata = &article.metadata;
    let outlet = metadata.outlet.as_ref().map_or("no outlet stated", |outlet| &outlet.value);
    let published = match metadata.published.as_ref().map(|published| published.value) {
        None => "no date stated".to_owned(),
        Some(Published::Day(day)) => day.to_string(),
        Some(Published::Time(time)) => time.strftime("%Y-%m-%d %H:%M").to_string(),
    };
    let mut facts = format!("{outlet} · {published}");
    let list = |found: &[crate::model::Found<String>]| {
        found.iter().map(|one| one.value.as_str()).collect::<Vec<_>>().join(", ")
    };
    if !metadata.authors.is_empty() {
        facts.push_str(" · by ");
        facts.push_str(&list(&metadata.authors));
    }
    if !metadata.origins.is_empty() {
        facts.push_str(" · after ");
        facts.push_str(&list(&metadata.origins));
    }
    for issue in &article.issues {
        facts.push_str(" · ");
        facts.push_str(&issue.text);
    }
    facts
}

#[cfg(test)]
mod tests {
    use super::{Line, Page};
    use crate::model::{Article, Block, ContentId, Metadata, Role};
    use crate::text::Span;

    fn article(parts: &[(&str, Role)]) -> Article {
        let mut text = String::new();
        let mut blocks = Vec::new();
        for (part, role) in parts {
            let start = text.len();
            text.push_str(part);
            blocks.push(Block { span: Span::new(start, text.len()), role: *role });
            text.push('\n');
        }
        let path = "a.txt".into();
        Article {
            path,
            id: ContentId(1),
            text,
            blocks,
            metadata: Metadata::default(),
            issues: Vec::new(),
        }
    }

    fn shown(page: &Page, article: &Article) -> Vec<String> {
        let line = |line: &Line| match line {
            Line::Blank => String::new(),
            Line::Text { span, .. } => span.of(&article.text).to_owned(),
            Line::Facts(text) => format!("<{text}>"),
            Line::Fold { lines, .. } => format!("[{lines}]"),
        };
        page.lines.iter().map(line).collect()
    }

    #[test]
    fn furniture_is_folded_with_its_count_and_unfolds() {
        let article = article(&[
            ("Menu", Role::Navigation),
            ("Share", Role::Widget),
            ("Flood in Vell", Role::Title),
            ("The river rose.", Role::Body),
        ]);

        let folded = Page::new(&article, 40, false);
        let unfolded = Page::new(&article, 40, true);

        let facts = "<no outlet stated · no date stated>";
        assert_eq!(
            shown(&folded, &article),
            ["[2]", "", "Flood in Vell", facts, "", "The river rose."]
        );
        assert_eq!(unfolded.lines.len(), 8);
    }

    #[test]
    fn a_repeated_headline_is_shown_once() {
        let article =
            article(&[("Flood", Role::Title), ("Water rose.", Role::Body), ("Flood", Role::Title)]);
        let page = Page::new(&article, 40, false);

        assert_eq!(shown(&page, &article).last().unwrap(), "[1]");
    }

    #[test]
    fn a_place_in_the_text_is_found_at_any_width() {
        let article = article(&[("one two three four five six seven", Role::Body)]);
        let offset = article.text.find("five").unwrap();

        for width in [6, 12, 80] {
            let page = Page::new(&article, width, false);
            let Line::Text { span, .. } = page.lines[page.line_at(offset)] else {
                panic!("no text line")
            };
            assert!(span.contains(offset) && page.shows(offset));
        }
    }

    #[test]
    fn every_line_is_found_again_by_its_place() {
        let article = article(&[
            ("Flood in Vell", Role::Title),
            ("The river rose in the night.", Role::Body),
            ("Share", Role::Widget),
            ("It fell at noon.", Role::Body),
        ]);
        let page = Page::new(&article, 12, false);

        for line in 0..page.lines.len() {
            assert_eq!(page.line_of(page.spot(line)), line);
        }
    }

    #[test]
    fn air_above_a_paragraph_stays_above_it_at_another_width() {
        let article =
            article(&[("one two three four five", Role::Body), ("six seven", Role::Body)]);
        let [narrow, wide] = [8, 80].map(|width| Page::new(&article, width, false));
        let above_six = narrow.line_at(article.text.find("six").unwrap()) - 1;

        let line = wide.line_of(narrow.spot(above_six));

        assert_eq!(line + 1, wide.line_at(article.text.find("six").unwrap()));
    }

    #[test]
    fn an_article_without_content_has_a_page() {
        let page = Page::new(&article(&[]), 40, false);

        assert_eq!(
            (page.lines.len(), page.line_at(7), page.spot(3).offset, page.shows(0)),
            (1, 0, 0, false)
        );
    }
}
