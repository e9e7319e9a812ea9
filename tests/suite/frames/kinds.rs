//! Names by kind: taken away and brought back, watched ones marked, each with its reason.

use ratatui::style::{Modifier, Style};
use redthread::model::Kind;
use redthread::ui::theme::{Meaning, Theme};

use super::fixture::{REPORTS, watched_corpus};
use super::screen::Screen;
use super::styles::styles_of;

#[test]
fn a_kind_is_taken_out_of_highlighting_and_out_of_the_way_and_comes_back() {
    let (theme, _) = Theme::new(true, None);
    let shown = Screen::new(120, 50);
    let hidden = shown.clone().press("z p");
    let back = hidden.clone().press("z p");
    let voss = |screen: &Screen| styles_of(screen, &theme, "Clara Voss")[0];
    let ports = |screen: &Screen| styles_of(screen, &theme, "Ministry of Ports")[0];

    assert_eq!(hidden.notice(), "names of kind person hidden");
    assert_eq!(voss(&hidden), styles_of(&shown, &theme, "told reporters")[0]);
    assert_eq!(ports(&hidden), ports(&shown));
    assert_eq!(back.notice(), "names of kind person shown again");
    assert_eq!(voss(&back), voss(&shown));

    let (mut screen, mut names) = (hidden, Vec::new());
    for _ in 0..4 {
        screen = screen.press("e");
        names.push(screen.name().to_owned());
    }
    assert_eq!(
        names,
        ["Ostrow Labor Union", "OLU", "Ministry of Ports", "Tessaly Shipping Company"]
    );
}

#[test]
fn where_no_name_is_left_the_hidden_kinds_are_told() {
    let screen = Screen::new(80, 24).press("z p z o z l z g z e z w e");

    assert_eq!(
        screen.notice(),
        "no name after this one · hidden: person, organization, place, group, event, work"
    );
}

#[test]
fn a_name_says_why_it_was_taken_for_one_and_joined() {
    let short = to_name(&Screen::new(120, 50), "Al-Sorani");

    assert_eq!(
        short.press("i").notice(),
        "person by folder consensus · Al-Sorani is Nadim al-Sorani: single name of a person whom the same report \
         names in full"
    );
    assert_eq!(
        Screen::of(&[], 80, 24).press("i").notice(),
        "no name selected: e goes to the next one"
    );
}

#[test]
fn a_watched_name_is_marked_with_and_without_color_and_says_that_it_is_one() {
    let files = REPORTS.map(|(name, text)| (name, text.as_bytes()));
    let corpus = watched_corpus(&files, "cranes,work\nTessaly Shipping Company,organization\n");
    let screen = Screen::blank(120, 50).loaded(&corpus);

    for (has_color, mark) in
        [(true, Modifier::UNDERLINED), (false, Modifier::REVERSED | Modifier::DIM)]
    {
        let (theme, _) = Theme::new(has_color, None);
        let name = |part| styles_of(&screen, &theme, part)[0];
        let work = theme.style(Meaning::Name(Kind::Work));

        assert_eq!(name("cranes").add_modifier, work.add_modifier | mark);
        assert_eq!(Style::reset().patch(work).fg, name("cranes").fg);
        assert!(name("Tessaly Shipping").add_modifier.contains(mark));
        assert!(!name("Clara Voss").add_modifier.contains(mark));
    }
    let crane = to_name(&screen, "cranes").press("i");
    assert_eq!(crane.notice(), "work by watchlist");
}

/// With the cursor on the next name that reads `text`.
fn to_name(screen: &Screen, text: &str) -> Screen {
    let mut screen = screen.clone();
    while screen.name() != text {
        screen = screen.press("e");
        assert_eq!(screen.notice(), "");
    }
    screen
}
