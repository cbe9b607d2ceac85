//! What stands in a block, and how it wants its answer.

use super::{Fault, Figures};
use crate::text::visible;

/// A fenced block of a page that asks comity something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// The line of its opening fence, from 1.
    pub line: usize,
    /// What is asked: the words after `comity` on a command line.
    pub words: String,
    /// How much of an answer is wanted.
    pub form: Form,
    /// Whether the answer is folded, as a key is.
    pub is_folded: bool,
    /// The shipped case to ask, where not all are asked.
    pub case: Option<String>,
    /// Graph files to ask as well, from the folder of the page.
    pub graphs: Vec<String>,
    /// Whether the shipped cases are left out.
    pub is_only: bool,
    /// Where a figure goes, where the block says so.
    pub figure: Option<Place>,
}

/// How much of an answer stands on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Form {
    /// The finding, the table, coverage and sources.
    #[default]
    Full,
    /// The finding and the table.
    Table,
    /// The finding alone.
    Brief,
}

/// Where a figure goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// Into the page.
    Inline,
    /// Into a file, named from the folder of the page.
    File(String),
}

/// All options, as they are written, for messages.
const OPTIONS: [&str; 9] =
    ["brief", "table", "full", "folded", "inline", "file=NAME.svg", "case=NAME", "graph=FILE", "only"];

impl Block {
    /// Reads the words after the fence and the lines between the fences.
    pub(super) fn read(line: usize, options: &str, inside: &str) -> Result<Self, Fault> {
        let words: Vec<&str> = inside.split_whitespace().collect();
        let at = |message: String| Fault { line, message };
        let words = match words.as_slice() {
            [] => {
                return Err(at(
                    "this block is empty: write a question into it, such as *who accepts envoys*".to_owned(),
                ));
            }
            ["comity", words @ ..] | words => words.join(" "),
        };
        let mut block = Self {
            line,
            words,
            form: Form::default(),
            is_folded: false,
            case: None,
            graphs: Vec::new(),
            is_only: false,
            figure: None,
        };
        for option in options.split_whitespace() {
            block.take(option).map_err(at)?;
        }
        Ok(block)
    }

    fn take(&mut self, option: &str) -> Result<(), String> {
        match option.split_once('=') {
            None => match option {
                "brief" => self.form = Form::Brief,
                "table" => self.form = Form::Table,
                "full" => self.form = Form::Full,
                "folded" => self.is_folded = true,
                "inline" => self.figure = Some(Place::Inline),
                "only" => self.is_only = true,
                _ => return Err(unknown(option)),
            },
            Some(("case", name)) if !name.is_empty() => self.case = Some(name.to_owned()),
            Some(("graph", path)) if !path.is_empty() => self.graphs.push(path.to_owned()),
            Some(("file", name)) => self.figure = Some(Place::File(file(name)?)),
            Some(_) => return Err(unknown(option)),
        }
        Ok(())
    }

    pub(super) fn place(&self, figures: &Figures, number: usize) -> Place {
        match (figures, &self.figure) {
            (Figures::Inline, _) => Place::Inline,
            (Figures::Beside(_), Some(place)) => place.clone(),
            (Figures::Beside(stem), None) => Place::File(format!("{stem}-{number}.svg")),
        }
    }

    /// The format in which its figure is wanted, as the ending of a file: `svg` or `png`.
    #[must_use]
    pub fn ending(&self) -> &'static str {
        match &self.figure {
            Some(Place::File(name)) if name.ends_with(".png") => "png",
            _ => "svg",
        }
    }

    pub(super) fn media_type(&self) -> &'static str {
        match self.ending() {
            "png" => "image/png",
            _ => "image/svg+xml",
        }
    }
}

fn unknown(option: &str) -> String {
    let name = |option: &'static str| option.split('=').next().unwrap_or(option);
    let given = option.split('=').next().unwrap_or(option);
    let near = OPTIONS.into_iter().min_by_key(|known| strsim::damerau_levenshtein(name(known), given));
    let hint = match near {
        Some(near) if strsim::damerau_levenshtein(name(near), given) <= 2 => {
            format!("did you mean `{near}`? ")
        }
        _ => String::new(),
    };
    format!("`{}` is no option of a block; {hint}known are {}", visible(option), OPTIONS.join(", "))
}

/// The name of a figure's file. It lies in the folder of the page or below it, so that a page that somebody sent writes nowhere else.
fn file(name: &str) -> Result<String, String> {
    let is_plain = |part: &str| {
        !part.is_empty()
            && !part.starts_with('.')
            && part.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))
    };
    let is_figure = name.ends_with(".svg") || name.ends_with(".png");
    match is_figure && name.split('/').all(is_plain) {
        true => Ok(name.to_owned()),
        false => Err(format!(
            "`{}` is no file for a figure: write file=NAME.svg or file=FOLDER/NAME.png, in the folder of the page or below it",
            visible(name)
        )),
    }
}
