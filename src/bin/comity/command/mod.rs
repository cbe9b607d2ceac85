//! One file a command. A command returns what is to be written; only `main` writes.

mod ask;
mod check;
mod cite;
mod code;
mod completions;
mod draw;
mod explain;
mod file;
mod list;
mod mdbook;
mod questions;
mod run;
mod teach;
mod weave;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args, Parser, Subcommand};
use comity::diagnostic::{Severity, show};
use comity::load::{self, Loaded, Shipped};
use comity::render::Format;
use comity::time::{Day, PartialDate};

use crate::Surroundings;

/// Who recognizes, receives, lists whom, since when, on whose word
#[derive(Debug, Parser)]
#[command(
    name = "comity",
    version,
    args_conflicts_with_subcommands = true,
    override_usage = "comity [OPTIONS] QUESTION...\n       comity COMMAND",
    after_help = EXAMPLES
)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    ask: ask::Ask,
}

/// Questions to begin with, shown with the help.
pub(crate) const EXAMPLES: &str = "\
Questions, in plain words, quoted or not:
  comity who accepts envoys
  comity who accepts envoys from the taliban on 2024-10-04
  comity who lists the taliban on 2024-10-04
  comity does russia list the taliban on 2024-10-04
  comity who recognizes the taliban on 2024-10-04
  comity what stands between russia and the taliban
  comity what happened between russia and the taliban
  comity why does russia list the taliban

A question that names no day is about the last day of the data. comity never looks at the clock.
`comity questions` shows all that can be asked, `comity list entities` whom to ask about, `comity explain` the terms.";

#[derive(Debug, Subcommand)]
enum Command {
    /// Draw a picture of what stands around an entity
    Draw(Box<draw::Draw>),
    /// Make teaching material: worksheets, quizzes, cards, handouts, briefs
    Teach(Box<teach::Teach>),
    /// Cite an answer, an act with its sources, or the data
    Cite(cite::Cite),
    /// Check graph files and say what is wrong with them
    Check(check::Check),
    /// Explain the code of a fault
    Code(code::CodeArguments),
    /// Explain a term of the field
    Explain(explain::Explain),
    /// List what there is to ask about
    List(list::List),
    /// Show what can be asked, by example
    Questions,
    /// Fill the blocks of a Markdown page that ask comity something, or check that their answers still hold
    Weave(weave::Weave),
    /// Weave a book: mdBook calls this, where a book's book.toml names it
    Mdbook(mdbook::Mdbook),
    /// Ask a question that a graph file keeps
    Run(run::Run),
    /// Print a script that completes questions in a shell
    Completions(completions::Completions),
    /// Print what a question that is being typed can go on with
    #[command(hide = true)]
    Complete(completions::Complete),
    /// Write manual pages
    Man(completions::Man),
}

/// Which graphs a command works on.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Args)]
pub(crate) struct Graphs {
    /// Add a graph file, or a folder of graph files
    #[arg(long, value_name = "PATH")]
    graph: Vec<PathBuf>,
    /// Leave the shipped cases out; the register of entities stays
    #[arg(long)]
    only: bool,
    /// Of the shipped cases load this one alone (`comity list cases`)
    #[arg(long, value_name = "NAME", conflicts_with = "only", value_parser = cases())]
    case: Option<String>,
}

/// What a command has to say.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    /// For stdout.
    pub(crate) output: Vec<u8>,
    /// For stderr.
    pub(crate) remarks: String,
    /// The exit code: 0 done, 1 findings, 2 misuse or unreadable input.
    pub(crate) code: u8,
}

impl Outcome {
    fn of(output: String) -> Self {
        Self { output: output.into_bytes(), ..Self::default() }
    }

    pub(crate) fn misuse(message: impl std::fmt::Display) -> Self {
        Self { remarks: format!("error: {message}\n"), code: 2, ..Self::default() }
    }

    fn with_remarks(mut self, remarks: &str) -> Self {
        self.remarks.insert_str(0, remarks);
        self
    }
}

/// What to say in place of a message about options, where a figure is mistyped before them, or is not asked as it can be.
pub(crate) fn mistyped(given: &[OsString], error: &clap::Error) -> Option<String> {
    let words: Vec<String> = given.iter().skip(1).map(|word| word.to_string_lossy().into_owned()).collect();
    let (command, rest) = words.split_first()?;
    (command == "draw").then(|| draw::mistyped(rest).or_else(|| draw::misused(rest, error))).flatten()
}

pub(crate) fn run(arguments: &Arguments, surroundings: &Surroundings) -> Outcome {
    match &arguments.command {
        Some(Command::Draw(draw)) => draw::run(draw, surroundings),
        Some(Command::Teach(teach)) => teach::run(teach, surroundings),
        Some(Command::Cite(cite)) => cite::run(cite, surroundings),
        Some(Command::Check(check)) => check::run(check, surroundings),
        Some(Command::Code(code)) => code::run(code),
        Some(Command::Explain(explain)) => explain::run(explain),
        Some(Command::List(list)) => list::run(list, surroundings),
        Some(Command::Completions(shell)) => completions::script(shell),
        Some(Command::Complete(words)) => completions::complete(words),
        Some(Command::Man(folder)) => completions::man(folder),
        Some(Command::Weave(weave)) => weave::run(weave, surroundings),
        Some(Command::Mdbook(mdbook)) => mdbook::run(mdbook, surroundings),
        Some(Command::Run(run)) => run::run(run, surroundings),
        Some(Command::Questions) => questions::run(surroundings.width),
        None => ask::run(&arguments.ask, surroundings),
    }
}

impl Graphs {
    /// The options as they are typed in a shell; empty where all that is shipped is loaded.
    fn as_typed(&self) -> String {
        let paths = self.graph.iter().flat_map(|path| ["--graph".to_owned(), path.display().to_string()]);
        let only = self.only.then(|| "--only".to_owned());
        let case = self.case.iter().flat_map(|name| ["--case".to_owned(), name.clone()]);
        let words: Vec<String> = paths.chain(only).chain(case).collect();
        // A name that no shell can be given, having a null character in it, cannot have been given by one.
        shlex::try_join(words.iter().map(String::as_str)).unwrap_or_default()
    }

    /// Loads the graphs, with a remark for stderr on what was left out of them.
    ///
    /// They live until the process ends, which gives their memory back at once and not piece by piece.
    fn load(&self, surroundings: &Surroundings) -> Result<(&'static Loaded, String), comity::Error> {
        let shipped = match &self.case {
            Some(name) => Shipped::Case(name.clone()),
            None if self.only => Shipped::Register,
            None => Shipped::All,
        };
        let loaded = load::load(shipped, &self.graph)?;
        let faults: Vec<_> =
            loaded.diagnostics.iter().filter(|fault| fault.code.severity() == Severity::Error).collect();
        const MOST_SHOWN: usize = 3;
        let mut remarks = String::new();
        for fault in faults.iter().take(MOST_SHOWN) {
            remarks.push_str(&show(fault, loaded.graph.texts(), surroundings.colour));
            remarks.push('\n');
        }
        if faults.len() > MOST_SHOWN {
            remarks.push_str(&format!("{} more; `comity check` shows them all\n", faults.len() - MOST_SHOWN));
        }
        if !faults.is_empty() {
            remarks.push_str("the answer leaves out what is at fault\n");
        }
        Ok((Box::leak(Box::new(loaded)), remarks))
    }
}

/// The shipped cases that can be loaded alone.
fn cases() -> PossibleValuesParser {
    PossibleValuesParser::new(load::case_names().map(|(name, _)| name))
}

/// The forms of answers that can be asked for.
fn formats() -> PossibleValuesParser {
    PossibleValuesParser::new(Format::ALL.map(|(name, _)| name))
}

/// The form with a name that clap has let through.
fn format_named(name: &str) -> Format {
    Format::ALL.iter().find(|(known, _)| *known == name).map_or(Format::Text, |(_, format)| *format)
}

/// Reads the first day of a stretch: `2021` begins on 1 January.
fn first_day(text: &str) -> Result<Day, String> {
    date(text).map(PartialDate::earliest)
}

/// Reads the last day of a stretch: `2021` ends on 31 December.
fn last_day(text: &str) -> Result<Day, String> {
    date(text).map(PartialDate::latest)
}

fn date(text: &str) -> Result<PartialDate, String> {
    let date = PartialDate::read(text).map_err(|bad| bad.to_string())?;
    match date.earliest() == Day::MIN || date.latest() == Day::MAX {
        true => Err("a stretch begins and ends on a day; write one, such as 2024-10-04".to_owned()),
        false => Ok(date),
    }
}

/// Reads a day given as an option.
fn day(text: &str) -> Result<Day, String> {
    Day::read(text).ok_or_else(|| match PartialDate::read(text) {
        Ok(date) => format!("one day is needed, such as {}", date.earliest()),
        Err(bad) => format!("{bad}; a day is written as 2024-10-04"),
    })
}
