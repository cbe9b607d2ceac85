//! Weaving: the blocks of a Markdown page that ask comity something get their answers, which are kept true.
//!
//! The answer is written after its block, between two markers. The block stays; the next weaving replaces what stands between the
//! markers. Nothing here reads a disk: a page is a text, and whoever weaves brings a way to answer a [`Block`].

mod block;
mod difference;
mod html;
mod page;
mod print;

use std::collections::BTreeSet;
use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;

pub use block::{Block, Form, Place};
pub use difference::Change;
pub use html::html;
pub use print::paper;

use crate::render::markdown::escaped;

/// What stands before a woven answer.
pub const BEGIN: &str =
    "<!-- comity: woven from the block above; weaving again replaces what stands here -->";
/// What stands after it.
pub const END: &str = "<!-- comity: end -->";

/// What a block gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// An answer, as Markdown.
    Text(String),
    /// A figure.
    Figure {
        /// The file of the figure.
        bytes: Vec<u8>,
        /// What it shows, in a sentence.
        title: String,
        /// The whole figure in words, for who does not see it.
        description: String,
    },
}

/// A page with its answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Woven {
    /// The page.
    pub text: String,
    /// The figures that belong beside it.
    pub files: Vec<FigureFile>,
    /// How many blocks it has.
    pub blocks: usize,
    /// The answers that are not what the page said before.
    pub changes: Vec<Change>,
}

/// A figure that a page shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureFile {
    /// Its name, from the folder of the page.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// The line of its block.
    pub line: usize,
}

/// Why a page cannot be woven.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The line at fault, from 1.
    pub line: usize,
    /// What is wrong and how to mend it.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "line {}: {}", self.line, self.message)
    }
}

impl std::error::Error for Fault {}

/// Where the figures of a page go, where their blocks do not say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Figures {
    /// Beside the page, in files whose names begin so and go on with a number.
    Beside(String),
    /// Into the page, all of them.
    Inline,
}

/// Fills the blocks of a page.
///
/// # Errors
/// The first block that is not closed, stands inside a list or quotation, has an option that is not known, or that `answer` refuses; an
/// answer that has lost its block or its end.
///
/// # Examples
/// ```
/// use comity::lesson::weave::{Figures, Reply, weave};
/// let page = "Who?\n\n```comity brief\nwho accepts envoys\n```\n";
/// let woven = weave(page, &Figures::Inline, |block| Ok(Reply::Text(format!("*{}*", block.words)))).unwrap();
/// assert!(woven.text.contains("*who accepts envoys*"));
/// let again = weave(&woven.text, &Figures::Inline, |block| Ok(Reply::Text(format!("*{}*", block.words)))).unwrap();
/// assert_eq!(again.text, woven.text);
/// assert!(again.changes.is_empty());
/// ```
pub fn weave(
    page: &str,
    figures: &Figures,
    mut answer: impl FnMut(&Block) -> Result<Reply, String>,
) -> Result<Woven, Fault> {
    let line_break = if page.contains("\r\n") { "\r\n" } else { "\n" };
    let mut woven = Woven { text: String::new(), files: Vec::new(), blocks: 0, changes: Vec::new() };
    let mut names = BTreeSet::new();
    let mut done = 0;
    for found in page::blocks(page)? {
        let at = |message: String| Fault { line: found.block.line, message };
        let mut told = match answer(&found.block).map_err(at)? {
            Reply::Text(text) => text.trim().to_owned(),
            Reply::Figure { bytes, title, description } => {
                let target = match found.block.place(figures, woven.files.len() + 1) {
                    Place::Inline => {
                        format!("data:{};base64,{}", found.block.media_type(), BASE64.encode(&bytes))
                    }
                    Place::File(name) => {
                        if !names.insert(name.clone()) {
                            return Err(at(format!("`{name}` is already the figure of another block")));
                        }
                        woven.files.push(FigureFile { name: name.clone(), bytes, line: found.block.line });
                        name
                    }
                };
                image(&title, &description, &target)
            }
        };
        if found.block.is_folded {
            told = format!("<details>\n<summary>Answer</summary>\n\n{told}\n\n</details>");
        }
        woven.blocks += 1;
        let told = told.replace('\n', line_break);
        woven.changes.extend(difference::change(&found, page, &told));
        woven.text.push_str(&page[done..found.end]);
        if !page[..found.end].ends_with('\n') {
            woven.text.push_str(line_break);
        }
        let between = format!(
            "{line_break}{BEGIN}{line_break}{line_break}{told}{line_break}{line_break}{END}{line_break}"
        );
        woven.text.push_str(&between);
        done = found.answer.as_ref().map_or(found.end, |answer| answer.whole.end);
        let rest = &page[done..];
        if !rest.is_empty() && !rest.starts_with(['\n', '\r']) {
            woven.text.push_str(line_break);
        }
    }
    woven.text.push_str(&page[done..]);
    Ok(woven)
}

/// An image in Markdown with its words: a few as its alternative text, many below it, folded. The words of a figure are data.
fn image(title: &str, description: &str, target: &str) -> String {
    const MOST: usize = 300;
    let [title, description] =
        [title, description].map(|words| escaped(&words.split_whitespace().collect::<Vec<_>>().join(" ")));
    match description.chars().count() > MOST {
        true => format!(
            "![{title}]({target})\n\n<details>\n<summary>The figure in words</summary>\n\n{description}\n\n</details>"
        ),
        false => format!("![{description}]({target})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Answers with the words of the block, or with a figure where it says *draw*.
    fn echo(block: &Block) -> Result<Reply, String> {
        match block.words.strip_prefix("draw ") {
            Some(what) => {
                let words = format!("A [{what}]");
                Ok(Reply::Figure { bytes: b"<svg/>".to_vec(), title: words.clone(), description: words })
            }
            None if block.words == "what" => Err("what indeed".to_owned()),
            None => Ok(Reply::Text(format!("> {}", block.words))),
        }
    }

    fn beside(page: &str) -> Result<Woven, Fault> {
        weave(page, &Figures::Beside("page".to_owned()), echo)
    }

    #[test]
    fn weaving_keeps_the_page_and_is_idempotent() {
        for page in [
            "# T\n\nProse.\n\n```comity\nwho is it\n```\nMore at once.\n",
            "```comity brief\nwho is it\n```",
            "~~~~comity\nwho\n is it\n~~~~\n\n\n\ntail",
            "Prose.\r\n\r\n```comity folded\r\nwho is it\r\n```\r\n\r\nMore.\r\n",
            "```text\n```comity\n```\n\n```comity\ndraw a line\n```\n",
            "no block at all",
        ] {
            let once = beside(page).expect("the page is sound");
            let twice = beside(&once.text).expect("a woven page is sound");
            assert_eq!(twice.text, once.text);
            assert!(twice.changes.is_empty(), "{page}");
            assert_eq!(once.changes.len(), once.blocks);
            // What was there before is there still, in the same order.
            let left: String = once.text.split(BEGIN).flat_map(|part| part.split(END).last()).collect();
            let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(squeezed(&left), squeezed(page));
            assert_eq!(once.text.contains("\r\n"), page.contains("\r\n"));
        }
    }

    #[test]
    fn a_changed_answer_is_named_with_the_prose_that_rests_on_it() {
        let page = beside("First.\n\nIt is so.\n\n```comity\nwho is it\n```\n").expect("sound").text;
        let stale = page.replace("> who is it", "> who was it");
        let changes = beside(&stale).expect("sound").changes;
        assert_eq!(changes.len(), 1);
        assert_eq!(changes[0].line, 5);
        assert_eq!(changes[0].was.as_deref(), Some("> who was it"));
        assert_eq!(changes[0].now, "> who is it");
        assert_eq!(changes[0].prose, Some((3, "It is so.".to_owned())));
    }

    #[test]
    fn figures_lie_beside_the_page_or_in_it_with_words_for_them() {
        let page = "```comity\ndraw a\n```\n\n```comity file=pictures/b.svg\ndraw b\n```\n\n```comity inline\ndraw c\n```\n";
        let woven = beside(page).expect("sound");
        let names: Vec<_> = woven.files.iter().map(|file| file.name.as_str()).collect();
        assert_eq!(names, ["page-1.svg", "pictures/b.svg"]);
        assert!(woven.text.contains("![A \\[a\\]](page-1.svg)"), "{}", woven.text);
        assert!(woven.text.contains("](data:image/svg+xml;base64,PHN2Zy8+)"));
        assert!(weave(page, &Figures::Inline, echo).expect("sound").files.is_empty());
    }

    #[test]
    fn faults_are_found_with_their_line() {
        let woven = beside("```comity\nwho is it\n```\n").expect("sound").text;
        for (page, line, part) in [
            ("Prose\n\n```comity\nwho is it\n", 3, "not closed"),
            ("```comity\nwho\n\n```comity\nwho\n```\n", 1, "not closed"),
            ("```text\nwho\n\n```comity\nwho\n", 1, "not closed"),
            ("- a\n\n  ```comity\n  who\n  ```\n", 3, "by itself"),
            ("> ```comity\n> who\n> ```\n", 1, "by itself"),
            ("```comity breif\nwho\n```\n", 1, "`brief`"),
            ("```comity file=../x.svg\nwho\n```\n", 1, "file"),
            ("```comity file=x.html\nwho\n```\n", 1, "file"),
            ("```comity case\nwho\n```\n", 1, "case=NAME"),
            ("```comity\n\n```\n", 1, "empty"),
            ("\n```comity\nwhat\n```\n", 2, "what indeed"),
            ("```comity file=a.svg\ndraw a\n```\n\n```comity file=a.svg\ndraw b\n```\n", 5, "another"),
            (&woven.replace(END, ""), 5, "end"),
            (&woven.replace("```comity\nwho is it\n```\n", "Gone.\n"), 3, "block"),
            (&woven.replace(BEGIN, ""), 9, "beginning"),
        ] {
            let fault = beside(page).expect_err(page);
            assert_eq!(fault.line, line, "{page}: {fault}");
            assert!(fault.message.contains(part), "{page}: {fault}");
        }
    }
}
