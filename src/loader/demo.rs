//! The embedded demo corpus.

use include_dir::{Dir, File, include_dir};

static CORPUS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/corpus");

/// The demo's reports as path and bytes, in path order. Answer files and remarks about the corpus are no reports.
pub(super) fn files() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    let mut files: Vec<(&str, &[u8])> =
        CORPUS.dirs().flat_map(Dir::files).filter_map(report).collect();
    files.sort_unstable();
    files.into_iter()
}

/// Path and bytes of a file, if it is a report.
fn report(file: &'static File<'static>) -> Option<(&'static str, &'static [u8])> {
    let name = file.path().file_name()?.to_str()?;
    let is_report = name != "answers.json" && name != "README.md";
    is_report.then_some((file.path().to_str()?, file.contents()))
}
