//! Loading a folder, stage by stage: time, megabytes and files a second.
//!
//! `cargo bench --bench load` measures on the folder that `REDTHREAD_BENCH_FOLDER` names, else on the demo corpus,
//! repeated until it has [`FILES`] files. One core, one run: the first stages read from whatever the system's cache holds.
//! Then the same again while watching for [`NAMES`] names made of the folder's own words, and the ratio of the two times.
//! Repeated files hold the same names, so resolution has few entities with many mentions there: a folder of real
//! reports is the better measure.

#![allow(clippy::print_stdout, reason = "a bench prints what it measured")]
#![allow(clippy::unwrap_used, reason = "a bench whose preparations fail has failed")]

use std::collections::BTreeSet;
use std::env;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use redthread::corpus::{Corpus, Entry};
use redthread::model::{Article, Reading};
use redthread::nlp::tagger::{Memory, Tagger};
use redthread::nlp::{Lexicon, Watchlist, recognize};
use redthread::{index, resolve, source};
use tempfile::TempDir;

/// Files in the folder that is measured where none is named.
const FILES: usize = 2000;

/// Names in the list that is watched for in the second load.
const NAMES: usize = 100_000;

fn main() {
    let named = env::var_os("REDTHREAD_BENCH_FOLDER").map(PathBuf::from);
    let made = named.is_none().then(repeated_demo);
    let folder = named.unwrap_or_else(|| made.as_ref().unwrap().path().to_owned());
    let list = names_of_words_in(&folder);
    let without = measure(&folder, None);
    let with = measure(&folder, Some(&list));
    let ratio = with.as_secs_f64() / without.as_secs_f64();
    println!("watching for {NAMES} names takes {ratio:.3} of the time");
}

/// A list of [`NAMES`] different names of two and three words that stand in the folder with a capital.
fn names_of_words_in(folder: &Path) -> String {
    let inputs = [folder.to_owned()];
    let files =
        source::discover(&inputs).filter_map(|path| source::read(&path.ok()?).ok()).take(FILES);
    let words: BTreeSet<String> = files
        .flat_map(|bytes| {
            String::from_utf8_lossy(&bytes)
                .split(|character: char| !character.is_alphabetic())
                .filter(|word| word.len() > 2 && word.starts_with(char::is_uppercase))
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .collect();
    let words: Vec<String> = words.into_iter().collect();
    // Steps that have no common factor with the number of words spread the words over the names.
    let word = |number: usize, step: usize| &words[number * step % words.len()];
    let mut list = String::new();
    for number in 0..NAMES {
        let first = word(number, 1);
        let family = word(number + number / words.len(), 7919);
        if number % 2 == 0 {
            writeln!(list, "{first} {family},person").unwrap();
        } else {
            let middle = word(number, 104_729);
            writeln!(list, "{first} {middle} {family},organization").unwrap();
        }
    }
    list
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

/// Loads the folder once, prints a line for each stage, and answers how long all of it took after reading.
fn measure(folder: &Path, names: Option<&str>) -> Duration {
    let inputs = [folder.to_owned()];
    let began = Instant::now();
    let files: Vec<(Arc<str>, Vec<u8>)> = source::discover(&inputs)
        .filter_map(Result::ok)
        .filter_map(|path| {
            let bytes = source::read(&path).ok()?;
            Some((path.to_string_lossy().into(), bytes))
        })
        .collect();
    let table =
        Table { files: files.len(), bytes: files.iter().map(|(_, bytes)| bytes.len()).sum() };
    println!("{}: {} files, {:.1} MB", folder.display(), table.files, megabytes(table.bytes));
    table.row("read", began.elapsed());
    let began = Instant::now();

    let (lexicon, time) = timed(|| {
        let mut watchlist = Watchlist::default();
        watchlist.add("names.csv", names.unwrap_or_default());
        Lexicon::embedded().with_watchlist(watchlist)
    });
    table.row("tables", time);
    let (tagger, time) =
        timed(|| Tagger::embedded(&lexicon).expect("the embedded weights are whole"));
    let mut memory = Memory::new();
    table.row("weights", time);
    let (articles, time) = timed(|| {
        let parsed = files.iter().filter_map(|(path, bytes)| source::parse(path, bytes).ok());
        parsed.flatten().map(Arc::new).collect::<Vec<_>>()
    });
    table.row("parse", time);
    let (drafts, time) = timed(|| {
        let drafts = articles
            .iter()
            .map(|article| recognize::draft(article, &lexicon, Some(&tagger), &mut memory));
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
    let read: Vec<(&Article, &Reading)> =
        articles.iter().zip(&readings).map(|(article, reading)| (&**article, &**reading)).collect();
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
    let all = began.elapsed();
    table.row("rest", all);
    println!(
        "{} articles, {mentions} mentions, {entities} entities, generation {} searched",
        corpus.len(),
        searcher.generation()
    );
    all
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
