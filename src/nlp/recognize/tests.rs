//! What the rules do, in invented sentences: the whole way from draft to mentions, with the embedded tables and
//! without the tagger, whose part is tested in `merge`.

mod watch;

use crate::model::{Article, Basis, Block, ContentId, Kind, Metadata, Reading, Role};
use crate::nlp::Lexicon;
use crate::nlp::recognize::{Draft, decide, draft, gather};
use crate::nlp::tagger::Memory;
use crate::text::Span;

/// An article of the given blocks.
fn article(blocks: &[(Role, &str)]) -> Article {
    let mut text = String::new();
    let mut spans = Vec::new();
    for (role, block) in blocks {
        let start = text.len();
        text.push_str(block);
        spans.push(Block { span: Span::new(start, text.len()), role: *role });
        text.push_str("\n\n");
    }
    Article {
        path: "invented.txt".into(),
        id: ContentId(0),
        text,
        blocks: spans,
        metadata: Metadata::default(),
        issues: Vec::new(),
    }
}

/// What is recognized in the first of `articles`, with all of them as its folder.
fn read_first(articles: &[Article]) -> Reading {
    read_first_with(articles, &Lexicon::embedded())
}

fn read_first_with(articles: &[Article], lexicon: &Lexicon) -> Reading {
    let mut memory = Memory::new();
    let drafts: Vec<Draft> =
        articles.iter().map(|article| draft(article, lexicon, None, &mut memory)).collect();
    decide(&articles[0], &drafts[0], &gather(&drafts), lexicon)
}

/// The names of the first of `articles` with the initial of their kind.
fn names_of_first(articles: &[Article]) -> Vec<String> {
    read_first(articles)
        .mentions
        .iter()
        .map(|mention| {
            let name = mention.span.of(&articles[0].text);
            format!("{} {name}", &mention.kind.name()[..1])
        })
        .collect()
}

fn names(body: &str) -> Vec<String> {
    names_of_first(&[article(&[(Role::Body, body)])])
}

#[test]
fn a_title_is_no_part_of_the_name_that_it_announces() {
    assert_eq!(
        names("Yesterday Deputy Prime Minister Dr. Ana Zoltberg met envoy Zerrin, the chairman."),
        ["p Ana Zoltberg", "p Zerrin"]
    );
}

#[test]
fn particles_and_compounds_join_the_words_of_a_name() {
    assert_eq!(
        names("They met Karim bin Hadi al-Zorani, Jean-Pierre van Zolt and Lee Zu-min."),
        ["p Karim bin Hadi al-Zorani", "p Jean-Pierre van Zolt", "p Lee Zu-min"]
    );
}

#[test]
fn a_surname_alone_is_a_person_once_the_article_tells_the_full_name() {
    assert_eq!(
        names("Zorani left. A meeting with Karim al-Zorani ended; al-Zorani's men stayed."),
        ["p Zorani", "p Karim al-Zorani", "p al-Zorani"]
    );
}

#[test]
fn a_surname_alone_is_a_person_once_another_article_of_the_folder_tells_the_full_name() {
    let short = article(&[(Role::Body, "The delegates praised Zoltberg again.")]);
    let full = article(&[(Role::Body, "The delegates met Ana Zoltberg.")]);

    assert_eq!(names_of_first(&[short.clone(), full]), ["p Zoltberg"]);
    assert_eq!(names_of_first(&[short]), [""; 0]);
}

#[test]
fn an_organization_is_named_by_its_head_word_and_the_chain_after_it() {
    assert_eq!(
        names(
            "The Blue Front for the Liberation of Zorland, the Ministry of Trade and Industry, \
             Zolt University and the Zorland Relief Committee (ZRC) met."
        ),
        [
            "o Blue Front for the Liberation of Zorland",
            "o Ministry of Trade and Industry",
            "o Zolt University",
            "o Zorland Relief Committee",
            "o ZRC"
        ]
    );
}

#[test]
fn an_organization_does_not_swallow_the_person_after_it() {
    assert_eq!(
        names(
            "The Secretary-General of the Blue Front for the Liberation of Zorland Ana Zoltberg spoke."
        ),
        ["o Blue Front for the Liberation of Zorland", "p Ana Zoltberg"]
    );
    assert_eq!(
        names("He met Blue Front Secretary-General Karim Zorani."),
        ["o Blue Front", "p Karim Zorani"]
    );
}

#[test]
fn the_command_of_an_organization_is_an_organization() {
    assert_eq!(
        names("He wrote to the General Command of the Blue Liberation Front."),
        ["o General Command of the Blue Liberation Front"]
    );
}

#[test]
fn two_adjectives_before_the_matter_of_an_office_are_part_of_its_name() {
    assert_eq!(
        names("They met the head of its Danish and Turkish Relations Office."),
        ["o Danish and Turkish Relations Office"]
    );
    assert_eq!(names("They met the Danish and Turkish delegations."), ["g Danish", "g Turkish"]);
}

#[test]
fn an_office_printed_small_is_named_with_its_matter() {
    assert_eq!(
        names("She runs the bureau of Coastal and Northern Affairs."),
        ["o bureau of Coastal and Northern Affairs"]
    );
    assert_eq!(
        names("She left the office of Ana Zoltberg in the department of Oslo."),
        ["p Ana Zoltberg", "p Oslo"]
    );
}

#[test]
fn a_small_head_belongs_to_the_name_that_its_short_name_spells_out() {
    assert_eq!(
        names("Then the Northern Fishing movement (NFM) met the Danish Northern Front (DNF)."),
        ["o Northern Fishing movement", "o NFM", "o Danish Northern Front", "o DNF"]
    );
}

#[test]
fn an_adjective_before_a_plain_meeting_is_a_group() {
    assert_eq!(
        names("They came to the Danish summit and the Nordic meeting."),
        ["g Danish", "g Nordic"]
    );
}

#[test]
fn two_names_with_a_hyphen_are_two_and_a_name_with_a_word_is_one() {
    assert_eq!(
        names("The Turkey-Norway talks were led by an Oslo-based group."),
        ["p Turkey", "p Norway", "p Oslo"]
    );
}

#[test]
fn a_possessive_is_no_part_of_a_name() {
    assert_eq!(names("They left Norway’s capital."), ["p Norway"]);
}

#[test]
fn a_word_with_a_capital_for_its_place_alone_is_no_name() {
    assert_eq!(names("Yesterday was quiet. Zealously they waited until Monday."), [""; 0]);
}

#[test]
fn a_headline_takes_its_names_from_the_body() {
    let report = article(&[
        (Role::Title, "Zoltberg Wants Fresh Talks With Zorland Committee"),
        (Role::Body, "The chairwoman Ana Zoltberg wants talks with the Zorland Committee."),
    ]);

    assert_eq!(
        names_of_first(&[report]),
        ["p Zoltberg", "o Zorland Committee", "p Ana Zoltberg", "o Zorland Committee"]
    );
}

#[test]
fn a_byline_names_persons_even_in_capitals() {
    let report = article(&[
        (Role::Byline, "By ZERRIN B. ZOLT"),
        (Role::Date, "Oslo, 3 May 2021"),
        (Role::Body, "It rained."),
    ]);

    assert_eq!(names_of_first(&[report]), ["p ZERRIN B. ZOLT"]);
}

#[test]
fn page_furniture_is_not_read() {
    let report = article(&[
        (Role::Navigation, "Norway Oslo"),
        (Role::Body, "It rained in Turkey."),
        (Role::Disclaimer, "Karim Zorani is responsible."),
    ]);

    assert_eq!(names_of_first(&[report]), ["p Turkey"]);
}

#[test]
fn a_named_source_is_an_organization() {
    assert_eq!(
        names("He told the newspaper Zoltavia, and it was confirmed via Zortex."),
        ["o Zoltavia", "o Zortex"]
    );
}

#[test]
fn an_adjective_is_a_group_and_the_office_after_it_no_name() {
    assert_eq!(names("The Turkish President Karim Zorani spoke."), ["g Turkish", "p Karim Zorani"]);
}

#[test]
fn every_mention_says_which_table_or_rule_it_rests_on() {
    let report = article(&[(Role::Body, "Then Ana Zoltberg of Norway spoke. They met Zoltberg.")]);

    let bases: Vec<(Kind, Basis)> = read_first(&[report])
        .mentions
        .iter()
        .map(|mention| (mention.kind, mention.basis))
        .collect();

    assert_eq!(
        bases,
        [
            (Kind::Person, Basis::Rule("given name")),
            (Kind::Place, Basis::Table("places")),
            (Kind::Person, Basis::Consensus),
        ]
    );
}

#[test]
fn mentions_are_in_order_and_apart_in_any_text() {
    let texts = [
        "Al-’s-Z. B-A.-the of The (AB) \u{301}É & Of the And, AND & CO. - Al - al-",
        "THE BLUE FRONT OF THE OF FOR the To to TO 12 XII. J. K. L-M N 習近平 محمد Осло-Осло",
        "President Minister Dr. Prof. of the Ministry and Front for the and to the Al Bin bin de",
    ];

    for text in texts {
        let report = article(&[(Role::Body, text), (Role::Title, text), (Role::Byline, text)]);
        let reading = read_first(std::slice::from_ref(&report));
        let mut end = 0;
        for mention in &reading.mentions {
            assert!(mention.span.start >= end && !mention.span.of(&report.text).is_empty());
            end = mention.span.end;
        }
    }
}

#[test]
fn a_title_in_quotation_marks_is_a_work_where_one_is_announced() {
    assert_eq!(
        names(
            "The movement issued a statement entitled “One coast for all its people,” on Monday."
        ),
        ["w One coast for all its people"]
    );
    assert_eq!(names("Her second novel, \"Salt Roads\", sold well."), ["w Salt Roads"]);
    assert_eq!(names("He answered: “Nobody knows that road.”"), [""; 0]);
    assert_eq!(names("The book was called “Dull” by its readers."), ["w Dull"]);
}
