//! Signals, and the end of the terminal.

use std::fs::File;
use std::io;
use std::os::fd::{AsFd, BorrowedFd};
use std::sync::mpsc::Sender;
use std::thread;

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

use super::{Event, Signal};
use crate::ui::terminal::size;

pub(super) fn spawn_signals<M: From<Event> + Send + 'static>(sender: Sender<M>) -> io::Result<()> {
    let mut signals = Signals::new([SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH])?;
    thread::Builder::new().name("signals".into()).spawn(move || {
        let mut has_been_told_to_end = false;
        for number in &mut signals {
            // Whoever asks twice has seen no effect: the screen may be stuck in a write for ever. Hanging
            // up comes twice by custom, from the shell and from the kernel.
            if let SIGINT | SIGTERM = number
                && std::mem::replace(&mut has_been_told_to_end, true)
            {
                let _ = crossterm::terminal::disable_raw_mode();
                let _ = emulate_default_handler(number);
            }
            let event = match number {
                SIGWINCH => resize(),
                SIGHUP => Event::Signal(Signal::Hangup),
                SIGCONT => Event::Signal(Signal::Continue),
                SIGTSTP => Event::Signal(Signal::Stop),
                _ => Event::Signal(Signal::Terminate),
            };
            // Signals go on being served when nobody listens: the second one must still end us.
            let _ = sender.send(event.into());
            if number == SIGCONT {
                // Nobody is told of sizes while in the background.
                let _ = sender.send(resize().into());
            }
        }
    })?;
    Ok(())
}

fn resize() -> Event {
    let size = size();
    Event::Resize(size.width, size.height)
}

/// Watches the terminal that crossterm reads: standard input where it is one, else the controlling one.
pub(super) fn spawn_hangup<M: From<Event> + Send + 'static>(sender: Sender<M>) -> io::Result<()> {
    let input = rustix::stdio::stdin();
    let opened = if rustix::termios::isatty(input) { None } else { Some(File::open("/dev/tty")?) };
    thread::Builder::new().name("hangup".into()).spawn(move || {
        wait_for_hangup(opened.as_ref().map_or(input, File::as_fd));
        // Nobody listens any more when the reader has ended first.
        let _ = sender.send(Event::InputClosed.into());
    })?;
    Ok(())
}

/// Sleeps until the other end is gone. Keys do not wake it: only what cannot be masked is waited for.
fn wait_for_hangup(terminal: BorrowedFd<'_>) {
    loop {
        match poll(&mut [PollFd::from_borrowed_fd(terminal, PollFlags::empty())], None) {
            Ok(0) | Err(Errno::INTR) => {}
            Ok(_) | Err(_) => return,
        }
    }
}
