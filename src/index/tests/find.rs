//! What is found, and in which order.

use super::{best, dated, paths, problems, report, searcher, sorted_paths, two_spellings};

#[test]
fn a_name_is_found_however_it_is_typed() {
    let searcher = searcher(vec![
        report("a", "One\nThe envoy Al-Rayya left Köy\u{2019}s harbour."),
        report("b", "Two\nUnits of Sa\u{2BF}iba fell back."),
        report("c", "Three\nقال مُراد الحارث"),
        report("d", "Four\nВ порту, 港口消息"),
    ]);

    let queries = [
        ("rayya", "a"),
        ("al-rayya", "a"),
        ("AL RAYYA", "a"),
        ("koy", "a"),
        ("Ko\u{308}y's", "a"),
        ("saiba", "b"),
        ("Sa\u{2019}iba", "b"),
        ("مراد", "c"),
        ("ПОРТУ", "d"),
        ("口消", "d"),
        ("消口", ""),
        ("rayya-al", ""),
    ];

    for (query, expected) in queries {
        assert_eq!(paths(&searcher, query), expected, "{query}");
    }
}

#[test]
fn words_keep_their_endings() {
    let searcher = searcher(vec![
        report("a", "One\nThe Tamas movement."),
        report("b", "Two\nThe town of Tama."),
    ]);

    assert_eq!(paths(&searcher, "tama"), "b");
    assert_eq!(paths(&searcher, "tamas"), "a");
    assert_eq!(paths(&searcher, "tama*"), "b a");
}

#[test]
fn a_spelling_finds_the_reports_that_print_another() {
    let searcher = two_spellings();

    assert_eq!(paths(&searcher, "dufaya"), "a b");
    assert_eq!(paths(&searcher, "\"dufaya\""), "a");
    assert_eq!(paths(&searcher, "entity:qarim"), "a b");
    assert_eq!(paths(&searcher, "-dufaya"), "");
    assert_eq!(best(&searcher, "dufaya nobody"), "[Nobody] answered [Qarim Doufaia] yesterday.");
    assert_eq!(best(&searcher, "dufaya"), "Envoy Karim [Dufaya] spoke.");
}

#[test]
fn terms_combine_as_documented() {
    let searcher = searcher(vec![
        report("a", "One\nfire at the harbour office"),
        report("b", "Two\nfire in the port of call"),
        report("c", "Three\ncall to the harbour"),
    ]);

    let queries = [
        ("fire harbour", "a"),
        ("fire AND harbour", "a"),
        ("harbour OR port", "a b c"),
        ("fire harbour OR port", "a b"),
        ("(fire harbour) OR (call port)", "a b"),
        ("fire -harbour", "b"),
        ("harbour NOT fire", "c"),
        ("-fire", "c"),
        ("-(fire OR call)", ""),
        ("port OR -fire", "b c"),
        ("\"port of call\"", "b"),
        ("\"port call\"", ""),
        ("\"port call\"~1", "b"),
        ("\"port of ca\"*", "b"),
        ("harb*", "a c"),
        ("harbor~", "a c"),
        ("hrabor~2", "a c"),
        ("harbor", ""),
    ];

    for (query, expected) in queries {
        assert_eq!(sorted_paths(&searcher, query), expected, "{query}");
        assert!(problems(&searcher, query).is_empty(), "{query}");
    }
}

#[test]
fn fields_and_dates_restrict() {
    let searcher = searcher(vec![
        dated("a", "Fire\nThe harbour.", "Coast Gazette", [9, 30]),
        dated("b", "Harbour\nA fire.", "Hill Post", [10, 1]),
        dated("c", "Rain\nNo fire.\nRelated: harbour storm", "Hill Post", [10, 31]),
    ]);

    let queries = [
        ("fire", "a b c"),
        ("title:fire", "a"),
        ("body:(fire OR harbour)", "a b c"),
        ("harbour", "a b"),
        ("storm", ""),
        ("outlet:\"hill post\" fire", "b c"),
        ("date:2021-10-01", "b"),
        ("date:2021-10", "b c"),
        ("date:[2021-09-30 TO 2021-10-01]", "a b"),
        ("date:<2021-10", "a"),
        ("date:>=2021-10-31", "c"),
        ("date:(2021-09 OR 2021-10-31)", "a c"),
        ("-date:2021-10", "a"),
    ];

    for (query, expected) in queries {
        assert_eq!(sorted_paths(&searcher, query), expected, "{query}");
        assert!(problems(&searcher, query).is_empty(), "{query}");
    }
}

#[test]
fn a_word_in_the_headline_ranks_first() {
    let searcher = searcher(vec![
        report("a", "Harbour\nA fire, said the fire office."),
        report("b", "Fire\nThe office burnt."),
    ]);

    assert_eq!(paths(&searcher, "fire"), "b a");
}

#[test]
fn equal_scores_stand_in_path_order() {
    let reports = (0..50).map(|number| report(&format!("{number:02}"), "One\nThe same fire."));
    let searcher = searcher(reports.collect());

    let answer = searcher.search("fire", 3);

    let found: Vec<u32> = answer.hits.iter().map(|hit| hit.article.0).collect();
    assert_eq!((found, answer.total), (vec![0, 1, 2], 50));
}
