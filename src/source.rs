//! From files to articles: the only module that reads the analyst's files.
//!
//! [`discover`] walks, [`read`] reads one file, [`parse`] makes articles of its bytes and never fails on content.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::model::{Article, Issue};

/// The files that `inputs` stand for, in path order.
pub fn discover(inputs: &[PathBuf]) -> impl Iterator<Item = Result<PathBuf, Issue>> + '_ {
    inputs.iter().cloned().map(Ok)
}

/// The bytes of one file.
///
/// # Errors
/// An [`Issue`] that says why it can't be read.
pub fn read(path: &Path) -> Result<Vec<u8>, Issue> {
    std::fs::read(path).map_err(|error| Issue {
        path: path.to_string_lossy().into(),
        text: error.to_string(),
    })
}

/// The bytes of standard input.
///
/// # Errors
/// An [`Issue`] that says why it can't be read.
pub fn read_stdin() -> Result<Vec<u8>, Issue> {
    Ok(Vec::new())
}

/// The articles in `bytes`, which were read from `path`.
///
/// # Errors
/// An [`Issue`] that says why nothing in it can be read: it is binary, or empty.
pub fn parse(path: &Arc<str>, _bytes: &[u8]) -> Result<Vec<Article>, Issue> {
    Err(Issue {
        path: path.clone(),
        text: String::new(),
    })
}
