//! House rules that no compiler knows, held by reading the source tree: who may use whom, what a file looks like,
//! who touches the outside world, and that the README tells every key.
//!
//! [`tree`] reads, [`code`] takes comments, texts and unit tests away, the other files hold a rule each. Limits:
//! paths are read as they are written, so what a macro makes up is not seen.

mod code;
mod files;
mod keys;
mod layers;
mod outside;
mod tree;
