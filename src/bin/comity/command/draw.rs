//! Drawing pictures.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use clap::{Args, Subcommand, ValueEnum};
use comity::Error;
use comity::question::{self, AnswerKind, Form, Lexicon, Question};
use comity::render::picture::Picture;
use comity::render::{dot, lanes, network, svg};
use comity::time::Day;

use super::{Graphs, Outcome, day};
use crate::Surroundings;

/// Which figure to draw.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Draw {
    #[command(subcommand)]
    figure: Option<Figure>,
    /// A question whose answer is drawn: who stands around the one it is about
    #[arg(value_name = "QUESTION")]
    question: Vec<String>,
    #[command(flatten)]
    canvas: Canvas,
}

/// Where the figure goes, who lays it out, and from which graphs.
#[derive(Debug, Args)]
struct Canvas {
    /// The file to write; its ending says the format: .svg, .png or .dot. Without it, SVG goes to stdout
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Who lays the figure out
    #[arg(long, value_enum, default_value = "own")]
    engine: Engine,
    #[command(flatten)]
    graphs: Graphs,
}

#[derive(Debug, Subcommand)]
enum Figure {
    /// Draw an entity among all that deal with it
    Network(Network),
    /// Draw what held when between two, or around one: a lane for each matter, the acts told below
    Lanes(Lanes),
}

/// The figure of a history.
#[derive(Debug, Args)]
struct Lanes {
    /// The entity it is about
    #[arg(long, value_name = "NAME")]
    of: String,
    /// The other side; without it, all that deal with the first
    #[arg(long, value_name = "NAME")]
    with: Option<String>,
    /// The first day drawn
    #[arg(long, value_name = "DAY", value_parser = day)]
    from: Option<Day>,
    /// The last day drawn
    #[arg(long, value_name = "DAY", value_parser = day)]
    to: Option<Day>,
    /// Count only sources published by this day
    #[arg(long, value_name = "DAY", value_parser = day)]
    known_by: Option<Day>,
    #[command(flatten)]
    canvas: Canvas,
}

/// The figure of one entity among its parties.
#[derive(Debug, Args)]
struct Network {
    /// The entity in the middle
    #[arg(long, value_name = "NAME")]
    of: String,
    /// The day to draw; without it, the last day of the data
    #[arg(long, value_name = "DAY", value_parser = day)]
    on: Option<Day>,
    /// Count only sources published by this day
    #[arg(long, value_name = "DAY", value_parser = day)]
    known_by: Option<Day>,
    #[command(flatten)]
    canvas: Canvas,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Engine {
    /// Comity itself; needs nothing installed
    Own,
    /// The `dot` program of Graphviz, where it is installed
    Dot,
}

pub(super) fn run(draw: &Draw, surroundings: &Surroundings) -> Outcome {
    let (words, canvas, days) = match &draw.figure {
        // The name is read as a question would read it, so that it may be mistyped and is corrected in the same way.
        Some(Figure::Network(network)) => {
            (format!("what stands with {}", network.of), &network.canvas, (network.on, network.known_by))
        }
        Some(Figure::Lanes(lanes)) => {
            let parties = match &lanes.with {
                Some(other) => format!("between {} and {other}", lanes.of),
                None => format!("with {}", lanes.of),
            };
            let days = match (lanes.from, lanes.to) {
                (None, None) => String::new(),
                (Some(from), None) => format!(" since {from}"),
                (None, Some(to)) => format!(" until {to}"),
                (Some(from), Some(to)) => format!(" between {from} and {to}"),
            };
            (format!("what happened {parties}{days}"), &lanes.canvas, (None, lanes.known_by))
        }
        None if draw.question.is_empty() => {
            return Outcome::misuse(
                "what shall be drawn? For instance: comity draw network --of taliban -o taliban.svg",
            );
        }
        None => (draw.question.join(" "), &draw.canvas, (None, None)),
    };
    let (loaded, remarks) = match canvas.graphs.load(surroundings) {
        Ok(loaded) => loaded,
        Err(error) => return Outcome::misuse(error),
    };
    let lexicon = Lexicon::new(&loaded.graph);
    let question = match question::parse(&words, &lexicon) {
        Ok(question) => question,
        Err(error) => return Outcome::misuse(error),
    };
    let is_bare = matches!(question.form, Form::WhatStands(..))
        && question == (Question { on: None, known_by: None, ..question.clone() });
    if matches!(draw.figure, Some(Figure::Network(_))) && !is_bare {
        return Outcome::misuse("`--of` takes a name; give days as `--on` and `--known-by`");
    }
    let question =
        Question { on: question.on.or(days.0), known_by: question.known_by.or(days.1), ..question };
    let answer = question::ask(&loaded.graph, &question);
    if answer.subject.is_none() {
        let message = "only an answer about one entity can be drawn: name it in the question, such as *from the taliban*";
        return Outcome::misuse(message);
    }
    let drawing = match answer.kind {
        AnswerKind::Series | AnswerKind::Changes => {
            return Outcome::misuse(
                "what holds on a day and what happened can be drawn; a change or a count by year cannot yet",
            );
        }
        AnswerKind::History => match lanes::lanes(&answer) {
            Ok(lanes) => Drawing::Lanes(lanes),
            Err(reason) => return Outcome::misuse(reason),
        },
        _ => match network::network(&answer) {
            Ok(picture) => Drawing::Network(Box::new(picture)),
            Err(too_many) => return Outcome::misuse(too_many),
        },
    };
    match write(&drawing, canvas) {
        Ok(output) => Outcome { output, ..Outcome::default() }.with_remarks(&remarks),
        Err(error) => Outcome::misuse(error).with_remarks(&remarks),
    }
}

/// A figure that is ready to be written in some format.
enum Drawing<'a> {
    Network(Box<Picture>),
    Lanes(lanes::Lanes<'a>),
}

impl Drawing<'_> {
    fn svg(&self) -> String {
        match self {
            Self::Network(picture) => svg::svg(picture),
            Self::Lanes(lanes) => lanes.svg(),
        }
    }

    fn dot(&self) -> Result<String, Error> {
        match self {
            Self::Network(picture) => Ok(dot::dot(picture)),
            Self::Lanes(_) => {
                let reason =
                    "lanes are drawn on an axis of time, which DOT does not have: write .svg or .png";
                Err(Error::Picture(reason.to_owned()))
            }
        }
    }
}

const FORMATS: &[&str] = &[".svg", ".png", ".dot"];

fn write(drawing: &Drawing<'_>, arguments: &Canvas) -> Result<Vec<u8>, Error> {
    let Some(path) = &arguments.output else {
        return drawn(drawing, "svg", arguments.engine);
    };
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
    let bytes = drawn(drawing, &ending, arguments.engine).map_err(|error| match error {
        Error::UnknownFormat { known, .. } => {
            Error::UnknownFormat { given: path.display().to_string(), known }
        }
        other => other,
    })?;
    replace(path, &bytes)?;
    Ok(Vec::new())
}

fn drawn(drawing: &Drawing<'_>, ending: &str, engine: Engine) -> Result<Vec<u8>, Error> {
    match (ending, engine) {
        ("dot", _) => Ok(drawing.dot()?.into_bytes()),
        ("svg", Engine::Own) => Ok(drawing.svg().into_bytes()),
        ("png", Engine::Own) => png(&drawing.svg()),
        ("svg" | "png", Engine::Dot) => graphviz(&drawing.dot()?, ending),
        (other, _) => Err(Error::UnknownFormat { given: other.to_owned(), known: FORMATS }),
    }
}

#[cfg(feature = "png")]
fn png(svg: &str) -> Result<Vec<u8>, Error> {
    const SCALE: f32 = 2.0;
    comity::render::png::png(svg, SCALE).map_err(|error| Error::Picture(error.to_string()))
}

#[cfg(not(feature = "png"))]
fn png(_: &str) -> Result<Vec<u8>, Error> {
    Err(Error::Picture(
        "this program was built without PNG: build it with the feature `png`, or draw .svg".to_owned(),
    ))
}

/// The longest that Graphviz may take.
const TIME_LIMIT: Duration = Duration::from_secs(60);

/// Has the `dot` program draw, without a shell and within a time limit.
fn graphviz(source: &str, ending: &str) -> Result<Vec<u8>, Error> {
    let failed = |reason: String| Error::Helper { program: "dot".to_owned(), reason };
    let mut child = Command::new("dot")
        .arg(format!("-T{ending}"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| failed(format!("{error}; install Graphviz, or leave `--engine dot` out")))?;
    let mut input = child.stdin.take().expect("stdin was piped");
    let source = source.to_owned();
    let feeder = std::thread::spawn(move || input.write_all(source.as_bytes()));
    let mut output = child.stdout.take().expect("stdout was piped");
    let reader = std::thread::spawn(move || {
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut output, &mut bytes).map(|_| bytes)
    });
    let started = Instant::now();
    let status = loop {
        match child.try_wait().map_err(|error| failed(error.to_string()))? {
            Some(status) => break status,
            None if started.elapsed() > TIME_LIMIT => {
                let _ = child.kill();
                let _ = child.wait();
                return Err(failed(format!("gave no drawing within {} seconds", TIME_LIMIT.as_secs())));
            }
            None => std::thread::sleep(Duration::from_millis(2)),
        }
    };
    let _ = feeder.join();
    let bytes = reader.join().expect("reading does not panic").map_err(|error| failed(error.to_string()))?;
    match status.success() {
        true => Ok(bytes),
        false => Err(failed(format!("ended with {status}"))),
    }
}

/// Writes a file in one step: it is complete or it is not there.
fn replace(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let failed = |cause| Error::Io { doing: "write", path: path.to_owned(), cause };
    // A device or a pipe cannot be replaced; it is written to as it is.
    if path.exists() && !path.is_file() {
        return fs::write(path, bytes).map_err(failed);
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.tmp", std::process::id()));
    let temporary = path.with_file_name(name);
    fs::write(&temporary, bytes).map_err(failed)?;
    fs::rename(&temporary, path).map_err(|cause| {
        let _ = fs::remove_file(&temporary);
        failed(cause)
    })
}
