//! What a file looks like, how long it may be, and what lies in the repository at all.

use std::fs;
use std::path::Path;

use super::tree::{crate_sources, entries, paths, root, sources};

/// Lines of the longest file, its unit tests included.
const LONGEST: usize = 500;

/// Names that say nothing about what is inside.
const EMPTY_NAMES: [&str; 12] = [
    "mod", "util", "utils", "helper", "helpers", "manager", "managers", "data", "info", "misc",
    "common", "prelude",
];

#[test]
fn every_file_says_first_what_it_is_for() {
    let silent: Vec<String> = ["src", "tests"]
        .into_iter()
        .flat_map(sources)
        .filter(|source| !source.text.starts_with("//! "))
        .map(|source| source.path)
        .collect();

    assert_eq!(silent, [""; 0]);
}

#[test]
fn no_file_is_long_and_most_are_short() {
    let mut lengths: Vec<(usize, String)> = sources("src")
        .into_iter()
        .map(|source| (source.text.lines().count(), source.path))
        .collect();
    lengths.sort_unstable();
    let (median, _) = lengths[lengths.len() / 2];
    println!("{} files in src, median {median} lines", lengths.len());

    lengths.retain(|(length, _)| *length > LONGEST);
    assert_eq!(lengths, []);
}

#[test]
fn no_file_or_folder_of_code_has_a_name_that_says_nothing() {
    let named: Vec<String> = ["src", "tests"]
        .into_iter()
        .flat_map(paths)
        .filter(|path| {
            path.trim_end_matches(".rs").split('/').any(|part| EMPTY_NAMES.contains(&part))
        })
        .collect();

    assert_eq!(named, [""; 0]);
}

#[test]
fn nothing_is_imported_by_glob() {
    let globs: Vec<String> = ["src", "tests"]
        .into_iter()
        .flat_map(sources)
        .filter(|source| {
            let code = super::code::blanked(&source.text);
            ["::*;", "::*,", "::*}"].iter().any(|glob| code.contains(glob))
        })
        .map(|source| source.path)
        .collect();

    assert_eq!(globs, [""; 0]);
}

#[test]
fn every_exception_to_a_lint_has_its_reason() {
    let mut silent = Vec::new();
    for source in ["src", "tests"].into_iter().flat_map(sources) {
        let code = super::code::blanked(&source.text);
        for start in ["[allow(", "[expect("] {
            for (at, _) in code.match_indices(start) {
                let attribute = code[at..].split(']').next().unwrap_or_default();
                if !attribute.contains("reason =") {
                    silent.push(format!("{}: {}", source.path, line(&code, at)));
                }
            }
        }
    }

    assert_eq!(silent, [""; 0]);
}

#[test]
fn the_top_of_the_repository_is_its_table_of_contents() {
    let known = [
        "Cargo.toml",
        "Cargo.lock",
        "README.md",
        "CHANGELOG.md",
        "LICENSE-MIT",
        "LICENSE-APACHE",
        "src",
        "corpus",
        "assets",
        "tests",
        "target",
    ];
    let strange: Vec<String> = entries(root())
        .iter()
        .filter_map(|path| path.file_name()?.to_str().map(str::to_owned))
        .filter(|name| !name.starts_with('.') && !known.contains(&name.as_str()))
        .collect();

    assert_eq!(strange, [""; 0]);
}

#[test]
fn only_code_of_the_crate_is_measured_by_these_rules_once() {
    let crate_paths: Vec<String> = crate_sources().into_iter().map(|source| source.path).collect();

    assert!(crate_paths.contains(&"src/lib.rs".to_owned()));
    assert!(!crate_paths.iter().any(|path| path.ends_with("/tests.rs")));
}

#[test]
fn no_file_names_a_place_that_exists_on_one_machine_only() {
    // Taken apart, so that this file does not name them either.
    let places = [["/wo", "rk/"], ["/tmp", "/wt"]].map(|parts| parts.concat());
    let mut naming = Vec::new();
    for path in ["src", "tests", "assets", "corpus"].into_iter().flat_map(paths).chain(top_files())
    {
        // What is no text names no place.
        let text = fs::read_to_string(root().join(&path)).unwrap_or_default();
        for place in &places {
            if text.contains(place.as_str()) {
                naming.push(format!("{path}: {place}"));
            }
        }
    }

    assert_eq!(naming, [""; 0]);
}

/// The files at the top of the repository, and those of the checks.
fn top_files() -> Vec<String> {
    let is_file = |path: &Path| path.is_file();
    let mut files: Vec<String> = entries(root())
        .iter()
        .filter(|path| is_file(path))
        .filter_map(|path| path.file_name()?.to_str().map(str::to_owned))
        // In a second work tree of git it holds the place of the first.
        .filter(|name| name != ".git")
        .collect();
    if root().join(".ci").is_dir() {
        files.extend(paths(".ci"));
    }
    files
}

fn line(text: &str, at: usize) -> usize {
    1 + text[..at].matches('\n').count()
}
