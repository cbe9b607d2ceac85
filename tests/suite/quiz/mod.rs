//! What platforms read of a quiz: each format is read by a reader that is not ours, and its texts and keys are compared.

mod sheets;

use std::io::{self, Read};

use comity::lesson::form::{anki, gift, moodle_xml, qti12, qti21, rexams};
use comity::lesson::{Choice, Item, Response, Sheet, Stimulus};
use comity::text::visible;
use serde_json::{Value, json};

use crate::readers::read;
use crate::support;

/// How a format names the kinds of items, and what it does with some of them.
struct Format {
    kinds: [&'static str; 6],
    id: fn(&str) -> String,
    has_order: bool,
    /// Whether true and false are two choices like others.
    has_choices_of_truth: bool,
}

/// What must be found of an item, field by field; a field that the format has not is not asked for.
fn expected(sheet: &Sheet, item: &Item, format: &Format) -> Value {
    let choices = |choices: &[Choice]| -> Value {
        choices.iter().map(|one| json!([shown(&one.text), one.is_right, shown(&one.feedback)])).collect()
    };
    let pairs = |pairs: &[(String, String)]| -> Value {
        let mut pairs: Vec<_> = pairs.iter().map(|(left, right)| [shown(left), shown(right)]).collect();
        pairs.sort();
        json!(pairs)
    };
    let mut found = json!({
        "id": (format.id)(&item.id),
        "kind": format.kinds[kind(&item.response)],
        "question": question(item),
        "reasons": reasons(sheet, item),
    });
    let fields = found.as_object_mut().expect("it is one");
    let mut field = |name: &str, value: Value| fields.insert(name.to_owned(), value);
    match &item.response {
        Response::Choice(all) | Response::Several(all) => field("choices", choices(all)),
        Response::TrueFalse { is_true, feedback } if format.has_choices_of_truth => {
            let told = |said: bool| if said == *is_true { String::new() } else { shown(feedback) };
            field("choices", json!([["True", is_true, told(true)], ["False", !is_true, told(false)]]))
        }
        Response::TrueFalse { is_true, feedback } => {
            field("feedback", json!(shown(feedback)));
            field("true", json!(is_true))
        }
        Response::Order(parts) if format.has_order => {
            field("order", parts.iter().map(|part| shown(part)).collect())
        }
        Response::Order(parts) => {
            let places: Vec<_> =
                parts.iter().zip(1..).map(|(part, at)| (part.clone(), at.to_string())).collect();
            field("pairs", pairs(&places))
        }
        Response::Match(all) => field("pairs", pairs(all)),
        Response::Number(number) => field("number", json!(number)),
    };
    found
}

fn kind(response: &Response) -> usize {
    match response {
        Response::Choice(_) => 0,
        Response::Several(_) => 1,
        Response::TrueFalse { .. } => 2,
        Response::Order(_) => 3,
        Response::Match(_) => 4,
        Response::Number(_) => 5,
    }
}

/// A text as it is shown, also without the characters that XML refuses.
fn shown(text: &str) -> String {
    visible(text).replace('\u{fffe}', "\\u{fffe}")
}

fn question(item: &Item) -> Vec<String> {
    let stimulus = match &item.stimulus {
        Some(Stimulus::Text(words)) => words.as_str(),
        _ => "",
    };
    stimulus.lines().chain(item.prompt.lines()).filter(|line| !line.is_empty()).map(shown).collect()
}

fn reasons(sheet: &Sheet, item: &Item) -> Vec<String> {
    let mut told = vec![shown(&item.explanation), format!("Asked of comity: {}", shown(&item.question))];
    told.extend(item.sources.iter().map(|number| format!("Source: {}", shown(&sheet.sources[number - 1]))));
    told
}

/// Compares what was read of a sheet with the sheet, after `mend` has taken care of what the format cannot say.
fn compare(sheet: &Sheet, found: &[Value], format: &Format, mend: impl Fn(&mut Value, &Item)) {
    assert_eq!(found.len(), sheet.items.len(), "every item is read");
    for (item, found) in sheet.items.iter().zip(found) {
        let mut expected = expected(sheet, item, format);
        mend(&mut expected, item);
        for (name, value) in expected.as_object().expect("it is one") {
            let mut read = found[name].clone();
            if name == "pairs" {
                read.as_array_mut().expect("pairs are a list").sort_by_key(Value::to_string);
                let mut value = value.clone();
                value.as_array_mut().expect("pairs are a list").sort_by_key(Value::to_string);
                assert_eq!(read, value, "{name} of {}", item.id);
                continue;
            }
            assert_eq!(&read, value, "{name} of {}", item.id);
        }
        if let Some(Stimulus::Figure { svg, alternative }) = &item.stimulus {
            let figure = &found["figure"];
            if let Some(read) = figure["svg"].as_str() {
                assert_eq!(read, svg, "the figure of {}", item.id);
            }
            if let Some(read) = figure["alternative"].as_str() {
                // QTI 2.1 takes 256 characters.
                let alternative = shown(alternative);
                let start = read.trim_end_matches('…');
                assert!(alternative.starts_with(start) && start.len() > 10, "{read}\n{alternative}");
            }
        }
    }
}

fn sheets() -> [(&'static str, Sheet); 2] {
    [("common", sheets::common()), ("hostile", sheets::hostile())]
}

fn as_name(id: &str) -> String {
    // Only the hostile sheet has an id that is no name.
    id.replace(' ', "_20_")
        .replace('/', "_2f_")
        .replace('"', "_22_")
        .replace('<', "_3c_")
        .replace('é', "_e9_")
}

fn nothing(_: &mut Value, _: &Item) {}

#[test]
fn moodle_xml_is_read_by_amc2moodle() {
    let format = Format {
        kinds: ["choice", "several", "truefalse", "matching", "matching", "numerical"],
        id: str::to_owned,
        has_order: false,
        has_choices_of_truth: false,
    };
    for (name, sheet) in sheets() {
        let quiz = moodle_xml::moodle_xml(&sheet);
        assert_eq!(quiz, moodle_xml::moodle_xml(&sheet));
        if let Some(found) = read("moodle_xml.py", &format!("{name}.xml"), quiz.as_bytes()) {
            compare(&sheet, &found, &format, nothing);
            for item in &found {
                assert_eq!(item["tags"][0], "university");
            }
        }
    }
}

#[test]
fn gift_is_read_by_gift_pegjs() {
    let format = Format {
        kinds: ["choice", "several", "TF", "Matching", "Matching", "Numerical"],
        id: str::to_owned,
        has_order: false,
        has_choices_of_truth: false,
    };
    for (name, sheet) in sheets() {
        let quiz = gift::gift(&sheet);
        let Some(found) = read("gift.js", &format!("{name}.gift"), quiz.as_bytes()) else { continue };
        compare(&sheet, &found, &format, |expected, item| {
            if let Some(Stimulus::Figure { alternative, .. }) = &item.stimulus {
                let lines = expected["question"].as_array_mut().expect("it is a list");
                lines.insert(0, json!(format!("Figure: {}", shown(alternative))));
            }
            // A choice and the left of a match cannot hold the arrow of a match.
            for part in ["pairs", "choices"] {
                for one in expected.get_mut(part).and_then(Value::as_array_mut).into_iter().flatten() {
                    one[0] = json!(one[0].as_str().expect("it is text").replace("->", "→"));
                }
            }
        });
        let losses = gift::losses(&sheet);
        assert!(losses[0].starts_with("1 figure is told in words"), "{losses:?}");
        assert_eq!(losses.len(), if name == "hostile" { 2 } else { 1 });
    }
}

#[test]
fn qti_12_keeps_to_its_dtd_and_is_read_by_pyslet() {
    let format = Format {
        kinds: [
            "multiple_choice_question",
            "multiple_answers_question",
            "true_false_question",
            "matching_question",
            "matching_question",
            "numerical_question",
        ],
        id: as_name,
        has_order: false,
        has_choices_of_truth: true,
    };
    for (name, sheet) in sheets() {
        let package = qti12::qti12(&sheet);
        assert_eq!(package, qti12::qti12(&sheet));
        if let Some(found) = read("qti12.py", &format!("{name}.qti12.zip"), &package) {
            compare(&sheet, &found, &format, nothing);
        }
    }
}

#[test]
fn qti_21_is_read_and_scored_by_pyslet() {
    let format = Format {
        kinds: [
            "choice",
            "several",
            "choice",
            "orderInteraction",
            "matchInteraction",
            "textEntryInteraction",
        ],
        id: as_name,
        has_order: true,
        has_choices_of_truth: true,
    };
    for (name, sheet) in sheets() {
        let package = qti21::qti21(&sheet);
        assert_eq!(package, qti21::qti21(&sheet));
        if let Some(found) = read("qti21.py", &format!("{name}.qti21.zip"), &package) {
            compare(&sheet, &found, &format, nothing);
        }
    }
}

#[test]
fn anki_imports_the_cards_and_knows_them_again() {
    for (name, sheet) in sheets() {
        let cards = anki::anki(&sheet);
        let Some(found) = read("anki_text.py", &format!("{name}.txt"), cards.as_bytes()) else { continue };
        assert_eq!(found.len(), sheet.items.len());
        for item in &sheet.items {
            let note = found.iter().find(|note| note["id"] == item.id.as_str());
            let note = note.unwrap_or_else(|| panic!("no card has the id {} of its item", item.id));
            let lines = |side: &str| -> Vec<String> {
                let lines = note[side].as_array().expect("it is a list");
                lines.iter().map(|line| line.as_str().expect("it is text").to_owned()).collect()
            };
            let (front, back) = (lines("question"), lines("reasons"));
            assert!(front.starts_with(&question(item)), "{front:#?}");
            for line in reasons(&sheet, item) {
                assert!(back.contains(&line), "{line}\n{back:#?}");
            }
            if let Response::Choice(choices) | Response::Several(choices) = &item.response {
                for choice in choices {
                    let text = shown(&choice.text);
                    assert!(front.contains(&text), "{text}\n{front:#?}");
                    assert_eq!(choice.is_right, back.contains(&text), "{text}\n{back:#?}");
                }
            }
            assert_eq!(note["figure"].is_object(), matches!(item.stimulus, Some(Stimulus::Figure { .. })));
        }
    }
}

#[test]
fn exercises_go_through_knitr_and_pandoc() {
    let format = Format {
        kinds: ["schoice", "mchoice", "schoice", "cloze", "cloze", "num"],
        id: as_name,
        has_order: false,
        has_choices_of_truth: true,
    };
    for (name, sheet) in sheets() {
        let package = rexams::rexams(&sheet);
        assert_eq!(package, rexams::rexams(&sheet));
        let Some(found) = read("rexams.py", &format!("{name}.rexams.zip"), &package) else { continue };
        compare(&sheet, &found, &format, |expected, _| {
            // Each choice has a remark, so that lists are of one length.
            for choice in expected.get_mut("choices").and_then(Value::as_array_mut).into_iter().flatten() {
                if choice[2] == "" {
                    choice[2] = json!(if choice[1] == true { "Right." } else { "Not right." });
                }
            }
        });
    }
}

#[cfg(feature = "png")]
#[test]
fn one_quiz_in_every_format_is_as_it_was() {
    let sheet = sheets::common();
    let folder = "output/lessons/quiz";
    for (name, text) in [
        ("quiz.xml", moodle_xml::moodle_xml(&sheet)),
        ("quiz.gift", gift::gift(&sheet)),
        ("cards.txt", anki::anki(&sheet)),
    ] {
        support::compare(format!("{folder}/{name}"), &text);
    }
    for (name, package) in
        [("qti12", qti12::qti12(&sheet)), ("qti21", qti21::qti21(&sheet)), ("rexams", rexams::rexams(&sheet))]
    {
        let mut package = zip::ZipArchive::new(io::Cursor::new(package)).expect("it is a package");
        let members: Vec<String> =
            package.file_names().map(|name| name.expect("names are text").into_owned()).collect();
        support::compare(format!("{folder}/{name}/members.txt"), &(members.join("\n") + "\n"));
        for member in &members {
            let mut bytes = Vec::new();
            let mut file = package.by_name(member).expect("it was named");
            file.read_to_end(&mut bytes).expect("it is whole");
            // A drawing is held by the tests of pictures.
            if let Ok(text) = String::from_utf8(bytes) {
                support::compare(format!("{folder}/{name}/{member}"), &text);
            }
        }
    }
}
