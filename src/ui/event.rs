//! What reaches the reader from outside: keys, pastes, sizes and signals, each from a thread that sleeps.
//!
//! Three threads send into one channel. `input` blocks in crossterm's read. `signals` blocks on a pipe. And
//! `hangup` watches for the end of the terminal, which crossterm 0.29 does not see: when a read fails or
//! returns nothing it tries again at once, for ever (`event/source/unix/mio.rs`, `try_read`). So the reader
//! must end soon after [`Event::InputClosed`]; until then one core is busy.
//!
//! Sizes come from our own signal handler, not from crossterm: its read blocks on half an escape sequence,
//! which a slow line may well deliver, and would not report a new size until the next key.

use std::io;
use std::sync::mpsc::Sender;
use std::thread;

use crossterm::event::{KeyEvent, KeyEventKind, read};

/// Something happened outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A key was pressed, or repeats.
    Key(KeyEvent),
    /// Text was pasted, as it came: unchecked, with line ends of any kind.
    Paste(String),
    /// The terminal has a new size: columns and rows, each at least 1.
    Resize(u16, u16),
    /// The system or somebody else wants something.
    Signal(Signal),
    /// No key will ever come again: the terminal is gone.
    InputClosed,
}

/// A wish from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// End (`SIGTERM`, `SIGINT`; Ctrl-C at the keyboard is a key). A second one ends the program at once.
    Terminate,
    /// The terminal is gone or going (`SIGHUP`).
    Hangup,
    /// We were stopped and run again (`SIGCONT`): the terminal may not be ours any more. A
    /// [`Resize`](Event::Resize) follows, as the size may have changed meanwhile.
    Continue,
    /// Stop (`SIGTSTP` from another process; Ctrl-Z at the keyboard is a key).
    Stop,
}

/// Starts the threads. They end when the receiver is gone or the terminal is, or with the program.
pub fn spawn<M: From<Event> + Send + 'static>(sender: Sender<M>) -> io::Result<()> {
    #[cfg(unix)]
    {
        unix::spawn_signals(sender.clone())?;
        unix::spawn_hangup(sender.clone())?;
    }
    thread::Builder::new().name("input".into()).spawn(move || forward_input(&sender))?;
    Ok(())
}

fn forward_input<M: From<Event>>(sender: &Sender<M>) {
    loop {
        let event = match read() {
            Ok(event) => translated(event),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => None,
            Err(_) => Some(Event::InputClosed),
        };
        let Some(event) = event else { continue };
        let is_last = event == Event::InputClosed;
        if sender.send(event.into()).is_err() || is_last {
            return;
        }
    }
}

/// What crossterm reports, as far as it concerns the reader.
fn translated(event: crossterm::event::Event) -> Option<Event> {
    match event {
        crossterm::event::Event::Key(key) if key.kind != KeyEventKind::Release => {
            Some(Event::Key(key))
        }
        crossterm::event::Event::Paste(text) => Some(Event::Paste(text)),
        #[cfg(not(unix))]
        crossterm::event::Event::Resize(columns, rows) => Some(Event::Resize(columns, rows)),
        _ => None,
    }
}

#[cfg(unix)]
mod unix;

#[cfg(test)]
mod tests {
    use crossterm::event::{Event as Raw, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

    use super::{Event, translated};

    #[test]
    fn a_released_key_is_no_event_and_a_paste_is_one() {
        let press = KeyEvent::new(KeyCode::Char('j'), KeyModifiers::NONE);
        let release = KeyEvent { kind: KeyEventKind::Release, ..press };

        assert_eq!(translated(Raw::Key(press)), Some(Event::Key(press)));
        assert_eq!(translated(Raw::Key(release)), None);
        assert_eq!(
            translated(Raw::Paste("two\nlines".into())),
            Some(Event::Paste("two\nlines".into()))
        );
    }
}
