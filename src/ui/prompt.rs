//! One line of typed text with a cursor.
//!
//! Edits go by grapheme cluster. It knows no history and no completion.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::text::sanitize::sanitize;
use crate::text::width::{cluster_width, clusters, fitting};

/// Typed text. The cursor is a byte offset on a cluster border.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prompt {
    text: String,
    cursor: usize,
}

impl Prompt {
    /// What was typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What stands before the cursor.
    pub fn before_cursor(&self) -> &str {
        self.text.get(..self.cursor).unwrap_or_default()
    }

    /// The part to show in `room` columns so that the cursor is seen, and the cursor's column in it.
    pub fn window(&self, room: usize) -> (&str, usize) {
        let mut start = self.cursor;
        let mut column = 0;
        for (offset, cluster) in clusters(self.before_cursor()).rev() {
            let width = cluster_width(cluster);
            // The cursor itself takes a column.
            if column + width >= room {
                break;
            }
            (start, column) = (offset, column + width);
        }
        let rest = self.text.get(start..).unwrap_or_default();
        (&rest[..fitting(rest, room)], column)
    }

    /// Inserts text at the cursor. Line ends become blanks, control characters their pictures.
    pub fn insert(&mut self, text: &str) {
        let (clean, _) = sanitize(text);
        let line = clean.replace(['\n', '\t'], " ");
        self.text.insert_str(self.cursor, &line);
        self.cursor += line.len();
    }

    /// Takes an editing key; whether it was one.
    pub fn edit(&mut self, key: &KeyEvent) -> bool {
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        match key.code {
            KeyCode::Char('a') if control => self.cursor = 0,
            KeyCode::Char('e') if control => self.cursor = self.text.len(),
            KeyCode::Char('u') if control => self.remove(0, self.cursor),
            KeyCode::Char('k') if control => self.remove(self.cursor, self.text.len()),
            KeyCode::Char('w') if control => self.remove(self.word_start(), self.cursor),
            KeyCode::Char('h') if control => self.remove(self.previous(), self.cursor),
            KeyCode::Char(character) if (key.modifiers - KeyModifiers::SHIFT).is_empty() => {
                self.insert(character.encode_utf8(&mut [0; 4]));
            }
            KeyCode::Backspace => self.remove(self.previous(), self.cursor),
            KeyCode::Delete => self.remove(self.cursor, self.next()),
            KeyCode::Left => self.cursor = self.previous(),
            KeyCode::Right => self.cursor = self.next(),
            KeyCode::Home => self.cursor = 0,
            KeyCode::End => self.cursor = self.text.len(),
            _ => return false,
        }
        true
    }

    fn remove(&mut self, start: usize, end: usize) {
        self.text.replace_range(start..end, "");
        self.cursor = start;
    }

    fn previous(&self) -> usize {
        clusters(self.before_cursor()).next_back().map_or(0, |(offset, _)| offset)
    }

    fn next(&self) -> usize {
        let after = self.text.get(self.cursor..).unwrap_or_default();
        self.cursor + clusters(after).next().map_or(0, |(_, cluster)| cluster.len())
    }

    fn word_start(&self) -> usize {
        let before = self.before_cursor().trim_end();
        before.rfind(' ').map_or(0, |blank| blank + 1)
    }
}

#[cfg(test)]
mod tests {
    use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

    use super::Prompt;

    fn press(prompt: &mut Prompt, code: KeyCode) {
        prompt.edit(&KeyEvent::new(code, KeyModifiers::NONE));
    }

    #[test]
    fn edits_go_by_cluster() {
        let mut prompt = Prompt::default();
        prompt.insert("e\u{301}北");
        press(&mut prompt, KeyCode::Left);
        press(&mut prompt, KeyCode::Backspace);
        press(&mut prompt, KeyCode::Char('x'));

        assert_eq!(prompt.text(), "x北");
    }

    #[test]
    fn of_a_long_line_the_part_around_the_cursor_is_shown() {
        let mut prompt = Prompt::default();
        prompt.insert("abcdefgh北");

        assert_eq!(prompt.window(20), ("abcdefgh北", 10));
        assert_eq!(prompt.window(5), ("gh北", 4));
        press(&mut prompt, KeyCode::Home);
        assert_eq!(prompt.window(5), ("abcde", 0));
        assert_eq!(prompt.window(0), ("", 0));
    }

    #[test]
    fn a_paste_stays_on_its_line_and_steers_nothing() {
        let mut prompt = Prompt::default();
        prompt.insert("two\nlines\u{1B}[2J");

        assert_eq!(prompt.text(), "two lines␛[2J");
    }

    #[test]
    fn a_word_is_taken_back_with_the_blanks_after_it() {
        let mut prompt = Prompt::default();
        prompt.insert("khalil hayya  ");
        prompt.edit(&KeyEvent::new(KeyCode::Char('w'), KeyModifiers::CONTROL));

        assert_eq!(prompt.text(), "khalil ");
    }
}
