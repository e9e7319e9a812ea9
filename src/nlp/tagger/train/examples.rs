//! From labelled text to what the learner reads: for each token near a capital its features by number, and its label.

use std::ops::Range;

use crate::nlp::hash::HashedMap;
use crate::nlp::tagger::decode::Around;
use crate::nlp::tagger::feature::{COPIED, copy, of_place, of_word};
use crate::nlp::tagger::label::{OUTSIDE, encode};
use crate::nlp::tagger::labelled::Labelled;
use crate::nlp::tagger::mark_skipped;
use crate::nlp::tagger::model::EDGE;
use crate::nlp::tagger::sheet::Sheet;
use crate::nlp::tagger::train::Random;
use crate::nlp::tagger::train::vary::varied;
use crate::nlp::tagger::word::{Tables, Vocabulary};

/// Everything the learner reads.
#[derive(Debug, Default)]
pub(super) struct Examples {
    /// Features that were seen at least twice, by hash, with their number.
    pub(super) features: HashedMap<u32>,
    /// The label of each token.
    pub(super) labels: Vec<u8>,
    /// The rows of tokens that are labelled together.
    pub(super) stretches: Vec<Stretch>,
    /// The features of all tokens, one after the other.
    all: Vec<u32>,
    /// Where the features of each token end in `all`.
    ends: Vec<usize>,
    /// By number: whether the feature is a set's copy.
    is_copy: Vec<bool>,
}

/// A row of tokens that are labelled together.
#[derive(Debug, Clone)]
pub(super) struct Stretch {
    pub(super) tokens: Range<usize>,
    pub(super) around: Around,
}

/// A feature by hash and number.
#[derive(Debug, Clone, Copy)]
pub(super) struct Feature {
    pub(super) hash: u64,
    pub(super) index: usize,
}

impl Examples {
    /// The numbers of a token's features.
    pub(super) fn features_of(&self, token: usize) -> &[u32] {
        let start = token.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.all[start..self.ends[token]]
    }

    /// The features that all sets share, in no order.
    pub(super) fn shared(&self) -> impl Iterator<Item = Feature> {
        let all =
            self.features.iter().map(|(&hash, &index)| Feature { hash, index: index as usize });
        all.filter(|feature| !self.is_copy[feature.index])
    }

    /// The number of a set's own copy of a feature.
    pub(super) fn copy_of(&self, feature: u64, set: usize) -> Option<usize> {
        let copy = copy(set as u64, feature);
        self.features.get(&copy).map(|&index| index as usize)
    }
}

/// Reads all sets twice: to see which features come again, and to write them down.
pub(super) fn examples(
    sets: &[(String, Vec<Labelled>)],
    tables: &Tables,
    random: &mut Random,
) -> Examples {
    let varied: Vec<Vec<Labelled>> = sets.iter().map(|(_, texts)| varied(texts, random)).collect();
    let texts = || {
        let sets = sets.iter().map(|(_, texts)| texts).zip(&varied).zip(0..);
        sets.flat_map(|((own, varied), set)| own.iter().chain(varied).map(move |text| (text, set)))
    };
    let mut examples = Examples::default();
    let mut walk = Walk::new(tables);
    let mut once = Seen::new();
    for (text, set) in texts() {
        walk.text(text, set, &mut |step| {
            if let Step::Feature(hash, is_copy) = step
                && once.is_again(hash)
            {
                let fresh = u32::try_from(examples.features.len()).unwrap_or(u32::MAX);
                let index = *examples.features.entry(hash).or_insert(fresh);
                if index == fresh {
                    examples.is_copy.push(is_copy);
                }
            }
        });
    }
    for (text, set) in texts() {
        let mut start = examples.labels.len();
        walk.text(text, set, &mut |step| match step {
            Step::Feature(hash, _) => examples.all.extend(examples.features.get(&hash)),
            Step::Token(label) => {
                examples.ends.push(examples.all.len());
                examples.labels.push(label);
            }
            Step::Stretch(around) => {
                let tokens = start..examples.labels.len();
                start = tokens.end;
                examples.stretches.push(Stretch { tokens, around });
            }
        });
    }
    examples
}

/// What a walk through a text meets: the features of a token, then the token, after the last one the stretch.
enum Step {
    Feature(u64, bool),
    Token(u8),
    Stretch(Around),
}

/// Walks through texts as the tagger does.
struct Walk<'a> {
    tables: &'a Tables,
    vocabulary: Vocabulary,
    sheet: Sheet,
    is_skipped: Vec<bool>,
}

impl<'a> Walk<'a> {
    fn new(tables: &'a Tables) -> Self {
        Self {
            tables,
            vocabulary: Vocabulary::new(),
            sheet: Sheet::default(),
            is_skipped: Vec::new(),
        }
    }

    fn text(&mut self, text: &Labelled, set: u64, visit: &mut impl FnMut(Step)) {
        let Self { tables, vocabulary, sheet, is_skipped } = self;
        sheet.read(&text.text, &text.tokens, &text.lines, tables, vocabulary);
        let labels = encode(&text.names, text.tokens.len());
        for line in &sheet.lines {
            mark_skipped(sheet, vocabulary, line, is_skipped);
            let mut before = EDGE;
            let mut any = false;
            for (at, &skipped) in line.tokens.clone().zip(&*is_skipped) {
                if skipped {
                    if any {
                        visit(Step::Stretch(Around { before, after: OUTSIDE }));
                    }
                    any = false;
                    before = OUTSIDE;
                    continue;
                }
                let mut emit = |template: u8, feature: u64| {
                    visit(Step::Feature(feature, false));
                    if COPIED.contains(&template) {
                        visit(Step::Feature(copy(set, feature), true));
                    }
                };
                for offset in [-2, -1, 0, 1, 2] {
                    let word = sheet.word(line, at, offset, vocabulary);
                    of_word(word, offset, &mut emit);
                }
                of_place(sheet, vocabulary, line, at, &mut emit);
                visit(Step::Token(whole(&labels, at, is_skipped, line.tokens.start)));
                any = true;
            }
            if any {
                visit(Step::Stretch(Around { before, after: EDGE }));
            }
        }
    }
}

/// The label of the token at `at`; outside where its name goes on into tokens that are not read.
fn whole(labels: &[u8], at: usize, is_skipped: &[bool], first: usize) -> u8 {
    let label = labels.get(at).copied().unwrap_or_default();
    let position = |at: usize| match labels.get(at) {
        None | Some(0) => None,
        Some(label) => Some((label - 1) % 4),
    };
    let skipped = |at: usize| is_skipped.get(at - first).copied().unwrap_or(true);
    let mut start = at;
    while matches!(position(start), Some(1 | 2)) && start > first {
        start -= 1;
        if skipped(start) {
            return 0;
        }
    }
    let mut end = at;
    while matches!(position(end), Some(0 | 1)) {
        end += 1;
        if end >= labels.len() || skipped(end) {
            return 0;
        }
    }
    label
}

/// Remembers which hashes were seen, in 64 MB, mistaking a few percent for seen.
struct Seen(Vec<u64>);

impl Seen {
    const BITS: u64 = 1 << 29;

    fn new() -> Self {
        Self(vec![0; usize::try_from(Self::BITS / 64).unwrap_or_default()])
    }

    /// Whether the hash was seen before; now it was.
    fn is_again(&mut self, hash: u64) -> bool {
        let bit = hash % Self::BITS;
        let word = &mut self.0[usize::try_from(bit / 64).unwrap_or_default()];
        let mask = 1 << (bit % 64);
        let again = *word & mask != 0;
        *word |= mask;
        again
    }
}
