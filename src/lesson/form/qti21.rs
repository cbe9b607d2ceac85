//! A quiz as a QTI 2.1 package.

use std::io;

use quick_xml::events::BytesText;

use super::archive::archive;
use super::piece::{
    self, Pen, Picture, document, figure, figure_file, identifier, mixed_places, one_line, text, write_lines,
};
use super::rights;
use crate::lesson::{Choice, Item, Response, Sheet};

const NAMESPACE: &str = "http://www.imsglobal.org/xsd/imsqti_v2p1";

/// Writes a sheet as a package: a manifest, a test, and a file for each item and figure.
#[must_use]
pub fn qti21(sheet: &Sheet) -> Vec<u8> {
    let mut files = vec![
        ("imsmanifest.xml".to_owned(), manifest(sheet).into_bytes()),
        ("test.xml".to_owned(), test(sheet).into_bytes()),
    ];
    for item in &sheet.items {
        files.push((item_file(item), question(sheet, item).into_bytes()));
        if let Some((svg, alternative)) = figure(item) {
            files.push((format!("figures/{}", figure_file(item)), svg.as_bytes().to_vec()));
            if is_long(&alternative) {
                files.push((words_file(item), alternative.into_bytes()));
            }
        }
    }
    archive(&files)
}

fn item_file(item: &Item) -> String {
    format!("items/{}.xml", identifier(&item.id))
}

fn words_file(item: &Item) -> String {
    format!("figures/{}.txt", identifier(&item.id))
}

/// The format takes 256 characters of alternative text; what is longer lies beside the figure.
fn is_long(alternative: &str) -> bool {
    alternative.chars().count() > 256
}

fn manifest(sheet: &Sheet) -> String {
    document(|pen| {
        pen.create_element("manifest")
            .with_attributes([
                ("xmlns", "http://www.imsglobal.org/xsd/imscp_v1p1"),
                ("identifier", "comity-quiz"),
            ])
            .write_inner_content(|pen| {
                pen.create_element("metadata").write_inner_content(|pen| {
                    text(pen, "schema", "QTIv2.1 Package")?;
                    text(pen, "schemaversion", "1.0.0")
                })?;
                pen.create_element("organizations").write_empty()?;
                pen.create_element("resources").write_inner_content(|pen| resources(pen, sheet))?;
                Ok(())
            })
            .map(|_| ())
    })
}

fn resources(pen: &mut Pen, sheet: &Sheet) -> io::Result<()> {
    let test = [("identifier", "test"), ("type", "imsqti_test_xmlv2p1"), ("href", "test.xml")];
    pen.create_element("resource").with_attributes(test).write_inner_content(|pen| {
        file(pen, "test.xml")?;
        sheet.items.iter().try_for_each(|item| {
            let reference = format!("item-{}", identifier(&item.id));
            pen.create_element("dependency")
                .with_attribute(("identifierref", reference.as_str()))
                .write_empty()
                .map(|_| ())
        })
    })?;
    sheet.items.iter().try_for_each(|item| {
        let (name, href) = (format!("item-{}", identifier(&item.id)), item_file(item));
        pen.create_element("resource")
            .with_attributes([
                ("identifier", name.as_str()),
                ("type", "imsqti_item_xmlv2p1"),
                ("href", href.as_str()),
            ])
            .write_inner_content(|pen| {
                file(pen, &href)?;
                if let Some((_, alternative)) = figure(item) {
                    file(pen, &format!("figures/{}", figure_file(item)))?;
                    if is_long(&alternative) {
                        file(pen, &words_file(item))?;
                    }
                }
                Ok(())
            })
            .map(|_| ())
    })
}

fn file(pen: &mut Pen, href: &str) -> io::Result<()> {
    pen.create_element("file").with_attribute(("href", href)).write_empty().map(|_| ())
}

fn test(sheet: &Sheet) -> String {
    let title = one_line(&sheet.title);
    document(|pen| {
        pen.create_element("assessmentTest")
            .with_attributes([("xmlns", NAMESPACE), ("identifier", "comity-quiz"), ("title", title.as_str())])
            .write_inner_content(|pen| {
                let part = [
                    ("identifier", "part"),
                    ("navigationMode", "nonlinear"),
                    ("submissionMode", "individual"),
                ];
                pen.create_element("testPart").with_attributes(part).write_inner_content(|pen| {
                    let section = [("identifier", "section"), ("title", title.as_str()), ("visible", "true")];
                    pen.create_element("assessmentSection").with_attributes(section).write_inner_content(
                        |pen| {
                            sheet.items.iter().try_for_each(|item| {
                                let (name, href) =
                                    (format!("item-{}", identifier(&item.id)), item_file(item));
                                pen.create_element("assessmentItemRef")
                                    .with_attributes([("identifier", name.as_str()), ("href", href.as_str())])
                                    .write_empty()
                                    .map(|_| ())
                            })
                        },
                    )?;
                    Ok(())
                })?;
                Ok(())
            })
            .map(|_| ())
    })
}

fn question(sheet: &Sheet, item: &Item) -> String {
    let (name, title) = (format!("item-{}", identifier(&item.id)), piece::title(item));
    let remarks = remarks(&item.response);
    document(|pen| {
        pen.create_element("assessmentItem")
            .with_attributes([
                ("xmlns", NAMESPACE),
                ("identifier", name.as_str()),
                ("title", title.as_str()),
                ("adaptive", "false"),
                ("timeDependent", "false"),
            ])
            .write_inner_content(|pen| {
                key(pen, &item.response)?;
                outcome(pen, "SCORE", "single", "float", Some("0"))?;
                outcome(pen, "REASONS", "single", "identifier", None)?;
                if !remarks.is_empty() {
                    outcome(pen, "REMARKS", cardinality(&item.response), "identifier", None)?;
                }
                pen.create_element("itemBody").write_inner_content(|pen| body(pen, item))?;
                pen.create_element("responseProcessing")
                    .write_inner_content(|pen| processing(pen, !remarks.is_empty()))?;
                for (label, words) in &remarks {
                    modal(pen, "REMARKS", label, |pen| {
                        pen.create_element("p").write_inner_content(|pen| write_lines(pen, words)).map(|_| ())
                    })?;
                }
                modal(pen, "REASONS", "reasons", |pen| piece::write_reasons(pen, sheet, item))
            })
            .map(|_| ())
    })
}

fn cardinality(response: &Response) -> &'static str {
    match response {
        Response::Choice(_) | Response::TrueFalse { .. } | Response::Number(_) => "single",
        Response::Several(_) | Response::Match(_) => "multiple",
        Response::Order(_) => "ordered",
    }
}

/// The declaration of the response, with the right one.
fn key(pen: &mut Pen, response: &Response) -> io::Result<()> {
    let base = match response {
        Response::Match(_) => "directedPair",
        Response::Number(_) => "integer",
        _ => "identifier",
    };
    let right: Vec<String> = match response {
        Response::Choice(choices) | Response::Several(choices) => {
            let places = choices.iter().enumerate().filter(|(_, choice)| choice.is_right);
            places.map(|(at, _)| format!("c{}", at + 1)).collect()
        }
        Response::TrueFalse { is_true, .. } => vec![is_true.to_string()],
        Response::Order(parts) => (1..=parts.len()).map(|place| format!("c{place}")).collect(),
        Response::Match(pairs) => {
            let rights = rights(pairs);
            let place = |right: &str| rights.iter().position(|one| one == right).map_or(0, |at| at + 1);
            pairs
                .iter()
                .enumerate()
                .map(|(at, (_, right))| format!("left{} right{}", at + 1, place(right)))
                .collect()
        }
        Response::Number(number) => vec![number.to_string()],
    };
    pen.create_element("responseDeclaration")
        .with_attributes([
            ("identifier", "RESPONSE"),
            ("cardinality", cardinality(response)),
            ("baseType", base),
        ])
        .write_inner_content(|pen| {
            pen.create_element("correctResponse")
                .write_inner_content(|pen| right.iter().try_for_each(|value| text(pen, "value", value)))?;
            Ok(())
        })
        .map(|_| ())
}

fn outcome(
    pen: &mut Pen,
    name: &str,
    cardinality: &str,
    base: &str,
    default: Option<&str>,
) -> io::Result<()> {
    let declaration = pen.create_element("outcomeDeclaration").with_attributes([
        ("identifier", name),
        ("cardinality", cardinality),
        ("baseType", base),
    ]);
    match default {
        Some(value) => declaration.write_inner_content(|pen| {
            pen.create_element("defaultValue").write_inner_content(|pen| text(pen, "value", value))?;
            Ok(())
        }),
        None => declaration.write_empty(),
    }
    .map(|_| ())
}

fn body(pen: &mut Pen, item: &Item) -> io::Result<()> {
    let source = format!("../figures/{}", figure_file(item));
    let in_words = format!("../{}", words_file(item));
    let alternative = figure(item).map(|(_, alternative)| alternative);
    let brief = alternative.as_deref().map(|alternative| match is_long(alternative) {
        true => alternative.chars().take(255).chain(['…']).collect(),
        false => alternative.to_owned(),
    });
    let picture = brief.as_deref().map(|brief| Picture {
        source: &source,
        alternative: brief,
        in_words: alternative.as_deref().is_some_and(is_long).then_some(in_words.as_str()),
    });
    piece::write_question(pen, item, picture.as_ref())?;
    match &item.response {
        Response::Choice(choices) => choose(pen, "1", true, &labelled(choices)),
        Response::Several(choices) => choose(pen, "0", true, &labelled(choices)),
        Response::TrueFalse { .. } => {
            choose(pen, "1", false, &[("true".to_owned(), "True"), ("false".to_owned(), "False")])
        }
        Response::Order(parts) => pen
            .create_element("orderInteraction")
            .with_attributes([("responseIdentifier", "RESPONSE"), ("shuffle", "true")])
            .write_inner_content(|pen| {
                mixed_places(parts, item)
                    .into_iter()
                    .try_for_each(|at| option(pen, &format!("c{}", at + 1), &parts[at]))
            })
            .map(|_| ()),
        Response::Match(pairs) => pen
            .create_element("matchInteraction")
            .with_attributes([
                ("responseIdentifier", "RESPONSE"),
                ("shuffle", "true"),
                ("maxAssociations", "0"),
            ])
            .write_inner_content(|pen| {
                set(pen, "left", "1", pairs.iter().map(|(left, _)| left.as_str()))?;
                set(pen, "right", "0", rights(pairs).iter().map(String::as_str))
            })
            .map(|_| ()),
        Response::Number(_) => pen
            .create_element("p")
            .write_inner_content(|pen| {
                pen.create_element("textEntryInteraction")
                    .with_attributes([("responseIdentifier", "RESPONSE"), ("expectedLength", "6")])
                    .write_empty()?;
                Ok(())
            })
            .map(|_| ()),
    }
}

fn choose(pen: &mut Pen, most: &str, shuffle: bool, labels: &[(String, &str)]) -> io::Result<()> {
    pen.create_element("choiceInteraction")
        .with_attributes([
            ("responseIdentifier", "RESPONSE"),
            ("shuffle", if shuffle { "true" } else { "false" }),
            ("maxChoices", most),
        ])
        .write_inner_content(|pen| labels.iter().try_for_each(|(label, words)| option(pen, label, words)))
        .map(|_| ())
}

fn option(pen: &mut Pen, label: &str, words: &str) -> io::Result<()> {
    pen.create_element("simpleChoice")
        .with_attribute(("identifier", label))
        .write_inner_content(|pen| write_lines(pen, words))
        .map(|_| ())
}

fn set<'a>(pen: &mut Pen, side: &str, most: &str, texts: impl Iterator<Item = &'a str>) -> io::Result<()> {
    pen.create_element("simpleMatchSet")
        .write_inner_content(|pen| {
            for (at, words) in texts.enumerate() {
                let label = format!("{side}{}", at + 1);
                pen.create_element("simpleAssociableChoice")
                    .with_attributes([("identifier", label.as_str()), ("matchMax", most)])
                    .write_inner_content(|pen| write_lines(pen, words))?;
            }
            Ok(())
        })
        .map(|_| ())
}

/// One point for the right response and none for any other; then the reasons, and the remark on what was chosen.
fn processing(pen: &mut Pen, has_remarks: bool) -> io::Result<()> {
    pen.create_element("responseCondition").write_inner_content(|pen| {
        pen.create_element("responseIf").write_inner_content(|pen| {
            pen.create_element("match").write_inner_content(|pen| {
                named(pen, "variable", "RESPONSE")?;
                named(pen, "correct", "RESPONSE")
            })?;
            set_to(pen, "SCORE", |pen| value(pen, "float", "1"))
        })?;
        pen.create_element("responseElse")
            .write_inner_content(|pen| set_to(pen, "SCORE", |pen| value(pen, "float", "0")))?;
        Ok(())
    })?;
    set_to(pen, "REASONS", |pen| value(pen, "identifier", "reasons"))?;
    match has_remarks {
        true => set_to(pen, "REMARKS", |pen| named(pen, "variable", "RESPONSE")),
        false => Ok(()),
    }
}

fn set_to(pen: &mut Pen, name: &str, write: impl FnOnce(&mut Pen) -> io::Result<()>) -> io::Result<()> {
    pen.create_element("setOutcomeValue")
        .with_attribute(("identifier", name))
        .write_inner_content(write)
        .map(|_| ())
}

fn named(pen: &mut Pen, element: &str, name: &str) -> io::Result<()> {
    pen.create_element(element).with_attribute(("identifier", name)).write_empty().map(|_| ())
}

fn value(pen: &mut Pen, base: &str, value: &str) -> io::Result<()> {
    pen.create_element("baseValue")
        .with_attribute(("baseType", base))
        .write_text_content(BytesText::new(value))
        .map(|_| ())
}

fn modal(
    pen: &mut Pen,
    outcome: &str,
    label: &str,
    write: impl FnOnce(&mut Pen) -> io::Result<()>,
) -> io::Result<()> {
    pen.create_element("modalFeedback")
        .with_attributes([("outcomeIdentifier", outcome), ("identifier", label), ("showHide", "show")])
        .write_inner_content(write)
        .map(|_| ())
}

/// The labels that have a feedback of their own.
fn remarks(response: &Response) -> Vec<(String, &str)> {
    match response {
        Response::Choice(choices) | Response::Several(choices) => choices
            .iter()
            .enumerate()
            .filter(|(_, choice)| !choice.feedback.is_empty())
            .map(|(at, choice)| (format!("c{}", at + 1), choice.feedback.as_str()))
            .collect(),
        Response::TrueFalse { is_true, feedback } if !feedback.is_empty() => {
            vec![((!is_true).to_string(), feedback.as_str())]
        }
        _ => Vec::new(),
    }
}

fn labelled(choices: &[Choice]) -> Vec<(String, &str)> {
    choices.iter().enumerate().map(|(at, choice)| (format!("c{}", at + 1), choice.text.as_str())).collect()
}
