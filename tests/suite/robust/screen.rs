//! The reader on inputs that go wrong: it says so on the screen, shows the rest, and leaves with status 0.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use super::FERRY;
use crate::harness::Session;

const SIZE: (u16, u16) = (120, 36);

/// A folder with those files.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in files {
        fs::write(folder.path().join(name), content).unwrap();
    }
    folder
}

/// The reader on a path.
fn open(path: &Path) -> Session {
    Session::start(&[path.to_str().unwrap()], SIZE, &[])
}

fn quit(mut session: Session) {
    session.send("q");
    assert_eq!(session.exit_status().exit_code(), 0);
    assert_eq!(session.modes_left_on(), [""; 0]);
}

#[test]
fn a_folder_that_does_not_exist_is_one_line_and_status_2() {
    let session = Session::start(&["nowhere"], SIZE, &[]);

    let status = session.exit_status();

    assert_eq!(status.exit_code(), 2);
    assert_eq!(
        String::from_utf8(session.raw()).unwrap(),
        "redthread: nowhere: cannot be read: No such file or directory (os error 2); \
         check the name and the permissions\r\n"
    );
}

#[test]
fn an_empty_folder_is_told_on_the_screen() {
    let folder = folder(&[]);

    let session = open(folder.path());

    session.wait_for("No reports here.");
    quit(session);
}

#[test]
fn inputs_that_cannot_be_read_stand_in_the_list_below_what_can() {
    let folder = folder(&[
        ("a.txt", FERRY.as_bytes()),
        ("b.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        ("c.txt", b""),
    ]);
    symlink("gone", folder.path().join("d.txt")).unwrap();
    let made = Command::new("mkfifo").arg(folder.path().join("e.txt")).status();
    assert!(made.unwrap().success());

    let session = open(folder.path());

    session.wait_for("The ferry to Tessaly left late.");
    session.wait_for("4 failed");
    session.wait_for("! b.txt: binary file: a picture; not text");
    session.wait_for("! c.txt: empty file: nothing to read");
    session.wait_for("! d.txt: a link that leads nowhere");
    session.wait_for("! e.txt: a pipe, socket or device inside a folder: not opened");
    quit(session);
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_that_fails_while_it_is_read_is_told_and_the_rest_is_shown() {
    let folder = folder(&[("a.txt", FERRY.as_bytes())]);
    let report = folder.path().join("a.txt");
    let arguments = ["/proc/self/mem", report.to_str().unwrap()];

    let session = Session::start(&arguments, SIZE, &[]);

    session.wait_for("The ferry to Tessaly left late.");
    session.wait_for("! mem: cannot be read: Input/output error");
    quit(session);
}

#[test]
fn where_nothing_can_be_read_the_reader_says_so() {
    let folder = folder(&[("c.txt", b"")]);

    let session = open(folder.path());

    session.wait_for("Nothing here can be read: 1 input failed");
    quit(session);
}

#[test]
fn bytes_that_are_no_utf_8_are_shown_as_signs_in_their_place() {
    let folder = folder(&[("a.txt", b"Ferry waits\n\nOstrow is \xFF\xFE closed today.\n")]);

    let session = open(folder.path());

    // The emulated screen drops this sign, as it takes it for damage of its own.
    session.wait_for_raw("Ostrow is \u{FFFD}\u{FFFD} closed today.".as_bytes(), 0);
    quit(session);
}

#[test]
fn a_line_of_five_megabytes_can_be_read_to_its_end() {
    let line = "The ferry left late. ".repeat(5_000_000 / 21);
    let text = format!("{line}The pilot of Ostrow slept.\n");
    let folder = folder(&[("a.txt", text.as_bytes())]);

    let mut session = open(folder.path());
    session.wait_for("The ferry left late.");
    session.send("G");

    session.wait_for("The pilot of Ostrow slept.");
    quit(session);
}

#[test]
fn three_thousand_small_files_are_all_in_the_list() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..3000 {
        let text = format!("Crossing {number} of the ferry\n\nIt left late.\n");
        fs::write(folder.path().join(format!("{number:04}.txt")), text).unwrap();
    }

    let session = open(folder.path());

    session.wait_for("1/3000");
    session.wait_for("Crossing 0 of the ferry");
    quit(session);
}

#[test]
fn a_hostile_name_or_link_never_reaches_the_terminal() {
    let outside = tempfile::tempdir().unwrap();
    let hostile = outside.path().join("\u{1B}]0;owned\u{7}\u{202E}");
    fs::write(&hostile, FERRY).unwrap();
    let folder = folder(&[("a.txt", FERRY.as_bytes()), ("z\u{1B}[2J\n.txt", b"")]);
    symlink(&hostile, folder.path().join("link")).unwrap();

    let session = open(folder.path());
    session.wait_for("2 failed");

    let raw = String::from_utf8(session.raw()).unwrap();
    assert!(!raw.contains("\u{1B}]0;"), "{raw:?}");
    assert!(!raw.contains(['\u{7}', '\u{202E}']), "{raw:?}");
    assert_eq!(raw.matches("z\u{1B}").count(), 0, "{raw:?}");
    quit(session);
}
