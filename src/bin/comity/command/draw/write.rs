//! Writing a figure: the format follows from the ending of the file.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};
use comity::Error;
use comity::question::Answer;
use comity::render::figure::{Figure, Frame, Inks, Style};
use comity::render::labels::Language;
use comity::render::picture::Picture;
use comity::render::{d2, dot, html, limit, mermaid, timeline};
use comity::text::visible;

use super::super::Graphs;
use super::super::file::replace;
use super::graphviz::graphviz;

/// Where the figure goes, what it looks like, and from which graphs it is made.
#[derive(Debug, Args)]
pub(super) struct Canvas {
    /// The file to write; its ending says the format: .svg .png .pdf .html .txt .dot .mmd .d2 .json. Without it, SVG goes to stdout
    #[arg(long, short, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// The format, where no ending of a file says it: on stdout and in a folder
    #[arg(long, short, value_name = "FORMAT", value_parser = FORMATS.map(|ending| &ending[1..]))]
    pub(super) format: Option<String>,
    /// What it is for: letters and size follow
    #[arg(long = "for", value_enum, default_value = "web", value_name = "USE")]
    purpose: Purpose,
    /// Colours, or greys of the same lightness for paper
    #[arg(long, value_enum, default_value = "color")]
    ink: Ink,
    /// A title in place of the finding
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// Call parties by their names in a language, where names are on record; sentences stay English, and `--title` takes a title of your own
    #[arg(long, value_name = "LANGUAGE", default_value = "en", value_parser = language())]
    pub(super) lang: Language,
    /// Pixels of a PNG for a pixel of the figure
    #[arg(long, value_name = "NUMBER", default_value_t = 2.0, value_parser = scale)]
    scale: f32,
    /// Print the alternative text, for who does not see the figure
    #[arg(long, conflicts_with = "output")]
    pub(super) alt: bool,
    /// Draw also what is more than one figure holds well: 60 parties, on a slide 12
    #[arg(long)]
    all: bool,
    /// Who lays the figure out
    #[arg(long, value_enum, default_value = "own")]
    engine: Engine,
    #[command(flatten)]
    pub(super) graphs: Graphs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Purpose {
    /// As large as the drawing needs
    Web,
    /// 1920 by 1080 pixels, no letters below 24
    Slide,
    /// A4, upright
    Page,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Ink {
    /// Colours that the colour-blind can tell apart
    #[value(alias = "colour")]
    Color,
    /// Greys
    #[value(alias = "gray")]
    Grey,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Engine {
    /// Comity itself; needs nothing installed
    Own,
    /// The `dot` program of Graphviz, where it is installed
    Dot,
    /// The `sfdp` program of Graphviz, for many nodes
    Sfdp,
}

/// Reads the tag of a language; `--help` and completion name them all.
fn language() -> impl TypedValueParser<Value = Language> {
    PossibleValuesParser::new(
        Language::ALL.map(|language| PossibleValue::new(language.tag()).help(language.name())),
    )
    .map(|tag| tag.parse().expect("the parser takes known tags alone"))
}

fn scale(text: &str) -> Result<f32, String> {
    let number: f32 = text.parse().map_err(|_| "give a number, such as 2".to_owned())?;
    match number.is_finite() && number > 0.0 {
        true => Ok(number),
        false => Err("give a number above 0, such as 2".to_owned()),
    }
}

/// A figure that is ready to be written in some format.
pub(super) struct Drawn<'a> {
    pub(super) answer: Cow<'a, Answer>,
    pub(super) figure: Figure,
    /// The nodes and edges, of a figure that has them.
    pub(super) picture: Option<Picture>,
    /// The parties that keep their English names, a note each.
    pub(super) unnamed: String,
}

/// What was written, and what the format could not carry.
pub(super) struct Written {
    pub(super) output: Vec<u8>,
    pub(super) losses: String,
}

/// The endings of files, each with what it is.
const FORMATS: [&str; 9] = [".svg", ".png", ".pdf", ".html", ".txt", ".dot", ".mmd", ".d2", ".json"];

impl Canvas {
    pub(super) fn style(&self) -> Style {
        Style {
            frame: match self.purpose {
                Purpose::Web => Frame::Own,
                Purpose::Slide => Frame::Slide,
                Purpose::Page => Frame::Page,
            },
            inks: match self.ink {
                Ink::Color => Inks::Colour,
                Ink::Grey => Inks::Grey,
            },
            title: self.title.clone(),
        }
    }

    /// Refuses more parties than the figure can show, unless all are wanted or another engine lays them out.
    pub(super) fn fits(&self, answer: &Answer, parties: usize) -> Result<(), String> {
        match self.all || self.engine != Engine::Own {
            true => Ok(()),
            false => limit::fits(answer, parties, self.style().frame).map_err(|reason| reason.to_string()),
        }
    }

    /// Writes a figure to its file, or gives what goes to stdout.
    pub(super) fn write(&self, drawn: &Drawn<'_>) -> Result<Written, Error> {
        if self.alt {
            let output = format!("{}\n", drawn.figure.description).into_bytes();
            return Ok(Written { output, losses: drawn.unnamed.clone() });
        }
        let usual = self.format.as_deref();
        let Some(path) = &self.output else {
            return self.drawn(drawn, usual.unwrap_or("svg"));
        };
        let of_file = ending(path);
        if let Some(format) =
            usual.filter(|format| *format != of_file && FORMATS.contains(&format!(".{of_file}").as_str()))
        {
            return Err(Error::Picture(format!(
                "`--format {format}` and the ending of {} say two formats: leave one out",
                path.display()
            )));
        }
        let ending = usual.map_or(of_file, str::to_owned);
        let written = self.drawn(drawn, &ending).map_err(|error| match error {
            Error::UnknownFormat { known, .. } => {
                Error::UnknownFormat { given: path.display().to_string(), known }
            }
            other => other,
        })?;
        replace(path, &written.output)?;
        Ok(Written { output: Vec::new(), ..written })
    }

    /// A figure in the format of an ending, on a sheet of its own.
    pub(super) fn drawn(&self, drawn: &Drawn<'_>, ending: &str) -> Result<Written, Error> {
        let svg = || {
            let svg = drawn.figure.svg(&self.style());
            svg.map_err(|too_much| Error::Picture(too_much.to_string()))
        };
        self.formed(drawn, ending, &svg)
    }

    /// A figure in the format of an ending; `svg` gives it on its sheet.
    pub(super) fn formed(
        &self,
        drawn: &Drawn<'_>,
        ending: &str,
        svg: &dyn Fn() -> Result<String, Error>,
    ) -> Result<Written, Error> {
        let plain = |output: Vec<u8>| Ok(Written { output, losses: drawn.unnamed.clone() });
        let losing = |text: String, losses: &[&str]| {
            let losses = losses.iter().map(|loss| format!("note: .{ending} cannot carry {loss}\n"));
            let losses = losses.fold(drawn.unnamed.clone(), |all, loss| all + &loss);
            Ok(Written { output: text.into_bytes(), losses })
        };
        let typeset = |(output, lacking): (Vec<u8>, BTreeSet<char>)| {
            Ok(Written { output, losses: drawn.unnamed.clone() + &boxes(ending, &lacking) })
        };
        let program = match self.engine {
            Engine::Own => None,
            Engine::Dot => Some("dot"),
            Engine::Sfdp => Some("sfdp"),
        };
        match (ending, program) {
            ("svg" | "png" | "pdf", Some(program)) => {
                plain(graphviz(program, &dot::dot(nodes(drawn, "Graphviz")?), ending)?)
            }
            ("svg", None) => plain(svg()?.into_bytes()),
            ("png", None) => typeset(png(&svg()?, self.scale)?),
            ("pdf", None) => typeset(pdf(&svg()?, &drawn.figure.title)?),
            ("html", _) => plain(html::html(&drawn.answer, &drawn.figure, &svg()?).into_bytes()),
            ("txt", _) => plain(drawn.figure.twin.clone().into_bytes()),
            ("dot", _) => losing(dot::dot(nodes(drawn, "DOT")?), dot::LOSSES),
            ("mmd", _) => losing(mermaid::mermaid(nodes(drawn, "Mermaid")?), mermaid::LOSSES),
            ("d2", _) => losing(d2::d2(nodes(drawn, "D2")?), d2::LOSSES),
            ("json", _) => match timeline::timeline(&drawn.answer) {
                Some(text) => losing(text?, timeline::LOSSES),
                None => Err(Error::Picture(
                    "a .json is a timeline of a history, and this figure is none: draw lanes, or print the answer itself with `--format json`"
                        .to_owned(),
                )),
            },
            (other, _) => Err(Error::UnknownFormat { given: other.to_owned(), known: &FORMATS }),
        }
    }
}

/// The ending of a file, in small letters and without its dot.
pub(super) fn ending(path: &Path) -> String {
    path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase()
}

/// The note on characters that are drawn as boxes, if there are any.
fn boxes(ending: &str, lacking: &BTreeSet<char>) -> String {
    if lacking.is_empty() {
        return String::new();
    }
    let first: Vec<String> = lacking.iter().take(5).map(|c| visible(&c.to_string())).collect();
    format!(
        "note: .{ending} cannot carry {} characters that no font here has ({}{}): empty boxes stand for them; install fonts that have them, such as Noto Sans Arabic and Noto Sans CJK, or write .svg\n",
        lacking.len(),
        first.join(" "),
        if lacking.len() > first.len() { " …" } else { "" }
    )
}

/// The nodes and edges of a figure, for a language that knows nothing else.
fn nodes<'d>(drawn: &'d Drawn<'_>, language: &str) -> Result<&'d Picture, Error> {
    drawn.picture.as_ref().ok_or_else(|| {
        Error::Picture(format!(
            "{language} knows nodes and edges alone, and this figure has places of its own: write .svg, .png, .pdf or .html, or draw a network"
        ))
    })
}

#[cfg(feature = "png")]
fn png(svg: &str, scale: f32) -> Result<(Vec<u8>, BTreeSet<char>), Error> {
    comity::render::png::png_and_lacking(svg, scale).map_err(|error| Error::Picture(error.to_string()))
}

#[cfg(not(feature = "png"))]
fn png(_: &str, _: f32) -> Result<(Vec<u8>, BTreeSet<char>), Error> {
    Err(Error::Picture(
        "this program was built without PNG: build it with the feature `png`, or draw .svg".to_owned(),
    ))
}

#[cfg(feature = "pdf")]
fn pdf(svg: &str, title: &str) -> Result<(Vec<u8>, BTreeSet<char>), Error> {
    comity::render::pdf::pdf_and_lacking(svg, title).map_err(|error| Error::Picture(error.to_string()))
}

#[cfg(not(feature = "pdf"))]
fn pdf(_: &str, _: &str) -> Result<(Vec<u8>, BTreeSet<char>), Error> {
    Err(Error::Picture(
        "this program was built without PDF: build it with the feature `pdf`, or draw .svg".to_owned(),
    ))
}
