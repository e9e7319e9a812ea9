//! What is known beyond the line at hand: names and their kinds, last names of persons, how words are written.
//!
//! Everything here is a sum, so the evidence of a folder is the evidence of its articles added up, in any order.

use crate::model::Kind;
use crate::nlp::hash::HashedMap;
use crate::nlp::recognize::page::Written;

/// Names with what speaks for each kind.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    votes: HashedMap<Votes>,
    /// For the first word of each name, the number of words of the longest name.
    longest: HashedMap<u8>,
    /// Last words of full names of persons.
    surnames: HashedMap<u32>,
}

/// What must speak for a kind before it is believed: more than one guess by shape in the article itself, and in the
/// folder as much as a name that tells its kind by itself (tried on 853 articles: less costs precision, more recall).
const ENOUGH_HERE: u32 = 2;
const ENOUGH_IN_FOLDER: u32 = 4;

/// What speaks for each kind, in the order of [`Kind::ALL`].
type Votes = [u32; Kind::ALL.len()];

/// How words are written, over a folder.
pub(super) type Spellings = HashedMap<Written>;

/// What is known while an article is read: its own names, then those of the folder.
#[derive(Debug, Clone, Copy)]
pub(super) struct Knowledge<'a> {
    /// Names of the article.
    pub(super) article: &'a Names,
    /// Names of the folder, the article's among them.
    pub(super) folder: &'a Names,
    /// How words are written in the folder.
    pub(super) spellings: &'a Spellings,
}

/// A name as the evidence keys it.
#[derive(Debug, Clone, Copy)]
pub(super) struct NameKey {
    /// Hash of the whole name.
    pub(super) whole: u64,
    /// Hash of its first word.
    pub(super) first: u64,
    /// Hash of its last word.
    pub(super) last: u64,
    /// Number of its words.
    pub(super) words: u8,
}

impl Names {
    /// Adds `weight` for `key` being the name of a `kind`.
    pub(super) fn vote(&mut self, key: NameKey, kind: Kind, weight: u32) {
        let votes = self.votes.entry(key.whole).or_default();
        if let Some(vote) = votes.get_mut(kind as usize) {
            *vote += weight;
        }
        let longest = self.longest.entry(key.first).or_default();
        *longest = key.words.max(*longest);
        if kind == Kind::Person && key.words > 1 && weight > 1 {
            *self.surnames.entry(key.last).or_default() += weight;
        }
    }

    /// Adds all of `other`.
    pub(super) fn add(&mut self, other: &Self) {
        for (&key, votes) in &other.votes {
            let sums = self.votes.entry(key).or_default();
            for (sum, vote) in sums.iter_mut().zip(votes) {
                *sum += vote;
            }
        }
        for (&first, &words) in &other.longest {
            let longest = self.longest.entry(first).or_default();
            *longest = words.max(*longest);
        }
        for (&last, weight) in &other.surnames {
            *self.surnames.entry(last).or_default() += weight;
        }
    }

    /// The kind that most speaks for and what speaks for it, if it has at least two thirds of all.
    fn kind(&self, whole: u64) -> Option<(Kind, u32)> {
        let votes = self.votes.get(&whole)?;
        let (kind, &vote) = Kind::ALL.iter().zip(votes).max_by_key(|&(_, vote)| vote)?;
        let all: u32 = votes.iter().sum();
        (vote * 3 >= all * 2).then_some((*kind, vote))
    }
}

impl Knowledge<'_> {
    /// The kind of the name `whole`, by the article, or else by the folder; one vote by shape alone says nothing.
    pub(super) fn kind(&self, whole: u64) -> Option<Kind> {
        let told = |names: &Names, least| names.kind(whole).filter(|&(_, vote)| vote >= least);
        told(self.article, ENOUGH_HERE)
            .or_else(|| told(self.folder, ENOUGH_IN_FOLDER))
            .map(|(kind, _)| kind)
    }

    /// Words of the longest known name that begins with the word `first`.
    pub(super) fn longest_from(&self, first: u64) -> usize {
        let of = |names: &Names| names.longest.get(&first).copied().unwrap_or_default();
        usize::from(of(self.article).max(of(self.folder)))
    }

    /// Whether the word is the last name of a person whose full name the article tells.
    pub(super) fn is_surname_here(&self, word: u64) -> bool {
        self.article.surnames.contains_key(&word)
    }

    /// Whether the word is the last name of a person whose full name some article of the folder tells.
    pub(super) fn is_surname(&self, word: u64) -> bool {
        self.is_surname_here(word) || self.folder.surnames.contains_key(&word)
    }

    /// How the word is written in the folder, or in the article where there is no folder.
    pub(super) fn written(&self, word: u64, here: Written) -> Written {
        self.spellings.get(&word).copied().unwrap_or(here)
    }
}
