//! What lies over the panes: the keys, and the search of the folder. The popup gets the keys first.
//!
//! Here is what the state holds of them; the parts draw it, and look at the whole state for that.

pub mod help;
pub mod search;

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::index::{Problem, Snippet};
use crate::text::width::truncate;
use crate::ui::canvas::{put, rule};
use crate::ui::prompt::Prompt;
use crate::ui::theme::{Meaning, Theme};

/// Hits that are asked for: more than anybody walks through with keys.
pub const MOST_HITS: usize = 500;

/// A popup.
#[derive(Debug, Clone)]
pub enum Popup {
    /// The keys; the first row on the screen.
    Help {
        /// The first row on the screen.
        top: usize,
    },
    /// The search of the folder.
    Search(Search),
}

/// The search of the folder.
#[derive(Debug, Clone, Default)]
pub struct Search {
    /// What is typed.
    pub prompt: Prompt,
    /// Whether that was typed before the search was closed: the next letter takes its place.
    pub is_old: bool,
    /// Whether to go to the best hit as soon as there is an answer.
    pub is_awaited: bool,
    /// The query of the last answer.
    pub answered: Option<String>,
    /// The hits of the last answer.
    pub hits: Vec<Place>,
    /// Reports found, shown or not.
    pub total: usize,
    /// What of the query was not understood.
    pub problems: Vec<Problem>,
    /// The hit under the cursor.
    pub cursor: usize,
    /// The first hit on the screen.
    pub top: usize,
}

/// A hit, by path.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// Path of the report.
    pub path: Arc<str>,
    /// The words that were found, and those around them.
    pub snippet: Snippet,
}

/// Where a popup's content stands on a screen of that size: above the status line. The panes are hidden, as
/// words cut by a popup's edges only disturb.
pub(crate) fn area(width: u16, height: u16) -> Rect {
    let columns = width.min(100);
    let rows = height.saturating_sub(1);
    Rect::new((width - columns) / 2, 0, columns, rows)
}

/// Draws a popup's title row.
fn draw_title(title: &str, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let end = buffer.area.right();
    rule(buffer, (0, area.y), end, theme.style(Meaning::Rule));
    let title = truncate(title, usize::from(area.width.saturating_sub(4))).into_owned();
    put(buffer, (area.x, area.y), area.right(), &format!(" {title} "), theme.style(Meaning::Focus));
}
