//! Broken, empty and strange queries; many reports.

use super::{paths, problems, report, searcher, two_spellings};
use crate::index::Answer;

#[test]
fn a_broken_query_says_where_and_is_searched_all_the_same() {
    let searcher = searcher(vec![report("a", "Fire\nThe harbour office.")]);

    let queries = [
        ("fire \"harbour", 5, "a"),
        ("fire title:(", 5, "a"),
        ("foo:fire", 0, "a"),
        ("fire AND", 5, "a"),
        ("AND fire", 0, "a"),
        ("fire OR", 5, "a"),
        ("[ fire", 0, "a"),
        ("fire)", 4, "a"),
        ("(fire", 0, "a"),
        ("fire ** ", 5, "a"),
        ("fire date:soon", 10, "a"),
        ("fire date:[2021", 10, "a"),
        ("fire NOT", 5, "a"),
        ("title:", 0, ""),
        ("harb*our office", 4, ""),
        ("harbour~7", 7, "a"),
    ];

    for (query, at, expected) in queries {
        assert_eq!(paths(&searcher, query), expected, "{query}");
        let found = problems(&searcher, query);
        assert!(found.contains(&at), "{query}: {found:?}");
    }
}

#[test]
fn an_unknown_field_is_answered_with_the_nearest() {
    let searcher = searcher(Vec::new());

    let answer = searcher.search("titel:fire", 1);

    assert_eq!(answer.problems[0].text, "no field is called `titel`; the nearest is `title`");
}

#[test]
fn an_empty_query_finds_nothing() {
    let searcher = searcher(vec![report("a", "Fire\nThe harbour.")]);

    for query in ["", "  ", "- & ...", "()"] {
        assert_eq!(searcher.search(query, 10), Answer::default(), "{query}");
    }
}

#[test]
fn a_limit_of_none_still_counts() {
    let searcher = searcher(vec![report("a", "Fire\nThe harbour.")]);

    let answer = searcher.search("fire", 0);

    assert_eq!((answer.hits.len(), answer.total), (0, 1));
}

#[test]
fn two_thousand_reports_are_all_found() {
    let reports = (0..2000).map(|number| {
        let text = format!("Report {number}\nUnit n{} of group g{}.", number, number % 7);
        report(&format!("{number:04}"), &text)
    });
    let searcher = searcher(reports.collect());

    for number in (0..2000).step_by(97) {
        assert_eq!(paths(&searcher, &format!("n{number}")), format!("{number:04}"));
    }
    assert_eq!(searcher.search("g3", 5).total, 286);
    assert_eq!(searcher.search("n1*", 5).total, 1111);
}

#[test]
fn no_query_is_too_strange() {
    let searcher = two_spellings();
    let pieces = [
        "dufaya",
        "karim",
        "(",
        ")",
        "[",
        "]",
        "{",
        "\"",
        "“",
        "-",
        "+",
        "*",
        "~",
        "~2",
        ":",
        "title:",
        "date:",
        "entity:",
        "OR",
        "AND",
        "NOT",
        " ",
        " ",
        "\\",
        "'",
        "’",
        "é",
        "港",
        "\u{301}",
        "\u{0}",
        "/",
        ">",
        "2021-10",
        " TO ",
        "^3",
        "\u{1F600}",
        "ـ",
    ];
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut random = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % below as u64).unwrap()
    };

    for _ in 0..3000 {
        let query: String = (0..random(12)).map(|_| pieces[random(pieces.len())]).collect();
        let answer = searcher.search(&query, 3);
        for problem in answer.problems {
            assert!(query.is_char_boundary(problem.at), "{query}");
        }
    }
    for piece in pieces {
        searcher.search(&piece.repeat(5000), 3);
    }
}
