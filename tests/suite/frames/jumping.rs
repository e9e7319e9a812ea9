//! Jumps: there, back exactly, and forward again.

use redthread::ui::pane::Pane;

use super::screen::Screen;

const SIZES: [(u16, u16); 5] = [(80, 24), (120, 36), (200, 50), (40, 12), (140, 40)];

#[test]
fn going_to_a_place_and_back_is_the_same_screen_again() {
    for (width, height) in SIZES {
        let panel = Screen::new(width, height).press("enter j j");
        let there = panel.clone().press("enter");
        let (before, after) = (panel.text(), there.text());
        let back = there.clone().press("H");

        assert_eq!(there.state.focus, Pane::Reader);
        assert!(!there.name().is_empty());
        assert_eq!(unread(&back.text()), unread(&before), "{width}x{height}");
        assert_eq!(back.press("L").text(), after, "{width}x{height}");
    }
}

#[test]
fn every_kind_of_jump_is_retraced_to_the_same_screens() {
    let steps = ["*", "3 j *", "J", "e e #", "]", "enter j enter", "h j enter", "K", "z f *"];
    for (width, height) in SIZES {
        let mut screen = Screen::new(width, height);
        let mut left = Vec::new();
        for keys in steps {
            let (before, jump) = keys.rsplit_once(' ').unwrap_or(("", keys));
            screen = screen.press(before);
            let text = screen.text();
            screen = screen.press(jump);
            left.push((keys, text));
        }
        let end = screen.text();
        for (keys, text) in left.iter().rev() {
            screen = screen.press("H");

            assert_eq!(unread(&screen.text()), unread(text), "before {keys} at {width}x{height}");
        }
        assert_eq!(screen.clone().press("H").notice(), "no jump to take back");
        assert_eq!(screen.press("9 L").text(), end);
    }
}

#[test]
fn a_name_is_followed_through_the_whole_folder_and_round() {
    let start = Screen::new(80, 24);
    let total = start.state.entity().unwrap().mentions.len();
    let mut screen = start.clone();
    let mut places = Vec::new();
    for _ in 0..total {
        places.push((screen.open().to_owned(), screen.state.reader.cursor));
        screen = screen.press("*");
    }
    let around = places.clone();
    places.sort_by_key(|(path, span)| (path.clone(), span.map(|span| span.start)));
    places.dedup();

    assert_eq!(places.len(), total);
    assert_eq!(around, places);
    assert_eq!(
        (screen.open(), screen.state.reader.cursor),
        (start.open(), start.state.reader.cursor)
    );
    assert_eq!(screen.notice(), "on from the first mention");
    assert_eq!(start.clone().press("#").notice(), "on from the last mention");
    assert_eq!(start.clone().press("* #").name(), start.name());
    let count = total.to_string();
    let counted = start.clone().press(&format!("{} *", count.replace("", " ")));
    assert_eq!(counted.state.reader.cursor, start.state.reader.cursor);
}

#[test]
fn steps_back_and_forth_through_the_folder_meet_at_every_count() {
    let start = Screen::new(80, 24).press("2 *");
    for times in 1..30 {
        let count = times.to_string().replace("", " ");
        let there = start.clone().press(&format!("{count} *"));
        let single = (0..times).fold(start.clone(), |screen, _| screen.press("*"));

        assert_eq!(there.state.reader.cursor, single.state.reader.cursor);
        assert_eq!(
            there.press(&format!("{count} #")).state.reader.cursor,
            start.state.reader.cursor
        );
    }
}

#[test]
fn a_name_that_stands_once_says_so_and_is_no_jump() {
    let files = [("a.txt", &b"Rain\n\nClara Voss came home in the rain on Monday.\n"[..])];
    let screen = Screen::of(&files, 80, 24).press("g g e *");

    assert_eq!(screen.name(), "Clara Voss");
    assert_eq!(screen.notice(), "this is the only mention in the folder");
    assert_eq!(screen.press("H").notice(), "no jump to take back");
}

#[test]
fn articles_are_opened_in_order_and_the_ends_are_told() {
    let screen = Screen::new(80, 24);

    assert_eq!(screen.clone().press("K").notice(), "this is the first report");
    assert_eq!(screen.clone().press("J J K").open(), "2_letter.txt");
    assert_eq!(screen.clone().press("9 J").open(), "6_agreement.txt");
    assert_eq!(screen.clone().press("[").open(), "6_agreement.txt");
    assert_eq!(screen.press("] ] [").open(), "6_agreement.txt");
}

#[test]
fn a_spelling_leads_to_a_place_where_it_is_printed_and_then_to_the_next() {
    let screen = Screen::new(200, 50).press("tab g g");
    let spelling = screen.state.entity().unwrap().aliases[0].text.clone();
    let first = screen.press("enter");
    let second = first.clone().press("tab g g enter");

    assert_eq!((first.name(), second.name()), (&*spelling, &*spelling));
    assert_ne!(
        (first.open(), first.state.reader.cursor),
        (second.open(), second.state.reader.cursor)
    );
}

#[test]
fn the_panel_s_cursor_goes_on_from_the_place_that_was_followed() {
    let screen = Screen::new(120, 36).press("enter j");
    let next = screen.clone().press("j").row_under_cursor();

    assert_eq!(screen.press("enter tab").row_under_cursor(), next);
}

/// `text` without the number of unread reports, which jumps change for good.
fn unread(text: &str) -> String {
    let is_count = |c: char| c.is_ascii_digit() || "─ ".contains(c);
    let digits = |row: &str| match row.split_once(" unread ") {
        Some((before, after)) => {
            let before = before.trim_end_matches(is_count);
            format!("{before} {}", after.trim_start_matches('─'))
        }
        // All are read, and the count is gone.
        None if row.starts_with(" ARTICLES ") => format!("{} ", row.trim_end_matches(is_count)),
        None => row.trim_end_matches('─').to_owned(),
    };
    text.replace('•', " ").lines().map(digits).collect::<Vec<_>>().join("\n")
}
