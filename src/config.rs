//! Locates and reads configuration files.
//!
//! The folder is `redthread` below `$XDG_CONFIG_HOME`, or below `~/.config` where that is not set, as the XDG Base
//! Directory Specification has it. The files are read as raw text: `ui::keymap`, `ui::theme` and `nlp::watchlist` know
//! what may stand in them. A missing file is fine; one that cannot be read is told and never stops the program.

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::model::Issue;

/// A configuration file as it stands on the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawFile {
    /// Where it stands, for messages.
    pub path: PathBuf,
    /// What stands in it.
    pub text: String,
}

/// The lists of names to watch for, in the order in which they count.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NameLists {
    /// Those of the command line, then `names.tsv` and `names.csv` of the folder.
    pub files: Vec<RawFile>,
    /// The files that could not be read.
    pub issues: Vec<Issue>,
}

impl NameLists {
    /// Path and text of each list.
    pub fn texts(&self) -> Vec<(String, String)> {
        self.files
            .iter()
            .map(|file| (file.path.to_string_lossy().into_owned(), file.text.clone()))
            .collect()
    }
}

/// What the analyst configured.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Config {
    /// `keymap.toml`, where there is one.
    pub keymap: Option<RawFile>,
    /// `theme.toml`, where there is one.
    pub theme: Option<RawFile>,
    /// The files that are there and could not be read.
    pub issues: Vec<Issue>,
}

/// The configuration folder of this environment; `None` where there is no home either.
pub fn folder() -> Option<PathBuf> {
    folder_in(env::var_os("XDG_CONFIG_HOME").as_deref(), env::home_dir().as_deref())
}

/// The configuration files in `folder`.
pub fn read(folder: &Path) -> Config {
    let mut issues = Vec::new();
    Config {
        keymap: read_file(folder.join("keymap.toml"), DEFAULTS, &mut issues),
        theme: read_file(folder.join("theme.toml"), DEFAULTS, &mut issues),
        issues,
    }
}

/// The lists of names at `given` and in `folder`. One that is given and not there is an issue.
pub fn name_lists(given: &[PathBuf], folder: Option<&Path>) -> NameLists {
    let mut lists = NameLists::default();
    for path in given {
        match fs::read_to_string(path) {
            Ok(text) => lists.files.push(RawFile { path: path.clone(), text }),
            Err(error) => lists.issues.push(unreadable(path, NO_NAMES, &error)),
        }
    }
    for name in ["names.tsv", "names.csv"] {
        let file =
            folder.and_then(|folder| read_file(folder.join(name), NO_NAMES, &mut lists.issues));
        lists.files.extend(file);
    }
    lists
}

/// The specification has relative and empty paths in the variable ignored.
fn folder_in(xdg_config_home: Option<&OsStr>, home: Option<&Path>) -> Option<PathBuf> {
    let stated = xdg_config_home.map(PathBuf::from).filter(|path| path.is_absolute());
    let base = stated.or_else(|| Some(home?.join(".config")))?;
    Some(base.join("redthread"))
}

/// What happens without a file that cannot be read.
const DEFAULTS: &str = "cannot be read, the defaults are used";
const NO_NAMES: &str = "cannot be read, its names are not watched";

/// The file at `path`, if there is one; `without` says what happens where it cannot be read.
fn read_file(path: PathBuf, without: &str, issues: &mut Vec<Issue>) -> Option<RawFile> {
    match fs::read_to_string(&path) {
        Ok(text) => Some(RawFile { path, text }),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => {
            issues.push(unreadable(&path, without, &error));
            None
        }
    }
}

fn unreadable(path: &Path, without: &str, error: &io::Error) -> Issue {
    Issue { path: path.to_string_lossy().into(), text: format!("{without}: {error}") }
}

#[cfg(test)]
mod tests {
    use std::ffi::OsStr;
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::{Config, NameLists, folder_in, name_lists, read};

    #[test]
    fn the_folder_is_where_the_specification_says() {
        let home = Some(Path::new("/home/ada"));
        let table = [
            (Some("/etc/mine"), home, Some("/etc/mine/redthread")),
            (Some("relative"), home, Some("/home/ada/.config/redthread")),
            (Some(""), home, Some("/home/ada/.config/redthread")),
            (None, home, Some("/home/ada/.config/redthread")),
            (None, None, None),
        ];

        for (variable, home, folder) in table {
            assert_eq!(folder_in(variable.map(OsStr::new), home), folder.map(PathBuf::from));
        }
    }

    #[test]
    fn a_missing_file_is_fine() {
        let folder = tempfile::tempdir().unwrap();

        assert_eq!(read(folder.path()), Config::default());
    }

    #[test]
    fn a_file_that_cannot_be_read_is_told_and_the_other_one_is_read() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("keymap.toml"), b"\xFF\xFE").unwrap();
        fs::write(folder.path().join("theme.toml"), "person = \"red\"").unwrap();

        let config = read(folder.path());

        assert_eq!(config.keymap, None);
        assert_eq!(config.theme.map(|file| file.text).as_deref(), Some("person = \"red\""));
        let [issue] = &config.issues[..] else {
            panic!("{:?}", config.issues);
        };
        assert!(issue.path.ends_with("keymap.toml"));
        assert!(issue.text.starts_with("cannot be read"));
    }

    #[test]
    fn lists_of_names_that_are_given_go_before_those_of_the_folder() {
        let folder = tempfile::tempdir().unwrap();
        let given = folder.path().join("given.csv");
        fs::write(&given, "Marr,person").unwrap();
        fs::write(folder.path().join("names.tsv"), "Quay\tplace").unwrap();

        let lists = name_lists(&[given], Some(folder.path()));

        let texts: Vec<&str> = lists.files.iter().map(|file| &*file.text).collect();
        assert_eq!(texts, ["Marr,person", "Quay\tplace"]);
    }

    #[test]
    fn a_list_that_is_given_must_be_there_and_one_of_the_folder_need_not() {
        let folder = tempfile::tempdir().unwrap();

        let none = name_lists(&[], Some(folder.path()));
        let missing = name_lists(&[folder.path().join("gone.csv")], None);

        assert_eq!(none, NameLists::default());
        assert!(missing.issues[0].path.ends_with("gone.csv"));
    }
}
