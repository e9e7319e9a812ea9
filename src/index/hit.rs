//! Snippets: the place of an article that shows best why it was found, with what was found in it.
//!
//! The sentence with the most different terms of the query wins, then the earliest. A sentence longer than
//! [`LONGEST`] is shown in part. The headline is only taken when nothing else matches, because lists show it
//! anyway. tantivy's own snippets know nothing of fuzzy words, prefixes and other spellings of a name, so the
//! words of the article are compared with the patterns of the query here, once, and only up to the first place
//! that has them all.

use std::collections::VecDeque;
use std::ops::ControlFlow;

use crate::corpus::Corpus;
use crate::index::Snippet;
use crate::index::plan::{Last, Pattern};
use crate::index::words::Words;
use crate::model::{Article, ArticleId, EntityId, MentionId, Reading, Role};
use crate::text::Span;

/// Longest sentence in bytes that is shown whole.
const LONGEST: usize = 400;

/// Length in bytes of the part that is shown of a longer one.
const PART: usize = 240;

/// How much of a part is shown before its first match, in bytes.
const LEAD: usize = 60;

/// The snippet of an article for the patterns of a query.
pub(super) fn snippet(corpus: &Corpus, id: ArticleId, patterns: &[Pattern]) -> Snippet {
    let (Some(article), Some(reading)) = (corpus.article(id), corpus.reading(id)) else {
        return Snippet::default();
    };
    let view = View { corpus, id, article, reading, patterns };
    let is_title = |span: &Span| {
        let block = article.block_at(span.from());
        block.is_some_and(|block| block.role == Role::Title)
    };
    let sentences = || reading.sentences.iter().copied();
    let content = article.blocks.iter().filter(|block| !block.role.is_furniture());
    let blocks = || content.clone().map(|block| block.span);
    let best = view
        .best(sentences().filter(|span| !is_title(span)))
        .or_else(|| view.best(blocks().filter(|span| !is_title(span))))
        .or_else(|| view.best(blocks()));
    let span = if let Some(best) = best {
        part(&article.text, best.region, best.first)
    } else {
        let first = sentences().find(|span| !is_title(span));
        let first = first.or_else(|| blocks().next()).unwrap_or_default();
        part(&article.text, first, first.from())
    };
    Snippet { span, highlights: view.highlights(span) }
}

/// An article as a query sees it.
struct View<'a> {
    corpus: &'a Corpus,
    id: ArticleId,
    article: &'a Article,
    reading: &'a Reading,
    patterns: &'a [Pattern],
}

/// The best place so far.
struct Best {
    /// How many different patterns match there.
    distinct: usize,
    /// The sentence.
    region: Span,
    /// First byte of its first match.
    first: usize,
}

/// One match.
#[derive(Clone, Copy)]
struct Match {
    span: Span,
    pattern: usize,
    /// Whether the words match; else only the entity does.
    is_literal: bool,
}

impl View<'_> {
    /// The region, or the part of a long one, with the most different patterns; the first of equals.
    fn best(&self, regions: impl Iterator<Item = Span>) -> Option<Best> {
        let mut best: Option<Best> = None;
        let mut recent: VecDeque<Match> = VecDeque::new();
        let mut counts = vec![0_usize; self.patterns.len()];
        for region in regions {
            recent.clear();
            counts.fill(0);
            let mut distinct = 0;
            let is_long = region.len() > LONGEST;
            let flow = self.scan(region, &mut |found| {
                while is_long
                    && let Some(&oldest) = recent.front()
                    && oldest.span.from() + PART - LEAD < found.span.to()
                {
                    recent.pop_front();
                    counts[oldest.pattern] -= 1;
                    distinct -= usize::from(counts[oldest.pattern] == 0);
                }
                recent.push_back(found);
                distinct += usize::from(counts[found.pattern] == 0);
                counts[found.pattern] += 1;
                if best.as_ref().is_none_or(|best| best.distinct < distinct) {
                    let first = recent.front().map_or(found.span, |first| first.span);
                    best = Some(Best { distinct, region, first: first.from() });
                }
                if distinct == self.patterns.len() {
                    return ControlFlow::Break(());
                }
                ControlFlow::Continue(())
            });
            if flow.is_break() {
                break;
            }
        }
        best
    }

    /// Every match in `span`, in order, overlapping ones joined.
    fn highlights(&self, span: Span) -> Vec<Span> {
        let mut matches = Vec::new();
        let _ = self.scan(span, &mut |found| {
            matches.push(found);
            ControlFlow::Continue(())
        });
        let literal: Vec<Match> =
            matches.iter().copied().filter(|found| found.is_literal).collect();
        // Of a name that has the very word asked for, the word is enough.
        matches.retain(|found| {
            found.is_literal || !literal.iter().any(|word| found.span.overlaps(word.span))
        });
        let mut spans: Vec<Span> = matches.into_iter().map(|found| found.span).collect();
        spans.sort_unstable();
        spans.dedup_by(|next, before| {
            let joins = before.overlaps(*next);
            if joins {
                before.end = before.end.max(next.end);
            }
            joins
        });
        spans
    }

    /// Calls `found` with every match in `region`, by where it ends, until it breaks off.
    fn scan(
        &self,
        region: Span,
        found: &mut impl FnMut(Match) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        if self.patterns.is_empty() {
            return ControlFlow::Break(());
        }
        let longest = self.patterns.iter().map(|pattern| pattern.forms.len());
        let longest = longest.max().unwrap_or_default().max(1);
        let mut mentions = self.mentions_in(region).peekable();
        let mut words = Words::new(region.of(&self.article.text));
        let mut recent: VecDeque<(String, Span)> = VecDeque::with_capacity(longest);
        let mut form = String::new();
        while let Some(span) = words.next_into(&mut form) {
            let span = Span::new(region.from() + span.from(), region.from() + span.to());
            while let Some((mention, entity)) = mentions.next_if(|next| next.0.end <= span.start) {
                self.report_entity(mention, entity, found)?;
            }
            // The string of the word that falls out of sight is used again.
            let mut entry = (String::new(), span);
            if recent.len() == longest {
                entry.0 = recent.pop_front().map(|oldest| oldest.0).unwrap_or_default();
            }
            entry.1 = span;
            std::mem::swap(&mut entry.0, &mut form);
            recent.push_back(entry);
            for (index, pattern) in self.patterns.iter().enumerate() {
                if let Some(start) = match_start(pattern, &recent) {
                    found(Match {
                        span: Span::new(start, span.to()),
                        pattern: index,
                        is_literal: true,
                    })?;
                }
            }
        }
        for (mention, entity) in mentions {
            self.report_entity(mention, entity, found)?;
        }
        ControlFlow::Continue(())
    }

    /// The mentions that lie wholly in `region`, with their entities.
    fn mentions_in(&self, region: Span) -> impl Iterator<Item = (Span, EntityId)> {
        let mentions = &self.reading.mentions;
        let first = mentions.partition_point(|mention| mention.span.start < region.start);
        let inside = mentions.get(first..).unwrap_or_default().iter();
        let article = self.id;
        inside
            .zip(u32::try_from(first).unwrap_or(u32::MAX)..)
            .take_while(move |(mention, _)| mention.span.end <= region.end)
            .filter_map(move |(mention, index)| {
                let entity = self.corpus.entity_of(MentionId { article, index })?;
                Some((mention.span, entity))
            })
    }

    /// Calls `found` for every pattern that asks for `entity`.
    fn report_entity(
        &self,
        span: Span,
        entity: EntityId,
        found: &mut impl FnMut(Match) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        for (pattern, asked) in self.patterns.iter().enumerate() {
            if asked.entities.binary_search(&entity).is_ok() {
                found(Match { span, pattern, is_literal: false })?;
            }
        }
        ControlFlow::Continue(())
    }
}

/// Where the match of `pattern` begins that ends with the last of the `recent` words.
fn match_start(pattern: &Pattern, recent: &VecDeque<(String, Span)>) -> Option<usize> {
    let (last, before) = pattern.forms.split_last()?;
    let newest = &recent.back()?.0;
    let is_match = match &pattern.last {
        Last::Same => newest == last,
        Last::Prefix => newest.starts_with(last),
        Last::OneOf(words) => words.contains(newest),
    };
    let first = recent.len().checked_sub(pattern.forms.len())?;
    let is_match =
        is_match && recent.iter().skip(first).zip(before).all(|((word, _), form)| word == form);
    is_match.then(|| recent.get(first).map(|word| word.1.from()))?
}

/// `region`, or the part of a long one around `first`, cut between words where there are any.
fn part(text: &str, region: Span, first: usize) -> Span {
    if region.len() <= LONGEST {
        return region;
    }
    let mut start = region.from().max(first.saturating_sub(LEAD));
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    if start > region.from() {
        let lead = text.get(start..first).unwrap_or_default();
        let word = lead.find(char::is_whitespace).unwrap_or(0);
        start += lead.len() - lead[word..].trim_start().len();
    }
    let mut end = region.to().min(start + PART);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    if end < region.to() {
        let shown = text.get(start..end).unwrap_or_default();
        let word = shown.rfind(char::is_whitespace).unwrap_or(shown.len());
        if word > PART / 2 {
            end = start + shown[..word].trim_end().len();
        }
    }
    Span::new(start, end)
}
