//! [`Lexicon`]: the embedded tables of names and telling words, looked up by comparison form.
//!
//! The tables stand in `assets/gazetteer` (names of things, tab-separated) and `assets/words` (lists of words, one
//! a line); lines that start with `#` are remarks and say where the facts are from. A lookup says only that a
//! phrase *can* be that name: whether it is one here is decided in `recognize`.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::model::Kind;
use crate::nlp::watchlist::Watchlist;
use crate::text::fold::fold;

/// A table of names: its name, its text, and the kind of what it lists.
struct Table {
    name: &'static str,
    text: &'static str,
    kind: Kind,
}

/// Each row: canonical name, aliases separated by `|`, adjectives and inhabitants separated by `|` (places only).
const TABLES: [Table; 4] = [
    Table {
        name: "places",
        text: include_str!("../../assets/gazetteer/places.tsv"),
        kind: Kind::Place,
    },
    Table {
        name: "organizations",
        text: include_str!("../../assets/gazetteer/organizations.tsv"),
        kind: Kind::Organization,
    },
    Table {
        name: "groups",
        text: include_str!("../../assets/gazetteer/groups.tsv"),
        kind: Kind::Group,
    },
    Table {
        name: "events",
        text: include_str!("../../assets/gazetteer/events.tsv"),
        kind: Kind::Event,
    },
];

/// A list of telling words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Class {
    /// Stands before or after a person's name: president, Dr., secretary-general.
    Title,
    /// Belongs to the name that it stands in: al, bin, abu, van, de.
    Particle,
    /// Ends or begins the name of an organization: movement, front, ministry.
    OrganizationHead,
    /// Ends the name of an event: war, summit, uprising.
    EventHead,
    /// Ends or begins the name of a place: city, river, mount, province.
    PlaceHead,
    /// A person's given name.
    GivenName,
    /// A word of running English that is no name, however it is capitalized.
    Common,
}

/// The classes of one word or phrase.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Classes(u16);

impl Classes {
    /// Whether that class is among them.
    pub const fn has(self, class: Class) -> bool {
        self.0 & (1 << class as u16) != 0
    }

    /// One bit for each class, in the order of [`Class`].
    pub const fn bits(self) -> u16 {
        self.0
    }
}

/// The word lists by class.
const LISTS: [(Class, &str); 7] = [
    (Class::Title, include_str!("../../assets/words/titles.txt")),
    (Class::Particle, include_str!("../../assets/words/particles.txt")),
    (Class::OrganizationHead, include_str!("../../assets/words/organization_heads.txt")),
    (Class::EventHead, include_str!("../../assets/words/event_heads.txt")),
    (Class::PlaceHead, include_str!("../../assets/words/place_heads.txt")),
    (Class::GivenName, include_str!("../../assets/words/given_names.txt")),
    (Class::Common, include_str!("../../assets/words/common.txt")),
];

/// What a table says about a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NameEntry<'a> {
    /// The canonical name in the table; for an adjective or an inhabitant, the place it belongs to.
    pub canonical: &'a str,
    /// The spelling in the table that matched. One in capitals (`US`, `WHO`) is meant in capitals.
    pub spelling: &'a str,
    /// What the phrase names.
    pub kind: Kind,
    /// The table that it stands in.
    pub table: &'static str,
}

/// A row's spelling as stored.
#[derive(Debug, Clone)]
struct Row {
    canonical: &'static str,
    spelling: &'static str,
    kind: Kind,
    table: &'static str,
}

/// The embedded tables, ready for lookup.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    names: HashMap<Cow<'static, str>, Row>,
    /// For the first word of each phrase, the number of words of the longest phrase that begins with it.
    longest: HashMap<Cow<'static, str>, usize>,
    words: HashMap<Cow<'static, str>, u16>,
    watchlist: Watchlist,
}

impl Lexicon {
    /// Reads the embedded tables.
    pub fn embedded() -> Self {
        // About as many as the tables hold, so that no map grows while it is filled.
        let mut lexicon = Self {
            names: HashMap::with_capacity(8_000),
            longest: HashMap::with_capacity(6_000),
            words: HashMap::with_capacity(16_000),
            watchlist: Watchlist::default(),
        };
        for table in &TABLES {
            for row in rows(table.text) {
                lexicon.add_row(table, row);
            }
        }
        for (class, text) in LISTS {
            for word in rows(text) {
                *lexicon.words.entry(table_key(word)).or_default() |= 1 << class as u16;
            }
        }
        lexicon
    }

    /// With the names that the analyst watches for beside the tables.
    #[must_use]
    pub fn with_watchlist(self, watchlist: Watchlist) -> Self {
        Self { watchlist, ..self }
    }

    /// The names that the analyst watches for.
    pub fn watchlist(&self) -> &Watchlist {
        &self.watchlist
    }

    /// What the tables say about the phrase whose comparison form is `key` (see [`phrase_key`]). An acronym is
    /// found in its capitals (without dots) as well, where it hides no other word of the same letters.
    pub fn name(&self, key: &str) -> Option<NameEntry<'_>> {
        self.names.get(key).map(|row| NameEntry {
            canonical: row.canonical,
            spelling: row.spelling,
            kind: row.kind,
            table: row.table,
        })
    }

    /// Words of the longest phrase in the tables that begins with the word `key`; 0 where there is none.
    pub fn longest_from(&self, key: &str) -> usize {
        self.longest.get(key).copied().unwrap_or_default()
    }

    /// Whether the word or phrase whose comparison form is `key` stands in the list of that class.
    pub fn is(&self, class: Class, key: &str) -> bool {
        self.classes(key).has(class)
    }

    /// Every class of the word or phrase whose comparison form is `key`.
    pub fn classes(&self, key: &str) -> Classes {
        Classes(self.words.get(key).copied().unwrap_or_default())
    }

    /// Every phrase in the tables of names by its comparison form, in no order.
    pub fn names(&self) -> impl Iterator<Item = (&str, Kind)> {
        self.names.iter().map(|(key, row)| (&**key, row.kind))
    }

    /// Every word or phrase in the lists by its comparison form, in no order.
    pub fn words(&self) -> impl Iterator<Item = (&str, Classes)> {
        self.words.iter().map(|(key, &bits)| (&**key, Classes(bits)))
    }

    fn add_row(&mut self, table: &Table, row: &'static str) {
        let mut columns = row.split('\t').map(str::trim);
        let canonical = columns.next().unwrap_or_default();
        let aliases = columns.next().unwrap_or_default();
        let adjectives = columns.next().unwrap_or_default();
        let spellings =
            std::iter::once(canonical).chain(split(aliases)).map(|spelling| (spelling, table.kind));
        let adjectives = split(adjectives).map(|spelling| (spelling, Kind::Group));
        for (spelling, kind) in spellings.chain(adjectives) {
            let key = table_key(spelling);
            let words = key.split(' ').count();
            let first = key.split(' ').next().unwrap_or_default();
            match self.longest.get_mut(first) {
                Some(longest) => *longest = words.max(*longest),
                None => {
                    self.longest.insert(Cow::Owned(first.to_owned()), words);
                }
            }
            // An acronym can be asked for in its capitals too: SANA the agency, Sana the city.
            if is_acronym(spelling) {
                let capitals = Cow::Owned(spelling.replace('.', ""));
                self.names.entry(capitals).or_insert(Row {
                    canonical,
                    spelling,
                    kind,
                    table: table.name,
                });
            }
            // The first table to list a spelling keeps it: the order of `TABLES` is the order of precedence.
            self.names.entry(key).or_insert(Row { canonical, spelling, kind, table: table.name });
        }
    }
}

/// The comparison form of a phrase as the tables are keyed: folded, hyphens as spaces, no dots or apostrophes,
/// single spaces.
pub fn phrase_key(phrase: &str) -> String {
    let mut key = String::with_capacity(phrase.len());
    for character in fold(phrase).chars() {
        match character {
            '.' | '\'' => {}
            '-' | ' ' if key.is_empty() || key.ends_with(' ') => {}
            '-' => key.push(' '),
            character => key.push(character),
        }
    }
    key.truncate(key.trim_end().len());
    key
}

/// The comparison form of a spelling in a table, borrowed where the spelling is its own: most words are.
fn table_key(spelling: &'static str) -> Cow<'static, str> {
    if spelling.bytes().all(|byte| byte.is_ascii_lowercase()) {
        Cow::Borrowed(spelling)
    } else {
        Cow::Owned(phrase_key(spelling))
    }
}

/// Whether a spelling is one word in capitals.
fn is_acronym(spelling: &str) -> bool {
    spelling.len() > 1
        && spelling.chars().all(|character| character.is_ascii_uppercase() || character == '.')
}

/// The lines of a table that are not remarks.
fn rows(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().map(str::trim_end).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The parts of a column that lists several spellings.
fn split(column: &'static str) -> impl Iterator<Item = &'static str> {
    column.split('|').map(str::trim).filter(|part| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{Class, Lexicon, phrase_key};
    use crate::model::Kind;

    #[test]
    fn a_country_is_found_by_any_of_its_names_and_its_adjective_is_a_group() {
        let lexicon = Lexicon::embedded();

        let turkey = lexicon.name(&phrase_key("Türkiye")).unwrap();
        let turkish = lexicon.name(&phrase_key("Turkish")).unwrap();

        assert_eq!((turkey.canonical, turkey.kind), ("Turkey", Kind::Place));
        assert_eq!((turkish.canonical, turkish.kind), ("Turkey", Kind::Group));
    }

    #[test]
    fn an_acronym_in_capitals_is_told_from_a_city_of_the_same_letters() {
        let lexicon = Lexicon::embedded();

        let city = lexicon.name(&phrase_key("Sana'a")).unwrap();
        let agency = lexicon.name("SANA").unwrap();

        assert_eq!((city.kind, agency.kind), (Kind::Place, Kind::Organization));
    }

    #[test]
    fn words_are_known_by_class_whatever_their_dots_and_case() {
        let lexicon = Lexicon::embedded();

        assert!(lexicon.is(Class::Title, &phrase_key("Dr.")));
        assert!(lexicon.is(Class::Title, &phrase_key("SECRETARY-GENERAL")));
        assert!(!lexicon.is(Class::Title, &phrase_key("Damascus")));
    }
}
