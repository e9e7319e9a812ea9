//! The real program on a pseudo-terminal: type, wait for what appears, look at every byte.
//!
//! A thread feeds what the program sends into an emulated screen and wakes whoever waits; there is a deadline
//! on every wait and no other clock. The environment is empty but for what is named here, so that the outcome
//! is the same on every machine.
//!
//! Limits: the program leads its session, as if a terminal emulator had started it. For job control, start it
//! from a shell with [`Session::start_in_shell`].

use std::fmt::Write as _;
#[cfg(target_os = "linux")]
use std::fs;
use std::io::{Read, Write};
use std::num::NonZero;
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{
    ChildKiller, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system,
};
use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

/// Longer than anything takes on a loaded machine. Only a failing test waits for it.
const PATIENCE: Duration = Duration::from_secs(20);

/// Keys that are not characters, as an xterm sends them. Others join when a test presses them.
#[derive(Clone, Copy)]
pub(crate) enum Key {
    Escape,
    Control(char),
}

/// A program on a pseudo-terminal; ended when dropped.
pub(crate) struct Session {
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    killer: Box<dyn ChildKiller + Send + Sync>,
    process: u32,
    exit: Receiver<ExitStatus>,
    seen: Arc<(Mutex<Seen>, Condvar)>,
    _home: TempDir,
}

/// What has arrived so far.
struct Seen {
    parser: vt100::Parser,
    raw: Vec<u8>,
    is_closed: bool,
}

impl Session {
    /// `redthread` with `arguments` on a terminal of `columns` and `rows`, and with `environment` added.
    pub(crate) fn start(
        arguments: &[&str],
        (columns, rows): (u16, u16),
        environment: &[(&str, &str)],
    ) -> Self {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_redthread"));
        command.args(arguments);
        Self::spawn(command, (columns, rows), environment)
    }

    /// One test of this very binary, alone in a process of its own.
    pub(crate) fn start_this_test_binary(test: &str, size: (u16, u16)) -> Self {
        let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
        command.args(["--exact", test, "--ignored", "--nocapture", "--test-threads=1"]);
        Self::spawn(command, size, &[])
    }

    /// A shell with job control running `script`, in which `$REDTHREAD` is the program.
    pub(crate) fn start_in_shell(script: &str, (columns, rows): (u16, u16)) -> Self {
        let mut command = CommandBuilder::new("/bin/sh");
        command.args(["-m", "-c", script]);
        let program = [("REDTHREAD", env!("CARGO_BIN_EXE_redthread"))];
        Self::spawn(command, (columns, rows), &program)
    }

    fn spawn(
        mut command: CommandBuilder,
        (columns, rows): (u16, u16),
        environment: &[(&str, &str)],
    ) -> Self {
        let home = tempfile::tempdir().unwrap();
        command.env_clear();
        command.cwd(home.path());
        command.env("HOME", home.path());
        command.env("PATH", "/usr/local/bin:/usr/bin:/bin");
        command.env("TERM", "xterm-256color");
        command.env("LANG", "C.UTF-8");
        for (name, value) in environment {
            command.env(name, value);
        }
        let pair = native_pty_system().openpty(pty_size(columns, rows)).unwrap();
        let mut child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let seen = Arc::new((Mutex::new(Seen::new(columns, rows)), Condvar::new()));
        let (sender, exit) = channel();
        let session = Self {
            writer: pair.master.take_writer().unwrap(),
            killer: child.clone_killer(),
            process: child.process_id().unwrap(),
            exit,
            seen: Arc::clone(&seen),
            _home: home,
            master: pair.master,
        };
        let reader = session.master.try_clone_reader().unwrap();
        thread::spawn(move || receive(reader, &seen));
        thread::spawn(move || sender.send(child.wait().unwrap()));
        session
    }

    /// Types `text`.
    pub(crate) fn send(&mut self, text: &str) {
        self.writer.write_all(text.as_bytes()).unwrap();
        self.writer.flush().unwrap();
    }

    /// Presses `key`.
    pub(crate) fn send_key(&mut self, key: Key) {
        let text = match key {
            Key::Escape => "\x1b".to_owned(),
            Key::Control(letter) => char::from(letter as u8 & 0x1F).to_string(),
        };
        self.send(&text);
    }

    /// Gives the terminal another size.
    pub(crate) fn resize(&mut self, columns: u16, rows: u16) {
        let [width, height] = [columns, rows].map(|count| NonZero::new(count).unwrap());
        self.lock().parser.screen_mut().set_size(height, width);
        self.master.resize(pty_size(columns, rows)).unwrap();
    }

    /// Sends a signal to the program itself, or to the shell that runs it.
    pub(crate) fn signal(&self, signal: Signal) {
        let process = i32::try_from(self.process).ok().and_then(Pid::from_raw);
        kill_process(process.unwrap(), signal).unwrap();
    }

    /// Waits until `text` is on the screen.
    pub(crate) fn wait_for(&self, text: &str) {
        self.wait_until(text, |screen| screen.contents().contains(text));
    }

    /// Waits until the screen is as it should be; `what` is for the message when it never is.
    pub(crate) fn wait_until(&self, what: &str, is_so: impl Fn(&vt100::Screen) -> bool) {
        self.wait(what, |seen| is_so(seen.parser.screen()));
    }

    /// Waits until `bytes` have been sent, after the first `start` bytes.
    pub(crate) fn wait_for_raw(&self, bytes: &[u8], start: usize) {
        let what = String::from_utf8_lossy(bytes).into_owned();
        self.wait(&what, |seen| {
            seen.raw[start..].windows(bytes.len()).any(|window| window == bytes)
        });
    }

    /// Whether the program has sent nothing more when `time` has passed.
    pub(crate) fn is_silent_for(&self, time: Duration) -> bool {
        let (_, changed) = &*self.seen;
        let seen = self.lock();
        let before = seen.raw.len();
        let (seen, _) =
            changed.wait_timeout_while(seen, time, |seen| seen.raw.len() == before).unwrap();
        seen.raw.len() == before
    }

    /// How often the threads of the program have been given a processor since they started.
    #[cfg(target_os = "linux")]
    pub(crate) fn wake_ups(&self) -> u64 {
        let tasks = fs::read_dir(format!("/proc/{}/task", self.process)).unwrap();
        let statuses = tasks.map(|task| fs::read_to_string(task.unwrap().path().join("status")));
        statuses
            .map(|status| {
                let status = status.unwrap();
                let counts = status.lines().filter(|line| line.contains("ctxt_switches:"));
                counts
                    .map(|line| line.rsplit('\t').next().unwrap().parse::<u64>().unwrap())
                    .sum::<u64>()
            })
            .sum()
    }

    /// Waits until nothing more comes: what was asked for is on the screen.
    pub(crate) fn settle(&self) {
        while !self.is_silent_for(Duration::from_millis(300)) {}
    }

    /// Waits for the end of the program and of its output.
    pub(crate) fn exit_status(&self) -> ExitStatus {
        let status = self.exit.recv_timeout(PATIENCE);
        let status = status.unwrap_or_else(|_| panic!("never ended\n{}", self.lock().describe()));
        self.wait("the end of output", |seen| seen.is_closed);
        status
    }

    /// Every byte sent so far.
    pub(crate) fn raw(&self) -> Vec<u8> {
        self.lock().raw.clone()
    }

    /// The text on the screen.
    pub(crate) fn contents(&self) -> String {
        self.lock().parser.screen().contents()
    }

    /// The modes of the terminal that differ from those of a fresh one, by the bytes sent.
    pub(crate) fn modes_left_on(&self) -> Vec<&'static str> {
        let raw = self.raw();
        MODES
            .iter()
            .filter(|(number, is_on_at_first, _)| {
                let last = |letter| {
                    let sequence = format!("\x1b[?{number}{letter}");
                    last_position(&raw, sequence.as_bytes())
                };
                let is_on = match (last('h'), last('l')) {
                    (None, None) => *is_on_at_first,
                    (set, reset) => set > reset,
                };
                is_on != *is_on_at_first
            })
            .map(|(_, _, name)| *name)
            .collect()
    }

    fn wait(&self, what: &str, is_so: impl Fn(&Seen) -> bool) {
        let (_, changed) = &*self.seen;
        let deadline = Instant::now() + PATIENCE;
        let mut seen = self.lock();
        while !is_so(&seen) {
            let left = deadline.saturating_duration_since(Instant::now());
            let can_change = !seen.is_closed && !left.is_zero();
            assert!(can_change, "never came: {what}\n{}", seen.describe());
            seen = changed.wait_timeout(seen, left).unwrap().0;
        }
    }

    fn lock(&self) -> MutexGuard<'_, Seen> {
        self.seen.0.lock().unwrap()
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // It has usually ended already.
        let _ = self.killer.kill();
    }
}

/// Numbers of private modes, whether they are on in a fresh terminal, and what they are.
const MODES: [(u16, bool, &str); 10] = [
    (1049, false, "alternate screen"),
    (25, true, "cursor"),
    (2004, false, "bracketed paste"),
    (7, true, "wrapping"),
    (2026, false, "synchronized update"),
    (1000, false, "mouse clicks"),
    (1002, false, "mouse drags"),
    (1003, false, "mouse movements"),
    (1006, false, "mouse encoding"),
    (1004, false, "focus reports"),
];

impl Seen {
    fn new(columns: u16, rows: u16) -> Self {
        let [width, height] = [columns, rows].map(|count| NonZero::new(count).unwrap());
        Self { parser: vt100::Parser::new(height, width, 0), raw: Vec::new(), is_closed: false }
    }

    fn describe(&self) -> String {
        let mut text = String::from("the screen:\n");
        for line in self.parser.screen().contents().lines() {
            let _ = writeln!(text, "| {line}");
        }
        let tail = &self.raw[self.raw.len().saturating_sub(400)..];
        let _ = write!(text, "the last bytes: {:?}", String::from_utf8_lossy(tail));
        text
    }
}

/// Feeds the screen until the program has closed the terminal.
fn receive(mut reader: Box<dyn Read + Send>, seen: &(Mutex<Seen>, Condvar)) {
    let (seen, changed) = seen;
    let mut buffer = [0; 4096];
    loop {
        // The end is an error on Linux and no bytes elsewhere.
        let count = reader.read(&mut buffer).unwrap_or(0);
        let mut seen = seen.lock().unwrap();
        seen.raw.extend_from_slice(&buffer[..count]);
        seen.parser.process(&buffer[..count]);
        seen.is_closed = count == 0;
        changed.notify_all();
        if count == 0 {
            return;
        }
    }
}

fn last_position(bytes: &[u8], sequence: &[u8]) -> Option<usize> {
    bytes.windows(sequence.len()).rposition(|window| window == sequence)
}

fn pty_size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}
