//! The one integration test binary.

#![allow(clippy::unwrap_used, reason = "a test whose preparations fail has failed")]

mod assets;
mod commands;
mod documentation;
mod frames;
mod gold;
#[cfg(unix)]
mod harness;
#[cfg(unix)]
mod hostile;
mod program;
#[cfg(unix)]
mod pty;
mod robust;
mod tidy;
