//! Where the analyst was: every jump can be taken back, and taken again.
//!
//! Moving within a page is no jump. A jump made after going back forgets what was ahead, as in a browser.

/// Places before and after the present one.
#[derive(Debug, Clone)]
pub struct JumpList<P> {
    behind: Vec<P>,
    ahead: Vec<P>,
}

impl<P> Default for JumpList<P> {
    fn default() -> Self {
        Self { behind: Vec::new(), ahead: Vec::new() }
    }
}

/// Places that are remembered; the oldest are forgotten first.
const REMEMBERED: usize = 1000;

impl<P: PartialEq> JumpList<P> {
    /// Remembers the place that a jump leaves.
    pub fn leave(&mut self, place: P) {
        self.ahead.clear();
        if self.behind.last() != Some(&place) {
            self.behind.push(place);
        }
        if self.behind.len() > REMEMBERED {
            self.behind.remove(0);
        }
    }

    /// The place to go back to from `here`.
    pub fn back(&mut self, here: P) -> Option<P> {
        let place = self.behind.pop()?;
        self.ahead.push(here);
        Some(place)
    }

    /// The place to go forward to from `here`.
    pub fn forward(&mut self, here: P) -> Option<P> {
        let place = self.ahead.pop()?;
        self.behind.push(here);
        Some(place)
    }
}

#[cfg(test)]
mod tests {
    use super::JumpList;

    #[test]
    fn jumps_are_retraced_in_both_directions() {
        let mut jumps = JumpList::default();
        jumps.leave(1);
        jumps.leave(2);

        assert_eq!(jumps.back(3), Some(2));
        assert_eq!(jumps.back(2), Some(1));
        assert_eq!(jumps.back(1), None);
        assert_eq!(jumps.forward(1), Some(2));
        assert_eq!(jumps.forward(2), Some(3));
        assert_eq!(jumps.forward(3), None);
    }

    #[test]
    fn a_new_jump_forgets_what_was_ahead() {
        let mut jumps = JumpList::default();
        jumps.leave(1);
        jumps.back(2);
        jumps.leave(1);

        assert_eq!(jumps.forward(5), None);
        assert_eq!(jumps.back(5), Some(1));
    }
}
