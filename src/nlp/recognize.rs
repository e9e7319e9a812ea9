//! The names of an article: drafted alone, decided with the whole folder in view.
//!
//! [`draft`] reads one article with the tables, the rules and the tagger's weights, and keeps what it learned: which
//! names stand there for what, and how each word is written. `merge` says who is right where rules and tagger differ.
//! [`gather`] adds that up over a folder. [`decide`] reads the article again and, where the line itself does not tell,
//! trusts first the article and then the folder.
//!
//! Names stand inside names: "Zolt" in "Zolt University". There is one rule: mentions never overlap, and the longest
//! name that begins first wins; what it holds is no mention of its own. Only what the analyst watches for goes before
//! that (`watch`): a watched name is a mention wherever it stands, by the same rule among them, and other names end where it begins.
//!
//! Limits: the rules are for English news. Names in scripts without capitals are found only if a table has them.

mod context;
mod evidence;
mod merge;
mod office;
mod organization;
mod page;
mod person;
mod scan;
mod table;
mod watch;
mod work;

use crate::model::{Article, Mention, Reading};
use crate::nlp::Lexicon;
use crate::nlp::recognize::evidence::{Knowledge, Names, Spellings};
use crate::nlp::recognize::merge::merge;
use crate::nlp::recognize::page::{Page, Style};
use crate::nlp::recognize::scan::{Sighting, scan};
use crate::nlp::tagger::{Memory, Tagged, Tagger};

/// What one article tells by itself.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    page: Page,
    names: Names,
    /// The names that the tagger reads.
    read: Vec<Tagged>,
}

/// What the drafts of a folder tell together. A sum: two folders' evidence can be added up.
#[derive(Debug, Clone, Default)]
pub struct FolderEvidence {
    names: Names,
    spellings: Spellings,
}

/// Looks at one article alone.
pub fn draft(
    article: &Article,
    lexicon: &Lexicon,
    tagger: Option<&Tagger>,
    memory: &mut Memory,
) -> Draft {
    let page = Page::new(article, lexicon);
    let nothing = FolderEvidence::default();
    let sightings = scan(&article.text, &page, lexicon, nothing.knowledge(&Names::default()));
    let read = tagger.map_or_else(Vec::new, |tagger| {
        let lines: Vec<_> = page.lines.iter().map(|line| line.tokens.clone()).collect();
        tagger.tag(&article.text, &page.tokens, &lines, memory)
    });
    let sightings = merge(&page, sightings, &read);
    let names = names(&page, &sightings);
    Draft { page, names, read }
}

/// Adds up the drafts of a folder.
pub fn gather<'a>(drafts: impl IntoIterator<Item = &'a Draft>) -> FolderEvidence {
    let mut evidence = FolderEvidence::default();
    for draft in drafts {
        evidence.add(draft);
    }
    evidence
}

/// Names the mentions of an article with the whole folder in view.
pub fn decide(
    article: &Article,
    draft: &Draft,
    evidence: &FolderEvidence,
    lexicon: &Lexicon,
) -> Reading {
    let page = &draft.page;
    let sightings = scan(&article.text, page, lexicon, evidence.knowledge(&draft.names));
    let sightings =
        if draft.read.is_empty() { sightings } else { merge(page, sightings, &draft.read) };
    let sentences = page.lines.iter().map(|line| page.span(&line.tokens)).collect();
    let mentions = sightings
        .iter()
        .map(|sighting| Mention {
            span: page.span(&sighting.tokens),
            kind: sighting.kind,
            basis: sighting.basis,
        })
        .collect();
    Reading { sentences, mentions }
}

impl FolderEvidence {
    /// Adds what one more article tells.
    pub fn add(&mut self, draft: &Draft) {
        self.names.add(&draft.names);
        for word in &draft.page.words {
            let written = self.spellings.entry(word.hash).or_default();
            written.small += word.written.small;
            written.capital += word.written.capital;
        }
    }

    fn knowledge<'a>(&'a self, article: &'a Names) -> Knowledge<'a> {
        Knowledge { article, folder: &self.names, spellings: &self.spellings }
    }
}

/// What the sightings in running text say about their names.
fn names(page: &Page, sightings: &[Sighting]) -> Names {
    let mut names = Names::default();
    for sighting in sightings {
        if sighting.style == Style::Running
            && let Some(key) = page.name_key(&sighting.tokens)
        {
            names.vote(key, sighting.kind, sighting.weight);
        }
    }
    names
}

#[cfg(test)]
mod tests;
