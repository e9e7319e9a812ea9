//! The answer file of a demo corpus: its shape, and where in a text its names stand.
//!
//! `corpus/README.md` says what each field means and how the names were annotated. A mention is stored as line
//! and text, so that a person can check it; [`Report::mention_spans`] finds its bytes.

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::path::Path;

use redthread::model::{Kind, Role};
use redthread::text::Span;
use serde::Deserialize;

/// A whole answer file.
#[derive(Deserialize)]
pub(crate) struct Answers {
    /// One for each file, in path order.
    pub(crate) reports: Vec<Report>,
    /// What the keys of the mentions denote.
    pub(crate) entities: BTreeMap<String, Known>,
}

/// The answers for one file.
#[derive(Deserialize)]
pub(crate) struct Report {
    pub(crate) path: String,
    pub(crate) title: Option<String>,
    pub(crate) outlet: Option<String>,
    pub(crate) authors: Vec<String>,
    pub(crate) published: Option<String>,
    pub(crate) origins: Vec<String>,
    pub(crate) lines: Vec<Line>,
    pub(crate) mentions: Vec<Name>,
    pub(crate) dates: Vec<Time>,
    /// The file itself, read beside the answers.
    #[serde(skip)]
    pub(crate) text: String,
}

/// What one line is.
#[derive(Deserialize)]
pub(crate) struct Line {
    pub(crate) line: usize,
    pub(crate) role: String,
}

/// One occurrence of a name.
#[derive(Deserialize)]
pub(crate) struct Name {
    pub(crate) line: usize,
    pub(crate) text: String,
    pub(crate) kind: String,
    pub(crate) entity: String,
}

/// One time expression.
#[derive(Deserialize)]
pub(crate) struct Time {
    pub(crate) line: usize,
    pub(crate) text: String,
}

/// What a key of the mentions denotes.
#[derive(Deserialize)]
pub(crate) struct Known {
    pub(crate) name: String,
    pub(crate) kind: String,
    pub(crate) spellings: Vec<String>,
}

impl Answers {
    /// The answers in `folder`, with the texts that they are about.
    pub(crate) fn load(folder: &Path) -> Self {
        let read = |name: &str| {
            fs::read_to_string(folder.join(name)).expect("the demo corpus is part of the sources")
        };
        let mut answers: Self =
            serde_json::from_str(&read("answers.json")).expect("the answer file has its shape");
        for report in &mut answers.reports {
            report.text = read(&report.path);
        }
        answers
    }
}

impl Report {
    /// Bytes of each line, without its line feed.
    pub(crate) fn lines_of_text(&self) -> Vec<Range<usize>> {
        let mut start = 0;
        self.text
            .split('\n')
            .map(|line| {
                let range = start..start + line.len();
                start = range.end + 1;
                range
            })
            .collect()
    }

    /// Number of the line that holds byte `offset`, from 1.
    pub(crate) fn line_number(&self, offset: usize) -> usize {
        1 + self.text.bytes().take(offset).filter(|&byte| byte == b'\n').count()
    }

    /// Where each mention stands, or the first one that is not where the answers say.
    pub(crate) fn mention_spans(&self) -> Result<Vec<Span>, String> {
        self.find(self.mentions.iter().map(|name| (name.line, &*name.text)))
    }

    /// Where each time expression stands, or the first one that is not where the answers say.
    pub(crate) fn date_spans(&self) -> Result<Vec<Span>, String> {
        self.find(self.dates.iter().map(|time| (time.line, &*time.text)))
    }

    /// Finds texts in their lines, each as whole words and after the one before it.
    fn find<'a>(
        &self,
        wanted: impl Iterator<Item = (usize, &'a str)>,
    ) -> Result<Vec<Span>, String> {
        let lines = self.lines_of_text();
        let mut after = 0;
        wanted
            .map(|(number, text)| {
                let missing = || format!("{}:{number}: no {text:?} here", self.path);
                let line = lines.get(number.wrapping_sub(1)).ok_or_else(missing)?;
                let from = after.max(line.start);
                let rest = self.text.get(from..line.end).ok_or_else(missing)?;
                let start = from
                    + rest
                        .match_indices(text)
                        .map(|(at, _)| at)
                        .find(|&at| self.is_whole(from + at, text.len()))
                        .ok_or_else(missing)?;
                after = start + text.len();
                Ok(Span::new(start, after))
            })
            .collect()
    }

    /// Whether no letter or digit touches the `length` bytes from `start`.
    fn is_whole(&self, start: usize, length: usize) -> bool {
        let before = self.text[..start].chars().next_back();
        let behind = self.text[start + length..].chars().next();
        ![before, behind].into_iter().flatten().any(char::is_alphanumeric)
    }
}

/// The role of that name.
pub(crate) fn role_of(name: &str) -> Option<Role> {
    Role::ALL.into_iter().find(|role| role.name() == name)
}

/// The kind of that name. The answers are checked for it, so that an unknown one is a mistake of theirs.
pub(crate) fn kind_of(name: &str) -> Kind {
    Kind::from_name(name).expect("the answers name only the six kinds")
}
