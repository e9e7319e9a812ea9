//! The three panes, and what they share: how a report is told in a line.

pub mod list;
pub mod reader;
pub mod side;
pub mod status;

use jiff::civil::Date;

use crate::model::Article;
use crate::ui::keymap::Scope;

/// A pane.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Pane {
    /// The list of articles.
    List,
    /// The reader.
    #[default]
    Reader,
    /// The side panel.
    Side,
}

impl Pane {
    /// Every pane, in the order in which the focus goes round.
    pub const ALL: [Self; 3] = [Self::List, Self::Reader, Self::Side];

    /// Where its keys are looked up.
    pub fn scope(self) -> Scope {
        match self {
            Self::List => Scope::List,
            Self::Reader => Scope::Reader,
            Self::Side => Scope::Side,
        }
    }
}

/// The one form of dates on screen: `19 Oct 22`, or `no date`; always nine columns.
pub(crate) fn date(article: &Article) -> String {
    let day = article.metadata.published.as_ref().map(|published| published.value.day());
    day.map_or_else(|| String::from("no date  "), short_date)
}

fn short_date(day: Date) -> String {
    format!("{:>2} {} {:02}", day.day(), month(day.month()), day.year() % 100)
}

fn month(number: i8) -> &'static str {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    usize::try_from(number - 1).ok().and_then(|index| MONTHS.get(index)).copied().unwrap_or("???")
}

/// Stands for the outlet where a report states none.
pub(crate) const NO_OUTLET: &str = "–";

/// The outlet as the report states it, or [`NO_OUTLET`].
pub(crate) fn outlet(article: &Article) -> &str {
    let outlet = article.metadata.outlet.as_ref();
    outlet.map_or(NO_OUTLET, |outlet| &outlet.value)
}

/// The last part of the path.
pub(crate) fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}
