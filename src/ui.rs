//! The reader: a terminal interface driven by the keyboard.
//!
//! One thread owns the [`state`] and blocks on one channel: keys, signals, snapshots and answers arrive there. It
//! drains what has arrived, lets [`update()`] decide, performs the effects, and draws once. [`view`] makes a whole
//! frame of cells; [`paint`] sends what differs from the frame before. Nothing happens while nothing happens.
//!
//! # Who uses whom
//!
//! A module uses those of the rows above its own, and never the other way round; `tests/suite/tidy.rs` holds this order.
//!
//! ```text
//! action, canvas, depth, effect, jumplist, page, prompt
//! keymap, paint
//! pane, terminal, theme                  pane: which panes there are, how a report is told in a line
//! event, layout
//! popup, pane::side::rows                what the state holds of popups and side panel
//! state
//! pane::{list, reader, side, status}     these draw the state
//! popup::{help, search}                  and these over them
//! update, view
//! run
//! ```

pub mod action;
mod canvas;
pub mod depth;
pub mod effect;
pub mod event;
pub mod jumplist;
pub mod keymap;
pub mod layout;
pub mod page;
pub mod paint;
pub mod pane;
pub mod popup;
pub mod prompt;
pub mod state;
pub mod terminal;
pub mod theme;
pub mod update;
pub mod view;

use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use crate::config::{Config, NameLists};
use crate::index::worker::{Reply, Request, Worker};
use crate::loader;
use crate::model::Issue;

use depth::Depth;
use effect::Effect;
use event::{Event, Signal};
use keymap::Keymap;
use state::{Index, Notice, State};
use terminal::Terminal;
use theme::Theme;
use update::{Input, update};

/// How long the first frame waits for the first reports: longer than five reports take, too short to be felt.
const FIRST_FRAME: Duration = Duration::from_millis(30);

/// Why the reader ended badly.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no terminal that it could use.
    #[error(
        "{0}; without a terminal use redthread articles, show, entities, refs or search (redthread --help)"
    )]
    NoTerminal(&'static str),
    /// There is nothing that it could show.
    #[error("{0}")]
    NoInput(Issue),
    /// The terminal failed.
    #[error("the terminal can't be used: {0}")]
    Terminal(#[from] io::Error),
}

/// What arrives at the thread that owns the state.
enum Message {
    Terminal(Event),
    Loader(loader::Message),
    Answer(Reply),
}

impl From<Event> for Message {
    fn from(event: Event) -> Self {
        Self::Terminal(event)
    }
}

/// Opens the reader on `inputs`, watching for `names`, and answers when the analyst quits or a signal ends it.
///
/// # Errors
/// [`Error::NoTerminal`] and [`Error::NoInput`] before anything is drawn; [`Error::Terminal`] where the terminal or the system fails.
pub fn run(
    inputs: Vec<loader::Input>,
    names: &NameLists,
    config: &Config,
    depth: Depth,
) -> Result<(), Error> {
    if let Some(reason) = terminal::unusable() {
        return Err(Error::NoTerminal(reason));
    }
    if let Some(issue) = loader::unreachable(&inputs) {
        return Err(Error::NoInput(issue));
    }
    let (sender, receiver) = channel();
    let is_demo = inputs == [loader::Input::Demo];
    let settings = loader::Settings::watching(names.texts());
    loader::spawn(inputs, settings, tell_loader(sender.clone()))?;
    let (theme, mut problems) = Theme::new(depth != Depth::None, config.theme.as_ref());
    let (keymap, wrong_keys) = Keymap::new(config.keymap.as_ref());
    problems.extend(wrong_keys);
    problems.extend(config.issues.iter().chain(&names.issues).cloned());

    let terminal = Terminal::enter(depth)?;
    event::spawn::<Message>(sender.clone())?;
    let answered = sender;
    let worker = Worker::spawn(move |reply| {
        // Where nobody listens any more the program is about to end.
        let _ = answered.send(Message::Answer(reply));
    })?;
    let size = terminal.size();
    let notice = first_notice(&problems, is_demo);
    let state = State {
        size: (size.width, size.height),
        keymap,
        notice,
        untouched: true,
        ..State::default()
    };
    Reader { terminal, worker, theme, state }.run(&receiver)?;
    Ok(())
}

/// Passes the loader's messages on.
fn tell_loader(sender: Sender<Message>) -> impl Fn(loader::Message) -> bool + Send + 'static {
    move |message| sender.send(Message::Loader(message)).is_ok()
}

/// What the status line says at first: what is wrong with the configuration, or what the demo is.
fn first_notice(problems: &[Issue], is_demo: bool) -> Option<Notice> {
    let demo = "demo corpus · open your own with: redthread FOLDER · ? keys";
    Notice::of_problems(problems).or_else(|| is_demo.then(|| Notice::Hint(demo.into())))
}

/// The thread that owns the state.
struct Reader {
    terminal: Terminal,
    worker: Worker,
    theme: Theme,
    state: State,
}

impl Reader {
    /// Runs until the analyst quits.
    fn run(mut self, receiver: &Receiver<Message>) -> io::Result<()> {
        if !self.wait_for_first_reports(receiver)? {
            return Ok(());
        }
        loop {
            let (frame, cursor) = view::view(&self.state, &self.theme);
            self.terminal.draw(&frame, cursor)?;
            let Ok(message) = receiver.recv() else {
                return Ok(());
            };
            let mut next = Some(message);
            while let Some(message) = next {
                if !self.take(message)? {
                    return Ok(());
                }
                next = receiver.try_recv().ok();
            }
        }
    }

    /// Gives the loader a moment, so that the first frame shows reports; whether to go on.
    fn wait_for_first_reports(&mut self, receiver: &Receiver<Message>) -> io::Result<bool> {
        let deadline = Instant::now() + FIRST_FRAME;
        while self.state.corpus.is_empty() {
            let left = deadline.saturating_duration_since(Instant::now());
            match receiver.recv_timeout(left) {
                Ok(message) => {
                    if !self.take(message)? {
                        return Ok(false);
                    }
                }
                Err(RecvTimeoutError::Timeout) => return Ok(true),
                Err(RecvTimeoutError::Disconnected) => return Ok(false),
            }
            if self.state.progress.complete {
                break;
            }
        }
        Ok(true)
    }

    /// Takes one message; whether to go on.
    fn take(&mut self, message: Message) -> io::Result<bool> {
        let input = match message {
            Message::Terminal(Event::Key(key)) => Input::Key(key),
            Message::Terminal(Event::Paste(text)) => Input::Paste(text),
            Message::Terminal(Event::Resize(columns, rows)) => Input::Resize(columns, rows),
            Message::Terminal(Event::Signal(Signal::Stop)) => return self.suspend().map(|()| true),
            Message::Terminal(Event::Signal(Signal::Continue)) => {
                self.terminal.resume()?;
                self.resized()
            }
            Message::Terminal(
                Event::Signal(Signal::Terminate | Signal::Hangup) | Event::InputClosed,
            ) => {
                return Ok(false);
            }
            Message::Loader(message) => {
                let old = matches!(message, loader::Message::Snapshot(..))
                    .then(|| (self.state.corpus.clone(), self.state.index.clone()));
                let input = Input::Loader(message);
                let effects = update(&mut self.state, input);
                if let Some(old) = old {
                    free_elsewhere(old);
                }
                return self.perform(effects);
            }
            Message::Answer(reply) => Input::Answer(reply),
        };
        let effects = update(&mut self.state, input);
        self.perform(effects)
    }

    /// Performs effects; whether to go on.
    fn perform(&mut self, effects: Vec<Effect>) -> io::Result<bool> {
        for effect in effects {
            match effect {
                Effect::Quit => return Ok(false),
                Effect::Suspend => self.suspend()?,
                Effect::Redraw => self.terminal.invalidate(),
                Effect::Search { sequence, query } => self.ask(sequence, query),
            }
        }
        Ok(true)
    }

    fn ask(&mut self, sequence: u64, query: String) {
        if let Index::Ready(_, searcher) = &self.state.index {
            self.worker.ask(Request {
                sequence,
                searcher: searcher.clone(),
                query,
                limit: popup::MOST_HITS,
            });
        }
        if !self.worker.is_alive() {
            self.state.index =
                Index::Failed("the search thread ended; start redthread again".into());
        }
    }

    /// Stops until the shell continues us.
    fn suspend(&mut self) -> io::Result<()> {
        if self.terminal.suspend()? {
            let input = self.resized();
            update(&mut self.state, input);
        } else {
            self.state.notice =
                Some(Notice::Hint("no shell to come back from: not suspended".into()));
        }
        Ok(())
    }

    /// The size may have changed while nobody looked.
    fn resized(&self) -> Input {
        let size = self.terminal.size();
        Input::Resize(size.width, size.height)
    }
}

/// Frees what was replaced on a thread of its own: it may be large, and keys are waiting.
fn free_elsewhere<T: Send + 'static>(old: T) {
    // Where no thread can be started, it is freed here.
    let _ = thread::Builder::new().name("free".into()).spawn(move || drop(old));
}
