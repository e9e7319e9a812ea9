//! Makes text from outside harmless for a terminal and for the reader's eye.
//!
//! Control characters become their visible pictures, direction overrides become the replacement character, and
//! invisible formatting that could hide or split a word is removed. Line ends become `\n`. Text that has none of
//! these comes back unchanged. Joiners that scripts and emoji need stay.

use std::borrow::Cow;

/// What [`sanitize`] had to change, in characters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Changes {
    /// Control characters shown as pictures.
    pub controls: usize,
    /// Direction overrides shown as U+FFFD.
    pub overrides: usize,
    /// Invisible formatting characters removed.
    pub invisible: usize,
}

/// `text` without anything that could steer a terminal or deceive the eye, and what was changed for that.
pub fn sanitize(text: &str) -> (Cow<'_, str>, Changes) {
    let mut changes = Changes::default();
    let Some(first) = text.find(is_suspect) else {
        return (Cow::Borrowed(text), changes);
    };
    let mut clean = String::with_capacity(text.len());
    clean.push_str(&text[..first]);
    let mut rest = text[first..].chars().peekable();
    while let Some(character) = rest.next() {
        match character {
            '\r' => {
                if rest.peek() != Some(&'\n') {
                    clean.push('\n');
                }
            }
            // Vertical tab, form feed, next line, line and paragraph separator end a line.
            '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => clean.push('\n'),
            character if !is_suspect(character) => clean.push(character),
            '\u{00}'..='\u{1F}' => {
                changes.controls += 1;
                clean.extend(char::from_u32(0x2400 + u32::from(character)));
            }
            '\u{7F}' => {
                changes.controls += 1;
                clean.push('\u{2421}');
            }
            '\u{80}'..='\u{9F}' => {
                changes.controls += 1;
                clean.push(char::REPLACEMENT_CHARACTER);
            }
            '\u{202D}' | '\u{202E}' => {
                changes.overrides += 1;
                clean.push(char::REPLACEMENT_CHARACTER);
            }
            _ => changes.invisible += 1,
        }
    }
    (Cow::Owned(clean), changes)
}

/// Whether `character` may not stay as it is.
fn is_suspect(character: char) -> bool {
    match character {
        '\n' | '\t' => false,
        // Line and paragraph separator, embeddings, overrides, isolates, direction marks, zero-width space, word joiner, invisible operators,
        // byte order mark, interlinear annotations, language tags.
        '\u{2028}'..='\u{202E}'
        | '\u{2066}'..='\u{206F}'
        | '\u{200B}'
        | '\u{200E}'
        | '\u{200F}'
        | '\u{061C}'
        | '\u{2060}'..='\u{2065}'
        | '\u{FEFF}'
        | '\u{FFF9}'..='\u{FFFB}'
        | '\u{E0000}'..='\u{E007F}' => true,
        character => character.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Changes, sanitize};

    #[test]
    fn clean_text_in_any_script_is_unchanged() {
        let text = "Tab\there,\nالأسد, Зеленский, 习近平, 👩\u{200D}🔬, می\u{200C}خواهم, co\u{AD}op";

        let (clean, changes) = sanitize(text);

        assert_eq!((&*clean, changes), (text, Changes::default()));
    }

    #[test]
    fn every_kind_of_line_end_becomes_a_line_feed() {
        let (clean, changes) = sanitize("a\r\nb\rc\u{2028}d\u{0C}e\u{85}f");

        assert_eq!((&*clean, changes), ("a\nb\nc\nd\ne\nf", Changes::default()));
    }

    #[test]
    fn an_escape_sequence_is_shown_and_not_obeyed() {
        let (clean, changes) = sanitize("\u{1B}]52;c;aGk=\u{07}\u{9B}2J\u{7F}\0");

        assert_eq!(&*clean, "␛]52;c;aGk=␇\u{FFFD}2J␡␀");
        assert_eq!(changes.controls, 5);
    }

    #[test]
    fn text_cannot_be_reversed_or_split_invisibly() {
        let (clean, changes) = sanitize("user\u{202E}gpj.exe Ha\u{200B}mas\u{2066}x\u{2069}");

        assert_eq!(&*clean, "user\u{FFFD}gpj.exe Hamasx");
        assert_eq!(changes, Changes { controls: 0, overrides: 1, invisible: 3 });
    }
}
