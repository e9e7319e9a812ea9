//! The query language: what an analyst types, as a tree, with what is wrong with it and where.
//!
//! | example | finds |
//! |---|---|
//! | `harbour fire` | reports with all the words, each in the text or in any known spelling of a name |
//! | `harbour OR port`, `NOT fire`, `-fire`, `(a OR b) c` | either, without, grouped; `OR` joins only what stands beside it |
//! | `"port of call"`, `"port call"~3` | the words as printed, in a row, or at most so many words apart |
//! | `harb*`, `harbor~1` | words that begin so; words one (or `~2`, two) letters away |
//! | `title:fire`, `body:`, `outlet:`, `author:`, `entity:` | only there; `entity:` in names of persons, places and so on |
//! | `date:2022-10-19`, `date:2022-10`, `date:>=2022`, `date:[2022-10-01 TO 2022-10-31]` | published then |
//!
//! [`SYNTAX`] holds the same rows for help. Case and accents never matter.
//!
//! Parsing never fails: what cannot be understood becomes a [`Problem`] with its place, and the rest is
//! searched. The parser is our own rather than tantivy's, whose tree does not say where its words stood (an
//! unknown field could not be pointed at), takes the apostrophe of "Sa'iqa" for a quotation mark, and recurses
//! as deep as parentheses are typed.

mod date;
mod parse;

pub(super) use parse::parse;

use crate::index::Problem;

/// Examples of the query language, each with what it finds.
pub const SYNTAX: &[(&str, &str)] = &[
    ("harbour fire", "all the words, in any known spelling of a name"),
    ("harbour OR port", "either; OR joins only what stands beside it"),
    ("harbour -fire", "without the word; also NOT fire"),
    ("(harbour OR port) fire", "grouped"),
    ("\"port of call\"", "as printed, in a row"),
    ("\"port call\"~3", "as printed, at most 3 words apart"),
    ("harb*", "words that begin so"),
    ("harbor~1", "words one letter away; ~2 for two"),
    ("title:fire", "in the headline"),
    ("body:fire", "in the text below the headline"),
    ("outlet:gazette", "in the name of the outlet"),
    ("author:reed", "in the name of an author"),
    ("entity:reed", "names of persons, organizations, places only"),
    ("date:2022-10-19", "published that day; also 2022-10 and 2022"),
    ("date:>=2022-10-19", "published then or later; also > < and <="),
    ("date:[2022-10-01 TO 2022-10-31]", "published between; * for an open end"),
];

/// A query with what is wrong with it.
#[derive(Debug, Default)]
pub(super) struct Parsed {
    /// What to search; `None` where there is nothing to search for.
    pub(super) node: Option<Node>,
    /// What was not understood, in the order of the text.
    pub(super) problems: Vec<Problem>,
}

/// A query as a tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Node {
    /// What every one of these finds.
    All(Vec<Self>),
    /// What any of these finds.
    Any(Vec<Self>),
    /// What this does not find.
    Not(Box<Self>),
    /// Reports with these words.
    Words(Words),
    /// Reports published from an ISO date to before another, compared as text.
    Dates {
        /// First text that a date may be.
        from: String,
        /// Text that it must precede.
        to: String,
    },
}

/// Words to find in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Words {
    /// Where; `None` for title, body and the names of entities.
    pub(super) field: Option<Field>,
    /// Their comparison forms. Never empty.
    pub(super) forms: Vec<String>,
    /// Whether they must be printed so, and another spelling of a name is not enough.
    pub(super) as_printed: bool,
    /// How far from exactly they may stand.
    pub(super) latitude: Latitude,
}

/// How far from exactly words may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Latitude {
    /// Exactly, in a row.
    Exact,
    /// In a row; the last may go on.
    Prefix,
    /// At most this many letters away, each of them; they need not stand in a row.
    Fuzzy(u8),
    /// At most this many words apart.
    Near(u32),
}

/// What a query may be restricted to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    /// The headline.
    Title,
    /// The text below the headline.
    Body,
    /// The outlet's name.
    Outlet,
    /// The authors' names.
    Author,
    /// Names of entities mentioned.
    Entity,
    /// Day of publication.
    Date,
}

impl Field {
    /// Every field, in the order of the documentation.
    pub(super) const ALL: [Self; 6] =
        [Self::Title, Self::Body, Self::Outlet, Self::Author, Self::Entity, Self::Date];

    /// The word for it in queries.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Body => "body",
            Self::Outlet => "outlet",
            Self::Author => "author",
            Self::Entity => "entity",
            Self::Date => "date",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{SYNTAX, parse};

    #[test]
    fn every_documented_example_is_understood() {
        for (example, _) in SYNTAX {
            let parsed = parse(example);

            assert!(parsed.node.is_some(), "{example}");
            assert_eq!(parsed.problems, [], "{example}");
        }
    }
}
