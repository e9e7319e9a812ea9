//! Loading a folder, stage by stage: time, megabytes and files a second.
//!
//! `cargo bench --bench load` measures on the folder that `REDTHREAD_BENCH_FOLDER` names, else on the demo corpus,
//! repeated until it has [`FILES`] files. One core, one run: the first stages read from whatever the system's cache holds.
//! Repeated files hold the same names, so resolution has few entities with many mentions there: a folder of real
//! reports is the better measure.

#![allow(clippy::print_stdout, reason = "a bench prints what it measured")]
#![allow(
    clippy::unwrap_used,
    reason = "a bench whose preparations fail has failed"
)]

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use redthread::corpus::{Corpus, Entry};
use redthread::model::{Article, Reading};
use redthread::nlp::{Lexicon, recognize};
use redthread::{index, resolve, source};
use tempfile::TempDir;

/// Files in the folder that is measured where none is named.
const FILES: usize = 2000;

fn main() {
    let named = env::var_os("REDTHREAD_BENCH_FOLDER").map(PathBuf::from);
    let made = named.is_none().then(repeated_demo);
    let folder = named.unwrap_or_else(|| made.as_ref().unwrap().path().to_owned());
    measure(&folder);
}

/// The demo corpus again and again, each time in a folder of its own.
fn repeated_demo() -> TempDir {
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/damascus");
    let reports: Vec<PathBuf> = source::discover(&[demo])
        .map(Result::unwrap)
        .filter(|path| path.extension().is_some_and(|end| end == "txt"))
        .collect();
    let folder = tempfile::tempdir().unwrap();
    for number in 0..FILES {
        let report = &reports[number % reports.len()];
        let copy = folder
            .path()
            .join(format!("{:04}", number / reports.len()))
            .join(report.file_name().unwrap());
        fs::create_dir_all(copy.parent().unwrap()).unwrap();
        fs::copy(report, copy).unwrap();
    }
    folder
}

/// Loads the folder once and prints a line for each stage.
fn measure(folder: &Path) {
    let inputs = [folder.to_owned()];
    let began = Instant::now();
    let files: Vec<(Arc<str>, Vec<u8>)> = source::discover(&inputs)
        .filter_map(Result::ok)
        .filter_map(|path| {
            let bytes = source::read(&path).ok()?;
            Some((path.to_string_lossy().into(), bytes))
        })
        .collect();
    let table = Table {
        files: files.len(),
        bytes: files.iter().map(|(_, bytes)| bytes.len()).sum(),
    };
    println!(
        "{}: {} files, {:.1} MB",
        folder.display(),
        table.files,
        megabytes(table.bytes)
    );
    table.row("read", began.elapsed());

    let (lexicon, time) = timed(Lexicon::embedded);
    table.row("tables", time);
    let (articles, time) = timed(|| {
        let parsed = files
            .iter()
            .filter_map(|(path, bytes)| source::parse(path, bytes).ok());
        parsed.flatten().map(Arc::new).collect::<Vec<_>>()
    });
    table.row("parse", time);
    let (drafts, time) = timed(|| {
        let drafts = articles
            .iter()
            .map(|article| recognize::draft(article, &lexicon));
        drafts.collect::<Vec<_>>()
    });
    table.row("draft", time);
    let (evidence, time) = timed(|| recognize::gather(&drafts));
    table.row("gather", time);
    let (readings, time) = timed(|| {
        let both = articles.iter().zip(&drafts);
        both.map(|(article, draft)| {
            Arc::new(recognize::decide(article, draft, &evidence, &lexicon))
        })
        .collect::<Vec<_>>()
    });
    table.row("decide", time);
    let read: Vec<(&Article, &Reading)> = articles
        .iter()
        .zip(&readings)
        .map(|(article, reading)| (&**article, &**reading))
        .collect();
    let (resolution, time) = timed(|| resolve::resolve(&read, &lexicon));
    table.row("resolve", time);
    let mentions: usize = readings.iter().map(|reading| reading.mentions.len()).sum();
    let entities = resolution.entities.len();
    let entries = articles
        .into_iter()
        .zip(readings)
        .map(|(article, reading)| Entry { article, reading })
        .collect();
    let (corpus, time) = timed(|| Arc::new(Corpus::new(1, entries, resolution, Vec::new())));
    table.row("corpus", time);
    let (searcher, time) = timed(|| index::build(&corpus).unwrap());
    table.row("index", time);
    table.row("all", began.elapsed());
    println!(
        "{} articles, {mentions} mentions, {entities} entities, generation {} searched",
        corpus.len(),
        searcher.generation()
    );
}

/// What each line relates its time to.
struct Table {
    files: usize,
    bytes: usize,
}

impl Table {
    fn row(&self, stage: &str, time: Duration) {
        let seconds = time.as_secs_f64().max(1e-9);
        println!(
            "{stage:<8} {:>9.1} ms {:>9.1} MB/s {:>9.0} files/s",
            seconds * 1e3,
            megabytes(self.bytes) / seconds,
            count(self.files) / seconds
        );
    }
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let began = Instant::now();
    let value = work();
    (value, began.elapsed())
}

fn megabytes(bytes: usize) -> f64 {
    count(bytes) / 1e6
}

#[allow(
    clippy::cast_precision_loss,
    reason = "no folder has so many bytes that a figure of three digits would differ"
)]
fn count(number: usize) -> f64 {
    number as f64
}
