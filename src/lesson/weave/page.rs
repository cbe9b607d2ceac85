//! Finding the blocks of a page, and the answers that were woven before.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};

use super::block::Block;
use super::{BEGIN, END, Fault};

/// A block where it stands.
pub(super) struct Found {
    pub(super) block: Block,
    /// The first byte after its last line.
    pub(super) end: usize,
    /// What was woven before.
    pub(super) answer: Option<Answered>,
    /// The paragraph or list before the block, under the same heading, in bytes.
    pub(super) prose: Option<Range<usize>>,
}

/// An answer that was woven before.
pub(super) struct Answered {
    /// With its markers, up to the end of the last line.
    pub(super) whole: Range<usize>,
    /// Between the markers.
    pub(super) inside: Range<usize>,
}

/// A part of a page that matters here.
enum Part {
    /// A paragraph, a list or a quotation.
    Prose(Range<usize>),
    /// A heading: what stands above it does not rest on what is below.
    Heading,
    Fence {
        at: Range<usize>,
        info: String,
    },
    Begin(Range<usize>),
    End(Range<usize>),
    Other,
}

/// The blocks of a page, in order.
pub(super) fn blocks(page: &str) -> Result<Vec<Found>, Fault> {
    let line = |byte: usize| page[..byte].matches('\n').count() + 1;
    let fault = |byte: usize, message: &str| Fault { line: line(byte), message: message.to_owned() };
    let mut found: Vec<Found> = Vec::new();
    let mut prose = None;
    // What may stand next: an answer right after its block.
    let mut is_after_block = false;
    let mut open: Option<Range<usize>> = None;
    for part in parts(page)? {
        if let Some(begin) = &open {
            match part {
                Part::End(at) => {
                    let inside = begin.end..at.start;
                    let whole = begin.start..line_end(page, at.end);
                    found.last_mut().expect("an answer is opened after a block").answer =
                        Some(Answered { whole, inside });
                    open = None;
                }
                Part::Begin(_) => return Err(fault(begin.start, NO_END)),
                Part::Fence { info, .. } if is_comity(&info) => return Err(fault(begin.start, NO_END)),
                _ => {}
            }
            continue;
        }
        let was_after_block = std::mem::take(&mut is_after_block);
        match part {
            Part::Prose(at) => prose = Some(at),
            Part::Heading => prose = None,
            Part::Fence { at, info } if is_comity(&info) => {
                let block = Block::read(line(at.start), options(&info), inside(page, &at))?;
                found.push(Found { block, end: line_end(page, at.end), answer: None, prose: prose.clone() });
                is_after_block = true;
            }
            Part::Begin(at) if was_after_block => open = Some(at),
            Part::Begin(at) => {
                return Err(fault(
                    at.start,
                    "this answer does not follow its block: put the block back, or delete the answer up to its end",
                ));
            }
            Part::End(at) => {
                return Err(fault(
                    at.start,
                    "this answer ends without a beginning: delete what is left of it, and this line",
                ));
            }
            Part::Fence { .. } | Part::Other => {}
        }
    }
    match open {
        Some(begin) => Err(fault(begin.start, NO_END)),
        None => Ok(found),
    }
}

const NO_END: &str = "this answer has no end: delete it, and weave again";

/// The outermost parts of a page. Blocks inside a list or a quotation are refused, since an answer could not stand there as it is.
fn parts(page: &str) -> Result<Vec<Part>, Fault> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_HEADING_ATTRIBUTES;
    let mut parts = Vec::new();
    let mut depth = 0_usize;
    for (event, at) in Parser::new_ext(page, options).into_offset_iter() {
        match event {
            Event::Start(tag) => {
                if let Tag::CodeBlock(CodeBlockKind::Fenced(info)) = &tag {
                    let fault = |message: &str| Fault {
                        line: page[..at.start].matches('\n').count() + 1,
                        message: message.to_owned(),
                    };
                    let concerns = is_comity(info) || page[at.clone()].lines().skip(1).any(opens_comity);
                    if concerns && !is_closed(&page[at.clone()]) {
                        return Err(fault(
                            "this block is not closed: end it with a line of the same marks as it begins with",
                        ));
                    }
                    if is_comity(info) && depth > 0 {
                        return Err(fault(
                            "a block of comity stands by itself, not in a list or a quotation: begin it at the margin",
                        ));
                    }
                }
                if depth == 0 {
                    parts.push(match tag {
                        Tag::Paragraph | Tag::List(_) | Tag::BlockQuote(_) => Part::Prose(at),
                        Tag::Heading { .. } => Part::Heading,
                        Tag::CodeBlock(CodeBlockKind::Fenced(info)) => {
                            Part::Fence { at, info: info.to_string() }
                        }
                        Tag::HtmlBlock => match page[at.clone()].trim() {
                            BEGIN => Part::Begin(at),
                            END => Part::End(at),
                            _ => Part::Other,
                        },
                        _ => Part::Other,
                    });
                }
                depth += 1;
            }
            Event::End(_) => depth -= 1,
            _ => {}
        }
    }
    Ok(parts)
}

fn is_comity(info: &str) -> bool {
    info.split_whitespace().next() == Some("comity")
}

/// Whether a line would open a block of comity.
fn opens_comity(line: &str) -> bool {
    let line = line.trim_start();
    let info = line.trim_start_matches(['`', '~']);
    line.len() >= info.len() + 3 && is_comity(info)
}

/// Whether a fenced block ends with a closing fence. A block that swallowed the opening of another one was not closed where its author
/// meant to, though Markdown takes the other's end for its own.
fn is_closed(block: &str) -> bool {
    let mut lines = block.lines();
    let opening = lines.next().unwrap_or_default().trim_start();
    let mark = opening.chars().next().unwrap_or('`');
    let length = opening.chars().take_while(|c| *c == mark).count();
    let lines: Vec<&str> = lines.collect();
    let is_closing = |line: &&str| {
        let line = line.trim_matches(|c: char| c.is_whitespace() || c == '>');
        line.chars().count() >= length && line.chars().all(|c| c == mark)
    };
    let is_own = is_comity(opening.trim_start_matches(mark));
    lines.last().is_some_and(is_closing) && !(is_own && lines.iter().copied().any(opens_comity))
}

fn options(info: &str) -> &str {
    info.trim_start().strip_prefix("comity").unwrap_or_default()
}

/// What stands between the fences.
fn inside<'p>(page: &'p str, at: &Range<usize>) -> &'p str {
    let block = &page[at.clone()];
    let start = block.find('\n').map_or(block.len(), |end| end + 1);
    let end = block.trim_end().rfind('\n').map_or(start, |end| end + 1);
    &block[start..end.max(start)]
}

/// The first byte of the next line.
fn line_end(page: &str, from: usize) -> usize {
    match page[..from].ends_with('\n') {
        true => from,
        false => page[from..].find('\n').map_or(page.len(), |end| from + end + 1),
    }
}
