//! The `redthread` program: arguments, then a command or the reader, then the exit status.

use std::env;
use std::error::Error;
use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;
use redthread::cli::{Arguments, Command};
use redthread::command::{self, Output, Status};
use redthread::ui::depth::Depth;
use redthread::{config, ui};

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let ended = match &arguments.command {
        Some(command) => answer(command, &arguments),
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
fn answer(command: &Command, arguments: &Arguments) -> Result<Status, Box<dyn Error>> {
    let names = config::name_lists(arguments.names(), config::folder().as_deref());
    Ok(command::run(command, &names, Output::stdout(), &mut tell)?)
}

/// Opens the reader.
fn read(arguments: &Arguments) -> Result<Status, Box<dyn Error>> {
    let folder = config::folder();
    let config = folder.as_deref().map(config::read).unwrap_or_default();
    let names = config::name_lists(arguments.names(), folder.as_deref());
    let depth = Depth::choose(Some(arguments.color.name()), |name| env::var(name).ok());
    ui::run(command::inputs(&arguments.paths), &names, &config, depth)?;
    Ok(Status::Found)
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
