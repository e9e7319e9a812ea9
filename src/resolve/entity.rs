//! From clusters to entities: the canonical name, the spellings by outlet, the reasons.

use std::collections::HashMap;
use std::sync::Arc;

use crate::model::{
    Alias, Article, ArticleId, Entity, EntityId, Evidence, Kind, MentionId, OutletCount, Reading,
};
use crate::resolve::Resolution;
use crate::resolve::census::{Census, SpellingId};
use crate::resolve::cluster::{Clusters, Node};
use crate::text::fold::fold;

/// A spelling is frequent if it is printed at least this part of the times of the most frequent one: a long form
/// that is printed once in a hundred times is not how anybody calls the thing.
const FREQUENT: u32 = 4;

/// Makes the entities of `nodes`, which has the node of each mention.
pub(super) fn entities(
    census: &Census,
    articles: &[(&Article, &Reading)],
    nodes: &[Vec<Node>],
    clusters: &mut Clusters,
) -> Resolution {
    let mut number_of: Vec<Option<usize>> = vec![None; clusters.len()];
    let mut members: Vec<(Node, Vec<(SpellingId, MentionId)>)> = Vec::new();
    let mut drafts_of: Vec<Vec<usize>> = Vec::with_capacity(nodes.len());
    for ((article, nodes), spellings) in (0..).map(ArticleId).zip(nodes).zip(&census.of) {
        let mut drafts = Vec::with_capacity(nodes.len());
        for ((index, &node), &spelling) in (0..).zip(nodes).zip(spellings) {
            let root = clusters.root(node);
            let number = *number_of[root.0 as usize].get_or_insert(members.len());
            if number == members.len() {
                members.push((root, Vec::new()));
            }
            members[number].1.push((spelling, MentionId { article, index }));
            drafts.push(number);
        }
        drafts_of.push(drafts);
    }

    let outlets = Outlets::new(articles);
    let mut entities: Vec<(usize, Entity)> = (members.into_iter().enumerate())
        .map(|(number, (root, members))| {
            (number, entity(census, &outlets, clusters.kind(root), &members))
        })
        .collect();
    for (root, reason) in clusters.reasons() {
        let number = number_of[root.0 as usize];
        if let Some((_, entity)) = number.and_then(|number| entities.get_mut(number)) {
            entity.evidence.push(Evidence {
                one: census.spelling(reason.one).text.to_owned(),
                other: census.spelling(reason.other).text.to_owned(),
                rule: reason.rule,
            });
        }
    }
    entities.sort_by(|(_, one), (_, other)| {
        (one.kind.cmp(&other.kind))
            .then_with(|| one.name.cmp(&other.name))
            .then_with(|| one.mentions.first().cmp(&other.mentions.first()))
    });

    let mut ids = vec![EntityId(0); entities.len()];
    for (id, (number, _)) in (0..).map(EntityId).zip(&entities) {
        ids[*number] = id;
    }
    let entity_of = drafts_of
        .into_iter()
        .map(|drafts| drafts.into_iter().map(|number| ids[number]).collect())
        .collect();
    let entities = entities
        .into_iter()
        .map(|(_, mut entity)| {
            entity.evidence.sort_unstable();
            entity.evidence.dedup();
            entity
        })
        .collect();
    Resolution { entities, entity_of }
}

/// The outlets of a folder: each name once in memory, and for each article the number of its outlet.
struct Outlets {
    names: Vec<Option<Arc<str>>>,
    of: Vec<usize>,
}

impl Outlets {
    fn new(articles: &[(&Article, &Reading)]) -> Self {
        let mut names = Vec::new();
        let mut numbers: HashMap<Option<&str>, usize> = HashMap::new();
        let mut of = Vec::with_capacity(articles.len());
        for &(article, _) in articles {
            let outlet = article.metadata.outlet.as_ref();
            let name = outlet.map(|found| found.value.as_str());
            let number = *numbers.entry(name).or_insert(names.len());
            if number == names.len() {
                names.push(name.map(Arc::from));
            }
            of.push(number);
        }
        Self { names, of }
    }
}

/// The entity of `members`, which are in path order, then in text order.
fn entity(
    census: &Census,
    outlets: &Outlets,
    kind: Kind,
    members: &[(SpellingId, MentionId)],
) -> Entity {
    let mut by_spelling = members.to_vec();
    by_spelling.sort_by_key(|(spelling, _)| *spelling);
    let mut aliases: Vec<(Alias, SpellingId)> = by_spelling
        .chunk_by(|(one, _), (next, _)| one == next)
        .filter_map(|chunk| {
            let &(spelling, _) = chunk.first()?;
            Some((alias(census.spelling(spelling).text, outlets, chunk), spelling))
        })
        .collect();
    aliases.sort_by(|(one, _), (other, _)| {
        (other.count.cmp(&one.count)).then_with(|| one.text.cmp(&other.text))
    });
    let is_full = |id: SpellingId| {
        let person = census.spelling(id).person.as_ref();
        kind == Kind::Person && person.is_some_and(|person| !person.is_bare)
    };
    let candidates: Vec<Candidate> = (aliases.iter())
        .map(|(alias, spelling)| Candidate { alias, is_full_person: is_full(*spelling) })
        .collect();
    let name = canonical_name(kind, candidates);
    Entity {
        name,
        kind,
        aliases: aliases.into_iter().map(|(alias, _)| alias).collect(),
        mentions: members.iter().map(|&(_, mention)| mention).collect(),
        evidence: Vec::new(),
    }
}

/// A spelling with its mentions counted by outlet and article.
fn alias(text: &str, outlets: &Outlets, chunk: &[(SpellingId, MentionId)]) -> Alias {
    let mut articles: Vec<ArticleId> = chunk.iter().map(|(_, mention)| mention.article).collect();
    let mut numbers: Vec<usize> =
        (articles.iter()).filter_map(|article| outlets.of.get(article.index()).copied()).collect();
    articles.dedup();
    numbers.sort_unstable();
    let mut outlets: Vec<OutletCount> = (numbers.chunk_by(|one, next| one == next))
        .filter_map(|same| {
            Some(OutletCount {
                outlet: outlets.names.get(*same.first()?)?.clone(),
                count: u32::try_from(same.len()).unwrap_or(u32::MAX),
            })
        })
        .collect();
    outlets.sort_by(|one, other| {
        (other.count.cmp(&one.count)).then_with(|| one.outlet.cmp(&other.outlet))
    });
    Alias {
        text: text.to_owned(),
        count: u32::try_from(chunk.len()).unwrap_or(u32::MAX),
        outlets,
        articles,
    }
}

/// A spelling that may become the entity's name.
struct Candidate<'a> {
    alias: &'a Alias,
    is_full_person: bool,
}

/// The fullest of the frequent spellings; `candidates` are the most frequent first and never empty.
///
/// For a person it is the full name that is printed most often, for a place or a group the spelling that is. A
/// spelling in capitals gives way to the same words in ordinary case: headlines are printed in capitals.
fn canonical_name(kind: Kind, mut candidates: Vec<Candidate>) -> String {
    if let [only] = &*candidates {
        return only.alias.text.clone();
    }
    if candidates.iter().any(|candidate| candidate.is_full_person) {
        candidates.retain(|candidate| candidate.is_full_person);
    }
    let in_capitals = |text: &str| !text.chars().any(char::is_lowercase);
    let ordinary: Vec<String> = (candidates.iter())
        .filter(|candidate| !in_capitals(&candidate.alias.text))
        .map(|candidate| fold(&candidate.alias.text))
        .collect();
    candidates.retain(|candidate| {
        let text = &candidate.alias.text;
        let gives_way = if kind == Kind::Person {
            !ordinary.is_empty()
        } else {
            ordinary.contains(&fold(text))
        };
        !in_capitals(text) || !gives_way
    });
    let most = candidates.first().map_or(0, |first| first.alias.count);
    let frequent = (candidates.iter()).filter(|candidate| candidate.alias.count * FREQUENT >= most);
    let words = |text: &str| fold(text).split(' ').filter(|word| *word != "the").count();
    let fullness = |candidate: &Candidate| match kind {
        Kind::Person | Kind::Place | Kind::Group => 0,
        Kind::Organization | Kind::Event | Kind::Work => words(&candidate.alias.text),
    };
    let best = frequent.min_by_key(|candidate| {
        let alias = candidate.alias;
        let length = alias.text.chars().count();
        (std::cmp::Reverse((fullness(candidate), alias.count, length)), &alias.text)
    });
    best.map_or_else(String::new, |best| best.alias.text.clone())
}

#[cfg(test)]
mod tests {
    use crate::model::{ArticleId, OutletCount};
    use crate::resolve::fixture::Folder;

    #[test]
    fn a_person_is_named_by_the_full_name_printed_most_often() {
        let folder = Folder::new(&[
            "[P:NORA HALDEN] [P:NORA HALDEN] came. [P:Halden] [P:Halden] [P:Halden] left.",
            "[P:Nora Halden]",
        ]);

        assert_eq!(folder.names(), ["Nora Halden"]);
    }

    #[test]
    fn an_organization_is_named_by_the_fullest_of_its_frequent_spellings() {
        let explained = "[O:Harbour Relief Organization] ([O:HRO])";
        let often = Folder::new(&[explained, "[O:HRO] [O:HRO]"]);
        let rarely = Folder::new(&[explained, "[O:HRO] [O:HRO] [O:HRO] [O:HRO]"]);

        assert_eq!(often.names(), ["Harbour Relief Organization"]);
        assert_eq!(rarely.names(), ["HRO"]);
    }

    #[test]
    fn spellings_are_counted_by_outlet_and_article() {
        let folder =
            Folder::new(&["Post|[O:Blue Bank] [O:Blue Bank] [O:BLUE BANK]", "[O:Blue Bank]"]);

        let aliases = &folder.entity("Blue Bank").aliases;

        assert_eq!((&*aliases[0].text, aliases[0].count), ("Blue Bank", 3));
        assert_eq!(aliases[0].articles, [ArticleId(0), ArticleId(1)]);
        let outlets = [(Some("Post".into()), 2), (None, 1)];
        let outlets = outlets.map(|(outlet, count)| OutletCount { outlet, count });
        assert_eq!(aliases[0].outlets, outlets);
        assert_eq!(&*aliases[1].text, "BLUE BANK");
    }
}
