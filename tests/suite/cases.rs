//! Literate cases: `tests/cases/*.md` explain and test at once.
//!
//! A case is prose with fenced blocks: `ron` adds a graph file (with the shipped register and without the shipped cases), `ask`
//! holds a question, `answer` what it gets. `case` names a shipped case to be asked alone; without either the shipped graphs are
//! asked. `UPDATE=1` rewrites answers.

use std::fmt::Write as _;
use std::fs;

use comity::check::check;
use comity::diagnostic::{Colour, show};
use comity::load::{Loaded, Shipped};

use crate::support;

#[test]
fn every_case_gets_the_answers_it_shows() {
    let files = support::files("tests/cases", "md");
    assert!(!files.is_empty(), "there are cases");
    for path in files {
        let text = fs::read_to_string(&path).expect("a case is UTF-8");
        let name = path.file_name().expect("a file has a name").to_string_lossy().into_owned();
        support::compare(
            path.strip_prefix(support::root()).expect("cases lie in the project"),
            &rewritten(&name, &text),
        );
    }
}

/// The case with its answers as they are now.
fn rewritten(name: &str, text: &str) -> String {
    let mut out = String::new();
    let mut loaded: Option<Loaded> = None;
    let mut graph_text = String::new();
    let mut question: Option<String> = None;
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let Some(language) = line.strip_prefix("```").filter(|language| !language.is_empty()) else {
            writeln!(out, "{line}").expect("writing to a string cannot fail");
            continue;
        };
        let body: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        let body = match language {
            "ron" => {
                graph_text = body.join("\n");
                loaded = None;
                graph_text.clone()
            }
            "case" => {
                let name = body.join("");
                loaded =
                    Some(comity::load::case(&name).unwrap_or_else(|| panic!("no case is called {name}")));
                body.join("\n")
            }
            "ask" => {
                question = Some(body.join(" "));
                body.join("\n")
            }
            "answer" => {
                let question =
                    question.take().unwrap_or_else(|| panic!("{name}: an answer follows a question"));
                let loaded = loaded.get_or_insert_with(|| load(name, &graph_text));
                if let Ok(answer) = support::ask(loaded, &question) {
                    // What was understood, asked again, gets the same answer.
                    assert_eq!(
                        support::ask(loaded, &answer.question).as_ref(),
                        Ok(&answer),
                        "{name}: {question}"
                    );
                }
                support::ask_text(loaded, &question).trim_end().to_owned()
            }
            _ => body.join("\n"),
        };
        writeln!(out, "```{language}\n{body}\n```").expect("writing to a string cannot fail");
    }
    assert!(question.is_none(), "{name}: the last question has no answer block");
    out
}

/// The graph of a case, which must be sound.
fn load(name: &str, text: &str) -> Loaded {
    let loaded = match text.is_empty() {
        true => comity::load::shipped(),
        false => support::load_text(Shipped::Register, name, text),
    };
    let errors: String = loaded
        .diagnostics
        .iter()
        .chain(&check(&loaded.graph))
        .filter(|fault| fault.code.severity() == comity::diagnostic::Severity::Error)
        .map(|fault| show(fault, loaded.graph.texts(), Colour::Never) + "\n")
        .collect();
    assert!(errors.is_empty(), "{name}:\n{errors}");
    loaded
}
