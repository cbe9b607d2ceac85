//! A document for print as HTML: one file that fetches nothing, with a style for screen and paper.

use std::io;

use quick_xml::Writer;
use quick_xml::events::BytesText;

use super::paper::{Block, Manner, Paper, Run, Setting};
use super::size::PaperSize;
use crate::text::visible;

const STYLE: &str = "body{font-family:Noto Sans,Segoe UI,Arial,sans-serif;color:#1a1a1a;max-width:44rem;margin:2rem auto;padding:0 1rem;line-height:1.45}\
h1{font-size:1.5rem;margin:0 0 .6rem}h2{font-size:1.05rem;margin:1.4rem 0 .3rem}p{margin:.3rem 0}\
.name{margin:.8rem 0 1.2rem}.blank{display:inline-block;border-bottom:1px solid #1a1a1a;min-width:9rem;height:1.3em;vertical-align:bottom}\
.item{margin:1.3rem 0;break-inside:avoid}.prompt{font-weight:bold}.quote{border-left:3px solid #767676;padding-left:.8rem;margin:.5rem 0}\
ul{list-style:none;padding-left:1.2rem;margin:.3rem 0}li{margin:.2rem 0}.box{display:inline-block;width:.75em;height:.75em;border:1.5px solid #1a1a1a;margin-right:.6em}\
figure{margin:.6rem 0}figure svg{max-width:100%;height:auto}.key{margin:.9rem 0}.small,.key ul{font-size:.87rem}.small{color:#4d4d4d}\
dl{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1rem;margin:.3rem 0}dt{font-weight:bold}dd{margin:0}\
table{border-collapse:collapse;margin:.5rem 0}th,td{text-align:left;vertical-align:top;padding:.25rem .9rem .25rem 0;border-bottom:1px solid #767676}\
ol{padding-left:1.6rem;font-size:.87rem;overflow-wrap:anywhere}a{color:inherit}\
.page{border-top:1px solid #767676;margin:2.5rem 0}\
@media print{body{margin:0;padding:0;max-width:none;font-size:10.5pt}h2{break-after:avoid}.page{break-before:page;border:0;margin:0}}";

/// Where drawings reach into the margins: what lies outside of them is not printed, so that they are narrower and the text keeps its distance.
const REACH: &str = "@media print{body{padding:0 7mm}.wide{margin:.6rem -7mm;break-inside:avoid}}";

/// What is set closely, on paper.
const CLOSE: &str = "@media print{body{font-size:8.5pt;line-height:1.35}h1{font-size:14pt}h2{margin:.7rem 0 .15rem}\
p,li{margin:.1rem 0}td,th{padding:.1rem .9rem .1rem 0}}";

type Pen = Writer<Vec<u8>>;

/// Writes a document as HTML, to be printed on paper of a size.
#[must_use]
pub fn html(paper: &Paper, size: PaperSize) -> String {
    let mut pen = Writer::new_with_indent(b"<!DOCTYPE html>\n".to_vec(), b' ', 1);
    write(&mut pen, paper, size).expect("memory takes all bytes");
    String::from_utf8(pen.into_inner()).expect("strings in, string out") + "\n"
}

fn write(pen: &mut Pen, paper: &Paper, size: PaperSize) -> io::Result<()> {
    pen.create_element("html").with_attribute(("lang", "en")).write_inner_content(|pen| {
        pen.create_element("head").write_inner_content(|pen| {
            pen.create_element("meta").with_attribute(("charset", "utf-8")).write_empty()?;
            pen.create_element("meta")
                .with_attributes([("name", "viewport"), ("content", "width=device-width, initial-scale=1")])
                .write_empty()?;
            text(pen, "title", &paper.title)?;
            let has_drawings = paper.blocks.iter().any(|block| matches!(block, Block::Drawing { .. }));
            let page = match paper.setting {
                Setting::Usual if has_drawings => {
                    format!("{STYLE}{REACH}@page{{size:{};margin:20mm 13mm}}", size.css())
                }
                Setting::Usual => format!("{STYLE}@page{{size:{};margin:20mm}}", size.css()),
                Setting::Close => format!("{STYLE}{CLOSE}@page{{size:{};margin:17mm}}", size.css()),
            };
            text(pen, "style", &page)
        })?;
        pen.create_element("body").write_inner_content(|pen| blocks(pen, &paper.blocks))?;
        Ok(())
    })?;
    Ok(())
}

fn blocks(pen: &mut Pen, all: &[Block]) -> io::Result<()> {
    all.iter().try_for_each(|one| block(pen, one))
}

fn block(pen: &mut Pen, block: &Block) -> io::Result<()> {
    match block {
        Block::Title { text: title, has_name_line } => {
            text(pen, "h1", title)?;
            if *has_name_line {
                pen.create_element("p").with_attribute(("class", "name")).write_inner_content(|pen| {
                    labelled_blank(pen, "Name")?;
                    text(pen, "span", "\u{a0}\u{a0}\u{a0}")?;
                    labelled_blank(pen, "Date")
                })?;
            }
            Ok(())
        }
        Block::Heading(heading) => text(pen, "h2", heading),
        Block::Text(words) => text(pen, "p", words),
        Block::Passage { mark, runs } => {
            pen.create_element("p").write_inner_content(|pen| {
                pen.get_mut().extend_from_slice(&passage(mark, runs));
                Ok(())
            })?;
            Ok(())
        }
        Block::Small(words) => classed(pen, "p", "small", words),
        Block::Prompt { number, text } => classed(pen, "p", "prompt", &format!("{number}. {text}")),
        Block::Quoted(lines) => {
            element(pen, "div", "quote", |pen| lines.iter().try_for_each(|line| text(pen, "p", line)))
        }
        Block::Figure { svg, alternative } | Block::Drawing { svg, alternative } => {
            let label = visible(first_line(alternative));
            let mut figure = pen.create_element("figure").with_attribute(("aria-label", label.as_str()));
            if matches!(block, Block::Drawing { .. }) {
                figure = figure.with_attribute(("class", "wide"));
            }
            figure.write_inner_content(|pen| {
                pen.get_mut().extend_from_slice(svg.trim_end().as_bytes());
                Ok(())
            })?;
            Ok(())
        }
        Block::Boxes(lines) => list(pen, lines, true),
        Block::Lines(lines) => list(pen, lines, false),
        Block::Blanks(labels) => {
            pen.create_element("ul").write_inner_content(|pen| {
                for label in labels {
                    pen.create_element("li").write_inner_content(|pen| labelled_blank(pen, label))?;
                }
                Ok(())
            })?;
            Ok(())
        }
        Block::Key { number, answer, explanation, feedback, remark } => element(pen, "div", "key", |pen| {
            pen.create_element("p").write_inner_content(|pen| {
                text(pen, "strong", &format!("{number}. {answer}"))?;
                text(pen, "span", &format!(" {explanation}"))
            })?;
            if !feedback.is_empty() {
                list(pen, feedback, false)?;
            }
            classed(pen, "p", "small", remark)
        }),
        Block::Terms(terms) => {
            pen.create_element("dl").write_inner_content(|pen| {
                for (term, meaning) in terms {
                    text(pen, "dt", term)?;
                    text(pen, "dd", meaning)?;
                }
                Ok(())
            })?;
            Ok(())
        }
        Block::Table { head, rows } => {
            pen.create_element("table").write_inner_content(|pen| {
                line(pen, "th", head)?;
                rows.iter().try_for_each(|row| line(pen, "td", row))
            })?;
            Ok(())
        }
        Block::Sources(sources) => {
            pen.create_element("ol")
                .write_inner_content(|pen| sources.iter().try_for_each(|source| text(pen, "li", source)))?;
            Ok(())
        }
        Block::Together(parts) => element(pen, "section", "item", |pen| blocks(pen, parts)),
        Block::NewPage => {
            pen.create_element("div")
                .with_attribute(("class", "page"))
                .write_text_content(BytesText::new(""))?;
            Ok(())
        }
    }
}

/// A passage in a line of its own, since a break between two elements would be a blank within a word.
fn passage(mark: &str, runs: &[Run]) -> Vec<u8> {
    let mut pen = Writer::new(Vec::new());
    let mark = Run { text: format!("{mark} "), manner: Manner::Plain };
    let mark = Some(&mark).filter(|mark| !mark.text.trim().is_empty());
    for run in mark.into_iter().chain(runs) {
        let element = match run.manner {
            Manner::Plain => "span",
            Manner::Strong => "strong",
            Manner::Emphasis => "em",
            Manner::Code => "code",
        };
        text(&mut pen, element, &run.text).expect("memory takes all bytes");
    }
    pen.into_inner()
}

fn line(pen: &mut Pen, cell: &str, cells: &[String]) -> io::Result<()> {
    pen.create_element("tr")
        .write_inner_content(|pen| cells.iter().try_for_each(|one| text(pen, cell, one)))?;
    Ok(())
}

fn list(pen: &mut Pen, lines: &[String], with_boxes: bool) -> io::Result<()> {
    pen.create_element("ul").write_inner_content(|pen| {
        for line in lines {
            pen.create_element("li").write_inner_content(|pen| {
                if with_boxes {
                    pen.create_element("span")
                        .with_attribute(("class", "box"))
                        .write_text_content(BytesText::new(""))?;
                }
                text(pen, "span", line)
            })?;
        }
        Ok(())
    })?;
    Ok(())
}

fn labelled_blank(pen: &mut Pen, label: &str) -> io::Result<()> {
    text(pen, "span", &format!("{label}: "))?;
    pen.create_element("span").with_attribute(("class", "blank")).write_text_content(BytesText::new(""))?;
    Ok(())
}

fn element(
    pen: &mut Pen,
    name: &str,
    class: &str,
    inside: impl FnOnce(&mut Pen) -> io::Result<()>,
) -> io::Result<()> {
    pen.create_element(name).with_attribute(("class", class)).write_inner_content(inside)?;
    Ok(())
}

fn classed(pen: &mut Pen, name: &str, class: &str, words: &str) -> io::Result<()> {
    pen.create_element(name)
        .with_attribute(("class", class))
        .write_text_content(BytesText::new(&visible(words)))?;
    Ok(())
}

fn text(pen: &mut Pen, name: &str, words: &str) -> io::Result<()> {
    pen.create_element(name).write_text_content(BytesText::new(&visible(words)))?;
    Ok(())
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}
