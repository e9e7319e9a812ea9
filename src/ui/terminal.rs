//! The terminal itself: taken over, drawn on, and always given back as it was.
//!
//! It is given back on every way out: [`Terminal::leave`], dropping, a panic, and [`Terminal::suspend`]. What
//! cannot be written any more, because the other end is gone, is not waited for. Nothing is ever asked of the
//! terminal, as an answer may never come (tmux 3.3a answers few questions, a slow line all of them late).
//!
//! Signals are not handled here: [`event`](super::event) reports them, and the reader calls what fits.

mod panic;

use std::env;
use std::fs::File;
use std::io::{self, IsTerminal};
use std::sync::Arc;

use crossterm::terminal::{disable_raw_mode, enable_raw_mode, window_size};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Size};

use self::panic::Guard;
use super::depth::Depth;
use super::paint::Painter;

/// Alternate screen, cursor hidden, bracketed paste.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[?25l\x1b[?2004h";

/// The reverse, after the end of an update, a scroll region, a style and a mode that a torn frame may have left.
const LEAVE: &[u8] = b"\x1b[?2026l\x1b[r\x1b[m\x1b[?7h\x1b[?2004l\x1b[?25h\x1b[?1049l";

/// The size that a terminal has which does not tell its own.
const USUAL: Size = Size { width: 80, height: 24 };

/// Why the reader cannot be shown, if it cannot: a sentence without its end, to be printed with status 2.
pub fn unusable() -> Option<&'static str> {
    if !io::stdout().is_terminal() {
        return Some("standard output is not a terminal");
    }
    if !io::stdin().is_terminal() && File::open("/dev/tty").is_err() {
        return Some("there is no terminal to read keys from");
    }
    match env::var_os("TERM") {
        None => Some("TERM is not set: the kind of terminal is unknown"),
        Some(kind) if kind.is_empty() => Some("TERM is empty: the kind of terminal is unknown"),
        Some(kind) if kind == "dumb" => Some("the terminal cannot move its cursor (TERM=dumb)"),
        Some(_) => None,
    }
}

/// The screen while the reader has it.
#[derive(Debug)]
pub struct Terminal {
    painter: Painter,
    guard: Arc<Guard>,
    /// The `SIGCONT` after our own suspension is reported as well, but has been served already.
    is_continue_served: bool,
}

impl Terminal {
    /// Takes the terminal over. Its former state is kept and restored, also when a thread panics.
    pub fn enter(depth: Depth) -> io::Result<Self> {
        let guard = panic::install();
        let mut terminal = Self { painter: Painter::new(depth), guard, is_continue_served: false };
        terminal.take()?;
        Ok(terminal)
    }

    /// Makes the terminal show `frame` and its cursor at `cursor`, in one write. Sends nothing when it does.
    pub fn draw(&mut self, frame: &Buffer, cursor: Option<Position>) -> io::Result<()> {
        let bytes = self.painter.frame(frame, cursor);
        if bytes.is_empty() {
            return Ok(());
        }
        let written = write(bytes);
        if written.is_err() {
            // Nobody knows how much has arrived.
            self.painter.invalidate();
        }
        written
    }

    /// Forgets what the terminal shows: the next frame is drawn from scratch.
    pub fn invalidate(&mut self) {
        self.painter.invalidate();
    }

    /// Columns and rows, each at least 1.
    pub fn size(&self) -> Size {
        size()
    }

    /// Gives the terminal back to the shell, stops, and takes it over again when the shell says so.
    ///
    /// Returns whether there was a shell to stop for. Where there is none (started by `ssh -t host redthread`
    /// or by a terminal emulator) nobody could ever continue what has stopped, so nothing happens.
    ///
    /// Afterwards the terminal may have another size, and the next frame is drawn from scratch.
    #[cfg(unix)]
    pub fn suspend(&mut self) -> io::Result<bool> {
        use rustix::process::{Signal, getpgrp, getsid, kill_current_process_group};
        use signal_hook::consts::SIGCONT;
        use signal_hook::iterator::Signals;

        // A shell with job control puts every job into a process group of its own. In the group of the
        // session's leader, SIGTSTP would be dropped by the kernel for the same reason.
        if getsid(None)? == getpgrp() {
            return Ok(false);
        }
        let mut continued = Signals::new([SIGCONT])?;
        give_back();
        // The whole group, as the terminal's own Ctrl-Z does: a script around the reader stops with it. And
        // not SIGTSTP, which would come back to our own handler.
        kill_current_process_group(Signal::STOP)?;
        // Another thread may be the one that is stopped first: only the signal says that it is over.
        continued.forever().next();
        self.is_continue_served = true;
        self.take()?;
        Ok(true)
    }

    /// Takes the terminal over again after somebody else has stopped and continued the program.
    ///
    /// To be called on every [`Signal::Continue`](super::event::Signal::Continue).
    pub fn resume(&mut self) -> io::Result<()> {
        if std::mem::take(&mut self.is_continue_served) {
            return Ok(());
        }
        // What was in force has been lost without our doing: the shell has its own.
        give_back();
        self.take()
    }

    /// Gives the terminal back.
    pub fn leave(self) {
        drop(self);
    }

    fn take(&mut self) -> io::Result<()> {
        self.guard.arm();
        self.painter.invalidate();
        enable_raw_mode()?;
        write(ENTER)
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        self.guard.release();
    }
}

/// Columns and rows of the terminal, each at least 1.
pub fn size() -> Size {
    // Not `crossterm::terminal::size`, which starts `tput` where the kernel does not know.
    match window_size() {
        Ok(size) if size.columns > 0 && size.rows > 0 => Size::new(size.columns, size.rows),
        _ => USUAL,
    }
}

/// Restores the screen and the line discipline, as far as the terminal is still there.
fn give_back() {
    // Errors have no one to be told to: the terminal is gone, or will be seen to be.
    let _ = write(LEAVE);
    let _ = disable_raw_mode();
}

/// One write, past the buffer of the standard library, which would split it at line feeds.
#[cfg(unix)]
fn write(bytes: &[u8]) -> io::Result<()> {
    use rustix::event::{PollFd, PollFlags, poll};
    use rustix::io::Errno;

    let output = rustix::stdio::stdout();
    let mut rest = bytes;
    while !rest.is_empty() {
        match rustix::io::write(output, rest) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(count) => rest = rest.get(count..).unwrap_or_default(),
            Err(Errno::INTR) => {}
            // Whoever shares the terminal with us may have made it so.
            Err(Errno::AGAIN) => {
                poll(&mut [PollFd::new(&output, PollFlags::OUT)], None)?;
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

#[cfg(not(unix))]
fn write(bytes: &[u8]) -> io::Result<()> {
    use std::io::Write;

    let mut output = io::stdout().lock();
    output.write_all(bytes)?;
    output.flush()
}
