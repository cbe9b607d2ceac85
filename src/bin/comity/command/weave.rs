//! Weaving pages: Markdown whose blocks ask comity something.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use clap::{Args, Parser};
use comity::lesson::weave::{Block, Figures, Form, Reply, Woven, weave};
use comity::load::{self, Loaded};
use comity::render::markdown;
use comity::text::visible;
use strsim::damerau_levenshtein;

use super::file::replace;
use super::{Arguments, Command, Graphs, Outcome, ask, draw};
use crate::Surroundings;

/// Which pages to weave.
#[derive(Debug, Args)]
pub(crate) struct Weave {
    /// The Markdown files; each is written anew in its place
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// Write to this file and leave the page as it is
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Write nothing; say which answers have changed, with exit code 1
    #[arg(long, conflicts_with = "output")]
    check: bool,
    #[command(flatten)]
    graphs: Graphs,
}

pub(super) fn run(arguments: &Weave, surroundings: &Surroundings) -> Outcome {
    if arguments.output.is_some() && arguments.files.len() > 1 {
        return Outcome::misuse("with `-o`, one page is woven at a time");
    }
    let mut shelf = Shelf::new(arguments.graphs.clone(), surroundings);
    let mut woven = Vec::new();
    for path in &arguments.files {
        let target = arguments.output.as_ref().unwrap_or(path);
        match page(path, target, &mut shelf) {
            Ok(page) => woven.push((path, target, page)),
            Err(message) => return Outcome::misuse(message).with_remarks(&shelf.remarks),
        }
    }
    // All pages are woven before one is written.
    let outcome = match arguments.check {
        true => check(&woven),
        false => write(&woven),
    };
    outcome.with_remarks(&shelf.remarks)
}

/// Weaves the page in a file.
fn page(path: &Path, target: &Path, shelf: &mut Shelf<'_>) -> Result<Woven, String> {
    let shown = path.display();
    let bytes = fs::read(path).map_err(|cause| format!("cannot read {shown}: {cause}"))?;
    let text =
        String::from_utf8(bytes).map_err(|_| format!("{shown} is not UTF-8 text: save it as UTF-8"))?;
    let stem = target.file_stem().and_then(|stem| stem.to_str()).unwrap_or("page");
    let folder = path.parent().unwrap_or(Path::new(""));
    weave(&text, &Figures::Beside(stem.to_owned()), |block| shelf.reply(block, folder))
        .map_err(|fault| format!("{shown}, {fault}"))
}

/// Names every answer, and every figure, that is not what it was.
fn check(pages: &[(&PathBuf, &PathBuf, Woven)]) -> Outcome {
    let mut output = String::new();
    for (path, target, woven) in pages {
        for change in &woven.changes {
            output.push_str(&format!("{}, {change}\n", path.display()));
        }
        for file in &woven.files {
            let is_same = fs::read(beside(target, &file.name)).is_ok_and(|bytes| bytes == file.bytes);
            if !is_same {
                output.push_str(&format!(
                    "{}, line {}: the figure `{}` has changed\n",
                    path.display(),
                    file.line,
                    file.name
                ));
            }
        }
    }
    match output.is_empty() {
        true => {
            let blocks: usize = pages.iter().map(|(_, _, woven)| woven.blocks).sum();
            Outcome::of(format!("{blocks} answers hold\n"))
        }
        false => {
            output.push_str("`comity weave` without `--check` writes the answers anew\n");
            Outcome { code: 1, ..Outcome::of(output) }
        }
    }
}

/// Writes the figures first and then the page, so that no page names a figure that is not there.
fn write(pages: &[(&PathBuf, &PathBuf, Woven)]) -> Outcome {
    let mut remarks = String::new();
    for (path, target, woven) in pages {
        if let Err(outcome) = write_figures(target, woven) {
            return outcome;
        }
        let is_changed = path != target || !woven.changes.is_empty();
        if is_changed && let Err(error) = replace(target, woven.text.as_bytes()) {
            return Outcome::misuse(error);
        }
        for change in woven.changes.iter().filter(|change| change.was.is_some()) {
            remarks.push_str(&format!("{}, {change}\n", path.display()));
        }
        if woven.blocks == 0 {
            remarks.push_str(&format!(
                "{} has no block that begins with ```comity; nothing to weave\n",
                path.display()
            ));
        }
    }
    Outcome { remarks, ..Outcome::default() }
}

/// Writes the figures of a page beside it.
pub(super) fn write_figures(page: &Path, woven: &Woven) -> Result<(), Outcome> {
    for file in &woven.files {
        let figure = beside(page, &file.name);
        let folder = figure.parent().unwrap_or(Path::new(""));
        fs::create_dir_all(folder).map_err(|cause| {
            Outcome::misuse(format!("cannot make the folder {}: {cause}", folder.display()))
        })?;
        replace(&figure, &file.bytes).map_err(Outcome::misuse)?;
    }
    Ok(())
}

fn beside(page: &Path, name: &str) -> PathBuf {
    page.parent().unwrap_or(Path::new("")).join(name)
}

/// The graphs that pages ask, each loaded once.
pub(super) struct Shelf<'s> {
    /// What a block asks that names no graph.
    usual: Graphs,
    surroundings: &'s Surroundings,
    loaded: BTreeMap<Graphs, &'static Loaded>,
    /// What was wrong with them, for stderr.
    pub(super) remarks: String,
}

impl<'s> Shelf<'s> {
    pub(super) fn new(usual: Graphs, surroundings: &'s Surroundings) -> Self {
        Self { usual, surroundings, loaded: BTreeMap::new(), remarks: String::new() }
    }

    /// Answers a block of a page that lies in a folder.
    pub(super) fn reply(&mut self, block: &Block, folder: &Path) -> Result<Reply, String> {
        let read = read(block)?;
        match &read.command {
            None => self.answer(&read.ask, block, folder),
            Some(Command::Draw(draw)) => {
                let loaded = self.take(draw.graphs()?, block, folder)?;
                draw::for_a_page(draw, loaded, block.ending())
            }
            Some(_) => Err(
                "a block holds a question, or `draw` and what to draw; other commands have nothing to show on a page"
                    .to_owned(),
            ),
        }
    }

    fn answer(&mut self, asked: &ask::Ask, block: &Block, folder: &Path) -> Result<Reply, String> {
        if let Some(option) = asked.option_that_no_page_takes() {
            return Err(format!("`{option}` has no meaning on a page: take it out"));
        }
        let loaded = self.take(&asked.graphs, block, folder)?;
        let answer = ask::answer(asked, loaded).map_err(|refusal| refusal.message)?;
        let form = if asked.is_brief() { Form::Brief } else { block.form };
        let finding = markdown::finding(&answer);
        Ok(Reply::Text(match form {
            Form::Full => markdown::markdown(&answer),
            // A finding may name the source of a claim by its number.
            Form::Brief => {
                let sources =
                    markdown::source_list(&answer, |number| finding.contains(&format!("\\[{number}\\]")));
                [Some(finding), sources.map(folded)].into_iter().flatten().collect::<Vec<_>>().join("\n\n")
            }
            Form::Table => {
                let tables = [markdown::main_table(&answer), markdown::table_beside(&answer)];
                let sources = markdown::source_list(&answer, |_| true).map(folded);
                let parts = [Some(finding)].into_iter().chain(tables).chain([sources]);
                parts.flatten().collect::<Vec<_>>().join("\n\n")
            }
        }))
    }

    /// Takes the graphs of a block. Its files are named from the folder of the page; what it names takes the place of what is usual.
    fn take(&mut self, written: &Graphs, block: &Block, folder: &Path) -> Result<&'static Loaded, String> {
        let named: Vec<PathBuf> =
            written.graph.iter().cloned().chain(block.graphs.iter().map(PathBuf::from)).collect();
        if let Some(case) = &block.case
            && !load::case_names().any(|(known, _)| known == case)
        {
            let near = load::case_names()
                .map(|(known, _)| known)
                .min_by_key(|known| damerau_levenshtein(known, case));
            let hint = near.map_or(String::new(), |near| format!("; did you mean `{near}`?"));
            return Err(format!("no shipped case is called `{}`{hint}", visible(case)));
        }
        let case = block.case.clone().or(written.case.clone());
        let is_only = block.is_only || written.only;
        let graphs = Graphs {
            graph: self
                .usual
                .graph
                .iter()
                .cloned()
                .chain(named.iter().map(|path| folder.join(path)))
                .collect(),
            only: case.is_none() && (is_only || self.usual.only),
            case: case.or_else(|| if is_only { None } else { self.usual.case.clone() }),
        };
        if let Some(loaded) = self.loaded.get(&graphs) {
            return Ok(loaded);
        }
        let (loaded, remarks) = graphs.load(self.surroundings).map_err(|error| error.to_string())?;
        self.remarks.push_str(&remarks);
        self.loaded.insert(graphs, loaded);
        Ok(loaded)
    }
}

/// Sources under an answer, which the reader opens.
fn folded(sources: String) -> String {
    format!("<details>\n<summary>Sources</summary>\n\n{sources}\n\n</details>")
}

/// Reads the words of a block as a command line. A question is taken as it stands; only where there are options do quotation marks count.
fn read(block: &Block) -> Result<Arguments, String> {
    let is_command = block.words == "draw" || block.words.starts_with("draw ") || block.words.contains(" --");
    let words = match is_command {
        true => shlex::split(&block.words).ok_or("a quotation mark is not closed in this block")?,
        false => vec!["--".to_owned(), block.words.clone()],
    };
    Arguments::try_parse_from(["comity".to_owned()].into_iter().chain(words)).map_err(|error| {
        let message = error.to_string();
        let message = message.split("\n\nUsage:").next().unwrap_or_default();
        let message = message.split("\n\nFor more information").next().unwrap_or_default();
        message.trim().trim_start_matches("error: ").to_owned()
    })
}
