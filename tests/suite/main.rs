//! The one integration test binary.

mod assets;
mod commands;
mod documentation;
mod gold;
mod program;
#[cfg(unix)]
mod pty;
mod robust;
mod tidy;
