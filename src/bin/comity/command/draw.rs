//! Drawing pictures.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use clap::{Args, Subcommand, ValueEnum};
use comity::Error;
use comity::question::{self, Form, Lexicon, Question};
use comity::render::picture::Picture;
use comity::render::{dot, network, svg};
use comity::time::Day;

use super::{Graphs, Outcome, day};
use crate::Surroundings;

/// Which figure to draw.
#[derive(Debug, Args)]
pub(crate) struct Draw {
    #[command(subcommand)]
    figure: Figure,
}

#[derive(Debug, Subcommand)]
enum Figure {
    /// Draw an entity among all that deal with it
    Network(Network),
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
    /// The file to write; its ending says the format: .svg, .png or .dot. Without it, SVG goes to stdout
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Who lays the figure out
    #[arg(long, value_enum, default_value = "own")]
    engine: Engine,
    #[command(flatten)]
    graphs: Graphs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Engine {
    /// Comity itself; needs nothing installed
    Own,
    /// The `dot` program of Graphviz, where it is installed
    Dot,
}

pub(super) fn run(draw: &Draw, surroundings: &Surroundings) -> Outcome {
    let Figure::Network(arguments) = &draw.figure;
    let (loaded, remarks) = match arguments.graphs.load(surroundings) {
        Ok(loaded) => loaded,
        Err(error) => return Outcome::misuse(error),
    };
    // The name is read as a question would read it, so that it may be mistyped and is corrected in the same way.
    let lexicon = Lexicon::new(&loaded.graph);
    let words = format!("what stands with {}", arguments.of);
    let question = match question::parse(&words, &lexicon) {
        Ok(question)
            if matches!(question.form, Form::WhatStands(..))
                && question == (Question { on: None, known_by: None, ..question.clone() }) =>
        {
            Question { on: arguments.on, known_by: arguments.known_by, ..question }
        }
        Ok(_) => return Outcome::misuse("`--of` takes a name; give days as `--on` and `--known-by`"),
        Err(error) => return Outcome::misuse(error),
    };
    let answer = question::ask(&loaded.graph, &question);
    let picture = match network::network(&answer) {
        Ok(picture) => picture,
        Err(too_many) => return Outcome::misuse(too_many),
    };
    match write(&picture, arguments) {
        Ok(output) => Outcome { output, ..Outcome::default() }.with_remarks(&remarks),
        Err(error) => Outcome::misuse(error).with_remarks(&remarks),
    }
}

const FORMATS: &[&str] = &[".svg", ".png", ".dot"];

fn write(picture: &Picture, arguments: &Network) -> Result<Vec<u8>, Error> {
    let Some(path) = &arguments.output else {
        return drawn(picture, "svg", arguments.engine);
    };
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
    let bytes = drawn(picture, &ending, arguments.engine).map_err(|error| match error {
        Error::UnknownFormat { known, .. } => {
            Error::UnknownFormat { given: path.display().to_string(), known }
        }
        other => other,
    })?;
    replace(path, &bytes)?;
    Ok(Vec::new())
}

fn drawn(picture: &Picture, ending: &str, engine: Engine) -> Result<Vec<u8>, Error> {
    match (ending, engine) {
        ("dot", _) => Ok(dot::dot(picture).into_bytes()),
        ("svg", Engine::Own) => Ok(svg::svg(picture).into_bytes()),
        ("png", Engine::Own) => png(picture),
        ("svg" | "png", Engine::Dot) => graphviz(&dot::dot(picture), ending),
        (other, _) => Err(Error::UnknownFormat { given: other.to_owned(), known: FORMATS }),
    }
}

#[cfg(feature = "png")]
fn png(picture: &Picture) -> Result<Vec<u8>, Error> {
    const SCALE: f32 = 2.0;
    comity::render::png::png(&svg::svg(picture), SCALE).map_err(|error| Error::Picture(error.to_string()))
}

#[cfg(not(feature = "png"))]
fn png(_: &Picture) -> Result<Vec<u8>, Error> {
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
