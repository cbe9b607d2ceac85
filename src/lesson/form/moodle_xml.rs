//! A quiz for Moodle, with figures, feedback for each choice and tags.

use std::io;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use quick_xml::events::BytesText;

use super::imprint;
use super::piece::{self, Pen, document, figure, figure_file, html, pairs, passage, text};
use crate::lesson::{Choice, Item, Response, Sheet};

/// Writes a sheet as Moodle XML, in a category that bears its title.
#[must_use]
pub fn moodle_xml(sheet: &Sheet) -> String {
    document(|pen| {
        pen.create_element("quiz").write_inner_content(|pen| {
            category(pen, sheet)?;
            sheet.items.iter().try_for_each(|item| question(pen, sheet, item))
        })?;
        Ok(())
    })
}

/// The weight of each right and each wrong choice in hundredths of the mark, in the few steps that Moodle takes: a tenth is
/// the smallest share of several.
pub(super) fn weights(choices: &[Choice]) -> (String, String) {
    let right = choices.iter().filter(|choice| choice.is_right).count().clamp(1, 10);
    let wrong = choices.iter().filter(|choice| !choice.is_right).count().clamp(1, 10);
    (share(right), format!("-{}", share(wrong)))
}

/// Several choices as parts that apply or do not, where more are right than Moodle can weigh.
pub(super) fn as_pairs(item: &Item) -> Option<Vec<(String, String)>> {
    match &item.response {
        Response::Several(choices) if choices.iter().filter(|choice| choice.is_right).count() > 10 => {
            let applies = |choice: &Choice| if choice.is_right { "applies" } else { "does not apply" };
            Some(choices.iter().map(|choice| (choice.text.clone(), applies(choice).to_owned())).collect())
        }
        _ => pairs(item),
    }
}

fn share(parts: usize) -> String {
    let share = format!("{:.5}", 100.0 / parts as f64);
    share.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn category(pen: &mut Pen, sheet: &Sheet) -> io::Result<()> {
    // A single stroke would begin a category within.
    let title = piece::one_line(&sheet.title).replace('/', "//");
    pen.create_element("question").with_attribute(("type", "category")).write_inner_content(|pen| {
        plain(pen, "category", &format!("$course$/top/{title}"))?;
        rich(pen, "info", &passage(&imprint(sheet)))
    })?;
    Ok(())
}

fn question(pen: &mut Pen, sheet: &Sheet, item: &Item) -> io::Result<()> {
    let pairs = as_pairs(item);
    let kind = match &item.response {
        _ if pairs.is_some() => "matching",
        Response::TrueFalse { .. } => "truefalse",
        Response::Number(_) => "numerical",
        _ => "multichoice",
    };
    pen.create_element("question").with_attribute(("type", kind)).write_inner_content(|pen| {
        plain(pen, "name", &piece::title(item))?;
        question_text(pen, item)?;
        rich(pen, "generalfeedback", &html(|pen| piece::write_reasons(pen, sheet, item)))?;
        for (name, value) in [("defaultgrade", "1.0"), ("penalty", "0"), ("hidden", "0")] {
            text(pen, name, value)?;
        }
        text(pen, "idnumber", &piece::one_line(&item.id))?;
        match &item.response {
            _ if pairs.is_some() => matching(pen, &pairs.unwrap_or_default())?,
            Response::Choice(choices) => multichoice(pen, choices, true)?,
            Response::Several(choices) => multichoice(pen, choices, false)?,
            Response::TrueFalse { is_true, feedback } => {
                for said in [true, false] {
                    let is_right = said == *is_true;
                    let told = if is_right { "" } else { feedback };
                    answer(
                        pen,
                        if is_right { "100" } else { "0" },
                        "moodle_auto_format",
                        &said.to_string(),
                        told,
                    )?;
                }
            }
            Response::Number(number) => {
                pen.create_element("answer")
                    .with_attributes([("fraction", "100"), ("format", "moodle_auto_format")])
                    .write_inner_content(|pen| {
                        text(pen, "text", &number.to_string())?;
                        rich(pen, "feedback", "")?;
                        text(pen, "tolerance", "0")
                    })?;
            }
            Response::Order(_) | Response::Match(_) => unreachable!("these are pairs"),
        }
        pen.create_element("tags").write_inner_content(|pen| {
            piece::tags(sheet, item).iter().try_for_each(|tag| plain(pen, "tag", tag))
        })?;
        Ok(())
    })?;
    Ok(())
}

fn question_text(pen: &mut Pen, item: &Item) -> io::Result<()> {
    let file = figure_file(item);
    pen.create_element("questiontext").with_attribute(("format", "html")).write_inner_content(|pen| {
        text(pen, "text", &piece::question_html(item, &format!("@@PLUGINFILE@@/{file}")))?;
        if let Some((svg, _)) = figure(item) {
            pen.create_element("file")
                .with_attributes([("name", file.as_str()), ("path", "/"), ("encoding", "base64")])
                .write_text_content(BytesText::new(&STANDARD.encode(svg)))?;
        }
        Ok(())
    })?;
    Ok(())
}

fn multichoice(pen: &mut Pen, choices: &[Choice], is_single: bool) -> io::Result<()> {
    text(pen, "single", if is_single { "true" } else { "false" })?;
    text(pen, "shuffleanswers", "true")?;
    text(pen, "answernumbering", "abc")?;
    combined_feedback(pen)?;
    let (right, wrong) = match is_single {
        true => ("100".to_owned(), "0".to_owned()),
        false => weights(choices),
    };
    choices.iter().try_for_each(|choice| {
        let weight = if choice.is_right { &right } else { &wrong };
        answer(pen, weight, "html", &passage(&choice.text), &choice.feedback)
    })
}

fn matching(pen: &mut Pen, pairs: &[(String, String)]) -> io::Result<()> {
    text(pen, "shuffleanswers", "true")?;
    combined_feedback(pen)?;
    for (left, right) in pairs {
        pen.create_element("subquestion").with_attribute(("format", "html")).write_inner_content(|pen| {
            text(pen, "text", &passage(left))?;
            // What is chosen from a list is plain text there.
            plain(pen, "answer", &piece::one_line(right))
        })?;
    }
    Ok(())
}

fn combined_feedback(pen: &mut Pen) -> io::Result<()> {
    let said = [
        ("correctfeedback", "Right."),
        ("partiallycorrectfeedback", "Partly right."),
        ("incorrectfeedback", "Not right."),
    ];
    said.iter().try_for_each(|(name, words)| rich(pen, name, words))
}

fn answer(pen: &mut Pen, fraction: &str, format: &str, said: &str, feedback: &str) -> io::Result<()> {
    pen.create_element("answer")
        .with_attributes([("fraction", fraction), ("format", format)])
        .write_inner_content(|pen| {
            text(pen, "text", said)?;
            rich(pen, "feedback", &passage(feedback))
        })?;
    Ok(())
}

/// An element with a text of HTML within.
fn rich(pen: &mut Pen, name: &str, html: &str) -> io::Result<()> {
    pen.create_element(name)
        .with_attribute(("format", "html"))
        .write_inner_content(|pen| text(pen, "text", html))
        .map(|_| ())
}

/// An element with a plain text within.
fn plain(pen: &mut Pen, name: &str, words: &str) -> io::Result<()> {
    pen.create_element(name).write_inner_content(|pen| text(pen, "text", words)).map(|_| ())
}
