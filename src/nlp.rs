//! From text to names: tokens, sentences, gazetteer, watchlist, recognition.
//!
//! Recognition has two steps, so that a folder can teach what one file cannot. [`recognize::draft`] looks at one
//! article alone; [`recognize::gather`] adds the drafts of a folder up; [`recognize::decide`] names the mentions
//! of one article with the whole folder in view. All of it is pure.

pub mod gazetteer;
mod hash;
pub mod recognize;
pub mod sentence;
pub mod tagger;
pub mod token;
pub mod watchlist;

pub use gazetteer::{Class, Classes, Lexicon, NameEntry};
pub use watchlist::Watchlist;
