//! Flash cards for Anki: a text that it imports, in which each card keeps its identity when the sheet is made again.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use csv::{QuoteStyle, WriterBuilder};

use super::piece::{Pen, figure, html, one_line, question_html, tags, text, write_lines, write_reasons};
use super::{mixed, rights};
use crate::lesson::{Choice, Item, Response, Sheet};

/// Writes a sheet as cards. The key is on the back, with the reasons and what the wrong choices would have been true of.
#[must_use]
pub fn anki(sheet: &Sheet) -> String {
    // Two colons would begin a deck within.
    let deck = one_line(&sheet.title).replace("::", ":");
    let head = format!(
        "#separator:tab\n#html:true\n#notetype:Basic\n#deck:{deck}\n#columns:id\tFront\tBack\tTags\n#guid column:1\n#tags column:4\n"
    );
    let mut rows = WriterBuilder::new()
        .delimiter(b'\t')
        .quote_style(QuoteStyle::Necessary)
        .from_writer(head.into_bytes());
    for item in &sheet.items {
        let marks: Vec<String> =
            tags(sheet, item).iter().map(|tag| tag.replace(char::is_whitespace, "-")).collect();
        let row = [one_line(&item.id), front(item), back(sheet, item), marks.join(" ")];
        rows.write_record(row).expect("memory takes all bytes");
    }
    let bytes = rows.into_inner().expect("memory takes all bytes");
    String::from_utf8(bytes).expect("strings in, string out")
}

fn front(item: &Item) -> String {
    let source = match figure(item) {
        Some((svg, _)) => format!("data:image/svg+xml;base64,{}", STANDARD.encode(svg)),
        None => String::new(),
    };
    let choices = html(|pen| match &item.response {
        Response::Choice(choices) | Response::Several(choices) => {
            list(pen, choices.iter().map(|choice| choice.text.as_str()))
        }
        Response::Order(parts) => list(pen, mixed(parts, &item.id).iter().map(String::as_str)),
        Response::Match(pairs) => {
            list(pen, pairs.iter().map(|(left, _)| left.as_str()))?;
            list(pen, rights(pairs).iter().map(String::as_str))
        }
        Response::TrueFalse { .. } | Response::Number(_) => Ok(()),
    });
    guarded(&(question_html(item, &source) + &choices))
}

fn back(sheet: &Sheet, item: &Item) -> String {
    guarded(&html(|pen| {
        match &item.response {
            Response::Choice(choices) | Response::Several(choices) => {
                list(
                    pen,
                    choices.iter().filter(|choice| choice.is_right).map(|choice| choice.text.as_str()),
                )?;
            }
            Response::TrueFalse { is_true, .. } => text(pen, "p", if *is_true { "True." } else { "False." })?,
            Response::Order(parts) => {
                pen.create_element("ol")
                    .write_inner_content(|pen| parts.iter().try_for_each(|part| entry(pen, part)))?;
            }
            Response::Match(pairs) => {
                let joined: Vec<String> =
                    pairs.iter().map(|(left, right)| format!("{left}: {right}")).collect();
                list(pen, joined.iter().map(String::as_str))?;
            }
            Response::Number(number) => text(pen, "p", &number.to_string())?,
        }
        write_reasons(pen, sheet, item)?;
        let told: Vec<String> = near_misses(&item.response).collect();
        if !told.is_empty() {
            list(pen, told.iter().map(String::as_str))?;
        }
        Ok(())
    }))
}

/// What the wrong choices would have been true of.
fn near_misses(response: &Response) -> impl Iterator<Item = String> {
    let choices: &[Choice] = match response {
        Response::Choice(choices) | Response::Several(choices) => choices,
        _ => &[],
    };
    choices
        .iter()
        .filter(|choice| !choice.is_right && !choice.feedback.is_empty())
        .map(|choice| format!("{}: {}", choice.text, choice.feedback))
}

fn list<'a>(pen: &mut Pen, entries: impl Iterator<Item = &'a str>) -> std::io::Result<()> {
    pen.create_element("ul")
        .write_inner_content(|pen| {
            for words in entries {
                entry(pen, words)?;
            }
            Ok(())
        })
        .map(|_| ())
}

fn entry(pen: &mut Pen, words: &str) -> std::io::Result<()> {
    pen.create_element("li").write_inner_content(|pen| write_lines(pen, words)).map(|_| ())
}

/// HTML in which Anki finds no sound, no LaTeX and no field of its own.
fn guarded(html: &str) -> String {
    html.replace('[', "&#91;").replace("{{", "&#123;&#123;")
}
