//! A document for print as Markdown.

use super::super::Sheet;
use super::Part;
use super::paper::{Block, Manner, Paper, Run, worksheet};
use crate::text::visible;

/// Writes a sheet as Markdown.
#[must_use]
pub fn markdown(sheet: &Sheet, part: Part) -> String {
    paper(&worksheet(sheet, part))
}

/// Writes a document as Markdown. A figure is told in words, since Markdown has no place for a drawing of its own.
#[must_use]
pub fn paper(paper: &Paper) -> String {
    let mut page = String::new();
    write(&mut page, &paper.blocks);
    page.trim_start().to_owned()
}

fn write(page: &mut String, blocks: &[Block]) {
    for block in blocks {
        match block {
            Block::Title { text, has_name_line } => {
                page.push_str(&format!("\n# {}\n", safe(text)));
                if *has_name_line {
                    page.push_str(&format!("\nName: {} Date: {}\n", blank(24), blank(14)));
                }
            }
            Block::Heading(text) => page.push_str(&format!("\n## {}\n", safe(text))),
            Block::Text(text) | Block::Small(text) => page.push_str(&format!("\n{}\n", safe(text))),
            Block::Passage { mark, runs } => {
                let runs: String = runs.iter().map(run).collect();
                let mark = match mark.as_str() {
                    "" => String::new(),
                    "•" => "- ".to_owned(),
                    mark => safe(&format!("{mark} ")),
                };
                page.push_str(&format!("\n{mark}{}\n", runs.trim()));
            }
            Block::Prompt { number, text } => page.push_str(&format!("\n**{number}.** {}\n", safe(text))),
            Block::Quoted(lines) => {
                page.push('\n');
                for line in lines {
                    // Two spaces at the end keep each line a line.
                    page.push_str(&format!("> {}  \n", safe(line)));
                }
            }
            Block::Figure { alternative, .. } | Block::Drawing { alternative, .. } => {
                page.push_str("\n> *Figure, in words:*\n>\n");
                for line in alternative.lines() {
                    let text = line.trim_start();
                    let (indent, text) = match text.strip_prefix("- ") {
                        Some(text) => (&line[..line.len() - text.len()], text),
                        None => ("", text),
                    };
                    page.push_str(&format!("> {indent}{}\n", safe(text)));
                }
            }
            Block::Boxes(lines) => {
                page.push('\n');
                lines.iter().for_each(|line| page.push_str(&format!("- [ ] {}\n", safe(line))));
            }
            Block::Lines(lines) => {
                page.push('\n');
                lines.iter().for_each(|line| page.push_str(&format!("- {}\n", safe(line))));
            }
            Block::Blanks(labels) => {
                page.push('\n');
                labels.iter().for_each(|label| page.push_str(&format!("- {}: {}\n", safe(label), blank(12))));
            }
            Block::Key { number, answer, explanation, feedback, remark } => {
                page.push_str(&format!("\n**{number}. {}** {}\n\n", safe(answer), safe(explanation)));
                feedback.iter().for_each(|line| page.push_str(&format!("- {}\n", safe(line))));
                page.push_str(&format!("- *{}*\n", safe(remark)));
            }
            Block::Terms(terms) => {
                page.push('\n');
                for (term, meaning) in terms {
                    page.push_str(&format!("- **{}**: {}\n", safe(term), safe(meaning)));
                }
            }
            Block::Table { head, rows } => {
                page.push_str(&format!("\n{}|{}\n", line(head), "---|".repeat(head.len())));
                rows.iter().for_each(|row| page.push_str(&line(row)));
            }
            Block::Sources(sources) => {
                page.push('\n');
                for (number, source) in (1..).zip(sources) {
                    page.push_str(&format!("{number}. {}\n", safe(source)));
                }
            }
            Block::Together(parts) => write(page, parts),
            Block::NewPage => page.push_str("\n---\n"),
        }
    }
}

/// Words with the marks of their manner; blanks stand outside of them.
fn run(run: &Run) -> String {
    let sign = match run.manner {
        _ if run.text.trim().is_empty() => return run.text.clone(),
        Manner::Plain | Manner::Code => return safe(&run.text),
        Manner::Strong => "**",
        Manner::Emphasis => "*",
    };
    let words = run.text.trim();
    let (before, after) = run.text.split_once(words).unwrap_or_default();
    format!("{before}{sign}{}{sign}{after}", safe(words))
}

fn line(cells: &[String]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| safe(cell)).collect();
    format!("| {} |\n", cells.join(" | "))
}

/// A blank to write on, of so many letters.
fn blank(wide: usize) -> String {
    "\\_".repeat(wide)
}

/// A text in which nothing is markup.
fn safe(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in visible(text).chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '$' => out.extend(['\\', c]),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            c => out.push(c),
        }
    }
    out
}
