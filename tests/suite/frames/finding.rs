//! Finding text in a pane, and searching the folder.

use redthread::index::worker::Reply;
use redthread::ui::keymap::Key;
use redthread::ui::pane::Pane;
use redthread::ui::popup::Popup;
use redthread::ui::state::Index;
use redthread::ui::update::{Input, update};

use super::screen::Screen;

#[test]
fn text_is_found_in_the_report_from_the_screen_on_and_round() {
    let screen = Screen::new(80, 24).press("/").enter_text("SHIP").press("enter");
    let notice = screen.notice().to_owned();
    let next = screen.clone().press("n");

    assert!(notice.starts_with("1 of "), "{notice}");
    assert!(next.notice().starts_with("2 of "));
    assert_eq!(next.press("N").notice(), format!("{notice}"));
    assert!(screen.clone().press("N").notice().ends_with("on from the end"));
    assert!(screen.press("9 9 n").notice().contains(" of "));
}

#[test]
fn text_that_is_found_inside_a_name_selects_the_name() {
    let screen = Screen::new(80, 24).press("/").enter_text("labor").press("enter");

    assert_eq!(screen.name(), "Ostrow Labor Union");
}

#[test]
fn what_is_not_there_is_said_and_where_it_may_be() {
    let find = |text| Screen::new(80, 24).press("/").enter_text(text).press("enter");

    assert_eq!(find("zebra").notice(), "\"zebra\" is not in this report · s searches the folder");
    assert_eq!(
        find("newsletter").notice(),
        "\"newsletter\" is only in what is folded · z f unfolds it"
    );
    assert_eq!(find("newsletter").press("z f n").notice(), "1 of 1");
    assert_eq!(Screen::new(80, 24).press("n").notice(), "nothing to find: / asks for it");
}

#[test]
fn rows_are_found_in_the_list_and_in_the_panel() {
    let list = Screen::new(80, 24).press("h /").enter_text("storm").press("enter");
    let panel = Screen::new(120, 36).press("tab /").enter_text("stubborn").press("enter");

    assert_eq!(list.state.list.cursor, 4);
    assert_eq!(list.press("n").state.list.cursor, 4);
    assert_eq!(panel.notice(), "\"stubborn\" is in no row here");
    let panel = panel.press("/").enter_text("patient").press("enter enter");
    assert_eq!(panel.open(), "3_profile.txt");
}

#[test]
fn n_repeats_what_was_last_looked_for_text_or_name() {
    let by_name = Screen::new(80, 24).press("*");
    let name = by_name.clone().press("n");

    assert_eq!(name.state.reader.cursor, Screen::new(80, 24).press("2 *").state.reader.cursor);
    assert_eq!(
        by_name.press("/").enter_text("crews").press("enter n").notice().get(..5),
        Some("2 of ")
    );
}

#[test]
fn escape_takes_the_marks_away_and_n_finds_again() {
    let screen = Screen::new(80, 24).press("/").enter_text("crews").press("enter esc");

    assert!(screen.state.reader.found.spans.is_empty());
    assert!(screen.press("n").notice().starts_with("1 of "));
}

#[test]
fn a_hit_is_followed_its_words_are_marked_and_back_is_the_screen_before() {
    let screen = Screen::new(80, 24);
    let there = screen.clone().press("s").enter_text("\"two people\" OR stove").press("enter");
    let text = there.state.open_article().unwrap().text.clone();
    let marked: Vec<&str> =
        there.state.reader.found.spans.iter().map(|span| span.of(&text)).collect();

    assert_eq!((there.open(), there.state.focus), ("2_letter.txt", Pane::Reader));
    assert_eq!(marked, ["stove"]);
    assert_eq!(there.clone().press("n").notice(), "1 of 1 · on from the top");
    assert_eq!(
        there.press("H").text().replace("4 unread", "5 unread").replace("   16 Mar", "•  16 Mar"),
        screen.text().replace(" • 16 Mar", "•  16 Mar")
    );
}

#[test]
fn a_search_is_opened_again_as_it_was_and_typing_starts_a_new_one() {
    let hits = Screen::new(80, 24).press("s").enter_text("crews").press("down");
    let again = hits.clone().press("enter s");
    let query = |screen: &Screen| match &screen.state.popup {
        Some(Popup::Search(search)) => (search.prompt.text().to_owned(), search.cursor),
        _ => panic!("no search"),
    };

    assert_eq!(again.row_with("4 reports"), hits.row_with("4 reports"));
    assert_eq!(query(&again), query(&hits));
    assert_eq!(query(&again.clone().press("down")), ("crews".into(), 2));
    assert_eq!(query(&again.clone().enter_text("x")), ("x".into(), 0));
    assert_eq!(query(&again.press("backspace")), (String::new(), 0));
}

#[test]
fn a_broken_query_says_where_it_is_broken() {
    let screen = Screen::new(80, 24).press("s").enter_text("crews date:2031-99");

    assert!(screen.row_with("column 12").contains("date"), "{}", screen.text());
}

#[test]
fn enter_before_the_answer_goes_to_the_best_hit_of_what_is_typed() {
    let old = Screen::new(80, 24).press("s").enter_text("crews");
    let typed: Vec<Input> = "storm"
        .chars()
        .map(|letter| Key::parse(&letter.to_string()).unwrap())
        .chain([Key::parse("enter").unwrap()])
        .map(|key| Input::Key(key.to_event()))
        .collect();
    let mut unanswered = old.press("ctrl-u").state;
    for input in typed {
        update(&mut unanswered, input);
    }
    let Index::Ready(generation, searcher) = unanswered.index.clone() else { panic!("no index") };
    let reply =
        Reply { sequence: unanswered.asked, generation, answer: searcher.search("storm", 50) };
    let screen = Screen { state: unanswered };

    assert!(screen.state.popup.is_some());
    assert_eq!(screen.input(Input::Answer(reply)).open(), "5_weather.txt");
}

#[test]
fn nothing_found_is_said_and_enter_stays() {
    let screen = Screen::new(80, 24).press("s").enter_text("zebra");

    assert!(screen.text().contains("nothing found"));
    assert!(screen.press("enter").state.popup.is_some());
}
