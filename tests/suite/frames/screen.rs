//! A reader without a terminal: keys in the keymap's notation go in, a frame of cells comes out.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use ratatui::buffer::{Buffer, Cell};
use redthread::corpus::Corpus;
use redthread::index::worker::Reply;
use redthread::index::{Searcher, build};
use redthread::loader::{Message, Progress};
use redthread::text::width::cluster_width;
use redthread::ui::effect::Effect;
use redthread::ui::keymap::{Key, Keymap};
use redthread::ui::state::{Index, Notice, State};
use redthread::ui::theme::Theme;
use redthread::ui::update::{Input, update};
use redthread::ui::view::view;

use super::fixture::{FOLDER, INDEX, corpus};

/// A reader on a folder.
#[derive(Debug, Clone)]
pub(super) struct Screen {
    pub(super) state: State,
}

impl Screen {
    /// On the invented folder, wholly read and indexed.
    pub(super) fn new(width: u16, height: u16) -> Self {
        Self::blank(width, height).told(&FOLDER, &INDEX)
    }

    /// On a folder of `files`.
    pub(super) fn of(files: &[(&str, &[u8])], width: u16, height: u16) -> Self {
        Self::blank(width, height).loaded(&corpus(files))
    }

    /// Before the loader has told anything.
    pub(super) fn blank(width: u16, height: u16) -> Self {
        let state = State {
            size: (width, height),
            keymap: Keymap::new(None).0,
            untouched: true,
            ..State::default()
        };
        Self { state }
    }

    /// When the loader has told of `corpus`.
    pub(super) fn loaded(self, corpus: &Arc<Corpus>) -> Self {
        self.told(corpus, &Arc::new(build(corpus).unwrap()))
    }

    /// When the loader has told of `corpus` and its index.
    fn told(self, corpus: &Arc<Corpus>, searcher: &Arc<Searcher>) -> Self {
        let read = corpus.len() + corpus.issues().len();
        let progress = Progress { read, complete: true };
        self.input(Input::Loader(Message::Snapshot(corpus.clone(), progress)))
            .input(Input::Loader(Message::Indexed(corpus.generation(), searcher.clone())))
    }

    /// After one input, and the answers to what it asks.
    pub(super) fn input(mut self, input: Input) -> Self {
        for effect in update(&mut self.state, input) {
            if let Effect::Search { sequence, query } = effect
                && let Index::Ready(generation, searcher) = &self.state.index
            {
                let reply = Reply {
                    sequence,
                    generation: *generation,
                    answer: searcher.search(&query, 50),
                };
                update(&mut self.state, Input::Answer(reply));
            }
        }
        self
    }

    /// After keys in the notation of the keymap, with blanks between them.
    pub(super) fn press(self, keys: &str) -> Self {
        keys.split_whitespace().fold(self, |screen, key| {
            let key = Key::parse(key).unwrap_or_else(|| panic!("{key} is no key"));
            screen.input(Input::Key(key.to_event()))
        })
    }

    /// After typing `text` where text is typed.
    pub(super) fn enter_text(self, text: &str) -> Self {
        text.chars().fold(self, |screen, character| {
            let key = Key::parse(&character.to_string()).unwrap();
            screen.input(Input::Key(key.to_event()))
        })
    }

    /// At another size.
    pub(super) fn resize(self, width: u16, height: u16) -> Self {
        self.input(Input::Resize(width, height))
    }

    /// The cells.
    pub(super) fn cells(&self) -> Buffer {
        let (theme, _) = Theme::new(true, None);
        view(&self.state, &theme).0
    }

    /// The frame as text, without blanks at the ends of rows.
    pub(super) fn text(&self) -> String {
        frame_text(&self.cells())
    }

    /// The row that shows `part`.
    pub(super) fn row_with(&self, part: &str) -> String {
        let text = self.text();
        let row = text.lines().find(|row| row.contains(part));
        row.unwrap_or_else(|| panic!("no {part} on the screen:\n{text}")).to_owned()
    }

    /// What the side panel's cursor is on.
    pub(super) fn row_under_cursor(&self) -> String {
        let side = &self.state.side;
        format!("{:?}", side.rows.get(side.cursor))
    }

    /// What the status line says just now, if it says anything.
    pub(super) fn notice(&self) -> &str {
        match &self.state.notice {
            Some(Notice::Hint(text) | Notice::Warning(text)) => text,
            None => "",
        }
    }

    /// The file name of the open report.
    pub(super) fn open(&self) -> &str {
        let path = self.state.reader.path.as_deref().unwrap_or_default();
        path.rsplit('/').next().unwrap_or_default()
    }

    /// The name under the reader's cursor.
    pub(super) fn name(&self) -> &str {
        let article = self.state.open_article();
        article.zip(self.state.reader.cursor).map_or("", |(article, span)| span.of(&article.text))
    }

    /// The first byte of text on the reader's screen.
    pub(super) fn first_text(&self) -> &str {
        let reader = &self.state.reader;
        let range = reader.page.range(reader.top, 1000);
        let article = self.state.open_article().unwrap();
        article.text[range.from()..].split('\n').next().unwrap_or_default()
    }

    /// Compares the frame with that in `tests/suite/frames/screens`.
    pub(super) fn assert_frame(&self, name: &str) {
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
            .join("tests/suite/frames/screens")
            .join(format!("{name}.txt"));
        let text = self.text();
        if std::env::var_os("REDTHREAD_ACCEPT").is_some() {
            fs::write(&path, &text).unwrap();
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            text == expected,
            "{name} is not as accepted. It is\n{text}and should be\n{expected}\
             (REDTHREAD_ACCEPT=1 accepts it as it is)"
        );
    }
}

/// Cells as text, without blanks at the ends of rows.
pub(super) fn frame_text(cells: &Buffer) -> String {
    let mut text = String::new();
    for row in cells.content.chunks(usize::from(cells.area.width).max(1)) {
        let _ = writeln!(text, "{}", row_text(row).trim_end());
    }
    text
}

/// The symbols of a row, without the cells that wide ones cover.
fn row_text(row: &[Cell]) -> String {
    let mut text = String::new();
    let mut covered = 0;
    for cell in row {
        if covered == 0 {
            text.push_str(cell.symbol());
            covered = cluster_width(cell.symbol()).max(1);
        }
        covered -= 1;
    }
    text
}
