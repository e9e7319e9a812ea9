//! What arrives while somebody reads moves nothing that they placed.

use std::sync::Arc;
use std::sync::mpsc::channel;

use redthread::corpus::Corpus;
use redthread::index::build;
use redthread::loader::{Input as From, Message, Progress, Settings, load, spawn};
use redthread::ui::update::Input;

use super::fixture::REPORTS;
use super::screen::Screen;

/// Snapshots of a folder while it fills: some of the reports, then all, with others before and after them.
fn filling() -> [Arc<Corpus>; 2] {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    let snapshot = || {
        let input = From::Path(folder.path().to_owned());
        load(&[input], &Settings::default()).0
    };
    for (name, text) in &REPORTS[1..4] {
        write(name, text);
    }
    write("bad.txt", "\u{0}\u{1}\u{2}\u{0}\u{0}\u{3}");
    let first = snapshot();
    for (name, text) in REPORTS {
        write(name, text);
        write(&format!("0_{name}"), text);
        write(&format!("9_{name}"), text);
    }
    [first, snapshot()]
}

fn told(screen: Screen, corpus: &Arc<Corpus>) -> Screen {
    let progress = Progress { read: corpus.len(), complete: true };
    screen.input(Input::Loader(Message::Snapshot(corpus.clone(), progress)))
}

#[test]
fn a_new_snapshot_moves_neither_cursor_nor_scroll() {
    let [some, all] = filling();
    for (width, height) in [(80, 24), (120, 36), (200, 50), (40, 12)] {
        let reading = Screen::blank(width, height).loaded(&some).press("J 3 e 2 j");
        let more = told(reading.clone(), &all);
        let (before, after) = (&reading.state.reader, &more.state.reader);

        assert_eq!((before.top, before.anchor), (after.top, after.anchor));
        assert_eq!((reading.open(), reading.name()), (more.open(), more.name()));
        assert_eq!(more.press("H").open(), "2_letter.txt");
    }
}

#[test]
fn the_row_under_the_list_s_cursor_stays_where_it_is_on_the_screen() {
    let [some, all] = filling();
    let row =
        |screen: &Screen, part: &str| screen.text().lines().position(|row| row.contains(part));
    let list = Screen::blank(80, 24).loaded(&some).press("h j");
    let failed = Screen::blank(80, 24).loaded(&some).press("h G");
    let (more, still_failed) = (told(list.clone(), &all), told(failed, &all));

    assert_eq!(row(&list, "The man who"), row(&more, "The man who"));
    assert_eq!(more.press("enter").open(), "3_profile.txt");
    assert!(still_failed.press("enter").notice().contains("bad.txt"));
}

#[test]
fn the_row_under_the_panel_s_cursor_stays() {
    let [some, all] = filling();
    let panel = Screen::blank(120, 36).loaded(&some).press("tab j j");
    let there = panel.clone().press("enter");
    let there_after = told(panel, &all).press("enter");

    assert_eq!(there.open(), there_after.open());
    assert_eq!(there.state.reader.cursor, there_after.state.reader.cursor);
}

#[test]
fn the_hit_under_the_cursor_stays_when_the_folder_grows() {
    let [some, all] = filling();
    let hits = Screen::blank(80, 24).loaded(&some).press("s").enter_text("crews").press("down");
    let searcher = Arc::new(build(&all).unwrap());
    let generation = all.generation();
    let more =
        told(hits.clone(), &all).input(Input::Loader(Message::Indexed(generation, searcher)));

    assert_eq!(more.press("enter").open(), hits.press("enter").open());
}

#[test]
fn before_anything_is_read_the_screen_says_so() {
    let screen = Screen::blank(80, 24);

    assert!(screen.text().contains("reading"));
    assert_eq!(screen.press("j e * enter H L J ] space tab n").open(), "");
}

#[test]
fn what_is_wrong_in_a_list_of_names_is_told_when_it_was_read() {
    let list = "Voss,person\nHale,persn\n\u{1b}[2JSorani\n";
    let settings = Settings::watching(vec![("names.csv".to_owned(), list.to_owned())]);
    let (sender, receiver) = channel();
    spawn(vec![From::Demo], settings, move |message| sender.send(message).is_ok()).unwrap();

    let screen = Screen::blank(120, 36).input(Input::Loader(receiver.recv().unwrap()));

    assert_eq!(
        screen.notice(),
        "names.csv: line 2: “Hale” is left out: no kind is called “persn”; did you mean \"person\"? (and 1 more)"
    );
}
