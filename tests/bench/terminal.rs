//! A program on a pseudo-terminal, and when its bytes arrive.

use std::env;
use std::fs;
use std::io::{Read, Write};
use std::num::NonZero;
use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use tempfile::TempDir;

/// A frame is over when nothing follows for so long.
const QUIET: Duration = Duration::from_millis(120);

/// Longer than anything takes to begin.
const PATIENCE: Duration = Duration::from_secs(60);

/// The end of a synchronized update: the reader's frames end with it.
const END_OF_FRAME: &[u8] = b"\x1b[?2026l";

/// Bytes that arrived together.
#[derive(Debug, Clone)]
pub(crate) struct Burst {
    /// From what caused them to the last of them.
    pub(crate) time: Duration,
    /// Their number.
    pub(crate) bytes: usize,
}

/// A program that runs; ended when dropped.
pub(crate) struct Session {
    started: Instant,
    child: Box<dyn Child + Send + Sync>,
    writer: Box<dyn Write + Send>,
    arrivals: Receiver<(Instant, Vec<u8>)>,
    screen: vt100::Parser,
    _master: Box<dyn MasterPty + Send>,
    _home: TempDir,
}

impl Session {
    /// Starts a program with nothing in its environment but what a terminal gives.
    pub(crate) fn start(program: &str, arguments: &[&Path], (columns, rows): (u16, u16)) -> Self {
        let home = tempfile::tempdir().unwrap();
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.env_clear();
        command.cwd(home.path());
        command.env("HOME", home.path());
        command.env("PATH", env::var_os("PATH").unwrap_or_default());
        command.env("TERM", "xterm-256color");
        command.env("LANG", "C.UTF-8");
        let [width, height] = [columns, rows].map(|count| NonZero::new(count).unwrap());
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let reader = pair.master.try_clone_reader().unwrap();
        let (sender, arrivals) = channel();
        thread::spawn(move || receive(reader, &sender));
        let writer = pair.master.take_writer().unwrap();

        let started = Instant::now();
        let child = pair.slave.spawn_command(command).unwrap();
        Self {
            started,
            child,
            writer,
            arrivals,
            screen: vt100::Parser::new(height, width, 0),
            _master: pair.master,
            _home: home,
        }
    }

    /// From the start to the end of the first frame: of a program that marks the end of its frames, to that mark.
    pub(crate) fn first_frame(&mut self) -> Option<Burst> {
        self.burst(self.started, PATIENCE)
    }

    /// From the start to the end of the first frame that does not show `text`, with every byte up to there.
    pub(crate) fn first_frame_without(&mut self, text: &str) -> Option<Burst> {
        let mut bytes = 0;
        loop {
            let burst = self.first_frame()?;
            bytes += burst.bytes;
            if !self.screen.screen().contents().contains(text) {
                return Some(Burst { bytes, ..burst });
            }
        }
    }

    /// What comes by itself, if anything does.
    pub(crate) fn next_burst(&mut self) -> Option<Burst> {
        self.burst(Instant::now(), 4 * QUIET)
    }

    /// Types `keys`; from then to the end of the frame that answers, if one does.
    pub(crate) fn press(&mut self, keys: &str) -> Option<Burst> {
        let pressed = Instant::now();
        self.writer.write_all(keys.as_bytes()).unwrap();
        self.writer.flush().unwrap();
        self.burst(pressed, QUIET)
    }

    /// Bytes that arrive within `time`.
    pub(crate) fn bytes_within(&mut self, time: Duration) -> usize {
        let end = Instant::now() + time;
        let mut bytes = 0;
        loop {
            let left = end.saturating_duration_since(Instant::now());
            match self.arrivals.recv_timeout(left) {
                Ok((_, arrived)) => bytes += arrived.len(),
                Err(_) => return bytes,
            }
        }
    }

    /// How often its threads have been woken since their start, as far as the system tells (Linux).
    pub(crate) fn wake_ups(&self) -> Option<u64> {
        let tasks = fs::read_dir(format!("/proc/{}/task", self.child.process_id()?)).ok()?;
        let mut sum = 0;
        for task in tasks {
            let status = fs::read_to_string(task.ok()?.path().join("status")).ok()?;
            let count = |name: &str| -> Option<u64> {
                let line = status.lines().find_map(|line| line.strip_prefix(name))?;
                line.trim().parse().ok()
            };
            sum += count("voluntary_ctxt_switches:")? + count("nonvoluntary_ctxt_switches:")?;
        }
        Some(sum)
    }

    fn burst(&mut self, cause: Instant, patience: Duration) -> Option<Burst> {
        let (mut last, mut sent) = self.arrivals.recv_timeout(patience).ok()?;
        while !sent.ends_with(END_OF_FRAME) {
            let Ok((time, more)) = self.arrivals.recv_timeout(QUIET) else {
                break;
            };
            last = time;
            sent.extend(more);
        }
        self.screen.process(&sent);
        Some(Burst { time: last.duration_since(cause), bytes: sent.len() })
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Tells what arrives and when, until the other end is closed.
fn receive(mut reader: Box<dyn Read + Send>, sender: &Sender<(Instant, Vec<u8>)>) {
    let mut buffer = vec![0; 1 << 16];
    while let Ok(count) = reader.read(&mut buffer) {
        let arrival = (Instant::now(), buffer[..count].to_vec());
        if count == 0 || sender.send(arrival).is_err() {
            return;
        }
    }
}

/// Whether a program of that name stands in the `PATH`.
pub(crate) fn is_installed(program: &str) -> bool {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path).any(|folder| folder.join(program).is_file())
}
