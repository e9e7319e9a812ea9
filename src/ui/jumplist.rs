//! Where the analyst was: every jump can be taken back, and taken again.
//!
//! Moving within a page is no jump. A jump made after going back forgets what was ahead, as in a browser.

use std::sync::Arc;

use crate::text::Span;

/// A place in a report, valid in every snapshot that still has the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Path of the report.
    pub path: Arc<str>,
    /// First byte of the first text line on the screen.
    pub top: usize,
    /// The name under the cursor.
    pub cursor: Option<Span>,
}

/// Places before and after the present one.
#[derive(Debug, Clone, Default)]
pub struct JumpList {
    behind: Vec<Place>,
    ahead: Vec<Place>,
}

/// Places that are remembered; the oldest are forgotten first.
const REMEMBERED: usize = 1000;

impl JumpList {
    /// Remembers the place that a jump leaves.
    pub fn leave(&mut self, place: Place) {
        self.ahead.clear();
        if self.behind.last() != Some(&place) {
            self.behind.push(place);
        }
        if self.behind.len() > REMEMBERED {
            self.behind.remove(0);
        }
    }

    /// The place to go back to from `here`.
    pub fn back(&mut self, here: Place) -> Option<Place> {
        let place = self.behind.pop()?;
        self.ahead.push(here);
        Some(place)
    }

    /// The place to go forward to from `here`.
    pub fn forward(&mut self, here: Place) -> Option<Place> {
        let place = self.ahead.pop()?;
        self.behind.push(here);
        Some(place)
    }
}

#[cfg(test)]
mod tests {
    use super::{JumpList, Place};

    fn place(top: usize) -> Place {
        Place {
            path: "a.txt".into(),
            top,
            cursor: None,
        }
    }

    #[test]
    fn jumps_are_retraced_in_both_directions() {
        let mut jumps = JumpList::default();
        jumps.leave(place(1));
        jumps.leave(place(2));

        assert_eq!(jumps.back(place(3)), Some(place(2)));
        assert_eq!(jumps.back(place(2)), Some(place(1)));
        assert_eq!(jumps.back(place(1)), None);
        assert_eq!(jumps.forward(place(1)), Some(place(2)));
        assert_eq!(jumps.forward(place(2)), Some(place(3)));
        assert_eq!(jumps.forward(place(3)), None);
    }

    #[test]
    fn a_new_jump_forgets_what_was_ahead() {
        let mut jumps = JumpList::default();
        jumps.leave(place(1));
        jumps.back(place(2));
        jumps.leave(place(1));

        assert_eq!(jumps.forward(place(5)), None);
        assert_eq!(jumps.back(place(5)), Some(place(1)));
    }
}
