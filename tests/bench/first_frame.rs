//! What a person waits for: from the command to the first frame, and from a key to its frame; with bytes, since
//! the line may be slow. And that an idle reader sends nothing and wakes up for nothing.
//!
//! `cargo bench --bench first_frame` runs the optimized program on a pseudo-terminal, on the demo corpus and on the
//! folder that `REDTHREAD_BENCH_FOLDER` names. `less` and `rg` show or search the first file of the same folder, where they
//! are installed: what a person is used to. Times are those at which the last byte of a frame has arrived, so
//! they hold the start of the process, and the scheduling of this program too.

#![allow(clippy::print_stdout, reason = "a bench prints what it measured")]
#![allow(clippy::unwrap_used, reason = "a bench whose preparations fail has failed")]

mod terminal;

use std::env;
use std::path::{Path, PathBuf};
use std::time::Duration;

use redthread::source;

use terminal::{Burst, Session, is_installed};

/// Runs of which the median is told.
const RUNS: usize = 20;

/// What stands in the reader while there is no report yet.
const WAITING: &str = "reading …";

/// How long an idle reader is watched.
const IDLE: Duration = Duration::from_secs(2);

const SIZES: [(u16, u16); 2] = [(80, 24), (200, 50)];

/// Keys that are measured: what they do, the key itself, and the one that undoes it.
const KEYS: [(&str, &str, &str); 5] = [
    ("line down", "j", "k"),
    ("page down", "\x06", "\x02"),
    ("next mention", "e", "E"),
    ("next article", "J", "K"),
    ("help", "?", "q"),
];

fn main() {
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/damascus");
    measure("the demo corpus", None, &demo);
    if let Some(folder) = env::var_os("REDTHREAD_BENCH_FOLDER").map(PathBuf::from) {
        measure(&folder.display().to_string(), Some(&folder), &folder);
    }
}

/// Prints everything about one folder; `argument` is what the reader is started on.
fn measure(name: &str, argument: Option<&Path>, folder: &Path) {
    let inputs = [folder.to_owned()];
    let file = source::discover(&inputs).find_map(Result::ok).unwrap();
    for size in SIZES {
        println!("\n{name}, {} x {}", size.0, size.1);
        first_frames(argument, &file, size);
        keys(argument, size);
    }
}

fn first_frames(argument: Option<&Path>, file: &Path, size: (u16, u16)) {
    let arguments: Vec<&Path> = argument.into_iter().collect();
    let redthread = env!("CARGO_BIN_EXE_redthread");
    let first = median_start(redthread, &arguments, size, Session::first_frame);
    print("first frame", &first);
    let ours =
        median_start(redthread, &arguments, size, |session| session.first_frame_without(WAITING));
    print("first report", &ours);
    for (program, options) in [("less", &[][..]), ("rg", &["--color=always", "the"][..])] {
        if !is_installed(program) {
            println!("{program:<14} is not installed");
            continue;
        }
        let arguments: Vec<&Path> = options.iter().map(Path::new).chain([file]).collect();
        let theirs = median_start(program, &arguments, size, Session::first_frame);
        print(program, &theirs);
        println!(
            "               redthread takes {:.1} times as long to its first report",
            ours.time.as_secs_f64() / theirs.time.as_secs_f64()
        );
    }
}

/// How a program starts, by the median of its times to what `wait` waits for.
fn median_start(
    program: &str,
    arguments: &[&Path],
    size: (u16, u16),
    wait: impl Fn(&mut Session) -> Option<Burst>,
) -> Burst {
    let starts = (0..RUNS).filter_map(|_| wait(&mut Session::start(program, arguments, size)));
    median(starts.collect()).unwrap_or_else(|| panic!("{program} shows nothing"))
}

fn keys(argument: Option<&Path>, size: (u16, u16)) {
    let arguments: Vec<&Path> = argument.into_iter().collect();
    let mut session = Session::start(env!("CARGO_BIN_EXE_redthread"), &arguments, size);
    let _ = session.first_frame();
    while session.next_burst().is_some() {}
    // Takes the greeting away, which would be part of the first answer.
    session.press("\x1b");

    for (what, key, back) in KEYS {
        let mut bursts = Vec::new();
        for _ in 0..RUNS {
            bursts.extend(session.press(key));
            session.press(back);
        }
        match median(bursts) {
            Some(burst) => print(what, &burst),
            None => println!("{what:<14} changes nothing here"),
        }
    }
    // What the last key has set to work comes to rest.
    while session.next_burst().is_some() {}
    let before = session.wake_ups();
    let bytes = session.bytes_within(IDLE);
    let after = session.wake_ups();
    let woken = before
        .zip(after)
        .map_or_else(|| "unknown here".to_owned(), |(before, after)| (after - before).to_string());
    println!("idle for {} s   {bytes} bytes, {woken} wake-ups", IDLE.as_secs());
}

fn median(mut bursts: Vec<Burst>) -> Option<Burst> {
    bursts.sort_unstable_by_key(|burst| burst.time);
    let middle = bursts.len() / 2;
    bursts.into_iter().nth(middle)
}

/// One line of the answer.
fn print(what: &str, burst: &Burst) {
    let milliseconds = burst.time.as_secs_f64() * 1e3;
    println!("{what:<14} {milliseconds:>8.1} ms {:>7} bytes", burst.bytes);
}
