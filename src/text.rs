//! Text as such: byte spans, comparison forms, sanitizing, display width, wrapping, the nearest of some words.
//!
//! Nothing here knows about news, articles or terminals.

pub mod count;
pub mod fold;
pub mod nearest;
pub mod sanitize;
pub mod span;
pub mod width;
pub mod wrap;

pub use span::Span;
