//! What a watchlist changes: its names are found wherever they stand, and win.

use super::{article, read_first_with};
use crate::model::{Basis, Role};
use crate::nlp::{Lexicon, Watchlist};

/// The names in `text` with the initial of their kind, those of the watchlist with a `*`.
fn names(list: &str, text: &str) -> Vec<String> {
    let mut watchlist = Watchlist::default();
    assert_eq!(watchlist.add("names.csv", list), []);
    let lexicon = Lexicon::embedded().with_watchlist(watchlist);
    let report = article(&[(Role::Body, text)]);
    read_first_with(std::slice::from_ref(&report), &lexicon)
        .mentions
        .iter()
        .map(|mention| {
            let name = mention.span.of(&report.text);
            let mark = if mention.basis == Basis::Watchlist { "*" } else { "" };
            format!("{} {name}{mark}", &mention.kind.name()[..1])
        })
        .collect()
}

#[test]
fn a_watched_name_is_found_in_any_case_and_across_hyphens_and_possessives() {
    let list = "Zolt Karmin,person\nMarr's Guard,organization\n";

    assert_eq!(
        names(
            list,
            "Then zolt-karmin’s car, ZOLT KARMIN and the pro-Zolt Karmin crowd met Marr’s guard."
        ),
        ["p zolt-karmin*", "p ZOLT KARMIN*", "p Zolt Karmin*", "o Marr’s guard*"]
    );
}

#[test]
fn of_two_watched_names_the_longer_wins() {
    let list = "Blue Quay,place\nBlue Quay Workers Front,organization\n";

    assert_eq!(
        names(list, "The Blue Quay Workers Front left Blue Quay."),
        ["o Blue Quay Workers Front*", "p Blue Quay*"]
    );
}

#[test]
fn a_watched_name_wins_over_the_tables_and_over_every_rule() {
    assert_eq!(names("Norway,organization", "They sold it to Norway."), ["o Norway*"]);
    assert_eq!(
        names("Front,work", "The Blue Front for the Liberation of Zorland met."),
        ["w Front*"]
    );
}

#[test]
fn what_stands_beside_a_watched_name_is_found_as_ever() {
    assert_eq!(
        names("quillfish,organization", "Karim Zorani of Norway met quillfish, Ana Zoltberg said."),
        ["p Karim Zorani", "p Norway", "o quillfish*", "p Ana Zoltberg"]
    );
}

#[test]
fn a_watched_surname_takes_the_given_name_and_the_article_before_it_along() {
    assert_eq!(
        names("Zorani,person", "Then Karim al-Zorani met K. Zorani."),
        ["p Karim al-Zorani*", "p K. Zorani*"]
    );
}

#[test]
fn the_surname_of_a_watched_person_is_known_in_the_report() {
    assert_eq!(
        names("Xul Karmin,person", "The delegates met Xul Karmin. They praised Karmin again."),
        ["p Xul Karmin*", "p Karmin"]
    );
}

#[test]
fn a_watched_word_of_running_english_is_found_only_as_it_is_spelt() {
    assert_eq!(
        names("WHO,organization\nMay,person", "They asked who may go. WHO and May knew."),
        ["o WHO*", "p May*"]
    );
}

#[test]
fn a_name_that_has_a_possessive_ending_keeps_it_and_another_loses_it() {
    assert_eq!(
        names(
            "Zolthaby's,organization\nQuarn,organization",
            "They left Zolthaby’s for Quarn’s house."
        ),
        ["o Zolthaby’s*", "o Quarn*"]
    );
}

#[test]
fn names_in_any_script_and_with_signs_are_found() {
    assert_eq!(
        names(
            "Осло-Банк,organization\nمحمد زولت,person\n@zolt_news,organization\nZolt & Marr,organization",
            "Then осло банк and محمد زولت told @zolt_news of Zolt & Marr."
        ),
        ["o осло банк*", "p محمد زولت*", "o @zolt_news*", "o Zolt & Marr*"]
    );
}

#[test]
fn mentions_are_in_order_and_apart_whatever_is_watched() {
    let list =
        "Al,person\nof the,place\nS,group\nBlue,event\nthe Blue Front,work\n\u{301},work,É|-";
    let mut watchlist = Watchlist::default();
    watchlist.add("names.csv", list);
    let lexicon = Lexicon::embedded().with_watchlist(watchlist);
    for text in [
        "Al-’s-Z. B-A.-the of The (AB) \u{301}É & Of the And, AND & CO. - Al - al-",
        "THE BLUE FRONT OF THE OF FOR the To to TO S's Blue’s J. Al Al’s",
    ] {
        let report = article(&[(Role::Body, text), (Role::Title, text)]);
        let mut end = 0;
        for mention in read_first_with(std::slice::from_ref(&report), &lexicon).mentions {
            assert!(mention.span.start >= end && !mention.span.of(&report.text).is_empty());
            end = mention.span.end;
        }
    }
}
