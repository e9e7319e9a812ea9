//! redthread follows a name through a pile of reports.
//!
//! It is a terminal reader for intelligence analysts: a list of articles, a reader with every person,
//! organization and place highlighted, and a side panel of cross-references (where else this one stands,
//! under which spelling, in whose words). The same engine answers without a screen, as text or JSON Lines.
//!
//! # From a file to a frame
//!
//! ```text
//! folder -discover-> paths -read-> bytes -parse-> Article                        source: one file, pure after the read
//! Article -draft-> sentences, sightings; all drafts -gather-> FolderEvidence     nlp: names, as far as one file tells,
//! Article + Draft + FolderEvidence -decide-> mentions (a Reading)                nlp: then with the whole folder in view
//! articles + readings -resolve-> entities -build-> Corpus                        resolve, corpus: who is who
//! Corpus -build-> Searcher (tantivy in memory)                                   index: the same generation
//! Snapshot -channel-> State; key -keymap-> Action -update-> State + Effects; view(State) -> Buffer -> bytes
//! ```
//!
//! # Code map
//!
//! | module | what it is for | invariant |
//! |---|---|---|
//! | [`text`] | spans, folding, sanitizing, width, wrapping | knows nothing about news |
//! | [`model`] | plain values between stages | no behavior beyond looking itself up |
//! | [`source`] | from files to articles | the only reader of the analyst's files; parsing never fails on content |
//! | [`nlp`] | tokens, sentences, gazetteer, watchlist, tagger, recognition | pure |
//! | [`resolve`] | who is who across articles | pure; same input, same output |
//! | [`corpus`] | one immutable snapshot with every lookup | never changes once built |
//! | [`index`] | full-text search in memory | the only user of tantivy |
//! | [`loader`] | background thread from folder to snapshots | publishes, never waits for the screen |
//! | [`config`] | locates and reads configuration files | keys and colors stay raw text here |
//! | [`cli`], [`command`] | command line; one file a subcommand | `command::output` is the only writer to standard output |
//! | [`ui`] | the reader itself | the only user of ratatui and crossterm; never reads the analyst's files |
//!
//! Arrows go one way; `tests/suite/tidy.rs` holds the table of who may use whom, here and inside [`ui`].
//!
//! # Rules that keep it honest
//!
//! Every derived fact keeps where it came from. A guess is never shown as a fact, and "unknown" is an answer.
//! Nothing is discarded from a source: page furniture is marked and folded. One bad file never stops a load.
//! Text from outside is hostile until [`text::sanitize`](mod@text::sanitize) has seen it. No network connection is ever opened.

pub mod cli;
pub mod command;
pub mod config;
pub mod corpus;
pub mod index;
pub mod loader;
pub mod model;
pub mod nlp;
pub mod resolve;
pub mod source;
pub mod text;
pub mod ui;
