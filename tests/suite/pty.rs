//! The reader on a real (pseudo) terminal: it takes the screen, gives it back on every way out, and sends
//! nothing that nobody needs.

use std::process::{Command, Stdio};
use std::time::Duration;

use ratatui::buffer::Buffer;
use redthread::ui::depth::Depth;
use redthread::ui::terminal::Terminal;
use rustix::process::Signal;

use crate::harness::{Key, Session};

const SIZE: (u16, u16) = (80, 24);

/// The reader on the embedded demo, with its first complete frame on the screen.
fn started() -> Session {
    let mut session = Session::start(&[], SIZE, &[]);
    wait_for_frame(&mut session);
    session
}

/// Waits until the demo is loaded, with a name selected, and nothing follows. Then takes its greeting away, which
/// any key does.
fn wait_for_frame(session: &mut Session) {
    session.wait_until("the demo", |screen| {
        let contents = screen.contents();
        contents.contains("ARTICLES 1/5") && contents.contains("person · 2")
    });
    session.settle();
    session.send_key(Key::Escape);
    session.settle();
}

#[test]
fn leaving_gives_the_terminal_back_as_it_was() {
    let mut session = Session::start_in_shell("stty -a; \"$REDTHREAD\"; stty -a", SIZE);
    session.wait_until("the alternate screen", vt100::Screen::alternate_screen);
    assert!(session.modes_left_on().contains(&"cursor"));

    session.send("q");

    assert_eq!(session.exit_status().exit_code(), 0);
    assert_eq!(session.modes_left_on(), [""; 0]);
    let raw = String::from_utf8(session.raw()).unwrap();
    let (before, _) = raw.split_once("\x1b[?1049h").unwrap();
    let (_, after) = raw.rsplit_once("\x1b[?1049l").unwrap();
    assert_eq!(before.trim(), after.trim());
}

#[test]
fn a_signal_to_end_restores_the_screen_first() {
    for signal in [Signal::TERM, Signal::HUP, Signal::INT] {
        let session = started();

        session.signal(signal);

        session.exit_status();
        assert_eq!(session.modes_left_on(), [""; 0], "{signal:?}");
    }
}

#[test]
fn a_panic_gives_the_terminal_back_before_its_message() {
    let session = Session::start_this_test_binary("pty::panic_on_purpose", SIZE);

    assert_ne!(session.exit_status().exit_code(), 0);
    assert_eq!(session.modes_left_on(), [""; 0]);
    let raw = String::from_utf8_lossy(&session.raw()).into_owned();
    let (_, after) = raw.rsplit_once("\x1b[?1049l").unwrap();
    assert!(after.contains("on purpose"), "{after}");
}

/// Not a test: what the test above runs on a terminal of its own.
#[test]
#[ignore = "panics on purpose, in a process of its own"]
fn panic_on_purpose() {
    let mut terminal = Terminal::enter(Depth::Sixteen).unwrap();
    let frame = Buffer::with_lines(["something on the screen"]);
    terminal.draw(&frame, None).unwrap();
    panic!("on purpose");
}

#[test]
fn control_z_returns_to_the_shell_and_continuing_shows_the_same_screen() {
    let script = "\"$REDTHREAD\"; echo back in the shell; fg; echo over";
    let mut session = Session::start_in_shell(script, SIZE);
    wait_for_frame(&mut session);
    let before = session.contents();

    session.send_key(Key::Control('z'));
    session.wait_for_raw(b"back in the shell", 0);
    session.wait_until("the same screen", |screen| {
        screen.alternate_screen() && screen.contents() == before
    });
    session.send("q");

    assert_eq!(session.exit_status().exit_code(), 0);
    assert_eq!(session.modes_left_on(), [""; 0]);
}

#[test]
fn control_z_without_a_shell_to_return_to_leaves_the_reader_running() {
    let mut session = started();
    let before = session.contents();

    session.send_key(Key::Control('z'));
    session.settle();
    session.send("q");

    assert!(!before.is_empty());
    assert_eq!(session.exit_status().exit_code(), 0);
    assert_eq!(session.modes_left_on(), [""; 0]);
}

#[test]
fn being_stopped_and_continued_from_outside_paints_the_screen_again() {
    let mut session = started();
    let before = session.contents();
    let start = session.raw().len();

    session.signal(Signal::STOP);
    session.signal(Signal::CONT);

    session.wait_for_raw(b"\x1b[2J", start);
    session.wait_until("the same screen", |screen| screen.contents() == before);
    session.send("q");
    session.exit_status();
}

#[test]
fn a_terminal_that_cannot_show_the_reader_is_told_so_in_one_line() {
    for kind in ["dumb", ""] {
        let session = Session::start(&[], SIZE, &[("TERM", kind)]);

        session.wait_for("TERM");
        assert_eq!(session.exit_status().exit_code(), 2);
        assert_eq!(session.contents().trim().lines().count(), 1, "TERM={kind}");
        assert!(!session.raw().contains(&0x1B), "TERM={kind}");
    }
}

#[test]
fn no_terminal_at_all_is_status_two() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_redthread"));
    let output = command.stdin(Stdio::null()).output().unwrap();

    assert_eq!(output.status.code(), Some(2));
    assert_eq!(output.stdout, b"");
    assert_eq!(String::from_utf8(output.stderr).unwrap().lines().count(), 1);
}

#[test]
fn the_smallest_terminal_is_survived() {
    let mut session = started();
    let before = session.contents();

    session.resize(1, 1);
    session.settle();
    session.resize(SIZE.0, SIZE.1);

    session.wait_until("the same screen", |screen| screen.contents() == before);
    session.send("q");
    assert_eq!(session.exit_status().exit_code(), 0);
}

#[test]
fn a_key_that_arrives_together_with_a_new_size_is_not_lost() {
    let mut session = started();

    for round in 0..40 {
        session.resize(SIZE.0 + round % 2, SIZE.1);
        session.send("?");
        session.wait_until("the keys", |screen| screen.contents().contains(" KEYS "));
        session.resize(SIZE.0 - round % 2, SIZE.1);
        session.send("q");
        session.wait_until("the report", |screen| !screen.contents().contains(" KEYS "));
    }

    session.send("q");
    assert_eq!(session.exit_status().exit_code(), 0);
}

#[test]
fn an_idle_reader_and_a_key_without_effect_send_nothing() {
    let mut session = started();

    assert!(session.is_silent_for(Duration::from_millis(1500)));
    // There is nothing to cancel, and Escape never quits.
    session.send_key(Key::Escape);

    assert!(session.is_silent_for(Duration::from_millis(500)));
    session.send("q");
    session.exit_status();
}

#[cfg(target_os = "linux")]
#[test]
fn an_idle_reader_never_wakes_up() {
    let session = started();
    let before = session.wake_ups();

    assert!(session.is_silent_for(Duration::from_millis(1500)));

    assert_eq!(session.wake_ups(), before);
}

#[test]
fn half_an_escape_sequence_does_not_keep_a_new_size_away() {
    let mut session = started();
    let start = session.raw().len();

    session.send("\x1b[1;");
    session.resize(60, 20);

    session.wait_for_raw(b"\x1b[2J", start);
    session.send("2~q");
    session.exit_status();
}

#[test]
fn a_list_of_names_reaches_the_reader_and_its_faults_are_told() {
    let home = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| {
        let path = home.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let report = file("a.txt", "Ferry waits\n\nNobody had seen quillfish again.\n");
    let given = file("names.csv", "quillfish,organization\n");
    file("redthread/names.tsv", "heron\tbird\n");
    let config = [("XDG_CONFIG_HOME", home.path().to_str().unwrap())];

    let mut session = Session::start(&["--names", &given, &report], (160, 24), &config);

    session.wait_for("“heron” is left out: no kind is called “bird”");
    session.settle();
    session.send("i");
    session.wait_for("organization by watchlist");
}
