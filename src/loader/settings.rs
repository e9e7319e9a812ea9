//! [`Settings`]: what the analyst wants of a load besides its inputs.

use crate::model::Issue;
use crate::nlp::Watchlist;

/// What the analyst wants of a load besides its inputs.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// The names to find wherever they stand.
    pub(super) watchlist: Watchlist,
}

impl Settings {
    /// Watches for the names of `lists`, each given as the path to tell in messages and its text; and what is wrong
    /// in them. Of a spelling that several rows have, the first counts.
    pub fn watching<'a>(lists: impl IntoIterator<Item = (String, &'a str)>) -> (Self, Vec<Issue>) {
        let mut watchlist = Watchlist::default();
        let issues = lists
            .into_iter()
            .flat_map(|(path, text)| watchlist.add(&path, text))
            .collect();
        (Self { watchlist }, issues)
    }
}
