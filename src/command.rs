//! The commands that work without a screen, one file each.
//!
//! A command reads its inputs, asks the corpus or the index one question, and writes the answer as text for people
//! or as JSON Lines for programs. The JSON fields are documented on the structs of each command and in the README;
//! they are added to, never renamed. Only [`Output`] writes to standard output; messages are handed to the caller.

mod articles;
mod entities;
mod output;
mod quote;
mod refs;
#[cfg(test)]
mod sample;
mod search;
mod show;
mod tagger;

use std::io;
use std::path::PathBuf;

use crate::cli::Command;
use crate::config::NameLists;
use crate::index::{self, IndexError};
use crate::loader::{self, Input, Settings};
use crate::model::Issue;
use crate::nlp::tagger::WeightsError;

pub use output::Output;

/// What the exit status says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// There is an answer.
    Found = 0,
    /// Everything could be read, and nothing fits the question.
    NothingFound = 1,
    /// Some input could not be read, or the question could not be asked.
    Failed = 2,
}

/// Why a command has no answer at all.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Standard output does not take the answer.
    #[error("cannot write to standard output")]
    Write(#[source] io::Error),
    /// The articles cannot be searched.
    #[error(transparent)]
    Index(#[from] IndexError),
    /// A file of the tagger cannot be read or written.
    #[error("cannot {action} {path}")]
    File {
        /// What was tried: read, write.
        action: &'static str,
        /// Where, harmless for a terminal.
        path: String,
        /// Why not.
        #[source]
        source: io::Error,
    },
    /// A weights file is no weights file, or is damaged.
    #[error("cannot use {path}")]
    Weights {
        /// Where it stands, harmless for a terminal.
        path: String,
        /// What is wrong with it.
        #[source]
        source: WeightsError,
    },
}

/// Answers `command`, watching for `names`. What could be read is answered even where some inputs failed; `tell` takes a line about
/// each failure, harmless for a terminal.
///
/// # Errors
/// Standard output cannot be written to, or the articles cannot be indexed.
pub fn run(
    command: &Command,
    names: &NameLists,
    mut output: Output,
    tell: &mut dyn FnMut(&str),
) -> Result<Status, Error> {
    if let Command::Tagger(command) = command {
        return tagger::run(command, output, tell);
    }
    let Some(source) = command.source() else {
        return Ok(Status::NothingFound);
    };
    let mut tell_issue = |Issue { path, text }: &Issue| {
        tell(&format!("{}: {}", quote::path(path), quote::line(text)));
    };
    let settings = Settings::watching(names.texts());
    let (corpus, wrong_names) = loader::load(&inputs(&source.paths), &settings);
    // A wrong line in a list is told like a wrong word in a query: the rest counts, and the answer stands.
    wrong_names.iter().for_each(&mut tell_issue);
    let unread = || names.issues.iter().chain(corpus.issues());
    unread().for_each(&mut tell_issue);
    let mut failed = unread().next().is_some();
    let answered = match command {
        Command::Articles(_) => articles::run(&corpus, source.format, &mut output),
        Command::Show(_) => show::run(&corpus, source.format, &mut output),
        Command::Entities(_) => entities::run(&corpus, source.format, &mut output),
        Command::Refs { name, .. } => refs::run(&corpus, name, source.format, &mut output),
        Command::Search { query, .. } => {
            let answer = index::build(&corpus)?.search(query, corpus.len().max(1));
            for problem in search::problems(query, &answer) {
                tell(&problem);
            }
            failed |= !answer.searched;
            search::run(&corpus, &answer, source.format, &mut output)
        }
        Command::Tagger(_) => Ok(false),
    };
    let found = match answered.and_then(|found| output.finish().map(|()| found)) {
        Ok(found) => found,
        Err(output::Error::Closed) => true,
        Err(output::Error::Write(error)) => return Err(Error::Write(error)),
    };
    Ok(match (failed, found) {
        (true, _) => Status::Failed,
        (false, true) => Status::Found,
        (false, false) => Status::NothingFound,
    })
}

/// What the paths of the command line stand for: `-` is standard input, and no path the embedded demo.
pub fn inputs(paths: &[PathBuf]) -> Vec<Input> {
    if paths.is_empty() {
        return vec![Input::Demo];
    }
    let input = |path: &PathBuf| match path.to_str() {
        Some("-") => Input::Stdin,
        _ => Input::Path(path.clone()),
    };
    paths.iter().map(input).collect()
}
