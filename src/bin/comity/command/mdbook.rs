//! A preprocessor of mdBook: the blocks of a book's chapters get their answers whenever the book is built.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use comity::lesson::weave::{Figures, weave};
use comity::text::visible;
use serde_json::Value;

use super::weave::Shelf;
use super::{Graphs, Outcome};
use crate::Surroundings;

/// What mdBook asks for.
#[derive(Debug, Args)]
pub(crate) struct Mdbook {
    #[command(subcommand)]
    asked: Option<Asked>,
    #[command(flatten)]
    graphs: Graphs,
}

#[derive(Debug, Subcommand)]
enum Asked {
    /// Say, by the exit code, whether a renderer is supported
    Supports {
        /// The renderer
        renderer: String,
    },
}

pub(super) fn run(mdbook: &Mdbook, surroundings: &Surroundings) -> Outcome {
    match &mdbook.asked {
        // What is woven is Markdown, which every renderer takes.
        Some(Asked::Supports { .. }) => Outcome::default(),
        None => {
            let mut input = String::new();
            if let Err(cause) = io::stdin().lock().read_to_string(&mut input) {
                return Outcome::misuse(format!("cannot read the book from mdBook: {cause}"));
            }
            let mut shelf = Shelf::new(mdbook.graphs.clone(), surroundings);
            let book = book(&input, &mut shelf);
            match book {
                Ok(book) => Outcome::of(book).with_remarks(&shelf.remarks),
                Err(message) => Outcome::misuse(message).with_remarks(&shelf.remarks),
            }
        }
    }
}

/// Weaves the book that mdBook gives, a pair of its context and the book, and gives the book back.
fn book(input: &str, shelf: &mut Shelf<'_>) -> Result<String, String> {
    let no_book = || "this is no book: `comity mdbook` is called by mdBook, with a book on stdin; name it in book.toml as [preprocessor.comity]";
    let (context, mut book): (Value, Value) = serde_json::from_str(input).map_err(|_| no_book())?;
    let root = context.get("root").and_then(Value::as_str).ok_or_else(no_book)?;
    let source = context.pointer("/config/book/src").and_then(Value::as_str).unwrap_or("src");
    let source = Path::new(root).join(source);
    // mdBook calls the list `items` from 0.5 on, and called it `sections` before.
    let list = ["items", "sections"].into_iter().find(|name| book.get(name).is_some_and(Value::is_array));
    let items = list.and_then(|name| book.get_mut(name)).and_then(Value::as_array_mut).ok_or_else(no_book)?;
    chapters(items, &source, shelf)?;
    serde_json::to_string(&book).map_err(|error| error.to_string())
}

/// Weaves chapters and all below them.
fn chapters(items: &mut [Value], source: &Path, shelf: &mut Shelf<'_>) -> Result<(), String> {
    for chapter in items.iter_mut().filter_map(|item| item.get_mut("Chapter")) {
        let path =
            chapter.get("source_path").or(chapter.get("path")).and_then(Value::as_str).map(PathBuf::from);
        if let (Some(path), Some(Value::String(content))) = (path, chapter.get_mut("content")) {
            let file = source.join(&path);
            let folder = file.parent().unwrap_or(source);
            // A renderer copies no files that are made while it runs, so figures go into the page.
            let woven = weave(content, &Figures::Inline, |block| shelf.reply(block, folder))
                .map_err(|fault| format!("{}, {fault}", visible(&path.display().to_string())))?;
            *content = woven.text;
        }
        if let Some(Value::Array(below)) = chapter.get_mut("sub_items") {
            chapters(below, source, shelf)?;
        }
    }
    Ok(())
}
