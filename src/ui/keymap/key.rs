//! A key press in the notation of the keymap: `j`, `G`, `ctrl-d`, `shift-tab`, `f1`.

use std::fmt;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// A key with its modifiers. A capital letter is the letter itself, not shift and a small one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    code: KeyCode,
    modifiers: KeyModifiers,
}

/// Names of keys that are no characters.
const NAMES: [(&str, KeyCode); 15] = [
    ("enter", KeyCode::Enter),
    ("esc", KeyCode::Esc),
    ("tab", KeyCode::Tab),
    ("space", KeyCode::Char(' ')),
    ("backspace", KeyCode::Backspace),
    ("delete", KeyCode::Delete),
    ("up", KeyCode::Up),
    ("down", KeyCode::Down),
    ("left", KeyCode::Left),
    ("right", KeyCode::Right),
    ("home", KeyCode::Home),
    ("end", KeyCode::End),
    ("pageup", KeyCode::PageUp),
    ("pagedown", KeyCode::PageDown),
    ("insert", KeyCode::Insert),
];

/// Prefixes for modifiers.
const MODIFIERS: [(&str, KeyModifiers); 3] = [
    ("ctrl-", KeyModifiers::CONTROL),
    ("alt-", KeyModifiers::ALT),
    ("shift-", KeyModifiers::SHIFT),
];

impl Key {
    /// The key that the terminal reported.
    pub fn from_event(event: &KeyEvent) -> Self {
        let mut modifiers =
            event.modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT);
        let code = match event.code {
            KeyCode::BackTab => {
                modifiers |= KeyModifiers::SHIFT;
                KeyCode::Tab
            }
            KeyCode::Char(character) => {
                modifiers -= KeyModifiers::SHIFT;
                KeyCode::Char(character)
            }
            code => code,
        };
        Self { code, modifiers }
    }

    /// The key in the notation of the keymap; `None` where the notation is wrong.
    pub fn parse(text: &str) -> Option<Self> {
        let mut rest = text;
        let mut modifiers = KeyModifiers::NONE;
        while let Some((prefix, modifier)) = MODIFIERS
            .iter()
            .find(|(prefix, _)| rest.len() > prefix.len() && rest.starts_with(prefix))
        {
            modifiers |= *modifier;
            rest = &rest[prefix.len()..];
        }
        let mut characters = rest.chars();
        let code = match (characters.next(), characters.next()) {
            (Some(character), None) => KeyCode::Char(character),
            _ => NAMES.iter().find(|(name, _)| *name == rest).map(|&(_, code)| code).or_else(
                || {
                    let number = rest
                        .strip_prefix('f')?
                        .parse()
                        .ok()
                        .filter(|number| (1..=12).contains(number))?;
                    Some(KeyCode::F(number))
                },
            )?,
        };
        Some(Self { code, modifiers })
    }

    /// The report of a terminal on which it was pressed.
    pub fn to_event(self) -> KeyEvent {
        KeyEvent::new(self.code, self.modifiers)
    }

    /// The digit that it types, if it is one.
    pub fn digit(self) -> Option<u32> {
        match self.code {
            KeyCode::Char(character) if self.modifiers.is_empty() => character.to_digit(10),
            _ => None,
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (prefix, modifier) in MODIFIERS {
            if self.modifiers.contains(modifier) {
                formatter.write_str(prefix)?;
            }
        }
        match (NAMES.iter().find(|(_, code)| *code == self.code), self.code) {
            (Some((name, _)), _) => formatter.write_str(name),
            (None, KeyCode::Char(character)) => write!(formatter, "{character}"),
            (None, KeyCode::F(number)) => write!(formatter, "f{number}"),
            (None, code) => write!(formatter, "{code:?}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

    use super::Key;

    #[test]
    fn the_notation_reads_what_it_writes() {
        for text in
            ["j", "G", "-", "ctrl-d", "alt-enter", "shift-tab", "space", "f12", "ctrl-alt-x", "ж"]
        {
            assert_eq!(Key::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(Key::parse("f13"), None);
        assert_eq!(Key::parse("entre"), None);
        assert_eq!(Key::parse(""), None);
    }

    #[test]
    fn a_capital_is_the_same_key_however_the_terminal_reports_it() {
        let with_shift = KeyEvent::new(KeyCode::Char('G'), KeyModifiers::SHIFT);
        let without = KeyEvent::new(KeyCode::Char('G'), KeyModifiers::NONE);
        let back_tab = KeyEvent::new(KeyCode::BackTab, KeyModifiers::SHIFT);

        assert_eq!(Key::from_event(&with_shift), Key::from_event(&without));
        assert_eq!(Some(Key::from_event(&back_tab)), Key::parse("shift-tab"));
    }
}
