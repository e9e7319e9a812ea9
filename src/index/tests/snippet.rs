//! What is shown of a hit.

use super::{best, dated, marked, report, searcher};

#[test]
fn highlights_stand_exactly_on_the_words() {
    let searcher = searcher(vec![report(
        "a",
        "One\nNothing here.\n\u{201C}Al\u{2010}Rayya\u{201D} of Tu\u{308}lay\u{2019}s Sa\u{2019}iba, Rayyan and al-Said.",
    )]);

    let queries = [
        ("al-rayya", "“[Al‐Rayya]” of Tu\u{308}lay’s Sa’iba, Rayyan and al-Said."),
        ("tulay saiba", "“Al‐Rayya” of [Tu\u{308}lay]’s [Sa’iba], Rayyan and al-Said."),
        ("ray*", "“Al‐[Rayya]” of Tu\u{308}lay’s Sa’iba, [Rayyan] and al-Said."),
        ("rayia~1", "“Al‐[Rayya]” of Tu\u{308}lay’s Sa’iba, Rayyan and al-Said."),
        ("said -fire", "“Al‐Rayya” of Tu\u{308}lay’s Sa’iba, Rayyan and al-[Said]."),
    ];

    for (query, expected) in queries {
        assert_eq!(best(&searcher, query), expected, "{query}");
    }
}

#[test]
fn the_snippet_is_the_first_sentence_with_the_most_terms() {
    let searcher = searcher(vec![report(
        "a",
        "Fire harbour\nA fire.\nThe harbour fire.\nThe fire of the harbour.",
    )]);

    assert_eq!(best(&searcher, "harbour fire"), "The [harbour] [fire].");
    assert_eq!(best(&searcher, "fire"), "A [fire].");
    assert_eq!(best(&searcher, "title:harbour"), "The [harbour] fire.");
}

#[test]
fn a_report_without_a_match_in_its_text_shows_its_beginning() {
    let searcher = searcher(vec![dated("a", "Fire\nThe harbour.\nMore.", "Post", [1, 2])]);

    assert_eq!(best(&searcher, "outlet:post"), "The harbour.");
}

#[test]
fn the_snippet_of_a_line_without_end_is_the_part_that_matches() {
    let long = "كلمة ".repeat(100_000);
    let text = format!("One\n{long}harbour first {long}harbour and fire {long}");
    let searcher = searcher(vec![report("a", &text)]);

    let answer = searcher.search("fire harbour", 1);

    let marked = marked(&searcher, &answer);
    assert!(marked.contains(" [harbour] and [fire] "), "{marked}");
    assert!(answer.hits[0].snippet.span.len() <= 240);
}
