//! Slow storage: the first frame never waits for it, and what arrives later is shown when it arrives.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use super::FERRY;
use crate::harness::Session;

const SIZE: (u16, u16) = (80, 24);

/// A pipe with a name, in a folder of its own: nothing comes out of it before something is put in.
fn pipe() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("slow.txt");
    let made = Command::new("mkfifo").arg(&path).status();
    assert!(made.unwrap().success());
    (folder, path)
}

fn wait_for_empty_frame(session: &Session) {
    session.wait_until("a frame without a report", |screen| {
        screen.alternate_screen() && screen.contents().contains("reading")
    });
    assert!(!session.contents().contains("Ferry"));
}

fn deliver(pipe: &Path) {
    fs::write(pipe, FERRY).unwrap();
}

#[test]
fn the_first_frame_comes_before_the_first_byte_of_the_input() {
    let (_folder, pipe) = pipe();
    let mut session = Session::start(&[pipe.to_str().unwrap()], SIZE, &[]);
    wait_for_empty_frame(&session);

    deliver(&pipe);

    session.wait_for("The ferry to Tessaly left late.");
    session.send("q");
    assert_eq!(session.exit_status().exit_code(), 0);
}

#[test]
fn what_can_be_read_is_shown_while_a_later_input_keeps_us_waiting() {
    let (folder, pipe) = pipe();
    let ready = folder.path().join("ready.txt");
    fs::write(&ready, "Strike ends\n\nThe crews went back.\n").unwrap();
    let arguments = [ready.to_str().unwrap(), pipe.to_str().unwrap()];
    let mut session = Session::start(&arguments, SIZE, &[]);

    session.wait_for("The crews went back.");
    session.wait_for("1/1");
    deliver(&pipe);

    session.wait_for("1/2");
    session.send("q");
    assert_eq!(session.exit_status().exit_code(), 0);
}

#[test]
fn the_reader_can_be_left_while_the_input_keeps_it_waiting() {
    let (_folder, pipe) = pipe();
    let mut session = Session::start(&[pipe.to_str().unwrap()], SIZE, &[]);
    wait_for_empty_frame(&session);

    session.send("q");

    assert_eq!(session.exit_status().exit_code(), 0);
    assert_eq!(session.modes_left_on(), [""; 0]);
}

#[test]
fn a_slow_standard_input_is_shown_when_it_comes_and_keys_come_from_the_terminal() {
    let (_folder, pipe) = pipe();
    let script = format!("cat {} | \"$REDTHREAD\" -; echo left", pipe.display());
    let mut session = Session::start_in_shell(&script, SIZE);
    wait_for_empty_frame(&session);

    deliver(&pipe);

    session.wait_for("The ferry to Tessaly left late.");
    session.send("q");
    session.wait_for("left");
    session.exit_status();
    assert_eq!(session.modes_left_on(), [""; 0]);
}
