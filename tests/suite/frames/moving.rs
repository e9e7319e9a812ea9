//! Moving within panes, and from pane to pane.

use redthread::ui::pane::Pane;

use super::screen::Screen;

#[test]
fn counts_repeat_keys_and_name_lines_and_rows() {
    let screen = Screen::new(80, 24).press("J");
    let top = |keys| screen.clone().press(keys).state.reader.top;
    let row = |keys| screen.clone().press(keys).state.list.cursor;

    assert_eq!([top("5 j"), top("5 j 2 k"), top("4 G"), top("1 0 j g g")], [5, 3, 3, 0]);
    assert_eq!([row("h 2 G"), row("h 4 j"), row("h G g g")], [1, 5, 0]);
    assert_eq!(screen.clone().press("3 e").name(), screen.clone().press("e e e").name());
    assert_eq!(screen.clone().press("2 J").open(), "4_answer.txt");
    assert!(screen.clone().press("1 2").text().contains("12…"));
    assert_eq!(screen.press("5 esc j").state.reader.top, 1);
}

#[test]
fn the_focus_goes_round_the_panes_in_both_directions() {
    let screen = Screen::new(120, 36);
    let focus = |keys| screen.clone().press(keys).state.focus;

    assert_eq!(
        [focus("tab"), focus("tab tab"), focus("tab tab tab")],
        [Pane::Side, Pane::List, Pane::Reader]
    );
    assert_eq!([focus("shift-tab"), focus("h"), focus("l")], [Pane::List, Pane::List, Pane::Side]);
}

#[test]
fn names_are_walked_through_in_both_directions_and_the_ends_are_told() {
    let screen = Screen::new(80, 24).press("J g g e");
    let first = screen.name().to_owned();
    let second = screen.clone().press("e");

    assert_eq!(second.clone().press("E").name(), first);
    assert_ne!(second.name(), "");
    assert_eq!(screen.press("E").notice(), "no name before this one");
    assert_eq!(second.press("9 9 e").notice(), "no name after this one");
}

#[test]
fn the_name_under_the_cursor_stays_on_the_screen_while_it_is_walked_to() {
    let mut screen = Screen::new(60, 15).press("J");
    for _ in 0..20 {
        screen = screen.press("e");
        let reader = &screen.state.reader;
        let line = reader.page.line_at(reader.cursor.unwrap().from());
        let height = usize::from(screen.state.areas().reader.content.height);

        assert!((reader.top..reader.top + height).contains(&line));
    }
}

#[test]
fn the_name_stays_in_sight_when_the_side_panel_takes_rows_and_the_page_comes_back() {
    let screen = Screen::new(80, 24).press("2 e");
    let before = screen.text();
    let last = screen.clone().press("9 e").press("E E E e");
    let looked_up = last.clone().press("enter");
    let reader = &looked_up.state.reader;
    let line = reader.page.line_at(reader.cursor.unwrap().from());
    let height = usize::from(looked_up.state.areas().reader.content.height);

    assert!((reader.top..reader.top + height).contains(&line));
    assert_eq!(screen.press("enter tab shift-tab shift-tab").text(), before);
    assert_eq!(looked_up.press("h").text(), last.text());
}

#[test]
fn space_pages_to_the_end_and_then_opens_the_next_unread_report() {
    let mut screen = Screen::new(80, 24).press("] [");
    let mut opened = vec![screen.open().to_owned()];
    for _ in 0..30 {
        screen = screen.press("space");
        if opened.last().unwrap() != screen.open() {
            opened.push(screen.open().to_owned());
        }
    }

    assert_eq!(opened.first().unwrap(), "6_agreement.txt");
    assert_eq!(opened.len(), 4, "{opened:?}");
    assert_eq!(screen.notice(), "every report was opened");
    assert!(!screen.text().contains("unread"));
}

#[test]
fn a_count_of_unread_reports_is_one_jump() {
    let screen = Screen::new(80, 24);
    let before = screen.text();
    let there = screen.press("3 ]");

    assert_eq!(there.open(), "4_answer.txt");
    assert_eq!(there.press("H").text().replace(" 4 unread ", " 5 unread "), before);
}

#[test]
fn another_size_and_back_leaves_every_line_where_it_was() {
    for lines in 0..12 {
        let screen = Screen::new(200, 20).press("J").press(&"j ".repeat(lines));
        let before = screen.text();
        let narrow = screen.resize(80, 24);

        assert_eq!(
            narrow.resize(40, 12).resize(19, 4).resize(200, 50).resize(200, 20).text(),
            before
        );
    }
}

#[test]
fn another_width_keeps_the_place_in_the_text() {
    let screen = Screen::new(60, 15).press("J 9 j");
    let first: Vec<&str> = screen.first_text().split_whitespace().collect();
    let wide = screen.clone().resize(150, 15);

    assert!(wide.first_text().contains(first[0]), "{first:?} {}", wide.first_text());
}

#[test]
fn more_rows_show_more_of_list_and_panel_and_no_blank_end() {
    let list = Screen::new(80, 15).press("h G");
    let panel = Screen::new(80, 24).press("enter G");

    assert!(list.state.list.top > 0 && panel.state.side.top > 0);
    assert_eq!(list.resize(80, 50).state.list.top, 0);
    assert_eq!(panel.resize(80, 70).state.side.top, 0);
}

#[test]
fn the_spellings_of_a_strip_are_reached_below_the_places() {
    let screen = Screen::new(80, 24).press("enter G");

    assert!(screen.row_with("SPELLINGS").len() > 1);
    assert!(screen.text().contains("Nadim Sorani"));
}

#[test]
fn a_page_of_the_side_panel_goes_on_where_the_last_one_ended() {
    let mut screen = Screen::new(140, 20).press("tab g g");
    let end = screen.clone().press("G").text();
    for _ in 0..20 {
        let before = screen.text();
        screen = screen.press("ctrl-f");
        let (_, first) = before.lines().nth(1).unwrap().rsplit_once('│').unwrap();
        let back = screen.clone().press("ctrl-b").text();

        assert!(screen.text() == end || back.contains(first), "{before}\n{back}");
    }
    assert_eq!(screen.text(), end);
}

#[test]
fn the_help_scrolls_to_its_last_line_and_no_further() {
    let help = Screen::new(80, 24).press("?");
    let end = help.clone().press("G");

    assert!(!end.text().lines().nth(20).unwrap().trim().is_empty(), "{}", end.text());
    assert_eq!(end.clone().press("j").text(), end.text());
    assert_eq!(help.clone().press("q").state.focus, Pane::Reader);
    assert!(help.press("esc").state.popup.is_none());
}

#[test]
fn furniture_folds_again_and_the_place_stays() {
    let screen = Screen::new(80, 24).press("5 j");
    let before = screen.text();

    assert_eq!(screen.press("z f z f").text(), before);
}

#[test]
fn the_smallest_screens_are_drawn() {
    for (width, height) in [(0, 0), (1, 1), (19, 4), (20, 5), (500, 3), (3, 500)] {
        let screen = Screen::new(width, height).press("e * enter j tab ? esc s x enter");

        assert_eq!(screen.cells().content.len(), usize::from(width) * usize::from(height));
    }
    assert!(Screen::new(19, 4).text().starts_with("too small"));
}
