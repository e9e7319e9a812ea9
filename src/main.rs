//! The `redthread` program: arguments, then a command or the reader, then the exit status.

use std::error::Error;
use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;
use redthread::cli::{Arguments, Command};
use redthread::command::{self, Output, Status};

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let ended = match &arguments.command {
        Some(command) => answer(command),
        None => read(&arguments),
    };
    match ended {
        Ok(status) => ExitCode::from(status as u8),
        Err(error) => {
            tell(&chain(&*error));
            ExitCode::from(Status::Failed as u8)
        }
    }
}

/// Answers without a screen.
fn answer(command: &Command) -> Result<Status, Box<dyn Error>> {
    Ok(command::run(command, Output::stdout(), &mut tell)?)
}

/// Opens the reader.
fn read(arguments: &Arguments) -> Result<Status, Box<dyn Error>> {
    let _inputs = command::inputs(&arguments.paths);
    // READER: `redthread::ui::run(inputs, options)` goes here, and is asked first whether there is a terminal.
    Err("there is no reader yet; without a screen: redthread articles, show, entities, refs or search PATH...".into())
}

/// Writes one message to standard error. Where that is closed there is nobody to tell.
fn tell(message: &str) {
    let _ = writeln!(io::stderr(), "redthread: {message}");
}

/// An error with everything that led to it.
fn chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    text
}
