//! What a key can do: one table of actions, which keymap, help, README and tests read.
//!
//! An action says what the analyst wants; what it means in the focused pane is decided in `update`.

use crate::model::Kind;

/// What a key can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Action {
    /// One row or line down.
    Down,
    /// One row or line up.
    Up,
    /// Half a page down.
    HalfPageDown,
    /// Half a page up.
    HalfPageUp,
    /// A page down.
    PageDown,
    /// A page up.
    PageUp,
    /// To the first row or line, or to the one that the count names.
    Top,
    /// To the last row or line, or to the one that the count names.
    Bottom,
    /// A page of the report, then the next unread one.
    ReadOn,
    /// Opens the next article.
    NextArticle,
    /// Opens the previous article.
    PreviousArticle,
    /// Opens the next unread article.
    NextUnread,
    /// Opens the previous unread article.
    PreviousUnread,
    /// Focuses the next pane.
    FocusNext,
    /// Focuses the previous pane.
    FocusPrevious,
    /// To the next name in the report.
    NextMention,
    /// To the previous name in the report.
    PreviousMention,
    /// To the next mention of the selected entity in the folder.
    NextInFolder,
    /// To the previous mention of the selected entity in the folder.
    PreviousInFolder,
    /// Opens, looks up, goes there: what the row under the cursor stands for.
    Follow,
    /// Back to where the last jump began.
    Back,
    /// Forward again.
    Forward,
    /// Finds text in the focused pane.
    Find,
    /// To the next place where the text was found.
    FindNext,
    /// To the previous place where the text was found.
    FindPrevious,
    /// Searches the whole folder.
    Search,
    /// Unfolds or folds page furniture.
    ToggleFurniture,
    /// Takes the names of a kind out of highlighting and out of the way from name to name, or back.
    ToggleKind(Kind),
    /// Says why the name under the cursor was taken for one, and for this one.
    Why,
    /// Shows the keys.
    Help,
    /// Draws the screen anew.
    Redraw,
    /// Suspends the reader.
    Suspend,
    /// Gives up the pending key, prompt, popup or highlight.
    Cancel,
    /// Closes the top popup, or else quits.
    Quit,
}

/// One row of the table.
#[derive(Debug, Clone, Copy)]
pub struct Description {
    /// The action.
    pub action: Action,
    /// Its name in a keymap.
    pub name: &'static str,
    /// What it does, for the help.
    pub sentence: &'static str,
}

/// Every action, in the order of the help.
pub const ACTIONS: [Description; 39] = [
    row(Action::Down, "down", "one line or row down"),
    row(Action::Up, "up", "one line or row up"),
    row(Action::HalfPageDown, "half-page-down", "half a page down"),
    row(Action::HalfPageUp, "half-page-up", "half a page up"),
    row(Action::PageDown, "page-down", "a page down"),
    row(Action::PageUp, "page-up", "a page up"),
    row(Action::Top, "top", "to the top, or to the line or row that the count names"),
    row(Action::Bottom, "bottom", "to the end, or to the line or row that the count names"),
    row(Action::ReadOn, "read-on", "a page of the report; at its end, the next unread report"),
    row(Action::NextMention, "next-mention", "to the next name in the report"),
    row(Action::PreviousMention, "previous-mention", "to the previous name in the report"),
    row(
        Action::NextInFolder,
        "next-in-folder",
        "to the next mention of the selected entity in the folder",
    ),
    row(
        Action::PreviousInFolder,
        "previous-in-folder",
        "to the previous mention of the selected entity in the folder",
    ),
    row(
        Action::Follow,
        "follow",
        "open the report, look up the name, or go to the place under the cursor",
    ),
    row(Action::Back, "back", "back to where the last jump began"),
    row(Action::Forward, "forward", "forward again after going back"),
    row(Action::NextArticle, "next-article", "open the next report"),
    row(Action::PreviousArticle, "previous-article", "open the previous report"),
    row(Action::NextUnread, "next-unread", "open the next unread report"),
    row(Action::PreviousUnread, "previous-unread", "open the previous unread report"),
    row(Action::FocusNext, "focus-next", "focus the next pane"),
    row(Action::FocusPrevious, "focus-previous", "focus the previous pane"),
    row(Action::Find, "find", "find text in the focused pane"),
    row(Action::FindNext, "find-next", "to the next place where it was found"),
    row(Action::FindPrevious, "find-previous", "to the previous place where it was found"),
    row(Action::Search, "search", "search the whole folder"),
    row(Action::ToggleFurniture, "toggle-furniture", "unfold or fold page furniture"),
    row(
        Action::ToggleKind(Kind::Person),
        "toggle-person",
        "take persons out of the names, or back",
    ),
    row(
        Action::ToggleKind(Kind::Organization),
        "toggle-organization",
        "take organizations out of the names, or back",
    ),
    row(Action::ToggleKind(Kind::Place), "toggle-place", "take places out of the names, or back"),
    row(Action::ToggleKind(Kind::Group), "toggle-group", "take groups out of the names, or back"),
    row(Action::ToggleKind(Kind::Event), "toggle-event", "take events out of the names, or back"),
    row(Action::ToggleKind(Kind::Work), "toggle-work", "take works out of the names, or back"),
    row(Action::Why, "why", "say why the name under the cursor was taken for one"),
    row(Action::Help, "help", "show the keys"),
    row(Action::Redraw, "redraw", "draw the screen anew"),
    row(Action::Suspend, "suspend", "suspend the reader; `fg` comes back"),
    row(Action::Cancel, "cancel", "give up the pending key, prompt, popup or highlight"),
    row(Action::Quit, "quit", "close the popup, or quit"),
];

/// A row of the table.
const fn row(action: Action, name: &'static str, sentence: &'static str) -> Description {
    Description { action, name, sentence }
}

impl Action {
    /// The action of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        ACTIONS.iter().find(|row| row.name == name).map(|row| row.action)
    }
}
