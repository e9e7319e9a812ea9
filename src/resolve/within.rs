//! Inside one report: a single name is bound to the full name that the report introduced.
//!
//! Reports give a person's full name once and go on with the surname, or with the given name for some languages.
//! A single name is bound to the person who bears it and was named last; before any was named (a headline), to the
//! only person of the report who bears it. It stays open where two bearers stand in the sentence that named them
//! last, where several follow a headline, and where it is listed beside its only bearer (`Samman, Khaled Samman
//! and others`): nobody lists one person twice. Surnames go before given names.

use std::collections::{HashMap, HashSet};

use crate::model::{Article, Kind, Reading};
use crate::resolve::census::{Census, Person, SpellingId, Word};
use crate::resolve::cluster::{Clusters, Node, Reason};
use crate::resolve::layout;

/// The single names that reports left without a full name.
#[derive(Debug, Default)]
pub(super) struct LoneNames {
    /// Names that stand in a report which names nobody who bears them.
    pub(super) unbound: HashSet<Node>,
    /// For names that a report left open between bearers: the node of those occurrences.
    pub(super) open: HashMap<Node, Node>,
}

/// Binds the single names of every report: sets in `nodes`, which has the node of each mention, the person where
/// one is found. Returns the names that are left.
pub(super) fn bind_single_names(
    census: &Census,
    articles: &[(&Article, &Reading)],
    nodes: &mut [Vec<Node>],
    clusters: &mut Clusters,
) -> LoneNames {
    let mut lone = LoneNames::default();
    for (((article, reading), spellings), nodes) in articles.iter().zip(&census.of).zip(nodes) {
        let has_bare = spellings
            .iter()
            .filter_map(|&id| census.spelling(id).person.as_ref())
            .any(|person| person.is_bare);
        if has_bare {
            let report = Report { census, spellings, article, reading };
            report.bind(nodes, &mut lone, clusters);
        }
    }
    lone
}

/// One report, with the spellings of its mentions.
struct Report<'a> {
    census: &'a Census<'a>,
    spellings: &'a [SpellingId],
    article: &'a Article,
    reading: &'a Reading,
}

impl Report<'_> {
    fn bind(&self, nodes: &mut [Node], lone: &mut LoneNames, clusters: &mut Clusters) {
        let sentences = layout::sentences(self.reading);
        let lists = layout::lists(self.article, self.reading);
        let bearers_of_report = self.bearers(&lists, clusters);
        let mut named_last: HashMap<Borne, Bearers> = HashMap::new();
        for (index, (person, node)) in self.persons().zip(nodes).enumerate() {
            let (Some(person), Some(&id)) = (person, self.spellings.get(index)) else {
                continue;
            };
            let (sentence, list) = (sentences[index], lists[index]);
            if !person.is_bare {
                let bearer = Bearer { spelling: id, root: clusters.root(*node), list };
                for borne in Borne::by(person) {
                    named_last.entry(borne).or_default().name(bearer, sentence);
                }
                continue;
            }
            let found = [&named_last, &bearers_of_report]
                .into_iter()
                .find_map(|known| Borne::wanted(person).find_map(|borne| known.get(&borne)));
            let is_person = clusters.kind(*node) == Kind::Person;
            match found.map(|bearers| &*bearers.bearers) {
                Some(&[bearer]) if bearer.list != list => {
                    let rule = "single name of a person whom the same report names in full";
                    let reason = Reason { one: bearer.spelling, other: id, rule };
                    clusters.explain(bearer.root, reason);
                    *node = bearer.root;
                }
                Some(_) if is_person => {
                    let open = lone.open.entry(*node);
                    *node = *open.or_insert_with(|| clusters.add(Kind::Person));
                }
                None if is_person => {
                    lone.unbound.insert(*node);
                }
                _ => {}
            }
        }
    }

    /// For each mention, how it reads as a person's name where it may be one here.
    fn persons(&self) -> impl Iterator<Item = Option<&Person>> {
        self.spellings.iter().zip(&self.reading.mentions).map(|(&id, mention)| {
            let spelling = self.census.spelling(id);
            let is_person = spelling.kind == Kind::Person;
            let person = spelling.person.as_ref()?;
            // A full name has the kind of most of its mentions; only a single name may be another thing too.
            let may_be = is_person || (person.is_bare && mention.kind == Kind::Person);
            may_be.then_some(person)
        })
    }

    /// Everybody whom the report names in full, by what they may be called, as if one sentence named them all;
    /// each with the list that names them first.
    fn bearers(&self, lists: &[usize], clusters: &mut Clusters) -> HashMap<Borne, Bearers> {
        let mut bearers: HashMap<Borne, Bearers> = HashMap::new();
        let mentions: Vec<_> = self.persons().zip(self.spellings).zip(lists).collect();
        for &((person, &spelling), &list) in mentions.iter().rev() {
            let Some(person) = person.filter(|person| !person.is_bare) else {
                continue;
            };
            let bearer =
                Bearer { spelling, root: clusters.root(self.census.spelling(spelling).node), list };
            for borne in Borne::by(person) {
                bearers.entry(borne).or_default().name(bearer, 0);
            }
        }
        bearers
    }
}

/// What a person may be called for short.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Borne {
    Family(Word),
    Given(Word),
    InitialAndFamily(char, Word),
}

impl Borne {
    /// What a person with a full name may be called.
    fn by(person: &Person) -> impl Iterator<Item = Self> {
        let initial =
            person.first_letter.map(|letter| Self::InitialAndFamily(letter, person.family));
        let names = [Some(Self::Family(person.family)), person.given.map(Self::Given), initial];
        names.into_iter().flatten()
    }

    /// What a single name, or an initial and a surname, may be short for; surnames go before given names.
    fn wanted(person: &Person) -> impl Iterator<Item = Self> {
        let names = match person.first_letter {
            Some(letter) => [Some(Self::InitialAndFamily(letter, person.family)), None],
            None => [Some(Self::Family(person.family)), Some(Self::Given(person.family))],
        };
        names.into_iter().flatten()
    }
}

/// A person whom a report names in full.
#[derive(Debug, Clone, Copy)]
struct Bearer {
    spelling: SpellingId,
    root: Node,
    /// The list of names in which it stood last.
    list: usize,
}

/// The bearers of a name whom the latest sentence with any of them names.
#[derive(Debug, Default)]
struct Bearers {
    sentence: usize,
    bearers: Vec<Bearer>,
}

impl Bearers {
    /// Notes that `sentence` names `bearer`.
    fn name(&mut self, bearer: Bearer, sentence: usize) {
        if self.sentence != sentence {
            self.sentence = sentence;
            self.bearers.clear();
        }
        // A third bearer tells nothing that the second did not.
        let is_known = |known: &Bearer| known.root == bearer.root;
        if let Some(known) = self.bearers.iter().position(is_known) {
            self.bearers[known] = bearer;
        } else if self.bearers.len() < 2 {
            self.bearers.push(bearer);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::resolve::fixture::Folder;

    #[test]
    fn a_bare_surname_is_bound_to_the_full_name_of_its_report() {
        let folder = Folder::new(&[
            "[P:Adel Kareem] came. [P:Kareem] left.",
            "[P:Salma Kareem] came. [P:Kareem] left.",
        ]);

        assert_eq!(folder.same_as("Adel Kareem"), ["Adel Kareem", "Kareem"]);
        assert_eq!(folder.same_as("Salma Kareem"), ["Salma Kareem", "Kareem"]);
    }

    #[test]
    fn a_given_name_and_an_initial_are_bound_like_a_surname() {
        let folder =
            Folder::new(&["[P:Nora Halden] and [P:Piet Halden]. [P:Nora] left [P:P. Halden]. "]);

        assert_eq!(folder.same_as("Nora Halden"), ["Nora Halden", "Nora"]);
        assert_eq!(folder.same_as("Piet Halden"), ["Piet Halden", "P. Halden"]);
    }

    #[test]
    fn of_two_bearers_the_one_named_last_is_meant() {
        let folder =
            Folder::new(&["[P:Adel Kareem] came. [P:Salma Kareem] spoke. [P:Kareem] left."]);

        assert_eq!(folder.same_as("Salma Kareem"), ["Salma Kareem", "Kareem"]);
    }

    #[test]
    fn a_surname_of_two_persons_named_together_stays_open() {
        let folder = Folder::new(&["[P:Adel Kareem] met [P:Salma Kareem]. [P:Kareem] left."]);

        assert_eq!(folder.same_as("Kareem"), ["Kareem"]);
        assert_eq!(folder.entity_count(), 3);
    }

    #[test]
    fn a_headline_is_bound_to_the_only_bearer_of_the_report() {
        let folder = Folder::new(&["[P:Kareem] leaves. [P:Adel Kareem] left."]);

        assert_eq!(folder.same_as("Kareem"), ["Kareem", "Adel Kareem"]);
    }

    #[test]
    fn a_name_listed_beside_its_bearer_is_another_person() {
        for text in [
            "[P:Hadi], [P:Omar Hadi] and [P:Nora Halden] came.",
            "[P:Omar Hadi], [P:Hadi] and [P:Nora Halden] came.",
        ] {
            let folder = Folder::new(&[text]);

            assert_eq!(folder.same_as("Hadi"), ["Hadi"]);
        }
    }

    #[test]
    fn a_binding_says_why() {
        let folder = Folder::new(&["[P:Adel Kareem] came. [P:al-Kareem] left."]);

        let evidence = &folder.entity("Adel Kareem").evidence;
        let pairs: Vec<_> = evidence.iter().map(|row| (&*row.one, &*row.other)).collect();

        assert_eq!(pairs, [("Adel Kareem", "al-Kareem")]);
    }
}
