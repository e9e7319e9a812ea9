//! The commands without a screen, through the real binary: standard output, standard error, exit status.

use std::process::Command;

use crate::program::{Program, Ran};

const FERRY: &str = "Ferry waits in port\n\nThe ferry to Tessaly left late.\n";
const STRIKE: &str = "Strike ends\n\nThe crews of Port Ostrow went back to work.\n";

fn found(stdout: &str) -> Ran {
    ended(stdout, "", 0)
}

fn ended(stdout: &str, stderr: &str, status: i32) -> Ran {
    Ran { stdout: stdout.to_owned(), stderr: stderr.to_owned(), status: Some(status) }
}

#[test]
fn reports_are_listed_by_path_whatever_order_they_are_given_in() {
    let ran = Program::new()
        .file("b.txt", FERRY)
        .file("a.txt", STRIKE)
        .arguments(&["articles", "b.txt", "a.txt"])
        .run();

    assert_eq!(
        ran,
        found(
            "no date  no outlet  Strike ends          a.txt\n\
             no date  no outlet  Ferry waits in port  b.txt\n"
        )
    );
}

#[test]
fn every_report_below_a_folder_is_read() {
    let ran = Program::new()
        .file("reports/north/b.txt", FERRY)
        .file("reports/a.txt", STRIKE)
        .arguments(&["articles", "reports"])
        .run();

    assert_eq!(
        ran,
        found(
            "no date  no outlet  Strike ends          reports/a.txt\n\
             no date  no outlet  Ferry waits in port  reports/north/b.txt\n"
        )
    );
}

#[test]
fn a_dash_reads_standard_input() {
    let ran = Program::new().stdin(FERRY).arguments(&["articles", "-"]).run();

    assert_eq!(ran, found("no date  no outlet  Ferry waits in port  -\n"));
}

#[test]
fn the_text_of_a_plain_file_is_the_file_with_plain_line_ends() {
    let ran = Program::new()
        .file("a.txt", "Ferry waits\r\n\r\nIt left late.\r\n")
        .arguments(&["show", "--format", "jsonl", "a.txt"])
        .run();

    assert_eq!((ran.stderr.as_str(), ran.status), ("", Some(0)));
    assert_eq!(ran.json()[0]["text"], "Ferry waits\n\nIt left late.\n");
}

#[test]
fn without_a_path_the_embedded_demo_answers() {
    let ran = Program::new().arguments(&["articles"]).run();

    assert_eq!((ran.stderr.as_str(), ran.status), ("", Some(0)));
    assert!(!ran.stdout.is_empty());
}

#[test]
fn a_word_that_stands_nowhere_is_status_1_and_says_nothing() {
    for question in [["refs", "Nemo Nobody"], ["search", "zebra"]] {
        let ran =
            Program::new().file("a.txt", FERRY).arguments(&question).arguments(&["a.txt"]).run();

        assert_eq!(ran, ended("", "", 1), "{question:?}");
    }
}

#[test]
fn an_empty_folder_is_status_1() {
    let ran = Program::new().folder_at("empty").arguments(&["articles", "empty"]).run();

    assert_eq!(ran, ended("", "", 1));
}

#[test]
fn what_could_be_read_is_printed_where_some_inputs_fail() {
    let ran =
        Program::new().file("a.txt", FERRY).arguments(&["articles", "missing.txt", "a.txt"]).run();

    assert_eq!(ran.stdout, "no date  no outlet  Ferry waits in port  a.txt\n");
    assert!(ran.stderr.starts_with("redthread: missing.txt: "), "{}", ran.stderr);
    assert_eq!((ran.stderr.lines().count(), ran.status), (1, Some(2)));
}

#[test]
fn an_input_that_is_no_text_is_told_by_name() {
    let ran = Program::new()
        .file("picture.txt", [0x89, b'P', b'N', b'G', 0, 0, 0, 13, 0, 1, 2, 3])
        .arguments(&["articles", "picture.txt"])
        .run();

    assert!(ran.stderr.starts_with("redthread: picture.txt: "), "{}", ran.stderr);
    assert_eq!((ran.stdout.as_str(), ran.status), ("", Some(2)));
}

#[test]
fn a_wrong_command_line_is_status_2() {
    for arguments in [&["search"][..], &["refs"], &["show", "--format", "xml"]] {
        let ran = Program::new().arguments(arguments).run();

        assert_eq!((ran.stdout.as_str(), ran.status), ("", Some(2)));
    }
}

#[test]
fn a_query_of_which_nothing_can_be_searched_is_status_2_and_says_why() {
    for (query, place) in [("date:soon", "query, column 6: "), ("", "query: "), ("-", "query: ")] {
        let ran = Program::new().file("a.txt", FERRY).arguments(&["search", query, "a.txt"]).run();

        let told = ran.stderr.strip_prefix("redthread: ");
        assert!(told.is_some_and(|told| told.starts_with(place)), "{}", ran.stderr);
        assert_eq!((ran.stdout.as_str(), ran.status), ("", Some(2)));
    }
}

#[test]
fn what_is_wrong_with_a_part_of_a_query_is_told_and_the_rest_is_searched() {
    let search = |query: &str| {
        Program::new().file("a.txt", FERRY).arguments(&["search", query, "a.txt"]).run()
    };

    let (one, none) = (search("ferry date:soon"), search("zebra date:soon"));

    assert!(one.stderr.starts_with("redthread: query, column 12: "), "{}", one.stderr);
    assert!(one.stdout.starts_with("a.txt:"), "{}", one.stdout);
    assert_eq!((one.status, none.status), (Some(0), Some(1)));
}

#[test]
fn a_hit_is_told_with_its_line_and_its_passage() {
    let ran = Program::new()
        .file("a.txt", FERRY)
        .file("b.txt", STRIKE)
        .arguments(&["search", "tessaly", "a.txt", "b.txt"])
        .run();

    assert_eq!(
        ran,
        found(
            "a.txt:3  no date  no outlet  Ferry waits in port\n    The ferry to Tessaly left late.\n"
        )
    );
}

#[test]
fn a_closed_pipe_is_no_error() {
    let ran = Program::new()
        .file("a.txt", "The ferry left late.\n".repeat(10_000))
        .arguments(&["show", "a.txt"])
        .run_unheard();

    assert_eq!(ran, found(""));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_status_2() {
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let ran = Program::new().file("a.txt", FERRY).arguments(&["articles", "a.txt"]).run_into(full);

    assert!(
        ran.stderr.starts_with("redthread: cannot write to standard output: "),
        "{}",
        ran.stderr
    );
    assert_eq!(ran.status, Some(2));
}

#[test]
fn bytes_that_are_no_utf_8_never_stop_a_load() {
    let ran = Program::new()
        .file("a.txt", b"Ferry waits\n\nCaf\xE9 Ostrow is \xFF\xFE closed.\n")
        .arguments(&["show", "--format", "jsonl", "a.txt"])
        .run();

    assert_eq!((ran.json().len(), ran.status), (1, Some(0)));
}

#[test]
fn one_line_of_five_megabytes_is_read_whole() {
    let line = "The ferry left late. ".repeat(5_000_000 / 21);
    let ran = Program::new()
        .file("a.txt", format!("{line}\n"))
        .arguments(&["show", "--format", "jsonl", "a.txt"])
        .run();

    assert_eq!((ran.stderr.as_str(), ran.status), ("", Some(0)));
    let text_length = ran.json()[0]["text"].as_str().map(str::len);
    assert_eq!(text_length, Some(line.len() + 1));
}

#[cfg(unix)]
#[test]
fn a_pipe_in_a_folder_is_not_waited_for() {
    let program = Program::new().file("reports/a.txt", FERRY);
    let made = Command::new("mkfifo").arg(program.folder().join("reports/pipe.txt")).status();
    assert!(made.is_ok_and(|status| status.success()));

    let ran = program.arguments(&["articles", "reports"]).run();

    assert_eq!(ran.stdout, "no date  no outlet  Ferry waits in port  reports/a.txt\n");
}

#[cfg(unix)]
#[test]
fn a_hostile_path_stays_on_its_line_and_steers_nothing() {
    let ran = Program::new()
        .file("a\n\u{1B}[2J.txt", FERRY)
        .arguments(&["articles", "a\n\u{1B}[2J.txt", "\u{1B}]0;x\u{7}"])
        .run();

    assert_eq!(ran.stdout, "no date  no outlet  Ferry waits in port  a␊␛[2J.txt\n");
    assert!(ran.stderr.starts_with("redthread: ␛]0;x␇: "), "{}", ran.stderr);
}

#[test]
fn the_same_question_has_the_same_answer() {
    let commands: [&[&str]; 4] = [
        &["articles"],
        &["show", "--format", "jsonl"],
        &["entities", "--format", "jsonl"],
        &["search", "the", "--format", "jsonl"],
    ];
    for command in commands {
        let answers = [(); 2].map(|()| Program::new().arguments(command).run());

        assert_eq!(answers[0], answers[1]);
    }
}

#[test]
fn a_name_is_followed_through_the_reports_under_every_spelling() {
    let ran = Program::new()
        .file(
            "a.txt",
            "Ferry waits\n\nMayor Edmund Kessler of Tessaly spoke on Monday.\nKessler left early.\n",
        )
        .file("b.txt", "Strike ends\n\nEdmund Kessler was not there.\n")
        .arguments(&["refs", "edmund kessler", "--format", "jsonl", "a.txt", "b.txt"])
        .run();

    let places: Vec<_> = ran
        .json()
        .iter()
        .map(|line| format!("{} {} {}", line["path"], line["text"], line["kind"]))
        .collect();
    assert_eq!(
        places,
        [
            r#""a.txt" "Edmund Kessler" "person""#,
            r#""a.txt" "Kessler" "person""#,
            r#""b.txt" "Edmund Kessler" "person""#,
        ]
    );
}

#[test]
fn every_span_that_is_printed_fits_its_text() {
    let ran = Program::new().arguments(&["show", "--format", "jsonl"]).run();

    for article in ran.json() {
        let text = article["text"].as_str().unwrap();
        for list in ["blocks", "mentions"] {
            for span in article[list].as_array().unwrap() {
                let bound = |field: &str| usize::try_from(span[field].as_u64().unwrap()).unwrap();
                let part = text.get(bound("start")..bound("end"));
                assert!(part.is_some_and(|part| !part.is_empty()), "{span}");
            }
        }
    }
}

#[test]
fn without_a_terminal_the_reader_names_the_commands_that_need_none() {
    let ran = Program::new().file("a.txt", FERRY).arguments(&["a.txt"]).run();

    assert!(
        ran.stderr.contains("redthread articles, show, entities, refs or search"),
        "{}",
        ran.stderr
    );
    assert_eq!(ran.stderr.lines().count(), 1);
    assert_eq!((ran.stdout.as_str(), ran.status), ("", Some(2)));
}

#[test]
fn a_watched_name_is_found_where_no_rule_finds_it_and_says_so() {
    let ran = Program::new()
        .file("a.txt", "Ferry waits\n\nNobody had seen quillfish or the old heron.\n")
        .file(".config/redthread/names.tsv", "Quillfish\torganization\n")
        .file("more.csv", "name,kind,aliases\nUma Tarn,person,The Heron|old heron\n")
        .arguments(&["show", "--format", "jsonl", "--names", "more.csv", "a.txt"])
        .run();

    let report = &ran.json()[0];
    let found: Vec<_> = report["mentions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|mention| format!("{} {} {}", mention["name"], mention["kind"], mention["why"]))
        .collect();
    assert_eq!(
        found,
        [r#""quillfish" "organization" "watchlist""#, r#""old heron" "person" "watchlist""#,]
    );
    assert_eq!((ran.stderr.as_str(), ran.status), ("", Some(0)));
}

#[test]
fn a_wrong_line_in_a_list_of_names_is_told_and_the_rest_counts() {
    let ran = Program::new()
        .file("a.txt", FERRY)
        .file("names.csv", "tessaly,palce\nferry,work\n")
        .arguments(&["refs", "ferry", "--names", "names.csv", "a.txt"])
        .run();

    assert_eq!(
        ran.stderr,
        "redthread: names.csv: line 1: “tessaly” is left out: no kind is called “palce”; did you mean \"place\"?\n"
    );
    assert!(ran.stdout.contains("The ferry to Tessaly"), "{}", ran.stdout);
    assert_eq!(ran.status, Some(0));
}

#[test]
fn a_list_of_names_that_is_not_there_is_status_2() {
    let ran = Program::new()
        .file("a.txt", FERRY)
        .arguments(&["articles", "--names", "gone.csv", "a.txt"])
        .run();

    let told = "redthread: gone.csv: cannot be read, its names are not watched: ";
    assert!(ran.stderr.starts_with(told), "{}", ran.stderr);
    assert!(!ran.stdout.is_empty());
    assert_eq!(ran.status, Some(2));
}
