//! Finds a stated calendar day, and a time of day beside it, in a short text.
//!
//! Read are ISO 8601 (`2031-04-07`, with a time after `T`), month names in English, French, Spanish, German, Arabic and
//! Russian in either order (`7 April 2031`, `April 7, 2031`), and figures (`7.4.2031`). Figures with slashes are taken
//! only where one of the two is above 12: `4/7/2031` is two days, and which one is not known. Limits: a day
//! without its year is no date; zones are not kept; calendars other than the Gregorian are not read.

use jiff::civil::{Date, DateTime, Time};

use crate::model::Published;
use crate::source::boilerplate::line::key;
use crate::text::Span;

/// A stated date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::source) struct Dated {
    /// The day, and the time of day where one is stated beside it.
    pub(in crate::source) published: Published,
    /// Where it stands in the text searched.
    pub(in crate::source) span: Span,
    /// Whether the text holds nothing else but words that belong to a date line, as `is_label` says.
    pub(in crate::source) is_alone: bool,
    /// Whether nothing but a full stop or a bracket follows it.
    pub(in crate::source) is_last: bool,
}

/// Names of the months, by language; the first three or four letters of an English one are enough.
const MONTHS: [&str; 12] = [
    "jan january janvier enero januar janner يناير января",
    "feb february fevrier febrero februar فبراير февраля",
    "mar march mars marzo marz مارس марта",
    "apr april avril abril ابريل нисан апреля",
    "may mai mayo مايو мая",
    "jun june juin junio juni يونيو июня",
    "jul july juillet julio juli يوليو июля",
    "aug august aout agosto اغسطس августа",
    "sep sept september septembre septiembre سبتمبر сентября",
    "oct october octobre octubre oktober اكتوبر октября",
    "nov november novembre noviembre نوفمبر ноября",
    "dec december decembre diciembre dezember ديسمبر декабря",
];

const WEEKDAYS: &str = "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri \
    sat sun lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miercoles jueves viernes sabado domingo \
    montag dienstag mittwoch donnerstag freitag samstag sonntag الاثنين الثلاثاء الاربعاء الخميس الجمعه السبت الاحد";

const ZONES: &str =
    "gmt utc z est edt cst cdt mst mdt pst pdt bst ist cet cest eet eest msk et pt ct";

/// Bytes of a text that are searched: a date line is short.
const REACH: usize = 300;

/// What a word of a date line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Iso(Published),
    Day(i8),
    Month(i8),
    Year(i16),
    Time(Time),
    /// A time of day that says "pm" or "am" in the next word.
    Noon(bool),
    Weekday,
    Link,
    Word,
}

/// The first date in the first bytes of `text`; `is_label` knows the words that may stand beside one.
pub(in crate::source) fn find(text: &str, is_label: impl Fn(&str) -> bool) -> Option<Dated> {
    if !has_year(text) {
        return None;
    }
    let words = words(text);
    let parts: Vec<Part> = words.iter().map(|&(_, word)| part(word)).collect();
    let (first, after, day) = (0..parts.len()).find_map(|first| {
        let (count, day) = date_at(parts.get(first..).unwrap_or_default())?;
        Some((first, first + count, day))
    })?;
    let (published, after) = match day {
        Published::Day(day) => with_time(day, &parts, after),
        time @ Published::Time(_) => (time, after),
    };
    let others = || {
        words
            .iter()
            .zip(&parts)
            .enumerate()
            .filter(|(index, _)| !(first..after).contains(index))
            .map(|(_, (&(_, word), part))| (word, part))
    };
    let is_alone = others().all(|(word, part)| match part {
        Part::Word | Part::Link | Part::Month(_) => {
            let word = key(word);
            has(ZONES, &word) || is_label(&word)
        }
        _ => true,
    });
    let (start, _) = *words.get(first)?;
    let (last, word) = *words.get(after.checked_sub(1)?)?;
    Some(Dated {
        published,
        span: Span::new(start, last + word.len()),
        is_alone,
        is_last: after == words.len(),
    })
}

/// Whether the first bytes hold four figures in a row. Most lines do not, and need no closer look.
fn has_year(text: &str) -> bool {
    let reach = text.as_bytes().get(..REACH).unwrap_or(text.as_bytes());
    reach.windows(4).any(|four| four.iter().all(u8::is_ascii_digit))
}

/// Whether the name of a month or a weekday.
pub(in crate::source) fn is_calendar_word(word: &str) -> bool {
    matches!(part(word), Part::Month(_) | Part::Weekday)
}

/// Figures such as `4/7/2031` in the first bytes of `text` that can be read as two different days.
pub(in crate::source) fn ambiguous(text: &str) -> Option<&str> {
    if !has_year(text) {
        return None;
    }
    words(text).into_iter().map(|(_, word)| word).find(|word| {
        let figures: Vec<i16> = word.split('/').map_while(|part| part.parse().ok()).collect();
        matches!(figures[..], [one @ 1..=12, other @ 1..=12, 1900..=2199] if one != other)
    })
}

/// The words of the first bytes with where they start: no brackets, commas or bars around them.
fn words(text: &str) -> Vec<(usize, &str)> {
    let end = (0..=REACH.min(text.len())).rev().find(|&end| text.is_char_boundary(end));
    let text = text.get(..end.unwrap_or_default()).unwrap_or_default();
    let separates = |sign: char| {
        sign.is_whitespace()
            || matches!(sign, ',' | '|' | '(' | ')' | '[' | ']' | '•' | '·' | '،' | ';')
    };
    let mut start = 0;
    let mut words = Vec::new();
    for piece in text.split(separates) {
        let word = piece.trim_matches(['.', ':', '-', '–', '—', '"', '/']);
        if !word.is_empty() {
            let lead =
                piece.len() - piece.trim_start_matches(['.', ':', '-', '–', '—', '"', '/']).len();
            words.push((start + lead, word));
        }
        start += piece.len();
        start += text.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    }
    words
}

/// What `word` is. No word is longer than a date-time, so long ones are not folded.
fn part(word: &str) -> Part {
    if word.len() > 40 {
        return Part::Word;
    }
    if word.starts_with(|first: char| first.is_ascii_digit()) {
        return figures(word).unwrap_or(Part::Word);
    }
    let word = key(word);
    if let Some(month) = MONTHS.iter().position(|names| has(names, &word)) {
        return Part::Month(i8::try_from(month + 1).unwrap_or(1));
    }
    match word.as_str() {
        "am" | "a.m" => Part::Noon(false),
        "pm" | "p.m" => Part::Noon(true),
        "of" | "de" | "del" | "the" | "le" | "at" | "um" | "on" | "a" => Part::Link,
        word if has(WEEKDAYS, word) => Part::Weekday,
        _ => Part::Word,
    }
}

fn figures(word: &str) -> Option<Part> {
    if let Some(iso) = iso(word) {
        return Some(Part::Iso(iso));
    }
    if let Some(time) = time(word) {
        return Some(Part::Time(time));
    }
    if word.contains(['.', '/']) {
        let numbers: Vec<i16> =
            word.split(['.', '/']).map(str::parse).collect::<Result<_, _>>().ok()?;
        let &[one, other, year @ 1900..=2199] = numbers.as_slice() else {
            return None;
        };
        let (day, month) = match (one, other) {
            // Dots mean day first wherever they are used for dates.
            _ if !word.contains('/') => (one, other),
            (13.., _) => (one, other),
            (_, 13..) => (other, one),
            (one, other) if one == other => (one, other),
            _ => return None,
        };
        let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?);
        return Some(Part::Iso(Published::Day(date.ok()?)));
    }
    let digits = word.trim_end_matches(|letter: char| letter.is_alphabetic() || letter == 'º');
    let suffix = word.get(digits.len()..)?.to_lowercase();
    match (digits.parse().ok()?, suffix.as_str()) {
        (day @ 1..=31, "" | "st" | "nd" | "rd" | "th" | "er" | "º") => {
            Some(Part::Day(i8::try_from(day).ok()?))
        }
        (year @ 1900..=2199, "") => Some(Part::Year(year)),
        _ => None,
    }
}

/// `2031-04-07`, `2031/04/07`, `2031-04-07T16:49:00Z`.
fn iso(word: &str) -> Option<Published> {
    let day = word.get(..10)?;
    let mut numbers = day.split(['-', '/']);
    let [year, month, day] = [numbers.next()?, numbers.next()?, numbers.next()?];
    if year.len() != 4 || month.len() != 2 {
        return None;
    }
    let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
    match word.get(10..)?.strip_prefix(['T', 't']) {
        Some(clock) => Some(time(clock.get(..5)?).map_or(Published::Day(date), |time| {
            Published::Time(DateTime::from_parts(date, time))
        })),
        None if word.len() == 10 => Some(Published::Day(date)),
        None => None,
    }
}

/// `16:49`, `16:49:05`, `4:49pm`, `16h49`.
fn time(word: &str) -> Option<Time> {
    let lower = word.to_ascii_lowercase();
    let (clock, afternoon) = match (lower.strip_suffix("pm"), lower.strip_suffix("am")) {
        (Some(clock), _) => (clock, Some(true)),
        (_, Some(clock)) => (clock, Some(false)),
        _ => (lower.as_str(), None),
    };
    let clock = clock.trim_end_matches('z');
    let (hour, minute) = clock.split_once([':', 'h', '.'])?;
    let minute = minute.split(':').next()?;
    if minute.len() != 2 || hour.len() > 2 {
        return None;
    }
    let hour = hour.parse::<i8>().ok()?;
    Time::new(on_the_clock(hour, afternoon), minute.parse().ok()?, 0, 0).ok()
}

/// The hour of the day for an hour that may be counted from noon.
fn on_the_clock(hour: i8, afternoon: Option<bool>) -> i8 {
    match (hour, afternoon) {
        (12, Some(false)) => 0,
        (1..=11, Some(true)) => hour + 12,
        _ => hour,
    }
}

/// The date that `parts` begin with, and how many of them it takes.
fn date_at(parts: &[Part]) -> Option<(usize, Published)> {
    if let Some(Part::Iso(published)) = parts.first() {
        return Some((1, *published));
    }
    let first = parts.first()?;
    if !matches!(first, Part::Day(_) | Part::Month(_)) {
        return None;
    }
    let mut told = parts.iter().enumerate().filter(|(_, part)| **part != Part::Link).take(3);
    let (day, month, (last, year)) = match (told.next()?, told.next()?, told.next()?) {
        ((_, Part::Day(day)), (_, Part::Month(month)), (last, Part::Year(year)))
        | ((_, Part::Month(month)), (_, Part::Day(day)), (last, Part::Year(year))) => {
            (*day, *month, (last, *year))
        }
        _ => return None,
    };
    let date = Date::new(year, month, day).ok()?;
    Some((last + 1, Published::Day(date)))
}

/// The day with the time stated within the next words, or just before; and the position after what was used.
fn with_time(day: Date, parts: &[Part], after: usize) -> (Published, usize) {
    let following =
        parts.iter().enumerate().skip(after).take(3).find_map(|(index, part)| match part {
            Part::Time(time) => Some((index, *time)),
            _ => None,
        });
    let Some((index, time)) = following else {
        return (Published::Day(day), after);
    };
    let (time, after) = match parts.get(index + 1) {
        Some(&Part::Noon(afternoon)) => (
            Time::new(on_the_clock(time.hour(), Some(afternoon)), time.minute(), 0, 0)
                .unwrap_or(time),
            index + 2,
        ),
        _ => (time, index + 1),
    };
    (Published::Time(DateTime::from_parts(day, time)), after)
}

fn has(list: &str, word: &str) -> bool {
    !word.is_empty() && list.split_whitespace().any(|listed| listed == word)
}

#[cfg(test)]
mod tests {
    use super::{ambiguous, find};

    fn value(text: &str) -> Option<String> {
        find(text, |_| false).map(|dated| dated.published.to_string())
    }

    #[test]
    fn a_day_is_read_in_the_usual_ways_to_write_it() {
        let texts = [
            "2031-04-07",
            "7 April 2031",
            "7th of April, 2031",
            "APRIL 7, 2031",
            "Monday, Apr. 7, 2031",
            "le 7 avril 2031",
            "7 de abril de 2031",
            "7. April 2031",
            "7.4.2031",
        ];

        for text in texts {
            assert_eq!(value(text).as_deref(), Some("2031-04-07"), "{text}");
        }
        assert_eq!(value("13/4/2031"), value("4/13/2031"));
    }

    #[test]
    fn a_time_of_day_beside_it_is_read() {
        let texts = [
            "2031-04-07T16:49:10Z",
            "April 7, 2031 16:49",
            "7 April 2031 at 4:49 PM",
            "7 Apr 2031 | 4:49pm GMT",
            "7 Apr 2031 16.49 BST",
        ];

        for text in texts {
            assert_eq!(value(text).as_deref(), Some("2031-04-07T16:49:00"), "{text}");
        }
    }

    #[test]
    fn what_does_not_state_one_day_is_no_date() {
        for text in ["April 2031", "Monday, April 7", "4/7/2031", "31 February 2031", "1231-44"] {
            assert_eq!(value(text), None, "{text}");
        }
        assert_eq!(ambiguous("Posted 4/7/2031"), Some("4/7/2031"));
    }

    #[test]
    fn a_date_line_is_told_from_a_line_with_a_date_in_it() {
        let is_label = |word: &str| word == "published";

        let alone = find("Published: Mon 7 April 2031, 10:20 GMT", is_label).unwrap();
        let within = find("The quay on 7 April 2031", is_label).unwrap();

        assert!(alone.is_alone);
        assert!(!within.is_alone && within.is_last);
    }
}
