//! Names of works: what stands in quotation marks after a word that announces a title.
//!
//! "the novel “Salt Roads”", "a statement entitled “One Coast, One People”". Limits: a title without quotation marks
//! is not told from running text, and one that goes over a sentence end is not found.

use crate::model::Kind;
use crate::nlp::recognize::scan::{Found, SURE, Scan};

/// Words that announce the title of a work right after them.
const ANNOUNCERS: [&str; 4] = ["entitled", "headlined", "subtitled", "titled"];

/// Works that are named after the word for them.
const WORKS: [&str; 36] = [
    "album",
    "anthem",
    "article",
    "ballad",
    "biography",
    "book",
    "column",
    "documentary",
    "editorial",
    "epic",
    "essay",
    "exhibition",
    "film",
    "hymn",
    "manifesto",
    "memoir",
    "memoirs",
    "movie",
    "musical",
    "novel",
    "novella",
    "opera",
    "painting",
    "pamphlet",
    "paper",
    "play",
    "poem",
    "program",
    "report",
    "sculpture",
    "series",
    "single",
    "song",
    "study",
    "symphony",
    "treatise",
];

/// Words that call something by a name, which is a title only where the thing is a work.
const CALLERS: [&str; 3] = ["called", "named", "dubbed"];

/// Opening and closing quotation marks.
const QUOTES: [(&str, &str); 5] = [("“", "”"), ("\"", "\""), ("‘", "’"), ("«", "»"), ("„", "“")];

/// Most tokens of a title.
const LONGEST: usize = 20;

impl Scan<'_> {
    /// The title between the quotation mark at `at` and its partner, if the words before announce one; the tokens
    /// between them and where to go on.
    pub(super) fn work(&self, at: usize) -> Option<(usize, Found)> {
        let opening = self.text_of(at);
        let (_, closing) = QUOTES.iter().find(|(mark, _)| *mark == opening)?;
        if !self.is_announced(at) || !self.is_capital_word(at + 1) {
            return None;
        }
        let reach = (at + 2..=at + LONGEST).take_while(|at| self.line.tokens.contains(at));
        let end = { reach }.find(|&at| self.text_of(at) == *closing)?;
        // A comma or full stop before the closing mark belongs to the sentence around.
        let is_stop = matches!(self.text_of(end - 1), "," | "." | ";");
        let end = if is_stop { end - 1 } else { end };
        (end > at + 1)
            .then_some((at + 1, Found::rule(end, Kind::Work, "title in quotation marks", SURE)))
    }

    /// Whether the words right before the mark at `at` say that a title follows.
    fn is_announced(&self, at: usize) -> bool {
        let before = |steps: usize| at.checked_sub(steps).map_or("", |at| self.key_of(at));
        // "her book, “Salt Roads”"
        let skip =
            usize::from(at.checked_sub(1).is_some_and(|at| matches!(self.text_of(at), "," | ":")));
        let last = before(1 + skip);
        if CALLERS.contains(&last) {
            return (2..5).any(|steps| WORKS.contains(&before(steps + skip)));
        }
        ANNOUNCERS.contains(&last) || WORKS.contains(&last)
    }
}
