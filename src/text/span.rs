//! [`Span`]: a half-open byte range in a text.
//!
//! Offsets are `u32`: an article is at most 4 GiB. A span is a pair of numbers and does not know its text;
//! [`Span::of`] answers with the empty string where the two do not fit, so a stale span can never panic.

/// Half-open byte range, on character boundaries of the text that it belongs to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
}

impl Span {
    /// A span from two byte offsets; an end before the start gives the empty span at `start`.
    ///
    /// Offsets beyond `u32::MAX` are clamped: sources refuse larger files before this can matter.
    pub fn new(start: usize, end: usize) -> Self {
        let clamp = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self { start: clamp(start), end: clamp(end.max(start)) }
    }

    /// First byte, as an index.
    pub const fn from(self) -> usize {
        self.start as usize
    }

    /// Byte after the last, as an index.
    pub const fn to(self) -> usize {
        self.end as usize
    }

    /// Length in bytes.
    pub const fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it covers nothing.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether byte `offset` lies inside.
    pub const fn contains(self, offset: usize) -> bool {
        self.from() <= offset && offset < self.to()
    }

    /// Whether `other` lies wholly inside.
    pub const fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The text it stands for; empty where the span does not fit `text`.
    pub fn of(self, text: &str) -> &str {
        text.get(self.from()..self.to()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::Span;

    #[test]
    fn a_span_that_does_not_fit_its_text_is_empty_text() {
        let inside_a_letter = Span::new(1, 2);
        let past_the_end = Span::new(0, 99);

        assert_eq!((inside_a_letter.of("é"), past_the_end.of("é")), ("", ""));
    }
}
