//! Reads one file, or standard input, into memory.
//!
//! Nothing larger than [`MAX_BYTES`] is taken in: a report is text that a person reads, and offsets are 32 bits wide.
//! Limits: compressed files are not opened here.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::model::Issue;
use crate::source::issue;

/// Bytes of the largest file that is read: 256 MiB.
pub const MAX_BYTES: u64 = 256 * 1024 * 1024;

/// The bytes of the file at `path`.
///
/// # Errors
/// An [`Issue`] that says why it cannot be read: permissions, a broken disk, more than [`MAX_BYTES`].
pub fn read(path: &Path) -> Result<Vec<u8>, Issue> {
    let bytes = File::open(path).and_then(|file| {
        let size = file.metadata().map_or(0, |metadata| metadata.len());
        // A hint only: the size of a pipe is 0, and a file may grow while it is read.
        bounded(file, size.min(MAX_BYTES), MAX_BYTES)
    });
    finish(path, bytes)
}

/// The bytes of standard input.
///
/// # Errors
/// An [`Issue`] for `-` that says why it cannot be read.
pub fn read_stdin() -> Result<Vec<u8>, Issue> {
    finish(Path::new("-"), bounded(io::stdin().lock(), 0, MAX_BYTES))
}

/// All bytes of `input`; `None` where there are more than `limit`.
fn bounded(input: impl Read, expected: u64, limit: u64) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::with_capacity(usize::try_from(expected).unwrap_or_default());
    let length = input.take(limit + 1).read_to_end(&mut bytes)?;
    Ok((length as u64 <= limit).then_some(bytes))
}

fn finish(path: &Path, bytes: io::Result<Option<Vec<u8>>>) -> Result<Vec<u8>, Issue> {
    match bytes {
        Ok(Some(bytes)) => Ok(bytes),
        Ok(None) => Err(issue(
            path,
            format!(
                "larger than {} MiB: not read; split it into its reports",
                MAX_BYTES / 1024 / 1024
            ),
        )),
        Err(error) => {
            Err(issue(path, format!("cannot be read: {error}; check the name and the permissions")))
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{bounded, read};

    #[test]
    fn input_beyond_the_limit_is_refused_and_input_at_the_limit_is_not() {
        assert_eq!(bounded(&b"12345"[..], 0, 4).unwrap(), None);
        assert_eq!(bounded(&b"1234"[..], 0, 4).unwrap().unwrap(), b"1234");
    }

    #[test]
    fn a_file_that_is_not_there_is_an_issue_with_its_path() {
        let issue = read(Path::new("/no/such/report.txt")).unwrap_err();

        assert_eq!(&*issue.path, "/no/such/report.txt");
    }
}
