//! The one integration test binary.

mod commands;
mod documentation;
mod gold;
mod program;
