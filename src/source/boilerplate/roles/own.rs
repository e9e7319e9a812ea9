//! The role that a paragraph has by its own words and form, wherever it stands.

use crate::model::Role;
use crate::source::boilerplate::line::{Ending, Line};
use crate::source::boilerplate::phrases::PHRASES;
use crate::source::metadata::{byline, date, outlet};

/// Words of the longest line that is looked at for other things than phrases.
const SHORT: usize = 70;

/// The role that `line` has by itself, if its words or form tell.
pub(super) fn role(line: &Line<'_>) -> Option<Role> {
    if let Some(role) = PHRASES.role(line) {
        return Some(role);
    }
    if line.words > SHORT || line.text.len() > SHORT * 20 {
        return None;
    }
    if !line.has_letters() {
        // A rule of dashes or stars; figures may be a counter or a part of the report: their place tells.
        let is_figure = line.key.contains(|sign: char| sign.is_numeric());
        return (!is_figure).then_some(Role::Navigation);
    }
    if is_date(line) {
        Some(Role::Date)
    } else if byline::is_byline(line.text) || is_dated_byline(line) {
        Some(Role::Byline)
    } else if is_rights_line(line) {
        Some(Role::Disclaimer)
    } else if has_credit(line) || says_who_is_where(line) {
        Some(Role::Caption)
    } else if is_path(line)
        || is_switch(line)
        || is_glued(line)
        || is_section_list(line)
        || is_address(line)
    {
        Some(Role::Navigation)
    } else {
        None
    }
}

/// "Posted on 7 April 2031 by Ines Roth".
fn is_dated_byline(line: &Line<'_>) -> bool {
    let is_date_part = |part: &str| {
        date::find(part, |word| PHRASES.is_date_word(word)).is_some_and(|dated| dated.is_alone)
    };
    line.words <= 16
        && line.text.find(" by ").is_some_and(|at| {
            line.text.get(..at).is_some_and(is_date_part)
                && line.text.get(at + 1..).is_some_and(byline::is_byline)
        })
}

/// A sign of copyright with a year or at the start; elsewhere it may be a letter decoded wrongly long ago.
fn is_rights_line(line: &Line<'_>) -> bool {
    let after = line.key.split_once('©').map(|(before, after)| (before, after.trim_start()));
    after.is_some_and(|(before, after)| {
        before.is_empty() || after.starts_with("19") || after.starts_with("20")
    })
}

fn is_date(line: &Line<'_>) -> bool {
    let is_label = line.words <= 3
        && ["publi", "updat", "posted"].iter().any(|word| line.key.contains(word))
        && line.key.split(' ').all(|word| PHRASES.is_date_word(word.trim_end_matches(':')));
    is_label
        || line.words <= 20
            && (date::find(line.text, |word| PHRASES.is_date_word(word))
                .is_some_and(|dated| dated.is_alone)
                || line.words <= 6 && date::ambiguous(line.text).is_some())
}

/// Whether it ends with a source in brackets, as captions do: "[Coast Agency]", "(Reuters)".
fn has_credit(line: &Line<'_>) -> bool {
    let bracketed = |open: char, close: char| {
        let inner = line.text.strip_suffix(close)?;
        let start = inner.rfind(open)?;
        let before = inner.get(..start)?.trim_end();
        let credit = inner.get(start + open.len_utf8()..)?;
        (!before.is_empty()).then_some((before, credit))
    };
    let square = bracketed('[', ']').is_some_and(|(before, credit)| {
        let words = credit.split_whitespace();
        !before.ends_with(['.', '?', '"', '”'])
            && words.clone().count() <= 8
            && credit.starts_with(char::is_uppercase)
    });
    let round = bracketed('(', ')').is_some_and(|(_, credit)| outlet::is_listed(credit));
    square || round
}

/// Whether it says who stands where in a picture, without being a sentence of the report: "The mayor (L) at the quay".
fn says_who_is_where(line: &Line<'_>) -> bool {
    ["(l)", "(r)", "(c)", "(left)", "(right)", "(center)", "(centre)"]
        .iter()
        .any(|place| line.key.contains(place))
        && (line.ending == Ending::Open || ends_with_date(line))
}

/// Whether it is one phrase that ends with a day.
pub(super) fn ends_with_date(line: &Line<'_>) -> bool {
    line.words >= 5
        && !line.has_inner_stop()
        && date::find(line.text, |_| false).is_some_and(|dated| dated.is_last && !dated.is_alone)
}

/// A path of sections: "News > Coast".
fn is_path(line: &Line<'_>) -> bool {
    let pieces = || line.text.split(['>', '»', '›']).map(str::trim);
    line.words <= 25
        && line.ending == Ending::Open
        && pieces().count() >= 2
        && pieces().all(|piece| !piece.is_empty() && piece.split_whitespace().count() <= 5)
}

/// A choice of languages, editions or sections: "English / Español / Français".
fn is_switch(line: &Line<'_>) -> bool {
    [" / ", " | ", " • ", " · "].iter().any(|separator| {
        let pieces = || line.text.split(separator).map(str::trim);
        line.ending == Ending::Open
            && pieces().count() >= 3
            && pieces().all(|piece| {
                piece.split_whitespace().count() <= 3
                    && !piece
                        .starts_with(|first: char| first.is_lowercase() || first.is_ascii_digit())
            })
    })
}

/// Tags that have lost the blanks between them: `CoastPortsTrade`.
fn is_glued(line: &Line<'_>) -> bool {
    let joints = |word: &str| {
        word.chars()
            .zip(word.chars().skip(1))
            .filter(|(one, next)| one.is_lowercase() && next.is_uppercase())
            .count()
    };
    line.words <= 12
        && line.smalls == 0
        && line.ending == Ending::Open
        && line.text.split_whitespace().any(|word| joints(word) >= 2)
}

/// A menu of sections run together: hardly a word in it is written small, and many are names of sections.
fn is_section_list(line: &Line<'_>) -> bool {
    if line.smalls * 5 > line.words || line.text.contains(',') || line.ending != Ending::Open {
        return false;
    }
    let sections = line.key.split(' ').filter(|word| PHRASES.is_section(word)).count();
    sections >= 5 && sections * 5 >= line.words * 2
        || line.words <= 12 && line.words >= 2 && sections == line.words
}

/// An address and nothing else but a word for it.
fn is_address(line: &Line<'_>) -> bool {
    line.words <= 2 && line.text.contains("://")
}

#[cfg(test)]
mod tests {
    use super::role;
    use crate::model::Role;
    use crate::source::boilerplate::line::Line;

    #[test]
    fn form_tells_furniture_without_any_known_phrase() {
        let cases = [
            ("News > Coast > Ports", Some(Role::Navigation)),
            ("Kiswahili / Hausa / Amharic", Some(Role::Navigation)),
            ("Coast NewsPortsTrade", Some(Role::Navigation)),
            ("World Business Opinion Sports Culture Travel", Some(Role::Navigation)),
            ("https://courier.example/quay", Some(Role::Navigation)),
            ("The mayor at the quay [Coast Agency]", Some(Role::Caption)),
            ("Monday, 7 April 2031", Some(Role::Date)),
            ("* * *", Some(Role::Navigation)),
            ("Posted on 7 April 2031 by Ines", Some(Role::Byline)),
            ("A caf\u{C3}© in the port", None),
            ("42", None),
            ("World Health Body Warns On Food Security", None),
            ("“They [the pilots] left,” he said.", None),
        ];

        for (text, expected) in cases {
            assert_eq!(role(&Line::new(text, true)), expected, "{text}");
        }
    }
}
