//! Numbers of things in words.

/// `1 report`, `2 reports`. For nouns whose plural only takes an s.
pub fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

#[cfg(test)]
mod tests {
    use super::count;

    #[test]
    fn one_thing_is_singular_and_any_other_number_is_not() {
        assert_eq!(
            [count(0, "line"), count(1, "line"), count(2, "line")],
            ["0 lines", "1 line", "2 lines"]
        );
    }
}
