//! Finds the files to read: those named, and those below the folders named.
//!
//! Folders are walked lazily and in the order of file names, so that the whole is in path order and the first file
//! can be read while the last folder has not been opened. Hidden files below a folder are passed over; a hidden
//! file that was named is not. Links below a folder are not followed: one that leads to a place inside the folder
//! would only repeat a file, one that leads out of it is told. Pipes, sockets and devices below a folder are told and
//! never opened. Limits: a file is recognized as the same only by its path, not by its place on the disk.

use std::collections::HashSet;
use std::fs::{self, FileType};
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::model::Issue;
use crate::source::issue;

/// Every file named by `inputs` or found below them, each path once, or why one cannot be read.
pub fn discover(inputs: &[PathBuf]) -> impl Iterator<Item = Result<PathBuf, Issue>> + use<'_> {
    let mut seen = HashSet::new();
    inputs.iter().flat_map(|input| below(input)).filter(move |found| match found {
        // One folder cannot give a path twice: only several inputs can.
        Ok(path) => inputs.len() < 2 || seen.insert(path.clone()),
        Err(_) => true,
    })
}

/// The files that one input stands for.
fn below(input: &Path) -> Box<dyn Iterator<Item = Result<PathBuf, Issue>> + '_> {
    let one = |found| -> Box<dyn Iterator<Item = Result<PathBuf, Issue>>> {
        Box::new(std::iter::once(found))
    };
    match reach(input) {
        Ok(kind) if kind.is_dir() => Box::new(walk(input)),
        Ok(_) => one(Ok(input.to_owned())),
        Err(issue) => one(Err(issue)),
    }
}

/// What `input` is, without opening it: a folder, a file or a pipe.
///
/// # Errors
/// An [`Issue`] that says why it can't be reached or will not be opened.
pub fn reach(input: &Path) -> Result<FileType, Issue> {
    let metadata = fs::metadata(input).map_err(|error| {
        issue(input, format!("cannot be read: {error}; check the name and the permissions"))
    })?;
    if metadata.is_dir() || metadata.is_file() || is_pipe(metadata.file_type()) {
        return Ok(metadata.file_type());
    }
    let text = "a device or socket: not opened; name a file or a folder".to_owned();
    Err(issue(input, text))
}

/// The files below a folder.
fn walk(folder: &Path) -> impl Iterator<Item = Result<PathBuf, Issue>> + '_ {
    // Asked once: whether a link leads out is judged by where the folder really is.
    let home = folder.canonicalize().ok();
    WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry))
        .filter_map(move |entry| match entry {
            Ok(entry) => file(entry, home.as_deref()),
            Err(error) => Some(Err(issue(
                error.path().unwrap_or(folder),
                match error.io_error() {
                    Some(cause) => format!("cannot be read: {cause}; check the permissions"),
                    None => "a loop of links: not followed".to_owned(),
                },
            ))),
        })
}

/// What an entry of a folder gives: a file to read, something to tell, or nothing.
fn file(entry: DirEntry, home: Option<&Path>) -> Option<Result<PathBuf, Issue>> {
    let kind = entry.file_type();
    if kind.is_dir() {
        return None;
    }
    if kind.is_file() {
        return Some(Ok(entry.into_path()));
    }
    let path = entry.path();
    if !kind.is_symlink() {
        let text = "a pipe, socket or device inside a folder: not opened".to_owned();
        return Some(Err(issue(path, text)));
    }
    match (path.canonicalize(), home) {
        (Ok(target), Some(home)) if target.starts_with(home) => None,
        (Ok(target), _) => Some(Err(issue(
            path,
            format!("a link out of the folder: not followed; name {} to read it", target.display()),
        ))),
        (Err(error), _) => Some(Err(issue(path, format!("a link that leads nowhere: {error}")))),
    }
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().starts_with(b".")
}

#[cfg(unix)]
fn is_pipe(kind: FileType) -> bool {
    use std::os::unix::fs::FileTypeExt;
    kind.is_fifo()
}

#[cfg(not(unix))]
fn is_pipe(_: FileType) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::PathBuf;

    use super::discover;

    #[test]
    fn files_come_in_path_order_and_hidden_ones_only_when_named() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("b")).unwrap();
        for name in ["c.txt", "b/z.txt", "b/.hidden", "a.txt", ".named"] {
            fs::write(folder.path().join(name), "text").unwrap();
        }
        let inputs = [folder.path().to_owned(), folder.path().join(".named")];

        let found: Vec<PathBuf> = discover(&inputs).map(Result::unwrap).collect();

        let expected = ["a.txt", "b/z.txt", "c.txt", ".named"];
        assert_eq!(found, expected.map(|name| folder.path().join(name)));
    }

    #[test]
    fn a_file_that_is_named_and_found_comes_once() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.txt"), "text").unwrap();
        let inputs = [folder.path().to_owned(), folder.path().join("a.txt")];

        assert_eq!(discover(&inputs).count(), 1);
    }

    #[test]
    fn a_folder_that_does_not_exist_is_one_issue() {
        let inputs = [PathBuf::from("/no/such/folder")];

        let found: Vec<_> = discover(&inputs).collect();

        assert_eq!(found.len(), 1);
        assert!(found[0].is_err());
    }

    #[cfg(unix)]
    #[test]
    fn links_out_of_the_folder_and_sockets_in_it_are_told_and_not_opened() {
        use std::os::unix::{fs::symlink, net::UnixListener};
        let outside = tempfile::tempdir().unwrap();
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.txt"), "text").unwrap();
        symlink(outside.path(), folder.path().join("out")).unwrap();
        symlink(folder.path().join("a.txt"), folder.path().join("same")).unwrap();
        let _socket = UnixListener::bind(folder.path().join("socket")).unwrap();
        let inputs = [folder.path().to_owned()];

        let (files, issues): (Vec<_>, Vec<_>) = discover(&inputs).partition(Result::is_ok);

        assert_eq!((files.len(), issues.len()), (1, 2));
    }

    #[cfg(unix)]
    #[test]
    fn a_device_is_refused_even_when_named() {
        let inputs = [PathBuf::from("/dev/zero")];

        let issue = discover(&inputs).next().unwrap().unwrap_err();

        assert!(issue.text.contains("device"));
    }
}
