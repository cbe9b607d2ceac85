//! A figure as a page: the drawing, its table, its text twin and its sources, in one file that fetches nothing.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesText, Event};

use super::figure::Figure;
use super::labels::Labels;
use super::row;
use crate::question::{Answer, AnswerKind};
use crate::text::visible;

const STYLE: &str = "body{font-family:Noto Sans,Segoe UI,Arial,sans-serif;color:#1a1a1a;max-width:75rem;margin:2rem auto;padding:0 1rem;line-height:1.5}\
figure{margin:0 0 2rem}figure svg{max-width:100%;height:auto}table{border-collapse:collapse}\
th,td{text-align:left;vertical-align:top;padding:.3rem .8rem .3rem 0;border-bottom:1px solid #d9d9d9}\
caption{text-align:left;font-weight:bold}pre{white-space:pre-wrap}a{color:#00507d}\
@media print{body{margin:0;max-width:none}details{display:none}a{color:inherit}}";

type Pen = Writer<Vec<u8>>;

/// Writes a page around a figure that has been drawn as `svg`.
#[must_use]
pub fn html(answer: &Answer, figure: &Figure, svg: &str) -> String {
    begun(&figure.title, |pen| {
        text(pen, "h1", &figure.title)?;
        pen.create_element("figure").write_inner_content(|pen| {
            pen.get_mut().extend_from_slice(svg.trim_end().as_bytes());
            text(pen, "figcaption", &figure.subtitle)
        })?;
        table(pen, answer, figure.labels.as_ref())?;
        for note in &answer.notes {
            text(pen, "p", &visible(note))?;
        }
        text(pen, "p", &visible(&answer.coverage.text))?;
        pen.create_element("details").write_inner_content(|pen| {
            text(pen, "summary", "The figure in words")?;
            text(pen, "pre", &figure.twin)
        })?;
        sources(pen, answer)
    })
}

/// A page with a title, whose body is written.
pub(super) fn begun(title: &str, body: impl FnOnce(&mut Pen) -> io::Result<()>) -> String {
    let mut pen = Writer::new_with_indent(b"<!DOCTYPE html>\n".to_vec(), b' ', 1);
    pen.create_element("html")
        .with_attribute(("lang", "en"))
        .write_inner_content(|pen| {
            pen.create_element("head").write_inner_content(|pen| {
                pen.create_element("meta").with_attribute(("charset", "utf-8")).write_empty()?;
                pen.create_element("meta")
                    .with_attributes([
                        ("name", "viewport"),
                        ("content", "width=device-width, initial-scale=1"),
                    ])
                    .write_empty()?;
                text(pen, "title", title)?;
                text(pen, "style", STYLE)
            })?;
            pen.create_element("body").write_inner_content(body)?;
            Ok(())
        })
        .expect("memory takes all bytes");
    String::from_utf8(pen.into_inner()).expect("strings in, string out") + "\n"
}

fn table(pen: &mut Pen, answer: &Answer, labels: Option<&Labels>) -> io::Result<()> {
    if answer.rows.is_empty() && answer.series.is_empty() {
        return Ok(());
    }
    pen.create_element("table").write_inner_content(|pen| {
        text(pen, "caption", &visible(&answer.question))?;
        if answer.kind == AnswerKind::Series {
            head(pen, &["", "count", "at most", "who"])?;
            return pen
                .create_element("tbody")
                .write_inner_content(|pen| {
                    for bucket in &answer.series {
                        let cells = [
                            visible(&bucket.label),
                            bucket.count.to_string(),
                            bucket.at_most.to_string(),
                            row::parties(bucket),
                        ];
                        line(pen, &cells, labels)?;
                    }
                    Ok(())
                })
                .map(drop);
        }
        head(pen, &["who", "towards", "matter", "what", "since", "until", "sources"])?;
        pen.create_element("tbody").write_inner_content(|pen| {
            for one in &answer.rows {
                let cells = [
                    row::name(answer, &one.author),
                    row::name(answer, &one.object),
                    one.matter.replace('-', " "),
                    row::value(answer, one),
                    row::date(one.since.as_deref()),
                    row::date(one.until.as_deref()),
                    row::numbers(&row::grounds(one)),
                ];
                line(pen, &cells, labels)?;
            }
            Ok(())
        })?;
        Ok(())
    })?;
    Ok(())
}

fn head(pen: &mut Pen, cells: &[&str]) -> io::Result<()> {
    pen.create_element("thead").write_inner_content(|pen| {
        pen.create_element("tr").write_inner_content(|pen| {
            for cell in cells {
                pen.create_element("th")
                    .with_attribute(("scope", "col"))
                    .write_text_content(BytesText::new(cell))?;
            }
            Ok(())
        })?;
        Ok(())
    })?;
    Ok(())
}

fn line(pen: &mut Pen, cells: &[String], labels: Option<&Labels>) -> io::Result<()> {
    pen.create_element("tr").write_inner_content(|pen| {
        for cell in cells {
            match labels {
                Some(labels) => labelled(pen, cell, labels)?,
                None => text(pen, "td", cell)?,
            }
        }
        Ok(())
    })?;
    Ok(())
}

/// A cell whose labels say their language, each isolated from the words beside it.
fn labelled(pen: &mut Pen, cell: &str, labels: &Labels) -> io::Result<()> {
    pen.create_element("td").write_inner_content(|pen| {
        // Indentation between the parts would show as blanks.
        let mut inside = Writer::new(Vec::new());
        for (part, is_label) in labels.parts(cell) {
            match is_label {
                true => {
                    inside
                        .create_element("bdi")
                        .with_attribute(("lang", labels.language.tag()))
                        .write_text_content(BytesText::new(part))?;
                }
                false => inside.write_event(Event::Text(BytesText::new(part)))?,
            }
        }
        pen.get_mut().extend_from_slice(&inside.into_inner());
        Ok(())
    })?;
    Ok(())
}

fn sources(pen: &mut Pen, answer: &Answer) -> io::Result<()> {
    if answer.sources.is_empty() {
        return Ok(());
    }
    text(pen, "h2", "Sources")?;
    pen.create_element("ol").write_inner_content(|pen| {
        for source in &answer.sources {
            pen.create_element("li").write_inner_content(|pen| {
                let words =
                    visible(&format!("{} — {}, {}. ", source.title, source.publisher, source.published));
                pen.create_element("span").write_text_content(BytesText::new(&words))?;
                match &source.address {
                    Some(address) if address.starts_with("https://") || address.starts_with("http://") => {
                        pen.create_element("a")
                            .with_attribute(("href", visible(address).as_str()))
                            .write_text_content(BytesText::new(&visible(address)))?;
                    }
                    Some(other) => text(pen, "span", &visible(other))?,
                    None => {}
                }
                Ok(())
            })?;
        }
        Ok(())
    })?;
    Ok(())
}

pub(super) fn text(pen: &mut Pen, element: &str, text: &str) -> io::Result<()> {
    pen.create_element(element).write_text_content(BytesText::new(text))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::network::{network, tests as cases};
    use crate::render::svg::figure;

    #[test]
    fn a_page_holds_the_figure_the_table_and_the_sources_and_runs_no_name() {
        let mut answer = cases::october();
        answer.names.insert("china".to_owned(), "<script>alert(1)</script>".to_owned());
        if let Some(source) = answer.sources.first_mut() {
            source.address = Some("javascript:alert(1)".to_owned());
        }
        let figure = figure(network(&answer).expect("few parties"));
        let page = html(&answer, &figure, &figure.plain_svg());
        assert!(page.contains("<svg") && page.contains("<table>") && page.contains("<ol>"));
        assert!(!page.contains("<script") && !page.contains("href=\"javascript:"));
        let mut reader = quick_xml::Reader::from_str(page.trim_start_matches("<!DOCTYPE html>"));
        while !matches!(reader.read_event().expect("well-formed"), Event::Eof) {}
    }
}
