//! Every distinct spelling of a folder, once, with what it can be compared by.
//!
//! A folder prints few spellings very often: all that costs time (folding, keys, the parts of a person's name) is
//! done once a spelling here, and the later steps work with numbers.
//!
//! A comparison key has one kind: that of most mentions that print it, the first in [`Kind`]'s order where they
//! are level. A spelling that was taken for a person's name somewhere keeps its reading as such, because a surname
//! may also be a town: `within` binds it where a report introduces the person.

use std::collections::HashMap;

use crate::model::{Article, Kind, Mention, Reading};
use crate::nlp::Lexicon;
use crate::resolve::cluster::{Clusters, Node, Reason};
use crate::resolve::key::comparison_key;
use crate::resolve::name::PersonName;
use crate::resolve::similar::spelling_key;

/// Position of a spelling in [`Census::spellings`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct SpellingId(pub(super) u32);

/// A word of a person's name up to spelling; equal where the words are the same name.
pub(super) type Word = u32;

/// One distinct spelling, as printed.
#[derive(Debug)]
pub(super) struct Spelling<'a> {
    pub(super) text: &'a str,
    /// Its kind: that of most mentions with its comparison key.
    pub(super) kind: Kind,
    /// The name that it spells.
    pub(super) node: Node,
    /// How it reads as a person's name, where any mention took it for one.
    pub(super) person: Option<Person>,
}

/// A person's name by what it is compared with.
#[derive(Debug, Clone)]
pub(super) struct Person {
    pub(super) given: Option<Word>,
    /// The middle names as one; `None` where there are none.
    pub(super) middle: Option<Word>,
    pub(super) family: Word,
    /// The first letter of the given name, for comparison with an initial.
    pub(super) first_letter: Option<char>,
    /// Whether it is a single name, or an initial and a surname.
    pub(super) is_bare: bool,
}

/// The spellings of a folder.
#[derive(Debug, Default)]
pub(super) struct Census<'a> {
    /// In the order in which the folder first prints them.
    pub(super) spellings: Vec<Spelling<'a>>,
    /// For each article, for each mention: its spelling.
    pub(super) of: Vec<Vec<SpellingId>>,
}

impl<'a> Census<'a> {
    /// The spelling of that number.
    pub(super) fn spelling(&self, id: SpellingId) -> &Spelling<'a> {
        &self.spellings[id.0 as usize]
    }

    /// Every spelling with its number, in the order in which the folder first prints them.
    pub(super) fn numbered(&self) -> impl Iterator<Item = (SpellingId, &Spelling<'a>)> {
        (0..).map(SpellingId).zip(&self.spellings)
    }
}

/// Counts the spellings of `articles`. Those with the same key become one node of `clusters`.
pub(super) fn census<'a>(
    articles: &[(&'a Article, &Reading)],
    lexicon: &Lexicon,
    clusters: &mut Clusters,
) -> Census<'a> {
    let (tallies, of) = tally(articles);
    let keys: Vec<String> =
        tallies.iter().map(|tally| comparison_key(tally.text, tally.kind())).collect();
    let mut tally_of_key: HashMap<&str, [u32; Kind::ALL.len()]> = HashMap::new();
    for (tally, key) in tallies.iter().zip(&keys) {
        let sum = tally_of_key.entry(key).or_default();
        for (sum, count) in sum.iter_mut().zip(tally.by_kind) {
            *sum += count;
        }
    }

    let mut words = Words::default();
    let mut nodes: HashMap<(Kind, String), (Node, SpellingId)> = HashMap::new();
    let mut spellings = Vec::with_capacity(tallies.len());
    for ((id, tally), key) in (0..).map(SpellingId).zip(&tallies).zip(&keys) {
        let kind = most_frequent(tally_of_key.get(key.as_str()).unwrap_or(&tally.by_kind));
        let is_person = tally.by_kind[Kind::Person as usize] > 0 || kind == Kind::Person;
        let name = is_person.then(|| PersonName::new(tally.text, lexicon));
        let key = match (&name, kind) {
            (Some(name), Kind::Person) => name.key(),
            _ => key.clone(),
        };
        let (node, first) = *nodes.entry((kind, key)).or_insert_with(|| (clusters.add(kind), id));
        let reason = Reason { one: first, other: id, rule: rule_of_key(kind) };
        clusters.explain(node, reason);
        spellings.push(Spelling {
            text: tally.text,
            kind,
            node,
            person: name.map(|name| words.person(&name)),
        });
    }
    Census { spellings, of }
}

/// What spellings with one comparison key may differ by.
const fn rule_of_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "the same name but for case, article, title or punctuation",
        Kind::Group => "the same group but for number, case or punctuation",
        _ => "the same name but for case, article, British spelling or punctuation",
    }
}

/// How often a text is printed, by kind of mention.
struct Tally<'a> {
    text: &'a str,
    by_kind: [u32; Kind::ALL.len()],
}

impl Tally<'_> {
    fn kind(&self) -> Kind {
        most_frequent(&self.by_kind)
    }
}

/// The distinct texts of all mentions in the order in which they first occur, and which of them each mention is.
fn tally<'a>(articles: &[(&'a Article, &Reading)]) -> (Vec<Tally<'a>>, Vec<Vec<SpellingId>>) {
    let mut tallies: Vec<Tally<'a>> = Vec::new();
    let mut ids: HashMap<&'a str, u32> = HashMap::new();
    let of = articles
        .iter()
        .map(|(article, reading)| {
            let mut spelling_of = |mention: &Mention| {
                let text = mention.span.of(&article.text);
                let next = u32::try_from(tallies.len()).unwrap_or(u32::MAX);
                let id = *ids.entry(text).or_insert(next);
                if id == next {
                    tallies.push(Tally { text, by_kind: [0; Kind::ALL.len()] });
                }
                tallies[id as usize].by_kind[mention.kind as usize] += 1;
                SpellingId(id)
            };
            reading.mentions.iter().map(&mut spelling_of).collect()
        })
        .collect();
    (tallies, of)
}

/// The kind that is counted most often, the first where they are level.
fn most_frequent(by_kind: &[u32; Kind::ALL.len()]) -> Kind {
    let mut best = Kind::Person;
    for kind in Kind::ALL {
        if by_kind[kind as usize] > by_kind[best as usize] {
            best = kind;
        }
    }
    best
}

/// The words of persons' names by spelling key.
#[derive(Default)]
struct Words {
    words: HashMap<String, Word>,
}

impl Words {
    fn person(&mut self, name: &PersonName) -> Person {
        let middle: Vec<String> = name.middle().iter().map(|word| spelling_key(word)).collect();
        Person {
            given: name.given().map(|word| self.word(spelling_key(word))),
            middle: (!middle.is_empty()).then(|| self.word(middle.join(" "))),
            family: self.word(spelling_key(name.family())),
            first_letter: name.given().and_then(|word| word.chars().next()),
            is_bare: name.is_bare(),
        }
    }

    fn word(&mut self, key: String) -> Word {
        let next = Word::try_from(self.words.len()).unwrap_or(Word::MAX);
        *self.words.entry(key).or_insert(next)
    }
}
