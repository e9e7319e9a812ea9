//! The command line: what may be written after `redthread`, with the help texts.
//!
//! Doc comments on the types below are the help. Nothing is done here: `command` answers the subcommands and
//! `ui` opens the reader. A path named like a subcommand is written with a folder: `./articles`.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Follow a name through a pile of reports.
///
/// Opens a reader on files and folders: the reports, the names in them, and for each name where else it stands.
/// With a subcommand, answers as text or JSON Lines without a screen.
#[derive(Debug, Clone, PartialEq, Eq, Parser)]
#[command(
    name = "redthread",
    version,
    args_conflicts_with_subcommands = true,
    after_help = "Examples:
  redthread                                   open the embedded demo
  redthread reports/                          open every report below a folder
  redthread refs 'Ilan Marr' reports/         every sentence that names Ilan Marr
  redthread search 'harbor strike' reports/
  redthread show --format jsonl report.txt | jq '.mentions[].name'

Exit status: 0 found, 1 nothing found, 2 error (what could be read is still printed)."
)]
pub struct Arguments {
    /// What to answer without a screen.
    #[command(subcommand)]
    pub command: Option<Command>,

    /// Colors that the reader uses.
    #[arg(long, value_enum, value_name = "COLORS", default_value_t = Color::Auto)]
    pub color: Color,

    /// List of names to find wherever they stand: CSV or TSV, columns name, kind, aliases (A|B); may be repeated.
    #[arg(long, value_name = "FILE")]
    pub names: Vec<PathBuf>,

    /// Files and folders to open, or - for standard input; none: the embedded demo.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
}

impl Arguments {
    /// The lists of names to watch for.
    pub fn names(&self) -> &[PathBuf] {
        match &self.command {
            Some(command) => command.source().map_or(&[], |source| source.names.as_slice()),
            None => &self.names,
        }
    }
}

/// Colors that the reader uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// As the terminal and `NO_COLOR` say.
    Auto,
    /// The sixteen of the terminal's palette.
    #[value(name = "16")]
    Sixteen,
    /// The 256 of xterm.
    #[value(name = "256")]
    TwoFiftySix,
    /// 24 bits.
    True,
    /// None: bold, underline and italic alone.
    Never,
}

impl Color {
    /// Its name on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Sixteen => "16",
            Self::TwoFiftySix => "256",
            Self::True => "true",
            Self::Never => "never",
        }
    }
}

/// The subcommands: the same engine without a screen.
#[derive(Debug, Clone, PartialEq, Eq, Subcommand)]
pub enum Command {
    /// List the reports: date, outlet, title, path.
    #[command(
        after_help = "Example:\n  redthread articles reports/ | sort\n\nReports are listed by path."
    )]
    Articles(Source),

    /// Print each report with the names in it.
    #[command(
        after_help = "Example:\n  redthread show --format jsonl reports/ | jq '.mentions[].name'\n\n\
        Offsets in JSON are byte offsets into the field `text`."
    )]
    Show(Source),

    /// List who and what the reports name, with every spelling by outlet.
    #[command(
        after_help = "Example:\n  redthread entities --format jsonl reports/ | jq 'select(.kind == \"person\")'"
    )]
    Entities(Source),

    /// Print every sentence that names NAME, by report.
    #[command(
        after_help = "Examples:\n  redthread refs 'Ilan Marr' reports/\n  redthread refs marr reports/\n\n\
        Case, accents and the kind of apostrophe do not matter. Where no spelling equals NAME, those that \
        contain it as whole words count."
    )]
    Refs {
        /// A spelling of the name.
        #[arg(value_name = "NAME")]
        name: String,
        /// Where to look.
        #[command(flatten)]
        source: Source,
    },

    /// Print the reports that match QUERY, best first, each with a passage.
    #[command(after_help = "Examples:\n  redthread search 'harbor strike' reports/\n  \
        redthread search '\"harbor strike\" -weather' reports/\n  \
        redthread search 'harb* OR port' reports/\n  \
        redthread search 'title:strike date:>=2022-10' reports/\n  curl -s URL | redthread search harbor -\n\n\
        Case and accents do not matter. What is wrong with the query is told, and the rest is searched.")]
    Search {
        /// Words, all of them needed; "phrases in quotes"; OR; -excluded; title:, outlet:, author:, entity:, date:.
        #[arg(value_name = "QUERY", allow_hyphen_values = true)]
        query: String,
        /// Where to look.
        #[command(flatten)]
        source: Source,
    },

    /// Train and measure the weights that names are found with.
    #[command(subcommand)]
    Tagger(Tagger),
}

impl Command {
    /// Where it looks, and how it answers; none for a command that reads no reports.
    pub const fn source(&self) -> Option<&Source> {
        match self {
            Self::Articles(source)
            | Self::Show(source)
            | Self::Entities(source)
            | Self::Refs { source, .. }
            | Self::Search { source, .. } => Some(source),
            Self::Tagger(_) => None,
        }
    }
}

/// What to do with the weights that names are found with.
#[derive(Debug, Clone, PartialEq, Eq, Subcommand)]
pub enum Tagger {
    /// Make weights from labelled text.
    #[command(
        after_help = "Example:\n  redthread tagger train --data labelled/ --like own --out own.bin\n\n\
        The folder holds labelled text, one file or more for each set: SET.txt or SET.PART.txt, lines of \
        token<TAB>tag with BIO tags (PER, ORG, LOC, MISC), a blank line between sentences, -DOCSTART- between \
        texts; and unlabelled text to group words by: NAME.raw.txt. Same files and seed, same weights."
    )]
    Train {
        /// Folder with the text.
        #[arg(long, value_name = "DIR")]
        data: PathBuf,
        /// Where to write the weights.
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        /// Begins the row of random numbers.
        #[arg(long, value_name = "N", default_value_t = 1)]
        seed: u64,
        /// Set whose manner of labelling the weights take; none: what all sets have in common.
        #[arg(long, value_name = "SET")]
        like: Option<String>,
        /// Leave out one text in N of that set, to measure on; a text's own words decide which.
        #[arg(long, value_name = "N", default_value_t = 0, requires = "like")]
        hold_out: u64,
    },

    /// Print precision, recall and F1 on labelled text.
    #[command(
        after_help = "Example:\n  redthread tagger evaluate --model own.bin labelled/own.txt\n\n\
        A name is right when both its ends and its class are. Figures are in percent; the line `names` is for \
        persons, organizations and places together."
    )]
    Evaluate {
        /// Weights to measure; none: the embedded ones.
        #[arg(long, value_name = "FILE")]
        model: Option<PathBuf>,
        /// Read only the texts that `train --hold-out N` leaves out.
        #[arg(long, value_name = "N", default_value_t = 0)]
        held_out: u64,
        /// Labelled files.
        #[arg(value_name = "DATA", required = true)]
        data: Vec<PathBuf>,
    },
}

/// Where a subcommand looks, and how it answers.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct Source {
    /// How to answer.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,

    /// List of names to find wherever they stand: CSV or TSV, columns name, kind, aliases (A|B); may be repeated.
    #[arg(long, value_name = "FILE")]
    pub names: Vec<PathBuf>,

    /// Files and folders to read, or - for standard input; none: the embedded demo.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
}

/// How a subcommand answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Text,
    /// For programs: one JSON object a line.
    Jsonl,
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use clap::{CommandFactory, Parser};

    use super::{Arguments, Command, Format};

    fn parse(arguments: &[&str]) -> Arguments {
        Arguments::parse_from([&["redthread"], arguments].concat())
    }

    #[test]
    fn the_command_line_is_consistent() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn paths_alone_open_the_reader() {
        let arguments = parse(&["reports", "articles"]);

        assert_eq!(arguments.command, None);
        assert_eq!(arguments.paths, [PathBuf::from("reports"), PathBuf::from("articles")]);
    }

    #[test]
    fn a_path_named_like_a_subcommand_is_given_with_its_folder() {
        let arguments = parse(&["./articles"]);

        assert_eq!(arguments.paths, [PathBuf::from("./articles")]);
    }

    #[test]
    fn options_may_stand_before_and_after_the_paths() {
        let after = parse(&["refs", "Marr", "a", "-", "--format", "jsonl"]);
        let before = parse(&["refs", "--format=jsonl", "Marr", "a", "-"]);

        assert_eq!(after, before);
        let source = after.command.as_ref().and_then(Command::source);
        assert_eq!(source.map(|source| source.format), Some(Format::Jsonl));
    }

    #[test]
    fn lists_of_names_may_be_given_to_the_reader_and_to_every_command() {
        let reader = parse(&["--names", "a.csv", "reports", "--names", "b.tsv"]);
        let command = parse(&["show", "reports", "--names", "a.csv", "--names=b.tsv"]);

        let lists = ["a.csv", "b.tsv"].map(PathBuf::from);
        assert_eq!((reader.names(), command.names()), (&lists[..], &lists[..]));
    }

    #[test]
    fn a_query_may_begin_with_an_exclusion() {
        let arguments = parse(&["search", "--format", "jsonl", "-weather", "a"]);

        let Some(Command::Search { query, source }) = arguments.command else {
            panic!("{arguments:?}");
        };
        assert_eq!((query.as_str(), source.format), ("-weather", Format::Jsonl));
    }
}
