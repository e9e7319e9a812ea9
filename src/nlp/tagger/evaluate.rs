//! Precision, recall and F1 of the tagger on labelled text, counted as conlleval counts: a name is right when both
//! its ends and its class are.

use std::collections::BTreeMap;
use std::collections::HashSet;

use crate::nlp::tagger::label::{Name, NameClass};
use crate::nlp::tagger::labelled::Labelled;
use crate::nlp::tagger::{Memory, Tagger};

/// How many names are there, were found, and were found rightly.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Names in the labelled text.
    pub labelled: usize,
    /// Names that the tagger found.
    pub found: usize,
    /// Those of them that are right.
    pub right: usize,
}

impl Counts {
    /// The share of the found names that is right, 0 to 1.
    pub fn precision(self) -> f64 {
        ratio(self.right, self.found)
    }

    /// The share of the labelled names that was found, 0 to 1.
    pub fn recall(self) -> f64 {
        ratio(self.right, self.labelled)
    }

    /// The harmonic mean of the two, 0 to 1.
    pub fn f1(self) -> f64 {
        ratio(2 * self.right, self.found + self.labelled)
    }
}

impl std::ops::AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.labelled += other.labelled;
        self.found += other.found;
        self.right += other.right;
    }
}

/// Counts what the tagger finds in labelled texts, by class.
pub fn evaluate<'a>(
    tagger: &Tagger,
    texts: impl IntoIterator<Item = &'a Labelled>,
) -> BTreeMap<NameClass, Counts> {
    let mut counts: BTreeMap<_, Counts> =
        NameClass::ALL.map(|class| (class, Counts::default())).into();
    let mut memory = Memory::new();
    for text in texts {
        let found: Vec<Name> = tagger
            .tag(&text.text, &text.tokens, &text.lines, &mut memory)
            .into_iter()
            .map(|tagged| tagged.name)
            .collect();
        count(&text.names, &found, &mut counts);
    }
    counts
}

/// Adds the names of one text to the counts.
pub fn count(labelled: &[Name], found: &[Name], counts: &mut BTreeMap<NameClass, Counts>) {
    let right: HashSet<&Name> = labelled.iter().collect();
    for name in labelled {
        counts.entry(name.class).or_default().labelled += 1;
    }
    for name in found {
        let counts = counts.entry(name.class).or_default();
        counts.found += 1;
        counts.right += usize::from(right.contains(name));
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts are far below two to the 52nd")]
fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        return 0.0;
    }
    part as f64 / whole as f64
}
