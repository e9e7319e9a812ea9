//! [`Settings`]: what the analyst wants of a load besides its inputs.

use crate::model::Issue;
use crate::nlp::Watchlist;

/// What the analyst wants of a load besides its inputs.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    lists: Vec<(String, String)>,
}

impl Settings {
    /// Watches for the names of `lists`, each given as the path to tell in messages and its text. Of a spelling that
    /// several rows have, the first counts. The lists are read by the thread that loads: they may be long.
    pub fn watching(lists: Vec<(String, String)>) -> Self {
        Self { lists }
    }

    /// The names to find, and what is wrong in the lists.
    pub(super) fn watchlist(&self) -> (Watchlist, Vec<Issue>) {
        let mut watchlist = Watchlist::default();
        let lists = self.lists.iter();
        let wrong = lists.flat_map(|(path, text)| watchlist.add(path, text)).collect();
        (watchlist, wrong)
    }
}
