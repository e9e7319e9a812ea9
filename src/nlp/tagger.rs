//! [`Tagger`]: finds names with trained weights: a linear-chain conditional random field over hashed features.
//!
//! Each token is described by about 60 features: the word, its shape, affixes, group, list entries, the two words
//! on either side, and how the rest of the text writes it (`feature`). The weights of its features add up to a
//! weight for each label (`model`); the best row of labels for the sentence spells the names (`decode`); then the
//! text is made to agree with itself (`agree`).
//! Tokens far from any capital are never part of a name and are not looked at. Nothing is allocated for a token.
//!
//! The weights are quantized to eight bits, embedded in the binary and described in `assets/tagger.md`;
//! `redthread tagger train` makes new ones ([`train`]) and `redthread tagger evaluate` measures them
//! ([`evaluate`]).
//!
//! Limits: the weights know English news. Text without any capitals gives no names.

pub mod evaluate;
pub mod labelled;
pub mod train;

mod agree;
mod clusters;
mod decode;
mod feature;
mod format;
mod hash;
mod label;
mod lists;
mod model;
mod sheet;
mod table;
mod word;

use std::ops::Range;

pub use format::WeightsError;
pub use label::{Name, NameClass};

use crate::nlp::Lexicon;
use crate::nlp::tagger::agree::Agreement;
use crate::nlp::tagger::clusters::Clusters;
use crate::nlp::tagger::decode::{Around, Decoder};
use crate::nlp::tagger::feature::{REACH, of_place, of_word};
use crate::nlp::tagger::format::Weights;
use crate::nlp::tagger::label::{OUTSIDE, decode};
use crate::nlp::tagger::lists::Lists;
use crate::nlp::tagger::model::{EDGE, Lookup, Model, ROW, Sum};
use crate::nlp::tagger::sheet::{Line, Sheet};
use crate::nlp::tagger::word::{Tables, Vocabulary, Word};
use crate::nlp::token::{Shape, Token};

/// The weights and tables, ready to read text. Shared by any number of threads.
#[derive(Debug, Clone)]
pub struct Tagger {
    model: Model,
    tables: Tables,
}

/// What a thread keeps from text to text: the words seen so far, with the weights that they bring along.
#[derive(Debug, Clone)]
pub struct Memory {
    vocabulary: Vocabulary,
    /// For each word, the weights of its features by where it stands, from two to the right to two to the left.
    brought: Vec<[Sum; WINDOW]>,
    sheet: Sheet,
    lookup: Lookup,
    emissions: Vec<Sum>,
    is_skipped: Vec<bool>,
    labels: Vec<u8>,
    margins: Vec<i32>,
    decoder: Decoder,
    agreement: Agreement,
}

/// A name that the tagger found.
#[derive(Debug, Clone, PartialEq)]
pub struct Tagged {
    /// Where it stands and what it names.
    pub name: Name,
    /// How sure the tagger is, 0 to 1: the odds against the best other reading of its least sure token.
    pub score: f32,
}

/// Words that a token's features look at.
const WINDOW: usize = 2 * REACH + 1;

/// Words after which the memory is emptied: about 8 MB.
const MOST_WORDS: usize = 24_000;

/// The weights that the binary brings along (see `assets/tagger.md`).
const EMBEDDED: &[u8] = include_bytes!("../../assets/tagger.bin");

impl Tagger {
    /// A tagger with the embedded weights.
    ///
    /// # Errors
    /// The weights that this binary was built with are damaged, or another release's.
    pub fn embedded(lexicon: &Lexicon) -> Result<Self, WeightsError> {
        Self::read(EMBEDDED, lexicon)
    }

    /// A tagger with the weights of a file.
    ///
    /// # Errors
    /// The bytes are no weights of this release, or are damaged.
    pub fn read(bytes: &[u8], lexicon: &Lexicon) -> Result<Self, WeightsError> {
        let (model, groups) = Weights::read(bytes)?.model();
        let tables = Tables { lists: Lists::new(lexicon), clusters: Clusters::new(&groups) };
        Ok(Self { model, tables })
    }

    /// Features that have weights.
    pub const fn rows(&self) -> usize {
        self.model.rows()
    }

    /// Bytes of memory that the weights take.
    pub const fn bytes(&self) -> usize {
        self.model.bytes()
    }

    /// The names in a text, in order, not overlapping, given its tokens and sentences.
    pub fn tag(
        &self,
        text: &str,
        tokens: &[Token],
        lines: &[Range<usize>],
        memory: &mut Memory,
    ) -> Vec<Tagged> {
        if memory.vocabulary.len() > MOST_WORDS {
            *memory = Memory::new();
        }
        memory.sheet.read(text, tokens, lines, &self.tables, &mut memory.vocabulary);
        self.bring(memory);
        let mut found = Vec::new();
        for index in 0..memory.sheet.lines.len() {
            self.line(index, memory, &mut found);
        }
        memory.agreement.reach(&memory.sheet, &memory.vocabulary, &mut found);
        found
    }

    /// Adds up the weights of the words that are new.
    fn bring(&self, memory: &mut Memory) {
        for number in memory.brought.len()..memory.vocabulary.len() {
            let word = memory.vocabulary.word(u32::try_from(number).unwrap_or(u32::MAX));
            let brought = self.brought_by(word, &mut memory.lookup);
            memory.brought.push(brought);
        }
    }

    fn brought_by(&self, word: &Word, lookup: &mut Lookup) -> [Sum; WINDOW] {
        let mut sums = [[0; ROW]; WINDOW];
        for (sum, offset) in sums.iter_mut().zip([-2, -1, 0, 1, 2]) {
            of_word(word, offset, &mut |_, feature| lookup.add(feature));
            self.model.add(lookup, sum);
        }
        sums
    }

    /// Finds the names of one line.
    fn line(&self, index: usize, memory: &mut Memory, found: &mut Vec<Tagged>) {
        let Memory {
            vocabulary,
            brought,
            sheet,
            lookup,
            emissions,
            is_skipped,
            labels,
            margins,
            decoder,
            agreement: _,
        } = memory;
        let Some(line) = sheet.lines.get(index) else {
            return;
        };
        mark_skipped(sheet, vocabulary, line, is_skipped);
        emissions.clear();
        emissions.resize(line.tokens.len(), [0; ROW]);
        let each = emissions.iter_mut().zip(&*is_skipped).zip(line.tokens.clone());
        for ((sum, _), at) in each.filter(|((_, skipped), _)| !**skipped) {
            for (slot, offset) in [-2, -1, 0, 1, 2].into_iter().enumerate() {
                let number = sheet.number(line, at, offset);
                if let Some(brought) = brought.get(number as usize) {
                    for (sum, weight) in sum.iter_mut().zip(&brought[slot]) {
                        *sum += weight;
                    }
                }
            }
            of_place(sheet, vocabulary, line, at, &mut |_, feature| {
                lookup.add(feature);
            });
            self.model.add(lookup, sum);
        }
        let mut start = 0;
        while start < is_skipped.len() {
            if is_skipped.get(start) == Some(&true) {
                start += 1;
                continue;
            }
            let rest = is_skipped.get(start..).unwrap_or_default();
            let length = rest.iter().take_while(|&&skipped| !skipped).count();
            let end = start + length;
            let around = Around {
                before: if start == 0 { EDGE } else { OUTSIDE },
                after: if end == is_skipped.len() { EDGE } else { OUTSIDE },
            };
            let weights = emissions.get(start..end).unwrap_or_default();
            labels.clear();
            labels.resize(length, 0);
            let transitions = &self.model.transitions;
            if decoder.best(weights, around, transitions, labels) {
                margins.clear();
                margins.resize(length, 0);
                decoder.margins(weights, around, transitions, labels, margins);
                for name in decode(labels, 0) {
                    let margins = margins.get(name.tokens.clone()).unwrap_or_default();
                    let least = margins.iter().copied().min().unwrap_or_default();
                    let first = line.tokens.start + start;
                    found.push(Tagged {
                        score: self.score(least),
                        name: Name {
                            tokens: first + name.tokens.start..first + name.tokens.end,
                            class: name.class,
                        },
                    });
                }
            }
            start = end;
        }
    }

    /// The probability that a margin stands for.
    #[expect(clippy::cast_precision_loss, reason = "margins are far below two to the 24th")]
    fn score(&self, margin: i32) -> f32 {
        1.0 / (1.0 + (-(margin as f32) / self.model.unit).exp())
    }
}

impl Memory {
    /// An empty memory.
    pub fn new() -> Self {
        Self {
            vocabulary: Vocabulary::new(),
            brought: Vec::new(),
            sheet: Sheet::default(),
            lookup: Lookup::default(),
            emissions: Vec::new(),
            is_skipped: Vec::new(),
            labels: Vec::new(),
            margins: Vec::new(),
            decoder: Decoder::default(),
            agreement: Agreement::default(),
        }
    }
}

impl Default for Memory {
    fn default() -> Self {
        Self::new()
    }
}

/// Marks the tokens of a line that have no capital within reach: they are outside of names, as the full model says
/// too (the trial found no difference).
fn mark_skipped(sheet: &Sheet, vocabulary: &Vocabulary, line: &Line, is_skipped: &mut Vec<bool>) {
    is_skipped.clear();
    is_skipped.resize(line.tokens.len(), true);
    for (at, token) in line.tokens.clone().enumerate() {
        let case = sheet.word(line, token, 0, vocabulary).case;
        let is_plain =
            matches!(case, Shape::Lower | Shape::Punctuation | Shape::Possessive | Shape::Number);
        if !is_plain {
            let window = at.saturating_sub(REACH)..is_skipped.len().min(at + REACH + 1);
            is_skipped.get_mut(window).unwrap_or_default().fill(false);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Memory, Tagger};
    use crate::nlp::Lexicon;
    use crate::nlp::sentence::sentences;
    use crate::nlp::token::tokens;
    use crate::text::Span;

    /// The names that the embedded weights find, each with its class.
    fn names(texts: &[&str]) -> Vec<Vec<String>> {
        let tagger = Tagger::embedded(&Lexicon::embedded()).unwrap();
        let mut memory = Memory::new();
        let names = |text: &&str| {
            let tokens: Vec<_> = tokens(text, Span::new(0, text.len())).collect();
            let lines = sentences(text, &tokens);
            let found = tagger.tag(text, &tokens, &lines, &mut memory);
            found
                .into_iter()
                .map(|tagged| {
                    assert!((0.0..=1.0).contains(&tagged.score));
                    let first = tokens[tagged.name.tokens.start].span;
                    let last = tokens[tagged.name.tokens.end - 1].span;
                    let name = Span::new(first.from(), last.to()).of(text);
                    format!("{} {name}", tagged.name.class.tag())
                })
                .collect()
        };
        texts.iter().map(names).collect()
    }

    #[test]
    fn names_that_no_table_has_are_found_with_their_class() {
        let text = "Mirela Zoltberg told reporters in Kravica that the Zoltan Steel Corporation had closed.";

        assert_eq!(
            names(&[text]),
            [["PER Mirela Zoltberg", "LOC Kravica", "ORG Zoltan Steel Corporation"]]
        );
    }

    #[test]
    fn what_is_found_in_a_text_does_not_depend_on_the_texts_read_before() {
        let text = "Mirela Zoltberg spoke in Kravica. Zoltberg left.";
        let alone = names(&[text]).remove(0);

        let after = names(&["Kravica, a company, and Zoltberg Inc.", text]).remove(1);

        assert_eq!(after, alone);
    }

    #[test]
    fn no_text_makes_it_panic() {
        let odd = [
            "",
            "\u{301}\u{200D}'s-\u{202E}A",
            "A-B-C-D's’s & Co. 9/11 U.S.-led",
            "МИР — Осло, 習近平 أوسلو",
            "ALL CAPITALS HERE, AND NOTHING ELSE IN IT",
        ];

        assert_eq!(names(&odd).len(), odd.len());
    }
}
