//! A sentence with a name in it, cut so that the name is seen: the words around it say what it is about.
//!
//! Runs of blanks and line ends become one blank. However long the sentence, only about as much of it is looked at
//! as can be shown.

use crate::text::Span;
use crate::text::width::{cluster_width, clusters, columns, fitting, truncate};
use crate::text::wrap::wrap;

/// Text of a line and where the name stands in it.
type Excerpt = (String, Option<Span>);

/// Where to begin `sentence` so that `name` is seen within `room` columns: at its start, or at a word before the name.
pub(super) fn beginning(text: &str, sentence: Span, name: Span, room: usize) -> usize {
    // The name and a word or two after it should be seen.
    let name_width = columns(name.of(text)).min(room);
    let whole = back(text, sentence, name, room.saturating_sub(name_width + 1));
    if whole == sentence.from() {
        return whole;
    }
    // As much before the name as after it leaves, or else two thirds of the room.
    let after = text.get(name.to()..sentence.to()).unwrap_or_default();
    let after = columns(&after[..fitting(after, room)]);
    let lead = room.saturating_sub(after + 1).max(room * 2 / 3);
    let lead = lead.saturating_sub(name_width);
    let from = back(text, sentence, name, lead);
    let before = text.get(from..name.from()).unwrap_or_default();
    // A word cut in two says more than a start so late that little is left.
    let blank = before.find(char::is_whitespace);
    let blank = blank.filter(|blank| 2 * blank < before.len());
    blank.map_or(from, |blank| {
        let rest = &before[blank..];
        from + blank + (rest.len() - rest.trim_start().len())
    })
}

/// At most `room` columns of `sentence` from byte `from` on.
pub(super) fn excerpt(text: &str, sentence: Span, from: usize, name: Span, room: usize) -> Excerpt {
    // Blanks that fall away make room for more; twice as much is enough for any text that people write.
    let rest = text.get(from..sentence.to()).unwrap_or_default();
    let part = Span::new(from, from + fitting(rest, 2 * room + 1));
    let lead = if from > sentence.from() { "…" } else { "" };
    let (line, name) = flat(text, part, name, lead);
    (truncate(&line, room).into_owned(), name)
}

/// At most `lines` lines of `room` columns of `sentence`, those in which the name is seen.
pub(super) fn excerpts(
    text: &str,
    sentence: Span,
    name: Span,
    (room, lines): (usize, usize),
) -> Vec<Excerpt> {
    // Lines are not filled to their ends: with less and less before it, the name is seen at last.
    let rooms = (1..=lines).rev().map(|lines| lines * room);
    let starts = rooms.map(|room| beginning(text, sentence, name, room)).chain([name.from()]);
    let mut shown = Vec::new();
    let mut start = sentence.from();
    for from in starts {
        let rest = text.get(from..sentence.to()).unwrap_or_default();
        let part = Span::new(from, from + fitting(rest, (lines + 1) * room));
        (start, shown) = (from, wrap(text, part, room));
        if shown.iter().take(lines).any(|line| line.to() >= name.to()) {
            break;
        }
    }
    let is_cut = shown.len() > lines;
    shown.truncate(lines);
    let last = shown.len().saturating_sub(1);
    let excerpt = |(index, line): (usize, &Span)| {
        let is_begun = index == 0 && start > sentence.from();
        let (mut line, name) = flat(text, *line, name, if is_begun { "…" } else { "" });
        if is_cut && index == last {
            line.push('…');
        }
        (line, name)
    };
    shown.iter().enumerate().map(excerpt).collect()
}

/// The byte of `sentence` that is `room` columns before the name, or the sentence's start.
fn back(text: &str, sentence: Span, name: Span, room: usize) -> usize {
    let before = text.get(sentence.from()..name.from()).unwrap_or_default();
    let mut used = 0;
    for (offset, cluster) in clusters(before).rev() {
        used += cluster_width(cluster);
        if used > room {
            return sentence.from() + offset + cluster.len();
        }
    }
    sentence.from().min(name.from())
}

/// `part` after `lead` with single blanks, and where the name stands in that.
fn flat(text: &str, part: Span, name: Span, lead: &str) -> Excerpt {
    let mut line = String::from(lead);
    let mut found = None;
    for (offset, character) in part.of(text).char_indices() {
        if !character.is_whitespace() {
            line.push(character);
        } else if !line.ends_with(' ') {
            line.push(' ');
        }
        if name.contains(part.from() + offset) {
            let start = line.len() - line.chars().next_back().map_or(0, char::len_utf8);
            let first = found.map_or(start, Span::from);
            found = Some(Span::new(first, line.len()));
        }
    }
    (line, found)
}

#[cfg(test)]
mod tests {
    use super::{beginning, excerpt, excerpts};
    use crate::text::Span;

    fn span(text: &str, part: &str) -> Span {
        let start = text.find(part).unwrap();
        Span::new(start, start + part.len())
    }

    fn line(text: &str, name: &str, room: usize) -> (String, String) {
        let (sentence, name) = (Span::new(0, text.len()), span(text, name));
        let from = beginning(text, sentence, name, room);
        let (line, name) = excerpt(text, sentence, from, name, room);
        let name = name.unwrap().of(&line).to_owned();
        (line, name)
    }

    #[test]
    fn a_short_sentence_is_shown_whole_with_its_name_marked() {
        let (line, name) = line("The crews met\n\tClara  Voss in Ostrow.", "Clara  Voss", 40);

        assert_eq!(line, "The crews met Clara Voss in Ostrow.");
        assert_eq!(name, "Clara Voss");
    }

    #[test]
    fn a_name_far_into_its_sentence_is_seen_with_words_before_it() {
        let text =
            "After two days and most of a night in the old custom house Clara Voss came out.";
        let (line, name) = line(text, "Clara Voss", 30);

        assert_eq!(line, "…house Clara Voss came out.");
        assert_eq!(name, "Clara Voss");
    }

    #[test]
    fn a_sentence_without_blanks_and_with_wide_letters_shows_the_name_too() {
        let text = "北京北京北京北京北京北京北京北京上海北京北京";
        let (line, name) = line(text, "上海", 12);

        assert_eq!(line, "…北京上海北…");
        assert_eq!(name, "上海");
    }

    #[test]
    fn a_long_word_before_the_name_is_shown_in_part() {
        let text = "The Harbor-Workers-And-Sailors-Of-The-Northern-Coast-Council elected Voss.";
        let (line, _) = line(text, "elected", 30);

        assert_eq!(line, "…n-Coast-Council elected Voss.");
    }

    #[test]
    fn of_a_long_sentence_the_lines_with_the_name_are_shown() {
        let words = "unbelievable ".repeat(40);
        let text = format!("{words}Clara Voss {words}");
        let name = span(&text, "Clara Voss");
        for room in [5, 14, 25, 60] {
            let shown = excerpts(&text, Span::new(0, text.len()), name, (room, 3));
            let marked: String =
                shown.iter().filter_map(|(line, name)| Some(name.as_ref()?.of(line))).collect();

            assert!(shown.len() <= 3);
            assert_eq!(marked.replace(' ', ""), "ClaraVoss", "in {room} columns");
        }
    }
}
