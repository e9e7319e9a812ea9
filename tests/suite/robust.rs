//! Inputs that go wrong, for the commands and for the reader: a clear message, the exit status, and everything else
//! still read. Messages are compared whole: they are what the analyst has to act on.
//!
//! Other files hold the rest: a terminal that cannot be used in `pty`, bytes that are no text in `commands`.

#[cfg(unix)]
mod places;
#[cfg(unix)]
mod screen;
mod sizes;
#[cfg(unix)]
mod slow;

/// A report that can be read, and the line that `articles` prints of it as `a.txt`.
const FERRY: &str = "Ferry waits in port\n\nThe ferry to Tessaly left late.\n";
