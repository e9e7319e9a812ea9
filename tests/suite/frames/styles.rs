//! What looks how: by meaning, and without color too.

use ratatui::style::{Color, Modifier, Style};
use redthread::model::Kind;
use redthread::ui::theme::{Meaning, Theme};
use redthread::ui::view::view;

use super::screen::Screen;

/// The styles of the first letters of `part` in each row that has it, in the reader's columns.
pub(super) fn styles_of(screen: &Screen, theme: &Theme, part: &str) -> Vec<Style> {
    let (cells, _) = view(&screen.state, theme);
    let area = screen.state.areas().reader.content;
    let mut styles = Vec::new();
    for y in area.y..area.bottom() {
        let row: Vec<&str> = (area.x..area.right()).map(|x| cells[(x, y)].symbol()).collect();
        let text = row.concat();
        let letters = text.match_indices(part).map(|(at, _)| text[..at].chars().count());
        styles.extend(letters.map(|x| cells[(area.x + u16::try_from(x).unwrap(), y)].style()));
    }
    styles
}

fn has(style: Style, modifier: Modifier) -> bool {
    style.add_modifier.contains(modifier)
}

#[test]
fn the_selected_name_is_reversed_and_its_other_mentions_are_underlined() {
    let screen = Screen::new(120, 50);
    for has_color in [true, false] {
        let (theme, _) = Theme::new(has_color, None);
        let person = styles_of(&screen, &theme, "l-Sorani");

        assert_eq!(screen.name(), "Nadim al-Sorani");
        assert!(has(person[0], Modifier::REVERSED));
        assert!(person[1..].iter().all(|style| !has(*style, Modifier::REVERSED)));
        assert!(person[1..].iter().all(|style| has(*style, Modifier::UNDERLINED | Modifier::BOLD)));
    }
}

#[test]
fn kinds_are_told_apart_with_and_without_color() {
    let screen = Screen::new(120, 50);
    for has_color in [true, false] {
        let (theme, _) = Theme::new(has_color, None);
        let of_kind = |kind| Style::reset().patch(theme.style(Meaning::Name(kind)));
        let shown = |part| Style::reset().patch(styles_of(&screen, &theme, part)[0]);

        assert_eq!(shown("Clara Voss").add_modifier, of_kind(Kind::Person).add_modifier);
        assert_eq!(shown("Clara Voss").fg, of_kind(Kind::Person).fg);
        assert_eq!(shown("Ministry of Ports").fg, of_kind(Kind::Organization).fg);
        assert_ne!(shown("Clara Voss"), shown("Ministry of Ports"));
        assert_ne!(shown("Port Ostrow"), shown("Ministry of Ports"));
        assert_ne!(shown("Port Ostrow"), shown("Clara Voss"));
    }
}

#[test]
fn without_color_no_cell_has_one() {
    let (theme, _) = Theme::new(false, None);
    for keys in ["e", "enter", "h", "?", "s", "/"] {
        let (cells, _) = view(&Screen::new(120, 36).press(keys).state, &theme);

        let is_plain = |color| color == Color::Reset;
        assert!(cells.content.iter().all(|cell| is_plain(cell.fg) && is_plain(cell.bg)));
    }
}

#[test]
fn found_text_has_a_background() {
    let screen = Screen::new(120, 36).press("/").enter_text("cranes").press("enter");
    let (theme, _) = Theme::new(true, None);

    assert_eq!(styles_of(&screen, &theme, "cranes")[0].bg, theme.style(Meaning::Found).bg);
}

#[test]
fn the_row_under_the_cursor_has_one_background_in_every_pane() {
    let bad = [("a.txt", &b"\x89PNG\r\n\0\0\0\rIHDR"[..])];
    let screens = [
        Screen::new(120, 36).press("h j"),
        Screen::new(120, 36).press("enter"),
        Screen::of(&bad, 120, 36).press("h"),
    ];
    let (theme, _) = Theme::new(true, None);
    for screen in screens {
        let (cells, _) = view(&screen.state, &theme);
        let area = screen.state.areas().of(screen.state.focus).content;
        let row = |y| (area.x + 2..area.right()).map(move |x| (x, y));
        let is_row = |y: &u16| row(*y).all(|at| cells[at].modifier.contains(Modifier::REVERSED));
        let y = (area.y..area.bottom()).find(is_row).unwrap();

        assert!(row(y).all(|at| cells[at].fg == Color::Reset), "{}", screen.text());
    }
}
