//! Places of the file system that cannot be read, or must not be: told by name and reason, and passed over.

use std::fs::{self, File, Permissions};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::path::PathBuf;
use std::process::Command;

use redthread::source;

use super::FERRY;
use crate::program::{Program, Ran};

const FERRY_LINE: &str = "no date  no outlet  Ferry waits in port  reports/a.txt\n";

/// A folder `reports` with one report in it.
fn reports() -> Program {
    Program::new().file("reports/a.txt", FERRY)
}

/// What `articles reports` answers: the one report, and what was told.
fn told(program: Program) -> String {
    let ran = program.arguments(&["articles", "reports"]).run();
    assert_eq!((ran.stdout.as_str(), ran.status), (FERRY_LINE, Some(2)));
    ran.stderr
}

fn failed(stderr: &str) -> Ran {
    Ran { stdout: String::new(), stderr: stderr.to_owned(), status: Some(2) }
}

#[test]
fn a_folder_that_does_not_exist_is_told() {
    let ran = Program::new().arguments(&["articles", "nowhere"]).run();

    let message = "redthread: nowhere: cannot be read: No such file or directory (os error 2); \
        check the name and the permissions\n";
    assert_eq!(ran, failed(message));
}

#[test]
fn a_file_without_permission_is_told_and_the_rest_is_read() {
    let program = reports().file("reports/b.txt", FERRY);
    let path = program.folder().join("reports/b.txt");
    fs::set_permissions(&path, Permissions::from_mode(0o000)).unwrap();
    if File::open(&path).is_ok() {
        // To the superuser nothing is forbidden; the next test has a file that nobody can read.
        return;
    }

    let message = "redthread: reports/b.txt: cannot be read: Permission denied (os error 13); \
        check the name and the permissions\n";
    assert_eq!(told(program), message);
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_that_fails_while_it_is_read_is_told_and_the_rest_is_read() {
    let program = reports();
    // Can be opened by its owner; its first byte can be read by nobody.
    symlink("/proc/self/mem", program.folder().join("bad.txt")).unwrap();

    let ran = program.arguments(&["articles", "bad.txt", "reports"]).run();

    let message = "redthread: bad.txt: cannot be read: Input/output error (os error 5); \
        check the name and the permissions\n";
    assert_eq!(
        (ran.stdout.as_str(), ran.stderr.as_str(), ran.status),
        (FERRY_LINE, message, Some(2))
    );
}

#[test]
fn a_binary_file_is_told_by_what_it_is() {
    let program = reports()
        .file("reports/p.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
        .file("reports/z.bin", b"\0\x01\x02\x03ferry\0\0\0");

    let message = "redthread: reports/p.txt: binary file: a picture; not text\n\
        redthread: reports/z.bin: binary file: not text; it has NUL bytes\n";
    assert_eq!(told(program), message);
}

#[test]
fn an_empty_file_is_told() {
    let program = reports().file("reports/b.txt", "").file("reports/c.txt", " \n\n");

    let message = "redthread: reports/b.txt: empty file: nothing to read\n\
        redthread: reports/c.txt: empty file: nothing to read\n";
    assert_eq!(told(program), message);
}

#[test]
fn pipes_and_sockets_in_a_folder_are_told_and_never_opened() {
    let program = reports();
    let folder = program.folder().join("reports");
    let made = Command::new("mkfifo").arg(folder.join("pipe")).status();
    assert!(made.unwrap().success());
    let _socket = UnixListener::bind(folder.join("socket")).unwrap();

    let message = "redthread: reports/pipe: a pipe, socket or device inside a folder: not opened\n\
        redthread: reports/socket: a pipe, socket or device inside a folder: not opened\n";
    assert_eq!(told(program), message);
}

#[test]
fn a_link_back_into_its_own_folder_is_passed_over() {
    let program = reports();
    symlink("..", program.folder().join("reports/loop")).unwrap();
    symlink(".", program.folder().join("reports/round")).unwrap();

    let ran = program.arguments(&["articles", "reports/"]).run();

    assert_eq!(ran.stdout, FERRY_LINE);
}

#[test]
fn links_that_lead_nowhere_or_to_themselves_are_told() {
    let program = reports();
    let folder = program.folder().join("reports");
    symlink("gone.txt", folder.join("broken")).unwrap();
    symlink("self", folder.join("self")).unwrap();

    let message = "redthread: reports/broken: a link that leads nowhere: No such file or directory (os error 2)\n\
        redthread: reports/self: a link that leads nowhere: Too many levels of symbolic links (os error 40)\n";
    assert_eq!(told(program), message);
}

#[test]
fn a_file_that_vanishes_between_listing_and_reading_is_told_and_the_rest_is_read() {
    let program = reports().file("reports/b.txt", FERRY);
    let inputs = [program.folder().join("reports")];
    let listed: Vec<PathBuf> = source::discover(&inputs).map(Result::unwrap).collect();
    fs::remove_file(&listed[0]).unwrap();

    let read: Vec<_> = listed.iter().map(|path| source::read(path)).collect();

    let issue = read[0].as_ref().unwrap_err();
    assert_eq!(&*issue.path, listed[0].to_str().unwrap());
    assert_eq!(
        issue.text,
        "cannot be read: No such file or directory (os error 2); check the name and the permissions"
    );
    assert_eq!(read[1].as_deref(), Ok(FERRY.as_bytes()));
}
