//! Runs the real `redthread` binary in a folder of its own.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{Seek, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// A run of the program that is being prepared.
#[derive(Debug)]
pub(crate) struct Program {
    folder: TempDir,
    command: Command,
}

/// A run of the program that ended.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Ran {
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    /// Exit status; `None` where a signal ended it.
    pub(crate) status: Option<i32>,
}

impl Program {
    /// In a new, empty folder, with nothing on standard input and no environment but a home.
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_redthread"));
        command
            .current_dir(folder.path())
            .env_clear()
            .env("HOME", folder.path())
            .stdin(Stdio::null());
        Self { folder, command }
    }

    /// The folder it runs in.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Makes an empty folder.
    pub(crate) fn folder_at(self, path: impl AsRef<Path>) -> Self {
        fs::create_dir_all(self.folder.path().join(path)).unwrap();
        self
    }

    /// Puts a file there, and the folders it needs.
    pub(crate) fn file(self, path: impl AsRef<Path>, content: impl AsRef<[u8]>) -> Self {
        let path: PathBuf = self.folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
        self
    }

    /// What stands on standard input.
    pub(crate) fn stdin(mut self, content: impl AsRef<[u8]>) -> Self {
        let mut file: File = tempfile::tempfile().unwrap();
        file.write_all(content.as_ref()).unwrap();
        file.rewind().unwrap();
        self.command.stdin(file);
        self
    }

    /// What follows `redthread` on the command line.
    pub(crate) fn arguments<S: AsRef<OsStr>>(mut self, arguments: &[S]) -> Self {
        self.command.args(arguments);
        self
    }

    /// Runs it to its end.
    pub(crate) fn run(self) -> Ran {
        self.run_into(Stdio::piped())
    }

    /// Runs it with its standard output going into `stdout`.
    pub(crate) fn run_into(mut self, stdout: impl Into<Stdio>) -> Ran {
        self.command.stdout(stdout).stderr(Stdio::piped());
        Ran::wait(self.command.spawn().unwrap())
    }

    /// Runs it while nobody reads its standard output.
    pub(crate) fn run_unheard(mut self) -> Ran {
        self.command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = self.command.spawn().unwrap();
        drop(child.stdout.take());
        Ran::wait(child)
    }
}

impl Ran {
    fn wait(child: Child) -> Self {
        let output = child.wait_with_output().unwrap();
        Self {
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
            status: output.status.code(),
        }
    }

    /// Standard output as JSON Lines.
    pub(crate) fn json(&self) -> Vec<Value> {
        let lines = self.stdout.lines();
        lines.map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}
