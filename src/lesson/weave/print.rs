//! A woven page for print: what is folded is open, the figure stands where it is shown, and the key comes last, on a page of its own.
//!
//! What the lessons use can be printed, and nothing else, so that nothing is left out in silence.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use pulldown_cmark::{Alignment, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};

use super::Fault;
use crate::lesson::form::paper::{Block, Manner, Paper, Run, Setting};

/// The summary of what tells a figure in words; on paper the figure is seen.
const IN_WORDS: &str = "The figure in words";
const SOURCES: &str = "Sources";
const KEY: &str = "Key";
const SVG: &str = "data:image/svg+xml;base64,";

/// Makes a document for print of a woven page with its figures in it.
///
/// # Errors
/// At the first thing that has no place on paper, with its line.
///
/// # Examples
/// ```
/// use comity::lesson::form::{PaperSize, pages::pages};
/// use comity::lesson::weave::paper;
/// let page = "# Envoys\n\n## Key\n\n1. **Yes.**\n\n## Terms\n\n*Envoy*, and so on.\n";
/// let sheets = pages(&paper(page).unwrap(), PaperSize::A4);
/// assert!(sheets[0].contains("Terms") && sheets[1].contains("Key: Envoys"));
/// assert!(paper("# Envoys\n\n> said\n").unwrap_err().to_string().starts_with("line 3: a quotation"));
/// ```
pub fn paper(page: &str) -> Result<Paper, Fault> {
    let mut setter = Setter::default();
    for (event, place) in Parser::new_ext(page, Options::ENABLE_TABLES).into_offset_iter() {
        let line = || page[..place.start].matches('\n').count() + 1;
        setter.take(event).map_err(|message| Fault { line: line(), message })?;
    }
    Ok(setter.paper())
}

/// What has been read of a page, and what is open.
#[derive(Default)]
struct Setter {
    title: String,
    /// What stands before the key and after it.
    blocks: Vec<Block>,
    /// The key; none before its heading.
    key: Option<Vec<Block>>,
    is_in_key: bool,
    runs: Vec<Run>,
    manner: Manner,
    /// The number of the next entry of the open list, or none for a list without numbers; and the entries of a list of sources.
    list: Option<Option<u64>>,
    mark: String,
    sources: Vec<String>,
    table: Option<Vec<Vec<String>>>,
    code: Option<String>,
    /// The address and the words of an open image.
    image: Option<(String, String)>,
    /// The summaries of what is folded and open.
    folds: Vec<String>,
}

impl Setter {
    fn take(&mut self, event: Event<'_>) -> Result<(), String> {
        match event {
            Event::Html(html) => self.folded(&html),
            _ if self.folds.iter().any(|summary| summary == IN_WORDS) => Ok(()),
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => {
                self.text(&text, self.manner);
                Ok(())
            }
            Event::Code(text) => {
                self.text(&text, Manner::Code);
                Ok(())
            }
            Event::SoftBreak => {
                self.text(" ", self.manner);
                Ok(())
            }
            Event::HardBreak => {
                self.passage();
                Ok(())
            }
            Event::InlineHtml(html) if &*html == "<br>" => {
                self.text(" · ", Manner::Plain);
                Ok(())
            }
            Event::InlineHtml(html) => Err(cannot(&format!("HTML such as `{html}`"))),
            Event::Rule => Err(cannot("a rule")),
            Event::FootnoteReference(_)
            | Event::TaskListMarker(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => Err(cannot("a footnote, a box to tick or a formula")),
        }
    }

    fn start(&mut self, tag: Tag<'_>) -> Result<(), String> {
        match tag {
            Tag::Paragraph | Tag::HtmlBlock | Tag::TableHead | Tag::TableCell => {}
            Tag::Heading { level: HeadingLevel::H1 | HeadingLevel::H2, .. } => {}
            Tag::Heading { .. } => return Err(cannot("a heading below the second level")),
            Tag::Emphasis => self.manner = Manner::Emphasis,
            Tag::Strong => self.manner = Manner::Strong,
            Tag::List(_) if self.list.is_some() => return Err(cannot("a list within a list")),
            Tag::List(first) => self.list = Some(first),
            Tag::Item => {
                self.mark = match &mut self.list {
                    Some(Some(number)) => {
                        *number += 1;
                        format!("{}.", *number - 1)
                    }
                    _ => "•".to_owned(),
                };
            }
            Tag::Table(columns) if columns.iter().all(|column| *column == Alignment::None) => {
                self.table = Some(vec![Vec::new()]);
            }
            Tag::Table(_) => return Err(cannot("a table with aligned columns")),
            Tag::TableRow => self.table.iter_mut().for_each(|rows| rows.push(Vec::new())),
            Tag::CodeBlock(_) => self.code = Some(String::new()),
            Tag::Link { link_type: LinkType::Autolink, .. } => {}
            Tag::Link { .. } => return Err(cannot("a link whose words are not its address")),
            Tag::Image { dest_url, .. } => self.image = Some((dest_url.into_string(), String::new())),
            Tag::BlockQuote(_) => return Err(cannot("a quotation")),
            _ => return Err(cannot("what stands here")),
        }
        Ok(())
    }

    fn end(&mut self, tag: TagEnd) -> Result<(), String> {
        match tag {
            TagEnd::Heading(HeadingLevel::H1) => {
                self.title = self.words();
                let title = Block::Title { text: self.title.clone(), has_name_line: false };
                self.push(title);
            }
            TagEnd::Heading(_) => {
                let heading = self.words();
                self.is_in_key = heading == KEY;
                match self.is_in_key {
                    true => {
                        let text = format!("{KEY}: {}", self.title);
                        self.push(Block::Title { text, has_name_line: false });
                    }
                    false => self.push(Block::Heading(heading)),
                }
            }
            TagEnd::Emphasis | TagEnd::Strong => self.manner = Manner::Plain,
            TagEnd::Paragraph => self.passage(),
            TagEnd::Item if self.folds.last().is_some_and(|summary| summary == SOURCES) => {
                let source = self.words();
                self.sources.push(source);
                self.mark.clear();
            }
            TagEnd::Item => {
                self.passage();
                self.mark.clear();
            }
            TagEnd::List(_) => {
                self.list = None;
                let sources = std::mem::take(&mut self.sources);
                if !sources.is_empty() {
                    self.push(Block::Sources(sources));
                }
            }
            TagEnd::TableCell => {
                let cell = self.words();
                if let Some(row) = self.table.as_mut().and_then(|rows| rows.last_mut()) {
                    row.push(cell);
                }
            }
            TagEnd::Table => {
                let rows = self.table.take().unwrap_or_default();
                self.push(table(rows));
            }
            TagEnd::CodeBlock => {
                let code = self.code.take().unwrap_or_default();
                self.push(Block::Quoted(
                    code.lines().map(|line| format!("Asked of comity: {line}")).collect(),
                ));
            }
            TagEnd::Image => {
                let (address, alternative) = self.image.take().unwrap_or_default();
                let bytes = address.strip_prefix(SVG).and_then(|data| BASE64.decode(data).ok());
                let svg = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
                let svg = svg.ok_or_else(|| cannot("a picture that is not a figure within the page"))?;
                self.push(Block::Figure { svg, alternative });
            }
            _ => {}
        }
        Ok(())
    }

    /// Opens or closes what is folded; comments are for who weaves.
    fn folded(&mut self, html: &str) -> Result<(), String> {
        for line in html.lines().map(str::trim) {
            let summary = line.strip_prefix("<summary>").and_then(|line| line.strip_suffix("</summary>"));
            match (line, summary) {
                ("" | "<details>", _) => {}
                ("</details>", _) => drop(self.folds.pop()),
                (_, Some(summary)) => self.folds.push(summary.to_owned()),
                _ if line.starts_with("<!--") && line.ends_with("-->") => {}
                _ => return Err(cannot(&format!("HTML such as `{line}`"))),
            }
        }
        Ok(())
    }

    fn text(&mut self, text: &str, manner: Manner) {
        match (&mut self.image, &mut self.code) {
            (Some((_, words)), _) => words.push_str(text),
            (None, Some(code)) => code.push_str(text),
            (None, None) => self.runs.push(Run { text: text.to_owned(), manner }),
        }
    }

    /// What has been said, in one manner.
    fn words(&mut self) -> String {
        std::mem::take(&mut self.runs).into_iter().map(|run| run.text).collect()
    }

    /// Ends a paragraph, or a line of it; an entry of a list has its mark once.
    fn passage(&mut self) {
        let runs = std::mem::take(&mut self.runs);
        let is_source = self.list.is_some() && self.folds.last().is_some_and(|summary| summary == SOURCES);
        match is_source {
            true => self.runs = runs,
            false if runs.iter().all(|run| run.text.trim().is_empty()) => {}
            false => {
                let mark = std::mem::take(&mut self.mark);
                self.push(Block::Passage { mark, runs });
            }
        }
    }

    fn push(&mut self, block: Block) {
        match self.is_in_key {
            true => self.key.get_or_insert_default().push(block),
            false => self.blocks.push(block),
        }
    }

    fn paper(self) -> Paper {
        let mut blocks = self.blocks;
        if let Some(key) = self.key {
            blocks.push(Block::NewPage);
            blocks.extend(key);
        }
        Paper { title: self.title, setting: Setting::Usual, blocks }
    }
}

/// A table without the columns in which nothing stands.
fn table(rows: Vec<Vec<String>>) -> Block {
    let is_told =
        |column: &usize| rows.iter().skip(1).any(|row| row.get(*column).is_some_and(|cell| !cell.is_empty()));
    let columns: Vec<usize> = (0..rows.first().map_or(0, Vec::len)).filter(is_told).collect();
    let chosen =
        |row: &Vec<String>| columns.iter().map(|at| row.get(*at).cloned().unwrap_or_default()).collect();
    let mut rows = rows.iter().map(chosen);
    Block::Table { head: rows.next().unwrap_or_default(), rows: rows.collect() }
}

fn cannot(what: &str) -> String {
    format!("{what} has no place in print: write it otherwise, or take the page as .html or .md")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lesson::form::{PaperSize, html, markdown};

    const PAGE: &str = "# Envoys\n\nA **copy**, and `code`; *named*.\n\n```comity brief\nwho accepts envoys\n```\n\n\
        <!-- comity: end -->\n\n| who | until | what |\n|---|---|---|\n| A | | b<br>c \\[1\\] |\n\n<details>\n<summary>Sources</summary>\n\n\
        1. A gazette. <https://example.org/a>\n2. Another.\n\n</details>\n\nAfter.\n\n## Key\n\n2. Two.\n3. Three.\n\n## Terms\n\n- one\n";

    #[test]
    fn a_page_is_set_with_its_key_last() {
        let paper = paper(PAGE).expect("all of it can be printed");
        let text = markdown::paper(&paper);
        for part in [
            "A **copy**, and code; *named*.",
            "> Asked of comity: who accepts envoys",
            "| who | what |\n|---|---|\n| A | b · c \\[1\\] |",
            "1. A gazette. https://example.org/a\n2. Another.\n\nAfter.",
            "## Terms\n\n- one\n\n---\n\n# Key: Envoys\n\n2. Two.\n\n3. Three.\n",
        ] {
            assert!(text.contains(part), "{part}: {text}");
        }
        let page = html::html(&paper, PaperSize::A4);
        assert!(
            page.contains("<span>A </span><strong>copy</strong><span>, and </span><code>code</code>"),
            "{page}"
        );
    }

    #[test]
    fn what_has_no_place_in_print_is_refused_with_its_line() {
        for (part, said) in [
            ("> quoted", "a quotation"),
            ("### deep", "a heading below the second level"),
            ("- a\n  - b", "a list within a list"),
            ("[words](https://example.org)", "a link whose words are not its address"),
            ("![a](figure.svg)", "a picture that is not a figure within the page"),
            ("![a](data:image/svg+xml;base64,%)", "a picture that is not a figure within the page"),
            ("a <b>c</b>", "HTML such as `<b>`"),
            ("<div>\nx\n</div>", "HTML such as `<div>`"),
            ("| a |\n|:-:|\n| b |", "a table with aligned columns"),
            ("***", "a rule"),
        ] {
            let fault = paper(&format!("# Title\n\n{part}\n")).expect_err(part);
            assert!(fault.message.starts_with(said), "{part}: {fault}");
            assert!((3..=4).contains(&fault.line), "{part}: {fault}");
        }
    }
}
