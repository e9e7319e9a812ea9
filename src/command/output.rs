//! [`Output`]: the only writer to standard output.
//!
//! Lines are buffered, whatever standard output is. A reader that goes away (`| head`) is no error: the command
//! stops and has done its work. Everything else that can go wrong with writing is an [`Error`].

use std::fmt;
use std::io::{self, BufWriter, ErrorKind, Write};

use serde::Serialize;

/// Where a command writes its answer.
pub struct Output<'a> {
    writer: BufWriter<Box<dyn Write + 'a>>,
}

impl fmt::Debug for Output<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Output").finish_non_exhaustive()
    }
}

/// Standard output takes no more of the answer.
#[derive(Debug)]
pub(super) enum Error {
    /// Whoever read it went away: nothing is left to do.
    Closed,
    /// The disk is full, for one.
    Write(io::Error),
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::BrokenPipe => Self::Closed,
            _ => Self::Write(error),
        }
    }
}

impl<'a> Output<'a> {
    /// Standard output.
    pub fn stdout() -> Self {
        Self::to(io::stdout().lock())
    }

    /// Any other writer.
    pub(super) fn to(writer: impl Write + 'a) -> Self {
        Self { writer: BufWriter::new(Box::new(writer)) }
    }

    /// Writes a line of text. Text from outside must have been made harmless (see `command::quote`).
    pub(super) fn line(&mut self, line: impl fmt::Display) -> Result<(), Error> {
        Ok(writeln!(self.writer, "{line}")?)
    }

    /// Writes `value` as one line of JSON.
    pub(super) fn json(&mut self, value: &impl Serialize) -> Result<(), Error> {
        // Values here have text keys and no failing parts, so whatever goes wrong is the writer's.
        serde_json::to_writer(&mut self.writer, value).map_err(io::Error::from)?;
        Ok(self.writer.write_all(b"\n")?)
    }

    /// Sends what is still buffered.
    pub(super) fn finish(mut self) -> Result<(), Error> {
        Ok(self.writer.flush()?)
    }
}

#[cfg(test)]
mod tests {
    use std::io::{self, ErrorKind, Write};

    use super::{Error, Output};

    /// A writer that fails in one way.
    struct Failing(ErrorKind);

    impl Write for Failing {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(self.0.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn end(kind: ErrorKind) -> Result<(), Error> {
        let mut output = Output::to(Failing(kind));
        output.json(&"x".repeat(100_000)).and(output.finish())
    }

    #[test]
    fn a_reader_that_went_away_is_told_from_a_full_disk() {
        assert!(matches!(end(ErrorKind::BrokenPipe), Err(Error::Closed)));
        assert!(matches!(end(ErrorKind::StorageFull), Err(Error::Write(_))));
    }
}
