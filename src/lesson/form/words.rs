//! The words that a sheet for school explains at its head.

use super::super::{Item, Level, Response, Sheet, Stimulus};

/// Words with what they mean in plain English, and where they are met. `docs/glossary.md` says more.
const WORDS: [(&str, &[&str], &str); 9] = [
    (
        "recognize",
        &["recogni"],
        "to say officially that a government may speak for its country (or that a country is a state)",
    ),
    ("envoy", &["envoy"], "somebody sent to speak for one side in another country"),
    ("ambassador", &["ambassador"], "the envoy of the highest rank; leads an embassy"),
    ("chargé d'affaires", &["chargé d'affaires"], "leads an embassy as well, but ranks below an ambassador"),
    (
        "consul",
        &["a consul ", "consulate"],
        "looks after people and papers; works in a consulate, not in an embassy",
    ),
    (
        "diplomatic relations",
        &["diplomatic relations"],
        "the agreed way in which two states deal with each other every day",
    ),
    (
        "credentials, letters of credence",
        &["credentials", "letters of credence"],
        "the letters that present a new ambassador; a copy goes to the foreign ministry, the letters to the head of state",
    ),
    ("suspend", &["suspend"], "to stop something for a time without ending it"),
    ("to freeze", &["froze", "frozen"], "to block money so that its owner cannot use it"),
];

/// The words that a sheet uses and a pupil may not know; a sheet for students explains none.
pub(super) fn words_of(sheet: &Sheet) -> Vec<(String, String)> {
    if sheet.level == Level::University {
        return Vec::new();
    }
    let text: String = sheet.items.iter().map(|item| read(item) + "\n").collect();
    let met = WORDS.iter().filter(|(_, forms, _)| forms.iter().any(|form| text.contains(form)));
    met.map(|(word, _, meaning)| ((*word).to_owned(), (*meaning).to_owned())).collect()
}

/// All that a learner reads of a question.
fn read(item: &Item) -> String {
    let mut text = item.prompt.clone();
    if let Some(Stimulus::Text(lines)) = &item.stimulus {
        text.push_str(lines);
    }
    let mut add = |more: &str| {
        text.push('\n');
        text.push_str(more);
    };
    match &item.response {
        Response::Choice(choices) | Response::Several(choices) => {
            choices.iter().for_each(|choice| add(&choice.text));
        }
        Response::Order(parts) => parts.iter().for_each(|part| add(part)),
        Response::Match(pairs) => pairs.iter().for_each(|(left, right)| {
            add(left);
            add(right);
        }),
        Response::TrueFalse { .. } | Response::Number(_) => {}
    }
    text
}
