//! A quiz as a QTI 1.2 package, in the manner of Canvas.

use std::io;

use super::archive::archive;
use super::piece::{
    self, Pen, document, figure, figure_file, html, identifier, mixed_places, one_line, passage,
    question_html, text,
};
use super::rights;
use crate::lesson::{Choice, Item, Response, Sheet};

/// Writes a sheet as a package: a manifest, one file with all items, one that tells Canvas its title, and the figures.
#[must_use]
pub fn qti12(sheet: &Sheet) -> Vec<u8> {
    let mut files = vec![
        ("imsmanifest.xml".to_owned(), manifest(sheet).into_bytes()),
        ("quiz/quiz.xml".to_owned(), quiz(sheet).into_bytes()),
        ("quiz/assessment_meta.xml".to_owned(), about(sheet).into_bytes()),
    ];
    for item in &sheet.items {
        if let Some((svg, _)) = figure(item) {
            files.push((format!("images/{}", figure_file(item)), svg.as_bytes().to_vec()));
        }
    }
    archive(&files)
}

fn manifest(sheet: &Sheet) -> String {
    document(|pen| {
        pen.create_element("manifest")
            .with_attributes([
                ("xmlns", "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"),
                ("identifier", "comity-quiz"),
            ])
            .write_inner_content(|pen| {
                pen.create_element("metadata").write_inner_content(|pen| {
                    text(pen, "schema", "IMS Content")?;
                    text(pen, "schemaversion", "1.1.3")
                })?;
                pen.create_element("organizations").write_empty()?;
                pen.create_element("resources").write_inner_content(|pen| resources(pen, sheet))?;
                Ok(())
            })
            .map(|_| ())
    })
}

fn resources(pen: &mut Pen, sheet: &Sheet) -> io::Result<()> {
    pen.create_element("resource")
        .with_attributes([("identifier", "quiz"), ("type", "imsqti_xmlv1p2")])
        .write_inner_content(|pen| {
            pen.create_element("file").with_attribute(("href", "quiz/quiz.xml")).write_empty()?;
            pen.create_element("dependency").with_attribute(("identifierref", "quiz-meta")).write_empty()?;
            Ok(())
        })?;
    resource(
        pen,
        "quiz-meta",
        "associatedcontent/imscc_xmlv1p1/learning-application-resource",
        "quiz/assessment_meta.xml",
    )?;
    for item in sheet.items.iter().filter(|item| figure(item).is_some()) {
        let href = format!("images/{}", figure_file(item));
        resource(pen, &format!("figure-{}", identifier(&item.id)), "webcontent", &href)?;
    }
    Ok(())
}

fn resource(pen: &mut Pen, identifier: &str, kind: &str, href: &str) -> io::Result<()> {
    pen.create_element("resource")
        .with_attributes([("identifier", identifier), ("type", kind), ("href", href)])
        .write_inner_content(|pen| {
            pen.create_element("file").with_attribute(("href", href)).write_empty()?;
            Ok(())
        })
        .map(|_| ())
}

fn about(sheet: &Sheet) -> String {
    document(|pen| {
        pen.create_element("quiz")
            .with_attributes([("xmlns", "http://canvas.instructure.com/xsd/cccv1p0"), ("identifier", "quiz")])
            .write_inner_content(|pen| {
                text(pen, "title", &one_line(&sheet.title))?;
                text(pen, "shuffle_answers", "true")?;
                text(pen, "quiz_type", "practice_quiz")
            })
            .map(|_| ())
    })
}

fn quiz(sheet: &Sheet) -> String {
    document(|pen| {
        pen.create_element("questestinterop")
            .with_attribute(("xmlns", "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"))
            .write_inner_content(|pen| {
                pen.create_element("assessment")
                    .with_attributes([("ident", "quiz"), ("title", one_line(&sheet.title).as_str())])
                    .write_inner_content(|pen| {
                        pen.create_element("section")
                            .with_attribute(("ident", "root_section"))
                            .write_inner_content(|pen| {
                                sheet.items.iter().try_for_each(|item| question(pen, sheet, item))
                            })?;
                        Ok(())
                    })?;
                Ok(())
            })
            .map(|_| ())
    })
}

fn question(pen: &mut Pen, sheet: &Sheet, item: &Item) -> io::Result<()> {
    let (ident, title) = (identifier(&item.id), piece::title(item));
    pen.create_element("item")
        .with_attributes([("ident", ident.as_str()), ("title", title.as_str())])
        .write_inner_content(|pen| {
            pen.create_element("itemmetadata").write_inner_content(|pen| {
                pen.create_element("qtimetadata").write_inner_content(|pen| {
                    field(pen, "question_type", kind(&item.response))?;
                    field(pen, "points_possible", "1.0")?;
                    piece::tags(sheet, item).iter().try_for_each(|tag| field(pen, "tag", tag))
                })?;
                Ok(())
            })?;
            pen.create_element("presentation").write_inner_content(|pen| {
                let source = format!("%24IMS-CC-FILEBASE%24/images/{}", figure_file(item));
                material(pen, &question_html(item, &source))?;
                responses(pen, item)
            })?;
            pen.create_element("resprocessing").write_inner_content(|pen| processing(pen, &item.response))?;
            feedback(pen, "general_fb", &html(|pen| piece::write_reasons(pen, sheet, item)))?;
            for (label, words) in remarks(&item.response) {
                feedback(pen, &format!("{label}_fb"), &passage(words))?;
            }
            Ok(())
        })
        .map(|_| ())
}

/// What Canvas calls it. It knows no ordering; the place of each part is matched.
fn kind(response: &Response) -> &'static str {
    match response {
        Response::Choice(_) => "multiple_choice_question",
        Response::Several(_) => "multiple_answers_question",
        Response::TrueFalse { .. } => "true_false_question",
        Response::Order(_) | Response::Match(_) => "matching_question",
        Response::Number(_) => "numerical_question",
    }
}

fn responses(pen: &mut Pen, item: &Item) -> io::Result<()> {
    match &item.response {
        Response::Choice(choices) => choose(pen, "response1", "Single", None, &labelled(choices)),
        Response::Several(choices) => choose(pen, "response1", "Multiple", None, &labelled(choices)),
        Response::TrueFalse { .. } => {
            let both = [("true".to_owned(), "True"), ("false".to_owned(), "False")];
            choose(pen, "response1", "Single", None, &both)
        }
        Response::Order(parts) => {
            let places: Vec<String> = (1..=parts.len()).map(|place| place.to_string()).collect();
            let places: Vec<(String, &str)> = numbered(places.iter().map(String::as_str));
            mixed_places(parts, item).into_iter().try_for_each(|at| {
                choose(pen, &format!("part{}", at + 1), "Single", Some(&parts[at]), &places)
            })
        }
        Response::Match(pairs) => {
            let rights = rights(pairs);
            let rights = numbered(rights.iter().map(String::as_str));
            pairs.iter().enumerate().try_for_each(|(at, (left, _))| {
                choose(pen, &format!("part{}", at + 1), "Single", Some(left), &rights)
            })
        }
        Response::Number(_) => pen
            .create_element("response_str")
            .with_attributes([("ident", "response1"), ("rcardinality", "Single")])
            .write_inner_content(|pen| {
                pen.create_element("render_fib").with_attribute(("fibtype", "Integer")).write_inner_content(
                    |pen| {
                        pen.create_element("response_label")
                            .with_attribute(("ident", "answer1"))
                            .write_empty()?;
                        Ok(())
                    },
                )?;
                Ok(())
            })
            .map(|_| ()),
    }
}

fn choose(
    pen: &mut Pen,
    ident: &str,
    cardinality: &str,
    about: Option<&str>,
    labels: &[(String, &str)],
) -> io::Result<()> {
    pen.create_element("response_lid")
        .with_attributes([("ident", ident), ("rcardinality", cardinality)])
        .write_inner_content(|pen| {
            if let Some(about) = about {
                material(pen, &passage(about))?;
            }
            pen.create_element("render_choice").write_inner_content(|pen| {
                labels.iter().try_for_each(|(label, words)| {
                    pen.create_element("response_label")
                        .with_attribute(("ident", label.as_str()))
                        .write_inner_content(|pen| match about {
                            // What is chosen from a list is plain text there.
                            Some(_) => pen
                                .create_element("material")
                                .write_inner_content(|pen| text(pen, "mattext", &one_line(words)))
                                .map(|_| ()),
                            None => material(pen, &passage(words)),
                        })
                        .map(|_| ())
                })
            })?;
            Ok(())
        })
        .map(|_| ())
}

fn processing(pen: &mut Pen, response: &Response) -> io::Result<()> {
    pen.create_element("outcomes").write_inner_content(|pen| {
        pen.create_element("decvar")
            .with_attributes([
                ("maxvalue", "100"),
                ("minvalue", "0"),
                ("varname", "SCORE"),
                ("vartype", "Decimal"),
            ])
            .write_empty()?;
        Ok(())
    })?;
    condition(
        pen,
        "Yes",
        |pen| pen.create_element("other").write_empty().map(|_| ()),
        Then::Show("general_fb"),
    )?;
    for (label, _) in remarks(response) {
        let shown = format!("{label}_fb");
        condition(pen, "Yes", |pen| equals(pen, "response1", label.as_str()), Then::Show(&shown))?;
    }
    let full = Then::Score("Set", "100");
    match response {
        Response::Choice(choices) => {
            let right = choices.iter().position(|choice| choice.is_right).map_or(0, |at| at + 1);
            condition(pen, "No", |pen| equals(pen, "response1", &format!("c{right}")), full)
        }
        Response::Several(choices) => condition(pen, "No", |pen| all_and_only(pen, choices), full),
        Response::TrueFalse { is_true, .. } => {
            condition(pen, "No", |pen| equals(pen, "response1", &is_true.to_string()), full)
        }
        Response::Order(parts) => {
            let keys: Vec<usize> = (1..=parts.len()).collect();
            scores(pen, &keys)
        }
        Response::Match(pairs) => {
            let rights = rights(pairs);
            let key = |(_, right): &(String, String)| {
                rights.iter().position(|one| one == right).map_or(0, |at| at + 1)
            };
            scores(pen, &pairs.iter().map(key).collect::<Vec<_>>())
        }
        Response::Number(number) => {
            condition(pen, "No", |pen| equals(pen, "response1", &number.to_string()), full)
        }
    }
}

/// An equal share of the mark for each part that is matched with its label.
fn scores(pen: &mut Pen, keys: &[usize]) -> io::Result<()> {
    let share = format!("{:.2}", 100.0 / keys.len() as f64);
    keys.iter().enumerate().try_for_each(|(at, key)| {
        let part = format!("part{}", at + 1);
        condition(pen, "Yes", |pen| equals(pen, &part, &format!("c{key}")), Then::Score("Add", &share))
    })
}

fn all_and_only(pen: &mut Pen, choices: &[Choice]) -> io::Result<()> {
    pen.create_element("and")
        .write_inner_content(|pen| {
            choices.iter().enumerate().try_for_each(|(at, choice)| {
                let label = format!("c{}", at + 1);
                match choice.is_right {
                    true => equals(pen, "response1", &label),
                    false => pen
                        .create_element("not")
                        .write_inner_content(|pen| equals(pen, "response1", &label))
                        .map(|_| ()),
                }
            })
        })
        .map(|_| ())
}

/// What follows where a condition holds.
enum Then<'a> {
    /// A feedback is shown.
    Show(&'a str),
    /// The score is set or added to.
    Score(&'a str, &'a str),
}

fn condition(
    pen: &mut Pen,
    goes_on: &str,
    holds: impl FnOnce(&mut Pen) -> io::Result<()>,
    then: Then,
) -> io::Result<()> {
    pen.create_element("respcondition")
        .with_attribute(("continue", goes_on))
        .write_inner_content(|pen| {
            pen.create_element("conditionvar").write_inner_content(holds)?;
            match then {
                Then::Show(ident) => pen
                    .create_element("displayfeedback")
                    .with_attributes([("feedbacktype", "Response"), ("linkrefid", ident)])
                    .write_empty(),
                Then::Score(action, points) => pen
                    .create_element("setvar")
                    .with_attributes([("action", action), ("varname", "SCORE")])
                    .write_text_content(quick_xml::events::BytesText::new(points)),
            }
            .map(|_| ())
        })
        .map(|_| ())
}

fn equals(pen: &mut Pen, response: &str, label: &str) -> io::Result<()> {
    pen.create_element("varequal")
        .with_attribute(("respident", response))
        .write_text_content(quick_xml::events::BytesText::new(label))
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
    numbered(choices.iter().map(|choice| choice.text.as_str()))
}

fn numbered<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<(String, &'a str)> {
    texts.enumerate().map(|(at, text)| (format!("c{}", at + 1), text)).collect()
}

fn field(pen: &mut Pen, label: &str, entry: &str) -> io::Result<()> {
    pen.create_element("qtimetadatafield")
        .write_inner_content(|pen| {
            text(pen, "fieldlabel", label)?;
            text(pen, "fieldentry", entry)
        })
        .map(|_| ())
}

fn feedback(pen: &mut Pen, ident: &str, html: &str) -> io::Result<()> {
    pen.create_element("itemfeedback")
        .with_attribute(("ident", ident))
        .write_inner_content(|pen| {
            pen.create_element("flow_mat").write_inner_content(|pen| material(pen, html))?;
            Ok(())
        })
        .map(|_| ())
}

fn material(pen: &mut Pen, html: &str) -> io::Result<()> {
    pen.create_element("material")
        .write_inner_content(|pen| {
            pen.create_element("mattext")
                .with_attribute(("texttype", "text/html"))
                .write_text_content(quick_xml::events::BytesText::new(html))?;
            Ok(())
        })
        .map(|_| ())
}
