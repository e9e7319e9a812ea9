//! Very many files, a very long line, nothing at all.

use crate::program::Program;

#[test]
fn three_thousand_small_files_are_all_read_in_path_order() {
    let mut program = Program::new();
    for number in 0..3000 {
        let text = format!("Crossing {number} of the ferry\n\nIt left late.\n");
        program = program.file(format!("reports/{number:04}.txt"), text);
    }

    let ran = program.arguments(&["articles", "reports"]).run();

    assert_eq!((ran.stderr.as_str(), ran.status), ("", Some(0)));
    let last_words = |line: &str| line.rsplit(' ').next().map(str::to_owned);
    let paths: Vec<String> = ran.stdout.lines().filter_map(last_words).collect();
    let expected: Vec<String> =
        (0..3000).map(|number| format!("reports/{number:04}.txt")).collect();
    assert_eq!(paths, expected);
}

#[test]
fn a_line_of_five_megabytes_is_searched_and_shown_by_a_passage() {
    let line = "The ferry left late. ".repeat(5_000_000 / 21);
    let ran = Program::new()
        .file("a.txt", format!("{line}The pilot of Ostrow slept.\n"))
        .arguments(&["search", "pilot", "a.txt"])
        .run();

    assert_eq!((ran.stderr.as_str(), ran.status), ("", Some(0)));
    assert!(ran.stdout.contains("The pilot of Ostrow slept."));
    assert!(ran.stdout.len() < 2000, "{} bytes", ran.stdout.len());
}

#[test]
fn a_folder_of_empty_folders_is_status_1() {
    let ran = Program::new()
        .folder_at("reports/north")
        .folder_at("reports/south")
        .arguments(&["articles", "reports"])
        .run();

    assert_eq!((ran.stdout.as_str(), ran.stderr.as_str(), ran.status), ("", "", Some(1)));
}
