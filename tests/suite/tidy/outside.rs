//! Who touches the world outside: disk, network, terminal, standard output.

use super::code::blanked;
use super::tree::{Source, crate_sources, sources};

/// A word of code, and the only files that may write it, by the beginning of their path.
const RESERVED: [(&str, &[&str]); 13] = [
    // The reader opens the terminal itself by its path, no file of the analyst's; the tagger is trained on labelled
    // text, which is none of the analyst's reports.
    (
        "std::fs",
        &[
            "src/source",
            "src/workspace",
            "src/config",
            "src/export",
            "src/command/tagger.rs",
            "src/ui/terminal.rs",
            "src/ui/event/unix.rs",
        ],
    ),
    ("include_dir", &["src/loader/demo.rs"]),
    ("ratatui", &["src/ui"]),
    ("crossterm", &["src/ui"]),
    ("tantivy", &["src/index"]),
    ("println!", &[]),
    ("print!", &[]),
    ("eprint", &[]),
    ("stdout()", &["src/command", "src/main.rs", "src/ui/terminal.rs"]),
    // A panic is told when the screen has been given back.
    ("stderr()", &["src/main.rs", "src/ui/terminal/panic.rs"]),
    ("std::net", &[]),
    ("unix::net", &[]),
    ("unsafe", &[]),
];

#[test]
fn the_world_outside_is_touched_only_where_the_plan_says() {
    let mut wrong = Vec::new();
    for source in crate_sources() {
        let code = source.code();
        for (word, allowed) in RESERVED {
            let may = allowed.iter().any(|start| source.path.starts_with(start));
            if !may && code.contains(word) {
                wrong.push(format!("{} writes {word}", source.path));
            }
        }
    }

    assert_eq!(wrong, [""; 0]);
}

#[test]
fn nothing_sleeps_for_a_while_and_hopes() {
    let sleeps = |source: &Source| blanked(&source.text).contains("sleep(");
    let sleeping: Vec<String> = ["src", "tests"]
        .into_iter()
        .flat_map(sources)
        .filter(sleeps)
        .map(|source| source.path)
        .collect();

    assert_eq!(sleeping, [""; 0]);
}
