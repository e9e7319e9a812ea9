//! Text from outside that wants to steer the terminal or deceive the eye: in reports, in file names, typed and
//! pasted. Nothing of it leaves the program, neither on a screen nor in the output of a command.

#![allow(clippy::unwrap_used, reason = "a test whose preparations fail has failed")]

use std::fmt::Write as _;
use std::fs;
use std::time::Duration;

use tempfile::TempDir;

use crate::harness::{Key, Session};
use crate::program::Program;

/// What text must not do, each with a word after it to see that the text itself is shown.
const ATTACKS: [&str; 16] = [
    "\x1b]0;owned\x07 title",
    "\x1b]52;c;b3duZWQ=\x07 clipboard",
    "\x1b]8;;http://owned.example\x1b\\ link",
    "\x1b[2J\x1b[H clear",
    "\x1b[31;7m color",
    "\x1b[?1049l leave",
    "\x1b[6n ask",
    "\x1bP$q\"p\x1b\\ device",
    "\x1b_application\x1b\\ program",
    "\x1bc reset",
    "\u{9b}31m \u{9d}0;owned\u{9c} eight",
    "\x08\x08\x08\x0b\x0c\x0e\x0f\x7f\x05 single",
    "user\u{202e}gpj.exe \u{2066}\u{2067}\u{2069}\u{202a}\u{202c} bidi",
    "Sor\u{200b}a\u{2060}ni \u{feff}\u{200e}\u{200f}\u{61c} zero",
    "\u{e0041}\u{e0042}\u{fff9}\u{fffa}\u{fffb} tags",
    "tab\tand\rreturn\u{85}next\u{2028}lines",
];

/// A report that has everything in it.
fn report() -> String {
    let tower = format!("a{}", "\u{301}".repeat(400));
    let long = "x\u{1b}[5m".repeat(700);
    let mut text =
        String::from("Nadim \x1b[1mSorani\x1b[0m spoke\n\nNadim Sorani spoke in Tessaly.\n\n");
    for attack in ATTACKS {
        let _ = write!(text, "Nadim Sorani {attack} and went home.\n\n");
    }
    text + &format!(
        "{tower} tower\n\n{long} Sorani\n\n\u{301}\u{301}first \u{1100}\u{1100}\u{11a8} \u{200d}\u{200d}\n"
    )
}

/// A folder with that report under names that are no better, one file that can't be read and one name that is no text.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let names = ["a\x1b]0;owned\x07.txt", "b\u{202e}txt.exe", "c\u{9b}31m\x7f.txt", "d\n\t\r.txt"];
    for name in names {
        fs::write(folder.path().join(name), report()).unwrap();
    }
    fs::write(folder.path().join("e\x1b[2J.txt"), b"\x89PNG\r\n\0\0\0\rIHDR\0\0").unwrap();
    #[cfg(target_os = "linux")]
    {
        use std::os::unix::ffi::OsStrExt as _;
        let name = std::ffi::OsStr::from_bytes(b"f\xff\x1b[7m.txt");
        fs::write(folder.path().join(name), report()).unwrap();
    }
    folder
}

/// Characters that must not come out raw: controls of both sets, and what changes the direction or is invisible.
fn is_dangerous(character: char) -> bool {
    let allowed = matches!(character, '\n' | '\t');
    let deceives = matches!(
        character,
        '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}'
    );
    !allowed && (character.is_control() || deceives)
}

/// What was sent without the sequences that the painter and the terminal's setup are made of.
fn without_own_sequences(raw: &str) -> String {
    let mut parts = raw.split("\x1b[");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find(|letter: char| !(letter.is_ascii_digit() || ";?".contains(letter)));
        let (parameters, rest) = part.split_at(end.unwrap_or(part.len()));
        let last = rest.chars().next().unwrap_or_default();
        let is_own = match (parameters.strip_prefix('?'), last) {
            (Some(mode), 'h' | 'l') => ["7", "25", "1049", "2004", "2026"].contains(&mode),
            (None, 'm') => !["31;7", "5"].contains(&parameters),
            (None, 'J') => parameters == "2",
            (None, last) => "HKCABDGdrSTLMX".contains(last),
            _ => false,
        };
        let kept = if is_own { &rest[1..] } else { part };
        if !is_own {
            text.push_str("\x1b[");
        }
        text.push_str(kept);
    }
    text
}

/// Waits until the reader has drawn, as well as can be told from outside.
fn draw(session: &Session) {
    while !session.is_silent_for(Duration::from_millis(60)) {}
}

#[test]
fn nothing_in_reports_names_and_typed_text_steers_the_terminal() {
    let folder = folder();
    let path = folder.path().to_str().unwrap();
    for size in [(80, 24), (200, 50)] {
        let mut session = Session::start(&[path], size, &[]);
        session.wait_for("Sorani");
        draw(&session);
        let steps = [
            "e", "*", "\r", "j", "\r", "J", " ", " ", "G", "u", "h", "G", "\r", "k", "\r", "zf",
            "?", "q", "H", "\t",
        ];
        for keys in steps {
            session.send(keys);
            draw(&session);
        }
        for prompt in ["/", "s"] {
            session.send(prompt);
            session.send(&format!("\x1b[200~{}\x1b[201~", ATTACKS.concat()));
            draw(&session);
            session.send("\u{202e}\u{200b}\u{9b}\u{301}x");
            draw(&session);
            session.send_key(Key::Escape);
            draw(&session);
        }
        session.send("sSorani\r");
        draw(&session);
        session.send("q");
        session.exit_status();

        let raw = String::from_utf8(session.raw()).unwrap();
        let sent = without_own_sequences(&raw);
        let wrong: Vec<char> = sent
            .chars()
            // The painter moves the cursor with these.
            .filter(|letter| is_dangerous(*letter) && !matches!(letter, '\r' | '\x08'))
            .collect();
        assert_eq!(wrong, [' '; 0], "at {size:?}");
        assert!(sent.contains("owned"), "the text itself is shown");
        assert_eq!(session.modes_left_on(), [""; 0]);
    }
}

#[test]
fn no_command_passes_it_on() {
    let folder = folder();
    let path = folder.path().to_str().unwrap().to_owned();
    let hostile = ATTACKS[0];
    let commands: [&[&str]; 7] = [
        &["articles", &path],
        &["show", &path],
        &["entities", &path],
        &["refs", "Sorani", &path],
        &["search", "went home", &path],
        &["search", hostile, &path],
        &["refs", hostile, &path],
    ];
    for arguments in commands {
        let ran = Program::new().arguments(arguments).run();

        for output in [&ran.stdout, &ran.stderr] {
            let wrong: Vec<char> = output.chars().filter(|letter| is_dangerous(*letter)).collect();
            assert_eq!(wrong, [' '; 0], "{arguments:?}");
        }
        assert_eq!(ran.status, Some(2), "one file can't be read: {}", ran.stderr);
    }
}

#[test]
fn json_escapes_what_every_terminal_obeys() {
    let folder = folder();
    let path = folder.path().to_str().unwrap().to_owned();
    for command in [
        vec!["articles"],
        vec!["show"],
        vec!["entities"],
        vec!["refs", "Sorani"],
        vec!["search", "home"],
    ] {
        let ran = Program::new().arguments(&command).arguments(&["--format", "jsonl", &path]).run();

        assert!(!ran.json().is_empty());
        let wrong: Vec<char> =
            ran.stdout.chars().filter(|letter| *letter < ' ' && *letter != '\n').collect();
        assert_eq!(wrong, [' '; 0], "{command:?}");
    }
}
