//! Whole screens as text: an invented folder through the real pipeline, keys in, a frame of cells out.
//!
//! Frames that are compared whole stand in `tests/suite/frames/screens/NAME.txt`. With `REDTHREAD_ACCEPT=1` in the
//! environment they are written anew instead, to be read in the diff before they are committed.
#![allow(clippy::unwrap_used, reason = "a test whose preparations fail has failed")]

mod finding;
mod fixture;
mod jumping;
mod kinds;
mod loading;
mod moving;
mod random;
mod screen;
mod styles;

use screen::Screen;

#[test]
fn the_first_screen_has_a_report_and_a_name_selected() {
    for (width, height) in [(80, 24), (120, 36), (200, 50), (40, 12), (140, 40)] {
        let screen = Screen::new(width, height);

        screen.assert_frame(&format!("first_{width}x{height}"));
    }
}

#[test]
fn the_side_panel_grows_where_it_is_a_strip_and_gets_the_keys() {
    for (width, height) in [(80, 24), (120, 36), (200, 50), (40, 12)] {
        let screen = Screen::new(width, height).press("enter j");

        screen.assert_frame(&format!("side_{width}x{height}"));
    }
}

#[test]
fn the_list_grows_where_it_is_a_strip_and_gets_the_keys() {
    Screen::new(80, 24).press("h j j").assert_frame("list_80x24");
}

#[test]
fn the_keys_are_explained_on_a_small_screen() {
    Screen::new(80, 24).press("?").assert_frame("help_80x24");
}

#[test]
fn the_search_shows_its_hits_over_the_panes() {
    for (width, height) in [(80, 24), (120, 36), (200, 50)] {
        let screen = Screen::new(width, height).press("s").enter_text("ships sail");

        screen.assert_frame(&format!("search_{width}x{height}"));
    }
}

#[test]
fn furniture_unfolds_where_it_stood() {
    let screen = Screen::new(80, 24).press("z f");

    screen.assert_frame("unfolded_80x24");
}

#[test]
fn an_empty_folder_and_one_that_can_t_be_read_say_what_to_do() {
    Screen::of(&[], 80, 24).assert_frame("empty_80x24");

    let bad = [("a.txt", &b"\x89PNG\r\n\0\0\0\rIHDR\0\0\0\x01"[..])];
    Screen::of(&bad, 80, 24).assert_frame("unreadable_80x24");
}
