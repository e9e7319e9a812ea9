//! What a panic does while the reader has the screen.
//!
//! On the thread that took the screen the program ends: the screen is restored, then the message printed. On
//! any other thread the reader may go on, so the message waits until the screen is given back, where it can
//! be read. The hook that was there before prints it, or would have.

use std::backtrace::{Backtrace, BacktraceStatus};
use std::io::{self, Write};
use std::panic;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, ThreadId};

use super::give_back;

/// Knows whether the screen is to be restored. Shared with the panic hook.
#[derive(Debug)]
pub(super) struct Guard {
    owner: ThreadId,
    is_armed: AtomicBool,
    /// Messages of threads that panicked while the screen was in use.
    kept: Mutex<Vec<String>>,
}

/// Adds to the panic hook; this thread becomes the owner of the screen.
pub(super) fn install() -> Arc<Guard> {
    let guard = Arc::new(Guard {
        owner: thread::current().id(),
        is_armed: AtomicBool::new(false),
        kept: Mutex::new(Vec::new()),
    });
    let shared = Arc::clone(&guard);
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |message| {
        if shared.is_armed.load(Ordering::SeqCst) && thread::current().id() != shared.owner {
            let thread = thread::current();
            let name = thread.name().unwrap_or("unnamed");
            let trace = Backtrace::capture();
            let mut text = format!("thread '{name}' {message}\n");
            if trace.status() == BacktraceStatus::Captured {
                text.push_str(&trace.to_string());
            }
            shared.keep(text);
            return;
        }
        shared.release();
        before(message);
    }));
    guard
}

impl Guard {
    /// From now on the screen is to be restored.
    pub(super) fn arm(&self) {
        self.is_armed.store(true, Ordering::SeqCst);
    }

    /// Restores the screen, once, and prints what has waited for that.
    pub(super) fn release(&self) {
        if !self.is_armed.swap(false, Ordering::SeqCst) {
            return;
        }
        give_back();
        let kept = std::mem::take(&mut *self.kept.lock().unwrap_or_else(PoisonError::into_inner));
        for message in kept {
            // Standard error may be gone like the screen.
            let _ = write!(io::stderr(), "{message}");
        }
    }

    fn keep(&self, message: String) {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).push(message);
    }
}
