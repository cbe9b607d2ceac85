//! A quiz in GIFT, the plain text that Moodle and others read.

use super::imprint;
use super::moodle_xml::{as_pairs, weights};
use super::piece::{figures, one_line, question_lines, reasons, tags, title};
use crate::lesson::{Choice, Item, Response, Sheet};

/// Writes a sheet as GIFT. It has no figures: their alternative text stands in their place.
#[must_use]
pub fn gift(sheet: &Sheet) -> String {
    let mut quiz = format!(
        "// {}\n\n$CATEGORY: $course$/top/{}\n\n",
        one_line(&imprint(sheet)),
        one_line(&sheet.title).replace('/', "//")
    );
    for item in &sheet.items {
        quiz.push_str(&question(sheet, item));
        quiz.push('\n');
    }
    quiz
}

/// What of a sheet is not in its GIFT, in sentences.
#[must_use]
pub fn losses(sheet: &Sheet) -> Vec<String> {
    let mut losses = Vec::new();
    match figures(sheet) {
        0 => {}
        1 => losses.push("1 figure is told in words, since GIFT holds text only".to_owned()),
        count => losses.push(format!("{count} figures are told in words, since GIFT holds text only")),
    }
    if sheet.items.iter().any(has_arrow) {
        losses.push("-> in a choice or a part is written →, since GIFT cannot escape it".to_owned());
    }
    losses
}

fn question(sheet: &Sheet, item: &Item) -> String {
    let mut marks = format!("[id:{}]", mark(&item.id));
    for tag in tags(sheet, item) {
        marks.push_str(&format!(" [tag:{}]", mark(&tag)));
    }
    format!(
        "// {marks}\n::{}::[plain]{} {{\n{}\t####{}\n}}\n",
        escaped(&title(item)),
        told(&question_lines(item)),
        answers(item),
        text(&told(&reasons(sheet, item)))
    )
}

fn answers(item: &Item) -> String {
    if let Some(pairs) = as_pairs(item) {
        let pair = |(left, right): &(String, String)| {
            format!("\t={} -> {}\n", text(&escaped(&unarrowed(left))), escaped(&one_line(right)))
        };
        return pairs.iter().map(pair).collect();
    }
    match &item.response {
        Response::Choice(choices) => {
            choices.iter().map(|choice| answer(if choice.is_right { "=" } else { "~" }, choice)).collect()
        }
        Response::Several(choices) => {
            let (right, wrong) = weights(choices);
            let weighed = |choice: &Choice| {
                let weight = if choice.is_right { &right } else { &wrong };
                answer(&format!("~%{weight}%"), choice)
            };
            choices.iter().map(weighed).collect()
        }
        Response::TrueFalse { is_true, feedback } => {
            let key = if *is_true { "TRUE" } else { "FALSE" };
            format!("\t{key}{}\n", remark(feedback))
        }
        Response::Number(number) => format!("\t#{number}:0\n"),
        Response::Order(_) | Response::Match(_) => unreachable!("these are pairs"),
    }
}

fn answer(sign: &str, choice: &Choice) -> String {
    format!("\t{sign}{}{}\n", text(&escaped(&unarrowed(&choice.text))), remark(&choice.feedback))
}

fn remark(feedback: &str) -> String {
    match one_line(feedback) {
        none if none.is_empty() => none,
        words => format!("#{}", text(&escaped(&words))),
    }
}

/// An escaped text that is not taken for the name of a format or for a weight.
fn text(escaped: &str) -> String {
    match escaped.starts_with(['[', '%']) {
        true => format!("[plain]{escaped}"),
        false => escaped.to_owned(),
    }
}

/// Lines as one line of GIFT.
fn told(lines: &[String]) -> String {
    lines.iter().map(|line| escaped(line)).collect::<Vec<_>>().join("\\n")
}

/// A text without the meaning that GIFT gives to some of its characters. No library knows this format.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '~' | '=' | '#' | '{' | '}' | ':') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// An id or a tag, which ends at a bracket.
fn mark(text: &str) -> String {
    one_line(text).replace(['[', ']'], "")
}

/// A choice or the left of a match, in which an arrow would make a match of it.
fn unarrowed(text: &str) -> String {
    one_line(text).replace("->", "→")
}

fn has_arrow(item: &Item) -> bool {
    match &item.response {
        Response::Choice(choices) | Response::Several(choices) => {
            choices.iter().any(|choice| choice.text.contains("->"))
        }
        _ => as_pairs(item).is_some_and(|pairs| pairs.iter().any(|(left, _)| left.contains("->"))),
    }
}
