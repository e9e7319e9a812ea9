//! Thousands of keys in no order, sizes that change and snapshots that arrive: nothing panics, nothing is lost.

use std::sync::Arc;

use ratatui::style::Modifier;
use redthread::corpus::Corpus;
use redthread::loader::{Message, Progress};
use redthread::text::width::columns;
use redthread::ui::keymap::Key;
use redthread::ui::pane::Pane;
use redthread::ui::update::Input;

use super::fixture::{FOLDER, REPORTS, corpus};
use super::screen::{Screen, frame_text};

const KEYS: &str = "j k d u space b g g G J K ] [ tab shift-tab h l e E * # enter enter H L / n N s z f ? esc q 1 2 7 \
    ctrl-f ctrl-b < > down up left right backspace a o r \" ( : - é 北 x y w ctrl-w ctrl-a home end delete f1";

const SIZES: [(u16, u16); 10] = [
    (80, 24),
    (120, 36),
    (200, 50),
    (40, 12),
    (60, 15),
    (20, 5),
    (19, 4),
    (1, 1),
    (0, 0),
    (141, 16),
];

/// Marsaglia's xorshift with the shifts 13, 7 and 17 ("Xorshift RNGs", 2003).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).unwrap()
    }
}

#[test]
fn no_row_of_keys_breaks_the_reader() {
    let keys: Vec<Key> = KEYS.split_whitespace().map(|key| Key::parse(key).unwrap()).collect();
    let some = corpus(
        &[REPORTS[1], REPORTS[3], ("x.txt", "\0\0\u{1}\u{2}")]
            .map(|(name, text)| (name, text.as_bytes())),
    );
    let snapshots = [FOLDER.clone(), some, Arc::new(Corpus::default())];
    for seed in [1, 2, 3] {
        let mut random = Random(0x9E37_79B9_7F4A_7C15 ^ seed);
        let mut screen = Screen::new(80, 24);
        let mut pressed = Vec::new();
        for _ in 0..1000 {
            let input = match random.below(60) {
                0 => {
                    let (width, height) = SIZES[random.below(SIZES.len())];
                    Input::Resize(width, height)
                }
                1 => {
                    let corpus = snapshots[random.below(snapshots.len())].clone();
                    let progress = Progress { read: 1, complete: random.below(2) == 0 };
                    Input::Loader(Message::Snapshot(corpus, progress))
                }
                2 => Input::Paste("two\nwords\u{1B}[2J".into()),
                _ => Input::Key(keys[random.below(keys.len())].to_event()),
            };
            pressed.push(format!("{input:?}"));
            screen = screen.input(input);
            check(&screen).unwrap_or_else(|what| {
                let last = pressed.len().saturating_sub(12);
                panic!(
                    "{what} after {} inputs, the last {:#?}\n{}",
                    pressed.len(),
                    &pressed[last..],
                    screen.text()
                )
            });
        }
    }
}

/// What holds after any input.
fn check(screen: &Screen) -> Result<(), String> {
    let state = &screen.state;
    let (width, height) = state.size;
    let cells = screen.cells();
    if cells.content.len() != usize::from(width) * usize::from(height) {
        return Err("the frame has another size than the screen".into());
    }
    let text = frame_text(&cells);
    if let Some(row) = text.lines().find(|row| columns(row) > usize::from(width)) {
        return Err(format!("too wide: {row}"));
    }
    if text.chars().any(|letter| letter.is_control() && letter != '\n') {
        return Err("a control character is on the screen".into());
    }
    let rows = usize::from(state.areas().list.content.height);
    if state.list.cursor < state.list.top || rows > 0 && state.list.cursor >= state.list.top + rows
    {
        return Err("the list's cursor is out of sight".into());
    }
    if state.list.cursor > 0 && state.list.cursor >= state.list_len() {
        return Err("the list's cursor is below its rows".into());
    }
    let side = &state.side;
    if side.cursor < side.top || side.cursor > 0 && side.cursor >= side.rows.len() {
        return Err("the panel's cursor is out of sight".into());
    }
    let reader = &state.reader;
    if reader.top > 0 && reader.top >= reader.page.lines.len() {
        return Err("the reader shows nothing".into());
    }
    let content = state.areas().side.content;
    let is_seen = height >= 15 && state.popup.is_none() && !side.rows.is_empty();
    let is_marked = |y: u16| cells[(content.x, y)].modifier.contains(Modifier::REVERSED);
    if state.focus == Pane::Side && is_seen && !(content.y..content.bottom()).any(is_marked) {
        return Err("no row of the focused panel is marked".into());
    }
    Ok(())
}
