//! Dates in queries: a day, a month or a year, alone, compared, or as a range.
//!
//! Publication days are indexed as ISO text, which sorts as time does. A month or a year is the range of the
//! texts that begin with it: `~` sorts after every digit and hyphen, so `2022-10~` lies just after October.

use jiff::civil;

use crate::index::query::Node;

/// What stands after `date:` and is neither a range nor a group, or `None` where it is no date.
pub(super) fn comparison(text: &str) -> Option<Node> {
    let whole = || "~".to_owned();
    let (from, to) = if let Some(date) = text.strip_prefix(">=") {
        (checked(date)?, whole())
    } else if let Some(date) = text.strip_prefix('>') {
        (after(date)?, whole())
    } else if let Some(date) = text.strip_prefix("<=") {
        (String::new(), after(date)?)
    } else if let Some(date) = text.strip_prefix('<') {
        (String::new(), checked(date)?)
    } else {
        (checked(text)?, after(text)?)
    };
    Some(Node::Dates { from, to })
}

/// What stands between the brackets of a range: `2022-10 TO 2022-12`, both included, `*` for an open end.
pub(super) fn range(text: &str) -> Option<Node> {
    let mut words = text.split_whitespace();
    let (first, between, last) = (words.next()?, words.next()?, words.next()?);
    if words.next().is_some() || !between.eq_ignore_ascii_case("to") {
        return None;
    }
    let from = match first {
        "*" => String::new(),
        date => checked(date)?,
    };
    let to = match last {
        "*" => "~".to_owned(),
        date => after(date)?,
    };
    (from < to).then_some(Node::Dates { from, to })
}

/// The text just after every day of `date`.
fn after(date: &str) -> Option<String> {
    checked(date).map(|date| date + "~")
}

/// `date`, if it is a day, a month or a year in ISO 8601.
fn checked(date: &str) -> Option<String> {
    let mut parts = date.split('-');
    let year = number(parts.next()?, 4)?;
    let month = parts.next().map_or(Some(1), |part| number(part, 2))?;
    let day = parts.next().map_or(Some(1), |part| number(part, 2))?;
    let is_real = civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    (parts.next().is_none() && is_real.is_ok()).then(|| date.to_owned())
}

/// A number of exactly `digits` digits.
fn number(text: &str, digits: usize) -> Option<i16> {
    let is_number = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::{comparison, range};
    use crate::index::query::Node;

    fn dates(from: &str, to: &str) -> Node {
        let (from, to) = (from.to_owned(), to.to_owned());
        Node::Dates { from, to }
    }

    #[test]
    fn a_month_is_all_its_days() {
        assert_eq!(comparison("2022-10"), Some(dates("2022-10", "2022-10~")));
        assert_eq!(comparison(">2022-10"), Some(dates("2022-10~", "~")));
        assert_eq!(comparison("<2022-10"), Some(dates("", "2022-10")));
        assert_eq!(range("* TO 2022"), Some(dates("", "2022~")));
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in ["", "yesterday", "2022-13", "2022-02-30", "22-1-1", "２０２２"] {
            assert_eq!(comparison(text), None, "{text}");
        }
        for text in ["", "2022", "2022 TO", "2023 TO 2022", "2022 2023 2024"] {
            assert_eq!(range(text), None, "{text}");
        }
    }
}
