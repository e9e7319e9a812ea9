//! [`Mention`]: one occurrence of a name in one article.

use std::fmt;

use crate::text::Span;

/// One occurrence of a name.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// Where the name stands in the article's text, without titles and without a possessive ending.
    pub span: Span,
    /// What kind of thing it names.
    pub kind: Kind,
    /// Why it was taken for a name of this kind.
    pub basis: Basis,
}

/// What kind of thing a name denotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A person.
    Person,
    /// A movement, party, ministry, agency, company, outlet.
    Organization,
    /// A country, city, region, sea, building.
    Place,
    /// A nationality, religion or political adjective: Syrian, Islamist.
    Group,
    /// A named happening: the Syrian Civil War.
    Event,
    /// A book, law, treaty, film.
    Work,
}

impl Kind {
    /// Every kind, in the order of the documentation.
    pub const ALL: [Self; 6] =
        [Self::Person, Self::Organization, Self::Place, Self::Group, Self::Event, Self::Work];

    /// The word for it in output, configuration and help.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Place => "place",
            Self::Group => "group",
            Self::Event => "event",
            Self::Work => "work",
        }
    }

    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// Why a run of text was taken for a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Basis {
    /// The analyst watches for it.
    Watchlist,
    /// It stands in an embedded table; the name of the table.
    Table(&'static str),
    /// A rule about the words in and around it; the name of the rule.
    Rule(&'static str),
    /// The tagger's weights; how sure they are, in percent.
    Tagger(u8),
    /// The same words were recognized elsewhere in the article or the folder.
    Consensus,
}

impl fmt::Display for Basis {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Watchlist => formatter.write_str("watchlist"),
            Self::Table(table) => write!(formatter, "list: {table}"),
            Self::Rule(rule) => write!(formatter, "rule: {rule}"),
            Self::Tagger(percent) => write!(formatter, "tagger {:.2}", f64::from(*percent) / 100.0),
            Self::Consensus => formatter.write_str("folder consensus"),
        }
    }
}
