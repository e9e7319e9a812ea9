//! The files of the repository, as paths and text.

use std::fs;
use std::path::{Path, PathBuf};

use super::code;

/// A file of Rust.
#[derive(Debug)]
pub(crate) struct Source {
    /// From the root of the repository, with `/`: `src/ui/pane.rs`.
    pub(crate) path: String,
    pub(crate) text: String,
}

impl Source {
    /// Its module below the crate, `ui::pane`; empty for `lib.rs` and `main.rs`.
    pub(crate) fn module(&self) -> String {
        let path = self.path.trim_start_matches("src/");
        match path.trim_end_matches(".rs") {
            "lib" | "main" => String::new(),
            module => module.replace('/', "::"),
        }
    }

    /// What is left of it when comments, texts and unit tests are gone; lines keep their numbers.
    pub(crate) fn code(&self) -> String {
        code::without_unit_tests(&code::blanked(&self.text))
    }
}

/// The root of the repository.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below `folder`, in path order, as a path from the root of the repository with `/`.
pub(crate) fn paths(folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for path in entries(&folder) {
            if path.is_dir() {
                folders.push(path);
            } else {
                let path = path.strip_prefix(root()).unwrap();
                found.push(path.to_str().unwrap().replace('\\', "/"));
            }
        }
    }
    found.sort_unstable();
    found
}

/// What lies in a folder.
pub(crate) fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().path()).collect()
}

/// Every file of Rust below `folder`, in path order.
pub(crate) fn sources(folder: &str) -> Vec<Source> {
    let paths = paths(folder).into_iter();
    paths
        .filter(|path| Path::new(path).extension().is_some_and(|end| end == "rs"))
        .map(|path| {
            let text = fs::read_to_string(root().join(&path)).unwrap();
            Source { path, text }
        })
        .collect()
}

/// The files of the crate, without those that only its unit tests use (`#[cfg(test)] mod name;`).
pub(crate) fn crate_sources() -> Vec<Source> {
    let sources = sources("src");
    let tests: Vec<String> = sources
        .iter()
        .flat_map(|source| {
            let parent = source.path.trim_end_matches(".rs");
            let code = code::blanked(&source.text);
            let files = code::test_files(&code).into_iter();
            files.map(|name| format!("{parent}/{name}")).collect::<Vec<_>>()
        })
        .collect();
    let is_test = |path: &str| {
        let module = path.trim_end_matches(".rs");
        tests.iter().any(|test| {
            let below = module.strip_prefix(test.as_str());
            below.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
    };
    let (_, kept): (Vec<_>, Vec<_>) = sources.into_iter().partition(|source| is_test(&source.path));
    kept
}
