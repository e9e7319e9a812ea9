//! Who is who: which mentions, in one report and across reports, denote the same thing, and why.
//!
//! Every distinct spelling is read once (`census`) and those with one comparison key (`key`, `name`) are one name.
//! Names are then joined by what the whole folder tells (`across`, `similar`), by what stands in brackets after
//! them (`brackets`), and single names by who was introduced in the same report (`within`). All of it happens by
//! key in hash maps and union-find (`cluster`), so the time grows with the number of mentions; every join keeps its
//! reason. `entity` makes the result.
//!
//! Joins are preferred to be missed rather than wrong: an ambiguous surname stays an entity of its own, and names
//! of organizations are never equal by likeness. Limits: no other script than Latin, no descriptions ("the
//! minister"), no words of the analyst yet.

mod across;
mod brackets;
mod census;
mod cluster;
mod entity;
#[cfg(test)]
mod fixture;
mod key;
mod layout;
mod name;
mod similar;
mod within;

use crate::model::{Article, Entity, EntityId, Reading};
use crate::nlp::Lexicon;
use crate::resolve::cluster::{Clusters, Node};

/// The answer of [`resolve`].
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Resolution {
    /// The entities, by kind, then by name, then by first mention.
    pub entities: Vec<Entity>,
    /// For each article given, for each mention of its reading: the entity.
    pub entity_of: Vec<Vec<EntityId>>,
}

/// Joins the mentions of `articles`, given in path order, into entities.
pub fn resolve(articles: &[(&Article, &Reading)], lexicon: &Lexicon) -> Resolution {
    let mut clusters = Clusters::default();
    let census = census::census(articles, lexicon, &mut clusters);
    let mut nodes: Vec<Vec<Node>> = (census.of.iter())
        .map(|spellings| spellings.iter().map(|&id| census.spelling(id).node).collect())
        .collect();
    across::join_watched_names(&census, lexicon, &mut clusters);
    across::join_table_names(&census, lexicon, &mut clusters);
    across::join_full_names(&census, articles, &mut clusters);
    brackets::join_brackets(&census, articles, lexicon, &mut nodes, &mut clusters);
    let lone = within::bind_single_names(&census, articles, &mut nodes, &mut clusters);
    across::join_lone_names(&census, &lone, &mut clusters);
    entity::entities(&census, articles, &nodes, &mut clusters)
}

#[cfg(test)]
mod tests {
    use crate::resolve::fixture::Folder;

    #[test]
    fn spellings_of_a_person_are_one_entity() {
        let folder = Folder::new(&[
            "[P:Khaled Al-Sayyar] came. [P:al-Sayyar] left.",
            "[P:Khalid Nasr] came. [P:KHALED SAYAR] spoke. [P:Sayyar] smiled.",
        ]);

        assert_eq!(
            folder.same_as("Khaled Al-Sayyar"),
            ["Khaled Al-Sayyar", "al-Sayyar", "KHALED SAYAR", "Sayyar"]
        );
    }

    #[test]
    fn look_alike_given_names_stay_apart() {
        let folder = Folder::new(&[
            "[P:Maria Costa] came. [P:Ali Samman] came. [P:Hassan Omari] came. [P:Daniel Weber] came.",
            "[P:Mario Costa] came. [P:Alia Samman] came. [P:Hussein Omari] came. [P:Daniela Weber] came.",
        ]);

        assert_eq!(folder.entity_count(), 8);
    }

    #[test]
    fn two_spellings_in_one_sentence_are_two_persons() {
        let apart = Folder::new(&["[P:Nadim Bakker], [P:Nadem Bakker] and [P:Omar Levin] came."]);
        let joined = Folder::new(&["[P:Nadim Bakker] came.", "[P:Nadeem Bakker] came."]);

        assert_eq!((apart.entity_count(), joined.entity_count()), (3, 1));
        let apart = Folder::new(&["[P:Nadim Bakker] and [P:Nadeem Bakker] came."]);
        assert_eq!(apart.entity_count(), 2);
    }

    #[test]
    fn organizations_with_similar_names_stay_apart() {
        let folder = Folder::new(&[
            "[O:Popular Front of Norland], [O:Democratic Front of Norland], [O:Popular Front of Norland-East Command] and [O:Norland] came.",
            "The [O:Norland Movement] left [L:Norlan].",
        ]);

        assert_eq!(folder.entity_count(), 6);
    }

    #[test]
    fn an_organization_is_known_by_its_key() {
        let folder = Folder::new(&[
            "The [O:Harbour Relief Organisation] came.",
            "[O:The Harbor Relief Organization] left. [O:Blue movement] met [O:Blue Movement].",
        ]);

        assert_eq!(folder.entity_count(), 2);
    }

    #[test]
    fn a_place_is_known_by_the_tables_and_its_people_are_a_group_of_their_own() {
        let folder =
            Folder::new(&["[L:T\u{fc}rkiye] and [G:Turks] and a [G:Turkish] man.", "[L:Turkey]"]);

        assert_eq!(folder.same_as("Turkey"), ["T\u{fc}rkiye", "Turkey"]);
        assert_eq!(folder.same_as("Turkish"), ["Turks", "Turkish"]);
    }

    #[test]
    fn the_kind_of_a_name_is_that_of_most_of_its_mentions() {
        let folder = Folder::new(&["[P:Tidewater] spoke. [O:Tidewater] spoke.", "[O:Tidewater]"]);

        assert_eq!(folder.entity_count(), 1);
        assert_eq!(folder.kinds(), ["organization"]);
    }

    #[test]
    fn a_surname_that_is_also_a_town_is_the_person_of_its_report() {
        let folder = Folder::new(&[
            "[L:Halden] burned.",
            "[L:Halden] was rebuilt.",
            "[P:Nora Halden] came. [P:Halden] left.",
        ]);

        assert_eq!(folder.same_as("Nora Halden"), ["Nora Halden", "Halden"]);
        assert_eq!(folder.entity_count(), 2);
    }

    #[test]
    fn entities_are_in_order_of_kind_then_name() {
        let folder = Folder::new(&["[L:Zell] [O:Ypsil Bank] [P:Nora Xander] [P:Adam Wolff]"]);

        assert_eq!(folder.names(), ["Adam Wolff", "Nora Xander", "Ypsil Bank", "Zell"]);
    }

    #[test]
    fn empty_names_and_an_empty_folder_are_resolved_too() {
        let odd = Folder::new(&["[P:][P:-] [O:The] [O:] ([O:]) [L:'s]"]);
        let empty = Folder::new(&[]);

        assert_eq!(odd.resolution.entity_of[0].len(), 6);
        assert_eq!(empty.entity_count(), 0);
    }
}
